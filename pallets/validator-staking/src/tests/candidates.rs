//! Candidacies: joining, leaving, giving way, commissions, keys.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::units::currency::GCC;
use sp_runtime::Perbill;

use crate::{mock::*, *};

fn percent(p: u32) -> Perbill {
	Perbill::from_percent(p)
}

mod validate {
	use super::*;

	#[test]
	fn validate_should_make_a_candidate_when_bonded_and_with_keys() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::bond(signed(10), 1_500 * GCC, Payee::Stash));
			assert_noop!(Staking::validate(signed(10), percent(5)), Error::<Test>::NoSessionKeys);
			set_keys(10);
			events();
			assert_ok!(Staking::validate(signed(10), percent(5)));
			assert_eq!(
				events(),
				vec![
					Event::CandidateJoined { who: 10, since: 4, own: 1_500 * GCC, delegated: 0 },
					Event::CommissionSet { who: 10, previous: None, commission: percent(5) },
				]
			);
			assert_eq!(
				Candidates::<Test>::get(10),
				Some(Candidate { since: 4, own: 1_500 * GCC, delegated: 0 })
			);
		});
	}

	#[test]
	fn validate_should_fail_when_the_account_does_not_qualify() {
		ExtBuilder::default().build_and_execute(|| {
			set_keys(10);
			assert_noop!(Staking::validate(signed(10), percent(5)), Error::<Test>::NotBonded);
			assert_ok!(Staking::bond(signed(10), 1_000 * GCC - 1, Payee::Stash));
			assert_noop!(
				Staking::validate(signed(10), percent(5)),
				Error::<Test>::BelowMinSelfBond
			);
			assert_ok!(Staking::bond_extra(signed(10), 11 * GCC));
			assert_noop!(
				Staking::validate(signed(10), percent(51)),
				Error::<Test>::CommissionTooHigh
			);
			assert_ok!(Staking::delegate(signed(10), targets(&[(1, 10 * GCC)])));
			assert_noop!(Staking::validate(signed(10), percent(5)), Error::<Test>::HasDelegations);
			assert_ok!(Staking::undelegate(signed(10), 1, 10 * GCC));
			assert_ok!(Staking::validate(signed(10), percent(50)));
		});
	}

	#[test]
	fn validate_should_displace_the_lowest_candidate_when_all_places_are_taken() {
		ExtBuilder::default().build_and_execute(|| {
			for who in 10..31 {
				become_candidate(who, 1_000 * GCC);
			}
			assert_eq!(Candidates::<Test>::count(), 25);
			// A delegator's coins stay with the candidate that gives way.
			become_delegator(90, &[(30, 10 * GCC)]);

			assert_ok!(Staking::bond(signed(40), 1_000 * GCC, Payee::Stash));
			set_keys(40);
			assert_noop!(
				Staking::validate(signed(40), percent(0)),
				Error::<Test>::TooManyCandidates
			);
			assert_ok!(Staking::bond_extra(signed(40), 1));
			assert_ok!(Staking::validate(signed(40), percent(0)));
			// Of the equals at 1,000 GCC, 29 came last.
			assert!(!is_candidate(29));
			assert!(is_candidate(28) && is_candidate(30) && is_candidate(40));
			assert_has_event(Event::Chilled { who: 29, reason: ChillReason::Displaced { by: 40 } });
			assert_eq!(Candidates::<Test>::count(), 25);
			assert_eq!(ledger(29).bonded, 1_000 * GCC);
			// It can leave.
			assert_ok!(Staking::unbond(signed(29), 1_000 * GCC));
		});
	}
}

mod commission {
	use super::*;

	#[test]
	fn commission_should_rise_by_no_more_than_the_bound_in_an_era() {
		ExtBuilder::default().commission(percent(10)).build_and_execute(|| {
			assert_noop!(
				Staking::validate(signed(1), percent(16)),
				Error::<Test>::CommissionRisesTooFast
			);
			assert_ok!(Staking::validate(signed(1), percent(15)));
			assert_last_event(Event::CommissionSet {
				who: 1,
				previous: Some(percent(10)),
				commission: percent(15),
			});
			assert_noop!(
				Staking::validate(signed(1), percent(16)),
				Error::<Test>::CommissionRisesTooFast
			);
			run_to_era(1);
			assert_ok!(Staking::validate(signed(1), percent(20)));
			// It may fall at will, and rise again to what the era began with and the bound.
			assert_ok!(Staking::validate(signed(1), percent(0)));
			assert_ok!(Staking::validate(signed(1), percent(20)));
			assert_noop!(
				Staking::validate(signed(1), percent(21)),
				Error::<Test>::CommissionRisesTooFast
			);
		});
	}

	#[test]
	fn commission_should_stay_bounded_across_chilling() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::chill(signed(1)));
			assert_noop!(
				Staking::validate(signed(1), percent(6)),
				Error::<Test>::CommissionRisesTooFast
			);
			assert_ok!(Staking::validate(signed(1), percent(5)));
		});
	}

	#[test]
	fn commission_should_be_capped_in_elections_when_the_maximum_falls() {
		ExtBuilder::default().commission(percent(50)).build_and_execute(|| {
			let params = Parameters { max_commission: percent(20), ..test_params() };
			assert_ok!(Staking::set_params(root(), Box::new(params)));
			run_to_era(1);
			assert_eq!(Exposures::<Test>::get(1, 1).unwrap().commission, percent(20));
			assert_eq!(Exposures::<Test>::get(0, 1).unwrap().commission, percent(50));
		});
	}

	#[test]
	fn commission_should_be_kept_in_place_when_set_again_by_a_candidate() {
		ExtBuilder::default().build_and_execute(|| {
			let before = Candidates::<Test>::get(2);
			assert_ok!(Staking::validate(signed(2), percent(1)));
			assert_eq!(Candidates::<Test>::get(2), before);
		});
	}
}

mod chill {
	use super::*;

	#[test]
	fn chill_should_end_the_candidacy_and_leave_the_running_era_alone() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::chill(signed(1)));
			assert_last_event(Event::Chilled { who: 1, reason: ChillReason::Voluntary });
			assert_noop!(Staking::chill(signed(1)), Error::<Test>::NotCandidate);
			assert!(Session::validators().contains(&1));
			run_to_era(1);
			assert_eq!(Session::validators(), vec![2, 3, 4]);
		});
	}

	#[test]
	fn chill_should_keep_delegations_for_the_return() {
		ExtBuilder::default().build_and_execute(|| {
			become_delegator(10, &[(1, 50 * GCC)]);
			assert_ok!(Staking::chill(signed(1)));
			assert_noop!(
				Staking::delegate(signed(10), targets(&[(1, 50 * GCC)])),
				Error::<Test>::NotCandidate
			);
			assert_ok!(Staking::undelegate(signed(10), 1, 20 * GCC));
			assert_ok!(Staking::validate(signed(1), percent(0)));
			let candidate = Candidates::<Test>::get(1).unwrap();
			assert_eq!((candidate.delegated, candidate.since), (30 * GCC, 4));
		});
	}

	#[test]
	fn force_chill_should_need_governance() {
		ExtBuilder::default().build_and_execute(|| {
			assert_noop!(Staking::force_chill(signed(1), 2), sp_runtime::traits::BadOrigin);
			assert_ok!(Staking::force_chill(root(), 2));
			assert_last_event(Event::Chilled { who: 2, reason: ChillReason::Forced });
			assert_noop!(Staking::force_chill(root(), 2), Error::<Test>::NotCandidate);
		});
	}
}

mod keys {
	use super::*;

	#[test]
	fn purge_keys_should_wait_until_the_chain_does_not_need_them() {
		ExtBuilder::default().build_and_execute(|| {
			become_candidate(10, 5_000 * GCC);
			let deposit = 7 * GCC;
			assert_noop!(Staking::purge_keys(signed(10)), Error::<Test>::KeysInUse);
			run_to_session(2);
			assert_ok!(Staking::chill(signed(10)));
			// Planned for the next era.
			assert_noop!(Staking::purge_keys(signed(10)), Error::<Test>::KeysInUse);
			run_to_era(1);
			assert_noop!(Staking::purge_keys(signed(10)), Error::<Test>::KeysInUse);
			run_to_era(2);
			let before = free(10);
			assert_ok!(Staking::purge_keys(signed(10)));
			assert_last_event(Event::KeysPurged { who: 10 });
			assert_eq!(free(10), before + deposit);
			assert!(Session::load_keys(&10).is_none());
			assert_noop!(Staking::purge_keys(signed(10)), pallet_session::Error::<Test>::NoKeys);
		});
	}
}
