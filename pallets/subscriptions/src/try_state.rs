//! The pallet's invariants. Checked by `try-runtime` on a live chain's state and after each test.

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

use frame_support::{ensure, traits::Get};
use mornet_primitives::subscriptions::{
	day_of, Parameters, PlanId, PlanStatus, Renewal, Seller, Standing, MAX_AHEAD,
};
use sp_runtime::TryRuntimeError;

use crate::{pallet::*, types::ordered, AccountIdOf, PlanOf, SellerOf, Subscription};

type Rows<T> = Vec<(AccountIdOf<T>, SellerOf<T>, Subscription)>;

impl<T: Config> Pallet<T> {
	/// Checks all invariants; the first that does not hold is the error.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Self::check_params(&Params::<T>::get()), "0: parameters are out of bounds");
		let plans: BTreeMap<PlanId, PlanOf<T>> = Plans::<T>::iter().collect();
		let rows: Rows<T> = SubscriptionsOf::<T>::iter().collect();
		Self::check_plans(&plans)?;
		Self::check_catalogue(&plans)?;
		for (_, seller, row) in &rows {
			Self::check_row(&plans, seller, row)?;
		}
		Self::check_indices(&plans, &rows)?;
		Self::check_services()?;
		Self::check_usage()
	}

	fn check_plans(plans: &BTreeMap<PlanId, PlanOf<T>>) -> Result<(), TryRuntimeError> {
		let free = FreePlan::<T>::get();
		for (id, plan) in plans {
			// 1. Numbers below the next, quotas that allow something, prices that are some; but for
			// the free plan, which is the network's, open, and nobody's subscription.
			ensure!(*id < NextPlan::<T>::get(), "1: plan of a number not given yet");
			ensure!(plan.quota.is_valid(), "1: a quota allows nothing");
			if free == Some(*id) {
				let sound = plan.prices.is_free()
					&& plan.seller == Seller::Network
					&& plan.status == PlanStatus::Open
					&& plan.subscribers == 0;
				ensure!(sound, "1: the free plan is none");
			} else {
				ensure!(plan.prices.are_valid(1), "1: a plan costs nothing");
			}
		}
		ensure!(free.is_none_or(|id| plans.contains_key(&id)), "1: the free plan is missing");
		Ok(())
	}

	fn check_catalogue(plans: &BTreeMap<PlanId, PlanOf<T>>) -> Result<(), TryRuntimeError> {
		// 2. Each plan is in its seller's list once, by number, and nothing else is; open plans have
		// codes of their own.
		let mut listed = 0usize;
		for (seller, ids) in Catalogue::<T>::iter() {
			ensure!(!ids.is_empty(), "2: an empty list");
			ensure!(ids.windows(2).all(|pair| pair.first() < pair.last()), "2: out of order");
			listed = listed.saturating_add(ids.len());
			let mut codes = BTreeSet::new();
			for id in ids {
				let plan = plans.get(&id).ok_or("2: a plan is listed that is none")?;
				ensure!(plan.seller == seller, "2: a plan is in another's list");
				let open = plan.status == PlanStatus::Open;
				ensure!(
					!open || codes.insert(plan.code.as_str().as_bytes().to_vec()),
					"2: two open plans of one code"
				);
			}
		}
		ensure!(listed == plans.len(), "2: a plan is not listed");
		Ok(())
	}

	fn check_row(
		plans: &BTreeMap<PlanId, PlanOf<T>>,
		seller: &SellerOf<T>,
		row: &Subscription,
	) -> Result<(), TryRuntimeError> {
		let now = Self::now();
		// 3. Of a plan of the seller's that costs something.
		let plan = plans.get(&row.plan).ok_or("3: a subscription of no plan")?;
		ensure!(plan.seller == *seller, "3: a subscription of another seller's plan");
		ensure!(!plan.prices.is_free(), "3: a subscription of the free plan");
		// 4. Paid no further ahead than can be; a grace period within its bounds.
		ensure!(row.since <= now, "4: a subscription of the future");
		ensure!(row.expires_at > row.since, "4: nothing was paid");
		ensure!(row.expires_at <= now.saturating_add(MAX_AHEAD), "4: paid too far ahead");
		ensure!(
			(Parameters::MIN_GRACE..=Parameters::MAX_GRACE).contains(&row.grace),
			"4: grace is out of bounds"
		);
		// 5. Due at its end; or, if it is automatic, first when it expires, and later in grace.
		let due = match row.renewal {
			Renewal::Automatic { .. } => (row.expires_at..=row.ends_at()).contains(&row.due),
			Renewal::ByHand | Renewal::Cancelled => row.due == row.ends_at(),
		};
		ensure!(due, "5: due at another time");
		// 6. What would be credited is known, and is nothing once what was paid is used up.
		let unused = row.unused(&plan.prices, now).ok_or("6: the credit does not fit")?;
		ensure!(
			row.standing(now) == Standing::InForce || unused == 0,
			"6: something is unused of what is used up"
		);
		Ok(())
	}

	fn check_indices(
		plans: &BTreeMap<PlanId, PlanOf<T>>,
		rows: &Rows<T>,
	) -> Result<(), TryRuntimeError> {
		// 7. Each subscription is on the agenda when it is due, and nothing else is.
		let mut agenda = 0usize;
		for (key, (who, seller)) in Agenda::<T>::iter_keys() {
			let row =
				SubscriptionsOf::<T>::get(who, seller).ok_or("7: on the agenda for nothing")?;
			ensure!(ordered::from_moment(key) == row.due, "7: on the agenda at another time");
			agenda = agenda.saturating_add(1);
		}
		ensure!(agenda == rows.len(), "7: a subscription is not on the agenda");
		// 8. Plans' subscribers are counted.
		for (id, plan) in plans {
			let count = rows.iter().filter(|(_, _, row)| row.plan == *id).count();
			ensure!(
				u32::try_from(count).is_ok_and(|count| count == plan.subscribers),
				"8: subscribers are miscounted"
			);
		}
		Ok(())
	}

	fn check_services() -> Result<(), TryRuntimeError> {
		// 9. Services are counted and bounded.
		let count = u32::try_from(Services::<T>::iter_keys().count()).unwrap_or(u32::MAX);
		ensure!(count == Services::<T>::count(), "9: services are miscounted");
		ensure!(count <= T::MaxServices::get(), "9: too many services");
		Ok(())
	}

	fn check_usage() -> Result<(), TryRuntimeError> {
		// 10. Counts are of something, and of no day to come.
		let today = day_of(Self::now());
		for ((day, _, _), used) in Usage::<T>::iter() {
			ensure!(used > 0, "10: a count of nothing");
			ensure!(ordered::from_day(day) <= today, "10: a count of a day to come");
		}
		Ok(())
	}
}
