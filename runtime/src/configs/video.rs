//! Video proofs: who had which recording when, and what was made of it.

use mornet_primitives::units::{currency::deposit, time::DAY_MS};
use sp_runtime::traits::{ConstU128, ConstU32, ConstU64};

use super::governance::RootOr;
#[cfg(feature = "runtime-benchmarks")]
use super::metering::Clock;
use crate::{
	governance::IssuerAdmin, Balances, Runtime, RuntimeHoldReason, Subscriptions, Timestamp,
};

impl pallet_video_proof::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Quotas = Subscriptions;
	type AdminOrigin = RootOr<IssuerAdmin>;
	type ItemDeposit = ConstU128<{ deposit(1, 0) }>;
	type ByteDeposit = ConstU128<{ deposit(0, 1) }>;
	// Clocks of cheap cameras drift, as those of meters do.
	type MaxClockAhead = ConstU64<60_000>;
	// A clip of a translation of subtitles is 3.
	type MaxDepth = ConstU32<8>;
	type MaxDerivations = ConstU32<64>;
	type MaxGrants = ConstU32<32>;
	type MaxGrantPeriod = ConstU64<{ 366 * DAY_MS }>;
	type MaxStreamsPerOwner = ConstU32<64>;
	type MinInterval = ConstU32<10_000>;
	// A day.
	type MaxInterval = ConstU32<86_400_000>;
	// Ten a second for almost two hours.
	type MaxSegments = ConstU32<65_536>;
	type MaxGaps = ConstU32<64>;
	type MaxPrunedAtOnce = ConstU32<16>;
	type MaxServices = ConstU32<32>;
	type MaxTaskPeriod = ConstU64<{ 7 * DAY_MS }>;
	type TaskHistory = ConstU64<{ 30 * DAY_MS }>;
	type WeightInfo = pallet_video_proof::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Clock;
}
