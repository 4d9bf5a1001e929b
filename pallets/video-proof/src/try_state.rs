//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use mornet_primitives::{
	video::{next_link, ContentHash, StreamId, Subject, MAX_RETRIES},
	Balance,
};
use sp_runtime::TryRuntimeError;

use crate::{pallet::*, types::interval_of, AccountIdOf, AgendaKey, Due, StreamOf};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_proofs()?;
		Self::check_grants()?;
		Self::check_streams()?;
		Self::check_tasks()?;
		Self::check_agenda()?;
		Self::check_deposits()
	}

	fn check_proofs() -> Result<(), TryRuntimeError> {
		let mut children: BTreeMap<ContentHash, BTreeSet<ContentHash>> = BTreeMap::new();
		for (hash, proof) in Proofs::<T>::iter() {
			ensure!(proof.about.size > 0, "1: a proof of nothing");
			// 1. What is derived is one step further away than its parent, which is anchored.
			match proof.source {
				None => ensure!(proof.depth == 0, "1: a recording has a depth"),
				Some(source) => {
					let parent = Proofs::<T>::get(source.parent).ok_or("1: a parent is missing")?;
					ensure!(proof.depth == parent.depth.saturating_add(1), "1: a wrong depth");
					ensure!(proof.depth <= T::MaxDepth::get(), "1: too deep");
					children.entry(source.parent).or_default().insert(hash);
				},
			}
			// 2. Of an erased content no place is told.
			ensure!(
				proof.erased.is_none() || proof.about.uri.is_none(),
				"2: where an erased content was"
			);
		}
		// 3. Each derivation is in its parent's list, once, and nothing else is.
		for (parent, list) in Derivations::<T>::iter() {
			let listed: BTreeSet<_> = list.iter().copied().collect();
			ensure!(listed.len() == list.len(), "3: a derivation twice in a list");
			ensure!(children.remove(&parent) == Some(listed), "3: a list and its derivations");
		}
		ensure!(children.is_empty(), "3: derivations without a list");
		Ok(())
	}

	fn check_grants() -> Result<(), TryRuntimeError> {
		// 4. What says how many grants it has has so many, and no others have any.
		let mut counts: BTreeMap<Subject, u32> = BTreeMap::new();
		for (subject, _, _) in Grants::<T>::iter() {
			let count = counts.entry(subject).or_default();
			*count = count.saturating_add(1);
		}
		ensure!(counts.values().all(|count| *count <= T::MaxGrants::get()), "4: too many grants");
		let told: BTreeMap<_, _> = Proofs::<T>::iter()
			.map(|(hash, proof)| (Subject::Content(hash), proof.grants))
			.chain(Streams::<T>::iter().map(|(id, s)| (Subject::Stream(id), s.grants)))
			.filter(|(_, count)| *count > 0)
			.collect();
		ensure!(counts == told, "4: grants and their counts differ");
		Ok(())
	}

	fn check_streams() -> Result<(), TryRuntimeError> {
		let mut listed: BTreeMap<StreamId, AccountIdOf<T>> = BTreeMap::new();
		for (owner, ids) in StreamsOf::<T>::iter() {
			ensure!(!ids.is_empty(), "5: an empty list of streams");
			for id in ids {
				ensure!(listed.insert(id, owner.clone()).is_none(), "5: a stream twice in lists");
			}
		}
		for (id, stream) in Streams::<T>::iter() {
			// 5. Each stream is in its owner's list, once, and each entry has its stream.
			ensure!(id < NextStream::<T>::get(), "5: a number not given yet");
			ensure!(listed.remove(&id) == Some(stream.owner.clone()), "5: not in its owner's list");
			Self::check_intervals(id, &stream)?;
			// 9. The gaps that are listed are among those that are counted.
			let gaps = Gaps::<T>::get(id);
			ensure!(
				gaps.len() == stream.gaps.min(T::MaxGaps::get()) as usize,
				"9: gaps listed and counted"
			);
			let sum = gaps.iter().fold(0u64, |sum, gap| sum.saturating_add(gap.intervals));
			ensure!(sum <= stream.missing_intervals, "9: more is missing than counted");
			ensure!(
				gaps.iter().all(|gap| gap.intervals > 0 || gap.segments > 0),
				"9: a gap of nothing"
			);
		}
		ensure!(listed.is_empty(), "5: a list of no stream");
		for id in Gaps::<T>::iter_keys() {
			ensure!(Streams::<T>::contains_key(id), "9: gaps of no stream");
		}
		for (id, _, _) in Intervals::<T>::iter() {
			ensure!(Streams::<T>::contains_key(id), "6: an interval of no stream");
		}
		Ok(())
	}

	fn check_intervals(id: StreamId, stream: &StreamOf<T>) -> Result<(), TryRuntimeError> {
		// 6. All numbers passed were anchored or are missing, and the content of none is erased that
		// was not passed.
		ensure!(
			stream.intervals.saturating_add(stream.missing_intervals) == stream.next_interval,
			"6: an interval neither anchored nor missing"
		);
		ensure!(stream.missing_segments <= stream.next_segment, "6: more missing than passed");
		ensure!(stream.erased_before <= stream.next_interval, "6: erased before it was");
		let rows: Vec<_> = Intervals::<T>::iter_prefix(id).collect();
		ensure!(rows.len() == stream.rows as usize, "6: rows and their count differ");
		ensure!(u64::from(stream.rows) <= stream.intervals, "6: more rows than intervals");
		// 7. Rows follow one another: in numbers, in time, and by their links, up to the stream's.
		for (earlier, later) in rows.iter().zip(rows.iter().skip(1)) {
			let ((a, first), (b, second)) = (earlier, later);
			ensure!(interval_of(*a) < interval_of(*b), "7: intervals in disorder");
			let end = first.first_segment.saturating_add(first.count.into());
			ensure!(end <= second.first_segment, "7: segments overlap");
			ensure!(first.anchored_at <= second.anchored_at, "7: times in disorder");
			let link = next_link(
				first.link,
				second.root,
				interval_of(*b),
				second.first_segment,
				second.count,
			);
			ensure!(link == second.link, "7: a broken chain");
		}
		if let Some((key, last)) = rows.last() {
			ensure!(last.link == stream.link, "7: the chain's end is another");
			ensure!(interval_of(*key) < stream.next_interval, "7: an interval not passed");
		}
		// 8. The oldest row says when the stream is pruned.
		let prune_at = rows
			.first()
			.and_then(|(_, oldest)| stream.terms.retention.ends(oldest.anchored_at));
		ensure!(prune_at == stream.prune_at, "8: a wrong time to prune");
		Ok(())
	}

	fn check_tasks() -> Result<(), TryRuntimeError> {
		let mut open: BTreeMap<ContentHash, u32> = BTreeMap::new();
		for (id, task) in Tasks::<T>::iter() {
			ensure!(id < NextTask::<T>::get(), "10: a task's number not given yet");
			// 10. A task is retried no more often than it may; an open one is due at its deadline.
			ensure!(task.retries <= MAX_RETRIES, "10: retried too often");
			if !task.state.is_final() {
				ensure!(task.due == task.deadline, "10: due at another time");
				let count = open.entry(task.source).or_default();
				*count = count.saturating_add(1);
			}
		}
		// 11. A content says how many open tasks there are on it.
		let told: BTreeMap<_, _> = Proofs::<T>::iter()
			.map(|(hash, proof)| (hash, proof.tasks))
			.filter(|(_, count)| *count > 0)
			.collect();
		ensure!(open == told, "11: open tasks and their counts differ");
		// 12. Services are listed once.
		let mut services = Services::<T>::get().into_inner();
		let listed = services.len();
		services.sort();
		services.dedup();
		ensure!(services.len() == listed, "12: a service twice");
		Ok(())
	}

	fn check_agenda() -> Result<(), TryRuntimeError> {
		// 13. On the agenda is what has a time, at that time, and nothing else.
		let agenda: BTreeSet<AgendaKey> = Agenda::<T>::iter_keys().collect();
		let timed: BTreeSet<AgendaKey> = Streams::<T>::iter()
			.filter_map(|(id, stream)| Some(Due::Stream(id).key(stream.prune_at?)))
			.chain(Tasks::<T>::iter().map(|(id, task)| Due::Task(id).key(task.due)))
			.collect();
		ensure!(agenda == timed, "13: the agenda and its matters differ");
		ensure!(
			agenda
				.iter()
				.all(|key| Due::parse(*key).is_some_and(|(at, due)| due.key(at) == *key)),
			"13: a key that cannot be read"
		);
		Ok(())
	}

	fn check_deposits() -> Result<(), TryRuntimeError> {
		// 14. What is on hold of an account is the sum of the deposits of its rows.
		let mut owed: BTreeMap<AccountIdOf<T>, Balance> = BTreeMap::new();
		let mut owe = |who: AccountIdOf<T>, deposit: Balance| {
			let sum = owed.entry(who).or_default();
			*sum = sum.saturating_add(deposit);
		};
		for proof in Proofs::<T>::iter_values() {
			owe(proof.depositor, proof.deposit);
		}
		for (subject, _, grant) in Grants::<T>::iter() {
			if let Ok(owner) = Self::owner_of(&subject) {
				owe(owner, grant.deposit);
			}
		}
		for stream in Streams::<T>::iter_values() {
			let rows = stream.row_deposit.saturating_mul(stream.rows.into());
			owe(stream.owner, stream.deposit.saturating_add(rows));
		}
		for task in Tasks::<T>::iter_values() {
			owe(task.service, task.deposit);
		}
		for (who, deposits) in owed {
			let held = T::Currency::balance_on_hold(&HoldReason::Record.into(), &who);
			ensure!(held == deposits, "14: held is not the sum of deposits");
		}
		Ok(())
	}
}
