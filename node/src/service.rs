//! Builds the parts of a node and starts them.

use std::{path::Path, sync::Arc, time::Duration};

use futures::prelude::*;
use jsonrpsee::RpcModule;
use mornet_ingest::config::MqttConfig;
use mornet_primitives::{Hash, OpaqueBlock as Block};
use sc_client_api::{Backend, BlockBackend};
use sc_consensus_babe::{BabeLink, SlotProportion};
use sc_consensus_grandpa::SharedVoterState;
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{Event, NetworkBackend, NetworkEventStream};
use sc_rpc::SubscriptionTaskExecutor;
use sc_service::{
	config::Configuration, error::Error as ServiceError, PartialComponents, TaskManager,
	WarpSyncConfig,
};
use sc_storage_monitor::{StorageMonitorParams, StorageMonitorService};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_inherents::CreateInherentDataProviders;

use crate::{
	equivocation, finality, mqtt,
	payments::{self, PaymentsConfig},
	runtime_api::RuntimeApi,
};

/// Executes the chain's wasm. The runtime uses the standard host functions and no other, so any
/// Substrate tool can execute it too.
type Executor = sc_executor::WasmExecutor<sp_io::SubstrateHostFunctions>;

/// The client: blocks, state and the runtime's APIs.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;

/// The database.
pub type FullBackend = sc_service::TFullBackend<Block>;
type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
type FullPool = TransactionPoolHandle<Block, FullClient>;

/// Makes what a block author says of the world outside: the slot and the time.
type InherentDataProviders = Arc<
	dyn CreateInherentDataProviders<
		Block,
		(),
		InherentDataProviders = (
			sp_consensus_babe::inherents::InherentDataProvider,
			sp_timestamp::InherentDataProvider,
		),
	>,
>;

type GrandpaBlockImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, FullSelectChain>;
type BabeBlockImport = sc_consensus_babe::BabeBlockImport<
	Block,
	FullClient,
	GrandpaBlockImport,
	InherentDataProviders,
	FullSelectChain,
>;

/// Builds the RPC module for a subscription executor.
type RpcBuilder =
	Box<dyn Fn(SubscriptionTaskExecutor) -> Result<RpcModule<()>, ServiceError> + Send>;

/// What [`new_partial`] makes beside the parts every command needs.
pub struct ConsensusParts {
	block_import: BabeBlockImport,
	grandpa_link: GrandpaLink,
	babe_link: BabeLink<Block>,
	create_inherent_data_providers: InherentDataProviders,
	shared_voter_state: SharedVoterState,
	rpc_builder: RpcBuilder,
	telemetry: Option<Telemetry>,
}

/// A node without network, for the commands that work on the database.
type Parts = PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	FullPool,
	ConsensusParts,
>;

/// A justification is kept at least every so many blocks, so that a light client or a warp sync
/// never has to ask for a proof far from a block it wants.
const GRANDPA_JUSTIFICATION_PERIOD: u32 = 512;

/// How long a GRANDPA message takes to get round, as its authors reckon.
const GRANDPA_GOSSIP_DURATION: Duration = Duration::from_millis(333);

/// Unfinalised blocks after which authors slow down. Finality follows a block within three, so
/// twenty, a minute at full pace, mean that too many voters are missing; the SDK's default of 50
/// suits chains whose finality lags more.
const UNFINALIZED_SLACK: u32 = 20;

/// Opens the database and builds what executes, imports and pools, without starting any of it.
///
/// # Errors
///
/// If the database, the keystore or the genesis state cannot be opened or built.
pub fn new_partial(config: &Configuration) -> Result<Parts, ServiceError> {
	let telemetry = config
		.telemetry_endpoints
		.clone()
		.filter(|endpoints| !endpoints.is_empty())
		.map(|endpoints| -> Result<_, sc_telemetry::Error> {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()?;

	let executor = sc_service::new_wasm_executor(&config.executor);
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, Executor>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			Vec::new(),
		)?;
	let client = Arc::new(client);

	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});
	let telemetry_handle = || telemetry.as_ref().map(Telemetry::handle);

	let select_chain = sc_consensus::LongestChain::new(backend.clone());

	let transaction_pool = Arc::new(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);

	let (grandpa_block_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		GRANDPA_JUSTIFICATION_PERIOD,
		&client,
		select_chain.clone(),
		telemetry_handle(),
	)?;

	let babe_config = sc_consensus_babe::configuration(&*client)?;
	let slot_duration = babe_config.slot_duration();
	let create_inherent_data_providers: InherentDataProviders =
		Arc::new(move |_parent: Hash, ()| async move {
			let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
			let slot =
				sp_consensus_babe::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
					*timestamp,
					slot_duration,
				);
			Ok((slot, timestamp))
		});
	let (block_import, babe_link) = sc_consensus_babe::block_import(
		babe_config,
		grandpa_block_import.clone(),
		client.clone(),
		create_inherent_data_providers.clone(),
		select_chain.clone(),
		OffchainTransactionPoolFactory::new(transaction_pool.clone()),
	)?;

	let (import_queue, babe_worker_handle) =
		sc_consensus_babe::import_queue(sc_consensus_babe::ImportQueueParams {
			link: babe_link.clone(),
			block_import: block_import.clone(),
			justification_import: Some(Box::new(grandpa_block_import)),
			client: client.clone(),
			slot_duration,
			spawner: &task_manager.spawn_essential_handle(),
			registry: config.prometheus_registry(),
			telemetry: telemetry_handle(),
		})?;

	let shared_voter_state = SharedVoterState::empty();
	let rpc_builder: RpcBuilder = {
		let client = client.clone();
		let pool = transaction_pool.clone();
		let select_chain = select_chain.clone();
		let keystore = keystore_container.keystore();
		let chain_spec = config.chain_spec.cloned_box();
		let justification_stream = grandpa_link.justification_stream();
		let shared_authority_set = grandpa_link.shared_authority_set().clone();
		let shared_voter_state = shared_voter_state.clone();
		let backend = backend.clone();
		let finality_proof_provider = sc_consensus_grandpa::FinalityProofProvider::new_for_service(
			backend.clone(),
			Some(shared_authority_set.clone()),
		);

		Box::new(move |subscription_executor| {
			mornet_rpc::create_full(mornet_rpc::FullDeps {
				client: client.clone(),
				pool: pool.clone(),
				select_chain: select_chain.clone(),
				chain_spec: chain_spec.cloned_box(),
				babe: mornet_rpc::BabeDeps {
					worker_handle: babe_worker_handle.clone(),
					keystore: keystore.clone(),
				},
				grandpa: mornet_rpc::GrandpaDeps {
					shared_voter_state: shared_voter_state.clone(),
					shared_authority_set: shared_authority_set.clone(),
					justification_stream: justification_stream.clone(),
					subscription_executor,
					finality_proof_provider: finality_proof_provider.clone(),
				},
				backend: backend.clone(),
			})
			.map_err(Into::into)
		})
	};

	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		keystore_container,
		select_chain,
		import_queue,
		transaction_pool,
		other: ConsensusParts {
			block_import,
			grandpa_link,
			babe_link,
			create_inherent_data_providers,
			shared_voter_state,
			rpc_builder,
			telemetry,
		},
	})
}

/// What MorNet's own flags ask for beside what is in the SDK's configuration.
pub struct Extras {
	/// When to stop because the disk is full.
	pub storage_monitor: StorageMonitorParams,
	/// Where meters are heard; `None` if they are not.
	pub mqtt: Option<MqttConfig>,
	/// How payments on other networks are read.
	pub payments: PaymentsConfig,
}

/// Starts a node: network, RPC, off-chain workers, the MQTT ingest if it is asked for and, for an
/// authority, BABE, GRANDPA and authority discovery.
///
/// # Errors
///
/// If a part cannot be built or a port cannot be bound. Once started, an essential task that ends
/// stops the node.
pub fn new_full<N: NetworkBackend<Block, Hash>>(
	config: Configuration,
	extras: Extras,
) -> Result<TaskManager, ServiceError> {
	let Extras { storage_monitor, mqtt, payments } = extras;
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other:
			ConsensusParts {
				block_import,
				grandpa_link,
				babe_link,
				create_inherent_data_providers,
				shared_voter_state,
				rpc_builder,
				mut telemetry,
			},
	} = new_partial(&config)?;

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let enable_offchain_worker = config.offchain_worker.enabled;
	let prometheus_registry = config.prometheus_registry().cloned();
	let publish_non_global_ips = config.network.allow_non_globals_in_dht;
	let public_addresses = config.network.public_addresses.clone();
	let database_path = config.database.path().map(Path::to_path_buf);

	let metrics = N::register_notification_metrics(prometheus_registry.as_ref());
	let mut net_config = sc_network::config::FullNetworkConfiguration::<Block, Hash, N>::new(
		&config.network,
		prometheus_registry.clone(),
	);

	let genesis_hash = client
		.block_hash(0)?
		.ok_or_else(|| ServiceError::Other("the database has no genesis block".into()))?;
	// The protocol is spoken only where something listens: a peer that finds it deaf is refused by the
	// network backend, and the node would be alone.
	let grandpa_network = (!config.disable_grandpa).then(|| {
		let protocol_name =
			sc_consensus_grandpa::protocol_standard_name(&genesis_hash, &config.chain_spec);
		let (protocol_config, notification_service) =
			sc_consensus_grandpa::grandpa_peers_set_config::<_, N>(
				protocol_name.clone(),
				metrics.clone(),
				net_config.peer_store_handle(),
			);
		net_config.add_notification_protocol(protocol_config);
		(protocol_name, notification_service)
	});

	let warp_sync = Arc::new(sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::default(),
	));

	let (network, system_rpc_tx, tx_handler_controller, sync_service, _) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(warp_sync)),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		config,
		client: client.clone(),
		backend: backend.clone(),
		task_manager: &mut task_manager,
		keystore: keystore_container.keystore(),
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	let mut offchain_storage = backend
		.offchain_storage()
		.ok_or_else(|| ServiceError::Other("the database has no off-chain storage".into()))?;
	payments
		.write(&mut offchain_storage, enable_offchain_worker)
		.map_err(ServiceError::Other)?;
	if let Some(registry) = &prometheus_registry {
		let watch = payments::watch(&payments, enable_offchain_worker, offchain_storage, registry)
			.map_err(|error| ServiceError::Application(error.into()))?;
		task_manager.spawn_handle().spawn("payments-watch", None, watch);
	}

	if enable_offchain_worker {
		let offchain_workers =
			sc_offchain::OffchainWorkers::new(sc_offchain::OffchainWorkerOptions {
				runtime_api_provider: client.clone(),
				keystore: Some(keystore_container.keystore()),
				offchain_db: backend.offchain_storage(),
				transaction_pool: Some(OffchainTransactionPoolFactory::new(
					transaction_pool.clone(),
				)),
				network_provider: Arc::new(network.clone()),
				is_validator: role.is_authority(),
				enable_http_requests: true,
				custom_extensions: |_| Vec::new(),
			})?;
		task_manager.spawn_handle().spawn(
			"offchain-workers-runner",
			Some("offchain-worker"),
			offchain_workers.run(client.clone(), task_manager.spawn_handle()).boxed(),
		);
	}

	if let Some(mqtt) = mqtt {
		mqtt::start(mqtt::Deps {
			config: mqtt,
			client: client.clone(),
			backend: &backend,
			sync: sync_service.clone(),
			slot_duration: babe_link.config().slot_duration(),
			registry: prometheus_registry.clone(),
			spawner: Box::new(task_manager.spawn_handle()),
		})?;
	}

	if role.is_authority() {
		let proposer = sc_basic_authorship::ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			prometheus_registry.as_ref(),
			telemetry.as_ref().map(Telemetry::handle),
		);
		let babe = sc_consensus_babe::start_babe(sc_consensus_babe::BabeParams {
			keystore: keystore_container.keystore(),
			client: client.clone(),
			select_chain,
			env: proposer,
			block_import,
			sync_oracle: sync_service.clone(),
			justification_sync_link: sync_service.clone(),
			create_inherent_data_providers,
			force_authoring,
			backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging {
				unfinalized_slack: UNFINALIZED_SLACK,
				..Default::default()
			}),
			babe_link,
			block_proposal_slot_portion: SlotProportion::new(0.5),
			max_block_proposal_slot_portion: None,
			telemetry: telemetry.as_ref().map(Telemetry::handle),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking(
			"babe-proposer",
			Some("block-authoring"),
			babe,
		);

		task_manager.spawn_handle().spawn(
			"equivocation-reporter",
			Some("block-authoring"),
			equivocation::report_equivocations(
				client.clone(),
				OffchainTransactionPoolFactory::new(transaction_pool.clone()),
			),
		);

		let dht_events = network.event_stream("authority-discovery").filter_map(|event| {
			future::ready(match event {
				Event::Dht(event) => Some(event),
				_ => None,
			})
		});
		let (worker, _service) = sc_authority_discovery::new_worker_and_service_with_config(
			sc_authority_discovery::WorkerConfig {
				publish_non_global_ips,
				public_addresses,
				..Default::default()
			},
			client.clone(),
			Arc::new(network.clone()),
			Box::pin(dht_events),
			sc_authority_discovery::Role::PublishAndDiscover(keystore_container.keystore()),
			prometheus_registry.clone(),
			task_manager.spawn_handle(),
		);
		task_manager.spawn_handle().spawn(
			"authority-discovery-worker",
			Some("networking"),
			worker.run(),
		);
	}

	if let Some((protocol_name, notification_service)) = grandpa_network {
		let watch = finality::watch(
			client.clone(),
			grandpa_link.shared_authority_set().clone(),
			shared_voter_state.clone(),
			prometheus_registry.as_ref(),
		)
		.map_err(|error| ServiceError::Application(error.into()))?;
		task_manager.spawn_handle().spawn("finality-watch", None, watch);

		// Every node runs the voter: without a key in the keystore it follows the rounds and does
		// not vote, which serves full nodes better than the lightly tested observer.
		let grandpa =
			sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
				config: sc_consensus_grandpa::Config {
					gossip_duration: GRANDPA_GOSSIP_DURATION,
					justification_generation_period: GRANDPA_JUSTIFICATION_PERIOD,
					observer_enabled: false,
					local_role: role,
					name: Some(name),
					keystore: role.is_authority().then(|| keystore_container.keystore()),
					telemetry: telemetry.as_ref().map(Telemetry::handle),
					protocol_name,
				},
				link: grandpa_link,
				network: network.clone(),
				sync: Arc::new(sync_service),
				notification_service,
				voting_rule: sc_consensus_grandpa::VotingRulesBuilder::default().build(),
				prometheus_registry,
				shared_voter_state,
				telemetry: telemetry.as_ref().map(Telemetry::handle),
				offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(transaction_pool),
			})?;
		task_manager
			.spawn_essential_handle()
			.spawn_blocking("grandpa-voter", None, grandpa);
	}

	if let Some(path) = database_path {
		StorageMonitorService::try_spawn(
			storage_monitor,
			path,
			&task_manager.spawn_essential_handle(),
		)
		.map_err(|error| ServiceError::Application(error.into()))?;
	}

	Ok(task_manager)
}
