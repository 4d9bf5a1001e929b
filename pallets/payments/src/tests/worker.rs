//! The worker, against providers that answer as providers do.

use std::{
	cell::RefCell,
	collections::BTreeMap,
	sync::{Arc, Mutex},
};

use codec::Decode;
use frame_support::{assert_ok, storage::with_transaction, traits::Hooks};
use mornet_offchain_http::{BaseUrl, Endpoint, ErrorKind, Health};
use mornet_payment_rails::{ton, tron};
use mornet_primitives::{
	oracle::{AuthorityId, AuthoritySignature, KEY_TYPE},
	ordered,
	payments::{
		order::{OrderState, RailConfig},
		store::{self, NetworkConfig, Progress, Provider},
		Claim, Memo, Network, OrderId, Rail, Report, Target, MAX_CLAIMS,
	},
	units::currency::GCC,
	Moment,
};
use sp_core::{
	bytes::to_hex,
	offchain::{
		testing::{TestOffchainExt, TestTransactionPoolExt},
		Externalities, HttpError, HttpRequestId, HttpRequestStatus, OffchainDbExt,
		OffchainWorkerExt, OpaqueNetworkState, Timestamp, TransactionPoolExt,
	},
	OpaquePeerId, Pair,
};
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystoreExt};
use sp_runtime::{
	offchain::storage::StorageValueRef, transaction_validity::InvalidTransaction, DispatchError,
	TransactionOutcome,
};

use crate::{
	mock::*,
	offchain::{
		ATTEMPTS, DEEP_EVERY, LOCK, MAX_LOOKUPS, OVERLAP, PROVIDER_TIME, RESEND, ROUND_EVERY,
	},
	Orders, Targets, UsedTransfers, Watched,
};

const MERCHANT: &str = "TQUDmaRVAY1F3FDRc1qkbnLv9KYK6b4ZTL";
const CUSTOMER: &str = "TGHRHJ6LfGFYY8jampn59Zkjg1hJx7my4F";
const CONTRACT: &str = "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t";
const TON_MERCHANT: &str = "0:082188e8b10cb3e3e5041ea9e75c836a8b123847999ab70285bb3402cc4b0b19";
const TON_CUSTOMER: &str = "0:fc4387c653feba6004addb3f271c7bb37d8b0f5df978a8d6e6e8abf3b2b14acf";
const JETTON_WALLET: &str = "0:009e8401d09f56d3c2b5d99a1599848b8fd8ad09fce5b9c4b452b730ec8aa254";
const JETTON_MASTER: &str = "0:b113a994b5024a16719f69139328eb759596c38a25f59028b146fecdc3621dfe";

const TRON: &str = "https://tron.test";
const TRON_2: &str = "https://tron-2.test";
const TON: &str = "https://ton.test/api";
const TON_2: &str = "https://ton-2.test";

/// How long any answer takes, in milliseconds.
const LATENCY: u64 = 20;
/// Rows of a page of TronGrid's and of TonAPI's, and pages of a round, at most.
const PAGE: usize = 200;
const TON_PAGE: usize = 100;
const PAGES: usize = 10;

/// What a provider does instead of answering.
#[derive(Clone, Debug)]
enum Fault {
	/// Nothing, ever.
	Hang,
	/// No connection.
	Refuse,
	/// Another answer.
	Says(u16, &'static str),
}

/// A transfer, to be shown as the network's provider does.
#[derive(Clone, Debug)]
struct Transfer {
	rail: Rail,
	tx: [u8; 32],
	amount: u128,
	memo: Vec<u8>,
	time: Moment,
}

/// What a provider knows.
#[derive(Clone, Debug, Default)]
struct Service {
	transfers: Vec<Transfer>,
	/// A body for each path that begins so, in place of what it knows.
	bodies: Vec<(String, Vec<u8>)>,
	fault: Option<Fault>,
	/// Fault of what is asked of this transaction.
	stubborn: Option<([u8; 32], Fault)>,
	/// Rows of a page from which on it does not fit the caps.
	heavy: Option<usize>,
}

/// A request as it went out.
#[derive(Clone, Debug, Default)]
struct Asked {
	url: String,
	headers: Vec<(String, String)>,
	body: Vec<u8>,
	answer: Option<(u16, Vec<u8>)>,
	read: usize,
}

/// The outside as the node sees it.
#[derive(Default)]
struct Outside {
	services: BTreeMap<String, Service>,
	asked: Vec<Asked>,
	now: u64,
}

#[derive(Clone, Default)]
struct Net(Arc<Mutex<Outside>>);

fn hex(bytes: &[u8]) -> String {
	to_hex(bytes, false)[2..].into()
}

/// A parameter of a URL's query.
fn query<'a>(url: &'a str, name: &str) -> Option<&'a str> {
	let (_, query) = url.split_once('?')?;
	query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

impl Service {
	fn answer(&self, path: &str, body: &[u8]) -> Result<(u16, Vec<u8>), Fault> {
		if let Some(fault) = &self.fault {
			return self.faulty(fault);
		}
		if let Some((tx, fault)) = &self.stubborn {
			if String::from_utf8_lossy(body).contains(&hex(tx)) {
				return self.faulty(fault);
			}
		}
		if let Some((_, body)) = self.bodies.iter().find(|(start, _)| path.starts_with(start)) {
			return Ok((200, body.clone()));
		}
		let text = if path.starts_with("/v1/accounts/") {
			self.trc20(path)
		} else if path.starts_with("/v2/blockchain/accounts/") {
			self.ton(path)
		} else if path == "/walletsolidity/getnowblock" {
			r#"{"block_header":{"raw_data":{"number":90000000,"timestamp":9000000000000}}}"#.into()
		} else {
			let asked = String::from_utf8_lossy(body);
			match self.transfers.iter().find(|transfer| asked.contains(&hex(&transfer.tx))) {
				None => "{}".into(),
				Some(transfer) if path == "/walletsolidity/gettransactionbyid" => {
					transfer.transaction()
				},
				Some(transfer) => transfer.info(),
			}
		};
		Ok((200, text.into_bytes()))
	}

	fn faulty(&self, fault: &Fault) -> Result<(u16, Vec<u8>), Fault> {
		match fault {
			Fault::Says(status, body) => Ok((*status, body.as_bytes().to_vec())),
			fault => Err(fault.clone()),
		}
	}

	/// Whether a page is too large, as a body that is.
	fn too_large(&self, limit: usize) -> bool {
		self.heavy.is_some_and(|heavy| limit >= heavy)
	}

	fn trc20(&self, path: &str) -> String {
		assert!(path.starts_with(&format!("/v1/accounts/{MERCHANT}/transactions/trc20?")));
		let since: u64 = query(path, "min_timestamp").unwrap().parse().unwrap();
		let limit: usize = query(path, "limit").unwrap().parse().unwrap();
		assert!(limit <= PAGE);
		if self.too_large(limit) {
			return " ".repeat(5 << 20);
		}
		let from: usize = query(path, "fingerprint").map_or(0, |mark| mark.parse().unwrap());
		let mut all: Vec<_> = self
			.transfers
			.iter()
			.filter(|transfer| transfer.rail == Rail::UsdtTron && transfer.time >= since)
			.collect();
		all.sort_by_key(|transfer| transfer.time);
		// What TronGrid shows of one window, without a word on the rest.
		all.truncate(1_000);
		let rows: Vec<_> =
			all.iter().skip(from).take(limit).map(|transfer| transfer.row()).collect();
		let next = from + rows.len();
		let mark = match next < all.len() {
			true => format!(r#","fingerprint":"{next}""#),
			false => String::new(),
		};
		format!(r#"{{"data":[{}],"success":true,"meta":{{"at":1{mark}}}}}"#, rows.join(","))
	}

	fn ton(&self, path: &str) -> String {
		assert!(path.starts_with(&format!("/v2/blockchain/accounts/{TON_MERCHANT}/")));
		let limit: usize = query(path, "limit").unwrap().parse().unwrap();
		assert!(limit <= TON_PAGE);
		if self.too_large(limit) {
			return " ".repeat(5 << 20);
		}
		let before: usize = query(path, "before_lt").map_or(usize::MAX, |lt| lt.parse().unwrap());
		let mut all: Vec<_> = self
			.transfers
			.iter()
			.filter(|transfer| transfer.rail != Rail::UsdtTron)
			.collect();
		all.sort_by_key(|transfer| transfer.time);
		let numbered: Vec<_> = (1..).zip(all).collect();
		let rows: Vec<_> = numbered
			.into_iter()
			.rev()
			.filter(|(lt, _)| *lt < before)
			.take(limit)
			.map(|(lt, transfer)| transfer.ton_row(lt))
			.collect();
		format!(r#"{{"transactions":[{}]}}"#, rows.join(","))
	}
}

impl Transfer {
	fn row(&self) -> String {
		format!(
			r#"{{"transaction_id":"{}","token_info":{{"symbol":"USDT","address":"{CONTRACT}",
			"decimals":6,"name":"Tether USD"}},"block_timestamp":{},"from":"{CUSTOMER}",
			"to":"{MERCHANT}","type":"Transfer","value":"{}"}}"#,
			hex(&self.tx),
			self.time,
			self.amount
		)
	}

	fn transaction(&self) -> String {
		format!(
			r#"{{"ret":[{{"contractRet":"SUCCESS"}}],"txID":"{}","raw_data":{{"data":"{}"}}}}"#,
			hex(&self.tx),
			hex(&self.memo)
		)
	}

	fn info(&self) -> String {
		let address = |text: &str| hex(&tron::parse(text).unwrap().0);
		format!(
			r#"{{"id":"{}","blockNumber":80000000,"blockTimeStamp":{},
			"receipt":{{"result":"SUCCESS"}},"log":[{{"address":"{}","topics":[
			"ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef",
			"{:0>64}","{:0>64}"],"data":"{:064x}"}}]}}"#,
			hex(&self.tx),
			self.time,
			address(CONTRACT),
			address(CUSTOMER),
			address(MERCHANT),
			self.amount
		)
	}

	fn ton_row(&self, lt: usize) -> String {
		let memo = String::from_utf8(self.memo.clone()).unwrap();
		let (source, value, body) = match self.rail {
			Rail::Ton => (
				TON_CUSTOMER,
				self.amount,
				format!(
					r#""op_code":"0x00000000","decoded_op_name":"text_comment",
					"decoded_body":{{"text":"{memo}"}}"#
				),
			),
			_ => (
				JETTON_WALLET,
				10_000_000,
				format!(
					r#""op_code":"0x7362d09c","decoded_op_name":"jetton_notify",
					"decoded_body":{{"amount":"{}","sender":"{TON_CUSTOMER}","forward_payload":
					{{"value":{{"sum_type":"TextComment","op_code":0,"value":{{"text":"{memo}"}}}}}}}}"#,
					self.amount
				),
			),
		};
		format!(
			r#"{{"hash":"{}","lt":{lt},"utime":{},"account":{{"address":"{TON_MERCHANT}"}},
			"success":true,"transaction_type":"TransOrd","in_msg":{{"msg_type":"int_msg",
			"bounced":false,"value":{value},"source":{{"address":"{source}"}},
			"destination":{{"address":"{TON_MERCHANT}"}},{body}}}}}"#,
			hex(&self.tx),
			self.time / 1000
		)
	}
}

impl Externalities for Net {
	fn is_validator(&self) -> bool {
		true
	}

	fn network_state(&self) -> Result<OpaqueNetworkState, ()> {
		Err(())
	}

	fn timestamp(&mut self) -> Timestamp {
		Timestamp::from_unix_millis(self.0.lock().unwrap().now)
	}

	fn sleep_until(&mut self, _: Timestamp) {
		unreachable!("the worker does not sleep");
	}

	fn random_seed(&mut self) -> [u8; 32] {
		[0; 32]
	}

	fn http_request_start(&mut self, _: &str, uri: &str, _: &[u8]) -> Result<HttpRequestId, ()> {
		let mut outside = self.0.lock().unwrap();
		outside.asked.push(Asked { url: uri.into(), ..Default::default() });
		Ok(HttpRequestId(outside.asked.len() as u16 - 1))
	}

	fn http_request_add_header(
		&mut self,
		id: HttpRequestId,
		name: &str,
		value: &str,
	) -> Result<(), ()> {
		let mut outside = self.0.lock().unwrap();
		outside.asked[id.0 as usize].headers.push((name.into(), value.into()));
		Ok(())
	}

	fn http_request_write_body(
		&mut self,
		id: HttpRequestId,
		chunk: &[u8],
		_: Option<Timestamp>,
	) -> Result<(), HttpError> {
		self.0.lock().unwrap().asked[id.0 as usize].body.extend(chunk);
		Ok(())
	}

	fn http_response_wait(
		&mut self,
		ids: &[HttpRequestId],
		deadline: Option<Timestamp>,
	) -> Vec<HttpRequestStatus> {
		let [id] = ids else { panic!("one at a time") };
		let deadline = deadline.expect("the worker waits for ever").unix_millis();
		let mut outside = self.0.lock().unwrap();
		let asked = outside.asked[id.0 as usize].clone();
		let (base, service) = outside
			.services
			.iter()
			.find(|(base, _)| asked.url.starts_with(&format!("{base}/")))
			.expect("nobody else is asked");
		let answer = service.answer(&asked.url[base.len()..], &asked.body);
		outside.now += LATENCY;
		vec![match answer {
			Ok((status, body)) => {
				outside.asked[id.0 as usize].answer = Some((status, body));
				HttpRequestStatus::Finished(status)
			},
			Err(Fault::Hang) => {
				outside.now = outside.now.max(deadline);
				HttpRequestStatus::DeadlineReached
			},
			Err(_) => HttpRequestStatus::IoError,
		}]
	}

	fn http_response_headers(&mut self, _: HttpRequestId) -> Vec<(Vec<u8>, Vec<u8>)> {
		Vec::new()
	}

	fn http_response_read_body(
		&mut self,
		id: HttpRequestId,
		buffer: &mut [u8],
		_: Option<Timestamp>,
	) -> Result<usize, HttpError> {
		let mut outside = self.0.lock().unwrap();
		let asked = &mut outside.asked[id.0 as usize];
		let (_, body) = asked.answer.as_ref().expect("answered");
		let size = buffer.len().min(body.len() - asked.read);
		buffer[..size].copy_from_slice(&body[asked.read..asked.read + size]);
		asked.read += size;
		Ok(size)
	}

	fn set_authorized_nodes(&mut self, _: Vec<OpaquePeerId>, _: bool) {
		unreachable!("the worker does not");
	}
}

/// A validator's node.
#[derive(Clone)]
struct Node {
	net: Net,
	/// Takes what is in the pool.
	pool: Arc<dyn Fn() -> Vec<Vec<u8>>>,
}

type Signed = (AuthorityId, Report, AuthoritySignature);

fn provider(base: &str, key: Option<&str>) -> Provider {
	Provider { base_url: base.into(), api_key: key.map(Into::into) }
}

fn put(key: &[u8], value: &impl codec::Encode) {
	StorageValueRef::persistent(key).set(value);
}

/// Lets the node read a network, by one provider or two.
fn configure(network: Network, second: bool) {
	let (one, other) = bases(network);
	let config = NetworkConfig {
		provider: provider(one, Some("secret-key")),
		second: second.then(|| provider(other, None)),
	};
	put(&store::config(network), &config);
}

const fn bases(network: Network) -> (&'static str, &'static str) {
	match network {
		Network::Tron => (TRON, TRON_2),
		Network::Ton => (TON, TON_2),
	}
}

fn progress(network: Network) -> Progress {
	StorageValueRef::persistent(&store::progress(network))
		.get()
		.unwrap()
		.unwrap_or_default()
}

fn health(network: Network, second: bool) -> Health {
	let (one, other) = bases(network);
	let base = BaseUrl::parse(if second { other } else { one }).unwrap();
	Health::load(&Endpoint::new(store::endpoint_name(network, second), base, None))
}

/// The first validator's.
fn keystore() -> MemoryKeystore {
	let mut seed = [7; 32];
	seed[..8].copy_from_slice(&0u64.to_le_bytes());
	let keystore = MemoryKeystore::new();
	let key = keystore.sr25519_generate_new(KEY_TYPE, Some(&to_hex(&seed, false))).unwrap();
	assert_eq!(AuthorityId::from(key), self::key(0).0);
	keystore
}

/// A chain whose rails pay to the fixtures' addresses.
fn on_chain(test: impl FnOnce(Node)) {
	let mut ext = ExtBuilder::default().build();
	let net = Net::default();
	{
		let mut outside = net.0.lock().unwrap();
		for base in [TRON, TRON_2, TON, TON_2] {
			outside.services.insert(base.into(), Service::default());
		}
		outside.now = START;
	}
	let (db, _) = TestOffchainExt::new();
	let (pool, state) = TestTransactionPoolExt::new();
	ext.register_extension(OffchainWorkerExt::new(net.clone()));
	ext.register_extension(OffchainDbExt::new(db));
	ext.register_extension(TransactionPoolExt::new(pool));
	ext.register_extension(KeystoreExt::new(keystore()));
	ext.execute_with(|| {
		let ton = |text| ton::parse(text).unwrap();
		let tron = |text| tron::parse(text).unwrap();
		for (rail, config) in [
			(
				Rail::UsdtTron,
				RailConfig {
					target: Target::Trc20 { pay_to: tron(MERCHANT), contract: tron(CONTRACT) },
					..usdt_tron(1)
				},
			),
			(
				Rail::Ton,
				RailConfig {
					target: Target::Ton { pay_to: ton(TON_MERCHANT) },
					..crate::mock::ton(1)
				},
			),
			(
				Rail::Jetton(1),
				RailConfig {
					target: Target::Jetton {
						pay_to: ton(TON_MERCHANT),
						master: ton(JETTON_MASTER),
						wallet: ton(JETTON_WALLET),
					},
					..jetton(1)
				},
			),
		] {
			assert_ok!(Payments::set_rail(root(), rail, Box::new(config)));
		}
		let pool = Arc::new(move || std::mem::take(&mut state.write().transactions));
		test(Node { net, pool });
		Payments::do_try_state().unwrap();
	});
}

/// A node that reads both networks by one provider each.
fn on_node(test: impl FnOnce(Node)) {
	on_chain(|node| {
		Network::ALL.into_iter().for_each(|network| configure(network, false));
		test(node);
	});
}

/// A node that reads TRON alone, by two providers.
fn with_second(test: impl FnOnce(Node)) {
	on_chain(|node| {
		configure(Network::Tron, true);
		test(node);
	});
}

impl Node {
	fn service<R>(&self, base: &str, change: impl FnOnce(&mut Service) -> R) -> R {
		change(self.net.0.lock().unwrap().services.get_mut(base).unwrap())
	}

	fn fault(&self, base: &str, fault: Option<Fault>) {
		self.service(base, |service| service.fault = fault);
	}

	/// A payment for an order, made now, that a provider shows. Others have another `nth`.
	fn pay_at(&self, base: &str, id: OrderId, nth: u64, amount: u128) -> Claim {
		self.pay_with(base, order(id).rail, id, order(id).memo.to_text(), nth, amount)
	}

	fn pay_with(
		&self,
		base: &str,
		rail: Rail,
		id: OrderId,
		memo: impl Into<Vec<u8>>,
		nth: u64,
		amount: u128,
	) -> Claim {
		let mut tx = [rail.network() as u8 + 1; 32];
		tx[..8].copy_from_slice(&nth.to_le_bytes());
		let time = now() / 1000 * 1000;
		let payment = Transfer { rail, tx, amount, memo: memo.into(), time };
		self.service(base, |service| service.transfers.push(payment));
		let network = rail.network();
		let payer = match network {
			Network::Tron => {
				mornet_primitives::payments::ExternalAddress::Tron(tron::parse(CUSTOMER).unwrap())
			},
			Network::Ton => {
				mornet_primitives::payments::ExternalAddress::Ton(ton::parse(TON_CUSTOMER).unwrap())
			},
		};
		let transfer = mornet_primitives::payments::TransferId { network, tx, index: 0 };
		Claim { order: id, transfer, amount, payer, time }
	}

	/// The same by both providers of its network.
	fn pay(&self, id: OrderId, nth: u64, amount: u128) -> Claim {
		let (one, other) = bases(order(id).rail.network());
		self.pay_at(other, id, nth, amount);
		self.pay_at(one, id, nth, amount)
	}

	/// Something that came and has no memo of ours.
	fn noise(&self, rail: Rail, nth: u64) {
		let (one, other) = bases(rail.network());
		for base in [one, other] {
			self.pay_with(base, rail, 0, "thanks", 1_000_000 + nth, 1_000_000);
		}
	}

	/// Runs the worker after this block. What it writes to the state is dropped, as a node does.
	fn work(&self) -> Vec<Signed> {
		self.net.0.lock().unwrap().now = now();
		let _ = with_transaction(|| {
			Payments::offchain_worker(System::block_number());
			TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
		});
		(self.pool)().iter().map(|bytes| sent(bytes)).collect()
	}

	/// Makes a block `time` later, and runs the worker after it: what it claims.
	fn later(&self, time: Moment) -> Vec<Claim> {
		pass(time);
		claims(&self.work())
	}

	/// The same, when the next round is due.
	fn round(&self) -> Vec<Claim> {
		self.later(ROUND_EVERY)
	}

	/// What was asked since the last call, without the bases' schemes.
	fn asked(&self) -> Vec<Asked> {
		let mut outside = self.net.0.lock().unwrap();
		std::mem::take(&mut outside.asked)
	}

	/// How often a provider was asked since the last call, and the others.
	fn requests(&self, base: &str) -> usize {
		self.asked()
			.iter()
			.filter(|asked| asked.url.starts_with(&format!("{base}/")))
			.count()
	}
}

/// A report in the pool, signed by the first validator.
fn sent(bytes: &[u8]) -> Signed {
	let transaction = Extrinsic::decode(&mut &bytes[..]).unwrap();
	let RuntimeCall::Payments(crate::Call::attest { key, report, signature }) =
		transaction.function
	else {
		panic!("another call")
	};
	assert_eq!(key, self::key(0).0);
	(key, report, signature)
}

fn claims(reports: &[Signed]) -> Vec<Claim> {
	reports
		.iter()
		.flat_map(|(_, report, _)| report.claims.iter().copied())
		.collect()
}

/// The other validators' votes.
fn others_agree(claim: Claim) {
	assert_ok!(vote(1, claim));
	assert_ok!(vote(2, claim));
}

fn fixture(name: &str, id: OrderId) -> Vec<u8> {
	let path =
		format!("{}/../../primitives/rails/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR"));
	let memo = order(id).memo.to_text();
	std::fs::read_to_string(path)
		.unwrap()
		.replace("ORD-000042", &memo)
		.replace(&hex(b"ORD-000042"), &hex(memo.as_bytes()))
		.into_bytes()
}

#[test]
fn an_order_should_be_paid_by_the_fixtures_of_each_rail() {
	on_node(|node| {
		// Their payments were made 40 minutes before.
		crate::mock::Timestamp::set_timestamp(START - HOUR);
		let tron = order_gcc(25 * GCC);
		let coin = order_on(BOB, Rail::Ton, 16 * GCC);
		let jetton = order_on(ALICE, Rail::Jetton(1), 25 * GCC);
		assert_eq!(order(coin).terms.due, 5_000_000_000);
		crate::mock::Timestamp::set_timestamp(START);
		node.service(TRON, |service| {
			service.bodies = [
				("/v1/accounts/", "tron_trc20_ok"),
				("/walletsolidity/gettransactionbyid", "tron_txbyid_ok"),
				("/walletsolidity/gettransactioninfobyid", "tron_txinfo_ok"),
				("/walletsolidity/getnowblock", "tron_solid_head"),
			]
			.map(|(path, name)| (path.into(), fixture(name, tron)))
			.into();
		});
		let mut claimed = Vec::new();
		for (id, name) in [(coin, "ton_ok"), (jetton, "ton_jetton_ok")] {
			node.service(TON, |service| {
				service.bodies = vec![("/v2/".into(), fixture(name, id))];
			});
			let reports = node.work();
			claimed.extend(claims(&reports));
			for report in reports {
				assert_ok!(include(report));
			}
			pass(ROUND_EVERY);
		}
		claimed.extend(claims(&node.work()));
		assert_eq!(claimed.len(), 3);
		for claim in claimed {
			assert_eq!(state(claim.order), OrderState::Open);
			others_agree(claim);
			assert_eq!(state(claim.order), OrderState::Paid);
		}
		assert_eq!(total(ALICE), ENDOWMENT + 50 * GCC);
		assert_eq!(total(BOB), ENDOWMENT + 16 * GCC);
		assert_eq!(node.round(), vec![]);
	});
}

#[test]
fn a_payment_should_be_voted_for_until_the_chain_has_the_vote() {
	for rail in RAILS {
		on_node(|node| {
			let network = rail.network();
			let id = order_on(ALICE, rail, 16 * GCC);
			let claim = node.pay(id, 1, order(id).terms.due);
			let reports = node.work();
			assert_eq!(claims(&reports), vec![claim], "{rail:?}");
			assert_eq!((progress(network).pending, progress(network).votes), (1, 1));
			// It is on its way.
			assert_eq!(node.later(3_000), vec![]);
			// It got lost: the node was killed, and its pool is empty.
			for _ in 1..RESEND - 1 {
				assert_eq!(node.later(3_000), vec![]);
			}
			assert_eq!(node.later(3_000), vec![claim]);
			assert_eq!(progress(network).votes, 2);
			assert_ok!(include(reports.into_iter().next().unwrap()));
			// The chain has the vote.
			for _ in 0..2 * RESEND {
				assert_eq!(node.later(3_000), vec![]);
			}
			assert_eq!(progress(network).pending, 1);
			others_agree(claim);
			assert_eq!(state(id), OrderState::Paid);
			assert_eq!(node.round(), vec![]);
			assert_eq!(progress(network).pending, 0);
			assert_eq!(progress(network).votes, 2);
			assert_eq!(total(ALICE), ENDOWMENT + 16 * GCC);
		});
	}
}

#[test]
fn votes_should_be_sent_when_value_moves_again() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let claim = node.pay(id, 1, 25_000_000);
		Standstill::set(&true);
		assert_eq!(claims(&node.work()), vec![]);
		assert_eq!(progress(Network::Tron).pending, 1, "it is found all the same");
		assert_eq!(node.round(), vec![]);
		Standstill::set(&false);
		assert_eq!(node.later(3_000), vec![claim]);
	});
}

#[test]
fn votes_that_ran_out_should_be_repeated() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let claim = node.pay(id, 1, 25_000_000);
		assert_ok!(include(node.work().pop().unwrap()));
		System::set_block_number(System::block_number() + u64::from(RESEND));
		assert_eq!(node.later(HOUR - 1), vec![]);
		assert_eq!(node.later(1), vec![claim]);
	});
}

#[test]
fn what_the_chain_takes_back_should_be_voted_for_again() {
	for rail in RAILS {
		on_node(|node| {
			let id = order_on(ALICE, rail, 16 * GCC);
			let claim = node.pay(id, 1, order(id).terms.due);
			let report = node.work().pop().unwrap();
			// On a fork it is agreed on, and the worker has seen that.
			let _ = with_transaction(|| {
				assert_ok!(include(report));
				others_agree(claim);
				assert_eq!(state(id), OrderState::Paid);
				assert_eq!(node.round(), vec![]);
				assert_eq!(progress(rail.network()).pending, 0);
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
			assert_eq!(state(id), OrderState::Open);
			let blocks = (0..RESEND).map(|_| node.later(ROUND_EVERY));
			assert_eq!(blocks.flatten().collect::<Vec<_>>(), vec![claim], "{rail:?}");
		});
	}
}

#[test]
fn a_payment_should_be_found_although_the_order_was_not_known_when_it_was_looked_at() {
	for rail in RAILS {
		on_node(|node| {
			// So that the listing is read at all.
			order_on(BOB, rail, 16 * GCC);
			let claim = RefCell::new(None);
			let _ = with_transaction(|| {
				let id = order_on(ALICE, rail, 16 * GCC);
				*claim.borrow_mut() = Some(node.pay(id, 1, order(id).terms.due));
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
			assert_eq!(node.round(), vec![]);
			assert_eq!(node.round(), vec![]);
			order_on(ALICE, rail, 16 * GCC);
			assert_eq!(node.round(), claim.take().into_iter().collect::<Vec<_>>(), "{rail:?}");
		});
	}
}

#[test]
fn a_transaction_should_be_looked_up_once() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		node.noise(Rail::UsdtTron, 1);
		let claim = node.pay(id, 1, 25_000_000);
		assert_eq!(claims(&node.work()), vec![claim]);
		// The page, the transaction without a memo, the payment with its log, and the head.
		assert_eq!(node.requests(TRON), 1 + 1 + 2 + 1);
		for _ in 0..5 {
			node.round();
			assert_eq!(node.requests(TRON), 1);
		}
		// Everything is read again, and nothing looked up.
		node.later(DEEP_EVERY);
		assert_eq!(node.requests(TRON), 1);
	});
}

#[test]
fn a_second_provider_should_have_to_show_the_same() {
	with_second(|node| {
		let id = order_gcc(25 * GCC);
		let agreed = node.pay(id, 1, 25_000_000);
		// Another amount, and what only one of them shows.
		node.pay_at(TRON, id, 2, 24_000_000);
		node.pay_at(TRON_2, id, 2, 24_000_001);
		node.pay_at(TRON, id, 3, 25_000_000);
		node.pay_at(TRON_2, id, 4, 25_000_000);
		assert_eq!(claims(&node.work()), vec![agreed]);
		let seen = progress(Network::Tron);
		assert_eq!((seen.pending, seen.disagreements), (4, 1));
		// One of them may be behind, but not for so long.
		assert_eq!(node.later(11 * MINUTE), vec![], "the vote is on its way");
		let seen = progress(Network::Tron);
		assert_eq!((seen.pending, seen.disagreements), (4, 3));
		// It shows it at last.
		let late = Transfer {
			rail: Rail::UsdtTron,
			tx: {
				let mut tx = [1; 32];
				tx[..8].copy_from_slice(&3u64.to_le_bytes());
				tx
			},
			amount: 25_000_000,
			memo: order(id).memo.to_text().into(),
			time: START,
		};
		node.service(TRON_2, |service| service.transfers.push(late.clone()));
		let found: Vec<_> = (0..RESEND).flat_map(|_| node.later(DEEP_EVERY / 4)).collect();
		assert!(found.iter().any(|claim| claim.transfer.tx == late.tx), "{found:?}");
		assert!(found.iter().all(|claim| claim.amount == 25_000_000));
		assert_eq!(progress(Network::Tron).disagreements, 2);
	});
}

#[test]
fn a_second_provider_that_fails_should_leave_no_vote() {
	with_second(|node| {
		let id = order_gcc(25 * GCC);
		let claim = node.pay(id, 1, 25_000_000);
		for fault in [Fault::Hang, Fault::Refuse, Fault::Says(200, "{}")] {
			node.fault(TRON_2, Some(fault));
			assert_eq!(node.round(), vec![]);
			let seen = progress(Network::Tron);
			assert_eq!((seen.read_to, seen.disagreements, seen.pending), (0, 0, 1));
		}
		// The first one's place makes no difference, and it is not blamed for the other.
		assert_eq!(health(Network::Tron, false).failures, 0);
		node.fault(TRON_2, None);
		assert_eq!(node.later(MINUTE), vec![claim]);
		assert_eq!(progress(Network::Tron).read_to, now());
	});
}

#[test]
fn a_provider_that_hangs_should_not_make_the_other_one_look_bad() {
	with_second(|node| {
		let id = order_gcc(25 * GCC);
		node.pay(id, 1, 25_000_000);
		node.fault(TRON, Some(Fault::Hang));
		assert_eq!(node.work().len(), 0);
		assert_eq!(health(Network::Tron, false).errors_of(ErrorKind::Timeout), 1);
		assert_eq!(health(Network::Tron, true).failures, 0);
		assert_ne!(health(Network::Tron, true).last_success_ms, 0);
	});
}

/// Whatever goes wrong: no vote, a growing time in which the provider is left alone, and the vote
/// once it is well again.
#[test]
fn a_provider_that_fails_should_delay_and_not_fake() {
	let throttled =
		"{\"Error\":\"The key exceeds the frequency limit(15), and the query server is \
		suspended for 27 s\"}";
	let faults = [
		(Fault::Hang, ErrorKind::Timeout),
		(Fault::Refuse, ErrorKind::Network),
		(Fault::Says(429, throttled), ErrorKind::Throttled),
		(Fault::Says(500, ""), ErrorKind::Unavailable),
		(Fault::Says(401, ""), ErrorKind::Unauthorised),
		(Fault::Says(404, "{}"), ErrorKind::Refused),
		(Fault::Says(200, ""), ErrorKind::Malformed),
		(Fault::Says(200, "<html>"), ErrorKind::Malformed),
		(Fault::Says(200, "{\"data\":[],\"transactions\":{}"), ErrorKind::Malformed),
		(Fault::Says(200, "{\"data\":[],\"success\":false}"), ErrorKind::Malformed),
	];
	for rail in [Rail::UsdtTron, Rail::Ton] {
		for (fault, kind) in faults.clone() {
			on_node(|node| {
				let network = rail.network();
				let (base, _) = bases(network);
				let id = order_on(ALICE, rail, 16 * GCC);
				let claim = node.pay(id, 1, order(id).terms.due);
				node.fault(base, Some(fault.clone()));
				assert_eq!(claims(&node.work()), vec![], "{rail:?} {fault:?}");
				assert_eq!(node.requests(base), 1);
				assert_eq!(health(network, false).errors_of(kind), 1, "{rail:?} {fault:?}");
				assert_eq!(progress(network).read_to, 0);
				let mut asked = 0;
				for _ in 0..50 {
					assert_eq!(node.round(), vec![]);
					asked += node.requests(base);
				}
				// Ten minutes with a backoff that doubles up to five.
				assert!((1..=10).contains(&asked), "{asked} times, {fault:?}");
				assert_eq!(state(id), OrderState::Open);
				assert_eq!((progress(network).read_to, progress(network).pending), (0, 0));
				node.fault(base, None);
				assert_eq!(node.later(15 * MINUTE), vec![claim], "{rail:?} {fault:?}");
				assert_eq!(progress(network).read_to, now());
			});
		}
	}
}

#[test]
fn throttling_inside_a_200_should_be_understood() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let claim = node.pay(id, 1, 25_000_000);
		node.fault(
			TRON,
			Some(Fault::Says(
				200,
				"{\"Error\":\"request rate exceeded the allowed_rps(3), and the query server is \
				suspended for 100 s\"}",
			)),
		);
		assert_eq!(claims(&node.work()), vec![]);
		node.fault(TRON, None);
		assert_eq!(node.requests(TRON), 1);
		assert_eq!(node.later(99_000), vec![]);
		assert_eq!(node.requests(TRON), 0);
		assert_eq!(node.later(ROUND_EVERY), vec![claim]);
	});
}

#[test]
fn a_network_that_hangs_should_cost_the_other_one_provider_s_time_at_most() {
	for (down, up) in [(Rail::UsdtTron, Rail::Ton), (Rail::Ton, Rail::UsdtTron)] {
		on_node(|node| {
			order_on(ALICE, down, 16 * GCC);
			let id = order_on(ALICE, up, 16 * GCC);
			let claim = node.pay(id, 1, order(id).terms.due);
			node.fault(bases(down.network()).0, Some(Fault::Hang));
			assert_eq!(claims(&node.work()), vec![claim]);
			let begun = progress(up.network()).last_round;
			assert!(begun <= START + PROVIDER_TIME + LATENCY, "{begun}");
		});
	}
}

#[test]
fn networks_should_take_turns_in_being_first() {
	on_node(|node| {
		order_on(ALICE, Rail::Ton, 16 * GCC);
		order_on(ALICE, Rail::UsdtTron, 16 * GCC);
		let mut first = Vec::new();
		for _ in 0..4 {
			node.later(ROUND_EVERY + 1_000);
			first.push(node.asked()[0].url.starts_with(TRON));
		}
		assert!(first == [true, false, true, false] || first == [false, true, false, true]);
	});
}

#[test]
fn a_round_should_not_begin_while_another_one_runs() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let claim = node.pay(id, 1, 25_000_000);
		order_on(BOB, Rail::Ton, 16 * GCC);
		// Another run began one now: or was killed in it.
		let until = Timestamp::from_unix_millis(START + LOCK);
		put(&store::lock(Network::Tron), &until);
		assert_eq!(claims(&node.work()), vec![]);
		let asked = node.asked();
		assert_eq!(asked.iter().filter(|asked| asked.url.starts_with(TRON)).count(), 0);
		assert_eq!(asked.len(), 1, "the other network is read");
		assert_eq!(node.later(LOCK + 1), vec![claim]);
	});
}

#[test]
fn rounds_should_be_apart() {
	on_node(|node| {
		order_gcc(25 * GCC);
		node.work();
		assert_eq!(node.requests(TRON), 1);
		node.later(ROUND_EVERY - 1);
		assert_eq!(node.requests(TRON), 0);
		node.later(1);
		assert_eq!(node.requests(TRON), 1);
		assert_eq!(progress(Network::Tron).rounds, 2);
	});
}

#[test]
fn a_node_that_has_no_part_in_it_should_ask_nothing() {
	// Nothing to read.
	on_node(|node| {
		assert_eq!(claims(&node.work()), vec![]);
		assert_eq!(node.asked().len(), 0);
		assert_eq!(progress(Network::Tron).read_to, START);
	});
	// Not configured.
	on_chain(|node| {
		let id = order_gcc(25 * GCC);
		node.pay(id, 1, 25_000_000);
		assert_eq!(claims(&node.work()), vec![]);
		assert_eq!(node.asked().len(), 0);
		assert_eq!(progress(Network::Tron), Progress::default());
	});
	// One network alone.
	on_chain(|node| {
		configure(Network::Ton, false);
		order_gcc(25 * GCC);
		order_on(ALICE, Rail::Ton, 16 * GCC);
		node.work();
		assert!(node.asked().iter().all(|asked| asked.url.starts_with(TON)));
		assert_eq!(progress(Network::Ton).rounds, 1);
	});
	// Not configured well.
	on_chain(|node| {
		let config = NetworkConfig { provider: provider("http://tron.test", None), second: None };
		put(&store::config(Network::Tron), &config);
		order_gcc(25 * GCC);
		node.work();
		assert_eq!(node.asked().len(), 0);
		assert_eq!(progress(Network::Tron).read_to, 0);
	});
	// No validator's node.
	on_node(|node| {
		order_gcc(25 * GCC);
		Oracles::set(1..5);
		assert_eq!(claims(&node.work()), vec![]);
		assert_eq!(node.asked().len(), 0);
	});
	// One that is behind the others.
	on_node(|node| {
		order_gcc(25 * GCC);
		let mut outside = node.net.0.lock().unwrap();
		outside.now = START + HOUR;
		drop(outside);
		Payments::offchain_worker(System::block_number());
		assert_eq!(node.asked().len(), 0);
	});
}

#[test]
fn a_key_should_go_out_in_a_header_and_nowhere_else() {
	on_node(|node| {
		order_gcc(25 * GCC);
		order_on(ALICE, Rail::Ton, 16 * GCC);
		node.work();
		let asked = node.asked();
		assert_eq!(asked.len(), 2);
		for asked in asked {
			let expected = match asked.url.starts_with(TRON) {
				true => ("TRON-PRO-API-KEY", "secret-key"),
				false => ("Authorization", "Bearer secret-key"),
			};
			assert!(asked.headers.iter().any(|(name, value)| (&**name, &**value) == expected));
			assert!(!asked.url.contains("secret"));
			assert_eq!(asked.body, b"");
		}
	});
}

/// Puts orders like `id` beside it, straight into the state.
fn multiply(id: OrderId, count: u64) {
	let like = order(id);
	let ids = 1_000..1_000 + count;
	for other in ids {
		let memo = Memo::new(other, other).unwrap();
		Orders::<Test>::insert(other, crate::Order { memo, ..like.clone() });
		Watched::<Test>::insert(like.target_id, ordered::ascending(other), ());
	}
	Targets::<Test>::mutate(like.target_id, |record| {
		record.as_mut().unwrap().watched += count as u32;
	});
}

#[test]
fn a_round_should_make_as_many_requests_for_many_orders_as_for_one() {
	let requests = |orders: u64| {
		let result = RefCell::new(Vec::new());
		on_node(|node| {
			let _ = with_transaction(|| {
				for rail in RAILS {
					let id = order_on(ALICE, rail, 16 * GCC);
					multiply(id, orders / 3);
				}
				node.work();
				let urls: Vec<_> = node.asked().into_iter().map(|asked| asked.url).collect();
				*result.borrow_mut() = urls;
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
			});
		});
		result.take()
	};
	let few = requests(0);
	assert_eq!(few.len(), 2, "a page of each address");
	assert_eq!(requests(10_000), few);
}

#[test]
fn a_flood_should_delay_and_not_hide() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		for nth in 0..300 {
			node.noise(Rail::UsdtTron, nth);
		}
		pass(1_000);
		let claim = node.pay(id, 1, 25_000_000);
		let mut rounds = 0;
		let mut found = claims(&node.work());
		while found.is_empty() {
			assert!(node.requests(TRON) <= PAGES + 2 * MAX_LOOKUPS as usize + 1);
			found = node.round();
			rounds += 1;
			assert!(rounds < 100);
		}
		assert_eq!((found, rounds), (vec![claim], 300 / u64::from(MAX_LOOKUPS)));
	});
}

#[test]
fn a_round_should_make_a_bounded_number_of_requests() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		// As bad as it gets: each has the form of a payment's memo, and pages shrink as they go.
		for nth in 0..100 {
			node.pay_with(TRON, Rail::UsdtTron, id, order(id).memo.to_text(), nth, 1_000_000);
		}
		order_on(ALICE, Rail::Ton, 16 * GCC);
		for nth in 0..2_000 {
			node.noise(Rail::Ton, nth);
		}
		node.service(TRON, |service| service.heavy = Some(50));
		node.service(TON, |service| service.heavy = Some(25));
		node.work();
		let asked = node.asked();
		let of = |base| asked.iter().filter(|asked| asked.url.starts_with(base)).count();
		// Pages, those that were too large, two look-ups of each transfer, the head.
		assert!(of(TRON) <= PAGES + 3 + 2 * MAX_LOOKUPS as usize + 1, "{}", of(TRON));
		assert!(of(TRON) > 2 * MAX_LOOKUPS as usize);
		assert_eq!(of(TON), PAGES + 2);
	});
}

#[test]
fn more_rows_than_a_window_shows_should_all_be_read() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		// Of nothing, so that they are not looked up: it is the pages that count here.
		for nth in 0..2_500u64 {
			node.pay_with(TRON, Rail::UsdtTron, id, "", nth + 10, 0);
			if nth % 100 == 99 {
				crate::mock::Timestamp::set_timestamp(now() + 1_000);
			}
		}
		let claim = node.pay(id, 1, 25_000_000);
		let mut found = claims(&node.work());
		for _ in 0..5 {
			found.extend(node.round());
		}
		assert_eq!(found, vec![claim]);
	});
}

#[test]
fn a_flood_of_a_wallet_on_ton_should_delay_and_not_hide() {
	on_node(|node| {
		let id = order_on(ALICE, Rail::Ton, 16 * GCC);
		let claim = node.pay(id, 1, order(id).terms.due);
		pass(1_000);
		for nth in 0..2_500 {
			node.noise(Rail::Ton, nth);
		}
		assert_eq!(claims(&node.work()), vec![]);
		assert_eq!(node.requests(TON), PAGES);
		assert_eq!(progress(Network::Ton).read_to, 0);
		// It goes on where it was, from the newest down.
		assert_eq!(node.round(), vec![]);
		assert_eq!(node.round(), vec![claim]);
		assert_eq!(progress(Network::Ton).read_to, now());
	});
}

#[test]
fn pages_that_are_too_large_should_be_asked_for_in_parts() {
	for rail in [Rail::UsdtTron, Rail::Ton] {
		on_node(|node| {
			let (base, _) = bases(rail.network());
			let id = order_on(ALICE, rail, 16 * GCC);
			let claim = node.pay(id, 1, order(id).terms.due);
			node.service(base, |service| service.heavy = Some(20));
			assert_eq!(claims(&node.work()), vec![claim]);
			assert_eq!(health(rail.network(), false).failures, 0);
		});
	}
}

#[test]
fn a_transaction_that_cannot_be_read_should_not_keep_back_the_others() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let bad = node.pay(id, 1, 25_000_000);
		pass(1_000);
		let good = node.pay(id, 2, 25_000_000);
		let stubborn = Some((bad.transfer.tx, Fault::Says(200, "garbage")));
		node.service(TRON, |service| service.stubborn = stubborn);
		for _ in 1..ATTEMPTS {
			assert_eq!(node.later(MINUTE), vec![]);
			assert_eq!(progress(Network::Tron).unreadable, 0);
		}
		// The provider failed once more, and is left alone for a moment.
		assert_eq!(node.later(MINUTE), vec![]);
		assert_eq!(progress(Network::Tron).unreadable, 1);
		assert_eq!(node.later(MINUTE), vec![good]);
		node.later(MINUTE);
		assert_eq!(progress(Network::Tron).unreadable, 1, "once");
	});
}

#[test]
fn a_transaction_that_is_not_solidified_should_be_waited_for() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let slow = node.pay(id, 1, 25_000_000);
		pass(1_000);
		let quick = node.pay(id, 2, 25_000_000);
		node.service(TRON, |service| {
			service.stubborn = Some((slow.transfer.tx, Fault::Says(200, "{}")));
		});
		assert_eq!(node.round(), vec![quick]);
		assert_eq!(progress(Network::Tron).read_to, 0, "not all was read");
		for _ in 0..10 {
			assert!(!node.round().contains(&slow));
		}
		node.service(TRON, |service| service.stubborn = None);
		assert!(node.round().contains(&slow));
		assert_eq!(progress(Network::Tron).unreadable, 0);
		assert_eq!(progress(Network::Tron).read_to, now());
	});
}

#[test]
fn a_log_that_shows_another_thing_than_the_listing_should_be_no_payment() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let claim = node.pay(id, 1, 25_000_000);
		let listed = node.service(TRON, |service| {
			let listed = service.trc20(&format!(
				"/v1/accounts/{MERCHANT}/transactions/trc20?min_timestamp=0&limit=200"
			));
			service.bodies = vec![("/v1/accounts/".into(), listed.into_bytes())];
			service.transfers[0].amount += 1;
			service.transfers[0].clone()
		});
		for _ in 1..ATTEMPTS {
			assert_eq!(node.later(MINUTE), vec![]);
		}
		assert_ne!(health(Network::Tron, false).errors_of(ErrorKind::Malformed), 0);
		// It was only for a moment.
		node.service(TRON, |service| {
			service.transfers = vec![Transfer { amount: claim.amount, ..listed }]
		});
		assert_eq!(node.later(MINUTE), vec![claim]);
	});
}

#[test]
fn what_an_order_does_not_take_should_not_be_claimed() {
	for rail in RAILS {
		on_node(|node| {
			let id = order_on(ALICE, rail, 16 * GCC);
			let due = order(id).terms.due;
			let base = bases(rail.network()).0;
			let memo = order(id).memo;
			let another = Memo::new(memo.order() + 1, 5).unwrap();
			let mistyped = Memo::new(memo.order(), 5).unwrap();
			for (nth, text) in (10..).zip([
				String::new(),
				another.to_text(),
				mistyped.to_text(),
				format!("{memo}X"),
			]) {
				node.pay_with(base, rail, id, text, nth, due);
			}
			node.pay_with(base, rail, id, memo.to_text(), 20, due / 100);
			assert_eq!(claims(&node.work()), vec![], "{rail:?}");
			// Another rail of the same address.
			let wrong = match rail {
				Rail::Ton => Rail::Jetton(1),
				Rail::Jetton(_) => Rail::Ton,
				Rail::UsdtTron => return,
			};
			node.pay_with(base, wrong, id, memo.to_text(), 21, due);
			assert_eq!(node.round(), vec![], "{rail:?}");
		});
	}
}

#[test]
fn what_comes_late_or_twice_should_be_claimed_and_what_comes_after_all_not() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let first = node.pay(id, 1, 25_000_000);
		assert_ok!(include(node.work().pop().unwrap()));
		others_agree(first);
		let again = node.pay(id, 2, 25_000_000);
		assert_eq!(node.round(), vec![again]);
		pass_to(order(id).terms.expires + 1);
		let late = node.pay(id, 3, 1_000_000);
		assert_eq!(node.round(), vec![again, late]);
		pass_to(order(id).terms.watched_until + 1_000);
		node.pay(id, 4, 25_000_000);
		assert!(node
			.round()
			.iter()
			.all(|claim| claim.transfer.tx != [4; 32] && claim.time <= late.time));
		// It is watched no more: nothing is kept, nor asked.
		pass_to(order(id).terms.retires() + 1);
		node.asked();
		assert_eq!(node.round(), vec![]);
		assert_eq!(node.asked().len(), 0);
		assert_eq!(progress(Network::Tron).pending, 0);
	});
}

#[test]
fn a_report_should_hold_so_many_claims_and_the_next_one_the_rest() {
	on_node(|node| {
		let most = MAX_CLAIMS as usize;
		let mut paid = Vec::new();
		for who in 1..=5 {
			for _ in 0..4 {
				let id = order_on(who, Rail::Ton, 16 * GCC);
				paid.push(node.pay(id, id + 1, order(id).terms.due));
			}
		}
		let report = node.work().pop().unwrap();
		assert_eq!(report.1.claims.len(), most);
		assert_eq!(node.later(3_000), vec![], "the first one is on its way");
		let mut claimed = claims(std::slice::from_ref(&report));
		assert_ok!(include(report));
		let rest = node.round();
		assert_eq!(rest.len(), paid.len() - most);
		claimed.extend(rest);
		claimed.sort_unstable();
		paid.sort_unstable();
		assert_eq!(claimed, paid);
	});
}

#[test]
fn a_report_should_be_valid_and_only_once() {
	on_node(|node| {
		let id = order_gcc(25 * GCC);
		let claim = node.pay(id, 1, 25_000_000);
		pass(3_000);
		let report = node.work().pop().unwrap();
		assert_eq!(u64::from(report.1.at), System::block_number());
		assert!(sp_core::sr25519::Pair::verify(
			&report.2.clone().into(),
			report.1.signed_message(&System::block_hash(0)),
			&report.0.clone().into()
		));
		assert_ok!(include(report.clone()));
		assert_eq!(include(report), Err(InvalidTransaction::Stale));
		others_agree(claim);
		assert_eq!(UsedTransfers::<Test>::get(claim.transfer), Some(id));
		assert_eq!(total(ALICE), ENDOWMENT + 25 * GCC);
	});
}

#[test]
fn a_node_with_another_key_should_touch_nothing() {
	let mut ext = sp_io::TestExternalities::default();
	let keystore = MemoryKeystore::new();
	let other = keystore.sr25519_generate_new(KEY_TYPE, Some("//Other")).unwrap();
	ext.register_extension(KeystoreExt::new(keystore));
	ext.execute_with(|| {
		assert_ne!(AuthorityId::from(other), key(0).0);
		Oracles::set(0..4);
		// No off-chain storage is touched, which is not even there.
		Payments::offchain_worker(1);
	});
}

#[test]
fn what_was_looked_at_should_be_forgotten_with_the_orders() {
	on_node(|node| {
		let first = order_gcc(25 * GCC);
		node.noise(Rail::UsdtTron, 1);
		node.work();
		let listing = (0u8, tron::parse(MERCHANT).unwrap(), tron::parse(CONTRACT).unwrap());
		let seen = |hour| {
			let key = store::seen(Network::Tron, false, &listing, hour);
			StorageValueRef::persistent(&key)
				.get::<Vec<([u8; 32], Vec<()>)>>()
				.unwrap()
				.is_some()
		};
		assert!(seen(START / HOUR));
		pass_to(order(first).terms.watched_until - HOUR);
		order_gcc(25 * GCC);
		assert_eq!(node.round(), vec![]);
		assert!(seen(START / HOUR), "the order is watched still");
		pass(3 * HOUR);
		assert_eq!(node.round(), vec![]);
		assert!(!seen(START / HOUR));
	});
}

#[test]
fn the_oldest_order_should_be_noted() {
	on_node(|node| {
		let first = order_on(ALICE, Rail::Jetton(1), 16 * GCC);
		pass(OVERLAP);
		order_on(ALICE, Rail::Ton, 16 * GCC);
		node.work();
		assert_eq!(progress(Network::Ton).oldest, Some((first, START)));
		assert_eq!(progress(Network::Tron).oldest, None);
	});
}
