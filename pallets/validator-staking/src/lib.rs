//! # Validator staking
//!
//! Who makes blocks and finalises them, what backs them, what they are paid and what they lose.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets and
//! explorers read through `StakingApi` of `mornet-primitives`, which [`Pallet`] answers with the
//! functions of the same names.
//!
//! ## Terminology
//!
//! Amounts are plancks of GCC (1 GCC = 10^12 plancks).
//!
//! - **Bond**: coins an account has put on hold for staking. It still owns them; it cannot spend
//!   them before they are unbonded and the bonding duration is over.
//! - **Candidate**: an account that offers itself as validator. All its bond is its **own stake**.
//! - **Delegation**: a part of an account's bond that backs a candidate. What is bonded by an
//!   account that is no candidate and not delegated is **idle**.
//! - **Session**: the time between two possible changes of the validators' keys (a BABE epoch).
//! - **Era**: [`Config::SessionsPerEra`] sessions, over which the set of validators and their stakes
//!   are fixed. Durations are counted in eras.
//! - **Exposure**: what backs a validator in an era: its own stake and each delegation to it, as
//!   they were when it was elected. Rewards and slashes go by it.
//! - **Points**: a validator's work in an era: one for each block it made.
//! - **Pot**: the account in which transaction fees wait for an era's end.
//! - **Chill**: to stop being a candidate. The validator serves until its era is over.
//! - **Fault budget**: f = ⌊(n−1)/3⌋, how many of n validators may fail before finality stalls.
//! - **Silent**: a validator that could make blocks in a session and made none.
//!
//! ## Overview
//!
//! Whoever runs a node can become a validator: bond at least the minimum, register the node's
//! session keys, and call `validate` with the share of rewards to keep for the work (the
//! commission). Whoever does not, can delegate to validators and share their rewards and risks.
//!
//! One session before an era ends, the candidates with the most stake are elected for the next, up
//! to the number that governance set; of equals, the earlier candidate. If nobody can be elected,
//! the validators of now stay: there is always at least one.
//!
//! There is no inflation. Transaction fees go to the pot, less the treasury's share; tips go to the
//! block's author. At an era's end the pot is divided among its validators by the blocks they made.
//! Of a validator's part, first its commission is taken, then the rest is divided by stake. Anyone
//! can have it paid out, page by page of the exposure, within [`Config::HistoryDepth`] eras.
//!
//! A validator that equivocates (makes two blocks for one slot, votes for two forks) is disabled
//! and chilled at once, and a new era is forced so that it leaves soon. After
//! [`Config::SlashDeferDuration`] eras, in which governance can cancel it, a part of what backed it
//! is slashed, delegators in proportion. A silent one is disabled for a session, and chilled after
//! a number of them in a row. It comes back by `validate`.
//!
//! ### Example
//!
//! ```ignore
//! // A validator, from nothing.
//! ValidatorStaking::bond(origin(alice), 1_000 * GCC, Payee::Compound)?;
//! Session::set_keys(origin(alice), keys, proof)?;
//! ValidatorStaking::validate(origin(alice), Perbill::from_percent(5))?;
//!
//! // A delegator.
//! ValidatorStaking::bond(origin(bob), 300 * GCC, Payee::Stash)?;
//! ValidatorStaking::delegate(origin(bob), bounded_vec![(alice, 200 * GCC), (carol, 100 * GCC)])?;
//!
//! // After the era: anyone.
//! ValidatorStaking::payout(origin(carol), alice, era, 0)?;
//!
//! // Leaving.
//! ValidatorStaking::undelegate(origin(bob), alice, 200 * GCC)?;
//! ValidatorStaking::unbond(origin(bob), 200 * GCC)?;
//! // `BondingDuration` eras later:
//! ValidatorStaking::withdraw_unbonded(origin(bob))?;
//! ```
//!
//! ## Implementation
//!
//! **Roles.** An account is a candidate or a delegator, not both at a time: what backs whom is then
//! plain, and no coin is counted twice. It may change by `chill` or by undelegating.
//!
//! **Books.** [`Ledgers`] has one row for each staker, and the hold always equals it.
//! [`Delegations`] is the same from the validators' side, one bounded list each, so that fixing an
//! exposure reads one value a validator. [`Candidates`] is bounded and holds what the election
//! sorts by. Each map has a single writer (in `functions.rs`) that keeps the others in step.
//!
//! **Bounds and who gives way.** A full list of delegations takes a new one only if it is larger
//! than the smallest, which ends: of several, the last to arrive. A full list of candidates takes a
//! new one only if it has more stake than the lowest, which is chilled: of several, the last to
//! come. Those who gave way have their coins as idle bond, to delegate elsewhere or to unbond; they
//! cannot be free at once, for they may have backed an era that can still be slashed. Delegations
//! to a chilled validator stay until their owners move them, and count again when it comes back.
//!
//! **Time.** What is unbonded in era e (counted from the planned era if there is one) may back eras
//! up to e and unlocks in era e + `BondingDuration`. An offence in era e can be reported up to era
//! e + [`Pallet::offence_window`] and is applied `SlashDeferDuration` eras after the report. The
//! window is chosen so that this is at least one whole era before the coins unlock.
//!
//! **Order of a slash** in one ledger: the delegation to the offender, idle bond, chunks that were
//! at stake at the time (the newest first), delegations to others. Moving coins to another
//! validator or unbonding them is no way out of a slash. Of several offences of a validator in an
//! era the worst counts, once.
//!
//! **Freezes.** A frozen account, for which a proxy, a multisig or an heir may still call, stakes
//! nothing more: it cannot bond, rebond, delegate or become a candidate, and its rewards do not
//! compound. It can take back. What it staked before the freeze stays at stake and can be slashed;
//! all of that goes to the treasury, nothing to the reporter, who may be its owner's friend.
//!
//! **Silence.** A session is judged only if it had enough blocks for silence to mean something.
//! Sessions in which a validator was disabled count neither way. Being disabled lasts one session,
//! after which it gets another chance. No more than the fault budget are disabled.
//!
//! **Era changes.** All work is bounded by constants: at most `MaxCandidates` rows are sorted,
//! `MaxValidators` exposures of `MaxDelegationsPerValidator` rows are written and as many removed.
//! Slashes are applied one exposure page a block, in `on_initialize`.
//!
//! **Session keys.** A set whose keys are missing would halt the chain: candidates without keys are
//! not elected, and [`Pallet::purge_keys`] refuses whom the chain still needs. The runtime must
//! filter the session pallet's own `purge_keys` out.
//!
//! **Rounding** is down everywhere: of shares of rewards, of what is slashed, of the treasury's and
//! the reporter's shares. What is left over belongs, of rewards, to the pot, of fees, to the pot, of
//! slashes, to the treasury.
//!
//! **Threats considered.** *Sock-puppet candidates* are displaced by stake. *Tiny delegations* that
//! fill a list are displaced by larger ones. *Running from a slash*: see Time and Order. *Reporting
//! oneself* does not pay: the offender gets no reward and a second account of its own at most the
//! reporter's share. *Raising the commission* after delegators came is bounded for each era, also
//! across chilling. *Stopping others' payouts* with a destination that cannot receive: it is
//! skipped. *Disabling many* to stop finality: bounded by the fault budget. *Delaying a slash* by
//! filling blocks: hooks come first. What is not prevented: a majority of stake elects whom it
//! likes.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod adapters;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod election;
mod functions;
#[cfg(test)]
mod mock;
mod queries;
mod rewards;
mod slashing;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use types::*;

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::staking";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::{boxed::Box, vec::Vec};

	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Balanced, BalancedHold, Inspect, Mutate, MutateHold},
			OnUnbalanced,
		},
		PalletId,
	};
	use frame_system::pallet_prelude::*;
	use mornet_primitives::{aml::FrozenAccounts, Balance};
	use sp_runtime::Perbill;
	use sp_staking::{EraIndex, SessionIndex};

	use crate::{
		adapters::SessionControl, weights::WeightInfo, AccountIdOf, Activity, Candidate,
		ChillReason, CreditOf, DeferredSlash, DelegationCause, DelegationsOf, Disablement, Era,
		EraReward, Exposure, ExposurePageOf, Ledger, MaxDisablements, Parameters, Payee, TargetsOf,
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

		/// The coin, GCC.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ Mutate<Self::AccountId>
			+ MutateHold<Self::AccountId, Reason = <Self as Config>::RuntimeHoldReason>
			+ Balanced<Self::AccountId>
			+ BalancedHold<Self::AccountId>;

		/// The sessions: [`crate::adapters::SessionPallet`].
		type Session: SessionControl<Self::AccountId>;

		/// The author of the block, who gets the tips: [`crate::adapters::AuthorshipPallet`].
		type BlockAuthor: Get<Option<Self::AccountId>>;

		/// What receives the treasury's share of fees and what is slashed. Must not drop it: coins
		/// are only ever burnt by withdrawals.
		type Treasury: OnUnbalanced<CreditOf<Self>>;

		/// Which accounts are frozen: they stake nothing more, their rewards are paid to themselves, and
		/// what is slashed of them goes to the treasury alone.
		type Frozen: FrozenAccounts<Self::AccountId>;

		/// Who sets the parameters, forces a new era, chills and unbonds others.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who cancels a deferred slash.
		type SlashCancelOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The account of the fee pot is derived from this.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Sessions in an era, if no new era is forced.
		#[pallet::constant]
		type SessionsPerEra: Get<SessionIndex>;

		/// Eras for which coins stay on hold after they are unbonded. More than
		/// `SlashDeferDuration` and one more: what is over is the window in which offences can be
		/// reported.
		#[pallet::constant]
		type BondingDuration: Get<EraIndex>;

		/// Eras between an offence's report and its slash, for governance to judge it. At least 1.
		#[pallet::constant]
		type SlashDeferDuration: Get<EraIndex>;

		/// Past eras that are remembered: rewards can be paid for as long. At least
		/// `BondingDuration`.
		#[pallet::constant]
		type HistoryDepth: Get<EraIndex>;

		/// Most validators there can be: 21.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Most candidates. At least `MaxValidators`.
		#[pallet::constant]
		type MaxCandidates: Get<u32>;

		/// Most delegations to one validator.
		#[pallet::constant]
		type MaxDelegationsPerValidator: Get<u32>;

		/// Most validators that one account delegates to.
		#[pallet::constant]
		type MaxDelegationsPerDelegator: Get<u32>;

		/// Most unbondings of one account that wait at a time; those of one era count once.
		#[pallet::constant]
		type MaxUnlockingChunks: Get<u32>;

		/// Delegators in a page of an exposure: as many are paid by one call and slashed in one
		/// block. An exposure has at most 64 pages.
		#[pallet::constant]
		type ExposurePageSize: Get<u32>;

		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// Why coins are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// They are staked, or wait for the end of their unbonding.
		#[codec(index = 0)]
		Staking,
	}

	/// The rules that governance sets.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// What each staker has on hold. A row costs a bond of at least `min_delegation` and goes when
	/// all of it is withdrawn.
	// Keyed by accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type Ledgers<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Ledger<T>, OptionQuery>;

	/// The candidates of the next election.
	#[pallet::storage]
	pub type Candidates<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, Candidate, OptionQuery>;

	/// The number that the next candidacy gets.
	#[pallet::storage]
	pub type NextCandidacy<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The delegations to each validator, in order of arrival. They stay when it chills.
	#[pallet::storage]
	pub type Delegations<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, DelegationsOf<T>, ValueQuery>;

	/// The era that runs.
	#[pallet::storage]
	pub type ActiveEra<T: Config> = StorageValue<_, EraIndex, OptionQuery>;

	/// The era whose validators are elected and that has not begun.
	#[pallet::storage]
	pub type PlannedEra<T: Config> = StorageValue<_, EraIndex, OptionQuery>;

	/// Whether the next session that can begin a new era does.
	#[pallet::storage]
	pub type ForceEra<T: Config> = StorageValue<_, bool, ValueQuery>;

	/// The eras, from `HistoryDepth` ago to the planned one.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Eras<T: Config> = StorageMap<_, Twox64Concat, EraIndex, Era<T>, OptionQuery>;

	/// What backs each validator of each era.
	#[pallet::storage]
	pub type Exposures<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EraIndex,
		Blake2_128Concat,
		T::AccountId,
		Exposure,
		OptionQuery,
	>;

	/// The delegators of each exposure, in pages: era, validator, page.
	#[pallet::storage]
	pub type ExposurePages<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, EraIndex>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Twox64Concat, u32>,
		),
		ExposurePageOf<T>,
		ValueQuery,
	>;

	/// The work of the validators in the running era. Written in each block, so one small value.
	#[pallet::storage]
	pub type Activities<T: Config> =
		StorageValue<_, BoundedVec<Activity<T::AccountId>, T::MaxValidators>, ValueQuery>;

	/// What each validator and its delegators earned in each past era.
	#[pallet::storage]
	pub type Rewards<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EraIndex,
		Blake2_128Concat,
		T::AccountId,
		EraReward,
		OptionQuery,
	>;

	/// What the pot owes for past eras, in plancks: the sum of what [`Rewards`] keeps.
	#[pallet::storage]
	pub type Owed<T: Config> = StorageValue<_, Balance, ValueQuery>;

	/// The fraction for which a validator was reported in an era, at the worst. Cancelled slashes
	/// stay counted: the same report does not bring them back.
	#[pallet::storage]
	pub type SlashedFractions<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		EraIndex,
		Blake2_128Concat,
		T::AccountId,
		Perbill,
		ValueQuery,
	>;

	/// Slashes not yet applied: era of application, offender, era of the offence.
	#[pallet::storage]
	pub type DeferredSlashes<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Twox64Concat, EraIndex>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Twox64Concat, EraIndex>,
		),
		DeferredSlash<T::AccountId>,
		OptionQuery,
	>;

	/// The era whose slashes are being applied. `None`: all that were due are done.
	#[pallet::storage]
	pub type DueSlashes<T: Config> = StorageValue<_, EraIndex, OptionQuery>;

	/// The validators that are to be kept from making blocks.
	#[pallet::storage]
	pub type Disablements<T: Config> =
		StorageValue<_, BoundedVec<Disablement<T::AccountId>, MaxDisablements<T>>, ValueQuery>;

	/// The first validators. Balances are built before this pallet, and the session pallet, which
	/// asks it for the validators, after.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules at the start.
		pub parameters: Parameters,
		/// Candidates: account, bond in plancks (out of its balance), commission.
		pub validators: Vec<(T::AccountId, Balance, Perbill)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.parameters.check(T::MaxValidators::get()),
				"staking parameters are out of bounds: {:?}",
				self.parameters
			);
			assert!(
				self.validators.len() <= T::MaxCandidates::get() as usize,
				"more than {} genesis validators",
				T::MaxCandidates::get()
			);
			Params::<T>::put(self.parameters);

			// The pot exists from the start, so that no fee is too small for it.
			let pot = Pallet::<T>::pot();
			let missing = T::Currency::minimum_balance().saturating_sub(T::Currency::balance(&pot));
			if missing > 0 {
				let minted = T::Currency::mint_into(&pot, missing);
				assert!(minted.is_ok(), "cannot endow the fee pot: {minted:?}");
			}

			for (who, bond, commission) in &self.validators {
				let bonded = Pallet::<T>::do_bond(who, *bond, Payee::Stash);
				assert!(bonded.is_ok(), "genesis validator {who:?} cannot bond: {bonded:?}");
				let candidate = Pallet::<T>::do_validate(who, *commission);
				assert!(candidate.is_ok(), "{who:?} cannot be a candidate: {candidate:?}");
			}
		}
	}

	/// What happened. With the events from genesis on the state can be rebuilt.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account bonded coins.
		Bonded {
			/// Whose they are.
			who: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
			/// Its whole bond now, in plancks.
			bonded: Balance,
		},
		/// An account started to unbond.
		Unbonded {
			/// Whose coins they are.
			who: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
			/// Its whole bond now, in plancks.
			bonded: Balance,
			/// The era from which they can be withdrawn.
			unlock_era: EraIndex,
		},
		/// An account put coins on their way out back into its bond, the newest chunks first.
		Rebonded {
			/// Whose coins they are.
			who: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
			/// Its whole bond now, in plancks.
			bonded: Balance,
		},
		/// An account withdrew what had waited long enough; it is free balance now.
		Withdrawn {
			/// Whose coins they are.
			who: T::AccountId,
			/// How many, in plancks.
			amount: Balance,
		},
		/// An account chose where its rewards go.
		PayeeSet {
			/// The account.
			who: T::AccountId,
			/// Where they go.
			payee: Payee<T::AccountId>,
		},
		/// An account became a candidate.
		CandidateJoined {
			/// The candidate.
			who: T::AccountId,
			/// Its place in the order of candidacies.
			since: u64,
			/// Its own stake, in plancks.
			own: Balance,
			/// What is delegated to it from before, in plancks.
			delegated: Balance,
		},
		/// A candidate set its commission, in force from the next election.
		CommissionSet {
			/// The candidate.
			who: T::AccountId,
			/// What it was before, if it had one.
			previous: Option<Perbill>,
			/// What it is now.
			commission: Perbill,
		},
		/// An account is no candidate any more.
		Chilled {
			/// The account.
			who: T::AccountId,
			/// Why.
			reason: ChillReason<T::AccountId>,
		},
		/// A delegation began, changed or ended.
		DelegationSet {
			/// Whose coins they are.
			delegator: T::AccountId,
			/// Whom they back.
			validator: T::AccountId,
			/// How many it were before, in plancks; zero if it began.
			previous: Balance,
			/// How many it are now, in plancks; zero if it ended.
			amount: Balance,
			/// Why it changed.
			cause: DelegationCause,
		},
		/// An account's session keys were removed and their deposit was released.
		KeysPurged {
			/// The account.
			who: T::AccountId,
		},
		/// Governance set the parameters.
		ParamsSet {
			/// Those before.
			old: Box<Parameters>,
			/// Those now.
			new: Box<Parameters>,
		},
		/// A new era will begin as soon as one can: governance decided it, or a validator has to
		/// leave the set.
		EraForced,
		/// No candidate could be elected for a session; the validators of now stay.
		ElectionFailed {
			/// The session.
			session: SessionIndex,
		},
		/// A validator was elected.
		ValidatorElected {
			/// The era.
			era: EraIndex,
			/// The validator.
			validator: T::AccountId,
			/// Its own stake in that era, in plancks.
			own: Balance,
			/// Its stake, own and delegated, in plancks.
			total: Balance,
			/// Its commission in that era.
			commission: Perbill,
		},
		/// The validators of an era were elected.
		EraPlanned {
			/// The era.
			era: EraIndex,
			/// The session it begins with.
			start_session: SessionIndex,
			/// How many validators it has.
			validators: u32,
			/// How many of them may fail before finality stalls. Zero with more than one
			/// validator is a warning.
			fault_budget: u32,
			/// Stake behind all of them, in plancks.
			total_stake: Balance,
		},
		/// An era began.
		EraStarted {
			/// The era.
			era: EraIndex,
			/// Its first session.
			start_session: SessionIndex,
		},
		/// A validator's part of an era's rewards, to be paid out with its delegators'.
		RewardAllotted {
			/// The era.
			era: EraIndex,
			/// The validator.
			validator: T::AccountId,
			/// Blocks it made.
			points: u32,
			/// Its part, in plancks.
			amount: Balance,
		},
		/// An era ended.
		EraEnded {
			/// The era.
			era: EraIndex,
			/// All rewards of it, in plancks.
			rewards: Balance,
			/// What stays in the pot for the next era, in plancks: the dust of rounding.
			carried: Balance,
		},
		/// An era is forgotten; what was not paid out of its rewards is back in the pot.
		EraExpired {
			/// The era.
			era: EraIndex,
			/// How much that is, in plancks.
			unclaimed: Balance,
		},
		/// A reward was paid.
		Rewarded {
			/// The era it was earned in.
			era: EraIndex,
			/// The validator it was earned with.
			validator: T::AccountId,
			/// Who earned it.
			who: T::AccountId,
			/// The account that received it.
			destination: T::AccountId,
			/// How much, in plancks.
			amount: Balance,
			/// Whether it was added to the bond.
			compounded: bool,
		},
		/// A page of a validator's rewards is paid.
		PagePaid {
			/// The era.
			era: EraIndex,
			/// The validator.
			validator: T::AccountId,
			/// The page.
			page: u32,
			/// All that was paid with it, in plancks.
			amount: Balance,
		},
		/// A validator made no block in a session in which it could.
		ValidatorSilent {
			/// The validator.
			validator: T::AccountId,
			/// The session.
			session: SessionIndex,
			/// How many sessions in a row that makes.
			in_a_row: u32,
		},
		/// A slash was written down; a second event for the same eras replaces the first.
		SlashDeferred {
			/// The offender.
			validator: T::AccountId,
			/// The era of the offence.
			offence_era: EraIndex,
			/// The era in which it will be applied, if it is not cancelled before.
			apply_era: EraIndex,
			/// The share of what backed the offender that will be taken.
			fraction: Perbill,
			/// Who reported it.
			reporter: Option<T::AccountId>,
		},
		/// Governance cancelled a slash.
		SlashCancelled {
			/// The offender.
			validator: T::AccountId,
			/// The era of the offence.
			offence_era: EraIndex,
			/// The era in which it would have been applied.
			apply_era: EraIndex,
			/// The share that would have been taken.
			fraction: Perbill,
		},
		/// Coins of an account were slashed. Changes of its delegations have their own events, and
		/// chunks shrink from the newest.
		Slashed {
			/// Whose coins they were.
			who: T::AccountId,
			/// For whose offence.
			validator: T::AccountId,
			/// The era of the offence.
			offence_era: EraIndex,
			/// Taken from its bond, in plancks.
			from_bonded: Balance,
			/// Taken from what was on its way out, in plancks.
			from_unlocking: Balance,
			/// Its whole bond now, in plancks.
			bonded: Balance,
		},
		/// A slash was applied to all that backed the offender.
		SlashApplied {
			/// The offender.
			validator: T::AccountId,
			/// The era of the offence.
			offence_era: EraIndex,
			/// The share that was taken.
			fraction: Perbill,
			/// All that was taken, in plancks.
			amount: Balance,
		},
		/// Who reported an offence got a part of the slash. What was a frozen account's does not count
		/// for it.
		ReporterRewarded {
			/// Who reported it.
			reporter: T::AccountId,
			/// The offender.
			validator: T::AccountId,
			/// How much, in plancks.
			amount: Balance,
		},
	}

	/// Why a call failed, and what to do.
	#[pallet::error]
	pub enum Error<T> {
		/// The account has bonded already. Add to the bond with `bond_extra`.
		AlreadyBonded,
		/// The account has not bonded. Call `bond` first.
		NotBonded,
		/// The amount is zero. Name the amount to move.
		ZeroAmount,
		/// The sum does not fit. Use smaller amounts.
		Overflow,
		/// The bond would be below the least one, `min_delegation`. Bond more.
		BondTooSmall,
		/// The own stake is, or would be, below `min_self_bond`. Bond more, or `chill` before
		/// unbonding.
		BelowMinSelfBond,
		/// A remainder below `min_delegation` would be left. Leave at least that much, or nothing.
		RemainderTooSmall,
		/// That much is not idle. Undelegate first, or name a smaller amount.
		NotEnoughIdle,
		/// That much is not on its way out. Name a smaller amount.
		NotEnoughUnlocking,
		/// Too many unbondings wait. Withdraw, rebond, or unbond again in the same era as the last.
		TooManyChunks,
		/// Nothing has waited long enough. Try again in a later era.
		NothingToWithdraw,
		/// The account delegates to others. Undelegate before becoming a validator.
		HasDelegations,
		/// The account has no session keys. Call `session.set_keys` first.
		NoSessionKeys,
		/// The commission is above `max_commission`. Ask for less.
		CommissionTooHigh,
		/// The commission would rise by more than `max_commission_rise` in one era. Raise it in
		/// steps.
		CommissionRisesTooFast,
		/// There are as many candidates as there can be, and none has less stake. Bond more.
		TooManyCandidates,
		/// The account is a candidate. Call `chill` first.
		IsCandidate,
		/// The account is not a candidate. Choose one that is.
		NotCandidate,
		/// No targets were named. Name at least one.
		NoTargets,
		/// The delegation is below `min_delegation`, or the validator's list is full and none in it
		/// is smaller. Delegate more, or to another validator.
		DelegationTooSmall,
		/// The account delegates to as many validators as it can. Undelegate from one first.
		TooManyDelegations,
		/// That much is not delegated to this validator. Name a smaller amount.
		NotDelegated,
		/// The account's keys serve the chain. Chill, and wait until the era is over in which it is
		/// a validator.
		KeysInUse,
		/// The era is not over. Its rewards can be paid when it is.
		EraNotOver,
		/// The account has no reward for this era: it made no block, was no validator, or the era
		/// is longer ago than `HistoryDepth`.
		NoReward,
		/// The exposure has fewer pages. Pages count from 0.
		NoSuchPage,
		/// This page is paid already. Nothing is left to do.
		AlreadyPaid,
		/// No such slash is deferred: it was cancelled, applied, or never was.
		NoSuchSlash,
		/// The slash is due: the time to cancel it is over.
		SlashIsDue,
		/// A parameter is out of its bounds: 1 ≤ `validator_count` ≤ `MaxValidators`,
		/// 0 < `min_delegation` ≤ `min_self_bond`, `reporter_share` ≤ 50 %,
		/// `offline_slash` ≤ 10 %, `offline_sessions` > 0.
		ParameterOutOfBounds,
		/// The account is frozen. It can unbond, and stake again when compliance has lifted the freeze.
		AccountFrozen,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Applies one page of the slashes that are due. Counts the noting of the block's author
		/// too, which the authorship pallet does without declaring it.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::apply_due_slash().saturating_add(T::WeightInfo::note_author())
		}

		fn integrity_test() {
			assert!(T::MaxValidators::get() >= 1, "there has to be room for a validator");
			assert!(
				T::MaxCandidates::get() >= T::MaxValidators::get(),
				"validators are elected from candidates"
			);
			assert!(T::SessionsPerEra::get() >= 1, "an era has at least a session");
			assert!(T::MaxUnlockingChunks::get() >= 1, "unbonding needs a chunk");
			assert!(T::MaxDelegationsPerDelegator::get() >= 1, "delegating needs a position");
			assert!(T::SlashDeferDuration::get() >= 1, "slashes are deferred");
			assert!(
				T::BondingDuration::get() >= T::SlashDeferDuration::get().saturating_add(2),
				"unbonding has to outlast an era's report, the deferral and the slash itself"
			);
			assert!(
				T::HistoryDepth::get() >= T::BondingDuration::get(),
				"what can be slashed has to be remembered"
			);
			assert!(T::ExposurePageSize::get() >= 1, "a page has a row");
			assert!(
				T::MaxDelegationsPerValidator::get().div_ceil(T::ExposurePageSize::get())
					<= u64::BITS,
				"a reward has bits for 64 pages"
			);
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Bond coins for the first time.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that has not bonded and is not frozen.
		///
		/// ## Details
		///
		/// The coins stay the account's own and go on hold. Bonding earns nothing by itself: call
		/// `validate` or `delegate` next.
		///
		/// ## Parameters
		///
		/// - `amount`: How much to bond, in plancks; at least `min_delegation`.
		/// - `payee`: Where rewards go.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyBonded`]: Use `bond_extra`.
		/// - [`Error::BondTooSmall`]: If `amount` is below the least bond.
		/// - [`Error::AccountFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::Bonded`], [`Event::PayeeSet`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::bond())]
		pub fn bond(
			origin: OriginFor<T>,
			#[pallet::compact] amount: Balance,
			payee: Payee<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bond(&who, amount, payee)
		}

		/// Add to the bond.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that has bonded.
		///
		/// ## Details
		///
		/// A candidate's own stake grows at once, for the next election. A delegator's new coins are
		/// idle until it delegates them.
		///
		/// ## Parameters
		///
		/// - `amount`: How much to add, in plancks.
		///
		/// ## Errors
		///
		/// - [`Error::NotBonded`], [`Error::ZeroAmount`], [`Error::AccountFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::Bonded`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::bond_extra())]
		pub fn bond_extra(
			origin: OriginFor<T>,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_bond_extra(&who, amount)
		}

		/// Start to unbond coins.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that has bonded.
		///
		/// ## Details
		///
		/// They earn nothing from the next era on, can be withdrawn after `BondingDuration` eras,
		/// and until then can be slashed for offences in eras that they backed.
		///
		/// ## Parameters
		///
		/// - `amount`: How much, in plancks, out of what is not delegated. A candidate keeps at
		///   least `min_self_bond`; others keep at least `min_delegation` or nothing.
		///
		/// ## Errors
		///
		/// - [`Error::NotEnoughIdle`]: Undelegate first.
		/// - [`Error::BelowMinSelfBond`]: Chill first.
		/// - [`Error::RemainderTooSmall`]: Unbond all or leave more.
		/// - [`Error::TooManyChunks`]: Withdraw first.
		/// - [`Error::NotBonded`], [`Error::ZeroAmount`].
		///
		/// ## Events
		///
		/// - [`Event::Unbonded`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::unbond())]
		pub fn unbond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_unbond(&who, amount)
		}

		/// Put coins that are being unbonded back into the bond.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that is unbonding.
		///
		/// ## Details
		///
		/// Takes those whose unbonding began last. A candidate's are own stake again; a delegator's
		/// are idle.
		///
		/// ## Parameters
		///
		/// - `amount`: How much, in plancks.
		///
		/// ## Errors
		///
		/// - [`Error::NotEnoughUnlocking`]: If less is on its way out.
		/// - [`Error::BondTooSmall`]: If the bond would be below the least one.
		/// - [`Error::NotBonded`], [`Error::ZeroAmount`], [`Error::AccountFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::Rebonded`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::rebond())]
		pub fn rebond(origin: OriginFor<T>, #[pallet::compact] amount: Balance) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_rebond(&who, amount)
		}

		/// Withdraw what has waited long enough.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that is unbonding.
		///
		/// ## Details
		///
		/// Takes all that can be taken.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToWithdraw`]: If no chunk's era has come.
		/// - [`Error::NotBonded`].
		///
		/// ## Events
		///
		/// - [`Event::Withdrawn`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::withdraw_unbonded())]
		pub fn withdraw_unbonded(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_withdraw(&who)
		}

		/// Become a candidate, or change the commission.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account with a bond of at least `min_self_bond`, session keys, and no
		/// delegations to others.
		///
		/// ## Details
		///
		/// The account stands for election from now on, with its bond and what is delegated to it.
		/// If there are as many candidates as there can be, it takes the place of the one with the
		/// least stake, if it has more. A new commission counts from the next election. It may be
		/// lowered at will and raised by at most `max_commission_rise` an era.
		///
		/// ## Parameters
		///
		/// - `commission`: The share of rewards that the validator keeps before the rest is divided
		///   by stake.
		///
		/// ## Errors
		///
		/// - [`Error::NoSessionKeys`]: Register the node's keys first.
		/// - [`Error::BelowMinSelfBond`]: Bond more.
		/// - [`Error::HasDelegations`]: Undelegate first.
		/// - [`Error::CommissionTooHigh`], [`Error::CommissionRisesTooFast`].
		/// - [`Error::TooManyCandidates`]: If no candidate has less stake.
		/// - [`Error::NotBonded`], [`Error::AccountFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::CandidateJoined`], [`Event::CommissionSet`], and [`Event::Chilled`] for whom
		///   it displaced.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::validate())]
		pub fn validate(origin: OriginFor<T>, commission: Perbill) -> DispatchResult {
			let who = ensure_signed(origin)?;
			ensure!(T::Session::has_keys(&who), Error::<T>::NoSessionKeys);
			Self::do_validate(&who, commission)
		}

		/// Stop being a candidate.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a candidate.
		///
		/// ## Details
		///
		/// A validator of the running era, or of one that is planned already, serves until that era
		/// is over: keep the node running until then. The bond stays; unbond it to leave.
		///
		/// ## Errors
		///
		/// - [`Error::NotCandidate`].
		///
		/// ## Events
		///
		/// - [`Event::Chilled`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::chill())]
		pub fn chill(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			ensure!(Self::do_chill(&who, ChillReason::Voluntary), Error::<T>::NotCandidate);
			Ok(())
		}

		/// Delegate idle bond to one or several validators.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account with idle bond that is no candidate.
		///
		/// ## Details
		///
		/// Adds to delegations that are there. All targets are taken or none. If a validator's list
		/// is full, the smallest delegation in it gives way to a larger one.
		///
		/// ## Parameters
		///
		/// - `targets`: Candidates, and how much to delegate to each, in plancks; each delegation is
		///   at least `min_delegation` in all.
		///
		/// ## Errors
		///
		/// - [`Error::NotEnoughIdle`]: Bond more first.
		/// - [`Error::NotCandidate`]: If a target is none.
		/// - [`Error::DelegationTooSmall`]: Delegate more, or to another.
		/// - [`Error::TooManyDelegations`]: Undelegate from another first.
		/// - [`Error::IsCandidate`], [`Error::NotBonded`], [`Error::NoTargets`],
		///   [`Error::ZeroAmount`], [`Error::AccountFrozen`].
		///
		/// ## Events
		///
		/// - [`Event::DelegationSet`] for each target and each delegation that gave way.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::delegate(Pallet::<T>::len_u32(targets.len())))]
		pub fn delegate(origin: OriginFor<T>, targets: TargetsOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_delegate(&who, targets)
		}

		/// Take a delegation back, or a part of it.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the delegator.
		///
		/// ## Details
		///
		/// The coins are idle at once and can be delegated to another. For the eras that they
		/// backed already, they can still be slashed.
		///
		/// ## Parameters
		///
		/// - `validator`: Whom the coins back, candidate or not.
		/// - `amount`: How much to take back, in plancks; what is left is nothing or at least
		///   `min_delegation`.
		///
		/// ## Errors
		///
		/// - [`Error::NotDelegated`]: If less is delegated to it.
		/// - [`Error::RemainderTooSmall`]: Take all back, or less.
		/// - [`Error::NotBonded`], [`Error::ZeroAmount`].
		///
		/// ## Events
		///
		/// - [`Event::DelegationSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::undelegate())]
		pub fn undelegate(
			origin: OriginFor<T>,
			validator: T::AccountId,
			#[pallet::compact] amount: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_undelegate(&who, &validator, amount)
		}

		/// Choose where rewards go.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that has bonded.
		///
		/// ## Details
		///
		/// Counts for all payouts from now on, also of past eras.
		///
		/// ## Parameters
		///
		/// - `payee`: Into the bond, to the free balance, or to another account. While the staker is
		///   frozen, they are paid to its own free balance whatever this says.
		///
		/// ## Errors
		///
		/// - [`Error::NotBonded`].
		///
		/// ## Events
		///
		/// - [`Event::PayeeSet`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::set_payee())]
		pub fn set_payee(origin: OriginFor<T>, payee: Payee<T::AccountId>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_payee(&who, payee)
		}

		/// Pay a page of a validator's rewards out.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// Page 0 pays the validator, and each page the delegators in it, each to where it wants its
		/// rewards. A page is paid once. A reward that no account can receive stays in the pot. When
		/// the last page is paid, the dust of rounding goes back to the pot.
		///
		/// ## Parameters
		///
		/// - `validator`: The validator.
		/// - `era`: An era that is over, at most `HistoryDepth` eras ago.
		/// - `page`: The page of its exposure in that era.
		///
		/// ## Errors
		///
		/// - [`Error::EraNotOver`]: Wait for its end.
		/// - [`Error::NoReward`]: If there is nothing for it, or not any more.
		/// - [`Error::NoSuchPage`], [`Error::AlreadyPaid`].
		///
		/// ## Events
		///
		/// - [`Event::Rewarded`] for each account paid, [`Event::PagePaid`], and for compounded
		///   rewards [`Event::DelegationSet`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::payout(T::ExposurePageSize::get()))]
		pub fn payout(
			origin: OriginFor<T>,
			validator: T::AccountId,
			era: EraIndex,
			page: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let rows = Self::do_payout(&validator, era, page)?;
			Ok(Some(T::WeightInfo::payout(rows)).into())
		}

		/// Remove session keys that are not needed any more, and get their deposit back.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account with session keys that is no candidate and no validator of the
		/// running or the planned era.
		///
		/// ## Details
		///
		/// Takes the place of the session pallet's call of this name, which would let a validator
		/// leave the set in the middle of an era and, being the last one, halt the chain.
		///
		/// ## Errors
		///
		/// - [`Error::KeysInUse`]: Chill and wait for the era's end.
		/// - The session pallet's error if there are no keys.
		///
		/// ## Events
		///
		/// - [`Event::KeysPurged`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::purge_keys())]
		pub fn purge_keys(origin: OriginFor<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_purge_keys(&who)
		}

		/// Set the rules.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// They count from now on: for the next election, the next fee, the next judgement. Bonds
		/// and delegations below new minimums stay; candidates below are passed over.
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
			ensure!(params.check(T::MaxValidators::get()), Error::<T>::ParameterOutOfBounds);
			let old = Params::<T>::get();
			Params::<T>::put(*params);
			Self::deposit_event(Event::ParamsSet { old: Box::new(old), new: params });
			Ok(())
		}

		/// Stop someone from being a candidate.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// As if it had called `chill`. To have it out of the set soon, force a new era too.
		///
		/// ## Parameters
		///
		/// - `who`: The candidate.
		///
		/// ## Errors
		///
		/// - [`Error::NotCandidate`].
		///
		/// ## Events
		///
		/// - [`Event::Chilled`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::force_chill())]
		pub fn force_chill(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(Self::do_chill(&who, ChillReason::Forced), Error::<T>::NotCandidate);
			Ok(())
		}

		/// Unbond all that someone has bonded.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Ends its candidacy and its delegations. The coins stay its own, on hold for the bonding
		/// duration as always.
		///
		/// ## Parameters
		///
		/// - `who`: The account.
		///
		/// ## Errors
		///
		/// - [`Error::NotBonded`]: If it has nothing bonded.
		///
		/// ## Events
		///
		/// - [`Event::Unbonded`], and [`Event::Chilled`] and [`Event::DelegationSet`] for what
		///   ended.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::force_unbond(T::MaxDelegationsPerDelegator::get()))]
		pub fn force_unbond(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_force_unbond(&who)
		}

		/// Begin a new era as soon as one can begin.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The election is at the end of the running session and the era begins one session later.
		/// Eras count for durations however short they are.
		///
		/// ## Events
		///
		/// - [`Event::EraForced`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::force_new_era())]
		pub fn force_new_era(origin: OriginFor<T>) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::force_era();
			Ok(())
		}

		/// Cancel a slash before it is due.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::SlashCancelOrigin`].
		///
		/// ## Details
		///
		/// For offences that were none in truth, such as those of a faulty release. The offender
		/// stays chilled until it calls `validate`. The same offence is not slashed again; a worse
		/// one in that era is, by as much as it is worse.
		///
		/// ## Parameters
		///
		/// - `apply_era`: The era in which it would be applied.
		/// - `validator`: The offender.
		/// - `offence_era`: The era of the offence.
		///
		/// ## Errors
		///
		/// - [`Error::SlashIsDue`]: If it is too late.
		/// - [`Error::NoSuchSlash`].
		///
		/// ## Events
		///
		/// - [`Event::SlashCancelled`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::cancel_deferred_slash())]
		pub fn cancel_deferred_slash(
			origin: OriginFor<T>,
			apply_era: EraIndex,
			validator: T::AccountId,
			offence_era: EraIndex,
		) -> DispatchResult {
			T::SlashCancelOrigin::ensure_origin(origin)?;
			Self::do_cancel_slash(apply_era, &validator, offence_era)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The account of the fee pot.
		pub fn pot_account() -> AccountIdOf<T> {
			Self::pot()
		}

		/// What an account has at stake.
		pub fn ledger_of(who: AccountIdOf<T>) -> Option<Ledger<T>> {
			Ledgers::<T>::get(who)
		}

		/// The validators of the next era: those elected, or those who would be if the election were
		/// now.
		pub fn next_set() -> Vec<AccountIdOf<T>> {
			Self::next_validators()
		}
	}
}
