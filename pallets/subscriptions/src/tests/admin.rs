//! Governance: services, rules, genesis.

use frame_support::{assert_noop, assert_ok, traits::Hooks};
use mornet_primitives::{
	subscriptions::{Parameters, PlanTerms, DAY},
	units::currency::GCC,
};
use sp_runtime::traits::BadOrigin;

use crate::{mock::*, *};

#[test]
fn services_should_be_appointed_and_dismissed_by_governance() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Subscriptions::appoint_service(signed(STUDIO), BOB), BadOrigin);
		assert_noop!(Subscriptions::dismiss_service(signed(STUDIO), STUDIO), BadOrigin);
		assert_noop!(Subscriptions::appoint_service(root(), STUDIO), Error::<Test>::AlreadyService);
		assert_noop!(Subscriptions::dismiss_service(root(), BOB), Error::<Test>::NotService);
		assert_ok!(Subscriptions::appoint_service(root(), BOB));
		assert_last_event(Event::ServiceAppointed { service: BOB });
		assert_noop!(
			Subscriptions::appoint_service(root(), NOBODY),
			Error::<Test>::TooManyServices
		);
		assert_ok!(Subscriptions::dismiss_service(root(), STUDIO));
		assert_last_event(Event::ServiceDismissed { service: STUDIO });
		let mut services = Subscriptions::services();
		services.sort();
		assert_eq!(services, vec![ARCHIVE, BOB]);
	});
}

#[test]
fn what_was_paid_to_a_service_that_is_dismissed_should_count() {
	ExtBuilder::default().build_and_execute(|| {
		let plan = offer(STUDIO, "STUDIO", GCC);
		assert_ok!(subscribe(ALICE, plan, Monthly));
		assert_ok!(Subscriptions::dismiss_service(root(), STUDIO));
		// Who asks for its tasks decides whether it may do any.
		assert_eq!(left(STUDIO, ALICE), 5);
	});
}

#[test]
fn rules_should_be_set_by_governance_within_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		let new = Parameters { grace: 15 * DAY, ..test_params() };
		assert_noop!(Subscriptions::set_params(signed(STUDIO), new), BadOrigin);
		assert_ok!(Subscriptions::set_params(root(), new));
		assert_last_event(Event::ParamsSet { old: test_params(), new });
		assert_eq!(Subscriptions::parameters(), new);
		for wrong in [
			Parameters { grace: DAY - 1, ..new },
			Parameters { grace: 15 * DAY + 1, ..new },
			Parameters { min_price: ED - 1, ..new },
		] {
			assert_noop!(
				Subscriptions::set_params(root(), wrong),
				Error::<Test>::ParameterOutOfBounds
			);
		}
	});
}

#[test]
fn the_presets_should_be_the_plans_at_the_start() {
	ExtBuilder::default().build_and_execute(|| {
		let found: Vec<_> =
			Subscriptions::plans_of(Network).into_iter().map(|plan| plan.terms).collect();
		assert_eq!(found, PlanTerms::presets());
		assert_eq!(FreePlan::<Test>::get(), Some(FREE));
	});
	// A chain can start with none.
	ExtBuilder::default().plans(vec![]).build_and_execute(|| {
		assert_eq!(FreePlan::<Test>::get(), None);
	});
}

#[test]
#[should_panic(expected = "service 1 is there twice")]
fn genesis_should_refuse_a_service_that_is_there_twice() {
	ExtBuilder::default().services(&[STUDIO, STUDIO]).build();
}

#[test]
#[should_panic(expected = "too many services")]
fn genesis_should_refuse_too_many_services() {
	ExtBuilder::default().services(&[1, 2, 3, 4]).build();
}

#[test]
#[should_panic(expected = "subscription parameters are out of bounds")]
fn genesis_should_refuse_rules_out_of_bounds() {
	ExtBuilder::default().params(|params| params.grace = 0).build();
}

#[test]
#[should_panic(expected = "plan FREE cannot be made")]
fn genesis_should_refuse_a_second_free_plan() {
	let [free, ..] = &PlanTerms::presets()[..] else { panic!("no presets") };
	ExtBuilder::default().plans(vec![free.clone(), free.clone()]).build();
}

#[test]
fn constants_should_fit_together() {
	ExtBuilder::default().build_and_execute(|| {
		<Subscriptions as Hooks<_>>::integrity_test();
	});
}
