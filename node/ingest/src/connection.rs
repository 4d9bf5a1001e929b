//! The broker: connecting, subscribing, acknowledging, coming back.

use std::{
	collections::VecDeque,
	hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState},
	time::{Duration, Instant},
};

use bytes::Bytes;
use mornet_primitives::{metering::DeviceId, Moment};
use rumqttc::{
	Event, EventLoop, Packet, PubAck, Publish, QoS, Request, SubAck, Subscribe, SubscribeFilter,
	SubscribeReasonCode,
};
use tokio::{
	sync::mpsc::{error::TrySendError, Sender, UnboundedReceiver},
	time::{interval, sleep, timeout, MissedTickBehavior},
};

use crate::{
	config::MqttConfig, directory::Overview, now, payload::MAX_PAYLOAD, shard::Message,
	status::Status, topic, LOG_TARGET,
};

/// Jobs that may wait for a shard. More than the messages a broker sends without an acknowledgement,
/// as brokers are set up as a rule.
pub const QUEUE: usize = 1_024;

/// How long connecting may take, or writing while the broker reads nothing.
const NETWORK_TIMEOUT: Duration = Duration::from_secs(10);

/// How often the age of the newest reading is brought up to date.
const LAG_PERIOD: Duration = Duration::from_secs(5);

/// How often is looked whether the node is ready, before the first connection.
const READY_PERIOD: Duration = Duration::from_secs(1);

/// Bytes kept of a payload that is too large, for its dead letter.
const KEPT_OF_LARGE: usize = 1_024;

/// Messages acknowledged with one write.
const ACKNOWLEDGEMENTS: usize = 64;

/// What a shard is to do.
pub enum Job {
	/// Judge and store a message.
	Message(Message, Option<Ticket>),
	/// Take in what a final block says of a device.
	Settled(DeviceId, Box<Overview>),
	/// Forget the raw readings of an interval, because those before `until` are.
	Expired {
		/// The device.
		device: DeviceId,
		/// When the interval begins.
		start: Moment,
		/// What is before this is forgotten.
		until: Moment,
		/// Dropped when it is done.
		done: Sender<()>,
	},
}

/// The shards' queues.
#[derive(Clone)]
pub struct Shards(Vec<Sender<Job>>);

/// The shards have ended: the node stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ended;

impl Shards {
	/// Shards behind these queues.
	pub const fn new(queues: Vec<Sender<Job>>) -> Self {
		Self(queues)
	}

	/// The queue of a device's shard, or of the first one for what names no device.
	fn queue(&self, device: Option<&DeviceId>) -> Result<&Sender<Job>, Ended> {
		let mut hasher = DefaultHasher::new();
		device.hash(&mut hasher);
		let shards = u64::try_from(self.0.len()).unwrap_or(u64::MAX);
		let shard = hasher.finish().checked_rem(shards).unwrap_or_default();
		self.0.get(usize::try_from(shard).unwrap_or_default()).ok_or(Ended)
	}

	/// Gives a device's shard a job, waiting while its queue is full.
	///
	/// # Errors
	///
	/// If the shards have ended.
	pub async fn send(&self, device: &DeviceId, job: Job) -> Result<(), Ended> {
		self.queue(Some(device))?.send(job).await.map_err(|_| Ended)
	}
}

/// Stands for the acknowledgement of a message in the connection it came by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ticket {
	connection: u64,
	number: u64,
}

/// The messages of a connection that are not acknowledged yet.
///
/// MQTT 3.1.1 (4.6) wants acknowledgements in the order of the messages. And they are of one
/// connection: after another one was made, the same packet id may be another message's.
#[derive(Default)]
struct Window {
	connection: u64,
	first: u64,
	waiting: VecDeque<(u16, bool)>,
}

impl Window {
	/// The window of the connection after this one.
	fn next(&self) -> Self {
		Self { connection: self.connection.saturating_add(1), ..Default::default() }
	}

	fn open(&mut self, packet: u16) -> Ticket {
		let waiting = u64::try_from(self.waiting.len()).unwrap_or(u64::MAX);
		self.waiting.push_back((packet, false));
		Ticket { connection: self.connection, number: self.first.saturating_add(waiting) }
	}

	/// Notes that a message is done with.
	fn done(&mut self, ticket: Ticket) {
		let at = usize::try_from(ticket.number.saturating_sub(self.first)).unwrap_or(usize::MAX);
		if ticket.connection == self.connection && ticket.number >= self.first {
			if let Some((_, is_done)) = self.waiting.get_mut(at) {
				*is_done = true;
			}
		}
	}

	/// The next message whose turn it is to be acknowledged.
	fn next_done(&mut self) -> Option<u16> {
		let (packet, _) = *self.waiting.front().filter(|(_, is_done)| *is_done)?;
		self.waiting.pop_front();
		self.first = self.first.saturating_add(1);
		Some(packet)
	}
}

/// How long to wait before connecting again.
#[derive(Default)]
struct Backoff {
	failures: u32,
}

impl Backoff {
	const LEAST_MS: u64 = 500;
	const MOST_MS: u64 = 60_000;
	/// A connection that held so long was a good one.
	const GOOD: Duration = Duration::from_secs(30);

	/// The wait after a connection that held for `held`: twice the one before, up to a minute, and
	/// of that a random share of at least half, so that nodes do not come back all at once.
	fn after(&mut self, held: Duration, random: u64) -> Duration {
		if held >= Self::GOOD {
			self.failures = 0;
		}
		let factor = 1_u64.checked_shl(self.failures).unwrap_or(u64::MAX);
		let most = Self::LEAST_MS.saturating_mul(factor).min(Self::MOST_MS);
		self.failures = self.failures.saturating_add(1);
		let half = most / 2;
		let share = random.checked_rem(half.saturating_add(1)).unwrap_or_default();
		Duration::from_millis(half.saturating_add(share))
	}
}

/// The connection to the broker.
pub struct Connection {
	config: MqttConfig,
	events: EventLoop,
	shards: Shards,
	done: UnboundedReceiver<Vec<Ticket>>,
	status: Status,
	window: Window,
}

impl Connection {
	/// A connection that gives messages to `shards` and acknowledges what comes back by `done`.
	pub fn new(
		config: MqttConfig,
		mut events: EventLoop,
		shards: Shards,
		done: UnboundedReceiver<Vec<Ticket>>,
		status: Status,
	) -> Self {
		events.network_options.set_tcp_nodelay(true);
		events.network_options.set_connection_timeout(NETWORK_TIMEOUT.as_secs());
		Self { config, events, shards, done, status, window: Window::default() }
	}

	/// Connects once `is_ready`, and again whenever the connection is lost, until the shards end.
	pub async fn run(mut self, is_ready: impl Fn() -> bool) {
		let broker = self.config.broker.clone();
		if !is_ready() {
			log::info!(
				target: LOG_TARGET,
				"{broker}: waiting for the node to catch up with the chain before connecting",
			);
			while !is_ready() {
				sleep(READY_PERIOD).await;
			}
		}

		let random = RandomState::new();
		let mut backoff = Backoff::default();
		loop {
			let begun = Instant::now();
			let Err(reason) = self.serve().await else { return };
			// What was received and not given to a shard comes again, with the same packet id or
			// another.
			self.events.state.events.clear();
			self.events.clean();
			self.status.set_connected(false);

			let wait = backoff.after(begun.elapsed(), random.hash_one(begun));
			log::warn!(
				target: LOG_TARGET,
				"{broker}: {reason}; connecting again in {:.1} s",
				wait.as_secs_f32(),
			);
			self.status.update_lag(now());
			sleep(wait).await;
		}
	}

	/// Connects and serves until the connection is lost, which is the error, or the shards end.
	async fn serve(&mut self) -> Result<(), String> {
		let kept = loop {
			match self.events.poll().await.map_err(|error| error.to_string())? {
				Event::Incoming(Packet::ConnAck(answer)) => break answer.session_present,
				_ => continue,
			}
		};
		self.window = self.window.next();
		// Always, not only for a new session: the topics may have changed, and the broker sends
		// again what it retains, by which the devices' liveness is known after a restart.
		let filters = self
			.config
			.topics
			.iter()
			.map(|topic| SubscribeFilter::new(topic.clone(), QoS::AtLeastOnce));
		let subscribe = Request::Subscribe(Subscribe::new_many(filters));
		let packet = self
			.events
			.state
			.handle_outgoing_packet(subscribe)
			.map_err(|error| error.to_string())?;
		self.write(packet).await?;
		self.status.set_connected(true);
		log::info!(
			target: LOG_TARGET,
			"{}: connected as {}; the broker {}",
			self.config.broker,
			self.config.options.client_id(),
			if kept { "kept the session" } else { "has no session from before" },
		);

		let mut lag = interval(LAG_PERIOD);
		lag.set_missed_tick_behavior(MissedTickBehavior::Delay);
		let mut tickets = Vec::new();
		loop {
			tokio::select! {
				event = self.events.poll() => {
					if let Event::Incoming(packet) = event.map_err(|error| error.to_string())? {
						if self.incoming(packet).await? == Err(Ended) {
							return Ok(());
						}
					}
				},
				count = self.done.recv_many(&mut tickets, ACKNOWLEDGEMENTS) => {
					if count == 0 {
						return Ok(());
					}
					self.acknowledge(&mut tickets).await?;
				},
				_ = lag.tick() => self.status.update_lag(now()),
			}
		}
	}

	async fn incoming(&mut self, packet: Packet) -> Result<Result<(), Ended>, String> {
		match packet {
			Packet::Publish(publish) => self.publish(publish).await,
			Packet::SubAck(answer) => {
				self.subscribed(&answer);
				Ok(Ok(()))
			},
			_ => Ok(Ok(())),
		}
	}

	/// Gives a message to its device's shard. While the shard's queue is full nothing more is read
	/// from the broker, but what is done is acknowledged.
	async fn publish(&mut self, publish: Publish) -> Result<Result<(), Ended>, String> {
		self.status.count_received();
		let ticket = (publish.qos != QoS::AtMostOnce).then(|| self.window.open(publish.pkid));
		let size = publish.payload.len();
		let payload = if size > MAX_PAYLOAD {
			Bytes::copy_from_slice(publish.payload.get(..KEPT_OF_LARGE).unwrap_or_default())
		} else {
			publish.payload
		};
		let parsed = topic::parse(&publish.topic);
		let message = Message {
			topic: publish.topic,
			payload,
			size,
			repeated: publish.dup || publish.retain,
			received: now(),
		};
		let queue = match self.shards.queue(parsed.as_ref().map(|(_, device)| device)) {
			Ok(queue) => queue.clone(),
			Err(ended) => return Ok(Err(ended)),
		};
		let job = match queue.try_send(Job::Message(message, ticket)) {
			Ok(()) => return Ok(Ok(())),
			Err(TrySendError::Closed(_)) => return Ok(Err(Ended)),
			Err(TrySendError::Full(job)) => job,
		};
		let mut tickets = Vec::new();
		loop {
			tokio::select! {
				room = queue.reserve() => {
					return Ok(room.map(|room| room.send(job)).map_err(|_| Ended));
				},
				count = self.done.recv_many(&mut tickets, ACKNOWLEDGEMENTS) => {
					if count == 0 {
						return Ok(Err(Ended));
					}
					self.acknowledge(&mut tickets).await?;
				},
			}
		}
	}

	/// Acknowledges what is done, as far as it is its turn, with one write.
	async fn acknowledge(&mut self, tickets: &mut Vec<Vec<Ticket>>) -> Result<(), String> {
		for ticket in tickets.drain(..).flatten() {
			self.window.done(ticket);
		}
		let mut packets = Vec::new();
		while let Some(packet) = self.window.next_done() {
			packets.push(Packet::PubAck(PubAck::new(packet)));
		}
		if packets.is_empty() {
			return Ok(());
		}
		self.write(packets).await
	}

	// Past rumqttc's queue of requests, which would write and flush each acknowledgement alone.
	async fn write(&mut self, packets: impl IntoIterator<Item = Packet>) -> Result<(), String> {
		let Some(network) = &mut self.events.network else {
			return Err("the connection is closed".into());
		};
		let written = timeout(NETWORK_TIMEOUT, async {
			for packet in packets {
				network.write(packet).await?;
			}
			network.flush().await
		});
		match written.await {
			Ok(written) => written.map_err(|error| error.to_string()),
			Err(_) => Err("the broker does not read".into()),
		}
	}

	fn subscribed(&self, answer: &SubAck) {
		for (topic, code) in self.config.topics.iter().zip(&answer.return_codes) {
			if *code == SubscribeReasonCode::Failure {
				log::error!(
					target: LOG_TARGET,
					"{}: the broker does not let {} subscribe to {topic}; see its access control",
					self.config.broker,
					self.config.options.client_id(),
				);
			}
		}
	}
}

#[cfg(test)]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "tests may fail loudly"
)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	#[test]
	fn acknowledgements_keep_the_order_of_the_messages() {
		let mut window = Window::default().next();
		let tickets: Vec<_> = (10..15).map(|packet| window.open(packet)).collect();
		window.done(tickets[1]);
		assert_eq!(window.next_done(), None);
		window.done(tickets[0]);
		assert_eq!(window.next_done(), Some(10));
		assert_eq!(window.next_done(), Some(11));
		assert_eq!(window.next_done(), None);
		window.done(tickets[0]);
		window.done(tickets[4]);
		assert_eq!(window.next_done(), None);
	}

	#[test]
	fn message_of_another_connection_is_not_acknowledged() {
		let mut old = Window::default().next();
		let ticket = old.open(1);
		let mut new = old.next();
		new.open(1);
		new.done(ticket);
		assert_eq!(new.next_done(), None);
	}

	proptest! {
		#[test]
		fn each_message_is_acknowledged_once_and_in_order(order in Just((0..50_u16).collect::<Vec<_>>()).prop_shuffle()) {
			let mut window = Window::default().next();
			let tickets: Vec<_> = (0..50).map(|packet| window.open(packet)).collect();
			let mut acknowledged = Vec::new();
			for at in order {
				window.done(tickets[usize::from(at)]);
				acknowledged.extend(std::iter::from_fn(|| window.next_done()));
			}
			prop_assert_eq!(acknowledged, (0..50).collect::<Vec<_>>());
		}

		#[test]
		fn waits_double_up_to_a_minute_and_are_never_the_same_for_all(failures in 0_u32..100, random in any::<u64>()) {
			let mut backoff = Backoff { failures };
			let wait = backoff.after(Duration::ZERO, random).as_millis();
			let most = (500_u128 << failures.min(20)).min(60_000);
			prop_assert!(wait >= most / 2 && wait <= most, "{wait} of {most}");
			let fresh = backoff.after(Backoff::GOOD, random).as_millis();
			prop_assert!((250..=500).contains(&fresh), "{fresh}");
		}
	}
}
