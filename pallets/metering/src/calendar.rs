//! Months of the Gregorian calendar in UTC.
//!
//! The algorithms are `civil_from_days` and `days_from_civil` of Howard Hinnant's "chrono-Compatible
//! Low-Level Date Algorithms" (<https://howardhinnant.github.io/date_algorithms.html>), for months in
//! place of dates. A [`Month`] is its year times 12, plus the month from 0 for January.
//!
//! The algorithms' year begins in March, so that the leap day is its last: month `m` of year `y`
//! since March of year 0 is [`Month`] `12 y + m + 2`.

// A day as Unix counts UTC: without leap seconds.
use mornet_primitives::{metering::Month, units::time::DAY_MS, Moment};

/// Days from 1 March of year 0 to 1 January 1970.
const EPOCH: u64 = 719_468;
/// Days in the 400 years after which the calendar repeats.
const DAYS_PER_ERA: u64 = 146_097;

/// The month that a moment lies in.
pub fn month_of(moment: Moment) -> Month {
	let days = (moment / DAY_MS).saturating_add(EPOCH);
	let era = days / DAYS_PER_ERA;
	let day_of_era = days % DAYS_PER_ERA;
	let year_of_era = day_of_era
		.saturating_sub(day_of_era / 1_460)
		.saturating_add(day_of_era / 36_524)
		.saturating_sub(day_of_era / 146_096)
		/ 365;
	let day_of_year = day_of_era.saturating_sub(days_before(year_of_era));
	let month = day_of_year.saturating_mul(5).saturating_add(2) / 153;
	let year = era.saturating_mul(400).saturating_add(year_of_era);
	let month = year.saturating_mul(12).saturating_add(month).saturating_add(2);
	// A `u32` of months lasts for 350 million years.
	Month::try_from(month).unwrap_or(Month::MAX)
}

/// The first moment of a month; 0 for months before January 1970.
pub const fn month_start(month: Month) -> Moment {
	let months = (month as u64).saturating_sub(2);
	let year = months / 12;
	let day_of_year = (months % 12).saturating_mul(153).saturating_add(2) / 5;
	let day_of_era = days_before(year % 400).saturating_add(day_of_year);
	(year / 400)
		.saturating_mul(DAYS_PER_ERA)
		.saturating_add(day_of_era)
		.saturating_sub(EPOCH)
		.saturating_mul(DAY_MS)
}

/// Days of an era before a year in it.
const fn days_before(year_of_era: u64) -> u64 {
	year_of_era
		.saturating_mul(365)
		.saturating_add(year_of_era / 4)
		.saturating_sub(year_of_era / 100)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::arithmetic_side_effects, reason = "a test fails loudly")]

	use super::*;

	const fn month(year: u32, month: u32) -> Month {
		year * 12 + month - 1
	}

	/// From `date -u -d <date> +%s`.
	const KNOWN: [(u64, Month); 11] = [
		(0, month(1970, 1)),
		(2_678_400, month(1970, 2)),
		(68_169_600, month(1972, 2)),
		(70_675_200, month(1972, 3)),
		(951_782_400, month(2000, 2)),
		(951_868_800, month(2000, 3)),
		(978_307_200, month(2001, 1)),
		(1_760_601_600, month(2025, 10)),
		(1_772_323_200, month(2026, 3)),
		(4_107_456_000, month(2100, 2)),
		(4_107_542_400, month(2100, 3)),
	];

	#[test]
	fn known_dates_are_in_their_months() {
		for (seconds, expected) in KNOWN {
			assert_eq!(month_of(seconds * 1_000), expected, "{seconds}");
		}
		assert_eq!(month_of(2_678_400_000 - 1), month(1970, 1));
	}

	#[test]
	fn months_begin_where_the_last_one_ends() {
		for m in month(1970, 1)..month(2500, 1) {
			let start = month_start(m);
			assert_eq!(month_of(start), m);
			assert_eq!(month_of(month_start(m + 1) - 1), m);
			let days = (month_start(m + 1) - start) / DAY_MS;
			let (year, leap) = (m / 12, |y: u32| {
				(y.is_multiple_of(4) && !y.is_multiple_of(100)) || y.is_multiple_of(400)
			});
			let expected = match m % 12 {
				1 if leap(year) => 29,
				1 => 28,
				3 | 5 | 8 | 10 => 30,
				_ => 31,
			};
			assert_eq!(days, expected, "{year}-{}", m % 12 + 1);
		}
	}

	#[test]
	fn the_ends_of_time_do_not_overflow() {
		assert_eq!(month_of(Moment::MAX), month_of(Moment::MAX - 1));
		assert_eq!(month_start(0), 0);
		assert!(month_start(Month::MAX) > 0);
	}
}
