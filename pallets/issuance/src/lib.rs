//! # Issuance
//!
//! GCC for fiat and fiat for GCC: who may mint, against which reserves, and how coins go back.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets and
//! bank gateways read through `IssuanceApi` of `mornet-primitives`, which [`Pallet`] answers with the
//! functions of the same names.
//!
//! ## Terminology
//!
//! Amounts are plancks of GCC (1 GCC = 10^12 plancks). One GCC stands for one unit of the reference
//! fiat, and amounts of fiat are given in plancks too.
//!
//! - **Issuer**: a bank gateway that governance appointed. It takes fiat into an escrow account,
//!   mints GCC for it, and pays fiat out again.
//! - **Daily cap**: the most an issuer may mint on one day. A day is a day in UTC by the chain's
//!   clock.
//! - **Bank reference**: what a bank calls one deposit, such as a UETR.
//! - **Attestation**: an issuer's word on the balance of its escrow account at a time. It is in
//!   force until it expires.
//! - **Outstanding**: what was minted for deposits and not paid out. Each issuer has its own, and
//!   their sum is what the escrow accounts have to hold.
//! - **Withdrawal**: GCC on hold until their issuer pays the fiat out. It is settled by being
//!   confirmed, rejected or released.
//! - **Pending**: what is on hold for withdrawals that are not settled.
//! - **Paid in**: minted for verified payments in USDT and TON, which issuers have no part in.
//! - **Lost**: dust of closed accounts that nobody could take.
//!
//! ## Overview
//!
//! A customer sends fiat to an issuer's escrow account. The issuer attests the account's balance and
//! mints as many GCC to the customer, naming the bank's reference: a reference mints once, whatever
//! is sent again. It can mint no more than its cap on a day, no more in all than its escrow account
//! holds, and nobody can mint when all together would pass what all accounts hold.
//!
//! Who wants fiat requests a withdrawal from an issuer and tells it, off the chain, where to pay. The
//! coins are on hold. The issuer pays, confirms, and the coins are burnt; or it rejects, and they are
//! free again. If it does neither in time, they are released by themselves.
//!
//! Governance appoints and removes issuers and can pause minting and new withdrawals. Withdrawals
//! that are under way are settled also then.
//!
//! ### Example
//!
//! ```ignore
//! // Governance.
//! Issuance::set_issuer(root(), bank, 50_000 * GCC)?;
//!
//! // The bank's gateway, after a deposit of 100.
//! Issuance::attest_reserves(origin(bank), 100 * GCC, now, statement_hash)?;
//! Issuance::mint(origin(bank), bank_ref, alice, 100 * GCC)?;
//!
//! // The customer wants 40 of them back.
//! Issuance::request_withdrawal(origin(alice), bank, 40 * GCC, payout_ref)?;
//!
//! // The gateway, after it paid.
//! Issuance::confirm_withdrawal(origin(bank), 0)?;
//! ```
//!
//! ## Implementation
//!
//! **Books.** [`Supply`] says where all GCC come from: total issuance is `genesis + minted + paid_in −
//! burnt − lost`, always. All minting goes through this pallet, payments' by the trait `PaidIn`. The
//! sum of the issuers' outstanding amounts is `minted − burnt`.
//!
//! **References** are kept for ever, under their BLAKE2b-256 hash, with what was minted: 116 bytes a
//! deposit, which only issuers can write, for a fee, within their caps. They are one name space for
//! all issuers: a deposit that two of them claim is minted once. A repeated call costs the weight of
//! two reads.
//!
//! **Reserves.** An issuer's outstanding amount must be within its own attestation, and that of all
//! within the sum of the attestations in force. So one bank without a fresh attestation stops the
//! others too as soon as their own reserves do not cover for it: coins are alike, and what one bank
//! lacks all holders lack. Withdrawals lower what is outstanding and need no attestation.
//!
//! **Who pays out.** A withdrawal is asked of one issuer, for no more than it has outstanding: no
//! escrow account is asked for fiat that it did not take in. Coins of genesis and coins paid in are
//! like any other, but they bring no issuer fiat; who would withdraw them depends on what others
//! deposited. If a bank hands its escrow account over to another, governance moves the outstanding
//! amount with it.
//!
//! **A removed issuer** can do nothing but reject withdrawals. Its row stays for what it has
//! outstanding and pending, and goes with that. A customer whose withdrawal it did not settle gets the
//! coins back by the time-out. An issuer that is to leave in order first gets a cap of zero, with
//! which it can pay out and not mint. Issuers should be multisigs or pure proxies, whose keys can
//! change while the account stays.
//!
//! **Time-out.** A withdrawal is entered for release at its expiry, in a list of at most
//! `MaxReleasesPerBlock` a block; if the list is full, in one of the next `MaxReleaseDelay` blocks.
//! `on_initialize` releases a block's list: bounded, and no scan. From the expiry on an issuer cannot
//! confirm, and anyone can release, whatever the list says.
//!
//! **No cancelling.** A customer cannot take a withdrawal back: the call could overtake the issuer's
//! confirmation while the fiat is on its way, and the customer would have both. Who changes their mind
//! asks the issuer to reject.
//!
//! **Freezes.** What is frozen cannot be put on hold here, although a hold could overlap with a
//! freeze. What is on hold is burnt even if the account was frozen since: the fiat is paid already.
//!
//! **Rounding**: there is none; amounts are only added and subtracted.
//!
//! **Threats considered.** *A gateway that retries* after a lost answer: references. *A stolen issuer
//! key*: the cap bounds a day, the attestation bounds all; it can attest falsely and confirm what it
//! did not pay until it is removed; statements are hashed so that a lie can be proven. *An old
//! statement*, replayed: each must be newer than the last. *Filling the lists* of withdrawals:
//! bounded an account, and a least amount, a fee and the limits of KYC for each. *Fiat paid after the
//! time-out*: a confirmation fails then; the gateway must not pay what is about to expire.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod adapters;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod functions;
#[cfg(test)]
mod mock;
mod queries;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::issuance";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{
		dispatch::WithPostDispatchInfo,
		pallet_prelude::*,
		traits::{
			fungible::{Balanced, Inspect, Mutate, MutateHold},
			Time,
		},
	};
	use frame_system::pallet_prelude::*;
	use mornet_primitives::{
		issuance::{BankRef, MintRecord, PayoutRef, RejectReason, WithdrawalId},
		kyc::{LimitError, RampLimits},
		Balance, BlockNumber, Hash, Moment,
	};

	use crate::{
		weights::WeightInfo, AccountWithdrawalsOf, AttestationsOf, Issuer, Parameters, ReleasesOf,
		SupplyLedger, Withdrawal,
	};

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

		/// The coin, GCC. Nothing else may change its total issuance: see the README for what the
		/// runtime has to see to.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = <Self as Config>::RuntimeHoldReason>
			+ Balanced<Self::AccountId>;

		/// The chain's clock, in milliseconds since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// The customers' limits on deposits and withdrawals.
		type Limits: RampLimits<Self::AccountId>;

		/// Who appoints and removes issuers, moves outstanding amounts and sets the parameters.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who pauses minting and withdrawals, and lets them go on.
		type PauseOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Most issuers, those included that are removed and have something outstanding.
		#[pallet::constant]
		type MaxIssuers: Get<u32>;

		/// Most withdrawals of one account that are not settled.
		#[pallet::constant]
		type MaxWithdrawalsPerAccount: Get<u32>;

		/// Most withdrawals in all that are not settled.
		#[pallet::constant]
		type MaxWithdrawals: Get<u32>;

		/// Most withdrawals that are released in one block.
		#[pallet::constant]
		type MaxReleasesPerBlock: Get<u32>;

		/// Most blocks by which a withdrawal is released later than it expires, because many expire
		/// at that time.
		#[pallet::constant]
		type MaxReleaseDelay: Get<u32>;

		/// Least time-out of withdrawals, in blocks, that governance can set: time enough for a bank
		/// to pay.
		#[pallet::constant]
		type MinWithdrawalTimeout: Get<BlockNumber>;

		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Why coins are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They are to be paid out in fiat.
		#[codec(index = 0)]
		Withdrawal,
	}

	/// The rules that governance sets.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// Whether minting and new withdrawals are paused.
	#[pallet::storage]
	pub type IsPaused<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// Where all GCC come from and where they went.
	#[pallet::storage]
	pub type Supply<T: Config> = StorageValue<_, SupplyLedger, ValueQuery>;

	/// The issuers, and those removed that have something outstanding. At most `MaxIssuers`.
	// Keyed by accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type Issuers<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, Issuer, OptionQuery>;

	/// The last attestation of each issuer that is appointed. Read by each minting, so one value.
	#[pallet::storage]
	pub type Attestations<T: Config> = StorageValue<_, AttestationsOf<T>, ValueQuery>;

	/// What was minted for each deposit, by the BLAKE2b-256 hash of the bank's reference. Never
	/// removed: a deposit mints once for ever.
	// The key is a strong hash already.
	#[pallet::storage]
	pub type Mints<T: Config> =
		StorageMap<_, Identity, Hash, MintRecord<T::AccountId>, OptionQuery>;

	/// The number of the next withdrawal.
	#[pallet::storage]
	pub type NextWithdrawal<T: Config> = StorageValue<_, WithdrawalId, ValueQuery>;

	/// The withdrawals that are not settled. At most `MaxWithdrawals`.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Withdrawals<T: Config> =
		CountedStorageMap<_, Twox64Concat, WithdrawalId, Withdrawal<T::AccountId>, OptionQuery>;

	/// The same by account.
	#[pallet::storage]
	pub type WithdrawalsByAccount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, AccountWithdrawalsOf<T>, ValueQuery>;

	/// The same by the block in which they are released.
	#[pallet::storage]
	pub type Releases<T: Config> =
		StorageMap<_, Twox64Concat, BlockNumber, ReleasesOf<T>, ValueQuery>;

	/// The rules and the issuers at the start. Whatever endows accounts at genesis has to be built
	/// before this pallet: the sum is noted here.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules at the start.
		pub parameters: Parameters,
		/// Issuers: account, daily cap in plancks.
		pub issuers: Vec<(T::AccountId, Balance)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				Pallet::<T>::check_params(&self.parameters),
				"issuance parameters are out of bounds: {:?}",
				self.parameters
			);
			Params::<T>::put(self.parameters);
			Supply::<T>::put(SupplyLedger {
				genesis: T::Currency::total_issuance(),
				..Default::default()
			});
			for (who, daily_cap) in &self.issuers {
				assert!(!Issuers::<T>::contains_key(who), "genesis issuer {who:?} is named twice");
				let set = Pallet::<T>::do_set_issuer(who, *daily_cap);
				assert!(set.is_ok(), "cannot appoint genesis issuer {who:?}: {set:?}");
			}
		}
	}

	/// What happened. With the events from genesis on the state can be rebuilt.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance appointed an issuer, or changed its daily cap.
		IssuerSet {
			/// The issuer.
			issuer: T::AccountId,
			/// What the cap was, in plancks; `None` if it was no issuer.
			previous: Option<Balance>,
			/// The most it may mint on a day from now on, in plancks.
			daily_cap: Balance,
		},
		/// Governance removed an issuer. Its attestation is void.
		IssuerRemoved {
			/// Who it was.
			issuer: T::AccountId,
			/// What it has outstanding, in plancks.
			outstanding: Balance,
			/// The part of it that is on hold for withdrawals, in plancks.
			pending: Balance,
		},
		/// Governance noted that one escrow account stands for what another issuer minted.
		OutstandingTransferred {
			/// The issuer that has less outstanding.
			from: T::AccountId,
			/// The issuer that has more.
			to: T::AccountId,
			/// How much, in plancks.
			amount: Balance,
		},
		/// An issuer attested the balance of its escrow account.
		ReservesAttested {
			/// The issuer.
			issuer: T::AccountId,
			/// What it attested before, in plancks.
			previous: Option<Balance>,
			/// The balance, in plancks.
			amount: Balance,
			/// When the account had it, in milliseconds since the Unix epoch.
			as_of: Moment,
			/// When the attestation expires by the present rules, in milliseconds since the Unix
			/// epoch.
			expires_at: Moment,
			/// Hash of the statement of account.
			statement_hash: Hash,
		},
		/// GCC were minted for a deposit.
		Minted {
			/// The issuer that holds the fiat.
			issuer: T::AccountId,
			/// Who got the GCC.
			beneficiary: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
			/// BLAKE2b-256 hash of the bank's reference, which is in the call.
			reference_hash: Hash,
			/// What the issuer has outstanding now, in plancks.
			outstanding: Balance,
			/// What the issuer minted on this day, in plancks.
			minted_on_day: Balance,
		},
		/// GCC were minted for a verified payment in USDT or TON.
		PaidIn {
			/// Who got them.
			who: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
		},
		/// An account put GCC on hold, to be paid out in fiat.
		WithdrawalRequested {
			/// Number of the withdrawal.
			id: WithdrawalId,
			/// Whose they are.
			who: T::AccountId,
			/// Who is to pay out.
			issuer: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
			/// What tells the issuer where to pay.
			payout_ref: PayoutRef,
			/// The first block in which it can no more be confirmed.
			expires_at: BlockNumber,
			/// The block in which it is released by itself.
			release_at: BlockNumber,
		},
		/// An issuer paid a withdrawal out; the GCC are burnt.
		WithdrawalConfirmed {
			/// Number of the withdrawal.
			id: WithdrawalId,
			/// Whose they were.
			who: T::AccountId,
			/// Who paid out.
			issuer: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
			/// What the issuer has outstanding now, in plancks.
			outstanding: Balance,
		},
		/// An issuer does not pay a withdrawal out; the GCC are free again.
		WithdrawalRejected {
			/// Number of the withdrawal.
			id: WithdrawalId,
			/// Whose they are.
			who: T::AccountId,
			/// Who was to pay out.
			issuer: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
			/// Why.
			reason: RejectReason,
		},
		/// An issuer did not settle a withdrawal in time; the GCC are free again.
		WithdrawalExpired {
			/// Number of the withdrawal.
			id: WithdrawalId,
			/// Whose they are.
			who: T::AccountId,
			/// Who was to pay out.
			issuer: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
		},
		/// Governance paused minting and new withdrawals.
		Paused,
		/// Governance lets minting and withdrawals go on.
		Unpaused,
		/// Governance set the parameters.
		ParamsSet {
			/// Those before.
			old: Parameters,
			/// Those now.
			new: Parameters,
		},
		/// What was left in a closed account was burnt, for nobody could take it.
		DustLost {
			/// How much, in plancks.
			amount: Balance,
		},
	}

	/// Why a call failed, and what to do.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is no issuer, or none any more. Governance appoints issuers.
		NotIssuer,
		/// There are as many issuers as there can be. Remove one that has nothing outstanding.
		TooManyIssuers,
		/// An amount cannot be transferred from an issuer to itself. Name two.
		SameIssuer,
		/// The amount is zero. Name the amount to move.
		ZeroAmount,
		/// The sum does not fit. Use a smaller amount.
		Overflow,
		/// A parameter is out of bounds. See `Parameters::check`.
		ParameterOutOfBounds,
		/// Minting and new withdrawals are paused already.
		AlreadyPaused,
		/// Minting and withdrawals are not paused.
		NotPaused,
		/// Minting and new withdrawals are paused. Try again when governance lets them go on.
		Paused,
		/// The reference is empty. Name the bank's reference or the commitment to payout details.
		EmptyReference,
		/// This deposit was minted before, just as asked. Nothing is left to do.
		AlreadyMinted,
		/// The bank reference was used for another issuer, beneficiary or amount. Check which
		/// deposit this is; `minted` of the runtime API tells what the reference stands for.
		ReferenceReused,
		/// The beneficiary has no account and the amount is below the existential deposit. Have
		/// more deposited, or have the account opened first.
		BelowExistentialDeposit,
		/// The amount is above what is left of the issuer's daily cap. Go on after midnight UTC or
		/// have governance raise the cap.
		DailyCapReached,
		/// The issuer has not attested its reserves. Call `attest_reserves` first.
		NoAttestation,
		/// The issuer's attestation has expired. Call `attest_reserves` with a new statement.
		AttestationExpired,
		/// The issuer would have more outstanding than it attested to hold. Attest the balance with
		/// the deposit in it first.
		ReservesExceeded,
		/// All issuers together would have more outstanding than their attestations in force say.
		/// Another issuer has to attest anew, or to fill its escrow account.
		TotalReservesExceeded,
		/// The statement is from the future by the chain's clock. Try again in the next block.
		StatementFromFuture,
		/// The statement is not newer than the last one or has expired already. Use a new one.
		StatementOutdated,
		/// The amount is below the least withdrawal. Withdraw more.
		BelowMinWithdrawal,
		/// The account has less that is free, not frozen and not needed to keep it open. Withdraw
		/// less.
		NotEnoughFree,
		/// The issuer has less outstanding, and so less fiat, than is asked for. Withdraw less or
		/// from another issuer.
		ExceedsOutstanding,
		/// The account has as many open withdrawals as it can. Wait for one to be settled.
		TooManyWithdrawals,
		/// There are as many open withdrawals as there can be. Try again later.
		WithdrawalsFull,
		/// Too many withdrawals would expire at that time. Try again in a few blocks.
		TooManyExpiries,
		/// There is no open withdrawal of that number. It may be settled.
		NoSuchWithdrawal,
		/// The withdrawal is asked of another issuer.
		NotYourWithdrawal,
		/// The withdrawal has expired: the coins are the customer's again. If the fiat is paid, the
		/// issuer has to claim it back off the chain.
		WithdrawalHasExpired,
		/// The withdrawal has not expired. Wait until its `expires_at`.
		NotExpired,
		/// The customer's account is frozen. Compliance has to lift the freeze first.
		CustomerFrozen,
		/// This is closed to the level of the customer's account. A registrar has to attest a
		/// higher one, or governance has to open what it closed to all.
		CustomerNotVerified,
		/// The customer's attestation by a registrar has expired. A registrar has to renew it.
		CustomerAttestationExpired,
		/// The amount is above what the customer's level allows in one operation. Use smaller
		/// amounts or have a registrar raise the level.
		AboveOperationLimit,
		/// The amount is above what is left of the customer's limit for any 24 hours. Wait until
		/// earlier operations are older, or have a registrar raise the level.
		AboveDailyLimit,
		/// The customer's attestation was revoked, or is void because its registrar was compromised.
		/// A registrar has to attest the account anew.
		CustomerAttestationRevoked,
	}

	impl<T> From<LimitError> for Error<T> {
		fn from(error: LimitError) -> Self {
			match error {
				LimitError::Frozen => Self::CustomerFrozen,
				LimitError::NotVerified => Self::CustomerNotVerified,
				LimitError::Expired => Self::CustomerAttestationExpired,
				LimitError::AboveOperationLimit => Self::AboveOperationLimit,
				LimitError::AboveDailyLimit => Self::AboveDailyLimit,
				LimitError::Revoked => Self::CustomerAttestationRevoked,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Releases the withdrawals whose time this block is.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::release_due()
		}

		fn integrity_test() {
			assert!(T::MaxIssuers::get() >= 1, "there has to be room for an issuer");
			assert!(T::MaxWithdrawalsPerAccount::get() >= 1, "an account can withdraw");
			assert!(
				T::MaxWithdrawals::get() >= T::MaxWithdrawalsPerAccount::get(),
				"an account can have as many withdrawals as it may"
			);
			assert!(T::MaxReleasesPerBlock::get() >= 1, "a block can release a withdrawal");
			assert!(
				(1..=Parameters::MAX_TIMEOUT).contains(&T::MinWithdrawalTimeout::get()),
				"there has to be a time-out that governance can set"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Appoint an issuer, or change its daily cap.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// What it minted today counts against a new cap too. One that was removed is appointed
		/// again, with what it has outstanding; it has to attest its reserves anew.
		///
		/// ## Parameters
		///
		/// - `issuer`: The bank gateway's account; best a multisig or a pure proxy.
		/// - `daily_cap`: The most it may mint on a day (UTC), in plancks. With zero it only pays
		///   out.
		///
		/// ## Errors
		///
		/// - [`Error::TooManyIssuers`].
		///
		/// ## Events
		///
		/// - [`Event::IssuerSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::set_issuer())]
		pub fn set_issuer(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			#[pallet::compact] daily_cap: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_issuer(&issuer, daily_cap)
		}

		/// Remove an issuer at once.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// For an issuer that cannot be trusted any more. It can neither mint nor attest nor confirm;
		/// withdrawals from it that it does not reject are released by the time-out. What it has
		/// outstanding stays on record until it is transferred to another. For an issuer that leaves
		/// in order, set its cap to zero and let it settle first.
		///
		/// ## Parameters
		///
		/// - `issuer`: The issuer.
		///
		/// ## Errors
		///
		/// - [`Error::NotIssuer`].
		///
		/// ## Events
		///
		/// - [`Event::IssuerRemoved`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_issuer())]
		pub fn remove_issuer(origin: OriginFor<T>, issuer: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_issuer(&issuer)
		}

		/// Note that one issuer's escrow account stands for what another issuer minted.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// For when a bank hands fiat in escrow over to another, or another makes good for it. Moves
		/// no coins. The issuer that takes over can be asked for withdrawals of as much more, and
		/// needs as much more in reserve before it can mint.
		///
		/// ## Parameters
		///
		/// - `from`: The issuer that has less outstanding; also one that was removed.
		/// - `to`: The issuer that has more.
		/// - `amount`: How much, in plancks: out of what is not pending.
		///
		/// ## Errors
		///
		/// - [`Error::ExceedsOutstanding`]: If `from` has less.
		/// - [`Error::NotIssuer`], [`Error::SameIssuer`], [`Error::ZeroAmount`].
		///
		/// ## Events
		///
		/// - [`Event::OutstandingTransferred`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::transfer_outstanding())]
		pub fn transfer_outstanding(
			origin: OriginFor<T>,
			from: T::AccountId,
			to: T::AccountId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_transfer_outstanding(from, to, amount)
		}

		/// Attest the balance of the escrow account.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an issuer.
		///
		/// ## Details
		///
		/// Takes the place of the last attestation, and is in force for `attestation_validity` from
		/// `as_of` on. It may be less than what is outstanding: then nothing can be minted.
		///
		/// ## Parameters
		///
		/// - `amount`: The balance, in plancks: 1 unit of fiat is 10^12.
		/// - `as_of`: When the account had it, in milliseconds since the Unix epoch: later than in
		///   the last attestation.
		/// - `statement_hash`: Hash of the statement of account, which is kept for auditors off the
		///   chain.
		///
		/// ## Errors
		///
		/// - [`Error::StatementFromFuture`], [`Error::StatementOutdated`].
		/// - [`Error::NotIssuer`].
		///
		/// ## Events
		///
		/// - [`Event::ReservesAttested`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::attest_reserves())]
		pub fn attest_reserves(
			origin: OriginFor<T>,
			#[pallet::compact] amount: Balance,
			#[pallet::compact] as_of: Moment,
			statement_hash: Hash,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_attest(&issuer, amount, as_of, statement_hash)
		}

		/// Mint GCC for a deposit.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an issuer.
		///
		/// ## Details
		///
		/// A reference mints once, for ever and for all issuers. A gateway that does not know whether
		/// an earlier call arrived sends it again: [`Error::AlreadyMinted`] is as good as success,
		/// and cheaper.
		///
		/// ## Parameters
		///
		/// - `bank_ref`: The bank's reference to the deposit, unique among all banks.
		/// - `beneficiary`: Who gets the GCC.
		/// - `amount`: How many, in plancks: as many as units of fiat were deposited.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyMinted`]: Nothing to do.
		/// - [`Error::ReferenceReused`]: Check which deposit this is.
		/// - [`Error::DailyCapReached`]: Go on tomorrow.
		/// - [`Error::NoAttestation`], [`Error::AttestationExpired`], [`Error::ReservesExceeded`]:
		///   Attest the reserves first.
		/// - [`Error::TotalReservesExceeded`]: Another issuer has to attest first.
		/// - [`Error::BelowExistentialDeposit`]: If the account would be opened with too little.
		/// - [`Error::CustomerNotVerified`] and the other limits of the customer.
		/// - [`Error::NotIssuer`], [`Error::Paused`], [`Error::EmptyReference`],
		///   [`Error::ZeroAmount`].
		///
		/// ## Events
		///
		/// - [`Event::Minted`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::mint())]
		pub fn mint(
			origin: OriginFor<T>,
			bank_ref: BankRef,
			beneficiary: T::AccountId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResultWithPostInfo {
			let issuer = ensure_signed(origin)?;
			// What was minted before is found out first, and paid for as what it is.
			let (row, reference_hash) =
				Self::ensure_not_minted(&issuer, &bank_ref, &beneficiary, amount)
					.map_err(|e| e.with_weight(T::WeightInfo::mint_replayed()))?;
			Self::do_mint(issuer, row, reference_hash, beneficiary, amount)?;
			Ok(().into())
		}

		/// Ask an issuer for fiat.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by who has the GCC.
		///
		/// ## Details
		///
		/// Puts the coins on hold until the issuer confirms that it paid, with which they are burnt,
		/// or rejects, or lets `withdrawal_timeout` blocks pass, with either of which they are free
		/// again. It cannot be taken back: the fiat may be on its way. Ask the issuer to reject.
		///
		/// ## Parameters
		///
		/// - `issuer`: Who is to pay.
		/// - `amount`: How much, in plancks; at least `min_withdrawal`.
		/// - `payout_ref`: What tells the issuer where to pay, by details that it was given off the
		///   chain: a hash or a number of theirs. No personal data.
		///
		/// ## Errors
		///
		/// - [`Error::NotEnoughFree`]: Withdraw less.
		/// - [`Error::ExceedsOutstanding`]: Withdraw less or from another issuer.
		/// - [`Error::TooManyWithdrawals`], [`Error::WithdrawalsFull`], [`Error::TooManyExpiries`]:
		///   Wait.
		/// - [`Error::CustomerNotVerified`] and the other limits of the customer.
		/// - [`Error::NotIssuer`], [`Error::Paused`], [`Error::EmptyReference`],
		///   [`Error::BelowMinWithdrawal`].
		///
		/// ## Events
		///
		/// - [`Event::WithdrawalRequested`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::request_withdrawal(T::MaxReleaseDelay::get()))]
		pub fn request_withdrawal(
			origin: OriginFor<T>,
			issuer: T::AccountId,
			#[pallet::compact] amount: Balance,
			payout_ref: PayoutRef,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let delay = Self::do_request(who, issuer, amount, payout_ref)?;
			Ok(Some(T::WeightInfo::request_withdrawal(delay)).into())
		}

		/// Say that a withdrawal is paid out, and burn its coins.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the issuer that was asked.
		///
		/// ## Details
		///
		/// Only before the withdrawal expires: pay in time, or not at all.
		///
		/// ## Parameters
		///
		/// - `id`: Number of the withdrawal.
		///
		/// ## Errors
		///
		/// - [`Error::WithdrawalHasExpired`]: If it is too late.
		/// - [`Error::NoSuchWithdrawal`], [`Error::NotYourWithdrawal`], [`Error::NotIssuer`].
		///
		/// ## Events
		///
		/// - [`Event::WithdrawalConfirmed`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::confirm_withdrawal())]
		pub fn confirm_withdrawal(
			origin: OriginFor<T>,
			#[pallet::compact] id: WithdrawalId,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_confirm(&issuer, id)
		}

		/// Say that a withdrawal will not be paid out, and give its coins back.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the issuer that was asked; also one that was removed.
		///
		/// ## Parameters
		///
		/// - `id`: Number of the withdrawal.
		/// - `reason`: Why.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchWithdrawal`], [`Error::NotYourWithdrawal`].
		///
		/// ## Events
		///
		/// - [`Event::WithdrawalRejected`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::reject_withdrawal())]
		pub fn reject_withdrawal(
			origin: OriginFor<T>,
			#[pallet::compact] id: WithdrawalId,
			reason: RejectReason,
		) -> DispatchResult {
			let issuer = ensure_signed(origin)?;
			Self::do_reject(&issuer, id, reason)
		}

		/// Give the coins of a withdrawal back that was not settled in time.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// Happens by itself at the withdrawal's `release_at`. The call is for who does not want to
		/// wait from `expires_at` until then.
		///
		/// ## Parameters
		///
		/// - `id`: Number of the withdrawal.
		///
		/// ## Errors
		///
		/// - [`Error::NotExpired`], before its expiry.
		/// - [`Error::NoSuchWithdrawal`].
		///
		/// ## Events
		///
		/// - [`Event::WithdrawalExpired`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::expire_withdrawal())]
		pub fn expire_withdrawal(
			origin: OriginFor<T>,
			#[pallet::compact] id: WithdrawalId,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_expire(id)
		}

		/// Pause minting and new withdrawals.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::PauseOrigin`].
		///
		/// ## Details
		///
		/// Minting for payments in USDT and TON is paused too. Withdrawals that are there are
		/// confirmed, rejected and released as ever.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyPaused`].
		///
		/// ## Events
		///
		/// - [`Event::Paused`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>) -> DispatchResult {
			T::PauseOrigin::ensure_origin(origin)?;
			ensure!(!IsPaused::<T>::get(), Error::<T>::AlreadyPaused);
			IsPaused::<T>::put(true);
			Self::deposit_event(Event::Paused);
			Ok(())
		}

		/// Let minting and withdrawals go on.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::PauseOrigin`].
		///
		/// ## Errors
		///
		/// - [`Error::NotPaused`].
		///
		/// ## Events
		///
		/// - [`Event::Unpaused`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::unpause())]
		pub fn unpause(origin: OriginFor<T>) -> DispatchResult {
			T::PauseOrigin::ensure_origin(origin)?;
			ensure!(IsPaused::<T>::get(), Error::<T>::NotPaused);
			IsPaused::<T>::kill();
			Self::deposit_event(Event::Unpaused);
			Ok(())
		}

		/// Set the rules.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// A new validity counts for the attestations that are there too. A new time-out and a new
		/// least amount count for the withdrawals requested from now on.
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
		#[pallet::call_index(11)]
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
