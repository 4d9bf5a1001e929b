//! Readings that change nothing, and what waits for a registrar in their place.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	metering::{Attestation, DeviceStatus, Reading, SignedReading},
	tariffs::{Feed, PricingError, Resource},
	units::asset,
	Balance,
};
use sp_runtime::DispatchError::BadOrigin;

use crate::{mock::*, *};

/// Brings a reading behind one that is good, so that the batch is let into a block, and returns what
/// is said of it.
fn outcome(name: &str, signed: SignedReading) -> Option<Event<Test>> {
	let good = reading("good", last("good").seq + 1, now(), Default::default());
	wait(MINUTE);
	events();
	assert_ok!(include(batch_by(0, vec![item(name, signed), item("good", good)])));
	let mut events = events();
	assert!(matches!(events.pop(), Some(Event::BatchAnchored { .. })));
	assert!(matches!(
		events.pop(),
		Some(Event::ReadingSettled { device, .. }) if device == id("good")
	));
	assert!(events.len() <= 1, "{events:?}");
	events.pop()
}

fn refused(name: &str, seq: u64, reason: Refusal) -> Option<Event<Test>> {
	Some(Event::ReadingRefused { device: id(name), seq, reason })
}

/// A household with a device "m" and the one of [`outcome`], an interval ago.
fn two_devices() {
	let home = one_device();
	device(home, "good");
	wait(INTERVAL);
}

/// Nothing was minted, and "m" stands where it stood.
fn nothing_changed(before: Reading) {
	assert_eq!(tokens(ALICE), [0; 4]);
	assert_eq!(last("m"), before);
	assert_eq!(Metering::device(id("m")).unwrap().status, DeviceStatus::Active);
}

#[test]
fn a_duplicate_should_be_passed_over() {
	test(|| {
		two_devices();
		let first = reading("m", 1, now(), counters(10, 0, 0));
		bring_one("m", first);
		let before = tokens(ALICE);
		assert_eq!(outcome("m", first), None);
		// Twice in one batch, too.
		let second = reading("m", 2, now(), counters(20, 0, 0));
		bring(vec![item("m", second), item("m", second)]);
		assert_eq!(tokens(ALICE)[0], before[0] + 10);
	});
}

#[test]
fn one_out_of_order_should_be_passed_over() {
	test(|| {
		two_devices();
		let earlier = reading("m", 1, now() - MINUTE, counters(5, 0, 0));
		bring_one("m", reading("m", 2, now(), counters(10, 0, 0)));
		assert_eq!(outcome("m", earlier), None);
		assert_eq!(tokens(ALICE)[0], 10);
	});
}

#[test]
fn a_forged_one_should_be_refused() {
	test(|| {
		two_devices();
		let before = last("m");
		let good = reading("m", 1, now(), counters(10, 0, 0));
		let by_another = sign("good", good.reading);
		let none = SignedReading { signature: None, ..good };
		let mut changed = good;
		changed.reading.counters.energy_wh += 1;
		// Signed, but as another device's.
		for forged in [by_another, none, changed] {
			assert_eq!(outcome("m", forged), refused("m", 1, Refusal::BadSignature));
		}
		nothing_changed(before);
	});
}

#[test]
fn one_by_another_gateway_should_be_refused() {
	test(|| {
		two_devices();
		device_with(0, "gw", Attestation::Gateway(VALIDATORS[1]));
		wait(MINUTE);
		let reading =
			SignedReading { signature: None, ..reading("gw", 1, now(), counters(1, 0, 0)) };
		assert_eq!(outcome("gw", reading), refused("gw", 1, Refusal::WrongGateway));
		assert_ok!(include(batch_by(1, vec![item("gw", reading)])));
	});
}

#[test]
fn one_of_an_unknown_or_pending_device_should_be_refused() {
	test(|| {
		two_devices();
		let reading = reading("x", 1, now(), counters(10, 0, 0));
		assert_eq!(outcome("x", reading), refused("x", 1, Refusal::UnknownDevice));
		let key = device_key("x");
		assert_ok!(Metering::register_device(signed(ALICE), 0, id("x"), key, RATING, BASELINE));
		assert_eq!(outcome("x", reading), refused("x", 1, Refusal::NotInService));
		assert_ok!(Metering::retire_device(signed(ALICE), id("m")));
		let reading = super::super::mock::reading("m", 1, now(), counters(10, 0, 0));
		assert_eq!(outcome("m", reading), refused("m", 1, Refusal::NotInService));
	});
}

#[test]
fn one_dated_ahead_should_be_refused_and_one_within_the_clocks_difference_not() {
	test(|| {
		two_devices();
		let before = last("m");
		// `outcome` waits a minute, which is as far as clocks may differ.
		let ahead = reading("m", 1, now() + 2 * MINUTE + 1, counters(10, 0, 0));
		assert_eq!(outcome("m", ahead), refused("m", 1, Refusal::ClockAhead));
		nothing_changed(before);
		bring_one("m", reading("m", 1, now() + MINUTE, counters(10, 0, 0)));
		assert_eq!(tokens(ALICE)[0], 10);
	});
}

#[test]
fn one_that_is_not_later_should_be_refused() {
	test(|| {
		two_devices();
		let before = last("m");
		for ts in [before.ts, before.ts - 1, 0] {
			let earlier = reading("m", 1, ts, counters(10, 0, 0));
			assert_eq!(outcome("m", earlier), refused("m", 1, Refusal::NotLater));
		}
		nothing_changed(before);
	});
}

#[test]
fn one_without_a_price_should_be_refused() {
	test(|| {
		two_devices();
		let before = last("m");
		let signed = reading("m", 1, now(), counters(0, 0, 10));
		FreshUntil::set(before.ts + 1);
		let stale = Refusal::Unpriced(PricingError::Stale);
		assert_eq!(outcome("m", signed), refused("m", 1, stale));
		FreshUntil::set(u64::MAX);
		Tariffs::clear(&tariff(Resource::Water));
		let none = Refusal::Unpriced(PricingError::NoTariff);
		assert_eq!(outcome("m", signed), refused("m", 1, none));
		// The first price is later than the reading before.
		Tariffs::set(tariff(Resource::Water), before.ts + 1, PRICE_W);
		assert_eq!(outcome("m", signed), refused("m", 1, none));
		Tariffs::set(tariff(Resource::Water), before.ts, PRICE_W);
		Tariffs::clear(&Feed::IndexRate);
		assert_eq!(outcome("m", signed), refused("m", 1, none));
		nothing_changed(before);
		Tariffs::set(Feed::IndexRate, 0, RATE);
		assert!(matches!(outcome("m", signed), Some(Event::ReadingSettled { .. })));
	});
}

#[test]
fn one_whose_tokens_cannot_be_minted_should_leave_nothing_behind() {
	test(|| {
		two_devices();
		let before = last("m");
		let carry = Households::<Test>::get(0).unwrap().carry;
		// GCM, the last that is minted, cannot be.
		let gcm = asset::COST_INDEX.id;
		assert_ok!(Assets::mint(signed(999), gcm, ALICE, 1));
		assert_ok!(Assets::block(signed(999), gcm, ALICE));
		let good = reading("m", 1, now(), counters(10, 10, 10));
		assert_eq!(outcome("m", good), refused("m", 1, Refusal::CannotMint));
		assert_eq!(tokens(ALICE), [0, 0, 0, 1]);
		assert_eq!(last("m"), before);
		assert_eq!(Households::<Test>::get(0).unwrap().carry, carry);
		assert_ok!(Assets::thaw(signed(999), gcm, ALICE));
		assert!(matches!(outcome("m", good), Some(Event::ReadingSettled { .. })));
		assert_eq!(tokens(ALICE)[..3], [10, 10, 10]);
	});
}

mod into_quarantine {
	use super::*;

	fn quarantined(signed: SignedReading, reason: QuarantineReason) {
		let batch = NextBatch::<Test>::get();
		assert_eq!(
			outcome("m", signed),
			Some(Event::ReadingQuarantined {
				device: id("m"),
				reading: signed.reading,
				reason,
				batch
			})
		);
		assert_eq!(Metering::device(id("m")).unwrap().status, DeviceStatus::Quarantined);
		assert_eq!(Metering::quarantined(id("m")), Some(signed.reading));
		let [e, ..] = tokens(ALICE);
		assert_eq!(e, 0);
		// What comes after waits, without a word.
		let later = reading("m", signed.reading.seq + 1, now(), counters(20, 0, 0));
		assert_eq!(outcome("m", later), None);
		assert_eq!(Metering::quarantined(id("m")), Some(signed.reading));
	}

	#[test]
	fn a_counter_that_went_back() {
		test(|| {
			two_devices();
			let mut reading = reading("m", 1, now(), counters(10, 10, 10)).reading;
			reading.counters.water_l = BASELINE.water_l - 1;
			quarantined(sign("m", reading), QuarantineReason::RolledBack);
		});
	}

	#[test]
	fn more_than_the_rating_allows() {
		test(|| {
			two_devices();
			// 20 kW for 16 minutes and as far as clocks may differ; and a tenth; and 100 Wh.
			let elapsed = (now() - last("m").ts + MINUTE) as Balance;
			let most = (20_000 * elapsed * 110).div_ceil(3_600_000 * 100) + 100;
			let most = u64::try_from(most).unwrap();
			hypothetically_settled(reading("m", 1, now(), counters(most, 0, 0)));
			quarantined(
				reading("m", 1, now(), counters(most + 1, 0, 0)),
				QuarantineReason::AboveRating,
			);
		});
	}

	fn hypothetically_settled(signed: SignedReading) {
		let _ = frame_support::storage::with_transaction(|| {
			bring_one("m", signed);
			assert_eq!(last("m").seq, signed.reading.seq);
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
		});
	}

	#[test]
	fn what_the_device_does_not_meter() {
		test(|| {
			two_devices();
			Devices::<Test>::mutate(id("m"), |device| {
				device.as_mut().unwrap().rating.heat_w = 0;
			});
			quarantined(reading("m", 1, now(), counters(1, 1, 0)), QuarantineReason::AboveRating);
		});
	}

	#[test]
	fn a_silence_of_months() {
		test(|| {
			two_devices();
			// October, and December is the second month that begins.
			let december = crate::calendar::month_start(crate::calendar::month_of(START) + 2);
			go_to_time(december);
			hypothetically_settled(reading("m", 1, now(), counters(1, 1, 0)));
			go_to_time(december + 31 * DAY);
			bring_one("good", reading("good", 1, december, Default::default()));
			quarantined(reading("m", 1, now(), counters(1, 1, 0)), QuarantineReason::TooLong);
		});
	}

	#[test]
	fn prices_that_are_not_kept_any_more() {
		test(|| {
			two_devices();
			KeptFrom::set(last("m").ts + 1);
			quarantined(reading("m", 1, now(), counters(1, 0, 0)), QuarantineReason::TooOld);
		});
	}

	#[test]
	fn amounts_that_are_too_large() {
		test(|| {
			two_devices();
			Tariffs::clear(&Feed::IndexRate);
			Tariffs::set(Feed::IndexRate, 0, 1);
			Tariffs::clear(&tariff(Resource::Electricity));
			Tariffs::set(tariff(Resource::Electricity), 0, Balance::MAX / 2);
			quarantined(reading("m", 1, now(), counters(1_000, 0, 0)), QuarantineReason::Overflow);
		});
	}
}

mod batches {
	use super::*;
	use sp_runtime::transaction_validity::InvalidTransaction::*;

	fn good() -> (BatchOf<Test>, mornet_primitives::oracle::AuthoritySignature) {
		batch_by(0, vec![item("m", reading("m", 1, now(), counters(10, 0, 0)))])
	}

	#[test]
	fn nobody_should_call_it_without_being_authorised() {
		test(|| {
			two_devices();
			for origin in [signed(ALICE), root(), RuntimeOrigin::none()] {
				let (batch, signature) = good();
				assert_noop!(Metering::submit_batch(origin, batch, signature), BadOrigin);
			}
		});
	}

	#[test]
	fn only_a_current_validators_signature_should_be_good() {
		test(|| {
			two_devices();
			assert_eq!(authorize(batch_by(3, vec![])), Err(BadSigner.into()));
			let (mut batch, signature) = good();
			batch.root = Default::default();
			assert_eq!(authorize((batch, signature)), Err(BadProof.into()));
			let (batch, _) = good();
			let signature = sign_batch(1, &batch);
			assert_eq!(authorize((batch, signature)), Err(BadProof.into()));
			assert_ok!(authorize(good()));
			Oracles::set(vec![]);
			assert_eq!(authorize(good()), Err(BadSigner.into()));
		});
	}

	#[test]
	fn a_batch_should_be_good_for_its_time() {
		test(|| {
			two_devices();
			let made = System::block_number();
			let batch = good();
			go_to(made - 1);
			assert_eq!(authorize(batch.clone()), Err(Future.into()));
			go_to(made);
			let valid = authorize(batch.clone()).unwrap();
			assert_eq!((valid.longevity, valid.propagate), (64, true));
			go_to(made + 64);
			assert_eq!(authorize(batch.clone()).unwrap().longevity, 0);
			go_to(made + 65);
			assert_eq!(authorize(batch), Err(AncientBirthBlock.into()));
		});
	}

	#[test]
	fn the_number_of_raw_readings_should_add_up() {
		test(|| {
			two_devices();
			let with = |of_item, of_batch| {
				let (mut batch, _) = good();
				batch.items[0].readings = of_item;
				batch.readings = of_batch;
				let signature = sign_batch(0, &batch);
				authorize((batch, signature))
			};
			assert_ok!(with(15, 15));
			assert_eq!(with(15, 14), Err(Call.into()));
			assert_eq!(with(0, 0), Err(Call.into()));
		});
	}

	#[test]
	fn a_batch_without_effect_should_be_let_in_nowhere() {
		test(|| {
			two_devices();
			assert_eq!(authorize(batch_by(0, vec![])), Err(Stale.into()));
			let batch = good();
			assert_ok!(include(batch.clone()));
			assert_eq!(authorize(batch), Err(Stale.into()));
			// By another validator, too; nor with a reading that is refused, or waits.
			let settled = item("m", reading("m", 1, now(), counters(10, 0, 0)));
			assert_eq!(authorize(batch_by(1, vec![settled.clone()])), Err(Stale.into()));
			wait(MINUTE);
			let forged = item("m", sign("good", Reading { seq: 2, ts: now(), ..last("m") }));
			assert_eq!(authorize(batch_by(1, vec![settled.clone(), forged])), Err(Stale.into()));
			FreshUntil::set(0);
			let unpriced = item("m", reading("m", 2, now(), counters(20, 0, 0)));
			assert_eq!(authorize(batch_by(1, vec![settled, unpriced])), Err(Stale.into()));
		});
	}

	#[test]
	fn the_same_batch_should_be_in_the_pool_once_and_others_beside_it() {
		test(|| {
			two_devices();
			let provides = |batch| authorize(batch).unwrap().provides;
			let (mut batch, signature) = good();
			let first = provides((batch.clone(), signature));
			let other = batch_by(0, vec![item("m", reading("m", 1, now(), counters(11, 0, 0)))]);
			assert_ne!(provides(other), first);
			let by_another =
				batch_by(1, vec![item("m", reading("m", 1, now(), counters(10, 0, 0)))]);
			assert_ne!(provides(by_another), first);
			// The same raw readings, offered again some blocks later.
			batch.block += 20;
			go_to(batch.block.into());
			let signature = sign_batch(0, &batch);
			assert_eq!(provides((batch, signature)), first);
		});
	}

	#[test]
	fn bad_readings_should_not_keep_good_ones_out() {
		test(|| {
			two_devices();
			device(0, "third");
			wait(INTERVAL);
			let forged = sign("good", reading("m", 1, now(), counters(10, 0, 0)).reading);
			bring(vec![
				item("m", forged),
				item("x", reading("x", 1, now(), counters(1, 0, 0))),
				item("third", reading("third", 1, now(), counters(1_000_000, 0, 0))),
				item("good", reading("good", 1, now(), counters(3, 0, 0))),
				item("m", reading("m", 1, now(), counters(4, 0, 0))),
			]);
			assert_eq!(tokens(ALICE)[0], 7);
		});
	}
}
