//! What everyone can use: batches, multisig accounts, proxies, preimages and scheduled calls.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{
	parameter_types,
	traits::{
		fungible::HoldConsideration, ConstU128, ConstU32, EqualPrivilegeOnly, InstanceFilter,
		LinearStoragePrice,
	},
	weights::Weight,
};
use frame_system::EnsureRoot;
use mornet_primitives::{
	units::currency::{deposit, GCC},
	AccountId, Balance,
};
use pallet_issuance::adapters::KeepOrCount;
use scale_info::TypeInfo;
use sp_runtime::{traits::BlakeTwo256, Perbill};

use super::{
	commerce::{agrees_to_pay, buys, takes_or_gives},
	staking::TreasuryAccount,
	system::{share, RuntimeBlockWeights},
};
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
	/// What moves nothing of value out of the account, gives nobody else power over it, and does not
	/// act for other accounts, of which it is a proxy or a signatory.
	#[codec(index = 1)]
	NonTransfer,
	/// Votes: in referenda, the treasury council and the technical committee.
	#[codec(index = 2)]
	Governance,
	/// A validator's or a delegator's daily business. Where its rewards go is for itself to say.
	#[codec(index = 3)]
	Staking,
	/// Meters: households, devices and what a registrar of meters does; and a camera's intervals.
	#[codec(index = 4)]
	Telemetry,
	/// What a registrar of customers does, and votes in the compliance council.
	#[codec(index = 5)]
	Compliance,
	/// A merchant's point of sale: opens orders and cancels them. What they bring is the merchant's.
	#[codec(index = 6)]
	PointOfSale,
}

impl ProxyType {
	/// Whether a call of proxies takes powers away and uses or gives none.
	///
	/// `proxy` acts for an account of which this one is a proxy itself, with all that it may do there,
	/// and so does `announce`: anyone can then have it executed.
	fn only_ends_powers(call: &pallet_proxy::Call<Runtime>) -> bool {
		matches!(
			call,
			pallet_proxy::Call::remove_announcement { .. }
				| pallet_proxy::Call::reject_announcement { .. }
				| pallet_proxy::Call::remove_proxy { .. }
		)
	}

	/// Whether a call of staking can send rewards to another account.
	fn redirects_rewards(call: &pallet_validator_staking::Call<Runtime>) -> bool {
		matches!(
			call,
			pallet_validator_staking::Call::bond { .. }
				| pallet_validator_staking::Call::set_payee { .. }
		)
	}
}

impl InstanceFilter<RuntimeCall> for ProxyType {
	// By pallet and without a catch-all: whoever adds a pallet decides in each. `Utility` is in all:
	// the calls that it carries are filtered by themselves.
	fn filter(&self, call: &RuntimeCall) -> bool {
		match self {
			ProxyType::Any => true,
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
				| RuntimeCall::Preimage(_)
				| RuntimeCall::Scheduler(_)
				| RuntimeCall::TreasuryCouncil(_)
				| RuntimeCall::ComplianceCouncil(_)
				| RuntimeCall::TechnicalCommittee(_)
				| RuntimeCall::Treasury(_)
				| RuntimeCall::AssetRate(_)
				| RuntimeCall::CouncilBudget(_)
				| RuntimeCall::ConvictionVoting(_)
				| RuntimeCall::Referenda(_)
				| RuntimeCall::Whitelist(_)
				| RuntimeCall::SafeMode(_)
				| RuntimeCall::VideoProof(_) => true,
				RuntimeCall::ValidatorStaking(call) => !Self::redirects_rewards(call),
				RuntimeCall::Proxy(call) => Self::only_ends_powers(call),
				RuntimeCall::Escrow(call) => !takes_or_gives(call),
				RuntimeCall::Subscriptions(call) => !buys(call) && !agrees_to_pay(call),
				RuntimeCall::Balances(_)
				| RuntimeCall::Assets(_)
				| RuntimeCall::PoolAssets(_)
				| RuntimeCall::AssetConversion(_)
				| RuntimeCall::Issuance(_)
				| RuntimeCall::Payments(_) => false,
				// A multisig's call is that of another account, which no proxy of this one filters.
				RuntimeCall::Multisig(_) => false,
				// Who an account belongs to is for itself to say.
				RuntimeCall::Kyc(_) | RuntimeCall::Aml(_) | RuntimeCall::Recovery(_) => false,
				#[cfg(feature = "dev")]
				RuntimeCall::Sudo(_) => false,
			},
			ProxyType::Governance => match call {
				RuntimeCall::Utility(_)
				| RuntimeCall::Preimage(_)
				| RuntimeCall::TreasuryCouncil(_)
				| RuntimeCall::TechnicalCommittee(_)
				| RuntimeCall::Treasury(_)
				| RuntimeCall::CouncilBudget(_)
				| RuntimeCall::ConvictionVoting(_)
				| RuntimeCall::Referenda(_)
				| RuntimeCall::Whitelist(_)
				| RuntimeCall::SafeMode(_) => true,
				RuntimeCall::System(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::Babe(_)
				| RuntimeCall::Grandpa(_)
				| RuntimeCall::Session(_)
				| RuntimeCall::ValidatorStaking(_)
				| RuntimeCall::Balances(_)
				| RuntimeCall::Assets(_)
				| RuntimeCall::PoolAssets(_)
				| RuntimeCall::AssetConversion(_)
				| RuntimeCall::TariffOracle(_)
				| RuntimeCall::Tariffs(_)
				| RuntimeCall::Metering(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
				| RuntimeCall::Scheduler(_)
				| RuntimeCall::Issuance(_)
				| RuntimeCall::Payments(_)
				| RuntimeCall::Kyc(_)
				| RuntimeCall::Aml(_)
				| RuntimeCall::ComplianceCouncil(_)
				| RuntimeCall::AssetRate(_)
				| RuntimeCall::Recovery(_)
				| RuntimeCall::VideoProof(_)
				| RuntimeCall::Escrow(_)
				| RuntimeCall::Subscriptions(_) => false,
				#[cfg(feature = "dev")]
				RuntimeCall::Sudo(_) => false,
			},
			ProxyType::Staking => match call {
				RuntimeCall::Utility(_) | RuntimeCall::Session(_) => true,
				RuntimeCall::ValidatorStaking(call) => !Self::redirects_rewards(call),
				RuntimeCall::System(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::Babe(_)
				| RuntimeCall::Grandpa(_)
				| RuntimeCall::Balances(_)
				| RuntimeCall::Assets(_)
				| RuntimeCall::PoolAssets(_)
				| RuntimeCall::AssetConversion(_)
				| RuntimeCall::TariffOracle(_)
				| RuntimeCall::Tariffs(_)
				| RuntimeCall::Metering(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
				| RuntimeCall::Preimage(_)
				| RuntimeCall::Scheduler(_)
				| RuntimeCall::Issuance(_)
				| RuntimeCall::Payments(_)
				| RuntimeCall::Kyc(_)
				| RuntimeCall::Aml(_)
				| RuntimeCall::TreasuryCouncil(_)
				| RuntimeCall::ComplianceCouncil(_)
				| RuntimeCall::TechnicalCommittee(_)
				| RuntimeCall::Treasury(_)
				| RuntimeCall::AssetRate(_)
				| RuntimeCall::CouncilBudget(_)
				| RuntimeCall::ConvictionVoting(_)
				| RuntimeCall::Referenda(_)
				| RuntimeCall::Whitelist(_)
				| RuntimeCall::SafeMode(_)
				| RuntimeCall::Recovery(_)
				| RuntimeCall::VideoProof(_)
				| RuntimeCall::Escrow(_)
				| RuntimeCall::Subscriptions(_) => false,
				#[cfg(feature = "dev")]
				RuntimeCall::Sudo(_) => false,
			},
			ProxyType::Telemetry => match call {
				RuntimeCall::Utility(_)
				| RuntimeCall::Metering(_)
				| RuntimeCall::VideoProof(pallet_video_proof::Call::anchor_segments { .. }) => true,
				RuntimeCall::System(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::Babe(_)
				| RuntimeCall::Grandpa(_)
				| RuntimeCall::Session(_)
				| RuntimeCall::ValidatorStaking(_)
				| RuntimeCall::Balances(_)
				| RuntimeCall::Assets(_)
				| RuntimeCall::PoolAssets(_)
				| RuntimeCall::AssetConversion(_)
				| RuntimeCall::TariffOracle(_)
				| RuntimeCall::Tariffs(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
				| RuntimeCall::Preimage(_)
				| RuntimeCall::Scheduler(_)
				| RuntimeCall::Issuance(_)
				| RuntimeCall::Payments(_)
				| RuntimeCall::Kyc(_)
				| RuntimeCall::Aml(_)
				| RuntimeCall::TreasuryCouncil(_)
				| RuntimeCall::ComplianceCouncil(_)
				| RuntimeCall::TechnicalCommittee(_)
				| RuntimeCall::Treasury(_)
				| RuntimeCall::AssetRate(_)
				| RuntimeCall::CouncilBudget(_)
				| RuntimeCall::ConvictionVoting(_)
				| RuntimeCall::Referenda(_)
				| RuntimeCall::Whitelist(_)
				| RuntimeCall::SafeMode(_)
				| RuntimeCall::Recovery(_)
				| RuntimeCall::VideoProof(_)
				| RuntimeCall::Escrow(_)
				| RuntimeCall::Subscriptions(_) => false,
				#[cfg(feature = "dev")]
				RuntimeCall::Sudo(_) => false,
			},
			ProxyType::Compliance => match call {
				RuntimeCall::Utility(_)
				| RuntimeCall::Kyc(_)
				| RuntimeCall::Aml(_)
				| RuntimeCall::ComplianceCouncil(_) => true,
				RuntimeCall::System(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::Babe(_)
				| RuntimeCall::Grandpa(_)
				| RuntimeCall::Session(_)
				| RuntimeCall::ValidatorStaking(_)
				| RuntimeCall::Balances(_)
				| RuntimeCall::Assets(_)
				| RuntimeCall::PoolAssets(_)
				| RuntimeCall::AssetConversion(_)
				| RuntimeCall::TariffOracle(_)
				| RuntimeCall::Tariffs(_)
				| RuntimeCall::Metering(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
				| RuntimeCall::Preimage(_)
				| RuntimeCall::Scheduler(_)
				| RuntimeCall::Issuance(_)
				| RuntimeCall::Payments(_)
				| RuntimeCall::TreasuryCouncil(_)
				| RuntimeCall::TechnicalCommittee(_)
				| RuntimeCall::Treasury(_)
				| RuntimeCall::AssetRate(_)
				| RuntimeCall::CouncilBudget(_)
				| RuntimeCall::ConvictionVoting(_)
				| RuntimeCall::Referenda(_)
				| RuntimeCall::Whitelist(_)
				| RuntimeCall::SafeMode(_)
				| RuntimeCall::Recovery(_)
				| RuntimeCall::VideoProof(_)
				| RuntimeCall::Escrow(_)
				| RuntimeCall::Subscriptions(_) => false,
				#[cfg(feature = "dev")]
				RuntimeCall::Sudo(_) => false,
			},
			ProxyType::PointOfSale => match call {
				RuntimeCall::Utility(_)
				| RuntimeCall::Escrow(
					pallet_escrow::Call::open_order { .. } | pallet_escrow::Call::cancel { .. },
				) => true,
				RuntimeCall::System(_)
				| RuntimeCall::Timestamp(_)
				| RuntimeCall::Babe(_)
				| RuntimeCall::Grandpa(_)
				| RuntimeCall::Session(_)
				| RuntimeCall::ValidatorStaking(_)
				| RuntimeCall::Balances(_)
				| RuntimeCall::Assets(_)
				| RuntimeCall::PoolAssets(_)
				| RuntimeCall::AssetConversion(_)
				| RuntimeCall::TariffOracle(_)
				| RuntimeCall::Tariffs(_)
				| RuntimeCall::Metering(_)
				| RuntimeCall::Multisig(_)
				| RuntimeCall::Proxy(_)
				| RuntimeCall::Preimage(_)
				| RuntimeCall::Scheduler(_)
				| RuntimeCall::Issuance(_)
				| RuntimeCall::Payments(_)
				| RuntimeCall::Kyc(_)
				| RuntimeCall::Aml(_)
				| RuntimeCall::TreasuryCouncil(_)
				| RuntimeCall::ComplianceCouncil(_)
				| RuntimeCall::TechnicalCommittee(_)
				| RuntimeCall::Treasury(_)
				| RuntimeCall::AssetRate(_)
				| RuntimeCall::CouncilBudget(_)
				| RuntimeCall::ConvictionVoting(_)
				| RuntimeCall::Referenda(_)
				| RuntimeCall::Whitelist(_)
				| RuntimeCall::SafeMode(_)
				| RuntimeCall::Recovery(_)
				| RuntimeCall::VideoProof(_)
				| RuntimeCall::Escrow(_)
				| RuntimeCall::Subscriptions(_) => false,
				#[cfg(feature = "dev")]
				RuntimeCall::Sudo(_) => false,
			},
		}
	}

	fn is_superset(&self, other: &Self) -> bool {
		match (self, other) {
			(ProxyType::Any, _) => true,
			(
				ProxyType::NonTransfer,
				ProxyType::NonTransfer
				| ProxyType::Governance
				| ProxyType::Staking
				| ProxyType::Telemetry
				| ProxyType::PointOfSale,
			) => true,
			// Who an account belongs to is not a matter of `NonTransfer`.
			(ProxyType::NonTransfer, ProxyType::Any | ProxyType::Compliance) => false,
			(
				ProxyType::Governance
				| ProxyType::Staking
				| ProxyType::Telemetry
				| ProxyType::Compliance
				| ProxyType::PointOfSale,
				_,
			) => self == other,
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
	// Everybody's referenda share agendas: an enactment that finds its own full is lost. To fill one
	// takes as many submission deposits. The most that the SDK's weights are measured for.
	type MaxScheduledPerBlock = ConstU32<512>;
	type WeightInfo = pallet_scheduler::weights::SubstrateWeight<Runtime>;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

parameter_types! {
	/// Held while an account has groups of friends.
	pub const FriendGroupsDeposit: Balance = deposit(1, 0);
	/// Held while friends attempt to recover an account.
	pub const AttemptDeposit: Balance = deposit(1, 0);
	/// Held while a recovered account has an inheritor.
	pub const InheritorDeposit: Balance = deposit(1, 0);
	/// Held besides for each byte of it.
	pub const RecoveryByteDeposit: Balance = deposit(0, 1);
	/// The reason wallets show for the first.
	pub const FriendGroupsHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::FriendGroupsStorage);
	/// The reason wallets show for the second.
	pub const AttemptHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::AttemptStorage);
	/// The reason wallets show for the third.
	pub const InheritorHoldReason: RuntimeHoldReason =
		RuntimeHoldReason::Recovery(pallet_recovery::HoldReason::InheritorStorage);
}

impl pallet_recovery::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeHoldReason = RuntimeHoldReason;
	type BlockNumberProvider = System;
	type Currency = Balances;
	type FriendGroupsConsideration = HoldConsideration<
		AccountId,
		Balances,
		FriendGroupsHoldReason,
		LinearStoragePrice<FriendGroupsDeposit, RecoveryByteDeposit, Balance>,
	>;
	type AttemptConsideration = HoldConsideration<
		AccountId,
		Balances,
		AttemptHoldReason,
		LinearStoragePrice<AttemptDeposit, RecoveryByteDeposit, Balance>,
	>;
	type InheritorConsideration = HoldConsideration<
		AccountId,
		Balances,
		InheritorHoldReason,
		LinearStoragePrice<InheritorDeposit, RecoveryByteDeposit, Balance>,
	>;
	// What a friend stakes on the account being lost: the treasury takes it if its owner says that it
	// is not.
	type SecurityDeposit = ConstU128<{ 50 * GCC }>;
	type Slash = KeepOrCount<Runtime, TreasuryAccount>;
	type MaxFriendsPerConfig = ConstU32<16>;
	type WeightInfo = pallet_recovery::weights::SubstrateWeight<Runtime>;
}

#[cfg(feature = "dev")]
impl pallet_sudo::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WeightInfo = pallet_sudo::weights::SubstrateWeight<Runtime>;
}

#[cfg(test)]
mod tests {
	use mornet_primitives::subscriptions::Seller;

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

	const ALL: [ProxyType; 7] = [
		ProxyType::Any,
		ProxyType::NonTransfer,
		ProxyType::Governance,
		ProxyType::Staking,
		ProxyType::Telemetry,
		ProxyType::Compliance,
		ProxyType::PointOfSale,
	];

	/// Calls that tell the types apart, and which types may make them.
	fn calls() -> Vec<(RuntimeCall, &'static [ProxyType])> {
		use ProxyType::*;
		let account = AccountId::new([1; 32]);
		vec![
			(transfer(), &[Any]),
			(RuntimeCall::Issuance(pallet_issuance::Call::pause {}), &[Any]),
			(
				RuntimeCall::Recovery(pallet_recovery::Call::set_friend_groups {
					friend_groups: vec![],
				}),
				&[Any],
			),
			(
				RuntimeCall::ValidatorStaking(pallet_validator_staking::Call::set_payee {
					payee: pallet_validator_staking::Payee::Account(account.clone()),
				}),
				&[Any],
			),
			(RuntimeCall::Proxy(pallet_proxy::Call::remove_proxies {}), &[Any]),
			(
				RuntimeCall::Proxy(pallet_proxy::Call::proxy {
					real: account.clone().into(),
					force_proxy_type: None,
					call: Box::new(transfer()),
				}),
				&[Any],
			),
			(
				RuntimeCall::Proxy(pallet_proxy::Call::announce {
					real: account.clone().into(),
					call_hash: Default::default(),
				}),
				&[Any],
			),
			(
				RuntimeCall::Proxy(pallet_proxy::Call::add_proxy {
					delegate: account.clone().into(),
					proxy_type: NonTransfer,
					delay: 0,
				}),
				&[Any],
			),
			(
				RuntimeCall::Proxy(pallet_proxy::Call::remove_proxy {
					delegate: account.clone().into(),
					proxy_type: NonTransfer,
					delay: 0,
				}),
				&[Any, NonTransfer],
			),
			(
				RuntimeCall::Proxy(pallet_proxy::Call::reject_announcement {
					delegate: account.clone().into(),
					call_hash: Default::default(),
				}),
				&[Any, NonTransfer],
			),
			(
				RuntimeCall::Proxy(pallet_proxy::Call::remove_announcement {
					real: account.clone().into(),
					call_hash: Default::default(),
				}),
				&[Any, NonTransfer],
			),
			(
				RuntimeCall::Multisig(pallet_multisig::Call::as_multi_threshold_1 {
					other_signatories: vec![account.clone()],
					call: Box::new(transfer()),
				}),
				&[Any],
			),
			(
				RuntimeCall::Multisig(pallet_multisig::Call::approve_as_multi {
					threshold: 2,
					other_signatories: vec![account.clone()],
					maybe_timepoint: None,
					call_hash: Default::default(),
					max_weight: Default::default(),
				}),
				&[Any],
			),
			(
				RuntimeCall::ConvictionVoting(pallet_conviction_voting::Call::undelegate {
					class: 0,
				}),
				&[Any, NonTransfer, Governance],
			),
			(
				RuntimeCall::Referenda(pallet_referenda::Call::place_decision_deposit { index: 0 }),
				&[Any, NonTransfer, Governance],
			),
			(
				RuntimeCall::TreasuryCouncil(pallet_collective::Call::vote {
					proposal: Default::default(),
					index: 0,
					approve: true,
				}),
				&[Any, NonTransfer, Governance],
			),
			(
				RuntimeCall::ValidatorStaking(pallet_validator_staking::Call::chill {}),
				&[Any, NonTransfer, Staking],
			),
			(
				RuntimeCall::Session(pallet_session::Call::purge_keys {}),
				&[Any, NonTransfer, Staking],
			),
			(
				RuntimeCall::Metering(pallet_metering::Call::close_household { household: 0 }),
				&[Any, NonTransfer, Telemetry],
			),
			(RuntimeCall::Kyc(pallet_kyc::Call::erase { who: account }), &[Any, Compliance]),
			(
				RuntimeCall::ComplianceCouncil(pallet_collective::Call::vote {
					proposal: Default::default(),
					index: 0,
					approve: true,
				}),
				&[Any, NonTransfer, Compliance],
			),
			(
				RuntimeCall::VideoProof(pallet_video_proof::Call::anchor_segments {
					stream: 0,
					interval: 0,
					first_segment: 0,
					count: 1,
					root: Default::default(),
				}),
				&[Any, NonTransfer, Telemetry],
			),
			(
				RuntimeCall::VideoProof(pallet_video_proof::Call::remove_stream { stream: 0 }),
				&[Any, NonTransfer],
			),
			(RuntimeCall::Escrow(pallet_escrow::Call::pay { order: 0, amount: 0 }), &[Any]),
			(RuntimeCall::Escrow(pallet_escrow::Call::release { order: 0 }), &[Any]),
			(RuntimeCall::Escrow(pallet_escrow::Call::refund { order: 0 }), &[Any]),
			(
				RuntimeCall::Escrow(pallet_escrow::Call::answer { order: 0, proof: None }),
				&[Any, NonTransfer],
			),
			(
				RuntimeCall::Escrow(pallet_escrow::Call::cancel { order: 0 }),
				&[Any, NonTransfer, PointOfSale],
			),
			(
				RuntimeCall::Subscriptions(pallet_subscriptions::Call::set_renewal {
					seller: Seller::Network,
					renewal: None,
				}),
				&[Any],
			),
			(
				RuntimeCall::Subscriptions(pallet_subscriptions::Call::cancel {
					seller: Seller::Network,
				}),
				&[Any, NonTransfer],
			),
			(RuntimeCall::Utility(pallet_utility::Call::batch { calls: vec![] }), &ALL),
		]
	}

	#[test]
	fn each_type_may_make_its_calls_and_no_others() {
		for (call, allowed) in calls() {
			for proxy in ALL {
				assert_eq!(proxy.filter(&call), allowed.contains(&proxy), "{proxy:?}: {call:?}");
			}
		}
	}

	#[test]
	fn superset_may_make_all_that_the_other_may() {
		for one in ALL {
			assert!(one.is_superset(&one) && ProxyType::Any.is_superset(&one));
			assert_eq!(one.is_superset(&ProxyType::Any), one == ProxyType::Any);
			for other in ALL {
				let contains =
					calls().iter().all(|(call, _)| one.filter(call) || !other.filter(call));
				assert_eq!(one.is_superset(&other), contains, "{one:?} and {other:?}");
			}
		}
	}

	#[test]
	fn stored_indices_do_not_change() {
		assert_eq!(ALL.map(|proxy| proxy.encode()), [[0], [1], [2], [3], [4], [5], [6]]);
	}
}
