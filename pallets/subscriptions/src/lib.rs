//! # Subscriptions
//!
//! Plans that are paid for a month or a year, and how many tasks a day they allow.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets and
//! services read through `SubscriptionsApi` of `mornet-primitives`, which [`Pallet`] answers with the
//! functions of the same names. Orders of payments on TRON and TON pay through `Commerce`; pallets
//! with tasks ask through `Quotas`.
//!
//! ## Terminology
//!
//! Amounts are plancks of GCC (1 GCC = 10^12 plancks). Times are milliseconds since the Unix epoch.
//! A month is 30 days, a year is 365 days, and a day begins at midnight UTC by the chain's clock.
//!
//! - **Service**: an account that governance appointed, which works for subscribers.
//! - **Plan**: what can be subscribed to: two prices and a quota.
//! - **Seller** of a plan: a service, for its own tasks; or the network, for all services' tasks.
//! - **Quota**: most tasks that are begun in a day, and most seconds of content in each.
//! - **Free plan**: the one of the network's that costs nothing, and that everybody has who has no
//!   other. Nobody subscribes to it.
//! - **In force**: paid, until the subscription **expires**. **Grace**: for how long the quota counts
//!   after that. **Over**: after both.
//! - **Credit**: what is unused of what was paid, when a subscription is upgraded.
//! - **Reference**: what a period of a plan is known by in an order of payments. It stands for the
//!   plan, its seller, its name, the period and the price.
//!
//! ## Overview
//!
//! An account has at most one subscription of each seller's. A service's tasks count against the
//! account's plan of that service if it has one, in force or in grace; else against its plan of the
//! network's; else against the free plan. Plans of one seller's share one count of the day: who
//! upgrades has what the better plan allows, less what was begun already.
//!
//! | what happens | who, and when | what it costs | paid until |
//! | --- | --- | --- | --- |
//! | first period | the subscriber | the price | a period from now |
//! | another period, in force | the subscriber, of the same plan and period | the price | a period later, at most 400 days from now |
//! | another period, in grace | the subscriber, of any plan of the seller's | the price | a period after it expired |
//! | automatic renewal | by itself, when it expires; after that once a day in grace | the price | a period after it expired |
//! | upgrade | the subscriber, in force | the price less the credit | a period from now |
//! | downgrade | agreed to before, by itself when it expires | the price | a period after it expired |
//! | cancelled | the subscriber | nothing, and nothing is given back | it expires, without grace |
//!
//! An upgrade is a change to a plan that costs more a month, or to the year of the same plan. Any
//! other change waits until the subscription expires: as an automatic renewal of another plan, or by
//! hand in grace.
//!
//! ### Example
//!
//! ```ignore
//! // A month of PRO, 299 GCC, and each month again.
//! Subscriptions::subscribe(origin(alice), pro, Monthly, 299 * GCC)?;
//! let pro_again = AgreedRenewal { plan: pro, period: Monthly, price: 299 * GCC };
//! Subscriptions::set_renewal(origin(alice), Seller::Network, Some(pro_again))?;
//!
//! // A service begins a task of five minutes.
//! Subscriptions::start_task(origin(service), alice, 300)?;
//!
//! // After ten days: 599 GCC less two thirds of 299 GCC.
//! Subscriptions::upgrade(origin(alice), creator, Monthly, 599 * GCC)?;
//! ```
//!
//! ## Implementation
//!
//! **Plans are what they were sold as.** Code and prices never change, and what costs something never
//! allows less than it did. Another price is another plan: the old one is closed, and those who have
//! it renew at their price; or it is retired, and runs out. So nobody is charged what they did not
//! agree to, a payment on its way from another network fits when it arrives, and all that is unused
//! of a subscription was paid at one price, which makes the credit exact.
//!
//! **Credit** is the price of the period times what is left of it, in milliseconds, by its length:
//! rounded down, by less than a planck, and so never more than was paid. If it is above the new price
//! there is no upgrade, for nothing is given back: choose the year. In grace there is none.
//!
//! **Who is paid.** The service, or the treasury for the network's plans: at once and for good. What
//! a service is paid counts at the ramp `MerchantReceipt`.
//!
//! **Grace is no gift**: what is paid in it counts from when the subscription expired. Who lets it
//! pass, and subscribes again afterwards, had it for nothing: that is the price of patience, which
//! governance sets. An automatic renewal happens in the first block of grace, not before.
//!
//! **Automatic renewals** are for those who opted in, at a price that they named. What fails, for want
//! of coins or because the account is frozen, is tried again after a day as long as grace lasts, and
//! then the subscription ends. While the chain is paused none is made; who is over by then is not
//! charged.
//!
//! **A task that was begun may finish**: the quota is asked when a task begins, and never again. What
//! expires, is cancelled or used up in the middle of it changes nothing. A task that comes to nothing
//! is given back to the count of its day, if that is today still; to the plan that counts then if that
//! was subscribed to before the task began.
//!
//! **Days.** The count of a day is a row of that day: it starts at none by itself at midnight, whatever
//! the hooks have come to. The clock is the timestamp, which a block's author can be some seconds off
//! with.
//!
//! **Payments on another network** arrive as GCC on the subscriber's account, which pay the period in
//! the same storage transaction. They pay a first or another period, not an upgrade, whose price
//! falls by the millisecond: buy GCC there, and upgrade with that. If a period cannot be paid any
//! more, because the plan was retired or another is in force by then, the order of payments is
//! locked, and the compliance council gives the payment back. A plan that was only closed meanwhile
//! is no hindrance. Anyone can pay so for anyone, and the subscriber signs nothing: the renewal stays
//! as it was agreed to, and cancelled what was cancelled. Who pays by hand has another plan renewed
//! from then on, if renewals are automatic, and is not cancelled any more.
//!
//! **What happens by itself** is in a queue in order of time (storage iterates keys in order, and
//! these begin with the moment in big-endian), with one row a subscription. `on_poll` takes what is
//! due, the oldest first, [`Config::MaxRenewalsPerBlock`] a block at most and as far as the weight
//! allows; what is left waits for the next block, or anyone calls `settle`. Whether a quota counts is
//! by the clock, not by the queue. Why not `on_idle`: renewals move value, and the AML pallet, which
//! reads the transfers of a block after its last transaction, would not see them.
//!
//! **Bounds.** Services and the plans of each are bounded by constants. A subscription is two rows of
//! less than 200 bytes each, which cost its price and a fee, and which are removed when it is over: at
//! most 415 days after the last payment. Counts are written by services, which governance appoints,
//! and are removed after midnight, [`Config::MaxForgottenPerBlock`] a block at most.
//!
//! **Threats considered.** *A service that raises its price*, or pays itself for a dearer plan of its
//! subscriber's, to have that renewed: see above. *A service that uses up the tasks of customers that
//! did not ask*: each is an event with its name, and governance dismisses it; what was paid for its own
//! plans runs out. *A service that gives back what another began, or what was done*, so that customers have more than their plan allows: counts do not tell which service began a
//! task, for governance trusts the services; each is an event with its name, and governance dismisses
//! it. It can give back no more than was counted today for that customer, and nothing of a plan of
//! another service's. *A plan's number that is another plan's* after a fork:
//! calls name the price, and references all of it. *A subscriber that locks or spends the coins*: the
//! renewal fails. *A service that subscribes to itself* to fill storage: it pays fees for rows that
//! end.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod commerce;
mod functions;
#[cfg(test)]
mod mock;
mod plans;
mod queries;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
pub mod types;
mod usage;
pub mod weights;

pub use pallet::*;
pub use types::{AccountIdOf, Plan, PlanOf, SellerOf, Subscription};

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::subscriptions";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, Mutate},
			tokens::Preservation,
			Time,
		},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use mornet_primitives::{
		kyc::RampLimits,
		payments,
		subscriptions::{
			AgreedRenewal, Parameters, Period, PlanId, PlanStatus, PlanTerms, Quota, Renewal,
			Seller,
		},
		video::QuotaError,
		Balance, Moment,
	};

	use crate::{weights::WeightInfo, PlanOf, SellerOf, Subscription};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime. Constants change only with the runtime; what governance
	/// can change is in [`Parameters`].
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The coin, GCC.
		type Currency: Inspect<Self::AccountId, Balance = Balance> + Mutate<Self::AccountId>;

		/// The chain's clock, in milliseconds since the Unix epoch.
		type Time: Time<Moment = Moment>;

		/// The services' limits on what they are paid.
		type Limits: RampLimits<Self::AccountId>;

		/// Whether value stands still. No renewal happens by itself meanwhile.
		type Paused: Get<bool>;

		/// Who is paid for the network's plans.
		type Treasury: Get<Self::AccountId>;

		/// Who appoints and dismisses services, sets the parameters, has the network's plans, and can
		/// do with services' plans what they can.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Most services.
		#[pallet::constant]
		type MaxServices: Get<u32>;

		/// Most plans of a seller that are not removed.
		#[pallet::constant]
		type MaxPlansPerSeller: Get<u32>;

		/// Most subscriptions that one block renews or ends by itself. What is due beyond it waits for
		/// the next.
		#[pallet::constant]
		type MaxRenewalsPerBlock: Get<u32>;

		/// Most counts of days before that one block removes.
		#[pallet::constant]
		type MaxForgottenPerBlock: Get<u32>;

		/// Weights of the calls and hooks.
		type WeightInfo: WeightInfo;
	}

	/// The rules that governance sets.
	#[pallet::storage]
	pub type Params<T: Config> = StorageValue<_, Parameters, ValueQuery>;

	/// The services. At most `MaxServices`.
	// Keyed by accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type Services<T: Config> =
		CountedStorageMap<_, Blake2_128Concat, T::AccountId, (), OptionQuery>;

	/// The number of the next plan.
	#[pallet::storage]
	pub type NextPlan<T: Config> = StorageValue<_, PlanId, ValueQuery>;

	/// The plans that were not removed.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Plans<T: Config> = StorageMap<_, Twox64Concat, PlanId, PlanOf<T>, OptionQuery>;

	/// The plans of each seller, by number.
	#[pallet::storage]
	pub type Catalogue<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		SellerOf<T>,
		BoundedVec<PlanId, T::MaxPlansPerSeller>,
		ValueQuery,
	>;

	/// The free plan, if there is one.
	#[pallet::storage]
	pub type FreePlan<T: Config> = StorageValue<_, PlanId, OptionQuery>;

	/// The subscriptions of each account, by seller.
	#[pallet::storage]
	pub type SubscriptionsOf<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		Blake2_128Concat,
		SellerOf<T>,
		Subscription,
		OptionQuery,
	>;

	/// When something is to be done with each subscription, in the order of time.
	// In the order of the first key, `ordered::moment`: hence no hash. It is bounded by `MAX_AHEAD`
	// and the grace period.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageDoubleMap<
		_,
		Identity,
		[u8; 8],
		Blake2_128Concat,
		(T::AccountId, SellerOf<T>),
		(),
		OptionQuery,
	>;

	/// How many tasks were begun: by day, account, and the seller whose plan counted.
	// In the order of the first key, `ordered::day`, which we assign: hence no hash.
	#[pallet::storage]
	pub type Usage<T: Config> = StorageNMap<
		_,
		(
			NMapKey<Identity, [u8; 4]>,
			NMapKey<Blake2_128Concat, T::AccountId>,
			NMapKey<Blake2_128Concat, SellerOf<T>>,
		),
		u32,
		ValueQuery,
	>;

	/// The rules, the services and the network's plans at the start.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The rules at the start.
		pub parameters: Parameters,
		/// The services at the start.
		pub services: Vec<T::AccountId>,
		/// The network's plans at the start, numbered from 0. One can be free.
		pub plans: Vec<PlanTerms>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			assert!(
				Pallet::<T>::check_params(&self.parameters),
				"subscription parameters are out of bounds: {:?}",
				self.parameters
			);
			Params::<T>::put(self.parameters);
			for who in &self.services {
				assert!(!Services::<T>::contains_key(who), "service {who:?} is there twice");
				Services::<T>::insert(who, ());
			}
			assert!(Services::<T>::count() <= T::MaxServices::get(), "too many services");
			for plan in &self.plans {
				let made = Pallet::<T>::do_create_plan(Seller::Network, plan.clone());
				assert!(made.is_ok(), "plan {:?} cannot be made: {made:?}", plan.code);
			}
		}
	}

	/// What happened. With the events from genesis on each plan and subscription can be rebuilt, also
	/// those that were removed.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Governance appointed a service.
		ServiceAppointed {
			/// Who.
			service: T::AccountId,
		},
		/// Governance dismissed a service. Its plans cannot be paid any more.
		ServiceDismissed {
			/// Who.
			service: T::AccountId,
		},
		/// A seller made a plan, which is open.
		PlanCreated {
			/// Its number.
			plan: PlanId,
			/// Whose it is.
			seller: SellerOf<T>,
			/// What it is.
			terms: PlanTerms,
		},
		/// It changed who can have a plan.
		PlanStatusSet {
			/// The plan's number.
			plan: PlanId,
			/// Who could.
			old: PlanStatus,
			/// Who can.
			new: PlanStatus,
		},
		/// A plan's quota changed.
		PlanQuotaSet {
			/// The plan's number.
			plan: PlanId,
			/// What it allowed.
			old: Quota,
			/// What it allows.
			new: Quota,
		},
		/// A plan that nobody had was removed.
		PlanRemoved {
			/// Its number.
			plan: PlanId,
		},
		/// Governance set the rules.
		ParamsSet {
			/// Those until now.
			old: Parameters,
			/// Those from now on.
			new: Parameters,
		},
		/// An account subscribed.
		Subscribed {
			/// Who.
			who: T::AccountId,
			/// Whose plan it is.
			seller: SellerOf<T>,
			/// The plan.
			plan: PlanId,
			/// The period.
			period: Period,
			/// What was paid, in plancks.
			paid: Balance,
			/// Until when it is paid, in milliseconds since the Unix epoch.
			expires_at: Moment,
			/// For how long the quota counts after that, in milliseconds.
			grace: Moment,
			/// The order of payments through which it was paid. `None`: from the GCC balance.
			through: Option<payments::OrderId>,
		},
		/// A subscriber paid another period.
		Renewed {
			/// Who.
			who: T::AccountId,
			/// Whose plan it is.
			seller: SellerOf<T>,
			/// The plan, which in grace can be another than before.
			plan: PlanId,
			/// The period.
			period: Period,
			/// What was paid, in plancks.
			paid: Balance,
			/// Until when it is paid now, in milliseconds since the Unix epoch.
			expires_at: Moment,
			/// For how long the quota counts after that, in milliseconds.
			grace: Moment,
			/// Whether it happened by itself.
			automatic: bool,
			/// The order of payments through which it was paid. `None`: from the GCC balance.
			through: Option<payments::OrderId>,
		},
		/// A subscriber changed to a better plan.
		Upgraded {
			/// Who.
			who: T::AccountId,
			/// Whose plans they are.
			seller: SellerOf<T>,
			/// The plan until now.
			from: PlanId,
			/// The plan from now on.
			plan: PlanId,
			/// The period.
			period: Period,
			/// What was credited for what was unused, in plancks.
			credit: Balance,
			/// What was paid, in plancks: with the credit the price.
			paid: Balance,
			/// Until when it is paid now, in milliseconds since the Unix epoch.
			expires_at: Moment,
			/// For how long the quota counts after that, in milliseconds.
			grace: Moment,
		},
		/// A subscriber said what is to happen when the subscription expires.
		RenewalSet {
			/// Who.
			who: T::AccountId,
			/// Whose plan it is.
			seller: SellerOf<T>,
			/// What.
			renewal: Renewal,
		},
		/// An automatic renewal failed.
		RenewalFailed {
			/// Whose.
			who: T::AccountId,
			/// Whose plan it is.
			seller: SellerOf<T>,
			/// Why.
			error: DispatchError,
			/// When it is tried again, in milliseconds since the Unix epoch; if that is the end of
			/// grace the subscription ends then.
			next: Moment,
		},
		/// A subscription is over, and removed.
		Ended {
			/// Whose.
			who: T::AccountId,
			/// Whose plan it was.
			seller: SellerOf<T>,
			/// The plan.
			plan: PlanId,
		},
		/// A service began a task for an account.
		TaskCounted {
			/// The service.
			service: T::AccountId,
			/// For whom.
			customer: T::AccountId,
			/// Whose plan counted.
			seller: SellerOf<T>,
			/// How long its content is, in seconds.
			seconds: u32,
			/// The day, in days since the Unix epoch.
			day: u32,
			/// How many tasks were begun in it.
			used: u32,
		},
		/// A task came to nothing, and does not count.
		TaskGivenBack {
			/// The service.
			service: T::AccountId,
			/// For whom it was.
			customer: T::AccountId,
			/// Whose plan counted.
			seller: SellerOf<T>,
			/// The day, in days since the Unix epoch.
			day: u32,
			/// How many tasks count in it still.
			used: u32,
		},
	}

	/// Why a call failed.
	#[pallet::error]
	pub enum Error<T> {
		/// The account is no service. Governance appoints them.
		NotService,
		/// The account is a service already.
		AlreadyService,
		/// There is no room for another service. Dismiss one first.
		TooManyServices,
		/// The service was dismissed: its plans cannot be paid any more. Choose another's.
		ServiceDismissed,
		/// There is no plan of that number. It may have been removed.
		PlanNotFound,
		/// Only the plan's seller can do this.
		NotSeller,
		/// There is no room for another plan of the seller's. Remove one that nobody has.
		TooManyPlans,
		/// An open plan of the seller's has this code. Close that one first.
		CodeTaken,
		/// A price is below the least, or a year costs less than a month.
		PriceOutOfBounds,
		/// There is a free plan already. Set its quota.
		FreePlanExists,
		/// A quota is of at least one task and one second.
		EmptyQuota,
		/// What costs something cannot allow less than it did. Make another plan.
		QuotaLowered,
		/// Somebody has the plan. Retire it, and remove it when it ran out.
		PlanInUse,
		/// Everybody has the free plan. There is nothing to pay.
		PlanIsFree,
		/// The plan takes no new subscribers. Choose an open one.
		PlanClosed,
		/// The plan cannot be paid any more. Choose another.
		PlanRetired,
		/// A service cannot subscribe to its own plan.
		OwnPlan,
		/// The price is not that of the plan and the period. Look at the plan again.
		PriceDiffers,
		/// Another plan or period of the seller's is in force. Upgrade it, or set it as the renewal.
		OtherPlanInForce,
		/// It is paid far enough ahead. Pay again later.
		PaidTooFarAhead,
		/// There is no subscription of the seller's that is in force. Subscribe.
		NotInForce,
		/// The plan costs no more than the one in force. Set it as the renewal.
		NotAnUpgrade,
		/// More is unused than the upgrade costs, and nothing is given back. Choose the year, or set
		/// the plan as the renewal.
		CreditAbovePrice,
		/// The plan is not this seller's.
		AnotherSellersPlan,
		/// It is cancelled already.
		AlreadyCancelled,
		/// Nothing is to be done with the subscription yet. Wait for it.
		NotDue,
		/// Too little is free on the account, or it is frozen. Pay when there is enough.
		NotEnoughFree,
		/// The account has no plan for the service's tasks.
		NoPlan,
		/// The plan does not allow for so many seconds in one task. Upgrade it, or split the content.
		TaskTooLong,
		/// The tasks of today are used up. Go on after midnight UTC, or upgrade the plan.
		NoTasksLeftToday,
		/// No task of the account's that could be given back was begun that day, or the day is over.
		NothingToGiveBack,
		/// The seller's account is frozen. Compliance has to lift the freeze first.
		SellerFrozen,
		/// This is closed to the level of the seller's account. A registrar has to attest a
		/// higher one, or governance has to open what it closed to all.
		SellerNotVerified,
		/// The seller's attestation by a registrar has expired. A registrar has to renew it.
		SellerAttestationExpired,
		/// The seller's attestation was revoked, or is void. A registrar has to attest it anew.
		SellerAttestationRevoked,
		/// The price is above what the seller's level allows in one operation. A registrar has to
		/// raise the level.
		AboveOperationLimit,
		/// The price is above what is left of the seller's limit for the day. Pay on the next day.
		AboveDailyLimit,
		/// What is to be paid is no subscription.
		NotASubscription,
		/// The reference is not that of the plan. Look at the plan again.
		ReferenceDiffers,
		/// Value stands still on the chain. Try again when that is over.
		Paused,
		/// A number does not fit.
		Overflow,
		/// A parameter is out of its bounds.
		ParameterOutOfBounds,
	}

	impl<T> From<QuotaError> for Error<T> {
		fn from(error: QuotaError) -> Self {
			match error {
				QuotaError::NoPlan => Self::NoPlan,
				QuotaError::TooLong => Self::TaskTooLong,
				QuotaError::TooManyToday => Self::NoTasksLeftToday,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Renews and ends the subscriptions whose time has come, and removes the counts of days
		/// before.
		fn on_poll(_: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::run_agenda(meter);
			Self::forget_usage(meter);
		}

		fn integrity_test() {
			assert!(T::MaxServices::get() >= 1, "there has to be room for a service");
			assert!(T::MaxPlansPerSeller::get() >= 3, "there has to be room for the presets");
			assert!(T::MaxRenewalsPerBlock::get() >= 1, "a block can renew a subscription");
			assert!(T::MaxForgottenPerBlock::get() >= 1, "a block can remove a count");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Subscribe to a plan, or pay another period of it.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the subscriber.
		///
		/// ## Details
		///
		/// Without a subscription of the seller's the period begins now. In force it is added to what
		/// is paid, of the same plan and period. In grace it begins where what was paid ended, and can
		/// be of any plan of the seller's; if renewals are automatic, they are of that from now on. A
		/// subscription that was cancelled is not any more. The account keeps the existential deposit.
		///
		/// ## Parameters
		///
		/// - `plan`: Its number.
		/// - `period`: A month of 30 days or a year of 365.
		/// - `price`: Its price, in plancks, so that nobody pays what they did not agree to.
		///
		/// ## Errors
		///
		/// - [`Error::NotEnoughFree`], [`Error::PriceDiffers`], [`Error::PlanNotFound`].
		/// - [`Error::PlanIsFree`], [`Error::PlanClosed`], [`Error::PlanRetired`],
		///   [`Error::ServiceDismissed`], [`Error::OwnPlan`].
		/// - [`Error::OtherPlanInForce`], [`Error::PaidTooFarAhead`].
		/// - [`Error::SellerNotVerified`] and the other limits of the seller.
		///
		/// ## Events
		///
		/// - [`Event::Subscribed`] or [`Event::Renewed`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::subscribe())]
		pub fn subscribe(
			origin: OriginFor<T>,
			#[pallet::compact] plan: PlanId,
			period: Period,
			#[pallet::compact] price: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_subscribe(who, plan, period, price, Preservation::Preserve, None)
		}

		/// Change to a plan that costs more, at once.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a subscriber in force.
		///
		/// ## Details
		///
		/// Also from the month to the year of the same plan. A new period begins now; what is unused
		/// of what was paid is credited, rounded down. If renewals are automatic, they are of the new
		/// plan and period from now on. The account keeps the existential deposit.
		///
		/// ## Parameters
		///
		/// - `plan`: The number of the new plan.
		/// - `period`: The new period.
		/// - `price`: Its price without the credit, in plancks.
		///
		/// ## Errors
		///
		/// - [`Error::NotInForce`], [`Error::NotAnUpgrade`], [`Error::CreditAbovePrice`].
		/// - [`Error::NotEnoughFree`], [`Error::PriceDiffers`], [`Error::PlanNotFound`].
		/// - [`Error::PlanClosed`], [`Error::PlanRetired`], [`Error::ServiceDismissed`].
		/// - [`Error::SellerNotVerified`] and the other limits of the seller.
		///
		/// ## Events
		///
		/// - [`Event::Upgraded`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::upgrade())]
		pub fn upgrade(
			origin: OriginFor<T>,
			#[pallet::compact] plan: PlanId,
			period: Period,
			#[pallet::compact] price: Balance,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_upgrade(who, plan, period, price)
		}

		/// Say what is to happen when a subscription expires.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a subscriber in force.
		///
		/// ## Details
		///
		/// With a renewal, its price is taken from the GCC balance when the subscription expires, and
		/// each time again. The plan can be another of the seller's: so one downgrades. A
		/// subscription that was cancelled is not any more.
		///
		/// ## Parameters
		///
		/// - `seller`: Whose plan is subscribed to.
		/// - `renewal`: What is to be paid; `None`: nothing by itself.
		///
		/// ## Errors
		///
		/// - [`Error::NotInForce`], [`Error::AnotherSellersPlan`], [`Error::PriceDiffers`].
		/// - [`Error::PlanNotFound`], [`Error::PlanIsFree`], [`Error::PlanClosed`],
		///   [`Error::PlanRetired`], [`Error::ServiceDismissed`].
		///
		/// ## Events
		///
		/// - [`Event::RenewalSet`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::set_renewal())]
		pub fn set_renewal(
			origin: OriginFor<T>,
			seller: SellerOf<T>,
			renewal: Option<AgreedRenewal>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_renewal(who, seller, renewal)
		}

		/// Cancel a subscription.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the subscriber.
		///
		/// ## Details
		///
		/// It is not renewed, and over when it expires; in grace at once. Nothing is given back. Until
		/// it expires one can subscribe again or set a renewal.
		///
		/// ## Parameters
		///
		/// - `seller`: Whose plan is subscribed to.
		///
		/// ## Errors
		///
		/// - [`Error::NotInForce`], [`Error::AlreadyCancelled`].
		///
		/// ## Events
		///
		/// - [`Event::RenewalSet`]; in grace also [`Event::Ended`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, seller: SellerOf<T>) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_cancel(who, seller)
		}

		/// Renew or end a subscription whose time has come.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// Happens by itself. The call is for when many are due at once and one cannot wait. An
		/// automatic renewal that fails is tried again after a day.
		///
		/// ## Parameters
		///
		/// - `who`: The subscriber.
		/// - `seller`: Whose plan is subscribed to.
		///
		/// ## Errors
		///
		/// - [`Error::NotDue`], [`Error::NotInForce`], [`Error::Paused`].
		///
		/// ## Events
		///
		/// - [`Event::Renewed`], [`Event::RenewalFailed`] or [`Event::Ended`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::settle())]
		pub fn settle(
			origin: OriginFor<T>,
			who: T::AccountId,
			seller: SellerOf<T>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(who, seller)
		}

		/// Begin a task for an account.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a service.
		///
		/// ## Details
		///
		/// Uses one of the account's tasks of the day. What happens to the account's plan afterwards
		/// does not stop the task. For tasks that another pallet counts already this is not to be
		/// called.
		///
		/// ## Parameters
		///
		/// - `customer`: For whom.
		/// - `seconds`: How long its content is.
		///
		/// ## Errors
		///
		/// - [`Error::NoPlan`], [`Error::TaskTooLong`], [`Error::NoTasksLeftToday`].
		/// - [`Error::NotService`].
		///
		/// ## Events
		///
		/// - [`Event::TaskCounted`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::start_task())]
		pub fn start_task(
			origin: OriginFor<T>,
			customer: T::AccountId,
			#[pallet::compact] seconds: u32,
		) -> DispatchResult {
			let service = Self::ensure_service(origin)?;
			Self::do_count(&service, &customer, seconds)
				.map_err(|error| Error::<T>::from(error).into())
		}

		/// Give a task back that came to nothing.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a service.
		///
		/// ## Details
		///
		/// The account can have another task that day instead. Services are trusted with this: of tasks
		/// that count against the network's plan it is not known which service began them.
		///
		/// ## Parameters
		///
		/// - `customer`: For whom it was.
		/// - `begun_at`: When it was begun, in milliseconds since the Unix epoch: today.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToGiveBack`], [`Error::NotService`].
		///
		/// ## Events
		///
		/// - [`Event::TaskGivenBack`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::give_back_task())]
		pub fn give_back_task(
			origin: OriginFor<T>,
			customer: T::AccountId,
			#[pallet::compact] begun_at: Moment,
		) -> DispatchResult {
			let service = Self::ensure_service(origin)?;
			ensure!(
				Self::do_give_back(&service, &customer, begun_at),
				Error::<T>::NothingToGiveBack
			);
			Ok(())
		}

		/// Make a plan.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a service; or [`Config::AdminOrigin`], for the network.
		///
		/// ## Details
		///
		/// It is open. Code and prices never change.
		///
		/// ## Parameters
		///
		/// - `terms`: What it is. Of the network's plans one can be free.
		///
		/// ## Errors
		///
		/// - [`Error::PriceOutOfBounds`], [`Error::EmptyQuota`], [`Error::FreePlanExists`].
		/// - [`Error::CodeTaken`], [`Error::TooManyPlans`], [`Error::NotService`].
		///
		/// ## Events
		///
		/// - [`Event::PlanCreated`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::create_plan())]
		pub fn create_plan(origin: OriginFor<T>, terms: PlanTerms) -> DispatchResult {
			let seller = match T::AdminOrigin::try_origin(origin) {
				Ok(_) => Seller::Network,
				Err(origin) => Seller::Service(Self::ensure_service(origin)?),
			};
			Self::do_create_plan(seller, terms)
		}

		/// Say who can have a plan.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the service whose it is; or [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Closed, only those who have it can renew. Retired, nobody can pay for it: it runs out.
		///
		/// ## Parameters
		///
		/// - `plan`: Its number.
		/// - `status`: Who.
		///
		/// ## Errors
		///
		/// - [`Error::PlanNotFound`], [`Error::NotSeller`], [`Error::NotService`].
		/// - [`Error::CodeTaken`]: To open it again while another has its code.
		/// - [`Error::PlanIsFree`]: Everybody has the free plan.
		///
		/// ## Events
		///
		/// - [`Event::PlanStatusSet`].
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::set_plan_status())]
		pub fn set_plan_status(
			origin: OriginFor<T>,
			#[pallet::compact] plan: PlanId,
			status: PlanStatus,
		) -> DispatchResult {
			let found = Self::ensure_manager(origin, plan)?;
			Self::do_set_status(plan, found, status)
		}

		/// Set a plan's quota.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the service whose it is; or [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Counts at once, for all who have it. Only the free plan's can be lowered.
		///
		/// ## Parameters
		///
		/// - `plan`: Its number.
		/// - `quota`: What it allows.
		///
		/// ## Errors
		///
		/// - [`Error::QuotaLowered`], [`Error::EmptyQuota`].
		/// - [`Error::PlanNotFound`], [`Error::NotSeller`], [`Error::NotService`].
		///
		/// ## Events
		///
		/// - [`Event::PlanQuotaSet`].
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::set_plan_quota())]
		pub fn set_plan_quota(
			origin: OriginFor<T>,
			#[pallet::compact] plan: PlanId,
			quota: Quota,
		) -> DispatchResult {
			let found = Self::ensure_manager(origin, plan)?;
			Self::do_set_quota(plan, found, quota)
		}

		/// Remove a plan that nobody has.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the service whose it is; or [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Retire it first and wait a while: a payment for it may be on its way from another network.
		/// Without the free plan nobody has anything for nothing.
		///
		/// ## Parameters
		///
		/// - `plan`: Its number, which is never used again.
		///
		/// ## Errors
		///
		/// - [`Error::PlanInUse`].
		/// - [`Error::PlanNotFound`], [`Error::NotSeller`], [`Error::NotService`].
		///
		/// ## Events
		///
		/// - [`Event::PlanRemoved`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::remove_plan())]
		pub fn remove_plan(
			origin: OriginFor<T>,
			#[pallet::compact] plan: PlanId,
		) -> DispatchResult {
			let found = Self::ensure_manager(origin, plan)?;
			Self::do_remove_plan(plan, found)
		}

		/// Appoint a service.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		///
		/// - `service`: Who; best a multisig or a pure proxy, whose keys can change.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyService`], [`Error::TooManyServices`].
		///
		/// ## Events
		///
		/// - [`Event::ServiceAppointed`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::appoint_service())]
		pub fn appoint_service(origin: OriginFor<T>, service: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(!Services::<T>::contains_key(&service), Error::<T>::AlreadyService);
			ensure!(Services::<T>::count() < T::MaxServices::get(), Error::<T>::TooManyServices);
			Services::<T>::insert(&service, ());
			Self::deposit_event(Event::ServiceAppointed { service });
			Ok(())
		}

		/// Dismiss a service.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Its plans stay, cannot be paid any more, and run out. It begins no tasks by this pallet.
		///
		/// ## Parameters
		///
		/// - `service`: Who.
		///
		/// ## Errors
		///
		/// - [`Error::NotService`].
		///
		/// ## Events
		///
		/// - [`Event::ServiceDismissed`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::dismiss_service())]
		pub fn dismiss_service(origin: OriginFor<T>, service: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Services::<T>::take(&service).ok_or(Error::<T>::NotService)?;
			Self::deposit_event(Event::ServiceDismissed { service });
			Ok(())
		}

		/// Set the rules.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Subscriptions keep the grace period of their last payment, and plans their prices.
		///
		/// ## Parameters
		///
		/// - `params`: All of them.
		///
		/// ## Errors
		///
		/// - [`Error::ParameterOutOfBounds`].
		///
		/// ## Events
		///
		/// - [`Event::ParamsSet`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, params: Parameters) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			ensure!(Self::check_params(&params), Error::<T>::ParameterOutOfBounds);
			let old = Params::<T>::get();
			Params::<T>::put(params);
			Self::deposit_event(Event::ParamsSet { old, new: params });
			Ok(())
		}
	}
}
