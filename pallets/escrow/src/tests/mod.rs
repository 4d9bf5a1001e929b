//! Tests by behaviour.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

mod admin;
mod commerce;
mod deadlines;
mod disputes;
mod freezes;
mod opening;
mod paying;
mod properties;
mod queries;
