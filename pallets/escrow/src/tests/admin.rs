//! Governance: arbiters, rules, genesis.

use frame_support::{assert_noop, assert_ok, traits::Hooks};
use mornet_primitives::escrow::Parameters;
use sp_runtime::{traits::BadOrigin, Perbill};

use crate::{mock::*, *};

#[test]
fn arbiters_should_be_appointed_and_dismissed_by_governance() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Escrow::appoint_arbiter(signed(SHOP), BOB), BadOrigin);
		assert_noop!(Escrow::dismiss_arbiter(signed(SHOP), ARBITER), BadOrigin);
		assert_noop!(Escrow::appoint_arbiter(root(), ARBITER), Error::<Test>::AlreadyArbiter);
		assert_noop!(Escrow::dismiss_arbiter(root(), BOB), Error::<Test>::NotArbiter);
		assert_ok!(Escrow::appoint_arbiter(root(), BOB));
		assert_last_event(Event::ArbiterAppointed { arbiter: BOB });
		assert_noop!(Escrow::appoint_arbiter(root(), NOBODY), Error::<Test>::TooManyArbiters);
		assert_ok!(Escrow::dismiss_arbiter(root(), ARBITER));
		assert_last_event(Event::ArbiterDismissed { arbiter: ARBITER });
		let mut arbiters = Escrow::arbiters();
		arbiters.sort();
		assert_eq!(arbiters, vec![BOB, OTHER_ARBITER]);
	});
}

#[test]
fn rules_should_be_set_by_governance_within_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let new = Parameters { merchant_share: Perbill::from_percent(80), ..test_params() };
		assert_noop!(Escrow::set_params(signed(SHOP), new), BadOrigin);
		assert_ok!(Escrow::set_params(root(), new));
		assert_last_event(Event::ParamsSet { old: test_params(), new });
		assert_eq!(Escrow::parameters(), new);
		for wrong in [
			Parameters { merchant_share: Perbill::one(), ..new },
			Parameters { dispute_window: 0, ..new },
			Parameters { ruling_window: 91 * DAY, ..new },
			Parameters { max_pay_window: 0, ..new },
			Parameters { rail_margin: new.max_pay_window + 1, ..new },
			// Its held share could not open an account.
			Parameters { min_amount: 5 * (ED - 1), ..new },
		] {
			assert_noop!(Escrow::set_params(root(), wrong), Error::<Test>::ParameterOutOfBounds);
		}
		assert_ok!(Escrow::set_params(root(), Parameters { min_amount: 5 * ED, ..new }));
	});
}

#[test]
fn the_default_rules_should_be_those_of_the_design() {
	let params = Parameters::default();
	assert_eq!(params.merchant_share, Perbill::from_percent(90));
	assert!(params.is_valid(mornet_primitives::units::currency::EXISTENTIAL_DEPOSIT));
	assert!(
		params.rail_margin
			> mornet_primitives::payments::order::Parameters::default().payment_window
	);
	Escrow::integrity_test();
}

#[test]
#[should_panic(expected = "escrow parameters are out of bounds")]
fn genesis_should_refuse_rules_out_of_bounds() {
	ExtBuilder::default().params(|params| params.dispute_window = 0).build();
}

#[test]
#[should_panic(expected = "escrow arbiter 20 is there twice")]
fn genesis_should_refuse_an_arbiter_twice() {
	ExtBuilder::default().arbiters(&[ARBITER, ARBITER]).build();
}

#[test]
#[should_panic(expected = "too many escrow arbiters")]
fn genesis_should_refuse_too_many_arbiters() {
	ExtBuilder::default().arbiters(&[20, 21, 22, 23]).build();
}
