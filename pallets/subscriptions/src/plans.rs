//! Services' and governance's plans: the logic behind the calls, and the one place where plans are
//! written.

use frame_support::{dispatch::DispatchResult, ensure, traits::EnsureOrigin};
use frame_system::{ensure_signed, pallet_prelude::OriginFor};
use mornet_primitives::subscriptions::{PlanCode, PlanId, PlanStatus, PlanTerms, Quota, Seller};
use sp_runtime::DispatchError;

use crate::{pallet::*, AccountIdOf, Plan, PlanOf, SellerOf};

impl<T: Config> Pallet<T> {
	pub(crate) fn get_plan(id: PlanId) -> Result<PlanOf<T>, DispatchError> {
		Ok(Plans::<T>::get(id).ok_or(Error::<T>::PlanNotFound)?)
	}

	/// The account that signed, if it is a service.
	pub(crate) fn ensure_service(origin: OriginFor<T>) -> Result<AccountIdOf<T>, DispatchError> {
		let who = ensure_signed(origin)?;
		ensure!(Services::<T>::contains_key(&who), Error::<T>::NotService);
		Ok(who)
	}

	/// The plan, if the origin can change it: its seller, or governance.
	pub(crate) fn ensure_manager(
		origin: OriginFor<T>,
		id: PlanId,
	) -> Result<PlanOf<T>, DispatchError> {
		let service = match T::AdminOrigin::try_origin(origin) {
			Ok(_) => None,
			Err(origin) => Some(Self::ensure_service(origin)?),
		};
		let plan = Self::get_plan(id)?;
		if let Some(service) = service {
			ensure!(plan.seller == Seller::Service(service), Error::<T>::NotSeller);
		}
		Ok(plan)
	}

	/// Whether no open plan of the seller's has this code.
	fn ensure_code_free(seller: &SellerOf<T>, code: &PlanCode) -> DispatchResult {
		// At most `MaxPlansPerSeller`.
		let taken = Catalogue::<T>::get(seller)
			.into_iter()
			.filter_map(Plans::<T>::get)
			.any(|plan| plan.status == PlanStatus::Open && plan.code == *code);
		ensure!(!taken, Error::<T>::CodeTaken);
		Ok(())
	}

	pub(crate) fn do_create_plan(seller: SellerOf<T>, terms: PlanTerms) -> DispatchResult {
		let PlanTerms { code, prices, quota } = terms.clone();
		ensure!(quota.is_valid(), Error::<T>::EmptyQuota);
		let free = prices.is_free() && seller == Seller::Network;
		if free {
			ensure!(!FreePlan::<T>::exists(), Error::<T>::FreePlanExists);
		} else {
			ensure!(prices.are_valid(Params::<T>::get().min_price), Error::<T>::PriceOutOfBounds);
		}
		Self::ensure_code_free(&seller, &code)?;

		let id = NextPlan::<T>::get();
		NextPlan::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
		Catalogue::<T>::try_append(&seller, id).map_err(|()| Error::<T>::TooManyPlans)?;
		if free {
			FreePlan::<T>::put(id);
		}
		let status = PlanStatus::Open;
		let plan = Plan { seller: seller.clone(), code, prices, quota, status, subscribers: 0 };
		Plans::<T>::insert(id, plan);
		Self::deposit_event(Event::PlanCreated { plan: id, seller, terms });
		Ok(())
	}

	pub(crate) fn do_set_status(id: PlanId, plan: PlanOf<T>, status: PlanStatus) -> DispatchResult {
		ensure!(!plan.prices.is_free(), Error::<T>::PlanIsFree);
		let old = plan.status;
		if old != PlanStatus::Open && status == PlanStatus::Open {
			Self::ensure_code_free(&plan.seller, &plan.code)?;
		}
		Plans::<T>::insert(id, Plan { status, ..plan });
		Self::deposit_event(Event::PlanStatusSet { plan: id, old, new: status });
		Ok(())
	}

	pub(crate) fn do_set_quota(id: PlanId, plan: PlanOf<T>, quota: Quota) -> DispatchResult {
		ensure!(quota.is_valid(), Error::<T>::EmptyQuota);
		ensure!(plan.prices.is_free() || quota.covers(&plan.quota), Error::<T>::QuotaLowered);
		let old = plan.quota;
		Plans::<T>::insert(id, Plan { quota, ..plan });
		Self::deposit_event(Event::PlanQuotaSet { plan: id, old, new: quota });
		Ok(())
	}

	pub(crate) fn do_remove_plan(id: PlanId, plan: PlanOf<T>) -> DispatchResult {
		ensure!(plan.subscribers == 0, Error::<T>::PlanInUse);
		Catalogue::<T>::mutate_exists(&plan.seller, |slot| {
			if let Some(plans) = slot {
				plans.retain(|other| *other != id);
				if plans.is_empty() {
					*slot = None;
				}
			}
		});
		if FreePlan::<T>::get() == Some(id) {
			FreePlan::<T>::kill();
		}
		Plans::<T>::remove(id);
		Self::deposit_event(Event::PlanRemoved { plan: id });
		Ok(())
	}

	/// Changes how many subscriptions are of a plan.
	pub(crate) fn count_subscribers(
		id: PlanId,
		change: impl FnOnce(u32) -> Option<u32>,
	) -> DispatchResult {
		Plans::<T>::try_mutate(id, |slot| {
			let plan = slot.as_mut().ok_or(Error::<T>::PlanNotFound)?;
			plan.subscribers = change(plan.subscribers).ok_or(Error::<T>::Overflow)?;
			Ok(())
		})
	}
}
