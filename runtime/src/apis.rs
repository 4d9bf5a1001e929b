//! The runtime APIs: what a node, a wallet or a tool can ask the wasm.

use alloc::vec::Vec;

use frame_support::{
	genesis_builder_helper::{build_state, get_preset},
	weights::Weight,
};
use mornet_primitives::{
	aml::{CaseId, CaseOverview, FreezeOverview},
	escrow,
	issuance::{IssuerOverview, MintRecord, SupplyOverview, WithdrawalId, WithdrawalOverview},
	kyc::{AccountOverview, ProposalOverview, Ramp, RampLimitsByLevel, RegistrarOverview},
	metering::{
		Anchor, Consumption, CostPreview, Counters, DeviceId, DeviceOverview, HouseholdId,
		HouseholdOverview, MeteringParameters, Month, Reading,
	},
	payments::{
		api::{OrderOverview, RailOverview, WatchOverview},
		order::Parameters as PaymentParameters,
		OrderId, Rail, TargetId,
	},
	staking::{
		DeferredSlash, DelegationOverview, EraIndex, PendingReward, StakerOverview,
		StakingOverview, ValidatorOverview,
	},
	subscriptions::{
		self, Period, PlanId, PlanOverview, QuotaOverview, Quote, Seller, SubscriptionOverview,
	},
	tariffs::{Feed, FeedOverview, PriceVersion, PricingError, Region},
	video::{
		ContentHash, DerivationPage, GrantOverview, Interval, Proof, ProvenanceStep, SegmentProof,
		StreamId, StreamOverview, Subject, Task, TaskId,
	},
	AccountId, Balance, Moment, Nonce,
};
use sp_api::impl_runtime_apis;
use sp_authority_discovery::AuthorityId as AuthorityDiscoveryId;
use sp_consensus_babe::AuthorityId as BabeId;
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{crypto::KeyTypeId, OpaqueMetadata, H256};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;

use crate::{
	configs::{assets::AssetKind, consensus::EpochDuration},
	genesis_config_presets, Aml, AssetConversion, AuthorityDiscovery, Babe, Block, Escrow,
	Executive, Grandpa, Historical, InherentDataExt, Issuance, Kyc, Metering, Payments, Runtime,
	RuntimeCall, RuntimeGenesisConfig, SessionKeys, Subscriptions, System, Tariffs,
	TransactionPayment, ValidatorStaking, VideoProof, VERSION,
};

impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion {
			VERSION
		}

		fn execute_block(block: <Block as BlockT>::LazyBlock) {
			Executive::execute_block(block);
		}

		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			Executive::initialize_block(header)
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			OpaqueMetadata::new(Runtime::metadata().into())
		}

		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> {
			Runtime::metadata_at_version(version)
		}

		fn metadata_versions() -> Vec<u32> {
			Runtime::metadata_versions()
		}
	}

	impl frame_support::view_functions::runtime_api::RuntimeViewFunction<Block> for Runtime {
		fn execute_view_function(
			id: frame_support::view_functions::ViewFunctionId,
			input: Vec<u8>,
		) -> Result<Vec<u8>, frame_support::view_functions::ViewFunctionDispatchError> {
			Runtime::execute_view_function(id, input)
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			Executive::apply_extrinsic(extrinsic)
		}

		fn finalize_block() -> <Block as BlockT>::Header {
			Executive::finalize_block()
		}

		fn inherent_extrinsics(
			data: sp_inherents::InherentData,
		) -> Vec<<Block as BlockT>::Extrinsic> {
			data.create_extrinsics()
		}

		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: sp_inherents::InherentData,
		) -> sp_inherents::CheckInherentsResult {
			data.check_extrinsics(&block)
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			Executive::validate_transaction(source, tx, block_hash)
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) {
			Executive::offchain_worker(header)
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			SessionKeys::generate(&owner, seed).into()
		}

		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			SessionKeys::decode_into_raw_public_keys(&encoded)
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration {
			let epoch_config =
				Babe::epoch_config().unwrap_or(genesis_config_presets::BABE_EPOCH_CONFIG);
			sp_consensus_babe::BabeConfiguration {
				slot_duration: Babe::slot_duration(),
				epoch_length: EpochDuration::get(),
				c: epoch_config.c,
				authorities: Babe::authorities().to_vec(),
				randomness: Babe::randomness(),
				allowed_slots: epoch_config.allowed_slots,
			}
		}

		fn current_epoch_start() -> sp_consensus_babe::Slot {
			Babe::current_epoch_start()
		}

		fn current_epoch() -> sp_consensus_babe::Epoch {
			Babe::current_epoch()
		}

		fn next_epoch() -> sp_consensus_babe::Epoch {
			Babe::next_epoch()
		}

		fn generate_key_ownership_proof(
			_slot: sp_consensus_babe::Slot,
			authority_id: BabeId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			use codec::Encode;
			use frame_support::traits::KeyOwnerProofSystem;

			Historical::prove((sp_consensus_babe::KEY_TYPE, authority_id))
				.map(|proof| proof.encode())
				.map(sp_consensus_babe::OpaqueKeyOwnershipProof::new)
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
			key_owner_proof: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Babe::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList {
			Grandpa::grandpa_authorities()
		}

		fn current_set_id() -> sp_consensus_grandpa::SetId {
			pallet_grandpa::CurrentSetId::<Runtime>::get()
		}

		fn generate_key_ownership_proof(
			_set_id: sp_consensus_grandpa::SetId,
			authority_id: GrandpaId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			use codec::Encode;
			use frame_support::traits::KeyOwnerProofSystem;

			Historical::prove((sp_consensus_grandpa::KEY_TYPE, authority_id))
				.map(|proof| proof.encode())
				.map(sp_consensus_grandpa::OpaqueKeyOwnershipProof::new)
		}

		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			let key_owner_proof = key_owner_proof.decode()?;
			Grandpa::submit_unsigned_equivocation_report(equivocation_proof, key_owner_proof)
		}
	}

	impl sp_authority_discovery::AuthorityDiscoveryApi<Block> for Runtime {
		fn authorities() -> Vec<AuthorityDiscoveryId> {
			AuthorityDiscovery::authorities()
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce {
			System::account_nonce(account)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_info(uxt, len)
		}

		fn query_fee_details(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_fee_details(uxt, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentCallApi<
		Block,
		Balance,
		RuntimeCall,
	> for Runtime {
		fn query_call_info(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::RuntimeDispatchInfo<Balance> {
			TransactionPayment::query_call_info(call, len)
		}

		fn query_call_fee_details(
			call: RuntimeCall,
			len: u32,
		) -> pallet_transaction_payment::FeeDetails<Balance> {
			TransactionPayment::query_call_fee_details(call, len)
		}

		fn query_weight_to_fee(weight: Weight) -> Balance {
			TransactionPayment::weight_to_fee(weight)
		}

		fn query_length_to_fee(length: u32) -> Balance {
			TransactionPayment::length_to_fee(length)
		}
	}

	impl mornet_primitives::staking::StakingApi<Block, AccountId> for Runtime {
		fn overview() -> StakingOverview<AccountId> {
			ValidatorStaking::overview()
		}

		fn validators(offset: u32, limit: u32) -> Vec<ValidatorOverview<AccountId>> {
			ValidatorStaking::validators(offset, limit)
		}

		fn validator(account: AccountId) -> Option<ValidatorOverview<AccountId>> {
			ValidatorStaking::validator(account)
		}

		fn delegations(
			validator: AccountId,
			offset: u32,
			limit: u32,
		) -> Vec<DelegationOverview<AccountId>> {
			ValidatorStaking::delegations(validator, offset, limit)
		}

		fn next_validators() -> Vec<AccountId> {
			ValidatorStaking::next_validators()
		}

		fn staker(account: AccountId) -> Option<StakerOverview<AccountId>> {
			ValidatorStaking::staker(account)
		}

		fn pending_rewards(
			account: AccountId,
			first_era: EraIndex,
			eras: u32,
		) -> Vec<PendingReward<AccountId>> {
			ValidatorStaking::pending_rewards(account, first_era, eras)
		}

		fn deferred_slashes() -> Vec<DeferredSlash<AccountId>> {
			ValidatorStaking::deferred_slashes()
		}
	}

	impl mornet_primitives::issuance::IssuanceApi<Block, AccountId> for Runtime {
		fn supply() -> SupplyOverview {
			Issuance::supply()
		}

		fn issuers() -> Vec<IssuerOverview<AccountId>> {
			Issuance::issuers()
		}

		fn issuer(account: AccountId) -> Option<IssuerOverview<AccountId>> {
			Issuance::issuer(account)
		}

		fn minted(bank_ref: Vec<u8>) -> Option<MintRecord<AccountId>> {
			Issuance::minted(bank_ref)
		}

		fn withdrawal(id: WithdrawalId) -> Option<WithdrawalOverview<AccountId>> {
			Issuance::withdrawal(id)
		}

		fn withdrawals_of(account: AccountId) -> Vec<WithdrawalOverview<AccountId>> {
			Issuance::withdrawals_of(account)
		}

		fn withdrawals_from(
			issuer: AccountId,
			from: WithdrawalId,
			limit: u32,
		) -> Vec<WithdrawalOverview<AccountId>> {
			Issuance::withdrawals_from(issuer, from, limit)
		}
	}

	impl mornet_primitives::payments::api::PaymentsApi<Block, AccountId> for Runtime {
		fn order(id: OrderId) -> Option<OrderOverview<AccountId>> {
			Payments::order(id)
		}

		fn orders_of(
			owner: AccountId,
			before: Option<OrderId>,
			limit: u32,
		) -> Vec<OrderOverview<AccountId>> {
			Payments::orders_of(owner, before, limit)
		}

		fn waiting_orders(after: Option<OrderId>, limit: u32) -> Vec<OrderOverview<AccountId>> {
			Payments::waiting_orders(after, limit)
		}

		fn watched_orders(
			target: TargetId,
			after: Option<OrderId>,
			limit: u32,
		) -> Vec<OrderOverview<AccountId>> {
			Payments::watched_orders(target, after, limit)
		}

		fn rails() -> Vec<RailOverview> {
			Payments::rails()
		}

		fn watches() -> Vec<WatchOverview> {
			Payments::watches()
		}

		fn parameters() -> PaymentParameters {
			Payments::parameters()
		}

		fn quote(rail: Rail, gcc: Balance) -> Option<u128> {
			Payments::quote(rail, gcc)
		}
	}

	impl pallet_asset_conversion::AssetConversionApi<Block, Balance, AssetKind> for Runtime {
		fn quote_price_tokens_for_exact_tokens(
			asset1: AssetKind,
			asset2: AssetKind,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			AssetConversion::quote_price_tokens_for_exact_tokens(
				asset1,
				asset2,
				amount,
				include_fee,
			)
		}

		fn quote_price_exact_tokens_for_tokens(
			asset1: AssetKind,
			asset2: AssetKind,
			amount: Balance,
			include_fee: bool,
		) -> Option<Balance> {
			AssetConversion::quote_price_exact_tokens_for_tokens(
				asset1,
				asset2,
				amount,
				include_fee,
			)
		}

		fn get_reserves(asset1: AssetKind, asset2: AssetKind) -> Option<(Balance, Balance)> {
			AssetConversion::get_reserves(asset1, asset2).ok()
		}
	}

	impl mornet_primitives::kyc::KycApi<Block, AccountId> for Runtime {
		fn standing(account: AccountId) -> AccountOverview {
			Kyc::standing(account)
		}

		fn proposals_of(account: AccountId) -> Vec<ProposalOverview> {
			Kyc::proposals_of(account)
		}

		fn registrars() -> Vec<RegistrarOverview<AccountId>> {
			Kyc::registrars()
		}

		fn limits(ramp: Ramp) -> RampLimitsByLevel {
			Kyc::limits(ramp)
		}
	}

	impl mornet_primitives::aml::AmlApi<Block, AccountId> for Runtime {
		fn freeze_of(account: AccountId) -> Option<FreezeOverview<AccountId>> {
			Aml::freeze_of(account)
		}

		fn case(id: CaseId) -> Option<CaseOverview<AccountId>> {
			Aml::case(id)
		}

		fn cases(from: CaseId, limit: u32) -> Vec<CaseOverview<AccountId>> {
			Aml::cases(from, limit)
		}
	}

	impl mornet_primitives::video::VideoProofApi<Block, AccountId> for Runtime {
		fn proof(hash: ContentHash) -> Option<Proof<AccountId>> {
			VideoProof::proof(hash)
		}

		fn provenance(hash: ContentHash) -> Vec<ProvenanceStep<AccountId>> {
			VideoProof::provenance(hash)
		}

		fn derivations(hash: ContentHash, from: u32, limit: u32) -> Option<DerivationPage<AccountId>> {
			VideoProof::derivations(hash, from, limit)
		}

		fn stream(id: StreamId) -> Option<StreamOverview<AccountId>> {
			VideoProof::stream(id)
		}

		fn streams_of(owner: AccountId) -> Vec<StreamId> {
			VideoProof::streams_of(owner)
		}

		fn interval(stream: StreamId, interval: u64) -> Option<Interval> {
			VideoProof::interval(stream, interval)
		}

		fn intervals(stream: StreamId, from: u64, limit: u32) -> Vec<(u64, Interval)> {
			VideoProof::intervals(stream, from, limit)
		}

		fn verify_segment(stream: StreamId, interval: u64, proof: SegmentProof) -> Option<Interval> {
			VideoProof::verify_segment(stream, interval, proof)
		}

		fn grants(subject: Subject) -> Vec<GrantOverview<AccountId>> {
			VideoProof::grants(subject)
		}

		fn has_access(subject: Subject, account: AccountId) -> bool {
			VideoProof::has_access(subject, account)
		}

		fn task(id: TaskId) -> Option<Task<AccountId>> {
			VideoProof::task(id)
		}

		fn services() -> Vec<AccountId> {
			VideoProof::services()
		}
	}

	impl mornet_primitives::escrow::EscrowApi<Block, AccountId> for Runtime {
		fn order(id: escrow::OrderId) -> Option<escrow::OrderOverview<AccountId>> {
			Escrow::order(id)
		}

		fn orders_of(who: AccountId, before: Option<escrow::OrderId>, limit: u32) -> Vec<escrow::OrderOverview<AccountId>> {
			Escrow::orders_of(who, before, limit)
		}

		fn disputes(after: Option<escrow::OrderId>, limit: u32) -> Vec<escrow::OrderOverview<AccountId>> {
			Escrow::disputes(after, limit)
		}

		fn arbiters() -> Vec<AccountId> {
			Escrow::arbiters()
		}

		fn parameters() -> escrow::Parameters {
			Escrow::parameters()
		}
	}

	impl mornet_primitives::subscriptions::SubscriptionsApi<Block, AccountId> for Runtime {
		fn plan(id: PlanId) -> Option<PlanOverview<AccountId>> {
			Subscriptions::plan(id)
		}

		fn plans_of(seller: Seller<AccountId>) -> Vec<PlanOverview<AccountId>> {
			Subscriptions::plans_of(seller)
		}

		fn services() -> Vec<AccountId> {
			Subscriptions::services()
		}

		fn subscriptions_of(who: AccountId) -> Vec<SubscriptionOverview<AccountId>> {
			Subscriptions::subscriptions_of(who)
		}

		fn quota_left(service: AccountId, who: AccountId) -> Option<QuotaOverview<AccountId>> {
			Subscriptions::quota_left(service, who)
		}

		fn quote(who: AccountId, plan: PlanId, period: Period) -> Option<Quote> {
			Subscriptions::quote(who, plan, period)
		}

		fn parameters() -> subscriptions::Parameters {
			Subscriptions::parameters()
		}
	}

	impl mornet_primitives::tariffs::TariffsApi<Block> for Runtime {
		fn feed(feed: Feed) -> Option<FeedOverview> {
			Tariffs::feed(feed)
		}

		fn history(feed: Feed) -> Vec<PriceVersion> {
			Tariffs::history(feed)
		}

		fn price_at(feed: Feed, at: Moment) -> Option<PriceVersion> {
			Tariffs::price_at(feed, at)
		}

		fn feeds() -> Vec<Feed> {
			Tariffs::feeds()
		}
	}

	impl mornet_primitives::metering::MeteringApi<Block, AccountId> for Runtime {
		fn parameters() -> MeteringParameters {
			Metering::parameters()
		}

		fn device(id: DeviceId) -> Option<DeviceOverview<AccountId>> {
			Metering::device(id)
		}

		fn devices(ids: Vec<DeviceId>) -> Vec<Option<DeviceOverview<AccountId>>> {
			Metering::devices(ids)
		}

		fn household(id: HouseholdId) -> Option<HouseholdOverview<AccountId>> {
			Metering::household(id)
		}

		fn households_of(owner: AccountId) -> Vec<HouseholdId> {
			Metering::households_of(owner)
		}

		fn consumption(
			household: HouseholdId,
			from: Month,
			to: Month,
		) -> Vec<(Month, Consumption)> {
			Metering::consumption(household, from, to)
		}

		fn cost_preview(
			region: Region,
			consumed: Counters,
			from: Moment,
			until: Moment,
		) -> Result<CostPreview, PricingError> {
			Metering::cost_preview(region, consumed, from, until)
		}

		fn anchor(root: H256) -> Option<Anchor<AccountId>> {
			Metering::anchor(root)
		}

		fn quarantined(id: DeviceId) -> Option<Reading> {
			Metering::quarantined(id)
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(json: Vec<u8>) -> sp_genesis_builder::Result {
			build_state::<RuntimeGenesisConfig>(json)
		}

		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			get_preset::<RuntimeGenesisConfig>(id, genesis_config_presets::get_preset)
		}

		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			genesis_config_presets::preset_names()
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	impl frame_benchmarking::Benchmark<Block> for Runtime {
		fn benchmark_metadata(
			extra: bool,
		) -> (
			Vec<frame_benchmarking::BenchmarkList>,
			Vec<frame_support::traits::StorageInfo>,
		) {
			crate::benchmarks::metadata(extra)
		}

		fn dispatch_benchmark(
			config: frame_benchmarking::BenchmarkConfig,
		) -> Result<Vec<frame_benchmarking::BenchmarkBatch>, alloc::string::String> {
			crate::benchmarks::dispatch(config)
		}
	}

	#[cfg(feature = "try-runtime")]
	impl frame_try_runtime::TryRuntime<Block> for Runtime {
		fn on_runtime_upgrade(
			checks: frame_try_runtime::UpgradeCheckSelect,
		) -> (Weight, Weight) {
			#[expect(clippy::expect_used, reason = "a failed rehearsal must stop, with its reason")]
			let weight = Executive::try_runtime_upgrade(checks).expect("the upgrade's checks hold");
			(weight, crate::configs::system::RuntimeBlockWeights::get().max_block)
		}

		fn execute_block(
			block: <Block as BlockT>::LazyBlock,
			state_root_check: bool,
			signature_check: bool,
			select: frame_try_runtime::TryStateSelect,
		) -> Weight {
			#[expect(clippy::expect_used, reason = "a failed rehearsal must stop, with its reason")]
			Executive::try_execute_block(block, state_root_check, signature_check, select)
				.expect("the block executes and its checks hold")
		}
	}
}
