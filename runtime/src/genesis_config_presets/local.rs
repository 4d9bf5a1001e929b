//! `local_testnet`: four validators with well-known keys, for a network on one machine. Four is the
//! smallest number that goes on when one stops.

use serde_json::Value;

use super::development::{
	well_known_accounts, well_known_offices, well_known_validators, with_rails, with_sudo,
};

/// The preset.
pub(super) fn genesis() -> Value {
	with_sudo(with_rails(super::genesis(
		well_known_validators().into(),
		well_known_accounts(),
		well_known_offices(),
	)))
}
