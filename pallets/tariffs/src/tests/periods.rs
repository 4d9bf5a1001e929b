//! Prices over a span.

use frame_support::assert_ok;
use mornet_primitives::{
	tariffs::{PricePeriod, PriceSource, PricingError, TariffProvider},
	Balance, Moment,
};
use proptest::{collection::vec, prelude::*};
use sp_runtime::{traits::ConstU32, BoundedVec};

use crate::{history, mock::*};

fn tiles(from: Moment, until: Moment) -> Result<Vec<(Balance, Moment, Moment)>, PricingError> {
	Tariffs::periods(&water(), from, until)
		.map(|periods| periods.into_iter().map(|p| (p.price, p.from, p.until)).collect())
}

#[test]
fn a_tariff_change_inside_a_span_should_split_it() {
	ExtBuilder::default().build_and_execute(|| {
		later(100);
		assert_ok!(Tariffs::set_price(root(), water(), 5, None));
		assert_ok!(Tariffs::set_price(root(), water(), 6, Some(START + 200)));
		let old = 2_000_000;
		let (a, b) = (START + 100, START + 200);
		assert_eq!(tiles(START, a), Ok(vec![(old, START, a)]));
		assert_eq!(tiles(START, a + 1), Ok(vec![(old, START, a), (5, a, a + 1)]));
		assert_eq!(tiles(a - 1, b), Ok(vec![(old, a - 1, a), (5, a, b)]));
		assert_eq!(tiles(START, b + 9), Ok(vec![(old, START, a), (5, a, b), (6, b, b + 9)]));
		assert_eq!(tiles(a, b), Ok(vec![(5, a, b)]));
		assert_eq!(tiles(b, b + 1), Ok(vec![(6, b, b + 1)]));
	});
}

#[test]
fn what_has_no_price_should_be_told_apart() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Tariffs::periods(&heat(), 1, 2), Err(PricingError::NoTariff));
		assert_ok!(Tariffs::set_price(root(), heat(), 5, None));
		assert_eq!(
			Tariffs::periods(&heat(), START - 1, START + 1),
			Err(PricingError::NoTariff),
			"before the first price"
		);
		assert_eq!(tiles(START, START), Err(PricingError::NoTariff), "no span");
		for price in 1..=8 {
			later(1);
			assert_ok!(Tariffs::set_price(root(), water(), price, None));
		}
		let oldest = Tariffs::history(water())[0].valid_from;
		assert_eq!(tiles(oldest - 1, oldest + 1), Err(PricingError::TooOld));
		assert!(tiles(oldest, now()).is_ok());
		assert_eq!(Tariffs::max_periods(), 8);
		assert_eq!(tiles(oldest, now() + 1).unwrap().len(), 8);
	});
}

#[test]
fn a_stale_feed_should_price_what_ended_before() {
	ExtBuilder::default().build_and_execute(|| {
		report(&[310_000; 3]);
		later(500_000);
		let periods = |until| Tariffs::periods(&power(), START - 10, until);
		assert_eq!(periods(START + 60_001), Err(PricingError::Stale));
		assert_eq!(
			periods(START + 60_000),
			Ok(vec![
				PricePeriod { price: PRICE, from: START - 10, until: START },
				PricePeriod { price: 310_000, from: START, until: START + 60_000 },
			])
		);
		// Before the operators' price there is nothing that could be stale.
		assert!(periods(START).is_ok());
	});
}

proptest! {
	/// For any history, pruned or not: the periods of a span tile it and have, at each moment, the
	/// price that a look-up of that moment finds.
	#[test]
	fn periods_should_tile_the_span(
		steps in vec((0u64..6, 0u64..4, 0u128..100), 1..30),
		from in 0u64..120,
		length in 1u64..60,
	) {
		let mut history: BoundedVec<_, ConstU32<6>> = BoundedVec::new();
		let mut now = 0;
		for (later, ahead, price) in steps {
			now += later;
			let _ = history::place(&mut history, price, now + ahead, PriceSource::Admin, now);
		}
		let until = from + length;
		let naive: Option<Vec<Balance>> = (from..until)
			.map(|at| history.iter().rev().find(|v| v.valid_from <= at).map(|v| v.price))
			.collect();
		match (history::periods(&history, from, until), naive) {
			(Ok(periods), Some(naive)) => {
				prop_assert_eq!(periods.first().unwrap().from, from);
				prop_assert_eq!(periods.last().unwrap().until, until);
				prop_assert!(periods.windows(2).all(|pair| pair[0].until == pair[1].from));
				prop_assert!(periods.iter().all(|period| period.from < period.until));
				prop_assert!(periods.len() <= 6);
				let tiled: Vec<_> = periods
					.iter()
					.flat_map(|period| (period.from..period.until).map(|_| period.price))
					.collect();
				prop_assert_eq!(tiled, naive);
			},
			(Err(error), None) => {
				let pruned = history.first().is_some_and(|first| first.version > 1);
				let expected = if pruned { PricingError::TooOld } else { PricingError::NoTariff };
				prop_assert_eq!(error, expected);
			},
			(periods, naive) => prop_assert!(false, "{periods:?} but {naive:?}"),
		}
	}

	/// However prices are placed and cancelled: what was in force stays, numbers have no gap, and
	/// the version in force is never forgotten.
	#[test]
	fn what_was_in_force_should_never_change(
		steps in vec((0u64..6, 0u64..9, 0u128..100, any::<bool>()), 1..60),
	) {
		let mut history: BoundedVec<_, ConstU32<6>> = BoundedVec::new();
		let mut past: Vec<(Moment, Option<Balance>)> = Vec::new();
		let mut now = 0;
		for (later, ahead, price, cancels) in steps {
			for at in now..now + later {
				past.push((at, history::in_force(&history, at).map(|v| v.price)));
			}
			now += later;
			if cancels {
				history::cancel(&mut history, now + ahead, now);
			} else {
				let before = history.clone();
				if history::place(&mut history, price, now + ahead, PriceSource::Admin, now).is_err() {
					prop_assert_eq!(&history, &before);
				}
			}
			for pair in history.windows(2) {
				prop_assert!(pair[0].valid_from < pair[1].valid_from);
				prop_assert_eq!(pair[0].version + 1, pair[1].version);
			}
			let oldest = history.first().map_or(0, |v| v.valid_from);
			let forgets = history.first().is_some_and(|v| v.version > 1);
			for (at, price) in &past {
				if *at >= oldest || !forgets {
					prop_assert_eq!(history::in_force(&history, *at).map(|v| v.price), *price);
				}
			}
			prop_assert!(!forgets || oldest <= now);
		}
	}
}
