//! Batches: who may bring one, what becomes of each reading in it, and its anchor.

use alloc::boxed::Box;

use frame_support::{
	pallet_prelude::{
		InvalidTransaction, TransactionPriority, TransactionSource, TransactionValidityWithRefund,
		ValidTransaction,
	},
	storage::with_storage_layer,
	traits::{fungibles::Mutate, Get, Time},
	weights::Weight,
};
use frame_system::pallet_prelude::BlockNumberFor;
use mornet_primitives::{
	metering::{
		Anchor, Attestation, BatchId, Consumption, Counters, DeviceId, DeviceStatus, HouseholdId,
		Month, Reading, SignedReading,
	},
	oracle::{AuthoritySignature, OracleValidators},
	tariffs::{Feed, PricingError, Region, Resource, TariffProvider},
	units::asset,
	Balance, BlockNumber, Moment,
};
use sp_runtime::{
	traits::{UniqueSaturatedInto, Zero},
	DispatchError, RuntimeAppPublic,
};

use crate::{
	calendar::month_of,
	pallet::*,
	settlement::{self, add, exceeds, Bill, CannotSettle, Prices},
	weights::WeightInfo,
	AccountIdOf, BatchItem, BatchOf, DeviceOf, HouseholdOf, QuarantineReason, Quarantined, Refusal,
	Settled, LOG_TARGET, MORTALITY,
};

/// Priority of batches in the pool: above transfers without a tip, so that paying customers do not
/// keep meters waiting, and below whoever tips more than a thousandth of a GCC.
const PRIORITY: TransactionPriority = 1 << 32;

/// What a batch cost beyond its fixed part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Effort {
	/// Readings looked at, but for stale ones.
	pub judged: u32,
	/// Readings found to be settled already, at the price of a read.
	pub stale: u32,
	/// Pieces that consumptions were split into.
	pub pieces: u32,
	/// Months begun or booked beside the first.
	pub months: u32,
}

impl Effort {
	/// The split's part of the weight.
	pub fn split_weight<T: Config>(&self) -> Weight {
		T::WeightInfo::settle_pieces(self.pieces)
			.saturating_add(T::WeightInfo::book_months(self.months))
	}

	/// The weight of `submit_batch`.
	pub fn weight<T: Config>(&self) -> Weight {
		T::WeightInfo::submit_batch(self.judged)
			.saturating_add(<T as frame_system::Config>::DbWeight::get().reads(self.stale.into()))
			.saturating_add(self.split_weight::<T>())
	}

	/// Most weight of splitting a consumption in which up to `months` months begin.
	pub fn most_split<T: Config>(months: u32) -> Weight {
		let pieces = T::Tariffs::max_periods().saturating_mul(4).saturating_add(months);
		let months = months.saturating_add(1);
		Self { pieces, months, ..Self::default() }.split_weight::<T>()
	}

	/// Most weight of `submit_batch` with `items` items.
	pub fn most<T: Config>(items: u32) -> Weight {
		Self::most_split::<T>(T::MaxMonthsAtOnce::get())
			.saturating_mul(items.into())
			.saturating_add(T::WeightInfo::submit_batch(items))
	}

	/// Most weight of authorising `submit_batch` when `items` items have to be looked at.
	pub fn most_to_authorize<T: Config>(items: u32) -> Weight {
		let pieces = T::Tariffs::max_periods()
			.saturating_mul(4)
			.saturating_add(T::MaxMonthsAtOnce::get());
		T::WeightInfo::settle_pieces(pieces)
			.saturating_mul(items.into())
			.saturating_add(T::WeightInfo::authorize_submit_batch(items))
	}
}

/// What is to become of a reading, other than its settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Outcome {
	/// It was settled before.
	Stale,
	/// Its device waits for a registrar.
	Waiting,
	/// It changes nothing.
	Refused(Refusal),
	/// It cannot be true, or not be settled.
	Quarantined(QuarantineReason),
}

/// A reading that can be settled.
pub(crate) struct Verdict<T: Config> {
	household: HouseholdOf<T>,
	consumed: Counters,
	bill: Bill,
}

impl<T: Config> Pallet<T> {
	/// The number of the block that is being made, or was made last.
	pub(crate) fn block_number() -> BlockNumber {
		Self::number(frame_system::Pallet::<T>::block_number())
	}

	pub(crate) fn number(block: BlockNumberFor<T>) -> BlockNumber {
		UniqueSaturatedInto::<BlockNumber>::unique_saturated_into(block)
	}

	/// What a batch's reporter signs.
	pub(crate) fn batch_message(batch: &BatchOf<T>) -> alloc::vec::Vec<u8> {
		batch.signed_message(frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::zero()))
	}

	/// Lets a batch into the pool and blocks; see [`Pallet::submit_batch`]. Cheap checks first.
	pub(crate) fn authorize_batch(
		_source: TransactionSource,
		batch: &BatchOf<T>,
		signature: &AuthoritySignature,
	) -> TransactionValidityWithRefund {
		let now = Self::block_number();
		if batch.block > now {
			return Err(InvalidTransaction::Future.into());
		}
		let left = MORTALITY
			.checked_sub(now.saturating_sub(batch.block))
			.ok_or(InvalidTransaction::AncientBirthBlock)?;
		let readings = batch.items.iter().try_fold(0u32, |sum, item| {
			(item.readings > 0).then(|| sum.checked_add(item.readings)).flatten()
		});
		if readings != Some(batch.readings) {
			return Err(InvalidTransaction::Call.into());
		}
		let reporter =
			T::Validators::validator(&batch.reporter).ok_or(InvalidTransaction::BadSigner)?;
		if !batch.reporter.verify(&Self::batch_message(batch), signature) {
			return Err(InvalidTransaction::BadProof.into());
		}
		// The one thing that a batch with nothing in it for the chain would do is to fill blocks.
		let useful = batch
			.items
			.iter()
			.position(|item| Self::takes_effect(&item.device, &item.reading, &reporter))
			.ok_or(InvalidTransaction::Stale)?;
		let unspent = Effort::most_to_authorize::<T>(Self::count(batch.items.len()))
			.saturating_sub(Effort::most_to_authorize::<T>(Self::count(useful.saturating_add(1))));

		ValidTransaction::with_tag_prefix("MorNetMetering")
			.priority(PRIORITY)
			.and_provides((&batch.reporter, batch.root))
			.longevity(left.into())
			.propagate(true)
			.build()
			.map(|valid| (valid, unspent))
	}

	/// Whether a reading would be settled or quarantined now.
	fn takes_effect(id: &DeviceId, signed: &SignedReading, by: &AccountIdOf<T>) -> bool {
		let Some(device) = Devices::<T>::get(id) else { return false };
		matches!(
			Self::judge(id, &device, signed, by, T::Time::now()),
			Ok(_) | Err(Outcome::Quarantined(_))
		)
	}

	/// What is to become of a reading that `by` brings at `now`. Reads, and writes nothing.
	pub(crate) fn judge(
		id: &DeviceId,
		device: &DeviceOf<T>,
		signed: &SignedReading,
		by: &AccountIdOf<T>,
		now: Moment,
	) -> Result<Box<Verdict<T>>, Outcome> {
		let (reading, last) = (&signed.reading, &device.last);
		match device.status {
			DeviceStatus::Pending | DeviceStatus::Retired => {
				return Err(Outcome::Refused(Refusal::NotInService))
			},
			_ if reading.seq <= last.seq => return Err(Outcome::Stale),
			DeviceStatus::Quarantined => return Err(Outcome::Waiting),
			DeviceStatus::Active => (),
		}
		match &device.attestation {
			Attestation::Device(key) => {
				let message = reading.signed_message(id);
				if !signed.signature.is_some_and(|signature| key.verify(&message, &signature)) {
					return Err(Outcome::Refused(Refusal::BadSignature));
				}
			},
			Attestation::Gateway(gateway) if gateway != by => {
				return Err(Outcome::Refused(Refusal::WrongGateway))
			},
			Attestation::Gateway(_) => (),
		}
		let elapsed = reading.ts.saturating_sub(last.ts);
		if elapsed == 0 {
			return Err(Outcome::Refused(Refusal::NotLater));
		}
		if reading.ts > now.saturating_add(T::MaxClockAhead::get()) {
			return Err(Outcome::Refused(Refusal::ClockAhead));
		}
		let consumed = reading
			.counters
			.since(&last.counters)
			.ok_or(Outcome::Quarantined(QuarantineReason::RolledBack))?;
		// The baseline's time is the chain's, which the device's clock may be ahead of.
		if exceeds(&device.rating, &consumed, elapsed.saturating_add(T::MaxClockAhead::get())) {
			return Err(Outcome::Quarantined(QuarantineReason::AboveRating));
		}
		let household = Households::<T>::get(device.household)
			.ok_or(Outcome::Refused(Refusal::NotInService))?;
		let months = T::MaxMonthsAtOnce::get();
		let bill = Self::bill(&household, &consumed, last.ts, reading.ts, months)?;
		Ok(Box::new(Verdict { household, consumed, bill }))
	}

	/// Prices a household's consumption, over at most as many months' beginnings.
	pub(crate) fn bill(
		household: &HouseholdOf<T>,
		consumed: &Counters,
		from: Moment,
		until: Moment,
		months: u32,
	) -> Result<Bill, Outcome> {
		if month_of(until).saturating_sub(month_of(from)) > months {
			return Err(Outcome::Quarantined(QuarantineReason::TooLong));
		}
		let prices =
			Self::prices(&household.region, consumed, from, until).map_err(|e| match e {
				PricingError::TooOld => Outcome::Quarantined(QuarantineReason::TooOld),
				e => Outcome::Refused(Refusal::Unpriced(e)),
			})?;
		settlement::settle(consumed, from, until, &prices, household.carry).map_err(|e| match e {
			CannotSettle::NoPrice => Outcome::Refused(Refusal::Unpriced(PricingError::NoTariff)),
			CannotSettle::Overflow => Outcome::Quarantined(QuarantineReason::Overflow),
		})
	}

	/// The prices of what was consumed: of nothing else, so that a region needs no tariff for heat
	/// to have its electricity settled.
	pub(crate) fn prices(
		region: &Region,
		consumed: &Counters,
		from: Moment,
		until: Moment,
	) -> Result<Prices, PricingError> {
		let tariff = |resource| {
			if consumed.of(resource) == 0 {
				return Ok(Default::default());
			}
			T::Tariffs::periods(&Feed::Tariff(region.clone(), resource), from, until)
		};
		let [electricity, heat, water] = Resource::ALL.map(tariff);
		let rate = if *consumed == Counters::default() {
			Default::default()
		} else {
			T::Tariffs::periods(&Feed::IndexRate, from, until)?
		};
		Ok(Prices { electricity: electricity?, heat: heat?, water: water?, rate })
	}

	/// Judges and settles a batch's readings, and anchors it if any took effect.
	pub(crate) fn do_submit_batch(batch: BatchOf<T>) -> Effort {
		let mut effort = Effort::default();
		// It was one when the transaction was authorised, in this block.
		let Some(reporter) = T::Validators::validator(&batch.reporter) else { return effort };
		let id = NextBatch::<T>::get();
		let items = Self::count(batch.items.len());
		let (mut settled, mut effective) = (0u32, false);
		for BatchItem { device, reading: signed, .. } in batch.items {
			effort.judged = effort.judged.saturating_add(1);
			let seq = signed.reading.seq;
			match Self::take(&device, &signed, &reporter, id) {
				Ok(settling) => {
					settled = settled.saturating_add(1);
					effective = true;
					effort.pieces = effort.pieces.saturating_add(settling.pieces);
					effort.months = effort.months.saturating_add(settling.months);
				},
				Err(Outcome::Quarantined(reason)) => {
					effective = true;
					Self::quarantine(device, signed.reading, reason, id);
				},
				Err(Outcome::Refused(reason)) => {
					Self::deposit_event(Event::ReadingRefused { device, seq, reason });
				},
				Err(Outcome::Stale | Outcome::Waiting) => {
					effort.judged = effort.judged.saturating_sub(1);
					effort.stale = effort.stale.saturating_add(1);
				},
			}
		}
		if effective {
			NextBatch::<T>::put(id.saturating_add(1));
			let readings = batch.readings;
			Self::anchor_root(id, batch.root, reporter.clone(), readings);
			Self::deposit_event(Event::BatchAnchored {
				batch: id,
				root: batch.root,
				reporter,
				items,
				settled,
				readings,
			});
		}
		effort
	}

	/// Judges a reading and settles it if it is good. Changes nothing if it is not settled.
	fn take(
		id: &DeviceId,
		signed: &SignedReading,
		by: &AccountIdOf<T>,
		batch: BatchId,
	) -> Result<Effort, Outcome> {
		let device = Devices::<T>::get(id).ok_or(Outcome::Refused(Refusal::UnknownDevice))?;
		let verdict = Self::judge(id, &device, signed, by, T::Time::now())?;
		let Verdict { household, consumed, bill } = *verdict;
		with_storage_layer(|| {
			Self::apply(id, device, household, signed.reading, consumed, bill, Some(batch))
		})
		.map_err(|error| {
			log::warn!(target: LOG_TARGET, "{id:?}: cannot mint: {error:?}");
			Outcome::Refused(Refusal::CannotMint)
		})
	}

	/// Puts a reading, and its device, to wait for a registrar.
	pub(crate) fn quarantine(
		id: DeviceId,
		reading: Reading,
		reason: QuarantineReason,
		batch: BatchId,
	) {
		Devices::<T>::mutate(&id, |slot| {
			if let Some(device) = slot {
				device.status = DeviceStatus::Quarantined;
			}
		});
		let block = Self::block_number();
		Quarantine::<T>::insert(&id, Quarantined { reading, reason, block });
		Self::deposit_event(Event::ReadingQuarantined { device: id, reading, reason, batch });
	}

	/// Mints and writes what a reading comes to. To be undone if it fails.
	pub(crate) fn apply(
		id: &DeviceId,
		mut device: DeviceOf<T>,
		mut household: HouseholdOf<T>,
		reading: Reading,
		consumed: Counters,
		bill: Bill,
		batch: Option<BatchId>,
	) -> Result<Effort, DispatchError> {
		let amounts = Resource::ALL
			.map(|resource| (resource.asset_id(), Balance::from(consumed.of(resource))))
			.into_iter()
			.chain([(asset::COST_INDEX.id, bill.index)]);
		for (token, amount) in amounts.filter(|(_, amount)| !amount.is_zero()) {
			T::Tokens::mint_into(token, &household.owner, amount)?;
		}

		let mut months = 0u32;
		for (nth, (month, part)) in bill.months.iter().enumerate() {
			let begun = Self::book(device.household, *month, part);
			months = months.saturating_add(u32::from(begun || nth > 0));
		}
		household.carry = bill.carry;
		let owner = household.owner.clone();
		Households::<T>::insert(device.household, household);
		device.last = reading;
		let household = device.household;
		Devices::<T>::insert(id, device);

		let settled = Settled { consumed, cost: bill.cost, index: bill.index, batch };
		Self::deposit_event(Event::ReadingSettled {
			device: id.clone(),
			household,
			owner,
			reading,
			settled,
		});
		Ok(Effort { judged: 1, stale: 0, pieces: bill.pieces, months })
	}

	/// Adds to a household's month; whether the month was begun with it. The oldest month makes room
	/// for a new one; what is older still is not kept.
	pub(crate) fn book(household: HouseholdId, month: Month, part: &Consumption) -> bool {
		if let Some(sum) = Consumptions::<T>::get(household, month) {
			Consumptions::<T>::insert(household, month, add(&sum, part));
			return false;
		}
		Months::<T>::mutate(household, |months| {
			let Err(mut place) = months.binary_search(&month) else { return };
			if months.is_full() {
				if place == 0 {
					return;
				}
				Consumptions::<T>::remove(household, months.remove(0));
				place = place.saturating_sub(1);
			}
			if months.try_insert(place, month).is_ok() {
				Consumptions::<T>::insert(household, month, part);
			}
		});
		true
	}

	/// Keeps a batch's root, and forgets the oldest beyond [`Config::MaxAnchors`].
	pub(crate) fn anchor_root(
		id: BatchId,
		root: sp_core::H256,
		reporter: AccountIdOf<T>,
		readings: u32,
	) {
		let oldest = id.checked_sub(T::MaxAnchors::get()).and_then(Roots::<T>::take);
		if let Some(oldest) = oldest {
			Anchors::<T>::remove(oldest);
		}
		// A root that is there already was proved to be known earlier.
		if !Anchors::<T>::contains_key(root) {
			let block = Self::block_number();
			Anchors::<T>::insert(root, Anchor { batch: id, reporter, block, readings });
			Roots::<T>::insert(id, root);
		}
	}
}
