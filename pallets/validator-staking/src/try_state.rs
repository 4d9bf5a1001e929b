//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, InspectHold},
		Get,
	},
};
use mornet_primitives::Balance;
use sp_runtime::{traits::Zero, TryRuntimeError};
use sp_staking::EraIndex;

use crate::{pallet::*, AccountIdOf};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_ledgers()?;
		Self::check_delegations()?;
		Self::check_candidates()?;
		Self::check_eras()?;
		Self::check_rewards()?;
		Self::check_slashes()?;
		Self::check_activities()
	}

	fn check_ledgers() -> Result<(), TryRuntimeError> {
		for (who, ledger) in Ledgers::<T>::iter() {
			// 1. The hold is what the ledger says: bonded plus unbonding.
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Staking.into(), &who) == ledger.held(),
				"1: held is not bonded plus unbonding"
			);
			// 2. No ledger without coins, no empty parts, positions within the bond, chunks in order.
			ensure!(!ledger.is_empty(), "2: empty ledger");
			ensure!(ledger.delegated() <= ledger.bonded, "2: delegated more than bonded");
			ensure!(ledger.positions.iter().all(|p| !p.amount.is_zero()), "2: empty position");
			ensure!(ledger.unlocking.iter().all(|c| !c.amount.is_zero()), "2: empty chunk");
			ensure!(
				ledger.unlocking.is_sorted_by_key(|c| c.unlock_era),
				"2: chunks are out of order"
			);
			let validators: BTreeSet<_> = ledger.positions.iter().map(|p| &p.validator).collect();
			ensure!(
				validators.len() == ledger.positions.len(),
				"2: two positions in one validator"
			);
		}
		Ok(())
	}

	fn check_delegations() -> Result<(), TryRuntimeError> {
		// 3. Delegators' and validators' books agree, both ways.
		let mut listed = BTreeMap::new();
		for (validator, list) in Delegations::<T>::iter() {
			ensure!(!list.is_empty(), "3: empty list of delegations");
			for d in list {
				let known = listed.insert((validator.clone(), d.delegator), d.amount);
				ensure!(known.is_none(), "3: a delegator twice in a list");
			}
		}
		let mut positions = BTreeMap::new();
		for (who, ledger) in Ledgers::<T>::iter() {
			for p in ledger.positions {
				positions.insert((p.validator, who.clone()), p.amount);
			}
		}
		ensure!(listed == positions, "3: positions and delegations differ");
		Ok(())
	}

	fn check_candidates() -> Result<(), TryRuntimeError> {
		let mut count = 0u32;
		let mut ranks = BTreeSet::new();
		for (who, candidate) in Candidates::<T>::iter() {
			// 4. A candidate's totals are the sums they stand for; it delegates nothing.
			let ledger = Ledgers::<T>::get(&who).ok_or("4: candidate without a ledger")?;
			ensure!(candidate.own == ledger.bonded, "4: own stake is not the bond");
			ensure!(ledger.positions.is_empty(), "4: a candidate delegates");
			ensure!(ledger.commission.is_some(), "4: candidate without a commission");
			ensure!(
				candidate.delegated == Self::sum_of(&Delegations::<T>::get(&who)),
				"4: delegated stake is not the sum of delegations"
			);
			// 5. Candidacies are numbered once and bounded.
			ensure!(candidate.since < NextCandidacy::<T>::get(), "5: candidacy not yet given");
			ensure!(ranks.insert(candidate.since), "5: a candidacy given twice");
			count = count.saturating_add(1);
		}
		ensure!(count == Candidates::<T>::count(), "5: candidates are miscounted");
		ensure!(count <= T::MaxCandidates::get(), "5: too many candidates");
		// 6. The election is in order: more stake, or as much and earlier, comes first.
		ensure!(
			Self::ranking().is_sorted_by(|(_, a), (_, b)| {
				a.total() > b.total() || (a.total() == b.total() && a.since < b.since)
			}),
			"6: the ranking is out of order"
		);
		ensure!(Params::<T>::get().check(T::MaxValidators::get()), "6: parameters out of bounds");
		Ok(())
	}

	/// The eras that may be in storage.
	fn is_kept(era: EraIndex) -> bool {
		let active = ActiveEra::<T>::get().unwrap_or(0);
		let latest = PlannedEra::<T>::get().unwrap_or(active);
		(active.saturating_sub(T::HistoryDepth::get())..=latest).contains(&era)
	}

	fn check_eras() -> Result<(), TryRuntimeError> {
		// 7. The next era is the one after this.
		if let (Some(active), Some(planned)) = (ActiveEra::<T>::get(), PlannedEra::<T>::get()) {
			ensure!(planned == active.saturating_add(1), "7: the planned era is not the next");
		}
		for era in ActiveEra::<T>::get().into_iter().chain(PlannedEra::<T>::get()) {
			ensure!(Eras::<T>::contains_key(era), "7: an era without a record");
		}
		// 8. Nothing is left of eras beyond the history; an era's stake is that of its validators.
		let mut exposed = BTreeSet::new();
		for (era, record) in Eras::<T>::iter() {
			ensure!(Self::is_kept(era), "8: an era beyond the history");
			ensure!(!record.validators.is_empty(), "8: an era without validators");
			let mut stake: Balance = 0;
			for validator in record.validators {
				let exposure = Exposures::<T>::get(era, &validator).ok_or("8: no exposure")?;
				stake = stake.saturating_add(exposure.total);
				exposed.insert((era, validator));
			}
			ensure!(stake == record.total_stake, "8: an era's stake is not its validators'");
		}
		// 9. An exposure is the sum of its pages, and belongs to a validator of its era.
		let mut paged: BTreeMap<(EraIndex, AccountIdOf<T>), (u32, Balance)> = BTreeMap::new();
		for ((era, validator, page), rows) in ExposurePages::<T>::iter() {
			ensure!(!rows.is_empty(), "9: an empty page");
			let exposure = Exposures::<T>::get(era, &validator).ok_or("9: orphan page")?;
			ensure!(page < exposure.pages, "9: a page too many");
			let entry = paged.entry((era, validator)).or_default();
			entry.0 = entry.0.saturating_add(1);
			entry.1 = entry.1.saturating_add(Self::sum_of(&rows));
		}
		for (era, validator, exposure) in Exposures::<T>::iter() {
			let (pages, sum) = paged.get(&(era, validator.clone())).copied().unwrap_or_default();
			ensure!(exposure.pages == pages.max(1), "9: pages are missing");
			ensure!(
				exposure.total == exposure.own.saturating_add(sum),
				"9: an exposure is not the sum of its pages"
			);
			ensure!(exposed.contains(&(era, validator)), "9: orphan exposure");
		}
		Ok(())
	}

	fn check_rewards() -> Result<(), TryRuntimeError> {
		// 10. What is owed is what the rewards still keep, and none is owed when all is paid.
		let mut owed: Balance = 0;
		for (era, validator, reward) in Rewards::<T>::iter() {
			let exposure = Exposures::<T>::get(era, &validator).ok_or("10: orphan reward")?;
			ensure!(reward.owed <= reward.total, "10: more is owed than was allotted");
			let all_paid = (0..exposure.pages).all(|page| reward.is_paid(page));
			ensure!(!all_paid || reward.owed.is_zero(), "10: dust is still owed");
			ensure!(
				reward.paid_pages.count_ones() <= exposure.pages,
				"10: a page is paid that is not there"
			);
			owed = owed.saturating_add(reward.owed);
		}
		ensure!(owed == Owed::<T>::get(), "10: owed is not the sum of rewards");
		// 11. The pot covers it.
		ensure!(
			T::Currency::balance(&Self::pot())
				>= owed.saturating_add(T::Currency::minimum_balance()),
			"11: the pot does not cover what is owed"
		);
		Ok(())
	}

	fn check_slashes() -> Result<(), TryRuntimeError> {
		let active = ActiveEra::<T>::get().unwrap_or(0);
		for ((apply_era, validator, offence_era), slash) in DeferredSlashes::<T>::iter() {
			// 12. A slash has something to be taken from, and a time.
			ensure!(
				Exposures::<T>::contains_key(offence_era, &validator),
				"12: a slash without an exposure"
			);
			ensure!(
				apply_era > active || DueSlashes::<T>::get().is_some_and(|due| due <= apply_era),
				"12: a slash that is never applied"
			);
			ensure!(
				slash.fraction <= SlashedFractions::<T>::get(offence_era, &validator),
				"12: a slash of more than was reported"
			);
		}
		for (era, validator, _) in SlashedFractions::<T>::iter() {
			ensure!(Exposures::<T>::contains_key(era, &validator), "12: orphan slashed fraction");
		}
		Ok(())
	}

	fn check_activities() -> Result<(), TryRuntimeError> {
		// 13. The work of the running era is that of its validators.
		let validators = ActiveEra::<T>::get()
			.and_then(Eras::<T>::get)
			.map(|era| era.validators.into_inner())
			.unwrap_or_default();
		let active: alloc::vec::Vec<_> =
			Activities::<T>::get().into_iter().map(|a| a.validator).collect();
		ensure!(active == validators, "13: activities are not of the era's validators");
		Ok(())
	}
}
