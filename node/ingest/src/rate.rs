//! How much a device may send.
//!
//! A device has a bucket of allowances that fills with time and of which each message takes one.
//! The bucket holds a minute's worth, or what the device may have sent since its last accepted
//! reading if that is longer ago: after an outage the broker delivers what it kept all at once, and
//! none of that may be lost.

use mornet_primitives::Moment;

/// Milliseconds of a minute, and what a message takes from the bucket: the bucket gains `rate`
/// each millisecond.
const MINUTE: u64 = 60_000;

/// The allowances of a device.
#[derive(Clone, Copy, Debug)]
pub struct Bucket {
	level: u64,
	filled: Moment,
}

impl Bucket {
	/// A bucket that is full at `now`, for a device whose last reading was at `last`.
	pub fn full(rate: u32, last: Moment, now: Moment) -> Self {
		Self { level: capacity(rate, last, now), filled: now }
	}

	/// Takes an allowance for a message at `now`; false if there is none.
	pub fn take(&mut self, rate: u32, last: Moment, now: Moment) -> bool {
		let gained = now.saturating_sub(self.filled).saturating_mul(rate.into());
		self.level = self.level.saturating_add(gained).min(capacity(rate, last, now));
		self.filled = self.filled.max(now);
		match self.level.checked_sub(MINUTE) {
			Some(level) => {
				self.level = level;
				true
			},
			None => false,
		}
	}
}

fn capacity(rate: u32, last: Moment, now: Moment) -> u64 {
	now.saturating_sub(last).max(MINUTE).saturating_mul(rate.into())
}

#[cfg(test)]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "tests may fail loudly"
)]
mod tests {
	use super::*;

	const NOW: Moment = 1_760_601_600_000;

	#[test]
	fn minute_has_its_allowance_and_no_more() {
		let mut bucket = Bucket::full(5, NOW, NOW);
		assert_eq!((0..10).filter(|_| bucket.take(5, NOW, NOW)).count(), 5);
		// One each twelve seconds from then on.
		assert!(!bucket.take(5, NOW, NOW + 11_999));
		assert!(bucket.take(5, NOW, NOW + 12_000));
		assert!(!bucket.take(5, NOW, NOW + 12_000));
		// And never more than a minute's worth at once.
		let later = NOW + 3_600_000;
		assert_eq!((0..10).filter(|_| bucket.take(5, later, later)).count(), 5);
	}

	#[test]
	fn what_the_broker_kept_during_an_outage_passes() {
		// Ten hours of a reading a minute, delivered at once.
		let since = NOW - 600 * MINUTE;
		let mut bucket = Bucket::full(2, since, NOW);
		for minute in 0..600 {
			assert!(bucket.take(2, since + minute * MINUTE, NOW), "{minute}");
		}
	}

	#[test]
	fn clock_that_goes_back_does_no_harm() {
		let mut bucket = Bucket::full(1, NOW, NOW);
		assert!(bucket.take(1, NOW, NOW));
		assert!(!bucket.take(1, NOW, NOW - MINUTE));
		assert!(!bucket.take(1, NOW, NOW));
		assert!(bucket.take(1, NOW, NOW + MINUTE));
		assert!(Bucket::full(u32::MAX, 0, u64::MAX).take(u32::MAX, 0, u64::MAX));
	}
}
