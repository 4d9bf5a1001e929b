//! A runtime with the SDK's real balances and clock; limits and freezes are what a test says.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use alloc::{collections::BTreeMap, vec, vec::Vec};

use frame_support::{
	assert_ok, derive_impl,
	pallet_prelude::ValueQuery,
	parameter_types,
	storage::with_storage_layer,
	storage_alias,
	traits::{
		fungible::{Inspect, InspectHold, Mutate, MutateFreeze},
		ConstU128, ConstU32, ConstU64, OnFinalize, OnInitialize, OnPoll,
	},
	weights::{Weight, WeightMeter},
};
use frame_system::{mocking::MockBlockU32, EnsureRoot};
use mornet_primitives::{
	aml::FrozenAccounts,
	escrow::{OrderId, OrderState, Outcome, Parameters},
	kyc::{LimitError, Ramp, RampLimits},
	payments::{
		effects::Commerce,
		order::{OrderKind, Reference},
	},
	units::currency::GCC,
	Balance, Hash, Moment,
};
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchResult};

use crate::{self as pallet_escrow, *};

pub type AccountId = u64;

/// Sells.
pub const SHOP: AccountId = 1;
pub const OTHER_SHOP: AccountId = 2;
/// Buy.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
/// Rule.
pub const ARBITER: AccountId = 20;
pub const OTHER_ARBITER: AccountId = 21;
/// Has no account at first.
pub const NOBODY: AccountId = 99;
/// Free balance of all but that one.
pub const ENDOWMENT: Balance = 1_000 * GCC;
/// Not a divisor of much, so that a forgotten term shows.
pub const ED: Balance = 1_009;
/// What is on hold for each order.
pub const DEPOSIT: Balance = 7_919;
/// The chain's time in block 1.
pub const START: Moment = 1_760_000_000_000;
/// Time between blocks.
pub const BLOCK_MS: Moment = 3_000;
pub const MINUTE: Moment = 60_000;
pub const HOUR: Moment = 60 * MINUTE;
pub const DAY: Moment = 24 * HOUR;
/// The usual time to pay.
pub const TO_PAY: Moment = 2 * DAY;

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
	pub type Escrow = pallet_escrow;
}

parameter_types! {
	/// Merchants that the limits refuse, and why.
	pub static Refused: Vec<(AccountId, LimitError)> = Vec::new();
	/// Who is frozen, and whether the account was given a provider for it.
	pub static FrozenSet: BTreeMap<AccountId, bool> = BTreeMap::new();
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
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type FreezeIdentifier = u8;
	type MaxFreezes = ConstU32<2>;
}

/// Limits that a test sets, and that remember what was asked.
pub struct TestLimits;

impl RampLimits<AccountId> for TestLimits {
	fn try_use(who: &AccountId, ramp: Ramp, amount: Balance) -> Result<(), LimitError> {
		if TestFrozen::is_frozen(who) {
			return Err(LimitError::Frozen);
		}
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

/// Freezes as `pallet-aml` has them: known, and on the balances.
pub struct TestFrozen;

impl FrozenAccounts<AccountId> for TestFrozen {
	fn is_frozen(who: &AccountId) -> bool {
		FrozenSet::get().contains_key(who)
	}
}

impl pallet_escrow::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Limits = TestLimits;
	type Frozen = TestFrozen;
	type AdminOrigin = EnsureRoot<AccountId>;
	type OrderDeposit = ConstU128<DEPOSIT>;
	type MaxArbiters = ConstU32<3>;
	type MaxClosingsPerBlock = ConstU32<2>;
	type WeightInfo = ();
}

/// The rules most tests run under: 90 % at once, 14 days and 14 days.
pub fn test_params() -> Parameters {
	Parameters { min_amount: 11 * ED, ..Default::default() }
}

/// Builds a chain, at block 1, and checks the invariants after the test.
pub struct ExtBuilder {
	params: Parameters,
	arbiters: Vec<AccountId>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { params: test_params(), arbiters: vec![ARBITER, OTHER_ARBITER] }
	}
}

impl ExtBuilder {
	/// Other rules.
	pub fn params(mut self, change: impl FnOnce(&mut Parameters)) -> Self {
		change(&mut self.params);
		self
	}

	/// Other arbiters.
	pub fn arbiters(mut self, arbiters: &[AccountId]) -> Self {
		self.arbiters = arbiters.to_vec();
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		Refused::set(Vec::new());
		FrozenSet::set(BTreeMap::new());
		let endowed = [SHOP, OTHER_SHOP, ALICE, BOB, ARBITER, OTHER_ARBITER];
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: endowed.iter().map(|who| (*who, ENDOWMENT)).collect(),
				..Default::default()
			},
			escrow: pallet_escrow::GenesisConfig {
				parameters: self.params,
				arbiters: self.arbiters,
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
	Escrow::do_try_state().unwrap();
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
	<Escrow as OnPoll<_>>::on_poll(number, &mut meter);
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

pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::DisputeWindow.into(), &who)
}

pub fn deposits(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::OrderDeposit.into(), &who)
}

/// What is free, on hold for the dispute window, and on hold as deposits.
pub fn purse(who: AccountId) -> (Balance, Balance, Balance) {
	(free(who), held(who), deposits(who))
}

/// Freezes an account as `pallet-aml` does, also one that has no coins.
pub fn freeze(who: AccountId) {
	if TestFrozen::is_frozen(&who) {
		return;
	}
	let sponsored = System::providers(&who) == 0;
	if sponsored {
		System::inc_providers(&who);
	}
	assert_ok!(Balances::set_freeze(&1, &who, Balance::MAX));
	FrozenSet::mutate(|set| set.insert(who, sponsored));
}

pub fn thaw(who: AccountId) {
	let Some(sponsored) = FrozenSet::mutate(|set| set.remove(&who)) else { return };
	assert_ok!(Balances::thaw(&1, &who));
	if sponsored {
		// What the account was given since may need it.
		let _ = System::dec_providers(&who);
	}
}

/// Locks all that an account has, as a vote does.
pub fn lock(who: AccountId) {
	lock_some(who, Balance::MAX);
}

/// Locks so much of what an account has, on hold or not.
pub fn lock_some(who: AccountId, amount: Balance) {
	assert_ok!(Balances::set_freeze(&2, &who, amount));
}

/// Has an account give all away, so that it is gone.
pub fn leave(who: AccountId) {
	assert_ok!(Balances::transfer_all(signed(who), 1_000, false));
	assert_eq!(Balances::total_balance(&who), 0);
}

/// Opens an order that anyone can pay, and returns its number.
pub fn open(merchant: AccountId, amount: Balance) -> OrderId {
	open_for(merchant, amount, None, None)
}

pub fn open_for(
	merchant: AccountId,
	amount: Balance,
	buyer: Option<AccountId>,
	arbiter: Option<AccountId>,
) -> OrderId {
	let id = NextOrder::<Test>::get();
	assert_ok!(Escrow::open_order(
		signed(merchant),
		amount,
		metadata(),
		now() + TO_PAY,
		buyer,
		arbiter,
		None
	));
	id
}

/// An order of the shop's that Alice paid.
pub fn paid() -> OrderId {
	let id = open(SHOP, PRICE);
	assert_ok!(Escrow::pay(signed(ALICE), id, PRICE));
	id
}

/// A price that does not split evenly: 5 plancks more than 20 GCC.
pub const PRICE: Balance = 20 * GCC + 5;
/// What of it is on hold: the merchant's share, 18 GCC and 4.5 plancks, is rounded down.
pub const HELD: Balance = 2 * GCC + 1;

/// The same with a dispute.
pub fn disputed() -> OrderId {
	let id = paid();
	assert_ok!(Escrow::dispute(signed(ALICE), id, None));
	id
}

/// The same that the shop answered.
pub fn answered() -> OrderId {
	let id = disputed();
	assert_ok!(Escrow::answer(signed(SHOP), id, None));
	id
}

pub fn metadata() -> Hash {
	Hash::repeat_byte(5)
}

pub fn state(id: OrderId) -> Option<OrderState> {
	Orders::<Test>::get(id).map(|order| order.state)
}

pub fn reference(id: OrderId) -> Reference {
	Escrow::order(id).unwrap().reference
}

/// What an order of payments asks.
pub fn price(id: OrderId, who: AccountId) -> Result<Balance, sp_runtime::DispatchError> {
	<Escrow as Commerce<_>>::price(&OrderKind::Invoice(reference(id)), &who)
}

/// Pays through an order of payments, as `pallet-payments` does: mints and settles together.
pub fn pay_by_rail(
	through: u64,
	invoice: Reference,
	who: AccountId,
	gcc: Balance,
) -> DispatchResult {
	with_storage_layer(|| {
		Balances::mint_into(&who, gcc)?;
		<Escrow as Commerce<_>>::settle(through, &OrderKind::Invoice(invoice), &who, gcc)
	})
}

/// How orders came to their end, in this block.
pub fn closings() -> Vec<(OrderId, Outcome, Balance, Balance)> {
	System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Escrow(Event::Closed {
				order, outcome, to_buyer, to_merchant, ..
			}) => Some((order, outcome, to_buyer, to_merchant)),
			_ => None,
		})
		.collect()
}

pub fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}

pub fn assert_has_event(event: Event<Test>) {
	System::assert_has_event(event.into());
}
