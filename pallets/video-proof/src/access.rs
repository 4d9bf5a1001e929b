//! Who may see what: grants of access.

use codec::MaxEncodedLen;
use frame_support::{ensure, pallet_prelude::DispatchResult, traits::Get};
use mornet_primitives::{
	video::{ContentHash, Subject},
	Balance, Moment,
};
use sp_runtime::DispatchError;

use crate::{pallet::*, AccountIdOf, Grant, ProofOf};

/// Length of a key of [`Grants`] beside the subject and the account: the names and two hashes.
const HASHED_KEY: usize = 64;

impl<T: Config> Pallet<T> {
	/// Who owns a content or a stream.
	pub(crate) fn owner_of(subject: &Subject) -> Result<AccountIdOf<T>, DispatchError> {
		match subject {
			Subject::Content(hash) => {
				let proof = Proofs::<T>::get(hash).ok_or(Error::<T>::NoSuchProof)?;
				Ok(proof.owner)
			},
			Subject::Stream(id) => {
				let stream = Streams::<T>::get(id).ok_or(Error::<T>::NoSuchStream)?;
				Ok(stream.owner)
			},
		}
	}

	/// Whether an account has a grant that is not over.
	pub(crate) fn is_granted(subject: &Subject, who: &AccountIdOf<T>) -> bool {
		Grants::<T>::get(subject, who).is_some_and(|grant| Self::now() < grant.until)
	}

	pub(crate) fn ensure_content_access(
		hash: &ContentHash,
		proof: &ProofOf<T>,
		who: &AccountIdOf<T>,
	) -> DispatchResult {
		let may = proof.owner == *who || Self::is_granted(&Subject::Content(*hash), who);
		ensure!(may, Error::<T>::NoAccess);
		Ok(())
	}

	/// Changes how many grants there are of something.
	fn try_mutate_count(
		subject: &Subject,
		change: impl FnOnce(&mut u32) -> DispatchResult,
	) -> DispatchResult {
		match subject {
			Subject::Content(hash) => Proofs::<T>::try_mutate(hash, |slot| {
				let proof = slot.as_mut().ok_or(Error::<T>::NoSuchProof)?;
				change(&mut proof.grants)
			}),
			Subject::Stream(id) => Streams::<T>::try_mutate(id, |slot| {
				let stream = slot.as_mut().ok_or(Error::<T>::NoSuchStream)?;
				change(&mut stream.grants)
			}),
		}
	}

	/// The deposit for a grant, in plancks.
	fn grant_price() -> Balance {
		let bytes = Grant::max_encoded_len()
			.saturating_add(HASHED_KEY)
			.saturating_add(Subject::max_encoded_len())
			.saturating_add(AccountIdOf::<T>::max_encoded_len());
		Self::price(1, bytes)
	}

	pub(crate) fn do_grant(
		who: &AccountIdOf<T>,
		subject: Subject,
		account: AccountIdOf<T>,
		until: Moment,
	) -> DispatchResult {
		ensure!(Self::owner_of(&subject)? == *who, Error::<T>::NotOwner);
		let now = Self::now();
		let latest = now.saturating_add(T::MaxGrantPeriod::get());
		ensure!(now < until && until <= latest, Error::<T>::BadPeriod);
		if let Subject::Content(hash) = subject {
			Proofs::<T>::try_mutate(hash, |slot| {
				let proof = slot.as_mut().ok_or(Error::<T>::NoSuchProof)?;
				Self::assume_deposit(hash, proof, who)
			})?;
		}
		let deposit = Grants::<T>::try_mutate(subject, &account, |slot| {
			if let Some(grant) = slot {
				grant.until = until;
				return Ok::<_, DispatchError>(grant.deposit);
			}
			Self::try_mutate_count(&subject, |count| {
				ensure!(*count < T::MaxGrants::get(), Error::<T>::TooManyGrants);
				*count = count.saturating_add(1);
				Ok(())
			})?;
			let deposit = Self::grant_price();
			Self::hold(who, deposit)?;
			*slot = Some(Grant { until, deposit });
			Ok(deposit)
		})?;
		Self::deposit_event(Event::AccessGranted { subject, account, until, deposit });
		Ok(())
	}

	pub(crate) fn do_end_access(
		by: AccountIdOf<T>,
		subject: Subject,
		account: AccountIdOf<T>,
	) -> DispatchResult {
		let grant = Grants::<T>::take(subject, &account).ok_or(Error::<T>::NoSuchGrant)?;
		let owner = Self::owner_of(&subject)?;
		let may = by == owner || by == account || grant.until <= Self::now();
		ensure!(may, Error::<T>::NotOwner);
		Self::try_mutate_count(&subject, |count| {
			*count = count.saturating_sub(1);
			Ok(())
		})?;
		Self::release(&owner, grant.deposit)?;
		Self::deposit_event(Event::AccessEnded { subject, account, by, deposit: grant.deposit });
		Ok(())
	}
}
