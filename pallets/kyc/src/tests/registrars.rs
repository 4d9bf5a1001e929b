//! Registrars: appointed, changed, rotated, deactivated, removed.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::kyc::{Level, Standing};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, types::DAY_MS, *};

const NEW: AccountId = 3;

#[test]
fn appoint_should_give_the_next_number() {
	ExtBuilder::default().build_and_execute(|| {
		let where_to = countries(&["AT", "CH"]);
		assert_noop!(
			Kyc::appoint_registrar(signed(NEW), NEW, Level::Two, where_to.clone()),
			BadOrigin
		);
		assert_ok!(Kyc::appoint_registrar(root(), NEW, Level::Two, where_to.clone()));
		assert_last_event(Event::RegistrarAppointed {
			registrar: 2,
			account: NEW,
			max_level: Level::Two,
			jurisdictions: where_to,
		});
		// There is room for three.
		assert_noop!(
			Kyc::appoint_registrar(root(), 4, Level::Two, countries(&["AT"])),
			Error::<Test>::TooManyRegistrars
		);
	});
}

#[test]
fn appoint_should_fail_when_there_is_nothing_to_attest() {
	ExtBuilder::default().build_and_execute(|| {
		let appoint =
			|level, codes: &[&str]| Kyc::appoint_registrar(root(), NEW, level, countries(codes));
		assert_noop!(appoint(Level::One, &[]), Error::<Test>::NoJurisdiction);
		assert_noop!(appoint(Level::Zero, &["DE"]), Error::<Test>::LevelZero);
		assert_noop!(appoint(Level::One, &["DE", "AT"]), Error::<Test>::JurisdictionsNotSorted);
		assert_noop!(appoint(Level::One, &["DE", "DE"]), Error::<Test>::JurisdictionsNotSorted);
		assert_noop!(
			Kyc::appoint_registrar(root(), REGISTRAR, Level::One, countries(&["DE"])),
			Error::<Test>::AccountIsRegistrar
		);
	});
}

#[test]
fn set_should_restrict_what_is_not_yet_in_force() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Three);
		propose(REGISTRAR, BOB, Level::Three);
		assert_noop!(
			Kyc::set_registrar(signed(REGISTRAR), FIRST, Level::Two, countries(&["DE"])),
			BadOrigin
		);
		assert_noop!(
			Kyc::set_registrar(root(), 9, Level::Two, countries(&["DE"])),
			Error::<Test>::NoSuchRegistrar
		);
		assert_ok!(Kyc::set_registrar(root(), FIRST, Level::Two, countries(&["DE"])));
		assert_last_event(Event::RegistrarSet {
			registrar: FIRST,
			max_level: Level::Two,
			jurisdictions: countries(&["DE"]),
		});

		assert_eq!(level(ALICE), Level::Three);
		assert_noop!(
			Kyc::renew(signed(REGISTRAR), ALICE, now() + 60 * DAY_MS),
			Error::<Test>::NoLongerAllowed
		);
		assert_noop!(consent(BOB, FIRST, Level::Three), Error::<Test>::NoLongerAllowed);
		// The jurisdiction too.
		propose(REGISTRAR, BOB, Level::Two);
		assert_ok!(Kyc::set_registrar(root(), FIRST, Level::Two, countries(&["FR"])));
		assert_noop!(consent(BOB, FIRST, Level::Two), Error::<Test>::NoLongerAllowed);
		assert_ok!(Kyc::set_registrar(root(), FIRST, Level::Two, countries(&["DE", "FR"])));
		assert_ok!(consent(BOB, FIRST, Level::Two));
	});
}

#[test]
fn rotate_should_keep_what_is_attested() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		assert_noop!(
			Kyc::rotate_registrar(signed(OTHER_REGISTRAR), FIRST, NEW),
			Error::<Test>::NotRegistrar
		);
		assert_noop!(
			Kyc::rotate_registrar(signed(REGISTRAR), FIRST, OTHER_REGISTRAR),
			Error::<Test>::AccountIsRegistrar
		);
		assert_ok!(Kyc::rotate_registrar(signed(REGISTRAR), FIRST, NEW));
		assert_last_event(Event::RegistrarRotated {
			registrar: FIRST,
			previous: REGISTRAR,
			account: NEW,
		});
		assert_eq!(level(ALICE), Level::One);
		assert_noop!(
			Kyc::renew(signed(REGISTRAR), ALICE, now() + 60 * DAY_MS),
			Error::<Test>::NotRegistrar
		);
		assert_ok!(Kyc::renew(signed(NEW), ALICE, now() + 60 * DAY_MS));
		// Governance can too.
		assert_ok!(Kyc::rotate_registrar(root(), FIRST, REGISTRAR));
	});
}

#[test]
fn deactivation_should_leave_what_was_attested_before() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		propose(REGISTRAR, BOB, Level::Two);
		assert_noop!(Kyc::deactivate_registrar(signed(REGISTRAR), FIRST, None), BadOrigin);
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, None));
		assert_last_event(Event::RegistrarDeactivated {
			registrar: FIRST,
			compromised_since: None,
		});

		assert_eq!(level(ALICE), Level::Two);
		assert_noop!(consent(BOB, FIRST, Level::Two), Error::<Test>::RegistrarInactive);
		assert_noop!(
			Kyc::renew(signed(REGISTRAR), ALICE, now() + 60 * DAY_MS),
			Error::<Test>::NotRegistrar
		);
		assert_noop!(
			Kyc::deactivate_registrar(root(), FIRST, None),
			Error::<Test>::RegistrarInactive
		);
		pass(30 * DAY_MS);
		assert_eq!(level(ALICE), Level::Zero);
	});
}

#[test]
fn compromise_should_void_what_was_written_from_that_time_on() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		pass(DAY_MS);
		let since = now();
		verify(BOB, Level::Two);
		assert_noop!(
			Kyc::deactivate_registrar(root(), FIRST, Some(now() + 1)),
			Error::<Test>::InTheFuture
		);
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, Some(since)));
		assert_eq!((level(ALICE), level(BOB)), (Level::Two, Level::Zero));
		assert_eq!(Kyc::level_of(&BOB).standing, Standing::Compromised);

		// It was earlier than they thought.
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, Some(since - DAY_MS)));
		assert_eq!((level(ALICE), level(BOB)), (Level::Zero, Level::Zero));
		// It was a false alarm.
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, None));
		assert_eq!((level(ALICE), level(BOB)), (Level::Two, Level::Two));
	});
}

#[test]
fn compromise_should_void_what_was_renewed_since() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		pass(DAY_MS);
		assert_ok!(Kyc::renew(signed(REGISTRAR), ALICE, now() + 60 * DAY_MS));
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, Some(now())));
		assert_eq!(level(ALICE), Level::Zero);
	});
}

#[test]
fn remove_should_wait_until_nothing_is_on_record() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		propose(REGISTRAR, BOB, Level::One);
		assert_noop!(Kyc::remove_registrar(root(), FIRST), Error::<Test>::RegistrarActive);
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, None));
		assert_noop!(Kyc::remove_registrar(root(), FIRST), Error::<Test>::RegistrarInUse);
		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
		assert_noop!(Kyc::remove_registrar(root(), FIRST), Error::<Test>::RegistrarInUse);
		// Of a registrar that is gone anyone can drop a proposal.
		assert_ok!(Kyc::drop_proposal(signed(50), BOB, FIRST));
		assert_noop!(Kyc::remove_registrar(signed(ALICE), FIRST), BadOrigin);
		assert_ok!(Kyc::remove_registrar(root(), FIRST));
		assert_last_event(Event::RegistrarRemoved { registrar: FIRST });
		// The account can be appointed again, under another number.
		assert_ok!(Kyc::appoint_registrar(root(), REGISTRAR, Level::One, countries(&["DE"])));
		assert_eq!(RegistrarOf::<Test>::get(REGISTRAR), Some(2));
	});
}
