//! Services and their tasks.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::video::{
	DerivationKind, ErasureReason, QuotaError, RetentionClass, Source, Subject, TaskFailure,
	TaskId, TaskState, MAX_RETRIES,
};
use sp_runtime::DispatchError;

use crate::{mock::*, *};

fn state(task: TaskId) -> TaskState {
	VideoProof::task(task).unwrap().state
}

fn start(task: TaskId) {
	assert_ok!(VideoProof::start_task(signed(SERVICE), task));
}

fn complete(task: TaskId, result: u8) -> frame_support::dispatch::DispatchResult {
	let retention = RetentionClass::Month;
	VideoProof::complete_task(signed(SERVICE), task, content(result), about(), retention)
}

fn fail(task: TaskId, retry: bool) -> frame_support::dispatch::DispatchResult {
	VideoProof::fail_task(signed(SERVICE), task, TaskFailure::ServiceFault, retry)
}

#[test]
fn a_result_should_be_a_derivation_of_the_customer() {
	test(|| {
		anchor(BOB, 1);
		let task = register(BOB, 1);
		assert_eq!(Used::get(), [(SERVICE, BOB, 60)]);
		let row = VideoProof::task(task).unwrap();
		assert_eq!((row.service, row.customer, row.source), (SERVICE, BOB, content(1)));
		assert_eq!((row.seconds, row.retries, row.state), (60, 0, TaskState::Created));
		assert_eq!(held(SERVICE), row.deposit);
		start(task);
		assert_last_event(Event::TaskStarted { task });
		assert_eq!(state(task), TaskState::Processing);
		assert_ok!(complete(task, 2));
		assert_last_event(Event::TaskCompleted { task, result: content(2) });
		assert_eq!(state(task), TaskState::Completed(content(2)));
		let proof = VideoProof::proof(content(2)).unwrap();
		assert_eq!((proof.owner, proof.depositor, proof.depth), (BOB, SERVICE, 1));
		let source = Source { parent: content(1), kind: DerivationKind::Vertical };
		assert_eq!(proof.source, Some(source));
		assert_eq!(held(SERVICE), row.deposit + proof.deposit);
		assert!(GivenBack::get().is_empty());
		// It can be looked up for a time, then it is forgotten.
		next_block(TASK_HISTORY - 1);
		assert!(VideoProof::task(task).is_some());
		next_block(1);
		assert!(VideoProof::task(task).is_none());
		let forgotten = Event::TaskForgotten { task, service: SERVICE, deposit: row.deposit };
		assert_last_event(forgotten);
		assert_eq!(held(SERVICE), proof.deposit);
	});
}

#[test]
fn a_task_should_be_retried_three_times_and_no_more() {
	test(|| {
		anchor(BOB, 1);
		let task = register(BOB, 1);
		for retries in 1..=MAX_RETRIES {
			start(task);
			assert_ok!(fail(task, true));
			let reason = TaskFailure::ServiceFault;
			assert_last_event(Event::TaskRetried { task, reason, retries });
			assert_eq!(state(task), TaskState::Created);
			assert!(GivenBack::get().is_empty());
		}
		pass(DAY / 2);
		start(task);
		assert_ok!(fail(task, true));
		assert_eq!(state(task), TaskState::Failed(TaskFailure::ServiceFault));
		assert_eq!(GivenBack::get(), [(BOB, START)]);
		assert_noop!(VideoProof::start_task(signed(SERVICE), task), Error::<Test>::NotCreated);
		assert_eq!(VideoProof::proof(content(1)).unwrap().tasks, 0);
	});
}

#[test]
fn a_service_should_be_able_to_give_up_at_once() {
	test(|| {
		anchor(BOB, 1);
		let task = register(BOB, 1);
		start(task);
		assert_ok!(fail(task, false));
		assert_last_event(Event::TaskFailed { task, reason: TaskFailure::ServiceFault });
		assert_eq!(GivenBack::get(), [(BOB, START)]);
	});
}

#[test]
fn only_the_next_step_should_be_taken() {
	test(|| {
		anchor(BOB, 1);
		let task = register(BOB, 1);
		assert_noop!(complete(task, 2), Error::<Test>::NotProcessing);
		assert_noop!(fail(task, true), Error::<Test>::NotProcessing);
		start(task);
		assert_noop!(VideoProof::start_task(signed(SERVICE), task), Error::<Test>::NotCreated);
		assert_ok!(complete(task, 2));
		assert_noop!(complete(task, 3), Error::<Test>::NotProcessing);
		assert_noop!(fail(task, true), Error::<Test>::NotProcessing);
		assert_noop!(complete(9, 3), Error::<Test>::NoSuchTask);
	});
}

#[test]
fn a_task_should_expire_at_its_deadline() {
	test(|| {
		anchor(BOB, 1);
		let (waiting, begun) = (register(BOB, 1), register(BOB, 1));
		start(begun);
		pass(TASK_PERIOD - 1);
		assert_noop!(VideoProof::prune_task(signed(ALICE), waiting), Error::<Test>::NotDue);
		pass(1);
		assert_noop!(
			VideoProof::start_task(signed(SERVICE), waiting),
			Error::<Test>::DeadlinePassed
		);
		assert_noop!(complete(begun, 2), Error::<Test>::DeadlinePassed);
		assert_noop!(fail(begun, true), Error::<Test>::DeadlinePassed);
		assert_ok!(VideoProof::prune_task(signed(ALICE), waiting));
		assert_last_event(Event::TaskExpired { task: waiting });
		next_block(0);
		for task in [waiting, begun] {
			assert_eq!(state(task), TaskState::Expired);
		}
		assert_eq!(GivenBack::get(), [(BOB, START), (BOB, START)]);
		assert_eq!(VideoProof::proof(content(1)).unwrap().tasks, 0);
		assert_noop!(VideoProof::prune_task(signed(ALICE), waiting), Error::<Test>::NotDue);
		pass(TASK_HISTORY);
		assert_ok!(VideoProof::prune_task(signed(ALICE), waiting));
		assert_noop!(VideoProof::prune_task(signed(ALICE), waiting), Error::<Test>::NoSuchTask);
		next_block(0);
		assert_eq!(held(SERVICE), 0);
	});
}

fn try_register(
	service: AccountId,
	customer: AccountId,
	source: u8,
	seconds: u32,
	period: u64,
) -> frame_support::dispatch::DispatchResult {
	let (kind, deadline) = (DerivationKind::Subtitles, now() + period);
	VideoProof::register_task(signed(service), customer, content(source), kind, seconds, deadline)
}

#[test]
fn a_quota_should_be_asked() {
	test(|| {
		anchor(BOB, 1);
		for (error, answer) in [
			(QuotaError::NoPlan, Error::<Test>::NoPlan),
			(QuotaError::TooLong, Error::<Test>::TaskTooLong),
			(QuotaError::TooManyToday, Error::<Test>::TooManyTasksToday),
		] {
			Refused::set(vec![(BOB, error)]);
			assert_noop!(try_register(SERVICE, BOB, 1, 61, DAY), answer);
		}
		Refused::set(vec![]);
		assert_ok!(try_register(SERVICE, BOB, 1, 61, DAY));
		assert_eq!(Used::get(), [(SERVICE, BOB, 61)]);
	});
}

#[test]
fn a_task_should_be_on_what_the_customer_may_see() {
	test(|| {
		assert_noop!(try_register(SERVICE, BOB, 1, 1, DAY), Error::<Test>::NoSuchProof);
		anchor(ALICE, 1);
		assert_noop!(try_register(SERVICE, BOB, 1, 1, DAY), Error::<Test>::NoAccess);
		let subject = Subject::Content(content(1));
		assert_ok!(VideoProof::grant_access(signed(ALICE), subject, BOB, now() + 1));
		assert_ok!(try_register(SERVICE, BOB, 1, 1, DAY));
		// Access that ends in the middle does not stop it.
		pass(1);
		assert_ok!(VideoProof::end_access(signed(ALICE), subject, BOB));
		start(0);
		assert_ok!(complete(0, 2));
		assert_ok!(VideoProof::erase(signed(ALICE), content(1), ErasureReason::Order));
		assert_noop!(try_register(SERVICE, ALICE, 1, 1, DAY), Error::<Test>::AlreadyErased);
	});
}

#[test]
fn nothing_should_be_made_of_what_was_erased_meanwhile() {
	test(|| {
		anchor(BOB, 1);
		let task = register(BOB, 1);
		start(task);
		assert_ok!(VideoProof::erase(signed(BOB), content(1), ErasureReason::Request));
		assert_noop!(complete(task, 2), Error::<Test>::AlreadyErased);
		assert_ok!(fail(task, false));
		assert_eq!(GivenBack::get(), [(BOB, START)]);
	});
}

#[test]
fn a_task_that_cannot_end_well_should_not_begin() {
	test(|| {
		anchor(BOB, 0);
		for number in 1..=3 {
			derive(BOB, number, number - 1);
		}
		assert_noop!(try_register(SERVICE, BOB, 3, 1, DAY), Error::<Test>::TooDeep);
		assert_noop!(try_register(SERVICE, BOB, 0, 0, DAY), Error::<Test>::EmptyTask);
		for period in [0, TASK_PERIOD + 1] {
			assert_noop!(try_register(SERVICE, BOB, 0, 1, period), Error::<Test>::BadPeriod);
		}
		let task = register(BOB, 0);
		start(task);
		frame_support::assert_err!(
			frame_support::storage::with_storage_layer(|| complete(task, 1)),
			Error::<Test>::AlreadyAnchored
		);
		assert_eq!(state(task), TaskState::Processing);
	});
}

#[test]
fn only_services_should_have_tasks_and_only_their_own() {
	test(|| {
		anchor(BOB, 1);
		assert_noop!(try_register(BOB, BOB, 1, 1, DAY), Error::<Test>::NotService);
		assert_noop!(VideoProof::add_service(signed(BOB), BOB), DispatchError::BadOrigin);
		assert_ok!(VideoProof::add_service(root(), OTHER_SERVICE));
		assert_last_event(Event::ServiceAdded { service: OTHER_SERVICE });
		assert_noop!(VideoProof::add_service(root(), SERVICE), Error::<Test>::AlreadyService);
		assert_ok!(VideoProof::add_service(root(), 12));
		assert_noop!(VideoProof::add_service(root(), 13), Error::<Test>::TooManyServices);
		assert_eq!(VideoProof::services(), [SERVICE, OTHER_SERVICE, 12]);
		let task = register(BOB, 1);
		assert_noop!(
			VideoProof::start_task(signed(OTHER_SERVICE), task),
			Error::<Test>::NotYourTask
		);
		start(task);
		assert_noop!(VideoProof::remove_service(signed(BOB), SERVICE), DispatchError::BadOrigin);
		assert_ok!(VideoProof::remove_service(root(), SERVICE));
		assert_last_event(Event::ServiceRemoved { service: SERVICE });
		assert_noop!(VideoProof::remove_service(root(), SERVICE), Error::<Test>::NotService);
		// It cannot go on, but the task comes to its end, and the deposit back.
		assert_noop!(complete(task, 2), Error::<Test>::NotService);
		next_block(TASK_PERIOD);
		assert_eq!(state(task), TaskState::Expired);
		next_block(TASK_HISTORY);
		assert_eq!(held(SERVICE), 0);
	});
}
