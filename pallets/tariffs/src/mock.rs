//! A runtime with the SDK's real oracle and timestamps, and operators whose nodes sign as wallets do.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use alloc::vec::Vec;

use codec::Encode;
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{ConstU128, ConstU32, ConstU64, OnFinalize, OnInitialize},
	PalletId,
};
use frame_system::{
	mocking::MockBlock,
	offchain::{AppCrypto, CreateSignedTransaction, CreateTransactionBase, SigningTypes},
	CheckNonce, EnsureRoot,
};
use mornet_primitives::{
	tariffs::{Feed, PriceSource, PriceVersion, Region, Resource},
	units::currency::GCC,
	AccountId, Balance, Moment,
};
use sp_runtime::{
	generic::UncheckedExtrinsic, traits::IdentityLookup, BoundedVec, BuildStorage, DispatchError,
	MultiSignature, MultiSigner, Perbill,
};

use crate::{self as pallet_tariffs, offchain::crypto::OperatorKey, Event, Parameters};

/// When block 1 is made.
pub const START: Moment = 1_000_000;
/// Price of the operated feed at genesis.
pub const PRICE: Balance = 300_000;
/// Price above which there is none.
pub const MAX_PRICE: Balance = 1_000_000 * GCC;

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
	pub type Tariffs = pallet_tariffs;
	#[runtime::pallet_index(3)]
	pub type Oracle = pallet_oracle;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_timestamp::Config for Test {
	type Moment = Moment;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<1_500>;
	type WeightInfo = ();
}

parameter_types! {
	pub const OraclePalletId: PalletId = PalletId(*b"mo/oracl");
}

impl pallet_oracle::Config for Test {
	type OnNewData = Tariffs;
	type CombineData = Tariffs;
	type Time = Timestamp;
	type OracleKey = Feed;
	type OracleValue = Balance;
	type PalletId = OraclePalletId;
	type Members = Tariffs;
	type WeightInfo = ();
	type MaxHasDispatchedSize = ConstU32<5>;
	type MaxFeedValues = ConstU32<2>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::OracleValues;
}

impl SigningTypes for Test {
	type Public = MultiSigner;
	type Signature = MultiSignature;
}

/// A transaction as an operator's node makes it.
pub type Transaction = UncheckedExtrinsic<AccountId, RuntimeCall, MultiSignature, CheckNonce<Test>>;

impl<LocalCall> CreateTransactionBase<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = Transaction;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> CreateSignedTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	fn create_signed_transaction<C: AppCrypto<MultiSigner, MultiSignature>>(
		call: RuntimeCall,
		public: MultiSigner,
		account: AccountId,
		nonce: u32,
	) -> Option<Transaction> {
		let signature = C::sign(&call.encode(), public)?;
		Some(UncheckedExtrinsic::new_signed(call, account, signature, CheckNonce::from(nonce)))
	}
}

impl pallet_tariffs::Config for Test {
	type AdminOrigin = EnsureRoot<AccountId>;
	type OperatorKey = OperatorKey;
	type MaxVersions = ConstU32<8>;
	type MaxScheduled = ConstU32<3>;
	type MaxFeeds = ConstU32<6>;
	type MaxOperators = ConstU32<5>;
	type MaxPrice = ConstU128<MAX_PRICE>;
	type MaxSourceLength = ConstU32<64>;
	type WorkerPeriod = ConstU64<10>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Clock;
}

/// Sets the time as no block would.
#[cfg(feature = "runtime-benchmarks")]
pub struct Clock;

#[cfg(feature = "runtime-benchmarks")]
impl crate::BenchmarkClock for Clock {
	fn set_now(now: Moment) {
		pallet_timestamp::Now::<Test>::put(now);
	}
}

/// A quorum of 3, reports that last a minute, prices that stand for 10 seconds, moves of 10 %.
pub fn test_params() -> Parameters {
	Parameters {
		quorum: 3,
		freshness: 60_000,
		interval: 10_000,
		max_move: Perbill::from_percent(10),
	}
}

pub fn account(id: u8) -> AccountId {
	AccountId::new([id; 32])
}

pub fn feed(region: &str, resource: Resource) -> Feed {
	Feed::Tariff(Region::try_from(region.as_bytes()).unwrap(), resource)
}

/// The operated feed.
pub fn power() -> Feed {
	feed("DE-BE", Resource::Electricity)
}

/// A feed that is not operated.
pub fn water() -> Feed {
	feed("DE-BE", Resource::Water)
}

/// A feed without a price.
pub fn heat() -> Feed {
	feed("DE-BE", Resource::Heat)
}

/// Builds a chain, at block 1, and checks the invariants after the test.
pub struct ExtBuilder {
	genesis: pallet_tariffs::GenesisConfig<Test>,
}

impl Default for ExtBuilder {
	/// Prices for electricity, operated by the accounts 1 to 4, for water, and of the index token.
	fn default() -> Self {
		Self {
			genesis: pallet_tariffs::GenesisConfig {
				parameters: test_params(),
				prices: [(power(), PRICE), (water(), 2_000_000), (Feed::IndexRate, GCC)].into(),
				operators: (1..=4).map(account).collect(),
				operated: [power()].into(),
				source: None,
			},
		}
	}
}

impl ExtBuilder {
	/// Another genesis.
	pub fn genesis(mut self, f: impl FnOnce(&mut pallet_tariffs::GenesisConfig<Test>)) -> Self {
		f(&mut self.genesis);
		self
	}

	/// Other rules.
	pub fn params(self, change: impl FnOnce(&mut Parameters)) -> Self {
		self.genesis(|genesis| change(&mut genesis.parameters))
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let storage = RuntimeGenesisConfig { tariffs: self.genesis, ..Default::default() }
			.build_storage()
			.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| block_at(START));
		ext
	}

	/// Runs a test. The invariants hold after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Tariffs::do_try_state().unwrap();
		});
	}
}

/// Begins a block at a moment.
pub fn block_at(now: Moment) {
	let last = System::block_number();
	if last > 0 {
		AllPalletsWithSystem::on_finalize(last);
	}
	System::initialize(&(last + 1), &Default::default(), &Default::default());
	Timestamp::set_timestamp(now);
	AllPalletsWithSystem::on_initialize(last + 1);
}

/// Begins a block so many milliseconds later.
pub fn later(ms: Moment) {
	block_at(Timestamp::get() + ms);
}

/// Now.
pub fn now() -> Moment {
	Timestamp::get()
}

pub fn signed(id: u8) -> RuntimeOrigin {
	RuntimeOrigin::signed(account(id))
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

/// Feeds values by the oracle's own call.
pub fn feed_values(origin: RuntimeOrigin, values: &[(Feed, Balance)]) -> Result<(), DispatchError> {
	Oracle::feed_values(origin, BoundedVec::try_from(values.to_vec()).unwrap())
		.map(|_| ())
		.map_err(|error| error.error)
}

/// Operators 1, 2, … report these prices of the operated feed, at 0 none.
pub fn report(prices: &[Balance]) {
	for (id, price) in (1..).zip(prices).filter(|(_, price)| **price > 0) {
		assert_ok!(feed_values(signed(id), &[(power(), *price)]));
	}
}

/// Price of the operated feed now, and who set it.
pub fn current() -> (Balance, PriceSource) {
	let PriceVersion { price, source, .. } = Tariffs::price_at(power(), now()).unwrap();
	(price, source)
}

/// The median that waits.
pub fn waiting() -> Option<Balance> {
	Tariffs::feed(power()).unwrap().waiting
}

/// Until when the operated feed is fresh.
pub fn fresh_until() -> Option<Moment> {
	Tariffs::feed(power()).unwrap().fresh_until
}

/// Whether the operated feed is stale.
pub fn stale() -> bool {
	Tariffs::feed(power()).unwrap().stale
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Tariffs(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

pub fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
