//! Weights of `pallet_validator_staking`.
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

/// Weight functions needed for `pallet_validator_staking`.
pub trait WeightInfo {
	fn bond() -> Weight;
	fn bond_extra() -> Weight;
	fn unbond() -> Weight;
	fn rebond() -> Weight;
	fn withdraw_unbonded() -> Weight;
	fn validate() -> Weight;
	fn chill() -> Weight;
	fn delegate(n: u32, ) -> Weight;
	fn undelegate() -> Weight;
	fn set_payee() -> Weight;
	fn payout(d: u32, ) -> Weight;
	fn purge_keys() -> Weight;
	fn set_params() -> Weight;
	fn force_chill() -> Weight;
	fn force_unbond(n: u32, ) -> Weight;
	fn force_new_era() -> Weight;
	fn cancel_deferred_slash() -> Weight;
	/// One offender of an offence report, at the longest search for its era.
	fn note_offence() -> Weight;
	/// What is noted of each block's author.
	fn note_author() -> Weight;
	/// `on_initialize` with nothing to slash.
	fn idle_block() -> Weight;
	/// `on_initialize` with a page of `d` delegators to slash.
	fn slash_page(d: u32, ) -> Weight;
	/// The election from `c` candidates, all validators with `d` delegations.
	fn plan_era(c: u32, d: u32, ) -> Weight;
	/// The end of an era of `v` validators, the beginning of the next, and the oldest forgotten.
	fn start_era(v: u32, ) -> Weight;
}

/// Weights for `pallet_validator_staking` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn bond() -> Weight {
		Weight::from_parts(45_000_000, 4764)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn bond_extra() -> Weight {
		Weight::from_parts(48_000_000, 4764)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn unbond() -> Weight {
		Weight::from_parts(50_000_000, 4764)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn rebond() -> Weight {
		Weight::from_parts(46_000_000, 4764)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn withdraw_unbonded() -> Weight {
		Weight::from_parts(45_000_000, 4764)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	fn validate() -> Weight {
		Weight::from_parts(420_000_000, 340000)
			.saturating_add(T::DbWeight::get().reads(138_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	fn chill() -> Weight {
		Weight::from_parts(20_000_000, 3553)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn delegate(n: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 4764)
			.saturating_add(Weight::from_parts(160_000_000, 20000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(n.into())))
	}
	fn undelegate() -> Weight {
		Weight::from_parts(120_000_000, 16000)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	fn set_payee() -> Weight {
		Weight::from_parts(30_000_000, 4764)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn payout(d: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 40000)
			.saturating_add(Weight::from_parts(190_000_000, 9000).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(d.into())))
	}
	fn purge_keys() -> Weight {
		Weight::from_parts(60_000_000, 16000)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(12_000_000, 1600)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn force_chill() -> Weight {
		Weight::from_parts(20_000_000, 3553)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn force_unbond(n: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 16000)
			.saturating_add(Weight::from_parts(90_000_000, 16000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn force_new_era() -> Weight {
		Weight::from_parts(8_000_000, 1500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn cancel_deferred_slash() -> Weight {
		Weight::from_parts(22_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn note_offence() -> Weight {
		Weight::from_parts(110_000_000, 30000)
			.saturating_add(T::DbWeight::get().reads(40_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn note_author() -> Weight {
		Weight::from_parts(12_000_000, 2500)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn idle_block() -> Weight {
		Weight::from_parts(5_000_000, 3600)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn slash_page(d: u32, ) -> Weight {
		Weight::from_parts(900_000_000, 260000)
			.saturating_add(Weight::from_parts(1_000_000_000, 9000).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(60_u64))
			.saturating_add(T::DbWeight::get().writes(56_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(d.into())))
	}
	fn plan_era(c: u32, d: u32, ) -> Weight {
		Weight::from_parts(900_000_000, 60000)
			.saturating_add(Weight::from_parts(9_000_000, 2600).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(16_000_000, 2000).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(90_u64))
			.saturating_add(T::DbWeight::get().writes(52_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(d.into())))
	}
	fn start_era(v: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 30000)
			.saturating_add(Weight::from_parts(80_000_000, 14000).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
			.saturating_add(T::DbWeight::get().reads((9_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes((12_u64).saturating_mul(v.into())))
	}
}

// For tests.
impl WeightInfo for () {
	fn bond() -> Weight {
		Weight::from_parts(45_000_000, 4764)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn bond_extra() -> Weight {
		Weight::from_parts(48_000_000, 4764)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn unbond() -> Weight {
		Weight::from_parts(50_000_000, 4764)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn rebond() -> Weight {
		Weight::from_parts(46_000_000, 4764)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn withdraw_unbonded() -> Weight {
		Weight::from_parts(45_000_000, 4764)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn validate() -> Weight {
		Weight::from_parts(420_000_000, 340000)
			.saturating_add(RocksDbWeight::get().reads(138_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn chill() -> Weight {
		Weight::from_parts(20_000_000, 3553)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn delegate(n: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 4764)
			.saturating_add(Weight::from_parts(160_000_000, 20000).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().reads((7_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((7_u64).saturating_mul(n.into())))
	}
	fn undelegate() -> Weight {
		Weight::from_parts(120_000_000, 16000)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn set_payee() -> Weight {
		Weight::from_parts(30_000_000, 4764)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn payout(d: u32, ) -> Weight {
		Weight::from_parts(150_000_000, 40000)
			.saturating_add(Weight::from_parts(190_000_000, 9000).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().reads((6_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes((6_u64).saturating_mul(d.into())))
	}
	fn purge_keys() -> Weight {
		Weight::from_parts(60_000_000, 16000)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(12_000_000, 1600)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn force_chill() -> Weight {
		Weight::from_parts(20_000_000, 3553)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn force_unbond(n: u32, ) -> Weight {
		Weight::from_parts(60_000_000, 16000)
			.saturating_add(Weight::from_parts(90_000_000, 16000).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
	fn force_new_era() -> Weight {
		Weight::from_parts(8_000_000, 1500)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn cancel_deferred_slash() -> Weight {
		Weight::from_parts(22_000_000, 3600)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn note_offence() -> Weight {
		Weight::from_parts(110_000_000, 30000)
			.saturating_add(RocksDbWeight::get().reads(40_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn note_author() -> Weight {
		Weight::from_parts(12_000_000, 2500)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn idle_block() -> Weight {
		Weight::from_parts(5_000_000, 3600)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn slash_page(d: u32, ) -> Weight {
		Weight::from_parts(900_000_000, 260000)
			.saturating_add(Weight::from_parts(1_000_000_000, 9000).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(60_u64))
			.saturating_add(RocksDbWeight::get().writes(56_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(d.into())))
	}
	fn plan_era(c: u32, d: u32, ) -> Weight {
		Weight::from_parts(900_000_000, 60000)
			.saturating_add(Weight::from_parts(9_000_000, 2600).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(16_000_000, 2000).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(90_u64))
			.saturating_add(RocksDbWeight::get().writes(52_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(d.into())))
	}
	fn start_era(v: u32, ) -> Weight {
		Weight::from_parts(120_000_000, 30000)
			.saturating_add(Weight::from_parts(80_000_000, 14000).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().reads(20_u64))
			.saturating_add(RocksDbWeight::get().writes(16_u64))
			.saturating_add(RocksDbWeight::get().reads((9_u64).saturating_mul(v.into())))
			.saturating_add(RocksDbWeight::get().writes((12_u64).saturating_mul(v.into())))
	}
}
