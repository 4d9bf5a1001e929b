//! Orders: opened, and taken back.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	escrow::{reference, OrderState, Outcome, Parameters, ProofLink},
	kyc::LimitError,
	units::currency::GCC,
	Balance, Moment,
};
use sp_runtime::{Perbill, TokenError};

use crate::{mock::*, *};

fn open_fails(
	who: AccountId,
	amount: Balance,
	window: Moment,
	buyer: Option<AccountId>,
	arbiter: Option<AccountId>,
	error: Error<Test>,
) {
	assert_noop!(
		Escrow::open_order(signed(who), amount, metadata(), now() + window, buyer, arbiter, None),
		error
	);
}

#[test]
fn an_order_should_keep_what_was_agreed_and_hold_a_deposit() {
	ExtBuilder::default().build_and_execute(|| {
		let proof = ProofLink::repeat_byte(9);
		let pay_by = now() + TO_PAY;
		assert_ok!(Escrow::open_order(
			signed(SHOP),
			PRICE,
			metadata(),
			pay_by,
			Some(ALICE),
			Some(ARBITER),
			Some(proof)
		));
		assert_eq!(purse(SHOP), (ENDOWMENT - DEPOSIT, 0, DEPOSIT));
		assert_eq!(purse(ALICE), (ENDOWMENT, 0, 0));
		assert_last_event(Event::OrderOpened {
			order: 0,
			merchant: SHOP,
			buyer: Some(ALICE),
			arbiter: Some(ARBITER),
			amount: PRICE,
			held: HELD,
			metadata: metadata(),
			proof: Some(proof),
			pay_by,
			dispute_window: 14 * DAY,
			ruling_window: 14 * DAY,
			reference: reference(0, &SHOP, PRICE, &metadata()),
		});
		assert_eq!(state(0), Some(OrderState::Open { pay_by }));
		// The limits were looked at, and nothing was counted.
		assert_eq!(Used::get(), vec![]);

		// Other rules are not for orders that are there.
		assert_ok!(Escrow::set_params(
			root(),
			Parameters {
				merchant_share: Perbill::from_percent(50),
				dispute_window: HOUR,
				ruling_window: DAY,
				..test_params()
			}
		));
		assert_ok!(Escrow::pay(signed(ALICE), 0, PRICE));
		assert_eq!(held(SHOP), HELD);
		assert_eq!(state(0), Some(OrderState::Held { until: now() + 14 * DAY }));
		assert_ok!(Escrow::dispute(signed(ALICE), 0, None));
		assert_eq!(
			state(0),
			Some(OrderState::Disputed { rule_by: now() + 14 * DAY, answered: false })
		);
		let next = open(SHOP, PRICE);
		assert_eq!(Escrow::order(next).unwrap().held, 10 * GCC + 3);
	});
}

#[test]
fn an_order_should_be_refused_when_something_is_wrong() {
	ExtBuilder::default().build_and_execute(|| {
		let min = test_params().min_amount;
		let max = test_params().max_pay_window;
		open_fails(SHOP, min - 1, HOUR, None, None, Error::BelowMinAmount);
		open_fails(SHOP, PRICE, MINUTE - 1, None, None, Error::PayWindowOutOfBounds);
		open_fails(SHOP, PRICE, max + 1, None, None, Error::PayWindowOutOfBounds);
		assert_noop!(
			Escrow::open_order(signed(SHOP), PRICE, metadata(), now() - 1, None, None, None),
			Error::<Test>::PayWindowOutOfBounds
		);
		open_fails(SHOP, PRICE, HOUR, Some(SHOP), None, Error::SameParty);
		open_fails(SHOP, PRICE, HOUR, None, Some(BOB), Error::NotArbiter);
		open_fails(SHOP, PRICE, HOUR, Some(ARBITER), Some(ARBITER), Error::ArbiterIsParty);
		open_fails(ARBITER, PRICE, HOUR, None, Some(ARBITER), Error::ArbiterIsParty);
		assert_noop!(
			Escrow::open_order(signed(NOBODY), PRICE, metadata(), now() + HOUR, None, None, None),
			TokenError::FundsUnavailable
		);
		for (limit, error) in [
			(LimitError::NotVerified, Error::<Test>::MerchantNotVerified),
			(LimitError::Expired, Error::MerchantAttestationExpired),
			(LimitError::Revoked, Error::MerchantAttestationRevoked),
			(LimitError::AboveOperationLimit, Error::AboveOperationLimit),
			(LimitError::AboveDailyLimit, Error::AboveDailyLimit),
		] {
			Refused::set(vec![(SHOP, limit)]);
			open_fails(SHOP, PRICE, HOUR, None, None, error);
		}
		Refused::set(vec![]);

		// At the bounds.
		for (amount, window) in [(min, MINUTE), (min, max)] {
			assert_ok!(Escrow::open_order(
				signed(SHOP),
				amount,
				metadata(),
				now() + window,
				None,
				None,
				None
			));
		}
	});
}

#[test]
fn a_merchant_should_take_back_what_is_not_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open_for(SHOP, PRICE, Some(ALICE), None);
		assert_noop!(Escrow::cancel(signed(ALICE), id), Error::<Test>::NotMerchant);
		assert_noop!(Escrow::cancel(signed(BOB), id), Error::<Test>::NotMerchant);
		assert_ok!(Escrow::cancel(signed(SHOP), id));
		assert_last_event(Event::Closed {
			order: id,
			merchant: SHOP,
			buyer: Some(ALICE),
			outcome: Outcome::Cancelled,
			to_buyer: 0,
			to_merchant: 0,
		});
		assert_eq!(purse(SHOP), (ENDOWMENT, 0, 0));
		assert_noop!(Escrow::cancel(signed(SHOP), id), Error::<Test>::OrderNotFound);
		assert_noop!(Escrow::pay(signed(ALICE), id, PRICE), Error::<Test>::OrderNotFound);
		// Nothing of it is left, and its number is not used again.
		assert_eq!(Agenda::<Test>::iter_keys().count(), 0);
		assert_eq!(OrdersOf::<Test>::iter_keys().count(), 0);
		assert_eq!(open(SHOP, PRICE), id + 1);

		let id = paid();
		assert_noop!(Escrow::cancel(signed(SHOP), id), Error::<Test>::AlreadyPaid);
	});
}

#[test]
fn an_order_should_be_as_large_as_the_docs_say() {
	use codec::MaxEncodedLen;
	assert_eq!(Order::<sp_runtime::AccountId32>::max_encoded_len(), 462);
}
