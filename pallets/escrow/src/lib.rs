//! # Escrow
//!
//! Merchants' orders: most of the price is the merchant's at once, and a share is on hold until the
//! buyer had time to open a dispute.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets, points
//! of sale and arbiters read through `EscrowApi` of `mornet-primitives`, which [`Pallet`] answers with
//! the functions of the same names. Orders of payments on TRON and TON pay through `Commerce`.
//!
//! ## Terminology
//!
//! Amounts are plancks of GCC (1 GCC = 10^12 plancks). Times are milliseconds since the Unix epoch.
//!
//! - **Order**: a merchant's demand for an amount, opened by its point of sale.
//! - **Merchant's share**: what of a payment is the merchant's at once: 90 % at first.
//! - **Held share**: the rest: on hold until the order comes to its end.
//! - **Dispute window**: for how long after the payment the buyer can open a dispute.
//! - **Ruling window**: for how long after that an arbiter can rule.
//! - **Arbiter**: an account that governance appointed to rule on disputes.
//! - **Deadline**: when an order comes to its end by itself: in each state there is one.
//! - **Reference**: what an order is known by in an order of payments. It stands for the merchant, the
//!   amount and the metadata, so that a payer cannot be made to pay for something else.
//! - **Proof**: the hash of the content of a video proof, for people to look up.
//!
//! ## Overview
//!
//! A merchant's point of sale opens an order, for anyone or for one buyer, and shows its number. The
//! buyer pays: from the GCC balance, or through an order of payments on another network. The merchant
//! has the whole amount on its account then, and of it the held share is on hold.
//!
//! | what happens | who, and when | the held share | `Outcome` |
//! | --- | --- | --- | --- |
//! | taken back | the merchant, before it is paid | none | `Cancelled` |
//! | not paid | by itself, at `pay_by` | none | `Expired` |
//! | content | the buyer, any time after | to the merchant | `Released` |
//! | refund | the merchant, any time after | to the buyer, with the merchant's share | `Refunded` |
//! | no dispute | by itself, at the end of the dispute window | to the merchant | `Undisputed` |
//! | ruling | an arbiter, in the ruling window | as the arbiter says | `Ruled` |
//! | no ruling, the merchant had answered | by itself, at the end of it | to the merchant | `NotRuled` |
//! | no ruling, the merchant was silent | by itself, at the end of it | to the buyer | `Unanswered` |
//!
//! So who keeps silent loses, and who had their say loses nothing by the arbiters' silence: the money
//! stays whose it is. Both sides can attach video proofs until the order comes to its end.
//!
//! A point of sale need not have the merchant's keys: make it a proxy that can do nothing else.
//!
//! ### Example
//!
//! ```ignore
//! // The point of sale: 20 GCC, an hour to pay.
//! Escrow::open_order(origin(shop), 20 * GCC, receipt_hash, now + HOUR, None, None, None)?;
//!
//! // The buyer. The shop has 18 GCC, and 2 GCC on hold.
//! Escrow::pay(origin(alice), 0, 20 * GCC)?;
//!
//! // It was broken.
//! Escrow::dispute(origin(alice), 0, Some(video_of_the_shards))?;
//! Escrow::answer(origin(shop), 0, Some(video_of_the_parcel))?;
//! Escrow::rule(origin(arbiter), 0, Ruling::Split { to_buyer: GCC })?;
//! ```
//!
//! ## Implementation
//!
//! **Whose the held share is.** It is on hold on the merchant's own account, for
//! [`HoldReason::DisputeWindow`], and not on an account of the pallet. It is the merchant's revenue,
//! which wallets show as such; a freeze of the merchant's account covers it as it covers all the rest;
//! no pot of other people's money has to be watched, exempted from rules, or explained; and in the
//! usual case, a release, nothing moves. The payment is one transfer of the whole amount, which the
//! rules for AML see as what it is.
//!
//! **What the merchant's affairs do to it.** *Debts*: other pallets take from what they hold
//! themselves, or from what is free; neither reaches this hold. *Locks*, such as for votes, overlap
//! with holds, and so what a ruling or silence gives to the buyer is taken by force: a merchant cannot
//! lock it away. A refund is no such taking, and leaves locks whole: else two accounts of one owner could
//! vote with one sum any number of times, paying and giving back. *Death*:
//! an account with a hold, and that of an open order's deposit is one, is never removed. *Spending*:
//! the merchant's share is free, and a merchant that spent it cannot refund before it has it again; the
//! held share is what the buyer can count on.
//!
//! **Freezes.** A frozen account can do nothing but receive. A frozen merchant opens no order, is not
//! paid and gives no refund; a frozen buyer neither pays nor releases. A hold is not hindered by a
//! freeze, so whatever pays the buyer out of it asks first: an arbiter cannot rule for the buyer while
//! the merchant is frozen, and can again when the freeze is lifted in time. At the deadline the held
//! share is not on hold any longer in any case: what would be the buyer's stays under the freeze on the
//! merchant's account, with the outcome `Withheld`, by which the compliance council knows of the claim.
//!
//! **The buyer's account** may be gone when something is to be given back. The held share of the least
//! amount is at least the existential deposit, so all of it can open the account again; an arbiter's
//! split that is too small for that is refused. A payment by `pay` leaves the existential deposit; one
//! through another network may take all that the account has.
//!
//! **Limits.** What a merchant is paid counts at the ramp `MerchantReceipt`, in full, and stays counted
//! if it is given back. Whether the limits would allow it is looked at when an order is opened too. A
//! buyer that pays with GCC passes no ramp; one that pays on another network passes `Payment`, which
//! the payments pallet counts.
//!
//! **Payments on another network** arrive as GCC on the buyer's account, which pay the order in the
//! same storage transaction. If the order cannot be paid any more, because it was paid, cancelled or
//! expired meanwhile, the order of payments is locked, and the compliance council gives the payment
//! back. To make that rare, an order of payments is only made while `rail_margin` is left to pay, and a
//! merchant should name the buyer and not cancel what the buyer may be paying.
//!
//! **Rules are kept**: shares and windows are those of the moment when an order was opened. One number
//! sets both shares, which make up the whole.
//!
//! **Rounding.** The merchant's share is rounded down, by less than one planck; the held share is the
//! rest. A split is told in plancks and needs none.
//!
//! **Deadlines.** Before an order's deadline the parties and arbiters can act; from it on nobody can,
//! and the order only waits to be closed. A queue in order of time (storage iterates keys in order, and
//! these begin with the moment in big-endian) has one row an order. `on_poll` closes what is due, the
//! oldest first, [`Config::MaxClosingsPerBlock`] a block at most and as far as the weight allows; what
//! is left waits for the next block, or anyone calls `settle`. Why not `on_idle`: what is given to a
//! silent merchant's buyer moves value between customers, and the AML pallet, which reads the transfers
//! of a block after its last transaction, would not see it.
//!
//! **Bounds.** An order is at most 462 bytes, and five rows, 774 bytes with their keys, for which the
//! merchant has a deposit on hold until it is removed; it is removed the moment it comes to its end,
//! and the event is the record. No order is open for more than 30 days or paid for more than 180.
//!
//! **Threats considered.** *A buyer that disputes for sport*: it costs a fee, and the merchant gets the
//! held share by answering. *A merchant that names its own arbiter*: governance appoints them, the
//! buyer sees who it is before paying, and none can rule on its own orders, nor pay what it is the
//! arbiter of; if the chosen one is dismissed, all can rule. *Arbiters that sleep, or are all dismissed*: the deadline. *A reference to
//! another order*, after a fork or by deceit: it fits none. *A number that is another order's* after a
//! fork: `pay` names the amount too. *Filling the queue*: each row cost a deposit and a fee; a queue
//! that is long delays the return of what is over, and adds no time to act. *A merchant that fills a
//! stranger's list of orders* by naming it as the buyer: with a deposit each; lists are read in pages.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod commerce;
mod functions;
#[cfg(test)]
mod mock;
mod queries;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
pub mod weights;

pub use pallet::*;
pub use types::{AccountIdOf, Order, OrderOf, Proofs, Side};

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::escrow";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, Mutate, MutateHold},
			tokens::Preservation,
			Time,
		},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use mornet_primitives::{
		aml::FrozenAccounts,
		escrow::{OrderId, Outcome, Parameters, ProofLink, Ruling},
		kyc::RampLimits,
		payments::{self, order::Reference},
		Balance, Hash, Moment,
	};

	use crate::{functions::Offer, weights::WeightInfo, OrderOf};

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
		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// The coin, GCC.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = <Self as Config>::RuntimeHoldReason>;

		/// The chain's clock, in milliseconds since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// The merchants' limits on what they are paid.
		type Limits: RampLimits<Self::AccountId>;

		/// The accounts that compliance froze.
		type Frozen: FrozenAccounts<Self::AccountId>;

		/// Who appoints and dismisses arbiters and sets the parameters.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// What is on hold of a merchant for each order's place in storage, in plancks, until it is
		/// removed.
		#[pallet::constant]
		type OrderDeposit: Get<Balance>;

		/// Most arbiters.
		#[pallet::constant]
		type MaxArbiters: Get<u32>;

		/// Most orders that one block closes by itself. What is due beyond it waits for the next.
		#[pallet::constant]
		type MaxClosingsPerBlock: Get<u32>;

		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Why coins are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// The held share of a merchant's orders, until their dispute windows close.
		#[codec(index = 0)]
		DisputeWindow,
		/// For the place in storage of a merchant's orders.
		#[codec(index = 1)]
		OrderDeposit,
	}

	/// The rules that governance sets.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The arbiters. At most `MaxArbiters`.
	// Keyed by accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type Arbiters<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// The number of the next order.
	#[pallet::storage]
	pub type NextOrder<T: Config> = StorageValue<_, OrderId, ValueQuery>;

	/// The orders that did not come to their end.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Orders<T: Config> = StorageMap<_, Twox64Concat, OrderId, OrderOf<T>, OptionQuery>;

	/// The orders of each merchant and buyer, the newest first.
	// In the order of the second key, `ordered::descending`, which we assign: hence no hash.
	#[pallet::storage]
	pub type OrdersOf<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, [u8; 8], (), OptionQuery>;

	/// The orders with a dispute, the oldest first.
	// In the order of the key, `ordered::ascending`, which we assign: hence no hash.
	#[pallet::storage]
	pub type Disputes<T: Config> = StorageMap<_, Identity, [u8; 8], (), OptionQuery>;

	/// The deadlines of all orders, in the order of time.
	// In the order of the key, `ordered::timed`: hence no hash. Its moments are bounded by the
	// windows.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageMap<_, Identity, [u8; 16], (), OptionQuery>;

	/// The rules and the arbiters at the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules at the start.
		pub parameters: Parameters,
		/// The arbiters at the start.
		pub arbiters: Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				Pallet::<T>::check_params(&self.parameters),
				"escrow parameters are out of bounds: {:?}",
				self.parameters
			);
			Params::<T>::put(self.parameters);
			for who in &self.arbiters {
				assert!(!Arbiters::<T>::contains_key(who), "escrow arbiter {who:?} is there twice");
				Arbiters::<T>::insert(who, ());
			}
			assert!(Arbiters::<T>::count() <= T::MaxArbiters::get(), "too many escrow arbiters");
		}
	}

	/// What happened. With the events from genesis on each order can be rebuilt, also one that came to
	/// its end.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A merchant opened an order.
		OrderOpened {
			/// Its number.
			order: OrderId,
			/// Who is to be paid.
			merchant: T::AccountId,
			/// Who is to pay. `None`: anyone can.
			buyer: Option<T::AccountId>,
			/// The arbiter that was chosen. `None`: any of them.
			arbiter: Option<T::AccountId>,
			/// What is to be paid, in plancks.
			amount: Balance,
			/// What of it will be on hold, in plancks.
			held: Balance,
			/// Hash of what is sold.
			metadata: Hash,
			/// The first video proof of the merchant's.
			proof: Option<ProofLink>,
			/// It can be paid before this time, in milliseconds since the Unix epoch.
			pay_by: Moment,
			/// For how long after the payment the buyer can open a dispute, in milliseconds.
			dispute_window: Moment,
			/// For how long after that an arbiter can rule, in milliseconds.
			ruling_window: Moment,
			/// What it can be paid by in an order of payments.
			reference: Reference,
		},
		/// An order was paid.
		Paid {
			/// Its number.
			order: OrderId,
			/// Who was paid.
			merchant: T::AccountId,
			/// Who paid.
			buyer: T::AccountId,
			/// What was paid, in plancks.
			amount: Balance,
			/// What of it is on hold, in plancks.
			held: Balance,
			/// The buyer can open a dispute before this time, in milliseconds since the Unix epoch.
			until: Moment,
			/// The order of payments through which it was paid. `None`: from the GCC balance.
			through: Option<payments::OrderId>,
		},
		/// A buyer opened a dispute.
		Disputed {
			/// The order's number.
			order: OrderId,
			/// Who was paid.
			merchant: T::AccountId,
			/// Who paid.
			buyer: T::AccountId,
			/// What it is about, in plancks.
			held: Balance,
			/// An arbiter can rule before this time, in milliseconds since the Unix epoch.
			rule_by: Moment,
		},
		/// The merchant answered a dispute.
		Answered {
			/// The order's number.
			order: OrderId,
			/// Who.
			merchant: T::AccountId,
		},
		/// One side attached a video proof.
		ProofAttached {
			/// The order's number.
			order: OrderId,
			/// Who.
			by: T::AccountId,
			/// The proof.
			proof: ProofLink,
		},
		/// An arbiter ruled.
		Ruled {
			/// The order's number.
			order: OrderId,
			/// Who.
			arbiter: T::AccountId,
			/// Who gets what was on hold.
			ruling: Ruling,
		},
		/// An order came to its end, and is removed.
		Closed {
			/// Its number.
			order: OrderId,
			/// Who was to be paid.
			merchant: T::AccountId,
			/// Who paid or was to pay, if that was anyone.
			buyer: Option<T::AccountId>,
			/// How.
			outcome: Outcome,
			/// What the buyer got back, in plancks: of a refund all of the amount, else of the held
			/// share.
			to_buyer: Balance,
			/// What of the held share is free on the merchant's account now, in plancks.
			to_merchant: Balance,
		},
		/// Governance appointed an arbiter.
		ArbiterAppointed {
			/// Who.
			arbiter: T::AccountId,
		},
		/// Governance dismissed an arbiter.
		ArbiterDismissed {
			/// Who.
			arbiter: T::AccountId,
		},
		/// Governance set the rules.
		ParamsSet {
			/// Those until now.
			old: Parameters,
			/// Those for orders opened from now on.
			new: Parameters,
		},
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// There is no order of that number. It may have come to its end.
		OrderNotFound,
		/// Only the order's merchant can do this.
		NotMerchant,
		/// Only the order's buyer can do this. An order that names a buyer is paid by nobody else.
		NotBuyer,
		/// Only the order's merchant and its buyer can do this.
		NotParty,
		/// A merchant cannot be its own buyer.
		SameParty,
		/// The order is paid. The merchant can refund it.
		AlreadyPaid,
		/// The order is not paid.
		NotPaid,
		/// The amount is not that of the order. Look at the order again.
		AmountDiffers,
		/// The amount is below the least of an order.
		BelowMinAmount,
		/// The time to pay is too short or too long. See the parameters.
		PayWindowOutOfBounds,
		/// The order's deadline has passed: nobody can act any more. Have it settled.
		DeadlinePassed,
		/// The order's deadline has not passed. Wait for it.
		NotDue,
		/// Too little is free on the account. Pay or refund when there is enough.
		NotEnoughFree,
		/// There is a dispute on the order already.
		AlreadyDisputed,
		/// There is no dispute on the order.
		NotDisputed,
		/// The merchant answered already. Further proofs can be attached.
		AlreadyAnswered,
		/// The proof is attached already.
		ProofAttached,
		/// No more proofs can be attached by this side.
		TooManyProofs,
		/// The account is no arbiter. Governance appoints them.
		NotArbiter,
		/// The account is an arbiter already.
		AlreadyArbiter,
		/// There is no room for another arbiter. Dismiss one first.
		TooManyArbiters,
		/// Another arbiter was chosen for the order.
		AnotherArbiter,
		/// An arbiter cannot be a party to what it rules on.
		ArbiterIsParty,
		/// A split gives each side something. Rule for one of them instead.
		SplitOutOfBounds,
		/// The buyer's account is gone and the amount too small to open it. Rule otherwise.
		BuyerCannotReceive,
		/// The buyer's account is frozen. Compliance has to lift the freeze first.
		BuyerFrozen,
		/// The merchant's account is frozen. Compliance has to lift the freeze first.
		MerchantFrozen,
		/// This is closed to the level of the merchant's account. A registrar has to attest a
		/// higher one, or governance has to open what it closed to all.
		MerchantNotVerified,
		/// The merchant's attestation by a registrar has expired. A registrar has to renew it.
		MerchantAttestationExpired,
		/// The merchant's attestation was revoked by its registrar, or is void because that registrar
		/// was. A registrar has to attest it anew.
		MerchantAttestationRevoked,
		/// The amount is above what the merchant's level allows in one operation. Use smaller amounts
		/// or have a registrar raise the level.
		AboveOperationLimit,
		/// The amount is above what is left of the merchant's limit for the day. Go on the next day or
		/// have a registrar raise the level.
		AboveDailyLimit,
		/// What is to be paid is no invoice.
		NotAnInvoice,
		/// The reference is not that of the order. Look at the order again.
		ReferenceDiffers,
		/// Too little time is left to pay on another network. Pay in GCC, or have the merchant open
		/// another order.
		TooLateForRail,
		/// An order cannot go from its state to that one.
		IllegalTransition,
		/// A number does not fit.
		Overflow,
		/// A parameter is out of its bounds.
		ParameterOutOfBounds,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Closes the orders whose time is over.
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::run_agenda(meter);
		}

		fn integrity_test() {
			assert!(T::OrderDeposit::get() > 0, "storage could be filled for nothing");
			assert!(T::MaxArbiters::get() >= 1, "there has to be room for an arbiter");
			assert!(T::MaxClosingsPerBlock::get() >= 1, "a block can close an order");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Open an order.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the merchant, or by a point of sale that is a proxy of it.
		///
		/// ## Details
		///
		/// Puts `OrderDeposit` on hold until the order is removed. The order keeps the shares and
		/// windows of this moment.
		///
		/// ## Parameters
		///
		/// - `amount`: What is to be paid, in plancks; at least `min_amount`.
		/// - `metadata`: Hash of what is sold, which the point of sale shows to the buyer. No personal
		///   data: what can be guessed has to be salted.
		/// - `pay_by`: It can be paid before this time, in milliseconds since the Unix epoch: at least
		///   a minute and at most `max_pay_window` from now.
		/// - `buyer`: Who can pay. `None`: anyone can.
		/// - `arbiter`: Who can rule on a dispute. `None`: any arbiter.
		/// - `proof`: A video proof.
		///
		/// ## Errors
		///
		/// - [`Error::BelowMinAmount`], [`Error::PayWindowOutOfBounds`], [`Error::SameParty`].
		/// - [`Error::NotArbiter`], [`Error::ArbiterIsParty`].
		/// - [`Error::MerchantNotVerified`] and the other limits of the merchant.
		///
		/// ## Events
		///
		/// - [`Event::OrderOpened`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::open_order())]
		pub fn open_order(
			origin: OriginFor<T>,
			#[pallet::compact] amount: Balance,
			metadata: Hash,
			#[pallet::compact] pay_by: Moment,
			buyer: Option<T::AccountId>,
			arbiter: Option<T::AccountId>,
			proof: Option<ProofLink>,
		) -> DispatchResult {
			let merchant = ensure_signed(origin)?;
			Self::do_open(merchant, Offer { amount, metadata, pay_by, buyer, arbiter, proof })
		}

		/// Pay an order.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the buyer: the one that the order names, or anyone but its arbiter if it names
		/// none.
		///
		/// ## Details
		///
		/// The merchant gets all of the amount, and the held share of it is put on hold there. The
		/// buyer's account keeps the existential deposit.
		///
		/// ## Parameters
		///
		/// - `order`: Its number.
		/// - `amount`: Its amount, in plancks, so that nobody pays another than they agreed to.
		///
		/// ## Errors
		///
		/// - [`Error::DeadlinePassed`]: Have the merchant open another order.
		/// - [`Error::NotEnoughFree`], [`Error::AmountDiffers`], [`Error::NotBuyer`].
		/// - [`Error::OrderNotFound`], [`Error::AlreadyPaid`], [`Error::SameParty`],
		///   [`Error::ArbiterIsParty`].
		/// - [`Error::BuyerFrozen`]; [`Error::MerchantNotVerified`] and the other limits of the
		///   merchant.
		///
		/// ## Events
		///
		/// - [`Event::Paid`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::pay())]
		pub fn pay(
			origin: OriginFor<T>,
			#[pallet::compact] order: OrderId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let buyer = ensure_signed(origin)?;
			Self::do_pay(order, buyer, amount, Preservation::Preserve, None)
		}

		/// Take an order back that is not paid.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the merchant.
		///
		/// ## Details
		///
		/// If the buyer is paying on another network, the compliance council has to give that payment
		/// back: ask first, or let the order expire.
		///
		/// ## Parameters
		///
		/// - `order`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyPaid`]: Refund it instead.
		/// - [`Error::OrderNotFound`], [`Error::NotMerchant`].
		///
		/// ## Events
		///
		/// - [`Event::Closed`] with `Cancelled`.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, #[pallet::compact] order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(&who, order)
		}

		/// Let the merchant have the held share.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the buyer.
		///
		/// ## Details
		///
		/// For a buyer that is content and need not wait, also one that takes a dispute back. It cannot
		/// be undone.
		///
		/// ## Parameters
		///
		/// - `order`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::OrderNotFound`], [`Error::NotBuyer`], [`Error::NotPaid`],
		///   [`Error::DeadlinePassed`], [`Error::BuyerFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::Closed`] with `Released`.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::release())]
		pub fn release(origin: OriginFor<T>, #[pallet::compact] order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_release(&who, order)
		}

		/// Give all of a payment back.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the merchant.
		///
		/// ## Details
		///
		/// Takes the held share from the hold and the merchant's share from what is free. Also during a
		/// dispute, which ends with it.
		///
		/// ## Parameters
		///
		/// - `order`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::NotEnoughFree`]: If the merchant's share is spent, or if the merchant locked what
		///   it would give back, such as for a vote.
		/// - [`Error::OrderNotFound`], [`Error::NotMerchant`], [`Error::NotPaid`],
		///   [`Error::DeadlinePassed`], [`Error::MerchantFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::Closed`] with `Refunded`.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::refund())]
		pub fn refund(origin: OriginFor<T>, #[pallet::compact] order: OrderId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_refund(&who, order)
		}

		/// Open a dispute.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the buyer.
		///
		/// ## Details
		///
		/// The held share stays on hold until an arbiter rules, the merchant refunds, the buyer
		/// releases, or the ruling window is over.
		///
		/// ## Parameters
		///
		/// - `order`: Its number.
		/// - `proof`: A video proof.
		///
		/// ## Errors
		///
		/// - [`Error::DeadlinePassed`], after the dispute window.
		/// - [`Error::OrderNotFound`], [`Error::NotBuyer`], [`Error::NotPaid`],
		///   [`Error::AlreadyDisputed`], [`Error::ProofAttached`], [`Error::TooManyProofs`].
		///
		/// ## Events
		///
		/// - [`Event::Disputed`], and [`Event::ProofAttached`] with a proof.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::dispute())]
		pub fn dispute(
			origin: OriginFor<T>,
			#[pallet::compact] order: OrderId,
			proof: Option<ProofLink>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_dispute(&who, order, proof)
		}

		/// Answer a dispute.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the merchant.
		///
		/// ## Details
		///
		/// A merchant that does not answer loses the held share if no arbiter rules.
		///
		/// ## Parameters
		///
		/// - `order`: The order's number.
		/// - `proof`: A video proof.
		///
		/// ## Errors
		///
		/// - [`Error::OrderNotFound`], [`Error::NotMerchant`], [`Error::NotDisputed`],
		///   [`Error::AlreadyAnswered`], [`Error::DeadlinePassed`], [`Error::ProofAttached`],
		///   [`Error::TooManyProofs`].
		///
		/// ## Events
		///
		/// - [`Event::Answered`], and [`Event::ProofAttached`] with a proof.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::answer())]
		pub fn answer(
			origin: OriginFor<T>,
			#[pallet::compact] order: OrderId,
			proof: Option<ProofLink>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_answer(&who, order, proof)
		}

		/// Attach a video proof to an order.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the merchant or the buyer.
		///
		/// ## Details
		///
		/// It cannot be taken back. Whether there is such a proof, and what it shows, is for the
		/// arbiter to look at.
		///
		/// ## Parameters
		///
		/// - `order`: The order's number.
		/// - `proof`: The proof.
		///
		/// ## Errors
		///
		/// - [`Error::OrderNotFound`], [`Error::NotParty`], [`Error::DeadlinePassed`],
		///   [`Error::ProofAttached`], [`Error::TooManyProofs`].
		///
		/// ## Events
		///
		/// - [`Event::ProofAttached`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::attach_proof())]
		pub fn attach_proof(
			origin: OriginFor<T>,
			#[pallet::compact] order: OrderId,
			proof: ProofLink,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_attach(&who, order, proof)
		}

		/// Rule on a dispute.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an arbiter: the one that was chosen, or any if none was or that one is dismissed.
		///
		/// ## Details
		///
		/// The merchant's answer need not be waited for. It cannot be undone.
		///
		/// ## Parameters
		///
		/// - `order`: The order's number.
		/// - `ruling`: Who gets what is on hold.
		///
		/// ## Errors
		///
		/// - [`Error::MerchantFrozen`]: Nothing can go to the buyer until compliance lifts the freeze.
		/// - [`Error::BuyerCannotReceive`], [`Error::SplitOutOfBounds`]: Rule otherwise.
		/// - [`Error::NotArbiter`], [`Error::AnotherArbiter`], [`Error::ArbiterIsParty`].
		/// - [`Error::OrderNotFound`], [`Error::NotDisputed`], [`Error::DeadlinePassed`].
		///
		/// ## Events
		///
		/// - [`Event::Ruled`], and [`Event::Closed`] with `Ruled`.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::rule())]
		pub fn rule(
			origin: OriginFor<T>,
			#[pallet::compact] order: OrderId,
			ruling: Ruling,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rule(&who, order, ruling)
		}

		/// Close an order whose deadline has passed.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// Happens by itself. The call is for when many orders are due at once and one cannot wait.
		///
		/// ## Parameters
		///
		/// - `order`: Its number.
		///
		/// ## Errors
		///
		/// - [`Error::NotDue`], before its deadline.
		/// - [`Error::OrderNotFound`].
		///
		/// ## Events
		///
		/// - [`Event::Closed`] with what the order came to.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::settle())]
		pub fn settle(origin: OriginFor<T>, #[pallet::compact] order: OrderId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(order)
		}

		/// Appoint an arbiter.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		///
		/// - `arbiter`: Who; best a multisig or a pure proxy, whose keys can change.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyArbiter`], [`Error::TooManyArbiters`].
		///
		/// ## Events
		///
		/// - [`Event::ArbiterAppointed`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::appoint_arbiter())]
		pub fn appoint_arbiter(origin: OriginFor<T>, arbiter: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(!Arbiters::<T>::contains_key(&arbiter), Error::<T>::AlreadyArbiter);
			ensure!(Arbiters::<T>::count() < T::MaxArbiters::get(), Error::<T>::TooManyArbiters);
			Arbiters::<T>::insert(&arbiter, ());
			Self::deposit_event(Event::ArbiterAppointed { arbiter });
			Ok(())
		}

		/// Dismiss an arbiter.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// All others can rule on the orders for which it was chosen.
		///
		/// ## Parameters
		///
		/// - `arbiter`: Who.
		///
		/// ## Errors
		///
		/// - [`Error::NotArbiter`].
		///
		/// ## Events
		///
		/// - [`Event::ArbiterDismissed`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::dismiss_arbiter())]
		pub fn dismiss_arbiter(origin: OriginFor<T>, arbiter: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Arbiters::<T>::take(&arbiter).ok_or(Error::<T>::NotArbiter)?;
			Self::deposit_event(Event::ArbiterDismissed { arbiter });
			Ok(())
		}

		/// Set the rules for new orders.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Orders that are there keep theirs, but for `rail_margin`, which counts for them too.
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
		pub fn set_params(origin: OriginFor<T>, params: Parameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(Self::check_params(&params), Error::<T>::ParameterOutOfBounds);
			let old = Params::<T>::get();
			Params::<T>::put(params);
			Self::deposit_event(Event::ParamsSet { old, new: params });
			Ok(())
		}
	}
}
