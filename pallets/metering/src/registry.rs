//! Registrars, households and devices: the logic behind their calls.
//!
//! The maps come in pairs (a row and its place in a list); both are written here and nowhere else.

use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, tokens::Precision, Get, Time},
};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use mornet_primitives::{
	metering::{Attestation, Counters, DeviceId, DeviceStatus, HouseholdId, Rating, Reading},
	tariffs::Region,
	Balance,
};
use sp_runtime::DispatchError;

use crate::{
	batches::Effort, pallet::*, settlement::Carry, AccountIdOf, Device, DeviceOf, Household,
	HouseholdOf,
};

impl<T: Config> Pallet<T> {
	/// A list's length; no list here has more than `u32::MAX` entries.
	pub(crate) fn count(len: usize) -> u32 {
		u32::try_from(len).unwrap_or(u32::MAX)
	}

	/// The account that signed, if it is a registrar.
	pub(crate) fn ensure_registrar(origin: OriginFor<T>) -> Result<AccountIdOf<T>, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Registrars::<T>::get().contains(&who), Error::<T>::NotRegistrar);
		Ok(who)
	}

	pub(crate) fn do_add_registrar(registrar: &AccountIdOf<T>) -> DispatchResult {
		Registrars::<T>::try_mutate(|registrars| {
			ensure!(!registrars.contains(registrar), Error::<T>::AlreadyRegistrar);
			registrars
				.try_push(registrar.clone())
				.map_err(|_| Error::<T>::TooManyRegistrars.into())
		})
	}

	pub(crate) fn do_remove_registrar(registrar: AccountIdOf<T>) -> DispatchResult {
		Registrars::<T>::try_mutate(|registrars| {
			let before = registrars.len();
			registrars.retain(|other| *other != registrar);
			ensure!(registrars.len() < before, Error::<T>::NotRegistrar);
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::RegistrarRemoved { registrar });
		Ok(())
	}

	/// A household, if `who` owns it.
	fn owned(who: &AccountIdOf<T>, id: HouseholdId) -> Result<HouseholdOf<T>, DispatchError> {
		let household = Households::<T>::get(id).ok_or(Error::<T>::NoSuchHousehold)?;
		ensure!(household.owner == *who, Error::<T>::NotOwner);
		Ok(household)
	}

	fn hold(who: &AccountIdOf<T>, deposit: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::Registration.into(), who, deposit)
	}

	/// Releases a deposit: all that is there of it.
	fn release(who: &AccountIdOf<T>, deposit: Balance) -> DispatchResult {
		let reason = HoldReason::Registration.into();
		T::Currency::release(&reason, who, deposit, Precision::BestEffort).map(|_| ())
	}

	pub(crate) fn do_register_household(owner: AccountIdOf<T>, region: Region) -> DispatchResult {
		let id = NextHousehold::<T>::get();
		let next = id.checked_add(1).ok_or(Error::<T>::NoMoreHouseholds)?;
		HouseholdsOf::<T>::try_append(&owner, id).map_err(|()| Error::<T>::TooManyHouseholds)?;
		let deposit = T::HouseholdDeposit::get();
		Self::hold(&owner, deposit)?;
		NextHousehold::<T>::put(next);
		Households::<T>::insert(
			id,
			Household {
				owner: owner.clone(),
				region: region.clone(),
				approved: false,
				deposit,
				carry: Carry::default(),
			},
		);
		Self::deposit_event(Event::HouseholdRegistered { household: id, owner, region, deposit });
		Ok(())
	}

	/// Removes a household without devices, and its history; returns how many months that had.
	fn remove_household(id: HouseholdId, household: &HouseholdOf<T>) -> Result<u32, DispatchError> {
		ensure!(DevicesOf::<T>::decode_len(id).unwrap_or(0) == 0, Error::<T>::HasDevices);
		Self::release(&household.owner, household.deposit)?;
		let months = Months::<T>::take(id);
		for month in &months {
			Consumptions::<T>::remove(id, month);
		}
		DevicesOf::<T>::remove(id);
		Households::<T>::remove(id);
		HouseholdsOf::<T>::mutate_exists(&household.owner, |slot| {
			if let Some(ids) = slot {
				ids.retain(|other| *other != id);
				if ids.is_empty() {
					*slot = None;
				}
			}
		});
		Ok(Self::count(months.len()))
	}

	/// Returns how many months of history went.
	pub(crate) fn do_close_household(
		who: &AccountIdOf<T>,
		id: HouseholdId,
	) -> Result<u32, DispatchError> {
		let household = Self::owned(who, id)?;
		let months = Self::remove_household(id, &household)?;
		Self::deposit_event(Event::HouseholdClosed {
			household: id,
			owner: household.owner,
			deposit: household.deposit,
		});
		Ok(months)
	}

	pub(crate) fn do_approve_household(
		registrar: AccountIdOf<T>,
		id: HouseholdId,
	) -> DispatchResult {
		Households::<T>::try_mutate(id, |slot| {
			let household = slot.as_mut().ok_or(Error::<T>::NoSuchHousehold)?;
			ensure!(!household.approved, Error::<T>::AlreadyApproved);
			household.approved = true;
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::HouseholdApproved { household: id, registrar });
		Ok(())
	}

	/// Returns how many devices went with it.
	pub(crate) fn do_reject_household(
		registrar: AccountIdOf<T>,
		id: HouseholdId,
	) -> Result<u32, DispatchError> {
		let household = Households::<T>::get(id).ok_or(Error::<T>::NoSuchHousehold)?;
		ensure!(!household.approved, Error::<T>::AlreadyApproved);
		let devices = DevicesOf::<T>::get(id);
		for device in &devices {
			Self::remove_device(registrar.clone(), device)?;
		}
		Self::remove_household(id, &household)?;
		Self::deposit_event(Event::HouseholdRejected {
			household: id,
			registrar,
			owner: household.owner,
			deposit: household.deposit,
		});
		Ok(Self::count(devices.len()))
	}

	pub(crate) fn do_register_device(
		who: &AccountIdOf<T>,
		household: HouseholdId,
		id: DeviceId,
		attestation: Attestation<AccountIdOf<T>>,
		rating: Rating,
		baseline: Counters,
	) -> DispatchResult {
		Self::owned(who, household)?;
		ensure!(rating != Rating::default(), Error::<T>::NothingMetered);
		let past = Devices::<T>::get(&id);
		ensure!(
			past.as_ref().is_none_or(|device| device.status == DeviceStatus::Retired),
			Error::<T>::DeviceExists
		);
		DevicesOf::<T>::try_append(household, id.clone())
			.map_err(|()| Error::<T>::TooManyDevices)?;
		let deposit = T::DeviceDeposit::get();
		Self::hold(who, deposit)?;
		Devices::<T>::insert(
			&id,
			Device {
				household,
				attestation: attestation.clone(),
				rating,
				status: DeviceStatus::Pending,
				generation: past.map_or(0, |device| device.generation),
				last: Reading { seq: 0, ts: T::Time::now(), counters: baseline },
				deposit,
			},
		);
		Self::deposit_event(Event::DeviceRegistered {
			device: id,
			household,
			attestation,
			rating,
			baseline,
			deposit,
		});
		Ok(())
	}

	pub(crate) fn do_retire_device(who: &AccountIdOf<T>, id: &DeviceId) -> DispatchResult {
		let device = Devices::<T>::get(id).ok_or(Error::<T>::NoSuchDevice)?;
		ensure!(device.status != DeviceStatus::Retired, Error::<T>::AlreadyRetired);
		if !Registrars::<T>::get().contains(who) {
			Self::owned(who, device.household)?;
		}
		Self::remove_device(who.clone(), id)
	}

	/// Takes a device out of service. What was never in service leaves nothing behind; of others the
	/// row stays, without a deposit: a registrar's approval was the price of it.
	fn remove_device(by: AccountIdOf<T>, id: &DeviceId) -> DispatchResult {
		let device = Devices::<T>::take(id).ok_or(Error::<T>::NoSuchDevice)?;
		let owner = Households::<T>::get(device.household)
			.map(|household| household.owner)
			.ok_or(Error::<T>::NoSuchHousehold)?;
		Self::release(&owner, device.deposit)?;
		DevicesOf::<T>::mutate_exists(device.household, |slot| {
			if let Some(ids) = slot {
				ids.retain(|other| other != id);
				if ids.is_empty() {
					*slot = None;
				}
			}
		});
		Quarantine::<T>::remove(id);
		let forgotten = device.generation == 0;
		Self::deposit_event(Event::DeviceRetired {
			device: id.clone(),
			household: device.household,
			by,
			deposit: device.deposit,
			forgotten,
		});
		if !forgotten {
			let status = DeviceStatus::Retired;
			Devices::<T>::insert(id, Device { status, deposit: 0, ..device });
		}
		Ok(())
	}

	/// `terms` are what the registrar looked at: household, attestation, rating.
	pub(crate) fn do_approve_device(
		registrar: AccountIdOf<T>,
		id: DeviceId,
		terms: (HouseholdId, Attestation<AccountIdOf<T>>, Rating),
		baseline: Counters,
		seq: u64,
	) -> DispatchResult {
		let (household, baseline, generation) =
			Devices::<T>::try_mutate(&id, |slot| -> Result<_, DispatchError> {
				let device = slot.as_mut().ok_or(Error::<T>::NoSuchDevice)?;
				ensure!(device.status == DeviceStatus::Pending, Error::<T>::NotPending);
				let registered = (device.household, device.attestation.clone(), device.rating);
				ensure!(registered == terms, Error::<T>::TermsDiffer);
				let approved = Households::<T>::get(device.household)
					.is_some_and(|household| household.approved);
				ensure!(approved, Error::<T>::HouseholdNotApproved);
				device.status = DeviceStatus::Active;
				Self::begin_generation(device, baseline, seq);
				Ok((device.household, device.last, device.generation))
			})?;
		Self::deposit_event(Event::DeviceApproved {
			device: id,
			household,
			registrar,
			baseline,
			generation,
		});
		Ok(())
	}

	/// Has a device settled from a baseline on, as of now.
	fn begin_generation(device: &mut DeviceOf<T>, counters: Counters, seq: u64) {
		device.last = Reading { seq, ts: T::Time::now(), counters };
		device.generation = device.generation.saturating_add(1);
	}

	/// Changes a device that is in service, quarantined or not.
	fn try_mutate_in_service<R>(
		id: &DeviceId,
		change: impl FnOnce(&mut DeviceOf<T>) -> R,
	) -> Result<R, DispatchError> {
		Devices::<T>::try_mutate(id, |slot| {
			let device = slot.as_mut().ok_or(Error::<T>::NoSuchDevice)?;
			ensure!(
				matches!(device.status, DeviceStatus::Active | DeviceStatus::Quarantined),
				Error::<T>::NotInService
			);
			Ok(change(device))
		})
	}

	pub(crate) fn do_reset_counter(
		registrar: AccountIdOf<T>,
		id: DeviceId,
		baseline: Counters,
		seq: u64,
	) -> DispatchResult {
		let (old, new, generation) = Self::try_mutate_in_service(&id, |device| {
			let old = device.last;
			device.status = DeviceStatus::Active;
			Self::begin_generation(device, baseline, seq);
			(old, device.last, device.generation)
		})?;
		Quarantine::<T>::remove(&id);
		Self::deposit_event(Event::CounterReset { device: id, registrar, old, new, generation });
		Ok(())
	}

	pub(crate) fn do_replace_key(
		registrar: AccountIdOf<T>,
		id: DeviceId,
		new: Attestation<AccountIdOf<T>>,
	) -> DispatchResult {
		let (old, generation) = Self::try_mutate_in_service(&id, |device| {
			device.generation = device.generation.saturating_add(1);
			(core::mem::replace(&mut device.attestation, new.clone()), device.generation)
		})?;
		Self::deposit_event(Event::KeyReplaced { device: id, registrar, old, new, generation });
		Ok(())
	}

	/// The device whose reading `seq` waits, put back into service, and that reading.
	fn release_quarantined(
		id: &DeviceId,
		seq: u64,
	) -> Result<(DeviceOf<T>, Reading), DispatchError> {
		let mut device = Devices::<T>::get(id).ok_or(Error::<T>::NoSuchDevice)?;
		let waiting = Quarantine::<T>::take(id).ok_or(Error::<T>::NotQuarantined)?;
		ensure!(waiting.reading.seq == seq, Error::<T>::NotQuarantined);
		device.status = DeviceStatus::Active;
		Ok((device, waiting.reading))
	}

	pub(crate) fn do_accept_quarantined(
		registrar: AccountIdOf<T>,
		id: DeviceId,
		seq: u64,
	) -> Result<Effort, DispatchError> {
		let (device, reading) = Self::release_quarantined(&id, seq)?;
		let household =
			Households::<T>::get(device.household).ok_or(Error::<T>::NoSuchHousehold)?;
		let consumed =
			reading.counters.since(&device.last.counters).ok_or(Error::<T>::CannotSettle)?;
		let bill =
			Self::bill(&household, &consumed, device.last.ts, reading.ts, T::MaxMonths::get())
				.map_err(|_| Error::<T>::CannotSettle)?;
		Self::deposit_event(Event::QuarantineAccepted { device: id.clone(), registrar, seq });
		Self::apply(&id, device, household, reading, consumed, bill, None)
	}

	pub(crate) fn do_void_quarantined(
		registrar: AccountIdOf<T>,
		id: DeviceId,
		seq: u64,
	) -> DispatchResult {
		let (mut device, reading) = Self::release_quarantined(&id, seq)?;
		device.last = Reading { counters: device.last.counters, ..reading };
		let baseline = device.last;
		Devices::<T>::insert(&id, device);
		Self::deposit_event(Event::QuarantineVoided { device: id, registrar, reading, baseline });
		Ok(())
	}
}
