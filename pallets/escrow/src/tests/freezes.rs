//! What a freeze by compliance does to orders: nothing leaves a frozen account, and nothing stays on
//! hold for it.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::escrow::{Outcome, Ruling};
use sp_runtime::TokenError;

use crate::{mock::*, *};

#[test]
fn a_frozen_merchant_should_open_and_be_paid_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open(SHOP, PRICE);
		freeze(SHOP);
		assert_noop!(
			Escrow::open_order(signed(SHOP), PRICE, metadata(), now() + HOUR, None, None, None),
			Error::<Test>::MerchantFrozen
		);
		assert_noop!(Escrow::pay(signed(ALICE), id, PRICE), Error::<Test>::MerchantFrozen);
		// The deposit is its own.
		assert_ok!(Escrow::cancel(signed(SHOP), id));
		assert_eq!(purse(SHOP), (ENDOWMENT, 0, 0));
	});
}

#[test]
fn a_frozen_buyer_should_neither_pay_nor_release() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = (paid(), open(SHOP, PRICE));
		freeze(ALICE);
		assert_noop!(Escrow::pay(signed(ALICE), second, PRICE), Error::<Test>::BuyerFrozen);
		assert_noop!(Escrow::release(signed(ALICE), first), Error::<Test>::BuyerFrozen);
		// It can receive.
		assert_ok!(Escrow::refund(signed(SHOP), first));
		assert_eq!(purse(ALICE), (ENDOWMENT, 0, 0));
	});
}

#[test]
fn nothing_should_leave_a_frozen_merchant_by_a_ruling() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = (answered(), answered());
		freeze(SHOP);
		let before = purse(SHOP);
		for ruling in [Ruling::ToBuyer, Ruling::Split { to_buyer: 1 }] {
			assert_noop!(
				Escrow::rule(signed(ARBITER), first, ruling),
				Error::<Test>::MerchantFrozen
			);
		}
		assert_noop!(Escrow::refund(signed(SHOP), first), Error::<Test>::MerchantFrozen);
		assert_eq!(purse(SHOP), before);
		// What stays there can be ruled.
		assert_ok!(Escrow::rule(signed(ARBITER), first, Ruling::ToMerchant));
		thaw(SHOP);
		assert_ok!(Escrow::rule(signed(ARBITER), second, Ruling::ToBuyer));
		assert_eq!(purse(SHOP), (ENDOWMENT + 2 * PRICE - HELD, 0, 0));
		assert_eq!(purse(ALICE), (ENDOWMENT - 2 * PRICE + HELD, 0, 0));
	});
}

#[test]
fn a_silent_frozen_merchants_share_should_stay_under_the_freeze() {
	ExtBuilder::default().build_and_execute(|| {
		let id = disputed();
		freeze(SHOP);
		pass(14 * DAY);
		assert_eq!(closings(), vec![(id, Outcome::Withheld, 0, HELD)]);
		assert_eq!(purse(SHOP), (ENDOWMENT + PRICE, 0, 0));
		assert_eq!(purse(ALICE), (ENDOWMENT - PRICE, 0, 0));
		assert_noop!(Balances::transfer_allow_death(signed(SHOP), BOB, 1), TokenError::Frozen);
	});
}

#[test]
fn what_is_over_should_not_be_on_hold_for_a_freeze() {
	ExtBuilder::default().build_and_execute(|| {
		let (undisputed, unruled) = (paid(), answered());
		freeze(SHOP);
		freeze(ALICE);
		pass(14 * DAY);
		assert_eq!(
			closings(),
			vec![(undisputed, Outcome::Undisputed, 0, HELD), (unruled, Outcome::NotRuled, 0, HELD)]
		);
		assert_eq!(purse(SHOP), (ENDOWMENT + 2 * PRICE, 0, 0));
	});
}

#[test]
fn a_frozen_buyer_should_get_what_the_silent_merchant_loses() {
	ExtBuilder::default().build_and_execute(|| {
		let id = disputed();
		freeze(ALICE);
		pass(14 * DAY);
		assert_eq!(closings(), vec![(id, Outcome::Unanswered, HELD, 0)]);
		assert_eq!(purse(ALICE), (ENDOWMENT - PRICE + HELD, 0, 0));
	});
}
