//! Answers for the runtime's `VideoProofApi`: read-only, bounded, and in its types.

use alloc::vec::Vec;

use binary_merkle_tree::{verify_proof, Leaf};
use frame_support::traits::Get;
use mornet_primitives::{
	video::{
		segment_leaf, ContentHash, DerivationPage, GrantOverview, Interval, ProvenanceStep,
		SegmentProof, StreamId, StreamOverview, Subject, TaskId, MAX_PAGE, MAX_PATH,
	},
	Hashing,
};

use crate::{
	pallet::*,
	types::{interval_key, interval_of},
	AccountIdOf, ProofOf, TaskOf,
};

impl<T: Config> Pallet<T> {
	/// The proof of a content. `None` if it is not anchored, or not any more.
	pub fn proof(hash: ContentHash) -> Option<ProofOf<T>> {
		Proofs::<T>::get(hash)
	}

	fn step(hash: ContentHash, proof: &ProofOf<T>) -> ProvenanceStep<AccountIdOf<T>> {
		let derivations = Derivations::<T>::decode_len(hash).unwrap_or(0);
		ProvenanceStep {
			hash,
			kind: proof.source.map(|source| source.kind),
			owner: proof.owner.clone(),
			block: proof.block,
			anchored_at: proof.anchored_at,
			derivations: u32::try_from(derivations).unwrap_or(u32::MAX),
		}
	}

	/// A content and all it was made from, up to the recording: [`Config::MaxDepth`] steps at most.
	/// Empty if it is not anchored.
	pub fn provenance(hash: ContentHash) -> Vec<ProvenanceStep<AccountIdOf<T>>> {
		let mut steps = Vec::new();
		let mut next = Some(hash);
		// Each is less deep than the one before, so this comes to an end.
		while let Some((hash, proof)) = next.and_then(|hash| Some((hash, Self::proof(hash)?))) {
			steps.push(Self::step(hash, &proof));
			next = proof.source.map(|source| source.parent);
		}
		steps
	}

	/// What is derived from a content, from number `from` on, at most `limit` (and [`MAX_PAGE`]).
	/// `None` if it is not anchored.
	pub fn derivations(
		hash: ContentHash,
		from: u32,
		limit: u32,
	) -> Option<DerivationPage<AccountIdOf<T>>> {
		Proofs::<T>::contains_key(hash).then(|| {
			let list = Derivations::<T>::get(hash);
			DerivationPage {
				total: u32::try_from(list.len()).unwrap_or(u32::MAX),
				derivations: list
					.into_iter()
					.skip(from as usize)
					.take(limit.min(MAX_PAGE) as usize)
					.filter_map(|hash| Some(Self::step(hash, &Self::proof(hash)?)))
					.collect(),
			}
		})
	}

	/// A stream, with its gaps. `None` if there is none of that number.
	pub fn stream(id: StreamId) -> Option<StreamOverview<AccountIdOf<T>>> {
		let stream = Streams::<T>::get(id)?;
		let elapsed = match stream.closed_at {
			Some(_) => 0,
			None => stream.terms.elapsed(Self::now()),
		};
		let rows = stream.row_deposit.saturating_mul(stream.rows.into());
		Some(StreamOverview {
			owner: stream.owner,
			operator: stream.operator,
			terms: stream.terms,
			block: stream.block,
			closed_at: stream.closed_at,
			link: stream.link,
			intervals: stream.intervals,
			rows: stream.rows,
			next: (stream.next_interval, stream.next_segment),
			gap_count: stream.gaps,
			missing_intervals: stream.missing_intervals,
			missing_segments: stream.missing_segments,
			gaps: Gaps::<T>::get(id).into_inner(),
			overdue: elapsed.saturating_sub(stream.next_interval),
			erased_before: stream.erased_before,
			prune_at: stream.prune_at,
			deposit: stream.deposit.saturating_add(rows),
		})
	}

	/// The streams of an owner.
	pub fn streams_of(owner: AccountIdOf<T>) -> Vec<StreamId> {
		StreamsOf::<T>::get(owner).into_inner()
	}

	/// An interval of a stream. `None` if it was not anchored, or is pruned.
	pub fn interval(stream: StreamId, interval: u64) -> Option<Interval> {
		Intervals::<T>::get(stream, interval_key(interval))
	}

	/// The intervals of a stream whose rows are kept, from number `from` on, at most `limit` (and
	/// [`MAX_PAGE`]).
	pub fn intervals(stream: StreamId, from: u64, limit: u32) -> Vec<(u64, Interval)> {
		let limit = limit.min(MAX_PAGE) as usize;
		let first = Self::interval(stream, from).map(|row| (from, row));
		// From what is behind that key on, whether it is there or not.
		let start = Intervals::<T>::hashed_key_for(stream, interval_key(from));
		let rest = Intervals::<T>::iter_prefix_from(stream, start)
			.map(|(key, row)| (interval_of(key), row));
		first.into_iter().chain(rest).take(limit).collect()
	}

	/// The interval, if the segment is in it by this proof. `None` if it is not, or the interval's
	/// row is not kept.
	pub fn verify_segment(
		stream: StreamId,
		interval: u64,
		proof: SegmentProof,
	) -> Option<Interval> {
		let function = Streams::<T>::get(stream)?.terms.function;
		let row = Self::interval(stream, interval)?;
		if proof.path.len() > MAX_PATH as usize || proof.hash.function() != function {
			return None;
		}
		let index = u32::try_from(proof.segment.checked_sub(row.first_segment)?).ok()?;
		let leaf = segment_leaf(stream, proof.segment, &proof.hash);
		verify_proof::<Hashing, _, _>(&row.root, proof.path, row.count, index, Leaf::Value(&leaf))
			.then_some(row)
	}

	/// The grants of access to something: [`Config::MaxGrants`] at most.
	pub fn grants(subject: Subject) -> Vec<GrantOverview<AccountIdOf<T>>> {
		let now = Self::now();
		Grants::<T>::iter_prefix(subject)
			.map(|(account, grant)| GrantOverview {
				account,
				until: grant.until,
				live: now < grant.until,
			})
			.take(T::MaxGrants::get() as usize)
			.collect()
	}

	/// Whether an account has access to something now, as its owner or by a grant.
	pub fn has_access(subject: Subject, account: AccountIdOf<T>) -> bool {
		Self::owner_of(&subject)
			.is_ok_and(|owner| owner == account || Self::is_granted(&subject, &account))
	}

	/// A task. `None` if there is none of that number, or it is forgotten.
	pub fn task(id: TaskId) -> Option<TaskOf<T>> {
		Tasks::<T>::get(id)
	}

	/// The services that may register tasks.
	pub fn services() -> Vec<AccountIdOf<T>> {
		Services::<T>::get().into_inner()
	}
}
