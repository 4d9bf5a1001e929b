//! Disputes: opened, answered, ruled on.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	escrow::{OrderId, OrderState, Outcome, ProofLink, Ruling, MAX_PROOFS},
	units::currency::GCC,
	Balance,
};

use crate::{mock::*, *};

fn rule_fails(who: AccountId, id: OrderId, ruling: Ruling, error: Error<Test>) {
	assert_noop!(Escrow::rule(signed(who), id, ruling), error);
}

#[test]
fn a_dispute_should_keep_the_share_on_hold_for_the_ruling_window() {
	ExtBuilder::default().build_and_execute(|| {
		let id = paid();
		let proof = ProofLink::repeat_byte(1);
		for other in [SHOP, BOB, ARBITER] {
			assert_noop!(Escrow::dispute(signed(other), id, None), Error::<Test>::NotBuyer);
		}
		pass_unnoticed(14 * DAY - 1);
		assert_ok!(Escrow::dispute(signed(ALICE), id, Some(proof)));
		let rule_by = now() + 14 * DAY;
		assert_eq!(state(id), Some(OrderState::Disputed { rule_by, answered: false }));
		assert_has_event(Event::Disputed {
			order: id,
			merchant: SHOP,
			buyer: ALICE,
			held: HELD,
			rule_by,
		});
		assert_last_event(Event::ProofAttached { order: id, by: ALICE, proof });
		assert_eq!(held(SHOP), HELD);
		assert_noop!(Escrow::dispute(signed(ALICE), id, None), Error::<Test>::AlreadyDisputed);
		// The end of the dispute window is none of its business any more.
		next_block();
		assert_eq!(state(id), Some(OrderState::Disputed { rule_by, answered: false }));
	});
}

#[test]
fn a_dispute_should_come_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		let id = paid();
		pass_unnoticed(14 * DAY);
		assert_noop!(Escrow::dispute(signed(ALICE), id, None), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn an_answer_should_be_the_merchants_once_and_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		let id = paid();
		assert_noop!(Escrow::answer(signed(SHOP), id, None), Error::<Test>::NotDisputed);
		assert_ok!(Escrow::dispute(signed(ALICE), id, None));
		let rule_by = now() + 14 * DAY;
		for other in [ALICE, BOB, ARBITER] {
			assert_noop!(Escrow::answer(signed(other), id, None), Error::<Test>::NotMerchant);
		}
		let proof = ProofLink::repeat_byte(2);
		assert_ok!(Escrow::answer(signed(SHOP), id, Some(proof)));
		assert_eq!(state(id), Some(OrderState::Disputed { rule_by, answered: true }));
		assert_has_event(Event::Answered { order: id, merchant: SHOP });
		assert_last_event(Event::ProofAttached { order: id, by: SHOP, proof });
		assert_noop!(Escrow::answer(signed(SHOP), id, None), Error::<Test>::AlreadyAnswered);

		let late = disputed();
		pass_unnoticed(14 * DAY);
		assert_noop!(Escrow::answer(signed(SHOP), late, None), Error::<Test>::DeadlinePassed);
	});
}

#[test]
fn either_side_should_attach_proofs_up_to_a_number() {
	ExtBuilder::default().build_and_execute(|| {
		let proof = |nth: u32| ProofLink::from_low_u64_be(nth.into());
		let id = open(SHOP, PRICE);
		// Nobody is the buyer yet.
		assert_noop!(Escrow::attach_proof(signed(ALICE), id, proof(0)), Error::<Test>::NotParty);
		assert_ok!(Escrow::attach_proof(signed(SHOP), id, proof(0)));
		assert_ok!(Escrow::pay(signed(ALICE), id, PRICE));
		assert_noop!(Escrow::attach_proof(signed(BOB), id, proof(0)), Error::<Test>::NotParty);
		assert_noop!(
			Escrow::attach_proof(signed(SHOP), id, proof(0)),
			Error::<Test>::ProofAttached
		);
		// Both can point to the same.
		for nth in 0..MAX_PROOFS {
			assert_ok!(Escrow::attach_proof(signed(ALICE), id, proof(nth)));
		}
		assert_noop!(
			Escrow::attach_proof(signed(ALICE), id, proof(MAX_PROOFS)),
			Error::<Test>::TooManyProofs
		);
		assert_noop!(
			Escrow::dispute(signed(ALICE), id, Some(proof(MAX_PROOFS))),
			Error::<Test>::TooManyProofs
		);
		let order = Escrow::order(id).unwrap();
		assert_eq!(order.merchant_proofs, vec![proof(0)]);
		assert_eq!(order.buyer_proofs, (0..MAX_PROOFS).map(proof).collect::<Vec<_>>());
		assert_noop!(
			Escrow::attach_proof(signed(ALICE), id + 1, proof(0)),
			Error::<Test>::OrderNotFound
		);
		pass_unnoticed(14 * DAY);
		assert_noop!(
			Escrow::attach_proof(signed(SHOP), id, proof(1)),
			Error::<Test>::DeadlinePassed
		);
	});
}

mod rule {
	use super::*;

	/// What the buyer gets, and what the merchant does.
	fn gives(ruling: Ruling, to_buyer: Balance) {
		for make in [disputed, answered] {
			ExtBuilder::default().build_and_execute(|| {
				let id = make();
				assert_ok!(Escrow::rule(signed(ARBITER), id, ruling));
				assert_eq!(purse(ALICE), (ENDOWMENT - PRICE + to_buyer, 0, 0));
				assert_eq!(purse(SHOP), (ENDOWMENT + PRICE - to_buyer, 0, 0));
				assert_eq!(purse(ARBITER), (ENDOWMENT, 0, 0));
				assert_eq!(state(id), None);
				assert_eq!(
					closings(),
					vec![(id, Outcome::Ruled(ruling), to_buyer, HELD - to_buyer)]
				);
				assert_has_event(Event::Ruled { order: id, arbiter: ARBITER, ruling });
				rule_fails(ARBITER, id, ruling, Error::OrderNotFound);
			});
		}
	}

	#[test]
	fn should_give_all_to_the_merchant() {
		gives(Ruling::ToMerchant, 0);
	}

	#[test]
	fn should_give_all_to_the_buyer() {
		gives(Ruling::ToBuyer, HELD);
	}

	#[test]
	fn should_split_to_the_planck() {
		gives(Ruling::Split { to_buyer: 1 }, 1);
		gives(Ruling::Split { to_buyer: GCC / 3 }, GCC / 3);
		gives(Ruling::Split { to_buyer: HELD - 1 }, HELD - 1);
	}

	#[test]
	fn should_fail_when_a_split_is_none() {
		ExtBuilder::default().build_and_execute(|| {
			let id = disputed();
			for to_buyer in [0, HELD, HELD + 1, Balance::MAX] {
				rule_fails(ARBITER, id, Ruling::Split { to_buyer }, Error::SplitOutOfBounds);
			}
		});
	}

	#[test]
	fn should_fail_without_a_dispute_and_after_the_window() {
		ExtBuilder::default().build_and_execute(|| {
			let id = open(SHOP, PRICE);
			rule_fails(ARBITER, id, Ruling::ToBuyer, Error::NotDisputed);
			assert_ok!(Escrow::pay(signed(ALICE), id, PRICE));
			rule_fails(ARBITER, id, Ruling::ToBuyer, Error::NotDisputed);
			assert_ok!(Escrow::dispute(signed(ALICE), id, None));
			pass_unnoticed(14 * DAY);
			rule_fails(ARBITER, id, Ruling::ToBuyer, Error::DeadlinePassed);
		});
	}

	#[test]
	fn should_be_for_arbiters_that_are_no_party() {
		ExtBuilder::default().build_and_execute(|| {
			let id = disputed();
			for other in [SHOP, ALICE, BOB, NOBODY] {
				rule_fails(other, id, Ruling::ToBuyer, Error::NotArbiter);
			}
			// A party that is appointed.
			assert_ok!(Escrow::appoint_arbiter(root(), ALICE));
			rule_fails(ALICE, id, Ruling::ToBuyer, Error::ArbiterIsParty);
			assert_ok!(Escrow::dismiss_arbiter(root(), ALICE));
			assert_ok!(Escrow::appoint_arbiter(root(), SHOP));
			rule_fails(SHOP, id, Ruling::ToMerchant, Error::ArbiterIsParty);
			assert_ok!(Escrow::rule(signed(OTHER_ARBITER), id, Ruling::ToMerchant));
		});
	}

	#[test]
	fn should_be_for_the_chosen_arbiter_as_long_as_it_is_one() {
		ExtBuilder::default().build_and_execute(|| {
			let make = || {
				let id = open_for(SHOP, PRICE, None, Some(ARBITER));
				assert_ok!(Escrow::pay(signed(ALICE), id, PRICE));
				assert_ok!(Escrow::dispute(signed(ALICE), id, None));
				id
			};
			let (first, second) = (make(), make());
			rule_fails(OTHER_ARBITER, first, Ruling::ToBuyer, Error::AnotherArbiter);
			assert_ok!(Escrow::rule(signed(ARBITER), first, Ruling::ToBuyer));
			assert_ok!(Escrow::dismiss_arbiter(root(), ARBITER));
			rule_fails(ARBITER, second, Ruling::ToBuyer, Error::NotArbiter);
			assert_ok!(Escrow::rule(signed(OTHER_ARBITER), second, Ruling::ToBuyer));
		});
	}

	#[test]
	fn should_give_the_buyer_what_the_merchant_locked() {
		ExtBuilder::default().build_and_execute(|| {
			let id = disputed();
			lock(SHOP);
			assert_ok!(Escrow::rule(signed(ARBITER), id, Ruling::ToBuyer));
			assert_eq!(purse(ALICE), (ENDOWMENT - PRICE + HELD, 0, 0));
		});
	}

	#[test]
	fn should_open_the_buyers_account_again_if_it_is_enough() {
		ExtBuilder::default().build_and_execute(|| {
			let id = disputed();
			leave(ALICE);
			rule_fails(ARBITER, id, Ruling::Split { to_buyer: ED - 1 }, Error::BuyerCannotReceive);
			assert_ok!(Escrow::rule(signed(ARBITER), id, Ruling::Split { to_buyer: ED }));
			assert_eq!(purse(ALICE), (ED, 0, 0));
			assert_eq!(purse(SHOP), (ENDOWMENT + PRICE - ED, 0, 0));
		});
	}
}
