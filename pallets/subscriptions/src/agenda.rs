//! What has to be done with subscriptions when their time comes: a queue in order of time.

use frame_support::{storage::with_storage_layer, traits::Get, weights::WeightMeter};
use mornet_primitives::Moment;

use crate::{pallet::*, types::ordered, weights::WeightInfo, AccountIdOf, SellerOf, LOG_TARGET};

impl<T: Config> Pallet<T> {
	/// Renews and ends what is due, as far as the weight and the number for a block allow.
	pub(crate) fn run_agenda(meter: &mut WeightMeter) {
		if T::Paused::get() {
			return;
		}
		let now = Self::now();
		for _ in 0..T::MaxRenewalsPerBlock::get() {
			if meter.try_consume(T::WeightInfo::next_due()).is_err() {
				return;
			}
			let Some((key, (who, seller))) = Self::next_due(now) else { return };
			if meter.try_consume(T::WeightInfo::settle_due()).is_err() {
				return;
			}
			let row = (who.clone(), seller.clone());
			let done = with_storage_layer(|| {
				let found =
					SubscriptionsOf::<T>::get(&who, &seller).ok_or(Error::<T>::NotInForce)?;
				Self::settle_due(who, seller, found)
			});
			if let Err(error) = done {
				// Not so by the invariants; it must not block those behind it.
				log::error!(target: LOG_TARGET, "a subscription could not be settled: {error:?}");
				Agenda::<T>::remove(key, row);
			}
		}
	}

	/// What is due first at `now`: its key, and whose subscription of which seller's it is.
	pub(crate) fn next_due(now: Moment) -> Option<([u8; 8], (AccountIdOf<T>, SellerOf<T>))> {
		let (key, row) = Agenda::<T>::iter_keys().next()?;
		(ordered::from_moment(key) <= now).then_some((key, row))
	}
}
