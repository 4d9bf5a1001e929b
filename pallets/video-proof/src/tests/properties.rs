//! Any sequence of calls and blocks keeps the invariants, and agrees with models that know nothing of
//! the pallet.

use std::collections::{BTreeMap, BTreeSet};

use frame_support::{storage::with_storage_layer, traits::UnfilteredDispatchable};
use mornet_primitives::{
	video::{
		DerivationKind, ErasureReason, RetentionClass, StreamId, StreamTerms, Subject, TaskFailure,
		TaskId, TaskState, MAX_RETRIES,
	},
	Hash, Moment,
};
use proptest::{collection::vec, prelude::*};

use crate::{mock::*, *};

/// Dispatches as a transaction does; whether it succeeded.
fn call(call: Call<Test>, origin: RuntimeOrigin) -> bool {
	with_storage_layer(|| call.dispatch_bypass_filter(origin).map_err(|e| e.error)).is_ok()
}

fn check(after: &str) {
	if let Err(error) = VideoProof::do_try_state() {
		panic!("{error:?} after {after}");
	}
}

/// What is missing in `0..end` of what is there.
fn missing(there: &BTreeSet<u64>, end: u64) -> BTreeSet<u64> {
	(0..end).filter(|number| !there.contains(number)).collect()
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	/// A camera that leaves intervals and segments out, now and then sends what was sent, and is
	/// closed with some more missing.
	#[test]
	fn gaps_should_be_what_is_missing(
		arrivals in vec((0u64..3, 0u64..4, 1u32..20, 0u64..8), 1..40),
		tail in (0u64..3, 0u64..5),
	) {
		new_chain().execute_with(|| {
			let id = open(terms());
			pass(1_000 * MINUTE);
			let (mut intervals, mut segments) = (BTreeSet::new(), BTreeSet::new());
			let (mut interval, mut segment) = (0, 0);
			for (skip_intervals, skip_segments, count, again) in arrivals {
				interval += skip_intervals;
				segment += skip_segments;
				let bring = |interval, first_segment| call(
					Call::anchor_segments {
						stream: id, interval, first_segment, count, root: Hash::zero(),
					},
					signed(CAMERA),
				);
				prop_assert!(bring(interval, segment));
				intervals.insert(interval);
				segments.extend(segment..segment + u64::from(count));
				interval += 1;
				segment += u64::from(count);
				// What was passed does not come back.
				if again < interval {
					prop_assert!(!bring(again, segment));
				}
				if again < segment {
					prop_assert!(!bring(interval, again));
				}
				// Nor is more left out than can have been recorded.
				let most = 1_000 * (skip_intervals + 1);
				prop_assert!(!bring(interval + skip_intervals, segment + most + 1 + again));
				check("an interval");
			}
			let (ends, segment_ends) = (interval + tail.0, segment + tail.1);
			let close = Call::close_stream { stream: id, intervals: ends, segments: segment_ends };
			prop_assert!(call(close, signed(ALICE)));
			check("closing");

			let (mut lost, mut lost_segments) = (BTreeSet::new(), BTreeSet::new());
			let mut found = Vec::new();
			for event in events() {
				if let Event::GapFound { first_interval, intervals, first_segment, segments, .. } =
					event
				{
					lost.extend(first_interval..first_interval + intervals);
					lost_segments.extend(first_segment..first_segment + segments);
					found.push((first_interval, first_segment));
				}
			}
			prop_assert_eq!(&lost, &missing(&intervals, ends));
			prop_assert_eq!(&lost_segments, &missing(&segments, segment_ends));
			let overview = VideoProof::stream(id).unwrap();
			prop_assert_eq!(overview.missing_intervals, lost.len() as u64);
			prop_assert_eq!(overview.missing_segments, lost_segments.len() as u64);
			prop_assert_eq!(overview.intervals, intervals.len() as u64);
			prop_assert_eq!(overview.gap_count as usize, found.len());
			let listed: Vec<_> =
				overview.gaps.iter().map(|gap| (gap.first_interval, gap.first_segment)).collect();
			prop_assert_eq!(&listed[..], &found[found.len() - listed.len()..]);
			Ok(())
		})?;
	}
}

/// What can be done with a task.
#[derive(Clone, Copy, Debug)]
enum Act {
	Start,
	Complete,
	Fail(bool),
	Prune,
	Pass(Moment),
}

fn act() -> impl Strategy<Value = Act> {
	prop_oneof![
		6 => Just(Act::Start),
		1 => Just(Act::Complete),
		6 => prop::bool::weighted(0.9).prop_map(Act::Fail),
		1 => Just(Act::Prune),
		1 => (0..TASK_PERIOD).prop_map(Act::Pass),
	]
}

/// A task as issue and docs tell of it.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Stage {
	Waiting,
	Busy,
	Done,
	Failed,
	Expired,
	Forgotten,
}

/// What comes of a task by an action: `None` if it is refused. `left` is the time until its deadline,
/// `over` the time since it ended.
fn next_stage(stage: Stage, act: Act, tries: u8, left: i128, over: i128) -> Option<Stage> {
	use Stage::*;

	let in_time = left > 0;
	Some(match (stage, act) {
		(Waiting, Act::Start) if in_time => Busy,
		(Busy, Act::Complete) if in_time => Done,
		(Busy, Act::Fail(true)) if in_time && tries <= MAX_RETRIES => Waiting,
		(Busy, Act::Fail(_)) if in_time => Failed,
		(Waiting | Busy, Act::Prune) if !in_time => Expired,
		(Done | Failed | Expired, Act::Prune) if over >= i128::from(TASK_HISTORY) => Forgotten,
		_ => return None,
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn a_task_should_only_go_its_way(acts in vec(act(), 1..40)) {
		new_chain().execute_with(|| {
			anchor(BOB, 1);
			let task = register(BOB, 1);
			let (mut stage, mut tries, mut ended) = (Stage::Waiting, 0, 0);
			for act in acts {
				let left = i128::from(START + TASK_PERIOD) - i128::from(now());
				let over = i128::from(now()) - i128::from(ended);
				let expected = next_stage(stage, act, tries, left, over);
				let done = match act {
					Act::Start => call(Call::start_task { task }, signed(SERVICE)),
					Act::Complete => call(
						Call::complete_task {
							task,
							result: content(2),
							about: about(),
							retention: RetentionClass::Month,
						},
						signed(SERVICE),
					),
					Act::Fail(retry) => call(
						Call::fail_task { task, reason: TaskFailure::Other, retry },
						signed(SERVICE),
					),
					Act::Prune => call(Call::prune_task { task }, signed(CAMERA)),
					Act::Pass(ms) => {
						pass(ms);
						continue;
					},
				};
				prop_assert_eq!(done, expected.is_some(), "{:?} of {:?}", act, stage);
				check("a step");
				let Some(next) = expected else { continue };
				match next {
					Stage::Busy => tries += 1,
					Stage::Done | Stage::Failed | Stage::Expired => ended = now(),
					Stage::Waiting | Stage::Forgotten => (),
				}
				stage = next;
				let shown = VideoProof::task(task).map(|task| task.state);
				let agrees = match stage {
					Stage::Waiting => shown == Some(TaskState::Created),
					Stage::Busy => shown == Some(TaskState::Processing),
					Stage::Done => shown == Some(TaskState::Completed(content(2))),
					Stage::Failed => shown == Some(TaskState::Failed(TaskFailure::Other)),
					Stage::Expired => shown == Some(TaskState::Expired),
					Stage::Forgotten => shown.is_none(),
				};
				prop_assert!(agrees, "{:?} is shown as {:?}", stage, shown);
				// A quota is given back once, for what came to nothing.
				let nothing = match stage {
					Stage::Failed | Stage::Expired => Some(1),
					Stage::Waiting | Stage::Busy | Stage::Done => Some(0),
					Stage::Forgotten => None,
				};
				if let Some(count) = nothing {
					prop_assert_eq!(GivenBack::get().len(), count);
				}
				let retries = VideoProof::task(task).map_or(0, |task| task.retries);
				prop_assert!(retries <= MAX_RETRIES);
			}
			Ok(())
		})?;
	}
}

/// Something that can happen. What fails must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Anchor(AccountId, u8, RetentionClass),
	Derive(AccountId, u8, u8, RetentionClass),
	Extend(AccountId, u8, RetentionClass),
	Erase(AccountId, u8),
	Remove(AccountId, u8),
	Grant(AccountId, Subject, AccountId, Moment),
	EndAccess(AccountId, Subject, AccountId),
	Open(AccountId, RetentionClass),
	/// So many intervals and segments after those that come next, and so many segments.
	Bring(AccountId, StreamId, u64, u64, u32),
	Close(AccountId, StreamId, u64),
	SetOperator(AccountId, StreamId, Option<AccountId>),
	ExtendStream(AccountId, StreamId, RetentionClass),
	EraseStream(AccountId, StreamId, u64),
	PruneStream(StreamId, u32),
	RemoveStream(AccountId, StreamId),
	Register(AccountId, u8, Moment),
	/// Of tasks: so many before the newest.
	Start(TaskId),
	Complete(TaskId, u8),
	Fail(TaskId, bool),
	PruneTask(TaskId),
	Service(bool),
	Block(Moment),
	Pass(Moment),
}

fn who() -> impl Strategy<Value = AccountId> {
	prop_oneof![8 => Just(ALICE), 2 => Just(BOB), 1 => Just(CAMERA)]
}

fn subject() -> impl Strategy<Value = Subject> {
	prop_oneof![
		2 => (0u8..8).prop_map(|number| Subject::Content(content(number))),
		1 => (0u64..4).prop_map(Subject::Stream),
	]
}

fn retention() -> impl Strategy<Value = RetentionClass> {
	prop_oneof![5 => Just(RetentionClass::Month), 1 => Just(RetentionClass::Year)]
}

/// Seconds, days, weeks.
fn time() -> impl Strategy<Value = Moment> {
	prop_oneof![8 => 0..10 * MINUTE, 2 => 0..DAY, 1 => 0..40 * DAY]
}

fn step() -> impl Strategy<Value = Step> {
	let (content, stream, task) = (|| 0u8..8, || 0u64..4, || 0u64..4);
	prop_oneof![
		4 => (who(), content(), retention()).prop_map(|(w, c, r)| Step::Anchor(w, c, r)),
		6 => (who(), content(), content(), retention())
			.prop_map(|(w, c, p, r)| Step::Derive(w, c, p, r)),
		1 => (who(), content(), retention()).prop_map(|(w, c, r)| Step::Extend(w, c, r)),
		1 => (who(), content()).prop_map(|(w, c)| Step::Erase(w, c)),
		8 => (who(), content()).prop_map(|(w, c)| Step::Remove(w, c)),
		4 => (who(), subject(), who(), time()).prop_map(|(w, s, a, t)| Step::Grant(w, s, a, t)),
		6 => (who(), subject(), who()).prop_map(|(w, s, a)| Step::EndAccess(w, s, a)),
		3 => (who(), retention()).prop_map(|(w, r)| Step::Open(w, r)),
		24 => (who(), stream(), 0u64..2, 0u64..2, 0u32..5)
			.prop_map(|(w, s, i, f, c)| Step::Bring(w, s, i, f, c)),
		1 => (who(), stream(), 0u64..3).prop_map(|(w, s, n)| Step::Close(w, s, n)),
		1 => (who(), stream(), prop::option::of(who()))
			.prop_map(|(w, s, o)| Step::SetOperator(w, s, o)),
		1 => (who(), stream(), retention()).prop_map(|(w, s, r)| Step::ExtendStream(w, s, r)),
		1 => (who(), stream(), 0u64..6).prop_map(|(w, s, n)| Step::EraseStream(w, s, n)),
		6 => (stream(), 1u32..8).prop_map(|(s, n)| Step::PruneStream(s, n)),
		4 => (who(), stream()).prop_map(|(w, s)| Step::RemoveStream(w, s)),
		8 => (who(), content(), 0..DAY + DAY / 4).prop_map(|(w, c, t)| Step::Register(w, c, t)),
		16 => task().prop_map(Step::Start),
		16 => (task(), content()).prop_map(|(t, c)| Step::Complete(t, c)),
		8 => (task(), any::<bool>()).prop_map(|(t, r)| Step::Fail(t, r)),
		4 => task().prop_map(Step::PruneTask),
		1 => prop::bool::weighted(0.9).prop_map(Step::Service),
		3 => time().prop_map(Step::Block),
		8 => time().prop_map(Step::Pass),
	]
}

/// Whether it succeeded.
fn take(step: Step) -> bool {
	let next = |id| Streams::<Test>::get(id).map_or((0, 0), |s| (s.next_interval, s.next_segment));
	let newest = |nth| NextTask::<Test>::get().saturating_sub(nth + 1);
	let kind = DerivationKind::Other;
	let (of, by) = match step {
		Step::Anchor(who, number, retention) => {
			(Call::anchor { hash: content(number), about: about(), retention }, who)
		},
		Step::Derive(who, number, parent, retention) => {
			let (hash, parent) = (content(number), content(parent));
			(Call::derive { hash, parent, kind, about: about(), retention }, who)
		},
		Step::Extend(who, number, retention) => {
			(Call::extend_retention { hash: content(number), retention }, who)
		},
		Step::Erase(who, number) => {
			(Call::erase { hash: content(number), reason: ErasureReason::Lost }, who)
		},
		Step::Remove(who, number) => (Call::remove { hash: content(number) }, who),
		Step::Grant(who, subject, account, ms) => {
			(Call::grant_access { subject, account, until: now() + ms }, who)
		},
		Step::EndAccess(who, subject, account) => (Call::end_access { subject, account }, who),
		Step::Open(who, retention) => {
			let terms = StreamTerms { retention, ..terms() };
			(Call::open_stream { terms, operator: Some(CAMERA) }, who)
		},
		Step::Bring(who, stream, intervals, segments, count) => {
			let (interval, segment) = next(stream);
			let (interval, first_segment) = (interval + intervals, segment + segments);
			let root = Hash::repeat_byte(count as u8);
			(Call::anchor_segments { stream, interval, first_segment, count, root }, who)
		},
		Step::Close(who, stream, more) => {
			let (intervals, segments) = next(stream);
			let (intervals, segments) = (intervals + more, segments + more);
			(Call::close_stream { stream, intervals, segments }, who)
		},
		Step::SetOperator(who, stream, operator) => (Call::set_operator { stream, operator }, who),
		Step::ExtendStream(who, stream, retention) => {
			(Call::extend_stream_retention { stream, retention }, who)
		},
		Step::EraseStream(who, stream, before) => {
			(Call::erase_stream { stream, before, reason: ErasureReason::Other }, who)
		},
		Step::PruneStream(stream, limit) => (Call::prune_stream { stream, limit }, BOB),
		Step::RemoveStream(who, stream) => (Call::remove_stream { stream }, who),
		Step::Register(customer, number, ms) => {
			let (source, deadline) = (content(number), now() + ms);
			(Call::register_task { customer, source, kind, seconds: 9, deadline }, SERVICE)
		},
		Step::Start(nth) => (Call::start_task { task: newest(nth) }, SERVICE),
		Step::Complete(nth, number) => {
			let task = newest(nth);
			let (result, retention) = (content(number), RetentionClass::Month);
			(Call::complete_task { task, result, about: about(), retention }, SERVICE)
		},
		Step::Fail(nth, retry) => {
			let task = newest(nth);
			(Call::fail_task { task, reason: TaskFailure::Other, retry }, SERVICE)
		},
		Step::PruneTask(nth) => (Call::prune_task { task: newest(nth) }, BOB),
		Step::Service(true) => return call(Call::add_service { service: SERVICE }, root()),
		Step::Service(false) => return call(Call::remove_service { service: SERVICE }, root()),
		Step::Block(ms) => {
			next_block(ms);
			return true;
		},
		Step::Pass(ms) => {
			pass(ms);
			return true;
		},
	};
	call(of, signed(by))
}

/// Ends all that can be ended.
fn tidy_up() {
	pass(400 * DAY);
	for _ in 0..2 {
		// Tasks expire, and are forgotten; rows go.
		next_block(TASK_HISTORY);
	}
	for (subject, account, _) in Grants::<Test>::iter().collect::<Vec<_>>() {
		assert!(call(Call::end_access { subject, account }, signed(BOB)));
	}
	for (stream, row) in Streams::<Test>::iter().collect::<Vec<_>>() {
		if row.closed_at.is_none() {
			let (intervals, segments) = (row.next_interval, row.next_segment);
			assert!(call(Call::close_stream { stream, intervals, segments }, signed(row.owner)));
		}
		assert!(call(Call::remove_stream { stream }, signed(row.owner)));
	}
	let mut proofs: Vec<_> = Proofs::<Test>::iter().collect();
	proofs.sort_by_key(|(_, proof)| core::cmp::Reverse(proof.depth));
	for (hash, proof) in proofs {
		assert!(call(Call::remove { hash }, signed(proof.depositor)));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn any_sequence_should_keep_the_invariants(steps in vec(step(), 1..300)) {
		new_chain().execute_with(|| {
			// Who was first with what is there, and since when.
			let mut first: BTreeMap<u8, (AccountId, Moment)> = BTreeMap::new();
			for step in steps {
				let what = format!("{step:?}");
				let known = step.clone();
				let done = take(step);
				check(&what);
				match known {
					Step::Anchor(who, number, _) | Step::Derive(who, number, ..) if done => {
						prop_assert_eq!(first.insert(number, (who, now())), None, "anchored twice");
					},
					Step::Remove(_, number) if done => {
						let (_, since) = first.remove(&number).expect("it was anchored");
						let month = RetentionClass::Month.period().unwrap();
						prop_assert!(now() >= since + month, "removed in its retention");
					},
					Step::Complete(_, number) if done => {
						let owner = VideoProof::proof(content(number)).unwrap().owner;
						prop_assert_eq!(first.insert(number, (owner, now())), None);
					},
					_ => (),
				}
				for (number, (who, since)) in &first {
					let proof = VideoProof::proof(content(*number)).expect("it is anchored");
					prop_assert_eq!((proof.owner, proof.anchored_at), (*who, *since));
				}
				prop_assert_eq!(Proofs::<Test>::iter().count(), first.len());
			}
			// Nothing stays for ever that was not meant to.
			tidy_up();
			check("tidying up");
			prop_assert!((1..=12).all(|who| held(who) == 0));
			prop_assert_eq!(Tasks::<Test>::iter().count(), 0);
			prop_assert_eq!(Agenda::<Test>::iter().count(), 0);
			prop_assert_eq!(Gaps::<Test>::iter().count(), 0);
			prop_assert_eq!(Derivations::<Test>::iter().count(), 0);
			Ok(())
		})?;
	}
}
