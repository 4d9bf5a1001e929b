//! Appointing and removing issuers, and moving what they have outstanding.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{issuance::RejectReason, units::currency::GCC, Hash};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, *};

mod set_issuer {
	use super::*;

	#[test]
	fn should_appoint_and_change_the_cap() {
		ExtBuilder::default().build_and_execute(|| {
			assert_noop!(Issuance::set_issuer(signed(BANK), 3, CAP), BadOrigin);
			assert_ok!(Issuance::set_issuer(root(), 3, CAP));
			assert_last_event(Event::IssuerSet { issuer: 3, previous: None, daily_cap: CAP });
			assert_ok!(Issuance::set_issuer(root(), 3, 7));
			assert_last_event(Event::IssuerSet { issuer: 3, previous: Some(CAP), daily_cap: 7 });
			assert_eq!(issuer(3).daily_cap, Some(7));
		});
	}

	#[test]
	fn should_fail_when_there_are_too_many() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Issuance::set_issuer(root(), 3, CAP));
			assert_noop!(Issuance::set_issuer(root(), 4, CAP), Error::<Test>::TooManyIssuers);
			// A change needs no room.
			assert_ok!(Issuance::set_issuer(root(), 3, CAP + 1));
			assert_ok!(Issuance::remove_issuer(root(), 3));
			assert_ok!(Issuance::set_issuer(root(), 4, CAP));
		});
	}

	#[test]
	fn should_count_what_was_minted_today_against_a_new_cap() {
		ExtBuilder::default().build_and_execute(|| {
			attest(BANK, 1_000 * GCC);
			mint(BANK, "1", ALICE, 100 * GCC);
			assert_ok!(Issuance::set_issuer(root(), BANK, 100 * GCC));
			assert_noop!(try_mint(BANK, "2", ALICE, GCC), Error::<Test>::DailyCapReached);
			assert_ok!(Issuance::set_issuer(root(), BANK, 50 * GCC));
			assert_noop!(try_mint(BANK, "2", ALICE, GCC), Error::<Test>::DailyCapReached);
			assert_ok!(Issuance::set_issuer(root(), BANK, 101 * GCC));
			mint(BANK, "2", ALICE, GCC);
		});
	}

	#[test]
	fn should_let_an_issuer_with_a_cap_of_zero_pay_out() {
		ExtBuilder::default().build_and_execute(|| {
			attest(BANK, 1_000 * GCC);
			mint(BANK, "1", ALICE, 100 * GCC);
			assert_ok!(Issuance::set_issuer(root(), BANK, 0));
			assert_noop!(try_mint(BANK, "2", ALICE, GCC), Error::<Test>::DailyCapReached);
			let id = request(ALICE, BANK, 100 * GCC);
			assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
			assert_eq!(issuer(BANK).outstanding, 0);
		});
	}
}

mod remove_issuer {
	use super::*;

	#[test]
	fn should_forget_one_with_nothing_outstanding() {
		ExtBuilder::default().build_and_execute(|| {
			attest(BANK, GCC);
			assert_noop!(Issuance::remove_issuer(signed(BANK), BANK), BadOrigin);
			assert_ok!(Issuance::remove_issuer(root(), BANK));
			assert_last_event(Event::IssuerRemoved { issuer: BANK, outstanding: 0, pending: 0 });
			assert!(!Issuers::<Test>::contains_key(BANK));
			assert!(Attestations::<Test>::get().is_empty());
			assert_noop!(Issuance::remove_issuer(root(), BANK), Error::<Test>::NotIssuer);
		});
	}

	#[test]
	fn should_take_all_rights_but_to_reject() {
		ExtBuilder::default().build_and_execute(|| {
			attest(BANK, 1_000 * GCC);
			mint(BANK, "1", ALICE, 100 * GCC);
			let first = request(ALICE, BANK, 10 * GCC);
			let second = request(ALICE, BANK, 20 * GCC);
			assert_ok!(Issuance::remove_issuer(root(), BANK));
			assert_last_event(Event::IssuerRemoved {
				issuer: BANK,
				outstanding: 100 * GCC,
				pending: 30 * GCC,
			});

			let before = books();
			assert_noop!(try_mint(BANK, "2", ALICE, GCC), Error::<Test>::NotIssuer);
			assert_noop!(
				Issuance::attest_reserves(signed(BANK), GCC, now(), Hash::zero()),
				Error::<Test>::NotIssuer
			);
			assert_noop!(
				Issuance::confirm_withdrawal(signed(BANK), first),
				Error::<Test>::NotIssuer
			);
			assert_noop!(
				Issuance::request_withdrawal(signed(ALICE), BANK, GCC, payout_ref()),
				Error::<Test>::NotIssuer
			);
			assert_noop!(Issuance::remove_issuer(root(), BANK), Error::<Test>::NotIssuer);
			assert_eq!(books(), before);

			// The customer gets the coins back, by a word or by time.
			assert_ok!(Issuance::reject_withdrawal(signed(BANK), first, RejectReason::Other));
			assert_eq!(held(ALICE), 20 * GCC);
			run_to_block(1 + TIMEOUT);
			assert!(!Withdrawals::<Test>::contains_key(second));
			assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT + 100 * GCC, 0));
			assert_eq!(issuer(BANK).outstanding, 100 * GCC);
		});
	}

	#[test]
	fn should_forget_one_later_when_its_last_withdrawal_is_settled() {
		ExtBuilder::default().build_and_execute(|| {
			attest(BANK, 1_000 * GCC);
			mint(BANK, "1", ALICE, 100 * GCC);
			request(ALICE, BANK, 40 * GCC);
			assert_ok!(Issuance::transfer_outstanding(root(), BANK, OTHER_BANK, 60 * GCC));
			assert_ok!(Issuance::remove_issuer(root(), BANK));
			run_to_block(1 + TIMEOUT);
			// The fiat of what came back is still its debt.
			assert_eq!(issuer(BANK).outstanding, 40 * GCC);
			assert_ok!(Issuance::transfer_outstanding(root(), BANK, OTHER_BANK, 40 * GCC));
			assert!(!Issuers::<Test>::contains_key(BANK));
			assert_eq!(issuer(OTHER_BANK).outstanding, 100 * GCC);
		});
	}

	#[test]
	fn should_let_one_that_is_appointed_again_go_on() {
		ExtBuilder::default().build_and_execute(|| {
			attest(BANK, 1_000 * GCC);
			mint(BANK, "1", ALICE, 100 * GCC);
			let id = request(ALICE, BANK, 10 * GCC);
			assert_ok!(Issuance::remove_issuer(root(), BANK));
			assert_ok!(Issuance::set_issuer(root(), BANK, CAP));
			assert_last_event(Event::IssuerSet { issuer: BANK, previous: None, daily_cap: CAP });
			assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
			assert_eq!((issuer(BANK).outstanding, issuer(BANK).pending), (90 * GCC, 0));
			// Its old word counts no more.
			assert_noop!(try_mint(BANK, "2", ALICE, GCC), Error::<Test>::NoAttestation);
		});
	}
}

mod transfer_outstanding {
	use super::*;

	#[test]
	fn should_move_the_debt_and_no_coins() {
		ExtBuilder::default().build_and_execute(|| {
			attest(BANK, 100 * GCC);
			mint(BANK, "1", ALICE, 100 * GCC);
			request(ALICE, BANK, 30 * GCC);
			let (balances, issuance, supply, _) = books();

			assert_noop!(
				Issuance::transfer_outstanding(signed(BANK), BANK, OTHER_BANK, GCC),
				BadOrigin
			);
			let transfer =
				|from, to, amount| Issuance::transfer_outstanding(root(), from, to, amount);
			assert_noop!(transfer(BANK, OTHER_BANK, 0), Error::<Test>::ZeroAmount);
			assert_noop!(transfer(BANK, BANK, GCC), Error::<Test>::SameIssuer);
			assert_noop!(transfer(3, BANK, GCC), Error::<Test>::NotIssuer);
			assert_noop!(transfer(BANK, 3, GCC), Error::<Test>::NotIssuer);
			// What is pending stays with who was asked.
			assert_noop!(
				transfer(BANK, OTHER_BANK, 70 * GCC + 1),
				Error::<Test>::ExceedsOutstanding
			);
			assert_ok!(transfer(BANK, OTHER_BANK, 70 * GCC));
			assert_last_event(Event::OutstandingTransferred {
				from: BANK,
				to: OTHER_BANK,
				amount: 70 * GCC,
			});

			let after = books();
			assert_eq!((after.0, after.1, after.2), (balances, issuance, supply));
			assert_eq!(issuer(BANK).outstanding, 30 * GCC);
			assert_eq!(issuer(OTHER_BANK).outstanding, 70 * GCC);
			// Now the other one pays.
			assert_noop!(
				Issuance::request_withdrawal(signed(ALICE), BANK, GCC, payout_ref()),
				Error::<Test>::ExceedsOutstanding
			);
			request(ALICE, OTHER_BANK, 70 * GCC);
		});
	}
}
