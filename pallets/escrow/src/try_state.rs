//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, InspectHold},
		Get,
	},
};
use mornet_primitives::{
	escrow::{OrderId, OrderState, Parameters},
	ordered, Balance,
};
use sp_runtime::TryRuntimeError;

use crate::{pallet::*, AccountIdOf, OrderOf};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Self::check_params(&Params::<T>::get()), "0: parameters are out of bounds");
		let orders: BTreeMap<OrderId, OrderOf<T>> = Orders::<T>::iter().collect();
		for (id, order) in &orders {
			Self::check_order(*id, order)?;
		}
		Self::check_lists(&orders)?;
		Self::check_arbiters()?;
		Self::check_holds(&orders)
	}

	fn check_order(id: OrderId, order: &OrderOf<T>) -> Result<(), TryRuntimeError> {
		// 1. Numbers below the next; two different sides, both known once it is paid, and neither the
		// arbiter.
		ensure!(id < NextOrder::<T>::get(), "1: order of a number not given yet");
		ensure!(order.buyer.as_ref() != Some(&order.merchant), "1: a merchant buys of itself");
		ensure!(!order.state.is_paid() || order.buyer.is_some(), "1: paid by nobody");
		ensure!(
			order.arbiter.as_ref().is_none_or(|who| order.side_of(who).is_none()),
			"1: an arbiter of its own order"
		);
		// 2. What is on hold is a part of the amount that can go to any account.
		ensure!(
			order.held >= T::Currency::minimum_balance() && order.held < order.amount,
			"2: the held share is none"
		);
		// 3. Nothing is on hold for longer than the windows, which are bounded.
		ensure!(
			order.dispute_window <= Parameters::MAX_WINDOW
				&& order.ruling_window <= Parameters::MAX_WINDOW,
			"3: a window is too long"
		);
		let window = match order.state {
			OrderState::Open { .. } => Parameters::MAX_PAY_WINDOW,
			OrderState::Held { .. } => order.dispute_window,
			OrderState::Disputed { .. } => order.ruling_window,
		};
		ensure!(
			order.state.deadline() <= Self::now().saturating_add(window),
			"3: a deadline is further away than its window is long"
		);
		Ok(())
	}

	fn check_lists(orders: &BTreeMap<OrderId, OrderOf<T>>) -> Result<(), TryRuntimeError> {
		// 4. Each order is on the agenda at its deadline, and nothing else is.
		let agenda: BTreeSet<_> = Agenda::<T>::iter_keys().map(ordered::from_timed).collect();
		let expected: BTreeSet<_> =
			orders.iter().map(|(id, order)| (order.state.deadline(), *id)).collect();
		ensure!(agenda == expected, "4: the agenda is not that of the orders");
		// 5. The orders with a dispute are listed, and no others.
		let disputes: BTreeSet<_> =
			Disputes::<T>::iter_keys().map(ordered::from_ascending).collect();
		let expected: BTreeSet<_> = orders
			.iter()
			.filter(|(_, order)| order.state.is_disputed())
			.map(|(id, _)| *id)
			.collect();
		ensure!(disputes == expected, "5: the disputes are not those of the orders");
		// 6. Each side's orders are listed, and no others.
		let listed: BTreeSet<_> = OrdersOf::<T>::iter_keys()
			.map(|(who, key)| (who, ordered::from_descending(key)))
			.collect();
		let expected: BTreeSet<_> = orders
			.iter()
			.flat_map(|(id, order)| {
				core::iter::once(&order.merchant)
					.chain(&order.buyer)
					.map(|who| (who.clone(), *id))
			})
			.collect();
		ensure!(listed == expected, "6: an account's orders are not those of the orders");
		Ok(())
	}

	fn check_arbiters() -> Result<(), TryRuntimeError> {
		// 7. Arbiters are counted and bounded.
		let count = u32::try_from(Arbiters::<T>::iter_keys().count()).unwrap_or(u32::MAX);
		ensure!(count == Arbiters::<T>::count(), "7: arbiters are miscounted");
		ensure!(count <= T::MaxArbiters::get(), "7: too many arbiters");
		Ok(())
	}

	fn check_holds(orders: &BTreeMap<OrderId, OrderOf<T>>) -> Result<(), TryRuntimeError> {
		// 8. What is on hold of each account is what its orders say, and of nobody else anything.
		let mut sums: BTreeMap<AccountIdOf<T>, (Balance, Balance)> = BTreeMap::new();
		for order in orders.values() {
			let (held, deposits) = sums.entry(order.merchant.clone()).or_default();
			*held = held.checked_add(order.on_hold()).ok_or("8: holds overflow")?;
			*deposits = deposits.checked_add(order.deposit).ok_or("8: deposits overflow")?;
		}
		for who in frame_system::Account::<T>::iter_keys() {
			let (held, deposits) = sums.remove(&who).unwrap_or_default();
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::DisputeWindow.into(), &who) == held,
				"8: what is on hold is not the sum of the orders' held shares"
			);
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::OrderDeposit.into(), &who) == deposits,
				"8: deposits are not those of the orders"
			);
		}
		ensure!(sums.is_empty(), "8: a merchant without an account");
		Ok(())
	}
}
