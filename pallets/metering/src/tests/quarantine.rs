//! What a registrar does with a reading that waits.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::metering::{DeviceStatus, Reading};
use sp_runtime::DispatchError;

use crate::{mock::*, *};

/// A device of which a reading of 100 kWh in a quarter of an hour waits.
fn waiting() -> Reading {
	one_device();
	wait(INTERVAL);
	let signed = reading("m", 3, now(), counters(100_000, 0, 0));
	bring_one("m", signed);
	assert_eq!(Metering::quarantined(id("m")), Some(signed.reading));
	wait(MINUTE);
	events();
	signed.reading
}

fn status() -> DeviceStatus {
	Metering::device(id("m")).unwrap().status
}

mod accept_quarantined {
	use super::*;

	#[test]
	fn should_settle_it() {
		test(|| {
			let reading = waiting();
			assert_ok!(Metering::accept_quarantined(signed(REGISTRAR), id("m"), 3));
			assert_eq!(tokens(ALICE)[0], 100_000);
			assert_eq!((status(), last("m")), (DeviceStatus::Active, reading));
			let [accepted, Event::ReadingSettled { settled, .. }] = &events()[..] else {
				panic!("accepted and settled")
			};
			assert_eq!(
				*accepted,
				Event::QuarantineAccepted { device: id("m"), registrar: REGISTRAR, seq: 3 }
			);
			assert_eq!((settled.consumed, settled.batch), (counters(100_000, 0, 0), None));
			let none = DispatchError::from(Error::<Test>::NotQuarantined);
			assert_noop!(Metering::accept_quarantined(signed(REGISTRAR), id("m"), 3), none);
			// It goes on from there.
			bring_one("m", super::reading("m", 4, now(), counters(100_010, 0, 0)));
			assert_eq!(tokens(ALICE)[0], 100_010);
		});
	}

	#[test]
	fn should_fail_for_another_reading() {
		test(|| {
			waiting();
			let origin = || signed(REGISTRAR);
			let none = DispatchError::from(Error::<Test>::NotQuarantined);
			assert_noop!(Metering::accept_quarantined(origin(), id("m"), 2), none);
			assert_noop!(Metering::void_quarantined(origin(), id("m"), 4), none);
			let unknown = DispatchError::from(Error::<Test>::NoSuchDevice);
			assert_noop!(Metering::accept_quarantined(origin(), id("x"), 3), unknown);
			assert_noop!(Metering::void_quarantined(origin(), id("x"), 3), unknown);
		});
	}

	#[test]
	fn should_fail_for_what_cannot_be_settled() {
		test(|| {
			one_device();
			wait(INTERVAL);
			let mut reading = reading("m", 1, now(), counters(0, 0, 0)).reading;
			reading.counters.energy_wh -= 1;
			bring_one("m", sign("m", reading));
			let cannot = DispatchError::from(Error::<Test>::CannotSettle);
			let origin = signed(REGISTRAR);
			assert_noop!(Metering::accept_quarantined(origin, id("m"), 1), cannot);
		});
		test(|| {
			waiting();
			KeptFrom::set(now());
			let cannot = DispatchError::from(Error::<Test>::CannotSettle);
			let origin = signed(REGISTRAR);
			assert_noop!(Metering::accept_quarantined(origin, id("m"), 3), cannot);
		});
	}

	#[test]
	fn should_settle_a_silence_of_as_many_months_as_are_kept() {
		test(|| {
			let home = one_device();
			let month = crate::calendar::month_of(START);
			go_to_time(crate::calendar::month_start(month + 4));
			bring_one("m", reading("m", 1, now(), counters(1_000, 0, 0)));
			assert_eq!(status(), DeviceStatus::Quarantined);
			let done = Metering::accept_quarantined(signed(REGISTRAR), id("m"), 1).unwrap();
			assert_eq!(months(home).len(), 4);
			assert_eq!(tokens(ALICE)[0], 1_000);
			assert!(done.actual_weight.is_some());
		});
		test(|| {
			one_device();
			let month = crate::calendar::month_of(START);
			go_to_time(crate::calendar::month_start(month + 5));
			bring_one("m", reading("m", 1, now(), counters(1_000, 0, 0)));
			let origin = signed(REGISTRAR);
			let cannot = DispatchError::from(Error::<Test>::CannotSettle);
			assert_noop!(Metering::accept_quarantined(origin, id("m"), 1), cannot);
		});
	}
}

mod void_quarantined {
	use super::*;

	#[test]
	fn should_settle_from_the_counters_of_before() {
		test(|| {
			let reading = waiting();
			assert_ok!(Metering::void_quarantined(signed(REGISTRAR), id("m"), 3));
			let baseline = Reading { counters: BASELINE, ..reading };
			assert_eq!(
				events(),
				[Event::QuarantineVoided {
					device: id("m"),
					registrar: REGISTRAR,
					reading,
					baseline
				}]
			);
			assert_eq!((status(), last("m")), (DeviceStatus::Active, baseline));
			assert_eq!(tokens(ALICE), [0; 4]);
			// The voided one does not come back, and nothing of the true consumption is lost.
			bring_one("m", sign("m", reading));
			assert_eq!(tokens(ALICE), [0; 4]);
			bring_one("m", super::reading("m", 4, now(), counters(70, 0, 0)));
			assert_eq!(tokens(ALICE)[0], 70);
		});
	}
}

mod reset_counter {
	use super::*;

	#[test]
	fn should_settle_from_the_new_meters_counters() {
		test(|| {
			let reading = waiting();
			let old = last("m");
			assert_ok!(Metering::reset_counter(signed(REGISTRAR), id("m"), counters(5, 0, 0), 1));
			let new = Reading { seq: 1, ts: now(), counters: counters(5, 0, 0) };
			assert_eq!(
				events(),
				[Event::CounterReset {
					device: id("m"),
					registrar: REGISTRAR,
					old,
					new,
					generation: 2
				}]
			);
			assert_eq!((status(), last("m")), (DeviceStatus::Active, new));
			assert_eq!(Metering::quarantined(id("m")), None);
			// Readings of the old meter are over, though their numbers are higher.
			bring_one("m", sign("m", reading));
			assert_eq!((tokens(ALICE), last("m")), ([0; 4], new));
			wait(MINUTE);
			let next = Reading { seq: 2, ts: now(), counters: counters(12, 0, 0) };
			bring_one("m", sign("m", next));
			assert_eq!(tokens(ALICE)[0], 7);
		});
	}

	#[test]
	fn should_fail_for_what_is_not_in_service() {
		test(|| {
			let home = household(ALICE);
			let key = device_key("m");
			let origin = || signed(REGISTRAR);
			let reset = |name| Metering::reset_counter(origin(), id(name), BASELINE, 0);
			assert_noop!(reset("m"), Error::<Test>::NoSuchDevice);
			let alice = signed(ALICE);
			assert_ok!(Metering::register_device(alice, home, id("m"), key, RATING, BASELINE));
			assert_noop!(reset("m"), Error::<Test>::NotInService);
		});
	}
}
