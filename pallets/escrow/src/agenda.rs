//! What has to be done with orders when their time comes: a queue in order of time.

use frame_support::{storage::with_storage_layer, traits::Get, weights::WeightMeter};
use mornet_primitives::{escrow::OrderId, ordered, Moment};

use crate::{pallet::*, weights::WeightInfo, LOG_TARGET};

impl<T: Config> Pallet<T> {
	/// Ends the orders whose time is over, as far as the weight and the number for a block allow.
	pub(crate) fn run_agenda(meter: &mut WeightMeter) {
		let now = Self::now();
		for _ in 0..T::MaxClosingsPerBlock::get() {
			if meter.try_consume(T::WeightInfo::next_due()).is_err() {
				return;
			}
			let Some((key, id)) = Self::next_due(now) else { return };
			if meter.try_consume(T::WeightInfo::close_due()).is_err() {
				return;
			}
			let Some(order) = Orders::<T>::get(id) else {
				// Not so by the invariants; it must not block those behind it.
				log::error!(target: LOG_TARGET, "order {id} is on the agenda and does not exist");
				Agenda::<T>::remove(key);
				continue;
			};
			if let Err(error) = with_storage_layer(|| Self::close_due(id, order)) {
				log::error!(target: LOG_TARGET, "order {id} could not be closed: {error:?}");
				Agenda::<T>::remove(key);
			}
		}
	}

	/// What is due first at `now`: its key, and the order's number.
	pub(crate) fn next_due(now: Moment) -> Option<([u8; 16], OrderId)> {
		let key = Agenda::<T>::iter_keys().next()?;
		let (at, id) = ordered::from_timed(key);
		(at <= now).then_some((key, id))
	}
}
