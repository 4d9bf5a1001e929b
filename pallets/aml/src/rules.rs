//! The rules: what is remembered of what accounts move, and when the council is told.
//!
//! Nothing here can fail, and nothing here hinders anyone.

use alloc::vec::Vec;
use core::cmp::Reverse;

use frame_support::{
	dispatch::DispatchClass,
	traits::{Contains, Get},
	weights::WeightMeter,
};
use mornet_primitives::{
	aml::{BlockTransfers, Observe, Rule, Transfer},
	kyc::Ramp,
	Balance,
};

use crate::{
	functions::Alert, pallet::*, types::MAX_NEAR, weights::WeightInfo, AccountIdOf, Flow,
	Parameters,
};

/// Most rules that one transfer can meet: three of its sender's, and that of a receipt.
pub(crate) const MAX_ALERTS: u32 = 4;

impl<T: Config> Pallet<T> {
	/// Asks the rules about something that an account moved. How many of them it meets.
	pub(crate) fn observe(
		who: &AccountIdOf<T>,
		flow: Flow,
		to: Option<&AccountIdOf<T>>,
		amount: Balance,
		params: &Parameters,
	) -> u32 {
		if amount < params.watch_from {
			return 0;
		}
		let now = Self::now();
		let mut profile = Profiles::<T>::get(who);
		let alert = |rule| Alert { account: who.clone(), rule, counterparty: to.cloned(), amount };

		profile.moved.add(now, amount);
		let too_much = profile.moved.amount(now) > params.velocity_amount
			|| profile.moved.count(now) > params.velocity_count;

		profile.forget_near(now, params);
		let is_near = amount >= params.structuring_from && amount < params.large_from;
		if is_near {
			if profile.near.len() >= MAX_NEAR as usize {
				// The oldest tells no more: as many are left as any rule asks for.
				profile.near.remove(0);
			}
			// There is room now.
			let _ = profile.near.try_push(now);
		}
		let structured = is_near && profile.near.len() > params.structuring_count as usize;

		let large_outflow = flow.is_outflow() && amount > params.outflow_amount;
		let first_outflow = large_outflow && !profile.large_outflow && profile.is_new(now, params);
		profile.large_outflow |= large_outflow;
		Profiles::<T>::insert(who, profile);

		if amount >= params.large_from {
			Self::deposit_event(Event::LargeTransaction {
				who: who.clone(),
				flow,
				to: to.cloned(),
				amount,
			});
		}
		let mut alerts = 0u32;
		for (met, rule) in [
			(too_much, Rule::Velocity),
			(structured, Rule::Structuring),
			(first_outflow, Rule::FirstLargeOutflow),
		] {
			if met {
				Self::alert(alert(rule));
				alerts = alerts.saturating_add(1);
			}
		}
		alerts
	}

	/// Asks the rules about a transfer that is worth being watched. How many of them it meets: no
	/// more than [`MAX_ALERTS`].
	pub(crate) fn observe_transfer(
		transfer: &Transfer<AccountIdOf<T>>,
		params: &Parameters,
	) -> u32 {
		let Transfer { from, to, worth } = transfer;
		if T::Exempt::contains(from) {
			// The chain's own accounts pay many; who paid them is watched.
			return 0;
		}
		let from_frozen = Frozen::<T>::contains_key(from) && !T::Exempt::contains(to);
		if from_frozen {
			// It cannot send: what came from it was on hold before, or was moved by force.
			Self::alert(Alert {
				account: to.clone(),
				rule: Rule::FromFrozen,
				counterparty: Some(from.clone()),
				amount: *worth,
			});
		}
		Self::observe(from, Flow::Transfer, Some(to), *worth, params)
			.saturating_add(u32::from(from_frozen))
	}

	/// Looks through the transfers of this block, with the weight that was kept for it and what else
	/// the transactions left. What it does not use is free for what comes after.
	pub(crate) fn scan_block() {
		let kept = T::ScanReserve::get();
		let used = frame_system::BlockWeight::<T>::get().total();
		let left = T::BlockWeights::get().max_block.saturating_sub(used);
		let mut meter = WeightMeter::with_limit(kept.saturating_add(left));
		Self::scan_transfers(&mut meter);
		frame_system::BlockWeight::<T>::mutate(|used| {
			used.reduce(kept, DispatchClass::Mandatory);
			used.accrue(meter.consumed(), DispatchClass::Mandatory);
		});
	}

	/// Looks through the transfers of this block, as far as the weight allows.
	pub(crate) fn scan_transfers(meter: &mut WeightMeter) {
		let events = T::Transfers::events();
		if meter.try_consume(T::WeightInfo::scan(events)).is_err() {
			Self::deposit_event(Event::ScanSkipped { events });
			return;
		}
		let params = Params::<T>::get();
		// First all, and then the rules: these deposit events, which must not grow while they are
		// read. No more than fit into a block.
		let mut watched = Vec::new();
		T::Transfers::for_each(|transfer| {
			if transfer.worth >= params.watch_from && transfer.from != transfer.to {
				watched.push(transfer);
			}
		});
		// The largest first, so that nobody hides one behind many that are smaller.
		watched.sort_by_key(|transfer| Reverse(transfer.worth));
		let (each, alert) = (T::WeightInfo::observe_transfer(), T::WeightInfo::raise_alert());
		let most = each.saturating_add(alert.saturating_mul(MAX_ALERTS.into()));
		let mut missed = 0u32;
		for transfer in &watched {
			if meter.can_consume(most) {
				let alerts = Self::observe_transfer(transfer, &params);
				meter.consume(each.saturating_add(alert.saturating_mul(alerts.into())));
			} else {
				missed = missed.saturating_add(1);
			}
		}
		if missed > 0 {
			Self::deposit_event(Event::TransfersMissed { count: missed });
		}
	}
}

impl<T: Config> Observe<AccountIdOf<T>> for Pallet<T> {
	fn ramp(who: &AccountIdOf<T>, ramp: Ramp, amount: Balance) {
		Self::observe(who, Flow::Ramp(ramp), None, amount, &Params::<T>::get());
	}

	fn onboarded(who: &AccountIdOf<T>) {
		let now = Self::now();
		Profiles::<T>::mutate(who, |profile| {
			if profile.onboarded_at.is_none() {
				profile.onboarded_at = Some(now);
				// One before is not the first since, whatever it was.
				profile.large_outflow = false;
			}
		});
	}

	/// Every rule is met by whatever comes, and each new case takes a closed one's place.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(who: &AccountIdOf<T>) {
		use mornet_primitives::{aml::Outcome, rolling::HOURS_COUNTED, Moment};

		Params::<T>::put(Parameters {
			watch_from: 0,
			large_from: Balance::MAX,
			velocity_amount: 0,
			structuring_from: 0,
			structuring_count: 1,
			outflow_amount: 0,
			onboarding_window: Parameters::MAX_WINDOW,
			..Parameters::default()
		});
		let now = Self::now();
		Profiles::<T>::mutate(who, |profile| {
			profile.onboarded_at = Some(now);
			profile.large_outflow = false;
			// Hours to come, for the clock may stand at zero: they count too.
			for hour in 0..HOURS_COUNTED {
				let ahead = Moment::from(hour).saturating_mul(3_600_000);
				profile.moved.add(now.saturating_add(ahead), 1);
			}
			while profile.near.try_push(now).is_ok() {}
		});
		while Cases::<T>::count() < T::MaxCases::get() {
			let account = frame_benchmarking::account("case", Cases::<T>::count(), 0);
			let alert =
				Alert { account, rule: Rule::Manual, counterparty: Some(who.clone()), amount: 0 };
			let closed = Self::note_alert(alert).and_then(|id| {
				Self::do_review(id)?;
				Self::do_close(id, Outcome::Explained)
			});
			if closed.is_err() {
				return;
			}
		}
	}
}
