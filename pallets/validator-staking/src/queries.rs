//! Answers for the runtime's `StakingApi`: read-only, bounded, and in its types.

use alloc::vec::Vec;

use core::cmp::Reverse;
use frame_support::traits::Get;
use mornet_primitives::{
	staking::{
		fault_budget, DeferredSlash, DelegationOverview, EraOverview, PendingReward,
		RewardDestination, StakerOverview, StakingOverview, UnlockingChunk, ValidatorOverview,
		MAX_PAGE,
	},
	Balance,
};
use sp_runtime::{traits::Zero, Perbill};
use sp_staking::EraIndex;

use crate::{adapters::SessionControl, pallet::*, rewards::Division, AccountIdOf, Activity, Payee};

/// Most eras that one answer on pending rewards looks at.
const MAX_ERAS: u32 = 16;

impl<T: Config> Pallet<T> {
	/// An era's validators and stake.
	fn era_overview(index: EraIndex) -> Option<EraOverview<AccountIdOf<T>>> {
		Eras::<T>::get(index).map(|era| EraOverview {
			index,
			start_session: era.start_session,
			total_stake: era.total_stake,
			fault_budget: fault_budget(Self::len_u32(era.validators.len())),
			validators: era.validators.into_inner(),
		})
	}

	/// The eras, the bounds and the fee pot.
	pub fn overview() -> StakingOverview<AccountIdOf<T>> {
		let params = Params::<T>::get();
		StakingOverview {
			active_era: ActiveEra::<T>::get().and_then(Self::era_overview),
			planned_era: PlannedEra::<T>::get().and_then(Self::era_overview),
			sessions_per_era: T::SessionsPerEra::get(),
			bonding_duration: T::BondingDuration::get(),
			slash_defer_duration: T::SlashDeferDuration::get(),
			history_depth: T::HistoryDepth::get(),
			validator_count: params.validator_count,
			candidate_count: Candidates::<T>::count(),
			max_candidates: T::MaxCandidates::get(),
			min_self_bond: params.min_self_bond,
			min_delegation: params.min_delegation,
			max_commission: params.max_commission,
			max_commission_rise: params.max_commission_rise,
			pot_free: Self::pot_free(),
			pot_owed: Owed::<T>::get(),
		}
	}

	/// The candidates and the validators of the running era, the most staked first: at most `limit`
	/// of them, leaving out the first `offset`.
	pub fn validators(offset: u32, limit: u32) -> Vec<ValidatorOverview<AccountIdOf<T>>> {
		let mut rows: Vec<(AccountIdOf<T>, Balance)> =
			Self::ranking().into_iter().map(|(who, c)| (who, c.total())).collect();
		// Validators that chilled serve until their era ends.
		let activities = Activities::<T>::get();
		for activity in &activities {
			if !Candidates::<T>::contains_key(&activity.validator) {
				let total = Self::stake_of(&activity.validator);
				rows.push((activity.validator.clone(), total));
			}
		}
		// Stable: candidates of equal stake stay in the order of their candidacy.
		rows.sort_by_key(|(_, total)| Reverse(*total));
		rows.into_iter()
			.skip(offset as usize)
			.take(limit.min(MAX_PAGE) as usize)
			.map(|(who, _)| Self::validator_overview(who, &activities))
			.collect()
	}

	/// One validator or candidate. `None` if the account is neither and never was one.
	pub fn validator(account: AccountIdOf<T>) -> Option<ValidatorOverview<AccountIdOf<T>>> {
		let activities = Activities::<T>::get();
		let known = Ledgers::<T>::get(&account).is_some_and(|l| l.commission.is_some())
			|| Delegations::<T>::contains_key(&account)
			|| activities.iter().any(|a| a.validator == account);
		known.then(|| Self::validator_overview(account, &activities))
	}

	/// Own and delegated stake of an account, candidate or not, in plancks.
	fn stake_of(who: &AccountIdOf<T>) -> Balance {
		// Parts of total issuance: cannot overflow.
		Ledgers::<T>::get(who)
			.map_or(0, |ledger| ledger.idle())
			.saturating_add(Self::sum_of(&Delegations::<T>::get(who)))
	}

	fn validator_overview(
		account: AccountIdOf<T>,
		activities: &[Activity<AccountIdOf<T>>],
	) -> ValidatorOverview<AccountIdOf<T>> {
		let ledger = Ledgers::<T>::get(&account);
		let delegations = Delegations::<T>::get(&account);
		let candidate = Candidates::<T>::get(&account);
		let activity = activities.iter().find(|a| a.validator == account);
		let exposure = ActiveEra::<T>::get().and_then(|era| Exposures::<T>::get(era, &account));
		ValidatorOverview {
			candidate: candidate.is_some(),
			since: candidate.map(|c| c.since),
			has_keys: T::Session::has_keys(&account),
			active: activity.is_some(),
			disabled: T::Session::is_disabled(&account),
			commission: ledger
				.as_ref()
				.and_then(|l| l.commission)
				.map_or_else(Perbill::zero, |c| c.rate),
			own_stake: ledger.map_or(0, |l| l.idle()),
			delegated_stake: Self::sum_of(&delegations),
			delegators: Self::len_u32(delegations.len()),
			active_stake: exposure.map_or(0, |e| e.total),
			era_points: activity.map_or(0, |a| a.era_points),
			silent_sessions: activity.map_or(0, |a| a.silent_sessions),
			account,
		}
	}

	/// A validator's delegations in order of arrival: at most `limit` of them, leaving out the
	/// first `offset`.
	pub fn delegations(
		validator: AccountIdOf<T>,
		offset: u32,
		limit: u32,
	) -> Vec<DelegationOverview<AccountIdOf<T>>> {
		Delegations::<T>::get(validator)
			.into_iter()
			.skip(offset as usize)
			.take(limit.min(MAX_PAGE) as usize)
			.map(|d| DelegationOverview { account: d.delegator, amount: d.amount })
			.collect()
	}

	/// The validators of the next era: those elected, or those who would be if the election were
	/// now.
	pub fn next_validators() -> Vec<AccountIdOf<T>> {
		match PlannedEra::<T>::get().and_then(Eras::<T>::get) {
			Some(planned) => planned.validators.into_inner(),
			None => Self::elect().into_iter().map(|(who, _)| who).collect(),
		}
	}

	/// What an account has at stake. `None` if nothing.
	pub fn staker(account: AccountIdOf<T>) -> Option<StakerOverview<AccountIdOf<T>>> {
		let ledger = Ledgers::<T>::get(&account)?;
		let era = ActiveEra::<T>::get().unwrap_or(0);
		let is_candidate = Candidates::<T>::contains_key(&account);
		Some(StakerOverview {
			bonded: ledger.bonded,
			idle: if is_candidate { 0 } else { ledger.idle() },
			withdrawable: ledger.clone().take_unlocked(era),
			positions: ledger
				.positions
				.into_iter()
				.map(|p| DelegationOverview { account: p.validator, amount: p.amount })
				.collect(),
			unlocking: ledger
				.unlocking
				.into_iter()
				.map(|c| UnlockingChunk { amount: c.amount, unlock_era: c.unlock_era })
				.collect(),
			destination: match ledger.payee {
				Payee::Compound => RewardDestination::Compound,
				Payee::Stash => RewardDestination::Stash,
				Payee::Account(to) => RewardDestination::Account(to),
			},
		})
	}

	/// What an account can be paid for the `eras` eras from `first_era` on. Looks at no more than
	/// 16 eras.
	pub fn pending_rewards(
		account: AccountIdOf<T>,
		first_era: EraIndex,
		eras: u32,
	) -> Vec<PendingReward<AccountIdOf<T>>> {
		let end = first_era.saturating_add(eras.min(MAX_ERAS));
		let mut pending = Vec::new();
		for era in first_era..end {
			let validators = Eras::<T>::get(era).map(|e| e.validators).unwrap_or_default();
			for validator in validators {
				if let Some((page, amount)) = Self::pending_reward(&account, era, &validator) {
					pending.push(PendingReward { era, validator, page, amount });
				}
			}
		}
		pending
	}

	/// The page that holds `account` and what it would be paid for it, if it is not paid yet.
	fn pending_reward(
		account: &AccountIdOf<T>,
		era: EraIndex,
		validator: &AccountIdOf<T>,
	) -> Option<(u32, Balance)> {
		let reward = Rewards::<T>::get(era, validator)?;
		let exposure = Exposures::<T>::get(era, validator)?;
		let division = Division::of(reward.total, &exposure);
		let found = if account == validator {
			(!reward.is_paid(0)).then_some((0, division.validator))
		} else {
			(0..exposure.pages).filter(|page| !reward.is_paid(*page)).find_map(|page| {
				ExposurePages::<T>::get((era, validator, page))
					.iter()
					.find(|row| row.delegator == *account)
					.map(|row| (page, division.delegator(row.amount, &exposure)))
			})
		};
		found.filter(|(_, amount)| !amount.is_zero())
	}

	/// The slashes that are deferred, by the era of their application.
	pub fn deferred_slashes() -> Vec<DeferredSlash<AccountIdOf<T>>> {
		let mut slashes: Vec<_> = DeferredSlashes::<T>::iter()
			.take(MAX_PAGE as usize)
			.map(|((apply_era, validator, offence_era), slash)| DeferredSlash {
				apply_era,
				validator,
				offence_era,
				fraction: slash.fraction,
			})
			.collect();
		slashes.sort_by_key(|slash| (slash.apply_era, slash.offence_era));
		slashes
	}
}
