//! A runtime with the SDK's real balances and clock; issuance, limits, commerce and validators are
//! what a test says.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use std::cell::RefCell;

use frame_support::{
	assert_ok, derive_impl,
	dispatch::{DispatchErrorWithPostInfo, GetDispatchInfo},
	ensure, parameter_types, storage_alias,
	traits::{
		fungible::{Inspect, InspectHold, Mutate},
		tokens::{Fortitude, Precision, Preservation},
		Authorize, ConstU128, ConstU32, ConstU64, Hooks, UnfilteredDispatchable,
	},
	weights::Weight,
};
use frame_system::{mocking::MockUncheckedExtrinsic, AuthorizeCall, EnsureRoot};
use mornet_primitives::{
	issuance::PaidIn,
	kyc::{LimitError, Ramp, RampLimits},
	oracle::{AuthorityId, AuthoritySignature, OracleValidators, KEY_TYPE},
	payments::{
		effects::Commerce,
		order::{OrderKind, OrderState, Parameters, RailConfig, Rate, Reference},
		Claim, ExternalAddress, Network, OrderId, Rail, Report, Target, TonAddress, TransferId,
		TronAddress,
	},
	units::currency::GCC,
	Balance, Hash, Moment,
};
use sp_core::{sr25519, Pair};
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystoreExt};
use sp_runtime::{
	generic,
	traits::{BlakeTwo256, IdentityLookup},
	transaction_validity::{
		InvalidTransaction, TransactionSource, TransactionValidityError, ValidTransaction,
	},
	BuildStorage, DispatchError, DispatchResult,
};

use crate::{self as pallet_payments, Event, HoldReason, OrderOf, Orders};

pub type AccountId = u64;
pub type TxExtension = (AuthorizeCall<Test>,);
pub type Extrinsic = MockUncheckedExtrinsic<Test, (), TxExtension>;
type Block = generic::Block<generic::Header<u64, BlakeTwo256>, Extrinsic>;

pub const ALICE: AccountId = 1;
pub const BOB: AccountId = 2;
/// Has nothing at first.
pub const NEWCOMER: AccountId = 50;
/// Of accounts 1 to 20.
pub const ENDOWMENT: Balance = 1_000 * GCC;
/// Not a divisor of much, so that a forgotten term shows.
pub const EXISTENTIAL_DEPOSIT: Balance = 1_009;
pub const DEPOSIT: Balance = GCC / 10 + 7;
pub const MAX_OPEN: u32 = 4;
pub const MAX_WATCHED: u32 = 40;
/// When block 1 is made: 1 January 2026, 12:00 UTC.
pub const START: Moment = 1_767_268_800_000;
pub const MINUTE: Moment = 60_000;
pub const HOUR: Moment = 3_600_000;
pub const DAY: Moment = 86_400_000;

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
	pub type Payments = pallet_payments;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = Block;
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

impl<LocalCall> frame_system::offchain::CreateTransactionBase<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = Extrinsic;
	type RuntimeCall = RuntimeCall;
}

impl<LocalCall> frame_system::offchain::CreateTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> Extrinsic {
		Extrinsic::new_transaction(call, extension)
	}
}

impl<LocalCall> frame_system::offchain::CreateAuthorizedTransaction<LocalCall> for Test
where
	RuntimeCall: From<LocalCall>,
{
	fn create_extension() -> TxExtension {
		(AuthorizeCall::new(),)
	}
}

thread_local! {
	static KEYS: RefCell<Vec<(AuthorityId, AccountId)>> = const { RefCell::new(Vec::new()) };
}

parameter_types! {
	/// Validators that are disabled: they count and have no vote.
	pub static Disabled: u32 = 0;
	/// Whether issuance is paused.
	pub static Paused: bool = false;
	/// Accounts that are frozen.
	pub static Frozen: Vec<AccountId> = Vec::new();
	/// What an account may buy in all.
	pub static Limit: Balance = Balance::MAX;
	/// Whether what can be paid is gone.
	pub static Gone: bool = false;
}

/// In the chain's state, so that a failed transaction takes it back.
#[storage_alias]
pub type Bought = StorageMap<Prefix, frame_support::Twox64Concat, AccountId, Balance>;
#[storage_alias]
pub type SettledOrders = StorageValue<Prefix, Vec<OrderId>>;

/// Validators by number: account 100 and upwards, each with a key of its own.
pub struct Oracles;

impl Oracles {
	/// Validators with these numbers are those of now.
	pub fn set(numbers: impl IntoIterator<Item = u64>) {
		KEYS.set(numbers.into_iter().map(|number| (key(number).0, 100 + number)).collect());
	}

	/// The validator's key is another from now on.
	pub fn rotate(number: u64, to: u64) {
		KEYS.with_borrow_mut(|keys| {
			for (public, account) in keys {
				if *account == 100 + number {
					*public = key(to).0;
				}
			}
		});
	}
}

impl OracleValidators<AccountId> for Oracles {
	fn all() -> Vec<(AuthorityId, AccountId)> {
		KEYS.with_borrow(Clone::clone)
	}

	fn validator(key: &AuthorityId) -> Option<AccountId> {
		Self::all()
			.into_iter()
			.find(|(other, _)| other == key)
			.map(|(_, account)| account)
	}

	fn count() -> u32 {
		Self::all().len() as u32 + Disabled::get()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_validators_for_benchmarks(keys: Vec<(AuthorityId, AccountId)>) {
		KEYS.set(keys);
	}
}

/// The seed of the oracle key number `number`.
fn seed(number: u64) -> [u8; 32] {
	let mut seed = [7u8; 32];
	seed[..8].copy_from_slice(&number.to_le_bytes());
	seed
}

/// The oracle key number `number`.
pub fn key(number: u64) -> (AuthorityId, sr25519::Pair) {
	let pair = sr25519::Pair::from_seed(&seed(number));
	(pair.public().into(), pair)
}

pub struct Issuance;

impl PaidIn<AccountId> for Issuance {
	fn mint_paid(who: &AccountId, amount: Balance) -> DispatchResult {
		// Before the check, so that a failure has something to take back.
		Balances::mint_into(who, amount)?;
		ensure!(!Paused::get(), DispatchError::Other("paused"));
		Ok(())
	}
}

pub struct Limits;

impl RampLimits<AccountId> for Limits {
	fn try_use(who: &AccountId, ramp: Ramp, amount: Balance) -> Result<(), LimitError> {
		assert_eq!(ramp, Ramp::Payment);
		ensure!(!Frozen::get().contains(who), LimitError::Frozen);
		let bought = Bought::get(who).unwrap_or_default() + amount;
		ensure!(bought <= Limit::get(), LimitError::AboveDailyLimit);
		Bought::insert(who, bought);
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(_: &AccountId) {}
}

/// What costs what: the reference is the price.
pub struct Shop;

pub fn reference(price: Balance) -> Reference {
	let mut bytes = [0; 32];
	bytes[..16].copy_from_slice(&price.to_le_bytes());
	bytes.into()
}

impl Commerce<AccountId> for Shop {
	fn price(kind: &OrderKind, _: &AccountId) -> Result<Balance, DispatchError> {
		ensure!(!Gone::get(), DispatchError::Other("gone"));
		match kind {
			OrderKind::BuyGcc => Err(DispatchError::Other("not commerce")),
			OrderKind::Subscription(reference) | OrderKind::Invoice(reference) => {
				Ok(Balance::from_le_bytes(reference.as_bytes()[..16].try_into().unwrap()))
			},
		}
	}

	fn settle(
		order: OrderId,
		kind: &OrderKind,
		beneficiary: &AccountId,
		amount: Balance,
	) -> DispatchResult {
		assert_ne!(*kind, OrderKind::BuyGcc);
		ensure!(Self::price(kind, beneficiary)? == amount, DispatchError::Other("price"));
		Balances::burn_from(
			beneficiary,
			amount,
			Preservation::Preserve,
			Precision::Exact,
			Fortitude::Polite,
		)?;
		SettledOrders::append(order);
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(beneficiary: &AccountId, amount: Balance) -> Option<OrderKind> {
		Balances::set_balance(beneficiary, EXISTENTIAL_DEPOSIT);
		Some(OrderKind::Invoice(reference(amount)))
	}
}

impl pallet_payments::Config for Test {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Validators = Oracles;
	type PaidIn = Issuance;
	type Limits = Limits;
	type Commerce = Shop;
	type Paused = Standstill;
	type AdminOrigin = EnsureRoot<AccountId>;
	type ComplianceOrigin = frame_system::EnsureSignedBy<Compliance, AccountId>;
	type OrderDeposit = ConstU128<DEPOSIT>;
	type MaxValidators = ConstU32<21>;
	type MaxOpenOrders = ConstU32<MAX_OPEN>;
	type MaxWatchedOrders = ConstU32<MAX_WATCHED>;
	type MaxRails = ConstU32<4>;
	type MaxTargets = ConstU32<6>;
	type WeightInfo = ();
}

frame_support::ord_parameter_types! {
	pub const Compliance: AccountId = 77;
}

parameter_types! {
	/// Whether value stands still.
	pub storage Standstill: bool = false;
}

pub const USDT: Rate = Rate { plancks: GCC, units: 1_000_000 };

/// A TRON rail that pays to address number `nth`.
pub fn usdt_tron(nth: u8) -> RailConfig {
	RailConfig {
		enabled: true,
		target: Target::Trc20 { pay_to: TronAddress([nth; 20]), contract: TronAddress([0xa6; 20]) },
		decimals: 6,
		rate: USDT,
	}
}

pub fn ton(nth: u8) -> RailConfig {
	RailConfig {
		enabled: true,
		target: Target::Ton { pay_to: TonAddress { workchain: 0, hash: [nth; 32] } },
		decimals: 9,
		// 3.2 GCC.
		rate: Rate { plancks: 32 * GCC, units: 10_000_000_000 },
	}
}

pub fn jetton(nth: u8) -> RailConfig {
	RailConfig {
		enabled: true,
		target: Target::Jetton {
			pay_to: TonAddress { workchain: 0, hash: [nth; 32] },
			master: TonAddress { workchain: 0, hash: [0xb1; 32] },
			wallet: TonAddress { workchain: 0, hash: [0xc1; 32] },
		},
		decimals: 6,
		rate: USDT,
	}
}

pub const RAILS: [Rail; 3] = [Rail::UsdtTron, Rail::Ton, Rail::Jetton(1)];

/// Builds a chain at block 1, and checks the invariants after the test.
pub struct ExtBuilder {
	validators: u64,
	parameters: Parameters,
}

impl Default for ExtBuilder {
	/// Four validators: three are a quorum.
	fn default() -> Self {
		Self { validators: 4, parameters: Parameters::default() }
	}
}

impl ExtBuilder {
	pub fn validators(mut self, count: u64) -> Self {
		self.validators = count;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		Oracles::set(0..self.validators);
		Disabled::set(0);
		Paused::set(false);
		Frozen::set(Vec::new());
		Limit::set(Balance::MAX);
		Gone::set(false);
		let storage = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: (1..=20).map(|who| (who, ENDOWMENT)).collect(),
				..Default::default()
			},
			payments: pallet_payments::GenesisConfig {
				parameters: self.parameters,
				rails: vec![
					(Rail::UsdtTron, usdt_tron(1)),
					(Rail::Ton, ton(2)),
					(Rail::Jetton(1), jetton(2)),
				],
				..Default::default()
			},
			..Default::default()
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		let keystore = MemoryKeystore::new();
		// Benchmarks sign with what they generate; the worker with the first validator's key.
		let secret = format!("0x{}", sp_core::hexdisplay::HexDisplay::from(&seed(0)));
		keystore.insert(KEY_TYPE, &secret, key(0).1.public().as_ref()).unwrap();
		ext.register_extension(KeystoreExt::new(keystore));
		ext.execute_with(|| {
			System::set_block_number(1);
			Timestamp::set_timestamp(START);
		});
		ext
	}

	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			Payments::do_try_state().unwrap();
		});
	}
}

pub fn signed(who: AccountId) -> RuntimeOrigin {
	RuntimeOrigin::signed(who)
}

pub fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

pub fn compliance() -> RuntimeOrigin {
	RuntimeOrigin::signed(Compliance::get())
}

pub fn now() -> Moment {
	Timestamp::get()
}

/// Lets time pass, in one block, and does what is due.
pub fn pass(time: Moment) {
	System::set_block_number(System::block_number() + 1);
	Timestamp::set_timestamp(now() + time);
	idle();
}

/// Lets time pass to a moment.
pub fn pass_to(moment: Moment) {
	pass(moment - now());
}

/// Does what is due.
pub fn idle() {
	Payments::on_idle(System::block_number(), Weight::MAX);
}

/// Has Alice order `gcc` plancks, for herself, on TRON: the number of the order.
pub fn order_gcc(gcc: Balance) -> OrderId {
	order_on(ALICE, Rail::UsdtTron, gcc)
}

pub fn order_on(who: AccountId, rail: Rail, gcc: Balance) -> OrderId {
	let id = crate::NextOrder::<Test>::get();
	assert_ok!(Payments::create_order(signed(who), OrderKind::BuyGcc, rail, gcc, who));
	id
}

pub fn order(id: OrderId) -> OrderOf<Test> {
	Orders::<Test>::get(id).unwrap()
}

pub fn state(id: OrderId) -> OrderState {
	order(id).state
}

/// A transfer of `amount` for an order, made now. Transfers with another `nth` are others.
pub fn transfer(id: OrderId, nth: u64, amount: u128) -> Claim {
	let network = order(id).rail.network();
	let mut tx = [network as u8 + 1; 32];
	tx[..8].copy_from_slice(&nth.to_le_bytes());
	let payer = match network {
		Network::Tron => ExternalAddress::Tron(TronAddress([9; 20])),
		Network::Ton => ExternalAddress::Ton(TonAddress { workchain: 0, hash: [9; 32] }),
	};
	Claim { order: id, transfer: TransferId { network, tx, index: 0 }, amount, payer, time: now() }
}

/// A report of claims, made at this block, signed with key number `key`.
pub fn report(number: u64, claims: &[Claim]) -> (AuthorityId, Report, AuthoritySignature) {
	let (public, pair) = key(number);
	let report =
		Report { at: System::block_number() as u32, claims: claims.to_vec().try_into().unwrap() };
	let genesis: Hash = System::block_hash(0);
	let signature = pair.sign(&report.signed_message(&genesis)).into();
	(public, report, signature)
}

pub fn authorize(
	(key, report, signature): (AuthorityId, Report, AuthoritySignature),
) -> Result<ValidTransaction, TransactionValidityError> {
	let call = RuntimeCall::Payments(pallet_payments::Call::attest { key, report, signature });
	call.authorize(TransactionSource::External).unwrap().map(|(valid, _)| valid)
}

/// Includes a report as a block does: checked, then dispatched with the origin that gives.
pub fn include(
	(key, report, signature): (AuthorityId, Report, AuthoritySignature),
) -> Result<(), InvalidTransaction> {
	match authorize((key.clone(), report.clone(), signature.clone())) {
		Ok(_) => {},
		Err(TransactionValidityError::Invalid(invalid)) => return Err(invalid),
		Err(other) => panic!("{other:?}"),
	}
	let call = RuntimeCall::Payments(pallet_payments::Call::attest { key, report, signature });
	let most = call.get_dispatch_info().call_weight;
	let post = call
		.dispatch_bypass_filter(frame_system::RawOrigin::Authorized.into())
		.map_err(|DispatchErrorWithPostInfo { error, .. }| error)
		.unwrap();
	assert!(post.actual_weight.unwrap().all_lte(most));
	Ok(())
}

/// A validator's vote.
pub fn vote(number: u64, claim: Claim) -> Result<(), InvalidTransaction> {
	include(report(number, &[claim]))
}

/// Three of the four validators' votes.
pub fn agree(claim: Claim) {
	for number in 0..3 {
		assert_ok!(vote(number, claim));
	}
}

pub fn held(who: AccountId) -> Balance {
	Balances::balance_on_hold(&HoldReason::OrderDeposit.into(), &who)
}

pub fn total(who: AccountId) -> Balance {
	Balances::total_balance(&who)
}

/// This pallet's events since the last call.
pub fn events() -> Vec<Event<Test>> {
	let events = System::events()
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Payments(event) => Some(event),
			_ => None,
		})
		.collect();
	System::reset_events();
	events
}
