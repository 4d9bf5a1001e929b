//! What a staking page shows: the runtime API of the validators and their delegators.
//!
//! The rules are in `pallet-validator-staking`; these types only carry its answers to the node's
//! RPC and to dApps. Amounts are plancks of GCC.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::vec::Vec;

use codec::{Codec, Decode, Encode};
use scale_info::TypeInfo;
use sp_runtime::Perbill;

use crate::Balance;

/// Number of an era: the time for which one set of validators and their stakes stands.
pub type EraIndex = u32;

/// Number of a session.
pub type SessionIndex = u32;

/// Most rows that one answer of [`StakingApi`] holds; longer lists are read in pages.
pub const MAX_PAGE: u32 = 256;

/// How many validators of `n` may fail before finality stalls: f = ⌊(n−1)/3⌋.
///
/// 0 of 3, 1 of 4, 6 of 21.
pub const fn fault_budget(n: u32) -> u32 {
	n.saturating_sub(1) / 3
}

/// An era that has begun or is about to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct EraOverview<AccountId> {
	/// Number of the era.
	pub index: EraIndex,
	/// The session it begins with.
	pub start_session: SessionIndex,
	/// Its validators, the most staked first.
	pub validators: Vec<AccountId>,
	/// Stake behind all of them, in plancks.
	pub total_stake: Balance,
	/// How many of them may fail before finality stalls.
	pub fault_budget: u32,
}

/// The state of staking as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct StakingOverview<AccountId> {
	/// The era that runs. `None` until the first era of the chain has begun.
	pub active_era: Option<EraOverview<AccountId>>,
	/// The next era, once its validators are elected: one session before it begins.
	pub planned_era: Option<EraOverview<AccountId>>,
	/// Sessions in an era that nothing cuts short.
	pub sessions_per_era: u32,
	/// Eras for which coins that are unbonded stay on hold.
	pub bonding_duration: EraIndex,
	/// Eras between an offence's report and its slash.
	pub slash_defer_duration: EraIndex,
	/// Eras for which rewards can be paid out.
	pub history_depth: EraIndex,
	/// Most validators that are elected.
	pub validator_count: u32,
	/// Candidates at present.
	pub candidate_count: u32,
	/// Most candidates there can be.
	pub max_candidates: u32,
	/// Least own stake, in plancks, of a candidate.
	pub min_self_bond: Balance,
	/// Least delegation to a validator, in plancks.
	pub min_delegation: Balance,
	/// Highest commission that a validator is paid.
	pub max_commission: Perbill,
	/// By how much a commission may rise in an era.
	pub max_commission_rise: Perbill,
	/// Fees collected since the last era's end, in plancks: the rewards of the running era so far.
	pub pot_free: Balance,
	/// Rewards of past eras not paid out yet, in plancks.
	pub pot_owed: Balance,
}

/// A validator or a candidate.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ValidatorOverview<AccountId> {
	/// Its account.
	pub account: AccountId,
	/// Whether it stands for the next election.
	pub candidate: bool,
	/// Order of candidacy: at equal stake the lower is elected first. `None` if not a candidate.
	pub since: Option<u64>,
	/// Whether its session keys are registered; without them it is not elected.
	pub has_keys: bool,
	/// Whether it is in the set of the running era.
	pub active: bool,
	/// Whether it is kept from making blocks for now.
	pub disabled: bool,
	/// The share of its rewards that it keeps before sharing them with its delegators, from the
	/// next election on.
	pub commission: Perbill,
	/// Its own stake, in plancks.
	pub own_stake: Balance,
	/// What others delegated to it, in plancks.
	pub delegated_stake: Balance,
	/// How many others those are.
	pub delegators: u32,
	/// Its stake in the running era, own and delegated, in plancks; zero when not active.
	pub active_stake: Balance,
	/// Points earned in the running era: one for each block.
	pub era_points: u32,
	/// Sessions in a row in which it could make blocks and made none.
	pub silent_sessions: u32,
}

/// A delegation.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DelegationOverview<AccountId> {
	/// The other side: the delegator in a validator's list, the validator in a delegator's.
	pub account: AccountId,
	/// Amount, in plancks.
	pub amount: Balance,
}

/// Coins on their way out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct UnlockingChunk {
	/// Amount, in plancks.
	pub amount: Balance,
	/// The era from which it can be withdrawn.
	pub unlock_era: EraIndex,
}

/// Where a staker's rewards go.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum RewardDestination<AccountId> {
	/// They are bonded too.
	#[codec(index = 0)]
	Compound,
	/// To the staker's free balance.
	#[codec(index = 1)]
	Stash,
	/// To another account's free balance.
	#[codec(index = 2)]
	Account(AccountId),
}

/// What an account has at stake.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct StakerOverview<AccountId> {
	/// Bonded, in plancks: delegated and idle, or a validator's own stake.
	pub bonded: Balance,
	/// The part of `bonded` that is neither delegated nor a candidate's own stake, in plancks.
	pub idle: Balance,
	/// Its delegations, by validator.
	pub positions: Vec<DelegationOverview<AccountId>>,
	/// What is on its way out.
	pub unlocking: Vec<UnlockingChunk>,
	/// What of it could be withdrawn now, in plancks.
	pub withdrawable: Balance,
	/// Where its rewards go.
	pub destination: RewardDestination<AccountId>,
}

/// A reward that can be paid out by calling `payout(validator, era, page)`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PendingReward<AccountId> {
	/// The era it was earned in.
	pub era: EraIndex,
	/// The validator it was earned with.
	pub validator: AccountId,
	/// The page of that validator's exposure that holds the account.
	pub page: u32,
	/// Amount, in plancks.
	pub amount: Balance,
}

/// A slash that waits until its deferral is over.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DeferredSlash<AccountId> {
	/// The era in which it is applied; until then governance can cancel it.
	pub apply_era: EraIndex,
	/// The offender.
	pub validator: AccountId,
	/// The era of the offence.
	pub offence_era: EraIndex,
	/// The share of that era's stake, own and delegated, that is taken.
	pub fraction: Perbill,
}

sp_api::decl_runtime_apis! {
	/// Staking as wallets, explorers and the node's RPC see it.
	pub trait StakingApi<AccountId> where AccountId: Codec {
		/// The eras, the bounds and the fee pot.
		fn overview() -> StakingOverview<AccountId>;

		/// The candidates and the validators of the running era, the most staked first: at most
		/// `limit` of them (and [`MAX_PAGE`]), leaving out the first `offset`.
		fn validators(offset: u32, limit: u32) -> Vec<ValidatorOverview<AccountId>>;

		/// One validator or candidate. `None` if the account is neither and never was one.
		fn validator(account: AccountId) -> Option<ValidatorOverview<AccountId>>;

		/// A validator's delegations in order of arrival: at most `limit` of them (and
		/// [`MAX_PAGE`]), leaving out the first `offset`.
		fn delegations(
			validator: AccountId,
			offset: u32,
			limit: u32,
		) -> Vec<DelegationOverview<AccountId>>;

		/// The validators of the next era: those elected, or those who would be if the election
		/// were now.
		fn next_validators() -> Vec<AccountId>;

		/// What an account has at stake. `None` if nothing.
		fn staker(account: AccountId) -> Option<StakerOverview<AccountId>>;

		/// What an account can be paid for the `eras` eras from `first_era` on, own stake,
		/// commission and delegations together. Looks at no more than 16 eras in a call: read a
		/// long history in several.
		fn pending_rewards(
			account: AccountId,
			first_era: EraIndex,
			eras: u32,
		) -> Vec<PendingReward<AccountId>>;

		/// The slashes that are deferred, by the era of their application: at most [`MAX_PAGE`].
		fn deferred_slashes() -> Vec<DeferredSlash<AccountId>>;
	}
}
