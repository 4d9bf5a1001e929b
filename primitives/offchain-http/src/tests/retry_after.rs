//! `Retry-After`.

use proptest::prelude::*;

use super::host::START;
use crate::retry_after::parse;

#[test]
fn seconds_are_read() {
	assert_eq!(parse("0", START), Some(0));
	assert_eq!(parse("27", START), Some(27_000));
	assert_eq!(parse(" 27 ", START), Some(27_000));
	assert_eq!(parse(&"9".repeat(40), START), Some(u64::MAX));
}

#[test]
fn dates_are_compared_with_now() {
	assert_eq!(parse("Thu, 01 Jan 2026 12:00:30 GMT", START), Some(30_000));
	assert_eq!(parse("Thu, 01 Jan 2026 11:59:59 GMT", START), Some(0));
	assert_eq!(parse("Sun, 06 Nov 1994 08:49:37 GMT", 0), Some(784_111_777_000));
	assert_eq!(parse("Thu, 01 Jan 1970 00:00:00 GMT", 0), Some(0));
	assert_eq!(parse("Thu, 29 Feb 2024 00:00:00 GMT", 0), Some(1_709_164_800_000));
	assert_eq!(parse("Fri, 01 Mar 2024 00:00:00 GMT", 0), Some(1_709_251_200_000));
	assert_eq!(parse("Wed, 01 Mar 2000 00:00:00 GMT", 0), Some(951_868_800_000));
}

#[test]
fn anything_else_is_nothing() {
	for value in [
		"",
		"-1",
		"1.5",
		"soon",
		"Thu, 01 Jan 2026 12:00:30",
		"Thu, 01 Jan 2026 12:00:30 CET",
		"Thu, 01 Foo 2026 12:00:30 GMT",
		"Thu, 01 Jan 2026 25:00:30 GMT",
		"Thu, 32 Jan 2026 12:00:30 GMT",
		"Thursday, 01-Jan-26 12:00:30 GMT",
		"Thu, 00 Jan 0000 12:00:30 GMT",
		"Wed, 31 Dec 1969 23:59:59 GMT",
	] {
		assert_eq!(parse(value, START), None, "{value:?}");
	}
}

proptest! {
	#[test]
	fn any_text_is_read_or_refused(value in "\\PC*", now: u64) {
		let _ = parse(&value, now);
	}

	#[test]
	fn any_date_is_read_or_refused(
		(day, year, hour) in (0_u64..40, 0_u64..20_000, 0_u64..30),
		month in "(Jan|Feb|Mar|Jul|Oct|Dec)",
	) {
		let _ = parse(&format!("Xxx, {day:02} {month} {year:04} {hour:02}:00:00 GMT"), 0);
	}
}
