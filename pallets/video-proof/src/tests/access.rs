//! Grants of access.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::video::{GrantOverview, Subject};

use crate::{mock::*, *};

fn subject() -> Subject {
	Subject::Content(content(1))
}

#[test]
fn a_grant_should_last_until_its_end() {
	test(|| {
		anchor(ALICE, 1);
		assert!(VideoProof::has_access(subject(), ALICE));
		assert!(!VideoProof::has_access(subject(), BOB));
		let before = held(ALICE);
		assert_ok!(VideoProof::grant_access(signed(ALICE), subject(), BOB, START + DAY));
		// The key: names, two hashes, subject and account; the row: a moment and an amount.
		let deposit = ITEM + BYTE * (32 + 32 + 34 + 8 + 8 + 16);
		assert_eq!(held(ALICE) - before, deposit);
		let granted =
			Event::AccessGranted { subject: subject(), account: BOB, until: START + DAY, deposit };
		assert_last_event(granted);
		assert!(VideoProof::has_access(subject(), BOB));
		pass(DAY - 1);
		assert!(VideoProof::has_access(subject(), BOB));
		pass(1);
		assert!(!VideoProof::has_access(subject(), BOB));
		let over = GrantOverview { account: BOB, until: START + DAY, live: false };
		assert_eq!(VideoProof::grants(subject()), [over]);
		// Then anyone tidies up, and the owner gets the deposit.
		assert_ok!(VideoProof::end_access(signed(CAMERA), subject(), BOB));
		assert_last_event(Event::AccessEnded {
			subject: subject(),
			account: BOB,
			by: CAMERA,
			deposit,
		});
		assert_eq!(held(ALICE), before);
	});
}

#[test]
fn a_stream_should_be_granted_as_a_content_is() {
	test(|| {
		let subject = Subject::Stream(open(terms()));
		assert!(VideoProof::has_access(subject, ALICE));
		assert_ok!(VideoProof::grant_access(signed(ALICE), subject, BOB, START + DAY));
		assert!(VideoProof::has_access(subject, BOB));
		assert!(!VideoProof::has_access(Subject::Stream(9), BOB));
		assert_ok!(VideoProof::end_access(signed(BOB), subject, BOB));
		assert!(!VideoProof::has_access(subject, BOB));
	});
}

#[test]
fn only_the_owner_and_who_has_it_should_end_a_live_one() {
	test(|| {
		anchor(ALICE, 1);
		assert_ok!(VideoProof::grant_access(signed(ALICE), subject(), BOB, START + DAY));
		let end = |by| VideoProof::end_access(signed(by), subject(), BOB);
		frame_support::assert_err!(
			frame_support::storage::with_storage_layer(|| end(CAMERA)),
			Error::<Test>::NotOwner
		);
		assert_ok!(end(ALICE));
		assert_noop!(end(ALICE), Error::<Test>::NoSuchGrant);
	});
}

#[test]
fn a_grant_should_be_renewed_and_shortened_at_no_cost() {
	test(|| {
		anchor(ALICE, 1);
		let grant = |until| VideoProof::grant_access(signed(ALICE), subject(), BOB, until);
		assert_ok!(grant(START + DAY));
		let before = held(ALICE);
		assert_ok!(grant(START + GRANT_PERIOD));
		assert_ok!(grant(START + 1));
		assert_eq!(held(ALICE), before);
		assert_eq!(VideoProof::grants(subject()).len(), 1);
	});
}

#[test]
fn grants_should_be_bounded_in_time_and_number() {
	test(|| {
		let grant = |by, who, until| VideoProof::grant_access(signed(by), subject(), who, until);
		assert_noop!(grant(ALICE, BOB, START + DAY), Error::<Test>::NoSuchProof);
		anchor(ALICE, 1);
		assert_noop!(grant(BOB, BOB, START + DAY), Error::<Test>::NotOwner);
		assert_noop!(grant(ALICE, BOB, START), Error::<Test>::BadPeriod);
		assert_noop!(grant(ALICE, BOB, START + GRANT_PERIOD + 1), Error::<Test>::BadPeriod);
		for who in 20..23 {
			assert_ok!(grant(ALICE, who, START + DAY));
		}
		assert_noop!(grant(ALICE, BOB, START + DAY), Error::<Test>::TooManyGrants);
	});
}
