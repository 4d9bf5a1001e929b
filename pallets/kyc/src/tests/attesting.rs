//! Attestation, consent, renewal, revocation.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::kyc::{Level, RevokeReason, Standing};
use sp_runtime::{traits::BadOrigin, DispatchResult};

use crate::{mock::*, types::DAY_MS, *};

fn attest(registrar: AccountId, level: Level, code: &str, expires_at: u64) -> DispatchResult {
	Kyc::attest(signed(registrar), ALICE, level, country(code), expires_at, commitment(1))
}

#[test]
fn attest_should_wait_for_consent() {
	ExtBuilder::default().build_and_execute(|| {
		let expires_at = now() + 30 * DAY_MS;
		assert_ok!(attest(REGISTRAR, Level::Two, "FR", expires_at));
		assert_last_event(Event::Proposed {
			who: ALICE,
			registrar: FIRST,
			level: Level::Two,
			jurisdiction: country("FR"),
			expires_at,
			lapses_at: now() + 7 * DAY_MS,
			commitment: commitment(1),
		});
		assert_eq!((level(ALICE), registrar(FIRST).proposals), (Level::Zero, 1));

		// Nobody consents for another.
		let consent =
			|who| Kyc::consent(signed(who), FIRST, Level::Two, country("FR"), commitment(1));
		assert_noop!(consent(REGISTRAR), Error::<Test>::NoSuchProposal);
		assert_ok!(consent(ALICE));
		assert_last_event(Event::Consented {
			who: ALICE,
			registrar: FIRST,
			level: Level::Two,
			jurisdiction: country("FR"),
			expires_at,
			commitment: commitment(1),
			replaced: None,
		});
		assert_eq!((level(ALICE), registrar(FIRST).proposals), (Level::Two, 0));
		assert_eq!((registrar(FIRST).attestations, Onboarded::get()), (1, vec![ALICE]));
		assert_noop!(consent(ALICE), Error::<Test>::NoSuchProposal);
	});
}

#[test]
fn attest_should_stay_within_what_the_registrar_may() {
	ExtBuilder::default().build_and_execute(|| {
		let soon = now() + DAY_MS;
		assert_noop!(attest(BOB, Level::One, "DE", soon), Error::<Test>::NotRegistrar);
		assert_noop!(attest(REGISTRAR, Level::Zero, "DE", soon), Error::<Test>::LevelZero);
		assert_noop!(attest(OTHER_REGISTRAR, Level::Two, "DE", soon), Error::<Test>::LevelTooHigh);
		assert_noop!(
			attest(OTHER_REGISTRAR, Level::One, "FR", soon),
			Error::<Test>::JurisdictionNotYours
		);
		assert_noop!(
			Kyc::attest(
				signed(REGISTRAR),
				REGISTRAR,
				Level::One,
				country("DE"),
				soon,
				commitment(1)
			),
			Error::<Test>::OwnAccount
		);
		assert_noop!(attest(REGISTRAR, Level::One, "DE", now()), Error::<Test>::ExpiryInPast);
		let longest = now() + test_params().max_validity;
		assert_noop!(
			attest(REGISTRAR, Level::One, "DE", longest + 1),
			Error::<Test>::ValidityTooLong
		);
		assert_ok!(attest(REGISTRAR, Level::One, "DE", longest));
		assert_ok!(attest(REGISTRAR, Level::One, "DE", now() + 1));
	});
}

#[test]
fn attest_should_fail_when_too_many_wait() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 20..23 {
			propose(REGISTRAR, who, Level::One);
		}
		assert_noop!(
			attest(REGISTRAR, Level::One, "DE", now() + DAY_MS),
			Error::<Test>::TooManyProposals
		);
		// Another for the same account takes the first one's place.
		propose(REGISTRAR, 20, Level::Two);
		assert_eq!(registrar(FIRST).proposals, 3);
		assert_ok!(Kyc::drop_proposal(signed(REGISTRAR), 21, FIRST));
		assert_ok!(attest(REGISTRAR, Level::One, "DE", now() + DAY_MS));
	});
}

#[test]
fn consent_should_be_to_what_is_proposed() {
	ExtBuilder::default().build_and_execute(|| {
		propose(REGISTRAR, ALICE, Level::Two);
		let consent = |level, code, seed| {
			Kyc::consent(signed(ALICE), FIRST, level, country(code), commitment(seed))
		};
		for (level, code, seed) in [
			(Level::One, "DE", 2),
			(Level::Three, "DE", 2),
			(Level::Two, "FR", 2),
			(Level::Two, "DE", 9),
		] {
			assert_noop!(consent(level, code, seed), Error::<Test>::OtherProposal);
		}
		// The registrar swaps it in the last moment.
		propose(REGISTRAR, ALICE, Level::One);
		assert_noop!(consent(Level::Two, "DE", 2), Error::<Test>::OtherProposal);
		assert_ok!(consent(Level::One, "DE", 1));
	});
}

#[test]
fn consent_should_be_in_time() {
	ExtBuilder::default().build_and_execute(|| {
		propose(REGISTRAR, ALICE, Level::One);
		pass(test_params().proposal_validity);
		assert_noop!(consent(ALICE, FIRST, Level::One), Error::<Test>::ProposalLapsed);
		propose(REGISTRAR, ALICE, Level::One);
		pass(test_params().proposal_validity - 1);
		assert_ok!(consent(ALICE, FIRST, Level::One));
		// A proposal lapses no later than what it proposes expires.
		assert_ok!(attest(REGISTRAR, Level::One, "DE", now() + 2));
		pass(1);
		assert_ok!(consent(ALICE, FIRST, Level::One));
		assert_ok!(attest(REGISTRAR, Level::One, "DE", now() + 2));
		pass(2);
		assert_noop!(consent(ALICE, FIRST, Level::One), Error::<Test>::ProposalLapsed);
	});
}

#[test]
fn consent_should_replace_what_another_registrar_attested() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Three);
		propose(OTHER_REGISTRAR, ALICE, Level::One);
		assert_eq!(level(ALICE), Level::Three);
		assert_ok!(consent(ALICE, SECOND, Level::One));
		assert_eq!(level(ALICE), Level::One);
		assert_eq!((registrar(FIRST).attestations, registrar(SECOND).attestations), (0, 1));
		assert_noop!(
			Kyc::revoke(signed(REGISTRAR), ALICE, RevokeReason::Other),
			Error::<Test>::NotYourAttestation
		);
		// Whoever was there before is not new.
		assert_eq!(Onboarded::get(), [ALICE]);
	});
}

#[test]
fn drop_should_be_for_who_is_concerned_until_it_lapses() {
	ExtBuilder::default().build_and_execute(|| {
		propose(REGISTRAR, ALICE, Level::One);
		assert_noop!(
			Kyc::drop_proposal(signed(OTHER_REGISTRAR), ALICE, FIRST),
			Error::<Test>::NotYourProposal
		);
		assert_ok!(Kyc::drop_proposal(signed(ALICE), ALICE, FIRST));
		assert_last_event(Event::ProposalDropped { who: ALICE, registrar: FIRST });
		assert_noop!(
			Kyc::drop_proposal(signed(ALICE), ALICE, FIRST),
			Error::<Test>::NoSuchProposal
		);
		propose(REGISTRAR, ALICE, Level::One);
		pass(test_params().proposal_validity - 1);
		assert_noop!(Kyc::drop_proposal(signed(50), ALICE, FIRST), Error::<Test>::NotYourProposal);
		pass(1);
		assert_ok!(Kyc::drop_proposal(signed(50), ALICE, FIRST));
		assert_eq!(registrar(FIRST).proposals, 0);
	});
}

#[test]
fn an_attestation_should_expire_to_the_millisecond() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		pass(30 * DAY_MS - 1);
		assert_eq!(level(ALICE), Level::Two);
		pass(1);
		assert_eq!(level(ALICE), Level::Zero);
		assert_eq!(Kyc::level_of(&ALICE).standing, Standing::Expired);
	});
}

#[test]
fn renew_should_set_a_later_expiry() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		let previous = now() + 30 * DAY_MS;
		let renew = |registrar, at| Kyc::renew(signed(registrar), ALICE, at);
		assert_noop!(renew(REGISTRAR, previous), Error::<Test>::ExpiryNotLater);
		assert_noop!(renew(OTHER_REGISTRAR, previous + 1), Error::<Test>::NotYourAttestation);
		assert_noop!(renew(BOB, previous + 1), Error::<Test>::NotRegistrar);
		assert_noop!(
			renew(REGISTRAR, now() + test_params().max_validity + 1),
			Error::<Test>::ValidityTooLong
		);
		// Also after it expired.
		pass(40 * DAY_MS);
		let expires_at = now() + DAY_MS;
		assert_noop!(renew(REGISTRAR, previous + 1), Error::<Test>::ExpiryInPast);
		assert_ok!(renew(REGISTRAR, expires_at));
		assert_last_event(Event::Renewed { who: ALICE, registrar: FIRST, previous, expires_at });
		assert_eq!(level(ALICE), Level::Two);
		assert_noop!(Kyc::renew(signed(REGISTRAR), BOB, expires_at), Error::<Test>::NotAttested);
	});
}

#[test]
fn revoke_should_take_the_level_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		assert_noop!(
			Kyc::revoke(signed(ALICE), ALICE, RevokeReason::Other),
			Error::<Test>::NotRegistrar
		);
		assert_ok!(Kyc::revoke(signed(REGISTRAR), ALICE, RevokeReason::Inaccurate));
		assert_last_event(Event::Revoked {
			who: ALICE,
			registrar: FIRST,
			reason: RevokeReason::Inaccurate,
			forced: false,
		});
		assert_eq!(level(ALICE), Level::Zero);
		assert_eq!(Kyc::level_of(&ALICE).standing, Standing::Revoked);
		assert_noop!(
			Kyc::revoke(signed(REGISTRAR), ALICE, RevokeReason::Other),
			Error::<Test>::AttestationRevoked
		);
		assert_noop!(
			Kyc::renew(signed(REGISTRAR), ALICE, now() + 60 * DAY_MS),
			Error::<Test>::AttestationRevoked
		);
		// A new one, with a new consent.
		verify(ALICE, Level::One);
		assert_eq!(level(ALICE), Level::One);
	});
}

#[test]
fn force_revoke_should_be_for_compliance() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		assert_noop!(
			Kyc::force_revoke(signed(REGISTRAR), ALICE, RevokeReason::Compliance),
			BadOrigin
		);
		assert_noop!(
			Kyc::force_revoke(signed(COMPLIANCE), BOB, RevokeReason::Compliance),
			Error::<Test>::NotAttested
		);
		assert_ok!(Kyc::force_revoke(signed(COMPLIANCE), ALICE, RevokeReason::Compliance));
		assert_last_event(Event::Revoked {
			who: ALICE,
			registrar: FIRST,
			reason: RevokeReason::Compliance,
			forced: true,
		});
		assert_eq!(level(ALICE), Level::Zero);
	});
}

#[test]
fn revoke_should_take_the_same_registrars_proposal_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		propose(REGISTRAR, ALICE, Level::Two);
		propose(REGISTRAR, BOB, Level::One);
		propose(OTHER_REGISTRAR, ALICE, Level::One);
		assert_ok!(Kyc::revoke(signed(REGISTRAR), ALICE, RevokeReason::Compliance));
		System::assert_has_event(Event::ProposalDropped { who: ALICE, registrar: FIRST }.into());
		assert_last_event(Event::Revoked {
			who: ALICE,
			registrar: FIRST,
			reason: RevokeReason::Compliance,
			forced: false,
		});
		assert_noop!(consent(ALICE, FIRST, Level::Two), Error::<Test>::NoSuchProposal);
		assert_eq!(level(ALICE), Level::Zero);
		// It speaks for nobody else, and of nobody else.
		assert_eq!((registrar(FIRST).proposals, registrar(SECOND).proposals), (1, 1));
		assert_ok!(consent(BOB, FIRST, Level::One));
		assert_ok!(consent(ALICE, SECOND, Level::One));
	});
}

#[test]
fn force_revoke_should_take_all_proposals_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		propose(REGISTRAR, ALICE, Level::Two);
		propose(OTHER_REGISTRAR, ALICE, Level::One);
		propose(OTHER_REGISTRAR, BOB, Level::One);
		// As many as there can be, one of them of a registrar that is gone.
		assert_ok!(Kyc::appoint_registrar(root(), 3, Level::One, countries(&["DE"])));
		propose(3, ALICE, Level::One);
		assert_ok!(Kyc::deactivate_registrar(root(), 2, None));
		assert_ok!(Kyc::force_revoke(signed(COMPLIANCE), ALICE, RevokeReason::Compliance));
		for registrar in [FIRST, SECOND, 2] {
			System::assert_has_event(Event::ProposalDropped { who: ALICE, registrar }.into());
		}
		assert_last_event(Event::Revoked {
			who: ALICE,
			registrar: FIRST,
			reason: RevokeReason::Compliance,
			forced: true,
		});
		assert_noop!(consent(ALICE, FIRST, Level::Two), Error::<Test>::NoSuchProposal);
		assert_noop!(consent(ALICE, SECOND, Level::One), Error::<Test>::NoSuchProposal);
		assert_eq!(level(ALICE), Level::Zero);
		assert_eq!([FIRST, SECOND, 2].map(|id| registrar(id).proposals), [0, 1, 0]);
		assert_ok!(consent(BOB, SECOND, Level::One));
		// What is proposed after it counts.
		verify(ALICE, Level::Two);
		assert_eq!(level(ALICE), Level::Two);
	});
}
