//! Weights of `pallet_validator_staking`.
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
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:0)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn bond() -> Weight {
		// Measured:  `834` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 73_769_000 picoseconds.
		Weight::from_parts(82_792_000, 4985)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn bond_extra() -> Weight {
		// Measured:  `864` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 78_747_000 picoseconds.
		Weight::from_parts(85_236_000, 4985)
			.saturating_add(T::DbWeight::get().reads(5_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	fn unbond() -> Weight {
		// Measured:  `685` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 36_965_000 picoseconds.
		Weight::from_parts(41_642_000, 4985)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn rebond() -> Weight {
		// Measured:  `1460` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 36_164_000 picoseconds.
		Weight::from_parts(40_100_000, 4985)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:0)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn withdraw_unbonded() -> Weight {
		// Measured:  `1350` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 64_736_000 picoseconds.
		Weight::from_parts(71_136_000, 4985)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::PlannedEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::PlannedEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:65 w:2)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:1 w:0)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::NextCandidacy` (r:1 w:1)
	/// Proof: `ValidatorStaking::NextCandidacy` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::CounterForCandidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn validate() -> Weight {
		// Measured:  `21193` bytes
		// Estimated: `167585` bytes
		// Minimum execution time: 366_935_000 picoseconds.
		Weight::from_parts(524_719_000, 167585)
			.saturating_add(T::DbWeight::get().reads(75_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::CounterForCandidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn chill() -> Weight {
		// Measured:  `414` bytes
		// Estimated: `3553` bytes
		// Minimum execution time: 15_453_000 picoseconds.
		Weight::from_parts(20_761_000, 3553)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:18 w:16)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Ledgers` (r:2 w:2)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:16 w:16)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn delegate(n: u32, ) -> Weight {
		// Measured:  `13247 + n * (274 ±0)` bytes
		// Estimated: `8980 + n * (14813 ±0)` bytes
		// Minimum execution time: 73_650_000 picoseconds.
		Weight::from_parts(46_837_725, 8980)
			// Standard Error: 407_033
			.saturating_add(Weight::from_parts(53_788_248, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(8_u64))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	fn undelegate() -> Weight {
		// Measured:  `13083` bytes
		// Estimated: `15803` bytes
		// Minimum execution time: 44_606_000 picoseconds.
		Weight::from_parts(54_852_000, 15803)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `ValidatorStaking::Ledgers` (r:1 w:1)
	/// Proof: `ValidatorStaking::Ledgers` (`max_values`: None, `max_size`: Some(1520), added: 3995, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:0)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:0)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	fn set_payee() -> Weight {
		// Measured:  `591` bytes
		// Estimated: `4985` bytes
		// Minimum execution time: 23_075_000 picoseconds.
		Weight::from_parts(25_658_000, 4985)
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
	/// Storage: `Aml::Frozen` (r:65 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:66 w:66)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:65 w:65)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:65 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:1 w:1)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Owed` (r:1 w:1)
	/// Proof: `ValidatorStaking::Owed` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 64]`.
	fn payout(d: u32, ) -> Weight {
		// Measured:  `13709 + d * (291 ±0)` bytes
		// Estimated: `15803 + d * (3995 ±0)` bytes
		// Minimum execution time: 153_497_000 picoseconds.
		Weight::from_parts(114_679_756, 15803)
			// Standard Error: 358_796
			.saturating_add(Weight::from_parts(131_391_532, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(d.into())))
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Session::ExternallySetKeys` (r:1 w:0)
	/// Proof: `Session::ExternallySetKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::KeyOwner` (r:0 w:4)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn purge_keys() -> Weight {
		// Measured:  `962` bytes
		// Estimated: `4427` bytes
		// Minimum execution time: 64_976_000 picoseconds.
		Weight::from_parts(72_938_000, 4427)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `ValidatorStaking::Params` (r:1 w:1)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `393` bytes
		// Estimated: `1553` bytes
		// Minimum execution time: 11_027_000 picoseconds.
		Weight::from_parts(13_029_000, 1553)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorStaking::Candidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::CounterForCandidates` (r:1 w:1)
	/// Proof: `ValidatorStaking::CounterForCandidates` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn force_chill() -> Weight {
		// Measured:  `414` bytes
		// Estimated: `3553` bytes
		// Minimum execution time: 14_963_000 picoseconds.
		Weight::from_parts(17_727_000, 3553)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[0, 16]`.
	fn force_unbond(n: u32, ) -> Weight {
		// Measured:  `12837 + n * (280 ±0)` bytes
		// Estimated: `4985 + n * (14813 ±0)` bytes
		// Minimum execution time: 28_622_000 picoseconds.
		Weight::from_parts(29_676_199, 4985)
			// Standard Error: 90_588
			.saturating_add(Weight::from_parts(27_463_907, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 14813).saturating_mul(n.into()))
	}
	/// Storage: `ValidatorStaking::ForceEra` (r:1 w:1)
	/// Proof: `ValidatorStaking::ForceEra` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	fn force_new_era() -> Weight {
		// Measured:  `298` bytes
		// Estimated: `1486` bytes
		// Minimum execution time: 8_863_000 picoseconds.
		Weight::from_parts(10_586_000, 1486)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `ValidatorStaking::ActiveEra` (r:1 w:0)
	/// Proof: `ValidatorStaking::ActiveEra` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::DeferredSlashes` (r:1 w:1)
	/// Proof: `ValidatorStaking::DeferredSlashes` (`max_values`: None, `max_size`: Some(129), added: 2604, mode: `MaxEncodedLen`)
	fn cancel_deferred_slash() -> Weight {
		// Measured:  `434` bytes
		// Estimated: `3594` bytes
		// Minimum execution time: 18_338_000 picoseconds.
		Weight::from_parts(21_882_000, 3594)
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
		// Measured:  `3262` bytes
		// Estimated: `51870` bytes
		// Minimum execution time: 111_956_000 picoseconds.
		Weight::from_parts(118_126_000, 51870)
			.saturating_add(T::DbWeight::get().reads(28_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `ValidatorStaking::Activities` (r:1 w:1)
	/// Proof: `ValidatorStaking::Activities` (`max_values`: Some(1), `max_size`: Some(925), added: 1420, mode: `MaxEncodedLen`)
	fn note_author() -> Weight {
		// Measured:  `1250` bytes
		// Estimated: `2410` bytes
		// Minimum execution time: 6_579_000 picoseconds.
		Weight::from_parts(7_551_000, 2410)
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
		// Measured:  `312` bytes
		// Estimated: `3594` bytes
		// Minimum execution time: 11_817_000 picoseconds.
		Weight::from_parts(13_370_000, 3594)
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
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:67 w:67)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Candidates` (r:81 w:81)
	/// Proof: `ValidatorStaking::Candidates` (`max_values`: None, `max_size`: Some(88), added: 2563, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:65 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Delegations` (r:16 w:16)
	/// Proof: `ValidatorStaking::Delegations` (`max_values`: None, `max_size`: Some(12338), added: 14813, mode: `MaxEncodedLen`)
	/// Storage: `ValidatorStaking::Params` (r:1 w:0)
	/// Proof: `ValidatorStaking::Params` (`max_values`: Some(1), `max_size`: Some(68), added: 563, mode: `MaxEncodedLen`)
	/// The range of component `d` is `[0, 64]`.
	fn slash_page(d: u32, ) -> Weight {
		// Measured:  `18681 + d * (296 ±0)` bytes
		// Estimated: `237998 + d * (3995 ±0)` bytes
		// Minimum execution time: 147_078_000 picoseconds.
		Weight::from_parts(476_888_113, 237998)
			// Standard Error: 2_465_516
			.saturating_add(Weight::from_parts(343_497_292, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(33_u64))
			.saturating_add(T::DbWeight::get().reads((5_u64).saturating_mul(d.into())))
			.saturating_add(T::DbWeight::get().writes(26_u64))
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
		// Measured:  `2923 + c * (203 ±0) + d * (48 ±0)` bytes
		// Estimated: `84322 + c * (3408 ±81) + d * (179 ±19)` bytes
		// Minimum execution time: 72_017_000 picoseconds.
		Weight::from_parts(75_923_000, 84322)
			// Standard Error: 280_471
			.saturating_add(Weight::from_parts(12_380_152, 0).saturating_mul(c.into()))
			// Standard Error: 68_961
			.saturating_add(Weight::from_parts(1_769_215, 0).saturating_mul(d.into()))
			.saturating_add(T::DbWeight::get().reads(22_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(8_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 3408).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 179).saturating_mul(d.into()))
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
		// Measured:  `820 + v * (281 ±0)` bytes
		// Estimated: `7350 + v * (2579 ±0)` bytes
		// Minimum execution time: 75_833_000 picoseconds.
		Weight::from_parts(43_585_270, 7350)
			// Standard Error: 48_449
			.saturating_add(Weight::from_parts(33_491_442, 0).saturating_mul(v.into()))
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
		Weight::from_parts(82_792_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn bond_extra() -> Weight {
		Weight::from_parts(85_236_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn unbond() -> Weight {
		Weight::from_parts(41_642_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn rebond() -> Weight {
		Weight::from_parts(40_100_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn withdraw_unbonded() -> Weight {
		Weight::from_parts(71_136_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn validate() -> Weight {
		Weight::from_parts(524_719_000, 167585)
			.saturating_add(RocksDbWeight::get().reads(75_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn chill() -> Weight {
		Weight::from_parts(20_761_000, 3553)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn delegate(n: u32, ) -> Weight {
		Weight::from_parts(46_837_725, 8980)
			.saturating_add(Weight::from_parts(53_788_248, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 14813).saturating_mul(n.into()))
	}
	fn undelegate() -> Weight {
		Weight::from_parts(54_852_000, 15803)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn set_payee() -> Weight {
		Weight::from_parts(25_658_000, 4985)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn payout(d: u32, ) -> Weight {
		Weight::from_parts(114_679_756, 15803)
			.saturating_add(Weight::from_parts(131_391_532, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().reads((5_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((3_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 3995).saturating_mul(d.into()))
	}
	fn purge_keys() -> Weight {
		Weight::from_parts(72_938_000, 4427)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(13_029_000, 1553)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn force_chill() -> Weight {
		Weight::from_parts(17_727_000, 3553)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn force_unbond(n: u32, ) -> Weight {
		Weight::from_parts(29_676_199, 4985)
			.saturating_add(Weight::from_parts(27_463_907, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 14813).saturating_mul(n.into()))
	}
	fn force_new_era() -> Weight {
		Weight::from_parts(10_586_000, 1486)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn cancel_deferred_slash() -> Weight {
		Weight::from_parts(21_882_000, 3594)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn note_offence() -> Weight {
		Weight::from_parts(118_126_000, 51870)
			.saturating_add(RocksDbWeight::get().reads(28_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn note_author() -> Weight {
		Weight::from_parts(7_551_000, 2410)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn idle_block() -> Weight {
		Weight::from_parts(13_370_000, 3594)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn slash_page(d: u32, ) -> Weight {
		Weight::from_parts(476_888_113, 237998)
			.saturating_add(Weight::from_parts(343_497_292, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(33_u64))
			.saturating_add(RocksDbWeight::get().reads((5_u64).saturating_mul(d.into())))
			.saturating_add(RocksDbWeight::get().writes(26_u64))
			.saturating_add(RocksDbWeight::get().writes((4_u64).saturating_mul(d.into())))
			.saturating_add(Weight::from_parts(0, 3995).saturating_mul(d.into()))
	}
	fn plan_era(c: u32, d: u32, ) -> Weight {
		Weight::from_parts(75_923_000, 84322)
			.saturating_add(Weight::from_parts(12_380_152, 0).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(1_769_215, 0).saturating_mul(d.into()))
			.saturating_add(RocksDbWeight::get().reads(22_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 3408).saturating_mul(c.into()))
			.saturating_add(Weight::from_parts(0, 179).saturating_mul(d.into()))
	}
	fn start_era(v: u32, ) -> Weight {
		Weight::from_parts(43_585_270, 7350)
			.saturating_add(Weight::from_parts(33_491_442, 0).saturating_mul(v.into()))
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().reads((2_u64).saturating_mul(v.into())))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
			.saturating_add(RocksDbWeight::get().writes((8_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 2579).saturating_mul(v.into()))
	}
}
