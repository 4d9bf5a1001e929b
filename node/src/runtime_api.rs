//! The runtime as the node knows it: a list of runtime APIs, and no code behind them.
//!
//! `sc-service` wants a type that implements the runtime APIs the node calls. Only the generated
//! `RuntimeApi` type is ever used, to encode a call and to decode its answer; the code that answers
//! is the wasm in the chain's state. The SDK's own omni-node does the same. A runtime that lacks one
//! of these APIs makes the call fail with an error that names it.

#![allow(
	dead_code,
	unused_variables,
	missing_docs,
	reason = "only the signatures matter: natively, no code is generated that calls these"
)]

use mornet_primitives::{
	aml::{CaseId, CaseOverview, FreezeOverview},
	escrow,
	kyc::{AccountOverview, ProposalOverview, Ramp, RampLimitsByLevel, RegistrarOverview},
	metering::{
		Anchor, Consumption, CostPreview, Counters, DeviceId, DeviceOverview, HouseholdId,
		HouseholdOverview, MeteringParameters, Month, Reading,
	},
	payments::{
		api::{OrderOverview, RailOverview, WatchOverview},
		order::Parameters as PaymentsParameters,
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
	AccountId, Balance, Moment, Nonce, OpaqueBlock as Block,
};
use pallet_transaction_payment_rpc_runtime_api::{FeeDetails, RuntimeDispatchInfo};
use sp_core::{crypto::KeyTypeId, OpaqueMetadata, H256};
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};
use sp_session::OpaqueGeneratedSessionKeys;
use sp_version::RuntimeVersion;
use sp_weights::Weight;

/// Stands for whatever runtime the chain has; has no code of its own.
pub struct Runtime;

/// The body of each function below.
fn answered_by_the_wasm() -> ! {
	unreachable!("runtime APIs are executed in the chain's wasm, never in the node")
}

sp_api::impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> RuntimeVersion { answered_by_the_wasm() }
		fn execute_block(block: <Block as BlockT>::LazyBlock) { answered_by_the_wasm() }
		fn initialize_block(header: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			answered_by_the_wasm()
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata { answered_by_the_wasm() }
		fn metadata_at_version(version: u32) -> Option<OpaqueMetadata> { answered_by_the_wasm() }
		fn metadata_versions() -> Vec<u32> { answered_by_the_wasm() }
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(extrinsic: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			answered_by_the_wasm()
		}
		fn finalize_block() -> <Block as BlockT>::Header { answered_by_the_wasm() }
		fn inherent_extrinsics(data: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			answered_by_the_wasm()
		}
		fn check_inherents(
			block: <Block as BlockT>::LazyBlock,
			data: InherentData,
		) -> CheckInherentsResult {
			answered_by_the_wasm()
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			source: TransactionSource,
			tx: <Block as BlockT>::Extrinsic,
			block_hash: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			answered_by_the_wasm()
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(header: &<Block as BlockT>::Header) { answered_by_the_wasm() }
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(
			owner: Vec<u8>,
			seed: Option<Vec<u8>>,
		) -> OpaqueGeneratedSessionKeys {
			answered_by_the_wasm()
		}
		fn decode_session_keys(encoded: Vec<u8>) -> Option<Vec<(Vec<u8>, KeyTypeId)>> {
			answered_by_the_wasm()
		}
	}

	impl sp_consensus_babe::BabeApi<Block> for Runtime {
		fn configuration() -> sp_consensus_babe::BabeConfiguration { answered_by_the_wasm() }
		fn current_epoch_start() -> sp_consensus_babe::Slot { answered_by_the_wasm() }
		fn current_epoch() -> sp_consensus_babe::Epoch { answered_by_the_wasm() }
		fn next_epoch() -> sp_consensus_babe::Epoch { answered_by_the_wasm() }
		fn generate_key_ownership_proof(
			slot: sp_consensus_babe::Slot,
			authority_id: sp_consensus_babe::AuthorityId,
		) -> Option<sp_consensus_babe::OpaqueKeyOwnershipProof> {
			answered_by_the_wasm()
		}
		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_babe::EquivocationProof<<Block as BlockT>::Header>,
			key_owner_proof: sp_consensus_babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			answered_by_the_wasm()
		}
	}

	impl sp_consensus_grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> sp_consensus_grandpa::AuthorityList { answered_by_the_wasm() }
		fn current_set_id() -> sp_consensus_grandpa::SetId { answered_by_the_wasm() }
		fn generate_key_ownership_proof(
			set_id: sp_consensus_grandpa::SetId,
			authority_id: sp_consensus_grandpa::AuthorityId,
		) -> Option<sp_consensus_grandpa::OpaqueKeyOwnershipProof> {
			answered_by_the_wasm()
		}
		fn submit_report_equivocation_unsigned_extrinsic(
			equivocation_proof: sp_consensus_grandpa::EquivocationProof<
				<Block as BlockT>::Hash,
				NumberFor<Block>,
			>,
			key_owner_proof: sp_consensus_grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			answered_by_the_wasm()
		}
	}

	impl sp_authority_discovery::AuthorityDiscoveryApi<Block> for Runtime {
		fn authorities() -> Vec<sp_authority_discovery::AuthorityId> { answered_by_the_wasm() }
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(account: AccountId) -> Nonce { answered_by_the_wasm() }
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance>
		for Runtime
	{
		fn query_info(
			uxt: <Block as BlockT>::Extrinsic,
			len: u32,
		) -> RuntimeDispatchInfo<Balance> {
			answered_by_the_wasm()
		}
		fn query_fee_details(uxt: <Block as BlockT>::Extrinsic, len: u32) -> FeeDetails<Balance> {
			answered_by_the_wasm()
		}
		fn query_weight_to_fee(weight: Weight) -> Balance { answered_by_the_wasm() }
		fn query_length_to_fee(length: u32) -> Balance { answered_by_the_wasm() }
	}

	impl mornet_primitives::staking::StakingApi<Block, AccountId> for Runtime {
		fn overview() -> StakingOverview<AccountId> { answered_by_the_wasm() }
		fn validators(offset: u32, limit: u32) -> Vec<ValidatorOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn validator(account: AccountId) -> Option<ValidatorOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn delegations(
			validator: AccountId,
			offset: u32,
			limit: u32,
		) -> Vec<DelegationOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn next_validators() -> Vec<AccountId> { answered_by_the_wasm() }
		fn staker(account: AccountId) -> Option<StakerOverview<AccountId>> { answered_by_the_wasm() }
		fn pending_rewards(
			account: AccountId,
			first_era: EraIndex,
			eras: u32,
		) -> Vec<PendingReward<AccountId>> {
			answered_by_the_wasm()
		}
		fn deferred_slashes() -> Vec<DeferredSlash<AccountId>> { answered_by_the_wasm() }
	}

	impl mornet_primitives::tariffs::TariffsApi<Block> for Runtime {
		fn feed(feed: Feed) -> Option<FeedOverview> { answered_by_the_wasm() }
		fn history(feed: Feed) -> Vec<PriceVersion> { answered_by_the_wasm() }
		fn price_at(feed: Feed, at: Moment) -> Option<PriceVersion> { answered_by_the_wasm() }
		fn feeds() -> Vec<Feed> { answered_by_the_wasm() }
	}

	impl mornet_primitives::metering::MeteringApi<Block, AccountId> for Runtime {
		fn parameters() -> MeteringParameters { answered_by_the_wasm() }
		fn device(id: DeviceId) -> Option<DeviceOverview<AccountId>> { answered_by_the_wasm() }
		fn devices(ids: Vec<DeviceId>) -> Vec<Option<DeviceOverview<AccountId>>> {
			answered_by_the_wasm()
		}
		fn household(id: HouseholdId) -> Option<HouseholdOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn households_of(owner: AccountId) -> Vec<HouseholdId> { answered_by_the_wasm() }
		fn consumption(
			household: HouseholdId,
			from: Month,
			to: Month,
		) -> Vec<(Month, Consumption)> {
			answered_by_the_wasm()
		}
		fn cost_preview(
			region: Region,
			consumed: Counters,
			from: Moment,
			until: Moment,
		) -> Result<CostPreview, PricingError> {
			answered_by_the_wasm()
		}
		fn anchor(root: H256) -> Option<Anchor<AccountId>> { answered_by_the_wasm() }
		fn quarantined(id: DeviceId) -> Option<Reading> { answered_by_the_wasm() }
	}

	impl mornet_primitives::payments::api::PaymentsApi<Block, AccountId> for Runtime {
		fn order(id: OrderId) -> Option<OrderOverview<AccountId>> { answered_by_the_wasm() }
		fn orders_of(
			owner: AccountId,
			before: Option<OrderId>,
			limit: u32,
		) -> Vec<OrderOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn waiting_orders(
			after: Option<OrderId>,
			limit: u32,
		) -> Vec<OrderOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn watched_orders(
			target: TargetId,
			after: Option<OrderId>,
			limit: u32,
		) -> Vec<OrderOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn rails() -> Vec<RailOverview> { answered_by_the_wasm() }
		fn watches() -> Vec<WatchOverview> { answered_by_the_wasm() }
		fn parameters() -> PaymentsParameters { answered_by_the_wasm() }
		fn quote(rail: Rail, gcc: Balance) -> Option<u128> { answered_by_the_wasm() }
	}

	impl mornet_primitives::kyc::KycApi<Block, AccountId> for Runtime {
		fn standing(account: AccountId) -> AccountOverview { answered_by_the_wasm() }
		fn proposals_of(account: AccountId) -> Vec<ProposalOverview> { answered_by_the_wasm() }
		fn registrars() -> Vec<RegistrarOverview<AccountId>> { answered_by_the_wasm() }
		fn limits(ramp: Ramp) -> RampLimitsByLevel { answered_by_the_wasm() }
	}

	impl mornet_primitives::aml::AmlApi<Block, AccountId> for Runtime {
		fn freeze_of(account: AccountId) -> Option<FreezeOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn case(id: CaseId) -> Option<CaseOverview<AccountId>> { answered_by_the_wasm() }
		fn cases(from: CaseId, limit: u32) -> Vec<CaseOverview<AccountId>> {
			answered_by_the_wasm()
		}
	}

	impl mornet_primitives::video::VideoProofApi<Block, AccountId> for Runtime {
		fn proof(hash: ContentHash) -> Option<Proof<AccountId>> {
			answered_by_the_wasm()
		}
		fn provenance(hash: ContentHash) -> Vec<ProvenanceStep<AccountId>> {
			answered_by_the_wasm()
		}
		fn derivations(hash: ContentHash, from: u32, limit: u32) -> Option<DerivationPage<AccountId>> {
			answered_by_the_wasm()
		}
		fn stream(id: StreamId) -> Option<StreamOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn streams_of(owner: AccountId) -> Vec<StreamId> {
			answered_by_the_wasm()
		}
		fn interval(stream: StreamId, interval: u64) -> Option<Interval> {
			answered_by_the_wasm()
		}
		fn intervals(stream: StreamId, from: u64, limit: u32) -> Vec<(u64, Interval)> {
			answered_by_the_wasm()
		}
		fn verify_segment(stream: StreamId, interval: u64, proof: SegmentProof) -> Option<Interval> {
			answered_by_the_wasm()
		}
		fn grants(subject: Subject) -> Vec<GrantOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn has_access(subject: Subject, account: AccountId) -> bool {
			answered_by_the_wasm()
		}
		fn task(id: TaskId) -> Option<Task<AccountId>> {
			answered_by_the_wasm()
		}
		fn services() -> Vec<AccountId> {
			answered_by_the_wasm()
		}
	}

	impl mornet_primitives::escrow::EscrowApi<Block, AccountId> for Runtime {
		fn order(id: escrow::OrderId) -> Option<escrow::OrderOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn orders_of(who: AccountId, before: Option<escrow::OrderId>, limit: u32) -> Vec<escrow::OrderOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn disputes(after: Option<escrow::OrderId>, limit: u32) -> Vec<escrow::OrderOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn arbiters() -> Vec<AccountId> {
			answered_by_the_wasm()
		}
		fn parameters() -> escrow::Parameters {
			answered_by_the_wasm()
		}
	}

	impl mornet_primitives::subscriptions::SubscriptionsApi<Block, AccountId> for Runtime {
		fn plan(id: PlanId) -> Option<PlanOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn plans_of(seller: Seller<AccountId>) -> Vec<PlanOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn services() -> Vec<AccountId> {
			answered_by_the_wasm()
		}
		fn subscriptions_of(who: AccountId) -> Vec<SubscriptionOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn quota_left(service: AccountId, who: AccountId) -> Option<QuotaOverview<AccountId>> {
			answered_by_the_wasm()
		}
		fn quote(who: AccountId, plan: PlanId, period: Period) -> Option<Quote> {
			answered_by_the_wasm()
		}
		fn parameters() -> subscriptions::Parameters {
			answered_by_the_wasm()
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(json: Vec<u8>) -> sp_genesis_builder::Result { answered_by_the_wasm() }
		fn get_preset(id: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			answered_by_the_wasm()
		}
		fn preset_names() -> Vec<sp_genesis_builder::PresetId> { answered_by_the_wasm() }
	}
}
