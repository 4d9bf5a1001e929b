//! Weights of `pallet_video_proof`.
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

/// Weight functions needed for `pallet_video_proof`.
pub trait WeightInfo {
	fn anchor() -> Weight;
	fn derive() -> Weight;
	fn extend_retention() -> Weight;
	fn erase() -> Weight;
	fn remove() -> Weight;
	fn grant_access() -> Weight;
	fn end_access() -> Weight;
	fn open_stream() -> Weight;
	fn anchor_segments() -> Weight;
	fn anchor_segments_with_gap() -> Weight;
	fn close_stream() -> Weight;
	fn set_operator() -> Weight;
	fn extend_stream_retention() -> Weight;
	fn erase_stream() -> Weight;
	fn prune_stream(n: u32, ) -> Weight;
	fn remove_stream() -> Weight;
	fn register_task() -> Weight;
	fn start_task() -> Weight;
	fn complete_task() -> Weight;
	fn fail_task() -> Weight;
	fn prune_task() -> Weight;
	fn add_service() -> Weight;
	fn remove_service() -> Weight;
	fn next_due() -> Weight;
}

/// Weights for `pallet_video_proof` with the runtime's database weights.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	fn anchor() -> Weight {
		// Measured:  `314` bytes
		// Estimated: `4081` bytes
		// Minimum execution time: 63_284_000 picoseconds.
		Weight::from_parts(66_588_000, 4081)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:2 w:2)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Derivations` (r:1 w:1)
	/// Proof: `VideoProof::Derivations` (`max_values`: None, `max_size`: Some(2163), added: 4638, mode: `MaxEncodedLen`)
	fn derive() -> Weight {
		// Measured:  `3429` bytes
		// Estimated: `7172` bytes
		// Minimum execution time: 164_484_000 picoseconds.
		Weight::from_parts(170_553_000, 7172)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	fn extend_retention() -> Weight {
		// Measured:  `1229` bytes
		// Estimated: `6758` bytes
		// Minimum execution time: 106_348_000 picoseconds.
		Weight::from_parts(111_475_000, 6758)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	fn erase() -> Weight {
		// Measured:  `983` bytes
		// Estimated: `4081` bytes
		// Minimum execution time: 58_016_000 picoseconds.
		Weight::from_parts(61_682_000, 4081)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Derivations` (r:2 w:1)
	/// Proof: `VideoProof::Derivations` (`max_values`: None, `max_size`: Some(2163), added: 4638, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	fn remove() -> Weight {
		// Measured:  `3315` bytes
		// Estimated: `10266` bytes
		// Minimum execution time: 67_010_000 picoseconds.
		Weight::from_parts(70_685_000, 10266)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Grants` (r:1 w:1)
	/// Proof: `VideoProof::Grants` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	fn grant_access() -> Weight {
		// Measured:  `1271` bytes
		// Estimated: `6758` bytes
		// Minimum execution time: 157_814_000 picoseconds.
		Weight::from_parts(164_234_000, 6758)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `VideoProof::Grants` (r:1 w:1)
	/// Proof: `VideoProof::Grants` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	fn end_access() -> Weight {
		// Measured:  `1085` bytes
		// Estimated: `4081` bytes
		// Minimum execution time: 63_824_000 picoseconds.
		Weight::from_parts(66_568_000, 4081)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::NextStream` (r:1 w:1)
	/// Proof: `VideoProof::NextStream` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::StreamsOf` (r:1 w:1)
	/// Proof: `VideoProof::StreamsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Streams` (r:0 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	fn open_stream() -> Weight {
		// Measured:  `989` bytes
		// Estimated: `4027` bytes
		// Minimum execution time: 70_816_000 picoseconds.
		Weight::from_parts(74_150_000, 4027)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Intervals` (r:0 w:1)
	/// Proof: `VideoProof::Intervals` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	fn anchor_segments() -> Weight {
		// Measured:  `870` bytes
		// Estimated: `3874` bytes
		// Minimum execution time: 73_269_000 picoseconds.
		Weight::from_parts(76_834_000, 3874)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Gaps` (r:1 w:1)
	/// Proof: `VideoProof::Gaps` (`max_values`: None, `max_size`: Some(2322), added: 4797, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Agenda` (r:0 w:1)
	/// Proof: `VideoProof::Agenda` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Intervals` (r:0 w:1)
	/// Proof: `VideoProof::Intervals` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	fn anchor_segments_with_gap() -> Weight {
		// Measured:  `3142` bytes
		// Estimated: `5787` bytes
		// Minimum execution time: 82_702_000 picoseconds.
		Weight::from_parts(87_400_000, 5787)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Gaps` (r:1 w:1)
	/// Proof: `VideoProof::Gaps` (`max_values`: None, `max_size`: Some(2322), added: 4797, mode: `MaxEncodedLen`)
	fn close_stream() -> Weight {
		// Measured:  `2946` bytes
		// Estimated: `5787` bytes
		// Minimum execution time: 27_381_000 picoseconds.
		Weight::from_parts(29_754_000, 5787)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	fn set_operator() -> Weight {
		// Measured:  `526` bytes
		// Estimated: `3807` bytes
		// Minimum execution time: 15_563_000 picoseconds.
		Weight::from_parts(17_936_000, 3807)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Intervals` (r:2 w:0)
	/// Proof: `VideoProof::Intervals` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	/// Proof: `VideoProof::Agenda` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	fn extend_stream_retention() -> Weight {
		// Measured:  `703` bytes
		// Estimated: `6164` bytes
		// Minimum execution time: 25_648_000 picoseconds.
		Weight::from_parts(29_444_000, 6164)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	fn erase_stream() -> Weight {
		// Measured:  `600` bytes
		// Estimated: `3807` bytes
		// Minimum execution time: 15_963_000 picoseconds.
		Weight::from_parts(18_047_000, 3807)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Intervals` (r:18 w:16)
	/// Proof: `VideoProof::Intervals` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// The range of component `n` is `[1, 16]`.
	fn prune_stream(n: u32, ) -> Weight {
		// Measured:  `977 + n * (95 ±0)` bytes
		// Estimated: `6164 + n * (2587 ±0)` bytes
		// Minimum execution time: 75_662_000 picoseconds.
		Weight::from_parts(76_453_807, 6164)
			// Standard Error: 12_946
			.saturating_add(Weight::from_parts(5_297_918, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(3_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2587).saturating_mul(n.into()))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Proof: `VideoProof::Streams` (`max_values`: None, `max_size`: Some(342), added: 2817, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::StreamsOf` (r:1 w:1)
	/// Proof: `VideoProof::StreamsOf` (`max_values`: None, `max_size`: Some(562), added: 3037, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Gaps` (r:0 w:1)
	/// Proof: `VideoProof::Gaps` (`max_values`: None, `max_size`: Some(2322), added: 4797, mode: `MaxEncodedLen`)
	fn remove_stream() -> Weight {
		// Measured:  `1317` bytes
		// Estimated: `4027` bytes
		// Minimum execution time: 60_960_000 picoseconds.
		Weight::from_parts(65_237_000, 4027)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:0)
	/// Proof: `VideoProof::Services` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Grants` (r:1 w:0)
	/// Proof: `VideoProof::Grants` (`max_values`: None, `max_size`: Some(122), added: 2597, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::SubscriptionsOf` (r:2 w:0)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::FreePlan` (r:1 w:0)
	/// Proof: `Subscriptions::FreePlan` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Plans` (r:1 w:0)
	/// Proof: `Subscriptions::Plans` (`max_values`: None, `max_size`: Some(107), added: 2582, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Usage` (r:1 w:1)
	/// Proof: `Subscriptions::Usage` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::NextTask` (r:1 w:1)
	/// Proof: `VideoProof::NextTask` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Agenda` (r:0 w:1)
	/// Proof: `VideoProof::Agenda` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Tasks` (r:0 w:1)
	/// Proof: `VideoProof::Tasks` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	fn register_task() -> Weight {
		// Measured:  `2513` bytes
		// Estimated: `6220` bytes
		// Minimum execution time: 108_562_000 picoseconds.
		Weight::from_parts(115_742_000, 6220)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:0)
	/// Proof: `VideoProof::Services` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Tasks` (r:1 w:1)
	/// Proof: `VideoProof::Tasks` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn start_task() -> Weight {
		// Measured:  `1514` bytes
		// Estimated: `3658` bytes
		// Minimum execution time: 19_559_000 picoseconds.
		Weight::from_parts(23_746_000, 3658)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:0)
	/// Proof: `VideoProof::Services` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Tasks` (r:1 w:1)
	/// Proof: `VideoProof::Tasks` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Proofs` (r:2 w:2)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(409), added: 2884, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Derivations` (r:1 w:1)
	/// Proof: `VideoProof::Derivations` (`max_values`: None, `max_size`: Some(2163), added: 4638, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	/// Proof: `VideoProof::Agenda` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	fn complete_task() -> Weight {
		// Measured:  `4721` bytes
		// Estimated: `7172` bytes
		// Minimum execution time: 186_718_000 picoseconds.
		Weight::from_parts(195_421_000, 7172)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:0)
	/// Proof: `VideoProof::Services` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Tasks` (r:1 w:1)
	/// Proof: `VideoProof::Tasks` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:0)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Usage` (r:1 w:1)
	/// Proof: `Subscriptions::Usage` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	/// Proof: `VideoProof::Agenda` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	fn fail_task() -> Weight {
		// Measured:  `2384` bytes
		// Estimated: `4081` bytes
		// Minimum execution time: 51_977_000 picoseconds.
		Weight::from_parts(55_983_000, 4081)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `VideoProof::Tasks` (r:1 w:1)
	/// Proof: `VideoProof::Tasks` (`max_values`: None, `max_size`: Some(193), added: 2668, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Proof: `VideoProof::Proofs` (`max_values`: None, `max_size`: Some(616), added: 3091, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::SubscriptionsOf` (r:1 w:0)
	/// Proof: `Subscriptions::SubscriptionsOf` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Subscriptions::Usage` (r:1 w:1)
	/// Proof: `Subscriptions::Usage` (`max_values`: None, `max_size`: Some(105), added: 2580, mode: `MaxEncodedLen`)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	/// Proof: `VideoProof::Agenda` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	fn prune_task() -> Weight {
		// Measured:  `1401` bytes
		// Estimated: `4081` bytes
		// Minimum execution time: 49_613_000 picoseconds.
		Weight::from_parts(53_229_000, 4081)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:1)
	/// Proof: `VideoProof::Services` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn add_service() -> Weight {
		// Measured:  `1096` bytes
		// Estimated: `2510` bytes
		// Minimum execution time: 10_315_000 picoseconds.
		Weight::from_parts(11_848_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:1)
	/// Proof: `VideoProof::Services` (`max_values`: Some(1), `max_size`: Some(1025), added: 1520, mode: `MaxEncodedLen`)
	fn remove_service() -> Weight {
		// Measured:  `1128` bytes
		// Estimated: `2510` bytes
		// Minimum execution time: 9_875_000 picoseconds.
		Weight::from_parts(11_457_000, 2510)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Agenda` (r:1 w:0)
	/// Proof: `VideoProof::Agenda` (`max_values`: None, `max_size`: Some(17), added: 2492, mode: `MaxEncodedLen`)
	fn next_due() -> Weight {
		// Measured:  `175` bytes
		// Estimated: `3482` bytes
		// Minimum execution time: 3_245_000 picoseconds.
		Weight::from_parts(3_776_000, 3482)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
}

/// For tests' mock runtimes: the same with RocksDB's weights.
impl WeightInfo for () {
	fn anchor() -> Weight {
		Weight::from_parts(66_588_000, 4081)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn derive() -> Weight {
		Weight::from_parts(170_553_000, 7172)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn extend_retention() -> Weight {
		Weight::from_parts(111_475_000, 6758)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn erase() -> Weight {
		Weight::from_parts(61_682_000, 4081)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn remove() -> Weight {
		Weight::from_parts(70_685_000, 10266)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn grant_access() -> Weight {
		Weight::from_parts(164_234_000, 6758)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn end_access() -> Weight {
		Weight::from_parts(66_568_000, 4081)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn open_stream() -> Weight {
		Weight::from_parts(74_150_000, 4027)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn anchor_segments() -> Weight {
		Weight::from_parts(76_834_000, 3874)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn anchor_segments_with_gap() -> Weight {
		Weight::from_parts(87_400_000, 5787)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn close_stream() -> Weight {
		Weight::from_parts(29_754_000, 5787)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(17_936_000, 3807)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn extend_stream_retention() -> Weight {
		Weight::from_parts(29_444_000, 6164)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn erase_stream() -> Weight {
		Weight::from_parts(18_047_000, 3807)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn prune_stream(n: u32, ) -> Weight {
		Weight::from_parts(76_453_807, 6164)
			.saturating_add(Weight::from_parts(5_297_918, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2587).saturating_mul(n.into()))
	}
	fn remove_stream() -> Weight {
		Weight::from_parts(65_237_000, 4027)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn register_task() -> Weight {
		Weight::from_parts(115_742_000, 6220)
			.saturating_add(RocksDbWeight::get().reads(12_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn start_task() -> Weight {
		Weight::from_parts(23_746_000, 3658)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn complete_task() -> Weight {
		Weight::from_parts(195_421_000, 7172)
			.saturating_add(RocksDbWeight::get().reads(10_u64))
			.saturating_add(RocksDbWeight::get().writes(10_u64))
	}
	fn fail_task() -> Weight {
		Weight::from_parts(55_983_000, 4081)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn prune_task() -> Weight {
		Weight::from_parts(53_229_000, 4081)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn add_service() -> Weight {
		Weight::from_parts(11_848_000, 2510)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_service() -> Weight {
		Weight::from_parts(11_457_000, 2510)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn next_due() -> Weight {
		Weight::from_parts(3_776_000, 3482)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
	}
}
