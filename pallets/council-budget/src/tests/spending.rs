//! Spends within a period and over it.

use frame_support::{assert_noop, assert_ok};
use sp_runtime::DispatchError;

use crate::{mock::*, Budget, Error, Event, Spent};

fn council() -> RuntimeOrigin {
	RuntimeOrigin::signed(COUNCIL)
}

fn spend(amount: u128) -> sp_runtime::DispatchResult {
	CouncilBudget::spend(council(), None, amount, ALICE, None)
}

#[test]
fn spend_is_approved_at_the_treasury_and_counted() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(CouncilBudget::spend(council(), None, 400, ALICE, Some(7)));
		assert_eq!(Treasury::spends(), [(None, 400, ALICE, Some(7))]);
		System::assert_last_event(
			Event::SpendApproved { index: 0, value: 400, left: 600, period_start: 0 }.into(),
		);
		assert_eq!(CouncilBudget::left(), 600);
	});
}

#[test]
fn only_the_council_spends() {
	ExtBuilder::default().build_and_execute(|| {
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::signed(ALICE)] {
			assert_noop!(
				CouncilBudget::spend(origin, None, 1, ALICE, None),
				DispatchError::BadOrigin
			);
		}
	});
}

#[test]
fn limit_can_be_spent_to_the_last_planck_and_not_one_more() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(spend(1_001), Error::<Test>::OverBudget);
		assert_ok!(spend(999));
		assert_noop!(spend(2), Error::<Test>::OverBudget);
		assert_ok!(spend(1));
		assert_noop!(spend(1), Error::<Test>::OverBudget);
		assert_eq!(CouncilBudget::left(), 0);
	});
}

#[test]
fn next_period_has_a_budget_of_its_own() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(spend(1_000));
		System::set_block_number(9);
		assert_noop!(spend(1), Error::<Test>::OverBudget);
		System::set_block_number(10);
		assert_eq!(CouncilBudget::left(), 1_000);
		assert_ok!(spend(1_000));
		assert_eq!(Spent::<Test>::get(), Budget { period_start: 10, spent: 1_000 });

		// Periods without a spend do not move the next one's beginning.
		System::set_block_number(47);
		assert_ok!(spend(1));
		assert_eq!(Spent::<Test>::get(), Budget { period_start: 40, spent: 1 });
		assert_eq!(CouncilBudget::current_budget(), Spent::<Test>::get());
	});
}

#[test]
fn asset_counts_by_its_value_rounded_down() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(CouncilBudget::spend(council(), Some(TWO_THIRDS), 1_499, ALICE, None));
		assert_eq!(CouncilBudget::left(), 1);
		// 2 are worth 1 planck, 1 is worth none.
		assert_noop!(
			CouncilBudget::spend(council(), Some(TWO_THIRDS), 1, ALICE, None),
			Error::<Test>::NoValue
		);
		assert_ok!(CouncilBudget::spend(council(), Some(TWO_THIRDS), 2, ALICE, None));
		assert_noop!(
			CouncilBudget::spend(council(), Some(TWO_THIRDS), 2, ALICE, None),
			Error::<Test>::OverBudget
		);
	});
}

#[test]
fn asset_without_a_rate_and_an_amount_of_nothing_are_refused() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			CouncilBudget::spend(council(), Some(UNKNOWN), 1, ALICE, None),
			Error::<Test>::NoValue
		);
		assert_noop!(spend(0), Error::<Test>::NothingToSpend);
		// Too much to be valued.
		assert_noop!(
			CouncilBudget::spend(council(), Some(TWO_THIRDS), u128::MAX, ALICE, None),
			Error::<Test>::NoValue
		);
	});
}

#[test]
fn what_the_treasury_refuses_does_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(
			CouncilBudget::spend(council(), None, 1_000, REFUSED, None),
			DispatchError::Other("refused")
		);
		assert_ok!(spend(1_000));
	});
}

#[test]
fn nothing_is_spent_without_a_limit() {
	ExtBuilder::default().limit(None).build_and_execute(|| {
		assert_eq!(CouncilBudget::left(), 0);
		assert_noop!(spend(1), Error::<Test>::OverBudget);
	});
}
