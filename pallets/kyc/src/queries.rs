//! Answers for the runtime's `KycApi`: read-only, bounded, and in its types.

use alloc::vec::Vec;
use core::cmp::Reverse;

use frame_support::traits::Get;
use mornet_primitives::{
	aml::FrozenAccounts,
	kyc::{
		AccountOverview, AttestationOverview, ProposalOverview, Ramp, RampLimitsByLevel,
		RampOverview, RegistrarOverview, TombstoneOverview,
	},
};

use crate::{pallet::*, AccountIdOf};

impl<T: Config> Pallet<T> {
	/// An account's standing, and what is left of its limits.
	pub fn standing(account: AccountIdOf<T>) -> AccountOverview {
		let now = Self::now();
		let level = Self::level_of(&account);
		let frozen = T::Frozen::is_frozen(&account);
		let ramps = Ramp::ALL
			.into_iter()
			.map(|ramp| {
				let limit = level.limit(&Limits::<T>::get(ramp));
				let used = Usage::<T>::get(&account, ramp).amount(now);
				let left = if frozen { 0 } else { limit.left(used) };
				RampOverview { ramp, limit, used, left }
			})
			.collect();
		AccountOverview {
			level: level.level,
			standing: level.standing,
			attestation: Attestations::<T>::get(&account).map(|row| AttestationOverview {
				registrar: row.registrar,
				level: row.level,
				jurisdiction: row.jurisdiction,
				commitment: row.commitment,
				written_at: row.written_at,
				consented_at: row.consented_at,
				expires_at: row.expires_at,
				revoked: row.revoked,
			}),
			tombstones: Self::tombstones_of(&account),
			frozen,
			ramps,
		}
	}

	/// What is left of an account's attestations that were erased, the latest first.
	///
	/// Each registrar that ever was can have left one, and governance appointed them all. The oldest
	/// are left out if they are more than the registrars that there can be at one time.
	fn tombstones_of(account: &AccountIdOf<T>) -> Vec<TombstoneOverview> {
		let mut rows: Vec<_> = Tombstones::<T>::iter_prefix(account)
			.map(|(registrar, row)| TombstoneOverview {
				registrar,
				erased_at: row.erased_at,
				destroyed_at: row.destroyed_at,
			})
			.collect();
		rows.sort_by_key(|row| (Reverse(row.erased_at), row.registrar));
		rows.truncate(usize::try_from(T::MaxRegistrars::get()).unwrap_or(usize::MAX));
		rows
	}

	/// The attestations that wait for an account's consent, by registrar; those that it cannot consent
	/// to any more are left out.
	pub fn proposals_of(account: AccountIdOf<T>) -> Vec<ProposalOverview> {
		let now = Self::now();
		let mut rows: Vec<_> = Proposals::<T>::iter_prefix(account)
			.filter(|(registrar, row)| Self::check_proposal(*registrar, row, now).is_ok())
			.map(|(registrar, row)| ProposalOverview {
				registrar,
				level: row.level,
				jurisdiction: row.jurisdiction,
				commitment: row.commitment,
				expires_at: row.expires_at,
				lapses_at: row.lapses_at,
			})
			.collect();
		rows.sort_by_key(|row| row.registrar);
		rows
	}

	/// The registrars, by number.
	pub fn registrars() -> Vec<RegistrarOverview<AccountIdOf<T>>> {
		let mut rows: Vec<_> = Registrars::<T>::iter()
			.map(|(id, row)| RegistrarOverview {
				id,
				active: row.is_active(),
				account: row.account,
				max_level: row.max_level,
				jurisdictions: row.jurisdictions.into_inner(),
				compromised_since: row.compromised_since,
				attestations: row.attestations,
				proposals: row.proposals,
			})
			.collect();
		rows.sort_by_key(|row| row.id);
		rows
	}

	/// A ramp's limits, by level.
	pub fn limits(ramp: Ramp) -> RampLimitsByLevel {
		Limits::<T>::get(ramp)
	}
}
