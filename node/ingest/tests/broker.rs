//! Against a real broker: Debian's mosquitto, on a free port with a configuration of its own.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "tests may fail loudly"
)]

use std::{
	fmt::Write as _,
	fs,
	net::{TcpListener, TcpStream},
	path::{Path, PathBuf},
	process::{Child, Command, Stdio},
	sync::{Arc, Mutex},
	time::Duration,
};

use clap::Parser;
use futures::{channel::mpsc, future::BoxFuture, StreamExt};
use mornet_ingest::{
	config::MqttParams,
	reader::MeteringStore,
	reason::Reason,
	service::{self, Deps},
	status::Status,
	store::{Index, Store},
	testing::{device, gateway_overview, overview, payload, reading, Chain, Disk, INTERVAL},
};
use mornet_primitives::{metering::Reading, Moment};
use rumqttc::{AsyncClient, Event, MqttOptions, Packet, QoS, TlsConfiguration, Transport};
use sp_core::traits::SpawnNamed;
use tokio::{
	runtime::{Handle, Runtime},
	time::{sleep, Instant},
};

const DEADLINE: Duration = Duration::from_secs(60);

/// Waits for a condition, and says what for if it does not come true.
async fn wait(what: &str, condition: impl Fn() -> bool) {
	let begun = Instant::now();
	while !condition() {
		assert!(begun.elapsed() < DEADLINE, "waited in vain for {what}");
		sleep(Duration::from_millis(20)).await;
	}
}

/// A program that comes with the system, where an ordinary user's PATH may not lead.
fn program(name: &str) -> Command {
	let path = std::env::var("PATH").unwrap_or_default();
	if let Some(found) = format!("{path}:/usr/sbin")
		.split(':')
		.map(|folder| Path::new(folder).join(name))
		.find(|file| file.is_file())
	{
		let mut found = Command::new(found);
		found.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
		return found;
	}
	panic!("there is no {name}: install mosquitto (scripts/setup --for test)")
}

fn run(name: &str, args: &[&str]) {
	let output = program(name).args(args).output().expect("it starts");
	let said = String::from_utf8_lossy(&output.stderr);
	assert!(output.status.success(), "{name} {args:?}: {said}");
}

/// An authority, a server's certificate for localhost and a client's, made with OpenSSL.
struct Certificates {
	ca: PathBuf,
	server: (PathBuf, PathBuf),
	client: (PathBuf, PathBuf),
}

impl Certificates {
	fn make(folder: &Path) -> Self {
		let file = |name: &str| folder.join(name);
		let text = |path: &Path| path.to_str().unwrap().to_string();
		let (ca, ca_key) = (file("ca.pem"), file("ca.key"));
		let new_key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
		let self_signed = ["req", "-x509", "-days", "1", "-subj", "/CN=MorNet test authority"];
		let out = ["-keyout", &text(&ca_key), "-out", &text(&ca)];
		run("openssl", &[&self_signed[..], &new_key, &out].concat());

		let issue = |name: &str, extension: &str| {
			let (certificate, key) = (file(&format!("{name}.pem")), file(&format!("{name}.key")));
			let request = text(&file("request.pem"));
			let subject = format!("/CN={name}");
			let out = ["req", "-subj", &subject, "-keyout", &text(&key), "-out", &request];
			run("openssl", &[&out[..], &new_key].concat());
			let extensions = file("extensions");
			fs::write(&extensions, extension).unwrap();
			run(
				"openssl",
				&[
					"x509",
					"-req",
					"-days",
					"1",
					"-CAcreateserial",
					"-in",
					&request,
					"-CA",
					&text(&ca),
					"-CAkey",
					&text(&ca_key),
					"-extfile",
					&text(&extensions),
					"-out",
					&text(&certificate),
				],
			);
			(certificate, key)
		};
		let server = issue("localhost", "subjectAltName=DNS:localhost\n");
		let client = issue("node", "extendedKeyUsage=clientAuth\n");
		Self { ca, server, client }
	}
}

/// A broker, killed when dropped.
struct Broker {
	folder: tempfile::TempDir,
	port: u16,
	process: Option<Child>,
}

impl Broker {
	fn new() -> Self {
		Self::with("allow_anonymous true\n")
	}

	/// With more lines in its configuration; not started if a port taken meanwhile prevents it.
	fn with(lines: &str) -> Self {
		let folder = tempfile::tempdir().unwrap();
		let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
		let mut configuration = String::new();
		writeln!(configuration, "listener {port} 127.0.0.1").unwrap();
		writeln!(configuration, "persistence true").unwrap();
		writeln!(configuration, "persistence_location {}/", folder.path().display()).unwrap();
		writeln!(configuration, "autosave_on_changes true\nautosave_interval 1").unwrap();
		writeln!(configuration, "max_queued_messages 0\nlog_dest none").unwrap();
		// As root it would become a user that cannot write to the folder.
		writeln!(configuration, "user root").unwrap();
		configuration.push_str(lines);
		fs::write(folder.path().join("mosquitto.conf"), configuration).unwrap();
		let mut broker = Self { folder, port, process: None };
		broker.start();
		broker
	}

	fn start(&mut self) {
		let configuration = self.folder.path().join("mosquitto.conf");
		let process =
			program("mosquitto").arg("-c").arg(configuration).stderr(Stdio::null()).spawn();
		self.process = Some(process.expect("mosquitto starts"));
		let begun = std::time::Instant::now();
		while TcpStream::connect(("127.0.0.1", self.port)).is_err() {
			assert!(begun.elapsed() < DEADLINE, "mosquitto does not listen");
			std::thread::sleep(Duration::from_millis(20));
		}
	}

	fn kill(&mut self) {
		if let Some(mut process) = self.process.take() {
			process.kill().unwrap();
			process.wait().unwrap();
		}
	}

	fn url(&self) -> String {
		format!("mqtt://127.0.0.1:{}", self.port)
	}

	fn options(&self, name: &str) -> MqttOptions {
		let mut options = MqttOptions::new(name, "127.0.0.1", self.port);
		options.set_max_packet_size(1 << 20, 1 << 20).set_clean_session(false);
		options
	}
}

impl Drop for Broker {
	fn drop(&mut self) {
		self.kill();
	}
}

/// A client of the broker that publishes, and notes what it hears.
struct Client {
	client: AsyncClient,
	heard: Arc<Mutex<Vec<serde_json::Value>>>,
	acknowledged: Arc<Mutex<usize>>,
}

impl Client {
	fn new(options: MqttOptions) -> Self {
		let (client, mut events) = AsyncClient::new(options, 4_096);
		let heard = Arc::new(Mutex::new(Vec::new()));
		let acknowledged = Arc::new(Mutex::new(0));
		let (notes, count) = (heard.clone(), acknowledged.clone());
		tokio::spawn(async move {
			loop {
				match events.poll().await {
					Ok(Event::Incoming(Packet::Publish(message))) => {
						let letter = serde_json::from_slice(&message.payload).unwrap();
						notes.lock().unwrap().push(letter);
					},
					Ok(Event::Incoming(Packet::PubAck(_) | Packet::SubAck(_))) => {
						*count.lock().unwrap() += 1;
					},
					Ok(_) => {},
					Err(_) => sleep(Duration::from_millis(50)).await,
				}
			}
		});
		Self { client, heard, acknowledged }
	}

	async fn publish(&self, topic: &str, payload: impl Into<Vec<u8>>) {
		self.client.publish(topic, QoS::AtLeastOnce, false, payload).await.unwrap();
	}

	/// Device `number` sends a reading.
	async fn send(&self, number: u32, reading: Reading) {
		let topic = format!("mornet/meter-{number}/telemetry");
		self.publish(&topic, payload(number, reading)).await;
	}

	fn acknowledged(&self) -> usize {
		*self.acknowledged.lock().unwrap()
	}

	fn letters(&self) -> Vec<serde_json::Value> {
		self.heard.lock().unwrap().clone()
	}
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

#[derive(Parser)]
struct Cli {
	#[clap(flatten)]
	mqtt: MqttParams,
}

/// The ingest of a node on a runtime of its own, which can be stopped at any moment.
struct Node {
	disk: Disk,
	chain: Chain,
	status: Status,
	finality: mpsc::UnboundedSender<()>,
	runtime: Option<Runtime>,
}

impl Node {
	fn start(disk: Disk, chain: Chain, flags: &[&str]) -> Self {
		let cli = Cli::try_parse_from([&["node"], flags].concat()).unwrap();
		let config = cli.mqtt.config("mornet-test").unwrap().unwrap();
		let runtime = Runtime::new().unwrap();
		let (finality, blocks) = mpsc::unbounded();
		let status = service::start(Deps {
			config,
			storage: disk.clone(),
			directory: chain.clone(),
			registry: None,
			spawner: Box::new(Spawner(runtime.handle().clone())),
			finality: blocks.boxed(),
			is_ready: Box::new(|| true),
		})
		.unwrap();
		Self { disk, chain, status, finality, runtime: Some(runtime) }
	}

	/// Against `broker`, with devices 1 and 2 that sign and 3 behind a gateway.
	async fn connected(broker: &Broker) -> Self {
		let chain = Chain::default();
		chain.set(&device(1), overview(1));
		chain.set(&device(2), overview(2));
		chain.set(&device(3), gateway_overview(3));
		let node = Self::start(Disk::default(), chain, &["--mqtt-url", &broker.url()]);
		wait("the connection", || node.status.connected()).await;
		node
	}

	/// Stops it without a farewell; what it was about to write is lost.
	fn kill(mut self) -> (Disk, Chain) {
		self.disk.fail_after(0);
		self.runtime.take().unwrap().shutdown_background();
		(self.disk.clone(), self.chain.clone())
	}

	fn stored(&self, number: u32) -> Vec<u64> {
		let now = now();
		let store = MeteringStore::new(self.disk.clone());
		let stored = store.readings(&device(number), now - 10 * INTERVAL, now + INTERVAL, INTERVAL);
		stored.readings.iter().map(|stored| stored.reading.seq).collect()
	}
}

impl Drop for Node {
	fn drop(&mut self) {
		if let Some(runtime) = self.runtime.take() {
			runtime.shutdown_background();
		}
	}
}

fn now() -> Moment {
	std::time::UNIX_EPOCH.elapsed().unwrap().as_millis().try_into().unwrap()
}

/// The reading with number `seq` of a series that begins an hour ago, one a second.
fn at(begin: Moment, seq: u64) -> Reading {
	reading(seq, begin + seq * 1_000, 1_000 + seq)
}

/// When a settlement interval began, an hour ago or some minutes more: what is taken in the seconds
/// after that is in one interval, at whatever time the test runs.
fn an_hour_ago() -> Moment {
	let then = now() - 3_600_000;
	then - then % INTERVAL
}

#[tokio::test(flavor = "multi_thread")]
async fn good_messages_are_stored_and_others_come_back_with_the_reason() {
	let broker = Broker::new();
	let node = Node::connected(&broker).await;
	let auditor = Client::new(broker.options("auditor"));
	auditor.client.subscribe("mornet/dead-letter", QoS::AtLeastOnce).await.unwrap();
	wait("the subscription", || auditor.acknowledged() == 1).await;
	let meters = Client::new(broker.options("meters"));
	let begin = an_hour_ago();

	meters.send(1, at(begin, 1)).await;
	meters.send(1, at(begin, 2)).await;
	meters.send(2, at(begin, 1)).await;
	meters.publish("tele/meter-3/SENSOR", r#"{"ENERGY":{"Total":1.5}}"#).await;
	meters
		.publish("meter-3/status/switch:0", r#"{"aenergy":{"total":1501.2}}"#)
		.await;
	meters.publish("mornet/meter-1/status", "online").await;
	meters.publish("tele/meter-3/LWT", "Online").await;
	meters.publish("meter-2/online", "true").await;
	meters.publish("meter-2/online", "false").await;
	wait("nine messages to be accepted", || node.status.accepted() == 9).await;
	assert_eq!(node.stored(1), [1, 2]);
	assert_eq!(node.stored(2), [1]);
	assert_eq!(node.stored(3).len(), 2);
	assert_eq!(node.status.devices_online(), 2);
	assert_eq!(node.status.backlog(), 3);

	let mut expected = Vec::new();
	let own = "mornet/meter-1/telemetry";
	let version = String::from_utf8(payload(1, at(begin, 3))).unwrap().replace(":1,", ":2,");
	for (topic, payload, reason) in [
		("mornet/not a device/telemetry", b"{}".to_vec(), Reason::Topic),
		(own, vec![b'x'; 300_000], Reason::TooLarge),
		(own, b"{\"v\":".to_vec(), Reason::Malformed),
		(own, vec![0xff, 0xfe], Reason::Malformed),
		(own, version.into_bytes(), Reason::UnsupportedVersion),
		("mornet/stranger/telemetry", payload(1, at(begin, 3)), Reason::UnknownDevice),
		("tele/meter-1/SENSOR", br#"{"ENERGY":{"Total":1}}"#.to_vec(), Reason::NotGateway),
		(own, payload(2, at(begin, 3)), Reason::BadSignature),
		(own, payload(1, reading(2, begin + 9_000, 1_009)), Reason::OutOfOrder),
		(own, payload(1, reading(9, now() + 600_000, 1_009)), Reason::Future),
		(own, payload(1, reading(9, begin, 1_009)), Reason::ClockBack),
		(own, payload(1, reading(9, begin + 9_000, 1)), Reason::CounterBack),
		(own, payload(1, reading(9, begin + 9_000, 1 << 40)), Reason::Absurd),
	] {
		meters.publish(topic, payload).await;
		expected.push(reason.name().to_string());
	}
	// This one is counted and that is all.
	meters.send(1, at(begin, 1)).await;

	let reasons = || {
		let mut reasons: Vec<_> = auditor
			.letters()
			.iter()
			.map(|l| l["reason"].as_str().unwrap().to_string())
			.collect();
		reasons.sort();
		reasons
	};
	expected.sort();
	wait("a dead letter for each", || reasons().len() >= expected.len()).await;
	wait("the duplicate", || node.status.rejected(Reason::Duplicate) == 1).await;
	assert_eq!(reasons(), expected);
	// A letter is counted once it is on its way.
	wait("them to be counted", || node.status.dead_letters() == 13).await;
	let large = auditor.letters().into_iter().find(|l| l["reason"] == "too_large").unwrap();
	assert_eq!(
		(large["size"].as_u64(), large["device"].as_str()),
		(Some(300_000), Some("meter-1"))
	);
	assert_eq!(large["payload"].as_str().unwrap().len(), 1_024);

	meters.send(1, at(begin, 3)).await;
	wait("the good one after them", || node.stored(1) == [1, 2, 3]).await;
	assert_eq!(node.status.reconnects(), 0, "no message ends the connection");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_while_the_node_is_down_reaches_it() {
	let broker = Broker::new();
	let node = Node::connected(&broker).await;
	let meters = Client::new(broker.options("meters"));
	let begin = an_hour_ago();
	for seq in 1..=5 {
		meters.send(1, at(begin, seq)).await;
	}
	wait("five readings", || node.stored(1).len() == 5).await;

	let (disk, chain) = node.kill();
	for seq in 6..=200 {
		meters.send(1, at(begin, seq)).await;
	}
	wait("the broker to have them", || meters.acknowledged() == 200).await;

	disk.mend();
	let node = Node::start(disk, chain, &["--mqtt-url", &broker.url()]);
	wait("all of them", || node.stored(1).len() == 200).await;
	assert_eq!(node.stored(1), (1..=200).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_acknowledged_that_is_not_stored() {
	let broker = Broker::new();
	let node = Node::connected(&broker).await;
	let meters = Client::new(broker.options("meters"));
	let begin = an_hour_ago();
	meters.send(1, at(begin, 1)).await;
	wait("the first reading", || node.stored(1) == [1]).await;

	// Each time the node is killed at another write, of those that a reading takes.
	let mut node = node;
	for kill in 0..12 {
		let seq = 2 + kill * 3;
		node.disk.fail_after(kill.try_into().unwrap());
		for seq in seq..seq + 3 {
			meters.send(1, at(begin, seq)).await;
		}
		let sent = usize::try_from(seq + 2).unwrap();
		wait("the broker to have them", || meters.acknowledged() == sent).await;
		let (disk, chain) = node.kill();
		disk.mend();
		node = Node::start(disk, chain, &["--mqtt-url", &broker.url()]);
		let all: Vec<_> = (1..seq + 3).collect();
		wait("every reading", || node.stored(1) == all).await;
		let listed = Index::load(Store::new(node.disk.clone()));
		assert_eq!(listed.devices().cloned().collect::<Vec<_>>(), [device(1)]);
	}
}

#[tokio::test(flavor = "multi_thread")]
async fn full_disk_is_waited_out() {
	let broker = Broker::new();
	let node = Node::connected(&broker).await;
	let meters = Client::new(broker.options("meters"));
	let begin = an_hour_ago();
	node.disk.fail_after(1);
	for seq in 1..=10 {
		meters.send(1, at(begin, seq)).await;
	}
	wait("them to be received", || node.status.received() == 10).await;
	assert_eq!(node.status.accepted(), 0);
	node.disk.mend();
	wait("them to be stored", || node.stored(1).len() == 10).await;
	assert_eq!(node.status.rejected(Reason::Duplicate), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_broker_is_come_back_to() {
	let mut broker = Broker::new();
	let node = Node::connected(&broker).await;
	let meters = Client::new(broker.options("meters"));
	let begin = an_hour_ago();
	for seq in 1..=5 {
		meters.send(1, at(begin, seq)).await;
	}
	wait("five readings", || node.stored(1).len() == 5).await;

	broker.kill();
	wait("the loss to be noticed", || node.status.reconnects() >= 1).await;
	assert!(!node.status.connected());
	broker.start();
	wait("the connection", || node.status.connected()).await;
	for seq in 6..=10 {
		meters.send(1, at(begin, seq)).await;
	}
	wait("the others", || node.stored(1).len() == 10).await;
	assert_eq!(node.stored(1), (1..=10).collect::<Vec<_>>());
}

#[tokio::test(flavor = "multi_thread")]
async fn retained_state_of_devices_is_known_after_a_restart() {
	let broker = Broker::new();
	let node = Node::connected(&broker).await;
	let meters = Client::new(broker.options("meters"));
	let topic = "mornet/meter-1/status";
	meters.client.publish(topic, QoS::AtLeastOnce, true, "online").await.unwrap();
	wait("it to be online", || node.status.devices_online() == 1).await;
	let since = MeteringStore::new(node.disk.clone()).liveness(&device(1)).unwrap();

	let (disk, chain) = node.kill();
	disk.mend();
	let node = Node::start(disk, chain, &["--mqtt-url", &broker.url()]);
	wait("it to be online", || node.status.devices_online() == 1).await;
	assert_eq!(MeteringStore::new(node.disk.clone()).liveness(&device(1)), Some(since));
}

#[tokio::test(flavor = "multi_thread")]
async fn final_blocks_take_off_what_is_settled() {
	let broker = Broker::new();
	let node = Node::connected(&broker).await;
	let meters = Client::new(broker.options("meters"));
	let begin = an_hour_ago();
	for (number, seq) in [(1, 1), (2, 1), (2, 2)] {
		meters.send(number, at(begin, seq)).await;
	}
	wait("three readings", || node.status.accepted() == 3).await;
	assert_eq!(node.status.backlog(), 2);

	node.chain.change(&device(1), |device| device.last = Some(at(begin, 1)));
	node.finality.unbounded_send(()).unwrap();
	wait("the first to be settled", || node.status.backlog() == 1).await;
	node.chain.change(&device(2), |device| device.last = Some(at(begin, 2)));
	node.finality.unbounded_send(()).unwrap();
	wait("the second to be settled", || node.status.backlog() == 0).await;
	assert_eq!(node.stored(1).len() + node.stored(2).len(), 3, "raw readings stay");
}

#[tokio::test(flavor = "multi_thread")]
async fn readings_are_forgotten_when_they_are_older_than_is_kept() {
	let broker = Broker::new();
	let chain = Chain::default();
	chain.set(&device(1), overview(1));
	let flags = ["--mqtt-url", &broker.url(), "--mqtt-keep-days", "1"];
	let node = Node::start(Disk::default(), chain, &flags);
	wait("the connection", || node.status.connected()).await;
	let meters = Client::new(broker.options("meters"));
	let begin = now() - 3 * 86_400_000;
	meters.send(1, at(begin, 1)).await;
	wait("the reading", || node.status.accepted() == 1).await;
	let kept = || {
		let store = MeteringStore::new(node.disk.clone());
		store.readings(&device(1), begin, begin + INTERVAL, INTERVAL).readings.len()
	};
	assert_eq!(kept(), 1);

	node.chain.change(&device(1), |device| device.last = Some(at(begin, 1)));
	wait("it to be settled and forgotten", || {
		node.finality.unbounded_send(()).unwrap();
		kept() == 0
	})
	.await;
	assert_eq!(node.status.backlog(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn tls_and_passwords_are_used() {
	let folder = tempfile::tempdir().unwrap();
	let certificates = Certificates::make(folder.path());
	let passwords = folder.path().join("passwords");
	fs::write(&passwords, "node:s3cret\n").unwrap();
	run("mosquitto_passwd", &["-U", passwords.to_str().unwrap()]);
	let broker = Broker::with(&format!(
		"cafile {}\ncertfile {}\nkeyfile {}\nallow_anonymous false\npassword_file {}\n",
		certificates.ca.display(),
		certificates.server.0.display(),
		certificates.server.1.display(),
		passwords.display(),
	));
	let url = format!("mqtts://localhost:{}", broker.port);
	let ca = certificates.ca.to_str().unwrap();
	let write = |name: &str, text: &str| {
		let file = folder.path().join(name);
		fs::write(&file, text).unwrap();
		file.to_str().unwrap().to_string()
	};
	let (right, wrong) = (write("right", "s3cret\n"), write("wrong", "secret\n"));

	let chain = Chain::default();
	chain.set(&device(1), overview(1));
	let start = |ca: &str, password: &str| {
		let flags = [
			["--mqtt-url", &url],
			["--mqtt-ca-file", ca],
			["--mqtt-username", "node"],
			["--mqtt-password-file", password],
		];
		Node::start(Disk::default(), chain.clone(), &flags.concat())
	};
	let refused = start(ca, &wrong);
	wait("the wrong password to be refused", || refused.status.reconnects() >= 2).await;
	assert!(!refused.status.connected());
	drop(refused);

	let others = tempfile::tempdir().unwrap();
	let others = Certificates::make(others.path());
	let refused = start(others.ca.to_str().unwrap(), &right);
	wait("the wrong authority to be refused", || refused.status.reconnects() >= 2).await;
	drop(refused);

	let node = start(ca, &right);
	wait("the connection", || node.status.connected()).await;
	let mut options = MqttOptions::new("meters", "localhost", broker.port);
	options.set_credentials("node", "s3cret").set_transport(tls(&certificates));
	let meters = Client::new(options);
	meters.send(1, at(an_hour_ago(), 1)).await;
	wait("the reading", || node.stored(1) == [1]).await;
}

/// TLS for a client of the tests.
fn tls(certificates: &Certificates) -> Transport {
	use rustls::pki_types::{pem::PemObject, CertificateDer};
	let mut roots = rustls::RootCertStore::empty();
	roots.add(CertificateDer::from_pem_file(&certificates.ca).unwrap()).unwrap();
	let provider = Arc::new(rustls::crypto::ring::default_provider());
	let config = rustls::ClientConfig::builder_with_provider(provider)
		.with_safe_default_protocol_versions()
		.unwrap()
		.with_root_certificates(roots)
		.with_no_client_auth();
	Transport::tls_with_config(TlsConfiguration::Rustls(Arc::new(config)))
}

#[tokio::test(flavor = "multi_thread")]
async fn client_certificate_is_shown() {
	let folder = tempfile::tempdir().unwrap();
	let certificates = Certificates::make(folder.path());
	let broker = Broker::with(&format!(
		"cafile {}\ncertfile {}\nkeyfile {}\nrequire_certificate true\nuse_identity_as_username true\n",
		certificates.ca.display(),
		certificates.server.0.display(),
		certificates.server.1.display(),
	));
	let url = format!("mqtts://localhost:{}", broker.port);
	let text = |path: &Path| path.to_str().unwrap().to_string();
	let (ca, (certificate, key)) = (text(&certificates.ca), &certificates.client);
	let (certificate, key) = (text(certificate), text(key));
	let flags = ["--mqtt-url", &url, "--mqtt-ca-file", &ca];

	let refused = Node::start(Disk::default(), Chain::default(), &flags);
	wait("the node without certificate to be refused", || refused.status.reconnects() >= 2).await;
	drop(refused);

	let own = ["--mqtt-cert-file", &certificate, "--mqtt-key-file", &key];
	let node = Node::start(Disk::default(), Chain::default(), &[&flags[..], &own].concat());
	wait("the connection", || node.status.connected()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn dead_letters_without_a_connection_are_bounded() {
	let broker = Broker::with("allow_anonymous true\nmax_inflight_messages 0\n");
	let node = Node::connected(&broker).await;
	let meters = Client::new(broker.options("meters"));
	for _ in 0..2_000 {
		meters.publish("mornet/stranger/telemetry", "{}").await;
	}
	// Messages are counted first, and their letters afterwards.
	let letters = || node.status.dead_letters() + node.status.dead_letters_dropped();
	wait("them to be judged", || letters() == 2_000).await;
	assert_eq!(node.status.rejected(Reason::Malformed), 2_000);
	// Nor do they hold up what is good.
	meters.send(1, at(an_hour_ago(), 1)).await;
	wait("the reading", || node.stored(1) == [1]).await;
}
