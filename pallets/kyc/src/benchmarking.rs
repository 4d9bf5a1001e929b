//! Benchmarks: each call at its bounds, and a step of the sweep.

#![allow(clippy::arithmetic_side_effects, reason = "counts of a benchmark")]

use alloc::vec::Vec;

use frame_benchmarking::v2::*;
use frame_support::traits::{EnsureOrigin, Get};
use frame_system::RawOrigin;
use mornet_primitives::{
	kyc::{
		Commitment, Jurisdiction, Jurisdictions, Level, Ramp, RampLimit, RegistrarId, RevokeReason,
		MAX_JURISDICTIONS,
	},
	rolling::{RollingDay, HOURS_COUNTED},
	Moment,
};

use crate::{AccountIdOf, Parameters, *};

const SEED: u32 = 0;

fn stop(what: &'static str) -> BenchmarkError {
	BenchmarkError::Stop(what)
}

fn admin<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::AdminOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn compliance<T: Config>() -> Result<T::RuntimeOrigin, BenchmarkError> {
	T::ComplianceOrigin::try_successful_origin().map_err(|_| BenchmarkError::Weightless)
}

fn assert_last_event<T: Config>(event: Event<T>) {
	frame_system::Pallet::<T>::assert_last_event(event.into());
}

/// As many jurisdictions as there can be, in order.
fn jurisdictions() -> Jurisdictions {
	let codes = (b'A'..=b'Z').flat_map(|a| (b'A'..=b'Z').map(move |b| [a, b]));
	let all: Vec<_> = codes
		.filter_map(|code| Jurisdiction::try_from(code).ok())
		.take(MAX_JURISDICTIONS as usize)
		.collect();
	Jurisdictions::truncate_from(all)
}

/// The last of them.
fn jurisdiction() -> Result<Jurisdiction, BenchmarkError> {
	jurisdictions().last().copied().ok_or(stop("jurisdiction"))
}

/// Removes the registrars of genesis.
fn no_registrars<T: Config>() {
	for id in Registrars::<T>::iter_keys().collect::<Vec<_>>() {
		Registrars::<T>::remove(id);
	}
	for who in RegistrarOf::<T>::iter_keys().collect::<Vec<_>>() {
		RegistrarOf::<T>::remove(who);
	}
}

/// Appoints the only registrar.
fn registrar<T: Config>() -> Result<(RegistrarId, AccountIdOf<T>), BenchmarkError> {
	no_registrars::<T>();
	appoint::<T>(0)
}

fn appoint<T: Config>(index: u32) -> Result<(RegistrarId, AccountIdOf<T>), BenchmarkError> {
	let who: AccountIdOf<T> = account("registrar", index, SEED);
	let id = Pallet::<T>::do_appoint(&who, Level::Three, jurisdictions())
		.map_err(|_| stop("appoint"))?;
	Ok((id, who))
}

fn customer<T: Config>() -> AccountIdOf<T> {
	account("customer", 0, SEED)
}

fn commitment() -> Commitment {
	Commitment::repeat_byte(1)
}

/// The earliest expiry there can be.
fn soon<T: Config>() -> Moment {
	Pallet::<T>::now() + 1
}

fn proposal<T: Config>() -> Result<(RegistrarId, AccountIdOf<T>), BenchmarkError> {
	let (id, who) = registrar::<T>()?;
	propose::<T>(&who)?;
	Ok((id, who))
}

/// The registrar that this account acts for attests the customer.
fn propose<T: Config>(registrar: &AccountIdOf<T>) -> Result<(), BenchmarkError> {
	Pallet::<T>::do_attest(
		registrar,
		customer::<T>(),
		Level::Three,
		jurisdiction()?,
		soon::<T>(),
		commitment(),
	)
	.map_err(|_| stop("attest"))
}

fn attestation<T: Config>() -> Result<(RegistrarId, AccountIdOf<T>), BenchmarkError> {
	let (id, who) = proposal::<T>()?;
	Pallet::<T>::do_consent(customer::<T>(), id, Level::Three, jurisdiction()?, commitment())
		.map_err(|_| stop("consent"))?;
	Ok((id, who))
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn appoint_registrar() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		no_registrars::<T>();
		let id = NextRegistrar::<T>::get();
		let who: AccountIdOf<T> = account("registrar", 0, SEED);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), Level::Three, jurisdictions());

		assert_eq!(RegistrarOf::<T>::get(who), Some(id));
		Ok(())
	}

	#[benchmark]
	fn set_registrar() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let (id, _) = registrar::<T>()?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, id, Level::One, jurisdictions());

		assert_eq!(Registrars::<T>::get(id).map(|row| row.max_level), Some(Level::One));
		Ok(())
	}

	#[benchmark]
	fn rotate_registrar() -> Result<(), BenchmarkError> {
		let (registrar, previous) = registrar::<T>()?;
		let new: AccountIdOf<T> = account("new", 0, SEED);

		#[extrinsic_call]
		_(RawOrigin::Signed(previous.clone()), registrar, new.clone());

		assert_last_event::<T>(Event::RegistrarRotated { registrar, previous, account: new });
		Ok(())
	}

	#[benchmark]
	fn deactivate_registrar() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let (registrar, _) = registrar::<T>()?;
		let compromised_since = Some(0);

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, registrar, compromised_since);

		assert_last_event::<T>(Event::RegistrarDeactivated { registrar, compromised_since });
		Ok(())
	}

	#[benchmark]
	fn remove_registrar() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let (registrar, _) = registrar::<T>()?;
		Pallet::<T>::do_deactivate(registrar, None).map_err(|_| stop("deactivate"))?;

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, registrar);

		assert_last_event::<T>(Event::RegistrarRemoved { registrar });
		Ok(())
	}

	#[benchmark]
	fn attest() -> Result<(), BenchmarkError> {
		let (id, who) = registrar::<T>()?;
		let (jurisdiction, expires_at) = (jurisdiction()?, soon::<T>());

		#[extrinsic_call]
		_(
			RawOrigin::Signed(who),
			customer::<T>(),
			Level::Three,
			jurisdiction,
			expires_at,
			commitment(),
		);

		assert!(Proposals::<T>::contains_key(customer::<T>(), id));
		Ok(())
	}

	/// The account's first, of which the monitor is told.
	#[benchmark]
	fn consent() -> Result<(), BenchmarkError> {
		let (id, _) = proposal::<T>()?;
		let jurisdiction = jurisdiction()?;

		#[extrinsic_call]
		_(RawOrigin::Signed(customer::<T>()), id, Level::Three, jurisdiction, commitment());

		assert!(Attestations::<T>::contains_key(customer::<T>()));
		Ok(())
	}

	/// In the place of another registrar's, of which a tombstone stays.
	#[benchmark]
	fn consent_instead() -> Result<(), BenchmarkError> {
		let (former, _) = attestation::<T>()?;
		let (id, account) = appoint::<T>(1)?;
		propose::<T>(&account)?;
		let jurisdiction = jurisdiction()?;

		#[extrinsic_call]
		consent(RawOrigin::Signed(customer::<T>()), id, Level::Three, jurisdiction, commitment());

		assert!(Tombstones::<T>::contains_key(customer::<T>(), former));
		Ok(())
	}

	#[benchmark]
	fn drop_proposal() -> Result<(), BenchmarkError> {
		let (registrar, _) = proposal::<T>()?;
		let who = customer::<T>();

		#[extrinsic_call]
		_(RawOrigin::Signed(who.clone()), who.clone(), registrar);

		assert_last_event::<T>(Event::ProposalDropped { who, registrar });
		Ok(())
	}

	#[benchmark]
	fn renew() -> Result<(), BenchmarkError> {
		let (registrar, account) = attestation::<T>()?;
		let who = customer::<T>();
		let previous = soon::<T>();
		let expires_at = previous + 1;

		#[extrinsic_call]
		_(RawOrigin::Signed(account), who.clone(), expires_at);

		assert_last_event::<T>(Event::Renewed { who, registrar, previous, expires_at });
		Ok(())
	}

	/// With a proposal that goes too.
	#[benchmark]
	fn revoke() -> Result<(), BenchmarkError> {
		let (registrar, account) = attestation::<T>()?;
		let (who, reason) = (customer::<T>(), RevokeReason::Other);
		propose::<T>(&account)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(account), who.clone(), reason);

		assert!(!Proposals::<T>::contains_key(&who, registrar));
		assert_last_event::<T>(Event::Revoked { who, registrar, reason, forced: false });
		Ok(())
	}

	/// With a proposal of each registrar that there can be, which all go too.
	#[benchmark]
	fn force_revoke() -> Result<(), BenchmarkError> {
		let origin = compliance::<T>()?;
		let (registrar, account) = attestation::<T>()?;
		let (who, reason) = (customer::<T>(), RevokeReason::Other);
		propose::<T>(&account)?;
		for index in 1..T::MaxRegistrars::get() {
			let (_, account) = appoint::<T>(index)?;
			propose::<T>(&account)?;
		}

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, who.clone(), reason);

		assert!(Proposals::<T>::iter_key_prefix(&who).next().is_none());
		assert_last_event::<T>(Event::Revoked { who, registrar, reason, forced: true });
		Ok(())
	}

	/// With a proposal that goes too.
	#[benchmark]
	fn erase() -> Result<(), BenchmarkError> {
		let (registrar, account) = attestation::<T>()?;
		let who = customer::<T>();
		propose::<T>(&account)?;

		#[extrinsic_call]
		_(RawOrigin::Signed(account), who.clone());

		assert_last_event::<T>(Event::Erased { who, registrar, destroyed: true });
		Ok(())
	}

	#[benchmark]
	fn confirm_erasure() -> Result<(), BenchmarkError> {
		let (registrar, account) = registrar::<T>()?;
		let who = customer::<T>();
		Tombstones::<T>::insert(&who, registrar, Tombstone { erased_at: 0, destroyed_at: None });

		#[extrinsic_call]
		_(RawOrigin::Signed(account), who.clone());

		assert_last_event::<T>(Event::ErasureConfirmed { who, registrar });
		Ok(())
	}

	#[benchmark]
	fn set_limits() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let ramp = Ramp::MerchantReceipt;
		let old = Limits::<T>::get(ramp);
		let new = [RampLimit::UNLIMITED; 4];

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, ramp, new);

		assert_last_event::<T>(Event::LimitsSet { ramp, old, new });
		Ok(())
	}

	#[benchmark]
	fn set_params() -> Result<(), BenchmarkError> {
		let origin = admin::<T>()?;
		let old = Params::<T>::get();
		let new = Parameters { max_validity: Parameters::MAX_VALIDITY, ..old };

		#[extrinsic_call]
		_(origin as T::RuntimeOrigin, new);

		assert_last_event::<T>(Event::ParamsSet { old, new });
		Ok(())
	}

	/// A row that is as long as it gets, and stays: removing it costs no more than keeping it.
	#[benchmark]
	fn sweep_usage() -> Result<(), BenchmarkError> {
		let now = Pallet::<T>::now();
		let mut usage = RollingDay::default();
		for hour in 0..Moment::from(HOURS_COUNTED) {
			usage.add(now + hour * 3_600_000, 1);
		}
		for (who, ramp) in Usage::<T>::iter_keys().collect::<Vec<_>>() {
			Usage::<T>::remove(who, ramp);
		}
		Usage::<T>::insert(customer::<T>(), Ramp::Deposit, usage);
		SweptTo::<T>::kill();
		let more;

		#[block]
		{
			more = Pallet::<T>::sweep_one();
		}

		assert!(more && SweptTo::<T>::exists());
		Ok(())
	}

	impl_benchmark_test_suite!(
		Pallet,
		crate::mock::ExtBuilder::default().build(),
		crate::mock::Test
	);
}
