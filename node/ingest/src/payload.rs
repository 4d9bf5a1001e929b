//! What a payload says. Strict: what is not exactly as documented is refused.

use mornet_primitives::{
	metering::{Counters, DeviceSignature, Reading},
	Moment,
};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::reason::Reason;

/// Most bytes of a payload. Twenty times what the schema needs.
pub const MAX_PAYLOAD: usize = 4_096;

/// The version of the schema that is understood.
const VERSION: u64 = 1;

/// MorNet's own schema. Fields that are not in it are ignored: a device may tell more.
#[derive(Deserialize)]
struct Telemetry<'a> {
	v: u64,
	seq: u64,
	ts: Moment,
	energy_wh: u64,
	heat_wh: u64,
	water_l: u64,
	#[serde(rename = "power_w")]
	_power_w: Option<f64>,
	#[serde(rename = "voltage_v")]
	_voltage_v: Option<f64>,
	#[serde(rename = "current_a")]
	_current_a: Option<f64>,
	#[serde(borrow)]
	sig: Option<&'a str>,
}

/// What tells the schema's version, whatever else it has.
#[derive(Deserialize)]
struct Versioned {
	v: u64,
}

/// A reading in MorNet's own schema, with its signature if it has one.
///
/// # Errors
///
/// [`Reason::TooLarge`], [`Reason::UnsupportedVersion`] or [`Reason::Malformed`].
pub fn telemetry(payload: &[u8]) -> Result<(Reading, Option<DeviceSignature>), Reason> {
	ensure_size(payload)?;
	let telemetry: Telemetry = serde_json::from_slice(payload).map_err(|_| {
		match serde_json::from_slice::<Versioned>(payload) {
			Ok(other) if other.v != VERSION => Reason::UnsupportedVersion,
			_ => Reason::Malformed,
		}
	})?;
	if telemetry.v != VERSION {
		return Err(Reason::UnsupportedVersion);
	}
	let signature = telemetry.sig.map(signature).transpose()?;
	let counters = Counters {
		energy_wh: telemetry.energy_wh,
		heat_wh: telemetry.heat_wh,
		water_l: telemetry.water_l,
	};
	Ok((Reading { seq: telemetry.seq, ts: telemetry.ts, counters }, signature))
}

/// `0x` and 128 hexadecimal digits.
fn signature(text: &str) -> Result<DeviceSignature, Reason> {
	let digits = text.strip_prefix("0x").ok_or(Reason::Malformed)?.as_bytes();
	let mut signature = [0; 64];
	if digits.len() != 128 {
		return Err(Reason::Malformed);
	}
	for (byte, pair) in signature.iter_mut().zip(digits.chunks_exact(2)) {
		let digit = |at: usize| pair.get(at).and_then(|digit| char::from(*digit).to_digit(16));
		let (high, low) = digit(0).zip(digit(1)).ok_or(Reason::Malformed)?;
		*byte = u8::try_from(high << 4 | low).map_err(|_| Reason::Malformed)?;
	}
	Ok(signature)
}

/// Tasmota's sensor message, of which only the total is read.
#[derive(Deserialize)]
struct Tasmota<'a> {
	#[serde(rename = "ENERGY", borrow)]
	energy: TasmotaEnergy<'a>,
}

#[derive(Deserialize)]
struct TasmotaEnergy<'a> {
	/// kWh: a number, or one for each phase.
	#[serde(rename = "Total", borrow)]
	total: &'a RawValue,
}

/// Most phases or tariff counters that a Tasmota message lists.
const MAX_PHASES: usize = 8;

/// The energy in Tasmota's sensor message, in Wh: `ENERGY.Total`, in kWh, a number or a list of
/// which the sum is taken. What is below 1 Wh is cut off after summing.
///
/// # Errors
///
/// [`Reason::TooLarge`] or [`Reason::Malformed`].
pub fn tasmota(payload: &[u8]) -> Result<u64, Reason> {
	ensure_size(payload)?;
	let message: Tasmota = serde_json::from_slice(payload).map_err(|_| Reason::Malformed)?;
	let total = message.energy.total.get();
	let phases: Vec<&RawValue> = if total.starts_with('[') {
		serde_json::from_str(total).map_err(|_| Reason::Malformed)?
	} else {
		vec![message.energy.total]
	};
	if phases.is_empty() || phases.len() > MAX_PHASES {
		return Err(Reason::Malformed);
	}
	phases
		.into_iter()
		.try_fold(0_u128, |sum, phase| sum.checked_add(decimal(phase.get(), KILO)?))
		.and_then(whole)
		.ok_or(Reason::Malformed)
}

/// A Shelly's switch status, of which only the total is read.
#[derive(Deserialize)]
struct Shelly<'a> {
	#[serde(borrow)]
	aenergy: ShellyEnergy<'a>,
}

#[derive(Deserialize)]
struct ShellyEnergy<'a> {
	/// Wh.
	#[serde(borrow)]
	total: &'a RawValue,
}

/// The energy in a Shelly's `status/switch:0`, in Wh: `aenergy.total`. What is below 1 Wh is cut
/// off.
///
/// # Errors
///
/// [`Reason::TooLarge`] or [`Reason::Malformed`].
pub fn shelly(payload: &[u8]) -> Result<u64, Reason> {
	ensure_size(payload)?;
	let message: Shelly = serde_json::from_slice(payload).map_err(|_| Reason::Malformed)?;
	decimal(message.aenergy.total.get(), 0).and_then(whole).ok_or(Reason::Malformed)
}

/// Whether a device is connected, in the words of MorNet, Tasmota or Shelly.
///
/// # Errors
///
/// [`Reason::TooLarge`] or [`Reason::Malformed`].
pub fn liveness(payload: &[u8]) -> Result<bool, Reason> {
	ensure_size(payload)?;
	match payload {
		b"online" | b"Online" | b"true" => Ok(true),
		b"offline" | b"Offline" | b"false" => Ok(false),
		_ => Err(Reason::Malformed),
	}
}

fn ensure_size(payload: &[u8]) -> Result<(), Reason> {
	if payload.len() > MAX_PAYLOAD {
		return Err(Reason::TooLarge);
	}
	Ok(())
}

/// Power of ten by which a number of kilo-units is to be raised.
const KILO: i32 = 3;

/// Digits kept below one unit while decimals are summed.
const SCALE: i32 = 9;

/// Most digits of a number. More are no meter's.
const MAX_DIGITS: usize = 28;

/// The number that a JSON token spells, times `10^(raise + SCALE)`, exactly but for what is below
/// that, which is cut off. `None` for what is no JSON number, is negative, or is too large.
///
/// By hand, because a binary fraction cannot hold a decimal one: 0.29 kWh would be 289 Wh.
fn decimal(token: &str, raise: i32) -> Option<u128> {
	let (mantissa, exponent) = match token.split_once(['e', 'E']) {
		Some((mantissa, exponent)) => {
			(mantissa, exponent.strip_prefix('+').unwrap_or(exponent).parse::<i32>().ok()?)
		},
		None => (token, 0),
	};
	let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
	let digits = whole.len().checked_add(fraction.len())?;
	if whole.is_empty() || digits > MAX_DIGITS {
		return None;
	}
	let mut value = 0_u128;
	for digit in whole.chars().chain(fraction.chars()) {
		value = value.checked_mul(10)?.checked_add(digit.to_digit(10)?.into())?;
	}
	let below = i32::try_from(fraction.len()).ok()?;
	let power = exponent.checked_add(raise)?.checked_add(SCALE)?.checked_sub(below)?;
	match u32::try_from(power) {
		_ if value == 0 => Some(0),
		Ok(up) => value.checked_mul(10_u128.checked_pow(up)?),
		// What 10^39 divides into nothing is nothing.
		Err(_) => Some(
			10_u128
				.checked_pow(power.unsigned_abs())
				.map_or(0, |by| value.checked_div(by).unwrap_or_default()),
		),
	}
}

/// Whole units of what [`decimal`] made, the rest cut off.
fn whole(scaled: u128) -> Option<u64> {
	u64::try_from(scaled.checked_div(10_u128.pow(SCALE.unsigned_abs()))?).ok()
}

#[cfg(test)]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "tests may fail loudly"
)]
mod tests {
	use proptest::prelude::*;

	use super::*;

	const EXAMPLE: &str = r#"{"v":1,"seq":123,"ts":1760601600000,"energy_wh":1234567,"heat_wh":0,"water_l":4321,"power_w":85.2,"voltage_v":229.8,"current_a":0.37,"sig":"SIG"}"#;

	fn example() -> String {
		EXAMPLE.replace("SIG", &format!("0x{}", "aB".repeat(64)))
	}

	#[test]
	fn own_schema_is_understood() {
		let (reading, signature) = telemetry(example().as_bytes()).expect("it is as documented");
		assert_eq!(reading.seq, 123);
		assert_eq!(reading.ts, 1_760_601_600_000);
		let expected = Counters { energy_wh: 1_234_567, heat_wh: 0, water_l: 4_321 };
		assert_eq!(reading.counters, expected);
		assert_eq!(signature, Some([0xab; 64]));
	}

	#[test]
	fn optional_fields_may_be_missing_and_others_are_ignored() {
		let least =
			r#"{"v":1,"seq":1,"ts":2,"energy_wh":3,"heat_wh":4,"water_l":5,"firmware":{"x":[1]}}"#;
		let (reading, signature) = telemetry(least.as_bytes()).expect("it is as documented");
		assert_eq!(reading.counters, Counters { energy_wh: 3, heat_wh: 4, water_l: 5 });
		assert_eq!(signature, None);
	}

	#[test]
	fn what_is_not_exactly_the_schema_is_malformed() {
		let good = example();
		for (from, to) in [
			("\"seq\":123", "\"seq\":123.0"),
			("\"seq\":123", "\"seq\":-1"),
			("\"seq\":123", "\"seq\":\"123\""),
			("\"seq\":123", "\"seq\":null"),
			("\"seq\":123", "\"seq\":18446744073709551616"),
			("\"seq\":123", "\"seq\":123,\"seq\":124"),
			("\"seq\":123,", ""),
			("\"v\":1,", ""),
			("\"ts\":1760601600000", "\"ts\":1.7606016e12"),
			("\"water_l\":4321", "\"water_l\":true"),
			("\"heat_wh\":0,", ""),
			("\"power_w\":85.2", "\"power_w\":\"85\""),
			("0xaB", "aBaB"),
			("0xaB", "0xaG"),
			("0xaB", "0x"),
			("\"sig\":\"0x", "\"sig\":\"0x00"),
			("{\"v\"", "[\"v\""),
			("}", ""),
			("}", "}}"),
		] {
			assert!(good.contains(from), "{from}");
			let bad = good.replacen(from, to, 1);
			assert_eq!(telemetry(bad.as_bytes()), Err(Reason::Malformed), "{bad}");
		}
		for bad in ["", "null", "1", "[]", "{}", "\u{0}", "online"] {
			assert_eq!(telemetry(bad.as_bytes()), Err(Reason::Malformed), "{bad}");
		}
	}

	#[test]
	fn another_version_is_told_from_a_malformed_one() {
		let other = example().replace("\"v\":1", "\"v\":2");
		assert_eq!(telemetry(other.as_bytes()), Err(Reason::UnsupportedVersion));
		assert_eq!(telemetry(br#"{"v":2,"reading":"0x00"}"#), Err(Reason::UnsupportedVersion));
		assert_eq!(telemetry(br#"{"v":1,"reading":"0x00"}"#), Err(Reason::Malformed));
		assert_eq!(telemetry(br#"{"v":"2"}"#), Err(Reason::Malformed));
	}

	#[test]
	fn size_is_looked_at_before_anything_else() {
		let large = vec![b' '; MAX_PAYLOAD + 1];
		assert_eq!(telemetry(&large), Err(Reason::TooLarge));
		assert_eq!(tasmota(&large), Err(Reason::TooLarge));
		assert_eq!(shelly(&large), Err(Reason::TooLarge));
		assert_eq!(liveness(&large), Err(Reason::TooLarge));
		let mut padded = example().into_bytes();
		padded.resize(MAX_PAYLOAD, b' ');
		assert!(telemetry(&padded).is_ok());
	}

	// Where the fixtures come from is in tests/fixtures/README.md.
	#[test]
	fn recorded_messages_of_tasmota_are_understood() {
		for (message, wh) in [
			(include_str!("../tests/fixtures/tasmota-scalar.json"), 1_066_000),
			(include_str!("../tests/fixtures/tasmota-summed.json"), 436_786),
			(include_str!("../tests/fixtures/tasmota-array.json"), 263_290),
		] {
			assert_eq!(tasmota(message.as_bytes()), Ok(wh), "{message}");
		}
	}

	#[test]
	fn recorded_messages_of_shelly_are_understood() {
		for (message, wh) in [
			(include_str!("../tests/fixtures/shelly-plus-plug-s.json"), 30_473),
			(include_str!("../tests/fixtures/shelly-plug-m-gen3.json"), 0),
		] {
			assert_eq!(shelly(message.as_bytes()), Ok(wh), "{message}");
		}
	}

	#[test]
	fn totals_that_are_no_totals_are_malformed() {
		for total in [
			"-1",
			"\"1\"",
			"null",
			"true",
			"{}",
			"[]",
			"[1,\"2\"]",
			"[1,-2]",
			"[[1]]",
			"1e30",
			"1e99999999999",
			"[0,0,0,0,0,0,0,0,0]",
		] {
			let message = format!(r#"{{"ENERGY":{{"Total":{total}}}}}"#);
			assert_eq!(tasmota(message.as_bytes()), Err(Reason::Malformed), "{total}");
		}
		for message in [
			r#"{"Time":"2024-01-14T18:03:15"}"#,
			r#"{"ENERGY":{"Today":1.0}}"#,
			r#"{"ENERGY":[]}"#,
			r#"{"ENERGY":{"Total":1,"Total":2}}"#,
		] {
			assert_eq!(tasmota(message.as_bytes()), Err(Reason::Malformed), "{message}");
		}
		// A switch that does not meter.
		assert_eq!(shelly(br#"{"id":0,"output":true}"#), Err(Reason::Malformed));
	}

	#[test]
	fn phases_are_summed_before_the_rest_is_cut_off() {
		let message = br#"{"ENERGY":{"Total":[0.0004,0.0004,0.0003]}}"#;
		assert_eq!(tasmota(message), Ok(1));
	}

	#[test]
	fn decimals_are_exact_where_binary_fractions_are_not() {
		for (token, wh) in [
			("0.29", 290),
			("1.005", 1_005),
			("4.35", 4_350),
			("123456789.123", 123_456_789_123),
			("0.0009999999999", 0),
			("1e3", 1_000_000),
			("1.5E+1", 15_000),
			("2500e-3", 2_500),
			("1e-60", 0),
			("0e60", 0),
		] {
			assert_eq!(decimal(token, KILO).and_then(whole), Some(wh), "{token}");
		}
	}

	#[test]
	fn liveness_is_understood_in_three_dialects() {
		for word in ["online", "Online", "true"] {
			assert_eq!(liveness(word.as_bytes()), Ok(true));
		}
		for word in ["offline", "Offline", "false"] {
			assert_eq!(liveness(word.as_bytes()), Ok(false));
		}
		assert_eq!(liveness(b"ONLINE "), Err(Reason::Malformed));
	}

	proptest! {
		#[test]
		fn no_payload_makes_it_panic(payload in prop::collection::vec(any::<u8>(), 0..300)) {
			let _ = telemetry(&payload);
			let _ = tasmota(&payload);
			let _ = shelly(&payload);
			let _ = liveness(&payload);
		}

		#[test]
		fn no_token_makes_it_panic(total in "[-+0-9.eE\\[\\], ]{0,40}") {
			let _ = tasmota(format!(r#"{{"ENERGY":{{"Total":{total}}}}}"#).as_bytes());
			let _ = decimal(&total, KILO);
		}

		#[test]
		fn milli_kilowatt_hours_come_back_exactly(wh in 0_u64..10_u64.pow(15)) {
			let token = format!("{}.{:03}", wh / 1_000, wh % 1_000);
			prop_assert_eq!(decimal(&token, KILO).and_then(whole), Some(wh));
		}

		#[test]
		fn moving_the_point_changes_nothing(digits in 0_u64..10_u64.pow(12), places in 0_i32..12) {
			let plain = decimal(&digits.to_string(), 0);
			prop_assert_eq!(decimal(&format!("{digits}e{places}"), -places), plain);
		}

		#[test]
		fn sum_of_phases_is_the_sum_of_their_decimals(phases in prop::collection::vec(0_u64..10_u64.pow(10), 1..=MAX_PHASES)) {
			let list: Vec<String> =
				phases.iter().map(|p| format!("{}.{:05}", p / 100_000, p % 100_000)).collect();
			let message = format!(r#"{{"ENERGY":{{"Total":[{}]}}}}"#, list.join(","));
			prop_assert_eq!(tasmota(message.as_bytes()), Ok(phases.iter().sum::<u64>() / 100));
		}
	}
}
