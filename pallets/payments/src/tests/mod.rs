//! Tests by behaviour.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

mod creating;
mod housekeeping;
mod paying;
mod properties;
mod queries;
mod rails;
mod resolving;
mod states;
mod voting;
mod worker;
