//! What the pallet stores and what its calls and events carry, with the invariants of each.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	traits::{fungible::Credit, Get},
	BoundedVec, CloneNoBound, DebugNoBound, EqNoBound, PartialEqNoBound,
};
use mornet_primitives::{units::currency::GCC, Balance};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::{traits::Zero, DispatchError, Perbill};
use sp_staking::{EraIndex, SessionIndex};

use crate::{Config, Error};

/// The runtime's account type.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// GCC taken out of an account and not yet put into another.
pub type CreditOf<T> = Credit<AccountIdOf<T>, <T as Config>::Currency>;

/// A validator's delegations, in order of arrival.
pub type DelegationsOf<T> =
	BoundedVec<Delegation<AccountIdOf<T>>, <T as Config>::MaxDelegationsPerValidator>;

/// A page of the delegations that back a validator in an era.
pub type ExposurePageOf<T> =
	BoundedVec<Delegation<AccountIdOf<T>>, <T as Config>::ExposurePageSize>;

/// The targets of a call to `delegate`: validators and amounts.
pub type TargetsOf<T> =
	BoundedVec<(AccountIdOf<T>, Balance), <T as Config>::MaxDelegationsPerDelegator>;

/// The rules that governance sets, by `set_params`.
///
/// [`Parameters::check`] says which values are accepted.
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
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// Most validators that are elected; from 1 to `MaxValidators`.
	pub validator_count: u32,
	/// Least own stake, in plancks, of a validator. A candidate with less is passed over.
	pub min_self_bond: Balance,
	/// Least bond of anyone and least delegation to one validator, in plancks.
	pub min_delegation: Balance,
	/// Highest commission. What a validator asked above it counts as this much.
	pub max_commission: Perbill,
	/// By how much a commission may rise in an era.
	pub max_commission_rise: Perbill,
	/// The treasury's share of a transaction's fee; the validators get the rest.
	pub treasury_share: Perbill,
	/// The reporter's share of what is slashed; the treasury gets the rest.
	pub reporter_share: Perbill,
	/// Least fraction slashed for an equivocation. The offence itself says how much more, by the
	/// share of validators that offended at the same time.
	pub min_equivocation_slash: Perbill,
	/// Fraction slashed from a validator that is chilled for its silence.
	pub offline_slash: Perbill,
	/// After so many sessions in a row without a block a validator is chilled.
	pub offline_sessions: u32,
	/// A session is judged for silence only if it had at least this many blocks a validator on
	/// average: in a short one, or after a stall, an honest validator may have had no slot. The
	/// chance of that at an average of 10 is e^-10, one session in 22,000.
	pub offline_min_blocks: u32,
}

impl Parameters {
	/// No more of a slash may go to its reporter: reporting oneself must not pay.
	pub const MAX_REPORTER_SHARE: Perbill = Perbill::from_percent(50);
	/// No more may be slashed for silence: a power cut is no attack.
	pub const MAX_OFFLINE_SLASH: Perbill = Perbill::from_percent(10);

	/// Whether these values can be in force in a chain with room for `max_validators`.
	pub fn check(&self, max_validators: u32) -> bool {
		(1..=max_validators).contains(&self.validator_count)
			&& !self.min_delegation.is_zero()
			&& self.min_self_bond >= self.min_delegation
			&& self.reporter_share <= Self::MAX_REPORTER_SHARE
			&& self.offline_slash <= Self::MAX_OFFLINE_SLASH
			&& !self.offline_sessions.is_zero()
	}
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			validator_count: 21,
			min_self_bond: 1_000 * GCC,
			min_delegation: 10 * GCC,
			max_commission: Perbill::from_percent(50),
			max_commission_rise: Perbill::from_percent(5),
			treasury_share: Perbill::from_percent(20),
			reporter_share: Perbill::from_percent(10),
			min_equivocation_slash: Perbill::from_percent(5),
			offline_slash: Perbill::zero(),
			offline_sessions: 3,
			offline_min_blocks: 10,
		}
	}
}

/// Where an account's rewards go.
#[derive(
	Clone,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Payee<AccountId> {
	/// They are bonded: a validator's to its own stake, a delegator's to the delegation that earned
	/// them, or to the idle bond if that delegation has ended.
	#[codec(index = 0)]
	Compound,
	/// They are paid to the free balance of the account itself.
	#[codec(index = 1)]
	#[default]
	Stash,
	/// They are paid to the free balance of another account.
	#[codec(index = 2)]
	Account(AccountId),
}

/// Coins on their way out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct UnlockChunk {
	/// Amount, in plancks.
	pub amount: Balance,
	/// The era from which it can be withdrawn.
	pub unlock_era: EraIndex,
}

/// A delegation in the delegator's books.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Position<AccountId> {
	/// The validator.
	pub validator: AccountId,
	/// Amount, in plancks; never zero.
	pub amount: Balance,
}

/// A delegation in the validator's books, and a row of an exposure.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Delegation<AccountId> {
	/// The delegator.
	pub delegator: AccountId,
	/// Amount, in plancks; never zero.
	pub amount: Balance,
}

/// A validator's commission, with what is needed to bound its rise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Commission {
	/// The share of its rewards that the validator asks for.
	pub rate: Perbill,
	/// The rate at the beginning of era `era`: the rise within that era counts from it.
	pub base: Perbill,
	/// The era of the last change.
	pub era: EraIndex,
}

impl Commission {
	/// The commission after setting it to `rate` in `era`. `None` if that rises it by more than
	/// `max_rise` over what it was when the era began.
	pub fn changed(self, rate: Perbill, era: EraIndex, max_rise: Perbill) -> Option<Self> {
		let base = if self.era < era { self.rate } else { self.base };
		(rate.deconstruct().saturating_sub(base.deconstruct()) <= max_rise.deconstruct())
			.then_some(Self { rate, base, era })
	}
}

/// All that an account has on hold for staking.
///
/// - The hold is `bonded` plus all of `unlocking`.
/// - `positions` are parts of `bonded`; what they leave is idle. A candidate has no positions: all
///   its bond is its own stake.
/// - `unlocking` is in the order of its eras.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct Ledger<T: Config> {
	/// At stake or ready for it, in plancks.
	pub bonded: Balance,
	/// On its way out; still subject to slashes for what it backed before.
	pub unlocking: BoundedVec<UnlockChunk, T::MaxUnlockingChunks>,
	/// Delegations, one a validator.
	pub positions: BoundedVec<Position<T::AccountId>, T::MaxDelegationsPerDelegator>,
	/// Where rewards go.
	pub payee: Payee<T::AccountId>,
	/// The commission last asked for, if the account ever was a candidate. Kept when it chills, so
	/// that leaving and coming back is no way round the bound on its rise.
	pub commission: Option<Commission>,
}

/// What a slash took from a ledger.
pub(crate) struct Taken<AccountId> {
	/// From the bond, in plancks.
	pub bonded: Balance,
	/// From the chunks, in plancks.
	pub unlocking: Balance,
	/// The positions it reduced, with the amounts before and after.
	pub positions: Vec<(AccountId, Balance, Balance)>,
}

impl<AccountId> Taken<AccountId> {
	/// All that was taken, in plancks.
	pub fn total(&self) -> Balance {
		// Parts of one account's hold: cannot overflow.
		self.bonded.saturating_add(self.unlocking)
	}
}

/// Moves as much of `wanted` as there is out of `from`. Returns how much that was.
fn take(from: &mut Balance, wanted: &mut Balance) -> Balance {
	let taken = (*from).min(*wanted);
	*from = from.saturating_sub(taken);
	*wanted = wanted.saturating_sub(taken);
	taken
}

// Sums here saturate without effect: all are parts of one account's hold, so of total issuance,
// which fits.
impl<T: Config> Ledger<T> {
	/// An empty ledger.
	pub fn new(payee: Payee<T::AccountId>) -> Self {
		Self {
			bonded: 0,
			unlocking: BoundedVec::new(),
			positions: BoundedVec::new(),
			payee,
			commission: None,
		}
	}

	/// What is delegated, in plancks.
	pub fn delegated(&self) -> Balance {
		self.positions.iter().fold(0, |sum: Balance, p| sum.saturating_add(p.amount))
	}

	/// What is bonded and not delegated, in plancks.
	pub fn idle(&self) -> Balance {
		self.bonded.saturating_sub(self.delegated())
	}

	/// What is on its way out, in plancks.
	pub fn unlocking_total(&self) -> Balance {
		self.unlocking.iter().fold(0, |sum: Balance, c| sum.saturating_add(c.amount))
	}

	/// What is to be on hold, in plancks.
	pub fn held(&self) -> Balance {
		self.bonded.saturating_add(self.unlocking_total())
	}

	/// Whether nothing is left, so that the ledger can go.
	pub fn is_empty(&self) -> bool {
		self.bonded.is_zero() && self.unlocking.is_empty()
	}

	/// What is delegated to `validator`, in plancks.
	pub fn position(&self, validator: &T::AccountId) -> Balance {
		self.positions
			.iter()
			.find(|p| p.validator == *validator)
			.map_or(0, |p| p.amount)
	}

	/// Sets what is delegated to `validator`, in plancks; zero ends the position.
	pub fn set_position(
		&mut self,
		validator: &T::AccountId,
		amount: Balance,
	) -> Result<(), DispatchError> {
		if amount.is_zero() {
			self.positions.retain(|p| p.validator != *validator);
		} else if let Some(p) = self.positions.iter_mut().find(|p| p.validator == *validator) {
			p.amount = amount;
		} else {
			self.positions
				.try_push(Position { validator: validator.clone(), amount })
				.map_err(|_| Error::<T>::TooManyDelegations)?;
		}
		Ok(())
	}

	/// Adds a chunk that unlocks in `unlock_era`, which is never before the last one's.
	///
	/// Joins the last chunk if that unlocks in the same era, or, with `squeeze`, if there is no
	/// room: the last chunk's coins then wait as long as the new ones.
	pub fn push_chunk(
		&mut self,
		amount: Balance,
		unlock_era: EraIndex,
		squeeze: bool,
	) -> Result<(), DispatchError> {
		let full = self.unlocking.is_full();
		match self.unlocking.last_mut() {
			Some(last) if last.unlock_era == unlock_era || (full && squeeze) => {
				last.amount = last.amount.saturating_add(amount);
				last.unlock_era = unlock_era;
			},
			_ => self
				.unlocking
				.try_push(UnlockChunk { amount, unlock_era })
				.map_err(|_| Error::<T>::TooManyChunks)?,
		}
		Ok(())
	}

	/// Removes the chunks that can be withdrawn in `era`. Returns their sum, in plancks.
	pub fn take_unlocked(&mut self, era: EraIndex) -> Balance {
		let before = self.unlocking_total();
		self.unlocking.retain(|c| c.unlock_era > era);
		before.saturating_sub(self.unlocking_total())
	}

	/// Puts `amount` plancks on their way out back into the bond, those that began last first.
	pub fn rebond(&mut self, amount: Balance) -> Result<(), DispatchError> {
		let mut left = amount;
		for chunk in self.unlocking.iter_mut().rev() {
			take(&mut chunk.amount, &mut left);
		}
		frame_support::ensure!(left.is_zero(), Error::<T>::NotEnoughUnlocking);
		self.unlocking.retain(|c| !c.amount.is_zero());
		self.bonded = self.bonded.saturating_add(amount);
		Ok(())
	}

	/// Takes up to `amount` plancks for an offence of `validator`.
	///
	/// In this order, so that what backed the offender goes first and other validators' stakes
	/// last: the delegation to the offender; the idle bond (all of a validator's own stake); the
	/// chunks that unlock in `earliest_unlock` or later, which means they were still at stake at
	/// the time, the newest first; the delegations to others, where coins may have moved since.
	pub(crate) fn take_slash(
		&mut self,
		validator: &T::AccountId,
		earliest_unlock: EraIndex,
		amount: Balance,
	) -> Taken<T::AccountId> {
		let mut left = amount;
		let mut idle = self.idle();
		let mut taken = Taken { bonded: 0, unlocking: 0, positions: Vec::new() };
		let mut take_position = |p: &mut Position<T::AccountId>, left: &mut Balance| {
			let before = p.amount;
			let part = take(&mut p.amount, left);
			if !part.is_zero() {
				taken.bonded = taken.bonded.saturating_add(part);
				taken.positions.push((p.validator.clone(), before, p.amount));
			}
		};

		if let Some(p) = self.positions.iter_mut().find(|p| p.validator == *validator) {
			take_position(p, &mut left);
		}
		let from_idle = take(&mut idle, &mut left);
		for chunk in self.unlocking.iter_mut().rev() {
			if chunk.unlock_era >= earliest_unlock {
				taken.unlocking =
					taken.unlocking.saturating_add(take(&mut chunk.amount, &mut left));
			}
		}
		for p in self.positions.iter_mut().filter(|p| p.validator != *validator) {
			take_position(p, &mut left);
		}

		taken.bonded = taken.bonded.saturating_add(from_idle);
		self.bonded = self.bonded.saturating_sub(taken.bonded);
		self.unlocking.retain(|c| !c.amount.is_zero());
		self.positions.retain(|p| !p.amount.is_zero());
		taken
	}
}

/// A candidate of the next election.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Candidate {
	/// Order of candidacy; the lower wins a tie.
	pub since: u64,
	/// Its own stake, in plancks: its ledger's `bonded`.
	pub own: Balance,
	/// What is delegated to it, in plancks: the sum of its delegations.
	pub delegated: Balance,
}

impl Candidate {
	/// The stake it is elected by, in plancks.
	pub fn total(&self) -> Balance {
		// Parts of total issuance: cannot overflow.
		self.own.saturating_add(self.delegated)
	}
}

/// Why an account stopped being a candidate.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum ChillReason<AccountId> {
	/// It asked to.
	#[codec(index = 0)]
	Voluntary,
	/// Governance decided it.
	#[codec(index = 1)]
	Forced,
	/// It equivocated.
	#[codec(index = 2)]
	Offence,
	/// It made no block for too many sessions in a row.
	#[codec(index = 3)]
	Silence,
	/// There was room for one candidate less than wanted, and this one had the least stake.
	#[codec(index = 4)]
	Displaced {
		/// The candidate that took its place.
		by: AccountId,
	},
	/// A slash left nothing of its bond.
	#[codec(index = 5)]
	BondGone,
}

/// Why a delegation changed.
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
pub enum DelegationCause {
	/// The delegator asked for it.
	#[codec(index = 0)]
	Delegator,
	/// The validator's list was full and a larger delegation took the place of this one, the
	/// smallest.
	#[codec(index = 1)]
	Displaced,
	/// A reward was added to it.
	#[codec(index = 2)]
	Compounded,
	/// A part of it was slashed.
	#[codec(index = 3)]
	Slashed,
	/// Governance ended it.
	#[codec(index = 4)]
	Forced,
}

/// An era.
#[derive(
	CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound, Encode, Decode, MaxEncodedLen, TypeInfo,
)]
#[scale_info(skip_type_params(T))]
pub struct Era<T: Config> {
	/// The session it begins with.
	pub start_session: SessionIndex,
	/// Its validators, the most staked first.
	pub validators: BoundedVec<T::AccountId, T::MaxValidators>,
	/// Stake behind all of them, in plancks.
	pub total_stake: Balance,
}

/// What backs a validator in an era, fixed at its election: the base of rewards and slashes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Exposure {
	/// The validator's own stake, in plancks.
	pub own: Balance,
	/// Own and delegated stake, in plancks.
	pub total: Balance,
	/// The commission in force.
	pub commission: Perbill,
	/// Pages of delegators; at least one, which may be empty.
	pub pages: u32,
}

/// What a validator and its delegators earned in an era.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct EraReward {
	/// Points earned: blocks made.
	pub points: u32,
	/// All of the reward, in plancks.
	pub total: Balance,
	/// What of it is still kept for payouts, in plancks. Zero once all pages are paid: the dust of
	/// rounding has then gone back to the pot.
	pub owed: Balance,
	/// The pages paid: bit n is page n.
	pub paid_pages: u64,
}

impl EraReward {
	/// The bit of `page`; zero for a page that no bit stands for.
	fn bit(page: u32) -> u64 {
		1u64.checked_shl(page).unwrap_or(0)
	}

	/// Whether `page` is paid.
	pub fn is_paid(&self, page: u32) -> bool {
		self.paid_pages & Self::bit(page) != 0
	}

	/// Notes that `page` is paid. Returns whether all `pages` are.
	pub fn mark_paid(&mut self, page: u32, pages: u32) -> bool {
		self.paid_pages |= Self::bit(page);
		self.paid_pages.count_ones() >= pages
	}
}

/// A validator's work in the running era.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Activity<AccountId> {
	/// The validator.
	pub validator: AccountId,
	/// Points of the era: one for each block.
	pub era_points: u32,
	/// Blocks in the running session.
	pub session_blocks: u32,
	/// Sessions in a row in which it could make blocks and made none. Carried from era to era while
	/// the validator stays in the set.
	pub silent_sessions: u32,
}

/// Until when a validator is kept from making blocks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub enum DisabledUntil {
	/// For silence: until this session begins.
	#[codec(index = 0)]
	Session(SessionIndex),
	/// For an offence: through this era, the last one whose validators were elected before it.
	#[codec(index = 1)]
	AfterEra(EraIndex),
}

/// A validator that is kept from making blocks, as far as the fault budget allows it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Disablement<AccountId> {
	/// The validator.
	pub validator: AccountId,
	/// How bad its offence was; zero for silence. Where not all can be disabled, the worst are.
	pub severity: Perbill,
	/// Until when.
	pub until: DisabledUntil,
}

/// Bound of the disablements: the validators of the running era and those of the next.
pub struct MaxDisablements<T>(core::marker::PhantomData<T>);

impl<T: Config> Get<u32> for MaxDisablements<T> {
	fn get() -> u32 {
		T::MaxValidators::get().saturating_mul(2)
	}
}

/// A slash that is deferred, or being applied page by page.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct DeferredSlash<AccountId> {
	/// The share of the exposure to take.
	pub fraction: Perbill,
	/// Who reported it first, and is rewarded.
	pub reporter: Option<AccountId>,
	/// The page of the exposure that is next.
	pub next_page: u32,
	/// What was taken so far, in plancks.
	pub taken: Balance,
}
