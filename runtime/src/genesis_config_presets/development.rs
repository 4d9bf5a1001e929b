//! `development`: one validator and a handful of rich accounts, all with well-known keys.

use alloc::{vec, vec::Vec};

use mornet_primitives::AccountId;
use serde_json::Value;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use super::Validator;

/// The well-known validators, in the order in which presets use them.
pub(super) fn well_known_validators() -> [Validator; 4] {
	[
		(Sr25519Keyring::Alice, Ed25519Keyring::Alice),
		(Sr25519Keyring::Bob, Ed25519Keyring::Bob),
		(Sr25519Keyring::Charlie, Ed25519Keyring::Charlie),
		(Sr25519Keyring::Dave, Ed25519Keyring::Dave),
	]
	.map(|(sr25519, ed25519)| Validator::new(sr25519.public(), ed25519.public()))
}

/// The well-known accounts that are rich from the start.
pub(super) fn well_known_accounts() -> Vec<AccountId> {
	vec![
		Sr25519Keyring::Alice.to_account_id(),
		Sr25519Keyring::Bob.to_account_id(),
		Sr25519Keyring::Charlie.to_account_id(),
		Sr25519Keyring::Dave.to_account_id(),
		Sr25519Keyring::Eve.to_account_id(),
		Sr25519Keyring::Ferdie.to_account_id(),
	]
}

/// Gives Alice the Sudo key.
#[cfg(feature = "dev")]
pub(super) fn with_sudo(mut genesis: Value) -> Value {
	use crate::{RuntimeGenesisConfig, SudoConfig};

	let sudo = frame_support::build_struct_json_patch!(RuntimeGenesisConfig {
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
	});
	if let (Value::Object(genesis), Value::Object(sudo)) = (&mut genesis, sudo) {
		genesis.extend(sudo);
	}
	genesis
}

/// Leaves the genesis as it is: this runtime has no Sudo.
#[cfg(not(feature = "dev"))]
pub(super) fn with_sudo(genesis: Value) -> Value {
	genesis
}

/// The preset.
pub(super) fn genesis() -> Value {
	let [alice, ..] = well_known_validators();
	with_sudo(super::genesis(
		vec![alice],
		well_known_accounts(),
		Sr25519Keyring::Alice.to_account_id(),
	))
}
