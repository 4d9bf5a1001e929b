//! A runtime with the SDK's real balances, assets, freezer and clock, and transfers read from the
//! block's real events.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use alloc::vec::Vec;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	assert_ok, derive_impl,
	dispatch::DispatchClass,
	parameter_types,
	traits::{
		fungible::Inspect,
		tokens::{Fortitude, Preservation},
		AsEnsureOriginWithArg, ConstU128, ConstU32, ConstU64, Contains, Get, OnFinalize, OnIdle,
		OnInitialize, PostTransactions, VariantCount,
	},
	weights::Weight,
};
use frame_system::{limits::BlockWeights, mocking::MockBlockU32, EnsureRoot, EnsureSignedBy};
use mornet_primitives::{
	aml::{BlockTransfers, CaseId, FreezeCode, Transfer},
	units::{asset, currency::GCC},
	AssetId, Balance, BlockNumber, Moment,
};
use scale_info::TypeInfo;
use sp_runtime::{traits::IdentityLookup, BuildStorage};

use crate::{self as pallet_aml, adapters::EachAsset, types::DAY_MS, *};

pub type AccountId = u64;

/// Who have coins and assets.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
pub const CAROL: AccountId = 12;
/// Has no account at first.
pub const NOBODY: AccountId = 99;
/// The compliance council.
pub const COUNCIL: AccountId = 100;
/// One of the chain's own accounts.
pub const TREASURY: AccountId = 101;
/// Free balance, and that of each asset, that accounts 10 to 12 begin with.
pub const ENDOWMENT: Balance = 100_000 * GCC;
/// Least balance.
pub const DEPOSIT: Balance = 7;
/// What a unit of an asset is worth in these tests, in plancks.
pub const PRICE: Balance = 2;
/// The chain's time in block 1: an hour before midnight.
pub const START: Moment = 20_000 * DAY_MS - HOUR;
pub const HOUR: Moment = 3_600_000;
/// Time between blocks.
pub const BLOCK_MS: Moment = 3_000;

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
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(4)]
	pub type AssetsFreezer = pallet_assets_freezer;
	#[runtime::pallet_index(5)]
	pub type Aml = pallet_aml;
}

/// Why coins are frozen or on hold: this pallet's reason, and another's.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Reason {
	Compliance,
	Another,
}

impl VariantCount for Reason {
	const VARIANT_COUNT: u32 = 2;
}

impl From<FreezeReason> for Reason {
	fn from(_: FreezeReason) -> Self {
		Self::Compliance
	}
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type PostTransactions = Aml;
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
	type ExistentialDeposit = ConstU128<DEPOSIT>;
	type AccountStore = System;
	type RuntimeHoldReason = Reason;
	type RuntimeFreezeReason = Reason;
	type FreezeIdentifier = Reason;
	type MaxFreezes = ConstU32<2>;
}

#[derive_impl(pallet_assets::config_preludes::TestDefaultConfig)]
impl pallet_assets::Config for Test {
	type Balance = Balance;
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type Freezer = AssetsFreezer;
	type Holder = ();
}

impl pallet_assets_freezer::Config for Test {
	type RuntimeFreezeReason = Reason;
	type RuntimeEvent = RuntimeEvent;
}

parameter_types! {
	pub const AllAssets: &'static [AssetId] =
		&[asset::ELECTRICITY.id, asset::HEAT.id, asset::WATER.id, asset::COST_INDEX.id];
}

/// The chain's own accounts.
pub struct Own;

impl Contains<AccountId> for Own {
	fn contains(who: &AccountId) -> bool {
		*who == TREASURY
	}
}

/// Reads the block's events, as the runtime does.
pub struct Events;

impl BlockTransfers<AccountId> for Events {
	fn events() -> u32 {
		System::event_count()
	}

	fn for_each(mut each: impl FnMut(Transfer<AccountId>)) {
		for record in System::read_events_no_consensus() {
			match record.event {
				RuntimeEvent::Balances(pallet_balances::Event::Transfer { from, to, amount }) => {
					each(Transfer { from, to, worth: amount });
				},
				RuntimeEvent::Balances(pallet_balances::Event::TransferOnHold {
					source,
					dest,
					amount,
					..
				}) => each(Transfer { from: source, to: dest, worth: amount }),
				RuntimeEvent::Assets(pallet_assets::Event::Transferred {
					from,
					to,
					amount,
					..
				}) => each(Transfer { from, to, worth: amount * PRICE }),
				_ => {},
			}
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn add_for_benchmarks(transfer: Transfer<AccountId>, count: u32) {
		System::reset_events();
		for _ in 0..count {
			let Transfer { from, to, worth: amount } = transfer;
			System::deposit_event(pallet_balances::Event::<Test>::Transfer { from, to, amount });
		}
	}
}

parameter_types! {
	/// As much as the scan of some events takes, and the rules on the largest transfer among them.
	pub const ScanReserve: Weight = Weight::from_parts(5_000_000_000, 100_000);
}

frame_support::ord_parameter_types! {
	pub const Council: AccountId = COUNCIL;
}

impl pallet_aml::Config for Test {
	type RuntimeFreezeReason = Reason;
	type Currency = Balances;
	type Assets = EachAsset<AssetsFreezer, AllAssets>;
	type Transfers = Events;
	type Exempt = Own;
	type Time = Timestamp;
	type AdminOrigin = EnsureRoot<AccountId>;
	type FreezeOrigin = EnsureSignedBy<Council, AccountId>;
	type CaseOrigin = EnsureSignedBy<Council, AccountId>;
	type MaxFrozen = ConstU32<3>;
	type MaxCases = ConstU32<4>;
	type ScanReserve = ScanReserve;
	type WeightInfo = ();
}

/// The thresholds most tests run under: small, and all different.
pub fn test_params() -> Parameters {
	Parameters {
		watch_from: 10 * GCC,
		large_from: 1_000 * GCC,
		velocity_amount: 5_000 * GCC,
		velocity_count: 20,
		structuring_from: 900 * GCC,
		structuring_count: 2,
		structuring_window: 7 * DAY_MS,
		outflow_amount: 500 * GCC,
		onboarding_window: 30 * DAY_MS,
		max_freeze: 90 * DAY_MS,
		retention: 365 * DAY_MS,
	}
}

/// Builds a chain, at block 1, and checks the invariants after the test.
pub struct ExtBuilder {
	params: Parameters,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { params: test_params() }
	}
}

impl ExtBuilder {
	/// Other thresholds.
	pub fn params(mut self, change: impl FnOnce(&mut Parameters)) -> Self {
		change(&mut self.params);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		let customers = [ALICE, BOB, CAROL];
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: customers
					.iter()
					.map(|who| (*who, ENDOWMENT))
					.chain([(TREASURY, DEPOSIT)])
					.collect(),
				..Default::default()
			},
			assets: pallet_assets::GenesisConfig {
				assets: asset::ALL.map(|asset| (asset.id, 999, true, 1)).to_vec(),
				accounts: customers.iter().map(|who| (asset::HEAT.id, *who, ENDOWMENT)).collect(),
				..Default::default()
			},
			aml: pallet_aml::GenesisConfig { parameters: self.params, ..Default::default() },
			..Default::default()
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(next_block);
		ext
	}

	/// Runs a test; the invariants hold after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Aml::do_try_state().unwrap();
		});
	}
}

/// Ends the block with so much weight left, no more of which is used but for what is kept for the
/// scan, and makes the next.
pub fn next_block_with(remaining: Weight) {
	let last = System::block_number();
	if last > 0 {
		fill(remaining);
		Aml::post_transactions();
		let used = Aml::on_idle(last, remaining);
		assert!(used.all_lte(remaining), "{used:?} used of {remaining:?}");
		AllPalletsWithSystem::on_finalize(last);
	}
	let number = last + 1;
	System::reset_events();
	System::initialize(&number, &Default::default(), &Default::default());
	let kept = AllPalletsWithSystem::on_initialize(number);
	System::register_extra_weight_unchecked(kept, DispatchClass::Mandatory);
	Timestamp::set_timestamp(Timestamp::get().max(START - BLOCK_MS) + BLOCK_MS);
}

/// Makes a block, some seconds after the last, with all the idle time there is.
pub fn next_block() {
	next_block_with(Weight::MAX);
}

/// Makes so many blocks.
pub fn blocks(count: BlockNumber) {
	(0..count).for_each(|_| next_block());
}

/// Transactions use all of the block's weight but this.
pub fn fill(remaining: Weight) {
	let limits: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
	let free = limits.max_block.saturating_sub(System::block_weight().total());
	let used = free.saturating_sub(remaining);
	System::register_extra_weight_unchecked(used, DispatchClass::Operational);
}

/// Looks through the transfers of this block; the events of that stay to be seen.
pub fn idle() {
	Aml::post_transactions();
	Aml::on_idle(System::block_number(), Weight::MAX);
}

/// Lets time pass within a block.
pub fn pass(ms: Moment) {
	Timestamp::set_timestamp(Timestamp::get() + ms);
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

/// The council freezes an account for 30 days.
pub fn freeze(who: AccountId) {
	assert_ok!(Aml::freeze(
		signed(COUNCIL),
		who,
		FreezeCode::Investigation,
		Some(now() + 30 * DAY_MS),
		None
	));
}

pub fn transfer(from: AccountId, to: AccountId, amount: Balance) {
	assert_ok!(Balances::transfer_allow_death(signed(from), to, amount));
}

pub fn spendable(who: AccountId) -> Balance {
	Balances::reducible_balance(&who, Preservation::Expendable, Fortitude::Polite)
}

pub fn case(id: CaseId) -> Case<AccountId> {
	Cases::<Test>::get(id).unwrap()
}

/// All cases: number, whom they are about, rule, hits.
pub fn cases() -> Vec<(CaseId, AccountId, mornet_primitives::aml::Rule, u32)> {
	let all = Aml::cases(0, u32::MAX);
	all.into_iter().map(|row| (row.id, row.account, row.rule, row.hits)).collect()
}

pub fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}

pub fn assert_has_event(event: Event<Test>) {
	System::assert_has_event(event.into());
}
