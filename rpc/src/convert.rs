//! How answers look in JSON.
//!
//! Amounts of money are decimal strings: they do not fit the numbers of JavaScript. Moments are
//! milliseconds since the Unix epoch. Hashes and keys are 0x and hexadecimal, accounts SS58.

use jsonrpsee::types::{error::ErrorCode, ErrorObjectOwned};
use mornet_primitives::{
	metering::{DeviceId, Month},
	tariffs::Region,
	Balance,
};
use serde::{Deserialize, Serialize};
use sp_api::ApiError;

/// Code of an error in which the runtime could not be asked.
const RUNTIME_ERROR: i32 = 1;

/// Code of an error in which the node has no room for what is asked.
const OVERLOADED: i32 = 2;

/// An amount in the smallest unit, as a decimal string.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Amount(String);

impl From<Balance> for Amount {
	fn from(amount: Balance) -> Self {
		Self(amount.to_string())
	}
}

/// The caller's mistake, said to the caller.
pub(crate) fn invalid(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(ErrorCode::InvalidParams.code(), message.into(), None::<()>)
}

/// No room for what is asked.
pub(crate) fn overloaded(message: impl Into<String>) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(OVERLOADED, message.into(), None::<()>)
}

/// A runtime that could not answer: an unknown block, pruned state, or a runtime without the API.
pub(crate) fn runtime_error(error: ApiError) -> ErrorObjectOwned {
	ErrorObjectOwned::owned(
		RUNTIME_ERROR,
		"the runtime could not be asked: is the block known and its state kept, and does its runtime \
		 have this API?",
		Some(error.to_string()),
	)
}

/// An amount in the smallest unit from a decimal string.
pub(crate) fn parse_amount(text: &str) -> Result<Balance, ErrorObjectOwned> {
	let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
	let amount = digits.then(|| text.parse().ok()).flatten();
	amount.ok_or_else(|| {
		invalid(format!("{text:?} is no amount: write the smallest units as a decimal string"))
	})
}

/// A device's id from the text of a request.
pub(crate) fn device_id(id: &str) -> Result<DeviceId, ErrorObjectOwned> {
	DeviceId::try_from(id.as_bytes()).map_err(|error| invalid(format!("{id:?}: {error}")))
}

/// A region from the text of a request.
pub(crate) fn region(code: &str) -> Result<Region, ErrorObjectOwned> {
	Region::try_from(code.as_bytes()).map_err(|error| invalid(format!("{code:?}: {error}")))
}

/// A month from `YYYY-MM`.
pub(crate) fn parse_month(text: &str) -> Result<Month, ErrorObjectOwned> {
	let parsed = text.split_once('-').and_then(|(year, month)| {
		let digits = |part: &str, length| {
			part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
		};
		if !digits(year, 4) || !digits(month, 2) {
			return None;
		}
		let (year, month): (Month, Month) = (year.parse().ok()?, month.parse().ok()?);
		if !(1..=12).contains(&month) {
			return None;
		}
		year.checked_mul(12)?.checked_add(month)?.checked_sub(1)
	});
	parsed.ok_or_else(|| invalid(format!("{text:?} is no month: write YYYY-MM")))
}

/// A month as `YYYY-MM`.
pub(crate) fn month_text(month: Month) -> String {
	format!("{:04}-{:02}", month / 12, (month % 12).saturating_add(1))
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

	use super::*;

	#[test]
	fn months_are_read_as_they_are_written() {
		for text in ["1970-01", "2026-11", "2026-12", "9999-01"] {
			assert_eq!(month_text(parse_month(text).unwrap()), text);
		}
		assert_eq!(parse_month("1970-01").unwrap(), 1970 * 12);
	}

	#[test]
	fn what_is_no_month_is_refused() {
		for text in ["", "2026", "2026-13", "2026-00", "26-01", "2026-1", "2026-+1", "2026-01-01"] {
			assert!(parse_month(text).is_err(), "{text:?}");
		}
	}

	#[test]
	fn amounts_are_read_as_they_are_written() {
		for amount in [0, 1, u128::MAX] {
			assert_eq!(parse_amount(&amount.to_string()).unwrap(), amount);
		}
		for text in ["", "-1", "+1", "1.5", "0x1", " 1", "340282366920938463463374607431768211456"]
		{
			assert!(parse_amount(text).is_err(), "{text:?}");
		}
	}

	#[test]
	fn amounts_are_strings() {
		assert_eq!(
			serde_json::to_string(&Amount::from(u128::MAX)).unwrap(),
			"\"340282366920938463463374607431768211455\""
		);
	}
}
