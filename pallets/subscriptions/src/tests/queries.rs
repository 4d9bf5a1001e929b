//! What wallets and services read.

use frame_support::assert_ok;
use mornet_primitives::{
	subscriptions::{
		day_of, end_of, reference, PlanOverview, PlanStatus, PlanTerms, QuotaOverview, Quote,
		Renewal, Standing, SubscriptionOverview,
	},
	units::currency::GCC,
};

use crate::mock::*;

#[test]
fn a_plan_should_be_told_whole() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		let of = |period, price| reference::<AccountId>(PRO, period, &Network, &code("PRO"), price);
		assert_eq!(
			Subscriptions::plan(PRO),
			Some(PlanOverview {
				id: PRO,
				seller: Network,
				terms: PlanTerms::presets()[1].clone(),
				status: PlanStatus::Open,
				subscribers: 1,
				references: Some((of(Monthly, PRO_PRICE), of(Yearly, 10 * PRO_PRICE))),
			})
		);
		assert_eq!(Subscriptions::plan(FREE).unwrap().references, None);
		assert_eq!(Subscriptions::plan(77), None);
		let plan = offer(STUDIO, "STUDIO", GCC);
		let studio = Subscriptions::plans_of(Service(STUDIO));
		assert_eq!(studio, vec![Subscriptions::plan(plan).unwrap()]);
		assert_eq!(Subscriptions::plans_of(Service(BOB)), vec![]);
	});
}

#[test]
fn a_subscription_should_be_told_whole() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		pass(MONTH / 2);
		let expected = SubscriptionOverview {
			seller: Network,
			plan: PRO,
			code: code("PRO"),
			quota: quota(50, 600),
			period: Monthly,
			price: PRO_PRICE,
			since: START,
			expires_at: START + MONTH,
			ends_at: START + MONTH + GRACE,
			standing: Standing::InForce,
			renewal: Renewal::ByHand,
			unused: PRO_PRICE / 2,
		};
		assert_eq!(Subscriptions::subscriptions_of(ALICE), vec![expected.clone()]);
		pass(MONTH / 2);
		let grace = SubscriptionOverview { standing: Standing::Grace, unused: 0, ..expected };
		assert_eq!(Subscriptions::subscriptions_of(ALICE), vec![grace.clone()]);
		pass_unnoticed(GRACE);
		let over = SubscriptionOverview { standing: Standing::Over, ..grace };
		assert_eq!(Subscriptions::subscriptions_of(ALICE), vec![over]);
		next_block();
		assert_eq!(Subscriptions::subscriptions_of(ALICE), vec![]);
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(subscribe(ALICE, offer(STUDIO, "STUDIO", GCC), Monthly));
		assert_eq!(Subscriptions::subscriptions_of(ALICE).len(), 2);
	});
}

#[test]
fn what_is_left_of_a_quota_should_be_told() {
	ExtBuilder::default().build_and_execute(|| {
		let free = QuotaOverview {
			seller: Network,
			plan: FREE,
			quota: quota(3, 60),
			used: 0,
			left: 3,
			resets_at: end_of(day_of(START)),
			ends_at: None,
		};
		assert_eq!(Subscriptions::quota_left(STUDIO, ALICE), Some(free.clone()));
		assert_ok!(task(STUDIO, ALICE, 60));
		let one_less = QuotaOverview { used: 1, left: 2, ..free };
		assert_eq!(Subscriptions::quota_left(ARCHIVE, ALICE), Some(one_less.clone()));
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_eq!(
			Subscriptions::quota_left(STUDIO, ALICE),
			Some(QuotaOverview {
				plan: PRO,
				quota: quota(50, 600),
				left: 49,
				ends_at: Some(START + MONTH + GRACE),
				..one_less
			})
		);
	});
}

#[test]
fn a_payment_should_be_quoted() {
	ExtBuilder::default().build_and_execute(|| {
		let quote = |plan, period| Subscriptions::quote(ALICE, plan, period);
		let first = Quote {
			upgrade: false,
			price: PRO_PRICE,
			credit: 0,
			cost: PRO_PRICE,
			expires_at: START + MONTH,
		};
		assert_eq!(quote(PRO, Monthly), Some(first));
		assert_eq!((quote(FREE, Monthly), quote(77, Monthly)), (None, None));
		assert_ok!(subscribe(ALICE, CREATOR, Monthly));
		assert_eq!(quote(PRO, Monthly), None);
		let expires_at = START + 2 * MONTH;
		let price = CREATOR_PRICE;
		assert_eq!(
			quote(CREATOR, Monthly),
			Some(Quote { upgrade: false, price, credit: 0, cost: price, expires_at })
		);
		assert_eq!(
			quote(CREATOR, Yearly),
			Some(Quote {
				upgrade: true,
				price: 10 * price,
				credit: price,
				cost: 9 * price,
				expires_at: START + YEAR,
			})
		);
	});
}
