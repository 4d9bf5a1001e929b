//! A runtime with the SDK's real balances and clock, and quotas that a test sets.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use alloc::{vec, vec::Vec};

use binary_merkle_tree::{merkle_proof, merkle_root};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{fungible::InspectHold, ConstU128, ConstU32, ConstU64, Hooks},
	weights::Weight,
};
use frame_system::{mocking::MockBlockU32, EnsureRoot};
use mornet_primitives::{
	video::{
		segment_leaf, ContentHash, DerivationKind, HashFunction, MediaType, Metadata, QuotaError,
		Quotas, RetentionClass, SegmentProof, StorageUri, StreamId, StreamTerms, TaskId,
	},
	Balance, BlockNumber, Hash, Hashing, Moment,
};
use sp_io::TestExternalities;
use sp_runtime::{
	traits::{Hash as _, IdentityLookup},
	BuildStorage,
};

use crate::{self as pallet_video_proof, Event, HoldReason, NextStream, NextTask};

pub type AccountId = u64;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// An account of a camera.
pub const CAMERA: AccountId = 3;
/// A service at genesis.
pub const SERVICE: AccountId = 10;
/// Another one.
pub const OTHER_SERVICE: AccountId = 11;
/// Of accounts 1 to 12.
pub const ENDOWMENT: Balance = 1_000_000_000;
/// Of a row and of a byte: not divisors of much, so that a forgotten term shows.
pub const ITEM: Balance = 1_009;
pub const BYTE: Balance = 13;
/// When block 1 is made.
pub const START: Moment = 1_760_601_600_000;
/// Time between blocks.
pub const BLOCK_MS: Moment = 3_000;
pub const SECOND: Moment = 1_000;
pub const MINUTE: Moment = 60 * SECOND;
pub const DAY: Moment = 86_400_000;
/// How far clocks may be ahead.
pub const AHEAD: Moment = 30 * SECOND;
/// Most that one can grant.
pub const GRANT_PERIOD: Moment = 100 * DAY;
/// Most time that a task has.
pub const TASK_PERIOD: Moment = DAY;
/// For how long a task is kept that is over.
pub const TASK_HISTORY: Moment = 2 * DAY;

#[frame_support::runtime]
mod test_runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type VideoProof = pallet_video_proof;
}

parameter_types! {
	/// What customers are refused for.
	pub static Refused: Vec<(AccountId, QuotaError)> = Vec::new();
	/// What was counted, and not given back: service, customer and seconds.
	pub static Used: Vec<(AccountId, AccountId, u32)> = Vec::new();
	/// What was given back: customer, and when it was counted.
	pub static GivenBack: Vec<(AccountId, Moment)> = Vec::new();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_timestamp::Config for Test {
	type Moment = Moment;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<{ BLOCK_MS / 2 }>;
	type WeightInfo = ();
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<7>;
	type AccountStore = System;
}

/// Quotas that remember what was asked.
pub struct TestQuotas;

impl Quotas<AccountId> for TestQuotas {
	fn try_use(service: &AccountId, customer: &AccountId, seconds: u32) -> Result<(), QuotaError> {
		if let Some((_, error)) = Refused::get().iter().find(|(who, _)| who == customer) {
			return Err(*error);
		}
		Used::mutate(|used| used.push((*service, *customer, seconds)));
		Ok(())
	}

	fn give_back(_service: &AccountId, customer: &AccountId, at: Moment) {
		GivenBack::mutate(|given| given.push((*customer, at)));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(_service: &AccountId, customer: &AccountId) {
		Refused::mutate(|refused| refused.retain(|(who, _)| who != customer));
	}
}

impl pallet_video_proof::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Quotas = TestQuotas;
	type AdminOrigin = EnsureRoot<AccountId>;
	type ItemDeposit = ConstU128<ITEM>;
	type ByteDeposit = ConstU128<BYTE>;
	type MaxClockAhead = ConstU64<AHEAD>;
	type MaxDepth = ConstU32<3>;
	type MaxDerivations = ConstU32<4>;
	type MaxGrants = ConstU32<3>;
	type MaxGrantPeriod = ConstU64<GRANT_PERIOD>;
	type MaxStreamsPerOwner = ConstU32<3>;
	type MinInterval = ConstU32<10_000>;
	type MaxInterval = ConstU32<3_600_000>;
	type MaxSegments = ConstU32<1_000>;
	type MaxGaps = ConstU32<4>;
	type MaxPrunedAtOnce = ConstU32<5>;
	type MaxServices = ConstU32<3>;
	type MaxTaskPeriod = ConstU64<TASK_PERIOD>;
	type TaskHistory = ConstU64<TASK_HISTORY>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Clock;
}

/// Sets the clock for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct Clock;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_video_proof::BenchmarkHelper for Clock {
	fn set_time(now: Moment) {
		Timestamp::set_timestamp(now);
	}
}

/// A chain at block 1, with one service.
pub fn new_chain() -> TestExternalities {
	Refused::set(Vec::new());
	Used::set(Vec::new());
	GivenBack::set(Vec::new());
	let storage = RuntimeGenesisConfig {
		balances: pallet_balances::GenesisConfig {
			balances: (1..=12).map(|who| (who, ENDOWMENT)).collect(),
			..Default::default()
		},
		video_proof: pallet_video_proof::GenesisConfig { services: vec![SERVICE] },
		..Default::default()
	}
	.build_storage()
	.unwrap();
	let mut ext = TestExternalities::new(storage);
	ext.execute_with(|| {
		System::initialize(&1, &Default::default(), &Default::default());
		Timestamp::set_timestamp(START);
	});
	ext
}

/// Runs a test; the invariants hold after it.
pub fn test(run: impl FnOnce()) {
	new_chain().execute_with(|| {
		run();
		VideoProof::do_try_state().unwrap();
	});
}

pub fn now() -> Moment {
	Timestamp::get()
}

/// Lets time pass without a hook.
pub fn pass(ms: Moment) {
	Timestamp::set_timestamp(now() + ms);
}

/// Makes a block some time after the last, with so much weight left over for the agenda.
pub fn next_block_with(ms: Moment, weight: Weight) {
	let number: BlockNumber = System::block_number() + 1;
	System::initialize(&number, &Default::default(), &Default::default());
	pass(ms);
	let used = VideoProof::on_idle(number, weight);
	assert!(used.all_lte(weight));
}

/// Makes a block some time after the last, with all the weight that the agenda needs.
pub fn next_block(ms: Moment) {
	next_block_with(ms, Weight::MAX);
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Record.into(), &who)
}

/// The pallet's events of this block.
pub fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::VideoProof(event) => Some(event),
			_ => None,
		})
		.collect()
}

pub fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}

pub fn content(number: u8) -> ContentHash {
	ContentHash::Blake2b256([number; 32])
}

pub fn uri(text: &str) -> StorageUri {
	StorageUri::try_from(text.as_bytes()).unwrap()
}

/// A minute of video.
pub fn about() -> Metadata {
	Metadata {
		size: 1_000_000,
		duration_ms: MINUTE,
		media: MediaType::Mp4,
		captured_at: START,
		uri: Some(uri("https://video.example/1.mp4")),
		device: None,
		c2pa: None,
	}
}

/// Has an account anchor a content for a month.
pub fn anchor(who: AccountId, number: u8) {
	assert_ok!(VideoProof::anchor(signed(who), content(number), about(), RetentionClass::Month));
}

/// Has an account derive a content from another, for a month.
pub fn derive(who: AccountId, number: u8, parent: u8) {
	assert_ok!(VideoProof::derive(
		signed(who),
		content(number),
		content(parent),
		DerivationKind::Subtitles,
		about(),
		RetentionClass::Month
	));
}

/// A stream of intervals of a minute, from now on.
pub fn terms() -> StreamTerms {
	StreamTerms {
		device: None,
		media: MediaType::MpegTs,
		function: HashFunction::Sha256,
		started_at: now(),
		interval_ms: MINUTE as u32,
		retention: RetentionClass::Month,
	}
}

/// Opens a stream of Alice's that the camera operates.
pub fn open(terms: StreamTerms) -> StreamId {
	let id = NextStream::<Test>::get();
	assert_ok!(VideoProof::open_stream(signed(ALICE), terms, Some(CAMERA)));
	id
}

/// The hash of a segment.
pub fn segment(number: u64) -> ContentHash {
	ContentHash::Sha256(Hashing::hash_of(&number).0)
}

fn leaves(stream: StreamId, first: u64, count: u32) -> Vec<Vec<u8>> {
	(first..first + u64::from(count))
		.map(|number| segment_leaf(stream, number, &segment(number)))
		.collect()
}

/// The root of an interval's tree.
pub fn segments_root(stream: StreamId, first: u64, count: u32) -> Hash {
	merkle_root::<Hashing, _>(leaves(stream, first, count))
}

/// The way from a segment to its interval's root.
pub fn segment_proof(stream: StreamId, first: u64, count: u32, number: u64) -> SegmentProof {
	let index = u32::try_from(number - first).unwrap();
	let proof = merkle_proof::<Hashing, _, _>(leaves(stream, first, count), index);
	SegmentProof { segment: number, hash: segment(number), path: proof.proof }
}

/// Has the camera anchor an interval.
pub fn bring(stream: StreamId, interval: u64, first: u64, count: u32) {
	let root = segments_root(stream, first, count);
	assert_ok!(VideoProof::anchor_segments(signed(CAMERA), stream, interval, first, count, root));
}

/// Has the service register a task on a content of Bob's or that he has access to, and returns its
/// number.
pub fn register(customer: AccountId, source: u8) -> TaskId {
	let id = NextTask::<Test>::get();
	assert_ok!(VideoProof::register_task(
		signed(SERVICE),
		customer,
		content(source),
		DerivationKind::Vertical,
		60,
		now() + TASK_PERIOD
	));
	id
}
