//! Weights of `pallet_subscriptions`.
//!
//! Estimates, to be replaced by `scripts/bench`.

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
	fn subscribe() -> Weight {
		Weight::from_parts(140_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn upgrade() -> Weight {
		Weight::from_parts(150_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn set_renewal() -> Weight {
		Weight::from_parts(45_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(50_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(150_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn start_task() -> Weight {
		Weight::from_parts(40_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn give_back_task() -> Weight {
		Weight::from_parts(30_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn create_plan() -> Weight {
		Weight::from_parts(120_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn set_plan_status() -> Weight {
		Weight::from_parts(90_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_plan_quota() -> Weight {
		Weight::from_parts(16_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn remove_plan() -> Weight {
		Weight::from_parts(25_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn appoint_service() -> Weight {
		Weight::from_parts(18_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn dismiss_service() -> Weight {
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
		Weight::from_parts(10_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn settle_due() -> Weight {
		Weight::from_parts(145_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn forget_usage() -> Weight {
		Weight::from_parts(14_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn subscribe() -> Weight {
		Weight::from_parts(140_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn upgrade() -> Weight {
		Weight::from_parts(150_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn set_renewal() -> Weight {
		Weight::from_parts(45_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(50_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(150_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn start_task() -> Weight {
		Weight::from_parts(40_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn give_back_task() -> Weight {
		Weight::from_parts(30_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn create_plan() -> Weight {
		Weight::from_parts(120_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(21_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_plan_status() -> Weight {
		Weight::from_parts(90_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(18_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_plan_quota() -> Weight {
		Weight::from_parts(16_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_plan() -> Weight {
		Weight::from_parts(25_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn appoint_service() -> Weight {
		Weight::from_parts(18_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn dismiss_service() -> Weight {
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
		Weight::from_parts(10_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn settle_due() -> Weight {
		Weight::from_parts(145_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn forget_usage() -> Weight {
		Weight::from_parts(14_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
