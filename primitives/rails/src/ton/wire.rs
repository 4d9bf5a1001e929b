//! TonAPI's answers.

use alloc::{string::String, vec::Vec};

use mornet_offchain_http::{Answer, Error};
use mornet_primitives::{payments::TonAddress, Moment};
use serde::Deserialize;
use serde_json::value::RawValue;

use super::address;
use crate::{
	json::{self, Object},
	Reason,
};

/// Operation of a message that is a comment in plain text.
const COMMENT: u32 = 0;
/// Operation of a jetton wallet's notice to its owner (TEP-74, `transfer_notification`).
const NOTICE: u32 = 0x7362_d09c;

/// A page of an account's transactions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
	/// Logical time and block time of each row, in the page's order.
	pub(super) times: Vec<(u64, Moment)>,
	/// The rows that could be read.
	pub(super) transactions: Vec<Transaction>,
	/// How many could not.
	pub unreadable: u32,
}

/// A transaction of an account: one message in, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transaction {
	/// Its hash.
	pub hash: [u8; 32],
	/// Time of its block.
	pub time: Moment,
	/// The account.
	pub account: TonAddress,
	/// Whether it was caused by a message, and not by the network's clock.
	pub ordinary: bool,
	/// Whether all of it succeeded.
	pub success: bool,
	/// Whether what came was sent back.
	pub sent_back: bool,
	/// The message, if there was one.
	pub message: Option<Message>,
}

/// The message that a transaction is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
	/// Whether it comes from another account, and not from outside.
	pub internal: bool,
	/// Whether it is one of ours that came back.
	pub bounced: bool,
	/// Coins with it, in nanoton.
	pub value: u64,
	/// Who sent it.
	pub source: Option<TonAddress>,
	/// To whom it was sent.
	pub destination: Option<TonAddress>,
	/// What it says.
	pub body: Body,
}

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
	/// Nothing.
	Empty,
	/// A comment in plain text.
	Comment(Vec<u8>),
	/// What a jetton wallet writes to its owner when jettons came: or anybody else.
	Notice(Notice),
	/// Something else: an encrypted comment, say, or a notice that cannot be read.
	Other,
}

/// The notice that jettons came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
	/// How many, in the jetton's smallest unit, or why that cannot be said.
	pub amount: Result<u128, Reason>,
	/// Whose they were.
	pub sender: TonAddress,
	/// The payer's comment in plain text; empty if there is none.
	pub comment: Vec<u8>,
}

/// The jetton wallet of an owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JettonWallet {
	/// Its address.
	pub wallet: TonAddress,
	/// The jetton's master.
	pub master: TonAddress,
}

/// Reads a page of an account's transactions.
///
/// # Errors
///
/// If it is none, or not in the order of the newest first.
pub fn read_page(answer: &Answer) -> Result<Page, Error> {
	#[derive(Deserialize)]
	struct WirePage<'a> {
		#[serde(borrow)]
		transactions: Vec<&'a RawValue>,
	}
	#[derive(Deserialize)]
	struct WireTimes {
		lt: u64,
		utime: u64,
	}

	let text = json::text(answer.ok()?);
	let page: WirePage<'_> = json::read(&text).ok_or(Error::Malformed)?;
	let read_times = |row: &&RawValue| {
		let WireTimes { lt, utime } = json::read_row(row)?;
		Some((lt, utime.checked_mul(1000)?))
	};
	let times: Vec<_> = page
		.transactions
		.iter()
		.map(read_times)
		.collect::<Option<_>>()
		.ok_or(Error::Malformed)?;
	if !times.is_sorted_by(|(this, _), (next, _)| this > next) {
		return Err(Error::Malformed);
	}
	let transactions: Vec<_> = page.transactions.into_iter().filter_map(read_row).collect();
	let unreadable = times.len().saturating_sub(transactions.len());
	Ok(Page { times, transactions, unreadable: u32::try_from(unreadable).unwrap_or(u32::MAX) })
}

#[derive(Deserialize)]
struct WireAccount {
	address: String,
}

impl WireAccount {
	fn read(&self) -> Option<TonAddress> {
		address::parse(&self.address)
	}
}

#[derive(Deserialize)]
struct WireMessage<'a> {
	msg_type: String,
	bounced: bool,
	value: u64,
	source: Option<Object<WireAccount>>,
	destination: Option<Object<WireAccount>>,
	op_code: Option<String>,
	decoded_op_name: Option<String>,
	#[serde(borrow)]
	decoded_body: Option<&'a RawValue>,
}

fn read_row(row: &RawValue) -> Option<Transaction> {
	#[derive(Deserialize)]
	struct WireTransaction<'a> {
		hash: String,
		utime: u64,
		account: Object<WireAccount>,
		success: bool,
		transaction_type: String,
		#[serde(borrow)]
		in_msg: Option<Object<WireMessage<'a>>>,
		bounce_phase: Option<String>,
	}

	let row: WireTransaction<'_> = json::read_row(row)?;
	let message = match row.in_msg {
		Some(Object(message)) => Some(read_message(message)?),
		None => None,
	};
	Some(Transaction {
		hash: json::bytes(&row.hash)?,
		time: row.utime.checked_mul(1000)?,
		account: row.account.0.read()?,
		ordinary: row.transaction_type == "TransOrd",
		success: row.success,
		sent_back: row.bounce_phase.is_some(),
		message,
	})
}

fn read_message(message: WireMessage<'_>) -> Option<Message> {
	let account = |account: Option<Object<WireAccount>>| match account {
		Some(Object(account)) => account.read().map(Some),
		None => Some(None),
	};
	let body = match message.op_code.as_deref() {
		None => Body::Empty,
		Some(code) => {
			read_body(read_op_code(code)?, message.decoded_op_name.as_deref(), message.decoded_body)
		},
	};
	Some(Message {
		internal: message.msg_type == "int_msg",
		bounced: message.bounced,
		value: message.value,
		source: account(message.source)?,
		destination: account(message.destination)?,
		body,
	})
}

/// Reads `0x7362d09c`.
fn read_op_code(code: &str) -> Option<u32> {
	code.strip_prefix("0x").and_then(json::bytes).map(u32::from_be_bytes)
}

/// Reads a body, which its sender wrote as they liked: what cannot be read is something else.
fn read_body(op_code: u32, name: Option<&str>, body: Option<&RawValue>) -> Body {
	let read = || match (op_code, name) {
		(COMMENT, Some("text_comment")) => read_comment(body?).map(Body::Comment),
		(NOTICE, Some("jetton_notify")) => read_notice(body?).map(Body::Notice),
		_ => None,
	};
	read().unwrap_or(Body::Other)
}

fn read_comment(body: &RawValue) -> Option<Vec<u8>> {
	#[derive(Deserialize)]
	struct WireComment {
		text: String,
	}

	json::read_row::<WireComment>(body).map(|comment| comment.text.into_bytes())
}

fn read_notice(body: &RawValue) -> Option<Notice> {
	#[derive(Deserialize)]
	struct WireNotice<'a> {
		amount: String,
		sender: String,
		#[serde(borrow)]
		forward_payload: Option<&'a RawValue>,
	}

	let notice: WireNotice<'_> = json::read_row(body)?;
	Some(Notice {
		amount: json::amount(&notice.amount),
		sender: address::parse(&notice.sender)?,
		comment: notice.forward_payload.and_then(read_payload).unwrap_or_default(),
	})
}

/// Reads what the payer wrote: a comment in plain text, or nothing that we read.
fn read_payload(payload: &RawValue) -> Option<Vec<u8>> {
	#[derive(Deserialize)]
	struct WirePayload<'a> {
		#[serde(borrow)]
		value: Object<WireSum<'a>>,
	}
	#[derive(Deserialize)]
	struct WireSum<'a> {
		sum_type: String,
		op_code: u32,
		#[serde(borrow)]
		value: &'a RawValue,
	}

	let WirePayload { value: Object(sum) } = json::read_row(payload)?;
	if sum.sum_type != "TextComment" || sum.op_code != COMMENT {
		return None;
	}
	read_comment(sum.value)
}

/// Reads which jetton wallet a master has for an owner.
///
/// # Errors
///
/// If it is no such answer. TonAPI answers 404 if the owner never had any of the jetton.
pub fn read_jetton_wallet(answer: &Answer) -> Result<JettonWallet, Error> {
	#[derive(Deserialize)]
	struct WireBalance {
		wallet_address: Object<WireAccount>,
		jetton: Object<WireAccount>,
	}

	let text = json::text(answer.ok()?);
	let balance: WireBalance = json::read(&text).ok_or(Error::Malformed)?;
	let read = || {
		Some(JettonWallet {
			wallet: balance.wallet_address.0.read()?,
			master: balance.jetton.0.read()?,
		})
	};
	read().ok_or(Error::Malformed)
}
