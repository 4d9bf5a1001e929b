//! Puts the parts together and starts them.

use std::{num::NonZeroUsize, sync::Arc, thread, time::Duration};

use futures::{stream::BoxStream, FutureExt};
use futures_timer::Delay;
use rumqttc::AsyncClient;
use sp_core::{offchain::OffchainStorage, traits::SpawnNamed};
use substrate_prometheus_endpoint::{PrometheusError, Registry};
use tokio::sync::mpsc::{self, Receiver, UnboundedSender};

use crate::{
	config::MqttConfig,
	connection::{self, Connection, Job, Shards, Ticket},
	dead_letter::{self, DeadLetters},
	directory::DeviceDirectory,
	settlement::Settlement,
	shard::{Shard, Shared, Trouble, Verdict, BATCH},
	status::Status,
	LOG_TARGET,
};

/// Most shards. More than this and the connection is what takes the time.
const MAX_SHARDS: usize = 8;

/// How long a shard waits before it tries again what the storage or the chain did not let it do.
const RETRY: Duration = Duration::from_secs(1);

/// Tries after which it is said again: a minute.
const REPEAT: u32 = 60;

/// The group the tasks are shown in.
const GROUP: Option<&str> = Some("mqtt-ingest");

/// What the ingest needs of the node.
pub struct Deps<S, D> {
	/// What the flags ask for.
	pub config: MqttConfig,
	/// The off-chain storage, shared with the off-chain workers.
	pub storage: S,
	/// What the chain knows of the devices.
	pub directory: D,
	/// Where the metrics are registered.
	pub registry: Option<Registry>,
	/// Starts tasks, on a tokio runtime.
	pub spawner: Box<dyn SpawnNamed>,
	/// Tells of each final block.
	pub finality: BoxStream<'static, ()>,
	/// Whether the node knows the chain's present state well enough to judge messages by it.
	pub is_ready: Box<dyn Fn() -> bool + Send + Sync>,
}

/// Starts the ingest. It runs until the node stops; nothing that happens to the broker ends it.
///
/// # Errors
///
/// If a metric's name is taken.
pub fn start<S, D>(deps: Deps<S, D>) -> Result<Status, PrometheusError>
where
	S: OffchainStorage + 'static,
	D: DeviceDirectory,
{
	let Deps { config, storage, directory, registry, spawner, finality, is_ready } = deps;
	let status = Status::new(registry.as_ref())?;
	let shared = Arc::new(Shared::load(storage.clone(), &status));
	let directory = Arc::new(directory);

	let (client, events) = AsyncClient::new(config.options.clone(), dead_letter::QUEUE);
	let dead_letters = DeadLetters::new(client, config.dead_letter_topic.clone(), status.clone());
	let (done, is_done) = mpsc::unbounded_channel();

	let shards = thread::available_parallelism().map_or(1, NonZeroUsize::get).min(MAX_SHARDS);
	let queues = (0..shards).map(|_| {
		let (queue, jobs) = mpsc::channel(connection::QUEUE);
		let shard = Shard::new(
			storage.clone(),
			shared.clone(),
			directory.clone(),
			status.clone(),
			config.rate_limit,
		);
		let worker = Worker {
			shard,
			done: done.clone(),
			dead_letters: dead_letters.clone(),
			status: status.clone(),
		};
		spawner.spawn_blocking("mqtt-worker", GROUP, worker.run(jobs).boxed());
		queue
	});
	let shards = Shards::new(queues.collect());

	let settlement = Settlement::new(shared, directory, shards.clone(), config.keep_days);
	spawner.spawn_blocking("mqtt-settlement", GROUP, settlement.run(finality).boxed());

	let connection = Connection::new(config, events, shards, is_done, status.clone());
	spawner.spawn("mqtt-connection", GROUP, connection.run(is_ready).boxed());
	Ok(status)
}

/// Drives a shard.
struct Worker<S, D> {
	shard: Shard<S, D>,
	done: UnboundedSender<Vec<Ticket>>,
	dead_letters: DeadLetters,
	status: Status,
}

impl<S: OffchainStorage, D: DeviceDirectory> Worker<S, D> {
	async fn run(mut self, mut jobs: Receiver<Job>) {
		let mut batch = Vec::with_capacity(BATCH);
		while jobs.recv_many(&mut batch, BATCH).await != 0 {
			let mut messages = Vec::with_capacity(batch.len());
			for job in batch.drain(..) {
				match job {
					Job::Message(message, ticket) => messages.push((message, ticket)),
					Job::Settled(device, overview) => {
						let shard = &mut self.shard;
						insist(&self.status, || shard.settled(&device, &overview)).await;
					},
					Job::Expired { device, start, until, done } => {
						let shard = &mut self.shard;
						insist(&self.status, || shard.expired(&device, start, until)).await;
						drop(done);
					},
				}
			}

			let shard = &mut self.shard;
			let verdicts =
				insist(&self.status, || shard.handle(messages.iter().map(|(message, _)| message)))
					.await;
			for ((message, _), verdict) in messages.iter().zip(verdicts) {
				match verdict {
					Verdict::Rejected(reason) if reason.is_dead_lettered() => {
						self.dead_letters.send(message, reason);
					},
					_ => {},
				}
			}
			let tickets: Vec<Ticket> =
				messages.into_iter().filter_map(|(_, ticket)| ticket).collect();
			if !tickets.is_empty() && self.done.send(tickets).is_err() {
				return;
			}
		}
	}
}

/// Tries until it succeeds. What waits meanwhile is not acknowledged, so the broker keeps it.
async fn insist<T>(status: &Status, mut attempt: impl FnMut() -> Result<T, Trouble>) -> T {
	let mut tries = 0_u32;
	loop {
		match attempt() {
			Ok(done) => return done,
			Err(trouble) => {
				if tries.is_multiple_of(REPEAT) {
					log::error!(target: LOG_TARGET, "{trouble}; messages wait until that is over");
					status.count_stall();
				}
				tries = tries.saturating_add(1);
				Delay::new(RETRY).await;
			},
		}
	}
}
