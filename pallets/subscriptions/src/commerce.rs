//! Payment through an order of payments: what the runtime puts behind its subscriptions.

use frame_support::{dispatch::DispatchResult, ensure, traits::tokens::Preservation};
use mornet_primitives::{
	payments::{self, effects::Commerce, order::OrderKind},
	subscriptions::{referenced, Period, PlanId},
	Balance,
};
use sp_runtime::DispatchError;

use crate::{pallet::*, AccountIdOf, PlanOf};

impl<T: Config> Pallet<T> {
	/// The plan and the period of a reference, if it is just that.
	fn referred(kind: &OrderKind) -> Result<(PlanId, Period, PlanOf<T>), DispatchError> {
		let OrderKind::Subscription(reference) = kind else {
			return Err(Error::<T>::NotASubscription.into());
		};
		let (id, period) = referenced(reference).ok_or(Error::<T>::ReferenceDiffers)?;
		let plan = Self::get_plan(id)?;
		ensure!(plan.reference(id, period) == *reference, Error::<T>::ReferenceDiffers);
		Ok((id, period, plan))
	}
}

impl<T: Config> Commerce<AccountIdOf<T>> for Pallet<T> {
	fn price(kind: &OrderKind, beneficiary: &AccountIdOf<T>) -> Result<Balance, DispatchError> {
		let (id, period, plan) = Self::referred(kind)?;
		Self::bought(beneficiary, id, &plan, period, true)?;
		let price = plan.prices.of(period);
		Self::check_limits(&plan.seller, price)?;
		Ok(price)
	}

	fn settle(
		order: payments::OrderId,
		kind: &OrderKind,
		beneficiary: &AccountIdOf<T>,
		amount: Balance,
	) -> DispatchResult {
		let (id, period, _) = Self::referred(kind)?;
		// The coins may be all that the account has: it may go with them.
		let all = Preservation::Expendable;
		Self::do_subscribe(beneficiary.clone(), id, period, amount, all, Some(order))
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(_: &AccountIdOf<T>, amount: Balance) -> Option<OrderKind> {
		let (id, plan) = Self::sell_for_benchmarks(amount)?;
		Some(OrderKind::Subscription(plan.reference(id, Period::Monthly)))
	}
}
