//! Keys whose order in storage is that of the numbers they stand for.
//!
//! For maps whose keys the pallet assigns by itself, or who is trusted to: they are not hashed.

use crate::Moment;

/// Key of a number, a moment's too, in lists with the smallest first.
pub const fn ascending(number: u64) -> [u8; 8] {
	number.to_be_bytes()
}

/// The number of an [`ascending`] key.
pub const fn from_ascending(key: [u8; 8]) -> u64 {
	u64::from_be_bytes(key)
}

/// Key of a number in lists with the largest first.
pub const fn descending(number: u64) -> [u8; 8] {
	(u64::MAX ^ number).to_be_bytes()
}

/// The number of a [`descending`] key.
pub const fn from_descending(key: [u8; 8]) -> u64 {
	u64::MAX ^ u64::from_be_bytes(key)
}

/// Key of what is to be done with something from a moment on, in the order of time.
pub const fn timed(at: Moment, number: u64) -> [u8; 16] {
	(((at as u128) << 64) | number as u128).to_be_bytes()
}

/// Moment and number of a [`timed`] key.
#[allow(clippy::cast_possible_truncation, reason = "the halves are wanted")]
pub const fn from_timed(key: [u8; 16]) -> (Moment, u64) {
	let both = u128::from_be_bytes(key);
	((both >> 64) as Moment, both as u64)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::indexing_slicing, reason = "a test fails loudly")]

	use super::*;

	#[test]
	fn keys_are_in_the_order_of_their_numbers() {
		let numbers = [0, 1, 255, 256, 65_535, u64::from(u32::MAX), 1 << 40, u64::MAX];
		for pair in numbers.windows(2) {
			assert!(ascending(pair[0]) < ascending(pair[1]));
			assert!(descending(pair[0]) > descending(pair[1]));
			assert!(timed(pair[0], pair[1]) < timed(pair[1], pair[0]));
			assert!(timed(pair[0], pair[0]) < timed(pair[0], pair[1]));
		}
		for number in numbers {
			assert_eq!(from_ascending(ascending(number)), number);
			assert_eq!(from_descending(descending(number)), number);
			assert_eq!(from_timed(timed(number, 7)), (number, 7));
			assert_eq!(from_timed(timed(7, number)), (7, number));
		}
	}
}
