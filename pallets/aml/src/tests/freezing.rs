//! Freezes: what a frozen account cannot do, what it can, and what is left of it after.

use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{Inspect, InspectFreeze, Mutate, MutateFreeze, MutateHold},
	traits::tokens::{Fortitude, Precision, Preservation},
};
use mornet_primitives::{
	aml::{FreezeCode, FreezeOverview, FrozenAccounts},
	units::{asset, currency::GCC},
	Balance, Moment,
};
use sp_runtime::{traits::BadOrigin, DispatchResult};

use crate::{mock::*, types::DAY_MS, *};

const HEAT: u32 = asset::HEAT.id;

fn try_freeze(who: AccountId, code: FreezeCode, until: Option<Moment>) -> DispatchResult {
	Aml::freeze(signed(COUNCIL), who, code, until, None)
}

#[test]
fn a_frozen_account_should_not_send_coins() {
	ExtBuilder::default().build_and_execute(|| {
		freeze(ALICE);
		assert_eq!(spendable(ALICE), 0);
		assert!(Balances::transfer_allow_death(signed(ALICE), BOB, 1).is_err());
		assert!(Balances::transfer_keep_alive(signed(ALICE), BOB, 1).is_err());
		assert!(Balances::burn(signed(ALICE), 1, false).is_err());
		assert!(Balances::force_transfer(root(), ALICE, BOB, 1).is_err());
		assert!(<Balances as Mutate<_>>::burn_from(
			&ALICE,
			1,
			Preservation::Expendable,
			Precision::Exact,
			Fortitude::Polite
		)
		.is_err());
		// All there is to transfer is nothing.
		let _ = Balances::transfer_all(signed(ALICE), BOB, false);
		assert_eq!((Balances::balance(&ALICE), Balances::balance(&BOB)), (ENDOWMENT, ENDOWMENT));
	});
}

#[test]
fn a_frozen_account_should_not_send_assets() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Assets::approve_transfer(signed(ALICE), HEAT, CAROL, 100));
		freeze(ALICE);
		assert!(Assets::transfer(signed(ALICE), HEAT, BOB, 1).is_err());
		assert!(Assets::transfer_keep_alive(signed(ALICE), HEAT, BOB, 1).is_err());
		assert!(Assets::transfer_approved(signed(CAROL), HEAT, ALICE, BOB, 1).is_err());
		// The asset's admin burns as much as can be: nothing.
		let _ = Assets::burn(signed(999), HEAT, ALICE, 1);
		assert_eq!(Assets::balance(HEAT, ALICE), ENDOWMENT);
	});
}

#[test]
fn a_frozen_account_should_receive_and_keep() {
	ExtBuilder::default().build_and_execute(|| {
		freeze(ALICE);
		transfer(BOB, ALICE, 5 * GCC);
		assert_ok!(Assets::transfer(signed(BOB), HEAT, ALICE, 5));
		// Also of an asset it had nothing of.
		assert_ok!(Assets::mint(signed(999), asset::WATER.id, ALICE, 6));
		assert_eq!(Balances::balance(&ALICE), ENDOWMENT + 5 * GCC);
		assert_eq!(spendable(ALICE), 0);
		assert!(Assets::transfer(signed(ALICE), asset::WATER.id, BOB, 1).is_err());
		assert_ok!(Aml::unfreeze(signed(COUNCIL), ALICE));
		transfer(ALICE, BOB, ENDOWMENT);
		assert_ok!(Assets::transfer(signed(ALICE), asset::WATER.id, BOB, 5));
	});
}

#[test]
fn an_account_without_coins_should_be_frozen_before_it_gets_any() {
	ExtBuilder::default().build_and_execute(|| {
		freeze(NOBODY);
		assert!(Frozen::<Test>::get(NOBODY).unwrap().sponsored);
		transfer(BOB, NOBODY, 5 * GCC);
		assert!(Balances::transfer_allow_death(signed(NOBODY), BOB, 1).is_err());
		assert_ok!(Aml::unfreeze(signed(COUNCIL), NOBODY));
		transfer(NOBODY, BOB, 5 * GCC);
		assert!(!System::account_exists(&NOBODY));

		// And without having got any.
		freeze(NOBODY);
		assert_ok!(Aml::unfreeze(signed(COUNCIL), NOBODY));
		assert!(!System::account_exists(&NOBODY));
	});
}

#[test]
fn unfreezing_should_return_exactly_the_former_state() {
	ExtBuilder::default().build_and_execute(|| {
		// Somebody else's freeze and hold are there, and stay.
		assert_ok!(Balances::set_freeze(&Reason::Another, &ALICE, 70 * GCC));
		assert_ok!(Balances::hold(&Reason::Another, &ALICE, 30 * GCC));
		let before = (System::account(ALICE), spendable(ALICE), Assets::balance(HEAT, ALICE));
		freeze(ALICE);
		assert_eq!(spendable(ALICE), 0);
		// A second time changes the reason and no more.
		assert_ok!(try_freeze(ALICE, FreezeCode::CourtOrder, None));
		assert_ok!(Aml::unfreeze(signed(COUNCIL), ALICE));
		let after = (System::account(ALICE), spendable(ALICE), Assets::balance(HEAT, ALICE));
		assert_eq!(after, before);
		assert_eq!(Balances::balance_frozen(&Reason::Another, &ALICE), 70 * GCC);
		assert_eq!(pallet_assets_freezer::Freezes::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_hold_should_not_pay_others_but_by_force() {
	ExtBuilder::default().build_and_execute(|| {
		freeze(ALICE);
		// The SDK lets frozen coins be put on hold. They do not go from there.
		assert_ok!(Balances::hold(&Reason::Another, &ALICE, 30 * GCC));
		let pay = |fortitude| {
			Balances::transfer_on_hold(
				&Reason::Another,
				&ALICE,
				&BOB,
				GCC,
				Precision::Exact,
				frame_support::traits::tokens::Restriction::Free,
				fortitude,
			)
		};
		assert!(pay(Fortitude::Polite).is_err());
		assert_ok!(pay(Fortitude::Force));
		assert_ok!(Balances::release(&Reason::Another, &ALICE, 29 * GCC, Precision::Exact));
		assert_eq!(spendable(ALICE), 0);
	});
}

#[test]
fn freeze_should_need_its_origin_a_reason_and_an_end() {
	ExtBuilder::default().build_and_execute(|| {
		let code = FreezeCode::Investigation;
		let longest = now() + test_params().max_freeze;
		assert_noop!(Aml::freeze(signed(BOB), ALICE, code, Some(longest), None), BadOrigin);
		assert_noop!(Aml::unfreeze(signed(BOB), ALICE), BadOrigin);
		assert_noop!(try_freeze(ALICE, code, None), Error::<Test>::NeedsAnEnd);
		assert_noop!(try_freeze(ALICE, code, Some(now())), Error::<Test>::EndInPast);
		assert_noop!(try_freeze(ALICE, code, Some(longest + 1)), Error::<Test>::FreezeTooLong);
		assert_noop!(try_freeze(TREASURY, code, Some(longest)), Error::<Test>::Exempt);
		assert_noop!(
			Aml::freeze(signed(COUNCIL), ALICE, code, Some(longest), Some(0)),
			Error::<Test>::NoSuchCase
		);
		assert_ok!(Aml::open_case(signed(COUNCIL), BOB));
		assert_noop!(
			Aml::freeze(signed(COUNCIL), ALICE, code, Some(longest), Some(0)),
			Error::<Test>::CaseOfAnother
		);
		assert_ok!(Aml::freeze(signed(COUNCIL), BOB, code, Some(longest), Some(0)));
		assert_last_event(Event::Frozen {
			who: BOB,
			code,
			until: Some(longest),
			case: Some(0),
			previous: None,
		});
		assert_eq!(
			Aml::freeze_of(BOB),
			Some(FreezeOverview {
				account: BOB,
				code,
				since: now(),
				until: Some(longest),
				case: Some(0)
			})
		);
		assert_ok!(try_freeze(BOB, FreezeCode::Sanctions, None));
		assert_last_event(Event::Frozen {
			who: BOB,
			code: FreezeCode::Sanctions,
			until: None,
			case: None,
			previous: Some((code, Some(longest))),
		});
		assert_noop!(Aml::unfreeze(signed(COUNCIL), ALICE), Error::<Test>::NotFrozen);
	});
}

#[test]
fn freezes_should_be_bounded() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [ALICE, BOB, NOBODY] {
			freeze(who);
		}
		assert_noop!(try_freeze(CAROL, FreezeCode::Sanctions, None), Error::<Test>::TooManyFrozen);
		// One that is there can be changed.
		assert_ok!(try_freeze(BOB, FreezeCode::Sanctions, None));
	});
}

#[test]
fn a_freeze_should_end_by_itself_in_the_order_of_time() {
	ExtBuilder::default().build_and_execute(|| {
		let end = now() + DAY_MS;
		assert_ok!(try_freeze(ALICE, FreezeCode::Investigation, Some(end + 1)));
		assert_ok!(try_freeze(BOB, FreezeCode::Investigation, Some(end)));
		assert_ok!(try_freeze(CAROL, FreezeCode::CourtOrder, None));
		pass(DAY_MS - 1);
		idle();
		assert_eq!(Frozen::<Test>::count(), 3);
		pass(1);
		idle();
		assert_last_event(Event::Unfrozen { who: BOB, expired: true });
		assert!(Aml::is_frozen(&ALICE) && !Aml::is_frozen(&BOB));
		pass(1);
		idle();
		assert_eq!(Frozen::<Test>::iter_keys().collect::<Vec<_>>(), [CAROL]);
		assert_eq!(spendable(ALICE), ENDOWMENT);
	});
}

#[test]
fn anyone_should_lift_a_freeze_that_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		freeze(ALICE);
		pass(30 * DAY_MS - 1);
		assert_noop!(Aml::expire_freeze(signed(BOB), ALICE), Error::<Test>::FreezeNotOver);
		pass(1);
		// Over, and on until somebody lifts it.
		assert!(Aml::is_frozen(&ALICE));
		assert_eq!(spendable(ALICE), 0);
		assert_ok!(Aml::expire_freeze(signed(BOB), ALICE));
		assert_last_event(Event::Unfrozen { who: ALICE, expired: true });
		assert_noop!(Aml::expire_freeze(signed(BOB), ALICE), Error::<Test>::NotFrozen);
		assert_ok!(try_freeze(ALICE, FreezeCode::CourtOrder, None));
		pass(400 * DAY_MS);
		assert_noop!(Aml::expire_freeze(signed(BOB), ALICE), Error::<Test>::FreezeNotOver);
	});
}

#[test]
fn a_freeze_should_be_whole_or_not_at_all() {
	ExtBuilder::default().build_and_execute(|| {
		let total: Balance = Balances::total_issuance();
		freeze(ALICE);
		assert_eq!(Balances::balance_frozen(&Reason::Compliance, &ALICE), Balance::MAX);
		assert_eq!(pallet_assets_freezer::FrozenBalances::<Test>::iter().count(), 4);
		assert_eq!(Balances::total_issuance(), total);
	});
}
