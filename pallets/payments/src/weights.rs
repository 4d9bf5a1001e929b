//! Weights of `pallet_payments`.
//!
//! Estimated by hand from the storage each call touches at its bounds and set high, in the format of
//! generated files; replaced by `frame-omni-bencher`'s on the reference machine.

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
	/// `attest` with `c` claims that are agreed on and pay their orders.
	fn attest(c: u32, ) -> Weight;
	/// `attest` with `c` claims that are not agreed on yet.
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
	/// A look at what is to be done next.
	fn next_task() -> Weight;
	/// An order's time is over.
	fn expire() -> Weight;
	/// An order is watched no more.
	fn retire() -> Weight;
	/// An order with `r` receipts and refunds is forgotten.
	fn forget(r: u32, ) -> Weight;
}

/// Weights for `pallet_payments` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create_order() -> Weight {
		Weight::from_parts(95_000_000, 4200)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(12_u64))
	}
	fn attest(c: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 60000)
			.saturating_add(Weight::from_parts(230_000_000, 16000).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().reads((19_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes((17_u64).saturating_mul(c.into())))
	}
	fn vote(c: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 60000)
			.saturating_add(Weight::from_parts(75_000_000, 14000).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
	}
	fn authorize_attest(c: u32, ) -> Weight {
		Weight::from_parts(75_000_000, 14000)
			.saturating_add(Weight::from_parts(24_000_000, 14000).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(c.into())))
	}
	fn retry() -> Weight {
		Weight::from_parts(170_000_000, 6500)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(170_000_000, 6500)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	fn start_refund() -> Weight {
		Weight::from_parts(30_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn mark_refunded() -> Weight {
		Weight::from_parts(40_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn lock() -> Weight {
		Weight::from_parts(32_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn unlock() -> Weight {
		Weight::from_parts(170_000_000, 6500)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(13_u64))
	}
	fn set_rail() -> Weight {
		Weight::from_parts(45_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn set_rate() -> Weight {
		Weight::from_parts(30_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn set_rail_enabled() -> Weight {
		Weight::from_parts(30_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn remove_rail() -> Weight {
		Weight::from_parts(32_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(14_000_000, 1600)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn next_task() -> Weight {
		Weight::from_parts(15_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	fn expire() -> Weight {
		Weight::from_parts(30_000_000, 4000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	fn retire() -> Weight {
		Weight::from_parts(90_000_000, 18000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	fn forget(r: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 4000)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(r.into())))
	}
}

// For backwards compatibility and tests.
impl WeightInfo for () {
	fn create_order() -> Weight {
		Weight::from_parts(95_000_000, 4200)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(12_u64))
	}
	fn attest(c: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 60000)
			.saturating_add(Weight::from_parts(230_000_000, 16000).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(27_u64))
			.saturating_add(RocksDbWeight::get().reads((19_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes((17_u64).saturating_mul(c.into())))
	}
	fn vote(c: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 60000)
			.saturating_add(Weight::from_parts(75_000_000, 14000).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(27_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(c.into())))
	}
	fn authorize_attest(c: u32, ) -> Weight {
		Weight::from_parts(75_000_000, 14000)
			.saturating_add(Weight::from_parts(24_000_000, 14000).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(c.into())))
	}
	fn retry() -> Weight {
		Weight::from_parts(170_000_000, 6500)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(170_000_000, 6500)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn start_refund() -> Weight {
		Weight::from_parts(30_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn mark_refunded() -> Weight {
		Weight::from_parts(40_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn lock() -> Weight {
		Weight::from_parts(32_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn unlock() -> Weight {
		Weight::from_parts(170_000_000, 6500)
			.saturating_add(RocksDbWeight::get().reads(14_u64))
			.saturating_add(RocksDbWeight::get().writes(13_u64))
	}
	fn set_rail() -> Weight {
		Weight::from_parts(45_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn set_rate() -> Weight {
		Weight::from_parts(30_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_rail_enabled() -> Weight {
		Weight::from_parts(30_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn remove_rail() -> Weight {
		Weight::from_parts(32_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(14_000_000, 1600)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn next_task() -> Weight {
		Weight::from_parts(15_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
	fn expire() -> Weight {
		Weight::from_parts(30_000_000, 4000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn retire() -> Weight {
		Weight::from_parts(90_000_000, 18000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn forget(r: u32, ) -> Weight {
		Weight::from_parts(40_000_000, 4000)
			.saturating_add(Weight::from_parts(12_000_000, 0).saturating_mul(r.into()))
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(r.into())))
	}
}
