//! What this runtime fixes beyond the units that `mornet-primitives` shares with the node.

use mornet_primitives::{units::time, BlockNumber, Moment};
use sp_runtime::Perbill;
use sp_staking::{EraIndex, SessionIndex};

/// Most validators there can be.
pub const MAX_VALIDATORS: u32 = 21;

/// A duration: on networks that matter, and in the development runtime, where nobody can wait. All
/// that the two differ in, but for Sudo, goes through here.
const fn paced(production: u32, development: u32) -> u32 {
	if cfg!(feature = "dev") {
		development
	} else {
		production
	}
}

/// Length of an epoch, which is a session too, in blocks: an hour, or half a minute.
pub const EPOCH_DURATION: BlockNumber = paced(time::HOURS, time::MINUTES / 2);

/// Sessions in an era: six hours, or a minute.
pub const SESSIONS_PER_ERA: SessionIndex = paced(6, 2);

/// Eras for which stake stays on hold after it is unbonded: a week, or four minutes.
pub const BONDING_DURATION: EraIndex = paced(28, 4);

/// Eras between the report of an offence and the slash: three days, or two minutes.
pub const SLASH_DEFER_DURATION: EraIndex = paced(12, 2);

/// Eras within which rewards can be paid out: three weeks, or a quarter of an hour.
pub const HISTORY_DEPTH: EraIndex = paced(84, 15);

/// Least time that an issuer has to settle a withdrawal, in blocks: an hour, or half a minute.
pub const MIN_WITHDRAWAL_TIMEOUT: BlockNumber = paced(time::HOURS, time::MINUTES / 2);

/// Length of a settlement interval of the meters, in milliseconds: a quarter of an hour, or half a
/// minute.
pub const SETTLEMENT_INTERVAL: Moment = paced(15 * 60_000, 30_000) as Moment;

/// Governance. All its periods are hours and days of [`HOURS`](governance::HOURS).
pub mod governance {
	use mornet_primitives::{units::time, BlockNumber};

	/// An hour of governance, in blocks: an hour, or a single block.
	pub const HOURS: BlockNumber = super::paced(time::HOURS, 1);

	/// A day of governance, in blocks.
	pub const DAYS: BlockNumber = 24 * HOURS;

	/// How long members of a collective can vote on a motion.
	pub const MOTION_DURATION: BlockNumber = 3 * DAYS;

	/// How long a referendum can wait until it is decided.
	pub const UNDECIDING_TIMEOUT: BlockNumber = 14 * DAYS;

	/// How long a vote with conviction 1 locks GCC; one with conviction 6, 32 times as long.
	pub const VOTE_LOCKING_PERIOD: BlockNumber = 7 * DAYS;

	/// How long a whitelisted call that was deferred can be dispatched.
	pub const DEFERRED_DISPATCH_EXPIRATION: BlockNumber = 7 * DAYS;

	/// Period of the treasury's report and, in presets, of the council's budget.
	pub const TREASURY_PERIOD: BlockNumber = 30 * DAYS;

	/// How long an approved spend can be paid out.
	pub const PAYOUT_PERIOD: BlockNumber = 30 * DAYS;

	/// How long an emergency lasts unless it is ended or extended. Half of the day within which a
	/// payment must be agreed on to count by itself, so that one made just before is not late.
	pub const EMERGENCY_DURATION: BlockNumber = 12 * HOURS;
}

/// How long after an offence it can still be reported, in sessions: as long as what is unbonded
/// stays on hold.
pub const OFFENCE_REPORT_SESSIONS: SessionIndex = SESSIONS_PER_ERA * BONDING_DURATION;

/// The share of a block that ordinary transactions may fill; the rest is for operational calls and
/// for hooks.
pub const NORMAL_DISPATCH_RATIO: Perbill = Perbill::from_percent(75);

/// Most bytes of a block.
pub const MAX_BLOCK_LENGTH: u32 = 5 * 1024 * 1024;

/// Most bytes of a block's header. Digests are small; what is larger is an attack.
pub const MAX_HEADER_SIZE: u32 = 100 * 1024;

/// Fees.
pub mod fee {
	use mornet_primitives::{units::currency::MICRO_GCC, Balance};

	/// Price of a picosecond of execution on the reference machine, in plancks.
	///
	/// With [`BYTE_FEE`] it makes a plain transfer cost about 0.001 GCC.
	pub const PLANCKS_PER_PICOSECOND: Balance = 1;

	/// Price of a transaction's byte, in plancks.
	pub const BYTE_FEE: Balance = MICRO_GCC;
}
