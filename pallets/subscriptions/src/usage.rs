//! The counts of the days, and what the pallets with tasks ask.

use frame_support::{ensure, traits::Get, weights::WeightMeter};
use mornet_primitives::{
	subscriptions::{day_of, PlanId, Quota, Seller, Standing},
	video::{QuotaError, Quotas},
	Moment,
};

use crate::{pallet::*, types::ordered, weights::WeightInfo, AccountIdOf, SellerOf};

/// The plan that counts.
pub(crate) struct Counting<AccountId> {
	pub seller: Seller<AccountId>,
	pub plan: PlanId,
	pub quota: Quota,
	/// Until when. `None` for the free plan.
	pub ends_at: Option<Moment>,
}

impl<T: Config> Pallet<T> {
	/// The plan that counts for a service's tasks for an account: the service's own, else the
	/// network's, else the free one.
	pub(crate) fn counting(
		service: &AccountIdOf<T>,
		customer: &AccountIdOf<T>,
	) -> Option<Counting<AccountIdOf<T>>> {
		let now = Self::now();
		for seller in [Seller::Service(service.clone()), Seller::Network] {
			let found = SubscriptionsOf::<T>::get(customer, &seller)
				.filter(|found| found.standing(now) != Standing::Over);
			if let Some(found) = found {
				let quota = Plans::<T>::get(found.plan)?.quota;
				let ends_at = Some(found.ends_at());
				return Some(Counting { seller, plan: found.plan, quota, ends_at });
			}
		}
		let plan = FreePlan::<T>::get()?;
		let quota = Plans::<T>::get(plan)?.quota;
		Some(Counting { seller: Seller::Network, plan, quota, ends_at: None })
	}

	/// Begins a task.
	pub(crate) fn do_count(
		service: &AccountIdOf<T>,
		customer: &AccountIdOf<T>,
		seconds: u32,
	) -> Result<(), QuotaError> {
		let Counting { seller, quota, .. } =
			Self::counting(service, customer).ok_or(QuotaError::NoPlan)?;
		ensure!(seconds <= quota.seconds_per_task, QuotaError::TooLong);
		let day = day_of(Self::now());
		let key = (ordered::day(day), customer, &seller);
		let before = Usage::<T>::get(key);
		ensure!(before < quota.tasks_per_day, QuotaError::TooManyToday);
		// Below another number of its type: nothing saturates.
		let used = before.saturating_add(1);
		Usage::<T>::insert(key, used);
		Self::deposit_event(Event::TaskCounted {
			service: service.clone(),
			customer: customer.clone(),
			seller,
			seconds,
			day,
			used,
		});
		Ok(())
	}

	/// The seller whose plan counted for a task that was begun at `at`, as far as it is known still.
	fn counted(service: &AccountIdOf<T>, customer: &AccountIdOf<T>, at: Moment) -> SellerOf<T> {
		let own = Seller::Service(service.clone());
		let now = Self::now();
		let is_own = SubscriptionsOf::<T>::get(customer, &own)
			.is_some_and(|found| found.standing(now) != Standing::Over && found.since <= at);
		if is_own {
			own
		} else {
			Seller::Network
		}
	}

	/// Gives a task back that was begun at `at`. Whether there was one, today.
	pub(crate) fn do_give_back(
		service: &AccountIdOf<T>,
		customer: &AccountIdOf<T>,
		at: Moment,
	) -> bool {
		let day = day_of(Self::now());
		if day_of(at) != day {
			return false;
		}
		let seller = Self::counted(service, customer, at);
		let key = (ordered::day(day), customer, &seller);
		let Some(used) = Usage::<T>::get(key).checked_sub(1) else { return false };
		if used == 0 {
			Usage::<T>::remove(key);
		} else {
			Usage::<T>::insert(key, used);
		}
		Self::deposit_event(Event::TaskGivenBack {
			service: service.clone(),
			customer: customer.clone(),
			seller,
			day,
			used,
		});
		true
	}

	/// Removes counts of days before, as far as the weight and the number for a block allow.
	pub(crate) fn forget_usage(meter: &mut WeightMeter) {
		let today = day_of(Self::now());
		for _ in 0..T::MaxForgottenPerBlock::get() {
			let affordable = meter.try_consume(T::WeightInfo::forget_usage()).is_ok();
			if !affordable || !Self::forget_one(today) {
				return;
			}
		}
	}

	/// Removes the oldest count if it is of a day before `today`. Whether it did.
	pub(crate) fn forget_one(today: u32) -> bool {
		let Some((day, customer, seller)) = Usage::<T>::iter_keys().next() else { return false };
		if ordered::from_day(day) >= today {
			return false;
		}
		Usage::<T>::remove((day, customer, seller));
		true
	}
}

impl<T: Config> Quotas<AccountIdOf<T>> for Pallet<T> {
	fn try_use(
		service: &AccountIdOf<T>,
		customer: &AccountIdOf<T>,
		seconds: u32,
	) -> Result<(), QuotaError> {
		Self::do_count(service, customer, seconds)
	}

	fn give_back(service: &AccountIdOf<T>, customer: &AccountIdOf<T>, at: Moment) {
		Self::do_give_back(service, customer, at);
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(_service: &AccountIdOf<T>, _customer: &AccountIdOf<T>) {
		Self::open_quota_for_benchmarks();
	}
}
