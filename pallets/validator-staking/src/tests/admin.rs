//! Governance and genesis.

use frame_support::{assert_noop, assert_ok, traits::StorageVersion};
use mornet_primitives::units::currency::GCC;
use sp_runtime::{traits::BadOrigin, Perbill};

use crate::{mock::*, *};

#[test]
fn set_params_should_need_governance_and_say_what_changed() {
	ExtBuilder::default().build_and_execute(|| {
		let new = Parameters { validator_count: 21, ..test_params() };
		assert_noop!(Staking::set_params(signed(1), Box::new(new)), BadOrigin);
		assert_ok!(Staking::set_params(root(), Box::new(new)));
		assert_eq!(Params::<Test>::get(), new);
		assert_last_event(Event::ParamsSet { old: Box::new(test_params()), new: Box::new(new) });
	});
}

#[test]
fn set_params_should_fail_when_a_value_is_out_of_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let wrong: [fn(&mut Parameters); 7] = [
			|p| p.validator_count = 0,
			|p| p.validator_count = 22,
			|p| p.min_delegation = 0,
			|p| p.min_self_bond = p.min_delegation - 1,
			|p| p.reporter_share = Perbill::from_parts(500_000_001),
			|p| p.offline_slash = Perbill::from_parts(100_000_001),
			|p| p.offline_sessions = 0,
		];
		for change in wrong {
			let mut params = test_params();
			change(&mut params);
			assert_noop!(
				Staking::set_params(root(), Box::new(params)),
				Error::<Test>::ParameterOutOfBounds
			);
		}
	});
}

#[test]
fn default_params_should_be_within_bounds() {
	assert!(Parameters::default().check(21));
}

#[test]
fn force_unbond_should_end_all_that_an_account_has_at_stake() {
	ExtBuilder::default().build_and_execute(|| {
		become_delegator(10, &[(1, 50 * GCC), (2, 50 * GCC)]);
		assert_noop!(Staking::force_unbond(signed(10), 10), BadOrigin);
		assert_ok!(Staking::force_unbond(root(), 10));
		assert_last_event(Event::Unbonded { who: 10, amount: 100 * GCC, bonded: 0, unlock_era: 4 });
		assert!(Delegations::<Test>::get(1).is_empty() && Delegations::<Test>::get(2).is_empty());
		assert_eq!((ledger(10).bonded, held(10)), (0, 100 * GCC));
		assert_noop!(Staking::force_unbond(root(), 10), Error::<Test>::NotBonded);

		assert_ok!(Staking::force_unbond(root(), 1));
		assert!(!is_candidate(1));
		assert_eq!(ledger(1).unlocking[0].amount, 4_000 * GCC);
	});
}

#[test]
fn force_unbond_should_not_be_stopped_by_a_full_list_of_chunks() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
		for era in 0..3 {
			run_to_era(era);
			assert_ok!(Staking::unbond(signed(10), GCC));
		}
		run_to_era(3);
		assert_ok!(Staking::force_unbond(root(), 10));
		let unlocking = ledger(10).unlocking.to_vec();
		assert_eq!(unlocking.len(), 3);
		assert_eq!(unlocking[2], UnlockChunk { amount: 98 * GCC, unlock_era: 7 });
	});
}

#[test]
fn genesis_should_make_candidates_and_the_pot() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Candidates::<Test>::count(), 4);
		assert_eq!(held(1), 4_000 * GCC);
		assert_eq!(free(Staking::pot()), EXISTENTIAL_DEPOSIT);
		assert_eq!(StorageVersion::get::<Staking>(), StorageVersion::new(1));
		assert_eq!(Params::<Test>::get(), test_params());
	});
}

#[test]
#[should_panic(expected = "genesis validator 1 cannot bond")]
fn genesis_should_fail_when_a_validator_is_named_twice() {
	ExtBuilder::default().validators(&[(1, 1_000 * GCC), (1, 1_000 * GCC)]).build();
}

#[test]
#[should_panic(expected = "2 cannot be a candidate")]
fn genesis_should_fail_when_a_bond_is_too_small() {
	ExtBuilder::default().validators(&[(1, 1_000 * GCC), (2, 999 * GCC)]).build();
}

#[test]
#[should_panic(expected = "out of bounds")]
fn genesis_should_fail_when_parameters_are_out_of_bounds() {
	ExtBuilder::default().params(|p| p.validator_count = 22).build();
}
