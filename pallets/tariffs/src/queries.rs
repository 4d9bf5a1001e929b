//! What others read: prices over time for `pallet-metering`, and the answers of `TariffsApi`.

use alloc::vec::Vec;

use frame_support::traits::Get;
use mornet_primitives::{
	tariffs::{
		Feed, FeedOverview, PricePeriod, PriceSource, PriceVersion, PricingError, TariffProvider,
	},
	Moment,
};

use crate::{history, pallet::*};

impl<T: Config> TariffProvider for Pallet<T> {
	fn max_periods() -> u32 {
		T::MaxVersions::get()
	}

	fn periods(feed: &Feed, from: Moment, until: Moment) -> Result<Vec<PricePeriod>, PricingError> {
		let history = Histories::<T>::get(feed);
		let periods = history::periods(&history, from, until)?;
		if Self::is_stale(feed, &history, until) {
			return Err(PricingError::Stale);
		}
		Ok(periods)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_for_benchmarks(feed: &Feed, price: mornet_primitives::Balance, from: Moment) {
		let versions = (0..T::MaxVersions::get()).map(|index| PriceVersion {
			version: index.saturating_add(1),
			price,
			valid_from: from.saturating_add(index.into()),
			source: PriceSource::Operators,
		});
		Histories::<T>::insert(feed, crate::HistoryOf::<T>::truncate_from(versions.collect()));
		Operations::<T>::insert(
			feed,
			crate::Operation { fresh_until: Some(Moment::MAX), outlying: None },
		);
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a span that ends at `until` cannot be priced for now: the price at its end is one of
	/// the operators', is still the last to have come into force, and their quorum ended before.
	fn is_stale(feed: &Feed, history: &[PriceVersion], until: Moment) -> bool {
		let Some(last) = history::in_force(history, until.saturating_sub(1)) else { return false };
		if last.source != PriceSource::Operators {
			return false;
		}
		// A price that another has followed is settled: the gap in between is priced by it.
		let current = history::in_force(history, Self::now());
		if current.is_some_and(|current| current.version > last.version) {
			return false;
		}
		Operations::<T>::get(feed)
			.and_then(|operation| operation.fresh_until)
			.is_some_and(|fresh_until| until > fresh_until)
	}

	/// A feed as it stands. `None` if there is none.
	pub fn feed(feed: Feed) -> Option<FeedOverview> {
		let history = Histories::<T>::get(&feed);
		if history.is_empty() {
			return None;
		}
		let now = Self::now();
		let operation = Operations::<T>::get(&feed);
		Some(FeedOverview {
			current: history::in_force(&history, now).cloned(),
			scheduled: history::scheduled(&history, now).to_vec(),
			operated: operation.is_some(),
			stale: Self::is_stale(&feed, &history, now),
			fresh_until: operation.and_then(|operation| operation.fresh_until),
			waiting: operation
				.and_then(|operation| operation.outlying)
				.and_then(|outlying| outlying.waiting()),
		})
	}

	/// What is kept of a feed's history, the oldest first.
	pub fn history(feed: Feed) -> Vec<PriceVersion> {
		Histories::<T>::get(feed).into_inner()
	}

	/// The price in force at a moment, whether the feed is stale or not.
	pub fn price_at(feed: Feed, at: Moment) -> Option<PriceVersion> {
		history::in_force(&Histories::<T>::get(feed), at).cloned()
	}

	/// The feeds there are, in order; at most `MaxFeeds`.
	pub fn feeds() -> Vec<Feed> {
		let mut feeds: Vec<_> = Histories::<T>::iter_keys().collect();
		feeds.sort();
		feeds
	}
}
