//! Prices set by the operators' median: quorum, freshness, outliers, the bound on moves.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::tariffs::{
	PriceSource::{Admin, Operators as Theirs},
	PriceVersion, PricingError, TariffProvider,
};
use pallet_oracle::{RawValues, Values};

use crate::{mock::*, *};

/// The end of a span that begins at genesis can be priced.
fn priced(until: u64) -> bool {
	match Tariffs::periods(&power(), START - 1, until) {
		Ok(_) => true,
		Err(PricingError::Stale) => false,
		Err(other) => panic!("{other:?}"),
	}
}

mod median {
	use super::*;

	#[test]
	fn should_become_the_price_at_the_quorum() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000, 320_000]);
			assert_eq!(current(), (PRICE, Admin));
			assert_eq!(fresh_until(), None);
			assert_eq!(events(), vec![]);
			assert_ok!(feed_values(signed(3), &[(power(), 315_000)]));
			assert_eq!(
				events(),
				vec![
					Event::QuorumReached { feed: power(), fresh_until: START + 60_000 },
					Event::PriceSet {
						feed: power(),
						version: 2,
						price: 315_000,
						valid_from: START,
						source: Theirs,
						previous: Some(PRICE),
					},
				]
			);
			assert_eq!(current(), (315_000, Theirs));
			assert_eq!(Values::<Test>::get(power()).unwrap().value, 315_000);
		});
	}

	#[test]
	fn of_an_even_number_should_be_the_lower_middle() {
		ExtBuilder::default().params(|p| p.quorum = 4).build_and_execute(|| {
			report(&[301_000, 304_000, 303_000, 302_000]);
			assert_eq!(current(), (302_000, Theirs));
		});
	}

	#[test]
	fn that_repeats_should_extend_freshness_without_a_new_version() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000; 3]);
			later(20_000);
			events();
			report(&[310_000; 3]);
			assert_eq!(events(), vec![]);
			assert_eq!(Tariffs::history(power()).len(), 2);
			assert_eq!(fresh_until(), Some(START + 80_000));
		});
	}

	#[test]
	fn that_equals_the_admins_price_should_become_the_operators() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[PRICE; 3]);
			assert_eq!(current(), (PRICE, Theirs));
			assert_eq!(Tariffs::history(power()).len(), 2);
		});
	}

	#[test]
	fn should_not_be_moved_by_an_outlier() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000, 310_000, MAX_PRICE]);
			assert_eq!(current(), (310_000, Theirs));
			later(10_000);
			report(&[311_000, 312_000, 1, 313_000]);
			assert_eq!(current(), (311_000, Theirs));
		});
	}

	#[test]
	fn should_not_count_zero_or_what_is_above_the_cap() {
		ExtBuilder::default().build_and_execute(|| {
			for wrong in [0, MAX_PRICE + 1, u128::MAX] {
				later(1);
				report(&[310_000, 310_000]);
				assert_ok!(feed_values(signed(3), &[(power(), wrong)]));
				assert_eq!(fresh_until(), None, "a report of {wrong} counts");
				assert_eq!(current(), (PRICE, Admin));
			}
			assert_ok!(feed_values(signed(4), &[(power(), 310_000)]));
			assert_eq!(current(), (310_000, Theirs));
		});
	}

	#[test]
	fn a_report_that_does_not_count_should_end_the_quorum_it_was_needed_for() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000; 3]);
			later(1_000);
			events();
			assert_ok!(feed_values(signed(1), &[(power(), 0)]));
			assert_eq!(events(), vec![Event::QuorumLost { feed: power() }]);
			assert_eq!(fresh_until(), Some(START + 1_000));
			assert!(priced(START + 1_000) && !priced(START + 1_001));
			later(1);
			assert!(stale());
			assert_ok!(feed_values(signed(4), &[(power(), 310_000)]));
			assert_eq!(fresh_until(), Some(START + 60_000));
			assert!(!stale());
		});
	}

	#[test]
	fn should_slot_in_before_what_is_scheduled() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Tariffs::set_price(root(), power(), 290_000, Some(START + 30_000)));
			report(&[310_000; 3]);
			let of = |version, price, valid_from, source| PriceVersion {
				version,
				price,
				valid_from,
				source,
			};
			assert_eq!(
				Tariffs::history(power()),
				vec![
					of(1, PRICE, 0, Admin),
					of(2, 310_000, START, Theirs),
					of(3, 290_000, START + 30_000, Admin),
				]
			);
		});
	}
}

mod bounds {
	use super::*;

	#[test]
	fn a_move_above_the_bound_should_wait_and_the_price_stay() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[330_000; 3]);
			assert_eq!(current(), (330_000, Theirs));
			later(10_000);
			events();
			report(&[363_001, 363_001]);
			assert_eq!(
				events(),
				vec![Event::MedianWaiting { feed: power(), median: 363_001, current: 330_000 }]
			);
			assert_ok!(feed_values(signed(3), &[(power(), 363_001)]));
			assert_eq!(events(), vec![], "it waits already");
			assert_eq!(waiting(), Some(363_001));
			assert_eq!(current(), (330_000, Theirs));
			// The reports are fresh: the price in force goes on pricing.
			assert!(!stale() && priced(START + 70_000));
		});
	}

	#[test]
	fn accept_should_make_it_the_price() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[600_000; 3]);
			let accept = |median| Tariffs::accept_waiting(root(), power(), median);
			assert_noop!(
				Tariffs::accept_waiting(signed(1), power(), 600_000),
				sp_runtime::traits::BadOrigin
			);
			assert_noop!(accept(600_001), Error::<Test>::NotWaiting);
			assert_noop!(Tariffs::accept_waiting(root(), water(), 1), Error::<Test>::NotOperated);
			later(5_000);
			events();
			assert_ok!(accept(600_000));
			assert_eq!(
				events(),
				vec![
					Event::WaitingEnded {
						feed: power(),
						median: 600_000,
						outcome: WaitingOutcome::Accepted
					},
					Event::PriceSet {
						feed: power(),
						version: 2,
						price: 600_000,
						valid_from: START + 5_000,
						source: Theirs,
						previous: Some(PRICE),
					},
				]
			);
			assert_noop!(accept(600_000), Error::<Test>::NotWaiting);
			report(&[600_000; 3]);
			assert_eq!((waiting(), Tariffs::history(power()).len()), (None, 2));
		});
	}

	#[test]
	fn accept_should_fail_when_the_reports_are_too_old() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[600_000; 3]);
			later(60_000);
			assert_noop!(
				Tariffs::accept_waiting(root(), power(), 600_000),
				Error::<Test>::MedianStale
			);
		});
	}

	#[test]
	fn reject_should_be_remembered_while_the_median_stays() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[600_000; 3]);
			assert_noop!(
				Tariffs::reject_waiting(signed(1), power(), 600_000),
				sp_runtime::traits::BadOrigin
			);
			assert_noop!(Tariffs::reject_waiting(root(), power(), 1), Error::<Test>::NotWaiting);
			assert_ok!(Tariffs::reject_waiting(root(), power(), 600_000));
			assert_last_event(Event::WaitingEnded {
				feed: power(),
				median: 600_000,
				outcome: WaitingOutcome::Rejected,
			});
			later(1_000);
			report(&[600_000; 3]);
			assert_eq!(waiting(), None);
			later(1_000);
			report(&[600_001; 3]);
			assert_eq!(waiting(), Some(600_001));
			later(1_000);
			report(&[600_000; 3]);
			assert_eq!(waiting(), Some(600_000));
			assert_eq!(current(), (PRICE, Admin));
		});
	}

	#[test]
	fn what_waits_should_end_when_the_median_comes_back() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[600_000; 3]);
			later(1_000);
			events();
			report(&[310_000, 310_000]);
			assert_eq!(
				events()[0],
				Event::WaitingEnded {
					feed: power(),
					median: 600_000,
					outcome: WaitingOutcome::Superseded
				}
			);
			assert_eq!((waiting(), current()), (None, (310_000, Theirs)));
		});
	}

	#[test]
	fn a_price_should_stand_for_the_interval() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[330_000; 3]);
			// Moves within the bound add up only once an interval.
			for _ in 0..9 {
				later(1_000);
				report(&[363_000; 3]);
				assert_eq!(current(), (330_000, Theirs));
			}
			later(1_000);
			report(&[363_000; 3]);
			assert_eq!(current(), (363_000, Theirs));
			assert_eq!(Tariffs::history(power()).len(), 3);
		});
	}

	#[test]
	fn the_admins_price_should_stand_for_the_interval_and_end_the_waiting() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[600_000; 3]);
			events();
			assert_ok!(Tariffs::set_price(root(), power(), 590_000, None));
			assert!(events().contains(&Event::WaitingEnded {
				feed: power(),
				median: 600_000,
				outcome: WaitingOutcome::Superseded
			}));
			later(9_999);
			report(&[600_000; 3]);
			assert_eq!((waiting(), current()), (None, (590_000, Admin)));
			later(1);
			report(&[600_000; 3]);
			assert_eq!(current(), (600_000, Theirs));
		});
	}
}

mod freshness {
	use super::*;

	#[test]
	fn quorum_lost_should_stop_only_that_feed() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000, 310_000]);
			later(10_000);
			assert_ok!(feed_values(signed(3), &[(power(), 310_000)]));
			// The quorum ends when the first of its reports expires.
			assert_eq!(fresh_until(), Some(START + 60_000));
			assert!(priced(START + 60_000) && !priced(START + 60_001));
			later(50_000);
			assert!(!stale());
			later(1);
			assert!(stale());
			// One operator alone brings nothing back.
			assert_ok!(feed_values(signed(1), &[(power(), 310_000)]));
			assert!(stale() && !priced(now()));

			// The last good price can still be read, and other feeds price.
			assert_eq!(current(), (310_000, Theirs));
			assert_eq!(Tariffs::feed(power()).unwrap().current.unwrap().price, 310_000);
			assert!(priced(START + 60_000));
			assert!(Tariffs::periods(&water(), START, now()).is_ok());
		});
	}

	#[test]
	fn the_gap_should_be_priced_by_the_last_good_price_when_the_quorum_is_back() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000; 3]);
			later(200_000);
			assert!(!priced(START + 150_000));
			report(&[320_000; 3]);
			assert_eq!(current(), (320_000, Theirs));
			let periods = Tariffs::periods(&power(), START + 1, START + 200_001).unwrap();
			let periods: Vec<_> = periods.iter().map(|p| (p.price, p.from, p.until)).collect();
			assert_eq!(
				periods,
				vec![
					(310_000, START + 1, START + 200_000),
					(320_000, START + 200_000, START + 200_001)
				]
			);
			assert!(priced(START + 150_000));
		});
	}

	#[test]
	fn the_admins_price_should_not_be_stale_and_settle_the_gap() {
		ExtBuilder::default().build_and_execute(|| {
			later(1_000_000);
			assert!(!stale() && priced(now()), "no operators' price yet");
			report(&[310_000; 3]);
			later(100_000);
			assert!(stale());
			assert_ok!(Tariffs::set_price(root(), power(), 311_000, None));
			assert!(!stale() && priced(now() + 1) && priced(now() - 1));
			later(1_000_000);
			assert!(!stale());
		});
	}

	#[test]
	fn a_removed_operator_should_not_count() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000, 310_000, 310_000, 310_000]);
			later(1_000);
			events();
			assert_ok!(Tariffs::remove_operator(root(), account(1)));
			assert_eq!(fresh_until(), Some(START + 60_000));
			assert_ok!(Tariffs::remove_operator(root(), account(2)));
			assert_eq!(
				events(),
				vec![
					Event::OperatorRemoved { who: account(1) },
					Event::OperatorRemoved { who: account(2) },
					Event::QuorumLost { feed: power() },
				]
			);
			assert_eq!(fresh_until(), Some(START + 1_000));
			assert_eq!(RawValues::<Test>::iter_prefix(account(1)).count(), 0);
			assert_noop!(
				feed_values(signed(1), &[(power(), 310_000)]),
				pallet_oracle::Error::<Test>::NoPermission
			);
			// Back, its old report is forgotten.
			assert_ok!(Tariffs::add_operator(root(), account(1)));
			later(1);
			assert!(stale());
		});
	}

	#[test]
	fn new_parameters_should_count_at_once() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000; 3]);
			later(1_000);
			events();
			let set = |change: fn(&mut Parameters)| {
				let mut params = test_params();
				change(&mut params);
				assert_ok!(Tariffs::set_parameters(root(), params));
				events().pop().unwrap()
			};
			assert_eq!(set(|p| p.quorum = 4), Event::QuorumLost { feed: power() });
			assert_eq!(fresh_until(), Some(START + 1_000));
			assert_eq!(
				set(|p| p.freshness = 90_000),
				Event::QuorumReached { feed: power(), fresh_until: START + 90_000 }
			);
			assert_eq!(set(|p| p.freshness = 1_000), Event::QuorumLost { feed: power() });
		});
	}

	#[test]
	fn a_feed_should_not_be_stale_when_it_is_not_operated_any_more() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000; 3]);
			later(100_000);
			assert!(stale());
			assert_ok!(Tariffs::operate(root(), power(), false));
			assert_last_event(Event::OperationSet { feed: power(), operated: false });
			assert!(!stale() && priced(now()));
			assert_eq!(RawValues::<Test>::iter().count(), 0);
			assert_noop!(Tariffs::operate(root(), power(), false), Error::<Test>::NotOperated);
			// Operated anew: a quorum has time to form.
			assert_ok!(Tariffs::operate(root(), power(), true));
			assert_noop!(Tariffs::operate(root(), power(), true), Error::<Test>::AlreadyOperated);
			assert_noop!(
				Tariffs::operate(signed(1), power(), false),
				sp_runtime::traits::BadOrigin
			);
			assert!(!stale() && priced(now()));
			assert_eq!(fresh_until(), None);
		});
	}
}

mod oracle {
	use super::*;

	#[test]
	fn values_for_feeds_that_are_not_operated_should_leave_nothing() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(feed_values(signed(1), &[(water(), 1), (heat(), 1)]));
			assert_eq!(RawValues::<Test>::iter().count(), 0);
			assert_eq!(Values::<Test>::iter().count(), 0);
			assert_eq!(Tariffs::feed(heat()), None);
		});
	}

	#[test]
	fn who_is_no_operator_should_not_count() {
		ExtBuilder::default().build_and_execute(|| {
			assert_noop!(
				feed_values(signed(9), &[(power(), 1)]),
				pallet_oracle::Error::<Test>::NoPermission
			);
			// Root may feed the oracle; a price it sets by `set_price`.
			report(&[310_000; 2]);
			assert_ok!(feed_values(root(), &[(power(), 310_000)]));
			assert_eq!(current(), (PRICE, Admin));
			assert_eq!(RawValues::<Test>::iter().count(), 2);
		});
	}

	#[test]
	fn an_operator_should_report_once_a_block_and_move_the_price_once() {
		ExtBuilder::default().params(|p| p.quorum = 1).build_and_execute(|| {
			assert_ok!(feed_values(signed(1), &[(power(), 330_000), (power(), 360_000)]));
			assert_eq!(current(), (330_000, Theirs));
			assert_noop!(
				feed_values(signed(1), &[(power(), 1)]),
				pallet_oracle::Error::<Test>::AlreadyFeeded
			);
		});
	}

	#[test]
	fn its_own_value_should_say_since_when_there_is_a_quorum() {
		ExtBuilder::default().build_and_execute(|| {
			report(&[310_000]);
			later(1_000);
			report(&[0, 320_000]);
			later(1_000);
			report(&[0, 0, 300_000]);
			let value = Values::<Test>::get(power()).unwrap();
			assert_eq!((value.value, value.timestamp), (310_000, START));
			later(1_000);
			report(&[0, 0, 0, 330_000]);
			let value = Values::<Test>::get(power()).unwrap();
			assert_eq!((value.value, value.timestamp), (310_000, START + 1_000));
		});
	}
}
