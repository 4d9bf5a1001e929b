//! The key with which a validator's off-chain workers sign what they report.

use sp_core::crypto::KeyTypeId;

/// Type of the key in the keystore.
pub const KEY_TYPE: KeyTypeId = KeyTypeId(*b"orcl");

mod app {
	use sp_application_crypto::{app_crypto, sr25519};

	app_crypto!(sr25519, super::KEY_TYPE);
}

/// Public key of a validator's off-chain workers.
pub type AuthorityId = app::Public;

/// Signature of a validator's off-chain workers.
pub type AuthoritySignature = app::Signature;
