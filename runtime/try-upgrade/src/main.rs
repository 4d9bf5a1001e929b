//! Rehearses a runtime upgrade on a snapshot of a live chain, with `try-runtime`: the migrations run
//! on the chain's own state, with the checks before and after each, and then every pallet's
//! invariants are looked at. Nothing is written anywhere.
//!
//! `try-runtime-cli`, the tool of the SDK's makers, is not released for this release of the SDK on
//! crates.io; its `on-runtime-upgrade` does what this does. The snapshot is made by `snapshot.mjs`
//! in this folder; `scripts/rehearse-upgrade` runs both.

use std::{collections::BTreeMap, fs, path::PathBuf, process::ExitCode};

use clap::Parser;
use codec::{Decode, Encode};
use sc_executor::WasmExecutor;
use serde::Deserialize;
use sp_core::{
	bytes::from_hex,
	hexdisplay::HexDisplay,
	storage::{well_known_keys, StateVersion, Storage},
	traits::{CallContext, CodeExecutor, RuntimeCode, WrappedRuntimeCode},
	Blake2Hasher, H256,
};
use sp_io::SubstrateHostFunctions;
use sp_state_machine::TestExternalities;
use sp_version::RuntimeVersion;
use sp_weights::Weight;

/// `UpgradeCheckSelect::All` of `frame-try-runtime`, encoded. Written out, for the crate's feature
/// `try-runtime` would change the features of all that the node is built from.
const ALL_CHECKS: [u8; 1] = [1];

/// Rehearses a runtime upgrade on a snapshot of a live chain.
#[derive(Parser)]
struct Arguments {
	/// The snapshot, as snapshot.mjs makes it.
	#[arg(long)]
	snapshot: PathBuf,
	/// The wasm of the next runtime, built with the feature try-runtime.
	#[arg(long)]
	runtime: PathBuf,
}

/// A chain's state after one block.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Snapshot {
	/// Number of the block.
	number: u64,
	/// Hash of the block.
	block: String,
	/// Root of the state, as the block's header has it.
	state_root: String,
	/// The state: keys and values in hexadecimal.
	top: BTreeMap<String, String>,
}

fn main() -> ExitCode {
	sp_tracing::try_init_simple();
	match rehearse(&Arguments::parse()) {
		Ok(()) => ExitCode::SUCCESS,
		Err(error) => {
			eprintln!("error: {error}");
			ExitCode::FAILURE
		},
	}
}

fn rehearse(arguments: &Arguments) -> Result<(), String> {
	let read = |path: &PathBuf| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
	let snapshot: Snapshot = serde_json::from_slice(&read(&arguments.snapshot)?)
		.map_err(|e| format!("{} is no snapshot: {e}", arguments.snapshot.display()))?;
	let next = read(&arguments.runtime)?;

	let mut top = BTreeMap::new();
	for (key, value) in &snapshot.top {
		let hex = |text: &str| from_hex(text).map_err(|e| format!("the snapshot's {text}: {e}"));
		top.insert(hex(key)?, hex(value)?);
	}
	let running = top
		.get(well_known_keys::CODE)
		.cloned()
		.ok_or("the snapshot holds no runtime: it is not whole, make it anew")?;
	let state = Storage { top, children_default: Default::default() };

	let mut externalities = TestExternalities::<Blake2Hasher>::new_with_code_and_state(
		&running,
		state,
		StateVersion::V1,
	);
	let root = *externalities.as_backend().root();
	let expected = from_hex(&snapshot.state_root)
		.ok()
		.filter(|bytes| bytes.len() == 32)
		.map(|bytes| H256::from_slice(&bytes))
		.ok_or("the snapshot's stateRoot is no hash")?;
	if root != expected {
		return Err(format!(
			"the snapshot's state has root {root:?}, block {} has {expected:?}: it is not whole, \
			 make it anew",
			snapshot.number
		));
	}

	let version = |code: &[u8], externalities: &mut TestExternalities<Blake2Hasher>| {
		call(code, "Core_version", &[], externalities).and_then(|bytes| {
			RuntimeVersion::decode(&mut bytes.as_slice())
				.map_err(|e| format!("the runtime's version cannot be read: {e}"))
		})
	};
	let (old, new) = (version(&running, &mut externalities)?, version(&next, &mut externalities)?);
	println!(
		"block {} ({}), {} keys: from {} to {}",
		snapshot.number,
		snapshot.block,
		snapshot.top.len(),
		old,
		new
	);
	if old.spec_name != new.spec_name {
		return Err(format!("{} is another chain's runtime", new.spec_name));
	}
	if new.spec_version <= old.spec_version {
		return Err(format!(
			"spec_version must go up from {}: the chain would refuse this runtime",
			old.spec_version
		));
	}

	externalities.insert(well_known_keys::CODE.to_vec(), next.clone());
	let answer = call(&next, "TryRuntime_on_runtime_upgrade", &ALL_CHECKS, &mut externalities)
		.map_err(|e| {
			if e.contains("is not found") {
				format!("the runtime is built without the feature try-runtime ({e})")
			} else {
				format!("the upgrade FAILS: {e}\nRUST_LOG=runtime=debug shows more")
			}
		})?;
	let (used, block) = <(Weight, Weight)>::decode(&mut answer.as_slice())
		.map_err(|e| format!("the weight of the upgrade cannot be read: {e}"))?;
	// In thousandths, rounded up.
	let share = u128::from(used.ref_time())
		.saturating_mul(1_000)
		.div_ceil(u128::from(block.ref_time()).max(1));
	println!(
		"migrations and invariants hold; the upgrade weighs {} ms, {}.{} % of a block",
		used.ref_time().div_ceil(1_000_000_000),
		share / 10,
		share % 10
	);
	if used.any_gt(block) {
		return Err("the upgrade does not fit into a block: use multi-block migrations".into());
	}
	Ok(())
}

/// What a runtime answers to a runtime API call.
fn call(
	code: &[u8],
	function: &str,
	input: &[u8],
	externalities: &mut TestExternalities<Blake2Hasher>,
) -> Result<Vec<u8>, String> {
	let executor = WasmExecutor::<SubstrateHostFunctions>::builder().build();
	let hash = sp_io::hashing::blake2_256(code).encode();
	let code = WrappedRuntimeCode(code.into());
	let code = RuntimeCode { code_fetcher: &code, heap_pages: None, hash };
	let mut ext = externalities.ext();
	executor
		.call(&mut ext, &code, function, input, CallContext::Offchain)
		.0
		.map_err(|e| format!("{function}({}): {e}", HexDisplay::from(&input)))
}
