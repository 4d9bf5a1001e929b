//! The ramps: GCC issued for fiat deposits and burnt for withdrawals.

use frame_system::EnsureRoot;
use mornet_primitives::AccountId;
use sp_runtime::traits::ConstU32;

use crate::{
	constants::MIN_WITHDRAWAL_TIMEOUT, Balances, Kyc, Runtime, RuntimeHoldReason, Timestamp,
};

impl pallet_issuance::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Limits = Kyc;
	type AdminOrigin = EnsureRoot<AccountId>;
	type PauseOrigin = EnsureRoot<AccountId>;
	type MaxIssuers = ConstU32<16>;
	type MaxWithdrawalsPerAccount = ConstU32<8>;
	type MaxWithdrawals = ConstU32<10_000>;
	type MaxReleasesPerBlock = ConstU32<16>;
	type MaxReleaseDelay = ConstU32<16>;
	type MinWithdrawalTimeout = ConstU32<MIN_WITHDRAWAL_TIMEOUT>;
	type WeightInfo = pallet_issuance::weights::SubstrateWeight<Runtime>;
}
