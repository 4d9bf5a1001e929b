//! What the pallet stores and what its calls and events carry, with the invariants of each.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::string::String;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use mornet_offchain_http::BaseUrl;
use mornet_primitives::{
	tariffs::PriceVersion,
	units::time::{DAY_MS, HOUR_MS},
	Balance, Moment,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};
use sp_runtime::Perbill;

use crate::Config;

/// The runtime's account type.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// A feed's versions, the oldest first.
pub type HistoryOf<T> = BoundedVec<PriceVersion, <T as Config>::MaxVersions>;

/// Where the operators' workers read prices: the bytes of a URL.
pub type SourceOf<T> = BoundedVec<u8, <T as Config>::MaxSourceLength>;

/// The rules for operators that governance sets, by `set_parameters`.
///
/// [`Parameters::check`] says which values are accepted.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// Fresh reports that a median needs; from 1 to `MaxOperators`.
	pub quorum: u32,
	/// How long a report counts, in milliseconds.
	pub freshness: Moment,
	/// How long a price stands before the operators' median can replace it, in milliseconds. With
	/// `max_move` it bounds how fast operators can move a price, and with `MaxVersions` how far
	/// back the history of a feed reaches whose price they change all the time.
	pub interval: Moment,
	/// By how much of the price in force a median may differ from it to replace it without the
	/// admin.
	pub max_move: Perbill,
}

impl Parameters {
	/// Longest `freshness` and `interval`, in milliseconds: 31 days.
	pub const MAX_DURATION: Moment = 31 * DAY_MS;

	/// Whether these values can be in force in a chain with room for `max_operators`.
	pub fn check(&self, max_operators: u32) -> bool {
		(1..=max_operators).contains(&self.quorum)
			&& (1..=Self::MAX_DURATION).contains(&self.freshness)
			&& (1..=Self::MAX_DURATION).contains(&self.interval)
	}

	/// Whether a median may replace the price `current` without the admin. The largest move is
	/// rounded down.
	pub fn allows(&self, current: Balance, median: Balance) -> bool {
		current.abs_diff(median) <= self.max_move.mul_floor(current)
	}
}

impl Default for Parameters {
	fn default() -> Self {
		Self {
			quorum: 3,
			freshness: HOUR_MS,
			interval: HOUR_MS,
			max_move: Perbill::from_percent(10),
		}
	}
}

/// A median that differs from the price in force by more than it may.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Outlying {
	/// It waits for the admin.
	#[codec(index = 0)]
	Waiting(Balance),
	/// The admin rejected it. Remembered so that it does not wait anew with each report.
	#[codec(index = 1)]
	Rejected(Balance),
}

impl Outlying {
	/// The median, in plancks.
	pub const fn median(&self) -> Balance {
		match self {
			Self::Waiting(median) | Self::Rejected(median) => *median,
		}
	}

	/// The median if it waits for the admin, in plancks.
	pub const fn waiting(&self) -> Option<Balance> {
		match self {
			Self::Waiting(median) => Some(*median),
			Self::Rejected(_) => None,
		}
	}
}

/// How a feed's operators are doing.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Operation {
	/// The moment until which there was, or is, a quorum of fresh reports (not included): when the
	/// first of the newest `quorum` reports ceases to count. `None` before there was a quorum.
	pub fresh_until: Option<Moment>,
	/// The last median, if it differs too much from the price in force.
	pub outlying: Option<Outlying>,
}

/// How the waiting of a median ended.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum WaitingOutcome {
	/// The admin accepted it: it is the price now.
	#[codec(index = 0)]
	Accepted,
	/// The admin rejected it.
	#[codec(index = 1)]
	Rejected,
	/// It is the median no more, or the admin set a price, or the feed is not operated any more.
	#[codec(index = 2)]
	Superseded,
}

/// Splits a source's URL for the worker that reads it: where its host's paths begin, and the path
/// with its query. `None` if no worker may read it: it must be `https://`, or `http://` to the node's
/// own machine, with a host, no user name or password (the chain is public) and no fragment.
pub fn split_source(url: &[u8]) -> Option<(BaseUrl, String)> {
	BaseUrl::split(core::str::from_utf8(url).ok()?).ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn sources_are_urls_that_a_worker_may_read() {
		for url in [
			"https://tariffs.example.org",
			"https://tariffs.example.org/v1.json?region=DE-BE",
			"http://127.0.0.1:8080/feed",
			"http://[::1]:80/@",
		] {
			assert!(split_source(url.as_bytes()).is_some(), "{url}");
		}
		for url in [
			b"".as_slice(),
			b"ftp://a/b",
			b"https:///path",
			b"http://tariffs.example.org/v1.json",
			b"https://user:secret@host/",
			b"https://a/b#c",
			b"https://a/\xff",
		] {
			assert_eq!(split_source(url), None, "{url:?}");
		}
	}

	#[test]
	fn a_move_is_measured_against_the_price_in_force_and_rounded_down() {
		let params = Parameters { max_move: Perbill::from_percent(10), ..Default::default() };
		assert!(params.allows(1_009, 1_109) && params.allows(1_009, 909));
		assert!(!params.allows(1_009, 1_110) && !params.allows(1_009, 908));
		assert!(params.allows(0, 0) && !params.allows(0, 1));
		assert!(params.allows(Balance::MAX, Balance::MAX - 1));
		assert!(!params.allows(9, 10), "a tenth of 9 is nothing");
	}

	#[test]
	fn default_parameters_are_within_bounds() {
		assert!(Parameters::default().check(16));
	}
}
