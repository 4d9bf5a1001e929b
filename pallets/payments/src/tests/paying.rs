//! What money does that comes: in time and late, once and twice, too little and too much.

use frame_support::assert_ok;
use mornet_primitives::{
	payments::{
		order::{LockReason, OrderKind, OrderState, MAX_RECEIPTS},
		Claim, OrderId, Rail,
	},
	units::currency::GCC,
};
use sp_runtime::{transaction_validity::InvalidTransaction, DispatchError, TokenError};

use crate::{mock::*, Event, Receipts, UsedTransfers};

/// Where an order stands, its GCC, and what of it waits.
fn stands(id: OrderId) -> (OrderState, Option<u128>, u128) {
	let order = order(id);
	(order.state, order.settled, order.outstanding())
}

#[test]
fn twenty_five_usdt_should_become_exactly_twenty_five_gcc() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Payments::create_order(
			signed(ALICE),
			OrderKind::BuyGcc,
			Rail::UsdtTron,
			25 * GCC,
			NEWCOMER,
		));
		let supply = Balances::total_issuance();
		events();
		agree(transfer(0, 1, 25_000_000));
		assert_eq!(total(NEWCOMER), 25_000_000_000_000);
		assert_eq!(Balances::total_issuance() - supply, 25_000_000_000_000);
		assert_eq!(stands(0), (OrderState::Paid, Some(25 * GCC), 0));
		let Ok(
			[Event::Voted { .. }, Event::Voted { .. }, Event::Voted { .. }, Event::TransferAgreed { votes: 3, validators: 4, .. }, Event::Settled { order: 0, beneficiary: NEWCOMER, gcc, consumed: 25_000_000 }, Event::StateChanged { from: OrderState::Open, to: OrderState::Paid, .. }],
		) = <[_; 6]>::try_from(events())
		else {
			panic!("other events");
		};
		assert_eq!(gcc, 25 * GCC);
	});
}

#[test]
fn the_tolerance_should_be_inclusive_and_give_what_was_ordered() {
	for (amount, expected) in [
		(24_749_999, OrderState::PartlyPaid),
		(24_750_000, OrderState::Paid),
		(25_250_000, OrderState::Paid),
		(25_250_001, OrderState::Overpaid),
	] {
		ExtBuilder::default().build_and_execute(|| {
			let id = order_gcc(25 * GCC);
			agree(transfer(id, 1, amount));
			assert_eq!(state(id), expected, "{amount}");
			let paid = expected == OrderState::Paid;
			assert_eq!(total(ALICE), ENDOWMENT + if paid { 25 * GCC } else { 0 });
			assert_eq!(order(id).outstanding(), if paid { 0 } else { amount });
		});
	}
}

#[test]
fn parts_should_add_up_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 10_000_000));
		assert_eq!(stands(id), (OrderState::PartlyPaid, None, 10_000_000));
		agree(transfer(id, 2, 10_000_000));
		assert_eq!(stands(id), (OrderState::PartlyPaid, None, 20_000_000));
		pass(DAY);
		agree(transfer(id, 3, 5_000_000));
		assert_eq!(stands(id), (OrderState::Paid, Some(25 * GCC), 0));
		// Too much in parts waits.
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 4, 20_000_000));
		agree(transfer(id, 5, 20_000_000));
		assert_eq!(stands(id), (OrderState::Overpaid, None, 40_000_000));
	});
}

#[test]
fn what_is_missing_should_not_count_when_late() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 10_000_000));
		pass(DAY + 1);
		assert_eq!(state(id), OrderState::PartlyPaid);
		agree(transfer(id, 2, 15_000_000));
		assert_eq!(stands(id), (OrderState::Late, None, 25_000_000));
	});
}

#[test]
fn what_came_late_should_not_make_up_for_what_is_missing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let in_time = Claim { time: order(id).terms.expires, ..transfer(id, 1, 15_000_000) };
		pass(DAY + MINUTE);
		// The late part is agreed on first, the one that came in time after it.
		agree(transfer(id, 2, 10_000_000));
		agree(in_time);
		assert!(!Receipts::<Test>::get(id, 1).unwrap().late);
		assert_eq!(stands(id), (OrderState::Late, None, 25_000_000));
		assert_eq!(total(ALICE), ENDOWMENT);
	});
}

#[test]
fn a_payment_at_the_last_moment_should_count_whenever_it_is_agreed_on() {
	ExtBuilder::default().build_and_execute(|| {
		let (in_time, late) = (order_gcc(25 * GCC), order_gcc(25 * GCC));
		let expires = order(in_time).terms.expires;
		let last = Claim { time: expires, ..transfer(in_time, 1, 25_000_000) };
		let after = Claim { time: expires + 1, ..transfer(late, 2, 25_000_000) };
		pass_to(expires + HOUR);
		assert_eq!(state(in_time), OrderState::Expired);
		agree(last);
		agree(after);
		assert_eq!(stands(in_time), (OrderState::Paid, Some(25 * GCC), 0));
		assert_eq!(stands(late), (OrderState::Late, None, 25_000_000));
	});
}

#[test]
fn a_payment_should_count_until_it_is_a_day_old() {
	ExtBuilder::default().build_and_execute(|| {
		let (young, old) = (order_gcc(25 * GCC), order_gcc(25 * GCC));
		let paid = START + HOUR;
		let young_claim = Claim { time: paid, ..transfer(young, 1, 25_000_000) };
		let old_claim = Claim { time: paid, ..transfer(old, 2, 25_000_000) };
		pass_to(paid + DAY);
		agree(young_claim);
		assert_eq!(stands(young), (OrderState::Paid, Some(25 * GCC), 0));
		// The last vote comes a millisecond later.
		assert_ok!(vote(0, old_claim));
		assert_ok!(vote(1, old_claim));
		pass(1);
		assert_ok!(vote(2, old_claim));
		assert_eq!(stands(old), (OrderState::Late, None, 25_000_000));
		assert!(Receipts::<Test>::get(old, 0).unwrap().late);
	});
}

#[test]
fn a_second_payment_should_wait() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 25_000_000));
		agree(transfer(id, 2, 25_000_000));
		assert_eq!(stands(id), (OrderState::Overpaid, Some(25 * GCC), 25_000_000));
		pass(2 * DAY);
		agree(transfer(id, 3, 25_000_000));
		assert_eq!(stands(id), (OrderState::Overpaid, Some(25 * GCC), 50_000_000));
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
	});
}

#[test]
fn dust_should_not_keep_an_order_from_being_paid() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		// A stranger adds to it: the least that is taken note of.
		agree(transfer(id, 1, 500_000));
		assert_eq!(state(id), OrderState::PartlyPaid);
		agree(transfer(id, 2, 25_000_000));
		assert_eq!(stands(id), (OrderState::Overpaid, Some(25 * GCC), 500_000));
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
		// Also if it is more than is due.
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 3, 26_000_000));
		assert_eq!(stands(id), (OrderState::Overpaid, None, 26_000_000));
		agree(transfer(id, 4, 25_000_000));
		assert_eq!(stands(id), (OrderState::Overpaid, Some(25 * GCC), 26_000_000));
	});
}

#[test]
fn transfers_should_be_bounded() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		for nth in 0..MAX_RECEIPTS {
			agree(transfer(id, u64::from(nth), 500_000));
		}
		assert_eq!(order(id).receipts, MAX_RECEIPTS);
		assert_eq!(vote(0, transfer(id, 999, 500_000)), Err(InvalidTransaction::Stale));
		pass(5 * DAY);
		// It waits, so it is not forgotten.
		pass(365 * DAY);
		assert_eq!(Receipts::<Test>::iter_prefix(id).count() as u32, MAX_RECEIPTS);
	});
}

#[test]
fn nothing_should_be_noted_after_the_watch() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let terms = order(id).terms;
		let last = Claim { time: terms.watched_until, ..transfer(id, 1, 25_000_000) };
		let after = Claim { time: terms.watched_until + 1, ..transfer(id, 2, 25_000_000) };
		pass_to(terms.watched_until + 1);
		assert_eq!(vote(0, after), Err(InvalidTransaction::Stale));
		// The housekeeping is behind, and the order all the same not watched.
		System::set_block_number(System::block_number() + 1);
		Timestamp::set_timestamp(terms.retires());
		assert_ok!(vote(0, last));
		assert_ok!(vote(1, last));
		Timestamp::set_timestamp(terms.retires() + 1);
		assert_eq!(vote(2, last), Err(InvalidTransaction::Stale));
		assert!(order(id).watched);
		idle();
		assert!(!order(id).watched);
		assert_eq!(state(id), OrderState::Expired);
		assert!(Payments::votes_on(id).is_empty());
	});
}

#[test]
fn a_failed_effect_should_lock_and_lose_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		Paused::set(true);
		let supply = Balances::total_issuance();
		agree(transfer(id, 1, 25_000_000));
		assert_eq!(stands(id), (OrderState::Locked, None, 25_000_000));
		assert_eq!(order(id).lock, Some(LockReason::EffectFailed));
		assert_eq!(Balances::total_issuance(), supply, "what was minted is taken back");
		assert_eq!(Bought::get(ALICE), None, "and so is what was counted");
		assert!(UsedTransfers::<Test>::contains_key(transfer(id, 1, 0).transfer));
		// The text of an `Other` is not stored.
		let failed = Event::EffectFailed { order: id, error: DispatchError::Other("") };
		assert!(events().contains(&failed));
		assert!(Payments::retry(signed(BOB), id).is_err());
		assert_eq!(state(id), OrderState::Locked);
		// Anyone, as soon as the cause is gone.
		Paused::set(false);
		assert_ok!(Payments::retry(signed(BOB), id));
		assert_eq!(stands(id), (OrderState::Paid, Some(25 * GCC), 0));
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
		assert!(Payments::retry(signed(BOB), id).is_err());
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
	});
}

#[test]
fn a_limit_reached_meanwhile_should_lock() {
	ExtBuilder::default().build_and_execute(|| {
		Limit::set(30 * GCC);
		let (first, second) = (order_gcc(25 * GCC), order_gcc(25 * GCC));
		agree(transfer(first, 1, 25_000_000));
		agree(transfer(second, 2, 25_000_000));
		assert_eq!((state(first), state(second)), (OrderState::Paid, OrderState::Locked));
		assert_eq!(Bought::get(ALICE), Some(25 * GCC));
		// More of it comes meanwhile: what pays it is not mixed with that.
		agree(transfer(second, 3, 5_000_000));
		Limit::set(50 * GCC);
		assert_ok!(Payments::retry(signed(ALICE), second));
		assert_eq!(stands(second), (OrderState::Overpaid, Some(25 * GCC), 5_000_000));
	});
}

#[test]
fn commerce_should_be_paid_with_what_was_bought_or_not_at_all() {
	ExtBuilder::default().build_and_execute(|| {
		let create = |price| {
			assert_ok!(Payments::create_order(
				signed(ALICE),
				OrderKind::Subscription(reference(price)),
				Rail::Jetton(1),
				price,
				BOB,
			));
			crate::NextOrder::<Test>::get() - 1
		};
		let (first, second) = (create(3 * GCC), create(4 * GCC));
		agree(transfer(first, 1, 3_000_000));
		assert_eq!(stands(first), (OrderState::Paid, Some(3 * GCC), 0));
		assert_eq!(total(BOB), ENDOWMENT, "minted and spent");
		assert_eq!(SettledOrders::get(), Some(vec![first]));
		// It is gone when it is paid.
		let supply = Balances::total_issuance();
		Gone::set(true);
		agree(transfer(second, 2, 4_000_000));
		assert_eq!(stands(second), (OrderState::Locked, None, 4_000_000));
		assert_eq!(Balances::total_issuance(), supply);
		assert_eq!(SettledOrders::get(), Some(vec![first]));
	});
}

#[test]
fn who_has_no_account_should_not_be_given_less_than_one_needs() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Payments::create_order(
			signed(ALICE),
			OrderKind::BuyGcc,
			Rail::UsdtTron,
			GCC / 10,
			NEWCOMER,
		));
		// As if the existential deposit were more than the order: of what an invoice leaves.
		let id = {
			assert_ok!(Payments::create_order(
				signed(ALICE),
				OrderKind::Invoice(reference(GCC)),
				Rail::UsdtTron,
				GCC,
				NEWCOMER,
			));
			1
		};
		agree(transfer(id, 1, 1_000_000));
		assert_eq!(state(id), OrderState::Locked);
		assert!(events().iter().any(|event| matches!(
			event,
			Event::EffectFailed {
				error: DispatchError::Token(
					TokenError::FundsUnavailable | TokenError::NotExpendable
				),
				..
			}
		)));
		assert_eq!(total(NEWCOMER), 0);
		agree(transfer(0, 2, 100_000));
		assert_eq!(total(NEWCOMER), GCC / 10);
		assert_ok!(Payments::retry(signed(ALICE), id));
		assert_eq!(state(id), OrderState::Paid);
		assert_eq!(total(NEWCOMER), GCC / 10);
	});
}
