//! What a topic says: which device, and what kind of message.

use mornet_primitives::metering::DeviceId;

/// What is published under a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
	/// A reading in MorNet's own schema: `mornet/<device>/telemetry`.
	Telemetry,
	/// Tasmota's sensor message: `tele/<device>/SENSOR`.
	Tasmota,
	/// The status of the switch of a Shelly of the second generation:
	/// `<device>/status/switch:0`.
	Shelly,
	/// Whether a device is connected, as a rule by its last will: `mornet/<device>/status`,
	/// `tele/<device>/LWT`, `<device>/online`.
	Liveness,
}

/// The kind and the device of a topic; `None` if it is not understood. Levels before those shown at
/// [`Kind`] are ignored, so that a site can put its devices under a prefix.
pub fn parse(topic: &str) -> Option<(Kind, DeviceId)> {
	let mut levels = topic.rsplit('/');
	let last = levels.next()?;
	let second = levels.next()?;
	let third = levels.next();
	let (kind, device) = match (third, second, last) {
		(Some("mornet"), device, "telemetry") => (Kind::Telemetry, device),
		(Some("mornet"), device, "status") => (Kind::Liveness, device),
		(Some("tele"), device, "SENSOR") => (Kind::Tasmota, device),
		(Some("tele"), device, "LWT") => (Kind::Liveness, device),
		(Some(device), "status", "switch:0") => (Kind::Shelly, device),
		(_, device, "online") => (Kind::Liveness, device),
		_ => return None,
	};
	Some((kind, DeviceId::try_from(device.as_bytes()).ok()?))
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn topics_name_device_and_kind() {
		for (topic, kind, device) in [
			("mornet/meter-1/telemetry", Kind::Telemetry, "meter-1"),
			("mornet/meter-1/status", Kind::Liveness, "meter-1"),
			("tele/tasmota_A1B2C3/SENSOR", Kind::Tasmota, "tasmota_A1B2C3"),
			("tele/tasmota_A1B2C3/LWT", Kind::Liveness, "tasmota_A1B2C3"),
			(
				"shellyplusplugs-80646fd031f8/status/switch:0",
				Kind::Shelly,
				"shellyplusplugs-80646fd031f8",
			),
			("shellyplusplugs-80646fd031f8/online", Kind::Liveness, "shellyplusplugs-80646fd031f8"),
			("site/7/mornet/meter-1/telemetry", Kind::Telemetry, "meter-1"),
			("site/7/plug/status/switch:0", Kind::Shelly, "plug"),
		] {
			let parsed = parse(topic).map(|(kind, device)| (kind, device.as_str().to_string()));
			assert_eq!(parsed, Some((kind, device.to_string())), "{topic}");
		}
	}

	#[test]
	fn other_topics_are_not_understood() {
		for topic in [
			"",
			"/",
			"mornet",
			"online",
			"mornet/dead-letter",
			"mornet//telemetry",
			"mornet/a b/telemetry",
			"mornet/é/telemetry",
			"mornet/0123456789abcdef0123456789abcdef0/telemetry",
			"meter/telemetry",
			"tele/x/STATE",
			"tele/x/sensor",
			"plug/status/switch:1",
			"plug/status/switch:0/x",
		] {
			assert_eq!(parse(topic), None, "{topic}");
		}
	}
}
