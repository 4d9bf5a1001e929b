//! Batches' roots.

use frame_support::assert_ok;
use mornet_primitives::metering::Anchor;
use sp_core::H256;

use crate::{mock::*, *};

/// Has batch `seq` of device "m" included by a validator, and returns its root.
fn bring_batch(seq: u64, place: usize, root: Option<H256>) -> H256 {
	wait(MINUTE);
	let reading = reading("m", seq, now(), counters(seq, 0, 0));
	let (mut batch, mut signature) = batch_by(place, vec![item("m", reading)]);
	if let Some(root) = root {
		batch.root = root;
		signature = sign_batch(place, &batch);
	}
	assert_ok!(include((batch.clone(), signature)));
	batch.root
}

#[test]
fn a_batch_that_took_effect_should_be_anchored() {
	test(|| {
		one_device();
		let root = bring_batch(1, 1, None);
		let block = System::block_number() as u32;
		let anchor = Anchor { batch: 0, reporter: VALIDATORS[1], block, readings: 1 };
		assert_eq!(Metering::anchor(root), Some(anchor));
		let next = bring_batch(2, 0, None);
		assert_eq!(Metering::anchor(next).map(|anchor| anchor.batch), Some(1));
	});
}

#[test]
fn one_that_only_quarantined_should_be_anchored_too() {
	test(|| {
		one_device();
		wait(MINUTE);
		let batch = batch_by(0, vec![item("m", reading("m", 1, now(), counters(1_000_000, 0, 0)))]);
		let root = batch.0.root;
		assert_ok!(include(batch));
		assert!(Metering::anchor(root).is_some());
		assert!(matches!(
			events().last(),
			Some(Event::BatchAnchored { batch: 0, items: 1, settled: 0, .. })
		));
	});
}

#[test]
fn the_oldest_should_make_room() {
	test(|| {
		one_device();
		let roots: Vec<_> = (1..=8).map(|seq| bring_batch(seq, 0, None)).collect();
		let kept: Vec<_> = roots.iter().map(|root| Metering::anchor(*root).is_some()).collect();
		assert_eq!(kept, [false, false, false, true, true, true, true, true]);
		assert_eq!(NextBatch::<Test>::get(), 8);
	});
}

#[test]
fn of_two_batches_with_one_root_the_first_should_count() {
	test(|| {
		one_device();
		let root = bring_batch(1, 0, None);
		bring_batch(2, 1, Some(root));
		let anchor = Metering::anchor(root).unwrap();
		assert_eq!((anchor.batch, anchor.reporter), (0, VALIDATORS[0]));
		for seq in 3..=5 {
			bring_batch(seq, 0, None);
		}
		assert!(Metering::anchor(root).is_some());
		// Its turn to go; the second one does not hold it.
		bring_batch(6, 0, None);
		assert_eq!(Metering::anchor(root), None);
		// And it can come again.
		bring_batch(7, 0, Some(root));
		assert_eq!(Metering::anchor(root).map(|anchor| anchor.batch), Some(6));
	});
}

#[test]
fn what_a_reporter_signs_should_be_laid_out_as_documented() {
	use codec::Encode;

	test(|| {
		let (batch, _) = batch_by(0, vec![]);
		let genesis = H256::repeat_byte(9);
		let mut expected = b"mornet/metering/batch/v1".to_vec();
		expected.extend([9; 32]);
		expected.extend(oracle_public());
		expected.extend(1u32.to_le_bytes());
		expected.extend(batch.root.as_bytes());
		expected.extend(0u32.to_le_bytes());
		expected.push(0);
		assert_eq!(batch.signed_message(genesis), expected);
		let of_chain = System::block_hash(0).encode();
		assert!(Metering::batch_message(&batch)[24..].starts_with(&of_chain));
	});
}

fn oracle_public() -> [u8; 32] {
	sp_core::Pair::public(&oracle(0)).0
}
