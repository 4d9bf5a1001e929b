//! Exact reading of what APIs write as text.

use alloc::{borrow::Cow, string::String, vec::Vec};

use core::{fmt, marker::PhantomData};

use serde::{
	de::{value::MapAccessDeserializer, MapAccess, Visitor},
	Deserialize, Deserializer,
};
use serde_json::value::RawValue;

use crate::Reason;

/// A body as text. Bytes that are none are replaced: a stranger's comment that an API passes on as
/// it is must not make the whole page unreadable.
pub(crate) fn text(body: &[u8]) -> Cow<'_, str> {
	String::from_utf8_lossy(body)
}

/// Reads a whole body. Fields that are not asked for are passed over; trailing bytes, missing
/// fields, doubled fields and other types are errors.
pub(crate) fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Option<T> {
	serde_json::from_str(text).ok().map(|Object(value)| value)
}

/// Reads one row of a listing.
pub(crate) fn read_row<'a, T: Deserialize<'a>>(row: &'a RawValue) -> Option<T> {
	read(row.get())
}

/// A JSON object. What is derived for a struct takes an array for one too, value by value.
pub(crate) struct Object<T>(pub(crate) T);

impl<'a, T: Deserialize<'a>> Deserialize<'a> for Object<T> {
	fn deserialize<D: Deserializer<'a>>(deserializer: D) -> Result<Self, D::Error> {
		struct Fields<T>(PhantomData<T>);

		impl<'a, T: Deserialize<'a>> Visitor<'a> for Fields<T> {
			type Value = Object<T>;

			fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
				f.write_str("an object")
			}

			fn visit_map<A: MapAccess<'a>>(self, map: A) -> Result<Self::Value, A::Error> {
				T::deserialize(MapAccessDeserializer::new(map)).map(Object)
			}
		}

		deserializer.deserialize_map(Fields(PhantomData))
	}
}

/// An amount in an asset's smallest unit, in decimal digits: no sign, no leading zero, no fraction.
pub(crate) fn amount(text: &str) -> Result<u128, Reason> {
	let digits = text.as_bytes();
	let leading_zero = digits.first() == Some(&b'0') && digits.len() > 1;
	if digits.is_empty() || leading_zero || !digits.iter().all(u8::is_ascii_digit) {
		return Err(Reason::Unreadable);
	}
	text.parse().map_err(|_| Reason::AmountOutOfRange)
}

/// Exactly `N` bytes in hexadecimal digits, without `0x`.
pub(crate) fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
	let mut bytes = [0; N];
	hex::decode_to_slice(text, &mut bytes).ok()?;
	Some(bytes)
}

/// Any number of bytes in hexadecimal digits, without `0x`.
pub(crate) fn any_bytes(text: &str) -> Option<Vec<u8>> {
	hex::decode(text).ok()
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_are_exact_or_refused() {
		assert_eq!(amount("0"), Ok(0));
		assert_eq!(amount("25000000"), Ok(25_000_000));
		assert_eq!(amount("9007199254740993"), Ok(9_007_199_254_740_993));
		assert_eq!(amount("340282366920938463463374607431768211455"), Ok(u128::MAX));
		assert_eq!(
			amount("340282366920938463463374607431768211456"),
			Err(Reason::AmountOutOfRange)
		);
		assert_eq!(amount(&"9".repeat(78)), Err(Reason::AmountOutOfRange));
		for text in ["", "00", "025", "-1", "+1", "1.0", "1e6", " 1", "1 ", "0x10", "1_000", "２５"]
		{
			assert_eq!(amount(text), Err(Reason::Unreadable), "{text:?}");
		}
	}

	#[test]
	fn structs_are_objects() {
		#[derive(Deserialize)]
		struct Wire<'a> {
			a: u8,
			#[serde(borrow)]
			b: Option<&'a RawValue>,
		}

		let read = |text| read::<Wire<'_>>(text).map(|Wire { a, b }| (a, b.map(RawValue::get)));
		assert_eq!(read(r#"{"a":1,"b":[ 2 ],"c":3}"#), Some((1, Some("[ 2 ]"))));
		assert_eq!(read(r#"{"a":1}"#), Some((1, None)));
		for text in ["[1,2]", "[1]", "null", "1", "{}", r#"{"a":1,"a":1}"#, r#"{"a":256}"#] {
			assert_eq!(read(text), None, "{text}");
		}
	}

	#[test]
	fn bytes_have_their_length() {
		assert_eq!(bytes::<2>("0aFf"), Some([0x0a, 0xff]));
		for text in ["", "0a", "0aff00", "0x0aff", "0ag0", "é0a"] {
			assert_eq!(bytes::<2>(text), None, "{text:?}");
		}
	}
}
