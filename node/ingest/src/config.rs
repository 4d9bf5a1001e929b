//! The command line's part, and what is made of it.

use std::{fs, path::PathBuf, sync::Arc, time::Duration};

use rumqttc::{MqttOptions, TlsConfiguration, Transport};
use rustls::{
	pki_types::{pem::PemObject, CertificateDer, PrivateKeyDer},
	ClientConfig, RootCertStore,
};

/// Where devices publish unless `--mqtt-topic` says otherwise.
const DEFAULT_TOPICS: [&str; 6] = [
	"mornet/+/telemetry",
	"mornet/+/status",
	"tele/+/SENSOR",
	"tele/+/LWT",
	"+/status/switch:0",
	"+/online",
];

/// Most bytes of a client id; brokers may refuse longer ones.
const MAX_CLIENT_ID: usize = 128;

/// How often the broker is told that the connection lives, when nothing else is said.
const KEEP_ALIVE: Duration = Duration::from_secs(30);

/// The largest packet there is. A larger limit than any payload that is good, because a packet
/// beyond the limit would end the connection, and the broker would send it again after each
/// reconnection: what is too large has to be received to be refused. The broker's own limit is the
/// one to set.
const MAX_PACKET: usize = 268_435_460;

/// Messages to the broker that may wait for its acknowledgement. All are dead letters.
const MAX_IN_FLIGHT: u16 = 64;

/// MQTT ingest of device readings.
#[derive(Clone, Debug, clap::Args)]
#[command(next_help_heading = "MQTT ingest")]
pub struct MqttParams {
	/// Read devices from this MQTT broker: `mqtt://HOST` or `mqtts://HOST`, and a `:PORT` unless it is 1883 or 8883.
	///
	/// Without it, the node ingests nothing.
	#[arg(long, value_name = "URL")]
	pub mqtt_url: Option<String>,

	/// Client id, by which the broker knows the node's session again.
	///
	/// Two nodes with the same id would throw each other out. Default: mornet- and the node's peer
	/// id.
	#[arg(long, value_name = "ID", requires = "mqtt_url")]
	pub mqtt_client_id: Option<String>,

	/// User name at the broker.
	#[arg(long, value_name = "NAME", requires = "mqtt_url")]
	pub mqtt_username: Option<String>,

	/// File whose first line is the password at the broker.
	#[arg(long, value_name = "FILE", requires = "mqtt_username")]
	pub mqtt_password_file: Option<PathBuf>,

	/// PEM file with the authorities that may have issued the broker's certificate.
	///
	/// Default: those of the system.
	#[arg(long, value_name = "FILE", requires = "mqtt_url")]
	pub mqtt_ca_file: Option<PathBuf>,

	/// PEM file with the certificate that the node shows to the broker.
	#[arg(long, value_name = "FILE", requires = "mqtt_key_file")]
	pub mqtt_cert_file: Option<PathBuf>,

	/// PEM file with the key of that certificate.
	#[arg(long, value_name = "FILE", requires = "mqtt_cert_file")]
	pub mqtt_key_file: Option<PathBuf>,

	/// Topic filter to subscribe to; may be given several times.
	///
	/// Default: MorNet's own, Tasmota's and Shelly's topics.
	#[arg(long, value_name = "FILTER", requires = "mqtt_url")]
	pub mqtt_topic: Vec<String>,

	/// Topic that refused messages are sent to, with the reason.
	#[arg(long, value_name = "TOPIC", default_value = "mornet/dead-letter")]
	pub mqtt_dead_letter_topic: String,

	/// Messages a minute that a device may send.
	#[arg(long, value_name = "COUNT", default_value_t = 120, value_parser = clap::value_parser!(u32).range(1..=600))]
	pub mqtt_rate_limit: u32,

	/// Days that raw readings are kept after they are settled, to be proved against the chain.
	#[arg(long, value_name = "DAYS", default_value_t = 35, value_parser = clap::value_parser!(u32).range(1..=3_650))]
	pub mqtt_keep_days: u32,
}

/// What the ingest runs with.
#[derive(Clone)]
pub struct MqttConfig {
	/// The broker and how to connect to it.
	pub(crate) options: MqttOptions,
	/// The broker, for the log.
	pub(crate) broker: String,
	/// What to subscribe to.
	pub(crate) topics: Vec<String>,
	/// Where refused messages go.
	pub(crate) dead_letter_topic: String,
	/// Messages a minute that a device may send.
	pub(crate) rate_limit: u32,
	/// Days that raw readings are kept.
	pub(crate) keep_days: u32,
}

impl MqttParams {
	/// What the flags ask for; `None` without `--mqtt-url`. Reads the files they name.
	///
	/// # Errors
	///
	/// A line for the operator that names the flag and says what to do.
	pub fn config(&self, default_client_id: &str) -> Result<Option<MqttConfig>, String> {
		let Some(url) = &self.mqtt_url else { return Ok(None) };
		let broker = Broker::parse(url)?;

		let client_id = self.mqtt_client_id.as_deref().unwrap_or(default_client_id);
		if client_id.is_empty() || client_id.len() > MAX_CLIENT_ID {
			return Err(format!("--mqtt-client-id: give 1 to {MAX_CLIENT_ID} bytes"));
		}

		let mut options = MqttOptions::new(client_id, &broker.host, broker.port);
		options
			.set_keep_alive(KEEP_ALIVE)
			.set_clean_session(false)
			.set_manual_acks(true)
			.set_inflight(MAX_IN_FLIGHT)
			.set_max_packet_size(MAX_PACKET, MAX_PACKET);

		if let Some(user) = &self.mqtt_username {
			let password = match &self.mqtt_password_file {
				Some(path) => {
					let text = read_text("--mqtt-password-file", path)?;
					text.lines().next().unwrap_or_default().to_string()
				},
				None => String::new(),
			};
			options.set_credentials(user, password);
		}

		if broker.tls {
			let tls = TlsConfiguration::Rustls(Arc::new(self.tls()?));
			options.set_transport(Transport::tls_with_config(tls));
		} else if let Some(flag) = self.tls_flag() {
			return Err(format!("{flag} is for TLS: let --mqtt-url begin with mqtts://"));
		}

		Ok(Some(MqttConfig {
			options,
			broker: format!("MQTT broker {}:{}", broker.host, broker.port),
			topics: self.topics()?,
			dead_letter_topic: self.mqtt_dead_letter_topic.clone(),
			rate_limit: self.mqtt_rate_limit,
			keep_days: self.mqtt_keep_days,
		}))
	}

	fn topics(&self) -> Result<Vec<String>, String> {
		let dead_letters = &self.mqtt_dead_letter_topic;
		if dead_letters.is_empty() || !rumqttc::valid_topic(dead_letters) {
			return Err(format!(
				"--mqtt-dead-letter-topic: '{dead_letters}' is no topic to publish to; give one \
				 without + and #"
			));
		}
		let topics: Vec<String> = if self.mqtt_topic.is_empty() {
			DEFAULT_TOPICS.into_iter().map(Into::into).collect()
		} else {
			self.mqtt_topic.clone()
		};
		for topic in &topics {
			if topic.is_empty() || !rumqttc::valid_filter(topic) {
				return Err(format!("--mqtt-topic: '{topic}' is no MQTT topic filter"));
			}
			if rumqttc::matches(dead_letters, topic) {
				return Err(format!(
					"--mqtt-topic: '{topic}' would hear the node's own dead letters on \
					 '{dead_letters}'; narrow it, or set --mqtt-dead-letter-topic"
				));
			}
		}
		Ok(topics)
	}

	fn tls_flag(&self) -> Option<&'static str> {
		[
			("--mqtt-ca-file", &self.mqtt_ca_file),
			("--mqtt-cert-file", &self.mqtt_cert_file),
			("--mqtt-key-file", &self.mqtt_key_file),
		]
		.into_iter()
		.find_map(|(flag, file)| file.as_ref().map(|_| flag))
	}

	fn tls(&self) -> Result<ClientConfig, String> {
		let mut roots = RootCertStore::empty();
		match &self.mqtt_ca_file {
			Some(path) => {
				for certificate in certificates("--mqtt-ca-file", path)? {
					roots
						.add(certificate)
						.map_err(|error| format!("--mqtt-ca-file: {}: {error}", path.display()))?;
				}
			},
			None => {
				let system = rustls_native_certs::load_native_certs();
				let (found, _) = roots.add_parsable_certificates(system.certs);
				if found == 0 {
					return Err(
						"this system has no certificate authorities; name the broker's with \
					            --mqtt-ca-file"
							.into(),
					);
				}
			},
		}
		// The provider is named, because which one a process has by default depends on what else is
		// linked.
		let provider = Arc::new(rustls::crypto::ring::default_provider());
		let config = ClientConfig::builder_with_provider(provider)
			.with_safe_default_protocol_versions()
			.map_err(|error| format!("TLS cannot be set up: {error}"))?
			.with_root_certificates(roots);
		match (&self.mqtt_cert_file, &self.mqtt_key_file) {
			(Some(certificate), Some(key)) => {
				let chain = certificates("--mqtt-cert-file", certificate)?;
				let private = PrivateKeyDer::from_pem_file(key).map_err(|error| {
					format!("--mqtt-key-file: {}: no private key: {error}", key.display())
				})?;
				config.with_client_auth_cert(chain, private).map_err(|error| {
					format!("--mqtt-cert-file and --mqtt-key-file cannot be used together: {error}")
				})
			},
			_ => Ok(config.with_no_client_auth()),
		}
	}
}

fn read_text(flag: &str, path: &PathBuf) -> Result<String, String> {
	fs::read_to_string(path).map_err(|error| format!("{flag}: {}: {error}", path.display()))
}

fn certificates(flag: &str, path: &PathBuf) -> Result<Vec<CertificateDer<'static>>, String> {
	let wrong = |error: String| format!("{flag}: {}: {error}", path.display());
	let text = read_text(flag, path)?;
	let certificates: Vec<_> = CertificateDer::pem_slice_iter(text.as_bytes())
		.collect::<Result<_, _>>()
		.map_err(|error| wrong(error.to_string()))?;
	if certificates.is_empty() {
		return Err(wrong("no certificate in PEM form in it".into()));
	}
	Ok(certificates)
}

/// A broker's address.
#[derive(Debug, PartialEq, Eq)]
struct Broker {
	tls: bool,
	host: String,
	port: u16,
}

impl Broker {
	/// Takes `mqtt://host[:port]` or `mqtts://host[:port]` apart.
	fn parse(url: &str) -> Result<Self, String> {
		let wrong = |what: &str| {
			format!("--mqtt-url: {what}; give mqtt://HOST[:PORT] or mqtts://HOST[:PORT]")
		};
		let (scheme, rest) =
			url.split_once("://").ok_or_else(|| wrong("it does not begin with mqtt://"))?;
		let (tls, default_port) = match scheme {
			"mqtt" => (false, 1883),
			"mqtts" => (true, 8883),
			other => return Err(wrong(&format!("'{other}' is no scheme it knows"))),
		};
		let address = rest.strip_suffix('/').unwrap_or(rest);
		if address.contains('@') {
			// Not repeated: it may hold a password.
			return Err("--mqtt-url: no user or password in the URL; use --mqtt-username and \
			            --mqtt-password-file"
				.into());
		}
		if address.contains(['/', '?', '#']) {
			return Err(wrong("nothing may follow the port"));
		}
		let is_port = |port: &str| !port.contains(']');
		let (host, port) = match address.rsplit_once(':').filter(|(_, port)| is_port(port)) {
			Some((host, port)) => {
				let number = port.parse().ok().filter(|number| *number != 0);
				(host, number.ok_or_else(|| wrong(&format!("'{port}' is no port")))?)
			},
			None => (address, default_port),
		};
		let is_v6 = host.starts_with('[') && host.ends_with(']');
		if host.is_empty() || (host.contains(':') && !is_v6) {
			return Err(wrong("there is no host"));
		}
		if is_v6 && tls {
			return Err(wrong("with TLS, the host has to be a name or an IPv4 address"));
		}
		Ok(Self { tls, host: host.into(), port })
	}
}

#[cfg(test)]
mod tests {
	use clap::Parser;

	use super::*;

	#[derive(Debug, Parser)]
	struct Cli {
		#[clap(flatten)]
		mqtt: MqttParams,
	}

	fn config(args: &[&str]) -> Result<Option<MqttConfig>, String> {
		let cli = Cli::try_parse_from([&["node"], args].concat())
			.map_err(|error| error.to_string().lines().next().unwrap_or_default().to_string())?;
		cli.mqtt.config("mornet-peer")
	}

	fn error(args: &[&str]) -> String {
		let error = config(args).err().unwrap_or_else(|| panic!("{args:?} are good"));
		assert_eq!(error.lines().count(), 1, "{error}");
		error
	}

	#[test]
	fn nothing_is_ingested_without_a_url() {
		assert!(config(&[]).expect("no flags are good").is_none());
	}

	#[test]
	fn url_alone_is_enough() {
		let config = config(&["--mqtt-url", "mqtt://broker"]).unwrap().unwrap();
		assert_eq!(config.options.broker_address(), ("broker".into(), 1883));
		assert_eq!(config.options.client_id(), "mornet-peer");
		assert!(!config.options.clean_session());
		assert_eq!(config.topics, DEFAULT_TOPICS);
		assert_eq!((config.rate_limit, config.keep_days), (120, 35));
	}

	#[test]
	fn urls_are_taken_apart() {
		let broker = |tls, host: &str, port| Ok(Broker { tls, host: host.into(), port });
		assert_eq!(Broker::parse("mqtt://a.b"), broker(false, "a.b", 1883));
		assert_eq!(Broker::parse("mqtt://a.b:1884/"), broker(false, "a.b", 1884));
		assert_eq!(Broker::parse("mqtts://10.0.0.1"), broker(true, "10.0.0.1", 8883));
		assert_eq!(Broker::parse("mqtt://[::1]:99"), broker(false, "[::1]", 99));
		assert_eq!(Broker::parse("mqtt://[::1]"), broker(false, "[::1]", 1883));
		for wrong in [
			"",
			"localhost",
			"localhost:1883",
			"http://a",
			"tcp://a",
			"mqtt://",
			"mqtt://:1883",
			"mqtt://a:0",
			"mqtt://a:b",
			"mqtt://a:70000",
			"mqtt://a:1883/topic",
			"mqtt://a?x=1",
			"mqtt://::1",
			"mqtts://[::1]",
			"mqtt://user:secret@a",
		] {
			let error = Broker::parse(wrong).expect_err(wrong);
			assert!(error.starts_with("--mqtt-url: "), "{error}");
			assert!(!error.contains("secret"), "{error}");
		}
	}

	#[test]
	fn wrong_flags_are_named_in_one_line() {
		let url = ["--mqtt-url", "mqtt://a"];
		let with = |more: &[&str]| error(&[&url, more].concat());
		assert!(error(&["--mqtt-username", "u"]).contains("required"));
		assert!(with(&["--mqtt-password-file", "p"]).contains("required"));
		assert!(with(&["--mqtt-rate-limit", "0"]).contains("--mqtt-rate-limit"));
		assert!(with(&["--mqtt-keep-days", "x"]).contains("--mqtt-keep-days"));
		assert!(with(&["--mqtt-client-id", ""]).contains("--mqtt-client-id"));
		assert!(with(&["--mqtt-topic", "a/#/b"]).contains("'a/#/b'"));
		assert!(with(&["--mqtt-topic", "mornet/#"]).contains("dead letters"));
		assert!(with(&["--mqtt-topic", "#"]).contains("dead letters"));
		assert!(with(&["--mqtt-dead-letter-topic", "a/+"]).contains("--mqtt-dead-letter-topic"));
		assert!(with(&["--mqtt-ca-file", "ca.pem"]).contains("mqtts://"));
		let missing = with(&["--mqtt-username", "u", "--mqtt-password-file", "/no/such"]);
		assert!(missing.contains("--mqtt-password-file: /no/such"), "{missing}");
	}

	#[test]
	fn files_of_tls_are_checked_at_the_start() {
		let dir = tempfile::tempdir().unwrap();
		let not_pem = dir.path().join("not.pem");
		fs::write(&not_pem, "hello").unwrap();
		let not_pem = not_pem.to_str().unwrap();
		let url = ["--mqtt-url", "mqtts://a"];
		let with = |more: &[&str]| error(&[&url, more].concat());
		assert!(with(&["--mqtt-ca-file", "/no/such"]).contains("--mqtt-ca-file: /no/such"));
		assert!(with(&["--mqtt-ca-file", not_pem]).contains("no certificate"));
		assert!(with(&["--mqtt-cert-file", not_pem]).contains("required"));
	}

	#[test]
	fn password_is_the_first_line_of_its_file() {
		let dir = tempfile::tempdir().unwrap();
		let file = dir.path().join("password");
		fs::write(&file, "s3cret\nnot this\n").unwrap();
		let args = [
			"--mqtt-url",
			"mqtt://a",
			"--mqtt-username",
			"u",
			"--mqtt-password-file",
			file.to_str().unwrap(),
		];
		let credentials = config(&args).unwrap().unwrap().options.credentials().unwrap();
		assert_eq!((credentials.username.as_str(), credentials.password.as_str()), ("u", "s3cret"));
	}
}
