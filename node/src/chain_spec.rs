//! Chain specifications: the committed ones by name, any other by path.
//!
//! The raw specifications in `chain-specs/` carry the runtime's wasm and the genesis state. They are
//! part of the binary, so that a node starts without any file beside it.

use std::path::PathBuf;

use sc_chain_spec::{ChainSpecExtension, GenericChainSpec};
use serde::{Deserialize, Serialize};

/// What a specification may hold beside the genesis.
#[derive(Default, Clone, Serialize, Deserialize, ChainSpecExtension)]
#[serde(rename_all = "camelCase")]
pub struct Extensions {
	/// Block numbers with known hashes: nodes take no other block at that height.
	pub fork_blocks: sc_client_api::ForkBlocks<mornet_primitives::OpaqueBlock>,
	/// Hashes of blocks that nodes must not import.
	pub bad_blocks: sc_client_api::BadBlocks<mornet_primitives::OpaqueBlock>,
	/// Where a light client may start from; filled in by `sync_state_genSyncSpec`.
	pub light_sync_state: sc_sync_state_rpc::LightSyncStateExtension,
}

/// A MorNet chain specification.
pub type ChainSpec = GenericChainSpec<Extensions>;

/// A single validator with well-known keys, for development.
const DEV: &[u8] = include_bytes!("../../chain-specs/dev.raw.json");
/// Four validators with well-known keys, for trying a network on one machine.
const LOCAL: &[u8] = include_bytes!("../../chain-specs/local.raw.json");
/// The rehearsal network: the production runtime, without Sudo and at its real pace.
const TESTNET: &[u8] = include_bytes!("../../chain-specs/testnet.raw.json");

/// The specification called `id`: `dev`, `local`, `testnet` (also if `id` is empty), or the path of
/// a JSON file.
///
/// # Errors
///
/// A message for the user, if there is no such file or it is not a chain specification.
pub fn load(id: &str) -> Result<ChainSpec, String> {
	match id {
		"dev" => ChainSpec::from_json_bytes(DEV),
		"local" => ChainSpec::from_json_bytes(LOCAL),
		// What an operator joins who names none.
		"" | "testnet" => ChainSpec::from_json_bytes(TESTNET),
		path => ChainSpec::from_json_file(PathBuf::from(path)).map_err(|error| {
			format!(
				"--chain {path} is neither dev, local nor testnet, nor a readable chain \
				 specification: {error}"
			)
		}),
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sc_chain_spec::{ChainSpec as _, ChainType};

	#[test]
	fn committed_specs_load_and_say_who_they_are() {
		for (name, id, chain_type) in [
			("dev", "mornet_dev", ChainType::Development),
			("local", "mornet_local", ChainType::Local),
			("testnet", "mornet_testnet", ChainType::Live),
		] {
			let spec = load(name).expect("committed specification loads");
			assert_eq!(spec.id(), id);
			assert_eq!(spec.chain_type(), chain_type);
			assert_eq!(spec.properties().get("tokenSymbol"), Some(&"GCC".into()));
			assert_eq!(spec.properties().get("tokenDecimals"), Some(&12.into()));
			assert_eq!(spec.properties().get("ss58Format"), Some(&42.into()));
		}
	}

	#[test]
	fn missing_file_is_named_in_the_error() {
		let error = load("no/such/spec.json").err().expect("there is no such file");
		assert!(error.contains("no/such/spec.json"), "{error}");
	}
}
