//! The logic behind the calls and behind the operators' reports.
//!
//! [`Histories`] has one writer, [`Pallet::put_price`], beside the removals of the calls;
//! [`Operations`] is written where operators' reports change, and only [`Pallet::renew`] moves
//! `fresh_until`.

use alloc::vec::Vec;

use frame_support::{
	defensive, ensure,
	traits::{ChangeMembers, Get, Time},
};
use mornet_primitives::{
	tariffs::{Feed, PriceSource, PriceVersion},
	Balance, Moment,
};
use pallet_oracle::{RawValues, TimestampedValue, Values};
use sp_runtime::{DispatchError, DispatchResult};

use crate::{
	history,
	pallet::*,
	reports::{combine, Combined, Report},
	AccountIdOf, HistoryOf, Operation, Outlying, Parameters, WaitingOutcome,
};

impl<T: Config> Pallet<T> {
	/// The block's time.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	/// Whether the admin can set `price`. A resource may be free; costs are divided by the rate.
	pub(crate) fn is_price(feed: &Feed, price: Balance) -> bool {
		let lowest = match feed {
			Feed::Tariff(..) => 0,
			Feed::IndexRate => 1,
		};
		(lowest..=T::MaxPrice::get()).contains(&price)
	}

	/// Whether an operator's report of `price` counts. Zero is what a fault looks like.
	pub(crate) fn is_report(price: Balance) -> bool {
		(1..=T::MaxPrice::get()).contains(&price)
	}

	/// What an operator reported last for a feed, if it counts.
	fn report_of(operator: &AccountIdOf<T>, feed: &Feed) -> Option<Report> {
		RawValues::<T>::get(operator, feed)
			.map(|TimestampedValue { value, timestamp }| (value, timestamp))
			.filter(|(price, _)| Self::is_report(*price))
	}

	/// What the operators' reports for a feed say together now.
	pub(crate) fn combined(feed: &Feed, params: &Parameters, now: Moment) -> Option<Combined> {
		let operators = Operators::<T>::get();
		let reports = operators.iter().filter_map(|operator| Self::report_of(operator, feed));
		combine(reports, now, params)
	}

	/// The only writer of [`Histories`]: puts a price in force from `valid_from` on.
	fn put_price(
		feed: &Feed,
		mut history: HistoryOf<T>,
		price: Balance,
		valid_from: Moment,
		source: PriceSource,
		now: Moment,
	) -> DispatchResult {
		let previous = history::in_force(&history, valid_from).map(|version| version.price);
		let version = history::place(&mut history, price, valid_from, source, now)
			.map_err(|history::Full| Error::<T>::TooManyScheduled)?;
		Histories::<T>::insert(feed, history);
		Self::deposit_event(Event::PriceSet {
			feed: feed.clone(),
			version,
			price,
			valid_from,
			source,
			previous,
		});
		Ok(())
	}

	/// Sets a price for the admin, in force from now on if no moment is named.
	pub(crate) fn do_set_price(
		feed: &Feed,
		price: Balance,
		valid_from: Option<Moment>,
	) -> DispatchResult {
		let now = Self::now();
		let valid_from = valid_from.unwrap_or(now);
		ensure!(Self::is_price(feed, price), Error::<T>::PriceOutOfBounds);
		ensure!(valid_from >= now, Error::<T>::InThePast);

		let history = Histories::<T>::get(feed);
		if history.is_empty() {
			ensure!(Histories::<T>::count() < T::MaxFeeds::get(), Error::<T>::TooManyFeeds);
		}
		let scheduled = history::scheduled(&history, now);
		if !scheduled.iter().any(|version| version.valid_from == valid_from) {
			let last = scheduled.last().map_or(now, |version| version.valid_from);
			ensure!(valid_from >= last, Error::<T>::BeforeScheduled);
			ensure!(
				valid_from == now || Self::len_u32(scheduled.len()) < T::MaxScheduled::get(),
				Error::<T>::TooManyScheduled
			);
		}
		Self::put_price(feed, history, price, valid_from, PriceSource::Admin, now)?;

		// The admin has decided; what still differs too much waits anew with the next report.
		if valid_from == now {
			Operations::<T>::mutate_extant(feed, |operation| {
				Self::set_outlying(feed, operation, None, WaitingOutcome::Superseded)
			});
		}
		Ok(())
	}

	/// Removes the price that is scheduled for a moment.
	pub(crate) fn do_cancel_scheduled(feed: &Feed, valid_from: Moment) -> DispatchResult {
		let mut history = Histories::<T>::get(feed);
		let PriceVersion { version, price, .. } =
			history::cancel(&mut history, valid_from, Self::now())
				.ok_or(Error::<T>::NotScheduled)?;
		if history.is_empty() {
			Histories::<T>::remove(feed);
		} else {
			Histories::<T>::insert(feed, history);
		}
		Self::deposit_event(Event::ScheduledCancelled {
			feed: feed.clone(),
			version,
			price,
			valid_from,
		});
		Ok(())
	}

	/// Forgets a feed with all that belongs to it.
	pub(crate) fn do_remove_feed(feed: &Feed) -> DispatchResult {
		ensure!(Histories::<T>::contains_key(feed), Error::<T>::NoSuchFeed);
		if Operations::<T>::contains_key(feed) {
			Self::stop_operating(feed);
		}
		Histories::<T>::remove(feed);
		Self::deposit_event(Event::FeedRemoved { feed: feed.clone() });
		Ok(())
	}

	/// Lets the operators set a feed's price too, or not any more.
	pub(crate) fn do_operate(feed: &Feed, operated: bool) -> DispatchResult {
		let is_operated = Operations::<T>::contains_key(feed);
		if !operated {
			ensure!(is_operated, Error::<T>::NotOperated);
			Self::stop_operating(feed);
			return Ok(());
		}
		ensure!(!is_operated, Error::<T>::AlreadyOperated);
		// The first price is the admin's: without one a median has nothing to be measured against.
		ensure!(
			history::in_force(&Histories::<T>::get(feed), Self::now()).is_some(),
			Error::<T>::NoPriceInForce
		);
		Operations::<T>::insert(feed, Operation::default());
		Self::deposit_event(Event::OperationSet { feed: feed.clone(), operated });
		Ok(())
	}

	/// Forgets what operators reported for a feed.
	fn stop_operating(feed: &Feed) {
		if let Some(mut operation) = Operations::<T>::take(feed) {
			Self::set_outlying(feed, &mut operation, None, WaitingOutcome::Superseded);
		}
		for operator in Operators::<T>::get() {
			RawValues::<T>::remove(operator, feed);
		}
		Values::<T>::remove(feed);
		Self::deposit_event(Event::OperationSet { feed: feed.clone(), operated: false });
	}

	/// Replaces the outlying median; says so if one waited.
	fn set_outlying(
		feed: &Feed,
		operation: &mut Operation,
		outlying: Option<Outlying>,
		outcome: WaitingOutcome,
	) {
		let before = core::mem::replace(&mut operation.outlying, outlying);
		if let Some(median) = before.and_then(|before| before.waiting()) {
			Self::deposit_event(Event::WaitingEnded { feed: feed.clone(), median, outcome });
		}
	}

	/// The operation of a feed whose median waits, if it is this one.
	fn waiting(feed: &Feed, median: Balance) -> Result<Operation, DispatchError> {
		let operation = Operations::<T>::get(feed).ok_or(Error::<T>::NotOperated)?;
		let waiting = operation.outlying.and_then(|outlying| outlying.waiting());
		ensure!(waiting == Some(median), Error::<T>::NotWaiting);
		Ok(operation)
	}

	/// Makes a median that waits the price.
	pub(crate) fn do_accept_waiting(feed: &Feed, median: Balance) -> DispatchResult {
		let now = Self::now();
		let mut operation = Self::waiting(feed, median)?;
		ensure!(operation.fresh_until > Some(now), Error::<T>::MedianStale);
		Self::set_outlying(feed, &mut operation, None, WaitingOutcome::Accepted);
		Operations::<T>::insert(feed, operation);
		let history = Histories::<T>::get(feed);
		Self::put_price(feed, history, median, now, PriceSource::Operators, now)
	}

	/// Turns a median that waits down.
	pub(crate) fn do_reject_waiting(feed: &Feed, median: Balance) -> DispatchResult {
		let mut operation = Self::waiting(feed, median)?;
		let rejected = Some(Outlying::Rejected(median));
		Self::set_outlying(feed, &mut operation, rejected, WaitingOutcome::Rejected);
		Operations::<T>::insert(feed, operation);
		Ok(())
	}

	/// Makes an account an operator.
	pub(crate) fn do_add_operator(who: AccountIdOf<T>) -> DispatchResult {
		Operators::<T>::try_mutate(|operators| {
			let Err(place) = operators.binary_search(&who) else {
				return Err(Error::<T>::AlreadyOperator);
			};
			operators
				.try_insert(place, who.clone())
				.map_err(|_| Error::<T>::TooManyOperators)
		})?;
		Self::deposit_event(Event::OperatorAdded { who });
		Ok(())
	}

	/// Removes an operator and its reports. Returns how many feeds were looked at.
	pub(crate) fn do_remove_operator(who: AccountIdOf<T>) -> Result<u32, DispatchError> {
		let remaining = Operators::<T>::try_mutate(|operators| {
			let place = operators.binary_search(&who).map_err(|_| Error::<T>::NotOperator)?;
			operators.remove(place);
			Ok::<_, DispatchError>(operators.clone())
		})?;
		// Removes at most a report for each operated feed: others are not kept.
		pallet_oracle::Pallet::<T>::change_members_sorted(
			&[],
			core::slice::from_ref(&who),
			&remaining,
		);
		Self::deposit_event(Event::OperatorRemoved { who });
		Ok(Self::renew_all())
	}

	/// Sets the rules. Returns how many feeds were looked at.
	pub(crate) fn do_set_parameters(new: Parameters) -> Result<u32, DispatchError> {
		ensure!(new.check(T::MaxOperators::get()), Error::<T>::ParameterOutOfBounds);
		let old = Params::<T>::get();
		Params::<T>::put(new);
		Self::deposit_event(Event::ParametersSet { old, new });
		Ok(Self::renew_all())
	}

	/// Brings `fresh_until` of all operated feeds, at most `MaxFeeds`, up to date after a change of
	/// who or what counts. Prices change only with the next report. Returns how many feeds that are.
	fn renew_all() -> u32 {
		let now = Self::now();
		let params = Params::<T>::get();
		let mut feeds: u32 = 0;
		for feed in Operations::<T>::iter_keys().collect::<Vec<_>>() {
			let quorum = Self::combined(&feed, &params, now).map(|combined| combined.fresh_until);
			Operations::<T>::mutate_extant(&feed, |operation| {
				Self::renew(&feed, operation, quorum, now)
			});
			feeds = feeds.saturating_add(1);
		}
		feeds
	}

	/// The only place where `fresh_until` changes: to when the quorum of now ends. Without a quorum
	/// it ends now at the latest; what was fresh until now stays priced.
	fn renew(feed: &Feed, operation: &mut Operation, quorum: Option<Moment>, now: Moment) {
		let before = operation.fresh_until;
		operation.fresh_until = quorum.or(before.map(|until| until.min(now)));
		let had_quorum = before > Some(now);
		if let Some(fresh_until) = quorum.filter(|_| !had_quorum) {
			Self::deposit_event(Event::QuorumReached { feed: feed.clone(), fresh_until });
		}
		if quorum.is_none() && had_quorum {
			Self::deposit_event(Event::QuorumLost { feed: feed.clone() });
		}
	}

	/// Takes an operator's new report for an operated feed into account.
	pub(crate) fn note_report(feed: &Feed) {
		let Some(mut operation) = Operations::<T>::get(feed) else { return };
		let now = Self::now();
		let params = Params::<T>::get();
		let combined = Self::combined(feed, &params, now);
		Self::renew(feed, &mut operation, combined.map(|combined| combined.fresh_until), now);
		if let Some(combined) = combined {
			Self::judge(feed, &mut operation, combined.median, &params, now);
		}
		Operations::<T>::insert(feed, operation);
	}

	/// Makes a median the price if it may be, else lets it wait.
	fn judge(
		feed: &Feed,
		operation: &mut Operation,
		median: Balance,
		params: &Parameters,
		now: Moment,
	) {
		let history = Histories::<T>::get(feed);
		let Some(current) = history::in_force(&history, now) else {
			defensive!("an operated feed has a price in force");
			return;
		};
		if !params.allows(current.price, median) {
			if operation.outlying.map(|outlying| outlying.median()) != Some(median) {
				let current = current.price;
				let waiting = Some(Outlying::Waiting(median));
				Self::set_outlying(feed, operation, waiting, WaitingOutcome::Superseded);
				Self::deposit_event(Event::MedianWaiting { feed: feed.clone(), median, current });
			}
			return;
		}
		Self::set_outlying(feed, operation, None, WaitingOutcome::Superseded);
		// An equal price of the admin's becomes the operators' too: from then on they vouch for it.
		let is_theirs = current.price == median && current.source == PriceSource::Operators;
		let stands_until = current.valid_from.saturating_add(params.interval);
		if is_theirs || now < stands_until {
			return;
		}
		let put = Self::put_price(feed, history, median, now, PriceSource::Operators, now);
		if put.is_err() {
			defensive!("a history has room beside what is scheduled");
		}
	}

	/// A length as `u32`; no list here is longer.
	pub(crate) fn len_u32(len: usize) -> u32 {
		u32::try_from(len).unwrap_or(u32::MAX)
	}
}
