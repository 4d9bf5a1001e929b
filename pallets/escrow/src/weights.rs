//! Weights of `pallet_escrow`.
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

/// Weight functions needed for `pallet_escrow`.
pub trait WeightInfo {
	fn open_order() -> Weight;
	fn pay() -> Weight;
	fn cancel() -> Weight;
	fn release() -> Weight;
	fn refund() -> Weight;
	fn dispute() -> Weight;
	fn answer() -> Weight;
	fn attach_proof() -> Weight;
	fn rule() -> Weight;
	fn settle() -> Weight;
	fn appoint_arbiter() -> Weight;
	fn dismiss_arbiter() -> Weight;
	fn set_params() -> Weight;
	fn next_due() -> Weight;
	fn close_due() -> Weight;
}

/// Weights for `pallet_escrow` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Escrow::Params` (r:1 w:0)
	/// Proof: `Escrow::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Arbiters` (r:1 w:0)
	/// Proof: `Escrow::Arbiters` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:1 w:0)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:1 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:1 w:0)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:1 w:0)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:2 w:0)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:0)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:2 w:0)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:4 w:0)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:0)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::NextOrder` (r:1 w:1)
	/// Proof: `Escrow::NextOrder` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Orders` (r:0 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:0 w:1)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OrdersOf` (r:0 w:2)
	/// Proof: `Escrow::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn open_order() -> Weight {
		// Measured:  `6414` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 292_785_000 picoseconds.
		Weight::from_parts(337_200_000, 11494)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:2 w:0)
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
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:0 w:2)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OrdersOf` (r:0 w:1)
	/// Proof: `Escrow::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn pay() -> Weight {
		// Measured:  `6553` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 317_441_000 picoseconds.
		Weight::from_parts(363_529_000, 11494)
			.saturating_add(T::DbWeight::get().reads(23_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:0 w:1)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OrdersOf` (r:0 w:2)
	/// Proof: `Escrow::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Measured:  `829` bytes
		// Estimated: `3943` bytes
		// Minimum execution time: 89_303_000 picoseconds.
		Weight::from_parts(113_599_000, 3943)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:0 w:1)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OrdersOf` (r:0 w:2)
	/// Proof: `Escrow::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Disputes` (r:0 w:1)
	/// Proof: `Escrow::Disputes` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn release() -> Weight {
		// Measured:  `1166` bytes
		// Estimated: `3943` bytes
		// Minimum execution time: 146_537_000 picoseconds.
		Weight::from_parts(173_758_000, 3943)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:0 w:1)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OrdersOf` (r:0 w:2)
	/// Proof: `Escrow::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Disputes` (r:0 w:1)
	/// Proof: `Escrow::Disputes` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn refund() -> Weight {
		// Measured:  `1218` bytes
		// Estimated: `6196` bytes
		// Minimum execution time: 212_625_000 picoseconds.
		Weight::from_parts(232_034_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Disputes` (r:0 w:1)
	/// Proof: `Escrow::Disputes` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn dispute() -> Weight {
		// Measured:  `675` bytes
		// Estimated: `3943` bytes
		// Minimum execution time: 55_192_000 picoseconds.
		Weight::from_parts(71_256_000, 3943)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn answer() -> Weight {
		// Measured:  `676` bytes
		// Estimated: `3943` bytes
		// Minimum execution time: 52_909_000 picoseconds.
		Weight::from_parts(73_920_000, 3943)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn attach_proof() -> Weight {
		// Measured:  `676` bytes
		// Estimated: `3943` bytes
		// Minimum execution time: 49_663_000 picoseconds.
		Weight::from_parts(72_197_000, 3943)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Escrow::Arbiters` (r:1 w:0)
	/// Proof: `Escrow::Arbiters` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:0 w:1)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OrdersOf` (r:0 w:2)
	/// Proof: `Escrow::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Disputes` (r:0 w:1)
	/// Proof: `Escrow::Disputes` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn rule() -> Weight {
		// Measured:  `1831` bytes
		// Estimated: `6196` bytes
		// Minimum execution time: 196_282_000 picoseconds.
		Weight::from_parts(253_517_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:0 w:1)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OrdersOf` (r:0 w:2)
	/// Proof: `Escrow::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Disputes` (r:0 w:1)
	/// Proof: `Escrow::Disputes` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn settle() -> Weight {
		// Measured:  `1218` bytes
		// Estimated: `6196` bytes
		// Minimum execution time: 169_722_000 picoseconds.
		Weight::from_parts(208_599_000, 6196)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Escrow::Arbiters` (r:1 w:1)
	/// Proof: `Escrow::Arbiters` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::CounterForArbiters` (r:1 w:1)
	/// Proof: `Escrow::CounterForArbiters` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn appoint_arbiter() -> Weight {
		// Measured:  `659` bytes
		// Estimated: `3513` bytes
		// Minimum execution time: 17_256_000 picoseconds.
		Weight::from_parts(19_909_000, 3513)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Escrow::Arbiters` (r:1 w:1)
	/// Proof: `Escrow::Arbiters` (`max_values`: None, `max_size`: Some(48), added: 2523, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::CounterForArbiters` (r:1 w:1)
	/// Proof: `Escrow::CounterForArbiters` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn dismiss_arbiter() -> Weight {
		// Measured:  `711` bytes
		// Estimated: `3513` bytes
		// Minimum execution time: 15_393_000 picoseconds.
		Weight::from_parts(18_407_000, 3513)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Escrow::Params` (r:1 w:1)
	/// Proof: `Escrow::Params` (`max_values`: Some(1), `max_size`: Some(52), added: 547, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `177` bytes
		// Estimated: `1537` bytes
		// Minimum execution time: 9_484_000 picoseconds.
		Weight::from_parts(10_776_000, 1537)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:1 w:0)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn next_due() -> Weight {
		// Measured:  `312` bytes
		// Estimated: `3481` bytes
		// Minimum execution time: 12_659_000 picoseconds.
		Weight::from_parts(17_787_000, 3481)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Escrow::Orders` (r:1 w:1)
	/// Proof: `Escrow::Orders` (`max_values`: None, `max_size`: Some(478), added: 2953, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:1 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Agenda` (r:0 w:1)
	/// Proof: `Escrow::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::OrdersOf` (r:0 w:2)
	/// Proof: `Escrow::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Escrow::Disputes` (r:0 w:1)
	/// Proof: `Escrow::Disputes` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn close_due() -> Weight {
		// Measured:  `1176` bytes
		// Estimated: `6196` bytes
		// Minimum execution time: 149_181_000 picoseconds.
		Weight::from_parts(186_467_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn open_order() -> Weight {
		Weight::from_parts(337_200_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(23_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn pay() -> Weight {
		Weight::from_parts(363_529_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(23_u64))
			.saturating_add(RocksDbWeight::get().writes(19_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(113_599_000, 3943)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn release() -> Weight {
		Weight::from_parts(173_758_000, 3943)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn refund() -> Weight {
		Weight::from_parts(232_034_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn dispute() -> Weight {
		Weight::from_parts(71_256_000, 3943)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn answer() -> Weight {
		Weight::from_parts(73_920_000, 3943)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn attach_proof() -> Weight {
		Weight::from_parts(72_197_000, 3943)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn rule() -> Weight {
		Weight::from_parts(253_517_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn settle() -> Weight {
		Weight::from_parts(208_599_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn appoint_arbiter() -> Weight {
		Weight::from_parts(19_909_000, 3513)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn dismiss_arbiter() -> Weight {
		Weight::from_parts(18_407_000, 3513)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(10_776_000, 1537)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn next_due() -> Weight {
		Weight::from_parts(17_787_000, 3481)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn close_due() -> Weight {
		Weight::from_parts(186_467_000, 6196)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
}
