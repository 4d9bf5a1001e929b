//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use frame_support::{
	ensure,
	traits::{fungible::InspectFreeze, Contains, Get},
};
use mornet_primitives::{
	aml::{CaseState, FreezeAssets},
	ordered, Balance,
};
use sp_runtime::TryRuntimeError;

use crate::{pallet::*, FreezeReason};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Params::<T>::get().check(), "0: parameters are out of bounds");
		Self::check_freezes()?;
		Self::check_cases()?;
		Self::check_profiles()
	}

	fn check_freezes() -> Result<(), TryRuntimeError> {
		let mut count = 0u32;
		let mut ends = 0u32;
		for (who, freeze) in Frozen::<T>::iter() {
			// 1. Who is frozen is frozen in the coin and in every asset, for all there can be, and can
			//    be: it is none of the chain's own accounts.
			ensure!(
				T::Currency::balance_frozen(&FreezeReason::Compliance.into(), &who) == Balance::MAX,
				"1: a frozen account's coins are not frozen"
			);
			ensure!(T::Assets::is_frozen(&who), "1: a frozen account's assets are not frozen");
			ensure!(!T::Exempt::contains(&who), "1: one of the chain's own accounts is frozen");
			// 2. Each end is entered, once, and only for a reason that allows it there is none.
			match freeze.until {
				Some(until) => {
					ends = ends.saturating_add(1);
					ensure!(
						Thaws::<T>::contains_key(ordered::ascending(until), &who),
						"2: a freeze's end is not entered"
					);
					ensure!(freeze.since < until, "2: a freeze ends before it begins");
				},
				None => ensure!(freeze.code.can_be_open_ended(), "2: a freeze without an end"),
			}
			count = count.saturating_add(1);
		}
		ensure!(count == Frozen::<T>::count(), "1: freezes are miscounted");
		ensure!(count <= T::MaxFrozen::get(), "1: too many freezes");
		let entered = Thaws::<T>::iter_keys().fold(0u32, |sum, _| sum.saturating_add(1));
		ensure!(entered == ends, "2: an end of no freeze is entered");
		Ok(())
	}

	fn check_cases() -> Result<(), TryRuntimeError> {
		let mut count = 0u32;
		let mut open = 0u32;
		for (id, case) in Cases::<T>::iter() {
			// 3. Cases are numbered once, bounded, and stand in one of the two lists.
			ensure!(id < NextCase::<T>::get(), "3: number not yet given");
			ensure!(case.hits > 0, "3: a case of nothing");
			ensure!(case.opened_at <= case.last_at, "3: a case's last alert is before its first");
			match case.state {
				CaseState::Closed { at, .. } => ensure!(
					ClosedCases::<T>::contains_key(ordered::ascending(at), id),
					"3: a closed case is not listed"
				),
				_ => {
					open = open.saturating_add(1);
					ensure!(
						OpenCases::<T>::get(&case.account, case.rule) == Some(id),
						"3: an open case is not listed"
					);
				},
			}
			count = count.saturating_add(1);
		}
		ensure!(count == Cases::<T>::count(), "3: cases are miscounted");
		ensure!(count <= T::MaxCases::get(), "3: too many cases");
		let listed = OpenCases::<T>::iter_keys().fold(0u32, |sum, _| sum.saturating_add(1));
		ensure!(listed == open, "3: a case is listed as open that is not");
		let closed = ClosedCases::<T>::iter_keys().fold(0u32, |sum, _| sum.saturating_add(1));
		ensure!(
			Some(closed) == count.checked_sub(open),
			"3: a case is listed as closed that is not"
		);
		Ok(())
	}

	fn check_profiles() -> Result<(), TryRuntimeError> {
		for profile in Profiles::<T>::iter_values() {
			// 4. What is remembered is in order.
			let hours = profile.moved.hours();
			ensure!(
				hours.iter().zip(hours.iter().skip(1)).all(|(a, b)| a.hour < b.hour),
				"4: hours are not in order"
			);
			ensure!(
				profile.near.iter().zip(profile.near.iter().skip(1)).all(|(a, b)| a <= b),
				"4: moments are not in order"
			);
		}
		Ok(())
	}
}
