//! What is sold: merchants' orders, and subscriptions to the services' work; and what an order of
//! payments pays of it.

use mornet_primitives::{
	payments::{self, effects::Commerce, order::OrderKind},
	units::currency::deposit,
	AccountId, Balance,
};
use sp_runtime::{
	traits::{ConstU128, ConstU32},
	DispatchError, DispatchResult,
};

use super::{governance::RootOr, pause::Paused, staking::TreasuryAccount};
use crate::{
	governance::IssuerAdmin, Aml, Balances, Escrow, Kyc, Runtime, RuntimeHoldReason, Subscriptions,
	Timestamp,
};

impl pallet_escrow::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Time = Timestamp;
	type Limits = Kyc;
	type Frozen = Aml;
	type AdminOrigin = RootOr<IssuerAdmin>;
	// An order, its deadline, its places in two lists and in that of disputes: at their longest, with
	// their keys.
	type OrderDeposit = ConstU128<{ deposit(5, 774) }>;
	type MaxArbiters = ConstU32<32>;
	// Some 25 ms of a block's second.
	type MaxClosingsPerBlock = ConstU32<20>;
	type WeightInfo = pallet_escrow::weights::SubstrateWeight<Runtime>;
}

impl pallet_subscriptions::Config for Runtime {
	type Currency = Balances;
	type Time = Timestamp;
	type Limits = Kyc;
	type Paused = Paused;
	type Treasury = TreasuryAccount;
	type AdminOrigin = RootOr<IssuerAdmin>;
	type MaxServices = ConstU32<32>;
	type MaxPlansPerSeller = ConstU32<16>;
	// Some 60 ms of a block's second, and 10 ms for counts.
	type MaxRenewalsPerBlock = ConstU32<20>;
	type MaxForgottenPerBlock = ConstU32<50>;
	type WeightInfo = pallet_subscriptions::weights::SubstrateWeight<Runtime>;
}

/// Whether a call has a party or an arbiter move what an order is about.
pub fn takes_or_gives(call: &pallet_escrow::Call<Runtime>) -> bool {
	use pallet_escrow::Call;
	matches!(
		call,
		Call::pay { .. } | Call::release { .. } | Call::refund { .. } | Call::rule { .. }
	)
}

/// Whether a call pays for a subscription.
pub fn buys(call: &pallet_subscriptions::Call<Runtime>) -> bool {
	use pallet_subscriptions::Call;
	matches!(call, Call::subscribe { .. } | Call::upgrade { .. })
}

/// Whether a call can have a subscription be paid for later.
pub fn agrees_to_pay(call: &pallet_subscriptions::Call<Runtime>) -> bool {
	matches!(call, pallet_subscriptions::Call::set_renewal { .. })
}

/// What an order of payments pays: of each kind, the pallet that sells it.
pub struct ByKind;

impl Commerce<AccountId> for ByKind {
	fn price(kind: &OrderKind, beneficiary: &AccountId) -> Result<Balance, DispatchError> {
		match kind {
			// It is bought from nobody: the payments pallet prices it itself.
			OrderKind::BuyGcc => Err(DispatchError::Unavailable),
			OrderKind::Subscription(_) => Subscriptions::price(kind, beneficiary),
			OrderKind::Invoice(_) => Escrow::price(kind, beneficiary),
		}
	}

	fn settle(
		order: payments::OrderId,
		kind: &OrderKind,
		beneficiary: &AccountId,
		amount: Balance,
	) -> DispatchResult {
		match kind {
			OrderKind::BuyGcc => Err(DispatchError::Unavailable),
			OrderKind::Subscription(_) => {
				<Subscriptions as Commerce<_>>::settle(order, kind, beneficiary, amount)
			},
			OrderKind::Invoice(_) => {
				<Escrow as Commerce<_>>::settle(order, kind, beneficiary, amount)
			},
		}
	}

	/// The dearer of the two: a merchant's, with a hold and two rows in lists, and each another's.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(beneficiary: &AccountId, amount: Balance) -> Option<OrderKind> {
		Escrow::prepare_for_benchmarks(beneficiary, amount)
	}
}
