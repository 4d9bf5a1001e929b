//! Cases: opened, worked, closed, forgotten.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	aml::{CaseOverview, CaseState, Observe, Outcome, Rule},
	kyc::Ramp,
	units::currency::GCC,
	Hash,
};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, *};

const REPORT: Hash = Hash::repeat_byte(7);

/// Meets the rule of velocity once more.
fn alert(who: AccountId) {
	<Aml as Observe<_>>::ramp(&who, Ramp::Deposit, 6_000 * GCC);
}

fn close(id: u64) {
	assert_ok!(Aml::review_case(signed(COUNCIL), id));
	assert_ok!(Aml::close_case(signed(COUNCIL), id, Outcome::Explained));
}

#[test]
fn a_case_should_collect_the_alerts_of_a_rule_until_it_is_closed() {
	ExtBuilder::default().build_and_execute(|| {
		alert(ALICE);
		let opened_at = now();
		pass(5);
		<Aml as Observe<_>>::ramp(&ALICE, Ramp::Deposit, 100 * GCC);
		assert_eq!(
			Aml::case(0),
			Some(CaseOverview {
				id: 0,
				account: ALICE,
				rule: Rule::Velocity,
				counterparty: None,
				opened_at,
				last_at: opened_at + 5,
				hits: 2,
				amount: 6_000 * GCC,
				state: CaseState::Open,
				frozen: false,
			})
		);
		assert_ok!(Aml::review_case(signed(COUNCIL), 0));
		alert(ALICE);
		assert_eq!((case(0).hits, case(0).state), (3, CaseState::UnderReview));
		assert_ok!(Aml::close_case(signed(COUNCIL), 0, Outcome::FalseAlarm));
		alert(ALICE);
		assert_eq!(cases().iter().map(|row| (row.0, row.3)).collect::<Vec<_>>(), [(0, 3), (1, 1)]);
	});
}

#[test]
fn a_case_should_go_through_its_states() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Aml::open_case(signed(ALICE), ALICE), BadOrigin);
		assert_ok!(Aml::open_case(signed(COUNCIL), ALICE));
		assert_noop!(Aml::open_case(signed(COUNCIL), ALICE), Error::<Test>::CaseIsOpen);

		let council = || signed(COUNCIL);
		assert_noop!(Aml::close_case(council(), 0, Outcome::Confirmed), Error::<Test>::WrongState);
		assert_noop!(Aml::report_case(council(), 0, REPORT), Error::<Test>::WrongState);
		assert_noop!(Aml::reopen_case(council(), 0), Error::<Test>::WrongState);
		assert_noop!(Aml::review_case(signed(ALICE), 0), BadOrigin);
		assert_ok!(Aml::review_case(council(), 0));
		assert_noop!(Aml::review_case(council(), 0), Error::<Test>::WrongState);

		assert_noop!(Aml::report_case(signed(ALICE), 0, REPORT), BadOrigin);
		assert_ok!(Aml::report_case(council(), 0, REPORT));
		assert_last_event(Event::CaseStateChanged {
			case: 0,
			from: CaseState::UnderReview,
			to: CaseState::Reported { report_hash: REPORT },
		});
		assert_noop!(Aml::close_case(signed(ALICE), 0, Outcome::Confirmed), BadOrigin);
		assert_ok!(Aml::close_case(council(), 0, Outcome::Confirmed));
		assert_last_event(Event::CaseStateChanged {
			case: 0,
			from: CaseState::Reported { report_hash: REPORT },
			to: CaseState::Closed { outcome: Outcome::Confirmed, at: now() },
		});
		assert_noop!(Aml::reopen_case(signed(ALICE), 0), BadOrigin);
		assert_ok!(Aml::reopen_case(council(), 0));
		assert_eq!(case(0).state, CaseState::UnderReview);
		assert_noop!(Aml::close_case(council(), 9, Outcome::Confirmed), Error::<Test>::NoSuchCase);
	});
}

#[test]
fn reopen_should_fail_when_there_is_a_newer_one() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Aml::open_case(signed(COUNCIL), ALICE));
		close(0);
		assert_ok!(Aml::open_case(signed(COUNCIL), ALICE));
		assert_noop!(Aml::reopen_case(signed(COUNCIL), 0), Error::<Test>::CaseIsOpen);
		close(1);
		assert_ok!(Aml::reopen_case(signed(COUNCIL), 0));
	});
}

#[test]
fn the_case_that_was_closed_first_should_make_room() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 20..24 {
			assert_ok!(Aml::open_case(signed(COUNCIL), who));
		}
		assert_noop!(Aml::open_case(signed(COUNCIL), ALICE), Error::<Test>::TooManyCases);
		close(2);
		pass(1);
		close(1);
		assert_ok!(Aml::open_case(signed(COUNCIL), ALICE));
		assert_has_event(Event::CaseForgotten { case: 2 });
		assert_eq!(cases().iter().map(|row| row.0).collect::<Vec<_>>(), [0, 1, 3, 4]);
		alert(BOB);
		assert_eq!(cases().iter().map(|row| row.0).collect::<Vec<_>>(), [0, 3, 4, 5]);
	});
}

#[test]
fn a_closed_case_should_be_forgotten_when_its_time_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Aml::open_case(signed(COUNCIL), ALICE));
		assert_ok!(Aml::open_case(signed(COUNCIL), BOB));
		close(0);
		pass(test_params().retention - 1);
		idle();
		assert_eq!(cases().len(), 2);
		pass(1);
		idle();
		assert_last_event(Event::CaseForgotten { case: 0 });
		// An open one stays.
		assert_eq!(cases(), [(1, BOB, Rule::Manual, 1)]);
	});
}

#[test]
fn cases_should_be_told_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 20..24 {
			assert_ok!(Aml::open_case(signed(COUNCIL), who));
		}
		let ids =
			|from, limit| Aml::cases(from, limit).iter().map(|row| row.id).collect::<Vec<_>>();
		assert_eq!(ids(0, 2), [0, 1]);
		assert_eq!(ids(2, 10), [2, 3]);
		assert!(ids(4, 10).is_empty());
		freeze(ALICE);
		assert_eq!((Aml::freeze_of(BOB), Aml::case(9)), (None, None));
	});
}
