//! The benchmarks that `frame-omni-bencher` finds in the wasm.

use alloc::{string::String, vec::Vec};

use frame_benchmarking::{BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use frame_system_benchmarking::{
	extensions::Pallet as SystemExtensionsBench, Pallet as SystemBench,
};

use crate::{
	AllPalletsWithSystem, Aml, AssetConversion, AssetRate, AssetTxPayment, Assets, Babe, Balances,
	ConvictionVoting, CouncilBudget, Escrow, Grandpa, Issuance, Kyc, Metering, Multisig, Payments,
	Preimage, Proxy, Recovery, Referenda, Runtime, SafeMode, Scheduler, Subscriptions,
	TariffOracle, Tariffs, Timestamp, Treasury, TreasuryCouncil, Utility, ValidatorStaking,
	VideoProof, Whitelist,
};

impl frame_system_benchmarking::Config for Runtime {}

frame_benchmarking::define_benchmarks!(
	[frame_system, SystemBench::<Runtime>]
	[frame_system_extensions, SystemExtensionsBench::<Runtime>]
	[pallet_aml, Aml]
	[pallet_asset_conversion, AssetConversion]
	[pallet_asset_conversion_tx_payment, AssetTxPayment]
	[pallet_asset_rate, AssetRate]
	[pallet_assets, Assets]
	[pallet_babe, Babe]
	[pallet_balances, Balances]
	[pallet_collective, TreasuryCouncil]
	[pallet_conviction_voting, ConvictionVoting]
	[pallet_council_budget, CouncilBudget]
	[pallet_escrow, Escrow]
	[pallet_grandpa, Grandpa]
	[pallet_issuance, Issuance]
	[pallet_kyc, Kyc]
	[pallet_metering, Metering]
	[pallet_multisig, Multisig]
	[pallet_oracle, TariffOracle]
	[pallet_payments, Payments]
	[pallet_preimage, Preimage]
	[pallet_proxy, Proxy]
	[pallet_recovery, Recovery]
	[pallet_referenda, Referenda]
	[pallet_safe_mode, SafeMode]
	[pallet_scheduler, Scheduler]
	[pallet_subscriptions, Subscriptions]
	[pallet_tariffs, Tariffs]
	[pallet_timestamp, Timestamp]
	[pallet_treasury, Treasury]
	[pallet_utility, Utility]
	[pallet_validator_staking, ValidatorStaking]
	[pallet_video_proof, VideoProof]
	[pallet_whitelist, Whitelist]
);

/// Lists the benchmarks, and the storage they may touch.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::<BenchmarkList>::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs one.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, String> {
	let whitelist = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::<BenchmarkBatch>::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}
