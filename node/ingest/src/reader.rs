//! Readings and their proofs, for the RPC.
//!
//! Reads what the ingest and the off-chain worker keep; works on a node without `--mqtt-url` too,
//! on what is there.

use mornet_primitives::{
	metering::{DeviceId, SignedReading},
	Moment,
};
use sp_core::{offchain::OffchainStorage, Blake2Hasher, H256};

use crate::{
	check::interval_start,
	store::{Liveness, Store},
};

/// Most readings of one answer.
pub const MAX_READINGS: usize = 1_000;

/// Most intervals looked through for one answer: five weeks of quarter hours.
const MAX_INTERVALS: usize = 3_360;

/// Most leaves of a batch that a proof is made of.
const MAX_LEAVES: usize = 100_000;

/// Readings of a device in a span of time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Readings {
	/// The readings, by time.
	pub readings: Vec<SignedReading>,
	/// Where to go on from, if there may be more.
	pub next: Option<Moment>,
}

/// That a raw reading is a leaf of a batch whose root is anchored on the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingProof {
	/// The reading.
	pub reading: SignedReading,
	/// Root of the batch's tree.
	pub root: H256,
	/// Place of the reading's leaf in it.
	pub leaf_index: u32,
	/// How many leaves it has.
	pub number_of_leaves: u32,
	/// Hashes from the leaf to the root.
	pub proof: Vec<H256>,
}

/// The kept readings.
#[derive(Clone)]
pub struct MeteringStore<S>(Store<S>);

impl<S: OffchainStorage> MeteringStore<S> {
	/// Over the node's off-chain storage.
	pub const fn new(storage: S) -> Self {
		Self(Store::new(storage))
	}

	/// A device's readings from `from` to `to`, both included, at most [`MAX_READINGS`]. `interval`
	/// is the length of a settlement interval.
	pub fn readings(
		&self,
		device: &DeviceId,
		from: Moment,
		to: Moment,
		interval: Moment,
	) -> Readings {
		let interval = interval.max(1);
		let mut readings = Vec::new();
		let mut start = interval_start(from, interval);
		for _ in 0..MAX_INTERVALS {
			if start > to {
				return Readings { readings, next: None };
			}
			for stored in self.0.readings(device, start) {
				if (from..=to).contains(&stored.reading.ts) {
					if readings.len() >= MAX_READINGS {
						return Readings { readings, next: Some(stored.reading.ts) };
					}
					readings.push(stored);
				}
			}
			match start.checked_add(interval) {
				Some(next) => start = next,
				None => return Readings { readings, next: None },
			}
		}
		Readings { readings, next: Some(start).filter(|start| *start <= to) }
	}

	/// The proof of a device's reading at exactly `ts`, against a root for which `is_anchored`; the
	/// newest such root. `None` if there is no such reading or root, or if a reading of its batch
	/// is kept no longer.
	pub fn proof(
		&self,
		device: &DeviceId,
		ts: Moment,
		interval: Moment,
		is_anchored: impl Fn(H256) -> bool,
	) -> Option<ReadingProof> {
		let start = interval_start(ts, interval);
		let reading = self
			.0
			.readings(device, start)
			.into_iter()
			.find(|stored| stored.reading.ts == ts)?;
		let roots = self.0.roots(device, start);
		roots
			.into_iter()
			.rev()
			.filter(|root| is_anchored(*root))
			.find_map(|root| self.prove(device, reading, root))
	}

	fn prove(&self, device: &DeviceId, reading: SignedReading, root: H256) -> Option<ReadingProof> {
		let mut leaves = Vec::new();
		let mut leaf_index = None;
		for item in self.0.batch(root)? {
			for stored in self.0.readings(&item.device, item.start) {
				if (item.first_seq..=item.last_seq).contains(&stored.reading.seq) {
					if item.device == *device && stored == reading {
						leaf_index = Some(u32::try_from(leaves.len()).ok()?);
					}
					leaves.push(stored.leaf(&item.device));
				}
			}
			if leaves.len() > MAX_LEAVES {
				return None;
			}
		}
		let leaf_index = leaf_index?;
		let proof = binary_merkle_tree::merkle_proof::<Blake2Hasher, _, _>(leaves, leaf_index);
		(proof.root == root).then_some(ReadingProof {
			reading,
			root,
			leaf_index,
			number_of_leaves: proof.number_of_leaves,
			proof: proof.proof,
		})
	}

	/// Whether a device is connected; `None` if it never said.
	pub fn liveness(&self, device: &DeviceId) -> Option<Liveness> {
		self.0.liveness(device)
	}

	/// How many settlement intervals of a device wait to be shown settled by a final block.
	pub fn backlog(&self, device: &DeviceId) -> usize {
		self.0.pending(device).len()
	}

	/// A device's newest reading that is not settled yet.
	pub fn newest_pending(&self, device: &DeviceId) -> Option<SignedReading> {
		self.0.pending(device).last().map(|interval| interval.newest)
	}
}

#[cfg(test)]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "tests may fail loudly"
)]
mod tests {
	use binary_merkle_tree::{merkle_root, verify_proof};
	use codec::Encode;
	use mornet_primitives::metering::store::{self as keys, BatchLeaves};
	use sp_core::offchain::STORAGE_PREFIX;

	use super::*;
	use crate::testing::{device, reading, signed, Disk, INTERVAL, NOW};

	/// Two devices with ten readings an interval, of which the worker offered a batch each.
	fn disk() -> (Disk, Vec<H256>) {
		let mut disk = Disk::default();
		let mut store = Store::new(disk.clone());
		let mut roots = Vec::new();
		for interval in 0..3 {
			let start = NOW + interval * INTERVAL;
			let mut leaves = Vec::new();
			let mut items = Vec::new();
			for number in [1, 2] {
				let readings: Vec<_> = (0..10)
					.map(|at| (interval * 10 + at, start + at * 60_000))
					.map(|(seq, ts)| signed(number, reading(seq, ts, seq)))
					.collect();
				let id = device(number);
				store.set_readings(&id, start, &readings).unwrap();
				// The first two were settled before.
				leaves.extend(readings[2..].iter().map(|stored| stored.leaf(&id)));
				let (first_seq, last_seq) = (interval * 10 + 2, interval * 10 + 9);
				items.push(BatchLeaves { device: id, start, first_seq, last_seq });
			}
			let root = merkle_root::<Blake2Hasher, _>(leaves);
			disk.set(STORAGE_PREFIX, &keys::batch(root), &items.encode());
			for number in [1, 2] {
				let stale = H256::repeat_byte(9);
				let key = keys::anchored_in(&device(number), start);
				disk.set(STORAGE_PREFIX, &key, &vec![root, stale].encode());
			}
			roots.push(root);
		}
		(disk, roots)
	}

	#[test]
	fn proof_is_good_for_every_reading_of_a_batch() {
		let (disk, roots) = disk();
		let store = MeteringStore::new(disk);
		for (interval, root) in (0..3).zip(roots) {
			for at in 2..10 {
				let ts = NOW + interval * INTERVAL + at * 60_000;
				let proof = store.proof(&device(2), ts, INTERVAL, |_| true).expect("it is kept");
				assert_eq!((proof.root, proof.number_of_leaves), (root, 16));
				assert!(verify_proof::<Blake2Hasher, _, _>(
					&root,
					proof.proof,
					proof.number_of_leaves,
					proof.leaf_index,
					&proof.reading.leaf(&device(2)),
				));
			}
		}
	}

	#[test]
	fn what_cannot_be_proved_has_no_proof() {
		let (disk, _) = disk();
		let mut raw = Store::new(disk.clone());
		let store = MeteringStore::new(disk);
		let ts = NOW + 5 * 60_000;
		assert!(store.proof(&device(1), ts, INTERVAL, |_| true).is_some());
		assert!(store.proof(&device(1), ts, INTERVAL, |_| false).is_none(), "not anchored");
		assert!(store.proof(&device(1), ts + 1, INTERVAL, |_| true).is_none(), "no such reading");
		assert!(store.proof(&device(3), ts, INTERVAL, |_| true).is_none(), "no such device");
		assert!(store.proof(&device(1), NOW, INTERVAL, |_| true).is_none(), "not in the batch");
		raw.set_readings(&device(2), NOW, &[]).unwrap();
		assert!(store.proof(&device(1), ts, INTERVAL, |_| true).is_none(), "a leaf is gone");
	}

	#[test]
	fn readings_of_a_span_are_all_of_it_and_no_more() {
		let (disk, _) = disk();
		let store = MeteringStore::new(disk);
		let answer = store.readings(&device(1), NOW + 60_000, NOW + INTERVAL, INTERVAL);
		let seqs: Vec<_> = answer.readings.iter().map(|stored| stored.reading.seq).collect();
		assert_eq!(seqs, (1..=10).collect::<Vec<_>>());
		assert_eq!(answer.next, None);
		assert_eq!(store.readings(&device(1), NOW + 9, NOW, INTERVAL).readings, vec![]);
	}

	#[test]
	fn long_span_is_answered_in_parts() {
		let disk = Disk::default();
		let store = MeteringStore::new(disk.clone());
		let readings: Vec<_> =
			(0..1_500).map(|seq| signed(1, reading(seq, NOW + seq, 0))).collect();
		Store::new(disk).set_readings(&device(1), NOW, &readings).unwrap();
		let first = store.readings(&device(1), NOW, Moment::MAX, INTERVAL);
		assert_eq!((first.readings.len(), first.next), (MAX_READINGS, Some(NOW + 1_000)));
		let second = store.readings(&device(1), NOW + 1_000, NOW + INTERVAL, INTERVAL);
		assert_eq!((second.readings.len(), second.next), (500, None));
		// A span without readings is not walked to its end.
		let empty = store.readings(&device(2), 0, Moment::MAX, INTERVAL);
		assert_eq!(empty.next, Some(3_360 * INTERVAL));
		assert_eq!(store.readings(&device(2), Moment::MAX, Moment::MAX, 1).next, None);
	}
}
