//! What the node does for payments on other networks: it tells the runtime's off-chain worker whom
//! to ask, and shows how the worker is doing.

mod config;
mod metrics;
mod secrecy;

pub use config::{PaymentsConfig, PaymentsParams};
pub use metrics::watch;
pub use secrecy::{ensure_kept, keep};

/// Log target.
const LOG_TARGET: &str = "payments";
