//! A runtime whose treasury notes what it approves, and whose council is a list.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

use std::cell::RefCell;

use frame_support::{derive_impl, ord_parameter_types, traits::EitherOfDiverse, weights::Weight};
use frame_system::{mocking::MockBlock, EnsureRoot, EnsureSignedBy};
use mornet_primitives::{
	treasury::{ApproveSpend, Seats, SpendIndex, SpendLimit},
	Balance, BlockNumber,
};
use sp_runtime::{traits::IdentityLookup, BuildStorage, DispatchError};

use crate as pallet_council_budget;

pub type AccountId = u64;

/// Speaks for the council.
pub const COUNCIL: AccountId = 77;
/// Gives the seats.
pub const SEAT_GIVER: AccountId = 88;
pub const ALICE: AccountId = 1;
/// The limit that tests begin with.
pub const LIMIT: SpendLimit = SpendLimit { amount: 1_000, period: 10 };
/// An asset of which 3 are worth 2 plancks.
pub const TWO_THIRDS: u32 = 1;
/// An asset without a rate.
pub const UNKNOWN: u32 = 9;
/// Whom the treasury refuses.
pub const REFUSED: AccountId = 66;

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
	pub type CouncilBudget = pallet_council_budget;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = MockBlock<Test>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
}

ord_parameter_types! {
	pub const Council: AccountId = COUNCIL;
	pub const SeatGiver: AccountId = SEAT_GIVER;
}

impl pallet_council_budget::Config for Test {
	/// `None` is GCC.
	type AssetKind = Option<u32>;
	type Treasury = Treasury;
	type Council = SeatsOf;
	type CouncilOrigin = EnsureSignedBy<Council, AccountId>;
	type LimitOrigin = EnsureRoot<AccountId>;
	type AdminOrigin = EitherOfDiverse<EnsureRoot<AccountId>, EnsureSignedBy<SeatGiver, AccountId>>;
	type WeightInfo = ();
}

/// A spend as the treasury got it.
pub type Spend = (Option<u32>, Balance, AccountId, Option<BlockNumber>);

thread_local! {
	static SPENDS: RefCell<Vec<Spend>> = const { RefCell::new(Vec::new()) };
	static SEATS: RefCell<Vec<AccountId>> = const { RefCell::new(Vec::new()) };
}

pub struct Treasury;

impl Treasury {
	pub fn spends() -> Vec<Spend> {
		SPENDS.with_borrow(Clone::clone)
	}
}

impl ApproveSpend<AccountId> for Treasury {
	type AssetKind = Option<u32>;

	fn value(kind: &Option<u32>, amount: Balance) -> Option<Balance> {
		match *kind {
			None => Some(amount),
			Some(TWO_THIRDS) => amount.checked_mul(2).map(|twice| twice / 3),
			Some(_) => None,
		}
	}

	fn approve(
		kind: Option<u32>,
		amount: Balance,
		beneficiary: AccountId,
		valid_from: Option<BlockNumber>,
	) -> Result<SpendIndex, DispatchError> {
		if beneficiary == REFUSED {
			return Err(DispatchError::Other("refused"));
		}
		SPENDS.with_borrow_mut(|spends| {
			spends.push((kind, amount, beneficiary, valid_from));
			Ok(SpendIndex::try_from(spends.len() - 1).unwrap())
		})
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn kind_for_benchmarks() -> Option<u32> {
		Some(TWO_THIRDS)
	}
}

pub struct SeatsOf;

impl Seats<AccountId> for SeatsOf {
	fn members() -> Vec<AccountId> {
		SEATS.with_borrow(Clone::clone)
	}

	fn set_members(members: &[AccountId]) {
		SEATS.with_borrow_mut(|seats| *seats = members.to_vec());
	}

	fn weight_of_set_members() -> Weight {
		Weight::from_parts(1, 1)
	}
}

pub struct ExtBuilder {
	limit: Option<SpendLimit>,
	members: Vec<AccountId>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { limit: Some(LIMIT), members: vec![1, 2, 3] }
	}
}

impl ExtBuilder {
	pub fn limit(mut self, limit: Option<SpendLimit>) -> Self {
		self.limit = limit;
		self
	}

	pub fn members(mut self, members: Vec<AccountId>) -> Self {
		self.members = members;
		self
	}

	pub fn build(self) -> sp_io::TestExternalities {
		SPENDS.with_borrow_mut(Vec::clear);
		SeatsOf::set_members(&self.members);
		let storage = RuntimeGenesisConfig {
			council_budget: pallet_council_budget::GenesisConfig {
				limit: self.limit,
				..Default::default()
			},
			..Default::default()
		}
		.build_storage()
		.unwrap();
		let mut ext = sp_io::TestExternalities::new(storage);
		ext.execute_with(|| System::set_block_number(1));
		ext
	}

	/// Runs a test; the invariants hold after it.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			CouncilBudget::do_try_state().unwrap();
		});
	}
}
