//! The law of removal.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	video::{DerivationKind, RetentionClass, Subject, TaskFailure},
	Moment,
};

use crate::{mock::*, *};

fn month() -> Moment {
	RetentionClass::Month.period().unwrap()
}

#[test]
fn a_proof_should_go_when_its_retention_is_over() {
	test(|| {
		anchor(ALICE, 1);
		let deposit = held(ALICE);
		pass(month() - 1);
		assert_noop!(
			VideoProof::remove(signed(ALICE), content(1)),
			Error::<Test>::RetentionRunning
		);
		pass(1);
		assert_noop!(VideoProof::remove(signed(BOB), content(1)), Error::<Test>::NotOwner);
		assert_noop!(VideoProof::remove(signed(BOB), content(2)), Error::<Test>::NoSuchProof);
		assert_ok!(VideoProof::remove(signed(ALICE), content(1)));
		assert_eq!(held(ALICE), 0);
		let removed = Event::Removed { hash: content(1), by: ALICE, depositor: ALICE, deposit };
		assert_last_event(removed);
		// Then anyone can be the first.
		anchor(BOB, 1);
	});
}

#[test]
fn a_permanent_one_should_never_go() {
	test(|| {
		let for_ever = RetentionClass::Permanent;
		assert_ok!(VideoProof::anchor(signed(ALICE), content(1), about(), for_ever));
		pass(100 * 365 * DAY);
		assert_noop!(
			VideoProof::remove(signed(ALICE), content(1)),
			Error::<Test>::RetentionRunning
		);
	});
}

#[test]
fn what_others_rest_on_should_stay() {
	test(|| {
		anchor(ALICE, 1);
		derive(ALICE, 2, 1);
		pass(month());
		assert_noop!(VideoProof::remove(signed(ALICE), content(1)), Error::<Test>::HasDerivations);
		assert_ok!(VideoProof::remove(signed(ALICE), content(2)));
		assert!(!Derivations::<Test>::contains_key(content(1)));
		let subject = Subject::Content(content(1));
		assert_ok!(VideoProof::grant_access(signed(ALICE), subject, BOB, now() + DAY));
		assert_noop!(VideoProof::remove(signed(ALICE), content(1)), Error::<Test>::StillGranted);
		assert_ok!(VideoProof::end_access(signed(ALICE), subject, BOB));
		let task = register(ALICE, 1);
		assert_noop!(VideoProof::remove(signed(ALICE), content(1)), Error::<Test>::HasTasks);
		assert_ok!(VideoProof::start_task(signed(SERVICE), task));
		let failure = TaskFailure::Unsupported;
		assert_ok!(VideoProof::fail_task(signed(SERVICE), task, failure, false));
		assert_ok!(VideoProof::remove(signed(ALICE), content(1)));
		assert_eq!(held(ALICE), 0);
	});
}

/// A service makes content 2 of Alice's content 1, for a month.
fn made_by_service() {
	anchor(ALICE, 1);
	let task = register(ALICE, 1);
	assert_ok!(VideoProof::start_task(signed(SERVICE), task));
	let retention = RetentionClass::Month;
	assert_ok!(VideoProof::complete_task(signed(SERVICE), task, content(2), about(), retention));
}

#[test]
fn a_service_should_get_its_deposit_back_when_the_retention_it_chose_is_over() {
	test(|| {
		made_by_service();
		let proof = VideoProof::proof(content(2)).unwrap();
		assert_eq!((proof.owner, proof.depositor), (ALICE, SERVICE));
		next_block(TASK_HISTORY);
		assert_eq!(held(SERVICE), proof.deposit);
		pass(month());
		assert_ok!(VideoProof::remove(signed(SERVICE), content(2)));
		assert_eq!(held(SERVICE), 0);
	});
}

/// A service makes content 3 of content 2 for Alice, for a month.
fn go_on(service: AccountId) {
	let (task, deadline) = (NextTask::<Test>::get(), now() + DAY);
	let (kind, retention) = (DerivationKind::Subtitles, RetentionClass::Month);
	assert_ok!(VideoProof::register_task(signed(service), ALICE, content(2), kind, 1, deadline));
	assert_ok!(VideoProof::start_task(signed(service), task));
	assert_ok!(VideoProof::complete_task(signed(service), task, content(3), about(), retention));
}

#[test]
fn an_owner_who_makes_it_stay_should_take_the_deposit_over_and_so_should_another_service() {
	let subject = Subject::Content(content(2));
	let ways: [(AccountId, fn(Subject)); 4] = [
		(ALICE, |_| {
			let longer = RetentionClass::Permanent;
			assert_ok!(VideoProof::extend_retention(signed(ALICE), content(2), longer));
		}),
		(ALICE, |subject| {
			assert_ok!(VideoProof::grant_access(signed(ALICE), subject, BOB, now() + DAY));
		}),
		(ALICE, |_| derive(ALICE, 3, 2)),
		(OTHER_SERVICE, |_| {
			assert_ok!(VideoProof::add_service(root(), OTHER_SERVICE));
			go_on(OTHER_SERVICE);
		}),
	];
	for (to, way) in ways {
		test(|| {
			made_by_service();
			next_block(TASK_HISTORY);
			let before = held(to);
			let deposit = held(SERVICE);
			way(subject);
			assert_eq!(held(SERVICE), 0);
			assert!(held(to) >= before + deposit);
			let assumed = Event::DepositAssumed { hash: content(2), from: SERVICE, to, deposit };
			assert!(events().contains(&assumed));
			assert_noop!(VideoProof::remove(signed(SERVICE), content(2)), Error::<Test>::NotOwner);
		});
	}
}

#[test]
fn another_service_should_get_both_deposits_back() {
	test(|| {
		made_by_service();
		assert_ok!(VideoProof::add_service(root(), OTHER_SERVICE));
		go_on(OTHER_SERVICE);
		next_block(TASK_HISTORY);
		pass(month());
		let remove = |number| VideoProof::remove(signed(OTHER_SERVICE), content(number));
		assert_noop!(remove(2), Error::<Test>::HasDerivations);
		assert_ok!(remove(3));
		assert_ok!(remove(2));
		assert_eq!((held(SERVICE), held(OTHER_SERVICE)), (0, 0));
	});
}

#[test]
fn a_deposit_should_stay_with_the_owner_or_with_a_service_that_goes_on_from_its_own() {
	test(|| {
		made_by_service();
		go_on(SERVICE);
		let depositor = |number| VideoProof::proof(content(number)).unwrap().depositor;
		assert_eq!([1, 2, 3].map(depositor), [ALICE, SERVICE, SERVICE]);
		assert!(!events().iter().any(|event| matches!(event, Event::DepositAssumed { .. })));
	});
}
