//! Answers for the runtime's `MeteringApi`: read-only, bounded, and in its types.

use alloc::vec::Vec;

use frame_support::traits::Get;
use mornet_primitives::{
	metering::{
		Consumption, CostPreview, Counters, DeviceId, DeviceOverview, DeviceStatus, HouseholdId,
		HouseholdOverview, MeteringParameters, Month, Reading, MAX_PAGE,
	},
	tariffs::{PricingError, Region},
	Moment,
};
use sp_core::H256;

use crate::{
	calendar::month_of,
	pallet::*,
	settlement::{settle, Bill, Carry},
	AccountIdOf, AnchorOf,
};

impl<T: Config> Pallet<T> {
	/// What the chain and the ingest have to agree on.
	pub fn parameters() -> MeteringParameters {
		MeteringParameters {
			interval: T::Interval::get(),
			max_clock_ahead: T::MaxClockAhead::get(),
			max_batch_items: T::MaxBatchItems::get(),
		}
	}

	/// A device. `None` if there is none of that id.
	pub fn device(id: DeviceId) -> Option<DeviceOverview<AccountIdOf<T>>> {
		let device = Devices::<T>::get(id)?;
		Some(DeviceOverview {
			household: device.household,
			attestation: device.attestation,
			rating: device.rating,
			status: device.status,
			generation: device.generation,
			// What the owner claims is no baseline yet.
			last: (device.status != DeviceStatus::Pending).then_some(device.last),
		})
	}

	/// Several devices at once, at most [`MAX_PAGE`], each in its place.
	pub fn devices(ids: Vec<DeviceId>) -> Vec<Option<DeviceOverview<AccountIdOf<T>>>> {
		ids.into_iter().take(MAX_PAGE as usize).map(Self::device).collect()
	}

	/// A household. `None` if there is none of that number.
	pub fn household(id: HouseholdId) -> Option<HouseholdOverview<AccountIdOf<T>>> {
		Households::<T>::get(id).map(|household| HouseholdOverview {
			owner: household.owner,
			region: household.region,
			approved: household.approved,
			devices: DevicesOf::<T>::get(id).into_inner(),
		})
	}

	/// The households of an owner.
	pub fn households_of(owner: AccountIdOf<T>) -> Vec<HouseholdId> {
		HouseholdsOf::<T>::get(owner).into_inner()
	}

	/// What a household consumed, by month, from `from` to `to` (both included), months without
	/// consumption left out.
	pub fn consumption(
		household: HouseholdId,
		from: Month,
		to: Month,
	) -> Vec<(Month, Consumption)> {
		Months::<T>::get(household)
			.into_iter()
			.filter(|month| (from..=to).contains(month))
			.filter_map(|month| Some((month, Consumptions::<T>::get(household, month)?)))
			.collect()
	}

	/// What a consumption in a region between two moments would cost, by the formulas it would be
	/// settled by, with nothing carried from before.
	///
	/// # Errors
	///
	/// As [`PricingError`] says; [`PricingError::NoTariff`] also if `from` is not before `until` or
	/// the amounts do not fit a balance, [`PricingError::TooOld`] if more than `MaxMonths` months
	/// begin in between.
	pub fn cost_preview(
		region: Region,
		consumed: Counters,
		from: Moment,
		until: Moment,
	) -> Result<CostPreview, PricingError> {
		if from >= until {
			return Err(PricingError::NoTariff);
		}
		if month_of(until).saturating_sub(month_of(from)) > T::MaxMonths::get() {
			return Err(PricingError::TooOld);
		}
		let prices = Self::prices(&region, &consumed, from, until)?;
		let bill = |part: Counters| -> Result<Bill, PricingError> {
			settle(&part, from, until, &prices, Carry::default())
				.map_err(|_| PricingError::NoTariff)
		};
		let nothing = Counters::default();
		let Counters { energy_wh, heat_wh, water_l } = consumed;
		let total = bill(consumed)?;
		Ok(CostPreview {
			electricity: bill(Counters { energy_wh, ..nothing })?.cost,
			heat: bill(Counters { heat_wh, ..nothing })?.cost,
			water: bill(Counters { water_l, ..nothing })?.cost,
			total: total.cost,
			index: total.index,
		})
	}

	/// The batch whose raw readings have this Merkle root. `None` if none has, or if it is too long
	/// ago to be kept.
	pub fn anchor(root: H256) -> Option<AnchorOf<T>> {
		Anchors::<T>::get(root)
	}

	/// The reading of a device that waits for a registrar.
	pub fn quarantined(id: DeviceId) -> Option<Reading> {
		Quarantine::<T>::get(id).map(|waiting| waiting.reading)
	}
}
