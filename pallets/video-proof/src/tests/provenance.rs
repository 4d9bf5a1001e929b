//! Derivations, and the way up and down.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::video::{DerivationKind, ErasureReason, RetentionClass, Subject};

use crate::{mock::*, *};

fn try_derive(who: AccountId, number: u8, parent: u8) -> frame_support::dispatch::DispatchResult {
	VideoProof::derive(
		signed(who),
		content(number),
		content(parent),
		DerivationKind::Translation,
		about(),
		RetentionClass::Month,
	)
}

#[test]
fn provenance_should_be_walked_both_ways() {
	test(|| {
		anchor(ALICE, 1);
		derive(ALICE, 2, 1);
		derive(ALICE, 3, 1);
		derive(ALICE, 4, 2);
		let up: Vec<_> = VideoProof::provenance(content(4))
			.into_iter()
			.map(|step| (step.hash, step.kind, step.derivations))
			.collect();
		let kind = Some(DerivationKind::Subtitles);
		assert_eq!(up, [(content(4), kind, 0), (content(2), kind, 1), (content(1), None, 2)]);
		let down = VideoProof::derivations(content(1), 0, 10).unwrap();
		let hashes: Vec<_> = down.derivations.iter().map(|step| step.hash).collect();
		assert_eq!((down.total, hashes), (2, vec![content(2), content(3)]));
		let page = VideoProof::derivations(content(1), 1, 1).unwrap();
		assert_eq!((page.total, page.derivations.len()), (2, 1));
		assert_eq!(page.derivations[0].hash, content(3));
		assert!(VideoProof::derivations(content(1), 2, 10).unwrap().derivations.is_empty());
		assert!(VideoProof::derivations(content(9), 0, 10).is_none());
		assert!(VideoProof::provenance(content(9)).is_empty());
	});
}

#[test]
fn a_derivation_should_pay_for_its_place_in_the_list() {
	test(|| {
		anchor(ALICE, 1);
		derive(ALICE, 2, 1);
		let of = |number| VideoProof::proof(content(number)).unwrap().deposit;
		// The parent's hash and the kind, and the place in the list.
		assert_eq!(of(2) - of(1), BYTE * (33 + 1 + 33));
	});
}

#[test]
fn only_who_has_access_should_derive() {
	test(|| {
		anchor(ALICE, 1);
		assert_noop!(try_derive(BOB, 2, 1), Error::<Test>::NoAccess);
		let subject = Subject::Content(content(1));
		assert_ok!(VideoProof::grant_access(signed(ALICE), subject, BOB, START + DAY));
		assert_ok!(try_derive(BOB, 2, 1));
		assert_eq!(VideoProof::proof(content(2)).map(|proof| proof.owner), Some(BOB));
		pass(DAY);
		assert_noop!(try_derive(BOB, 3, 1), Error::<Test>::NoAccess);
	});
}

#[test]
fn nothing_should_be_derived_from_what_is_not_there() {
	test(|| {
		assert_noop!(try_derive(ALICE, 2, 1), Error::<Test>::NoSuchProof);
		anchor(ALICE, 1);
		assert_noop!(try_derive(ALICE, 1, 1), Error::<Test>::AlreadyAnchored);
		assert_ok!(VideoProof::erase(signed(ALICE), content(1), ErasureReason::Other));
		assert_noop!(try_derive(ALICE, 2, 1), Error::<Test>::AlreadyErased);
	});
}

#[test]
fn depth_and_number_of_derivations_should_be_bounded() {
	test(|| {
		anchor(ALICE, 0);
		for number in 1..=3 {
			derive(ALICE, number, number - 1);
		}
		assert_noop!(try_derive(ALICE, 9, 3), Error::<Test>::TooDeep);
		for number in 11..=13 {
			derive(ALICE, number, 0);
		}
		assert_eq!(Derivations::<Test>::decode_len(content(0)), Some(4));
		frame_support::assert_err!(
			frame_support::storage::with_storage_layer(|| try_derive(ALICE, 14, 0)),
			Error::<Test>::TooManyDerivations
		);
	});
}
