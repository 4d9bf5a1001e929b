//! Whom to ask.

use alloc::{string::String, vec::Vec};
use core::fmt;

use codec::{Decode, Encode, Error as CodecError, Input};

/// Longest base URL, in bytes.
const MAX_URL: usize = 256;
/// Longest name or value of an API key's header, in bytes.
const MAX_HEADER: usize = 512;

/// What is wrong with an endpoint's configuration. The texts name the mistake and show no secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EndpointError {
	/// It does not begin with `https://` or `http://`.
	Scheme,
	/// `http://` to another machine.
	PlainHttp,
	/// It has no host, or is too long, or has a character that no base URL has.
	Url,
	/// A user name or password in the URL.
	Credentials,
	/// The API key is empty or too long, or has a character that no header has.
	ApiKey,
}

impl fmt::Display for EndpointError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Scheme => "the URL must begin with https:// (or http:// for this machine)",
			Self::PlainHttp => {
				"plain http:// is for this machine only (127.0.0.1, [::1], localhost): use https://"
			},
			Self::Url => "the URL must be a scheme, a host, and a port and path if need be",
			Self::Credentials => "the URL must hold no user name or password",
			Self::ApiKey => "the API key must be printable ASCII without spaces at its ends",
		})
	}
}

impl core::error::Error for EndpointError {}

/// Where an endpoint's paths begin: `https://api.trongrid.io`, say. Without a slash at its end.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Encode)]
pub struct BaseUrl(String);

impl BaseUrl {
	/// Reads a base URL, with or without a slash at its end.
	///
	/// # Errors
	///
	/// What is wrong with it: see [`EndpointError`].
	pub fn parse(url: &str) -> Result<Self, EndpointError> {
		let url = url.trim_end_matches('/');
		let (plain, rest) = if let Some(rest) = url.strip_prefix("https://") {
			(false, rest)
		} else if let Some(rest) = url.strip_prefix("http://") {
			(true, rest)
		} else {
			return Err(EndpointError::Scheme);
		};
		let authority = rest.split('/').next().unwrap_or_default();
		if authority.contains('@') {
			return Err(EndpointError::Credentials);
		}
		let legal = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/[]".contains(&byte);
		let (host, port) = split_port(authority).ok_or(EndpointError::Url)?;
		if host.is_empty() || url.len() > MAX_URL || !rest.bytes().all(legal) {
			return Err(EndpointError::Url);
		}
		if port.is_some_and(|port| port.parse::<u16>().map_or(true, |port| port == 0)) {
			return Err(EndpointError::Url);
		}
		if plain && !["127.0.0.1", "[::1]", "localhost"].contains(&host) {
			return Err(EndpointError::PlainHttp);
		}
		Ok(Self(url.into()))
	}

	/// Splits the URL of one document: where its host's paths begin, and its path with its query,
	/// for [`crate::Request::get`]. A URL without a path means `/`.
	///
	/// # Errors
	///
	/// What is wrong with the host as [`Self::parse`] says; [`EndpointError::Url`] if the path is
	/// not printable ASCII or has a fragment, which no request carries.
	pub fn split(url: &str) -> Result<(Self, String), EndpointError> {
		let (_, rest) = url.split_once("://").ok_or(EndpointError::Scheme)?;
		let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
		if authority.is_empty() {
			return Err(EndpointError::Url);
		}
		let path = rest.strip_prefix(authority).unwrap_or_default();
		let base = Self::parse(url.strip_suffix(path).unwrap_or_default())?;
		if path.bytes().any(|byte| !byte.is_ascii_graphic() || byte == b'#') {
			return Err(EndpointError::Url);
		}
		let slash = if path.starts_with('/') { "" } else { "/" };
		Ok((base, [slash, path].concat()))
	}

	/// The URL, without a slash at its end.
	pub fn as_str(&self) -> &str {
		&self.0
	}
}

/// Host and port of an authority; the host of an IPv6 address keeps its brackets.
fn split_port(authority: &str) -> Option<(&str, Option<&str>)> {
	let host_end = match authority.strip_prefix('[') {
		Some(rest) => rest.find(']')?.checked_add(2)?,
		None => authority.find(':').unwrap_or(authority.len()),
	};
	let (host, rest) = authority.split_at_checked(host_end)?;
	match rest {
		"" => Some((host, None)),
		_ => rest.strip_prefix(':').map(|port| (host, Some(port))),
	}
}

impl Decode for BaseUrl {
	fn decode<I: Input>(input: &mut I) -> Result<Self, CodecError> {
		Self::parse(&String::decode(input)?).map_err(|_| "not a base URL".into())
	}
}

/// The header with which a node shows an endpoint who it is.
#[derive(Clone, PartialEq, Eq, Encode)]
pub struct ApiKey {
	header: String,
	value: String,
}

impl ApiKey {
	/// A key that goes out as `header: value`.
	///
	/// # Errors
	///
	/// [`EndpointError::ApiKey`] if these cannot be a header.
	pub fn new(header: &str, value: &str) -> Result<Self, EndpointError> {
		let name_fits = (1..=MAX_HEADER).contains(&header.len())
			&& header.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
		let value_fits = (1..=MAX_HEADER).contains(&value.len())
			&& value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic())
			&& value.trim() == value;
		if !name_fits || !value_fits {
			return Err(EndpointError::ApiKey);
		}
		Ok(Self { header: header.into(), value: value.into() })
	}

	/// Name of the header.
	pub(crate) fn header(&self) -> &str {
		&self.header
	}

	/// The secret.
	pub(crate) fn value(&self) -> &str {
		&self.value
	}
}

impl fmt::Debug for ApiKey {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.debug_struct("ApiKey").field("header", &self.header).finish_non_exhaustive()
	}
}

impl Decode for ApiKey {
	fn decode<I: Input>(input: &mut I) -> Result<Self, CodecError> {
		let (header, value) = <(String, String)>::decode(input)?;
		Self::new(&header, &value).map_err(|_| "not an API key".into())
	}
}

/// A service that workers ask.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
pub struct Endpoint {
	name: String,
	base: BaseUrl,
	key: Option<ApiKey>,
}

impl Endpoint {
	/// An endpoint with a name for metrics: the rail's, say.
	pub fn new(name: &str, base: BaseUrl, key: Option<ApiKey>) -> Self {
		Self { name: name.into(), base, key }
	}

	/// Its name in metrics.
	pub fn name(&self) -> &str {
		&self.name
	}

	/// Where its paths begin.
	pub fn base(&self) -> &BaseUrl {
		&self.base
	}

	/// Its API key.
	pub(crate) fn key(&self) -> Option<&ApiKey> {
		self.key.as_ref()
	}

	/// Key of its [`crate::Health`] in the node's persistent off-chain storage.
	pub fn health_key(&self) -> Vec<u8> {
		let mut key = b"mornet/http/v1/".to_vec();
		(&self.name, &self.base).encode_to(&mut key);
		key
	}
}
