//! Erasure: the commitment goes, a tombstone stays.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::kyc::{Level, RegistrarId, RevokeReason, Standing};

use crate::{mock::*, *};

/// What is left of an account's attestations, by registrar.
fn tombstones(who: AccountId) -> Vec<(RegistrarId, Tombstone)> {
	let mut rows: Vec<_> = Tombstones::<Test>::iter_prefix(who).collect();
	rows.sort_by_key(|row| row.0);
	rows
}

#[test]
fn erase_by_the_account_should_wait_for_the_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		assert_noop!(Kyc::erase(signed(BOB), ALICE), Error::<Test>::NotYourAttestation);
		assert_noop!(Kyc::erase(signed(OTHER_REGISTRAR), ALICE), Error::<Test>::NotYourAttestation);
		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
		assert_last_event(Event::Erased { who: ALICE, registrar: FIRST, destroyed: false });
		let erased_at = now();
		assert_eq!(level(ALICE), Level::Zero);
		assert_eq!(Attestations::<Test>::get(ALICE), None);
		assert_eq!(tombstones(ALICE), [(FIRST, Tombstone { erased_at, destroyed_at: None })]);
		assert_noop!(Kyc::erase(signed(ALICE), ALICE), Error::<Test>::NotAttested);

		pass(5);
		assert_noop!(
			Kyc::confirm_erasure(signed(OTHER_REGISTRAR), ALICE),
			Error::<Test>::NotErased
		);
		assert_noop!(Kyc::confirm_erasure(signed(REGISTRAR), BOB), Error::<Test>::NotErased);
		assert_ok!(Kyc::confirm_erasure(signed(REGISTRAR), ALICE));
		assert_last_event(Event::ErasureConfirmed { who: ALICE, registrar: FIRST });
		assert_eq!(
			tombstones(ALICE),
			[(FIRST, Tombstone { erased_at, destroyed_at: Some(erased_at + 5) })]
		);
		assert_noop!(
			Kyc::confirm_erasure(signed(REGISTRAR), ALICE),
			Error::<Test>::AlreadyDestroyed
		);
	});
}

#[test]
fn erase_by_the_registrar_should_say_that_the_salt_is_destroyed() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		assert_ok!(Kyc::erase(signed(REGISTRAR), ALICE));
		assert_last_event(Event::Erased { who: ALICE, registrar: FIRST, destroyed: true });
		assert_noop!(
			Kyc::confirm_erasure(signed(REGISTRAR), ALICE),
			Error::<Test>::AlreadyDestroyed
		);
	});
}

#[test]
fn a_later_registrars_erasure_should_leave_the_firsts_duty() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
		let first = Tombstone { erased_at: now(), destroyed_at: None };
		pass(5);
		propose(OTHER_REGISTRAR, ALICE, Level::One);
		assert_ok!(consent(ALICE, SECOND, Level::One));
		assert_ok!(Kyc::erase(signed(OTHER_REGISTRAR), ALICE));
		let second = Tombstone { erased_at: now(), destroyed_at: Some(now()) };
		assert_eq!(tombstones(ALICE), [(FIRST, first), (SECOND, second)]);

		// Each for itself.
		assert_noop!(
			Kyc::confirm_erasure(signed(OTHER_REGISTRAR), ALICE),
			Error::<Test>::AlreadyDestroyed
		);
		assert_ok!(Kyc::confirm_erasure(signed(REGISTRAR), ALICE));
		let first = Tombstone { destroyed_at: Some(now()), ..first };
		assert_eq!(tombstones(ALICE), [(FIRST, first), (SECOND, second)]);
	});
}

#[test]
fn a_duty_should_come_back_with_the_same_registrars_next_erasure() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		assert_ok!(Kyc::erase(signed(REGISTRAR), ALICE));
		pass(5);
		verify(ALICE, Level::One);
		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
		let stone = Tombstone { erased_at: now(), destroyed_at: None };
		assert_eq!(tombstones(ALICE), [(FIRST, stone)]);
		assert_ok!(Kyc::confirm_erasure(signed(REGISTRAR), ALICE));
	});
}

#[test]
fn what_gives_way_to_another_registrars_should_leave_a_tombstone() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Two);
		// Revoked or not: its commitment is as long in the state.
		assert_ok!(Kyc::revoke(signed(REGISTRAR), ALICE, RevokeReason::Other));
		propose(OTHER_REGISTRAR, ALICE, Level::One);
		pass(5);
		System::reset_events();
		assert_ok!(consent(ALICE, SECOND, Level::One));
		// In this order: whoever follows the events has the account at its new level at the end.
		let attestation = Attestations::<Test>::get(ALICE).unwrap();
		let events: Vec<RuntimeEvent> =
			System::events().into_iter().map(|record| record.event).collect();
		let expected = [
			Event::Erased { who: ALICE, registrar: FIRST, destroyed: false },
			Event::Consented {
				who: ALICE,
				registrar: SECOND,
				level: Level::One,
				jurisdiction: country("DE"),
				expires_at: attestation.expires_at,
				commitment: commitment(1),
				replaced: Some(FIRST),
			},
		]
		.map(RuntimeEvent::from);
		assert_eq!(events, expected);
		assert_eq!(
			tombstones(ALICE),
			[(FIRST, Tombstone { erased_at: now(), destroyed_at: None })]
		);
		assert_ok!(Kyc::confirm_erasure(signed(REGISTRAR), ALICE));
		assert_eq!((level(ALICE), registrar(SECOND).attestations), (Level::One, 1));
	});
}

#[test]
fn a_registrars_own_new_file_should_leave_no_tombstone() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		System::reset_events();
		propose(REGISTRAR, ALICE, Level::Two);
		assert_ok!(consent(ALICE, FIRST, Level::Two));
		assert_eq!(tombstones(ALICE), []);
		assert!(!System::events()
			.iter()
			.any(|record| matches!(record.event, RuntimeEvent::Kyc(Event::Erased { .. }))));
		assert!(System::events().iter().any(|record| matches!(
			record.event,
			RuntimeEvent::Kyc(Event::Consented { replaced: Some(FIRST), .. })
		)));
	});
}

#[test]
fn a_tombstone_should_outlive_its_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, None));
		assert_noop!(Kyc::confirm_erasure(signed(REGISTRAR), ALICE), Error::<Test>::NotRegistrar);
		assert_ok!(Kyc::remove_registrar(root(), FIRST));
		assert_eq!(Kyc::level_of(&ALICE).standing, Standing::Unattested);
		assert_eq!(tombstones(ALICE).len(), 1);
	});
}

#[test]
fn erase_should_take_the_same_registrars_proposal_with_it() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		propose(REGISTRAR, ALICE, Level::Two);
		propose(OTHER_REGISTRAR, ALICE, Level::One);
		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
		System::assert_has_event(Event::ProposalDropped { who: ALICE, registrar: FIRST }.into());
		assert_last_event(Event::Erased { who: ALICE, registrar: FIRST, destroyed: false });
		assert!(!Proposals::<Test>::contains_key(ALICE, FIRST));
		assert!(Proposals::<Test>::contains_key(ALICE, SECOND));
	});
}

#[test]
fn no_commitment_should_be_in_the_state_after_erasure() {
	gone(|| {
		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
	});
}

#[test]
fn no_commitment_should_be_in_the_state_when_it_gave_way() {
	gone(|| {
		propose(OTHER_REGISTRAR, ALICE, Level::One);
		assert_ok!(consent(ALICE, SECOND, Level::One));
	});
}

/// Checks that nothing holds the first registrar's commitment after `removed`, and a tombstone stays.
fn gone(removed: impl FnOnce()) {
	let mut ext = ExtBuilder::default().build();
	ext.execute_with(|| {
		verify(ALICE, Level::Two);
		removed();
		// Events are of the block, not of the state that stays.
		System::reset_events();
	});
	ext.commit_all().unwrap();
	ext.execute_with(|| {
		let needle = commitment(Level::Two as u8);
		let mut key = Vec::new();
		while let Some(next) = sp_io::storage::next_key(&key) {
			let value = sp_io::storage::get(&next).unwrap();
			assert!(
				!value.windows(32).any(|window| window == needle.as_bytes()),
				"the commitment is still under {next:?}"
			);
			key = next;
		}
		assert_eq!(tombstones(ALICE).len(), 1);
	});
}
