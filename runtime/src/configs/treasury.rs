//! The treasury: GCC and E, H, W and GCM, spent by the council within its budget and by referendum
//! above it.

use alloc::{boxed::Box, vec::Vec};

use frame_support::{
	parameter_types,
	traits::{
		tokens::{pay::PayAssetFromAccount, ConversionFromAssetBalance, UnityOrOuterConversion},
		ChangeMembers, EitherOf, Equals, MapSuccess,
	},
	weights::Weight,
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess, RawOrigin};
use mornet_primitives::{
	treasury::{ApproveSpend, Seats, SpendIndex},
	AccountId, Balance, BlockNumber,
};
use pallet_collective::WeightInfo;
use sp_runtime::{
	traits::{AccountIdLookup, ConstU128, ConstU32, Replace, StaticLookup},
	ArithmeticError, DispatchError, Permill,
};

use super::{
	assets::{AssetKind, NativeAndAssets},
	governance::{RootOr, TreasuryCouncilDecides, TreasuryCouncilInstance, MAX_MOTIONS},
	staking::{TreasuryAccount, TREASURY},
};
use crate::{
	constants::governance::{PAYOUT_PERIOD, TREASURY_PERIOD},
	governance::{
		tracks::{BIG_SPEND, MEDIUM_SPEND, SMALL_SPEND},
		BigTreasurer, MediumTreasurer, SmallTreasurer,
	},
	AssetRate, Balances, Runtime, RuntimeEvent, System, Treasury, TreasuryCouncil,
};

parameter_types! {
	/// The treasury's account is [`TreasuryAccount`], which fees and slashes go to.
	pub const TreasuryPalletId: PalletId = TREASURY;
	/// How often the treasury tells by an event what it has.
	pub const SpendPeriod: BlockNumber = TREASURY_PERIOD;
	/// How long an approved spend can be paid out.
	pub const PayoutPeriod: BlockNumber = PAYOUT_PERIOD;
	/// GCC are backed by fiat: none is burnt.
	pub const Burn: Permill = Permill::zero();
	/// Root spends as much as there is.
	pub const Unlimited: Balance = Balance::MAX;
	/// GCC.
	pub const Gcc: AssetKind = AssetKind::Native;
}

/// GCC itself, and an asset by the rate that governance set. The exchange's prices are not asked:
/// whoever trades there could move them before a spend.
type Rates = UnityOrOuterConversion<Equals<Gcc>, AssetRate>;

/// What an amount is worth in plancks, rounded down. What is something and worth less than a planck
/// has no worth here: a limit would not see it, and a rate of 0 would lift all limits.
pub struct Worth;

impl ConversionFromAssetBalance<Balance, AssetKind, Balance> for Worth {
	type Error = DispatchError;

	fn from_asset_balance(amount: Balance, kind: AssetKind) -> Result<Balance, DispatchError> {
		let worth: Balance = Rates::from_asset_balance(amount, kind)?;
		if worth == 0 && amount > 0 {
			return Err(ArithmeticError::Underflow.into());
		}
		Ok(worth)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn ensure_successful(kind: AssetKind) {
		<Rates as ConversionFromAssetBalance<Balance, AssetKind, Balance>>::ensure_successful(kind);
	}
}

/// The treasurers by referendum, and what each may spend at once.
pub type Treasurers = EitherOf<
	MapSuccess<SmallTreasurer, Replace<ConstU128<SMALL_SPEND>>>,
	EitherOf<
		MapSuccess<MediumTreasurer, Replace<ConstU128<MEDIUM_SPEND>>>,
		MapSuccess<BigTreasurer, Replace<ConstU128<BIG_SPEND>>>,
	>,
>;

impl pallet_treasury::Config for Runtime {
	type Currency = Balances;
	type RejectOrigin = RootOr<BigTreasurer>;
	type RuntimeEvent = RuntimeEvent;
	type SpendPeriod = SpendPeriod;
	type Burn = Burn;
	type PalletId = TreasuryPalletId;
	type BurnDestination = ();
	type WeightInfo = pallet_treasury::weights::SubstrateWeight<Runtime>;
	type SpendFunds = ();
	// Of the deprecated calls, which the call filter refuses.
	type MaxApprovals = ConstU32<8>;
	// The council is not here: `council_budget.spend` is its way.
	type SpendOrigin = EitherOf<EnsureRootWithSuccess<AccountId, Unlimited>, Treasurers>;
	type AssetKind = AssetKind;
	type Beneficiary = AccountId;
	type BeneficiaryLookup = AccountIdLookup<AccountId, ()>;
	type Paymaster = PayAssetFromAccount<NativeAndAssets, TreasuryAccount>;
	type BalanceConverter = Worth;
	type PayoutPeriod = PayoutPeriod;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = NewAsset;
	type BlockNumberProvider = System;
}

/// Rates bound what treasurers and the council spend: a low one is as good as a higher limit. So only
/// root sets them, which spends without a limit.
impl pallet_asset_rate::Config for Runtime {
	type WeightInfo = pallet_asset_rate::weights::SubstrateWeight<Runtime>;
	type RuntimeEvent = RuntimeEvent;
	type CreateOrigin = EnsureRoot<AccountId>;
	type RemoveOrigin = EnsureRoot<AccountId>;
	type UpdateOrigin = EnsureRoot<AccountId>;
	type Currency = Balances;
	type AssetKind = AssetKind;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = NewAsset;
}

impl pallet_council_budget::Config for Runtime {
	type AssetKind = AssetKind;
	type Treasury = ApprovedByCouncil;
	type Council = CouncilSeats;
	type CouncilOrigin = TreasuryCouncilDecides;
	// The council spends at the treasury as root does. Who set its limit would spend without one.
	type LimitOrigin = EnsureRoot<AccountId>;
	type AdminOrigin = RootOr<BigTreasurer>;
	type WeightInfo = pallet_council_budget::weights::SubstrateWeight<Runtime>;
}

/// Approves at the treasury what the council's budget has let through.
pub struct ApprovedByCouncil;

impl ApproveSpend<AccountId> for ApprovedByCouncil {
	type AssetKind = AssetKind;

	fn value(kind: &AssetKind, amount: Balance) -> Option<Balance> {
		Worth::from_asset_balance(amount, kind.clone()).ok()
	}

	fn approve(
		kind: AssetKind,
		amount: Balance,
		beneficiary: AccountId,
		valid_from: Option<BlockNumber>,
	) -> Result<SpendIndex, DispatchError> {
		let index = pallet_treasury::SpendCount::<Runtime>::get();
		Treasury::spend(
			RawOrigin::Root.into(),
			Box::new(kind),
			amount,
			Box::new(AccountIdLookup::unlookup(beneficiary)),
			valid_from,
		)?;
		Ok(index)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn kind_for_benchmarks() -> AssetKind {
		let kind = AssetKind::WithId(mornet_primitives::units::asset::ELECTRICITY.id);
		Worth::ensure_successful(kind.clone());
		kind
	}
}

/// The seats of the treasury council.
pub struct CouncilSeats;

impl Seats<AccountId> for CouncilSeats {
	fn members() -> Vec<AccountId> {
		pallet_collective::Members::<Runtime, TreasuryCouncilInstance>::get()
	}

	fn set_members(members: &[AccountId]) {
		<TreasuryCouncil as ChangeMembers<AccountId>>::set_members_sorted(
			members,
			&Self::members(),
		);
	}

	fn weight_of_set_members() -> Weight {
		let members = pallet_council_budget::MAX_MEMBERS;
		<Runtime as pallet_collective::Config<TreasuryCouncilInstance>>::WeightInfo::set_members(
			members,
			members,
			MAX_MOTIONS,
		)
	}
}

/// Names assets that do not exist yet.
#[cfg(feature = "runtime-benchmarks")]
pub struct NewAsset;

#[cfg(feature = "runtime-benchmarks")]
impl NewAsset {
	fn numbered(seed: u32) -> AssetKind {
		AssetKind::WithId(seed.saturating_add(1_000))
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_treasury::ArgumentsFactory<AssetKind, AccountId> for NewAsset {
	fn create_asset_kind(seed: u32) -> AssetKind {
		Self::numbered(seed)
	}

	fn create_beneficiary(seed: [u8; 32]) -> AccountId {
		AccountId::new(seed)
	}
}

#[cfg(feature = "runtime-benchmarks")]
impl pallet_asset_rate::AssetKindFactory<AssetKind> for NewAsset {
	fn create_asset_kind(seed: u32) -> AssetKind {
		Self::numbered(seed)
	}
}
