//! What the pallet stores and what its calls and events carry, with the invariants of each.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
pub(crate) use mornet_primitives::units::time::DAY_MS;
use mornet_primitives::{
	aml::{CaseId, CaseState, FreezeCode, Rule},
	kyc::Ramp,
	rolling::RollingDay,
	units::currency::GCC,
	Balance, Moment,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// The runtime's account type.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// Most amounts right below the threshold that are remembered of an account: no rule asks for more.
pub const MAX_NEAR: u32 = 16;

/// The thresholds that governance sets, by `set_params`. A rule is met above its threshold, not at
/// it.
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
	/// What is worth less is not looked at, in plancks. No more than any threshold below.
	pub watch_from: Balance,
	/// What is worth as much is told as a large transaction, in plancks, for reports to a regulator.
	pub large_from: Balance,
	/// Velocity: most that an account moves in a rolling day, in plancks.
	pub velocity_amount: Balance,
	/// Velocity: most operations of an account in a rolling day.
	pub velocity_count: u32,
	/// Structuring: amounts from here on, in plancks, and below `large_from` are right below the
	/// threshold.
	pub structuring_from: Balance,
	/// Structuring: most such amounts within the window. Less than [`MAX_NEAR`].
	pub structuring_count: u32,
	/// Structuring: the window, in milliseconds.
	pub structuring_window: Moment,
	/// First large outflow: most that may leave at once, in plancks, soon after the onboarding.
	pub outflow_amount: Balance,
	/// First large outflow: how long that is, in milliseconds.
	pub onboarding_window: Moment,
	/// The longest freeze with an end, in milliseconds; the council can freeze again.
	pub max_freeze: Moment,
	/// How long a closed case is kept, in milliseconds. It goes earlier if the room is needed.
	pub retention: Moment,
}

impl Parameters {
	/// No window is longer, in milliseconds: a quarter.
	pub const MAX_WINDOW: Moment = 90 * DAY_MS;
	/// No freeze with an end is longer, in milliseconds: a year.
	pub const MAX_FREEZE: Moment = 365 * DAY_MS;
	/// No closed case is kept longer, in milliseconds: what a regulator wants for longer it has from
	/// the events.
	pub const MAX_RETENTION: Moment = 5 * 365 * DAY_MS;

	/// Whether these values can be in force.
	pub fn check(&self) -> bool {
		self.watch_from <= self.structuring_from
			&& self.watch_from <= self.outflow_amount
			&& self.watch_from <= self.velocity_amount
			&& self.structuring_from < self.large_from
			&& self.velocity_count > 0
			&& (1..MAX_NEAR).contains(&self.structuring_count)
			&& (1..=Self::MAX_WINDOW).contains(&self.structuring_window)
			&& self.onboarding_window <= Self::MAX_WINDOW
			&& (1..=Self::MAX_FREEZE).contains(&self.max_freeze)
			&& self.retention <= Self::MAX_RETENTION
	}
}

impl Default for Parameters {
	/// Thresholds in the order of those that banks have in units of fiat: 10,000 for what is large.
	fn default() -> Self {
		Self {
			watch_from: 100 * GCC,
			large_from: 10_000 * GCC,
			velocity_amount: 50_000 * GCC,
			velocity_count: 100,
			structuring_from: 9_000 * GCC,
			structuring_count: 2,
			structuring_window: 7 * DAY_MS,
			outflow_amount: 5_000 * GCC,
			onboarding_window: 30 * DAY_MS,
			max_freeze: 90 * DAY_MS,
			retention: 365 * DAY_MS,
		}
	}
}

/// A freeze.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Freeze {
	/// Why.
	pub code: FreezeCode,
	/// Since when, in milliseconds since the Unix epoch.
	pub since: Moment,
	/// From when on it is lifted, in milliseconds since the Unix epoch.
	pub until: Option<Moment>,
	/// The case it belongs to.
	pub case: Option<CaseId>,
	/// Whether the account exists only because it is frozen: it had no coins, and a freeze needs an
	/// account to be on.
	pub sponsored: bool,
}

/// A case.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Case<AccountId> {
	/// Whom it is about.
	pub account: AccountId,
	/// Why it was opened.
	pub rule: Rule,
	/// With whom, when the rule was first met, if it is about two.
	pub counterparty: Option<AccountId>,
	/// When it was opened, in milliseconds since the Unix epoch.
	pub opened_at: Moment,
	/// When the rule was last met, in milliseconds since the Unix epoch.
	pub last_at: Moment,
	/// How often it was met.
	pub hits: u32,
	/// The largest amount with which it was met, in plancks.
	pub amount: Balance,
	/// Where it stands.
	pub state: CaseState,
}

/// What the rules remember of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Profile {
	/// When its first attestation came into force, in milliseconds since the Unix epoch.
	pub onboarded_at: Option<Moment>,
	/// Whether a large amount left, after that if there was one.
	pub large_outflow: bool,
	/// What it moved in the last day.
	pub moved: RollingDay,
	/// When it moved amounts right below the threshold, the oldest first, in milliseconds since the
	/// Unix epoch.
	pub near: BoundedVec<Moment, ConstU32<MAX_NEAR>>,
}

impl Profile {
	/// Whether the account was onboarded so shortly before that a large outflow is unusual.
	pub fn is_new(&self, now: Moment, params: &Parameters) -> bool {
		self.onboarded_at
			.is_some_and(|at| now.saturating_sub(at) < params.onboarding_window)
	}

	/// Forgets amounts right below the threshold that are older than the window.
	pub fn forget_near(&mut self, now: Moment, params: &Parameters) {
		self.near.retain(|at| now.saturating_sub(*at) < params.structuring_window);
	}

	/// Whether no rule needs it any more.
	pub fn is_stale(&self, now: Moment, params: &Parameters) -> bool {
		!self.is_new(now, params)
			&& self.moved.is_stale(now)
			&& !self.near.iter().any(|at| now.saturating_sub(*at) < params.structuring_window)
	}
}

/// Which way something went, as the rules see it.
#[allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]
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
)]
pub enum Flow {
	/// Through a ramp.
	#[codec(index = 0)]
	Ramp(Ramp),
	/// To another account.
	#[codec(index = 1)]
	Transfer,
}

impl Flow {
	/// Whether it left the account.
	pub const fn is_outflow(self) -> bool {
		matches!(self, Self::Ramp(Ramp::Withdrawal) | Self::Transfer)
	}
}
