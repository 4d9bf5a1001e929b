//! Why a message is not accepted.

use std::fmt;

/// Why a message is not accepted. Its name labels the metric and stands in the dead letter, so it
/// never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
	/// The topic is none that is understood, or does not hold a device id.
	Topic,
	/// The payload is larger than [`MAX_PAYLOAD`](crate::payload::MAX_PAYLOAD).
	TooLarge,
	/// The payload is not what its topic promises.
	Malformed,
	/// The payload is of another version of the schema.
	UnsupportedVersion,
	/// The chain has no such device.
	UnknownDevice,
	/// The device waits for a registrar or was taken out of service.
	NotActive,
	/// An unsigned message of a device that answers for itself by its signature.
	NotGateway,
	/// The device sends more than it may.
	RateLimited,
	/// The signature is missing or not the device's.
	BadSignature,
	/// The reading is stored or settled already.
	Duplicate,
	/// The reading's number is below that of one accepted before, and it is not that reading.
	OutOfOrder,
	/// The reading's time is too far ahead.
	Future,
	/// The reading's time is not after that of the reading before.
	ClockBack,
	/// A counter is below that of the reading before.
	CounterBack,
	/// A counter that no meter reaches, or a consumption far beyond the device's rating.
	Absurd,
}

impl Reason {
	/// All of them.
	pub const ALL: [Self; 15] = [
		Self::Topic,
		Self::TooLarge,
		Self::Malformed,
		Self::UnsupportedVersion,
		Self::UnknownDevice,
		Self::NotActive,
		Self::NotGateway,
		Self::RateLimited,
		Self::BadSignature,
		Self::Duplicate,
		Self::OutOfOrder,
		Self::Future,
		Self::ClockBack,
		Self::CounterBack,
		Self::Absurd,
	];

	/// Its name in metrics and dead letters.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Topic => "topic",
			Self::TooLarge => "too_large",
			Self::Malformed => "malformed",
			Self::UnsupportedVersion => "unsupported_version",
			Self::UnknownDevice => "unknown_device",
			Self::NotActive => "not_active",
			Self::NotGateway => "not_gateway",
			Self::RateLimited => "rate_limited",
			Self::BadSignature => "bad_signature",
			Self::Duplicate => "duplicate",
			Self::OutOfOrder => "out_of_order",
			Self::Future => "future",
			Self::ClockBack => "clock_back",
			Self::CounterBack => "counter_back",
			Self::Absurd => "absurd",
		}
	}

	/// Whether a message refused for it is sent to the dead-letter topic. A duplicate is not: a
	/// broker may deliver a message twice, and nothing is wrong with it.
	pub const fn is_dead_lettered(self) -> bool {
		!matches!(self, Self::Duplicate)
	}

	/// Whether what the chain says of the device has a part in it, so that newer word from the
	/// chain may change it.
	pub const fn depends_on_chain(self) -> bool {
		matches!(
			self,
			Self::UnknownDevice
				| Self::NotActive
				| Self::NotGateway
				| Self::BadSignature
				| Self::Duplicate
				| Self::OutOfOrder
				| Self::ClockBack
				| Self::CounterBack
				| Self::Absurd
		)
	}
}

impl fmt::Display for Reason {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.name())
	}
}
