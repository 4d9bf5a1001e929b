//! Every fixture gives its verdict.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::unwrap_used,
	reason = "a test fails loudly"
)]

mod common;

use common::*;
use mornet_offchain_http::{Answer, Error};
use mornet_payment_rails::{ton, tron, Fit, Reason, Target, Verdict, Wait};
use mornet_primitives::{
	payments::{Claim, ExternalAddress, Network, TransferId},
	Moment,
};
use serde_json::{json, Value};

/// When the order was made, unless a test says otherwise.
const CREATED: Moment = NOW - 20 * HOUR;
/// When most fixtures' payments were made.
const PAID: Moment = NOW - 40 * MINUTE;
/// When those that are too old were.
const LONG_AGO: Moment = NOW - 24 * HOUR - 5 * MINUTE;

fn tx(hash: &str) -> [u8; 32] {
	hex::decode(hash).unwrap().try_into().unwrap()
}

fn claim(network: Network, hash: &str, amount: u128, time: Moment) -> Claim {
	let payer = match network {
		Network::Tron => ExternalAddress::Tron(tron(CUSTOMER)),
		Network::Ton => ExternalAddress::Ton(ton(TON_CUSTOMER)),
	};
	let transfer = TransferId { network, tx: tx(hash), index: 0 };
	Claim { order: ORDER, transfer, amount, payer, time }
}

fn paid(claim: Claim) -> Verdict {
	Verdict::Match { claim, fit: Fit::Due, in_time: true }
}

/// Verdicts on the transactions of a fixture of TRON's plain listing, as an honest provider shows
/// them and as one does whose listing calls each of them a payment of ours.
fn tron_listed(name: &str, created: Moment) -> Vec<(Verdict, Verdict)> {
	let page = value(&fixture(name));
	let verdict = |bodies: TronBodies| {
		let verdicts = bodies.verdicts(created).unwrap();
		assert_eq!(verdicts.len(), 1);
		verdicts[0]
	};
	let rows = page["data"].as_array().unwrap();
	rows.iter()
		.map(|row| {
			let forged = verdict(TronBodies::of(row, Some(forged_row(row))));
			let is_call = row["raw_data"]["contract"][0]["type"] == "TriggerSmartContract";
			(if is_call { verdict(TronBodies::of(row, None)) } else { forged }, forged)
		})
		.collect()
}

fn tron_all(name: &str, verdict: Verdict) {
	let verdicts = tron_listed(name, CREATED);
	assert!(!verdicts.is_empty());
	for (honest, forged) in verdicts {
		assert_eq!((honest, forged), (verdict, verdict), "{name}");
	}
}

#[test]
fn tron_payment() {
	let hash = "5bfc3f7efe04899b8be2929f43f7cbefc56af96de01152a849bb6feaa9075dea";
	let verdict = paid(claim(Network::Tron, hash, 25_000_000, PAID));
	assert!(verdict.pays());
	assert_eq!(TronBodies::good().verdicts(CREATED), Ok(vec![verdict]));
	tron_all("tron_usdt_ok", verdict);
}

#[test]
fn tron_payment_with_text_around_the_memo() {
	let (honest, _) = tron_listed("tron_usdt_memo_with_text", CREATED)[0];
	assert!(honest.pays());
}

#[test]
fn tron_payment_not_final_yet() {
	let verdicts = tron_listed("tron_unconfirmed", CREATED);
	assert_eq!(verdicts[0].0, Verdict::NotYet(Wait::Unconfirmed));

	// The solidified chain does not know it.
	for (transaction, info) in [(true, false), (false, true), (true, true)] {
		let mut bodies = TronBodies::good();
		if transaction {
			bodies.transaction = b" {\n}".to_vec();
		}
		if info {
			bodies.info = b"{}".to_vec();
		}
		assert_eq!(bodies.verdicts(CREATED), Ok(vec![Verdict::NotYet(Wait::Unconfirmed)]));
	}

	// The head is just before it, by number or by time.
	for (number, time, final_yet) in
		[(78_865_101, PAID, true), (78_865_100, PAID, false), (78_865_101, PAID - 1, false)]
	{
		let mut bodies = TronBodies::good();
		let raw = json!({ "number": number, "timestamp": time });
		bodies.head = bytes(&json!({ "block_header": { "raw_data": raw } }));
		assert_eq!(bodies.verdicts(CREATED).unwrap()[0].pays(), final_yet);
	}
}

#[test]
fn tron_other_amounts() {
	let (honest, forged) = tron_listed("tron_usdt_wrong_amount", CREATED)[0];
	let Verdict::Match { claim, fit: Fit::Short, in_time: true } = honest else {
		panic!("{honest:?}")
	};
	assert_eq!(claim.amount, 24_000_000);
	assert!(!honest.pays());
	assert_eq!(forged, Verdict::NotOurs(Reason::Contradictory));

	// The tolerance is 1 %, with both bounds; 2 % is the least that is looked at.
	for (amount, expected) in [
		(24_749_999, Some(Fit::Short)),
		(24_750_000, Some(Fit::Due)),
		(25_250_000, Some(Fit::Due)),
		(25_250_001, Some(Fit::Over)),
		(500_000, Some(Fit::Short)),
		(499_999, None),
		(u128::MAX, Some(Fit::Over)),
	] {
		let verdict = with_amount(&amount.to_string(), &format!("{amount:064x}"));
		match expected {
			Some(expected) => {
				let Verdict::Match { claim, fit, .. } = verdict else { panic!("{verdict:?}") };
				assert_eq!((claim.amount, fit), (amount, expected));
			},
			None => assert_eq!(verdict, Verdict::NotOurs(Reason::TooSmall)),
		}
	}
	// 2^128, and 25 USDT more than that: cut to 128 bits, the due amount.
	for (value, data) in [
		("340282366920938463463374607431768211456", format!("1{:032x}", 0)),
		("340282366920938463463374607431793211456", format!("1{:032x}", 25_000_000)),
	] {
		let verdict = with_amount(value, &format!("{data:0>64}"));
		assert_eq!(verdict, Verdict::NotOurs(Reason::AmountOutOfRange));
		// A listing that cuts does not help.
		let verdict = with_amount("25000000", &format!("{data:0>64}"));
		assert_eq!(verdict, Verdict::NotOurs(Reason::Contradictory));
	}
}

fn with_amount(listed: &str, logged: &str) -> Verdict {
	let mut bodies = TronBodies::good();
	let mut page = value(&bodies.page);
	page["data"][0]["value"] = json!(listed);
	bodies.page = bytes(&page);
	let mut info = value(&bodies.info);
	info["log"][0]["data"] = json!(logged);
	bodies.info = bytes(&info);
	bodies.verdicts(CREATED).unwrap()[0]
}

#[test]
fn tron_failed() {
	tron_all("tron_usdt_failed", Verdict::NotOurs(Reason::Failed));

	// Whichever of the answers says so.
	let edits: [(&str, fn(&mut TronBodies)); 6] = [
		("no result", |b| edit(&mut b.transaction, |v| v["ret"] = json!([]))),
		("other result", |b| {
			edit(&mut b.transaction, |v| v["ret"][0]["contractRet"] = json!("success"))
		}),
		("null result", |b| edit(&mut b.transaction, |v| v["ret"] = json!([{}]))),
		("two results", |b| {
			edit(&mut b.transaction, |v| {
				v["ret"] = json!([{ "contractRet": "SUCCESS" }, { "contractRet": "REVERT" }]);
			})
		}),
		("failed", |b| edit(&mut b.info, |v| v["result"] = json!("FAILED"))),
		("receipt", |b| edit(&mut b.info, |v| v["receipt"]["result"] = json!("OUT_OF_TIME"))),
	];
	for (what, change) in edits {
		let mut bodies = TronBodies::good();
		change(&mut bodies);
		let verdicts = bodies.verdicts(CREATED);
		assert_eq!(verdicts, Ok(vec![Verdict::NotOurs(Reason::Failed)]), "{what}");
	}
	// There is none at all.
	let mut bodies = TronBodies::good();
	edit(&mut bodies.transaction, |v| drop(v.as_object_mut().unwrap().remove("ret")));
	assert_eq!(bodies.verdicts(CREATED), Ok(vec![Verdict::NotOurs(Reason::Failed)]));
}

fn edit(body: &mut Vec<u8>, change: impl FnOnce(&mut Value)) {
	let mut changed = value(body);
	change(&mut changed);
	*body = bytes(&changed);
}

#[test]
fn tron_other_token_with_our_symbol() {
	tron_all("tron_fake_token", Verdict::NotOurs(Reason::OtherAsset));
	let bodies = TronBodies { page: fixture("tron_trc20_fake_token"), ..TronBodies::good() };
	assert_eq!(bodies.verdicts(CREATED), Ok(vec![Verdict::NotOurs(Reason::OtherAsset)]));
}

#[test]
fn tron_coins_are_not_the_token() {
	tron_all("tron_trx_not_usdt", Verdict::NotOurs(Reason::OtherAsset));
}

#[test]
fn tron_to_somebody_else() {
	tron_all("tron_usdt_wrong_recipient", Verdict::NotOurs(Reason::OtherRecipient));
}

#[test]
fn tron_without_memo_or_with_another() {
	let (honest, _) = tron_listed("tron_usdt_no_memo", CREATED)[0];
	assert_eq!(honest, Verdict::NotOurs(Reason::NoMemo));
	let verdicts = tron_listed("tron_usdt_wrong_memo", CREATED);
	assert_eq!(verdicts.len(), 3);
	for (honest, _) in verdicts {
		assert_eq!(honest, Verdict::NotOurs(Reason::OtherMemo));
	}
}

#[test]
fn tron_nothing_sent() {
	for (honest, forged) in tron_listed("tron_zero_value", CREATED) {
		assert_eq!(honest, Verdict::NotOurs(Reason::NoAmount));
		assert_eq!(forged, Verdict::NotOurs(Reason::Contradictory));
	}
	let bodies = TronBodies { page: fixture("tron_trc20_zero_value"), ..TronBodies::good() };
	assert_eq!(bodies.verdicts(CREATED), Ok(vec![Verdict::NotOurs(Reason::NoAmount)]));
}

#[test]
fn tron_too_old() {
	// Older than the order; and as old as it, but too old to count by itself.
	let (honest, _) = tron_listed("tron_old", CREATED)[0];
	assert_eq!(honest, Verdict::NotOurs(Reason::TooEarly));
	let (honest, _) = tron_listed("tron_old", LONG_AGO - MINUTE)[0];
	let Verdict::Match { claim, fit: Fit::Due, in_time: false } = honest else {
		panic!("{honest:?}")
	};
	assert_eq!(claim.time, LONG_AGO);
	assert!(!honest.pays());
}

#[test]
fn tron_times() {
	// Exactly 24 hours is in time; a clock that is ahead of ours is waited for.
	for (time, created, expected) in [
		(NOW - 24 * HOUR, NOW - 24 * HOUR, Ok(true)),
		(NOW - 24 * HOUR - 1, NOW - 24 * HOUR - 1, Ok(false)),
		(NOW - 25 * HOUR, NOW - 25 * HOUR + 5 * MINUTE, Ok(false)),
		(NOW - HOUR, NOW - 25 * HOUR, Ok(true)),
		(NOW - HOUR + 1, NOW - 25 * HOUR, Ok(false)),
		(NOW - HOUR, NOW - HOUR + 5 * MINUTE + 1, Err(Verdict::NotOurs(Reason::TooEarly))),
		(NOW + 5 * MINUTE, NOW, Ok(true)),
		(NOW + 5 * MINUTE + 1, NOW, Err(Verdict::NotYet(Wait::FromTheFuture))),
		(NOW, NOW - 97 * HOUR, Err(Verdict::NotOurs(Reason::Unwatched))),
	] {
		let mut bodies = TronBodies::good();
		edit(&mut bodies.page, |v| v["data"][0]["block_timestamp"] = json!(time));
		edit(&mut bodies.info, |v| v["blockTimeStamp"] = json!(time));
		edit(&mut bodies.head, |v| {
			v["block_header"]["raw_data"]["timestamp"] = json!(NOW + HOUR);
		});
		let verdict = bodies.verdicts(created).unwrap()[0];
		match expected {
			Ok(in_time) => assert_eq!(verdict.pays(), in_time, "{verdict:?}"),
			Err(expected) => assert_eq!(verdict, expected),
		}
	}
}

#[test]
fn tron_two_payments_are_two_transfers() {
	let verdicts = tron_listed("tron_two_payments", CREATED);
	let transfers: Vec<_> = verdicts
		.iter()
		.map(|(honest, _)| match honest {
			Verdict::Match { claim, fit: Fit::Due, in_time: true } => claim.transfer,
			other => panic!("{other:?}"),
		})
		.collect();
	assert_eq!(transfers.len(), 2);
	assert_ne!(transfers[0].tx, transfers[1].tx);
}

#[test]
fn tron_several_transfers_in_one_transaction() {
	// By way of a contract that pays many: other tokens, other recipients and nothings between.
	let log = value(&fixture("tron_txinfo_ok"))["log"][0].clone();
	let with = |field: &str, value: Value| {
		let mut log = log.clone();
		log[field] = value;
		log
	};
	let mut other = log.clone();
	other["topics"][2] = log["topics"][1].clone();
	let mut approval = log.clone();
	approval["topics"][0] =
		json!("8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b925");
	let logs = json!([
		{ "address": "a614f803b6fd780986a42c78ec9c7f77e6ded13c" },
		approval,
		other,
		with("data", json!(format!("{:064x}", 7_000_000))),
		with("address", json!("f2d2591d3d4b44971120d9174755eec79498171b")),
		with("data", json!(format!("{:064x}", 0))),
		log,
		// An NFT: its number is a topic, and there is no amount.
		{ "address": log["address"], "topics": [
			log["topics"][0], log["topics"][1], log["topics"][2], log["topics"][1],
		] },
	]);
	let mut bodies = TronBodies::good();
	edit(&mut bodies.info, |v| v["log"] = logs);
	let verdicts = bodies.verdicts(CREATED).unwrap();
	let transfers: Vec<_> = verdicts
		.iter()
		.map(|verdict| match verdict {
			Verdict::Match { claim, .. } => (claim.transfer.index, claim.amount),
			other => panic!("{other:?}"),
		})
		.collect();
	assert_eq!(transfers, [(0, 7_000_000), (2, 25_000_000)]);
}

#[test]
fn tron_address_words_keep_their_last_twenty_bytes() {
	let mut bodies = TronBodies::good();
	edit(&mut bodies.info, |v| {
		let word = v["log"][0]["topics"][2].as_str().unwrap().replacen(
			"00000000000000000000000041",
			"",
			1,
		);
		v["log"][0]["topics"][2] = json!(format!("{}41{}", &word[..22], &word[24..]));
	});
	assert!(bodies.verdicts(CREATED).unwrap()[0].pays());
}

#[test]
fn tron_approvals_are_not_transfers() {
	let mut bodies = TronBodies::good();
	edit(&mut bodies.page, |v| v["data"][0]["type"] = json!("Approval"));
	assert_eq!(bodies.verdicts(CREATED), Ok(vec![Verdict::NotOurs(Reason::NotATransfer)]));
}

#[test]
fn tron_answers_about_another_transaction() {
	for body in ["transaction", "info"] {
		let mut bodies = TronBodies::good();
		let other = json!("f24d195d347a4184370d34f8c9832eae4584d75976d0fb94b21f34f146f15a61");
		match body {
			"transaction" => edit(&mut bodies.transaction, |v| v["txID"] = other),
			_ => edit(&mut bodies.info, |v| v["id"] = other),
		}
		let verdicts = bodies.verdicts(CREATED);
		assert_eq!(verdicts, Ok(vec![Verdict::NotOurs(Reason::Contradictory)]), "{body}");
	}
	// Of another time, amount or sender than it was listed with.
	let other = "TWXgAZq8HE4a2gruLxcHuJ7Gaumbn3PBSn";
	for (field, value) in [
		("block_timestamp", json!(PAID - 3_000)),
		("value", json!("25000001")),
		("from", json!(other)),
	] {
		let mut bodies = TronBodies::good();
		edit(&mut bodies.page, |v| v["data"][0][field] = value);
		let verdicts = bodies.verdicts(CREATED);
		assert_eq!(verdicts, Ok(vec![Verdict::NotOurs(Reason::Contradictory)]), "{field}");
	}
}

#[test]
fn tron_pages() {
	let mut scan = tron::Scan::new(&usdt_tron(), NOW - 24 * HOUR).unwrap();
	let base = "/v1/accounts/TQUDmaRVAY1F3FDRc1qkbnLv9KYK6b4ZTL/transactions/trc20\
		?only_confirmed=true&only_to=true&limit=200\
		&contract_address=TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t\
		&min_timestamp=1767182400000&order_by=block_timestamp%2Casc";
	assert_eq!(scan.request().unwrap().path(), base);
	assert_eq!(scan.request().unwrap().json(), None);

	let first = tron::read_page(&ok(fixture("tron_trc20_page1"))).unwrap();
	let fingerprint = first.fingerprint.clone().unwrap();
	assert_eq!(scan.take(first).len(), 2);
	assert!(!scan.is_complete());
	assert_eq!(scan.request().unwrap().path(), format!("{base}&fingerprint={fingerprint}"));

	let second = tron::read_page(&ok(fixture("tron_trc20_page2"))).unwrap();
	let rows = scan.take(second.clone());
	assert_eq!(rows.len(), 1);
	assert!(scan.is_complete() && scan.request().is_none());

	// The payment is on the second page only.
	let bodies = TronBodies { page: fixture("tron_trc20_page2"), ..TronBodies::good() };
	assert!(bodies.verdicts(CREATED).unwrap()[0].pays());
	let bodies = TronBodies { page: fixture("tron_trc20_page1"), ..TronBodies::good() };
	assert!(bodies.verdicts(CREATED).unwrap().iter().all(|verdict| !verdict.pays()));

	let verdicts: Vec<_> = ["tron_page1", "tron_page2"]
		.into_iter()
		.flat_map(|name| tron_listed(name, CREATED))
		.map(|(honest, _)| honest)
		.collect();
	let other = Verdict::NotOurs(Reason::OtherMemo);
	assert_eq!(verdicts[..2], [other, other]);
	assert!(verdicts[2].pays());
}

#[test]
fn tron_scans_end() {
	let row = |time: Moment| {
		let mut row = value(&fixture("tron_trc20_ok"))["data"][0].clone();
		row["block_timestamp"] = json!(time);
		row
	};
	let page = |times: &[Moment], fingerprint: Option<&str>| {
		let rows: Vec<_> = times.iter().map(|time| row(*time)).collect();
		let body = json!({ "data": rows, "success": true, "meta": { "fingerprint": fingerprint } });
		tron::read_page(&ok(bytes(&body))).unwrap()
	};
	let scan = || tron::Scan::new(&usdt_tron(), 1_000).unwrap();

	// After so many pages, with all read up to the last row's time.
	let mut endless = scan();
	let mut pages = 0;
	while endless.request().is_some() {
		pages += 1;
		endless.take(page(&[1_000 * u64::from(pages)], Some(&format!("{pages}"))));
	}
	assert_eq!((pages, endless.read_to()), (tron::MAX_PAGES, 10_000));
	assert!(!endless.is_complete());

	// When a page says that it is its own next, or its mark is absurd.
	let mut circle = scan();
	circle.take(page(&[2_000], Some("a")));
	circle.take(page(&[2_000], Some("a")));
	assert!(circle.is_complete());
	let mut absurd = scan();
	absurd.take(page(&[2_000], Some(&"a".repeat(2_000))));
	assert!(absurd.is_complete());

	// Marks are sent back as text that changes nothing else of the request.
	let mut escaped = scan();
	escaped.take(page(&[2_000], Some("a&only_confirmed=false#/é ")));
	let path = escaped.request().unwrap().path().to_string();
	assert!(path.ends_with("&fingerprint=a%26only_confirmed%3Dfalse%23%2F%C3%A9%20"), "{path}");

	// Rows from before are passed over, and in another order nothing is taken for read.
	let mut early = scan();
	assert_eq!(early.take(page(&[999, 1_000, 3_000], Some("a"))).len(), 2);
	assert_eq!(early.read_to(), 3_000);
	early.take(page(&[9_000, 8_000], None));
	assert_eq!(early.read_to(), 1_000);

	// Pages shrink to one row.
	let mut shrinking = scan();
	let mut limits = vec![];
	loop {
		let path = shrinking.request().unwrap().path().to_string();
		let (_, rest) = path.split_once("&limit=").unwrap();
		limits.push(rest.split('&').next().unwrap().to_string());
		if !shrinking.shrink() {
			break;
		}
	}
	assert_eq!(limits, ["200", "50", "12", "3"]);

	assert!(tron::Scan::new(&coin(), 0).is_none());
}

#[test]
fn tron_requests_by_id() {
	let hash = tx("5bfc3f7efe04899b8be2929f43f7cbefc56af96de01152a849bb6feaa9075dea");
	for (request, path) in [
		(tron::transaction_request(&hash), "/walletsolidity/gettransactionbyid"),
		(tron::info_request(&hash), "/walletsolidity/gettransactioninfobyid"),
	] {
		assert_eq!(request.path(), path);
		let body = value(request.json().unwrap());
		let id = "5bfc3f7efe04899b8be2929f43f7cbefc56af96de01152a849bb6feaa9075dea";
		assert_eq!(body, json!({ "value": id }));
	}
	assert_eq!(tron::head_request().path(), "/walletsolidity/getnowblock");
	assert_eq!(value(tron::head_request().json().unwrap()), json!({}));
}

type Reader = fn(&Answer) -> Option<Error>;

const TRON_READERS: [Reader; 4] = [
	|answer| tron::read_page(answer).err(),
	|answer| tron::read_transaction(answer).err(),
	|answer| tron::read_info(answer).err(),
	|answer| tron::read_head(answer).err(),
];

const TON_READERS: [Reader; 2] =
	[|answer| ton::read_page(answer).err(), |answer| ton::read_jetton_wallet(answer).err()];

#[test]
fn tron_errors_are_the_provider_s() {
	let throttled = |seconds: u64| Error::Throttled { wait_ms: Some(seconds * 1000) };
	let text = |status: u16, body: &str| answer(status, body);
	for (answer, error) in [
		(answer(429, fixture("tron_error_429")), throttled(27)),
		(answer(403, fixture("tron_error_403")), throttled(30)),
		(answer(403, fixture("tron_error_403_bad_key")), Error::Unauthorised),
		// Throttling in a success.
		(
			text(
				200,
				r#"{"Error":"request rate exceeded the allowed_rps(3), and the query server is suspended for 1 s"}"#,
			),
			throttled(1),
		),
		(
			text(200, r#"{"Error":"request rate exceeded the allowed_rps(3)"}"#),
			Error::Throttled { wait_ms: None },
		),
		(
			text(
				403,
				r#"{"Success":false,"Error":"exceeds the frequency limit","StatusCode":403}"#,
			),
			Error::Throttled { wait_ms: None },
		),
		(text(200, r#"{"Error":"ApiKey not exists"}"#), Error::Unauthorised),
		(text(200, r#"{"Error":"class java.lang.NullPointerException : null"}"#), Error::Malformed),
		(text(200, r#"{"Error":"suspended for many s"}"#), Error::Malformed),
		(text(200, r#"{"Error":"suspended for 99999999999999999999 s"}"#), Error::Malformed),
		(text(400, ""), Error::Refused { status: 400 }),
		(text(429, ""), Error::Throttled { wait_ms: None }),
		(text(503, ""), Error::Unavailable { status: 503, wait_ms: None }),
		(text(500, "<html>"), Error::Unavailable { status: 500, wait_ms: None }),
		(answer(200, fixture("malformed")), Error::Malformed),
		(text(200, ""), Error::Malformed),
		(text(200, "null"), Error::Malformed),
		(text(200, "[]"), Error::Malformed),
		(text(200, "<html>"), Error::Malformed),
		// A good body with a bad status is not read.
		(answer(500, fixture("tron_trc20_ok")), Error::Unavailable { status: 500, wait_ms: None }),
	] {
		for read in TRON_READERS {
			assert_eq!(read(&answer), Some(error), "{answer:?}");
		}
	}
	// The longer of the header and the text.
	let body = fixture("tron_error_429");
	for (header, seconds) in [(5_000, 27), (60_000, 60)] {
		let answer = Answer { status: 429, retry_after_ms: Some(header), body: body.clone() };
		assert_eq!(tron::read_page(&answer), Err(throttled(seconds)));
	}
}

#[test]
fn tron_pages_that_are_no_success_say_nothing() {
	for body in [
		r#"{"data":[],"success":false}"#,
		r#"{"data":[]}"#,
		r#"{"success":true}"#,
		r#"{"data":{},"success":true}"#,
		r#"{"data":null,"success":true}"#,
		r#"{"data":[],"success":"true"}"#,
		r#"{"data":[],"success":true} x"#,
		r#"{"data":[],"data":[],"success":true}"#,
		r#"{"data":[],"success":true,"meta":{"fingerprint":1}}"#,
	] {
		assert_eq!(tron::read_page(&ok(body)), Err(Error::Malformed), "{body}");
	}
	let empty = tron::read_page(&ok(fixture("tron_empty"))).unwrap();
	assert_eq!((empty.rows.len(), empty.unreadable, empty.fingerprint), (0, 0, None));
}

#[test]
fn tron_rows_that_cannot_be_read_are_passed_over() {
	let mut page = value(&fixture("tron_trc20_ok"));
	let good = page["data"][0].clone();
	let mut rows = vec![json!(null), json!(1), json!([]), json!({}), json!("row")];
	for (field, value) in [
		("transaction_id", json!("5bfc")),
		("transaction_id", json!(1)),
		("token_info", json!(null)),
		("token_info", json!({ "address": "a614f803b6fd780986a42c78ec9c7f77e6ded13c" })),
		("block_timestamp", json!("1767266400000")),
		("block_timestamp", json!(-1)),
		("block_timestamp", json!(1_767_266_400_000.5)),
		("from", json!("0x45427e27a4425bb3956a1c820f02a0c280a61fd1")),
		("to", json!("TQUDmaRVAY1F3FDRc1qkbnLv9KYK6b4ZTX")),
		("type", json!(null)),
		("value", json!(25_000_000)),
		("value", json!(null)),
	] {
		let mut row = good.clone();
		row[field] = value;
		rows.push(row);
	}
	let bad = rows.len();
	rows.push(good);
	page["data"] = json!(rows);
	let read = tron::read_page(&ok(bytes(&page))).unwrap();
	assert_eq!((read.rows.len(), read.unreadable as usize), (1, bad));

	// Whatever is in the plain listing is no row of this one.
	let other = tron::read_page(&ok(fixture("malformed_types"))).unwrap();
	assert_eq!((other.rows.len(), other.unreadable), (0, 1));

	// An amount is screened by what it says.
	for (amount, reason) in [
		("", Reason::Unreadable),
		("25000000.0", Reason::Unreadable),
		("2.5e7", Reason::Unreadable),
		("-25000000", Reason::Unreadable),
		("025000000", Reason::Unreadable),
	] {
		let verdict = with_amount(amount, &format!("{:064x}", 25_000_000));
		assert_eq!(verdict, Verdict::NotOurs(reason), "{amount:?}");
	}
}

#[test]
fn tron_logs_in_no_documented_form() {
	// Data that any contract can write, ours cannot.
	for data in ["", "17d7840", "017d7840", "zz", &"00".repeat(33)] {
		let mut bodies = TronBodies::good();
		edit(&mut bodies.info, |v| v["log"][0]["data"] = json!(data));
		let verdicts = bodies.verdicts(CREATED);
		assert_eq!(verdicts, Ok(vec![Verdict::NotOurs(Reason::Contradictory)]), "{data:?}");

		let mut bodies = TronBodies::good();
		edit(&mut bodies.info, |v| {
			let mut stranger = v["log"][0].clone();
			stranger["address"] = json!("f2d2591d3d4b44971120d9174755eec79498171b");
			stranger["data"] = json!(data);
			v["log"].as_array_mut().unwrap().insert(0, stranger);
		});
		assert!(bodies.verdicts(CREATED).unwrap()[0].pays(), "{data:?}");
	}
	// Addresses and words that only the provider can have spoilt.
	for (field, value) in [
		("address", json!("41a614f803b6fd780986a42c78ec9c7f77e6ded13c")),
		("address", json!(null)),
		(
			"topics",
			json!(["ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef", "", ""]),
		),
	] {
		let mut bodies = TronBodies::good();
		edit(&mut bodies.info, |v| v["log"][0][field] = value);
		assert_eq!(bodies.verdicts(CREATED), Err(Error::Malformed), "{field}");
	}
}

// TON.

fn ton_one(name: &str, target: &Target, created: Moment) -> Verdict {
	let verdicts = ton_verdicts(&fixture(name), target, created).unwrap();
	assert_eq!(verdicts.len(), 1, "{name}");
	verdicts[0]
}

/// The fixture as another target sees it: coins are no jettons and jettons no coins.
fn ton_other(name: &str, target: &Target) {
	let verdict = ton_one(name, target, CREATED);
	assert_eq!(verdict, Verdict::NotOurs(Reason::OtherAsset), "{name}");
}

#[test]
fn ton_payment() {
	let hash = "947e65ef28b0263c896ed48e305ae048ff367ca8c332a4810e7ba656463300e6";
	let verdict = ton_one("ton_ok", &coin(), CREATED);
	assert_eq!(verdict, paid(claim(Network::Ton, hash, 5_000_000_000, PAID)));
	assert!(verdict.pays());
	ton_other("ton_ok", &jetton());
	assert!(ton_one("ton_comment_with_text", &coin(), CREATED).pays());
}

#[test]
fn ton_jetton_payment() {
	for (name, hash) in [
		("ton_jetton_ok", "92c4e48cdb3cf5f074fabf5da0bbe4d0d97292f1a87069f0cf0cd780f06f3ad2"),
		("ton_jetton_ok_1nano", "7d066ca219ac020f904ea09ee0dbeb95486ffb94f761d515f41217a6a15c79e8"),
	] {
		let verdict = ton_one(name, &jetton(), CREATED);
		assert_eq!(verdict, paid(claim(Network::Ton, hash, 25_000_000, PAID)), "{name}");
	}
	ton_other("ton_jetton_ok", &coin());
}

#[test]
fn ton_jetton_notices_of_others() {
	for name in ["ton_jetton_spoofed", "ton_jetton_other_token"] {
		let verdict = ton_one(name, &jetton(), CREATED);
		assert_eq!(verdict, Verdict::NotOurs(Reason::OtherNotifier), "{name}");
	}
	// The payer, the master and our own wallet are not our jetton wallet either.
	for other in [TON_CUSTOMER, JETTON_MASTER, TON_MERCHANT] {
		let verdict = ton_edited("ton_jetton_ok", &jetton(), |row| {
			row["in_msg"]["source"]["address"] = json!(ton::to_raw(&ton(other)));
		});
		assert_eq!(verdict, Ok(vec![Verdict::NotOurs(Reason::OtherNotifier)]));
	}
	let verdict = ton_edited("ton_jetton_ok", &jetton(), |row| {
		row["in_msg"].as_object_mut().unwrap().remove("source");
	});
	assert_eq!(verdict, Ok(vec![Verdict::NotOurs(Reason::OtherNotifier)]));
}

fn ton_edited(
	name: &str,
	target: &Target,
	change: impl FnOnce(&mut Value),
) -> Result<Vec<Verdict>, Error> {
	let mut body = fixture(name);
	edit(&mut body, |page| change(&mut page["transactions"][0]));
	ton_verdicts(&body, target, CREATED)
}

#[test]
fn ton_other_amounts() {
	let short = ton_one("ton_wrong_amount", &coin(), CREATED);
	assert!(matches!(short, Verdict::Match { fit: Fit::Short, in_time: true, .. }), "{short:?}");
	let dust = ton_one("ton_jetton_wrong_amount", &jetton(), CREATED);
	assert_eq!(dust, Verdict::NotOurs(Reason::TooSmall));

	for (amount, fit) in [
		(4_949_999_999_u64, Fit::Short),
		(4_950_000_000, Fit::Due),
		(5_050_000_000, Fit::Due),
		(5_050_000_001, Fit::Over),
		(u64::MAX, Fit::Over),
	] {
		let verdicts =
			ton_edited("ton_ok", &coin(), |row| row["in_msg"]["value"] = json!(amount)).unwrap();
		let Verdict::Match { claim, fit: found, .. } = verdicts[0] else { panic!("{verdicts:?}") };
		assert_eq!((claim.amount, found), (u128::from(amount), fit));
	}
	for (amount, reason) in [
		(json!("0"), Reason::NoAmount),
		(json!("340282366920938463463374607431768211456"), Reason::AmountOutOfRange),
		(json!("025000000"), Reason::Unreadable),
		(json!("25000000.0"), Reason::Unreadable),
		(json!("2.5e7"), Reason::Unreadable),
		// A number where text should be: the notice cannot be read at all.
		(json!(25_000_000), Reason::OtherAsset),
		(json!(null), Reason::OtherAsset),
	] {
		let verdicts = ton_edited("ton_jetton_ok", &jetton(), |row| {
			row["in_msg"]["decoded_body"]["amount"] = amount.clone();
		});
		assert_eq!(verdicts, Ok(vec![Verdict::NotOurs(reason)]), "{amount}");
	}
	let verdicts = ton_edited("ton_ok", &coin(), |row| row["in_msg"]["value"] = json!(0));
	assert_eq!(verdicts, Ok(vec![Verdict::NotOurs(Reason::NoAmount)]));
}

#[test]
fn ton_without_memo_or_with_another() {
	for (name, target) in [("ton_no_comment", coin()), ("ton_jetton_no_comment", jetton())] {
		let verdict = ton_one(name, &target, CREATED);
		assert_eq!(verdict, Verdict::NotOurs(Reason::NoMemo), "{name}");
	}
	let other = Verdict::NotOurs(Reason::OtherMemo);
	let verdicts = ton_verdicts(&fixture("ton_wrong_comment"), &coin(), CREATED);
	assert_eq!(verdicts, Ok(vec![other, other]));
}

#[test]
fn ton_memos_that_are_not_plain_text() {
	let none = Ok(vec![Verdict::NotOurs(Reason::NoMemo)]);
	// An encrypted comment, whatever stands beside it; a name that does not belong to the operation.
	for (op_code, name, body) in [
		("0x2167da4b", "encrypted_text_comment", json!({ "cipher_text": "00" })),
		("0x2167da4b", "text_comment", json!({ "text": memo().to_text() })),
		("0x00000000", "encrypted_text_comment", json!({ "text": memo().to_text() })),
		("0x00000000", "text_comment", json!({ "text": 1 })),
		("0x00000000", "text_comment", json!({})),
		("0x00000000", "text_comment", json!([memo().to_text()])),
		("0x00000000", "text_comment", json!(memo().to_text())),
		("0xd53276db", "excess", json!({ "text": memo().to_text() })),
	] {
		let verdicts = ton_edited("ton_ok", &coin(), |row| {
			row["in_msg"]["op_code"] = json!(op_code);
			row["in_msg"]["decoded_op_name"] = json!(name);
			row["in_msg"]["decoded_body"] = body.clone();
		});
		assert_eq!(verdicts, none, "{op_code} {name} {body}");
	}
	// A payload of another form, all of which the payer wrote.
	for payload in [
		json!(null),
		json!({}),
		json!({ "value": null }),
		json!({ "is_right": true, "value": { "sum_type": "Cell", "value": "b5ee9c72" } }),
		json!({ "value": { "sum_type": "Cell", "op_code": 0, "value": { "text": memo().to_text() } } }),
		json!({ "value": { "sum_type": "TextComment", "op_code": 1, "value": { "text": memo().to_text() } } }),
		json!({ "value": { "sum_type": "TextComment", "op_code": 0, "value": { "text": [] } } }),
		json!({ "value": { "sum_type": "TextComment", "op_code": 0, "text": memo().to_text() } }),
		// An array in an object's place, with its values in order.
		json!({ "value": { "sum_type": "TextComment", "op_code": 0, "value": [memo().to_text()] } }),
		json!({ "value": ["TextComment", 0, { "text": memo().to_text() }] }),
	] {
		let verdicts = ton_edited("ton_jetton_ok", &jetton(), |row| {
			row["in_msg"]["decoded_body"]["forward_payload"] = payload.clone();
		});
		assert_eq!(verdicts, none, "{payload}");
	}
}

#[test]
fn ton_failed_and_bounced() {
	assert_eq!(ton_one("ton_failed", &coin(), CREATED), Verdict::NotOurs(Reason::Failed));
	assert_eq!(ton_one("ton_bounced", &coin(), CREATED), Verdict::NotOurs(Reason::Bounced));
	for target in [coin(), jetton()] {
		let name = if target == coin() { "ton_ok" } else { "ton_jetton_ok" };
		let bounced = ton_edited(name, &target, |row| row["in_msg"]["bounced"] = json!(true));
		assert_eq!(bounced, Ok(vec![Verdict::NotOurs(Reason::Bounced)]));
		for phase in ["TrPhaseBounceOk", "TrPhaseBounceNofunds"] {
			let sent_back = ton_edited(name, &target, |row| row["bounce_phase"] = json!(phase));
			assert_eq!(sent_back, Ok(vec![Verdict::NotOurs(Reason::Failed)]));
		}
	}
	let credited = ton_edited("ton_ok", &coin(), |row| row["success"] = json!(false));
	assert_eq!(credited, Ok(vec![Verdict::NotOurs(Reason::Failed)]));
	// A deposit to a wallet that is not deployed yet.
	let undeployed = ton_edited("ton_ok", &coin(), |row| {
		row["aborted"] = json!(true);
		row["compute_phase"] = json!({ "skipped": true, "skip_reason": "cskip_no_state" });
	});
	assert!(undeployed.unwrap()[0].pays());
	// A notice that our wallet had not the gas to read to its end.
	let no_gas = ton_edited("ton_jetton_ok", &jetton(), |row| {
		row["success"] = json!(false);
		row["aborted"] = json!(true);
		row["compute_phase"] = json!({ "skipped": false, "success": false, "exit_code": -14 });
	});
	assert!(no_gas.unwrap()[0].pays());
}

#[test]
fn ton_what_our_wallet_sends_is_no_payment() {
	let sent = ton_edited("ton_ok", &coin(), |row| {
		let message = row["in_msg"].clone();
		row["out_msgs"] = json!([message]);
		row["in_msg"]["msg_type"] = json!("ext_in_msg");
		row["in_msg"].as_object_mut().unwrap().remove("source");
	});
	assert_eq!(sent, Ok(vec![Verdict::NotOurs(Reason::NotATransfer)]));
	let clock = ton_edited("ton_ok", &coin(), |row| {
		row["transaction_type"] = json!("TransTickTock");
	});
	assert_eq!(clock, Ok(vec![Verdict::NotOurs(Reason::NotATransfer)]));
	let none = ton_edited("ton_ok", &coin(), |row| {
		row.as_object_mut().unwrap().remove("in_msg");
	});
	assert_eq!(none, Ok(vec![Verdict::NotOurs(Reason::NotATransfer)]));
}

#[test]
fn ton_to_somebody_else() {
	let other = json!({ "address": ton::to_raw(&ton(TON_CUSTOMER)) });
	for (name, target) in [("ton_ok", coin()), ("ton_jetton_ok", jetton())] {
		let account = ton_edited(name, &target, |row| row["account"] = other.clone());
		assert_eq!(account, Ok(vec![Verdict::NotOurs(Reason::OtherRecipient)]));
		let to = ton_edited(name, &target, |row| row["in_msg"]["destination"] = other.clone());
		assert_eq!(to, Ok(vec![Verdict::NotOurs(Reason::OtherRecipient)]));
		let nowhere = ton_edited(name, &target, |row| {
			row["in_msg"].as_object_mut().unwrap().remove("destination");
		});
		assert_eq!(nowhere, Ok(vec![Verdict::NotOurs(Reason::OtherRecipient)]));
		// The same hash in another workchain is another account.
		let masterchain = ton_edited(name, &target, |row| {
			let address = row["account"]["address"].as_str().unwrap().replacen("0:", "-1:", 1);
			row["account"]["address"] = json!(address);
		});
		assert_eq!(masterchain, Ok(vec![Verdict::NotOurs(Reason::OtherRecipient)]));
		// Another spelling is the same one.
		let spelt =
			ton_edited(name, &target, |row| row["account"]["address"] = json!(TON_MERCHANT));
		assert!(spelt.unwrap()[0].pays());
	}
}

#[test]
fn ton_too_old() {
	for (name, target) in [("ton_old", coin()), ("ton_jetton_old", jetton())] {
		let early = ton_one(name, &target, CREATED);
		assert_eq!(early, Verdict::NotOurs(Reason::TooEarly), "{name}");
		let late = ton_one(name, &target, LONG_AGO - MINUTE);
		let Verdict::Match { claim, fit: Fit::Due, in_time: false } = late else {
			panic!("{late:?}")
		};
		assert_eq!(claim.time, LONG_AGO);
	}
}

#[test]
fn ton_pages() {
	let account = ton(TON_MERCHANT);
	let mut scan = ton::Scan::new(account, NOW - 24 * HOUR);
	let base = "/v2/blockchain/accounts/\
		0:082188e8b10cb3e3e5041ea9e75c836a8b123847999ab70285bb3402cc4b0b19/transactions\
		?limit=100&sort_order=desc";
	assert_eq!(scan.request().unwrap().path(), base);

	let first = ton::read_page(&ok(fixture("ton_page1"))).unwrap();
	assert_eq!(scan.take(first.clone()).unwrap().len(), 2);
	assert_eq!(scan.request().unwrap().path(), format!("{base}&before_lt=64776524000001"));
	assert_eq!(scan.read_to(), NOW - 24 * HOUR);

	// Interrupted, it goes on where it was.
	let mut scan = ton::Scan::resume(account, scan.cursor().unwrap());
	assert_eq!(scan.request().unwrap().path(), format!("{base}&before_lt=64776524000001"));
	assert_eq!(scan.clone().take(first), Err(Error::Malformed));
	let second = ton::read_page(&ok(fixture("ton_page2"))).unwrap();
	assert_eq!(scan.take(second).unwrap().len(), 1);
	assert!(scan.request().is_some());
	let empty = ton::read_page(&ok(fixture("ton_empty"))).unwrap();
	assert_eq!(scan.take(empty), Ok(vec![]));
	assert!(scan.request().is_none() && scan.cursor().is_none());
	assert_eq!(scan.read_to(), NOW - 10 * MINUTE);

	let other = Verdict::NotOurs(Reason::OtherMemo);
	let verdicts = ton_verdicts(&fixture("ton_page1"), &coin(), CREATED);
	assert_eq!(verdicts, Ok(vec![other, other]));
	assert!(ton_one("ton_page2", &coin(), CREATED).pays());
}

#[test]
fn ton_scans_end() {
	let page = |rows: &[(u64, u64)]| {
		let template = value(&fixture("ton_ok"))["transactions"][0].clone();
		let rows: Vec<_> = rows
			.iter()
			.map(|(lt, utime)| {
				let mut row = template.clone();
				row["lt"] = json!(lt);
				row["utime"] = json!(utime);
				row
			})
			.collect();
		ton::read_page(&ok(bytes(&json!({ "transactions": rows }))))
	};
	let account = ton(TON_MERCHANT);

	// At the time that was read before.
	let mut scan = ton::Scan::new(account, 100_000);
	let rows = scan.take(page(&[(9, 101), (8, 100), (7, 99)]).unwrap()).unwrap();
	assert_eq!(rows.len(), 2);
	assert!(scan.request().is_none());
	assert_eq!(scan.read_to(), 101_000);

	// After so many pages, to go on from there.
	let mut scan = ton::Scan::new(account, 0);
	let mut pages = 0;
	while scan.request().is_some() {
		pages += 1;
		scan.take(page(&[(1_000 - pages, 1_000 - pages)]).unwrap()).unwrap();
	}
	assert_eq!(pages, u64::from(ton::MAX_PAGES));
	assert_eq!(scan.read_to(), 0);
	let resumed = ton::Scan::resume(account, scan.cursor().unwrap());
	assert!(resumed.request().unwrap().path().ends_with("&before_lt=990"));

	// Not in order, or twice the same: no page.
	for rows in [[(1, 1), (2, 2)], [(2, 2), (2, 2)]] {
		assert_eq!(page(&rows), Err(Error::Malformed));
	}
	assert_eq!(page(&[(1, u64::MAX)]), Err(Error::Malformed));

	// Pages shrink to one row.
	let mut scan = ton::Scan::new(account, 0);
	let mut shrunk = 0;
	while scan.shrink() {
		shrunk += 1;
	}
	assert_eq!(shrunk, 3);
	assert!(scan.request().unwrap().path().contains("limit=1&"));
}

#[test]
fn ton_rows_that_cannot_be_read_are_passed_over() {
	let mut page = value(&fixture("ton_page1"));
	page["transactions"][0]["hash"] = json!("not a hash");
	let body = bytes(&page);
	assert_eq!(ton::read_page(&ok(body.clone())).unwrap().unreadable, 1);
	assert_eq!(ton_verdicts(&body, &coin(), CREATED).unwrap().len(), 1);

	for (field, value) in [
		("success", json!("true")),
		("account", json!("0:00")),
		("transaction_type", json!(null)),
		("in_msg", json!([])),
		("bounce_phase", json!(1)),
	] {
		let verdicts = ton_edited("ton_ok", &coin(), |row| row[field] = value);
		assert_eq!(verdicts, Ok(vec![]), "{field}");
	}
	for (field, value) in [
		("value", json!("5000000000")),
		("value", json!(5_000_000_000.5)),
		("value", json!(-5_000_000_000_i64)),
		("bounced", json!(null)),
		("source", json!({ "address": "" })),
		("destination", json!({ "address": "0:00" })),
		("op_code", json!("0")),
		("op_code", json!("0x000000000")),
		("op_code", json!(0)),
	] {
		let verdicts = ton_edited("ton_ok", &coin(), |row| row["in_msg"][field] = value);
		assert_eq!(verdicts, Ok(vec![]), "{field}");
	}
	// Without its time a page cannot be followed.
	for (field, value) in [("lt", json!("1")), ("utime", json!(null)), ("lt", json!(-1))] {
		let verdicts = ton_edited("ton_ok", &coin(), |row| row[field] = value);
		assert_eq!(verdicts, Err(Error::Malformed), "{field}");
	}
}

#[test]
fn ton_comments_that_are_no_text_spoil_their_own_row_only() {
	let mut page = value(&fixture("ton_page1"));
	let payment = value(&fixture("ton_page2"))["transactions"][0].clone();
	page["transactions"].as_array_mut().unwrap().push(payment);
	page["transactions"][0]["in_msg"]["decoded_body"]["text"] = json!("@@@@");
	page["transactions"][1]["in_msg"]["decoded_body"]["text"] = json!(format!("@{}", memo()));
	let mut body = bytes(&page);
	for byte in &mut body {
		if *byte == b'@' {
			*byte = 0xff;
		}
	}
	let verdicts = ton_verdicts(&body, &coin(), CREATED).unwrap();
	let other = Verdict::NotOurs(Reason::OtherMemo);
	assert_eq!(verdicts[..2], [other, other]);
	assert!(verdicts[2].pays());

	let lone =
		String::from_utf8(fixture("ton_page1"))
			.unwrap()
			.replacen("ORD-000077", "\\ud800", 1);
	assert_eq!(ton_verdicts(lone.as_bytes(), &coin(), CREATED).unwrap().len(), 2);
}

#[test]
fn ton_numbers_above_what_a_float_holds_are_exact() {
	let verdicts = ton_edited("ton_ok", &coin(), |row| {
		row["in_msg"]["value"] = json!(9_007_199_254_740_993_u64);
	})
	.unwrap();
	let Verdict::Match { claim, .. } = verdicts[0] else { panic!("{verdicts:?}") };
	assert_eq!(claim.amount, 9_007_199_254_740_993);
	let verdicts = ton_edited("ton_jetton_ok", &jetton(), |row| {
		row["in_msg"]["decoded_body"]["query_id"] = json!(u64::MAX);
	});
	assert!(verdicts.unwrap()[0].pays());
}

#[test]
fn ton_errors_are_the_provider_s() {
	for (answer, error) in [
		(answer(429, fixture("ton_error_429")), Error::Throttled { wait_ms: None }),
		(answer(400, fixture("ton_error_400")), Error::Refused { status: 400 }),
		(answer(401, r#"{"Error":"illegal token"}"#), Error::Unauthorised),
		(answer(404, r#"{"error":"entity not found"}"#), Error::Refused { status: 404 }),
		(answer(500, ""), Error::Unavailable { status: 500, wait_ms: None }),
		(answer(200, fixture("malformed")), Error::Malformed),
		(answer(200, fixture("ton_error_429")), Error::Malformed),
		(answer(200, ""), Error::Malformed),
		(answer(200, "[]"), Error::Malformed),
		(answer(200, "{}"), Error::Malformed),
		(answer(200, r#"{"transactions":null}"#), Error::Malformed),
		// Answers to other questions.
		(answer(200, fixture("ton_events")), Error::Malformed),
		(answer(200, fixture("ton_jettons_balances")), Error::Malformed),
		(answer(200, fixture("tron_usdt_ok")), Error::Malformed),
	] {
		for read in TON_READERS {
			assert_eq!(read(&answer), Some(error), "{answer:?}");
		}
	}
	let read = ton::read_page(&ok(fixture("ton_jetton_wallet")));
	assert_eq!(read, Err(Error::Malformed));
}

#[test]
fn ton_jetton_wallet_of_a_master() {
	let Target::Jetton { pay_to, master, wallet } = jetton() else { unreachable!() };
	assert_eq!(
		ton::jetton_wallet_request(&pay_to, &master).path(),
		"/v2/accounts/0:082188e8b10cb3e3e5041ea9e75c836a8b123847999ab70285bb3402cc4b0b19\
		/jettons/0:b113a994b5024a16719f69139328eb759596c38a25f59028b146fecdc3621dfe"
	);
	let read = ton::read_jetton_wallet(&ok(fixture("ton_jetton_wallet")));
	assert_eq!(read, Ok(ton::JettonWallet { wallet, master }));

	// Of the two wallets with one symbol, the master tells which is which.
	let balances = value(&fixture("ton_jettons_balances"));
	let found: Vec<_> = balances["balances"]
		.as_array()
		.unwrap()
		.iter()
		.map(|balance| ton::read_jetton_wallet(&ok(bytes(balance))).unwrap())
		.filter(|found| found.master == master)
		.collect();
	assert_eq!(found, [ton::JettonWallet { wallet, master }]);
}

#[test]
fn orders_of_other_targets_are_not_paid() {
	use mornet_payment_rails::{judge, Expectation, Observation};

	let target = coin();
	let terms = terms(&target, CREATED);
	let expected = Expectation { order: ORDER, memo: memo(), target: &target, terms: &terms };
	let observation = Observation {
		transfer: TransferId { network: Network::Ton, tx: [1; 32], index: 0 },
		amount: 5_000_000_000,
		payer: ExternalAddress::Ton(ton(TON_CUSTOMER)),
		memo: memo().to_text().into_bytes(),
		time: PAID,
	};
	assert!(judge(&expected, &target, &observation, NOW).pays());
	for other in [jetton(), usdt_tron(), Target::Ton { pay_to: ton(TON_CUSTOMER) }] {
		let verdict = judge(&expected, &other, &observation, NOW);
		assert_eq!(verdict, Verdict::NotOurs(Reason::OtherTarget));
	}
	let stray = ton_one("ton_ok", &usdt_tron(), CREATED);
	assert_eq!(stray, Verdict::NotOurs(Reason::OtherTarget));
}

#[test]
fn every_fixture_is_used() {
	let source = include_str!("fixtures.rs");
	let mut names: Vec<_> =
		std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures"))
			.unwrap()
			.filter_map(|entry| {
				entry
					.unwrap()
					.file_name()
					.to_str()
					.unwrap()
					.strip_suffix(".json")
					.map(String::from)
			})
			.filter(|name| !source.contains(&format!("\"{name}\"")))
			.collect();
	// Those that `TronBodies` reads.
	names.retain(|name| !["tron_txbyid_ok", "tron_solid_head"].contains(&name.as_str()));
	assert_eq!(names, Vec::<String>::new());
}
