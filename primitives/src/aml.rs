//! Freezes, alerts and cases: what `pallet-aml` answers to other pallets and to readers.
//!
//! Amounts are plancks of GCC. What moves in other assets is given by its worth.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::vec::Vec;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::DispatchResult;

use crate::{kyc::Ramp, Balance, Hash, Moment};

/// Most rows that one answer of [`AmlApi`] holds; longer lists are read in pages.
pub const MAX_PAGE: u32 = 256;

/// What `InvalidTransaction::Custom` says of a transaction whose signer's account is frozen.
pub const SIGNER_FROZEN: u8 = 70;

/// Number of a case. Counted from 0 and never used twice.
pub type CaseId = u64;

/// Which accounts are frozen.
pub trait FrozenAccounts<AccountId> {
	/// Whether an account is frozen: it can only receive.
	///
	/// For whoever puts coins on hold, which a freeze does not hinder, and at the ramps.
	fn is_frozen(who: &AccountId) -> bool;
}

/// None is.
impl<AccountId> FrozenAccounts<AccountId> for () {
	fn is_frozen(_who: &AccountId) -> bool {
		false
	}
}

/// An account's assets beside the coin, which are frozen with it.
pub trait FreezeAssets<AccountId> {
	/// Freezes all that an account has and will have of each asset. Again is as good as once.
	///
	/// # Errors
	///
	/// If an asset has no room for the freeze. The caller undoes the rest.
	fn freeze(who: &AccountId) -> DispatchResult;

	/// Lifts that.
	///
	/// # Errors
	///
	/// Those of the assets.
	fn thaw(who: &AccountId) -> DispatchResult;

	/// Whether an account is frozen in each asset.
	fn is_frozen(who: &AccountId) -> bool;
}

/// No assets.
impl<AccountId> FreezeAssets<AccountId> for () {
	fn freeze(_who: &AccountId) -> DispatchResult {
		Ok(())
	}

	fn thaw(_who: &AccountId) -> DispatchResult {
		Ok(())
	}

	fn is_frozen(_who: &AccountId) -> bool {
		true
	}
}

/// Who watches what customers do. It never hinders them: nothing here can fail.
pub trait Observe<AccountId> {
	/// `amount` plancks passed a ramp, within the customer's limits.
	///
	/// In the same storage transaction: undone if what the limits allowed fails.
	fn ramp(who: &AccountId, ramp: Ramp, amount: Balance);

	/// A registrar's attestation came into force for an account that had none.
	fn onboarded(who: &AccountId);

	/// Sees to it that whatever an account does next is the most work, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(who: &AccountId);
}

/// Nobody.
impl<AccountId> Observe<AccountId> for () {
	fn ramp(_who: &AccountId, _ramp: Ramp, _amount: Balance) {}

	fn onboarded(_who: &AccountId) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(_who: &AccountId) {}
}

/// Something that moved from one account to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer<AccountId> {
	/// Whose it was.
	pub from: AccountId,
	/// Whose it is.
	pub to: AccountId,
	/// What it is worth, in plancks of GCC: the amount itself, or that of another asset by its
	/// price.
	pub worth: Balance,
}

/// The transfers of the block that is being made, however they were made: by a call of their own, in
/// a batch, by a proxy, by a multisig or by the scheduler.
///
/// What tells them all is the events of the pallets that keep balances: there is no other door that
/// all of them go through.
pub trait BlockTransfers<AccountId> {
	/// How many events there are to look through: for the weight.
	fn events() -> u32;

	/// Calls `each` for each transfer until now, in order, but for those that are the chain's own
	/// bookkeeping, such as fees. `each` deposits no events: they are being read.
	fn for_each(each: impl FnMut(Transfer<AccountId>));

	/// Makes so many transfers between two accounts appear, for benchmarks, beside one of each kind
	/// that has a price to be looked up; what there was before is gone.
	#[cfg(feature = "runtime-benchmarks")]
	fn add_for_benchmarks(transfer: Transfer<AccountId>, count: u32);
}

/// None are seen.
impl<AccountId> BlockTransfers<AccountId> for () {
	fn events() -> u32 {
		0
	}

	fn for_each(_each: impl FnMut(Transfer<AccountId>)) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn add_for_benchmarks(_transfer: Transfer<AccountId>, _count: u32) {}
}

/// Why an account is frozen. The details are in the compliance council's files off the chain.
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
)]
pub enum FreezeCode {
	/// A case is looked into.
	#[codec(index = 0)]
	Investigation,
	/// A court or an authority ordered it.
	#[codec(index = 1)]
	CourtOrder,
	/// The holder is on a sanctions list.
	#[codec(index = 2)]
	Sanctions,
	/// The holder says that the keys are stolen.
	#[codec(index = 3)]
	KeysCompromised,
}

impl FreezeCode {
	/// Whether a freeze for this reason can be without an end: where somebody else than the council
	/// decides on it.
	pub const fn can_be_open_ended(self) -> bool {
		matches!(self, Self::CourtOrder | Self::Sanctions)
	}
}

/// Why a case was opened.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Rule {
	/// More moved, or more often, in a day than is usual.
	#[codec(index = 0)]
	Velocity,
	/// Amounts right below the threshold above which they are looked at, again and again.
	#[codec(index = 1)]
	Structuring,
	/// A large amount left soon after the account was opened to the ramps.
	#[codec(index = 2)]
	FirstLargeOutflow,
	/// Something came from an account that is frozen.
	#[codec(index = 3)]
	FromFrozen,
	/// The council opened it by itself.
	#[codec(index = 4)]
	Manual,
}

impl Rule {
	/// All of them, in the order of their encoding.
	pub const ALL: [Self; 5] = [
		Self::Velocity,
		Self::Structuring,
		Self::FirstLargeOutflow,
		Self::FromFrozen,
		Self::Manual,
	];
}

/// What the council found.
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
)]
pub enum Outcome {
	/// There is a good reason for what was seen.
	#[codec(index = 0)]
	FalseAlarm,
	/// The customer explained it, with papers that are kept off the chain.
	#[codec(index = 1)]
	Explained,
	/// It was handed over to an authority.
	#[codec(index = 2)]
	Confirmed,
}

/// Where a case stands.
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
)]
pub enum CaseState {
	/// Nobody has looked at it.
	#[codec(index = 0)]
	Open,
	/// The council looks at it.
	#[codec(index = 1)]
	UnderReview,
	/// A report on it was filed with an authority.
	#[codec(index = 2)]
	Reported {
		/// Hash of the report, which is kept off the chain.
		report_hash: Hash,
	},
	/// It is done with.
	#[codec(index = 3)]
	Closed {
		/// What was found.
		outcome: Outcome,
		/// When, in milliseconds since the Unix epoch.
		at: Moment,
	},
}

impl CaseState {
	/// Whether it is done with.
	pub const fn is_closed(self) -> bool {
		matches!(self, Self::Closed { .. })
	}

	/// Whether a case can go from this state to `next`: all the transitions there are.
	pub const fn can_become(self, next: Self) -> bool {
		matches!(
			(self, next),
			(Self::Open, Self::UnderReview)
				| (Self::UnderReview, Self::Reported { .. } | Self::Closed { .. })
				| (Self::Reported { .. }, Self::Closed { .. })
				| (Self::Closed { .. }, Self::UnderReview)
		)
	}
}

/// A freeze, as wallets and the council see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct FreezeOverview<AccountId> {
	/// Whose account it is.
	pub account: AccountId,
	/// Why.
	pub code: FreezeCode,
	/// Since when, in milliseconds since the Unix epoch.
	pub since: Moment,
	/// From when on it is lifted, in milliseconds since the Unix epoch. `None` if the council has to
	/// lift it.
	pub until: Option<Moment>,
	/// The case it belongs to.
	pub case: Option<CaseId>,
}

/// A case, as the council sees it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CaseOverview<AccountId> {
	/// Its number.
	pub id: CaseId,
	/// Whom it is about.
	pub account: AccountId,
	/// Why it was opened.
	pub rule: Rule,
	/// With whom, if the rule is about two.
	pub counterparty: Option<AccountId>,
	/// When it was opened, in milliseconds since the Unix epoch.
	pub opened_at: Moment,
	/// When the rule was last met, in milliseconds since the Unix epoch.
	pub last_at: Moment,
	/// How often it was met.
	pub hits: u32,
	/// The largest amount with which it was met, in plancks.
	pub amount: Balance,
	/// Where it stands.
	pub state: CaseState,
	/// Whether the account is frozen.
	pub frozen: bool,
}

sp_api::decl_runtime_apis! {
	/// Freezes and cases as wallets, the compliance council and the node's RPC see them.
	pub trait AmlApi<AccountId> where AccountId: Codec {
		/// An account's freeze. `None` if it is not frozen.
		fn freeze_of(account: AccountId) -> Option<FreezeOverview<AccountId>>;

		/// One case. `None` if there is none of that number or it was forgotten.
		fn case(id: CaseId) -> Option<CaseOverview<AccountId>>;

		/// The cases in the order of their numbers, those included that are closed and not yet
		/// forgotten: at most `limit` of them (and [`MAX_PAGE`]), from number `from` on.
		fn cases(from: CaseId, limit: u32) -> Vec<CaseOverview<AccountId>>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_case_is_closed_only_after_a_review() {
		let closed = CaseState::Closed { outcome: Outcome::Explained, at: 1 };
		let reported = CaseState::Reported { report_hash: Hash::zero() };
		let states = [CaseState::Open, CaseState::UnderReview, reported, closed];
		let legal: Vec<_> = states
			.iter()
			.flat_map(|a| states.iter().map(move |b| (*a, *b)))
			.filter(|(a, b)| a.can_become(*b))
			.collect();
		assert_eq!(
			legal,
			[
				(CaseState::Open, CaseState::UnderReview),
				(CaseState::UnderReview, reported),
				(CaseState::UnderReview, closed),
				(reported, closed),
				(closed, CaseState::UnderReview),
			]
		);
	}

	#[test]
	fn rules_are_in_the_order_of_their_encoding() {
		for (index, rule) in Rule::ALL.iter().enumerate() {
			assert_eq!(usize::from(rule.encode()[0]), index);
		}
	}
}
