//! # Metering
//!
//! From meter to token: households and their devices, the readings those sign, and their settlement
//! into E, H, W and GCM at the tariffs in force.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets,
//! dApps, the node's ingest and its RPC read through `MeteringApi` of `mornet-primitives`, which
//! [`Pallet`] answers with the functions of the same names.
//!
//! ## Terminology
//!
//! - **Household**: who consumes: an owner's account, a region whose tariffs apply, and devices.
//! - **Device**: a meter, or what reads one. Its **counters** are cumulative: Wh of electricity, Wh of
//!   heat, litres of water since it was made.
//! - **Reading**: the counters at a moment, numbered (`seq`) and signed by the device.
//! - **Attestation**: who answers for a device's readings: itself, by its key, or a validator, the
//!   **gateway**, for devices that cannot sign.
//! - **Registrar**: who looks at meters and vouches for what is registered.
//! - **Settling** a reading: pricing what was consumed since the last one settled and minting the
//!   tokens for it.
//! - **Interval**: the time (15 minutes, say) of which one reading is settled: the newest.
//! - **Batch**: readings that a validator brings in one transaction, with the **root** of the Merkle
//!   tree of all raw readings behind them; kept on chain, it is their **anchor**.
//! - **Quarantine**: where a reading that cannot be true waits for a registrar, and with it the device.
//! - **Milli-planck**: a thousandth of a planck of GCC: what a Wh costs at 1 planck a kWh.
//!
//! ## Overview
//!
//! A person registers a household and its meters; a registrar approves both and notes what the meters
//! show. From then on the meters' readings, about one a minute, travel over MQTT to the validators'
//! nodes. Once an interval the nodes bring the newest reading of each meter to the chain. The chain
//! checks the meter's own signature, so no node can invent or change one, prices what was consumed
//! since the last reading, and mints E, H and W for the amounts and GCM for the cost to the
//! household's owner. A reading lost on the way is made good by the next, for counters are cumulative;
//! one that comes twice does nothing.
//!
//! What cannot be true (a counter that went back, more than the meter can measure) is put aside for
//! the registrar to accept or void. What has no price for now stays unsettled until there is one.
//!
//! ### Example
//!
//! ```ignore
//! // The owner.
//! Metering::register_household(origin(alice), region)?;
//! Metering::register_device(origin(alice), household, id, Attestation::Device(key), rating, shown)?;
//! // The registrar, who has seen the meter.
//! Metering::approve_household(origin(registrar), household)?;
//! Metering::approve_device(origin(registrar), id, household, attestation, rating, shown, 0)?;
//! // A validator's off-chain worker, once an interval.
//! Metering::submit_batch(authorized(), batch, signature)?;
//! ```
//!
//! ## Implementation
//!
//! **Formulas** are in [`settlement`], pure and exact; months in [`calendar`].
//!
//! **Time.** A consumption reaches from the last reading settled to this one, by the device's clock.
//! It is split where a price in force changes and where a month begins (UTC), in proportion to time,
//! so that each part is priced at its own tariff and months are exact. A device's clock may be ahead
//! of the chain's by [`Config::MaxClockAhead`]; a baseline is as of the block that a registrar
//! confirmed it in.
//!
//! **Batches** are general transactions without a fee, authorised by a current validator's oracle key
//! ([`Pallet::submit_batch`]). Each item stands for itself: what is wrong with one does not keep the
//! others out. A batch of which nothing would take effect is not let into the pool nor a block, so
//! batches that were seen cannot be sent again to fill blocks.
//!
//! **Exactly once.** A device's row says up to which reading it is settled. Its number and time, and
//! the counters, only go up. All that happens elsewhere (a node that restarts, two nodes that bring
//! the same, a fork) is judged by that row; the off-chain worker ([`offchain`]) keeps nothing of its
//! own that could contradict it.
//!
//! **A reading without a price** changes nothing: the counters of the next contain its consumption,
//! which is then priced by the same times. If it lies before the first price ever set, only an
//! earlier price or `reset_counter` resolves it.
//!
//! **State** grows by nothing with a reading settled: rows are overwritten. A month adds a row a
//! household, up to [`Config::MaxMonths`]; a batch adds two rows up to [`Config::MaxAnchors`]. A
//! retired device that was approved once leaves its row behind, so that its past is not forgotten when
//! it is registered anew.
//!
//! **Threats considered.** *A forged reading*: needs the device's key. *A replayed one*: number and
//! time go up. *One dated ahead* to be priced later: bounded by `MaxClockAhead`. *A lying validator*
//! can bring readings late, or not: any other brings them. It can lie for the devices that it attests
//! as gateway, within their ratings: registrars approve gateways. It can anchor a root of anything:
//! an anchor proves who knew the raw readings when, the settlement does not rest on it. *A device
//! whose registration is exchanged* while the registrar looks: the approval names all of it. *State
//! filled up*: rows cost a deposit or a registrar's approval.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod batches;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod calendar;
#[cfg(test)]
mod mock;
pub mod offchain;
mod queries;
mod registry;
pub mod settlement;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::*;

use mornet_primitives::BlockNumber;

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::metering";

/// For how many blocks a batch is good after the one it was made after.
pub const MORTALITY: BlockNumber = 64;

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{
		dispatch::PostDispatchInfo,
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, MutateHold},
			fungibles, Time,
		},
	};
	use frame_system::{offchain::CreateAuthorizedTransaction, pallet_prelude::*};
	use mornet_primitives::{
		metering::{
			Attestation, BatchId, Consumption, Counters, DeviceId, HouseholdId, Month, Rating,
			Reading,
		},
		oracle::{AuthoritySignature, OracleValidators},
		tariffs::{Region, TariffProvider},
		AssetId, Balance, Moment,
	};
	use sp_core::H256;

	use crate::{
		batches::Effort, weights::WeightInfo, AnchorOf, BatchOf, DeviceOf, HouseholdOf,
		QuarantineReason, Quarantined, Refusal, Settled,
	};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime. All constants change only with the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config + CreateAuthorizedTransaction<Call<Self>> {
		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// The coin, GCC, that deposits are made in.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ MutateHold<Self::AccountId, Reason = <Self as Config>::RuntimeHoldReason>;

		/// The tokens that are minted: E, H, W and GCM.
		type Tokens: fungibles::Mutate<Self::AccountId, AssetId = AssetId, Balance = Balance>;

		/// The prices.
		type Tariffs: TariffProvider;

		/// The validators, who bring the readings.
		type Validators: OracleValidators<Self::AccountId>;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// Who appoints registrars.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Length of a settlement interval, in ms. Interval `i` begins at `i` times it.
		#[pallet::constant]
		type Interval: Get<Moment>;

		/// How far a device's clock may be ahead of the chain's, in ms.
		#[pallet::constant]
		type MaxClockAhead: Get<Moment>;

		/// Most items of a batch.
		#[pallet::constant]
		type MaxBatchItems: Get<u32>;

		/// Most households of an owner.
		#[pallet::constant]
		type MaxHouseholdsPerOwner: Get<u32>;

		/// Most devices of a household that are not retired.
		#[pallet::constant]
		type MaxDevicesPerHousehold: Get<u32>;

		/// Months of a household's consumption that are kept; the oldest goes when one is added.
		#[pallet::constant]
		type MaxMonths: Get<u32>;

		/// Most months that may begin between two readings for the later one to be settled unseen: a
		/// meter that was silent for longer is for a registrar to look at. Less than `MaxMonths`.
		#[pallet::constant]
		type MaxMonthsAtOnce: Get<u32>;

		/// Batches whose anchors are kept; the oldest goes when one is added.
		#[pallet::constant]
		type MaxAnchors: Get<u64>;

		/// Most registrars.
		#[pallet::constant]
		type MaxRegistrars: Get<u32>;

		/// Deposit for a household, in plancks.
		#[pallet::constant]
		type HouseholdDeposit: Get<Balance>;

		/// Deposit for a device, in plancks.
		#[pallet::constant]
		type DeviceDeposit: Get<Balance>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// What benchmarks need beside.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper;
	}

	/// Why coins are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For the rows of a household and its devices.
		#[codec(index = 0)]
		Registration,
	}

	/// Who approves households and devices.
	#[pallet::storage]
	pub type Registrars<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxRegistrars>, ValueQuery>;

	/// The number that the next household gets.
	#[pallet::storage]
	pub type NextHousehold<T: Config> = StorageValue<_, HouseholdId, ValueQuery>;

	/// The households.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Households<T: Config> =
		StorageMap<_, Twox64Concat, HouseholdId, HouseholdOf<T>, OptionQuery>;

	/// The households of each owner.
	// Keyed by accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type HouseholdsOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<HouseholdId, T::MaxHouseholdsPerOwner>,
		ValueQuery,
	>;

	/// The devices.
	// Keyed by ids that users choose: hashed with Blake2.
	#[pallet::storage]
	pub type Devices<T: Config> =
		StorageMap<_, Blake2_128Concat, DeviceId, DeviceOf<T>, OptionQuery>;

	/// The devices of each household that are not retired. Apart from [`Households`], so that
	/// settling a reading does not read it.
	#[pallet::storage]
	pub type DevicesOf<T: Config> = StorageMap<
		_,
		Twox64Concat,
		HouseholdId,
		BoundedVec<DeviceId, T::MaxDevicesPerHousehold>,
		ValueQuery,
	>;

	/// The readings that wait for a registrar: one of each quarantined device.
	#[pallet::storage]
	pub type Quarantine<T: Config> =
		StorageMap<_, Blake2_128Concat, DeviceId, Quarantined, OptionQuery>;

	/// What each household consumed, by month.
	#[pallet::storage]
	pub type Consumptions<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		HouseholdId,
		Twox64Concat,
		Month,
		Consumption,
		OptionQuery,
	>;

	/// The months that [`Consumptions`] has of each household, in order. Written once a month.
	#[pallet::storage]
	pub type Months<T: Config> =
		StorageMap<_, Twox64Concat, HouseholdId, BoundedVec<Month, T::MaxMonths>, ValueQuery>;

	/// The number that the next batch gets.
	#[pallet::storage]
	pub type NextBatch<T: Config> = StorageValue<_, BatchId, ValueQuery>;

	/// The batches by the root of their raw readings; of two with one root, the first.
	// Keyed by roots that validators choose: hashed with Blake2.
	#[pallet::storage]
	pub type Anchors<T: Config> = StorageMap<_, Blake2_128Concat, H256, AnchorOf<T>, OptionQuery>;

	/// The roots in [`Anchors`] by number of the batch: by it the oldest is found.
	#[pallet::storage]
	pub type Roots<T: Config> = StorageMap<_, Twox64Concat, BatchId, H256, OptionQuery>;

	/// The first registrars.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who approves households and devices.
		pub registrars: Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for registrar in &self.registrars {
				let added = Pallet::<T>::do_add_registrar(registrar);
				assert!(added.is_ok(), "genesis registrar {registrar:?}: {added:?}");
			}
		}
	}

	/// What happened. With the prices' events the state can be rebuilt from these.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The admin appointed a registrar.
		RegistrarAdded {
			/// The registrar.
			registrar: T::AccountId,
		},
		/// The admin dismissed a registrar.
		RegistrarRemoved {
			/// The registrar.
			registrar: T::AccountId,
		},
		/// A household was registered and waits for a registrar.
		HouseholdRegistered {
			/// Its number.
			household: HouseholdId,
			/// Who its tokens will be minted to.
			owner: T::AccountId,
			/// Whose tariffs it will be priced by.
			region: Region,
			/// What is on hold for it, in plancks.
			deposit: Balance,
		},
		/// A registrar approved a household.
		HouseholdApproved {
			/// The household.
			household: HouseholdId,
			/// The registrar.
			registrar: T::AccountId,
		},
		/// A registrar rejected a household: it is gone.
		HouseholdRejected {
			/// The household.
			household: HouseholdId,
			/// The registrar.
			registrar: T::AccountId,
			/// Who the deposit was released to.
			owner: T::AccountId,
			/// The deposit, in plancks.
			deposit: Balance,
		},
		/// An owner closed a household: it is gone, and its history too.
		HouseholdClosed {
			/// The household.
			household: HouseholdId,
			/// Who the deposit was released to.
			owner: T::AccountId,
			/// The deposit, in plancks.
			deposit: Balance,
		},
		/// A device was registered and waits for a registrar.
		DeviceRegistered {
			/// Its id.
			device: DeviceId,
			/// The household it belongs to.
			household: HouseholdId,
			/// Who answers for its readings.
			attestation: Attestation<T::AccountId>,
			/// Most it can consume.
			rating: Rating,
			/// What the owner says that it shows.
			baseline: Counters,
			/// What is on hold for it, in plancks.
			deposit: Balance,
		},
		/// A registrar put a device into service.
		DeviceApproved {
			/// The device.
			device: DeviceId,
			/// The household it belongs to.
			household: HouseholdId,
			/// The registrar.
			registrar: T::AccountId,
			/// What is settled from.
			baseline: Reading,
			/// How often readings taken before have stopped to count.
			generation: u32,
		},
		/// A device was taken out of service.
		DeviceRetired {
			/// The device.
			device: DeviceId,
			/// The household it belonged to.
			household: HouseholdId,
			/// The owner or the registrar who did it.
			by: T::AccountId,
			/// What was released to the owner, in plancks.
			deposit: Balance,
			/// Whether it was never in service, so that nothing of it is kept.
			forgotten: bool,
		},
		/// A registrar noted that a device counts from elsewhere now: a meter was replaced. A reading
		/// that waited is dropped.
		CounterReset {
			/// The device.
			device: DeviceId,
			/// The registrar.
			registrar: T::AccountId,
			/// Up to where it was settled.
			old: Reading,
			/// What is settled from.
			new: Reading,
			/// How often readings taken before have stopped to count.
			generation: u32,
		},
		/// A registrar changed who answers for a device's readings.
		KeyReplaced {
			/// The device.
			device: DeviceId,
			/// The registrar.
			registrar: T::AccountId,
			/// Who did.
			old: Attestation<T::AccountId>,
			/// Who does.
			new: Attestation<T::AccountId>,
			/// How often readings taken before have stopped to count.
			generation: u32,
		},
		/// A reading was settled: the tokens are minted.
		ReadingSettled {
			/// The device.
			device: DeviceId,
			/// The household it belongs to.
			household: HouseholdId,
			/// Who the tokens were minted to.
			owner: T::AccountId,
			/// The reading.
			reading: Reading,
			/// The amounts.
			settled: Settled,
		},
		/// A reading waits for a registrar, and the device with it.
		ReadingQuarantined {
			/// The device.
			device: DeviceId,
			/// The reading.
			reading: Reading,
			/// Why.
			reason: QuarantineReason,
			/// The batch that brought it.
			batch: BatchId,
		},
		/// A registrar accepted a reading that waited. Its settlement has its own event.
		QuarantineAccepted {
			/// The device.
			device: DeviceId,
			/// The registrar.
			registrar: T::AccountId,
			/// The reading's number.
			seq: u64,
		},
		/// A registrar voided a reading that waited: its counters do not count.
		QuarantineVoided {
			/// The device.
			device: DeviceId,
			/// The registrar.
			registrar: T::AccountId,
			/// The reading.
			reading: Reading,
			/// What is settled from: the counters of before, at the voided reading's time.
			baseline: Reading,
		},
		/// A reading in a batch changed nothing. One that was settled before is passed over without
		/// an event, and so is one whose device waits for a registrar.
		ReadingRefused {
			/// The device.
			device: DeviceId,
			/// The reading's number.
			seq: u64,
			/// Why.
			reason: Refusal,
		},
		/// A batch took effect, and the raw readings behind it are anchored.
		BatchAnchored {
			/// Its number.
			batch: BatchId,
			/// Root of the Merkle tree of its raw readings.
			root: H256,
			/// The validator who brought it.
			reporter: T::AccountId,
			/// How many readings it brought.
			items: u32,
			/// How many of them were settled.
			settled: u32,
			/// How many raw readings the tree has.
			readings: u32,
		},
	}

	/// Why a call did nothing.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is no registrar. The admin appoints registrars.
		NotRegistrar,
		/// The account is a registrar already.
		AlreadyRegistrar,
		/// There are as many registrars as there can be. Remove one first.
		TooManyRegistrars,
		/// There is no household of this number.
		NoSuchHousehold,
		/// The household belongs to another account.
		NotOwner,
		/// The account owns as many households as it can. Close one first.
		TooManyHouseholds,
		/// All numbers for households are used up.
		NoMoreHouseholds,
		/// The household is approved already.
		AlreadyApproved,
		/// The household waits for its own approval. Approve it first.
		HouseholdNotApproved,
		/// The household has devices. Retire them first.
		HasDevices,
		/// The household has as many devices as it can. Retire one first.
		TooManyDevices,
		/// There is no device of this id.
		NoSuchDevice,
		/// The id belongs to a device that is not retired. Choose another.
		DeviceExists,
		/// The device's rating is zero for everything: it could never be settled.
		NothingMetered,
		/// The device does not wait for an approval.
		NotPending,
		/// The device is registered with other terms than the approval names. Look at it again.
		TermsDiffer,
		/// The device is not in service: it waits for its approval, or is retired.
		NotInService,
		/// The device is retired already.
		AlreadyRetired,
		/// No reading of the device waits for a registrar.
		NotQuarantined,
		/// The reading cannot be settled: a counter went back, it has no price, or the time is too
		/// long. Void it, or reset the counter.
		CannotSettle,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn offchain_worker(now: BlockNumberFor<T>) {
			Self::run_worker(now);
		}

		fn integrity_test() {
			assert!(T::Interval::get() > 0, "an interval has a length");
			assert!(T::MaxBatchItems::get() >= 1, "a batch has an item");
			assert!(T::MaxAnchors::get() >= 1, "a batch is anchored");
			assert!(T::MaxHouseholdsPerOwner::get() >= 1, "an owner has a household");
			assert!(T::MaxDevicesPerHousehold::get() >= 1, "a household has a device");
			assert!(
				T::MaxMonthsAtOnce::get() >= 1,
				"an interval may begin in one month and end in the next"
			);
			assert!(
				T::MaxMonths::get() > T::MaxMonthsAtOnce::get(),
				"the months of a reading are kept"
			);
			assert!(T::Tariffs::max_periods() >= 1, "a consumption has a price");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Register a household.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by who will own it.
		///
		/// ## Details
		///
		/// It waits for a registrar's approval. A deposit is put on hold until it is rejected or
		/// closed. Tokens for what it consumes will be minted to the account.
		///
		/// ## Parameters
		///
		/// - `region`: Whose tariffs apply, an ISO 3166-2 code. It cannot be changed. Whether it has
		///   tariffs is not checked: without, nothing is settled.
		///
		/// ## Errors
		///
		/// - [`Error::TooManyHouseholds`], [`Error::NoMoreHouseholds`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::HouseholdRegistered`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::register_household())]
		pub fn register_household(origin: OriginFor<T>, region: Region) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_register_household(owner, region)
		}

		/// Close a household.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by its owner.
		///
		/// ## Details
		///
		/// Releases the deposit and removes its history; what was minted stays. What rounding carried,
		/// less than a planck and than a unit of GCM, is given up.
		///
		/// ## Parameters
		///
		/// - `household`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::HasDevices`]: Retire them first.
		/// - [`Error::NoSuchHousehold`], [`Error::NotOwner`].
		///
		/// ## Events
		///
		/// - [`Event::HouseholdClosed`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::close_household(T::MaxMonths::get()))]
		pub fn close_household(
			origin: OriginFor<T>,
			household: HouseholdId,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let months = Self::do_close_household(&who, household)?;
			Ok(Some(T::WeightInfo::close_household(months)).into())
		}

		/// Register a device of a household.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the household's owner.
		///
		/// ## Details
		///
		/// It waits for a registrar's approval. A deposit is put on hold until it is retired. The id
		/// of a retired device can be used again, by any household.
		///
		/// ## Parameters
		///
		/// - `household`: The household, approved or not.
		/// - `device`: Its id: its name in MQTT topics.
		/// - `attestation`: Its key, or the validator who answers for it.
		/// - `rating`: Most it can consume: what is more will be put into quarantine.
		/// - `baseline`: What it shows.
		///
		/// ## Errors
		///
		/// - [`Error::DeviceExists`]: If the id is taken.
		/// - [`Error::NothingMetered`], [`Error::TooManyDevices`].
		/// - [`Error::NoSuchHousehold`], [`Error::NotOwner`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::DeviceRegistered`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::register_device())]
		pub fn register_device(
			origin: OriginFor<T>,
			household: HouseholdId,
			device: DeviceId,
			attestation: Attestation<T::AccountId>,
			rating: Rating,
			baseline: Counters,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_register_device(&who, household, device, attestation, rating, baseline)
		}

		/// Take a device out of service, or withdraw its registration.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the household's owner or a registrar.
		///
		/// ## Details
		///
		/// Releases the deposit. Readings that are not settled yet are lost, so wait for the last
		/// one's settlement.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		///
		/// ## Errors
		///
		/// - [`Error::NotOwner`]: If the account is neither its owner nor a registrar.
		/// - [`Error::NoSuchDevice`], [`Error::AlreadyRetired`].
		///
		/// ## Events
		///
		/// - [`Event::DeviceRetired`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::retire_device())]
		pub fn retire_device(origin: OriginFor<T>, device: DeviceId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_retire_device(&who, &device)
		}

		/// Approve a household.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a registrar.
		///
		/// ## Parameters
		///
		/// - `household`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistrar`], [`Error::NoSuchHousehold`], [`Error::AlreadyApproved`].
		///
		/// ## Events
		///
		/// - [`Event::HouseholdApproved`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::approve_household())]
		pub fn approve_household(origin: OriginFor<T>, household: HouseholdId) -> DispatchResult {
			let registrar = Self::ensure_registrar(origin)?;
			Self::do_approve_household(registrar, household)
		}

		/// Reject a household that waits for its approval.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a registrar.
		///
		/// ## Details
		///
		/// It is removed with the devices registered for it, and the deposits are released.
		///
		/// ## Parameters
		///
		/// - `household`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyApproved`]: Retire its devices instead.
		/// - [`Error::NotRegistrar`], [`Error::NoSuchHousehold`].
		///
		/// ## Events
		///
		/// - [`Event::HouseholdRejected`], and [`Event::DeviceRetired`] for each device.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::reject_household(T::MaxDevicesPerHousehold::get()))]
		pub fn reject_household(
			origin: OriginFor<T>,
			household: HouseholdId,
		) -> DispatchResultWithPostInfo {
			let registrar = Self::ensure_registrar(origin)?;
			let devices = Self::do_reject_household(registrar, household)?;
			Ok(Some(T::WeightInfo::reject_household(devices)).into())
		}

		/// Put a device into service.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a registrar who has seen it.
		///
		/// ## Details
		///
		/// What it consumes is settled from the baseline on, as of now: readings taken before, or with
		/// a number up to `seq`, do not count.
		///
		/// ## Parameters
		///
		/// - `device`: Its id.
		/// - `household`, `attestation`, `rating`: What it is registered with, so that nothing else is
		///   approved than what the registrar looked at.
		/// - `baseline`: What it shows.
		/// - `seq`: Number of its last reading; 0 if it has made none.
		///
		/// ## Errors
		///
		/// - [`Error::TermsDiffer`]: Look at it again.
		/// - [`Error::HouseholdNotApproved`]: Approve the household first.
		/// - [`Error::NotRegistrar`], [`Error::NoSuchDevice`], [`Error::NotPending`].
		///
		/// ## Events
		///
		/// - [`Event::DeviceApproved`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::approve_device())]
		pub fn approve_device(
			origin: OriginFor<T>,
			device: DeviceId,
			household: HouseholdId,
			attestation: Attestation<T::AccountId>,
			rating: Rating,
			baseline: Counters,
			seq: u64,
		) -> DispatchResult {
			let registrar = Self::ensure_registrar(origin)?;
			let terms = (household, attestation, rating);
			Self::do_approve_device(registrar, device, terms, baseline, seq)
		}

		/// Note that a device counts from elsewhere: its meter was replaced or reset.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a registrar who has seen it.
		///
		/// ## Details
		///
		/// What it consumes is settled from the new baseline on, as of now. A reading that waits is
		/// dropped. What the old meter counted after the last reading settled is not settled any more:
		/// have its last reading settled first.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		/// - `baseline`: What it shows.
		/// - `seq`: Number of its last reading; may be lower than before.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistrar`], [`Error::NoSuchDevice`], [`Error::NotInService`].
		///
		/// ## Events
		///
		/// - [`Event::CounterReset`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reset_counter())]
		pub fn reset_counter(
			origin: OriginFor<T>,
			device: DeviceId,
			baseline: Counters,
			seq: u64,
		) -> DispatchResult {
			let registrar = Self::ensure_registrar(origin)?;
			Self::do_reset_counter(registrar, device, baseline, seq)
		}

		/// Change who answers for a device's readings: its key or its gateway.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a registrar.
		///
		/// ## Details
		///
		/// Readings not settled yet count only if the new key signed them. Numbers and counters go
		/// on; if they do not, call `reset_counter` too.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		/// - `attestation`: Who answers from now on.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistrar`], [`Error::NoSuchDevice`], [`Error::NotInService`].
		///
		/// ## Events
		///
		/// - [`Event::KeyReplaced`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::replace_key())]
		pub fn replace_key(
			origin: OriginFor<T>,
			device: DeviceId,
			attestation: Attestation<T::AccountId>,
		) -> DispatchResult {
			let registrar = Self::ensure_registrar(origin)?;
			Self::do_replace_key(registrar, device, attestation)
		}

		/// Settle a reading that waits, however implausible.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a registrar who has seen the device.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		/// - `seq`: Number of the reading that is accepted.
		///
		/// ## Errors
		///
		/// - [`Error::CannotSettle`]: Void it, or reset the counter.
		/// - [`Error::NotQuarantined`]: If no reading of this number waits.
		/// - [`Error::NotRegistrar`], [`Error::NoSuchDevice`].
		/// - The tokens' error if the owner's account cannot receive them.
		///
		/// ## Events
		///
		/// - [`Event::QuarantineAccepted`], [`Event::ReadingSettled`].
		#[pallet::call_index(9)]
		#[pallet::weight(
			T::WeightInfo::accept_quarantined()
				.saturating_add(Effort::most_split::<T>(T::MaxMonths::get()))
		)]
		pub fn accept_quarantined(
			origin: OriginFor<T>,
			device: DeviceId,
			seq: u64,
		) -> DispatchResultWithPostInfo {
			let registrar = Self::ensure_registrar(origin)?;
			let effort = Self::do_accept_quarantined(registrar, device, seq)?;
			Ok(Some(T::WeightInfo::accept_quarantined().saturating_add(effort.split_weight::<T>()))
				.into())
		}

		/// Leave a reading that waits out.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a registrar.
		///
		/// ## Details
		///
		/// The next reading is settled from the counters of before: if the voided one was a slip,
		/// nothing is lost. It is priced from the voided reading's time on. Readings with lower
		/// counters will wait again: for a replaced meter, reset the counter instead.
		///
		/// ## Parameters
		///
		/// - `device`: The device.
		/// - `seq`: Number of the reading that is voided.
		///
		/// ## Errors
		///
		/// - [`Error::NotQuarantined`]: If no reading of this number waits.
		/// - [`Error::NotRegistrar`], [`Error::NoSuchDevice`].
		///
		/// ## Events
		///
		/// - [`Event::QuarantineVoided`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::void_quarantined())]
		pub fn void_quarantined(
			origin: OriginFor<T>,
			device: DeviceId,
			seq: u64,
		) -> DispatchResult {
			let registrar = Self::ensure_registrar(origin)?;
			Self::do_void_quarantined(registrar, device, seq)
		}

		/// Bring readings.
		///
		/// ## Dispatch Origin
		///
		/// Authorised: a general transaction without a fee. The signature is of a current validator's
		/// oracle key, the batch is at most [`crate::MORTALITY`] blocks old, and at least one of its
		/// readings takes effect.
		///
		/// ## Details
		///
		/// Made by the validators' off-chain workers. Each reading is judged by itself: it is settled
		/// and its tokens are minted, or it is put into quarantine, or it changes nothing, with an
		/// event that says why. The batch's root is kept for proofs of the raw readings.
		///
		/// ## Parameters
		///
		/// - `batch`: The readings.
		/// - `signature`: The validator's, over [`crate::Batch::signed_message`].
		///
		/// ## Events
		///
		/// - [`Event::ReadingSettled`], [`Event::ReadingQuarantined`], [`Event::ReadingRefused`],
		///   and [`Event::BatchAnchored`] if any took effect.
		#[pallet::call_index(11)]
		#[pallet::weight((
			Effort::most::<T>(Pallet::<T>::count(batch.items.len())),
			DispatchClass::Normal,
			Pays::No
		))]
		#[pallet::authorize(Pallet::<T>::authorize_batch)]
		#[pallet::weight_of_authorize(Effort::most_to_authorize::<T>(
			Pallet::<T>::count(batch.items.len())
		))]
		pub fn submit_batch(
			origin: OriginFor<T>,
			batch: BatchOf<T>,
			signature: AuthoritySignature,
		) -> DispatchResultWithPostInfo {
			ensure_authorized(origin)?;
			// Checked when the transaction was authorised, in this block.
			let _ = signature;
			let effort = Self::do_submit_batch(batch);
			Ok(PostDispatchInfo { actual_weight: Some(effort.weight::<T>()), pays_fee: Pays::No })
		}

		/// Appoint a registrar.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		///
		/// - `registrar`: Who it is.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyRegistrar`], [`Error::TooManyRegistrars`].
		///
		/// ## Events
		///
		/// - [`Event::RegistrarAdded`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::add_registrar())]
		pub fn add_registrar(origin: OriginFor<T>, registrar: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_registrar(&registrar)?;
			Self::deposit_event(Event::RegistrarAdded { registrar });
			Ok(())
		}

		/// Dismiss a registrar.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// What it approved stays approved.
		///
		/// ## Parameters
		///
		/// - `registrar`: Who it is.
		///
		/// ## Errors
		///
		/// - [`Error::NotRegistrar`].
		///
		/// ## Events
		///
		/// - [`Event::RegistrarRemoved`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::remove_registrar())]
		pub fn remove_registrar(origin: OriginFor<T>, registrar: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_registrar(registrar)
		}
	}
}
