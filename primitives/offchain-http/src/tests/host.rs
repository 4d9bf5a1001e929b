//! A node's side of HTTP, as a script: what the SDK's own test externalities cannot do is to answer
//! with another status than 200, to be slow and to hang.

use std::{
	collections::{BTreeMap, VecDeque},
	sync::{Arc, Mutex},
};

use sp_core::{
	offchain::{
		testing::TestOffchainExt, DbExternalities, Externalities, HttpError, HttpRequestId,
		HttpRequestStatus, OffchainDbExt, OffchainWorkerExt, OpaqueNetworkState, StorageKind,
		Timestamp,
	},
	OpaquePeerId,
};
use sp_io::TestExternalities;

/// When the scripts begin, in milliseconds since the Unix epoch: 1 January 2026, noon.
pub const START: u64 = 1_767_268_800_000;

/// What becomes of one request.
#[derive(Clone, Debug)]
pub enum Script {
	/// An answer: status, headers, body, milliseconds until the head is there and milliseconds
	/// until each chunk of the body is.
	Answer {
		status: u16,
		headers: Vec<(&'static str, String)>,
		chunks: Vec<Vec<u8>>,
		head_ms: u64,
		chunk_ms: u64,
	},
	/// Nothing, ever.
	Hang,
	/// The connection fails before the head is there.
	Refuse,
	/// It breaks after a part of the body.
	Break(Vec<u8>),
}

impl Script {
	pub fn status(status: u16, body: &str) -> Self {
		Self::Answer {
			status,
			headers: vec![],
			chunks: vec![body.into()],
			head_ms: 10,
			chunk_ms: 0,
		}
	}

	pub fn ok(body: &str) -> Self {
		Self::status(200, body)
	}

	pub fn with_header(mut self, name: &'static str, value: impl ToString) -> Self {
		if let Self::Answer { headers, .. } = &mut self {
			headers.push((name, value.to_string()));
		}
		self
	}
}

/// A request as it went out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
	pub method: String,
	pub url: String,
	pub headers: Vec<(String, String)>,
	pub body: Vec<u8>,
}

#[derive(Default)]
struct State {
	scripts: VecDeque<Script>,
	running: BTreeMap<u16, (Script, usize)>,
	sent: Vec<Sent>,
	now: u64,
	seed: [u8; 32],
	storage: TestOffchainExt,
	/// How many writes fail because another worker was faster.
	contended: u32,
}

/// Handle of the scripted node.
#[derive(Clone, Default)]
pub struct Host(Arc<Mutex<State>>);

impl Host {
	/// Runs `test` where each request meets the next script.
	pub fn run(scripts: impl IntoIterator<Item = Script>, test: impl FnOnce(&Host)) {
		let host = Host::default();
		{
			let mut state = host.0.lock().unwrap();
			state.scripts = scripts.into_iter().collect();
			state.now = START;
		}
		let mut ext = TestExternalities::default();
		ext.register_extension(OffchainWorkerExt::new(host.clone()));
		ext.register_extension(OffchainDbExt::new(host.clone()));
		ext.execute_with(|| test(&host));
	}

	pub fn sent(&self) -> Vec<Sent> {
		self.0.lock().unwrap().sent.clone()
	}

	pub fn now(&self) -> u64 {
		self.0.lock().unwrap().now
	}

	pub fn set_now(&self, now: u64) {
		self.0.lock().unwrap().now = now;
	}

	pub fn set_seed(&self, byte: u8) {
		self.0.lock().unwrap().seed = [byte; 32];
	}

	pub fn contend(&self, writes: u32) {
		self.0.lock().unwrap().contended = writes;
	}

	pub fn push(&self, script: Script) {
		self.0.lock().unwrap().scripts.push_back(script);
	}
}

/// Lets `ms` pass, or the time to the deadline if that is shorter. Whether there was enough.
fn pass(state: &mut State, ms: u64, deadline: Option<Timestamp>) -> bool {
	let then = state.now + ms;
	let limit = deadline.expect("a worker never waits without a deadline").unix_millis();
	state.now = then.min(limit.max(state.now));
	then <= limit
}

impl Externalities for Host {
	fn is_validator(&self) -> bool {
		true
	}

	fn network_state(&self) -> Result<OpaqueNetworkState, ()> {
		Err(())
	}

	fn timestamp(&mut self) -> Timestamp {
		Timestamp::from_unix_millis(self.now())
	}

	fn sleep_until(&mut self, deadline: Timestamp) {
		self.set_now(deadline.unix_millis());
	}

	fn random_seed(&mut self) -> [u8; 32] {
		self.0.lock().unwrap().seed
	}

	fn http_request_start(
		&mut self,
		method: &str,
		uri: &str,
		_meta: &[u8],
	) -> Result<HttpRequestId, ()> {
		let mut state = self.0.lock().unwrap();
		let id = state.sent.len() as u16;
		let script = state.scripts.pop_front().expect("no request more than the script has");
		state.running.insert(id, (script, 0));
		state
			.sent
			.push(Sent { method: method.into(), url: uri.into(), ..Default::default() });
		Ok(HttpRequestId(id))
	}

	fn http_request_add_header(
		&mut self,
		id: HttpRequestId,
		name: &str,
		value: &str,
	) -> Result<(), ()> {
		let mut state = self.0.lock().unwrap();
		state.sent[usize::from(id.0)].headers.push((name.into(), value.into()));
		Ok(())
	}

	fn http_request_write_body(
		&mut self,
		id: HttpRequestId,
		chunk: &[u8],
		deadline: Option<Timestamp>,
	) -> Result<(), HttpError> {
		assert!(deadline.is_some(), "a worker never waits without a deadline");
		let mut state = self.0.lock().unwrap();
		state.sent[usize::from(id.0)].body.extend(chunk);
		Ok(())
	}

	fn http_response_wait(
		&mut self,
		ids: &[HttpRequestId],
		deadline: Option<Timestamp>,
	) -> Vec<HttpRequestStatus> {
		let mut state = self.0.lock().unwrap();
		ids.iter()
			.map(|id| match state.running.get(&id.0).cloned() {
				None => HttpRequestStatus::Invalid,
				Some((Script::Refuse, _)) => HttpRequestStatus::IoError,
				Some((Script::Break(_), _)) => HttpRequestStatus::Finished(200),
				Some((Script::Hang, _)) => {
					pass(&mut state, u64::MAX / 2, deadline);
					HttpRequestStatus::DeadlineReached
				},
				Some((Script::Answer { status, head_ms, .. }, _)) => {
					if pass(&mut state, head_ms, deadline) {
						HttpRequestStatus::Finished(status)
					} else {
						HttpRequestStatus::DeadlineReached
					}
				},
			})
			.collect()
	}

	fn http_response_headers(&mut self, id: HttpRequestId) -> Vec<(Vec<u8>, Vec<u8>)> {
		match self.0.lock().unwrap().running.get(&id.0) {
			Some((Script::Answer { headers, .. }, _)) => headers
				.iter()
				.map(|(name, value)| ((*name).into(), value.as_bytes().into()))
				.collect(),
			_ => vec![],
		}
	}

	fn http_response_read_body(
		&mut self,
		id: HttpRequestId,
		buffer: &mut [u8],
		deadline: Option<Timestamp>,
	) -> Result<usize, HttpError> {
		let mut state = self.0.lock().unwrap();
		let (script, read) = state.running.get(&id.0).cloned().ok_or(HttpError::Invalid)?;
		let (body, chunk_ms, breaks) = match script {
			Script::Answer { chunks, chunk_ms, .. } => (chunks.concat(), chunk_ms, false),
			Script::Break(body) => (body, 0, true),
			Script::Hang | Script::Refuse => return Err(HttpError::IoError),
		};
		if !pass(&mut state, chunk_ms, deadline) {
			return Err(HttpError::DeadlineReached);
		}
		let size = buffer.len().min(body.len() - read);
		buffer[..size].copy_from_slice(&body[read..read + size]);
		if size == 0 && breaks {
			return Err(HttpError::IoError);
		}
		state.running.get_mut(&id.0).unwrap().1 += size;
		Ok(size)
	}

	fn set_authorized_nodes(&mut self, _nodes: Vec<OpaquePeerId>, _authorized_only: bool) {
		unreachable!("no worker does");
	}
}

impl DbExternalities for Host {
	fn local_storage_set(&mut self, kind: StorageKind, key: &[u8], value: &[u8]) {
		self.0.lock().unwrap().storage.local_storage_set(kind, key, value);
	}

	fn local_storage_clear(&mut self, kind: StorageKind, key: &[u8]) {
		self.0.lock().unwrap().storage.local_storage_clear(kind, key);
	}

	fn local_storage_compare_and_set(
		&mut self,
		kind: StorageKind,
		key: &[u8],
		old_value: Option<&[u8]>,
		new_value: &[u8],
	) -> bool {
		let mut state = self.0.lock().unwrap();
		if state.contended > 0 {
			state.contended -= 1;
			return false;
		}
		state.storage.local_storage_compare_and_set(kind, key, old_value, new_value)
	}

	fn local_storage_get(&mut self, kind: StorageKind, key: &[u8]) -> Option<Vec<u8>> {
		self.0.lock().unwrap().storage.local_storage_get(kind, key)
	}
}
