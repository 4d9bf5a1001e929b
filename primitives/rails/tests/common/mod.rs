//! The fixtures' scenario, and the way from bodies to verdicts.

#![allow(dead_code, reason = "each test binary uses a part")]

use mornet_offchain_http::{Answer, Error};
use mornet_payment_rails::{judge, ton, tron, Dismissal, Expectation, Memo, Target, Verdict, Wait};
use mornet_primitives::{
	payments::{
		order::{Parameters, Rate, Terms},
		TonAddress, TronAddress,
	},
	Moment,
};
use serde_json::{json, Value};

/// 1 January 2026, noon: the fixtures' clock.
pub const NOW: Moment = 1_767_268_800_000;
pub const MINUTE: Moment = 60_000;
pub const HOUR: Moment = 60 * MINUTE;

/// The fixtures' order.
pub const ORDER: u64 = 42;
/// What its memo is in the fixtures, which are older than the form of our memos.
const FIXTURE_MEMO: &str = "ORD-000042";

pub fn memo() -> Memo {
	Memo::new(ORDER, 0x5a_1234_5678).unwrap()
}

pub const CUSTOMER: &str = "TGHRHJ6LfGFYY8jampn59Zkjg1hJx7my4F";
pub const MERCHANT: &str = "TQUDmaRVAY1F3FDRc1qkbnLv9KYK6b4ZTL";
pub const USDT: &str = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
pub const FAKE_USDT: &str = "TY78Wixvq9GfxD9tMTSfnAFAugSKSWcPa4";

pub const TON_MERCHANT: &str = "UQAIIYjosQyz4-UEHqnnXINqixI4R5matwKFuzQCzEsLGQit";
pub const TON_CUSTOMER: &str = "EQD8Q4fGU_66YASt2z8nHHuzfYsPXfl4qNbm6KvzsrFKzxoX";
pub const JETTON_WALLET: &str = "EQAAnoQB0J9W08K12ZoVmYSLj9itCfzlucS0Urcw7IqiVKCW";
pub const JETTON_MASTER: &str = "EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs";

pub fn tron(text: &str) -> TronAddress {
	tron::parse(text).unwrap()
}

pub fn ton(text: &str) -> TonAddress {
	ton::parse(text).unwrap()
}

pub fn usdt_tron() -> Target {
	Target::Trc20 { pay_to: tron(MERCHANT), contract: tron(USDT) }
}

pub fn coin() -> Target {
	Target::Ton { pay_to: ton(TON_MERCHANT) }
}

pub fn jetton() -> Target {
	Target::Jetton {
		pay_to: ton(TON_MERCHANT),
		master: ton(JETTON_MASTER),
		wallet: ton(JETTON_WALLET),
	}
}

/// What the order costs on a target: 25 USDT, or 5 TON.
pub fn due(target: &Target) -> u128 {
	match target {
		Target::Ton { .. } => 5_000_000_000,
		Target::Trc20 { .. } | Target::Jetton { .. } => 25_000_000,
	}
}

/// The terms of the order, made at a time.
pub fn terms(target: &Target, created: Moment) -> Terms {
	let rate = Rate { plancks: 1, units: 1 };
	Terms::new(due(target), rate, &Parameters::default(), created).unwrap()
}

/// A fixture, with the memo of our order in place of the one of theirs.
pub fn fixture(name: &str) -> Vec<u8> {
	let path = format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
	let text = std::fs::read_to_string(path).unwrap();
	let memo = memo().to_text();
	text.replace(FIXTURE_MEMO, &memo)
		.replace(&hex::encode(FIXTURE_MEMO), &hex::encode(memo))
		.into_bytes()
}

pub fn value(body: &[u8]) -> Value {
	serde_json::from_slice(body).unwrap()
}

pub fn bytes(value: &Value) -> Vec<u8> {
	serde_json::to_vec(value).unwrap()
}

pub fn answer(status: u16, body: impl Into<Vec<u8>>) -> Answer {
	Answer { status, retry_after_ms: None, body: body.into() }
}

pub fn ok(body: impl Into<Vec<u8>>) -> Answer {
	answer(200, body)
}

/// What TronGrid answers about one transfer: page of the listing, transaction, its log, head.
#[derive(Clone, Debug)]
pub struct TronBodies {
	pub page: Vec<u8>,
	pub transaction: Vec<u8>,
	pub info: Vec<u8>,
	pub head: Vec<u8>,
}

impl TronBodies {
	/// The fixtures that belong together.
	pub fn good() -> Self {
		Self {
			page: fixture("tron_trc20_ok"),
			transaction: fixture("tron_txbyid_ok"),
			info: fixture("tron_txinfo_ok"),
			head: fixture("tron_solid_head"),
		}
	}

	/// What TronGrid answers of a transaction as the plain listing shows it. `listed` is the row of
	/// the token listing; `None` to make the honest one.
	pub fn of(row: &Value, listed: Option<Value>) -> Self {
		let call = &row["raw_data"]["contract"][0]["parameter"]["value"];
		let succeeded = row["ret"][0]["contractRet"] == "SUCCESS";
		let transfer = transfer_in(call);
		let address = |hex: &str| tron::to_text(&tron::parse_hex(hex).unwrap());
		let listed = listed.unwrap_or_else(|| {
			let (from, to, amount) = transfer.clone().unwrap();
			let contract = call["contract_address"].as_str().unwrap();
			json!({
				"transaction_id": row["txID"],
				"token_info": {
					"symbol": "USDT", "address": address(contract), "decimals": 6, "name": "Tether USD",
				},
				"block_timestamp": row["block_timestamp"],
				"from": address(&from),
				"to": address(&to),
				"type": "Transfer",
				"value": u128::from_str_radix(&amount, 16).unwrap().to_string(),
			})
		});
		let log = match transfer {
			Some((from, to, amount)) if succeeded => json!([{
				"address": call["contract_address"].as_str().unwrap()[2..],
				"topics": [
					"ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
					format!("{:0>64}", &from[2..]),
					format!("{:0>64}", &to[2..]),
				],
				"data": amount,
			}]),
			_ => json!([]),
		};
		let mut info = json!({
			"id": row["txID"],
			"blockNumber": row["blockNumber"],
			"blockTimeStamp": row["block_timestamp"],
			"receipt": { "result": row["ret"][0]["contractRet"] },
			"log": log,
		});
		if !succeeded {
			info["result"] = json!("FAILED");
		}
		Self {
			page: bytes(&json!({ "data": [listed], "success": true, "meta": { "page_size": 1 } })),
			transaction: bytes(&json!({
				"ret": [{ "contractRet": row["ret"][0]["contractRet"] }],
				"txID": row["txID"],
				"raw_data": row["raw_data"],
			})),
			info: bytes(&info),
			head: fixture("tron_solid_head"),
		}
	}

	/// The verdicts on all that the page lists, the order being made at `created`.
	pub fn verdicts(&self, created: Moment) -> Result<Vec<Verdict>, Error> {
		let target = usdt_tron();
		let terms = terms(&target, created);
		let expected = Expectation { order: ORDER, memo: memo(), target: &target, terms: &terms };
		let page = tron::read_page(&ok(&*self.page))?;
		let mut verdicts = Vec::new();
		for row in &page.rows {
			let found = match tron::screen(&target, row) {
				Ok(found) => found,
				Err(reason) => {
					verdicts.push(Verdict::NotOurs(reason));
					continue;
				},
			};
			let transaction = tron::read_transaction(&ok(&*self.transaction))?;
			let info = tron::read_info(&ok(&*self.info))?;
			let head = tron::read_head(&ok(&*self.head))?;
			let (Some(transaction), Some(info)) = (transaction, info) else {
				verdicts.push(Verdict::NotYet(Wait::Unconfirmed));
				continue;
			};
			match tron::observe(&target, &found, &transaction, &info, &head) {
				Ok(observations) => verdicts.extend(
					observations
						.iter()
						.map(|observation| judge(&expected, &target, observation, NOW)),
				),
				Err(dismissal) => verdicts.push(dismissal.into()),
			}
		}
		Ok(verdicts)
	}
}

/// Sender, recipient (`41…`) and amount (32 bytes), in hexadecimal, of a call of a token.
fn transfer_in(call: &Value) -> Option<(String, String, String)> {
	let data = call["data"].as_str()?;
	let address = |word: usize| format!("41{}", &data[8 + word * 64 + 24..8 + word * 64 + 64]);
	match &data[..8] {
		"a9059cbb" => {
			Some((call["owner_address"].as_str()?.into(), address(0), data[72..136].into()))
		},
		"23b872dd" => Some((address(0), address(1), data[136..200].into())),
		_ => None,
	}
}

/// The row of the token listing that would make a transaction a payment of ours.
pub fn forged_row(row: &Value) -> Value {
	json!({
		"transaction_id": row["txID"],
		"token_info": { "symbol": "USDT", "address": USDT, "decimals": 6, "name": "Tether USD" },
		"block_timestamp": row["block_timestamp"],
		"from": CUSTOMER,
		"to": MERCHANT,
		"type": "Transfer",
		"value": "25000000",
	})
}

/// The verdicts on all that a page of TonAPI's shows, the order being made at `created`.
pub fn ton_verdicts(body: &[u8], target: &Target, created: Moment) -> Result<Vec<Verdict>, Error> {
	let terms = terms(target, created);
	let expected = Expectation { order: ORDER, memo: memo(), target, terms: &terms };
	let page = ton::read_page(&ok(body))?;
	let rows = ton::Scan::new(ton(TON_MERCHANT), 0).take(page)?;
	Ok(rows
		.iter()
		.map(|row| match ton::observe(target, row) {
			Ok(observation) => judge(&expected, target, &observation, NOW),
			Err(reason) => Dismissal::NotOurs(reason).into(),
		})
		.collect())
}
