//! Pause: nothing new comes, what is under way is settled.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	issuance::{PaidIn, RejectReason},
	units::currency::GCC,
};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, *};

#[test]
fn pause_should_stop_minting_and_new_withdrawals() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		mint(BANK, "1", ALICE, 50 * GCC);
		assert_ok!(Issuance::pause(signed(GUARD)));
		assert_last_event(Event::Paused);

		let before = books();
		assert_noop!(try_mint(BANK, "2", ALICE, GCC), Error::<Test>::Paused);
		assert_noop!(
			Issuance::request_withdrawal(signed(ALICE), BANK, GCC, payout_ref()),
			Error::<Test>::Paused
		);
		assert_noop!(Issuance::mint_paid(&ALICE, GCC), Error::<Test>::Paused);
		assert_eq!(books(), before);

		assert_ok!(Issuance::unpause(signed(GUARD)));
		assert_last_event(Event::Unpaused);
		mint(BANK, "2", ALICE, GCC);
		request(ALICE, BANK, GCC);
		assert_ok!(Issuance::mint_paid(&ALICE, GCC));
	});
}

#[test]
fn pause_should_let_open_withdrawals_be_settled() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		mint(BANK, "1", ALICE, 50 * GCC);
		let paid = request(ALICE, BANK, 5 * GCC);
		let rejected = request(ALICE, BANK, 6 * GCC);
		let forgotten = request(ALICE, BANK, 7 * GCC);
		assert_ok!(Issuance::pause(signed(GUARD)));

		attest(BANK, 95 * GCC);
		assert_ok!(Issuance::confirm_withdrawal(signed(BANK), paid));
		assert_ok!(Issuance::reject_withdrawal(signed(BANK), rejected, RejectReason::Compliance));
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT + 38 * GCC, 7 * GCC));
		// Two are released in a block, and two were entered for the first.
		run_to_block(2 + TIMEOUT);
		assert!(!Withdrawals::<Test>::contains_key(forgotten));
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT + 45 * GCC, 0));
	});
}

#[test]
fn pause_should_need_its_origin_and_happen_once() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Issuance::pause(signed(BANK)), BadOrigin);
		assert_noop!(Issuance::unpause(signed(GUARD)), Error::<Test>::NotPaused);
		assert_ok!(Issuance::pause(signed(GUARD)));
		assert_noop!(Issuance::pause(signed(GUARD)), Error::<Test>::AlreadyPaused);
		assert_noop!(Issuance::unpause(signed(BANK)), BadOrigin);
		assert_ok!(Issuance::unpause(signed(GUARD)));
	});
}
