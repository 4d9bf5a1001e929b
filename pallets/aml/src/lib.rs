//! # AML
//!
//! Freezes of accounts, rules that watch what moves, and the cases that come of it.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets and
//! the compliance council read through `AmlApi` of `mornet-primitives`, which [`Pallet`] answers with
//! the functions of the same names. Other pallets ask through `FrozenAccounts` and tell through
//! `Observe`.
//!
//! ## Terminology
//!
//! Amounts are plancks of GCC; other assets are given by their worth. Times are milliseconds since
//! the Unix epoch.
//!
//! - **Freeze**: an account can do nothing but receive. It has a reason and, unless others than the
//!   council decide on it, an end.
//! - **Watched**: what is worth at least `watch_from`. The rules look at nothing else.
//! - **Velocity**: an account moves more than is usual in a rolling day, or more often.
//! - **Structuring**: an account moves amounts right below the threshold above which they are
//!   reported, again and again.
//! - **First large outflow**: the first large amount that leaves an account soon after a registrar's
//!   attestation came into force for it.
//! - **Receipt from a frozen account**: something comes from an account that cannot send: it was on
//!   hold before, or moved by force.
//! - **Alert**: a rule was met. It is noted in the account's **case** of that rule, which the council
//!   reviews and closes.
//! - **Large transaction**: worth at least `large_from`: reported to a regulator whatever the rules
//!   say.
//!
//! ## Overview
//!
//! The compliance council freezes an account, with a reason and an end, and unfreezes it. All that
//! the account has, and all that it gets, in GCC and in every asset, stays where it is.
//!
//! The rules see each use of a ramp, as it happens, and all transfers of a block, after its last
//! transaction. What they find is an event and a case; nobody is hindered by it. The council takes a
//! case up, reports it to an authority or not, closes it with an outcome, and can open it again.
//!
//! ### Example
//!
//! ```ignore
//! // The council, on a court's order.
//! Aml::freeze(council(), mallory, FreezeCode::CourtOrder, None, None)?;
//!
//! // A case that a rule opened.
//! Aml::review_case(council(), 0)?;
//! Aml::report_case(council(), 0, report_hash)?;
//! Aml::close_case(council(), 0, Outcome::Confirmed)?;
//! ```
//!
//! ## Implementation
//!
//! **A freeze is on the balances**: a `fungible` freeze of all there can be of GCC, and the same of
//! each asset. So it holds however a transfer is made: in a batch, by a proxy, by a multisig, by the
//! scheduler, as a fee, in a swap, from an approval. It overlaps with what others freeze and takes
//! none of it away: unfreezing returns the former state. An account that has no coins is given a
//! provider reference as long as it is frozen, so that it can be frozen before it gets any.
//!
//! **Holds.** The SDK lets coins that are frozen be put on hold, as a deposit say. They stay the
//! account's and frozen, but what may pay others out of a hold by force has to ask first whether the
//! account is frozen: issuance, escrow and staking do. Staking takes no bond of a frozen account, and
//! what is slashed of an older one goes to the treasury alone. What else was on hold before, such as
//! a withdrawal that a bank is paying, goes its way; where it is moved to another account, and not
//! burnt as a withdrawal is, the rule for receipts from frozen accounts tells of it.
//!
//! **The signer's check**, [`CheckFrozen`], is a courtesy: it tells a wallet why. Without it a frozen
//! account could sign no more than what is free.
//!
//! **How all transfers are seen.** No single call, hook or trait of the SDK is passed by all
//! transfers; a transaction extension would see the outermost call and miss what a multisig or the
//! scheduler does later. What all leave behind is the events of the pallets that keep balances. So the
//! runtime reads the block's events, once, after its last transaction, in this pallet's
//! `PostTransactions`, and tells those that are transfers, through `BlockTransfers`. The SDK warns of
//! reading events in a block for the sake of proof sizes, which a chain without a relay chain does not
//! have. What is transferred in `on_idle` or `on_finalize` is not seen. So no pallet may move value
//! between customers there; today none does, releases of holds and fees aside.
//!
//! **Weight.** `on_idle` could not do it: it has what a block leaves, which operational transactions
//! can take, and it is not called if nothing is left. So [`Config::ScanReserve`] is registered as used
//! in `on_initialize`, when no transaction has been, and the scan has it and what else is left. It
//! gives back what it does not use. One step looks through the events, by their number; it looks up
//! the price of each thing that has one, once. Each transfer that is watched takes one more, the
//! largest first, and each alert another. What there is no weight for is told by an event, in the same
//! block, and not made up for: a block is never late for it. A transfer below `watch_from` costs its
//! share of the first step; in its own weight nothing changes. A ramp's use costs its caller the rules
//! at once, in that caller's benchmarks.
//!
//! **Bounds.** An account's profile is at most 25 hours and 16 moments; profiles that no rule needs
//! are removed in `on_idle`, a few a block, in turn. An account has one open case a rule, into which
//! further alerts go. There are at most `MaxCases`: a new one has the place of the one that was closed
//! first; if none is closed the alert is dropped with an event. Freezes are bounded by `MaxFrozen`;
//! those that are over are lifted in `on_idle` in the order of time, or by anyone.
//!
//! **No personal data**: accounts, amounts, times and hashes; files are the council's, off the chain.
//!
//! **Threats considered.** *An account that is about to be frozen and moves its coins*: whoever gets
//! them can be frozen too; the council's call is public only once it is in the pool. *Flooding the
//! list*: one case an account and rule, only for amounts that are watched, and dropped alerts are
//! events. *Filling blocks so that transfers are not scanned*: no transaction, operational or not, can
//! take what is kept for the scan, which comes in every block; where it is not enough, for so many
//! events or transfers, an event says so. *Splitting below `watch_from`*: it is governed; what many
//! small amounts cost in fees is their bound. *Freezing the chain's own accounts*: they are exempt. *A
//! large outflow before the onboarding, to spend the first*: what was before does not count.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod adapters;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod extension;
mod functions;
#[cfg(test)]
mod mock;
mod queries;
mod rules;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use extension::CheckFrozen;
pub use pallet::*;
pub use types::*;

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::aml";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, MutateFreeze},
			Contains, PostTransactions, Time,
		},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use mornet_primitives::{
		aml::{BlockTransfers, CaseId, CaseState, FreezeAssets, FreezeCode, Outcome, Rule},
		Balance, Hash, Moment,
	};

	use crate::{weights::WeightInfo, Case, Flow, Freeze, Parameters, Profile};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime. Constants change only with the runtime; what governance
	/// can change is in [`Parameters`].
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The runtime's reasons for freezes.
		type RuntimeFreezeReason: From<FreezeReason>;

		/// The coin, GCC.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ MutateFreeze<Self::AccountId, Id = <Self as Config>::RuntimeFreezeReason>;

		/// The assets beside it, which are frozen with it. See [`crate::adapters::EachAsset`].
		type Assets: FreezeAssets<Self::AccountId>;

		/// The transfers of the block.
		type Transfers: BlockTransfers<Self::AccountId>;

		/// The chain's own accounts: they cannot be frozen, and no rule watches what they pay.
		type Exempt: Contains<Self::AccountId>;

		/// The chain's clock, in milliseconds since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Who sets the thresholds.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who freezes and unfreezes.
		type FreezeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who works the cases.
		type CaseOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Most accounts that are frozen.
		#[pallet::constant]
		type MaxFrozen: Get<u32>;

		/// Most cases on record, closed ones included.
		#[pallet::constant]
		type MaxCases: Get<u32>;

		/// Weight of each block that no transaction can take: for the rules on its transfers.
		///
		/// The runtime names the pallet as `PostTransactions` of `frame_system`. What its limits let
		/// normal and reserve for operational transactions is, with this, no more than a block.
		#[pallet::constant]
		type ScanReserve: Get<Weight>;

		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Why balances are frozen.
	#[pallet::composite_enum]
	pub enum FreezeReason {
		/// The compliance council froze the account.
		#[codec(index = 0)]
		Compliance,
	}

	/// The thresholds that governance sets.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The accounts that are frozen. At most `MaxFrozen`.
	// Keyed by accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type Frozen<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, Freeze, OptionQuery>;

	/// The freezes that have an end, in the order of it.
	// In the order of the first key, `ordered`, which the council assigns: hence no hash.
	#[pallet::storage]
	pub type Thaws<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 8], Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// The number of the next case.
	#[pallet::storage]
	pub type NextCase<T: Config> = StorageValue<_, CaseId, ValueQuery>;

	/// The cases, closed ones included. At most `MaxCases`.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Cases<T: Config> =
		CountedStorageMap<_, Twox64Concat, CaseId, Case<T::AccountId>, OptionQuery>;

	/// The case of an account and a rule that is not closed.
	#[pallet::storage]
	pub type OpenCases<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		Rule,
		CaseId,
		OptionQuery,
	>;

	/// The cases that are closed, in the order of when they were.
	// In the order of the first key, `ordered`, which we assign: hence no hash.
	#[pallet::storage]
	pub type ClosedCases<T: Config> =
		StorageDoubleMap<_, Identity, [u8; 8], Twox64Concat, CaseId, (), OptionQuery>;

	/// What the rules remember of accounts.
	#[pallet::storage]
	pub type Profiles<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Profile, ValueQuery>;

	/// The row of [`Profiles`] that was looked at last, to remove those that no rule needs. It may be
	/// gone.
	#[pallet::storage]
	pub type SweptTo<T: Config> = StorageValue<_, T::AccountId, OptionQuery>;

	/// The thresholds at the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The thresholds at the start.
		pub parameters: Parameters,
		/// Nothing.
		#[serde(skip)]
		pub marker: core::marker::PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.parameters.check(),
				"aml parameters are out of bounds: {:?}",
				self.parameters
			);
			Params::<T>::put(self.parameters);
		}
	}

	/// What happened. With the events from genesis on the freezes and cases can be rebuilt, and what a
	/// regulator asks for a period can be told.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council froze an account, or changed why or until when.
		Frozen {
			/// Whose it is.
			who: T::AccountId,
			/// Why.
			code: FreezeCode,
			/// From when on it is lifted, in milliseconds since the Unix epoch.
			until: Option<Moment>,
			/// The case it belongs to.
			case: Option<CaseId>,
			/// Why and until when it was frozen before.
			previous: Option<(FreezeCode, Option<Moment>)>,
		},
		/// An account is frozen no more.
		Unfrozen {
			/// Whose it is.
			who: T::AccountId,
			/// Whether the freeze's time was over. If not, the council lifted it.
			expired: bool,
		},
		/// A rule was met.
		AlertRaised {
			/// The case in which it is noted.
			case: CaseId,
			/// Whom it is about.
			account: T::AccountId,
			/// Which rule.
			rule: Rule,
			/// With whom, if the rule is about two.
			counterparty: Option<T::AccountId>,
			/// With what, in plancks.
			amount: Balance,
			/// How often the rule was met in this case: with 1 the case is new.
			hits: u32,
		},
		/// A rule was met, and the list of cases had no room. The council has to close some.
		AlertDropped {
			/// Whom it is about.
			account: T::AccountId,
			/// Which rule.
			rule: Rule,
			/// With what, in plancks.
			amount: Balance,
		},
		/// The council moved a case on.
		CaseStateChanged {
			/// Its number.
			case: CaseId,
			/// Where it stood.
			from: CaseState,
			/// Where it stands.
			to: CaseState,
		},
		/// A closed case was removed: its time was over, or its room was needed.
		CaseForgotten {
			/// Its number.
			case: CaseId,
		},
		/// An account moved as much as is reported.
		LargeTransaction {
			/// Whose it was; at a ramp the customer.
			who: T::AccountId,
			/// Which way.
			flow: Flow,
			/// Who got it, if it was a transfer.
			to: Option<T::AccountId>,
			/// How much, in plancks.
			amount: Balance,
		},
		/// The block had no weight to look through its transfers: there were too many events.
		ScanSkipped {
			/// How many events there were.
			events: u32,
		},
		/// The block had no weight for the rules on some of its transfers.
		TransfersMissed {
			/// How many that were to be watched.
			count: u32,
		},
		/// Governance set the thresholds.
		ParamsSet {
			/// Those before.
			old: Parameters,
			/// Those now.
			new: Parameters,
		},
	}

	/// Why a call failed, and what to do.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is one of the chain's own, which cannot be frozen.
		Exempt,
		/// The account is not frozen.
		NotFrozen,
		/// As many accounts are frozen as can be. Unfreeze one.
		TooManyFrozen,
		/// The freeze would be over already. Name a later end.
		EndInPast,
		/// The freeze would be too long. Name an earlier end and freeze again then.
		FreezeTooLong,
		/// A freeze for this reason needs an end.
		NeedsAnEnd,
		/// The freeze is not over, or has no end. The council can lift it.
		FreezeNotOver,
		/// There is no case of that number. It may be forgotten.
		NoSuchCase,
		/// The case is about another account.
		CaseOfAnother,
		/// A case cannot go from its state to this one. See `CaseState::can_become`.
		WrongState,
		/// A case of this account and rule is open. Work that one.
		CaseIsOpen,
		/// There are as many open cases as there can be. Close one.
		TooManyCases,
		/// A threshold is out of bounds. See `Parameters::check`.
		ParameterOutOfBounds,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Keeps weight for the rules on the block's transfers.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			T::ScanReserve::get()
		}

		/// Lifts freezes that are over, and removes what is not needed any more.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::thaw_due(&mut meter);
			Self::prune_cases(&mut meter);
			Self::sweep(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::MaxFrozen::get() >= 1, "there has to be room for a freeze");
			assert!(T::MaxCases::get() >= 1, "there has to be room for a case");
			assert!(
				T::ScanReserve::get().all_gte(T::WeightInfo::scan(0)),
				"there has to be weight for a scan"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	impl<T: Config> PostTransactions for Pallet<T> {
		/// Asks the rules about the block's transfers.
		fn post_transactions() {
			Self::scan_block();
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Freeze an account: it can do nothing but receive.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FreezeOrigin`].
		///
		/// ## Details
		///
		/// At once, in GCC and in every asset, whatever it has and gets. An account without coins can
		/// be frozen too. If it is frozen already, the reason and the end change.
		///
		/// ## Parameters
		///
		/// - `who`: Whose it is.
		/// - `code`: Why.
		/// - `until`: From when on it is lifted, in milliseconds since the Unix epoch; at most
		///   `max_freeze` from now. Only on an order from outside it can be without.
		/// - `case`: The case about this account that it belongs to.
		///
		/// ## Errors
		///
		/// - [`Error::NeedsAnEnd`], [`Error::EndInPast`], [`Error::FreezeTooLong`].
		/// - [`Error::Exempt`], [`Error::TooManyFrozen`].
		/// - [`Error::NoSuchCase`], [`Error::CaseOfAnother`].
		///
		/// ## Events
		///
		/// - [`Event::Frozen`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::freeze())]
		pub fn freeze(
			origin: OriginFor<T>,
			who: T::AccountId,
			code: FreezeCode,
			until: Option<Moment>,
			case: Option<CaseId>,
		) -> DispatchResult {
			T::FreezeOrigin::ensure_origin(origin)?;
			Self::do_freeze(who, code, until, case)
		}

		/// Lift a freeze.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::FreezeOrigin`].
		///
		/// ## Parameters
		///
		/// - `who`: Whose account it is.
		///
		/// ## Errors
		///
		/// - [`Error::NotFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::Unfrozen`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::unfreeze())]
		pub fn unfreeze(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::FreezeOrigin::ensure_origin(origin)?;
			Self::do_unfreeze(who)
		}

		/// Lift a freeze whose time is over.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// Happens by itself when a block has time for it. The call is for who does not want to wait.
		///
		/// ## Parameters
		///
		/// - `who`: Whose account it is.
		///
		/// ## Errors
		///
		/// - [`Error::FreezeNotOver`], [`Error::NotFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::Unfrozen`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::expire_freeze())]
		pub fn expire_freeze(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(who)
		}

		/// Open a case without a rule.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::CaseOrigin`].
		///
		/// ## Parameters
		///
		/// - `who`: Whom it is about.
		///
		/// ## Errors
		///
		/// - [`Error::CaseIsOpen`], [`Error::TooManyCases`].
		///
		/// ## Events
		///
		/// - [`Event::AlertRaised`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::open_case())]
		pub fn open_case(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::CaseOrigin::ensure_origin(origin)?;
			Self::do_open_case(who)
		}

		/// Take a case up.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::CaseOrigin`].
		///
		/// ## Parameters
		///
		/// - `case`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::WrongState`]: If it is not open, or does not exist.
		///
		/// ## Events
		///
		/// - [`Event::CaseStateChanged`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::review_case())]
		pub fn review_case(
			origin: OriginFor<T>,
			#[pallet::compact] case: CaseId,
		) -> DispatchResult {
			T::CaseOrigin::ensure_origin(origin)?;
			Self::do_review(case)
		}

		/// Say that a case was reported to an authority.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::CaseOrigin`].
		///
		/// ## Details
		///
		/// Public like all that is on chain: where the law forbids to tell whom a report is about, close
		/// the case instead and keep the report off the chain.
		///
		/// ## Parameters
		///
		/// - `case`: Its number.
		/// - `report_hash`: Hash of the report, salted.
		///
		/// ## Errors
		///
		/// - [`Error::WrongState`]: If it is not under review.
		/// - [`Error::NoSuchCase`].
		///
		/// ## Events
		///
		/// - [`Event::CaseStateChanged`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::report_case())]
		pub fn report_case(
			origin: OriginFor<T>,
			#[pallet::compact] case: CaseId,
			report_hash: Hash,
		) -> DispatchResult {
			T::CaseOrigin::ensure_origin(origin)?;
			Self::do_report(case, report_hash)
		}

		/// Close a case.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::CaseOrigin`].
		///
		/// ## Details
		///
		/// A freeze that belongs to it stays: lift it by `unfreeze`. If the rule is met again there is
		/// a new case.
		///
		/// ## Parameters
		///
		/// - `case`: Its number.
		/// - `outcome`: What was found.
		///
		/// ## Errors
		///
		/// - [`Error::WrongState`]: If it is neither under review nor reported.
		/// - [`Error::NoSuchCase`].
		///
		/// ## Events
		///
		/// - [`Event::CaseStateChanged`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::close_case())]
		pub fn close_case(
			origin: OriginFor<T>,
			#[pallet::compact] case: CaseId,
			outcome: Outcome,
		) -> DispatchResult {
			T::CaseOrigin::ensure_origin(origin)?;
			Self::do_close(case, outcome)
		}

		/// Take a closed case up again.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::CaseOrigin`].
		///
		/// ## Parameters
		///
		/// - `case`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::WrongState`]: If it is not closed.
		/// - [`Error::CaseIsOpen`]: If there is a newer one of the same account and rule.
		/// - [`Error::NoSuchCase`].
		///
		/// ## Events
		///
		/// - [`Event::CaseStateChanged`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reopen_case())]
		pub fn reopen_case(
			origin: OriginFor<T>,
			#[pallet::compact] case: CaseId,
		) -> DispatchResult {
			T::CaseOrigin::ensure_origin(origin)?;
			Self::do_reopen(case)
		}

		/// Set the thresholds.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// What accounts moved in the last day counts against new thresholds too; alerts are raised as
		/// they move something again.
		///
		/// ## Parameters
		///
		/// - `params`: All of them.
		///
		/// ## Errors
		///
		/// - [`Error::ParameterOutOfBounds`].
		///
		/// ## Events
		///
		/// - [`Event::ParamsSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, params: Parameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(params.check(), Error::<T>::ParameterOutOfBounds);
			let old = Params::<T>::get();
			Params::<T>::put(params);
			Self::deposit_event(Event::ParamsSet { old, new: params });
			Ok(())
		}
	}
}
