//! What the runtime puts behind items of other pallets, so that no GCC is burnt unseen.

use core::marker::PhantomData;

use frame_support::traits::{fungible::Balanced, Get, Imbalance, OnUnbalanced};

use crate::{AccountIdOf, Config, CreditOf, Pallet};

/// Puts what nobody owns any more into an account, such as the treasury's. If that account cannot
/// take it, because it does not exist and gets less than the existential deposit, it is burnt and
/// counted as lost.
///
/// For `pallet_balances::Config::DustRemoval`, and for whatever else could burn GCC.
pub struct KeepOrCount<T, Account>(PhantomData<(T, Account)>);

impl<T: Config, Account: Get<AccountIdOf<T>>> OnUnbalanced<CreditOf<T>>
	for KeepOrCount<T, Account>
{
	fn on_nonzero_unbalanced(credit: CreditOf<T>) {
		if let Err(rest) = T::Currency::resolve(&Account::get(), credit) {
			Pallet::<T>::note_lost(rest.peek());
			drop(rest);
		}
	}
}
