//! The committed chain specifications are those of these sources.
//!
//! Nodes start from `chain-specs/*.raw.json`, wasm and genesis state included. When a change of the
//! runtime makes one of these tests fail, `scripts/specs` refreshes the files.
//!
//! The production runtime stands in `testnet`, the development runtime in `dev` and `local`; so one
//! half of this is tested with the feature `dev` and the other half without.

use std::{collections::BTreeMap, path::PathBuf};

use codec::{Decode, Encode};
use mornet_runtime::{Runtime, VERSION};
use sc_executor::WasmExecutor;
use sp_core::{
	storage::well_known_keys,
	traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
};
use sp_io::SubstrateHostFunctions;
use sp_version::RuntimeVersion;

/// The specifications of the runtime that is tested, and the presets they are made from.
const SPECS: &[(&str, &str)] = if cfg!(feature = "dev") {
	&[("dev", "development"), ("local", "local_testnet")]
} else {
	&[("testnet", "testnet")]
};

type State = BTreeMap<Vec<u8>, Vec<u8>>;

fn file(name: &str) -> serde_json::Value {
	let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../chain-specs").join(name);
	let text = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
	serde_json::from_slice(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn bytes(hex: &str) -> Vec<u8> {
	sp_core::bytes::from_hex(hex).expect("hexadecimal")
}

/// The genesis state of a raw specification, without the wasm, and the wasm.
fn state_and_code(name: &str) -> (State, Vec<u8>) {
	let spec = file(&format!("{name}.raw.json"));
	let mut state: State = spec["genesis"]["raw"]["top"]
		.as_object()
		.expect("a raw specification lists its state")
		.iter()
		.map(|(key, value)| (bytes(key), bytes(value.as_str().expect("a string"))))
		.collect();
	let code = state.remove(well_known_keys::CODE).expect("the state holds the wasm");
	(state, code)
}

/// What the wasm answers to a runtime API call.
fn call(code: &[u8], function: &str, input: &[u8]) -> Vec<u8> {
	let executor = WasmExecutor::<SubstrateHostFunctions>::builder().build();
	let code = WrappedRuntimeCode(code.into());
	let code = RuntimeCode { code_fetcher: &code, heap_pages: None, hash: vec![0] };
	let mut externalities = sp_io::TestExternalities::new_empty();
	let mut ext = externalities.ext();
	executor
		.call(&mut ext, &code, function, input, CallContext::Offchain)
		.0
		.unwrap_or_else(|error| panic!("{function}: {error}"))
}

#[test]
fn committed_wasm_is_of_this_version() {
	for (name, _) in SPECS {
		let (_, code) = state_and_code(name);
		let version = RuntimeVersion::decode(&mut call(&code, "Core_version", &[]).as_slice())
			.expect("the wasm tells its version");
		assert_eq!(version.spec_name, VERSION.spec_name, "{name}");
		assert_eq!(version.spec_version, VERSION.spec_version, "{name}");
		assert_eq!(version.transaction_version, VERSION.transaction_version, "{name}");
		assert_eq!(version.apis, VERSION.apis, "{name}");
	}
}

#[test]
fn committed_wasm_has_the_metadata_of_these_sources() {
	for (name, _) in SPECS {
		let (_, code) = state_and_code(name);
		let metadata = Vec::<u8>::decode(&mut call(&code, "Metadata_metadata", &[]).as_slice())
			.expect("metadata is bytes");
		assert!(
			metadata == Runtime::metadata().encode(),
			"{name}: the metadata differs; run scripts/specs"
		);
	}
}

#[test]
fn committed_genesis_state_is_that_of_the_preset() {
	for (name, preset) in SPECS {
		let (committed, _) = state_and_code(name);
		let mut built = crate::common::genesis_state(preset);
		built.remove(well_known_keys::CODE);

		let keys = |state: &State, other: &State| -> Vec<String> {
			state
				.iter()
				.filter(|(key, value)| other.get(*key) != Some(value))
				.map(|(key, _)| sp_core::bytes::to_hex(key, false))
				.collect()
		};
		assert_eq!(keys(&committed, &built), Vec::<String>::new(), "{name}: run scripts/specs");
		assert_eq!(keys(&built, &committed), Vec::<String>::new(), "{name}: run scripts/specs");
	}
}

#[test]
fn plain_specification_has_the_same_wasm_and_genesis_as_the_raw_one() {
	for (name, preset) in SPECS {
		let plain = file(&format!("{name}.json"));
		let genesis = &plain["genesis"]["runtimeGenesis"];
		let (_, code) = state_and_code(name);
		assert!(bytes(genesis["code"].as_str().expect("the wasm")) == code, "{name}: other wasm");

		let preset = mornet_runtime::genesis_config_presets::get_preset(&(*preset).into())
			.expect("the preset exists");
		let preset: serde_json::Value = serde_json::from_slice(&preset).expect("JSON");
		assert_eq!(genesis["patch"], preset, "{name}: run scripts/specs");
	}
}
