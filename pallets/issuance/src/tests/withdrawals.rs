//! Withdrawals: requested, and confirmed, rejected or released.

use frame_support::{
	assert_noop, assert_ok,
	traits::fungible::{InspectFreeze, MutateFreeze},
};
use mornet_primitives::{
	issuance::{RejectReason, WithdrawalId},
	kyc::{LimitError, Ramp},
	units::currency::GCC,
	Balance, BlockNumber,
};
use sp_runtime::TokenError;

use crate::{mock::*, *};

/// A chain on which Alice bought 100 GCC.
fn with_deposit(test: impl FnOnce()) {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 400 * GCC);
		mint(BANK, "deposit", ALICE, 100 * GCC);
		test();
	});
}

fn request_fails(who: AccountId, bank: AccountId, amount: Balance, error: Error<Test>) {
	let before = books();
	assert_noop!(Issuance::request_withdrawal(signed(who), bank, amount, payout_ref()), error);
	assert_eq!(books(), before);
}

fn is_open(id: WithdrawalId) -> bool {
	Withdrawals::<Test>::contains_key(id)
}

mod request_withdrawal {
	use super::*;

	#[test]
	fn should_put_coins_on_hold() {
		with_deposit(|| {
			let issuance = Balances::total_issuance();
			let id = request(ALICE, BANK, 40 * GCC);
			assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT + 60 * GCC, 40 * GCC));
			assert_eq!(Balances::total_issuance(), issuance);
			assert_eq!((issuer(BANK).outstanding, issuer(BANK).pending), (100 * GCC, 40 * GCC));
			assert_last_event(Event::WithdrawalRequested {
				id,
				who: ALICE,
				issuer: BANK,
				amount: 40 * GCC,
				payout_ref: payout_ref(),
				expires_at: 1 + TIMEOUT,
				release_at: 1 + TIMEOUT,
			});
			assert_eq!(Used::get().last(), Some(&(ALICE, Ramp::Withdrawal, 40 * GCC)));
			// Numbers are never used twice.
			assert_ok!(Issuance::reject_withdrawal(signed(BANK), id, RejectReason::Other));
			assert_eq!(request(ALICE, BANK, GCC), id + 1);
		});
	}

	#[test]
	fn should_fail_when_something_is_missing() {
		with_deposit(|| {
			request_fails(ALICE, BANK, GCC - 1, Error::BelowMinWithdrawal);
			request_fails(ALICE, 3, GCC, Error::NotIssuer);
			assert_noop!(
				Issuance::request_withdrawal(signed(ALICE), BANK, GCC, reference("")),
				Error::<Test>::EmptyReference
			);
			request_fails(NOBODY, BANK, GCC, Error::NotEnoughFree);
			Refused::set(vec![(ALICE, Ramp::Withdrawal, LimitError::AboveDailyLimit)]);
			request_fails(ALICE, BANK, GCC, Error::AboveDailyLimit);
		});
	}

	#[test]
	fn should_leave_the_existential_deposit() {
		ExtBuilder::default().build_and_execute(|| {
			attest(BANK, 400 * GCC);
			mint(BANK, "1", NOBODY, 10 * GCC);
			request_fails(NOBODY, BANK, 10 * GCC - DEPOSIT + 1, Error::NotEnoughFree);
			request(NOBODY, BANK, 10 * GCC - DEPOSIT);
			assert_eq!(free(NOBODY), DEPOSIT);
		});
	}

	#[test]
	fn should_not_ask_an_issuer_for_more_than_it_has_outstanding() {
		with_deposit(|| {
			request_fails(ALICE, BANK, 100 * GCC + 1, Error::ExceedsOutstanding);
			request_fails(ALICE, OTHER_BANK, GCC, Error::ExceedsOutstanding);
			// Coins are alike: another's come first.
			request(BOB, BANK, 70 * GCC);
			request_fails(ALICE, BANK, 30 * GCC + 1, Error::ExceedsOutstanding);
			request(ALICE, BANK, 30 * GCC);
		});
	}

	#[test]
	fn should_fail_when_coins_are_frozen() {
		with_deposit(|| {
			let total = ENDOWMENT + 100 * GCC;
			assert_ok!(Balances::set_freeze(&1, &ALICE, total - 50 * GCC));
			request_fails(ALICE, BANK, 50 * GCC + 1, Error::NotEnoughFree);
			request(ALICE, BANK, 50 * GCC);
			// A freeze of all, as for a suspect, stops the rest.
			assert_ok!(Balances::set_freeze(&1, &ALICE, Balance::MAX));
			request_fails(ALICE, BANK, GCC, Error::NotEnoughFree);
		});
	}

	#[test]
	fn should_be_bounded_by_account_and_in_all() {
		with_deposit(|| {
			for _ in 0..3 {
				request(ALICE, BANK, GCC);
			}
			request_fails(ALICE, BANK, GCC, Error::TooManyWithdrawals);
			// The lists of three blocks have two places each.
			for who in [11, 12, 13] {
				request(who, BANK, GCC);
			}
			request_fails(14, BANK, GCC, Error::TooManyExpiries);
			next_block();
			for who in [14, 15] {
				request(who, BANK, GCC);
			}
			request_fails(16, BANK, GCC, Error::WithdrawalsFull);
			assert_ok!(Issuance::reject_withdrawal(signed(BANK), 0, RejectReason::Other));
			request_fails(16, BANK, GCC, Error::TooManyExpiries);
			next_block();
			request(16, BANK, GCC);
		});
	}
}

mod confirm_withdrawal {
	use super::*;

	#[test]
	fn should_burn_what_was_held() {
		with_deposit(|| {
			let issuance = Balances::total_issuance();
			let id = request(ALICE, BANK, 40 * GCC);
			assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
			assert_last_event(Event::WithdrawalConfirmed {
				id,
				who: ALICE,
				issuer: BANK,
				amount: 40 * GCC,
				outstanding: 60 * GCC,
			});
			assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT + 60 * GCC, 0));
			assert_eq!(Balances::total_issuance(), issuance - 40 * GCC);
			assert_eq!(Supply::<Test>::get().burnt, 40 * GCC);
			assert!(!is_open(id));
			assert!(!WithdrawalsByAccount::<Test>::contains_key(ALICE));
			assert!(!Releases::<Test>::contains_key(1 + TIMEOUT));

			// Once.
			let before = books();
			assert_noop!(
				Issuance::confirm_withdrawal(signed(BANK), id),
				Error::<Test>::NoSuchWithdrawal
			);
			assert_noop!(
				Issuance::reject_withdrawal(signed(BANK), id, RejectReason::Other),
				Error::<Test>::NoSuchWithdrawal
			);
			run_to_block(2 * TIMEOUT);
			assert_eq!(books(), before);
		});
	}

	#[test]
	fn should_need_the_issuer_that_was_asked() {
		with_deposit(|| {
			let id = request(ALICE, BANK, 40 * GCC);
			let before = books();
			for (who, error) in
				[(OTHER_BANK, Error::<Test>::NotYourWithdrawal), (ALICE, Error::<Test>::NotIssuer)]
			{
				assert_noop!(Issuance::confirm_withdrawal(signed(who), id), error);
			}
			assert_eq!(books(), before);
		});
	}

	#[test]
	fn should_fail_from_the_expiry_on() {
		with_deposit(|| {
			let id = request(ALICE, BANK, GCC);
			let last = request(BOB, BANK, GCC);
			let late = request(12, BANK, GCC);
			run_to_block(TIMEOUT);
			assert_ok!(Issuance::confirm_withdrawal(signed(BANK), last));
			run_to_block(1 + TIMEOUT);
			assert!(!is_open(id));
			// Released a block later, but expired.
			assert!(is_open(late));
			let before = books();
			assert_noop!(
				Issuance::confirm_withdrawal(signed(BANK), late),
				Error::<Test>::WithdrawalHasExpired
			);
			assert_eq!(books(), before);
			assert_ok!(Issuance::reject_withdrawal(signed(BANK), late, RejectReason::BankFailure));
		});
	}

	#[test]
	fn should_burn_also_what_was_frozen_since() {
		with_deposit(|| {
			let id = request(ALICE, BANK, 40 * GCC);
			assert_ok!(Balances::set_freeze(&1, &ALICE, Balance::MAX));
			assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
			assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT + 60 * GCC, 0));
			assert_eq!(spendable(ALICE), 0);
			assert_eq!(Balances::balance_frozen(&1, &ALICE), Balance::MAX);
		});
	}
}

mod reject_withdrawal {
	use super::*;

	#[test]
	fn should_give_the_coins_back() {
		with_deposit(|| {
			let before = books();
			let id = request(ALICE, BANK, 40 * GCC);
			let reason = RejectReason::PayoutDetails;
			assert_noop!(
				Issuance::reject_withdrawal(signed(OTHER_BANK), id, reason),
				Error::<Test>::NotYourWithdrawal
			);
			assert_noop!(
				Issuance::reject_withdrawal(signed(ALICE), id, reason),
				Error::<Test>::NotYourWithdrawal
			);
			assert_ok!(Issuance::reject_withdrawal(signed(BANK), id, reason));
			assert_last_event(Event::WithdrawalRejected {
				id,
				who: ALICE,
				issuer: BANK,
				amount: 40 * GCC,
				reason,
			});
			assert_eq!(books(), before);
			assert!(!is_open(id));
		});
	}

	#[test]
	fn should_give_back_only_its_own() {
		with_deposit(|| {
			let first = request(ALICE, BANK, 40 * GCC);
			request(ALICE, BANK, 5 * GCC);
			assert_ok!(Issuance::reject_withdrawal(signed(BANK), first, RejectReason::Other));
			assert_eq!((held(ALICE), issuer(BANK).pending), (5 * GCC, 5 * GCC));
		});
	}

	#[test]
	fn should_leave_a_freeze_in_force() {
		with_deposit(|| {
			let id = request(ALICE, BANK, 40 * GCC);
			assert_ok!(Balances::set_freeze(&1, &ALICE, Balance::MAX));
			assert_ok!(Issuance::reject_withdrawal(signed(BANK), id, RejectReason::Compliance));
			assert_eq!((held(ALICE), spendable(ALICE)), (0, 0));
			assert_noop!(
				Balances::transfer_allow_death(signed(ALICE), BOB, GCC),
				TokenError::Frozen
			);
		});
	}
}

mod time_out {
	use super::*;

	#[test]
	fn should_release_by_itself() {
		with_deposit(|| {
			let before = books();
			let id = request(ALICE, BANK, 40 * GCC);
			run_to_block(TIMEOUT);
			assert_eq!(held(ALICE), 40 * GCC);
			assert_noop!(Issuance::expire_withdrawal(signed(BOB), id), Error::<Test>::NotExpired);
			next_block();
			assert_last_event(Event::WithdrawalExpired {
				id,
				who: ALICE,
				issuer: BANK,
				amount: 40 * GCC,
			});
			assert_eq!(books(), before);
			assert_noop!(
				Issuance::expire_withdrawal(signed(BOB), id),
				Error::<Test>::NoSuchWithdrawal
			);
		});
	}

	#[test]
	fn should_spread_releases_over_blocks() {
		with_deposit(|| {
			for who in 10..16 {
				request(who, BANK, GCC);
			}
			let open = || Withdrawals::<Test>::count();
			for (block, left) in
				[(TIMEOUT, 6), (TIMEOUT + 1, 4), (TIMEOUT + 2, 2), (TIMEOUT + 3, 0)]
			{
				run_to_block(block);
				assert_eq!(open(), left, "in block {block}");
				assert_ok!(Issuance::do_try_state());
			}
		});
	}

	#[test]
	fn should_let_anyone_release_what_waits_for_its_block() {
		with_deposit(|| {
			for who in 10..13 {
				request(who, BANK, GCC);
			}
			run_to_block(1 + TIMEOUT);
			assert_eq!((held(11), held(12)), (0, GCC));
			assert_ok!(Issuance::expire_withdrawal(signed(NOBODY), 2));
			assert_eq!(held(12), 0);
			next_block();
		});
	}

	#[test]
	fn should_use_the_places_of_what_was_settled() {
		with_deposit(|| {
			let first = request(ALICE, BANK, GCC);
			request(ALICE, BANK, GCC);
			assert_ok!(Issuance::reject_withdrawal(signed(BANK), first, RejectReason::Other));
			let third = request(ALICE, BANK, GCC);
			assert_eq!(Withdrawals::<Test>::get(third).unwrap().release_at, 1 + TIMEOUT);
		});
	}

	#[test]
	fn should_be_the_one_of_the_request() {
		with_deposit(|| {
			let long = request(ALICE, BANK, GCC);
			let params = Parameters { withdrawal_timeout: 5, ..test_params() };
			assert_ok!(Issuance::set_params(root(), params));
			let short = request(ALICE, BANK, GCC);
			let ends = |id| Withdrawals::<Test>::get(id).unwrap().expires_at;
			assert_eq!((ends(long), ends(short)), (1 + TIMEOUT, 6 as BlockNumber));
			run_to_block(6);
			assert_eq!((is_open(long), is_open(short)), (true, false));
		});
	}

	/// What cannot be released, because the rules of balances changed under it, keeps nobody else
	/// waiting and is not forgotten.
	#[test]
	fn should_leave_what_cannot_be_released_to_be_released_later() {
		ExtBuilder::default().build().execute_with(|| {
			attest(BANK, 400 * GCC);
			mint(BANK, "1", NOBODY, 2 * GCC);
			let stuck = request(NOBODY, BANK, GCC);
			let other = request(ALICE, BANK, GCC);
			ExistentialDeposit::set(3 * GCC);
			run_to_block(1 + TIMEOUT);
			assert_eq!((is_open(stuck), is_open(other)), (true, false));
			assert_eq!((held(NOBODY), held(ALICE)), (GCC, 0));
			assert_noop!(Issuance::expire_withdrawal(signed(BOB), stuck), TokenError::CannotCreate);
			ExistentialDeposit::set(DEPOSIT);
			assert_ok!(Issuance::expire_withdrawal(signed(BOB), stuck));
			assert_eq!((free(NOBODY), held(NOBODY)), (2 * GCC, 0));
			assert_ok!(Issuance::do_try_state());
		});
	}
}
