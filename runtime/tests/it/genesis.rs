//! The presets build, and the chain they begin is the one the design describes.

use frame_support::traits::{
	fungible,
	fungibles::{self, metadata, roles},
	KeyOwnerProofSystem,
};
use mornet_primitives::{
	subscriptions::{PlanTerms, Seller},
	units::{asset, currency},
};
use mornet_runtime::{
	configs::{assets::AssetIssuer, staking::TreasuryAccount},
	genesis_config_presets::{preset_names, TESTNET_RUNTIME_PRESET},
	Assets, Babe, Balances, Escrow, Grandpa, Historical, Session, Subscriptions, ValidatorStaking,
	VideoProof,
};
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring;

#[test]
fn every_preset_has_validators_who_can_make_and_finalise_blocks() {
	for (name, validators) in [("development", 1), ("local_testnet", 4), ("testnet", 4)] {
		assert!(preset_names().iter().any(|listed| listed == name), "{name} is not listed");
		crate::common::genesis(name).execute_with(|| {
			assert_eq!(Session::validators().len(), validators, "{name}");
			assert_eq!(Babe::authorities().len(), validators, "{name}");
			assert_eq!(Grandpa::grandpa_authorities().len(), validators, "{name}");
		});
	}
	assert_eq!(preset_names().len(), 3);
}

#[test]
fn validators_can_be_proved_from_the_first_session_on() {
	crate::common::genesis("local_testnet").execute_with(|| {
		let (authority, _) = Babe::authorities()[0].clone();
		let key = (sp_consensus_babe::KEY_TYPE, authority);
		let proof = Historical::prove(key.clone()).expect("the key has an owner");
		let (owner, ()) = Historical::check_proof(key, proof).expect("the proof holds");
		assert!(Session::validators().contains(&owner));
	});
}

#[test]
fn metered_assets_exist_with_symbol_and_decimals_and_nobody_can_mint_them() {
	crate::common::genesis(TESTNET_RUNTIME_PRESET).execute_with(|| {
		for info in asset::ALL {
			assert!(<Assets as fungibles::Inspect<_>>::asset_exists(info.id));
			assert_eq!(<Assets as metadata::Inspect<_>>::name(info.id), info.name.as_bytes());
			assert_eq!(<Assets as metadata::Inspect<_>>::symbol(info.id), info.symbol.as_bytes());
			assert_eq!(<Assets as metadata::Inspect<_>>::decimals(info.id), info.decimals);
			assert_eq!(<Assets as roles::Inspect<_>>::issuer(info.id), Some(AssetIssuer::get()));
			assert_eq!(<Assets as fungibles::Inspect<_>>::total_issuance(info.id), 0);
		}
	});
}

#[test]
fn issuance_is_what_the_accounts_have() {
	for name in ["development", "local_testnet", TESTNET_RUNTIME_PRESET] {
		crate::common::genesis(name).execute_with(|| {
			let sum: u128 = frame_system::Account::<mornet_runtime::Runtime>::iter_values()
				.map(|account| account.data.free + account.data.reserved)
				.sum();
			assert_eq!(sum, <Balances as fungible::Inspect<_>>::total_issuance(), "{name}");
			assert_eq!(
				<Balances as fungible::Inspect<_>>::balance(&TreasuryAccount::get()),
				currency::EXISTENTIAL_DEPOSIT
			);
		});
	}
}

#[test]
fn network_sells_its_plans_and_somebody_works_for_those_who_have_them() {
	for name in ["development", "local_testnet", TESTNET_RUNTIME_PRESET] {
		crate::common::genesis(name).execute_with(|| {
			let plans: Vec<_> = Subscriptions::plans_of(Seller::Network)
				.into_iter()
				.map(|plan| (plan.id, plan.terms))
				.collect();
			let expected: Vec<_> = (0..).zip(PlanTerms::presets()).collect();
			assert_eq!(plans, expected, "{name}");
			// Whoever makes derivations has plans of its own if it likes.
			assert_eq!(VideoProof::services().len(), 1, "{name}");
			assert_eq!(VideoProof::services(), Subscriptions::services(), "{name}");
			assert_eq!(Escrow::arbiters().len(), 1, "{name}");
			assert_eq!(Escrow::parameters(), Default::default(), "{name}");
		});
	}
}

/// Money sent to these addresses by people who noted them down must go on arriving.
#[test]
fn addresses_do_not_change() {
	for (account, address) in [
		(Sr25519Keyring::Alice.to_account_id(), "5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"),
		(ValidatorStaking::pot_account(), "5EYCAe5i8QjnEy5niCeZRbU61yxj4UtCycsRwKLKvA1v4dcD"),
		(TreasuryAccount::get(), "5EYCAe5i8QjnFQ3Aj11ipFjr6m5s3cRu6aHBP5JJPX41iX1r"),
		(AssetIssuer::get(), "5EYCAe5i8QjnEpJNpbJZyg2G3KcZkVq1e1Z8LiMc9FszYTiK"),
	] {
		assert_eq!(account.to_ss58check(), address);
	}
}
