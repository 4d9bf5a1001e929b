//! What this runtime fixes beyond the units that `mornet-primitives` shares with the node.

use mornet_primitives::{units::time, BlockNumber};
use sp_runtime::Perbill;

/// Most validators there can be.
pub const MAX_VALIDATORS: u32 = 21;

/// Length of an epoch, which is a session too, in blocks: an hour, and a minute in the development
/// runtime. The one constant by which the two differ in pace.
pub const EPOCH_DURATION: BlockNumber =
	if cfg!(feature = "dev") { time::MINUTES } else { time::HOURS };

/// How long after an offence it can still be reported, in sessions.
pub const OFFENCE_REPORT_SESSIONS: BlockNumber = 7 * 24;

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
