//! TON's addresses as text.

use alloc::{format, string::String};

use base64::{
	engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD},
	Engine,
};
use crc::{Crc, CRC_16_XMODEM};
use mornet_primitives::payments::TonAddress;

use crate::json;

/// Length of the form with a checksum, in characters.
const TEXT_LEN: usize = 48;
/// Bytes in it: a tag, the workchain, the hash, two of a checksum.
const LEN: usize = 36;
/// Tag of an address to which messages may bounce.
const BOUNCEABLE: u8 = 0x11;
/// Tag of one to which they may not: a wallet that may not exist yet.
const NON_BOUNCEABLE: u8 = 0x51;
/// Added to the tag for test networks.
const TESTNET: u8 = 0x80;

const CHECKSUM: Crc<u16> = Crc::<u16>::new(&CRC_16_XMODEM);

/// An address as wallets show it, with what its first letter says of its use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Friendly {
	/// The address.
	pub address: TonAddress,
	/// Whether messages to it are to bounce if they fail.
	pub bounceable: bool,
	/// Whether it is for test networks only.
	pub testnet: bool,
}

/// Reads any form of an address: `0:b113…1dfe`, or with a checksum in either alphabet of base64.
pub fn parse(text: &str) -> Option<TonAddress> {
	parse_raw(text).or_else(|| parse_friendly(text).map(|friendly| friendly.address))
}

/// Reads the form `workchain:hash`, with the hash in hexadecimal digits.
pub fn parse_raw(text: &str) -> Option<TonAddress> {
	let (workchain, hash) = text.split_once(':')?;
	// One way to write a number: neither `+0` nor `-0` nor `00`.
	let number: i8 = workchain.parse().ok()?;
	if format!("{number}") != workchain {
		return None;
	}
	Some(TonAddress { workchain: number, hash: json::bytes(hash)? })
}

/// Reads the form that wallets show: base64 with a checksum, as in
/// `EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs`.
pub fn parse_friendly(text: &str) -> Option<Friendly> {
	if text.len() != TEXT_LEN {
		return None;
	}
	let mut bytes = [0; LEN];
	let read = URL_SAFE_NO_PAD
		.decode_slice(text, &mut bytes)
		.or_else(|_| STANDARD_NO_PAD.decode_slice(text, &mut bytes));
	if read != Ok(LEN) {
		return None;
	}
	let (payload, sum) = bytes.split_last_chunk::<2>()?;
	if *sum != CHECKSUM.checksum(payload).to_be_bytes() {
		return None;
	}
	let [tag, workchain, hash @ ..] = payload else { return None };
	let bounceable = match tag & !TESTNET {
		BOUNCEABLE => true,
		NON_BOUNCEABLE => false,
		_ => return None,
	};
	let address =
		TonAddress { workchain: i8::from_be_bytes([*workchain]), hash: hash.try_into().ok()? };
	Some(Friendly { address, bounceable, testnet: tag & TESTNET != 0 })
}

/// The form `workchain:hash`, as the API writes it.
pub fn to_raw(address: &TonAddress) -> String {
	format!("{}:{}", address.workchain, hex::encode(address.hash))
}

/// The form that wallets show, in the alphabet for URLs.
pub fn to_friendly(friendly: &Friendly) -> String {
	let tag = if friendly.bounceable { BOUNCEABLE } else { NON_BOUNCEABLE };
	let tag = if friendly.testnet { tag | TESTNET } else { tag };
	let [workchain] = friendly.address.workchain.to_be_bytes();
	let mut bytes = [0; LEN];
	let payload = [tag, workchain].into_iter().chain(friendly.address.hash);
	for (to, from) in bytes.iter_mut().zip(payload) {
		*to = from;
	}
	if let Some((payload, sum)) = bytes.split_last_chunk_mut::<2>() {
		*sum = CHECKSUM.checksum(payload).to_be_bytes();
	}
	URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

	use proptest::prelude::*;

	use super::*;

	/// The master contract of USDT on TON.
	const USDT: &str = "0:b113a994b5024a16719f69139328eb759596c38a25f59028b146fecdc3621dfe";
	/// A merchant's wallet, among the fixtures.
	const MERCHANT: &str = "0:082188e8b10cb3e3e5041ea9e75c836a8b123847999ab70285bb3402cc4b0b19";

	#[test]
	fn known_addresses_are_read_and_written() {
		// The last three are the example of TON's documentation, in the flags that it may have.
		let example = "-1:fcb91a3a3816d0f7b8c2c76108b8a9bc5a6b7a55bd79f8ab101c52db29232260";
		for (raw, friendly, bounceable, testnet) in [
			(USDT, "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs", true, false),
			(MERCHANT, "EQAIIYjosQyz4-UEHqnnXINqixI4R5matwKFuzQCzEsLGVVo", true, false),
			(MERCHANT, "UQAIIYjosQyz4-UEHqnnXINqixI4R5matwKFuzQCzEsLGQit", false, false),
			(example, "Ef_8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15-KsQHFLbKSMiYDJ4", true, false),
			(example, "Uf_8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15-KsQHFLbKSMiYG-9", false, false),
			(example, "kf_8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15-KsQHFLbKSMiYIny", true, true),
		] {
			let address = parse_raw(raw).unwrap();
			let shown = Friendly { address, bounceable, testnet };
			assert_eq!(parse_friendly(friendly), Some(shown));
			assert_eq!(to_friendly(&shown), friendly);
			assert_eq!(to_raw(&address), raw);
			assert_eq!(parse(raw), Some(address));
			for text in [friendly, &friendly.replace('-', "+").replace('_', "/")] {
				assert_eq!(parse(text), Some(address), "{text:?}");
			}
		}
		let upper = USDT.to_ascii_uppercase();
		assert_eq!(parse(&upper), parse(USDT));
	}

	#[test]
	fn other_texts_are_refused() {
		let hash = &USDT[2..];
		for text in [
			"",
			":",
			"0:",
			hash,
			&format!("0:{}", &hash[1..]),
			&format!("0:0{hash}"),
			&format!("+0:{hash}"),
			&format!("-0:{hash}"),
			&format!("00:{hash}"),
			&format!("128:{hash}"),
			&format!("0x0:{hash}"),
			"EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDt",
			"EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sD",
			"EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs=",
			// Both alphabets at once.
			"kf_8uRo6OBbQ97jCx2EIuKm8Wmt6Vb15+KsQHFLbKSMiYIny",
		] {
			assert_eq!(parse(text), None, "{text:?}");
		}
	}

	proptest! {
		#[test]
		fn what_is_written_is_read(
			workchain: i8,
			hash: [u8; 32],
			bounceable: bool,
			testnet: bool,
		) {
			let address = TonAddress { workchain, hash };
			let friendly = Friendly { address, bounceable, testnet };
			prop_assert_eq!(parse_friendly(&to_friendly(&friendly)), Some(friendly));
			prop_assert_eq!(parse_raw(&to_raw(&address)), Some(address));
		}

		#[test]
		fn a_changed_character_is_no_address(
			hash: [u8; 32],
			at in 0_usize..48,
			to in any::<char>(),
		) {
			let address = TonAddress { workchain: 0, hash };
			let text = to_friendly(&Friendly { address, bounceable: true, testnet: false });
			let changed: String =
				text.chars().enumerate().map(|(i, c)| if i == at { to } else { c }).collect();
			// The two alphabets write the same in two ways.
			prop_assume!(parse(&changed) != Some(address));
			prop_assert_eq!(parse(&changed), None);
		}

		#[test]
		fn any_text_is_read_or_refused(text in "\\PC*") {
			let _ = parse(&text);
		}
	}
}
