//! What the compliance council can do about what came otherwise.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	payments::{
		order::{Acceptance, LockReason, OrderKind, OrderState, MAX_REFUNDS},
		OrderId, Rail,
	},
	units::currency::GCC,
};
use sp_runtime::DispatchError;

use crate::{mock::*, Error, Event, Refunds};

fn accept(id: OrderId, acceptance: Acceptance) -> sp_runtime::DispatchResult {
	Payments::accept(compliance(), id, acceptance)
}

fn refund(id: OrderId, amount: u128) -> sp_runtime::DispatchResult {
	let reference = b"bank-1".to_vec().try_into().unwrap();
	Payments::mark_refunded(compliance(), id, amount, reference)
}

/// An order for 25 GCC that was paid a day late with this much.
fn late(amount: u128) -> OrderId {
	let id = order_gcc(25 * GCC);
	pass(2 * DAY);
	agree(transfer(id, 1_000 + id, amount));
	assert_eq!(state(id), OrderState::Late);
	id
}

#[test]
fn what_came_late_should_be_accepted_as_ordered() {
	ExtBuilder::default().build_and_execute(|| {
		let id = late(25_000_000);
		assert_ok!(accept(id, Acceptance::AsOrdered));
		assert_eq!(state(id), OrderState::Paid);
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
		for acceptance in [Acceptance::AsOrdered, Acceptance::ForReceived] {
			assert_noop!(accept(id, acceptance), Error::<Test>::AlreadySettled);
		}
		// Too little of it, all the same.
		let id = late(20_000_000);
		assert_ok!(accept(id, Acceptance::AsOrdered));
		assert_eq!(state(id), OrderState::Paid);
		assert_eq!(total(ALICE), ENDOWMENT + 50 * GCC);
	});
}

#[test]
fn what_came_short_should_be_accepted_for_what_it_is() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 10_000_001));
		assert_ok!(accept(id, Acceptance::ForReceived));
		assert_eq!(total(ALICE), ENDOWMENT + 10_000_001_000_000);
		assert_eq!(order(id).settled, Some(10_000_001_000_000));
		assert_eq!(order(id).outstanding(), 0);
		assert_eq!(state(id), OrderState::Paid);
	});
}

#[test]
fn what_came_too_much_should_be_accepted_or_given_back() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 40_000_000));
		assert_ok!(accept(id, Acceptance::ForReceived));
		assert_eq!(total(ALICE), ENDOWMENT + 40 * GCC);
		assert_eq!(state(id), OrderState::Paid);

		let id = order_gcc(25 * GCC);
		agree(transfer(id, 2, 40_000_000));
		assert_ok!(accept(id, Acceptance::AsOrdered));
		assert_eq!(state(id), OrderState::Overpaid);
		assert_eq!(order(id).outstanding(), 15_000_000);
		assert_eq!(total(ALICE), ENDOWMENT + 65 * GCC);
		assert_noop!(accept(id, Acceptance::ForReceived), Error::<Test>::AlreadySettled);
		assert_ok!(Payments::start_refund(compliance(), id));
		assert_ok!(refund(id, 15_000_000));
		assert_eq!(state(id), OrderState::Paid);
		assert_eq!(order(id).outstanding(), 0);
	});
}

#[test]
fn commerce_should_be_accepted_as_ordered_only() {
	ExtBuilder::default().build_and_execute(|| {
		let kind = OrderKind::Invoice(reference(25 * GCC));
		assert_ok!(Payments::create_order(signed(ALICE), kind, Rail::UsdtTron, 25 * GCC, ALICE));
		agree(transfer(0, 1, 20_000_000));
		assert_noop!(accept(0, Acceptance::ForReceived), Error::<Test>::NotForReceived);
		Gone::set(true);
		assert_noop!(accept(0, Acceptance::AsOrdered), DispatchError::Other("gone"));
		Gone::set(false);
		assert_ok!(accept(0, Acceptance::AsOrdered));
		assert_eq!(SettledOrders::get(), Some(vec![0]));
	});
}

#[test]
fn refunds_should_add_up() {
	ExtBuilder::default().build_and_execute(|| {
		let id = late(25_000_000);
		assert_noop!(refund(id, 1), Error::<Test>::NotRefunding);
		assert_ok!(Payments::start_refund(compliance(), id));
		assert_noop!(Payments::start_refund(compliance(), id), Error::<Test>::IllegalTransition);
		assert_noop!(refund(id, 0), Error::<Test>::RefundOutOfBounds);
		assert_noop!(refund(id, 25_000_001), Error::<Test>::RefundOutOfBounds);
		assert_noop!(
			Payments::mark_refunded(compliance(), id, 1, Default::default()),
			Error::<Test>::NoRefundReference
		);
		assert_ok!(refund(id, 24_000_000));
		assert_eq!(state(id), OrderState::Refunding);
		assert_ok!(refund(id, 1_000_000));
		assert_eq!(state(id), OrderState::Refunded);
		assert_eq!(Refunds::<Test>::iter_prefix(id).count(), 2);
		assert_eq!(total(ALICE), ENDOWMENT);
		assert_noop!(accept(id, Acceptance::AsOrdered), Error::<Test>::NothingOutstanding);
		assert_noop!(Payments::start_refund(compliance(), id), Error::<Test>::NothingOutstanding);
		// It is paid once more: for the council again, however right.
		agree(transfer(id, 5, 25_000_000));
		assert_eq!(state(id), OrderState::Late);
		assert_eq!(order(id).outstanding(), 25_000_000);
		assert_ok!(accept(id, Acceptance::AsOrdered));
		assert_eq!(state(id), OrderState::Paid);
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
	});
}

#[test]
fn the_last_refund_should_find_room() {
	ExtBuilder::default().build_and_execute(|| {
		let id = late(25_000_000);
		assert_ok!(Payments::start_refund(compliance(), id));
		for _ in 1..MAX_REFUNDS {
			assert_ok!(refund(id, 1));
		}
		assert_noop!(refund(id, 1), Error::<Test>::TooManyRefunds);
		assert_ok!(refund(id, order(id).outstanding()));
		assert_eq!(state(id), OrderState::Refunded);
		// No more room, but money that comes now can be accepted.
		agree(transfer(id, 5, 25_000_000));
		assert_ok!(accept(id, Acceptance::AsOrdered));
	});
}

#[test]
fn what_comes_during_a_refund_should_be_given_back_too() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 10_000_000));
		assert_ok!(Payments::start_refund(compliance(), id));
		// In time, and what is missing; but it was decided otherwise.
		agree(transfer(id, 2, 15_000_000));
		agree(transfer(id, 3, 25_000_000));
		assert_eq!(state(id), OrderState::Refunding);
		assert_eq!(order(id).outstanding(), 50_000_000);
		assert_eq!(total(ALICE), ENDOWMENT);
		assert_ok!(refund(id, 50_000_000));
		assert_eq!(state(id), OrderState::Refunded);
	});
}

#[test]
fn a_refund_should_be_reconsidered_with_what_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 40_000_000));
		assert_ok!(Payments::start_refund(compliance(), id));
		assert_ok!(refund(id, 15_000_000));
		// By itself it stays to be given back.
		assert_eq!(state(id), OrderState::Refunding);
		assert_ok!(accept(id, Acceptance::AsOrdered));
		assert_eq!(state(id), OrderState::Paid);
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
	});
}

#[test]
fn a_locked_order_should_take_note_and_wait() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		assert_ok!(Payments::lock(compliance(), id));
		assert_eq!(order(id).lock, Some(LockReason::Compliance));
		assert_noop!(Payments::lock(compliance(), id), Error::<Test>::IllegalTransition);
		agree(transfer(id, 1, 25_000_000));
		assert_eq!(state(id), OrderState::Locked);
		assert_eq!(total(ALICE), ENDOWMENT);
		assert_noop!(Payments::retry(signed(ALICE), id), Error::<Test>::LockedByCompliance);
		assert_noop!(accept(id, Acceptance::AsOrdered), Error::<Test>::IllegalTransition);
		// What pays it is what it was when it came: time is no matter now.
		pass(10 * DAY);
		Paused::set(true);
		assert_noop!(Payments::unlock(compliance(), id), DispatchError::Other("paused"));
		Paused::set(false);
		assert_ok!(Payments::unlock(compliance(), id));
		assert_eq!(state(id), OrderState::Paid);
		assert_eq!(order(id).lock, None);
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
		assert_noop!(Payments::unlock(compliance(), id), Error::<Test>::NotLocked);
		assert_noop!(Payments::lock(compliance(), id), Error::<Test>::IllegalTransition);
	});
}

#[test]
fn an_order_whose_effect_failed_should_be_locked_for_good_or_given_back() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		Paused::set(true);
		agree(transfer(id, 1, 25_000_000));
		Paused::set(false);
		assert_ok!(Payments::lock(compliance(), id));
		assert_eq!(order(id).lock, Some(LockReason::Compliance));
		assert_noop!(Payments::retry(signed(ALICE), id), Error::<Test>::LockedByCompliance);
		assert_ok!(Payments::start_refund(compliance(), id));
		assert_noop!(Payments::retry(signed(ALICE), id), Error::<Test>::NotLocked);
		assert_ok!(refund(id, 25_000_000));
		assert_eq!(state(id), OrderState::Refunded);
		assert_eq!(total(ALICE), ENDOWMENT);
	});
}

#[test]
fn an_order_unlocked_after_a_partial_refund_should_wait_for_the_council() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 40_000_000));
		assert_ok!(Payments::start_refund(compliance(), id));
		assert_ok!(refund(id, 15_000_000));
		assert_ok!(Payments::lock(compliance(), id));
		// What is left is what is due; it is the council's all the same.
		assert_ok!(Payments::unlock(compliance(), id));
		assert_eq!(state(id), OrderState::Late);
		assert_ok!(Payments::lock(compliance(), id));
		agree(transfer(id, 2, 25_000_000));
		assert_ok!(Payments::unlock(compliance(), id));
		assert_eq!(state(id), OrderState::Late);
		assert_eq!(order(id).outstanding(), 50_000_000);
	});
}

#[test]
fn only_the_council_should_decide() {
	ExtBuilder::default().build_and_execute(|| {
		let id = late(25_000_000);
		for origin in [signed(ALICE), root(), signed(100)] {
			let bad = DispatchError::BadOrigin;
			let reference = b"x".to_vec().try_into().unwrap();
			assert_noop!(Payments::accept(origin.clone(), id, Acceptance::AsOrdered), bad);
			assert_noop!(Payments::start_refund(origin.clone(), id), bad);
			assert_noop!(Payments::mark_refunded(origin.clone(), id, 1, reference), bad);
			assert_noop!(Payments::lock(origin.clone(), id), bad);
			assert_noop!(Payments::unlock(origin, id), bad);
		}
		assert_noop!(accept(99, Acceptance::AsOrdered), Error::<Test>::OrderNotFound);
		let open = order_gcc(GCC);
		assert_noop!(accept(open, Acceptance::AsOrdered), Error::<Test>::NothingOutstanding);
		assert_noop!(Payments::start_refund(compliance(), open), Error::<Test>::NothingOutstanding);
		assert!(!events().iter().any(|event| matches!(event, Event::Settled { .. })));
	});
}
