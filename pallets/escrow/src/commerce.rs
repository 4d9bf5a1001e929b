//! Payment through an order of payments: what the runtime puts behind its invoices.

use frame_support::{dispatch::DispatchResult, ensure, traits::tokens::Preservation};
use mornet_primitives::{
	escrow::{referenced, OrderId},
	payments::{
		self,
		effects::Commerce,
		order::{OrderKind, Reference},
	},
	Balance,
};
use sp_runtime::DispatchError;

use crate::{pallet::*, AccountIdOf, OrderOf};

impl<T: Config> Pallet<T> {
	/// The order that an invoice is of.
	fn invoiced(kind: &OrderKind) -> Result<(OrderId, OrderOf<T>), DispatchError> {
		let OrderKind::Invoice(reference) = kind else {
			return Err(Error::<T>::NotAnInvoice.into());
		};
		Self::by_reference(reference)
	}

	/// The order of a reference, if it is just that.
	fn by_reference(reference: &Reference) -> Result<(OrderId, OrderOf<T>), DispatchError> {
		let id = referenced(reference);
		let order = Orders::<T>::get(id).ok_or(Error::<T>::OrderNotFound)?;
		ensure!(order.reference(id) == *reference, Error::<T>::ReferenceDiffers);
		Ok((id, order))
	}
}

impl<T: Config> Commerce<AccountIdOf<T>> for Pallet<T> {
	fn price(kind: &OrderKind, beneficiary: &AccountIdOf<T>) -> Result<Balance, DispatchError> {
		let (_, order) = Self::invoiced(kind)?;
		Self::ensure_payable(&order, beneficiary)?;
		let left = order.state.deadline().saturating_sub(Self::now());
		ensure!(left >= Params::<T>::get().rail_margin, Error::<T>::TooLateForRail);
		Self::check_limits(&order.merchant, order.amount)?;
		Ok(order.amount)
	}

	fn settle(
		order: payments::OrderId,
		kind: &OrderKind,
		beneficiary: &AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let (id, _) = Self::invoiced(kind)?;
		// The coins may be all that the account has: it may go with them.
		Self::do_pay(id, beneficiary.clone(), amount, Preservation::Expendable, Some(order))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(beneficiary: &AccountIdOf<T>, amount: Balance) -> Option<OrderKind> {
		let (id, order) = Self::open_for_benchmarks(Some(beneficiary.clone()), None, amount)?;
		Some(OrderKind::Invoice(order.reference(id)))
	}
}
