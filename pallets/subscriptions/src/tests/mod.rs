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
mod ends;
mod plans;
mod properties;
mod queries;
mod renewals;
mod subscribing;
mod upgrades;
mod usage;
