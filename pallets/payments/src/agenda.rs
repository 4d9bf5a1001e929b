//! What has to be done with orders when their time comes: a queue in order of time.

use frame_support::weights::WeightMeter;
use mornet_primitives::{
	ordered,
	payments::{order::OrderState, OrderId},
	Moment,
};
use sp_runtime::DispatchResult;

use crate::{pallet::*, weights::WeightInfo, OrderOf, LOG_TARGET};

impl<T: Config> Pallet<T> {
	/// Does what is due, as far as the weight allows.
	pub(crate) fn run_agenda(meter: &mut WeightMeter) {
		let now = Self::now();
		while meter.try_consume(T::WeightInfo::next_task()).is_ok() {
			let Some((key, id, order)) = Self::next_task(now) else { return };
			let Some(order) = order else {
				// Not so by the invariants; it must not block those behind it.
				log::error!(target: LOG_TARGET, "order {id} is on the agenda and does not exist");
				Agenda::<T>::remove(key);
				continue;
			};
			let (weight, task) = match (order.watched, order.state) {
				(true, OrderState::Open) => {
					(T::WeightInfo::expire(), Self::do_expire as fn(_, _) -> _)
				},
				(true, _) => (T::WeightInfo::retire(), Self::do_retire as fn(_, _) -> _),
				(false, _) => {
					let rows = order.receipts.saturating_add(order.refunds);
					(T::WeightInfo::forget(rows), Self::do_forget as fn(_, _) -> _)
				},
			};
			if meter.try_consume(weight).is_err() {
				return;
			}
			if let Err(error) = task(id, order) {
				log::error!(target: LOG_TARGET, "task of order {id} failed: {error:?}");
				Agenda::<T>::remove(key);
			}
		}
	}

	/// What is due first at `now`: its key, and the order.
	pub(crate) fn next_task(now: Moment) -> Option<([u8; 16], OrderId, Option<OrderOf<T>>)> {
		let key = Agenda::<T>::iter_keys().next()?;
		let (at, id) = ordered::from_timed(key);
		(at <= now).then(|| (key, id, Orders::<T>::get(id)))
	}

	/// An order's time is over, and nothing came.
	pub(crate) fn do_expire(id: OrderId, order: OrderOf<T>) -> DispatchResult {
		let expired = OrderOf::<T> { state: OrderState::Expired, ..order.clone() };
		Self::write(id, Some(order), Some(expired))
	}

	/// An order is watched no more.
	pub(crate) fn do_retire(id: OrderId, order: OrderOf<T>) -> DispatchResult {
		let retired = OrderOf::<T> { watched: false, ..order.clone() };
		Self::write(id, Some(order), Some(retired))?;
		Self::deposit_event(Event::WatchEnded { order: id });
		Ok(())
	}

	/// An order is forgotten.
	pub(crate) fn do_forget(id: OrderId, order: OrderOf<T>) -> DispatchResult {
		for index in 0..order.receipts {
			Receipts::<T>::remove(id, index);
		}
		for index in 0..order.refunds {
			Refunds::<T>::remove(id, index);
		}
		let state = order.state;
		Self::write(id, Some(order), None)?;
		Self::deposit_event(Event::OrderForgotten { order: id, state });
		Ok(())
	}
}
