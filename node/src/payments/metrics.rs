//! Shows how the payments worker is doing.
//!
//! The worker runs in the chain's wasm and can speak to Prometheus by nothing but the records it
//! keeps in the off-chain storage. They are read every few seconds: one for each network and one for
//! each provider, however many orders there are.

use std::{future::Future, time::Duration};

use codec::Decode;
use futures_timer::Delay;
use mornet_offchain_http::{Endpoint, ErrorKind, Health};
use mornet_primitives::{
	payments::{
		store::{self, Progress},
		Network,
	},
	Moment,
};
use sp_core::offchain::{OffchainStorage, Timestamp, STORAGE_PREFIX};
use substrate_prometheus_endpoint::{
	register, Counter, CounterVec, GaugeVec, Opts, PrometheusError, Registry, U64,
};

use super::PaymentsConfig;

/// How often is looked.
const PERIOD: Duration = Duration::from_secs(5);

/// What Prometheus sees.
struct Metrics {
	configured: GaugeVec<U64>,
	rounds: CounterVec<U64>,
	read_age: GaugeVec<U64>,
	oldest_order_age: GaugeVec<U64>,
	pending: GaugeVec<U64>,
	disagreements: GaugeVec<U64>,
	unreadable: CounterVec<U64>,
	votes: CounterVec<U64>,
	requests: CounterVec<U64>,
	errors: CounterVec<U64>,
	backoff: GaugeVec<U64>,
}

impl Metrics {
	fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		let gauge = |name, help, labels: &[&str]| {
			register(GaugeVec::new(Opts::new(name, help), labels)?, registry)
		};
		let counter = |name, help, labels: &[&str]| {
			register(CounterVec::new(Opts::new(name, help), labels)?, registry)
		};
		Ok(Self {
			configured: gauge(
				"mornet_payments_configured",
				"1 if this node reads payments on the network, else 0",
				&["network"],
			)?,
			rounds: counter(
				"mornet_payments_rounds_total",
				"Rounds in which the network was asked for payments",
				&["network"],
			)?,
			read_age: gauge(
				"mornet_payments_read_age_seconds",
				"Age of the last round after which everything there was had been read",
				&["network"],
			)?,
			oldest_order_age: gauge(
				"mornet_payments_oldest_order_age_seconds",
				"Age of the oldest order that is watched; 0 if none is",
				&["network"],
			)?,
			pending: gauge(
				"mornet_payments_pending",
				"Transfers that were found and that the validators have not agreed on",
				&["network"],
			)?,
			disagreements: gauge(
				"mornet_payments_disagreements",
				"Pending transfers that the two providers do not show in the same way",
				&["network"],
			)?,
			unreadable: counter(
				"mornet_payments_unreadable_total",
				"Transfers that could not be read and were given up",
				&["network"],
			)?,
			votes: counter(
				"mornet_payments_votes_total",
				"Votes for payments sent to the transaction pool",
				&["network"],
			)?,
			requests: counter(
				"mornet_payments_requests_total",
				"Requests sent to the provider",
				&["provider"],
			)?,
			errors: counter(
				"mornet_payments_errors_total",
				"Requests that brought nothing, by reason",
				&["provider", "kind"],
			)?,
			backoff: gauge(
				"mornet_payments_backoff_seconds",
				"For how long the provider is still left alone; 0 if it is asked",
				&["provider"],
			)?,
		})
	}

	/// Takes in what the worker noted of a network. `since` is when was looked first.
	fn show_progress(&self, network: Network, progress: &Progress, since: Moment, now: Moment) {
		let label = &[name(network)];
		advance(&self.rounds.with_label_values(label), progress.rounds);
		let read_to = if progress.read_to == 0 { since } else { progress.read_to };
		self.read_age.with_label_values(label).set(seconds(now.saturating_sub(read_to)));
		let age = progress.oldest.map_or(0, |(_, made)| now.saturating_sub(made));
		self.oldest_order_age.with_label_values(label).set(seconds(age));
		self.pending.with_label_values(label).set(progress.pending.into());
		self.disagreements.with_label_values(label).set(progress.disagreements.into());
		advance(&self.unreadable.with_label_values(label), progress.unreadable);
		advance(&self.votes.with_label_values(label), progress.votes);
	}

	/// Takes in what the worker noted of a provider.
	fn show_health(&self, provider: &str, health: &Health, now: Moment) {
		let label = &[provider];
		advance(&self.requests.with_label_values(label), health.requests);
		for kind in ErrorKind::ALL {
			let errors = self.errors.with_label_values(&[provider, kind.name()]);
			advance(&errors, health.errors_of(kind));
		}
		let wait = health
			.backing_off(Timestamp::from_unix_millis(now))
			.map_or(0, |until| until.unix_millis().saturating_sub(now));
		self.backoff.with_label_values(label).set(wait.div_ceil(1_000));
	}
}

/// A network's name in metrics: that of its first provider.
const fn name(network: Network) -> &'static str {
	store::endpoint_name(network, false)
}

const fn seconds(milliseconds: Moment) -> u64 {
	milliseconds / 1_000
}

/// Brings a counter to a total that the worker counts. If that went back, its record was lost and
/// it counts anew, as Prometheus expects of counters.
fn advance(counter: &Counter<U64>, total: u64) {
	if total < counter.get() {
		counter.reset();
	}
	counter.inc_by(total.saturating_sub(counter.get()));
}

/// Reads a record. What another version of the runtime wrote counts as nothing.
fn read<T: Decode + Default>(storage: &impl OffchainStorage, key: &[u8]) -> T {
	storage
		.get(STORAGE_PREFIX, key)
		.and_then(|value| T::decode(&mut value.as_slice()).ok())
		.unwrap_or_default()
}

/// Looks until the node stops at the records of the networks and providers that are configured.
/// `works` is whether off-chain workers run on this node: without them there is nothing to see.
///
/// # Errors
///
/// If a metric's name is taken.
pub fn watch(
	config: &PaymentsConfig,
	works: bool,
	storage: impl OffchainStorage,
	registry: &Registry,
) -> Result<impl Future<Output = ()>, PrometheusError> {
	let metrics = Metrics::register(registry)?;
	let networks: Vec<_> = Network::ALL
		.into_iter()
		.filter(|network| works && config.network(*network).is_some())
		.collect();
	for network in Network::ALL {
		let configured = networks.contains(&network);
		metrics.configured.with_label_values(&[name(network)]).set(configured.into());
	}
	let endpoints = if works { config.endpoints() } else { Vec::new() };

	Ok(async move {
		let since = sp_timestamp::Timestamp::current().as_millis();
		while !networks.is_empty() {
			let now = sp_timestamp::Timestamp::current().as_millis();
			look(&metrics, &networks, &endpoints, &storage, since, now);
			Delay::new(PERIOD).await;
		}
	})
}

/// Looks once.
fn look(
	metrics: &Metrics,
	networks: &[Network],
	endpoints: &[Endpoint],
	storage: &impl OffchainStorage,
	since: Moment,
	now: Moment,
) {
	for network in networks {
		let progress = read(storage, &store::progress(*network));
		metrics.show_progress(*network, &progress, since, now);
	}
	for endpoint in endpoints {
		metrics.show_health(endpoint.name(), &read(storage, &endpoint.health_key()), now);
	}
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

	use codec::Encode;
	use sp_core::offchain::storage::InMemOffchainStorage;

	use super::*;
	use crate::payments::PaymentsParams;

	const NOW: Moment = 1_767_268_800_000;

	fn config() -> PaymentsConfig {
		PaymentsParams {
			tron_api_url: Some("https://a".into()),
			tron_second_api_url: Some("https://b".into()),
			..Default::default()
		}
		.config()
		.unwrap()
	}

	/// The value of a series, by its metric's name and the values of its labels.
	fn value(registry: &Registry, name: &str, labels: &[&str]) -> Option<f64> {
		let families = registry.gather();
		let family = families.iter().find(|family| family.get_name() == name)?;
		let metric = family.get_metric().iter().find(|metric| {
			let mut found: Vec<_> =
				metric.get_label().iter().map(|label| label.get_value()).collect();
			let mut wanted = labels.to_vec();
			found.sort_unstable();
			wanted.sort_unstable();
			found == wanted
		})?;
		Some(metric.get_gauge().get_value() + metric.get_counter().get_value())
	}

	#[test]
	fn metrics_have_the_names_that_alerts_rely_on() {
		let registry = Registry::new();
		let metrics = Metrics::register(&registry).unwrap();
		metrics.configured.with_label_values(&["tron"]).set(1);
		look(
			&metrics,
			&[Network::Tron],
			&config().endpoints(),
			&InMemOffchainStorage::default(),
			NOW,
			NOW,
		);
		let names: Vec<_> =
			registry.gather().iter().map(|family| family.get_name().to_string()).collect();
		assert_eq!(
			names,
			[
				"mornet_payments_backoff_seconds",
				"mornet_payments_configured",
				"mornet_payments_disagreements",
				"mornet_payments_errors_total",
				"mornet_payments_oldest_order_age_seconds",
				"mornet_payments_pending",
				"mornet_payments_read_age_seconds",
				"mornet_payments_requests_total",
				"mornet_payments_rounds_total",
				"mornet_payments_unreadable_total",
				"mornet_payments_votes_total",
			]
		);
		assert!(Metrics::register(&registry).is_err(), "the names are taken");
		// Zeros are shown from the start, so that an alert can tell them from nothing.
		for kind in ErrorKind::ALL {
			for provider in ["tron", "tron-second"] {
				let errors =
					value(&registry, "mornet_payments_errors_total", &[provider, kind.name()]);
				assert_eq!(errors, Some(0.0));
			}
		}
	}

	#[test]
	fn records_of_the_worker_are_shown() {
		let registry = Registry::new();
		let metrics = Metrics::register(&registry).unwrap();
		let endpoints = config().endpoints();
		let mut storage = InMemOffchainStorage::default();
		let progress = Progress {
			rounds: 7,
			last_round: NOW - 1_000,
			read_to: NOW - 61_500,
			oldest: Some((3, NOW - 3_600_000)),
			pending: 2,
			disagreements: 1,
			unreadable: 4,
			votes: 9,
		};
		storage.set(STORAGE_PREFIX, &store::progress(Network::Tron), &progress.encode());
		let mut health = Health { requests: 12, not_before_ms: NOW + 1_500, ..Default::default() };
		health.errors[ErrorKind::ALL.iter().position(|it| *it == ErrorKind::Throttled).unwrap()] =
			5;
		storage.set(STORAGE_PREFIX, &endpoints[1].health_key(), &health.encode());
		let show = |storage: &InMemOffchainStorage| {
			look(&metrics, &[Network::Tron], &endpoints, storage, NOW, NOW);
		};
		show(&storage);
		// A second look at the same records changes nothing.
		show(&storage);
		for (name, label, expected) in [
			("rounds_total", "tron", 7.0),
			("read_age_seconds", "tron", 61.0),
			("oldest_order_age_seconds", "tron", 3_600.0),
			("pending", "tron", 2.0),
			("disagreements", "tron", 1.0),
			("unreadable_total", "tron", 4.0),
			("votes_total", "tron", 9.0),
			("requests_total", "tron", 0.0),
			("requests_total", "tron-second", 12.0),
			("backoff_seconds", "tron", 0.0),
			("backoff_seconds", "tron-second", 2.0),
		] {
			let name = format!("mornet_payments_{name}");
			assert_eq!(value(&registry, &name, &[label]), Some(expected), "{name} {label}");
		}
		let throttled = |provider: &str| {
			value(&registry, "mornet_payments_errors_total", &[provider, "throttled"])
		};
		assert_eq!((throttled("tron"), throttled("tron-second")), (Some(0.0), Some(5.0)));

		// The off-chain storage was lost: the worker counts anew.
		let lost = Progress { rounds: 1, ..Default::default() };
		storage.set(STORAGE_PREFIX, &store::progress(Network::Tron), &lost.encode());
		show(&storage);
		assert_eq!(value(&registry, "mornet_payments_rounds_total", &["tron"]), Some(1.0));
		assert_eq!(value(&registry, "mornet_payments_votes_total", &["tron"]), Some(0.0));
	}

	#[test]
	fn what_was_never_read_ages_from_the_start() {
		let registry = Registry::new();
		let metrics = Metrics::register(&registry).unwrap();
		let age = |now| {
			metrics.show_progress(Network::Ton, &Progress::default(), NOW, now);
			value(&registry, "mornet_payments_read_age_seconds", &["ton"])
		};
		assert_eq!(age(NOW), Some(0.0));
		assert_eq!(age(NOW + 301_000), Some(301.0));
	}

	#[test]
	fn networks_that_are_not_read_are_told_apart() {
		for (config, works, tron) in
			[(config(), true, 1.0), (config(), false, 0.0), (PaymentsConfig::default(), true, 0.0)]
		{
			let registry = Registry::new();
			drop(watch(&config, works, InMemOffchainStorage::default(), &registry).unwrap());
			let configured = |network| value(&registry, "mornet_payments_configured", &[network]);
			assert_eq!((configured("tron"), configured("ton")), (Some(tron), Some(0.0)));
		}
	}
}
