//! What a reading that is good comes to.

use frame_support::assert_ok;
use mornet_primitives::{
	metering::{Attestation, Counters, DeviceKey, Reading, SignedReading},
	tariffs::{Feed, PricingError, Resource},
	Balance,
};
use sp_core::{ed25519, Pair, U256};

use crate::{
	calendar::{month_of, month_start},
	mock::*,
	*,
};

/// The exact cost in milli-plancks at the first prices.
fn milli_plancks(consumed: Counters) -> Balance {
	Balance::from(consumed.energy_wh) * PRICE_E
		+ Balance::from(consumed.heat_wh) * PRICE_H
		+ Balance::from(consumed.water_l) * PRICE_W
}

fn gcm(milli_plancks: Balance) -> Balance {
	milli_plancks * 1_000_000_000_000 / (1_000 * RATE)
}

#[test]
fn a_reading_should_mint_what_was_consumed_and_what_it_cost() {
	test(|| {
		let home = one_device();
		wait(INTERVAL);
		events();
		let consumed = counters(1_234, 567, 89);
		let signed = reading("m", 1, now(), consumed);
		let (batch, signature) = batch_by(1, vec![item("m", signed)]);
		let root = batch.root;
		assert_ok!(include((batch, signature)));

		let cost = milli_plancks(consumed);
		assert_eq!(tokens(ALICE), [1_234, 567, 89, gcm(cost)]);
		assert_eq!(
			events(),
			[
				Event::ReadingSettled {
					device: id("m"),
					household: home,
					owner: ALICE,
					reading: signed.reading,
					settled: Settled {
						consumed,
						cost: cost / 1_000,
						index: gcm(cost),
						batch: Some(0)
					}
				},
				Event::BatchAnchored {
					batch: 0,
					root,
					reporter: VALIDATORS[1],
					items: 1,
					settled: 1,
					readings: 1
				}
			]
		);
		assert_eq!(last("m"), signed.reading);
		let carry = Households::<Test>::get(home).unwrap().carry;
		assert_eq!(Balance::from(carry.cost), cost % 1_000);
		assert_eq!(carry.index, U256::from(cost * 1_000_000_000_000 % (1_000 * RATE)));
	});
}

#[test]
fn many_readings_should_come_to_what_one_does() {
	let one = Chain::new(&[]).run(|| {
		one_device();
		wait(DAY);
		bring_one("m", reading("m", 1, now(), counters(33_333, 7_777, 999)));
		(tokens(ALICE), Households::<Test>::get(0).unwrap().carry)
	});
	let many = Chain::new(&[]).run(|| {
		one_device();
		let mut at = [0u64; 3];
		for seq in 1..=96 {
			wait(INTERVAL);
			let part = |total: u64| total * seq / 96;
			at = [part(33_333), part(7_777), part(999)];
			bring_one("m", reading("m", seq, now(), counters(at[0], at[1], at[2])));
		}
		assert_eq!(at, [33_333, 7_777, 999]);
		(tokens(ALICE), Households::<Test>::get(0).unwrap().carry)
	});
	assert_eq!(one, many);
}

#[test]
fn devices_of_a_household_should_share_its_remainder() {
	test(|| {
		let home = one_device();
		device(home, "n");
		wait(INTERVAL);
		bring(vec![
			item("m", reading("m", 1, now(), counters(1, 0, 0))),
			item("n", reading("n", 1, now(), counters(1, 0, 0))),
		]);
		assert_eq!(tokens(ALICE)[0], 2);
		assert_eq!(tokens(ALICE)[3], gcm(2 * PRICE_E));
		assert_eq!(months(home)[0].1.cost, 2 * PRICE_E / 1_000);
	});
}

#[test]
fn an_ed25519_device_and_a_gateway_should_be_settled() {
	test(|| {
		let home = household(ALICE);
		let pair = ed25519::Pair::from_seed(&[7; 32]);
		device_with(home, "ed", Attestation::Device(DeviceKey::Ed25519(pair.public())));
		device_with(home, "gw", Attestation::Gateway(VALIDATORS[2]));
		wait(INTERVAL);
		let by_ed = Reading {
			seq: 1,
			ts: now(),
			counters: counters(BASELINE.energy_wh + 5, BASELINE.heat_wh, BASELINE.water_l),
		};
		let signature = pair.sign(&by_ed.signed_message(&id("ed")));
		let by_ed = SignedReading { reading: by_ed, signature: Some(signature.0) };
		let by_gateway =
			SignedReading { signature: None, ..reading("gw", 1, now(), counters(7, 0, 0)) };
		assert_ok!(include(batch_by(2, vec![item("ed", by_ed), item("gw", by_gateway)])));
		assert_eq!(tokens(ALICE)[0], 12);
	});
}

#[test]
fn a_tariff_change_inside_the_interval_should_split_it() {
	test(|| {
		let home = one_device();
		let from = now();
		// A third of the time at the first price, and the rate changes at two thirds.
		let (first, second) = (from + INTERVAL / 3, from + INTERVAL * 2 / 3);
		Tariffs::set(tariff(Resource::Electricity), first, 2 * PRICE_E);
		Tariffs::set(Feed::IndexRate, second, 3 * RATE);
		wait(INTERVAL);
		assert_eq!(now(), from + INTERVAL);
		bring_one("m", reading("m", 1, now(), counters(1_000, 0, 0)));

		// 333 Wh, 333 Wh (666 before two thirds), 334 Wh: down to whole units at each change.
		let parts = [333 * PRICE_E, 333 * 2 * PRICE_E, 334 * 2 * PRICE_E];
		assert_eq!(months(home)[0].1.cost, parts.iter().sum::<Balance>() / 1_000);
		let unit = 1_000_000_000_000;
		let before = (parts[0] + parts[1]) * unit;
		let after = before % (1_000 * RATE) + parts[2] * unit;
		let index = before / (1_000 * RATE) + after / (3_000 * RATE);
		assert_eq!(tokens(ALICE), [1_000, 0, 0, index]);
		let carry = Households::<Test>::get(home).unwrap().carry;
		assert_eq!(carry.index, U256::from(after % (3_000 * RATE)));
	});
}

#[test]
fn a_price_should_hold_from_its_first_moment_on() {
	test(|| {
		let home = one_device();
		let from = now();
		Tariffs::set(tariff(Resource::Electricity), from + INTERVAL, 2 * PRICE_E);
		wait(INTERVAL);
		bring_one("m", reading("m", 1, from + INTERVAL, counters(100, 0, 0)));
		assert_eq!(months(home)[0].1.cost, 100 * PRICE_E / 1_000);
		wait(INTERVAL);
		bring_one("m", reading("m", 2, now(), counters(200, 0, 0)));
		assert_eq!(months(home)[0].1.cost, 300 * PRICE_E / 1_000);
	});
}

#[test]
fn what_is_not_consumed_should_need_no_tariff() {
	test(|| {
		Tariffs::clear(&tariff(Resource::Heat));
		Tariffs::clear(&tariff(Resource::Water));
		one_device();
		wait(INTERVAL);
		bring_one("m", reading("m", 1, now(), counters(10, 0, 0)));
		assert_eq!(tokens(ALICE)[0], 10);
		// And nothing at all needs no prices at all.
		Tariffs::clear(&tariff(Resource::Electricity));
		Tariffs::clear(&Feed::IndexRate);
		wait(INTERVAL);
		bring_one("m", reading("m", 2, now(), counters(10, 0, 0)));
		assert_eq!(last("m").seq, 2);
		assert_eq!(months(0)[0].1.readings, 2);
	});
}

#[test]
fn a_free_resource_should_be_minted_without_an_index() {
	test(|| {
		Tariffs::clear(&tariff(Resource::Water));
		Tariffs::set(tariff(Resource::Water), 0, 0);
		one_device();
		wait(INTERVAL);
		bring_one("m", reading("m", 1, now(), counters(0, 0, 10)));
		assert_eq!(tokens(ALICE), [0, 0, 10, 0]);
	});
}

#[test]
fn what_has_no_price_should_be_settled_by_a_later_reading() {
	test(|| {
		let home = one_device();
		let from = now();
		FreshUntil::set(from + INTERVAL / 2);
		wait(INTERVAL);
		let first = reading("m", 1, now(), counters(100, 0, 0));
		assert_eq!(
			Metering::cost_preview(region(), counters(100, 0, 0), from, now()),
			Err(PricingError::Stale)
		);
		let before = last("m");
		bring_one("m", first);
		assert_eq!((tokens(ALICE), last("m")), ([0; 4], before));

		// The operators are back; meanwhile the price changed.
		FreshUntil::set(u64::MAX);
		Tariffs::set(tariff(Resource::Electricity), from + INTERVAL, 2 * PRICE_E);
		wait(INTERVAL);
		bring_one("m", reading("m", 2, now(), counters(300, 0, 0)));
		assert_eq!(tokens(ALICE)[0], 300);
		assert_eq!(months(home)[0].1.cost, (150 * PRICE_E + 150 * 2 * PRICE_E) / 1_000);
	});
}

mod months {
	use super::*;

	#[test]
	fn a_consumption_over_the_end_of_a_month_should_be_split() {
		test(|| {
			let home = one_device();
			let november = month_start(month_of(START) + 1);
			go_to_time(november - HOUR);
			bring_one("m", reading("m", 1, now(), counters(0, 0, 0)));
			// A quarter in October, three in November.
			go_to_time(november + 3 * HOUR);
			bring_one("m", reading("m", 2, now(), counters(1_001, 0, 0)));
			let [(october, first), (next, second)] = months(home)[..] else { panic!("two months") };
			assert_eq!((october, next), (month_of(START), month_of(november)));
			assert_eq!((first.counters.energy_wh, first.readings), (250, 1));
			assert_eq!((second.counters.energy_wh, second.readings), (751, 1));
			assert_eq!(first.cost, 250 * PRICE_E / 1_000);
			assert_eq!(first.cost + second.cost, 1_001 * PRICE_E / 1_000);
			assert_eq!(first.index + second.index, tokens(ALICE)[3]);
		});
	}

	#[test]
	fn a_reading_at_a_months_first_moment_should_belong_to_the_one_before() {
		test(|| {
			let home = one_device();
			go_to_time(month_start(month_of(START) + 1));
			let ts = month_start(month_of(START) + 1);
			bring_one("m", reading("m", 1, ts, counters(10, 0, 0)));
			let [(month, consumption)] = months(home)[..] else { panic!("one month") };
			assert_eq!((month, consumption.readings), (month_of(START), 1));
			assert_eq!(consumption.counters.energy_wh, 10);
		});
	}

	#[test]
	fn the_oldest_should_make_room() {
		test(|| {
			let home = one_device();
			let first = month_of(START);
			for nth in 0..6u32 {
				go_to_time(month_start(first + nth) + 20 * DAY);
				let consumed = counters(100 * u64::from(nth + 1), 0, 0);
				bring_one("m", reading("m", u64::from(nth) + 1, now(), consumed));
				Metering::do_try_state().unwrap();
			}
			let kept: Vec<_> = months(home).into_iter().map(|(month, _)| month).collect();
			assert_eq!(kept, [first + 2, first + 3, first + 4, first + 5]);
			assert_eq!(tokens(ALICE)[0], 600);
		});
	}

	#[test]
	fn what_is_older_than_all_that_is_kept_should_not_be() {
		test(|| {
			let home = one_device();
			let first = month_of(START);
			for nth in 0..5u32 {
				go_to_time(month_start(first + nth) + 20 * DAY);
				bring_one("m", reading("m", u64::from(nth) + 1, now(), counters(0, 0, 0)));
			}
			device(home, "late");
			// As if it had been approved long ago, and its first reading waited.
			Devices::<Test>::mutate(id("late"), |device| {
				device.as_mut().unwrap().last.ts = START;
			});
			bring_one("late", reading("late", 1, now(), counters(700, 0, 0)));
			assert_ok!(Metering::accept_quarantined(signed(REGISTRAR), id("late"), 1));
			let kept: Vec<_> = months(home).into_iter().map(|(month, _)| month).collect();
			assert_eq!(kept, [first + 1, first + 2, first + 3, first + 4]);
			assert_eq!(tokens(ALICE)[0], 700);
		});
	}
}

#[test]
fn the_weight_should_be_what_was_done() {
	use frame_support::dispatch::{GetDispatchInfo, Pays};

	test(|| {
		let home = one_device();
		device(home, "n");
		wait(INTERVAL);
		let items = vec![
			item("m", reading("m", 1, now(), counters(10, 0, 0))),
			item("n", reading("n", 1, now(), counters(10, 0, 0))),
			item("m", reading("m", 1, now(), counters(10, 0, 0))),
		];
		let (batch, signature) = batch_by(0, items);
		let call =
			Call::<Test>::submit_batch { batch: batch.clone(), signature: signature.clone() };
		let info = call.get_dispatch_info();
		let origin = frame_system::RawOrigin::Authorized.into();
		let done = Metering::submit_batch(origin, batch, signature).unwrap();
		let effort =
			crate::batches::Effort { judged: 2, stale: 1, pieces: 2, months: 1 }.weight::<Test>();
		assert_eq!(done.actual_weight, Some(effort));
		assert_eq!(done.pays_fee, Pays::No);
		assert!(effort.all_lt(info.call_weight), "{effort:?} {info:?}");
	});
}
