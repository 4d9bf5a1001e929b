//! The JSON-RPC namespaces a MorNet node serves beside those every `sc-service` node has.
//!
//! `sc-service` itself serves `author`, `chain`, `state`, `system`, `offchain`, `chainHead_v1`,
//! `chainSpec_v1`, `transaction_v1` and, on an archive node, `archive_v1`. [`create_full`] adds what
//! depends on the chain's consensus and runtime: `system_accountNextIndex` and
//! `system_dryRun`, `payment`, `babe`, `grandpa`, `sync_state` and `dev`; and MorNet's own
//! [`metering`], [`tariffs`], [`payments`], [`escrow`], [`subscriptions`], [`video`], [`kyc`], [`aml`]
//! and [`staking`].
//!
//! Methods convert and ask the runtime API; rules stay in the runtime.

pub mod aml;
pub mod convert;
pub mod escrow;
pub mod kyc;
pub mod metering;
pub mod payments;
pub mod staking;
pub mod subscriptions;
pub mod tariffs;
pub mod video;

use std::{error::Error, sync::Arc};

use jsonrpsee::RpcModule;
use mornet_ingest::reader::MeteringStore;
use mornet_primitives::{AccountId, Balance, BlockNumber, Hash, Nonce, OpaqueBlock as Block};
use sc_client_api::{AuxStore, Backend, BlockBackend, BlockchainEvents, ProofProvider};
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_rpc::SubscriptionTaskExecutor;
use sc_transaction_pool_api::TransactionPool;
use sp_api::ProvideRuntimeApi;
use sp_block_builder::BlockBuilder;
use sp_blockchain::{Error as BlockchainError, HeaderBackend, HeaderMetadata};
use sp_consensus::SelectChain;
use sp_consensus_babe::BabeApi;
use sp_keystore::KeystorePtr;

/// What the `babe` namespace needs.
pub struct BabeDeps {
	/// Answers questions about epochs from the import queue.
	pub worker_handle: BabeWorkerHandle<Block>,
	/// The keys this node authors with.
	pub keystore: KeystorePtr,
}

/// What the `grandpa` namespace needs.
pub struct GrandpaDeps<B> {
	/// State of the voting rounds.
	pub shared_voter_state: SharedVoterState,
	/// The authorities that vote.
	pub shared_authority_set: SharedAuthoritySet<Hash, BlockNumber>,
	/// Justifications, as they come in.
	pub justification_stream: GrandpaJustificationStream<Block>,
	/// Runs subscriptions.
	pub subscription_executor: SubscriptionTaskExecutor,
	/// Proves that a block is final.
	pub finality_proof_provider: Arc<FinalityProofProvider<B, Block>>,
}

/// What [`create_full`] needs.
pub struct FullDeps<C, P, SC, B> {
	/// The client.
	pub client: Arc<C>,
	/// The transaction pool.
	pub pool: Arc<P>,
	/// Chooses the best chain.
	pub select_chain: SC,
	/// The chain specification the node was started with.
	pub chain_spec: Box<dyn sc_chain_spec::ChainSpec>,
	/// For the `babe` namespace.
	pub babe: BabeDeps,
	/// For the `grandpa` namespace.
	pub grandpa: GrandpaDeps<B>,
	/// The database, whose off-chain storage has the readings from the broker.
	pub backend: Arc<B>,
}

/// Assembles the namespaces.
///
/// # Errors
///
/// If two namespaces claim one method name, the chain specification has no place for a light
/// client's sync state (`lightSyncState`), or the database has no off-chain storage.
pub fn create_full<C, P, SC, B>(
	deps: FullDeps<C, P, SC, B>,
) -> Result<RpcModule<()>, Box<dyn Error + Send + Sync>>
where
	C: ProvideRuntimeApi<Block>
		+ BlockBackend<Block>
		+ BlockchainEvents<Block>
		+ HeaderBackend<Block>
		+ AuxStore
		+ HeaderMetadata<Block, Error = BlockchainError>
		+ ProofProvider<Block>
		+ Send
		+ Sync
		+ 'static,
	C::Api: substrate_frame_rpc_system::AccountNonceApi<Block, AccountId, Nonce>
		+ pallet_transaction_payment_rpc::TransactionPaymentRuntimeApi<Block, Balance>
		+ BabeApi<Block>
		+ BlockBuilder<Block>
		+ mornet_primitives::aml::AmlApi<Block, AccountId>
		+ mornet_primitives::escrow::EscrowApi<Block, AccountId>
		+ mornet_primitives::kyc::KycApi<Block, AccountId>
		+ mornet_primitives::metering::MeteringApi<Block, AccountId>
		+ mornet_primitives::payments::api::PaymentsApi<Block, AccountId>
		+ mornet_primitives::staking::StakingApi<Block, AccountId>
		+ mornet_primitives::subscriptions::SubscriptionsApi<Block, AccountId>
		+ mornet_primitives::tariffs::TariffsApi<Block>
		+ mornet_primitives::video::VideoProofApi<Block, AccountId>,
	P: TransactionPool<Block = Block, Hash = Hash> + 'static,
	SC: SelectChain<Block> + 'static,
	B: Backend<Block> + 'static,
{
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use sc_consensus_babe_rpc::{Babe, BabeApiServer};
	use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
	use sc_rpc::dev::{Dev, DevApiServer};
	use sc_sync_state_rpc::{SyncState, SyncStateApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	use aml::AmlRpcServer;
	use escrow::EscrowRpcServer;
	use kyc::KycRpcServer;
	use metering::MeteringRpcServer;
	use payments::PaymentsRpcServer;
	use staking::StakingRpcServer;
	use subscriptions::SubscriptionsRpcServer;
	use tariffs::TariffsRpcServer;
	use video::VideoRpcServer;

	let FullDeps { client, pool, select_chain, chain_spec, babe, grandpa, backend } = deps;
	let mut io = RpcModule::new(());

	io.merge(System::new(client.clone(), pool).into_rpc())?;
	io.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	io.merge(
		Babe::new(client.clone(), babe.worker_handle.clone(), babe.keystore, select_chain)
			.into_rpc(),
	)?;
	io.merge(
		Grandpa::new(
			grandpa.subscription_executor.clone(),
			grandpa.shared_authority_set.clone(),
			grandpa.shared_voter_state,
			grandpa.justification_stream,
			grandpa.finality_proof_provider,
		)
		.into_rpc(),
	)?;
	io.merge(
		SyncState::new(
			chain_spec,
			client.clone(),
			grandpa.shared_authority_set,
			babe.worker_handle,
		)?
		.into_rpc(),
	)?;
	io.merge(Dev::new(client.clone()).into_rpc())?;
	let storage = backend.offchain_storage().ok_or("the database has no off-chain storage")?;
	let readings = MeteringStore::new(storage);
	io.merge(metering::Metering::new(client.clone(), readings).into_rpc())?;
	io.merge(tariffs::Tariffs::new(client.clone()).into_rpc())?;
	io.merge(payments::Payments::new(client.clone(), grandpa.subscription_executor).into_rpc())?;
	io.merge(escrow::Escrow::new(client.clone()).into_rpc())?;
	io.merge(subscriptions::Subscriptions::new(client.clone()).into_rpc())?;
	io.merge(video::Video::new(client.clone()).into_rpc())?;
	io.merge(kyc::Kyc::new(client.clone()).into_rpc())?;
	io.merge(aml::Aml::new(client.clone()).into_rpc())?;
	io.merge(staking::Staking::new(client).into_rpc())?;

	Ok(io)
}
