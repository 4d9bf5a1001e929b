//! What the calls and hooks do about freezes and cases, without the checks of origins.

use frame_support::{
	dispatch::DispatchResult,
	ensure,
	storage::with_storage_layer,
	traits::{fungible::MutateFreeze, Contains, Get, Time},
	weights::WeightMeter,
};
use mornet_primitives::{
	aml::{CaseId, CaseState, FreezeAssets, FreezeCode, FrozenAccounts, Outcome, Rule},
	ordered, Balance, Hash, Moment,
};
use sp_runtime::DispatchError;

use crate::{pallet::*, weights::WeightInfo, AccountIdOf, Case, Freeze, FreezeReason, LOG_TARGET};

/// Profiles that are looked at in a block, to remove those that no rule needs any more.
const SWEPT_PER_BLOCK: u32 = 4;

/// A rule was met.
pub(crate) struct Alert<AccountId> {
	/// By whom.
	pub account: AccountId,
	/// Which.
	pub rule: Rule,
	/// With whom.
	pub counterparty: Option<AccountId>,
	/// With what, in plancks.
	pub amount: Balance,
}

impl<T: Config> Pallet<T> {
	/// The chain's time, in milliseconds since the Unix epoch.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	// Freezes. The next two are the only writers of [`Frozen`], and keep [`Thaws`] in step.

	fn put_freeze(who: &AccountIdOf<T>, freeze: Freeze) -> Option<Freeze> {
		let previous = Frozen::<T>::get(who);
		if let Some(until) = previous.and_then(|row| row.until) {
			Thaws::<T>::remove(ordered::ascending(until), who);
		}
		if let Some(until) = freeze.until {
			Thaws::<T>::insert(ordered::ascending(until), who, ());
		}
		Frozen::<T>::insert(who, freeze);
		previous
	}

	fn take_freeze(who: &AccountIdOf<T>) -> Result<Freeze, DispatchError> {
		let freeze = Frozen::<T>::take(who).ok_or(Error::<T>::NotFrozen)?;
		if let Some(until) = freeze.until {
			Thaws::<T>::remove(ordered::ascending(until), who);
		}
		Ok(freeze)
	}

	pub(crate) fn do_freeze(
		who: AccountIdOf<T>,
		code: FreezeCode,
		until: Option<Moment>,
		case: Option<CaseId>,
	) -> DispatchResult {
		ensure!(!T::Exempt::contains(&who), Error::<T>::Exempt);
		let now = Self::now();
		match until {
			Some(until) => {
				ensure!(until > now, Error::<T>::EndInPast);
				let length = until.saturating_sub(now);
				ensure!(length <= Params::<T>::get().max_freeze, Error::<T>::FreezeTooLong);
			},
			None => ensure!(code.can_be_open_ended(), Error::<T>::NeedsAnEnd),
		}
		if let Some(id) = case {
			let case = Cases::<T>::get(id).ok_or(Error::<T>::NoSuchCase)?;
			ensure!(case.account == who, Error::<T>::CaseOfAnother);
		}
		let existing = Frozen::<T>::get(&who);
		ensure!(
			existing.is_some() || Frozen::<T>::count() < T::MaxFrozen::get(),
			Error::<T>::TooManyFrozen
		);
		// A freeze is a reference that only an account with a provider can have. Who has no coins is
		// given one as long as the freeze is on.
		let sponsored = match existing {
			Some(freeze) => freeze.sponsored,
			None => {
				let needed = frame_system::Pallet::<T>::providers(&who) == 0;
				if needed {
					frame_system::Pallet::<T>::inc_providers(&who);
				}
				needed
			},
		};
		// Again for who is frozen: an asset may have come since.
		T::Currency::set_freeze(&FreezeReason::Compliance.into(), &who, Balance::MAX)?;
		T::Assets::freeze(&who)?;
		let since = existing.map_or(now, |freeze| freeze.since);
		let previous = Self::put_freeze(&who, Freeze { code, since, until, case, sponsored });
		Self::deposit_event(Event::Frozen {
			who,
			code,
			until,
			case,
			previous: previous.map(|freeze| (freeze.code, freeze.until)),
		});
		Ok(())
	}

	/// Lifts a freeze: `expired` if its time was over.
	fn lift(who: AccountIdOf<T>, expired: bool) -> DispatchResult {
		let freeze = Self::take_freeze(&who)?;
		T::Currency::thaw(&FreezeReason::Compliance.into(), &who)?;
		T::Assets::thaw(&who)?;
		if freeze.sponsored {
			// What the account was given since may need it: then it stays.
			if let Err(error) = frame_system::Pallet::<T>::dec_providers(&who) {
				log::debug!(target: LOG_TARGET, "{who:?} keeps its provider: {error:?}");
			}
		}
		Self::deposit_event(Event::Unfrozen { who, expired });
		Ok(())
	}

	pub(crate) fn do_unfreeze(who: AccountIdOf<T>) -> DispatchResult {
		Self::lift(who, false)
	}

	pub(crate) fn do_expire(who: AccountIdOf<T>) -> DispatchResult {
		let freeze = Frozen::<T>::get(&who).ok_or(Error::<T>::NotFrozen)?;
		let over = freeze.until.is_some_and(|until| until <= Self::now());
		ensure!(over, Error::<T>::FreezeNotOver);
		Self::lift(who, true)
	}

	/// Whose freeze is over first at `now`, and when it was.
	pub(crate) fn next_thaw(now: Moment) -> Option<([u8; 8], AccountIdOf<T>)> {
		let (key, who) = Thaws::<T>::iter_keys().next()?;
		(ordered::from_ascending(key) <= now).then_some((key, who))
	}

	/// Lifts the freezes that are over, as far as the weight allows.
	pub(crate) fn thaw_due(meter: &mut WeightMeter) {
		let now = Self::now();
		while meter.try_consume(T::WeightInfo::next_thaw()).is_ok() {
			let Some((key, who)) = Self::next_thaw(now) else { return };
			if meter.try_consume(T::WeightInfo::expire_freeze()).is_err() {
				return;
			}
			if let Err(error) = with_storage_layer(|| Self::do_expire(who.clone())) {
				// Not so by the invariants; it must not block those behind it. `unfreeze` and
				// `expire_freeze` are left for it.
				log::error!(target: LOG_TARGET, "{who:?} is not unfrozen: {error:?}");
				Thaws::<T>::remove(key, who);
			}
		}
	}

	// Cases. The next one is the only writer of [`Cases`]: keeps [`OpenCases`] and [`ClosedCases`] in
	// step, and refuses what is no legal transition.

	fn write_case(
		id: CaseId,
		before: Option<&Case<AccountIdOf<T>>>,
		after: Option<&Case<AccountIdOf<T>>>,
	) -> DispatchResult {
		if let (Some(before), Some(after)) = (before, after) {
			ensure!(
				before.state == after.state || before.state.can_become(after.state),
				Error::<T>::WrongState
			);
		}
		if let Some(case) = before {
			match case.state {
				CaseState::Closed { at, .. } => {
					ClosedCases::<T>::remove(ordered::ascending(at), id)
				},
				_ => OpenCases::<T>::remove(&case.account, case.rule),
			}
		}
		let Some(case) = after else {
			Cases::<T>::remove(id);
			return Ok(());
		};
		match case.state {
			CaseState::Closed { at, .. } => {
				ClosedCases::<T>::insert(ordered::ascending(at), id, ())
			},
			_ => OpenCases::<T>::insert(&case.account, case.rule, id),
		}
		Cases::<T>::insert(id, case);
		Ok(())
	}

	/// The closed case that is the oldest, and when it was closed.
	fn oldest_closed() -> Option<(Moment, CaseId)> {
		ClosedCases::<T>::iter_keys()
			.next()
			.map(|(key, id)| (ordered::from_ascending(key), id))
	}

	/// Forgets a closed case.
	fn forget_case(id: CaseId) -> DispatchResult {
		let case = Cases::<T>::get(id).ok_or(Error::<T>::NoSuchCase)?;
		ensure!(case.state.is_closed(), Error::<T>::WrongState);
		Self::write_case(id, Some(&case), None)?;
		Self::deposit_event(Event::CaseForgotten { case: id });
		Ok(())
	}

	/// Notes that a rule was met: in the open case of the same account and rule, or in a new one.
	///
	/// # Errors
	///
	/// If there is no room, and nothing closed that could make some.
	pub(crate) fn note_alert(alert: Alert<AccountIdOf<T>>) -> Result<CaseId, DispatchError> {
		let Alert { account, rule, counterparty, amount } = alert;
		let now = Self::now();
		let known = OpenCases::<T>::get(&account, rule)
			.and_then(|id| Cases::<T>::get(id).map(|case| (id, case)));
		let (id, before, case) = match known {
			Some((id, before)) => {
				let case = Case {
					last_at: now,
					hits: before.hits.saturating_add(1),
					amount: before.amount.max(amount),
					..before.clone()
				};
				(id, Some(before), case)
			},
			None => {
				if Cases::<T>::count() >= T::MaxCases::get() {
					let (_, oldest) = Self::oldest_closed().ok_or(Error::<T>::TooManyCases)?;
					Self::forget_case(oldest)?;
				}
				let id = NextCase::<T>::get();
				NextCase::<T>::put(id.checked_add(1).ok_or(Error::<T>::TooManyCases)?);
				let case = Case {
					account: account.clone(),
					rule,
					counterparty: counterparty.clone(),
					opened_at: now,
					last_at: now,
					hits: 1,
					amount,
					state: CaseState::Open,
				};
				(id, None, case)
			},
		};
		let hits = case.hits;
		Self::write_case(id, before.as_ref(), Some(&case))?;
		Self::deposit_event(Event::AlertRaised {
			case: id,
			account,
			rule,
			counterparty,
			amount,
			hits,
		});
		Ok(id)
	}

	/// The same where nothing may fail: what has no room is told by an event.
	pub(crate) fn alert(alert: Alert<AccountIdOf<T>>) {
		let (account, rule, amount) = (alert.account.clone(), alert.rule, alert.amount);
		if let Err(error) = with_storage_layer(|| Self::note_alert(alert)) {
			log::warn!(target: LOG_TARGET, "no case of {rule:?} for {account:?}: {error:?}");
			Self::deposit_event(Event::AlertDropped { account, rule, amount });
		}
	}

	/// Moves a case on.
	fn set_state(id: CaseId, state: CaseState) -> DispatchResult {
		let before = Cases::<T>::get(id).ok_or(Error::<T>::NoSuchCase)?;
		ensure!(before.state.can_become(state), Error::<T>::WrongState);
		let from = before.state;
		let after = Case { state, ..before.clone() };
		Self::write_case(id, Some(&before), Some(&after))?;
		Self::deposit_event(Event::CaseStateChanged { case: id, from, to: state });
		Ok(())
	}

	pub(crate) fn do_open_case(who: AccountIdOf<T>) -> DispatchResult {
		ensure!(!OpenCases::<T>::contains_key(&who, Rule::Manual), Error::<T>::CaseIsOpen);
		Self::note_alert(Alert { account: who, rule: Rule::Manual, counterparty: None, amount: 0 })
			.map(drop)
	}

	pub(crate) fn do_review(id: CaseId) -> DispatchResult {
		ensure!(
			Cases::<T>::get(id).is_some_and(|case| case.state == CaseState::Open),
			Error::<T>::WrongState
		);
		Self::set_state(id, CaseState::UnderReview)
	}

	pub(crate) fn do_report(id: CaseId, report_hash: Hash) -> DispatchResult {
		Self::set_state(id, CaseState::Reported { report_hash })
	}

	pub(crate) fn do_close(id: CaseId, outcome: Outcome) -> DispatchResult {
		Self::set_state(id, CaseState::Closed { outcome, at: Self::now() })
	}

	pub(crate) fn do_reopen(id: CaseId) -> DispatchResult {
		let case = Cases::<T>::get(id).ok_or(Error::<T>::NoSuchCase)?;
		ensure!(case.state.is_closed(), Error::<T>::WrongState);
		// What was noted since is in another case, which has the place of the open one.
		ensure!(!OpenCases::<T>::contains_key(&case.account, case.rule), Error::<T>::CaseIsOpen);
		Self::set_state(id, CaseState::UnderReview)
	}

	/// Forgets closed cases whose time is over, as far as the weight allows.
	pub(crate) fn prune_cases(meter: &mut WeightMeter) {
		while meter.try_consume(T::WeightInfo::prune_case()).is_ok() && Self::prune_one() {}
	}

	/// Forgets the case that was closed first, if its time is over; whether there may be another.
	pub(crate) fn prune_one() -> bool {
		let retention = Params::<T>::get().retention;
		let now = Self::now();
		let due = Self::oldest_closed().filter(|(at, _)| at.saturating_add(retention) <= now);
		let Some((at, id)) = due else { return false };
		if let Err(error) = with_storage_layer(|| Self::forget_case(id)) {
			// Not so by the invariants; it must not block those behind it.
			log::error!(target: LOG_TARGET, "case {id} is not forgotten: {error:?}");
			ClosedCases::<T>::remove(ordered::ascending(at), id);
		}
		true
	}

	// Profiles.

	/// Removes profiles that no rule needs, a few rows a block and all in turn.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		for _ in 0..SWEPT_PER_BLOCK {
			if meter.try_consume(T::WeightInfo::sweep_profile()).is_err() || !Self::sweep_one() {
				return;
			}
		}
	}

	/// Looks at the next row; whether there may be another.
	pub(crate) fn sweep_one() -> bool {
		let next = match SweptTo::<T>::get() {
			Some(who) => Profiles::<T>::iter_from(Profiles::<T>::hashed_key_for(who)).next(),
			None => Profiles::<T>::iter().next(),
		};
		let Some((who, profile)) = next else {
			SweptTo::<T>::kill();
			return false;
		};
		if profile.is_stale(Self::now(), &Params::<T>::get()) {
			Profiles::<T>::remove(&who);
		}
		SweptTo::<T>::put(who);
		true
	}
}

impl<T: Config> FrozenAccounts<AccountIdOf<T>> for Pallet<T> {
	fn is_frozen(who: &AccountIdOf<T>) -> bool {
		Frozen::<T>::contains_key(who)
	}
}
