//! Benchmarks: each call. What the council's motions add to `set_members` is in
//! `Seats::weight_of_set_members`.

use alloc::vec::Vec;

use frame_benchmarking::v2::*;
use frame_support::traits::EnsureOrigin;
use mornet_primitives::treasury::{ApproveSpend, Seats, SpendLimit};

use crate::*;

const SEED: u32 = 0;

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn spend() -> Result<(), BenchmarkError> {
		let council =
			T::CouncilOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let kind = T::Treasury::kind_for_benchmarks();
		// A period that is over, so that a new one begins.
		Limit::<T>::put(SpendLimit { amount: u128::MAX, period: 1 });
		frame_system::Pallet::<T>::set_block_number(9u32.into());
		let amount = 1_000_000;
		let value = T::Treasury::value(&kind, amount).ok_or(stop("value"))?;

		#[extrinsic_call]
		_(council as T::RuntimeOrigin, kind, amount, account("beneficiary", 0, SEED), None);

		assert_eq!(Spent::<T>::get(), Budget { period_start: 9, spent: value });
		Ok(())
	}

	#[benchmark]
	fn set_limit() -> Result<(), BenchmarkError> {
		let origin =
			T::LimitOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let old = SpendLimit { amount: 1, period: 1 };
		Limit::<T>::put(old);
		frame_system::Pallet::<T>::set_block_number(9u32.into());
		let new = SpendLimit { amount: 1_000_000, period: 1_000 };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		frame_system::Pallet::<T>::assert_last_event(
			Event::<T>::LimitSet { old: Some(old), new }.into(),
		);
		Ok(())
	}

	#[benchmark]
	fn set_members() -> Result<(), BenchmarkError> {
		let origin =
			T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)?;
		let five = |name| -> Vec<T::AccountId> {
			(0..MAX_MEMBERS).map(|index| account(name, index, SEED)).collect()
		};
		let mut old = five("old");
		old.sort();
		T::Council::set_members(&old);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, MembersOf::<T>::truncate_from(five("new")));

		let mut new = five("new");
		new.sort();
		assert_eq!(T::Council::members(), new);
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
