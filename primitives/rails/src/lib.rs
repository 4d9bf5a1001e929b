//! Reads what TronGrid and TonAPI show, and judges it: the pure part of MorNet's payments worker.
//!
//! ## Overview
//!
//! Nothing here asks a network, keeps a state or knows the time. [`tron`] and [`ton`] build the
//! requests, read the answers and make of them [`Observation`]s: transfers of the right asset to
//! the right address that succeeded and are final. [`judge`] compares one with an order and says
//! what a validator may vouch for.
//!
//! ## Terminology
//!
//! - **Target**: an address of ours and the asset that counts there.
//! - **Row**: a transfer or transaction as one line of a provider's listing shows it.
//! - **Final**: the network promises not to take it back: on TRON a block that two thirds of the
//!   producers built on ("solidified"), on TON any block that the API shows.
//! - **Scan**: the pages of one listing, down to what was read before.
//!
//! ## Threat model
//!
//! Anybody can send our address anything, in any number: tokens with our token's name, transfers of
//! nothing, notifications of jettons that never came, transfers that failed or bounced, memos of
//! others. So a token is its contract and a notification its sender, never a symbol; each property
//! is read from the answer and not from the request, for APIs ignore parameters that they do not
//! know; and what two answers say of one transaction must agree. Amounts are integers, read digit
//! by digit. What cannot be read is skipped where a stranger may have written it, and is the
//! provider's failure where only the provider can have: a failure never means "not paid".
//!
//! A provider that lies consistently is believed by the validators that ask it, and by no others:
//! that is what the quorum is for.
//!
//! The facts on the APIs are those of 2026; where a rule rests on one that is not documented, the
//! rule is on the safe side of both readings.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod json;
mod verdict;

pub mod ton;
pub mod tron;

pub use mornet_primitives::payments::{Claim, Memo, Observation, Target};
pub use verdict::{judge, Dismissal, Expectation, Fit, Reason, Verdict, Wait};
