//! Keeps the providers' API keys out of the log.
//!
//! At the level debug the SDK logs each header of an off-chain worker's requests, and each value a
//! worker reads from the off-chain storage, whatever they hold. No host function lets a worker do
//! either in silence, so these targets never get beyond info.

use sc_cli::SharedParams;

/// The targets that log secrets below info.
const TARGETS: [&str; 2] = ["offchain-worker::http", "offchain-worker::storage"];

/// Caps the targets that log secrets at info, whatever the flags and `RUST_LOG` say: the last
/// directive for a target counts, and the longest name of a target before shorter ones.
pub fn keep(params: &mut SharedParams) {
	let caps = TARGETS.map(|target| format!("{target}=info"));
	if let Some(targets) = &mut params.tracing_targets {
		for cap in &caps {
			if !targets.is_empty() {
				targets.push(',');
			}
			targets.push_str(cap);
		}
	}
	params.log.extend(caps);
}

/// Refuses what would get round [`keep`] where there are keys. `rust_log` is the variable
/// `RUST_LOG`.
///
/// # Errors
///
/// A line for the operator that names the flag and says what to do.
pub fn ensure_kept(params: &SharedParams, rust_log: Option<&str>) -> Result<(), String> {
	let advice = "it could bring the API keys of payments into the log; leave it out, or start \
	              without their files";
	if params.enable_log_reloading {
		return Err(format!("--enable-log-reloading: {advice}"));
	}
	// A directive with a span or a field in brackets counts beside those for a target, or before
	// them.
	let has_brackets = |filter: &str| filter.contains('[');
	if params.log.iter().any(|filter| has_brackets(filter)) {
		return Err(format!("--log with [: {advice}"));
	}
	if params.tracing_targets.as_deref().is_some_and(has_brackets) {
		return Err(format!("--tracing-targets with [: {advice}"));
	}
	if rust_log.is_some_and(has_brackets) {
		return Err(format!("RUST_LOG with [: {advice}"));
	}
	Ok(())
}

#[cfg(test)]
mod tests {
	#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

	use clap::Parser;
	use log::{log_enabled, Level};
	use sc_cli::LoggerBuilder;

	use super::*;

	#[derive(Debug, Parser)]
	struct Cli {
		#[clap(flatten)]
		shared: SharedParams,
	}

	fn params(args: &[&str]) -> SharedParams {
		Cli::try_parse_from([&["node"], args].concat()).unwrap().shared
	}

	/// The one test of this program that sets the logger up, which can be done once a process.
	#[test]
	fn no_flag_raises_what_logs_secrets() {
		let mut params = params(&[
			"-l",
			"offchain-worker=trace,offchain-worker::http=trace",
			"-l",
			"offchain-worker::storage=trace",
		]);
		keep(&mut params);
		LoggerBuilder::new(params.log_filters().join(",")).init().unwrap();

		for target in TARGETS {
			assert!(log_enabled!(target: target, Level::Info), "{target}");
			for level in [Level::Debug, Level::Trace] {
				assert!(!log_enabled!(target: target, level), "{target}");
			}
		}
		assert!(log_enabled!(target: "offchain-worker", Level::Trace), "the flags do count");
	}

	#[test]
	fn caps_stand_last() {
		let caps = "offchain-worker::http=info,offchain-worker::storage=info";
		let mut plain = params(&[]);
		keep(&mut plain);
		assert_eq!(plain.log_filters().join(","), caps);
		assert_eq!(plain.tracing_targets, None);

		let mut tracing = params(&["--tracing-targets", "offchain-worker::http=trace"]);
		keep(&mut tracing);
		let expected = format!("offchain-worker::http=trace,{caps}");
		assert_eq!(tracing.tracing_targets.as_deref(), Some(expected.as_str()));
	}

	#[test]
	fn what_gets_round_the_caps_is_refused() {
		let fields = "offchain-worker::http[{value}]=debug";
		for (args, rust_log, flag) in [
			(vec!["--enable-log-reloading"], None, "--enable-log-reloading"),
			(vec!["-l", "info", "-l", fields], None, "--log"),
			(vec!["--tracing-targets", "[span]=trace"], None, "--tracing-targets"),
			(vec![], Some(fields), "RUST_LOG"),
		] {
			let error = ensure_kept(&params(&args), rust_log).unwrap_err();
			assert!(error.starts_with(flag), "{error}");
			assert_eq!(error.lines().count(), 1, "{error}");
		}
		let usual = params(&["-l", "sync=debug,babe=debug", "--tracing-targets", "babe"]);
		assert_eq!(ensure_kept(&usual, Some("info")), Ok(()));
	}
}
