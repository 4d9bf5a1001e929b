//! Tariffs: what a unit of a resource costs where, and when.
//!
//! `pallet-tariffs` keeps them, `pallet-metering` asks for them through [`TariffProvider`]. The one
//! price that belongs to no region is the rate of the index token GCM.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::vec::Vec;
use core::fmt;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{traits::ConstU32, BoundedVec};

use crate::{units::asset, AssetId, Balance, Moment};

/// What is metered.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Resource {
	/// Electricity, token E.
	#[codec(index = 0)]
	Electricity,
	/// Heat, token H.
	#[codec(index = 1)]
	Heat,
	/// Water, token W.
	#[codec(index = 2)]
	Water,
}

impl Resource {
	/// All resources, in the order in which a reading names them.
	pub const ALL: [Self; 3] = [Self::Electricity, Self::Heat, Self::Water];

	/// The token that is minted for it.
	pub const fn asset_id(self) -> AssetId {
		match self {
			Self::Electricity => asset::ELECTRICITY.id,
			Self::Heat => asset::HEAT.id,
			Self::Water => asset::WATER.id,
		}
	}
}

/// Most bytes of a region's code.
pub const MAX_REGION: u32 = 6;

/// A region: an ISO 3166-2 code such as `DE-BE`: two capital letters, a hyphen, one to three
/// capital letters or digits.
///
/// Whether the code is assigned is for whoever sets its tariffs to know.
#[derive(
	Clone,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(try_from = "alloc::string::String", into = "alloc::string::String")]
pub struct Region(BoundedVec<u8, ConstU32<MAX_REGION>>);

/// Why some bytes are not a [`Region`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARegion;

impl fmt::Display for NotARegion {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a region is an ISO 3166-2 code such as DE-BE")
	}
}

impl Region {
	/// The code's characters, all ASCII.
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl TryFrom<&[u8]> for Region {
	type Error = NotARegion;

	fn try_from(code: &[u8]) -> Result<Self, NotARegion> {
		let [first, second, b'-', subdivision @ ..] = code else { return Err(NotARegion) };
		let valid = first.is_ascii_uppercase()
			&& second.is_ascii_uppercase()
			&& (1..=3).contains(&subdivision.len())
			&& subdivision.iter().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit());
		if !valid {
			return Err(NotARegion);
		}
		code.to_vec().try_into().map(Self).map_err(|_| NotARegion)
	}
}

impl TryFrom<alloc::string::String> for Region {
	type Error = NotARegion;

	fn try_from(code: alloc::string::String) -> Result<Self, NotARegion> {
		Self::try_from(code.as_bytes())
	}
}

impl From<Region> for alloc::string::String {
	fn from(region: Region) -> Self {
		region.as_str().into()
	}
}

// By hand, so that no transaction and no state holds a code that is none.
impl Decode for Region {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let code = BoundedVec::<u8, ConstU32<MAX_REGION>>::decode(input)?;
		Self::try_from(code.as_slice()).map_err(|_| "not an ISO 3166-2 code".into())
	}
}

impl fmt::Debug for Region {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.as_str())
	}
}

/// What has a price.
#[derive(
	Clone,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Feed {
	/// A resource in a region: plancks of GCC for 1 kWh, or for 1 m³ of water.
	#[codec(index = 0)]
	Tariff(Region, Resource),
	/// The rate of the index token: plancks of GCC for 1 GCM. The same everywhere.
	#[codec(index = 1)]
	IndexRate,
}

/// A span of time with one price.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PricePeriod {
	/// Price in plancks, as [`Feed`] says of what. Never zero for [`Feed::IndexRate`].
	pub price: Balance,
	/// First moment of the span.
	pub from: Moment,
	/// End of the span: the first moment after it.
	pub until: Moment,
}

/// Why something cannot be priced for now.
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
pub enum PricingError {
	/// No price was ever set for the feed, or none that was in force so early.
	#[codec(index = 0)]
	NoTariff,
	/// The operators' reports are too old, or too few, for the span's end. The last good price is
	/// still readable.
	#[codec(index = 1)]
	Stale,
	/// The span begins before what is kept of the feed's history.
	#[codec(index = 2)]
	TooOld,
}

/// Prices over time.
pub trait TariffProvider {
	/// Most periods that [`Self::periods`] returns.
	fn max_periods() -> u32;

	/// The prices in force from `from` until `until` (not included): at least one period, without
	/// gap or overlap, in the order of time, the first beginning at `from` and the last ending at
	/// `until`. `from` must be before `until`.
	///
	/// # Errors
	///
	/// As [`PricingError`] says; never a price that was not in force.
	fn periods(feed: &Feed, from: Moment, until: Moment) -> Result<Vec<PricePeriod>, PricingError>;

	/// Makes sure that `feed` has `price` from `from` on, for benchmarks, with as many periods
	/// since as there can be.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_for_benchmarks(feed: &Feed, price: Balance, from: Moment);
}

/// Who set a price.
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
pub enum PriceSource {
	/// The tariff admin.
	#[codec(index = 0)]
	Admin,
	/// The operators' median.
	#[codec(index = 1)]
	Operators,
}

/// A price of the history.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct PriceVersion {
	/// Number of the version of its feed, from 1.
	pub version: u32,
	/// Price in plancks, as [`Feed`] says of what.
	pub price: Balance,
	/// The moment from which on it is in force, until the next version's.
	pub valid_from: Moment,
	/// Who set it.
	pub source: PriceSource,
}

/// A feed as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct FeedOverview {
	/// The price in force now. `None` before the first is.
	pub current: Option<PriceVersion>,
	/// Prices that are to come into force, the next first.
	pub scheduled: Vec<PriceVersion>,
	/// Whether the feed's prices are also set by the operators.
	pub operated: bool,
	/// Whether nothing is priced by the feed for now, because the operators' reports are too old.
	pub stale: bool,
	/// Until when the operators' reports are fresh. `None` for a feed that only the admin sets, and
	/// before enough operators have reported.
	pub fresh_until: Option<Moment>,
	/// A median of the operators' that moved by more than it may and waits for the admin.
	pub waiting: Option<Balance>,
}

sp_api::decl_runtime_apis! {
	/// Tariffs as wallets, dApps and the node's RPC see them.
	pub trait TariffsApi {
		/// A feed as it stands. `None` if there is none.
		fn feed(feed: Feed) -> Option<FeedOverview>;

		/// What is kept of a feed's history, the oldest first.
		fn history(feed: Feed) -> Vec<PriceVersion>;

		/// The price in force at a moment, whether the feed is stale or not.
		fn price_at(feed: Feed, at: Moment) -> Option<PriceVersion>;

		/// The feeds there are.
		fn feeds() -> Vec<Feed>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn regions_are_iso_3166_2_codes() {
		for code in ["DE-BE", "US-CA", "GB-LND", "FR-75", "AD-07", "BR-A"] {
			assert_eq!(Region::try_from(code.as_bytes()).map(|r| r.as_str().len()), Ok(code.len()));
		}
		for code in ["", "DE", "DE-", "de-BE", "DE-be", "DE_BE", "DE-BERL", "D-BE", "DE-B "] {
			assert_eq!(Region::try_from(code.as_bytes()), Err(NotARegion), "{code:?}");
		}
	}

	#[test]
	fn a_region_that_is_none_does_not_decode() {
		let good = Region::try_from(&b"DE-BE"[..])
			.map(|region| region.encode())
			.unwrap_or_default();
		assert!(Region::decode(&mut good.as_slice()).is_ok());
		assert!(Region::decode(&mut b"DE_BE".to_vec().encode().as_slice()).is_err());
	}
}
