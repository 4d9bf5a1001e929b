//! The command line's part, and what is made of it.

use std::{
	fs::File,
	io::Read,
	path::{Path, PathBuf},
};

use codec::Encode;
use mornet_offchain_http::{BaseUrl, Endpoint};
use mornet_primitives::payments::{
	store::{self, NetworkConfig, Provider},
	Network,
};
use sp_core::offchain::{OffchainStorage, STORAGE_PREFIX};

use super::LOG_TARGET;

/// Most bytes of a key file.
const MAX_KEY_FILE: u64 = 1_024;

/// Most characters of a key.
const MAX_KEY: usize = 256;

/// Payments on TRON and TON.
#[derive(Clone, Debug, Default, clap::Args)]
#[command(next_help_heading = "Payments")]
pub struct PaymentsParams {
	/// Read payments on TRON from this provider of TronGrid's API (api.trongrid.io, say).
	///
	/// Without it, a validator votes for no payment on TRON. http:// is for this machine only.
	#[arg(long, value_name = "URL")]
	pub tron_api_url: Option<String>,

	/// File with the API key for --tron-api-url, and nothing else in it.
	#[arg(long, value_name = "FILE")]
	pub tron_api_key_file: Option<PathBuf>,

	/// A second provider for TRON: only what both show is voted for.
	#[arg(long, value_name = "URL")]
	pub tron_second_api_url: Option<String>,

	/// File with the API key for --tron-second-api-url.
	#[arg(long, value_name = "FILE")]
	pub tron_second_api_key_file: Option<PathBuf>,

	/// Read payments on TON from this provider of TonAPI (tonapi.io, say).
	///
	/// Without it, a validator votes for no payment on TON. http:// is for this machine only.
	#[arg(long, value_name = "URL")]
	pub ton_api_url: Option<String>,

	/// File with the API key for --ton-api-url, and nothing else in it.
	#[arg(long, value_name = "FILE")]
	pub ton_api_key_file: Option<PathBuf>,

	/// A second provider for TON: only what both show is voted for.
	#[arg(long, value_name = "URL")]
	pub ton_second_api_url: Option<String>,

	/// File with the API key for --ton-second-api-url.
	#[arg(long, value_name = "FILE")]
	pub ton_second_api_key_file: Option<PathBuf>,
}

/// How the networks are read. Its `Debug` shows no key.
#[derive(Clone, Debug, Default)]
pub struct PaymentsConfig {
	tron: Option<NetworkConfig>,
	ton: Option<NetworkConfig>,
}

/// The flags of one provider.
struct Flags<'a> {
	url_flag: &'static str,
	url: Option<&'a str>,
	key_flag: &'static str,
	key_file: Option<&'a Path>,
}

impl PaymentsParams {
	/// What the flags ask for. Reads the files they name.
	///
	/// # Errors
	///
	/// A line for the operator that names the flag and says what to do, without any secret.
	pub fn config(&self) -> Result<PaymentsConfig, String> {
		Ok(PaymentsConfig { tron: self.network(Network::Tron)?, ton: self.network(Network::Ton)? })
	}

	fn network(&self, network: Network) -> Result<Option<NetworkConfig>, String> {
		let (first, second) = (self.flags(network, false), self.flags(network, true));
		let (url_flag, second_flag) = (first.url_flag, second.url_flag);
		match (first.provider()?, second.provider()?) {
			(None, None) => Ok(None),
			(None, Some(_)) => Err(format!("{second_flag}: give {url_flag} first")),
			(Some(provider), Some(second)) if provider.base_url == second.base_url => Err(format!(
				"{second_flag}: give another provider than {url_flag}, or none: one cannot check \
				 itself"
			)),
			(Some(provider), second) => Ok(Some(NetworkConfig { provider, second })),
		}
	}

	fn flags(&self, network: Network, second: bool) -> Flags<'_> {
		let (url_flag, url, key_flag, key_file) = match (network, second) {
			(Network::Tron, false) => (
				"--tron-api-url",
				&self.tron_api_url,
				"--tron-api-key-file",
				&self.tron_api_key_file,
			),
			(Network::Tron, true) => (
				"--tron-second-api-url",
				&self.tron_second_api_url,
				"--tron-second-api-key-file",
				&self.tron_second_api_key_file,
			),
			(Network::Ton, false) => {
				("--ton-api-url", &self.ton_api_url, "--ton-api-key-file", &self.ton_api_key_file)
			},
			(Network::Ton, true) => (
				"--ton-second-api-url",
				&self.ton_second_api_url,
				"--ton-second-api-key-file",
				&self.ton_second_api_key_file,
			),
		};
		Flags { url_flag, url: url.as_deref(), key_flag, key_file: key_file.as_deref() }
	}
}

impl Flags<'_> {
	fn provider(self) -> Result<Option<Provider>, String> {
		let Self { url_flag, url, key_flag, key_file } = self;
		let Some(url) = url else {
			return match key_file {
				Some(_) => Err(format!("{key_flag}: give {url_flag} too, whose key it is")),
				None => Ok(None),
			};
		};
		// The URL is not repeated: it may hold a password.
		let base = BaseUrl::parse(url).map_err(|error| format!("{url_flag}: {error}"))?;
		let api_key = key_file.map(|path| read_key(key_flag, path)).transpose()?;
		Ok(Some(Provider { base_url: base.as_str().into(), api_key }))
	}
}

/// Reads a key file. What is in it is never repeated.
fn read_key(flag: &str, path: &Path) -> Result<String, String> {
	let wrong = |what: &str| format!("{flag}: {}: {what}", path.display());
	let mut bytes = Vec::new();
	File::open(path)
		.and_then(|file| file.take(MAX_KEY_FILE.saturating_add(1)).read_to_end(&mut bytes))
		.map_err(|error| wrong(&error.to_string()))?;
	let key = bytes.trim_ascii();
	if key.is_empty() {
		return Err(wrong("there is no key in it"));
	}
	if u64::try_from(bytes.len()).map_or(true, |size| size > MAX_KEY_FILE) || key.len() > MAX_KEY {
		return Err(wrong(&format!("a key has at most {MAX_KEY} characters")));
	}
	if !key.iter().all(u8::is_ascii_graphic) {
		return Err(wrong(
			"a key is printable ASCII without spaces, and there is nothing else in its file",
		));
	}
	String::from_utf8(key.to_vec()).map_err(|_| wrong("a key is ASCII"))
}

impl PaymentsConfig {
	/// How a network is read, if it is.
	pub const fn network(&self, network: Network) -> Option<&NetworkConfig> {
		match network {
			Network::Tron => self.tron.as_ref(),
			Network::Ton => self.ton.as_ref(),
		}
	}

	fn providers(&self) -> impl Iterator<Item = (Network, bool, &Provider)> {
		Network::ALL.into_iter().flat_map(move |network| {
			[false, true].into_iter().filter_map(move |second| {
				let provider = self.network(network)?.provider(second)?;
				Some((network, second, provider))
			})
		})
	}

	/// Whether there is anything to keep secret.
	pub fn has_keys(&self) -> bool {
		self.providers().any(|(_, _, provider)| provider.api_key.is_some())
	}

	/// The providers as the worker knows them, but for their keys.
	pub fn endpoints(&self) -> Vec<Endpoint> {
		self.providers()
			.filter_map(|(network, second, provider)| {
				let base = BaseUrl::parse(&provider.base_url).ok()?;
				Some(Endpoint::new(store::endpoint_name(network, second), base, None))
			})
			.collect()
	}

	/// Tells the worker whom to ask, and makes it forget whom it was told before. `works` is
	/// whether off-chain workers run on this node.
	///
	/// # Errors
	///
	/// If the storage does not take it: what was there before must not be used.
	pub fn write(&self, storage: &mut impl OffchainStorage, works: bool) -> Result<(), String> {
		for network in Network::ALL {
			let key = store::config(network);
			let config = self.network(network);
			let value = config.map(Encode::encode);
			match &value {
				Some(value) => storage.set(STORAGE_PREFIX, &key, value),
				None => storage.remove(STORAGE_PREFIX, &key),
			}
			// The storage logs a failed write and says nothing of it.
			if storage.get(STORAGE_PREFIX, &key) != value {
				return Err("the off-chain storage does not take writes: is the disk full?".into());
			}
			match config {
				Some(config) if works => {
					let second = config.second.as_ref();
					log::info!(
						target: LOG_TARGET,
						"payments on {network:?} are read from {}{}",
						config.provider.base_url,
						second.map(|it| format!(" and {}", it.base_url)).unwrap_or_default(),
					);
				},
				Some(_) => log::warn!(
					target: LOG_TARGET,
					"payments on {network:?} are not read: off-chain workers run on validators, or \
					 with --offchain-worker always"
				),
				None => {},
			}
		}
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

	use clap::Parser;
	use codec::Decode;
	use sp_core::offchain::storage::InMemOffchainStorage;

	use super::*;

	const KEY: &str = "s3cret-0123";

	#[derive(Debug, Parser)]
	struct Cli {
		#[clap(flatten)]
		payments: PaymentsParams,
	}

	fn config(args: &[&str]) -> Result<PaymentsConfig, String> {
		Cli::try_parse_from([&["node"], args].concat()).unwrap().payments.config()
	}

	fn error(args: &[&str]) -> String {
		let error = config(args).err().unwrap_or_else(|| panic!("{args:?} are good"));
		assert_eq!(error.lines().count(), 1, "{error}");
		assert!(!error.contains(KEY), "{error}");
		error
	}

	/// A folder with a key file in it.
	struct KeyFile(PathBuf);

	impl KeyFile {
		fn new(name: &str, content: &[u8]) -> Self {
			let path = std::env::temp_dir().join(format!("mornet-{}-{name}", std::process::id()));
			std::fs::write(&path, content).unwrap();
			Self(path)
		}

		fn path(&self) -> &str {
			self.0.to_str().unwrap()
		}
	}

	impl Drop for KeyFile {
		fn drop(&mut self) {
			let _ = std::fs::remove_file(&self.0);
		}
	}

	#[test]
	fn nothing_is_read_without_flags() {
		let config = config(&[]).unwrap();
		assert!(Network::ALL.into_iter().all(|network| config.network(network).is_none()));
		assert!(!config.has_keys());
		assert!(config.endpoints().is_empty());
	}

	#[test]
	fn flags_become_what_the_worker_reads() {
		let key = KeyFile::new("good", format!("  {KEY}\r\n").as_bytes());
		let config = config(&[
			"--tron-api-url",
			"https://api.trongrid.io/",
			"--tron-api-key-file",
			key.path(),
			"--tron-second-api-url",
			"https://tron.example:8443/v9",
			"--ton-api-url",
			"http://127.0.0.1:8080",
		])
		.unwrap();
		let provider = |url: &str, key: Option<&str>| Provider {
			base_url: url.into(),
			api_key: key.map(Into::into),
		};
		assert_eq!(
			config.network(Network::Tron),
			Some(&NetworkConfig {
				provider: provider("https://api.trongrid.io", Some(KEY)),
				second: Some(provider("https://tron.example:8443/v9", None)),
			})
		);
		assert_eq!(
			config.network(Network::Ton),
			Some(&NetworkConfig {
				provider: provider("http://127.0.0.1:8080", None),
				second: None
			})
		);
		assert!(config.has_keys());
		let endpoints = config.endpoints();
		let names: Vec<_> = endpoints.iter().map(Endpoint::name).collect();
		assert_eq!(names, ["tron", "tron-second", "ton"]);
		assert!(!format!("{config:?} {endpoints:?}").contains(KEY));
	}

	#[test]
	fn flags_that_lack_another_are_named_in_one_line() {
		for network in ["tron", "ton"] {
			let flag = |rest: &str| format!("--{network}-{rest}");
			let (url, second) = (flag("api-url"), flag("second-api-url"));
			let (key, second_key) = (flag("api-key-file"), flag("second-api-key-file"));
			let alone = error(&[&key, "/k"]);
			assert!(alone.starts_with(&key) && alone.contains(&url), "{alone}");
			let alone = error(&[&url, "https://a", &second_key, "/k"]);
			assert!(alone.starts_with(&second_key) && alone.contains(&second), "{alone}");
			let alone = error(&[&second, "https://a"]);
			assert!(alone.starts_with(&second) && alone.contains(&url), "{alone}");
			let twice = error(&[&url, "https://a", &second, "https://a/"]);
			assert!(twice.starts_with(&second), "{twice}");
		}
	}

	#[test]
	fn urls_are_checked_and_not_repeated() {
		for (url, what) in [
			("api.trongrid.io", "https://"),
			("http://api.trongrid.io", "this machine only"),
			("https://user:s3cret-0123@a", "no user name or password"),
			("https://a/?key=s3cret-0123", "a scheme, a host"),
		] {
			let error = error(&["--ton-api-url", url]);
			assert!(error.starts_with("--ton-api-url: ") && error.contains(what), "{error}");
		}
	}

	#[test]
	fn key_files_are_checked_and_not_repeated() {
		let with =
			|path: &str| error(&["--tron-api-url", "https://a", "--tron-api-key-file", path]);
		assert!(with("/no/such").starts_with("--tron-api-key-file: /no/such: "));
		for (name, content, what) in [
			("empty", b" \n".to_vec(), "no key"),
			("long", [b'k'; MAX_KEY + 1].to_vec(), "at most"),
			("large", [b' '; 2_000].into_iter().chain(*b"k").collect(), "no key"),
			("padded", b"k".iter().copied().chain([b' '; 2_000]).collect(), "at most"),
			("spaces", format!("{KEY} {KEY}").into_bytes(), "printable ASCII"),
			("lines", format!("{KEY}\n{KEY}").into_bytes(), "printable ASCII"),
			("control", format!("{KEY}\u{7}").into_bytes(), "printable ASCII"),
			("unicode", format!("{KEY}é").into_bytes(), "printable ASCII"),
			("binary", vec![0xff; 8], "printable ASCII"),
		] {
			let file = KeyFile::new(name, &content);
			let error = with(file.path());
			assert!(error.contains(file.path()) && error.contains(what), "{error}");
		}
	}

	#[test]
	fn what_is_no_longer_asked_for_is_forgotten() {
		let mut storage = InMemOffchainStorage::default();
		let stored = |storage: &InMemOffchainStorage, network| {
			let value = storage.get(STORAGE_PREFIX, &store::config(network))?;
			Some(NetworkConfig::decode(&mut value.as_slice()).unwrap())
		};
		storage.set(STORAGE_PREFIX, b"other", b"stays");
		let both = config(&["--tron-api-url", "https://a", "--ton-api-url", "https://b"]).unwrap();
		both.write(&mut storage, true).unwrap();
		for network in Network::ALL {
			assert_eq!(stored(&storage, network).as_ref(), both.network(network));
		}
		let ton = config(&["--ton-api-url", "https://c"]).unwrap();
		ton.write(&mut storage, false).unwrap();
		assert_eq!(stored(&storage, Network::Tron), None);
		assert_eq!(stored(&storage, Network::Ton).as_ref(), ton.network(Network::Ton));
		PaymentsConfig::default().write(&mut storage, true).unwrap();
		assert_eq!(stored(&storage, Network::Ton), None);
		assert_eq!(storage.get(STORAGE_PREFIX, b"other"), Some(b"stays".to_vec()));
	}

	#[test]
	fn storage_that_takes_no_writes_is_an_error() {
		let config = config(&["--ton-api-url", "https://c"]).unwrap();
		assert!(config.write(&mut ReadOnly, true).unwrap_err().contains("does not take writes"));
	}

	/// A storage that takes nothing, as on a full disk.
	#[derive(Clone)]
	struct ReadOnly;

	impl OffchainStorage for ReadOnly {
		fn set(&mut self, _: &[u8], _: &[u8], _: &[u8]) {}
		fn remove(&mut self, _: &[u8], _: &[u8]) {}
		fn get(&self, _: &[u8], _: &[u8]) -> Option<Vec<u8>> {
			None
		}
		fn compare_and_set(&mut self, _: &[u8], _: &[u8], _: Option<&[u8]>, _: &[u8]) -> bool {
			false
		}
	}
}
