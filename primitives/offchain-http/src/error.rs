//! Why a request brought nothing that can be used.

use core::fmt;

use sp_core::offchain::Timestamp;

/// Why a request brought nothing that can be used. None of them says anything about what was asked
/// for: a source that fails has not said "no".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Error {
	/// Not asked: the endpoint is left alone until this time.
	BackingOff {
		/// When it may be asked again.
		until: Timestamp,
	},
	/// The request could not be made: a mistake in this program, not in the answer.
	Request,
	/// No connection, or it broke.
	Network,
	/// No full answer by the deadline.
	Timeout,
	/// The body is larger than the request's cap: ask for less.
	TooLarge,
	/// Too many requests.
	Throttled {
		/// How long the endpoint asks to be left alone, in milliseconds, if it said so.
		wait_ms: Option<u64>,
	},
	/// The endpoint refuses the API key, or wants one.
	Unauthorised,
	/// The endpoint refuses the request: its URL or parameters are wrong.
	Refused {
		/// Status of the answer.
		status: u16,
	},
	/// The endpoint failed.
	Unavailable {
		/// Status of the answer.
		status: u16,
		/// How long the endpoint asks to be left alone, in milliseconds, if it said so.
		wait_ms: Option<u64>,
	},
	/// The body is not what the endpoint is documented to send.
	Malformed,
}

impl Error {
	/// What kind of error it is.
	pub fn kind(&self) -> ErrorKind {
		match self {
			Self::BackingOff { .. } => ErrorKind::BackingOff,
			Self::Request => ErrorKind::Request,
			Self::Network => ErrorKind::Network,
			Self::Timeout => ErrorKind::Timeout,
			Self::TooLarge => ErrorKind::TooLarge,
			Self::Throttled { .. } => ErrorKind::Throttled,
			Self::Unauthorised => ErrorKind::Unauthorised,
			Self::Refused { .. } => ErrorKind::Refused,
			Self::Unavailable { .. } => ErrorKind::Unavailable,
			Self::Malformed => ErrorKind::Malformed,
		}
	}

	/// Its name in metrics and logs.
	pub fn name(&self) -> &'static str {
		self.kind().name()
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.name())?;
		match self {
			Self::Refused { status } | Self::Unavailable { status, .. } => {
				write!(f, " (HTTP status {status})")
			},
			_ => Ok(()),
		}
	}
}

/// The kinds of [`Error`]. Their order is stored: new ones are appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ErrorKind {
	/// See [`Error::BackingOff`].
	BackingOff,
	/// See [`Error::Request`].
	Request,
	/// See [`Error::Network`].
	Network,
	/// See [`Error::Timeout`].
	Timeout,
	/// See [`Error::TooLarge`].
	TooLarge,
	/// See [`Error::Throttled`].
	Throttled,
	/// See [`Error::Unauthorised`].
	Unauthorised,
	/// See [`Error::Refused`].
	Refused,
	/// See [`Error::Unavailable`].
	Unavailable,
	/// See [`Error::Malformed`].
	Malformed,
}

impl ErrorKind {
	/// All kinds, in the order in which [`crate::Health::errors`] counts them.
	pub const ALL: [Self; 10] = [
		Self::BackingOff,
		Self::Request,
		Self::Network,
		Self::Timeout,
		Self::TooLarge,
		Self::Throttled,
		Self::Unauthorised,
		Self::Refused,
		Self::Unavailable,
		Self::Malformed,
	];

	/// Its name in metrics and logs. Dashboards know it: it does not change.
	pub const fn name(self) -> &'static str {
		match self {
			Self::BackingOff => "backing_off",
			Self::Request => "request",
			Self::Network => "network",
			Self::Timeout => "timeout",
			Self::TooLarge => "too_large",
			Self::Throttled => "throttled",
			Self::Unauthorised => "unauthorised",
			Self::Refused => "refused",
			Self::Unavailable => "unavailable",
			Self::Malformed => "malformed",
		}
	}
}
