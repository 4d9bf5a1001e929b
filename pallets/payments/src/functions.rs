//! What is behind the calls: making orders, the one place where they are written, the effect, the
//! council's decisions, rails.

use alloc::boxed::Box;

use codec::Encode;
use frame_support::{
	ensure,
	storage::{with_storage_layer, with_transaction},
	traits::{fungible::MutateHold, tokens::Precision, Get, Time},
};
use mornet_primitives::{
	issuance::PaidIn,
	kyc::{LimitError, Ramp, RampLimits},
	ordered,
	payments::{
		effects::Commerce,
		order::{
			Acceptance, LockReason, OrderKind, OrderState, RailConfig, Refund, RefundRef, Terms,
			MAX_REFUNDS,
		},
		Memo, OrderId, Rail, TargetId,
	},
	Balance, Moment,
};
use sp_runtime::{DispatchError, DispatchResult, TransactionOutcome};

use crate::{
	pallet::*,
	types::{accepted, Consequence},
	AccountIdOf, Order, OrderOf, RailRecord, TargetRecord, LOG_TARGET,
};

impl<T> From<LimitError> for Error<T> {
	fn from(error: LimitError) -> Self {
		match error {
			LimitError::Frozen => Self::AccountFrozen,
			LimitError::NotVerified => Self::NotVerified,
			LimitError::Expired => Self::AttestationExpired,
			LimitError::AboveOperationLimit => Self::AboveOperationLimit,
			LimitError::AboveDailyLimit => Self::AboveDailyLimit,
			LimitError::Revoked => Self::AttestationRevoked,
		}
	}
}

impl<T: Config> Pallet<T> {
	/// The chain's time.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	pub(crate) fn do_create(
		owner: AccountIdOf<T>,
		kind: OrderKind,
		rail: Rail,
		gcc: Balance,
		beneficiary: AccountIdOf<T>,
	) -> DispatchResult {
		let RailRecord { config, target } = Rails::<T>::get(rail).ok_or(Error::<T>::NoSuchRail)?;
		ensure!(config.enabled, Error::<T>::RailDisabled);
		let parameters = Params::<T>::get();
		ensure!(
			(parameters.min_order..=parameters.max_order).contains(&gcc),
			Error::<T>::AmountOutOfBounds
		);
		if kind != OrderKind::BuyGcc {
			let price = T::Commerce::price(&kind, &beneficiary)?;
			ensure!(price == gcc, Error::<T>::PriceDiffers);
		}
		ensure!(
			OpenOrders::<T>::get(&owner) < T::MaxOpenOrders::get(),
			Error::<T>::TooManyOpenOrders
		);
		ensure!(
			WatchedCount::<T>::get() < T::MaxWatchedOrders::get(),
			Error::<T>::TooManyWatchedOrders
		);
		Self::check_limits(&beneficiary, gcc)?;
		let terms =
			Terms::new(gcc, config.rate, &parameters, Self::now()).ok_or(Error::<T>::Overflow)?;

		let id = NextOrder::<T>::get();
		let memo = Memo::new(id, Self::tag(id, &owner)).ok_or(Error::<T>::OrderNumbersUsedUp)?;
		NextOrder::<T>::put(id.saturating_add(1));

		let deposit = T::OrderDeposit::get();
		T::Currency::hold(&HoldReason::OrderDeposit.into(), &owner, deposit)?;
		Self::deposit_event(Event::OrderCreated {
			order: id,
			owner: owner.clone(),
			beneficiary: beneficiary.clone(),
			kind,
			rail,
			pay_to: config.target.pay_to(),
			memo: memo.to_text().into_bytes(),
			terms: Box::new(terms),
		});
		let order = Order {
			owner,
			beneficiary,
			kind,
			rail,
			target: config.target,
			target_id: target,
			memo,
			terms,
			state: OrderState::Open,
			lock: None,
			received: 0,
			refunded: 0,
			consumed: 0,
			ripe: None,
			settled: None,
			late: false,
			receipts: 0,
			refunds: 0,
			deposit,
			watched: true,
			forget_at: None,
		};
		Self::write(id, None, Some(order))
	}

	/// What tells an order's memo from those of orders on other forks: nobody knows it before the
	/// block that comes before the order's.
	fn tag(id: OrderId, owner: &AccountIdOf<T>) -> u64 {
		let seed = (frame_system::Pallet::<T>::parent_hash(), id, owner);
		let [low @ .., _, _, _, _, _, _, _, _] = sp_io::hashing::blake2_128(&seed.encode());
		u64::from_le_bytes(low)
	}

	/// Whether the customer's limits would allow this now. Counts nothing.
	fn check_limits(who: &AccountIdOf<T>, gcc: Balance) -> DispatchResult {
		with_transaction(|| {
			let outcome = T::Limits::try_use(who, Ramp::Payment, gcc);
			TransactionOutcome::Rollback(outcome.map_err(|error| Error::<T>::from(error).into()))
		})
	}

	/// Changes an order: the only way to.
	pub(crate) fn mutate<R>(
		id: OrderId,
		change: impl FnOnce(&mut OrderOf<T>) -> Result<R, DispatchError>,
	) -> Result<R, DispatchError> {
		let before = Orders::<T>::get(id).ok_or(Error::<T>::OrderNotFound)?;
		let mut after = before.clone();
		let out = change(&mut after)?;
		Self::write(id, Some(before), Some(after))?;
		Ok(out)
	}

	/// The only writer of [`Orders`]: keeps the lists, counts and the agenda in step, returns the
	/// deposit, and refuses what is no legal transition.
	pub(crate) fn write(
		id: OrderId,
		before: Option<OrderOf<T>>,
		mut after: Option<OrderOf<T>>,
	) -> DispatchResult {
		if let Some(order) = &mut after {
			order.forget_at = match (order.watched, order.state.is_final()) {
				(false, true) => order
					.forget_at
					.or_else(|| Some(Self::now().saturating_add(Params::<T>::get().retention))),
				_ => None,
			};
			if order.settled.is_some() || !order.watched {
				Self::release_deposit(id, order);
			}
		}
		if let (Some(before), Some(after)) = (&before, &after) {
			if before.state != after.state {
				ensure!(before.state.can_become(after.state), Error::<T>::IllegalTransition);
				Self::deposit_event(Event::StateChanged {
					order: id,
					from: before.state,
					to: after.state,
				});
			}
		}
		Self::index(id, before.as_ref(), after.as_ref())?;
		match after {
			Some(order) => Orders::<T>::insert(id, order),
			None => Orders::<T>::remove(id),
		}
		Ok(())
	}

	/// Keeps what is derived from an order in step with it.
	fn index(
		id: OrderId,
		before: Option<&OrderOf<T>>,
		after: Option<&OrderOf<T>>,
	) -> DispatchResult {
		let changed = |test: fn(&OrderOf<T>) -> bool| {
			let (was, is) = (before.is_some_and(test), after.is_some_and(test));
			(was != is).then_some(is)
		};
		let Some(order) = after.or(before) else { return Ok(()) };

		if let Some(is) = changed(|_| true) {
			let key = ordered::descending(id);
			for who in [&order.owner, &order.beneficiary] {
				if is {
					OrdersOf::<T>::insert(who, key, ());
				} else {
					OrdersOf::<T>::remove(who, key);
				}
			}
		}
		if let Some(is) = changed(|order| order.state == OrderState::Open) {
			OpenOrders::<T>::mutate_exists(&order.owner, |count| {
				let now = count.unwrap_or_default();
				let then = if is { now.saturating_add(1) } else { now.saturating_sub(1) };
				*count = (then > 0).then_some(then);
			});
		}
		if let Some(is) = changed(|order| order.state.is_waiting()) {
			let key = ordered::ascending(id);
			if is {
				Waiting::<T>::insert(key, ());
			} else {
				Waiting::<T>::remove(key);
			}
		}
		if let Some(is) = changed(|order| order.watched) {
			let key = ordered::ascending(id);
			let step = |count: u32| {
				if is {
					count.saturating_add(1)
				} else {
					count.saturating_sub(1)
				}
			};
			WatchedCount::<T>::mutate(|count| *count = step(*count));
			if is {
				Watched::<T>::insert(order.target_id, key, ());
			} else {
				Watched::<T>::remove(order.target_id, key);
				Votes::<T>::remove(id);
			}
			Targets::<T>::mutate(order.target_id, |record| {
				if let Some(record) = record {
					record.watched = step(record.watched);
				}
			});
			Self::drop_target_if_unused(order.target_id);
		}
		let (old, new) = (before.and_then(Order::next_task), after.and_then(Order::next_task));
		if old != new {
			if let Some(at) = old {
				Agenda::<T>::remove(ordered::timed(at, id));
			}
			if let Some(at) = new {
				Agenda::<T>::insert(ordered::timed(at, id), ());
			}
		}
		Ok(())
	}

	/// Returns what is on hold for an order.
	fn release_deposit(id: OrderId, order: &mut OrderOf<T>) {
		let deposit = core::mem::take(&mut order.deposit);
		if deposit == 0 {
			return;
		}
		// The hold is as large unless the account lost coins in a way that this pallet does not
		// know; then what is left is returned.
		let released = T::Currency::release(
			&HoldReason::OrderDeposit.into(),
			&order.owner,
			deposit,
			Precision::BestEffort,
		);
		if released != Ok(deposit) {
			log::error!(target: LOG_TARGET, "deposit of order {id}: {released:?} of {deposit}");
		}
	}

	/// Has the order's effect happen: once.
	pub(crate) fn settle(
		id: OrderId,
		order: &mut OrderOf<T>,
		gcc: Balance,
		consumed: u128,
	) -> DispatchResult {
		ensure!(order.settled.is_none(), Error::<T>::AlreadySettled);
		ensure!(consumed > 0 && consumed <= order.outstanding(), Error::<T>::NothingOutstanding);
		let who = &order.beneficiary;
		with_storage_layer(|| {
			T::Limits::try_use(who, Ramp::Payment, gcc).map_err(Error::<T>::from)?;
			T::PaidIn::mint_paid(who, gcc)?;
			match &order.kind {
				OrderKind::BuyGcc => Ok(()),
				kind => T::Commerce::settle(id, kind, who, gcc),
			}
		})?;
		order.settled = Some(gcc);
		order.consumed = consumed;
		order.ripe = None;
		Self::deposit_event(Event::Settled {
			order: id,
			beneficiary: order.beneficiary.clone(),
			gcc,
			consumed,
		});
		Ok(())
	}

	/// Has an order stand where its sums say, and its effect happen if that is paid.
	///
	/// # Errors
	///
	/// If the effect fails; then nothing of the order has changed.
	pub(crate) fn stand(id: OrderId, order: &mut OrderOf<T>) -> DispatchResult {
		if order.standing(Self::now()) == Consequence::Pays {
			let consumed = order.ripe.unwrap_or_default();
			Self::settle(id, order, order.terms.gcc, consumed)?;
		}
		if let Consequence::Stands(state) = order.standing(Self::now()) {
			order.state = state;
			order.lock = None;
		}
		Ok(())
	}

	/// Locks an order that stands elsewhere.
	pub(crate) fn set_locked(id: OrderId, order: &mut OrderOf<T>, reason: LockReason) {
		order.state = OrderState::Locked;
		order.lock = Some(reason);
		Self::deposit_event(Event::Locked { order: id, reason });
	}

	pub(crate) fn do_accept(id: OrderId, acceptance: Acceptance) -> DispatchResult {
		Self::mutate(id, |order| {
			ensure!(order.settled.is_none(), Error::<T>::AlreadySettled);
			ensure!(order.state != OrderState::Locked, Error::<T>::IllegalTransition);
			ensure!(order.outstanding() > 0, Error::<T>::NothingOutstanding);
			ensure!(
				acceptance == Acceptance::AsOrdered || order.kind == OrderKind::BuyGcc,
				Error::<T>::NotForReceived
			);
			let (gcc, consumed) = accepted(order, acceptance).ok_or(Error::<T>::Overflow)?;
			Self::settle(id, order, gcc, consumed)?;
			Self::stand(id, order)
		})
	}

	pub(crate) fn do_start_refund(id: OrderId) -> DispatchResult {
		Self::mutate(id, |order| {
			ensure!(order.state != OrderState::Refunding, Error::<T>::IllegalTransition);
			ensure!(order.outstanding() > 0, Error::<T>::NothingOutstanding);
			order.state = OrderState::Refunding;
			order.lock = None;
			Ok(())
		})
	}

	pub(crate) fn do_mark_refunded(
		id: OrderId,
		amount: u128,
		reference: RefundRef,
	) -> DispatchResult {
		Self::mutate(id, |order| {
			ensure!(order.state == OrderState::Refunding, Error::<T>::NotRefunding);
			let outstanding = order
				.outstanding()
				.checked_sub(amount)
				.filter(|_| amount > 0)
				.ok_or(Error::<T>::RefundOutOfBounds)?;
			ensure!(!reference.is_empty(), Error::<T>::NoRefundReference);
			// The last place is for what ends it.
			ensure!(
				order.refunds < MAX_REFUNDS.saturating_sub(1)
					|| (order.refunds < MAX_REFUNDS && outstanding == 0),
				Error::<T>::TooManyRefunds
			);
			let refund = Refund { amount, reference: reference.clone(), noted: Self::now() };
			Refunds::<T>::insert(id, order.refunds, refund);
			order.refunds = order.refunds.saturating_add(1);
			order.refunded = order.refunded.saturating_add(amount);
			// What is left of it, if the council decides otherwise after all, is for the council.
			order.ripe = None;
			order.late = true;
			Self::deposit_event(Event::RefundNoted { order: id, amount, reference, outstanding });
			if outstanding == 0 {
				Self::stand(id, order)?;
			}
			Ok(())
		})
	}

	pub(crate) fn do_lock(id: OrderId) -> DispatchResult {
		Self::mutate(id, |order| {
			// One whose effect failed is the council's from now on.
			ensure!(order.lock != Some(LockReason::Compliance), Error::<T>::IllegalTransition);
			Self::set_locked(id, order, LockReason::Compliance);
			Ok(())
		})
	}

	/// Unlocks an order; `retrying` is for those alone whose effect failed.
	pub(crate) fn do_unlock(id: OrderId, retrying: bool) -> DispatchResult {
		Self::mutate(id, |order| {
			let reason = order.lock.ok_or(Error::<T>::NotLocked)?;
			ensure!(
				!retrying || reason == LockReason::EffectFailed,
				Error::<T>::LockedByCompliance
			);
			Self::stand(id, order)
		})
	}

	pub(crate) fn do_set_rail(rail: Rail, config: RailConfig) -> DispatchResult {
		ensure!(config.target.is_of(rail), Error::<T>::TargetOfAnotherRail);
		ensure!(config.rate.is_valid(), Error::<T>::InvalidRate);
		let old = Rails::<T>::get(rail);
		ensure!(
			old.is_some() || Rails::<T>::count() < T::MaxRails::get(),
			Error::<T>::TooManyRails
		);
		let target = match &old {
			Some(record) if record.config.target == config.target => record.target,
			_ => {
				ensure!(Targets::<T>::count() < T::MaxTargets::get(), Error::<T>::TooManyTargets);
				let id = NextTarget::<T>::mutate(|next| {
					let id = *next;
					*next = next.saturating_add(1);
					id
				});
				Targets::<T>::insert(id, TargetRecord { rail, target: config.target, watched: 0 });
				id
			},
		};
		Rails::<T>::insert(rail, RailRecord { config, target });
		if let Some(old) = &old {
			Self::drop_target_if_unused(old.target);
		}
		Self::deposit_event(Event::RailSet {
			rail,
			old: old.map(|record| Box::new(record.config)),
			new: Box::new(config),
			target,
		});
		Ok(())
	}

	pub(crate) fn do_remove_rail(rail: Rail) -> DispatchResult {
		let record = Rails::<T>::take(rail).ok_or(Error::<T>::NoSuchRail)?;
		Self::drop_target_if_unused(record.target);
		Self::deposit_event(Event::RailRemoved { rail, old: Box::new(record.config) });
		Ok(())
	}

	/// Removes a target that no rail has and no watched order is to be paid to.
	fn drop_target_if_unused(id: TargetId) {
		let Some(record) = Targets::<T>::get(id) else { return };
		let current = Rails::<T>::get(record.rail).is_some_and(|rail| rail.target == id);
		if !current && record.watched == 0 {
			Targets::<T>::remove(id);
		}
	}
}
