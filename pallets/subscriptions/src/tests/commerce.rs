//! Payment through an order of payments.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	kyc::{LimitError, Ramp},
	payments::{
		effects::Commerce,
		order::{OrderKind, Reference},
	},
	subscriptions::PlanStatus,
	units::currency::GCC,
};

use crate::{mock::*, *};

#[test]
fn a_subscription_should_be_paid_with_coins_that_come_from_another_network() {
	ExtBuilder::default().build_and_execute(|| {
		// By one without an account.
		assert_eq!(price(PRO, Monthly, NOBODY), Ok(PRO_PRICE));
		assert_ok!(pay_by_rail(77, reference(PRO, Monthly), NOBODY, PRO_PRICE));
		assert_last_event(Event::Subscribed {
			who: NOBODY,
			seller: Network,
			plan: PRO,
			period: Monthly,
			paid: PRO_PRICE,
			expires_at: START + MONTH,
			grace: GRACE,
			through: Some(77),
		});
		assert_eq!(free(NOBODY), 0);
		assert_eq!(free(TREASURY), ENDOWMENT + PRO_PRICE);
		assert_eq!(left(STUDIO, NOBODY), 50);
		// Another month, once an order.
		assert_ok!(pay_by_rail(78, reference(PRO, Monthly), NOBODY, PRO_PRICE));
		assert_eq!(network(NOBODY), Some((PRO, START + 2 * MONTH)));
		assert!(matches!(
			events().pop(),
			Some(Event::Renewed { automatic: false, through: Some(78), .. })
		));
		// What the account has stays.
		assert_ok!(pay_by_rail(79, reference(CREATOR, Yearly), ALICE, 10 * CREATOR_PRICE));
		assert_eq!(free(ALICE), ENDOWMENT);
		assert_eq!(network(ALICE), Some((CREATOR, START + YEAR)));
	});
}

#[test]
fn a_renewal_in_grace_should_be_paid_from_another_network() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		// Ordered in force, paid in grace.
		pass(MONTH - 1);
		assert_eq!(price(PRO, Monthly, ALICE), Ok(PRO_PRICE));
		pass(2 * HOUR);
		assert_ok!(pay_by_rail(1, reference(PRO, Monthly), ALICE, PRO_PRICE));
		assert_eq!(network(ALICE), Some((PRO, START + 2 * MONTH)));
		// Ordered in grace, paid when it is over.
		next_block_at(START + 2 * MONTH + GRACE - 1);
		assert_eq!(price(CREATOR, Monthly, ALICE), Ok(CREATOR_PRICE));
		pass(1);
		assert_ok!(pay_by_rail(2, reference(CREATOR, Monthly), ALICE, CREATOR_PRICE));
		assert_eq!(network(ALICE), Some((CREATOR, now() + MONTH)));
	});
}

#[test]
fn a_service_should_be_paid_within_its_limits() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC);
		assert_eq!(price(plan, Yearly, ALICE), Ok(10 * GCC));
		assert_eq!(Used::get(), vec![]);
		assert_ok!(pay_by_rail(1, reference(plan, Yearly), ALICE, 10 * GCC));
		assert_eq!(Used::get(), vec![(STUDIO, Ramp::MerchantReceipt, 10 * GCC)]);
		assert_eq!(free(STUDIO), ENDOWMENT + 10 * GCC);
		// Looked at before anyone pays in vain.
		Refused::set(vec![(STUDIO, LimitError::AboveDailyLimit)]);
		assert_noop!(price(plan, Yearly, BOB), Error::<Test>::AboveDailyLimit);
		let late = pay_by_rail(2, reference(plan, Yearly), BOB, 10 * GCC);
		assert_noop!(late, Error::<Test>::AboveDailyLimit);
		assert_eq!(price(PRO, Monthly, BOB), Ok(PRO_PRICE));
	});
}

#[test]
fn what_cannot_be_had_should_have_no_price() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC);
		assert_noop!(price(plan, Monthly, STUDIO), Error::<Test>::OwnPlan);
		// Upgrades are paid from the balance.
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_noop!(price(CREATOR, Monthly, ALICE), Error::<Test>::OtherPlanInForce);
		assert_noop!(
			pay_by_rail(1, reference(CREATOR, Monthly), ALICE, CREATOR_PRICE),
			Error::<Test>::OtherPlanInForce
		);
		assert_ok!(subscribe(BOB, PRO, Yearly));
		assert_noop!(price(PRO, Yearly, BOB), Error::<Test>::PaidTooFarAhead);

		let studio = reference(plan, Monthly);
		let set = |status| Subscriptions::set_plan_status(signed(STUDIO), plan, status);
		assert_ok!(set(PlanStatus::Closed));
		assert_noop!(price(plan, Monthly, ALICE), Error::<Test>::PlanClosed);
		// What is on its way when a plan is closed is taken.
		assert_ok!(pay_by_rail(2, studio, ALICE, GCC));
		assert_ok!(set(PlanStatus::Retired));
		assert_noop!(price(plan, Monthly, ALICE), Error::<Test>::PlanRetired);
		assert_noop!(pay_by_rail(3, studio, BOB, GCC), Error::<Test>::PlanRetired);
		assert_ok!(set(PlanStatus::Open));
		assert_ok!(Subscriptions::dismiss_service(root(), STUDIO));
		assert_noop!(price(plan, Monthly, BOB), Error::<Test>::ServiceDismissed);
	});
}

#[test]
fn a_frozen_account_should_not_pay() {
	ExtBuilder::default().build_and_execute(|| {
		freeze(ALICE);
		let issued = Balances::total_issuance();
		assert_noop!(
			pay_by_rail(1, reference(PRO, Monthly), ALICE, PRO_PRICE),
			Error::<Test>::NotEnoughFree
		);
		assert_eq!(Balances::total_issuance(), issued);
	});
}

#[test]
fn a_reference_should_be_just_that_of_the_plan_and_the_period() {
	ExtBuilder::default().build_and_execute(|| {
		let (pro, creator) = (reference(PRO, Monthly), reference(CREATOR, Monthly));
		// The number of one and the rest of the other, as on a fork.
		let mut mixed: [u8; 32] = pro.into();
		mixed[5..].copy_from_slice(&creator[5..]);
		let mut other_period: [u8; 32] = pro.into();
		other_period[4] = 1;
		let mut no_period: [u8; 32] = pro.into();
		no_period[4] = 2;
		for wrong in [mixed, other_period, no_period] {
			assert_noop!(
				pay_by_rail(1, Reference::from(wrong), ALICE, PRO_PRICE),
				Error::<Test>::ReferenceDiffers
			);
		}
		assert_noop!(pay_by_rail(1, pro, ALICE, PRO_PRICE - 1), Error::<Test>::PriceDiffers);
		assert_noop!(
			pay_by_rail(1, Reference::zero(), ALICE, PRO_PRICE),
			Error::<Test>::ReferenceDiffers
		);
		for kind in [OrderKind::BuyGcc, OrderKind::Invoice(pro)] {
			assert_noop!(
				<Subscriptions as Commerce<_>>::price(&kind, &ALICE),
				Error::<Test>::NotASubscription
			);
			assert_noop!(
				<Subscriptions as Commerce<_>>::settle(0, &kind, &ALICE, PRO_PRICE),
				Error::<Test>::NotASubscription
			);
		}
	});
}
