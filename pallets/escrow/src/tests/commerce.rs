//! Payment through an order of payments.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	escrow::Outcome,
	kyc::{LimitError, Ramp},
	payments::{
		effects::Commerce,
		order::{OrderKind, Reference},
	},
};

use crate::{mock::*, *};

#[test]
fn an_invoice_should_be_paid_with_coins_that_come_from_another_network() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open(SHOP, PRICE);
		// One without an account.
		assert_eq!(price(id, NOBODY), Ok(PRICE));
		assert_eq!(Used::get(), vec![]);
		assert_ok!(pay_by_rail(77, reference(id), NOBODY, PRICE));
		assert_last_event(Event::Paid {
			order: id,
			merchant: SHOP,
			buyer: NOBODY,
			amount: PRICE,
			held: HELD,
			until: now() + 14 * DAY,
			through: Some(77),
		});
		assert_eq!(purse(NOBODY), (0, 0, 0));
		assert_eq!(purse(SHOP), (ENDOWMENT - DEPOSIT + PRICE - HELD, HELD, DEPOSIT));
		assert_eq!(Used::get(), vec![(SHOP, Ramp::MerchantReceipt, PRICE)]);

		// Everything else is as with other payments.
		assert_ok!(Escrow::dispute(signed(NOBODY), id, None));
		pass(14 * DAY);
		assert_eq!(closings(), vec![(id, Outcome::Unanswered, HELD, 0)]);
		assert_eq!(purse(NOBODY), (HELD, 0, 0));
	});
}

#[test]
fn what_the_buyer_has_should_stay() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open_for(SHOP, PRICE, Some(ALICE), None);
		assert_ok!(pay_by_rail(1, reference(id), ALICE, PRICE));
		assert_eq!(purse(ALICE), (ENDOWMENT, 0, 0));
	});
}

#[test]
fn a_second_payment_should_fail_whole() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open(SHOP, PRICE);
		let invoice = reference(id);
		let issued = Balances::total_issuance();
		assert_ok!(pay_by_rail(1, invoice, BOB, PRICE));
		assert_noop!(pay_by_rail(2, invoice, ALICE, PRICE), Error::<Test>::AlreadyPaid);
		assert_noop!(price(id, ALICE), Error::<Test>::AlreadyPaid);
		assert_eq!(Balances::total_issuance(), issued + PRICE);
	});
}

#[test]
fn an_order_that_cannot_be_paid_should_have_no_price() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open_for(SHOP, PRICE, Some(ALICE), None);
		let invoice = OrderKind::Invoice(reference(id));
		assert_eq!(price(id, ALICE), Ok(PRICE));
		assert_noop!(price(id, BOB), Error::<Test>::NotBuyer);
		assert_noop!(price(id, SHOP), Error::<Test>::SameParty);
		for kind in [OrderKind::BuyGcc, OrderKind::Subscription(reference(id))] {
			assert_noop!(
				<Escrow as Commerce<_>>::price(&kind, &ALICE),
				Error::<Test>::NotAnInvoice
			);
			assert_noop!(
				<Escrow as Commerce<_>>::settle(0, &kind, &ALICE, PRICE),
				Error::<Test>::NotAnInvoice
			);
		}
		// The limits of the merchant's are looked at before anyone pays in vain.
		Refused::set(vec![(SHOP, LimitError::AboveDailyLimit)]);
		assert_noop!(price(id, ALICE), Error::<Test>::AboveDailyLimit);
		assert_noop!(pay_by_rail(1, reference(id), ALICE, PRICE), Error::<Test>::AboveDailyLimit);
		Refused::set(vec![]);

		// Not so late that the payment would come after the deadline.
		let margin = test_params().rail_margin;
		pass(TO_PAY - margin);
		assert_eq!(price(id, ALICE), Ok(PRICE));
		pass(1);
		assert_noop!(price(id, ALICE), Error::<Test>::TooLateForRail);
		// What is under way is taken until the deadline.
		let late = reference(id);
		pass_unnoticed(margin - 1);
		assert_noop!(price(id, ALICE), Error::<Test>::DeadlinePassed);
		assert_noop!(pay_by_rail(1, late, ALICE, PRICE), Error::<Test>::DeadlinePassed);
		next_block();
		assert_noop!(
			<Escrow as Commerce<_>>::price(&invoice, &ALICE),
			Error::<Test>::OrderNotFound
		);
		assert_noop!(pay_by_rail(1, late, ALICE, PRICE), Error::<Test>::OrderNotFound);
	});
}

#[test]
fn a_reference_should_be_just_that_of_the_order() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = (open(SHOP, PRICE), open(OTHER_SHOP, PRICE));
		assert_ne!(reference(first), reference(second));
		// The number of one and the rest of the other, as on a fork.
		let mut mixed: [u8; 32] = reference(first).into();
		mixed[8..].copy_from_slice(&reference(second)[8..]);
		assert_noop!(
			pay_by_rail(1, Reference::from(mixed), ALICE, PRICE),
			Error::<Test>::ReferenceDiffers
		);
		assert_noop!(
			pay_by_rail(1, reference(first), ALICE, PRICE - 1),
			Error::<Test>::AmountDiffers
		);
		assert_noop!(
			pay_by_rail(1, Reference::repeat_byte(1), ALICE, PRICE),
			Error::<Test>::OrderNotFound
		);
	});
}
