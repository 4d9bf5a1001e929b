//! Bonds, candidacies and delegations: the logic behind the calls of stakers.
//!
//! Three maps say the same from different sides: [`Ledgers`] (a staker's), [`Delegations`] (a
//! validator's) and [`Candidates`] (the election's). Each has one writer here, which keeps the
//! others and the hold in step: [`Pallet::put_ledger`], [`Pallet::put_delegation`] and, for who is
//! a candidate at all, [`Pallet::do_validate`] and [`Pallet::do_chill`].

use core::cmp::Reverse;

use frame_support::{
	ensure,
	traits::{fungible::MutateHold, Get},
};
use mornet_primitives::{aml::FrozenAccounts, Balance};
use sp_runtime::{traits::Zero, DispatchError, DispatchResult, Perbill};
use sp_staking::EraIndex;

use crate::{
	adapters::SessionControl, pallet::*, AccountIdOf, Candidate, ChillReason, Commission,
	Delegation, DelegationCause, DelegationsOf, Ledger, Payee, TargetsOf,
};

impl<T: Config> Pallet<T> {
	/// The era that stakes of now will back at the latest: the planned one, else the running one.
	pub(crate) fn latest_era() -> EraIndex {
		PlannedEra::<T>::get().or_else(ActiveEra::<T>::get).unwrap_or(0)
	}

	/// The ledger of `who`, or the error that there is none.
	pub(crate) fn ledger(who: &AccountIdOf<T>) -> Result<Ledger<T>, DispatchError> {
		Ledgers::<T>::get(who).ok_or_else(|| Error::<T>::NotBonded.into())
	}

	/// The only writer of [`Ledgers`]: makes the hold equal to what the ledger says, and a
	/// candidate's own stake equal to its bond. An empty ledger is removed.
	pub(crate) fn put_ledger(who: &AccountIdOf<T>, ledger: Ledger<T>) -> DispatchResult {
		T::Currency::set_on_hold(&HoldReason::Staking.into(), who, ledger.held())?;
		if ledger.is_empty() {
			Self::do_chill(who, ChillReason::BondGone);
			Ledgers::<T>::remove(who);
			return Ok(());
		}
		if let Some(candidate) = Candidates::<T>::get(who).filter(|c| c.own != ledger.bonded) {
			Candidates::<T>::insert(who, Candidate { own: ledger.bonded, ..candidate });
		}
		Ledgers::<T>::insert(who, ledger);
		Ok(())
	}

	/// The only writer of [`Delegations`]: sets what `delegator` delegates to `validator` (zero
	/// ends it), and keeps the candidate's total in step. The delegator's own ledger is the
	/// caller's.
	///
	/// If the validator's list is full, the smallest delegation in it gives way to a larger new
	/// one: of several, the one that arrived last. Its coins become idle bond.
	pub(crate) fn put_delegation(
		validator: &AccountIdOf<T>,
		delegator: &AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let mut list = Delegations::<T>::get(validator);
		if amount.is_zero() {
			list.retain(|d| d.delegator != *delegator);
		} else if let Some(d) = list.iter_mut().find(|d| d.delegator == *delegator) {
			d.amount = amount;
		} else {
			if list.is_full() {
				Self::displace_smallest(validator, &mut list, amount)?;
			}
			list.try_push(Delegation { delegator: delegator.clone(), amount })
				.map_err(|_| Error::<T>::DelegationTooSmall)?;
		}

		if let Some(candidate) = Candidates::<T>::get(validator) {
			let delegated = Self::sum_of(&list);
			Candidates::<T>::insert(validator, Candidate { delegated, ..candidate });
		}
		if list.is_empty() {
			Delegations::<T>::remove(validator);
		} else {
			Delegations::<T>::insert(validator, list);
		}
		Ok(())
	}

	/// The sum of a validator's delegations, in plancks.
	pub(crate) fn sum_of(list: &[Delegation<AccountIdOf<T>>]) -> Balance {
		// Parts of total issuance: cannot overflow.
		list.iter().fold(0, |sum: Balance, d| sum.saturating_add(d.amount))
	}

	/// Removes the smallest delegation from `list` for a new one of `amount`, which must be larger.
	fn displace_smallest(
		validator: &AccountIdOf<T>,
		list: &mut DelegationsOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let smallest = list
			.iter()
			.enumerate()
			.min_by_key(|(index, d)| (d.amount, Reverse(*index)))
			.map(|(_, d)| d.clone())
			.filter(|d| d.amount < amount)
			.ok_or(Error::<T>::DelegationTooSmall)?;
		list.retain(|d| d.delegator != smallest.delegator);

		let mut ledger = Self::ledger(&smallest.delegator)?;
		ledger.set_position(validator, 0)?;
		Self::put_ledger(&smallest.delegator, ledger)?;
		Self::deposit_event(Event::DelegationSet {
			delegator: smallest.delegator,
			validator: validator.clone(),
			previous: smallest.amount,
			amount: 0,
			cause: DelegationCause::Displaced,
		});
		Ok(())
	}

	/// Sets a delegation on both sides and says so. The ledger is written by the caller.
	fn set_delegation(
		delegator: &AccountIdOf<T>,
		ledger: &mut Ledger<T>,
		validator: &AccountIdOf<T>,
		amount: Balance,
		cause: DelegationCause,
	) -> DispatchResult {
		let previous = ledger.position(validator);
		ledger.set_position(validator, amount)?;
		Self::put_delegation(validator, delegator, amount)?;
		Self::deposit_event(Event::DelegationSet {
			delegator: delegator.clone(),
			validator: validator.clone(),
			previous,
			amount,
			cause,
		});
		Ok(())
	}

	/// That `who` is not frozen, or the error. Asked of whoever puts coins at stake, where a slash can
	/// take them; taking them back is free to all.
	fn ensure_not_frozen(who: &AccountIdOf<T>) -> DispatchResult {
		ensure!(!T::Frozen::is_frozen(who), Error::<T>::AccountFrozen);
		Ok(())
	}

	/// First bond of `who`.
	pub(crate) fn do_bond(
		who: &AccountIdOf<T>,
		amount: Balance,
		payee: Payee<AccountIdOf<T>>,
	) -> DispatchResult {
		Self::ensure_not_frozen(who)?;
		ensure!(!Ledgers::<T>::contains_key(who), Error::<T>::AlreadyBonded);
		ensure!(amount >= Params::<T>::get().min_delegation, Error::<T>::BondTooSmall);
		let mut ledger = Ledger::new(payee.clone());
		ledger.bonded = amount;
		Self::put_ledger(who, ledger)?;
		Self::deposit_event(Event::Bonded { who: who.clone(), amount, bonded: amount });
		Self::deposit_event(Event::PayeeSet { who: who.clone(), payee });
		Ok(())
	}

	/// Bonds more.
	pub(crate) fn do_bond_extra(who: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		Self::ensure_not_frozen(who)?;
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let mut ledger = Self::ledger(who)?;
		let bonded = ledger.bonded.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		ledger.bonded = bonded;
		Self::put_ledger(who, ledger)?;
		Self::deposit_event(Event::Bonded { who: who.clone(), amount, bonded });
		Ok(())
	}

	/// Puts a part of the bond on its way out.
	pub(crate) fn do_unbond(who: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let params = Params::<T>::get();
		let ledger = Self::ledger(who)?;
		ensure!(amount <= ledger.idle(), Error::<T>::NotEnoughIdle);
		let remaining = ledger.bonded.checked_sub(amount).ok_or(Error::<T>::NotEnoughIdle)?;
		if Candidates::<T>::contains_key(who) {
			ensure!(remaining >= params.min_self_bond, Error::<T>::BelowMinSelfBond);
		} else {
			ensure!(
				remaining.is_zero() || remaining >= params.min_delegation,
				Error::<T>::RemainderTooSmall
			);
		}
		Self::start_unbonding(who, ledger, amount, false)
	}

	/// Moves `amount` of the bond into a chunk, writes the ledger and says so.
	fn start_unbonding(
		who: &AccountIdOf<T>,
		mut ledger: Ledger<T>,
		amount: Balance,
		squeeze: bool,
	) -> DispatchResult {
		// Counted from the latest era this stake can back, which may be planned already.
		let unlock_era = Self::latest_era().saturating_add(T::BondingDuration::get());
		ledger.bonded = ledger.bonded.checked_sub(amount).ok_or(Error::<T>::NotEnoughIdle)?;
		ledger.push_chunk(amount, unlock_era, squeeze)?;
		let bonded = ledger.bonded;
		Self::put_ledger(who, ledger)?;
		Self::deposit_event(Event::Unbonded { who: who.clone(), amount, bonded, unlock_era });
		Ok(())
	}

	/// Puts coins on their way out back into the bond.
	pub(crate) fn do_rebond(who: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		Self::ensure_not_frozen(who)?;
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let mut ledger = Self::ledger(who)?;
		ledger.rebond(amount)?;
		let bonded = ledger.bonded;
		ensure!(bonded >= Params::<T>::get().min_delegation, Error::<T>::BondTooSmall);
		Self::put_ledger(who, ledger)?;
		Self::deposit_event(Event::Rebonded { who: who.clone(), amount, bonded });
		Ok(())
	}

	/// Releases what has waited long enough.
	pub(crate) fn do_withdraw(who: &AccountIdOf<T>) -> DispatchResult {
		let mut ledger = Self::ledger(who)?;
		let amount = ledger.take_unlocked(ActiveEra::<T>::get().unwrap_or(0));
		ensure!(!amount.is_zero(), Error::<T>::NothingToWithdraw);
		Self::put_ledger(who, ledger)?;
		Self::deposit_event(Event::Withdrawn { who: who.clone(), amount });
		Ok(())
	}

	/// Makes `who` a candidate, or changes its commission if it is one.
	pub(crate) fn do_validate(who: &AccountIdOf<T>, rate: Perbill) -> DispatchResult {
		Self::ensure_not_frozen(who)?;
		let params = Params::<T>::get();
		let mut ledger = Self::ledger(who)?;
		ensure!(ledger.positions.is_empty(), Error::<T>::HasDelegations);
		ensure!(ledger.bonded >= params.min_self_bond, Error::<T>::BelowMinSelfBond);
		ensure!(rate <= params.max_commission, Error::<T>::CommissionTooHigh);

		let era = Self::latest_era();
		let commission = match ledger.commission {
			Some(commission) => commission
				.changed(rate, era, params.max_commission_rise)
				.ok_or(Error::<T>::CommissionRisesTooFast)?,
			None => Commission { rate, base: rate, era },
		};
		let previous = ledger.commission.replace(commission).map(|c| c.rate);
		let own = ledger.bonded;
		Self::put_ledger(who, ledger)?;

		if !Candidates::<T>::contains_key(who) {
			let delegated = Self::sum_of(&Delegations::<T>::get(who));
			let since = NextCandidacy::<T>::get();
			let candidate = Candidate { since, own, delegated };
			if Candidates::<T>::count() >= T::MaxCandidates::get() {
				Self::displace_lowest(who, &candidate)?;
			}
			NextCandidacy::<T>::put(since.checked_add(1).ok_or(Error::<T>::Overflow)?);
			Candidates::<T>::insert(who, candidate);
			Self::deposit_event(Event::CandidateJoined { who: who.clone(), since, own, delegated });
		}
		Self::deposit_event(Event::CommissionSet { who: who.clone(), previous, commission: rate });
		Ok(())
	}

	/// Chills the candidate with the least stake to make room for `newcomer`, which must have more.
	/// Of several it is the one that came last.
	fn displace_lowest(who: &AccountIdOf<T>, newcomer: &Candidate) -> DispatchResult {
		let (lowest, _) = Candidates::<T>::iter()
			.min_by_key(|(_, c)| (c.total(), Reverse(c.since)))
			.filter(|(_, c)| c.total() < newcomer.total())
			.ok_or(Error::<T>::TooManyCandidates)?;
		Self::do_chill(&lowest, ChillReason::Displaced { by: who.clone() });
		Ok(())
	}

	/// Ends a candidacy. Its delegations stay with the account for as long as their owners leave
	/// them there; they count again if it comes back. Returns whether `who` was a candidate.
	pub(crate) fn do_chill(who: &AccountIdOf<T>, reason: ChillReason<AccountIdOf<T>>) -> bool {
		let was_candidate = Candidates::<T>::take(who).is_some();
		if was_candidate {
			Self::deposit_event(Event::Chilled { who: who.clone(), reason });
		}
		was_candidate
	}

	/// Delegates idle bond to candidates.
	pub(crate) fn do_delegate(who: &AccountIdOf<T>, targets: TargetsOf<T>) -> DispatchResult {
		Self::ensure_not_frozen(who)?;
		ensure!(!targets.is_empty(), Error::<T>::NoTargets);
		ensure!(!Candidates::<T>::contains_key(who), Error::<T>::IsCandidate);
		let min_delegation = Params::<T>::get().min_delegation;
		let mut ledger = Self::ledger(who)?;
		for (validator, amount) in targets {
			ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
			ensure!(Candidates::<T>::contains_key(&validator), Error::<T>::NotCandidate);
			ensure!(amount <= ledger.idle(), Error::<T>::NotEnoughIdle);
			let total =
				ledger.position(&validator).checked_add(amount).ok_or(Error::<T>::Overflow)?;
			ensure!(total >= min_delegation, Error::<T>::DelegationTooSmall);
			Self::set_delegation(who, &mut ledger, &validator, total, DelegationCause::Delegator)?;
		}
		Self::put_ledger(who, ledger)
	}

	/// Makes a delegation, or a part of it, idle bond again.
	pub(crate) fn do_undelegate(
		who: &AccountIdOf<T>,
		validator: &AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let mut ledger = Self::ledger(who)?;
		let position = ledger.position(validator);
		ensure!(!position.is_zero(), Error::<T>::NotDelegated);
		let remaining = position.checked_sub(amount).ok_or(Error::<T>::NotDelegated)?;
		ensure!(
			remaining.is_zero() || remaining >= Params::<T>::get().min_delegation,
			Error::<T>::RemainderTooSmall
		);
		Self::set_delegation(who, &mut ledger, validator, remaining, DelegationCause::Delegator)?;
		Self::put_ledger(who, ledger)
	}

	/// Changes where rewards go.
	pub(crate) fn do_set_payee(
		who: &AccountIdOf<T>,
		payee: Payee<AccountIdOf<T>>,
	) -> DispatchResult {
		let mut ledger = Self::ledger(who)?;
		ledger.payee = payee.clone();
		Self::put_ledger(who, ledger)?;
		Self::deposit_event(Event::PayeeSet { who: who.clone(), payee });
		Ok(())
	}

	/// Removes session keys that nothing needs.
	pub(crate) fn do_purge_keys(who: &AccountIdOf<T>) -> DispatchResult {
		let planned = PlannedEra::<T>::get().and_then(Eras::<T>::get);
		ensure!(
			!Candidates::<T>::contains_key(who)
				&& !T::Session::validators().contains(who)
				&& !planned.is_some_and(|era| era.validators.contains(who)),
			Error::<T>::KeysInUse
		);
		T::Session::purge_keys(who)?;
		Self::deposit_event(Event::KeysPurged { who: who.clone() });
		Ok(())
	}

	/// Ends all that `who` has at stake and puts it on its way out.
	pub(crate) fn do_force_unbond(who: &AccountIdOf<T>) -> DispatchResult {
		let mut ledger = Self::ledger(who)?;
		ensure!(!ledger.bonded.is_zero(), Error::<T>::NotBonded);
		Self::do_chill(who, ChillReason::Forced);
		for position in ledger.positions.clone() {
			Self::set_delegation(
				who,
				&mut ledger,
				&position.validator,
				0,
				DelegationCause::Forced,
			)?;
		}
		let amount = ledger.bonded;
		// Governance is not stopped by a full list of chunks.
		Self::start_unbonding(who, ledger, amount, true)
	}

	/// Adds a reward, which `who` has received already, to its bond and to the delegation that
	/// earned it if that is still there.
	pub(crate) fn compound(
		who: &AccountIdOf<T>,
		validator: &AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let mut ledger = Self::ledger(who)?;
		// Who has unbonded everything is on the way out.
		ensure!(!ledger.bonded.is_zero(), Error::<T>::NotBonded);
		ledger.bonded = ledger.bonded.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		let position = ledger.position(validator);
		if !position.is_zero() {
			let total = position.checked_add(amount).ok_or(Error::<T>::Overflow)?;
			Self::set_delegation(who, &mut ledger, validator, total, DelegationCause::Compounded)?;
		}
		Self::put_ledger(who, ledger)
	}
}
