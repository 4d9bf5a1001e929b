//! Streams, their intervals and gaps: the logic behind the calls.

use alloc::vec::Vec;

use codec::MaxEncodedLen;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use mornet_primitives::{
	video::{
		first_link, next_link, ErasureReason, Gap, Interval, RetentionClass, Stream, StreamId,
		StreamTerms,
	},
	Balance, Hash, Moment,
};
use sp_runtime::DispatchError;

use crate::{
	pallet::*,
	types::{interval_key, interval_of},
	AccountIdOf, AgendaKey, Due, GapsOf, StreamOf,
};

/// Length of a key of [`Streams`]: the names, a hash and a number. That of an interval has 8 more.
const NUMBERED_KEY: usize = 48;

/// Length of a key of [`Streams`], of one of [`Gaps`], and of the names before one of [`Agenda`].
const KEYS: usize = 2 * NUMBERED_KEY + 32;

/// The highest number of a stream's first segment. No stream uses up those that are left.
const HIGHEST_FIRST: u64 = u64::MAX / 2;

impl<T: Config> Pallet<T> {
	/// The deposit for a stream, in plancks: its row at its longest, its gaps, its places in the
	/// owner's list and in the agenda.
	fn stream_price() -> Balance {
		let bytes = StreamOf::<T>::max_encoded_len()
			.saturating_add(GapsOf::<T>::max_encoded_len())
			.saturating_add(AgendaKey::max_encoded_len())
			.saturating_add(StreamId::max_encoded_len())
			.saturating_add(KEYS);
		Self::price(3, bytes)
	}

	/// The deposit for the row of an interval, in plancks.
	fn row_price() -> Balance {
		let key = NUMBERED_KEY.saturating_add(8);
		Self::price(1, Interval::max_encoded_len().saturating_add(key))
	}

	/// A stream, if `who` owns it.
	fn owned_stream(who: &AccountIdOf<T>, id: StreamId) -> Result<StreamOf<T>, DispatchError> {
		let stream = Streams::<T>::get(id).ok_or(Error::<T>::NoSuchStream)?;
		ensure!(stream.owner == *who, Error::<T>::NotOwner);
		Ok(stream)
	}

	pub(crate) fn do_open_stream(
		owner: AccountIdOf<T>,
		terms: StreamTerms,
		operator: Option<AccountIdOf<T>>,
	) -> DispatchResult {
		let lengths = T::MinInterval::get()..=T::MaxInterval::get();
		ensure!(lengths.contains(&terms.interval_ms), Error::<T>::BadIntervalLength);
		ensure!(Self::has_come(terms.started_at), Error::<T>::CapturedInFuture);
		let id = NextStream::<T>::get();
		NextStream::<T>::put(id.checked_add(1).ok_or(Error::<T>::NoMoreStreams)?);
		StreamsOf::<T>::try_append(&owner, id).map_err(|()| Error::<T>::TooManyStreams)?;
		let (deposit, row_deposit) = (Self::stream_price(), Self::row_price());
		Self::hold(&owner, deposit)?;
		let link = first_link(id, &owner, &terms);
		Streams::<T>::insert(
			id,
			Stream {
				owner: owner.clone(),
				operator: operator.clone(),
				terms: terms.clone(),
				block: Self::block(),
				closed_at: None,
				link,
				next_interval: 0,
				next_segment: 0,
				intervals: 0,
				rows: 0,
				gaps: 0,
				missing_intervals: 0,
				missing_segments: 0,
				erased_before: 0,
				prune_at: None,
				grants: 0,
				deposit,
				row_deposit,
			},
		);
		Self::deposit_event(Event::StreamOpened {
			stream: id,
			owner,
			operator,
			terms,
			link,
			deposit,
			row_deposit,
		});
		Ok(())
	}

	/// Notes what is missing of a stream before `interval` and `segment`; whether something is.
	fn note_gap(
		id: StreamId,
		stream: &mut StreamOf<T>,
		interval: u64,
		segment: u64,
	) -> Result<bool, DispatchError> {
		// Checked by the caller, so never less.
		let gap = Gap {
			first_interval: stream.next_interval,
			intervals: interval.saturating_sub(stream.next_interval),
			first_segment: stream.next_segment,
			segments: segment.saturating_sub(stream.next_segment),
			block: Self::block(),
		};
		if gap.intervals == 0 && gap.segments == 0 {
			return Ok(false);
		}
		stream.gaps = stream.gaps.checked_add(1).ok_or(Error::<T>::Overflow)?;
		// No more than the numbers passed, which fit.
		stream.missing_intervals = stream.missing_intervals.saturating_add(gap.intervals);
		stream.missing_segments = stream.missing_segments.saturating_add(gap.segments);
		Gaps::<T>::try_mutate(id, |list| {
			if list.is_full() {
				list.remove(0);
			}
			list.try_push(gap).map_err(|_| Error::<T>::Overflow)
		})?;
		let Gap { first_interval, intervals, first_segment, segments, .. } = gap;
		Self::deposit_event(Event::GapFound {
			stream: id,
			first_interval,
			intervals,
			first_segment,
			segments,
		});
		Ok(true)
	}

	/// Fails if an interval has not begun.
	fn ensure_begun(stream: &StreamOf<T>, interval: u64) -> DispatchResult {
		let begun = stream.terms.begins(interval).is_some_and(Self::has_come);
		ensure!(begun, Error::<T>::IntervalAhead);
		Ok(())
	}

	/// Fails if more segments would be passed over than the recorder can have lost: those of the
	/// interval and of the ones that were passed over. The first row of a stream can begin anywhere,
	/// for some recorders number by the clock.
	fn ensure_near(stream: &StreamOf<T>, interval: u64, first_segment: u64) -> DispatchResult {
		let furthest = if stream.intervals == 0 {
			HIGHEST_FIRST
		} else {
			// Checked by the caller, so never less.
			let intervals = interval.saturating_sub(stream.next_interval).saturating_add(1);
			let segments = intervals.saturating_mul(T::MaxSegments::get().into());
			stream.next_segment.saturating_add(segments)
		};
		ensure!(first_segment <= furthest, Error::<T>::SegmentsAhead);
		Ok(())
	}

	/// Puts a stream where it belongs in the agenda, its oldest row being of `oldest`.
	fn schedule(id: StreamId, stream: &mut StreamOf<T>, oldest: Option<Moment>) {
		let prune_at = oldest.and_then(|at| stream.terms.retention.ends(at));
		if prune_at == stream.prune_at {
			return;
		}
		if let Some(at) = stream.prune_at {
			Agenda::<T>::remove(Due::Stream(id).key(at));
		}
		if let Some(at) = prune_at {
			Agenda::<T>::insert(Due::Stream(id).key(at), ());
		}
		stream.prune_at = prune_at;
	}

	/// Returns whether it was the usual case: no gap, and rows before.
	pub(crate) fn do_anchor_segments(
		who: &AccountIdOf<T>,
		id: StreamId,
		interval: u64,
		first_segment: u64,
		count: u32,
		root: Hash,
	) -> Result<bool, DispatchError> {
		let mut stream = Streams::<T>::get(id).ok_or(Error::<T>::NoSuchStream)?;
		let may = stream.owner == *who || stream.operator.as_ref() == Some(who);
		ensure!(may, Error::<T>::NotOperator);
		ensure!(stream.closed_at.is_none(), Error::<T>::StreamClosed);
		ensure!((1..=T::MaxSegments::get()).contains(&count), Error::<T>::BadSegmentCount);
		ensure!(interval >= stream.next_interval, Error::<T>::IntervalPassed);
		ensure!(first_segment >= stream.next_segment, Error::<T>::SegmentsOverlap);
		Self::ensure_begun(&stream, interval)?;
		Self::ensure_near(&stream, interval, first_segment)?;

		let next_interval = interval.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let next_segment = first_segment.checked_add(count.into()).ok_or(Error::<T>::Overflow)?;
		let has_gap = Self::note_gap(id, &mut stream, interval, first_segment)?;
		(stream.next_interval, stream.next_segment) = (next_interval, next_segment);
		stream.link = next_link(stream.link, root, interval, first_segment, count);
		stream.intervals = stream.intervals.checked_add(1).ok_or(Error::<T>::Overflow)?;
		let is_first = stream.rows == 0;
		stream.rows = stream.rows.checked_add(1).ok_or(Error::<T>::Overflow)?;
		Self::hold(&stream.owner, stream.row_deposit)?;
		let (at, link) = (Self::now(), stream.link);
		if is_first {
			Self::schedule(id, &mut stream, Some(at));
		}
		let row =
			Interval { first_segment, count, root, link, block: Self::block(), anchored_at: at };
		Intervals::<T>::insert(id, interval_key(interval), row);
		Streams::<T>::insert(id, stream);
		Self::deposit_event(Event::SegmentsAnchored {
			stream: id,
			interval,
			first_segment,
			count,
			root,
			link,
			at,
		});
		Ok(!has_gap && !is_first)
	}

	pub(crate) fn do_close_stream(
		who: &AccountIdOf<T>,
		id: StreamId,
		intervals: u64,
		segments: u64,
	) -> DispatchResult {
		let mut stream = Self::owned_stream(who, id)?;
		ensure!(stream.closed_at.is_none(), Error::<T>::StreamClosed);
		ensure!(
			intervals >= stream.next_interval && segments >= stream.next_segment,
			Error::<T>::BelowAnchored
		);
		if let Some(last) = intervals.checked_sub(1) {
			Self::ensure_begun(&stream, last)?;
		}
		Self::note_gap(id, &mut stream, intervals, segments)?;
		let at = Self::now();
		(stream.next_interval, stream.next_segment) = (intervals, segments);
		stream.closed_at = Some(at);
		Streams::<T>::insert(id, stream);
		Self::deposit_event(Event::StreamClosed { stream: id, at });
		Ok(())
	}

	pub(crate) fn do_set_operator(
		who: &AccountIdOf<T>,
		id: StreamId,
		new: Option<AccountIdOf<T>>,
	) -> DispatchResult {
		let mut stream = Self::owned_stream(who, id)?;
		ensure!(stream.closed_at.is_none(), Error::<T>::StreamClosed);
		let old = core::mem::replace(&mut stream.operator, new.clone());
		Streams::<T>::insert(id, stream);
		Self::deposit_event(Event::OperatorSet { stream: id, old, new });
		Ok(())
	}

	pub(crate) fn do_extend_stream_retention(
		who: &AccountIdOf<T>,
		id: StreamId,
		new: RetentionClass,
	) -> DispatchResult {
		let mut stream = Self::owned_stream(who, id)?;
		let old = stream.terms.retention;
		ensure!(new > old, Error::<T>::RetentionNotLonger);
		let oldest = Intervals::<T>::iter_prefix_values(id).next();
		stream.terms.retention = new;
		Self::schedule(id, &mut stream, oldest.map(|row| row.anchored_at));
		Streams::<T>::insert(id, stream);
		Self::deposit_event(Event::StreamRetentionExtended { stream: id, old, new });
		Ok(())
	}

	pub(crate) fn do_erase_stream(
		who: &AccountIdOf<T>,
		id: StreamId,
		before: u64,
		reason: ErasureReason,
	) -> DispatchResult {
		let mut stream = Self::owned_stream(who, id)?;
		let is_more = before > stream.erased_before && before <= stream.next_interval;
		ensure!(is_more, Error::<T>::NothingToErase);
		let old = core::mem::replace(&mut stream.erased_before, before);
		Streams::<T>::insert(id, stream);
		Self::deposit_event(Event::StreamErased { stream: id, old, before, reason });
		Ok(())
	}

	/// Returns how many rows were pruned.
	pub(crate) fn do_prune_stream(id: StreamId, limit: u32) -> Result<u32, DispatchError> {
		let mut stream = Streams::<T>::get(id).ok_or(Error::<T>::NoSuchStream)?;
		let now = Self::now();
		let limit = limit.min(T::MaxPrunedAtOnce::get()) as usize;
		let is_over = |row: &Interval| {
			stream.terms.retention.ends(row.anchored_at).is_some_and(|at| at <= now)
		};
		// The oldest rows, and no more than the one behind them, which will be the oldest: what is
		// read is what the weight for the rows pruned is for.
		let (mut pruned, mut oldest) = (Vec::new(), None);
		for (key, row) in Intervals::<T>::iter_prefix(id).take(limit.saturating_add(1)) {
			if pruned.len() == limit || !is_over(&row) {
				oldest = Some(row.anchored_at);
				break;
			}
			pruned.push(key);
		}
		let last = pruned.last().map(|key| interval_of(*key)).ok_or(Error::<T>::NothingToPrune)?;
		for key in &pruned {
			Intervals::<T>::remove(id, key);
		}
		let rows = u32::try_from(pruned.len()).unwrap_or(u32::MAX);
		let deposit = stream.row_deposit.saturating_mul(rows.into());
		Self::release(&stream.owner, deposit)?;
		stream.rows = stream.rows.saturating_sub(rows);
		Self::schedule(id, &mut stream, oldest);
		Streams::<T>::insert(id, stream);
		Self::deposit_event(Event::IntervalsPruned { stream: id, last, rows, deposit });
		Ok(rows)
	}

	pub(crate) fn do_remove_stream(who: &AccountIdOf<T>, id: StreamId) -> DispatchResult {
		let stream = Self::owned_stream(who, id)?;
		ensure!(stream.closed_at.is_some(), Error::<T>::StreamOpen);
		ensure!(stream.rows == 0, Error::<T>::HasIntervals);
		ensure!(stream.grants == 0, Error::<T>::StillGranted);
		Self::release(&stream.owner, stream.deposit)?;
		Streams::<T>::remove(id);
		Gaps::<T>::remove(id);
		StreamsOf::<T>::mutate_exists(who, |slot| {
			if let Some(ids) = slot {
				ids.retain(|other| *other != id);
				if ids.is_empty() {
					*slot = None;
				}
			}
		});
		let Stream { owner, deposit, .. } = stream;
		Self::deposit_event(Event::StreamRemoved { stream: id, owner, deposit });
		Ok(())
	}
}
