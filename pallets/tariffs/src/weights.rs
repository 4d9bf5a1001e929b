//! Weights of `pallet_tariffs`.
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

/// Weight functions needed for `pallet_tariffs`.
pub trait WeightInfo {
	fn set_price() -> Weight;
	fn cancel_scheduled() -> Weight;
	fn remove_feed() -> Weight;
	fn operate() -> Weight;
	fn accept_waiting() -> Weight;
	fn reject_waiting() -> Weight;
	fn add_operator() -> Weight;
	fn remove_operator(f: u32, ) -> Weight;
	fn set_parameters(f: u32, ) -> Weight;
	fn set_feed_source() -> Weight;
	fn on_new_data() -> Weight;
}

/// Weights for `pallet_tariffs` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Histories` (r:1 w:1)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:1 w:1)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn set_price() -> Weight {
		// Measured:  `2083` bytes
		// Estimated: `5348` bytes
		// Minimum execution time: 25_878_000 picoseconds.
		Weight::from_parts(28_192_000, 5348)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Tariffs::Histories` (r:1 w:1)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn cancel_scheduled() -> Weight {
		// Measured:  `2009` bytes
		// Estimated: `5348` bytes
		// Minimum execution time: 18_888_000 picoseconds.
		Weight::from_parts(22_493_000, 5348)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Tariffs::Histories` (r:1 w:1)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:1 w:1)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operators` (r:1 w:0)
	/// Proof: `Tariffs::Operators` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::CounterForHistories` (r:1 w:1)
	/// Proof: `Tariffs::CounterForHistories` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TariffOracle::RawValues` (r:0 w:32)
	/// Proof: `TariffOracle::RawValues` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `TariffOracle::Values` (r:0 w:1)
	/// Proof: `TariffOracle::Values` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	fn remove_feed() -> Weight {
		// Measured:  `1265` bytes
		// Estimated: `5348` bytes
		// Minimum execution time: 102_142_000 picoseconds.
		Weight::from_parts(107_810_000, 5348)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(36_u64))
	}
	/// Storage: `Tariffs::Operations` (r:1 w:1)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operators` (r:1 w:0)
	/// Proof: `Tariffs::Operators` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `TariffOracle::RawValues` (r:0 w:32)
	/// Proof: `TariffOracle::RawValues` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `TariffOracle::Values` (r:0 w:1)
	/// Proof: `TariffOracle::Values` (`max_values`: None, `max_size`: Some(41), added: 2516, mode: `MaxEncodedLen`)
	fn operate() -> Weight {
		// Measured:  `1220` bytes
		// Estimated: `3517` bytes
		// Minimum execution time: 92_007_000 picoseconds.
		Weight::from_parts(96_844_000, 3517)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(34_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:1 w:1)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Histories` (r:1 w:1)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	fn accept_waiting() -> Weight {
		// Measured:  `2083` bytes
		// Estimated: `5348` bytes
		// Minimum execution time: 27_121_000 picoseconds.
		Weight::from_parts(29_323_000, 5348)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Tariffs::Operations` (r:1 w:1)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn reject_waiting() -> Weight {
		// Measured:  `139` bytes
		// Estimated: `3517` bytes
		// Minimum execution time: 12_589_000 picoseconds.
		Weight::from_parts(13_981_000, 3517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Tariffs::Operators` (r:1 w:1)
	/// Proof: `Tariffs::Operators` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn add_operator() -> Weight {
		// Measured:  `1081` bytes
		// Estimated: `2510` bytes
		// Minimum execution time: 10_195_000 picoseconds.
		Weight::from_parts(11_528_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Tariffs::Operators` (r:1 w:1)
	/// Proof: `Tariffs::Operators` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `TariffOracle::RawValues` (r:32768 w:1024)
	/// Proof: `TariffOracle::RawValues` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Params` (r:1 w:0)
	/// Proof: `Tariffs::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:1025 w:1024)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `f` is `[1, 1024]`.
	fn remove_operator(f: u32, ) -> Weight {
		// Measured:  `19150 + f * (85 ±0)` bytes
		// Estimated: `3517 + f * (81792 ±0)` bytes
		// Minimum execution time: 182_080_000 picoseconds.
		Weight::from_parts(182_641_000, 3517)
			// Standard Error: 1_438_615
			.saturating_add(Weight::from_parts(143_215_755, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((33_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 81792).saturating_mul(f.into()))
	}
	/// Storage: `Tariffs::Params` (r:1 w:1)
	/// Proof: `Tariffs::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:1025 w:1024)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operators` (r:1 w:0)
	/// Proof: `Tariffs::Operators` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `TariffOracle::RawValues` (r:32768 w:0)
	/// Proof: `TariffOracle::RawValues` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// The range of component `f` is `[1, 1024]`.
	fn set_parameters(f: u32, ) -> Weight {
		// Measured:  `19147 + f * (76 ±0)` bytes
		// Estimated: `3517 + f * (81792 ±0)` bytes
		// Minimum execution time: 187_058_000 picoseconds.
		Weight::from_parts(189_662_000, 3517)
			// Standard Error: 1_279_767
			.saturating_add(Weight::from_parts(147_746_810, 0).saturating_mul(f.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((33_u64).saturating_mul(f.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 81792).saturating_mul(f.into()))
	}
	/// Storage: `Tariffs::FeedSource` (r:0 w:1)
	/// Proof: `Tariffs::FeedSource` (`max_values`: Some(1), `max_size`: Some(258), added: 753, mode: `MaxEncodedLen`)
	fn set_feed_source() -> Weight {
		// Measured:  `0` bytes
		// Estimated: `0` bytes
		// Minimum execution time: 6_149_000 picoseconds.
		Weight::from_parts(7_170_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Tariffs::Operations` (r:1 w:1)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operators` (r:1 w:0)
	/// Proof: `Tariffs::Operators` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Params` (r:1 w:0)
	/// Proof: `Tariffs::Params` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `TariffOracle::RawValues` (r:32 w:0)
	/// Proof: `TariffOracle::RawValues` (`max_values`: None, `max_size`: Some(81), added: 2556, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Histories` (r:1 w:1)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	fn on_new_data() -> Weight {
		// Measured:  `6064` bytes
		// Estimated: `82782` bytes
		// Minimum execution time: 182_581_000 picoseconds.
		Weight::from_parts(189_091_000, 82782)
			.saturating_add(T::DbWeight::get().reads(37_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn set_price() -> Weight {
		Weight::from_parts(28_192_000, 5348)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn cancel_scheduled() -> Weight {
		Weight::from_parts(22_493_000, 5348)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_feed() -> Weight {
		Weight::from_parts(107_810_000, 5348)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(36_u64))
	}
	fn operate() -> Weight {
		Weight::from_parts(96_844_000, 3517)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(34_u64))
	}
	fn accept_waiting() -> Weight {
		Weight::from_parts(29_323_000, 5348)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn reject_waiting() -> Weight {
		Weight::from_parts(13_981_000, 3517)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn add_operator() -> Weight {
		Weight::from_parts(11_528_000, 2510)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_operator(f: u32, ) -> Weight {
		Weight::from_parts(182_641_000, 3517)
			.saturating_add(Weight::from_parts(143_215_755, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().reads((33_u64).saturating_mul(f.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 81792).saturating_mul(f.into()))
	}
	fn set_parameters(f: u32, ) -> Weight {
		Weight::from_parts(189_662_000, 3517)
			.saturating_add(Weight::from_parts(147_746_810, 0).saturating_mul(f.into()))
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().reads((33_u64).saturating_mul(f.into())))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(f.into())))
			.saturating_add(Weight::from_parts(0, 81792).saturating_mul(f.into()))
	}
	fn set_feed_source() -> Weight {
		Weight::from_parts(7_170_000, 0)
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn on_new_data() -> Weight {
		Weight::from_parts(189_091_000, 82782)
			.saturating_add(RocksDbWeight::get().reads(37_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
