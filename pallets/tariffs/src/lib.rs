//! # Tariffs
//!
//! What a unit of electricity, heat or water costs where and when, and the rate of the index token.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets and
//! the node's RPC read through `TariffsApi` of `mornet-primitives`, which [`Pallet`] answers with
//! the functions of the same names. Other pallets ask it for prices as
//! [`TariffProvider`](mornet_primitives::tariffs::TariffProvider).
//!
//! ## Terminology
//!
//! Prices are plancks of GCC (1 GCC = 10^12 plancks), moments milliseconds since the Unix epoch.
//!
//! - **Feed**: what has a price: a resource in a region, per kWh or m³, or the index token GCM.
//! - **Version**: a price and the moment from which on it is in force (`valid_from`), until the
//!   next version's. One of the future is **scheduled**.
//! - **History**: the versions of a feed that are kept.
//! - **Operator**: an account that reports prices through `pallet-oracle`.
//! - **Operated**: of a feed: its price is set by the operators too.
//! - **Report**: the price that an operator fed last for a feed. It is **fresh** for
//!   [`Parameters::freshness`].
//! - **Quorum**: how many fresh reports there must be for their median to mean something.
//! - **Stale**: of a feed: its price is the operators' and there is no quorum any more.
//! - **Waiting**: of a median: it moved by more than it may, and the admin has to decide.
//! - **Source**: the URL where operators' nodes read prices.
//!
//! ## Overview
//!
//! The tariff admin sets the first price of each feed, and later ones, from now on or from a moment
//! to come; what is scheduled can be replaced and cancelled. What a price was is kept, so that a
//! consumption is priced at what was in force when it happened, however late it is reported.
//!
//! Feeds whose prices change often can be operated: operators, appointed by the admin, report
//! prices. When at least a quorum of their reports is fresh, the median of all fresh ones becomes
//! the price at once, if it differs from the price in force by at most
//! [`Parameters::max_move`] and that has stood for [`Parameters::interval`]. A median that
//! differs more waits for the admin to accept or reject it; meanwhile the price in force stays.
//!
//! If too few operators report, only the feeds concerned are stale: nothing more is priced by
//! them, but their last good prices can still be read. When the quorum is back, the time in between
//! is priced by the last good price, and so it is when the admin sets one.
//!
//! ### Example
//!
//! ```ignore
//! // From now on 1 kWh costs 0.3 GCC in Berlin, from New Year 0.32.
//! let feed = Feed::Tariff(berlin, Resource::Electricity);
//! Tariffs::set_price(admin(), feed.clone(), 300 * MILLI_GCC, None)?;
//! Tariffs::set_price(admin(), feed.clone(), 320 * MILLI_GCC, Some(NEW_YEAR))?;
//!
//! // Operators may set it too.
//! Tariffs::add_operator(admin(), alice)?;
//! Tariffs::operate(admin(), feed.clone(), true)?;
//! Tariffs::set_feed_source(admin(), Some(b"https://tariffs.example.org/v1.json".to_vec().try_into()?))?;
//! // Done by the node of an operator:
//! Oracle::feed_values(origin(alice), bounded_vec![(feed, 310 * MILLI_GCC)])?;
//! ```
//!
//! ## Implementation
//!
//! **Histories** are bounded lists, one a feed, so that pricing a span reads one value, or two if
//! the operators' freshness matters. A version is numbered by its place. What came into force never
//! changes; if there is no room for a new version, the oldest goes, never the one in force. A span
//! that begins within what is kept is priced wholly.
//!
//! **Admin and operators.** Each can follow the other. A price of the admin's does not become
//! stale. It stands for at least [`Parameters::interval`]; then the next report makes the median
//! the price again, if it is near enough. To have the last word, stop operating the feed. A median
//! that equals the admin's price becomes a version of its own: from then on the operators vouch
//! for it. A median slots in before what is scheduled, which moves up a number.
//!
//! **Median.** Of an even number of reports, the lower of the two in the middle. A report of 0 or
//! above [`Config::MaxPrice`] counts as no report: only the admin makes a resource free. Only the
//! newest report of an operator counts, for as long as it is one.
//!
//! **Freshness** is one stored moment: when the oldest of the newest `quorum` reports ceases to
//! count. It is brought up to date with each report, and for all operated feeds when an operator is
//! removed or the parameters change. So whether a feed is stale needs no scan and no hook, and no
//! event says that time has passed: [`Event::QuorumLost`] tells only of what a transaction did.
//!
//! **Threats considered.** *One or a few operators that lie* do not move the median beyond what
//! honest ones reported; *a majority* moves a price by at most `max_move` in each `interval`,
//! until the admin stops operating the feed. *Two reports in a block* cannot move it twice. *An
//! operator that feeds odd keys* to fill the state, at no fee: what is not for an operated feed is
//! removed at once. *A replayed old document* of the source: it has a time, and the operators'
//! workers refuse what is older than reports may be. *A flood of versions* that pushes the history
//! out: bounded by `interval`, and [`Config::MaxScheduled`] for the admin's. What is not prevented:
//! a quorum that the admin sets too low, or a source that all operators trust and that lies within
//! `max_move`.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod functions;
mod glue;
mod history;
#[cfg(test)]
mod mock;
pub mod offchain;
mod queries;
mod reports;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::{BenchmarkClock, OracleValues};
pub use pallet::*;
pub use types::*;

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::tariffs";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::{string::String, vec::Vec};

	use frame_support::{pallet_prelude::*, traits::Time};
	use frame_system::{
		offchain::{AppCrypto, CreateSignedTransaction},
		pallet_prelude::*,
	};
	use mornet_primitives::{
		tariffs::{Feed, PriceSource, PriceVersion},
		Balance, Moment,
	};

	use crate::{
		split_source, weights::WeightInfo, HistoryOf, Operation, Parameters, SourceOf,
		WaitingOutcome,
	};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime. Constants change only with the runtime; what governance
	/// can change is in [`Parameters`].
	///
	/// The runtime configures `pallet-oracle` with this pallet as its `OnNewData`, `CombineData` and
	/// `Members`.
	#[pallet::config]
	pub trait Config:
		frame_system::Config
		+ pallet_oracle::Config<OracleKey = Feed, OracleValue = Balance, Time: Time<Moment = Moment>>
		+ CreateSignedTransaction<pallet_oracle::Call<Self>>
	{
		/// Who sets prices, parameters, operators and the source, and decides on what waits: the
		/// tariff admin.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The keys with which operators' nodes sign: [`crate::offchain::crypto::OperatorKey`].
		type OperatorKey: AppCrypto<Self::Public, Self::Signature>;

		/// Most versions kept of a feed. At least `MaxScheduled` and two more: the version in force
		/// and one to come of the operators'.
		#[pallet::constant]
		type MaxVersions: Get<u32>;

		/// Most versions of a feed that are scheduled at a time.
		#[pallet::constant]
		type MaxScheduled: Get<u32>;

		/// Most feeds.
		#[pallet::constant]
		type MaxFeeds: Get<u32>;

		/// Most operators.
		#[pallet::constant]
		type MaxOperators: Get<u32>;

		/// Highest price, in plancks.
		#[pallet::constant]
		type MaxPrice: Get<Balance>;

		/// Most bytes of the source's URL.
		#[pallet::constant]
		type MaxSourceLength: Get<u32>;

		/// Blocks between two looks of an operator's node at the source. At least 1.
		#[pallet::constant]
		type WorkerPeriod: Get<BlockNumberFor<Self>>;

		/// Weights of the calls, and of what a report costs beside `pallet-oracle`'s own.
		type WeightInfo: WeightInfo;

		/// Sets the time for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkClock: crate::BenchmarkClock;
	}

	/// The rules for operators that governance sets.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The operators, in order.
	#[pallet::storage]
	pub type Operators<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxOperators>, ValueQuery>;

	/// Where the operators' nodes read prices. `None`: they do not.
	#[pallet::storage]
	pub type FeedSource<T: Config> = StorageValue<_, SourceOf<T>, OptionQuery>;

	/// The prices of each feed over time. A feed is there for as long as it has one. Written by the
	/// admin's calls and operators' reports, bounded by `MaxFeeds`.
	// Keyed by what the admin chooses: hashed with Blake2.
	#[pallet::storage]
	pub type Histories<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, Feed, HistoryOf<T>, ValueQuery>;

	/// How the operators of each operated feed are doing.
	#[pallet::storage]
	pub type Operations<T: Config> = StorageMap<_, Blake2_128Concat, Feed, Operation, OptionQuery>;

	/// The first prices, and who may change them.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules for operators.
		pub parameters: Parameters,
		/// Prices in plancks, in force from the beginning of time on.
		pub prices: Vec<(Feed, Balance)>,
		/// The operators.
		pub operators: Vec<T::AccountId>,
		/// Feeds, of those that have a price, that are operated.
		pub operated: Vec<Feed>,
		/// URL of the operators' source.
		pub source: Option<String>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.parameters.check(T::MaxOperators::get()),
				"tariff parameters are out of bounds: {:?}",
				self.parameters
			);
			Params::<T>::put(self.parameters);

			for (feed, price) in &self.prices {
				assert!(!Histories::<T>::contains_key(feed), "{feed:?} has two genesis prices");
				assert!(
					Pallet::<T>::is_price(feed, *price),
					"genesis price {price} of {feed:?} is out of bounds"
				);
				let first = PriceVersion {
					version: 1,
					price: *price,
					valid_from: 0,
					source: PriceSource::Admin,
				};
				Histories::<T>::insert(feed, HistoryOf::<T>::truncate_from(alloc::vec![first]));
			}
			assert!(
				Histories::<T>::count() <= T::MaxFeeds::get(),
				"more than {} genesis feeds",
				T::MaxFeeds::get()
			);

			for operator in &self.operators {
				let added = Pallet::<T>::do_add_operator(operator.clone());
				assert!(added.is_ok(), "{operator:?} cannot be an operator: {added:?}");
			}
			for feed in &self.operated {
				let operated = Pallet::<T>::do_operate(feed, true);
				assert!(operated.is_ok(), "{feed:?} cannot be operated: {operated:?}");
			}

			if let Some(url) = &self.source {
				assert!(
					split_source(url.as_bytes()).is_some(),
					"genesis source {url:?} is no https:// URL (or http:// to the node itself)"
				);
				let url: Result<SourceOf<T>, _> = url.as_bytes().to_vec().try_into();
				assert!(url.is_ok(), "the genesis source is too long");
				FeedSource::<T>::set(url.ok());
			}
		}
	}

	/// What happened. With the events from genesis on the state can be rebuilt, and with those of
	/// `pallet-oracle` when feeds were fresh.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A price was set. One of the same moment is replaced, those scheduled after it move up a
		/// number, and the oldest one may be forgotten.
		PriceSet {
			/// Of what.
			feed: Feed,
			/// Number of the version.
			version: u32,
			/// The price, in plancks.
			price: Balance,
			/// The moment from which on it is in force.
			valid_from: Moment,
			/// Who set it.
			source: PriceSource,
			/// The price that would be in force then without it, in plancks.
			previous: Option<Balance>,
		},
		/// A price will not come into force. Those scheduled after it move down a number.
		ScheduledCancelled {
			/// Of what.
			feed: Feed,
			/// Number of the version.
			version: u32,
			/// The price, in plancks.
			price: Balance,
			/// The moment for which it was scheduled.
			valid_from: Moment,
		},
		/// A feed and its history are forgotten.
		FeedRemoved {
			/// The feed.
			feed: Feed,
		},
		/// Operators can set a feed's price, or cannot any more.
		OperationSet {
			/// The feed.
			feed: Feed,
			/// Whether they can.
			operated: bool,
		},
		/// A feed has a quorum of fresh reports that it did not have before.
		QuorumReached {
			/// The feed.
			feed: Feed,
			/// When the quorum ends without further reports.
			fresh_until: Moment,
		},
		/// A feed has no quorum any more: a report does not count, an operator was removed, or the
		/// parameters changed. When reports expire there is no event.
		QuorumLost {
			/// The feed.
			feed: Feed,
		},
		/// A median differs from the price in force by more than it may and waits for the admin.
		MedianWaiting {
			/// Of what.
			feed: Feed,
			/// The median, in plancks.
			median: Balance,
			/// The price in force, in plancks.
			current: Balance,
		},
		/// A median does not wait any more.
		WaitingEnded {
			/// Of what.
			feed: Feed,
			/// The median, in plancks.
			median: Balance,
			/// How it ended.
			outcome: WaitingOutcome,
		},
		/// An account became an operator.
		OperatorAdded {
			/// The account.
			who: T::AccountId,
		},
		/// An account is no operator any more, and its reports do not count.
		OperatorRemoved {
			/// The account.
			who: T::AccountId,
		},
		/// Governance set the parameters.
		ParametersSet {
			/// Those before.
			old: Parameters,
			/// Those now.
			new: Parameters,
		},
		/// Governance set where the operators' nodes read prices.
		FeedSourceSet {
			/// The URL. `None`: nowhere.
			url: Option<SourceOf<T>>,
		},
	}

	/// Why a call failed, and what to do.
	#[pallet::error]
	pub enum Error<T> {
		/// The price is above `MaxPrice`, or zero for the index rate. Name another.
		PriceOutOfBounds,
		/// The moment is past. Name a later one, or none to set the price from now on.
		InThePast,
		/// A price is scheduled for a later moment. Cancel it first, or name the moment it is
		/// scheduled for to replace it.
		BeforeScheduled,
		/// As many prices are scheduled as can be. Cancel one, or wait until one is in force.
		TooManyScheduled,
		/// No price is scheduled for exactly this moment. Look the moment up.
		NotScheduled,
		/// There are as many feeds as there can be. Remove one that is not used.
		TooManyFeeds,
		/// There is no such feed. Name one that has a price.
		NoSuchFeed,
		/// The feed has no price in force yet. Set one first: operators only change prices.
		NoPriceInForce,
		/// The feed is operated already. Nothing is left to do.
		AlreadyOperated,
		/// The feed is not operated. Name one that is.
		NotOperated,
		/// This median does not wait: another does, or none. Look it up and judge anew.
		NotWaiting,
		/// The reports behind the median are too old. Wait for new ones, or set the price.
		MedianStale,
		/// The account is an operator already. Nothing is left to do.
		AlreadyOperator,
		/// The account is not an operator. Name one that is.
		NotOperator,
		/// There are as many operators as there can be. Remove one first.
		TooManyOperators,
		/// A parameter is out of its bounds: 1 ≤ `quorum` ≤ `MaxOperators`, `freshness` and
		/// `interval` from 1 ms to 31 days.
		ParameterOutOfBounds,
		/// This is no URL that operators can read. It begins with `https://`, or with `http://` and
		/// a host that is each node itself, and has no user name, password or fragment.
		NotAUrl,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Reports prices, on the node of an operator.
		fn offchain_worker(block: BlockNumberFor<T>) {
			Self::work(block);
		}

		fn integrity_test() {
			assert!(
				T::MaxVersions::get() >= T::MaxScheduled::get().saturating_add(2),
				"beside what is scheduled there is room for the price in force and the median"
			);
			assert!(T::MaxScheduled::get() >= 1, "a price can be scheduled");
			assert!(T::MaxFeeds::get() >= 1, "there has to be room for a feed");
			assert!(T::MaxOperators::get() >= 1, "a median needs an operator");
			assert!(T::MaxPrice::get() >= 1, "the index rate is not zero");
			assert!(T::MaxFeedValues::get() >= 1, "a report has a value");
			assert!(
				T::MaxHasDispatchedSize::get() >= T::MaxOperators::get(),
				"every operator can report in one block"
			);
			assert!(
				T::WorkerPeriod::get() >= 1u32.into(),
				"a worker waits at least for the next block"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Set a feed's price.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// From now on or from a moment to come. The first price of a feed makes it known. A price
		/// scheduled for the same moment is replaced. If the price is in force at once, a median
		/// that waits does not any more. The admin's price does not become stale; on an operated
		/// feed it stands until the operators' median replaces it, at the earliest after
		/// `interval`.
		///
		/// ## Parameters
		///
		/// - `feed`: What has the price.
		/// - `price`: Plancks for 1 kWh or 1 m³, or for 1 GCM.
		/// - `valid_from`: Milliseconds since the Unix epoch, not before what is scheduled already;
		///   if left out, now.
		///
		/// ## Errors
		///
		/// - [`Error::PriceOutOfBounds`], [`Error::InThePast`].
		/// - [`Error::BeforeScheduled`]: Cancel what is scheduled for later first.
		/// - [`Error::TooManyScheduled`], [`Error::TooManyFeeds`].
		///
		/// ## Events
		///
		/// - [`Event::PriceSet`], and [`Event::WaitingEnded`] if a median waited.
		#[pallet::call_index(0)]
		#[pallet::weight(<T as Config>::WeightInfo::set_price())]
		pub fn set_price(
			origin: OriginFor<T>,
			feed: Feed,
			#[pallet::compact] price: Balance,
			valid_from: Option<Moment>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_price(&feed, price, valid_from)
		}

		/// Cancel a scheduled price.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The price before it stays in force instead. A feed without any price left is forgotten.
		///
		/// ## Parameters
		///
		/// - `feed`: What has the price.
		/// - `valid_from`: The moment for which it is scheduled.
		///
		/// ## Errors
		///
		/// - [`Error::NotScheduled`]: If none is for exactly that moment, or it is past.
		///
		/// ## Events
		///
		/// - [`Event::ScheduledCancelled`].
		#[pallet::call_index(1)]
		#[pallet::weight(<T as Config>::WeightInfo::cancel_scheduled())]
		pub fn cancel_scheduled(
			origin: OriginFor<T>,
			feed: Feed,
			#[pallet::compact] valid_from: Moment,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_cancel_scheduled(&feed, valid_from)
		}

		/// Forget a feed and its history.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Nothing can be priced by it any more, also no past consumption that is not settled. For
		/// regions that are not served any more.
		///
		/// ## Parameters
		///
		/// - `feed`: The feed.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchFeed`].
		///
		/// ## Events
		///
		/// - [`Event::FeedRemoved`], and if it is operated [`Event::OperationSet`] and
		///   [`Event::WaitingEnded`].
		#[pallet::call_index(2)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_feed())]
		pub fn remove_feed(origin: OriginFor<T>, feed: Feed) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_feed(&feed)
		}

		/// Let the operators set a feed's price too, or not any more.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The price in force stays in both cases. A feed that is not operated any more is not
		/// stale, and what operators reported for it is forgotten; one that is operated anew is not
		/// stale before it had a quorum.
		///
		/// ## Parameters
		///
		/// - `feed`: A feed with a price in force.
		/// - `operated`: Whether they can.
		///
		/// ## Errors
		///
		/// - [`Error::NoPriceInForce`]: Set a price first.
		/// - [`Error::AlreadyOperated`], [`Error::NotOperated`].
		///
		/// ## Events
		///
		/// - [`Event::OperationSet`], and [`Event::WaitingEnded`] if a median waited.
		#[pallet::call_index(3)]
		#[pallet::weight(<T as Config>::WeightInfo::operate())]
		pub fn operate(origin: OriginFor<T>, feed: Feed, operated: bool) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_operate(&feed, operated)
		}

		/// Make a median that waits the price.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// From now on. It counts as the operators': it becomes stale without them.
		///
		/// ## Parameters
		///
		/// - `feed`: What has the price.
		/// - `median`: The median, in plancks, so that none is accepted but the one that was judged.
		///
		/// ## Errors
		///
		/// - [`Error::NotWaiting`]: If it is another by now.
		/// - [`Error::MedianStale`]: If its reports are too old by now.
		/// - [`Error::NotOperated`].
		///
		/// ## Events
		///
		/// - [`Event::WaitingEnded`], [`Event::PriceSet`].
		#[pallet::call_index(4)]
		#[pallet::weight(<T as Config>::WeightInfo::accept_waiting())]
		pub fn accept_waiting(
			origin: OriginFor<T>,
			feed: Feed,
			#[pallet::compact] median: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_accept_waiting(&feed, median)
		}

		/// Turn down a median that waits.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The price in force stays. The same median does not wait again while reports repeat it.
		///
		/// ## Parameters
		///
		/// - `feed`: What has the price.
		/// - `median`: The median, in plancks.
		///
		/// ## Errors
		///
		/// - [`Error::NotWaiting`]: If it is another by now.
		/// - [`Error::NotOperated`].
		///
		/// ## Events
		///
		/// - [`Event::WaitingEnded`].
		#[pallet::call_index(5)]
		#[pallet::weight(<T as Config>::WeightInfo::reject_waiting())]
		pub fn reject_waiting(
			origin: OriginFor<T>,
			feed: Feed,
			#[pallet::compact] median: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_reject_waiting(&feed, median)
		}

		/// Make an account an operator.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// It reports through `pallet-oracle`, for all operated feeds.
		///
		/// ## Parameters
		///
		/// - `who`: The account; it needs enough GCC for a fee, which it gets back.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyOperator`], [`Error::TooManyOperators`].
		///
		/// ## Events
		///
		/// - [`Event::OperatorAdded`].
		#[pallet::call_index(6)]
		#[pallet::weight(<T as Config>::WeightInfo::add_operator())]
		pub fn add_operator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_operator(who)
		}

		/// Remove an operator.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Its reports count no more. Prices stay; a feed that has no quorum without it becomes
		/// stale now.
		///
		/// ## Parameters
		///
		/// - `who`: The operator.
		///
		/// ## Errors
		///
		/// - [`Error::NotOperator`].
		///
		/// ## Events
		///
		/// - [`Event::OperatorRemoved`], and [`Event::QuorumLost`] for each feed that lost it.
		#[pallet::call_index(7)]
		#[pallet::weight(<T as Config>::WeightInfo::remove_operator(T::MaxFeeds::get()))]
		pub fn remove_operator(
			origin: OriginFor<T>,
			who: T::AccountId,
		) -> DispatchResultWithPostInfo {
			T::AdminOrigin::ensure_origin(origin)?;
			let feeds = Self::do_remove_operator(who)?;
			Ok(Some(<T as Config>::WeightInfo::remove_operator(feeds)).into())
		}

		/// Set the rules for operators.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// They count from now on, also for the reports that there are. Prices change only with the
		/// next report.
		///
		/// ## Parameters
		///
		/// - `parameters`: All of them.
		///
		/// ## Errors
		///
		/// - [`Error::ParameterOutOfBounds`].
		///
		/// ## Events
		///
		/// - [`Event::ParametersSet`], and [`Event::QuorumReached`] or [`Event::QuorumLost`] for
		///   each feed for which it makes the difference.
		#[pallet::call_index(8)]
		#[pallet::weight(<T as Config>::WeightInfo::set_parameters(T::MaxFeeds::get()))]
		pub fn set_parameters(
			origin: OriginFor<T>,
			parameters: Parameters,
		) -> DispatchResultWithPostInfo {
			T::AdminOrigin::ensure_origin(origin)?;
			let feeds = Self::do_set_parameters(parameters)?;
			Ok(Some(<T as Config>::WeightInfo::set_parameters(feeds)).into())
		}

		/// Set where the operators' nodes read prices.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// `docs/tariff-feed.md` says what they expect there.
		///
		/// ## Parameters
		///
		/// - `url`: An `https://` URL, or `http://` to each node itself (`127.0.0.1`, `[::1]`,
		///   localhost); `None` stops the nodes' reports.
		///
		/// ## Errors
		///
		/// - [`Error::NotAUrl`].
		///
		/// ## Events
		///
		/// - [`Event::FeedSourceSet`].
		#[pallet::call_index(9)]
		#[pallet::weight(<T as Config>::WeightInfo::set_feed_source())]
		pub fn set_feed_source(origin: OriginFor<T>, url: Option<SourceOf<T>>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(
				url.as_ref().is_none_or(|url| split_source(url).is_some()),
				Error::<T>::NotAUrl
			);
			FeedSource::<T>::set(url.clone());
			Self::deposit_event(Event::FeedSourceSet { url });
			Ok(())
		}
	}
}
