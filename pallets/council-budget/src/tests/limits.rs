//! Setting the limit.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::treasury::SpendLimit;
use sp_runtime::DispatchError;

use crate::{mock::*, Error, Event};

fn set(amount: u128, period: u32) -> sp_runtime::DispatchResult {
	CouncilBudget::set_limit(RuntimeOrigin::root(), SpendLimit { amount, period })
}

fn spend(amount: u128) -> sp_runtime::DispatchResult {
	CouncilBudget::spend(RuntimeOrigin::signed(COUNCIL), None, amount, ALICE, None)
}

#[test]
fn limit_is_set_by_its_own_origin_and_not_by_who_gives_the_seats() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set(5, 6));
		System::assert_last_event(
			Event::LimitSet { old: Some(LIMIT), new: SpendLimit { amount: 5, period: 6 } }.into(),
		);
		for who in [COUNCIL, SEAT_GIVER] {
			assert_noop!(
				CouncilBudget::set_limit(RuntimeOrigin::signed(who), LIMIT),
				DispatchError::BadOrigin
			);
		}
		assert_noop!(set(5, 0), Error::<Test>::EmptyPeriod);
	});
}

#[test]
fn raised_limit_leaves_what_is_spent_spent() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(spend(1_000));
		assert_ok!(set(1_500, 10));
		assert_eq!(CouncilBudget::left(), 500);
	});
}

#[test]
fn limit_below_what_is_spent_leaves_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(spend(800));
		assert_ok!(set(500, 10));
		assert_eq!(CouncilBudget::left(), 0);
		assert_noop!(spend(1), Error::<Test>::OverBudget);
		System::set_block_number(10);
		assert_eq!(CouncilBudget::left(), 500);
	});
}

#[test]
fn longer_period_holds_for_the_one_under_way() {
	ExtBuilder::default().build_and_execute(|| {
		System::set_block_number(12);
		assert_ok!(spend(1_000));
		assert_ok!(set(1_000, 100));
		System::set_block_number(109);
		assert_noop!(spend(1), Error::<Test>::OverBudget);
		System::set_block_number(110);
		assert_ok!(spend(1));
	});
}

#[test]
fn first_limit_begins_a_period_with_its_block() {
	ExtBuilder::default().limit(None).build_and_execute(|| {
		System::set_block_number(15);
		assert_ok!(set(10, 10));
		assert_ok!(spend(10));
		System::set_block_number(24);
		assert_noop!(spend(1), Error::<Test>::OverBudget);
		System::set_block_number(25);
		assert_ok!(spend(10));
	});
}

#[test]
fn limit_of_nothing_stops_the_council() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(set(0, 10));
		assert_noop!(spend(1), Error::<Test>::OverBudget);
	});
}

#[test]
#[should_panic(expected = "a period of no blocks")]
fn genesis_with_an_empty_period_does_not_build() {
	ExtBuilder::default().limit(Some(SpendLimit { amount: 1, period: 0 })).build();
}
