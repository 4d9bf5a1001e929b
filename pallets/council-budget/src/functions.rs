//! What is behind the calls.

use alloc::vec::Vec;

use frame_support::ensure;
use mornet_primitives::{
	treasury::{ApproveSpend, Seats, SpendLimit},
	Balance, BlockNumber,
};
use sp_runtime::{traits::SaturatedConversion, DispatchResult};

use crate::{pallet::*, Budget, MembersOf, COUNCIL_SIZES};

impl<T: Config> Pallet<T> {
	fn now() -> BlockNumber {
		frame_system::Pallet::<T>::block_number().saturated_into()
	}

	/// Whether a council can have so many members.
	pub(crate) fn is_council(members: usize) -> bool {
		COUNCIL_SIZES.contains(&members)
	}

	/// The period under way, and what was spent in it.
	pub(crate) fn budget() -> Budget {
		let budget = Spent::<T>::get();
		let Some(limit) = Limit::<T>::get() else { return budget };
		let elapsed = Self::now().saturating_sub(budget.period_start);
		// A period is never empty: see invariant 1.
		let into_period = elapsed.checked_rem(limit.period).unwrap_or(0);
		if elapsed == into_period {
			return budget;
		}
		Budget { period_start: Self::now().saturating_sub(into_period), spent: 0 }
	}

	/// What a budget leaves, in plancks.
	pub(crate) fn left_of(budget: &Budget) -> Balance {
		let limit = Limit::<T>::get().map_or(0, |limit| limit.amount);
		// A limit that was lowered may be below what is spent.
		limit.saturating_sub(budget.spent)
	}

	pub(crate) fn do_spend(
		kind: T::AssetKind,
		amount: Balance,
		beneficiary: T::AccountId,
		valid_from: Option<BlockNumber>,
	) -> DispatchResult {
		ensure!(amount > 0, Error::<T>::NothingToSpend);
		let value = T::Treasury::value(&kind, amount)
			.filter(|value| *value > 0)
			.ok_or(Error::<T>::NoValue)?;
		let budget = Self::budget();
		let left = Self::left_of(&budget).checked_sub(value).ok_or(Error::<T>::OverBudget)?;
		let index = T::Treasury::approve(kind, amount, beneficiary, valid_from)?;
		let Budget { period_start, spent } = budget;
		Spent::<T>::put(Budget { period_start, spent: spent.saturating_add(value) });
		Self::deposit_event(Event::SpendApproved { index, value, left, period_start });
		Ok(())
	}

	pub(crate) fn do_set_limit(new: SpendLimit) -> DispatchResult {
		ensure!(new.period > 0, Error::<T>::EmptyPeriod);
		// The period is that of the old limit: what was spent before it does not come back.
		let budget = match Limit::<T>::get() {
			Some(_) => Self::budget(),
			None => Budget { period_start: Self::now(), spent: 0 },
		};
		Spent::<T>::put(budget);
		let old = Limit::<T>::get();
		Limit::<T>::put(new);
		Self::deposit_event(Event::LimitSet { old, new });
		Ok(())
	}

	pub(crate) fn do_set_members(members: MembersOf<T>) -> DispatchResult {
		ensure!(Self::is_council(members.len()), Error::<T>::WrongSize);
		let mut new: Vec<_> = members.into_inner();
		new.sort();
		ensure!(
			new.iter().zip(new.iter().skip(1)).all(|(one, next)| one != next),
			Error::<T>::DuplicateMember
		);
		let old = T::Council::members();
		T::Council::set_members(&new);
		Self::deposit_event(Event::MembersSet { old, new });
		Ok(())
	}
}
