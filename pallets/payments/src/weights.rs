//! Weights of `pallet_payments`.
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

/// Weight functions needed for `pallet_payments`.
pub trait WeightInfo {
	fn create_order() -> Weight;
	fn attest(c: u32, ) -> Weight;
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
	fn next_task() -> Weight;
	fn expire() -> Weight;
	fn retire() -> Weight;
	fn forget(r: u32, ) -> Weight;
}

/// Weights for `pallet_payments` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Payments::Rails` (r:1 w:0)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Params` (r:1 w:0)
	/// Proof: `Payments::Params` (`max_values`: Some(1), `max_size`: Some(72), added: 567, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenOrders` (r:1 w:1)
	/// Proof: `Payments::OpenOrders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Payments::WatchedCount` (r:1 w:1)
	/// Proof: `Payments::WatchedCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
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
	/// Storage: `Payments::NextOrder` (r:1 w:1)
	/// Proof: `Payments::NextOrder` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::ParentHash` (r:1 w:0)
	/// Proof: `System::ParentHash` (`max_values`: Some(1), `max_size`: Some(32), added: 527, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:1)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:0 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:1)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OrdersOf` (r:0 w:2)
	/// Proof: `Payments::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Watched` (r:0 w:1)
	/// Proof: `Payments::Watched` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn create_order() -> Weight {
		// Measured:  `6357` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 311_673_000 picoseconds.
		Weight::from_parts(398_121_000, 11494)
			.saturating_add(T::DbWeight::get().reads(27_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Session::KeyOwner` (r:1 w:0)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:16 w:16)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::UsedTransfers` (r:16 w:16)
	/// Proof: `Payments::UsedTransfers` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Votes` (r:16 w:16)
	/// Proof: `Payments::Votes` (`max_values`: None, `max_size`: Some(11358), added: 13833, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Frozen` (r:16 w:0)
	/// Proof: `Aml::Frozen` (`max_values`: None, `max_size`: Some(76), added: 2551, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Attestations` (r:16 w:0)
	/// Proof: `Kyc::Attestations` (`max_values`: None, `max_size`: Some(113), added: 2588, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Registrars` (r:1 w:0)
	/// Proof: `Kyc::Registrars` (`max_values`: None, `max_size`: Some(136), added: 2611, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Limits` (r:1 w:0)
	/// Proof: `Kyc::Limits` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Kyc::Usage` (r:16 w:16)
	/// Proof: `Kyc::Usage` (`max_values`: None, `max_size`: Some(658), added: 3133, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Params` (r:1 w:0)
	/// Proof: `Aml::Params` (`max_values`: Some(1), `max_size`: Some(120), added: 615, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Profiles` (r:16 w:16)
	/// Proof: `Aml::Profiles` (`max_values`: None, `max_size`: Some(788), added: 3263, mode: `MaxEncodedLen`)
	/// Storage: `Aml::OpenCases` (r:32 w:32)
	/// Proof: `Aml::OpenCases` (`max_values`: None, `max_size`: Some(65), added: 2540, mode: `MaxEncodedLen`)
	/// Storage: `Aml::CounterForCases` (r:1 w:1)
	/// Proof: `Aml::CounterForCases` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::ClosedCases` (r:32 w:32)
	/// Proof: `Aml::ClosedCases` (`max_values`: None, `max_size`: Some(24), added: 2499, mode: `MaxEncodedLen`)
	/// Storage: `Aml::Cases` (r:64 w:64)
	/// Proof: `Aml::Cases` (`max_values`: None, `max_size`: Some(151), added: 2626, mode: `MaxEncodedLen`)
	/// Storage: `Aml::NextCase` (r:1 w:1)
	/// Proof: `Aml::NextCase` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:32 w:32)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:16 w:16)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenOrders` (r:16 w:16)
	/// Proof: `Payments::OpenOrders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:32)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:16)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[0, 16]`.
	fn attest(c: u32, ) -> Weight {
		// Measured:  `11246 + c * (12844 ±0)` bytes
		// Estimated: `61899 + c * (13833 ±75)` bytes
		// Minimum execution time: 106_027_000 picoseconds.
		Weight::from_parts(224_642_235, 61899)
			// Standard Error: 1_641_990
			.saturating_add(Weight::from_parts(287_366_613, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(29_u64))
			.saturating_add(T::DbWeight::get().reads((19_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((20_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::NextKeys` (r:21 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:16 w:0)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::UsedTransfers` (r:16 w:0)
	/// Proof: `Payments::UsedTransfers` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Votes` (r:16 w:16)
	/// Proof: `Payments::Votes` (`max_values`: None, `max_size`: Some(11358), added: 13833, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[0, 16]`.
	fn vote(c: u32, ) -> Weight {
		// Measured:  `4835 + c * (11245 ±0)` bytes
		// Estimated: `57685 + c * (13833 ±3)` bytes
		// Minimum execution time: 96_133_000 picoseconds.
		Weight::from_parts(162_495_727, 57685)
			// Standard Error: 695_975
			.saturating_add(Weight::from_parts(50_669_296, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	/// Storage: `Session::KeyOwner` (r:1 w:0)
	/// Proof: `Session::KeyOwner` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Session::Validators` (r:1 w:0)
	/// Proof: `Session::Validators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Session::DisabledValidators` (r:1 w:0)
	/// Proof: `Session::DisabledValidators` (`max_values`: Some(1), `max_size`: None, mode: `Measured`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:16 w:0)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::UsedTransfers` (r:16 w:0)
	/// Proof: `Payments::UsedTransfers` (`max_values`: None, `max_size`: Some(61), added: 2536, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Votes` (r:16 w:0)
	/// Proof: `Payments::Votes` (`max_values`: None, `max_size`: Some(11358), added: 13833, mode: `MaxEncodedLen`)
	/// Storage: `System::BlockHash` (r:1 w:0)
	/// Proof: `System::BlockHash` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// The range of component `c` is `[1, 16]`.
	fn authorize_attest(c: u32, ) -> Weight {
		// Measured:  `1532 + c * (11381 ±0)` bytes
		// Estimated: `4989 + c * (13833 ±1)` bytes
		// Minimum execution time: 138_957_000 picoseconds.
		Weight::from_parts(123_928_076, 4989)
			// Standard Error: 307_680
			.saturating_add(Weight::from_parts(24_428_654, 0).saturating_mul(c.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
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
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn retry() -> Weight {
		// Measured:  `6677` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 307_266_000 picoseconds.
		Weight::from_parts(360_846_000, 11494)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
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
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn accept() -> Weight {
		// Measured:  `6660` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 285_364_000 picoseconds.
		Weight::from_parts(321_527_000, 11494)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	fn start_refund() -> Weight {
		// Measured:  `685` bytes
		// Estimated: `3949` bytes
		// Minimum execution time: 44_025_000 picoseconds.
		Weight::from_parts(66_058_000, 3949)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Params` (r:1 w:0)
	/// Proof: `Payments::Params` (`max_values`: Some(1), `max_size`: Some(72), added: 567, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Refunds` (r:0 w:1)
	/// Proof: `Payments::Refunds` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:1)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn mark_refunded() -> Weight {
		// Measured:  `743` bytes
		// Estimated: `3949` bytes
		// Minimum execution time: 62_623_000 picoseconds.
		Weight::from_parts(82_292_000, 3949)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OpenOrders` (r:1 w:1)
	/// Proof: `Payments::OpenOrders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:2)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn lock() -> Weight {
		// Measured:  `732` bytes
		// Estimated: `3949` bytes
		// Minimum execution time: 58_988_000 picoseconds.
		Weight::from_parts(80_870_000, 3949)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Payments::Orders` (r:1 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
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
	/// Storage: `Issuance::IsPaused` (r:1 w:0)
	/// Proof: `Issuance::IsPaused` (`max_values`: Some(1), `max_size`: Some(1), added: 496, mode: `MaxEncodedLen`)
	/// Storage: `Issuance::Supply` (r:1 w:1)
	/// Proof: `Issuance::Supply` (`max_values`: Some(1), `max_size`: Some(80), added: 575, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Waiting` (r:0 w:1)
	/// Proof: `Payments::Waiting` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn unlock() -> Weight {
		// Measured:  `6677` bytes
		// Estimated: `11494` bytes
		// Minimum execution time: 295_869_000 picoseconds.
		Weight::from_parts(378_022_000, 11494)
			.saturating_add(T::DbWeight::get().reads(24_u64))
			.saturating_add(T::DbWeight::get().writes(18_u64))
	}
	/// Storage: `Payments::Rails` (r:1 w:1)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::CounterForTargets` (r:1 w:1)
	/// Proof: `Payments::CounterForTargets` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::NextTarget` (r:1 w:1)
	/// Proof: `Payments::NextTarget` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:2 w:2)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	fn set_rail() -> Weight {
		// Measured:  `643` bytes
		// Estimated: `6178` bytes
		// Minimum execution time: 34_391_000 picoseconds.
		Weight::from_parts(39_018_000, 6178)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Payments::Rails` (r:1 w:1)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:0)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	fn set_rate() -> Weight {
		// Measured:  `643` bytes
		// Estimated: `3614` bytes
		// Minimum execution time: 26_269_000 picoseconds.
		Weight::from_parts(29_664_000, 3614)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Rails` (r:1 w:1)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:0)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	fn set_rail_enabled() -> Weight {
		// Measured:  `643` bytes
		// Estimated: `3614` bytes
		// Minimum execution time: 25_809_000 picoseconds.
		Weight::from_parts(27_951_000, 3614)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Rails` (r:1 w:1)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::CounterForRails` (r:1 w:1)
	/// Proof: `Payments::CounterForRails` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:1)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Payments::CounterForTargets` (r:1 w:1)
	/// Proof: `Payments::CounterForTargets` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn remove_rail() -> Weight {
		// Measured:  `643` bytes
		// Estimated: `3614` bytes
		// Minimum execution time: 26_289_000 picoseconds.
		Weight::from_parts(28_373_000, 3614)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Payments::Params` (r:1 w:1)
	/// Proof: `Payments::Params` (`max_values`: Some(1), `max_size`: Some(72), added: 567, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Measured:  `217` bytes
		// Estimated: `1557` bytes
		// Minimum execution time: 9_645_000 picoseconds.
		Weight::from_parts(11_067_000, 1557)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Payments::Agenda` (r:1 w:0)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:1 w:0)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	fn next_task() -> Weight {
		// Measured:  `720` bytes
		// Estimated: `3949` bytes
		// Minimum execution time: 23_705_000 picoseconds.
		Weight::from_parts(31_237_000, 3949)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Payments::OpenOrders` (r:1 w:1)
	/// Proof: `Payments::OpenOrders` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:0 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:2)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	fn expire() -> Weight {
		// Measured:  `272` bytes
		// Estimated: `3517` bytes
		// Minimum execution time: 35_623_000 picoseconds.
		Weight::from_parts(48_322_000, 3517)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Params` (r:1 w:0)
	/// Proof: `Payments::Params` (`max_values`: Some(1), `max_size`: Some(72), added: 567, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(157), added: 2632, mode: `MaxEncodedLen`)
	/// Storage: `Payments::WatchedCount` (r:1 w:1)
	/// Proof: `Payments::WatchedCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Targets` (r:1 w:1)
	/// Proof: `Payments::Targets` (`max_values`: None, `max_size`: Some(119), added: 2594, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Rails` (r:1 w:0)
	/// Proof: `Payments::Rails` (`max_values`: None, `max_size`: Some(149), added: 2624, mode: `MaxEncodedLen`)
	/// Storage: `Payments::CounterForTargets` (r:1 w:1)
	/// Proof: `Payments::CounterForTargets` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Orders` (r:0 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:2)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Votes` (r:0 w:1)
	/// Proof: `Payments::Votes` (`max_values`: None, `max_size`: Some(11358), added: 13833, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Watched` (r:0 w:1)
	/// Proof: `Payments::Watched` (`max_values`: None, `max_size`: Some(20), added: 2495, mode: `MaxEncodedLen`)
	fn retire() -> Weight {
		// Measured:  `1140` bytes
		// Estimated: `3622` bytes
		// Minimum execution time: 116_623_000 picoseconds.
		Weight::from_parts(136_693_000, 3622)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Payments::Orders` (r:0 w:1)
	/// Proof: `Payments::Orders` (`max_values`: None, `max_size`: Some(484), added: 2959, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Refunds` (r:0 w:16)
	/// Proof: `Payments::Refunds` (`max_values`: None, `max_size`: Some(118), added: 2593, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Agenda` (r:0 w:1)
	/// Proof: `Payments::Agenda` (`max_values`: None, `max_size`: Some(16), added: 2491, mode: `MaxEncodedLen`)
	/// Storage: `Payments::Receipts` (r:0 w:128)
	/// Proof: `Payments::Receipts` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Payments::OrdersOf` (r:0 w:2)
	/// Proof: `Payments::OrdersOf` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// The range of component `r` is `[0, 144]`.
	fn forget(r: u32, ) -> Weight {
		// Measured:  `0` bytes
		// Estimated: `0` bytes
		// Minimum execution time: 31_257_000 picoseconds.
		Weight::from_parts(39_569_714, 0)
			// Standard Error: 9_601
			.saturating_add(Weight::from_parts(1_688_391, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(4_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(r.into())))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn create_order() -> Weight {
		Weight::from_parts(398_121_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(27_u64))
			.saturating_add(RocksDbWeight::get().writes(11_u64))
	}
	fn attest(c: u32, ) -> Weight {
		Weight::from_parts(224_642_235, 61899)
			.saturating_add(Weight::from_parts(287_366_613, 0).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(29_u64))
			.saturating_add(RocksDbWeight::get().reads((19_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
			.saturating_add(RocksDbWeight::get().writes((20_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	fn vote(c: u32, ) -> Weight {
		Weight::from_parts(162_495_727, 57685)
			.saturating_add(Weight::from_parts(50_669_296, 0).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	fn authorize_attest(c: u32, ) -> Weight {
		Weight::from_parts(123_928_076, 4989)
			.saturating_add(Weight::from_parts(24_428_654, 0).saturating_mul(c.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((3_u64).saturating_mul(c.into())))
			.saturating_add(Weight::from_parts(0, 13833).saturating_mul(c.into()))
	}
	fn retry() -> Weight {
		Weight::from_parts(360_846_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().writes(18_u64))
	}
	fn accept() -> Weight {
		Weight::from_parts(321_527_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().writes(18_u64))
	}
	fn start_refund() -> Weight {
		Weight::from_parts(66_058_000, 3949)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn mark_refunded() -> Weight {
		Weight::from_parts(82_292_000, 3949)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn lock() -> Weight {
		Weight::from_parts(80_870_000, 3949)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn unlock() -> Weight {
		Weight::from_parts(378_022_000, 11494)
			.saturating_add(RocksDbWeight::get().reads(24_u64))
			.saturating_add(RocksDbWeight::get().writes(18_u64))
	}
	fn set_rail() -> Weight {
		Weight::from_parts(39_018_000, 6178)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn set_rate() -> Weight {
		Weight::from_parts(29_664_000, 3614)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn set_rail_enabled() -> Weight {
		Weight::from_parts(27_951_000, 3614)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_rail() -> Weight {
		Weight::from_parts(28_373_000, 3614)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(11_067_000, 1557)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn next_task() -> Weight {
		Weight::from_parts(31_237_000, 3949)
			.saturating_add(RocksDbWeight::get().reads(2_u64))
	}
	fn expire() -> Weight {
		Weight::from_parts(48_322_000, 3517)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn retire() -> Weight {
		Weight::from_parts(136_693_000, 3622)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn forget(r: u32, ) -> Weight {
		Weight::from_parts(39_569_714, 0)
			.saturating_add(Weight::from_parts(1_688_391, 0).saturating_mul(r.into()))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(r.into())))
	}
}
