//! Reports of validators: whether one is let in, and what its claims bring about.

use alloc::{boxed::Box, collections::BTreeSet};

use frame_support::{
	dispatch::DispatchResult, ensure, pallet_prelude::*, storage::with_storage_layer,
};
use mornet_primitives::{
	oracle::{AuthorityId, AuthoritySignature, OracleValidators},
	payments::{
		order::{LockReason, OrderState, Receipt, MAX_RECEIPTS},
		Claim, Report, REPORT_LIFETIME,
	},
	BlockNumber, Hash, Moment,
};
use sp_application_crypto::RuntimeAppPublic;
use sp_runtime::{
	traits::{UniqueSaturatedInto, Zero},
	DispatchError,
};

use crate::{
	pallet::*,
	types::{is_quorum, MAX_PENDING, VOTE_LIFETIME},
	AccountIdOf, OrderOf, Vote, VotesOf, Vouched, LOG_TARGET,
};

/// Priority of reports in the pool: above what people pay tips for, below what keeps consensus.
const PRIORITY: TransactionPriority = TransactionPriority::MAX / 4;

impl<T: Config> Pallet<T> {
	/// This block's number.
	pub(crate) fn block_number() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().unique_saturated_into()
	}

	/// Whether a report may be included, which is also asked by the pool, of anything that anyone
	/// sends. The cheap questions come first.
	pub(crate) fn authorize_attest(
		_source: TransactionSource,
		key: &AuthorityId,
		report: &Report,
		signature: &AuthoritySignature,
	) -> TransactionValidityWithRefund {
		// In a block it would fail at nobody's cost.
		ensure!(!T::Paused::get(), InvalidTransaction::Call);
		let number = Self::block_number();
		let age = number.checked_sub(report.at).ok_or(InvalidTransaction::Future)?;
		let left = REPORT_LIFETIME.checked_sub(age).ok_or(InvalidTransaction::AncientBirthBlock)?;
		let validator = T::Validators::validator(key).ok_or(InvalidTransaction::BadSigner)?;
		let now = Self::now();
		ensure!(
			report.claims.iter().any(|claim| Self::may_vote(&validator, claim, now).is_ok()),
			InvalidTransaction::Stale
		);
		let message = report.signed_message(&Self::genesis_hash());
		ensure!(key.verify(&message, signature), InvalidTransaction::BadProof);

		// One report of a validator at a time: the next has what this one leaves.
		ValidTransaction::with_tag_prefix("MorNetPayments")
			.priority(PRIORITY)
			.and_provides(validator)
			.longevity(left.into())
			.propagate(true)
			.build()
			.map(|validity| (validity, Weight::zero()))
	}

	/// The hash of block 0, to which reports are bound.
	pub(crate) fn genesis_hash() -> Hash {
		let hash = frame_system::Pallet::<T>::block_hash(
			frame_system::pallet_prelude::BlockNumberFor::<T>::zero(),
		);
		let mut bytes = [0; 32];
		for (to, from) in bytes.iter_mut().zip(hash.as_ref()) {
			*to = *from;
		}
		Hash::from(bytes)
	}

	/// Whether a claim's transfer can be a part of its order's payment and was not agreed on yet.
	pub(crate) fn admit(order: &OrderOf<T>, claim: &Claim, now: Moment) -> Result<(), Error<T>> {
		ensure!(order.watched && now <= order.terms.retires(), Error::<T>::NotWatched);
		ensure!(!UsedTransfers::<T>::contains_key(claim.transfer), Error::<T>::TransferUsed);
		ensure!(order.receipts < MAX_RECEIPTS, Error::<T>::TooManyReceipts);
		order
			.terms
			.admits(&order.target, claim, now)
			.map_err(|_| Error::<T>::TransferRefused)
	}

	/// Whether a validator's vote on a claim would count now.
	pub(crate) fn may_vote(
		validator: &AccountIdOf<T>,
		claim: &Claim,
		now: Moment,
	) -> Result<(), Error<T>> {
		let order = Orders::<T>::get(claim.order).ok_or(Error::<T>::OrderNotFound)?;
		Self::admit(&order, claim, now)?;
		let votes = Votes::<T>::get(claim.order);
		let own = || votes.iter().filter(|v| v.validator == *validator && is_fresh(v, now));
		ensure!(
			own().all(|vote| vote.vouched.transfer != claim.transfer),
			Error::<T>::AlreadyVoted
		);
		ensure!(own().count() < MAX_PENDING as usize, Error::<T>::TooManyVotes);
		Ok(())
	}

	/// Counts a report's claims: how many were agreed on, and how many others there were.
	pub(crate) fn do_attest(validator: &AccountIdOf<T>, report: &Report) -> (u32, u32) {
		let validators: BTreeSet<_> =
			T::Validators::all().into_iter().map(|(_, account)| account).collect();
		let count = T::Validators::count();
		let (mut agreed, mut others) = (0u32, 0u32);
		for claim in &report.claims {
			// Each claim by itself: one that cannot be counted takes nothing from the others.
			let outcome = with_storage_layer(|| Self::vote(validator, claim, &validators, count));
			match outcome {
				Ok(true) => agreed = agreed.saturating_add(1),
				Ok(false) => others = others.saturating_add(1),
				Err(error) => {
					others = others.saturating_add(1);
					log::debug!(target: LOG_TARGET, "passed over {claim:?}: {error:?}");
				},
			}
		}
		(agreed, others)
	}

	/// Counts a validator's vote on a claim: whether it is agreed on now.
	fn vote(
		validator: &AccountIdOf<T>,
		claim: &Claim,
		validators: &BTreeSet<AccountIdOf<T>>,
		count: u32,
	) -> Result<bool, DispatchError> {
		let now = Self::now();
		Self::may_vote(validator, claim, now)?;
		let vouched = Vouched::from(claim);
		let mut votes = Votes::<T>::get(claim.order);
		votes.retain(|vote| is_fresh(vote, now) && validators.contains(&vote.validator));
		votes
			.try_push(Vote { validator: validator.clone(), vouched, cast: now })
			.map_err(|_| Error::<T>::TooManyVotes)?;
		Self::deposit_event(Event::Voted {
			order: claim.order,
			transfer: claim.transfer,
			validator: validator.clone(),
		});
		// A validator has one vote on a transfer, so these are as many validators. That there are
		// no more than `count` is for the runtime; more would only need more votes.
		let same = votes.iter().filter(|vote| vote.vouched == vouched).count();
		let same = u32::try_from(same).unwrap_or(u32::MAX);
		if !is_quorum(same, count) {
			Votes::<T>::insert(claim.order, votes);
			return Ok(false);
		}
		votes.retain(|vote| vote.vouched.transfer != claim.transfer);
		Self::put_votes(claim.order, votes);
		Self::agree(claim, same, count, now)?;
		Ok(true)
	}

	fn put_votes(order: u64, votes: VotesOf<T>) {
		if votes.is_empty() {
			Votes::<T>::remove(order);
		} else {
			Votes::<T>::insert(order, votes);
		}
	}

	/// Notes a transfer that was agreed on, and does what follows.
	fn agree(claim: &Claim, votes: u32, validators: u32, now: Moment) -> DispatchResult {
		UsedTransfers::<T>::insert(claim.transfer, claim.order);
		Self::mutate(claim.order, |order| {
			let receipt = Receipt {
				transfer: claim.transfer,
				amount: claim.amount,
				payer: claim.payer,
				time: claim.time,
				agreed: now,
				late: order.is_late(claim.time, now),
			};
			Receipts::<T>::insert(claim.order, order.receipts, receipt);
			order.credit(&receipt).ok_or(Error::<T>::Overflow)?;
			Self::deposit_event(Event::TransferAgreed {
				order: claim.order,
				receipt: Box::new(receipt),
				votes,
				validators,
			});
			if matches!(order.state, OrderState::Locked | OrderState::Refunding) {
				return Ok(());
			}
			if let Err(error) = Self::stand(claim.order, order) {
				// The money is here all the same.
				Self::deposit_event(Event::EffectFailed { order: claim.order, error });
				Self::set_locked(claim.order, order, LockReason::EffectFailed);
			}
			Ok(())
		})
	}
}

/// Whether a vote still counts.
fn is_fresh<AccountId>(vote: &Vote<AccountId>, now: Moment) -> bool {
	now.saturating_sub(vote.cast) < VOTE_LIFETIME
}
