//! What tests share: a disk that can fail, a chain that says what it is told, devices with keys.
//!
//! Here and not among the tests, so that the integration tests, the benchmark and the simulation
//! can use it too.

#![allow(
	clippy::unwrap_used,
	clippy::expect_used,
	clippy::missing_panics_doc,
	reason = "only tests use this, and they may fail loudly"
)]

use std::{
	collections::{BTreeMap, HashMap},
	sync::{
		atomic::{AtomicU32, Ordering},
		Arc, Mutex,
	},
};

use mornet_primitives::{
	metering::{
		Attestation, Counters, DeviceId, DeviceKey, DeviceStatus, MeteringParameters, Rating,
		Reading, SignedReading,
	},
	AccountId, BlockNumber, Moment,
};
use sp_core::{
	ed25519,
	offchain::{OffchainStorage, STORAGE_PREFIX},
	Pair,
};

use crate::directory::{ChainUnavailable, DeviceDirectory, Overview};

/// A moment that tests begin at, at the beginning of an interval.
pub const NOW: Moment = 1_760_601_600_000;

/// Length of a settlement interval in tests.
pub const INTERVAL: Moment = 900_000;

/// Off-chain storage in memory that can stop taking writes, as at a kill. Clones are the same disk.
#[derive(Clone, Default)]
pub struct Disk(Arc<Mutex<Contents>>);

#[derive(Default)]
struct Contents {
	entries: BTreeMap<Vec<u8>, Vec<u8>>,
	writes: usize,
	writes_left: Option<usize>,
}

impl Disk {
	/// After `writes` more writes all others are lost.
	pub fn fail_after(&self, writes: usize) {
		self.0.lock().unwrap().writes_left = Some(writes);
	}

	/// Writes take again.
	pub fn mend(&self) {
		self.0.lock().unwrap().writes_left = None;
	}

	/// Writes that took so far.
	pub fn writes(&self) -> usize {
		self.0.lock().unwrap().writes
	}

	/// The keys of what is stored.
	pub fn keys(&self) -> Vec<Vec<u8>> {
		let contents = self.0.lock().unwrap();
		let without_prefix = |key: &Vec<u8>| key.strip_prefix(STORAGE_PREFIX).map(<[u8]>::to_vec);
		contents.entries.keys().filter_map(without_prefix).collect()
	}

	fn write(&self, change: impl FnOnce(&mut BTreeMap<Vec<u8>, Vec<u8>>)) {
		let mut contents = self.0.lock().unwrap();
		match &mut contents.writes_left {
			Some(0) => return,
			Some(left) => *left = left.saturating_sub(1),
			None => {},
		}
		contents.writes = contents.writes.saturating_add(1);
		change(&mut contents.entries);
	}
}

fn full_key(prefix: &[u8], key: &[u8]) -> Vec<u8> {
	[prefix, key].concat()
}

impl OffchainStorage for Disk {
	fn set(&mut self, prefix: &[u8], key: &[u8], value: &[u8]) {
		self.write(|entries| {
			entries.insert(full_key(prefix, key), value.to_vec());
		});
	}

	fn remove(&mut self, prefix: &[u8], key: &[u8]) {
		self.write(|entries| {
			entries.remove(&full_key(prefix, key));
		});
	}

	fn get(&self, prefix: &[u8], key: &[u8]) -> Option<Vec<u8>> {
		self.0.lock().unwrap().entries.get(&full_key(prefix, key)).cloned()
	}

	fn compare_and_set(&mut self, _: &[u8], _: &[u8], _: Option<&[u8]>, _: &[u8]) -> bool {
		unimplemented!("the ingest is the only writer of its keys")
	}
}

/// A chain that says what it was told. Clones are the same chain.
#[derive(Clone)]
pub struct Chain {
	devices: Arc<Mutex<HashMap<DeviceId, Overview>>>,
	best: Arc<AtomicU32>,
	outage: Arc<Mutex<Option<ChainUnavailable>>>,
	lookups: Arc<AtomicU32>,
}

impl Default for Chain {
	fn default() -> Self {
		Self {
			devices: Arc::default(),
			best: Arc::new(AtomicU32::new(1)),
			outage: Arc::default(),
			lookups: Arc::default(),
		}
	}
}

impl Chain {
	/// Sets a device and makes a block.
	pub fn set(&self, id: &DeviceId, overview: Overview) {
		self.devices.lock().unwrap().insert(id.clone(), overview);
		self.next_block();
	}

	/// Changes a device that is there and makes a block.
	pub fn change(&self, id: &DeviceId, change: impl FnOnce(&mut Overview)) {
		change(self.devices.lock().unwrap().get_mut(id).unwrap());
		self.next_block();
	}

	/// Makes a block.
	pub fn next_block(&self) {
		self.best.fetch_add(1, Ordering::SeqCst);
	}

	/// The chain cannot be asked for now, or can again.
	pub fn set_outage(&self, outage: bool) {
		let error = || ChainUnavailable("a test says so".into());
		*self.outage.lock().unwrap() = outage.then(error);
	}

	/// How often a single device was looked up.
	pub fn lookups(&self) -> u32 {
		self.lookups.load(Ordering::SeqCst)
	}

	fn ensure_up(&self) -> Result<(), ChainUnavailable> {
		self.outage.lock().unwrap().clone().map_or(Ok(()), Err)
	}
}

impl DeviceDirectory for Chain {
	fn best(&self) -> BlockNumber {
		self.best.load(Ordering::SeqCst)
	}

	fn parameters(&self) -> Result<MeteringParameters, ChainUnavailable> {
		self.ensure_up()?;
		Ok(MeteringParameters { interval: INTERVAL, max_clock_ahead: 60_000, max_batch_items: 100 })
	}

	fn device(&self, id: &DeviceId) -> Result<Option<Overview>, ChainUnavailable> {
		self.ensure_up()?;
		self.lookups.fetch_add(1, Ordering::SeqCst);
		Ok(self.devices.lock().unwrap().get(id).cloned())
	}

	fn finalised(&self, ids: &[DeviceId]) -> Result<Vec<Option<Overview>>, ChainUnavailable> {
		self.ensure_up()?;
		let devices = self.devices.lock().unwrap();
		Ok(ids.iter().map(|id| devices.get(id).cloned()).collect())
	}
}

/// The id of a test device.
pub fn device(number: u32) -> DeviceId {
	DeviceId::try_from(format!("meter-{number}").as_bytes()).unwrap()
}

/// The ed25519 key of a test device.
pub fn key(number: u32) -> ed25519::Pair {
	let mut seed = [7; 32];
	seed[..4].copy_from_slice(&number.to_le_bytes());
	ed25519::Pair::from_seed(&seed)
}

/// An active device that signs for itself.
pub fn overview(number: u32) -> Overview {
	Overview {
		household: number,
		attestation: Attestation::Device(DeviceKey::Ed25519(key(number).public())),
		rating: Rating { electricity_w: 10_000, heat_w: 10_000, water_l_per_h: 2_000 },
		status: DeviceStatus::Active,
		generation: 0,
		last: None,
	}
}

/// An active device that a gateway answers for.
pub fn gateway_overview(number: u32) -> Overview {
	Overview { attestation: Attestation::Gateway(AccountId::new([9; 32])), ..overview(number) }
}

/// A reading of `energy_wh`.
pub fn reading(seq: u64, ts: Moment, energy_wh: u64) -> Reading {
	Reading { seq, ts, counters: Counters { energy_wh, heat_wh: 0, water_l: 0 } }
}

/// A test device's reading, signed.
pub fn signed(number: u32, reading: Reading) -> SignedReading {
	let signature = key(number).sign(&reading.signed_message(&device(number))).0;
	SignedReading { reading, signature: Some(signature) }
}

/// The payload that a test device publishes for a reading.
pub fn payload(number: u32, reading: Reading) -> Vec<u8> {
	render(&signed(number, reading))
}

/// A reading in MorNet's own schema.
pub fn render(reading: &SignedReading) -> Vec<u8> {
	let SignedReading { reading: Reading { seq, ts, counters }, signature } = reading;
	let Counters { energy_wh, heat_wh, water_l } = counters;
	let sig = signature.map_or(String::new(), |signature| {
		let hex: String = signature.iter().map(|byte| format!("{byte:02x}")).collect();
		format!(r#","sig":"0x{hex}""#)
	});
	format!(
		r#"{{"v":1,"seq":{seq},"ts":{ts},"energy_wh":{energy_wh},"heat_wh":{heat_wh},"water_l":{water_l}{sig}}}"#
	)
	.into_bytes()
}
