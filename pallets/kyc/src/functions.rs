//! What the calls and hooks do, without the checks of origins.

use alloc::vec::Vec;

use frame_support::{
	dispatch::DispatchResult,
	ensure,
	traits::{Get, Time},
	weights::WeightMeter,
};
use mornet_primitives::{
	aml::{FrozenAccounts, Observe},
	kyc::{
		Commitment, Jurisdiction, Jurisdictions, Level, LimitError, Ramp, RampLimits,
		RampLimitsByLevel, RegistrarId, RevokeReason, Standing,
	},
	Balance, Moment,
};
use sp_runtime::DispatchError;

use crate::{
	pallet::*, types::check_limits, weights::WeightInfo, AccountIdOf, Attestation, LevelInForce,
	Proposal, Registrar, Tombstone,
};

/// Rows of [`Usage`] that are looked at in a block, to remove what does not count any more.
const SWEPT_PER_BLOCK: u32 = 4;

impl<T: Config> Pallet<T> {
	/// The chain's time, in milliseconds since the Unix epoch.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	// Registrars.

	/// The registrar that an account acts for.
	fn registrar_of(
		account: &AccountIdOf<T>,
	) -> Result<(RegistrarId, Registrar<AccountIdOf<T>>), DispatchError> {
		let id = RegistrarOf::<T>::get(account).ok_or(Error::<T>::NotRegistrar)?;
		let row = Registrars::<T>::get(id).ok_or(Error::<T>::NotRegistrar)?;
		Ok((id, row))
	}

	fn registrar(id: RegistrarId) -> Result<Registrar<AccountIdOf<T>>, DispatchError> {
		Ok(Registrars::<T>::get(id).ok_or(Error::<T>::NoSuchRegistrar)?)
	}

	/// Sorted and each once, so that one set has one form.
	fn check_jurisdictions(jurisdictions: &Jurisdictions) -> DispatchResult {
		ensure!(!jurisdictions.is_empty(), Error::<T>::NoJurisdiction);
		let sorted = jurisdictions
			.iter()
			.zip(jurisdictions.iter().skip(1))
			.all(|(one, next)| one < next);
		ensure!(sorted, Error::<T>::JurisdictionsNotSorted);
		Ok(())
	}

	pub(crate) fn do_appoint(
		account: &AccountIdOf<T>,
		max_level: Level,
		jurisdictions: Jurisdictions,
	) -> Result<RegistrarId, DispatchError> {
		Self::check_jurisdictions(&jurisdictions)?;
		ensure!(max_level > Level::Zero, Error::<T>::LevelZero);
		ensure!(!RegistrarOf::<T>::contains_key(account), Error::<T>::AccountIsRegistrar);
		ensure!(Registrars::<T>::count() < T::MaxRegistrars::get(), Error::<T>::TooManyRegistrars);
		let id = NextRegistrar::<T>::get();
		NextRegistrar::<T>::put(id.checked_add(1).ok_or(Error::<T>::TooManyRegistrars)?);
		RegistrarOf::<T>::insert(account, id);
		Registrars::<T>::insert(
			id,
			Registrar {
				account: account.clone(),
				max_level,
				jurisdictions: jurisdictions.clone(),
				deactivated_at: None,
				compromised_since: None,
				attestations: 0,
				proposals: 0,
			},
		);
		Self::deposit_event(Event::RegistrarAppointed {
			registrar: id,
			account: account.clone(),
			max_level,
			jurisdictions,
		});
		Ok(id)
	}

	pub(crate) fn do_set_registrar(
		id: RegistrarId,
		max_level: Level,
		jurisdictions: Jurisdictions,
	) -> DispatchResult {
		Self::check_jurisdictions(&jurisdictions)?;
		ensure!(max_level > Level::Zero, Error::<T>::LevelZero);
		let mut row = Self::registrar(id)?;
		ensure!(row.is_active(), Error::<T>::RegistrarInactive);
		row.max_level = max_level;
		row.jurisdictions = jurisdictions.clone();
		Registrars::<T>::insert(id, row);
		Self::deposit_event(Event::RegistrarSet { registrar: id, max_level, jurisdictions });
		Ok(())
	}

	pub(crate) fn do_rotate(
		id: RegistrarId,
		mut row: Registrar<AccountIdOf<T>>,
		account: AccountIdOf<T>,
	) -> DispatchResult {
		ensure!(row.is_active(), Error::<T>::RegistrarInactive);
		ensure!(!RegistrarOf::<T>::contains_key(&account), Error::<T>::AccountIsRegistrar);
		let previous = core::mem::replace(&mut row.account, account.clone());
		RegistrarOf::<T>::remove(&previous);
		RegistrarOf::<T>::insert(&account, id);
		Registrars::<T>::insert(id, row);
		Self::deposit_event(Event::RegistrarRotated { registrar: id, previous, account });
		Ok(())
	}

	/// The registrar of this number, if governance asks or who acts for it.
	pub(crate) fn registrar_to_rotate(
		id: RegistrarId,
		signer: Option<&AccountIdOf<T>>,
	) -> Result<Registrar<AccountIdOf<T>>, DispatchError> {
		let row = Self::registrar(id)?;
		ensure!(
			signer.is_none_or(|signer| row.is_active() && row.account == *signer),
			Error::<T>::NotRegistrar
		);
		Ok(row)
	}

	pub(crate) fn do_deactivate(
		id: RegistrarId,
		compromised_since: Option<Moment>,
	) -> DispatchResult {
		let mut row = Self::registrar(id)?;
		let now = Self::now();
		ensure!(compromised_since.is_none_or(|since| since <= now), Error::<T>::InTheFuture);
		// Once more only to say since when it was compromised, or that this was wrong.
		ensure!(
			row.is_active() || row.compromised_since != compromised_since,
			Error::<T>::RegistrarInactive
		);
		if row.is_active() {
			RegistrarOf::<T>::remove(&row.account);
		}
		row.deactivated_at = row.deactivated_at.or(Some(now));
		row.compromised_since = compromised_since;
		Registrars::<T>::insert(id, row);
		Self::deposit_event(Event::RegistrarDeactivated { registrar: id, compromised_since });
		Ok(())
	}

	pub(crate) fn do_remove(id: RegistrarId) -> DispatchResult {
		let row = Self::registrar(id)?;
		ensure!(!row.is_active(), Error::<T>::RegistrarActive);
		ensure!(row.attestations == 0 && row.proposals == 0, Error::<T>::RegistrarInUse);
		Registrars::<T>::remove(id);
		Self::deposit_event(Event::RegistrarRemoved { registrar: id });
		Ok(())
	}

	// Attestations. What a registrar has on record is counted in its row: the next three are the only
	// writers of [`Attestations`] and [`Proposals`], beside a renewal and a revocation, which put an
	// attestation in its own place.

	fn put_proposal(who: &AccountIdOf<T>, id: RegistrarId, proposal: Proposal) -> DispatchResult {
		if !Proposals::<T>::contains_key(who, id) {
			Registrars::<T>::try_mutate(id, |slot| {
				let row = slot.as_mut().ok_or(Error::<T>::NoSuchRegistrar)?;
				ensure!(row.proposals < T::MaxProposals::get(), Error::<T>::TooManyProposals);
				row.proposals = row.proposals.checked_add(1).ok_or(Error::<T>::TooManyProposals)?;
				Ok::<_, DispatchError>(())
			})?;
		}
		Proposals::<T>::insert(who, id, proposal);
		Ok(())
	}

	fn take_proposal(who: &AccountIdOf<T>, id: RegistrarId) -> Result<Proposal, DispatchError> {
		let proposal = Proposals::<T>::take(who, id).ok_or(Error::<T>::NoSuchProposal)?;
		Registrars::<T>::try_mutate(id, |slot| {
			let row = slot.as_mut().ok_or(Error::<T>::NoSuchRegistrar)?;
			// It was counted when it was written.
			row.proposals = row.proposals.checked_sub(1).ok_or(Error::<T>::NoSuchProposal)?;
			Ok::<_, DispatchError>(())
		})?;
		Ok(proposal)
	}

	/// Puts an attestation in the place of the one there is, or removes that.
	fn replace_attestation(
		who: &AccountIdOf<T>,
		new: Option<Attestation>,
	) -> Result<Option<Attestation>, DispatchError> {
		let old = Attestations::<T>::get(who);
		if let Some(old) = &old {
			Registrars::<T>::try_mutate(old.registrar, |slot| {
				let row = slot.as_mut().ok_or(Error::<T>::NoSuchRegistrar)?;
				// It was counted when it was written.
				row.attestations =
					row.attestations.checked_sub(1).ok_or(Error::<T>::NotAttested)?;
				Ok::<_, DispatchError>(())
			})?;
		}
		if let Some(new) = &new {
			Registrars::<T>::try_mutate(new.registrar, |slot| {
				let row = slot.as_mut().ok_or(Error::<T>::NoSuchRegistrar)?;
				row.attestations =
					row.attestations.checked_add(1).ok_or(Error::<T>::TooManyAttestations)?;
				Ok::<_, DispatchError>(())
			})?;
		}
		Attestations::<T>::set(who, new);
		Ok(old)
	}

	/// Removes what a registrar proposes to an account, if there is anything.
	fn drop_if_any(who: &AccountIdOf<T>, id: RegistrarId) -> DispatchResult {
		if Proposals::<T>::contains_key(who, id) {
			Self::take_proposal(who, id)?;
			Self::deposit_event(Event::ProposalDropped { who: who.clone(), registrar: id });
		}
		Ok(())
	}

	/// Fails if nobody can consent to a registrar's proposal now.
	pub(crate) fn check_proposal(
		id: RegistrarId,
		proposal: &Proposal,
		now: Moment,
	) -> DispatchResult {
		ensure!(now < proposal.lapses_at, Error::<T>::ProposalLapsed);
		let row = Self::registrar(id)?;
		ensure!(row.is_active(), Error::<T>::RegistrarInactive);
		// Governance may have changed since what it may attest.
		ensure!(
			proposal.level <= row.max_level && row.jurisdictions.contains(&proposal.jurisdiction),
			Error::<T>::NoLongerAllowed
		);
		Ok(())
	}

	/// Notes that the commitment of a registrar's attestation left the state.
	fn bury(who: &AccountIdOf<T>, id: RegistrarId, now: Moment, destroyed: bool) {
		Tombstones::<T>::insert(
			who,
			id,
			Tombstone { erased_at: now, destroyed_at: destroyed.then_some(now) },
		);
		Self::deposit_event(Event::Erased { who: who.clone(), registrar: id, destroyed });
	}

	/// Fails if an attestation written now cannot expire then.
	fn check_expiry(now: Moment, expires_at: Moment) -> DispatchResult {
		ensure!(expires_at > now, Error::<T>::ExpiryInPast);
		let validity = expires_at.saturating_sub(now);
		ensure!(validity <= Params::<T>::get().max_validity, Error::<T>::ValidityTooLong);
		Ok(())
	}

	pub(crate) fn do_attest(
		account: &AccountIdOf<T>,
		who: AccountIdOf<T>,
		level: Level,
		jurisdiction: Jurisdiction,
		expires_at: Moment,
		commitment: Commitment,
	) -> DispatchResult {
		let (id, row) = Self::registrar_of(account)?;
		ensure!(level > Level::Zero, Error::<T>::LevelZero);
		ensure!(level <= row.max_level, Error::<T>::LevelTooHigh);
		ensure!(row.jurisdictions.contains(&jurisdiction), Error::<T>::JurisdictionNotYours);
		ensure!(who != *account, Error::<T>::OwnAccount);
		let now = Self::now();
		Self::check_expiry(now, expires_at)?;
		// No later than the attestation itself expires.
		let lapses_at = now.saturating_add(Params::<T>::get().proposal_validity).min(expires_at);
		Self::put_proposal(
			&who,
			id,
			Proposal { level, jurisdiction, commitment, written_at: now, expires_at, lapses_at },
		)?;
		Self::deposit_event(Event::Proposed {
			who,
			registrar: id,
			level,
			jurisdiction,
			expires_at,
			lapses_at,
			commitment,
		});
		Ok(())
	}

	pub(crate) fn do_consent(
		who: AccountIdOf<T>,
		id: RegistrarId,
		level: Level,
		jurisdiction: Jurisdiction,
		commitment: Commitment,
	) -> DispatchResult {
		let proposal = Proposals::<T>::get(&who, id).ok_or(Error::<T>::NoSuchProposal)?;
		ensure!(
			(proposal.level, proposal.jurisdiction, proposal.commitment)
				== (level, jurisdiction, commitment),
			Error::<T>::OtherProposal
		);
		let now = Self::now();
		Self::check_proposal(id, &proposal, now)?;
		let Proposal { written_at, expires_at, .. } = Self::take_proposal(&who, id)?;
		let replaced = Self::replace_attestation(
			&who,
			Some(Attestation {
				registrar: id,
				level,
				jurisdiction,
				commitment,
				written_at,
				consented_at: now,
				expires_at,
				revoked: None,
			}),
		)?
		.map(|old| old.registrar);
		match replaced {
			None => T::Monitor::onboarded(&who),
			// Its commitment left the state without its doing: it has to destroy the salt.
			Some(former) if former != id => Self::bury(&who, former, now, false),
			Some(_) => (),
		}
		Self::deposit_event(Event::Consented {
			who,
			registrar: id,
			level,
			jurisdiction,
			expires_at,
			commitment,
			replaced,
		});
		Ok(())
	}

	pub(crate) fn do_drop_proposal(
		signer: &AccountIdOf<T>,
		who: AccountIdOf<T>,
		id: RegistrarId,
	) -> DispatchResult {
		let proposal = Proposals::<T>::get(&who, id).ok_or(Error::<T>::NoSuchProposal)?;
		let row = Self::registrar(id)?;
		// What nobody can consent to any more anyone can remove.
		let dead = Self::now() >= proposal.lapses_at || !row.is_active();
		ensure!(dead || *signer == who || *signer == row.account, Error::<T>::NotYourProposal);
		Self::take_proposal(&who, id)?;
		Self::deposit_event(Event::ProposalDropped { who, registrar: id });
		Ok(())
	}

	/// The attestation of an account that the registrar `account` acts for wrote, and that registrar.
	fn own_attestation(
		account: &AccountIdOf<T>,
		who: &AccountIdOf<T>,
	) -> Result<(Attestation, Registrar<AccountIdOf<T>>), DispatchError> {
		let (id, row) = Self::registrar_of(account)?;
		let attestation = Attestations::<T>::get(who).ok_or(Error::<T>::NotAttested)?;
		ensure!(attestation.registrar == id, Error::<T>::NotYourAttestation);
		Ok((attestation, row))
	}

	pub(crate) fn do_renew(
		account: &AccountIdOf<T>,
		who: AccountIdOf<T>,
		expires_at: Moment,
	) -> DispatchResult {
		let (mut attestation, row) = Self::own_attestation(account, &who)?;
		ensure!(attestation.revoked.is_none(), Error::<T>::AttestationRevoked);
		ensure!(
			attestation.level <= row.max_level
				&& row.jurisdictions.contains(&attestation.jurisdiction),
			Error::<T>::NoLongerAllowed
		);
		let now = Self::now();
		Self::check_expiry(now, expires_at)?;
		let previous = attestation.expires_at;
		ensure!(expires_at > previous, Error::<T>::ExpiryNotLater);
		attestation.expires_at = expires_at;
		attestation.written_at = now;
		let registrar = attestation.registrar;
		Attestations::<T>::insert(&who, attestation);
		Self::deposit_event(Event::Renewed { who, registrar, previous, expires_at });
		Ok(())
	}

	/// By the registrar that `account` acts for, or, without one, by compliance.
	pub(crate) fn do_revoke(
		account: Option<&AccountIdOf<T>>,
		who: AccountIdOf<T>,
		reason: RevokeReason,
	) -> DispatchResult {
		let mut attestation = match account {
			Some(account) => Self::own_attestation(account, &who)?.0,
			None => Attestations::<T>::get(&who).ok_or(Error::<T>::NotAttested)?,
		};
		ensure!(attestation.revoked.is_none(), Error::<T>::AttestationRevoked);
		attestation.revoked = Some(reason);
		let registrar = attestation.registrar;
		Attestations::<T>::insert(&who, attestation);
		// With what was proposed before, the account could undo it.
		if account.is_some() {
			Self::drop_if_any(&who, registrar)?;
		} else {
			// No more than `MaxRegistrars`: no registrar is removed that has a proposal on record.
			for id in Proposals::<T>::iter_key_prefix(&who).collect::<Vec<_>>() {
				Self::drop_if_any(&who, id)?;
			}
		}
		Self::deposit_event(Event::Revoked { who, registrar, reason, forced: account.is_none() });
		Ok(())
	}

	pub(crate) fn do_erase(signer: &AccountIdOf<T>, who: AccountIdOf<T>) -> DispatchResult {
		let attestation = Attestations::<T>::get(&who).ok_or(Error::<T>::NotAttested)?;
		let id = attestation.registrar;
		let by_registrar = RegistrarOf::<T>::get(signer) == Some(id);
		ensure!(by_registrar || *signer == who, Error::<T>::NotYourAttestation);
		Self::replace_attestation(&who, None)?;
		// The commitment may be the same in a proposal that replaces what is erased.
		Self::drop_if_any(&who, id)?;
		Self::bury(&who, id, Self::now(), by_registrar);
		Ok(())
	}

	pub(crate) fn do_confirm_erasure(
		account: &AccountIdOf<T>,
		who: AccountIdOf<T>,
	) -> DispatchResult {
		let (id, _) = Self::registrar_of(account)?;
		let now = Self::now();
		Tombstones::<T>::try_mutate(&who, id, |slot| {
			let stone = slot.as_mut().ok_or(Error::<T>::NotErased)?;
			ensure!(stone.destroyed_at.is_none(), Error::<T>::AlreadyDestroyed);
			stone.destroyed_at = Some(now);
			Ok::<_, DispatchError>(())
		})?;
		Self::deposit_event(Event::ErasureConfirmed { who, registrar: id });
		Ok(())
	}

	// Levels and limits.

	/// Whether an attestation is in force.
	pub(crate) fn standing_of(attestation: &Attestation, now: Moment) -> Standing {
		if attestation.revoked.is_some() {
			return Standing::Revoked;
		}
		let void = Registrars::<T>::get(attestation.registrar)
			.is_none_or(|row| row.is_void(attestation.written_at));
		if void {
			Standing::Compromised
		} else if now >= attestation.expires_at {
			Standing::Expired
		} else {
			Standing::InForce
		}
	}

	/// The level in force of an account.
	pub fn level_of(who: &AccountIdOf<T>) -> LevelInForce {
		let Some(attestation) = Attestations::<T>::get(who) else {
			return LevelInForce { level: Level::Zero, standing: Standing::Unattested };
		};
		let standing = Self::standing_of(&attestation, Self::now());
		let level = match standing {
			Standing::InForce => attestation.level,
			_ => Level::Zero,
		};
		LevelInForce { level, standing }
	}

	pub(crate) fn do_set_limits(ramp: Ramp, limits: RampLimitsByLevel) -> DispatchResult {
		ensure!(check_limits(&limits), Error::<T>::LimitsContradict);
		let old = Limits::<T>::get(ramp);
		Limits::<T>::insert(ramp, limits);
		Self::deposit_event(Event::LimitsSet { ramp, old, new: limits });
		Ok(())
	}

	// Housekeeping.

	/// Removes what does not count any more, a few rows a block and all in turn.
	pub(crate) fn sweep(meter: &mut WeightMeter) {
		for _ in 0..SWEPT_PER_BLOCK {
			if meter.try_consume(T::WeightInfo::sweep_usage()).is_err() || !Self::sweep_one() {
				return;
			}
		}
	}

	/// Looks at the next row; whether there may be another.
	pub(crate) fn sweep_one() -> bool {
		let next = match SweptTo::<T>::get() {
			Some((who, ramp)) => {
				Usage::<T>::iter_from(Usage::<T>::hashed_key_for(who, ramp)).next()
			},
			None => Usage::<T>::iter().next(),
		};
		let Some((who, ramp, usage)) = next else {
			SweptTo::<T>::kill();
			return false;
		};
		if usage.is_stale(Self::now()) {
			Usage::<T>::remove(&who, ramp);
		}
		SweptTo::<T>::put((who, ramp));
		true
	}
}

impl<T: Config> RampLimits<AccountIdOf<T>> for Pallet<T> {
	fn try_use(who: &AccountIdOf<T>, ramp: Ramp, amount: Balance) -> Result<(), LimitError> {
		if T::Frozen::is_frozen(who) {
			return Err(LimitError::Frozen);
		}
		let level = Self::level_of(who);
		let limit = level.limit(&Limits::<T>::get(ramp));
		let now = Self::now();
		let mut usage = Usage::<T>::get(who, ramp);
		limit
			.check(usage.amount(now), amount)
			.map_err(|error| level.explain(limit, error))?;
		usage.add(now, amount);
		Usage::<T>::insert(who, ramp, usage);
		T::Monitor::ramp(who, ramp, amount);
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(who: &AccountIdOf<T>) {
		use mornet_primitives::kyc::RampLimit;

		// An attestation that is in force, so that all there is to read is read.
		let id = RegistrarId::MAX;
		let Ok(jurisdiction) = Jurisdiction::try_from(*b"ZZ") else { return };
		Registrars::<T>::insert(
			id,
			Registrar {
				account: who.clone(),
				max_level: Level::Three,
				jurisdictions: Jurisdictions::truncate_from(alloc::vec![jurisdiction]),
				deactivated_at: None,
				compromised_since: None,
				attestations: 1,
				proposals: 0,
			},
		);
		Attestations::<T>::insert(
			who,
			Attestation {
				registrar: id,
				level: Level::Three,
				jurisdiction,
				commitment: Commitment::zero(),
				written_at: 0,
				consented_at: 0,
				expires_at: Moment::MAX,
				revoked: None,
			},
		);
		for ramp in Ramp::ALL {
			Limits::<T>::insert(ramp, [RampLimit::UNLIMITED; 4]);
			// As many hours as can be, so that the row is as long as it gets.
			let now = Self::now();
			let mut usage = Usage::<T>::get(who, ramp);
			for ago in (1..25u64).rev() {
				if let Some(then) = now.checked_sub(ago.saturating_mul(3_600_000)) {
					usage.add(then, 0);
				}
			}
			Usage::<T>::insert(who, ramp, usage);
		}
		T::Monitor::prepare_for_benchmarks(who);
	}
}
