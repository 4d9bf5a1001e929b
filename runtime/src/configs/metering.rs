//! Meters and tariffs: what is consumed, what it costs, and the tokens minted for it.

use frame_support::{
	parameter_types,
	weights::{constants::RocksDbWeight, Weight},
	PalletId,
};
use mornet_primitives::{
	tariffs::Feed,
	units::{
		currency::{deposit, GCC},
		time::MINUTES,
	},
	Balance, BlockNumber,
};
use pallet_tariffs::{offchain::crypto::OperatorKey, weights::WeightInfo};
use sp_runtime::traits::{ConstU128, ConstU32, ConstU64};

use super::{governance::RootOr, staking::Oracle};
use crate::{
	constants::SETTLEMENT_INTERVAL, governance::TariffAdmin, Assets, Balances, Runtime,
	RuntimeHoldReason, Tariffs, Timestamp,
};

/// Most tariff operators.
const MAX_OPERATORS: u32 = 32;

/// Most prices that an operator reports in a transaction.
const MAX_FEED_VALUES: u32 = 32;

parameter_types! {
	/// The oracle's own account, which Root would feed values as; what it feeds is not counted.
	pub const TariffOraclePalletId: PalletId = PalletId(*b"mor/trfs");
	/// A household's entries: its details and its consumption by month.
	pub const HouseholdDeposit: Balance = deposit(2, 256);
	/// A device's entry.
	pub const DeviceDeposit: Balance = deposit(1, 256);
	/// How often an operator's node looks at the prices it reports: every five minutes.
	pub const WorkerPeriod: BlockNumber = 5 * MINUTES;
}

impl pallet_oracle::Config for Runtime {
	type OnNewData = Tariffs;
	type CombineData = Tariffs;
	type Time = Timestamp;
	type OracleKey = Feed;
	type OracleValue = Balance;
	type PalletId = TariffOraclePalletId;
	type Members = Tariffs;
	type WeightInfo = OracleWeight;
	type MaxHasDispatchedSize = ConstU32<MAX_OPERATORS>;
	type MaxFeedValues = ConstU32<MAX_FEED_VALUES>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_tariffs::OracleValues;
}

/// What an operator's report weighs: the SDK measured `pallet-oracle` with few members and without
/// what becomes of a value, so both are added for each.
pub struct OracleWeight;

impl pallet_oracle::WeightInfo for OracleWeight {
	fn feed_values(values: u32) -> Weight {
		let value = <Runtime as pallet_tariffs::Config>::WeightInfo::on_new_data()
			.saturating_add(RocksDbWeight::get().reads(MAX_OPERATORS.into()));
		pallet_oracle::weights::SubstrateWeight::<Runtime>::feed_values(values)
			.saturating_add(value.saturating_mul(values.into()))
	}

	fn on_finalize() -> Weight {
		pallet_oracle::weights::SubstrateWeight::<Runtime>::on_finalize()
	}
}

impl pallet_tariffs::Config for Runtime {
	type AdminOrigin = RootOr<TariffAdmin>;
	type OperatorKey = OperatorKey;
	type MaxVersions = ConstU32<64>;
	type MaxScheduled = ConstU32<8>;
	type MaxFeeds = ConstU32<1_024>;
	type MaxOperators = ConstU32<MAX_OPERATORS>;
	// A million GCC for a kilowatt-hour is a mistake in whatever currency.
	type MaxPrice = ConstU128<{ 1_000_000 * GCC }>;
	type MaxSourceLength = ConstU32<256>;
	type WorkerPeriod = WorkerPeriod;
	type WeightInfo = pallet_tariffs::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkClock = Clock;
}

impl pallet_metering::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Tokens = Assets;
	type Tariffs = Tariffs;
	type Validators = Oracle;
	type Time = Timestamp;
	type AdminOrigin = RootOr<TariffAdmin>;
	type Interval = ConstU64<SETTLEMENT_INTERVAL>;
	// Clocks of cheap devices drift. It is also granted when a consumption is compared with a rating.
	type MaxClockAhead = ConstU64<60_000>;
	type MaxBatchItems = ConstU32<128>;
	type MaxHouseholdsPerOwner = ConstU32<16>;
	type MaxDevicesPerHousehold = ConstU32<32>;
	type MaxMonths = ConstU32<120>;
	// A reading is charged for so many before it is known how many it spans.
	type MaxMonthsAtOnce = ConstU32<2>;
	type MaxAnchors = ConstU64<1_000_000>;
	type MaxRegistrars = ConstU32<32>;
	type HouseholdDeposit = HouseholdDeposit;
	type DeviceDeposit = DeviceDeposit;
	type WeightInfo = pallet_metering::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Clock;
}

/// Sets the time as no block would, for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub struct Clock;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_tariffs::BenchmarkClock for Clock {
	fn set_now(now: mornet_primitives::Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_metering::BenchmarkHelper for Clock {
	fn set_time(now: mornet_primitives::Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_video_proof::BenchmarkHelper for Clock {
	fn set_time(now: mornet_primitives::Moment) {
		pallet_timestamp::Now::<Runtime>::put(now);
	}
}
