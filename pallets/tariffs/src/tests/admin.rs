//! Prices set by the admin, settings, genesis.

use frame_support::{assert_noop, assert_ok, traits::StorageVersion};
use mornet_primitives::{
	tariffs::{Feed, PriceSource, PriceVersion, Resource},
	units::currency::GCC,
};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, *};

fn admins(version: u32, price: u128, valid_from: u64) -> PriceVersion {
	PriceVersion { version, price, valid_from, source: PriceSource::Admin }
}

mod set_price {
	use super::*;

	#[test]
	fn a_first_price_should_make_a_feed() {
		ExtBuilder::default().build_and_execute(|| {
			assert_eq!(Tariffs::feed(heat()), None);
			assert_ok!(Tariffs::set_price(root(), heat(), 7, None));
			assert_last_event(Event::PriceSet {
				feed: heat(),
				version: 1,
				price: 7,
				valid_from: START,
				source: PriceSource::Admin,
				previous: None,
			});
			let overview = Tariffs::feed(heat()).unwrap();
			assert_eq!(overview.current, Some(admins(1, 7, START)));
			assert!(!overview.operated && !overview.stale && overview.scheduled.is_empty());
			assert_eq!(Tariffs::feeds(), vec![power(), heat(), water(), Feed::IndexRate]);
			assert_eq!(Tariffs::price_at(heat(), START - 1), None);
		});
	}

	#[test]
	fn a_scheduled_price_should_come_into_force_by_itself() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Tariffs::set_price(root(), water(), 5, Some(START + 100)));
			assert_ok!(Tariffs::set_price(root(), water(), 6, Some(START + 200)));
			let overview = Tariffs::feed(water()).unwrap();
			assert_eq!(overview.current, Some(admins(1, 2_000_000, 0)));
			assert_eq!(
				overview.scheduled,
				vec![admins(2, 5, START + 100), admins(3, 6, START + 200)]
			);
			later(100);
			let overview = Tariffs::feed(water()).unwrap();
			assert_eq!(overview.current, Some(admins(2, 5, START + 100)));
			assert_eq!(overview.scheduled, vec![admins(3, 6, START + 200)]);
			assert_eq!(Tariffs::price_at(water(), START + 99).unwrap().version, 1);
		});
	}

	#[test]
	fn a_price_of_the_same_moment_should_be_replaced() {
		ExtBuilder::default().build_and_execute(|| {
			for (price, valid_from) in [(5, START + 100), (6, START + 200), (7, START + 100)] {
				assert_ok!(Tariffs::set_price(root(), water(), price, Some(valid_from)));
			}
			assert_last_event(Event::PriceSet {
				feed: water(),
				version: 2,
				price: 7,
				valid_from: START + 100,
				source: PriceSource::Admin,
				previous: Some(5),
			});
			assert_eq!(
				Tariffs::history(water()),
				vec![admins(1, 2_000_000, 0), admins(2, 7, START + 100), admins(3, 6, START + 200)]
			);
			// Twice in a block: nothing was priced in between.
			assert_ok!(Tariffs::set_price(root(), heat(), 8, None));
			assert_ok!(Tariffs::set_price(root(), heat(), 9, None));
			assert_eq!(Tariffs::history(heat()), vec![admins(1, 9, START)]);
		});
	}

	#[test]
	fn should_need_the_admin_and_bounds() {
		ExtBuilder::default().build_and_execute(|| {
			let set = |feed: Feed, price, at| Tariffs::set_price(root(), feed, price, at);
			assert_noop!(Tariffs::set_price(signed(1), water(), 1, None), BadOrigin);
			assert_noop!(set(water(), MAX_PRICE + 1, None), Error::<Test>::PriceOutOfBounds);
			assert_noop!(set(Feed::IndexRate, 0, None), Error::<Test>::PriceOutOfBounds);
			assert_ok!(set(water(), MAX_PRICE, None));
			assert_ok!(set(Feed::IndexRate, 1, None));
			later(1);
			assert_ok!(set(water(), 0, None));
		});
	}

	#[test]
	fn should_not_reach_into_the_past_or_before_what_is_scheduled() {
		ExtBuilder::default().build_and_execute(|| {
			let set = |at| Tariffs::set_price(root(), water(), 1, at);
			assert_noop!(set(Some(START - 1)), Error::<Test>::InThePast);
			assert_ok!(set(Some(START + 100)));
			assert_noop!(set(Some(START + 99)), Error::<Test>::BeforeScheduled);
			assert_noop!(set(None), Error::<Test>::BeforeScheduled);
			later(100);
			assert_ok!(set(None));
		});
	}

	#[test]
	fn should_be_bounded_in_what_is_scheduled_and_in_feeds() {
		ExtBuilder::default().build_and_execute(|| {
			let set = |feed: Feed, at| Tariffs::set_price(root(), feed, 1, at);
			for at in 1..=3 {
				assert_ok!(set(water(), Some(START + at)));
			}
			assert_noop!(set(water(), Some(START + 4)), Error::<Test>::TooManyScheduled);
			assert_ok!(set(water(), Some(START + 3)));

			for region in ["AA-A", "AA-B", "AA-C"] {
				assert_ok!(set(feed(region, Resource::Heat), None));
			}
			assert_noop!(set(heat(), None), Error::<Test>::TooManyFeeds);
			assert_ok!(Tariffs::remove_feed(root(), water()));
			assert_ok!(set(heat(), None));
		});
	}

	#[test]
	fn a_full_history_should_forget_the_oldest_but_never_what_is_in_force() {
		ExtBuilder::default().build_and_execute(|| {
			for price in 1..=7 {
				later(1);
				assert_ok!(Tariffs::set_price(root(), water(), price, None));
			}
			assert_eq!(Tariffs::history(water()).len(), 8);
			assert_eq!(Tariffs::history(water())[0].version, 1);
			for at in 1..=3 {
				assert_ok!(Tariffs::set_price(root(), water(), 10, Some(now() + at)));
			}
			let history = Tariffs::history(water());
			assert_eq!((history.len(), history[0].version, history[7].version), (8, 4, 11));
			assert_eq!(history[4].price, 7);
			assert_eq!(Tariffs::price_at(water(), now()).unwrap().price, 7);
		});
	}
}

mod cancel_scheduled {
	use super::*;

	#[test]
	fn should_remove_what_is_not_in_force() {
		ExtBuilder::default().build_and_execute(|| {
			for at in [100, 200] {
				assert_ok!(Tariffs::set_price(root(), water(), 5, Some(START + at)));
			}
			let cancel = |at| Tariffs::cancel_scheduled(root(), water(), at);
			assert_noop!(Tariffs::cancel_scheduled(signed(1), water(), START + 100), BadOrigin);
			assert_noop!(cancel(START + 101), Error::<Test>::NotScheduled);
			assert_noop!(cancel(0), Error::<Test>::NotScheduled);
			assert_ok!(cancel(START + 100));
			assert_last_event(Event::ScheduledCancelled {
				feed: water(),
				version: 2,
				price: 5,
				valid_from: START + 100,
			});
			assert_eq!(
				Tariffs::history(water()),
				vec![admins(1, 2_000_000, 0), admins(2, 5, START + 200)]
			);
			later(200);
			assert_noop!(cancel(START + 200), Error::<Test>::NotScheduled);
		});
	}

	#[test]
	fn a_feed_without_a_price_should_be_no_feed() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Tariffs::set_price(root(), heat(), 5, Some(START + 1)));
			assert_noop!(Tariffs::operate(root(), heat(), true), Error::<Test>::NoPriceInForce);
			assert_ok!(Tariffs::cancel_scheduled(root(), heat(), START + 1));
			assert_eq!(Histories::<Test>::count(), 3);
			assert_eq!(Tariffs::feed(heat()), None);
		});
	}
}

mod remove_feed {
	use super::*;

	#[test]
	fn should_leave_nothing_of_it() {
		ExtBuilder::default().build_and_execute(|| {
			assert_noop!(Tariffs::remove_feed(signed(1), power()), BadOrigin);
			assert_noop!(Tariffs::remove_feed(root(), heat()), Error::<Test>::NoSuchFeed);
			report(&[PRICE, 2 * PRICE, 2 * PRICE]);
			assert_eq!(waiting(), Some(2 * PRICE));
			events();
			assert_ok!(Tariffs::remove_feed(root(), power()));
			assert_eq!(
				events(),
				vec![
					Event::WaitingEnded {
						feed: power(),
						median: 2 * PRICE,
						outcome: WaitingOutcome::Superseded
					},
					Event::OperationSet { feed: power(), operated: false },
					Event::FeedRemoved { feed: power() },
				]
			);
			assert!(!Operations::<Test>::contains_key(power()));
			assert_eq!(pallet_oracle::RawValues::<Test>::iter().count(), 0);
			assert_eq!(pallet_oracle::Values::<Test>::iter().count(), 0);
		});
	}
}

mod settings {
	use super::*;

	#[test]
	fn set_parameters_should_need_the_admin_and_bounds() {
		ExtBuilder::default().build_and_execute(|| {
			let new = Parameters { quorum: 5, ..test_params() };
			assert_noop!(Tariffs::set_parameters(signed(1), new), BadOrigin);
			assert_ok!(Tariffs::set_parameters(root(), new));
			assert_last_event(Event::ParametersSet { old: test_params(), new });
			let wrong: [fn(&mut Parameters); 6] = [
				|p| p.quorum = 0,
				|p| p.quorum = 6,
				|p| p.freshness = 0,
				|p| p.freshness = Parameters::MAX_DURATION + 1,
				|p| p.interval = 0,
				|p| p.interval = Parameters::MAX_DURATION + 1,
			];
			for change in wrong {
				let mut params = test_params();
				change(&mut params);
				assert_noop!(
					Tariffs::set_parameters(root(), params),
					Error::<Test>::ParameterOutOfBounds
				);
			}
		});
	}

	#[test]
	fn set_feed_source_should_take_urls_only() {
		ExtBuilder::default().build_and_execute(|| {
			let url =
				|url: &str| Some(SourceOf::<Test>::try_from(url.as_bytes().to_vec()).unwrap());
			let good = url("https://tariffs.example.org/v1.json");
			assert_noop!(Tariffs::set_feed_source(signed(1), good.clone()), BadOrigin);
			for bad in ["ftp://example.org/", "http://example.org/v1.json"] {
				assert_noop!(Tariffs::set_feed_source(root(), url(bad)), Error::<Test>::NotAUrl);
			}
			assert_ok!(Tariffs::set_feed_source(root(), good.clone()));
			assert_eq!(FeedSource::<Test>::get(), good);
			assert_last_event(Event::FeedSourceSet { url: good });
			assert_ok!(Tariffs::set_feed_source(root(), None));
			assert_eq!(FeedSource::<Test>::get(), None);
		});
	}

	#[test]
	fn operators_should_be_named_once_and_bounded() {
		ExtBuilder::default().build_and_execute(|| {
			let add = |id| Tariffs::add_operator(root(), account(id));
			assert_noop!(Tariffs::add_operator(signed(1), account(9)), BadOrigin);
			assert_noop!(Tariffs::remove_operator(signed(1), account(1)), BadOrigin);
			assert_noop!(add(3), Error::<Test>::AlreadyOperator);
			assert_noop!(Tariffs::remove_operator(root(), account(9)), Error::<Test>::NotOperator);
			assert_ok!(add(0));
			assert_last_event(Event::OperatorAdded { who: account(0) });
			assert_noop!(add(9), Error::<Test>::TooManyOperators);
			assert_ok!(Tariffs::remove_operator(root(), account(3)));
			assert_last_event(Event::OperatorRemoved { who: account(3) });
			assert_eq!(Operators::<Test>::get().to_vec(), [0, 1, 2, 4].map(account).to_vec());
		});
	}
}

mod genesis {
	use super::*;

	#[test]
	fn should_hold_what_it_was_given() {
		ExtBuilder::default()
			.genesis(|genesis| genesis.source = Some("http://127.0.0.1/feed".into()))
			.build_and_execute(|| {
				assert_eq!(Tariffs::history(power()), vec![admins(1, PRICE, 0)]);
				assert!(Tariffs::feed(power()).unwrap().operated);
				assert!(!Tariffs::feed(Feed::IndexRate).unwrap().operated);
				assert_eq!(Tariffs::price_at(Feed::IndexRate, 0).unwrap().price, GCC);
				assert_eq!(Params::<Test>::get(), test_params());
				assert_eq!(Operators::<Test>::get().len(), 4);
				assert_eq!(
					FeedSource::<Test>::get().unwrap().to_vec(),
					b"http://127.0.0.1/feed".to_vec()
				);
				assert_eq!(StorageVersion::get::<Tariffs>(), StorageVersion::new(1));
			});
	}

	#[test]
	fn should_be_readable_as_json() {
		let json = r#"{
			"parameters": {"quorum": 2, "freshness": 60000, "interval": 1000, "maxMove": 100000000},
			"prices": [[{"tariff": ["DE-BE", "electricity"]}, 5], ["indexRate", 7]],
			"operators": ["5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY"],
			"operated": [{"tariff": ["DE-BE", "electricity"]}],
			"source": "https://tariffs.example.org/v1.json"
		}"#;
		let genesis: GenesisConfig<Test> = serde_json::from_str(json).unwrap();
		assert_eq!(genesis.prices, vec![(power(), 5), (Feed::IndexRate, 7)]);
		assert_eq!(genesis.operated, vec![power()]);
	}

	#[test]
	#[should_panic(expected = "two genesis prices")]
	fn should_fail_when_a_feed_is_named_twice() {
		ExtBuilder::default()
			.genesis(|genesis| genesis.prices.push((power(), 1)))
			.build();
	}

	#[test]
	#[should_panic(expected = "out of bounds")]
	fn should_fail_when_the_index_rate_is_zero() {
		ExtBuilder::default().genesis(|genesis| genesis.prices[2].1 = 0).build();
	}

	#[test]
	#[should_panic(expected = "cannot be operated")]
	fn should_fail_when_an_operated_feed_has_no_price() {
		ExtBuilder::default().genesis(|genesis| genesis.operated.push(heat())).build();
	}

	#[test]
	#[should_panic(expected = "cannot be an operator")]
	fn should_fail_when_an_operator_is_named_twice() {
		ExtBuilder::default()
			.genesis(|genesis| genesis.operators.push(account(1)))
			.build();
	}

	#[test]
	#[should_panic(expected = "no https:// URL")]
	fn should_fail_when_the_source_is_no_url() {
		ExtBuilder::default()
			.genesis(|genesis| genesis.source = Some("file:///etc".into()))
			.build();
	}

	#[test]
	#[should_panic(expected = "parameters are out of bounds")]
	fn should_fail_when_parameters_are_out_of_bounds() {
		ExtBuilder::default().params(|params| params.quorum = 0).build();
	}
}
