//! The key with which a validator's off-chain workers sign what they report.

use alloc::vec::Vec;

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

/// The validators as they report what happened off the chain.
pub trait OracleValidators<AccountId> {
	/// The current validators' oracle keys and accounts, in the order of the session's validators;
	/// one that is disabled is left out, and so is one without keys. At most as many as there can
	/// be validators.
	fn all() -> Vec<(AuthorityId, AccountId)>;

	/// The current validator that an oracle key belongs to.
	fn validator(key: &AuthorityId) -> Option<AccountId>;

	/// How many current validators there are, those included that [`Self::all`] leaves out: what a
	/// quorum is counted against.
	fn count() -> u32;

	/// Makes a key's owner a validator, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn set_validators_for_benchmarks(keys: Vec<(AuthorityId, AccountId)>);
}
