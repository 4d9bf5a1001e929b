//! Weights of `pallet_escrow`.
//!
//! Estimates, to be replaced by `scripts/bench`.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_escrow`.
pub trait WeightInfo {
	fn open_order() -> Weight;
	fn pay() -> Weight;
	fn cancel() -> Weight;
	fn release() -> Weight;
	fn refund() -> Weight;
	fn dispute() -> Weight;
	fn answer() -> Weight;
	fn attach_proof() -> Weight;
	fn rule() -> Weight;
	fn settle() -> Weight;
	fn appoint_arbiter() -> Weight;
	fn dismiss_arbiter() -> Weight;
	fn set_params() -> Weight;
	fn next_due() -> Weight;
	fn close_due() -> Weight;
}

/// Weights for `pallet_escrow` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn open_order() -> Weight {
		Weight::from_parts(95_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn pay() -> Weight {
		Weight::from_parts(150_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(90_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(110_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn refund() -> Weight {
		Weight::from_parts(190_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn dispute() -> Weight {
		Weight::from_parts(40_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn answer() -> Weight {
		Weight::from_parts(35_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn attach_proof() -> Weight {
		Weight::from_parts(30_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn rule() -> Weight {
		Weight::from_parts(160_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(160_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn appoint_arbiter() -> Weight {
		Weight::from_parts(18_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn dismiss_arbiter() -> Weight {
		Weight::from_parts(18_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(12_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn next_due() -> Weight {
		Weight::from_parts(8_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn close_due() -> Weight {
		Weight::from_parts(150_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn open_order() -> Weight {
		Weight::from_parts(95_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn pay() -> Weight {
		Weight::from_parts(150_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(90_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(110_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn refund() -> Weight {
		Weight::from_parts(190_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn dispute() -> Weight {
		Weight::from_parts(40_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn answer() -> Weight {
		Weight::from_parts(35_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn attach_proof() -> Weight {
		Weight::from_parts(30_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rule() -> Weight {
		Weight::from_parts(160_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(160_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn appoint_arbiter() -> Weight {
		Weight::from_parts(18_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn dismiss_arbiter() -> Weight {
		Weight::from_parts(18_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(12_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn next_due() -> Weight {
		Weight::from_parts(8_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn close_due() -> Weight {
		Weight::from_parts(150_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
}
