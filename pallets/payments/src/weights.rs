//! Weights of `pallet_payments`.
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

/// Weight functions needed for `pallet_payments`.
pub trait WeightInfo {
	fn create_order() -> Weight;
	fn attest(c: u32, ) -> Weight;
	fn vote(c: u32, ) -> Weight;
	fn authorize_attest(c: u32, ) -> Weight;
	fn retry() -> Weight;
	fn accept() -> Weight;
	fn start_refund() -> Weight;
	fn mark_refunded() -> Weight;
	fn lock() -> Weight;
	fn unlock() -> Weight;
	fn set_rail() -> Weight;
	fn set_rate() -> Weight;
	fn set_rail_enabled() -> Weight;
	fn remove_rail() -> Weight;
	fn set_params() -> Weight;
	fn next_task() -> Weight;
	fn expire() -> Weight;
	fn retire() -> Weight;
	fn forget(r: u32, ) -> Weight;
}

/// Weights for `pallet_payments` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Payments::Rails` (r:1 w:0)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Params` (r:1 w:0)
	/// Proof: `Payments::Params` (`max_values`: Some(1), `max_size`: Some(72), added: 567, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenOrders` (r:1 w:1)
	/// Proof: `Payments::OpenOrders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Payments::WatchedCount` (r:1 w:1)
	/// Proof: `Payments::WatchedCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::NextOrder` (r:1 w:1)
	/// Proof: `Payments::NextOrder` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::ParentHash` (r:1 w:0)
	/// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:1)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:0 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:1)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OrdersOf` (r:0 w:2)
	/// Proof: `Payments::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Watched` (r:0 w:1)
	/// Proof: `Payments::Watched` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn create_order() -> Weight {
		// Measured:  `887` bytes
		// Estimated: `3622` bytes
		// Minimum execution time: 95_522_000 picoseconds.
		Weight::from_parts(99_928_000, 3622)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Session::KeyOwner` (r:1 w:0)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:16 w:16)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::UsedTransfers` (r:16 w:16)
	/// Proof: `Payments::UsedTransfers` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Votes` (r:16 w:16)
	/// Proof: `Payments::Votes` (`max_values`: None, `max_size`: Some(11358), added: 13833, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:32 w:32)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:16 w:16)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenOrders` (r:16 w:16)
	/// Proof: `Payments::OpenOrders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:32)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:16)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[0, 16]`.
	fn attest(c: u32, ) -> Weight {
		// Measured:  `5527 + c * (11538 ±0)` bytes
		// Estimated: `58340 + c * (13833 ±2)` bytes
		// Minimum execution time: 108_261_000 picoseconds.
		Weight::from_parts(130_533_359, 58340)
			// Standard Error: 203_898
			.saturating_add(Weight::from_parts(151_835_556, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(26_u64))
			.saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((10_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:16 w:0)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::UsedTransfers` (r:16 w:0)
	/// Proof: `Payments::UsedTransfers` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Votes` (r:16 w:16)
	/// Proof: `Payments::Votes` (`max_values`: None, `max_size`: Some(11358), added: 13833, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[0, 16]`.
	fn vote(c: u32, ) -> Weight {
		// Measured:  `4835 + c * (11245 ±0)` bytes
		// Estimated: `57685 + c * (13833 ±0)` bytes
		// Minimum execution time: 94_460_000 picoseconds.
		Weight::from_parts(107_521_450, 57685)
			// Standard Error: 81_552
			.saturating_add(Weight::from_parts(47_708_467, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	/// Storage: `Session::KeyOwner` (r:1 w:0)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:16 w:0)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::UsedTransfers` (r:16 w:0)
	/// Proof: `Payments::UsedTransfers` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Votes` (r:16 w:0)
	/// Proof: `Payments::Votes` (`max_values`: None, `max_size`: Some(11358), added: 13833, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[1, 16]`.
	fn authorize_attest(c: u32, ) -> Weight {
		// Measured:  `1508 + c * (11380 ±0)` bytes
		// Estimated: `4980 + c * (13833 ±0)` bytes
		// Minimum execution time: 94_861_000 picoseconds.
		Weight::from_parts(75_867_406, 4980)
			// Standard Error: 49_874
			.saturating_add(Weight::from_parts(23_150_940, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn retry() -> Weight {
		// Measured:  `1207` bytes
		// Estimated: `6196` bytes
		// Minimum execution time: 94_791_000 picoseconds.
		Weight::from_parts(99_167_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		// Measured:  `1190` bytes
		// Estimated: `6196` bytes
		// Minimum execution time: 94_410_000 picoseconds.
		Weight::from_parts(98_867_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	fn start_refund() -> Weight {
		// Measured:  `685` bytes
		// Estimated: `3949` bytes
		// Minimum execution time: 15_232_000 picoseconds.
		Weight::from_parts(17_056_000, 3949)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Params` (r:1 w:0)
	/// Proof: `Payments::Params` (`max_values`: Some(1), `max_size`: Some(72), added: 567, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Refunds` (r:0 w:1)
	/// Proof: `Payments::Refunds` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:1)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn mark_refunded() -> Weight {
		// Measured:  `743` bytes
		// Estimated: `3949` bytes
		// Minimum execution time: 27_731_000 picoseconds.
		Weight::from_parts(29_904_000, 3949)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenOrders` (r:1 w:1)
	/// Proof: `Payments::OpenOrders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:2)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn lock() -> Weight {
		// Measured:  `732` bytes
		// Estimated: `3949` bytes
		// Minimum execution time: 24_307_000 picoseconds.
		Weight::from_parts(26_299_000, 3949)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn unlock() -> Weight {
		// Measured:  `1207` bytes
		// Estimated: `6196` bytes
		// Minimum execution time: 93_929_000 picoseconds.
		Weight::from_parts(98_907_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Payments::Rails` (r:1 w:1)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::CounterForTargets` (r:1 w:1)
	/// Proof: `Payments::CounterForTargets` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::NextTarget` (r:1 w:1)
	/// Proof: `Payments::NextTarget` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:2 w:2)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	fn set_rail() -> Weight {
		// Measured:  `643` bytes
		// Estimated: `6178` bytes
		// Minimum execution time: 32_398_000 picoseconds.
		Weight::from_parts(34_752_000, 6178)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Payments::Rails` (r:1 w:1)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:0)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	fn set_rate() -> Weight {
		// Measured:  `643` bytes
		// Estimated: `3614` bytes
		// Minimum execution time: 24_657_000 picoseconds.
		Weight::from_parts(26_539_000, 3614)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Rails` (r:1 w:1)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:0)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	fn set_rail_enabled() -> Weight {
		// Measured:  `643` bytes
		// Estimated: `3614` bytes
		// Minimum execution time: 24_566_000 picoseconds.
		Weight::from_parts(26_700_000, 3614)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Rails` (r:1 w:1)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::CounterForRails` (r:1 w:1)
	/// Proof: `Payments::CounterForRails` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:1)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Payments::CounterForTargets` (r:1 w:1)
	/// Proof: `Payments::CounterForTargets` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn remove_rail() -> Weight {
		// Measured:  `643` bytes
		// Estimated: `3614` bytes
		// Minimum execution time: 25_087_000 picoseconds.
		Weight::from_parts(26_980_000, 3614)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Payments::Params` (r:1 w:1)
	/// Proof: `Payments::Params` (`max_values`: Some(1), `max_size`: Some(72), added: 567, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `217` bytes
		// Estimated: `1557` bytes
		// Minimum execution time: 9_464_000 picoseconds.
		Weight::from_parts(10_736_000, 1557)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Agenda` (r:1 w:0)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:1 w:0)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	fn next_task() -> Weight {
		// Measured:  `720` bytes
		// Estimated: `3949` bytes
		// Minimum execution time: 10_215_000 picoseconds.
		Weight::from_parts(11_277_000, 3949)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Payments::OpenOrders` (r:1 w:1)
	/// Proof: `Payments::OpenOrders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:0 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:2)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn expire() -> Weight {
		// Measured:  `272` bytes
		// Estimated: `3517` bytes
		// Minimum execution time: 13_079_000 picoseconds.
		Weight::from_parts(14_231_000, 3517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Params` (r:1 w:0)
	/// Proof: `Payments::Params` (`max_values`: Some(1), `max_size`: Some(72), added: 567, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::WatchedCount` (r:1 w:1)
	/// Proof: `Payments::WatchedCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:1)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Rails` (r:1 w:0)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::CounterForTargets` (r:1 w:1)
	/// Proof: `Payments::CounterForTargets` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:0 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:2)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Votes` (r:0 w:1)
	/// Proof: `Payments::Votes` (`max_values`: None, `max_size`: Some(11358), added: 13833, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Watched` (r:0 w:1)
	/// Proof: `Payments::Watched` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn retire() -> Weight {
		// Measured:  `1140` bytes
		// Estimated: `3622` bytes
		// Minimum execution time: 78_767_000 picoseconds.
		Weight::from_parts(83_384_000, 3622)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Payments::Orders` (r:0 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Refunds` (r:0 w:16)
	/// Proof: `Payments::Refunds` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:1)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:128)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OrdersOf` (r:0 w:2)
	/// Proof: `Payments::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// The range of component `r` is `[0, 144]`.
	fn forget(r: u32, ) -> Weight {
		// Measured:  `0` bytes
		// Estimated: `0` bytes
		// Minimum execution time: 9_034_000 picoseconds.
		Weight::from_parts(9_319_641, 0)
			// Standard Error: 465
			.saturating_add(Weight::from_parts(1_581_031, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(r.into())))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn create_order() -> Weight {
		Weight::from_parts(99_928_000, 3622)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn attest(c: u32, ) -> Weight {
		Weight::from_parts(130_533_359, 58340)
			.saturating_add(Weight::from_parts(151_835_556, 0).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(26_u64))
			.saturating_add(RocksDbWeight::get().reads((7_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes((10_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	fn vote(c: u32, ) -> Weight {
		Weight::from_parts(107_521_450, 57685)
			.saturating_add(Weight::from_parts(47_708_467, 0).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	fn authorize_attest(c: u32, ) -> Weight {
		Weight::from_parts(75_867_406, 4980)
			.saturating_add(Weight::from_parts(23_150_940, 0).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	fn retry() -> Weight {
		Weight::from_parts(99_167_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(98_867_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn start_refund() -> Weight {
		Weight::from_parts(17_056_000, 3949)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn mark_refunded() -> Weight {
		Weight::from_parts(29_904_000, 3949)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn lock() -> Weight {
		Weight::from_parts(26_299_000, 3949)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn unlock() -> Weight {
		Weight::from_parts(98_907_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn set_rail() -> Weight {
		Weight::from_parts(34_752_000, 6178)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn set_rate() -> Weight {
		Weight::from_parts(26_539_000, 3614)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_rail_enabled() -> Weight {
		Weight::from_parts(26_700_000, 3614)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_rail() -> Weight {
		Weight::from_parts(26_980_000, 3614)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(10_736_000, 1557)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn next_task() -> Weight {
		Weight::from_parts(11_277_000, 3949)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn expire() -> Weight {
		Weight::from_parts(14_231_000, 3517)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn retire() -> Weight {
		Weight::from_parts(83_384_000, 3622)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn forget(r: u32, ) -> Weight {
		Weight::from_parts(9_319_641, 0)
			.saturating_add(Weight::from_parts(1_581_031, 0).saturating_mul(r.into()))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(r.into())))
	}
}
