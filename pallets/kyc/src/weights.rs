//! Weights of `pallet_kyc`.
//!
//! Measured by `scripts/bench` (frame-omni-bencher 64.0.0) on 2026-11-22: 8 steps, each
//! repeated 4 times, Compiled wasm, on AMD EPYC. Not edited by hand.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens)]
#![allow(unused_imports)]
#![allow(missing_docs)]
#![allow(dead_code)]

use frame_support::{traits::Get, weights::{constants::RocksDbWeight, Weight}};
use core::marker::PhantomData;

/// Weight functions needed for `pallet_kyc`.
pub trait WeightInfo {
	fn appoint_registrar() -> Weight;
	fn set_registrar() -> Weight;
	fn rotate_registrar() -> Weight;
	fn deactivate_registrar() -> Weight;
	fn remove_registrar() -> Weight;
	fn attest() -> Weight;
	fn consent() -> Weight;
	fn consent_instead() -> Weight;
	fn drop_proposal() -> Weight;
	fn renew() -> Weight;
	fn revoke() -> Weight;
	fn force_revoke() -> Weight;
	fn erase() -> Weight;
	fn confirm_erasure() -> Weight;
	fn set_limits() -> Weight;
	fn set_params() -> Weight;
	fn sweep_usage() -> Weight;
}

/// Weights for `pallet_kyc` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Kyc::RegistrarOf` (r:1 w:1)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::CounterForRegistrars` (r:1 w:1)
	/// Proof: `Kyc::CounterForRegistrars` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::NextRegistrar` (r:1 w:1)
	/// Proof: `Kyc::NextRegistrar` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn appoint_registrar() -> Weight {
		// Measured:  `113` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 17_125_000 picoseconds.
		Weight::from_parts(26_640_000, 3601)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn set_registrar() -> Weight {
		// Measured:  `322` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 14_321_000 picoseconds.
		Weight::from_parts(16_324_000, 3601)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::RegistrarOf` (r:1 w:2)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn rotate_registrar() -> Weight {
		// Measured:  `363` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 20_410_000 picoseconds.
		Weight::from_parts(22_493_000, 3601)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::RegistrarOf` (r:0 w:1)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	fn deactivate_registrar() -> Weight {
		// Measured:  `364` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 17_736_000 picoseconds.
		Weight::from_parts(20_470_000, 3601)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::CounterForRegistrars` (r:1 w:1)
	/// Proof: `Kyc::CounterForRegistrars` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn remove_registrar() -> Weight {
		// Measured:  `313` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 16_335_000 picoseconds.
		Weight::from_parts(18_498_000, 3601)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Kyc::RegistrarOf` (r:1 w:0)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Params` (r:1 w:0)
	/// Proof: `Kyc::Params` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Proposals` (r:1 w:1)
	/// Proof: `Kyc::Proposals` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	fn attest() -> Weight {
		// Measured:  `408` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 26_649_000 picoseconds.
		Weight::from_parts(29_003_000, 3601)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Kyc::Proposals` (r:1 w:1)
	/// Proof: `Kyc::Proposals` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:1)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:1)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	fn consent() -> Weight {
		// Measured:  `670` bytes
		// Estimated: `4253` bytes
		// Minimum execution time: 38_858_000 picoseconds.
		Weight::from_parts(41_972_000, 4253)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Proposals` (r:1 w:1)
	/// Proof: `Kyc::Proposals` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:2 w:2)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:1)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Tombstones` (r:0 w:1)
	/// Proof: `Kyc::Tombstones` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn consent_instead() -> Weight {
		// Measured:  `791` bytes
		// Estimated: `6212` bytes
		// Minimum execution time: 44_606_000 picoseconds.
		Weight::from_parts(53_550_000, 6212)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Kyc::Proposals` (r:1 w:1)
	/// Proof: `Kyc::Proposals` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn drop_proposal() -> Weight {
		// Measured:  `507` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 22_243_000 picoseconds.
		Weight::from_parts(24_897_000, 3601)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Kyc::RegistrarOf` (r:1 w:0)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:1)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Params` (r:1 w:0)
	/// Proof: `Kyc::Params` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn renew() -> Weight {
		// Measured:  `560` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 27_591_000 picoseconds.
		Weight::from_parts(33_279_000, 3601)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::RegistrarOf` (r:1 w:0)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:1)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Proposals` (r:1 w:1)
	/// Proof: `Kyc::Proposals` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Measured:  `658` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 33_900_000 picoseconds.
		Weight::from_parts(43_604_000, 3601)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Kyc::Attestations` (r:1 w:1)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Proposals` (r:65 w:64)
	/// Proof: `Kyc::Proposals` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:64 w:64)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn force_revoke() -> Weight {
		// Measured:  `11675` bytes
		// Estimated: `169600` bytes
		// Minimum execution time: 977_071_000 picoseconds.
		Weight::from_parts(1_244_518_000, 169600)
			.saturating_add(T::DbWeight::get().reads(130_u64))
			.saturating_add(T::DbWeight::get().writes(129_u64))
	}
	/// Storage: `Kyc::Attestations` (r:1 w:1)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::RegistrarOf` (r:1 w:0)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Proposals` (r:1 w:1)
	/// Proof: `Kyc::Proposals` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Tombstones` (r:0 w:1)
	/// Proof: `Kyc::Tombstones` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn erase() -> Weight {
		// Measured:  `700` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 41_391_000 picoseconds.
		Weight::from_parts(51_326_000, 3601)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::RegistrarOf` (r:1 w:0)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Tombstones` (r:1 w:1)
	/// Proof: `Kyc::Tombstones` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	fn confirm_erasure() -> Weight {
		// Measured:  `496` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 21_171_000 picoseconds.
		Weight::from_parts(30_295_000, 3601)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Limits` (r:1 w:1)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	fn set_limits() -> Weight {
		// Measured:  `345` bytes
		// Estimated: `3602` bytes
		// Minimum execution time: 12_899_000 picoseconds.
		Weight::from_parts(21_392_000, 3602)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Params` (r:1 w:1)
	/// Proof: `Kyc::Params` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `116` bytes
		// Estimated: `1501` bytes
		// Minimum execution time: 8_773_000 picoseconds.
		Weight::from_parts(12_949_000, 1501)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::SweptTo` (r:1 w:1)
	/// Proof: `Kyc::SweptTo` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:2 w:0)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn sweep_usage() -> Weight {
		// Measured:  `838` bytes
		// Estimated: `7256` bytes
		// Minimum execution time: 11_286_000 picoseconds.
		Weight::from_parts(15_703_000, 7256)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn appoint_registrar() -> Weight {
		Weight::from_parts(26_640_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_registrar() -> Weight {
		Weight::from_parts(16_324_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rotate_registrar() -> Weight {
		Weight::from_parts(22_493_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn deactivate_registrar() -> Weight {
		Weight::from_parts(20_470_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn remove_registrar() -> Weight {
		Weight::from_parts(18_498_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn attest() -> Weight {
		Weight::from_parts(29_003_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn consent() -> Weight {
		Weight::from_parts(41_972_000, 4253)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn consent_instead() -> Weight {
		Weight::from_parts(53_550_000, 6212)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn drop_proposal() -> Weight {
		Weight::from_parts(24_897_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn renew() -> Weight {
		Weight::from_parts(33_279_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(43_604_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn force_revoke() -> Weight {
		Weight::from_parts(1_244_518_000, 169600)
			.saturating_add(RocksDbWeight::get().reads(130_u64))
			.saturating_add(RocksDbWeight::get().writes(129_u64))
	}
	fn erase() -> Weight {
		Weight::from_parts(51_326_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn confirm_erasure() -> Weight {
		Weight::from_parts(30_295_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_limits() -> Weight {
		Weight::from_parts(21_392_000, 3602)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(12_949_000, 1501)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn sweep_usage() -> Weight {
		Weight::from_parts(15_703_000, 7256)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
