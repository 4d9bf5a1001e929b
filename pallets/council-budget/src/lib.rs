//! # Council budget
//!
//! What the treasury council may spend by itself in a period, and who sits in it.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets ask
//! the view functions [`Pallet::left`] and [`Pallet::current_budget`].
//!
//! ## Terminology
//!
//! - **Council**: three or five accounts. Two of three, or three of five, decide.
//! - **Value**: what a spend is worth in plancks of GCC, at the rate that governance set for its
//!   asset.
//! - **Period**: so many blocks. One begins when the one before it ends.
//! - **Limit**: the most that the council spends in a period, by value.
//!
//! ## Overview
//!
//! `pallet-treasury` asks of a spend whether it is too large for its origin, and forgets it. A
//! council that may spend 1,000 GCC could do so in each block. This pallet stands between the two:
//! the council spends here, its spends of a period are added up, and what fits in the limit is
//! approved at the treasury. What does not is for a referendum, which decides at the treasury itself.
//!
//! ### Example
//!
//! ```ignore
//! // Governance.
//! CouncilBudget::set_limit(root(), SpendLimit { amount: 50_000 * GCC, period: 30 * DAYS })?;
//!
//! // Two of three of the council.
//! CouncilBudget::spend(council(), NativeOrWithId::Native, 1_000 * GCC, alice, None)?;
//!
//! // Anyone, to have it paid.
//! Treasury::payout(origin, 0)?;
//! ```
//!
//! ## Implementation
//!
//! **Periods** are counted in whole steps from the block at which the first limit was set, so that
//! no spend moves the next period's beginning. At the turn of two periods the council can spend both
//! budgets within a few blocks; a limit is to be chosen with this in mind.
//!
//! **What is approved counts**, whether it is paid out, expires or is voided: otherwise a council
//! could approve and let expire, and have more approved at once than the limit.
//!
//! **Rounding.** A value is rounded down to a planck, and none is less than one: what is worth
//! nothing at the rate is refused. So the council can have at most one planck a spend more than the
//! limit.
//!
//! **Seats** are given by [`Pallet::set_members`] and not by the collective's own call, which cannot
//! refuse a council of one.
//!
//! **Threats considered.** *Two of three collude*: they get a period's limit, and a referendum can
//! void what is not paid and give the seats to others. *A wrong rate*: governance sets rates, the
//! council does not. *A stolen key*: one member alone does nothing. *Who may spend up to an amount
//! raises the limit and takes the seats*: the limit has an origin of its own, [`Config::LimitOrigin`].
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod functions;
#[cfg(test)]
mod mock;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::pallet_prelude::*;
	use frame_system::pallet_prelude::*;
	use mornet_primitives::{
		treasury::{ApproveSpend, Seats, SpendIndex, SpendLimit},
		Balance, BlockNumber,
	};

	use crate::{weights::WeightInfo, Budget, MembersOf};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// GCC, or an asset.
		type AssetKind: Parameter + MaxEncodedLen;

		/// The treasury.
		type Treasury: ApproveSpend<Self::AccountId, AssetKind = Self::AssetKind>;

		/// The council.
		type Council: Seats<Self::AccountId>;

		/// The council, as it decided.
		type CouncilOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who sets the limit: only who may spend without one, for with the council a limit is as good
		/// as a spend.
		type LimitOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who gives the seats.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;
	}

	/// What the council may spend in a period. Without it, nothing.
	#[pallet::storage]
	pub type Limit<T: Config> = StorageValue<_, SpendLimit, OptionQuery>;

	/// What the council spent in the period of its last spend.
	#[pallet::storage]
	pub type Spent<T: Config> = StorageValue<_, Budget, ValueQuery>;

	/// The limit at the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The limit; without it the council may spend nothing.
		pub limit: Option<SpendLimit>,
		/// Nothing.
		#[serde(skip)]
		pub marker: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let seats = T::Council::members().len();
			assert!(
				seats == 0 || Pallet::<T>::is_council(seats),
				"the treasury council has 3 or 5 members, not {seats}"
			);
			if let Some(limit) = self.limit {
				assert!(limit.period > 0, "a period of no blocks: {limit:?}");
				Limit::<T>::put(limit);
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The council had a spend approved.
		SpendApproved {
			/// Its number at the treasury.
			index: SpendIndex,
			/// What it is worth, in plancks.
			value: Balance,
			/// What is left of the period's budget, in plancks.
			left: Balance,
			/// The period's first block.
			period_start: BlockNumber,
		},
		/// The limit was set.
		LimitSet {
			/// The limit before, if there was one.
			old: Option<SpendLimit>,
			/// The limit.
			new: SpendLimit,
		},
		/// The seats were given.
		MembersSet {
			/// Who sat there, in order.
			old: Vec<T::AccountId>,
			/// Who sits there, in order.
			new: Vec<T::AccountId>,
		},
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The spend is worth more than what is left of the period's budget, which the view function
		/// `left` tells. Wait for the next period, or propose it on a treasurer's track as a
		/// referendum that calls the treasury's `spend`.
		OverBudget,
		/// The spend is of nothing. Give an amount.
		NothingToSpend,
		/// The asset has no rate, or this amount is worth less than a planck at its rate. Have the
		/// rate set, or propose the spend as a referendum.
		NoValue,
		/// A period of no blocks. Give it a length.
		EmptyPeriod,
		/// A council has three or five members. Name as many.
		WrongSize,
		/// A member is named twice. Name each once.
		DuplicateMember,
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Have a spend approved within the council's budget.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::CouncilOrigin`].
		///
		/// ## Details
		///
		/// The treasury's `payout`, by anyone, then pays it. It counts for this period, whenever it is
		/// paid and whether it is.
		///
		/// ## Parameters
		///
		/// - `asset_kind`: GCC, or an asset.
		/// - `amount`: How much of it, in its smallest unit.
		/// - `beneficiary`: Who gets it.
		/// - `valid_from`: The block from which it can be paid out; `None` for at once.
		///
		/// ## Errors
		///
		/// - [`Error::OverBudget`], [`Error::NothingToSpend`], [`Error::NoValue`].
		/// - What the treasury says, such as that it would have expired already.
		///
		/// ## Events
		///
		/// - [`Event::SpendApproved`], and the treasury's.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::spend())]
		pub fn spend(
			origin: OriginFor<T>,
			asset_kind: T::AssetKind,
			#[pallet::compact] amount: Balance,
			beneficiary: T::AccountId,
			valid_from: Option<BlockNumber>,
		) -> DispatchResult {
			T::CouncilOrigin::ensure_origin(origin)?;
			Self::do_spend(asset_kind, amount, beneficiary, valid_from)
		}

		/// Set what the council may spend in a period.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::LimitOrigin`].
		///
		/// ## Details
		///
		/// What was spent in this period stays spent. A new length holds for the period under way,
		/// from its first block on. An amount of 0 stops the council.
		///
		/// ## Parameters
		///
		/// - `limit`: The limit.
		///
		/// ## Errors
		///
		/// - [`Error::EmptyPeriod`].
		///
		/// ## Events
		///
		/// - [`Event::LimitSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_limit())]
		pub fn set_limit(origin: OriginFor<T>, limit: SpendLimit) -> DispatchResult {
			T::LimitOrigin::ensure_origin(origin)?;
			Self::do_set_limit(limit)
		}

		/// Give the council's seats.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The votes of those who go are removed from the motions under way.
		///
		/// ## Parameters
		///
		/// - `members`: All who sit there from now on, three or five, in any order.
		///
		/// ## Errors
		///
		/// - [`Error::WrongSize`], [`Error::DuplicateMember`].
		///
		/// ## Events
		///
		/// - [`Event::MembersSet`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_members().saturating_add(T::Council::weight_of_set_members()))]
		pub fn set_members(origin: OriginFor<T>, members: MembersOf<T>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_members(members)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What the council can still spend in the period under way, in plancks.
		pub fn left() -> Balance {
			Self::left_of(&Self::budget())
		}

		/// The period under way, and what was spent in it.
		pub fn current_budget() -> Budget {
			Self::budget()
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}
}
