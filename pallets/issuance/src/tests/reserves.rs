//! Attestations, and minting within them.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{units::currency::GCC, Balance, Hash};

use crate::{mock::*, *};

fn mint_fails(bank: AccountId, amount: Balance, error: Error<Test>) {
	let before = books();
	assert_noop!(try_mint(bank, "next", ALICE, amount), error);
	assert_eq!(books(), before);
}

#[test]
fn attest_should_take_the_place_of_the_last() {
	ExtBuilder::default().build_and_execute(|| {
		let hash = Hash::repeat_byte(1);
		assert_ok!(Issuance::attest_reserves(signed(BANK), 7, START, hash));
		assert_last_event(Event::ReservesAttested {
			issuer: BANK,
			previous: None,
			amount: 7,
			as_of: START,
			expires_at: START + test_params().attestation_validity,
			statement_hash: hash,
		});
		attest(BANK, 5);
		assert_eq!(
			Attestations::<Test>::get().to_vec(),
			[(
				BANK,
				Attestation { amount: 5, as_of: START + 1, statement_hash: Hash::repeat_byte(7) }
			)]
		);
		assert_noop!(
			Issuance::attest_reserves(signed(ALICE), 7, START, hash),
			Error::<Test>::NotIssuer
		);
	});
}

#[test]
fn attest_should_refuse_statements_of_the_future_and_of_the_past() {
	ExtBuilder::default().build_and_execute(|| {
		let attest = |as_of| Issuance::attest_reserves(signed(BANK), 7, as_of, Hash::zero());
		let validity = test_params().attestation_validity;
		assert_noop!(attest(now() + 1), Error::<Test>::StatementFromFuture);
		assert_noop!(attest(now() - validity), Error::<Test>::StatementOutdated);
		assert_ok!(attest(now() - validity + 1));
		assert_ok!(attest(now() - 10));
		// Replayed, and older.
		assert_noop!(attest(now() - 10), Error::<Test>::StatementOutdated);
		assert_noop!(attest(now() - 11), Error::<Test>::StatementOutdated);
		assert_ok!(attest(now()));
	});
}

#[test]
fn mint_should_fail_without_an_attestation() {
	ExtBuilder::default().build_and_execute(|| {
		mint_fails(BANK, GCC, Error::NoAttestation);
		// Another's does not help.
		attest(OTHER_BANK, 100 * GCC);
		mint_fails(BANK, GCC, Error::NoAttestation);
	});
}

#[test]
fn mint_should_fail_when_the_attestation_expired_but_withdrawals_go_on() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		mint(BANK, "1", ALICE, 50 * GCC);
		let expires_at = now() + test_params().attestation_validity;
		pass(expires_at - 1 - now());
		mint(BANK, "2", ALICE, 10 * GCC);
		pass(1);
		mint_fails(BANK, GCC, Error::AttestationExpired);

		let first = request(ALICE, BANK, 20 * GCC);
		let second = request(ALICE, BANK, 5 * GCC);
		assert_ok!(Issuance::confirm_withdrawal(signed(BANK), first));
		assert_ok!(Issuance::reject_withdrawal(
			signed(BANK),
			second,
			mornet_primitives::issuance::RejectReason::BankFailure
		));
		assert_eq!((free(ALICE), held(ALICE)), (ENDOWMENT + 40 * GCC, 0));

		attest(BANK, 41 * GCC);
		mint(BANK, "3", ALICE, GCC);
	});
}

#[test]
fn mint_should_fail_when_governance_shortened_the_validity() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		pass(Parameters::MIN_VALIDITY);
		let params = Parameters { attestation_validity: Parameters::MIN_VALIDITY, ..test_params() };
		assert_ok!(Issuance::set_params(root(), params));
		mint_fails(BANK, GCC, Error::AttestationExpired);
	});
}

#[test]
fn mint_should_stay_within_the_issuers_own_reserves() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		attest(OTHER_BANK, 500 * GCC);
		mint(BANK, "1", ALICE, 60 * GCC);
		mint_fails(BANK, 40 * GCC + 1, Error::ReservesExceeded);
		mint(BANK, "2", ALICE, 40 * GCC);
		mint_fails(BANK, 1, Error::ReservesExceeded);

		// What was paid out makes room, as the fiat of the next deposit does.
		let id = request(ALICE, BANK, 30 * GCC);
		mint_fails(BANK, 1, Error::ReservesExceeded);
		assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
		mint(BANK, "3", ALICE, 30 * GCC);
		mint_fails(BANK, 1, Error::ReservesExceeded);

		// A bank that says it has less than it should mints nothing.
		attest(BANK, 99 * GCC);
		mint_fails(BANK, 1, Error::ReservesExceeded);
		attest(BANK, 101 * GCC);
		mint(BANK, "4", ALICE, GCC);
	});
}

#[test]
fn mint_should_stay_within_the_reserves_of_all() {
	ExtBuilder::default().build_and_execute(|| {
		attest(OTHER_BANK, 100 * GCC);
		mint(OTHER_BANK, "1", ALICE, 100 * GCC);
		// The first bank's word expires, and with it what stands behind its coins.
		pass(test_params().attestation_validity);
		attest(BANK, 100 * GCC);
		mint_fails(BANK, 1, Error::TotalReservesExceeded);
		attest(BANK, 150 * GCC);
		mint(BANK, "2", ALICE, 50 * GCC);
		mint_fails(BANK, 1, Error::TotalReservesExceeded);
		// It says less than it minted: the same.
		attest(OTHER_BANK, 10 * GCC);
		mint(BANK, "3", ALICE, 10 * GCC);
		mint_fails(BANK, 1, Error::TotalReservesExceeded);
		attest(OTHER_BANK, 100 * GCC);
		mint(BANK, "4", ALICE, 90 * GCC);
		mint_fails(BANK, 1, Error::ReservesExceeded);
	});
}

#[test]
fn mint_should_count_what_a_removed_issuer_has_outstanding() {
	ExtBuilder::default().build_and_execute(|| {
		attest(OTHER_BANK, 100 * GCC);
		mint(OTHER_BANK, "1", ALICE, 100 * GCC);
		assert_ok!(Issuance::remove_issuer(root(), OTHER_BANK));
		attest(BANK, 100 * GCC);
		mint_fails(BANK, 1, Error::TotalReservesExceeded);
		// A bank that took the escrow over has what is behind it.
		assert_ok!(Issuance::transfer_outstanding(root(), OTHER_BANK, BANK, 100 * GCC));
		mint_fails(BANK, 1, Error::ReservesExceeded);
		attest(BANK, 101 * GCC);
		mint(BANK, "2", ALICE, GCC);
	});
}

#[test]
fn mint_should_not_be_backed_by_coins_paid_in_nor_by_genesis() {
	use mornet_primitives::issuance::PaidIn;
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 10 * GCC);
		assert_ok!(Issuance::mint_paid(&ALICE, 1_000 * GCC));
		mint(BANK, "1", ALICE, 10 * GCC);
		mint_fails(BANK, 1, Error::ReservesExceeded);
	});
}

#[test]
fn sum_of_reserves_should_not_overflow() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, Balance::MAX);
		attest(OTHER_BANK, Balance::MAX);
		mint(BANK, "1", ALICE, GCC);
		assert_eq!(Issuance::supply().reserves, Balance::MAX);
	});
}
