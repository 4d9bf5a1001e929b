//! Expiry, grace and cancellation.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::subscriptions::Renewal;

use crate::{mock::*, *};

#[test]
fn the_quota_should_count_in_grace_and_not_after() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		pass(MONTH - 1);
		assert_eq!(left(STUDIO, ALICE), 50);
		pass(1);
		assert_eq!(left(STUDIO, ALICE), 50);
		assert_ok!(task(STUDIO, ALICE, 600));
		pass(GRACE - 1);
		assert_eq!(left(STUDIO, ALICE), 50);
		// By the clock, whether the hook came to it or not.
		pass_unnoticed(1);
		assert_eq!(left(STUDIO, ALICE), 3);
		assert_noop!(task(STUDIO, ALICE, 61), Error::<Test>::TaskTooLong);
		next_block();
		assert_last_event(Event::Ended { who: ALICE, seller: Network, plan: PRO });
		assert_eq!(subscription(ALICE, Network), None);
		assert_eq!(Plans::<Test>::get(PRO).unwrap().subscribers, 0);
		assert_eq!(free(ALICE), ENDOWMENT - PRO_PRICE);
	});
}

#[test]
fn what_is_cancelled_should_be_over_when_it_expires() {
	ExtBuilder::default().build_and_execute(|| {
		let cancel = |who| Subscriptions::cancel(signed(who), Network);
		assert_noop!(cancel(ALICE), Error::<Test>::NotInForce);
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(renew_as(ALICE, PRO, Monthly));
		assert_ok!(cancel(ALICE));
		let renewal = Renewal::Cancelled;
		assert_last_event(Event::RenewalSet { who: ALICE, seller: Network, renewal });
		assert_noop!(cancel(ALICE), Error::<Test>::AlreadyCancelled);
		// Nothing is given back, and what is paid counts.
		assert_eq!(free(ALICE), ENDOWMENT - PRO_PRICE);
		pass(MONTH - 1);
		assert_eq!(left(STUDIO, ALICE), 50);
		pass_unnoticed(1);
		assert_eq!(left(STUDIO, ALICE), 3);
		assert_noop!(cancel(ALICE), Error::<Test>::NotInForce);
		next_block();
		assert_last_event(Event::Ended { who: ALICE, seller: Network, plan: PRO });
		assert_eq!(free(ALICE), ENDOWMENT - PRO_PRICE);
	});
}

#[test]
fn a_cancellation_should_be_taken_back_with_a_renewal() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(Subscriptions::cancel(signed(ALICE), Network));
		assert_ok!(renew_as(ALICE, PRO, Monthly));
		pass(MONTH);
		assert_eq!(network(ALICE), Some((PRO, START + 2 * MONTH)));
	});
}

#[test]
fn a_cancellation_should_be_taken_back_by_nobody_else() {
	ExtBuilder::default().build_and_execute(|| {
		for who in [ALICE, BOB] {
			assert_ok!(subscribe(who, PRO, Monthly));
			assert_ok!(Subscriptions::cancel(signed(who), Network));
			// Anyone's order.
			assert_ok!(pay_by_rail(1, reference(PRO, Monthly), who, PRO_PRICE));
			let found = subscription(who, Network).unwrap();
			assert_eq!((found.renewal, found.due), (Renewal::Cancelled, START + 2 * MONTH));
		}
		assert_ok!(subscribe(BOB, PRO, Monthly));
		assert_eq!(subscription(BOB, Network).unwrap().renewal, Renewal::ByHand);
		next_block_at(START + 2 * MONTH);
		assert_eq!(events(), [Event::Ended { who: ALICE, seller: Network, plan: PRO }]);
		assert_eq!(network(BOB), Some((PRO, START + 3 * MONTH)));
	});
}

#[test]
fn what_is_cancelled_in_grace_should_be_over_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(subscribe(ALICE, PRO, Monthly));
		assert_ok!(renew_as(ALICE, PRO, Monthly));
		freeze(ALICE);
		pass(MONTH);
		assert_ok!(Subscriptions::cancel(signed(ALICE), Network));
		assert_last_event(Event::Ended { who: ALICE, seller: Network, plan: PRO });
		assert_eq!(Agenda::<Test>::iter_keys().count(), 0);
		assert_eq!(left(STUDIO, ALICE), 3);
	});
}
