//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use alloc::collections::BTreeMap;

use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use mornet_primitives::{
	metering::{DeviceId, DeviceStatus, HouseholdId},
	Balance,
};
use sp_core::U256;
use sp_runtime::TryRuntimeError;

use crate::{pallet::*, AccountIdOf};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_households()?;
		Self::check_devices()?;
		Self::check_deposits()?;
		Self::check_history()?;
		Self::check_anchors()
	}

	fn check_households() -> Result<(), TryRuntimeError> {
		// 1. Each household is in its owner's list, once, and each entry has its household.
		let mut listed: BTreeMap<HouseholdId, AccountIdOf<T>> = BTreeMap::new();
		for (owner, ids) in HouseholdsOf::<T>::iter() {
			ensure!(!ids.is_empty(), "1: an empty list of households");
			for id in ids {
				ensure!(
					listed.insert(id, owner.clone()).is_none(),
					"1: a household twice in lists"
				);
			}
		}
		let owned: BTreeMap<_, _> =
			Households::<T>::iter().map(|(id, household)| (id, household.owner)).collect();
		ensure!(listed == owned, "1: households and their owners' lists differ");
		for (id, household) in Households::<T>::iter() {
			ensure!(id < NextHousehold::<T>::get(), "1: a number not given yet");
			// 2. What is carried is less than a unit, at whatever rate.
			ensure!(household.carry.cost < 1_000, "2: a whole planck is carried");
			let bound = U256::from(Balance::MAX).saturating_mul(1_000.into());
			ensure!(household.carry.index < bound, "2: a whole unit of GCM is carried");
		}
		Ok(())
	}

	fn check_devices() -> Result<(), TryRuntimeError> {
		// 3. Each device that is not retired is in its household's list, once.
		let mut listed: BTreeMap<DeviceId, HouseholdId> = BTreeMap::new();
		for (household, ids) in DevicesOf::<T>::iter() {
			ensure!(!ids.is_empty(), "3: an empty list of devices");
			for id in ids {
				ensure!(listed.insert(id, household).is_none(), "3: a device twice in lists");
			}
		}
		let mut present = BTreeMap::new();
		for (id, device) in Devices::<T>::iter() {
			// 4. Quarantined is who has a reading that waits, newer than what is settled.
			let waiting = Quarantine::<T>::get(&id);
			ensure!(
				waiting.is_some() == (device.status == DeviceStatus::Quarantined),
				"4: quarantine and status differ"
			);
			ensure!(
				waiting.is_none_or(|waiting| waiting.reading.seq > device.last.seq),
				"4: a settled reading waits"
			);
			if device.status == DeviceStatus::Retired {
				ensure!(device.deposit == 0, "4: a retired device has a deposit");
				ensure!(device.generation > 0, "4: a row of a device that never was");
				continue;
			}
			let household =
				Households::<T>::get(device.household).ok_or("3: a device without a household")?;
			ensure!(
				household.approved || device.status == DeviceStatus::Pending,
				"3: a device in service of a household that is not approved"
			);
			present.insert(id, device.household);
		}
		ensure!(listed == present, "3: devices and their households' lists differ");
		for id in Quarantine::<T>::iter_keys() {
			ensure!(Devices::<T>::contains_key(id), "4: a reading of no device waits");
		}
		Ok(())
	}

	fn check_deposits() -> Result<(), TryRuntimeError> {
		// 5. What is on hold of an owner is the sum of its rows' deposits.
		let mut owed: BTreeMap<AccountIdOf<T>, Balance> = BTreeMap::new();
		for household in Households::<T>::iter_values() {
			let sum = owed.entry(household.owner).or_default();
			*sum = sum.saturating_add(household.deposit);
		}
		for device in Devices::<T>::iter_values() {
			if let Some(household) = Households::<T>::get(device.household) {
				let sum = owed.entry(household.owner).or_default();
				*sum = sum.saturating_add(device.deposit);
			}
		}
		for (owner, deposits) in owed {
			let held = T::Currency::balance_on_hold(&HoldReason::Registration.into(), &owner);
			ensure!(held == deposits, "5: held is not the sum of deposits");
		}
		Ok(())
	}

	fn check_history() -> Result<(), TryRuntimeError> {
		// 6. Months are in order, each has its row, and each row its month and its household.
		let mut months = 0usize;
		for (household, list) in Months::<T>::iter() {
			ensure!(Households::<T>::contains_key(household), "6: months of no household");
			ensure!(
				list.windows(2).all(|pair| pair.first() < pair.last()),
				"6: months in disorder"
			);
			for month in &list {
				let kept = Consumptions::<T>::contains_key(household, month);
				ensure!(kept, "6: a month without a row");
			}
			months = months.saturating_add(list.len());
		}
		ensure!(Consumptions::<T>::iter().count() == months, "6: a row without a month");
		Ok(())
	}

	fn check_anchors() -> Result<(), TryRuntimeError> {
		// 7. Roots by batch and batches by root are the same, and no more than are kept.
		let next = NextBatch::<T>::get();
		let mut roots = 0u64;
		for (batch, root) in Roots::<T>::iter() {
			ensure!(batch < next, "7: a batch not numbered yet");
			ensure!(batch >= next.saturating_sub(T::MaxAnchors::get()), "7: a batch too old");
			let anchored = Anchors::<T>::get(root).is_some_and(|anchor| anchor.batch == batch);
			ensure!(anchored, "7: a root without an anchor");
			roots = roots.saturating_add(1);
		}
		ensure!(Anchors::<T>::iter().count() as u64 == roots, "7: an anchor without a root");
		// 8. Registrars are listed once.
		let mut registrars = Registrars::<T>::get().into_inner();
		let listed = registrars.len();
		registrars.sort();
		registrars.dedup();
		ensure!(registrars.len() == listed, "8: a registrar twice");
		Ok(())
	}
}
