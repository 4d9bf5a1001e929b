//! When an endpoint is left alone.

use proptest::prelude::*;
use sp_core::offchain::Timestamp;

use super::{
	client::{body, endpoint},
	host::{Host, Script, START},
};
use crate::{
	health::backoff_ms, Client, Error, ErrorKind, Health, Request, MAX_ASKED_WAIT_MS,
	MAX_BACKOFF_MS, MIN_BACKOFF_MS,
};

fn fail(host: &Host, script: Script) -> Error {
	host.push(script);
	Client::new(&endpoint()).fetch(&Request::get("/"), body).unwrap_err()
}

/// How long the endpoint is left alone from now on.
fn left_alone(host: &Host) -> u64 {
	Health::load(&endpoint())
		.backing_off(Timestamp::from_unix_millis(host.now()))
		.map_or(0, |until| until.unix_millis() - host.now())
}

#[test]
fn failures_double_the_wait_until_its_cap() {
	Host::run([], |host| {
		for expected in [2, 4, 8, 16, 32, 64, 128, 256, 300, 300] {
			assert_eq!(fail(host, Script::Refuse), Error::Network);
			assert_eq!(left_alone(host), expected * 1000);
			host.set_now(host.now() + expected * 1000);
		}
	});
}

#[test]
fn nothing_is_sent_while_an_endpoint_is_left_alone() {
	Host::run([Script::Refuse, Script::ok("fine")], |host| {
		let (endpoint, request) = (endpoint(), Request::get("/"));
		let client = Client::new(&endpoint);
		client.fetch(&request, body).unwrap_err();
		let until = Timestamp::from_unix_millis(host.now() + MIN_BACKOFF_MS);

		host.set_now(until.unix_millis() - 1);
		assert_eq!(client.fetch(&request, body), Err(Error::BackingOff { until }));
		assert_eq!(host.sent().len(), 1);
		assert_eq!(Health::load(&endpoint).failures, 1);

		host.set_now(until.unix_millis());
		assert_eq!(client.fetch(&request, body).unwrap(), "fine");
		let health = Health::load(&endpoint);
		assert_eq!((health.failures, health.not_before_ms), (0, 0));
		assert_eq!(health.requests, 2);
		assert_eq!(health.last_success_ms, host.now());
		assert_eq!(health.errors_of(ErrorKind::Network), 1);
		assert_eq!(health.errors_of(ErrorKind::BackingOff), 1);
	});
}

#[test]
fn an_endpoint_is_left_alone_for_as_long_as_it_asks() {
	for (script, seconds) in [
		(Script::status(429, "").with_header("Retry-After", 27), 27),
		(Script::status(503, "").with_header("retry-after", 27), 27),
		(Script::status(429, "").with_header("retry-after", "Thu, 01 Jan 2026 12:01:00 GMT"), 60),
		// Less than our own backoff.
		(Script::status(429, "").with_header("retry-after", 1), 2),
		(Script::status(429, "").with_header("retry-after", "soon"), 2),
		(Script::status(429, ""), 2),
		// Not for ever.
		(Script::status(429, "").with_header("retry-after", 99_999_999), 900),
		(Script::status(429, "").with_header("retry-after", "9".repeat(30)), 900),
		// A header that a success may not have.
		(Script::ok("").with_header("retry-after", 27), 0),
	] {
		Host::run([script.clone()], |host| {
			let _ = Client::new(&endpoint()).fetch(&Request::get("/"), body);
			let elapsed = host.now() - START;
			// A date is reckoned from when it was read.
			assert_eq!((left_alone(host) + elapsed) / 1000, seconds, "{script:?}");
		});
	}
}

#[test]
fn throttling_inside_of_a_success_counts() {
	Host::run([Script::ok("slow down")], |host| {
		let result: Result<(), _> = Client::new(&endpoint())
			.fetch(&Request::get("/"), |_| Err(Error::Throttled { wait_ms: Some(5_000) }));
		assert_eq!(result, Err(Error::Throttled { wait_ms: Some(5_000) }));
		assert_eq!(left_alone(host), 5_000);
	});
}

#[test]
fn a_refused_key_is_not_tried_again_soon() {
	for status in [401, 403] {
		Host::run([], |host| {
			assert_eq!(fail(host, Script::status(status, "")), Error::Unauthorised);
			assert_eq!(left_alone(host), MAX_BACKOFF_MS);
		});
	}
}

#[test]
fn too_large_an_answer_is_no_reason_to_wait() {
	Host::run([], |host| {
		host.push(Script::ok("12345"));
		let request = Request::get("/").with_max_body(4);
		assert_eq!(Client::new(&endpoint()).fetch(&request, body), Err(Error::TooLarge));
		assert_eq!(left_alone(host), 0);
		assert_eq!(Health::load(&endpoint()).errors_of(ErrorKind::TooLarge), 1);
	});
}

#[test]
fn what_was_found_wrong_later_can_be_reported() {
	Host::run([], |host| {
		Client::new(&endpoint()).report(&Error::Malformed);
		assert_eq!(left_alone(host), MIN_BACKOFF_MS);
		assert_eq!(Health::load(&endpoint()).errors_of(ErrorKind::Malformed), 1);
	});
}

#[test]
fn endpoints_do_not_delay_one_another() {
	Host::run([Script::Refuse, Script::ok("fine")], |_| {
		let other = crate::Endpoint::new("ton", endpoint().base().clone(), None);
		Client::new(&endpoint()).fetch(&Request::get("/"), body).unwrap_err();
		assert_eq!(Client::new(&other).fetch(&Request::get("/"), body).unwrap(), "fine");
		assert_ne!(other.health_key(), endpoint().health_key());
	});
}

#[test]
fn a_clock_that_was_wrong_silences_nothing() {
	Host::run([], |host| {
		host.set_now(START + 10 * 365 * 86_400_000);
		fail(host, Script::Refuse);
		host.set_now(START);
		host.push(Script::ok("fine"));
		assert_eq!(left_alone(host), 0);
		assert_eq!(Client::new(&endpoint()).fetch(&Request::get("/"), body).unwrap(), "fine");
	});
}

#[test]
fn a_record_that_cannot_be_read_is_begun_anew() {
	Host::run([Script::ok("fine")], |_| {
		sp_io::offchain::local_storage_set(
			sp_core::offchain::StorageKind::PERSISTENT,
			&endpoint().health_key(),
			b"what is this",
		);
		assert_eq!(Client::new(&endpoint()).fetch(&Request::get("/"), body).unwrap(), "fine");
		assert_eq!(Health::load(&endpoint()).requests, 1);
	});
}

#[test]
fn two_workers_write_the_record_one_after_the_other() {
	Host::run([Script::ok("fine"), Script::ok("fine")], |host| {
		let (endpoint, request) = (endpoint(), Request::get("/"));
		host.contend(3);
		Client::new(&endpoint).fetch(&request, body).unwrap();
		assert_eq!(Health::load(&endpoint).requests, 1);
		// A change that is lost in the end does no harm.
		host.contend(4);
		Client::new(&endpoint).fetch(&request, body).unwrap();
		assert_eq!(Health::load(&endpoint).requests, 1);
	});
}

#[test]
fn the_wait_has_a_random_part_of_up_to_a_quarter() {
	Host::run([], |host| {
		host.set_seed(255);
		fail(host, Script::Refuse);
		assert_eq!(left_alone(host), 2_498);
	});
}

#[test]
fn kinds_of_errors_keep_their_names_and_places() {
	let names: Vec<_> = ErrorKind::ALL.iter().map(|kind| kind.name()).collect();
	assert_eq!(
		names,
		[
			"backing_off",
			"request",
			"network",
			"timeout",
			"too_large",
			"throttled",
			"unauthorised",
			"refused",
			"unavailable",
			"malformed"
		]
	);
	assert!(ErrorKind::ALL.iter().enumerate().all(|(at, kind)| *kind as usize == at));
}

proptest! {
	#[test]
	fn waits_stay_within_their_bounds(failures: u32, jitter: u8) {
		let wait = backoff_ms(failures, jitter);
		prop_assert!((MIN_BACKOFF_MS..=MAX_BACKOFF_MS * 5 / 4).contains(&wait));
		prop_assert!(wait <= backoff_ms(failures.saturating_add(1), jitter));
		prop_assert!(wait <= MAX_ASKED_WAIT_MS);
	}
}
