//! Tests of the runtime as a whole, without a node.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	reason = "tests may fail loudly"
)]

mod aml;
mod commerce;
mod committed_specs;
mod common;
mod exchange;
mod fees;
mod frozen;
mod genesis;
mod governance;
mod metadata;
mod offences;
mod pause;
mod privileges;
mod staking;
