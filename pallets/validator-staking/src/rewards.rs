//! Fees and rewards: the pot, an era's shares, payouts.
//!
//! No coin is made here. What the pot holds above the existential deposit is either *owed*, to
//! validators and delegators of past eras, or *free*, for those of the running era. [`Owed`] is
//! the sum of what [`Rewards`] still keeps, so the pot can always pay.
//!
//! All shares are rounded down. The dust belongs to the pot: an era's at once, a validator's when
//! its last page is paid. It is part of the next era's rewards.

use frame_support::{
	defensive, ensure,
	storage::with_storage_layer,
	traits::{
		fungible::{Balanced, Inspect, Mutate},
		tokens::Preservation,
		Get, Imbalance, OnUnbalanced,
	},
};
use mornet_primitives::{aml::FrozenAccounts, Balance};
use sp_arithmetic::{MultiplyRational, Rounding};
use sp_runtime::{
	traits::{AccountIdConversion, Zero},
	DispatchError,
};
use sp_staking::EraIndex;

use crate::{pallet::*, AccountIdOf, Activity, CreditOf, EraReward, Exposure, Payee, LOG_TARGET};

/// `amount × part / whole`, rounded down. Zero if `whole` is.
pub(crate) fn share(amount: Balance, part: Balance, whole: Balance) -> Balance {
	amount.multiply_rational(part, whole, Rounding::Down).unwrap_or(0)
}

/// A validator's reward as it is divided.
pub(crate) struct Division {
	/// What the validator itself gets, in plancks: its commission and its stake's share.
	pub validator: Balance,
	/// What is shared in proportion to stake, in plancks.
	pub by_stake: Balance,
}

impl Division {
	/// Divides `reward` plancks by what the exposure says.
	pub fn of(reward: Balance, exposure: &Exposure) -> Self {
		let commission = exposure.commission.mul_floor(reward);
		let by_stake = reward.saturating_sub(commission);
		// At most `reward`: cannot overflow.
		let validator = commission.saturating_add(share(by_stake, exposure.own, exposure.total));
		Self { validator, by_stake }
	}

	/// What a delegation of `amount` plancks gets, in plancks.
	pub fn delegator(&self, amount: Balance, exposure: &Exposure) -> Balance {
		share(self.by_stake, amount, exposure.total)
	}
}

impl<T: Config> Pallet<T> {
	/// The account of the fee pot.
	pub fn pot() -> AccountIdOf<T> {
		T::PalletId::get().into_account_truncating()
	}

	/// What the pot holds for the running era, in plancks: its balance above the existential
	/// deposit that keeps it alive, less what is owed.
	pub fn pot_free() -> Balance {
		T::Currency::balance(&Self::pot())
			.saturating_sub(T::Currency::minimum_balance())
			.saturating_sub(Owed::<T>::get())
	}

	/// Takes a transaction's fee: a governed share for the treasury, the rest for the validators.
	pub fn note_fee(fee: CreditOf<T>) {
		let for_treasury = Params::<T>::get().treasury_share.mul_floor(fee.peek());
		let (for_treasury, for_pot) = fee.split(for_treasury);
		T::Treasury::on_unbalanced(for_treasury);
		Self::fill_pot(for_pot);
	}

	/// Takes a transaction's tip: all of it for the block's author, or for the pot if the author is
	/// unknown or cannot receive it.
	pub fn note_tip(tip: CreditOf<T>) {
		if tip.peek().is_zero() {
			return;
		}
		let rest = match T::BlockAuthor::get() {
			Some(author) => match T::Currency::resolve(&author, tip) {
				Ok(()) => return,
				Err(tip) => tip,
			},
			None => tip,
		};
		Self::fill_pot(rest);
	}

	/// Adds to the pot. The pot exists from genesis on, so that no amount is too small for it; if
	/// it ever did not, the treasury would get the coins, for none may be lost.
	fn fill_pot(credit: CreditOf<T>) {
		if let Err(credit) = T::Currency::resolve(&Self::pot(), credit) {
			defensive!("the fee pot cannot receive");
			T::Treasury::on_unbalanced(credit);
		}
	}

	/// Shares the free pot out to the validators of `era`, which has ended, by their points.
	pub(crate) fn close_era(era: EraIndex, activities: &[Activity<AccountIdOf<T>>]) {
		let pool = Self::pot_free();
		let points = activities
			.iter()
			.fold(0u128, |sum, a| sum.saturating_add(Balance::from(a.era_points)));
		let mut allotted = 0u128;
		for activity in activities.iter().filter(|a| !a.era_points.is_zero()) {
			let total = share(pool, activity.era_points.into(), points);
			Rewards::<T>::insert(
				era,
				&activity.validator,
				EraReward { points: activity.era_points, total, owed: total, paid_pages: 0 },
			);
			// At most `pool`: cannot overflow.
			allotted = allotted.saturating_add(total);
			Self::deposit_event(Event::RewardAllotted {
				era,
				validator: activity.validator.clone(),
				points: activity.era_points,
				amount: total,
			});
		}
		Owed::<T>::mutate(|owed| *owed = owed.saturating_add(allotted));
		Self::deposit_event(Event::EraEnded {
			era,
			rewards: allotted,
			carried: pool.saturating_sub(allotted),
		});
	}

	/// Frees a part of what was owed.
	pub(crate) fn no_longer_owed(amount: Balance) {
		Owed::<T>::mutate(|owed| match owed.checked_sub(amount) {
			Some(rest) => *owed = rest,
			None => {
				defensive!("more was paid than was owed");
				*owed = 0;
			},
		});
	}

	/// Pays a page of a validator's reward. Returns how many accounts it held.
	pub(crate) fn do_payout(
		validator: &AccountIdOf<T>,
		era: EraIndex,
		page: u32,
	) -> Result<u32, DispatchError> {
		ensure!(ActiveEra::<T>::get().is_some_and(|active| era < active), Error::<T>::EraNotOver);
		let mut reward = Rewards::<T>::get(era, validator).ok_or(Error::<T>::NoReward)?;
		let exposure = Exposures::<T>::get(era, validator).ok_or(Error::<T>::NoReward)?;
		ensure!(page < exposure.pages, Error::<T>::NoSuchPage);
		ensure!(!reward.is_paid(page), Error::<T>::AlreadyPaid);

		let division = Division::of(reward.total, &exposure);
		let rows = ExposurePages::<T>::get((era, validator, page));
		let mut paid: Balance = 0;
		if page.is_zero() {
			paid = Self::pay(era, validator, validator, division.validator);
		}
		for row in &rows {
			let amount = division.delegator(row.amount, &exposure);
			let amount = Self::pay(era, validator, &row.delegator, amount);
			paid = paid.checked_add(amount).ok_or(Error::<T>::Overflow)?;
		}

		reward.owed = reward.owed.checked_sub(paid).ok_or(Error::<T>::Overflow)?;
		let mut freed = paid;
		if reward.mark_paid(page, exposure.pages) {
			freed = freed.checked_add(reward.owed).ok_or(Error::<T>::Overflow)?;
			reward.owed = 0;
		}
		Rewards::<T>::insert(era, validator, reward);
		Self::no_longer_owed(freed);
		Self::deposit_event(Event::PagePaid {
			era,
			validator: validator.clone(),
			page,
			amount: paid,
		});
		Ok(Self::len_u32(rows.len()))
	}

	/// Pays `amount` plancks from the pot to where `who` wants it. Returns what was paid: nothing,
	/// if no account could receive it; it then stays in the pot.
	fn pay(
		era: EraIndex,
		validator: &AccountIdOf<T>,
		who: &AccountIdOf<T>,
		amount: Balance,
	) -> Balance {
		if amount.is_zero() {
			return 0;
		}
		let payee = Ledgers::<T>::get(who).map(|ledger| ledger.payee).unwrap_or_default();
		// Who is frozen only receives: it pays nobody else and stakes nothing more.
		let frozen = T::Frozen::is_frozen(who);
		let compounds = payee == Payee::Compound && !frozen;
		let transfer = |to: &AccountIdOf<T>| {
			T::Currency::transfer(&Self::pot(), to, amount, Preservation::Preserve)
		};
		let (paid, destination) = match payee {
			Payee::Account(_) if frozen => (transfer(who), who.clone()),
			// One that cannot receive, such as a new account and too little for one, must not stop
			// the others of the page; the staker gets it instead.
			Payee::Account(to) => match transfer(&to) {
				Ok(paid) => (Ok(paid), to),
				Err(_) => (transfer(who), who.clone()),
			},
			Payee::Compound | Payee::Stash => (transfer(who), who.clone()),
		};
		if let Err(error) = paid {
			log::debug!(target: LOG_TARGET, "reward of {who:?} stays in the pot: {error:?}");
			return 0;
		}
		// If it cannot be bonded, because the staker has left, it is free balance.
		let compounded =
			compounds && with_storage_layer(|| Self::compound(who, validator, amount)).is_ok();
		Self::deposit_event(Event::Rewarded {
			era,
			validator: validator.clone(),
			who: who.clone(),
			destination,
			amount,
			compounded,
		});
		amount
	}
}
