//! Sums over the last day, in bounded storage.
//!
//! A limit for a day that begins at midnight lets twice the limit through within two minutes. So the
//! last 24 hours count, whenever they began: by full hours of the clock, and the hour that is only
//! in part within the last 24 counts whole. What is counted is never less than what happened in the
//! last 24 hours, and at most what happened in the last 25: rounded against the customer.

use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{traits::ConstU32, BoundedVec};

use crate::{units::time::HOUR_MS, Balance, Moment};

/// Hours that count: the present one and 24 before it.
pub const HOURS_COUNTED: u32 = 25;

/// What happened in an hour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Hour {
	/// Which: in hours since the Unix epoch.
	pub hour: u32,
	/// The sum, in plancks of GCC.
	pub amount: Balance,
	/// Of how many operations.
	pub count: u32,
}

/// What happened in the last day: the hours in which something did, the oldest first, each once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct RollingDay(BoundedVec<Hour, ConstU32<HOURS_COUNTED>>);

/// The hour of a moment, in hours since the Unix epoch.
pub fn hour_of(now: Moment) -> u32 {
	// Hours fit for the next 490,000 years; a clock that is further off counts all in the last.
	u32::try_from(now.checked_div(HOUR_MS).unwrap_or_default()).unwrap_or(u32::MAX)
}

/// Whether what happened in an hour counts in another.
fn counts(hour: u32, now: u32) -> bool {
	// Hours to come, which a clock that was set back would leave, count too.
	now.saturating_sub(hour) < HOURS_COUNTED
}

impl RollingDay {
	/// The sum that counts at `now`, in plancks. More than fits is as much as fits.
	pub fn amount(&self, now: Moment) -> Balance {
		let now = hour_of(now);
		self.0
			.iter()
			.filter(|row| counts(row.hour, now))
			.fold(0, |sum, row| sum.saturating_add(row.amount))
	}

	/// Of how many operations that is.
	pub fn count(&self, now: Moment) -> u32 {
		let now = hour_of(now);
		self.0
			.iter()
			.filter(|row| counts(row.hour, now))
			.fold(0, |sum, row| sum.saturating_add(row.count))
	}

	/// Whether nothing in it counts any more.
	pub fn is_stale(&self, now: Moment) -> bool {
		let now = hour_of(now);
		!self.0.iter().any(|row| counts(row.hour, now))
	}

	/// Adds an operation, and forgets what does not count any more.
	pub fn add(&mut self, now: Moment, amount: Balance) {
		let now = hour_of(now);
		self.0.retain(|row| counts(row.hour, now));
		if let Some(last) = self.0.last_mut().filter(|row| row.hour >= now) {
			// A sum that does not fit is above every limit as it is.
			last.amount = last.amount.saturating_add(amount);
			last.count = last.count.saturating_add(1);
			return;
		}
		let row = Hour { hour: now, amount, count: 1 };
		// All the others are of the 24 hours before: there is room. If not, the newest takes it, for
		// nothing may be forgotten that counts.
		if self.0.try_push(row).is_err() {
			if let Some(last) = self.0.last_mut() {
				last.amount = last.amount.saturating_add(amount);
				last.count = last.count.saturating_add(1);
			}
		}
	}

	/// The hours in which something happened, the oldest first.
	pub fn hours(&self) -> &[Hour] {
		&self.0
	}
}

#[cfg(test)]
mod tests {
	#![allow(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		reason = "a test fails loudly"
	)]

	use super::*;

	const START: Moment = 480_000 * HOUR_MS;

	#[test]
	fn all_of_the_last_day_counts_and_nothing_older_than_25_hours() {
		let mut day = RollingDay::default();
		// In the last millisecond of an hour.
		day.add(START + HOUR_MS - 1, 7);
		// A millisecond before 24 hours are over, and when they are.
		assert_eq!(day.amount(START + 25 * HOUR_MS - 2), 7);
		assert_eq!(day.amount(START + 25 * HOUR_MS - 1), 7);
		assert_eq!(day.amount(START + 25 * HOUR_MS), 0);
		assert!(!day.is_stale(START + 25 * HOUR_MS - 1));
		assert!(day.is_stale(START + 25 * HOUR_MS));
	}

	#[test]
	fn hours_roll_over_one_by_one() {
		let mut day = RollingDay::default();
		for hour in 0..100 {
			day.add(START + hour * HOUR_MS, 1);
			day.add(START + hour * HOUR_MS + 1, 2);
			let hours = (hour + 1).min(25);
			assert_eq!(day.amount(START + hour * HOUR_MS), 3 * Balance::from(hours));
			assert_eq!(u64::from(day.count(START + hour * HOUR_MS)), 2 * hours);
			assert!(day.hours().len() <= HOURS_COUNTED as usize);
			assert!(day.hours().windows(2).all(|pair| pair[0].hour < pair[1].hour));
		}
	}

	#[test]
	fn a_clock_that_is_set_back_forgets_nothing() {
		let mut day = RollingDay::default();
		day.add(START + 5 * HOUR_MS, 1);
		day.add(START, 2);
		assert_eq!((day.amount(START), day.count(START)), (3, 2));
		assert_eq!(day.hours().len(), 1);
	}

	#[test]
	fn a_sum_that_does_not_fit_stays_at_the_most() {
		let mut day = RollingDay::default();
		day.add(START, Balance::MAX);
		day.add(START + HOUR_MS, 1);
		assert_eq!(day.amount(START + HOUR_MS), Balance::MAX);
	}
}
