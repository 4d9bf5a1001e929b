//! What is stored and what calls and events carry, beside the types of `mornet-primitives`.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use mornet_primitives::{
	metering::{
		Anchor, Attestation, BatchId, Counters, DeviceId, DeviceStatus, HouseholdId, Rating,
		Reading, SignedReading,
	},
	oracle::AuthorityId,
	tariffs::{PricingError, Region},
	Balance, BlockNumber,
};
use scale_info::TypeInfo;
use sp_core::H256;

use crate::{settlement::Carry, Config};

/// An account.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// A household of the runtime.
pub type HouseholdOf<T> = Household<AccountIdOf<T>>;

/// A device of the runtime.
pub type DeviceOf<T> = Device<AccountIdOf<T>>;

/// An anchor of the runtime.
pub type AnchorOf<T> = Anchor<AccountIdOf<T>>;

/// A batch of the runtime.
pub type BatchOf<T> = Batch<BoundedVec<BatchItem, <T as Config>::MaxBatchItems>>;

/// A household. Read and written for each reading settled, so it is small.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Household<AccountId> {
	/// Who its tokens are minted to.
	pub owner: AccountId,
	/// Whose tariffs it is priced by.
	pub region: Region,
	/// Whether a registrar approved it.
	pub approved: bool,
	/// What is on hold of the owner for it, in plancks.
	pub deposit: Balance,
	/// What rounding has cut off so far.
	///
	/// For the household and not for each device: the account that is paid is the household's, so a
	/// device that is retired or moved takes nothing along, and what is carried stays below one unit
	/// however many devices there are.
	pub carry: Carry,
}

/// A device. Read and written for each reading settled, so it is small.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Device<AccountId> {
	/// The household it belongs to.
	pub household: HouseholdId,
	/// Who answers for its readings.
	pub attestation: Attestation<AccountId>,
	/// Most it can consume.
	pub rating: Rating,
	/// Where it stands.
	pub status: DeviceStatus,
	/// Times its counters were reset, its key changed, or it was put into service again.
	pub generation: u32,
	/// The reading everything was settled up to; before the first the baseline that a registrar
	/// confirmed, and before that the one the owner claims.
	pub last: Reading,
	/// What is on hold of the owner for it, in plancks.
	pub deposit: Balance,
}

/// Why a reading waits for a registrar.
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
pub enum QuarantineReason {
	/// A counter is lower than it was. If the meter was replaced, `reset_counter`; else void it.
	#[codec(index = 0)]
	RolledBack,
	/// More than the device's rating allows for in the time.
	#[codec(index = 1)]
	AboveRating,
	/// More months lie between it and the reading before than are settled unseen.
	#[codec(index = 2)]
	TooLong,
	/// The prices at its beginning are not kept any more.
	#[codec(index = 3)]
	TooOld,
	/// At the prices in force the amounts do not fit a balance.
	#[codec(index = 4)]
	Overflow,
}

/// Why a reading changed nothing.
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
pub enum Refusal {
	/// There is no device of that id.
	#[codec(index = 0)]
	UnknownDevice,
	/// The device waits for its approval, or is retired.
	#[codec(index = 1)]
	NotInService,
	/// The signature is missing, or not the device's over this reading.
	#[codec(index = 2)]
	BadSignature,
	/// The device is attested by another validator.
	#[codec(index = 3)]
	WrongGateway,
	/// It is numbered after the last one settled, but not taken after it.
	#[codec(index = 4)]
	NotLater,
	/// It was taken further in the future than clocks may differ.
	#[codec(index = 5)]
	ClockAhead,
	/// There is no price for it now. A later reading settles what it would have.
	#[codec(index = 6)]
	Unpriced(PricingError),
	/// The owner's account cannot receive the tokens. A later reading settles what it would have.
	#[codec(index = 7)]
	CannotMint,
}

/// A reading that waits for a registrar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Quarantined {
	/// The reading.
	pub reading: Reading,
	/// Why it waits.
	pub reason: QuarantineReason,
	/// Block it was brought in.
	pub block: BlockNumber,
}

/// A reading of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct BatchItem {
	/// The device.
	pub device: DeviceId,
	/// The newest reading of a settlement interval of it.
	pub reading: SignedReading,
	/// How many raw readings, this one included, the batch's tree has for it.
	pub readings: u32,
}

/// Readings that a validator brings.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, TypeInfo)]
pub struct Batch<Items> {
	/// Oracle key of the validator.
	pub reporter: AuthorityId,
	/// The block after which it was made: it is good for [`crate::MORTALITY`] blocks from there.
	pub block: BlockNumber,
	/// Root of the Merkle tree of all raw readings behind the items.
	pub root: H256,
	/// How many raw readings the tree has.
	pub readings: u32,
	/// The readings to settle; those of a device in their order.
	pub items: Items,
}

impl<Items: Encode> Batch<Items> {
	/// What the reporter signs: the SCALE encoding of `(b"mornet/metering/batch/v1", genesis_hash,
	/// batch)`, the literal without a length before it.
	pub fn signed_message(&self, genesis_hash: impl Encode) -> alloc::vec::Vec<u8> {
		(b"mornet/metering/batch/v1", genesis_hash, self).encode()
	}
}

/// What became of a reading that was settled.
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
pub struct Settled {
	/// What was consumed: as much of E, H and W was minted.
	pub consumed: Counters,
	/// What it cost, in plancks of GCC.
	pub cost: Balance,
	/// GCM minted for it, in its smallest unit.
	pub index: Balance,
	/// The batch that brought it. `None` if a registrar settled it out of quarantine.
	pub batch: Option<BatchId>,
}
