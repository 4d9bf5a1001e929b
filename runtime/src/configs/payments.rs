//! Orders paid with USDT and TON: for GCC, and for what commerce sells.

use mornet_primitives::units::currency::GCC;
use sp_runtime::traits::{ConstU128, ConstU32};

use super::{
	commerce::ByKind,
	governance::{ComplianceCouncilDecides, RootOr},
	pause::Paused,
	staking::Oracle,
};
use crate::{
	constants::MAX_VALIDATORS, governance::IssuerAdmin, Balances, Issuance, Kyc, Runtime,
	RuntimeHoldReason, Timestamp,
};

impl pallet_payments::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Validators = Oracle;
	type PaidIn = Issuance;
	type Limits = Kyc;
	type Commerce = ByKind;
	type Paused = Paused;
	type AdminOrigin = RootOr<IssuerAdmin>;
	type ComplianceOrigin = RootOr<ComplianceCouncilDecides>;
	// More than its storage is worth: orders nobody means to pay would crowd out the others.
	type OrderDeposit = ConstU128<GCC>;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	// Enough for a gateway that makes the orders of customers who have no GCC yet.
	type MaxOpenOrders = ConstU32<256>;
	type MaxWatchedOrders = ConstU32<20_000>;
	type MaxRails = ConstU32<16>;
	type MaxTargets = ConstU32<32>;
	type WeightInfo = pallet_payments::weights::SubstrateWeight<Runtime>;
}
