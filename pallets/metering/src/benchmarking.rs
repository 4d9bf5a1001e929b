//! Benchmarks: each call at its bounds, and the parts of a settlement whose number is not known
//! before: the pieces that a consumption is divided into, and the months that begin.
//!
//! State is set up through the pallet's own functions; histories of many months are written directly.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::vec::Vec;

use frame_benchmarking::v2::*;
use frame_support::{
	pallet_prelude::TransactionSource,
	traits::{
		fungible::{Inspect, Unbalanced},
		fungibles::Inspect as _,
		tokens::Precision,
		Authorize, EnsureOrigin, Get, Time,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	metering::{
		Attestation, Consumption, Counters, DeviceId, DeviceKey, HouseholdId, Month, Rating,
		Reading, SignedReading,
	},
	oracle::{AuthorityId, AuthoritySignature, OracleValidators},
	tariffs::{Feed, PricePeriod, Region, Resource, TariffProvider},
	units::asset,
	Balance, Moment,
};
use sp_core::{crypto::KeyTypeId, sr25519, H256};
use sp_runtime::{app_crypto::RuntimePublic, RuntimeAppPublic};

use crate::{
	calendar::month_of,
	settlement::{settle, Carry, Prices},
	*,
};

/// What benchmarks need of the runtime beside the pallet's own configuration.
pub trait BenchmarkHelper {
	/// Sets the chain's clock.
	fn set_time(now: Moment);
}

/// Whose keys the devices' are in the keystore.
const DEVICE_KEYS: KeyTypeId = KeyTypeId(*b"bmtr");

/// 15 January 2026: nothing here goes over the end of a month unless it is meant to.
const NOW: Moment = 1_768_435_200_000;

/// What a device shows at first, and what it consumes until it is read.
const BASELINE: Counters = Counters { energy_wh: 1_000, heat_wh: 2_000, water_l: 3_000 };
const CONSUMED: Counters = Counters { energy_wh: 123_457, heat_wh: 234_571, water_l: 3_457 };
const RATING: Rating =
	Rating { electricity_w: u32::MAX, heat_w: u32::MAX, water_l_per_h: u32::MAX };

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn helper_set_time<T: Config>(now: Moment) {
	<T as Config>::BenchmarkHelper::set_time(now);
}

fn funded<T: Config>(name: &'static str, index: u32) -> AccountIdOf<T> {
	let who: AccountIdOf<T> = account(name, index, 0);
	let deposits = T::HouseholdDeposit::get() * Balance::from(T::MaxHouseholdsPerOwner::get())
		+ T::DeviceDeposit::get() * Balance::from(T::MaxDevicesPerHousehold::get());
	let amount = deposits + T::Currency::minimum_balance() * 10;
	let _ = T::Currency::increase_balance(&who, amount, Precision::Exact);
	who
}

fn region() -> Result<Region, BenchmarkError> {
	Region::try_from(&b"DE-BE"[..]).map_err(|_| stop("region"))
}

fn device_id(index: u32) -> Result<DeviceId, BenchmarkError> {
	// As long as an id can be.
	DeviceId::try_from(alloc::format!("{index:0>32}").as_bytes()).map_err(|_| stop("id"))
}

fn device_key(index: u32) -> sr25519::Public {
	sr25519::Public::generate_pair(
		DEVICE_KEYS,
		Some(alloc::format!("//device{index}").into_bytes()),
	)
}

fn terms<T: Config>(index: u32) -> Attestation<AccountIdOf<T>> {
	Attestation::Device(DeviceKey::Sr25519(device_key(index)))
}

fn sign(index: u32, reading: Reading) -> Result<SignedReading, BenchmarkError> {
	let message = reading.signed_message(&device_id(index)?);
	let signature = device_key(index).sign(DEVICE_KEYS, &message).ok_or(stop("device key"))?;
	Ok(SignedReading { reading, signature: Some(signature.0) })
}

/// Fills the list of registrars; the last is the one who acts.
fn registrar<T: Config>() -> Result<AccountIdOf<T>, BenchmarkError> {
	let registrars: Vec<_> = (0..T::MaxRegistrars::get())
		.map(|index| account::<AccountIdOf<T>>("registrar", index, 0))
		.collect();
	let last = registrars.last().cloned().ok_or(stop("registrar"))?;
	Registrars::<T>::put(BoundedVec::truncate_from(registrars));
	Ok(last)
}

/// A household of an owner who has as many as there can be.
fn household<T: Config>(
	name: &'static str,
	index: u32,
) -> Result<(AccountIdOf<T>, HouseholdId), BenchmarkError> {
	let owner = funded::<T>(name, index);
	for _ in 0..T::MaxHouseholdsPerOwner::get() {
		Pallet::<T>::do_register_household(owner.clone(), region()?)
			.map_err(|_| stop("household"))?;
	}
	Ok((owner, NextHousehold::<T>::get() - 1))
}

fn approved<T: Config>(
	name: &'static str,
	index: u32,
) -> Result<(AccountIdOf<T>, HouseholdId), BenchmarkError> {
	let (owner, household) = household::<T>(name, index)?;
	Pallet::<T>::do_approve_household(registrar::<T>()?, household).map_err(|_| stop("approve"))?;
	Ok((owner, household))
}

fn register<T: Config>(
	owner: &AccountIdOf<T>,
	household: HouseholdId,
	index: u32,
) -> Result<DeviceId, BenchmarkError> {
	let id = device_id(index)?;
	Pallet::<T>::do_register_device(
		owner,
		household,
		id.clone(),
		terms::<T>(index),
		RATING,
		BASELINE,
	)
	.map_err(|_| stop("device"))?;
	Ok(id)
}

/// Gives a household as many devices as there can be but for `room`, with numbers from 10,000 on.
fn fill_devices<T: Config>(
	owner: &AccountIdOf<T>,
	household: HouseholdId,
	room: u32,
) -> Result<(), BenchmarkError> {
	for index in 0..T::MaxDevicesPerHousehold::get().saturating_sub(room) {
		register::<T>(owner, household, 10_000 + index)?;
	}
	Ok(())
}

/// A device in service of a household of its own, full of other devices, as of [`NOW`].
fn in_service<T: Config>(
	index: u32,
) -> Result<(AccountIdOf<T>, HouseholdId, DeviceId), BenchmarkError> {
	helper_set_time::<T>(NOW);
	let (owner, household) = approved::<T>("owner", index)?;
	let id = register::<T>(&owner, household, index)?;
	let terms = (household, terms::<T>(index), RATING);
	Pallet::<T>::do_approve_device(registrar::<T>()?, id.clone(), terms, BASELINE, 0)
		.map_err(|_| stop("approve device"))?;
	Ok((owner, household, id))
}

/// The feeds that settling all resources needs.
fn feeds() -> Result<Vec<Feed>, BenchmarkError> {
	let region = region()?;
	let tariffs = Resource::ALL.map(|resource| Feed::Tariff(region.clone(), resource));
	Ok(tariffs.into_iter().chain([Feed::IndexRate]).collect())
}

/// Gives each feed a full history, long before the devices are read: they are read at one price.
fn set_prices<T: Config>() -> Result<(), BenchmarkError> {
	let from = NOW - 30 * 86_400_000;
	helper_set_time::<T>(NOW);
	for feed in feeds()? {
		T::Tariffs::set_for_benchmarks(&feed, 300_000_007, from);
	}
	Ok(())
}

/// A reading of [`CONSUMED`], an interval after [`NOW`].
fn read(index: u32) -> Result<SignedReading, BenchmarkError> {
	let counters = Counters {
		energy_wh: BASELINE.energy_wh + CONSUMED.energy_wh,
		heat_wh: BASELINE.heat_wh + CONSUMED.heat_wh,
		water_l: BASELINE.water_l + CONSUMED.water_l,
	};
	sign(index, Reading { seq: 7, ts: NOW + 900_000, counters })
}

/// The account and the key of the validator who brings batches: the last of 21.
fn reporter<T: Config>() -> Result<(AuthorityId, AccountIdOf<T>), BenchmarkError> {
	let keys: Vec<(AuthorityId, AccountIdOf<T>)> = (0..21u32)
		.map(|index| {
			let seed = alloc::format!("//oracle{index}").into_bytes();
			(AuthorityId::generate_pair(Some(seed)), account("validator", index, 0))
		})
		.collect();
	let last = keys.last().cloned().ok_or(stop("reporter"))?;
	T::Validators::set_validators_for_benchmarks(keys);
	Ok(last)
}

fn batch<T: Config>(
	reporter: AuthorityId,
	items: Vec<BatchItem>,
) -> Result<(BatchOf<T>, AuthoritySignature), BenchmarkError> {
	let batch = Batch {
		reporter,
		block: Pallet::<T>::block_number(),
		root: H256::repeat_byte(7),
		readings: items.iter().map(|item| item.readings).sum(),
		items: BoundedVec::truncate_from(items),
	};
	let signature = batch
		.reporter
		.sign(&Pallet::<T>::batch_message(&batch))
		.ok_or(stop("oracle key"))?;
	Ok((batch, signature))
}

/// A device's reading waits.
fn quarantined<T: Config>(index: u32) -> Result<(DeviceId, Reading), BenchmarkError> {
	let (.., id) = in_service::<T>(index)?;
	let reading = read(index)?.reading;
	Pallet::<T>::quarantine(id.clone(), reading, QuarantineReason::AboveRating, 0);
	Ok((id, reading))
}

/// Fills a household's history up to the month before [`NOW`]'s.
fn fill_months<T: Config>(household: HouseholdId, count: u32) {
	let this = month_of(NOW);
	let months: Vec<Month> = (this - count..this).collect();
	for month in &months {
		Consumptions::<T>::insert(household, month, Consumption::default());
	}
	Months::<T>::insert(household, BoundedVec::truncate_from(months));
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

fn assert_has_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_has_event(event.into());
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn register_household() -> Result<(), BenchmarkError> {
		let owner = funded::<T>("owner", 0);
		for _ in 1..T::MaxHouseholdsPerOwner::get() {
			Pallet::<T>::do_register_household(owner.clone(), region()?)
				.map_err(|_| stop("household"))?;
		}
		let household = NextHousehold::<T>::get();
		let region = region()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), region.clone());

		let deposit = T::HouseholdDeposit::get();
		assert_last_event::<T>(Event::HouseholdRegistered { household, owner, region, deposit });
		Ok(())
	}

	/// A household with `m` months of history.
	#[benchmark]
	fn close_household(m: Linear<0, { T::MaxMonths::get() }>) -> Result<(), BenchmarkError> {
		let (owner, household) = approved::<T>("owner", 0)?;
		fill_months::<T>(household, m);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), household);

		let deposit = T::HouseholdDeposit::get();
		assert_last_event::<T>(Event::HouseholdClosed { household, owner, deposit });
		Ok(())
	}

	#[benchmark]
	fn register_device() -> Result<(), BenchmarkError> {
		let (owner, household) = household::<T>("owner", 0)?;
		fill_devices::<T>(&owner, household, 1)?;
		let device = device_id(0)?;
		let attestation = terms::<T>(0);

		#[extrinsic_call]
		_(
			RawOrigin::Signed(owner),
			household,
			device.clone(),
			attestation.clone(),
			RATING,
			BASELINE,
		);

		assert_last_event::<T>(Event::DeviceRegistered {
			device,
			household,
			attestation,
			rating: RATING,
			baseline: BASELINE,
			deposit: T::DeviceDeposit::get(),
		});
		Ok(())
	}

	/// By its owner, out of a full household, while a reading waits.
	#[benchmark]
	fn retire_device() -> Result<(), BenchmarkError> {
		let (device, _) = quarantined::<T>(0)?;
		let household = Devices::<T>::get(&device).ok_or(stop("device"))?.household;
		let owner = Households::<T>::get(household).ok_or(stop("household"))?.owner;
		fill_devices::<T>(&owner, household, 1)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), device.clone());

		assert_last_event::<T>(Event::DeviceRetired {
			device,
			household,
			by: owner,
			deposit: T::DeviceDeposit::get(),
			forgotten: false,
		});
		Ok(())
	}

	#[benchmark]
	fn approve_household() -> Result<(), BenchmarkError> {
		let (_, household) = household::<T>("owner", 0)?;
		let registrar = registrar::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(registrar.clone()), household);

		assert_last_event::<T>(Event::HouseholdApproved { household, registrar });
		Ok(())
	}

	/// A household with `d` devices.
	#[benchmark]
	fn reject_household(
		d: Linear<0, { T::MaxDevicesPerHousehold::get() }>,
	) -> Result<(), BenchmarkError> {
		let (owner, household) = household::<T>("owner", 0)?;
		fill_devices::<T>(&owner, household, T::MaxDevicesPerHousehold::get() - d)?;
		let registrar = registrar::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(registrar.clone()), household);

		let deposit = T::HouseholdDeposit::get();
		assert_last_event::<T>(Event::HouseholdRejected { household, registrar, owner, deposit });
		Ok(())
	}

	#[benchmark]
	fn approve_device() -> Result<(), BenchmarkError> {
		helper_set_time::<T>(NOW);
		let (owner, household) = approved::<T>("owner", 0)?;
		let device = register::<T>(&owner, household, 0)?;
		let registrar = registrar::<T>()?;

		#[extrinsic_call]
		_(
			RawOrigin::Signed(registrar.clone()),
			device.clone(),
			household,
			terms::<T>(0),
			RATING,
			CONSUMED,
			3,
		);

		assert_last_event::<T>(Event::DeviceApproved {
			device,
			household,
			registrar,
			baseline: Reading { seq: 3, ts: T::Time::now(), counters: CONSUMED },
			generation: 1,
		});
		Ok(())
	}

	/// Of a device of which a reading waits.
	#[benchmark]
	fn reset_counter() -> Result<(), BenchmarkError> {
		let (device, _) = quarantined::<T>(0)?;
		let old = Devices::<T>::get(&device).ok_or(stop("device"))?.last;
		let registrar = registrar::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(registrar.clone()), device.clone(), CONSUMED, 3);

		let new = Reading { seq: 3, ts: T::Time::now(), counters: CONSUMED };
		assert_last_event::<T>(Event::CounterReset { device, registrar, old, new, generation: 2 });
		Ok(())
	}

	#[benchmark]
	fn replace_key() -> Result<(), BenchmarkError> {
		let (.., device) = in_service::<T>(0)?;
		let registrar = registrar::<T>()?;
		let new = Attestation::Gateway(account("gateway", 0, 0));

		#[extrinsic_call]
		_(RawOrigin::Signed(registrar.clone()), device.clone(), new.clone());

		let old = terms::<T>(0);
		assert_last_event::<T>(Event::KeyReplaced { device, registrar, old, new, generation: 2 });
		Ok(())
	}

	/// Of all three resources, at one price, in a month that was begun before.
	#[benchmark]
	fn accept_quarantined() -> Result<(), BenchmarkError> {
		set_prices::<T>()?;
		let (device, reading) = quarantined::<T>(0)?;
		let household = Devices::<T>::get(&device).ok_or(stop("device"))?.household;
		Pallet::<T>::book(household, month_of(NOW), &Consumption::default());
		let registrar = registrar::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(registrar.clone()), device.clone(), reading.seq);

		assert_has_event::<T>(Event::QuarantineAccepted {
			device: device.clone(),
			registrar,
			seq: reading.seq,
		});
		assert_eq!(Devices::<T>::get(&device).map(|device| device.last), Some(reading));
		Ok(())
	}

	#[benchmark]
	fn void_quarantined() -> Result<(), BenchmarkError> {
		let (device, reading) = quarantined::<T>(0)?;
		let registrar = registrar::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(registrar.clone()), device.clone(), reading.seq);

		let baseline = Reading { counters: BASELINE, ..reading };
		assert_last_event::<T>(Event::QuarantineVoided { device, registrar, reading, baseline });
		Ok(())
	}

	/// `n` readings of as many devices and owners, each of all resources and signed with sr25519, at
	/// prices with full histories, in a month that was begun before; the oldest anchor goes.
	#[benchmark]
	fn submit_batch(n: Linear<1, { T::MaxBatchItems::get() }>) -> Result<(), BenchmarkError> {
		set_prices::<T>()?;
		let mut items = Vec::new();
		for index in 0..n {
			let (_, household, device) = in_service::<T>(index)?;
			Pallet::<T>::book(household, month_of(NOW), &Consumption::default());
			items.push(BatchItem { device, reading: read(index)?, readings: 15 });
		}
		helper_set_time::<T>(NOW + 900_000);
		let (key, account) = reporter::<T>()?;
		let id = T::MaxAnchors::get();
		Pallet::<T>::anchor_root(0, H256::repeat_byte(1), account.clone(), 1);
		NextBatch::<T>::put(id);
		let (batch, signature) = batch::<T>(key, items)?;

		#[extrinsic_call]
		_(RawOrigin::Authorized, batch.clone(), signature);

		assert_last_event::<T>(Event::BatchAnchored {
			batch: id,
			root: batch.root,
			reporter: account,
			items: n,
			settled: n,
			readings: n * 15,
		});
		assert!(Anchors::<T>::get(H256::repeat_byte(1)).is_none());
		let owner: AccountIdOf<T> = frame_benchmarking::account("owner", 0, 0);
		assert!(T::Tokens::balance(asset::COST_INDEX.id, &owner) > 0);
		Ok(())
	}

	/// `n` readings of which all but the last are refused as late as can be: all resources are priced
	/// but one, and that has no tariff.
	#[benchmark]
	fn authorize_submit_batch(
		n: Linear<1, { T::MaxBatchItems::get() }>,
	) -> Result<(), BenchmarkError> {
		set_prices::<T>()?;
		let mut items = Vec::new();
		for index in 0..n {
			let (_, household, device) = in_service::<T>(index)?;
			if index + 1 < n {
				// The rate has a price and the tariffs have none: the last that is looked at.
				let elsewhere = Region::try_from(&b"XX-X"[..]).map_err(|_| stop("region"))?;
				Households::<T>::mutate(household, |slot| {
					if let Some(household) = slot {
						household.region = elsewhere;
					}
				});
			}
			items.push(BatchItem { device, reading: read(index)?, readings: 15 });
		}
		helper_set_time::<T>(NOW + 900_000);
		let (key, _) = reporter::<T>()?;
		let (batch, signature) = batch::<T>(key, items)?;
		let call = Call::<T>::submit_batch { batch, signature };

		#[block]
		{
			call.authorize(TransactionSource::InBlock)
				.ok_or("a batch is authorised")?
				.map_err(|_| "the batch is good")?;
		}

		Ok(())
	}

	/// A consumption of all resources, divided into `p` pieces, each at other prices.
	#[benchmark]
	fn settle_pieces(p: Linear<1, 1_000>) -> Result<(), BenchmarkError> {
		let periods: Vec<PricePeriod> = (0..u64::from(p))
			.map(|nth| PricePeriod {
				price: Balance::from(300_000_007 + nth),
				from: NOW + nth,
				until: NOW + nth + 1,
			})
			.collect();
		let prices = Prices {
			electricity: periods.clone(),
			heat: periods.clone(),
			water: periods.clone(),
			rate: periods,
		};
		let bill;

		#[block]
		{
			bill = settle(&CONSUMED, NOW, NOW + u64::from(p), &prices, Carry::default());
		}

		assert_eq!(bill.map(|bill| bill.pieces), Ok(p));
		Ok(())
	}

	/// A month of each of `m` households begins, and each one's oldest goes.
	#[benchmark]
	fn book_months(m: Linear<1, { T::MaxBatchItems::get() * 3 }>) {
		for household in 0..m {
			fill_months::<T>(household, T::MaxMonths::get());
		}
		let month = month_of(NOW);
		let part = Consumption { counters: CONSUMED, cost: 1, index: 1, readings: 1 };

		#[block]
		{
			for household in 0..m {
				Pallet::<T>::book(household, month, &part);
			}
		}

		assert_eq!(Consumptions::<T>::get(m - 1, month), Some(part));
	}

	#[benchmark]
	fn add_registrar() -> Result<(), BenchmarkError> {
		let registrar = registrar::<T>()?;
		Pallet::<T>::do_remove_registrar(registrar.clone()).map_err(|_| stop("registrar"))?;
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, registrar.clone());

		assert_last_event::<T>(Event::RegistrarAdded { registrar });
		Ok(())
	}

	#[benchmark]
	fn remove_registrar() -> Result<(), BenchmarkError> {
		let registrar = registrar::<T>()?;
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, registrar.clone());

		assert_last_event::<T>(Event::RegistrarRemoved { registrar });
		Ok(())
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::Chain::new(&[]).ext, crate::mock::Test);
}
