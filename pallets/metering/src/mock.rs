//! A runtime with the SDK's real balances, assets and clock; with tariffs that have a little history,
//! and validators that a test names.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use std::{cell::RefCell, collections::BTreeMap};

use codec::Decode;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::InspectHold, AsEnsureOriginWithArg, Authorize, ConstU128, ConstU32, ConstU64,
		OffchainWorker,
	},
};
use frame_system::{mocking::MockUncheckedExtrinsic, AuthorizeCall, EnsureRoot};
use mornet_primitives::{
	metering::{
		Attestation, Consumption, Counters, DeviceId, DeviceKey, HouseholdId, Rating, Reading,
		SignedReading,
	},
	oracle::{AuthorityId, AuthoritySignature, OracleValidators, KEY_TYPE},
	tariffs::{Feed, PricePeriod, PricingError, Region, Resource, TariffProvider},
	units::asset,
	AssetId, Balance, BlockNumber, Moment,
};
use sp_core::{
	offchain::{
		testing::{TestOffchainExt, TestTransactionPoolExt},
		OffchainDbExt, OffchainWorkerExt, TransactionPoolExt,
	},
	sr25519, Pair,
};
use sp_io::TestExternalities;
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystoreExt};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, Hash, IdentityLookup},
	transaction_validity::{TransactionSource, TransactionValidityError, ValidTransaction},
	BuildStorage,
};

use crate::{self as pallet_metering, Batch, BatchItem, BatchOf, Event, HoldReason};

pub type AccountId = u64;
pub type TxExtension = (AuthorizeCall<Test>,);
pub type Extrinsic = MockUncheckedExtrinsic<Test, (), TxExtension>;
type Block = generic::Block<generic::Header<u64, BlakeTwo256>, Extrinsic>;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Approves in most tests.
pub const REGISTRAR: AccountId = 20;
/// The validators' accounts.
pub const VALIDATORS: [AccountId; 3] = [100, 101, 102];
/// Of every account.
pub const ENDOWMENT: Balance = 1_000_000;
/// Not a divisor of much, so that a forgotten term shows.
pub const HOUSEHOLD_DEPOSIT: Balance = 1_009;
pub const DEVICE_DEPOSIT: Balance = 503;
/// When block 1 is made: 16 October 2025, 8:00 UTC.
pub const START: Moment = 1_760_601_600_000;
/// Length of a settlement interval.
pub const INTERVAL: Moment = 900_000;
pub const MINUTE: Moment = 60_000;
pub const HOUR: Moment = 3_600_000;
pub const DAY: Moment = 86_400_000;

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
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type Metering = pallet_metering;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_timestamp::Config for Test {
	type Moment = u64;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<1_500>;
	type WeightInfo = ();
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<7>;
	type AccountStore = System;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
}

impl<LocalCall> frame_system::offchain::CreateTransactionBase<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = Extrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> frame_system::offchain::CreateTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> Extrinsic {
		Extrinsic::new_transaction(call, extension)
	}
}

impl<LocalCall> frame_system::offchain::CreateAuthorizedTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	fn create_extension() -> TxExtension {
		(AuthorizeCall::new(),)
	}
}

/// The prices of a feed: from when, how much.
type History = Vec<(Moment, Balance)>;

thread_local! {
	static PRICES: RefCell<BTreeMap<Feed, History>> = const { RefCell::new(BTreeMap::new()) };
	static KEYS: RefCell<Vec<(AuthorityId, AccountId)>> = const { RefCell::new(Vec::new()) };
}

parameter_types! {
	/// Feeds are stale from then on.
	pub static FreshUntil: Moment = Moment::MAX;
	/// History before is not kept.
	pub static KeptFrom: Moment = 0;
}

/// Prices with a history, as `pallet-tariffs` has them.
pub struct Tariffs;

impl Tariffs {
	/// Puts a price in force from a moment on.
	pub fn set(feed: Feed, from: Moment, price: Balance) {
		PRICES.with_borrow_mut(|prices| {
			let history = prices.entry(feed).or_default();
			history.push((from, price));
			history.sort();
		});
	}

	pub fn clear(feed: &Feed) {
		PRICES.with_borrow_mut(|prices| prices.remove(feed));
	}
}

impl TariffProvider for Tariffs {
	fn max_periods() -> u32 {
		32
	}

	fn periods(feed: &Feed, from: Moment, until: Moment) -> Result<Vec<PricePeriod>, PricingError> {
		assert!(from < until, "asked for the price of no time");
		if from < KeptFrom::get() {
			return Err(PricingError::TooOld);
		}
		let history = PRICES.with_borrow(|prices| prices.get(feed).cloned()).unwrap_or_default();
		let ends = history.iter().skip(1).map(|(from, _)| *from).chain([Moment::MAX]);
		let periods: Vec<_> = history
			.iter()
			.zip(ends)
			.map(|((begin, price), end)| PricePeriod {
				price: *price,
				from: from.max(*begin),
				until: until.min(end),
			})
			.filter(|period| period.from < period.until)
			.collect();
		if periods.first().is_none_or(|first| first.from != from) {
			return Err(PricingError::NoTariff);
		}
		if until > FreshUntil::get() {
			return Err(PricingError::Stale);
		}
		Ok(periods)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_for_benchmarks(feed: &Feed, price: Balance, from: Moment) {
		Self::clear(feed);
		for nth in 0..Self::max_periods() {
			Self::set(feed.clone(), from + u64::from(nth) * 1_000, price + Balance::from(nth % 2));
		}
	}
}

/// The validators of [`KEYS`].
pub struct Oracles;

impl Oracles {
	pub fn set(keys: Vec<(AuthorityId, AccountId)>) {
		KEYS.set(keys);
	}
}

impl OracleValidators<AccountId> for Oracles {
	fn all() -> Vec<(AuthorityId, AccountId)> {
		KEYS.with_borrow(Clone::clone)
	}

	fn validator(key: &AuthorityId) -> Option<AccountId> {
		KEYS.with_borrow(|keys| {
			keys.iter().find(|(other, _)| other == key).map(|(_, account)| *account)
		})
	}

	fn count() -> u32 {
		KEYS.with_borrow(|keys| keys.len() as u32)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_validators_for_benchmarks(keys: Vec<(AuthorityId, AccountId)>) {
		Self::set(keys);
	}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct Helper;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkHelper for Helper {
	fn set_time(now: Moment) {
		Timestamp::set_timestamp(now);
	}
}

parameter_types! {
	pub static MaxAnchors: u64 = 5;
}

impl pallet_metering::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Tokens = Assets;
	type Tariffs = Tariffs;
	type Validators = Oracles;
	type Time = Timestamp;
	type AdminOrigin = EnsureRoot<AccountId>;
	type Interval = ConstU64<INTERVAL>;
	type MaxClockAhead = ConstU64<MINUTE>;
	type MaxBatchItems = ConstU32<8>;
	type MaxHouseholdsPerOwner = ConstU32<3>;
	type MaxDevicesPerHousehold = ConstU32<3>;
	type MaxMonths = ConstU32<4>;
	type MaxMonthsAtOnce = ConstU32<2>;
	type MaxAnchors = MaxAnchors;
	type MaxRegistrars = ConstU32<3>;
	type HouseholdDeposit = ConstU128<HOUSEHOLD_DEPOSIT>;
	type DeviceDeposit = ConstU128<DEVICE_DEPOSIT>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Helper;
}

pub fn region() -> Region {
	Region::try_from(&b"DE-BE"[..]).unwrap()
}

pub fn tariff(resource: Resource) -> Feed {
	Feed::Tariff(region(), resource)
}

/// Prices at first, in plancks: a kWh of electricity and of heat, a m³ of water, a GCM. Odd, so that
/// there always is a remainder.
pub const PRICE_E: Balance = 300_001_007;
pub const PRICE_H: Balance = 120_000_011;
pub const PRICE_W: Balance = 2_000_000_033;
pub const RATE: Balance = 1_000_000_007;

/// The transactions that the worker submits. The lock's type is not a crate of ours.
type Pool = Box<dyn Fn() -> Vec<Vec<u8>>>;

/// A chain at block 1 and the node it runs on.
pub struct Chain {
	pub ext: TestExternalities,
	pool: Pool,
}

impl Chain {
	/// The validators are [`VALIDATORS`]; the node has the keys of those at `places`.
	pub fn new(places: &[usize]) -> Self {
		PRICES.with_borrow_mut(BTreeMap::clear);
		FreshUntil::set(Moment::MAX);
		KeptFrom::set(0);
		MaxAnchors::set(5);
		Tariffs::set(tariff(Resource::Electricity), 0, PRICE_E);
		Tariffs::set(tariff(Resource::Heat), 0, PRICE_H);
		Tariffs::set(tariff(Resource::Water), 0, PRICE_W);
		Tariffs::set(Feed::IndexRate, 0, RATE);
		Oracles::set(
			(0..VALIDATORS.len())
				.map(|place| (oracle(place).public().into(), VALIDATORS[place]))
				.collect(),
		);

		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: (1..30).map(|who| (who, ENDOWMENT)).collect(),
				..Default::default()
			},
			assets: pallet_assets::GenesisConfig {
				assets: asset::ALL.map(|asset| (asset.id, 999, true, 1)).to_vec(),
				..Default::default()
			},
			metering: pallet_metering::GenesisConfig { registrars: vec![REGISTRAR] },
			..Default::default()
		}
		.build_storage()
		.unwrap();
		let mut ext = TestExternalities::new(storage);
		let (offchain, _) = TestOffchainExt::new();
		ext.register_extension(OffchainDbExt::new(offchain.clone()));
		ext.register_extension(OffchainWorkerExt::new(offchain));
		let (pool_ext, pool) = TestTransactionPoolExt::new();
		ext.register_extension(TransactionPoolExt::new(pool_ext));
		let keystore = MemoryKeystore::new();
		for place in places {
			keystore
				.sr25519_generate_new(KEY_TYPE, Some(&format!("//oracle{place}")))
				.unwrap();
		}
		ext.register_extension(KeystoreExt::new(keystore));
		ext.execute_with(|| go_to(1));
		Self { ext, pool: Box::new(move || std::mem::take(&mut pool.write().transactions)) }
	}

	/// Runs a part of a test and checks the invariants after it.
	pub fn run<R>(&mut self, part: impl FnOnce() -> R) -> R {
		self.ext.execute_with(|| {
			let result = part();
			Metering::do_try_state().unwrap();
			result
		})
	}

	/// Runs the worker after the present block, and returns the batches that it offered.
	pub fn work(&mut self) -> Vec<(BatchOf<Test>, AuthoritySignature)> {
		self.ext.execute_with(|| Metering::offchain_worker(System::block_number()));
		(self.pool)()
			.into_iter()
			.map(|bytes| {
				let xt = Extrinsic::decode(&mut &bytes[..]).unwrap();
				match xt.function {
					RuntimeCall::Metering(crate::Call::submit_batch { batch, signature }) => {
						(batch, signature)
					},
					other => panic!("the worker made {other:?}"),
				}
			})
			.collect()
	}
}

/// Runs a test on a chain, and checks the invariants after it.
pub fn test(part: impl FnOnce()) {
	Chain::new(&[]).run(part);
}

/// Makes `number` the present block, at its time: 3 s a block.
pub fn go_to(number: u64) {
	System::set_block_number(number);
	Timestamp::set_timestamp(START + (number - 1) * 3_000);
}

/// Makes the first block at or after a moment the present one.
pub fn go_to_time(moment: Moment) {
	go_to((moment - START).div_ceil(3_000) + 1);
}

/// Makes blocks for a time.
pub fn wait(time: Moment) {
	go_to_time(now() + time);
}

pub fn now() -> Moment {
	Timestamp::get()
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

pub fn oracle(place: usize) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//oracle{place}"), None).unwrap()
}

pub fn id(name: &str) -> DeviceId {
	DeviceId::try_from(name.as_bytes()).unwrap()
}

/// The key that a test device signs with.
pub fn device_pair(name: &str) -> sr25519::Pair {
	sr25519::Pair::from_string(&format!("//device//{name}"), None).unwrap()
}

pub fn device_key(name: &str) -> Attestation<AccountId> {
	Attestation::Device(DeviceKey::Sr25519(device_pair(name).public()))
}

pub const RATING: Rating = Rating { electricity_w: 20_000, heat_w: 30_000, water_l_per_h: 5_000 };

pub const fn counters(energy_wh: u64, heat_wh: u64, water_l: u64) -> Counters {
	Counters { energy_wh, heat_wh, water_l }
}

/// What new devices show.
pub const BASELINE: Counters = counters(1_000_000, 500_000, 70_000);

/// Registers a household of `owner` and has it approved.
pub fn household(owner: AccountId) -> HouseholdId {
	let number = crate::NextHousehold::<Test>::get();
	assert_ok!(Metering::register_household(signed(owner), region()));
	assert_ok!(Metering::approve_household(signed(REGISTRAR), number));
	number
}

/// Registers a device at [`BASELINE`] and has it approved.
pub fn device(household: HouseholdId, name: &str) {
	device_with(household, name, device_key(name));
}

pub fn device_with(household: HouseholdId, name: &str, attestation: Attestation<AccountId>) {
	let owner = crate::Households::<Test>::get(household).unwrap().owner;
	assert_ok!(Metering::register_device(
		signed(owner),
		household,
		id(name),
		attestation.clone(),
		RATING,
		BASELINE
	));
	assert_ok!(Metering::approve_device(
		signed(REGISTRAR),
		id(name),
		household,
		attestation,
		RATING,
		BASELINE,
		0
	));
}

/// A household of ALICE's with one device, "m".
pub fn one_device() -> HouseholdId {
	let number = household(ALICE);
	device(number, "m");
	number
}

pub fn last(name: &str) -> Reading {
	crate::Devices::<Test>::get(id(name)).unwrap().last
}

/// A reading that the device signed.
pub fn sign(name: &str, reading: Reading) -> SignedReading {
	let signature = device_pair(name).sign(&reading.signed_message(&id(name)));
	SignedReading { reading, signature: Some(signature.0) }
}

/// A signed reading of `seq`, at `ts`, of so much more than [`BASELINE`].
pub fn reading(name: &str, seq: u64, ts: Moment, more: Counters) -> SignedReading {
	let counters = counters(
		BASELINE.energy_wh + more.energy_wh,
		BASELINE.heat_wh + more.heat_wh,
		BASELINE.water_l + more.water_l,
	);
	sign(name, Reading { seq, ts, counters })
}

pub fn item(name: &str, reading: SignedReading) -> BatchItem {
	BatchItem { device: id(name), reading, readings: 1 }
}

/// A batch by the validator at `place`, made after the present block.
pub fn batch_by(place: usize, items: Vec<BatchItem>) -> (BatchOf<Test>, AuthoritySignature) {
	let batch = Batch {
		reporter: oracle(place).public().into(),
		block: System::block_number() as BlockNumber,
		root: BlakeTwo256::hash_of(&items),
		readings: items.iter().map(|item| item.readings).sum(),
		items: items.try_into().unwrap(),
	};
	let signature = sign_batch(place, &batch);
	(batch, signature)
}

pub fn sign_batch(place: usize, batch: &BatchOf<Test>) -> AuthoritySignature {
	oracle(place).sign(&Metering::batch_message(batch)).into()
}

/// What the pool says of a batch.
pub fn authorize(
	(batch, signature): (BatchOf<Test>, AuthoritySignature),
) -> Result<ValidTransaction, TransactionValidityError> {
	crate::Call::<Test>::submit_batch { batch, signature }
		.authorize(TransactionSource::External)
		.unwrap()
		.map(|(valid, _)| valid)
}

/// Puts a batch into a block, if it is let into one.
pub fn include(
	(batch, signature): (BatchOf<Test>, AuthoritySignature),
) -> Result<(), TransactionValidityError> {
	authorize((batch.clone(), signature.clone()))?;
	let origin = frame_system::RawOrigin::Authorized.into();
	assert_ok!(Metering::submit_batch(origin, batch, signature));
	Ok(())
}

/// Puts a batch of these items by the first validator into a block, whatever comes of it.
pub fn bring(items: Vec<BatchItem>) {
	let _ = include(batch_by(0, items));
}

/// Has one reading settled, or not.
pub fn bring_one(name: &str, reading: SignedReading) {
	bring(vec![item(name, reading)]);
}

pub fn balance(asset: AssetId, who: AccountId) -> Balance {
	Assets::balance(asset, who)
}

/// E, H, W and GCM of an account.
pub fn tokens(who: AccountId) -> [Balance; 4] {
	asset::ALL.map(|asset| balance(asset.id, who))
}

pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Registration.into(), &who)
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Metering(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

/// The months of a household, all of them.
pub fn months(household: HouseholdId) -> Vec<(u32, Consumption)> {
	Metering::consumption(household, 0, u32::MAX)
}
