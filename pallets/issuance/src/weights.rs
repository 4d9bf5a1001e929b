//! Weights of `pallet_issuance`.
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

/// Weight functions needed for `pallet_issuance`.
pub trait WeightInfo {
	fn set_issuer() -> Weight;
	fn remove_issuer() -> Weight;
	fn transfer_outstanding() -> Weight;
	fn attest_reserves() -> Weight;
	fn mint() -> Weight;
	fn mint_replayed() -> Weight;
	fn request_withdrawal(d: u32, ) -> Weight;
	fn confirm_withdrawal() -> Weight;
	fn reject_withdrawal() -> Weight;
	fn expire_withdrawal() -> Weight;
	fn pause() -> Weight;
	fn unpause() -> Weight;
	fn set_params() -> Weight;
	fn release_due(n: u32, ) -> Weight;
}

/// Weights for `pallet_issuance` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Issuance::Issuers` (r:1 w:1)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::CounterForIssuers` (r:1 w:1)
	/// Proof: `Issuance::CounterForIssuers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn set_issuer() -> Weight {
		// Measured:  `55` bytes
		// Estimated: `3582` bytes
		// Minimum execution time: 12_619_000 picoseconds.
		Weight::from_parts(13_931_000, 3582)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Issuance::Issuers` (r:1 w:1)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::CounterForIssuers` (r:1 w:1)
	/// Proof: `Issuance::CounterForIssuers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Attestations` (r:1 w:1)
	/// Proof: `Issuance::Attestations` (`max_values`: Some(1), `max_size`: Some(1409), added: 1904, mode: `MaxEncodedLen`)
	fn remove_issuer() -> Weight {
		// Measured:  `2058` bytes
		// Estimated: `3582` bytes
		// Minimum execution time: 21_853_000 picoseconds.
		Weight::from_parts(23_805_000, 3582)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Issuance::Issuers` (r:2 w:2)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::CounterForIssuers` (r:1 w:1)
	/// Proof: `Issuance::CounterForIssuers` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn transfer_outstanding() -> Weight {
		// Measured:  `332` bytes
		// Estimated: `6174` bytes
		// Minimum execution time: 21_331_000 picoseconds.
		Weight::from_parts(23_014_000, 6174)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Issuance::Issuers` (r:1 w:0)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Params` (r:1 w:0)
	/// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Attestations` (r:1 w:1)
	/// Proof: `Issuance::Attestations` (`max_values`: Some(1), `max_size`: Some(1409), added: 1904, mode: `MaxEncodedLen`)
	fn attest_reserves() -> Weight {
		// Measured:  `1991` bytes
		// Estimated: `3582` bytes
		// Minimum execution time: 21_702_000 picoseconds.
		Weight::from_parts(23_846_000, 3582)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Issuance::Issuers` (r:1 w:1)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Mints` (r:1 w:1)
	/// Proof: `Issuance::Mints` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Params` (r:1 w:0)
	/// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Attestations` (r:1 w:0)
	/// Proof: `Issuance::Attestations` (`max_values`: Some(1), `max_size`: Some(1409), added: 1904, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn mint() -> Weight {
		// Measured:  `2224` bytes
		// Estimated: `3593` bytes
		// Minimum execution time: 58_266_000 picoseconds.
		Weight::from_parts(62_503_000, 3593)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Issuance::Issuers` (r:1 w:0)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Mints` (r:1 w:0)
	/// Proof: `Issuance::Mints` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	fn mint_replayed() -> Weight {
		// Measured:  `799` bytes
		// Estimated: `3582` bytes
		// Minimum execution time: 10_466_000 picoseconds.
		Weight::from_parts(11_487_000, 3582)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Params` (r:1 w:0)
	/// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Issuers` (r:1 w:1)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::CounterForWithdrawals` (r:1 w:1)
	/// Proof: `Issuance::CounterForWithdrawals` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::NextWithdrawal` (r:1 w:1)
	/// Proof: `Issuance::NextWithdrawal` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Releases` (r:17 w:1)
	/// Proof: `Issuance::Releases` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::WithdrawalsByAccount` (r:1 w:1)
	/// Proof: `Issuance::WithdrawalsByAccount` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Withdrawals` (r:1 w:1)
	/// Proof: `Issuance::Withdrawals` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 16]`.
	fn request_withdrawal(d: u32, ) -> Weight {
		// Measured:  `1309 + d * (48 ±0)` bytes
		// Estimated: `3639 + d * (2616 ±0)` bytes
		// Minimum execution time: 94_891_000 picoseconds.
		Weight::from_parts(100_817_200, 3639)
			// Standard Error: 9_678
			.saturating_add(Weight::from_parts(3_082_424, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(Weight::from_parts(0, 2616).saturating_mul(d.into()))
	}
	/// Storage: `Issuance::Issuers` (r:1 w:1)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Withdrawals` (r:1 w:1)
	/// Proof: `Issuance::Withdrawals` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::CounterForWithdrawals` (r:1 w:1)
	/// Proof: `Issuance::CounterForWithdrawals` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::WithdrawalsByAccount` (r:1 w:1)
	/// Proof: `Issuance::WithdrawalsByAccount` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Releases` (r:1 w:1)
	/// Proof: `Issuance::Releases` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn confirm_withdrawal() -> Weight {
		// Measured:  `1546` bytes
		// Estimated: `3639` bytes
		// Minimum execution time: 69_272_000 picoseconds.
		Weight::from_parts(74_641_000, 3639)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Issuance::Withdrawals` (r:1 w:1)
	/// Proof: `Issuance::Withdrawals` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Issuers` (r:1 w:1)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::CounterForWithdrawals` (r:1 w:1)
	/// Proof: `Issuance::CounterForWithdrawals` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::WithdrawalsByAccount` (r:1 w:1)
	/// Proof: `Issuance::WithdrawalsByAccount` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Releases` (r:1 w:1)
	/// Proof: `Issuance::Releases` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn reject_withdrawal() -> Weight {
		// Measured:  `1452` bytes
		// Estimated: `3639` bytes
		// Minimum execution time: 76_003_000 picoseconds.
		Weight::from_parts(81_230_000, 3639)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Issuance::Withdrawals` (r:1 w:1)
	/// Proof: `Issuance::Withdrawals` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Issuers` (r:1 w:1)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::CounterForWithdrawals` (r:1 w:1)
	/// Proof: `Issuance::CounterForWithdrawals` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::WithdrawalsByAccount` (r:1 w:1)
	/// Proof: `Issuance::WithdrawalsByAccount` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Releases` (r:1 w:1)
	/// Proof: `Issuance::Releases` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	fn expire_withdrawal() -> Weight {
		// Measured:  `1452` bytes
		// Estimated: `3639` bytes
		// Minimum execution time: 76_674_000 picoseconds.
		Weight::from_parts(80_680_000, 3639)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Issuance::IsPaused` (r:1 w:1)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// Measured:  `69` bytes
		// Estimated: `1486` bytes
		// Minimum execution time: 6_830_000 picoseconds.
		Weight::from_parts(7_872_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Issuance::IsPaused` (r:1 w:1)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn unpause() -> Weight {
		// Measured:  `78` bytes
		// Estimated: `1486` bytes
		// Minimum execution time: 7_611_000 picoseconds.
		Weight::from_parts(8_583_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Issuance::Params` (r:1 w:1)
	/// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `69` bytes
		// Estimated: `1513` bytes
		// Minimum execution time: 7_281_000 picoseconds.
		Weight::from_parts(8_432_000, 1513)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Issuance::Releases` (r:1 w:1)
	/// Proof: `Issuance::Releases` (`max_values`: None, `max_size`: Some(141), added: 2616, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Withdrawals` (r:16 w:16)
	/// Proof: `Issuance::Withdrawals` (`max_values`: None, `max_size`: Some(174), added: 2649, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:16 w:16)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:16 w:16)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Issuers` (r:1 w:1)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::CounterForWithdrawals` (r:1 w:1)
	/// Proof: `Issuance::CounterForWithdrawals` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::WithdrawalsByAccount` (r:16 w:16)
	/// Proof: `Issuance::WithdrawalsByAccount` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 16]`.
	fn release_due(n: u32, ) -> Weight {
		// Measured:  `823 + n * (474 ±0)` bytes
		// Estimated: `3606 + n * (2649 ±0)` bytes
		// Minimum execution time: 4_176_000 picoseconds.
		Weight::from_parts(8_726_295, 3606)
			// Standard Error: 163_080
			.saturating_add(Weight::from_parts(69_148_673, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2649).saturating_mul(n.into()))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn set_issuer() -> Weight {
		Weight::from_parts(13_931_000, 3582)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn remove_issuer() -> Weight {
		Weight::from_parts(23_805_000, 3582)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn transfer_outstanding() -> Weight {
		Weight::from_parts(23_014_000, 6174)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(23_846_000, 3582)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn mint() -> Weight {
		Weight::from_parts(62_503_000, 3593)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn mint_replayed() -> Weight {
		Weight::from_parts(11_487_000, 3582)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn request_withdrawal(d: u32, ) -> Weight {
		Weight::from_parts(100_817_200, 3639)
			.saturating_add(Weight::from_parts(3_082_424, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(Weight::from_parts(0, 2616).saturating_mul(d.into()))
	}
	fn confirm_withdrawal() -> Weight {
		Weight::from_parts(74_641_000, 3639)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn reject_withdrawal() -> Weight {
		Weight::from_parts(81_230_000, 3639)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn expire_withdrawal() -> Weight {
		Weight::from_parts(80_680_000, 3639)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn pause() -> Weight {
		Weight::from_parts(7_872_000, 1486)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn unpause() -> Weight {
		Weight::from_parts(8_583_000, 1486)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(8_432_000, 1513)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn release_due(n: u32, ) -> Weight {
		Weight::from_parts(8_726_295, 3606)
			.saturating_add(Weight::from_parts(69_148_673, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2649).saturating_mul(n.into()))
	}
}
