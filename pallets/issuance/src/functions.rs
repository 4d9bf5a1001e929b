//! What the calls and hooks do, without the checks of origins.

use frame_support::{
	dispatch::DispatchResult,
	ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate, MutateHold},
		tokens::{DepositConsequence, Fortitude, Precision, Preservation, Provenance},
		Get, Time,
	},
	weights::Weight,
};
use mornet_primitives::{
	issuance::{BankRef, MintRecord, PaidIn, PayoutRef, RejectReason, WithdrawalId},
	kyc::{Ramp, RampLimits},
	Balance, BlockNumber, Hash, Moment,
};
use sp_runtime::{
	traits::{BlakeTwo256, Hash as _, SaturatedConversion, Zero},
	DispatchError,
};

use crate::{
	pallet::*,
	types::{day_of, len_u32},
	weights::WeightInfo,
	AccountIdOf, Attestation, Issuer, Parameters, SupplyLedger, Withdrawal, LOG_TARGET,
};

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

	pub(crate) fn check_params(params: &Parameters) -> bool {
		params.check(T::MinWithdrawalTimeout::get(), T::Currency::minimum_balance())
	}

	/// The key of a bank reference in [`Mints`].
	pub(crate) fn reference_hash(bank_ref: &[u8]) -> Hash {
		BlakeTwo256::hash(bank_ref)
	}

	// The issuers.

	/// The row of an issuer that is appointed.
	fn active_issuer(who: &AccountIdOf<T>) -> Result<Issuer, DispatchError> {
		let row = Issuers::<T>::get(who).filter(Issuer::is_active);
		Ok(row.ok_or(Error::<T>::NotIssuer)?)
	}

	/// The only writer of [`Issuers`], beside the appointment of a new one: a row goes when nothing
	/// is left to remember.
	fn put_issuer(who: &AccountIdOf<T>, row: Issuer) {
		if row.is_spent() {
			Issuers::<T>::remove(who);
		} else {
			Issuers::<T>::insert(who, row);
		}
	}

	pub(crate) fn do_set_issuer(who: &AccountIdOf<T>, daily_cap: Balance) -> DispatchResult {
		let row = Issuers::<T>::get(who);
		ensure!(
			row.is_some() || Issuers::<T>::count() < T::MaxIssuers::get(),
			Error::<T>::TooManyIssuers
		);
		let row = row.unwrap_or_default();
		Self::put_issuer(who, Issuer { daily_cap: Some(daily_cap), ..row });
		Self::deposit_event(Event::IssuerSet {
			issuer: who.clone(),
			previous: row.daily_cap,
			daily_cap,
		});
		Ok(())
	}

	pub(crate) fn do_remove_issuer(who: &AccountIdOf<T>) -> DispatchResult {
		let row = Self::active_issuer(who)?;
		Self::put_issuer(who, Issuer { daily_cap: None, ..row });
		Attestations::<T>::mutate(|list| list.retain(|(issuer, _)| issuer != who));
		Self::deposit_event(Event::IssuerRemoved {
			issuer: who.clone(),
			outstanding: row.outstanding,
			pending: row.pending,
		});
		Ok(())
	}

	pub(crate) fn do_transfer_outstanding(
		from: AccountIdOf<T>,
		to: AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		ensure!(from != to, Error::<T>::SameIssuer);
		let mut giver = Issuers::<T>::get(&from).ok_or(Error::<T>::NotIssuer)?;
		let mut taker = Self::active_issuer(&to)?;
		ensure!(amount <= giver.unclaimed(), Error::<T>::ExceedsOutstanding);
		giver.outstanding =
			giver.outstanding.checked_sub(amount).ok_or(Error::<T>::ExceedsOutstanding)?;
		taker.outstanding = taker.outstanding.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		Self::put_issuer(&from, giver);
		Self::put_issuer(&to, taker);
		Self::deposit_event(Event::OutstandingTransferred { from, to, amount });
		Ok(())
	}

	// Reserves.

	/// An issuer's last attestation.
	pub(crate) fn attestation_of(
		list: &[(AccountIdOf<T>, Attestation)],
		who: &AccountIdOf<T>,
	) -> Option<Attestation> {
		list.iter()
			.find(|(issuer, _)| issuer == who)
			.map(|(_, attestation)| *attestation)
	}

	/// Sum of the attestations in force, in plancks.
	pub(crate) fn reserves(
		list: &[(AccountIdOf<T>, Attestation)],
		now: Moment,
		validity: Moment,
	) -> Balance {
		list.iter()
			.filter(|(_, attestation)| attestation.is_fresh(now, validity))
			// Whoever attests more than there can be has no more than all there can be.
			.fold(0, |sum, (_, attestation)| sum.saturating_add(attestation.amount))
	}

	pub(crate) fn do_attest(
		issuer: &AccountIdOf<T>,
		amount: Balance,
		as_of: Moment,
		statement_hash: Hash,
	) -> DispatchResult {
		Self::active_issuer(issuer)?;
		let now = Self::now();
		let validity = Params::<T>::get().attestation_validity;
		let new = Attestation { amount, as_of, statement_hash };
		ensure!(as_of <= now, Error::<T>::StatementFromFuture);
		ensure!(new.is_fresh(now, validity), Error::<T>::StatementOutdated);

		let previous = Attestations::<T>::try_mutate(|list| {
			if let Some((_, last)) = list.iter_mut().find(|(who, _)| who == issuer) {
				ensure!(as_of > last.as_of, Error::<T>::StatementOutdated);
				return Ok(Some(core::mem::replace(last, new).amount));
			}
			list.try_push((issuer.clone(), new)).map_err(|_| Error::<T>::TooManyIssuers)?;
			Ok::<_, Error<T>>(None)
		})?;
		Self::deposit_event(Event::ReservesAttested {
			issuer: issuer.clone(),
			previous,
			amount,
			as_of,
			expires_at: new.expires_at(validity),
			statement_hash,
		});
		Ok(())
	}

	/// Fails if an issuer with `outstanding` plancks after minting, and with it all of them with
	/// `total`, would pass what is attested.
	fn ensure_reserves(
		issuer: &AccountIdOf<T>,
		outstanding: Balance,
		total: Balance,
	) -> DispatchResult {
		let now = Self::now();
		let validity = Params::<T>::get().attestation_validity;
		let list = Attestations::<T>::get();
		let own = Self::attestation_of(&list, issuer).ok_or(Error::<T>::NoAttestation)?;
		ensure!(own.is_fresh(now, validity), Error::<T>::AttestationExpired);
		ensure!(outstanding <= own.amount, Error::<T>::ReservesExceeded);
		ensure!(total <= Self::reserves(&list, now, validity), Error::<T>::TotalReservesExceeded);
		Ok(())
	}

	// Minting.

	/// Fails if the caller is no issuer or the reference was used; returns the issuer's row and the
	/// reference's key.
	pub(crate) fn ensure_not_minted(
		issuer: &AccountIdOf<T>,
		bank_ref: &BankRef,
		beneficiary: &AccountIdOf<T>,
		amount: Balance,
	) -> Result<(Issuer, Hash), DispatchError> {
		let row = Self::active_issuer(issuer)?;
		ensure!(!bank_ref.is_empty(), Error::<T>::EmptyReference);
		let hash = Self::reference_hash(bank_ref);
		if let Some(record) = Mints::<T>::get(hash) {
			let same = record.issuer == *issuer
				&& record.beneficiary == *beneficiary
				&& record.amount == amount;
			ensure!(same, Error::<T>::ReferenceReused);
			return Err(Error::<T>::AlreadyMinted.into());
		}
		Ok((row, hash))
	}

	pub(crate) fn do_mint(
		issuer: AccountIdOf<T>,
		mut row: Issuer,
		reference_hash: Hash,
		beneficiary: AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		ensure!(!IsPaused::<T>::get(), Error::<T>::Paused);
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let today = day_of(Self::now());
		ensure!(amount <= row.cap_left(today), Error::<T>::DailyCapReached);
		let mut supply = Supply::<T>::get();
		supply.minted = supply.minted.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		row.outstanding = row.outstanding.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		row.minted_on_day = row.minted_on(today).checked_add(amount).ok_or(Error::<T>::Overflow)?;
		row.day = today;
		Self::ensure_reserves(&issuer, row.outstanding, supply.outstanding())?;
		T::Limits::try_use(&beneficiary, Ramp::Deposit, amount).map_err(Error::<T>::from)?;

		Self::issue(&beneficiary, amount, supply)?;
		Mints::<T>::insert(
			reference_hash,
			MintRecord {
				issuer: issuer.clone(),
				beneficiary: beneficiary.clone(),
				amount,
				block: Self::block(),
			},
		);
		Self::put_issuer(&issuer, row);
		Self::deposit_event(Event::Minted {
			issuer,
			beneficiary,
			amount,
			reference_hash,
			outstanding: row.outstanding,
			minted_on_day: row.minted_on_day,
		});
		Ok(())
	}

	/// The only place where GCC come into being: `supply` is the books with them.
	fn issue(who: &AccountIdOf<T>, amount: Balance, supply: SupplyLedger) -> DispatchResult {
		match T::Currency::can_deposit(who, amount, Provenance::Minted) {
			DepositConsequence::BelowMinimum => {
				return Err(Error::<T>::BelowExistentialDeposit.into())
			},
			DepositConsequence::Overflow => return Err(Error::<T>::Overflow.into()),
			other => other.into_result()?,
		}
		T::Currency::mint_into(who, amount)?;
		Supply::<T>::put(supply);
		Ok(())
	}

	/// Notes that `amount` plancks are burnt with which nothing else could be done.
	pub(crate) fn note_lost(amount: Balance) {
		// Part of total issuance: cannot overflow.
		Supply::<T>::mutate(|supply| supply.lost = supply.lost.saturating_add(amount));
		Self::deposit_event(Event::DustLost { amount });
	}

	// Withdrawals.

	/// The first block from `expires_at` on that can release one more, and how many blocks later
	/// that is.
	fn release_slot(expires_at: BlockNumber) -> Result<(BlockNumber, u32), DispatchError> {
		for delay in 0..=T::MaxReleaseDelay::get() {
			let block = expires_at.checked_add(delay).ok_or(Error::<T>::Overflow)?;
			let taken = Releases::<T>::decode_len(block).unwrap_or(0);
			if len_u32(taken) < T::MaxReleasesPerBlock::get() {
				return Ok((block, delay));
			}
		}
		Err(Error::<T>::TooManyExpiries.into())
	}

	/// Returns by how many blocks its release is later than its expiry.
	pub(crate) fn do_request(
		who: AccountIdOf<T>,
		issuer: AccountIdOf<T>,
		amount: Balance,
		payout_ref: PayoutRef,
	) -> Result<u32, DispatchError> {
		ensure!(!IsPaused::<T>::get(), Error::<T>::Paused);
		ensure!(!payout_ref.is_empty(), Error::<T>::EmptyReference);
		let params = Params::<T>::get();
		ensure!(amount >= params.min_withdrawal, Error::<T>::BelowMinWithdrawal);
		let mut row = Self::active_issuer(&issuer)?;
		ensure!(amount <= row.unclaimed(), Error::<T>::ExceedsOutstanding);
		// A hold may overlap with a freeze. What is to be burnt must not.
		ensure!(
			amount
				<= T::Currency::reducible_balance(&who, Preservation::Protect, Fortitude::Polite),
			Error::<T>::NotEnoughFree
		);
		ensure!(Withdrawals::<T>::count() < T::MaxWithdrawals::get(), Error::<T>::WithdrawalsFull);
		T::Limits::try_use(&who, Ramp::Withdrawal, amount).map_err(Error::<T>::from)?;

		let id = NextWithdrawal::<T>::get();
		let requested_at = Self::block();
		let expires_at = requested_at
			.checked_add(params.withdrawal_timeout)
			.ok_or(Error::<T>::Overflow)?;
		let (release_at, delay) = Self::release_slot(expires_at)?;
		T::Currency::hold(&HoldReason::Withdrawal.into(), &who, amount)?;
		row.pending = row.pending.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		Self::put_issuer(&issuer, row);
		NextWithdrawal::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
		Self::put_withdrawal(
			id,
			Withdrawal {
				who: who.clone(),
				issuer: issuer.clone(),
				amount,
				payout_ref: payout_ref.clone(),
				requested_at,
				expires_at,
				release_at,
			},
		)?;
		Self::deposit_event(Event::WithdrawalRequested {
			id,
			who,
			issuer,
			amount,
			payout_ref,
			expires_at,
			release_at,
		});
		Ok(delay)
	}

	/// With [`Self::remove_withdrawal`] the only writer of [`Withdrawals`]: keeps
	/// [`WithdrawalsByAccount`] and [`Releases`] in step with it.
	fn put_withdrawal(id: WithdrawalId, withdrawal: Withdrawal<AccountIdOf<T>>) -> DispatchResult {
		WithdrawalsByAccount::<T>::try_append(&withdrawal.who, id)
			.map_err(|()| Error::<T>::TooManyWithdrawals)?;
		Releases::<T>::try_append(withdrawal.release_at, id)
			.map_err(|()| Error::<T>::TooManyExpiries)?;
		Withdrawals::<T>::insert(id, withdrawal);
		Ok(())
	}

	fn remove_withdrawal(id: WithdrawalId, withdrawal: &Withdrawal<AccountIdOf<T>>) {
		Withdrawals::<T>::remove(id);
		WithdrawalsByAccount::<T>::mutate_exists(&withdrawal.who, |list| {
			if let Some(ids) = list {
				ids.retain(|other| *other != id);
				if ids.is_empty() {
					*list = None;
				}
			}
		});
		Releases::<T>::mutate_exists(withdrawal.release_at, |list| {
			if let Some(ids) = list {
				ids.retain(|other| *other != id);
				if ids.is_empty() {
					*list = None;
				}
			}
		});
	}

	/// A withdrawal that this issuer was asked for.
	fn withdrawal_from(
		issuer: &AccountIdOf<T>,
		id: WithdrawalId,
	) -> Result<Withdrawal<AccountIdOf<T>>, DispatchError> {
		let withdrawal = Withdrawals::<T>::get(id).ok_or(Error::<T>::NoSuchWithdrawal)?;
		ensure!(withdrawal.issuer == *issuer, Error::<T>::NotYourWithdrawal);
		Ok(withdrawal)
	}

	pub(crate) fn do_confirm(issuer: &AccountIdOf<T>, id: WithdrawalId) -> DispatchResult {
		let mut row = Self::active_issuer(issuer)?;
		let withdrawal = Self::withdrawal_from(issuer, id)?;
		ensure!(Self::block() < withdrawal.expires_at, Error::<T>::WithdrawalHasExpired);
		let Withdrawal { ref who, amount, .. } = withdrawal;

		// By force: a freeze does not bring the fiat back.
		T::Currency::burn_held(
			&HoldReason::Withdrawal.into(),
			who,
			amount,
			Precision::Exact,
			Fortitude::Force,
		)?;
		// Read after the burning, which may have made dust of what was left.
		Supply::<T>::try_mutate(|supply| {
			supply.burnt = supply.burnt.checked_add(amount).ok_or(Error::<T>::Overflow)?;
			Ok::<_, Error<T>>(())
		})?;
		row.pending = row.pending.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
		row.outstanding = row.outstanding.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
		Self::put_issuer(issuer, row);
		Self::remove_withdrawal(id, &withdrawal);
		Self::deposit_event(Event::WithdrawalConfirmed {
			id,
			who: withdrawal.who,
			issuer: withdrawal.issuer,
			amount,
			outstanding: row.outstanding,
		});
		Ok(())
	}

	/// Gives the coins back.
	fn release(id: WithdrawalId, withdrawal: &Withdrawal<AccountIdOf<T>>) -> DispatchResult {
		let amount = withdrawal.amount;
		T::Currency::release(
			&HoldReason::Withdrawal.into(),
			&withdrawal.who,
			amount,
			Precision::Exact,
		)?;
		let mut row = Issuers::<T>::get(&withdrawal.issuer).ok_or(Error::<T>::NotIssuer)?;
		row.pending = row.pending.checked_sub(amount).ok_or(Error::<T>::Overflow)?;
		Self::put_issuer(&withdrawal.issuer, row);
		Self::remove_withdrawal(id, withdrawal);
		Ok(())
	}

	pub(crate) fn do_reject(
		issuer: &AccountIdOf<T>,
		id: WithdrawalId,
		reason: RejectReason,
	) -> DispatchResult {
		let withdrawal = Self::withdrawal_from(issuer, id)?;
		Self::release(id, &withdrawal)?;
		let Withdrawal { who, issuer, amount, .. } = withdrawal;
		Self::deposit_event(Event::WithdrawalRejected { id, who, issuer, amount, reason });
		Ok(())
	}

	pub(crate) fn do_expire(id: WithdrawalId) -> DispatchResult {
		let withdrawal = Withdrawals::<T>::get(id).ok_or(Error::<T>::NoSuchWithdrawal)?;
		ensure!(Self::block() >= withdrawal.expires_at, Error::<T>::NotExpired);
		Self::release(id, &withdrawal)?;
		let Withdrawal { who, issuer, amount, .. } = withdrawal;
		Self::deposit_event(Event::WithdrawalExpired { id, who, issuer, amount });
		Ok(())
	}

	/// Releases the withdrawals whose time this block is, and returns the weight of it.
	pub(crate) fn release_due() -> Weight {
		let due = Releases::<T>::take(Self::block());
		for id in &due {
			// What cannot be released stays on hold for `expire_withdrawal`, and is no reason to
			// leave the others.
			if let Err(error) = with_storage_layer(|| Self::do_expire(*id)) {
				log::error!(target: LOG_TARGET, "withdrawal {id} is not released: {error:?}");
			}
		}
		T::WeightInfo::release_due(len_u32(due.len()))
	}
}

impl<T: Config> PaidIn<AccountIdOf<T>> for Pallet<T> {
	fn mint_paid(who: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		ensure!(!IsPaused::<T>::get(), Error::<T>::Paused);
		ensure!(!amount.is_zero(), Error::<T>::ZeroAmount);
		let mut supply = Supply::<T>::get();
		supply.paid_in = supply.paid_in.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		Self::issue(who, amount, supply)?;
		Self::deposit_event(Event::PaidIn { who: who.clone(), amount });
		Ok(())
	}
}
