//! # KYC
//!
//! Who attested what of an account, and how much it may move at the ramps.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets and
//! registrars read through `KycApi` of `mornet-primitives`, which [`Pallet`] answers with the
//! functions of the same names. The ramps ask through `RampLimits`.
//!
//! ## Terminology
//!
//! Amounts are plancks of GCC; times are milliseconds since the Unix epoch.
//!
//! - **Registrar**: who checks customers off the chain and attests what it found. Governance appoints
//!   it, for the jurisdictions it knows.
//! - **Level**: how well a customer is known, 0 to 3. Level 0 needs nobody's word.
//! - **Attestation**: a registrar's word that an account's holder has a level, in a jurisdiction,
//!   until an expiry.
//! - **Commitment**: BLAKE2b-256 of a random salt and the registrar's file on the customer. It binds
//!   the registrar to its file and tells nobody else anything.
//! - **Proposal**: an attestation that waits for the account's consent. Public, as all on a chain.
//! - **Renewal**: a later expiry of the same attestation.
//! - **Erasure**: the commitment is removed, and the registrar destroys the salt. What is left is a
//!   **tombstone**: that there was an attestation, whose, when it was erased and whether the salt is
//!   destroyed.
//! - **Ramp**: where money enters or leaves the chain, or a business earns it.
//! - **Rolling day**: the last 24 hours, by full hours: what happened up to 25 hours ago may count.
//!
//! ## Overview
//!
//! A registrar checks a customer's papers, keeps them in a file of its own and, when the customer
//! has agreed off the chain, proposes an attestation. The customer's account consents, to this
//! level, jurisdiction and commitment and to no other, and the attestation is in force until it
//! expires, is revoked or is erased. Then the account is at level 0 again, at once.
//!
//! For each ramp and level governance sets how much may pass in one operation and in a day. Issuance,
//! payments and escrow ask before money passes.
//!
//! ### Example
//!
//! ```ignore
//! // Governance.
//! Kyc::appoint_registrar(root(), registrar, Level::Two, vec![germany])?;
//! Kyc::set_limits(root(), Ramp::Deposit, [level_0, level_1, level_2, level_3])?;
//!
//! // The registrar, after it checked the papers and the customer agreed to what becomes public.
//! Kyc::attest(origin(registrar), alice, Level::One, germany, expires_at, commitment)?;
//!
//! // The customer.
//! Kyc::consent(origin(alice), 0, Level::One, germany, commitment)?;
//!
//! // Later, the customer again, and the registrar after it destroyed the salt.
//! Kyc::erase(origin(alice), alice)?;
//! Kyc::confirm_erasure(origin(registrar), alice)?;
//! ```
//!
//! ## Implementation
//!
//! **No personal data.** What is stored has no place for it: there is no text and no string of bytes
//! in any call, event or row but hashes, accounts and two letters of a jurisdiction; a test walks the
//! types. An account, its level and its jurisdiction are pseudonymous and stay in the chain's history
//! for ever. `attest` publishes them, before the account can say anything on the chain: so the
//! registrar tells the customer before, and has the agreement off the chain. A commitment that was
//! erased or dropped stays in the history too: without the salt it cannot be told from a random
//! number.
//!
//! **Consent** is what binds: nothing is in force without it. It names the level, the jurisdiction
//! and the commitment, so that a registrar cannot swap any of them between its proposal and the
//! consent. The expiry it does not name: a renewal needs no consent, for it changes no data. A new
//! file, level or jurisdiction does.
//!
//! **A proposal that lapsed** stays in the state, commitment included, until it is dropped, as
//! anyone can then, until another of the same registrar takes its place, or until what that
//! registrar attested is erased or revoked. No hook looks for it.
//!
//! **A revocation takes what waits for consent with it**, or the account could undo it at once: the
//! proposal of the registrar that revokes, and those of all registrars if compliance does. What is
//! proposed after it can be consented to.
//!
//! **One attestation an account.** A customer who consents to another registrar's has that in the
//! place of the first. So there is no question of which level counts, and one read answers it. The
//! first registrar's commitment leaves the state as if it were erased: a tombstone tells that it has
//! to destroy the salt. A registrar's own new file just replaces its former one.
//!
//! **A tombstone for each registrar**, so that no duty to destroy a salt is covered by a later one's.
//! A registrar that erases or confirms speaks for all salts it had for the account.
//!
//! **Registrars have numbers**, to which attestations refer: a registrar's account can change without
//! a word to its customers. The row of one that is deactivated stays as long as an attestation or a
//! proposal refers to it.
//!
//! **Deactivation.** What a registrar attested before stays valid until it expires, for the customers
//! did nothing wrong. If its key was in the wrong hands, governance says since when, and whatever was
//! written or renewed from that time on is void. A renewal in that time voids the whole attestation:
//! its former expiry is not on record. Nobody can renew, revoke or erase for a registrar that is
//! gone but compliance, which revokes, and the account itself, which erases. Nor can anybody
//! confirm for it that a salt is destroyed: a duty it leaves open, or that comes up later, stays
//! open on the chain.
//!
//! **Limits** are asked in the caller's storage transaction; what fails later is not counted. The
//! used amounts are kept by account and ramp in at most 25 hours each, of which those that are empty
//! take no room; rows that count no more are removed in `on_idle`, a few a block, in turn. Rounding is
//! against the customer: never more than the limit passes in any 24 hours.
//!
//! **Which error.** An account whose attestation expired is told so, and so is one whose attestation
//! was revoked or is void, whenever a limit of level 0 refuses it: a level would help it more than a
//! smaller amount.
//!
//! **A frozen account** passes no ramp. Who freezes is another pallet's matter; see `FrozenAccounts`.
//!
//! **Threats considered.** *A registrar that attests straw men*: jurisdictions and a highest level
//! bound it, each action is an event, and its attestations can be voided from a time on. *A stolen
//! registrar key*: the same; nothing comes into force without the account's consent, so no customer's
//! attestation can be overwritten, only revoked. *Filling the storage*: only registrars propose, each
//! so many at a time; who lets proposals lapse has them removed by anyone. *Many small operations*
//! count in the same rows. *Splitting over accounts*: each needs a registrar's attestation, and what
//! level 0 may do is for governance to keep small.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

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

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
#[allow(clippy::large_enum_variant, reason = "events are not kept: they are encoded at once")]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{pallet_prelude::*, traits::Time, weights::WeightMeter};
	use frame_system::pallet_prelude::*;
	use mornet_primitives::{
		aml::{FrozenAccounts, Observe},
		kyc::{
			Commitment, Jurisdiction, Jurisdictions, Level, Ramp, RampLimitsByLevel, RegistrarId,
			RevokeReason,
		},
		rolling::RollingDay,
		Moment,
	};

	use crate::{weights::WeightInfo, Attestation, Parameters, Proposal, Registrar, Tombstone};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime. Constants change only with the runtime; what governance
	/// can change is in [`Parameters`] and [`Limits`].
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The chain's clock, in milliseconds since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// Which accounts are frozen: they pass no ramp.
		type Frozen: FrozenAccounts<Self::AccountId>;

		/// Who watches what passes the ramps.
		type Monitor: Observe<Self::AccountId>;

		/// Who appoints and deactivates registrars and sets limits and parameters.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Who revokes what a registrar does not.
		type ComplianceOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Most registrars, those included that are deactivated and still have something on record.
		#[pallet::constant]
		type MaxRegistrars: Get<u32>;

		/// Most proposals of one registrar that wait for consent.
		#[pallet::constant]
		type MaxProposals: Get<u32>;

		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// The rules that governance sets.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The number of the next registrar.
	#[pallet::storage]
	pub type NextRegistrar<T: Config> = StorageValue<_, RegistrarId, ValueQuery>;

	/// The registrars, and those deactivated that have something on record. At most `MaxRegistrars`.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Registrars<T: Config> =
		CountedStorageMap<_, Twox64Concat, RegistrarId, Registrar<T::AccountId>, OptionQuery>;

	/// The registrar that an account acts for.
	// Keyed by accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type RegistrarOf<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, RegistrarId, OptionQuery>;

	/// What waits for an account's consent, by registrar.
	#[pallet::storage]
	pub type Proposals<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		RegistrarId,
		Proposal,
		OptionQuery,
	>;

	/// What was attested of an account, with its consent, in force or not.
	#[pallet::storage]
	pub type Attestations<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, Attestation, OptionQuery>;

	/// What is left of an account's attestations that were erased or gave way to another registrar's:
	/// of each registrar's last. Never removed.
	#[pallet::storage]
	pub type Tombstones<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		RegistrarId,
		Tombstone,
		OptionQuery,
	>;

	/// The limits of each ramp, by level. A ramp without is closed.
	#[pallet::storage]
	pub type Limits<T: Config> = StorageMap<_, Twox64Concat, Ramp, RampLimitsByLevel, ValueQuery>;

	/// What passed the ramps in the last day, by account.
	#[pallet::storage]
	pub type Usage<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Twox64Concat,
		Ramp,
		RollingDay,
		ValueQuery,
	>;

	/// The row of [`Usage`] that was looked at last, to remove what does not count any more. It may be
	/// gone.
	#[pallet::storage]
	pub type SweptTo<T: Config> = StorageValue<_, (T::AccountId, Ramp), OptionQuery>;

	/// The rules, the registrars and the limits at the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules at the start.
		pub parameters: Parameters,
		/// Registrars: account, highest level, jurisdictions in the order of the alphabet.
		pub registrars: Vec<(T::AccountId, Level, Vec<Jurisdiction>)>,
		/// Limits by ramp and level; a ramp that is not named is closed.
		pub limits: Vec<(Ramp, RampLimitsByLevel)>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				self.parameters.check(),
				"kyc parameters are out of bounds: {:?}",
				self.parameters
			);
			Params::<T>::put(self.parameters);
			for (who, level, jurisdictions) in &self.registrars {
				let bounded = Jurisdictions::try_from(jurisdictions.clone());
				assert!(bounded.is_ok(), "genesis registrar {who:?} has too many jurisdictions");
				let set = Pallet::<T>::do_appoint(who, *level, bounded.unwrap_or_default());
				assert!(set.is_ok(), "cannot appoint genesis registrar {who:?}: {set:?}");
			}
			for (ramp, limits) in &self.limits {
				assert!(
					!Limits::<T>::contains_key(ramp),
					"genesis limits of {ramp:?} are named twice"
				);
				let set = Pallet::<T>::do_set_limits(*ramp, *limits);
				assert!(set.is_ok(), "cannot set genesis limits of {ramp:?}: {set:?}");
			}
		}
	}

	/// What happened: the audit trail of registrars, governance and customers. With the events from
	/// genesis on the state can be rebuilt.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance appointed a registrar.
		RegistrarAppointed {
			/// Its number.
			registrar: RegistrarId,
			/// The account that acts for it.
			account: T::AccountId,
			/// The highest level it attests.
			max_level: Level,
			/// Where it attests.
			jurisdictions: Jurisdictions,
		},
		/// Governance changed what a registrar may attest.
		RegistrarSet {
			/// Its number.
			registrar: RegistrarId,
			/// The highest level it attests from now on.
			max_level: Level,
			/// Where it attests from now on.
			jurisdictions: Jurisdictions,
		},
		/// Another account acts for a registrar.
		RegistrarRotated {
			/// Its number.
			registrar: RegistrarId,
			/// The account that acted for it.
			previous: T::AccountId,
			/// The account that does now.
			account: T::AccountId,
		},
		/// Governance deactivated a registrar, or said since when it was compromised.
		RegistrarDeactivated {
			/// Its number.
			registrar: RegistrarId,
			/// What it wrote from this time on is void, in milliseconds since the Unix epoch.
			compromised_since: Option<Moment>,
		},
		/// Governance removed a deactivated registrar that had nothing on record.
		RegistrarRemoved {
			/// The number it had.
			registrar: RegistrarId,
		},
		/// A registrar attests something of an account, if that consents.
		Proposed {
			/// The account.
			who: T::AccountId,
			/// Which registrar.
			registrar: RegistrarId,
			/// The level.
			level: Level,
			/// Where the customer lives.
			jurisdiction: Jurisdiction,
			/// When the attestation expires, in milliseconds since the Unix epoch.
			expires_at: Moment,
			/// From when on the account cannot consent, in milliseconds since the Unix epoch.
			lapses_at: Moment,
			/// What binds the registrar to its file.
			commitment: Commitment,
		},
		/// A proposal was removed without consent: by a call, with what its registrar had attested
		/// before, which was erased or revoked, or because compliance revoked what another had.
		ProposalDropped {
			/// The account.
			who: T::AccountId,
			/// Whose it was.
			registrar: RegistrarId,
		},
		/// An account consented: the attestation is in force.
		Consented {
			/// The account.
			who: T::AccountId,
			/// Which registrar.
			registrar: RegistrarId,
			/// The level.
			level: Level,
			/// Where the customer lives.
			jurisdiction: Jurisdiction,
			/// When it expires, in milliseconds since the Unix epoch.
			expires_at: Moment,
			/// What binds the registrar to its file.
			commitment: Commitment,
			/// The registrar of the attestation in whose place this one is.
			replaced: Option<RegistrarId>,
		},
		/// A registrar renewed its attestation.
		Renewed {
			/// The account.
			who: T::AccountId,
			/// Which registrar.
			registrar: RegistrarId,
			/// When it was to expire, in milliseconds since the Unix epoch.
			previous: Moment,
			/// When it expires now, in milliseconds since the Unix epoch.
			expires_at: Moment,
		},
		/// An attestation was revoked: the account is at level 0.
		Revoked {
			/// The account.
			who: T::AccountId,
			/// Whose it was.
			registrar: RegistrarId,
			/// Why.
			reason: RevokeReason,
			/// Whether compliance did it and not the registrar.
			forced: bool,
		},
		/// An attestation was erased, and the account is at level 0; or it gives way to that of another
		/// registrar, of which [`Event::Consented`] tells next. A tombstone stays.
		Erased {
			/// The account.
			who: T::AccountId,
			/// Whose it was.
			registrar: RegistrarId,
			/// Whether the registrar has destroyed the salt. If not, it has to, and to say so.
			destroyed: bool,
		},
		/// A registrar destroyed the salt of what it had attested and what was erased without it.
		ErasureConfirmed {
			/// The account.
			who: T::AccountId,
			/// Which registrar.
			registrar: RegistrarId,
		},
		/// Governance set the limits of a ramp.
		LimitsSet {
			/// Which.
			ramp: Ramp,
			/// Those before, by level.
			old: RampLimitsByLevel,
			/// Those now, by level.
			new: RampLimitsByLevel,
		},
		/// Governance set the parameters.
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
		/// The account acts for no registrar, or not for this one. Governance appoints registrars.
		NotRegistrar,
		/// There is no registrar of that number.
		NoSuchRegistrar,
		/// There are as many registrars as there can be. Remove one that has nothing on record.
		TooManyRegistrars,
		/// The account acts for a registrar already. Name another.
		AccountIsRegistrar,
		/// The registrar is deactivated. Go to another.
		RegistrarInactive,
		/// The registrar is appointed. Deactivate it first.
		RegistrarActive,
		/// Attestations or proposals of the registrar are on record. Wait until they are erased,
		/// replaced or dropped.
		RegistrarInUse,
		/// No jurisdiction is named. Name at least one.
		NoJurisdiction,
		/// The jurisdictions are not in the order of the alphabet, or one is named twice.
		JurisdictionsNotSorted,
		/// Level 0 needs no attestation. Name a higher one, or revoke.
		LevelZero,
		/// The level is above what this registrar may attest. Ask governance.
		LevelTooHigh,
		/// The registrar does not attest in this jurisdiction. Ask governance.
		JurisdictionNotYours,
		/// A registrar does not attest for itself. Have another do it.
		OwnAccount,
		/// The attestation would be expired already. Name a later time.
		ExpiryInPast,
		/// The attestation would be in force for too long. Name an earlier time and renew then.
		ValidityTooLong,
		/// The attestation does not expire earlier as it is. Name a later time.
		ExpiryNotLater,
		/// The registrar has as many open proposals as it can. Drop those that lapsed.
		TooManyProposals,
		/// The registrar has as many attestations as can be counted.
		TooManyAttestations,
		/// This registrar proposed nothing to the account, or it is dropped.
		NoSuchProposal,
		/// The proposal is neither yours nor to you. Wait until it lapses.
		NotYourProposal,
		/// The proposal lapsed. Have the registrar attest anew.
		ProposalLapsed,
		/// The proposal is not what you named. Read it again.
		OtherProposal,
		/// Governance has since restricted what the registrar may attest.
		NoLongerAllowed,
		/// The account has no attestation.
		NotAttested,
		/// The attestation is another registrar's.
		NotYourAttestation,
		/// The attestation is revoked. Attest anew.
		AttestationRevoked,
		/// Nothing that this registrar attested of the account was erased.
		NotErased,
		/// The salt is destroyed already.
		AlreadyDestroyed,
		/// The time is in the future. Name a time that has come.
		InTheFuture,
		/// A limit for a day is below that for an operation, or a level may do less than a lower one.
		LimitsContradict,
		/// A parameter is out of bounds. See `Parameters::check`.
		ParameterOutOfBounds,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Removes a few rows of what passed the ramps that do not count any more.
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::sweep(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::MaxRegistrars::get() >= 1, "there has to be room for a registrar");
			assert!(T::MaxProposals::get() >= 1, "a registrar has to be able to attest");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Appoint a registrar.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// It gets the next number. One that was deactivated can be appointed again, under a new
		/// number.
		///
		/// ## Parameters
		///
		/// - `account`: Who acts for it; best a multisig or a pure proxy.
		/// - `max_level`: The highest level it may attest.
		/// - `jurisdictions`: Where it may attest, in the order of the alphabet.
		///
		/// ## Errors
		///
		/// - [`Error::AccountIsRegistrar`], [`Error::TooManyRegistrars`].
		/// - [`Error::NoJurisdiction`], [`Error::JurisdictionsNotSorted`], [`Error::LevelZero`].
		///
		/// ## Events
		///
		/// - [`Event::RegistrarAppointed`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::appoint_registrar())]
		pub fn appoint_registrar(
			origin: OriginFor<T>,
			account: T::AccountId,
			max_level: Level,
			jurisdictions: Jurisdictions,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_appoint(&account, max_level, jurisdictions).map(drop)
		}

		/// Change what a registrar may attest.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// What is attested already stays. Proposals beyond it cannot be consented to, and
		/// attestations beyond it cannot be renewed.
		///
		/// ## Parameters
		///
		/// - `registrar`: Which.
		/// - `max_level`: The highest level it may attest.
		/// - `jurisdictions`: Where it may attest, in the order of the alphabet.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchRegistrar`], [`Error::RegistrarInactive`].
		/// - [`Error::NoJurisdiction`], [`Error::JurisdictionsNotSorted`], [`Error::LevelZero`].
		///
		/// ## Events
		///
		/// - [`Event::RegistrarSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_registrar())]
		pub fn set_registrar(
			origin: OriginFor<T>,
			registrar: RegistrarId,
			max_level: Level,
			jurisdictions: Jurisdictions,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_registrar(registrar, max_level, jurisdictions)
		}

		/// Have another account act for a registrar.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the account that acts for it, or [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Its attestations and proposals stay its own. If the key may be in the wrong hands, ask
		/// governance to deactivate it instead.
		///
		/// ## Parameters
		///
		/// - `registrar`: Which.
		/// - `account`: Who is to act for it.
		///
		/// ## Errors
		///
		/// - [`Error::AccountIsRegistrar`].
		/// - [`Error::NotRegistrar`], [`Error::NoSuchRegistrar`], [`Error::RegistrarInactive`].
		///
		/// ## Events
		///
		/// - [`Event::RegistrarRotated`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::rotate_registrar())]
		pub fn rotate_registrar(
			origin: OriginFor<T>,
			registrar: RegistrarId,
			account: T::AccountId,
		) -> DispatchResult {
			let signer = match T::AdminOrigin::try_origin(origin) {
				Ok(_) => None,
				Err(origin) => Some(ensure_signed(origin)?),
			};
			let row = Self::registrar_to_rotate(registrar, signer.as_ref())?;
			Self::do_rotate(registrar, row, account)
		}

		/// Deactivate a registrar at once, or say since when it was compromised.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Its attestations stay valid until they expire; with `compromised_since` those written or
		/// renewed from then on are void. Can be repeated with another time when more is known.
		///
		/// ## Parameters
		///
		/// - `registrar`: Which.
		/// - `compromised_since`: Since when others may have had its key, in milliseconds since the
		///   Unix epoch.
		///
		/// ## Errors
		///
		/// - [`Error::RegistrarInactive`]: If nothing would change.
		/// - [`Error::InTheFuture`], [`Error::NoSuchRegistrar`].
		///
		/// ## Events
		///
		/// - [`Event::RegistrarDeactivated`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::deactivate_registrar())]
		pub fn deactivate_registrar(
			origin: OriginFor<T>,
			registrar: RegistrarId,
			compromised_since: Option<Moment>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_deactivate(registrar, compromised_since)
		}

		/// Forget a deactivated registrar.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		///
		/// - `registrar`: Which.
		///
		/// ## Errors
		///
		/// - [`Error::RegistrarActive`], [`Error::RegistrarInUse`], [`Error::NoSuchRegistrar`].
		///
		/// ## Events
		///
		/// - [`Event::RegistrarRemoved`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::remove_registrar())]
		pub fn remove_registrar(origin: OriginFor<T>, registrar: RegistrarId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove(registrar)
		}

		/// Attest something of an account, if that consents.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that acts for a registrar.
		///
		/// ## Details
		///
		/// Waits for the account's `consent` for `proposal_validity`. Takes the place of an earlier
		/// proposal of the same registrar; what is in force stays so until the consent. Use a new
		/// random salt of 32 bytes for each commitment.
		///
		/// This publishes level, jurisdiction and commitment for good, whether the account consents
		/// or not: have the customer agree to that before, off the chain.
		///
		/// ## Parameters
		///
		/// - `who`: The account.
		/// - `level`: How well its holder is known.
		/// - `jurisdiction`: Where its holder lives.
		/// - `expires_at`: From when on the attestation is not in force, in milliseconds since the
		///   Unix epoch.
		/// - `commitment`: BLAKE2b-256 of the salt and the file.
		///
		/// ## Errors
		///
		/// - [`Error::LevelZero`], [`Error::LevelTooHigh`], [`Error::JurisdictionNotYours`].
		/// - [`Error::ExpiryInPast`], [`Error::ValidityTooLong`].
		/// - [`Error::TooManyProposals`]: Drop those that lapsed.
		/// - [`Error::NotRegistrar`], [`Error::OwnAccount`].
		///
		/// ## Events
		///
		/// - [`Event::Proposed`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::attest())]
		pub fn attest(
			origin: OriginFor<T>,
			who: T::AccountId,
			level: Level,
			jurisdiction: Jurisdiction,
			#[pallet::compact] expires_at: Moment,
			commitment: Commitment,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_attest(&account, who, level, jurisdiction, expires_at, commitment)
		}

		/// Consent to what a registrar attests of you.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the account that it is about.
		///
		/// ## Details
		///
		/// The attestation is in force at once, in the place of the one before. Your level and
		/// jurisdiction are public since the proposal. You can have it erased whenever you want;
		/// history keeps that there was one. If the one before is another registrar's, that has to
		/// destroy its salt and say so by `confirm_erasure`, as after an erasure.
		///
		/// ## Parameters
		///
		/// - `registrar`: Who attests.
		/// - `level`: That of the proposal.
		/// - `jurisdiction`: That of the proposal.
		/// - `commitment`: That of the proposal, as the registrar told it to you.
		///
		/// ## Errors
		///
		/// - [`Error::OtherProposal`], [`Error::ProposalLapsed`], [`Error::NoSuchProposal`].
		/// - [`Error::RegistrarInactive`], [`Error::NoLongerAllowed`].
		///
		/// ## Events
		///
		/// - [`Event::Erased`], if another registrar's gives way.
		/// - [`Event::Consented`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::consent().max(T::WeightInfo::consent_instead()))]
		pub fn consent(
			origin: OriginFor<T>,
			registrar: RegistrarId,
			level: Level,
			jurisdiction: Jurisdiction,
			commitment: Commitment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_consent(who, registrar, level, jurisdiction, commitment)
		}

		/// Remove a proposal.
		///
		/// ## Dispatch Origin
		///
		/// Signed: by the account that does not consent, by the registrar that withdraws it, or by
		/// anyone once it lapsed or its registrar is deactivated.
		///
		/// ## Details
		///
		/// No hook removes one that lapsed. It leaves the state with its commitment, and no tombstone
		/// stays; history keeps that there was one. Its registrar destroys the salt.
		///
		/// ## Parameters
		///
		/// - `who`: To whom it is.
		/// - `registrar`: Whose it is.
		///
		/// ## Errors
		///
		/// - [`Error::NotYourProposal`], [`Error::NoSuchProposal`].
		///
		/// ## Events
		///
		/// - [`Event::ProposalDropped`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::drop_proposal())]
		pub fn drop_proposal(
			origin: OriginFor<T>,
			who: T::AccountId,
			registrar: RegistrarId,
		) -> DispatchResult {
			let signer = ensure_signed(origin)?;
			Self::do_drop_proposal(&signer, who, registrar)
		}

		/// Renew an attestation: the same with a later expiry.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that acts for its registrar.
		///
		/// ## Details
		///
		/// Also after it expired. Needs no consent, for it changes no data; a new file does.
		///
		/// ## Parameters
		///
		/// - `who`: Whose it is.
		/// - `expires_at`: From when on it is not in force, in milliseconds since the Unix epoch.
		///
		/// ## Errors
		///
		/// - [`Error::ExpiryInPast`], [`Error::ExpiryNotLater`], [`Error::ValidityTooLong`].
		/// - [`Error::AttestationRevoked`], [`Error::NoLongerAllowed`].
		/// - [`Error::NotRegistrar`], [`Error::NotAttested`], [`Error::NotYourAttestation`].
		///
		/// ## Events
		///
		/// - [`Event::Renewed`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::renew())]
		pub fn renew(
			origin: OriginFor<T>,
			who: T::AccountId,
			#[pallet::compact] expires_at: Moment,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_renew(&account, who, expires_at)
		}

		/// Revoke an attestation: the account is at level 0 at once.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that acts for its registrar.
		///
		/// ## Details
		///
		/// The commitment stays, for auditors, until it is erased. What you proposed to the account and
		/// waits for its consent goes too.
		///
		/// ## Parameters
		///
		/// - `who`: Whose it is.
		/// - `reason`: Why.
		///
		/// ## Errors
		///
		/// - [`Error::AttestationRevoked`].
		/// - [`Error::NotRegistrar`], [`Error::NotAttested`], [`Error::NotYourAttestation`].
		///
		/// ## Events
		///
		/// - [`Event::ProposalDropped`], if there was one of the same registrar.
		/// - [`Event::Revoked`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::revoke())]
		pub fn revoke(
			origin: OriginFor<T>,
			who: T::AccountId,
			reason: RevokeReason,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_revoke(Some(&account), who, reason)
		}

		/// Revoke any registrar's attestation.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::ComplianceOrigin`].
		///
		/// ## Details
		///
		/// What any registrar proposed to the account and waits for its consent goes too.
		///
		/// ## Parameters
		///
		/// - `who`: Whose it is.
		/// - `reason`: Why.
		///
		/// ## Errors
		///
		/// - [`Error::AttestationRevoked`], [`Error::NotAttested`].
		///
		/// ## Events
		///
		/// - [`Event::ProposalDropped`], for each proposal that there was.
		/// - [`Event::Revoked`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::force_revoke())]
		pub fn force_revoke(
			origin: OriginFor<T>,
			who: T::AccountId,
			reason: RevokeReason,
		) -> DispatchResult {
			T::ComplianceOrigin::ensure_origin(origin)?;
			Self::do_revoke(None, who, reason)
		}

		/// Erase an attestation: the commitment goes, and a tombstone stays.
		///
		/// ## Dispatch Origin
		///
		/// Signed: by the account that it is about, which asks for it, or by its registrar, which
		/// destroyed the salt.
		///
		/// ## Details
		///
		/// The account is at level 0 at once. A proposal of the same registrar goes too, and the
		/// tombstone takes the place of one that an earlier attestation of it left. If the
		/// account asks, the registrar has to destroy the salt and say so by `confirm_erasure`. What
		/// of its file the law has it keep it keeps off the chain; without the salt nothing on the
		/// chain belongs to it.
		///
		/// ## Parameters
		///
		/// - `who`: Whose it is.
		///
		/// ## Errors
		///
		/// - [`Error::NotAttested`], [`Error::NotYourAttestation`].
		///
		/// ## Events
		///
		/// - [`Event::ProposalDropped`], if there was one of the same registrar.
		/// - [`Event::Erased`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::erase())]
		pub fn erase(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			let signer = ensure_signed(origin)?;
			Self::do_erase(&signer, who)
		}

		/// Say that the salt of an attestation is destroyed that was erased or gave way to another
		/// registrar's.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by an account that acts for the registrar whose attestation it was.
		///
		/// ## Details
		///
		/// Nobody can for a registrar that is deactivated.
		///
		/// ## Parameters
		///
		/// - `who`: Whose attestation it was.
		///
		/// ## Errors
		///
		/// - [`Error::NotErased`], [`Error::AlreadyDestroyed`], [`Error::NotRegistrar`].
		///
		/// ## Events
		///
		/// - [`Event::ErasureConfirmed`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::confirm_erasure())]
		pub fn confirm_erasure(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_confirm_erasure(&account, who)
		}

		/// Set the limits of a ramp.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// What passed in the last day counts against new limits too.
		///
		/// ## Parameters
		///
		/// - `ramp`: Which.
		/// - `limits`: For the levels 0 to 3, in plancks. No level may do less than a lower one; with
		///   zeros the ramp is closed to it.
		///
		/// ## Errors
		///
		/// - [`Error::LimitsContradict`].
		///
		/// ## Events
		///
		/// - [`Event::LimitsSet`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::set_limits())]
		pub fn set_limits(
			origin: OriginFor<T>,
			ramp: Ramp,
			limits: RampLimitsByLevel,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_limits(ramp, limits)
		}

		/// Set the rules.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// They count for what is written from now on.
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
		#[pallet::call_index(14)]
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
