//! TON's coin and jettons such as USDT, read through TonAPI.
//!
//! One listing shows all that our wallet received ([`Scan`]), and each row of it is judged by itself
//! ([`observe`]): a transaction there has one incoming message, and the API shows only what is
//! final.
//!
//! Jettons do not come to our wallet: they come to a contract of ours, the jetton wallet, which
//! notifies us. Anybody can send a notice that looks the same, so its sender must be that contract.
//! Which one it is for a jetton, only the jetton's master can say: the target has it, and
//! [`jetton_wallet_request`] asks whether that is still right.

mod address;
mod observe;
mod scan;
mod wire;

pub use address::{parse, parse_friendly, parse_raw, to_friendly, to_raw, Friendly};
pub use observe::observe;
pub use scan::{Cursor, Scan, MAX_PAGES};
pub use wire::{
	read_jetton_wallet, read_page, Body, JettonWallet, Message, Notice, Page, Transaction,
};

use alloc::format;

use mornet_offchain_http::{ApiKey, EndpointError, Request};
use mornet_primitives::payments::TonAddress;

/// The header in which TonAPI wants its API key.
///
/// # Errors
///
/// If the key cannot be sent in a header.
pub fn api_key(key: &str) -> Result<ApiKey, EndpointError> {
	ApiKey::new("Authorization", &format!("Bearer {key}"))
}

/// Asks which jetton wallet a master has for an owner: see [`read_jetton_wallet`].
pub fn jetton_wallet_request(owner: &TonAddress, master: &TonAddress) -> Request {
	Request::get(format!("/v2/accounts/{}/jettons/{}", to_raw(owner), to_raw(master)))
}
