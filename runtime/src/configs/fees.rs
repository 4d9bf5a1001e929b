//! What a transaction costs and where the fee goes.

use frame_support::{parameter_types, weights::ConstantMultiplier};
#[cfg(feature = "runtime-benchmarks")]
use mornet_primitives::AccountId;
use mornet_primitives::Balance;
use pallet_asset_conversion_tx_payment::SwapAssetAdapter;
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use pallet_validator_staking::adapters::FeesToPot;
use sp_runtime::{
	traits::{Bounded, One},
	FixedPointNumber, Perquintill,
};

use super::{
	assets::{AssetKind, NativeAndAssets},
	exchange::{AsNative, Hub},
};
use crate::{
	constants::fee::{BYTE_FEE, PLANCKS_PER_PICOSECOND},
	AssetConversion, Balances, Runtime, RuntimeEvent,
};

parameter_types! {
	/// Price of a picosecond of execution, in plancks.
	pub const WeightFee: Balance = PLANCKS_PER_PICOSECOND;
	/// Price of a byte, in plancks.
	pub const LengthFee: Balance = BYTE_FEE;
	/// Fees rise while blocks are fuller than this, by weight.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast they rise: full blocks raise them by 0.075 % a block, to some two and a half times
	/// within an hour; empty ones lower them a third as fast.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(1, 1_000);
	/// They never fall below the plain price.
	pub MinimumMultiplier: Multiplier = Multiplier::one();
	/// And are not capped from above: a spammer must run out of money first.
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
	/// An operational call has the urgency of one that pays five times as much.
	pub const OperationalFeeMultiplier: u8 = 5;
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// No fee is burnt, for GCC is backed by fiat and its issuance changes with the backing alone:
	// fees are the validators' pay, but for the treasury's share; tips are the author's.
	type OnChargeTransaction = FungibleAdapter<Balances, FeesToPot<Runtime>>;
	type WeightToFee = ConstantMultiplier<Balance, WeightFee>;
	type LengthToFee = ConstantMultiplier<Balance, LengthFee>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = OperationalFeeMultiplier;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}

impl pallet_asset_conversion_tx_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type AssetId = AssetKind;
	// Whatever a fee is paid in, what arrives is GCC, and goes where other fees go.
	type OnChargeAssetTransaction =
		SwapAssetAdapter<Hub, NativeAndAssets, AssetConversion, AsNative<FeesToPot<Runtime>>>;
	type WeightInfo = pallet_asset_conversion_tx_payment::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = PoolForBenchmarks;
}

/// Makes an asset's pool, and an account that can pay from it.
#[cfg(feature = "runtime-benchmarks")]
pub struct PoolForBenchmarks;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_asset_conversion_tx_payment::BenchmarkHelperTrait<AccountId, AssetKind, AssetKind>
	for PoolForBenchmarks
{
	fn create_asset_id_parameter(id: u32) -> (AssetKind, AssetKind) {
		(id.into(), id.into())
	}

	fn setup_balances_and_pool(asset: AssetKind, account: AccountId) {
		use alloc::boxed::Box;
		use frame_support::{
			assert_ok,
			traits::fungibles::{Create, Inspect, Mutate},
		};
		use mornet_primitives::units::currency::GCC;

		use crate::RuntimeOrigin;

		let provider: AccountId = frame_benchmarking::account("provider", 0, 0);
		if !NativeAndAssets::asset_exists(asset.clone()) {
			assert_ok!(NativeAndAssets::create(asset.clone(), provider.clone(), true, 1));
		}
		for who in [&provider, &account] {
			assert_ok!(NativeAndAssets::mint_into(Hub::get(), who, 1_000 * GCC));
			assert_ok!(NativeAndAssets::mint_into(asset.clone(), who, 1_000 * GCC));
		}
		let origin = RuntimeOrigin::signed(provider.clone());
		let (hub, asset) = (Box::new(Hub::get()), Box::new(asset));
		assert_ok!(AssetConversion::create_pool(origin.clone(), hub.clone(), asset.clone()));
		let side = 100 * GCC;
		assert_ok!(AssetConversion::add_liquidity(
			origin, hub, asset, side, side, side, side, provider,
		));
	}
}
