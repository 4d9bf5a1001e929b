//! Requests and answers.

use sp_core::offchain::{
	testing::{PendingRequest, TestOffchainExt},
	OffchainDbExt, OffchainWorkerExt, Timestamp,
};
use sp_io::TestExternalities;

use super::host::{Host, Script, START};
use crate::{
	Answer, ApiKey, BaseUrl, Client, Endpoint, Error, ErrorKind, Health, Request, TIMEOUT_MS,
};

pub fn endpoint() -> Endpoint {
	let key = ApiKey::new("x-key", "sesame").unwrap();
	Endpoint::new("tron", BaseUrl::parse("https://api.example/base/").unwrap(), Some(key))
}

/// Reads the body of a success as text.
pub fn body(answer: &Answer) -> Result<String, Error> {
	String::from_utf8(answer.ok()?.to_vec()).map_err(|_| Error::Malformed)
}

#[test]
fn a_request_goes_out_as_it_should() {
	// With the SDK's own externalities, which compare the request as a whole.
	let (offchain, state) = TestOffchainExt::new();
	let mut ext = TestExternalities::default();
	ext.register_extension(OffchainWorkerExt::new(offchain.clone()));
	ext.register_extension(OffchainDbExt::new(offchain));
	let header = |name: &str, value: &str| (name.to_string(), value.to_string());
	state.write().expect_request(PendingRequest {
		method: "GET".into(),
		uri: "https://api.example/base/v1/x?y=1".into(),
		headers: vec![header("accept", "application/json"), header("x-key", "sesame")],
		sent: true,
		response: Some(b"{}".to_vec()),
		..Default::default()
	});
	state.write().expect_request(PendingRequest {
		method: "POST".into(),
		uri: "https://api.example/base/wallet".into(),
		headers: vec![
			header("accept", "application/json"),
			header("content-type", "application/json"),
			header("content-length", "13"),
			header("x-key", "sesame"),
		],
		body: br#"{"value":"0"}"#.to_vec(),
		sent: true,
		response: Some(vec![b'x'; 10_000]),
		..Default::default()
	});
	ext.execute_with(|| {
		let endpoint = endpoint();
		let client = Client::new(&endpoint);
		assert_eq!(client.fetch(&Request::get("/v1/x?y=1"), body).unwrap(), "{}");
		let post = Request::post_json("/wallet", br#"{"value":"0"}"#);
		assert_eq!(client.fetch(&post, body).unwrap(), "x".repeat(10_000));
		assert_eq!(Health::load(&endpoint).requests, 2);
	});
}

#[test]
fn the_body_is_capped() {
	for (size, max, fits) in [(5, 5, true), (6, 5, false), (0, 0, true), (1, 0, false)] {
		Host::run([Script::ok(&"x".repeat(size))], |_| {
			let request = Request::get("/").with_max_body(max);
			let result = Client::new(&endpoint()).fetch(&request, body);
			assert_eq!(result.is_ok(), fits);
			assert!(fits || result == Err(Error::TooLarge));
		});
	}
	// One that never ends is read no further than the cap.
	Host::run([Script::ok(&"x".repeat(3_000_000))], |_| {
		let result = Client::new(&endpoint()).fetch(&Request::get("/"), body);
		assert_eq!(result, Err(Error::TooLarge));
	});
}

#[test]
fn one_deadline_covers_all_of_a_request() {
	let slow = |head_ms, chunk_ms| Script::Answer {
		status: 200,
		headers: vec![],
		chunks: vec![vec![b'x'; 40_000]],
		head_ms,
		chunk_ms,
	};
	// Ten reads of 4096 bytes, and one that finds the end.
	for (script, ends_after) in [
		(Script::Hang, TIMEOUT_MS),
		(slow(30_001, 0), TIMEOUT_MS),
		(slow(0, 3_000), TIMEOUT_MS),
		(slow(20_000, 1_000), TIMEOUT_MS),
	] {
		Host::run([script], |host| {
			let result = Client::new(&endpoint()).fetch(&Request::get("/"), body);
			assert_eq!(result, Err(Error::Timeout));
			assert_eq!(host.now() - START, ends_after);
		});
	}
	Host::run([slow(18_000, 1_000)], |_| {
		assert!(Client::new(&endpoint()).fetch(&Request::get("/"), body).is_ok());
	});
}

#[test]
fn a_round_has_a_deadline_of_its_own() {
	Host::run([Script::Hang], |host| {
		let endpoint = endpoint();
		let client = Client::new(&endpoint).until(Timestamp::from_unix_millis(START + 5_000));
		assert_eq!(client.fetch(&Request::get("/"), body), Err(Error::Timeout));
		assert_eq!(host.now(), START + 5_000);
	});
	Host::run([], |host| {
		let endpoint = endpoint();
		let client = Client::new(&endpoint).until(Timestamp::from_unix_millis(START));
		assert_eq!(client.fetch(&Request::get("/"), body), Err(Error::Timeout));
		assert!(host.sent().is_empty());
	});
	// One that is farther away than a request's own changes nothing.
	Host::run([Script::Hang], |host| {
		let endpoint = endpoint();
		let client = Client::new(&endpoint).until(Timestamp::from_unix_millis(START + 99_000));
		assert_eq!(client.fetch(&Request::get("/"), body), Err(Error::Timeout));
		assert_eq!(host.now(), START + TIMEOUT_MS);
	});
}

#[test]
fn requests_to_several_endpoints_wait_together() {
	let slow = |body: &str| Script::Answer {
		status: 200,
		headers: vec![],
		chunks: vec![body.into()],
		head_ms: 0,
		chunk_ms: 0,
	};
	Host::run([Script::Hang, slow("ton")], |host| {
		let other = Endpoint::new("ton", BaseUrl::parse("https://ton.example").unwrap(), None);
		let first = endpoint();
		let hanging = Client::new(&first).send(&Request::get("/")).unwrap();
		let answered = Client::new(&other).send(&Request::get("/")).unwrap();
		assert_eq!(answered.receive(body).unwrap(), "ton");
		assert_eq!(host.now(), START);
		assert_eq!(hanging.receive(body), Err(Error::Timeout));
		assert_eq!(host.now(), START + TIMEOUT_MS);
	});
}

#[test]
fn an_error_is_shown_with_the_status_that_made_it() {
	assert_eq!(Error::Timeout.to_string(), "timeout");
	assert_eq!(Error::Refused { status: 404 }.to_string(), "refused (HTTP status 404)");
	let error = Error::Unavailable { status: 503, wait_ms: Some(1) };
	assert_eq!(error.to_string(), "unavailable (HTTP status 503)");
}

#[test]
fn each_status_has_its_meaning() {
	for (status, error) in [
		(204, Error::Refused { status: 204 }),
		// A redirect is not followed: it may lead anywhere, with the key.
		(301, Error::Refused { status: 301 }),
		(400, Error::Refused { status: 400 }),
		(404, Error::Refused { status: 404 }),
		(401, Error::Unauthorised),
		(403, Error::Unauthorised),
		(408, Error::Unavailable { status: 408, wait_ms: None }),
		(429, Error::Throttled { wait_ms: None }),
		(500, Error::Unavailable { status: 500, wait_ms: None }),
		(503, Error::Unavailable { status: 503, wait_ms: None }),
		(599, Error::Unavailable { status: 599, wait_ms: None }),
	] {
		Host::run([Script::status(status, "{}")], |host| {
			let endpoint = endpoint();
			let result = Client::new(&endpoint).fetch(&Request::get("/"), body);
			assert_eq!(result, Err(error));
			assert_eq!(Health::load(&endpoint).errors_of(error.kind()), 1);
			assert_eq!(host.sent().len(), 1);
		});
	}
}

#[test]
fn broken_connections_are_errors() {
	for script in [Script::Refuse, Script::Break(vec![]), Script::Break(vec![b'x'; 9_000])] {
		Host::run([script], |_| {
			let result = Client::new(&endpoint()).fetch(&Request::get("/"), body);
			assert_eq!(result, Err(Error::Network));
		});
	}
}

#[test]
fn paths_that_leave_the_endpoint_are_not_sent() {
	for path in ["", "x", "@evil.example/", "/a b", "/a\r\nx: y", "/é"] {
		Host::run([], |host| {
			let endpoint = endpoint();
			let result = Client::new(&endpoint).fetch(&Request::get(path), body);
			assert_eq!(result, Err(Error::Request), "{path:?}");
			assert!(host.sent().is_empty());
			let health = Health::load(&endpoint);
			assert_eq!(health.errors_of(ErrorKind::Request), 1);
			assert_eq!(health.failures, 0);
		});
	}
}

#[test]
fn the_reader_decides_whether_an_answer_will_do() {
	Host::run([Script::status(404, "none"), Script::ok("garbage")], |host| {
		let endpoint = endpoint();
		let client = Client::new(&endpoint);
		let found = client.fetch(&Request::get("/"), |answer| match answer.status {
			404 => Ok(None),
			_ => body(answer).map(Some),
		});
		assert_eq!(found, Ok(None));
		assert_eq!(Health::load(&endpoint).failures, 0);

		let result: Result<(), _> = client.fetch(&Request::get("/"), |_| Err(Error::Malformed));
		assert_eq!(result, Err(Error::Malformed));
		assert_eq!(Health::load(&endpoint).failures, 1);
		assert_eq!(host.sent().len(), 2);
	});
}
