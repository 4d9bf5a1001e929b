//! The states of an order: no transition happens that is not listed, and each that is does.

use std::collections::BTreeSet;

use frame_support::assert_ok;
use mornet_primitives::{
	payments::{
		order::{
			Acceptance::{AsOrdered, ForReceived},
			LockReason, OrderState,
			OrderState::*,
		},
		Claim, OrderId,
	},
	units::currency::GCC,
};

use crate::{mock::*, Error, Event, Orders};

fn all_pairs() -> impl Iterator<Item = (OrderState, OrderState)> {
	OrderState::ALL
		.into_iter()
		.flat_map(|from| OrderState::ALL.map(|to| (from, to)))
}

#[test]
fn orders_should_be_written_in_legal_states_only() {
	for (from, to) in all_pairs() {
		ExtBuilder::default().build().execute_with(|| {
			let id = order_gcc(25 * GCC);
			let lock = (from == Locked).then_some(LockReason::Compliance);
			let before = crate::OrderOf::<Test> { state: from, lock, ..order(id) };
			Orders::<Test>::insert(id, before.clone());
			let after = crate::OrderOf::<Test> { state: to, ..before.clone() };
			let outcome = Payments::write(id, Some(before), Some(after));
			if from == to || from.can_become(to) {
				assert_ok!(outcome);
				assert_eq!(state(id), to);
			} else {
				assert_eq!(outcome, Err(Error::<Test>::IllegalTransition.into()));
				assert_eq!(state(id), from);
			}
		});
	}
}

/// What happens to an order of 25 GCC.
#[derive(Clone, Copy, Debug)]
enum Step {
	/// So much USDT comes now.
	Pay(u128),
	/// So much came in the order's last moment and is agreed on now.
	PaidInTime(u128),
	/// A day and a minute pass.
	Day,
	Accept(mornet_primitives::payments::order::Acceptance),
	StartRefund,
	/// All is given back.
	Refund,
	Lock,
	Unlock,
	/// Issuance is paused, or not any more.
	Pause(bool),
	Retry,
}

fn take(id: OrderId, nth: u64, step: Step) {
	match step {
		Step::Pay(usdt) => agree(transfer(id, nth, usdt * 1_000_000)),
		Step::PaidInTime(usdt) => {
			agree(Claim { time: order(id).terms.expires, ..transfer(id, nth, usdt * 1_000_000) })
		},
		Step::Day => pass(DAY + MINUTE),
		Step::Accept(acceptance) => {
			assert_ok!(Payments::accept(compliance(), id, acceptance));
		},
		Step::StartRefund => {
			assert_ok!(Payments::start_refund(compliance(), id));
		},
		Step::Refund => {
			assert_ok!(Payments::mark_refunded(
				compliance(),
				id,
				order(id).outstanding(),
				b"ref".to_vec().try_into().unwrap()
			));
		},
		Step::Lock => {
			assert_ok!(Payments::lock(compliance(), id));
		},
		Step::Unlock => {
			assert_ok!(Payments::unlock(compliance(), id));
		},
		Step::Pause(paused) => Paused::set(paused),
		Step::Retry => {
			assert_ok!(Payments::retry(signed(BOB), id));
		},
	}
}

#[test]
fn each_legal_transition_should_happen() {
	use Step::*;

	// What happens, and through which states that leads.
	let stories: &[(&[Step], &[OrderState])] = &[
		(&[Pay(10), Pay(15)], &[PartlyPaid, Paid]),
		(&[Pay(10), Pay(30)], &[PartlyPaid, Overpaid]),
		(&[Pay(10), Day, Pay(15)], &[PartlyPaid, Late]),
		(&[Pay(10), StartRefund, Refund], &[PartlyPaid, Refunding, Refunded]),
		(&[Pay(10), Lock, Unlock], &[PartlyPaid, Locked, PartlyPaid]),
		(&[Pay(10), Accept(ForReceived)], &[PartlyPaid, Paid]),
		(&[Pay(25), Pay(25)], &[Paid, Overpaid]),
		(&[Pay(25), Pay(25), StartRefund, Refund], &[Paid, Overpaid, Refunding, Paid]),
		(&[Pay(40), Accept(ForReceived)], &[Overpaid, Paid]),
		(&[Pay(40), Day, Pay(25)], &[Overpaid, Late]),
		(&[Pay(40), Lock, Unlock], &[Overpaid, Locked, Overpaid]),
		(&[Day, Pay(25)], &[Expired, Late]),
		(&[Day, Pay(25), Accept(AsOrdered)], &[Expired, Late, Paid]),
		(&[Day, Pay(40), Accept(AsOrdered)], &[Expired, Late, Overpaid]),
		(&[Day, Pay(40), StartRefund], &[Expired, Late, Refunding]),
		(&[Day, Pay(25), Lock, Unlock], &[Expired, Late, Locked, Late]),
		(&[Day, PaidInTime(10)], &[Expired, PartlyPaid]),
		(&[Day, PaidInTime(25)], &[Expired, Paid]),
		(&[Day, PaidInTime(40)], &[Expired, Overpaid]),
		(&[Day, Lock, Unlock], &[Expired, Locked, Expired]),
		(&[Lock, Unlock], &[Locked, Open]),
		(&[Lock, Day, Unlock], &[Locked, Expired]),
		(&[Lock, Pay(25), Unlock], &[Locked, Paid]),
		(&[Lock, Pay(25), StartRefund], &[Locked, Refunding]),
		(&[Pause(true), Pay(25), Pause(false), Retry], &[Locked, Paid]),
		(&[Pay(40), StartRefund, Lock], &[Overpaid, Refunding, Locked]),
		(&[Pay(40), StartRefund, Accept(AsOrdered)], &[Overpaid, Refunding, Overpaid]),
		(&[Pay(10), StartRefund, Accept(ForReceived)], &[PartlyPaid, Refunding, Paid]),
		(&[Pay(10), StartRefund, Refund, Pay(25)], &[PartlyPaid, Refunding, Refunded, Late]),
	];
	let mut seen = BTreeSet::new();
	// Before anything else happened, so it is in time by the payer's clock and late by the chain's.
	let too_old = |seen: &mut BTreeSet<_>| {
		ExtBuilder::default().build_and_execute(|| {
			let id = order_gcc(25 * GCC);
			let claim = Claim { time: now() - MINUTE, ..transfer(id, 1, 25_000_000) };
			System::set_block_number(2);
			// The housekeeping has not come to it yet.
			Timestamp::set_timestamp(now() + DAY);
			agree(claim);
			assert_eq!(state(id), Late);
			seen.insert((Open, Late));
		});
	};
	too_old(&mut seen);
	for (steps, states) in stories {
		ExtBuilder::default().build_and_execute(|| {
			let id = order_gcc(25 * GCC);
			let mut at = Open;
			events();
			for (nth, step) in (0u64..).zip(*steps) {
				take(id, nth, *step);
				Payments::do_try_state().unwrap();
			}
			let mut expected = states.iter();
			for event in events() {
				if let Event::StateChanged { from, to, .. } = event {
					assert_eq!(from, at, "{steps:?}");
					assert_eq!(Some(&to), expected.next(), "{steps:?}");
					seen.insert((from, to));
					at = to;
				}
			}
			assert_eq!(expected.next(), None, "{steps:?}");
		});
	}
	let legal: BTreeSet<_> = all_pairs().filter(|(from, to)| from.can_become(*to)).collect();
	assert_eq!(legal.difference(&seen).collect::<Vec<_>>(), Vec::<&(_, _)>::new());
}
