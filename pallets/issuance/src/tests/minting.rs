//! Minting for deposits: references, caps, beneficiaries, limits.

use frame_support::{assert_noop, assert_ok, dispatch::GetDispatchInfo};
use mornet_primitives::{
	issuance::{MintRecord, MAX_REFERENCE},
	kyc::{LimitError, Ramp},
	units::currency::GCC,
	Balance,
};
use sp_runtime::traits::Dispatchable;

use crate::{mock::*, weights::WeightInfo, *};

#[test]
fn mint_should_make_exactly_what_was_deposited() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		let issuance = Supply::<Test>::get().genesis;
		mint(BANK, "UETR-1", ALICE, 25 * GCC);

		assert_eq!(free(ALICE), ENDOWMENT + 25 * GCC);
		let supply = Supply::<Test>::get();
		assert_eq!((supply.minted, supply.total()), (25 * GCC, Some(issuance + 25 * GCC)));
		let hash = Issuance::reference_hash(b"UETR-1");
		assert_eq!(
			Mints::<Test>::get(hash),
			Some(MintRecord { issuer: BANK, beneficiary: ALICE, amount: 25 * GCC, block: 1 })
		);
		assert_last_event(Event::Minted {
			issuer: BANK,
			beneficiary: ALICE,
			amount: 25 * GCC,
			reference_hash: hash,
			outstanding: 25 * GCC,
			minted_on_day: 25 * GCC,
		});
		assert_eq!(Used::get(), [(ALICE, Ramp::Deposit, 25 * GCC)]);
	});
}

#[test]
fn mint_should_change_nothing_when_the_reference_is_replayed() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		attest(OTHER_BANK, 100 * GCC);
		mint(BANK, "UETR-1", ALICE, 25 * GCC);
		let before = books();

		let again = |bank, to, amount| try_mint(bank, "UETR-1", to, amount);
		assert_noop!(again(BANK, ALICE, 25 * GCC), Error::<Test>::AlreadyMinted);
		assert_noop!(again(BANK, BOB, 25 * GCC), Error::<Test>::ReferenceReused);
		assert_noop!(again(BANK, ALICE, 24 * GCC), Error::<Test>::ReferenceReused);
		// The same deposit cannot be claimed by another bank.
		assert_noop!(again(OTHER_BANK, ALICE, 25 * GCC), Error::<Test>::ReferenceReused);
		assert_eq!(books(), before);

		// Nor after the coins are gone, the day is over, the attestation expired, or in a pause.
		let id = request(ALICE, BANK, 25 * GCC);
		assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
		pass(3 * 86_400_000);
		assert_ok!(Issuance::pause(signed(GUARD)));
		assert_noop!(again(BANK, ALICE, 25 * GCC), Error::<Test>::AlreadyMinted);
		assert_eq!(free(ALICE), ENDOWMENT);
	});
}

#[test]
fn mint_should_cost_little_when_it_is_replayed() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		let call = RuntimeCall::from(Call::mint {
			bank_ref: reference("UETR-1"),
			beneficiary: ALICE,
			amount: GCC,
		});
		let info = call.get_dispatch_info();
		assert_ok!(call.clone().dispatch(signed(BANK)));
		let post = call.dispatch(signed(BANK)).unwrap_err().post_info;
		assert_eq!(post.actual_weight, Some(<() as WeightInfo>::mint_replayed()));
		assert!(post.calc_actual_weight(&info).ref_time() * 4 < info.call_weight.ref_time());
	});
}

#[test]
fn mint_should_tell_references_apart_by_each_byte() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		mint(BANK, "UETR-1", ALICE, GCC);
		mint(BANK, "UETR-1 ", ALICE, GCC);
		mint(BANK, &"r".repeat(MAX_REFERENCE as usize), ALICE, GCC);
		assert_eq!(free(ALICE), ENDOWMENT + 3 * GCC);
		assert_noop!(try_mint(BANK, "", ALICE, GCC), Error::<Test>::EmptyReference);
	});
}

#[test]
fn mint_should_need_an_issuer_and_an_amount() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		assert_noop!(try_mint(ALICE, "1", ALICE, GCC), Error::<Test>::NotIssuer);
		assert!(Issuance::mint(root(), reference("1"), ALICE, GCC).is_err());
		assert_noop!(try_mint(BANK, "1", ALICE, 0), Error::<Test>::ZeroAmount);
	});
}

#[test]
fn mint_should_stop_at_the_daily_cap_until_midnight_utc() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 10_000 * GCC);
		mint(BANK, "1", ALICE, CAP - GCC);
		let before = books();
		assert_noop!(try_mint(BANK, "2", ALICE, GCC + 1), Error::<Test>::DailyCapReached);
		assert_eq!(books(), before);
		mint(BANK, "2", ALICE, GCC);
		assert_noop!(try_mint(BANK, "3", ALICE, 1), Error::<Test>::DailyCapReached);
		// Each has its own cap.
		attest(OTHER_BANK, CAP);
		mint(OTHER_BANK, "other", ALICE, CAP);

		// A millisecond before the day is over, and then.
		let midnight = START + 3_600_000;
		pass(midnight - 1 - now());
		assert_noop!(try_mint(BANK, "3", ALICE, 1), Error::<Test>::DailyCapReached);
		pass(1);
		mint(BANK, "3", ALICE, CAP);
		assert_eq!(issuer(BANK).outstanding, 2 * CAP);
		assert_eq!(free(ALICE), ENDOWMENT + 3 * CAP);
	});
}

#[test]
fn mint_should_not_give_the_cap_back_for_withdrawals() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 10_000 * GCC);
		mint(BANK, "1", ALICE, CAP);
		let id = request(ALICE, BANK, CAP);
		assert_ok!(Issuance::confirm_withdrawal(signed(BANK), id));
		assert_noop!(try_mint(BANK, "2", ALICE, 1), Error::<Test>::DailyCapReached);
	});
}

#[test]
fn mint_should_fail_when_the_account_would_be_too_small_to_open() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		let before = books();
		assert_noop!(
			try_mint(BANK, "1", NOBODY, DEPOSIT - 1),
			Error::<Test>::BelowExistentialDeposit
		);
		assert_eq!(books(), before);
		// The reference is not used up.
		mint(BANK, "1", NOBODY, DEPOSIT);
		// One planck more is fine for an account that is there.
		mint(BANK, "2", NOBODY, 1);
		assert_eq!(free(NOBODY), DEPOSIT + 1);
	});
}

#[test]
fn mint_should_fail_when_issuance_would_not_fit() {
	ExtBuilder::default().issuers(&[(BANK, Balance::MAX)]).build_and_execute(|| {
		attest(BANK, Balance::MAX);
		let genesis = Supply::<Test>::get().genesis;
		assert_noop!(
			try_mint(BANK, "1", NOBODY, Balance::MAX - genesis + 1),
			Error::<Test>::Overflow
		);
		mint(BANK, "1", NOBODY, Balance::MAX - genesis);
		assert_eq!(issuer(BANK).cap_left(issuer(BANK).day), genesis);
		assert_noop!(try_mint(BANK, "2", NOBODY, 1), Error::<Test>::Overflow);
	});
}

#[test]
fn mint_should_obey_the_customers_limits() {
	ExtBuilder::default().build_and_execute(|| {
		attest(BANK, 100 * GCC);
		let before = books();
		for (error, expected) in [
			(LimitError::Frozen, Error::<Test>::CustomerFrozen),
			(LimitError::NotVerified, Error::<Test>::CustomerNotVerified),
			(LimitError::Expired, Error::<Test>::CustomerAttestationExpired),
			(LimitError::AboveOperationLimit, Error::<Test>::AboveOperationLimit),
			(LimitError::AboveDailyLimit, Error::<Test>::AboveDailyLimit),
			(LimitError::Revoked, Error::<Test>::CustomerAttestationRevoked),
		] {
			Refused::set(vec![(ALICE, Ramp::Deposit, error)]);
			assert_noop!(try_mint(BANK, "1", ALICE, GCC), expected);
		}
		assert_eq!(books(), before);
		mint(BANK, "1", BOB, GCC);
	});
}
