//! Tests by behaviour.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

mod access;
mod anchoring;
mod properties;
mod provenance;
mod pruning;
mod removal;
mod streams;
mod tasks;
