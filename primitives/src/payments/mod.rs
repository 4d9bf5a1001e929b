//! Payments that arrive on other chains: orders, and what validators report about them.
//!
//! `pallet-payments` keeps the orders and counts the validators' votes; its off-chain worker reads
//! TronGrid and TonAPI through `mornet-payment-rails`, configured by the node as [`store`] says.
//! Whatever names the outside, its addresses, its transfers, its assets, is decoded to bytes before
//! it is compared: none of these types holds another chain's text form.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

pub mod api;
pub mod effects;
pub mod memo;
pub mod order;
pub mod store;

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{traits::ConstU32, BoundedVec};

pub use memo::Memo;
pub use order::{OrderKind, OrderState};

use crate::{BlockNumber, Hash, Moment};

/// Number of an order.
pub type OrderId = u64;

/// Number that governance gave a jetton.
pub type JettonId = u16;

/// Number of a watched target: an address and an asset as a rail's configuration had them at a
/// time. A change of the configuration makes a new one; numbers are never used again.
pub type TargetId = u32;

/// A network payments arrive on.
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
pub enum Network {
	/// TRON, read through TronGrid.
	#[codec(index = 0)]
	Tron,
	/// TON, read through TonAPI.
	#[codec(index = 1)]
	Ton,
}

impl Network {
	/// All networks.
	pub const ALL: [Self; 2] = [Self::Tron, Self::Ton];
}

/// A way to pay: an asset on a network.
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
#[serde(rename_all = "camelCase")]
pub enum Rail {
	/// USDT on TRON (TRC-20), in millionths of a USDT.
	#[codec(index = 0)]
	UsdtTron,
	/// TON's coin, in nanoton.
	#[codec(index = 1)]
	Ton,
	/// A jetton on TON, such as USDT, in its smallest unit.
	#[codec(index = 2)]
	Jetton(JettonId),
}

impl Rail {
	/// The network it is on.
	pub const fn network(self) -> Network {
		match self {
			Self::UsdtTron => Network::Tron,
			Self::Ton | Self::Jetton(_) => Network::Ton,
		}
	}
}

/// An address on TRON, without the byte `0x41` that its text forms begin with.
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
	serde::Serialize,
	serde::Deserialize,
)]
pub struct TronAddress(#[serde(with = "hex")] pub [u8; 20]);

impl core::fmt::Debug for TronAddress {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "41{}", sp_core::hexdisplay::HexDisplay::from(&self.0))
	}
}

/// An address on TON.
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
	serde::Serialize,
	serde::Deserialize,
)]
pub struct TonAddress {
	/// The workchain: 0, and -1 for the masterchain.
	pub workchain: i8,
	/// The account's hash in it.
	#[serde(with = "hex")]
	pub hash: [u8; 32],
}

impl core::fmt::Debug for TonAddress {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		write!(f, "{}:{}", self.workchain, sp_core::hexdisplay::HexDisplay::from(&self.hash))
	}
}

/// An address on one of the networks.
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
)]
pub enum ExternalAddress {
	/// On TRON.
	#[codec(index = 0)]
	Tron(TronAddress),
	/// On TON.
	#[codec(index = 1)]
	Ton(TonAddress),
}

impl ExternalAddress {
	/// The network it is on.
	pub const fn network(&self) -> Network {
		match self {
			Self::Tron(_) => Network::Tron,
			Self::Ton(_) => Network::Ton,
		}
	}
}

/// What is watched for payments: an address of ours, and the asset that counts there.
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
#[serde(rename_all = "camelCase")]
pub enum Target {
	/// A token on TRON.
	#[codec(index = 0)]
	Trc20 {
		/// Our address: whom to pay.
		pay_to: TronAddress,
		/// The token's contract.
		contract: TronAddress,
	},
	/// TON's coin.
	#[codec(index = 1)]
	Ton {
		/// Our wallet: whom to pay.
		pay_to: TonAddress,
	},
	/// A jetton on TON.
	#[codec(index = 2)]
	Jetton {
		/// Our wallet: whom to pay.
		pay_to: TonAddress,
		/// The jetton's master contract.
		master: TonAddress,
		/// The jetton wallet that the master names for `pay_to`: the only contract whose
		/// notifications are believed. Whatever else says that jettons came is a forgery.
		wallet: TonAddress,
	},
}

impl Target {
	/// Whom to pay.
	pub const fn pay_to(&self) -> ExternalAddress {
		match self {
			Self::Trc20 { pay_to, .. } => ExternalAddress::Tron(*pay_to),
			Self::Ton { pay_to } | Self::Jetton { pay_to, .. } => ExternalAddress::Ton(*pay_to),
		}
	}

	/// Whether it is a target of the rail's kind.
	pub const fn is_of(&self, rail: Rail) -> bool {
		matches!(
			(self, rail),
			(Self::Trc20 { .. }, Rail::UsdtTron)
				| (Self::Ton { .. }, Rail::Ton)
				| (Self::Jetton { .. }, Rail::Jetton(_))
		)
	}
}

/// A transfer on another network. The same on every rail of the network, so that one transfer can
/// never be taken for two.
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
pub struct TransferId {
	/// The network.
	pub network: Network,
	/// Hash of the transaction: `txID` on TRON; on TON the hash of our wallet's transaction that
	/// received it.
	pub tx: [u8; 32],
	/// Which of the transfers in the transaction: the place among all the transfers of our asset to
	/// our address in it, from 0. Always 0 on TON, where a transaction has one incoming message.
	pub index: u32,
}

impl core::fmt::Debug for TransferId {
	fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
		let tx = sp_core::hexdisplay::HexDisplay::from(&self.tx);
		write!(f, "{:?} {tx} #{}", self.network, self.index)
	}
}

/// A transfer to a watched address as a provider shows it: of the right asset, successful and
/// confirmed, but not yet compared with any order.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Observation {
	/// Which transfer.
	pub transfer: TransferId,
	/// How much came, in the asset's smallest unit.
	pub amount: u128,
	/// Who paid: on TRON `from` of the transfer, on TON the wallet that sent the coins or jettons.
	pub payer: ExternalAddress,
	/// The memo's bytes as they are, to be searched with [`Memo::find`]. Empty if there is none.
	pub memo: Vec<u8>,
	/// Time of the block it is in, in milliseconds since the Unix epoch.
	pub time: Moment,
}

/// What a validator vouches for: that a transfer with an order's memo was made. Two claims that
/// differ in anything are different claims, and a quorum is one of equal claims.
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
)]
pub struct Claim {
	/// The order whose memo the transfer carries.
	pub order: OrderId,
	/// The transfer.
	pub transfer: TransferId,
	/// How much came, in the asset's smallest unit.
	pub amount: u128,
	/// Who paid.
	pub payer: ExternalAddress,
	/// Time of the block it is in, in milliseconds since the Unix epoch.
	pub time: Moment,
}

/// Most claims of one report.
pub const MAX_CLAIMS: u32 = 16;

/// What a validator sends: claims, and the block it made them at.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Report {
	/// Number of the block after which it was made. It can be included for
	/// [`REPORT_LIFETIME`] blocks.
	pub at: BlockNumber,
	/// The claims.
	pub claims: BoundedVec<Claim, ConstU32<MAX_CLAIMS>>,
}

impl Report {
	/// What the validator signs with its oracle key: the SCALE encoding of
	/// `(b"mornet/payments/attest/v1", genesis_hash, report)`. The literal is 25 bytes without a
	/// length before them.
	pub fn signed_message(&self, genesis_hash: &Hash) -> Vec<u8> {
		(ATTEST_DOMAIN, genesis_hash, self).encode()
	}
}

/// For how many blocks after the one it was made at a report can be included.
pub const REPORT_LIFETIME: BlockNumber = 64;

/// Bytes as `0x…` in JSON.
mod hex {
	use alloc::string::String;

	use serde::{de::Error, Deserialize, Deserializer, Serializer};

	pub fn serialize<S: Serializer, const N: usize>(
		bytes: &[u8; N],
		serializer: S,
	) -> Result<S::Ok, S::Error> {
		sp_core::bytes::serialize(bytes, serializer)
	}

	pub fn deserialize<'de, D: Deserializer<'de>, const N: usize>(
		deserializer: D,
	) -> Result<[u8; N], D::Error> {
		let text = String::deserialize(deserializer)?;
		let bytes = sp_core::bytes::from_hex(&text).map_err(Error::custom)?;
		bytes.try_into().map_err(|_| Error::custom("an address of another length"))
	}
}

/// What the report's signature begins with.
pub const ATTEST_DOMAIN: &[u8; 25] = b"mornet/payments/attest/v1";

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used)]

	use super::*;

	#[test]
	fn what_a_validator_signs_is_laid_out_as_documented() {
		let claim = Claim {
			order: 7,
			transfer: TransferId { network: Network::Ton, tx: [1; 32], index: 2 },
			amount: 3,
			payer: ExternalAddress::Ton(TonAddress { workchain: -1, hash: [4; 32] }),
			time: 5,
		};
		let report = Report { at: 6, claims: alloc::vec![claim].try_into().unwrap() };
		let mut expected = b"mornet/payments/attest/v1".to_vec();
		expected.extend([9; 32]);
		expected.extend(6u32.to_le_bytes());
		expected.extend([1 << 2]);
		expected.extend(7u64.to_le_bytes());
		expected.extend([1]);
		expected.extend([1; 32]);
		expected.extend(2u32.to_le_bytes());
		expected.extend(3u128.to_le_bytes());
		expected.extend([1, 0xff]);
		expected.extend([4; 32]);
		expected.extend(5u64.to_le_bytes());
		assert_eq!(report.signed_message(&Hash::repeat_byte(9)), expected);
	}

	#[test]
	fn addresses_are_hex_in_json() {
		let target =
			Target::Trc20 { pay_to: TronAddress([0x0f; 20]), contract: TronAddress([0xf0; 20]) };
		let json = serde_json::to_string(&target).unwrap();
		let (ours, theirs) = ("0f".repeat(20), "f0".repeat(20));
		let expected =
			alloc::format!(r#"{{"trc20":{{"pay_to":"0x{ours}","contract":"0x{theirs}"}}}}"#);
		assert_eq!(json, expected);
		assert_eq!(serde_json::from_str::<Target>(&json).unwrap(), target);
		let short = json.replacen("0f", "", 1);
		assert!(serde_json::from_str::<Target>(&short).is_err());
	}

	#[test]
	fn rails_are_names_in_json() {
		for (rail, json) in [
			(Rail::UsdtTron, r#""usdtTron""#),
			(Rail::Ton, r#""ton""#),
			(Rail::Jetton(3), r#"{"jetton":3}"#),
		] {
			assert_eq!(serde_json::to_string(&rail).unwrap(), json);
			assert_eq!(serde_json::from_str::<Rail>(json).unwrap(), rail);
		}
	}
}
