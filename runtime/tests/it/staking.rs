//! Stake in the real runtime, with its real bounds and weights.

use frame_support::{
	assert_noop, assert_ok,
	traits::{fungible::Mutate, Get},
};
use mornet_primitives::{units::currency::GCC, AccountId};
use mornet_runtime::{
	configs::system::RuntimeBlockWeights,
	constants::{MAX_VALIDATORS, SESSIONS_PER_ERA},
	Balances, Runtime, RuntimeCall, RuntimeOrigin, Session, SessionKeys, ValidatorStaking,
};
use pallet_session::SessionManager;
use pallet_validator_staking::{weights::WeightInfo, Config, Payee};
use sp_core::{ed25519, sr25519};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::Dispatchable, Perbill};

/// Bonds `stake` GCC for the account made of `id`, gives it session keys and has it stand.
fn stand(id: u8, stake: u128) -> AccountId {
	let who = AccountId::new([id; 32]);
	let origin = RuntimeOrigin::signed(who.clone());
	assert_ok!(Balances::mint_into(&who, 100_000 * GCC));
	assert_ok!(ValidatorStaking::bond(origin.clone(), stake * GCC, Payee::Stash));

	let (sr25519, ed25519) =
		(sr25519::Public::from_raw([id; 32]), ed25519::Public::from_raw([id; 32]));
	let keys = SessionKeys {
		babe: sr25519.into(),
		grandpa: ed25519.into(),
		authority_discovery: sr25519.into(),
		oracle: sr25519.into(),
	};
	pallet_session::NextKeys::<Runtime>::insert(&who, keys);

	assert_ok!(ValidatorStaking::validate(origin, Perbill::from_percent(5)));
	who
}

#[test]
fn twenty_one_of_twenty_five_candidates_are_elected_by_stake() {
	crate::common::genesis("development").execute_with(|| {
		// Alice has 10,000 GCC at stake from genesis on.
		let mut expected = vec![Sr25519Keyring::Alice.to_account_id()];
		let others: Vec<_> = (1..=24u8).map(|id| stand(id, 1_000 + u128::from(id))).collect();
		expected.extend(others.into_iter().rev().take(20));

		let elected =
			<ValidatorStaking as SessionManager<AccountId>>::new_session(SESSIONS_PER_ERA)
				.expect("an era ends");
		assert_eq!(elected.len(), MAX_VALIDATORS as usize);
		assert_eq!(elected, expected);
	});
}

#[test]
fn candidate_without_session_keys_is_passed_over() {
	crate::common::genesis("development").execute_with(|| {
		let rich = stand(1, 50_000);
		pallet_session::NextKeys::<Runtime>::remove(&rich);

		let elected =
			<ValidatorStaking as SessionManager<AccountId>>::new_session(SESSIONS_PER_ERA);
		assert_eq!(elected, Some(vec![Sr25519Keyring::Alice.to_account_id()]));
	});
}

#[test]
fn validators_cannot_purge_their_keys_behind_the_back_of_staking() {
	crate::common::genesis("development").execute_with(|| {
		let call = RuntimeCall::Session(pallet_session::Call::purge_keys {});
		let alice = RuntimeOrigin::signed(Sr25519Keyring::Alice.to_account_id());
		assert_eq!(
			call.dispatch(alice.clone()).map_err(|error| error.error),
			Err(frame_system::Error::<Runtime>::CallFiltered.into())
		);
		assert_noop!(
			ValidatorStaking::purge_keys(alice),
			pallet_validator_staking::Error::<Runtime>::KeysInUse
		);
		assert_eq!(Session::validators(), vec![Sr25519Keyring::Alice.to_account_id()]);
	});
}

#[test]
fn heaviest_era_change_takes_less_than_half_a_block() {
	type Weights = <Runtime as Config>::WeightInfo;

	let candidates = <<Runtime as Config>::MaxCandidates as Get<u32>>::get();
	let delegations = <<Runtime as Config>::MaxDelegationsPerValidator as Get<u32>>::get();
	let page = <<Runtime as Config>::ExposurePageSize as Get<u32>>::get();
	let change = Weights::start_era(MAX_VALIDATORS)
		.saturating_add(Weights::plan_era(candidates, delegations))
		.saturating_add(Weights::slash_page(page));
	let block = RuntimeBlockWeights::get().max_block;
	assert!(
		change.ref_time() < block.ref_time() / 2,
		"{} of {} ps",
		change.ref_time(),
		block.ref_time()
	);
}
