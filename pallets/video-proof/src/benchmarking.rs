//! Benchmarks: each call at its bounds, and a step of the agenda.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::{vec, vec::Vec};

use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Unbalanced},
		tokens::Precision,
		EnsureOrigin, Get,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	metering::{DeviceId, MAX_DEVICE_ID},
	video::{
		ContentHash, DerivationKind, ErasureReason, Gap, HashFunction, MediaName, MediaType,
		Metadata, Quotas, RetentionClass, Source, StorageUri, StreamId, StreamTerms, Subject,
		TaskFailure, TaskId, TaskState, MAX_MEDIA_NAME, MAX_RETRIES, MAX_URI,
	},
	Hash, Moment,
};

use crate::{types::interval_key, AccountIdOf, Due, *};

/// What benchmarks need of the runtime.
pub trait BenchmarkHelper {
	/// Sets the chain's clock.
	fn set_time(now: Moment);
}

const SEED: u32 = 0;

fn set_time<T: Config>(now: Moment) {
	<T as Config>::BenchmarkHelper::set_time(now);
}

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// Somebody with coins for many rows.
fn rich<T: Config>(name: &'static str) -> AccountIdOf<T> {
	let who: AccountIdOf<T> = account(name, 0, SEED);
	let amount = Pallet::<T>::price(1_000, 1_000_000) + T::Currency::minimum_balance() * 10;
	let _ = T::Currency::increase_balance(&who, amount, Precision::Exact);
	who
}

fn content(number: u32) -> ContentHash {
	let mut digest = [7; 32];
	for (to, from) in digest.iter_mut().zip(number.to_le_bytes()) {
		*to = from;
	}
	ContentHash::Sha256(digest)
}

fn device() -> Option<DeviceId> {
	DeviceId::try_from(vec![b'd'; MAX_DEVICE_ID as usize].as_slice()).ok()
}

fn media() -> Result<MediaType, BenchmarkError> {
	let mut name = vec![b'm'; MAX_MEDIA_NAME as usize];
	if let Some(c) = name.get_mut(5) {
		*c = b'/';
	}
	MediaName::try_from(name.as_slice())
		.map(MediaType::Other)
		.map_err(|_| stop("media"))
}

/// The longest there is.
fn about<T: Config>() -> Result<Metadata, BenchmarkError> {
	let mut uri = b"https://video.example/".to_vec();
	uri.resize(MAX_URI as usize, b'a');
	Ok(Metadata {
		size: 1,
		duration_ms: 1,
		media: media()?,
		captured_at: Pallet::<T>::now(),
		uri: Some(StorageUri::try_from(uri.as_slice()).map_err(|_| stop("uri"))?),
		device: device(),
		c2pa: Some(Hash::repeat_byte(1)),
	})
}

/// Has a content list as many derivations as there can be but one.
fn fill_derivations<T: Config>(hash: ContentHash) {
	let others: Vec<_> = (1..T::MaxDerivations::get()).map(|n| content(1_000_000 + n)).collect();
	Derivations::<T>::insert(hash, BoundedVec::truncate_from(others));
}

/// A recording, with as many derivations in its list as there can be but one.
fn recorded<T: Config>(owner: &AccountIdOf<T>) -> Result<ContentHash, BenchmarkError> {
	let hash = content(0);
	Pallet::<T>::do_anchor(owner.clone(), hash, about::<T>()?, RetentionClass::Month)
		.map_err(|_| stop("anchor"))?;
	fill_derivations::<T>(hash);
	Ok(hash)
}

/// What a service made for the owner of a recording: its deposit is the service's.
fn made_by_service<T: Config>(
	owner: &AccountIdOf<T>,
	service: &AccountIdOf<T>,
) -> Result<ContentHash, BenchmarkError> {
	let source = Source { parent: recorded::<T>(owner)?, kind: DerivationKind::Vertical };
	let hash = content(1);
	Pallet::<T>::insert_derivation(
		owner.clone(),
		service.clone(),
		hash,
		source,
		1,
		about::<T>()?,
		RetentionClass::Month,
	)
	.map_err(|_| stop("derivation"))?;
	Ok(hash)
}

/// Has what was anchored so far pass its retention.
fn let_retention_pass<T: Config>(hash: ContentHash) {
	Proofs::<T>::mutate(hash, |slot| {
		if let Some(proof) = slot {
			proof.anchored_at = 0;
		}
	});
	let_a_year_pass::<T>();
}

/// Sets the clock a year after 1970, if it is not later.
fn let_a_year_pass<T: Config>() {
	let period = RetentionClass::Year.period().unwrap_or_default();
	if Pallet::<T>::now() < period {
		set_time::<T>(period);
	}
}

/// A stream of an owner, the last of as many as it can have.
fn stream<T: Config>(owner: &AccountIdOf<T>) -> Result<StreamId, BenchmarkError> {
	let_a_year_pass::<T>();
	let terms = StreamTerms {
		device: device(),
		media: media()?,
		function: HashFunction::Sha256,
		started_at: 0,
		interval_ms: T::MinInterval::get(),
		retention: RetentionClass::Month,
	};
	let others: Vec<_> = (1..T::MaxStreamsPerOwner::get())
		.map(|n| StreamId::MAX - StreamId::from(n))
		.collect();
	StreamsOf::<T>::insert(owner, BoundedVec::truncate_from(others));
	let id = NextStream::<T>::get();
	Pallet::<T>::do_open_stream(owner.clone(), terms, Some(owner.clone()))
		.map_err(|_| stop("open_stream"))?;
	Ok(id)
}

/// Anchors an interval of a stream.
fn bring<T: Config>(
	owner: &AccountIdOf<T>,
	id: StreamId,
	interval: u64,
) -> Result<(), BenchmarkError> {
	Pallet::<T>::do_anchor_segments(owner, id, interval, interval, 1, Hash::zero())
		.map(drop)
		.map_err(|_| stop("anchor_segments"))
}

/// Has a stream list as many gaps as there can be.
fn fill_gaps<T: Config>(id: StreamId) {
	let gap = Gap { first_interval: 0, intervals: 1, first_segment: 0, segments: 1, block: 0 };
	let gaps = (0..T::MaxGaps::get()).map(|_| gap).collect::<Vec<_>>();
	Gaps::<T>::insert(id, BoundedVec::truncate_from(gaps));
}

/// A service, the last of as many as there can be.
fn service<T: Config>() -> Result<AccountIdOf<T>, BenchmarkError> {
	Services::<T>::kill();
	for index in 1..T::MaxServices::get() {
		Pallet::<T>::do_add_service(&account("service", index, SEED))
			.map_err(|_| stop("add_service"))?;
	}
	let service = rich::<T>("service");
	Pallet::<T>::do_add_service(&service).map_err(|_| stop("add_service"))?;
	Ok(service)
}

/// A task for a customer, with so much time for it.
fn task_for<T: Config>(
	service: &AccountIdOf<T>,
	customer: AccountIdOf<T>,
	source: ContentHash,
	period: Moment,
) -> Result<TaskId, BenchmarkError> {
	T::Quotas::open_for_benchmarks(service, &customer);
	let id = NextTask::<T>::get();
	let source = Source { parent: source, kind: DerivationKind::Vertical };
	let deadline = Pallet::<T>::now() + period;
	Pallet::<T>::do_register_task(service.clone(), customer, source, 1, deadline)
		.map_err(|_| stop("register_task"))?;
	Ok(id)
}

/// A task for a customer who has access by a grant.
fn task<T: Config>(service: &AccountIdOf<T>, period: Moment) -> Result<TaskId, BenchmarkError> {
	let owner = rich::<T>("owner");
	let hash = recorded::<T>(&owner)?;
	let customer = customer::<T>(&owner, hash)?;
	task_for::<T>(service, customer, hash, period)
}

fn customer<T: Config>(
	owner: &AccountIdOf<T>,
	hash: ContentHash,
) -> Result<AccountIdOf<T>, BenchmarkError> {
	let customer = rich::<T>("customer");
	let until = Pallet::<T>::now() + T::MaxGrantPeriod::get();
	Pallet::<T>::do_grant(owner, Subject::Content(hash), customer.clone(), until)
		.map_err(|_| stop("grant"))?;
	Ok(customer)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn anchor() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let about = about::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), content(0), about, RetentionClass::Permanent);

		assert!(Proofs::<T>::contains_key(content(0)));
		Ok(())
	}

	/// From what a service made for the caller.
	#[benchmark]
	fn derive() -> Result<(), BenchmarkError> {
		let (owner, service) = (rich::<T>("owner"), rich::<T>("service"));
		let parent = made_by_service::<T>(&owner, &service)?;
		fill_derivations::<T>(parent);
		let (kind, about) = (DerivationKind::Other, about::<T>()?);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), content(2), parent, kind, about, RetentionClass::Year);

		assert!(Proofs::<T>::contains_key(content(2)));
		Ok(())
	}

	#[benchmark]
	fn extend_retention() -> Result<(), BenchmarkError> {
		let (owner, service) = (rich::<T>("owner"), rich::<T>("service"));
		let hash = made_by_service::<T>(&owner, &service)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), hash, RetentionClass::Year);

		let (old, new) = (RetentionClass::Month, RetentionClass::Year);
		assert_last_event::<T>(Event::RetentionExtended { hash, old, new });
		Ok(())
	}

	#[benchmark]
	fn erase() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let hash = recorded::<T>(&owner)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), hash, ErasureReason::Request);

		assert!(Proofs::<T>::get(hash).is_some_and(|proof| proof.erased.is_some()));
		Ok(())
	}

	#[benchmark]
	fn remove() -> Result<(), BenchmarkError> {
		let (owner, service) = (rich::<T>("owner"), rich::<T>("service"));
		let hash = made_by_service::<T>(&owner, &service)?;
		let_retention_pass::<T>(hash);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), hash);

		assert!(!Proofs::<T>::contains_key(hash));
		Ok(())
	}

	#[benchmark]
	fn grant_access() -> Result<(), BenchmarkError> {
		let (owner, service) = (rich::<T>("owner"), rich::<T>("service"));
		let hash = made_by_service::<T>(&owner, &service)?;
		let guest: AccountIdOf<T> = account("guest", 0, SEED);
		let until = Pallet::<T>::now() + T::MaxGrantPeriod::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), Subject::Content(hash), guest.clone(), until);

		assert!(Grants::<T>::contains_key(Subject::Content(hash), guest));
		Ok(())
	}

	#[benchmark]
	fn end_access() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let hash = recorded::<T>(&owner)?;
		let guest = customer::<T>(&owner, hash)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), Subject::Content(hash), guest.clone());

		assert!(!Grants::<T>::contains_key(Subject::Content(hash), guest));
		Ok(())
	}

	#[benchmark]
	fn open_stream() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let terms = {
			let id = stream::<T>(&owner)?;
			Streams::<T>::take(id).ok_or(stop("stream"))?.terms
		};
		let others: Vec<_> = (1..T::MaxStreamsPerOwner::get())
			.map(|n| StreamId::MAX - StreamId::from(n))
			.collect();
		StreamsOf::<T>::insert(&owner, BoundedVec::truncate_from(others));
		let id = NextStream::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), terms, Some(owner.clone()));

		assert!(Streams::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn anchor_segments() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let id = stream::<T>(&owner)?;
		bring::<T>(&owner, id, 0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, 1, 1, 1, Hash::zero());

		assert!(Intervals::<T>::contains_key(id, interval_key(1)));
		Ok(())
	}

	/// The first row, and a gap before it.
	#[benchmark]
	fn anchor_segments_with_gap() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let id = stream::<T>(&owner)?;
		fill_gaps::<T>(id);

		#[extrinsic_call]
		anchor_segments(RawOrigin::Signed(owner), id, 1, 1, 1, Hash::zero());

		assert!(Intervals::<T>::contains_key(id, interval_key(1)));
		assert!(Streams::<T>::get(id).is_some_and(|stream| stream.gaps == 1));
		Ok(())
	}

	#[benchmark]
	fn close_stream() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let id = stream::<T>(&owner)?;
		fill_gaps::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, 1, 1);

		let at = Pallet::<T>::now();
		assert_last_event::<T>(Event::StreamClosed { stream: id, at });
		Ok(())
	}

	#[benchmark]
	fn set_operator() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let id = stream::<T>(&owner)?;
		let new: Option<AccountIdOf<T>> = Some(account("operator", 0, SEED));

		#[extrinsic_call]
		_(RawOrigin::Signed(owner.clone()), id, new.clone());

		assert_last_event::<T>(Event::OperatorSet { stream: id, old: Some(owner), new });
		Ok(())
	}

	#[benchmark]
	fn extend_stream_retention() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let id = stream::<T>(&owner)?;
		bring::<T>(&owner, id, 0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, RetentionClass::Year);

		let (old, new) = (RetentionClass::Month, RetentionClass::Year);
		assert_last_event::<T>(Event::StreamRetentionExtended { stream: id, old, new });
		Ok(())
	}

	#[benchmark]
	fn erase_stream() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let id = stream::<T>(&owner)?;
		bring::<T>(&owner, id, 0)?;
		let reason = ErasureReason::Expired;

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, 1, reason);

		assert_last_event::<T>(Event::StreamErased { stream: id, old: 0, before: 1, reason });
		Ok(())
	}

	/// `n` rows are pruned, and one stays.
	#[benchmark]
	fn prune_stream(n: Linear<1, { T::MaxPrunedAtOnce::get() }>) -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let id = stream::<T>(&owner)?;
		for interval in 0..=u64::from(n) {
			bring::<T>(&owner, id, interval)?;
		}
		let period = RetentionClass::Month.period().unwrap_or_default();
		set_time::<T>(Pallet::<T>::now() + period);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id, n);

		assert_eq!(Streams::<T>::get(id).map(|stream| stream.rows), Some(1));
		Ok(())
	}

	#[benchmark]
	fn remove_stream() -> Result<(), BenchmarkError> {
		let owner = rich::<T>("owner");
		let id = stream::<T>(&owner)?;
		Pallet::<T>::do_close_stream(&owner, id, 0, 0).map_err(|_| stop("close_stream"))?;
		fill_gaps::<T>(id);

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), id);

		assert!(!Streams::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn register_task() -> Result<(), BenchmarkError> {
		let service = service::<T>()?;
		let owner = rich::<T>("owner");
		let hash = recorded::<T>(&owner)?;
		let customer = customer::<T>(&owner, hash)?;
		T::Quotas::open_for_benchmarks(&service, &customer);
		let id = NextTask::<T>::get();
		let deadline = Pallet::<T>::now() + T::MaxTaskPeriod::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(service), customer, hash, DerivationKind::Vertical, 1, deadline);

		assert!(Tasks::<T>::contains_key(id));
		Ok(())
	}

	#[benchmark]
	fn start_task() -> Result<(), BenchmarkError> {
		let service = service::<T>()?;
		let id = task::<T>(&service, T::MaxTaskPeriod::get())?;

		#[extrinsic_call]
		_(RawOrigin::Signed(service), id);

		assert_last_event::<T>(Event::TaskStarted { task: id });
		Ok(())
	}

	/// From what another service made.
	#[benchmark]
	fn complete_task() -> Result<(), BenchmarkError> {
		let service = service::<T>()?;
		let (owner, other) = (rich::<T>("owner"), rich::<T>("other"));
		let parent = made_by_service::<T>(&owner, &other)?;
		fill_derivations::<T>(parent);
		let id = task_for::<T>(&service, owner, parent, T::MaxTaskPeriod::get())?;
		Pallet::<T>::do_start_task(&service, id).map_err(|_| stop("start_task"))?;
		let (result, about) = (content(9), about::<T>()?);

		#[extrinsic_call]
		_(RawOrigin::Signed(service), id, result, about, RetentionClass::Year);

		assert_last_event::<T>(Event::TaskCompleted { task: id, result });
		assert!(Proofs::<T>::get(parent).is_some_and(|proof| proof.depositor != other));
		Ok(())
	}

	/// For the last time.
	#[benchmark]
	fn fail_task() -> Result<(), BenchmarkError> {
		let service = service::<T>()?;
		let id = task::<T>(&service, T::MaxTaskPeriod::get())?;
		Tasks::<T>::mutate(id, |slot| {
			if let Some(task) = slot {
				(task.state, task.retries) = (TaskState::Processing, MAX_RETRIES);
			}
		});
		let reason = TaskFailure::ServiceFault;

		#[extrinsic_call]
		_(RawOrigin::Signed(service), id, reason, true);

		assert_last_event::<T>(Event::TaskFailed { task: id, reason });
		Ok(())
	}

	/// One that expires on the day it was registered: it gives the quota back, so that it reads and
	/// writes more than one that expires later or is forgotten.
	#[benchmark]
	fn prune_task() -> Result<(), BenchmarkError> {
		// So that the next millisecond is of the same day.
		let_a_year_pass::<T>();
		let service = service::<T>()?;
		let id = task::<T>(&service, 1)?;
		set_time::<T>(Pallet::<T>::now() + 1);

		#[extrinsic_call]
		_(RawOrigin::Signed(service), id);

		assert_last_event::<T>(Event::TaskExpired { task: id });
		Ok(())
	}

	#[benchmark]
	fn add_service() -> Result<(), BenchmarkError> {
		let new = service::<T>()?;
		Pallet::<T>::do_remove_service(new.clone()).map_err(|_| stop("remove_service"))?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new.clone());

		assert_last_event::<T>(Event::ServiceAdded { service: new });
		Ok(())
	}

	#[benchmark]
	fn remove_service() -> Result<(), BenchmarkError> {
		let old = service::<T>()?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, old.clone());

		assert_last_event::<T>(Event::ServiceRemoved { service: old });
		Ok(())
	}

	/// Two on the agenda, of which the first is due.
	#[benchmark]
	fn next_due() {
		let_a_year_pass::<T>();
		let now = Pallet::<T>::now();
		Agenda::<T>::insert(Due::Task(0).key(now), ());
		Agenda::<T>::insert(Due::Task(1).key(Moment::MAX), ());
		let due;

		#[block]
		{
			due = Pallet::<T>::next_due(now);
		}

		assert!(due.is_some());
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::new_chain(), crate::mock::Test);
}
