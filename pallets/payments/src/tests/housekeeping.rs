//! What happens by itself when the time comes.

use frame_support::{traits::Hooks, weights::Weight};
use mornet_primitives::{ordered, payments::order::OrderState, units::currency::GCC};

use crate::{mock::*, weights::WeightInfo, Agenda, Event, OrdersOf, Receipts};

#[test]
fn an_order_that_nobody_pays_should_expire_and_be_forgotten() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(GCC);
		let terms = order(id).terms;
		pass_to(terms.expires);
		assert_eq!(state(id), OrderState::Open, "the last moment is in time");
		pass(1);
		assert_eq!(state(id), OrderState::Expired);
		assert!(order(id).watched);
		pass_to(terms.retires());
		assert!(order(id).watched);
		pass(1);
		assert!(!order(id).watched);
		assert_eq!(held(ALICE), 0);
		let forget_at = order(id).forget_at.unwrap();
		assert_eq!(forget_at, now() + 30 * DAY);
		pass_to(forget_at - 1);
		assert!(Payments::order(id).is_some());
		pass(1);
		assert!(Payments::order(id).is_none());
		assert_eq!(Agenda::<Test>::iter().count(), 0);
		assert_eq!(OrdersOf::<Test>::iter().count(), 0);
		assert_eq!(
			events().pop(),
			Some(Event::OrderForgotten { order: id, state: OrderState::Expired })
		);
	});
}

#[test]
fn an_order_should_not_be_forgotten_while_it_waits() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		agree(transfer(id, 1, 10_000_000));
		pass(DAY);
		pass(365 * DAY);
		assert_eq!(state(id), OrderState::PartlyPaid);
		assert_eq!(Agenda::<Test>::iter().count(), 0);
		Payments::start_refund(compliance(), id).unwrap();
		Payments::mark_refunded(compliance(), id, 10_000_000, b"r".to_vec().try_into().unwrap())
			.unwrap();
		pass(30 * DAY - 1);
		assert!(Payments::order(id).is_some());
		pass(1);
		assert!(Payments::order(id).is_none());
		assert_eq!(Receipts::<Test>::iter().count(), 0);
		assert_eq!(crate::Refunds::<Test>::iter().count(), 0);
		assert_eq!(crate::UsedTransfers::<Test>::iter().count(), 1);
	});
}

#[test]
fn a_block_should_do_what_fits_and_the_next_ones_the_rest() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 1..=10 {
			for _ in 0..MAX_OPEN {
				order_on(who, RAILS[who as usize % 3], GCC);
			}
		}
		System::set_block_number(2);
		Timestamp::set_timestamp(now() + DAY + 1);
		let expired = || {
			crate::Orders::<Test>::iter_values()
				.filter(|order| order.state == OrderState::Expired)
				.count()
		};
		// Less than a look.
		let look = <() as WeightInfo>::next_task();
		let one = look + <() as WeightInfo>::expire();
		assert_eq!(Payments::on_idle(2, look - Weight::from_parts(1, 0)), Weight::zero());
		assert_eq!(expired(), 0);
		// A look, and no room for more: nothing is half done.
		assert_eq!(Payments::on_idle(2, one - Weight::from_parts(1, 0)), look);
		assert_eq!(expired(), 0);
		assert_eq!(Payments::on_idle(2, one), one);
		assert_eq!(expired(), 1);
		let used = Payments::on_idle(3, one * 20);
		assert!(used.all_lte(one * 20));
		assert_eq!(expired(), 21);
		idle();
		assert_eq!(expired(), MAX_WATCHED as usize);
		// With nothing to do it is a look.
		assert_eq!(Payments::on_idle(4, Weight::MAX), look);
	});
}

#[test]
fn what_is_due_first_should_be_done_first() {
	ExtBuilder::default().build_and_execute(|| {
		let first = order_gcc(GCC);
		Timestamp::set_timestamp(START + 300);
		let second = order_gcc(GCC);
		Timestamp::set_timestamp(START + 600 + DAY);
		let one = <() as WeightInfo>::next_task() + <() as WeightInfo>::expire();
		Payments::on_idle(2, one);
		assert_eq!((state(first), state(second)), (OrderState::Expired, OrderState::Open));
		Payments::on_idle(2, one);
		assert_eq!(state(second), OrderState::Expired);
	});
}

#[test]
fn what_is_not_on_the_chain_should_not_block_what_is() {
	ExtBuilder::default().build_and_execute(|| {
		Agenda::<Test>::insert(ordered::timed(1, 99), ());
		let id = order_gcc(GCC);
		pass(DAY + 1);
		assert_eq!(state(id), OrderState::Expired);
	});
}
