//! The off-chain storage that the node and the payments worker share on a validator's machine.
//!
//! The node alone writes what is under [`config`], from its command line and its key files, before
//! the worker runs first; the worker alone writes the rest, and the node reads [`progress`] for its
//! metrics. All values are SCALE. Nothing of it is part of the chain's state, and the types with
//! secrets in them have no `Debug` that shows them.

use alloc::{string::String, vec::Vec};
use core::fmt;

use codec::{Decode, Encode};

use super::{Network, OrderId};
use crate::{BlockNumber, Moment};

/// What all keys begin with.
const PREFIX: &[u8] = b"mornet/payments/v1/";

fn key(kind: &[u8], rest: impl Encode) -> Vec<u8> {
	let mut key = PREFIX.to_vec();
	key.extend_from_slice(kind);
	rest.encode_to(&mut key);
	key
}

/// How a provider of a network's transfers is reached.
#[derive(Clone, PartialEq, Eq, Encode, Decode)]
pub struct Provider {
	/// Where its paths begin, such as `https://api.trongrid.io`, without a slash at the end.
	pub base_url: String,
	/// Key that it knows the operator by: sent in the header that the network's API wants, and
	/// nowhere else. `None` to ask without one.
	pub api_key: Option<String>,
}

impl fmt::Debug for Provider {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("Provider")
			.field("base_url", &self.base_url)
			.field("api_key", &self.api_key.as_ref().map(|_| "…"))
			.finish()
	}
}

/// How a network is read.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct NetworkConfig {
	/// The provider that is asked.
	pub provider: Provider,
	/// A second one: if there is, only what both show in the same way is vouched for.
	pub second: Option<Provider>,
}

impl NetworkConfig {
	/// The provider, or the second one.
	pub const fn provider(&self, second: bool) -> Option<&Provider> {
		if second {
			self.second.as_ref()
		} else {
			Some(&self.provider)
		}
	}
}

/// The name of a network's provider in metrics, and in the health record of the HTTP client that
/// counts requests and errors by kind (`Endpoint::health_key` of `mornet-offchain-http`).
pub const fn endpoint_name(network: Network, second: bool) -> &'static str {
	match (network, second) {
		(Network::Tron, false) => "tron",
		(Network::Tron, true) => "tron-second",
		(Network::Ton, false) => "ton",
		(Network::Ton, true) => "ton-second",
	}
}

/// How far the worker is with a network. Counts of what happened begin when the off-chain storage
/// does.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub struct Progress {
	/// Rounds begun.
	pub rounds: u64,
	/// When the last one began, in milliseconds since the Unix epoch.
	pub last_round: Moment,
	/// When the last one began after which everything was read that there was, by every provider
	/// that is configured, in milliseconds since the Unix epoch; 0 if there was none. Its age is
	/// what payments are delayed by.
	pub read_to: Moment,
	/// The order made first of those that are watched on the network, and when, as of the last
	/// round.
	pub oldest: Option<(OrderId, Moment)>,
	/// Transfers that were found and are not agreed on yet.
	pub pending: u32,
	/// Transfers of those that the two providers show differently, or only one of them shows.
	pub disagreements: u32,
	/// Transfers that could not be read and are not looked at again.
	pub unreadable: u64,
	/// Votes sent to the pool.
	pub votes: u64,
}

/// Key of a network's [`NetworkConfig`]; the network is not read where there is none.
pub fn config(network: Network) -> Vec<u8> {
	key(b"config/", network)
}

/// Key of a network's [`Progress`].
pub fn progress(network: Network) -> Vec<u8> {
	key(b"progress/", network)
}

/// Key of the lock that keeps a network's rounds from overlapping.
pub fn lock(network: Network) -> Vec<u8> {
	key(b"lock/", network)
}

/// Key of how far a listing was read by a provider; what is there is for the worker alone to know.
/// `listing` tells it from the network's other ones.
pub fn scan(network: Network, second: bool, listing: &impl Encode) -> Vec<u8> {
	key(b"scan/", (network, second, listing))
}

/// Key of the transfers found in a listing by a provider that are not agreed on yet: `Vec<Claim>`.
pub fn found(network: Network, second: bool, listing: &impl Encode) -> Vec<u8> {
	key(b"found/", (network, second, listing))
}

/// Key of the transactions of an hour, counted from the Unix epoch, that were found in a listing by
/// a provider and looked at, and of what they showed: `BTreeMap<[u8; 32], Vec<Observation>>`.
pub fn seen(network: Network, second: bool, listing: &impl Encode, hour: u64) -> Vec<u8> {
	key(b"seen/", (network, second, listing, hour))
}

/// Key of what was sent to the pool last for a network: [`Sent`].
pub fn sent(network: Network) -> Vec<u8> {
	key(b"sent/", network)
}

/// A report that was sent to the pool.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Sent {
	/// Block after which it was sent.
	pub block: BlockNumber,
	/// Hash of its claims.
	pub claims: [u8; 16],
}

#[cfg(test)]
mod tests {
	use alloc::{collections::BTreeSet, format};

	use super::*;

	#[test]
	fn keys_differ() {
		let mut keys = Vec::new();
		for network in Network::ALL {
			keys.extend([config(network), progress(network), lock(network), sent(network)]);
			for second in [false, true] {
				for listing in [1u8, 2] {
					keys.push(scan(network, second, &listing));
					keys.push(found(network, second, &listing));
					keys.push(seen(network, second, &listing, 0));
					keys.push(seen(network, second, &listing, 1));
				}
			}
		}
		assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
	}

	#[test]
	fn names_of_endpoints_differ() {
		let names = Network::ALL
			.into_iter()
			.flat_map(|network| [endpoint_name(network, false), endpoint_name(network, true)]);
		assert_eq!(names.collect::<BTreeSet<_>>().len(), 4);
	}

	#[test]
	fn keys_of_providers_are_not_shown() {
		let provider =
			Provider { base_url: "https://api.example".into(), api_key: Some("sesame".into()) };
		let config = NetworkConfig { provider: provider.clone(), second: Some(provider) };
		let shown = format!("{config:?}");
		assert!(shown.contains("api.example") && !shown.contains("sesame"), "{shown}");
	}
}
