//! Parameters, limits and genesis.

use frame_support::{assert_noop, assert_ok, traits::StorageVersion};
use mornet_primitives::kyc::{Level, Ramp, RampLimit, MAX_JURISDICTIONS};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, types::DAY_MS, *};

#[test]
fn set_params_should_need_governance_and_say_what_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let new = Parameters { max_validity: DAY_MS, ..test_params() };
		assert_noop!(Kyc::set_params(signed(REGISTRAR), new), BadOrigin);
		assert_ok!(Kyc::set_params(root(), new));
		assert_eq!(Params::<Test>::get(), new);
		assert_last_event(Event::ParamsSet { old: test_params(), new });
	});
}

#[test]
fn set_params_should_fail_when_a_value_is_out_of_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let wrong: [fn(&mut Parameters); 4] = [
			|p| p.max_validity = Parameters::MIN - 1,
			|p| p.max_validity = Parameters::MAX_VALIDITY + 1,
			|p| p.proposal_validity = Parameters::MIN - 1,
			|p| p.proposal_validity = Parameters::MAX_PROPOSAL + 1,
		];
		for change in wrong {
			let mut params = test_params();
			change(&mut params);
			assert_noop!(Kyc::set_params(root(), params), Error::<Test>::ParameterOutOfBounds);
		}
		let edges: [fn(&mut Parameters); 4] = [
			|p| p.max_validity = Parameters::MIN,
			|p| p.max_validity = Parameters::MAX_VALIDITY,
			|p| p.proposal_validity = Parameters::MIN,
			|p| p.proposal_validity = Parameters::MAX_PROPOSAL,
		];
		for change in edges {
			let mut params = test_params();
			change(&mut params);
			assert_ok!(Kyc::set_params(root(), params));
		}
		assert!(Parameters::default().check());
	});
}

#[test]
fn set_limits_should_need_governance_and_say_what_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let new = [limit(1, 1), limit(1, 2), limit(2, 2), RampLimit::UNLIMITED];
		assert_noop!(Kyc::set_limits(signed(COMPLIANCE), Ramp::Deposit, new), BadOrigin);
		assert_ok!(Kyc::set_limits(root(), Ramp::Deposit, new));
		assert_eq!(Kyc::limits(Ramp::Deposit), new);
		assert_last_event(Event::LimitsSet { ramp: Ramp::Deposit, old: LIMITS, new });
		assert_eq!(Kyc::limits(Ramp::Payment), LIMITS);
	});
}

#[test]
fn set_limits_should_fail_when_they_contradict_one_another() {
	ExtBuilder::default().build_and_execute(|| {
		let wrong = [
			// An operation above the day.
			[limit(2, 1), limit(2, 2), limit(2, 2), limit(2, 2)],
			// A higher level that may do less, in an operation or in a day.
			[limit(1, 5), limit(2, 5), limit(1, 5), limit(2, 5)],
			[limit(1, 5), limit(1, 6), limit(1, 7), limit(1, 6)],
			// Closed, but open for the day.
			[limit(0, 1), limit(1, 1), limit(1, 1), limit(1, 1)],
		];
		for limits in wrong {
			assert_noop!(
				Kyc::set_limits(root(), Ramp::Payment, limits),
				Error::<Test>::LimitsContradict
			);
		}
		assert_ok!(Kyc::set_limits(root(), Ramp::Payment, [limit(0, 0); 4]));
	});
}

#[test]
fn genesis_should_appoint_registrars_and_set_limits() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(registrar(FIRST).account, REGISTRAR);
		assert_eq!(registrar(SECOND).max_level, Level::One);
		assert_eq!(RegistrarOf::<Test>::get(OTHER_REGISTRAR), Some(SECOND));
		assert_eq!(NextRegistrar::<Test>::get(), 2);
		assert_eq!(Kyc::limits(Ramp::Withdrawal), WITHDRAWALS);
		assert_eq!(StorageVersion::get::<Kyc>(), StorageVersion::new(1));
	});
}

#[test]
fn genesis_should_close_a_ramp_that_is_not_named() {
	ExtBuilder::default().limits(&[]).build_and_execute(|| {
		for ramp in Ramp::ALL {
			assert!(Kyc::limits(ramp).iter().all(|limit| !limit.is_open()));
		}
	});
}

#[test]
#[should_panic(expected = "genesis limits of Deposit are named twice")]
fn genesis_should_fail_when_limits_are_named_twice() {
	ExtBuilder::default()
		.limits(&[(Ramp::Deposit, LIMITS), (Ramp::Deposit, LIMITS)])
		.build();
}

#[test]
#[should_panic(expected = "cannot appoint genesis registrar 1")]
fn genesis_should_fail_when_a_registrar_is_named_twice() {
	let row: (AccountId, Level, &[&str]) = (REGISTRAR, Level::One, &["DE"]);
	ExtBuilder::default().registrars(&[row, row]).build();
}

/// So many codes, in the order of the alphabet.
fn codes(count: usize) -> Vec<String> {
	let pairs = (b'A'..=b'Z').flat_map(|a| (b'A'..=b'Z').map(move |b| [a, b]));
	pairs
		.take(count)
		.map(|pair| String::from_utf8(pair.to_vec()).unwrap())
		.collect()
}

#[test]
fn genesis_should_take_as_many_jurisdictions_as_there_can_be() {
	let codes = codes(MAX_JURISDICTIONS as usize);
	let codes: Vec<_> = codes.iter().map(String::as_str).collect();
	ExtBuilder::default()
		.registrars(&[(REGISTRAR, Level::One, &codes)])
		.build_and_execute(|| assert_eq!(registrar(FIRST).jurisdictions.len(), codes.len()));
}

#[test]
#[should_panic(expected = "too many jurisdictions")]
fn genesis_should_fail_when_there_are_more() {
	let codes = codes(MAX_JURISDICTIONS as usize + 1);
	let codes: Vec<_> = codes.iter().map(String::as_str).collect();
	ExtBuilder::default().registrars(&[(REGISTRAR, Level::One, &codes)]).build();
}

#[test]
#[should_panic(expected = "out of bounds")]
fn genesis_should_fail_when_parameters_are_out_of_bounds() {
	ExtBuilder::default().params(|p| p.max_validity = 0).build();
}
