//! Where the pallet meets the SDK's: session, authorship, offences, transaction payment.
//!
//! The pallet's logic asks for traits ([`SessionControl`], [`Config::BlockAuthor`]); what a runtime
//! with the SDK's pallets answers with is here, so that its configuration is a list of names.

use alloc::vec::Vec;
use core::marker::PhantomData;

use frame_support::{
	dispatch::DispatchResult,
	traits::{DisabledValidators, Get, Imbalance, OnUnbalanced},
	weights::Weight,
};
use frame_system::{pallet_prelude::BlockNumberFor, RawOrigin};
use sp_runtime::{traits::Convert, Perbill};
use sp_staking::{
	offence::{OffenceDetails, OffenceSeverity, OnOffenceHandler},
	SessionIndex,
};

use crate::{AccountIdOf, Config, CreditOf, Pallet};

/// What the pallet asks of the sessions.
pub trait SessionControl<AccountId> {
	/// The validators of the running session.
	fn validators() -> Vec<AccountId>;
	/// Whether `who` has registered session keys.
	fn has_keys(who: &AccountId) -> bool;
	/// Whether `who` is in the running session and may not make blocks.
	fn is_disabled(who: &AccountId) -> bool;
	/// How many validators of the running session may not make blocks.
	fn disabled_count() -> u32;
	/// Keeps `who` from making blocks, if it is in the running session and the limit on how many
	/// may be kept so allows it. The more severe may take the place of the less severe.
	fn disable(who: &AccountId, severity: Perbill);
	/// Lets `who` make blocks again.
	fn enable(who: &AccountId);
	/// Removes the session keys of `who` and releases what was held for them.
	fn purge_keys(who: &AccountId) -> DispatchResult;
	/// Forgets the validators of sessions before `up_to`: offences in them can no longer be proven.
	fn prune_history(up_to: SessionIndex);
	/// Registers some session keys for `who`.
	#[cfg(feature = "runtime-benchmarks")]
	fn register_keys(who: &AccountId);
}

/// [`SessionControl`] by `pallet-session` of runtime `R`.
///
/// Its `DisablingStrategy` has to be `UpToLimitWithReEnablingDisablingStrategy<3>`, so that no more
/// than f = ⌊(n−1)/3⌋ validators are ever disabled and finality is not lost by it.
pub struct SessionPallet<R>(PhantomData<R>);

impl<R> SessionControl<AccountIdOf<R>> for SessionPallet<R>
where
	R: pallet_session::Config<ValidatorId = AccountIdOf<R>> + pallet_session::historical::Config,
{
	fn validators() -> Vec<AccountIdOf<R>> {
		pallet_session::Pallet::<R>::validators()
	}

	fn has_keys(who: &AccountIdOf<R>) -> bool {
		pallet_session::NextKeys::<R>::contains_key(who)
	}

	fn is_disabled(who: &AccountIdOf<R>) -> bool {
		pallet_session::Pallet::<R>::validator_id_to_index(who)
			.is_some_and(<pallet_session::Pallet<R> as DisabledValidators>::is_disabled)
	}

	fn disabled_count() -> u32 {
		u32::try_from(pallet_session::Pallet::<R>::disabled_validators().len()).unwrap_or(u32::MAX)
	}

	fn disable(who: &AccountIdOf<R>, severity: Perbill) {
		pallet_session::Pallet::<R>::report_offence(who.clone(), OffenceSeverity(severity));
	}

	fn enable(who: &AccountIdOf<R>) {
		if let Some(index) = pallet_session::Pallet::<R>::validator_id_to_index(who) {
			pallet_session::Pallet::<R>::reenable_index(index);
		}
	}

	fn purge_keys(who: &AccountIdOf<R>) -> DispatchResult {
		pallet_session::Pallet::<R>::purge_keys(RawOrigin::Signed(who.clone()).into())
	}

	fn prune_history(up_to: SessionIndex) {
		pallet_session::historical::Pallet::<R>::prune_up_to(up_to);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn register_keys(who: &AccountIdOf<R>) {
		use codec::{Decode, Encode};
		use sp_runtime::traits::{Hash, TrailingZeroInput};

		// Keys that nobody has, but distinct: the hash of the account, repeated.
		let seed = R::Hashing::hash_of(who).encode().repeat(16);
		if let Ok(keys) = R::Keys::decode(&mut TrailingZeroInput::new(&seed)) {
			// What `purge_keys` will take back.
			let _ = frame_system::Pallet::<R>::inc_consumers(who);
			pallet_session::NextKeys::<R>::insert(who, keys);
		}
	}
}

/// [`Config::BlockAuthor`] by `pallet-authorship` of runtime `R`.
pub struct AuthorshipPallet<R>(PhantomData<R>);

impl<R: pallet_authorship::Config> Get<Option<AccountIdOf<R>>> for AuthorshipPallet<R> {
	fn get() -> Option<AccountIdOf<R>> {
		pallet_authorship::Pallet::<R>::author()
	}
}

/// `FullIdentificationOf` of the historical session pallet: a validator is fully identified by its
/// account. What backed it is looked up by the session's era, which cannot go stale.
pub struct IdentifiedByAccount;

impl<AccountId> Convert<AccountId, Option<()>> for IdentifiedByAccount {
	fn convert(_: AccountId) -> Option<()> {
		Some(())
	}
}

/// The handler of transaction fees for `pallet_transaction_payment::FungibleAdapter`: the fee to
/// [`Pallet::note_fee`], the tip to [`Pallet::note_tip`].
pub struct FeesToPot<T>(PhantomData<T>);

impl<T: Config> OnUnbalanced<CreditOf<T>> for FeesToPot<T> {
	fn on_unbalanceds(mut fee_then_tip: impl Iterator<Item = CreditOf<T>>) {
		if let Some(fee) = fee_then_tip.next() {
			Pallet::<T>::note_fee(fee);
		}
		let tip =
			fee_then_tip.fold(CreditOf::<T>::zero(), |sum: CreditOf<T>, credit| sum.merge(credit));
		Pallet::<T>::note_tip(tip);
	}

	fn on_nonzero_unbalanced(fee: CreditOf<T>) {
		Pallet::<T>::note_fee(fee);
	}
}

impl<T: Config> pallet_authorship::EventHandler<AccountIdOf<T>, BlockNumberFor<T>> for Pallet<T> {
	fn note_author(author: AccountIdOf<T>) {
		Self::note_block(&author);
	}
}

impl<T: Config> pallet_session::SessionManager<AccountIdOf<T>> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<AccountIdOf<T>>> {
		Self::plan_session(index)
	}

	fn start_session(index: SessionIndex) {
		Self::begin_session(index);
	}

	fn end_session(index: SessionIndex) {
		Self::finish_session(index);
	}
}

impl<T: Config> pallet_session::historical::SessionManager<AccountIdOf<T>, ()> for Pallet<T> {
	fn new_session(index: SessionIndex) -> Option<Vec<(AccountIdOf<T>, ())>> {
		Self::plan_session(index)
			.map(|validators| validators.into_iter().map(|validator| (validator, ())).collect())
	}

	fn start_session(index: SessionIndex) {
		Self::begin_session(index);
	}

	fn end_session(index: SessionIndex) {
		Self::finish_session(index);
	}
}

/// Whatever comes along with the account in an identification is of no interest here.
impl<T: Config, Id> OnOffenceHandler<AccountIdOf<T>, (AccountIdOf<T>, Id), Weight> for Pallet<T> {
	fn on_offence(
		offenders: &[OffenceDetails<AccountIdOf<T>, (AccountIdOf<T>, Id)>],
		slash_fractions: &[Perbill],
		session: SessionIndex,
	) -> Weight {
		for (details, fraction) in offenders.iter().zip(slash_fractions) {
			Self::note_offence(
				&details.offender.0,
				session,
				*fraction,
				details.reporters.first().cloned(),
			);
		}
		Self::charge_offences(offenders.len())
	}
}
