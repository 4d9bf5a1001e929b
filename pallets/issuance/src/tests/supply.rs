//! Conservation: what comes and goes beside deposits and withdrawals.

use frame_support::{assert_noop, assert_ok, traits::fungible::Mutate};
use mornet_primitives::{issuance::PaidIn, units::currency::GCC, Balance};

use crate::{mock::*, *};

#[test]
fn mint_paid_should_mint_and_count() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Issuance::mint_paid(&NOBODY, 25 * GCC));
		assert_last_event(Event::PaidIn { who: NOBODY, amount: 25 * GCC });
		assert_eq!(free(NOBODY), 25 * GCC);
		let supply = Supply::<Test>::get();
		assert_eq!((supply.paid_in, supply.minted, supply.outstanding()), (25 * GCC, 0, 0));
	});
}

#[test]
fn mint_paid_should_change_nothing_when_it_fails() {
	ExtBuilder::default().build_and_execute(|| {
		let before = books();
		assert_noop!(Issuance::mint_paid(&ALICE, 0), Error::<Test>::ZeroAmount);
		assert_noop!(
			Issuance::mint_paid(&NOBODY, DEPOSIT - 1),
			Error::<Test>::BelowExistentialDeposit
		);
		assert_noop!(Issuance::mint_paid(&ALICE, Balance::MAX), Error::<Test>::Overflow);
		assert_eq!(books(), before);
	});
}

#[test]
fn dust_should_go_to_the_treasury() {
	ExtBuilder::default().build_and_execute(|| {
		let issuance = Balances::total_issuance();
		assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, ENDOWMENT - 1_000));
		assert_eq!((free(ALICE), free(TREASURY)), (0, DEPOSIT + 1_000));
		assert_eq!(Balances::total_issuance(), issuance);
		assert_eq!(Supply::<Test>::get().lost, 0);
	});
}

#[test]
fn dust_should_be_counted_as_lost_when_the_treasury_cannot_take_it() {
	ExtBuilder::default().build_and_execute(|| {
		let issuance = Balances::total_issuance();
		assert_ok!(Balances::transfer_allow_death(signed(TREASURY), BOB, DEPOSIT));
		assert_ok!(Balances::transfer_allow_death(signed(ALICE), BOB, ENDOWMENT - 1_000));
		assert_last_lost(1_000);
		// The treasury's own dust too.
		assert_ok!(Balances::transfer_allow_death(signed(BOB), TREASURY, DEPOSIT));
		assert_ok!(Balances::transfer_allow_death(signed(TREASURY), BOB, DEPOSIT - 7));
		assert_last_lost(7);
		assert_eq!(Balances::total_issuance(), issuance - 1_007);
		assert_eq!(Supply::<Test>::get().lost, 1_007);
	});
}

fn assert_last_lost(amount: Balance) {
	assert_has_event(Event::DustLost { amount });
}

#[test]
fn dust_of_a_burnt_withdrawal_should_not_be_burnt_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		mint(BANK, "1", NOBODY, 10 * GCC);
		let id = request(NOBODY, BANK, 10 * GCC - DEPOSIT);
		// Something else keeps the account alive, and what is free goes below the deposit.
		frame_system::Pallet::<Test>::inc_providers(&NOBODY);
		assert_ok!(Balances::transfer_allow_death(signed(NOBODY), BOB, 9));
		assert_eq!((free(NOBODY), held(NOBODY)), (DEPOSIT - 9, 10 * GCC - DEPOSIT));
		assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
		assert_eq!((free(NOBODY), held(NOBODY)), (0, 0));
		assert_eq!(free(TREASURY), DEPOSIT + DEPOSIT - 9);
		assert_eq!(Supply::<Test>::get().burnt, 10 * GCC - DEPOSIT);
	});
}

#[test]
fn try_state_should_tell_when_coins_are_made_or_burnt_elsewhere() {
	let fails = |change: fn()| {
		ExtBuilder::default().build().execute_with(|| {
			assert_ok!(Issuance::do_try_state());
			change();
			assert_eq!(
				Issuance::do_try_state(),
				Err("1: total issuance is not genesis + minted + paid in - burnt - lost".into())
			);
		});
	};
	fails(|| {
		assert_ok!(Balances::mint_into(&ALICE, 1));
	});
	fails(|| {
		assert_ok!(Balances::burn(signed(ALICE), 1, true));
	});
	fails(|| {
		assert_ok!(Balances::force_set_balance(root(), ALICE, ENDOWMENT - 1));
	});
	fails(|| {
		let direction = pallet_balances::AdjustmentDirection::Increase;
		assert_ok!(Balances::force_adjust_total_issuance(root(), direction, 1));
	});
}
