//! Tests by behaviour.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

mod anchors;
mod formulas;
mod offchain;
mod properties;
mod quarantine;
mod queries;
mod refusing;
mod registry;
mod settling;
