//! The `video` namespace: proofs of contents, what they were made from and what was made of them,
//! streams with their gaps, and the services' tasks.

use std::sync::Arc;

use codec::Encode;
use jsonrpsee::{core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned};
use mornet_primitives::{
	video::{
		content_key, interval_key, stream_key, ContentHash, DerivationKind, DerivationPage,
		Erasure, ErasureReason, Gap, GrantOverview, HashFunction, Interval, Metadata, Proof,
		ProvenanceStep, RetentionClass, SegmentProof, StreamId, StreamOverview, Subject, Task,
		TaskFailure, TaskId, TaskState, VideoProofApi as RuntimeApi, MAX_PATH, PROOF_FORMAT,
		PROOF_VERSION,
	},
	AccountId, BlockNumber, Hash, Hashing, Header, Moment, OpaqueBlock as Block,
};
use sc_client_api::ProofProvider;
use serde::{Deserialize, Serialize};
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;
use sp_core::Bytes;
use sp_state_machine::{read_proof_check, StorageProof};

use crate::convert::{invalid, runtime_error, Amount};

/// Rows of an answer where the caller does not say how many.
const DEFAULT_PAGE: u32 = 32;

const fn function_name(function: HashFunction) -> &'static str {
	match function {
		HashFunction::Blake2b256 => "blake2b-256",
		HashFunction::Sha256 => "sha256",
	}
}

/// The hash of a content as text: `sha256:0x…` or `blake2b-256:0x…`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Content(String);

impl From<ContentHash> for Content {
	fn from(content: ContentHash) -> Self {
		Self(format!("{}:{:?}", function_name(content.function()), Hash::from(content.digest())))
	}
}

impl Content {
	/// The hash.
	///
	/// # Errors
	///
	/// If it is none.
	fn hash(&self) -> RpcResult<ContentHash> {
		let parsed = || {
			let (function, digest) = self.0.split_once(':')?;
			let hex = digest.strip_prefix("0x")?;
			let plain = hex.len() == 64 && hex.bytes().all(|byte| byte.is_ascii_hexdigit());
			let digest: Hash = plain.then(|| hex.parse().ok()).flatten()?;
			match function {
				"sha256" => Some(ContentHash::Sha256(digest.0)),
				"blake2b-256" => Some(ContentHash::Blake2b256(digest.0)),
				_ => None,
			}
		};
		parsed().ok_or_else(|| {
			let given = &self.0;
			invalid(format!("{given:?} is no content: write sha256:0x… or blake2b-256:0x…"))
		})
	}
}

const fn kind_name(kind: DerivationKind) -> &'static str {
	match kind {
		DerivationKind::Subtitles => "subtitles",
		DerivationKind::Translation => "translation",
		DerivationKind::VoiceOver => "voiceOver",
		DerivationKind::Vertical => "vertical",
		DerivationKind::Watermark => "watermark",
		DerivationKind::Other => "other",
	}
}

const fn retention_name(retention: RetentionClass) -> &'static str {
	match retention {
		RetentionClass::Month => "month",
		RetentionClass::Year => "year",
		RetentionClass::Decade => "decade",
		RetentionClass::Permanent => "permanent",
	}
}

const fn erasure_name(reason: ErasureReason) -> &'static str {
	match reason {
		ErasureReason::Request => "request",
		ErasureReason::Expired => "expired",
		ErasureReason::Order => "order",
		ErasureReason::Lost => "lost",
		ErasureReason::Other => "other",
	}
}

const fn failure_name(reason: TaskFailure) -> &'static str {
	match reason {
		TaskFailure::SourceUnavailable => "sourceUnavailable",
		TaskFailure::SourceUnreadable => "sourceUnreadable",
		TaskFailure::Unsupported => "unsupported",
		TaskFailure::ResultExists => "resultExists",
		TaskFailure::ServiceFault => "serviceFault",
		TaskFailure::Other => "other",
	}
}

/// What is said of a content, by its owner's word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct About {
	/// Its size, in bytes: a decimal string.
	pub size: String,
	/// How long it lasts, in milliseconds; 0 for what has no duration.
	pub duration_ms: u64,
	/// The media type, such as `video/mp4`.
	pub media: String,
	/// When it was recorded or made.
	pub captured_at: Moment,
	/// Where it is stored; `null` if that is not said, or once it is erased.
	pub uri: Option<String>,
	/// What recorded it.
	pub device: Option<String>,
	/// SHA-256 of the C2PA manifest store in the file.
	pub c2pa: Option<Hash>,
}

impl From<Metadata> for About {
	fn from(about: Metadata) -> Self {
		Self {
			size: about.size.to_string(),
			duration_ms: about.duration_ms,
			media: about.media.as_str().into(),
			captured_at: about.captured_at,
			uri: about.uri.map(|uri| uri.as_str().into()),
			device: about.device.map(|device| device.as_str().into()),
			c2pa: about.c2pa,
		}
	}
}

/// That a content was erased.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ErasureJson {
	/// Why: `request`, `expired`, `order`, `lost` or `other`.
	pub reason: String,
	/// When it was noted.
	pub at: Moment,
}

impl From<Erasure> for ErasureJson {
	fn from(Erasure { reason, at }: Erasure) -> Self {
		Self { reason: erasure_name(reason).into(), at }
	}
}

/// The proof of a content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProofJson {
	/// The content.
	pub content: Content,
	/// Who anchored it first, or who a service made it for.
	pub owner: AccountId,
	/// Whose coins are on hold for it.
	pub depositor: AccountId,
	/// The block it was anchored in.
	pub block: BlockNumber,
	/// The time of that block.
	pub anchored_at: Moment,
	/// What is said of it.
	pub about: About,
	/// What it was made from; `null` for a recording.
	pub parent: Option<Content>,
	/// What it is to that: `subtitles`, `translation`, `voiceOver`, `vertical`, `watermark` or
	/// `other`; `null` for a recording.
	pub kind: Option<String>,
	/// How many steps it is away from the recording.
	pub depth: u32,
	/// For how long the proof stays at least: `month`, `year`, `decade` or `permanent`.
	pub retention: String,
	/// That the content was erased; `null` if it was not.
	pub erased: Option<ErasureJson>,
	/// What is on hold for it, in plancks.
	pub deposit: Amount,
}

fn proof_json(hash: ContentHash, proof: Proof<AccountId>) -> ProofJson {
	ProofJson {
		content: hash.into(),
		owner: proof.owner,
		depositor: proof.depositor,
		block: proof.block,
		anchored_at: proof.anchored_at,
		about: proof.about.into(),
		parent: proof.source.map(|source| source.parent.into()),
		kind: proof.source.map(|source| kind_name(source.kind).into()),
		depth: proof.depth,
		retention: retention_name(proof.retention).into(),
		erased: proof.erased.map(Into::into),
		deposit: proof.deposit.into(),
	}
}

/// A content on the way to the recording, or derived from one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Step {
	/// The content.
	pub content: Content,
	/// What it is to what it was made from; `null` for a recording.
	pub kind: Option<String>,
	/// Who anchored it, or who a service made it for.
	pub owner: AccountId,
	/// The block it was anchored in.
	pub block: BlockNumber,
	/// When it was anchored.
	pub anchored_at: Moment,
	/// How many contents are derived from it.
	pub derivations: u32,
}

impl From<ProvenanceStep<AccountId>> for Step {
	fn from(step: ProvenanceStep<AccountId>) -> Self {
		Self {
			content: step.hash.into(),
			kind: step.kind.map(|kind| kind_name(kind).into()),
			owner: step.owner,
			block: step.block,
			anchored_at: step.anchored_at,
			derivations: step.derivations,
		}
	}
}

/// A page of what is derived from a content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Derivations {
	/// How many there are.
	pub total: u32,
	/// Those asked for, in the order they were anchored in.
	pub derivations: Vec<Step>,
}

impl From<DerivationPage<AccountId>> for Derivations {
	fn from(DerivationPage { total, derivations }: DerivationPage<AccountId>) -> Self {
		Self { total, derivations: derivations.into_iter().map(Into::into).collect() }
	}
}

/// What is missing in a stream.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct GapJson {
	/// The first interval that could be missing.
	pub first_interval: u64,
	/// How many intervals are missing from there on; 0 if only segments are.
	pub intervals: u64,
	/// The first segment that could be missing.
	pub first_segment: u64,
	/// How many segments are missing from there on; 0 if only intervals are.
	pub segments: u64,
	/// The block in which it was seen.
	pub block: BlockNumber,
}

impl From<Gap> for GapJson {
	fn from(gap: Gap) -> Self {
		Self {
			first_interval: gap.first_interval,
			intervals: gap.intervals,
			first_segment: gap.first_segment,
			segments: gap.segments,
			block: gap.block,
		}
	}
}

/// A stream as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Stream {
	/// Its number.
	pub id: StreamId,
	/// Who opened it.
	pub owner: AccountId,
	/// Who may anchor intervals beside the owner.
	pub operator: Option<AccountId>,
	/// What records it.
	pub device: Option<String>,
	/// The segments' media type.
	pub media: String,
	/// What the segments are hashed with: `sha256` or `blake2b-256`.
	pub function: String,
	/// When interval 0 begins.
	pub started_at: Moment,
	/// Length of an interval, in milliseconds.
	pub interval_ms: u32,
	/// For how long each interval's row stays.
	pub retention: String,
	/// The block it was opened in.
	pub block: BlockNumber,
	/// When it was closed; `null` if it is open.
	pub closed_at: Option<Moment>,
	/// The chain's end.
	pub link: Hash,
	/// How many intervals were anchored.
	pub intervals: u64,
	/// How many of their rows are kept.
	pub rows: u32,
	/// The interval that comes next.
	pub next_interval: u64,
	/// The segment that comes next.
	pub next_segment: u64,
	/// How many gaps there are.
	pub gap_count: u32,
	/// How many intervals are missing in them.
	pub missing_intervals: u64,
	/// How many segments are missing in them.
	pub missing_segments: u64,
	/// The newest gaps, the oldest of them first; the others are in the events.
	pub gaps: Vec<GapJson>,
	/// How many intervals are over and not anchored: late, or about to be a gap.
	pub overdue: u64,
	/// The contents of the intervals before this one are erased.
	pub erased_before: u64,
	/// When the oldest row kept may be pruned.
	pub prune_at: Option<Moment>,
	/// What is on hold of the owner for the stream and its rows, in plancks.
	pub deposit: Amount,
}

fn stream_json(id: StreamId, stream: StreamOverview<AccountId>) -> Stream {
	let (next_interval, next_segment) = stream.next;
	Stream {
		id,
		owner: stream.owner,
		operator: stream.operator,
		device: stream.terms.device.map(|device| device.as_str().into()),
		media: stream.terms.media.as_str().into(),
		function: function_name(stream.terms.function).into(),
		started_at: stream.terms.started_at,
		interval_ms: stream.terms.interval_ms,
		retention: retention_name(stream.terms.retention).into(),
		block: stream.block,
		closed_at: stream.closed_at,
		link: stream.link,
		intervals: stream.intervals,
		rows: stream.rows,
		next_interval,
		next_segment,
		gap_count: stream.gap_count,
		missing_intervals: stream.missing_intervals,
		missing_segments: stream.missing_segments,
		gaps: stream.gaps.into_iter().map(Into::into).collect(),
		overdue: stream.overdue,
		erased_before: stream.erased_before,
		prune_at: stream.prune_at,
		deposit: stream.deposit.into(),
	}
}

/// An interval that is anchored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct IntervalJson {
	/// Its number.
	pub interval: u64,
	/// Number of its first segment.
	pub first_segment: u64,
	/// How many segments it has.
	pub count: u32,
	/// Root of the tree of its segments.
	pub root: Hash,
	/// The chain's end with it.
	pub link: Hash,
	/// The block it was anchored in.
	pub block: BlockNumber,
	/// The time of that block.
	pub anchored_at: Moment,
}

fn interval_json(number: u64, interval: Interval) -> IntervalJson {
	IntervalJson {
		interval: number,
		first_segment: interval.first_segment,
		count: interval.count,
		root: interval.root,
		link: interval.link,
		block: interval.block,
		anchored_at: interval.anchored_at,
	}
}

/// A segment, and the way from it to the root of its interval.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Segment {
	/// Number of the segment.
	pub segment: u64,
	/// The hash of its bytes.
	pub content: Content,
	/// The hashes beside the way up, from the leaves on.
	pub path: Vec<Hash>,
}

impl Segment {
	fn proof(self) -> RpcResult<SegmentProof> {
		let hash = self.content.hash()?;
		if self.path.len() > MAX_PATH as usize {
			return Err(invalid(format!("a path has at most {MAX_PATH} hashes")));
		}
		Ok(SegmentProof { segment: self.segment, hash, path: self.path })
	}
}

/// What is to be verified: that a content is anchored, or that a segment of a stream is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "name a content, or a segment with its stream, interval and path")]
pub enum Claim {
	/// A content, by itself.
	Content(Content),
	/// A segment: `{"stream":number,"interval":number,"segment":number,"content":…,"path":[…]}`.
	Segment {
		/// The stream.
		stream: StreamId,
		/// Number of the interval that it is in.
		interval: u64,
		/// The segment.
		#[serde(flatten)]
		segment: Segment,
	},
}

/// A content in a proof file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvedContent {
	/// `sha256` or `blake2b-256`.
	pub function: String,
	/// The hash.
	pub hash: Hash,
}

/// The place of a segment in a proof file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvedSegment {
	/// The stream.
	pub stream: StreamId,
	/// Number of the interval that it is in.
	pub interval: u64,
	/// Number of the segment.
	pub segment: u64,
	/// Root of the interval's tree.
	pub root: Hash,
	/// The hashes beside the way up, from the leaves on.
	pub path: Vec<Hash>,
}

/// The block whose state has the rows, in a proof file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvedBlock {
	/// Its number.
	pub number: BlockNumber,
	/// Its hash.
	pub hash: Hash,
	/// Its header in SCALE.
	pub header: Bytes,
}

/// A proof file of version 1, as `scripts/video-proof prove` writes it and `mornet-node verify-proof`
/// checks it. `docs/video-proofs.md` has the format.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofFile {
	/// `mornet-video-proof`.
	pub format: String,
	/// `1`.
	pub version: u32,
	/// What is proved.
	pub content: ProvedContent,
	/// Where in a stream it is; left out of a content that is anchored by itself.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub segment: Option<ProvedSegment>,
	/// The block whose state has the rows.
	pub block: ProvedBlock,
	/// The rows: the content's, or the interval's and the stream's.
	pub rows: Vec<Bytes>,
	/// The nodes from the state root to the rows.
	pub proof: Vec<Bytes>,
}

/// Who anchored it, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Anchored {
	/// The proof of a content.
	Content(Box<ProofJson>),
	/// The interval that a segment is in.
	Segment {
		/// Whose stream it is.
		owner: AccountId,
		/// The interval.
		#[serde(flatten)]
		interval: IntervalJson,
	},
}

/// What is anchored, with a proof that needs no trust in the node.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verified {
	/// Who anchored it, and when.
	pub anchored: Anchored,
	/// The proof, of a final block.
	pub file: ProofFile,
}

/// A state or a proof of it that could not be read.
fn unreadable(error: impl ToString) -> ErrorObjectOwned {
	runtime_error(ApiError::Application(error.to_string().into()))
}

/// The block to ask at, the last final one if none is named, and its header.
///
/// # Errors
///
/// If the block is not final.
fn final_block(client: &impl HeaderBackend<Block>, at: Option<Hash>) -> RpcResult<(Hash, Header)> {
	let info = client.info();
	let hash = at.unwrap_or(info.finalized_hash);
	let header = client
		.header(hash)
		.map_err(unreadable)?
		.ok_or_else(|| invalid(format!("this node knows no block {hash:?}")))?;
	let is_final = header.number <= info.finalized_number
		&& client.hash(header.number).map_err(unreadable)? == Some(hash);
	if !is_final {
		return Err(invalid(format!(
			"block {hash:?} is not final: name one that is, or none for the last that is"
		)));
	}
	Ok((hash, header))
}

/// Puts a proof file together: of the rows that keys have in the state of a block, with what proves
/// them.
fn proof_file(
	content: ContentHash,
	segment: Option<ProvedSegment>,
	(hash, header): (Hash, Header),
	keys: &[Vec<u8>],
	proof: StorageProof,
) -> RpcResult<ProofFile> {
	let mut found = read_proof_check::<Hashing, _>(header.state_root, proof.clone(), keys)
		.map_err(unreadable)?;
	let rows = keys
		.iter()
		.map(|key| {
			let row = found.remove(key).flatten();
			row.map(Bytes).ok_or_else(|| unreadable("the row is not where it should be"))
		})
		.collect::<RpcResult<_>>()?;
	Ok(ProofFile {
		format: PROOF_FORMAT.into(),
		version: PROOF_VERSION,
		content: ProvedContent {
			function: function_name(content.function()).into(),
			hash: content.digest().into(),
		},
		segment,
		block: ProvedBlock { number: header.number, hash, header: Bytes(header.encode()) },
		rows,
		proof: proof.into_iter_nodes().map(Bytes).collect(),
	})
}

/// What access is granted to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SubjectJson {
	/// A content: `{"content":"sha256:0x…"}`.
	Content(Content),
	/// A stream with all its segments: `{"stream":number}`.
	Stream(StreamId),
}

impl SubjectJson {
	fn subject(&self) -> RpcResult<Subject> {
		Ok(match self {
			Self::Content(content) => Subject::Content(content.hash()?),
			Self::Stream(id) => Subject::Stream(*id),
		})
	}
}

/// A grant of access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Grant {
	/// Who has access.
	pub account: AccountId,
	/// Until when; not at that moment any more.
	pub until: Moment,
	/// Whether that is not over.
	pub live: bool,
}

impl From<GrantOverview<AccountId>> for Grant {
	fn from(GrantOverview { account, until, live }: GrantOverview<AccountId>) -> Self {
		Self { account, until, live }
	}
}

/// A service's job on a content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TaskJson {
	/// Its number.
	pub id: TaskId,
	/// The service.
	pub service: AccountId,
	/// Whom it is for.
	pub customer: AccountId,
	/// What is worked on.
	pub source: Content,
	/// What is to be made of it.
	pub kind: String,
	/// How much of it, in seconds.
	pub seconds: u32,
	/// `created`, `processing`, `completed`, `failed` or `expired`.
	pub state: String,
	/// What came of it; `null` unless it is completed.
	pub result: Option<Content>,
	/// Why it failed: `sourceUnavailable`, `sourceUnreadable`, `unsupported`, `resultExists`,
	/// `serviceFault` or `other`; `null` unless it did.
	pub failure: Option<String>,
	/// How many times it was tried again.
	pub retries: u8,
	/// When it was registered.
	pub created_at: Moment,
	/// When it expires.
	pub deadline: Moment,
	/// What is on hold of the service for it, in plancks.
	pub deposit: Amount,
}

fn task_json(id: TaskId, task: Task<AccountId>) -> TaskJson {
	let (state, result, failure) = match task.state {
		TaskState::Created => ("created", None, None),
		TaskState::Processing => ("processing", None, None),
		TaskState::Completed(result) => ("completed", Some(result), None),
		TaskState::Failed(reason) => ("failed", None, Some(reason)),
		TaskState::Expired => ("expired", None, None),
	};
	TaskJson {
		id,
		service: task.service,
		customer: task.customer,
		source: task.source.into(),
		kind: kind_name(task.kind).into(),
		seconds: task.seconds,
		state: state.into(),
		result: result.map(Into::into),
		failure: failure.map(|reason| failure_name(reason).into()),
		retries: task.retries,
		created_at: task.created_at,
		deadline: task.deadline,
		deposit: task.deposit.into(),
	}
}

/// Video proofs. A content is `sha256:0x…` or `blake2b-256:0x…`. The last parameter of a method is the
/// block to ask at, the best one if left out; for `verify` the last final one.
#[rpc(server, namespace = "video")]
pub trait VideoRpc {
	/// The proof of a content: who anchored it first, and when; `null` if it is not anchored, or not
	/// any more.
	#[method(name = "proof")]
	fn proof(&self, content: Content, at: Option<Hash>) -> RpcResult<Option<ProofJson>>;

	/// A content and all it was made from, up to the recording. Empty if it is not anchored.
	#[method(name = "provenance")]
	fn provenance(&self, content: Content, at: Option<Hash>) -> RpcResult<Vec<Step>>;

	/// What is derived from a content, from number `from` on or from the first: 32 if `limit` is left
	/// out, 256 at most. `null` if it is not anchored.
	#[method(name = "derivations")]
	fn derivations(
		&self,
		content: Content,
		from: Option<u32>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Option<Derivations>>;

	/// A stream, with its gaps; `null` if there is none of that number.
	#[method(name = "stream")]
	fn stream(&self, id: StreamId, at: Option<Hash>) -> RpcResult<Option<Stream>>;

	/// The numbers of an owner's streams.
	#[method(name = "streamsOf")]
	fn streams_of(&self, owner: AccountId, at: Option<Hash>) -> RpcResult<Vec<StreamId>>;

	/// The intervals of a stream whose rows are kept, from number `from` on or from the first: 32 if
	/// `limit` is left out, 256 at most.
	#[method(name = "intervals")]
	fn intervals(
		&self,
		stream: StreamId,
		from: Option<u64>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<IntervalJson>>;

	/// The interval of a stream, if the segment is in it; `null` if it is not, or the interval's row
	/// is not kept.
	#[method(name = "verifySegment")]
	fn verify_segment(
		&self,
		stream: StreamId,
		interval: u64,
		segment: Segment,
		at: Option<Hash>,
	) -> RpcResult<Option<IntervalJson>>;

	/// Who anchored a content, or a segment of a stream, and when, with a proof of the state of a
	/// final block that `mornet-node verify-proof` checks. `null` if that state does not have it: it
	/// is not anchored, or not any more, or the segment's path does not lead to the interval's root.
	#[method(name = "verify", blocking)]
	fn verify(&self, subject: Claim, at: Option<Hash>) -> RpcResult<Option<Verified>>;

	/// Who was granted access to `{"content":…}` or `{"stream":…}`.
	#[method(name = "grants")]
	fn grants(&self, subject: SubjectJson, at: Option<Hash>) -> RpcResult<Vec<Grant>>;

	/// Whether an account has access to it now, as its owner or by a grant.
	#[method(name = "hasAccess")]
	fn has_access(
		&self,
		subject: SubjectJson,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<bool>;

	/// A task; `null` if there is none of that number, or it is forgotten.
	#[method(name = "task")]
	fn task(&self, id: TaskId, at: Option<Hash>) -> RpcResult<Option<TaskJson>>;

	/// The services that may register tasks.
	#[method(name = "services")]
	fn services(&self, at: Option<Hash>) -> RpcResult<Vec<AccountId>>;
}

/// Answers [`VideoRpcServer`] from the runtime.
pub struct Video<C> {
	client: Arc<C>,
}

impl<C> Video<C> {
	/// From a client.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> VideoRpcServer for Video<C>
where
	C: ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ ProofProvider<Block>
		+ Send
		+ Sync
		+ 'static,
	C::Api: RuntimeApi<Block, AccountId>,
{
	fn proof(&self, content: Content, at: Option<Hash>) -> RpcResult<Option<ProofJson>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let hash = content.hash()?;
		let proof = self.client.runtime_api().proof(at, hash).map_err(runtime_error)?;
		Ok(proof.map(|proof| proof_json(hash, proof)))
	}

	fn provenance(&self, content: Content, at: Option<Hash>) -> RpcResult<Vec<Step>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let hash = content.hash()?;
		let steps = self.client.runtime_api().provenance(at, hash).map_err(runtime_error)?;
		Ok(steps.into_iter().map(Into::into).collect())
	}

	fn derivations(
		&self,
		content: Content,
		from: Option<u32>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Option<Derivations>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let hash = content.hash()?;
		let (from, limit) = (from.unwrap_or_default(), limit.unwrap_or(DEFAULT_PAGE));
		let page = self
			.client
			.runtime_api()
			.derivations(at, hash, from, limit)
			.map_err(runtime_error)?;
		Ok(page.map(Into::into))
	}

	fn stream(&self, id: StreamId, at: Option<Hash>) -> RpcResult<Option<Stream>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let stream = self.client.runtime_api().stream(at, id).map_err(runtime_error)?;
		Ok(stream.map(|stream| stream_json(id, stream)))
	}

	fn streams_of(&self, owner: AccountId, at: Option<Hash>) -> RpcResult<Vec<StreamId>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		self.client.runtime_api().streams_of(at, owner).map_err(runtime_error)
	}

	fn intervals(
		&self,
		stream: StreamId,
		from: Option<u64>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<IntervalJson>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let (from, limit) = (from.unwrap_or_default(), limit.unwrap_or(DEFAULT_PAGE));
		let intervals = self
			.client
			.runtime_api()
			.intervals(at, stream, from, limit)
			.map_err(runtime_error)?;
		Ok(intervals.into_iter().map(|(number, row)| interval_json(number, row)).collect())
	}

	fn verify_segment(
		&self,
		stream: StreamId,
		interval: u64,
		segment: Segment,
		at: Option<Hash>,
	) -> RpcResult<Option<IntervalJson>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let proof = segment.proof()?;
		let row = self
			.client
			.runtime_api()
			.verify_segment(at, stream, interval, proof)
			.map_err(runtime_error)?;
		Ok(row.map(|row| interval_json(interval, row)))
	}

	fn verify(&self, subject: Claim, at: Option<Hash>) -> RpcResult<Option<Verified>> {
		let (at, header) = final_block(&*self.client, at)?;
		let api = self.client.runtime_api();
		let (content, anchored, place, keys) = match subject {
			Claim::Content(content) => {
				let hash = content.hash()?;
				let Some(proof) = api.proof(at, hash).map_err(runtime_error)? else {
					return Ok(None);
				};
				let anchored = Anchored::Content(Box::new(proof_json(hash, proof)));
				(hash, anchored, None, vec![content_key(&hash)])
			},
			Claim::Segment { stream, interval, segment } => {
				let proof = segment.proof()?;
				let row = api
					.verify_segment(at, stream, interval, proof.clone())
					.map_err(runtime_error)?;
				let of = api.stream(at, stream).map_err(runtime_error)?;
				let (Some(row), Some(of)) = (row, of) else {
					return Ok(None);
				};
				let SegmentProof { segment, hash, path } = proof;
				let place = ProvedSegment { stream, interval, segment, root: row.root, path };
				let anchored =
					Anchored::Segment { owner: of.owner, interval: interval_json(interval, row) };
				let keys = vec![interval_key(stream, interval), stream_key(stream)];
				(hash, anchored, Some(place), keys)
			},
		};
		let proof = self
			.client
			.read_proof(at, &mut keys.iter().map(Vec::as_slice))
			.map_err(unreadable)?;
		let file = proof_file(content, place, (at, header), &keys, proof)?;
		Ok(Some(Verified { anchored, file }))
	}

	fn grants(&self, subject: SubjectJson, at: Option<Hash>) -> RpcResult<Vec<Grant>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let subject = subject.subject()?;
		let grants = self.client.runtime_api().grants(at, subject).map_err(runtime_error)?;
		Ok(grants.into_iter().map(Into::into).collect())
	}

	fn has_access(
		&self,
		subject: SubjectJson,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<bool> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let subject = subject.subject()?;
		let api = self.client.runtime_api();
		api.has_access(at, subject, account).map_err(runtime_error)
	}

	fn task(&self, id: TaskId, at: Option<Hash>) -> RpcResult<Option<TaskJson>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let task = self.client.runtime_api().task(at, id).map_err(runtime_error)?;
		Ok(task.map(|task| task_json(id, task)))
	}

	fn services(&self, at: Option<Hash>) -> RpcResult<Vec<AccountId>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		self.client.runtime_api().services(at).map_err(runtime_error)
	}
}

#[cfg(test)]
mod tests {
	#![allow(
		clippy::unwrap_used,
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		reason = "a test fails by panicking"
	)]

	use std::collections::BTreeMap;

	use mornet_primitives::{
		metering::DeviceId,
		video::{MediaType, Source, StorageUri, StreamTerms},
	};
	use serde_json::json;
	use sp_blockchain::{BlockStatus, Info};
	use sp_core::storage::StateVersion;
	use sp_runtime::traits::Hash as _;
	use sp_state_machine::{prove_read, InMemoryBackend};

	use super::*;

	const NOW: Moment = 1_767_268_800_000;
	const ONE: &str = "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT";

	fn one() -> AccountId {
		AccountId::new([1; 32])
	}

	fn hex(byte: &str) -> String {
		format!("0x{}", byte.repeat(32))
	}

	fn json_of(value: impl Serialize) -> serde_json::Value {
		serde_json::to_value(value).unwrap()
	}

	/// As the metadata has it, with a small letter.
	fn is_camel_case_of(name: &str, value: impl std::fmt::Debug) {
		assert!(name.eq_ignore_ascii_case(&format!("{value:?}")), "{name}");
		assert!(name.starts_with(char::is_lowercase), "{name}");
	}

	fn interval() -> Interval {
		Interval {
			first_segment: 100,
			count: 10,
			root: Hash::repeat_byte(1),
			link: Hash::repeat_byte(2),
			block: 5,
			anchored_at: NOW,
		}
	}

	fn proof() -> Proof<AccountId> {
		Proof {
			owner: one(),
			depositor: one(),
			block: 5,
			anchored_at: NOW,
			about: Metadata {
				size: u64::MAX,
				duration_ms: 60_000,
				media: MediaType::Mp4,
				captured_at: NOW - 1,
				uri: StorageUri::try_from(&b"https://video.example/a.mp4"[..]).ok(),
				device: DeviceId::try_from(&b"cam-1"[..]).ok(),
				c2pa: None,
			},
			source: None,
			depth: 0,
			retention: RetentionClass::Year,
			erased: None,
			grants: 0,
			tasks: 0,
			deposit: 7,
		}
	}

	#[test]
	fn contents_are_read_as_they_are_written() {
		for (hash, text) in [
			(ContentHash::Sha256([0xab; 32]), format!("sha256:{}", hex("ab"))),
			(ContentHash::Blake2b256([0xcd; 32]), format!("blake2b-256:{}", hex("cd"))),
		] {
			let content = Content::from(hash);
			assert_eq!(json_of(&content), json!(text));
			assert_eq!(content.hash().unwrap(), hash);
		}
		for text in [
			hex("ab"),
			format!("sha1:{}", hex("ab")),
			format!("sha256:{}", "ab".repeat(32)),
			format!("sha256:{}ab", hex("ab")),
			format!("sha256:0x{}", "zz".repeat(32)),
			"sha256:0x".into(),
			String::new(),
		] {
			assert!(Content(text.clone()).hash().is_err(), "{text}");
		}
	}

	#[test]
	fn proofs_look_as_documented() {
		let expected = json!({
			"content": format!("sha256:{}", hex("ab")),
			"owner": ONE,
			"depositor": ONE,
			"block": 5,
			"anchoredAt": NOW,
			"about": {
				"size": "18446744073709551615",
				"durationMs": 60_000,
				"media": "video/mp4",
				"capturedAt": NOW - 1,
				"uri": "https://video.example/a.mp4",
				"device": "cam-1",
				"c2pa": null,
			},
			"parent": null,
			"kind": null,
			"depth": 0,
			"retention": "year",
			"erased": null,
			"deposit": "7",
		});
		let hash = ContentHash::Sha256([0xab; 32]);
		assert_eq!(json_of(proof_json(hash, proof())), expected);
		let derived = Proof {
			source: Some(Source { parent: hash, kind: DerivationKind::VoiceOver }),
			erased: Some(Erasure { reason: ErasureReason::Request, at: NOW }),
			..proof()
		};
		let json = json_of(proof_json(ContentHash::Sha256([1; 32]), derived));
		assert_eq!(json["parent"], expected["content"]);
		assert_eq!(json["kind"], "voiceOver");
		assert_eq!(json["erased"], json!({ "reason": "request", "at": NOW }));
	}

	#[test]
	fn provenance_looks_as_documented() {
		let step = ProvenanceStep {
			hash: ContentHash::Blake2b256([0xab; 32]),
			kind: Some(DerivationKind::Subtitles),
			owner: one(),
			block: 5,
			anchored_at: NOW,
			derivations: 2,
		};
		let page = DerivationPage { total: 9, derivations: vec![step] };
		let expected = json!({
			"total": 9,
			"derivations": [{
				"content": format!("blake2b-256:{}", hex("ab")),
				"kind": "subtitles",
				"owner": ONE,
				"block": 5,
				"anchoredAt": NOW,
				"derivations": 2,
			}],
		});
		assert_eq!(json_of(Derivations::from(page)), expected);
	}

	#[test]
	fn streams_show_their_gaps() {
		let overview = StreamOverview {
			owner: one(),
			operator: None,
			terms: StreamTerms {
				device: None,
				media: MediaType::MpegTs,
				function: HashFunction::Sha256,
				started_at: NOW,
				interval_ms: 600_000,
				retention: RetentionClass::Month,
			},
			block: 5,
			closed_at: None,
			link: Hash::repeat_byte(0xab),
			intervals: 3,
			rows: 2,
			next: (5, 400),
			gap_count: 1,
			missing_intervals: 2,
			missing_segments: 100,
			gaps: vec![Gap {
				first_interval: 1,
				intervals: 2,
				first_segment: 100,
				segments: 100,
				block: 6,
			}],
			overdue: 1,
			erased_before: 0,
			prune_at: Some(NOW + 1),
			deposit: 7,
		};
		let expected = json!({
			"id": 8,
			"owner": ONE,
			"operator": null,
			"device": null,
			"media": "video/mp2t",
			"function": "sha256",
			"startedAt": NOW,
			"intervalMs": 600_000,
			"retention": "month",
			"block": 5,
			"closedAt": null,
			"link": hex("ab"),
			"intervals": 3,
			"rows": 2,
			"nextInterval": 5,
			"nextSegment": 400,
			"gapCount": 1,
			"missingIntervals": 2,
			"missingSegments": 100,
			"gaps": [{
				"firstInterval": 1,
				"intervals": 2,
				"firstSegment": 100,
				"segments": 100,
				"block": 6,
			}],
			"overdue": 1,
			"erasedBefore": 0,
			"pruneAt": NOW + 1,
			"deposit": "7",
		});
		assert_eq!(json_of(stream_json(8, overview)), expected);
	}

	#[test]
	fn intervals_grants_and_segments_look_as_documented() {
		assert_eq!(
			json_of(interval_json(3, interval())),
			json!({
				"interval": 3,
				"firstSegment": 100,
				"count": 10,
				"root": hex("01"),
				"link": hex("02"),
				"block": 5,
				"anchoredAt": NOW,
			})
		);
		let grant = GrantOverview { account: one(), until: NOW, live: true };
		assert_eq!(
			json_of(Grant::from(grant)),
			json!({ "account": ONE, "until": NOW, "live": true })
		);
		for (json, subject) in [
			(json!({ "stream": 4 }), Subject::Stream(4)),
			(
				json!({ "content": format!("sha256:{}", hex("ab")) }),
				Subject::Content(ContentHash::Sha256([0xab; 32])),
			),
		] {
			let parsed: SubjectJson = serde_json::from_value(json).unwrap();
			assert_eq!(parsed.subject().unwrap(), subject);
		}
		let segment = |hashes| Segment {
			segment: 1,
			content: ContentHash::Sha256([0xab; 32]).into(),
			path: vec![Hash::zero(); hashes],
		};
		assert_eq!(segment(32).proof().unwrap().path.len(), 32);
		assert!(segment(33).proof().is_err());
	}

	fn header(number: BlockNumber, state_root: Hash) -> Header {
		Header {
			parent_hash: Hash::zero(),
			number,
			state_root,
			extrinsics_root: Hash::zero(),
			digest: Default::default(),
		}
	}

	/// Blocks 0 to 3, of which 0 to 2 are final, and a fork that is as high as the last final one.
	struct Chain {
		blocks: Vec<Header>,
		fork: Header,
	}

	impl Chain {
		fn new() -> Self {
			Self {
				blocks: (0..4).map(|number| header(number, Hash::zero())).collect(),
				fork: header(2, Hash::repeat_byte(1)),
			}
		}

		fn at(&self, number: BlockNumber) -> Hash {
			Hashing::hash_of(&self.blocks[number as usize])
		}
	}

	impl HeaderBackend<Block> for Chain {
		fn header(&self, hash: Hash) -> sp_blockchain::Result<Option<Header>> {
			let mut all = self.blocks.iter().chain([&self.fork]);
			Ok(all.find(|header| Hashing::hash_of(header) == hash).cloned())
		}

		fn info(&self) -> Info<Block> {
			Info {
				best_hash: self.at(3),
				best_number: 3,
				genesis_hash: self.at(0),
				finalized_hash: self.at(2),
				finalized_number: 2,
				finalized_state: None,
				number_leaves: 2,
				block_gap: None,
			}
		}

		fn status(&self, hash: Hash) -> sp_blockchain::Result<BlockStatus> {
			let known = self.header(hash)?.is_some();
			Ok(if known { BlockStatus::InChain } else { BlockStatus::Unknown })
		}

		fn number(&self, hash: Hash) -> sp_blockchain::Result<Option<BlockNumber>> {
			Ok(self.header(hash)?.map(|header| header.number))
		}

		fn hash(&self, number: BlockNumber) -> sp_blockchain::Result<Option<Hash>> {
			Ok(self.blocks.get(number as usize).map(Hashing::hash_of))
		}
	}

	#[test]
	fn only_what_is_final_is_verified() {
		let chain = Chain::new();
		let block = |at| final_block(&chain, at).map(|(hash, header)| (hash, header.number));
		assert_eq!(block(None).unwrap(), (chain.at(2), 2));
		for number in 0..3 {
			let hash = chain.at(number);
			assert_eq!(block(Some(hash)).unwrap(), (hash, number));
		}
		let refused = |at| block(Some(at)).unwrap_err().message().to_string();
		for open in [chain.at(3), Hashing::hash_of(&chain.fork)] {
			assert!(refused(open).contains("is not final"), "{}", refused(open));
		}
		let unknown = Hash::repeat_byte(9);
		assert_eq!(refused(unknown), format!("this node knows no block {unknown:?}"));
	}

	#[test]
	fn contents_and_segments_can_be_verified() {
		let content = format!("sha256:{}", hex("ab"));
		let claim = |json| serde_json::from_value::<Claim>(json);
		assert_eq!(claim(json!(content)).unwrap(), Claim::Content(Content(content.clone())));
		let segment = json!({
			"stream": u64::MAX,
			"interval": 3,
			"segment": 1,
			"content": content,
			"path": [hex("cd")],
		});
		let expected = Claim::Segment {
			stream: u64::MAX,
			interval: 3,
			segment: Segment {
				segment: 1,
				content: Content(content),
				path: vec![Hash::repeat_byte(0xcd)],
			},
		};
		assert_eq!(claim(segment.clone()).unwrap(), expected);
		for name in ["stream", "interval", "segment", "content", "path"] {
			let mut part = segment.clone();
			part.as_object_mut().unwrap().remove(name);
			let why = claim(part).unwrap_err().to_string();
			assert!(why.starts_with("name a content, or a segment"), "{name}: {why}");
		}
	}

	/// A block whose state has these rows and others, and a proof of these.
	fn proved(rows: &[(Vec<u8>, Vec<u8>)]) -> ((Hash, Header), StorageProof) {
		let mut state: BTreeMap<_, _> = (0..200u8).map(|n| (vec![n; 32], vec![n; 40])).collect();
		state.extend(rows.iter().cloned());
		let backend = InMemoryBackend::<Hashing>::from((state, StateVersion::V1));
		let header = header(99, *backend.root());
		let proof = prove_read(backend, rows.iter().map(|(key, _)| key)).unwrap();
		((Hashing::hash_of(&header), header), proof)
	}

	#[test]
	fn proof_files_look_as_documented() {
		let content = ContentHash::Sha256([0xab; 32]);
		let key = content_key(&content);
		let (block, proof) = proved(&[(key.clone(), b"row".to_vec())]);
		let nodes: Vec<_> = proof.iter_nodes().cloned().map(Bytes).collect();
		assert!(nodes.len() > 1);
		let of =
			|keys: &[_], segment| proof_file(content, segment, block.clone(), keys, proof.clone());
		let file = of(&[key], None).unwrap();
		assert_eq!(
			json_of(&file),
			json!({
				"format": "mornet-video-proof",
				"version": 1,
				"content": { "function": "sha256", "hash": hex("ab") },
				"block": {
					"number": 99,
					"hash": block.0,
					"header": Bytes(block.1.encode()),
				},
				"rows": ["0x726f77"],
				"proof": nodes,
			})
		);
		// What the proof does not lead to is in no file.
		assert!(of(&[content_key(&ContentHash::Blake2b256([0xab; 32]))], None).is_err());
		let other = (block.0, header(99, Hash::repeat_byte(1)));
		assert!(proof_file(content, None, other, &[content_key(&content)], proof.clone()).is_err());

		let keys = [interval_key(8, 3), stream_key(8)];
		let (block, proof) =
			proved(&[(keys[0].clone(), vec![1; 60]), (keys[1].clone(), vec![2; 60])]);
		let place = ProvedSegment {
			stream: 8,
			interval: 3,
			segment: 101,
			root: Hash::repeat_byte(1),
			path: vec![Hash::repeat_byte(2)],
		};
		let file = json_of(proof_file(content, Some(place), block, &keys, proof).unwrap());
		assert_eq!(
			file["segment"],
			json!({
				"stream": 8,
				"interval": 3,
				"segment": 101,
				"root": hex("01"),
				"path": [hex("02")],
			})
		);
		let row = |byte: &str| format!("0x{}", byte.repeat(60));
		assert_eq!(file["rows"], json!([row("01"), row("02")]));
	}

	#[test]
	fn what_is_verified_says_who_and_when() {
		let hash = ContentHash::Sha256([0xab; 32]);
		let content = Anchored::Content(Box::new(proof_json(hash, proof())));
		assert_eq!(json_of(content), json_of(proof_json(hash, proof())));
		let mut expected = json_of(interval_json(3, interval()));
		expected["owner"] = json!(ONE);
		let segment = Anchored::Segment { owner: one(), interval: interval_json(3, interval()) };
		assert_eq!(json_of(segment), expected);
	}

	#[test]
	fn tasks_look_as_documented() {
		let task = |state| {
			let task = Task {
				service: one(),
				customer: one(),
				source: ContentHash::Sha256([0xab; 32]),
				kind: DerivationKind::Vertical,
				seconds: 60,
				state,
				retries: 1,
				created_at: NOW,
				deadline: NOW + 1,
				due: NOW + 2,
				deposit: 7,
			};
			json_of(task_json(9, task))
		};
		let expected = json!({
			"id": 9,
			"service": ONE,
			"customer": ONE,
			"source": format!("sha256:{}", hex("ab")),
			"kind": "vertical",
			"seconds": 60,
			"state": "created",
			"result": null,
			"failure": null,
			"retries": 1,
			"createdAt": NOW,
			"deadline": NOW + 1,
			"deposit": "7",
		});
		assert_eq!(task(TaskState::Created), expected);
		assert_eq!(task(TaskState::Processing)["state"], "processing");
		assert_eq!(task(TaskState::Expired)["state"], "expired");
		let completed = task(TaskState::Completed(ContentHash::Sha256([1; 32])));
		assert_eq!(completed["state"], "completed");
		assert_eq!(completed["result"], format!("sha256:{}", hex("01")));
		let failed = task(TaskState::Failed(TaskFailure::Unsupported));
		assert_eq!(
			(&failed["state"], &failed["failure"]),
			(&json!("failed"), &json!("unsupported"))
		);
	}

	#[test]
	fn names_are_those_of_the_metadata() {
		use DerivationKind as Kind;

		for kind in [
			Kind::Subtitles,
			Kind::Translation,
			Kind::VoiceOver,
			Kind::Vertical,
			Kind::Watermark,
			Kind::Other,
		] {
			is_camel_case_of(kind_name(kind), kind);
		}
		for retention in [
			RetentionClass::Month,
			RetentionClass::Year,
			RetentionClass::Decade,
			RetentionClass::Permanent,
		] {
			is_camel_case_of(retention_name(retention), retention);
		}
		for reason in [
			ErasureReason::Request,
			ErasureReason::Expired,
			ErasureReason::Order,
			ErasureReason::Lost,
			ErasureReason::Other,
		] {
			is_camel_case_of(erasure_name(reason), reason);
		}
		for reason in [
			TaskFailure::SourceUnavailable,
			TaskFailure::SourceUnreadable,
			TaskFailure::Unsupported,
			TaskFailure::ResultExists,
			TaskFailure::ServiceFault,
			TaskFailure::Other,
		] {
			is_camel_case_of(failure_name(reason), reason);
		}
	}
}
