//! What a node remembers of an endpoint.

use codec::{Decode, Encode};
use sp_core::offchain::{Duration, Timestamp};
use sp_runtime::offchain::storage::{MutateStorageError, StorageRetrievalError, StorageValueRef};

use crate::{Endpoint, Error, ErrorKind};

/// How long an endpoint is left alone after its first failure, in milliseconds.
pub const MIN_BACKOFF_MS: u64 = 2_000;
/// How long it is left alone at most by our own reckoning, the random part apart.
pub const MAX_BACKOFF_MS: u64 = 300_000;
/// How long it is left alone at most because it asked for it: it cannot silence a rail for ever.
pub const MAX_ASKED_WAIT_MS: u64 = 900_000;

/// How often the record is written anew when another worker of this node writes it too.
const WRITE_ATTEMPTS: u32 = 4;

/// What a node remembers of an endpoint: when it may be asked again, and what came of asking.
///
/// Lives as SCALE in the node's persistent off-chain storage under [`Endpoint::health_key`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Health {
	/// Failures since the last success.
	pub failures: u32,
	/// Before this time it is not asked, in milliseconds since the Unix epoch.
	pub not_before_ms: u64,
	/// When it last answered as it should, in milliseconds since the Unix epoch; 0 if never.
	pub last_success_ms: u64,
	/// Requests sent.
	pub requests: u64,
	/// Errors by kind, in the order of [`ErrorKind::ALL`].
	pub errors: [u64; ErrorKind::ALL.len()],
}

impl Health {
	/// The record of an endpoint, or an empty one.
	pub fn load(endpoint: &Endpoint) -> Self {
		// What another version wrote is of no use, and of no harm.
		StorageValueRef::persistent(&endpoint.health_key())
			.get()
			.unwrap_or_default()
			.unwrap_or_default()
	}

	/// How many errors of a kind there were.
	pub fn errors_of(&self, kind: ErrorKind) -> u64 {
		ErrorKind::ALL
			.iter()
			.zip(self.errors)
			.find_map(|(known, count)| (*known == kind).then_some(count))
			.unwrap_or_default()
	}

	/// Until when the endpoint is left alone, if it is.
	pub fn backing_off(&self, now: Timestamp) -> Option<Timestamp> {
		let until = Timestamp::from_unix_millis(self.not_before_ms);
		// A time that no backoff reaches comes from a clock that was wrong: it is not waited for.
		let longest = now.add(Duration::from_millis(MAX_ASKED_WAIT_MS));
		(now < until && until <= longest).then_some(until)
	}

	/// Notes that the endpoint answered as it should.
	pub(crate) fn succeeded(&mut self, now: Timestamp) {
		self.failures = 0;
		self.not_before_ms = 0;
		self.last_success_ms = now.unix_millis();
		self.requests = self.requests.saturating_add(1);
	}

	/// Notes an error. `jitter` lengthens the backoff by up to a quarter, so that the validators
	/// that an endpoint threw off together do not come back together.
	pub(crate) fn failed(&mut self, error: &Error, now: Timestamp, jitter: u8) {
		self.count(error.kind());
		let asked = match error {
			// Nothing was sent.
			Error::BackingOff { .. } | Error::Request => return,
			// The endpoint works: it is for the caller to ask for less.
			Error::TooLarge => {
				self.requests = self.requests.saturating_add(1);
				return;
			},
			Error::Throttled { wait_ms } | Error::Unavailable { wait_ms, .. } => *wait_ms,
			// No retry mends a key: somebody has to.
			Error::Unauthorised => Some(MAX_BACKOFF_MS),
			Error::Network | Error::Timeout | Error::Refused { .. } | Error::Malformed => None,
		};
		self.requests = self.requests.saturating_add(1);
		self.failures = self.failures.saturating_add(1);
		let wait = backoff_ms(self.failures, jitter)
			.max(asked.unwrap_or_default())
			.min(MAX_ASKED_WAIT_MS);
		self.not_before_ms = now.unix_millis().saturating_add(wait);
	}

	fn count(&mut self, kind: ErrorKind) {
		for (known, count) in ErrorKind::ALL.iter().zip(self.errors.iter_mut()) {
			if *known == kind {
				*count = count.saturating_add(1);
			}
		}
	}

	/// Changes an endpoint's record. A worker of the same node that writes it at the same time is
	/// waited for a few times; then this change is lost, which costs a number in a metric.
	pub(crate) fn update(endpoint: &Endpoint, change: impl Fn(&mut Self)) {
		let key = endpoint.health_key();
		let storage = StorageValueRef::persistent(&key);
		for _ in 0..WRITE_ATTEMPTS {
			let written = storage.mutate(
				|stored: Result<Option<Self>, StorageRetrievalError>| -> Result<Self, ()> {
					let mut health = stored.unwrap_or_default().unwrap_or_default();
					change(&mut health);
					Ok(health)
				},
			);
			if !matches!(written, Err(MutateStorageError::ConcurrentModification(_))) {
				return;
			}
		}
	}
}

/// `MIN · 2^(failures - 1)`, at most `MAX`, and `jitter / 1024` of that on top, rounded down.
pub(crate) fn backoff_ms(failures: u32, jitter: u8) -> u64 {
	let factor = 1_u64.checked_shl(failures.saturating_sub(1)).unwrap_or(u64::MAX);
	let wait = MIN_BACKOFF_MS.saturating_mul(factor).min(MAX_BACKOFF_MS);
	wait.saturating_add(wait.saturating_mul(u64::from(jitter)) / 1024)
}
