//! Verifies what `scripts/video-proof prove` writes: that a content, or a segment of a stream, is
//! anchored in the state of a block, given nothing but that block's hash.
//!
//! Needs neither a node nor a database nor the network. From the trusted hash it goes to the header,
//! from the header's state root through the storage proof to the rows, and from a row to the content
//! that is asked about: itself, or a path in the tree of an interval. The keys are computed here from
//! what is to be proved, and never taken from the file. `docs/video-proofs.md` has the format.

use std::{
	fmt::Display,
	fs::{self, File},
	io::Read,
	path::{Path, PathBuf},
	str::FromStr,
};

use binary_merkle_tree::{verify_proof, Leaf};
use chrono::{DateTime, SecondsFormat};
use codec::{Decode, DecodeAll};
use mornet_primitives::{
	video::{
		content_key, interval_key, segment_leaf, stream_key, ContentHash, DerivationKind,
		ErasureReason, HashFunction, Interval, Proof, Stream, StreamId, MAX_PATH, PROOF_FORMAT,
		PROOF_VERSION,
	},
	AccountId, Hash, Hashing, Header, Moment,
};
use serde::{de, Deserialize, Deserializer};
use sha2::Digest;
use sp_runtime::traits::Hash as _;
use sp_state_machine::{read_proof_check, StorageProof};

/// Most bytes of a proof file. A proof of two rows has some ten nodes of at most 600 bytes.
const MAX_FILE: u64 = 1 << 20;

/// The command line of `verify-proof`.
#[derive(Debug, clap::Args)]
pub struct VerifyProofCmd {
	/// The proof file, as `scripts/video-proof prove` writes it.
	#[arg(value_name = "FILE")]
	pub file: PathBuf,

	/// Hash of the block that the proof is of. Have it from where you trust it to be final: your own
	/// node, or several that others run; never from the proof file.
	#[arg(long, value_name = "HASH", value_parser = block_hash)]
	pub block: Hash,

	/// The file that the proof is said to be of: its hash is computed and compared. Of a folder,
	/// the file that has the hash is found.
	#[arg(long, value_name = "PATH")]
	pub content: Option<PathBuf>,
}

/// The 32 bytes of a hash, as 0x and hexadecimal in either case.
fn block_hash(text: &str) -> Result<Hash, String> {
	let digits = text.strip_prefix("0x").unwrap_or(text);
	let is_hash = digits.len() == 64 && digits.bytes().all(|c| c.is_ascii_hexdigit());
	is_hash
		.then(|| Hash::from_str(digits).ok())
		.flatten()
		.ok_or_else(|| "a block's hash is 0x and 64 hexadecimal digits".into())
}

impl VerifyProofCmd {
	/// Verifies the file and prints what was proved and what was not.
	///
	/// # Errors
	///
	/// The reason in a line if it is not proved.
	pub fn run(&self) -> sc_cli::Result<()> {
		let report = self
			.report()
			.map_err(|reason| sc_cli::Error::Application(format!("not proved: {reason}").into()))?;
		println!("{report}");
		Ok(())
	}

	fn report(&self) -> Result<String, String> {
		let verified = verify(&read_limited(&self.file)?, self.block)?;
		let found = match &self.content {
			Some(path) => Some(find_content(path, &verified.content)?),
			None => None,
		};
		Ok(verified.report(self.block, found.as_deref()))
	}
}

/// Bytes in a proof file: 0x and hexadecimal in lower case, so that there is one way to write them.
struct Bytes(Vec<u8>);

impl<'de> Deserialize<'de> for Bytes {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		text.strip_prefix("0x")
			.filter(|digits| !digits.bytes().any(|c| c.is_ascii_uppercase()))
			.and_then(|digits| hex::decode(digits).ok())
			.map(Self)
			.ok_or_else(|| de::Error::custom("bytes are 0x and hexadecimal in lower case"))
	}
}

/// 32 bytes in a proof file.
struct Bytes32([u8; 32]);

impl<'de> Deserialize<'de> for Bytes32 {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let Bytes(bytes) = Bytes::deserialize(deserializer)?;
		let bytes = bytes.try_into().map_err(|_| de::Error::custom("a hash has 32 bytes"))?;
		Ok(Self(bytes))
	}
}

/// What every version of the format has.
#[derive(Deserialize)]
struct Envelope {
	format: String,
	version: u32,
}

/// A proof file of version 1.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProofFile {
	#[serde(rename = "format")]
	_format: String,
	#[serde(rename = "version")]
	_version: u32,
	/// What is to be proved.
	content: ContentIn,
	/// Where in a stream it is. Without it, the content is anchored by itself.
	segment: Option<SegmentIn>,
	/// The block whose state has the rows.
	block: BlockIn,
	/// The rows: the content's, or the interval's and the stream's.
	rows: Vec<Bytes>,
	/// The nodes from the state root to the rows.
	proof: Vec<Bytes>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ContentIn {
	function: FunctionIn,
	hash: Bytes32,
}

#[derive(Clone, Copy, Deserialize)]
enum FunctionIn {
	#[serde(rename = "blake2b-256")]
	Blake2b256,
	#[serde(rename = "sha256")]
	Sha256,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SegmentIn {
	stream: StreamId,
	interval: u64,
	segment: u64,
	/// Root of the interval's tree, as its row has it: for people and programs that read no SCALE.
	root: Bytes32,
	path: Vec<Bytes32>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BlockIn {
	number: u32,
	hash: Bytes32,
	header: Bytes,
}

/// What a proof file proved.
#[derive(Debug)]
struct Verified {
	content: ContentHash,
	/// Number of the block whose state was looked at.
	block: u32,
	anchor: Anchor,
}

/// What the state has of it.
#[derive(Debug)]
enum Anchor {
	/// A row of its own.
	Content(Proof<AccountId>),
	/// A place in the tree of an interval.
	Segment { stream: StreamId, interval: u64, segment: u64, row: Interval, of: Stream<AccountId> },
}

/// Reads a proof file, if it is no longer than one can be.
fn read_limited(path: &Path) -> Result<Vec<u8>, String> {
	let mut bytes = Vec::new();
	let limit = MAX_FILE.saturating_add(1);
	File::open(path)
		.and_then(|file| file.take(limit).read_to_end(&mut bytes))
		.map_err(|error| format!("cannot read {}: {error}", path.display()))?;
	if bytes.len() as u64 > MAX_FILE {
		return Err(format!("{} is too long for a proof file", path.display()));
	}
	Ok(bytes)
}

fn parse(file: &[u8]) -> Result<ProofFile, String> {
	let malformed = |error: serde_json::Error| format!("this is no proof file: {error}");
	let Envelope { format, version } = serde_json::from_slice(file).map_err(malformed)?;
	if format != PROOF_FORMAT {
		return Err("this is no proof file: it is of another format".into());
	}
	if version != PROOF_VERSION {
		return Err(format!(
			"the proof file is of version {version}, and this program reads version {PROOF_VERSION}"
		));
	}
	serde_json::from_slice(file).map_err(malformed)
}

/// Checks a proof file against a trusted block.
///
/// # Errors
///
/// The first thing that does not hold.
fn verify(file: &[u8], trusted: Hash) -> Result<Verified, String> {
	let file = parse(file)?;
	let content = match file.content.function {
		FunctionIn::Blake2b256 => ContentHash::Blake2b256(file.content.hash.0),
		FunctionIn::Sha256 => ContentHash::Sha256(file.content.hash.0),
	};

	let BlockIn { number, hash, header: Bytes(header) } = file.block;
	let real = Hashing::hash(&header);
	if real != trusted {
		return Err(format!("its header is of block {real:?}, not of the trusted {trusted:?}"));
	}
	if hash.0 != trusted.0 {
		return Err("the hash of the block in it is not that of its header".into());
	}
	let header: Header = decode(&header, "header")?;
	if header.number != number {
		return Err(format!("the block in it is number {}, not {number}", header.number));
	}

	let keys = match &file.segment {
		None => vec![content_key(&content)],
		Some(at) => vec![interval_key(at.stream, at.interval), stream_key(at.stream)],
	};
	let rows = read_rows(header.state_root, file.proof, keys)?;
	if !rows.iter().eq(file.rows.iter().map(|Bytes(row)| row)) {
		return Err("the rows in it are not those in the block's state".into());
	}
	let anchor = match (file.segment, rows.as_slice()) {
		(None, [row]) => Anchor::Content(decode(row, "row of the content")?),
		(Some(at), [interval, stream]) => {
			let row = decode(interval, "row of the interval")?;
			let of = decode(stream, "row of the stream")?;
			check_path(&content, &at, &row, &of)?;
			let SegmentIn { stream, interval, segment, .. } = at;
			Anchor::Segment { stream, interval, segment, row, of }
		},
		_ => return Err("the rows in it are not those of what is to be proved".into()),
	};
	Ok(Verified { content, block: header.number, anchor })
}

/// The values of keys in the state that a proof is of, all of which have to be there.
fn read_rows(root: Hash, nodes: Vec<Bytes>, keys: Vec<Vec<u8>>) -> Result<Vec<Vec<u8>>, String> {
	let proof = StorageProof::new(nodes.into_iter().map(|Bytes(node)| node));
	let mut found = read_proof_check::<Hashing, _>(root, proof, &keys)
		.map_err(|_| "its storage proof does not lead from the block's state to the row")?;
	keys.into_iter()
		.map(|key| {
			found
				.remove(&key)
				.flatten()
				.ok_or_else(|| "the block's state has no such row".into())
		})
		.collect()
}

fn decode<T: Decode>(mut bytes: &[u8], what: &str) -> Result<T, String> {
	T::decode_all(&mut bytes).map_err(|_| {
		format!("the {what} does not decode: take the program of the chain's version at that block")
	})
}

/// Fails unless a segment's path leads to the root of its interval, which the file has too.
fn check_path(
	content: &ContentHash,
	at: &SegmentIn,
	row: &Interval,
	of: &Stream<AccountId>,
) -> Result<(), String> {
	if content.function() != of.terms.function {
		return Err("the segment is hashed by another function than the stream's".into());
	}
	let index = at
		.segment
		.checked_sub(row.first_segment)
		.and_then(|nth| u32::try_from(nth).ok());
	let Some(index) = index.filter(|index| *index < row.count) else {
		let last = row.first_segment.saturating_add(row.count.into()).saturating_sub(1);
		return Err(format!(
			"the interval has segments {} to {last}, and not {}",
			row.first_segment, at.segment
		));
	};
	if at.root.0 != row.root.0 {
		return Err("the root in it is not the one that was anchored".into());
	}
	if at.path.len() > MAX_PATH as usize {
		return Err("the segment's path is too long".into());
	}
	let leaf = segment_leaf(at.stream, at.segment, content);
	let path: Vec<Hash> = at.path.iter().map(|hash| Hash::from(hash.0)).collect();
	verify_proof::<Hashing, _, _>(&row.root, path, row.count, index, Leaf::Value(&leaf))
		.then_some(())
		.ok_or_else(|| "the segment's path does not lead to the root that was anchored".into())
}

/// The file at a path, or in the folder at it, whose hash it is.
fn find_content(path: &Path, content: &ContentHash) -> Result<PathBuf, String> {
	let failed = |error| format!("cannot read {}: {error}", path.display());
	if !fs::metadata(path).map_err(failed)?.is_dir() {
		return if hash_file(path, content.function())? == *content {
			Ok(path.into())
		} else {
			Err(format!("{} is another content than the one that was anchored", path.display()))
		};
	}
	let mut files: Vec<_> = fs::read_dir(path)
		.and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
		.map_err(failed)?;
	files.retain(|file| file.is_file());
	files.sort();
	for file in files {
		if hash_file(&file, content.function())? == *content {
			return Ok(file);
		}
	}
	Err(format!("no file in {} is the content that was anchored", path.display()))
}

/// Hashes a file, however long.
fn hash_file(path: &Path, function: HashFunction) -> Result<ContentHash, String> {
	let mut sha256 = sha2::Sha256::new();
	let mut blake2b = blake2b_simd::Params::new().hash_length(32).to_state();
	let mut hash = || -> std::io::Result<()> {
		let mut file = File::open(path)?;
		let mut buffer = vec![0; 1 << 20];
		loop {
			let read = file.read(&mut buffer)?;
			let part = buffer.get(..read).unwrap_or_default();
			if part.is_empty() {
				return Ok(());
			}
			match function {
				HashFunction::Sha256 => sha256.update(part),
				HashFunction::Blake2b256 => {
					blake2b.update(part);
				},
			}
		}
	};
	hash().map_err(|error| format!("cannot read {}: {error}", path.display()))?;
	match function {
		HashFunction::Sha256 => Ok(ContentHash::Sha256(sha256.finalize().into())),
		HashFunction::Blake2b256 => blake2b
			.finalize()
			.as_bytes()
			.try_into()
			.map(ContentHash::Blake2b256)
			.map_err(|_| "BLAKE2b gave another length".into()),
	}
}

/// A moment of the chain, in UTC.
fn time(at: Moment) -> String {
	i64::try_from(at)
		.ok()
		.and_then(DateTime::from_timestamp_millis)
		.map(|at| at.to_rfc3339_opts(SecondsFormat::Millis, true))
		.unwrap_or_else(|| format!("{at} ms after 1970"))
}

fn words(hash: &ContentHash) -> String {
	let function = match hash.function() {
		HashFunction::Blake2b256 => "BLAKE2b-256",
		HashFunction::Sha256 => "SHA-256",
	};
	format!("{function} 0x{}", hex::encode(hash.digest()))
}

fn kind(kind: DerivationKind) -> &'static str {
	match kind {
		DerivationKind::Subtitles => "subtitles",
		DerivationKind::Translation => "translation",
		DerivationKind::VoiceOver => "voice-over",
		DerivationKind::Vertical => "vertical version",
		DerivationKind::Watermark => "version with a watermark",
		DerivationKind::Other => "something else made of it",
	}
}

fn reason(reason: ErasureReason) -> &'static str {
	match reason {
		ErasureReason::Request => "on a person's request",
		ErasureReason::Expired => "as it was kept for long enough",
		ErasureReason::Order => "on an authority's order",
		ErasureReason::Lost => "as it was lost",
		ErasureReason::Other => "for another reason",
	}
}

/// A list of facts, with a heading.
struct Facts(String);

impl Facts {
	fn add(&mut self, fact: impl Display) {
		self.0.push_str(&format!("\n- {fact}"));
	}
}

impl Verified {
	/// What was proved and what was not, for a person.
	fn report(&self, trusted: Hash, found: Option<&Path>) -> String {
		let content = words(&self.content);
		let mut proved = Facts("Proved, from the block's hash alone:".into());
		let by = match &self.anchor {
			Anchor::Content(Proof { source: Some(_), .. }) => ", the account or a service for it",
			_ => "",
		};
		let mut said =
			Facts(format!("Said by who anchored it{by}, and proved to have been said then:"));
		let mut open = Facts("Not proved:".into());
		match found {
			Some(path) => proved.add(format!("{} is the content with {content}", path.display())),
			None => open.add(format!(
				"that a file of yours is the content with {content}: name it with --content"
			)),
		}
		match &self.anchor {
			Anchor::Content(row) => {
				let when = format!(
					"in block {}, at {} by the chain's clock",
					row.block,
					time(row.anchored_at)
				);
				// The row of what a service made of a content has the customer as its owner, who
				// signed nothing; later the row may no longer tell who did.
				proved.add(match row.source {
					None => format!("account {} anchored the content {when}", row.owner),
					Some(_) => format!(
						"the content is anchored for account {}, by it or by a service on its \
						 behalf, {when}",
						row.owner
					),
				});
				said_of_content(row, &mut said);
				open.add("that nobody had the content before: only that it existed then");
			},
			Anchor::Segment { stream, interval, segment, row, of } => {
				let last = row.first_segment.saturating_add(row.count.into()).saturating_sub(1);
				proved.add(format!("the content is segment {segment} of stream {stream}"));
				proved.add(format!(
					"interval {interval} of the stream, segments {} to {last}, was anchored in block \
					 {}, at {} by the chain's clock, by the stream's owner {} or who may for it",
					row.first_segment,
					row.block,
					time(row.anchored_at),
					of.owner
				));
				said_of_stream(*interval, of, &mut said);
				open.add("that the stream has no gap: scripts/video-proof show lists its gaps");
			},
		}
		proved.add(format!("the state of block {} has this", self.block));
		open.add("that what was recorded is true, or when, where and by whom it was recorded");
		open.add("that what was said of it is right");
		open.add(format!("that block {trusted:?} is final: that you said"));
		[proved.0, said.0, open.0].join("\n\n")
	}
}

fn said_of_content(row: &Proof<AccountId>, said: &mut Facts) {
	let about = &row.about;
	said.add(format!("{}, {} bytes", about.media.as_str(), about.size));
	if about.duration_ms > 0 {
		said.add(format!("it lasts {} ms", about.duration_ms));
	}
	said.add(format!("recorded or made at {}", time(about.captured_at)));
	if let Some(device) = &about.device {
		said.add(format!("by device {}", device.as_str()));
	}
	if let Some(uri) = &about.uri {
		said.add(format!("stored at {}", uri.as_str()));
	}
	if let Some(manifest) = &about.c2pa {
		said.add(format!("its C2PA manifest store has SHA-256 {manifest:?}"));
	}
	if let Some(source) = &row.source {
		let parent = words(&source.parent);
		said.add(format!("{} of the content with {parent}", kind(source.kind)));
	}
	if let Some(erased) = &row.erased {
		said.add(format!("erased {}, noted at {}", reason(erased.reason), time(erased.at)));
	}
}

fn said_of_stream(interval: u64, of: &Stream<AccountId>, said: &mut Facts) {
	said.add(format!("{}, in intervals of {} ms", of.terms.media.as_str(), of.terms.interval_ms));
	if let Some(begins) = of.terms.begins(interval) {
		said.add(format!("the interval begins at {}", time(begins)));
	}
	if let Some(device) = &of.terms.device {
		said.add(format!("by device {}", device.as_str()));
	}
	if interval < of.erased_before {
		said.add("the interval's contents are erased");
	}
}

#[cfg(test)]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "tests may fail loudly"
)]
mod tests {
	use std::collections::BTreeMap;

	use codec::Encode;
	use mornet_primitives::video::{MediaType, Metadata, RetentionClass, Source, StreamTerms};
	use serde_json::{json, Value};
	use sp_core::storage::StateVersion;
	use sp_io::hashing::{blake2_128, twox_128, twox_64};
	use sp_state_machine::{prove_read, InMemoryBackend};

	use super::*;

	const ALICE: AccountId = AccountId::new([0xa1; 32]);
	const SERVICE: AccountId = AccountId::new([0x5e; 32]);
	const AT: Moment = 1_763_749_800_123;

	fn hex(bytes: impl AsRef<[u8]>) -> String {
		format!("0x{}", hex::encode(bytes))
	}

	fn proof_row() -> Proof<AccountId> {
		Proof {
			owner: ALICE,
			depositor: ALICE,
			block: 12,
			anchored_at: AT,
			about: Metadata {
				size: 6,
				duration_ms: 2_000,
				media: MediaType::Mp4,
				captured_at: AT,
				uri: None,
				device: None,
				c2pa: Some(Hash::repeat_byte(0xc2)),
			},
			source: None,
			depth: 0,
			retention: RetentionClass::Year,
			erased: None,
			grants: 0,
			tasks: 0,
			deposit: 5,
		}
	}

	/// The row of what a service made for Alice.
	fn derivation_row() -> Proof<AccountId> {
		Proof {
			depositor: SERVICE,
			source: Some(Source {
				parent: ContentHash::Sha256([7; 32]),
				kind: DerivationKind::Vertical,
			}),
			depth: 1,
			..proof_row()
		}
	}

	fn stream_row() -> Stream<AccountId> {
		Stream {
			owner: ALICE,
			operator: None,
			terms: StreamTerms {
				device: None,
				media: MediaType::MpegTs,
				function: HashFunction::Sha256,
				started_at: AT,
				interval_ms: 60_000,
				retention: RetentionClass::Month,
			},
			block: 3,
			closed_at: None,
			link: Hash::zero(),
			next_interval: 5,
			next_segment: 45,
			intervals: 5,
			rows: 5,
			gaps: 0,
			missing_intervals: 0,
			missing_segments: 0,
			erased_before: 0,
			prune_at: None,
			grants: 0,
			deposit: 5,
			row_deposit: 2,
		}
	}

	fn leaves() -> Vec<Vec<u8>> {
		(40..45)
			.map(|n| segment_leaf(7, n, &ContentHash::Sha256([n as u8; 32])))
			.collect()
	}

	fn interval_row() -> Interval {
		Interval {
			first_segment: 40,
			count: 5,
			root: binary_merkle_tree::merkle_root::<Hashing, _>(leaves()),
			link: Hash::zero(),
			block: 13,
			anchored_at: AT,
		}
	}

	/// A proof file of the rows, in a state with others, and the hash of the block.
	fn proof_of(rows: &[(Vec<u8>, Vec<u8>)], rest: Value) -> (Value, Hash) {
		let mut state: BTreeMap<_, _> =
			(0..200u32).map(|n| (blake2_128(&n.encode()).to_vec(), vec![1; 40])).collect();
		state.extend(rows.iter().cloned());
		let backend = InMemoryBackend::<Hashing>::from((state, StateVersion::V1));
		let header = Header {
			parent_hash: Hash::repeat_byte(1),
			number: 99,
			state_root: *backend.root(),
			extrinsics_root: Hash::repeat_byte(2),
			digest: Default::default(),
		};
		let keys = rows.iter().map(|(key, _)| key);
		let nodes = prove_read(backend, keys).expect("rows of the state").into_nodes();
		let block = Hashing::hash_of(&header);
		let mut file = json!({
			"format": "mornet-video-proof",
			"version": 1,
			"block": { "number": 99, "hash": hex(block), "header": hex(header.encode()) },
			"rows": rows.iter().map(|(_, row)| hex(row)).collect::<Vec<_>>(),
			"proof": nodes.iter().map(hex).collect::<Vec<_>>(),
		});
		let Value::Object(rest) = rest else { panic!("an object") };
		file.as_object_mut().expect("an object").extend(rest);
		(file, block)
	}

	fn content_proof(content: ContentHash) -> (Value, Hash) {
		proof_of_row(content, &proof_row())
	}

	fn proof_of_row(content: ContentHash, row: &Proof<AccountId>) -> (Value, Hash) {
		let function = match content.function() {
			HashFunction::Blake2b256 => "blake2b-256",
			HashFunction::Sha256 => "sha256",
		};
		let rest = json!({ "content": { "function": function, "hash": hex(content.digest()) } });
		proof_of(&[(content_key(&content), row.encode())], rest)
	}

	fn segment_proof(segment: u64) -> (Value, Hash) {
		let index = u32::try_from(segment - 40).expect("small");
		let path = binary_merkle_tree::merkle_proof::<Hashing, _, _>(leaves(), index).proof;
		let rest = json!({
			"content": { "function": "sha256", "hash": hex([segment as u8; 32]) },
			"segment": {
				"stream": 7,
				"interval": 4,
				"segment": segment,
				"root": hex(interval_row().root),
				"path": path.iter().map(hex).collect::<Vec<_>>(),
			},
		});
		let rows =
			[(interval_key(7, 4), interval_row().encode()), (stream_key(7), stream_row().encode())];
		proof_of(&rows, rest)
	}

	fn check(file: &Value, trusted: Hash) -> Result<Verified, String> {
		verify(&serde_json::to_vec(file).expect("JSON"), trusted)
	}

	/// The reason why a file is no proof.
	fn refused(file: &Value, trusted: Hash) -> String {
		check(file, trusted).map(|_| ()).expect_err("it is proved")
	}

	#[test]
	fn contents_are_proved_by_either_hash() {
		for content in [ContentHash::Sha256([9; 32]), ContentHash::Blake2b256([9; 32])] {
			let (file, block) = content_proof(content);
			let verified = check(&file, block).expect("proved");
			assert_eq!(verified.content, content);
			let report = verified.report(block, Some(Path::new("clip.mp4")));
			for words in [
				"clip.mp4 is the content",
				&format!("account {ALICE} anchored the content in block 12"),
				"in block 12, at 2025-11-21T18:30:00.123Z",
				"the state of block 99",
				"Said by who anchored it, and proved",
				"C2PA manifest store has SHA-256 0xc2c2",
			] {
				assert!(report.contains(words), "{words}: {report}");
			}
		}
	}

	#[test]
	fn nobody_is_said_to_have_anchored_what_a_service_may_have() {
		let content = ContentHash::Sha256([9; 32]);
		let row = derivation_row();
		// Once the owner has taken the deposit over, the row is like that of its own derivation.
		let assumed = Proof { depositor: ALICE, ..row.clone() };
		for row in [row, assumed] {
			let (file, block) = proof_of_row(content, &row);
			let report = check(&file, block).expect("proved").report(block, None);
			for words in [
				"vertical version of the content with SHA-256 0x0707",
				&format!(
					"the content is anchored for account {ALICE}, by it or by a service on its \
					 behalf, in block 12, at 2025-11-21T18:30:00.123Z"
				),
				"Said by who anchored it, the account or a service for it, and proved",
			] {
				assert!(report.contains(words), "{words}: {report}");
			}
			assert!(!report.contains("anchored the content"), "{report}");
		}
	}

	#[test]
	fn each_segment_is_proved_with_its_path() {
		for segment in 40..45 {
			let (file, block) = segment_proof(segment);
			let report = check(&file, block).expect("proved").report(block, None);
			assert!(report.contains(&format!("the content is segment {segment} of stream 7")));
			assert!(report.contains("interval 4 of the stream, segments 40 to 44"), "{report}");
		}
	}

	#[test]
	fn no_byte_of_a_proof_file_can_change() {
		for (file, block) in [content_proof(ContentHash::Sha256([9; 32])), segment_proof(42)] {
			let bytes = serde_json::to_vec(&file).expect("JSON");
			assert!(verify(&bytes, block).is_ok());
			for at in 0..bytes.len() {
				let mut flipped = bytes.clone();
				flipped[at] ^= 1;
				assert!(verify(&flipped, block).is_err(), "byte {at}");
			}
		}
	}

	#[test]
	fn another_block_is_not_trusted() {
		let (file, _) = content_proof(ContentHash::Sha256([9; 32]));
		assert!(refused(&file, Hash::repeat_byte(3)).contains("not of the trusted 0x0303"));
	}

	#[test]
	fn the_row_of_another_content_proves_nothing() {
		let (mut file, block) = content_proof(ContentHash::Sha256([9; 32]));
		file["content"]["function"] = json!("blake2b-256");
		refused(&file, block);
		file["content"] = json!({ "function": "sha256", "hash": hex([8; 32]) });
		refused(&file, block);
	}

	#[test]
	fn a_segment_is_proved_in_its_own_place_only() {
		let (file, block) = segment_proof(42);
		for (change, why) in [
			(json!({ "segment": 43 }), "does not lead to the root"),
			(json!({ "segment": 39 }), "has segments 40 to 44, and not 39"),
			(json!({ "segment": 45 }), "has segments 40 to 44, and not 45"),
			(json!({ "root": hex([0; 32]) }), "root in it is not"),
			(json!({ "path": [] }), "does not lead to the root"),
			(json!({ "path": vec![hex([0; 32]); 33] }), "too long"),
			(json!({ "interval": 3 }), ""),
			(json!({ "stream": 8 }), ""),
		] {
			let mut file = file.clone();
			let Value::Object(change) = change else { panic!("an object") };
			file["segment"].as_object_mut().expect("an object").extend(change);
			let reason = refused(&file, block);
			assert!(reason.contains(why), "{reason}");
		}
		let mut file = file;
		file["content"]["function"] = json!("blake2b-256");
		assert!(refused(&file, block).contains("another function"));
	}

	#[test]
	fn what_is_malformed_is_refused_in_a_line() {
		let (file, block) = content_proof(ContentHash::Sha256([9; 32]));
		for (field, value, why) in [
			("format", json!("other"), "another format"),
			("version", json!(2), "of version 2"),
			("extra", json!(1), "unknown field"),
			("rows", json!([]), "rows in it"),
			("rows", json!(["0xAB"]), "lower case"),
			("proof", json!([]), "storage proof"),
			("content", json!({ "function": "md5", "hash": hex([9; 32]) }), "unknown variant"),
			("content", json!({ "function": "sha256", "hash": "0x09" }), "32 bytes"),
		] {
			let mut file = file.clone();
			file[field] = value;
			let reason = refused(&file, block);
			assert!(reason.contains(why) && !reason.contains('\n'), "{reason}");
		}
		assert!(verify(b"", block).is_err());
	}

	#[test]
	fn a_row_that_does_not_decode_is_no_proof() {
		let content = ContentHash::Sha256([9; 32]);
		let rest = json!({ "content": { "function": "sha256", "hash": hex(content.digest()) } });
		let mut row = proof_row().encode();
		row.push(0);
		let (file, block) = proof_of(&[(content_key(&content), row)], rest);
		assert!(refused(&file, block).contains("does not decode"));
	}

	/// The digests are those of Python's `hashlib`.
	#[test]
	fn files_are_hashed_and_found_in_folders() {
		let folder = tempfile::tempdir().expect("a folder");
		let path = |name: &str| folder.path().join(name);
		fs::write(path("a"), b"mornet").expect("a file");
		fs::write(path("b"), vec![7; 3 << 20]).expect("a file");
		for (function, name, digest) in [
			(
				HashFunction::Sha256,
				"a",
				"65ff7dddea675c9eadeafb0b2ba5e7668f5a39cb8f91fe379a1a208ae45041b7",
			),
			(
				HashFunction::Blake2b256,
				"a",
				"18dcbc4dad8195349b47e4aaa6c451e50c2bdfcfcd9816f6eb07fa96877bc84f",
			),
			(
				HashFunction::Sha256,
				"b",
				"fadc8b76fb9e2447c118e8b612cb1280904241214f6b9b5b7010f445bcc3d10b",
			),
			(
				HashFunction::Blake2b256,
				"b",
				"a6fe5cd8289fc2f3704e00925521a8c1b6391bbab65a9abae4e1812095486438",
			),
		] {
			let content = hash_file(&path(name), function).expect("a file");
			assert_eq!(hex::encode(content.digest()), digest);
			assert_eq!(find_content(&path(name), &content), Ok(path(name)));
			assert_eq!(find_content(folder.path(), &content), Ok(path(name)));
		}
		let other = ContentHash::Sha256([0; 32]);
		assert!(find_content(&path("a"), &other).is_err_and(|why| why.contains("another content")));
		assert!(find_content(folder.path(), &other).is_err_and(|why| why.contains("no file in")));
		assert!(find_content(&path("none"), &other).is_err());
	}

	#[test]
	fn keys_are_those_of_the_pallets_maps() {
		// From FRAME's layout, with other code than the above.
		let at = |map: &str| hex::encode(twox_128(map.as_bytes()));
		let pallet = at("VideoProof");
		let key = hex::encode(interval_key(0x0102, 0x0304));
		let number = "0201000000000000";
		let hash = hex::encode(twox_64(&0x0102u64.to_le_bytes()));
		assert_eq!(key, format!("{pallet}{}{hash}{number}0000000000000304", at("Intervals")));
		let key = hex::encode(stream_key(0x0102));
		assert_eq!(key, format!("{pallet}{}{hash}{number}", at("Streams")));
		let content = [&[1u8][..], &[9; 32]].concat();
		let key = hex::encode(content_key(&ContentHash::Sha256([9; 32])));
		let (hash, content) = (hex::encode(blake2_128(&content)), hex::encode(content));
		assert_eq!(key, format!("{pallet}{}{hash}{content}", at("Proofs")));
	}

	#[test]
	fn trusted_hashes_are_hexadecimal() {
		assert_eq!(block_hash(&"Ab".repeat(32)), Ok(Hash::repeat_byte(0xab)));
		assert_eq!(block_hash(&hex([0xab; 32])), Ok(Hash::repeat_byte(0xab)));
		for text in ["", "0x", "0x12", &"zz".repeat(32), &"ab".repeat(33)] {
			assert!(block_hash(text).is_err(), "{text}");
		}
	}
}
