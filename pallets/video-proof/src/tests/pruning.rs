//! Rows that go when their retention is over.

use frame_support::{assert_noop, assert_ok, weights::Weight};
use mornet_primitives::{
	video::{RetentionClass, StreamId, StreamTerms, Subject},
	Moment,
};

use crate::{mock::*, weights::WeightInfo, *};

fn month() -> Moment {
	RetentionClass::Month.period().unwrap()
}

fn rows(id: StreamId) -> Vec<u64> {
	VideoProof::intervals(id, 0, 256)
		.into_iter()
		.map(|(number, _)| number)
		.collect()
}

/// A stream with intervals 0 to 6, each anchored when it is over.
fn a_week_of_minutes() -> StreamId {
	let id = open(terms());
	for interval in 0..7 {
		pass(MINUTE);
		bring(id, interval, interval, 1);
	}
	id
}

#[test]
fn blocks_with_time_to_spare_should_prune_what_is_over() {
	test(|| {
		let id = a_week_of_minutes();
		let held_before = held(ALICE);
		// The first was anchored a minute after the start.
		next_block(month() - 6 * MINUTE - 1);
		assert_eq!(rows(id), [0, 1, 2, 3, 4, 5, 6]);
		next_block(1);
		assert_eq!(rows(id), [1, 2, 3, 4, 5, 6]);
		let row_deposit = Streams::<Test>::get(id).unwrap().row_deposit;
		assert_last_event(Event::IntervalsPruned {
			stream: id,
			last: 0,
			rows: 1,
			deposit: row_deposit,
		});
		assert_eq!(held_before - held(ALICE), row_deposit);
		next_block(2 * MINUTE);
		assert_eq!(rows(id), [3, 4, 5, 6]);
		VideoProof::do_try_state().unwrap();
		next_block(DAY);
		assert!(rows(id).is_empty());
		assert_eq!(Agenda::<Test>::iter().count(), 0);
		// And it goes on.
		let next = VideoProof::stream(id).unwrap().next;
		assert_eq!(next, (7, 7));
		bring(id, 7, 7, 1);
		assert_eq!(rows(id), [7]);
	});
}

#[test]
fn more_than_can_be_pruned_at_once_should_go_in_turns() {
	test(|| {
		let id = a_week_of_minutes();
		pass(month());
		let turn = <() as WeightInfo>::next_due() + <() as WeightInfo>::prune_stream(5);
		next_block_with(0, Weight::from_parts(turn.ref_time() - 1, u64::MAX));
		assert_eq!(rows(id).len(), 7);
		next_block_with(0, turn);
		assert_eq!(rows(id), [5, 6]);
		VideoProof::do_try_state().unwrap();
		next_block(0);
		assert!(rows(id).is_empty());
	});
}

#[test]
fn anyone_should_be_able_to_prune() {
	test(|| {
		let id = a_week_of_minutes();
		let prune = |limit| VideoProof::prune_stream(signed(BOB), id, limit);
		let failure = |limit| prune(limit).unwrap_err().error;
		assert_eq!(failure(9), Error::<Test>::NothingToPrune.into());
		pass(month() - 4 * MINUTE);
		assert_eq!(failure(0), Error::<Test>::NothingToPrune.into());
		let done = prune(2).unwrap();
		assert_eq!(done.actual_weight, Some(<() as WeightInfo>::prune_stream(2)));
		assert_eq!(rows(id), [2, 3, 4, 5, 6]);
		assert_ok!(prune(9));
		assert_eq!(rows(id), [3, 4, 5, 6]);
		assert_eq!(
			VideoProof::prune_stream(signed(BOB), 9, 1).unwrap_err().error,
			Error::<Test>::NoSuchStream.into()
		);
	});
}

#[test]
fn no_more_should_be_read_than_the_weight_is_for() {
	// The parts of the state that are read to prune the one row that is over.
	let read = |limit| {
		let mut chain = new_chain();
		chain.execute_with(|| {
			a_week_of_minutes();
			pass(month() - 6 * MINUTE);
		});
		chain.commit_all().unwrap();
		let (done, proof) =
			chain.execute_and_prove(|| VideoProof::prune_stream(signed(BOB), 0, limit).unwrap());
		assert_eq!(done.actual_weight, Some(<() as WeightInfo>::prune_stream(1)));
		proof.into_nodes()
	};
	assert_eq!(read(5), read(1));
}

#[test]
fn a_longer_retention_should_keep_what_is_there() {
	test(|| {
		let id = a_week_of_minutes();
		let extend = |who, new| VideoProof::extend_stream_retention(signed(who), id, new);
		assert_noop!(extend(CAMERA, RetentionClass::Year), Error::<Test>::NotOwner);
		assert_noop!(extend(ALICE, RetentionClass::Month), Error::<Test>::RetentionNotLonger);
		assert_ok!(extend(ALICE, RetentionClass::Year));
		VideoProof::do_try_state().unwrap();
		next_block(2 * month());
		assert_eq!(rows(id).len(), 7);
		assert_ok!(extend(ALICE, RetentionClass::Permanent));
		assert_eq!(VideoProof::stream(id).unwrap().prune_at, None);
		next_block(3_650 * DAY);
		assert_eq!(rows(id).len(), 7);
		assert_eq!(
			VideoProof::prune_stream(signed(BOB), id, 1).unwrap_err().error,
			Error::<Test>::NothingToPrune.into()
		);
	});
}

#[test]
fn a_stream_should_be_removed_when_nothing_of_it_is_left() {
	test(|| {
		let id = a_week_of_minutes();
		let remove = |who| VideoProof::remove_stream(signed(who), id);
		assert_noop!(remove(CAMERA), Error::<Test>::NotOwner);
		assert_noop!(remove(ALICE), Error::<Test>::StreamOpen);
		assert_ok!(VideoProof::close_stream(signed(ALICE), id, 7, 9));
		assert_noop!(remove(ALICE), Error::<Test>::HasIntervals);
		let subject = Subject::Stream(id);
		assert_ok!(VideoProof::grant_access(signed(ALICE), subject, BOB, now() + DAY));
		pass(month());
		next_block(0);
		next_block(0);
		assert_noop!(remove(ALICE), Error::<Test>::StillGranted);
		assert_ok!(VideoProof::end_access(signed(BOB), subject, BOB));
		let deposit = held(ALICE);
		assert_ok!(remove(ALICE));
		assert_last_event(Event::StreamRemoved { stream: id, owner: ALICE, deposit });
		assert_eq!(held(ALICE), 0);
		assert!(VideoProof::stream(id).is_none() && VideoProof::streams_of(ALICE).is_empty());
		assert!(!Gaps::<Test>::contains_key(id));
		assert_eq!(open(terms()), id + 1);
	});
}

#[test]
fn streams_should_be_pruned_in_the_order_of_time() {
	test(|| {
		let year = open(StreamTerms { retention: RetentionClass::Year, ..terms() });
		let month_long = open(terms());
		bring(year, 0, 0, 1);
		bring(month_long, 0, 0, 1);
		next_block(month());
		assert_eq!((rows(year).len(), rows(month_long).len()), (1, 0));
		next_block(366 * DAY);
		assert!(rows(year).is_empty());
	});
}
