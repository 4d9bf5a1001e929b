//! What becomes of refused messages: they are handed back to the broker, with the reason.

use rumqttc::{AsyncClient, QoS};
use serde::Serialize;

use crate::{reason::Reason, shard::Message, status::Status, topic};

/// Most bytes of a refused payload that are handed on.
const MAX_PAYLOAD: usize = 1_024;

/// Dead letters that may wait for the connection.
pub const QUEUE: usize = 256;

/// A refused message.
#[derive(Serialize)]
struct DeadLetter<'a> {
	reason: &'a str,
	topic: &'a str,
	/// The device, if the topic names one.
	device: Option<&'a str>,
	/// The beginning of the payload: text, or `0x` and hexadecimal digits if it is none.
	payload: String,
	/// Bytes of the whole payload.
	size: usize,
	/// When it was received, in milliseconds.
	received: u64,
}

/// Sends dead letters, or drops them: it never waits.
#[derive(Clone)]
pub struct DeadLetters {
	client: AsyncClient,
	topic: String,
	status: Status,
}

impl DeadLetters {
	/// To `topic`, through `client`.
	pub const fn new(client: AsyncClient, topic: String, status: Status) -> Self {
		Self { client, topic, status }
	}

	/// Hands a refused message on.
	pub fn send(&self, message: &Message, reason: Reason) {
		let letter = render(message, reason);
		let sent = self.client.try_publish(&self.topic, QoS::AtLeastOnce, false, letter).is_ok();
		self.status.count_dead_letter(sent);
	}
}

fn render(message: &Message, reason: Reason) -> Vec<u8> {
	let parsed = topic::parse(&message.topic);
	let letter = DeadLetter {
		reason: reason.name(),
		topic: &message.topic,
		device: parsed.as_ref().map(|(_, device)| device.as_str()),
		payload: beginning(&message.payload),
		size: message.size,
		received: message.received,
	};
	serde_json::to_vec(&letter).unwrap_or_default()
}

/// The beginning of a payload, cut between characters.
fn beginning(payload: &[u8]) -> String {
	let part = payload.get(..MAX_PAYLOAD).unwrap_or(payload);
	match std::str::from_utf8(part) {
		Ok(text) => text.into(),
		// A character that the cut went through, at most three bytes before it.
		Err(error) if error.error_len().is_none() && payload.len() > MAX_PAYLOAD => {
			let whole = part.get(..error.valid_up_to()).unwrap_or_default();
			String::from_utf8_lossy(whole).into()
		},
		Err(_) => {
			let half = part.get(..MAX_PAYLOAD / 2).unwrap_or(part);
			half.iter().fold(String::from("0x"), |hex, byte| format!("{hex}{byte:02x}"))
		},
	}
}

#[cfg(test)]
mod tests {
	use bytes::Bytes;

	use super::*;

	fn message(topic: &str, payload: &[u8]) -> Message {
		Message {
			topic: topic.into(),
			payload: Bytes::copy_from_slice(payload),
			size: payload.len(),
			repeated: false,
			received: 1_760_601_600_000,
		}
	}

	#[test]
	fn dead_letter_says_what_was_wrong_with_what() {
		let message = message("mornet/meter-1/telemetry", b"{\"v\":1");
		let letter = String::from_utf8(render(&message, Reason::Malformed)).unwrap();
		assert_eq!(
			letter,
			r#"{"reason":"malformed","topic":"mornet/meter-1/telemetry","device":"meter-1","payload":"{\"v\":1","size":6,"received":1760601600000}"#
		);
	}

	#[test]
	fn payload_that_is_no_text_is_hexadecimal() {
		let letter = render(&message("x", &[0xff, 0x00]), Reason::Topic);
		let letter: serde_json::Value = serde_json::from_slice(&letter).unwrap();
		assert_eq!(letter["payload"], "0xff00");
		assert_eq!(letter["device"], serde_json::Value::Null);
	}

	#[test]
	fn large_payload_is_cut_between_characters() {
		assert_eq!(beginning(&[b'x'; 5_000]).len(), MAX_PAYLOAD);
		let cut = beginning("aé€".repeat(1_000).as_bytes());
		assert!(cut.len() <= MAX_PAYLOAD && cut.len() > MAX_PAYLOAD - 4);
		assert!(cut.starts_with("aé€aé€"));
		assert_eq!(beginning(&[0xff; 5_000]).len(), 2 + MAX_PAYLOAD);
	}
}
