//! Equivocations: at once, deferred, cancelled, applied.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::units::currency::GCC;
use sp_runtime::{traits::BadOrigin, Perbill};
use sp_staking::offence::OffenceError;

use crate::{mock::*, *};

/// 1 of 4: (3 / 4)^2.
const ONE_OF_FOUR: Perbill = Perbill::from_parts(562_500_000);

fn disabled() -> Vec<AccountId> {
	let set = Session::validators();
	Session::disabled_validators().into_iter().map(|i| set[i as usize]).collect()
}

/// Makes blocks until all slashes that are due are applied.
fn run_slashes(era: u32) {
	run_to_era(era);
	while DueSlashes::<Test>::exists() {
		next_block();
	}
}

#[test]
fn equivocator_should_be_disabled_chilled_and_leave_with_a_forced_era() {
	ExtBuilder::default().build_and_execute(|| {
		become_candidate(10, 1_000 * GCC);
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, Some(60)));
		assert_eq!(disabled(), vec![1]);
		assert!(!is_candidate(1));
		assert_has_event(Event::Chilled { who: 1, reason: ChillReason::Offence });
		assert_has_event(Event::EraForced);
		assert_has_event(Event::SlashDeferred {
			validator: 1,
			offence_era: 1,
			apply_era: 3,
			fraction: ONE_OF_FOUR,
			reporter: Some(60),
		});
		assert_eq!(report_equivocation(1, 7, Some(61)), Err(OffenceError::DuplicateReport));

		run_to_session(4);
		assert_eq!((PlannedEra::<Test>::get(), disabled()), (Some(2), vec![1]));
		run_to_session(5);
		assert_eq!((active_era(), Session::validators()), (2, vec![2, 3, 4, 10]));
		assert_eq!(disabled(), Vec::<AccountId>::new());
		assert!(Disablements::<Test>::get().is_empty());
	});
}

#[test]
fn equivocator_should_stay_disabled_when_the_next_set_was_elected_before() {
	ExtBuilder::default().build_and_execute(|| {
		become_candidate(10, 1_000 * GCC);
		run_to_session(2);
		assert_eq!(PlannedEra::<Test>::get(), Some(1));
		assert_ok!(report_equivocation(1, 7, None));
		run_to_session(3);
		// The session pallet forgets at the change of the set; this pallet does not.
		assert_eq!((active_era(), Session::validators()), (1, vec![1, 2, 3, 4]));
		assert_eq!(disabled(), vec![1]);
		run_to_session(4);
		assert_eq!((active_era(), Session::validators()), (2, vec![2, 3, 4, 10]));
		assert_eq!(disabled(), Vec::<AccountId>::new());
	});
}

#[test]
fn equivocator_should_be_disabled_in_a_set_that_it_has_yet_to_join() {
	ExtBuilder::default().build_and_execute(|| {
		become_candidate(10, 1_000 * GCC);
		run_to_era(1);
		let session = Session::current_index();
		assert_ok!(Staking::chill(signed(1)));
		run_to_era(2);
		assert_ok!(Staking::validate(signed(1), Perbill::zero()));
		run_to_session(8);
		assert_eq!(
			(Session::validators(), PlannedEra::<Test>::get()),
			(vec![2, 3, 4, 10], Some(3))
		);
		// What it did in era 1 is found out now, when it is elected for era 3.
		assert_ok!(report_equivocation_in(1, 7, session, None));
		assert_eq!(disabled(), Vec::<AccountId>::new());
		run_to_era(3);
		assert_eq!((Session::validators(), disabled()), (vec![1, 2, 3, 4], vec![1]));
		run_to_era(4);
		assert_eq!(Session::validators(), vec![2, 3, 4, 10]);
	});
}

#[test]
fn slash_should_take_from_validator_and_delegators_in_proportion() {
	ExtBuilder::default().build_and_execute(|| {
		become_delegator(10, &[(1, 100 * GCC), (2, 30 * GCC)]);
		become_delegator(11, &[(2, 100 * GCC)]);
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, Some(60)));
		run_to_era(2);
		assert_eq!(held(1), 4_000 * GCC);
		let before = (free(60), free(TREASURY));
		events();
		run_slashes(3);

		let (own, delegated) = (ONE_OF_FOUR * (4_000 * GCC), ONE_OF_FOUR * (100 * GCC));
		assert_eq!(held(1), 4_000 * GCC - own);
		assert_eq!(held(10), 130 * GCC - delegated);
		assert_eq!(ledger(10).position(&1), 100 * GCC - delegated);
		assert_eq!(ledger(10).position(&2), 30 * GCC);
		assert_eq!(held(11), 100 * GCC);
		let slashed = own + delegated;
		assert_eq!(free(60) - before.0, slashed / 10);
		assert_eq!(free(TREASURY) - before.1, slashed - slashed / 10);
		let happened = events();
		for event in [
			Event::Slashed {
				who: 1,
				validator: 1,
				offence_era: 1,
				from_bonded: own,
				from_unlocking: 0,
				bonded: 4_000 * GCC - own,
			},
			Event::Slashed {
				who: 10,
				validator: 1,
				offence_era: 1,
				from_bonded: delegated,
				from_unlocking: 0,
				bonded: 130 * GCC - delegated,
			},
			Event::ReporterRewarded { reporter: 60, validator: 1, amount: slashed / 10 },
			Event::SlashApplied {
				validator: 1,
				offence_era: 1,
				fraction: ONE_OF_FOUR,
				amount: slashed,
			},
		] {
			assert!(happened.contains(&event), "{event:?} in {happened:?}");
		}
		// It may come back with what it has left.
		assert_ok!(Staking::validate(signed(1), Perbill::zero()));
	});
}

#[test]
fn slash_of_a_frozen_account_should_go_to_the_treasury_alone() {
	let (own, delegated) = (ONE_OF_FOUR * (4_000 * GCC), ONE_OF_FOUR * (100 * GCC));
	let all = own + 2 * delegated;
	for (frozen, shared) in [
		(vec![10], own + delegated),
		(vec![1], 2 * delegated),
		(vec![1, 10, 11], 0),
		// A frozen reporter receives, like any frozen account.
		(vec![60], all),
	] {
		ExtBuilder::default().build_and_execute(|| {
			become_delegator(10, &[(1, 100 * GCC)]);
			become_delegator(11, &[(1, 100 * GCC)]);
			run_to_era(1);
			FrozenList::set(frozen);
			assert_ok!(report_equivocation(1, 7, Some(60)));
			let before = (free(60), free(TREASURY));
			events();
			run_slashes(3);

			assert_eq!(held(1), 4_000 * GCC - own);
			assert_eq!((held(10), held(11)), (100 * GCC - delegated, 100 * GCC - delegated));
			assert_eq!(free(60) - before.0, shared / 10);
			assert_eq!(free(TREASURY) - before.1, all - shared / 10);
			let happened = events();
			let rewarded = |event: &Event<Test>| matches!(event, Event::ReporterRewarded { .. });
			assert_eq!(happened.iter().any(rewarded), shared > 0);
			assert!(happened.contains(&Event::SlashApplied {
				validator: 1,
				offence_era: 1,
				fraction: ONE_OF_FOUR,
				amount: all,
			}));
		});
	}
}

#[test]
fn slash_should_be_shared_when_the_freeze_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		FrozenList::set(vec![1]);
		assert_ok!(report_equivocation(1, 7, Some(60)));
		FrozenList::set(vec![]);
		let before = free(60);
		run_slashes(3);
		assert_eq!(free(60) - before, ONE_OF_FOUR * (4_000 * GCC) / 10);
	});
}

#[test]
fn slash_should_be_applied_page_by_page() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 10..18 {
			become_delegator(who, &[(1, 20 * GCC)]);
		}
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, None));
		run_to_era(3);
		let touched = || (10..18).filter(|who| held(*who) < 20 * GCC).count();
		let mut seen = vec![];
		while DueSlashes::<Test>::exists() {
			next_block();
			Staking::do_try_state().unwrap();
			seen.push(touched());
		}
		// Three pages, and a block to see that nothing is left.
		assert_eq!(seen, vec![3, 6, 8, 8]);
		// The validator's own stake is in the first page only.
		assert_eq!(held(1), 4_000 * GCC - ONE_OF_FOUR * (4_000 * GCC));
	});
}

#[test]
fn slash_should_be_cancelled_by_governance_within_the_window() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, Some(60)));
		assert_noop!(Staking::cancel_deferred_slash(signed(1), 3, 1, 1), BadOrigin);
		assert_noop!(Staking::cancel_deferred_slash(root(), 3, 1, 0), Error::<Test>::NoSuchSlash);
		run_to_era(2);
		assert_ok!(Staking::cancel_deferred_slash(root(), 3, 1, 1));
		assert_last_event(Event::SlashCancelled {
			validator: 1,
			offence_era: 1,
			apply_era: 3,
			fraction: ONE_OF_FOUR,
		});
		run_slashes(4);
		assert_eq!(held(1), 4_000 * GCC);
		assert_eq!(free(60), ENDOWMENT);
		assert_ok!(Staking::validate(signed(1), Perbill::zero()));
		run_to_era(5);
		assert!(Session::validators().contains(&1));
	});
}

#[test]
fn slash_should_not_be_cancelled_when_it_is_due() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, None));
		run_to_era(3);
		assert_noop!(Staking::cancel_deferred_slash(root(), 3, 1, 1), Error::<Test>::SlashIsDue);
	});
}

#[test]
fn slashes_of_one_era_should_count_as_the_worst_of_them() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		// Alone: 9/16. Two in one slot: everything; the first one's slash grows to it.
		assert_ok!(report_equivocation(1, 7, Some(60)));
		assert_ok!(report_equivocation(2, 7, Some(61)));
		assert_eq!(SlashedFractions::<Test>::get(1, 1), Perbill::one());
		let slash = DeferredSlashes::<Test>::get((3, 1, 1)).unwrap();
		assert_eq!((slash.fraction, slash.reporter), (Perbill::one(), Some(60)));
		// One more, milder: nothing new.
		assert_ok!(report_equivocation(1, 8, Some(62)));
		assert_eq!(DeferredSlashes::<Test>::iter().count(), 2);
		run_slashes(3);
		assert!(!Ledgers::<Test>::contains_key(1) && !Ledgers::<Test>::contains_key(2));
		assert_eq!((held(1), held(2)), (0, 0));
	});
}

#[test]
fn cancelled_slash_should_stay_counted() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, None));
		assert_ok!(Staking::cancel_deferred_slash(root(), 3, 1, 1));
		assert_ok!(report_equivocation(1, 8, None));
		assert_eq!(DeferredSlashes::<Test>::iter().count(), 0);
		// Only what a worse one asks more.
		assert_ok!(report_equivocation(2, 8, None));
		let slash = DeferredSlashes::<Test>::get((3, 1, 1)).unwrap();
		assert_eq!(slash.fraction, Perbill::from_parts(437_500_000));
	});
}

#[test]
fn slash_should_reach_coins_that_were_moved_or_unbonded_since() {
	ExtBuilder::default().params(|p| p.validator_count = 3).build_and_execute(|| {
		assert_ok!(Staking::bond(signed(10), 200 * GCC, Payee::Stash));
		assert_ok!(Staking::unbond(signed(10), 50 * GCC));
		assert_ok!(Staking::delegate(signed(10), targets(&[(1, 100 * GCC)])));
		run_to_era(1);
		// Two of three: everything. Before the report, the delegator runs.
		assert_ok!(Staking::undelegate(signed(10), 1, 100 * GCC));
		assert_ok!(Staking::delegate(signed(10), targets(&[(3, 120 * GCC)])));
		assert_ok!(Staking::unbond(signed(10), 30 * GCC));
		assert_eq!(ledger(10).idle(), 0);
		assert_ok!(report_equivocation(1, 7, None));
		assert_ok!(report_equivocation(2, 7, None));
		events();
		run_slashes(3);
		// 100 in all: the chunk that was at stake in era 1, then the other validator's. The chunk
		// from before era 1 is left alone.
		assert_eq!(
			ledger(10).unlocking.to_vec(),
			vec![UnlockChunk { amount: 50 * GCC, unlock_era: 4 }]
		);
		assert_eq!(ledger(10).position(&3), 50 * GCC);
		assert_eq!(held(10), 100 * GCC);
		let happened = events();
		assert!(happened.contains(&Event::Slashed {
			who: 10,
			validator: 1,
			offence_era: 1,
			from_bonded: 70 * GCC,
			from_unlocking: 30 * GCC,
			bonded: 50 * GCC,
		}));
		assert!(happened.contains(&Event::DelegationSet {
			delegator: 10,
			validator: 3,
			previous: 120 * GCC,
			amount: 50 * GCC,
			cause: DelegationCause::Slashed,
		}));
	});
}

#[test]
fn slash_should_be_applied_before_the_coins_unlock_at_the_latest_report() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		let session = Session::current_index();
		// Leaves at once, in the era of the offence.
		assert_ok!(Staking::chill(signed(1)));
		assert_ok!(Staking::unbond(signed(1), 4_000 * GCC));
		let window = Staking::offence_window();
		run_to_era(1 + window);
		run_to_session(Eras::<Test>::get(1 + window).unwrap().start_session + 2);
		assert_ok!(report_equivocation_in(1, 7, session, None));
		assert_has_event(Event::SlashDeferred {
			validator: 1,
			offence_era: 1,
			apply_era: 4,
			fraction: ONE_OF_FOUR,
			reporter: None,
		});
		run_to_era(4);
		assert_noop!(Staking::withdraw_unbonded(signed(1)), Error::<Test>::NothingToWithdraw);
		run_slashes(4);
		run_to_era(5);
		assert_ok!(Staking::withdraw_unbonded(signed(1)));
		assert_eq!(free(1), ENDOWMENT - ONE_OF_FOUR * (4_000 * GCC));
	});
}

#[test]
fn offence_should_be_ignored_when_too_old_or_of_no_validator() {
	ExtBuilder::default().build_and_execute(|| {
		become_candidate(10, 1_000 * GCC);
		run_to_era(3);
		let too_old = Eras::<Test>::get(1).unwrap().start_session;
		assert_ok!(report_equivocation_in(1, 7, too_old, None));
		assert_ok!(report_equivocation(10, 8, None));
		assert!(is_candidate(1) && is_candidate(10));
		assert_eq!(DeferredSlashes::<Test>::iter().count(), 0);
		assert!(!ForceEra::<Test>::get());
	});
}

#[test]
fn offences_should_never_disable_more_than_the_fault_budget() {
	ExtBuilder::default().params(|p| p.validator_count = 7).build_and_execute(|| {
		for who in 10..13 {
			become_candidate(who, 1_000 * GCC);
		}
		run_to_era(1);
		assert_eq!(Session::validators().len(), 7);
		for (slot, offender) in [1, 2, 3, 4].into_iter().enumerate() {
			assert_ok!(report_equivocation(offender, slot as u64, None));
			assert!(disabled().len() <= 2);
		}
		let before = disabled();
		assert_eq!(before.len(), 2);
		System::reset_events();
		run_to_session(Session::current_index() + 1);
		assert_eq!(disabled(), before);
		// They do not take turns.
		assert!(!System::events().iter().any(|record| matches!(
			record.event,
			RuntimeEvent::Session(pallet_session::Event::ValidatorReenabled { .. })
		)));
	});
}

#[test]
fn disablement_should_be_the_worse_of_two() {
	ExtBuilder::default().build_and_execute(|| {
		let offence =
			Disablement { validator: 1, severity: ONE_OF_FOUR, until: DisabledUntil::AfterEra(1) };
		let silence = Disablement {
			validator: 1,
			severity: Perbill::zero(),
			until: DisabledUntil::Session(2),
		};
		Staking::note_disablement(silence.clone());
		Staking::note_disablement(offence.clone());
		assert_eq!(Disablements::<Test>::get().to_vec(), vec![offence.clone()]);
		Staking::note_disablement(silence);
		assert_eq!(Disablements::<Test>::get().to_vec(), vec![offence]);
	});
}

#[test]
fn least_slash_should_be_governed() {
	ExtBuilder::default()
		.params(|p| {
			p.validator_count = 21;
			p.min_equivocation_slash = Perbill::from_percent(5);
		})
		.build_and_execute(|| {
			for who in 10..27 {
				become_candidate(who, 1_000 * GCC);
			}
			run_to_era(1);
			// The formula gives (3 / 21)^2, 2 %.
			assert_ok!(report_equivocation(1, 7, None));
			assert_eq!(SlashedFractions::<Test>::get(1, 1), Perbill::from_percent(5));
		});
}

#[test]
fn offender_should_not_be_rewarded_for_reporting_itself() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, Some(1)));
		let before = (free(1), free(TREASURY));
		run_slashes(3);
		assert_eq!(free(1), before.0);
		assert_eq!(free(TREASURY) - before.1, ONE_OF_FOUR * (4_000 * GCC));
	});
}

#[test]
fn equivocation_in_a_set_that_cannot_change_should_leave_one_validator() {
	ExtBuilder::default().validators(&[(1, 1_000 * GCC)]).build_and_execute(|| {
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, None));
		assert_eq!(disabled(), Vec::<AccountId>::new());
		run_to_session(20);
		assert_eq!(Session::validators(), vec![1]);
		// It is all there is: by coming back it is elected again, and slashed when eras pass.
		assert_ok!(Staking::validate(signed(1), Perbill::zero()));
		run_slashes(3);
		assert_eq!(held(1), 0);
		assert!(!is_candidate(1));
		run_to_session(40);
		assert_eq!(Session::validators(), vec![1]);
	});
}
