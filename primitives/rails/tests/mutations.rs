//! Bodies that were changed, by accident or on purpose: nothing panics, and nothing is vouched for
//! that the bodies do not say.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

mod common;

use common::*;
use mornet_payment_rails::{ton, tron, Claim, Fit, Target, Verdict};
use mornet_primitives::{payments::ExternalAddress, Moment};
use proptest::{prelude::*, sample::Index};
use serde_json::{json, Value};

const CREATED: Moment = NOW - 20 * HOUR;

/// A change of some bytes.
#[derive(Clone, Debug)]
enum Change {
	Set(Index, u8),
	Insert(Index, u8),
	Remove(Index, usize),
	Repeat(Index, usize),
	Truncate(Index),
}

impl Change {
	fn apply(&self, body: &mut Vec<u8>) {
		if body.is_empty() {
			return;
		}
		let range = |at: &Index, len: usize| {
			let start = at.index(body.len());
			start..(start + len).min(body.len())
		};
		match self {
			Self::Set(at, byte) => {
				let at = at.index(body.len());
				body[at] = *byte;
			},
			Self::Insert(at, byte) => body.insert(at.index(body.len()), *byte),
			Self::Remove(at, len) => {
				let range = range(at, *len);
				body.drain(range);
			},
			Self::Repeat(at, len) => {
				let range = range(at, *len);
				let copy = body[range.clone()].to_vec();
				body.splice(range.start..range.start, copy);
			},
			Self::Truncate(at) => body.truncate(at.index(body.len())),
		}
	}
}

fn byte() -> impl Strategy<Value = u8> {
	prop_oneof![4 => prop::sample::select(&b"0123456789abcdef{}[]\",:.-eE+ \\tnu"[..]), 1 => any::<u8>()]
}

fn change() -> impl Strategy<Value = Change> {
	prop_oneof![
		(any::<Index>(), byte()).prop_map(|(at, byte)| Change::Set(at, byte)),
		(any::<Index>(), byte()).prop_map(|(at, byte)| Change::Insert(at, byte)),
		(any::<Index>(), 1_usize..40).prop_map(|(at, len)| Change::Remove(at, len)),
		(any::<Index>(), 1_usize..400).prop_map(|(at, len)| Change::Repeat(at, len)),
		any::<Index>().prop_map(Change::Truncate),
	]
}

/// Any JSON that may stand in another's place.
fn any_json() -> impl Strategy<Value = Value> {
	let leaf = prop_oneof![
		Just(Value::Null),
		any::<bool>().prop_map(Value::from),
		any::<u64>().prop_map(Value::from),
		any::<i64>().prop_map(Value::from),
		(0_u64..6_000_000_000).prop_map(Value::from),
		any::<f64>().prop_map(Value::from),
		any::<u128>().prop_map(|number| number.to_string().into()),
		(0_u64..60_000_000).prop_map(|number| number.to_string().into()),
		"\\PC{0,20}".prop_map(Value::from),
		"[0-9a-f]{0,70}".prop_map(Value::from),
		prop::sample::select(
			&[
				"SUCCESS",
				"REVERT",
				"Transfer",
				"Approval",
				"int_msg",
				"ext_in_msg",
				"TextComment",
				"text_comment",
				"jetton_notify",
				"0x00000000",
				"0x7362d09c",
				USDT,
				FAKE_USDT,
				MERCHANT,
				CUSTOMER,
				TON_MERCHANT,
				TON_CUSTOMER,
				JETTON_WALLET,
				JETTON_MASTER,
			][..]
		)
		.prop_map(Value::from),
		Just(Value::from(memo().to_text())),
	];
	leaf.prop_recursive(3, 16, 4, |inner| {
		prop_oneof![
			prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
			prop::collection::hash_map(
				prop::sample::select(&["address", "text", "value", "amount", "data", "error"][..])
					.prop_map(String::from),
				inner,
				0..4
			)
			.prop_map(|map| Value::Object(map.into_iter().collect())),
		]
	})
}

/// All places of a JSON value.
fn pointers(value: &Value) -> Vec<String> {
	fn walk(value: &Value, at: &str, found: &mut Vec<String>) {
		found.push(at.into());
		match value {
			Value::Array(items) => {
				for (index, item) in items.iter().enumerate() {
					walk(item, &format!("{at}/{index}"), found);
				}
			},
			Value::Object(fields) => {
				for (name, field) in fields {
					walk(field, &format!("{at}/{name}"), found);
				}
			},
			_ => {},
		}
	}

	let mut found = vec![];
	walk(value, "", &mut found);
	found
}

/// Puts something else in one place of a body.
fn replaced(body: &[u8], place: &Index, by: &Value) -> Vec<u8> {
	let mut changed = value(body);
	let place = place.get(&pointers(&changed)).clone();
	*changed.pointer_mut(&place).unwrap() = by.clone();
	bytes(&changed)
}

fn tron_original() -> Claim {
	let Ok(verdicts) = TronBodies::good().verdicts(CREATED) else { unreachable!() };
	let Verdict::Match { claim, fit: Fit::Due, in_time: true } = verdicts[0] else {
		unreachable!()
	};
	claim
}

/// TRON: each thing that is vouched for stands in two answers, or in one that is bound to the others
/// by its hash. So whatever is changed in one of them, the claim is the same or there is none.
fn check_tron(bodies: &TronBodies) -> Result<(), TestCaseError> {
	for verdict in bodies.verdicts(CREATED).unwrap_or_default() {
		if let Verdict::Match { claim, .. } = verdict {
			prop_assert_eq!(claim, tron_original());
		}
	}
	Ok(())
}

fn tron_changed(which: usize, change: impl FnOnce(&mut Vec<u8>)) -> TronBodies {
	let mut bodies = TronBodies::good();
	change(match which {
		0 => &mut bodies.page,
		1 => &mut bodies.transaction,
		2 => &mut bodies.info,
		_ => &mut bodies.head,
	});
	bodies
}

/// TON: a body that was changed speaks for itself. What is vouched for is what it says, read here
/// once more in another way, and it keeps all rules.
fn check_ton(body: &[u8], target: &Target) -> Result<(), TestCaseError> {
	for verdict in ton_verdicts(body, target, CREATED).unwrap_or_default() {
		let Verdict::Match { claim, fit, in_time } = verdict else { continue };
		// The other way reads all of it, and may stumble over what is passed over here.
		let Ok(page) = serde_json::from_str::<Value>(&String::from_utf8_lossy(body)) else {
			continue;
		};
		let row = page["transactions"]
			.as_array()
			.unwrap()
			.iter()
			.find(|row| {
				row["hash"]
					.as_str()
					.is_some_and(|hash| hash.eq_ignore_ascii_case(&hex::encode(claim.transfer.tx)))
			})
			.unwrap();
		let message = &row["in_msg"];
		let address = |value: &Value| ton::parse(value["address"].as_str().unwrap()).unwrap();
		prop_assert_eq!(claim.transfer.index, 0);
		prop_assert_eq!(Some(claim.time), row["utime"].as_u64().map(|seconds| seconds * 1000));
		prop_assert_eq!(address(&row["account"]), ton(TON_MERCHANT));
		prop_assert_eq!(address(&message["destination"]), ton(TON_MERCHANT));
		prop_assert_eq!(&row["transaction_type"], "TransOrd");
		prop_assert_eq!(&message["msg_type"], "int_msg");
		prop_assert_eq!(&message["bounced"], false);
		prop_assert!(row["bounce_phase"].is_null());
		let (amount, payer, text) = match target {
			Target::Jetton { wallet, .. } => {
				prop_assert_eq!(address(&message["source"]), *wallet);
				// Its digits may be of either case.
				let op_code = message["op_code"].as_str().unwrap();
				prop_assert!(op_code.eq_ignore_ascii_case("0x7362d09c"), "{}", op_code);
				prop_assert_eq!(&message["decoded_op_name"], "jetton_notify");
				let notice = &message["decoded_body"];
				let payload = &notice["forward_payload"]["value"];
				prop_assert_eq!(&payload["sum_type"], "TextComment");
				(
					notice["amount"].as_str().unwrap().parse().unwrap(),
					ton::parse(notice["sender"].as_str().unwrap()).unwrap(),
					&payload["value"]["text"],
				)
			},
			_ => {
				prop_assert_eq!(&row["success"], true);
				prop_assert_eq!(&message["op_code"], "0x00000000");
				prop_assert_eq!(&message["decoded_op_name"], "text_comment");
				(
					u128::from(message["value"].as_u64().unwrap()),
					address(&message["source"]),
					&message["decoded_body"]["text"],
				)
			},
		};
		prop_assert_eq!(claim.amount, amount);
		prop_assert_eq!(claim.payer, ExternalAddress::Ton(payer));
		prop_assert!(text.as_str().unwrap().contains(&memo().to_text()));
		let due = due(target);
		prop_assert_eq!(
			fit == Fit::Due,
			amount
				.abs_diff(due)
				.checked_mul(100)
				.is_some_and(|hundredfold| hundredfold <= due)
		);
		prop_assert!(claim.time >= CREATED - 5 * MINUTE && claim.time <= NOW + 5 * MINUTE);
		prop_assert!(in_time);
	}
	Ok(())
}

fn ton_good() -> impl Strategy<Value = (Vec<u8>, Target)> {
	prop_oneof![
		Just((fixture("ton_ok"), coin())),
		Just((fixture("ton_comment_with_text"), coin())),
		Just((fixture("ton_jetton_ok"), jetton())),
		Just((fixture("ton_jetton_ok_1nano"), jetton())),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(2_000))]

	#[test]
	fn tron_bytes(which in 0_usize..4, changes in prop::collection::vec(change(), 1..4)) {
		check_tron(&tron_changed(which, |body| {
			for change in &changes {
				change.apply(body);
			}
		}))?;
	}

	#[test]
	fn tron_values(which in 0_usize..4, place: Index, by in any_json()) {
		check_tron(&tron_changed(which, |body| *body = replaced(body, &place, &by)))?;
	}

	#[test]
	fn ton_bytes((body, target) in ton_good(), changes in prop::collection::vec(change(), 1..4)) {
		let mut body = body;
		for change in &changes {
			change.apply(&mut body);
		}
		check_ton(&body, &target)?;
	}

	#[test]
	fn ton_values((body, target) in ton_good(), place: Index, by in any_json()) {
		check_ton(&replaced(&body, &place, &by), &target)?;
	}

	#[test]
	fn any_bytes_are_read_or_refused(body: Vec<u8>, status in 100_u16..600) {
		let answer = answer(status, body);
		let _ = tron::read_page(&answer);
		let _ = tron::read_transaction(&answer);
		let _ = tron::read_info(&answer);
		let _ = tron::read_head(&answer);
		let _ = ton::read_page(&answer);
		let _ = ton::read_jetton_wallet(&answer);
	}

	#[test]
	fn any_value_is_read_or_refused(body in any_json()) {
		let answer = ok(bytes(&body));
		let _ = tron::read_page(&answer);
		let _ = tron::read_transaction(&answer);
		let _ = tron::read_info(&answer);
		let _ = tron::read_head(&answer);
		let _ = ton::read_page(&answer);
		let _ = ton::read_jetton_wallet(&answer);
	}
}

/// What is nearly the same as a value.
fn nearly(value: &Value) -> Vec<Value> {
	match value {
		Value::Bool(value) => vec![json!(!value)],
		Value::Number(number) => number.as_u64().map_or(vec![], |number| {
			[1, 3, 3_000]
				.iter()
				.flat_map(|by| [json!(number + by), json!(number.saturating_sub(*by))])
				.collect()
		}),
		Value::String(text) => {
			let mut nearly = vec![json!(format!("{text}0")), json!(format!("0{text}"))];
			for (at, character) in text.char_indices() {
				for other in ["0", "1", "f"] {
					let mut text = text.clone();
					text.replace_range(at..at + character.len_utf8(), other);
					nearly.push(json!(text));
				}
			}
			nearly
		},
		_ => vec![],
	}
}

/// Every place of the good answers, each with every one of these: what a fuzzer might miss.
#[test]
fn every_place_with_every_oddity() {
	let oddities = [
		json!(null),
		json!(true),
		json!(false),
		json!(0),
		json!(-1),
		json!(u64::MAX),
		json!(25_000_001),
		json!(""),
		json!("0"),
		json!("25000001"),
		json!("ffffffff"),
		json!("REVERT"),
		json!("MN-0000000000000000"),
		json!([]),
		json!({}),
	];
	for which in 0..4 {
		let good = TronBodies::good();
		let body = [&good.page, &good.transaction, &good.info, &good.head][which];
		for place in pointers(&value(body)) {
			let near = nearly(value(body).pointer(&place).unwrap());
			for oddity in oddities.iter().chain(&near) {
				let bodies = tron_changed(which, |body| {
					let mut changed = value(body);
					*changed.pointer_mut(&place).unwrap() = oddity.clone();
					*body = bytes(&changed);
				});
				check_tron(&bodies).unwrap();
			}
		}
	}
	for (name, target) in [("ton_ok", coin()), ("ton_jetton_ok", jetton())] {
		let mut body = value(&fixture(name));
		// Opaque, and so long that each of its digits costs a while.
		body["transactions"][0].as_object_mut().unwrap().remove("raw");
		for place in pointers(&body) {
			let near = nearly(body.pointer(&place).unwrap());
			for oddity in oddities.iter().chain(&near) {
				let mut changed = body.clone();
				*changed.pointer_mut(&place).unwrap() = oddity.clone();
				check_ton(&bytes(&changed), &target).unwrap();
			}
		}
	}
}

/// What is nested deeply neither overflows a stack nor is believed.
#[test]
fn deep_nesting() {
	for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
		let deep = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
		for body in [
			deep.clone(),
			format!(r#"{{"data":[{deep}],"success":true}}"#),
			format!(r#"{{"transactions":[{deep}]}}"#),
			format!(r#"{{"transactions":[{{"lt":1,"utime":1,"in_msg":{deep}}}]}}"#),
		] {
			let answer = ok(body);
			assert!(tron::read_page(&answer).map_or(true, |page| page.rows.is_empty()));
			assert!(tron::read_info(&answer).is_err());
			if let Ok(page) = ton::read_page(&answer) {
				assert_eq!(page.unreadable, 1);
			}
		}
	}
}
