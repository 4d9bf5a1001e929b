//! What is checked before a node starts, so that a mistake in its set-up ends in one line that says
//! what to do: the SDK would move to another port in silence, or fail with a bare system error.

use std::{
	io::ErrorKind,
	net::{IpAddr, SocketAddr, TcpListener},
};

use sc_network::{multiaddr::Protocol, Multiaddr};
use sc_service::Configuration;

/// Checks that the chain's folder can be made, or is there.
///
/// # Errors
///
/// A line for the operator that names the folder.
pub fn base_path(config: &Configuration) -> Result<(), String> {
	let folder = config.base_path.config_dir(config.chain_spec.id());
	std::fs::create_dir_all(&folder).map_err(|error| {
		format!(
			"cannot write to {}: {error}; name another folder with --base-path",
			folder.display()
		)
	})
}

/// Checks that every port the node is to listen on is free, and keeps the RPC server from choosing
/// another one by itself.
///
/// # Errors
///
/// A line for the operator that names the first port that is taken and the flag that sets it.
pub fn ports(config: &mut Configuration) -> Result<(), String> {
	for endpoint in config.rpc.addr.iter_mut().flatten() {
		endpoint.retry_random_port = false;
		ensure_free(endpoint.listen_addr, "--rpc-port")?;
	}
	if let Some(prometheus) = &config.prometheus_config {
		ensure_free(prometheus.port, "--prometheus-port")?;
	}
	for address in config.network.listen_addresses.iter().filter_map(tcp_address) {
		ensure_free(address, "--port")?;
	}
	Ok(())
}

/// The address behind `/ip4/…/tcp/…` or `/ip6/…/tcp/…`, whatever follows.
fn tcp_address(address: &Multiaddr) -> Option<SocketAddr> {
	let mut protocols = address.iter();
	let ip = match protocols.next()? {
		Protocol::Ip4(ip) => IpAddr::from(ip),
		Protocol::Ip6(ip) => IpAddr::from(ip),
		_ => return None,
	};
	match protocols.next()? {
		Protocol::Tcp(port) => Some(SocketAddr::new(ip, port)),
		_ => None,
	}
}

/// Listens on `address` for a moment. Only a port that is taken is an error here: what else can be
/// wrong with an address, a machine without IPv6 say, is for the server that uses it to judge.
fn ensure_free(address: SocketAddr, flag: &str) -> Result<(), String> {
	match TcpListener::bind(address) {
		Err(error) if error.kind() == ErrorKind::AddrInUse => Err(format!(
			"port {} is in use by another program; stop it, or choose another port with {flag}",
			address.port()
		)),
		_ => Ok(()),
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn taken_port_is_named_with_its_flag() {
		let taken = TcpListener::bind("127.0.0.1:0").expect("a port is free");
		let address = taken.local_addr().expect("it is bound");
		let error = ensure_free(address, "--rpc-port").expect_err("it is taken");
		assert!(error.contains(&address.port().to_string()), "{error}");
		assert!(error.contains("--rpc-port"), "{error}");
		drop(taken);
		assert_eq!(ensure_free(address, "--rpc-port"), Ok(()));
	}

	#[test]
	fn tcp_address_is_found_in_a_multiaddress() {
		let parse = |text: &str| tcp_address(&text.parse().expect("a multiaddress"));
		assert_eq!(parse("/ip4/127.0.0.1/tcp/30333"), Some(([127, 0, 0, 1], 30333).into()));
		assert_eq!(parse("/ip4/0.0.0.0/tcp/30334/ws"), Some(([0, 0, 0, 0], 30334).into()));
		assert_eq!(parse("/dns/localhost/tcp/30333"), None);
		assert_eq!(parse("/ip4/127.0.0.1/udp/30333"), None);
	}
}
