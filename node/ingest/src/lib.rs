//! MQTT ingest of a MorNet node.
//!
//! Devices publish their readings to an MQTT broker. The ingest subscribes to it, checks each
//! reading against what the chain knows of the device, keeps what is good in the node's off-chain
//! storage, and only then acknowledges the message. From there the runtime's off-chain worker
//! brings it to the chain; `mornet_primitives::metering::store` is the contract between the two.
//!
//! - [`config`]: the command line's part, and what is made of it.
//! - [`connection`]: the broker: connecting, subscribing, acknowledging in order, dead letters.
//! - [`topic`], [`payload`]: what a message says.
//! - [`check`], [`rate`]: the rules of a reading and of how many there may be.
//! - [`directory`]: what the chain knows of the devices.
//! - [`shard`]: judges messages and stores them; devices are spread over several, one a thread.
//! - [`store`]: what is kept, and in which order it is written.
//! - [`settlement`]: follows final blocks: takes off what is settled, forgets what is old.
//! - [`reader`]: readings, and their proofs against the roots anchored on the chain, for the RPC.
//! - [`status`]: how it is doing, as metrics and for the RPC.
//! - [`service`]: puts these together.
//!
//! `docs/mqtt.md` is the operator's guide.

pub mod check;
pub mod config;
pub mod connection;
mod dead_letter;
pub mod directory;
pub mod payload;
pub mod rate;
pub mod reader;
pub mod reason;
pub mod service;
pub mod settlement;
pub mod shard;
pub mod status;
pub mod store;
pub mod testing;
pub mod topic;

/// Log target.
const LOG_TARGET: &str = "mqtt";

/// The time by this machine's clock, in milliseconds since 1970.
fn now() -> mornet_primitives::Moment {
	let since = std::time::UNIX_EPOCH.elapsed().unwrap_or_default();
	since.as_millis().try_into().unwrap_or_default()
}
