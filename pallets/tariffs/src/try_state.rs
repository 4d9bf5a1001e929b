//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use frame_support::{ensure, traits::Get};
use pallet_oracle::{RawValues, Values};
use sp_runtime::TryRuntimeError;

use crate::{history, pallet::*, split_source};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_histories()?;
		Self::check_operations()?;
		Self::check_settings()?;
		Self::check_oracle()
	}

	fn check_histories() -> Result<(), TryRuntimeError> {
		let now = Self::now();
		let mut count = 0u32;
		for (feed, history) in Histories::<T>::iter() {
			// 1. Each feed has a price. Versions are in order, each comes into force after the one
			// before it, and their numbers have no gap.
			let first = history.first().ok_or("1: a feed without a version")?;
			ensure!(first.version >= 1, "1: versions count from 1");
			ensure!(
				history.iter().zip(history.iter().skip(1)).all(|(a, b)| {
					a.valid_from < b.valid_from && a.version.checked_add(1) == Some(b.version)
				}),
				"1: versions are out of order"
			);
			// 2. Prices are within bounds.
			ensure!(
				history.iter().all(|version| Self::is_price(&feed, version.price)),
				"2: a price out of bounds"
			);
			// 3. What is scheduled is bounded, and of what was removed nothing was in force now.
			ensure!(
				Self::len_u32(history::scheduled(&history, now).len()) <= T::MaxScheduled::get(),
				"3: too much is scheduled"
			);
			ensure!(
				first.version == 1 || first.valid_from <= now,
				"3: the version in force was removed"
			);
			count = count.saturating_add(1);
		}
		// 4. Feeds are counted and bounded.
		ensure!(count == Histories::<T>::count(), "4: feeds are miscounted");
		ensure!(count <= T::MaxFeeds::get(), "4: too many feeds");
		Ok(())
	}

	fn check_operations() -> Result<(), TryRuntimeError> {
		let now = Self::now();
		let params = Params::<T>::get();
		for (feed, operation) in Operations::<T>::iter() {
			// 5. An operated feed has a price in force.
			ensure!(
				history::in_force(&Histories::<T>::get(&feed), now).is_some(),
				"5: an operated feed without a price in force"
			);
			// 6. A feed is fresh exactly while there is a quorum of fresh reports.
			let quorum = Self::combined(&feed, &params, now).map(|combined| combined.fresh_until);
			ensure!(
				quorum == operation.fresh_until.filter(|until| *until > now),
				"6: freshness is not that of the reports"
			);
			// 7. What waits could be a price, and came of a quorum.
			if let Some(outlying) = operation.outlying {
				ensure!(
					Self::is_report(outlying.median()),
					"7: a median that is out of bounds waits"
				);
				ensure!(operation.fresh_until.is_some(), "7: a median without a quorum waits");
			}
		}
		Ok(())
	}

	fn check_settings() -> Result<(), TryRuntimeError> {
		// 8. Operators are sorted and named once; settings are within bounds.
		ensure!(Operators::<T>::get().is_sorted_by(|a, b| a < b), "8: operators are out of order");
		ensure!(Params::<T>::get().check(T::MaxOperators::get()), "8: parameters out of bounds");
		ensure!(
			FeedSource::<T>::get().is_none_or(|url| split_source(&url).is_some()),
			"8: the source is no URL"
		);
		Ok(())
	}

	fn check_oracle() -> Result<(), TryRuntimeError> {
		// 9. The oracle keeps values of operators for operated feeds only, and of no later time.
		let operators = Operators::<T>::get();
		for (who, feed, report) in RawValues::<T>::iter() {
			ensure!(operators.binary_search(&who).is_ok(), "9: a value by who is no operator");
			ensure!(Operations::<T>::contains_key(&feed), "9: a value for a feed not operated");
			ensure!(report.timestamp <= Self::now(), "9: a value of the future");
		}
		for feed in Values::<T>::iter_keys() {
			ensure!(Operations::<T>::contains_key(&feed), "9: a median for a feed not operated");
		}
		Ok(())
	}
}
