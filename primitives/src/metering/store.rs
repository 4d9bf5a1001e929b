//! The off-chain storage that the MQTT ingest and the off-chain worker share on a node.
//!
//! The ingest alone writes what is here, but for the keys under [`sent`], [`batch`],
//! [`anchored_in`], [`cursor`] and [`worker_lock`], which the worker alone writes: no key has two
//! writers. All values are SCALE.
//! Nothing of it is part of the chain's state.
//!
//! A reading's way: the ingest puts it in its interval's [`readings`], notes the interval in the
//! device's [`pending`] list and the device in a [`devices`] page, and only then acknowledges the
//! message. The worker offers the newest reading of each interval that has ended. Once a finalised
//! block's state shows it settled, the ingest takes the interval from the pending list; the raw
//! readings stay for as long as the operator keeps them, to be proved against the batch's root.

use alloc::vec::Vec;

use codec::{Decode, Encode};
use sp_core::H256;

use super::{DeviceId, SignedReading};
use crate::{BlockNumber, Moment};

/// What all keys begin with.
const PREFIX: &[u8] = b"mornet/metering/v1/";

fn key(kind: &[u8], rest: impl Encode) -> Vec<u8> {
	let mut key = PREFIX.to_vec();
	key.extend_from_slice(kind);
	rest.encode_to(&mut key);
	key
}

/// Most devices of a [`devices`] page.
pub const DEVICES_PER_PAGE: u32 = 256;

/// An interval of a device with readings that no finalised block shows settled yet.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct PendingInterval {
	/// When the interval begins.
	pub start: Moment,
	/// Number of the first reading in it that is not settled.
	pub first_seq: u64,
	/// The newest reading in it: the one that is offered to the chain.
	pub newest: SignedReading,
}

/// What the worker offered for a device last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Sent {
	/// Number of the newest reading offered.
	pub seq: u64,
	/// Block after which it was offered.
	pub block: BlockNumber,
}

/// The readings of one item of a batch, by which its leaves are found again.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct BatchLeaves {
	/// The device.
	pub device: DeviceId,
	/// The interval whose readings they are among.
	pub start: Moment,
	/// Number of the first.
	pub first_seq: u64,
	/// Number of the last.
	pub last_seq: u64,
}

/// Key of the number of [`devices`] pages: `u32`.
pub fn device_pages() -> Vec<u8> {
	key(b"device-pages", ())
}

/// Key of a page of the devices with pending intervals: `Vec<DeviceId>`.
pub fn devices(page: u32) -> Vec<u8> {
	key(b"devices/", page)
}

/// Key of a device's pending intervals: `Vec<PendingInterval>`, the oldest first.
pub fn pending(device: &DeviceId) -> Vec<u8> {
	key(b"pending/", device)
}

/// Key of a device's raw readings in the interval that begins at `start`: `Vec<SignedReading>`, by
/// `seq`.
pub fn readings(device: &DeviceId, start: Moment) -> Vec<u8> {
	key(b"readings/", (device, start))
}

/// Key of what the worker offered for a device last: [`Sent`].
pub fn sent(device: &DeviceId) -> Vec<u8> {
	key(b"sent/", device)
}

/// Key of what makes up a batch the worker offered: `Vec<BatchLeaves>`, in the order of the tree.
pub fn batch(root: H256) -> Vec<u8> {
	key(b"batch/", root)
}

/// Key of the roots of the batches that were offered with an interval of a device: `Vec<H256>`, the
/// oldest first, at most [`MAX_ROOTS`].
pub fn anchored_in(device: &DeviceId, start: Moment) -> Vec<u8> {
	key(b"anchored-in/", (device, start))
}

/// Most roots kept for an interval of a device: it is offered again only if a block was lost to a
/// fork or filled up.
pub const MAX_ROOTS: u32 = 8;

/// Key of the worker's place among the [`devices`] pages: `u32`.
pub fn cursor() -> Vec<u8> {
	key(b"cursor", ())
}

/// Key of the worker's lock: a run that is late does not overlap with the next block's.
pub fn worker_lock() -> Vec<u8> {
	key(b"worker-lock", ())
}

#[cfg(test)]
mod tests {
	use alloc::collections::BTreeSet;

	use super::*;

	#[test]
	fn keys_differ() {
		let device = DeviceId::try_from(&b"m"[..]).unwrap_or_else(|_| panic!("an id"));
		let keys = [
			device_pages(),
			devices(0),
			devices(1),
			pending(&device),
			readings(&device, 0),
			readings(&device, 1),
			sent(&device),
			batch(H256::zero()),
			anchored_in(&device, 0),
			cursor(),
			worker_lock(),
		];
		assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
	}
}
