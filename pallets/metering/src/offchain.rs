//! The off-chain worker: makes batches of the readings that the node's ingest has stored.
//!
//! It runs after each block on the nodes of current validators (whoever holds one's oracle key) and
//! reads what the ingest wrote, in the layout of [`mornet_primitives::metering::store`]. What has to
//! be done is decided by the chain's state alone: a reading is offered until a block's state shows it
//! settled, again every [`RESEND`] blocks. A run that is cut off anywhere, runs twice, or runs on a
//! fork costs at most a batch that nobody needs.
//!
//! **Turns.** Several nodes may hear the same devices. For each device and interval a hash orders the
//! validators; each waits [`TURN`] blocks longer than the one before it, and offers only what is not
//! settled by then. So one batch does, yet any one node suffices. A device that a gateway attests is
//! its validator's alone.
//!
//! **Bounds.** A run looks at a few pages of devices, from where the last one stopped, and at a
//! bounded number of intervals of each; it makes a bounded number of batches.

use alloc::vec::Vec;
use core::mem::take;

use binary_merkle_tree::merkle_root_raw;
use codec::{Decode, Encode};
use frame_support::traits::{Get, Time as _};
use frame_system::{offchain::SubmitTransaction, pallet_prelude::BlockNumberFor};
use mornet_primitives::{
	metering::{
		store::{self, BatchLeaves, PendingInterval, Sent, DEVICES_PER_PAGE, MAX_ROOTS},
		Attestation, DeviceId, DeviceStatus, SignedReading,
	},
	oracle::{AuthorityId, OracleValidators},
	units::time::SLOT_DURATION,
	BlockNumber, Moment,
};
use sp_core::H256;
use sp_runtime::{
	offchain::{
		storage::StorageValueRef,
		storage_lock::{StorageLock, Time},
		Duration,
	},
	traits::{BlakeTwo256, Hash},
	BoundedVec, RuntimeAppPublic,
};

use crate::{
	batches::Outcome, pallet::*, AccountIdOf, Batch, BatchItem, BatchOf, DeviceOf, Refusal,
	LOG_TARGET,
};

/// Blocks after which what is still not settled is offered again.
pub const RESEND: BlockNumber = 20;

/// Blocks that a validator waits longer than the one whose turn is before it.
pub const TURN: BlockNumber = 2;

/// Pages of devices that a run looks at: 1,024 devices.
const PAGES: u32 = 4;

/// Most batches of a run.
const MAX_BATCHES: usize = 16;

/// Most raw readings behind a batch: what the worker hashes at a time.
const MAX_READINGS: usize = 32_768;

/// Most intervals of a device that a batch has.
const MAX_INTERVALS: usize = 16;

/// Most intervals of a device that are looked at.
const MAX_LOOKED_AT: usize = 64;

/// An interval is closed an eighth of its length after its end, and this long at most, in ms, so that
/// what is on its way when it ends gets in.
const MAX_GRACE: Moment = 30_000;

/// After which time, in ms, a run is taken for dead.
const LOCK: u64 = 15_000;

/// A current validator whose oracle key this node has.
struct Me<T: Config> {
	key: AuthorityId,
	account: AccountIdOf<T>,
	/// Its place among the validators.
	place: u64,
}

/// An interval's reading as it is offered, with the raw readings behind it.
struct Offer {
	reading: SignedReading,
	leaves: BatchLeaves,
	/// Hashes of the raw readings' leaves.
	hashes: Vec<H256>,
}

/// A batch in the making.
#[derive(Default)]
struct Draft {
	items: Vec<BatchItem>,
	leaves: Vec<BatchLeaves>,
	hashes: Vec<H256>,
	/// The devices, and the newest reading of each.
	newest: Vec<(DeviceId, u64)>,
}

fn read<V: Decode>(key: &[u8]) -> Option<V> {
	match StorageValueRef::persistent(key).get() {
		Ok(value) => value,
		Err(_) => {
			log::error!(target: LOG_TARGET, "cannot read {}", sp_core::hexdisplay::HexDisplay::from(&key));
			None
		},
	}
}

fn write(key: &[u8], value: &impl Encode) {
	StorageValueRef::persistent(key).set(value);
}

/// How many validators' turns come before that of the validator at `place` of `count`.
fn rank(device: &DeviceId, start: Moment, place: u64, count: u64) -> u64 {
	let hash = BlakeTwo256::hash_of(&(device, start));
	let [low, ..] = hash.0.map(u64::from);
	let first = low.checked_rem(count).unwrap_or(0);
	place
		.saturating_add(count)
		.saturating_sub(first)
		.checked_rem(count)
		.unwrap_or(0)
}

impl<T: Config> Pallet<T> {
	/// Offers what is due to the chain.
	pub(crate) fn run_worker(block: BlockNumberFor<T>) {
		let validators = T::Validators::all();
		let keys = AuthorityId::all();
		let count = validators.len() as u64;
		let me: Vec<Me<T>> = (0u64..)
			.zip(validators)
			.filter(|(_, (key, _))| keys.contains(key))
			.map(|(place, (key, account))| Me { key, account, place })
			.collect();
		if me.is_empty() {
			return;
		}
		let pages = read::<u32>(&store::device_pages()).unwrap_or(0);
		if pages == 0 {
			return;
		}
		let lock_key = store::worker_lock();
		let mut lock = StorageLock::<Time>::with_deadline(&lock_key, Duration::from_millis(LOCK));
		let Ok(_running) = lock.try_lock() else {
			log::debug!(target: LOG_TARGET, "the last run is not over");
			return;
		};

		let block = Self::number(block);
		let now = T::Time::now();
		let first = read::<u32>(&store::cursor()).and_then(|page| page.checked_rem(pages));
		let mut page = first.unwrap_or(0);
		let mut drafts: Vec<Draft> = me.iter().map(|_| Draft::default()).collect();
		let mut batches = 0usize;
		'run: for _ in 0..pages.min(PAGES) {
			let devices = read::<Vec<DeviceId>>(&store::devices(page)).unwrap_or_default();
			for id in devices.into_iter().take(DEVICES_PER_PAGE as usize) {
				let Some((by, offers)) = Self::offers(&id, &me, count, block, now) else {
					continue;
				};
				let (Some(me), Some(draft)) = (me.get(by), drafts.get_mut(by)) else { continue };
				if !draft.has_room::<T>(&offers) {
					Self::submit(me, take(draft), block);
					batches = batches.saturating_add(1);
				}
				draft.add(&id, offers);
				if batches >= MAX_BATCHES {
					// The rest of the page is for the next run, which finds this part offered.
					break 'run;
				}
			}
			page = page.saturating_add(1).checked_rem(pages).unwrap_or(0);
		}
		for (me, draft) in me.iter().zip(drafts) {
			Self::submit(me, draft, block);
		}
		if first != Some(page) {
			write(&store::cursor(), &page);
		}
	}

	/// What there is to offer of a device now, and which of `me` does it.
	fn offers(
		id: &DeviceId,
		me: &[Me<T>],
		validators: u64,
		block: BlockNumber,
		now: Moment,
	) -> Option<(usize, Vec<Offer>)> {
		let device = Devices::<T>::get(id)?;
		if device.status != DeviceStatus::Active {
			return None;
		}
		// On a fork the block's number may be the lower one.
		let on_its_way = read::<Sent>(&store::sent(id))
			.is_some_and(|sent| sent.seq > device.last.seq && block.abs_diff(sent.block) < RESEND);
		if on_its_way {
			return None;
		}
		let pending = read::<Vec<PendingInterval>>(&store::pending(id)).unwrap_or_default();
		let length = T::Interval::get();
		let grace = (length / 8).min(MAX_GRACE);
		let last = pending.len().saturating_sub(1);
		let mut closed = (0usize..)
			.zip(pending)
			.map(|(nth, interval)| {
				// What a later interval begins with ends it, too.
				let grace = if nth < last { 0 } else { grace };
				let end = interval.start.saturating_add(length).saturating_add(grace);
				(end, interval)
			})
			.filter(|(end, interval)| {
				let reading = &interval.newest.reading;
				*end <= now
					&& reading.seq > device.last.seq
					&& reading.ts > device.last.ts
					&& reading.ts <= now.saturating_add(T::MaxClockAhead::get())
			})
			.collect::<Vec<_>>();
		let (end, oldest) = closed.first()?;
		let (by, wait) = match &device.attestation {
			Attestation::Gateway(gateway) => (me.iter().position(|me| me.account == *gateway)?, 0),
			Attestation::Device(_) => me
				.iter()
				.map(|me| rank(id, oldest.start, me.place, validators))
				.enumerate()
				.min_by_key(|(_, rank)| *rank)?,
		};
		let wait = wait.saturating_mul(TURN.into()).saturating_mul(SLOT_DURATION);
		if now < end.saturating_add(wait) {
			return None;
		}
		// The newest settles what those between are refused for.
		if closed.len() > MAX_LOOKED_AT {
			let newest = closed.pop();
			closed.truncate(MAX_LOOKED_AT.saturating_sub(1));
			closed.extend(newest);
		}
		let offers = Self::choose(id, device, &me.get(by)?.account, closed, now);
		(!offers.is_empty()).then_some((by, offers))
	}

	/// The readings that the chain would take, in order.
	fn choose(
		id: &DeviceId,
		mut device: DeviceOf<T>,
		by: &AccountIdOf<T>,
		closed: Vec<(Moment, PendingInterval)>,
		now: Moment,
	) -> Vec<Offer> {
		let most = MAX_INTERVALS.min(T::MaxBatchItems::get() as usize);
		let mut offers = Vec::new();
		let mut readings = 0usize;
		for (_, interval) in closed {
			let signed = interval.newest;
			let quarantined = match Self::judge(id, &device, &signed, by, now) {
				Ok(_) => false,
				Err(Outcome::Quarantined(_)) => true,
				// A later one has no price either, or the same gateway.
				Err(Outcome::Refused(Refusal::Unpriced(_) | Refusal::WrongGateway)) => break,
				Err(_) => continue,
			};
			let offer = Self::gather(id, interval.start, device.last.seq, signed);
			readings = readings.saturating_add(offer.hashes.len());
			if readings > MAX_READINGS && !offers.is_empty() {
				break;
			}
			offers.push(offer);
			if quarantined || offers.len() >= most {
				break;
			}
			device.last = signed.reading;
		}
		offers
	}

	/// The raw readings of an interval after number `settled`, up to the one that is offered.
	fn gather(id: &DeviceId, start: Moment, settled: u64, newest: SignedReading) -> Offer {
		let mut raw = read::<Vec<SignedReading>>(&store::readings(id, start)).unwrap_or_default();
		raw.retain(|raw| raw.reading.seq > settled && raw.reading.seq <= newest.reading.seq);
		if raw.last() != Some(&newest) {
			raw = [newest].into();
		}
		raw.drain(..raw.len().saturating_sub(MAX_READINGS));
		Offer {
			reading: newest,
			leaves: BatchLeaves {
				device: id.clone(),
				start,
				first_seq: raw.first().map_or(newest.reading.seq, |raw| raw.reading.seq),
				last_seq: newest.reading.seq,
			},
			hashes: raw.iter().map(|raw| BlakeTwo256::hash(&raw.leaf(id))).collect(),
		}
	}

	/// Signs a batch, notes how its raw readings are found again, and submits it.
	fn submit(me: &Me<T>, draft: Draft, block: BlockNumber) {
		let Draft { items, leaves, hashes, newest } = draft;
		let Ok(items) = BoundedVec::try_from(items) else { return };
		if items.is_empty() {
			return;
		}
		let readings = Self::count(hashes.len());
		let root = merkle_root_raw::<BlakeTwo256, _>(hashes);
		let batch: BatchOf<T> = Batch { reporter: me.key.clone(), block, root, readings, items };
		let Some(signature) = me.key.sign(&Self::batch_message(&batch)) else {
			log::error!(target: LOG_TARGET, "the oracle key is gone from the keystore");
			return;
		};
		// Before anyone can see the batch on chain.
		write(&store::batch(root), &leaves);
		for leaves in &leaves {
			Self::note_root(&leaves.device, leaves.start, root);
		}
		let items = batch.items.len();
		let call = Call::submit_batch { batch, signature };
		let xt = T::create_authorized_transaction(call.into());
		match SubmitTransaction::<T, Call<T>>::submit_transaction(xt) {
			Ok(()) => log::debug!(
				target: LOG_TARGET,
				"offered {items} readings, {readings} raw ones, root {root:?}"
			),
			// The pool is full, or has it already: in both cases later is early enough.
			Err(()) => log::debug!(target: LOG_TARGET, "the pool refused a batch, root {root:?}"),
		}
		for (device, seq) in newest {
			write(&store::sent(&device), &Sent { seq, block });
		}
	}

	/// Notes that a batch has raw readings of an interval. Of too many, the oldest that is not
	/// anchored goes, and its batch with the last interval that it is noted for.
	fn note_root(device: &DeviceId, start: Moment, root: H256) {
		let key = store::anchored_in(device, start);
		let mut roots = read::<Vec<H256>>(&key).unwrap_or_default();
		if roots.contains(&root) {
			return;
		}
		roots.push(root);
		let superseded = (roots.len() > MAX_ROOTS as usize).then(|| {
			let place = roots.iter().position(|root| !Anchors::<T>::contains_key(root));
			roots.remove(place.unwrap_or(0).min(MAX_ROOTS as usize))
		});
		write(&key, &roots);
		let Some(superseded) = superseded else { return };
		let key = store::batch(superseded);
		let still_noted = read::<Vec<BatchLeaves>>(&key).unwrap_or_default().iter().any(|leaves| {
			read::<Vec<H256>>(&store::anchored_in(&leaves.device, leaves.start))
				.is_some_and(|roots| roots.contains(&superseded))
		});
		if !still_noted {
			StorageValueRef::persistent(&key).clear();
		}
	}
}

impl Draft {
	/// Whether a batch of these and `offers` is within its bounds.
	fn has_room<T: Config>(&self, offers: &[Offer]) -> bool {
		let readings: usize = offers.iter().map(|offer| offer.hashes.len()).sum();
		self.items.is_empty()
			|| (self.items.len().saturating_add(offers.len()) <= T::MaxBatchItems::get() as usize
				&& self.hashes.len().saturating_add(readings) <= MAX_READINGS)
	}

	fn add(&mut self, device: &DeviceId, offers: Vec<Offer>) {
		for Offer { reading, leaves, hashes } in offers {
			self.items.push(BatchItem {
				device: device.clone(),
				reading,
				readings: u32::try_from(hashes.len()).unwrap_or(u32::MAX),
			});
			self.leaves.push(leaves);
			self.hashes.extend(hashes);
			match self.newest.last_mut() {
				Some((last, seq)) if last == device => *seq = reading.reading.seq,
				_ => self.newest.push((device.clone(), reading.reading.seq)),
			}
		}
	}
}
