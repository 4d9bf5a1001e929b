//! Benchmarks: each call at its bounds, and what runs in hooks: the election, the change of eras, a
//! page of a slash.
//!
//! State is set up through the pallet's own functions, except for full lists of delegations and
//! exposures, which are written directly: thousands of stakers for each of a benchmark's steps
//! would take hours.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::{boxed::Box, vec, vec::Vec};

use frame_benchmarking::v2::*;
use frame_support::{
	traits::{
		fungible::{Inspect, Mutate},
		EnsureOrigin, Get,
	},
	BoundedVec,
};
use frame_system::RawOrigin;
use mornet_primitives::Balance;
use sp_runtime::Perbill;
use sp_staking::EraIndex;

use crate::{
	adapters::SessionControl, AccountIdOf, Activity, Candidate, ChillReason, DeferredSlash,
	Delegation, DelegationCause, DelegationsOf, DisabledUntil, Disablement, Era, EraReward,
	Exposure, ExposurePageOf, Payee, Position, TargetsOf, UnlockChunk, *,
};

const SEED: u32 = 0;

/// A bond that is enough for anything.
fn bond_of<T: Config>() -> Balance {
	Params::<T>::get().min_self_bond * 10
}

fn funded<T: Config>(name: &'static str, index: u32) -> AccountIdOf<T> {
	let who: AccountIdOf<T> = account(name, index, SEED);
	T::Currency::set_balance(&who, bond_of::<T>() * 10 + T::Currency::minimum_balance());
	who
}

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn bonded<T: Config>(name: &'static str, index: u32) -> Result<AccountIdOf<T>, BenchmarkError> {
	let who = funded::<T>(name, index);
	Pallet::<T>::do_bond(&who, bond_of::<T>(), Payee::Compound).map_err(|_| stop("bond"))?;
	Ok(who)
}

fn candidate<T: Config>(name: &'static str, index: u32) -> Result<AccountIdOf<T>, BenchmarkError> {
	let who = bonded::<T>(name, index)?;
	T::Session::register_keys(&who);
	Pallet::<T>::do_validate(&who, Perbill::zero()).map_err(|_| stop("validate"))?;
	Ok(who)
}

/// Takes up `room` candidacies less than there can be, so that benchmarks know what is left.
fn fill_candidates<T: Config>(room: u32) -> Result<(), BenchmarkError> {
	for index in Candidates::<T>::count()..T::MaxCandidates::get().saturating_sub(room) {
		candidate::<T>("filler", index)?;
	}
	Ok(())
}

/// Removes the candidates of genesis and of other benchmarks.
fn no_candidates<T: Config>() {
	for who in Candidates::<T>::iter_keys().collect::<Vec<_>>() {
		Pallet::<T>::do_chill(&who, ChillReason::Forced);
	}
}

/// Rows of `count` delegators that exist by name only.
fn rows<T: Config>(count: u32, amount: Balance) -> Vec<Delegation<AccountIdOf<T>>> {
	(0..count)
		.map(|index| Delegation { delegator: account("row", index, SEED), amount })
		.collect()
}

/// Writes a list of `count` delegations of `amount` plancks each to a candidate.
fn fill_delegations<T: Config>(validator: &AccountIdOf<T>, count: u32, amount: Balance) {
	let list = DelegationsOf::<T>::truncate_from(rows::<T>(count, amount));
	let delegated = Pallet::<T>::sum_of(&list);
	Delegations::<T>::insert(validator, list);
	Candidates::<T>::mutate(validator, |c| {
		if let Some(c) = c {
			*c = Candidate { delegated, ..*c };
		}
	});
}

/// Gives `who` all the chunks it can have, all of which can be withdrawn.
fn fill_chunks<T: Config>(
	who: &AccountIdOf<T>,
	unlock_era: EraIndex,
) -> Result<(), BenchmarkError> {
	let mut ledger = Ledgers::<T>::get(who).ok_or(stop("ledger"))?;
	let chunk = UnlockChunk { amount: 1_000, unlock_era };
	ledger.unlocking =
		BoundedVec::truncate_from(vec![chunk; T::MaxUnlockingChunks::get() as usize]);
	Pallet::<T>::put_ledger(who, ledger).map_err(|_| stop("put_ledger"))
}

/// An era that runs, with this set.
fn run_era<T: Config>(era: EraIndex, validators: Vec<AccountIdOf<T>>) {
	let activities = validators
		.iter()
		.map(|validator| Activity {
			validator: validator.clone(),
			era_points: 100,
			session_blocks: 10,
			silent_sessions: 0,
		})
		.collect::<Vec<_>>();
	Activities::<T>::put(BoundedVec::<_, T::MaxValidators>::truncate_from(activities));
	Eras::<T>::insert(
		era,
		Era {
			start_session: era,
			validators: BoundedVec::truncate_from(validators),
			total_stake: 0,
		},
	);
	ActiveEra::<T>::put(era);
}

/// Writes an exposure of these rows and the validator itself.
fn expose<T: Config>(
	era: EraIndex,
	validator: &AccountIdOf<T>,
	own: Balance,
	rows: &[Delegation<AccountIdOf<T>>],
) {
	let mut pages = 0u32;
	for page in rows.chunks(T::ExposurePageSize::get() as usize) {
		ExposurePages::<T>::insert(
			(era, validator, pages),
			ExposurePageOf::<T>::truncate_from(page.to_vec()),
		);
		pages += 1;
	}
	Exposures::<T>::insert(
		era,
		validator,
		Exposure {
			own,
			total: own + Pallet::<T>::sum_of(rows),
			commission: Perbill::from_percent(10),
			pages: pages.max(1),
		},
	);
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn bond() {
		let who = funded::<T>("staker", 0);
		let amount = bond_of::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), amount, Payee::Account(who.clone()));

		assert_last_event::<T>(Event::PayeeSet { who: who.clone(), payee: Payee::Account(who) });
	}

	#[benchmark]
	fn bond_extra() -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let who = candidate::<T>("staker", 0)?;
		let amount = bond_of::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), amount);

		assert_last_event::<T>(Event::Bonded { who, amount, bonded: amount * 2 });
		Ok(())
	}

	#[benchmark]
	fn unbond() -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let who = candidate::<T>("staker", 0)?;
		let amount = Params::<T>::get().min_self_bond;
		let unlock_era = Pallet::<T>::latest_era() + T::BondingDuration::get();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), amount);

		assert_last_event::<T>(Event::Unbonded {
			who,
			amount,
			bonded: bond_of::<T>() - amount,
			unlock_era,
		});
		Ok(())
	}

	#[benchmark]
	fn rebond() -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let who = candidate::<T>("staker", 0)?;
		fill_chunks::<T>(&who, EraIndex::MAX)?;
		let amount = Balance::from(T::MaxUnlockingChunks::get()) * 1_000;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), amount);

		assert_last_event::<T>(Event::Rebonded { who, amount, bonded: bond_of::<T>() + amount });
		Ok(())
	}

	#[benchmark]
	fn withdraw_unbonded() -> Result<(), BenchmarkError> {
		let who = bonded::<T>("staker", 0)?;
		fill_chunks::<T>(&who, 0)?;
		let amount = Balance::from(T::MaxUnlockingChunks::get()) * 1_000;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert_last_event::<T>(Event::Withdrawn { who, amount });
		Ok(())
	}

	/// The dearest case: all candidacies are taken and the lowest is displaced.
	#[benchmark]
	fn validate() -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		fill_candidates::<T>(0)?;
		let who = bonded::<T>("staker", 0)?;
		Pallet::<T>::do_bond_extra(&who, 1_000).map_err(|_| stop("bond_extra"))?;
		T::Session::register_keys(&who);
		Delegations::<T>::insert(
			&who,
			DelegationsOf::<T>::truncate_from(rows::<T>(
				T::MaxDelegationsPerValidator::get(),
				1_000,
			)),
		);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Perbill::from_percent(1));

		assert_last_event::<T>(Event::CommissionSet {
			who,
			previous: None,
			commission: Perbill::from_percent(1),
		});
		Ok(())
	}

	#[benchmark]
	fn chill() -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let who = candidate::<T>("staker", 0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert_last_event::<T>(Event::Chilled { who, reason: ChillReason::Voluntary });
		Ok(())
	}

	/// The dearest case: the list of each of `n` targets is full and a delegation in it gives way.
	#[benchmark]
	fn delegate(
		n: Linear<1, { T::MaxDelegationsPerDelegator::get().min(T::MaxCandidates::get()) }>,
	) -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let min = Params::<T>::get().min_delegation;
		let smallest = bonded::<T>("smallest", 0)?;
		Pallet::<T>::do_bond_extra(&smallest, min * Balance::from(n))
			.map_err(|_| stop("bond_extra"))?;
		let mut ledger = Ledgers::<T>::get(&smallest).ok_or(stop("ledger"))?;
		let mut targets = TargetsOf::<T>::new();
		for index in 0..n {
			let validator = candidate::<T>("validator", index)?;
			fill_delegations::<T>(&validator, T::MaxDelegationsPerValidator::get() - 1, min * 2);
			ledger.set_position(&validator, min).map_err(|_| stop("position"))?;
			Pallet::<T>::put_delegation(&validator, &smallest, min)
				.map_err(|_| stop("delegation"))?;
			targets.try_push((validator, min * 3)).map_err(|_| stop("targets"))?;
		}
		Ledgers::<T>::insert(&smallest, ledger);
		let who = bonded::<T>("staker", 0)?;
		Pallet::<T>::do_bond_extra(&who, min * 3 * Balance::from(n))
			.map_err(|_| stop("bond_extra"))?;
		let last = targets.last().map(|(v, _)| v.clone()).ok_or(stop("target"))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), targets);

		assert_last_event::<T>(Event::DelegationSet {
			delegator: who,
			validator: last,
			previous: 0,
			amount: min * 3,
			cause: DelegationCause::Delegator,
		});
		Ok(())
	}

	#[benchmark]
	fn undelegate() -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let min = Params::<T>::get().min_delegation;
		let validator = candidate::<T>("validator", 0)?;
		fill_delegations::<T>(&validator, T::MaxDelegationsPerValidator::get() - 1, min);
		let who = bonded::<T>("staker", 0)?;
		let targets = TargetsOf::<T>::truncate_from(vec![(validator.clone(), min)]);
		Pallet::<T>::do_delegate(&who, targets).map_err(|_| stop("delegate"))?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), validator.clone(), min);

		assert_last_event::<T>(Event::DelegationSet {
			delegator: who,
			validator,
			previous: min,
			amount: 0,
			cause: DelegationCause::Delegator,
		});
		Ok(())
	}

	#[benchmark]
	fn set_payee() -> Result<(), BenchmarkError> {
		let who = bonded::<T>("staker", 0)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), Payee::Stash);

		assert_last_event::<T>(Event::PayeeSet { who, payee: Payee::Stash });
		Ok(())
	}

	/// A page of `d` delegators, all of whom compound into a full list.
	#[benchmark]
	fn payout(d: Linear<0, { T::ExposurePageSize::get() }>) -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let min = Params::<T>::get().min_delegation;
		let validator = candidate::<T>("validator", 0)?;
		let d = d.min(T::MaxDelegationsPerValidator::get());
		fill_delegations::<T>(&validator, T::MaxDelegationsPerValidator::get() - d, min);
		let mut exposed = Vec::new();
		for index in 0..d {
			let delegator = bonded::<T>("delegator", index)?;
			let targets = TargetsOf::<T>::truncate_from(vec![(validator.clone(), min)]);
			Pallet::<T>::do_delegate(&delegator, targets).map_err(|_| stop("delegate"))?;
			exposed.push(Delegation { delegator, amount: min });
		}
		let era = 0;
		expose::<T>(era, &validator, bond_of::<T>(), &exposed);
		run_era::<T>(1, vec![validator.clone()]);
		let total = bond_of::<T>();
		T::Currency::set_balance(
			&Pallet::<T>::pot(),
			T::Currency::minimum_balance() + Owed::<T>::get() + total,
		);
		Rewards::<T>::insert(
			era,
			&validator,
			EraReward { points: 1, total, owed: total, paid_pages: 0 },
		);
		Owed::<T>::mutate(|owed| *owed += total);
		let caller: AccountIdOf<T> = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), validator.clone(), era, 0);

		assert!(Rewards::<T>::get(era, &validator).is_some_and(|r| r.is_paid(0)));
		Ok(())
	}

	#[benchmark]
	fn purge_keys() -> Result<(), BenchmarkError> {
		let who = bonded::<T>("staker", 0)?;
		T::Session::register_keys(&who);

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()));

		assert_last_event::<T>(Event::KeysPurged { who });
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let old = Box::new(Params::<T>::get());
		let new = Box::new(Parameters {
			validator_count: T::MaxValidators::get(),
			..Parameters::default()
		});

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new.clone());

		assert_last_event::<T>(Event::ParamsSet { old, new });
		Ok(())
	}

	#[benchmark]
	fn force_chill() -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let origin = admin::<T>()?;
		let who = candidate::<T>("staker", 0)?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_last_event::<T>(Event::Chilled { who, reason: ChillReason::Forced });
		Ok(())
	}

	/// An account with `n` delegations in full lists.
	#[benchmark]
	fn force_unbond(
		n: Linear<0, { T::MaxDelegationsPerDelegator::get().min(T::MaxCandidates::get()) }>,
	) -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let origin = admin::<T>()?;
		let min = Params::<T>::get().min_delegation;
		let who = bonded::<T>("staker", 0)?;
		Pallet::<T>::do_bond_extra(&who, min * Balance::from(n + 1))
			.map_err(|_| stop("bond_extra"))?;
		for index in 0..n {
			let validator = candidate::<T>("validator", index)?;
			fill_delegations::<T>(&validator, T::MaxDelegationsPerValidator::get() - 1, min);
			let targets = TargetsOf::<T>::truncate_from(vec![(validator, min)]);
			Pallet::<T>::do_delegate(&who, targets).map_err(|_| stop("delegate"))?;
		}

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(Ledgers::<T>::get(&who).is_some_and(|l| l.bonded == 0));
		Ok(())
	}

	#[benchmark]
	fn force_new_era() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		ForceEra::<T>::kill();

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin);

		assert_last_event::<T>(Event::EraForced);
		Ok(())
	}

	#[benchmark]
	fn cancel_deferred_slash() -> Result<(), BenchmarkError> {
		let origin = T::SlashCancelOrigin::try_successful_origin()
			.map_err(|_| BenchmarkError::Weightless)?;
		let validator = bonded::<T>("staker", 0)?;
		let fraction = Perbill::from_percent(10);
		let apply_era = EraIndex::MAX;
		DeferredSlashes::<T>::insert(
			(apply_era, &validator, 0),
			DeferredSlash { fraction, reporter: None, next_page: 0, taken: 0 },
		);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, apply_era, validator.clone(), 0);

		assert_last_event::<T>(Event::SlashCancelled {
			validator,
			offence_era: 0,
			apply_era,
			fraction,
		});
		Ok(())
	}

	/// An offence in the oldest era that can be slashed, with as many disabled as can be.
	#[benchmark]
	fn note_offence() -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let validator = candidate::<T>("validator", 0)?;
		let window = Pallet::<T>::offence_window();
		for era in 0..=window {
			run_era::<T>(era, vec![validator.clone()]);
			expose::<T>(era, &validator, bond_of::<T>(), &[]);
		}
		let others = (1..T::MaxValidators::get())
			.map(|index| Disablement {
				validator: account("disabled", index, SEED),
				severity: Perbill::from_percent(1),
				until: DisabledUntil::AfterEra(window),
			})
			.collect::<Vec<_>>();
		Disablements::<T>::put(BoundedVec::truncate_from(others));
		let reporter = funded::<T>("reporter", 0);

		#[block]
		{
			Pallet::<T>::note_offence(&validator, 0, Perbill::from_percent(50), Some(reporter));
		}

		assert!(!Candidates::<T>::contains_key(&validator));
		let key = (window + T::SlashDeferDuration::get(), &validator, 0);
		assert!(DeferredSlashes::<T>::contains_key(key));
		Ok(())
	}

	#[benchmark]
	fn note_author() -> Result<(), BenchmarkError> {
		let set: Vec<AccountIdOf<T>> = (0..T::MaxValidators::get())
			.map(|index| account("validator", index, SEED))
			.collect();
		let last = set.last().cloned().ok_or(stop("set"))?;
		run_era::<T>(1, set);

		#[block]
		{
			Pallet::<T>::note_block(&last);
		}

		assert!(Activities::<T>::get().last().is_some_and(|a| a.session_blocks == 11));
		Ok(())
	}

	/// Nothing is due, which is found out.
	#[benchmark]
	fn idle_block() {
		run_era::<T>(1, vec![]);
		DueSlashes::<T>::put(1);

		#[block]
		{
			Pallet::<T>::apply_due_slash();
		}

		assert!(!DueSlashes::<T>::exists());
	}

	/// A page of `d` delegators who have all moved their coins to other validators, as many as they
	/// can and with full lists, and lose everything: each position is touched.
	#[benchmark]
	fn slash_page(d: Linear<0, { T::ExposurePageSize::get() }>) -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		let d = d.min(T::MaxDelegationsPerValidator::get());
		let min = Params::<T>::get().min_delegation;
		let offender = bonded::<T>("offender", 0)?;
		let positions =
			T::MaxDelegationsPerDelegator::get().min(T::MaxCandidates::get().saturating_sub(1));
		let mut others = Vec::new();
		for index in 0..positions {
			let validator = candidate::<T>("validator", index)?;
			fill_delegations::<T>(&validator, T::MaxDelegationsPerValidator::get() - d, min);
			others.push(validator);
		}
		let total = min * Balance::from(positions);
		let mut exposed = Vec::new();
		for index in 0..d {
			let delegator = funded::<T>("delegator", index);
			T::Currency::set_balance(&delegator, total * 2 + T::Currency::minimum_balance());
			Pallet::<T>::do_bond(&delegator, total, Payee::Stash).map_err(|_| stop("bond"))?;
			let mut ledger = Ledgers::<T>::get(&delegator).ok_or(stop("ledger"))?;
			for validator in &others {
				ledger
					.positions
					.try_push(Position { validator: validator.clone(), amount: min })
					.map_err(|_| stop("position"))?;
				Pallet::<T>::put_delegation(validator, &delegator, min)
					.map_err(|_| stop("delegation"))?;
			}
			Ledgers::<T>::insert(&delegator, ledger);
			exposed.push(Delegation { delegator, amount: total });
		}
		let era = 0;
		expose::<T>(era, &offender, bond_of::<T>(), &exposed);
		let due = T::SlashDeferDuration::get();
		run_era::<T>(due, vec![]);
		DueSlashes::<T>::put(due);
		DeferredSlashes::<T>::insert(
			(due, &offender, era),
			DeferredSlash {
				fraction: Perbill::one(),
				reporter: Some(funded::<T>("reporter", 0)),
				next_page: 0,
				taken: 0,
			},
		);

		#[block]
		{
			Pallet::<T>::apply_due_slash();
		}

		assert!(Ledgers::<T>::get(&offender).is_none());
		assert!(exposed.iter().all(|row| Ledgers::<T>::get(&row.delegator).is_none()));
		Ok(())
	}

	/// The election at its bounds: `c` candidates, of which as many as can be are elected, each with
	/// `d` delegations.
	#[benchmark]
	fn plan_era(
		c: Linear<1, { T::MaxCandidates::get() }>,
		d: Linear<0, { T::MaxDelegationsPerValidator::get() }>,
	) -> Result<(), BenchmarkError> {
		no_candidates::<T>();
		Params::<T>::mutate(|p| p.validator_count = T::MaxValidators::get());
		for index in 0..c {
			let validator = candidate::<T>("validator", index)?;
			fill_delegations::<T>(&validator, d, Params::<T>::get().min_delegation);
		}
		PlannedEra::<T>::kill();
		ForceEra::<T>::put(true);
		let elected;

		#[block]
		{
			elected = Pallet::<T>::plan_session(1_000);
		}

		assert_eq!(
			elected.map(|e| Pallet::<T>::len_u32(e.len())),
			Some(c.min(T::MaxValidators::get()))
		);
		Ok(())
	}

	/// The end of an era of `v` validators, the beginning of the next, and the removal of the oldest
	/// with exposures of all their pages and rewards that nobody claimed.
	#[benchmark]
	fn start_era(v: Linear<1, { T::MaxValidators::get() }>) -> Result<(), BenchmarkError> {
		let ended = T::HistoryDepth::get();
		let set: Vec<AccountIdOf<T>> =
			(0..v).map(|index| account("validator", index, SEED)).collect();
		let delegators = rows::<T>(T::MaxDelegationsPerValidator::get(), 1_000);
		run_era::<T>(0, set.clone());
		let mut owed = 0;
		for validator in &set {
			expose::<T>(0, validator, 1_000, &delegators);
			SlashedFractions::<T>::insert(0, validator, Perbill::one());
			Rewards::<T>::insert(
				0,
				validator,
				EraReward { points: 1, total: 1_000, owed: 1_000, paid_pages: 0 },
			);
			owed += 1_000;
		}
		Owed::<T>::put(owed);
		T::Currency::set_balance(
			&Pallet::<T>::pot(),
			T::Currency::minimum_balance() + owed + bond_of::<T>(),
		);
		run_era::<T>(ended, set.clone());
		run_era::<T>((ended + 1).saturating_sub(Pallet::<T>::offence_window()), set.clone());
		let next = ended + 1;
		run_era::<T>(next, set);
		ActiveEra::<T>::put(ended);
		let record = Eras::<T>::get(next).ok_or(stop("era"))?;

		#[block]
		{
			Pallet::<T>::start_era(next, &record);
		}

		assert_eq!(ActiveEra::<T>::get(), Some(next));
		assert!(!Eras::<T>::contains_key(0));
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
