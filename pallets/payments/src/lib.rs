//! # Payments
//!
//! Orders that are paid with USDT on TRON, with TON or with jettons, and what validators vouch for.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets read
//! through `PaymentsApi` of `mornet-primitives`, which [`Pallet`] answers with the functions of the
//! same names.
//!
//! ## Terminology
//!
//! Amounts of GCC are plancks (1 GCC = 10^12 plancks), amounts of another asset its smallest units.
//!
//! - **Rail**: a way to pay: an asset on a network, with an address of ours and a price.
//! - **Order**: a demand for a payment on a rail. When it is paid, its **effect** happens: its
//!   **beneficiary** gets GCC, and a subscription or an invoice is paid with it if it is one of
//!   those.
//! - **Memo**: what a payment carries to find its order.
//! - **Target**: an address that payments go to and the asset that counts there.
//! - **Transfer**: money moved on another network, known by its transaction and its place in it.
//! - **Claim**: a validator's word that a transfer with an order's memo was made. **Agreed** is what
//!   more than two thirds of the validators claim in the same words.
//! - **Receipt**: an agreed transfer, noted with its order.
//! - **Outstanding**: what came for an order and was neither used for its effect nor given back.
//! - **Watched**: of an order: transfers for it are taken note of.
//!
//! ## Overview
//!
//! A customer makes an order and is told an amount, an address and a memo. The price is the one of
//! that moment, whatever governance does later. Who pays within a day, in one transfer or several,
//! gets what was ordered, without anyone's doing: each validator's off-chain worker reads what came
//! to the address and reports it under the validator's oracle key, and when more than two thirds of
//! the validators have reported the same, the order is paid. Whatever one of them makes up stays a
//! single vote.
//!
//! Money that came otherwise, late, too little, too much or twice, is not lost and has no effect: it
//! stays with the order for everyone to see until the compliance council accepts it, for what was
//! ordered or for what came, or has it given back. Orders are watched for three days after their
//! time is over, so that money which comes late is seen at all.
//!
//! ### Example
//!
//! ```ignore
//! // A customer without GCC asks a gateway, which makes the order for it.
//! Payments::create_order(origin(gateway), OrderKind::BuyGcc, Rail::UsdtTron, 25 * GCC, customer)?;
//! // The event says: pay 25000000 to an address, with the memo `MN-0000002A5K0Q7ZTC`.
//! // Three of four validators see that, and report it:
//! Payments::attest(authorized(), key, report, signature)?;
//! // The customer has 25 GCC.
//!
//! // Another paid a day late: the compliance council looks at it and agrees.
//! Payments::accept(compliance(), order, Acceptance::AsOrdered)?;
//! ```
//!
//! ## Implementation
//!
//! **States.** `OrderState::next` lists the legal transitions; [`Pallet`] writes orders in one place
//! that refuses any other. Where an order stands follows from its sums, in
//! [`types::Order::standing`].
//!
//! **Votes.** A validator has one vote on a transfer of an order, by account: a new key is no new
//! vote. It counts for an hour, in which its validator can have [`types::MAX_PENDING`] on the order
//! that are not agreed on, so that no validator can use up another's room. All are counted anew at
//! each vote: those of who is not a validator any more are gone, and the quorum is of the validators
//! there are. If validators leave and nobody is left to vote, the votes run out after the hour and
//! the workers repeat them. Only claims that are equal in amount, payer and time add up.
//!
//! **Once.** A transfer that was agreed on is marked for ever, by network, transaction and place, on
//! whichever rail it came; there is one mark for real money that came, so nobody fills the map for
//! nothing. An order's effect sets `settled`, which nothing takes back. The effect and its
//! bookkeeping are one storage transaction; if it fails, the order is locked with what pays it, and
//! anyone may have it tried again.
//!
//! **Time.** Judged by the block time of the transfer and the chain's time at the vote that makes
//! the quorum, not by when this pallet's housekeeping comes to it. Housekeeping is a queue in order
//! of time (storage iterates keys in order, and these begin with the moment in big-endian), of which
//! `on_idle` takes what is due and fits. Blocks filled to the brim delay it, and nothing else.
//!
//! **Bounds.** Orders that are watched are [`Config::MaxWatchedOrders`] at most, those of an owner
//! that nothing came for [`Config::MaxOpenOrders`], each with a deposit that is returned when it is
//! paid or watched no more. An order that is done with is forgotten after the retention; one that
//! waits for the council stays, and cost its payer at least a fiftieth of its price. Lists are read
//! in pages.
//!
//! **The worker's view.** A memo contains its order's number, so a listing of what came is matched
//! with ten thousand orders by one look-up a row, and needs no list of them. How far back to read
//! is the time of the first order that is watched at the target: one look at an ordered list.
//!
//! **Rounding.** What is due is rounded up, GCC for what came is rounded down, the tolerance is
//! rounded down and the least transfer up: always against the payer, by less than one unit.
//!
//! **Threats considered.** *A lying validator* or its lying provider: the quorum. *A third of
//! validators away*: nothing is paid until they are back; nothing is lost. *Another's memo*: paying
//! another's order is a gift; with dust: transfers below a governed part of the price are passed
//! over, and a right payment counts whatever came beside it. *Filling the chain with orders*:
//! deposits and bounds. *Free transactions*: a report must hold a new vote, and the pool keeps one a
//! validator. *Governance changing an address or a price under an open order*: it keeps its own.
//! *An abandoned fork*: the memo's tag differs, and votes are for one genesis and few blocks. *A
//! memo that is forgotten or wrong*: such money cannot be told from other money and is not seen
//! here; the owner of the address sees it. What is not prevented: more than two thirds of the
//! validators that lie together.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod functions;
#[cfg(test)]
mod mock;
mod offchain;
mod queries;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
mod votes;
pub mod weights;

pub use pallet::*;
pub use types::{AccountIdOf, Order, OrderOf, RailRecord, TargetRecord, Vote, VotesOf, Vouched};

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::payments";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::{boxed::Box, vec::Vec};

	#[cfg(feature = "runtime-benchmarks")]
	use frame_support::traits::fungible::Mutate;
	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, MutateHold},
			Time,
		},
		weights::WeightMeter,
	};
	use frame_system::{offchain::CreateAuthorizedTransaction, pallet_prelude::*};
	use mornet_primitives::{
		issuance::PaidIn,
		kyc::RampLimits,
		oracle::{AuthorityId, AuthoritySignature, OracleValidators},
		payments::{
			effects::Commerce,
			order::{
				Acceptance, LockReason, OrderKind, OrderState, Parameters, RailConfig, Rate,
				Receipt, Refund, RefundRef, Terms,
			},
			ExternalAddress, Memo, OrderId, Rail, Report, TargetId, TransferId,
		},
		Balance, Moment,
	};

	use crate::{
		types::VOTE_LIFETIME, weights::WeightInfo, AccountIdOf, OrderOf, RailRecord, TargetRecord,
		VotesOf,
	};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime, whose transaction extensions must include
	/// `frame_system::AuthorizeCall`. Constants change only with the runtime; what governance can
	/// change is in [`Parameters`] and [`RailConfig`].
	#[pallet::config]
	pub trait Config: CreateAuthorizedTransaction<Call<Self>> + frame_system::Config {
		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// The coin, GCC.
		#[cfg(not(feature = "runtime-benchmarks"))]
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ MutateHold<Self::AccountId, Reason = <Self as Config>::RuntimeHoldReason>;

		/// The coin, GCC.
		#[cfg(feature = "runtime-benchmarks")]
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = <Self as Config>::RuntimeHoldReason>;

		/// The chain's clock, in milliseconds since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// The validators as they report what happened off the chain.
		type Validators: OracleValidators<Self::AccountId>;

		/// Mints GCC for what was paid.
		type PaidIn: PaidIn<Self::AccountId>;

		/// The customers' limits.
		type Limits: RampLimits<Self::AccountId>;

		/// The subscriptions and invoices that can be paid; `()` for none.
		type Commerce: Commerce<Self::AccountId>;

		/// Whether value stands still. No report is taken meanwhile, and no worker sends one: what was
		/// seen is kept and reported afterwards.
		type Paused: Get<bool>;

		/// Who sets rails, prices and rules.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who decides about what came late, short, twice or too much, and locks orders.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What is on hold of an order's owner until it is paid or watched no more, in plancks.
		#[pallet::constant]
		type OrderDeposit: Get<Balance>;

		/// Most validators there can be: 21.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// With how many orders in the state `Open` an account can make no more.
		#[pallet::constant]
		type MaxOpenOrders: Get<u32>;

		/// Most orders that are watched.
		#[pallet::constant]
		type MaxWatchedOrders: Get<u32>;

		/// Most rails.
		#[pallet::constant]
		type MaxRails: Get<u32>;

		/// Most targets: those of the rails, and those that rails had before and to which orders are
		/// still to be paid. More than `MaxRails`.
		#[pallet::constant]
		type MaxTargets: Get<u32>;

		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Why coins are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For an order: until it is paid or watched no more.
		#[codec(index = 0)]
		OrderDeposit,
	}

	/// The rules for new orders.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The rails.
	// Keyed by what governance chooses: no need for a strong hash.
	#[pallet::storage]
	pub type Rails<T: Config> = CountedStorageMap<_, Twox64Concat, Rail, RailRecord, OptionQuery>;

	/// The targets of the rails, and those that orders are still to be paid to.
	#[pallet::storage]
	pub type Targets<T: Config> =
		CountedStorageMap<_, Twox64Concat, TargetId, TargetRecord, OptionQuery>;

	/// The number that the next target gets.
	#[pallet::storage]
	pub type NextTarget<T: Config> = StorageValue<_, TargetId, ValueQuery>;

	/// The orders. A row costs a deposit while it is watched, and goes after the retention unless it
	/// waits for the compliance council.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Twox64Concat, OrderId, OrderOf<T>, OptionQuery>;

	/// The number that the next order gets.
	#[pallet::storage]
	pub type NextOrder<T: Config> = StorageValue<_, OrderId, ValueQuery>;

	/// The agreed transfers of each order, numbered from 0.
	#[pallet::storage]
	pub type Receipts<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrderId, Twox64Concat, u32, Receipt, OptionQuery>;

	/// The refunds of each order, numbered from 0.
	#[pallet::storage]
	pub type Refunds<T: Config> =
		StorageDoubleMap<_, Twox64Concat, OrderId, Twox64Concat, u32, Refund, OptionQuery>;

	/// The votes on transfers of each order that are not agreed on.
	#[pallet::storage]
	pub type Votes<T: Config> = StorageMap<_, Twox64Concat, OrderId, VotesOf<T>, ValueQuery>;

	/// The transfers that were agreed on, and the order each was for. Kept for ever.
	// Part of the key is chosen by whoever makes a transfer: hashed with Blake2.
	#[pallet::storage]
	pub type UsedTransfers<T: Config> =
		StorageMap<_, Blake2_128Concat, TransferId, OrderId, OptionQuery>;

	/// The orders that are watched, by target, the oldest first.
	// In the order of the second key, `ordered::ascending`, which we assign: hence no hash.
	#[pallet::storage]
	pub type Watched<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TargetId, Identity, [u8; 8], (), OptionQuery>;

	/// How many orders are watched.
	#[pallet::storage]
	pub type WatchedCount<T: Config> = StorageValue<_, u32, ValueQuery>;

	/// The orders that wait for the compliance council, or may do so once their time is over, the
	/// oldest first.
	// In the order of the key, `ordered::ascending`, which we assign: hence no hash.
	#[pallet::storage]
	pub type Waiting<T: Config> = StorageMap<_, Identity, [u8; 8], (), OptionQuery>;

	/// The orders that an account made or is the beneficiary of, the newest first.
	// In the order of the second key, `ordered::descending`, which we assign: hence no hash of it.
	#[pallet::storage]
	pub type OrdersOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, [u8; 8], (), OptionQuery>;

	/// How many orders in the state `Open` an account made.
	#[pallet::storage]
	pub type OpenOrders<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, u32, ValueQuery>;

	/// When each order has to be looked at next, in the order of time.
	// In the order of the key, `ordered::timed`, which we assign: hence no hash.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageMap<_, Identity, [u8; 16], (), OptionQuery>;

	/// The rails and the rules at the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules.
		pub parameters: Parameters,
		/// The rails.
		pub rails: Vec<(Rail, RailConfig)>,
		/// Nothing.
		#[serde(skip)]
		pub marker: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.parameters.is_valid(),
				"payment parameters are out of bounds: {:?}",
				self.parameters
			);
			Params::<T>::put(self.parameters);
			for (rail, config) in &self.rails {
				assert!(!Rails::<T>::contains_key(rail), "rail {rail:?} twice");
				if let Err(error) = Pallet::<T>::do_set_rail(*rail, *config) {
					panic!("rail {rail:?} cannot be set: {error:?}");
				}
			}
		}
	}

	/// What happened.
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An order was made.
		OrderCreated {
			/// Its number.
			order: OrderId,
			/// Who made it.
			owner: T::AccountId,
			/// Who gets what it is for.
			beneficiary: T::AccountId,
			/// What it is for.
			kind: OrderKind,
			/// How it is to be paid.
			rail: Rail,
			/// Whom to pay.
			pay_to: ExternalAddress,
			/// What to write in the payment, in ASCII.
			memo: Vec<u8>,
			/// What it demands.
			terms: Box<Terms>,
		},
		/// A validator vouched for a transfer.
		Voted {
			/// The order.
			order: OrderId,
			/// The transfer.
			transfer: TransferId,
			/// The validator.
			validator: T::AccountId,
		},
		/// The validators agreed on a transfer.
		TransferAgreed {
			/// The order.
			order: OrderId,
			/// What they agreed on.
			receipt: Box<Receipt>,
			/// How many of them voted for it.
			votes: u32,
			/// How many there were.
			validators: u32,
		},
		/// An order stands elsewhere.
		StateChanged {
			/// The order.
			order: OrderId,
			/// Where it stood.
			from: OrderState,
			/// Where it stands.
			to: OrderState,
		},
		/// An order's effect has happened.
		Settled {
			/// The order.
			order: OrderId,
			/// Who got GCC.
			beneficiary: T::AccountId,
			/// How much, in plancks.
			gcc: Balance,
			/// What of the rail's asset paid for it.
			consumed: u128,
		},
		/// An order is paid, but its effect failed. It is locked.
		EffectFailed {
			/// The order.
			order: OrderId,
			/// Why.
			error: DispatchError,
		},
		/// An order was locked.
		Locked {
			/// The order.
			order: OrderId,
			/// Why.
			reason: LockReason,
		},
		/// It was noted that money was given back.
		RefundNoted {
			/// The order.
			order: OrderId,
			/// How much, in the asset's smallest unit.
			amount: u128,
			/// What shows it.
			reference: RefundRef,
			/// What is still to be given back.
			outstanding: u128,
		},
		/// An order is watched no more: transfers for it are not taken note of.
		WatchEnded {
			/// The order.
			order: OrderId,
		},
		/// An order that was done with was forgotten.
		OrderForgotten {
			/// The order.
			order: OrderId,
			/// Where it stood.
			state: OrderState,
		},
		/// A rail was set.
		RailSet {
			/// The rail.
			rail: Rail,
			/// Its configuration before, if it had one.
			old: Option<Box<RailConfig>>,
			/// Its configuration.
			new: Box<RailConfig>,
			/// Number of its target.
			target: TargetId,
		},
		/// A rail was removed.
		RailRemoved {
			/// The rail.
			rail: Rail,
			/// Its configuration.
			old: Box<RailConfig>,
		},
		/// The rules for new orders were set.
		ParamsSet {
			/// The rules before.
			old: Box<Parameters>,
			/// The rules.
			new: Box<Parameters>,
		},
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no such rail. Choose one of those that `rails` of the runtime API lists.
		NoSuchRail,
		/// The rail takes no new orders at present. Choose another.
		RailDisabled,
		/// The amount is below the least or above the most of an order. Order more or less.
		AmountOutOfBounds,
		/// The subscription or the invoice costs another amount. Read its price and order that.
		PriceDiffers,
		/// The amount does not fit the rail's unit. Order less.
		Overflow,
		/// The account has as many open orders as it may have. Pay one, or wait until one expires.
		TooManyOpenOrders,
		/// As many orders are watched as there can be. Try again later.
		TooManyWatchedOrders,
		/// All numbers of orders are used up. The memo needs a new format.
		OrderNumbersUsedUp,
		/// There is no such order, or not any more.
		OrderNotFound,
		/// The order cannot get from where it stands to where the call would bring it.
		IllegalTransition,
		/// Nothing of the order waits to be decided on.
		NothingOutstanding,
		/// The order's effect has happened and does not happen twice. Give back what came too much.
		AlreadySettled,
		/// Only orders that buy GCC can be accepted for what came.
		NotForReceived,
		/// The order is not locked.
		NotLocked,
		/// The order was locked by the compliance council, which alone unlocks it.
		LockedByCompliance,
		/// The order's money is not being given back. Start the refund first.
		NotRefunding,
		/// The refund is of nothing, or of more than is outstanding. Look the amount up again.
		RefundOutOfBounds,
		/// The refund has no reference. Name what shows that the money was given back.
		NoRefundReference,
		/// As many refunds were noted for the order as there can be.
		TooManyRefunds,
		/// The beneficiary's account is frozen. It can only receive until compliance lifts that.
		AccountFrozen,
		/// This ramp is closed to the beneficiary's level. Have a registrar attest a higher one, or
		/// wait until governance opens what it closed to all.
		NotVerified,
		/// The beneficiary's attestation has expired. Have a registrar renew it.
		AttestationExpired,
		/// The amount is above what the beneficiary's level allows in one operation.
		AboveOperationLimit,
		/// The amount is above what is left of the beneficiary's limit for any 24 hours. Wait until
		/// earlier operations are older.
		AboveDailyLimit,
		/// The key is not the oracle key of a validator that is one now.
		NotAValidator,
		/// The order is not watched, so its transfers are not taken note of.
		NotWatched,
		/// The transfer was agreed on already.
		TransferUsed,
		/// The transfer cannot be a part of the order's payment: of another network, too small,
		/// too early, too late, or ahead of the chain's time.
		TransferRefused,
		/// The order has as many transfers as it can take note of.
		TooManyReceipts,
		/// The validator has voted on this transfer. Its vote counts for an hour.
		AlreadyVoted,
		/// The validator has as many votes on the order as it can have before they are agreed on.
		TooManyVotes,
		/// There can be no more rails.
		TooManyRails,
		/// There can be no more targets. Wait until the orders of an old one are watched no more.
		TooManyTargets,
		/// The target is of another kind than the rail.
		TargetOfAnotherRail,
		/// A price needs an amount on both sides.
		InvalidRate,
		/// A rule is out of its bounds.
		ParameterOutOfBounds,
		/// The beneficiary's attestation was revoked, or is void because its registrar was
		/// compromised. Have a registrar attest it anew.
		AttestationRevoked,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::run_agenda(&mut meter);
			meter.consumed()
		}

		fn offchain_worker(block: BlockNumberFor<T>) {
			Self::run_worker(block);
		}

		fn integrity_test() {
			assert!(
				T::MaxTargets::get() > T::MaxRails::get(),
				"an address could not be changed while orders are open"
			);
			assert!(T::MaxValidators::get() > 0, "no validators can vote");
			assert!(T::MaxOpenOrders::get() > 0, "nobody can order");
			assert!(
				T::MaxWatchedOrders::get() >= T::MaxOpenOrders::get(),
				"one account could take all the room"
			);
			assert!(
				Moment::from(mornet_primitives::payments::REPORT_LIFETIME)
					.saturating_mul(mornet_primitives::units::time::SLOT_DURATION)
					< VOTE_LIFETIME,
				"an old report could repeat a vote that ran out"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Order something, to be paid on another network.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// The event says what to pay, to whom, with which memo, and until when. The price is the
		/// rail's of this moment. A deposit is put on hold until the order is paid or watched no
		/// more; it is returned in any case. Whether the beneficiary's limits allow the amount is
		/// looked at now, and counts when it is paid.
		///
		/// ## Parameters
		///
		/// - `kind`: What to order.
		/// - `rail`: How to pay.
		/// - `amount`: GCC to buy, in plancks; for a subscription or an invoice its price.
		/// - `beneficiary`: Who gets the GCC, or whose subscription or invoice it is.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchRail`], [`Error::RailDisabled`]: Choose another.
		/// - [`Error::AmountOutOfBounds`], [`Error::Overflow`].
		/// - [`Error::PriceDiffers`]: If a subscription or an invoice costs something else; and what
		///   commerce says if it cannot be paid.
		/// - [`Error::TooManyOpenOrders`], [`Error::TooManyWatchedOrders`]: Try again later.
		/// - [`Error::AccountFrozen`], [`Error::NotVerified`], [`Error::AttestationExpired`],
		///   [`Error::AttestationRevoked`], [`Error::AboveOperationLimit`],
		///   [`Error::AboveDailyLimit`]: Of the beneficiary.
		/// - The currency's error if the deposit cannot be put on hold.
		///
		/// ## Events
		///
		/// - [`Event::OrderCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create_order())]
		pub fn create_order(
			origin: OriginFor<T>,
			kind: OrderKind,
			rail: Rail,
			#[pallet::compact] amount: Balance,
			beneficiary: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_create(who, kind, rail, amount, beneficiary)
		}

		/// Report transfers that were seen on other networks.
		///
		/// ## Dispatch Origin
		///
		/// Authorized: sent by no account, signed with the oracle key of a current validator.
		///
		/// ## Details
		///
		/// Each claim is a vote. When more than two thirds of the current validators made the same
		/// claim within an hour, the transfer is noted with its order, and if that pays the order,
		/// its effect happens. A claim that cannot be counted, such as one that is agreed on
		/// already, is passed over; one at least must count, or the report is not taken at all.
		///
		/// ## Parameters
		///
		/// - `key`: The oracle key.
		/// - `report`: The claims, and the block after which they were made, at most
		///   `REPORT_LIFETIME` (64) blocks ago.
		/// - `signature`: The key's signature over `(b"mornet/payments/attest/v1", genesis hash,
		///   report)` in SCALE.
		///
		/// ## Errors
		///
		/// - [`Error::NotAValidator`].
		/// - As a transaction it is invalid while value stands still (`Call`), if the key is no
		///   validator's (`BadSigner`), the
		///   signature is wrong (`BadProof`), it is too old or too new (`AncientBirthBlock`,
		///   `Future`), or no claim can be counted (`Stale`).
		///
		/// ## Events
		///
		/// - [`Event::Voted`] for each claim that counts, [`Event::TransferAgreed`] for each that is
		///   agreed on; [`Event::Settled`] or [`Event::EffectFailed`], and [`Event::StateChanged`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::attest(report.claims.len() as u32))]
		#[pallet::weight_of_authorize(T::WeightInfo::authorize_attest(report.claims.len() as u32))]
		#[pallet::authorize(Self::authorize_attest)]
		pub fn attest(
			origin: OriginFor<T>,
			key: AuthorityId,
			report: Report,
			// Looked at when the transaction was authorized.
			_signature: AuthoritySignature,
		) -> DispatchResultWithPostInfo {
			ensure_authorized(origin)?;
			let validator = T::Validators::validator(&key).ok_or(Error::<T>::NotAValidator)?;
			let (agreed, others) = Self::do_attest(&validator, &report);
			let weight = T::WeightInfo::attest(agreed).saturating_add(T::WeightInfo::vote(others));
			Ok(Some(weight.min(T::WeightInfo::attest(report.claims.len() as u32))).into())
		}

		/// Have the effect of an order that is paid tried again.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// For orders that are locked because their effect failed, once the cause is gone: a limit
		/// of the day, a pause of issuance.
		///
		/// ## Parameters
		///
		/// - `order`: The order.
		///
		/// ## Errors
		///
		/// - [`Error::OrderNotFound`], [`Error::NotLocked`].
		/// - [`Error::LockedByCompliance`]: The council unlocks it.
		/// - What makes the effect fail.
		///
		/// ## Events
		///
		/// - [`Event::Settled`], [`Event::StateChanged`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::retry())]
		pub fn retry(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_unlock(order, true)
		}

		/// Accept what came for an order.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ComplianceOrigin`].
		///
		/// ## Details
		///
		/// The effect happens, for what was ordered or for what came. What came too much of what was
		/// ordered stays to be given back.
		///
		/// ## Parameters
		///
		/// - `order`: An order of which something waits: partly paid, overpaid, late, or being
		///   refunded.
		/// - `acceptance`: For what it is accepted.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadySettled`]: If its effect has happened.
		/// - [`Error::NothingOutstanding`]: If nothing waits.
		/// - [`Error::NotForReceived`]: Accept it as ordered, or give it back.
		/// - [`Error::IllegalTransition`]: If it is locked: unlock it first.
		/// - What makes the effect fail; [`Error::OrderNotFound`], [`Error::Overflow`].
		///
		/// ## Events
		///
		/// - [`Event::Settled`], [`Event::StateChanged`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::accept())]
		pub fn accept(
			origin: OriginFor<T>,
			order: OrderId,
			acceptance: Acceptance,
		) -> DispatchResult {
			T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_accept(order, acceptance)
		}

		/// Decide that what is outstanding of an order is given back.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ComplianceOrigin`].
		///
		/// ## Details
		///
		/// To whom and how is agreed on outside of the chain: the payer's address may be that of an
		/// exchange. What comes for the order from now on is to be given back too.
		///
		/// ## Parameters
		///
		/// - `order`: An order of which something waits: partly paid, overpaid, late or locked.
		///
		/// ## Errors
		///
		/// - [`Error::NothingOutstanding`]: If nothing waits.
		/// - [`Error::OrderNotFound`], [`Error::IllegalTransition`].
		///
		/// ## Events
		///
		/// - [`Event::StateChanged`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::start_refund())]
		pub fn start_refund(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_start_refund(order)
		}

		/// Note that money was given back.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ComplianceOrigin`].
		///
		/// ## Details
		///
		/// When nothing is left to be given back, the order is refunded, or paid if its effect has
		/// happened.
		///
		/// ## Parameters
		///
		/// - `order`: An order that is being refunded.
		/// - `amount`: How much was given back, in the asset's smallest unit, what it cost to send
		///   included.
		/// - `reference`: What shows it: a transaction's hash, a bank's reference. No personal data.
		///
		/// ## Errors
		///
		/// - [`Error::NotRefunding`]: Start the refund first.
		/// - [`Error::RefundOutOfBounds`], [`Error::NoRefundReference`], [`Error::TooManyRefunds`].
		/// - [`Error::OrderNotFound`].
		///
		/// ## Events
		///
		/// - [`Event::RefundNoted`], and [`Event::StateChanged`] if it was the last.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::mark_refunded())]
		pub fn mark_refunded(
			origin: OriginFor<T>,
			order: OrderId,
			#[pallet::compact] amount: u128,
			reference: RefundRef,
		) -> DispatchResult {
			T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_mark_refunded(order, amount, reference)
		}

		/// Lock an order.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ComplianceOrigin`].
		///
		/// ## Details
		///
		/// What comes for it is noted, and nothing happens until it is unlocked or refunded.
		///
		/// ## Parameters
		///
		/// - `order`: An order that is neither paid nor refunded.
		///
		/// ## Errors
		///
		/// - [`Error::OrderNotFound`], [`Error::IllegalTransition`].
		///
		/// ## Events
		///
		/// - [`Event::Locked`], [`Event::StateChanged`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::lock())]
		pub fn lock(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_lock(order)
		}

		/// Unlock an order.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ComplianceOrigin`].
		///
		/// ## Details
		///
		/// It stands where it would without the lock. If it is paid, its effect happens.
		///
		/// ## Parameters
		///
		/// - `order`: An order that is locked, for whichever reason.
		///
		/// ## Errors
		///
		/// - [`Error::OrderNotFound`], [`Error::NotLocked`].
		/// - What makes the effect fail: it stays locked then.
		///
		/// ## Events
		///
		/// - [`Event::StateChanged`], and [`Event::Settled`] if it is paid.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::unlock())]
		pub fn unlock(origin: OriginFor<T>, order: OrderId) -> DispatchResult {
			T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_unlock(order, false)
		}

		/// Set a rail, or change it.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Counts for new orders. Those that are there keep their address, asset and price, and
		/// their address is watched as long as they are.
		///
		/// ## Parameters
		///
		/// - `rail`: The rail.
		/// - `config`: Its configuration. Of a jetton, `wallet` is what the master's
		///   `get_wallet_address` answers for `pay_to`: take it from more than one source.
		///
		/// ## Errors
		///
		/// - [`Error::TargetOfAnotherRail`], [`Error::InvalidRate`].
		/// - [`Error::TooManyRails`], [`Error::TooManyTargets`].
		///
		/// ## Events
		///
		/// - [`Event::RailSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_rail())]
		#[allow(clippy::boxed_local, reason = "keeps all calls small")]
		pub fn set_rail(
			origin: OriginFor<T>,
			rail: Rail,
			config: Box<RailConfig>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_rail(rail, *config)
		}

		/// Set a rail's price.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Counts for new orders.
		///
		/// ## Parameters
		///
		/// - `rail`: The rail.
		/// - `rate`: So many plancks of GCC for so many of the asset's smallest units.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchRail`], [`Error::InvalidRate`].
		///
		/// ## Events
		///
		/// - [`Event::RailSet`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::set_rate())]
		pub fn set_rate(origin: OriginFor<T>, rail: Rail, rate: Rate) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let record = Rails::<T>::get(rail).ok_or(Error::<T>::NoSuchRail)?;
			Self::do_set_rail(rail, RailConfig { rate, ..record.config })
		}

		/// Let a rail take orders, or no more.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Orders that are there can be paid all the same.
		///
		/// ## Parameters
		///
		/// - `rail`: The rail.
		/// - `enabled`: Whether it takes new orders.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchRail`].
		///
		/// ## Events
		///
		/// - [`Event::RailSet`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::set_rail_enabled())]
		pub fn set_rail_enabled(origin: OriginFor<T>, rail: Rail, enabled: bool) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			let record = Rails::<T>::get(rail).ok_or(Error::<T>::NoSuchRail)?;
			Self::do_set_rail(rail, RailConfig { enabled, ..record.config })
		}

		/// Remove a rail.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Orders that are there can be paid all the same.
		///
		/// ## Parameters
		///
		/// - `rail`: The rail.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchRail`].
		///
		/// ## Events
		///
		/// - [`Event::RailRemoved`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::remove_rail())]
		pub fn remove_rail(origin: OriginFor<T>, rail: Rail) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_rail(rail)
		}

		/// Set the rules.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// They count for new orders, but for the retention, which counts for each order that is
		/// done with from now on.
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
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, params: Box<Parameters>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(params.is_valid(), Error::<T>::ParameterOutOfBounds);
			let old = Params::<T>::get();
			Params::<T>::put(*params);
			Self::deposit_event(Event::ParamsSet { old: Box::new(old), new: params });
			Ok(())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The order that a memo is of, as a payer wrote it. `None` if there is none, or not any
		/// more.
		pub fn order_of_memo(memo: Vec<u8>) -> Option<OrderId> {
			let memo = Memo::parse(&memo)?;
			(Orders::<T>::get(memo.order())?.memo == memo).then(|| memo.order())
		}

		/// The order that a transfer was used for.
		pub fn used_for(transfer: TransferId) -> Option<OrderId> {
			UsedTransfers::<T>::get(transfer)
		}

		/// The votes on transfers of an order that are not agreed on.
		pub fn votes_on(order: OrderId) -> VotesOf<T> {
			Votes::<T>::get(order)
		}

		/// How many orders in the state `Open` an account made.
		pub fn open_orders_of(who: AccountIdOf<T>) -> u32 {
			OpenOrders::<T>::get(who)
		}
	}
}
