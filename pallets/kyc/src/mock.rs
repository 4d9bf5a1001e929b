//! A runtime with the SDK's real clock, and freezes and a monitor that a test sets and reads.

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
	storage::with_storage_layer,
	traits::{ConstU32, ConstU64, OnFinalize, OnIdle, OnInitialize},
	weights::Weight,
};
use frame_system::{mocking::MockBlockU32, EnsureRoot, EnsureSignedBy};
use mornet_primitives::{
	aml::{FrozenAccounts, Observe},
	kyc::{
		Commitment, Jurisdiction, Jurisdictions, Level, LimitError, Ramp, RampLimit, RampLimits,
		RampLimitsByLevel, RegistrarId,
	},
	units::currency::GCC,
	Balance, BlockNumber, Moment,
};
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchError, DispatchResult};

use crate::{self as pallet_kyc, types::DAY_MS, *};

pub type AccountId = u64;

/// Registrars: number 0, up to level 3 in Germany and France; number 1, up to level 1 in Germany.
pub const REGISTRAR: AccountId = 1;
pub const OTHER_REGISTRAR: AccountId = 2;
pub const FIRST: RegistrarId = 0;
pub const SECOND: RegistrarId = 1;
/// Customers.
pub const ALICE: AccountId = 10;
pub const BOB: AccountId = 11;
/// Who may revoke whatever is attested.
pub const COMPLIANCE: AccountId = 100;
/// The chain's time in block 1: an hour before midnight.
pub const START: Moment = 20_000 * DAY_MS - HOUR;
/// Time between blocks.
pub const BLOCK_MS: Moment = 3_000;
pub const HOUR: Moment = 3_600_000;

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
	pub type Kyc = pallet_kyc;
}

parameter_types! {
	/// Accounts that are frozen.
	pub static FrozenList: Vec<AccountId> = Vec::new();
	/// What the monitor saw pass, in order.
	pub static Seen: Vec<(AccountId, Ramp, Balance)> = Vec::new();
	/// Whom the monitor saw come, in order.
	pub static Onboarded: Vec<AccountId> = Vec::new();
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlockU32<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

impl pallet_timestamp::Config for Test {
	type Moment = Moment;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<{ BLOCK_MS / 2 }>;
	type WeightInfo = ();
}

/// Freezes that a test sets.
pub struct TestFreezes;

impl FrozenAccounts<AccountId> for TestFreezes {
	fn is_frozen(who: &AccountId) -> bool {
		FrozenList::get().contains(who)
	}
}

/// Remembers what it saw.
pub struct TestMonitor;

impl Observe<AccountId> for TestMonitor {
	fn ramp(who: &AccountId, ramp: Ramp, amount: Balance) {
		Seen::mutate(|seen| seen.push((*who, ramp, amount)));
	}

	fn onboarded(who: &AccountId) {
		Onboarded::mutate(|seen| seen.push(*who));
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(_who: &AccountId) {}
}

frame_support::ord_parameter_types! {
	pub const Compliance: AccountId = COMPLIANCE;
}

impl pallet_kyc::Config for Test {
	type Time = Timestamp;
	type Frozen = TestFreezes;
	type Monitor = TestMonitor;
	type AdminOrigin = EnsureRoot<AccountId>;
	type ComplianceOrigin = EnsureSignedBy<Compliance, AccountId>;
	type MaxRegistrars = ConstU32<3>;
	type MaxProposals = ConstU32<3>;
	type WeightInfo = ();
}

/// The rules most tests run under.
pub fn test_params() -> Parameters {
	Parameters { max_validity: 100 * DAY_MS, proposal_validity: 7 * DAY_MS }
}

/// A limit in whole GCC.
pub const fn limit(per_operation: Balance, per_day: Balance) -> RampLimit {
	RampLimit { per_operation: per_operation * GCC, per_day: per_day * GCC }
}

/// The limits of all ramps but one at the start.
pub const LIMITS: RampLimitsByLevel =
	[limit(10, 25), limit(100, 250), limit(1_000, 2_500), RampLimit::UNLIMITED];

/// The limits of withdrawals at the start: closed to level 0.
pub const WITHDRAWALS: RampLimitsByLevel =
	[limit(0, 0), limit(100, 250), limit(1_000, 2_500), RampLimit::UNLIMITED];

pub fn country(code: &str) -> Jurisdiction {
	alloc::string::String::from(code).try_into().unwrap()
}

pub fn countries(codes: &[&str]) -> Jurisdictions {
	codes.iter().map(|code| country(code)).collect::<Vec<_>>().try_into().unwrap()
}

/// Builds a chain, at block 1, and checks the invariants after the test.
pub struct ExtBuilder {
	registrars: Vec<(AccountId, Level, Vec<Jurisdiction>)>,
	limits: Vec<(Ramp, RampLimitsByLevel)>,
	params: Parameters,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self {
			registrars: vec![
				(REGISTRAR, Level::Three, vec![country("DE"), country("FR")]),
				(OTHER_REGISTRAR, Level::One, vec![country("DE")]),
			],
			limits: Ramp::ALL
				.into_iter()
				.map(|ramp| (ramp, if ramp == Ramp::Withdrawal { WITHDRAWALS } else { LIMITS }))
				.collect(),
			params: test_params(),
		}
	}
}

impl ExtBuilder {
	/// These registrars instead.
	pub fn registrars(mut self, registrars: &[(AccountId, Level, &[&str])]) -> Self {
		self.registrars = registrars
			.iter()
			.map(|(who, level, codes)| (*who, *level, codes.iter().map(|c| country(c)).collect()))
			.collect();
		self
	}

	/// These limits instead.
	pub fn limits(mut self, limits: &[(Ramp, RampLimitsByLevel)]) -> Self {
		self.limits = limits.to_vec();
		self
	}

	/// Other rules.
	pub fn params(mut self, change: impl FnOnce(&mut Parameters)) -> Self {
		change(&mut self.params);
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		FrozenList::set(Vec::new());
		Seen::set(Vec::new());
		Onboarded::set(Vec::new());
		let storage = RuntimeGenesisConfig {
			kyc: pallet_kyc::GenesisConfig {
				parameters: self.params,
				registrars: self.registrars,
				limits: self.limits,
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
			Kyc::do_try_state().unwrap();
		});
	}
}

/// Makes a block, some seconds after the last, with all the idle time there is.
pub fn next_block() {
	let last = System::block_number();
	if last > 0 {
		AllPalletsWithSystem::on_idle(last, Weight::MAX);
		AllPalletsWithSystem::on_finalize(last);
	}
	let number = last + 1;
	System::initialize(&number, &Default::default(), &Default::default());
	AllPalletsWithSystem::on_initialize(number);
	Timestamp::set_timestamp(Timestamp::get().max(START - BLOCK_MS) + BLOCK_MS);
}

/// Makes so many blocks.
pub fn blocks(count: BlockNumber) {
	(0..count).for_each(|_| next_block());
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

pub fn commitment(seed: u8) -> Commitment {
	Commitment::repeat_byte(seed)
}

/// The registrar's number `who` acts for attests a level in Germany for 30 days.
pub fn propose(registrar: AccountId, who: AccountId, level: Level) {
	assert_ok!(Kyc::attest(
		signed(registrar),
		who,
		level,
		country("DE"),
		now() + 30 * DAY_MS,
		commitment(level as u8),
	));
}

/// The first registrar attests a level, and the account consents.
pub fn verify(who: AccountId, level: Level) {
	propose(REGISTRAR, who, level);
	assert_ok!(consent(who, FIRST, level));
}

/// The account consents to what [`propose`] proposes.
pub fn consent(who: AccountId, registrar: RegistrarId, level: Level) -> DispatchResult {
	Kyc::consent(signed(who), registrar, level, country("DE"), commitment(level as u8))
}

/// Uses a ramp as a call does: what fails is undone.
pub fn try_use(who: AccountId, ramp: Ramp, amount: Balance) -> Result<(), LimitError> {
	let mut refused = None;
	let _ = with_storage_layer(|| {
		Kyc::try_use(&who, ramp, amount).map_err(|error| {
			refused = Some(error);
			DispatchError::Other("refused")
		})
	});
	refused.map_or(Ok(()), Err)
}

pub fn level(who: AccountId) -> Level {
	Kyc::level_of(&who).level
}

pub fn registrar(id: RegistrarId) -> Registrar<AccountId> {
	Registrars::<Test>::get(id).unwrap()
}

pub fn assert_last_event(event: Event<Test>) {
	System::assert_last_event(event.into());
}
