//! A runtime with the SDK's real balances and clock.

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
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::{Inspect, InspectHold},
		tokens::{Fortitude, Preservation},
		ConstU32, ConstU64, OnFinalize, OnInitialize,
	},
};
use frame_system::{mocking::MockBlockU32, EnsureRoot, EnsureSignedBy};
use mornet_primitives::{
	issuance::{BankRef, PayoutRef, WithdrawalId},
	kyc::{LimitError, Ramp, RampLimits},
	units::currency::GCC,
	Balance, BlockNumber, Hash, Moment,
};
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchError};

use crate::{self as pallet_issuance, adapters::KeepOrCount, types::DAY_MS, *};

pub type AccountId = u64;

/// Bank gateways.
pub const BANK: AccountId = 1;
pub const OTHER_BANK: AccountId = 2;
/// Who wants GCC; has some from genesis.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
/// Has no account at first.
pub const NOBODY: AccountId = 99;
/// Who may pause.
pub const GUARD: AccountId = 100;
/// Takes dust.
pub const TREASURY: AccountId = 101;
/// Free balance that accounts 10 to 19 begin with.
pub const ENDOWMENT: Balance = 1_000 * GCC;
/// Not a divisor of much, so that a forgotten term shows.
pub const DEPOSIT: Balance = 1_009;
/// The first issuers' daily cap.
pub const CAP: Balance = 500 * GCC;
/// The chain's time in block 1: an hour before midnight.
pub const START: Moment = 20_000 * DAY_MS - 3_600_000;
/// Time between blocks.
pub const BLOCK_MS: Moment = 3_000;
/// Blocks until a withdrawal is released.
pub const TIMEOUT: BlockNumber = 20;

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
	pub type Issuance = pallet_issuance;
}

parameter_types! {
	/// Can be raised by a test.
	pub static ExistentialDeposit: Balance = DEPOSIT;
	pub const TreasuryAccount: AccountId = TREASURY;
	/// Accounts that the limits refuse, and why.
	pub static Refused: Vec<(AccountId, Ramp, LimitError)> = Vec::new();
	/// What was counted against the limits, in order.
	pub static Used: Vec<(AccountId, Ramp, Balance)> = Vec::new();
}

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
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type DustRemoval = KeepOrCount<Test, TreasuryAccount>;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type FreezeIdentifier = u8;
	type MaxFreezes = ConstU32<2>;
}

/// Limits that a test sets, and that remember what was asked.
pub struct TestLimits;

impl RampLimits<AccountId> for TestLimits {
	fn try_use(who: &AccountId, ramp: Ramp, amount: Balance) -> Result<(), LimitError> {
		if let Some((.., error)) = Refused::get().iter().find(|r| (r.0, r.1) == (*who, ramp)) {
			return Err(*error);
		}
		Used::mutate(|used| used.push((*who, ramp, amount)));
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(who: &AccountId) {
		Refused::mutate(|refused| refused.retain(|r| r.0 != *who));
	}
}

frame_support::ord_parameter_types! {
	pub const Guard: AccountId = GUARD;
}

impl pallet_issuance::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Limits = TestLimits;
	type AdminOrigin = EnsureRoot<AccountId>;
	type PauseOrigin = EnsureSignedBy<Guard, AccountId>;
	type MaxIssuers = ConstU32<3>;
	type MaxWithdrawalsPerAccount = ConstU32<3>;
	type MaxWithdrawals = ConstU32<8>;
	type MaxReleasesPerBlock = ConstU32<2>;
	type MaxReleaseDelay = ConstU32<2>;
	type MinWithdrawalTimeout = ConstU32<5>;
	type WeightInfo = ();
}

/// The rules most tests run under.
pub fn test_params() -> Parameters {
	Parameters {
		attestation_validity: DAY_MS / 2,
		withdrawal_timeout: TIMEOUT,
		min_withdrawal: GCC,
	}
}

/// Builds a chain, at block 1, and checks the invariants after the test.
pub struct ExtBuilder {
	issuers: Vec<(AccountId, Balance)>,
	params: Parameters,
	endowed: Vec<(AccountId, Balance)>,
}

impl Default for ExtBuilder {
	/// Two issuers, and ten accounts with GCC.
	fn default() -> Self {
		Self {
			issuers: vec![(BANK, CAP), (OTHER_BANK, CAP)],
			params: test_params(),
			endowed: (10..20).map(|who| (who, ENDOWMENT)).chain([(TREASURY, DEPOSIT)]).collect(),
		}
	}
}

impl ExtBuilder {
	/// These issuers instead: accounts and daily caps.
	pub fn issuers(mut self, issuers: &[(AccountId, Balance)]) -> Self {
		self.issuers = issuers.to_vec();
		self
	}

	/// Other rules.
	pub fn params(mut self, change: impl FnOnce(&mut Parameters)) -> Self {
		change(&mut self.params);
		self
	}

	/// Another account at genesis.
	pub fn endow(mut self, who: AccountId, amount: Balance) -> Self {
		self.endowed.push((who, amount));
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		ExistentialDeposit::set(DEPOSIT);
		Refused::set(Vec::new());
		Used::set(Vec::new());
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: self.endowed,
				..Default::default()
			},
			issuance: pallet_issuance::GenesisConfig {
				parameters: self.params,
				issuers: self.issuers,
			},
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
			Issuance::do_try_state().unwrap();
		});
	}
}

/// Makes a block, some seconds after the last.
pub fn next_block() {
	let last = System::block_number();
	if last > 0 {
		AllPalletsWithSystem::on_finalize(last);
	}
	let number = last + 1;
	System::initialize(&number, &Default::default(), &Default::default());
	AllPalletsWithSystem::on_initialize(number);
	Timestamp::set_timestamp(Timestamp::get().max(START - BLOCK_MS) + BLOCK_MS);
}

/// Makes blocks up to this one.
pub fn run_to_block(number: BlockNumber) {
	while System::block_number() < number {
		next_block();
	}
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

pub fn reference(text: &str) -> BankRef {
	text.as_bytes().to_vec().try_into().unwrap()
}

pub fn payout_ref() -> PayoutRef {
	b"iban-commitment".to_vec().try_into().unwrap()
}

pub fn free(who: AccountId) -> Balance {
	Balances::balance(&who)
}

pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::Withdrawal.into(), &who)
}

pub fn spendable(who: AccountId) -> Balance {
	Balances::reducible_balance(&who, Preservation::Expendable, Fortitude::Polite)
}

/// All that a failing call must leave as it was: free and held balances, and the books.
pub fn books() -> (Vec<(AccountId, Balance, Balance)>, Balance, SupplyLedger, Vec<Issuer>) {
	(
		(0..102).map(|who| (who, free(who), held(who))).collect(),
		Balances::total_issuance(),
		Supply::<Test>::get(),
		[BANK, OTHER_BANK, 3].into_iter().filter_map(Issuers::<Test>::get).collect(),
	)
}

pub fn issuer(who: AccountId) -> Issuer {
	Issuers::<Test>::get(who).unwrap()
}

pub fn attest(who: AccountId, amount: Balance) {
	// A statement has to be newer than the last.
	pass(1);
	assert_ok!(Issuance::attest_reserves(signed(who), amount, now(), Hash::repeat_byte(7)));
}

pub fn mint(who: AccountId, bank_ref: &str, to: AccountId, amount: Balance) {
	assert_ok!(Issuance::mint(signed(who), reference(bank_ref), to, amount));
}

/// Why minting fails, if it does.
pub fn try_mint(
	who: AccountId,
	bank_ref: &str,
	to: AccountId,
	amount: Balance,
) -> Result<(), DispatchError> {
	let done = Issuance::mint(signed(who), reference(bank_ref), to, amount);
	done.map(drop).map_err(|failed| failed.error)
}

/// Requests a withdrawal and returns its number.
pub fn request(who: AccountId, issuer: AccountId, amount: Balance) -> WithdrawalId {
	let id = NextWithdrawal::<Test>::get();
	assert_ok!(Issuance::request_withdrawal(signed(who), issuer, amount, payout_ref()));
	id
}

pub fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}

pub fn assert_has_event(event: Event<Test>) {
	System::assert_has_event(event.into());
}
