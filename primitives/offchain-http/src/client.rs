//! One request and its answer.

use alloc::{string::String, vec, vec::Vec};

use sp_core::offchain::{Duration, HttpError, Timestamp};
use sp_runtime::offchain::http;

use crate::{health::Health, retry_after, Endpoint, Error};

/// How long a request takes at most, from its first byte to the answer's last, in milliseconds.
pub const TIMEOUT_MS: u64 = 30_000;
/// Cap on an answer's body in bytes, if the request sets none.
pub const DEFAULT_MAX_BODY: u32 = 1 << 20;

/// What to ask an endpoint for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
	path: String,
	json: Option<Vec<u8>>,
	max_body: u32,
}

impl Request {
	/// A GET of a path with its query; the path begins with a slash.
	pub fn get(path: impl Into<String>) -> Self {
		Self { path: path.into(), json: None, max_body: DEFAULT_MAX_BODY }
	}

	/// A POST of a JSON body.
	pub fn post_json(path: impl Into<String>, json: impl Into<Vec<u8>>) -> Self {
		Self { json: Some(json.into()), ..Self::get(path) }
	}

	/// The same request with another cap on its answer's body, in bytes.
	#[must_use]
	pub fn with_max_body(self, max_body: u32) -> Self {
		Self { max_body, ..self }
	}

	/// Path and query.
	pub fn path(&self) -> &str {
		&self.path
	}

	/// The JSON body of a POST; `None` for a GET.
	pub fn json(&self) -> Option<&[u8]> {
		self.json.as_deref()
	}

	/// A path that cannot leave its endpoint's host nor its line.
	fn is_sound(&self) -> bool {
		self.path.starts_with('/') && self.path.bytes().all(|byte| byte.is_ascii_graphic())
	}
}

/// What an endpoint answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
	/// Status of the answer.
	pub status: u16,
	/// How long the endpoint asks to be left alone, in milliseconds, if it said so in a header.
	pub retry_after_ms: Option<u64>,
	/// The whole body.
	pub body: Vec<u8>,
}

impl Answer {
	/// The body, if the status is 200.
	///
	/// # Errors
	///
	/// What the status says, by the rules of HTTP. An endpoint with rules of its own is read before.
	pub fn ok(&self) -> Result<&[u8], Error> {
		match self.status {
			200 => Ok(&self.body),
			401 | 403 => Err(Error::Unauthorised),
			429 => Err(Error::Throttled { wait_ms: self.retry_after_ms }),
			status @ (408 | 500..) => {
				Err(Error::Unavailable { status, wait_ms: self.retry_after_ms })
			},
			status => Err(Error::Refused { status }),
		}
	}
}

/// Asks one endpoint.
#[derive(Clone, Debug)]
pub struct Client<'a> {
	endpoint: &'a Endpoint,
	until: Option<Timestamp>,
}

impl<'a> Client<'a> {
	/// A client whose requests take [`TIMEOUT_MS`] at most.
	pub fn new(endpoint: &'a Endpoint) -> Self {
		Self { endpoint, until: None }
	}

	/// A client whose requests all end by a time, however many there are, and each by
	/// [`TIMEOUT_MS`] too: a worker's round must not outlast its lock.
	#[must_use]
	pub fn until(self, until: Timestamp) -> Self {
		Self { until: Some(until), ..self }
	}

	/// The endpoint it asks.
	pub fn endpoint(&self) -> &'a Endpoint {
		self.endpoint
	}

	/// Sends a request, waits for its answer and reads it: see [`Self::send`] and
	/// [`Pending::receive`].
	///
	/// # Errors
	///
	/// Those of both, all of them counted in the endpoint's [`Health`].
	pub fn fetch<T>(
		&self,
		request: &Request,
		read: impl FnOnce(&Answer) -> Result<T, Error>,
	) -> Result<T, Error> {
		self.send(request)?.receive(read)
	}

	/// Sends a request, unless the endpoint is to be left alone. Requests to several endpoints may
	/// be on their way at once: the time of each counts from here.
	///
	/// # Errors
	///
	/// [`Error::BackingOff`] if the endpoint is to be left alone, and why the request could not be
	/// sent otherwise.
	pub fn send(&self, request: &Request) -> Result<Pending<'a>, Error> {
		self.try_send(request).inspect_err(|error| note_failure(self.endpoint, error))
	}

	/// Notes an error that came out only after the answer was read, so that the endpoint is left
	/// alone for it too: a page that contradicts the one before it, say.
	pub fn report(&self, error: &Error) {
		note_failure(self.endpoint, error);
	}

	fn try_send(&self, request: &Request) -> Result<Pending<'a>, Error> {
		let now = sp_io::offchain::timestamp();
		if let Some(until) = Health::load(self.endpoint).backing_off(now) {
			return Err(Error::BackingOff { until });
		}
		if !request.is_sound() {
			return Err(Error::Request);
		}
		let full = now.add(Duration::from_millis(TIMEOUT_MS));
		let deadline = self.until.map_or(full, |until| until.min(full));
		if deadline <= now {
			return Err(Error::Timeout);
		}

		let mut url = String::from(self.endpoint.base().as_str());
		url.push_str(&request.path);
		let body: Vec<&[u8]> = request.json.iter().map(Vec::as_slice).collect();
		let mut outgoing = http::Request::post(&url, body)
			.method(http::Method::Get)
			.deadline(deadline)
			.add_header("accept", "application/json");
		if let Some(json) = &request.json {
			// Without a length the body would go out in chunks, which some servers refuse.
			outgoing = outgoing
				.method(http::Method::Post)
				.add_header("content-type", "application/json")
				.add_header("content-length", &alloc::format!("{}", json.len()));
		}
		if let Some(key) = self.endpoint.key() {
			outgoing = outgoing.add_header(key.header(), key.value());
		}
		let pending = outgoing.send().map_err(from_http_error)?;
		Ok(Pending { endpoint: self.endpoint, pending, deadline, max_body: request.max_body })
	}
}

/// A request on its way.
#[derive(Debug)]
pub struct Pending<'a> {
	endpoint: &'a Endpoint,
	pending: http::PendingRequest,
	deadline: Timestamp,
	max_body: u32,
}

impl Pending<'_> {
	/// Waits for the answer and gives it to `read`, which judges status and body and makes of them
	/// what the caller wants. What `read` returns decides whether the endpoint did its duty.
	///
	/// # Errors
	///
	/// Why no answer came in time and size, or what `read` found wrong with it.
	pub fn receive<T>(self, read: impl FnOnce(&Answer) -> Result<T, Error>) -> Result<T, Error> {
		let endpoint = self.endpoint;
		let result = self.try_receive().and_then(|answer| read(&answer));
		match &result {
			Ok(_) => {
				let now = sp_io::offchain::timestamp();
				Health::update(endpoint, |health| health.succeeded(now));
			},
			Err(error) => note_failure(endpoint, error),
		}
		result
	}

	fn try_receive(self) -> Result<Answer, Error> {
		let mut response = self
			.pending
			.try_wait(self.deadline)
			.map_err(|_| Error::Timeout)?
			.map_err(|error| match error {
				http::Error::DeadlineReached => Error::Timeout,
				http::Error::IoError | http::Error::Unknown => Error::Network,
			})?;
		let status = response.code;
		let now_ms = sp_io::offchain::timestamp().unix_millis();
		let retry_after_ms = response
			.headers()
			.raw
			.iter()
			.find(|(name, _)| name.eq_ignore_ascii_case(b"retry-after"))
			.and_then(|(_, value)| retry_after::parse(core::str::from_utf8(value).ok()?, now_ms));

		let cap = usize::try_from(self.max_body).unwrap_or(usize::MAX);
		let mut incoming = response.body();
		incoming.deadline(self.deadline);
		let mut body = vec![];
		for byte in &mut incoming {
			if body.len() >= cap {
				return Err(Error::TooLarge);
			}
			body.push(byte);
		}
		if let Some(error) = incoming.error() {
			return Err(from_http_error(*error));
		}
		Ok(Answer { status, retry_after_ms, body })
	}
}

fn from_http_error(error: HttpError) -> Error {
	match error {
		HttpError::DeadlineReached => Error::Timeout,
		HttpError::IoError | HttpError::Invalid => Error::Network,
	}
}

fn note_failure(endpoint: &Endpoint, error: &Error) {
	let now = sp_io::offchain::timestamp();
	let [jitter, ..] = sp_io::offchain::random_seed();
	Health::update(endpoint, |health| health.failed(error, now, jitter));
}
