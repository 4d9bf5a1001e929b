//! `development`: one validator and a handful of rich accounts, all with well-known keys.

use alloc::{vec, vec::Vec};

use frame_support::build_struct_json_patch;
use mornet_primitives::{
	payments::{
		order::{RailConfig, Rate},
		Rail, Target, TonAddress, TronAddress,
	},
	units::currency::GCC,
	AccountId,
};
use serde_json::Value;
use sp_core::hex2array;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

use super::{Offices, Validator};
use crate::{PaymentsConfig, RuntimeGenesisConfig};

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

/// Who works for the development chains.
pub(super) fn well_known_offices() -> Offices {
	let [registrar, bob, charlie, service, arbiter] = [
		Sr25519Keyring::Alice,
		Sr25519Keyring::Bob,
		Sr25519Keyring::Charlie,
		Sr25519Keyring::Eve,
		Sr25519Keyring::Ferdie,
	]
	.map(|key| key.to_account_id());
	let councillors = [registrar.clone(), bob, charlie];
	Offices { registrar, service, arbiter, councillors }
}

/// Whom payments on the development chains would go to on TRON and on TON: addresses of the tests'
/// fixtures, of which nobody has the key.
const TRON_PAY_TO: TronAddress =
	TronAddress(hex2array!("9f0e76ef1483dd1f8725f63f5313f93ef565e9cd"));
const TON_PAY_TO: TonAddress = TonAddress {
	workchain: 0,
	hash: hex2array!("082188e8b10cb3e3e5041ea9e75c836a8b123847999ab70285bb3402cc4b0b19"),
};

/// The jetton wallet of [`TON_PAY_TO`] in the fixtures.
const JETTON_WALLET: TonAddress = TonAddress {
	workchain: 0,
	hash: hex2array!("009e8401d09f56d3c2b5d99a1599848b8fd8ad09fce5b9c4b452b730ec8aa254"),
};

/// The contract of USDT on TRON.
const USDT_TRON: TronAddress = TronAddress(hex2array!("a614f803b6fd780986a42c78ec9c7f77e6ded13c"));

/// The master of USDT on TON.
const USDT_TON: TonAddress = TonAddress {
	workchain: 0,
	hash: hex2array!("b113a994b5024a16719f69139328eb759596c38a25f59028b146fecdc3621dfe"),
};

/// The rails of the development chains: USDT at 1 GCC, and TON at 5.
fn rails() -> Vec<(Rail, RailConfig)> {
	let rail = |target, decimals, plancks, units| RailConfig {
		enabled: true,
		target,
		decimals,
		rate: Rate { plancks, units },
	};
	let usdt_tron = Target::Trc20 { pay_to: TRON_PAY_TO, contract: USDT_TRON };
	let usdt_ton = Target::Jetton { pay_to: TON_PAY_TO, master: USDT_TON, wallet: JETTON_WALLET };
	vec![
		(Rail::UsdtTron, rail(usdt_tron, 6, GCC, 1_000_000)),
		(Rail::Ton, rail(Target::Ton { pay_to: TON_PAY_TO }, 9, 5 * GCC, 1_000_000_000)),
		(Rail::Jetton(1), rail(usdt_ton, 6, GCC, 1_000_000)),
	]
}

/// Adds the rails. Where money is meant in earnest, governance sets them.
pub(super) fn with_rails(mut genesis: Value) -> Value {
	let payments = build_struct_json_patch!(RuntimeGenesisConfig {
		payments: PaymentsConfig { rails: rails() },
	});
	extend(&mut genesis, payments);
	genesis
}

/// Adds a part to a genesis.
fn extend(genesis: &mut Value, part: Value) {
	if let (Value::Object(genesis), Value::Object(part)) = (genesis, part) {
		genesis.extend(part);
	}
}

/// Gives Alice the Sudo key.
#[cfg(feature = "dev")]
pub(super) fn with_sudo(mut genesis: Value) -> Value {
	use crate::SudoConfig;

	let sudo = build_struct_json_patch!(RuntimeGenesisConfig {
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
	});
	extend(&mut genesis, sudo);
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
	with_sudo(with_rails(super::genesis(vec![alice], well_known_accounts(), well_known_offices())))
}
