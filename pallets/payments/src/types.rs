//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::Get, BoundedVec};
use mornet_primitives::{
	payments::{
		order::{Acceptance, LockReason, OrderKind, OrderState, RailConfig, Receipt, Terms},
		Claim, ExternalAddress, Memo, Rail, Target, TargetId, TransferId,
	},
	Balance, Moment,
};
use scale_info::TypeInfo;

use core::cmp::Ordering;

use crate::pallet::Config;

/// An account of the runtime.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// An order of the runtime.
pub type OrderOf<T> = Order<AccountIdOf<T>>;

/// The votes on an order's transfers.
pub type VotesOf<T> = BoundedVec<Vote<AccountIdOf<T>>, MaxVotes<T>>;

/// Votes that a validator can have on one order's transfers before they are agreed on.
pub const MAX_PENDING: u32 = 4;

/// For how long a vote counts, in milliseconds. After that its validator can vote anew, in the same
/// way or otherwise.
pub const VOTE_LIFETIME: Moment = 3_600_000;

/// Most votes on one order's transfers: [`MAX_PENDING`] of each validator.
pub struct MaxVotes<T>(core::marker::PhantomData<T>);

impl<T: Config> Get<u32> for MaxVotes<T> {
	fn get() -> u32 {
		T::MaxValidators::get().saturating_mul(MAX_PENDING)
	}
}

/// An order.
///
/// Amounts of the rail's asset: `received` is all that came, of which `consumed` paid for the
/// effect and `refunded` was given back; the rest is [`Order::outstanding`].
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Order<AccountId> {
	/// Who made it.
	pub owner: AccountId,
	/// Who gets what it is for.
	pub beneficiary: AccountId,
	/// What it is for.
	pub kind: OrderKind,
	/// How it is to be paid.
	pub rail: Rail,
	/// Where it is to be paid.
	pub target: Target,
	/// The number of that.
	pub target_id: TargetId,
	/// Its memo.
	pub memo: Memo,
	/// What it demands.
	pub terms: Terms,
	/// Where it stands.
	pub state: OrderState,
	/// Why it is locked; `Some` in the state [`OrderState::Locked`] and in no other.
	pub lock: Option<LockReason>,
	/// What came.
	pub received: u128,
	/// What of it was given back.
	pub refunded: u128,
	/// What of it paid for the effect. Zero until then.
	pub consumed: u128,
	/// What of it is to pay for the effect, which has not happened yet: the order was locked, or
	/// the effect failed.
	pub ripe: Option<u128>,
	/// GCC given for it, in plancks. Set once, when its effect happens.
	pub settled: Option<Balance>,
	/// Whether some of what came was late.
	pub late: bool,
	/// How many transfers came.
	pub receipts: u32,
	/// How many refunds were noted.
	pub refunds: u32,
	/// What is on hold of its owner for it, in plancks.
	pub deposit: Balance,
	/// Whether it is watched for payments.
	pub watched: bool,
	/// When it is forgotten: set once it is final and watched no more.
	pub forget_at: Option<Moment>,
}

/// What a transfer brings about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consequence {
	/// The order stands elsewhere, or where it was.
	Stands(OrderState),
	/// The order is paid: its effect is to happen.
	Pays,
}

impl<AccountId> Order<AccountId> {
	/// What came and is neither used up nor given back.
	pub const fn outstanding(&self) -> u128 {
		self.received.saturating_sub(self.consumed).saturating_sub(self.refunded)
	}

	/// What of it pays for the effect if it is accepted as ordered: all, or what is due if more came.
	pub fn consumable(&self) -> u128 {
		let outstanding = self.outstanding();
		match self.terms.compare(outstanding) {
			Ordering::Greater => self.terms.due,
			_ => outstanding,
		}
	}

	/// Where an order stands that is neither locked nor being refunded. What pays it and has not
	/// had its effect is [`Consequence::Pays`].
	pub fn standing(&self, now: Moment) -> Consequence {
		use OrderState::*;

		let outstanding = self.outstanding();
		Consequence::Stands(match self.settled {
			Some(_) if outstanding > 0 => Overpaid,
			Some(_) => Paid,
			None if self.ripe.is_some() => return Consequence::Pays,
			None if outstanding == 0 && self.refunded > 0 => Refunded,
			None if outstanding == 0 && now > self.terms.expires => Expired,
			None if outstanding == 0 => Open,
			None if self.late => Late,
			// More is due or came too much; what would be just right is ripe.
			None => match self.terms.compare(outstanding) {
				Ordering::Greater => Overpaid,
				_ => PartlyPaid,
			},
		})
	}

	/// Takes note of a transfer. `None` if the sum does not fit.
	///
	/// A transfer that is in time and by itself what is due pays, whatever else came: nobody can
	/// keep an order from being paid by adding to it. Else the sum of what came in time does.
	pub fn credit(&mut self, receipt: &Receipt) -> Option<()> {
		self.received = self.received.checked_add(receipt.amount)?;
		self.receipts = self.receipts.checked_add(1)?;
		self.late |= receipt.late;
		if self.settled.is_some() || self.ripe.is_some() || receipt.late {
			return Some(());
		}
		if self.terms.compare(receipt.amount) == Ordering::Equal {
			self.ripe = Some(receipt.amount);
		} else if !self.late && self.terms.compare(self.outstanding()) == Ordering::Equal {
			self.ripe = Some(self.outstanding());
		}
		Some(())
	}

	/// Whether a transfer made at `time` and agreed on `now` is late: out of time, or after the
	/// council decided to give back what came.
	pub fn is_late(&self, time: Moment, now: Moment) -> bool {
		!self.terms.in_time(time, now)
			|| matches!(self.state, OrderState::Refunding | OrderState::Refunded)
			|| self.refunded > 0
	}

	/// When it has to be looked at next.
	pub fn next_task(&self) -> Option<Moment> {
		if !self.watched {
			return self.forget_at;
		}
		Some(match self.state {
			OrderState::Open => self.terms.expires.saturating_add(1),
			_ => self.terms.retires().saturating_add(1),
		})
	}
}

/// How to accept what came: GCC to give, and what of the asset that uses up. `None` if it cannot be
/// accepted so.
pub fn accepted<AccountId>(
	order: &Order<AccountId>,
	acceptance: Acceptance,
) -> Option<(Balance, u128)> {
	match acceptance {
		Acceptance::AsOrdered => Some((order.terms.gcc, order.consumable())),
		Acceptance::ForReceived if order.kind == OrderKind::BuyGcc => {
			let outstanding = order.outstanding();
			Some((order.terms.rate.worth(outstanding)?, outstanding))
		},
		Acceptance::ForReceived => None,
	}
}

/// A transfer as a validator vouches for it, the order being known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Vouched {
	/// The transfer.
	pub transfer: TransferId,
	/// How much came, in the asset's smallest unit.
	pub amount: u128,
	/// Who paid.
	pub payer: ExternalAddress,
	/// Time of its block, in milliseconds since the Unix epoch.
	pub time: Moment,
}

impl From<&Claim> for Vouched {
	fn from(claim: &Claim) -> Self {
		Self {
			transfer: claim.transfer,
			amount: claim.amount,
			payer: claim.payer,
			time: claim.time,
		}
	}
}

/// A vote.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Vote<AccountId> {
	/// The validator: its account, whichever key it signed with.
	pub validator: AccountId,
	/// What it vouches for.
	pub vouched: Vouched,
	/// When it was cast, in milliseconds since the Unix epoch.
	pub cast: Moment,
}

/// A rail as it is configured.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RailRecord {
	/// Its configuration.
	pub config: RailConfig,
	/// Number of its target.
	pub target: TargetId,
}

/// A target that a rail has or had.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct TargetRecord {
	/// The rail.
	pub rail: Rail,
	/// The target.
	pub target: Target,
	/// Orders to be paid there that are watched.
	pub watched: u32,
}

/// Whether `votes` of `validators` are more than two thirds.
pub fn is_quorum(votes: u32, validators: u32) -> bool {
	u64::from(votes).saturating_mul(3) > u64::from(validators).saturating_mul(2)
}
