//! What is behind the calls: opening and paying orders, the one place where they are written, and the
//! one place where they end.

use frame_support::{
	dispatch::DispatchResult,
	ensure,
	storage::{with_storage_layer, with_transaction},
	traits::{
		fungible::{Inspect, InspectHold, Mutate, MutateHold},
		tokens::{Fortitude, Precision, Preservation, Provenance, Restriction},
		Get, Time,
	},
};
use mornet_primitives::{
	aml::FrozenAccounts,
	escrow::{OrderId, OrderState, Outcome, Parameters, ProofLink, Ruling},
	kyc::{LimitError, Ramp, RampLimits},
	ordered, payments, Balance, Hash, Moment,
};
use sp_runtime::{DispatchError, TransactionOutcome};

use crate::{
	pallet::*,
	types::{Order, OrderOf, Proofs, Side},
	AccountIdOf, LOG_TARGET,
};

impl<T> From<LimitError> for Error<T> {
	fn from(error: LimitError) -> Self {
		match error {
			LimitError::Frozen => Self::MerchantFrozen,
			LimitError::NotVerified => Self::MerchantNotVerified,
			LimitError::Expired => Self::MerchantAttestationExpired,
			LimitError::Revoked => Self::MerchantAttestationRevoked,
			LimitError::AboveOperationLimit => Self::AboveOperationLimit,
			LimitError::AboveDailyLimit => Self::AboveDailyLimit,
		}
	}
}

/// What a merchant asks for.
pub(crate) struct Offer<AccountId> {
	pub amount: Balance,
	pub metadata: Hash,
	pub pay_by: Moment,
	pub buyer: Option<AccountId>,
	pub arbiter: Option<AccountId>,
	pub proof: Option<ProofLink>,
}

impl<T: Config> Pallet<T> {
	/// The chain's time.
	pub(crate) fn now() -> Moment {
		T::Time::now()
	}

	pub(crate) fn check_params(params: &Parameters) -> bool {
		params.is_valid(T::Currency::minimum_balance())
	}

	// Opening and paying.

	pub(crate) fn do_open(
		merchant: AccountIdOf<T>,
		offer: Offer<AccountIdOf<T>>,
	) -> DispatchResult {
		let Offer { amount, metadata, pay_by, buyer, arbiter, proof } = offer;
		let params = Params::<T>::get();
		ensure!(amount >= params.min_amount, Error::<T>::BelowMinAmount);
		let window = pay_by.checked_sub(Self::now()).ok_or(Error::<T>::PayWindowOutOfBounds)?;
		ensure!(
			(Parameters::MIN_PAY_WINDOW..=params.max_pay_window).contains(&window),
			Error::<T>::PayWindowOutOfBounds
		);
		ensure!(buyer.as_ref() != Some(&merchant), Error::<T>::SameParty);
		if let Some(arbiter) = &arbiter {
			ensure!(Arbiters::<T>::contains_key(arbiter), Error::<T>::NotArbiter);
			ensure!(
				*arbiter != merchant && buyer.as_ref() != Some(arbiter),
				Error::<T>::ArbiterIsParty
			);
		}
		// A hold may overlap with a freeze.
		ensure!(!T::Frozen::is_frozen(&merchant), Error::<T>::MerchantFrozen);
		Self::check_limits(&merchant, amount)?;

		let id = NextOrder::<T>::get();
		NextOrder::<T>::put(id.checked_add(1).ok_or(Error::<T>::Overflow)?);
		let deposit = T::OrderDeposit::get();
		T::Currency::hold(&HoldReason::OrderDeposit.into(), &merchant, deposit)?;
		let order = Order {
			merchant,
			buyer,
			arbiter,
			amount,
			held: params.held_of(amount),
			metadata,
			state: OrderState::Open { pay_by },
			dispute_window: params.dispute_window,
			ruling_window: params.ruling_window,
			deposit,
			merchant_proofs: Proofs::truncate_from(proof.into_iter().collect()),
			buyer_proofs: Proofs::default(),
		};
		Self::deposit_event(Event::OrderOpened {
			order: id,
			merchant: order.merchant.clone(),
			buyer: order.buyer.clone(),
			arbiter: order.arbiter.clone(),
			amount,
			held: order.held,
			metadata,
			proof,
			pay_by,
			dispute_window: order.dispute_window,
			ruling_window: order.ruling_window,
			reference: order.reference(id),
		});
		Self::write(id, None, Some(order))
	}

	/// Whether the merchant's limits would allow this now. Counts nothing.
	pub(crate) fn check_limits(merchant: &AccountIdOf<T>, amount: Balance) -> DispatchResult {
		with_transaction(|| {
			let outcome = T::Limits::try_use(merchant, Ramp::MerchantReceipt, amount);
			TransactionOutcome::Rollback(outcome.map_err(|error| Error::<T>::from(error).into()))
		})
	}

	/// Whether an account can spend so much.
	fn ensure_free(
		who: &AccountIdOf<T>,
		amount: Balance,
		preservation: Preservation,
	) -> DispatchResult {
		let free = T::Currency::reducible_balance(who, preservation, Fortitude::Polite);
		ensure!(amount <= free, Error::<T>::NotEnoughFree);
		Ok(())
	}

	/// Whether an account can pay an order now.
	pub(crate) fn ensure_payable(order: &OrderOf<T>, buyer: &AccountIdOf<T>) -> DispatchResult {
		ensure!(!order.state.is_paid(), Error::<T>::AlreadyPaid);
		Self::ensure_in_time(order)?;
		ensure!(order.merchant != *buyer, Error::<T>::SameParty);
		ensure!(order.buyer.as_ref().is_none_or(|who| who == buyer), Error::<T>::NotBuyer);
		// No other could rule.
		ensure!(order.arbiter.as_ref() != Some(buyer), Error::<T>::ArbiterIsParty);
		Ok(())
	}

	/// Has an order paid from the buyer's account. `through` is the order of payments by which the
	/// coins came there, if any.
	pub(crate) fn do_pay(
		id: OrderId,
		buyer: AccountIdOf<T>,
		amount: Balance,
		preservation: Preservation,
		through: Option<payments::OrderId>,
	) -> DispatchResult {
		Self::mutate(id, |order| {
			Self::ensure_payable(order, &buyer)?;
			ensure!(order.amount == amount, Error::<T>::AmountDiffers);
			ensure!(!T::Frozen::is_frozen(&buyer), Error::<T>::BuyerFrozen);
			T::Limits::try_use(&order.merchant, Ramp::MerchantReceipt, amount)
				.map_err(Error::<T>::from)?;
			Self::ensure_free(&buyer, amount, preservation)?;
			T::Currency::transfer(&buyer, &order.merchant, amount, preservation)?;
			T::Currency::hold(&HoldReason::DisputeWindow.into(), &order.merchant, order.held)?;

			let until =
				Self::now().checked_add(order.dispute_window).ok_or(Error::<T>::Overflow)?;
			order.buyer = Some(buyer.clone());
			order.state = OrderState::Held { until };
			Self::deposit_event(Event::Paid {
				order: id,
				merchant: order.merchant.clone(),
				buyer,
				amount,
				held: order.held,
				until,
				through,
			});
			Ok(())
		})
	}

	// Before the deadline.

	fn get(id: OrderId) -> Result<OrderOf<T>, DispatchError> {
		Ok(Orders::<T>::get(id).ok_or(Error::<T>::OrderNotFound)?)
	}

	fn ensure_in_time(order: &OrderOf<T>) -> DispatchResult {
		ensure!(Self::now() < order.state.deadline(), Error::<T>::DeadlinePassed);
		Ok(())
	}

	fn ensure_side(order: &OrderOf<T>, who: &AccountIdOf<T>, side: Side) -> DispatchResult {
		ensure!(
			order.side_of(who) == Some(side),
			match side {
				Side::Merchant => Error::<T>::NotMerchant,
				Side::Buyer => Error::<T>::NotBuyer,
			}
		);
		Ok(())
	}

	pub(crate) fn do_cancel(who: &AccountIdOf<T>, id: OrderId) -> DispatchResult {
		let order = Self::get(id)?;
		Self::ensure_side(&order, who, Side::Merchant)?;
		ensure!(!order.state.is_paid(), Error::<T>::AlreadyPaid);
		Self::close(id, order, Outcome::Cancelled, 0)
	}

	pub(crate) fn do_release(who: &AccountIdOf<T>, id: OrderId) -> DispatchResult {
		let order = Self::get(id)?;
		Self::ensure_side(&order, who, Side::Buyer)?;
		ensure!(order.state.is_paid(), Error::<T>::NotPaid);
		Self::ensure_in_time(&order)?;
		// It gives up a claim, and who is frozen gives nothing.
		ensure!(!T::Frozen::is_frozen(who), Error::<T>::BuyerFrozen);
		Self::close(id, order, Outcome::Released, 0)
	}

	pub(crate) fn do_refund(who: &AccountIdOf<T>, id: OrderId) -> DispatchResult {
		let order = Self::get(id)?;
		Self::ensure_side(&order, who, Side::Merchant)?;
		ensure!(order.state.is_paid(), Error::<T>::NotPaid);
		Self::ensure_in_time(&order)?;
		ensure!(!T::Frozen::is_frozen(who), Error::<T>::MerchantFrozen);
		let buyer = order.buyer.as_ref().ok_or(Error::<T>::NotPaid)?;
		// The larger part first: it opens the buyer's account if that is gone.
		let own = order.amount.checked_sub(order.held).ok_or(Error::<T>::Overflow)?;
		Self::ensure_free(who, own, Preservation::Preserve)?;
		T::Currency::transfer(who, buyer, own, Preservation::Preserve)?;
		let held = order.held;
		// What the merchant gives back of itself leaves its locks whole: or one sum could vote again
		// and again.
		let can = T::Currency::reducible_total_balance_on_hold(who, Fortitude::Polite);
		ensure!(held <= can, Error::<T>::NotEnoughFree);
		Self::close(id, order, Outcome::Refunded, held)
	}

	pub(crate) fn do_dispute(
		who: &AccountIdOf<T>,
		id: OrderId,
		proof: Option<ProofLink>,
	) -> DispatchResult {
		Self::mutate(id, |order| {
			Self::ensure_side(order, who, Side::Buyer)?;
			ensure!(order.state.is_paid(), Error::<T>::NotPaid);
			ensure!(!order.state.is_disputed(), Error::<T>::AlreadyDisputed);
			Self::ensure_in_time(order)?;
			let rule_by =
				Self::now().checked_add(order.ruling_window).ok_or(Error::<T>::Overflow)?;
			order.state = OrderState::Disputed { rule_by, answered: false };
			Self::deposit_event(Event::Disputed {
				order: id,
				merchant: order.merchant.clone(),
				buyer: who.clone(),
				held: order.held,
				rule_by,
			});
			Self::add_proof(id, order, Side::Buyer, who, proof)
		})
	}

	pub(crate) fn do_answer(
		who: &AccountIdOf<T>,
		id: OrderId,
		proof: Option<ProofLink>,
	) -> DispatchResult {
		Self::mutate(id, |order| {
			Self::ensure_side(order, who, Side::Merchant)?;
			let OrderState::Disputed { rule_by, answered } = order.state else {
				return Err(Error::<T>::NotDisputed.into());
			};
			ensure!(!answered, Error::<T>::AlreadyAnswered);
			Self::ensure_in_time(order)?;
			order.state = OrderState::Disputed { rule_by, answered: true };
			Self::deposit_event(Event::Answered { order: id, merchant: who.clone() });
			Self::add_proof(id, order, Side::Merchant, who, proof)
		})
	}

	pub(crate) fn do_attach(who: &AccountIdOf<T>, id: OrderId, proof: ProofLink) -> DispatchResult {
		Self::mutate(id, |order| {
			let side = order.side_of(who).ok_or(Error::<T>::NotParty)?;
			Self::ensure_in_time(order)?;
			Self::add_proof(id, order, side, who, Some(proof))
		})
	}

	fn add_proof(
		id: OrderId,
		order: &mut OrderOf<T>,
		side: Side,
		by: &AccountIdOf<T>,
		proof: Option<ProofLink>,
	) -> DispatchResult {
		let Some(proof) = proof else { return Ok(()) };
		let proofs = order.proofs_mut(side);
		ensure!(!proofs.contains(&proof), Error::<T>::ProofAttached);
		proofs.try_push(proof).map_err(|_| Error::<T>::TooManyProofs)?;
		Self::deposit_event(Event::ProofAttached { order: id, by: by.clone(), proof });
		Ok(())
	}

	pub(crate) fn do_rule(who: &AccountIdOf<T>, id: OrderId, ruling: Ruling) -> DispatchResult {
		ensure!(Arbiters::<T>::contains_key(who), Error::<T>::NotArbiter);
		let order = Self::get(id)?;
		ensure!(order.side_of(who).is_none(), Error::<T>::ArbiterIsParty);
		if let Some(chosen) = &order.arbiter {
			ensure!(
				chosen == who || !Arbiters::<T>::contains_key(chosen),
				Error::<T>::AnotherArbiter
			);
		}
		ensure!(order.state.is_disputed(), Error::<T>::NotDisputed);
		Self::ensure_in_time(&order)?;
		let to_buyer = ruling.to_buyer(order.held).ok_or(Error::<T>::SplitOutOfBounds)?;
		if to_buyer > 0 {
			ensure!(!T::Frozen::is_frozen(&order.merchant), Error::<T>::MerchantFrozen);
			let buyer = order.buyer.as_ref().ok_or(Error::<T>::NotPaid)?;
			let can = T::Currency::can_deposit(buyer, to_buyer, Provenance::Extant);
			ensure!(can.into_result().is_ok(), Error::<T>::BuyerCannotReceive);
		}
		Self::deposit_event(Event::Ruled { order: id, arbiter: who.clone(), ruling });
		Self::close(id, order, Outcome::Ruled(ruling), to_buyer)
	}

	// At the deadline.

	pub(crate) fn do_settle(id: OrderId) -> DispatchResult {
		let order = Self::get(id)?;
		ensure!(order.state.deadline() <= Self::now(), Error::<T>::NotDue);
		Self::close_due(id, order)
	}

	/// What the order comes to when nobody acted in time. Whatever the parties did, it does not fail.
	pub(crate) fn close_due(id: OrderId, order: OrderOf<T>) -> DispatchResult {
		match order.state {
			OrderState::Open { .. } => Self::close(id, order, Outcome::Expired, 0),
			OrderState::Held { .. } => Self::close(id, order, Outcome::Undisputed, 0),
			OrderState::Disputed { answered: true, .. } => {
				Self::close(id, order, Outcome::NotRuled, 0)
			},
			OrderState::Disputed { answered: false, .. } => {
				let given = !T::Frozen::is_frozen(&order.merchant)
					&& with_storage_layer(|| {
						Self::close(id, order.clone(), Outcome::Unanswered, order.held)
					})
					.is_ok();
				if given {
					return Ok(());
				}
				// Held shares are large enough to open any account: only a freeze leads here.
				Self::close(id, order, Outcome::Withheld, 0)
			},
		}
	}

	/// The only end of an order: gives `to_buyer` plancks of what is on hold to the buyer, frees the
	/// rest and the deposit, and removes it.
	fn close(
		id: OrderId,
		order: OrderOf<T>,
		outcome: Outcome,
		to_buyer: Balance,
	) -> DispatchResult {
		let on_hold = order.on_hold();
		let to_merchant = on_hold.checked_sub(to_buyer).ok_or(Error::<T>::Overflow)?;
		if let (Some(buyer), true) = (&order.buyer, to_buyer > 0) {
			// By force: what the merchant itself locked, such as for a vote, does not lessen what is
			// the buyer's. Whether compliance froze the account, the caller asked.
			T::Currency::transfer_on_hold(
				&HoldReason::DisputeWindow.into(),
				&order.merchant,
				buyer,
				to_buyer,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)?;
		}
		Self::free(id, HoldReason::DisputeWindow, &order.merchant, to_merchant);
		Self::free(id, HoldReason::OrderDeposit, &order.merchant, order.deposit);
		Self::deposit_event(Event::Closed {
			order: id,
			merchant: order.merchant.clone(),
			buyer: order.buyer.clone(),
			outcome,
			to_buyer: if outcome == Outcome::Refunded { order.amount } else { to_buyer },
			to_merchant,
		});
		Self::write(id, Some(order), None)
	}

	/// Makes free what is on hold of a merchant for an order.
	fn free(id: OrderId, reason: HoldReason, who: &AccountIdOf<T>, amount: Balance) {
		if amount == 0 {
			return;
		}
		// The hold is as large unless the account lost coins in a way that this pallet does not
		// know; then what is left is freed.
		let freed = T::Currency::release(&reason.into(), who, amount, Precision::BestEffort);
		if freed != Ok(amount) {
			log::error!(target: LOG_TARGET, "order {id}: {freed:?} of {amount} freed");
		}
	}

	// The one place where orders are written.

	/// Changes an order: the only way to.
	fn mutate(
		id: OrderId,
		change: impl FnOnce(&mut OrderOf<T>) -> DispatchResult,
	) -> DispatchResult {
		let before = Self::get(id)?;
		let mut after = before.clone();
		change(&mut after)?;
		Self::write(id, Some(before), Some(after))
	}

	/// The only writer of [`Orders`]: keeps the lists and the agenda in step, and refuses what is no
	/// legal transition.
	pub(crate) fn write(
		id: OrderId,
		before: Option<OrderOf<T>>,
		after: Option<OrderOf<T>>,
	) -> DispatchResult {
		if let (Some(before), Some(after)) = (&before, &after) {
			ensure!(
				before.state == after.state || before.state.can_become(after.state),
				Error::<T>::IllegalTransition
			);
		}
		Self::index(id, before.as_ref(), after.as_ref());
		match after {
			Some(order) => Orders::<T>::insert(id, order),
			None => Orders::<T>::remove(id),
		}
		Ok(())
	}

	/// Keeps what is derived from an order in step with it.
	fn index(id: OrderId, before: Option<&OrderOf<T>>, after: Option<&OrderOf<T>>) {
		let (old, new) =
			(before.map(|order| order.state.deadline()), after.map(|o| o.state.deadline()));
		if old != new {
			if let Some(at) = old {
				Agenda::<T>::remove(ordered::timed(at, id));
			}
			if let Some(at) = new {
				Agenda::<T>::insert(ordered::timed(at, id), ());
			}
		}
		let disputed =
			|order: Option<&OrderOf<T>>| order.is_some_and(|order| order.state.is_disputed());
		match (disputed(before), disputed(after)) {
			(false, true) => Disputes::<T>::insert(ordered::ascending(id), ()),
			(true, false) => Disputes::<T>::remove(ordered::ascending(id)),
			_ => {},
		}
		let sides = |order: Option<&OrderOf<T>>| {
			(order.map(|o| o.merchant.clone()), order.and_then(|o| o.buyer.clone()))
		};
		let ((old_merchant, old_buyer), (new_merchant, new_buyer)) = (sides(before), sides(after));
		for (old, new) in [(old_merchant, new_merchant), (old_buyer, new_buyer)] {
			if old == new {
				continue;
			}
			let key = ordered::descending(id);
			if let Some(who) = old {
				OrdersOf::<T>::remove(who, key);
			}
			if let Some(who) = new {
				OrdersOf::<T>::insert(who, key, ());
			}
		}
	}
}
