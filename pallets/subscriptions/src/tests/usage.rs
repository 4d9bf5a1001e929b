//! Quotas: their boundaries, days, and what happens in the middle of a task.

use frame_support::{assert_err, assert_noop, assert_ok};
use mornet_primitives::{
	subscriptions::{day_of, end_of, DAY},
	units::currency::GCC,
	video::{QuotaError, Quotas},
};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, *};

fn give_back(service: AccountId, who: AccountId, at: u64) -> sp_runtime::DispatchResult {
	Subscriptions::give_back_task(signed(service), who, at)
}

fn rows() -> usize {
	Usage::<Test>::iter_keys().count()
}

#[test]
fn a_quota_should_hold_at_its_boundary_and_not_beyond() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(subscribe(BOB, CREATOR, Monthly));
		for (who, tasks, seconds) in [(NOBODY, 3, 60), (ALICE, 50, 600), (BOB, 200, 1_800)] {
			assert_noop!(task(STUDIO, who, seconds + 1), Error::<Test>::TaskTooLong);
			for used in 1..=tasks {
				assert_ok!(task(STUDIO, who, seconds));
				assert_last_event(Event::TaskCounted {
					service: STUDIO,
					customer: who,
					seller: Network,
					seconds,
					day: day_of(START),
					used,
				});
			}
			assert_eq!(left(STUDIO, who), 0);
			assert_noop!(task(STUDIO, who, 1), Error::<Test>::NoTasksLeftToday);
			// The network's plan is for all services together.
			assert_noop!(task(ARCHIVE, who, 1), Error::<Test>::NoTasksLeftToday);
		}
	});
}

#[test]
fn only_services_should_count() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(task(BOB, ALICE, 1), Error::<Test>::NotService);
		assert_noop!(Subscriptions::start_task(root(), ALICE, 1), BadOrigin);
		assert_noop!(give_back(BOB, ALICE, START), Error::<Test>::NotService);
		assert_ok!(Subscriptions::dismiss_service(root(), STUDIO));
		assert_noop!(task(STUDIO, ALICE, 1), Error::<Test>::NotService);
	});
}

#[test]
fn a_quota_should_be_whole_again_at_midnight() {
	ExtBuilder::default().build_and_execute(|| {
		let midnight = end_of(day_of(START));
		assert_eq!(midnight % DAY, 0);
		for _ in 0..3 {
			assert_ok!(task(STUDIO, ALICE, 60));
		}
		next_block_at(midnight - 1);
		assert_noop!(task(STUDIO, ALICE, 60), Error::<Test>::NoTasksLeftToday);
		// By the clock, though the row of yesterday is there still.
		pass_unnoticed(1);
		assert_eq!(rows(), 1);
		assert_eq!(left(STUDIO, ALICE), 3);
		assert_ok!(task(STUDIO, ALICE, 60));
		assert_eq!(left(STUDIO, ALICE), 2);
		assert_eq!(rows(), 2);
		next_block();
		assert_eq!(rows(), 1);
		assert_eq!(left(STUDIO, ALICE), 2);
	});
}

#[test]
fn counts_of_days_before_should_be_forgotten_some_a_block() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 100..105 {
			assert_ok!(task(STUDIO, who, 1));
		}
		next_block();
		assert_eq!(rows(), 5);
		pass_unnoticed(DAY);
		assert_ok!(task(STUDIO, 100, 1));
		for left in [4, 2, 1, 1] {
			next_block();
			assert_eq!(rows(), left);
		}
	});
}

#[test]
fn what_expires_in_the_middle_of_a_task_should_not_stop_it() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		// Begun in the last moment of grace.
		next_block_at(START + MONTH + GRACE - 1);
		let begun_at = now();
		assert_ok!(task(STUDIO, ALICE, 600));
		pass(1);
		assert_last_event(Event::Ended { who: ALICE, seller: Network, plan: PRO });
		// Nobody asks when it is done. Another of its kind cannot begin.
		assert_noop!(task(STUDIO, ALICE, 600), Error::<Test>::TaskTooLong);
		assert_eq!(left(STUDIO, ALICE), 2);
		// If it comes to nothing it does not count, also on what there is instead.
		assert_ok!(give_back(STUDIO, ALICE, begun_at));
		assert_eq!(left(STUDIO, ALICE), 3);
	});
}

#[test]
fn a_service_plan_that_ends_in_the_middle_should_not_stop_a_task_either() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC);
		assert_ok!(subscribe(ALICE, plan, Monthly));
		next_block_at(START + MONTH + GRACE - 1);
		assert_ok!(task(STUDIO, ALICE, 100));
		pass(1);
		assert_eq!(subscription(ALICE, Service(STUDIO)), None);
		// What was used of it is not taken from the free plan.
		assert_eq!(left(STUDIO, ALICE), 3);
	});
}

#[test]
fn a_better_plan_should_allow_the_difference() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..3 {
			assert_ok!(task(STUDIO, ALICE, 60));
		}
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_eq!(left(STUDIO, ALICE), 47);
		for _ in 0..47 {
			assert_ok!(task(STUDIO, ALICE, 600));
		}
		assert_noop!(task(STUDIO, ALICE, 600), Error::<Test>::NoTasksLeftToday);
		assert_ok!(upgrade(ALICE, CREATOR, Monthly));
		assert_eq!(left(STUDIO, ALICE), 150);
		assert_ok!(task(STUDIO, ALICE, 1_800));
	});
}

#[test]
fn a_services_own_plan_should_count_for_its_tasks_alone() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC);
		assert_ok!(subscribe(ALICE, plan, Monthly));
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_eq!((left(STUDIO, ALICE), left(ARCHIVE, ALICE)), (5, 50));
		for _ in 0..5 {
			assert_ok!(task(STUDIO, ALICE, 100));
		}
		assert_noop!(task(STUDIO, ALICE, 1), Error::<Test>::NoTasksLeftToday);
		assert_ok!(task(ARCHIVE, ALICE, 600));
		assert_eq!((left(STUDIO, ALICE), left(ARCHIVE, ALICE)), (0, 49));
	});
}

#[test]
fn a_task_that_came_to_nothing_should_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		let nothing = Error::<Test>::NothingToGiveBack;
		assert_noop!(give_back(STUDIO, ALICE, START), nothing);
		assert_ok!(task(STUDIO, ALICE, 60));
		assert_ok!(task(STUDIO, ALICE, 60));
		assert_ok!(give_back(STUDIO, ALICE, START));
		let day = day_of(START);
		assert_last_event(Event::TaskGivenBack {
			service: STUDIO,
			customer: ALICE,
			seller: Network,
			day,
			used: 1,
		});
		assert_ok!(give_back(STUDIO, ALICE, START));
		assert_eq!(rows(), 0);
		assert_noop!(give_back(STUDIO, ALICE, START), Error::<Test>::NothingToGiveBack);
		// That day's quota is history.
		assert_ok!(task(STUDIO, ALICE, 60));
		next_block_at(end_of(day));
		assert_ok!(task(STUDIO, ALICE, 60));
		assert_noop!(give_back(STUDIO, ALICE, START), Error::<Test>::NothingToGiveBack);
		assert_noop!(give_back(STUDIO, ALICE, now() + DAY), Error::<Test>::NothingToGiveBack);
		assert_eq!(left(STUDIO, ALICE), 2);
	});
}

#[test]
fn a_task_should_be_given_back_to_the_plan_that_was_there_when_it_began() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC);
		assert_ok!(task(STUDIO, ALICE, 60));
		next_block();
		assert_ok!(subscribe(ALICE, plan, Monthly));
		assert_ok!(task(STUDIO, ALICE, 60));
		assert_eq!((left(STUDIO, ALICE), left(ARCHIVE, ALICE)), (4, 2));
		assert_ok!(give_back(STUDIO, ALICE, START));
		assert_eq!((left(STUDIO, ALICE), left(ARCHIVE, ALICE)), (4, 3));
		assert_ok!(give_back(STUDIO, ALICE, now()));
		assert_eq!((left(STUDIO, ALICE), left(ARCHIVE, ALICE)), (5, 3));
	});
}

#[test]
fn pallets_with_tasks_should_ask_the_same() {
	ExtBuilder::default().build_and_execute(|| {
		let try_use = |seconds| <Subscriptions as Quotas<_>>::try_use(&STUDIO, &ALICE, seconds);
		assert_err!(try_use(61), QuotaError::TooLong);
		for _ in 0..3 {
			assert_ok!(try_use(60));
		}
		assert_err!(try_use(60), QuotaError::TooManyToday);
		<Subscriptions as Quotas<_>>::give_back(&STUDIO, &ALICE, START);
		assert_ok!(try_use(60));
		<Subscriptions as Quotas<_>>::give_back(&STUDIO, &ALICE, START - DAY);
		assert_eq!(left(STUDIO, ALICE), 0);
		// Without the free plan nobody has anything for nothing.
		assert_ok!(Subscriptions::remove_plan(root(), FREE));
		assert_err!(try_use(1), QuotaError::NoPlan);
		assert_noop!(task(STUDIO, BOB, 1), Error::<Test>::NoPlan);
	});
}
