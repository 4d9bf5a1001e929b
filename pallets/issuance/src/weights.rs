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
		// Minimum execution time: 12_348_000 picoseconds.
		Weight::from_parts(13_710_000, 3582)
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
		// Minimum execution time: 21_813_000 picoseconds.
		Weight::from_parts(25_337_000, 3582)
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
		// Minimum execution time: 21_472_000 picoseconds.
		Weight::from_parts(23_495_000, 6174)
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
		// Minimum execution time: 21_562_000 picoseconds.
		Weight::from_parts(24_086_000, 3582)
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
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:0)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:1 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:1 w:1)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:2 w:2)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:2 w:2)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:4 w:4)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn mint() -> Weight {
		// Measured:  `7581` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 287_396_000 picoseconds.
		Weight::from_parts(322_188_000, 11494)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(16_u64))
	}
	/// Storage: `Issuance::Issuers` (r:1 w:0)
	/// Proof: `Issuance::Issuers` (`max_values`: None, `max_size`: Some(117), added: 2592, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Mints` (r:1 w:0)
	/// Proof: `Issuance::Mints` (`max_values`: None, `max_size`: Some(116), added: 2591, mode: `MaxEncodedLen`)
	fn mint_replayed() -> Weight {
		// Measured:  `799` bytes
		// Estimated: `3582` bytes
		// Minimum execution time: 19_820_000 picoseconds.
		Weight::from_parts(25_558_000, 3582)
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
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:0)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:1 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:1 w:1)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:3 w:3)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:4 w:4)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:1 w:1)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
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
		// Measured:  `7430 + d * (48 ±0)` bytes
		// Estimated: `11494 + d * (2616 ±0)` bytes
		// Minimum execution time: 338_443_000 picoseconds.
		Weight::from_parts(384_049_157, 11494)
			// Standard Error: 237_560
			.saturating_add(Weight::from_parts(3_657_728, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(20_u64))
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
		// Minimum execution time: 109_623_000 picoseconds.
		Weight::from_parts(138_446_000, 3639)
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
		// Minimum execution time: 117_765_000 picoseconds.
		Weight::from_parts(144_704_000, 3639)
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
		// Minimum execution time: 125_226_000 picoseconds.
		Weight::from_parts(150_844_000, 3639)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Issuance::IsPaused` (r:1 w:1)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// Measured:  `69` bytes
		// Estimated: `1486` bytes
		// Minimum execution time: 6_890_000 picoseconds.
		Weight::from_parts(7_842_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Issuance::IsPaused` (r:1 w:1)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn unpause() -> Weight {
		// Measured:  `78` bytes
		// Estimated: `1486` bytes
		// Minimum execution time: 7_451_000 picoseconds.
		Weight::from_parts(8_482_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Issuance::Params` (r:1 w:1)
	/// Proof: `Issuance::Params` (`max_values`: Some(1), `max_size`: Some(28), added: 523, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `69` bytes
		// Estimated: `1513` bytes
		// Minimum execution time: 7_281_000 picoseconds.
		Weight::from_parts(8_272_000, 1513)
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
		// Minimum execution time: 4_246_000 picoseconds.
		Weight::from_parts(45_442_895, 3606)
			// Standard Error: 410_033
			.saturating_add(Weight::from_parts(68_351_243, 0).saturating_mul(n.into()))
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
		Weight::from_parts(13_710_000, 3582)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn remove_issuer() -> Weight {
		Weight::from_parts(25_337_000, 3582)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn transfer_outstanding() -> Weight {
		Weight::from_parts(23_495_000, 6174)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn attest_reserves() -> Weight {
		Weight::from_parts(24_086_000, 3582)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn mint() -> Weight {
		Weight::from_parts(322_188_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(25_u64))
			.saturating_add(RocksDbWeight::get().writes(16_u64))
	}
	fn mint_replayed() -> Weight {
		Weight::from_parts(25_558_000, 3582)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn request_withdrawal(d: u32, ) -> Weight {
		Weight::from_parts(384_049_157, 11494)
			.saturating_add(Weight::from_parts(3_657_728, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(28_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(20_u64))
			.saturating_add(Weight::from_parts(0, 2616).saturating_mul(d.into()))
	}
	fn confirm_withdrawal() -> Weight {
		Weight::from_parts(138_446_000, 3639)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn reject_withdrawal() -> Weight {
		Weight::from_parts(144_704_000, 3639)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn expire_withdrawal() -> Weight {
		Weight::from_parts(150_844_000, 3639)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn pause() -> Weight {
		Weight::from_parts(7_842_000, 1486)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn unpause() -> Weight {
		Weight::from_parts(8_482_000, 1486)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(8_272_000, 1513)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn release_due(n: u32, ) -> Weight {
		Weight::from_parts(45_442_895, 3606)
			.saturating_add(Weight::from_parts(68_351_243, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2649).saturating_mul(n.into()))
	}
}
