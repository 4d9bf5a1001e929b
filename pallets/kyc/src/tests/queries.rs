//! What wallets and registrars read.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	kyc::{
		AccountOverview, AttestationOverview, Level, ProposalOverview, Ramp, RampOverview,
		RegistrarOverview, Standing, TombstoneOverview,
	},
	units::currency::GCC,
};

use crate::{mock::*, types::DAY_MS, *};

#[test]
fn standing_should_tell_levels_limits_and_what_is_left() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		assert_eq!(try_use(ALICE, Ramp::Deposit, 100 * GCC), Ok(()));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 100 * GCC), Ok(()));
		let ramp = |ramp, used, left| RampOverview { ramp, limit: limit(100, 250), used, left };
		let expected = AccountOverview {
			level: Level::One,
			standing: Standing::InForce,
			attestation: Some(AttestationOverview {
				registrar: FIRST,
				level: Level::One,
				jurisdiction: country("DE"),
				commitment: commitment(1),
				written_at: now(),
				consented_at: now(),
				expires_at: now() + 30 * DAY_MS,
				revoked: None,
			}),
			tombstones: Vec::new(),
			frozen: false,
			ramps: vec![
				ramp(Ramp::Deposit, 200 * GCC, 50 * GCC),
				ramp(Ramp::Withdrawal, 0, 100 * GCC),
				ramp(Ramp::Payment, 0, 100 * GCC),
				ramp(Ramp::MerchantReceipt, 0, 100 * GCC),
			],
		};
		assert_eq!(Kyc::standing(ALICE), expected);

		// What it says is left passes, and no more.
		assert_eq!(try_use(ALICE, Ramp::Deposit, 50 * GCC), Ok(()));
		assert_eq!(Kyc::standing(ALICE).ramps[0].left, 0);

		FrozenList::set(vec![ALICE]);
		let frozen = Kyc::standing(ALICE);
		assert!(frozen.frozen && frozen.ramps.iter().all(|ramp| ramp.left == 0));
		FrozenList::set(Vec::new());

		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
		let erased = Kyc::standing(ALICE);
		assert_eq!((erased.level, erased.standing), (Level::Zero, Standing::Unattested));
		let stone = TombstoneOverview { registrar: FIRST, erased_at: now(), destroyed_at: None };
		assert_eq!((erased.attestation, erased.tombstones), (None, vec![stone]));
	});
}

#[test]
fn standing_should_tell_the_latest_tombstones_first() {
	ExtBuilder::default().build_and_execute(|| {
		// As many registrars as there can be at a time, and one more that came later.
		let mut expected = Vec::new();
		for registrar in 0..4 {
			let account = match registrar {
				FIRST => REGISTRAR,
				SECOND => OTHER_REGISTRAR,
				_ => {
					let account = AccountId::from(registrar) + 1;
					let places = countries(&["DE"]);
					assert_ok!(Kyc::appoint_registrar(root(), account, Level::One, places));
					account
				},
			};
			propose(account, ALICE, Level::One);
			assert_ok!(consent(ALICE, registrar, Level::One));
			pass(5);
			assert_ok!(Kyc::erase(signed(ALICE), ALICE));
			assert_ok!(Kyc::deactivate_registrar(root(), registrar, None));
			assert_ok!(Kyc::remove_registrar(root(), registrar));
			expected
				.insert(0, TombstoneOverview { registrar, erased_at: now(), destroyed_at: None });
		}
		assert_eq!(Kyc::standing(ALICE).tombstones, expected[..3]);
		assert_eq!(Tombstones::<Test>::iter_prefix(ALICE).count(), 4);
		assert_eq!(Kyc::standing(BOB).tombstones, []);
	});
}

#[test]
fn proposals_should_be_those_that_can_be_consented_to() {
	ExtBuilder::default().build_and_execute(|| {
		propose(OTHER_REGISTRAR, ALICE, Level::One);
		pass(1);
		propose(REGISTRAR, ALICE, Level::Two);
		let registrars =
			|who| Kyc::proposals_of(who).iter().map(|row| row.registrar).collect::<Vec<_>>();
		assert_eq!(registrars(ALICE), [FIRST, SECOND]);
		assert!(registrars(BOB).is_empty());
		pass(test_params().proposal_validity - 1);
		let lapses_at = now() + 1;
		assert_eq!(
			Kyc::proposals_of(ALICE),
			[ProposalOverview {
				registrar: FIRST,
				level: Level::Two,
				jurisdiction: country("DE"),
				commitment: commitment(2),
				expires_at: lapses_at - test_params().proposal_validity + 30 * DAY_MS,
				lapses_at,
			}]
		);

		// What governance restricted since, and what it allows again.
		let set = |level, places: &[&str]| {
			assert_ok!(Kyc::set_registrar(root(), FIRST, level, countries(places)));
		};
		for (level, places) in [(Level::One, ["DE", "FR"]), (Level::Two, ["AT", "FR"])] {
			set(level, &places);
			assert!(registrars(ALICE).is_empty());
			assert_noop!(consent(ALICE, FIRST, Level::Two), Error::<Test>::NoLongerAllowed);
		}
		set(Level::Two, &["DE"]);
		assert_eq!(registrars(ALICE), [FIRST]);
		// Its registrar is gone.
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, None));
		assert!(registrars(ALICE).is_empty());
		assert_noop!(consent(ALICE, FIRST, Level::Two), Error::<Test>::RegistrarInactive);
	});
}

#[test]
fn registrars_should_be_told_by_number() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		assert_ok!(Kyc::deactivate_registrar(root(), SECOND, Some(7)));
		let expected = [
			RegistrarOverview {
				id: FIRST,
				account: REGISTRAR,
				max_level: Level::Three,
				jurisdictions: vec![country("DE"), country("FR")],
				active: true,
				compromised_since: None,
				attestations: 1,
				proposals: 0,
			},
			RegistrarOverview {
				id: SECOND,
				account: OTHER_REGISTRAR,
				max_level: Level::One,
				jurisdictions: vec![country("DE")],
				active: false,
				compromised_since: Some(7),
				attestations: 0,
				proposals: 0,
			},
		];
		assert_eq!(Kyc::registrars(), expected);
	});
}
