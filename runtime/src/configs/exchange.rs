//! The exchange: pools of GCC and each of E, H, W and GCM.

use core::marker::PhantomData;

use frame_support::{
	parameter_types,
	traits::{
		fungible::{self, Balanced, Inspect as _},
		fungibles::{self, roles::Inspect as _, Balanced as _, Inspect as _},
		AsEnsureOriginWithArg, Imbalance, NeverEnsureOrigin, OnUnbalanced,
	},
	PalletId,
};
use frame_system::EnsureRoot;
use mornet_primitives::{
	units::{asset, currency::GCC},
	AccountId, AssetId, Balance,
};
use pallet_asset_conversion::{AccountIdConverter, BalancePath, PoolLocator, WithFirstAsset};
use pallet_issuance::adapters::KeepOrCount;
use sp_core::U256;
use sp_runtime::{traits::ConstU32, Permill};

use super::{
	assets::{
		ApprovalDeposit, AssetAccountDeposit, AssetDeposit, AssetKind, MetadataDepositBase,
		MetadataDepositPerByte, NativeAndAssets,
	},
	compliance::FrozenWithAccount,
	staking::TreasuryAccount,
};
use crate::{Balances, PoolAssets, Runtime, RuntimeEvent};

parameter_types! {
	/// The pools' accounts are derived from it.
	pub const ExchangePalletId: PalletId = PalletId(*b"mor/exch");
	/// The hub: one side of each pool.
	pub const Hub: AssetKind = AssetKind::Native;
	/// What whoever swaps leaves to the liquidity providers.
	pub const LiquidityFee: Permill = Permill::from_parts(3_000);
	/// The most that governance can set it to, for a pool.
	pub const MaxSwapFee: Permill = Permill::from_percent(3);
	/// What is kept of what a liquidity provider takes out: nothing.
	pub const LiquidityWithdrawalFee: Permill = Permill::zero();
	/// What it costs to create a pool: as much as keeps those away who do not mean to use it.
	pub const PoolSetupFee: Balance = 10 * GCC;
	/// Shares that stay in a pool for ever. They bound what rounding can take from a liquidity
	/// provider, whatever is sent to the pool's account to make a share dear: to a thousandth of
	/// what is provided.
	pub const MintMinLiquidity: Balance = 1_000;
}

/// Two sides of a pool, GCC first.
pub type PoolId = (AssetKind, AssetKind);

type HubFirst =
	WithFirstAsset<Hub, AccountId, AssetKind, AccountIdConverter<ExchangePalletId, PoolId>>;

/// Where the pools are: one of GCC with each of the chain's assets, and no other. What is not frozen
/// with an account must not be exchanged.
pub struct Pools;

impl Pools {
	/// The pools' accounts. They have no keys.
	pub fn accounts() -> impl Iterator<Item = AccountId> {
		asset::ALL
			.iter()
			.filter_map(|info| Self::pool_address(&Hub::get(), &info.id.into()).ok())
	}

	/// What a swap by this path is worth, in plancks: the GCC in it. Each swap has some.
	pub fn worth_of_swap(path: &BalancePath<Runtime>) -> Balance {
		path.iter()
			.find_map(|(kind, amount)| (*kind == Hub::get()).then_some(*amount))
			.unwrap_or_default()
	}

	/// What all shares of a pool are worth, in plancks, and how many there are: twice its GCC, for both
	/// sides of a pool are worth the same.
	pub fn worth_of_all_shares(lp_token: AssetId) -> Option<(Balance, Balance)> {
		let pool = PoolAssets::owner(lp_token)?;
		Some((Balances::balance(&pool).saturating_mul(2), PoolAssets::total_issuance(lp_token)))
	}
}

impl PoolLocator<AccountId, AssetKind, PoolId> for Pools {
	fn address(id: &PoolId) -> Result<AccountId, ()> {
		HubFirst::address(id)
	}

	fn pool_id(asset1: &AssetKind, asset2: &AssetKind) -> Result<PoolId, ()> {
		let id = HubFirst::pool_id(asset1, asset2)?;
		asset::ALL.iter().any(|info| id.1 == info.id.into()).then_some(id).ok_or(())
	}
}

/// Hands GCC that are a credit of all assets together to who takes credits of GCC.
///
/// The SDK has no way from one to the other; so as many GCC are rescinded against the one as are
/// issued for the other, and total issuance stays what it is.
pub struct AsNative<Handler>(PhantomData<Handler>);

type AnyCredit = fungibles::Credit<AccountId, NativeAndAssets>;
type NativeCredit = fungible::Credit<AccountId, Balances>;

impl<Handler> AsNative<Handler> {
	fn convert(credit: AnyCredit) -> NativeCredit {
		let amount = credit.peek();
		if credit.asset() != Hub::get() || amount == 0 {
			return NativeCredit::zero();
		}
		let native = Balances::issue(amount);
		// Equal amounts of one asset: nothing is left of either.
		let _ = credit.offset(NativeAndAssets::rescind(Hub::get(), amount));
		native
	}
}

impl<Handler: OnUnbalanced<NativeCredit>> OnUnbalanced<AnyCredit> for AsNative<Handler> {
	fn on_unbalanceds(credits: impl Iterator<Item = AnyCredit>) {
		Handler::on_unbalanceds(credits.map(Self::convert));
	}

	fn on_nonzero_unbalanced(credit: AnyCredit) {
		Handler::on_unbalanced(Self::convert(credit));
	}
}

/// Shares of pools. They are created, minted and burnt by the exchange alone, which does not ask for
/// an origin.
impl pallet_assets::Config<pallet_assets::Instance1> for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1000>;
	type AssetId = AssetId;
	type AssetIdParameter = AssetId;
	type ReserveData = ();
	type Currency = Balances;
	type CreateOrigin = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type ApprovalDeposit = ApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = FrozenWithAccount;
	type Holder = ();
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_asset_conversion::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type HigherPrecisionBalance = U256;
	type AssetKind = AssetKind;
	type Assets = NativeAndAssets;
	type PoolId = PoolId;
	type PoolLocator = Pools;
	type PoolAssetId = AssetId;
	type PoolAssets = PoolAssets;
	type LPFee = LiquidityFee;
	type AdminOrigin = EnsureRoot<AccountId>;
	type MaxSwapFee = MaxSwapFee;
	type PoolSetupFee = PoolSetupFee;
	type PoolSetupFeeAsset = Hub;
	type PoolSetupFeeTarget = AsNative<KeepOrCount<Runtime, TreasuryAccount>>;
	type LiquidityWithdrawalFee = LiquidityWithdrawalFee;
	type MintMinLiquidity = MintMinLiquidity;
	// From one asset by GCC to another: there is no longer way.
	type MaxSwapPathLength = ConstU32<3>;
	type PalletId = ExchangePalletId;
	type WeightInfo = pallet_asset_conversion::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = pallet_asset_conversion::NativeOrWithIdFactory<AssetId>;
}
