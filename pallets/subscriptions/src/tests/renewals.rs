//! Automatic renewals and downgrades.

use frame_support::{assert_noop, assert_ok, weights::Weight};
use mornet_primitives::{
	kyc::LimitError,
	subscriptions::{AgreedRenewal, PlanStatus, Renewal, DAY},
	units::currency::GCC,
};
use sp_runtime::DispatchError;

use crate::{mock::*, weights::WeightInfo, *};

/// Alice has PRO, by itself each month.
fn automatic() {
	assert_ok!(subscribe(ALICE, PRO, Monthly));
	assert_ok!(renew_as(ALICE, PRO, Monthly));
}

fn failed(error: Error<Test>, next: u64) -> Event<Test> {
	Event::RenewalFailed { who: ALICE, seller: Network, error: error.into(), next }
}

#[test]
fn what_was_agreed_to_should_be_paid_when_it_expires() {
	ExtBuilder::default().build_and_execute(|| {
		automatic();
		assert_last_event(Event::RenewalSet {
			who: ALICE,
			seller: Network,
			renewal: Renewal::Automatic { plan: PRO, period: Monthly },
		});
		for month in 1..=3 {
			next_block_at(START + month * MONTH - 1);
			assert_eq!(network(ALICE), Some((PRO, START + month * MONTH)));
			next_block_at(START + month * MONTH);
			assert_eq!(
				events(),
				[Event::Renewed {
					who: ALICE,
					seller: Network,
					plan: PRO,
					period: Monthly,
					paid: PRO_PRICE,
					expires_at: START + (month + 1) * MONTH,
					grace: GRACE,
					automatic: true,
					through: None,
				}]
			);
			let paid = PRO_PRICE * (u128::from(month) + 1);
			assert_eq!(free(ALICE), ENDOWMENT - paid);
			assert_eq!(free(TREASURY), ENDOWMENT + paid);
		}
	});
}

#[test]
fn who_did_not_opt_in_should_not_be_charged() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		automatic_then_not(BOB);
		pass(MONTH);
		assert!(events().is_empty());
		pass(GRACE);
		assert_eq!(events().len(), 2);
		assert_eq!(free(ALICE), ENDOWMENT - PRO_PRICE);
		assert_eq!(free(BOB), ENDOWMENT - PRO_PRICE);
	});
}

fn automatic_then_not(who: AccountId) {
	assert_ok!(subscribe(who, PRO, Monthly));
	assert_ok!(renew_as(who, PRO, Monthly));
	assert_ok!(Subscriptions::set_renewal(signed(who), Network, None));
	assert_last_event(Event::RenewalSet { who, seller: Network, renewal: Renewal::ByHand });
}

#[test]
fn a_downgrade_should_happen_when_it_expires() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, CREATOR, Monthly));
		assert_ok!(renew_as(ALICE, PRO, Monthly));
		pass(MONTH - 1);
		assert_eq!(left(STUDIO, ALICE), 200);
		pass(1);
		assert_eq!(left(STUDIO, ALICE), 50);
		assert_eq!(network(ALICE), Some((PRO, START + 2 * MONTH)));
		assert_eq!(free(ALICE), ENDOWMENT - CREATOR_PRICE - PRO_PRICE);
		let subscribers = |plan| Plans::<Test>::get(plan).unwrap().subscribers;
		assert_eq!((subscribers(PRO), subscribers(CREATOR)), (1, 0));
		pass(MONTH);
		assert_eq!(network(ALICE), Some((PRO, START + 3 * MONTH)));
	});
}

#[test]
fn what_fails_should_be_tried_again_once_a_day_in_grace() {
	ExtBuilder::default().build_and_execute(|| {
		automatic();
		leave(ALICE, PRO_PRICE + ED - 1);
		pass(MONTH);
		let error = Error::<Test>::NotEnoughFree;
		assert_last_event(failed(error, now() + DAY));
		assert_eq!(left(STUDIO, ALICE), 50);
		pass(DAY - 1);
		assert!(events().is_empty());
		pass(1);
		assert_last_event(failed(Error::NotEnoughFree, START + MONTH + 2 * DAY));
		assert_ok!(Balances::transfer_allow_death(signed(BOB), ALICE, 1));
		// Some hours late, and paid from where it ended all the same.
		pass(DAY + 5 * HOUR);
		assert_eq!(network(ALICE), Some((PRO, START + 2 * MONTH)));
		assert_eq!(free(ALICE), ED);

		// Nothing comes: it ends.
		next_block_at(START + 2 * MONTH);
		pass(DAY);
		pass(DAY + HOUR);
		assert_last_event(failed(Error::NotEnoughFree, START + 2 * MONTH + GRACE));
		next_block_at(START + 2 * MONTH + GRACE);
		assert_last_event(Event::Ended { who: ALICE, seller: Network, plan: PRO });
		assert_eq!(left(STUDIO, ALICE), 3);
		assert_eq!(Agenda::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn a_frozen_account_should_not_be_charged() {
	ExtBuilder::default().build_and_execute(|| {
		automatic();
		freeze(ALICE);
		pass(MONTH);
		assert_last_event(failed(Error::NotEnoughFree, now() + DAY));
		thaw(ALICE);
		pass(DAY);
		assert_eq!(network(ALICE), Some((PRO, START + 2 * MONTH)));
	});
}

#[test]
fn what_cannot_be_paid_any_more_should_run_out() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC);
		let fails_with = |error: Error<Test>| {
			let error = DispatchError::from(error);
			pass(DAY);
			assert!(matches!(
				events().pop(),
				Some(Event::RenewalFailed { error: found, .. }) if found == error
			));
		};
		assert_ok!(Subscriptions::set_params(
			root(),
			mornet_primitives::subscriptions::Parameters { grace: 10 * DAY, ..test_params() }
		));
		assert_ok!(subscribe(ALICE, plan, Monthly));
		assert_ok!(renew_as(ALICE, plan, Monthly));
		next_block_at(START + MONTH - DAY);
		assert_ok!(Subscriptions::set_plan_status(signed(STUDIO), plan, PlanStatus::Retired));
		fails_with(Error::PlanRetired);
		assert_ok!(Subscriptions::dismiss_service(root(), STUDIO));
		assert_ok!(Subscriptions::set_plan_status(root(), plan, PlanStatus::Closed));
		fails_with(Error::ServiceDismissed);
		assert_ok!(Subscriptions::appoint_service(root(), STUDIO));
		Refused::set(vec![(STUDIO, LimitError::AboveDailyLimit)]);
		fails_with(Error::AboveDailyLimit);
		Refused::set(vec![]);
		// Closed it is renewed by who has it.
		pass(DAY);
		let found = subscription(ALICE, Service(STUDIO)).unwrap();
		assert_eq!(found.expires_at, START + 2 * MONTH);
	});
}

#[test]
fn a_plan_that_was_removed_should_not_be_renewed_to() {
	ExtBuilder::default().build_and_execute(|| {
		let (had, other) = (offer(STUDIO, "A", 2 * GCC), offer(STUDIO, "B", GCC));
		assert_ok!(subscribe(ALICE, had, Monthly));
		assert_ok!(renew_as(ALICE, other, Yearly));
		assert_ok!(Subscriptions::remove_plan(signed(STUDIO), other));
		pass(MONTH);
		assert_last_event(Event::RenewalFailed {
			who: ALICE,
			seller: Service(STUDIO),
			error: Error::<Test>::PlanNotFound.into(),
			next: now() + DAY,
		});
	});
}

#[test]
fn a_renewal_should_be_of_what_the_seller_sells_at_its_price() {
	ExtBuilder::default().build_and_execute(|| {
		let studio = offer(STUDIO, "STUDIO", GCC);
		let set = |plan, price| {
			let agreed = AgreedRenewal { plan, period: Monthly, price };
			Subscriptions::set_renewal(signed(ALICE), Network, Some(agreed))
		};
		assert_noop!(set(PRO, PRO_PRICE), Error::<Test>::NotInForce);
		assert_ok!(subscribe(ALICE, CREATOR, Monthly));
		assert_noop!(set(77, 0), Error::<Test>::PlanNotFound);
		assert_noop!(set(studio, GCC), Error::<Test>::AnotherSellersPlan);
		assert_noop!(set(FREE, 0), Error::<Test>::PlanIsFree);
		assert_noop!(set(PRO, PRO_PRICE - 1), Error::<Test>::PriceDiffers);
		for plan in [PRO, CREATOR] {
			assert_ok!(Subscriptions::set_plan_status(root(), plan, PlanStatus::Closed));
		}
		assert_noop!(set(PRO, PRO_PRICE), Error::<Test>::PlanClosed);
		assert_ok!(set(CREATOR, CREATOR_PRICE));
		// In grace one pays by hand.
		assert_ok!(Subscriptions::set_renewal(signed(ALICE), Network, None));
		pass(MONTH);
		assert_noop!(set(CREATOR, CREATOR_PRICE), Error::<Test>::NotInForce);
	});
}

#[test]
fn a_payment_by_hand_in_grace_should_be_what_is_renewed() {
	ExtBuilder::default().build_and_execute(|| {
		automatic();
		leave(ALICE, ED);
		pass(MONTH);
		assert_ok!(Balances::transfer_allow_death(signed(BOB), ALICE, 2 * CREATOR_PRICE));
		assert_ok!(subscribe(ALICE, CREATOR, Monthly));
		let found = subscription(ALICE, Network).unwrap();
		assert_eq!(found.renewal, Renewal::Automatic { plan: CREATOR, period: Monthly });
		pass(MONTH);
		assert_eq!(network(ALICE), Some((CREATOR, START + 3 * MONTH)));
	});
}

#[test]
fn an_order_paid_in_grace_should_not_change_what_was_agreed_to() {
	ExtBuilder::default().build_and_execute(|| {
		automatic();
		leave(ALICE, ED);
		pass(MONTH);
		// Anyone's order, of a dearer plan.
		assert_ok!(pay_by_rail(1, reference(CREATOR, Monthly), ALICE, CREATOR_PRICE));
		assert_eq!(network(ALICE), Some((CREATOR, START + 2 * MONTH)));
		let found = subscription(ALICE, Network).unwrap();
		assert_eq!(found.renewal, Renewal::Automatic { plan: PRO, period: Monthly });
		assert_ok!(Balances::transfer_allow_death(signed(BOB), ALICE, CREATOR_PRICE));
		pass(MONTH);
		assert_eq!(network(ALICE), Some((PRO, START + 3 * MONTH)));
		assert_eq!(free(ALICE), ED + CREATOR_PRICE - PRO_PRICE);
	});
}

#[test]
fn a_seller_should_not_have_a_dearer_plan_renewed() {
	ExtBuilder::default().build_and_execute(|| {
		let (agreed, dearer) = (offer(STUDIO, "A", GCC), offer(STUDIO, "B", 100 * GCC));
		assert_ok!(subscribe(ALICE, agreed, Monthly));
		assert_ok!(renew_as(ALICE, agreed, Monthly));
		assert_ok!(Subscriptions::set_plan_status(signed(STUDIO), agreed, PlanStatus::Retired));
		pass(MONTH);
		// What it pays comes back to it.
		assert_ok!(pay_by_rail(1, reference(dearer, Monthly), ALICE, 100 * GCC));
		let found = subscription(ALICE, Service(STUDIO)).unwrap();
		assert_eq!(found.renewal, Renewal::Automatic { plan: agreed, period: Monthly });
		pass(MONTH);
		assert_last_event(Event::RenewalFailed {
			who: ALICE,
			seller: Service(STUDIO),
			error: Error::<Test>::PlanRetired.into(),
			next: now() + DAY,
		});
		next_block_at(START + 2 * MONTH + GRACE);
		assert_last_event(Event::Ended { who: ALICE, seller: Service(STUDIO), plan: dearer });
		assert_eq!(free(ALICE), ENDOWMENT - GCC);
	});
}

#[test]
fn nothing_should_be_charged_while_value_stands_still_nor_for_what_is_over() {
	ExtBuilder::default().build_and_execute(|| {
		automatic();
		assert_ok!(subscribe(BOB, PRO, Monthly));
		assert_ok!(renew_as(BOB, PRO, Monthly));
		Standstill::set(true);
		pass(MONTH);
		assert!(events().is_empty());
		let settle = |who| Subscriptions::settle(signed(NOBODY), who, Network);
		assert_noop!(settle(BOB), Error::<Test>::Paused);
		Standstill::set(false);
		assert_ok!(settle(BOB));
		Standstill::set(true);
		pass(GRACE);
		Standstill::set(false);
		next_block();
		assert_eq!(events(), [Event::Ended { who: ALICE, seller: Network, plan: PRO }]);
		assert_eq!(free(ALICE), ENDOWMENT - PRO_PRICE);
		assert_eq!(network(BOB), Some((PRO, START + 2 * MONTH)));
	});
}

#[test]
fn anyone_should_settle_what_is_due_and_nothing_else() {
	ExtBuilder::default().build_and_execute(|| {
		let settle = || Subscriptions::settle(signed(NOBODY), ALICE, Network);
		assert_noop!(settle(), Error::<Test>::NotInForce);
		automatic();
		pass_unnoticed(MONTH - 1);
		assert_noop!(settle(), Error::<Test>::NotDue);
		pass_unnoticed(1);
		assert_ok!(settle());
		assert_eq!(network(ALICE), Some((PRO, START + 2 * MONTH)));
		assert_noop!(settle(), Error::<Test>::NotDue);
		leave(ALICE, ED);
		pass_unnoticed(MONTH);
		assert_ok!(settle());
		assert_last_event(failed(Error::NotEnoughFree, now() + DAY));
		// Trying is not for anyone to repeat.
		assert_noop!(settle(), Error::<Test>::NotDue);
		pass_unnoticed(GRACE);
		assert_ok!(settle());
		assert_last_event(Event::Ended { who: ALICE, seller: Network, plan: PRO });
	});
}

#[test]
fn what_is_due_should_be_done_in_the_order_of_time_some_a_block() {
	ExtBuilder::default().build_and_execute(|| {
		for (nth, who) in [ARCHIVE, STUDIO, BOB, ALICE].into_iter().enumerate() {
			next_block_at(START + nth as u64 * HOUR);
			assert_ok!(subscribe(who, PRO, Monthly));
			assert_ok!(renew_as(who, PRO, Monthly));
		}
		let renewed = || -> Vec<_> {
			events()
				.into_iter()
				.map(|event| match event {
					Event::Renewed { who, .. } => who,
					other => panic!("{other:?}"),
				})
				.collect()
		};
		next_block_at(START + MONTH + 4 * HOUR);
		assert_eq!(renewed(), [ARCHIVE, STUDIO]);
		next_block();
		assert_eq!(renewed(), [BOB, ALICE]);
		next_block();
		assert!(renewed().is_empty());
	});
}

#[test]
fn the_hook_should_use_no_more_weight_than_there_is() {
	ExtBuilder::default().build_and_execute(|| {
		let (look, settle) = (<() as WeightInfo>::next_due(), <() as WeightInfo>::settle_due());
		let forget = <() as WeightInfo>::forget_usage();
		automatic();
		let later = now() + MONTH;
		assert_eq!(next_block_with(later, Weight::zero()), Weight::zero());
		let short = (look + settle).saturating_sub(Weight::from_parts(1, 0));
		// What is left goes to the counts.
		assert_eq!(next_block_with(later + 1, short), look + forget);
		assert_eq!(network(ALICE), Some((PRO, later)));
		assert_eq!(next_block_with(later + 2, look + settle), look + settle);
		assert_eq!(network(ALICE), Some((PRO, later + MONTH)));
		assert_eq!(next_block_with(later + 3, Weight::MAX), look + forget);
	});
}
