//! The memo by which a payment finds its order.

use alloc::string::String;
use core::fmt;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use super::OrderId;

/// Length of a memo in characters.
pub const LEN: usize = 19;

/// What every memo begins with.
const PREFIX: &[u8; 3] = b"MN-";

/// Crockford's base32: no `I`, `L`, `O` or `U`, so that nothing looks like something else.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Bits of a memo that are the order's number, and as many that are its tag.
const BITS: u32 = 40;

/// One more than the highest number of an order that a memo can carry.
pub const MAX_ORDER_ID: OrderId = 1 << BITS;

/// The bits of a tag.
const TAG_MASK: u64 = MAX_ORDER_ID - 1;

/// What a payer writes in the payment: `MN-` and sixteen characters of Crockford's base32, capital
/// letters, as in `MN-0000001AK9ZQ4M7T`.
///
/// Their first eight are the order's number; the rest is a tag that nobody can know before the
/// order is made, drawn from the block it was made in. So an order can be looked up by its memo
/// without a search; a mistyped memo finds none; and if a fork is abandoned and another order gets
/// the number, a payment for the first is not credited to the second.
///
/// In a payment it may stand among other text, as a whole word: next to it is nothing, or an ASCII
/// character that is neither a letter nor a digit. Case counts.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Memo {
	order: OrderId,
	tag: u64,
}

impl Memo {
	/// The memo of an order, with a tag of which the low 40 bits count. `None` if the number is
	/// not below [`MAX_ORDER_ID`].
	pub const fn new(order: OrderId, tag: u64) -> Option<Self> {
		if order < MAX_ORDER_ID {
			Some(Self { order, tag: tag & TAG_MASK })
		} else {
			None
		}
	}

	/// The order it is of.
	pub const fn order(&self) -> OrderId {
		self.order
	}

	/// The memo as it is to be written.
	pub fn to_text(&self) -> String {
		let bits = (u128::from(self.order) << BITS) | u128::from(self.tag);
		let digits = (0..16u32).rev().filter_map(|place| {
			let digit = (bits >> place.saturating_mul(5)) & 31;
			ALPHABET.get(usize::try_from(digit).ok()?)
		});
		PREFIX.iter().chain(digits).map(|byte| char::from(*byte)).collect()
	}

	/// Reads a memo that stands alone.
	pub fn parse(text: &[u8]) -> Option<Self> {
		let digits = text.strip_prefix(PREFIX)?;
		if text.len() != LEN {
			return None;
		}
		let mut bits = 0u128;
		for character in digits {
			let digit = ALPHABET.iter().position(|c| c == character)?;
			bits = (bits << 5) | u128::try_from(digit).ok()?;
		}
		let low = bits & u128::from(TAG_MASK);
		Self::new(u64::try_from(bits >> BITS).ok()?, u64::try_from(low).ok()?)
	}

	/// The first memo in a text that stands there as a whole word. The text may be any bytes.
	pub fn find(text: &[u8]) -> Option<Self> {
		text.windows(LEN).enumerate().find_map(|(start, window)| {
			let before = start.checked_sub(1).and_then(|at| text.get(at));
			let after = start.checked_add(LEN).and_then(|at| text.get(at));
			if before.is_some_and(in_word) || after.is_some_and(in_word) {
				return None;
			}
			Self::parse(window)
		})
	}
}

/// Whether a byte continues a word. One that is not ASCII does: it may be a part of a letter.
fn in_word(byte: &u8) -> bool {
	!byte.is_ascii() || byte.is_ascii_alphanumeric()
}

impl fmt::Display for Memo {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&self.to_text())
	}
}

impl fmt::Debug for Memo {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		fmt::Display::fmt(self, f)
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used, clippy::arithmetic_side_effects, clippy::indexing_slicing)]

	use alloc::{format, vec::Vec};

	use super::*;

	#[test]
	fn memos_are_read_as_they_are_written() {
		for (order, tag) in [(0, 0), (1, 1), (42, 0x12_3456_789a), (MAX_ORDER_ID - 1, u64::MAX)] {
			let memo = Memo::new(order, tag).unwrap();
			let text = memo.to_text();
			assert_eq!(text.len(), LEN);
			assert_eq!(Memo::parse(text.as_bytes()), Some(memo));
			assert_eq!(memo.order(), order);
		}
		assert_eq!(Memo::new(MAX_ORDER_ID, 0), None);
		assert_eq!(Memo::new(1, 2).unwrap().to_text(), "MN-0000000100000002");
	}

	#[test]
	fn a_changed_character_is_another_memo_or_none() {
		let memo = Memo::new(123_456, 0x98_7654_3210).unwrap();
		let text = memo.to_text().into_bytes();
		for at in 0..LEN {
			for byte in 0..=u8::MAX {
				let mut changed = text.clone();
				changed[at] = byte;
				assert!((Memo::parse(&changed) == Some(memo)) == (byte == text[at]));
			}
		}
		assert_eq!(Memo::parse(&text[..LEN - 1]), None);
		assert_eq!(Memo::parse(&text.to_ascii_lowercase()), None);
	}

	#[test]
	fn a_memo_is_found_as_a_whole_word_only() {
		let memo = Memo::new(7, 99).unwrap();
		let other = Memo::new(8, 99).unwrap();
		for text in [
			format!("{memo}"),
			format!("  {memo}\n"),
			format!("Payment for {memo}, thank you"),
			format!("order:{memo}."),
			format!("{memo} {other}"),
			format!("x{other} {memo}"),
			format!("MN-MN-{memo}"),
		] {
			assert_eq!(Memo::find(text.as_bytes()), Some(memo), "{text:?}");
		}
		for text in [
			String::new(),
			format!("{memo}1"),
			format!("X{memo}"),
			format!("é{memo}"),
			format!("{memo}é"),
			memo.to_text().to_lowercase(),
			format!("MN {}", &memo.to_text()[3..]),
		] {
			assert_eq!(Memo::find(text.as_bytes()), None, "{text:?}");
		}
		let bytes: Vec<u8> =
			[0xff].into_iter().chain(memo.to_text().into_bytes()).chain([0xfe]).collect();
		assert_eq!(Memo::find(&bytes), None);
	}
}
