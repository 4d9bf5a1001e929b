//! The metadata is the runtime's documentation: wallets show it to people who are about to sign.

use frame_metadata::{v14::RuntimeMetadataV14, RuntimeMetadata};
use mornet_runtime::{Runtime, RuntimeCall};
use scale_info::{form::PortableForm, Type, TypeDef};

pub fn metadata() -> RuntimeMetadataV14 {
	match Runtime::metadata().1 {
		RuntimeMetadata::V14(metadata) => metadata,
		_ => panic!("the runtime serves version 14"),
	}
}

/// What the SDK itself left without a text.
const SDK_WITHOUT_TEXT: [&str; 15] = [
	"AssetsFreezer event Frozen",
	"AssetsFreezer event Thawed",
	"AssetRate event AssetRateCreated",
	"AssetRate event AssetRateRemoved",
	"AssetRate event AssetRateUpdated",
	"Referenda event ConfirmStarted",
	"Referenda event ConfirmAborted",
	"Whitelist call whitelist_call",
	"Whitelist call remove_whitelisted_call",
	"Whitelist call dispatch_whitelisted_call",
	"Whitelist call dispatch_whitelisted_call_with_preimage",
	"Whitelist call remove_deferred_dispatch",
	"Whitelist event CallWhitelisted",
	"Whitelist event WhitelistedCallRemoved",
	"Whitelist event WhitelistedCallDispatched",
];

#[test]
fn every_call_event_and_error_has_a_text() {
	let metadata = metadata();
	let mut missing = Vec::new();
	let mut check = |pallet: &str, kind: &str, ty: &Type<PortableForm>| {
		if let TypeDef::Variant(variants) = &ty.type_def {
			for variant in &variants.variants {
				if variant.docs.iter().all(|line| line.trim().is_empty()) {
					missing.push(format!("{pallet} {kind} {}", variant.name));
				}
			}
		}
	};

	for pallet in &metadata.pallets {
		for (kind, ty) in [
			("call", pallet.calls.as_ref().map(|calls| calls.ty)),
			("event", pallet.event.as_ref().map(|events| events.ty)),
			("error", pallet.error.as_ref().map(|errors| errors.ty)),
		] {
			if let Some(ty) = ty {
				let ty = metadata.types.resolve(ty.id).expect("the registry is complete");
				check(&pallet.name, kind, ty);
			}
		}
	}
	assert_eq!(missing, SDK_WITHOUT_TEXT);
}

#[test]
fn pallet_indices_are_part_of_every_transaction_and_do_not_change() {
	let indices: Vec<_> = metadata()
		.pallets
		.into_iter()
		.map(|pallet| (pallet.index, pallet.name))
		.collect();
	let mut expected = vec![
		(0, "System"),
		(1, "Babe"),
		(2, "Timestamp"),
		(10, "Balances"),
		(11, "TransactionPayment"),
		(12, "Assets"),
		(13, "AssetsFreezer"),
		(14, "PoolAssets"),
		(15, "AssetConversion"),
		(16, "AssetTxPayment"),
		(20, "ValidatorStaking"),
		(21, "Offences"),
		(22, "Historical"),
		(23, "Session"),
		(24, "Authorship"),
		(25, "Grandpa"),
		(26, "AuthorityDiscovery"),
		(30, "TariffOracle"),
		(31, "Tariffs"),
		(32, "Metering"),
		(40, "Utility"),
		(41, "Multisig"),
		(42, "Proxy"),
		(43, "Preimage"),
		(44, "Scheduler"),
		(50, "Issuance"),
		(51, "Payments"),
		(60, "Kyc"),
		(61, "Aml"),
		(70, "TreasuryCouncil"),
		(71, "ComplianceCouncil"),
		(72, "TechnicalCommittee"),
		(73, "Treasury"),
		(74, "AssetRate"),
		(75, "CouncilBudget"),
		(76, "Origins"),
		(77, "ConvictionVoting"),
		(78, "Referenda"),
		(79, "Whitelist"),
		(80, "SafeMode"),
		(81, "Recovery"),
		(90, "VideoProof"),
		(91, "Escrow"),
		(92, "Subscriptions"),
	];
	if cfg!(feature = "dev") {
		expected.push((255, "Sudo"));
	}
	let expected: Vec<_> =
		expected.into_iter().map(|(index, name)| (index, String::from(name))).collect();
	assert_eq!(indices, expected);
}

#[test]
fn transaction_extensions_are_in_the_order_that_wallets_encode() {
	let names: Vec<_> = metadata()
		.extrinsic
		.signed_extensions
		.into_iter()
		.map(|extension| extension.identifier)
		.collect();
	assert_eq!(
		names,
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckFrozen",
			"CheckWeight",
			"ChargeAssetTxPayment",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
}

#[test]
fn call_stays_small_enough_to_be_copied_around() {
	assert!(
		core::mem::size_of::<RuntimeCall>() <= 256,
		"{} bytes: box the largest fields",
		core::mem::size_of::<RuntimeCall>()
	);
}
