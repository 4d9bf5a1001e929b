//! USDT and other TRC-20 tokens on TRON, read through TronGrid.
//!
//! No single answer shows a payment: the listing of token transfers has no memo and does not say
//! whether the transaction succeeded, the transaction has no time, and neither says how many
//! transfers it made. So a transfer is found in the listing ([`Scan`]), its transaction is asked for
//! its memo ([`transaction_request`]), and, if that memo is an order's, for its event log
//! ([`info_request`]). The log decides what was paid; [`observe`] puts all of it together.
//!
//! What goes wrong with one transaction is no reason to leave the others: anybody can make one whose
//! log is too large to be read.
//!
//! What is asked for by its id is asked from the node that knows solidified blocks only, and the
//! head of that chain ([`head_request`], once a round) is the second proof that a block is final.

mod address;
mod observe;
mod scan;
mod wire;

pub use address::{parse, parse_hex, to_text};
pub use observe::{observe, screen, Candidate};
pub use scan::{Cursor, Scan, MAX_PAGES};
pub use wire::{
	read_head, read_info, read_page, read_transaction, Head, Info, Page, Row, TokenTransfer,
	Transaction,
};

use alloc::format;

use mornet_offchain_http::{ApiKey, EndpointError, Request};

/// The header in which TronGrid wants its API key.
///
/// # Errors
///
/// If the key cannot be sent in a header.
pub fn api_key(key: &str) -> Result<ApiKey, EndpointError> {
	ApiKey::new("TRON-PRO-API-KEY", key)
}

/// Asks for a solidified transaction: see [`read_transaction`].
pub fn transaction_request(tx: &[u8; 32]) -> Request {
	by_id("/walletsolidity/gettransactionbyid", tx)
}

/// Asks what a solidified transaction did: see [`read_info`].
pub fn info_request(tx: &[u8; 32]) -> Request {
	by_id("/walletsolidity/gettransactioninfobyid", tx)
}

/// Asks for the head of the solidified chain: see [`read_head`].
pub fn head_request() -> Request {
	Request::post_json("/walletsolidity/getnowblock", "{}")
}

/// Cap on what is shown of one transaction, in bytes. A transaction is 500 KiB at most, and shown
/// twice in hexadecimal digits; its log has no such bound, and one that is larger goes unread.
const MAX_BODY: u32 = 4 << 20;

fn by_id(path: &str, tx: &[u8; 32]) -> Request {
	Request::post_json(path, format!(r#"{{"value":"{}"}}"#, hex::encode(tx)))
		.with_max_body(MAX_BODY)
}
