//! What everyone can use: batches, multisig accounts, proxies, preimages and scheduled calls.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU32, EqualPrivilegeOnly, InstanceFilter,
		LinearStoragePrice,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use mornet_primitives::{units::currency::deposit, AccountId, Balance};
use scale_info::TypeInfo;
use sp_runtime::{traits::BlakeTwo256, Perbill};

use super::system::{share, RuntimeBlockWeights};
use crate::{
	Balances, OriginCaller, Preimage, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason,
	RuntimeOrigin, System,
};

impl pallet_utility::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type PalletsOrigin = OriginCaller;
	type WeightInfo = pallet_utility::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// Reserved while a multisig operation waits for approvals.
	pub const MultisigDepositBase: Balance = deposit(1, 88);
	/// Reserved besides for each signatory.
	pub const MultisigDepositFactor: Balance = deposit(0, 32);
}

impl pallet_multisig::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type DepositBase = MultisigDepositBase;
	type DepositFactor = MultisigDepositFactor;
	type MaxSignatories = ConstU32<100>;
	type WeightInfo = pallet_multisig::weights::SubstrateWeight<Runtime>;
	type BlockNumberProvider = System;
}

/// What a proxy may do for the account it stands for.
///
/// Indices are stored with each proxy: never change one.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ProxyType {
	/// Everything.
	#[default]
	#[codec(index = 0)]
	Any,
	/// What moves nothing of value out of the account.
	#[codec(index = 1)]
	NonTransfer,
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Any => true,
			// By pallet and without a catch-all: whoever adds a pallet decides here.
			ProxyType::NonTransfer => match call {
				RuntimeCall::System(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::Babe(_)
				| RuntimeCall::Grandpa(_)
				| RuntimeCall::Session(_)
				| RuntimeCall::TariffOracle(_)
				| RuntimeCall::Tariffs(_)
				| RuntimeCall::Metering(_)
				| RuntimeCall::Utility(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
				| RuntimeCall::Preimage(_)
				| RuntimeCall::Scheduler(_) => true,
				RuntimeCall::ValidatorStaking(call) => {
					// Rewards could be sent to another account.
					!matches!(
						call,
						pallet_validator_staking::Call::bond { .. }
							| pallet_validator_staking::Call::set_payee { .. }
					)
				},
				RuntimeCall::Balances(_)
				| RuntimeCall::Assets(_)
				| RuntimeCall::Issuance(_)
				| RuntimeCall::Payments(_) => false,
				// Who an account belongs to is for itself to say.
				RuntimeCall::Kyc(_) | RuntimeCall::Aml(_) => false,
				#[cfg(feature = "dev")]
				RuntimeCall::Sudo(_) => false,
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(ProxyType::Any, _) => true,
			(ProxyType::NonTransfer, ProxyType::NonTransfer) => true,
			(ProxyType::NonTransfer, ProxyType::Any) => false,
		}
	}
}

parameter_types! {
	/// Reserved while an account has proxies.
	pub const ProxyDepositBase: Balance = deposit(1, 8);
	/// Reserved besides for each proxy.
	pub const ProxyDepositFactor: Balance = deposit(0, 33);
	/// Reserved while a proxy has announcements.
	pub const AnnouncementDepositBase: Balance = deposit(1, 8);
	/// Reserved besides for each announcement.
	pub const AnnouncementDepositFactor: Balance = deposit(0, 66);
}

impl pallet_proxy::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type Currency = Balances;
	type ProxyType = ProxyType;
	type ProxyDepositBase = ProxyDepositBase;
	type ProxyDepositFactor = ProxyDepositFactor;
	type MaxProxies = ConstU32<32>;
	type WeightInfo = pallet_proxy::weights::SubstrateWeight<Runtime>;
	type MaxPending = ConstU32<32>;
	type CallHasher = BlakeTwo256;
	type AnnouncementDepositBase = AnnouncementDepositBase;
	type AnnouncementDepositFactor = AnnouncementDepositFactor;
	type BlockNumberProvider = System;
}

parameter_types! {
	/// Held while a preimage is stored.
	pub const PreimageBaseDeposit: Balance = deposit(2, 64);
	/// Held besides for each of its bytes.
	pub const PreimageByteDeposit: Balance = deposit(0, 1);
	/// The reason wallets show for that hold.
	pub const PreimageHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Preimage(pallet_preimage::HoldReason::Preimage);
}

impl pallet_preimage::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_preimage::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type ManagerOrigin = EnsureRoot<AccountId>;
	type Consideration = HoldConsideration<
		AccountId,
		Balances,
		PreimageHoldReason,
		LinearStoragePrice<PreimageBaseDeposit, PreimageByteDeposit, Balance>,
	>;
}

parameter_types! {
	/// The share of a block that scheduled calls may take.
	pub MaximumSchedulerWeight: Weight =
		share(Perbill::from_percent(60), RuntimeBlockWeights::get().max_block);
}

impl pallet_scheduler::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeOrigin = RuntimeOrigin;
	type PalletsOrigin = OriginCaller;
	type RuntimeCall = RuntimeCall;
	type MaximumWeight = MaximumSchedulerWeight;
	type ScheduleOrigin = EnsureRoot<AccountId>;
	type OriginPrivilegeCmp = EqualPrivilegeOnly;
	type MaxScheduledPerBlock = ConstU32<50>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

#[cfg(feature = "dev")]
impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

#[cfg(test)]
mod tests {
	use super::*;

	fn transfer() -> RuntimeCall {
		RuntimeCall::Balances(pallet_balances::Call::transfer_all {
			dest: AccountId::new([1; 32]).into(),
			keep_alive: false,
		})
	}

	#[test]
	fn any_proxy_may_transfer() {
		assert!(ProxyType::Any.filter(&transfer()));
	}

	#[test]
	fn non_transfer_proxy_may_not_move_coins_or_assets() {
		assert!(!ProxyType::NonTransfer.filter(&transfer()));
		assert!(!ProxyType::NonTransfer.filter(&RuntimeCall::Assets(
			pallet_assets::Call::transfer_all {
				id: codec::Compact(1),
				dest: AccountId::new([1; 32]).into(),
				keep_alive: false,
			}
		)));
	}

	#[test]
	fn non_transfer_proxy_may_change_session_keys() {
		assert!(ProxyType::NonTransfer
			.filter(&RuntimeCall::Session(pallet_session::Call::purge_keys {})));
	}

	#[test]
	fn any_contains_every_type_and_no_other_contains_any() {
		assert!(ProxyType::Any.is_superset(&ProxyType::NonTransfer));
		assert!(!ProxyType::NonTransfer.is_superset(&ProxyType::Any));
	}
}
