//! The emergency brake: what stands still, what goes on, and that it ends.

use std::collections::BTreeSet;

use frame_support::{
	assert_noop, assert_ok,
	storage::{storage_prefix, unhashed::put},
	traits::{fungibles::Mutate, Authorize, Contains, Hooks},
};
use mornet_primitives::{
	aml::{FreezeCode, FrozenAccounts},
	units::{asset, currency::GCC},
};
use mornet_runtime::{
	configs::{
		governance::{ComplianceCouncilInstance, TechnicalCommitteeInstance},
		pause::WhilePaused,
	},
	constants::governance::EMERGENCY_DURATION,
	Aml, Assets, Balances, ConvictionVoting, Executive, Proxy, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, SafeMode, System, Utility,
};
use pallet_safe_mode::{Event, ExitReason};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionSource, TransactionValidityError},
	DispatchError,
};

use crate::{
	common::{genesis, transaction},
	exchange::{create_pool, gcc, id, provide},
	governance::{committee, signed},
	privileges::{authorized_calls, calls},
};

/// All that stands still, by pallet; `*` is all of it.
const STOPPED: [(&str, &[&str]); 9] = [
	("Balances", &["*"]),
	("Assets", &["*"]),
	("PoolAssets", &["*"]),
	("AssetConversion", &["*"]),
	("Issuance", &["mint", "request_withdrawal"]),
	("Payments", &["create_order", "attest", "retry", "accept", "unlock"]),
	("Treasury", &["payout"]),
	("Escrow", &["pay", "release", "refund", "rule"]),
	("Subscriptions", &["subscribe", "upgrade"]),
];

fn transfer() -> RuntimeCall {
	RuntimeCall::Balances(pallet_balances::Call::transfer_allow_death {
		dest: Bob.to_account_id().into(),
		value: GCC,
	})
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn dispatch(call: RuntimeCall, who: Sr25519Keyring) -> Result<(), DispatchError> {
	call.dispatch(signed(who)).map(|_| ()).map_err(|error| error.error)
}

/// Two of the three of the committee pause the chain.
fn pause() {
	committee(RuntimeCall::SafeMode(pallet_safe_mode::Call::force_enter {}), &[Alice, Bob]);
	assert!(SafeMode::is_entered());
}

#[test]
fn what_moves_value_stands_still_and_nothing_else() {
	genesis("development").execute_with(|| {
		let expected: BTreeSet<_> = calls()
			.iter()
			.filter(|(pallet, name, _)| {
				STOPPED.iter().any(|(of, names)| {
					of == pallet && (*names == ["*"] || names.contains(&name.as_str()))
				})
			})
			.map(|(pallet, name, _)| format!("{pallet}.{name}"))
			.collect();
		let stopped: BTreeSet<_> = calls()
			.iter()
			.filter(|(_, _, call)| !WhilePaused::contains(call))
			.map(|(pallet, name, _)| format!("{pallet}.{name}"))
			.collect();
		assert_eq!(stopped, expected);
		// Each of the names is a call's.
		let named: usize = STOPPED
			.iter()
			.filter(|(_, names)| *names != ["*"])
			.map(|(_, names)| names.len())
			.sum();
		let found = stopped
			.iter()
			.filter(|call| {
				["Issuance.", "Payments.", "Treasury.", "Escrow.", "Subscriptions."]
					.iter()
					.any(|pallet| call.starts_with(pallet))
			})
			.count();
		assert_eq!(found, named);
	});
}

#[test]
fn transfers_and_ramps_stop_however_they_are_carried() {
	genesis("development").execute_with(|| {
		assert_ok!(dispatch(transfer(), Alice));
		assert_ok!(Proxy::add_proxy(
			signed(Alice),
			Charlie.to_account_id().into(),
			mornet_runtime::configs::utilities::ProxyType::Any,
			0
		));
		pause();

		let before = Balances::free_balance(Bob.to_account_id());
		for (pallet, name, call) in calls() {
			if !WhilePaused::contains(&call) {
				assert_eq!(dispatch(call, Alice), Err(filtered()), "{pallet}.{name}");
			}
		}
		assert_eq!(dispatch(transfer(), Alice), Err(filtered()));
		// In a batch, by a proxy, by a multisig of one.
		assert_noop!(
			Utility::batch_all(signed(Alice), vec![transfer()]).map_err(|error| error.error),
			filtered()
		);
		assert_ok!(Proxy::proxy(
			signed(Charlie),
			Alice.to_account_id().into(),
			None,
			Box::new(transfer())
		));
		System::assert_last_event(RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted {
			result: Err(filtered()),
		}));
		let one = RuntimeCall::Multisig(pallet_multisig::Call::as_multi_threshold_1 {
			other_signatories: vec![Charlie.to_account_id()],
			call: Box::new(transfer()),
		});
		assert_eq!(dispatch(one, Alice), Err(filtered()));
		assert_eq!(Balances::free_balance(Bob.to_account_id()), before);
	});
}

#[test]
fn consensus_and_governance_go_on() {
	genesis("development").execute_with(|| {
		let index = crate::governance::propose_price(Alice, 1);
		pause();
		let aye = crate::governance::vote(true, pallet_conviction_voting::Conviction::None, GCC);
		let voting = RuntimeCall::ConvictionVoting(pallet_conviction_voting::Call::vote {
			poll_index: index,
			vote: aye,
		});
		assert_ok!(dispatch(voting, Bob));
		assert_ok!(ConvictionVoting::remove_vote(signed(Bob), None, index));
		assert_ok!(dispatch(
			RuntimeCall::Referenda(pallet_referenda::Call::place_decision_deposit { index }),
			Charlie
		));
		assert_ok!(dispatch(
			RuntimeCall::ValidatorStaking(pallet_validator_staking::Call::bond_extra {
				amount: GCC
			}),
			Alice
		));
		let keys = RuntimeCall::Session(pallet_session::Call::set_keys {
			keys: pallet_session::NextKeys::<Runtime>::get(Alice.to_account_id())
				.expect("Alice is a validator"),
			proof: vec![],
		});
		// Past the filter, where the proof of possession is missed.
		assert_eq!(
			dispatch(keys, Alice),
			Err(pallet_session::Error::<Runtime>::InvalidProof.into())
		);
		// Compliance, which may have to freeze who is behind it.
		let ferdie = Sr25519Keyring::Ferdie.to_account_id();
		let freeze = RuntimeCall::Aml(pallet_aml::Call::freeze {
			who: ferdie.clone(),
			code: FreezeCode::Sanctions,
			until: None,
			case: None,
		});
		let council: pallet_collective::RawOrigin<_, ComplianceCouncilInstance> =
			pallet_collective::RawOrigin::Members(2, 3);
		assert_ok!(freeze.dispatch(council.into()));
		assert!(<Aml as FrozenAccounts<_>>::is_frozen(&ferdie));
	});
}

/// A report that is refused in the pool costs nobody anything; one that fails in a block would be
/// sent again and again.
#[test]
fn transactions_without_a_signer_wait_outside_of_blocks() {
	genesis("development").execute_with(|| {
		let code = |call: &RuntimeCall| call.authorize(TransactionSource::External);
		let stopped: Vec<_> = calls()
			.into_iter()
			.filter(|(_, _, call)| !WhilePaused::contains(call) && code(call).is_some())
			.collect();
		assert_eq!(stopped.len(), 1, "payments.attest");
		assert_eq!(authorized_calls().len(), 2, "and metering.submit_batch");
		let refusal = |call: &RuntimeCall| code(call).map(|result| result.map(|_| ()));
		for (_, _, call) in &stopped {
			assert_ne!(
				refusal(call),
				Some(Err(TransactionValidityError::Invalid(InvalidTransaction::Call)))
			);
		}
		pause();
		for (_, _, call) in &stopped {
			assert_eq!(
				refusal(call),
				Some(Err(TransactionValidityError::Invalid(InvalidTransaction::Call)))
			);
		}
	});
}

#[test]
fn it_ends_by_itself() {
	genesis("development").execute_with(|| {
		pause();
		let until = System::block_number() + EMERGENCY_DURATION;
		System::assert_has_event(Event::<Runtime>::Entered { until }.into());
		System::set_block_number(until);
		SafeMode::on_initialize(until);
		assert_eq!(dispatch(transfer(), Alice), Err(filtered()));
		System::set_block_number(until + 1);
		SafeMode::on_initialize(until + 1);
		System::assert_has_event(Event::<Runtime>::Exited { reason: ExitReason::Timeout }.into());
		assert_ok!(dispatch(transfer(), Alice));
	});
}

#[test]
fn the_committee_ends_it_and_enters_it_again_and_root_alone_extends_it() {
	genesis("development").execute_with(|| {
		pause();
		let until = System::block_number() + EMERGENCY_DURATION;
		for ayes in [2, 3] {
			let members: pallet_collective::RawOrigin<_, TechnicalCommitteeInstance> =
				pallet_collective::RawOrigin::Members(ayes, 3);
			assert_noop!(SafeMode::force_extend(members.into()), DispatchError::BadOrigin);
		}
		assert_ok!(SafeMode::force_extend(RuntimeOrigin::root()));
		System::assert_has_event(
			Event::<Runtime>::Extended { until: until + EMERGENCY_DURATION }.into(),
		);
		committee(RuntimeCall::SafeMode(pallet_safe_mode::Call::force_exit {}), &[Alice, Charlie]);
		assert_ok!(dispatch(transfer(), Alice));
		pause();
		assert_eq!(dispatch(transfer(), Alice), Err(filtered()));
	});
}

/// Fees are no calls. Paid in an asset they are swaps in its pool, and a tip of any size is the
/// author's: see docs/governance.md.
#[test]
fn fees_are_swapped_and_tips_are_paid_all_the_same() {
	genesis("development").execute_with(|| {
		let (e, bob) = (asset::ELECTRICITY.id, Bob.to_account_id());
		let author = Alice.to_account_id();
		let (coins, tokens) = (3_500 * GCC, 10_000_000);
		for who in [&author, &bob] {
			assert_ok!(Assets::mint_into(e, who, 2 * tokens));
		}
		assert_ok!(create_pool(Alice, gcc(), id(e)));
		assert_ok!(provide(Alice, e, coins, tokens));
		pause();

		let (electricity, before) = (Assets::balance(e, &bob), Balances::free_balance(&author));
		put(&storage_prefix(b"Authorship", b"Author"), &author);
		let tip = 1_000 * GCC;
		let remark = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
		let paid = transaction(Bob, remark, Some(id(e)), tip);
		assert_eq!(Executive::apply_extrinsic(paid), Ok(Ok(())));
		assert_eq!(Balances::free_balance(&author), before + tip);
		// 1,000 of the pool's 3,500 GCC cost two fifths of its tokens.
		assert!(electricity - Assets::balance(e, &bob) > 4 * tokens / 10);
	});
}

#[test]
fn one_member_and_a_deposit_pause_nothing() {
	genesis("development").execute_with(|| {
		for call in [pallet_safe_mode::Call::force_enter {}, pallet_safe_mode::Call::enter {}] {
			assert!(dispatch(RuntimeCall::SafeMode(call), Alice).is_err());
		}
		assert!(!SafeMode::is_entered());
	});
}
