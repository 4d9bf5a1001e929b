//! TronGrid's answers.

use alloc::{string::String, vec::Vec};

use mornet_offchain_http::{Answer, Error};
use mornet_primitives::{payments::TronAddress, Moment};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::address;
use crate::json::{self, Object};

/// First topic of the log of a token's transfer: the Keccak-256 hash of
/// `Transfer(address,address,uint256)`.
const TRANSFER: [u8; 32] = [
	0xdd, 0xf2, 0x52, 0xad, 0x1b, 0xe2, 0xc8, 0x9b, 0x69, 0xc2, 0xb0, 0x68, 0xfc, 0x37, 0x8d, 0xaa,
	0x95, 0x2b, 0xa7, 0xf1, 0x63, 0xc4, 0xa1, 0x16, 0x28, 0xf5, 0x5a, 0x4d, 0xf5, 0x23, 0xb3, 0xef,
];

/// A page of the listing of token transfers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
	/// The rows that could be read.
	pub rows: Vec<Row>,
	/// How many could not: strangers' tokens can be anything.
	pub unreadable: u32,
	/// Where the next page begins, if there is one.
	pub fingerprint: Option<String>,
}

/// A token's transfer as the listing shows it, or what looks like one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
	/// Hash of the transaction.
	pub tx: [u8; 32],
	/// The token's contract.
	pub contract: TronAddress,
	/// Who sent it.
	pub from: TronAddress,
	/// Who received it.
	pub to: TronAddress,
	/// What it is: `Transfer`, or `Approval`.
	pub kind: String,
	/// The amount in the token's smallest unit, as it is written.
	pub value: String,
	/// Time of the block.
	pub time: Moment,
}

/// A transaction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
	/// Its hash.
	pub tx: [u8; 32],
	/// Whether its contract did what it was called for.
	pub succeeded: bool,
	/// The note that its sender wrote on it; empty if there is none.
	pub memo: Vec<u8>,
}

/// What a transaction did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Info {
	/// Its hash.
	pub tx: [u8; 32],
	/// Number of its block.
	pub block: u64,
	/// Time of its block.
	pub time: Moment,
	/// Whether it succeeded.
	pub succeeded: bool,
	/// The transfers of tokens in its log, of all tokens, in the order in which they were made.
	pub transfers: Vec<TokenTransfer>,
}

/// A token's transfer in a transaction's log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenTransfer {
	/// The token's contract.
	pub contract: TronAddress,
	/// Who sent it.
	pub from: TronAddress,
	/// Who received it.
	pub to: TronAddress,
	/// The amount in the token's smallest unit; `None` if there is none that fits 128 bits.
	pub amount: Option<u128>,
}

/// The newest block of the solidified chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
	/// Its number.
	pub number: u64,
	/// Its time.
	pub time: Moment,
}

/// Reads a page of the listing.
///
/// # Errors
///
/// If it is none: what does not say `"success": true` with a list of rows says nothing.
pub fn read_page(answer: &Answer) -> Result<Page, Error> {
	#[derive(Deserialize)]
	struct WirePage<'a> {
		#[serde(borrow)]
		data: Vec<&'a RawValue>,
		success: bool,
		meta: Option<Object<WireMeta>>,
	}
	#[derive(Deserialize)]
	struct WireMeta {
		fingerprint: Option<String>,
	}

	let text = json::text(body(answer)?);
	let page: WirePage<'_> = json::read(&text).ok_or(Error::Malformed)?;
	if !page.success {
		return Err(Error::Malformed);
	}
	let total = page.data.len();
	let rows: Vec<Row> = page.data.into_iter().filter_map(read_row).collect();
	Ok(Page {
		unreadable: u32::try_from(total.saturating_sub(rows.len())).unwrap_or(u32::MAX),
		rows,
		fingerprint: page.meta.and_then(|Object(meta)| meta.fingerprint),
	})
}

fn read_row(row: &RawValue) -> Option<Row> {
	#[derive(Deserialize)]
	struct WireRow {
		transaction_id: String,
		token_info: Object<WireToken>,
		block_timestamp: u64,
		from: String,
		to: String,
		#[serde(rename = "type")]
		kind: String,
		value: String,
	}
	#[derive(Deserialize)]
	struct WireToken {
		address: String,
	}

	let row: WireRow = json::read_row(row)?;
	Some(Row {
		tx: json::bytes(&row.transaction_id)?,
		contract: address::parse(&row.token_info.0.address)?,
		from: address::parse(&row.from)?,
		to: address::parse(&row.to)?,
		kind: row.kind,
		value: row.value,
		time: row.block_timestamp,
	})
}

/// Reads a transaction that was asked for by its id. `None` if the solidified chain has none: it
/// may have it later.
///
/// # Errors
///
/// If it is no such answer.
pub fn read_transaction(answer: &Answer) -> Result<Option<Transaction>, Error> {
	#[derive(Deserialize)]
	struct WireTransaction {
		#[serde(rename = "txID")]
		tx: String,
		#[serde(default)]
		ret: Vec<Object<WireRet>>,
		raw_data: Object<WireData>,
	}
	#[derive(Deserialize)]
	struct WireRet {
		#[serde(rename = "contractRet")]
		contract_ret: Option<String>,
	}
	#[derive(Deserialize)]
	struct WireData {
		data: Option<String>,
	}

	let body = body(answer)?;
	if is_empty_object(body) {
		return Ok(None);
	}
	let read = || {
		let transaction: WireTransaction = json::read(&json::text(body))?;
		let success =
			|Object(ret): &Object<WireRet>| ret.contract_ret.as_deref() == Some("SUCCESS");
		Some(Transaction {
			tx: json::bytes(&transaction.tx)?,
			succeeded: !transaction.ret.is_empty() && transaction.ret.iter().all(success),
			memo: json::any_bytes(&transaction.raw_data.0.data.unwrap_or_default())?,
		})
	};
	read().map(Some).ok_or(Error::Malformed)
}

/// Reads what a transaction did. `None` if the solidified chain has none of that id: it may have it
/// later.
///
/// # Errors
///
/// If it is no such answer.
pub fn read_info(answer: &Answer) -> Result<Option<Info>, Error> {
	#[derive(Deserialize)]
	struct WireInfo {
		id: String,
		#[serde(rename = "blockNumber")]
		block: u64,
		#[serde(rename = "blockTimeStamp")]
		time: u64,
		// There only if it failed.
		result: Option<String>,
		receipt: Object<WireReceipt>,
		#[serde(default)]
		log: Vec<Object<WireLog>>,
	}
	#[derive(Deserialize)]
	struct WireReceipt {
		// Not there if no contract was called.
		result: Option<String>,
	}

	let body = body(answer)?;
	if is_empty_object(body) {
		return Ok(None);
	}
	let read = || {
		let info: WireInfo = json::read(&json::text(body))?;
		let mut transfers = Vec::new();
		for Object(log) in &info.log {
			if let Some(transfer) = log.transfer() {
				transfers.push(transfer?);
			}
		}
		Some(Info {
			tx: json::bytes(&info.id)?,
			block: info.block,
			time: info.time,
			succeeded: info.result.is_none()
				&& info.receipt.0.result.is_none_or(|result| result == "SUCCESS"),
			transfers,
		})
	};
	read().map(Some).ok_or(Error::Malformed)
}

/// An entry of a transaction's log. What is empty is left out.
#[derive(Deserialize)]
struct WireLog {
	address: String,
	#[serde(default)]
	topics: Vec<String>,
	#[serde(default)]
	data: String,
}

impl WireLog {
	/// The transfer that it is of. The outer `None`: another event. The inner one: not readable.
	fn transfer(&self) -> Option<Option<TokenTransfer>> {
		let [topic, from, to] = self.topics.as_slice() else { return None };
		if json::bytes(topic) != Some(TRANSFER) {
			return None;
		}
		let read = || {
			Some(TokenTransfer {
				contract: TronAddress(json::bytes(&self.address)?),
				from: address_in(from)?,
				to: address_in(to)?,
				// Any contract can write any data there: it is no fault of the provider's.
				amount: json::bytes(&self.data).and_then(amount_in),
			})
		};
		Some(read())
	}
}

/// The address in a word of a log: its last twenty bytes. The contract ignores the others, and some
/// senders leave TRON's prefix there.
fn address_in(word: &str) -> Option<TronAddress> {
	let word: [u8; 32] = json::bytes(word)?;
	word.last_chunk().copied().map(TronAddress)
}

/// The amount in a word of a log.
fn amount_in(word: [u8; 32]) -> Option<u128> {
	let (high, low) = word.split_last_chunk::<16>()?;
	high.iter().all(|byte| *byte == 0).then(|| u128::from_be_bytes(*low))
}

/// Reads the newest solidified block.
///
/// # Errors
///
/// If it is none.
pub fn read_head(answer: &Answer) -> Result<Head, Error> {
	#[derive(Deserialize)]
	struct WireBlock {
		block_header: Object<WireHeader>,
	}
	#[derive(Deserialize)]
	struct WireHeader {
		raw_data: Object<WireRaw>,
	}
	#[derive(Deserialize)]
	struct WireRaw {
		number: u64,
		timestamp: u64,
	}

	let text = json::text(body(answer)?);
	let block: WireBlock = json::read(&text).ok_or(Error::Malformed)?;
	let WireRaw { number, timestamp } = block.block_header.0.raw_data.0;
	Ok(Head { number, time: timestamp })
}

/// The body of an answer that is no complaint.
///
/// TronGrid throttles with 429, with 403 and in bodies of 200, and refuses keys with 403 too: the
/// text decides.
fn body(answer: &Answer) -> Result<&[u8], Error> {
	let Some(complaint) = complaint(&answer.body) else { return answer.ok() };
	if let Some(wait_ms) = suspension_ms(&complaint) {
		return Err(Error::Throttled { wait_ms: Some(wait_ms.max(asked(answer))) });
	}
	if complaint.contains("frequency limit") || complaint.contains("request rate") {
		return Err(Error::Throttled { wait_ms: answer.retry_after_ms });
	}
	if complaint.contains("ApiKey") {
		return Err(Error::Unauthorised);
	}
	answer.ok().and(Err(Error::Malformed))
}

fn asked(answer: &Answer) -> u64 {
	answer.retry_after_ms.unwrap_or_default()
}

/// The text of an error, in any of the spellings.
fn complaint(body: &[u8]) -> Option<String> {
	#[derive(Deserialize)]
	struct Wire {
		#[serde(alias = "Error")]
		error: String,
	}

	json::read::<Wire>(&json::text(body)).map(|wire| wire.error)
}

/// For how long the server will not answer, in milliseconds: `… is suspended for 27 s`.
fn suspension_ms(complaint: &str) -> Option<u64> {
	let (_, rest) = complaint.split_once("suspended for ")?;
	let digits = rest.split(|c: char| !c.is_ascii_digit()).next()?;
	rest.get(digits.len()..)?.trim_start().strip_prefix('s')?;
	digits.parse::<u64>().ok()?.checked_mul(1000)
}

/// What TronGrid answers when it has nothing of an id.
fn is_empty_object(body: &[u8]) -> bool {
	body.iter().filter(|byte| !byte.is_ascii_whitespace()).eq(b"{}")
}
