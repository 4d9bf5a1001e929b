//! The MQTT ingest as a part of the node.

use std::sync::Arc;

use futures::StreamExt;
use mornet_ingest::{
	config::{MqttConfig, MqttParams},
	directory::RuntimeDirectory,
	service,
};
use mornet_primitives::OpaqueBlock as Block;
use sc_client_api::{Backend, BlockchainEvents, HeaderBackend};
use sc_service::{config::Configuration, error::Error as ServiceError, DatabaseSource};
use sp_consensus::SyncOracle;
use sp_consensus_babe::SlotDuration;
use sp_core::traits::SpawnNamed;
use substrate_prometheus_endpoint::Registry;

use crate::service::{FullBackend, FullClient};

/// A best block older than this, in milliseconds, is not the chain's present state.
const PRESENT: u64 = 60_000;

/// What the flags ask for; `None` without `--mqtt-url`.
///
/// # Errors
///
/// A line for the operator that names the flag and says what to do.
pub fn config(params: &MqttParams, config: &Configuration) -> Result<Option<MqttConfig>, String> {
	if params.mqtt_url.is_none() {
		return Ok(None);
	}
	if !matches!(config.database, DatabaseSource::RocksDb { .. }) {
		return Err("--mqtt-url needs --database rocksdb: the other databases call a reading \
		            stored before it would outlive the process"
			.into());
	}
	let key = config.network.node_key.clone().into_keypair();
	let key = key.map_err(|error| format!("the node key cannot be read: {error}"))?;
	params.config(&format!("mornet-{}", key.public().to_peer_id()))
}

/// What the ingest needs of the node.
pub struct Deps<'a, Sync> {
	/// What the flags ask for.
	pub config: MqttConfig,
	/// The chain.
	pub client: Arc<FullClient>,
	/// The database.
	pub backend: &'a FullBackend,
	/// Whether the node is catching up.
	pub sync: Sync,
	/// Length of a slot.
	pub slot_duration: SlotDuration,
	/// Where the metrics are registered.
	pub registry: Option<Registry>,
	/// Starts tasks.
	pub spawner: Box<dyn SpawnNamed>,
}

/// Starts the ingest.
///
/// # Errors
///
/// If the database has no off-chain storage, or a metric's name is taken.
pub fn start<Sync>(deps: Deps<'_, Sync>) -> Result<(), ServiceError>
where
	Sync: SyncOracle + Send + std::marker::Sync + 'static,
{
	let Deps { config, client, backend, sync, slot_duration, registry, spawner } = deps;
	let storage = backend
		.offchain_storage()
		.ok_or_else(|| ServiceError::Other("the database has no off-chain storage".into()))?;
	let finality = client.finality_notification_stream().map(|_| ()).boxed();
	let chain = client.clone();
	let is_ready = Box::new(move || !sync.is_major_syncing() && is_present(&chain, slot_duration));
	service::start(service::Deps {
		config,
		storage,
		directory: RuntimeDirectory::new(client),
		registry,
		spawner,
		finality,
		is_ready,
	})
	.map_err(|error| ServiceError::Application(error.into()))?;
	Ok(())
}

/// Whether the best block was made just now.
fn is_present(client: &FullClient, slot_duration: SlotDuration) -> bool {
	let now = sp_timestamp::Timestamp::current();
	client
		.header(client.info().best_hash)
		.ok()
		.flatten()
		.and_then(|header| sc_consensus_babe::find_pre_digest::<Block>(&header).ok())
		.and_then(|digest| digest.slot().timestamp(slot_duration))
		.is_some_and(|made| now.as_millis().saturating_sub(made.as_millis()) < PRESENT)
}
