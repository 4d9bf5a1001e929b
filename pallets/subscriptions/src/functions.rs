//! What is behind the subscribers' calls: paying, renewing and ending, and the one place where
//! subscriptions are written.

use frame_support::{
	dispatch::DispatchResult,
	ensure,
	storage::{with_storage_layer, with_transaction},
	traits::{
		fungible::{Inspect, Mutate},
		tokens::{Fortitude, Preservation},
		Get, Time,
	},
};
use mornet_primitives::{
	kyc::{LimitError, Ramp, RampLimits},
	payments,
	subscriptions::{
		AgreedRenewal, Parameters, Period, PlanId, PlanStatus, Renewal, Seller, Standing,
		MAX_AHEAD, RETRY,
	},
	Balance, Moment,
};
use sp_runtime::{DispatchError, TransactionOutcome};

use crate::{pallet::*, types::ordered, AccountIdOf, PlanOf, SellerOf, Subscription};

impl<T> From<LimitError> for Error<T> {
	fn from(error: LimitError) -> Self {
		match error {
			LimitError::Frozen => Self::SellerFrozen,
			LimitError::NotVerified => Self::SellerNotVerified,
			LimitError::Expired => Self::SellerAttestationExpired,
			LimitError::AboveOperationLimit => Self::AboveOperationLimit,
			LimitError::AboveDailyLimit => Self::AboveDailyLimit,
			LimitError::Revoked => Self::SellerAttestationRevoked,
		}
	}
}

/// What an upgrade comes to.
pub(crate) struct Upgrade {
	pub before: Subscription,
	pub after: Subscription,
	pub credit: Balance,
	pub cost: Balance,
}

impl<T: Config> Pallet<T> {
	/// The chain's time.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	pub(crate) fn check_params(params: &Parameters) -> bool {
		params.is_valid(T::Currency::minimum_balance())
	}

	// Paying.

	/// Whether an account can pay for a plan at all.
	fn ensure_sold(plan: &PlanOf<T>, who: &AccountIdOf<T>) -> DispatchResult {
		ensure!(!plan.prices.is_free(), Error::<T>::PlanIsFree);
		ensure!(plan.status != PlanStatus::Retired, Error::<T>::PlanRetired);
		if let Seller::Service(service) = &plan.seller {
			ensure!(service != who, Error::<T>::OwnPlan);
			ensure!(Services::<T>::contains_key(service), Error::<T>::ServiceDismissed);
		}
		Ok(())
	}

	fn ensure_price(plan: &PlanOf<T>, period: Period, price: Balance) -> DispatchResult {
		ensure!(plan.prices.of(period) == price, Error::<T>::PriceDiffers);
		Ok(())
	}

	/// Counts what a service is to be paid against its limits. The treasury has none.
	fn use_limits(seller: &SellerOf<T>, amount: Balance) -> DispatchResult {
		if let Seller::Service(service) = seller {
			T::Limits::try_use(service, Ramp::MerchantReceipt, amount).map_err(Error::<T>::from)?;
		}
		Ok(())
	}

	/// Whether the seller's limits would allow this now. Counts nothing.
	pub(crate) fn check_limits(seller: &SellerOf<T>, amount: Balance) -> DispatchResult {
		with_transaction(|| TransactionOutcome::Rollback(Self::use_limits(seller, amount)))
	}

	fn pay(
		who: &AccountIdOf<T>,
		seller: &SellerOf<T>,
		amount: Balance,
		preservation: Preservation,
	) -> DispatchResult {
		// An upgrade whose price the credit just covers.
		if amount == 0 {
			return Ok(());
		}
		Self::use_limits(seller, amount)?;
		let free = T::Currency::reducible_balance(who, preservation, Fortitude::Polite);
		ensure!(amount <= free, Error::<T>::NotEnoughFree);
		let payee = match seller {
			Seller::Network => T::Treasury::get(),
			Seller::Service(service) => service.clone(),
		};
		T::Currency::transfer(who, &payee, amount, preservation)?;
		Ok(())
	}

	fn period_after(from: Moment, period: Period) -> Result<Moment, DispatchError> {
		Ok(from.checked_add(period.length()).ok_or(Error::<T>::Overflow)?)
	}

	/// The subscription that an account has, with what a period of a plan would make of it.
	///
	/// Without `anew` it is paid through an order of payments, which anyone can make for anyone: a plan
	/// that was closed since can be had by those who do not have it, and what is to happen at the end
	/// stays as the subscriber said.
	pub(crate) fn bought(
		who: &AccountIdOf<T>,
		id: PlanId,
		plan: &PlanOf<T>,
		period: Period,
		anew: bool,
	) -> Result<(Option<Subscription>, Subscription), DispatchError> {
		Self::ensure_sold(plan, who)?;
		let now = Self::now();
		let grace = Params::<T>::get().grace;
		let before = SubscriptionsOf::<T>::get(who, &plan.seller);
		let standing = before.map_or(Standing::Over, |before| before.standing(now));
		let mine = before.is_some_and(|before| before.plan == id) && standing != Standing::Over;
		ensure!(mine || !anew || plan.status == PlanStatus::Open, Error::<T>::PlanClosed);
		let after = match (before, standing) {
			(Some(before), Standing::InForce) => {
				ensure!(mine && before.period == period, Error::<T>::OtherPlanInForce);
				let expires_at = Self::period_after(before.expires_at, period)?;
				let furthest = now.checked_add(MAX_AHEAD).ok_or(Error::<T>::Overflow)?;
				ensure!(expires_at <= furthest, Error::<T>::PaidTooFarAhead);
				let renewal = match before.renewal {
					Renewal::Cancelled if anew => Renewal::ByHand,
					other => other,
				};
				Subscription { expires_at, grace, renewal, ..before }
			},
			(Some(before), Standing::Grace) => {
				let expires_at = Self::period_after(before.expires_at, period)?;
				let renewal = match before.renewal {
					Renewal::Automatic { .. } if anew => Renewal::Automatic { plan: id, period },
					other => other,
				};
				Subscription { plan: id, period, expires_at, grace, renewal, ..before }
			},
			_ => Subscription {
				plan: id,
				period,
				since: now,
				expires_at: Self::period_after(now, period)?,
				grace,
				renewal: Renewal::ByHand,
				due: 0,
			},
		};
		Ok((before, after.scheduled()))
	}

	/// Has a period paid from the subscriber's account. `through` is the order of payments by which
	/// the coins came there, if any.
	pub(crate) fn do_subscribe(
		who: AccountIdOf<T>,
		id: PlanId,
		period: Period,
		price: Balance,
		preservation: Preservation,
		through: Option<payments::OrderId>,
	) -> DispatchResult {
		let plan = Self::get_plan(id)?;
		Self::ensure_price(&plan, period, price)?;
		// It was open when the order of payments was made.
		let (before, after) = Self::bought(&who, id, &plan, period, through.is_none())?;
		Self::pay(&who, &plan.seller, price, preservation)?;
		Self::write(&who, &plan.seller, before, Some(after))?;

		let seller = plan.seller;
		let Subscription { expires_at, grace, .. } = after;
		let over = before.filter(|before| before.standing(Self::now()) == Standing::Over);
		if let Some(over) = over {
			Self::deposit_event(Event::Ended {
				who: who.clone(),
				seller: seller.clone(),
				plan: over.plan,
			});
		}
		Self::deposit_event(if before.is_none() || over.is_some() {
			Event::Subscribed {
				who,
				seller,
				plan: id,
				period,
				paid: price,
				expires_at,
				grace,
				through,
			}
		} else {
			Event::Renewed {
				who,
				seller,
				plan: id,
				period,
				paid: price,
				expires_at,
				grace,
				automatic: false,
				through,
			}
		});
		Ok(())
	}

	fn in_force(who: &AccountIdOf<T>, seller: &SellerOf<T>) -> Result<Subscription, DispatchError> {
		Ok(SubscriptionsOf::<T>::get(who, seller)
			.filter(|found| found.standing(Self::now()) == Standing::InForce)
			.ok_or(Error::<T>::NotInForce)?)
	}

	/// What an upgrade to a plan would come to now.
	pub(crate) fn upgraded(
		who: &AccountIdOf<T>,
		id: PlanId,
		plan: &PlanOf<T>,
		period: Period,
	) -> Result<Upgrade, DispatchError> {
		let now = Self::now();
		let before = Self::in_force(who, &plan.seller)?;
		let had = Self::get_plan(before.plan)?;
		let better = if before.plan == id {
			before.period == Period::Monthly && period == Period::Yearly
		} else {
			plan.prices.monthly > had.prices.monthly
		};
		ensure!(better, Error::<T>::NotAnUpgrade);
		Self::ensure_sold(plan, who)?;
		ensure!(before.plan == id || plan.status == PlanStatus::Open, Error::<T>::PlanClosed);

		// Rounded down, against the subscriber: never more than was paid.
		let credit = before.unused(&had.prices, now).ok_or(Error::<T>::Overflow)?;
		let cost =
			plan.prices.of(period).checked_sub(credit).ok_or(Error::<T>::CreditAbovePrice)?;
		let renewal = match before.renewal {
			Renewal::Automatic { .. } => Renewal::Automatic { plan: id, period },
			Renewal::ByHand | Renewal::Cancelled => Renewal::ByHand,
		};
		let after = Subscription {
			plan: id,
			period,
			since: before.since,
			expires_at: Self::period_after(now, period)?,
			grace: Params::<T>::get().grace,
			renewal,
			due: 0,
		};
		Ok(Upgrade { before, after: after.scheduled(), credit, cost })
	}

	pub(crate) fn do_upgrade(
		who: AccountIdOf<T>,
		id: PlanId,
		period: Period,
		price: Balance,
	) -> DispatchResult {
		let plan = Self::get_plan(id)?;
		Self::ensure_price(&plan, period, price)?;
		let Upgrade { before, after, credit, cost } = Self::upgraded(&who, id, &plan, period)?;
		Self::pay(&who, &plan.seller, cost, Preservation::Preserve)?;
		Self::write(&who, &plan.seller, Some(before), Some(after))?;
		Self::deposit_event(Event::Upgraded {
			who,
			seller: plan.seller,
			from: before.plan,
			plan: id,
			period,
			credit,
			paid: cost,
			expires_at: after.expires_at,
			grace: after.grace,
		});
		Ok(())
	}

	// What is to happen at the end.

	fn write_renewal(
		who: AccountIdOf<T>,
		seller: SellerOf<T>,
		before: Subscription,
		renewal: Renewal,
	) -> DispatchResult {
		let after = Subscription { renewal, ..before }.scheduled();
		Self::write(&who, &seller, Some(before), Some(after))?;
		Self::deposit_event(Event::RenewalSet { who, seller, renewal });
		Ok(())
	}

	pub(crate) fn do_set_renewal(
		who: AccountIdOf<T>,
		seller: SellerOf<T>,
		renewal: Option<AgreedRenewal>,
	) -> DispatchResult {
		let before = Self::in_force(&who, &seller)?;
		let renewal = match renewal {
			None => Renewal::ByHand,
			Some(AgreedRenewal { plan: id, period, price }) => {
				let plan = Self::get_plan(id)?;
				ensure!(plan.seller == seller, Error::<T>::AnotherSellersPlan);
				Self::ensure_sold(&plan, &who)?;
				let open = before.plan == id || plan.status == PlanStatus::Open;
				ensure!(open, Error::<T>::PlanClosed);
				Self::ensure_price(&plan, period, price)?;
				Renewal::Automatic { plan: id, period }
			},
		};
		Self::write_renewal(who, seller, before, renewal)
	}

	pub(crate) fn do_cancel(who: AccountIdOf<T>, seller: SellerOf<T>) -> DispatchResult {
		let before = SubscriptionsOf::<T>::get(&who, &seller).ok_or(Error::<T>::NotInForce)?;
		let standing = before.standing(Self::now());
		ensure!(standing != Standing::Over, Error::<T>::NotInForce);
		ensure!(before.renewal != Renewal::Cancelled, Error::<T>::AlreadyCancelled);
		if standing == Standing::InForce {
			return Self::write_renewal(who, seller, before, Renewal::Cancelled);
		}
		Self::deposit_event(Event::RenewalSet {
			who: who.clone(),
			seller: seller.clone(),
			renewal: Renewal::Cancelled,
		});
		Self::end(who, seller, before)
	}

	// When its time comes.

	pub(crate) fn do_settle(who: AccountIdOf<T>, seller: SellerOf<T>) -> DispatchResult {
		ensure!(!T::Paused::get(), Error::<T>::Paused);
		let found = SubscriptionsOf::<T>::get(&who, &seller).ok_or(Error::<T>::NotInForce)?;
		ensure!(found.due <= Self::now(), Error::<T>::NotDue);
		Self::settle_due(who, seller, found)
	}

	/// Renews or ends what is due.
	pub(crate) fn settle_due(
		who: AccountIdOf<T>,
		seller: SellerOf<T>,
		found: Subscription,
	) -> DispatchResult {
		let now = Self::now();
		// Nobody is charged for a time in which the quota did not count.
		if found.standing(now) == Standing::Over {
			return Self::end(who, seller, found);
		}
		let Renewal::Automatic { plan, period } = found.renewal else {
			return Err(Error::<T>::NotDue.into());
		};
		let renewed = with_storage_layer(|| Self::renew(&who, &seller, found, plan, period));
		if let Err(error) = renewed {
			let next = now.saturating_add(RETRY).min(found.ends_at());
			Self::write(&who, &seller, Some(found), Some(Subscription { due: next, ..found }))?;
			Self::deposit_event(Event::RenewalFailed { who, seller, error, next });
		}
		Ok(())
	}

	fn renew(
		who: &AccountIdOf<T>,
		seller: &SellerOf<T>,
		before: Subscription,
		id: PlanId,
		period: Period,
	) -> DispatchResult {
		let plan = Self::get_plan(id)?;
		Self::ensure_sold(&plan, who)?;
		let paid = plan.prices.of(period);
		Self::pay(who, seller, paid, Preservation::Preserve)?;
		let after = Subscription {
			plan: id,
			period,
			expires_at: Self::period_after(before.expires_at, period)?,
			grace: Params::<T>::get().grace,
			..before
		}
		.scheduled();
		Self::write(who, seller, Some(before), Some(after))?;
		Self::deposit_event(Event::Renewed {
			who: who.clone(),
			seller: seller.clone(),
			plan: id,
			period,
			paid,
			expires_at: after.expires_at,
			grace: after.grace,
			automatic: true,
			through: None,
		});
		Ok(())
	}

	fn end(who: AccountIdOf<T>, seller: SellerOf<T>, found: Subscription) -> DispatchResult {
		Self::write(&who, &seller, Some(found), None)?;
		Self::deposit_event(Event::Ended { who, seller, plan: found.plan });
		Ok(())
	}

	/// The only writer of [`SubscriptionsOf`]: keeps the agenda and the plans' counts in step.
	pub(crate) fn write(
		who: &AccountIdOf<T>,
		seller: &SellerOf<T>,
		before: Option<Subscription>,
		after: Option<Subscription>,
	) -> DispatchResult {
		let (old, new) = (before.map(|found| found.due), after.map(|found| found.due));
		if old != new {
			let row = (who.clone(), seller.clone());
			if let Some(at) = old {
				Agenda::<T>::remove(ordered::moment(at), &row);
			}
			if let Some(at) = new {
				Agenda::<T>::insert(ordered::moment(at), &row, ());
			}
		}
		let (old, new) = (before.map(|found| found.plan), after.map(|found| found.plan));
		if old != new {
			if let Some(id) = old {
				Self::count_subscribers(id, |count| count.checked_sub(1))?;
			}
			if let Some(id) = new {
				Self::count_subscribers(id, |count| count.checked_add(1))?;
			}
		}
		match after {
			Some(row) => SubscriptionsOf::<T>::insert(who, seller, row),
			None => SubscriptionsOf::<T>::remove(who, seller),
		}
		Ok(())
	}
}
