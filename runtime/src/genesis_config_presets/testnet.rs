//! `testnet`: the rehearsal network, four validators, of whom three sit in the councils and the fourth
//! is the arbiter, and a faucet, which is its registrar and its service too.
//!
//! Its keys are public, for anyone to rehearse with: they are derived from the well-known
//! development phrase, by `//mornet//testnet//faucet` and `//mornet//testnet//validator//N`, N from
//! 1 to 4. Nothing on it is worth anything.

use mornet_primitives::AccountId;
use serde_json::Value;
use sp_core::{ed25519, hex2array, sr25519};

use super::{Offices, Validator};

/// Public keys of the validators: sr25519 and ed25519 of the same derivation.
const VALIDATORS: [([u8; 32], [u8; 32]); 4] = [
	(
		hex2array!("00ef619529302f15fa30296526c558f504adc7dcd16082bfda6a2ef6a5a80665"),
		hex2array!("8c906e1138266b29cecf8c4d9b1bf4a9d4fe8fb1ddcb6f72640cadf370b9aaa1"),
	),
	(
		hex2array!("ce1b281f388a0ec87d1edd867f8b76d8a9a6fef7f8b2d8fc7dbf2723b124943b"),
		hex2array!("5a108dfa012cdb63462e783cede9a98e2c5e68f2ece0cf41821db6d90ca6ce4a"),
	),
	(
		hex2array!("404ebe9d47af33e021b1f5201ec2d37540f10fad2f83c6e75eeaaf3f7d860c47"),
		hex2array!("95f2883cc6aba58f52c482e5a98669257f9f951d833eed3b3b9d4bf991c4f45b"),
	),
	(
		hex2array!("3a83071d30025c7c3a83eb046dccd678d518a7af01863d1e68f559402c1de63d"),
		hex2array!("1a9449c82b6fa34a12529e98084e8322027e8b89484c98a5991042268f72cd11"),
	),
];

/// Public key of the faucet.
const FAUCET: [u8; 32] =
	hex2array!("f07a516e96cba5421019d6a6f5fd4c1c9b9eb89357f8847e455213fb0d0f7852");

/// The preset.
pub(super) fn genesis() -> Value {
	let validators = VALIDATORS.map(|(sr25519, ed25519)| {
		Validator::new(sr25519::Public::from_raw(sr25519), ed25519::Public::from_raw(ed25519))
	});
	let [one, two, three, four] = VALIDATORS.map(|(sr25519, _)| AccountId::new(sr25519));
	let faucet = AccountId::new(FAUCET);
	let offices = Offices {
		registrar: faucet.clone(),
		service: faucet.clone(),
		arbiter: four,
		councillors: [one, two, three],
	};
	let endowed = validators
		.iter()
		.map(|validator| validator.account.clone())
		.chain([faucet])
		.collect();
	super::genesis(validators.into(), endowed, offices)
}
