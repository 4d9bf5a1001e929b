//! Weights of `pallet_video_proof`.
//!
//! Estimated by hand from the storage that each call reads and writes, until they are measured.

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
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn anchor() -> Weight {
		Weight::from_parts(50_000_000, 3140)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:2 w:2)
	/// Storage: `VideoProof::Grants` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Storage: `System::Account` (r:2 w:2)
	/// Storage: `VideoProof::Derivations` (r:1 w:1)
	fn derive() -> Weight {
		Weight::from_parts(90_000_000, 13030)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Storage: `System::Account` (r:2 w:2)
	fn extend_retention() -> Weight {
		Weight::from_parts(80_000_000, 8375)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn erase() -> Weight {
		Weight::from_parts(50_000_000, 3140)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Derivations` (r:2 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn remove() -> Weight {
		Weight::from_parts(60_000_000, 9320)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Storage: `System::Account` (r:2 w:2)
	/// Storage: `VideoProof::Grants` (r:1 w:1)
	fn grant_access() -> Weight {
		Weight::from_parts(100_000_000, 8375)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `VideoProof::Grants` (r:1 w:1)
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	fn end_access() -> Weight {
		Weight::from_parts(55_000_000, 3140)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::NextStream` (r:1 w:1)
	/// Storage: `VideoProof::StreamsOf` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `VideoProof::Streams` (r:0 w:1)
	fn open_stream() -> Weight {
		Weight::from_parts(55_000_000, 3047)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `VideoProof::Intervals` (r:0 w:1)
	fn anchor_segments() -> Weight {
		Weight::from_parts(50_000_000, 2915)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Gaps` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `VideoProof::Intervals` (r:0 w:1)
	/// Storage: `VideoProof::Agenda` (r:0 w:1)
	fn anchor_segments_with_gap() -> Weight {
		Weight::from_parts(60_000_000, 4839)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Gaps` (r:1 w:1)
	fn close_stream() -> Weight {
		Weight::from_parts(30_000_000, 4839)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	fn set_operator() -> Weight {
		Weight::from_parts(18_000_000, 2915)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Storage: `VideoProof::Intervals` (r:2 w:0)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	fn extend_stream_retention() -> Weight {
		Weight::from_parts(30_000_000, 5534)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	fn erase_stream() -> Weight {
		Weight::from_parts(18_000_000, 2915)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Intervals` (r:1 w:0)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	fn prune_stream(n: u32, ) -> Weight {
		Weight::from_parts(55_000_000, 2915)
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(5_u64))
			.saturating_add(T::DbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2619).saturating_mul(n.into()))
	}
	/// Storage: `VideoProof::Streams` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `VideoProof::Gaps` (r:0 w:1)
	/// Storage: `VideoProof::StreamsOf` (r:1 w:1)
	fn remove_stream() -> Weight {
		Weight::from_parts(50_000_000, 4839)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:0)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Storage: `VideoProof::Grants` (r:1 w:0)
	/// Storage: `VideoProof::NextTask` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `VideoProof::Agenda` (r:0 w:1)
	/// Storage: `VideoProof::Tasks` (r:0 w:1)
	fn register_task() -> Weight {
		Weight::from_parts(70_000_000, 3510)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:0)
	/// Storage: `VideoProof::Tasks` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	fn start_task() -> Weight {
		Weight::from_parts(25_000_000, 3510)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:0)
	/// Storage: `VideoProof::Tasks` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Proofs` (r:2 w:2)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `VideoProof::Derivations` (r:1 w:1)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	fn complete_task() -> Weight {
		Weight::from_parts(90_000_000, 7795)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:0)
	/// Storage: `VideoProof::Tasks` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	fn fail_task() -> Weight {
		Weight::from_parts(40_000_000, 3510)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `VideoProof::Tasks` (r:1 w:1)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Proofs` (r:1 w:1)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Storage: `System::Account` (r:1 w:1)
	/// Storage: `VideoProof::Agenda` (r:0 w:2)
	fn prune_task() -> Weight {
		Weight::from_parts(55_000_000, 3140)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:1)
	fn add_service() -> Weight {
		Weight::from_parts(12_000_000, 3510)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `VideoProof::Services` (r:1 w:1)
	fn remove_service() -> Weight {
		Weight::from_parts(12_000_000, 3510)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Storage: `VideoProof::Agenda` (r:2 w:0)
	fn next_due() -> Weight {
		Weight::from_parts(10_000_000, 5026)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
}

// For tests.
impl WeightInfo for () {
	fn anchor() -> Weight {
		Weight::from_parts(50_000_000, 3140)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn derive() -> Weight {
		Weight::from_parts(90_000_000, 13030)
			.saturating_add(RocksDbWeight::get().reads(9_u64))
			.saturating_add(RocksDbWeight::get().writes(7_u64))
	}
	fn extend_retention() -> Weight {
		Weight::from_parts(80_000_000, 8375)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn erase() -> Weight {
		Weight::from_parts(50_000_000, 3140)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn remove() -> Weight {
		Weight::from_parts(60_000_000, 9320)
			.saturating_add(RocksDbWeight::get().reads(6_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn grant_access() -> Weight {
		Weight::from_parts(100_000_000, 8375)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn end_access() -> Weight {
		Weight::from_parts(55_000_000, 3140)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn open_stream() -> Weight {
		Weight::from_parts(55_000_000, 3047)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn anchor_segments() -> Weight {
		Weight::from_parts(50_000_000, 2915)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn anchor_segments_with_gap() -> Weight {
		Weight::from_parts(60_000_000, 4839)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn close_stream() -> Weight {
		Weight::from_parts(30_000_000, 4839)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(2_u64))
	}
	fn set_operator() -> Weight {
		Weight::from_parts(18_000_000, 2915)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn extend_stream_retention() -> Weight {
		Weight::from_parts(30_000_000, 5534)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(3_u64))
	}
	fn erase_stream() -> Weight {
		Weight::from_parts(18_000_000, 2915)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn prune_stream(n: u32, ) -> Weight {
		Weight::from_parts(55_000_000, 2915)
			.saturating_add(Weight::from_parts(5_000_000, 0).saturating_mul(n.into()))
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().reads((1_u64).saturating_mul(n.into())))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
			.saturating_add(RocksDbWeight::get().writes((1_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2619).saturating_mul(n.into()))
	}
	fn remove_stream() -> Weight {
		Weight::from_parts(50_000_000, 4839)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(5_u64))
	}
	fn register_task() -> Weight {
		Weight::from_parts(70_000_000, 3510)
			.saturating_add(RocksDbWeight::get().reads(7_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn start_task() -> Weight {
		Weight::from_parts(25_000_000, 3510)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn complete_task() -> Weight {
		Weight::from_parts(90_000_000, 7795)
			.saturating_add(RocksDbWeight::get().reads(8_u64))
			.saturating_add(RocksDbWeight::get().writes(8_u64))
	}
	fn fail_task() -> Weight {
		Weight::from_parts(40_000_000, 3510)
			.saturating_add(RocksDbWeight::get().reads(4_u64))
			.saturating_add(RocksDbWeight::get().writes(4_u64))
	}
	fn prune_task() -> Weight {
		Weight::from_parts(55_000_000, 3140)
			.saturating_add(RocksDbWeight::get().reads(5_u64))
			.saturating_add(RocksDbWeight::get().writes(6_u64))
	}
	fn add_service() -> Weight {
		Weight::from_parts(12_000_000, 3510)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn remove_service() -> Weight {
		Weight::from_parts(12_000_000, 3510)
			.saturating_add(RocksDbWeight::get().reads(1_u64))
			.saturating_add(RocksDbWeight::get().writes(1_u64))
	}
	fn next_due() -> Weight {
		Weight::from_parts(10_000_000, 5026)
			.saturating_add(RocksDbWeight::get().reads(3_u64))
	}
}
