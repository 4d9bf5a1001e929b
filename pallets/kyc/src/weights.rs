//! Weights of `pallet_kyc`.
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
		// Minimum execution time: 16_835_000 picoseconds.
		Weight::from_parts(18_518_000, 3601)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Kyc::Registrars` (r:1 w:1)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	fn set_registrar() -> Weight {
		// Measured:  `322` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 14_121_000 picoseconds.
		Weight::from_parts(15_583_000, 3601)
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
		// Minimum execution time: 20_170_000 picoseconds.
		Weight::from_parts(21_952_000, 3601)
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
		// Measured:  `328` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 16_945_000 picoseconds.
		Weight::from_parts(18_547_000, 3601)
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
		// Minimum execution time: 16_314_000 picoseconds.
		Weight::from_parts(17_706_000, 3601)
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
		// Measured:  `372` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 25_879_000 picoseconds.
		Weight::from_parts(27_711_000, 3601)
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
		// Measured:  `530` bytes
		// Estimated: `4253` bytes
		// Minimum execution time: 35_543_000 picoseconds.
		Weight::from_parts(38_207_000, 4253)
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
		// Measured:  `755` bytes
		// Estimated: `6212` bytes
		// Minimum execution time: 43_334_000 picoseconds.
		Weight::from_parts(46_159_000, 6212)
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
		// Measured:  `471` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 21_813_000 picoseconds.
		Weight::from_parts(23_515_000, 3601)
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
		// Measured:  `524` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 25_438_000 picoseconds.
		Weight::from_parts(27_831_000, 3601)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::RegistrarOf` (r:1 w:0)
	/// Proof: `Kyc::RegistrarOf` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:1)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Measured:  `515` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 22_403_000 picoseconds.
		Weight::from_parts(24_837_000, 3601)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Attestations` (r:1 w:1)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	fn force_revoke() -> Weight {
		// Measured:  `364` bytes
		// Estimated: `3578` bytes
		// Minimum execution time: 15_082_000 picoseconds.
		Weight::from_parts(17_456_000, 3578)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
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
		// Measured:  `664` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 38_638_000 picoseconds.
		Weight::from_parts(41_682_000, 3601)
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
		// Measured:  `460` bytes
		// Estimated: `3601` bytes
		// Minimum execution time: 20_621_000 picoseconds.
		Weight::from_parts(22_423_000, 3601)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Limits` (r:1 w:1)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	fn set_limits() -> Weight {
		// Measured:  `345` bytes
		// Estimated: `3602` bytes
		// Minimum execution time: 12_678_000 picoseconds.
		Weight::from_parts(13_971_000, 3602)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Kyc::Params` (r:1 w:1)
	/// Proof: `Kyc::Params` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `116` bytes
		// Estimated: `1501` bytes
		// Minimum execution time: 8_823_000 picoseconds.
		Weight::from_parts(10_125_000, 1501)
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
		// Measured:  `802` bytes
		// Estimated: `7256` bytes
		// Minimum execution time: 10_646_000 picoseconds.
		Weight::from_parts(12_108_000, 7256)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn appoint_registrar() -> Weight {
		Weight::from_parts(18_518_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_registrar() -> Weight {
		Weight::from_parts(15_583_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rotate_registrar() -> Weight {
		Weight::from_parts(21_952_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn deactivate_registrar() -> Weight {
		Weight::from_parts(18_547_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn remove_registrar() -> Weight {
		Weight::from_parts(17_706_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn attest() -> Weight {
		Weight::from_parts(27_711_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn consent() -> Weight {
		Weight::from_parts(38_207_000, 4253)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn consent_instead() -> Weight {
		Weight::from_parts(46_159_000, 6212)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn drop_proposal() -> Weight {
		Weight::from_parts(23_515_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn renew() -> Weight {
		Weight::from_parts(27_831_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(24_837_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn force_revoke() -> Weight {
		Weight::from_parts(17_456_000, 3578)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn erase() -> Weight {
		Weight::from_parts(41_682_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn confirm_erasure() -> Weight {
		Weight::from_parts(22_423_000, 3601)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_limits() -> Weight {
		Weight::from_parts(13_971_000, 3602)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(10_125_000, 1501)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn sweep_usage() -> Weight {
		Weight::from_parts(12_108_000, 7256)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
}
