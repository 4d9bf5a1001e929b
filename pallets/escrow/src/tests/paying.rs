//! Orders: paid, released, refunded.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	escrow::{OrderState, Outcome},
	kyc::{LimitError, Ramp},
	units::currency::GCC,
};

use crate::{mock::*, *};

#[test]
fn a_payment_should_be_the_merchants_but_for_the_held_share() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open(SHOP, PRICE);
		assert_ok!(Escrow::pay(signed(ALICE), id, PRICE));
		assert_eq!(purse(ALICE), (ENDOWMENT - PRICE, 0, 0));
		assert_eq!(purse(SHOP), (ENDOWMENT - DEPOSIT + PRICE - HELD, HELD, DEPOSIT));
		// 90 %, rounded down.
		assert_eq!((PRICE - HELD, HELD), (18 * GCC + 4, 2 * GCC + 1));
		assert_last_event(Event::Paid {
			order: id,
			merchant: SHOP,
			buyer: ALICE,
			amount: PRICE,
			held: HELD,
			until: now() + 14 * DAY,
			through: None,
		});
		assert_eq!(Used::get(), vec![(SHOP, Ramp::MerchantReceipt, PRICE)]);
		assert_noop!(Escrow::pay(signed(ALICE), id, PRICE), Error::<Test>::AlreadyPaid);
		assert_noop!(Escrow::pay(signed(BOB), id, PRICE), Error::<Test>::AlreadyPaid);
	});
}

#[test]
fn a_payment_should_be_refused_when_something_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open_for(SHOP, PRICE, Some(ALICE), None);
		assert_noop!(Escrow::pay(signed(ALICE), id + 1, PRICE), Error::<Test>::OrderNotFound);
		assert_noop!(Escrow::pay(signed(BOB), id, PRICE), Error::<Test>::NotBuyer);
		assert_noop!(Escrow::pay(signed(SHOP), id, PRICE), Error::<Test>::SameParty);
		for amount in [PRICE - 1, PRICE + 1, 0] {
			assert_noop!(Escrow::pay(signed(ALICE), id, amount), Error::<Test>::AmountDiffers);
		}
		Refused::set(vec![(SHOP, LimitError::AboveDailyLimit)]);
		assert_noop!(Escrow::pay(signed(ALICE), id, PRICE), Error::<Test>::AboveDailyLimit);
		Refused::set(vec![]);

		// The buyer's account stays.
		let all = open(SHOP, ENDOWMENT - ED + 1);
		assert_noop!(
			Escrow::pay(signed(BOB), all, ENDOWMENT - ED + 1),
			Error::<Test>::NotEnoughFree
		);
		let most = open(SHOP, ENDOWMENT - ED);
		assert_ok!(Escrow::pay(signed(BOB), most, ENDOWMENT - ED));
		assert_eq!(free(BOB), ED);

		pass_unnoticed(TO_PAY - 1);
		assert_ok!(Escrow::pay(signed(ALICE), id, PRICE));
	});
}

#[test]
fn who_is_to_rule_should_not_pay() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open_for(SHOP, PRICE, None, Some(ARBITER));
		assert_noop!(Escrow::pay(signed(ARBITER), id, PRICE), Error::<Test>::ArbiterIsParty);
		assert_noop!(price(id, ARBITER), Error::<Test>::ArbiterIsParty);
		// Who could be appointed again.
		assert_ok!(Escrow::dismiss_arbiter(root(), ARBITER));
		assert_noop!(Escrow::pay(signed(ARBITER), id, PRICE), Error::<Test>::ArbiterIsParty);
		// Another arbiter can: it will not rule.
		assert_ok!(Escrow::pay(signed(OTHER_ARBITER), id, PRICE));
	});
}

#[test]
fn a_payment_should_come_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open(SHOP, PRICE);
		pass_unnoticed(TO_PAY);
		assert_noop!(Escrow::pay(signed(ALICE), id, PRICE), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn what_is_not_paid_should_not_be_disputed_released_or_refunded() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open_for(SHOP, PRICE, Some(ALICE), None);
		assert_noop!(Escrow::release(signed(ALICE), id), Error::<Test>::NotPaid);
		assert_noop!(Escrow::refund(signed(SHOP), id), Error::<Test>::NotPaid);
		assert_noop!(Escrow::dispute(signed(ALICE), id, None), Error::<Test>::NotPaid);
		assert_noop!(Escrow::answer(signed(SHOP), id, None), Error::<Test>::NotDisputed);
	});
}

mod release {
	use super::*;

	#[test]
	fn should_give_the_merchant_all() {
		for make in [paid, disputed, answered] {
			ExtBuilder::default().build_and_execute(|| {
				let id = make();
				for other in [SHOP, BOB, ARBITER] {
					assert_noop!(Escrow::release(signed(other), id), Error::<Test>::NotBuyer);
				}
				assert_ok!(Escrow::release(signed(ALICE), id));
				assert_eq!(purse(SHOP), (ENDOWMENT + PRICE, 0, 0));
				assert_eq!(purse(ALICE), (ENDOWMENT - PRICE, 0, 0));
				assert_eq!(closings(), vec![(id, Outcome::Released, 0, HELD)]);
				assert_eq!(state(id), None);
				assert_noop!(Escrow::release(signed(ALICE), id), Error::<Test>::OrderNotFound);
			});
		}
	}

	#[test]
	fn should_be_too_late_at_the_deadline() {
		ExtBuilder::default().build_and_execute(|| {
			let id = paid();
			pass_unnoticed(14 * DAY);
			assert_noop!(Escrow::release(signed(ALICE), id), Error::<Test>::DeadlinePassed);
		});
	}
}

mod refund {
	use super::*;

	#[test]
	fn should_give_the_buyer_all() {
		for make in [paid, disputed, answered] {
			ExtBuilder::default().build_and_execute(|| {
				let id = make();
				for other in [ALICE, BOB, ARBITER] {
					assert_noop!(Escrow::refund(signed(other), id), Error::<Test>::NotMerchant);
				}
				assert_ok!(Escrow::refund(signed(SHOP), id));
				assert_eq!(purse(SHOP), (ENDOWMENT, 0, 0));
				assert_eq!(purse(ALICE), (ENDOWMENT, 0, 0));
				assert_eq!(closings(), vec![(id, Outcome::Refunded, PRICE, 0)]);
				assert_eq!(state(id), None);
				// What the limits counted stays counted.
				assert_eq!(Used::get(), vec![(SHOP, Ramp::MerchantReceipt, PRICE)]);
			});
		}
	}

	#[test]
	fn should_open_the_buyers_account_again() {
		ExtBuilder::default().build_and_execute(|| {
			let amount = test_params().min_amount;
			let id = open(SHOP, amount);
			assert_ok!(Escrow::pay(signed(ALICE), id, amount));
			leave(ALICE);
			assert_ok!(Escrow::refund(signed(SHOP), id));
			assert_eq!(purse(ALICE), (amount, 0, 0));
		});
	}

	#[test]
	fn should_wait_for_the_merchant_to_have_it() {
		ExtBuilder::default().build_and_execute(|| {
			let id = paid();
			// All that is not on hold, but for the existential deposit and a bit of the own share.
			let spent = free(SHOP) - ED - (PRICE - HELD) + 1;
			assert_ok!(Balances::transfer_keep_alive(signed(SHOP), BOB, spent));
			assert_noop!(Escrow::refund(signed(SHOP), id), Error::<Test>::NotEnoughFree);
			assert_ok!(Balances::transfer_keep_alive(signed(BOB), SHOP, 1));
			assert_ok!(Escrow::refund(signed(SHOP), id));
			assert_eq!(purse(SHOP), (ED + DEPOSIT, 0, 0));
			assert_eq!(purse(ALICE), (ENDOWMENT, 0, 0));
		});
	}

	#[test]
	fn should_leave_the_merchants_locks_whole() {
		ExtBuilder::default().build_and_execute(|| {
			let id = paid();
			// All that is there without the price can be locked, and not a planck more.
			lock_some(SHOP, ENDOWMENT + 1);
			assert_noop!(Escrow::refund(signed(SHOP), id), Error::<Test>::NotEnoughFree);
			lock_some(SHOP, ENDOWMENT);
			assert_ok!(Escrow::refund(signed(SHOP), id));
			assert_eq!(purse(SHOP), (ENDOWMENT, 0, 0));
		});
	}

	#[test]
	fn should_be_too_late_at_the_deadline() {
		ExtBuilder::default().build_and_execute(|| {
			let id = disputed();
			pass_unnoticed(14 * DAY - 1);
			assert_ok!(Escrow::attach_proof(signed(SHOP), id, metadata()));
			pass_unnoticed(1);
			assert_noop!(Escrow::refund(signed(SHOP), id), Error::<Test>::DeadlinePassed);
			assert!(matches!(state(id), Some(OrderState::Disputed { .. })));
		});
	}
}
