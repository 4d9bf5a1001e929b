//! What has to be done when its time comes: rows pruned, tasks ended and forgotten.

use frame_support::{storage::with_storage_layer, traits::Get, weights::WeightMeter};
use mornet_primitives::Moment;

use crate::{pallet::*, weights::WeightInfo, AgendaKey, Due, LOG_TARGET};

impl<T: Config> Pallet<T> {
	/// Does what is due, as far as the weight allows.
	pub(crate) fn run_agenda(meter: &mut WeightMeter) {
		let now = Self::now();
		let limit = T::MaxPrunedAtOnce::get();
		while meter.try_consume(T::WeightInfo::next_due()).is_ok() {
			let Some((key, due)) = Self::next_due(now) else { return };
			let weight = match due {
				Due::Stream(_) => T::WeightInfo::prune_stream(limit),
				Due::Task(_) => T::WeightInfo::prune_task(),
			};
			if meter.try_consume(weight).is_err() {
				return;
			}
			let done = with_storage_layer(|| match due {
				Due::Stream(id) => Self::do_prune_stream(id, limit).map(drop),
				Due::Task(id) => Self::do_prune_task(id),
			});
			if let Err(error) = done {
				// Not so by the invariants; it must not block what is behind it.
				log::error!(target: LOG_TARGET, "{due:?} on the agenda failed: {error:?}");
				Agenda::<T>::remove(key);
			}
		}
	}

	/// What is due first at `now`, and its key.
	pub(crate) fn next_due(now: Moment) -> Option<(AgendaKey, Due)> {
		let key = Agenda::<T>::iter_keys().next()?;
		let (at, due) = Due::parse(key)?;
		(at <= now).then_some((key, due))
	}
}
