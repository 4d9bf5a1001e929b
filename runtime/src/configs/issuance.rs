//! The ramps: GCC issued for fiat deposits and burnt for withdrawals.

use frame_support::traits::EitherOfDiverse;
use sp_runtime::traits::ConstU32;

use super::governance::{RootOr, TechnicalCommitteeDecides};
use crate::{
	constants::MIN_WITHDRAWAL_TIMEOUT, governance::IssuerAdmin, Balances, Kyc, Runtime,
	RuntimeHoldReason, Timestamp,
};

impl pallet_issuance::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Limits = Kyc;
	type AdminOrigin = RootOr<IssuerAdmin>;
	// A pause is of no use if it takes a week.
	type PauseOrigin = RootOr<EitherOfDiverse<IssuerAdmin, TechnicalCommitteeDecides>>;
	type MaxIssuers = ConstU32<16>;
	type MaxWithdrawalsPerAccount = ConstU32<8>;
	type MaxWithdrawals = ConstU32<10_000>;
	type MaxReleasesPerBlock = ConstU32<16>;
	type MaxReleaseDelay = ConstU32<16>;
	type MinWithdrawalTimeout = ConstU32<MIN_WITHDRAWAL_TIMEOUT>;
	type WeightInfo = pallet_issuance::weights::SubstrateWeight<Runtime>;
}
