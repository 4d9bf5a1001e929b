//! Reading a document over HTTP(S) within bounds of time and size.

use alloc::vec::Vec;
use core::fmt;

use sp_core::offchain::{HttpError, Timestamp};
use sp_runtime::offchain::http::{Error, Request};

/// Why a document could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FetchError {
	/// There was no answer, or no whole one, in time.
	TimedOut,
	/// The server could not be reached, or the connection broke.
	Unreachable,
	/// The server answered with another status than 200.
	Status(u16),
	/// The answer has more bytes than it may.
	TooLong(usize),
}

impl fmt::Display for FetchError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::TimedOut => f.write_str("it did not answer in time"),
			Self::Unreachable => f.write_str("the connection failed"),
			Self::Status(status) => write!(f, "it answered with HTTP status {status}"),
			Self::TooLong(max) => write!(f, "its answer is longer than {max} bytes"),
		}
	}
}

impl From<HttpError> for FetchError {
	fn from(error: HttpError) -> Self {
		match error {
			HttpError::DeadlineReached => Self::TimedOut,
			HttpError::IoError | HttpError::Invalid => Self::Unreachable,
		}
	}
}

impl From<Error> for FetchError {
	fn from(error: Error) -> Self {
		match error {
			Error::DeadlineReached => Self::TimedOut,
			Error::IoError | Error::Unknown => Self::Unreachable,
		}
	}
}

/// Gets what is at `url`: all of it by `deadline`, and at most `max` bytes. Redirections are not
/// followed.
///
/// # Errors
///
/// As [`FetchError`] says.
pub fn fetch(url: &str, deadline: Timestamp, max: usize) -> Result<Vec<u8>, FetchError> {
	let response = Request::get(url)
		.deadline(deadline)
		.send()?
		.try_wait(deadline)
		.map_err(|_| FetchError::TimedOut)??;
	if response.code != 200 {
		return Err(FetchError::Status(response.code));
	}
	let mut rest = response.body();
	rest.deadline(deadline);
	let body: Vec<u8> = rest.by_ref().take(max.saturating_add(1)).collect();
	if let Some(error) = rest.error() {
		return Err((*error).into());
	}
	if body.len() > max {
		return Err(FetchError::TooLong(max));
	}
	Ok(body)
}
