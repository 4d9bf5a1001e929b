//! What wallets and gateways read.

use frame_support::assert_ok;
use mornet_primitives::{
	issuance::{
		AttestationOverview, IssuerOverview, MintRecord, PaidIn, SupplyOverview, WithdrawalOverview,
	},
	units::currency::GCC,
	Hash,
};

use crate::mock::*;

#[test]
fn supply_should_add_up() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		attest(OTHER_BANK, 50 * GCC);
		mint(BANK, "1", ALICE, 80 * GCC);
		assert_ok!(Issuance::mint_paid(&BOB, 7 * GCC));
		let id = request(ALICE, BANK, 10 * GCC);
		assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
		request(ALICE, BANK, 5 * GCC);
		let genesis = 10 * ENDOWMENT + DEPOSIT;
		let expected = SupplyOverview {
			total_issuance: genesis + 77 * GCC,
			genesis,
			minted: 80 * GCC,
			paid_in: 7 * GCC,
			burnt: 10 * GCC,
			lost: 0,
			outstanding: 70 * GCC,
			reserves: 150 * GCC,
			pending: 5 * GCC,
			open_withdrawals: 1,
			paused: false,
		};
		assert_eq!(Issuance::supply(), expected);
		pass(test_params().attestation_validity - 1);
		assert_eq!(Issuance::supply().reserves, 50 * GCC);
	});
}

#[test]
fn issuer_should_tell_what_can_be_minted() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 300 * GCC);
		let as_of = now();
		mint(BANK, "1", ALICE, 100 * GCC);
		request(ALICE, BANK, 40 * GCC);
		let expected = IssuerOverview {
			account: BANK,
			active: true,
			daily_cap: CAP,
			cap_left: 400 * GCC,
			outstanding: 100 * GCC,
			pending: 40 * GCC,
			attestation: Some(AttestationOverview {
				amount: 300 * GCC,
				as_of,
				expires_at: as_of + test_params().attestation_validity,
				fresh: true,
				statement_hash: Hash::repeat_byte(7),
			}),
			mintable: 200 * GCC,
			withdrawable: 60 * GCC,
		};
		assert_eq!(Issuance::issuer(BANK), Some(expected.clone()));
		assert_eq!(Issuance::issuer(ALICE), None);
		let other = Issuance::issuer(OTHER_BANK).unwrap();
		assert_eq!((other.mintable, other.withdrawable, other.attestation), (0, 0, None));
		assert_eq!(Issuance::issuers().iter().map(|i| i.account).collect::<Vec<_>>(), [1, 2]);

		// What it says can be minted can be, and no more.
		mint(BANK, "2", ALICE, 200 * GCC);
		assert_eq!(Issuance::issuer(BANK).unwrap().mintable, 0);

		assert_ok!(Issuance::pause(signed(GUARD)));
		assert_eq!(Issuance::issuer(BANK).unwrap().withdrawable, 0);
		assert_ok!(Issuance::unpause(signed(GUARD)));
		assert_ok!(Issuance::remove_issuer(root(), BANK));
		let removed = Issuance::issuer(BANK).unwrap();
		assert_eq!((removed.active, removed.daily_cap, removed.cap_left), (false, 0, 0));
		assert_eq!((removed.outstanding, removed.withdrawable), (300 * GCC, 0));
	});
}

#[test]
fn mintable_should_be_within_the_reserves_of_all() {
	ExtBuilder::default().build_and_execute(|| {
		attest(OTHER_BANK, 100 * GCC);
		mint(OTHER_BANK, "1", ALICE, 100 * GCC);
		attest(OTHER_BANK, 30 * GCC);
		attest(BANK, 300 * GCC);
		assert_eq!(Issuance::issuer(BANK).unwrap().mintable, 230 * GCC);
		mint(BANK, "2", ALICE, 230 * GCC);
		assert_eq!(Issuance::issuer(BANK).unwrap().mintable, 0);
	});
}

#[test]
fn minted_should_find_a_deposit_by_its_reference() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		mint(BANK, "UETR-1", ALICE, GCC);
		let record = MintRecord { issuer: BANK, beneficiary: ALICE, amount: GCC, block: 1 };
		assert_eq!(Issuance::minted(b"UETR-1".to_vec()), Some(record));
		assert_eq!(Issuance::minted(b"UETR-2".to_vec()), None);
		assert_eq!(Issuance::minted(vec![0; 65]), None);
	});
}

#[test]
fn withdrawals_should_be_found_by_number_account_and_issuer() {
	ExtBuilder::default().build_and_execute(|| {
		for bank in [BANK, OTHER_BANK] {
			attest(bank, 500 * GCC);
			mint(bank, &format!("{bank}"), ALICE, 100 * GCC);
		}
		let first = request(ALICE, BANK, GCC);
		let second = request(BOB, OTHER_BANK, 2 * GCC);
		let third = request(ALICE, OTHER_BANK, 3 * GCC);
		let expected = WithdrawalOverview {
			id: third,
			who: ALICE,
			issuer: OTHER_BANK,
			amount: 3 * GCC,
			payout_ref: payout_ref(),
			requested_at: 1,
			expires_at: 1 + TIMEOUT,
			// The block of the expiry has two already.
			release_at: 2 + TIMEOUT,
		};
		assert_eq!(Issuance::withdrawal(third), Some(expected));
		assert_eq!(Issuance::withdrawal(third + 1), None);
		let ids = |rows: Vec<WithdrawalOverview<AccountId>>| {
			rows.iter().map(|row| row.id).collect::<Vec<_>>()
		};
		assert_eq!(ids(Issuance::withdrawals_of(ALICE)), [first, third]);
		assert!(Issuance::withdrawals_of(NOBODY).is_empty());
		assert_eq!(ids(Issuance::withdrawals_from(OTHER_BANK, 0, 10)), [second, third]);
		assert_eq!(ids(Issuance::withdrawals_from(OTHER_BANK, 0, 1)), [second]);
		assert_eq!(ids(Issuance::withdrawals_from(OTHER_BANK, second + 1, 10)), [third]);
	});
}
