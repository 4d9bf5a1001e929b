//! A runtime with the SDK's real balances, sessions, authorship, offences and fees, in which blocks
//! are made by the validators in turn, except for those that a test has switched off.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use alloc::vec::Vec;

use codec::{Decode, Encode};
use frame_support::{
	assert_ok, derive_impl, parameter_types,
	traits::{
		fungible::Balanced,
		tokens::{imbalance::ResolveTo, Fortitude, Precision, Preservation},
		ConstU128, ConstU32, ConstU64, ConstU8, FindAuthor, OnFinalize, OnInitialize, OnUnbalanced,
	},
	weights::IdentityFee,
	ConsensusEngineId, PalletId,
};
use frame_system::{mocking::MockBlock, EnsureRoot};
use mornet_primitives::{aml::FrozenAccounts, units::currency::GCC, Balance};
use pallet_session::{
	disabling::UpToLimitWithReEnablingDisablingStrategy, historical, PeriodicSessions,
	ShouldEndSession, TestSessionHandler,
};
use pallet_transaction_payment::FungibleAdapter;
use sp_runtime::{
	impl_opaque_keys,
	testing::UintAuthorityId,
	traits::{ConvertInto, IdentityLookup},
	BuildStorage, Digest, DigestItem, Perbill, RuntimeAppPublic,
};
use sp_staking::{
	offence::{Kind, Offence, OffenceError, ReportOffence},
	EraIndex, SessionIndex,
};

use crate::{
	self as pallet_validator_staking,
	adapters::{AuthorshipPallet, FeesToPot, IdentifiedByAccount, SessionPallet},
	ActiveEra, Candidates, CreditOf, Eras, Event, Ledger, Ledgers, Parameters, Payee, TargetsOf,
};

pub type AccountId = u64;

/// Where tests' fees come from.
pub const FAUCET: AccountId = 1_000;
/// Who receives the treasury's part.
pub const TREASURY: AccountId = 1_001;
/// Free balance that every account from 1 to 99 begins with.
pub const ENDOWMENT: Balance = 100_000 * GCC;
/// Not a divisor of much, so that a forgotten term shows.
pub const EXISTENTIAL_DEPOSIT: Balance = 1_009;
/// Blocks in a session.
pub const SESSION: u64 = 5;

const ENGINE: ConsensusEngineId = *b"mock";

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
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(4)]
	pub type Staking = pallet_validator_staking;
	#[runtime::pallet_index(5)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(6)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(7)]
	pub type Session = pallet_session;
	// After Session: the first block of a session is made by one of its validators.
	#[runtime::pallet_index(8)]
	pub type Authorship = pallet_authorship;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_timestamp::Config for Test {
	type Moment = u64;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<1_500>;
	type WeightInfo = ();
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<EXISTENTIAL_DEPOSIT>;
	type AccountStore = System;
}

impl pallet_transaction_payment::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, FeesToPot<Test>>;
	type OperationalFeeMultiplier = ConstU8<1>;
	type WeightToFee = IdentityFee<Balance>;
	type LengthToFee = IdentityFee<Balance>;
	type FeeMultiplierUpdate = ();
	type WeightInfo = ();
}

impl pallet_offences::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = historical::IdentificationTuple<Test>;
	type OnOffenceHandler = Staking;
}

impl_opaque_keys! {
	pub struct MockSessionKeys {
		pub dummy: UintAuthorityId,
	}
}

impl historical::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = IdentifiedByAccount;
}

impl pallet_session::Config for Test {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = PeriodicSessions<ConstU64<SESSION>, ConstU64<0>>;
	type NextSessionRotation = PeriodicSessions<ConstU64<SESSION>, ConstU64<0>>;
	type SessionManager = historical::NoteHistoricalRoot<Test, Staking>;
	type SessionHandler = TestSessionHandler;
	type Keys = MockSessionKeys;
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy<3>;
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ConstU128<{ 7 * GCC }>;
}

/// The author's index in the running set, from the block's digest.
pub struct AuthorFromDigest;

impl FindAuthor<u32> for AuthorFromDigest {
	fn find_author<'a, I>(digests: I) -> Option<u32>
	where
		I: 'a + IntoIterator<Item = (ConsensusEngineId, &'a [u8])>,
	{
		digests
			.into_iter()
			.find(|(id, _)| *id == ENGINE)
			.and_then(|(_, mut data)| u32::decode(&mut data).ok())
	}
}

impl pallet_authorship::Config for Test {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Test, AuthorFromDigest>;
	type EventHandler = Staking;
}

parameter_types! {
	pub const StakingPalletId: PalletId = PalletId(*b"mo/stake");
	pub const TreasuryAccount: AccountId = TREASURY;
	/// Validators that make no blocks.
	pub static Down: Vec<AccountId> = Vec::new();
	/// Accounts that are frozen.
	pub static FrozenList: Vec<AccountId> = Vec::new();
}

/// Freezes that a test sets.
pub struct TestFreezes;

impl FrozenAccounts<AccountId> for TestFreezes {
	fn is_frozen(who: &AccountId) -> bool {
		FrozenList::get().contains(who)
	}
}

impl pallet_validator_staking::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Session = SessionPallet<Test>;
	type BlockAuthor = AuthorshipPallet<Test>;
	type Treasury = ResolveTo<TreasuryAccount, Balances>;
	type Frozen = TestFreezes;
	type AdminOrigin = EnsureRoot<AccountId>;
	type SlashCancelOrigin = EnsureRoot<AccountId>;
	type PalletId = StakingPalletId;
	type SessionsPerEra = ConstU32<3>;
	type BondingDuration = ConstU32<4>;
	type SlashDeferDuration = ConstU32<2>;
	type HistoryDepth = ConstU32<5>;
	type MaxValidators = ConstU32<21>;
	type MaxCandidates = ConstU32<25>;
	type MaxDelegationsPerValidator = ConstU32<8>;
	type MaxDelegationsPerDelegator = ConstU32<4>;
	type MaxUnlockingChunks = ConstU32<3>;
	type ExposurePageSize = ConstU32<3>;
	type WeightInfo = ();
}

/// The rules most tests run under.
pub fn test_params() -> Parameters {
	Parameters {
		validator_count: 4,
		min_self_bond: 1_000 * GCC,
		min_delegation: 10 * GCC,
		max_commission: Perbill::from_percent(50),
		max_commission_rise: Perbill::from_percent(5),
		treasury_share: Perbill::from_percent(20),
		reporter_share: Perbill::from_percent(10),
		min_equivocation_slash: Perbill::from_percent(5),
		offline_slash: Perbill::zero(),
		offline_sessions: 2,
		offline_min_blocks: 1,
	}
}

/// Builds a chain, at block 1, and checks the invariants after the test.
pub struct ExtBuilder {
	validators: Vec<(AccountId, Balance, Perbill)>,
	params: Parameters,
}

impl Default for ExtBuilder {
	/// Four validators, 1 to 4, with 4,000 to 1,000 GCC: a fault budget of 1.
	fn default() -> Self {
		Self {
			validators: (1..=4)
				.map(|id| (id, (5 - Balance::from(id)) * 1_000 * GCC, Perbill::zero()))
				.collect(),
			params: test_params(),
		}
	}
}

impl ExtBuilder {
	/// These validators instead: accounts and bonds.
	pub fn validators(mut self, validators: &[(AccountId, Balance)]) -> Self {
		self.validators =
			validators.iter().map(|(who, bond)| (*who, *bond, Perbill::zero())).collect();
		self
	}

	/// This commission for all validators.
	pub fn commission(mut self, commission: Perbill) -> Self {
		for validator in &mut self.validators {
			validator.2 = commission;
		}
		self
	}

	/// Other rules.
	pub fn params(mut self, change: impl FnOnce(&mut Parameters)) -> Self {
		change(&mut self.params);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		Down::set(Vec::new());
		FrozenList::set(Vec::new());
		let keys = self
			.validators
			.iter()
			.map(|(who, ..)| (*who, *who, MockSessionKeys { dummy: UintAuthorityId(*who) }))
			.collect();
		let balances = (1..100)
			.map(|who| (who, ENDOWMENT))
			.chain([(FAUCET, 1_000_000 * GCC), (TREASURY, EXISTENTIAL_DEPOSIT)])
			.collect();
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig { balances, ..Default::default() },
			staking: pallet_validator_staking::GenesisConfig {
				parameters: self.params,
				validators: self.validators,
			},
			session: pallet_session::GenesisConfig { keys, ..Default::default() },
			..Default::default()
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(next_block);
		ext
	}

	/// Runs a test. No coin may be made or lost in it, and the invariants hold after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			let issuance = Balances::total_issuance();
			test();
			assert_eq!(Balances::total_issuance(), issuance, "coins were made or lost");
			Staking::do_try_state().unwrap();
		});
	}
}

/// The validators that will be in the set when block `number` is noted.
fn set_of_block(number: u64) -> Vec<AccountId> {
	if PeriodicSessions::<ConstU64<SESSION>, ConstU64<0>>::should_end_session(number) {
		Session::queued_keys().into_iter().map(|(who, _)| who).collect()
	} else {
		Session::validators()
	}
}

/// Makes a block: each validator has its turn; who is down or disabled lets the next one have it.
pub fn next_block() {
	let last = System::block_number();
	if last > 0 {
		AllPalletsWithSystem::on_finalize(last);
	}
	let number = last + 1;
	let set = set_of_block(number);
	let down = Down::get();
	let disabled = Session::disabled_validators();
	let author = (0..set.len())
		.map(|offset| (number as usize + offset) % set.len())
		.find(|index| !down.contains(&set[*index]) && !disabled.contains(&(*index as u32)));
	let logs = author
		.map(|index| DigestItem::PreRuntime(ENGINE, (index as u32).encode()))
		.into_iter()
		.collect();
	System::initialize(&number, &Default::default(), &Digest { logs });
	Timestamp::set_timestamp(number * 3_000);
	AllPalletsWithSystem::on_initialize(number);
}

/// Makes blocks until session `index` begins.
pub fn run_to_session(index: SessionIndex) {
	while Session::current_index() < index {
		next_block();
	}
}

/// Makes blocks until `era` begins.
pub fn run_to_era(era: EraIndex) {
	for _ in 0..1_000 {
		if active_era() >= era {
			return;
		}
		next_block();
	}
	panic!("era {era} never began");
}

pub fn active_era() -> EraIndex {
	ActiveEra::<Test>::get().unwrap()
}

/// Has the faucet pay a transaction's fee and tip.
pub fn pay_fees(fee: Balance, tip: Balance) {
	let withdraw = |amount| -> CreditOf<Test> {
		Balances::withdraw(
			&FAUCET,
			amount,
			Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		)
		.unwrap()
	};
	FeesToPot::<Test>::on_unbalanceds([withdraw(fee), withdraw(tip)].into_iter());
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

pub fn ledger(who: AccountId) -> Ledger<Test> {
	Ledgers::<Test>::get(who).unwrap()
}

pub fn held(who: AccountId) -> Balance {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&crate::HoldReason::Staking.into(), &who)
}

pub fn free(who: AccountId) -> Balance {
	Balances::free_balance(who)
}

pub fn is_candidate(who: AccountId) -> bool {
	Candidates::<Test>::contains_key(who)
}

pub fn targets(targets: &[(AccountId, Balance)]) -> TargetsOf<Test> {
	targets.to_vec().try_into().unwrap()
}

/// Registers session keys by transaction.
pub fn set_keys(who: AccountId) {
	let key = UintAuthorityId(who);
	let proof = key.sign(&who.encode()).unwrap().encode();
	assert_ok!(Session::set_keys(signed(who), MockSessionKeys { dummy: key }, proof));
}

/// Makes `who` a candidate by transactions.
pub fn become_candidate(who: AccountId, bond: Balance) {
	assert_ok!(Staking::bond(signed(who), bond, Payee::Stash));
	set_keys(who);
	assert_ok!(Staking::validate(signed(who), Perbill::zero()));
}

/// Bonds and delegates all of it.
pub fn become_delegator(who: AccountId, to: &[(AccountId, Balance)]) {
	let bond = to.iter().map(|(_, amount)| amount).sum();
	assert_ok!(Staking::bond(signed(who), bond, Payee::Stash));
	assert_ok!(Staking::delegate(signed(who), targets(to)));
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Staking(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}

pub fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}

pub fn assert_has_event(event: Event<Test>) {
	System::assert_has_event(event.into());
}

/// Equivocation as BABE and GRANDPA report it.
pub struct Equivocation {
	pub slot: u64,
	pub session: SessionIndex,
	pub validators: u32,
	pub offender: AccountId,
}

impl Offence<(AccountId, ())> for Equivocation {
	const ID: Kind = *b"test:equivocatio";
	type Slot = u64;

	fn offenders(&self) -> Vec<(AccountId, ())> {
		vec![(self.offender, ())]
	}

	fn session_index(&self) -> SessionIndex {
		self.session
	}

	fn validator_set_count(&self) -> u32 {
		self.validators
	}

	fn slot(&self) -> u64 {
		self.slot
	}

	// As `sp-consensus-babe` has it: min((3k / n)^2, 1).
	fn slash_fraction(&self, offenders_count: u32) -> Perbill {
		Perbill::from_rational(3 * offenders_count, self.validators).square()
	}
}

/// Reports that `offender` equivocated in `slot` of the running session.
pub fn report_equivocation(
	offender: AccountId,
	slot: u64,
	reporter: Option<AccountId>,
) -> Result<(), OffenceError> {
	let session = Session::current_index();
	report_equivocation_in(offender, slot, session, reporter)
}

/// Reports that `offender` equivocated in `slot` of `session`.
pub fn report_equivocation_in(
	offender: AccountId,
	slot: u64,
	session: SessionIndex,
	reporter: Option<AccountId>,
) -> Result<(), OffenceError> {
	let validators = Staking::era_of(session)
		.and_then(Eras::<Test>::get)
		.map_or_else(Session::validators, |era| era.validators.into_inner())
		.len() as u32;
	Offences::report_offence(
		reporter.into_iter().collect(),
		Equivocation { slot, session, validators, offender },
	)
}
