//! Paying for a first and another period by hand.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	kyc::{LimitError, Ramp},
	subscriptions::{PlanStatus, Renewal, DAY},
};

use crate::{mock::*, *};

#[test]
fn a_first_period_should_be_paid_to_the_treasury() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_last_event(Event::Subscribed {
			who: ALICE,
			seller: Network,
			plan: PRO,
			period: Monthly,
			paid: PRO_PRICE,
			expires_at: START + MONTH,
			grace: GRACE,
			through: None,
		});
		assert_eq!(free(ALICE), ENDOWMENT - PRO_PRICE);
		assert_eq!(free(TREASURY), ENDOWMENT + PRO_PRICE);
		// The treasury is no merchant.
		assert_eq!(Used::get(), vec![]);
		assert_eq!(Plans::<Test>::get(PRO).unwrap().subscribers, 1);
		assert_ok!(subscribe(BOB, CREATOR, Yearly));
		assert_eq!(free(BOB), ENDOWMENT - 10 * CREATOR_PRICE);
		assert_eq!(network(BOB), Some((CREATOR, START + YEAR)));
	});
}

#[test]
fn a_services_plan_should_be_paid_to_the_service_within_its_limits() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", 7_000_001);
		assert_ok!(subscribe(ALICE, plan, Monthly));
		assert_eq!(free(ALICE), ENDOWMENT - 7_000_001);
		assert_eq!(free(STUDIO), ENDOWMENT + 7_000_001);
		assert_eq!(Used::get(), vec![(STUDIO, Ramp::MerchantReceipt, 7_000_001)]);
		// One of each seller's.
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(subscribe(ALICE, offer(ARCHIVE, "STUDIO", 5_000_000), Monthly));
		for (error, expected) in [
			(LimitError::Frozen, Error::<Test>::SellerFrozen),
			(LimitError::NotVerified, Error::SellerNotVerified),
			(LimitError::Expired, Error::SellerAttestationExpired),
			(LimitError::AboveOperationLimit, Error::AboveOperationLimit),
			(LimitError::AboveDailyLimit, Error::AboveDailyLimit),
			(LimitError::Revoked, Error::SellerAttestationRevoked),
		] {
			Refused::set(vec![(STUDIO, error)]);
			assert_noop!(subscribe(BOB, plan, Monthly), expected);
		}
		assert_ok!(subscribe(BOB, PRO, Monthly));
	});
}

#[test]
fn nobody_should_pay_what_they_did_not_agree_to_or_do_not_have() {
	ExtBuilder::default().build_and_execute(|| {
		let by = |who, price| Subscriptions::subscribe(signed(who), PRO, Monthly, price);
		assert_noop!(by(ALICE, PRO_PRICE - 1), Error::<Test>::PriceDiffers);
		assert_noop!(by(ALICE, 10 * PRO_PRICE), Error::<Test>::PriceDiffers);
		assert_noop!(by(NOBODY, PRO_PRICE), Error::<Test>::NotEnoughFree);
		leave(ALICE, PRO_PRICE + ED - 1);
		assert_noop!(by(ALICE, PRO_PRICE), Error::<Test>::NotEnoughFree);
		leave(BOB, PRO_PRICE + ED);
		freeze(BOB);
		assert_noop!(by(BOB, PRO_PRICE), Error::<Test>::NotEnoughFree);
		thaw(BOB);
		assert_ok!(by(BOB, PRO_PRICE));
		assert_eq!(free(BOB), ED);
	});
}

#[test]
fn only_what_is_sold_should_be_bought() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC_10);
		assert_noop!(subscribe(ALICE, FREE, Monthly), Error::<Test>::PlanIsFree);
		assert_noop!(subscribe(ALICE, 77, Monthly), Error::<Test>::PlanNotFound);
		assert_noop!(subscribe(STUDIO, plan, Monthly), Error::<Test>::OwnPlan);
		assert_ok!(subscribe(STUDIO, PRO, Monthly));
		assert_ok!(subscribe(BOB, plan, Monthly));

		let set = |status| Subscriptions::set_plan_status(signed(STUDIO), plan, status);
		assert_ok!(set(PlanStatus::Closed));
		assert_noop!(subscribe(ALICE, plan, Monthly), Error::<Test>::PlanClosed);
		// Who has it renews it, in force and in grace.
		assert_ok!(subscribe(BOB, plan, Monthly));
		pass(2 * MONTH);
		assert_ok!(subscribe(BOB, plan, Monthly));
		assert_ok!(set(PlanStatus::Retired));
		assert_noop!(subscribe(BOB, plan, Monthly), Error::<Test>::PlanRetired);
		assert_ok!(set(PlanStatus::Open));
		assert_ok!(Subscriptions::dismiss_service(root(), STUDIO));
		assert_noop!(subscribe(ALICE, plan, Monthly), Error::<Test>::ServiceDismissed);
		// Once it was over it is a new subscriber's.
		assert_ok!(Subscriptions::appoint_service(root(), STUDIO));
		assert_ok!(set(PlanStatus::Closed));
		pass_unnoticed(MONTH + GRACE);
		assert_noop!(subscribe(BOB, plan, Monthly), Error::<Test>::PlanClosed);
	});
}

const GCC_10: u128 = 10 * mornet_primitives::units::currency::GCC;

#[test]
fn another_period_in_force_should_be_added_to_what_is_paid() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		pass(10 * DAY);
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_last_event(Event::Renewed {
			who: ALICE,
			seller: Network,
			plan: PRO,
			period: Monthly,
			paid: PRO_PRICE,
			expires_at: START + 2 * MONTH,
			grace: GRACE,
			automatic: false,
			through: None,
		});
		assert_eq!(free(ALICE), ENDOWMENT - 2 * PRO_PRICE);
		assert_noop!(subscribe(ALICE, PRO, Yearly), Error::<Test>::OtherPlanInForce);
		assert_noop!(subscribe(ALICE, CREATOR, Monthly), Error::<Test>::OtherPlanInForce);
		assert_eq!(Plans::<Test>::get(PRO).unwrap().subscribers, 1);
	});
}

#[test]
fn it_should_be_paid_at_most_400_days_ahead() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Yearly));
		pass(YEAR - 35 * DAY - 1);
		assert_noop!(subscribe(ALICE, PRO, Yearly), Error::<Test>::PaidTooFarAhead);
		pass(1);
		assert_ok!(subscribe(ALICE, PRO, Yearly));
		assert_eq!(network(ALICE), Some((PRO, now() + 400 * DAY)));
		for _ in 0..13 {
			assert_ok!(subscribe(BOB, PRO, Monthly));
		}
		assert_noop!(subscribe(BOB, PRO, Monthly), Error::<Test>::PaidTooFarAhead);
	});
}

#[test]
fn a_period_that_is_paid_in_grace_should_begin_where_the_last_ended() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(subscribe(BOB, PRO, Monthly));
		pass(MONTH + GRACE - 1);
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_eq!(network(ALICE), Some((PRO, START + 2 * MONTH)));
		// Any plan and period.
		assert_ok!(subscribe(BOB, CREATOR, Yearly));
		assert_eq!(network(BOB), Some((CREATOR, START + MONTH + YEAR)));
		assert_eq!(subscription(BOB, Network).unwrap().since, START);
		let subscribers = |plan| Plans::<Test>::get(plan).unwrap().subscribers;
		assert_eq!((subscribers(PRO), subscribers(CREATOR)), (1, 1));
	});
}

#[test]
fn what_is_over_should_begin_anew() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		// Not removed yet: the queue is not through.
		pass_unnoticed(MONTH + GRACE);
		assert_ok!(subscribe(ALICE, CREATOR, Monthly));
		let ended = Event::Ended { who: ALICE, seller: Network, plan: PRO };
		let [.., first, second] = &events()[..] else { panic!("no events") };
		assert_eq!(*first, ended);
		assert!(matches!(second, Event::Subscribed { plan: CREATOR, .. }));
		assert_eq!(network(ALICE), Some((CREATOR, now() + MONTH)));
		assert_eq!(subscription(ALICE, Network).unwrap().since, now());
		next_block();
		assert_eq!(network(ALICE), Some((CREATOR, now() - BLOCK_MS + MONTH)));
	});
}

#[test]
fn paying_again_should_take_a_cancellation_back() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(Subscriptions::cancel(signed(ALICE), Network));
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		let found = subscription(ALICE, Network).unwrap();
		assert_eq!((found.renewal, found.due), (Renewal::ByHand, START + 2 * MONTH + GRACE));
	});
}

#[test]
fn a_subscription_should_keep_the_grace_period_of_its_payment() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		let longer =
			mornet_primitives::subscriptions::Parameters { grace: 15 * DAY, ..test_params() };
		assert_ok!(Subscriptions::set_params(root(), longer));
		assert_eq!(subscription(ALICE, Network).unwrap().ends_at(), START + MONTH + GRACE);
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_eq!(subscription(ALICE, Network).unwrap().ends_at(), START + 2 * MONTH + 15 * DAY);
	});
}
