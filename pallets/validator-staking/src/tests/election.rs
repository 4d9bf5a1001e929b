//! Elections and eras: who serves, when, and what is fixed for them.

use frame_support::{assert_noop, assert_ok, traits::Hooks};
use mornet_primitives::units::currency::GCC;
use sp_runtime::{traits::BadOrigin, Perbill};

use crate::{mock::*, *};

#[test]
fn era_should_begin_with_its_validators_and_last_its_sessions() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!((active_era(), Session::validators()), (0, vec![1, 2, 3, 4]));
		run_to_session(1);
		assert_eq!(PlannedEra::<Test>::get(), None);
		run_to_session(2);
		assert_eq!(PlannedEra::<Test>::get(), Some(1));
		assert_has_event(Event::EraPlanned {
			era: 1,
			start_session: 3,
			validators: 4,
			fault_budget: 1,
			total_stake: 10_000 * GCC,
		});
		run_to_session(3);
		assert_eq!((active_era(), PlannedEra::<Test>::get()), (1, None));
		assert_has_event(Event::EraStarted { era: 1, start_session: 3 });
		run_to_session(6);
		assert_eq!(active_era(), 2);
		assert_eq!(Eras::<Test>::get(2).unwrap().start_session, 6);
	});
}

#[test]
fn election_should_take_the_most_staked_and_of_equals_the_earlier() {
	ExtBuilder::default().build_and_execute(|| {
		become_candidate(11, 2_500 * GCC);
		become_candidate(10, 2_000 * GCC);
		run_to_era(1);
		// 10 has as much as 3, but came later.
		assert_eq!(Session::validators(), vec![1, 2, 11, 3]);
		// A delegation changes who is elected.
		become_delegator(20, &[(10, 10 * GCC)]);
		run_to_era(2);
		assert_eq!(Session::validators(), vec![1, 2, 11, 10]);
		assert_has_event(Event::ValidatorElected {
			era: 2,
			validator: 10,
			own: 2_000 * GCC,
			total: 2_010 * GCC,
			commission: Perbill::zero(),
		});
	});
}

#[test]
fn election_should_take_21_of_25() {
	ExtBuilder::default().params(|p| p.validator_count = 21).build_and_execute(|| {
		for who in 10..31 {
			become_candidate(who, (1_000 + u128::from(who)) * GCC);
		}
		run_to_era(1);
		let set = Session::validators();
		assert_eq!(set.len(), 21);
		// The four with the least: 4 with 1,000, then 10, 11 and 12.
		for out in [4, 10, 11, 12] {
			assert!(!set.contains(&out), "{out}");
		}
		assert_has_event(Event::EraPlanned {
			era: 1,
			start_session: 3,
			validators: 21,
			fault_budget: 6,
			total_stake: Eras::<Test>::get(1).unwrap().total_stake,
		});
	});
}

#[test]
fn election_should_pass_over_candidates_without_keys() {
	ExtBuilder::default().build_and_execute(|| {
		become_candidate(10, 9_000 * GCC);
		// What the runtime's filter and `purge_keys` of this pallet prevent.
		assert_ok!(Session::purge_keys(signed(10)));
		run_to_era(1);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		set_keys(10);
		run_to_era(2);
		assert_eq!(Session::validators(), vec![10, 1, 2, 3]);
	});
}

#[test]
fn election_should_pass_over_candidates_below_a_raised_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		let params = Parameters { min_self_bond: 2_000 * GCC, ..test_params() };
		assert_ok!(Staking::set_params(root(), Box::new(params)));
		run_to_era(1);
		assert_eq!(Session::validators(), vec![1, 2, 3]);
		assert!(is_candidate(4));
		assert_ok!(Staking::bond_extra(signed(4), 1_000 * GCC));
		run_to_era(2);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
	});
}

#[test]
fn election_should_keep_the_set_when_nobody_can_be_elected() {
	ExtBuilder::default().validators(&[(1, 1_000 * GCC)]).build_and_execute(|| {
		assert_ok!(Staking::chill(signed(1)));
		assert_ok!(Staking::unbond(signed(1), 1_000 * GCC));
		run_to_session(12);
		assert_eq!((active_era(), Session::validators()), (0, vec![1]));
		assert_has_event(Event::ElectionFailed { session: 13 });
		// Its coins are still at stake: no era has passed.
		assert_noop!(Staking::withdraw_unbonded(signed(1)), Error::<Test>::NothingToWithdraw);
		// The next candidate takes over as soon as it can.
		become_candidate(10, 1_000 * GCC);
		run_to_session(14);
		assert_eq!((active_era(), Session::validators()), (1, vec![10]));
	});
}

#[test]
fn set_should_grow_from_one_to_seven_and_shrink() {
	ExtBuilder::default()
		.validators(&[(1, 5_000 * GCC)])
		.params(|p| p.validator_count = 7)
		.build_and_execute(|| {
			for who in 2..5 {
				become_candidate(who, 1_000 * GCC);
			}
			run_to_era(1);
			assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
			for who in 5..9 {
				become_candidate(who, 1_000 * GCC);
			}
			run_to_era(2);
			assert_eq!(Session::validators(), vec![1, 2, 3, 4, 5, 6, 7]);
			// One leaves, the eighth takes its place, and the coins come back.
			assert_ok!(Staking::chill(signed(2)));
			assert_ok!(Staking::unbond(signed(2), 1_000 * GCC));
			run_to_era(3);
			assert_eq!(Session::validators(), vec![1, 3, 4, 5, 6, 7, 8]);
			assert_ok!(Staking::purge_keys(signed(2)));
			run_to_era(6);
			assert_ok!(Staking::withdraw_unbonded(signed(2)));
			assert_eq!(free(2), ENDOWMENT);
		});
}

#[test]
fn exposure_should_be_paged_and_fixed_for_its_era() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 10..18 {
			become_delegator(who, &[(1, 20 * GCC)]);
		}
		run_to_session(2);
		assert_eq!(
			Exposures::<Test>::get(1, 1),
			Some(Exposure {
				own: 4_000 * GCC,
				total: 4_160 * GCC,
				commission: Perbill::zero(),
				pages: 3,
			})
		);
		let page = |page| ExposurePages::<Test>::get((1, 1, page)).len();
		assert_eq!((page(0), page(1), page(2), page(3)), (3, 3, 2, 0));
		assert_ok!(Staking::undelegate(signed(10), 1, 20 * GCC));
		run_to_era(1);
		assert_eq!(Exposures::<Test>::get(1, 1).unwrap().total, 4_160 * GCC);
	});
}

#[test]
fn force_new_era_should_cut_an_era_short() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		become_candidate(10, 9_000 * GCC);
		assert_noop!(Staking::force_new_era(signed(1)), BadOrigin);
		assert_ok!(Staking::force_new_era(root()));
		assert_last_event(Event::EraForced);
		run_to_session(4);
		assert_eq!((active_era(), PlannedEra::<Test>::get()), (1, Some(2)));
		assert!(!ForceEra::<Test>::get());
		run_to_session(5);
		assert_eq!((active_era(), Session::validators()), (2, vec![10, 1, 2, 3]));
		// The next one has its whole length again.
		run_to_session(7);
		assert_eq!(active_era(), 2);
		run_to_session(8);
		assert_eq!(active_era(), 3);
	});
}

#[test]
fn history_should_be_forgotten_after_its_depth() {
	ExtBuilder::default().build_and_execute(|| {
		become_delegator(10, &[(1, 20 * GCC)]);
		run_to_era(6);
		assert!(Eras::<Test>::contains_key(1));
		assert!(Exposures::<Test>::contains_key(1, 1));
		run_to_era(7);
		assert!(!Eras::<Test>::contains_key(1));
		assert_eq!(Exposures::<Test>::iter_prefix(1).count(), 0);
		assert_eq!(ExposurePages::<Test>::iter_prefix((1,)).count(), 0);
		assert_eq!(Rewards::<Test>::iter_prefix(1).count(), 0);
		// Sessions before the window of reports are forgotten by the session pallet too.
		let oldest = Eras::<Test>::get(7 - Staking::offence_window()).unwrap().start_session;
		let range = pallet_session::historical::StoredRange::<Test>::get().unwrap();
		assert_eq!(range.0, oldest);
	});
}

#[test]
fn constants_should_pass_the_integrity_test() {
	ExtBuilder::default().build_and_execute(Staking::integrity_test);
}
