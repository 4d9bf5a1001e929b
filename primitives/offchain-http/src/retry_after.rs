//! The `Retry-After` header: RFC 9110, section 10.2.3.

/// Milliseconds of a day.
const DAY_MS: u64 = 86_400_000;

/// How long an answer asks to be left alone, in milliseconds: a number of seconds, or a date that is
/// compared with `now`. `None` if it is neither: the caller's own backoff then rules.
pub(crate) fn parse(value: &str, now_ms: u64) -> Option<u64> {
	let value = value.trim();
	if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) {
		// Too long for a number is too long to wait: the cap on waits deals with it.
		return Some(value.parse::<u64>().unwrap_or(u64::MAX).saturating_mul(1000));
	}
	Some(date_ms(value)?.saturating_sub(now_ms))
}

/// Milliseconds since the Unix epoch of a date like `Sun, 06 Nov 1994 08:49:37 GMT`, the one form
/// that RFC 9110 lets servers send.
fn date_ms(value: &str) -> Option<u64> {
	let (_, rest) = value.split_once(", ")?;
	let mut parts = rest.split(' ');
	let day: u64 = number(parts.next()?, 31)?;
	let month = month(parts.next()?)?;
	let year = number(parts.next()?, 9999)?;
	let mut clock = parts.next()?.split(':');
	let (hour, minute, second) =
		(number(clock.next()?, 23)?, number(clock.next()?, 59)?, number(clock.next()?, 60)?);
	if parts.next()? != "GMT" || parts.next().is_some() || clock.next().is_some() {
		return None;
	}
	let seconds = hour
		.checked_mul(3600)?
		.checked_add(minute.checked_mul(60)?)?
		.checked_add(second)?;
	days_since_epoch(year, month, day)?
		.checked_mul(DAY_MS)?
		.checked_add(seconds.checked_mul(1000)?)
}

fn number(text: &str, max: u64) -> Option<u64> {
	if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit()) {
		return None;
	}
	text.parse().ok().filter(|value| *value <= max)
}

/// Number of a month, 0 for March: the year that ends with its leap day.
fn month(name: &str) -> Option<u64> {
	const FROM_MARCH: [&str; 12] =
		["Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Jan", "Feb"];
	FROM_MARCH.iter().position(|known| *known == name)?.try_into().ok()
}

/// Days from 1 January 1970 to a date of the Gregorian calendar.
fn days_since_epoch(year: u64, month: u64, day: u64) -> Option<u64> {
	// Days from 1 March of the year 0 to 1 January 1970.
	const EPOCH: u64 = 719_468;
	let year = if month >= 10 { year.checked_sub(1)? } else { year };
	let leap_days = (year / 4).checked_sub(year / 100)?.checked_add(year / 400)?;
	// Months from March have 31, 30, 31, 30, 31 days, over and over: 153 in five.
	let in_year = month.checked_mul(153)?.checked_add(2)?.checked_div(5)?.checked_add(day)?;
	year.checked_mul(365)?
		.checked_add(leap_days)?
		.checked_add(in_year)?
		.checked_sub(1)?
		.checked_sub(EPOCH)
}
