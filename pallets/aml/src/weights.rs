//! Weights of `pallet_aml`.
//!
//! Measured by `scripts/bench` (frame-omni-bencher 64.0.0) on 2026-11-22: 8 steps, each
//! repeated 4 times, Compiled wasm, on AMD EPYC. Not edited by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_aml`.
pub trait WeightInfo {
	fn freeze() -> Weight;
	fn unfreeze() -> Weight;
	fn expire_freeze() -> Weight;
	fn next_thaw() -> Weight;
	fn open_case() -> Weight;
	fn review_case() -> Weight;
	fn report_case() -> Weight;
	fn close_case() -> Weight;
	fn reopen_case() -> Weight;
	fn set_params() -> Weight;
	fn prune_case() -> Weight;
	fn sweep_profile() -> Weight;
	fn scan(e: u32, ) -> Weight;
	fn observe_transfer() -> Weight;
	fn raise_alert() -> Weight;
	fn check_frozen() -> Weight;
}

/// Weights for `pallet_aml` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:1 w:0)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:1)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForFrozen` (r:1 w:1)
	/// Proof: `Aml::CounterForFrozen` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:4 w:4)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:4 w:4)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Thaws` (r:0 w:1)
	/// Proof: `Aml::Thaws` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn freeze() -> Weight {
		// Measured:  `583` bytes
		// Estimated: `11238` bytes
		// Minimum execution time: 109_863_000 picoseconds.
		Weight::from_parts(118_866_000, 11238)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:1)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForFrozen` (r:1 w:1)
	/// Proof: `Aml::CounterForFrozen` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:4 w:4)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:4 w:4)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Thaws` (r:0 w:1)
	/// Proof: `Aml::Thaws` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn unfreeze() -> Weight {
		// Measured:  `1278` bytes
		// Estimated: `11238` bytes
		// Minimum execution time: 115_452_000 picoseconds.
		Weight::from_parts(122_041_000, 11238)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:1)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForFrozen` (r:1 w:1)
	/// Proof: `Aml::CounterForFrozen` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Freezes` (r:1 w:1)
	/// Proof: `Balances::Freezes` (`max_values`: None, `max_size`: Some(67), added: 2542, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Locks` (r:1 w:0)
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:4 w:4)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:4 w:4)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Thaws` (r:0 w:1)
	/// Proof: `Aml::Thaws` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn expire_freeze() -> Weight {
		// Measured:  `1320` bytes
		// Estimated: `11238` bytes
		// Minimum execution time: 119_037_000 picoseconds.
		Weight::from_parts(126_919_000, 11238)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Aml::Thaws` (r:1 w:0)
	/// Proof: `Aml::Thaws` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn next_thaw() -> Weight {
		// Measured:  `281` bytes
		// Estimated: `3521` bytes
		// Minimum execution time: 3_295_000 picoseconds.
		Weight::from_parts(4_908_000, 3521)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Aml::OpenCases` (r:1 w:1)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:1 w:1)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:2 w:2)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn open_case() -> Weight {
		// Measured:  `3190` bytes
		// Estimated: `6242` bytes
		// Minimum execution time: 86_639_000 picoseconds.
		Weight::from_parts(122_441_000, 6242)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Aml::Cases` (r:1 w:1)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:0 w:1)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn review_case() -> Weight {
		// Measured:  `375` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 20_440_000 picoseconds.
		Weight::from_parts(25_067_000, 3616)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Aml::Cases` (r:1 w:1)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:0 w:1)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn report_case() -> Weight {
		// Measured:  `375` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 19_650_000 picoseconds.
		Weight::from_parts(22_934_000, 3616)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:1 w:1)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:0 w:1)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:0 w:1)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn close_case() -> Weight {
		// Measured:  `417` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 20_631_000 picoseconds.
		Weight::from_parts(22_443_000, 3616)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Aml::Cases` (r:1 w:1)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:1 w:1)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:0 w:1)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	fn reopen_case() -> Weight {
		// Measured:  `384` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 22_503_000 picoseconds.
		Weight::from_parts(25_027_000, 3616)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Aml::Params` (r:1 w:1)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `256` bytes
		// Estimated: `1605` bytes
		// Minimum execution time: 9_214_000 picoseconds.
		Weight::from_parts(10_887_000, 1605)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:1 w:1)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:1 w:1)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn prune_case() -> Weight {
		// Measured:  `548` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 24_456_000 picoseconds.
		Weight::from_parts(30_986_000, 3616)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Aml::SweptTo` (r:1 w:1)
	/// Proof: `Aml::SweptTo` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:2 w:0)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	fn sweep_profile() -> Weight {
		// Measured:  `1111` bytes
		// Estimated: `7516` bytes
		// Minimum execution time: 13_109_000 picoseconds.
		Weight::from_parts(15_984_000, 7516)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Histories` (r:1 w:0)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:1 w:0)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `PoolAssets::Asset` (r:4 w:0)
	/// Proof: `PoolAssets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:4 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 100000]`.
	fn scan(e: u32, ) -> Weight {
		// Measured:  `3645` bytes
		// Estimated: `11730` bytes
		// Minimum execution time: 74_080_000 picoseconds.
		Weight::from_parts(77_135_000, 11730)
			// Standard Error: 25_343
			.saturating_add(Weight::from_parts(655_293, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	fn observe_transfer() -> Weight {
		// Measured:  `1101` bytes
		// Estimated: `4253` bytes
		// Minimum execution time: 53_739_000 picoseconds.
		Weight::from_parts(63_504_000, 4253)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:1 w:1)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:1 w:1)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:2 w:2)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn raise_alert() -> Weight {
		// Measured:  `3065` bytes
		// Estimated: `6242` bytes
		// Minimum execution time: 93_049_000 picoseconds.
		Weight::from_parts(111_315_000, 6242)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn check_frozen() -> Weight {
		// Measured:  `293` bytes
		// Estimated: `3541` bytes
		// Minimum execution time: 5_808_000 picoseconds.
		Weight::from_parts(6_609_000, 3541)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn freeze() -> Weight {
		Weight::from_parts(118_866_000, 11238)
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn unfreeze() -> Weight {
		Weight::from_parts(122_041_000, 11238)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn expire_freeze() -> Weight {
		Weight::from_parts(126_919_000, 11238)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn next_thaw() -> Weight {
		Weight::from_parts(4_908_000, 3521)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
	fn open_case() -> Weight {
		Weight::from_parts(122_441_000, 6242)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn review_case() -> Weight {
		Weight::from_parts(25_067_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn report_case() -> Weight {
		Weight::from_parts(22_934_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn close_case() -> Weight {
		Weight::from_parts(22_443_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn reopen_case() -> Weight {
		Weight::from_parts(25_027_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(10_887_000, 1605)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn prune_case() -> Weight {
		Weight::from_parts(30_986_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn sweep_profile() -> Weight {
		Weight::from_parts(15_984_000, 7516)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn scan(e: u32, ) -> Weight {
		Weight::from_parts(77_135_000, 11730)
			.saturating_add(Weight::from_parts(655_293, 0).saturating_mul(e.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
	}
	fn observe_transfer() -> Weight {
		Weight::from_parts(63_504_000, 4253)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn raise_alert() -> Weight {
		Weight::from_parts(111_315_000, 6242)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn check_frozen() -> Weight {
		Weight::from_parts(6_609_000, 3541)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
}
