//! What wallets and the node are answered.

use mornet_primitives::{
	metering::{CostPreview, DeviceStatus, MeteringParameters},
	tariffs::{PricingError, Region, Resource},
	Balance,
};

use crate::{calendar::month_of, mock::*};

#[test]
fn parameters_should_be_the_constants() {
	test(|| {
		let expected =
			MeteringParameters { interval: INTERVAL, max_clock_ahead: MINUTE, max_batch_items: 8 };
		assert_eq!(Metering::parameters(), expected);
	});
}

#[test]
fn a_device_and_its_household_should_be_found() {
	test(|| {
		let home = one_device();
		let device = Metering::device(id("m")).unwrap();
		assert_eq!(device.household, home);
		assert_eq!(device.attestation, device_key("m"));
		assert_eq!((device.rating, device.status), (RATING, DeviceStatus::Active));
		assert_eq!((device.generation, device.last), (1, Some(last("m"))));
		assert_eq!(Metering::devices(vec![id("x"), id("m")]), [None, Some(device)]);
		assert_eq!(Metering::devices(vec![id("x"); 300]).len(), 256);

		let household = Metering::household(home).unwrap();
		assert_eq!((household.owner, household.region), (ALICE, region()));
		assert_eq!((household.approved, household.devices), (true, vec![id("m")]));
		assert_eq!(Metering::households_of(ALICE), [home]);
		assert!(Metering::households_of(BOB).is_empty());
		assert_eq!(Metering::household(7), None);
	});
}

#[test]
fn consumption_should_be_of_the_months_asked_for() {
	test(|| {
		let home = one_device();
		let month = month_of(START);
		for nth in 0..3u32 {
			go_to_time(crate::calendar::month_start(month + nth) + 20 * DAY);
			let seq = u64::from(nth) + 1;
			bring_one("m", reading("m", seq, now(), counters(100 * seq, 0, 0)));
		}
		let of = |from, to| -> Vec<u32> {
			Metering::consumption(home, from, to)
				.into_iter()
				.map(|(month, _)| month)
				.collect()
		};
		assert_eq!(of(0, u32::MAX), [month, month + 1, month + 2]);
		assert_eq!(of(month + 1, month + 1), [month + 1]);
		assert!(of(month + 2, month).is_empty());
		assert_eq!(Metering::consumption(home + 1, 0, u32::MAX), []);
	});
}

#[test]
fn a_preview_should_cost_what_settling_does() {
	test(|| {
		let home = one_device();
		let from = now();
		Tariffs::set(tariff(Resource::Electricity), from + INTERVAL / 3, 2 * PRICE_E);
		wait(INTERVAL);
		let consumed = counters(1_001, 203, 57);
		let preview = Metering::cost_preview(region(), consumed, from, now()).unwrap();
		let electricity = (333 * PRICE_E + 668 * 2 * PRICE_E) / 1_000;
		assert_eq!(preview.electricity, electricity);
		assert_eq!(preview.heat, 203 * PRICE_H / 1_000);
		assert_eq!(preview.water, 57 * PRICE_W / 1_000);
		bring_one("m", reading("m", 1, now(), consumed));
		assert_eq!((preview.total, preview.index), (months(home)[0].1.cost, tokens(ALICE)[3]));
	});
}

#[test]
fn a_preview_should_fail_as_pricing_does() {
	test(|| {
		let preview =
			|consumed, from, until| Metering::cost_preview(region(), consumed, from, until);
		let some = counters(1, 0, 0);
		assert_eq!(preview(some, START, START), Err(PricingError::NoTariff));
		assert_eq!(preview(some, START, START + 200 * DAY), Err(PricingError::TooOld));
		let elsewhere = Region::try_from(&b"FR-75"[..]).unwrap();
		assert_eq!(
			Metering::cost_preview(elsewhere, some, START, START + 1),
			Err(PricingError::NoTariff)
		);
		Tariffs::set(tariff(Resource::Water), START, Balance::MAX);
		assert_eq!(
			preview(counters(0, 0, u64::MAX), START, START + 1),
			Err(PricingError::NoTariff)
		);
		let free = CostPreview { electricity: 0, heat: 0, water: 0, total: 0, index: 0 };
		assert_eq!(preview(counters(0, 0, 0), START, START + 1), Ok(free));
	});
}
