//! A frozen account only receives: tried with every call of the runtime, in every shape in which a
//! call can be made for an account.
//!
//! [`TABLE`] says of each call what it does to whoever makes it, [`SHAPES`] how else a call can be
//! made than by a transaction. Whoever adds a call adds it to the table, or a test fails.

use std::collections::{BTreeMap, BTreeSet};

use codec::{Compact, Decode, Encode};
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	storage::{with_transaction, TransactionOutcome},
	traits::{
		fungible::{Inspect, Mutate},
		fungibles, Hooks, LockableCurrency, WithdrawReasons,
	},
	weights::Weight,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	aml::{FreezeCode, SIGNER_FROZEN},
	issuance::{BankRef, PayoutRef},
	metering::{Attestation, Counters, DeviceId, Rating},
	payments::{order::OrderKind, Rail},
	tariffs::Region,
	units::{asset, currency::GCC},
	AccountId, AssetId, Balance,
};
use mornet_runtime::{
	configs::{assets::AssetIssuer, utilities::ProxyType},
	Aml, Assets, Balances, Executive, Issuance, Multisig, OriginCaller, Runtime, RuntimeCall,
	RuntimeOrigin, Scheduler, SessionKeys, SignedPayload, System, TxExtension, UncheckedExtrinsic,
};
use pallet_assets::Call as AssetsCall;
use pallet_balances::Call as BalancesCall;
use pallet_multisig::Call as MultisigCall;
use pallet_proxy::Call as ProxyCall;
use pallet_scheduler::Call as SchedulerCall;
use pallet_utility::Call as UtilityCall;
use pallet_validator_staking::{Call as StakingCall, Payee};
use scale_info::TypeDef;
use sp_core::{proof_of_possession::statement_of_ownership, Pair, H256};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	generic::Era,
	traits::{BlakeTwo256, DispatchTransaction, Dispatchable, Hash},
	transaction_validity::{InvalidTransaction, TransactionSource},
	DispatchError, DispatchResult, MultiSignature, StateVersion,
};

/// Makes a call that succeeds for an account that is not frozen. What else that takes, it does.
type Build = fn(&AccountId) -> RuntimeCall;

/// What a call does to the account that makes it.
#[derive(Clone, Copy)]
enum Does {
	/// Moves its value to another, or burns it. Not if it is frozen.
	Moves(Build),
	/// Puts coins on hold that are to be paid away. Not if it is frozen.
	Earmarks(Build),
	/// Puts coins on hold that come back to it, which the SDK allows to the frozen too: they stay its
	/// own, and frozen. Nobody has more for it.
	Holds(Build),
	/// Makes other calls: there is a shape of it.
	Wraps,
	/// Is not for accounts: needs Root, no signer, or is filtered. Tried as well.
	Closed,
	/// Leaves its value where it is, because of this.
	Keeps(&'static str),
}
use Does::{Closed, Earmarks, Holds, Keeps, Moves, Wraps};

const NOTHING: &str = "has nothing to do with value";
const RETURNS: &str = "returns to an account what it has on hold";
const DEPOSIT: &str = "brings a deposit up to date, on hold";
const BOND: &str = "moves the bond about, on hold";
const OFFICE: &str = "an office's work, without the office holder's own value";
const REPORT: &str = "the offender pays, not the reporter";
const TEAM: &str = "for an asset's team; that of the chain's assets is an account without a key";
const ASSET_END: &str = "goes on with the end of an asset, which governance began";
#[cfg(feature = "dev")]
const SUDO: &str = "the developer's, who can do everything";

/// All calls. What is made of them is for [`payee`], if for anybody.
#[rustfmt::skip]
const TABLE: &[(&str, &[&str], Does)] = &[
	("System", &["remark", "remark_with_event"], Keeps(NOTHING)),
	("System", &["set_heap_pages", "set_code", "set_code_without_checks", "set_storage"], Closed),
	("System", &["kill_storage", "kill_prefix", "authorize_upgrade"], Closed),
	("System", &["authorize_upgrade_without_checks"], Closed),
	("System", &["apply_authorized_upgrade"], Keeps("the upgrade is governance's")),
	("Babe", &["report_equivocation"], Keeps(REPORT)),
	("Babe", &["report_equivocation_unsigned", "plan_config_change"], Closed),
	("Timestamp", &["set"], Closed),

	("Balances", &["transfer_allow_death"], Moves(|_| {
		BalancesCall::transfer_allow_death { dest: payee().into(), value: GCC }.into()
	})),
	("Balances", &["transfer_keep_alive"], Moves(|_| {
		BalancesCall::transfer_keep_alive { dest: payee().into(), value: GCC }.into()
	})),
	("Balances", &["transfer_all"], Moves(|_| {
		BalancesCall::transfer_all { dest: payee().into(), keep_alive: true }.into()
	})),
	("Balances", &["upgrade_accounts"], Keeps("writes an account down in today's form")),
	("Balances", &["force_transfer", "force_unreserve", "force_set_balance"], Closed),
	("Balances", &["force_adjust_total_issuance", "burn"], Closed),

	("Assets", &["transfer"], Moves(|_| {
		AssetsCall::transfer { id: Compact(E), target: payee().into(), amount: 5 }.into()
	})),
	("Assets", &["transfer_keep_alive"], Moves(|_| {
		AssetsCall::transfer_keep_alive { id: Compact(H), target: payee().into(), amount: 5 }.into()
	})),
	("Assets", &["transfer_all"], Moves(|_| {
		AssetsCall::transfer_all { id: Compact(W), dest: payee().into(), keep_alive: false }.into()
	})),
	// Burns what there is of the asset when the deposit for it goes back.
	("Assets", &["refund"], Moves(|who| {
		give_away(GCM, who);
		assert_ok!(Assets::touch(signed(who), Compact(GCM)));
		assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(GCM, who, 1_000));
		AssetsCall::refund { id: Compact(GCM), allow_burn: true }.into()
	})),
	("Assets", &["approve_transfer"], Holds(|_| {
		AssetsCall::approve_transfer { id: Compact(E), delegate: payee().into(), amount: 5 }.into()
	})),
	("Assets", &["touch"], Holds(|who| {
		give_away(GCM, who);
		AssetsCall::touch { id: Compact(GCM) }.into()
	})),
	("Assets", &["cancel_approval", "refund_other"], Keeps(RETURNS)),
	("Assets", &["transfer_approved"], Keeps("moves what another owns and approved")),
	("Assets", &["create", "force_create", "force_set_metadata", "force_clear_metadata"], Closed),
	("Assets", &["force_asset_status"], Closed),
	("Assets", &["mint", "burn", "force_transfer", "freeze", "thaw", "block"], Keeps(TEAM)),
	("Assets", &["freeze_asset", "thaw_asset", "transfer_ownership", "set_team"], Keeps(TEAM)),
	("Assets", &["set_metadata", "clear_metadata", "set_min_balance", "touch_other"], Keeps(TEAM)),
	("Assets", &["set_reserves", "force_cancel_approval", "start_destroy"], Keeps(TEAM)),
	("Assets", &["destroy_accounts", "destroy_approvals", "finish_destroy"], Keeps(ASSET_END)),

	("ValidatorStaking", &["bond"], Holds(|_| bond())),
	("ValidatorStaking", &["bond_extra"], Holds(|who| {
		assert_ok!(make(signed(who), bond()));
		StakingCall::bond_extra { amount: 100 * GCC }.into()
	})),
	("ValidatorStaking", &["unbond", "rebond", "delegate", "undelegate"], Keeps(BOND)),
	("ValidatorStaking", &["validate", "chill"], Keeps(BOND)),
	("ValidatorStaking", &["withdraw_unbonded", "purge_keys"], Keeps(RETURNS)),
	("ValidatorStaking", &["set_payee", "payout"], Keeps("a frozen staker's rewards are paid to itself")),
	("ValidatorStaking", &["set_params", "force_chill", "force_unbond", "force_new_era"], Closed),
	("ValidatorStaking", &["cancel_deferred_slash"], Closed),
	("Session", &["set_keys"], Holds(|who| {
		let (sr25519, ed25519) = (Sr25519Keyring::One.pair(), Ed25519Keyring::One.pair());
		let keys = SessionKeys {
			babe: sr25519.public().into(),
			grandpa: ed25519.public().into(),
			authority_discovery: sr25519.public().into(),
			oracle: sr25519.public().into(),
		};
		let statement = statement_of_ownership(&who.encode());
		let signature = sr25519.sign(&statement);
		let proof = (signature, ed25519.sign(&statement), signature, signature).encode();
		pallet_session::Call::set_keys { keys, proof }.into()
	})),
	("Session", &["purge_keys"], Closed),
	("Grandpa", &["report_equivocation"], Keeps(REPORT)),
	("Grandpa", &["report_equivocation_unsigned", "note_stalled"], Closed),

	("TariffOracle", &["feed_values"], Keeps(OFFICE)),
	("Tariffs", &["set_price", "cancel_scheduled", "remove_feed", "operate"], Closed),
	("Tariffs", &["accept_waiting", "reject_waiting", "add_operator", "remove_operator"], Closed),
	("Tariffs", &["set_parameters"], Closed),
	("Tariffs", &["set_feed_source"], Keeps(OFFICE)),
	("Metering", &["register_household"], Holds(|_| register_household())),
	("Metering", &["register_device"], Holds(|who| {
		let household = pallet_metering::NextHousehold::<Runtime>::get();
		assert_ok!(make(signed(who), register_household()));
		pallet_metering::Call::register_device {
			household,
			device: DeviceId::try_from(&b"meter"[..]).expect("the id is valid"),
			attestation: Attestation::Gateway(payee()),
			rating: Rating { electricity_w: 20_000, ..Default::default() },
			baseline: Counters::default(),
		}
		.into()
	})),
	("Metering", &["close_household", "retire_device"], Keeps(RETURNS)),
	("Metering", &["approve_household", "reject_household", "approve_device"], Keeps(OFFICE)),
	("Metering", &["reset_counter", "replace_key"], Keeps(OFFICE)),
	("Metering", &["accept_quarantined", "void_quarantined"], Keeps(OFFICE)),
	("Metering", &["submit_batch", "add_registrar", "remove_registrar"], Closed),

	("Utility", &["batch", "batch_all", "force_batch", "if_else", "with_weight"], Wraps),
	("Utility", &["as_derivative", "dispatch_as", "dispatch_as_fallible"], Wraps),
	("Multisig", &["as_multi_threshold_1", "as_multi"], Wraps),
	("Multisig", &["approve_as_multi"], Holds(|_| {
		MultisigCall::approve_as_multi {
			threshold: 2,
			other_signatories: vec![payee()],
			maybe_timepoint: None,
			call_hash: [0; 32],
			max_weight: Weight::zero(),
		}
		.into()
	})),
	("Multisig", &["cancel_as_multi"], Keeps(RETURNS)),
	("Multisig", &["poke_deposit"], Keeps(DEPOSIT)),
	("Proxy", &["proxy", "proxy_announced"], Wraps),
	("Proxy", &["add_proxy"], Holds(|_| add_proxy(payee()))),
	("Proxy", &["create_pure"], Holds(|_| {
		ProxyCall::create_pure { proxy_type: ProxyType::Any, delay: 0, index: 0 }.into()
	})),
	("Proxy", &["announce"], Holds(|who| {
		assert_ok!(make(signed(&payee()), add_proxy(who.clone())));
		ProxyCall::announce { real: payee().into(), call_hash: Default::default() }.into()
	})),
	("Proxy", &["remove_proxy", "remove_proxies", "kill_pure"], Keeps(RETURNS)),
	("Proxy", &["remove_announcement", "reject_announcement"], Keeps(RETURNS)),
	("Proxy", &["poke_deposit"], Keeps(DEPOSIT)),
	("Preimage", &["note_preimage"], Holds(|_| {
		pallet_preimage::Call::note_preimage { bytes: vec![1; 100] }.into()
	})),
	("Preimage", &["unnote_preimage"], Keeps(RETURNS)),
	("Preimage", &["ensure_updated"], Keeps(DEPOSIT)),
	("Preimage", &["request_preimage", "unrequest_preimage"], Closed),
	("Scheduler", &["schedule", "schedule_named"], Wraps),
	("Scheduler", &["schedule_after", "schedule_named_after"], Wraps),
	("Scheduler", &["cancel", "cancel_named", "set_retry", "set_retry_named"], Closed),
	("Scheduler", &["cancel_retry", "cancel_retry_named"], Closed),

	("Issuance", &["request_withdrawal"], Earmarks(|_| {
		pallet_issuance::Call::request_withdrawal {
			issuer: alice(),
			amount: 10 * GCC,
			payout_ref: PayoutRef::truncate_from(b"account".to_vec()),
		}
		.into()
	})),
	("Issuance", &["attest_reserves", "mint"], Keeps(OFFICE)),
	("Issuance", &["confirm_withdrawal", "reject_withdrawal"], Keeps(OFFICE)),
	("Issuance", &["expire_withdrawal"], Keeps(RETURNS)),
	("Issuance", &["set_issuer", "remove_issuer", "transfer_outstanding"], Closed),
	("Issuance", &["pause", "unpause", "set_params"], Closed),
	("Payments", &["create_order"], Holds(|_| {
		pallet_payments::Call::create_order {
			kind: OrderKind::BuyGcc,
			rail: Rail::UsdtTron,
			amount: 10 * GCC,
			beneficiary: payee(),
		}
		.into()
	})),
	("Payments", &["retry"], Keeps("gives a beneficiary what was paid on another chain")),
	("Payments", &["attest", "accept", "start_refund", "mark_refunded", "lock", "unlock"], Closed),
	("Payments", &["set_rail", "set_rate", "set_rail_enabled", "remove_rail"], Closed),
	("Payments", &["set_params"], Closed),

	("Kyc", &["attest", "consent", "drop_proposal", "renew", "revoke", "erase"], Keeps(NOTHING)),
	("Kyc", &["confirm_erasure", "rotate_registrar"], Keeps(NOTHING)),
	("Kyc", &["appoint_registrar", "set_registrar", "deactivate_registrar"], Closed),
	("Kyc", &["remove_registrar", "force_revoke", "set_limits", "set_params"], Closed),
	("Aml", &["freeze", "unfreeze", "set_params"], Closed),
	("Aml", &["expire_freeze"], Keeps("lifts a freeze whose time is over")),
	("Aml", &["open_case", "review_case", "report_case", "close_case", "reopen_case"], Closed),
	#[cfg(feature = "dev")]
	("Sudo", &["sudo", "sudo_unchecked_weight", "sudo_as", "set_key", "remove_key"], Keeps(SUDO)),
];

/// Calls, each with the origin that makes it.
type Steps = Vec<(RuntimeOrigin, RuntimeCall)>;

/// A way to make a call for an account, but for the account's own transaction.
struct Shape {
	/// The calls it is made of.
	of: &'static [&'static str],
	/// The account.
	account: fn() -> AccountId,
	/// What is done before that is frozen, and what after. Then the scheduler does its part.
	steps: fn(&AccountId, RuntimeCall) -> (Steps, Steps),
}

/// All shapes.
#[rustfmt::skip]
const SHAPES: &[Shape] = &[
	// What its transaction would do if the signer were not looked at.
	Shape { of: &[], account: ferdie, steps: |who, call| {
		(vec![], vec![(signed(who), call)])
	} },
	Shape { of: &["Utility.batch"], account: ferdie, steps: |who, call| {
		(vec![], vec![(signed(who), UtilityCall::batch { calls: vec![call] }.into())])
	} },
	Shape { of: &["Utility.batch_all"], account: ferdie, steps: |who, call| {
		(vec![], vec![(signed(who), UtilityCall::batch_all { calls: vec![call] }.into())])
	} },
	Shape { of: &["Utility.force_batch"], account: ferdie, steps: |who, call| {
		(vec![], vec![(signed(who), UtilityCall::force_batch { calls: vec![call] }.into())])
	} },
	Shape { of: &["Utility.if_else"], account: ferdie, steps: |who, call| {
		let (main, fallback) = (Box::new(call.clone()), Box::new(call));
		(vec![], vec![(signed(who), UtilityCall::if_else { main, fallback }.into())])
	} },
	Shape { of: &["Utility.with_weight", "Utility.dispatch_as"], account: ferdie, steps: |who, call| {
		let (call, weight) = (dispatch_as(who, call), Weight::zero());
		(vec![], vec![(root(), UtilityCall::with_weight { call, weight }.into())])
	} },
	Shape { of: &["Utility.dispatch_as_fallible"], account: ferdie, steps: |who, call| {
		let as_origin = Box::new(OriginCaller::system(RawOrigin::Signed(who.clone())));
		let call = UtilityCall::dispatch_as_fallible { as_origin, call: Box::new(call) };
		(vec![], vec![(root(), call.into())])
	} },
	Shape { of: &["Utility.as_derivative"], account: derivative, steps: |_, call| {
		let call = UtilityCall::as_derivative { index: 7, call: Box::new(call) };
		(vec![], vec![(signed(&bob()), call.into())])
	} },
	Shape { of: &["Multisig.as_multi_threshold_1"], account: || multisig(1), steps: |_, call| {
		(vec![], vec![(signed(&bob()), as_either(call))])
	} },
	// One signatory approved before the freeze.
	Shape { of: &["Multisig.as_multi"], account: || multisig(2), steps: |_, call| {
		let approve = |other, maybe_timepoint| MultisigCall::as_multi {
			threshold: 2,
			other_signatories: vec![other],
			maybe_timepoint,
			call: Box::new(call.clone()),
			max_weight: Weight::MAX,
		};
		let before = vec![(signed(&bob()), approve(charlie(), None).into())];
		let last = approve(bob(), Some(Multisig::timepoint())).into();
		(before, vec![(signed(&charlie()), last)])
	} },
	Shape { of: &["Proxy.proxy"], account: ferdie, steps: |who, call| {
		(vec![(signed(who), add_proxy(eve()))], vec![(signed(&eve()), proxy(who, call))])
	} },
	// Announced before the freeze.
	Shape { of: &["Proxy.proxy_announced"], account: ferdie, steps: |who, call| {
		let (real, call_hash) = (who.clone().into(), BlakeTwo256::hash_of(&call));
		let announce = ProxyCall::announce { real, call_hash }.into();
		let (delegate, real) = (eve().into(), who.clone().into());
		let (force_proxy_type, call) = (None, Box::new(call));
		let call = ProxyCall::proxy_announced { delegate, real, force_proxy_type, call };
		(
			vec![(signed(who), add_proxy(eve())), (signed(&eve()), announce)],
			vec![(signed(&bob()), call.into())],
		)
	} },
	// Scheduled before the freeze. Only Root schedules.
	Shape { of: &["Scheduler.schedule"], account: ferdie, steps: |who, call| {
		let (maybe_periodic, priority, call) = (None, 0, dispatch_as(who, call));
		let call = SchedulerCall::schedule { when: 2, maybe_periodic, priority, call };
		(vec![(root(), call.into())], vec![])
	} },
	Shape { of: &["Scheduler.schedule_named"], account: ferdie, steps: |who, call| {
		let (id, when, maybe_periodic, priority, call) = ([1; 32], 2, None, 0, dispatch_as(who, call));
		let call = SchedulerCall::schedule_named { id, when, maybe_periodic, priority, call };
		(vec![(root(), call.into())], vec![])
	} },
	Shape { of: &["Scheduler.schedule_after"], account: ferdie, steps: |who, call| {
		let (maybe_periodic, priority, call) = (None, 0, dispatch_as(who, call));
		let call = SchedulerCall::schedule_after { after: 0, maybe_periodic, priority, call };
		(vec![(root(), call.into())], vec![])
	} },
	Shape { of: &["Scheduler.schedule_named_after"], account: ferdie, steps: |who, call| {
		let (id, after, maybe_periodic, priority, call) = ([1; 32], 0, None, 0, dispatch_as(who, call));
		let call = SchedulerCall::schedule_named_after { id, after, maybe_periodic, priority, call };
		(vec![(root(), call.into())], vec![])
	} },
	// One in another: a multisig that is a proxy.
	Shape { of: &[], account: ferdie, steps: |who, call| {
		let inner = proxy(who, UtilityCall::batch { calls: vec![call] }.into());
		let outer = as_either(UtilityCall::batch_all { calls: vec![inner] }.into());
		(vec![(signed(who), add_proxy(multisig(1)))], vec![(signed(&bob()), outer)])
	} },
];

// Who takes part.

/// Issues GCC.
fn alice() -> AccountId {
	Sr25519Keyring::Alice.to_account_id()
}

fn bob() -> AccountId {
	Sr25519Keyring::Bob.to_account_id()
}

fn charlie() -> AccountId {
	Sr25519Keyring::Charlie.to_account_id()
}

/// Whom a frozen account would pay: Dave.
fn payee() -> AccountId {
	Sr25519Keyring::Dave.to_account_id()
}

fn eve() -> AccountId {
	Sr25519Keyring::Eve.to_account_id()
}

fn ferdie() -> AccountId {
	Sr25519Keyring::Ferdie.to_account_id()
}

/// One of Bob's sub-accounts.
fn derivative() -> AccountId {
	pallet_utility::derivative_account_id(bob(), 7)
}

/// The account of Bob and Charlie.
fn multisig(threshold: u16) -> AccountId {
	let mut signatories = [bob(), charlie()];
	signatories.sort();
	Multisig::multi_account_id(&signatories, threshold)
}

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn signed(who: &AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.clone())
}

// Calls and steps that several rows and shapes use.

const ASSETS: [AssetId; 4] = [E, H, W, GCM];
const E: AssetId = asset::ALL[0].id;
const H: AssetId = asset::ALL[1].id;
const W: AssetId = asset::ALL[2].id;
const GCM: AssetId = asset::ALL[3].id;

fn make(origin: RuntimeOrigin, call: RuntimeCall) -> DispatchResult {
	call.dispatch(origin).map(drop).map_err(|error| error.error)
}

fn bond() -> RuntimeCall {
	StakingCall::bond { amount: 100 * GCC, payee: Payee::Stash }.into()
}

fn register_household() -> RuntimeCall {
	let region = Region::try_from(&b"DE-BE"[..]).expect("the region is valid");
	pallet_metering::Call::register_household { region }.into()
}

/// Rids an account of an asset.
fn give_away(id: AssetId, who: &AccountId) {
	assert_ok!(Assets::transfer_all(signed(who), Compact(id), payee().into(), false));
}

/// By Bob, for the account of Bob or Charlie.
fn as_either(call: RuntimeCall) -> RuntimeCall {
	let (other_signatories, call) = (vec![charlie()], Box::new(call));
	MultisigCall::as_multi_threshold_1 { other_signatories, call }.into()
}

fn add_proxy(delegate: AccountId) -> RuntimeCall {
	let (delegate, proxy_type) = (delegate.into(), ProxyType::Any);
	ProxyCall::add_proxy { delegate, proxy_type, delay: 0 }.into()
}

fn proxy(who: &AccountId, call: RuntimeCall) -> RuntimeCall {
	let (real, call) = (who.clone().into(), Box::new(call));
	ProxyCall::proxy { real, force_proxy_type: None, call }.into()
}

fn dispatch_as(who: &AccountId, call: RuntimeCall) -> Box<RuntimeCall> {
	let as_origin = Box::new(OriginCaller::system(RawOrigin::Signed(who.clone())));
	Box::new(UtilityCall::dispatch_as { as_origin, call: Box::new(call) }.into())
}

fn freeze(who: &AccountId) {
	assert_ok!(Aml::freeze(root(), who.clone(), FreezeCode::CourtOrder, None, None));
}

fn unfreeze(who: &AccountId) {
	assert_ok!(Aml::unfreeze(root(), who.clone()));
}

// What is looked at.

/// What each account has, on hold or not: plancks, and each asset.
type Wealth = BTreeMap<AccountId, (Balance, [Balance; 4])>;

fn wealth() -> Wealth {
	frame_system::Account::<Runtime>::iter_keys()
		.map(|who| {
			let assets = ASSETS.map(|id| Assets::balance(id, &who));
			(who.clone(), (<Balances as Inspect<_>>::total_balance(&who), assets))
		})
		.collect()
}

/// What an account has on hold, in plancks.
fn held(who: &AccountId) -> Balance {
	System::account(who).data.reserved
}

/// What became of an account's value.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Became {
	/// Everybody has what they had, and of the account's no more is on hold.
	Same,
	/// Everybody has what they had; of the account's more is on hold.
	OnHold,
	/// The account has not what it had.
	Moved,
	/// The account has what it had, others have not.
	Elsewhere,
}

fn became(who: &AccountId, step: impl FnOnce()) -> Became {
	let (before, held_before) = (wealth(), held(who));
	step();
	let after = wealth();
	if after.get(who) != before.get(who) {
		Became::Moved
	} else if after != before {
		Became::Elsewhere
	} else if held(who) > held_before {
		Became::OnHold
	} else {
		Became::Same
	}
}

/// Runs a test in block 1 of a chain on which there is GCC that Alice issued.
fn chain(test: impl FnOnce()) {
	crate::common::genesis("development").execute_with(|| {
		let reference = BankRef::truncate_from(b"deposit".to_vec());
		assert_ok!(Issuance::set_issuer(root(), alice(), 1_000 * GCC));
		assert_ok!(Issuance::attest_reserves(signed(&alice()), 1_000 * GCC, 0, H256::zero()));
		assert_ok!(Issuance::mint(signed(&alice()), reference, payee(), 100 * GCC));
		test();
	});
}

/// Runs a case and undoes all it did.
fn apart<R>(case: impl FnOnce() -> R) -> R {
	with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(case())))
		.expect("the case itself does not fail")
}

/// Gives an account some of everything.
fn endow(who: &AccountId) {
	assert_ok!(<Balances as Mutate<_>>::mint_into(who, 10_000 * GCC));
	for id in ASSETS {
		assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(id, who, 1_000));
	}
}

/// All calls of the runtime: their names, and the bytes that they begin with.
fn calls() -> Vec<(String, [u8; 2])> {
	let metadata = crate::metadata::metadata();
	let mut calls = Vec::new();
	for pallet in &metadata.pallets {
		let Some(ty) = pallet.calls.as_ref().map(|calls| calls.ty.id) else { continue };
		let ty = metadata.types.resolve(ty).expect("the registry is complete");
		let TypeDef::Variant(of_pallet) = &ty.type_def else { panic!("calls are an enum") };
		for call in &of_pallet.variants {
			calls.push((format!("{}.{}", pallet.name, call.name), [pallet.index, call.index]));
		}
	}
	calls
}

/// The rows of the table, a call each.
fn rows() -> impl Iterator<Item = (String, Does)> {
	TABLE.iter().flat_map(|(pallet, calls, does)| {
		calls.iter().map(move |call| (format!("{pallet}.{call}"), *does))
	})
}

/// A call whose arguments are made of one byte, the first that says something: mostly zero.
fn of_nothing(begins: [u8; 2]) -> Option<RuntimeCall> {
	(0..=u8::MAX)
		.find_map(|fill| RuntimeCall::decode(&mut &[&begins[..], &[fill; 4096]].concat()[..]).ok())
}

/// The call in a transaction, as a wallet signs it.
fn sign(signer: Sr25519Keyring, call: RuntimeCall) -> UncheckedExtrinsic {
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(Era::Immortal),
		frame_system::CheckNonce::from(System::account_nonce(signer.to_account_id())),
		pallet_aml::CheckFrozen::new(),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::from(0),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call, extension).expect("the chain knows its genesis");
	let signature = payload.using_encoded(|payload| signer.sign(payload));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(
		call,
		signer.to_account_id().into(),
		MultiSignature::Sr25519(signature),
		extension,
	)
}

// The tests.

#[test]
fn every_call_is_in_the_table_and_every_row_is_a_call() {
	let calls: BTreeSet<_> = calls().into_iter().map(|(name, _)| name).collect();
	let mut listed = BTreeSet::new();
	for (name, does) in rows() {
		assert!(!matches!(does, Keeps("")), "say why {name} moves nothing");
		assert!(listed.insert(name.clone()), "{name} is there twice");
	}
	assert_eq!(calls.difference(&listed).collect::<Vec<_>>(), [""; 0], "say what they do");
	assert_eq!(listed.difference(&calls).collect::<Vec<_>>(), [""; 0], "they are gone");
}

#[test]
fn every_call_that_makes_others_is_a_shape() {
	let shapes: BTreeSet<_> =
		SHAPES.iter().flat_map(|shape| shape.of).map(ToString::to_string).collect();
	let wraps: BTreeSet<_> =
		rows().filter(|(_, does)| matches!(does, Wraps)).map(|(name, _)| name).collect();
	assert_eq!(shapes, wraps);
}

#[test]
fn closed_calls_are_for_no_account() {
	let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
	let begins: BTreeMap<_, _> = calls().into_iter().collect();
	chain(|| {
		for (name, _) in rows().filter(|(_, does)| matches!(does, Closed)) {
			let call = of_nothing(begins[&name]).expect("the call can be made");
			let error = apart(|| make(signed(&ferdie()), call)).expect_err(&name);
			assert!(error == DispatchError::BadOrigin || error == filtered, "{name}: {error:?}");
		}
	});
}

#[test]
fn nothing_leaves_a_frozen_account_in_any_shape() {
	/// What was done to the account before the call.
	#[derive(Clone, Copy, Debug, PartialEq)]
	enum Account {
		Untouched,
		Frozen,
		Unfrozen,
	}

	chain(|| {
		for (name, does) in rows() {
			let (build, free, frozen) = match does {
				Moves(build) => (build, Became::Moved, Became::Same),
				Earmarks(build) => (build, Became::OnHold, Became::Same),
				Holds(build) => (build, Became::OnHold, Became::OnHold),
				Wraps | Closed | Keeps(_) => continue,
			};
			let run = |shape: &Shape, account| {
				let who = (shape.account)();
				endow(&who);
				let call = build(&who);
				let (before, after) = (shape.steps)(&who, call);
				for (origin, call) in before {
					assert_ok!(make(origin, call));
				}
				if account != Account::Untouched {
					freeze(&who);
				}
				if account == Account::Unfrozen {
					unfreeze(&who);
				}
				became(&who, || {
					for (origin, call) in after {
						let _ = make(origin, call);
					}
					System::set_block_number(2);
					Scheduler::on_initialize(2);
				})
			};
			for (at, shape) in SHAPES.iter().enumerate() {
				for account in [Account::Untouched, Account::Frozen, Account::Unfrozen] {
					let expected = if account == Account::Frozen { frozen } else { free };
					let became = apart(|| run(shape, account));
					assert_eq!(became, expected, "{name}, {account:?}, {at}: {:?}", shape.of);
				}
			}
		}
	});
}

#[test]
fn frozen_signer_is_refused_whatever_it_signs() {
	let refused = Err(InvalidTransaction::Custom(SIGNER_FROZEN).into());
	chain(|| {
		let who = ferdie();
		endow(&who);
		for (name, does) in rows() {
			let (Moves(build) | Earmarks(build) | Holds(build)) = does else { continue };
			let apply = |frozen: bool| {
				apart(|| {
					let call = build(&who);
					if frozen {
						freeze(&who);
					}
					let transaction = sign(Sr25519Keyring::Ferdie, call);
					let mut result = Ok(Ok(()));
					let became = became(&who, || result = Executive::apply_extrinsic(transaction));
					(result, became)
				})
			};
			// A fee was paid in any case.
			assert_eq!(apply(false), (Ok(Ok(())), Became::Moved), "{name}");
			assert_eq!(apply(true), (refused, Became::Same), "{name}");
		}

		freeze(&who);
		for (name, begins) in calls() {
			// A few cannot be made of so little; the check does not look at the call.
			let Some(call) = of_nothing(begins) else { continue };
			let transaction = sign(Sr25519Keyring::Ferdie, call);
			assert_eq!(apart(|| Executive::apply_extrinsic(transaction)), refused, "{name}");
		}
	});
}

#[test]
fn fees_are_not_taken_from_a_frozen_account() {
	// What would happen to a frozen signer's transaction if the check of the signer were not there.
	let payable = || {
		let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
		pallet_transaction_payment::ChargeTransactionPayment::<Runtime>::from(0)
			.validate_only(
				signed(&ferdie()),
				&call,
				&call.get_dispatch_info(),
				100,
				TransactionSource::External,
				0,
			)
			.map(drop)
	};
	chain(|| {
		assert_eq!(payable(), Ok(()));
		freeze(&ferdie());
		assert_eq!(payable(), Err(InvalidTransaction::Payment.into()));
		unfreeze(&ferdie());
		assert_eq!(payable(), Ok(()));
	});
}

#[test]
fn approval_from_before_the_freeze_moves_nothing_after_it() {
	chain(|| {
		let who = ferdie();
		endow(&who);
		let take = |id| {
			became(&who, || {
				let owner = who.clone().into();
				let to = payee().into();
				let _ = Assets::transfer_approved(signed(&bob()), Compact(id), owner, to, 5);
			})
		};
		for id in ASSETS {
			assert_ok!(Assets::approve_transfer(signed(&who), Compact(id), bob().into(), 100));
		}
		for id in ASSETS {
			assert_eq!(take(id), Became::Moved);
			freeze(&who);
			assert_eq!(take(id), Became::Same);
			unfreeze(&who);
			assert_eq!(take(id), Became::Moved);
		}
	});
}

#[test]
fn frozen_account_receives() {
	// One that has everything, and one that has nothing and did not exist.
	for who in [ferdie(), AccountId::new([9; 32])] {
		chain(|| {
			endow(&bob());
			freeze(&who);
			let before = <Balances as Inspect<_>>::total_balance(&who);
			let assets = ASSETS.map(|id| Assets::balance(id, &who));
			let dest = || who.clone().into();
			assert_ok!(Balances::transfer_keep_alive(signed(&bob()), dest(), 5 * GCC));
			assert_ok!(<Balances as Mutate<_>>::mint_into(&who, 5 * GCC));
			for id in ASSETS {
				assert_ok!(Assets::transfer(signed(&bob()), Compact(id), dest(), 5));
				assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(id, &who, 5));
			}
			assert_eq!(<Balances as Inspect<_>>::total_balance(&who), before + 10 * GCC);
			assert_eq!(ASSETS.map(|id| Assets::balance(id, &who)), assets.map(|had| had + 10));

			// What it got is frozen like what it had.
			for (name, does) in rows() {
				if let Moves(build) = does {
					// `refund` needs an account of its own; the matrix has it.
					if name != "Assets.refund" {
						let call = build(&who);
						let step = || {
							let _ = make(signed(&who), call);
						};
						assert_eq!(became(&who, step), Became::Same, "{name}");
					}
				}
			}
		});
	}
}

#[test]
fn unfreezing_returns_exactly_the_former_state() {
	let state = || {
		System::reset_events();
		sp_io::storage::root(StateVersion::V1)
	};
	chain(|| {
		let who = ferdie();
		endow(&who);
		// A bond, a deposit, a lock as of a vote, and an asset that its issuer froze.
		assert_ok!(make(signed(&who), bond()));
		assert_ok!(make(signed(&who), register_household()));
		assert_ok!(make(signed(&who), add_proxy(eve())));
		Balances::set_lock(*b"a vote  ", &who, 500_000 * GCC, WithdrawReasons::all());
		let issuer = signed(&AssetIssuer::get());
		assert_ok!(Assets::freeze(issuer, Compact(W), who.clone().into()));
		// So that the number of frozen accounts is written down, which it is not at first.
		freeze(&bob());
		unfreeze(&bob());

		let before = state();
		freeze(&who);
		assert_ne!(state(), before);
		unfreeze(&who);
		assert_eq!(state(), before);
	});
}
