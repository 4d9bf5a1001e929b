//! Genesis by name: `development`, `local_testnet` and `testnet`.
//!
//! A preset is a JSON patch of `RuntimeGenesisConfig`; `mornet-node chain-spec` turns it and the
//! runtime's wasm into a chain specification.

mod development;
mod local;
mod testnet;

use alloc::{
	string::{String, ToString},
	vec,
	vec::Vec,
};

use frame_support::build_struct_json_patch;
use mornet_primitives::{
	units::{
		asset,
		currency::{EXISTENTIAL_DEPOSIT, GCC},
		time::PRIMARY_PROBABILITY,
	},
	AccountId, AssetId, Balance,
};
use serde_json::Value;
use sp_authority_discovery::AuthorityId as AuthorityDiscoveryId;
use sp_consensus_babe::{AllowedSlots, AuthorityId as BabeId, BabeEpochConfiguration};
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{ed25519, sr25519};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};

use crate::{
	configs::{assets::AssetIssuer, fees::FeePot},
	AssetsConfig, BabeConfig, BalancesConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys,
};

/// Name of the preset of the rehearsal network.
pub const TESTNET_RUNTIME_PRESET: &str = "testnet";

/// How BABE hands out slots from genesis on: by lot, and to one validator in turn where the lot
/// falls on nobody, with a VRF so that every block adds to the randomness.
pub const BABE_EPOCH_CONFIG: BabeEpochConfiguration = BabeEpochConfiguration {
	c: PRIMARY_PROBABILITY,
	allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots,
};

/// What each endowed account of a preset has.
const ENDOWMENT: Balance = 1_000_000 * GCC;

/// A validator at genesis: its account and the keys it works with.
struct Validator {
	account: AccountId,
	keys: SessionKeys,
}

impl Validator {
	/// A validator whose one sr25519 key is its account and its BABE and discovery key, and whose
	/// ed25519 key votes.
	fn new(sr25519: sr25519::Public, ed25519: ed25519::Public) -> Self {
		Self {
			account: sr25519.into(),
			keys: SessionKeys {
				babe: BabeId::from(sr25519),
				grandpa: GrandpaId::from(ed25519),
				authority_discovery: AuthorityDiscoveryId::from(sr25519),
			},
		}
	}
}

/// The genesis all presets share, with these validators and endowed accounts.
fn genesis(validators: Vec<Validator>, endowed: Vec<AccountId>) -> Value {
	let balances = endowed
		.into_iter()
		.map(|account| (account, ENDOWMENT))
		// With it the pot takes the first fee, however small.
		.chain([(FeePot::get(), EXISTENTIAL_DEPOSIT)])
		.collect::<Vec<_>>();

	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		session: SessionConfig {
			keys: validators
				.into_iter()
				.map(|Validator { account, keys }| (account.clone(), account, keys))
				.collect::<Vec<_>>(),
		},
		babe: BabeConfig { epoch_config: BABE_EPOCH_CONFIG },
		assets: AssetsConfig {
			// A holder of a meter's tokens needs no GCC for its account to exist.
			assets: asset::ALL
				.iter()
				.map(|info| (info.id, AssetIssuer::get(), true, 1))
				.collect::<Vec<(AssetId, AccountId, bool, Balance)>>(),
			metadata: asset::ALL
				.iter()
				.map(|info| (info.id, info.name.into(), info.symbol.into(), info.decimals))
				.collect::<Vec<(AssetId, Vec<u8>, Vec<u8>, u8)>>(),
		},
	})
}

/// The preset called `id`, as JSON; `None` if there is none of that name.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_str() {
		DEV_RUNTIME_PRESET => development::genesis(),
		LOCAL_TESTNET_RUNTIME_PRESET => local::genesis(),
		TESTNET_RUNTIME_PRESET => testnet::genesis(),
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// Names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		String::from(DEV_RUNTIME_PRESET),
		String::from(LOCAL_TESTNET_RUNTIME_PRESET),
		String::from(TESTNET_RUNTIME_PRESET),
	]
}
