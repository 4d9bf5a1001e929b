//! Weights of `pallet_issuance`.
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

/// Weight functions needed for `pallet_issuance`.
pub trait WeightInfo {
	fn set_issuer() -> Weight;
	fn remove_issuer() -> Weight;
	fn transfer_outstanding() -> Weight;
	fn attest_reserves() -> Weight;
	fn mint() -> Weight;
	/// A call to `mint` for a deposit that was minted before.
	fn mint_replayed() -> Weight;
	/// With `d` full lists of releases passed over.
	fn request_withdrawal(d: u32, ) -> Weight;
	fn confirm_withdrawal() -> Weight;
	fn reject_withdrawal() -> Weight;
	fn expire_withdrawal() -> Weight;
	fn pause() -> Weight;
	fn unpause() -> Weight;
	fn set_params() -> Weight;
	/// `on_initialize` with `n` withdrawals to release.
	fn release_due(n: u32, ) -> Weight;
}

/// Weights for `pallet_issuance` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn set_issuer() -> Weight {
		Weight::from_parts(22_000_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn remove_issuer() -> Weight {
		Weight::from_parts(24_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn transfer_outstanding() -> Weight {
		Weight::from_parts(26_000_000, 6196)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(26_000_000, 5000)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn mint() -> Weight {
		Weight::from_parts(78_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn mint_replayed() -> Weight {
		Weight::from_parts(24_000_000, 3593)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	fn request_withdrawal(d: u32, ) -> Weight {
		Weight::from_parts(95_000_000, 9000)
			.saturating_add(Weight::from_parts(5_000_000, 3613).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(13_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
	}
	fn confirm_withdrawal() -> Weight {
		Weight::from_parts(90_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	fn reject_withdrawal() -> Weight {
		Weight::from_parts(85_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn expire_withdrawal() -> Weight {
		Weight::from_parts(85_000_000, 9000)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	fn pause() -> Weight {
		Weight::from_parts(9_000_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn unpause() -> Weight {
		Weight::from_parts(9_000_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(11_000_000, 1517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	fn release_due(n: u32, ) -> Weight {
		Weight::from_parts(8_000_000, 3613)
			.saturating_add(Weight::from_parts(85_000_000, 4764).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().reads((7_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(n.into())))
	}
}

// For tests.
impl WeightInfo for () {
	fn set_issuer() -> Weight {
		Weight::from_parts(22_000_000, 3593)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn remove_issuer() -> Weight {
		Weight::from_parts(24_000_000, 5000)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn transfer_outstanding() -> Weight {
		Weight::from_parts(26_000_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(26_000_000, 5000)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn mint() -> Weight {
		Weight::from_parts(78_000_000, 9000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn mint_replayed() -> Weight {
		Weight::from_parts(24_000_000, 3593)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn request_withdrawal(d: u32, ) -> Weight {
		Weight::from_parts(95_000_000, 9000)
			.saturating_add(Weight::from_parts(5_000_000, 3613).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(13_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(d.into())))
	}
	fn confirm_withdrawal() -> Weight {
		Weight::from_parts(90_000_000, 9000)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn reject_withdrawal() -> Weight {
		Weight::from_parts(85_000_000, 9000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn expire_withdrawal() -> Weight {
		Weight::from_parts(85_000_000, 9000)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(9_u64))
	}
	fn pause() -> Weight {
		Weight::from_parts(9_000_000, 1486)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn unpause() -> Weight {
		Weight::from_parts(9_000_000, 1486)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(11_000_000, 1517)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn release_due(n: u32, ) -> Weight {
		Weight::from_parts(8_000_000, 3613)
			.saturating_add(Weight::from_parts(85_000_000, 4764).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
			.saturating_add(RocksDbWeight::get().reads((7_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes((8_u64).saturating_mul(n.into())))
	}
}
