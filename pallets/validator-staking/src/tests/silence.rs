//! Validators that make no blocks.

use frame_support::assert_ok;
use mornet_primitives::units::currency::GCC;
use sp_runtime::Perbill;

use crate::{mock::*, *};

fn disabled() -> Vec<AccountId> {
	let set = Session::validators();
	Session::disabled_validators().into_iter().map(|i| set[i as usize]).collect()
}

fn silent_sessions(who: AccountId) -> u32 {
	Activities::<Test>::get()
		.iter()
		.find(|a| a.validator == who)
		.map_or(0, |a| a.silent_sessions)
}

#[test]
fn silent_validator_should_be_disabled_for_a_session_and_chilled_in_the_end() {
	ExtBuilder::default().build_and_execute(|| {
		Down::set(vec![4]);
		run_to_session(1);
		assert_has_event(Event::ValidatorSilent { validator: 4, session: 0, in_a_row: 1 });
		assert_eq!(disabled(), vec![4]);
		// The session in which it was disabled counts neither way, and it gets another chance.
		run_to_session(2);
		assert_eq!((silent_sessions(4), disabled()), (1, vec![]));
		assert!(is_candidate(4));
		run_to_session(3);
		assert_has_event(Event::ValidatorSilent { validator: 4, session: 2, in_a_row: 2 });
		assert_has_event(Event::Chilled { who: 4, reason: ChillReason::Silence });
		// An era is forced: the set without it is elected at once.
		assert_eq!((active_era(), PlannedEra::<Test>::get()), (1, Some(2)));
		run_to_session(4);
		assert_eq!((active_era(), Session::validators()), (2, vec![1, 2, 3]));
		assert_eq!(held(4), 1_000 * GCC);

		// It comes back by `validate`.
		Down::set(vec![]);
		assert_ok!(Staking::validate(signed(4), Perbill::zero()));
		run_to_era(3);
		assert_eq!(Session::validators(), vec![1, 2, 3, 4]);
		run_to_era(4);
		assert!(is_candidate(4));
		assert_eq!(silent_sessions(4), 0);
	});
}

#[test]
fn silence_should_be_forgotten_when_a_block_is_made() {
	ExtBuilder::default().build_and_execute(|| {
		Down::set(vec![4]);
		run_to_session(2);
		assert_eq!(silent_sessions(4), 1);
		Down::set(vec![]);
		(0..4).for_each(|_| next_block());
		Down::set(vec![4]);
		run_to_session(3);
		assert_eq!(silent_sessions(4), 0);
		run_to_session(4);
		assert_has_event(Event::ValidatorSilent { validator: 4, session: 3, in_a_row: 1 });
		assert!(is_candidate(4));
	});
}

#[test]
fn silence_should_be_carried_over_eras() {
	ExtBuilder::default().params(|p| p.offline_sessions = 3).build_and_execute(|| {
		Down::set(vec![4]);
		// Silent in sessions 0 and 2; era 1 begins with session 3.
		run_to_session(3);
		assert_eq!((active_era(), silent_sessions(4)), (1, 2));
		run_to_session(5);
		assert!(!is_candidate(4));
	});
}

#[test]
fn silence_should_disable_no_more_than_the_fault_budget() {
	ExtBuilder::default().params(|p| p.offline_sessions = 10).build_and_execute(|| {
		Down::set(vec![2, 3, 4]);
		run_to_session(1);
		assert_eq!(disabled().len(), 1);
		run_to_session(2);
		assert_eq!(disabled().len(), 1);
		run_to_session(3);
		assert!(disabled().len() <= 1);
	});
}

#[test]
fn silence_should_not_be_disabled_without_a_fault_budget() {
	ExtBuilder::default()
		.validators(&[(1, 2_000 * GCC), (2, 1_000 * GCC)])
		.build_and_execute(|| {
			// It made block 1, so session 1 is its first silent one.
			Down::set(vec![2]);
			run_to_session(2);
			assert_eq!((silent_sessions(2), disabled()), (1, vec![]));
			// Not disabled, so each session counts.
			run_to_session(3);
			assert!(!is_candidate(2));
		});
}

#[test]
fn silence_should_not_be_judged_in_sessions_with_few_blocks() {
	ExtBuilder::default()
		.params(|p| p.offline_min_blocks = 2)
		.build_and_execute(|| {
			Down::set(vec![4]);
			// 5 blocks for 4 validators are less than 2 for each.
			run_to_session(6);
			assert_eq!(silent_sessions(4), 0);
			assert!(is_candidate(4));
		});
}

#[test]
fn stalled_chain_should_blame_nobody() {
	ExtBuilder::default().build_and_execute(|| {
		Down::set(vec![1, 2, 3, 4]);
		run_to_session(6);
		assert!((1..5).all(|who| is_candidate(who) && silent_sessions(who) == 0));
	});
}

#[test]
fn offender_should_stay_disabled_when_silent_too() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, None));
		Down::set(vec![2]);
		run_to_session(4);
		// One place in the budget: the offender's.
		assert_eq!(disabled(), vec![1]);
	});
}

#[test]
fn silent_validator_should_be_slashed_as_governed() {
	ExtBuilder::default()
		.params(|p| p.offline_slash = Perbill::from_percent(1))
		.build_and_execute(|| {
			become_delegator(10, &[(4, 100 * GCC)]);
			run_to_session(2);
			(0..4).for_each(|_| next_block());
			// Silent in sessions 3 and 5, disabled in 4.
			Down::set(vec![4]);
			run_to_session(6);
			assert!(!is_candidate(4));
			// Session 5 was of era 1; noted in era 1, applied two eras later.
			let (key, slash) = DeferredSlashes::<Test>::iter().next().unwrap();
			assert_eq!((key.1, slash.fraction), (4, Perbill::from_percent(1)));
			run_to_era(key.0);
			next_block();
			assert_eq!(held(4), 990 * GCC);
			assert_eq!(held(10), 99 * GCC);
		});
}

#[test]
fn last_validator_should_stay_however_silent() {
	ExtBuilder::default()
		.validators(&[(1, 2_000 * GCC), (2, 1_000 * GCC)])
		.build_and_execute(|| {
			Down::set(vec![2]);
			run_to_era(1);
			run_to_era(2);
			assert_eq!(Session::validators(), vec![1]);
			assert_ok!(Staking::chill(signed(1)));
			run_to_session(30);
			assert_eq!(Session::validators(), vec![1]);
		});
}
