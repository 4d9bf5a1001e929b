//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use alloc::collections::BTreeMap;

use frame_support::{ensure, traits::Get};
use mornet_primitives::kyc::{Level, RegistrarId};
use sp_runtime::TryRuntimeError;

use crate::{pallet::*, types::check_limits};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_registrars()?;
		Self::check_attestations()?;
		Self::check_limits_and_usage()
	}

	fn check_registrars() -> Result<(), TryRuntimeError> {
		let mut count = 0u32;
		let mut active = 0u32;
		for (id, row) in Registrars::<T>::iter() {
			// 1. Registrars are numbered once and bounded, and may attest something.
			ensure!(id < NextRegistrar::<T>::get(), "1: number not yet given");
			ensure!(row.max_level > Level::Zero, "1: a registrar of level 0");
			ensure!(!row.jurisdictions.is_empty(), "1: a registrar of nowhere");
			ensure!(
				row.jurisdictions
					.iter()
					.zip(row.jurisdictions.iter().skip(1))
					.all(|(a, b)| a < b),
				"1: jurisdictions are not sorted"
			);
			count = count.saturating_add(1);
			// 2. Each that is appointed has an account to itself, and no other has; only of those that
			//    are not it is said that they were compromised.
			if row.is_active() {
				active = active.saturating_add(1);
				ensure!(
					RegistrarOf::<T>::get(&row.account) == Some(id),
					"2: an account does not know its registrar"
				);
				ensure!(row.compromised_since.is_none(), "2: an active registrar is compromised");
			}
		}
		ensure!(count == Registrars::<T>::count(), "1: registrars are miscounted");
		ensure!(count <= T::MaxRegistrars::get(), "1: too many registrars");
		let accounts = RegistrarOf::<T>::iter().fold(0u32, |sum, _| sum.saturating_add(1));
		ensure!(accounts == active, "2: an account acts for a registrar that is not active");
		ensure!(Params::<T>::get().check(), "1: parameters are out of bounds");
		Ok(())
	}

	fn check_attestations() -> Result<(), TryRuntimeError> {
		let mut attested: BTreeMap<RegistrarId, u32> = BTreeMap::new();
		for row in Attestations::<T>::iter_values() {
			// 3. What is attested or proposed is of a level and expires after it was written; a
			//    proposal lapses no later than what it proposes expires.
			ensure!(row.level > Level::Zero, "3: an attestation of level 0");
			ensure!(row.written_at < row.expires_at, "3: expired before it was written");
			let sum = attested.entry(row.registrar).or_default();
			*sum = sum.saturating_add(1);
		}
		let mut proposed: BTreeMap<RegistrarId, u32> = BTreeMap::new();
		for (_, id, row) in Proposals::<T>::iter() {
			ensure!(row.level > Level::Zero, "3: a proposal of level 0");
			ensure!(
				row.written_at < row.lapses_at && row.lapses_at <= row.expires_at,
				"3: a proposal outlives what it proposes"
			);
			let sum = proposed.entry(id).or_default();
			*sum = sum.saturating_add(1);
		}
		// 4. Each registrar's row counts what is its, and nothing is nobody's.
		for (id, row) in Registrars::<T>::iter() {
			ensure!(
				attested.remove(&id).unwrap_or(0) == row.attestations,
				"4: attestations are miscounted"
			);
			ensure!(
				proposed.remove(&id).unwrap_or(0) == row.proposals,
				"4: proposals are miscounted"
			);
			ensure!(row.proposals <= T::MaxProposals::get(), "4: too many proposals");
		}
		ensure!(attested.is_empty(), "4: an attestation of no registrar");
		ensure!(proposed.is_empty(), "4: a proposal of no registrar");
		for (_, id, stone) in Tombstones::<T>::iter() {
			// 5. What is erased was a registrar's, and nothing is destroyed before it is erased.
			ensure!(id < NextRegistrar::<T>::get(), "5: a tombstone of no registrar");
			ensure!(
				stone.destroyed_at.is_none_or(|at| at >= stone.erased_at),
				"5: destroyed before it was erased"
			);
		}
		Ok(())
	}

	fn check_limits_and_usage() -> Result<(), TryRuntimeError> {
		for limits in Limits::<T>::iter_values() {
			// 6. No level may do less than a lower one.
			ensure!(check_limits(&limits), "6: limits contradict one another");
		}
		for usage in Usage::<T>::iter_values() {
			// 7. Hours are in order, each once.
			let hours = usage.hours();
			ensure!(
				hours.iter().zip(hours.iter().skip(1)).all(|(a, b)| a.hour < b.hour),
				"7: hours are not in order"
			);
			ensure!(!hours.is_empty(), "7: nothing is used");
		}
		Ok(())
	}
}
