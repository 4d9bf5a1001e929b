//! What the runtime's tests share.

use frame_support::genesis_builder_helper::{build_state, get_preset};
use mornet_runtime::{genesis_config_presets, RuntimeGenesisConfig};
use sp_core::storage::{Storage, StorageMap};
use sp_genesis_builder::PresetId;
use sp_io::TestExternalities;
use sp_state_machine::BasicExternalities;

/// The state that the preset called `id` makes, as a chain specification would hold it.
pub fn genesis_state(id: &str) -> StorageMap {
	let json = |preset: Option<Vec<u8>>| -> serde_json::Value {
		serde_json::from_slice(&preset.expect("the preset exists")).expect("a preset is JSON")
	};
	let mut config = json(get_preset::<RuntimeGenesisConfig>(&None, |_| None));
	let patch = json(genesis_config_presets::get_preset(&PresetId::from(id)));
	merge(&mut config, patch);

	let mut externalities = BasicExternalities::new_empty();
	externalities.execute_with(|| {
		build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes())
			.expect("the preset builds")
	});
	externalities.into_storages().top
}

/// Block 1 of a chain that begins with the preset called `id`.
pub fn genesis(id: &str) -> TestExternalities {
	let storage = Storage { top: genesis_state(id), ..Default::default() };
	let mut externalities = TestExternalities::new(storage);
	externalities.execute_with(|| mornet_runtime::System::set_block_number(1));
	externalities
}

/// Merges a patch as RFC 7396 says, which is how chain specifications use presets.
fn merge(target: &mut serde_json::Value, patch: serde_json::Value) {
	match (target, patch) {
		(serde_json::Value::Object(target), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(target.entry(key).or_insert(serde_json::Value::Null), value);
			}
		},
		(target, patch) => *target = patch,
	}
}
