//! Reports of equivocations: what is taken, and what is refused before it costs anything.

use frame_support::{assert_noop, assert_ok, traits::KeyOwnerProofSystem};
use mornet_primitives::Header;
use mornet_runtime::{Babe, Historical, Runtime, RuntimeOrigin};
use sp_consensus_babe::{
	digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest},
	AuthorityId, EquivocationProof, Slot,
};
use sp_core::Pair;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	traits::Header as _,
	transaction_validity::{InvalidTransaction, TransactionSource},
	Digest, DigestItem,
};
use sp_staking::offence::OffenceReportSystem;

type Reports = <Runtime as pallet_babe::Config>::EquivocationReportSystem;
type Evidence = (EquivocationProof<Header>, <Runtime as pallet_babe::Config>::KeyOwnerProof);

/// A header that Alice made in `slot`; with her seal, or as it is before she seals it.
fn header(slot: Slot, number: u32, sealed: bool) -> Header {
	let authority_index = Babe::authorities()
		.iter()
		.position(|(authority, _)| *authority == alice())
		.expect("Alice is a validator");
	let pre_digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
		authority_index: u32::try_from(authority_index).expect("there are few"),
		slot,
	});
	let mut header = Header::new(
		number,
		Default::default(),
		Default::default(),
		Default::default(),
		Digest { logs: vec![DigestItem::babe_pre_digest(pre_digest)] },
	);
	if sealed {
		let signature = Sr25519Keyring::Alice.pair().sign(header.hash().as_ref());
		header.digest_mut().push(DigestItem::babe_seal(signature.into()));
	}
	header
}

fn alice() -> AuthorityId {
	Sr25519Keyring::Alice.public().into()
}

/// Two blocks of Alice in one slot, and whose key that is.
fn evidence(sealed: bool) -> Evidence {
	let slot = Slot::from(7);
	pallet_babe::GenesisSlot::<Runtime>::put(Slot::from(1));
	let proof = EquivocationProof {
		offender: alice(),
		slot,
		first_header: header(slot, 1, sealed),
		second_header: header(slot, 2, sealed),
	};
	let ownership = Historical::prove((sp_consensus_babe::KEY_TYPE, alice()))
		.expect("Alice's key is hers in this session");
	(proof, ownership)
}

#[test]
fn proven_equivocation_is_taken_and_recorded_once() {
	crate::common::genesis("local_testnet").execute_with(|| {
		let (proof, ownership) = evidence(true);
		assert_ok!(Reports::check_evidence((proof.clone(), ownership.clone())));
		assert_ok!(Babe::report_equivocation_unsigned(
			RuntimeOrigin::none(),
			Box::new(proof.clone()),
			ownership.clone(),
		));

		let reports = pallet_offences::Reports::<Runtime>::iter_values().collect::<Vec<_>>();
		let [report] = reports.as_slice() else { panic!("one report, not {}", reports.len()) };
		assert_eq!(report.offender.0, Sr25519Keyring::Alice.to_account_id());

		// The same slot again is old news.
		assert_eq!(
			Reports::check_evidence((proof, ownership)),
			Err(InvalidTransaction::Stale.into())
		);
	});
}

#[test]
fn report_without_seals_is_refused_before_it_reaches_a_block() {
	crate::common::genesis("local_testnet").execute_with(|| {
		let (proof, ownership) = evidence(false);
		assert_eq!(
			Reports::check_evidence((proof.clone(), ownership.clone())),
			Err(InvalidTransaction::BadProof.into())
		);
		let call = pallet_babe::Call::<Runtime>::report_equivocation_unsigned {
			equivocation_proof: Box::new(proof.clone()),
			key_owner_proof: ownership.clone(),
		};
		assert_eq!(
			Babe::validate_unsigned(TransactionSource::Local, &call),
			Err(InvalidTransaction::BadProof.into())
		);
		assert_noop!(
			Babe::report_equivocation_unsigned(RuntimeOrigin::none(), Box::new(proof), ownership),
			pallet_babe::Error::<Runtime>::InvalidEquivocationProof
		);
	});
}

#[test]
fn report_with_somebody_elses_signature_is_refused() {
	crate::common::genesis("local_testnet").execute_with(|| {
		let (mut proof, ownership) = evidence(true);
		proof.second_header.digest_mut().pop();
		let signature = Sr25519Keyring::Bob.pair().sign(proof.second_header.hash().as_ref());
		proof.second_header.digest_mut().push(DigestItem::babe_seal(signature.into()));

		assert_eq!(
			Reports::check_evidence((proof, ownership)),
			Err(InvalidTransaction::BadProof.into())
		);
	});
}
