//! Votes: whose count, how many are enough, and what is let in.

use codec::Encode;
use frame_support::{assert_ok, traits::Authorize};
use mornet_primitives::{
	payments::{
		order::OrderState, Claim, ExternalAddress, TonAddress, TransferId, TronAddress,
		REPORT_LIFETIME,
	},
	units::currency::GCC,
};
use sp_core::Pair;
use sp_runtime::transaction_validity::{
	InvalidTransaction, TransactionSource, TransactionValidityError,
};

use crate::{
	mock::*,
	types::{is_quorum, MAX_PENDING, VOTE_LIFETIME},
	Event, Receipts, UsedTransfers, Votes,
};

/// Votes on an order's transfers that are not agreed on.
fn pending(id: u64) -> usize {
	Votes::<Test>::get(id).len()
}

fn invalid(error: InvalidTransaction) -> Result<(), InvalidTransaction> {
	Err(error)
}

#[test]
fn a_quorum_should_be_more_than_two_thirds() {
	for validators in 0..=1_000u32 {
		for votes in 0..=validators {
			let expected = f64::from(votes) > f64::from(validators) * 2.0 / 3.0 + 1e-9;
			assert_eq!(is_quorum(votes, validators), expected, "{votes} of {validators}");
		}
	}
	assert!(is_quorum(u32::MAX, u32::MAX));
	assert!(!is_quorum(u32::MAX / 3 * 2, u32::MAX));
}

#[test]
fn an_order_should_be_paid_by_the_vote_that_makes_the_quorum() {
	// Validators, and how many of them it takes; more than f faulty ones can never be.
	let needed = [1, 2, 3, 3, 4, 5, 5, 6, 7, 7, 8, 9, 9, 10, 11, 11, 12, 13, 13, 14, 15];
	for (validators, needed) in (1u64..).zip(needed) {
		let faulty = (validators - 1) / 3;
		assert!(needed > faulty && needed <= validators - faulty);
		ExtBuilder::default().validators(validators).build_and_execute(|| {
			let id = order_gcc(25 * GCC);
			let claim = transfer(id, 1, 25_000_000);
			for number in 0..needed {
				assert_eq!(state(id), OrderState::Open, "{number} of {validators}");
				assert_ok!(vote(number, claim));
			}
			assert_eq!(state(id), OrderState::Paid, "{needed} of {validators}");
			assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
			assert_eq!(pending(id), 0);
			// The others come too late, and bring nothing about.
			for number in needed..validators {
				assert_eq!(vote(number, claim), invalid(InvalidTransaction::Stale));
			}
			assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
		});
	}
}

#[test]
fn one_liar_should_bring_nothing_about() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		for nth in 0..u64::from(MAX_PENDING) {
			assert_ok!(vote(3, transfer(id, nth, 25_000_000)));
		}
		assert_eq!(
			vote(3, transfer(id, 99, 25_000_000)),
			invalid(InvalidTransaction::Stale),
			"its room is used up"
		);
		// Again, in other words, with another index, under another key.
		assert_eq!(vote(3, transfer(id, 0, 25_000_001)), invalid(InvalidTransaction::Stale));
		Oracles::rotate(3, 30);
		assert_eq!(vote(30, transfer(id, 0, 25_000_000)), invalid(InvalidTransaction::Stale));
		assert_eq!(
			vote(3, transfer(id, 98, 25_000_000)),
			invalid(InvalidTransaction::BadSigner),
			"the old key is no validator's"
		);
		assert_eq!(state(id), OrderState::Open);
		// It has not taken the others' room.
		agree(transfer(id, 50, 25_000_000));
		assert_eq!(state(id), OrderState::Paid);
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
	});
}

#[test]
fn claims_that_differ_should_not_add_up() {
	let payer = ExternalAddress::Tron(TronAddress([8; 20]));
	let others: [fn(&mut Claim); 4] = [
		|claim| claim.amount += 1,
		|claim| claim.time += 1,
		|claim| claim.transfer.index += 1,
		|claim| claim.transfer.tx[31] ^= 1,
	];
	for other in others.into_iter().map(Some).chain([None]) {
		ExtBuilder::default().build_and_execute(|| {
			let id = order_gcc(25 * GCC);
			let claim = transfer(id, 1, 25_000_000);
			let mut differs = claim;
			match other {
				Some(change) => change(&mut differs),
				None => differs.payer = payer,
			}
			assert_ok!(vote(0, claim));
			assert_ok!(vote(1, claim));
			assert_ok!(vote(3, differs));
			assert_eq!(state(id), OrderState::Open, "{differs:?}");
			assert_ok!(vote(2, claim));
			assert_eq!(state(id), OrderState::Paid);
			// What it said of the same transfer is gone with it.
			assert_eq!(pending(id), usize::from(differs.transfer != claim.transfer));
		});
	}
}

#[test]
fn votes_of_who_left_should_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let claim = transfer(id, 1, 25_000_000);
		assert_ok!(vote(0, claim));
		assert_ok!(vote(1, claim));
		// Two others in their place.
		Oracles::set([2, 3, 4, 5]);
		assert_ok!(vote(2, claim));
		assert_eq!(state(id), OrderState::Open);
		assert_eq!(pending(id), 1, "those of 0 and 1 are gone");
		assert_ok!(vote(3, claim));
		assert_eq!(state(id), OrderState::Open);
		// One of them is back: it has to vote again.
		Oracles::set([0, 2, 3, 5]);
		assert_eq!(state(id), OrderState::Open);
		assert_ok!(vote(0, claim));
		assert_eq!(state(id), OrderState::Paid);
	});
}

#[test]
fn the_quorum_should_be_of_the_validators_there_are() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let claim = transfer(id, 1, 25_000_000);
		assert_ok!(vote(0, claim));
		assert_ok!(vote(1, claim));
		// Seven now: three are too few.
		Oracles::set(0..7);
		assert_ok!(vote(2, claim));
		assert_eq!(state(id), OrderState::Open);
		assert_ok!(vote(3, claim));
		assert_eq!(state(id), OrderState::Open);
		assert_ok!(vote(4, claim));
		assert_eq!(state(id), OrderState::Paid);

		// Those that are disabled have no vote and count: five of seven again.
		let id = order_gcc(25 * GCC);
		let claim = transfer(id, 2, 25_000_000);
		Oracles::set(0..5);
		Disabled::set(2);
		for number in 0..4 {
			assert_ok!(vote(number, claim));
		}
		assert_eq!(state(id), OrderState::Open);
		assert_ok!(vote(4, claim));
		assert_eq!(state(id), OrderState::Paid);
	});
}

#[test]
fn votes_should_run_out_and_be_repeated_when_validators_left_nobody_to_vote() {
	ExtBuilder::default().validators(7).build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let claim = transfer(id, 1, 25_000_000);
		for number in 0..4 {
			assert_ok!(vote(number, claim));
		}
		// Four of five would be enough, but all but one have voted already.
		Oracles::set(0..4);
		for number in 0..4 {
			assert_eq!(vote(number, claim), invalid(InvalidTransaction::Stale));
		}
		pass(VOTE_LIFETIME - 1);
		assert_eq!(vote(0, claim), invalid(InvalidTransaction::Stale));
		pass(1);
		for number in 0..3 {
			assert_eq!(state(id), OrderState::Open);
			assert_ok!(vote(number, claim));
		}
		assert_eq!(state(id), OrderState::Paid);
	});
}

#[test]
fn a_validator_should_be_able_to_correct_itself_after_an_hour() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let claim = transfer(id, 1, 25_000_000);
		assert_ok!(vote(0, Claim { amount: 24_000_000, ..claim }));
		assert_ok!(vote(1, claim));
		pass(VOTE_LIFETIME);
		assert_ok!(vote(0, claim));
		assert_eq!(pending(id), 1, "what ran out is gone");
		assert_ok!(vote(1, claim));
		assert_ok!(vote(2, claim));
		assert_eq!(state(id), OrderState::Paid);
	});
}

#[test]
fn a_rotated_key_should_be_no_new_vote() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let claim = transfer(id, 1, 25_000_000);
		assert_ok!(vote(0, claim));
		for key in [20, 21, 22] {
			Oracles::rotate(0, key);
			assert_eq!(vote(key, claim), invalid(InvalidTransaction::Stale));
		}
		// The vote stays the validator's.
		assert_ok!(vote(1, claim));
		assert_ok!(vote(2, claim));
		assert_eq!(state(id), OrderState::Paid);
	});
}

#[test]
fn one_transfer_should_be_for_one_order() {
	ExtBuilder::default().build_and_execute(|| {
		let first = order_gcc(25 * GCC);
		let second = order_gcc(25 * GCC);
		let claim = transfer(first, 1, 25_000_000);
		let stolen = Claim { order: second, ..claim };
		assert_ok!(vote(0, claim));
		assert_ok!(vote(1, stolen));
		assert_ok!(vote(0, stolen));
		assert_ok!(vote(1, claim));
		assert_ok!(vote(2, claim));
		assert_eq!((state(first), state(second)), (OrderState::Paid, OrderState::Open));
		// The third vote for the other one comes too late.
		assert_eq!(vote(2, stolen), invalid(InvalidTransaction::Stale));
		assert_eq!(UsedTransfers::<Test>::get(claim.transfer), Some(first));
		// Not even after the order is forgotten.
		pass(40 * DAY);
		pass(40 * DAY);
		assert_eq!(Payments::order(first), None);
		let third = order_gcc(25 * GCC);
		let again = Claim { order: third, time: now(), ..claim };
		assert_eq!(vote(0, again), invalid(InvalidTransaction::Stale));
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
	});
}

#[test]
fn two_transfers_of_one_transaction_should_count_as_two() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = (order_gcc(25 * GCC), order_gcc(5 * GCC));
		let claim = transfer(first, 1, 25_000_000);
		let transfer = TransferId { index: 1, ..claim.transfer };
		agree(claim);
		agree(Claim { order: second, transfer, amount: 5_000_000, ..claim });
		assert_eq!((state(first), state(second)), (OrderState::Paid, OrderState::Paid));
	});
}

#[test]
fn two_orders_in_one_report_should_not_share_a_transfer() {
	ExtBuilder::default().build_and_execute(|| {
		let (first, second) = (order_gcc(25 * GCC), order_gcc(25 * GCC));
		let claim = transfer(first, 1, 25_000_000);
		for number in 0..4 {
			let _ = include(report(number, &[claim, Claim { order: second, ..claim }, claim]));
		}
		assert_eq!((state(first), state(second)), (OrderState::Paid, OrderState::Open));
		assert_eq!(Receipts::<Test>::iter().count(), 1);
	});
}

#[test]
fn what_cannot_be_counted_should_take_nothing_from_the_rest() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let good = transfer(id, 1, 25_000_000);
		let claims = [
			Claim { order: 999, ..good },
			transfer(id, 2, 1),
			good,
			good,
			Claim { time: now() + HOUR, ..transfer(id, 3, 25_000_000) },
		];
		for number in 0..3 {
			assert_ok!(include(report(number, &claims)));
		}
		assert_eq!(state(id), OrderState::Paid);
		let voted = events()
			.into_iter()
			.filter(|event| matches!(event, Event::Voted { .. }))
			.count();
		assert_eq!(voted, 3);
	});
}

#[test]
fn what_cannot_be_a_payment_should_not_be_let_in() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let good = transfer(id, 1, 25_000_000);
		let ton = ExternalAddress::Ton(TonAddress { workchain: 0, hash: [1; 32] });
		let network = mornet_primitives::payments::Network::Ton;
		for bad in [
			Claim { order: 7, ..good },
			Claim { payer: ton, ..good },
			Claim { transfer: TransferId { network, ..good.transfer }, payer: ton, ..good },
			Claim { amount: 0, ..good },
			Claim { amount: 499_999, ..good },
			Claim { time: START - 5 * MINUTE - 1, ..good },
			Claim { time: START + 5 * MINUTE + 1, ..good },
		] {
			assert_eq!(vote(0, bad), invalid(InvalidTransaction::Stale), "{bad:?}");
		}
		assert_eq!(include(report(0, &[])), invalid(InvalidTransaction::Stale));
		assert_ok!(vote(0, Claim { amount: 500_000, time: START + 5 * MINUTE, ..good }));
	});
}

#[test]
fn reports_should_be_let_in_from_validators_for_a_while() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let claim = transfer(id, 1, 25_000_000);
		// Not a validator's key.
		assert_eq!(vote(9, claim), invalid(InvalidTransaction::BadSigner));
		// Another's signature, another chain's, another report's.
		let (key, report, signature) = report(0, &[claim]);
		let (_, _, others) = self::report(1, &[claim]);
		let bad_proof = invalid(InvalidTransaction::BadProof);
		assert_eq!(include((key.clone(), report.clone(), others)), bad_proof);
		let foreign = self::key(0).1.sign(&report.signed_message(&[1; 32].into()));
		assert_eq!(include((key.clone(), report.clone(), foreign.into())), bad_proof);
		let mut changed = report.clone();
		changed.claims[0].amount += 1;
		assert_eq!(include((key.clone(), changed, signature.clone())), bad_proof);
		// Made after this block, or too long ago.
		let number = System::block_number();
		System::set_block_number(number - 1);
		let good = (key, report, signature);
		assert_eq!(include(good.clone()), invalid(InvalidTransaction::Future));
		System::set_block_number(number + u64::from(REPORT_LIFETIME) + 1);
		assert_eq!(include(good.clone()), invalid(InvalidTransaction::AncientBirthBlock));
		System::set_block_number(number + u64::from(REPORT_LIFETIME));
		let valid = authorize(good.clone()).unwrap();
		assert_eq!(valid.longevity, 0);
		assert!(valid.propagate);
		assert_eq!(valid.provides, vec![("MorNetPayments", 100u64).encode()]);
		assert_ok!(include(good.clone()));
		// Not twice.
		assert_eq!(include(good), invalid(InvalidTransaction::Stale));
	});
}

#[test]
fn a_report_should_wait_while_value_stands_still() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let report = report(0, &[transfer(id, 1, 25_000_000)]);
		Standstill::set(&true);
		assert_eq!(include(report.clone()), invalid(InvalidTransaction::Call));
		Standstill::set(&false);
		assert_ok!(include(report));
	});
}

#[test]
fn a_report_should_not_be_dispatched_by_others() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let (key, report, signature) = report(0, &[transfer(id, 1, 25_000_000)]);
		for origin in [signed(100), root(), RuntimeOrigin::none()] {
			assert!(
				Payments::attest(origin, key.clone(), report.clone(), signature.clone()).is_err()
			);
		}
		let call = RuntimeCall::Payments(crate::Call::create_order {
			kind: mornet_primitives::payments::OrderKind::BuyGcc,
			rail: mornet_primitives::payments::Rail::Ton,
			amount: GCC,
			beneficiary: ALICE,
		});
		assert!(call.authorize(TransactionSource::External).is_none());
		assert_eq!(
			authorize((self::key(9).0, report, signature)).unwrap_err(),
			TransactionValidityError::Invalid(InvalidTransaction::BadSigner)
		);
	});
}
