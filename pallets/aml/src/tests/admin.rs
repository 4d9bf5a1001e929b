//! Thresholds and genesis.

use frame_support::{assert_noop, assert_ok, traits::StorageVersion};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, types::MAX_NEAR, *};

#[test]
fn set_params_should_need_governance_and_say_what_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let new = Parameters { velocity_count: 1, ..test_params() };
		assert_noop!(Aml::set_params(signed(COUNCIL), new), BadOrigin);
		assert_ok!(Aml::set_params(root(), new));
		assert_eq!(Params::<Test>::get(), new);
		assert_last_event(Event::ParamsSet { old: test_params(), new });
	});
}

#[test]
fn set_params_should_fail_when_a_value_is_out_of_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let wrong: [fn(&mut Parameters); 11] = [
			|p| p.watch_from = p.outflow_amount + 1,
			|p| p.velocity_amount = p.watch_from - 1,
			|p| p.structuring_from = p.watch_from - 1,
			|p| p.structuring_from = p.large_from,
			|p| p.velocity_count = 0,
			|p| p.structuring_count = 0,
			|p| p.structuring_count = MAX_NEAR,
			|p| p.structuring_window = Parameters::MAX_WINDOW + 1,
			|p| p.onboarding_window = Parameters::MAX_WINDOW + 1,
			|p| p.max_freeze = Parameters::MAX_FREEZE + 1,
			|p| p.retention = Parameters::MAX_RETENTION + 1,
		];
		for change in wrong {
			let mut params = test_params();
			change(&mut params);
			assert_noop!(Aml::set_params(root(), params), Error::<Test>::ParameterOutOfBounds);
		}
		let edges: [fn(&mut Parameters); 6] = [
			|p| p.watch_from = p.outflow_amount,
			|p| p.structuring_from = p.large_from - 1,
			|p| p.structuring_count = MAX_NEAR - 1,
			|p| p.structuring_window = Parameters::MAX_WINDOW,
			|p| p.max_freeze = Parameters::MAX_FREEZE,
			|p| p.retention = Parameters::MAX_RETENTION,
		];
		for change in edges {
			let mut params = test_params();
			change(&mut params);
			assert_ok!(Aml::set_params(root(), params));
		}
		assert!(Parameters::default().check());
	});
}

#[test]
fn genesis_should_set_the_thresholds() {
	ExtBuilder::default().params(|p| p.velocity_count = 3).build_and_execute(|| {
		assert_eq!(Params::<Test>::get().velocity_count, 3);
		assert_eq!(StorageVersion::get::<Aml>(), StorageVersion::new(1));
	});
}

#[test]
#[should_panic(expected = "out of bounds")]
fn genesis_should_fail_when_thresholds_are_out_of_bounds() {
	ExtBuilder::default().params(|p| p.velocity_count = 0).build();
}
