//! The JSON document that operators' workers read, version 1, as `docs/tariff-feed.md` has it.

use alloc::{
	collections::BTreeMap,
	string::{String, ToString},
	vec::Vec,
};
use core::fmt;

use mornet_primitives::{
	tariffs::{Feed, Region, Resource},
	Balance, Moment,
};
use serde::Deserialize;

/// The version of the schema.
const VERSION: u32 = 1;

/// How far a document's time may be ahead of the chain's, in milliseconds.
const MAX_AHEAD: Moment = 5 * 60 * 1_000;

/// Why a document cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
	/// It is not JSON of the schema: what is wrong, and where.
	Malformed(String),
	/// Its version is another.
	Version(u32),
	/// It is older than a report may be, by so many milliseconds.
	TooOld(Moment),
	/// Its time is ahead of the chain's by so many milliseconds.
	Ahead(Moment),
	/// It has two prices for a feed.
	Twice(Feed),
}

impl fmt::Display for DocumentError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Malformed(what) => f.write_str(what),
			Self::Version(version) => write!(f, "its version is {version}, not {VERSION}"),
			Self::TooOld(by) => write!(f, "it is too old by {by} ms"),
			Self::Ahead(by) => write!(f, "its time is ahead of the chain's by {by} ms"),
			Self::Twice(feed) => write!(f, "it has two prices for {feed:?}"),
		}
	}
}

/// A price in plancks, written as a string of decimal digits without leading zeros: JSON numbers
/// lose digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
struct Plancks(Balance);

impl TryFrom<String> for Plancks {
	type Error = &'static str;

	fn try_from(text: String) -> Result<Self, Self::Error> {
		let is_plain =
			text.bytes().all(|c| c.is_ascii_digit()) && (text == "0" || !text.starts_with('0'));
		text.parse()
			.ok()
			.filter(|_| is_plain)
			.map(Self)
			.ok_or("a price is a string of decimal digits, in plancks")
	}
}

/// A tariff.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tariff {
	region: Region,
	resource: Resource,
	price: Plancks,
}

/// What a source says.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Document {
	v: u32,
	ts: Moment,
	tariffs: Vec<Tariff>,
	index_rate: Option<Plancks>,
}

impl Document {
	/// Reads a document.
	///
	/// # Errors
	///
	/// If it is not JSON of the schema; unknown fields are refused too.
	pub fn parse(json: &[u8]) -> Result<Self, DocumentError> {
		let document: Self = serde_json::from_slice(json)
			.map_err(|error| DocumentError::Malformed(error.to_string()))?;
		match document.v {
			VERSION => Ok(document),
			version => Err(DocumentError::Version(version)),
		}
	}

	/// Its prices, if its time is not more than `max_age` milliseconds before `now`.
	///
	/// # Errors
	///
	/// If its time is off, or there are two prices for a feed.
	pub fn prices(
		self,
		now: Moment,
		max_age: Moment,
	) -> Result<BTreeMap<Feed, Balance>, DocumentError> {
		let ahead = self.ts.saturating_sub(now);
		if ahead > MAX_AHEAD {
			return Err(DocumentError::Ahead(ahead));
		}
		let age = now.saturating_sub(self.ts);
		if age > max_age {
			return Err(DocumentError::TooOld(age.saturating_sub(max_age)));
		}
		let tariffs = self
			.tariffs
			.into_iter()
			.map(|tariff| (Feed::Tariff(tariff.region, tariff.resource), tariff.price));
		let rate = self.index_rate.map(|price| (Feed::IndexRate, price));
		let mut prices = BTreeMap::new();
		for (feed, Plancks(price)) in tariffs.chain(rate) {
			if prices.insert(feed.clone(), price).is_some() {
				return Err(DocumentError::Twice(feed));
			}
		}
		Ok(prices)
	}
}

#[cfg(test)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	const GOOD: &str = r#"{
		"v": 1, "ts": 1000000,
		"tariffs": [
			{"region": "DE-BE", "resource": "electricity", "price": "312400000000"},
			{"region": "DE-BE", "resource": "water", "price": "0"}
		],
		"indexRate": "340282366920938463463374607431768211455"
	}"#;

	fn berlin(resource: Resource) -> Feed {
		Feed::Tariff(b"DE-BE".as_slice().try_into().unwrap(), resource)
	}

	fn prices(json: &str) -> Result<BTreeMap<Feed, Balance>, DocumentError> {
		Document::parse(json.as_bytes())?.prices(1_000_000, 1_000)
	}

	#[test]
	fn prices_are_exact_to_the_planck() {
		let expected = BTreeMap::from([
			(berlin(Resource::Electricity), 312_400_000_000),
			(berlin(Resource::Water), 0),
			(Feed::IndexRate, Balance::MAX),
		]);
		assert_eq!(prices(GOOD), Ok(expected));
		assert_eq!(prices(r#"{"v":1,"ts":1000000,"tariffs":[]}"#), Ok(BTreeMap::new()));
	}

	#[test]
	fn the_manuals_example_is_understood() {
		let manual = include_str!("../../../../docs/tariff-feed.md");
		let (_, rest) = manual.split_once("```json").unwrap();
		let (example, _) = rest.split_once("```").unwrap();
		let document = Document::parse(example.as_bytes()).unwrap();
		let prices = document.prices(1_760_601_600_000, 0).unwrap();
		assert_eq!(prices.len(), 4);
		assert_eq!(prices.get(&berlin(Resource::Water)), Some(&1_813_000_000_000));
	}

	#[test]
	fn anything_but_the_schema_is_refused() {
		for (good, bad) in [
			("\"v\": 1", "\"v\": 2"),
			("\"v\": 1,", ""),
			("\"v\": 1", "\"v\": 1, \"v\": 1"),
			("\"v\": 1", "\"v\": 1, \"more\": 1"),
			("\"ts\": 1000000", "\"ts\": 1000000.0"),
			("\"ts\": 1000000", "\"ts\": -1"),
			("\"ts\": 1000000", "\"ts\": \"1000000\""),
			("DE-BE", "Berlin"),
			("water", "Water"),
			("water", "gas"),
			("\"0\"", "0"),
			("\"0\"", "\"\""),
			("\"0\"", "\"00\""),
			("\"0\"", "\"+1\""),
			("\"0\"", "\"-1\""),
			("\"0\"", "\"1.0\""),
			("\"0\"", "\"1e3\""),
			("\"0\"", "\" 1\""),
			("\"0\"", "\"0x10\""),
			("\"0\"", "null"),
			("\"0\"", "\"0\", \"currency\": \"EUR\""),
			("768211455", "768211456"),
			("\"water\"", "\"electricity\""),
			("}\n\t\t]", "}\n\t\t"),
			("\"indexRate\"", "\"index_rate\""),
		] {
			let json = GOOD.replacen(good, bad, 1);
			assert_ne!(json, GOOD, "{good} is not there");
			assert!(prices(&json).is_err(), "{good} as {bad} passes");
		}
		assert!(prices(&format!("{GOOD} x")).is_err());
		assert!(prices(&"[".repeat(10_000)).is_err());
	}

	#[test]
	fn a_document_is_neither_too_old_nor_of_the_future() {
		let at = |now| Document::parse(GOOD.as_bytes()).unwrap().prices(now, 1_000).map(|_| ());
		assert_eq!(at(1_001_000), Ok(()));
		assert_eq!(at(1_001_001), Err(DocumentError::TooOld(1)));
		assert_eq!(at(1_000_000 - MAX_AHEAD), Ok(()));
		assert_eq!(at(1_000_000 - MAX_AHEAD - 1), Err(DocumentError::Ahead(MAX_AHEAD + 1)));
	}

	proptest! {
		/// Whatever comes, it is refused or understood.
		#[test]
		fn no_bytes_are_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
			let _ = Document::parse(&bytes).and_then(|d| d.prices(0, 0));
		}

		/// Cut anywhere, a document is refused.
		#[test]
		fn a_cut_document_is_refused(end in 0..GOOD.len()) {
			prop_assert!(Document::parse(&GOOD.as_bytes()[..end]).is_err());
		}

		/// Each price is read as it was written.
		#[test]
		fn any_price_is_read_exactly(price in any::<Balance>()) {
			let json = format!(
				r#"{{"v":1,"ts":0,"tariffs":[{{"region":"DE-BE","resource":"heat","price":"{price}"}}]}}"#
			);
			let prices = Document::parse(json.as_bytes()).and_then(|d| d.prices(0, 0)).unwrap();
			prop_assert_eq!(prices.get(&berlin(Resource::Heat)), Some(&price));
		}
	}
}
