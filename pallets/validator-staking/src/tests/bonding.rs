//! Bonds: in, out, back, and where rewards go.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::units::currency::GCC;
use sp_runtime::{traits::BadOrigin, DispatchError, Perbill, TokenError};

use crate::{mock::*, *};

mod bond {
	use super::*;

	#[test]
	fn bond_should_hold_coins_when_called_first() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Compound));
			assert_eq!(free(10), ENDOWMENT - 100 * GCC);
			assert_eq!(held(10), 100 * GCC);
			let ledger = ledger(10);
			assert_eq!(
				(ledger.bonded, ledger.idle(), ledger.payee),
				(100 * GCC, 100 * GCC, Payee::Compound)
			);
			assert_has_event(Event::Bonded { who: 10, amount: 100 * GCC, bonded: 100 * GCC });
			assert_last_event(Event::PayeeSet { who: 10, payee: Payee::Compound });
		});
	}

	#[test]
	fn bond_should_fail_when_repeated_or_small_or_unfunded() {
		ExtBuilder::default().build_and_execute(|| {
			assert_noop!(Staking::bond(RuntimeOrigin::none(), 10 * GCC, Payee::Stash), BadOrigin);
			assert_noop!(
				Staking::bond(signed(10), 10 * GCC - 1, Payee::Stash),
				Error::<Test>::BondTooSmall
			);
			assert_noop!(
				Staking::bond(signed(10), ENDOWMENT + 1, Payee::Stash),
				TokenError::FundsUnavailable
			);
			// The existential deposit stays free.
			assert_noop!(
				Staking::bond(signed(10), ENDOWMENT, Payee::Stash),
				TokenError::FundsUnavailable
			);
			assert_ok!(Staking::bond(signed(10), 10 * GCC, Payee::Stash));
			assert_noop!(
				Staking::bond(signed(10), 10 * GCC, Payee::Stash),
				Error::<Test>::AlreadyBonded
			);
		});
	}

	#[test]
	fn bond_extra_should_raise_a_candidates_stake_at_once() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::bond_extra(signed(1), GCC));
			assert_eq!(Candidates::<Test>::get(1).unwrap().own, 4_001 * GCC);
			assert_eq!(held(1), 4_001 * GCC);
			assert_last_event(Event::Bonded { who: 1, amount: GCC, bonded: 4_001 * GCC });

			assert_noop!(Staking::bond_extra(signed(1), 0), Error::<Test>::ZeroAmount);
			assert_noop!(Staking::bond_extra(signed(10), GCC), Error::<Test>::NotBonded);
			assert_noop!(Staking::bond_extra(signed(1), u128::MAX), Error::<Test>::Overflow);
		});
	}
}

mod unbond {
	use super::*;

	#[test]
	fn unbond_should_release_coins_when_the_bonding_duration_is_over() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
			run_to_era(1);
			assert_ok!(Staking::unbond(signed(10), 40 * GCC));
			assert_last_event(Event::Unbonded {
				who: 10,
				amount: 40 * GCC,
				bonded: 60 * GCC,
				unlock_era: 5,
			});
			assert_eq!(held(10), 100 * GCC);
			assert_eq!(ledger(10).bonded, 60 * GCC);

			run_to_era(4);
			assert_noop!(Staking::withdraw_unbonded(signed(10)), Error::<Test>::NothingToWithdraw);
			run_to_era(5);
			assert_ok!(Staking::withdraw_unbonded(signed(10)));
			assert_last_event(Event::Withdrawn { who: 10, amount: 40 * GCC });
			assert_eq!(held(10), 60 * GCC);
			assert_eq!(free(10), ENDOWMENT - 60 * GCC);
			assert_noop!(Staking::withdraw_unbonded(signed(10)), Error::<Test>::NothingToWithdraw);
		});
	}

	#[test]
	fn unbond_should_count_from_the_planned_era_when_there_is_one() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
			run_to_session(2);
			assert_eq!((active_era(), PlannedEra::<Test>::get()), (0, Some(1)));
			assert_ok!(Staking::unbond(signed(10), 40 * GCC));
			assert_eq!(ledger(10).unlocking[0].unlock_era, 5);
		});
	}

	#[test]
	fn unbond_should_remove_the_ledger_when_all_is_withdrawn() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
			assert_ok!(Staking::unbond(signed(10), 100 * GCC));
			run_to_era(4);
			assert_ok!(Staking::withdraw_unbonded(signed(10)));
			assert!(!Ledgers::<Test>::contains_key(10));
			assert_eq!((held(10), free(10)), (0, ENDOWMENT));
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
		});
	}

	#[test]
	fn unbond_should_fail_when_coins_are_bound_or_the_rest_is_too_small() {
		ExtBuilder::default().build_and_execute(|| {
			assert_noop!(Staking::unbond(signed(10), GCC), Error::<Test>::NotBonded);
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
			assert_ok!(Staking::delegate(signed(10), targets(&[(1, 30 * GCC)])));
			assert_noop!(Staking::unbond(signed(10), 0), Error::<Test>::ZeroAmount);
			assert_noop!(Staking::unbond(signed(10), 70 * GCC + 1), Error::<Test>::NotEnoughIdle);
			assert_ok!(Staking::undelegate(signed(10), 1, 30 * GCC));
			assert_noop!(
				Staking::unbond(signed(10), 90 * GCC + 1),
				Error::<Test>::RemainderTooSmall
			);
			assert_ok!(Staking::unbond(signed(10), 90 * GCC));

			// Candidate 3 has 2,000 GCC, of which it keeps 1,000.
			assert_noop!(
				Staking::unbond(signed(3), 1_000 * GCC + 1),
				Error::<Test>::BelowMinSelfBond
			);
			assert_ok!(Staking::unbond(signed(3), 1_000 * GCC));
			assert_eq!(Candidates::<Test>::get(3).unwrap().own, 1_000 * GCC);
			assert_ok!(Staking::chill(signed(3)));
			assert_ok!(Staking::unbond(signed(3), 1_000 * GCC));
		});
	}

	#[test]
	fn unbond_should_join_chunks_of_one_era_and_bound_their_number() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
			for era in 0..3 {
				run_to_era(era);
				assert_ok!(Staking::unbond(signed(10), GCC));
				assert_ok!(Staking::unbond(signed(10), GCC));
				assert_eq!(ledger(10).unlocking.len(), era as usize + 1);
			}
			run_to_era(3);
			assert_noop!(Staking::unbond(signed(10), GCC), Error::<Test>::TooManyChunks);
			run_to_era(4);
			assert_ok!(Staking::withdraw_unbonded(signed(10)));
			assert_ok!(Staking::unbond(signed(10), GCC));
		});
	}
}

mod rebond {
	use super::*;

	#[test]
	fn rebond_should_take_the_newest_chunks_first() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
			assert_ok!(Staking::unbond(signed(10), 30 * GCC));
			run_to_era(1);
			assert_ok!(Staking::unbond(signed(10), 20 * GCC));
			assert_ok!(Staking::rebond(signed(10), 25 * GCC));
			assert_last_event(Event::Rebonded { who: 10, amount: 25 * GCC, bonded: 75 * GCC });
			let unlocking = ledger(10).unlocking;
			assert_eq!(unlocking.to_vec(), vec![UnlockChunk { amount: 25 * GCC, unlock_era: 4 }]);
			assert_eq!(held(10), 100 * GCC);
		});
	}

	#[test]
	fn rebond_should_fail_when_less_is_on_its_way_out() {
		ExtBuilder::default().build_and_execute(|| {
			assert_noop!(Staking::rebond(signed(10), GCC), Error::<Test>::NotBonded);
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
			assert_noop!(Staking::rebond(signed(10), GCC), Error::<Test>::NotEnoughUnlocking);
			assert_ok!(Staking::unbond(signed(10), 100 * GCC));
			assert_noop!(Staking::rebond(signed(10), 0), Error::<Test>::ZeroAmount);
			assert_noop!(Staking::rebond(signed(10), 10 * GCC - 1), Error::<Test>::BondTooSmall);
			assert_noop!(
				Staking::rebond(signed(10), 100 * GCC + 1),
				Error::<Test>::NotEnoughUnlocking
			);
			assert_ok!(Staking::rebond(signed(10), 100 * GCC));
		});
	}

	#[test]
	fn rebond_should_raise_a_candidates_stake() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::unbond(signed(1), 500 * GCC));
			assert_ok!(Staking::rebond(signed(1), 200 * GCC));
			assert_eq!(Candidates::<Test>::get(1).unwrap().own, 3_700 * GCC);
		});
	}
}

mod freezes {
	use super::*;

	#[test]
	fn frozen_account_should_stake_nothing_more() {
		ExtBuilder::default().build_and_execute(|| {
			// 10 has idle bond and a chunk on its way out, 12 all that a candidate needs.
			assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
			assert_ok!(Staking::unbond(signed(10), 20 * GCC));
			assert_ok!(Staking::bond(signed(12), 1_000 * GCC, Payee::Stash));
			set_keys(12);
			FrozenList::set(vec![1, 10, 11, 12]);

			let frozen = DispatchError::from(Error::<Test>::AccountFrozen);
			assert_noop!(Staking::bond(signed(11), 100 * GCC, Payee::Stash), frozen);
			assert_noop!(Staking::bond_extra(signed(10), GCC), frozen);
			assert_noop!(Staking::rebond(signed(10), GCC), frozen);
			assert_noop!(Staking::delegate(signed(10), targets(&[(2, 50 * GCC)])), frozen);
			assert_noop!(Staking::validate(signed(12), Perbill::zero()), frozen);
			// Nor one that is a candidate already.
			assert_noop!(Staking::bond_extra(signed(1), GCC), frozen);
			assert_noop!(Staking::validate(signed(1), Perbill::zero()), frozen);

			FrozenList::set(vec![]);
			assert_ok!(Staking::bond(signed(11), 100 * GCC, Payee::Stash));
			assert_ok!(Staking::bond_extra(signed(10), GCC));
			assert_ok!(Staking::rebond(signed(10), GCC));
			assert_ok!(Staking::delegate(signed(10), targets(&[(2, 50 * GCC)])));
			assert_ok!(Staking::validate(signed(12), Perbill::zero()));
			assert_ok!(Staking::bond_extra(signed(1), GCC));
			assert_ok!(Staking::validate(signed(1), Perbill::zero()));
		});
	}

	#[test]
	fn frozen_account_should_take_its_stake_back() {
		ExtBuilder::default().build_and_execute(|| {
			become_delegator(10, &[(2, 100 * GCC)]);
			FrozenList::set(vec![1, 10]);
			assert_ok!(Staking::chill(signed(1)));
			assert_ok!(Staking::unbond(signed(1), 4_000 * GCC));
			assert_ok!(Staking::undelegate(signed(10), 2, 100 * GCC));
			assert_ok!(Staking::unbond(signed(10), 100 * GCC));
			assert_ok!(Staking::set_payee(signed(10), Payee::Compound));
			run_to_era(4);
			for who in [1, 10] {
				assert_ok!(Staking::withdraw_unbonded(signed(who)));
				assert_eq!((held(who), free(who)), (0, ENDOWMENT));
			}
		});
	}
}

mod payee {
	use super::*;

	#[test]
	fn set_payee_should_change_the_destination() {
		ExtBuilder::default().build_and_execute(|| {
			assert_noop!(Staking::set_payee(signed(10), Payee::Compound), Error::<Test>::NotBonded);
			assert_ok!(Staking::set_payee(signed(1), Payee::Account(50)));
			assert_eq!(ledger(1).payee, Payee::Account(50));
			assert_last_event(Event::PayeeSet { who: 1, payee: Payee::Account(50) });
		});
	}
}
