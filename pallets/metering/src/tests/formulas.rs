//! The formulas' laws, whatever the numbers.

use mornet_primitives::{
	metering::{Consumption, Counters, Rating},
	tariffs::PricePeriod,
	Balance, Moment,
};
use proptest::{collection::vec, prelude::*};
use sp_core::U256;

use crate::{
	calendar::month_of,
	settlement::{exceeds, settle, Bill, CannotSettle, Carry, Prices},
};

const FROM: Moment = 1_760_601_600_000;

/// Prices from `from` until `until`, changing at `changes`, thousandths of the time.
fn periods(
	from: Moment,
	until: Moment,
	first: Balance,
	changes: &[(u64, Balance)],
) -> Vec<PricePeriod> {
	let mut changes: Vec<_> = changes
		.iter()
		.map(|(at, price)| (from + (until - from) * at / 1_000, *price))
		.filter(|(at, _)| *at > from && *at < until)
		.collect();
	changes.sort();
	changes.dedup_by_key(|(at, _)| *at);
	let starts = [(from, first)].into_iter().chain(changes.clone());
	let ends = changes.iter().map(|(at, _)| *at).chain([until]);
	starts
		.zip(ends)
		.map(|((from, price), until)| PricePeriod { price, from, until })
		.collect()
}

fn constant(from: Moment, until: Moment, price: [Balance; 4]) -> Prices {
	let [electricity, heat, water, rate] =
		price.map(|price| vec![PricePeriod { price, from, until }]);
	Prices { electricity, heat, water, rate }
}

fn sum(parts: impl Iterator<Item = Counters>) -> Counters {
	parts.fold(Counters::default(), |sum, part| Counters {
		energy_wh: sum.energy_wh + part.energy_wh,
		heat_wh: sum.heat_wh + part.heat_wh,
		water_l: sum.water_l + part.water_l,
	})
}

/// A price of plancks: from nothing to 1,000 GCC for a kWh.
fn price() -> impl Strategy<Value = Balance> {
	prop_oneof![0u128..10, 1u128..1 << 50]
}

fn rate() -> impl Strategy<Value = Balance> {
	prop_oneof![1u128..10, 1u128..1 << 60]
}

fn consumed() -> impl Strategy<Value = Counters> {
	let counter = || prop_oneof![Just(0u64), 0u64..100, 0u64..1 << 40];
	(counter(), counter(), counter()).prop_map(|(energy_wh, heat_wh, water_l)| Counters {
		energy_wh,
		heat_wh,
		water_l,
	})
}

fn changes<S: Strategy<Value = Balance>>(price: S) -> impl Strategy<Value = Vec<(u64, Balance)>> {
	vec((0u64..1_000, price), 0..6)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(512))]

	/// At constant prices it does not matter in how many readings something is settled.
	#[test]
	fn many_readings_should_cost_what_one_does(
		parts in vec((consumed(), 1u64..100_000_000), 1..20),
		price_e in price(), price_h in price(), price_w in price(), rate in rate(),
	) {
		let prices = [price_e, price_h, price_w, rate];
		let until = FROM + parts.iter().map(|(_, time)| time).sum::<u64>();
		let prices = constant(FROM, until, prices);
		let total = sum(parts.iter().map(|(part, _)| *part));
		let one = settle(&total, FROM, until, &prices, Carry::default()).unwrap();

		let (mut at, mut cost, mut index, mut carry) = (FROM, 0, 0, Carry::default());
		for (part, time) in parts {
			let bill = settle(&part, at, at + time, &prices, carry).unwrap();
			(at, carry) = (at + time, bill.carry);
			cost += bill.cost;
			index += bill.index;
		}
		prop_assert_eq!((one.cost, one.index, one.carry), (cost, index, carry));
	}

	/// The pieces are what was consumed, to the unit; the months are the whole; and what is charged
	/// and minted and carried is what it cost, to the last of 10^-15 plancks.
	#[test]
	fn nothing_should_be_lost_or_made_by_splitting(
		consumed in consumed(),
		time in prop_oneof![1u64..1_000_000, 1u64..10_000_000_000],
		prices_e in changes(price()), prices_h in changes(price()),
		prices_w in changes(price()), rates in changes(rate()),
		carried_cost in 0u16..1_000, carried_index in 0u128..1 << 80,
	) {
		let until = FROM + time;
		let prices = Prices {
			electricity: periods(FROM, until, 7, &prices_e),
			heat: periods(FROM, until, 11, &prices_h),
			water: periods(FROM, until, 13, &prices_w),
			rate: periods(FROM, until, 17, &rates),
		};
		let carry = Carry { cost: carried_cost, index: carried_index.into() };
		let bill = settle(&consumed, FROM, until, &prices, carry).unwrap();

		// By month: the parts are the whole, and the reading counts once.
		prop_assert_eq!(sum(bill.months.iter().map(|(_, month)| month.counters)), consumed);
		let of_months = |part: fn(&Consumption) -> Balance| -> Balance {
			bill.months.iter().map(|(_, month)| part(month)).sum()
		};
		prop_assert_eq!(of_months(|month| month.cost), bill.cost);
		prop_assert_eq!(of_months(|month| month.index), bill.index);
		let readings: u32 = bill.months.iter().map(|(_, month)| month.readings).sum();
		prop_assert_eq!(readings, 1);
		prop_assert!(bill.months.windows(2).all(|pair| pair[0].0 < pair[1].0));

		// The same, piece by piece and without a clock that merges the lists: at each moment at
		// which anything changes.
		let mut at: Vec<_> = [&prices.electricity, &prices.heat, &prices.water, &prices.rate]
			.into_iter()
			.flatten()
			.map(|period| period.from)
			.chain([until])
			.collect();
		at.sort();
		at.dedup();
		let wide = |list: &[PricePeriod], at| -> U256 {
			list.iter().find(|period| (period.from..period.until).contains(&at)).unwrap().price.into()
		};
		let before = |units: u64, moment: Moment| {
			u128::from(units) * u128::from(moment - FROM) / u128::from(time)
		};
		let (mut value, mut index, mut left) = (U256::zero(), 0u128, carry.index);
		for pair in at.windows(2) {
			let piece = |units| before(units, pair[1]) - before(units, pair[0]);
			let cost = U256::from(piece(consumed.energy_wh)) * wide(&prices.electricity, pair[0])
				+ U256::from(piece(consumed.heat_wh)) * wide(&prices.heat, pair[0])
				+ U256::from(piece(consumed.water_l)) * wide(&prices.water, pair[0]);
			value += cost;
			if consumed != Counters::default() {
				let unit = U256::from(1_000) * wide(&prices.rate, pair[0]);
				left += cost * 1_000_000_000_000u64;
				index += (left / unit).as_u128();
				left %= unit;
			}
		}
		prop_assert_eq!(bill.index, index);
		prop_assert_eq!(bill.carry.index, left);
		prop_assert_eq!(
			U256::from(bill.cost) * 1_000 + bill.carry.cost,
			value + carried_cost
		);
		prop_assert!(bill.carry.cost < 1_000);
	}

	/// Never more is minted than the exact value, nor less by a unit.
	#[test]
	fn minting_should_round_down_by_less_than_a_unit(
		consumed in consumed(), price in price(), rate in rate(), time in 1u64..1 << 40,
	) {
		let prices = constant(FROM, FROM + time, [price, price, price, rate]);
		// Not over as many months as would take long.
		prop_assume!(month_of(FROM + time) - month_of(FROM) < 1_000);
		let bill = settle(&consumed, FROM, FROM + time, &prices, Carry::default()).unwrap();
		let units = U256::from(consumed.energy_wh) + consumed.heat_wh + consumed.water_l;
		let value = units * U256::from(price);
		let (unit, exact) = (U256::from(1_000) * U256::from(rate), value * 1_000_000_000_000u64);
		prop_assert!(U256::from(bill.index) * unit <= exact);
		prop_assert!(exact - U256::from(bill.index) * unit < unit);
		prop_assert!(U256::from(bill.cost) * 1_000 <= value);
		prop_assert!(value - U256::from(bill.cost) * 1_000 < U256::from(1_000));
	}

	/// However large the numbers: an answer or an error.
	#[test]
	fn any_numbers_should_be_answered(
		energy_wh: u64, heat_wh: u64, water_l: u64, carried: u16, index: u128,
		price: Balance, rate: Balance, time in 1u64..10_000_000_000,
	) {
		let prices = constant(FROM, FROM + time, [price, price, price, rate]);
		let carry = Carry { cost: carried, index: index.into() };
		let consumed = Counters { energy_wh, heat_wh, water_l };
		let _ = settle(&consumed, FROM, FROM + time, &prices, carry);
	}

	/// What is within the rating never exceeds it, however it is cut.
	#[test]
	fn what_the_rating_allows_should_not_exceed_it(
		rated in 1u32.., elapsed in 1u64..1 << 45,
	) {
		let rating = Rating { electricity_w: rated, heat_w: 0, water_l_per_h: 0 };
		let electricity = |energy_wh| Counters { energy_wh, ..Counters::default() };
		let most = u128::from(rated) * u128::from(elapsed) / 3_600_000;
		if let Ok(energy_wh) = u64::try_from(most) {
			prop_assert!(!exceeds(&rating, &electricity(energy_wh), elapsed));
		}
		if let Ok(energy_wh) = u64::try_from(most * 111 / 100 + 202) {
			prop_assert!(exceeds(&rating, &electricity(energy_wh), elapsed));
		}
		let heat = Counters { heat_wh: 1, ..Counters::default() };
		prop_assert!(exceeds(&rating, &heat, elapsed), "it does not meter heat");
	}
}

#[test]
fn design_section_3_in_numbers() {
	// 1.5 kWh at 0.3 GCC, 2 kWh of heat at 0.1 GCC, 100 l at 2 GCC a m³: 0.85 GCC; at 0.5 GCC a GCM
	// that is 1.7 GCM.
	let gcc = 1_000_000_000_000;
	let prices = constant(FROM, FROM + 1, [3 * gcc / 10, gcc / 10, 2 * gcc, gcc / 2]);
	let consumed = Counters { energy_wh: 1_500, heat_wh: 2_000, water_l: 100 };
	let bill = settle(&consumed, FROM, FROM + 1, &prices, Carry::default()).unwrap();
	assert_eq!((bill.cost, bill.index), (85 * gcc / 100, 17 * gcc / 10));
	assert_eq!(bill.carry, Carry::default());
}

#[test]
fn a_lower_rate_should_not_lose_what_was_carried() {
	// A planck short of a unit at the old rate; the new one is lower.
	let prices = constant(FROM, FROM + 1, [1, 0, 0, 10]);
	let carry = Carry { cost: 0, index: (1_000 * 1_000_000_000_000u128 - 1).into() };
	let one = Counters { energy_wh: 1, ..Default::default() };
	let bill = settle(&one, FROM, FROM + 1, &prices, carry).unwrap();
	let value = U256::from(1_000 * 1_000_000_000_000u128 - 1 + 1_000_000_000_000);
	assert_eq!(U256::from(bill.index) * 10_000 + bill.carry.index, value);
}

#[test]
fn prices_with_a_hole_should_be_an_error() {
	let some = Counters { energy_wh: 10, ..Default::default() };
	let settle = |prices: &Prices| settle(&some, FROM, FROM + 10, prices, Carry::default());
	let mut prices = constant(FROM, FROM + 10, [1; 4]);
	assert!(settle(&prices).is_ok());
	prices.electricity[0].until -= 1;
	assert_eq!(settle(&prices), Err(CannotSettle::NoPrice));
	prices.electricity[0] = PricePeriod { price: 1, from: FROM + 1, until: FROM + 10 };
	assert_eq!(settle(&prices), Err(CannotSettle::NoPrice));
	assert_eq!(settle(&constant(FROM, FROM + 10, [1, 1, 1, 0])), Err(CannotSettle::NoPrice));
	assert_eq!(settle(&Prices::default()), Err(CannotSettle::NoPrice));
	let nothing = Counters::default();
	let bill =
		crate::settlement::settle(&nothing, FROM, FROM + 10, &Prices::default(), Carry::default());
	let months = vec![(month_of(FROM), Consumption { readings: 1, ..Default::default() })];
	assert_eq!(bill, Ok(Bill { months, ..Default::default() }));
}
