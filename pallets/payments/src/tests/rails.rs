//! What governance sets.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	payments::{
		order::{OrderState, Parameters, RailConfig, Rate},
		Rail,
	},
	units::currency::GCC,
};
use sp_runtime::{DispatchError, Permill};

use crate::{mock::*, Error, Event, Params, Rails, Targets};

#[test]
fn an_old_address_should_be_watched_as_long_as_orders_are() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let old = Rails::<Test>::get(Rail::UsdtTron).unwrap().target;
		assert_ok!(Payments::set_rail(root(), Rail::UsdtTron, Box::new(usdt_tron(9))));
		let new = Rails::<Test>::get(Rail::UsdtTron).unwrap().target;
		assert_ne!(old, new);
		assert_eq!(Payments::watches().iter().map(|w| w.id).collect::<Vec<_>>(), [old]);
		order_gcc(25 * GCC);
		let watches = Payments::watches();
		assert_eq!(watches.iter().map(|w| w.id).collect::<Vec<_>>(), [old, new]);
		assert_eq!(watches[0].oldest, Some((id, START)));
		assert_eq!(watches[0].target, usdt_tron(1).target);
		// Paid, and still watched for a second payment.
		agree(transfer(id, 1, 25_000_000));
		assert_eq!(Payments::watches().len(), 2);
		pass(5 * DAY);
		assert_eq!(Payments::watches(), []);
		assert!(!Targets::<Test>::contains_key(old));
		assert!(Targets::<Test>::contains_key(new));
	});
}

#[test]
fn a_rail_should_be_removed_and_its_orders_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		assert_ok!(Payments::remove_rail(root(), Rail::UsdtTron));
		assert_noop!(Payments::remove_rail(root(), Rail::UsdtTron), Error::<Test>::NoSuchRail);
		assert_eq!(Payments::quote(Rail::UsdtTron, GCC), None);
		agree(transfer(id, 1, 25_000_000));
		assert_eq!(state(id), OrderState::Paid);
		pass(5 * DAY);
		assert_eq!(Targets::<Test>::count(), 2);
		// At once where nothing is watched.
		assert_ok!(Payments::remove_rail(root(), Rail::Ton));
		assert_eq!(Targets::<Test>::count(), 1);
	});
}

#[test]
fn targets_should_be_bounded() {
	ExtBuilder::default().build_and_execute(|| {
		// Without orders an old one goes at once.
		for nth in 10..20 {
			assert_ok!(Payments::set_rail(root(), Rail::UsdtTron, Box::new(usdt_tron(nth))));
		}
		for nth in 20..23 {
			order_gcc(GCC);
			assert_ok!(Payments::set_rail(root(), Rail::UsdtTron, Box::new(usdt_tron(nth))));
		}
		order_gcc(GCC);
		assert_noop!(
			Payments::set_rail(root(), Rail::UsdtTron, Box::new(usdt_tron(30))),
			Error::<Test>::TooManyTargets
		);
		// The price can be set all the same.
		assert_ok!(Payments::set_rate(root(), Rail::UsdtTron, Rate { plancks: 1, units: 1 }));
		pass(5 * DAY);
		assert_ok!(Payments::set_rail(root(), Rail::UsdtTron, Box::new(usdt_tron(30))));
		assert_ok!(Payments::set_rail(root(), Rail::Jetton(2), Box::new(jetton(3))));
		assert_noop!(
			Payments::set_rail(root(), Rail::Jetton(3), Box::new(jetton(3))),
			Error::<Test>::TooManyRails
		);
	});
}

#[test]
fn rails_should_be_set_with_what_belongs_to_them() {
	ExtBuilder::default().build_and_execute(|| {
		events();
		let configs = [usdt_tron(1), ton(1), jetton(1)];
		for (at, rail) in RAILS.into_iter().enumerate() {
			for (of, config) in configs.into_iter().enumerate() {
				let outcome = Payments::set_rail(root(), rail, Box::new(config));
				if at == of {
					assert_ok!(outcome);
				} else {
					assert_eq!(outcome, Err(Error::<Test>::TargetOfAnotherRail.into()));
				}
			}
		}
		for rate in [Rate { plancks: 0, units: 1 }, Rate { plancks: 1, units: 0 }] {
			assert_noop!(
				Payments::set_rail(root(), Rail::Ton, Box::new(RailConfig { rate, ..ton(1) })),
				Error::<Test>::InvalidRate
			);
			assert_noop!(Payments::set_rate(root(), Rail::Ton, rate), Error::<Test>::InvalidRate);
		}
		let Some(Event::RailSet { old: Some(old), new, .. }) = events().pop() else {
			panic!("no event");
		};
		assert_eq!((*old, *new), (jetton(2), jetton(1)));
		let rail = Rail::Jetton(5);
		assert_noop!(Payments::set_rate(root(), rail, USDT), Error::<Test>::NoSuchRail);
		assert_noop!(Payments::set_rail_enabled(root(), rail, true), Error::<Test>::NoSuchRail);
	});
}

#[test]
fn rules_should_be_within_their_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let good = Parameters { payment_window: 2 * DAY, ..Parameters::default() };
		assert_ok!(Payments::set_params(root(), Box::new(good)));
		assert_eq!(Params::<Test>::get(), good);
		assert_eq!(
			events().pop(),
			Some(Event::ParamsSet { old: Box::new(Parameters::default()), new: Box::new(good) })
		);
		let bad = Parameters { min_part: Permill::zero(), ..good };
		assert_noop!(
			Payments::set_params(root(), Box::new(bad)),
			Error::<Test>::ParameterOutOfBounds
		);
	});
}

#[test]
fn only_governance_should_set_them() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [signed(ALICE), compliance()] {
			let bad = DispatchError::BadOrigin;
			let rail = Rail::Ton;
			let rules = Box::new(Parameters::default());
			assert_noop!(Payments::set_rail(origin.clone(), rail, Box::new(ton(1))), bad);
			assert_noop!(Payments::set_rate(origin.clone(), rail, USDT), bad);
			assert_noop!(Payments::set_rail_enabled(origin.clone(), rail, false), bad);
			assert_noop!(Payments::remove_rail(origin.clone(), rail), bad);
			assert_noop!(Payments::set_params(origin, rules), bad);
		}
	});
}

#[test]
#[should_panic(expected = "rail UsdtTron twice")]
fn genesis_should_refuse_a_rail_twice() {
	use sp_runtime::BuildStorage;

	let rails = vec![(Rail::UsdtTron, usdt_tron(1)), (Rail::UsdtTron, usdt_tron(2))];
	let _ = RuntimeGenesisConfig {
		payments: crate::GenesisConfig { rails, ..Default::default() },
		..Default::default()
	}
	.build_storage();
}

#[test]
#[should_panic(expected = "rail Ton cannot be set")]
fn genesis_should_refuse_a_rail_that_is_none() {
	use sp_runtime::BuildStorage;

	let rails = vec![(Rail::Ton, usdt_tron(1))];
	let _ = RuntimeGenesisConfig {
		payments: crate::GenesisConfig { rails, ..Default::default() },
		..Default::default()
	}
	.build_storage();
}
