//! A frozen account only receives: tried with every call of the runtime, in every shape in which a
//! call can be made for an account.
//!
//! [`TABLE`] says of each call what it does to whoever makes it, [`SHAPES`] how else a call can be
//! made than by a transaction. Whoever adds a call adds it to the table, or a test fails. What is
//! compared is coins, assets and shares of pools.

mod shapes;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use codec::{Compact, Decode, Encode};
use frame_support::{
	assert_ok,
	dispatch::GetDispatchInfo,
	storage::{with_transaction, TransactionOutcome},
	traits::{
		fungible::{Inspect, Mutate},
		fungibles,
		schedule::DispatchTime,
		Hooks, StorePreimage,
	},
	weights::Weight,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	aml::{FreezeCode, SIGNER_FROZEN},
	issuance::{BankRef, PayoutRef},
	metering::{Attestation, Counters, DeviceId, Rating},
	payments::{order::OrderKind, Rail},
	subscriptions::Period,
	tariffs::Region,
	units::{asset, currency::GCC},
	video::{
		ContentHash, DerivationKind, HashFunction, MediaType, Metadata, RetentionClass,
		StreamTerms, Subject,
	},
	AccountId, AssetId, Balance,
};
use mornet_runtime::{
	configs::{
		assets::{AssetIssuer, AssetKind},
		exchange::Pools,
		utilities::ProxyType,
	},
	Aml, Assets, Balances, ConvictionVoting, Executive, Issuance, Multisig, OriginCaller,
	PoolAssets, Preimage, Runtime, RuntimeCall, RuntimeOrigin, Scheduler, SessionKeys, System,
	VideoProof,
};
use pallet_asset_conversion::{Call as ExchangeCall, PoolLocator};
use pallet_asset_conversion_tx_payment::ChargeAssetTxPayment;
use pallet_balances::Call as BalancesCall;
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_escrow::Call as EscrowCall;
use pallet_multisig::Call as MultisigCall;
use pallet_proxy::Call as ProxyCall;
use pallet_recovery::{Call as RecoveryCall, FriendGroup};
use pallet_scheduler::Call as SchedulerCall;
use pallet_subscriptions::Call as SubscriptionsCall;
use pallet_utility::Call as UtilityCall;
use pallet_validator_staking::{Call as StakingCall, Payee};
use pallet_video_proof::Call as VideoCall;
use pallet_whitelist::Call as WhitelistCall;
use scale_info::TypeDef;
use sp_core::{proof_of_possession::statement_of_ownership, Pair, H256};
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};
use sp_runtime::{
	traits::{BlakeTwo256, DispatchTransaction, Dispatchable, Hash},
	transaction_validity::{InvalidTransaction, TransactionSource},
	DispatchError, DispatchResult, StateVersion,
};

use crate::common::transaction;
use shapes::{Shape, INHERITED, SHAPES};
use table::{
	Does::{self, Closed, Earmarks, Holds, Keeps, Moves, Wraps},
	TABLE,
};

type AssetsCall = pallet_assets::Call<Runtime>;
type PoolAssetsCall = pallet_assets::Call<Runtime, pallet_assets::Instance1>;

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

/// Shares of pools, by the order in which pools are made. Of each asset there can be one.
const ALL_SHARES: [AssetId; 4] = [0, 1, 2, 3];
/// Those of the pool of E.
const SHARES: AssetId = ALL_SHARES[0];
/// Those of the pool of W.
const OTHER_SHARES: AssetId = ALL_SHARES[1];
/// What an account gets of [`SHARES`].
const ENDOWED_SHARES: Balance = 1_000_000;

fn gcc() -> Box<AssetKind> {
	Box::new(AssetKind::Native)
}

fn id(asset: AssetId) -> Box<AssetKind> {
	Box::new(AssetKind::WithId(asset))
}

/// That of H, the next after those that there are.
fn create_pool() -> RuntimeCall {
	ExchangeCall::create_pool { asset1: gcc(), asset2: id(H) }.into()
}

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

/// The content of this number.
const fn content(number: u8) -> ContentHash {
	ContentHash::Sha256([number; 32])
}

fn about() -> Metadata {
	Metadata {
		size: 1,
		duration_ms: 0,
		media: MediaType::Mp4,
		captured_at: 0,
		uri: None,
		device: None,
		c2pa: None,
	}
}

fn anchor(number: u8) -> RuntimeCall {
	let (hash, about, retention) = (content(number), about(), RetentionClass::Month);
	VideoCall::anchor { hash, about, retention }.into()
}

fn open_stream() -> RuntimeCall {
	let terms = StreamTerms {
		device: None,
		media: MediaType::MpegTs,
		function: HashFunction::Sha256,
		started_at: 0,
		interval_ms: 600_000,
		retention: RetentionClass::Month,
	};
	VideoCall::open_stream { terms, operator: None }.into()
}

/// By a service, for [`payee`], who has anchored content 1.
fn register_task() -> RuntimeCall {
	let (source, kind) = (content(1), DerivationKind::Subtitles);
	VideoCall::register_task { customer: payee(), source, kind, seconds: 1, deadline: 1 }.into()
}

/// Makes an account a service that [`payee`] comes to.
fn serve(who: &AccountId) {
	assert_ok!(VideoProof::add_service(root(), who.clone()));
	assert_ok!(make(signed(&payee()), anchor(1)));
}

/// 10 GCC, to be paid by anyone within an hour.
fn open_order() -> RuntimeCall {
	EscrowCall::open_order {
		amount: 10 * GCC,
		metadata: H256::zero(),
		pay_by: 3_600_000,
		buyer: None,
		arbiter: None,
		proof: None,
	}
	.into()
}

/// The first of them.
fn pay_order() -> RuntimeCall {
	EscrowCall::pay { order: 0, amount: 10 * GCC }.into()
}

/// To a month of the network's second plan, which is the first that costs something.
fn subscribe() -> RuntimeCall {
	SubscriptionsCall::subscribe { plan: 1, period: Period::Monthly, price: 299 * GCC }.into()
}

/// A referendum on nothing, as root.
fn submit_referendum() -> RuntimeCall {
	let remark: RuntimeCall = frame_system::Call::remark { remark: vec![] }.into();
	pallet_referenda::Call::submit {
		proposal_origin: Box::new(OriginCaller::system(RawOrigin::Root)),
		proposal: Preimage::bound(remark).expect("it is short"),
		enactment_moment: DispatchTime::After(0),
	}
	.into()
}

/// Gives a friend the power to say that the account is lost; Eve inherits it.
fn befriend(friend: AccountId) -> RuntimeCall {
	let group = FriendGroup {
		friends: vec![friend].try_into().expect("one is not too many"),
		friends_needed: 1,
		inheritor: eve(),
		inheritance_delay: 0,
		inheritance_priority: 0,
		cancel_delay: 1,
	};
	RecoveryCall::set_friend_groups { friend_groups: vec![group] }.into()
}

/// By a friend.
fn initiate(lost: &AccountId) -> RuntimeCall {
	RecoveryCall::initiate_attempt { lost: lost.clone().into(), friend_group_index: 0 }.into()
}

/// By whoever pays the deposit.
fn finish(lost: &AccountId) -> RuntimeCall {
	RecoveryCall::finish_attempt { lost: lost.clone().into(), friend_group_index: 0 }.into()
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

/// What each account has, on hold or not: plancks, each asset, and shares of each pool.
type Wealth = BTreeMap<AccountId, (Balance, [Balance; 4], [Balance; 4])>;

fn wealth() -> Wealth {
	frame_system::Account::<Runtime>::iter_keys()
		.map(|who| {
			let assets = ASSETS.map(|id| Assets::balance(id, &who));
			let shares = ALL_SHARES.map(|id| PoolAssets::balance(id, &who));
			(who.clone(), (<Balances as Inspect<_>>::total_balance(&who), assets, shares))
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

/// Runs a test in block 1 of a chain on which there is GCC that Alice issued, and her pools of E and
/// W.
fn chain(test: impl FnOnce()) {
	crate::common::genesis("development").execute_with(|| {
		let reference = BankRef::truncate_from(b"deposit".to_vec());
		assert_ok!(Issuance::set_issuer(root(), alice(), 1_000 * GCC));
		assert_ok!(Issuance::attest_reserves(signed(&alice()), 1_000 * GCC, 0, H256::zero()));
		assert_ok!(Issuance::mint(signed(&alice()), reference, payee(), 100 * GCC));
		for asset in [E, W] {
			assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(asset, &alice(), 1_000_000));
			let (asset1, asset2) = (gcc(), id(asset));
			assert_ok!(make(
				signed(&alice()),
				ExchangeCall::create_pool { asset1: asset1.clone(), asset2: asset2.clone() }.into(),
			));
			let (coins, tokens) = (900 * GCC, 900_000);
			let provide = ExchangeCall::add_liquidity {
				asset1,
				asset2,
				amount1_desired: coins,
				amount2_desired: tokens,
				amount1_min: coins,
				amount2_min: tokens,
				mint_to: alice(),
			};
			assert_ok!(make(signed(&alice()), provide.into()));
		}
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
	let shares = ENDOWED_SHARES;
	assert_ok!(PoolAssets::transfer(signed(&alice()), SHARES, who.clone().into(), shares));
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
					let expected = match account {
						_ if shape.of.contains(&INHERITED) && name.starts_with("Recovery.") => {
							Became::Same
						},
						Account::Frozen => frozen,
						Account::Untouched | Account::Unfrozen => free,
					};
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
					let transaction = transaction(Sr25519Keyring::Ferdie, call, None, 0);
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
			let transaction = transaction(Sr25519Keyring::Ferdie, call, None, 0);
			assert_eq!(apart(|| Executive::apply_extrinsic(transaction)), refused, "{name}");
		}
	});
}

#[test]
fn fees_are_not_taken_from_a_frozen_account() {
	// What would happen to a frozen signer's transaction if the check of the signer were not there.
	let payable = |fee: Option<AssetKind>| {
		let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
		ChargeAssetTxPayment::<Runtime>::from(0, fee)
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
		endow(&ferdie());
		for fee in [None, Some(*gcc()), Some(*id(E))] {
			assert_eq!(payable(fee.clone()), Ok(()));
			freeze(&ferdie());
			assert_eq!(payable(fee.clone()), Err(InvalidTransaction::Payment.into()));
			unfreeze(&ferdie());
			assert_eq!(payable(fee), Ok(()));
		}
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

		let take = || {
			became(&who, || {
				let (owner, to) = (who.clone().into(), payee().into());
				let _ = PoolAssets::transfer_approved(signed(&bob()), SHARES, owner, to, 5);
			})
		};
		assert_ok!(PoolAssets::approve_transfer(signed(&who), SHARES, bob().into(), 100));
		assert_eq!(take(), Became::Moved);
		freeze(&who);
		assert_eq!(take(), Became::Same);
		unfreeze(&who);
		assert_eq!(take(), Became::Moved);
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
			let shares = PoolAssets::balance(SHARES, &who);
			let dest = || who.clone().into();
			assert_ok!(Balances::transfer_keep_alive(signed(&bob()), dest(), 5 * GCC));
			assert_ok!(<Balances as Mutate<_>>::mint_into(&who, 5 * GCC));
			for id in ASSETS {
				assert_ok!(Assets::transfer(signed(&bob()), Compact(id), dest(), 5));
				assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(id, &who, 5));
			}
			assert_eq!(<Balances as Inspect<_>>::total_balance(&who), before + 10 * GCC);
			assert_eq!(ASSETS.map(|id| Assets::balance(id, &who)), assets.map(|had| had + 10));
			assert_ok!(PoolAssets::transfer(signed(&bob()), SHARES, dest(), 10));
			assert_eq!(PoolAssets::balance(SHARES, &who), shares + 10);

			// What it got is frozen like what it had.
			for (name, does) in rows() {
				if let Moves(build) = does {
					// These need an account that was free to act before; the matrix has them.
					if !["Assets.refund", "Escrow.refund", "Subscriptions.upgrade"]
						.contains(&name.as_str())
					{
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
		// A bond, a deposit, a vote, and an asset that its issuer froze.
		assert_ok!(make(signed(&who), bond()));
		assert_ok!(make(signed(&who), register_household()));
		assert_ok!(make(signed(&who), add_proxy(eve())));
		assert_ok!(make(signed(&bob()), submit_referendum()));
		let vote = Vote { aye: true, conviction: Conviction::Locked6x };
		let vote = AccountVote::Standard { vote, balance: 500_000 * GCC };
		assert_ok!(ConvictionVoting::vote(signed(&who), 0, vote));
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
