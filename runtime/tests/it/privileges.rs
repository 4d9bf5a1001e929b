//! Who may make which privileged call. Each call of the metadata is tried with each origin there is,
//! and docs/governance.md must say what came of it.

use std::collections::BTreeSet;

use codec::{Decode, Encode};
use frame_metadata::RuntimeMetadata;
use frame_support::{assert_noop, assert_ok, storage::with_transaction, traits::fungible::Mutate};
use mornet_primitives::{
	kyc::Jurisdiction, metering::DeviceId, subscriptions::PlanCode, tariffs::Region,
	units::currency::GCC, AccountId,
};
use mornet_runtime::{
	configs::{
		governance::{
			ComplianceCouncilInstance, TechnicalCommitteeInstance, TreasuryCouncilInstance,
		},
		utilities::ProxyType,
	},
	governance::Origin,
	Balances, Multisig, Proxy, Runtime, RuntimeCall, RuntimeOrigin, System,
};
use pallet_collective::RawOrigin::Members;
use scale_info::{form::PortableForm, PortableRegistry, TypeDef, TypeDefPrimitive, Variant};
use sp_core::traits::{ReadRuntimeVersion, ReadRuntimeVersionExt};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{
	traits::{BlakeTwo256, Dispatchable, Hash},
	transaction_validity::TransactionSource,
	DispatchError, TransactionOutcome,
};

/// What stands before and after the table in the document.
const BEGIN: &str = "<!-- privileged calls: kept by runtime/tests/it/privileges.rs -->\n";
const END: &str = "<!-- end -->";

/// What stands before the list of calls that known signers may make.
const KNOWN: &str = "<!-- calls of known signers: kept by hand -->\n";

/// Which no origin may make that a transaction, a referendum or a council can have: they are for the
/// block's author, for transactions without a signer, or for nobody.
const NOBODY: [&str; 9] = [
	"Babe.report_equivocation_unsigned",
	"Timestamp.set",
	"Balances.burn",
	"PoolAssets.create",
	"Session.purge_keys",
	"Grandpa.report_equivocation_unsigned",
	"Metering.submit_batch",
	"Payments.attest",
	"TreasuryCouncil.set_members",
];

/// Answers that no wasm has a version.
struct NoVersions;

impl ReadRuntimeVersion for NoVersions {
	fn read_runtime_version(
		&self,
		_: &[u8],
		_: &mut dyn sp_core::traits::Externalities,
	) -> Result<Vec<u8>, String> {
		Err("none".into())
	}
}

/// Adds the plainest value of a type: zeros, nothing, the first variant.
fn encode_plainest(types: &PortableRegistry, id: u32, out: &mut Vec<u8>) {
	let ty = types.resolve(id).expect("the registry is complete");
	match ty.path.ident().as_deref() {
		Some("Region") => return Region::try_from(&b"DE-BE"[..]).expect("a code").encode_to(out),
		Some("Jurisdiction") => {
			return Jurisdiction::try_from(*b"DE").expect("a code").encode_to(out)
		},
		Some("DeviceId") => {
			return DeviceId::try_from(&b"meter"[..]).expect("an id").encode_to(out)
		},
		Some("PlanCode") => return PlanCode::try_from(&b"PRO"[..]).expect("a code").encode_to(out),
		_ => {},
	}
	match &ty.type_def {
		TypeDef::Composite(composite) => {
			for field in &composite.fields {
				encode_plainest(types, field.ty.id, out);
			}
		},
		TypeDef::Variant(variants) => {
			encode_variant(types, variants.variants.first().expect("it can be made"), out);
		},
		TypeDef::Array(array) => {
			for _ in 0..array.len {
				encode_plainest(types, array.type_param.id, out);
			}
		},
		TypeDef::Tuple(tuple) => {
			for field in &tuple.fields {
				encode_plainest(types, field.id, out);
			}
		},
		TypeDef::Primitive(primitive) => {
			use TypeDefPrimitive::*;
			let bytes = match primitive {
				Bool | Str | U8 | I8 => 1,
				U16 | I16 => 2,
				Char | U32 | I32 => 4,
				U64 | I64 => 8,
				U128 | I128 => 16,
				U256 | I256 => 32,
			};
			out.resize(out.len() + bytes, 0);
		},
		TypeDef::Sequence(_) | TypeDef::Compact(_) | TypeDef::BitSequence(_) => out.push(0),
	}
}

/// Adds a variant, with the plainest fields.
fn encode_variant(types: &PortableRegistry, variant: &Variant<PortableForm>, out: &mut Vec<u8>) {
	out.push(variant.index);
	for field in &variant.fields {
		encode_plainest(types, field.ty.id, out);
	}
}

/// The calls there are: pallet, name, and the plainest such call.
pub fn calls() -> Vec<(String, String, RuntimeCall)> {
	let RuntimeMetadata::V14(metadata) = Runtime::metadata().1 else {
		panic!("the runtime serves version 14")
	};
	let mut calls = Vec::new();
	for pallet in metadata.pallets.iter().filter(|pallet| pallet.name != "Sudo") {
		let Some(ty) = &pallet.calls else { continue };
		let ty = metadata.types.resolve(ty.ty.id).expect("the registry is complete");
		let TypeDef::Variant(variants) = &ty.type_def else { panic!("calls are variants") };
		for variant in &variants.variants {
			let mut bytes = vec![pallet.index];
			encode_variant(&metadata.types, variant, &mut bytes);
			let call = RuntimeCall::decode(&mut &bytes[..])
				.unwrap_or_else(|error| panic!("{}.{}: {error}", pallet.name, variant.name));
			calls.push((pallet.name.clone(), variant.name.clone(), call));
		}
	}
	calls
}

fn council<I: 'static>(ayes: u32, members: u32) -> RuntimeOrigin
where
	RuntimeOrigin: From<pallet_collective::RawOrigin<AccountId, I>>,
{
	Members(ayes, members).into()
}

/// The origins that privileged calls are for.
fn origins() -> Vec<(&'static str, RuntimeOrigin)> {
	vec![
		("root", RuntimeOrigin::root()),
		("`whitelisted_caller`", Origin::WhitelistedCaller.into()),
		("`treasurer_small`", Origin::SmallTreasurer.into()),
		("`treasurer_medium`", Origin::MediumTreasurer.into()),
		("`treasurer_big`", Origin::BigTreasurer.into()),
		("`tariff_admin`", Origin::TariffAdmin.into()),
		("`issuer_admin`", Origin::IssuerAdmin.into()),
		("`compliance_admin`", Origin::ComplianceAdmin.into()),
		("`staking_admin`", Origin::StakingAdmin.into()),
		("treasury council", council::<TreasuryCouncilInstance>(2, 3)),
		("compliance council", council::<ComplianceCouncilInstance>(2, 3)),
		("technical committee", council::<TechnicalCommitteeInstance>(2, 3)),
		("all of the technical committee", council::<TechnicalCommitteeInstance>(3, 3)),
	]
}

/// Councils that did not decide.
fn minorities() -> [RuntimeOrigin; 6] {
	[
		council::<TreasuryCouncilInstance>(1, 3),
		council::<TreasuryCouncilInstance>(2, 5),
		council::<ComplianceCouncilInstance>(1, 3),
		council::<ComplianceCouncilInstance>(3, 5),
		council::<TechnicalCommitteeInstance>(1, 3),
		council::<TechnicalCommitteeInstance>(3, 5),
	]
}

/// Whether a call gets past the filter and the check of its origin. Nothing is changed.
fn is_let_in(call: &RuntimeCall, origin: RuntimeOrigin) -> bool {
	let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
	let result = with_transaction(|| {
		let result = call.clone().dispatch(origin).map(|_| ()).map_err(|error| error.error);
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(result))
	});
	match result.expect("nothing else is in the transaction") {
		Err(DispatchError::BadOrigin) => false,
		Err(error) => error != filtered,
		Ok(()) => true,
	}
}

/// The document's table, of what came of trying.
fn tried() -> (String, Vec<String>) {
	let signed = || RuntimeOrigin::signed(Sr25519Keyring::Ferdie.to_account_id());
	let mut rows: Vec<(String, String, Vec<String>)> = Vec::new();
	let mut nobody = Vec::new();
	let mut externalities = crate::common::genesis("testnet");
	externalities.register_extension(ReadRuntimeVersionExt::new(NoVersions));
	externalities.execute_with(|| {
		for (pallet, name, call) in calls() {
			let by_signed = is_let_in(&call, signed());
			let who: Vec<_> = origins()
				.into_iter()
				.filter(|(_, origin)| is_let_in(&call, origin.clone()))
				.map(|(name, _)| name)
				.collect();
			let anybody = who.len() == origins().len();
			for minority in minorities() {
				assert_eq!(is_let_in(&call, minority), anybody, "{pallet}.{name}: a minority");
			}
			if who.is_empty() && !by_signed {
				nobody.push(format!("{pallet}.{name}"));
			}
			// What everybody may do and what any signer may do as well as root is no privilege.
			if who.is_empty() || anybody || (by_signed && who == ["root"]) {
				continue;
			}
			// All of a committee may do what two thirds may.
			let all = "all of the technical committee";
			let mut who: Vec<_> = who
				.iter()
				.filter(|name| **name != all || !who.contains(&"technical committee"))
				.copied()
				.collect();
			if by_signed {
				who.push("whom the pallet knows");
			}
			let who = who.join(", ");
			match rows.last_mut() {
				Some((of, by, names)) if *of == pallet && *by == who => names.push(name),
				_ => rows.push((pallet, who, vec![name])),
			}
		}
	});
	let mut table = String::from("\n| pallet | calls | who |\n| --- | --- | --- |\n");
	for (pallet, who, names) in rows {
		let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
		table.push_str(&format!("| {pallet} | {} | {who} |\n", names.join(", ")));
	}
	table.push('\n');
	(table, nobody)
}

#[test]
fn each_privileged_call_is_for_whom_the_document_names_and_for_nobody_else() {
	let document = include_str!("../../../docs/governance.md");
	let (_, rest) = document.split_once(BEGIN).expect("the table has a beginning");
	let (documented, _) = rest.split_once(END).expect("the table has an end");
	let (table, nobody) = tried();
	assert!(documented == table, "docs/governance.md should have this table:\n{table}");
	assert_eq!(nobody, NOBODY);
}

#[test]
fn every_origin_is_needed() {
	let (table, _) = tried();
	for (name, _) in origins() {
		assert!(table.contains(name), "{name} may do nothing");
	}
}

/// What a council, a committee or a track can do is what it is for: not to make itself more.
#[test]
fn nobody_but_root_upgrades_the_chain_or_gives_seats_in_the_committee() {
	crate::common::genesis("testnet").execute_with(|| {
		for (pallet, name, call) in calls() {
			let is_roots = matches!(
				(pallet.as_str(), name.as_str()),
				("System", "authorize_upgrade" | "set_storage" | "kill_storage" | "kill_prefix",)
					| ("TechnicalCommittee", "set_members")
			);
			if !is_roots {
				continue;
			}
			for (who, origin) in origins() {
				assert_eq!(is_let_in(&call, origin), who == "root", "{pallet}.{name} by {who}");
			}
		}
	});
}

/// Charlie may do for Alice what moves nothing: he does not come to what she may do for others, alone
/// or with others, and gives his powers to nobody.
#[test]
fn proxy_that_may_not_transfer_reaches_no_other_account_and_makes_no_proxies() {
	crate::common::genesis("development").execute_with(|| {
		let [alice, bob, charlie, dave] =
			[Alice, Bob, Charlie, Dave].map(|who| who.to_account_id());
		let signed = RuntimeOrigin::signed;
		let mut signatories = [alice.clone(), dave.clone()];
		signatories.sort();
		let shared = Multisig::multi_account_id(&signatories, 1);
		assert_ok!(<Balances as Mutate<_>>::mint_into(&shared, GCC));
		assert_ok!(Proxy::add_proxy(signed(bob.clone()), alice.clone().into(), ProxyType::Any, 0));
		let kind = ProxyType::NonTransfer;
		assert_ok!(Proxy::add_proxy(signed(alice.clone()), charlie.clone().into(), kind, 0));
		let take_all = RuntimeCall::Balances(pallet_balances::Call::transfer_all {
			dest: charlie.clone().into(),
			keep_alive: false,
		});
		let for_bob = pallet_proxy::Call::proxy {
			real: bob.clone().into(),
			force_proxy_type: None,
			call: Box::new(take_all.clone()),
		};
		let announce = pallet_proxy::Call::announce {
			real: bob.clone().into(),
			call_hash: BlakeTwo256::hash_of(&take_all),
		};
		let add = pallet_proxy::Call::add_proxy {
			delegate: dave.clone().into(),
			proxy_type: kind,
			delay: 0,
		};
		let as_shared = pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![dave.clone()],
			call: Box::new(take_all.clone()),
		};
		let before = [&bob, &shared].map(Balances::free_balance);
		let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
		let calls: [RuntimeCall; 4] =
			[for_bob.into(), announce.into(), add.into(), as_shared.into()];
		for call in calls {
			let batch = pallet_utility::Call::batch_all { calls: vec![call.clone()] };
			for call in [call, batch.into()] {
				assert_ok!(Proxy::proxy(
					signed(charlie.clone()),
					alice.clone().into(),
					None,
					Box::new(call)
				));
				System::assert_last_event(
					pallet_proxy::Event::<Runtime>::ProxyExecuted { result: Err(filtered) }.into(),
				);
			}
		}
		assert_noop!(
			Proxy::proxy_announced(
				signed(charlie.clone()),
				alice.clone().into(),
				bob.clone().into(),
				None,
				Box::new(take_all)
			),
			pallet_proxy::Error::<Runtime>::Unannounced
		);
		assert_eq!([&bob, &shared].map(Balances::free_balance), before);
		assert_eq!(Proxy::proxies(alice.clone()).0.len(), 1);

		// He may end what he is.
		let remove = pallet_proxy::Call::remove_proxy {
			delegate: charlie.clone().into(),
			proxy_type: kind,
			delay: 0,
		};
		assert_ok!(Proxy::proxy(
			signed(charlie),
			alice.clone().into(),
			None,
			Box::new(remove.into())
		));
		assert!(Proxy::proxies(alice).0.is_empty());
	});
}

/// The document's list by hand names calls that there are, and none of the table above it.
#[test]
fn calls_of_known_signers_are_calls_and_not_privileged() {
	let document = include_str!("../../../docs/governance.md");
	let (_, rest) = document.split_once(KNOWN).expect("the list has a beginning");
	let (known, _) = rest.split_once(END).expect("the list has an end");
	let (privileged, nobody) = tried();
	let there_are: BTreeSet<_> =
		calls().into_iter().map(|(pallet, name, _)| (pallet, name)).collect();
	let mut named = 0;
	for row in known.lines().filter(|row| row.starts_with('|')).skip(2) {
		let cells: Vec<_> = row.split('|').map(str::trim).collect();
		let (pallets, names) = (cells[2], cells[3]);
		for pallet in pallets.split(", ") {
			for name in names.split(", ").map(|name| name.trim_matches('`')) {
				named += 1;
				assert!(there_are.contains(&(pallet.into(), name.into())), "{pallet}.{name}");
				let root_s = privileged.lines().any(|row| {
					row.starts_with(&format!("| {pallet} |")) && row.contains(&format!("`{name}`"))
				});
				assert!(!root_s, "{pallet}.{name} is in the table");
				let unsigned = ["Metering.submit_batch", "Payments.attest"];
				let call = format!("{pallet}.{name}");
				assert_eq!(nobody.contains(&call), unsigned.contains(&call.as_str()), "{call}");
			}
		}
	}
	assert!(named > 30);
}

/// Calls that can be made by a transaction without a signer.
pub fn authorized_calls() -> BTreeSet<String> {
	use frame_support::traits::Authorize;
	calls()
		.into_iter()
		.filter(|(_, _, call)| call.authorize(TransactionSource::External).is_some())
		.map(|(pallet, name, _)| format!("{pallet}.{name}"))
		.collect()
}
