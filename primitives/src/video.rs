//! Video proofs: what is anchored of a recording, and how a segment of a live stream is proved by it.
//!
//! `pallet-video-proof` keeps the proofs, and asks who sells plans through [`Quotas`]. The rows of the
//! state that a proof offline rests on, [`Proof`], [`Stream`] and [`Interval`], their keys, and the
//! hashes over segments are here too, so that a verifier needs nothing else: see [`segment_leaf`],
//! [`first_link`] and [`next_link`].

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::vec::Vec;
use core::fmt;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_crypto_hashing::{blake2_128, twox_128, twox_64};
use sp_runtime::{
	traits::{ConstU32, Hash as _},
	BoundedVec,
};

use crate::{
	metering::DeviceId, units::time::DAY_MS as DAY, Balance, BlockNumber, Hash, Hashing, Moment,
};

/// Most bytes of a [`StorageUri`].
pub const MAX_URI: u32 = 256;

/// Most bytes of a [`MediaName`].
pub const MAX_MEDIA_NAME: u32 = 64;

/// How many times a task that failed may be tried again.
pub const MAX_RETRIES: u8 = 3;

/// Most rows that one answer of [`VideoProofApi`] holds; longer lists are read in pages.
pub const MAX_PAGE: u32 = 256;

/// Most hashes on a segment's path: an interval's tree has at most 2^32 leaves.
pub const MAX_PATH: u32 = 32;

/// Number of a stream. Counted from 0 and never used twice.
pub type StreamId = u64;

/// Number of a task. Counted from 0 and never used twice.
pub type TaskId = u64;

/// A hash function that contents are known by.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum HashFunction {
	/// BLAKE2b with 256 bits.
	#[codec(index = 0)]
	Blake2b256,
	/// SHA-256.
	#[codec(index = 1)]
	Sha256,
}

/// The hash of a content: the name it has on the chain.
///
/// One content has two names, and the chain cannot know that they are of the same.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ContentHash {
	/// By BLAKE2b with 256 bits.
	#[codec(index = 0)]
	Blake2b256([u8; 32]),
	/// By SHA-256.
	#[codec(index = 1)]
	Sha256([u8; 32]),
}

impl ContentHash {
	/// The function it was made with.
	pub const fn function(&self) -> HashFunction {
		match self {
			Self::Blake2b256(_) => HashFunction::Blake2b256,
			Self::Sha256(_) => HashFunction::Sha256,
		}
	}

	/// Its 32 bytes.
	pub const fn digest(&self) -> &[u8; 32] {
		match self {
			Self::Blake2b256(digest) | Self::Sha256(digest) => digest,
		}
	}
}

/// The name of a media type as IANA registers them: `type/subtype`, in lower case.
#[derive(Clone, PartialEq, Eq, Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct MediaName(BoundedVec<u8, ConstU32<MAX_MEDIA_NAME>>);

/// Why some bytes are not a [`MediaName`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAMediaName;

impl fmt::Display for NotAMediaName {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a media type is type/subtype, of lower-case letters, digits, '.', '+' and '-'")
	}
}

impl MediaName {
	/// The name as text.
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl TryFrom<&[u8]> for MediaName {
	type Error = NotAMediaName;

	fn try_from(name: &[u8]) -> Result<Self, NotAMediaName> {
		let is_part = |part: &[u8]| {
			part.first().is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
				&& part.iter().all(|c| {
					c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, b'.' | b'+' | b'-')
				})
		};
		let mut parts = name.split(|c| *c == b'/');
		let valid = match (parts.next(), parts.next(), parts.next()) {
			(Some(kind), Some(subtype), None) => is_part(kind) && is_part(subtype),
			_ => false,
		};
		if !valid {
			return Err(NotAMediaName);
		}
		name.to_vec().try_into().map(Self).map_err(|_| NotAMediaName)
	}
}

// By hand, so that no transaction and no state holds what is not a name.
impl Decode for MediaName {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let name = BoundedVec::<u8, ConstU32<MAX_MEDIA_NAME>>::decode(input)?;
		Self::try_from(name.as_slice()).map_err(|_| "not a media type".into())
	}
}

impl fmt::Debug for MediaName {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.as_str())
	}
}

/// What kind of content it is: the usual ones in a byte, all others by name.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum MediaType {
	/// `video/mp4`.
	#[codec(index = 0)]
	Mp4,
	/// `video/webm`.
	#[codec(index = 1)]
	WebM,
	/// `video/matroska`.
	#[codec(index = 2)]
	Matroska,
	/// `video/quicktime`.
	#[codec(index = 3)]
	QuickTime,
	/// `video/mp2t`, the segments of many live streams.
	#[codec(index = 4)]
	MpegTs,
	/// `audio/mp4`.
	#[codec(index = 5)]
	AudioMp4,
	/// `audio/mpeg`.
	#[codec(index = 6)]
	AudioMpeg,
	/// `text/vtt`.
	#[codec(index = 7)]
	WebVtt,
	/// `application/x-subrip`.
	#[codec(index = 8)]
	SubRip,
	/// Any other.
	#[codec(index = 9)]
	Other(MediaName),
}

impl MediaType {
	/// Its name.
	pub fn as_str(&self) -> &str {
		match self {
			Self::Mp4 => "video/mp4",
			Self::WebM => "video/webm",
			Self::Matroska => "video/matroska",
			Self::QuickTime => "video/quicktime",
			Self::MpegTs => "video/mp2t",
			Self::AudioMp4 => "audio/mp4",
			Self::AudioMpeg => "audio/mpeg",
			Self::WebVtt => "text/vtt",
			Self::SubRip => "application/x-subrip",
			Self::Other(name) => name.as_str(),
		}
	}
}

/// Where a content is stored: `ipfs://` and a CID (version 0, or version 1 in base32), or `https://`
/// and a host; a path may follow.
///
/// Neither a user nor a query nor a fragment: those carry passwords, signatures and names of people,
/// which have no place on a chain.
#[derive(Clone, PartialEq, Eq, Encode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct StorageUri(BoundedVec<u8, ConstU32<MAX_URI>>);

/// Why some bytes are not a [`StorageUri`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAStorageUri;

impl fmt::Display for NotAStorageUri {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a storage URI is ipfs://CID or https://HOST, perhaps with a path")
	}
}

impl StorageUri {
	/// The URI as text.
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl TryFrom<&[u8]> for StorageUri {
	type Error = NotAStorageUri;

	fn try_from(uri: &[u8]) -> Result<Self, NotAStorageUri> {
		let valid = if let Some(rest) = uri.strip_prefix(b"ipfs://") {
			let (cid, path) = split_path(rest);
			is_cid(cid) && is_path(path)
		} else if let Some(rest) = uri.strip_prefix(b"https://") {
			let (authority, path) = split_path(rest);
			is_authority(authority) && is_path(path)
		} else {
			false
		};
		if !valid {
			return Err(NotAStorageUri);
		}
		uri.to_vec().try_into().map(Self).map_err(|_| NotAStorageUri)
	}
}

// By hand, so that no transaction and no state holds a place that cannot be looked up.
impl Decode for StorageUri {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let uri = BoundedVec::<u8, ConstU32<MAX_URI>>::decode(input)?;
		Self::try_from(uri.as_slice()).map_err(|_| "not a storage URI".into())
	}
}

impl fmt::Debug for StorageUri {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.as_str())
	}
}

/// What is before the first slash, and the rest with it.
fn split_path(rest: &[u8]) -> (&[u8], &[u8]) {
	let end = rest.iter().position(|c| *c == b'/').unwrap_or(rest.len());
	rest.split_at(end)
}

/// Whether these can be in a path, by RFC 3986.
fn is_path(path: &[u8]) -> bool {
	path.iter()
		.all(|c| c.is_ascii_alphanumeric() || b"-._~%!$&'()*+,;=:@/".contains(c))
}

/// Whether it is a DNS name or an IPv4 address, perhaps with a port.
fn is_authority(authority: &[u8]) -> bool {
	let mut parts = authority.split(|c| *c == b':');
	let host = parts.next().unwrap_or_default();
	let port = parts.next();
	let is_label = |label: &[u8]| {
		(1..=63).contains(&label.len())
			&& label.iter().all(|c| c.is_ascii_alphanumeric() || *c == b'-')
			&& label.first() != Some(&b'-')
			&& label.last() != Some(&b'-')
	};
	let is_port =
		|port: &[u8]| (1..=5).contains(&port.len()) && port.iter().all(u8::is_ascii_digit);
	parts.next().is_none() && host.split(|c| *c == b'.').all(is_label) && port.is_none_or(is_port)
}

/// Whether it is a CID: of version 0, 46 characters in base58 that begin with `Qm`, or of version 1
/// in base32, `b` first. See <https://github.com/multiformats/cid>.
fn is_cid(cid: &[u8]) -> bool {
	if cid.starts_with(b"Qm") {
		return cid.len() == 46
			&& cid.iter().all(|c| c.is_ascii_alphanumeric() && !b"0OIl".contains(c));
	}
	let hash = || {
		let bytes = from_base32(cid.strip_prefix(b"b")?)?;
		let (version, rest) = bytes.split_first()?;
		// Behind the codec and the hash function: the hash's length, and the hash.
		let (length, digest) = after_varint(after_varint(rest)?)?.split_first()?;
		Some((*version, usize::from(*length), digest.len()))
	};
	matches!(hash(), Some((1, length, bytes)) if length == bytes && (20..=64).contains(&length))
}

/// What is behind a number of up to 9 bytes, of which each but the last has its high bit set.
fn after_varint(bytes: &[u8]) -> Option<&[u8]> {
	let last = bytes.iter().take(9).position(|byte| byte & 0x80 == 0)?;
	bytes.get(last.saturating_add(1)..)
}

/// The bytes of a text in base32 (RFC 4648, lower case, without padding).
fn from_base32(text: &[u8]) -> Option<Vec<u8>> {
	let mut bytes = Vec::new();
	let (mut byte, mut bits) = (0u8, 0u8);
	for c in text {
		let value = match c {
			b'a'..=b'z' => c.saturating_sub(b'a'),
			b'2'..=b'7' => c.saturating_sub(b'2').saturating_add(26),
			_ => return None,
		};
		for mask in [16u8, 8, 4, 2, 1] {
			byte = (byte << 1) | u8::from(value & mask != 0);
			bits = bits.saturating_add(1);
			if bits == 8 {
				bytes.push(byte);
				(byte, bits) = (0, 0);
			}
		}
	}
	// What is left is less than a character, and zero.
	(bits < 5 && byte == 0).then_some(bytes)
}

/// For how long a proof stays at least, from when it was anchored.
///
/// It can be made longer, never shorter.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum RetentionClass {
	/// 30 days.
	#[codec(index = 0)]
	Month,
	/// 366 days.
	#[codec(index = 1)]
	Year,
	/// 3,653 days, which is no less than any ten years.
	#[codec(index = 2)]
	Decade,
	/// For ever: the deposit is not given back.
	#[codec(index = 3)]
	Permanent,
}

impl RetentionClass {
	/// How long that is, in milliseconds. `None` is for ever.
	pub const fn period(self) -> Option<Moment> {
		const MONTH: Moment = 30 * DAY;
		const YEAR: Moment = 366 * DAY;
		const DECADE: Moment = 3_653 * DAY;
		match self {
			Self::Month => Some(MONTH),
			Self::Year => Some(YEAR),
			Self::Decade => Some(DECADE),
			Self::Permanent => None,
		}
	}

	/// When it is over for what was anchored at `from`. `None` is never.
	pub const fn ends(self, from: Moment) -> Option<Moment> {
		match self.period() {
			Some(period) => Some(from.saturating_add(period)),
			None => None,
		}
	}
}

/// What an artefact is to the content it was made from.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum DerivationKind {
	/// Subtitles.
	#[codec(index = 0)]
	Subtitles,
	/// A translation of the text or the speech.
	#[codec(index = 1)]
	Translation,
	/// A voice-over.
	#[codec(index = 2)]
	VoiceOver,
	/// An upright version, 9:16.
	#[codec(index = 3)]
	Vertical,
	/// A version with a watermark.
	#[codec(index = 4)]
	Watermark,
	/// Something else.
	#[codec(index = 5)]
	Other,
}

/// What a content was made from.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Source {
	/// The content it was made from.
	pub parent: ContentHash,
	/// What it is to that.
	pub kind: DerivationKind,
}

/// What is said of a content when it is anchored. The chain can check none of it; it proves who said
/// it, and when. No personal data.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Metadata {
	/// Its size, in bytes.
	pub size: u64,
	/// How long it lasts, in milliseconds; 0 for what has no duration.
	pub duration_ms: u64,
	/// What kind of content it is.
	pub media: MediaType,
	/// When it was recorded or made, in milliseconds since the Unix epoch.
	pub captured_at: Moment,
	/// Where it is stored. `None` if that is nobody's business, or once it is erased.
	pub uri: Option<StorageUri>,
	/// What recorded it: a name that its owner gave to the device.
	pub device: Option<DeviceId>,
	/// SHA-256 of the C2PA manifest store in the file, if there is one.
	pub c2pa: Option<Hash>,
}

/// Why a content was erased.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum ErasureReason {
	/// A person who is to be seen or heard asked for it.
	#[codec(index = 0)]
	Request,
	/// It was kept for as long as it was meant to be.
	#[codec(index = 1)]
	Expired,
	/// An order of an authority.
	#[codec(index = 2)]
	Order,
	/// It was lost.
	#[codec(index = 3)]
	Lost,
	/// Another reason.
	#[codec(index = 4)]
	Other,
}

/// That a content was erased, by its owner's word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Erasure {
	/// Why.
	pub reason: ErasureReason,
	/// When it was noted, in milliseconds since the Unix epoch.
	pub at: Moment,
}

/// A content that is anchored: the row of the state, under the content's hash.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Proof<AccountId> {
	/// Who anchored it first, or who a service made it for.
	pub owner: AccountId,
	/// Whose coins are on hold for it.
	pub depositor: AccountId,
	/// The block it was anchored in.
	pub block: BlockNumber,
	/// The time of that block, in milliseconds since the Unix epoch.
	pub anchored_at: Moment,
	/// What is said of it.
	pub about: Metadata,
	/// What it was made from. `None` for a recording.
	pub source: Option<Source>,
	/// How many steps it is away from the recording.
	pub depth: u32,
	/// For how long the proof stays at least.
	pub retention: RetentionClass,
	/// That the content was erased. The proof stays.
	pub erased: Option<Erasure>,
	/// How many grants of access there are, those that are over included.
	pub grants: u32,
	/// How many tasks on it are not done.
	pub tasks: u32,
	/// What is on hold for it, in plancks.
	pub deposit: Balance,
}

/// What a stream is: said when it is opened, and not changed but for a longer retention.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct StreamTerms {
	/// What records it: a name that its owner gave to the device.
	pub device: Option<DeviceId>,
	/// What kind of content the segments are.
	pub media: MediaType,
	/// What the segments are hashed with.
	pub function: HashFunction,
	/// When the recording begins, and with it interval 0; in milliseconds since the Unix epoch.
	pub started_at: Moment,
	/// Length of an interval, in milliseconds.
	pub interval_ms: u32,
	/// For how long each interval's row stays.
	pub retention: RetentionClass,
}

impl StreamTerms {
	/// When an interval begins, in milliseconds since the Unix epoch. `None` if that is beyond all
	/// time.
	pub fn begins(&self, interval: u64) -> Option<Moment> {
		self.started_at.checked_add(interval.checked_mul(self.interval_ms.into())?)
	}

	/// How many intervals are over at `now`.
	pub fn elapsed(&self, now: Moment) -> u64 {
		now.saturating_sub(self.started_at)
			.checked_div(self.interval_ms.into())
			.unwrap_or_default()
	}
}

/// A stream: the row of the state, under its number. Read and written for each interval, so it is
/// small.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stream<AccountId> {
	/// Who opened it.
	pub owner: AccountId,
	/// Who may anchor intervals beside the owner.
	pub operator: Option<AccountId>,
	/// What it is.
	pub terms: StreamTerms,
	/// The block it was opened in.
	pub block: BlockNumber,
	/// When it was closed, in milliseconds since the Unix epoch.
	pub closed_at: Option<Moment>,
	/// The chain's end.
	pub link: Hash,
	/// The first interval that can be anchored: all before were, or are missing.
	pub next_interval: u64,
	/// The first segment that can be anchored.
	pub next_segment: u64,
	/// How many intervals were anchored.
	pub intervals: u64,
	/// How many rows of them are kept.
	pub rows: u32,
	/// How many gaps there are.
	pub gaps: u32,
	/// How many intervals are missing in them.
	pub missing_intervals: u64,
	/// How many segments are missing in them.
	pub missing_segments: u64,
	/// The contents of the intervals before this one are erased.
	pub erased_before: u64,
	/// When the oldest row kept may be pruned: the stream's place in the agenda. `None` if there is
	/// no row, or rows stay for ever.
	pub prune_at: Option<Moment>,
	/// How many grants of access there are, those that are over included.
	pub grants: u32,
	/// What is on hold for it, in plancks.
	pub deposit: Balance,
	/// What is on hold for each row, in plancks.
	pub row_deposit: Balance,
}

/// An interval that is anchored: the row of the state, under the stream's number and the interval's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Interval {
	/// Number of its first segment.
	pub first_segment: u64,
	/// How many segments it has.
	pub count: u32,
	/// Root of the tree of its segments; the leaves are [`segment_leaf`].
	pub root: Hash,
	/// The chain's end with it: [`next_link`].
	pub link: Hash,
	/// The block it was anchored in.
	pub block: BlockNumber,
	/// The time of that block, in milliseconds since the Unix epoch.
	pub anchored_at: Moment,
}

/// What is missing between two intervals that came one after the other, or behind the last.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Gap {
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

/// What a [`segment_leaf`] begins with.
pub const SEGMENT_DOMAIN: [u8; 23] = *b"mornet/video/segment/v1";

/// What is hashed for a [`first_link`] begins with this.
pub const STREAM_DOMAIN: [u8; 22] = *b"mornet/video/stream/v1";

/// What is hashed for a [`next_link`] begins with this.
pub const LINK_DOMAIN: [u8; 20] = *b"mornet/video/link/v1";

/// The leaf that stands for a segment in its interval's tree: 72 bytes.
///
/// | bytes | what |
/// | --- | --- |
/// | 23 | [`SEGMENT_DOMAIN`] |
/// | 8 | the stream's number, little-endian |
/// | 8 | the segment's number, little-endian |
/// | 1 | 0 for BLAKE2b-256, 1 for SHA-256 |
/// | 32 | hash of the segment's bytes |
///
/// The tree is the SDK's `binary-merkle-tree` with BLAKE2b-256: each leaf is hashed; a node is the
/// hash of its two children's hashes, 64 bytes, left first; the last node of a row with an odd number
/// of them moves up as it is. The leaves are in the order of the segments' numbers, without a gap:
/// leaf `i` is segment `first_segment + i`. A leaf is longer than 64 bytes, so none is ever a node.
pub fn segment_leaf(stream: StreamId, segment: u64, hash: &ContentHash) -> Vec<u8> {
	(SEGMENT_DOMAIN, stream, segment, hash).encode()
}

/// What a stream's chain begins with: BLAKE2b-256 of [`STREAM_DOMAIN`], the stream's number, its
/// owner and its terms as it was opened, all in SCALE.
///
/// So the chain is of this stream of this owner, and says when interval 0 begins.
pub fn first_link<AccountId: Encode>(
	stream: StreamId,
	owner: &AccountId,
	terms: &StreamTerms,
) -> Hash {
	Hashing::hash_of(&(STREAM_DOMAIN, stream, owner, terms))
}

/// A stream's chain with one interval more: BLAKE2b-256 of 104 bytes.
///
/// | bytes | what |
/// | --- | --- |
/// | 20 | [`LINK_DOMAIN`] |
/// | 32 | the chain before: the last interval's link, or [`first_link`] |
/// | 32 | root of the interval's tree |
/// | 8 | number of the interval, little-endian |
/// | 8 | number of its first segment, little-endian |
/// | 4 | how many segments it has, little-endian |
///
/// Whoever has what is hashed of all intervals can prove each of them by any later link, also when
/// its own row is pruned.
pub fn next_link(
	previous: Hash,
	root: Hash,
	interval: u64,
	first_segment: u64,
	count: u32,
) -> Hash {
	Hashing::hash_of(&(LINK_DOMAIN, previous, root, interval, first_segment, count))
}

/// What a proof file calls its format. `docs/video-proofs.md` describes it.
pub const PROOF_FORMAT: &str = "mornet-video-proof";

/// The version of the format that is written and read.
pub const PROOF_VERSION: u32 = 1;

/// Name of the pallet in the runtime, which is in the keys.
const PALLET: &str = "VideoProof";

/// Key of a content's row in the state: of its [`Proof`].
pub fn content_key(hash: &ContentHash) -> Vec<u8> {
	let hash = hash.encode();
	[prefix("Proofs").as_slice(), &blake2_128(&hash), &hash].concat()
}

/// Key of a stream's row in the state: of the [`Stream`].
pub fn stream_key(stream: StreamId) -> Vec<u8> {
	let stream = stream.to_le_bytes();
	[prefix("Streams").as_slice(), &twox_64(&stream), &stream].concat()
}

/// Key of an interval's row in the state: of the [`Interval`].
pub fn interval_key(stream: StreamId, interval: u64) -> Vec<u8> {
	let stream = stream.to_le_bytes();
	[prefix("Intervals").as_slice(), &twox_64(&stream), &stream, &interval.to_be_bytes()].concat()
}

/// What all keys of a map begin with.
fn prefix(map: &str) -> Vec<u8> {
	[twox_128(PALLET.as_bytes()), twox_128(map.as_bytes())].concat()
}

/// What access can be granted to.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Subject {
	/// A content.
	#[codec(index = 0)]
	Content(ContentHash),
	/// A stream, with all its segments.
	#[codec(index = 1)]
	Stream(StreamId),
}

/// Why a service could not do a task.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum TaskFailure {
	/// The source could not be fetched.
	#[codec(index = 0)]
	SourceUnavailable,
	/// What was fetched is not what was anchored, or cannot be read.
	#[codec(index = 1)]
	SourceUnreadable,
	/// The service cannot do this with such a source.
	#[codec(index = 2)]
	Unsupported,
	/// The result is anchored already.
	#[codec(index = 3)]
	ResultExists,
	/// Something in the service failed.
	#[codec(index = 4)]
	ServiceFault,
	/// Another reason, which the service tells its customer.
	#[codec(index = 5)]
	Other,
}

/// Where a task stands. From `Created` to `Processing`; from there to `Completed`, to `Failed`, or
/// back to `Created`, at most [`MAX_RETRIES`] times; from both to `Expired`.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum TaskState {
	/// It waits for the service.
	#[codec(index = 0)]
	Created,
	/// The service is at it.
	#[codec(index = 1)]
	Processing,
	/// It is done; this is the result.
	#[codec(index = 2)]
	Completed(ContentHash),
	/// The service gave it up, or failed too often.
	#[codec(index = 3)]
	Failed(TaskFailure),
	/// It was not done by its deadline.
	#[codec(index = 4)]
	Expired,
}

impl TaskState {
	/// Whether nothing will happen to it any more.
	pub const fn is_final(&self) -> bool {
		matches!(self, Self::Completed(_) | Self::Failed(_) | Self::Expired)
	}
}

/// A job of a service on a content.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Task<AccountId> {
	/// The service.
	pub service: AccountId,
	/// Whom it is for: who will own the result.
	pub customer: AccountId,
	/// What is worked on.
	pub source: ContentHash,
	/// What is to be made of it.
	pub kind: DerivationKind,
	/// How much of it, in seconds.
	pub seconds: u32,
	/// Where it stands.
	pub state: TaskState,
	/// How many times it was tried again.
	pub retries: u8,
	/// When it was registered, in milliseconds since the Unix epoch.
	pub created_at: Moment,
	/// When it expires, in milliseconds since the Unix epoch.
	pub deadline: Moment,
	/// When it has to be looked at next: at its deadline, or when it is to be forgotten.
	pub due: Moment,
	/// What is on hold of the service for it, in plancks.
	pub deposit: Balance,
}

/// Why a quota does not allow a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum QuotaError {
	/// The customer has no plan of this service in force.
	NoPlan,
	/// The plan does not allow for so many seconds in one task.
	TooLong,
	/// The tasks of today are used up.
	TooManyToday,
}

/// How much a service may do for a customer, by the plan that it has.
pub trait Quotas<AccountId> {
	/// Counts a task of `seconds` of content by `service` for `customer`, today.
	///
	/// To be called in a storage transaction together with what it allows: if that fails, this is
	/// undone with it. A plan that ends later does not stop a task that was counted.
	///
	/// # Errors
	///
	/// If the plan does not allow it; then nothing is counted.
	fn try_use(service: &AccountId, customer: &AccountId, seconds: u32) -> Result<(), QuotaError>;

	/// Gives a task back that was counted at `at`, in milliseconds since the Unix epoch, and came to
	/// nothing. Does nothing if that was not today: that day's quota is history.
	fn give_back(service: &AccountId, customer: &AccountId, at: Moment);

	/// Has the longest tasks allowed, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(service: &AccountId, customer: &AccountId);
}

/// No limits.
impl<AccountId> Quotas<AccountId> for () {
	fn try_use(
		_service: &AccountId,
		_customer: &AccountId,
		_seconds: u32,
	) -> Result<(), QuotaError> {
		Ok(())
	}

	fn give_back(_service: &AccountId, _customer: &AccountId, _at: Moment) {}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(_service: &AccountId, _customer: &AccountId) {}
}

/// A content on the way from an artefact to the recording, or derived from one.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ProvenanceStep<AccountId> {
	/// The content.
	pub hash: ContentHash,
	/// What it is to what it was made from. `None` for a recording.
	pub kind: Option<DerivationKind>,
	/// Who anchored it, or who a service made it for.
	pub owner: AccountId,
	/// The block it was anchored in.
	pub block: BlockNumber,
	/// When it was anchored, in milliseconds since the Unix epoch.
	pub anchored_at: Moment,
	/// How many contents are derived from it.
	pub derivations: u32,
}

/// A page of what is derived from a content.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct DerivationPage<AccountId> {
	/// How many there are.
	pub total: u32,
	/// Those asked for, in the order they were anchored in.
	pub derivations: Vec<ProvenanceStep<AccountId>>,
}

/// A stream as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct StreamOverview<AccountId> {
	/// Who opened it.
	pub owner: AccountId,
	/// Who may anchor intervals beside the owner.
	pub operator: Option<AccountId>,
	/// What it is.
	pub terms: StreamTerms,
	/// The block it was opened in.
	pub block: BlockNumber,
	/// When it was closed, in milliseconds since the Unix epoch.
	pub closed_at: Option<Moment>,
	/// The chain's end.
	pub link: Hash,
	/// How many intervals were anchored.
	pub intervals: u64,
	/// How many of their rows are kept.
	pub rows: u32,
	/// The interval and the segment that come next.
	pub next: (u64, u64),
	/// How many gaps there are.
	pub gap_count: u32,
	/// How many intervals are missing in them.
	pub missing_intervals: u64,
	/// How many segments are missing in them.
	pub missing_segments: u64,
	/// The newest gaps, the oldest of them first. Fewer than `gap_count` if there are too many: the
	/// others are in the events, and in the numbers of the intervals that were anchored.
	pub gaps: Vec<Gap>,
	/// How many intervals are over by the chain's clock and not anchored yet: late, or about to be a
	/// gap. 0 once the stream is closed.
	pub overdue: u64,
	/// The contents of the intervals before this one are erased.
	pub erased_before: u64,
	/// When the oldest row kept may be pruned, in milliseconds since the Unix epoch.
	pub prune_at: Option<Moment>,
	/// What is on hold of the owner for the stream and its rows, in plancks.
	pub deposit: Balance,
}

/// A segment, and the way from it to the root of its interval.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct SegmentProof {
	/// Number of the segment.
	pub segment: u64,
	/// Hash of its bytes.
	pub hash: ContentHash,
	/// The hashes beside the way up, from the leaves on; at most [`MAX_PATH`].
	pub path: Vec<Hash>,
}

/// A grant of access.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct GrantOverview<AccountId> {
	/// Who has access.
	pub account: AccountId,
	/// Until when, in milliseconds since the Unix epoch; not at that moment any more.
	pub until: Moment,
	/// Whether that is not over.
	pub live: bool,
}

sp_api::decl_runtime_apis! {
	/// Video proofs as wallets, cameras, services and the node's RPC see them.
	pub trait VideoProofApi<AccountId> where AccountId: Codec {
		/// The proof of a content: who anchored it first, when, and what is said of it. `None` if it
		/// is not anchored, or not any more.
		fn proof(hash: ContentHash) -> Option<Proof<AccountId>>;

		/// A content and all it was made from, up to the recording. Empty if it is not anchored.
		fn provenance(hash: ContentHash) -> Vec<ProvenanceStep<AccountId>>;

		/// What is derived from a content, from number `from` on, at most `limit` (and
		/// [`MAX_PAGE`]). `None` if it is not anchored.
		fn derivations(
			hash: ContentHash,
			from: u32,
			limit: u32,
		) -> Option<DerivationPage<AccountId>>;

		/// A stream, with its gaps. `None` if there is none of that number.
		fn stream(id: StreamId) -> Option<StreamOverview<AccountId>>;

		/// The streams of an owner.
		fn streams_of(owner: AccountId) -> Vec<StreamId>;

		/// An interval of a stream. `None` if it was not anchored, or is pruned.
		fn interval(stream: StreamId, interval: u64) -> Option<Interval>;

		/// The intervals of a stream whose rows are kept, from number `from` on, at most `limit`
		/// (and [`MAX_PAGE`]).
		fn intervals(stream: StreamId, from: u64, limit: u32) -> Vec<(u64, Interval)>;

		/// The interval, if the segment is in it by this proof. `None` if it is not, or the
		/// interval's row is not kept.
		fn verify_segment(
			stream: StreamId,
			interval: u64,
			proof: SegmentProof,
		) -> Option<Interval>;

		/// The grants of access to something.
		fn grants(subject: Subject) -> Vec<GrantOverview<AccountId>>;

		/// Whether an account has access to something now, as its owner or by a grant.
		fn has_access(subject: Subject, account: AccountId) -> bool;

		/// A task. `None` if there is none of that number, or it is forgotten.
		fn task(id: TaskId) -> Option<Task<AccountId>>;

		/// The services that may register tasks.
		fn services() -> Vec<AccountId>;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	const CID_0: &str = "QmYwAPJzv5CZsnA625s3Xf2nemtYgPpHdWEz79ojWnPbdG";
	const CID_1: &str = "bafybeigdyrzt5sfp7udm7hu76uh7y26nf3efuylqabf3oclgtqy55fbzdi";

	fn is_uri(text: &str) -> bool {
		StorageUri::try_from(text.as_bytes()).is_ok()
	}

	#[test]
	fn places_that_can_be_looked_up_are_uris() {
		for uri in [
			format!("ipfs://{CID_0}"),
			format!("ipfs://{CID_1}"),
			format!("ipfs://{CID_1}/camera-1/2026-11-21.mp4"),
			"https://video.example".into(),
			"https://video.example:8443/a/b.mp4".into(),
			"https://10.0.0.1/x%20y".into(),
		] {
			assert!(is_uri(&uri), "{uri}");
		}
	}

	#[test]
	fn what_cannot_be_looked_up_or_tells_too_much_is_none() {
		let other_length = CID_1.replacen("bafybei", "bafybej", 1);
		for uri in [
			String::new(),
			CID_1.into(),
			"ipfs://".into(),
			"ipfs://Qm".into(),
			format!("ipfs://{}0", &CID_0[..45]),
			format!("ipfs://{}", &CID_1[..58]),
			format!("ipfs://{CID_1}a"),
			format!("ipfs://{}", CID_1.to_uppercase()),
			format!("ipfs://{other_length}"),
			"http://video.example/a".into(),
			"https://".into(),
			"https:///a".into(),
			"https://user:secret@video.example/a".into(),
			"https://video.example/a?signature=1".into(),
			"https://video.example/a#t".into(),
			"https://video..example/a".into(),
			"https://-video.example/a".into(),
			"https://video.example:/a".into(),
			"https://video.example:1:2/a".into(),
			"https://video.example/a b".into(),
			"https://vidéo.example/a".into(),
			format!("https://video.example/{}", "a".repeat(256)),
		] {
			assert!(!is_uri(&uri), "{uri}");
		}
	}

	#[test]
	fn what_is_checked_is_checked_when_decoding_too() {
		let bytes = b"https://video.example/a?b".to_vec();
		assert!(StorageUri::decode(&mut &bytes.encode()[..]).is_err());
		assert!(MediaName::decode(&mut &b"video".to_vec().encode()[..]).is_err());
		let uri = StorageUri::try_from(&b"https://video.example"[..]);
		assert_eq!(uri.as_ref().map(StorageUri::as_str), Ok("https://video.example"));
		let uri = uri.unwrap_or_else(|_| panic!("a URI"));
		assert_eq!(StorageUri::decode(&mut &uri.encode()[..]), Ok(uri));
	}

	#[test]
	fn media_names_are_as_registered() {
		for name in ["video/ogg", "application/vnd.apple.mpegurl", "image/svg+xml"] {
			assert_eq!(MediaName::try_from(name.as_bytes()).map(|n| n.as_str() == name), Ok(true));
		}
		for name in ["", "video", "video/", "/mp4", "Video/mp4", "video/mp4/x", "video/mp4;a=b"] {
			assert_eq!(MediaName::try_from(name.as_bytes()), Err(NotAMediaName), "{name}");
		}
		assert_eq!(MediaType::Mp4.as_str(), "video/mp4");
	}

	#[test]
	fn a_leaf_is_laid_out_as_documented_and_never_a_node() {
		let leaf = segment_leaf(7, 0x0102, &ContentHash::Sha256([9; 32]));
		let mut expected = b"mornet/video/segment/v1".to_vec();
		expected.extend([7, 0, 0, 0, 0, 0, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0, 1]);
		expected.extend([9; 32]);
		assert_eq!(leaf, expected);
		assert_eq!(leaf.len(), 72);
	}

	#[test]
	fn a_link_is_laid_out_as_documented() {
		let mut bytes = b"mornet/video/link/v1".to_vec();
		bytes.extend([1; 32]);
		bytes.extend([2; 32]);
		bytes.extend(3u64.to_le_bytes());
		bytes.extend(4u64.to_le_bytes());
		bytes.extend(5u32.to_le_bytes());
		assert_eq!(bytes.len(), 104);
		let link = next_link(Hash::repeat_byte(1), Hash::repeat_byte(2), 3, 4, 5);
		assert_eq!(link, Hashing::hash(&bytes));
	}

	/// Computed with Python's `hashlib` from the documented layouts.
	#[test]
	fn links_are_as_another_implementation_has_them() {
		let hash = |hex: &str| {
			Hash::from_slice(
				&(0..32)
					.map(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
					.collect::<Vec<_>>(),
			)
		};
		let terms = StreamTerms {
			device: DeviceId::try_from(&b"cam-1"[..]).ok(),
			media: MediaType::MpegTs,
			function: HashFunction::Sha256,
			started_at: 1_760_601_600_000,
			interval_ms: 600_000,
			retention: RetentionClass::Year,
		};
		let first = first_link(7, &[0x11u8; 32], &terms);
		let expected = hash("448edf7e43fe50e1998fc5888fabb4056ef08464f5f4f8253f19ba4c493e8c1f");
		assert_eq!(first, expected);
		let root = hash("aae86c28b1572939e7caa6edd6078053c17e85d17e26c544f3dea18d0e4beeba");
		let expected = hash("726ecaf958d8f21e403e390e4581c2801761832ea7e891d667088abbb6cc182f");
		assert_eq!(next_link(first, root, 3, 40, 5), expected);
	}

	#[test]
	fn retentions_are_in_the_order_of_their_length() {
		use RetentionClass::*;

		let all = [Month, Year, Decade, Permanent];
		assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
		assert!(Month.period() < Year.period() && Year.period() < Decade.period());
		assert_eq!(Permanent.ends(0), None);
		assert_eq!(Month.ends(Moment::MAX), Some(Moment::MAX));
	}

	#[test]
	fn intervals_are_counted_from_the_start() {
		let terms = StreamTerms {
			device: None,
			media: MediaType::MpegTs,
			function: HashFunction::Sha256,
			started_at: 1_000,
			interval_ms: 100,
			retention: RetentionClass::Month,
		};
		assert_eq!(terms.begins(3), Some(1_300));
		assert_eq!(terms.begins(u64::MAX), None);
		assert_eq!((terms.elapsed(999), terms.elapsed(1_099), terms.elapsed(1_100)), (0, 0, 1));
	}
}
