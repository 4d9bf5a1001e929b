//! Upgrades, to the planck.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	kyc::Ramp,
	subscriptions::{PlanStatus, Quote, Renewal, DAY},
	units::currency::GCC,
	Balance, Moment,
};

use crate::{mock::*, *};

/// Upgrades PRO to CREATOR after so long, and says what was credited and paid.
fn after(ms: Moment) -> (Balance, Balance) {
	let mut found = None;
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		pass_unnoticed(ms);
		let before = (free(ALICE), free(TREASURY));
		assert_ok!(upgrade(ALICE, CREATOR, Monthly));
		let Some(Event::Upgraded { credit, paid, expires_at, .. }) = events().pop() else {
			panic!("no upgrade")
		};
		assert_eq!(credit + paid, CREATOR_PRICE);
		assert_eq!((free(ALICE), free(TREASURY)), (before.0 - paid, before.1 + paid));
		assert_eq!(expires_at, now() + MONTH);
		assert_eq!(network(ALICE), Some((CREATOR, expires_at)));
		found = Some((credit, paid));
	});
	found.unwrap()
}

#[test]
fn an_upgrade_should_be_pro_rata_to_the_planck() {
	// Nothing was used: all of it is credited.
	assert_eq!(after(0), (PRO_PRICE, 300 * GCC));
	// A third, 99.666… GCC, was used: two thirds, 199.333… GCC, rounded down.
	assert_eq!(after(10 * DAY), (199_333_333_333_333, 399_666_666_666_667));
	// A millisecond is 115 354.938… plancks.
	assert_eq!(after(1), (PRO_PRICE - 115_355, 300 * GCC + 115_355));
	assert_eq!(after(MONTH - 1), (115_354, CREATOR_PRICE - 115_354));
}

#[test]
fn an_upgrade_should_be_told() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		pass(15 * DAY);
		let quote = Subscriptions::quote(ALICE, CREATOR, Monthly);
		let (credit, cost) = (PRO_PRICE / 2, CREATOR_PRICE - PRO_PRICE / 2);
		let expires_at = now() + MONTH;
		assert_eq!(
			quote,
			Some(Quote { upgrade: true, price: CREATOR_PRICE, credit, cost, expires_at })
		);
		assert_ok!(upgrade(ALICE, CREATOR, Monthly));
		assert_last_event(Event::Upgraded {
			who: ALICE,
			seller: Network,
			from: PRO,
			plan: CREATOR,
			period: Monthly,
			credit,
			paid: cost,
			expires_at,
			grace: GRACE,
		});
	});
}

#[test]
fn periods_that_were_paid_ahead_should_be_credited_too() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		pass(15 * DAY);
		// One and a half months.
		assert_ok!(upgrade(ALICE, CREATOR, Monthly));
		let paid = 2 * PRO_PRICE + CREATOR_PRICE - PRO_PRICE * 3 / 2;
		assert_eq!(free(ALICE), ENDOWMENT - paid);
	});
}

#[test]
fn the_year_of_the_same_plan_should_be_an_upgrade() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		pass(15 * DAY);
		assert_ok!(upgrade(ALICE, PRO, Yearly));
		assert_eq!(free(ALICE), ENDOWMENT - PRO_PRICE - (10 * PRO_PRICE - PRO_PRICE / 2));
		assert_eq!(network(ALICE), Some((PRO, now() + YEAR)));
		assert_noop!(upgrade(ALICE, PRO, Yearly), Error::<Test>::NotAnUpgrade);
		assert_noop!(upgrade(ALICE, PRO, Monthly), Error::<Test>::NotAnUpgrade);
		// Nearly a year is unused, which is more than a month of the better plan costs.
		assert_noop!(upgrade(ALICE, CREATOR, Monthly), Error::<Test>::CreditAbovePrice);
		assert_ok!(upgrade(ALICE, CREATOR, Yearly));
		// All of the year was unused: the difference.
		assert_eq!(free(ALICE), ENDOWMENT - PRO_PRICE + PRO_PRICE / 2 - 10 * CREATOR_PRICE);
	});
}

#[test]
fn a_credit_that_covers_the_price_should_cost_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		let small = offer(STUDIO, "SMALL", 50 * GCC);
		let large = offer(STUDIO, "LARGE", 100 * GCC);
		assert_ok!(subscribe(ALICE, small, Monthly));
		assert_ok!(subscribe(ALICE, small, Monthly));
		assert_ok!(upgrade(ALICE, large, Monthly));
		assert_eq!(free(ALICE), ENDOWMENT - 100 * GCC);
		let used: Balance = Used::get()
			.into_iter()
			.map(|(who, ramp, amount)| {
				assert_eq!((who, ramp), (STUDIO, Ramp::MerchantReceipt));
				amount
			})
			.sum();
		assert_eq!(used, 100 * GCC);
	});
}

#[test]
fn only_upgrades_in_force_should_be_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		let studio = offer(STUDIO, "STUDIO", 1_000 * GCC);
		assert_noop!(upgrade(ALICE, CREATOR, Monthly), Error::<Test>::NotInForce);
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		// Another seller's.
		assert_noop!(upgrade(ALICE, studio, Monthly), Error::<Test>::NotInForce);
		assert_noop!(upgrade(ALICE, FREE, Monthly), Error::<Test>::NotAnUpgrade);
		assert_noop!(upgrade(ALICE, PRO, Monthly), Error::<Test>::NotAnUpgrade);
		assert_noop!(
			Subscriptions::upgrade(signed(ALICE), CREATOR, Monthly, CREATOR_PRICE - 1),
			Error::<Test>::PriceDiffers
		);
		for (status, error) in [
			(PlanStatus::Closed, Error::<Test>::PlanClosed),
			(PlanStatus::Retired, Error::PlanRetired),
		] {
			assert_ok!(Subscriptions::set_plan_status(root(), CREATOR, status));
			assert_noop!(upgrade(ALICE, CREATOR, Monthly), error);
		}
		assert_ok!(Subscriptions::set_plan_status(root(), CREATOR, PlanStatus::Open));
		leave(ALICE, CREATOR_PRICE - PRO_PRICE + ED - 1);
		assert_noop!(upgrade(ALICE, CREATOR, Monthly), Error::<Test>::NotEnoughFree);
		assert_ok!(subscribe(BOB, CREATOR, Monthly));
		assert_noop!(upgrade(BOB, PRO, Yearly), Error::<Test>::NotAnUpgrade);
		// In grace nothing is unused: one subscribes.
		pass(MONTH);
		assert_noop!(upgrade(ALICE, CREATOR, Monthly), Error::<Test>::NotInForce);
	});
}

#[test]
fn renewals_should_be_of_the_plan_that_was_upgraded_to() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(renew_as(ALICE, PRO, Monthly));
		assert_ok!(upgrade(ALICE, CREATOR, Monthly));
		let renewal = |who| subscription(who, Network).unwrap().renewal;
		assert_eq!(renewal(ALICE), Renewal::Automatic { plan: CREATOR, period: Monthly });
		assert_ok!(subscribe(BOB, PRO, Monthly));
		assert_ok!(Subscriptions::cancel(signed(BOB), Network));
		assert_ok!(upgrade(BOB, CREATOR, Monthly));
		assert_eq!(renewal(BOB), Renewal::ByHand);
	});
}
