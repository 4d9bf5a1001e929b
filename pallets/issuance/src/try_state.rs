//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use alloc::collections::BTreeMap;

use frame_support::{
	ensure,
	traits::{
		fungible::{Inspect, InspectHold},
		Get,
	},
};
use mornet_primitives::Balance;
use sp_runtime::{traits::Zero, TryRuntimeError};

use crate::{pallet::*, types::len_u32, AccountIdOf};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_supply()?;
		Self::check_issuers()?;
		Self::check_mints()?;
		Self::check_withdrawals()
	}

	fn check_supply() -> Result<(), TryRuntimeError> {
		let supply = Supply::<T>::get();
		// 1. Conservation: each GCC came by genesis, a deposit or a payment, and went by a
		//    withdrawal or as dust.
		ensure!(
			supply.total() == Some(T::Currency::total_issuance()),
			"1: total issuance is not genesis + minted + paid in - burnt - lost"
		);
		// 2. No more is paid out than was deposited, and each issuer answers for its part.
		ensure!(supply.burnt <= supply.minted, "2: more paid out than deposited");
		let outstanding = Issuers::<T>::iter_values()
			.try_fold(0, |sum: Balance, row| sum.checked_add(row.outstanding));
		ensure!(
			outstanding == Some(supply.outstanding()),
			"2: the issuers' outstanding amounts are not minted - burnt"
		);
		ensure!(Self::check_params(&Params::<T>::get()), "2: parameters are out of bounds");
		Ok(())
	}

	fn check_issuers() -> Result<(), TryRuntimeError> {
		let mut count = 0u32;
		for (_, row) in Issuers::<T>::iter() {
			// 3. An issuer is not asked for more than it has outstanding; none is remembered for
			//    nothing; they are bounded.
			ensure!(row.pending <= row.outstanding, "3: more pending than outstanding");
			ensure!(!row.is_spent(), "3: a removed issuer with nothing outstanding");
			count = count.saturating_add(1);
		}
		ensure!(count == Issuers::<T>::count(), "3: issuers are miscounted");
		ensure!(count <= T::MaxIssuers::get(), "3: too many issuers");
		// 4. Who attests is appointed, and does it once.
		let mut seen = BTreeMap::new();
		for (who, attestation) in Attestations::<T>::get() {
			ensure!(
				Issuers::<T>::get(&who).is_some_and(|row| row.is_active()),
				"4: an attestation of who is no issuer"
			);
			ensure!(seen.insert(who, attestation).is_none(), "4: two attestations of an issuer");
		}
		Ok(())
	}

	fn check_mints() -> Result<(), TryRuntimeError> {
		// 5. What was minted for deposits is the sum of what was minted for each.
		let mut sum: Balance = 0;
		for record in Mints::<T>::iter_values() {
			ensure!(!record.amount.is_zero(), "5: nothing minted for a deposit");
			sum = sum.checked_add(record.amount).ok_or("5: deposits overflow")?;
		}
		ensure!(sum == Supply::<T>::get().minted, "5: minted is not the sum of deposits");
		Ok(())
	}

	fn check_withdrawals() -> Result<(), TryRuntimeError> {
		let block = Self::block();
		let mut count = 0u32;
		let mut held: BTreeMap<AccountIdOf<T>, Balance> = BTreeMap::new();
		let mut pending: BTreeMap<AccountIdOf<T>, Balance> = BTreeMap::new();
		for (id, withdrawal) in Withdrawals::<T>::iter() {
			// 6. Withdrawals are numbered once, bounded, and listed by account and by block.
			ensure!(id < NextWithdrawal::<T>::get(), "6: number not yet given");
			count = count.saturating_add(1);
			ensure!(
				WithdrawalsByAccount::<T>::get(&withdrawal.who).contains(&id),
				"6: a withdrawal is not listed by its account"
			);
			ensure!(
				Releases::<T>::get(withdrawal.release_at).contains(&id),
				"6: a withdrawal is not listed for release"
			);
			// 7. None outlives its release, and that comes soon after the expiry.
			ensure!(withdrawal.release_at > block, "7: a withdrawal outlived its release");
			let delay = withdrawal.release_at.checked_sub(withdrawal.expires_at);
			ensure!(
				delay.is_some_and(|delay| delay <= T::MaxReleaseDelay::get()),
				"7: a release is not right after the expiry"
			);
			let sum = held.entry(withdrawal.who).or_default();
			*sum = sum.checked_add(withdrawal.amount).ok_or("8: holds overflow")?;
			let sum = pending.entry(withdrawal.issuer).or_default();
			*sum = sum.checked_add(withdrawal.amount).ok_or("8: pending overflows")?;
		}
		ensure!(count == Withdrawals::<T>::count(), "6: withdrawals are miscounted");
		ensure!(count <= T::MaxWithdrawals::get(), "6: too many withdrawals");
		let mut by_account = 0u32;
		for list in WithdrawalsByAccount::<T>::iter_values() {
			ensure!(!list.is_empty(), "6: an empty list of an account");
			by_account = by_account.saturating_add(len_u32(list.len()));
		}
		ensure!(by_account == count, "6: accounts list what is settled");
		let mut by_block = 0u32;
		for list in Releases::<T>::iter_values() {
			ensure!(!list.is_empty(), "6: an empty list of a block");
			by_block = by_block.saturating_add(len_u32(list.len()));
		}
		ensure!(by_block == count, "6: blocks list what is settled");

		// 8. What is on hold is what withdrawals are open for, account by account; what is pending
		//    is that too, issuer by issuer.
		for (who, amount) in held {
			ensure!(
				T::Currency::balance_on_hold(&HoldReason::Withdrawal.into(), &who) == amount,
				"8: held is not the sum of withdrawals"
			);
		}
		for (who, row) in Issuers::<T>::iter() {
			ensure!(
				pending.remove(&who).unwrap_or(0) == row.pending,
				"8: pending is not the sum of withdrawals"
			);
		}
		ensure!(pending.is_empty(), "8: a withdrawal from who is no issuer");
		Ok(())
	}
}
