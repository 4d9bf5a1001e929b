//! How the ingest is doing: metrics, and the same figures for the RPC.

use std::{
	collections::HashSet,
	sync::{
		atomic::{AtomicBool, AtomicU64, Ordering},
		Arc, Mutex, PoisonError,
	},
};

use mornet_primitives::{metering::DeviceId, Moment};
use substrate_prometheus_endpoint::{
	register, Counter, CounterVec, Gauge, Opts, PrometheusError, Registry, I64, U64,
};

use crate::reason::Reason;

/// Figures of a running ingest. Clones show the same ones.
#[derive(Clone)]
pub struct Status(Arc<Inner>);

struct Inner {
	is_connected: AtomicBool,
	pending: AtomicU64,
	newest: AtomicU64,
	online: Mutex<HashSet<DeviceId>>,

	connected: Gauge<U64>,
	received: Counter<U64>,
	accepted: Counter<U64>,
	rejected: CounterVec<U64>,
	dead_letters: Counter<U64>,
	dead_letters_dropped: Counter<U64>,
	lag: Gauge<I64>,
	backlog: Gauge<U64>,
	devices_online: Gauge<U64>,
	reconnects: Counter<U64>,
	stalls: Counter<U64>,
}

impl Status {
	/// Registers the metrics, if there is a registry.
	///
	/// # Errors
	///
	/// If a metric's name is taken.
	pub fn new(registry: Option<&Registry>) -> Result<Self, PrometheusError> {
		let status = Inner {
			is_connected: AtomicBool::new(false),
			pending: AtomicU64::new(0),
			newest: AtomicU64::new(0),
			online: Mutex::default(),

			connected: Gauge::new(
				"mornet_mqtt_connected",
				"1 while there is a connection to the MQTT broker, else 0",
			)?,
			received: Counter::new("mornet_mqtt_received_total", "MQTT messages received")?,
			accepted: Counter::new(
				"mornet_mqtt_accepted_total",
				"MQTT messages accepted: readings stored, or the state of a connection noted",
			)?,
			rejected: CounterVec::new(
				Opts::new("mornet_mqtt_rejected_total", "MQTT messages refused, by reason"),
				&["reason"],
			)?,
			dead_letters: Counter::new(
				"mornet_mqtt_dead_letters_total",
				"Refused messages handed on to the dead-letter topic",
			)?,
			dead_letters_dropped: Counter::new(
				"mornet_mqtt_dead_letters_dropped_total",
				"Refused messages not handed on, because too many waited already",
			)?,
			lag: Gauge::new(
				"mornet_mqtt_lag_seconds",
				"Age of the newest accepted reading by its own time; 0 before the first",
			)?,
			backlog: Gauge::new(
				"mornet_mqtt_backlog",
				"Settlement intervals with readings that no final block shows settled yet",
			)?,
			devices_online: Gauge::new(
				"mornet_mqtt_devices_online",
				"Devices that said they are connected and not the opposite since",
			)?,
			reconnects: Counter::new(
				"mornet_mqtt_reconnects_total",
				"Connections to the MQTT broker that were lost or failed",
			)?,
			stalls: Counter::new(
				"mornet_mqtt_stalls_total",
				"Times that messages had to wait because the storage or the chain's state was \
				 unavailable",
			)?,
		};
		// Zeros are shown from the start, so that an alert can tell them from nothing.
		for reason in Reason::ALL {
			status.rejected.with_label_values(&[reason.name()]);
		}
		if let Some(registry) = registry {
			register(status.connected.clone(), registry)?;
			register(status.received.clone(), registry)?;
			register(status.accepted.clone(), registry)?;
			register(status.rejected.clone(), registry)?;
			register(status.dead_letters.clone(), registry)?;
			register(status.dead_letters_dropped.clone(), registry)?;
			register(status.lag.clone(), registry)?;
			register(status.backlog.clone(), registry)?;
			register(status.devices_online.clone(), registry)?;
			register(status.reconnects.clone(), registry)?;
			register(status.stalls.clone(), registry)?;
		}
		Ok(Self(Arc::new(status)))
	}

	/// Whether there is a connection to the broker.
	pub fn connected(&self) -> bool {
		self.0.is_connected.load(Ordering::Relaxed)
	}

	/// Messages received since the node started.
	pub fn received(&self) -> u64 {
		self.0.received.get()
	}

	/// Messages accepted since the node started.
	pub fn accepted(&self) -> u64 {
		self.0.accepted.get()
	}

	/// Messages refused for a reason since the node started.
	pub fn rejected(&self, reason: Reason) -> u64 {
		self.0.rejected.with_label_values(&[reason.name()]).get()
	}

	/// Refused messages handed on to the dead-letter topic since the node started.
	pub fn dead_letters(&self) -> u64 {
		self.0.dead_letters.get()
	}

	/// Refused messages dropped because too many waited to be handed on.
	pub fn dead_letters_dropped(&self) -> u64 {
		self.0.dead_letters_dropped.get()
	}

	/// Settlement intervals with readings that no final block shows settled yet.
	pub fn backlog(&self) -> u64 {
		self.0.pending.load(Ordering::Relaxed)
	}

	/// Time of the newest accepted reading; `None` before the first since the node started.
	pub fn newest(&self) -> Option<Moment> {
		Some(self.0.newest.load(Ordering::Relaxed)).filter(|newest| *newest != 0)
	}

	/// Devices that said they are connected.
	pub fn devices_online(&self) -> u64 {
		self.0.devices_online.get()
	}

	/// Connections to the broker that were lost or failed.
	pub fn reconnects(&self) -> u64 {
		self.0.reconnects.get()
	}

	pub(crate) fn set_connected(&self, connected: bool) {
		self.0.is_connected.store(connected, Ordering::Relaxed);
		self.0.connected.set(connected.into());
		if !connected {
			self.0.reconnects.inc();
		}
	}

	pub(crate) fn count_received(&self) {
		self.0.received.inc();
	}

	pub(crate) fn count_accepted(&self) {
		self.0.accepted.inc();
	}

	pub(crate) fn count_rejected(&self, reason: Reason) {
		self.0.rejected.with_label_values(&[reason.name()]).inc();
	}

	pub(crate) fn count_dead_letter(&self, sent: bool) {
		if sent {
			self.0.dead_letters.inc();
		} else {
			self.0.dead_letters_dropped.inc();
		}
	}

	pub(crate) fn count_stall(&self) {
		self.0.stalls.inc();
	}

	pub(crate) fn note_reading(&self, ts: Moment) {
		self.0.newest.fetch_max(ts, Ordering::Relaxed);
	}

	/// Brings the lag up to date; called every few seconds, because time alone makes it grow.
	pub(crate) fn update_lag(&self, now: Moment) {
		if let Some(newest) = self.newest() {
			let seconds = now.saturating_sub(newest).checked_div(1_000).unwrap_or_default();
			self.0.lag.set(i64::try_from(seconds).unwrap_or(i64::MAX));
		}
	}

	/// A device's pending intervals are `now` where they were `before`.
	pub(crate) fn change_backlog(&self, before: usize, now: usize) {
		let more = u64::try_from(now.saturating_sub(before)).unwrap_or_default();
		let less = u64::try_from(before.saturating_sub(now)).unwrap_or_default();
		self.0.pending.fetch_add(more, Ordering::Relaxed);
		// Never below zero: each interval taken off was counted when it was put on or loaded.
		let _ = self.0.pending.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |pending| {
			Some(pending.saturating_sub(less))
		});
		self.0.backlog.set(self.backlog());
	}

	pub(crate) fn set_online(&self, device: &DeviceId, online: bool) {
		let mut devices = self.0.online.lock().unwrap_or_else(PoisonError::into_inner);
		if online {
			devices.insert(device.clone());
		} else {
			devices.remove(device);
		}
		self.0.devices_online.set(u64::try_from(devices.len()).unwrap_or(u64::MAX));
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn metrics_have_the_names_that_alerts_rely_on() {
		let registry = Registry::new();
		let status = Status::new(Some(&registry)).unwrap();
		let names: Vec<_> =
			registry.gather().iter().map(|family| family.get_name().to_string()).collect();
		assert_eq!(
			names,
			[
				"mornet_mqtt_accepted_total",
				"mornet_mqtt_backlog",
				"mornet_mqtt_connected",
				"mornet_mqtt_dead_letters_dropped_total",
				"mornet_mqtt_dead_letters_total",
				"mornet_mqtt_devices_online",
				"mornet_mqtt_lag_seconds",
				"mornet_mqtt_received_total",
				"mornet_mqtt_reconnects_total",
				"mornet_mqtt_rejected_total",
				"mornet_mqtt_stalls_total",
			]
		);
		for reason in Reason::ALL {
			assert_eq!(status.rejected(reason), 0);
			status.count_rejected(reason);
			assert_eq!(status.rejected(reason), 1);
		}
		assert!(Status::new(Some(&registry)).is_err(), "the names are taken");
	}

	#[test]
	fn lag_is_the_age_of_the_newest_reading() {
		let status = Status::new(None).unwrap();
		status.update_lag(10_000);
		assert_eq!(status.0.lag.get(), 0);
		status.note_reading(5_000);
		status.note_reading(4_000);
		status.update_lag(10_000);
		assert_eq!(status.0.lag.get(), 5);
		status.update_lag(1_000);
		assert_eq!(status.0.lag.get(), 0, "a clock that is ahead is not late");
	}

	#[test]
	fn backlog_never_goes_below_zero() {
		let status = Status::new(None).unwrap();
		status.change_backlog(0, 3);
		status.change_backlog(3, 1);
		assert_eq!(status.backlog(), 1);
		status.change_backlog(5, 0);
		assert_eq!(status.backlog(), 0);
	}
}
