//! What wallets and the worker read.

use frame_support::assert_ok;
use mornet_primitives::{
	payments::{
		order::{OrderKind, OrderState},
		OrderId, Rail,
	},
	units::currency::GCC,
};

use crate::mock::*;

fn ids(orders: Vec<mornet_primitives::payments::api::OrderOverview<AccountId>>) -> Vec<OrderId> {
	orders.into_iter().map(|order| order.id).collect()
}

#[test]
fn an_order_should_be_shown_with_what_came() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Payments::order(0), None);
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 10_000_000));
		pass(MINUTE);
		agree(transfer(id, 2, 20_000_000));
		assert_ok!(Payments::start_refund(compliance(), id));
		let reference = b"bank-1".to_vec().try_into().unwrap();
		assert_ok!(Payments::mark_refunded(compliance(), id, 1_000_000, reference));
		let shown = Payments::order(id).unwrap();
		assert_eq!(shown.id, id);
		assert_eq!(shown.memo, order(id).memo.to_text());
		assert_eq!(shown.target, usdt_tron(1).target);
		assert_eq!(shown.state, OrderState::Refunding);
		assert_eq!((shown.received, shown.refunded), (30_000_000, 1_000_000));
		assert_eq!(shown.receipts.len(), 2);
		assert_eq!(shown.receipts[1].amount, 20_000_000);
		assert_eq!(shown.receipts[1].agreed, START + MINUTE);
		assert_eq!(shown.refunds.len(), 1);
		assert_eq!(shown.settled, None);
	});
}

#[test]
fn an_accounts_orders_should_be_read_in_pages_from_the_newest() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..4 {
			order_gcc(GCC);
		}
		// Bob's, for Alice.
		assert_ok!(Payments::create_order(signed(BOB), OrderKind::BuyGcc, Rail::Ton, GCC, ALICE));
		let page = |before, limit| ids(Payments::orders_of(ALICE, before, limit));
		assert_eq!(page(None, 100), [4, 3, 2, 1, 0]);
		assert_eq!(page(None, 2), [4, 3]);
		assert_eq!(page(Some(3), 2), [2, 1]);
		assert_eq!(page(Some(1), 2), [0]);
		assert_eq!(page(Some(0), 2), [0; 0]);
		assert_eq!(page(None, 0), [0; 0]);
		// One that never was, or is forgotten.
		assert_eq!(page(Some(1_000), 1), [4]);
		assert_eq!(ids(Payments::orders_of(BOB, None, 9)), [4]);
		assert_eq!(ids(Payments::orders_of(NEWCOMER, None, 9)), [0; 0]);
	});
}

#[test]
fn orders_that_are_watched_and_that_wait_should_be_read_from_the_oldest() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 1..=3 {
			for _ in 0..3 {
				order_on(who, Rail::UsdtTron, GCC);
			}
		}
		let other = order_on(4, Rail::Ton, GCC);
		let target = order(0).target_id;
		let watched = |after, limit| ids(Payments::watched_orders(target, after, limit));
		assert_eq!(watched(None, 3), [0, 1, 2]);
		assert_eq!(watched(Some(2), 3), [3, 4, 5]);
		assert_eq!(watched(Some(5), 100), [6, 7, 8]);
		assert_eq!(ids(Payments::watched_orders(order(other).target_id, None, 9)), [other]);

		assert_eq!(ids(Payments::waiting_orders(None, 9)), [0; 0]);
		for (nth, id) in (1u64..).zip([7, 3, 5]) {
			agree(transfer(id, nth, 500_000));
		}
		assert_eq!(ids(Payments::waiting_orders(None, 9)), [3, 5, 7]);
		assert_eq!(ids(Payments::waiting_orders(Some(3), 1)), [5]);
		agree(transfer(5, 9, 500_000));
		assert_eq!(ids(Payments::waiting_orders(Some(3), 1)), [7]);
		// They wait still when they are watched no more.
		pass(DAY + 1);
		pass(5 * DAY);
		assert_eq!(watched(None, 9), [0; 0]);
		assert_eq!(ids(Payments::waiting_orders(None, 9)), [3, 7]);
	});
}

#[test]
fn rails_should_be_shown_with_what_is_watched() {
	ExtBuilder::default().build_and_execute(|| {
		order_gcc(GCC);
		assert_ok!(Payments::set_rail(root(), Rail::UsdtTron, Box::new(usdt_tron(9))));
		order_gcc(GCC);
		let rails = Payments::rails();
		assert_eq!(rails.iter().map(|rail| rail.rail).collect::<Vec<_>>(), RAILS);
		assert_eq!(rails.iter().map(|rail| rail.watched).collect::<Vec<_>>(), [2, 0, 0]);
		assert_eq!(rails[0].config, usdt_tron(9));
	});
}

#[test]
fn the_oldest_should_be_known_however_many_there_are() {
	ExtBuilder::default().build_and_execute(|| {
		let first = order_gcc(GCC);
		let target = order(first).target_id;
		pass(MINUTE);
		let second = order_gcc(GCC);
		assert_eq!(Payments::oldest_watched(target), Some((first, START)));
		pass_to(order(first).terms.retires() + 1);
		assert_eq!(Payments::oldest_watched(target), Some((second, START + MINUTE)));
		pass(MINUTE);
		assert_eq!(Payments::oldest_watched(target), None);
	});
}
