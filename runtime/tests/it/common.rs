//! What the runtime's tests share.

use codec::Encode;
use frame_support::genesis_builder_helper::{build_state, get_preset};
use mornet_primitives::{Balance, Nonce};
use mornet_runtime::{
	configs::assets::AssetKind, genesis_config_presets, RuntimeCall, RuntimeGenesisConfig,
	SignedPayload, System, TxExtension, UncheckedExtrinsic,
};
use sp_core::storage::{Storage, StorageMap};
use sp_genesis_builder::PresetId;
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::generic::Era;
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
	externalities.execute_with(|| System::set_block_number(1));
	externalities
}

/// What a signed transaction carries beside its call. Its fee is paid in `fee`, in GCC if that is
/// none, and so is the tip of `tip` plancks.
pub fn tx_extension(era: Era, nonce: Nonce, fee: Option<AssetKind>, tip: Balance) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(era),
		frame_system::CheckNonce::from(nonce),
		pallet_aml::CheckFrozen::new(),
		frame_system::CheckWeight::new(),
		pallet_asset_conversion_tx_payment::ChargeAssetTxPayment::from(tip, fee),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

/// A transaction as a wallet makes it: signed, immortal, with the next nonce of `who`. For `fee`
/// and `tip` see [`tx_extension`].
pub fn transaction(
	who: Sr25519Keyring,
	call: RuntimeCall,
	fee: Option<AssetKind>,
	tip: Balance,
) -> UncheckedExtrinsic {
	let account = who.to_account_id();
	let extension = tx_extension(Era::Immortal, System::account_nonce(&account), fee, tip);
	let payload = SignedPayload::new(call, extension).expect("the chain knows its genesis");
	let signature = payload.using_encoded(|payload| who.sign(payload));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, account.into(), signature.into(), extension)
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
