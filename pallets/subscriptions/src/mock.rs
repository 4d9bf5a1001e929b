//! A runtime with the SDK's real balances and clock; limits and freezes are what a test says.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use alloc::{vec, vec::Vec};

use frame_support::{
	assert_ok, derive_impl,
	pallet_prelude::ValueQuery,
	parameter_types,
	storage::with_storage_layer,
	storage_alias,
	traits::{
		fungible::{Inspect, Mutate, MutateFreeze},
		ConstU128, ConstU32, ConstU64, OnFinalize, OnInitialize, OnPoll,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::{mocking::MockBlockU32, EnsureRoot};
use mornet_primitives::{
	kyc::{LimitError, Ramp, RampLimits},
	payments::{
		effects::Commerce,
		order::{OrderKind, Reference},
	},
	subscriptions::{
		AgreedRenewal, Parameters, Period, PlanCode, PlanId, PlanTerms, Prices, Quota, Seller, DAY,
	},
	units::currency::GCC,
	Balance, Moment,
};
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchError, DispatchResult};

use crate::{self as pallet_subscriptions, *};

pub type AccountId = u64;

/// Services.
pub const STUDIO: AccountId = 1;
pub const ARCHIVE: AccountId = 2;
/// Subscribe.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
/// Is paid for the network's plans.
pub const TREASURY: AccountId = 50;
/// Has no account at first.
pub const NOBODY: AccountId = 99;
/// Free balance of all but that one.
pub const ENDOWMENT: Balance = 20_000 * GCC;
/// Not a divisor of much, so that a forgotten term shows.
pub const ED: Balance = 1_009;
/// The chain's time in block 1: some hours after a midnight.
pub const START: Moment = 1_760_000_000_000;
/// Time between blocks.
pub const BLOCK_MS: Moment = 3_000;
pub const HOUR: Moment = 60 * 60 * 1_000;
pub const MONTH: Moment = 30 * DAY;
pub const YEAR: Moment = 365 * DAY;
/// The grace period.
pub const GRACE: Moment = 3 * DAY;

/// The presets' plans, as genesis numbers them.
pub const FREE: PlanId = 0;
pub const PRO: PlanId = 1;
pub const CREATOR: PlanId = 2;
pub const PRO_PRICE: Balance = 299 * GCC;
pub const CREATOR_PRICE: Balance = 599 * GCC;

pub use mornet_primitives::subscriptions::Period::{Monthly, Yearly};
pub use mornet_primitives::subscriptions::Seller::{Network, Service};

#[frame_support::runtime]
mod test_runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Subscriptions = pallet_subscriptions;
}

parameter_types! {
	/// Services that the limits refuse, and why.
	pub static Refused: Vec<(AccountId, LimitError)> = Vec::new();
	/// Whether value stands still.
	pub static Standstill: bool = false;
	pub const TreasuryAccount: AccountId = TREASURY;
}

/// What was counted against the limits, in order. In storage: what is rolled back is forgotten.
#[storage_alias]
pub type Used = StorageValue<Mock, Vec<(AccountId, Ramp, Balance)>, ValueQuery>;

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_timestamp::Config for Test {
	type Moment = Moment;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<{ BLOCK_MS / 2 }>;
	type WeightInfo = ();
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<ED>;
	type AccountStore = System;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type FreezeIdentifier = u8;
	type MaxFreezes = ConstU32<1>;
}

/// Limits that a test sets, and that remember what was asked.
pub struct TestLimits;

impl RampLimits<AccountId> for TestLimits {
	fn try_use(who: &AccountId, ramp: Ramp, amount: Balance) -> Result<(), LimitError> {
		if let Some((_, error)) = Refused::get().iter().find(|refused| refused.0 == *who) {
			return Err(*error);
		}
		Used::append((*who, ramp, amount));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(who: &AccountId) {
		Refused::mutate(|refused| refused.retain(|r| r.0 != *who));
	}
}

impl pallet_subscriptions::Config for Test {
	type Currency = Balances;
	type Time = Timestamp;
	type Limits = TestLimits;
	type Paused = Standstill;
	type Treasury = TreasuryAccount;
	type AdminOrigin = EnsureRoot<AccountId>;
	type MaxServices = ConstU32<3>;
	type MaxPlansPerSeller = ConstU32<5>;
	type MaxRenewalsPerBlock = ConstU32<2>;
	type MaxForgottenPerBlock = ConstU32<2>;
	type WeightInfo = ();
}

/// The rules most tests run under.
pub fn test_params() -> Parameters {
	Parameters { grace: GRACE, min_price: 10 * ED }
}

/// Builds a chain, at block 1, and checks the invariants after the test.
pub struct ExtBuilder {
	params: Parameters,
	services: Vec<AccountId>,
	plans: Vec<PlanTerms>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { params: test_params(), services: vec![STUDIO, ARCHIVE], plans: PlanTerms::presets() }
	}
}

impl ExtBuilder {
	/// Other rules.
	pub fn params(mut self, change: impl FnOnce(&mut Parameters)) -> Self {
		change(&mut self.params);
		self
	}

	/// Other services.
	pub fn services(mut self, services: &[AccountId]) -> Self {
		self.services = services.to_vec();
		self
	}

	/// Other plans.
	pub fn plans(mut self, plans: Vec<PlanTerms>) -> Self {
		self.plans = plans;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		Refused::set(Vec::new());
		Standstill::set(false);
		let endowed = [STUDIO, ARCHIVE, ALICE, BOB, TREASURY];
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: endowed.iter().map(|who| (*who, ENDOWMENT)).collect(),
				..Default::default()
			},
			subscriptions: pallet_subscriptions::GenesisConfig {
				parameters: self.params,
				services: self.services,
				plans: self.plans,
			},
			..Default::default()
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| next_block_at(START));
		ext
	}

	/// Runs a test; the invariants hold after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			check();
		});
	}
}

/// The invariants hold.
pub fn check() {
	Subscriptions::do_try_state().unwrap();
}

/// Makes a block at this time, with the hooks in the order of the real thing.
pub fn next_block_at(time: Moment) {
	next_block_with(time, Weight::MAX);
}

/// The same with so much weight for `on_poll`; what it used.
pub fn next_block_with(time: Moment, limit: Weight) -> Weight {
	let last = System::block_number();
	if last > 0 {
		AllPalletsWithSystem::on_finalize(last);
	}
	let number = last + 1;
	System::reset_events();
	System::initialize(&number, &Default::default(), &Default::default());
	AllPalletsWithSystem::on_initialize(number);
	Timestamp::set_timestamp(time);
	let mut meter = WeightMeter::with_limit(limit);
	<Subscriptions as OnPoll<_>>::on_poll(number, &mut meter);
	meter.consumed()
}

/// Makes a block, some seconds after the last.
pub fn next_block() {
	next_block_at(now() + BLOCK_MS);
}

/// Makes a block so much later.
pub fn pass(ms: Moment) {
	next_block_at(now() + ms);
}

/// Lets time pass without a block: as if the queue were too long to be through.
pub fn pass_unnoticed(ms: Moment) {
	Timestamp::set_timestamp(now() + ms);
}

pub fn now() -> Moment {
	Timestamp::get()
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

pub fn free(who: AccountId) -> Balance {
	Balances::balance(&who)
}

/// Freezes an account as `pallet-aml` does.
pub fn freeze(who: AccountId) {
	assert_ok!(Balances::set_freeze(&1, &who, Balance::MAX));
}

pub fn thaw(who: AccountId) {
	assert_ok!(Balances::thaw(&1, &who));
}

/// Leaves an account this much.
pub fn leave(who: AccountId, amount: Balance) {
	let rest = free(who) - amount;
	assert_ok!(Balances::transfer_allow_death(signed(who), 1_000, rest));
}

pub fn code(code: &str) -> PlanCode {
	PlanCode::try_from(code.as_bytes()).unwrap()
}

pub fn quota(tasks_per_day: u32, seconds_per_task: u32) -> Quota {
	Quota { tasks_per_day, seconds_per_task }
}

pub fn terms(name: &str, monthly: Balance, quota: Quota) -> PlanTerms {
	PlanTerms { code: code(name), prices: Prices { monthly, yearly: 10 * monthly }, quota }
}

/// Has a service make a plan of 5 tasks of 100 seconds, and returns its number.
pub fn offer(service: AccountId, name: &str, monthly: Balance) -> PlanId {
	let id = NextPlan::<Test>::get();
	assert_ok!(Subscriptions::create_plan(signed(service), terms(name, monthly, quota(5, 100))));
	id
}

pub fn price_of(plan: PlanId, period: Period) -> Balance {
	Plans::<Test>::get(plan).map_or(0, |plan| plan.prices.of(period))
}

pub fn seller_of(plan: PlanId) -> Seller<AccountId> {
	Plans::<Test>::get(plan).unwrap().seller
}

pub fn subscribe(who: AccountId, plan: PlanId, period: Period) -> DispatchResult {
	Subscriptions::subscribe(signed(who), plan, period, price_of(plan, period))
}

pub fn upgrade(who: AccountId, plan: PlanId, period: Period) -> DispatchResult {
	Subscriptions::upgrade(signed(who), plan, period, price_of(plan, period))
}

/// Has a subscription be renewed by itself, as this.
pub fn renew_as(who: AccountId, plan: PlanId, period: Period) -> DispatchResult {
	let agreed = AgreedRenewal { plan, period, price: price_of(plan, period) };
	Subscriptions::set_renewal(signed(who), seller_of(plan), Some(agreed))
}

pub fn subscription(who: AccountId, seller: Seller<AccountId>) -> Option<Subscription> {
	SubscriptionsOf::<Test>::get(who, seller)
}

/// Of the network's plans: the plan and until when it is paid.
pub fn network(who: AccountId) -> Option<(PlanId, Moment)> {
	subscription(who, Network).map(|found| (found.plan, found.expires_at))
}

/// What is left of today for a service's tasks.
pub fn left(service: AccountId, who: AccountId) -> u32 {
	Subscriptions::quota_left(service, who).map_or(0, |quota| quota.left)
}

pub fn task(service: AccountId, who: AccountId, seconds: u32) -> DispatchResult {
	Subscriptions::start_task(signed(service), who, seconds)
}

pub fn reference(plan: PlanId, period: Period) -> Reference {
	let (month, year) = Subscriptions::plan(plan).unwrap().references.unwrap();
	match period {
		Monthly => month,
		Yearly => year,
	}
}

/// What an order of payments asks.
pub fn price(plan: PlanId, period: Period, who: AccountId) -> Result<Balance, DispatchError> {
	let kind = OrderKind::Subscription(reference(plan, period));
	<Subscriptions as Commerce<_>>::price(&kind, &who)
}

/// Pays through an order of payments, as `pallet-payments` does: mints and settles together.
pub fn pay_by_rail(
	through: u64,
	reference: Reference,
	who: AccountId,
	gcc: Balance,
) -> DispatchResult {
	with_storage_layer(|| {
		Balances::mint_into(&who, gcc)?;
		let kind = OrderKind::Subscription(reference);
		<Subscriptions as Commerce<_>>::settle(through, &kind, &who, gcc)
	})
}

/// This pallet's events in this block.
pub fn events() -> Vec<Event<Test>> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Subscriptions(event) => Some(event),
			_ => None,
		})
		.collect()
}

pub fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
