//! Registrars, households and devices.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::metering::{Attestation, DeviceStatus, Rating, Reading};
use sp_runtime::{DispatchError, DispatchError::BadOrigin, TokenError};

use crate::{mock::*, *};

mod registrars {
	use super::*;

	#[test]
	fn the_admin_should_appoint_and_dismiss_them() {
		test(|| {
			assert_noop!(Metering::add_registrar(signed(ALICE), BOB), BadOrigin);
			assert_ok!(Metering::add_registrar(root(), BOB));
			assert_eq!(events(), [Event::RegistrarAdded { registrar: BOB }]);
			assert_noop!(Metering::add_registrar(root(), BOB), Error::<Test>::AlreadyRegistrar);

			assert_noop!(Metering::remove_registrar(signed(ALICE), BOB), BadOrigin);
			assert_ok!(Metering::remove_registrar(root(), BOB));
			assert_eq!(events(), [Event::RegistrarRemoved { registrar: BOB }]);
			assert_noop!(Metering::remove_registrar(root(), BOB), Error::<Test>::NotRegistrar);
		});
	}

	#[test]
	fn there_should_be_no_more_than_there_can_be() {
		test(|| {
			assert_ok!(Metering::add_registrar(root(), 21));
			assert_ok!(Metering::add_registrar(root(), 22));
			assert_noop!(Metering::add_registrar(root(), 23), Error::<Test>::TooManyRegistrars);
		});
	}

	#[test]
	fn nobody_else_should_do_what_they_do() {
		test(|| {
			let home = one_device();
			let not = DispatchError::from(Error::<Test>::NotRegistrar);
			let alice = || signed(ALICE);
			assert_noop!(Metering::approve_household(alice(), home), not);
			assert_noop!(Metering::reject_household(alice(), home), not);
			let key = device_key("m");
			assert_noop!(
				Metering::approve_device(alice(), id("m"), home, key.clone(), RATING, BASELINE, 0),
				not
			);
			assert_noop!(Metering::reset_counter(alice(), id("m"), BASELINE, 0), not);
			assert_noop!(Metering::replace_key(alice(), id("m"), key), not);
			assert_noop!(Metering::accept_quarantined(alice(), id("m"), 1), not);
			assert_noop!(Metering::void_quarantined(alice(), id("m"), 1), not);
		});
	}
}

mod households {
	use super::*;

	#[test]
	fn registering_should_hold_the_deposit_until_it_is_closed() {
		test(|| {
			assert_ok!(Metering::register_household(signed(ALICE), region()));
			assert_eq!(
				events(),
				[Event::HouseholdRegistered {
					household: 0,
					owner: ALICE,
					region: region(),
					deposit: HOUSEHOLD_DEPOSIT
				}]
			);
			assert_eq!(held(ALICE), HOUSEHOLD_DEPOSIT);
			assert_noop!(Metering::close_household(signed(BOB), 0), Error::<Test>::NotOwner);
			assert_ok!(Metering::close_household(signed(ALICE), 0));
			assert_eq!(
				events(),
				[Event::HouseholdClosed { household: 0, owner: ALICE, deposit: HOUSEHOLD_DEPOSIT }]
			);
			assert_eq!(held(ALICE), 0);
			assert_noop!(
				Metering::close_household(signed(ALICE), 0),
				Error::<Test>::NoSuchHousehold
			);
			// Its number is not given again.
			assert_eq!(household(ALICE), 1);
		});
	}

	#[test]
	fn an_owner_should_have_no_more_than_it_can() {
		test(|| {
			for _ in 0..3 {
				assert_ok!(Metering::register_household(signed(ALICE), region()));
			}
			assert_noop!(
				Metering::register_household(signed(ALICE), region()),
				Error::<Test>::TooManyHouseholds
			);
			assert_ok!(Metering::register_household(signed(BOB), region()));
			assert_ok!(Metering::close_household(signed(ALICE), 1));
			assert_ok!(Metering::register_household(signed(ALICE), region()));
			assert_eq!(Metering::households_of(ALICE), [0, 2, 4]);
		});
	}

	#[test]
	fn registering_should_fail_without_the_deposit() {
		test(|| {
			assert_noop!(
				Metering::register_household(signed(99), region()),
				TokenError::FundsUnavailable
			);
			NextHousehold::<Test>::put(u32::MAX);
			assert_noop!(
				Metering::register_household(signed(ALICE), region()),
				Error::<Test>::NoMoreHouseholds
			);
		});
	}

	#[test]
	fn a_registrar_should_approve_once() {
		test(|| {
			assert_ok!(Metering::register_household(signed(ALICE), region()));
			assert_eq!(Metering::household(0).map(|home| home.approved), Some(false));
			events();
			assert_ok!(Metering::approve_household(signed(REGISTRAR), 0));
			assert_eq!(events(), [Event::HouseholdApproved { household: 0, registrar: REGISTRAR }]);
			assert_eq!(Metering::household(0).map(|home| home.approved), Some(true));
			let registrar = || signed(REGISTRAR);
			let approved = DispatchError::from(Error::<Test>::AlreadyApproved);
			assert_noop!(Metering::approve_household(registrar(), 0), approved);
			assert_noop!(Metering::reject_household(registrar(), 0), approved);
			let none = DispatchError::from(Error::<Test>::NoSuchHousehold);
			assert_noop!(Metering::approve_household(registrar(), 1), none);
			assert_noop!(Metering::reject_household(registrar(), 1), none);
		});
	}

	#[test]
	fn rejecting_should_remove_its_devices_too() {
		test(|| {
			assert_ok!(Metering::register_household(signed(ALICE), region()));
			for name in ["a", "b"] {
				let key = device_key(name);
				assert_ok!(Metering::register_device(
					signed(ALICE),
					0,
					id(name),
					key,
					RATING,
					BASELINE
				));
			}
			assert_eq!(held(ALICE), HOUSEHOLD_DEPOSIT + 2 * DEVICE_DEPOSIT);
			events();
			assert_ok!(Metering::reject_household(signed(REGISTRAR), 0));
			let retired = |name| Event::DeviceRetired {
				device: id(name),
				household: 0,
				by: REGISTRAR,
				deposit: DEVICE_DEPOSIT,
				forgotten: true,
			};
			assert_eq!(
				events(),
				[
					retired("a"),
					retired("b"),
					Event::HouseholdRejected {
						household: 0,
						registrar: REGISTRAR,
						owner: ALICE,
						deposit: HOUSEHOLD_DEPOSIT
					}
				]
			);
			assert_eq!(held(ALICE), 0);
			assert_eq!(Metering::household(0), None);
			assert_eq!(Metering::device(id("a")), None);
		});
	}

	#[test]
	fn closing_should_wait_for_its_devices_and_take_its_history() {
		test(|| {
			let home = one_device();
			wait(INTERVAL);
			bring_one("m", reading("m", 1, now(), counters(10, 0, 0)));
			assert_noop!(Metering::close_household(signed(ALICE), home), Error::<Test>::HasDevices);
			assert_eq!(months(home).len(), 1);
			assert_ok!(Metering::retire_device(signed(ALICE), id("m")));
			assert_ok!(Metering::close_household(signed(ALICE), home));
			assert_eq!(months(home), []);
			assert_eq!(held(ALICE), 0);
			assert_eq!(tokens(ALICE)[0], 10, "what was minted stays");
		});
	}
}

mod devices {
	use super::*;

	fn register(who: AccountId, home: u32, name: &str) -> frame_support::dispatch::DispatchResult {
		Metering::register_device(signed(who), home, id(name), device_key(name), RATING, BASELINE)
	}

	fn approve(home: u32, name: &str) -> frame_support::dispatch::DispatchResult {
		let registrar = signed(REGISTRAR);
		Metering::approve_device(registrar, id(name), home, device_key(name), RATING, BASELINE, 5)
	}

	#[test]
	fn registering_should_hold_a_deposit_and_wait() {
		test(|| {
			let home = household(ALICE);
			events();
			assert_ok!(register(ALICE, home, "m"));
			assert_eq!(
				events(),
				[Event::DeviceRegistered {
					device: id("m"),
					household: home,
					attestation: device_key("m"),
					rating: RATING,
					baseline: BASELINE,
					deposit: DEVICE_DEPOSIT
				}]
			);
			assert_eq!(held(ALICE), HOUSEHOLD_DEPOSIT + DEVICE_DEPOSIT);
			let device = Metering::device(id("m")).unwrap();
			assert_eq!((device.status, device.last), (DeviceStatus::Pending, None));
			// Nothing is settled of it.
			wait(INTERVAL);
			bring_one("m", reading("m", 1, now(), counters(10, 0, 0)));
			assert_eq!(tokens(ALICE), [0; 4]);
		});
	}

	#[test]
	fn registering_should_fail_for_what_cannot_be() {
		test(|| {
			let home = household(ALICE);
			assert_noop!(register(BOB, home, "m"), Error::<Test>::NotOwner);
			assert_noop!(register(ALICE, 7, "m"), Error::<Test>::NoSuchHousehold);
			assert_noop!(
				Metering::register_device(
					signed(ALICE),
					home,
					id("m"),
					device_key("m"),
					Rating::default(),
					BASELINE
				),
				Error::<Test>::NothingMetered
			);
			for name in ["a", "b", "c"] {
				assert_ok!(register(ALICE, home, name));
			}
			assert_noop!(register(ALICE, home, "d"), Error::<Test>::TooManyDevices);
			let other = household(BOB);
			assert_noop!(register(BOB, other, "a"), Error::<Test>::DeviceExists);
			// Who cannot pay for it.
			let deposits = held(ALICE);
			assert_ok!(Balances::force_set_balance(root(), ALICE, 7));
			assert_ok!(Metering::retire_device(signed(ALICE), id("a")));
			assert_ok!(Balances::force_set_balance(root(), ALICE, 7));
			assert_noop!(register(ALICE, home, "a"), TokenError::FundsUnavailable);
			assert_eq!(held(ALICE), deposits - DEVICE_DEPOSIT);
		});
	}

	#[test]
	fn approving_should_settle_from_the_confirmed_baseline_on() {
		test(|| {
			let home = household(ALICE);
			assert_ok!(register(ALICE, home, "m"));
			go_to(100);
			events();
			let seen = counters(1_000_500, 0, 0);
			let origin = || signed(REGISTRAR);
			let key = device_key("m");
			assert_ok!(Metering::approve_device(
				origin(),
				id("m"),
				home,
				key.clone(),
				RATING,
				seen,
				17
			));
			let baseline = Reading { seq: 17, ts: now(), counters: seen };
			assert_eq!(
				events(),
				[Event::DeviceApproved {
					device: id("m"),
					household: home,
					registrar: REGISTRAR,
					baseline,
					generation: 1
				}]
			);
			let device = Metering::device(id("m")).unwrap();
			assert_eq!((device.status, device.last), (DeviceStatus::Active, Some(baseline)));
			assert_noop!(
				Metering::approve_device(origin(), id("m"), home, key, RATING, seen, 17),
				Error::<Test>::NotPending
			);
		});
	}

	#[test]
	fn approving_should_fail_when_the_registration_was_exchanged() {
		test(|| {
			let (home, other) = (household(ALICE), household(ALICE));
			assert_ok!(register(ALICE, home, "m"));
			let approve = |home, key, rating| {
				Metering::approve_device(signed(REGISTRAR), id("m"), home, key, rating, BASELINE, 0)
			};
			let (key, more) = (device_key("m"), Rating { electricity_w: 1, ..RATING });
			let differ = DispatchError::from(Error::<Test>::TermsDiffer);
			assert_noop!(approve(other, key.clone(), RATING), differ);
			assert_noop!(approve(home, device_key("x"), RATING), differ);
			assert_noop!(approve(home, key.clone(), more), differ);
			assert_ok!(approve(home, key, RATING));
		});
	}

	#[test]
	fn approving_should_wait_for_the_household() {
		test(|| {
			assert_ok!(Metering::register_household(signed(ALICE), region()));
			assert_ok!(register(ALICE, 0, "m"));
			assert_noop!(approve(0, "m"), Error::<Test>::HouseholdNotApproved);
			assert_noop!(approve(0, "x"), Error::<Test>::NoSuchDevice);
			assert_ok!(Metering::approve_household(signed(REGISTRAR), 0));
			assert_ok!(approve(0, "m"));
		});
	}

	#[test]
	fn the_owner_or_a_registrar_should_retire_it() {
		test(|| {
			let home = one_device();
			device(home, "n");
			events();
			assert_noop!(Metering::retire_device(signed(BOB), id("m")), Error::<Test>::NotOwner);
			assert_ok!(Metering::retire_device(signed(ALICE), id("m")));
			assert_ok!(Metering::retire_device(signed(REGISTRAR), id("n")));
			let retired = |name, by| Event::DeviceRetired {
				device: id(name),
				household: home,
				by,
				deposit: DEVICE_DEPOSIT,
				forgotten: false,
			};
			assert_eq!(events(), [retired("m", ALICE), retired("n", REGISTRAR)]);
			assert_eq!(held(ALICE), HOUSEHOLD_DEPOSIT);
			assert_eq!(Metering::household(home).unwrap().devices, []);
			assert_eq!(Metering::device(id("m")).unwrap().status, DeviceStatus::Retired);
			let retired = DispatchError::from(Error::<Test>::AlreadyRetired);
			assert_noop!(Metering::retire_device(signed(ALICE), id("m")), retired);
			assert_noop!(
				Metering::retire_device(signed(ALICE), id("x")),
				Error::<Test>::NoSuchDevice
			);
			let not = DispatchError::from(Error::<Test>::NotInService);
			assert_noop!(Metering::reset_counter(signed(REGISTRAR), id("m"), BASELINE, 0), not);
			let new = Attestation::Gateway(100);
			assert_noop!(Metering::replace_key(signed(REGISTRAR), id("m"), new), not);
		});
	}

	#[test]
	fn one_that_never_was_in_service_should_leave_nothing() {
		test(|| {
			let home = household(ALICE);
			assert_ok!(register(ALICE, home, "m"));
			assert_ok!(Metering::retire_device(signed(ALICE), id("m")));
			assert_eq!(Devices::<Test>::iter().count(), 0);
			assert_eq!(held(ALICE), HOUSEHOLD_DEPOSIT);
		});
	}

	#[test]
	fn a_retired_id_should_be_used_again_with_a_new_generation() {
		test(|| {
			one_device();
			wait(INTERVAL);
			let old = reading("m", 1, now(), counters(10, 0, 0));
			bring_one("m", old);
			assert_ok!(Metering::retire_device(signed(ALICE), id("m")));

			let other = household(BOB);
			assert_ok!(register(BOB, other, "m"));
			assert_eq!(Metering::device(id("m")).unwrap().generation, 1);
			assert_ok!(Metering::approve_device(
				signed(REGISTRAR),
				id("m"),
				other,
				device_key("m"),
				RATING,
				BASELINE,
				0
			));
			assert_eq!(Metering::device(id("m")).unwrap().generation, 2);
			// Its past is not settled again.
			wait(MINUTE);
			bring_one("m", old);
			assert_eq!((tokens(ALICE)[0], tokens(BOB)[0]), (10, 0));
			bring_one("m", reading("m", 2, now(), counters(12, 0, 0)));
			assert_eq!((tokens(ALICE)[0], tokens(BOB)[0]), (10, 12));
		});
	}

	#[test]
	fn retiring_should_drop_a_reading_that_waits() {
		test(|| {
			one_device();
			wait(INTERVAL);
			bring_one("m", reading("m", 1, now(), counters(10_000_000, 0, 0)));
			assert!(Metering::quarantined(id("m")).is_some());
			assert_ok!(Metering::retire_device(signed(ALICE), id("m")));
			assert_eq!(Metering::quarantined(id("m")), None);
		});
	}

	#[test]
	fn a_replaced_key_should_count_from_then_on() {
		test(|| {
			let home = one_device();
			wait(INTERVAL);
			events();
			let (old, new) = (device_key("m"), device_key("new"));
			assert_ok!(Metering::replace_key(signed(REGISTRAR), id("m"), new.clone()));
			assert_eq!(
				events(),
				[Event::KeyReplaced {
					device: id("m"),
					registrar: REGISTRAR,
					old,
					new,
					generation: 2
				}]
			);
			let by_old = reading("m", 1, now(), counters(10, 0, 0));
			bring_one("m", by_old);
			assert_eq!(tokens(ALICE), [0; 4]);
			let signature =
				sp_core::Pair::sign(&device_pair("new"), &by_old.reading.signed_message(&id("m")));
			let by_new = mornet_primitives::metering::SignedReading {
				signature: Some(signature.0),
				..by_old
			};
			bring_one("m", by_new);
			assert_eq!(tokens(ALICE)[0], 10);
			assert_eq!(months(home)[0].1.readings, 1);
			let unknown = DispatchError::from(Error::<Test>::NoSuchDevice);
			let origin = signed(REGISTRAR);
			assert_noop!(Metering::replace_key(origin, id("x"), device_key("x")), unknown);
		});
	}
}

#[test]
#[should_panic(expected = "genesis registrar 20")]
fn genesis_should_refuse_a_registrar_twice() {
	use sp_runtime::BuildStorage;
	let _ = GenesisConfig::<Test> { registrars: vec![REGISTRAR, REGISTRAR] }.build_storage();
}

#[test]
fn the_constants_should_fit_together() {
	use frame_support::traits::Hooks;
	<Metering as Hooks<u64>>::integrity_test();
}
