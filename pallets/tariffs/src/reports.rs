//! What the operators' reports for a feed say together. Pure.

use alloc::vec::Vec;

use mornet_primitives::{Balance, Moment};

use crate::Parameters;

/// What one operator reported: a price in plancks, and when.
pub(crate) type Report = (Balance, Moment);

/// What a quorum of fresh reports says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Combined {
	/// The median of all fresh reports, in plancks.
	pub median: Balance,
	/// When the oldest of the newest `quorum` reports was made: with it the quorum ends.
	pub quorum_since: Moment,
	/// When that report ceases to count.
	pub fresh_until: Moment,
}

/// Combines the reports for a feed; `None` if fewer than `quorum` are fresh.
///
/// A report counts for `freshness`, its last moment not included. Of an even number of reports the
/// median is the lower of the two in the middle: always a price that an operator vouches for, and
/// of two the one in the payers' favour.
pub(crate) fn combine(
	reports: impl IntoIterator<Item = Report>,
	now: Moment,
	params: &Parameters,
) -> Option<Combined> {
	let expires = |at: Moment| at.saturating_add(params.freshness);
	let (mut prices, mut times): (Vec<_>, Vec<_>) =
		reports.into_iter().filter(|(_, at)| expires(*at) > now).unzip();
	prices.sort_unstable();
	times.sort_unstable();
	let in_quorum = usize::try_from(params.quorum).ok().filter(|quorum| *quorum > 0)?;
	let quorum_since = *times.get(times.len().checked_sub(in_quorum)?)?;
	let median = *prices.get(prices.len().saturating_sub(1) / 2)?;
	Some(Combined { median, quorum_since, fresh_until: expires(quorum_since) })
}

#[cfg(test)]
#[allow(clippy::arithmetic_side_effects, reason = "a test fails loudly")]
mod tests {
	use proptest::{collection::vec, prelude::*};

	use super::*;

	fn params(quorum: u32, freshness: Moment) -> Parameters {
		Parameters { quorum, freshness, ..Default::default() }
	}

	#[test]
	fn of_an_even_number_the_lower_middle_counts() {
		let at = |prices: &[Balance]| {
			combine(prices.iter().map(|price| (*price, 5)), 5, &params(1, 10)).map(|c| c.median)
		};
		assert_eq!(at(&[]), None);
		assert_eq!(at(&[7]), Some(7));
		assert_eq!(at(&[9, 7]), Some(7));
		assert_eq!(at(&[9, 7, 8]), Some(8));
		assert_eq!(at(&[1, 9, 8, 7]), Some(7));
	}

	#[test]
	fn the_quorum_ends_with_the_oldest_of_its_newest_reports() {
		let reports = [(3, 10), (1, 12), (2, 11)];
		assert_eq!(
			combine(reports, 13, &params(2, 10)),
			Some(Combined { median: 2, quorum_since: 11, fresh_until: 21 })
		);
		assert_eq!(combine(reports, 20, &params(2, 10)).map(|c| c.median), Some(1));
		assert_eq!(combine(reports, 21, &params(2, 10)), None);
		assert_eq!(combine(reports, 13, &params(4, 10)), None);
	}

	proptest! {
		/// However they are ordered: at most half the fresh reports are below the median and at
		/// most half above, it is one of them, and the quorum ends exactly when too few are left.
		#[test]
		fn a_median_has_half_on_either_side(
			reports in vec((0u128..20, 0u64..100), 0..20),
			now in 100u64..200,
			quorum in 1u32..6,
			freshness in 1u64..200,
		) {
			let params = params(quorum, freshness);
			let fresh: Vec<_> =
				reports.iter().filter(|(_, at)| at + freshness > now).map(|(p, _)| *p).collect();
			match combine(reports.clone(), now, &params) {
				None => prop_assert!(fresh.len() < quorum as usize),
				Some(combined) => {
					prop_assert!(fresh.len() >= quorum as usize);
					prop_assert!(fresh.contains(&combined.median));
					let below = fresh.iter().filter(|p| **p < combined.median).count();
					let above = fresh.iter().filter(|p| **p > combined.median).count();
					prop_assert!(below * 2 < fresh.len() && above * 2 <= fresh.len());
					prop_assert!(combine(reports.clone(), combined.fresh_until - 1, &params).is_some());
					prop_assert!(combine(reports, combined.fresh_until, &params).is_none());
				},
			}
		}
	}
}
