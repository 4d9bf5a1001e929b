//! The part of the ingest that judges and stores: one shard for a share of the devices.
//!
//! A device always belongs to the same shard, so its messages keep their order and nothing of it
//! has two writers. A shard has no clock and no threads of its own: what it does depends on what it
//! is given, which is how the tests and the simulation drive it.

use std::{
	collections::{BTreeMap, BTreeSet},
	fmt,
	sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use bytes::Bytes;
use mornet_primitives::{
	metering::{
		store::PendingInterval, Attestation, Counters, DeviceId, DeviceSignature, DeviceStatus,
		MeteringParameters, Reading, SignedReading,
	},
	BlockNumber, Moment,
};
use schnellru::{ByLength, LruMap};
use sp_core::offchain::OffchainStorage;

use crate::{
	check,
	directory::{is_heard, ChainUnavailable, DeviceDirectory, Overview},
	payload::{self, MAX_PAYLOAD},
	rate::Bucket,
	reason::Reason,
	status::Status,
	store::{Entry, Index, Journal, Liveness, NotWritten, Store},
	topic::{self, Kind},
	LOG_TARGET,
};

/// Messages that are worth giving to a shard at once, and most devices with readings that are not
/// written yet.
pub const BATCH: usize = 256;

/// Devices remembered by a shard; others are read from the storage again. Far more than [`BATCH`],
/// so that none with readings that are not written yet is forgotten.
const CACHED_DEVICES: u32 = 4_096;

/// Ids that the chain does not know, remembered until the next block.
const CACHED_STRANGERS: u32 = 1_024;

/// A device with more pending intervals than this is not remembered, so that memory stays bounded
/// while the chain does not settle.
const CACHED_PENDING: usize = 64;

/// Most pending intervals of a device: six weeks of quarter hours. Of more, the oldest is given up;
/// the counters being cumulative, what was consumed in it is settled with the next.
const MAX_PENDING: usize = 4_096;

/// Most readings of a device in an interval, so that no value in the storage grows without bound.
const MAX_READINGS: usize = 4_096;

/// Most readings of an interval that are remembered; longer lists are read from the storage again.
const CACHED_READINGS: usize = 256;

/// Milliseconds of a day.
const DAY: Moment = 86_400_000;

/// Blocks for which what was looked up is taken as it is: a minute.
const MAX_AGE: BlockNumber = 20;

/// A message as it was received.
#[derive(Clone, Debug)]
pub struct Message {
	/// The topic.
	pub topic: String,
	/// The payload, or its beginning if it is larger than
	/// [`MAX_PAYLOAD`].
	pub payload: Bytes,
	/// Bytes of the whole payload.
	pub size: usize,
	/// Whether the broker marked it as delivered before, or as kept from before.
	pub repeated: bool,
	/// When it was received.
	pub received: Moment,
}

/// What becomes of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
	/// It is stored.
	Accepted,
	/// It is not.
	Rejected(Reason),
}

/// Why a shard cannot go on for now. The message stays unacknowledged and is tried again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
	/// The storage.
	Storage(NotWritten),
	/// The chain.
	Chain(ChainUnavailable),
}

impl fmt::Display for Trouble {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Storage(error) => error.fmt(f),
			Self::Chain(error) => error.fmt(f),
		}
	}
}

impl From<NotWritten> for Trouble {
	fn from(error: NotWritten) -> Self {
		Self::Storage(error)
	}
}

impl From<ChainUnavailable> for Trouble {
	fn from(error: ChainUnavailable) -> Self {
		Self::Chain(error)
	}
}

/// What the shards share.
pub struct Shared<S> {
	index: Mutex<Index<S>>,
	journal: Mutex<Journal<S>>,
}

impl<S: OffchainStorage> Shared<S> {
	/// Reads what is stored, and tells `status` the backlog.
	pub fn load(storage: S, status: &Status) -> Self {
		let store = Store::new(storage);
		let index = Index::load(store.clone());
		let backlog = index.devices().map(|device| store.pending(device).len()).sum();
		status.change_backlog(0, backlog);
		let journal = Mutex::new(Journal::load(store));
		Self { index: Mutex::new(index), journal }
	}

	/// The devices with pending intervals.
	pub fn index(&self) -> MutexGuard<'_, Index<S>> {
		self.index.lock().unwrap_or_else(PoisonError::into_inner)
	}

	/// The intervals with raw readings.
	pub fn journal(&self) -> MutexGuard<'_, Journal<S>> {
		self.journal.lock().unwrap_or_else(PoisonError::into_inner)
	}
}

/// A device as a shard remembers it.
struct Device {
	overview: Overview,
	/// Best block when the overview was looked up.
	seen: BlockNumber,
	/// The reading that the next one has to follow.
	last: Option<Reading>,
	/// The generation that what is stored is of.
	generation: Option<u32>,
	pending: Vec<PendingInterval>,
	/// How many of `pending` are stored.
	stored_pending: usize,
	/// Raw readings of the intervals in hand: those to be written, and the newest.
	open: BTreeMap<Moment, Vec<SignedReading>>,
	/// Those of `open` that have to be written.
	dirty: BTreeSet<Moment>,
	/// Those of `dirty` of which nothing is stored.
	begun: BTreeSet<Moment>,
	bucket: Option<Bucket>,
}

impl Device {
	/// When the last reading was, or a day before `now` if there was none.
	fn last_ts(&self, now: Moment) -> Moment {
		self.last.map_or(now.saturating_sub(DAY), |last| last.ts)
	}
}

/// What a device's next reading has to follow: the later one of what was heard of it last and of what
/// the chain has. Of the same number the chain's counts: a reading that was voided leaves its number
/// behind, and the counters from before.
fn to_follow(heard: Option<Reading>, chain: Option<Reading>) -> Option<Reading> {
	match (heard, chain) {
		(Some(heard), Some(chain)) => Some(if chain.seq >= heard.seq { chain } else { heard }),
		(heard, chain) => heard.or(chain),
	}
}

/// What a payload says.
enum Body {
	Reading(Reading, Option<DeviceSignature>),
	Energy(u64),
	Liveness(bool),
}

impl Body {
	fn parse(kind: Kind, payload: &[u8]) -> Result<Self, Reason> {
		Ok(match kind {
			Kind::Telemetry => {
				let (reading, signature) = payload::telemetry(payload)?;
				Self::Reading(reading, signature)
			},
			Kind::Tasmota => Self::Energy(payload::tasmota(payload)?),
			Kind::Shelly => Self::Energy(payload::shelly(payload)?),
			Kind::Liveness => Self::Liveness(payload::liveness(payload)?),
		})
	}
}

/// Judges and stores what its devices send.
pub struct Shard<S, D> {
	store: Store<S>,
	shared: Arc<Shared<S>>,
	directory: Arc<D>,
	status: Status,
	/// Messages a minute that a device may send.
	rate: u32,
	devices: LruMap<DeviceId, Device>,
	strangers: LruMap<DeviceId, BlockNumber>,
	parameters: Option<(BlockNumber, MeteringParameters)>,
	dirty: BTreeSet<DeviceId>,
}

impl<S: OffchainStorage, D: DeviceDirectory> Shard<S, D> {
	/// A shard over `storage`.
	pub fn new(
		storage: S,
		shared: Arc<Shared<S>>,
		directory: Arc<D>,
		status: Status,
		rate: u32,
	) -> Self {
		Self {
			store: Store::new(storage),
			shared,
			directory,
			status,
			rate,
			devices: LruMap::new(ByLength::new(CACHED_DEVICES)),
			strangers: LruMap::new(ByLength::new(CACHED_STRANGERS)),
			parameters: None,
			dirty: BTreeSet::new(),
		}
	}

	/// Judges messages in their order, and stores what is accepted. When this returns they may be
	/// acknowledged.
	///
	/// # Errors
	///
	/// If the storage or the chain is unavailable. Then none may be acknowledged, and all are to be
	/// given again: what was stored all the same is found to be a duplicate.
	pub fn handle<'a>(
		&mut self,
		messages: impl IntoIterator<Item = &'a Message>,
	) -> Result<Vec<Verdict>, Trouble> {
		let verdicts: Result<Vec<Verdict>, Trouble> = messages
			.into_iter()
			.map(|message| {
				if self.dirty.len() >= BATCH {
					self.flush()?;
				}
				self.judge(message)
			})
			.collect();
		let stored = verdicts.and_then(|verdicts| self.flush().map(|()| verdicts));
		match &stored {
			Ok(verdicts) => {
				for verdict in verdicts {
					match verdict {
						Verdict::Accepted => self.status.count_accepted(),
						Verdict::Rejected(reason) => self.status.count_rejected(*reason),
					}
				}
			},
			Err(_) => self.forget(),
		}
		stored
	}

	/// Takes in what a final block says of a device: takes off its pending intervals what is
	/// settled.
	///
	/// # Errors
	///
	/// If the storage is unavailable; to be given again.
	pub fn settled(&mut self, id: &DeviceId, overview: &Overview) -> Result<(), Trouble> {
		// One that only the best block has in service is not judged by the final one.
		if !is_heard(overview.status) && overview.status != DeviceStatus::Retired {
			return Ok(());
		}
		let done = self.try_settled(id, overview);
		if done.is_err() {
			self.forget();
		}
		done
	}

	/// Forgets the raw readings of an interval that is older than the operator keeps, which is those
	/// before `until`; one that is not settled yet is looked at again a day later.
	///
	/// # Errors
	///
	/// If the storage is unavailable; to be given again.
	pub fn expired(&mut self, id: &DeviceId, start: Moment, until: Moment) -> Result<(), Trouble> {
		if self.store.pending(id).iter().any(|interval| interval.start == start) {
			let since = until.saturating_add(DAY);
			self.shared.journal().append(&[Entry { device: id.clone(), start, since }])?;
			return Ok(());
		}
		if let Some(device) = self.devices.peek_mut(id) {
			device.open.remove(&start);
		}
		self.store.forget_interval(id, start)?;
		Ok(())
	}

	/// Forgets what is not stored.
	fn forget(&mut self) {
		self.devices.clear();
		self.dirty.clear();
	}

	fn judge(&mut self, message: &Message) -> Result<Verdict, Trouble> {
		let Some((kind, id)) = topic::parse(&message.topic) else {
			return Ok(Verdict::Rejected(Reason::Topic));
		};
		if message.size > MAX_PAYLOAD {
			return Ok(Verdict::Rejected(Reason::TooLarge));
		}
		let body = match Body::parse(kind, &message.payload) {
			Ok(body) => body,
			Err(reason) => return Ok(Verdict::Rejected(reason)),
		};

		let mut is_charged = false;
		loop {
			let best = self.directory.best();
			let Err(reason) = self.consider(&id, &body, message, &mut is_charged)? else {
				return Ok(Verdict::Accepted);
			};
			// Nobody is refused on old news.
			let seen = self.devices.peek(&id).map_or(best, |device| device.seen);
			if !reason.depends_on_chain() || seen >= best {
				return Ok(Verdict::Rejected(reason));
			}
			self.look_up(&id, best)?;
		}
	}

	/// Judges a message by what is known of its device, and takes it in if it is good.
	fn consider(
		&mut self,
		id: &DeviceId,
		body: &Body,
		message: &Message,
		is_charged: &mut bool,
	) -> Result<Result<(), Reason>, Trouble> {
		let parameters = self.parameters()?;
		let rate = self.rate;
		self.ensure_known(id)?;
		let Some(device) = self.devices.get(id) else { return Ok(Err(Reason::UnknownDevice)) };
		if !matches!(body, Body::Liveness(_)) {
			if !is_heard(device.overview.status) {
				return Ok(Err(Reason::NotActive));
			}
			let has_gateway = matches!(device.overview.attestation, Attestation::Gateway(_));
			if matches!(body, Body::Energy(_)) && !has_gateway {
				return Ok(Err(Reason::NotGateway));
			}
		}
		if !*is_charged {
			let now = message.received;
			let last = device.last_ts(now);
			let bucket = device.bucket.get_or_insert_with(|| Bucket::full(rate, last, now));
			if !bucket.take(rate, last, now) {
				return Ok(Err(Reason::RateLimited));
			}
			*is_charged = true;
		}

		let signed = match *body {
			Body::Liveness(online) => return self.liveness(id, online, message.received).map(Ok),
			Body::Energy(energy_wh) => {
				let counters = Counters { energy_wh, ..Default::default() };
				if message.repeated && device.last.is_some_and(|last| last.counters == counters) {
					return Ok(Err(Reason::Duplicate));
				}
				let (seq, ts) = device
					.last
					.map_or((0, 0), |last| (last.seq.saturating_add(1), last.ts.saturating_add(1)));
				let (seq, ts) = (seq.max(message.received), ts.max(message.received));
				SignedReading { reading: Reading { seq, ts, counters }, signature: None }
			},
			Body::Reading(reading, signature) => {
				match check::attested(&device.overview.attestation, id, &reading, signature) {
					Ok(signature) => SignedReading { reading, signature },
					Err(reason) => return Ok(Err(reason)),
				}
			},
		};
		let follows = check::follows(
			&signed.reading,
			device.last.as_ref(),
			&device.overview.rating,
			&parameters,
			message.received,
		);
		Ok(match follows {
			Ok(()) => self.take_in(id, signed, parameters.interval),
			Err(Reason::OutOfOrder) if self.is_known(id, &signed.reading, parameters.interval) => {
				Err(Reason::Duplicate)
			},
			Err(reason) => Err(reason),
		})
	}

	/// Whether a reading whose number is not above the last one's is settled or stored already.
	fn is_known(&mut self, id: &DeviceId, reading: &Reading, interval: Moment) -> bool {
		let Some(device) = self.devices.get(id) else { return false };
		if device.overview.last.is_some_and(|last| reading.seq <= last.seq) {
			return true;
		}
		let start = check::interval_start(reading.ts, interval);
		let is_it = |stored: &SignedReading| stored.reading == *reading;
		match device.open.get(&start) {
			Some(readings) => readings.iter().any(is_it),
			None => self.store.readings(id, start).iter().any(is_it),
		}
	}

	/// Takes a reading in, in memory; [`Self::flush`] writes it.
	fn take_in(
		&mut self,
		id: &DeviceId,
		signed: SignedReading,
		interval: Moment,
	) -> Result<(), Reason> {
		let Some(device) = self.devices.get(id) else { return Err(Reason::UnknownDevice) };
		let start = check::interval_start(signed.reading.ts, interval);
		// Intervals stay in order when a new runtime makes them longer.
		let start = device.pending.last().map_or(start, |newest| newest.start.max(start));

		let store = &self.store;
		let readings = device.open.entry(start).or_insert_with(|| store.readings(id, start));
		if readings.is_empty() {
			device.begun.insert(start);
		}
		if readings.len() >= MAX_READINGS {
			return Err(Reason::RateLimited);
		}
		let seq = signed.reading.seq;
		match readings.binary_search_by_key(&seq, |stored| stored.reading.seq) {
			// Written before a kill, and not acknowledged.
			Ok(at) => readings.get_mut(at).into_iter().for_each(|stored| *stored = signed),
			Err(at) => readings.insert(at, signed),
		}
		match device.pending.last_mut() {
			Some(newest) if newest.start == start => newest.newest = signed,
			_ => device.pending.push(PendingInterval { start, first_seq: seq, newest: signed }),
		}
		if device.pending.len() > MAX_PENDING {
			device.pending.remove(0);
			log::warn!(target: LOG_TARGET, "{id:?} waits with too many intervals; the oldest is given up");
		}
		device.last = Some(signed.reading);
		device.dirty.insert(start);
		self.dirty.insert(id.clone());
		Ok(())
	}

	/// Writes what was taken in.
	fn flush(&mut self) -> Result<(), Trouble> {
		let mut begun = Vec::new();
		for id in &self.dirty {
			if let Some(device) = self.devices.peek_mut(id) {
				let starts = std::mem::take(&mut device.begun);
				begun.extend(starts.into_iter().map(|start| Entry::new(id.clone(), start)));
			}
		}
		self.shared.journal().append(&begun)?;

		while let Some(id) = self.dirty.pop_first() {
			let Some(device) = self.devices.peek_mut(&id) else { continue };
			if device.generation.is_none() {
				self.store.set_generation(&id, device.overview.generation)?;
				device.generation = Some(device.overview.generation);
			}
			while let Some(start) = device.dirty.pop_first() {
				if let Some(readings) = device.open.get(&start) {
					self.store.set_readings(&id, start, readings)?;
				}
			}
			self.store.set_pending(&id, &device.pending)?;
			self.status.change_backlog(device.stored_pending, device.pending.len());
			device.stored_pending = device.pending.len();
			if let Some(newest) = device.pending.last() {
				self.shared.index().add(&id)?;
				self.status.note_reading(newest.newest.reading.ts);
			}

			while device.open.len() > 1 {
				device.open.pop_first();
			}
			device.open.retain(|_, readings| readings.len() <= CACHED_READINGS);
			if device.pending.len() > CACHED_PENDING {
				self.devices.remove(&id);
			}
		}
		Ok(())
	}

	fn liveness(&mut self, id: &DeviceId, online: bool, now: Moment) -> Result<(), Trouble> {
		if self.store.liveness(id).is_none_or(|before| before.online != online) {
			self.store.set_liveness(id, Liveness { online, since: now })?;
		}
		self.status.set_online(id, online);
		Ok(())
	}

	fn try_settled(&mut self, id: &DeviceId, overview: &Overview) -> Result<(), Trouble> {
		let best = self.directory.best();
		self.remember(id, overview.clone(), best)?;
		let Some(device) = self.devices.peek_mut(id) else { return Ok(()) };

		let is_retired = overview.status == DeviceStatus::Retired;
		let settled = overview.last.map(|last| last.seq);
		let is_settled = |seq: u64| is_retired || settled.is_some_and(|settled| seq <= settled);
		let mut pending = device.pending.clone();
		pending.retain(|interval| !is_settled(interval.newest.reading.seq));
		if let Some(oldest) = pending.first_mut().filter(|oldest| is_settled(oldest.first_seq)) {
			let stored = match device.open.get(&oldest.start) {
				Some(readings) => readings.clone(),
				None => self.store.readings(id, oldest.start),
			};
			oldest.first_seq = stored
				.iter()
				.map(|stored| stored.reading.seq)
				.find(|seq| !is_settled(*seq))
				.unwrap_or(oldest.newest.reading.seq);
		}
		if pending != device.pending {
			self.store.set_pending(id, &pending)?;
			self.status.change_backlog(device.stored_pending, pending.len());
			device.stored_pending = pending.len();
			device.pending = pending;
		}
		if device.pending.is_empty() {
			self.shared.index().remove(id)?;
		} else if device.pending.len() > CACHED_PENDING {
			self.devices.remove(id);
		}
		Ok(())
	}

	/// Looks a device up, unless what is known of it is recent.
	fn ensure_known(&mut self, id: &DeviceId) -> Result<(), Trouble> {
		let best = self.directory.best();
		let is_recent = |seen: BlockNumber| best.saturating_sub(seen) <= MAX_AGE;
		if self.devices.peek(id).is_some_and(|device| is_recent(device.seen))
			|| self.strangers.get(id).is_some_and(|seen| *seen == best)
		{
			return Ok(());
		}
		self.look_up(id, best)
	}

	fn look_up(&mut self, id: &DeviceId, best: BlockNumber) -> Result<(), Trouble> {
		match self.directory.device(id)? {
			Some(overview) => {
				self.strangers.remove(id);
				self.remember(id, overview, best)
			},
			None => {
				self.devices.remove(id);
				self.strangers.insert(id.clone(), best);
				Ok(())
			},
		}
	}

	/// Brings what is remembered of a device in line with what the chain says.
	fn remember(
		&mut self,
		id: &DeviceId,
		overview: Overview,
		best: BlockNumber,
	) -> Result<(), Trouble> {
		if self.devices.peek(id).is_none() {
			let pending = self.store.pending(id);
			let device = Device {
				last: pending.last().map(|newest| newest.newest.reading),
				generation: self.store.generation(id),
				stored_pending: pending.len(),
				pending,
				overview: overview.clone(),
				seen: best,
				open: BTreeMap::new(),
				dirty: BTreeSet::new(),
				begun: BTreeSet::new(),
				bucket: None,
			};
			// After a kill between the two writes.
			if !device.pending.is_empty() && self.shared.index().add(id)? {
				self.status.change_backlog(0, device.pending.len());
			}
			self.devices.insert(id.clone(), device);
		}
		let Some(device) = self.devices.peek_mut(id) else { return Ok(()) };
		if device.generation.is_some_and(|generation| generation != overview.generation) {
			// Nothing of the device that is taken in stays unwritten over this.
			let unsettled = std::mem::take(&mut device.pending);
			let before = std::mem::take(&mut device.stored_pending);
			for interval in &unsettled {
				let mut readings = self.store.readings(id, interval.start);
				readings.retain(|stored| stored.reading.seq < interval.first_seq);
				self.store.set_readings(id, interval.start, &readings)?;
			}
			self.store.set_pending(id, &[])?;
			self.shared.index().remove(id)?;
			self.store.set_generation(id, overview.generation)?;
			self.status.change_backlog(before, 0);
			device.generation = Some(overview.generation);
			device.open.clear();
			device.dirty.clear();
			device.begun.clear();
			device.last = None;
			log::info!(
				target: LOG_TARGET,
				"{id:?} was reset on the chain; {} intervals from before are given up",
				unsettled.len(),
			);
		}
		device.last = to_follow(device.last, overview.last);
		device.overview = overview;
		device.seen = best;
		Ok(())
	}

	fn parameters(&mut self) -> Result<MeteringParameters, Trouble> {
		let best = self.directory.best();
		match &self.parameters {
			Some((seen, parameters)) if best.saturating_sub(*seen) <= MAX_AGE => {
				Ok(parameters.clone())
			},
			_ => {
				let parameters = self.directory.parameters()?;
				self.parameters = Some((best, parameters.clone()));
				Ok(parameters)
			},
		}
	}
}

#[cfg(test)]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "tests may fail loudly"
)]
mod tests;
