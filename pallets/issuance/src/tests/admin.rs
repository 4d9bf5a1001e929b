//! Parameters and genesis.

use frame_support::{assert_noop, assert_ok, traits::StorageVersion};
use mornet_primitives::{units::currency::GCC, BlockNumber};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, types::DAY_MS, *};

#[test]
fn set_params_should_need_governance_and_say_what_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let new = Parameters { withdrawal_timeout: 5, ..test_params() };
		assert_noop!(Issuance::set_params(signed(BANK), new), BadOrigin);
		assert_ok!(Issuance::set_params(root(), new));
		assert_eq!(Params::<Test>::get(), new);
		assert_last_event(Event::ParamsSet { old: test_params(), new });
	});
}

#[test]
fn set_params_should_fail_when_a_value_is_out_of_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let wrong: [fn(&mut Parameters); 6] = [
			|p| p.attestation_validity = Parameters::MIN_VALIDITY - 1,
			|p| p.attestation_validity = Parameters::MAX_VALIDITY + 1,
			|p| p.withdrawal_timeout = 4,
			|p| p.withdrawal_timeout = Parameters::MAX_TIMEOUT + 1,
			|p| p.min_withdrawal = 0,
			|p| p.min_withdrawal = DEPOSIT - 1,
		];
		for change in wrong {
			let mut params = test_params();
			change(&mut params);
			assert_noop!(Issuance::set_params(root(), params), Error::<Test>::ParameterOutOfBounds);
		}
		let edges: [fn(&mut Parameters); 5] = [
			|p| p.attestation_validity = Parameters::MIN_VALIDITY,
			|p| p.attestation_validity = Parameters::MAX_VALIDITY,
			|p| p.withdrawal_timeout = 5,
			|p| p.withdrawal_timeout = Parameters::MAX_TIMEOUT,
			|p| p.min_withdrawal = DEPOSIT,
		];
		for change in edges {
			let mut params = test_params();
			change(&mut params);
			assert_ok!(Issuance::set_params(root(), params));
		}
	});
}

#[test]
fn default_params_should_be_within_bounds() {
	let params = Parameters::default();
	assert!(params.check(1_200, GCC / 1_000));
	assert_eq!(
		(params.attestation_validity, params.withdrawal_timeout),
		(DAY_MS, BlockNumber::from(86_400u32))
	);
}

#[test]
fn genesis_should_note_what_balances_endowed() {
	ExtBuilder::default().endow(50, 12_345).build_and_execute(|| {
		let supply = Supply::<Test>::get();
		assert_eq!(supply.genesis, 10 * ENDOWMENT + DEPOSIT + 12_345);
		assert_eq!(supply, SupplyLedger { genesis: supply.genesis, ..Default::default() });
		assert_eq!(Params::<Test>::get(), test_params());
		assert_eq!(issuer(BANK), Issuer { daily_cap: Some(CAP), ..Default::default() });
		assert_eq!(StorageVersion::get::<Issuance>(), StorageVersion::new(1));
	});
}

#[test]
#[should_panic(expected = "genesis issuer 1 is named twice")]
fn genesis_should_fail_when_an_issuer_is_named_twice() {
	ExtBuilder::default().issuers(&[(BANK, CAP), (BANK, 1)]).build();
}

#[test]
#[should_panic(expected = "cannot appoint genesis issuer 4")]
fn genesis_should_fail_when_there_are_too_many_issuers() {
	ExtBuilder::default().issuers(&[(1, CAP), (2, CAP), (3, CAP), (4, CAP)]).build();
}

#[test]
#[should_panic(expected = "out of bounds")]
fn genesis_should_fail_when_parameters_are_out_of_bounds() {
	ExtBuilder::default().params(|p| p.withdrawal_timeout = 0).build();
}
