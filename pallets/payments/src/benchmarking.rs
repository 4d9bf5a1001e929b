//! Benchmarks: each call and each task of the housekeeping at its bounds.
//!
//! Orders are made through the pallet's own functions. What a chain has after years, lists of votes
//! and receipts that are full, is written directly.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::{boxed::Box, vec, vec::Vec};

use codec::Encode;
use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		Authorize, EnsureOrigin, Get,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	kyc::RampLimits,
	oracle::{AuthorityId, AuthoritySignature, OracleValidators},
	payments::{
		effects::Commerce,
		order::{
			Acceptance, LockReason, OrderKind, OrderState, Parameters, RailConfig, Rate, Receipt,
			Refund, MAX_RECEIPTS, MAX_REFUNDS, MAX_REFUND_REF,
		},
		Claim, ExternalAddress, Network, OrderId, Rail, Report, Target, TonAddress, TransferId,
		MAX_CLAIMS,
	},
	units::currency::GCC,
	Balance, Moment,
};
use sp_application_crypto::RuntimeAppPublic;
use sp_runtime::transaction_validity::TransactionSource;

use crate::{
	types::{is_quorum, MAX_PENDING, VOTE_LIFETIME},
	AccountIdOf, OrderOf, Vote, Vouched, *,
};

const SEED: u32 = 0;

/// What orders are over.
const AMOUNT: Balance = 10 * GCC;

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn address(nth: u8) -> TonAddress {
	TonAddress { workchain: 0, hash: [nth; 32] }
}

/// The rail with the largest configuration.
const RAIL: Rail = Rail::Jetton(0);

fn config(nth: u8) -> RailConfig {
	RailConfig {
		enabled: true,
		target: Target::Jetton { pay_to: address(nth), master: address(101), wallet: address(102) },
		decimals: 6,
		rate: Rate { plancks: GCC, units: 1_000_000 },
	}
}

fn funded<T: Config>(name: &'static str, index: u32) -> AccountIdOf<T> {
	let who: AccountIdOf<T> = account(name, index, SEED);
	T::Currency::set_balance(
		&who,
		T::OrderDeposit::get() * 100 + T::Currency::minimum_balance() + AMOUNT * 100,
	);
	T::Limits::open_for_benchmarks(&who);
	who
}

/// The rail, and the rules.
fn set_up<T: Config>() -> Result<(), BenchmarkError> {
	// A benchmark's call runs in block 1 if nobody says otherwise: reports are of that block too.
	frame_system::Pallet::<T>::set_block_number(1u32.into());
	Params::<T>::put(Parameters::default());
	Pallet::<T>::do_set_rail(RAIL, config(1)).map_err(|_| stop("rail"))?;
	Ok(())
}

/// An order whose owner is not its beneficiary, and for something if anything is for sale.
fn new_order<T: Config>(index: u32) -> Result<OrderId, BenchmarkError> {
	let owner = funded::<T>("owner", index);
	let beneficiary = funded::<T>("beneficiary", index);
	let kind =
		T::Commerce::prepare_for_benchmarks(&beneficiary, AMOUNT).unwrap_or(OrderKind::BuyGcc);
	let id = NextOrder::<T>::get();
	Pallet::<T>::do_create(owner, kind, RAIL, AMOUNT, beneficiary).map_err(|_| stop("order"))?;
	Ok(id)
}

fn transfer_of(id: OrderId, nth: u32) -> TransferId {
	let mut tx = [5; 32];
	for (to, from) in tx.iter_mut().zip((id, nth).encode()) {
		*to = from;
	}
	TransferId { network: Network::Ton, tx, index: 0 }
}

/// A transfer that pays an order.
fn claim_of<T: Config>(id: OrderId, nth: u32, amount: u128) -> Claim {
	Claim {
		order: id,
		transfer: transfer_of(id, nth),
		amount,
		payer: ExternalAddress::Ton(address(9)),
		time: Pallet::<T>::now(),
	}
}

/// As many validators as there can be, the last of them with a key that this node has.
fn validators<T: Config>() -> (Vec<AccountIdOf<T>>, AuthorityId) {
	let key = AuthorityId::generate_pair(None);
	let count = T::MaxValidators::get();
	let accounts: Vec<AccountIdOf<T>> =
		(0..count).map(|index| account("validator", index, SEED)).collect();
	let keys = (0u32..)
		.zip(&accounts)
		.map(|(index, who)| {
			let key = if index + 1 == count {
				key.clone()
			} else {
				let mut bytes = [0; 32];
				for (to, from) in bytes.iter_mut().zip(index.to_le_bytes()) {
					*to = from;
				}
				sp_application_crypto::sr25519::Public::from(bytes).into()
			};
			(key, who.clone())
		})
		.collect();
	T::Validators::set_validators_for_benchmarks(keys);
	(accounts, key)
}

/// Votes on an order: all that there can be but the last validator's, of which on `claim` one less
/// than it takes, or none.
fn fill_votes<T: Config>(claim: &Claim, accounts: &[AccountIdOf<T>], nearly_agreed: bool) {
	let count = T::Validators::count();
	let mut votes = Vec::new();
	for (index, who) in (0u32..).zip(accounts.iter().take(accounts.len() - 1)) {
		let with = nearly_agreed && !is_quorum(index + 1, count);
		for nth in 0..MAX_PENDING {
			let vouched = match nth {
				0 if with => Vouched::from(claim),
				_ => Vouched {
					transfer: transfer_of(claim.order, 1_000 + nth),
					..Vouched::from(claim)
				},
			};
			votes.push(Vote { validator: who.clone(), vouched, cast: Pallet::<T>::now() });
		}
	}
	Votes::<T>::insert(claim.order, VotesOf::<T>::truncate_from(votes));
}

fn signed_report<T: Config>(
	key: &AuthorityId,
	claims: Vec<Claim>,
) -> Result<(Report, AuthoritySignature), BenchmarkError> {
	let claims = claims.try_into().map_err(|_| stop("claims"))?;
	let report = Report { at: Pallet::<T>::block_number(), claims };
	let message = report.signed_message(&Pallet::<T>::genesis_hash());
	let signature = key.sign(&message).ok_or(stop("signature"))?;
	Ok((report, signature))
}

/// Makes an order stand elsewhere, whatever it takes.
fn change<T: Config>(
	id: OrderId,
	change: impl FnOnce(&mut OrderOf<T>),
) -> Result<(), BenchmarkError> {
	Pallet::<T>::mutate(id, |order| {
		change(order);
		Ok(())
	})
	.map_err(|_| stop("change"))
}

/// An order that is partly paid.
fn short_order<T: Config>() -> Result<OrderId, BenchmarkError> {
	set_up::<T>()?;
	let id = new_order::<T>(0)?;
	change::<T>(id, |order| {
		order.received = order.terms.due / 2;
		order.state = OrderState::PartlyPaid;
	})?;
	Ok(id)
}

/// An order that is paid and locked because its effect failed.
fn failed_order<T: Config>() -> Result<OrderId, BenchmarkError> {
	set_up::<T>()?;
	let id = new_order::<T>(0)?;
	change::<T>(id, |order| {
		order.received = order.terms.due;
		order.ripe = Some(order.terms.due);
		order.state = OrderState::Locked;
		order.lock = Some(LockReason::EffectFailed);
	})?;
	Ok(id)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn compliance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ComplianceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn state_of<T: Config>(id: OrderId) -> Option<OrderState> {
	Orders::<T>::get(id).map(|order| order.state)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_order() -> Result<(), BenchmarkError> {
		set_up::<T>()?;
		let owner = funded::<T>("owner", 0);
		let beneficiary = funded::<T>("beneficiary", 0);
		let kind =
			T::Commerce::prepare_for_benchmarks(&beneficiary, AMOUNT).unwrap_or(OrderKind::BuyGcc);
		let id = NextOrder::<T>::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(owner), kind, RAIL, AMOUNT, beneficiary);

		assert_eq!(state_of::<T>(id), Some(OrderState::Open));
		Ok(())
	}

	#[benchmark]
	fn attest(c: Linear<0, MAX_CLAIMS>) -> Result<(), BenchmarkError> {
		set_up::<T>()?;
		let (accounts, key) = validators::<T>();
		let mut claims = Vec::new();
		for index in 0..c {
			let id = new_order::<T>(index)?;
			let due = Orders::<T>::get(id).ok_or(stop("order"))?.terms.due;
			let claim = claim_of::<T>(id, 0, due);
			fill_votes::<T>(&claim, &accounts, true);
			claims.push(claim);
		}
		let (report, signature) = signed_report::<T>(&key, claims.clone())?;

		#[extrinsic_call]
		_(RawOrigin::Authorized, key, report, signature);

		for claim in claims {
			assert_eq!(state_of::<T>(claim.order), Some(OrderState::Paid));
		}
		Ok(())
	}

	#[benchmark]
	fn vote(c: Linear<0, MAX_CLAIMS>) -> Result<(), BenchmarkError> {
		set_up::<T>()?;
		let (accounts, key) = validators::<T>();
		let validator = accounts.last().cloned().ok_or(stop("validator"))?;
		let mut claims = Vec::new();
		for index in 0..c {
			let claim = claim_of::<T>(new_order::<T>(index)?, 0, 10_000_000);
			fill_votes::<T>(&claim, &accounts, false);
			claims.push(claim);
		}
		let (report, _) = signed_report::<T>(&key, claims)?;
		let (agreed, others);

		#[block]
		{
			(agreed, others) = Pallet::<T>::do_attest(&validator, &report);
		}

		assert_eq!((agreed, others), (0, c));
		Ok(())
	}

	/// The last claim is the one that counts.
	#[benchmark]
	fn authorize_attest(c: Linear<1, MAX_CLAIMS>) -> Result<(), BenchmarkError> {
		set_up::<T>()?;
		let (accounts, key) = validators::<T>();
		let validator = accounts.last().cloned().ok_or(stop("validator"))?;
		let mut claims = Vec::new();
		for index in 0..c {
			let claim = claim_of::<T>(new_order::<T>(index)?, 0, 10_000_000);
			fill_votes::<T>(&claim, &accounts, false);
			if index + 1 < c {
				// The validator's own vote on it is the last in the list.
				Votes::<T>::mutate(claim.order, |votes| {
					let vouched = Vouched::from(&claim);
					let cast = Pallet::<T>::now();
					let _ = votes.try_push(Vote { validator: validator.clone(), vouched, cast });
				});
			}
			claims.push(claim);
		}
		let (report, signature) = signed_report::<T>(&key, claims)?;
		let call = Call::<T>::attest { key, report, signature };

		#[block]
		{
			call.authorize(TransactionSource::External)
				.ok_or(stop("nothing to authorize"))?
				.map_err(|_| stop("not authorized"))?;
		}

		Ok(())
	}

	#[benchmark]
	fn retry() -> Result<(), BenchmarkError> {
		let id = failed_order::<T>()?;
		let caller: AccountIdOf<T> = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		assert_eq!(state_of::<T>(id), Some(OrderState::Paid));
		Ok(())
	}

	#[benchmark]
	fn accept() -> Result<(), BenchmarkError> {
		let origin = compliance::<T>()?;
		let id = short_order::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Acceptance::AsOrdered);

		assert_eq!(state_of::<T>(id), Some(OrderState::Paid));
		Ok(())
	}

	#[benchmark]
	fn start_refund() -> Result<(), BenchmarkError> {
		let origin = compliance::<T>()?;
		let id = short_order::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(state_of::<T>(id), Some(OrderState::Refunding));
		Ok(())
	}

	#[benchmark]
	fn mark_refunded() -> Result<(), BenchmarkError> {
		let origin = compliance::<T>()?;
		let id = short_order::<T>()?;
		change::<T>(id, |order| {
			order.state = OrderState::Refunding;
			order.watched = false;
		})?;
		let amount = Orders::<T>::get(id).ok_or(stop("order"))?.received;
		let reference = BoundedVec::truncate_from(vec![1; MAX_REFUND_REF as usize]);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, amount, reference);

		assert_eq!(state_of::<T>(id), Some(OrderState::Refunded));
		Ok(())
	}

	#[benchmark]
	fn lock() -> Result<(), BenchmarkError> {
		let origin = compliance::<T>()?;
		set_up::<T>()?;
		let id = new_order::<T>(0)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(state_of::<T>(id), Some(OrderState::Locked));
		Ok(())
	}

	#[benchmark]
	fn unlock() -> Result<(), BenchmarkError> {
		let origin = compliance::<T>()?;
		let id = failed_order::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id);

		assert_eq!(state_of::<T>(id), Some(OrderState::Paid));
		Ok(())
	}

	#[benchmark]
	fn set_rail() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		set_up::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, RAIL, Box::new(config(2)));

		assert_eq!(Rails::<T>::get(RAIL).map(|rail| rail.config), Some(config(2)));
		Ok(())
	}

	#[benchmark]
	fn set_rate() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		set_up::<T>()?;
		let rate = Rate { plancks: 3, units: 7 };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, RAIL, rate);

		assert_eq!(Rails::<T>::get(RAIL).map(|rail| rail.config.rate), Some(rate));
		Ok(())
	}

	#[benchmark]
	fn set_rail_enabled() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		set_up::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, RAIL, false);

		assert_eq!(Rails::<T>::get(RAIL).map(|rail| rail.config.enabled), Some(false));
		Ok(())
	}

	#[benchmark]
	fn remove_rail() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		set_up::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, RAIL);

		assert!(!Rails::<T>::contains_key(RAIL));
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let params = Parameters { payment_window: VOTE_LIFETIME * 5, ..Parameters::default() };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, Box::new(params));

		assert_eq!(Params::<T>::get(), params);
		Ok(())
	}

	#[benchmark]
	fn next_task() -> Result<(), BenchmarkError> {
		set_up::<T>()?;
		let id = new_order::<T>(0)?;
		let found;

		#[block]
		{
			found = Pallet::<T>::next_task(Moment::MAX);
		}

		assert_eq!(found.map(|(_, found, _)| found), Some(id));
		Ok(())
	}

	#[benchmark]
	fn expire() -> Result<(), BenchmarkError> {
		set_up::<T>()?;
		let id = new_order::<T>(0)?;
		let order = Orders::<T>::get(id).ok_or(stop("order"))?;

		#[block]
		{
			Pallet::<T>::do_expire(id, order).map_err(|_| stop("expire"))?;
		}

		assert_eq!(state_of::<T>(id), Some(OrderState::Expired));
		Ok(())
	}

	/// The last on a target that no rail has.
	#[benchmark]
	fn retire() -> Result<(), BenchmarkError> {
		set_up::<T>()?;
		let id = new_order::<T>(0)?;
		Pallet::<T>::do_set_rail(RAIL, config(2)).map_err(|_| stop("rail"))?;
		let (accounts, _) = validators::<T>();
		fill_votes::<T>(&claim_of::<T>(id, 0, 10_000_000), &accounts, false);
		change::<T>(id, |order| order.state = OrderState::Expired)?;
		let order = Orders::<T>::get(id).ok_or(stop("order"))?;

		#[block]
		{
			Pallet::<T>::do_retire(id, order).map_err(|_| stop("retire"))?;
		}

		assert!(Orders::<T>::get(id).is_some_and(|order| !order.watched));
		Ok(())
	}

	#[benchmark]
	fn forget(r: Linear<0, { MAX_RECEIPTS + MAX_REFUNDS }>) -> Result<(), BenchmarkError> {
		set_up::<T>()?;
		let id = new_order::<T>(0)?;
		let now = Pallet::<T>::now();
		let (receipts, refunds) = (r.min(MAX_RECEIPTS), r.saturating_sub(MAX_RECEIPTS));
		for nth in 0..receipts {
			let Claim { transfer, amount, payer, time, .. } = claim_of::<T>(id, nth, 1_000_000);
			let receipt = Receipt { transfer, amount, payer, time, agreed: now, late: true };
			Receipts::<T>::insert(id, nth, receipt);
		}
		for nth in 0..refunds {
			let reference = BoundedVec::truncate_from(vec![1; MAX_REFUND_REF as usize]);
			Refunds::<T>::insert(id, nth, Refund { amount: 1, reference, noted: now });
		}
		change::<T>(id, |order| {
			(order.receipts, order.refunds) = (receipts, refunds);
			order.state = OrderState::Expired;
			order.watched = false;
		})?;
		let order = Orders::<T>::get(id).ok_or(stop("order"))?;

		#[block]
		{
			Pallet::<T>::do_forget(id, order).map_err(|_| stop("forget"))?;
		}

		assert!(!Orders::<T>::contains_key(id));
		assert_eq!(Receipts::<T>::iter_prefix(id).count(), 0);
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
