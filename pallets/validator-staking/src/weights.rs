//! Weights of `pallet_validator_staking`.
//!
//! Measured by `scripts/bench` (frame-omni-bencher 64.0.0) on 2026-11-21: 20 steps, each
//! repeated 10 times, Compiled wasm, on AMD EPYC. Not edited by hand.

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
	fn note_offence() -> Weight;
	fn note_author() -> Weight;
	fn idle_block() -> Weight;
	fn slash_page(d: u32, ) -> Weight;
	fn plan_era(c: u32, d: u32, ) -> Weight;
	fn start_era(v: u32, ) -> Weight;
}

/// Weights for `pallet_validator_staking` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:0)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn bond() -> Weight {
		// Measured:  `616` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 65_277_000 picoseconds.
		Weight::from_parts(68_181_000, 4985)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn bond_extra() -> Weight {
		// Measured:  `646` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 69_904_000 picoseconds.
		Weight::from_parts(73_079_000, 4985)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::PlannedEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::PlannedEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	fn unbond() -> Weight {
		// Measured:  `614` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 32_638_000 picoseconds.
		Weight::from_parts(35_282_000, 4985)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn rebond() -> Weight {
		// Measured:  `1242` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 28_522_000 picoseconds.
		Weight::from_parts(30_505_000, 4985)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:0)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn withdraw_unbonded() -> Weight {
		// Measured:  `1279` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 60_270_000 picoseconds.
		Weight::from_parts(62_924_000, 4985)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::PlannedEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::PlannedEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:65 w:2)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:1 w:0)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::NextCandidacy` (r:1 w:1)
	/// Proof: `ValidatorStaking::NextCandidacy` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::CounterForCandidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn validate() -> Weight {
		// Measured:  `20975` bytes
		// Estimated: `167585` bytes
		// Minimum execution time: 337_962_000 picoseconds.
		Weight::from_parts(365_252_000, 167585)
			.saturating_add(T::DbWeight::get().reads(74_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::CounterForCandidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn chill() -> Weight {
		// Measured:  `343` bytes
		// Estimated: `3553` bytes
		// Minimum execution time: 13_560_000 picoseconds.
		Weight::from_parts(14_792_000, 3553)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorStaking::Candidates` (r:18 w:16)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:2 w:2)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:16 w:16)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn delegate(n: u32, ) -> Weight {
		// Measured:  `13019 + n * (271 ±0)` bytes
		// Estimated: `8980 + n * (14813 ±0)` bytes
		// Minimum execution time: 64_135_000 picoseconds.
		Weight::from_parts(30_850_947, 8980)
			// Standard Error: 33_780
			.saturating_add(Weight::from_parts(36_014_481, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 14813).saturating_mul(n.into()))
	}
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:1 w:1)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:2 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	fn undelegate() -> Weight {
		// Measured:  `13012` bytes
		// Estimated: `15803` bytes
		// Minimum execution time: 40_650_000 picoseconds.
		Weight::from_parts(43_835_000, 15803)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:0)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn set_payee() -> Weight {
		// Measured:  `520` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 21_242_000 picoseconds.
		Weight::from_parts(22_523_000, 4985)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Rewards` (r:1 w:1)
	/// Proof: `ValidatorStaking::Rewards` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Exposures` (r:1 w:0)
	/// Proof: `ValidatorStaking::Exposures` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ExposurePages` (r:1 w:0)
	/// Proof: `ValidatorStaking::ExposurePages` (`max_values`: None, `max_size`: Some(3146), added: 5621, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:65 w:65)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:66 w:66)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:65 w:65)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:65 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:1 w:1)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Owed` (r:1 w:1)
	/// Proof: `ValidatorStaking::Owed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 64]`.
	fn payout(d: u32, ) -> Weight {
		// Measured:  `13536 + d * (290 ±0)` bytes
		// Estimated: `15803 + d * (3995 ±0)` bytes
		// Minimum execution time: 145_206_000 picoseconds.
		Weight::from_parts(132_477_957, 15803)
			// Standard Error: 106_821
			.saturating_add(Weight::from_parts(120_267_924, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 3995).saturating_mul(d.into()))
	}
	/// Storage: `ValidatorStaking::PlannedEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::PlannedEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:0)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:1 w:1)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:0)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::KeyOwner` (r:0 w:4)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn purge_keys() -> Weight {
		// Measured:  `891` bytes
		// Estimated: `4356` bytes
		// Minimum execution time: 62_343_000 picoseconds.
		Weight::from_parts(65_397_000, 4356)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `ValidatorStaking::Params` (r:1 w:1)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `322` bytes
		// Estimated: `1553` bytes
		// Minimum execution time: 9_704_000 picoseconds.
		Weight::from_parts(10_515_000, 1553)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::CounterForCandidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn force_chill() -> Weight {
		// Measured:  `343` bytes
		// Estimated: `3553` bytes
		// Minimum execution time: 13_309_000 picoseconds.
		Weight::from_parts(14_512_000, 3553)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:17 w:17)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:16 w:16)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::PlannedEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::PlannedEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 16]`.
	fn force_unbond(n: u32, ) -> Weight {
		// Measured:  `12776 + n * (282 ±0)` bytes
		// Estimated: `4985 + n * (14813 ±0)` bytes
		// Minimum execution time: 26_008_000 picoseconds.
		Weight::from_parts(27_510_611, 4985)
			// Standard Error: 61_378
			.saturating_add(Weight::from_parts(24_585_164, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 14813).saturating_mul(n.into()))
	}
	/// Storage: `ValidatorStaking::ForceEra` (r:1 w:1)
	/// Proof: `ValidatorStaking::ForceEra` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn force_new_era() -> Weight {
		// Measured:  `227` bytes
		// Estimated: `1486` bytes
		// Minimum execution time: 7_601_000 picoseconds.
		Weight::from_parts(8_263_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::DeferredSlashes` (r:1 w:1)
	/// Proof: `ValidatorStaking::DeferredSlashes` (`max_values`: None, `max_size`: Some(129), added: 2604, mode: `MaxEncodedLen`)
	fn cancel_deferred_slash() -> Weight {
		// Measured:  `363` bytes
		// Estimated: `3594` bytes
		// Minimum execution time: 16_564_000 picoseconds.
		Weight::from_parts(18_107_000, 3594)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Eras` (r:16 w:0)
	/// Proof: `ValidatorStaking::Eras` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Exposures` (r:2 w:0)
	/// Proof: `ValidatorStaking::Exposures` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::PlannedEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::PlannedEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorStaking::Disablements` (r:1 w:1)
	/// Proof: `ValidatorStaking::Disablements` (`max_values`: Some(1), `max_size`: Some(1723), added: 2218, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ForceEra` (r:1 w:1)
	/// Proof: `ValidatorStaking::ForceEra` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::CounterForCandidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::SlashedFractions` (r:1 w:1)
	/// Proof: `ValidatorStaking::SlashedFractions` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::DeferredSlashes` (r:1 w:1)
	/// Proof: `ValidatorStaking::DeferredSlashes` (`max_values`: None, `max_size`: Some(129), added: 2604, mode: `MaxEncodedLen`)
	fn note_offence() -> Weight {
		// Measured:  `3191` bytes
		// Estimated: `51870` bytes
		// Minimum execution time: 107_971_000 picoseconds.
		Weight::from_parts(113_018_000, 51870)
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `ValidatorStaking::Activities` (r:1 w:1)
	/// Proof: `ValidatorStaking::Activities` (`max_values`: Some(1), `max_size`: Some(925), added: 1420, mode: `MaxEncodedLen`)
	fn note_author() -> Weight {
		// Measured:  `1179` bytes
		// Estimated: `2410` bytes
		// Minimum execution time: 5_669_000 picoseconds.
		Weight::from_parts(6_159_000, 2410)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorStaking::DueSlashes` (r:1 w:1)
	/// Proof: `ValidatorStaking::DueSlashes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::DeferredSlashes` (r:1 w:0)
	/// Proof: `ValidatorStaking::DeferredSlashes` (`max_values`: None, `max_size`: Some(129), added: 2604, mode: `MaxEncodedLen`)
	fn idle_block() -> Weight {
		// Measured:  `241` bytes
		// Estimated: `3594` bytes
		// Minimum execution time: 10_446_000 picoseconds.
		Weight::from_parts(11_327_000, 3594)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorStaking::DueSlashes` (r:1 w:0)
	/// Proof: `ValidatorStaking::DueSlashes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::DeferredSlashes` (r:2 w:1)
	/// Proof: `ValidatorStaking::DeferredSlashes` (`max_values`: None, `max_size`: Some(129), added: 2604, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Exposures` (r:1 w:0)
	/// Proof: `ValidatorStaking::Exposures` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ExposurePages` (r:1 w:0)
	/// Proof: `ValidatorStaking::ExposurePages` (`max_values`: None, `max_size`: Some(3146), added: 5621, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:65 w:65)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:65 w:65)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(103), added: 2578, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:67 w:67)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:81 w:81)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:16 w:16)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 64]`.
	fn slash_page(d: u32, ) -> Weight {
		// Measured:  `18428 + d * (296 ±0)` bytes
		// Estimated: `237998 + d * (3995 ±0)` bytes
		// Minimum execution time: 136_502_000 picoseconds.
		Weight::from_parts(484_567_314, 237998)
			// Standard Error: 1_110_000
			.saturating_add(Weight::from_parts(317_289_878, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(39_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(33_u64))
			.saturating_add(T::DbWeight::get().writes((4_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 3995).saturating_mul(d.into()))
	}
	/// Storage: `ValidatorStaking::PlannedEra` (r:1 w:1)
	/// Proof: `ValidatorStaking::PlannedEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Eras` (r:1 w:1)
	/// Proof: `ValidatorStaking::Eras` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:64 w:0)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `ValidatorStaking::Ledgers` (r:21 w:0)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:21 w:0)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ExposurePages` (r:0 w:84)
	/// Proof: `ValidatorStaking::ExposurePages` (`max_values`: None, `max_size`: Some(3146), added: 5621, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Exposures` (r:0 w:21)
	/// Proof: `ValidatorStaking::Exposures` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ForceEra` (r:0 w:1)
	/// Proof: `ValidatorStaking::ForceEra` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[1, 63]`.
	/// The range of component `d` is `[0, 256]`.
	fn plan_era(c: u32, d: u32, ) -> Weight {
		// Measured:  `3127 + c * (199 ±0) + d * (48 ±0)` bytes
		// Estimated: `95146 + c * (3174 ±315) + d * (211 ±76)` bytes
		// Minimum execution time: 71_005_000 picoseconds.
		Weight::from_parts(75_823_000, 95146)
			// Standard Error: 283_087
			.saturating_add(Weight::from_parts(13_107_030, 0).saturating_mul(c.into()))
			// Standard Error: 69_640
			.saturating_add(Weight::from_parts(2_055_139, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 3174).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 211).saturating_mul(d.into()))
	}
	/// Storage: `ValidatorStaking::Activities` (r:1 w:1)
	/// Proof: `ValidatorStaking::Activities` (`max_values`: Some(1), `max_size`: Some(925), added: 1420, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:1)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Owed` (r:1 w:1)
	/// Proof: `ValidatorStaking::Owed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::DueSlashes` (r:1 w:0)
	/// Proof: `ValidatorStaking::DueSlashes` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Eras` (r:2 w:1)
	/// Proof: `ValidatorStaking::Eras` (`max_values`: None, `max_size`: Some(705), added: 3180, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Exposures` (r:21 w:21)
	/// Proof: `ValidatorStaking::Exposures` (`max_values`: None, `max_size`: Some(100), added: 2575, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Rewards` (r:21 w:42)
	/// Proof: `ValidatorStaking::Rewards` (`max_values`: None, `max_size`: Some(104), added: 2579, mode: `MaxEncodedLen`)
	/// Storage: `Historical::StoredRange` (r:1 w:1)
	/// Proof: `Historical::StoredRange` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Historical::HistoricalSessions` (r:0 w:2)
	/// Proof: `Historical::HistoricalSessions` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ExposurePages` (r:0 w:84)
	/// Proof: `ValidatorStaking::ExposurePages` (`max_values`: None, `max_size`: Some(3146), added: 5621, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::SlashedFractions` (r:0 w:21)
	/// Proof: `ValidatorStaking::SlashedFractions` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::PlannedEra` (r:0 w:1)
	/// Proof: `ValidatorStaking::PlannedEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// The range of component `v` is `[1, 21]`.
	fn start_era(v: u32, ) -> Weight {
		// Measured:  `754 + v * (280 ±0)` bytes
		// Estimated: `7350 + v * (2579 ±0)` bytes
		// Minimum execution time: 72_267_000 picoseconds.
		Weight::from_parts(37_509_037, 7350)
			// Standard Error: 38_160
			.saturating_add(Weight::from_parts(33_354_754, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((8_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 2579).saturating_mul(v.into()))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn bond() -> Weight {
		Weight::from_parts(68_181_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn bond_extra() -> Weight {
		Weight::from_parts(73_079_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn unbond() -> Weight {
		Weight::from_parts(35_282_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn rebond() -> Weight {
		Weight::from_parts(30_505_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_unbonded() -> Weight {
		Weight::from_parts(62_924_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn validate() -> Weight {
		Weight::from_parts(365_252_000, 167585)
			.saturating_add(RocksDbWeight::get().reads(74_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn chill() -> Weight {
		Weight::from_parts(14_792_000, 3553)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn delegate(n: u32, ) -> Weight {
		Weight::from_parts(30_850_947, 8980)
			.saturating_add(Weight::from_parts(36_014_481, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 14813).saturating_mul(n.into()))
	}
	fn undelegate() -> Weight {
		Weight::from_parts(43_835_000, 15803)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_payee() -> Weight {
		Weight::from_parts(22_523_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn payout(d: u32, ) -> Weight {
		Weight::from_parts(132_477_957, 15803)
			.saturating_add(Weight::from_parts(120_267_924, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(11_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 3995).saturating_mul(d.into()))
	}
	fn purge_keys() -> Weight {
		Weight::from_parts(65_397_000, 4356)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(10_515_000, 1553)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn force_chill() -> Weight {
		Weight::from_parts(14_512_000, 3553)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn force_unbond(n: u32, ) -> Weight {
		Weight::from_parts(27_510_611, 4985)
			.saturating_add(Weight::from_parts(24_585_164, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 14813).saturating_mul(n.into()))
	}
	fn force_new_era() -> Weight {
		Weight::from_parts(8_263_000, 1486)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn cancel_deferred_slash() -> Weight {
		Weight::from_parts(18_107_000, 3594)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn note_offence() -> Weight {
		Weight::from_parts(113_018_000, 51870)
			.saturating_add(RocksDbWeight::get().reads(28_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn note_author() -> Weight {
		Weight::from_parts(6_159_000, 2410)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn idle_block() -> Weight {
		Weight::from_parts(11_327_000, 3594)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn slash_page(d: u32, ) -> Weight {
		Weight::from_parts(484_567_314, 237998)
			.saturating_add(Weight::from_parts(317_289_878, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(39_u64))
			.saturating_add(RocksDbWeight::get().reads((4_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(33_u64))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 3995).saturating_mul(d.into()))
	}
	fn plan_era(c: u32, d: u32, ) -> Weight {
		Weight::from_parts(75_823_000, 95146)
			.saturating_add(Weight::from_parts(13_107_030, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(2_055_139, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 3174).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 211).saturating_mul(d.into()))
	}
	fn start_era(v: u32, ) -> Weight {
		Weight::from_parts(37_509_037, 7350)
			.saturating_add(Weight::from_parts(33_354_754, 0).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((8_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 2579).saturating_mul(v.into()))
	}
}
