//! What the ingest keeps, in the off-chain storage it shares with the runtime's off-chain worker.
//!
//! [`mornet_primitives::metering::store`] has the keys that both know. The ingest has a few of its
//! own, below: nobody else reads or writes them.
//!
//! The storage writes one key at a time, and the node may be killed between any two writes. So each
//! change is a sequence in which every prefix is a state from which the whole can be done again,
//! and a message is acknowledged only after the last write.

use std::{
	collections::{BTreeSet, HashMap},
	fmt,
};

use codec::{Decode, Encode};
use mornet_primitives::{
	metering::{
		store::{self as keys, PendingInterval, DEVICES_PER_PAGE},
		DeviceId, SignedReading,
	},
	Moment,
};
use sp_core::offchain::{OffchainStorage, STORAGE_PREFIX};

use crate::LOG_TARGET;

/// Whether a device is connected, as its last will or its greeting said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Liveness {
	/// Whether it is.
	pub online: bool,
	/// Since when, as this node heard it, in milliseconds.
	pub since: Moment,
}

/// Key of the generation of a device that its pending intervals are of: `u32`.
fn generation(device: &DeviceId) -> Vec<u8> {
	own_key(b"generation/", device)
}

/// Key of a device's [`Liveness`].
fn liveness(device: &DeviceId) -> Vec<u8> {
	own_key(b"liveness/", device)
}

/// Key of the numbers of the first and the last page of the journal: `(u64, u64)`.
fn journal_bounds() -> Vec<u8> {
	own_key(b"journal-bounds", ())
}

/// Key of a page of the journal: `Vec<Entry>`.
fn journal_page(page: u64) -> Vec<u8> {
	own_key(b"journal/", page)
}

fn own_key(kind: &[u8], rest: impl Encode) -> Vec<u8> {
	let mut key = b"mornet/ingest/v1/".to_vec();
	key.extend_from_slice(kind);
	rest.encode_to(&mut key);
	key
}

/// A write did not take: the disk is full, or the database has stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotWritten;

impl fmt::Display for NotWritten {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("the off-chain storage does not take writes")
	}
}

/// The off-chain storage with types.
#[derive(Clone)]
pub struct Store<S>(S);

impl<S: OffchainStorage> Store<S> {
	/// Over `storage`, where the off-chain workers' persistent storage is.
	pub const fn new(storage: S) -> Self {
		Self(storage)
	}

	fn get<T: Decode>(&self, key: &[u8]) -> Option<T> {
		let value = self.0.get(STORAGE_PREFIX, key)?;
		T::decode(&mut value.as_slice())
			.inspect_err(|error| {
				let key = String::from_utf8_lossy(key);
				log::error!(target: LOG_TARGET, "what is stored under {key} is broken: {error}");
			})
			.ok()
	}

	// The storage logs a failed write and says nothing of it, so each is read back: an
	// acknowledgement must not rest on hope.
	fn put<T: Encode>(&mut self, key: &[u8], value: &T) -> Result<(), NotWritten> {
		let value = value.encode();
		self.0.set(STORAGE_PREFIX, key, &value);
		match self.0.get(STORAGE_PREFIX, key) {
			Some(stored) if stored == value => Ok(()),
			_ => Err(NotWritten),
		}
	}

	fn remove(&mut self, key: &[u8]) -> Result<(), NotWritten> {
		self.0.remove(STORAGE_PREFIX, key);
		match self.0.get(STORAGE_PREFIX, key) {
			None => Ok(()),
			Some(_) => Err(NotWritten),
		}
	}

	/// A device's pending intervals, the oldest first.
	pub fn pending(&self, device: &DeviceId) -> Vec<PendingInterval> {
		self.get(&keys::pending(device)).unwrap_or_default()
	}

	/// Sets a device's pending intervals.
	///
	/// # Errors
	///
	/// If the write does not take.
	pub fn set_pending(
		&mut self,
		device: &DeviceId,
		pending: &[PendingInterval],
	) -> Result<(), NotWritten> {
		let key = keys::pending(device);
		if pending.is_empty() {
			self.remove(&key)
		} else {
			self.put(&key, &pending)
		}
	}

	/// A device's raw readings in the interval that begins at `start`, by `seq`.
	pub fn readings(&self, device: &DeviceId, start: Moment) -> Vec<SignedReading> {
		self.get(&keys::readings(device, start)).unwrap_or_default()
	}

	/// Sets a device's raw readings in the interval that begins at `start`.
	///
	/// # Errors
	///
	/// If the write does not take.
	pub fn set_readings(
		&mut self,
		device: &DeviceId,
		start: Moment,
		readings: &[SignedReading],
	) -> Result<(), NotWritten> {
		let key = keys::readings(device, start);
		if readings.is_empty() {
			self.remove(&key)
		} else {
			self.put(&key, &readings)
		}
	}

	/// Forgets an interval's raw readings and what proves them: of a batch with a leaf missing, no
	/// other leaf can be proved either.
	///
	/// # Errors
	///
	/// If a write does not take.
	pub fn forget_interval(&mut self, device: &DeviceId, start: Moment) -> Result<(), NotWritten> {
		let anchored = keys::anchored_in(device, start);
		for root in self.roots(device, start) {
			self.remove(&keys::batch(root))?;
		}
		self.remove(&keys::readings(device, start))?;
		self.remove(&anchored)
	}

	/// Roots of the batches that were offered with an interval of a device, the oldest first.
	pub fn roots(&self, device: &DeviceId, start: Moment) -> Vec<sp_core::H256> {
		self.get(&keys::anchored_in(device, start)).unwrap_or_default()
	}

	/// What makes up the batch with this root.
	pub fn batch(&self, root: sp_core::H256) -> Option<Vec<keys::BatchLeaves>> {
		self.get(&keys::batch(root))
	}

	/// The generation that a device's pending intervals are of; `None` before its first reading.
	pub fn generation(&self, device: &DeviceId) -> Option<u32> {
		self.get(&generation(device))
	}

	/// Sets the generation that a device's pending intervals are of.
	///
	/// # Errors
	///
	/// If the write does not take.
	pub fn set_generation(&mut self, device: &DeviceId, number: u32) -> Result<(), NotWritten> {
		self.put(&generation(device), &number)
	}

	/// Whether a device is connected; `None` if it never said.
	pub fn liveness(&self, device: &DeviceId) -> Option<Liveness> {
		self.get(&liveness(device))
	}

	/// Sets whether a device is connected.
	///
	/// # Errors
	///
	/// If the write does not take.
	pub fn set_liveness(&mut self, device: &DeviceId, state: Liveness) -> Result<(), NotWritten> {
		self.put(&liveness(device), &state)
	}
}

/// The devices with pending intervals, in pages that the off-chain worker walks.
///
/// All pages are in memory too: as many devices as the chain has in service at most.
pub struct Index<S> {
	store: Store<S>,
	pages: Vec<Vec<DeviceId>>,
	places: HashMap<DeviceId, usize>,
	with_room: BTreeSet<usize>,
}

/// Devices of a page.
fn page_size() -> usize {
	usize::try_from(DEVICES_PER_PAGE).unwrap_or(usize::MAX)
}

/// The number of a page as it stands in a key.
fn page_number(page: usize) -> u32 {
	u32::try_from(page).unwrap_or(u32::MAX)
}

impl<S: OffchainStorage> Index<S> {
	/// Reads what is stored.
	pub fn load(store: Store<S>) -> Self {
		let count: u32 = store.get(&keys::device_pages()).unwrap_or_default();
		let mut index =
			Self { store, pages: Vec::new(), places: HashMap::new(), with_room: BTreeSet::new() };
		for number in 0..count {
			let devices: Vec<DeviceId> =
				index.store.get(&keys::devices(number)).unwrap_or_default();
			let page = index.pages.len();
			index.places.extend(devices.iter().map(|device| (device.clone(), page)));
			index.note_room(page, devices.len());
			index.pages.push(devices);
		}
		index
	}

	/// Number of pages.
	pub fn pages(&self) -> usize {
		self.pages.len()
	}

	/// The devices of a page.
	pub fn page(&self, page: usize) -> Vec<DeviceId> {
		self.pages.get(page).cloned().unwrap_or_default()
	}

	/// All devices.
	pub fn devices(&self) -> impl Iterator<Item = &DeviceId> {
		self.pages.iter().flatten()
	}

	/// Adds a device and says true, if it is not in.
	///
	/// A page is written before the number of pages that makes it visible; a kill in between leaves
	/// a page beyond the last, which the next one to grow overwrites.
	///
	/// # Errors
	///
	/// If a write does not take; then nothing has changed.
	pub fn add(&mut self, device: &DeviceId) -> Result<bool, NotWritten> {
		if self.places.contains_key(device) {
			return Ok(false);
		}
		let page = self.with_room.first().copied().unwrap_or(self.pages.len());
		let mut devices = self.page(page);
		devices.push(device.clone());
		self.store.put(&keys::devices(page_number(page)), &devices)?;
		if page == self.pages.len() {
			self.store.put(&keys::device_pages(), &page_number(page).saturating_add(1))?;
			self.pages.push(Vec::new());
		}
		self.set(page, devices);
		self.places.insert(device.clone(), page);
		Ok(true)
	}

	/// Takes a device out, if it is in, and with it the pages at the end that are empty then.
	///
	/// # Errors
	///
	/// If a write does not take; then nothing has changed but for empty pages.
	pub fn remove(&mut self, device: &DeviceId) -> Result<(), NotWritten> {
		let Some(page) = self.places.get(device).copied() else { return Ok(()) };
		let mut devices = self.page(page);
		devices.retain(|other| other != device);
		self.store.put(&keys::devices(page_number(page)), &devices)?;
		self.set(page, devices);
		self.places.remove(device);

		while self.pages.last().is_some_and(Vec::is_empty) {
			let page = self.pages.len().saturating_sub(1);
			self.store.put(&keys::device_pages(), &page_number(page))?;
			self.pages.pop();
			self.with_room.remove(&page);
			self.store.remove(&keys::devices(page_number(page)))?;
		}
		Ok(())
	}

	fn set(&mut self, page: usize, devices: Vec<DeviceId>) {
		self.note_room(page, devices.len());
		if let Some(slot) = self.pages.get_mut(page) {
			*slot = devices;
		}
	}

	fn note_room(&mut self, page: usize, devices: usize) {
		if devices < page_size() {
			self.with_room.insert(page);
		} else {
			self.with_room.remove(&page);
		}
	}
}

/// Entries of a page of the [`Journal`].
const JOURNAL_PAGE: usize = 256;

/// An interval with raw readings.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Entry {
	/// The device.
	pub device: DeviceId,
	/// When the interval begins.
	pub start: Moment,
	/// From when on the time that it is kept counts: its beginning, or later if it was not settled
	/// when it was looked at.
	pub since: Moment,
}

impl Entry {
	/// For an interval that was just begun.
	pub const fn new(device: DeviceId, start: Moment) -> Self {
		Self { device, start, since: start }
	}
}

/// The intervals with raw readings in the order in which they were begun: how the old ones are
/// found again, in a storage that cannot be walked.
pub struct Journal<S> {
	store: Store<S>,
	first: u64,
	last: u64,
	newest: Vec<Entry>,
}

impl<S: OffchainStorage> Journal<S> {
	/// Reads what is stored.
	pub fn load(store: Store<S>) -> Self {
		let (first, last) = store.get(&journal_bounds()).unwrap_or_default();
		let newest = store.get(&journal_page(last)).unwrap_or_default();
		Self { store, first, last, newest }
	}

	/// Adds entries. To be done before the readings themselves are written: an entry too many does
	/// no harm, a reading without one would stay for ever.
	///
	/// # Errors
	///
	/// If a write does not take; some of the entries may be in then.
	pub fn append(&mut self, entries: &[Entry]) -> Result<(), NotWritten> {
		let mut entries = entries;
		while !entries.is_empty() {
			if self.newest.len() >= JOURNAL_PAGE {
				self.turn_page()?;
			}
			let room = JOURNAL_PAGE.saturating_sub(self.newest.len());
			let (now, later) = entries.split_at(room.min(entries.len()));
			let mut page = self.newest.clone();
			page.extend_from_slice(now);
			self.store.put(&journal_page(self.last), &page)?;
			self.newest = page;
			entries = later;
		}
		Ok(())
	}

	/// The entries of the oldest page, if all of them are kept since before `until`. What is added
	/// from then on goes to another page.
	///
	/// # Errors
	///
	/// If a write does not take.
	pub fn oldest_before(&mut self, until: Moment) -> Result<Option<Vec<Entry>>, NotWritten> {
		let page = if self.first == self.last {
			self.newest.clone()
		} else {
			self.store.get(&journal_page(self.first)).unwrap_or_default()
		};
		if page.iter().any(|entry| entry.since >= until) {
			return Ok(None);
		}
		if self.first == self.last {
			if page.is_empty() {
				return Ok(None);
			}
			self.turn_page()?;
		}
		Ok(Some(page))
	}

	/// Drops the page that [`Self::oldest_before`] gave.
	///
	/// # Errors
	///
	/// If a write does not take.
	pub fn drop_oldest(&mut self) -> Result<(), NotWritten> {
		let dropped = self.first;
		if dropped < self.last {
			let first = dropped.saturating_add(1);
			self.store.put(&journal_bounds(), &(first, self.last))?;
			self.first = first;
			self.store.remove(&journal_page(dropped))?;
		}
		Ok(())
	}

	/// Begins a page. As in [`Index::add`], it is written before it becomes visible.
	fn turn_page(&mut self) -> Result<(), NotWritten> {
		let next = self.last.saturating_add(1);
		let empty = Vec::<Entry>::new();
		self.store.put(&journal_page(next), &empty)?;
		self.store.put(&journal_bounds(), &(self.first, next))?;
		self.last = next;
		self.newest = empty;
		Ok(())
	}
}

#[cfg(test)]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "tests may fail loudly"
)]
mod tests {
	use proptest::prelude::*;

	use super::*;
	use crate::testing::{device, Disk};

	#[test]
	fn write_that_does_not_take_is_noticed() {
		let disk = Disk::default();
		let mut store = Store::new(disk.clone());
		assert_eq!(store.set_generation(&device(1), 7), Ok(()));
		disk.fail_after(0);
		assert_eq!(store.set_generation(&device(1), 8), Err(NotWritten));
		assert_eq!(store.set_readings(&device(1), 0, &[]), Ok(()), "nothing was to be removed");
		assert_eq!(store.remove(&generation(&device(1))), Err(NotWritten));
		assert_eq!(store.generation(&device(1)), Some(7));
	}

	#[test]
	fn keys_of_the_ingest_and_of_the_worker_differ() {
		let id = device(1);
		for own in [generation(&id), liveness(&id), journal_bounds(), journal_page(0)] {
			assert!(own.starts_with(b"mornet/ingest/"));
		}
	}

	#[test]
	fn index_fills_pages_and_gives_them_back() {
		let disk = Disk::default();
		let store = Store::new(disk.clone());
		let mut index = Index::load(store.clone());
		let many = DEVICES_PER_PAGE * 2 + 1;
		for number in 0..many {
			index.add(&device(number)).unwrap();
			index.add(&device(number)).unwrap();
		}
		assert_eq!(index.pages(), 3);
		assert_eq!(Index::load(store.clone()).devices().count(), many as usize);
		// Room in the middle is used before a page is added.
		index.remove(&device(3)).unwrap();
		index.add(&device(many)).unwrap();
		assert_eq!(index.pages(), 3);
		for number in 0..=many {
			index.remove(&device(number)).unwrap();
		}
		assert_eq!(index.pages(), 0);
		assert_eq!(disk.keys(), vec![keys::device_pages()]);
	}

	#[test]
	fn journal_gives_the_oldest_first_and_only_when_all_of_a_page_is_old() {
		let disk = Disk::default();
		let mut journal = Journal::load(Store::new(disk.clone()));
		assert_eq!(journal.oldest_before(Moment::MAX), Ok(None));
		let entries: Vec<_> = (0..600).map(|start| Entry::new(device(1), start)).collect();
		journal.append(&entries[..100]).unwrap();
		journal.append(&entries[100..]).unwrap();
		let mut journal = Journal::load(Store::new(disk.clone()));
		assert_eq!(journal.oldest_before(255), Ok(None));
		let mut found = Vec::new();
		while let Some(page) = journal.oldest_before(600).unwrap() {
			found.extend(page);
			journal.drop_oldest().unwrap();
		}
		assert_eq!(found, entries);
		assert_eq!(disk.keys().len(), 2, "bounds and one empty page");
	}

	#[test]
	fn what_is_added_while_the_oldest_page_is_looked_through_is_not_dropped_with_it() {
		let mut journal = Journal::load(Store::new(Disk::default()));
		let (old, new) = (Entry::new(device(1), 0), Entry::new(device(2), 0));
		journal.append(std::slice::from_ref(&old)).unwrap();
		assert_eq!(journal.oldest_before(1), Ok(Some(vec![old])));
		journal.append(std::slice::from_ref(&new)).unwrap();
		journal.drop_oldest().unwrap();
		assert_eq!(journal.oldest_before(1), Ok(Some(vec![new])));
	}

	proptest! {
		/// Whatever is added, removed and cut off by a kill: what was done is there again.
		#[test]
		fn index_survives_a_kill_between_any_two_writes(
			steps in prop::collection::vec((any::<bool>(), 0_u32..600), 1..900),
			writes in 0_usize..1_500,
		) {
			let disk = Disk::default();
			let mut index = Index::load(Store::new(disk.clone()));
			let mut expected = BTreeSet::new();
			disk.fail_after(writes);
			let mut in_doubt = None;
			for (add, number) in steps {
				let id = device(number);
				let done = if add { index.add(&id).map(drop) } else { index.remove(&id) };
				if done.is_err() {
					in_doubt = Some(id);
					break;
				}
				if add { expected.insert(id); } else { expected.remove(&id); }
			}
			disk.mend();
			let again = Index::load(Store::new(disk));
			let mut found: Vec<_> = again.devices().cloned().collect();
			found.sort();
			prop_assert!(found.windows(2).all(|pair| pair[0] != pair[1]), "a device is in twice");
			let mut found: BTreeSet<_> = found.into_iter().collect();
			if let Some(id) = in_doubt {
				found.remove(&id);
				expected.remove(&id);
			}
			prop_assert_eq!(found, expected);
		}
	}
}
