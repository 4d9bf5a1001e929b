//! Answers for wallets, services and the node: what `SubscriptionsApi` has functions of the same names
//! for.

use alloc::vec::Vec;

use mornet_primitives::subscriptions::{
	day_of, end_of, Parameters, Period, PlanId, PlanOverview, QuotaOverview, Quote,
	SubscriptionOverview, MAX_PAGE,
};

use crate::{
	functions::Upgrade, pallet::*, types::ordered, usage::Counting, AccountIdOf, SellerOf,
	Subscription,
};

impl<T: Config> Pallet<T> {
	/// A plan. `None` if there is none of that number, or it was removed.
	pub fn plan(id: PlanId) -> Option<PlanOverview<AccountIdOf<T>>> {
		let plan = Plans::<T>::get(id)?;
		let [month, year] = Period::ALL.map(|period| plan.reference(id, period));
		Some(PlanOverview {
			id,
			terms: plan.terms(),
			status: plan.status,
			subscribers: plan.subscribers,
			references: (!plan.prices.is_free()).then_some((month, year)),
			seller: plan.seller,
		})
	}

	/// A seller's plans, by number.
	pub fn plans_of(seller: SellerOf<T>) -> Vec<PlanOverview<AccountIdOf<T>>> {
		Catalogue::<T>::get(seller).into_iter().filter_map(Self::plan).collect()
	}

	/// The services, in the order of their accounts' hashes.
	pub fn services() -> Vec<AccountIdOf<T>> {
		Services::<T>::iter_keys().collect()
	}

	/// An account's subscriptions: at most one of each seller's, and [`MAX_PAGE`].
	pub fn subscriptions_of(who: AccountIdOf<T>) -> Vec<SubscriptionOverview<AccountIdOf<T>>> {
		SubscriptionsOf::<T>::iter_prefix(who)
			.take(usize::try_from(MAX_PAGE).unwrap_or(usize::MAX))
			.filter_map(|(seller, found)| Self::overview(seller, found))
			.collect()
	}

	fn overview(
		seller: SellerOf<T>,
		found: Subscription,
	) -> Option<SubscriptionOverview<AccountIdOf<T>>> {
		let plan = Plans::<T>::get(found.plan)?;
		let now = Self::now();
		Some(SubscriptionOverview {
			seller,
			plan: found.plan,
			price: plan.prices.of(found.period),
			unused: found.unused(&plan.prices, now)?,
			code: plan.code,
			quota: plan.quota,
			period: found.period,
			since: found.since,
			expires_at: found.expires_at,
			ends_at: found.ends_at(),
			standing: found.standing(now),
			renewal: found.renewal,
		})
	}

	/// What is left to an account of its quota for a service's tasks. `None` if it has none.
	pub fn quota_left(
		service: AccountIdOf<T>,
		who: AccountIdOf<T>,
	) -> Option<QuotaOverview<AccountIdOf<T>>> {
		let Counting { seller, plan, quota, ends_at } = Self::counting(&service, &who)?;
		let day = day_of(Self::now());
		let used = Usage::<T>::get((ordered::day(day), &who, &seller));
		Some(QuotaOverview {
			seller,
			plan,
			quota,
			used,
			left: quota.tasks_per_day.saturating_sub(used),
			resets_at: end_of(day),
			ends_at,
		})
	}

	/// What an account would pay now for a plan. `None` if it cannot have it now.
	pub fn quote(who: AccountIdOf<T>, id: PlanId, period: Period) -> Option<Quote> {
		let plan = Plans::<T>::get(id)?;
		let price = plan.prices.of(period);
		if let Ok(Upgrade { after, credit, cost, .. }) = Self::upgraded(&who, id, &plan, period) {
			let expires_at = after.expires_at;
			return Some(Quote { upgrade: true, price, credit, cost, expires_at });
		}
		let (_, after) = Self::bought(&who, id, &plan, period, true).ok()?;
		let expires_at = after.expires_at;
		Some(Quote { upgrade: false, price, credit: 0, cost: price, expires_at })
	}

	/// The rules.
	pub fn parameters() -> Parameters {
		Params::<T>::get()
	}
}
