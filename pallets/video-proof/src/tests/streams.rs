//! Streams: intervals, links, gaps.

use frame_support::{assert_noop, assert_ok, dispatch::DispatchResult, traits::StorageInfoTrait};
use mornet_primitives::{
	video::{
		first_link, next_link, segment_leaf, ContentHash, ErasureReason, Gap, RetentionClass,
		SegmentProof, StreamTerms,
	},
	Balance, Hash, Hashing,
};

use crate::{mock::*, weights::WeightInfo, *};

fn try_bring(who: AccountId, stream: u64, interval: u64, first: u64, count: u32) -> DispatchResult {
	VideoProof::anchor_segments(signed(who), stream, interval, first, count, Hash::zero())
		.map(drop)
		.map_err(|failed| failed.error)
}

#[test]
fn a_stream_should_be_a_chain_of_links() {
	test(|| {
		let terms = terms();
		let id = open(terms.clone());
		let first = first_link(id, &ALICE, &terms);
		assert_eq!(VideoProof::stream(id).unwrap().link, first);
		pass(2 * MINUTE);
		bring(id, 0, 0, 10);
		bring(id, 1, 10, 20);
		let (root_0, root_1) = (segments_root(id, 0, 10), segments_root(id, 10, 20));
		let link_0 = next_link(first, root_0, 0, 0, 10);
		let link_1 = next_link(link_0, root_1, 1, 10, 20);
		assert_last_event(Event::SegmentsAnchored {
			stream: id,
			interval: 1,
			first_segment: 10,
			count: 20,
			root: root_1,
			link: link_1,
			at: now(),
		});
		let overview = VideoProof::stream(id).unwrap();
		assert_eq!((overview.owner, overview.operator), (ALICE, Some(CAMERA)));
		assert_eq!((overview.link, overview.next), (link_1, (2, 30)));
		assert_eq!((overview.intervals, overview.rows, overview.gap_count), (2, 2, 0));
		assert_eq!(overview.overdue, 0);
		assert_eq!(held(ALICE), overview.deposit);
		assert_eq!(VideoProof::interval(id, 0).unwrap().link, link_0);
		assert_eq!(VideoProof::interval(id, 2), None);
		assert_eq!(VideoProof::streams_of(ALICE), [id]);
	});
}

#[test]
fn a_stream_should_cost_its_rows_with_their_keys_and_its_place_in_the_list() {
	test(|| {
		let rows = [
			Streams::<Test>::storage_info(),
			Gaps::<Test>::storage_info(),
			Agenda::<Test>::storage_info(),
		];
		// Before each key are the names of the pallet and of the map.
		let bytes: u32 = rows.concat().iter().map(|row| row.max_size.unwrap() + 32).sum();
		let id = open(terms());
		assert_eq!(held(ALICE), 3 * ITEM + BYTE * Balance::from(bytes + 8));
		assert_eq!(VideoProof::stream(id).unwrap().deposit, held(ALICE));
	});
}

#[test]
fn an_interval_should_cost_a_row_whatever_its_segments() {
	test(|| {
		let id = open(terms());
		let opened = held(ALICE);
		pass(3 * MINUTE);
		bring(id, 0, 0, 1);
		// 88 bytes, and a key of 56.
		let row = ITEM + BYTE * (88 + 56);
		assert_eq!(held(ALICE) - opened, row);
		bring(id, 1, 1, 1_000);
		assert_eq!(held(ALICE) - opened, 2 * row);
	});
}

#[test]
fn ten_intervals_should_prove_each_of_ten_thousand_segments() {
	test(|| {
		let id = open(terms());
		pass(10 * MINUTE);
		for interval in 0..10 {
			bring(id, interval, interval * 1_000, 1_000);
		}
		for number in (0..10_000).step_by(777).chain([999, 1_000, 9_999]) {
			let interval = number / 1_000;
			let proof = segment_proof(id, interval * 1_000, 1_000, number);
			let row = VideoProof::verify_segment(id, interval, proof.clone());
			assert_eq!(row, VideoProof::interval(id, interval));
			// Elsewhere, as another or by another way it is not proved.
			let elsewhere = (interval + 1) % 10;
			assert_eq!(VideoProof::verify_segment(id, elsewhere, proof.clone()), None);
			let as_another = SegmentProof { segment: number ^ 1, ..proof.clone() };
			assert_eq!(VideoProof::verify_segment(id, interval, as_another), None);
			let mut flipped = proof.clone();
			flipped.path[3].0[0] ^= 1;
			assert_eq!(VideoProof::verify_segment(id, interval, flipped), None);
			let other = ContentHash::Sha256([0; 32]);
			let exchanged = SegmentProof { hash: other, ..proof };
			assert_eq!(VideoProof::verify_segment(id, interval, exchanged), None);
		}
		let proof = segment_proof(id, 0, 1_000, 0);
		assert_eq!(VideoProof::verify_segment(id + 1, 0, proof.clone()), None);
		let by_another_function = ContentHash::Blake2b256(*segment(0).digest());
		let wrong = SegmentProof { hash: by_another_function, ..proof.clone() };
		assert_eq!(VideoProof::verify_segment(id, 0, wrong), None);
		let long = SegmentProof { path: vec![Hash::zero(); 33], ..proof };
		assert_eq!(VideoProof::verify_segment(id, 0, long), None);
	});
}

/// Computed with Python's `hashlib` from the documented layout: segments 40 to 44 of stream 7.
#[test]
fn a_root_should_be_as_another_implementation_has_it() {
	let leaves = (40..45).map(|n| segment_leaf(7, n, &ContentHash::Sha256([n as u8; 32])));
	let root = binary_merkle_tree::merkle_root::<Hashing, _>(leaves);
	let expected = "0xaae86c28b1572939e7caa6edd6078053c17e85d17e26c544f3dea18d0e4beeba";
	assert_eq!(format!("{root:?}"), expected);
}

#[test]
fn what_is_missing_should_be_seen() {
	test(|| {
		let id = open(terms());
		pass(10 * MINUTE);
		bring(id, 1, 5, 10);
		let gap = Gap { first_interval: 0, intervals: 1, first_segment: 0, segments: 5, block: 1 };
		assert!(events().contains(&Event::GapFound {
			stream: id,
			first_interval: 0,
			intervals: 1,
			first_segment: 0,
			segments: 5,
		}));
		bring(id, 2, 15, 10);
		// Switched off, and then cut.
		bring(id, 5, 25, 10);
		bring(id, 6, 36, 10);
		let off = Gap { first_interval: 3, intervals: 2, first_segment: 25, segments: 0, block: 1 };
		let cut = Gap { first_interval: 6, intervals: 0, first_segment: 35, segments: 1, block: 1 };
		let overview = VideoProof::stream(id).unwrap();
		assert_eq!(overview.gaps, [gap, off, cut]);
		assert_eq!(overview.gap_count, 3);
		assert_eq!((overview.missing_intervals, overview.missing_segments), (3, 6));
		assert_eq!(overview.overdue, 3);
		// What was passed over stays missing.
		assert_noop!(try_bring(CAMERA, id, 3, 46, 1), Error::<Test>::IntervalPassed);
	});
}

#[test]
fn gaps_that_are_not_listed_any_more_should_stay_counted() {
	test(|| {
		let id = open(terms());
		pass(60 * MINUTE);
		for nth in 0..6 {
			bring(id, 2 * nth + 1, nth, 1);
		}
		let overview = VideoProof::stream(id).unwrap();
		assert_eq!((overview.gap_count, overview.missing_intervals), (6, 6));
		let listed: Vec<_> = overview.gaps.iter().map(|gap| gap.first_interval).collect();
		assert_eq!(listed, [4, 6, 8, 10]);
	});
}

#[test]
fn numbers_should_go_up() {
	test(|| {
		let id = open(terms());
		pass(10 * MINUTE);
		bring(id, 3, 100, 10);
		for interval in [0, 2, 3] {
			assert_noop!(try_bring(CAMERA, id, interval, 110, 1), Error::<Test>::IntervalPassed);
		}
		for first in [0, 100, 109] {
			assert_noop!(try_bring(CAMERA, id, 4, first, 1), Error::<Test>::SegmentsOverlap);
		}
		assert_noop!(try_bring(CAMERA, id, 4, u64::MAX, 1), Error::<Test>::SegmentsAhead);
		assert_ok!(try_bring(CAMERA, id, 4, 110, 1));
	});
}

#[test]
fn segments_should_run_ahead_no_further_than_intervals() {
	test(|| {
		let id = open(terms());
		pass(10 * MINUTE);
		let ahead = |interval, first| {
			assert_noop!(try_bring(CAMERA, id, interval, first, 1), Error::<Test>::SegmentsAhead);
		};
		let highest = u64::MAX / 2;
		for first in [highest + 1, u64::MAX - 1, u64::MAX] {
			ahead(0, first);
		}
		assert_ok!(try_bring(CAMERA, id, 0, highest, 1));
		// As a stolen key would end the stream.
		let next = highest + 1;
		for (interval, first) in [(1, next + 1_001), (3, next + 3_001), (3, u64::MAX - 1)] {
			ahead(interval, first);
		}
		// Two intervals are lost, and almost another.
		assert_ok!(try_bring(CAMERA, id, 3, next + 3_000, 1_000));
		assert_eq!(VideoProof::stream(id).unwrap().missing_segments, highest + 3_000);
		// Also when no row is left.
		pass(40 * DAY);
		assert_ok!(VideoProof::prune_stream(signed(BOB), id, 5));
		assert_eq!(VideoProof::stream(id).unwrap().rows, 0);
		ahead(4, next + 4_000 + 1_001);
		assert_ok!(try_bring(CAMERA, id, 4, next + 4_000 + 1_000, 1));
	});
}

#[test]
fn nothing_should_be_anchored_before_it_is_recorded() {
	test(|| {
		let id = open(terms());
		assert_ok!(try_bring(CAMERA, id, 0, 0, 1));
		pass(MINUTE - AHEAD - 1);
		assert_noop!(try_bring(CAMERA, id, 1, 1, 1), Error::<Test>::IntervalAhead);
		pass(1);
		assert_ok!(try_bring(CAMERA, id, 1, 1, 1));
		assert_noop!(try_bring(CAMERA, id, u64::MAX, 2, 1), Error::<Test>::IntervalAhead);
	});
}

#[test]
fn an_interval_should_have_segments_and_not_too_many() {
	test(|| {
		let id = open(terms());
		for count in [0, 1_001] {
			assert_noop!(try_bring(CAMERA, id, 0, 0, count), Error::<Test>::BadSegmentCount);
		}
		assert_ok!(try_bring(CAMERA, id, 0, 0, 1_000));
	});
}

#[test]
fn owner_and_operator_should_anchor_and_nobody_else() {
	test(|| {
		let id = open(terms());
		pass(10 * MINUTE);
		assert_noop!(try_bring(BOB, id, 0, 0, 1), Error::<Test>::NotOperator);
		assert_noop!(try_bring(CAMERA, id + 1, 0, 0, 1), Error::<Test>::NoSuchStream);
		assert_ok!(try_bring(ALICE, id, 0, 0, 1));
		assert_ok!(try_bring(CAMERA, id, 1, 1, 1));
		assert_eq!(held(CAMERA), 0);
		assert_noop!(
			VideoProof::set_operator(signed(CAMERA), id, Some(BOB)),
			Error::<Test>::NotOwner
		);
		assert_ok!(VideoProof::set_operator(signed(ALICE), id, None));
		assert_last_event(Event::OperatorSet { stream: id, old: Some(CAMERA), new: None });
		assert_noop!(try_bring(CAMERA, id, 2, 2, 1), Error::<Test>::NotOperator);
	});
}

#[test]
fn a_stream_should_be_opened_within_bounds() {
	test(|| {
		let try_open = |terms| VideoProof::open_stream(signed(ALICE), terms, None);
		for interval_ms in [0, 9_999, 3_600_001] {
			let terms = StreamTerms { interval_ms, ..terms() };
			assert_noop!(try_open(terms), Error::<Test>::BadIntervalLength);
		}
		let future = StreamTerms { started_at: START + AHEAD + 1, ..terms() };
		assert_noop!(try_open(future), Error::<Test>::CapturedInFuture);
		for _ in 0..3 {
			assert_ok!(try_open(terms()));
		}
		frame_support::assert_err!(
			frame_support::storage::with_storage_layer(|| try_open(terms())),
			Error::<Test>::TooManyStreams
		);
	});
}

#[test]
fn a_closed_stream_should_show_what_is_missing_at_its_end() {
	test(|| {
		let id = open(terms());
		pass(10 * MINUTE);
		bring(id, 0, 0, 10);
		let close =
			|intervals, segments| VideoProof::close_stream(signed(ALICE), id, intervals, segments);
		assert_noop!(close(0, 10), Error::<Test>::BelowAnchored);
		assert_noop!(close(1, 9), Error::<Test>::BelowAnchored);
		assert_noop!(close(12, 10), Error::<Test>::IntervalAhead);
		assert_noop!(VideoProof::close_stream(signed(CAMERA), id, 1, 10), Error::<Test>::NotOwner);
		assert_ok!(close(3, 25));
		assert_last_event(Event::StreamClosed { stream: id, at: now() });
		let overview = VideoProof::stream(id).unwrap();
		let tail =
			Gap { first_interval: 1, intervals: 2, first_segment: 10, segments: 15, block: 1 };
		assert_eq!((overview.gaps, overview.overdue), (vec![tail], 0));
		assert_eq!(overview.closed_at, Some(now()));
		assert_noop!(close(3, 25), Error::<Test>::StreamClosed);
		assert_noop!(try_bring(CAMERA, id, 3, 25, 1), Error::<Test>::StreamClosed);
		assert_noop!(
			VideoProof::set_operator(signed(ALICE), id, None),
			Error::<Test>::StreamClosed
		);
	});
}

#[test]
fn an_erasure_should_be_noted_up_to_an_interval() {
	test(|| {
		let id = open(terms());
		pass(10 * MINUTE);
		bring(id, 0, 0, 10);
		bring(id, 1, 10, 10);
		let erase =
			|who, before| VideoProof::erase_stream(signed(who), id, before, ErasureReason::Expired);
		assert_noop!(erase(CAMERA, 1), Error::<Test>::NotOwner);
		for before in [0, 3] {
			assert_noop!(erase(ALICE, before), Error::<Test>::NothingToErase);
		}
		assert_ok!(erase(ALICE, 1));
		assert_noop!(erase(ALICE, 1), Error::<Test>::NothingToErase);
		assert_ok!(erase(ALICE, 2));
		let reason = ErasureReason::Expired;
		assert_last_event(Event::StreamErased { stream: id, old: 1, before: 2, reason });
		assert_eq!(VideoProof::stream(id).unwrap().erased_before, 2);
		assert!(VideoProof::interval(id, 0).is_some());
	});
}

#[test]
fn the_usual_interval_should_be_charged_less_than_one_with_a_gap() {
	test(|| {
		let id = open(terms());
		pass(10 * MINUTE);
		let weight = |interval, first| {
			VideoProof::anchor_segments(signed(CAMERA), id, interval, first, 1, Hash::zero())
				.unwrap()
				.actual_weight
		};
		assert_eq!(weight(0, 0), None);
		assert_eq!(weight(1, 1), Some(<() as WeightInfo>::anchor_segments()));
		assert_eq!(weight(3, 2), None);
		assert_eq!(weight(4, 4), None);
	});
}

#[test]
fn intervals_should_be_read_in_pages() {
	test(|| {
		let id = open(terms());
		pass(60 * MINUTE);
		for interval in [0, 1, 3, 7] {
			bring(id, interval, interval, 1);
		}
		let page = |from, limit| -> Vec<u64> {
			VideoProof::intervals(id, from, limit)
				.into_iter()
				.map(|(number, _)| number)
				.collect()
		};
		assert_eq!(page(0, 2), [0, 1]);
		assert_eq!(page(2, 10), [3, 7]);
		assert_eq!(page(3, 10), [3, 7]);
		assert!(page(8, 10).is_empty() && page(0, 0).is_empty());
		// Not into the next stream.
		let other = open(StreamTerms { retention: RetentionClass::Year, ..terms() });
		bring(other, 0, 0, 1);
		assert_eq!(page(7, 10), [7]);
	});
}
