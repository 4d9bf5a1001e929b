//! Sellers' plans.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	subscriptions::{PlanStatus, PlanTerms, Prices, DAY},
	units::currency::GCC,
};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, *};

fn create(origin: RuntimeOrigin, terms: PlanTerms) -> sp_runtime::DispatchResult {
	Subscriptions::create_plan(origin, terms)
}

#[test]
fn services_and_governance_should_make_plans() {
	ExtBuilder::default().build_and_execute(|| {
		let pro = terms("PRO", GCC, quota(1, 1));
		assert_noop!(create(signed(BOB), pro.clone()), Error::<Test>::NotService);
		assert_noop!(create(RuntimeOrigin::none(), pro.clone()), BadOrigin);
		// Codes are each seller's own.
		assert_ok!(create(signed(STUDIO), pro.clone()));
		let seller = Service(STUDIO);
		assert_last_event(Event::PlanCreated { plan: 3, seller, terms: pro.clone() });
		assert_ok!(create(signed(ARCHIVE), pro.clone()));
		assert_noop!(create(root(), pro), Error::<Test>::CodeTaken);
		let team = terms("TEAM", GCC, quota(1, 1));
		assert_ok!(create(root(), team.clone()));
		assert_last_event(Event::PlanCreated { plan: 5, seller: Network, terms: team });
	});
}

#[test]
fn a_plan_should_be_within_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let with = |monthly, yearly| PlanTerms {
			prices: Prices { monthly, yearly },
			..terms("PLAN", 0, quota(1, 1))
		};
		let min = test_params().min_price;
		for (monthly, yearly) in [(min - 1, 10 * min), (min, min - 1), (0, 0), (0, min)] {
			assert_noop!(
				create(signed(STUDIO), with(monthly, yearly)),
				Error::<Test>::PriceOutOfBounds
			);
		}
		assert_ok!(create(signed(STUDIO), with(min, min)));
		for empty in [quota(0, 1), quota(1, 0)] {
			assert_noop!(
				create(signed(STUDIO), terms("EMPTY", GCC, empty)),
				Error::<Test>::EmptyQuota
			);
		}
		for name in ["A", "B", "C", "D"] {
			offer(STUDIO, name, GCC);
		}
		let one_more = terms("E", GCC, quota(1, 1));
		assert_noop!(create(signed(STUDIO), one_more.clone()), Error::<Test>::TooManyPlans);
		assert_ok!(create(signed(ARCHIVE), one_more));
	});
}

#[test]
fn there_should_be_one_free_plan() {
	ExtBuilder::default().build_and_execute(|| {
		let free = terms("GRATIS", 0, quota(7, 7));
		assert_noop!(create(root(), free.clone()), Error::<Test>::FreePlanExists);
		let set = |plan, status| Subscriptions::set_plan_status(root(), plan, status);
		assert_noop!(set(FREE, PlanStatus::Closed), Error::<Test>::PlanIsFree);
		// It can be lowered: nobody paid for it.
		assert_ok!(Subscriptions::set_plan_quota(root(), FREE, quota(1, 30)));
		assert_eq!(left(STUDIO, ALICE), 1);
		assert_ok!(Subscriptions::remove_plan(root(), FREE));
		assert_last_event(Event::PlanRemoved { plan: FREE });
		assert_eq!(Subscriptions::quota_left(STUDIO, ALICE), None);
		assert_ok!(create(root(), free));
		assert_eq!(left(STUDIO, ALICE), 7);
	});
}

#[test]
fn only_the_seller_and_governance_should_change_a_plan() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC);
		let closed =
			|origin, plan| Subscriptions::set_plan_status(origin, plan, PlanStatus::Closed);
		let more = |origin| Subscriptions::set_plan_quota(origin, plan, quota(6, 100));
		assert_noop!(closed(signed(BOB), plan), Error::<Test>::NotService);
		assert_noop!(closed(signed(ARCHIVE), plan), Error::<Test>::NotSeller);
		assert_noop!(closed(signed(STUDIO), PRO), Error::<Test>::NotSeller);
		assert_noop!(closed(signed(STUDIO), 77), Error::<Test>::PlanNotFound);
		assert_noop!(more(signed(ARCHIVE)), Error::<Test>::NotSeller);
		let remove = |origin| Subscriptions::remove_plan(origin, plan);
		assert_noop!(remove(signed(ARCHIVE)), Error::<Test>::NotSeller);
		assert_ok!(closed(signed(STUDIO), plan));
		let (old, new) = (PlanStatus::Open, PlanStatus::Closed);
		assert_last_event(Event::PlanStatusSet { plan, old, new });
		assert_ok!(more(signed(STUDIO)));
		let (old, new) = (quota(5, 100), quota(6, 100));
		assert_last_event(Event::PlanQuotaSet { plan, old, new });
		// A service that was dismissed cannot; governance can.
		assert_ok!(Subscriptions::dismiss_service(root(), STUDIO));
		assert_noop!(remove(signed(STUDIO)), Error::<Test>::NotService);
		assert_ok!(remove(root()));
		assert_noop!(remove(root()), Error::<Test>::PlanNotFound);
		assert_eq!(Catalogue::<Test>::iter().count(), 1);
	});
}

#[test]
fn what_is_paid_for_should_never_be_less() {
	ExtBuilder::default().build_and_execute(|| {
		let set = |quota| Subscriptions::set_plan_quota(root(), PRO, quota);
		for less in [quota(49, 1_000), quota(100, 599)] {
			assert_noop!(set(less), Error::<Test>::QuotaLowered);
		}
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(set(quota(60, 600)));
		assert_eq!(left(STUDIO, ALICE), 60);
		assert_noop!(set(quota(50, 600)), Error::<Test>::QuotaLowered);
	});
}

#[test]
fn another_price_should_be_another_plan_of_the_same_code() {
	ExtBuilder::default().build_and_execute(|| {
		let dearer = terms("PRO", 399 * GCC, quota(50, 600));
		assert_noop!(create(root(), dearer.clone()), Error::<Test>::CodeTaken);
		assert_ok!(Subscriptions::set_plan_status(root(), PRO, PlanStatus::Closed));
		assert_ok!(create(root(), dearer));
		let open = |plan| Subscriptions::set_plan_status(root(), plan, PlanStatus::Open);
		assert_noop!(open(PRO), Error::<Test>::CodeTaken);
		assert_ok!(open(3));
		let codes: Vec<_> = Subscriptions::plans_of(Network)
			.into_iter()
			.map(|plan| (plan.id, plan.terms.code.as_str().to_owned(), plan.status))
			.collect();
		assert_eq!(
			codes,
			[
				(FREE, "FREE".into(), PlanStatus::Open),
				(PRO, "PRO".into(), PlanStatus::Closed),
				(CREATOR, "CREATOR".into(), PlanStatus::Open),
				(3, "PRO".into(), PlanStatus::Open),
			]
		);
	});
}

#[test]
fn a_plan_that_somebody_has_should_stay() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		let remove = || Subscriptions::remove_plan(root(), PRO);
		assert_noop!(remove(), Error::<Test>::PlanInUse);
		assert_ok!(Subscriptions::set_plan_status(root(), PRO, PlanStatus::Retired));
		pass(MONTH + GRACE - 1);
		assert_noop!(remove(), Error::<Test>::PlanInUse);
		// What is retired runs out, quota and all.
		assert_eq!(left(STUDIO, ALICE), 50);
		pass(DAY);
		assert_ok!(remove());
		assert_noop!(subscribe(ALICE, PRO, Monthly), Error::<Test>::PlanNotFound);
	});
}
