//! The metadata is the runtime's documentation: wallets show it to people who are about to sign.

use std::collections::BTreeSet;

use frame_metadata::{
	v14::{RuntimeMetadataV14, StorageEntryType},
	RuntimeMetadata,
};
use mornet_runtime::{Runtime, RuntimeCall};
use scale_info::{form::PortableForm, PortableRegistry, Type, TypeDef, TypeDefPrimitive};

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

/// Types that hold bytes and are known to hold no text: keys of accounts, hashes, and a jurisdiction's
/// two letters.
const KNOWN_BYTES: [(&str, u32); 3] = [("AccountId32", 32), ("H256", 32), ("Jurisdiction", 2)];

/// Rows in the order of time: their key begins with a moment in eight bytes, which the chain writes.
const IN_ORDER: [&str; 2] = ["Aml.Thaws", "Aml.ClosedCases"];

/// Notes where the type that an `owner` has in it has room for text, and what it is made of in turn.
fn look_for_text(
	types: &PortableRegistry,
	owner: &str,
	id: u32,
	seen: &mut BTreeSet<u32>,
	found: &mut Vec<String>,
) {
	let ty = types.resolve(id).expect("the registry is complete");
	let is_byte = |id: u32| {
		let ty = types.resolve(id).expect("the registry is complete");
		matches!(ty.type_def, TypeDef::Primitive(TypeDefPrimitive::U8))
	};
	// By its owner, of which there can be several: before whether it was seen.
	if let TypeDef::Array(it) = &ty.type_def {
		if is_byte(it.type_param.id) && !KNOWN_BYTES.contains(&(owner, it.len)) {
			found.push(format!("{} free bytes in {owner}", it.len));
		}
	}
	if !seen.insert(id) {
		return;
	}
	let name = ty.path.ident();
	let name = name.as_deref().unwrap_or(owner);
	let parts: Vec<u32> = match &ty.type_def {
		TypeDef::Composite(it) => it.fields.iter().map(|field| field.ty.id).collect(),
		TypeDef::Variant(it) => {
			it.variants.iter().flat_map(|it| &it.fields).map(|field| field.ty.id).collect()
		},
		TypeDef::Sequence(it) => {
			if is_byte(it.type_param.id) {
				found.push(format!("a string of bytes in {owner}"));
			}
			vec![it.type_param.id]
		},
		TypeDef::Array(it) => vec![it.type_param.id],
		TypeDef::Tuple(it) => it.fields.iter().map(|field| field.id).collect(),
		TypeDef::Compact(it) => vec![it.type_param.id],
		TypeDef::Primitive(TypeDefPrimitive::Str | TypeDefPrimitive::Char) => {
			found.push(format!("text in {owner}"));
			Vec::new()
		},
		TypeDef::Primitive(_) => Vec::new(),
		TypeDef::BitSequence(_) => {
			found.push(format!("a string of bits in {owner}"));
			Vec::new()
		},
	};
	for part in parts {
		look_for_text(types, name, part, seen, found);
	}
}

/// Where a pallet's calls, events and rows have room for text.
fn room_for_text(metadata: &RuntimeMetadataV14, name: &str) -> Vec<String> {
	let types = &metadata.types;
	let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
	let mut look = |owner: &str, id| look_for_text(types, owner, id, &mut seen, &mut found);
	let pallet = metadata.pallets.iter().find(|pallet| pallet.name == name).expect(name);
	look("call", pallet.calls.as_ref().expect("it has calls").ty.id);
	look("event", pallet.event.as_ref().expect("it has events").ty.id);
	for row in &pallet.storage.as_ref().expect("it has rows").entries {
		let row_name = format!("{name}.{}", row.name);
		match &row.ty {
			StorageEntryType::Plain(value) => look(&row_name, value.id),
			StorageEntryType::Map { key, value, .. } => {
				let keys = match &types.resolve(key.id).expect("it is there").type_def {
					TypeDef::Tuple(keys) => keys.fields.iter().map(|key| key.id).collect(),
					_ => vec![key.id],
				};
				let known = usize::from(IN_ORDER.contains(&row_name.as_str()));
				for key in keys.into_iter().skip(known) {
					look(&row_name, key);
				}
				look(&row_name, value.id);
			},
		}
	}
	assert!(seen.len() > 20, "the types were not walked");
	found
}

#[test]
fn nothing_of_kyc_and_aml_has_room_for_personal_data() {
	let metadata = metadata();
	assert_eq!(room_for_text(&metadata, "Kyc"), [""; 0]);
	assert_eq!(room_for_text(&metadata, "Aml"), [""; 0]);
	// The walk finds it where there is some.
	assert_ne!(room_for_text(&metadata, "Issuance"), [""; 0]);
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
