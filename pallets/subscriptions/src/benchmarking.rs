//! Benchmarks: each call and what the hooks do with one row, at their bounds.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::{format, vec::Vec};

use frame_benchmarking::v2::*;
use frame_support::traits::{
	fungible::{Inspect, Mutate},
	EnsureOrigin, Get,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	kyc::RampLimits,
	subscriptions::{
		day_of, AgreedRenewal, Parameters, Period, PlanCode, PlanId, PlanStatus, PlanTerms, Prices,
		Quota, Renewal, Seller,
	},
	Balance,
};

use crate::{types::ordered, AccountIdOf, PlanOf, SellerOf, Subscription, *};

const SEED: u32 = 0;
const LARGEST: Quota = Quota { tasks_per_day: u32::MAX, seconds_per_task: u32::MAX };

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// A price that a plan can have.
fn price_of<T: Config>() -> Balance {
	T::Currency::minimum_balance().max(1) * 100
}

/// The code of the `nth` plan, at its longest.
fn code(nth: u32) -> Option<PlanCode> {
	PlanCode::try_from(format!("BENCHMARKED-{nth:04}").as_bytes()).ok()
}

/// A service that the limits hinder in nothing.
fn service<T: Config>() -> AccountIdOf<T> {
	let service: AccountIdOf<T> = account("service", 0, SEED);
	Services::<T>::insert(&service, ());
	T::Currency::set_balance(&service, T::Currency::minimum_balance());
	T::Limits::open_for_benchmarks(&service);
	service
}

/// An account that can pay for plans.
fn customer<T: Config>() -> AccountIdOf<T> {
	let who: AccountIdOf<T> = account("customer", 0, SEED);
	T::Currency::set_balance(&who, price_of::<T>() * 1_000);
	who
}

impl<T: Config> Pallet<T> {
	/// Makes a plan of the service's that costs so much a month, and ten times that a year.
	pub(crate) fn sell_for_benchmarks(monthly: Balance) -> Option<(PlanId, PlanOf<T>)> {
		let seller = Seller::Service(service::<T>());
		let mut params = Params::<T>::get();
		if !Self::check_params(&params) || params.min_price > monthly {
			params = Parameters { min_price: monthly, ..Default::default() };
			Params::<T>::put(params);
		}
		let id = NextPlan::<T>::get();
		let terms = PlanTerms {
			code: code(id)?,
			prices: Prices { monthly, yearly: monthly.checked_mul(10)? },
			quota: Quota { tasks_per_day: 1, seconds_per_task: 1 },
		};
		Self::do_create_plan(seller, terms).ok()?;
		Some((id, Plans::<T>::get(id)?))
	}

	/// Has the free plan allow the longest tasks: the plan that is looked for last.
	pub(crate) fn open_quota_for_benchmarks() {
		if let Some(id) = FreePlan::<T>::get() {
			Plans::<T>::mutate(id, |slot| {
				if let Some(plan) = slot {
					plan.quota = LARGEST;
				}
			});
		} else if let Some(code) = code(9_999) {
			let terms = PlanTerms { code, prices: Prices::FREE, quota: LARGEST };
			let made = Self::do_create_plan(Seller::Network, terms);
			debug_assert!(made.is_ok());
		}
	}
}

/// A plan of the service's, another that costs twice as much, and an account that has the first: with
/// `remaining` milliseconds in force, and this renewal.
struct Setup<T: Config> {
	who: AccountIdOf<T>,
	seller: SellerOf<T>,
	had: PlanId,
	other: PlanId,
	row: Subscription,
}

fn subscribed<T: Config>(
	remaining: u64,
	renewal: impl FnOnce(PlanId) -> Renewal,
) -> Result<Setup<T>, BenchmarkError> {
	let price = price_of::<T>();
	let who = customer::<T>();
	let (had, plan) = Pallet::<T>::sell_for_benchmarks(price).ok_or(stop("plan"))?;
	let (other, _) = Pallet::<T>::sell_for_benchmarks(price * 2).ok_or(stop("plan"))?;
	let now = Pallet::<T>::now();
	let row = Subscription {
		plan: had,
		period: Period::Monthly,
		since: 0,
		expires_at: now + remaining,
		grace: Parameters::MAX_GRACE,
		renewal: renewal(other),
		due: 0,
	}
	.scheduled();
	Pallet::<T>::write(&who, &plan.seller, None, Some(row)).map_err(|_| stop("write"))?;
	Ok(Setup { who, seller: plan.seller, had, other, row })
}

/// As many plans of the service's as there can be; the last of them.
fn catalogue<T: Config>() -> Result<PlanId, BenchmarkError> {
	let mut last = None;
	for _ in 0..T::MaxPlansPerSeller::get() {
		last = Pallet::<T>::sell_for_benchmarks(price_of::<T>()).map(|(id, _)| id);
	}
	last.ok_or(stop("plans"))
}

/// As many services as there can be; the last of them.
fn services<T: Config>() -> Result<AccountIdOf<T>, BenchmarkError> {
	for who in Services::<T>::iter_keys().collect::<Vec<_>>() {
		Services::<T>::remove(who);
	}
	for index in 0..T::MaxServices::get() {
		Services::<T>::insert(account::<AccountIdOf<T>>("service", index, SEED), ());
	}
	Services::<T>::iter_keys().last().ok_or(stop("service"))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// Of another plan than one that is over and not removed yet.
	#[benchmark]
	fn subscribe() -> Result<(), BenchmarkError> {
		let Setup { who, seller, other, .. } = subscribed::<T>(0, |_| Renewal::Cancelled)?;
		let price = price_of::<T>() * 2;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), other, Period::Monthly, price);

		let found = SubscriptionsOf::<T>::get(&who, &seller).ok_or(stop("subscription"))?;
		assert_eq!(found.plan, other);
		assert_last_event::<T>(Event::Subscribed {
			who,
			seller,
			plan: other,
			period: Period::Monthly,
			paid: price,
			expires_at: found.expires_at,
			grace: found.grace,
			through: None,
		});
		Ok(())
	}

	#[benchmark]
	fn upgrade() -> Result<(), BenchmarkError> {
		let Setup { who, seller, had, other, .. } =
			subscribed::<T>(Period::Monthly.length() / 2, |_| Renewal::ByHand)?;
		let price = price_of::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), other, Period::Monthly, price * 2);

		let found = SubscriptionsOf::<T>::get(&who, &seller).ok_or(stop("subscription"))?;
		assert_last_event::<T>(Event::Upgraded {
			who,
			seller,
			from: had,
			plan: other,
			period: Period::Monthly,
			credit: price / 2,
			paid: price * 2 - price / 2,
			expires_at: found.expires_at,
			grace: found.grace,
		});
		Ok(())
	}

	/// From one by hand to one of another plan.
	#[benchmark]
	fn set_renewal() -> Result<(), BenchmarkError> {
		let Setup { who, seller, other, .. } =
			subscribed::<T>(Period::Monthly.length(), |_| Renewal::ByHand)?;
		let price = price_of::<T>() * 2;
		let agreed = AgreedRenewal { plan: other, period: Period::Monthly, price };

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), seller.clone(), Some(agreed));

		let renewal = Renewal::Automatic { plan: other, period: Period::Monthly };
		assert_last_event::<T>(Event::RenewalSet { who, seller, renewal });
		Ok(())
	}

	/// In grace: it is over at once.
	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let Setup { who, seller, had, .. } = subscribed::<T>(0, |_| Renewal::ByHand)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), seller.clone());

		assert_last_event::<T>(Event::Ended { who, seller, plan: had });
		Ok(())
	}

	/// A renewal of another plan.
	#[benchmark]
	fn settle() -> Result<(), BenchmarkError> {
		let Setup { who, seller, other, .. } = subscribed::<T>(0, |other| Renewal::Automatic {
			plan: other,
			period: Period::Monthly,
		})?;
		let caller: AccountIdOf<T> = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), who.clone(), seller.clone());

		assert_eq!(SubscriptionsOf::<T>::get(who, seller).map(|found| found.plan), Some(other));
		Ok(())
	}

	/// Of the free plan, which is looked for last.
	#[benchmark]
	fn start_task() -> Result<(), BenchmarkError> {
		let (service, customer) = (service::<T>(), customer::<T>());
		Pallet::<T>::open_quota_for_benchmarks();

		#[extrinsic_call]
		_(RawOrigin::Signed(service.clone()), customer.clone(), u32::MAX);

		assert_last_event::<T>(Event::TaskCounted {
			service,
			customer,
			seller: Seller::Network,
			seconds: u32::MAX,
			day: day_of(Pallet::<T>::now()),
			used: 1,
		});
		Ok(())
	}

	#[benchmark]
	fn give_back_task() -> Result<(), BenchmarkError> {
		let (service, customer) = (service::<T>(), customer::<T>());
		let now = Pallet::<T>::now();
		let day = day_of(now);
		Usage::<T>::insert((ordered::day(day), &customer, SellerOf::<T>::Network), 2u32);

		#[extrinsic_call]
		_(RawOrigin::Signed(service.clone()), customer.clone(), now);

		let seller = Seller::Network;
		assert_last_event::<T>(Event::TaskGivenBack { service, customer, seller, day, used: 1 });
		Ok(())
	}

	/// The last that there is room for.
	#[benchmark]
	fn create_plan() -> Result<(), BenchmarkError> {
		let plan = catalogue::<T>()?;
		let found = Plans::<T>::get(plan).ok_or(stop("plan"))?;
		let terms = found.terms();
		Pallet::<T>::do_remove_plan(plan, found.clone()).map_err(|_| stop("room"))?;
		let service = service::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(service), terms.clone());

		assert_last_event::<T>(Event::PlanCreated { plan: plan + 1, seller: found.seller, terms });
		Ok(())
	}

	/// Opened again, among as many as there can be.
	#[benchmark]
	fn set_plan_status() -> Result<(), BenchmarkError> {
		let plan = catalogue::<T>()?;
		let found = Plans::<T>::get(plan).ok_or(stop("plan"))?;
		Plans::<T>::insert(plan, Plan { status: PlanStatus::Closed, ..found });
		let service = service::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(service), plan, PlanStatus::Open);

		let (old, new) = (PlanStatus::Closed, PlanStatus::Open);
		assert_last_event::<T>(Event::PlanStatusSet { plan, old, new });
		Ok(())
	}

	#[benchmark]
	fn set_plan_quota() -> Result<(), BenchmarkError> {
		let (plan, found) =
			Pallet::<T>::sell_for_benchmarks(price_of::<T>()).ok_or(stop("plan"))?;
		let service = service::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(service), plan, LARGEST);

		assert_last_event::<T>(Event::PlanQuotaSet { plan, old: found.quota, new: LARGEST });
		Ok(())
	}

	#[benchmark]
	fn remove_plan() -> Result<(), BenchmarkError> {
		let plan = catalogue::<T>()?;
		let service = service::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(service), plan);

		assert_last_event::<T>(Event::PlanRemoved { plan });
		Ok(())
	}

	#[benchmark]
	fn appoint_service() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let service = services::<T>()?;
		Services::<T>::remove(&service);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, service.clone());

		assert_last_event::<T>(Event::ServiceAppointed { service });
		Ok(())
	}

	#[benchmark]
	fn dismiss_service() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let service = services::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, service.clone());

		assert_last_event::<T>(Event::ServiceDismissed { service });
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let old = Params::<T>::get();
		let new = Parameters { grace: Parameters::MAX_GRACE, min_price: price_of::<T>() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_last_event::<T>(Event::ParamsSet { old, new });
		Ok(())
	}

	/// One look at the agenda.
	#[benchmark]
	fn next_due() -> Result<(), BenchmarkError> {
		let Setup { who, seller, .. } = subscribed::<T>(0, |other| Renewal::Automatic {
			plan: other,
			period: Period::Monthly,
		})?;
		let found;

		#[block]
		{
			found = Pallet::<T>::next_due(Pallet::<T>::now());
		}

		assert_eq!(found.map(|(_, row)| row), Some((who, seller)));
		Ok(())
	}

	/// One renewal of another plan by itself, with the reading of the subscription.
	#[benchmark]
	fn settle_due() -> Result<(), BenchmarkError> {
		let Setup { who, seller, other, row, .. } = subscribed::<T>(0, |other| {
			Renewal::Automatic { plan: other, period: Period::Monthly }
		})?;
		let result;

		#[block]
		{
			result = SubscriptionsOf::<T>::get(&who, &seller)
				.map(|found| Pallet::<T>::settle_due(who.clone(), seller.clone(), found));
		}

		assert_eq!(result, Some(Ok(())));
		let found = SubscriptionsOf::<T>::get(who, seller).ok_or(stop("subscription"))?;
		assert_eq!(found.plan, other);
		assert_eq!(found.expires_at, row.expires_at + Period::Monthly.length());
		Ok(())
	}

	/// One count of a day before.
	#[benchmark]
	fn forget_usage() -> Result<(), BenchmarkError> {
		let today = day_of(Pallet::<T>::now());
		let seller = Seller::Service(service::<T>());
		Usage::<T>::insert((ordered::day(today), customer::<T>(), seller), 1u32);
		let done;

		#[block]
		{
			done = Pallet::<T>::forget_one(today + 1);
		}

		assert!(done);
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
