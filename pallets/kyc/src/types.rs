//! What the pallet stores and what its calls and events carry, with the invariants of each.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
pub(crate) use mornet_primitives::units::time::DAY_MS;
use mornet_primitives::{
	kyc::{
		Commitment, Jurisdiction, Jurisdictions, Level, LimitError, RampLimit, RampLimitsByLevel,
		RegistrarId, RevokeReason, Standing,
	},
	units::time::HOUR_MS,
	Moment,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The runtime's account type.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// The rules that governance sets, by `set_params`.
///
/// [`Parameters::check`] says which values are accepted.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// The longest that an attestation can be in force from when it is written or renewed, in
	/// milliseconds. Counts for those written from then on.
	pub max_validity: Moment,
	/// How long a proposal waits for consent, in milliseconds. Counts for those written from then
	/// on.
	pub proposal_validity: Moment,
}

impl Parameters {
	/// No rule for less than this, in milliseconds: an hour.
	pub const MIN: Moment = HOUR_MS;
	/// No attestation is in force for longer, in milliseconds: five years, after which a customer's
	/// file is out of date whatever the risk.
	pub const MAX_VALIDITY: Moment = 5 * 365 * DAY_MS;
	/// No proposal waits for longer, in milliseconds: a quarter.
	pub const MAX_PROPOSAL: Moment = 90 * DAY_MS;

	/// Whether these values can be in force.
	pub fn check(&self) -> bool {
		(Self::MIN..=Self::MAX_VALIDITY).contains(&self.max_validity)
			&& (Self::MIN..=Self::MAX_PROPOSAL).contains(&self.proposal_validity)
	}
}

impl Default for Parameters {
	/// A year and two weeks.
	fn default() -> Self {
		Self { max_validity: 365 * DAY_MS, proposal_validity: 14 * DAY_MS }
	}
}

/// Who checks customers off the chain and attests what it found.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Registrar<AccountId> {
	/// The account that acts for it; after its deactivation the one that did last.
	pub account: AccountId,
	/// The highest level it attests.
	pub max_level: Level,
	/// Where its customers live: sorted, each once, at least one.
	pub jurisdictions: Jurisdictions,
	/// When it was deactivated, in milliseconds since the Unix epoch.
	pub deactivated_at: Option<Moment>,
	/// What it wrote from this time on is void, in milliseconds since the Unix epoch. Only once it is
	/// deactivated.
	pub compromised_since: Option<Moment>,
	/// Attestations on record that are its.
	pub attestations: u32,
	/// Proposals on record that are its.
	pub proposals: u32,
}

impl<AccountId> Registrar<AccountId> {
	/// Whether it is appointed.
	pub fn is_active(&self) -> bool {
		self.deactivated_at.is_none()
	}

	/// Whether what it wrote at this time is void.
	pub fn is_void(&self, written_at: Moment) -> bool {
		self.compromised_since.is_some_and(|since| written_at >= since)
	}
}

/// An attestation that waits for the account's consent.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Proposal {
	/// The level: not [`Level::Zero`].
	pub level: Level,
	/// Where the customer lives.
	pub jurisdiction: Jurisdiction,
	/// What binds the registrar to its file.
	pub commitment: Commitment,
	/// When it was written, in milliseconds since the Unix epoch.
	pub written_at: Moment,
	/// When the attestation expires, in milliseconds since the Unix epoch.
	pub expires_at: Moment,
	/// From when on the account cannot consent, in milliseconds since the Unix epoch.
	pub lapses_at: Moment,
}

/// What a registrar attested of an account, and the account consented to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Attestation {
	/// Whose it is.
	pub registrar: RegistrarId,
	/// The level: not [`Level::Zero`].
	pub level: Level,
	/// Where the customer lives.
	pub jurisdiction: Jurisdiction,
	/// What binds the registrar to its file.
	pub commitment: Commitment,
	/// When it was written or last renewed, in milliseconds since the Unix epoch.
	pub written_at: Moment,
	/// When the account consented, in milliseconds since the Unix epoch.
	pub consented_at: Moment,
	/// From when on it is not in force, in milliseconds since the Unix epoch.
	pub expires_at: Moment,
	/// Why it was revoked.
	pub revoked: Option<RevokeReason>,
}

/// What is left of a registrar's attestation of an account whose commitment left the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Tombstone {
	/// When it left, in milliseconds since the Unix epoch.
	pub erased_at: Moment,
	/// When the registrar said that the salt is destroyed, in milliseconds since the Unix epoch. No
	/// earlier than it left.
	pub destroyed_at: Option<Moment>,
}

/// The level in force of an account, and why it is no higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LevelInForce {
	/// The level.
	pub level: Level,
	/// Why.
	pub standing: Standing,
}

impl LevelInForce {
	/// The limit at this level.
	pub fn limit(&self, limits: &RampLimitsByLevel) -> RampLimit {
		// There are as many as levels; what there is not is closed.
		Level::ALL
			.iter()
			.zip(limits)
			.find(|(level, _)| **level == self.level)
			.map(|(_, limit)| *limit)
			.unwrap_or_default()
	}

	/// What to tell a customer whose operation a limit refuses: what would raise it, if its
	/// attestation is in force no more. A ramp that is closed to the level may be closed to all, so
	/// [`LimitError::NotVerified`] tells of both.
	pub fn explain(&self, limit: RampLimit, error: LimitError) -> LimitError {
		match self.standing {
			Standing::Expired => LimitError::Expired,
			Standing::Revoked | Standing::Compromised => LimitError::Revoked,
			Standing::Unattested | Standing::InForce if !limit.is_open() => LimitError::NotVerified,
			Standing::Unattested | Standing::InForce => error,
		}
	}
}

/// Whether no level may do less than a lower one, and no limit is a contradiction.
pub(crate) fn check_limits(limits: &RampLimitsByLevel) -> bool {
	limits
		.iter()
		.all(|l| l.per_operation <= l.per_day && (l.is_open() || l.per_day == 0))
		&& limits.iter().zip(limits.iter().skip(1)).all(|(lower, higher)| {
			lower.per_operation <= higher.per_operation && lower.per_day <= higher.per_day
		})
}
