//! What wallets, points of sale and arbiters read.

use frame_support::assert_ok;
use mornet_primitives::escrow::{OrderOverview, OrderState, ProofLink};

use crate::mock::*;

fn numbers(orders: Vec<OrderOverview<AccountId>>) -> Vec<u64> {
	orders.into_iter().map(|order| order.id).collect()
}

#[test]
fn an_order_should_be_told_whole() {
	ExtBuilder::default().build_and_execute(|| {
		let id = open_for(SHOP, PRICE, None, Some(ARBITER));
		assert_ok!(Escrow::pay(signed(ALICE), id, PRICE));
		let proof = ProofLink::repeat_byte(3);
		assert_ok!(Escrow::attach_proof(signed(ALICE), id, proof));
		assert_eq!(
			Escrow::order(id),
			Some(OrderOverview {
				id,
				merchant: SHOP,
				buyer: Some(ALICE),
				amount: PRICE,
				held: HELD,
				arbiter: Some(ARBITER),
				metadata: metadata(),
				state: OrderState::Held { until: now() + 14 * DAY },
				reference: reference(id),
				dispute_window: 14 * DAY,
				ruling_window: 14 * DAY,
				merchant_proofs: vec![],
				buyer_proofs: vec![proof],
				deposit: DEPOSIT,
			})
		);
		assert_eq!(Escrow::order(id + 1), None);
	});
}

#[test]
fn lists_should_be_read_in_pages() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..4 {
			disputed();
		}
		open_for(OTHER_SHOP, PRICE, Some(BOB), None);
		for who in [SHOP, ALICE] {
			assert_eq!(numbers(Escrow::orders_of(who, None, 10)), [3, 2, 1, 0]);
			assert_eq!(numbers(Escrow::orders_of(who, None, 2)), [3, 2]);
			assert_eq!(numbers(Escrow::orders_of(who, Some(2), 10)), [1, 0]);
			assert!(Escrow::orders_of(who, Some(0), 10).is_empty());
		}
		assert_eq!(numbers(Escrow::orders_of(BOB, None, 10)), [4]);
		assert_eq!(numbers(Escrow::disputes(None, 10)), [0, 1, 2, 3]);
		assert_eq!(numbers(Escrow::disputes(Some(1), 1)), [2]);
		assert_ok!(Escrow::release(signed(ALICE), 2));
		assert_eq!(numbers(Escrow::disputes(None, 10)), [0, 1, 3]);
		assert_eq!(numbers(Escrow::orders_of(SHOP, None, 10)), [3, 1, 0]);
	});
}
