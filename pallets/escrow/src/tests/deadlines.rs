//! What comes by itself: at each deadline, in order, and as far as a block allows.

use frame_support::{assert_noop, assert_ok, weights::Weight};
use mornet_primitives::{
	escrow::{OrderState, Outcome},
	Balance, Moment,
};

use crate::{mock::*, weights::WeightInfo, *};

/// Has an order come to its end by the hook, and by `settle`: both do the same, at the deadline and
/// not before.
fn ends_with(
	make: fn() -> u64,
	window: Moment,
	outcome: Outcome,
	(to_buyer, to_merchant): (Balance, Balance),
	alice: Balance,
	shop: Balance,
) {
	for by_hook in [true, false] {
		ExtBuilder::default().build_and_execute(|| {
			let id = make();
			pass(window - 1);
			assert!(state(id).is_some());
			assert_noop!(Escrow::settle(signed(BOB), id), Error::<Test>::NotDue);
			if by_hook {
				pass(1);
			} else {
				pass_unnoticed(1);
				assert_ok!(Escrow::settle(signed(BOB), id));
			}
			assert_eq!(closings(), vec![(id, outcome, to_buyer, to_merchant)]);
			assert_eq!(purse(ALICE), (alice, 0, 0));
			assert_eq!(purse(SHOP), (shop, 0, 0));
			assert_eq!(state(id), None);
			assert_noop!(Escrow::settle(signed(BOB), id), Error::<Test>::OrderNotFound);
		});
	}
}

#[test]
fn an_order_should_expire_when_it_is_not_paid() {
	ends_with(|| open(SHOP, PRICE), TO_PAY, Outcome::Expired, (0, 0), ENDOWMENT, ENDOWMENT);
}

#[test]
fn the_merchant_should_have_all_when_nobody_disputes() {
	ends_with(paid, 14 * DAY, Outcome::Undisputed, (0, HELD), ENDOWMENT - PRICE, ENDOWMENT + PRICE);
}

#[test]
fn the_merchant_should_have_all_when_it_answered_and_nobody_ruled() {
	ends_with(
		answered,
		14 * DAY,
		Outcome::NotRuled,
		(0, HELD),
		ENDOWMENT - PRICE,
		ENDOWMENT + PRICE,
	);
}

#[test]
fn the_buyer_should_have_the_held_share_when_the_merchant_is_silent() {
	ends_with(
		disputed,
		14 * DAY,
		Outcome::Unanswered,
		(HELD, 0),
		ENDOWMENT - PRICE + HELD,
		ENDOWMENT + PRICE - HELD,
	);
}

#[test]
fn the_buyer_should_have_the_held_share_of_the_least_order_when_its_account_is_gone() {
	ExtBuilder::default().build_and_execute(|| {
		let amount = 11 * ED;
		let id = open(SHOP, amount);
		assert_ok!(Escrow::pay(signed(ALICE), id, amount));
		assert_ok!(Escrow::dispute(signed(ALICE), id, None));
		leave(ALICE);
		lock(SHOP);
		pass(14 * DAY);
		let held = amount - amount * 9 / 10;
		assert_eq!(closings(), vec![(id, Outcome::Unanswered, held, 0)]);
		assert_eq!(purse(ALICE), (held, 0, 0));
	});
}

#[test]
fn orders_should_be_closed_in_the_order_of_time_some_a_block() {
	ExtBuilder::default().build_and_execute(|| {
		let windows = [5, 3, 4, 1, 2];
		for window in windows {
			assert_ok!(Escrow::open_order(
				signed(SHOP),
				PRICE,
				metadata(),
				now() + window * HOUR,
				None,
				None,
				None
			));
		}
		let numbers = || closings().into_iter().map(|closing| closing.0).collect::<Vec<_>>();
		pass(HOUR);
		assert_eq!(numbers(), [3]);
		// All at once: two a block.
		pass(10 * HOUR);
		assert_eq!(numbers(), [4, 1]);
		next_block();
		assert_eq!(numbers(), [2, 0]);
		next_block();
		assert!(numbers().is_empty());
		assert_eq!(purse(SHOP), (ENDOWMENT, 0, 0));
	});
}

#[test]
fn the_hook_should_use_no_more_weight_than_there_is() {
	ExtBuilder::default().build_and_execute(|| {
		let (look, close) = (<() as WeightInfo>::next_due(), <() as WeightInfo>::close_due());
		let id = paid();
		let second = open(SHOP, PRICE);
		let later = now() + 14 * DAY;
		assert_eq!(next_block_with(later, Weight::zero()), Weight::zero());
		assert_eq!(next_block_with(later + 1, look), look);
		let short = (look + close).saturating_sub(Weight::from_parts(1, 0));
		assert_eq!(next_block_with(later + 2, short), look);
		assert!(state(id).is_some());
		assert_eq!(next_block_with(later + 3, look + close), look + close);
		// The one that was due first.
		assert_eq!(closings(), vec![(second, Outcome::Expired, 0, 0)]);
		assert_eq!(next_block_with(later + 4, Weight::MAX), look + close + look);
		assert_eq!(closings(), vec![(id, Outcome::Undisputed, 0, HELD)]);
		assert_eq!(next_block_with(later + 5, Weight::MAX), look);
	});
}

#[test]
fn nobody_should_act_on_what_only_waits_to_be_closed() {
	ExtBuilder::default().build_and_execute(|| {
		let id = paid();
		pass_unnoticed(100 * DAY);
		assert_noop!(Escrow::dispute(signed(ALICE), id, None), Error::<Test>::DeadlinePassed);
		assert_noop!(Escrow::refund(signed(SHOP), id), Error::<Test>::DeadlinePassed);
		assert_noop!(Escrow::release(signed(ALICE), id), Error::<Test>::DeadlinePassed);
		assert!(matches!(state(id), Some(OrderState::Held { .. })));
		assert_ok!(Escrow::settle(signed(NOBODY), id));
		assert_eq!(purse(SHOP), (ENDOWMENT + PRICE, 0, 0));
	});
}
