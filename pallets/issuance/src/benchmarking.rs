//! Benchmarks: each call at its bounds, and the releases of a block.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::{vec, vec::Vec};

use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		EnsureOrigin, Get,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	issuance::{BankRef, PayoutRef, RejectReason, WithdrawalId, MAX_REFERENCE},
	kyc::RampLimits,
	Balance, BlockNumber, Hash,
};

use crate::{AccountIdOf, Attestation, Parameters, ReleasesOf, *};

const SEED: u32 = 0;

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn pauser<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::PauseOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// An amount that can be minted to a new account and withdrawn.
fn amount_of<T: Config>() -> Balance {
	Params::<T>::get().min_withdrawal.max(T::Currency::minimum_balance())
}

/// Removes the issuers of genesis.
fn no_issuers<T: Config>() {
	for who in Issuers::<T>::iter_keys().collect::<Vec<_>>() {
		Issuers::<T>::remove(who);
	}
	Attestations::<T>::kill();
}

/// An issuer that can mint whatever is asked, among as many others as there can be, who all have
/// attested.
fn issuer<T: Config>() -> Result<AccountIdOf<T>, BenchmarkError> {
	no_issuers::<T>();
	let mut last = None;
	for index in 1..=T::MaxIssuers::get() {
		let who: AccountIdOf<T> = account("issuer", index, SEED);
		Pallet::<T>::do_set_issuer(&who, Balance::MAX).map_err(|_| stop("set_issuer"))?;
		Pallet::<T>::do_attest(&who, Balance::MAX / 2, Pallet::<T>::now(), Hash::zero())
			.map_err(|_| stop("attest"))?;
		last = Some(who);
	}
	last.ok_or(stop("issuer"))
}

/// The longest reference, different for each index.
fn reference(index: u32) -> BankRef {
	let mut bytes = vec![b'r'; MAX_REFERENCE as usize];
	for (to, from) in bytes.iter_mut().zip(index.to_le_bytes()) {
		*to = from;
	}
	BankRef::truncate_from(bytes)
}

fn payout_ref() -> PayoutRef {
	PayoutRef::truncate_from(vec![b'p'; MAX_REFERENCE as usize])
}

fn mint_to<T: Config>(
	issuer: &AccountIdOf<T>,
	index: u32,
	who: &AccountIdOf<T>,
	amount: Balance,
) -> Result<(), BenchmarkError> {
	T::Limits::open_for_benchmarks(who);
	let (row, hash) = Pallet::<T>::ensure_not_minted(issuer, &reference(index), who, amount)
		.map_err(|_| stop("reference"))?;
	Pallet::<T>::do_mint(issuer.clone(), row, hash, who.clone(), amount).map_err(|_| stop("mint"))
}

/// Somebody with GCC from a deposit, and with as many open withdrawals as an account can have but
/// one.
fn customer<T: Config>(
	issuer: &AccountIdOf<T>,
	index: u32,
) -> Result<AccountIdOf<T>, BenchmarkError> {
	let who: AccountIdOf<T> = account("customer", index, SEED);
	T::Currency::set_balance(&who, amount_of::<T>());
	mint_to::<T>(issuer, index, &who, amount_of::<T>() * 4)?;
	let others = (0..T::MaxWithdrawalsPerAccount::get().saturating_sub(1))
		.map(|id| WithdrawalId::MAX - WithdrawalId::from(id))
		.collect::<Vec<_>>();
	WithdrawalsByAccount::<T>::insert(&who, BoundedVec::truncate_from(others));
	Ok(who)
}

/// Fills a block's list of releases but for `room`.
fn fill_releases<T: Config>(block: BlockNumber, room: u32) {
	let others = (0..T::MaxReleasesPerBlock::get().saturating_sub(room))
		.map(|id| WithdrawalId::MAX - WithdrawalId::from(id))
		.collect::<Vec<_>>();
	Releases::<T>::insert(block, ReleasesOf::<T>::truncate_from(others));
}

fn expiry<T: Config>() -> BlockNumber {
	Pallet::<T>::block() + Params::<T>::get().withdrawal_timeout
}

/// A withdrawal in lists that are full.
fn withdrawal<T: Config>(
	issuer: &AccountIdOf<T>,
) -> Result<(WithdrawalId, AccountIdOf<T>), BenchmarkError> {
	let who = customer::<T>(issuer, 0)?;
	fill_releases::<T>(expiry::<T>(), 1);
	let id = NextWithdrawal::<T>::get();
	Pallet::<T>::do_request(who.clone(), issuer.clone(), amount_of::<T>(), payout_ref())
		.map_err(|_| stop("request"))?;
	Ok((id, who))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn set_issuer() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		no_issuers::<T>();
		let issuer: AccountIdOf<T> = account("issuer", 0, SEED);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, issuer.clone(), Balance::MAX);

		assert_last_event::<T>(Event::IssuerSet {
			issuer,
			previous: None,
			daily_cap: Balance::MAX,
		});
		Ok(())
	}

	#[benchmark]
	fn remove_issuer() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let issuer = issuer::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, issuer.clone());

		assert_last_event::<T>(Event::IssuerRemoved { issuer, outstanding: 0, pending: 0 });
		Ok(())
	}

	#[benchmark]
	fn transfer_outstanding() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		no_issuers::<T>();
		let from: AccountIdOf<T> = account("from", 0, SEED);
		let to: AccountIdOf<T> = account("to", 0, SEED);
		let amount = amount_of::<T>();
		Issuers::<T>::insert(&from, Issuer { outstanding: amount, ..Default::default() });
		Pallet::<T>::do_set_issuer(&to, 0).map_err(|_| stop("set_issuer"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, from.clone(), to.clone(), amount);

		assert_last_event::<T>(Event::OutstandingTransferred { from, to, amount });
		Ok(())
	}

	#[benchmark]
	fn attest_reserves() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>()?;
		Attestations::<T>::mutate(|list| list.retain(|(who, _)| *who != issuer));
		let amount = amount_of::<T>();
		let as_of = Pallet::<T>::now();
		let statement_hash = Hash::repeat_byte(1);

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), amount, as_of, statement_hash);

		let attestation = Attestation { amount, as_of, statement_hash };
		assert_eq!(Attestations::<T>::get().last(), Some(&(issuer, attestation)));
		Ok(())
	}

	/// To an account that is opened by it.
	#[benchmark]
	fn mint() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>()?;
		let who: AccountIdOf<T> = account("customer", 0, SEED);
		T::Limits::open_for_benchmarks(&who);
		let amount = amount_of::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), reference(0), who.clone(), amount);

		assert_last_event::<T>(Event::Minted {
			issuer,
			beneficiary: who,
			amount,
			reference_hash: Pallet::<T>::reference_hash(&reference(0)),
			outstanding: amount,
			minted_on_day: amount,
		});
		Ok(())
	}

	#[benchmark]
	fn mint_replayed() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>()?;
		let who: AccountIdOf<T> = account("customer", 0, SEED);
		let amount = amount_of::<T>();
		mint_to::<T>(&issuer, 0, &who, amount)?;
		let result;

		#[block]
		{
			result = Pallet::<T>::ensure_not_minted(&issuer, &reference(0), &who, amount);
		}

		assert_eq!(result, Err(Error::<T>::AlreadyMinted.into()));
		Ok(())
	}

	#[benchmark]
	fn request_withdrawal(
		d: Linear<0, { T::MaxReleaseDelay::get() }>,
	) -> Result<(), BenchmarkError> {
		// A benchmark's call runs in block 1 if nobody says otherwise: the expiry counts from there.
		frame_system::Pallet::<T>::set_block_number(1u32.into());
		let issuer = issuer::<T>()?;
		let who = customer::<T>(&issuer, 0)?;
		let expires_at = expiry::<T>();
		for block in expires_at..expires_at + d {
			fill_releases::<T>(block, 0);
		}
		fill_releases::<T>(expires_at + d, 1);
		let id = NextWithdrawal::<T>::get();
		let amount = amount_of::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), issuer.clone(), amount, payout_ref());

		assert_last_event::<T>(Event::WithdrawalRequested {
			id,
			who,
			issuer,
			amount,
			payout_ref: payout_ref(),
			expires_at,
			release_at: expires_at + d,
		});
		Ok(())
	}

	#[benchmark]
	fn confirm_withdrawal() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>()?;
		let (id, who) = withdrawal::<T>(&issuer)?;
		let amount = amount_of::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), id);

		assert_last_event::<T>(Event::WithdrawalConfirmed {
			id,
			who,
			issuer,
			amount,
			outstanding: amount * 3,
		});
		Ok(())
	}

	#[benchmark]
	fn reject_withdrawal() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>()?;
		let (id, who) = withdrawal::<T>(&issuer)?;
		let reason = RejectReason::Other;

		#[extrinsic_call]
		_(RawOrigin::Signed(issuer.clone()), id, reason);

		let amount = amount_of::<T>();
		assert_last_event::<T>(Event::WithdrawalRejected { id, who, issuer, amount, reason });
		Ok(())
	}

	#[benchmark]
	fn expire_withdrawal() -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>()?;
		let expires_at = expiry::<T>();
		let (id, who) = withdrawal::<T>(&issuer)?;
		frame_system::Pallet::<T>::set_block_number(expires_at.into());
		let caller: AccountIdOf<T> = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);

		let amount = amount_of::<T>();
		assert_last_event::<T>(Event::WithdrawalExpired { id, who, issuer, amount });
		Ok(())
	}

	#[benchmark]
	fn pause() -> Result<(), BenchmarkError> {
		let origin = pauser::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert_last_event::<T>(Event::Paused);
		Ok(())
	}

	#[benchmark]
	fn unpause() -> Result<(), BenchmarkError> {
		let origin = pauser::<T>()?;
		IsPaused::<T>::put(true);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert_last_event::<T>(Event::Unpaused);
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let old = Params::<T>::get();
		let new = Parameters { withdrawal_timeout: Parameters::MAX_TIMEOUT, ..old };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_last_event::<T>(Event::ParamsSet { old, new });
		Ok(())
	}

	/// Of `n` customers, each with as many withdrawals as an account can have.
	#[benchmark]
	fn release_due(
		n: Linear<0, { T::MaxReleasesPerBlock::get().min(T::MaxWithdrawals::get()) }>,
	) -> Result<(), BenchmarkError> {
		let issuer = issuer::<T>()?;
		let amount = amount_of::<T>();
		let expires_at = expiry::<T>();
		for index in 0..n {
			let who = customer::<T>(&issuer, index)?;
			Pallet::<T>::do_request(who, issuer.clone(), amount, payout_ref())
				.map_err(|_| stop("request"))?;
		}
		let open = Withdrawals::<T>::count();
		frame_system::Pallet::<T>::set_block_number(expires_at.into());

		#[block]
		{
			Pallet::<T>::release_due();
		}

		assert_eq!(Withdrawals::<T>::count(), open - n);
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
