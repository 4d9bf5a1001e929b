//! The rules: at the threshold and one above, over ramps and over transfers however they are made.

use frame_support::{
	assert_ok,
	traits::{
		fungible::MutateHold,
		tokens::{Fortitude, Precision, Restriction},
		Get, PostTransactions,
	},
	weights::Weight,
};
use mornet_primitives::{
	aml::{Observe, Outcome, Rule},
	kyc::Ramp,
	units::{asset, currency::GCC},
	Balance,
};

use crate::{mock::*, rules::MAX_ALERTS, types::DAY_MS, weights::WeightInfo, *};

fn ramp(who: AccountId, ramp: Ramp, coins: Balance) {
	<Aml as Observe<_>>::ramp(&who, ramp, coins * GCC);
}

/// The largest amount that is near no other threshold.
const QUIET: Balance = 500;

#[test]
fn velocity_should_alert_above_the_amount_of_a_day() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..10 {
			ramp(ALICE, Ramp::Deposit, QUIET);
		}
		assert!(cases().is_empty(), "at the threshold");
		ramp(ALICE, Ramp::Payment, 10);
		assert_eq!(cases(), [(0, ALICE, Rule::Velocity, 1)]);
		assert_last_event(Event::AlertRaised {
			case: 0,
			account: ALICE,
			rule: Rule::Velocity,
			counterparty: None,
			amount: 10 * GCC,
			hits: 1,
		});
		// Another account has its own day.
		ramp(BOB, Ramp::Payment, 10);
		assert_eq!(cases().len(), 1);
	});
}

#[test]
fn velocity_should_alert_above_the_count_of_a_day() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..20 {
			ramp(ALICE, Ramp::Deposit, 10);
		}
		assert!(cases().is_empty(), "at the threshold");
		ramp(ALICE, Ramp::Deposit, 10);
		assert_eq!(cases(), [(0, ALICE, Rule::Velocity, 1)]);
	});
}

#[test]
fn velocity_should_forget_what_is_older_than_a_day() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..10 {
			ramp(ALICE, Ramp::Deposit, QUIET);
		}
		pass(25 * HOUR - 1);
		frame_support::hypothetically!({
			ramp(ALICE, Ramp::Deposit, QUIET);
			assert_eq!(cases(), [(0, ALICE, Rule::Velocity, 1)]);
		});
		pass(1);
		ramp(ALICE, Ramp::Deposit, QUIET);
		assert!(cases().is_empty());
	});
}

#[test]
fn structuring_should_alert_when_too_many_are_right_below() {
	ExtBuilder::default().build_and_execute(|| {
		ramp(ALICE, Ramp::Deposit, 900);
		ramp(ALICE, Ramp::Deposit, 999);
		// Neither what is large nor what is smaller is right below.
		ramp(ALICE, Ramp::Deposit, 899);
		ramp(ALICE, Ramp::Deposit, 1_000);
		assert!(cases().is_empty(), "at the threshold");
		ramp(ALICE, Ramp::Deposit, 950);
		assert_eq!(cases(), [(0, ALICE, Rule::Structuring, 1)]);
	});
}

#[test]
fn structuring_should_forget_what_is_older_than_the_window() {
	ExtBuilder::default().build_and_execute(|| {
		ramp(ALICE, Ramp::Deposit, 900);
		pass(3 * DAY_MS);
		ramp(ALICE, Ramp::Deposit, 900);
		pass(4 * DAY_MS);
		ramp(ALICE, Ramp::Deposit, 900);
		assert!(cases().is_empty());
		pass(3 * DAY_MS - 1);
		ramp(ALICE, Ramp::Deposit, 900);
		assert_eq!(cases(), [(0, ALICE, Rule::Structuring, 1)]);
	});
}

#[test]
fn structuring_should_remember_no_more_than_it_needs() {
	ExtBuilder::default()
		.params(|p| p.velocity_amount = Balance::MAX)
		.build_and_execute(|| {
			for _ in 0..40 {
				ramp(ALICE, Ramp::Deposit, 900);
				pass(1);
			}
			assert_eq!(Profiles::<Test>::get(ALICE).near.len(), MAX_NEAR as usize);
			assert!(cases().contains(&(0, ALICE, Rule::Structuring, 38)));
		});
}

#[test]
fn a_first_large_outflow_should_alert_soon_after_the_onboarding() {
	ExtBuilder::default().build_and_execute(|| {
		<Aml as Observe<_>>::onboarded(&ALICE);
		ramp(ALICE, Ramp::Withdrawal, 500);
		// What comes in is no outflow.
		ramp(ALICE, Ramp::Deposit, 501);
		assert!(cases().is_empty(), "at the threshold");
		<Aml as Observe<_>>::ramp(&ALICE, Ramp::Withdrawal, 500 * GCC + 1);
		assert_eq!(cases(), [(0, ALICE, Rule::FirstLargeOutflow, 1)]);
		// The second is not the first.
		ramp(ALICE, Ramp::Withdrawal, 501);
		assert_eq!(cases(), [(0, ALICE, Rule::FirstLargeOutflow, 1)]);
		// Who was never onboarded is not new.
		ramp(BOB, Ramp::Withdrawal, 501);
		assert_eq!(cases().len(), 1);
	});
}

#[test]
fn a_first_large_outflow_should_not_alert_later() {
	ExtBuilder::default().build_and_execute(|| {
		<Aml as Observe<_>>::onboarded(&ALICE);
		<Aml as Observe<_>>::onboarded(&BOB);
		pass(30 * DAY_MS - 1);
		ramp(ALICE, Ramp::Withdrawal, 501);
		assert_eq!(cases().len(), 1);
		pass(1);
		ramp(BOB, Ramp::Withdrawal, 501);
		assert_eq!(cases().len(), 1);
	});
}

#[test]
fn an_outflow_before_the_onboarding_should_not_be_the_first() {
	ExtBuilder::default().build_and_execute(|| {
		ramp(ALICE, Ramp::Withdrawal, 501);
		<Aml as Observe<_>>::onboarded(&ALICE);
		assert!(cases().is_empty());
		ramp(ALICE, Ramp::Withdrawal, 501);
		assert_eq!(cases(), [(0, ALICE, Rule::FirstLargeOutflow, 1)]);
		// A renewed attestation does not make the account new.
		pass(30 * DAY_MS);
		ramp(ALICE, Ramp::Deposit, 10);
		<Aml as Observe<_>>::onboarded(&ALICE);
		ramp(ALICE, Ramp::Withdrawal, 501);
		assert_eq!(cases(), [(0, ALICE, Rule::FirstLargeOutflow, 1)]);
	});
}

#[test]
fn what_the_chain_itself_pays_and_gets_should_raise_no_alert() {
	ExtBuilder::default().build_and_execute(|| {
		transfer(ALICE, TREASURY, 6_000 * GCC);
		assert_ok!(Balances::hold(&Reason::Another, &BOB, 100 * GCC));
		idle();
		assert_eq!(cases(), [(0, ALICE, Rule::Velocity, 1)]);

		next_block();
		transfer(TREASURY, CAROL, 5_500 * GCC);
		freeze(BOB);
		assert_ok!(Balances::transfer_on_hold(
			&Reason::Another,
			&BOB,
			&TREASURY,
			100 * GCC,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Force,
		));
		idle();
		assert!(!Profiles::<Test>::contains_key(TREASURY));
		assert_eq!(Profiles::<Test>::get(BOB).moved.amount(now()), 100 * GCC);
		assert_eq!(cases().iter().map(|row| row.1).collect::<Vec<_>>(), [ALICE]);
	});
}

#[test]
fn transfers_should_be_seen_at_the_end_of_the_block() {
	ExtBuilder::default().build_and_execute(|| {
		<Aml as Observe<_>>::onboarded(&ALICE);
		transfer(ALICE, BOB, 501 * GCC);
		assert!(cases().is_empty());
		next_block();
		assert_eq!(cases(), [(0, ALICE, Rule::FirstLargeOutflow, 1)]);
		assert_eq!(case(0).counterparty, Some(BOB));
		// Seen once.
		next_block();
		assert_eq!(Profiles::<Test>::get(ALICE).moved.amount(now()), 501 * GCC);
	});
}

#[test]
fn transfers_by_others_and_of_assets_should_be_seen() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Balances::force_transfer(root(), ALICE, BOB, 20 * GCC));
		assert_ok!(Assets::approve_transfer(signed(ALICE), asset::HEAT.id, CAROL, 50 * GCC));
		assert_ok!(Assets::transfer_approved(signed(CAROL), asset::HEAT.id, ALICE, BOB, 15 * GCC));
		idle();
		let moved = 20 * GCC + 15 * GCC * PRICE;
		assert_eq!(Profiles::<Test>::get(ALICE).moved.amount(now()), moved);
		assert!(!Profiles::<Test>::contains_key(CAROL));
	});
}

#[test]
fn what_is_worth_less_than_watched_should_leave_no_trace() {
	ExtBuilder::default().build_and_execute(|| {
		transfer(ALICE, BOB, 10 * GCC - 1);
		transfer(ALICE, ALICE, 10 * GCC);
		idle();
		assert!(!Profiles::<Test>::contains_key(ALICE));
		transfer(ALICE, BOB, 10 * GCC);
		idle();
		assert!(Profiles::<Test>::contains_key(ALICE));
	});
}

#[test]
fn a_receipt_from_a_frozen_account_should_alert() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Balances::hold(&Reason::Another, &ALICE, 100 * GCC));
		freeze(ALICE);
		let pay = |amount| {
			assert_ok!(Balances::transfer_on_hold(
				&Reason::Another,
				&ALICE,
				&BOB,
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			));
		};
		pay(10 * GCC - 1);
		idle();
		assert!(cases().is_empty(), "below what is watched");
		pay(10 * GCC);
		idle();
		assert_eq!(cases(), [(0, BOB, Rule::FromFrozen, 1)]);
		assert_eq!(case(0).counterparty, Some(ALICE));
	});
}

#[test]
fn a_large_transaction_should_be_told_whatever_the_rules_say() {
	ExtBuilder::default().build_and_execute(|| {
		<Aml as Observe<_>>::ramp(&ALICE, Ramp::Deposit, 1_000 * GCC - 1);
		assert!(System::events().iter().all(|record| {
			!matches!(record.event, RuntimeEvent::Aml(Event::LargeTransaction { .. }))
		}));
		ramp(ALICE, Ramp::Deposit, 1_000);
		assert_last_event(Event::LargeTransaction {
			who: ALICE,
			flow: Flow::Ramp(Ramp::Deposit),
			to: None,
			amount: 1_000 * GCC,
		});
		transfer(BOB, CAROL, 1_000 * GCC);
		idle();
		assert_has_event(Event::LargeTransaction {
			who: BOB,
			flow: Flow::Transfer,
			to: Some(CAROL),
			amount: 1_000 * GCC,
		});
	});
}

#[test]
fn an_alert_should_hinder_nobody_when_there_is_no_room() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 20..24 {
			assert_ok!(Aml::open_case(signed(COUNCIL), who));
		}
		<Aml as Observe<_>>::onboarded(&ALICE);
		ramp(ALICE, Ramp::Withdrawal, 501);
		assert_last_event(Event::AlertDropped {
			account: ALICE,
			rule: Rule::FirstLargeOutflow,
			amount: 501 * GCC,
		});
		assert_eq!(cases().len(), 4);
	});
}

#[test]
fn a_full_block_should_tell_that_its_transfers_were_not_seen() {
	ExtBuilder::default().build_and_execute(|| {
		transfer(ALICE, BOB, 501 * GCC);
		transfer(ALICE, BOB, 502 * GCC);
		let events = System::event_count();
		let scan = <() as WeightInfo>::scan(events);
		let alerts = <() as WeightInfo>::raise_alert().saturating_mul(MAX_ALERTS.into());
		let one = <() as WeightInfo>::observe_transfer().saturating_add(alerts);

		frame_support::hypothetically!({
			let short = scan.saturating_sub(Weight::from_parts(1, 0));
			Aml::scan_transfers(&mut frame_support::weights::WeightMeter::with_limit(short));
			assert_last_event(Event::ScanSkipped { events });
			assert!(!Profiles::<Test>::contains_key(ALICE));
		});
		let room = scan.saturating_add(one);
		frame_support::hypothetically!({
			let short = room.saturating_sub(Weight::from_parts(1, 0));
			Aml::scan_transfers(&mut frame_support::weights::WeightMeter::with_limit(short));
			assert_last_event(Event::TransfersMissed { count: 2 });
		});
		let mut meter = frame_support::weights::WeightMeter::with_limit(room);
		Aml::scan_transfers(&mut meter);
		assert_last_event(Event::TransfersMissed { count: 1 });
		// The larger one was seen. What the alerts did not take is left.
		assert_eq!(Profiles::<Test>::get(ALICE).moved.amount(now()), 502 * GCC);
		assert_eq!(meter.remaining(), alerts);
	});
}

#[test]
fn a_block_that_transactions_filled_should_be_scanned() {
	ExtBuilder::default().build_and_execute(|| {
		transfer(ALICE, BOB, 501 * GCC);
		fill(Weight::zero());
		let kept: Weight = <Test as Config>::ScanReserve::get();
		let full = System::block_weight().total();
		let limits: frame_system::limits::BlockWeights =
			<Test as frame_system::Config>::BlockWeights::get();
		assert_eq!(full, limits.max_block);
		Aml::post_transactions();
		assert_eq!(Profiles::<Test>::get(ALICE).moved.amount(now()), 501 * GCC);

		// What is not used is there again for the hooks that come after.
		let used = <() as WeightInfo>::scan(System::event_count())
			.saturating_add(<() as WeightInfo>::observe_transfer());
		assert_eq!(System::block_weight().total(), full - kept + used);
	});
}

#[test]
fn a_block_of_too_many_events_should_tell_that_its_transfers_were_not_seen() {
	ExtBuilder::default().build_and_execute(|| {
		transfer(ALICE, BOB, 501 * GCC);
		// Nothing for `on_idle`, which is then not called: the block tells it by itself.
		fill(Weight::zero());
		let kept: Weight = <Test as Config>::ScanReserve::get();
		while <() as WeightInfo>::scan(System::event_count()).all_lte(kept) {
			System::deposit_event(frame_system::Event::<Test>::NewAccount { account: ALICE });
		}
		let events = System::event_count();
		let other = System::block_weight().total().saturating_sub(kept);
		Aml::post_transactions();
		assert_last_event(Event::ScanSkipped { events });
		assert!(!Profiles::<Test>::contains_key(ALICE));
		assert_eq!(System::block_weight().total(), other);
	});
}

#[test]
fn profiles_should_be_swept_when_no_rule_needs_them() {
	ExtBuilder::default().build_and_execute(|| {
		<Aml as Observe<_>>::onboarded(&BOB);
		ramp(ALICE, Ramp::Deposit, 10);
		ramp(CAROL, Ramp::Deposit, 900);
		pass(25 * HOUR);
		blocks(4);
		let left = || {
			let mut all: Vec<_> = Profiles::<Test>::iter_keys().collect();
			all.sort_unstable();
			all
		};
		assert_eq!(left(), [BOB, CAROL]);
		pass(6 * DAY_MS);
		blocks(4);
		assert_eq!(left(), [BOB]);
		pass(24 * DAY_MS);
		blocks(4);
		assert!(left().is_empty());
	});
}

#[test]
fn the_sweep_should_go_on_where_it_was() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 20..30 {
			ramp(who, Ramp::Deposit, 10);
		}
		for who in 30..40 {
			ramp(who, Ramp::Deposit, 10);
			<Aml as Observe<_>>::onboarded(&who);
		}
		pass(25 * HOUR);
		let stale = || Profiles::<Test>::iter_keys().filter(|who| *who < 30).count();
		idle();
		assert!(stale() >= 6, "a block looks at four");
		// It looked at whom it remembers, who may be gone.
		assert!((20..40).contains(&SweptTo::<Test>::get().unwrap()));
		// Twenty rows, and a last step that finds no more.
		blocks(5);
		assert_eq!(stale(), 0);
		assert_eq!(Profiles::<Test>::iter().count(), 10);
	});
}

#[test]
fn a_block_without_time_should_leave_it_to_the_next() {
	ExtBuilder::default().build_and_execute(|| {
		freeze(ALICE);
		assert_ok!(Aml::open_case(signed(COUNCIL), BOB));
		assert_ok!(Aml::review_case(signed(COUNCIL), 0));
		assert_ok!(Aml::close_case(signed(COUNCIL), 0, Outcome::Explained));
		ramp(CAROL, Ramp::Deposit, 10);
		pass(365 * DAY_MS);
		let state = || {
			let profile = Profiles::<Test>::contains_key(CAROL);
			(Frozen::<Test>::count(), Cases::<Test>::count(), profile)
		};
		next_block_with(Weight::zero());
		assert_eq!(state(), (1, 1, true));
		next_block();
		assert_eq!(state(), (0, 0, false));
	});
}
