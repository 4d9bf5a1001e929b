//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use frame_support::ensure;
use mornet_primitives::{treasury::Seats, BlockNumber};
use sp_runtime::{traits::SaturatedConversion, TryRuntimeError};

use crate::pallet::*;

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		// 1. A period has a length.
		ensure!(Limit::<T>::get().is_none_or(|limit| limit.period > 0), "1: an empty period");
		// 2. The last period with a spend has begun, and without a limit nothing was ever spent.
		let now: BlockNumber = frame_system::Pallet::<T>::block_number().saturated_into();
		let budget = Spent::<T>::get();
		ensure!(budget.period_start <= now, "2: a period of the future");
		ensure!(Limit::<T>::exists() || budget.spent == 0, "2: spent without a limit");
		// 3. The council has 3 or 5 members, or was never given any, and none sits there twice.
		let members = T::Council::members();
		ensure!(members.is_empty() || Self::is_council(members.len()), "3: a council's size");
		ensure!(
			members.iter().zip(members.iter().skip(1)).all(|(one, next)| one < next),
			"3: members are out of order"
		);
		Ok(())
	}
}
