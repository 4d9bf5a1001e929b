//! Money: GCC, and the assets E, H, W and GCM.

use frame_support::{
	parameter_types,
	traits::{
		fungible::{NativeFromLeft, NativeOrWithId, UnionOf},
		AsEnsureOriginWithArg, VariantCountOf,
	},
	PalletId,
};
use frame_system::{EnsureRoot, EnsureRootWithSuccess};
use mornet_primitives::{
	units::currency::{deposit, EXISTENTIAL_DEPOSIT},
	AccountId, AssetId, Balance,
};
use pallet_issuance::adapters::KeepOrCount;
use sp_runtime::traits::{AccountIdConversion, ConstU32};

use super::staking::TreasuryAccount;
use crate::{
	Assets, AssetsFreezer, Balances, Runtime, RuntimeEvent, RuntimeFreezeReason, RuntimeHoldReason,
	System,
};

/// Owner of the genesis assets: an account without a key, so that nobody can mint, burn or freeze
/// them by a transaction; pallets of the runtime do so by their own rules.
pub const ASSET_ISSUER: PalletId = PalletId(*b"mor/aset");

parameter_types! {
	/// Least balance of an account, in plancks.
	pub const ExistentialDeposit: Balance = EXISTENTIAL_DEPOSIT;
	/// Account of [`ASSET_ISSUER`].
	pub AssetIssuer: AccountId = ASSET_ISSUER.into_account_truncating();
	/// Reserved while an asset exists: its details and one account of it.
	pub const AssetDeposit: Balance = deposit(2, 300);
	/// Reserved for an account that holds an asset which does not keep it alive by itself.
	pub const AssetAccountDeposit: Balance = deposit(1, 100);
	/// Reserved for an asset's metadata.
	pub const MetadataDepositBase: Balance = deposit(1, 68);
	/// Reserved for each byte of an asset's name and symbol.
	pub const MetadataDepositPerByte: Balance = deposit(0, 1);
	/// Reserved for an approval to spend.
	pub const ApprovalDeposit: Balance = deposit(1, 120);
}

/// GCC, or an asset by its number.
pub type AssetKind = NativeOrWithId<AssetId>;

/// GCC and all assets, as one.
pub type NativeAndAssets = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
	type Balance = Balance;
	// What is left below the existential deposit is somebody's deposit all the same.
	type DustRemoval = KeepOrCount<Runtime, TreasuryAccount>;
	type ExistentialDeposit = ExistentialDeposit;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	// `conviction-voting` uses a lock; `multisig`, `proxy` and `referenda` use reserves, without a
	// name.
	type MaxLocks = ConstU32<1>;
	type MaxReserves = ConstU32<0>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

impl pallet_assets::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Balance = Balance;
	type RemoveItemsLimit = ConstU32<1000>;
	type AssetId = AssetId;
	type AssetIdParameter = codec::Compact<AssetId>;
	type ReserveData = ();
	type Currency = Balances;
	// The chain's assets are E, H, W and GCM; another one is a decision of governance.
	type CreateOrigin = AsEnsureOriginWithArg<EnsureRootWithSuccess<AccountId, AssetIssuer>>;
	type ForceOrigin = EnsureRoot<AccountId>;
	type AssetDeposit = AssetDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type ApprovalDeposit = ApprovalDeposit;
	type StringLimit = ConstU32<50>;
	type Freezer = AssetsFreezer;
	type Holder = ();
	type Extra = ();
	type CallbackHandle = ();
	type AssetIdAllocator = ();
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_assets_freezer::Config for Runtime {
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeEvent = RuntimeEvent;
}
