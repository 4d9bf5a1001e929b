//! Sessions and eras: the election, the exposures it fixes, what happens at an era's end, and who
//! is kept from making blocks.
//!
//! `pallet-session` calls, in the first block of session i: [`Pallet::finish_session`]`(i - 1)`,
//! [`Pallet::begin_session`]`(i)`, [`Pallet::plan_session`]`(i + 1)`. So the validators of an era
//! are elected one session before it begins, and stakes change until then.

use alloc::vec::Vec;
use core::cmp::Reverse;

use frame_support::{defensive, traits::Get, BoundedVec};
use mornet_primitives::staking::fault_budget;
use sp_runtime::traits::Zero;
use sp_staking::{EraIndex, SessionIndex};

use crate::{
	adapters::SessionControl, pallet::*, AccountIdOf, Activity, Candidate, ChillReason,
	DisabledUntil, Disablement, Era, Exposure, ExposurePageOf, LOG_TARGET,
};

impl<T: Config> Pallet<T> {
	/// The validators of session `index`, if it begins a new era. `None`: those of now stay.
	pub(crate) fn plan_session(index: SessionIndex) -> Option<Vec<AccountIdOf<T>>> {
		// At genesis two sessions are planned before the first begins; both belong to era 0.
		if PlannedEra::<T>::exists() {
			return None;
		}
		let next = match ActiveEra::<T>::get() {
			None => 0,
			Some(active) => {
				let due = Eras::<T>::get(active).is_none_or(|era| {
					index >= era.start_session.saturating_add(T::SessionsPerEra::get())
				});
				if !due && !ForceEra::<T>::get() {
					return None;
				}
				active.saturating_add(1)
			},
		};

		let elected = Self::elect();
		if elected.is_empty() {
			// Nobody can be elected: the validators of now stay, so that at least one does. Their
			// era goes on, and with it their exposure, until an election succeeds.
			Self::deposit_event(Event::ElectionFailed { session: index });
			return None;
		}
		ForceEra::<T>::kill();
		Some(Self::plan_era(next, index, elected))
	}

	/// Has a new era begin as soon as one can.
	pub(crate) fn force_era() {
		if !ForceEra::<T>::get() {
			ForceEra::<T>::put(true);
			Self::deposit_event(Event::EraForced);
		}
	}

	/// All candidates, the most staked first; of equals, the earlier candidate.
	pub(crate) fn ranking() -> Vec<(AccountIdOf<T>, Candidate)> {
		let mut candidates: Vec<_> = Candidates::<T>::iter().collect();
		candidates.sort_unstable_by_key(|(_, c)| (Reverse(c.total()), c.since));
		candidates
	}

	/// Who would be elected now: the most staked of the candidates that have session keys and
	/// enough own stake.
	pub(crate) fn elect() -> Vec<(AccountIdOf<T>, Candidate)> {
		let params = Params::<T>::get();
		// Both bounds hold by the check of the parameters; the set's bound must not be missed.
		let count = params.validator_count.min(T::MaxValidators::get());
		Self::ranking()
			.into_iter()
			.filter(|(who, candidate)| {
				candidate.own >= params.min_self_bond && T::Session::has_keys(who)
			})
			.take(count as usize)
			.collect()
	}

	/// Fixes what backs the elected in era `era`, which begins with `start_session`. Returns their
	/// accounts.
	pub(crate) fn plan_era(
		era: EraIndex,
		start_session: SessionIndex,
		elected: Vec<(AccountIdOf<T>, Candidate)>,
	) -> Vec<AccountIdOf<T>> {
		let max_commission = Params::<T>::get().max_commission;
		let mut validators = BoundedVec::<_, T::MaxValidators>::new();
		let mut total_stake = 0u128;
		for (validator, candidate) in elected {
			let commission = Ledgers::<T>::get(&validator)
				.and_then(|ledger| ledger.commission)
				.map_or_else(Zero::zero, |commission| commission.rate.min(max_commission));
			let pages = Self::write_exposure_pages(era, &validator);
			let exposure =
				Exposure { own: candidate.own, total: candidate.total(), commission, pages };
			if validators.try_push(validator.clone()).is_err() {
				defensive!("the election is bounded by MaxValidators");
				break;
			}
			Exposures::<T>::insert(era, &validator, exposure);
			// A part of total issuance: cannot overflow.
			total_stake = total_stake.saturating_add(exposure.total);
			Self::deposit_event(Event::ValidatorElected {
				era,
				validator,
				own: exposure.own,
				total: exposure.total,
				commission,
			});
		}

		let accounts = validators.to_vec();
		let count = Self::len_u32(accounts.len());
		Eras::<T>::insert(era, Era { start_session, validators, total_stake });
		PlannedEra::<T>::put(era);
		Self::deposit_event(Event::EraPlanned {
			era,
			start_session,
			validators: count,
			fault_budget: fault_budget(count),
			total_stake,
		});
		accounts
	}

	/// Writes a validator's delegations down for an era. Returns the number of pages; there is a
	/// first page, if only for the validator itself, even without delegators.
	fn write_exposure_pages(era: EraIndex, validator: &AccountIdOf<T>) -> u32 {
		let delegations = Delegations::<T>::get(validator);
		let mut pages = 0u32;
		for rows in delegations.chunks(T::ExposurePageSize::get().max(1) as usize) {
			let page = ExposurePageOf::<T>::truncate_from(rows.to_vec());
			ExposurePages::<T>::insert((era, validator, pages), page);
			pages = pages.saturating_add(1);
		}
		pages.max(1)
	}

	/// Session `index` begins.
	pub(crate) fn begin_session(index: SessionIndex) {
		let planned = PlannedEra::<T>::get()
			.and_then(|era| Eras::<T>::get(era).map(|record| (era, record)))
			.filter(|(_, record)| record.start_session <= index);
		if let Some((era, record)) = planned {
			Self::start_era(era, &record);
		}
		Self::apply_disablements(index);
	}

	/// Ends the running era and begins `era`.
	pub(crate) fn start_era(era: EraIndex, record: &Era<T>) {
		let before = Activities::<T>::get();
		if let Some(ended) = ActiveEra::<T>::get() {
			Self::close_era(ended, &before);
		}

		let activities = record
			.validators
			.iter()
			.map(|validator| Activity {
				validator: validator.clone(),
				era_points: 0,
				session_blocks: 0,
				silent_sessions: before
					.iter()
					.find(|a| a.validator == *validator)
					.map_or(0, |a| a.silent_sessions),
			})
			.collect::<Vec<_>>();
		// No longer than the validators: nothing is cut off.
		Activities::<T>::put(BoundedVec::<_, T::MaxValidators>::truncate_from(activities));
		ActiveEra::<T>::put(era);
		PlannedEra::<T>::kill();
		Self::deposit_event(Event::EraStarted { era, start_session: record.start_session });

		Self::release_due_slashes(era);
		if let Some(expired) = era.checked_sub(T::HistoryDepth::get().saturating_add(1)) {
			Self::prune_era(expired);
		}
		// Offences before the window are not slashed any more, so need not be provable.
		let oldest = era.saturating_sub(Self::offence_window());
		if let Some(oldest) = Eras::<T>::get(oldest) {
			T::Session::prune_history(oldest.start_session);
		}
	}

	/// Forgets an era: what was not paid out goes back to the pot.
	fn prune_era(era: EraIndex) {
		let Some(record) = Eras::<T>::take(era) else { return };
		let mut unclaimed = 0u128;
		for validator in &record.validators {
			if let Some(exposure) = Exposures::<T>::take(era, validator) {
				for page in 0..exposure.pages {
					ExposurePages::<T>::remove((era, validator, page));
				}
			}
			if let Some(reward) = Rewards::<T>::take(era, validator) {
				// Parts of the pot: cannot overflow.
				unclaimed = unclaimed.saturating_add(reward.owed);
			}
			SlashedFractions::<T>::remove(era, validator);
		}
		Self::no_longer_owed(unclaimed);
		Self::deposit_event(Event::EraExpired { era, unclaimed });
	}

	/// Session `index` ends: who made no block in it is noted as silent.
	pub(crate) fn finish_session(index: SessionIndex) {
		let params = Params::<T>::get();
		let mut chilled = Vec::new();
		Activities::<T>::mutate(|activities| {
			let blocks = activities
				.iter()
				.fold(0u64, |sum, a| sum.saturating_add(u64::from(a.session_blocks)));
			let validators = u64::from(Self::len_u32(activities.len()));
			// Too few blocks to tell: sessions in a row are counted over those that can be judged.
			let judged =
				blocks >= validators.saturating_mul(u64::from(params.offline_min_blocks)).max(1);
			for activity in activities.iter_mut() {
				let blocks = core::mem::take(&mut activity.session_blocks);
				if !blocks.is_zero() {
					activity.silent_sessions = 0;
				// Who may not make blocks is not blamed for making none.
				} else if judged && !T::Session::is_disabled(&activity.validator) {
					activity.silent_sessions = activity.silent_sessions.saturating_add(1);
					Self::deposit_event(Event::ValidatorSilent {
						validator: activity.validator.clone(),
						session: index,
						in_a_row: activity.silent_sessions,
					});
					Self::disable_for_silence(activity.validator.clone(), index);
					if activity.silent_sessions >= params.offline_sessions {
						activity.silent_sessions = 0;
						chilled.push(activity.validator.clone());
					}
				}
			}
		});

		for validator in chilled {
			if Self::do_chill(&validator, ChillReason::Silence) {
				// What is down helps nobody: another takes its place as soon as it can.
				Self::force_era();
				Self::slash_later(&validator, index, params.offline_slash, None);
			}
		}
	}

	/// Keeps a silent validator from making blocks for the session after `index`. It gets its next
	/// chance in the one after that: a validator that was down for an hour does not lose a day.
	fn disable_for_silence(validator: AccountIdOf<T>, index: SessionIndex) {
		Self::note_disablement(Disablement {
			validator,
			severity: Zero::zero(),
			until: DisabledUntil::Session(index.saturating_add(2)),
		});
	}

	/// Notes that a validator is to be disabled. Of two reasons the worse stands.
	pub(crate) fn note_disablement(new: Disablement<AccountIdOf<T>>) {
		Disablements::<T>::mutate(|list| {
			if let Some(d) = list.iter_mut().find(|d| d.validator == new.validator) {
				if d.severity <= new.severity {
					*d = new;
				}
			} else if list.try_push(new).is_err() {
				// Offenders are in the set of this era or the next: they fit.
				defensive!("more validators to disable than there are");
			}
		});
	}

	/// Whether a disablement is over in session `index`.
	fn is_over(until: DisabledUntil, index: SessionIndex) -> bool {
		match until {
			DisabledUntil::Session(end) => index >= end,
			DisabledUntil::AfterEra(last) => ActiveEra::<T>::get().is_some_and(|era| era > last),
		}
	}

	/// Enables those whose time is over and disables the others, whom the session pallet forgets at
	/// each change of the set: the worst first, as far as the fault budget reaches.
	fn apply_disablements(index: SessionIndex) {
		let mut list = Disablements::<T>::get();
		if list.is_empty() {
			return;
		}
		let set = T::Session::validators();
		let budget = fault_budget(Self::len_u32(set.len()));
		for d in list.iter().filter(|d| Self::is_over(d.until, index)) {
			if set.contains(&d.validator) && T::Session::is_disabled(&d.validator) {
				T::Session::enable(&d.validator);
			}
		}
		list.retain(|d| !Self::is_over(d.until, index) && set.contains(&d.validator));
		list.sort_by_key(|d| Reverse(d.severity));
		for d in &list {
			if !T::Session::is_disabled(&d.validator) && T::Session::disabled_count() < budget {
				T::Session::disable(&d.validator, d.severity);
			}
		}
		if list.is_empty() {
			Disablements::<T>::kill();
		} else {
			Disablements::<T>::put(list);
		}
	}

	/// A block was made by `author`.
	pub(crate) fn note_block(author: &AccountIdOf<T>) {
		Activities::<T>::mutate(|activities| {
			match activities.iter_mut().find(|a| a.validator == *author) {
				// As many blocks as u32 can count take four centuries.
				Some(activity) => {
					activity.era_points = activity.era_points.saturating_add(1);
					activity.session_blocks = activity.session_blocks.saturating_add(1);
				},
				None => log::debug!(
					target: LOG_TARGET,
					"block author {author:?} is not a validator of the running era",
				),
			}
		});
	}

	/// A length as `u32`; lengths of bounded lists always fit.
	pub(crate) fn len_u32(len: usize) -> u32 {
		u32::try_from(len).unwrap_or(u32::MAX)
	}
}
