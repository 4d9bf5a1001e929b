//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::{
	ensure,
	traits::{fungible::InspectHold, Get},
};
use mornet_primitives::{
	ordered,
	payments::{
		order::{LockReason, OrderState, MAX_RECEIPTS, MAX_REFUNDS},
		OrderId,
	},
	Balance,
};
use sp_runtime::TryRuntimeError;

use crate::{
	pallet::*,
	types::{Consequence, MAX_PENDING},
	OrderOf,
};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let orders: BTreeMap<OrderId, OrderOf<T>> = Orders::<T>::iter().collect();
		for (id, order) in &orders {
			Self::check_order(*id, order)?;
		}
		Self::check_receipts(&orders)?;
		Self::check_lists(&orders)?;
		Self::check_rails(&orders)?;
		Self::check_votes(&orders)?;
		Self::check_deposits(&orders)
	}

	fn check_order(id: OrderId, order: &OrderOf<T>) -> Result<(), TryRuntimeError> {
		// 1. Numbers below the next, the memo of the number, terms in order of time.
		ensure!(id < NextOrder::<T>::get(), "1: order of a number not given yet");
		ensure!(order.memo.order() == id, "1: memo of another order");
		let terms = &order.terms;
		ensure!(
			terms.created < terms.expires && terms.expires < terms.watched_until,
			"1: terms out of order"
		);
		// 2. What was used and given back was received; something was used if and only if the effect
		// happened, and so once.
		let gone = order.consumed.checked_add(order.refunded).ok_or("2: overflow")?;
		ensure!(gone <= order.received, "2: more used and given back than received");
		ensure!((order.consumed > 0) == order.settled.is_some(), "2: used without an effect");
		// 3. What is ripe is there and has had no effect.
		if let Some(ripe) = order.ripe {
			ensure!(order.settled.is_none(), "3: ripe and settled");
			ensure!(ripe > 0 && ripe <= order.outstanding(), "3: more is ripe than is there");
		}
		// 4. It stands where its sums say, unless it is locked or refunded, or its time was over
		// just now.
		ensure!((order.state == OrderState::Locked) == order.lock.is_some(), "4: lock");
		match order.state {
			OrderState::Locked => ensure!(
				order.lock != Some(LockReason::EffectFailed) || order.ripe.is_some(),
				"4: nothing whose effect could have failed"
			),
			OrderState::Refunding => {
				ensure!(order.outstanding() > 0, "4: nothing to be given back")
			},
			state => {
				let standing = order.standing(Self::now());
				let just_expired = state == OrderState::Open
					&& standing == Consequence::Stands(OrderState::Expired);
				ensure!(
					standing == Consequence::Stands(state) || just_expired,
					"4: stands elsewhere than its sums say"
				);
			},
		}
		// 5. It is forgotten if and only if nothing of it is awaited.
		ensure!(
			order.forget_at.is_some() == (!order.watched && order.state.is_final()),
			"5: forgotten too early or never"
		);
		Ok(())
	}

	fn check_receipts(orders: &BTreeMap<OrderId, OrderOf<T>>) -> Result<(), TryRuntimeError> {
		// 6. Receipts and refunds are those that their order counts, sum up to what it says, and no
		// transfer is in two.
		let mut transfers = BTreeSet::new();
		for (id, order) in orders {
			ensure!(order.receipts <= MAX_RECEIPTS, "6: too many receipts");
			ensure!(order.refunds <= MAX_REFUNDS, "6: too many refunds");
			let mut received = 0u128;
			for index in 0..order.receipts {
				let receipt = Receipts::<T>::get(id, index).ok_or("6: no such receipt")?;
				received = received.checked_add(receipt.amount).ok_or("6: overflow")?;
				ensure!(transfers.insert(receipt.transfer), "6: a transfer counted twice");
				ensure!(
					UsedTransfers::<T>::get(receipt.transfer) == Some(*id),
					"6: a transfer that is not marked for its order"
				);
			}
			ensure!(received == order.received, "6: receipts differ from their sum");
			let mut refunded = 0u128;
			for index in 0..order.refunds {
				let refund = Refunds::<T>::get(id, index).ok_or("6: no such refund")?;
				refunded = refunded.checked_add(refund.amount).ok_or("6: overflow")?;
			}
			ensure!(refunded == order.refunded, "6: refunds differ from their sum");
		}
		let counted = |of: fn(&OrderOf<T>) -> u32| {
			orders.values().fold(0u64, |sum, order| sum.saturating_add(of(order).into()))
		};
		let rows = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
		ensure!(
			rows(Receipts::<T>::iter_keys().count()) == counted(|order| order.receipts),
			"6: receipts of no order"
		);
		ensure!(
			rows(Refunds::<T>::iter_keys().count()) == counted(|order| order.refunds),
			"6: refunds of no order"
		);
		// 7. A transfer that is marked is of an order that has it, or that is forgotten.
		for (transfer, id) in UsedTransfers::<T>::iter() {
			ensure!(id < NextOrder::<T>::get(), "7: a transfer of an order that never was");
			ensure!(
				!orders.contains_key(&id) || transfers.contains(&transfer),
				"7: a marked transfer without a receipt"
			);
		}
		Ok(())
	}

	fn check_lists(orders: &BTreeMap<OrderId, OrderOf<T>>) -> Result<(), TryRuntimeError> {
		// 8. Lists and counts hold what the orders say, and nothing else.
		let mut owned = BTreeSet::new();
		let mut waiting = BTreeSet::new();
		let mut watched = BTreeSet::new();
		let mut agenda = BTreeSet::new();
		let mut open = BTreeMap::<_, u32>::new();
		for (id, order) in orders {
			let newest_first = ordered::descending(*id);
			owned.insert((order.owner.clone(), newest_first));
			owned.insert((order.beneficiary.clone(), newest_first));
			if order.state.is_waiting() {
				waiting.insert(ordered::ascending(*id));
			}
			if order.watched {
				watched.insert((order.target_id, ordered::ascending(*id)));
			}
			if let Some(at) = order.next_task() {
				agenda.insert(ordered::timed(at, *id));
			}
			if order.state == OrderState::Open {
				let count = open.entry(order.owner.clone()).or_default();
				*count = count.saturating_add(1);
			}
		}
		ensure!(OrdersOf::<T>::iter_keys().collect::<BTreeSet<_>>() == owned, "8: orders of");
		ensure!(Waiting::<T>::iter_keys().collect::<BTreeSet<_>>() == waiting, "8: waiting");
		ensure!(Watched::<T>::iter_keys().collect::<BTreeSet<_>>() == watched, "8: watched");
		ensure!(Agenda::<T>::iter_keys().collect::<BTreeSet<_>>() == agenda, "8: agenda");
		ensure!(OpenOrders::<T>::iter().collect::<BTreeMap<_, _>>() == open, "8: open orders");
		ensure!(
			usize::try_from(WatchedCount::<T>::get()) == Ok(watched.len()),
			"8: count of watched orders"
		);
		// 9. The bound holds. An account's open orders are bounded when it makes one; when the
		// council unlocks others, there may be more.
		ensure!(WatchedCount::<T>::get() <= T::MaxWatchedOrders::get(), "9: too many watched");
		Ok(())
	}

	fn check_rails(orders: &BTreeMap<OrderId, OrderOf<T>>) -> Result<(), TryRuntimeError> {
		// 10. A rail's target is there and its own; each target is a rail's or watched.
		ensure!(Rails::<T>::count() <= T::MaxRails::get(), "10: too many rails");
		ensure!(Targets::<T>::count() <= T::MaxTargets::get(), "10: too many targets");
		let mut current = BTreeSet::new();
		for (rail, record) in Rails::<T>::iter() {
			let target = Targets::<T>::get(record.target).ok_or("10: rail without its target")?;
			ensure!(
				target.rail == rail && target.target == record.config.target,
				"10: rail with another's target"
			);
			ensure!(record.config.target.is_of(rail), "10: target of another kind");
			ensure!(record.config.rate.is_valid(), "10: no rate");
			current.insert(record.target);
		}
		for (id, record) in Targets::<T>::iter() {
			ensure!(id < NextTarget::<T>::get(), "10: target of a number not given yet");
			let watched = orders.values().filter(|order| order.watched && order.target_id == id);
			ensure!(
				watched.clone().all(|o| o.target == record.target && o.rail == record.rail),
				"10: an order's target differs"
			);
			ensure!(
				u32::try_from(watched.count()) == Ok(record.watched),
				"10: count of a target's orders"
			);
			ensure!(current.contains(&id) || record.watched > 0, "10: target of nothing");
		}
		Ok(())
	}

	fn check_votes(orders: &BTreeMap<OrderId, OrderOf<T>>) -> Result<(), TryRuntimeError> {
		// 11. Votes are on watched orders; a validator has one on a transfer, and few in all.
		for (id, votes) in Votes::<T>::iter() {
			ensure!(orders.get(&id).is_some_and(|order| order.watched), "11: votes on nothing");
			ensure!(!votes.is_empty(), "11: no votes");
			let mut cast = BTreeSet::new();
			let mut of = BTreeMap::<_, u32>::new();
			for vote in votes {
				ensure!(
					UsedTransfers::<T>::get(vote.vouched.transfer) != Some(id),
					"11: a vote on what is agreed on"
				);
				let count = of.entry(vote.validator.clone()).or_default();
				*count = count.saturating_add(1);
				ensure!(
					cast.insert((vote.validator, vote.vouched.transfer)),
					"11: two votes of a validator on a transfer"
				);
			}
			ensure!(of.values().all(|n| *n <= MAX_PENDING), "11: too many votes of a validator");
		}
		Ok(())
	}

	fn check_deposits(orders: &BTreeMap<OrderId, OrderOf<T>>) -> Result<(), TryRuntimeError> {
		// 12. What is on hold is the deposits of orders that are watched and had no effect.
		let mut held = BTreeMap::<_, Balance>::new();
		for order in orders.values() {
			ensure!(
				order.deposit == 0 || (order.watched && order.settled.is_none()),
				"12: a deposit that should be returned"
			);
			let sum = held.entry(order.owner.clone()).or_default();
			*sum = sum.saturating_add(order.deposit);
		}
		for (who, sum) in held {
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::OrderDeposit.into(), &who) == sum,
				"12: held is not the sum of the deposits"
			);
		}
		Ok(())
	}
}
