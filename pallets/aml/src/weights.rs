//! Weights of `pallet_aml`.
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
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:4 w:4)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:4 w:4)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Thaws` (r:0 w:1)
	/// Proof: `Aml::Thaws` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn freeze() -> Weight {
		// Measured:  `442` bytes
		// Estimated: `11238` bytes
		// Minimum execution time: 101_991_000 picoseconds.
		Weight::from_parts(108_191_000, 11238)
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
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:4 w:4)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:4 w:4)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Thaws` (r:0 w:1)
	/// Proof: `Aml::Thaws` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn unfreeze() -> Weight {
		// Measured:  `1173` bytes
		// Estimated: `11238` bytes
		// Minimum execution time: 112_807_000 picoseconds.
		Weight::from_parts(117_925_000, 11238)
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
	/// Proof: `Balances::Locks` (`max_values`: None, `max_size`: Some(49), added: 2524, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::Freezes` (r:4 w:4)
	/// Proof: `AssetsFreezer::Freezes` (`max_values`: None, `max_size`: Some(87), added: 2562, mode: `MaxEncodedLen`)
	/// Storage: `AssetsFreezer::FrozenBalances` (r:4 w:4)
	/// Proof: `AssetsFreezer::FrozenBalances` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Thaws` (r:0 w:1)
	/// Proof: `Aml::Thaws` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn expire_freeze() -> Weight {
		// Measured:  `1179` bytes
		// Estimated: `11238` bytes
		// Minimum execution time: 115_782_000 picoseconds.
		Weight::from_parts(123_072_000, 11238)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Aml::Thaws` (r:1 w:0)
	/// Proof: `Aml::Thaws` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn next_thaw() -> Weight {
		// Measured:  `177` bytes
		// Estimated: `3521` bytes
		// Minimum execution time: 3_025_000 picoseconds.
		Weight::from_parts(3_566_000, 3521)
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
		// Measured:  `3050` bytes
		// Estimated: `6242` bytes
		// Minimum execution time: 105_437_000 picoseconds.
		Weight::from_parts(118_136_000, 6242)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Aml::Cases` (r:1 w:1)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:0 w:1)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn review_case() -> Weight {
		// Measured:  `271` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 19_259_000 picoseconds.
		Weight::from_parts(20_921_000, 3616)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Aml::Cases` (r:1 w:1)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:0 w:1)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	fn report_case() -> Weight {
		// Measured:  `271` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 18_648_000 picoseconds.
		Weight::from_parts(20_431_000, 3616)
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
		// Measured:  `277` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 18_978_000 picoseconds.
		Weight::from_parts(20_680_000, 3616)
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
		// Measured:  `280` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 21_412_000 picoseconds.
		Weight::from_parts(23_264_000, 3616)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Aml::Params` (r:1 w:1)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `152` bytes
		// Estimated: `1605` bytes
		// Minimum execution time: 8_552_000 picoseconds.
		Weight::from_parts(9_975_000, 1605)
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
		// Measured:  `408` bytes
		// Estimated: `3616` bytes
		// Minimum execution time: 22_023_000 picoseconds.
		Weight::from_parts(24_266_000, 3616)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Aml::SweptTo` (r:1 w:1)
	/// Proof: `Aml::SweptTo` (`max_values`: Some(1), `max_size`: Some(130), added: 625, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:2 w:0)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	fn sweep_profile() -> Weight {
		// Measured:  `971` bytes
		// Estimated: `7516` bytes
		// Minimum execution time: 12_628_000 picoseconds.
		Weight::from_parts(13_870_000, 7516)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// The range of component `e` is `[0, 10000]`.
	fn scan(e: u32, ) -> Weight {
		// Measured:  `152` bytes
		// Estimated: `1605` bytes
		// Minimum execution time: 5_008_000 picoseconds.
		Weight::from_parts(5_318_000, 1605)
			// Standard Error: 15_532
			.saturating_add(Weight::from_parts(1_214_469, 0).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	fn observe_transfer() -> Weight {
		// Measured:  `961` bytes
		// Estimated: `4253` bytes
		// Minimum execution time: 37_325_000 picoseconds.
		Weight::from_parts(52_658_000, 4253)
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
		// Measured:  `2925` bytes
		// Estimated: `6242` bytes
		// Minimum execution time: 90_875_000 picoseconds.
		Weight::from_parts(101_892_000, 6242)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	fn check_frozen() -> Weight {
		// Measured:  `189` bytes
		// Estimated: `3541` bytes
		// Minimum execution time: 5_217_000 picoseconds.
		Weight::from_parts(5_738_000, 3541)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn freeze() -> Weight {
		Weight::from_parts(108_191_000, 11238)
			.saturating_add(RocksDbWeight::get().reads(16_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn unfreeze() -> Weight {
		Weight::from_parts(117_925_000, 11238)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn expire_freeze() -> Weight {
		Weight::from_parts(123_072_000, 11238)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn next_thaw() -> Weight {
		Weight::from_parts(3_566_000, 3521)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
	fn open_case() -> Weight {
		Weight::from_parts(118_136_000, 6242)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn review_case() -> Weight {
		Weight::from_parts(20_921_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn report_case() -> Weight {
		Weight::from_parts(20_431_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn close_case() -> Weight {
		Weight::from_parts(20_680_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn reopen_case() -> Weight {
		Weight::from_parts(23_264_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(9_975_000, 1605)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn prune_case() -> Weight {
		Weight::from_parts(24_266_000, 3616)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn sweep_profile() -> Weight {
		Weight::from_parts(13_870_000, 7516)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn scan(e: u32, ) -> Weight {
		Weight::from_parts(5_318_000, 1605)
			.saturating_add(Weight::from_parts(1_214_469, 0).saturating_mul(e.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
	fn observe_transfer() -> Weight {
		Weight::from_parts(52_658_000, 4253)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn raise_alert() -> Weight {
		Weight::from_parts(101_892_000, 6242)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn check_frozen() -> Weight {
		Weight::from_parts(5_738_000, 3541)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
}
