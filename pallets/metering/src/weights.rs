//! Weights of `pallet_metering`.
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

/// Weight functions needed for `pallet_metering`.
pub trait WeightInfo {
	fn register_household() -> Weight;
	fn close_household(m: u32, ) -> Weight;
	fn register_device() -> Weight;
	fn retire_device() -> Weight;
	fn approve_household() -> Weight;
	fn reject_household(d: u32, ) -> Weight;
	fn approve_device() -> Weight;
	fn reset_counter() -> Weight;
	fn replace_key() -> Weight;
	fn accept_quarantined() -> Weight;
	fn void_quarantined() -> Weight;
	fn submit_batch(n: u32, ) -> Weight;
	fn authorize_submit_batch(n: u32, ) -> Weight;
	fn settle_pieces(p: u32, ) -> Weight;
	fn book_months(m: u32, ) -> Weight;
	fn add_registrar() -> Weight;
	fn remove_registrar() -> Weight;
}

/// Weights for `pallet_metering` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Metering::NextHousehold` (r:1 w:1)
	/// Proof: `Metering::NextHousehold` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Metering::HouseholdsOf` (r:1 w:1)
	/// Proof: `Metering::HouseholdsOf` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Households` (r:0 w:1)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	fn register_household() -> Weight {
		// Measured:  `427` bytes
		// Estimated: `3604` bytes
		// Minimum execution time: 68_702_000 picoseconds.
		Weight::from_parts(74_531_000, 3604)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Metering::Households` (r:1 w:1)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Metering::DevicesOf` (r:1 w:1)
	/// Proof: `Metering::DevicesOf` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Months` (r:1 w:1)
	/// Proof: `Metering::Months` (`max_values`: None, `max_size`: Some(494), added: 2969, mode: `MaxEncodedLen`)
	/// Storage: `Metering::HouseholdsOf` (r:1 w:1)
	/// Proof: `Metering::HouseholdsOf` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Consumptions` (r:0 w:120)
	/// Proof: `Metering::Consumptions` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[0, 120]`.
	fn close_household(m: u32, ) -> Weight {
		// Measured:  `930 + m * (4 ±0)` bytes
		// Estimated: `4534` bytes
		// Minimum execution time: 69_714_000 picoseconds.
		Weight::from_parts(80_348_491, 4534)
			// Standard Error: 4_504
			.saturating_add(Weight::from_parts(1_986_999, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(m.into())))
	}
	/// Storage: `Metering::Households` (r:1 w:0)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:1 w:1)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Metering::DevicesOf` (r:1 w:1)
	/// Proof: `Metering::DevicesOf` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn register_device() -> Weight {
		// Measured:  `2345` bytes
		// Estimated: `4534` bytes
		// Minimum execution time: 109_272_000 picoseconds.
		Weight::from_parts(124_124_000, 4534)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Metering::Devices` (r:1 w:1)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Registrars` (r:1 w:0)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Households` (r:1 w:0)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Metering::DevicesOf` (r:1 w:1)
	/// Proof: `Metering::DevicesOf` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Quarantine` (r:0 w:1)
	/// Proof: `Metering::Quarantine` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	fn retire_device() -> Weight {
		// Measured:  `3587` bytes
		// Estimated: `4534` bytes
		// Minimum execution time: 125_567_000 picoseconds.
		Weight::from_parts(134_830_000, 4534)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Metering::Registrars` (r:1 w:0)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Households` (r:1 w:1)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	fn approve_household() -> Weight {
		// Measured:  `1573` bytes
		// Estimated: `3567` bytes
		// Minimum execution time: 16_605_000 picoseconds.
		Weight::from_parts(24_657_000, 3567)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Metering::Registrars` (r:1 w:0)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Households` (r:1 w:1)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Metering::DevicesOf` (r:1 w:1)
	/// Proof: `Metering::DevicesOf` (`max_values`: None, `max_size`: Some(1069), added: 3544, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:32 w:32)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Months` (r:1 w:0)
	/// Proof: `Metering::Months` (`max_values`: None, `max_size`: Some(494), added: 2969, mode: `MaxEncodedLen`)
	/// Storage: `Metering::HouseholdsOf` (r:1 w:1)
	/// Proof: `Metering::HouseholdsOf` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Quarantine` (r:0 w:32)
	/// Proof: `Metering::Quarantine` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 32]`.
	fn reject_household(d: u32, ) -> Weight {
		// Measured:  `1931 + d * (202 ±0)` bytes
		// Estimated: `4534 + d * (2635 ±0)` bytes
		// Minimum execution time: 75_302_000 picoseconds.
		Weight::from_parts(57_006_861, 4534)
			// Standard Error: 262_516
			.saturating_add(Weight::from_parts(62_356_581, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2635).saturating_mul(d.into()))
	}
	/// Storage: `Metering::Registrars` (r:1 w:0)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:1 w:1)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Households` (r:1 w:0)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn approve_device() -> Weight {
		// Measured:  `1831` bytes
		// Estimated: `3625` bytes
		// Minimum execution time: 28_252_000 picoseconds.
		Weight::from_parts(36_944_000, 3625)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Metering::Registrars` (r:1 w:0)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:1 w:1)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Quarantine` (r:0 w:1)
	/// Proof: `Metering::Quarantine` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	fn reset_counter() -> Weight {
		// Measured:  `1438` bytes
		// Estimated: `3625` bytes
		// Minimum execution time: 27_141_000 picoseconds.
		Weight::from_parts(38_437_000, 3625)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Metering::Registrars` (r:1 w:0)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:1 w:1)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	fn replace_key() -> Weight {
		// Measured:  `1368` bytes
		// Estimated: `3625` bytes
		// Minimum execution time: 19_149_000 picoseconds.
		Weight::from_parts(26_189_000, 3625)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Metering::Registrars` (r:1 w:0)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:1 w:1)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Quarantine` (r:1 w:1)
	/// Proof: `Metering::Quarantine` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Households` (r:1 w:1)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Histories` (r:4 w:0)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:4 w:0)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:4 w:4)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Consumptions` (r:1 w:1)
	/// Proof: `Metering::Consumptions` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	fn accept_quarantined() -> Weight {
		// Measured:  `5011` bytes
		// Estimated: `18422` bytes
		// Minimum execution time: 193_748_000 picoseconds.
		Weight::from_parts(220_377_000, 18422)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	/// Storage: `Metering::Registrars` (r:1 w:0)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:1 w:1)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Quarantine` (r:1 w:1)
	/// Proof: `Metering::Quarantine` (`max_values`: None, `max_size`: Some(94), added: 2569, mode: `MaxEncodedLen`)
	fn void_quarantined() -> Weight {
		// Measured:  `1486` bytes
		// Estimated: `3625` bytes
		// Minimum execution time: 28_883_000 picoseconds.
		Weight::from_parts(38_497_000, 3625)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Session::KeyOwner` (r:1 w:0)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Metering::NextBatch` (r:1 w:1)
	/// Proof: `Metering::NextBatch` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:128 w:128)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Households` (r:128 w:128)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Histories` (r:4 w:0)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:4 w:0)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:4 w:4)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:512 w:512)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:128 w:128)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Consumptions` (r:128 w:128)
	/// Proof: `Metering::Consumptions` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Roots` (r:1 w:2)
	/// Proof: `Metering::Roots` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Anchors` (r:1 w:2)
	/// Proof: `Metering::Anchors` (`max_values`: None, `max_size`: Some(96), added: 2571, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 128]`.
	fn submit_batch(n: u32, ) -> Weight {
		// Measured:  `4809 + n * (626 ±0)` bytes
		// Estimated: `18422 + n * (10436 ±0)` bytes
		// Minimum execution time: 327_466_000 picoseconds.
		Weight::from_parts(46_498_934, 18422)
			// Standard Error: 2_750_890
			.saturating_add(Weight::from_parts(191_013_809, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().reads((8_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 10436).saturating_mul(n.into()))
	}
	/// Storage: `Session::KeyOwner` (r:1 w:0)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Devices` (r:128 w:0)
	/// Proof: `Metering::Devices` (`max_values`: None, `max_size`: Some(160), added: 2635, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Households` (r:128 w:0)
	/// Proof: `Metering::Households` (`max_values`: None, `max_size`: Some(102), added: 2577, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Histories` (r:7 w:0)
	/// Proof: `Tariffs::Histories` (`max_values`: None, `max_size`: Some(1883), added: 4358, mode: `MaxEncodedLen`)
	/// Storage: `Tariffs::Operations` (r:4 w:0)
	/// Proof: `Tariffs::Operations` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 128]`.
	fn authorize_submit_batch(n: u32, ) -> Weight {
		// Measured:  `4052 + n * (485 ±0)` bytes
		// Estimated: `26009 + n * (2635 ±1)` bytes
		// Minimum execution time: 188_249_000 picoseconds.
		Weight::from_parts(19_873_514, 26009)
			// Standard Error: 1_195_008
			.saturating_add(Weight::from_parts(68_291_534, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2635).saturating_mul(n.into()))
	}
	/// The range of component `p` is `[1, 1000]`.
	fn settle_pieces(p: u32, ) -> Weight {
		// Measured:  `0` bytes
		// Estimated: `0` bytes
		// Minimum execution time: 1_092_000 picoseconds.
		Weight::from_parts(1_222_000, 0)
			// Standard Error: 103
			.saturating_add(Weight::from_parts(745_946, 0).saturating_mul(p.into()))
	}
	/// Storage: `Metering::Consumptions` (r:384 w:768)
	/// Proof: `Metering::Consumptions` (`max_values`: None, `max_size`: Some(84), added: 2559, mode: `MaxEncodedLen`)
	/// Storage: `Metering::Months` (r:384 w:384)
	/// Proof: `Metering::Months` (`max_values`: None, `max_size`: Some(494), added: 2969, mode: `MaxEncodedLen`)
	/// The range of component `m` is `[1, 384]`.
	fn book_months(m: u32, ) -> Weight {
		// Measured:  `677 + m * (594 ±0)` bytes
		// Estimated: `990 + m * (2969 ±0)` bytes
		// Minimum execution time: 16_755_000 picoseconds.
		Weight::from_parts(17_436_000, 990)
			// Standard Error: 414_618
			.saturating_add(Weight::from_parts(19_262_314, 0).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(m.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 2969).saturating_mul(m.into()))
	}
	/// Storage: `Metering::Registrars` (r:1 w:1)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn add_registrar() -> Weight {
		// Measured:  `1024` bytes
		// Estimated: `2510` bytes
		// Minimum execution time: 9_253_000 picoseconds.
		Weight::from_parts(10_706_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Metering::Registrars` (r:1 w:1)
	/// Proof: `Metering::Registrars` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn remove_registrar() -> Weight {
		// Measured:  `1056` bytes
		// Estimated: `2510` bytes
		// Minimum execution time: 9_063_000 picoseconds.
		Weight::from_parts(10_395_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn register_household() -> Weight {
		Weight::from_parts(74_531_000, 3604)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn close_household(m: u32, ) -> Weight {
		Weight::from_parts(80_348_491, 4534)
			.saturating_add(Weight::from_parts(1_986_999, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(m.into())))
	}
	fn register_device() -> Weight {
		Weight::from_parts(124_124_000, 4534)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn retire_device() -> Weight {
		Weight::from_parts(134_830_000, 4534)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn approve_household() -> Weight {
		Weight::from_parts(24_657_000, 3567)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reject_household(d: u32, ) -> Weight {
		Weight::from_parts(57_006_861, 4534)
			.saturating_add(Weight::from_parts(62_356_581, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 2635).saturating_mul(d.into()))
	}
	fn approve_device() -> Weight {
		Weight::from_parts(36_944_000, 3625)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn reset_counter() -> Weight {
		Weight::from_parts(38_437_000, 3625)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn replace_key() -> Weight {
		Weight::from_parts(26_189_000, 3625)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn accept_quarantined() -> Weight {
		Weight::from_parts(220_377_000, 18422)
			.saturating_add(RocksDbWeight::get().reads(23_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn void_quarantined() -> Weight {
		Weight::from_parts(38_497_000, 3625)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn submit_batch(n: u32, ) -> Weight {
		Weight::from_parts(46_498_934, 18422)
			.saturating_add(Weight::from_parts(191_013_809, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(19_u64))
			.saturating_add(RocksDbWeight::get().reads((8_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
			.saturating_add(RocksDbWeight::get().writes((8_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 10436).saturating_mul(n.into()))
	}
	fn authorize_submit_batch(n: u32, ) -> Weight {
		Weight::from_parts(19_873_514, 26009)
			.saturating_add(Weight::from_parts(68_291_534, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(15_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2635).saturating_mul(n.into()))
	}
	fn settle_pieces(p: u32, ) -> Weight {
		Weight::from_parts(1_222_000, 0)
			.saturating_add(Weight::from_parts(745_946, 0).saturating_mul(p.into()))
	}
	fn book_months(m: u32, ) -> Weight {
		Weight::from_parts(17_436_000, 990)
			.saturating_add(Weight::from_parts(19_262_314, 0).saturating_mul(m.into()))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(m.into())))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(m.into())))
			.saturating_add(Weight::from_parts(0, 2969).saturating_mul(m.into()))
	}
	fn add_registrar() -> Weight {
		Weight::from_parts(10_706_000, 2510)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_registrar() -> Weight {
		Weight::from_parts(10_395_000, 2510)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
