//! TRON's addresses as text.

use alloc::string::String;

use mornet_primitives::payments::TronAddress;
use sp_crypto_hashing::sha2_256;

use crate::json;

/// What an address on TRON's main and test networks begins with.
const PREFIX: u8 = 0x41;
/// Length of the form with a checksum, in characters.
const TEXT_LEN: usize = 34;
/// Bytes in it: the prefix, the address, four of a checksum.
const LEN: usize = 25;

/// Reads the form that wallets show: base58 with a checksum, as in
/// `TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t`.
pub fn parse(text: &str) -> Option<TronAddress> {
	if text.len() != TEXT_LEN {
		return None;
	}
	let mut bytes = [0; LEN];
	if bs58::decode(text).onto(&mut bytes).ok()? != LEN {
		return None;
	}
	let (payload, sum) = bytes.split_last_chunk::<4>()?;
	if *sum != checksum(payload) {
		return None;
	}
	strip_prefix(payload)
}

/// The form that wallets show.
pub fn to_text(address: &TronAddress) -> String {
	let mut bytes = [PREFIX; LEN];
	for (to, from) in bytes.iter_mut().skip(1).zip(address.0) {
		*to = from;
	}
	if let Some((payload, sum)) = bytes.split_last_chunk_mut::<4>() {
		*sum = checksum(payload);
	}
	bs58::encode(bytes).into_string()
}

/// Reads the form that is inside of transactions: `41` and forty hexadecimal digits.
pub fn parse_hex(text: &str) -> Option<TronAddress> {
	strip_prefix(&json::bytes::<21>(text)?)
}

fn strip_prefix(payload: &[u8]) -> Option<TronAddress> {
	match payload {
		[PREFIX, address @ ..] => address.try_into().ok().map(TronAddress),
		_ => None,
	}
}

/// The first four bytes of SHA-256 of SHA-256.
fn checksum(payload: &[u8]) -> [u8; 4] {
	let [a, b, c, d, ..] = sha2_256(&sha2_256(payload));
	[a, b, c, d]
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

	use proptest::prelude::*;

	use super::*;

	#[test]
	fn known_addresses_are_read_and_written() {
		for (text, hex) in [
			// The contract of USDT.
			("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "41a614f803b6fd780986a42c78ec9c7f77e6ded13c"),
			("TQUDmaRVAY1F3FDRc1qkbnLv9KYK6b4ZTL", "419f0e76ef1483dd1f8725f63f5313f93ef565e9cd"),
			("TGHRHJ6LfGFYY8jampn59Zkjg1hJx7my4F", "4145427e27a4425bb3956a1c820f02a0c280a61fd1"),
			("TY78Wixvq9GfxD9tMTSfnAFAugSKSWcPa4", "41f2d2591d3d4b44971120d9174755eec79498171b"),
			// The address of zeroes, as the examples of TRON's API have it.
			("T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", "410000000000000000000000000000000000000000"),
		] {
			let address = parse(text).unwrap();
			assert_eq!(parse_hex(hex), Some(address));
			assert_eq!(to_text(&address), text);
		}
	}

	#[test]
	fn other_texts_are_refused() {
		for text in [
			"",
			"T",
			"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6",
			"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t1",
			"tr7nhqjekqxgtci8q8zy4pl8otszgjlj6t",
			"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6O",
			"TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6é",
			// Bitcoin's: a good checksum, another prefix.
			"1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
		] {
			assert_eq!(parse(text), None, "{text:?}");
		}
		for hex in [
			"a614f803b6fd780986a42c78ec9c7f77e6ded13c",
			"42a614f803b6fd780986a42c78ec9c7f77e6ded13c",
			"0x41a614f803b6fd780986a42c78ec9c7f77e6ded1",
		] {
			assert_eq!(parse_hex(hex), None, "{hex:?}");
		}
	}

	proptest! {
		#[test]
		fn what_is_written_is_read(bytes: [u8; 20]) {
			let address = TronAddress(bytes);
			prop_assert_eq!(parse(&to_text(&address)), Some(address));
		}

		#[test]
		fn a_changed_character_is_no_address(bytes: [u8; 20], at in 0_usize..34, to in any::<char>()) {
			let text = to_text(&TronAddress(bytes));
			let changed: String =
				text.chars().enumerate().map(|(i, c)| if i == at { to } else { c }).collect();
			prop_assume!(changed != text);
			prop_assert_eq!(parse(&changed), None);
		}

		#[test]
		fn any_text_is_read_or_refused(text in "\\PC*") {
			let _ = parse(&text);
			let _ = parse_hex(&text);
		}
	}
}
