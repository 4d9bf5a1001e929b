//! The operators' worker, against a source that answers as sources do.

use std::sync::{Arc, Mutex};

use codec::Decode;
use frame_support::{assert_ok, storage::with_transaction, traits::OffchainWorker};
use frame_system::CheckNonce;
use mornet_offchain_http::{BaseUrl, Endpoint, ErrorKind, Health};
use mornet_primitives::{
	tariffs::{Feed, PriceSource, Resource},
	Balance, Moment,
};
use sp_core::{
	offchain::{
		testing::{TestOffchainExt, TestTransactionPoolExt},
		Duration, Externalities, HttpError, HttpRequestId, HttpRequestStatus, OffchainDbExt,
		OffchainWorkerExt, OpaqueNetworkState, Timestamp, TransactionPoolExt,
	},
	sr25519, OpaquePeerId, Pair,
};
use sp_keystore::{testing::MemoryKeystore, Keystore, KeystoreExt};
use sp_runtime::{generic::Preamble, AccountId32, DispatchError, TransactionOutcome};

use crate::{
	mock::*,
	offchain::{
		crypto::KEY_TYPE, reason, Memory, Reason, Sent, ENDPOINT, FETCH_TIMEOUT, MAX_BODY, MEMORY,
	},
	FeedSource,
};

const HOST: &str = "http://127.0.0.1:8080";
const URL: &str = "http://127.0.0.1:8080/tariffs.json?v=1";

/// How much later a node's clock is with each block, in milliseconds.
const BLOCK_TIME: u64 = 3_000;

/// How the source answers.
#[derive(Clone, Debug)]
enum Answer {
	Body(Vec<u8>),
	Status(u16),
	/// Status 429, and the seconds for which the source wants to be left alone.
	Throttled(u64),
	/// Nothing before the deadline.
	Silence,
	/// No connection.
	Refused,
	/// So much, and no end of it before the deadline.
	Stalls(Vec<u8>),
	/// So much, and the connection breaks.
	Breaks(Vec<u8>),
}

/// What the tests see of the network.
struct Network {
	answer: Answer,
	/// The URLs that were asked for, and by when the answer was wanted.
	asked: Vec<(String, Option<Timestamp>)>,
	read: usize,
	now: Timestamp,
}

#[derive(Clone)]
struct Net(Arc<Mutex<Network>>);

impl Externalities for Net {
	fn is_validator(&self) -> bool {
		false
	}

	fn network_state(&self) -> Result<OpaqueNetworkState, ()> {
		Err(())
	}

	fn timestamp(&mut self) -> Timestamp {
		self.0.lock().unwrap().now
	}

	fn sleep_until(&mut self, _: Timestamp) {}

	fn random_seed(&mut self) -> [u8; 32] {
		[0; 32]
	}

	fn http_request_start(
		&mut self,
		method: &str,
		uri: &str,
		_: &[u8],
	) -> Result<HttpRequestId, ()> {
		assert_eq!(method, "GET");
		let mut net = self.0.lock().unwrap();
		net.asked.push((uri.into(), None));
		net.read = 0;
		Ok(HttpRequestId(net.asked.len() as u16))
	}

	fn http_request_add_header(
		&mut self,
		_: HttpRequestId,
		name: &str,
		value: &str,
	) -> Result<(), ()> {
		assert_eq!((name, value), ("accept", "application/json"));
		Ok(())
	}

	fn http_request_write_body(
		&mut self,
		_: HttpRequestId,
		chunk: &[u8],
		_: Option<Timestamp>,
	) -> Result<(), HttpError> {
		assert!(chunk.is_empty());
		Ok(())
	}

	fn http_response_wait(
		&mut self,
		ids: &[HttpRequestId],
		deadline: Option<Timestamp>,
	) -> Vec<HttpRequestStatus> {
		let mut net = self.0.lock().unwrap();
		net.asked.last_mut().unwrap().1 = deadline;
		let status = match net.answer {
			Answer::Body(_) | Answer::Stalls(_) | Answer::Breaks(_) => {
				HttpRequestStatus::Finished(200)
			},
			Answer::Status(status) => HttpRequestStatus::Finished(status),
			Answer::Throttled(_) => HttpRequestStatus::Finished(429),
			Answer::Silence => HttpRequestStatus::DeadlineReached,
			Answer::Refused => HttpRequestStatus::IoError,
		};
		vec![status; ids.len()]
	}

	fn http_response_headers(&mut self, _: HttpRequestId) -> Vec<(Vec<u8>, Vec<u8>)> {
		match self.0.lock().unwrap().answer {
			Answer::Throttled(seconds) => {
				vec![(b"Retry-After".to_vec(), seconds.to_string().into_bytes())]
			},
			_ => Vec::new(),
		}
	}

	fn http_response_read_body(
		&mut self,
		_: HttpRequestId,
		buffer: &mut [u8],
		deadline: Option<Timestamp>,
	) -> Result<usize, HttpError> {
		assert!(deadline.is_some(), "a body is read without a deadline");
		let mut net = self.0.lock().unwrap();
		let (body, end) = match net.answer.clone() {
			Answer::Body(body) => (body, Ok(0)),
			Answer::Stalls(body) => (body, Err(HttpError::DeadlineReached)),
			Answer::Breaks(body) => (body, Err(HttpError::IoError)),
			Answer::Status(_) | Answer::Throttled(_) => (Vec::new(), Ok(0)),
			Answer::Silence | Answer::Refused => (Vec::new(), Err(HttpError::Invalid)),
		};
		let rest = &body[net.read..];
		if rest.is_empty() {
			return end;
		}
		let length = rest.len().min(buffer.len());
		buffer[..length].copy_from_slice(&rest[..length]);
		net.read += length;
		Ok(length)
	}

	fn set_authorized_nodes(&mut self, _: Vec<OpaquePeerId>, _: bool) {}
}

/// An operator's node.
struct Node {
	net: Arc<Mutex<Network>>,
	/// Takes what is in the pool.
	pool: Box<dyn Fn() -> Vec<Vec<u8>>>,
	operator: AccountId32,
}

impl Node {
	/// Lets the source answer so from now on.
	fn source(&self, answer: Answer) {
		self.net.lock().unwrap().answer = answer;
	}

	/// Lets the source name these prices of the operated feed and others, as of now.
	fn prices(&self, prices: &[(Feed, Balance)]) {
		self.source(Answer::Body(document(now(), prices)));
	}

	/// Runs the worker after the block of now. Returns what it sends.
	fn work(&self) -> Vec<Vec<(Feed, Balance)>> {
		run_worker();
		(self.pool)().iter().map(|bytes| self.sent(bytes)).collect()
	}

	/// The values of a transaction, which is signed by the operator with its next nonce.
	fn sent(&self, bytes: &[u8]) -> Vec<(Feed, Balance)> {
		let transaction = Transaction::decode(&mut &bytes[..]).unwrap();
		let Preamble::Signed(signer, _, extension) = &transaction.preamble else {
			panic!("not signed")
		};
		assert_eq!(*signer, self.operator);
		assert_eq!(*extension, CheckNonce::from(System::account_nonce(signer)));
		let RuntimeCall::Oracle(pallet_oracle::Call::feed_values { values }) = transaction.function
		else {
			panic!("another call")
		};
		values.into_inner()
	}

	/// Puts what was sent into the block.
	fn include(&self, values: &[(Feed, Balance)]) {
		assert_ok!(feed_values(RuntimeOrigin::signed(self.operator.clone()), values));
		System::inc_account_nonce(&self.operator);
	}

	/// How often the source was asked.
	fn asked(&self) -> usize {
		self.net.lock().unwrap().asked.len()
	}

	/// Lets blocks pass for the node's clock, and no time for the chain's.
	fn wait(&self, count: u64) {
		System::set_block_number(System::block_number() + count);
		let mut net = self.net.lock().unwrap();
		net.now = net.now.add(Duration::from_millis(count * BLOCK_TIME));
	}

	/// What the node knows of the source's host.
	fn health(&self) -> Health {
		Health::load(&Endpoint::new(ENDPOINT, BaseUrl::parse(HOST).unwrap(), None))
	}

	/// What the worker remembers.
	fn memory(&self) -> Memory {
		sp_runtime::offchain::storage::StorageValueRef::persistent(MEMORY)
			.get()
			.unwrap()
			.unwrap()
	}
}

/// Runs the worker as a node does: what it writes to the state is dropped.
fn run_worker() {
	let _ = with_transaction(|| {
		AllPalletsWithSystem::offchain_worker(System::block_number());
		TransactionOutcome::Rollback(Ok::<_, DispatchError>(()))
	});
}

fn document(ts: Moment, prices: &[(Feed, Balance)]) -> Vec<u8> {
	let mut rate = String::new();
	let mut tariffs = Vec::new();
	for (feed, price) in prices {
		match feed {
			Feed::IndexRate => rate = format!(r#","indexRate":"{price}""#),
			Feed::Tariff(region, resource) => tariffs.push(format!(
				r#"{{"region":"{}","resource":{},"price":"{price}"}}"#,
				region.as_str(),
				serde_json::to_string(resource).unwrap()
			)),
		}
	}
	format!(r#"{{"v":1,"ts":{ts},"tariffs":[{}]{rate}}}"#, tariffs.join(",")).into_bytes()
}

/// Makes so many blocks, in each of which no time passes that matters.
fn blocks(count: u64) {
	(0..count).for_each(|_| later(1));
}

/// Runs a test on the node of an operator, one of a quorum of 1, with a source.
fn on_node(test: impl FnOnce(Node)) {
	on_node_with(ExtBuilder::default().params(|p| p.quorum = 1), test)
}

fn on_node_with(builder: ExtBuilder, test: impl FnOnce(Node)) {
	let keystore = MemoryKeystore::new();
	let key = keystore.sr25519_generate_new(KEY_TYPE, Some("//Operator")).unwrap();
	let net = Arc::new(Mutex::new(Network {
		answer: Answer::Refused,
		asked: Vec::new(),
		read: 0,
		now: Timestamp::from_unix_millis(7_000),
	}));
	let (db, _) = TestOffchainExt::new();
	let (pool, state) = TestTransactionPoolExt::new();
	let mut ext = builder
		.genesis(|genesis| {
			genesis.operators.push(key.into());
			genesis.source = Some(URL.into());
		})
		.build();
	ext.register_extension(OffchainWorkerExt::new(Net(net.clone())));
	ext.register_extension(OffchainDbExt::new(db));
	ext.register_extension(TransactionPoolExt::new(pool));
	ext.register_extension(KeystoreExt::new(keystore));
	ext.execute_with(|| {
		let pool = Box::new(move || std::mem::take(&mut state.write().transactions));
		test(Node { net, pool, operator: key.into() });
		Tariffs::do_try_state().unwrap();
	});
}

#[test]
fn should_report_the_sources_prices_of_operated_feeds() {
	on_node(|node| {
		node.prices(&[(power(), 310_000), (water(), 5), (feed("FR-75", Resource::Heat), 7)]);
		assert_eq!(node.work(), vec![vec![(power(), 310_000)]]);
		let deadline = Timestamp::from_unix_millis(7_000 + FETCH_TIMEOUT);
		assert_eq!(node.net.lock().unwrap().asked, vec![(URL.into(), Some(deadline))]);
		node.include(&[(power(), 310_000)]);
		assert_eq!(current(), (310_000, PriceSource::Operators));
	});
}

#[test]
fn the_transaction_should_carry_a_valid_signature() {
	on_node(|node| {
		node.prices(&[(power(), 310_000)]);
		run_worker();
		let bytes = (node.pool)().pop().unwrap();
		let transaction = Transaction::decode(&mut &bytes[..]).unwrap();
		let Preamble::Signed(_, signature, _) = &transaction.preamble else { panic!() };
		let sp_runtime::MultiSignature::Sr25519(signature) = signature else { panic!() };
		let call = codec::Encode::encode(&transaction.function);
		let key = sr25519::Public::from_raw(node.operator.clone().into());
		assert!(sr25519::Pair::verify(signature, call, &key));
	});
}

#[test]
fn should_report_only_what_changed_or_expires_soon() {
	on_node(|node| {
		node.prices(&[(power(), 310_000)]);
		let sent = node.work().remove(0);
		node.include(&sent);
		// Not before the period is over.
		later(1);
		assert_eq!(node.work(), Vec::<Vec<_>>::new());
		assert_eq!(node.asked(), 1);
		// The same price again.
		blocks(9);
		node.prices(&[(power(), 310_000)]);
		assert_eq!(node.work(), Vec::<Vec<_>>::new());
		assert_eq!(node.asked(), 2);
		// A new one.
		blocks(9);
		later(10_000);
		node.prices(&[(power(), 311_000)]);
		let sent = node.work();
		assert_eq!(sent, vec![vec![(power(), 311_000)]]);
		node.include(&sent[0]);
		// The same when half its time is over.
		blocks(9);
		later(30_000 - 10);
		node.prices(&[(power(), 311_000)]);
		assert_eq!(node.work(), Vec::<Vec<_>>::new());
		blocks(10);
		node.prices(&[(power(), 311_000)]);
		assert_eq!(node.work(), vec![vec![(power(), 311_000)]]);
	});
}

#[test]
fn should_report_again_what_came_too_early() {
	on_node(|node| {
		node.prices(&[(power(), 310_000)]);
		node.include(&node.work()[0]);
		blocks(10);
		node.prices(&[(power(), 311_000)]);
		node.include(&node.work()[0]);
		assert_eq!(current().0, 310_000, "the price stands for its interval");
		blocks(10);
		node.prices(&[(power(), 311_000)]);
		assert_eq!(node.work(), Vec::<Vec<_>>::new());
		blocks(9);
		later(10_000);
		node.prices(&[(power(), 311_000)]);
		node.include(&node.work()[0]);
		assert_eq!(current().0, 311_000);
		blocks(10);
		node.prices(&[(power(), 311_000)]);
		assert_eq!(node.work(), Vec::<Vec<_>>::new());
	});
}

#[test]
fn should_have_one_transaction_under_way_at_a_time() {
	on_node(|node| {
		node.prices(&[(power(), 310_000)]);
		assert_eq!(node.work().len(), 1);
		// Twice for a block, and while the transaction is in no block.
		assert_eq!(node.work().len(), 0);
		blocks(20);
		node.prices(&[(power(), 320_000)]);
		assert_eq!(node.work().len(), 0);
		assert_eq!(node.asked(), 1);
		// It is lost.
		blocks(44);
		node.prices(&[(power(), 320_000)]);
		assert_eq!(node.work(), vec![vec![(power(), 320_000)]]);
		// It is in a block: the next may follow.
		node.include(&[(power(), 320_000)]);
		blocks(10);
		node.prices(&[(power(), 321_000)]);
		assert_eq!(node.work().len(), 1);
	});
}

#[test]
fn more_than_a_transaction_holds_should_follow_in_the_next_block() {
	on_node(|node| {
		assert_ok!(Tariffs::operate(root(), water(), true));
		assert_ok!(Tariffs::operate(root(), Feed::IndexRate, true));
		let all = [(power(), 310_000), (water(), 2_000_001), (Feed::IndexRate, 10_u128.pow(12))];
		node.prices(&all);
		let first = node.work().remove(0);
		assert_eq!(first, all[..2]);
		node.include(&first);
		later(1);
		node.prices(&all);
		assert_eq!(node.work(), vec![all[2..].to_vec()]);
		node.include(&all[2..]);
		// What changed comes before what is renewed.
		later(40_000);
		blocks(9);
		let changed =
			[(power(), 310_000), (water(), 2_000_001), (Feed::IndexRate, 10_u128.pow(12) + 1)];
		node.prices(&changed);
		let sent = node.work().remove(0);
		assert_eq!(sent[0], changed[2]);
		assert_eq!(sent.len(), 2);
	});
}

#[test]
fn prices_out_of_bounds_should_not_be_reported() {
	on_node(|node| {
		for price in [0, MAX_PRICE + 1] {
			node.prices(&[(power(), price)]);
			assert_eq!(node.work(), Vec::<Vec<_>>::new());
			blocks(10);
		}
	});
}

#[test]
fn faults_of_the_source_should_report_nothing_and_wait_longer_each_time() {
	on_node(|node| {
		let good = document(now(), &[(power(), 310_000)]);
		let faults = [
			Answer::Status(429),
			Answer::Status(500),
			Answer::Status(301),
			Answer::Silence,
			Answer::Refused,
			Answer::Stalls(good[..20].to_vec()),
			Answer::Breaks(good.clone()),
			Answer::Body(good[..good.len() - 1].to_vec()),
			Answer::Body(Vec::new()),
			Answer::Body(b"<html>Bad gateway</html>".to_vec()),
			Answer::Body(vec![b' '; 4 * MAX_BODY as usize]),
			Answer::Body(document(now() - 60_001, &[(power(), 310_000)])),
			Answer::Body(document(now(), &[(power(), 1), (power(), 2)])),
		];
		let mut wait = 10;
		for (nth, fault) in faults.into_iter().enumerate() {
			let what = format!("{fault:.40?}");
			node.source(fault);
			assert_eq!(node.work(), Vec::<Vec<_>>::new(), "{what}");
			assert_eq!(node.asked(), nth + 1, "{what}");
			assert_eq!(
				node.memory(),
				Memory { due: System::block_number() + wait, faults: nth as u32 + 1, sent: None },
				"{what}"
			);
			node.wait(wait - 1);
			assert_eq!(node.work(), Vec::<Vec<_>>::new());
			assert_eq!(node.asked(), nth + 1, "asked too early after {what}");
			node.wait(1);
			wait = (wait * 2).min(640);
		}
		// All is well again.
		node.prices(&[(power(), 310_000)]);
		assert_eq!(node.work().len(), 1);
		assert_eq!(node.memory().faults, 0);
	});
}

#[test]
fn a_source_that_asks_for_it_should_be_left_alone() {
	on_node(|node| {
		node.source(Answer::Throttled(60));
		node.work();
		assert_eq!((node.asked(), node.memory().faults), (1, 1));
		// The next round is due sooner than the source wants it: a fault, and nobody is asked.
		node.prices(&[(power(), 310_000)]);
		node.wait(10);
		assert_eq!(node.work(), Vec::<Vec<_>>::new());
		assert_eq!((node.asked(), node.memory().faults), (1, 2));
		node.wait(20);
		assert_eq!(node.work().len(), 1);
		assert_eq!((node.asked(), node.memory().faults), (2, 0));

		let health = node.health();
		assert_eq!((health.requests, health.failures), (2, 0));
		assert_eq!(health.errors_of(ErrorKind::Throttled), 1);
		assert_eq!(health.errors_of(ErrorKind::BackingOff), 1);
	});
}

#[test]
fn a_bad_document_should_count_against_the_source() {
	on_node(|node| {
		node.source(Answer::Body(b"{}".to_vec()));
		node.work();
		assert_eq!(node.health().errors_of(ErrorKind::Malformed), 1);
	});
}

#[test]
fn a_source_that_may_not_be_read_should_not_be_asked() {
	on_node(|node| {
		// As no call can set it.
		FeedSource::<Test>::set(Some(b"http://example.org/".to_vec().try_into().unwrap()));
		node.work();
		assert_eq!((node.asked(), node.memory().faults), (0, 1));
		FeedSource::<Test>::kill();
	});
}

#[test]
fn a_body_of_exactly_the_most_bytes_should_be_read() {
	on_node(|node| {
		let mut body = document(now(), &[(power(), 310_000)]);
		body.resize(MAX_BODY as usize, b' ');
		node.source(Answer::Body(body.clone()));
		assert_eq!(node.work().len(), 1);
		node.include(&[(power(), 310_000)]);
		blocks(10);
		body.push(b' ');
		node.source(Answer::Body(body));
		node.work();
		assert_eq!(node.memory().faults, 1);
	});
}

#[test]
fn who_is_no_operator_should_not_ask() {
	on_node(|node| {
		assert_ok!(Tariffs::remove_operator(root(), node.operator.clone()));
		node.prices(&[(power(), 310_000)]);
		assert_eq!((node.work().len(), node.asked()), (0, 0));
	});
}

#[test]
fn without_a_source_there_should_be_no_work() {
	on_node(|node| {
		assert_ok!(Tariffs::set_feed_source(root(), None));
		assert_eq!((node.work().len(), node.asked()), (0, 0));
	});
}

#[test]
fn three_nodes_should_make_a_price() {
	// The other operators report by hand.
	on_node_with(ExtBuilder::default(), |node| {
		node.prices(&[(power(), 310_000)]);
		node.include(&node.work()[0]);
		report(&[311_000, 309_000]);
		assert_eq!(current(), (310_000, PriceSource::Operators));
	});
}

#[test]
fn what_is_remembered_of_another_chain_should_not_stop_the_work() {
	let memory = Memory { due: 1_000_000, faults: 0, sent: None };
	assert!(memory.is_due(5, 0, 10));
	let memory = Memory { due: 0, faults: 0, sent: Some(Sent { nonce: 9, block: 1_000 }) };
	assert!(memory.is_due(5, 0, 10));
	assert!(!memory.is_due(1_000, 9, 10) && !memory.is_due(1_063, 9, 10));
	assert!(memory.is_due(1_000, 10, 10) && memory.is_due(1_064, 9, 10));
}

#[test]
fn the_wait_should_be_bounded() {
	let mut memory = Memory::default();
	for _ in 0..200 {
		memory = memory.after_fault(100, 10);
	}
	assert_eq!(memory, Memory { due: 100 + 640, faults: 200, sent: None });
	assert_eq!(Memory::default().after_fault(100, 10).due, 110);
}

#[test]
fn a_reason_should_be_given_for_each_report() {
	let params = test_params();
	let reason = |own, replaceable, now| reason(5, own, replaceable, now, &params);
	assert_eq!(reason(None, None, 0), Some(Reason::New));
	assert_eq!(reason(Some((4, 90)), None, 100), Some(Reason::New));
	assert_eq!(reason(Some((5, 90)), None, 100), None);
	assert_eq!(reason(Some((5, 90)), Some(95), 100), Some(Reason::New));
	assert_eq!(reason(Some((5, 90)), Some(101), 100), None);
	assert_eq!(reason(Some((5, 95)), Some(95), 100), None);
	assert_eq!(reason(Some((5, 90)), None, 90 + 29_999), None);
	assert_eq!(reason(Some((5, 90)), None, 90 + 30_000), Some(Reason::Renewal(90)));
	assert!(Reason::New < Reason::Renewal(0));
}
