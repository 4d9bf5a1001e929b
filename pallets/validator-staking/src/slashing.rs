//! Offences: what is noted at once, what is taken later, and from whom.
//!
//! At once, an equivocator is disabled, chilled, and a new era is forced, so that it leaves the set
//! as soon as an election can do it. Its slash is written down for `SlashDeferDuration` eras, in
//! which governance can cancel it, and then applied to all that backed it in the offence's era, one
//! page a block, so that no number of offenders makes a block too heavy.

use frame_support::{
	defensive,
	dispatch::DispatchClass,
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Balanced, BalancedHold},
		Get, Imbalance, OnUnbalanced,
	},
	weights::Weight,
};
use mornet_primitives::{aml::FrozenAccounts, Balance};
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchError, DispatchResult, Perbill,
};
use sp_staking::{EraIndex, SessionIndex};

use crate::{
	adapters::SessionControl, pallet::*, weights::WeightInfo, AccountIdOf, ChillReason, CreditOf,
	DeferredSlash, DelegationCause, DisabledUntil, Disablement, LOG_TARGET,
};

impl<T: Config> Pallet<T> {
	/// For how many eras after its own an offence can be reported.
	///
	/// What backs era e unlocks in era e + `BondingDuration` at the earliest. A report in era
	/// e + window is applied in era e + window + `SlashDeferDuration`, which is one era before that:
	/// a whole era to apply it page by page.
	pub fn offence_window() -> EraIndex {
		T::BondingDuration::get()
			.saturating_sub(T::SlashDeferDuration::get())
			.saturating_sub(1)
	}

	/// The era that session `session` belonged to, if an offence in it can still be slashed.
	pub(crate) fn era_of(session: SessionIndex) -> Option<EraIndex> {
		let active = ActiveEra::<T>::get()?;
		let oldest = active.saturating_sub(Self::offence_window());
		(oldest..=active)
			.rev()
			.find(|era| Eras::<T>::get(era).is_some_and(|e| e.start_session <= session))
	}

	/// A validator was proven to have equivocated in `session`.
	pub(crate) fn note_offence(
		validator: &AccountIdOf<T>,
		session: SessionIndex,
		fraction: Perbill,
		reporter: Option<AccountIdOf<T>>,
	) {
		let Some(era) = Self::era_of(session) else {
			log::warn!(
				target: LOG_TARGET,
				"offence of {validator:?} in session {session} is too old to be slashed",
			);
			return;
		};
		if !Exposures::<T>::contains_key(era, validator) {
			log::warn!(target: LOG_TARGET, "{validator:?} was no validator in session {session}");
			return;
		}
		let fraction = fraction.max(Params::<T>::get().min_equivocation_slash);
		let latest = Self::latest_era();
		let serves = |era: EraIndex| Exposures::<T>::contains_key(era, validator);
		let in_set = T::Session::validators().contains(validator);
		if in_set || serves(latest) {
			Self::note_disablement(Disablement {
				validator: validator.clone(),
				severity: fraction,
				until: DisabledUntil::AfterEra(latest),
			});
			Self::force_era();
		}
		if in_set {
			T::Session::disable(validator, fraction);
		}
		Self::do_chill(validator, ChillReason::Offence);
		Self::defer_slash(validator, era, fraction, reporter);
	}

	/// Accounts for the work of noting `offenders`, which the reporting transaction's own weight
	/// may know nothing of. Returns it.
	pub(crate) fn charge_offences(offenders: usize) -> Weight {
		let weight = T::WeightInfo::note_offence().saturating_mul(Self::len_u32(offenders).into());
		frame_system::Pallet::<T>::register_extra_weight_unchecked(
			weight,
			DispatchClass::Mandatory,
		);
		weight
	}

	/// Defers a slash for what happened in `session`.
	pub(crate) fn slash_later(
		validator: &AccountIdOf<T>,
		session: SessionIndex,
		fraction: Perbill,
		reporter: Option<AccountIdOf<T>>,
	) {
		if let Some(era) = Self::era_of(session) {
			Self::defer_slash(validator, era, fraction, reporter);
		}
	}

	/// Writes a slash down. A validator loses in an era as much as its worst offence asks: of
	/// another one only what it asks more counts. What governance cancelled counts as asked.
	fn defer_slash(
		validator: &AccountIdOf<T>,
		offence_era: EraIndex,
		fraction: Perbill,
		reporter: Option<AccountIdOf<T>>,
	) {
		let known = SlashedFractions::<T>::get(offence_era, validator);
		if fraction <= known {
			return;
		}
		SlashedFractions::<T>::insert(offence_era, validator, fraction);
		let more = fraction.saturating_sub(known);
		let apply_era =
			ActiveEra::<T>::get().unwrap_or(0).saturating_add(T::SlashDeferDuration::get());
		let key = (apply_era, validator, offence_era);
		let mut slash = DeferredSlashes::<T>::get(key).unwrap_or(DeferredSlash {
			fraction: Zero::zero(),
			reporter,
			next_page: 0,
			taken: 0,
		});
		slash.fraction = slash.fraction.saturating_add(more);
		Self::deposit_event(Event::SlashDeferred {
			validator: validator.clone(),
			offence_era,
			apply_era,
			fraction: slash.fraction,
			reporter: slash.reporter.clone(),
		});
		DeferredSlashes::<T>::insert(key, slash);
	}

	/// Takes back a slash that is not due yet.
	pub(crate) fn do_cancel_slash(
		apply_era: EraIndex,
		validator: &AccountIdOf<T>,
		offence_era: EraIndex,
	) -> DispatchResult {
		ensure!(
			ActiveEra::<T>::get().is_none_or(|active| apply_era > active),
			Error::<T>::SlashIsDue
		);
		let slash = DeferredSlashes::<T>::take((apply_era, validator, offence_era))
			.ok_or(Error::<T>::NoSuchSlash)?;
		Self::deposit_event(Event::SlashCancelled {
			validator: validator.clone(),
			offence_era,
			apply_era,
			fraction: slash.fraction,
		});
		Ok(())
	}

	/// Era `era` begins: its slashes are due. Those of earlier eras, if any are left, come first.
	pub(crate) fn release_due_slashes(era: EraIndex) {
		if !DueSlashes::<T>::exists() {
			DueSlashes::<T>::put(era);
		}
	}

	/// Applies one page of the slashes that are due, if any are. Returns what it weighed.
	pub(crate) fn apply_due_slash() -> Weight {
		let (Some(due), Some(active)) = (DueSlashes::<T>::get(), ActiveEra::<T>::get()) else {
			return T::WeightInfo::idle_block();
		};
		let first = DeferredSlashes::<T>::iter_prefix((due,)).next();
		let Some(((validator, offence_era), slash)) = first else {
			if due < active {
				DueSlashes::<T>::put(due.saturating_add(1));
			} else {
				DueSlashes::<T>::kill();
			}
			return T::WeightInfo::idle_block();
		};
		let rows = Self::apply_slash_page(due, &validator, offence_era, slash);
		T::WeightInfo::slash_page(rows)
	}

	/// Applies the next page of a slash. Returns how many delegators it held.
	fn apply_slash_page(
		apply_era: EraIndex,
		validator: &AccountIdOf<T>,
		offence_era: EraIndex,
		mut slash: DeferredSlash<AccountIdOf<T>>,
	) -> u32 {
		let key = (apply_era, validator, offence_era);
		let Some(exposure) = Exposures::<T>::get(offence_era, validator) else {
			defensive!("exposures are kept for longer than slashes");
			DeferredSlashes::<T>::remove(key);
			return 0;
		};

		let page = slash.next_page;
		let rows = ExposurePages::<T>::get((offence_era, validator, page));
		let fraction = slash.fraction;
		let mut taken = CreditOf::<T>::zero();
		let mut shared: Balance = 0;
		// Parts of total issuance: sums cannot overflow.
		let mut take = |who: &AccountIdOf<T>, exposed: Balance| {
			let amount = fraction.mul_floor(exposed);
			let credit = Self::slash_staker(who, validator, offence_era, amount);
			// Who is frozen pays nobody but the treasury.
			if !T::Frozen::is_frozen(who) {
				shared = shared.saturating_add(credit.peek());
			}
			taken.subsume(credit);
		};
		if page.is_zero() {
			take(validator, exposure.own);
		}
		for row in &rows {
			take(&row.delegator, row.amount);
		}
		slash.taken = slash.taken.saturating_add(taken.peek());
		Self::distribute_slash(validator, slash.reporter.as_ref(), taken, shared);

		slash.next_page = page.saturating_add(1);
		if slash.next_page >= exposure.pages {
			DeferredSlashes::<T>::remove(key);
			Self::deposit_event(Event::SlashApplied {
				validator: validator.clone(),
				offence_era,
				fraction: slash.fraction,
				amount: slash.taken,
			});
		} else {
			DeferredSlashes::<T>::insert(key, slash);
		}
		Self::len_u32(rows.len())
	}

	/// Takes up to `amount` plancks from what `who` has on hold, for `validator`'s offence in
	/// `offence_era`.
	fn slash_staker(
		who: &AccountIdOf<T>,
		validator: &AccountIdOf<T>,
		offence_era: EraIndex,
		amount: Balance,
	) -> CreditOf<T> {
		with_storage_layer(|| Self::try_slash_staker(who, validator, offence_era, amount))
			.unwrap_or_else(|error: DispatchError| {
				log::error!(target: LOG_TARGET, "cannot slash {who:?}: {error:?}");
				defensive!("what is on hold can be slashed");
				CreditOf::<T>::zero()
			})
	}

	fn try_slash_staker(
		who: &AccountIdOf<T>,
		validator: &AccountIdOf<T>,
		offence_era: EraIndex,
		amount: Balance,
	) -> Result<CreditOf<T>, DispatchError> {
		let Some(mut ledger) = Ledgers::<T>::get(who).filter(|_| !amount.is_zero()) else {
			return Ok(CreditOf::<T>::zero());
		};
		let earliest_unlock = offence_era.saturating_add(T::BondingDuration::get());
		let taken = ledger.take_slash(validator, earliest_unlock, amount);
		let bonded = ledger.bonded;
		for (other, previous, amount) in &taken.positions {
			Self::put_delegation(other, who, *amount)?;
			Self::deposit_event(Event::DelegationSet {
				delegator: who.clone(),
				validator: other.clone(),
				previous: *previous,
				amount: *amount,
				cause: DelegationCause::Slashed,
			});
		}
		let (credit, missing) = T::Currency::slash(&HoldReason::Staking.into(), who, taken.total());
		ensure!(missing.is_zero(), Error::<T>::Overflow);
		Self::put_ledger(who, ledger)?;
		Self::deposit_event(Event::Slashed {
			who: who.clone(),
			validator: validator.clone(),
			offence_era,
			from_bonded: taken.bonded,
			from_unlocking: taken.unlocking,
			bonded,
		});
		Ok(credit)
	}

	/// Rewards the reporter with its share of `shared`, the part of a page's slash that may go to it,
	/// in plancks, and gives the rest of the slash to the treasury.
	fn distribute_slash(
		validator: &AccountIdOf<T>,
		reporter: Option<&AccountIdOf<T>>,
		taken: CreditOf<T>,
		shared: Balance,
	) {
		let mut rest = taken;
		// The offender does not earn by reporting itself.
		if let Some(reporter) = reporter.filter(|reporter| *reporter != validator) {
			let amount = Params::<T>::get().reporter_share.mul_floor(shared);
			if !amount.is_zero() {
				match T::Currency::resolve(reporter, rest.extract(amount)) {
					Ok(()) => Self::deposit_event(Event::ReporterRewarded {
						reporter: reporter.clone(),
						validator: validator.clone(),
						amount,
					}),
					Err(unpaid) => rest.subsume(unpaid),
				}
			}
		}
		T::Treasury::on_unbalanced(rest);
	}
}
