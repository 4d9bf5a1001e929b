//! Between `pallet-oracle`, which takes the operators' values, and this pallet, which makes prices of
//! them.
//!
//! `pallet-oracle` stores an operator's value, asks [`CombineData`] what all of them say together,
//! keeps the answer in its `Values` (below quorum: the answer before) and then calls
//! [`OnNewData`], once for each value of a transaction. Prices are made in the last, out of the
//! operators' raw values. `Values` is for who looks at the oracle alone: its value is the median,
//! its time the one since when there is a quorum, and no price depends on it.

use alloc::vec::Vec;

use frame_support::traits::SortedMembers;
use mornet_primitives::{tariffs::Feed, Balance, Moment};
use pallet_oracle::{CombineData, OnNewData, RawValues, TimestampedValue};

use crate::{pallet::*, reports::combine, AccountIdOf};

/// Who may feed values.
impl<T: Config> SortedMembers<AccountIdOf<T>> for Pallet<T> {
	fn sorted_members() -> Vec<AccountIdOf<T>> {
		Operators::<T>::get().into_inner()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn add(who: &AccountIdOf<T>) {
		let added = Self::do_add_operator(who.clone());
		debug_assert!(added.is_ok(), "no room for an operator");
	}
}

impl<T: Config> CombineData<Feed, TimestampedValue<Balance, Moment>> for Pallet<T> {
	/// The median and since when there is a quorum for it; `None` without one and for feeds that
	/// are not operated.
	fn combine_data(
		feed: &Feed,
		values: Vec<TimestampedValue<Balance, Moment>>,
		_previous: Option<TimestampedValue<Balance, Moment>>,
	) -> Option<TimestampedValue<Balance, Moment>> {
		if !Operations::<T>::contains_key(feed) {
			return None;
		}
		let reports = values
			.into_iter()
			.map(|TimestampedValue { value, timestamp }| (value, timestamp))
			.filter(|(price, _)| Self::is_report(*price));
		combine(reports, Self::now(), &Params::<T>::get()).map(|combined| TimestampedValue {
			value: combined.median,
			timestamp: combined.quorum_since,
		})
	}
}

impl<T: Config> OnNewData<AccountIdOf<T>, Feed, Balance> for Pallet<T> {
	/// Takes an operator's report. A value for a feed that is not operated, or by who is no
	/// operator (Root may feed values too), is removed: nobody can fill the state with them.
	fn on_new_data(who: &AccountIdOf<T>, feed: &Feed, _value: &Balance) {
		if Operations::<T>::contains_key(feed) && Self::contains(who) {
			Self::note_report(feed);
		} else {
			RawValues::<T>::remove(who, feed);
		}
	}
}
