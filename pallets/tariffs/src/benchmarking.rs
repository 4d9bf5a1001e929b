//! Benchmarks: each call at its bounds, and what a value costs that `pallet-oracle` passes on.
//!
//! Full histories and reports are written directly: made by calls, they would need as many blocks.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::vec::Vec;

use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get},
	BoundedVec,
};
use mornet_primitives::{
	tariffs::{Feed, PriceSource, PriceVersion, Region, Resource},
	Balance, Moment,
};
use pallet_oracle::{OnNewData, RawValues, TimestampedValue, Values};
use sp_runtime::Perbill;

use crate::{AccountIdOf, HistoryOf, Operation, Outlying, Parameters, SourceOf, WaitingOutcome, *};

const SEED: u32 = 0;

/// When benchmarks are made: late enough for a past.
const NOW: Moment = 1_000_000_000_000;

/// Price of each feed, in plancks.
const PRICE: Balance = 1_000_000;

/// Sets the time for benchmarks.
pub trait BenchmarkClock {
	/// Makes `now` the block's time, whatever the slot.
	fn set_now(now: Moment);
}

/// As many values of distinct feeds as a transaction can have, for `pallet-oracle`'s own
/// benchmarks. None of the feeds is operated: what their reports cost is [`Pallet`]'s
/// `on_new_data`.
pub struct OracleValues;

impl<Max: Get<u32>> pallet_oracle::BenchmarkHelper<Feed, Balance, Max> for OracleValues {
	fn get_currency_id_value_pairs() -> BoundedVec<(Feed, Balance), Max> {
		let values = (0..Max::get()).map(|index| (feed(index), PRICE));
		BoundedVec::truncate_from(values.collect())
	}
}

/// A feed for each number below 46,656.
fn feed(index: u32) -> Feed {
	let digit = |at: u32| match u8::try_from(index / 36u32.pow(at) % 36) {
		Ok(digit @ 0..=9) => b'0' + digit,
		Ok(letter) => b'A' + (letter - 10),
		Err(_) => b'0',
	};
	let code = [b'Z', b'Z', b'-', digit(2), digit(1), digit(0)];
	Region::try_from(code.as_slice())
		.map_or(Feed::IndexRate, |region| Feed::Tariff(region, Resource::Electricity))
}

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// Begins without feeds and operators, at [`NOW`].
fn begin<T: Config>() {
	T::BenchmarkClock::set_now(NOW);
	for feed in Histories::<T>::iter_keys().collect::<Vec<_>>() {
		Histories::<T>::remove(feed);
	}
	for feed in Operations::<T>::iter_keys().collect::<Vec<_>>() {
		Operations::<T>::remove(feed);
	}
	for (who, feed, _) in RawValues::<T>::iter().collect::<Vec<_>>() {
		RawValues::<T>::remove(who, feed);
	}
	Operators::<T>::kill();
	Params::<T>::put(Parameters {
		quorum: T::MaxOperators::get(),
		freshness: 1_000,
		interval: 1,
		max_move: Perbill::from_percent(10),
	});
}

/// Writes a full history: as much as can be is scheduled, the rest is past.
fn fill_history<T: Config>(feed: &Feed, scheduled: u32) {
	let count = T::MaxVersions::get();
	let versions = (0..count).map(|index| PriceVersion {
		version: index + 1,
		price: PRICE,
		valid_from: NOW + Moment::from(scheduled) * 10 - Moment::from(count - 1 - index) * 10,
		source: PriceSource::Admin,
	});
	Histories::<T>::insert(feed, HistoryOf::<T>::truncate_from(versions.collect()));
}

/// Makes as many operators as there can be, but for `room`.
fn operators<T: Config>(room: u32) -> Result<Vec<AccountIdOf<T>>, BenchmarkError> {
	(0..T::MaxOperators::get().saturating_sub(room))
		.map(|index| {
			let who: AccountIdOf<T> = account("operator", index, SEED);
			Pallet::<T>::do_add_operator(who.clone()).map_err(|_| stop("operator"))?;
			Ok(who)
		})
		.collect()
}

/// Makes a feed operated, with a report of each operator.
fn make_operated<T: Config>(feed: &Feed, operators: &[AccountIdOf<T>], outlying: Option<Outlying>) {
	let report = TimestampedValue { value: PRICE + 1, timestamp: NOW };
	for operator in operators {
		RawValues::<T>::insert(operator, feed, report);
	}
	Values::<T>::insert(feed, report);
	Operations::<T>::insert(feed, Operation { fresh_until: Some(NOW + 1_000), outlying });
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// The dearest case: the oldest version is forgotten and what waits ends.
	#[benchmark]
	fn set_price() -> Result<(), BenchmarkError> {
		begin::<T>();
		let feed = feed(0);
		fill_history::<T>(&feed, 0);
		T::BenchmarkClock::set_now(NOW + 1);
		make_operated::<T>(&feed, &[], Some(Outlying::Waiting(1)));
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, feed.clone(), PRICE, None);

		assert_last_event::<T>(Event::WaitingEnded {
			feed,
			median: 1,
			outcome: WaitingOutcome::Superseded,
		});
		Ok(())
	}

	#[benchmark]
	fn cancel_scheduled() -> Result<(), BenchmarkError> {
		begin::<T>();
		let feed = feed(0);
		fill_history::<T>(&feed, T::MaxScheduled::get());
		let version = T::MaxVersions::get() - T::MaxScheduled::get() + 1;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, feed.clone(), NOW + 10);

		assert_last_event::<T>(Event::ScheduledCancelled {
			feed,
			version,
			price: PRICE,
			valid_from: NOW + 10,
		});
		Ok(())
	}

	#[benchmark]
	fn remove_feed() -> Result<(), BenchmarkError> {
		begin::<T>();
		let feed = feed(0);
		fill_history::<T>(&feed, 0);
		make_operated::<T>(&feed, &operators::<T>(0)?, Some(Outlying::Waiting(1)));
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, feed.clone());

		assert_last_event::<T>(Event::FeedRemoved { feed });
		Ok(())
	}

	/// The dearer way: to stop.
	#[benchmark]
	fn operate() -> Result<(), BenchmarkError> {
		begin::<T>();
		let feed = feed(0);
		fill_history::<T>(&feed, 0);
		make_operated::<T>(&feed, &operators::<T>(0)?, Some(Outlying::Waiting(1)));
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, feed.clone(), false);

		assert_last_event::<T>(Event::OperationSet { feed, operated: false });
		Ok(())
	}

	#[benchmark]
	fn accept_waiting() -> Result<(), BenchmarkError> {
		begin::<T>();
		let feed = feed(0);
		fill_history::<T>(&feed, T::MaxScheduled::get());
		T::BenchmarkClock::set_now(NOW + 1);
		make_operated::<T>(&feed, &[], Some(Outlying::Waiting(PRICE * 2)));
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, feed.clone(), PRICE * 2);

		assert_last_event::<T>(Event::PriceSet {
			feed,
			version: T::MaxVersions::get() - T::MaxScheduled::get() + 1,
			price: PRICE * 2,
			valid_from: NOW + 1,
			source: PriceSource::Operators,
			previous: Some(PRICE),
		});
		Ok(())
	}

	#[benchmark]
	fn reject_waiting() -> Result<(), BenchmarkError> {
		begin::<T>();
		let feed = feed(0);
		make_operated::<T>(&feed, &[], Some(Outlying::Waiting(PRICE * 2)));
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, feed.clone(), PRICE * 2);

		assert_last_event::<T>(Event::WaitingEnded {
			feed,
			median: PRICE * 2,
			outcome: WaitingOutcome::Rejected,
		});
		Ok(())
	}

	#[benchmark]
	fn add_operator() -> Result<(), BenchmarkError> {
		begin::<T>();
		operators::<T>(1)?;
		let who: AccountIdOf<T> = account("new", 0, SEED);
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_last_event::<T>(Event::OperatorAdded { who });
		Ok(())
	}

	/// The dearest case: each of `f` operated feeds loses its quorum.
	#[benchmark]
	fn remove_operator(f: Linear<1, { T::MaxFeeds::get() }>) -> Result<(), BenchmarkError> {
		begin::<T>();
		let operators = operators::<T>(0)?;
		for index in 0..f {
			make_operated::<T>(&feed(index), &operators, None);
		}
		let who = operators.first().cloned().ok_or(stop("operator"))?;
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!RawValues::<T>::contains_key(who, feed(0)));
		assert_eq!(Operations::<T>::get(feed(0)).and_then(|o| o.fresh_until), Some(NOW));
		Ok(())
	}

	/// The dearest case: each of `f` operated feeds gains a quorum.
	#[benchmark]
	fn set_parameters(f: Linear<1, { T::MaxFeeds::get() }>) -> Result<(), BenchmarkError> {
		begin::<T>();
		let operators = operators::<T>(0)?;
		for index in 0..f {
			make_operated::<T>(&feed(index), &operators, None);
			Operations::<T>::insert(feed(index), Operation::default());
		}
		let parameters = Parameters { freshness: 2_000, ..Params::<T>::get() };
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, parameters);

		assert_eq!(Operations::<T>::get(feed(0)).and_then(|o| o.fresh_until), Some(NOW + 2_000));
		Ok(())
	}

	#[benchmark]
	fn set_feed_source() -> Result<(), BenchmarkError> {
		let mut url = b"https://".to_vec();
		url.resize(T::MaxSourceLength::get() as usize, b'a');
		let url = Some(SourceOf::<T>::truncate_from(url));
		let origin = admin::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, url.clone());

		assert_last_event::<T>(Event::FeedSourceSet { url });
		Ok(())
	}

	/// The dearest report: the last that the quorum of all operators needs. Its median ends the
	/// waiting of another and becomes the price, before all that can be scheduled.
	#[benchmark]
	fn on_new_data() -> Result<(), BenchmarkError> {
		begin::<T>();
		let feed = feed(0);
		let operators = operators::<T>(0)?;
		fill_history::<T>(&feed, T::MaxScheduled::get());
		make_operated::<T>(&feed, &operators, Some(Outlying::Waiting(1)));
		Operations::<T>::mutate_extant(&feed, |operation| operation.fresh_until = Some(NOW));
		T::BenchmarkClock::set_now(NOW + 2);
		let who = operators.last().cloned().ok_or(stop("operator"))?;

		#[block]
		{
			Pallet::<T>::on_new_data(&who, &feed, &(PRICE + 1));
		}

		assert_last_event::<T>(Event::PriceSet {
			feed,
			version: T::MaxVersions::get() - T::MaxScheduled::get() + 1,
			price: PRICE + 1,
			valid_from: NOW + 2,
			source: PriceSource::Operators,
			previous: Some(PRICE),
		});
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
