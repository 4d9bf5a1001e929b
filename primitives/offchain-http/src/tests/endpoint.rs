//! What may be configured, and what is never shown.

use codec::{Decode, Encode};

use crate::{ApiKey, BaseUrl, Endpoint, EndpointError, Request};

#[test]
fn base_urls_of_services_are_taken() {
	for (url, base) in [
		("https://api.trongrid.io", "https://api.trongrid.io"),
		("https://tonapi.io/", "https://tonapi.io"),
		("https://proxy.example:8443/tron/", "https://proxy.example:8443/tron"),
		("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
		("http://localhost", "http://localhost"),
		("http://[::1]:9", "http://[::1]:9"),
		("https://[2001:db8::1]", "https://[2001:db8::1]"),
	] {
		assert_eq!(BaseUrl::parse(url).unwrap().as_str(), base);
	}
}

#[test]
fn other_base_urls_are_refused_with_the_reason() {
	use EndpointError::*;

	for (url, error) in [
		("", Scheme),
		("api.trongrid.io", Scheme),
		("ftp://api.trongrid.io", Scheme),
		("HTTPS://api.trongrid.io", Scheme),
		("http://api.trongrid.io", PlainHttp),
		("http://10.0.0.1:8090", PlainHttp),
		("http://127.0.0.1.example", PlainHttp),
		("http://localhost.example", PlainHttp),
		("https://", Scheme),
		("https:///path", Url),
		("https://:443", Url),
		("https://host:", Url),
		("https://host:0", Url),
		("https://host:65536", Url),
		("https://host:port", Url),
		("https://[::1", Url),
		("https://[::1]x", Url),
		("https://host/?key=1", Url),
		("https://host/#x", Url),
		("https://ho st", Url),
		("https://host\r\nx-evil: 1", Url),
		("https://hôte", Url),
		("https://user:secret@host", Credentials),
		("http://127.0.0.1:80@evil.example", Credentials),
		(&format!("https://{}", "a".repeat(300)), Url),
	] {
		assert_eq!(BaseUrl::parse(url), Err(error), "{url:?}");
	}
}

#[test]
fn urls_of_documents_are_split_after_the_host() {
	for (url, base, path) in [
		("https://a", "https://a", "/"),
		("https://a/", "https://a", "/"),
		("https://a?q=/", "https://a", "/?q=/"),
		("https://a/v1.json?b=https://c/d", "https://a", "/v1.json?b=https://c/d"),
		("https://a:8443//x/", "https://a:8443", "//x/"),
		("http://127.0.0.1:8080/feed", "http://127.0.0.1:8080", "/feed"),
		("http://[::1]:80/@", "http://[::1]:80", "/@"),
	] {
		let (found, rest) = BaseUrl::split(url).unwrap();
		assert_eq!((found.as_str(), rest.as_str()), (base, path), "{url}");
	}
}

#[test]
fn other_urls_of_documents_are_refused_with_the_reason() {
	use EndpointError::*;

	for (url, error) in [
		("", Scheme),
		("/feed", Scheme),
		("HTTPS://a/b", Scheme),
		("file:///etc/passwd", Url),
		("ftp://a/b", Scheme),
		("a/http://127.0.0.1/", Scheme),
		("https://", Url),
		("https:///path", Url),
		("https://?q", Url),
		("https://a:0/b", Url),
		("https://a/b#c", Url),
		("https://a#c", Url),
		("https://a/b c", Url),
		("https://a/\n", Url),
		("https://a/ä", Url),
		("https://ä/", Url),
		("https://user:secret@a/b", Credentials),
		("http://127.0.0.1:80@a/b", Credentials),
		("http://a/b", PlainHttp),
		("http://127.0.0.1.a/", PlainHttp),
		("http://a/@127.0.0.1", PlainHttp),
		("http://a?127.0.0.1", PlainHttp),
	] {
		assert_eq!(BaseUrl::split(url), Err(error), "{url:?}");
	}
}

#[test]
fn keys_that_break_a_header_are_refused() {
	assert!(ApiKey::new("TRON-PRO-API-KEY", "a1b2-c3").is_ok());
	assert!(ApiKey::new("Authorization", "Bearer a.b.c").is_ok());
	for value in ["", " a", "a ", "a\n", "a\r\nx: y", "ä", "\0", &"a".repeat(600)] {
		assert_eq!(ApiKey::new("x-key", value), Err(EndpointError::ApiKey), "{value:?}");
	}
	for header in ["", "x key", "x:", "x\n"] {
		assert_eq!(ApiKey::new(header, "a"), Err(EndpointError::ApiKey), "{header:?}");
	}
}

#[test]
fn a_key_is_never_shown() {
	let base = BaseUrl::parse("https://api.example").unwrap();
	let key = ApiKey::new("x-key", "sesame").unwrap();
	let endpoint = Endpoint::new("tron", base, Some(key.clone()));
	let client = crate::Client::new(&endpoint);
	for shown in [
		format!("{key:?}"),
		format!("{endpoint:?}"),
		format!("{endpoint:#?}"),
		format!("{client:?}"),
		format!("{:?}", Request::get("/")),
	] {
		assert!(!shown.contains("sesame"), "{shown}");
	}
	assert!(format!("{endpoint:?}").contains("x-key"));
	assert!(!endpoint.health_key().windows(6).any(|bytes| bytes == b"sesame"));
}

#[test]
fn endpoints_are_stored_and_checked_when_read_again() {
	let base = BaseUrl::parse("https://api.example/v1").unwrap();
	let key = ApiKey::new("x-key", "sesame").unwrap();
	let endpoint = Endpoint::new("tron", base, Some(key));
	assert_eq!(Endpoint::decode(&mut &endpoint.encode()[..]), Ok(endpoint));

	let forged = ("tron", "http://api.example", Option::<()>::None).encode();
	assert!(Endpoint::decode(&mut &forged[..]).is_err());
	let forged = ("tron", "https://api.example", Some(("x-key", "a\nb"))).encode();
	assert!(Endpoint::decode(&mut &forged[..]).is_err());
}
