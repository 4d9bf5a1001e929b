//! The runtime API of payments.

use alloc::{string::String, vec::Vec};

use codec::{Codec, Decode, Encode};
use scale_info::TypeInfo;

use super::{
	order::{LockReason, OrderKind, OrderState, Parameters, RailConfig, Receipt, Refund, Terms},
	OrderId, Rail, Target, TargetId,
};
use crate::{Balance, Moment};

/// Most rows that one answer of [`PaymentsApi`] holds; longer lists are read in pages.
pub const MAX_PAGE: u32 = 256;

/// An order as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OrderOverview<AccountId> {
	/// Its number.
	pub id: OrderId,
	/// Who made it.
	pub owner: AccountId,
	/// Who gets what it is for.
	pub beneficiary: AccountId,
	/// What it is for.
	pub kind: OrderKind,
	/// How it is to be paid.
	pub rail: Rail,
	/// Whom to pay, and in what.
	pub target: Target,
	/// What to write in the payment.
	pub memo: String,
	/// What is demanded.
	pub terms: Terms,
	/// Where it stands.
	pub state: OrderState,
	/// What came in all, in the asset's smallest unit.
	pub received: u128,
	/// What of it was given back.
	pub refunded: u128,
	/// GCC given for it, in plancks. `None` until its effect has happened.
	pub settled: Option<Balance>,
	/// Why it is locked, if it is.
	pub lock: Option<LockReason>,
	/// The transfers that the validators agreed on, in the order in which they did.
	pub receipts: Vec<Receipt>,
	/// What was given back, in the order in which it was noted.
	pub refunds: Vec<Refund>,
}

/// A rail as governance has it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RailOverview {
	/// Which.
	pub rail: Rail,
	/// Its configuration.
	pub config: RailConfig,
	/// Orders that are watched for on it, those included that were made under other configurations.
	pub watched: u32,
}

/// An address that is watched.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct WatchOverview {
	/// Number of the target.
	pub id: TargetId,
	/// The rail it is of.
	pub rail: Rail,
	/// The address, and what counts there.
	pub target: Target,
	/// Orders to be paid there.
	pub watched: u32,
	/// The first made of them, and when. Nothing before that needs to be read.
	pub oldest: Option<(OrderId, Moment)>,
}

sp_api::decl_runtime_apis! {
	/// Payments as wallets, dApps and the node's RPC see them.
	pub trait PaymentsApi<AccountId> where AccountId: Codec {
		/// An order. `None` if there is none of that number, or none any more.
		fn order(id: OrderId) -> Option<OrderOverview<AccountId>>;

		/// The orders that an account made or is the beneficiary of, the newest first: at most
		/// `limit` of them (and [`MAX_PAGE`]), and only those with a lower number than `before`.
		fn orders_of(
			owner: AccountId,
			before: Option<OrderId>,
			limit: u32,
		) -> Vec<OrderOverview<AccountId>>;

		/// The orders that wait for the compliance council, the oldest first: at most `limit` of
		/// them (and [`MAX_PAGE`]), and only those with a higher number than `after`.
		fn waiting_orders(after: Option<OrderId>, limit: u32) -> Vec<OrderOverview<AccountId>>;

		/// The orders on a target that are watched for, the oldest first: at most `limit` of them
		/// (and [`MAX_PAGE`]), and only those with a higher number than `after`.
		fn watched_orders(
			target: TargetId,
			after: Option<OrderId>,
			limit: u32,
		) -> Vec<OrderOverview<AccountId>>;

		/// The rails.
		fn rails() -> Vec<RailOverview>;

		/// The targets to which orders are to be paid.
		fn watches() -> Vec<WatchOverview>;

		/// The rules for new orders.
		fn parameters() -> Parameters;

		/// What an order of `gcc` plancks would cost on a rail now, in the asset's smallest unit.
		/// `None` if there is no such rail or it is disabled, or the amount does not fit or is out
		/// of the bounds.
		fn quote(rail: Rail, gcc: Balance) -> Option<u128>;
	}
}
