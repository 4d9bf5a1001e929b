//! Proofs and their deposits: the logic behind the calls.

use codec::{Encode, MaxEncodedLen};
use frame_support::{
	ensure,
	pallet_prelude::DispatchResult,
	traits::{fungible::MutateHold, tokens::Precision, Get, Time},
};
use mornet_primitives::{
	video::{ContentHash, Erasure, ErasureReason, Metadata, Proof, RetentionClass, Source},
	Balance, BlockNumber, Moment,
};
use sp_runtime::{traits::SaturatedConversion, DispatchError};

use crate::{pallet::*, AccountIdOf, ProofOf};

/// Length of a key of [`Proofs`] beside the content's hash: the names and a hash.
const HASHED_KEY: usize = 48;

impl<T: Config> Pallet<T> {
	/// The number of the block.
	pub(crate) fn block() -> BlockNumber {
		// The chain's block numbers are of this type; a test's that are wider stay small.
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// The chain's time, in milliseconds since the Unix epoch.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	/// Whether a recorder's time may be so by the chain's clock.
	pub(crate) fn has_come(moment: Moment) -> bool {
		moment <= Self::now().saturating_add(T::MaxClockAhead::get())
	}

	/// The deposit for rows, in plancks.
	pub(crate) fn price(items: u32, bytes: usize) -> Balance {
		T::ItemDeposit::get()
			.saturating_mul(items.into())
			.saturating_add(T::ByteDeposit::get().saturating_mul(bytes as Balance))
	}

	pub(crate) fn hold(who: &AccountIdOf<T>, deposit: Balance) -> DispatchResult {
		T::Currency::hold(&HoldReason::Record.into(), who, deposit)
	}

	/// Releases a deposit: all that is there of it.
	pub(crate) fn release(who: &AccountIdOf<T>, deposit: Balance) -> DispatchResult {
		let reason = HoldReason::Record.into();
		T::Currency::release(&reason, who, deposit, Precision::BestEffort).map(|_| ())
	}

	/// The deposit for a proof: its row, and its place in the list of its parent's derivations.
	fn proof_price(proof: &ProofOf<T>) -> Balance {
		let hash = ContentHash::max_encoded_len();
		let listed = if proof.source.is_some() { hash } else { 0 };
		let bytes = proof
			.encoded_size()
			.saturating_add(HASHED_KEY)
			.saturating_add(hash)
			.saturating_add(listed);
		Self::price(1, bytes)
	}

	/// A proof, if `who` owns it.
	pub(crate) fn owned_proof(
		who: &AccountIdOf<T>,
		hash: &ContentHash,
	) -> Result<ProofOf<T>, DispatchError> {
		let proof = Proofs::<T>::get(hash).ok_or(Error::<T>::NoSuchProof)?;
		ensure!(proof.owner == *who, Error::<T>::NotOwner);
		Ok(proof)
	}

	/// Has an account carry the deposit of a proof, because it makes the proof stay longer than the
	/// depositor meant to.
	pub(crate) fn assume_deposit(
		hash: ContentHash,
		proof: &mut ProofOf<T>,
		to: &AccountIdOf<T>,
	) -> DispatchResult {
		if proof.depositor == *to {
			return Ok(());
		}
		Self::hold(to, proof.deposit)?;
		Self::release(&proof.depositor, proof.deposit)?;
		let from = core::mem::replace(&mut proof.depositor, to.clone());
		Self::deposit_event(Event::DepositAssumed {
			hash,
			from,
			to: to.clone(),
			deposit: proof.deposit,
		});
		Ok(())
	}

	/// Anchors a content. `origin` is what it was made from, and how many steps it is away from the
	/// recording.
	fn insert_proof(
		owner: AccountIdOf<T>,
		depositor: AccountIdOf<T>,
		hash: ContentHash,
		about: Metadata,
		origin: Option<(Source, u32)>,
		retention: RetentionClass,
	) -> DispatchResult {
		ensure!(!Proofs::<T>::contains_key(hash), Error::<T>::AlreadyAnchored);
		ensure!(about.size > 0, Error::<T>::EmptyContent);
		ensure!(Self::has_come(about.captured_at), Error::<T>::CapturedInFuture);
		let (source, depth) = origin.map_or((None, 0), |(source, depth)| (Some(source), depth));
		let at = Self::now();
		let mut proof = Proof {
			owner,
			depositor,
			block: Self::block(),
			anchored_at: at,
			about,
			source,
			depth,
			retention,
			erased: None,
			grants: 0,
			tasks: 0,
			deposit: 0,
		};
		proof.deposit = Self::proof_price(&proof);
		Self::hold(&proof.depositor, proof.deposit)?;
		Proofs::<T>::insert(hash, &proof);
		let Proof { owner, depositor, about, deposit, .. } = proof;
		Self::deposit_event(Event::Anchored {
			hash,
			owner,
			depositor,
			about,
			source,
			retention,
			at,
			deposit,
		});
		Ok(())
	}

	pub(crate) fn do_anchor(
		owner: AccountIdOf<T>,
		hash: ContentHash,
		about: Metadata,
		retention: RetentionClass,
	) -> DispatchResult {
		Self::insert_proof(owner.clone(), owner, hash, about, None, retention)
	}

	/// How many steps what is derived from a content is away from the recording.
	pub(crate) fn depth_below(parent: &ProofOf<T>) -> Result<u32, DispatchError> {
		let depth = parent.depth.checked_add(1).ok_or(Error::<T>::TooDeep)?;
		ensure!(depth <= T::MaxDepth::get(), Error::<T>::TooDeep);
		Ok(depth)
	}

	/// Anchors what was made from an anchored content.
	pub(crate) fn insert_derivation(
		owner: AccountIdOf<T>,
		depositor: AccountIdOf<T>,
		hash: ContentHash,
		source: Source,
		depth: u32,
		about: Metadata,
		retention: RetentionClass,
	) -> DispatchResult {
		Self::insert_proof(owner, depositor, hash, about, Some((source, depth)), retention)?;
		Derivations::<T>::try_append(source.parent, hash)
			.map_err(|()| Error::<T>::TooManyDerivations.into())
	}

	pub(crate) fn do_derive(
		who: AccountIdOf<T>,
		hash: ContentHash,
		source: Source,
		about: Metadata,
		retention: RetentionClass,
	) -> DispatchResult {
		let mut parent = Proofs::<T>::get(source.parent).ok_or(Error::<T>::NoSuchProof)?;
		Self::ensure_content_access(&source.parent, &parent, &who)?;
		ensure!(parent.erased.is_none(), Error::<T>::AlreadyErased);
		let depth = Self::depth_below(&parent)?;
		if parent.owner == who && parent.depositor != who {
			Self::assume_deposit(source.parent, &mut parent, &who)?;
			Proofs::<T>::insert(source.parent, parent);
		}
		Self::insert_derivation(who.clone(), who, hash, source, depth, about, retention)
	}

	pub(crate) fn do_extend_retention(
		who: &AccountIdOf<T>,
		hash: ContentHash,
		new: RetentionClass,
	) -> DispatchResult {
		let mut proof = Self::owned_proof(who, &hash)?;
		ensure!(new > proof.retention, Error::<T>::RetentionNotLonger);
		Self::assume_deposit(hash, &mut proof, who)?;
		let old = core::mem::replace(&mut proof.retention, new);
		Proofs::<T>::insert(hash, proof);
		Self::deposit_event(Event::RetentionExtended { hash, old, new });
		Ok(())
	}

	pub(crate) fn do_erase(
		who: &AccountIdOf<T>,
		hash: ContentHash,
		reason: ErasureReason,
	) -> DispatchResult {
		let mut proof = Self::owned_proof(who, &hash)?;
		ensure!(proof.erased.is_none(), Error::<T>::AlreadyErased);
		let at = Self::now();
		proof.erased = Some(Erasure { reason, at });
		proof.about.uri = None;
		// Never more than before, should the row have become longer or the price higher.
		let deposit = Self::proof_price(&proof).min(proof.deposit);
		Self::release(&proof.depositor, proof.deposit.saturating_sub(deposit))?;
		proof.deposit = deposit;
		Proofs::<T>::insert(hash, proof);
		Self::deposit_event(Event::Erased { hash, reason, at, deposit });
		Ok(())
	}

	pub(crate) fn do_remove(who: AccountIdOf<T>, hash: ContentHash) -> DispatchResult {
		let proof = Proofs::<T>::take(hash).ok_or(Error::<T>::NoSuchProof)?;
		ensure!(proof.owner == who || proof.depositor == who, Error::<T>::NotOwner);
		let over = proof.retention.ends(proof.anchored_at).is_some_and(|end| end <= Self::now());
		ensure!(over, Error::<T>::RetentionRunning);
		ensure!(!Derivations::<T>::contains_key(hash), Error::<T>::HasDerivations);
		ensure!(proof.grants == 0, Error::<T>::StillGranted);
		ensure!(proof.tasks == 0, Error::<T>::HasTasks);
		if let Some(source) = proof.source {
			Derivations::<T>::mutate_exists(source.parent, |slot| {
				if let Some(list) = slot {
					list.retain(|other| *other != hash);
					if list.is_empty() {
						*slot = None;
					}
				}
			});
		}
		Self::release(&proof.depositor, proof.deposit)?;
		Self::deposit_event(Event::Removed {
			hash,
			by: who,
			depositor: proof.depositor,
			deposit: proof.deposit,
		});
		Ok(())
	}
}
