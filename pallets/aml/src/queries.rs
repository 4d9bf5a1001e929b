//! Answers for the runtime's `AmlApi`: read-only, bounded, and in its types.

use alloc::vec::Vec;

use mornet_primitives::aml::{CaseId, CaseOverview, FreezeOverview, MAX_PAGE};

use crate::{pallet::*, AccountIdOf, Case};

impl<T: Config> Pallet<T> {
	/// An account's freeze. `None` if it is not frozen.
	pub fn freeze_of(account: AccountIdOf<T>) -> Option<FreezeOverview<AccountIdOf<T>>> {
		Frozen::<T>::get(&account).map(|freeze| FreezeOverview {
			account,
			code: freeze.code,
			since: freeze.since,
			until: freeze.until,
			case: freeze.case,
		})
	}

	fn case_overview(id: CaseId, case: Case<AccountIdOf<T>>) -> CaseOverview<AccountIdOf<T>> {
		CaseOverview {
			id,
			frozen: Frozen::<T>::contains_key(&case.account),
			account: case.account,
			rule: case.rule,
			counterparty: case.counterparty,
			opened_at: case.opened_at,
			last_at: case.last_at,
			hits: case.hits,
			amount: case.amount,
			state: case.state,
		}
	}

	/// One case. `None` if there is none of that number or it was forgotten.
	pub fn case(id: CaseId) -> Option<CaseOverview<AccountIdOf<T>>> {
		Cases::<T>::get(id).map(|case| Self::case_overview(id, case))
	}

	/// The cases in the order of their numbers: at most `limit` of them, from number `from` on.
	pub fn cases(from: CaseId, limit: u32) -> Vec<CaseOverview<AccountIdOf<T>>> {
		// All are looked at: they are bounded, and this is read off the chain.
		let mut rows: Vec<_> = Cases::<T>::iter().filter(|(id, _)| *id >= from).collect();
		rows.sort_by_key(|(id, _)| *id);
		rows.into_iter()
			.take(limit.min(MAX_PAGE) as usize)
			.map(|(id, case)| Self::case_overview(id, case))
			.collect()
	}
}
