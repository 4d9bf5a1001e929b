//! Benchmarks: each call at its bounds, and the steps of `on_idle`.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::vec::Vec;

use frame_benchmarking::v2::*;
use frame_support::{
	traits::{EnsureOrigin, Get},
	weights::WeightMeter,
};
use frame_system::RawOrigin;
use mornet_primitives::{
	aml::{
		BlockTransfers, CaseId, CaseState, FreezeCode, FrozenAccounts, Observe, Outcome, Rule,
		Transfer,
	},
	ordered,
	rolling::HOURS_COUNTED,
	Balance, Hash, Moment,
};

use crate::{functions::Alert, AccountIdOf, Parameters, *};

const SEED: u32 = 0;

/// Most events that a block's weight is measured for: as many as a block of 0.8 seconds of batches of
/// calls that do nothing but leave an event has, or nearly.
const MAX_EVENTS: u32 = 100_000;

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn freezer<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::FreezeOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn council<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::CaseOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

fn customer<T: Config>(index: u32) -> AccountIdOf<T> {
	account("customer", index, SEED)
}

/// The earliest end of a freeze.
fn soon<T: Config>() -> Option<Moment> {
	Some(Pallet::<T>::now() + 1)
}

fn frozen<T: Config>() -> Result<AccountIdOf<T>, BenchmarkError> {
	let who = customer::<T>(0);
	Pallet::<T>::do_freeze(who.clone(), FreezeCode::Investigation, soon::<T>(), None)
		.map_err(|_| stop("freeze"))?;
	Ok(who)
}

/// Thresholds that nothing meets.
fn generous() -> Parameters {
	Parameters {
		watch_from: 0,
		velocity_amount: Balance::MAX,
		outflow_amount: Balance::MAX,
		..Default::default()
	}
}

/// A case that the council opened, with a counterparty, so that the row is as long as it gets.
fn case<T: Config>() -> Result<CaseId, BenchmarkError> {
	Pallet::<T>::note_alert(Alert {
		account: customer::<T>(0),
		rule: Rule::Manual,
		counterparty: Some(customer::<T>(1)),
		amount: 1,
	})
	.map_err(|_| stop("alert"))
}

fn reviewed<T: Config>() -> Result<CaseId, BenchmarkError> {
	let id = case::<T>()?;
	Pallet::<T>::do_review(id).map_err(|_| stop("review"))?;
	Ok(id)
}

fn closed<T: Config>() -> Result<CaseId, BenchmarkError> {
	let id = reviewed::<T>()?;
	Pallet::<T>::do_close(id, Outcome::Explained).map_err(|_| stop("close"))?;
	Ok(id)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	/// An account without coins, with a case.
	#[benchmark]
	fn freeze() -> Result<(), BenchmarkError> {
		let origin = freezer::<T>()?;
		let (who, case, until) = (customer::<T>(0), Some(case::<T>()?), soon::<T>());
		let code = FreezeCode::Investigation;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), code, until, case);

		assert_last_event::<T>(Event::Frozen { who, code, until, case, previous: None });
		Ok(())
	}

	#[benchmark]
	fn unfreeze() -> Result<(), BenchmarkError> {
		let origin = freezer::<T>()?;
		let who = frozen::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert_last_event::<T>(Event::Unfrozen { who, expired: false });
		Ok(())
	}

	#[benchmark]
	fn expire_freeze() -> Result<(), BenchmarkError> {
		let who = frozen::<T>()?;
		// As if it had been over from the start.
		Frozen::<T>::mutate(&who, |slot| {
			if let Some(row) = slot {
				Thaws::<T>::remove(ordered::ascending(row.until.unwrap_or_default()), &who);
				row.until = Some(0);
			}
		});
		Thaws::<T>::insert([0; 8], &who, ());
		let caller: AccountIdOf<T> = whitelisted_caller();

		#[extrinsic_call]
		_(RawOrigin::Signed(caller), who.clone());

		assert_last_event::<T>(Event::Unfrozen { who, expired: true });
		Ok(())
	}

	#[benchmark]
	fn next_thaw() -> Result<(), BenchmarkError> {
		frozen::<T>()?;
		let next;

		#[block]
		{
			next = Pallet::<T>::next_thaw(Moment::MAX);
		}

		assert!(next.is_some());
		Ok(())
	}

	/// With a closed one that makes room.
	#[benchmark]
	fn open_case() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let oldest = closed::<T>()?;
		for index in 1..T::MaxCases::get() {
			Pallet::<T>::do_open_case(customer::<T>(index)).map_err(|_| stop("open"))?;
		}
		let who = customer::<T>(T::MaxCases::get());

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone());

		assert!(!Cases::<T>::contains_key(oldest));
		assert!(OpenCases::<T>::contains_key(who, Rule::Manual));
		Ok(())
	}

	#[benchmark]
	fn review_case() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let case = case::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, case);

		let (from, to) = (CaseState::Open, CaseState::UnderReview);
		assert_last_event::<T>(Event::CaseStateChanged { case, from, to });
		Ok(())
	}

	#[benchmark]
	fn report_case() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let case = reviewed::<T>()?;
		let report_hash = Hash::repeat_byte(1);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, case, report_hash);

		let (from, to) = (CaseState::UnderReview, CaseState::Reported { report_hash });
		assert_last_event::<T>(Event::CaseStateChanged { case, from, to });
		Ok(())
	}

	#[benchmark]
	fn close_case() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let case = reviewed::<T>()?;
		let outcome = Outcome::Confirmed;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, case, outcome);

		let to = CaseState::Closed { outcome, at: Pallet::<T>::now() };
		let from = CaseState::UnderReview;
		assert_last_event::<T>(Event::CaseStateChanged { case, from, to });
		Ok(())
	}

	#[benchmark]
	fn reopen_case() -> Result<(), BenchmarkError> {
		let origin = council::<T>()?;
		let case = closed::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, case);

		assert_eq!(Cases::<T>::get(case).map(|case| case.state), Some(CaseState::UnderReview));
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let old = Params::<T>::get();
		let new = Parameters { retention: Parameters::MAX_RETENTION, ..old };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_last_event::<T>(Event::ParamsSet { old, new });
		Ok(())
	}

	#[benchmark]
	fn prune_case() -> Result<(), BenchmarkError> {
		let case = closed::<T>()?;
		Params::<T>::mutate(|params| params.retention = 0);

		let more;

		#[block]
		{
			more = Pallet::<T>::prune_one();
		}

		assert!(more);
		assert!(!Cases::<T>::contains_key(case));
		Ok(())
	}

	/// A row that is as long as it gets.
	#[benchmark]
	fn sweep_profile() -> Result<(), BenchmarkError> {
		let now = Pallet::<T>::now();
		let mut profile = Profile { onboarded_at: Some(now), ..Default::default() };
		for hour in 0..Moment::from(HOURS_COUNTED) {
			profile.moved.add(now + hour * 3_600_000, 1);
		}
		while profile.near.try_push(now).is_ok() {}
		for who in Profiles::<T>::iter_keys().collect::<Vec<_>>() {
			Profiles::<T>::remove(who);
		}
		Profiles::<T>::insert(customer::<T>(0), profile);
		SweptTo::<T>::kill();
		let more;

		#[block]
		{
			more = Pallet::<T>::sweep_one();
		}

		assert!(more);
		Ok(())
	}

	/// Of `e` events, none of which is watched, when each price has to be looked up.
	#[benchmark]
	fn scan(e: Linear<0, MAX_EVENTS>) -> Result<(), BenchmarkError> {
		frame_system::Pallet::<T>::set_block_number(1u32.into());
		Params::<T>::mutate(|params| params.watch_from = Balance::MAX);
		let (from, to) = (customer::<T>(0), customer::<T>(1));
		T::Transfers::add_for_benchmarks(Transfer { from, to, worth: 1 }, e);
		let mut meter = WeightMeter::new();

		#[block]
		{
			Pallet::<T>::scan_transfers(&mut meter);
		}

		assert!(!Profiles::<T>::contains_key(customer::<T>(0)));
		Ok(())
	}

	/// A large one that meets no rule, from an account whose profile is as long as it gets.
	#[benchmark]
	fn observe_transfer() -> Result<(), BenchmarkError> {
		let (from, to) = (customer::<T>(0), customer::<T>(1));
		<Pallet<T> as Observe<_>>::prepare_for_benchmarks(&from);
		let params = Parameters { velocity_count: u32::MAX, large_from: 999, ..generous() };
		let transfer = Transfer { from: from.clone(), to: to.clone(), worth: 999 };
		let alerts;

		#[block]
		{
			alerts = Pallet::<T>::observe_transfer(&transfer, &params);
		}

		assert_eq!(alerts, 0);
		assert_last_event::<T>(Event::LargeTransaction {
			who: from,
			flow: Flow::Transfer,
			to: Some(to),
			amount: 999,
		});
		Ok(())
	}

	/// With a new case that takes a closed one's place.
	#[benchmark]
	fn raise_alert() -> Result<(), BenchmarkError> {
		let (account, counterparty) = (customer::<T>(0), Some(customer::<T>(1)));
		<Pallet<T> as Observe<_>>::prepare_for_benchmarks(&account);
		let rule = Rule::Velocity;
		let alert = Alert { account: account.clone(), rule, counterparty, amount: 1 };

		#[block]
		{
			Pallet::<T>::alert(alert);
		}

		assert!(OpenCases::<T>::contains_key(account, rule));
		assert_eq!(Cases::<T>::count(), T::MaxCases::get());
		Ok(())
	}

	#[benchmark]
	fn check_frozen() -> Result<(), BenchmarkError> {
		let who = frozen::<T>()?;
		let is_frozen;

		#[block]
		{
			is_frozen = Pallet::<T>::is_frozen(&who);
		}

		assert!(is_frozen);
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
