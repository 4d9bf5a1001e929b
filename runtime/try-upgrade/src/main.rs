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
#[derive(Debug, Deserialize)]
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

impl Snapshot {
	/// Reads what is in a file.
	fn parse(file: &[u8]) -> Result<Self, String> {
		serde_json::from_slice(file).map_err(|e| e.to_string())
	}

	/// The state and the runtime in it, if that is all of the block's state.
	fn state(&self) -> Result<(TestExternalities<Blake2Hasher>, Vec<u8>), String> {
		let mut top = BTreeMap::new();
		for (key, value) in &self.top {
			let hex =
				|text: &str| from_hex(text).map_err(|e| format!("the snapshot's {text}: {e}"));
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
		let expected = from_hex(&self.state_root)
			.ok()
			.filter(|bytes| bytes.len() == 32)
			.map(|bytes| H256::from_slice(&bytes))
			.ok_or("the snapshot's stateRoot is no hash")?;
		if root != expected {
			return Err(format!(
				"the snapshot's state has root {root:?}, block {} has {expected:?}: it is not \
				 whole, make it anew",
				self.number
			));
		}
		Ok((externalities, running))
	}
}

/// Fails unless a chain can be upgraded from one version to the other.
fn ensure_follows(old: &RuntimeVersion, new: &RuntimeVersion) -> Result<(), String> {
	if old.spec_name != new.spec_name {
		return Err(format!("{} is another chain's runtime", new.spec_name));
	}
	if new.spec_version <= old.spec_version {
		return Err(format!(
			"spec_version must go up from {}: the chain would refuse this runtime",
			old.spec_version
		));
	}
	Ok(())
}

fn rehearse(arguments: &Arguments) -> Result<(), String> {
	let read = |path: &PathBuf| fs::read(path).map_err(|e| format!("{}: {e}", path.display()));
	let snapshot = Snapshot::parse(&read(&arguments.snapshot)?)
		.map_err(|e| format!("{} is no snapshot: {e}", arguments.snapshot.display()))?;
	let next = read(&arguments.runtime)?;
	let (mut externalities, running) = snapshot.state()?;

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
	ensure_follows(&old, &new)?;

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
	println!(
		"migrations and invariants hold; the upgrade weighs {} ms, {} of a block",
		used.ref_time().div_ceil(1_000_000_000),
		share(used, block)
	);
	ensure_fits(used, block)
}

/// Which share of a block's time something takes, in per cent: thousandths, rounded up.
fn share(used: Weight, block: Weight) -> String {
	let share = u128::from(used.ref_time())
		.saturating_mul(1_000)
		.div_ceil(u128::from(block.ref_time()).max(1));
	format!("{}.{} %", share / 10, share % 10)
}

/// Fails unless an upgrade fits into the block that it is run in.
fn ensure_fits(used: Weight, block: Weight) -> Result<(), String> {
	if used.any_gt(block) {
		return Err(
			"the upgrade does not fit into a block, and the runtime cannot run a migration \
			 over several: spread it over several upgrades"
				.into(),
		);
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

#[cfg(test)]
mod tests {
	use sp_io::trie::blake2_256_root;

	use super::*;

	const RUNTIME: [u8; 40] = [7; 40];

	fn hex(bytes: &[u8]) -> String {
		format!("0x{}", HexDisplay::from(&bytes))
	}

	/// A state with values that are in the trie's nodes and such that are behind their hash.
	fn pairs() -> Vec<(Vec<u8>, Vec<u8>)> {
		let mut pairs: Vec<_> = (0u8..50).map(|n| (vec![n; 9], vec![n; usize::from(n)])).collect();
		pairs.push((well_known_keys::CODE.to_vec(), RUNTIME.to_vec()));
		pairs
	}

	/// The snapshot of a state, with the root of that and of nothing else.
	fn snapshot(pairs: &[(Vec<u8>, Vec<u8>)]) -> Snapshot {
		Snapshot {
			number: 7,
			block: hex(&[1; 32]),
			state_root: hex(blake2_256_root(pairs.to_vec(), StateVersion::V1).as_bytes()),
			top: pairs.iter().map(|(key, value)| (hex(key), hex(value))).collect(),
		}
	}

	/// Why a snapshot is not used.
	fn refused(snapshot: &Snapshot) -> String {
		snapshot.state().map(|_| ()).expect_err("it is used")
	}

	#[test]
	fn what_snapshot_mjs_writes_is_read() {
		let file = r#"{"number":7,"block":"0x01","stateRoot":"0x02","top":{
"0x0a":"0x",
"0x0b":"0x0102"}}
"#;
		let read = Snapshot::parse(file.as_bytes()).expect("a snapshot");
		assert_eq!((read.number, read.block.as_str()), (7, "0x01"));
		assert_eq!(read.state_root, "0x02");
		let top = [("0x0a", "0x"), ("0x0b", "0x0102")];
		let top = top.map(|(key, value)| (key.to_string(), value.to_string()));
		assert_eq!(read.top, BTreeMap::from(top));
		// Cut anywhere before its last brace it is none.
		for end in 0..file.trim_end().len() {
			assert!(Snapshot::parse(&file.as_bytes()[..end]).is_err(), "{end} bytes");
		}
		for other in [
			r#"{"number":7,"block":"0x01","top":{}}"#,
			r#"{"number":7,"block":"0x01","stateRoot":"0x02","top":{"0x0a":null}}"#,
			r#"{"number":7,"block":"0x01","stateRoot":"0x02","top":{},"children":{}}"#,
		] {
			assert!(Snapshot::parse(other.as_bytes()).is_err(), "{other}");
		}
	}

	#[test]
	fn a_whole_snapshot_is_the_state_of_its_block() {
		let (mut externalities, running) = snapshot(&pairs()).state().expect("it is whole");
		assert_eq!(running, RUNTIME);
		externalities.execute_with(|| {
			for (key, value) in pairs() {
				assert_eq!(sp_io::storage::get(&key).map(|value| value.to_vec()), Some(value));
			}
		});
	}

	#[test]
	fn a_snapshot_that_is_not_whole_is_refused() {
		let code = hex(well_known_keys::CODE);
		for (key, _) in pairs() {
			let mut lacking = snapshot(&pairs());
			lacking.top.remove(&hex(&key)).expect("it is there");
			let reason = refused(&lacking);
			let why = if hex(&key) == code { "holds no runtime" } else { "block 7 has" };
			assert!(reason.contains(why) && reason.contains("make it anew"), "{reason}");
		}
		let mut more = snapshot(&pairs());
		more.top.insert("0x00".into(), "0x00".into());
		assert!(refused(&more).contains("is not whole"));
		let mut other = snapshot(&pairs());
		other.top.insert(code, hex(&[8; 40]));
		assert!(refused(&other).contains("is not whole"));
	}

	#[test]
	fn a_snapshot_of_another_root_is_refused() {
		for (root, why) in [
			(hex(&[0; 32]), "is not whole"),
			(hex(&[0; 31]), "stateRoot is no hash"),
			("root".into(), "stateRoot is no hash"),
		] {
			let reason = refused(&Snapshot { state_root: root, ..snapshot(&pairs()) });
			assert!(reason.contains(why), "{reason}");
		}
	}

	#[test]
	fn what_is_not_hexadecimal_is_refused() {
		for (key, value) in [("0xzz", "0x00"), ("0x00", "value")] {
			let mut snapshot = snapshot(&pairs());
			snapshot.top.insert(key.into(), value.into());
			let reason = refused(&snapshot);
			assert!(reason.starts_with("the snapshot's "), "{reason}");
		}
	}

	#[test]
	fn a_runtime_follows_an_older_one_of_its_chain() {
		let version = |name: &'static str, spec_version| RuntimeVersion {
			spec_name: name.into(),
			spec_version,
			..Default::default()
		};
		let old = version("mornet", 5);
		assert_eq!(ensure_follows(&old, &version("mornet", 6)), Ok(()));
		for same_or_older in [5, 4] {
			let reason = ensure_follows(&old, &version("mornet", same_or_older));
			assert!(reason.is_err_and(|reason| reason.contains("must go up from 5")));
		}
		let reason = ensure_follows(&old, &version("other", 6));
		assert!(reason.is_err_and(|reason| reason.contains("another chain's")));
	}

	#[test]
	fn an_upgrade_has_to_fit_into_a_block() {
		let block = Weight::from_parts(1_000, 100);
		assert_eq!(ensure_fits(block, block), Ok(()));
		for used in [Weight::from_parts(1_001, 0), Weight::from_parts(0, 101)] {
			let reason = ensure_fits(used, block);
			assert!(reason.is_err_and(|reason| reason.contains("over several upgrades")));
		}
		assert_eq!(share(Weight::from_parts(0, 0), block), "0.0 %");
		assert_eq!(share(Weight::from_parts(1, 0), block), "0.1 %");
		assert_eq!(share(Weight::from_parts(1_234, 0), block), "123.4 %");
		assert_eq!(share(Weight::from_parts(1_234, 0), Weight::from_parts(1_000_000, 0)), "0.2 %");
	}
}
