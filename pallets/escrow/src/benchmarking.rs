//! Benchmarks: each call and the closing of an order, at their bounds.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::vec::Vec;

use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		tokens::Preservation,
		EnsureOrigin, Get,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	escrow::{OrderId, OrderState, Outcome, Parameters, ProofLink, Ruling, MAX_PROOFS},
	kyc::RampLimits,
	Balance, Hash,
};

use crate::{functions::Offer, AccountIdOf, OrderOf, Proofs, *};

const SEED: u32 = 0;

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// An amount that an order can be of.
fn amount_of<T: Config>() -> Balance {
	Params::<T>::get().min_amount * 100
}

/// An account that can pay an order of `amount` plancks and its deposit, and whom the limits hinder
/// in nothing.
fn funded<T: Config>(name: &'static str, index: u32, amount: Balance) -> AccountIdOf<T> {
	let who: AccountIdOf<T> = account(name, index, SEED);
	T::Currency::set_balance(
		&who,
		amount * 4 + T::OrderDeposit::get() * 4 + T::Currency::minimum_balance(),
	);
	T::Limits::open_for_benchmarks(&who);
	who
}

/// As many arbiters as there can be; the last of them.
fn arbiter<T: Config>() -> Result<AccountIdOf<T>, BenchmarkError> {
	for who in Arbiters::<T>::iter_keys().collect::<Vec<_>>() {
		Arbiters::<T>::remove(who);
	}
	for index in 0..T::MaxArbiters::get() {
		Arbiters::<T>::insert(account::<AccountIdOf<T>>("arbiter", index, SEED), ());
	}
	Arbiters::<T>::iter_keys().last().ok_or(stop("arbiter"))
}

/// Proofs, different for each `seed`, but for `room`.
fn proofs(seed: u8, room: u32) -> Proofs {
	let list = (1..).take((MAX_PROOFS - room) as usize).map(|nth| {
		let mut hash = [seed; 32];
		hash[0] = nth;
		ProofLink::from(hash)
	});
	BoundedVec::truncate_from(list.collect())
}

/// A proof that is not among [`proofs`].
fn proof() -> ProofLink {
	ProofLink::repeat_byte(0xff)
}

impl<T: Config> Pallet<T> {
	/// Opens an order, whatever it takes, of a merchant that has none yet.
	pub(crate) fn open_for_benchmarks(
		buyer: Option<AccountIdOf<T>>,
		arbiter: Option<AccountIdOf<T>>,
		amount: Balance,
	) -> Option<(OrderId, OrderOf<T>)> {
		let mut params = Params::<T>::get();
		if !Self::check_params(&params) || params.min_amount > amount {
			params = Parameters { min_amount: amount, ..Default::default() };
			Params::<T>::put(params);
		}
		let id = NextOrder::<T>::get();
		let merchant = funded::<T>("merchant", u32::try_from(id).ok()?, amount);
		let offer = Offer {
			amount,
			metadata: Hash::repeat_byte(1),
			pay_by: Self::now() + params.max_pay_window,
			buyer,
			arbiter,
			proof: None,
		};
		Self::do_open(merchant, offer).ok()?;
		Some((id, Orders::<T>::get(id)?))
	}
}

/// An order that a buyer can pay, with all proofs that the sides can have attached but one each.
fn open<T: Config>() -> Result<(OrderId, OrderOf<T>, AccountIdOf<T>), BenchmarkError> {
	let amount = amount_of::<T>();
	let buyer = funded::<T>("buyer", 0, amount);
	let arbiter = arbiter::<T>()?;
	let (id, order) = Pallet::<T>::open_for_benchmarks(Some(buyer.clone()), Some(arbiter), amount)
		.ok_or(stop("open"))?;
	let full =
		OrderOf::<T> { merchant_proofs: proofs(0, 1), buyer_proofs: proofs(1, 1), ..order.clone() };
	Pallet::<T>::write(id, Some(order), Some(full.clone())).map_err(|_| stop("proofs"))?;
	Ok((id, full, buyer))
}

/// The same, paid.
fn paid<T: Config>() -> Result<(OrderId, OrderOf<T>, AccountIdOf<T>), BenchmarkError> {
	let (id, order, buyer) = open::<T>()?;
	Pallet::<T>::do_pay(id, buyer.clone(), order.amount, Preservation::Preserve, None)
		.map_err(|_| stop("pay"))?;
	let order = Orders::<T>::get(id).ok_or(stop("order"))?;
	Ok((id, order, buyer))
}

/// The same, with a dispute.
fn disputed<T: Config>() -> Result<(OrderId, OrderOf<T>, AccountIdOf<T>), BenchmarkError> {
	let (id, _, buyer) = paid::<T>()?;
	Pallet::<T>::do_dispute(&buyer, id, None).map_err(|_| stop("dispute"))?;
	let order = Orders::<T>::get(id).ok_or(stop("order"))?;
	Ok((id, order, buyer))
}

/// The same, and nobody acted in time: the most work, for the held share goes to the buyer, whose
/// account is gone.
fn due<T: Config>() -> Result<(OrderId, OrderOf<T>), BenchmarkError> {
	let (id, order, buyer) = disputed::<T>()?;
	let state = OrderState::Disputed { rule_by: Pallet::<T>::now(), answered: false };
	let late = OrderOf::<T> { state, ..order.clone() };
	Pallet::<T>::write(id, Some(order), None).map_err(|_| stop("order"))?;
	Pallet::<T>::write(id, None, Some(late.clone())).map_err(|_| stop("order"))?;
	T::Currency::set_balance(&buyer, 0);
	Ok((id, late))
}

fn closed<T: Config>(
	id: OrderId,
	order: OrderOf<T>,
	outcome: Outcome,
	to_buyer: Balance,
	to_merchant: Balance,
) -> Event<T> {
	Event::Closed {
		order: id,
		merchant: order.merchant,
		buyer: order.buyer,
		outcome,
		to_buyer,
		to_merchant,
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// With a buyer, an arbiter and a proof.
	#[benchmark]
	fn open_order() -> Result<(), BenchmarkError> {
		let amount = amount_of::<T>();
		let merchant = funded::<T>("merchant", 0, amount);
		let buyer: AccountIdOf<T> = account("buyer", 0, SEED);
		let arbiter = arbiter::<T>()?;
		let id = NextOrder::<T>::get();
		let pay_by = Pallet::<T>::now() + Params::<T>::get().max_pay_window;

		#[extrinsic_call]
		_(
			RawOrigin::Signed(merchant),
			amount,
			Hash::zero(),
			pay_by,
			Some(buyer),
			Some(arbiter),
			Some(proof()),
		);

		assert_eq!(
			Orders::<T>::get(id).map(|order| order.state),
			Some(OrderState::Open { pay_by })
		);
		Ok(())
	}

	/// By a buyer that the order does not name.
	#[benchmark]
	fn pay() -> Result<(), BenchmarkError> {
		let (id, order, buyer) = open::<T>()?;
		let open = OrderOf::<T> { buyer: None, ..order.clone() };
		Pallet::<T>::write(id, Some(order), Some(open.clone())).map_err(|_| stop("buyer"))?;
		let until = Pallet::<T>::now() + open.dispute_window;

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), id, open.amount);

		assert_last_event::<T>(Event::Paid {
			order: id,
			merchant: open.merchant,
			buyer,
			amount: open.amount,
			held: open.held,
			until,
			through: None,
		});
		Ok(())
	}

	#[benchmark]
	fn cancel() -> Result<(), BenchmarkError> {
		let (id, order, _) = open::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(order.merchant.clone()), id);

		assert_last_event::<T>(closed(id, order, Outcome::Cancelled, 0, 0));
		Ok(())
	}

	#[benchmark]
	fn release() -> Result<(), BenchmarkError> {
		let (id, order, buyer) = disputed::<T>()?;
		let held = order.held;

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer), id);

		assert_last_event::<T>(closed(id, order, Outcome::Released, 0, held));
		Ok(())
	}

	/// To a buyer whose account is gone, during a dispute.
	#[benchmark]
	fn refund() -> Result<(), BenchmarkError> {
		let (id, order, buyer) = disputed::<T>()?;
		T::Currency::set_balance(&buyer, 0);
		let amount = order.amount;

		#[extrinsic_call]
		_(RawOrigin::Signed(order.merchant.clone()), id);

		assert_last_event::<T>(closed(id, order, Outcome::Refunded, amount, 0));
		Ok(())
	}

	#[benchmark]
	fn dispute() -> Result<(), BenchmarkError> {
		let (id, _, buyer) = paid::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), id, Some(proof()));

		assert_last_event::<T>(Event::ProofAttached { order: id, by: buyer, proof: proof() });
		Ok(())
	}

	#[benchmark]
	fn answer() -> Result<(), BenchmarkError> {
		let (id, order, _) = disputed::<T>()?;
		let by = order.merchant;

		#[extrinsic_call]
		_(RawOrigin::Signed(by.clone()), id, Some(proof()));

		assert_last_event::<T>(Event::ProofAttached { order: id, by, proof: proof() });
		Ok(())
	}

	#[benchmark]
	fn attach_proof() -> Result<(), BenchmarkError> {
		let (id, _, buyer) = disputed::<T>()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(buyer.clone()), id, proof());

		assert_last_event::<T>(Event::ProofAttached { order: id, by: buyer, proof: proof() });
		Ok(())
	}

	/// A split, of which the buyer's part opens its account.
	#[benchmark]
	fn rule() -> Result<(), BenchmarkError> {
		let (id, order, buyer) = disputed::<T>()?;
		T::Currency::set_balance(&buyer, 0);
		let arbiter = order.arbiter.clone().ok_or(stop("arbiter"))?;
		let (to_buyer, to_merchant) = (order.held / 2, order.held - order.held / 2);
		let ruling = Ruling::Split { to_buyer };

		#[extrinsic_call]
		_(RawOrigin::Signed(arbiter), id, ruling);

		assert_last_event::<T>(closed(id, order, Outcome::Ruled(ruling), to_buyer, to_merchant));
		Ok(())
	}

	#[benchmark]
	fn settle() -> Result<(), BenchmarkError> {
		let (id, order) = due::<T>()?;
		let held = order.held;
		let caller: AccountIdOf<T> = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_last_event::<T>(closed(id, order, Outcome::Unanswered, held, 0));
		Ok(())
	}

	#[benchmark]
	fn appoint_arbiter() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let arbiter = arbiter::<T>()?;
		Arbiters::<T>::remove(&arbiter);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, arbiter.clone());

		assert_last_event::<T>(Event::ArbiterAppointed { arbiter });
		Ok(())
	}

	#[benchmark]
	fn dismiss_arbiter() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let arbiter = arbiter::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, arbiter.clone());

		assert_last_event::<T>(Event::ArbiterDismissed { arbiter });
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let old = Params::<T>::get();
		let new = Parameters { dispute_window: Parameters::MAX_WINDOW, ..old };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_last_event::<T>(Event::ParamsSet { old, new });
		Ok(())
	}

	/// One look at the agenda.
	#[benchmark]
	fn next_due() -> Result<(), BenchmarkError> {
		let (id, _) = due::<T>()?;
		let found;

		#[block]
		{
			found = Pallet::<T>::next_due(Pallet::<T>::now());
		}

		assert_eq!(found.map(|(_, order)| order), Some(id));
		Ok(())
	}

	/// One order's end by itself, with the reading of it.
	#[benchmark]
	fn close_due() -> Result<(), BenchmarkError> {
		let (id, order) = due::<T>()?;
		let held = order.held;
		let result;

		#[block]
		{
			result = Orders::<T>::get(id).map(|order| Pallet::<T>::close_due(id, order));
		}

		assert_eq!(result, Some(Ok(())));
		assert_last_event::<T>(closed(id, order, Outcome::Unanswered, held, 0));
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
