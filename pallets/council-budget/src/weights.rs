//! Weights of `pallet_council_budget`.
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

/// Weight functions needed for `pallet_council_budget`.
pub trait WeightInfo {
	fn spend() -> Weight;
	fn set_limit() -> Weight;
	fn set_members() -> Weight;
}

/// Weights for `pallet_council_budget` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `AssetRate::ConversionRateToNative` (r:1 w:0)
	/// Proof: `AssetRate::ConversionRateToNative` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `CouncilBudget::Spent` (r:1 w:1)
	/// Proof: `CouncilBudget::Spent` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `CouncilBudget::Limit` (r:1 w:0)
	/// Proof: `CouncilBudget::Limit` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `Treasury::SpendCount` (r:1 w:1)
	/// Proof: `Treasury::SpendCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Treasury::Spends` (r:0 w:1)
	/// Proof: `Treasury::Spends` (`max_values`: None, `max_size`: Some(74), added: 2549, mode: `MaxEncodedLen`)
	fn spend() -> Weight {
		// Measured:  `295` bytes
		// Estimated: `3502` bytes
		// Minimum execution time: 27_500_000 picoseconds.
		Weight::from_parts(29_935_000, 3502)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `CouncilBudget::Limit` (r:1 w:1)
	/// Proof: `CouncilBudget::Limit` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	/// Storage: `CouncilBudget::Spent` (r:1 w:1)
	/// Proof: `CouncilBudget::Spent` (`max_values`: Some(1), `max_size`: Some(20), added: 515, mode: `MaxEncodedLen`)
	fn set_limit() -> Weight {
		// Measured:  `120` bytes
		// Estimated: `1505` bytes
		// Minimum execution time: 11_267_000 picoseconds.
		Weight::from_parts(12_428_000, 1505)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `TreasuryCouncil::Members` (r:1 w:1)
	/// Proof: `TreasuryCouncil::Members` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `TreasuryCouncil::Proposals` (r:1 w:0)
	/// Proof: `TreasuryCouncil::Proposals` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `TreasuryCouncil::Prime` (r:0 w:1)
	/// Proof: `TreasuryCouncil::Prime` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	fn set_members() -> Weight {
		// Measured:  `264` bytes
		// Estimated: `1749` bytes
		// Minimum execution time: 11_868_000 picoseconds.
		Weight::from_parts(13_159_000, 1749)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn spend() -> Weight {
		Weight::from_parts(29_935_000, 3502)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_limit() -> Weight {
		Weight::from_parts(12_428_000, 1505)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn set_members() -> Weight {
		Weight::from_parts(13_159_000, 1749)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
}
