//! Contents anchored, erased, and kept longer.

use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use mornet_primitives::video::{ContentHash, Erasure, ErasureReason, Metadata, RetentionClass};
use sp_runtime::TokenError;

use crate::{mock::*, *};

#[test]
fn an_anchor_should_say_who_had_what_when() {
	test(|| {
		pass(5_000);
		assert_ok!(VideoProof::anchor(signed(ALICE), content(1), about(), RetentionClass::Year));
		let proof = VideoProof::proof(content(1)).unwrap();
		assert_eq!((proof.owner, proof.depositor), (ALICE, ALICE));
		assert_eq!((proof.block, proof.anchored_at), (1, START + 5_000));
		assert_eq!((&proof.about, proof.source, proof.depth), (&about(), None, 0));
		assert_eq!((proof.retention, proof.erased), (RetentionClass::Year, None));
		// A row and its key: two names of 16 bytes, a hash of 16, and 33.
		let bytes = (proof.encoded_size() + 32 + 16 + 33) as u128;
		assert_eq!(proof.deposit, ITEM + BYTE * bytes);
		assert_eq!(held(ALICE), proof.deposit);
		assert_last_event(Event::Anchored {
			hash: content(1),
			owner: ALICE,
			depositor: ALICE,
			about: about(),
			source: None,
			retention: RetentionClass::Year,
			at: START + 5_000,
			deposit: proof.deposit,
		});
		assert!(VideoProof::proof(content(2)).is_none());
	});
}

#[test]
fn who_comes_second_should_be_told_who_was_first() {
	test(|| {
		anchor(ALICE, 1);
		for who in [ALICE, BOB] {
			assert_noop!(
				VideoProof::anchor(signed(who), content(1), about(), RetentionClass::Year),
				Error::<Test>::AlreadyAnchored
			);
		}
		assert_eq!(VideoProof::proof(content(1)).map(|proof| proof.owner), Some(ALICE));
		// By another function it has another name.
		let other = ContentHash::Sha256([1; 32]);
		assert_ok!(VideoProof::anchor(signed(BOB), other, about(), RetentionClass::Month));
	});
}

#[test]
fn what_cannot_be_should_be_refused() {
	test(|| {
		let try_anchor = |about: Metadata| {
			VideoProof::anchor(signed(ALICE), content(1), about, RetentionClass::Month)
		};
		let empty = Metadata { size: 0, ..about() };
		assert_noop!(try_anchor(empty), Error::<Test>::EmptyContent);
		let future = Metadata { captured_at: START + AHEAD + 1, ..about() };
		assert_noop!(try_anchor(future), Error::<Test>::CapturedInFuture);
		assert_ok!(try_anchor(Metadata { captured_at: START + AHEAD, ..about() }));
	});
}

#[test]
fn who_cannot_pay_the_deposit_should_be_refused() {
	test(|| {
		let poor = 99;
		assert_noop!(
			VideoProof::anchor(signed(poor), content(1), about(), RetentionClass::Month),
			TokenError::FundsUnavailable
		);
	});
}

#[test]
fn an_erasure_should_leave_the_proof_and_strike_the_place_out() {
	test(|| {
		anchor(ALICE, 1);
		let before = VideoProof::proof(content(1)).unwrap();
		assert_noop!(
			VideoProof::erase(signed(BOB), content(1), ErasureReason::Request),
			Error::<Test>::NotOwner
		);
		assert_noop!(
			VideoProof::erase(signed(ALICE), content(2), ErasureReason::Request),
			Error::<Test>::NoSuchProof
		);
		assert_ok!(VideoProof::erase(signed(ALICE), content(1), ErasureReason::Request));
		let after = VideoProof::proof(content(1)).unwrap();
		let erasure = Erasure { reason: ErasureReason::Request, at: START };
		assert_eq!(after.erased, Some(erasure));
		assert_eq!(after.about.uri, None);
		assert_eq!((after.owner, after.anchored_at), (before.owner, before.anchored_at));
		// The place and its length went, the reason and the time came.
		let shorter = before.encoded_size() - after.encoded_size();
		assert_eq!(shorter, 28 - 9);
		assert_eq!(before.deposit - after.deposit, BYTE * shorter as u128);
		assert_eq!(held(ALICE), after.deposit);
		assert_noop!(
			VideoProof::erase(signed(ALICE), content(1), ErasureReason::Lost),
			Error::<Test>::AlreadyErased
		);
	});
}

#[test]
fn an_erasure_without_a_place_should_not_cost_more() {
	test(|| {
		let nowhere = Metadata { uri: None, ..about() };
		assert_ok!(VideoProof::anchor(signed(ALICE), content(1), nowhere, RetentionClass::Month));
		let deposit = held(ALICE);
		assert_ok!(VideoProof::erase(signed(ALICE), content(1), ErasureReason::Lost));
		assert_eq!(held(ALICE), deposit);
	});
}

#[test]
fn a_retention_should_only_become_longer() {
	test(|| {
		assert_ok!(VideoProof::anchor(signed(ALICE), content(1), about(), RetentionClass::Year));
		for retention in [RetentionClass::Month, RetentionClass::Year] {
			assert_noop!(
				VideoProof::extend_retention(signed(ALICE), content(1), retention),
				Error::<Test>::RetentionNotLonger
			);
		}
		assert_noop!(
			VideoProof::extend_retention(signed(BOB), content(1), RetentionClass::Decade),
			Error::<Test>::NotOwner
		);
		let new = RetentionClass::Decade;
		assert_ok!(VideoProof::extend_retention(signed(ALICE), content(1), new));
		let old = RetentionClass::Year;
		assert_last_event(Event::RetentionExtended { hash: content(1), old, new });
	});
}
