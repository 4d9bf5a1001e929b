//! Metering: what a device measures, how it signs it, and what the chain made of it.
//!
//! `pallet-metering` settles readings; the node's MQTT ingest collects them and leaves them to the
//! pallet's off-chain worker as [`store`] says; the RPC shows both.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

pub mod store;

use alloc::vec::Vec;
use core::fmt;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::{ed25519, sr25519, H256};
use sp_runtime::{traits::ConstU32, BoundedVec};

use crate::{
	tariffs::{PricingError, Region, Resource},
	Balance, BlockNumber, Moment,
};

/// Most bytes of a device's id.
pub const MAX_DEVICE_ID: u32 = 32;

/// A device's name on the chain and in MQTT topics: 1 to 32 of `A-Z a-z 0-9 _ -`.
#[derive(
	Clone, PartialEq, Eq, PartialOrd, Ord, Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(feature = "std", derive(Hash))]
pub struct DeviceId(BoundedVec<u8, ConstU32<MAX_DEVICE_ID>>);

/// Why some bytes are not a [`DeviceId`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotADeviceId;

impl fmt::Display for NotADeviceId {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a device id is 1 to 32 letters, digits, hyphens or underscores")
	}
}

impl DeviceId {
	/// The id's bytes, all ASCII.
	pub fn as_bytes(&self) -> &[u8] {
		&self.0
	}

	/// The id as text.
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl TryFrom<&[u8]> for DeviceId {
	type Error = NotADeviceId;

	fn try_from(id: &[u8]) -> Result<Self, NotADeviceId> {
		let valid = !id.is_empty()
			&& id.iter().all(|c| c.is_ascii_alphanumeric() || matches!(c, b'-' | b'_'));
		if !valid {
			return Err(NotADeviceId);
		}
		id.to_vec().try_into().map(Self).map_err(|_| NotADeviceId)
	}
}

// By hand, so that no transaction and no state holds an id that cannot be a topic's level.
impl Decode for DeviceId {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let id = BoundedVec::<u8, ConstU32<MAX_DEVICE_ID>>::decode(input)?;
		Self::try_from(id.as_slice()).map_err(|_| "not a device id".into())
	}
}

impl fmt::Debug for DeviceId {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.as_str())
	}
}

/// A meter's cumulative counters. What the device does not meter stays 0.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Counters {
	/// Electricity, in Wh.
	pub energy_wh: u64,
	/// Heat, in Wh.
	pub heat_wh: u64,
	/// Water, in litres.
	pub water_l: u64,
}

impl Counters {
	/// The counter of a resource.
	pub const fn of(&self, resource: Resource) -> u64 {
		match resource {
			Resource::Electricity => self.energy_wh,
			Resource::Heat => self.heat_wh,
			Resource::Water => self.water_l,
		}
	}

	/// What was consumed since `earlier`; `None` if a counter went back.
	pub fn since(&self, earlier: &Self) -> Option<Self> {
		Some(Self {
			energy_wh: self.energy_wh.checked_sub(earlier.energy_wh)?,
			heat_wh: self.heat_wh.checked_sub(earlier.heat_wh)?,
			water_l: self.water_l.checked_sub(earlier.water_l)?,
		})
	}
}

/// A reading: what a device's signature is over, beside its id.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Reading {
	/// Number of the reading; goes up with each.
	pub seq: u64,
	/// When it was taken; goes up with each.
	pub ts: Moment,
	/// The counters at that moment.
	pub counters: Counters,
}

impl Reading {
	/// What a device signs: the SCALE encoding of `(b"mornet/telemetry/v1", device_id, seq, ts,
	/// energy_wh, heat_wh, water_l)`. The literal is 19 bytes without a length before them, the id
	/// a byte string with its compact length, the numbers `u64`.
	pub fn signed_message(&self, device: &DeviceId) -> Vec<u8> {
		(b"mornet/telemetry/v1", device, self).encode()
	}
}

/// A device's signature over [`Reading::signed_message`].
pub type DeviceSignature = [u8; 64];

/// A reading as it was received.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct SignedReading {
	/// The reading.
	pub reading: Reading,
	/// The device's signature. `None` from a device that cannot sign and for which its gateway
	/// answers.
	pub signature: Option<DeviceSignature>,
}

impl SignedReading {
	/// The leaf that stands for the reading in a batch's Merkle tree.
	///
	/// Trees are the SDK's `binary-merkle-tree` with BLAKE2b-256, over the batch's readings in the
	/// order of its items, and within an item by `seq`.
	pub fn leaf(&self, device: &DeviceId) -> Vec<u8> {
		(device, self).encode()
	}
}

/// Key a device signs with. sr25519 signatures are made in the context `substrate`, as wallets do.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum DeviceKey {
	/// Ed25519.
	#[codec(index = 0)]
	Ed25519(ed25519::Public),
	/// Schnorrkel/Ristretto.
	#[codec(index = 1)]
	Sr25519(sr25519::Public),
}

impl DeviceKey {
	/// Whether `signature` is the key's over `message`.
	///
	/// For the runtime: in the node, [`sp_core`]'s own verification does without a host function.
	pub fn verify(&self, message: &[u8], signature: &DeviceSignature) -> bool {
		use sp_runtime::traits::Verify;

		match self {
			Self::Ed25519(key) => ed25519::Signature::from_raw(*signature).verify(message, key),
			Self::Sr25519(key) => sr25519::Signature::from_raw(*signature).verify(message, key),
		}
	}
}

/// Who answers for a device's readings.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Attestation<AccountId> {
	/// The device itself, by its signature.
	#[codec(index = 0)]
	Device(DeviceKey),
	/// A validator whose node hears the device (Tasmota's and Shelly's own messages are not
	/// signed): only that validator's batches may carry its readings.
	#[codec(index = 1)]
	Gateway(AccountId),
}

/// Number of a household.
pub type HouseholdId = u32;

/// Number of a batch.
pub type BatchId = u64;

/// A month of the Gregorian calendar in UTC: years since 0, times 12, plus the month from 0.
pub type Month = u32;

/// Where a device stands.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum DeviceStatus {
	/// Waits for a registrar.
	#[codec(index = 0)]
	Pending,
	/// Its readings are settled.
	#[codec(index = 1)]
	Active,
	/// A reading of it waits for a registrar; so do all that come after.
	#[codec(index = 2)]
	Quarantined,
	/// Taken out of service.
	#[codec(index = 3)]
	Retired,
}

/// Most a device can consume, by its rating. Zero for what it does not meter.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Rating {
	/// Electric power, in W.
	pub electricity_w: u32,
	/// Heat, in W.
	pub heat_w: u32,
	/// Flow of water, in litres an hour.
	pub water_l_per_h: u32,
}

/// What the chain and the ingest have to agree on. Fixed by the runtime.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct MeteringParameters {
	/// Length of a settlement interval, in milliseconds. Interval `i` begins at `i` times it.
	pub interval: Moment,
	/// How far a reading's time may be ahead of the chain's, in milliseconds.
	pub max_clock_ahead: Moment,
	/// Most items of a batch.
	pub max_batch_items: u32,
}

/// A device as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DeviceOverview<AccountId> {
	/// The household it belongs to.
	pub household: HouseholdId,
	/// Who answers for its readings.
	pub attestation: Attestation<AccountId>,
	/// Most it can consume.
	pub rating: Rating,
	/// Where it stands.
	pub status: DeviceStatus,
	/// Times it was put into service, its counters were reset or its key or gateway changed: readings
	/// taken before count no more.
	pub generation: u32,
	/// The reading everything was settled up to; the baseline before the first. `None` while it waits
	/// for its approval.
	pub last: Option<Reading>,
}

/// A household as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct HouseholdOverview<AccountId> {
	/// Who its tokens are minted to.
	pub owner: AccountId,
	/// Whose tariffs it is priced by.
	pub region: Region,
	/// Whether a registrar approved it.
	pub approved: bool,
	/// Its devices.
	pub devices: Vec<DeviceId>,
}

/// What was settled in a month.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Consumption {
	/// What was consumed.
	pub counters: Counters,
	/// What it cost, in plancks of GCC, rounded down.
	pub cost: Balance,
	/// GCM minted for it, in its smallest unit.
	pub index: Balance,
	/// Readings settled.
	pub readings: u32,
}

/// What a consumption would cost at the tariffs of a time.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct CostPreview {
	/// Cost of the electricity, in plancks of GCC, rounded down.
	pub electricity: Balance,
	/// Cost of the heat, in plancks of GCC, rounded down.
	pub heat: Balance,
	/// Cost of the water, in plancks of GCC, rounded down.
	pub water: Balance,
	/// Cost of all three, in plancks of GCC, rounded down once.
	pub total: Balance,
	/// GCM for it, in its smallest unit, rounded down.
	pub index: Balance,
}

/// A batch whose raw readings are anchored.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Anchor<AccountId> {
	/// Number of the batch.
	pub batch: BatchId,
	/// The validator who brought it.
	pub reporter: AccountId,
	/// Block it was brought in.
	pub block: BlockNumber,
	/// How many raw readings the tree has.
	pub readings: u32,
}

sp_api::decl_runtime_apis! {
	/// Metering as wallets, dApps, the node's ingest and its RPC see it.
	pub trait MeteringApi<AccountId> where AccountId: Codec {
		/// What the chain and the ingest have to agree on.
		fn parameters() -> MeteringParameters;

		/// A device. `None` if there is none of that id.
		fn device(id: DeviceId) -> Option<DeviceOverview<AccountId>>;

		/// Several devices at once, at most [`MAX_PAGE`], each in its place.
		fn devices(ids: Vec<DeviceId>) -> Vec<Option<DeviceOverview<AccountId>>>;

		/// A household. `None` if there is none of that number.
		fn household(id: HouseholdId) -> Option<HouseholdOverview<AccountId>>;

		/// The households of an owner.
		fn households_of(owner: AccountId) -> Vec<HouseholdId>;

		/// What a household consumed, by month, from `from` to `to` (both included), months
		/// without consumption left out.
		fn consumption(
			household: HouseholdId,
			from: Month,
			to: Month,
		) -> Vec<(Month, Consumption)>;

		/// What a consumption in a region between two moments would cost.
		fn cost_preview(
			region: Region,
			consumed: Counters,
			from: Moment,
			until: Moment,
		) -> Result<CostPreview, PricingError>;

		/// The batch whose raw readings have this Merkle root. `None` if none has, or if it is too
		/// long ago to be kept.
		fn anchor(root: H256) -> Option<Anchor<AccountId>>;

		/// The reading of a device that waits for a registrar.
		fn quarantined(id: DeviceId) -> Option<Reading>;
	}
}

/// Most devices that one answer of [`MeteringApi`] holds.
pub const MAX_PAGE: u32 = 256;

#[cfg(test)]
mod tests {
	use super::*;

	fn device(id: &[u8]) -> DeviceId {
		DeviceId::try_from(id).unwrap_or_else(|_| panic!("{id:?} is a device id"))
	}

	#[test]
	fn device_ids_can_stand_in_a_topic() {
		for id in ["a", "meter-17_B", "0123456789abcdef0123456789ABCDEF"] {
			assert_eq!(device(id.as_bytes()).as_str(), id);
		}
		for id in ["", "a/b", "a+", "#", "a b", "é", "0123456789abcdef0123456789ABCDEF0"] {
			assert_eq!(DeviceId::try_from(id.as_bytes()), Err(NotADeviceId), "{id:?}");
		}
	}

	#[test]
	fn what_a_device_signs_is_laid_out_as_documented() {
		let reading = Reading {
			seq: 123,
			ts: 1_760_601_600_000,
			counters: Counters { energy_wh: 1_234_567, heat_wh: 0, water_l: 4_321 },
		};
		let mut expected = b"mornet/telemetry/v1".to_vec();
		expected.extend([7 << 2]);
		expected.extend(b"meter-1");
		for number in [123u64, 1_760_601_600_000, 1_234_567, 0, 4_321] {
			expected.extend(number.to_le_bytes());
		}
		assert_eq!(reading.signed_message(&device(b"meter-1")), expected);
	}

	#[test]
	fn consumption_is_none_when_a_counter_goes_back() {
		let earlier = Counters { energy_wh: 10, heat_wh: 5, water_l: 7 };
		let later = Counters { energy_wh: 12, heat_wh: 5, water_l: 8 };
		assert_eq!(later.since(&earlier), Some(Counters { energy_wh: 2, heat_wh: 0, water_l: 1 }));
		assert_eq!(earlier.since(&later), None);
	}
}
