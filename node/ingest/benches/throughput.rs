//! How many messages a second the ingest takes in, and where the time goes.
//!
//! ```text
//! cargo bench -p mornet-node -p mornet-ingest --bench throughput -- [DEVICES] [READINGS] [KEY]
//! ```
//!
//! DEVICES (1,000) devices with READINGS (100) readings each, a reading a minute, signed beforehand
//! with KEY (`ed25519` or `sr25519`). First each step alone, on one thread; then all of them, through
//! a mosquitto of its own on this machine: once what the broker has kept while the ingest was away,
//! once while another process publishes. What is accepted is checked, signed for and in RocksDB.

#![allow(
	missing_docs,
	clippy::arithmetic_side_effects,
	clippy::cast_precision_loss,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a benchmark may fail loudly"
)]

use std::{
	env, fs,
	net::{TcpListener, TcpStream},
	path::Path,
	process::{Child, Command, Stdio},
	sync::Arc,
	thread::sleep,
	time::{Duration, Instant},
};

use bytes::Bytes;
use clap::Parser;
use futures::{future::BoxFuture, StreamExt};
use mornet_ingest::{
	check,
	config::MqttParams,
	payload,
	service::{self, Deps},
	shard::{Message, Shard, Shared, Verdict, BATCH},
	status::Status,
	testing::{device, overview, reading, render, Chain},
};
use mornet_primitives::{
	metering::{Attestation, DeviceKey, Reading, SignedReading},
	Moment, OpaqueBlock,
};
use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS};
use sc_client_api::Backend as _;
use sc_client_db::{
	offchain::LocalStorage, Backend, BlocksPruning, DatabaseSettings, DatabaseSource,
};
use sp_core::{ed25519, sr25519, traits::SpawnNamed, Pair};
use tokio::runtime::{Handle, Runtime};

const MINUTE: Moment = 60_000;

/// What is measured.
#[derive(Clone)]
struct Load {
	devices: u32,
	readings: u64,
	sr25519: bool,
	begin: Moment,
}

impl Load {
	fn from_args(args: &[String]) -> Self {
		let number = |at: usize, default: u64| {
			args.get(at).map_or(default, |text| text.parse().expect("a number"))
		};
		let readings = number(1, 100);
		let sr25519 = args.get(2).is_some_and(|key| key == "sr25519");
		let devices = number(0, 1_000).try_into().expect("a sane number");
		let begin = args.get(3).map_or_else(
			|| now() - readings * MINUTE - MINUTE,
			|text| text.parse().expect("a moment"),
		);
		Self { devices, readings, sr25519, begin }
	}

	fn args(&self) -> [String; 4] {
		let key = if self.sr25519 { "sr25519" } else { "ed25519" };
		[self.devices.to_string(), self.readings.to_string(), key.into(), self.begin.to_string()]
	}

	fn count(&self) -> u64 {
		u64::from(self.devices) * self.readings
	}

	fn seed(number: u32) -> [u8; 32] {
		let mut seed = [3; 32];
		seed[..4].copy_from_slice(&number.to_le_bytes());
		seed
	}

	fn key(&self, number: u32) -> DeviceKey {
		let seed = Self::seed(number);
		if self.sr25519 {
			DeviceKey::Sr25519(sr25519::Pair::from_seed(&seed).public())
		} else {
			DeviceKey::Ed25519(ed25519::Pair::from_seed(&seed).public())
		}
	}

	/// The chain that knows the devices.
	fn chain(&self) -> Chain {
		let chain = Chain::default();
		for number in 0..self.devices {
			let mut device_overview = overview(number);
			device_overview.attestation = Attestation::Device(self.key(number));
			chain.set(&device(number), device_overview);
		}
		chain
	}

	/// The readings of all devices, minute by minute, signed: number of the device and reading.
	fn signed(&self) -> Vec<(u32, SignedReading)> {
		let pairs: Vec<_> = (0..self.devices)
			.map(|number| {
				let seed = Self::seed(number);
				(ed25519::Pair::from_seed(&seed), sr25519::Pair::from_seed(&seed))
			})
			.collect();
		(0..self.readings)
			.flat_map(|minute| (0..self.devices).map(move |number| (minute, number)))
			.map(|(minute, number)| {
				let reading = reading(minute + 1, self.begin + minute * MINUTE, minute);
				let message = reading.signed_message(&device(number));
				let (ed, sr) = &pairs[number as usize];
				let signature =
					if self.sr25519 { sr.sign(&message).0 } else { ed.sign(&message).0 };
				(number, SignedReading { reading, signature: Some(signature) })
			})
			.collect()
	}
}

fn now() -> Moment {
	std::time::UNIX_EPOCH.elapsed().unwrap().as_millis().try_into().unwrap()
}

fn topic(number: u32) -> String {
	format!("mornet/meter-{number}/telemetry")
}

fn database(folder: &Path) -> LocalStorage {
	let backend = Backend::<OpaqueBlock>::new(
		DatabaseSettings {
			trie_cache_maximum_size: None,
			state_pruning: None,
			source: DatabaseSource::RocksDb { path: folder.into(), cache_size: 128 },
			blocks_pruning: BlocksPruning::KeepAll,
			pruning_filters: Vec::new(),
			metrics_registry: None,
		},
		0,
	);
	backend
		.expect("RocksDB opens")
		.offchain_storage()
		.expect("it has off-chain storage")
}

fn report(what: &str, count: u64, took: Duration) {
	let each = took.as_secs_f64() * 1e6 / count as f64;
	println!("{what:<44} {each:>8.2} µs each {:>9.0} a second", 1e6 / each);
}

/// Each step alone, on one thread.
fn steps(load: &Load, signed: &[(u32, SignedReading)]) {
	let payloads: Vec<_> = signed.iter().map(|(_, reading)| render(reading)).collect();
	let count = load.count();
	println!("one thread:");

	let begun = Instant::now();
	let parsed: Vec<(Reading, _)> =
		payloads.iter().map(|payload| payload::telemetry(payload).unwrap()).collect();
	report("  parse the payload", count, begun.elapsed());

	let sample = parsed.len().min(20_000);
	let ids: Vec<_> = (0..load.devices).map(|number| (device(number), load.key(number))).collect();
	let begun = Instant::now();
	for ((number, _), (reading, signature)) in signed.iter().zip(&parsed).take(sample) {
		let (id, key) = &ids[*number as usize];
		assert!(check::signed_by(key, reading, id, &signature.unwrap()));
	}
	report("  check the signature", sample as u64, begun.elapsed());

	for batch in [1, BATCH] {
		let folder = tempfile::tempdir().unwrap();
		let storage = database(folder.path());
		let status = Status::new(None).unwrap();
		let shared = Arc::new(Shared::load(storage.clone(), &status));
		let chain = Arc::new(load.chain());
		let mut shard = Shard::new(storage, shared, chain, status, 600);
		let messages: Vec<_> = signed
			.iter()
			.zip(&payloads)
			.map(|((number, _), payload)| Message {
				topic: topic(*number),
				payload: Bytes::copy_from_slice(payload),
				size: payload.len(),
				repeated: false,
				received: now(),
			})
			.collect();
		let begun = Instant::now();
		for messages in messages.chunks(batch) {
			let verdicts = shard.handle(messages).unwrap();
			assert!(verdicts.iter().all(|verdict| *verdict == Verdict::Accepted));
		}
		report(&format!("  all, and store, in batches of {batch}"), count, begun.elapsed());
	}
}

/// A broker, killed when dropped.
struct Broker {
	process: Child,
	port: u16,
}

impl Broker {
	fn start(folder: &Path) -> Self {
		let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
		let configuration = folder.join("mosquitto.conf");
		let text = format!(
			"listener {port} 127.0.0.1\nallow_anonymous true\nmax_queued_messages 0\n\
			 max_inflight_messages 1000\nset_tcp_nodelay true\nlog_dest none\nuser root\n"
		);
		fs::write(&configuration, text).unwrap();
		let program = ["/usr/sbin/mosquitto", "mosquitto"]
			.into_iter()
			.find(|program| !program.starts_with('/') || Path::new(program).exists())
			.unwrap();
		let process = Command::new(program)
			.arg("-c")
			.arg(configuration)
			.stderr(Stdio::null())
			.spawn()
			.expect("install mosquitto (scripts/setup --for test)");
		while TcpStream::connect(("127.0.0.1", port)).is_err() {
			sleep(Duration::from_millis(10));
		}
		Self { process, port }
	}
}

impl Drop for Broker {
	fn drop(&mut self) {
		let _ = self.process.kill();
		let _ = self.process.wait();
	}
}

/// Processor time that a process has used, in seconds.
fn processor(pid: u32) -> f64 {
	let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
	let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
	let ticks = after_name
		.split(' ')
		.skip(11)
		.take(2)
		.filter_map(|text| text.parse::<f64>().ok());
	// Linux counts in hundredths of a second.
	ticks.sum::<f64>() / 100.0
}

#[derive(Parser)]
struct Cli {
	#[clap(flatten)]
	mqtt: MqttParams,
}

#[derive(Clone)]
struct Spawner(Handle);

impl SpawnNamed for Spawner {
	fn spawn_blocking(
		&self,
		_: &'static str,
		_: Option<&'static str>,
		future: BoxFuture<'static, ()>,
	) {
		let handle = self.0.clone();
		self.0.spawn_blocking(move || handle.block_on(future));
	}

	fn spawn(&self, _: &'static str, _: Option<&'static str>, future: BoxFuture<'static, ()>) {
		self.0.spawn(future);
	}
}

/// Starts the ingest of a node.
fn ingest(load: &Load, storage: LocalStorage, port: u16) -> (Runtime, Status) {
	let url = format!("mqtt://127.0.0.1:{port}");
	let cli = Cli::parse_from(["node", "--mqtt-url", &url, "--mqtt-rate-limit", "600"]);
	let runtime = Runtime::new().unwrap();
	let status = service::start(Deps {
		config: cli.mqtt.config("mornet-bench").unwrap().unwrap(),
		storage,
		directory: load.chain(),
		registry: None,
		spawner: Box::new(Spawner(runtime.handle().clone())),
		finality: futures::stream::pending().boxed(),
		is_ready: Box::new(|| true),
	})
	.unwrap();
	(runtime, status)
}

fn wait(condition: impl Fn() -> bool) {
	while !condition() {
		sleep(Duration::from_millis(5));
	}
}

/// Publishes the load, in a process of its own so that its processor time can be told apart.
fn publish(load: &Load, port: u16) {
	let signed = load.signed();
	let payloads: Vec<_> = signed
		.iter()
		.map(|(number, reading)| (topic(*number), render(reading)))
		.collect();
	println!("ready");
	let mut line = String::new();
	std::io::stdin().read_line(&mut line).unwrap();

	Runtime::new().unwrap().block_on(async {
		let mut options = MqttOptions::new("mornet-bench-meters", "127.0.0.1", port);
		options.set_inflight(1_000);
		let (client, mut events) = AsyncClient::new(options, 1_000);
		tokio::spawn(async move {
			for (topic, payload) in payloads {
				client.publish(topic, QoS::AtLeastOnce, false, payload).await.unwrap();
			}
			std::future::pending::<()>().await;
		});
		let mut acknowledged = 0;
		while acknowledged < load.count() {
			if let Event::Incoming(Packet::PubAck(_)) = events.poll().await.unwrap() {
				acknowledged += 1;
			}
		}
	});
}

/// The publisher, when it has signed and before it begins.
fn publisher(load: &Load, port: u16) -> Child {
	use std::io::{BufRead, BufReader};
	let mut process = Command::new(env::current_exe().unwrap())
		.arg("publish")
		.arg(port.to_string())
		.args(load.args())
		.stdin(Stdio::piped())
		.stdout(Stdio::piped())
		.spawn()
		.unwrap();
	let mut line = String::new();
	BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
	process
}

fn go(publisher: &mut Child) {
	use std::io::Write;
	publisher.stdin.take().unwrap().write_all(b"go\n").unwrap();
}

fn share(what: &str, seconds: f64, count: u64) {
	println!("    {what:<42} {:>8.2} µs of processor each", seconds * 1e6 / count as f64);
}

/// Through a broker.
fn end_to_end(load: &Load, live: bool) {
	let folder = tempfile::tempdir().unwrap();
	let broker = Broker::start(folder.path());
	let storage = database(&folder.path().join("db"));
	let (node, status) = ingest(load, storage.clone(), broker.port);
	wait(|| status.connected());
	sleep(Duration::from_millis(500));
	let mut meters = publisher(load, broker.port);

	let (runtime, status, begun, own, of_broker) = if live {
		let (own, of_broker) = (processor(std::process::id()), processor(broker.process.id()));
		let begun = Instant::now();
		go(&mut meters);
		(node, status, begun, own, of_broker)
	} else {
		// The session is there; the node goes away, and the broker keeps what comes.
		node.shutdown_background();
		drop(status);
		go(&mut meters);
		meters.wait().unwrap();
		let (own, of_broker) = (processor(std::process::id()), processor(broker.process.id()));
		let begun = Instant::now();
		let (node, status) = ingest(load, storage, broker.port);
		(node, status, begun, own, of_broker)
	};
	wait(|| status.accepted() >= load.count());
	let took = begun.elapsed();
	let what = if live { "  while it is published" } else { "  what the broker has kept" };
	report(what, load.count(), took);
	share("the ingest", processor(std::process::id()) - own, load.count());
	share("the broker", processor(broker.process.id()) - of_broker, load.count());
	if live {
		share("the publisher", processor(meters.id()), load.count());
	}
	let _ = meters.wait();
	runtime.shutdown_background();
}

fn main() {
	let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
	if args.first().is_some_and(|arg| arg == "publish") {
		let port = args[1].parse().unwrap();
		publish(&Load::from_args(&args[2..]), port);
		return;
	}
	let load = Load::from_args(&args);
	let [devices, readings, key, _] = load.args();
	let processors = std::thread::available_parallelism().map_or(0, usize::from);
	println!("{devices} devices, {readings} readings each, {key}, {processors} processors");
	let signed = load.signed();
	steps(&load, &signed);
	drop(signed);
	println!("through mosquitto on this machine:");
	end_to_end(&load, false);
	end_to_end(&load, true);
}
