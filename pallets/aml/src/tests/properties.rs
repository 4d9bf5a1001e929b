//! Any sequence of freezes, transfers, alerts and casework keeps the invariants; what is frozen does
//! not leave, and unfreezing returns what a chain without freezes would have.

use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, MutateFreeze, MutateHold},
		tokens::Precision,
		UnfilteredDispatchable,
	},
	weights::Weight,
};
use mornet_primitives::{
	aml::{CaseId, FreezeCode, FrozenAccounts, Observe, Outcome},
	kyc::Ramp,
	units::{asset, currency::GCC},
	Balance, Hash, Moment,
};
use proptest::{collection::vec, prelude::*};

use crate::{mock::*, types::DAY_MS, *};

/// Something that can happen. What fails must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Freeze(AccountId, u8, Option<Moment>),
	Unfreeze(AccountId),
	Expire(AccountId),
	Transfer(AccountId, AccountId, Balance),
	TransferAsset(AccountId, AccountId, Balance),
	Hold(AccountId, Balance),
	Release(AccountId, Balance),
	FreezeElse(AccountId, Balance),
	Ramp(AccountId, Ramp, Balance),
	Onboarded(AccountId),
	OpenCase(AccountId),
	Work(CaseId, u8),
	Time(Moment),
	Blocks(u8, Weight),
}

fn who() -> impl Strategy<Value = AccountId> {
	prop_oneof![6 => 10u64..13, 1 => Just(NOBODY), 1 => Just(TREASURY)]
}

fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![
		6 => (1u128..2_000).prop_map(|coins| coins * GCC),
		2 => 0u128..20,
		1 => Just(ENDOWMENT),
		1 => Just(Balance::MAX),
	]
}

/// What changes how much of an account's coins and assets it can move.
fn movement() -> impl Strategy<Value = Step> {
	prop_oneof![
		10 => (who(), who(), amount()).prop_map(|(a, b, n)| Step::Transfer(a, b, n)),
		6 => (who(), who(), amount()).prop_map(|(a, b, n)| Step::TransferAsset(a, b, n)),
		2 => (who(), amount()).prop_map(|(w, n)| Step::Hold(w, n)),
		2 => (who(), amount()).prop_map(|(w, n)| Step::Release(w, n)),
		1 => (who(), amount()).prop_map(|(w, n)| Step::FreezeElse(w, n)),
	]
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		6 => (who(), 0u8..4, prop::option::of(0..100 * DAY_MS))
			.prop_map(|(w, c, t)| Step::Freeze(w, c, t)),
		4 => who().prop_map(Step::Unfreeze),
		1 => who().prop_map(Step::Expire),
		20 => movement(),
		6 => (who(), prop::sample::select(Ramp::ALL.to_vec()), amount())
			.prop_map(|(w, r, n)| Step::Ramp(w, r, n)),
		1 => who().prop_map(Step::Onboarded),
		2 => who().prop_map(Step::OpenCase),
		6 => (0u64..12, 0u8..4).prop_map(|(id, what)| Step::Work(id, what)),
		3 => prop_oneof![0..2 * HOUR, 0..30 * DAY_MS].prop_map(Step::Time),
		4 => (1u8..4, prop_oneof![Just(u64::MAX), 0..10_000_000_000u64])
			.prop_map(|(count, left)| Step::Blocks(count, Weight::from_parts(left, u64::MAX))),
	]
}

fn call(call: Call<Test>) -> bool {
	let origin = signed(COUNCIL);
	with_storage_layer(|| call.dispatch_bypass_filter(origin).map_err(|e| e.error)).is_ok()
}

/// What an account has that must not leave it: coins, free and on hold, and heat.
fn has(who: AccountId) -> (Balance, Balance) {
	(Balances::total_balance(&who), Assets::balance(asset::HEAT.id, who))
}

fn take(step: Step) {
	let frozen: Vec<_> = Frozen::<Test>::iter_keys().map(|who| (who, has(who))).collect();
	match step {
		Step::Freeze(who, code, length) => {
			let code = [
				FreezeCode::Investigation,
				FreezeCode::CourtOrder,
				FreezeCode::Sanctions,
				FreezeCode::KeysCompromised,
			][usize::from(code)];
			let until = length.map(|length| now() + length);
			if call(Call::freeze { who, code, until, case: None }) {
				assert_eq!(spendable(who), 0);
			}
		},
		Step::Unfreeze(who) => {
			call(Call::unfreeze { who });
		},
		Step::Expire(who) => {
			let over = Frozen::<Test>::get(who)
				.is_some_and(|freeze| freeze.until.is_some_and(|until| until <= now()));
			assert_eq!(call(Call::expire_freeze { who }), over);
		},
		Step::Transfer(from, to, amount) => {
			let done =
				with_storage_layer(|| Balances::transfer_allow_death(signed(from), to, amount));
			assert!(
				done.is_err() || from == to || amount == 0 || !Aml::is_frozen(&from),
				"a frozen account sent coins"
			);
		},
		Step::TransferAsset(from, to, amount) => {
			let _ =
				with_storage_layer(|| Assets::transfer(signed(from), asset::HEAT.id, to, amount));
		},
		Step::Hold(who, amount) => {
			let _ = with_storage_layer(|| Balances::hold(&Reason::Another, &who, amount));
		},
		Step::Release(who, amount) => {
			let _ = with_storage_layer(|| {
				Balances::release(&Reason::Another, &who, amount, Precision::BestEffort).map(drop)
			});
		},
		Step::FreezeElse(who, amount) => {
			let _ = with_storage_layer(|| Balances::set_freeze(&Reason::Another, &who, amount));
		},
		Step::Ramp(who, ramp, amount) => <Aml as Observe<_>>::ramp(&who, ramp, amount),
		Step::Onboarded(who) => <Aml as Observe<_>>::onboarded(&who),
		Step::OpenCase(who) => {
			call(Call::open_case { who });
		},
		Step::Work(case, what) => {
			call(match what {
				0 => Call::review_case { case },
				1 => Call::report_case { case, report_hash: Hash::zero() },
				2 => Call::close_case { case, outcome: Outcome::Explained },
				_ => Call::reopen_case { case },
			});
		},
		Step::Time(ms) => pass(ms),
		Step::Blocks(count, left) => (0..count).for_each(|_| next_block_with(left)),
	}
	for (who, (coins, heat)) in frozen {
		let (coins_now, heat_now) = has(who);
		assert!(coins_now >= coins && heat_now >= heat, "something left a frozen account");
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn any_sequence_should_keep_the_invariants(steps in vec(step(), 1..150)) {
		ExtBuilder::default().build().execute_with(|| {
			let issuance = Balances::total_issuance();
			for step in steps {
				let what = format!("{step:?}");
				take(step);
				if let Err(error) = Aml::do_try_state() {
					panic!("{error:?} after {what}");
				}
			}
			assert!(Balances::total_issuance() <= issuance, "coins came from nowhere");
		});
	}

	/// Freezing and unfreezing, between whatever else, leaves an account as if nobody had.
	#[test]
	fn unfreezing_should_return_the_former_state(
		steps in vec(movement(), 0..30),
		who in who(),
	) {
		ExtBuilder::default().build().execute_with(|| {
			for step in steps {
				take(step);
			}
			let before = (System::account(who), spendable(who), has(who));
			let until = Some(now() + DAY_MS);
			let code = FreezeCode::Investigation;
			let frozen = call(Call::freeze { who, code, until, case: None });
			assert_eq!(frozen, who != TREASURY);
			assert_eq!(call(Call::unfreeze { who }), frozen);
			assert_eq!((System::account(who), spendable(who), has(who)), before);
		});
	}
}
