//! The HTTP client that all off-chain workers of MorNet share.
//!
//! ## Overview
//!
//! A worker asks services that it does not control. They hang, throttle, answer with garbage or not
//! at all, and a validator must go on making blocks meanwhile. So a [`Client`] gives each request
//! one deadline and a cap on the size of its answer, and leaves an [`Endpoint`] that fails alone for
//! a time that grows. What it learnt of an endpoint is a [`Health`] record in the node's own storage:
//! no part of the chain's state, and lost without harm.
//!
//! ## Terminology
//!
//! - **Endpoint**: a base URL with an API key, under the name that metrics use for it.
//! - **Backoff**: the time in which an endpoint is not asked, because it failed or asked for it.
//! - **Answer**: what came back: status, how long to wait if it said so, and the body.
//!
//! ## Threat model
//!
//! Whatever an endpoint answers, a request ends by its deadline, holds no more than its cap in
//! memory and stops the next ones for no longer than [`MAX_ASKED_WAIT_MS`]. Redirects are not
//! followed, and plain HTTP is spoken on the loopback interface alone: an answer can bear money.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod client;
mod endpoint;
mod error;
mod health;
mod retry_after;

#[cfg(test)]
mod tests;

pub use client::{Answer, Client, Pending, Request, DEFAULT_MAX_BODY, TIMEOUT_MS};
pub use endpoint::{ApiKey, BaseUrl, Endpoint, EndpointError};
pub use error::{Error, ErrorKind};
pub use health::{Health, MAX_ASKED_WAIT_MS, MAX_BACKOFF_MS, MIN_BACKOFF_MS};
