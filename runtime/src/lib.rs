//! The MorNet runtime: which pallets there are and how they are put together.
//!
//! Nothing is implemented here. Each area's configuration is in [`configs`], the runtime APIs are in
//! `apis`, the genesis presets in [`genesis_config_presets`].

#![cfg_attr(not(feature = "std"), no_std)]
// `#[frame_support::runtime]` generates deeply nested types.
#![recursion_limit = "512"]
#![allow(missing_docs, reason = "the runtime macros generate items without")]

extern crate alloc;

pub mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarks;
pub mod configs;
pub mod constants;
pub mod genesis_config_presets;
pub mod governance;
pub mod migrations;

use alloc::{borrow::Cow, vec::Vec};

use configs::staking::Oracle;
use governance::pallet_origins;
use mornet_primitives::{Address, Header, Signature};
use sp_runtime::{generic, impl_opaque_keys};
use sp_version::RuntimeVersion;

/// The version, with a `spec_version` that the SDK's macro can read: a literal.
macro_rules! version {
	($spec_version:tt) => {
		/// Version of the runtime. `spec_version` goes up with every change of behaviour,
		/// `transaction_version` when a call's or a transaction extension's encoding changes.
		#[sp_version::runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: Cow::Borrowed("mornet"),
			impl_name: Cow::Borrowed("mornet-runtime"),
			authoring_version: 1,
			spec_version: $spec_version,
			impl_version: 0,
			apis: apis::RUNTIME_API_VERSIONS,
			transaction_version: 1,
			system_version: 1,
		};
	};
}

#[cfg(not(feature = "next"))]
version!(100);
// One more where an upgrade to these sources is tested.
#[cfg(feature = "next")]
version!(101);

impl_opaque_keys! {
	/// The keys a validator signs its work with.
	pub struct SessionKeys {
		/// Makes blocks.
		pub babe: Babe,
		/// Votes on finality.
		pub grandpa: Grandpa,
		/// Signs the network addresses it publishes.
		pub authority_discovery: AuthorityDiscovery,
		/// Signs what its off-chain workers report.
		pub oracle: Oracle,
	}
}

/// What a transaction carries beside its call; checked in this order.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckMortality<Runtime>,
	frame_system::CheckNonce<Runtime>,
	pallet_aml::CheckFrozen<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_asset_conversion_tx_payment::ChargeAssetTxPayment<Runtime>,
	frame_metadata_hash_extension::CheckMetadataHash<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);

/// A transaction as it stands in a block.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;

/// What a transaction's signature is over.
pub type SignedPayload = generic::SignedPayload<RuntimeCall, TxExtension>;

/// A block.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;

/// Executes blocks. Migrations are in `frame_system::Config::SingleBlockMigrations`.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// The pallets. Indices are part of every transaction's encoding: never change one; each area has
/// room to grow. They also are the order in which genesis is built and a block begun: BABE comes
/// before Timestamp and Session, which ask it for the slot and the epoch; Balances before
/// ValidatorStaking, which puts bonds on hold, and that before Session, which asks it for the
/// validators; Authorship after Session, so that the author of a session's first block is looked up
/// among that session's validators.
#[frame_support::runtime]
mod runtime {
	/// The runtime type all pallets are configured for.
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Babe = pallet_babe;
	#[runtime::pallet_index(2)]
	pub type Timestamp = pallet_timestamp;

	// Money.
	#[runtime::pallet_index(10)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(11)]
	pub type TransactionPayment = pallet_transaction_payment;
	#[runtime::pallet_index(12)]
	pub type Assets = pallet_assets;
	#[runtime::pallet_index(13)]
	pub type AssetsFreezer = pallet_assets_freezer;
	#[runtime::pallet_index(14)]
	pub type PoolAssets = pallet_assets<Instance1>;
	#[runtime::pallet_index(15)]
	pub type AssetConversion = pallet_asset_conversion;
	#[runtime::pallet_index(16)]
	pub type AssetTxPayment = pallet_asset_conversion_tx_payment;

	// Stake and consensus.
	#[runtime::pallet_index(20)]
	pub type ValidatorStaking = pallet_validator_staking;
	#[runtime::pallet_index(21)]
	pub type Offences = pallet_offences;
	#[runtime::pallet_index(22)]
	pub type Historical = pallet_session::historical;
	#[runtime::pallet_index(23)]
	pub type Session = pallet_session;
	#[runtime::pallet_index(24)]
	pub type Authorship = pallet_authorship;
	#[runtime::pallet_index(25)]
	pub type Grandpa = pallet_grandpa;
	#[runtime::pallet_index(26)]
	pub type AuthorityDiscovery = pallet_authority_discovery;

	// Meters and tariffs.
	#[runtime::pallet_index(30)]
	pub type TariffOracle = pallet_oracle;
	#[runtime::pallet_index(31)]
	pub type Tariffs = pallet_tariffs;
	#[runtime::pallet_index(32)]
	pub type Metering = pallet_metering;

	// Utilities for everyone.
	#[runtime::pallet_index(40)]
	pub type Utility = pallet_utility;
	#[runtime::pallet_index(41)]
	pub type Multisig = pallet_multisig;
	#[runtime::pallet_index(42)]
	pub type Proxy = pallet_proxy;
	#[runtime::pallet_index(43)]
	pub type Preimage = pallet_preimage;
	#[runtime::pallet_index(44)]
	pub type Scheduler = pallet_scheduler;

	// Ramps. After all that mint at genesis: what there is then is not issued for a deposit.
	#[runtime::pallet_index(50)]
	pub type Issuance = pallet_issuance;
	#[runtime::pallet_index(51)]
	pub type Payments = pallet_payments;

	// Compliance.
	#[runtime::pallet_index(60)]
	pub type Kyc = pallet_kyc;
	#[runtime::pallet_index(61)]
	pub type Aml = pallet_aml;

	// Treasury and governance. The councils come before CouncilBudget, which looks at their genesis.
	#[runtime::pallet_index(70)]
	pub type TreasuryCouncil = pallet_collective<Instance1>;
	#[runtime::pallet_index(71)]
	pub type ComplianceCouncil = pallet_collective<Instance2>;
	#[runtime::pallet_index(72)]
	pub type TechnicalCommittee = pallet_collective<Instance3>;
	#[runtime::pallet_index(73)]
	pub type Treasury = pallet_treasury;
	#[runtime::pallet_index(74)]
	pub type AssetRate = pallet_asset_rate;
	#[runtime::pallet_index(75)]
	pub type CouncilBudget = pallet_council_budget;
	#[runtime::pallet_index(76)]
	pub type Origins = pallet_origins;
	#[runtime::pallet_index(77)]
	pub type ConvictionVoting = pallet_conviction_voting;
	#[runtime::pallet_index(78)]
	pub type Referenda = pallet_referenda;
	#[runtime::pallet_index(79)]
	pub type Whitelist = pallet_whitelist;
	#[runtime::pallet_index(80)]
	pub type SafeMode = pallet_safe_mode;
	#[runtime::pallet_index(81)]
	pub type Recovery = pallet_recovery;

	// Video proofs and commerce. Payments pays what is sold here.
	#[runtime::pallet_index(90)]
	pub type VideoProof = pallet_video_proof;
	#[runtime::pallet_index(91)]
	pub type Escrow = pallet_escrow;
	#[runtime::pallet_index(92)]
	pub type Subscriptions = pallet_subscriptions;

	// Development only.
	#[cfg(feature = "dev")]
	#[runtime::pallet_index(255)]
	pub type Sudo = pallet_sudo;
}
