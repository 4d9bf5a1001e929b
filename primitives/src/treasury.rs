//! How the council's budget meets the treasury and the council: what `pallet-council-budget` asks of
//! the runtime.

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{DispatchError, Weight};

use crate::{Balance, BlockNumber};

/// Number of an approved spend. Counted from 0 and never used twice.
pub type SpendIndex = u32;

/// What the treasury council may spend by itself.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct SpendLimit {
	/// Most that is spent in a period, by its value in plancks of GCC.
	pub amount: Balance,
	/// Length of a period, in blocks. Not 0.
	pub period: BlockNumber,
}

/// The treasury: where spends are approved. Whoever asks has decided that it may be spent.
pub trait ApproveSpend<AccountId> {
	/// GCC, or an asset.
	type AssetKind;

	/// What `amount` of a kind is worth, in plancks of GCC, rounded down; `None` if there is no rate.
	fn value(kind: &Self::AssetKind, amount: Balance) -> Option<Balance>;

	/// Approves a spend of `amount` of a kind to `beneficiary`, which can be paid out from the block
	/// `valid_from` on, or at once.
	///
	/// # Errors
	///
	/// What the treasury says; nothing is approved then.
	fn approve(
		kind: Self::AssetKind,
		amount: Balance,
		beneficiary: AccountId,
		valid_from: Option<BlockNumber>,
	) -> Result<SpendIndex, DispatchError>;

	/// An asset that has a rate, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn kind_for_benchmarks() -> Self::AssetKind;
}

/// The council whose seats are given.
pub trait Seats<AccountId> {
	/// Who sits in it, in order.
	fn members() -> Vec<AccountId>;

	/// Gives the seats to others. `members` are in order, and none is there twice. The votes of those
	/// who go are removed.
	fn set_members(members: &[AccountId]);

	/// The most that [`Seats::set_members`] weighs.
	fn weight_of_set_members() -> Weight;
}
