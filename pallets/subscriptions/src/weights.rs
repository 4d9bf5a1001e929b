//! Weights of `pallet_subscriptions`.
//!
//! Measured by `scripts/bench` (frame-omni-bencher 64.0.0) on 2026-11-21: 8 steps, each
//! repeated 4 times, Compiled wasm, on AMD EPYC. Not edited by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_subscriptions`.
pub trait WeightInfo {
	fn subscribe() -> Weight;
	fn upgrade() -> Weight;
	fn set_renewal() -> Weight;
	fn cancel() -> Weight;
	fn settle() -> Weight;
	fn start_task() -> Weight;
	fn give_back_task() -> Weight;
	fn create_plan() -> Weight;
	fn set_plan_status() -> Weight;
	fn set_plan_quota() -> Weight;
	fn remove_plan() -> Weight;
	fn appoint_service() -> Weight;
	fn dismiss_service() -> Weight;
	fn set_params() -> Weight;
	fn next_due() -> Weight;
	fn settle_due() -> Weight;
	fn forget_usage() -> Weight;
}

/// Weights for `pallet_subscriptions` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Subscriptions::Plans` (r:2 w:2)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Params` (r:1 w:0)
	/// Proof: `Subscriptions::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:1)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:0)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:1 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:1 w:1)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:2 w:2)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:2 w:2)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:4 w:4)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Agenda` (r:0 w:2)
	/// Proof: `Subscriptions::Agenda` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn subscribe() -> Weight {
		// Measured:  `6592` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 305_123_000 picoseconds.
		Weight::from_parts(353_976_000, 11494)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Subscriptions::Plans` (r:2 w:2)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:1)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Params` (r:1 w:0)
	/// Proof: `Subscriptions::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:0)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:1 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:1 w:1)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:2 w:2)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:2 w:2)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:4 w:4)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Agenda` (r:0 w:2)
	/// Proof: `Subscriptions::Agenda` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn upgrade() -> Weight {
		// Measured:  `6592` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 300_416_000 picoseconds.
		Weight::from_parts(363_800_000, 11494)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:1)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:1 w:0)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Agenda` (r:0 w:2)
	/// Proof: `Subscriptions::Agenda` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn set_renewal() -> Weight {
		// Measured:  `720` bytes
		// Estimated: `3605` bytes
		// Minimum execution time: 80_269_000 picoseconds.
		Weight::from_parts(100_329_000, 3605)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:1)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:1 w:1)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Agenda` (r:0 w:1)
	/// Proof: `Subscriptions::Agenda` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Measured:  `683` bytes
		// Estimated: `3605` bytes
		// Minimum execution time: 80_109_000 picoseconds.
		Weight::from_parts(92_778_000, 3605)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:1)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:2 w:2)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:0)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:1 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:1 w:1)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:2 w:2)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:2 w:2)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:4 w:4)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Params` (r:1 w:0)
	/// Proof: `Subscriptions::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Agenda` (r:0 w:2)
	/// Proof: `Subscriptions::Agenda` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn settle() -> Weight {
		// Measured:  `6601` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 340_205_000 picoseconds.
		Weight::from_parts(397_340_000, 11494)
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::SubscriptionsOf` (r:2 w:0)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::FreePlan` (r:1 w:0)
	/// Proof: `Subscriptions::FreePlan` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:1 w:0)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Usage` (r:1 w:1)
	/// Proof: `Subscriptions::Usage` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn start_task() -> Weight {
		// Measured:  `450` bytes
		// Estimated: `6220` bytes
		// Minimum execution time: 85_096_000 picoseconds.
		Weight::from_parts(98_847_000, 6220)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:0)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Usage` (r:1 w:1)
	/// Proof: `Subscriptions::Usage` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn give_back_task() -> Weight {
		// Measured:  `421` bytes
		// Estimated: `3605` bytes
		// Minimum execution time: 74_070_000 picoseconds.
		Weight::from_parts(90_855_000, 3605)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Params` (r:1 w:0)
	/// Proof: `Subscriptions::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Catalogue` (r:1 w:1)
	/// Proof: `Subscriptions::Catalogue` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:15 w:1)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::NextPlan` (r:1 w:1)
	/// Proof: `Subscriptions::NextPlan` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn create_plan() -> Weight {
		// Measured:  `2242` bytes
		// Estimated: `39720` bytes
		// Minimum execution time: 135_872_000 picoseconds.
		Weight::from_parts(200_147_000, 39720)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:16 w:1)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Catalogue` (r:1 w:0)
	/// Proof: `Subscriptions::Catalogue` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	fn set_plan_status() -> Weight {
		// Measured:  `2353` bytes
		// Estimated: `42302` bytes
		// Minimum execution time: 130_204_000 picoseconds.
		Weight::from_parts(198_284_000, 42302)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:1 w:1)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	fn set_plan_quota() -> Weight {
		// Measured:  `490` bytes
		// Estimated: `3572` bytes
		// Minimum execution time: 55_402_000 picoseconds.
		Weight::from_parts(95_381_000, 3572)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:1 w:1)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Catalogue` (r:1 w:1)
	/// Proof: `Subscriptions::Catalogue` (`max_values`: None, `max_size`: Some(114), added: 2589, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::FreePlan` (r:1 w:0)
	/// Proof: `Subscriptions::FreePlan` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn remove_plan() -> Weight {
		// Measured:  `930` bytes
		// Estimated: `3579` bytes
		// Minimum execution time: 66_339_000 picoseconds.
		Weight::from_parts(109_482_000, 3579)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Subscriptions::Services` (r:1 w:1)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::CounterForServices` (r:1 w:1)
	/// Proof: `Subscriptions::CounterForServices` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn appoint_service() -> Weight {
		// Measured:  `667` bytes
		// Estimated: `3513` bytes
		// Minimum execution time: 17_906_000 picoseconds.
		Weight::from_parts(21_602_000, 3513)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Subscriptions::Services` (r:1 w:1)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::CounterForServices` (r:1 w:1)
	/// Proof: `Subscriptions::CounterForServices` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn dismiss_service() -> Weight {
		// Measured:  `719` bytes
		// Estimated: `3513` bytes
		// Minimum execution time: 15_904_000 picoseconds.
		Weight::from_parts(19_028_000, 3513)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Subscriptions::Params` (r:1 w:1)
	/// Proof: `Subscriptions::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `221` bytes
		// Estimated: `1509` bytes
		// Minimum execution time: 9_344_000 picoseconds.
		Weight::from_parts(10_646_000, 1509)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Agenda` (r:1 w:0)
	/// Proof: `Subscriptions::Agenda` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn next_due() -> Weight {
		// Measured:  `396` bytes
		// Estimated: `3554` bytes
		// Minimum execution time: 15_343_000 picoseconds.
		Weight::from_parts(20_050_000, 3554)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:1)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:2 w:2)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Services` (r:1 w:0)
	/// Proof: `Subscriptions::Services` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:0)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:1 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:1 w:1)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:2 w:2)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:2 w:2)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:4 w:4)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Params` (r:1 w:0)
	/// Proof: `Subscriptions::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Agenda` (r:0 w:2)
	/// Proof: `Subscriptions::Agenda` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn settle_due() -> Weight {
		// Measured:  `6597` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 289_921_000 picoseconds.
		Weight::from_parts(339_794_000, 11494)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Subscriptions::Usage` (r:1 w:1)
	/// Proof: `Subscriptions::Usage` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	fn forget_usage() -> Weight {
		// Measured:  `337` bytes
		// Estimated: `3570` bytes
		// Minimum execution time: 22_954_000 picoseconds.
		Weight::from_parts(34_612_000, 3570)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn subscribe() -> Weight {
		Weight::from_parts(353_976_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(25_u64))
			.saturating_add(RocksDbWeight::get().writes(19_u64))
	}
	fn upgrade() -> Weight {
		Weight::from_parts(363_800_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(25_u64))
			.saturating_add(RocksDbWeight::get().writes(19_u64))
	}
	fn set_renewal() -> Weight {
		Weight::from_parts(100_329_000, 3605)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(92_778_000, 3605)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(397_340_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(26_u64))
			.saturating_add(RocksDbWeight::get().writes(19_u64))
	}
	fn start_task() -> Weight {
		Weight::from_parts(98_847_000, 6220)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn give_back_task() -> Weight {
		Weight::from_parts(90_855_000, 3605)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn create_plan() -> Weight {
		Weight::from_parts(200_147_000, 39720)
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_plan_status() -> Weight {
		Weight::from_parts(198_284_000, 42302)
			.saturating_add(RocksDbWeight::get().reads(18_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_plan_quota() -> Weight {
		Weight::from_parts(95_381_000, 3572)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_plan() -> Weight {
		Weight::from_parts(109_482_000, 3579)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn appoint_service() -> Weight {
		Weight::from_parts(21_602_000, 3513)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn dismiss_service() -> Weight {
		Weight::from_parts(19_028_000, 3513)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(10_646_000, 1509)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn next_due() -> Weight {
		Weight::from_parts(20_050_000, 3554)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn settle_due() -> Weight {
		Weight::from_parts(339_794_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(25_u64))
			.saturating_add(RocksDbWeight::get().writes(19_u64))
	}
	fn forget_usage() -> Weight {
		Weight::from_parts(34_612_000, 3570)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
