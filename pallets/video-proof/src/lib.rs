//! # Video proofs
//!
//! Anchors of recordings and of what was derived from them: who had which content when, without the
//! content.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for the calls, events, errors, storage and configuration. Wallets,
//! cameras, services and the node's RPC read through `VideoProofApi` of `mornet-primitives`, which
//! [`Pallet`] answers with the functions of the same names.
//!
//! ## Terminology
//!
//! - **Content**: the bytes of a file. It is known by its **hash**, BLAKE2b-256 or SHA-256.
//! - **Proof**: what the chain keeps of an anchored content: who anchored it, when, and what that
//!   account said of it.
//! - **Derivation**: a content made from an anchored one, its **parent**: subtitles, a translation.
//! - **Stream**: a recording without an end, in numbered **segments** (files of some seconds).
//! - **Interval**: a part of a stream, of the length its owner chose (10 minutes, say). One
//!   transaction anchors all its segments, by the root of their Merkle tree.
//! - **Link**: the hash that ties an interval to all before it.
//! - **Gap**: intervals or segments that were never anchored, while later ones were.
//! - **Operator**: an account, a camera's say, that anchors for the owner of a stream.
//! - **Retention**: for how long a proof stays at least.
//! - **Erasure**: that the content itself is gone. The proof stays.
//! - **Grant**: that an account may see a content or a stream until some time.
//! - **Service**: who makes derivations for **customers**; each one it is to make is a **task**.
//!
//! ## Overview
//!
//! Whoever records a video hashes it and anchors the hash: from then on nobody can say that the video
//! was made later, or that it was another. If somebody else anchored the same content before, the call
//! fails, and the proof that is there says who was first. A camera that records all day opens a stream
//! and sends one small transaction an interval. If it was switched off, or if somebody cut something
//! out, the numbers do not follow one another, and the chain shows the gap for all time.
//!
//! What is made from a video is anchored with its parent, so one can walk from a clip with subtitles
//! back to the recording, and from the recording to all that was made of it. Services that the admin
//! appointed do such work for customers: they register a task, and its result is a derivation.
//!
//! Files never come to the chain, and nothing on it names a person. When a file has to be erased, its
//! owner does that where it is stored and notes it here: the place is struck out of the proof.
//!
//! ### Example
//!
//! ```ignore
//! // A file.
//! VideoProof::anchor(origin(alice), hash, about, RetentionClass::Year)?;
//! VideoProof::derive(origin(alice), subtitles, hash, DerivationKind::Subtitles, about_them, ..)?;
//! // A camera.
//! VideoProof::open_stream(origin(alice), terms, Some(camera))?;
//! VideoProof::anchor_segments(origin(camera), stream, 0, 0, 100, root)?;
//! VideoProof::anchor_segments(origin(camera), stream, 1, 100, 100, root)?;
//! // A service.
//! VideoProof::register_task(origin(service), bob, hash, DerivationKind::Vertical, 60, deadline)?;
//! VideoProof::start_task(origin(service), task)?;
//! VideoProof::complete_task(origin(service), task, result, about_it, RetentionClass::Year)?;
//! ```
//!
//! ## Implementation
//!
//! **Hashes over segments.** The layout of a leaf, of the first link and of those that follow is in
//! `mornet_primitives::video`, with a prefix of its own for each, so that none can be taken for
//! another. The chain computes links; roots it takes as they are.
//!
//! **Order.** Intervals and segments of a stream go up. One that was passed over cannot be anchored
//! any more: it is a gap. A camera that was cut off sends what it kept, in order, and there is none.
//! An interval can be anchored no earlier than it begins, give or take [`Config::MaxClockAhead`], and
//! passes over [`Config::MaxSegments`] at most, for itself and for each interval that it passes over.
//! So a stream grows by no more than one row an interval, and a stolen key cannot run ahead. The first
//! row can begin with any segment below 2^63.
//!
//! **Gaps** are counted in the stream's row for ever, and the newest [`Config::MaxGaps`] are listed.
//! What falls out of the list is in the events, and follows from the numbers of the intervals.
//!
//! **Deposits.** Each row costs [`Config::ItemDeposit`] and [`Config::ByteDeposit`] for each byte of
//! it and of its key, on hold of who has it written: the owner, or the service for what it makes. It is
//! released when the row goes. In the lists of a content's derivations and of an owner's streams each
//! entry costs its bytes; that the list is there costs nothing, for no content or owner has more than
//! one. An owner who makes a proof stay longer than its service meant to (by a retention, a grant, a
//! derivation) takes the deposit over, and so does another service whose result is derived from it. A
//! service that goes on from what it made itself has both deposits on hold: the first comes back after
//! the second.
//!
//! **The law of removal.** A proof can be removed, by its owner or whose deposit is on hold, once its
//! retention is over, when nothing is derived from it, no grant of access to it is left, and no task
//! on it is open. Then the content can be anchored anew, by anyone: who needs to have been first for
//! longer chooses a longer retention. The rows of a stream's intervals are pruned from the oldest on,
//! each when its retention is over, in `on_idle` or by anyone with `prune_stream`. The row of the
//! stream stays until its owner closes and removes it, which needs all rows of intervals to be gone.
//! Permanent proofs and rows never go. A storage proof of a row that was made before holds for ever.
//!
//! **State** grows by a row of 88 bytes (and its key) an interval, whatever the number of segments, up
//! to as many as fall into the retention.
//!
//! **Tasks.** Created, processing, then completed or failed, with at most `MAX_RETRIES` times back to
//! created; or expired at the deadline. `Task::due` is when the agenda looks at a task: it ends those
//! whose deadline passed, and forgets those that are over for [`Config::TaskHistory`]. A quota is
//! counted when a task is registered and given back when it comes to nothing.
//!
//! **Threats considered.** *Anchoring what one does not have*: a hash says nothing about the content;
//! whoever saw a hash can anchor it first, so anchor before you publish. *False metadata*: the owner's
//! word, and read as such. *A name taken by a second hash function*: the chain cannot know; verifiers
//! hash with both. *A segment cut out*: the numbers tell; *one exchanged before its root is anchored*:
//! bounded by the length of an interval. *Children of a stranger* that would keep a parent from being
//! removed: only who has access can derive. *A service's deposit locked by its customer*, or by another
//! service: see above. Only what a service derives from its own result can keep that one's deposit for
//! longer: it can have the owner make the result stay first.
//! *Personal data*: no free text is stored but media types and device names, of few characters, and
//! places without user, query or fragment.
//!
//! **Invariants** are numbered in `try_state.rs`.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

mod access;
mod agenda;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
#[cfg(test)]
mod mock;
mod proofs;
mod queries;
mod streams;
mod tasks;
#[cfg(test)]
mod tests;
#[cfg(any(test, feature = "try-runtime"))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::*;

/// Target of this pallet's log lines.
const LOG_TARGET: &str = "runtime::video-proof";

#[frame_support::pallet]
#[allow(clippy::expect_used, clippy::cast_possible_truncation, reason = "in what FRAME generates")]
pub mod pallet {
	use alloc::vec::Vec;

	use frame_support::{
		pallet_prelude::*,
		traits::{
			fungible::{Inspect, MutateHold},
			Time,
		},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use mornet_primitives::{
		video::{
			ContentHash, DerivationKind, ErasureReason, Interval, Metadata, QuotaError, Quotas,
			RetentionClass, Source, StreamId, StreamTerms, Subject, TaskFailure, TaskId,
		},
		Balance, Hash, Moment,
	};

	use crate::{
		weights::WeightInfo, AgendaKey, DerivationsOf, GapsOf, Grant, ProofOf, StreamOf, TaskOf,
	};

	/// The in-code storage version.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// What the pallet needs of the runtime. All constants change only with the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The runtime's reasons for holds.
		type RuntimeHoldReason: From<HoldReason>;

		/// The coin, GCC, that deposits are made in.
		type Currency: Inspect<Self::AccountId, Balance = Balance>
			+ MutateHold<Self::AccountId, Reason = <Self as Config>::RuntimeHoldReason>;

		/// The chain's clock.
		type Time: Time<Moment = Moment>;

		/// How much a service may do for a customer. `()` for no limits.
		type Quotas: Quotas<Self::AccountId>;

		/// Who appoints services.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Deposit for a row, in plancks.
		#[pallet::constant]
		type ItemDeposit: Get<Balance>;

		/// Deposit for a byte of a row or its key, in plancks.
		#[pallet::constant]
		type ByteDeposit: Get<Balance>;

		/// How far a recorder's clock may be ahead of the chain's, in ms.
		#[pallet::constant]
		type MaxClockAhead: Get<Moment>;

		/// Most steps from a derivation up to the recording.
		#[pallet::constant]
		type MaxDepth: Get<u32>;

		/// Most derivations of one content.
		#[pallet::constant]
		type MaxDerivations: Get<u32>;

		/// Most grants of access to one content or stream.
		#[pallet::constant]
		type MaxGrants: Get<u32>;

		/// For how long access can be granted at once, in ms.
		#[pallet::constant]
		type MaxGrantPeriod: Get<Moment>;

		/// Most streams of an owner.
		#[pallet::constant]
		type MaxStreamsPerOwner: Get<u32>;

		/// Shortest interval of a stream, in ms.
		#[pallet::constant]
		type MinInterval: Get<u32>;

		/// Longest interval of a stream, in ms.
		#[pallet::constant]
		type MaxInterval: Get<u32>;

		/// Most segments of an interval.
		#[pallet::constant]
		type MaxSegments: Get<u32>;

		/// Most gaps of a stream that are listed; all are counted.
		#[pallet::constant]
		type MaxGaps: Get<u32>;

		/// Most rows of intervals that are pruned at once.
		#[pallet::constant]
		type MaxPrunedAtOnce: Get<u32>;

		/// Most services.
		#[pallet::constant]
		type MaxServices: Get<u32>;

		/// Longest time between a task's registration and its deadline, in ms.
		#[pallet::constant]
		type MaxTaskPeriod: Get<Moment>;

		/// For how long a task that is over can be looked up, in ms.
		#[pallet::constant]
		type TaskHistory: Get<Moment>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// What benchmarks need beside.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper;
	}

	/// Why coins are on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For proofs, grants, streams, intervals and tasks.
		#[codec(index = 0)]
		Record,
	}

	/// The contents that are anchored.
	// Keyed by hashes that users choose: hashed with Blake2.
	#[pallet::storage]
	pub type Proofs<T: Config> =
		StorageMap<_, Blake2_128Concat, ContentHash, ProofOf<T>, OptionQuery>;

	/// What is derived from each content, in the order it was anchored in. Apart from [`Proofs`], so
	/// that a proof offline is small.
	#[pallet::storage]
	pub type Derivations<T: Config> =
		StorageMap<_, Blake2_128Concat, ContentHash, DerivationsOf<T>, ValueQuery>;

	/// Who may see what.
	// Keyed by hashes and accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageDoubleMap<
		_,
		Blake2_128Concat,
		Subject,
		Blake2_128Concat,
		T::AccountId,
		Grant,
		OptionQuery,
	>;

	/// The number that the next stream gets.
	#[pallet::storage]
	pub type NextStream<T: Config> = StorageValue<_, StreamId, ValueQuery>;

	/// The streams.
	// Keyed by numbers that we assign: no need for a strong hash.
	#[pallet::storage]
	pub type Streams<T: Config> = StorageMap<_, Twox64Concat, StreamId, StreamOf<T>, OptionQuery>;

	/// The streams of each owner.
	// Keyed by accounts, which users choose: hashed with Blake2.
	#[pallet::storage]
	pub type StreamsOf<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		T::AccountId,
		BoundedVec<StreamId, T::MaxStreamsPerOwner>,
		ValueQuery,
	>;

	/// The intervals of each stream that are kept.
	// The interval's number in big-endian and without a hash, so that the oldest is found first. Only
	// an owner's own stream is in a subtree with what it chooses.
	#[pallet::storage]
	pub type Intervals<T: Config> =
		StorageDoubleMap<_, Twox64Concat, StreamId, Identity, [u8; 8], Interval, OptionQuery>;

	/// The newest gaps of each stream, the oldest of them first. Apart from [`Streams`], so that an
	/// interval without one does not read it.
	#[pallet::storage]
	pub type Gaps<T: Config> = StorageMap<_, Twox64Concat, StreamId, GapsOf<T>, ValueQuery>;

	/// Who may register tasks.
	#[pallet::storage]
	pub type Services<T: Config> =
		StorageValue<_, BoundedVec<T::AccountId, T::MaxServices>, ValueQuery>;

	/// The number that the next task gets.
	#[pallet::storage]
	pub type NextTask<T: Config> = StorageValue<_, TaskId, ValueQuery>;

	/// The tasks.
	#[pallet::storage]
	pub type Tasks<T: Config> = StorageMap<_, Twox64Concat, TaskId, TaskOf<T>, OptionQuery>;

	/// Which stream has rows to prune when, and which task has to be looked at, in the order of time.
	// In the order of the key, whose time is the chain's or, within bounds, a service's: hence no hash.
	#[pallet::storage]
	pub type Agenda<T: Config> = StorageMap<_, Identity, AgendaKey, (), OptionQuery>;

	/// The first services.
	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Who may register tasks.
		pub services: Vec<T::AccountId>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for service in &self.services {
				let added = Pallet::<T>::do_add_service(service);
				assert!(added.is_ok(), "genesis service {service:?}: {added:?}");
			}
		}
	}

	/// What happened. The state can be rebuilt from these.
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A content was anchored: a recording, or what was derived from one.
		Anchored {
			/// Its hash.
			hash: ContentHash,
			/// Whose proof it is.
			owner: T::AccountId,
			/// Whose coins are on hold for it.
			depositor: T::AccountId,
			/// What is said of it.
			about: Metadata,
			/// What it was made from.
			source: Option<Source>,
			/// For how long the proof stays at least.
			retention: RetentionClass,
			/// When, in milliseconds since the Unix epoch.
			at: Moment,
			/// What is on hold for it, in plancks.
			deposit: Balance,
		},
		/// What a service had on hold for a proof was taken over: by the owner, or by another service
		/// whose result is derived from it.
		DepositAssumed {
			/// The content.
			hash: ContentHash,
			/// Whose coins were on hold.
			from: T::AccountId,
			/// Whose coins are on hold now.
			to: T::AccountId,
			/// The deposit, in plancks.
			deposit: Balance,
		},
		/// A proof will stay longer.
		RetentionExtended {
			/// The content.
			hash: ContentHash,
			/// For how long it was to stay.
			old: RetentionClass,
			/// For how long it stays at least.
			new: RetentionClass,
		},
		/// A content was erased where it was stored. Its proof stays, without the place.
		Erased {
			/// The content.
			hash: ContentHash,
			/// Why.
			reason: ErasureReason,
			/// When it was noted, in milliseconds since the Unix epoch.
			at: Moment,
			/// What stays on hold for the proof, in plancks.
			deposit: Balance,
		},
		/// A proof was removed; the deposit is released.
		Removed {
			/// The content.
			hash: ContentHash,
			/// Who removed it.
			by: T::AccountId,
			/// Who the deposit was released to.
			depositor: T::AccountId,
			/// The deposit, in plancks.
			deposit: Balance,
		},
		/// An account may see something, or may see it until another time.
		AccessGranted {
			/// What.
			subject: Subject,
			/// Who.
			account: T::AccountId,
			/// Until when, in milliseconds since the Unix epoch.
			until: Moment,
			/// What is on hold of the owner for it, in plancks.
			deposit: Balance,
		},
		/// A grant of access is gone: it was over, taken back or given up.
		AccessEnded {
			/// What could be seen.
			subject: Subject,
			/// Who could see it.
			account: T::AccountId,
			/// Who ended it.
			by: T::AccountId,
			/// What was released to the owner, in plancks.
			deposit: Balance,
		},
		/// A stream was opened.
		StreamOpened {
			/// Its number.
			stream: StreamId,
			/// Who owns it.
			owner: T::AccountId,
			/// Who may anchor intervals beside the owner.
			operator: Option<T::AccountId>,
			/// What it is.
			terms: StreamTerms,
			/// What its chain begins with.
			link: Hash,
			/// What is on hold for it, in plancks.
			deposit: Balance,
			/// What will be on hold for the row of each interval, in plancks.
			row_deposit: Balance,
		},
		/// An interval of a stream was anchored.
		SegmentsAnchored {
			/// The stream.
			stream: StreamId,
			/// Number of the interval.
			interval: u64,
			/// Number of its first segment.
			first_segment: u64,
			/// How many segments it has.
			count: u32,
			/// Root of their tree.
			root: Hash,
			/// The chain's end with it.
			link: Hash,
			/// When, in milliseconds since the Unix epoch.
			at: Moment,
		},
		/// Something is missing in a stream before what was anchored, or before its end.
		GapFound {
			/// The stream.
			stream: StreamId,
			/// The first interval that could be missing.
			first_interval: u64,
			/// How many intervals are missing.
			intervals: u64,
			/// The first segment that could be missing.
			first_segment: u64,
			/// How many segments are missing.
			segments: u64,
		},
		/// A stream has another operator.
		OperatorSet {
			/// The stream.
			stream: StreamId,
			/// Who it was.
			old: Option<T::AccountId>,
			/// Who it is.
			new: Option<T::AccountId>,
		},
		/// The rows of a stream will stay longer.
		StreamRetentionExtended {
			/// The stream.
			stream: StreamId,
			/// For how long they were to stay.
			old: RetentionClass,
			/// For how long they stay.
			new: RetentionClass,
		},
		/// The contents of a stream's older intervals were erased where they were stored.
		StreamErased {
			/// The stream.
			stream: StreamId,
			/// Up to which interval they were erased before, itself excluded.
			old: u64,
			/// Up to which interval they are erased, itself excluded.
			before: u64,
			/// Why.
			reason: ErasureReason,
		},
		/// A stream was closed: nothing can be anchored in it any more.
		StreamClosed {
			/// The stream.
			stream: StreamId,
			/// When, in milliseconds since the Unix epoch.
			at: Moment,
		},
		/// Rows of a stream's oldest intervals were pruned.
		IntervalsPruned {
			/// The stream.
			stream: StreamId,
			/// The last of them.
			last: u64,
			/// How many.
			rows: u32,
			/// What was released to the owner, in plancks.
			deposit: Balance,
		},
		/// A stream was removed; the deposit is released.
		StreamRemoved {
			/// The stream.
			stream: StreamId,
			/// Who owned it.
			owner: T::AccountId,
			/// The deposit, in plancks.
			deposit: Balance,
		},
		/// The admin appointed a service.
		ServiceAdded {
			/// The service.
			service: T::AccountId,
		},
		/// The admin dismissed a service.
		ServiceRemoved {
			/// The service.
			service: T::AccountId,
		},
		/// A service registered a task.
		TaskRegistered {
			/// Its number.
			task: TaskId,
			/// The service.
			service: T::AccountId,
			/// Whom it is for.
			customer: T::AccountId,
			/// What is worked on.
			source: ContentHash,
			/// What is to be made of it.
			kind: DerivationKind,
			/// How much of it, in seconds.
			seconds: u32,
			/// When it expires, in milliseconds since the Unix epoch.
			deadline: Moment,
			/// What is on hold of the service for it, in plancks.
			deposit: Balance,
		},
		/// A service began with a task.
		TaskStarted {
			/// The task.
			task: TaskId,
		},
		/// A task is done; its result is anchored.
		TaskCompleted {
			/// The task.
			task: TaskId,
			/// The result.
			result: ContentHash,
		},
		/// A task did not succeed, and will be tried again.
		TaskRetried {
			/// The task.
			task: TaskId,
			/// Why.
			reason: TaskFailure,
			/// How many times it was tried again, this time included.
			retries: u8,
		},
		/// A task failed. The quota is given back.
		TaskFailed {
			/// The task.
			task: TaskId,
			/// Why.
			reason: TaskFailure,
		},
		/// A task was not done by its deadline. The quota is given back.
		TaskExpired {
			/// The task.
			task: TaskId,
		},
		/// A task that was over is forgotten.
		TaskForgotten {
			/// The task.
			task: TaskId,
			/// Who the deposit was released to.
			service: T::AccountId,
			/// The deposit, in plancks.
			deposit: Balance,
		},
	}

	/// Why a call fails.
	#[pallet::error]
	pub enum Error<T> {
		/// The content is anchored already. Look up its proof to see who was first.
		AlreadyAnchored,
		/// The content is not anchored. Anchor it first.
		NoSuchProof,
		/// A content has at least one byte.
		EmptyContent,
		/// The time of capture is after the chain's time. Check the recorder's clock.
		CapturedInFuture,
		/// The account does not own this.
		NotOwner,
		/// The account has no access to the content. Ask its owner for a grant.
		NoAccess,
		/// The content was erased.
		AlreadyErased,
		/// The content is too many steps away from the recording. Derive from an earlier one.
		TooDeep,
		/// The content has as many derivations as it may have.
		TooManyDerivations,
		/// The new retention is not longer than the old one.
		RetentionNotLonger,
		/// The retention is not over.
		RetentionRunning,
		/// Contents are derived from this one. Those have to be removed first.
		HasDerivations,
		/// Access is granted. Take the grants back first.
		StillGranted,
		/// Tasks on the content are open. Wait for their end.
		HasTasks,
		/// The time lies in the past, or further ahead than can be granted at once.
		BadPeriod,
		/// There are as many grants as there may be. End those that are over.
		TooManyGrants,
		/// The account has no grant of access to this.
		NoSuchGrant,
		/// There is no stream of this number.
		NoSuchStream,
		/// No more streams can be numbered.
		NoMoreStreams,
		/// The owner has as many streams as it may have. Remove closed ones.
		TooManyStreams,
		/// The interval's length is out of bounds.
		BadIntervalLength,
		/// The account is neither the owner nor the operator of the stream.
		NotOperator,
		/// The stream is closed.
		StreamClosed,
		/// The stream is open. Close it first.
		StreamOpen,
		/// An interval has at least one segment, and no more than the pallet's bound.
		BadSegmentCount,
		/// This interval or a later one is anchored already. Go on with the next.
		IntervalPassed,
		/// A segment of this number is in an interval that is anchored already.
		SegmentsOverlap,
		/// More segments would be passed over than the intervals since the last one can have. Number on
		/// from the last that was anchored; the first of a stream is below 2^63.
		SegmentsAhead,
		/// The interval has not begun by the chain's clock. Wait, or check the recorder's clock.
		IntervalAhead,
		/// More was anchored than the stream is said to have.
		BelowAnchored,
		/// There are no such intervals to be erased, or they are noted as erased already.
		NothingToErase,
		/// No row of the stream can be pruned at present.
		NothingToPrune,
		/// Rows of the stream's intervals are kept. Wait until they are pruned.
		HasIntervals,
		/// The account is no service.
		NotService,
		/// The account is a service already.
		AlreadyService,
		/// There are as many services as there may be.
		TooManyServices,
		/// A task takes some seconds.
		EmptyTask,
		/// There is no task of this number.
		NoSuchTask,
		/// No more tasks can be numbered.
		NoMoreTasks,
		/// The task is another service's.
		NotYourTask,
		/// The task does not wait to be started.
		NotCreated,
		/// The task is not being processed. Start it first.
		NotProcessing,
		/// The task's deadline has passed.
		DeadlinePassed,
		/// It is too early: the task is not past its deadline, or not over for long enough.
		NotDue,
		/// The customer has no plan of the service.
		NoPlan,
		/// The customer's plan does not allow for so many seconds in one task.
		TaskTooLong,
		/// The customer's tasks of today are used up.
		TooManyTasksToday,
		/// A number or an amount became too large.
		Overflow,
	}

	impl<T> From<QuotaError> for Error<T> {
		fn from(error: QuotaError) -> Self {
			match error {
				QuotaError::NoPlan => Self::NoPlan,
				QuotaError::TooLong => Self::TaskTooLong,
				QuotaError::TooManyToday => Self::TooManyTasksToday,
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_idle(_: BlockNumberFor<T>, remaining: Weight) -> Weight {
			let mut meter = WeightMeter::with_limit(remaining);
			Self::run_agenda(&mut meter);
			meter.consumed()
		}

		fn integrity_test() {
			assert!(T::MaxDepth::get() >= 1, "something can be derived");
			assert!(T::MaxDerivations::get() >= 1, "something can be derived");
			assert!(T::MaxGrants::get() >= 1, "access can be granted");
			assert!(T::MaxGrantPeriod::get() >= 1, "access lasts some time");
			assert!(T::MaxStreamsPerOwner::get() >= 1, "an owner has a stream");
			assert!(T::MinInterval::get() >= 1, "an interval has a length");
			assert!(T::MinInterval::get() <= T::MaxInterval::get(), "intervals have a length");
			assert!(T::MaxSegments::get() >= 1, "an interval has a segment");
			assert!(T::MaxGaps::get() >= 1, "a gap is listed");
			assert!(T::MaxPrunedAtOnce::get() >= 1, "something can be pruned");
			assert!(T::MaxServices::get() >= 1, "there is a service");
			assert!(T::MaxTaskPeriod::get() >= 1, "a task has time");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Anchor a recording.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by who will own the proof.
		///
		/// ## Details
		///
		/// Puts a deposit on hold, by the length of the row, until the proof is removed.
		///
		/// ## Parameters
		///
		/// - `hash`: Hash of the content.
		/// - `about`: What is said of it. No personal data.
		/// - `retention`: For how long the proof stays at least. Permanent is for ever, and the deposit
		///   is not given back.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyAnchored`]: The proof that is there says who was first.
		/// - [`Error::EmptyContent`], [`Error::CapturedInFuture`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::Anchored`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::anchor())]
		pub fn anchor(
			origin: OriginFor<T>,
			hash: ContentHash,
			about: Metadata,
			retention: RetentionClass,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_anchor(owner, hash, about, retention)
		}

		/// Anchor what was made from an anchored content.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by who will own the proof: the parent's owner, or an account with access to it.
		///
		/// ## Details
		///
		/// As `anchor`. The parent's proof stays as long as this one does.
		///
		/// ## Parameters
		///
		/// - `hash`, `about`, `retention`: As in `anchor`; `captured_at` is when it was made.
		/// - `parent`: Hash of the content it was made from.
		/// - `kind`: What it is to that.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchProof`]: If the parent is not anchored.
		/// - [`Error::NoAccess`], [`Error::AlreadyErased`], [`Error::TooDeep`],
		///   [`Error::TooManyDerivations`].
		/// - Those of `anchor`.
		///
		/// ## Events
		///
		/// - [`Event::Anchored`]; [`Event::DepositAssumed`] if a service made the parent for the
		///   caller.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::derive())]
		pub fn derive(
			origin: OriginFor<T>,
			hash: ContentHash,
			parent: ContentHash,
			kind: DerivationKind,
			about: Metadata,
			retention: RetentionClass,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_derive(owner, hash, Source { parent, kind }, about, retention)
		}

		/// Have a proof stay longer.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by its owner.
		///
		/// ## Details
		///
		/// The retention still counts from when the content was anchored. If a service made the
		/// content, its deposit is released and the caller's is put on hold.
		///
		/// ## Parameters
		///
		/// - `hash`: The content.
		/// - `retention`: A longer one.
		///
		/// ## Errors
		///
		/// - [`Error::RetentionNotLonger`], [`Error::NoSuchProof`], [`Error::NotOwner`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::RetentionExtended`], perhaps [`Event::DepositAssumed`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::extend_retention())]
		pub fn extend_retention(
			origin: OriginFor<T>,
			hash: ContentHash,
			retention: RetentionClass,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_extend_retention(&who, hash, retention)
		}

		/// Note that a content was erased where it was stored.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the proof's owner.
		///
		/// ## Details
		///
		/// The proof stays, but the place is struck out of it, and its share of the deposit released.
		/// Nothing can be derived from the content any more. Cannot be undone. Open tasks on it can
		/// only fail or expire.
		///
		/// ## Parameters
		///
		/// - `hash`: The content.
		/// - `reason`: Why it was erased.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchProof`], [`Error::NotOwner`], [`Error::AlreadyErased`].
		///
		/// ## Events
		///
		/// - [`Event::Erased`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::erase())]
		pub fn erase(
			origin: OriginFor<T>,
			hash: ContentHash,
			reason: ErasureReason,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_erase(&who, hash, reason)
		}

		/// Remove a proof.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by its owner or whose deposit is on hold for it.
		///
		/// ## Details
		///
		/// Releases the deposit. The content can be anchored anew then, by anyone.
		///
		/// ## Parameters
		///
		/// - `hash`: The content.
		///
		/// ## Errors
		///
		/// - [`Error::RetentionRunning`], [`Error::HasDerivations`], [`Error::StillGranted`],
		///   [`Error::HasTasks`].
		/// - [`Error::NoSuchProof`], [`Error::NotOwner`].
		///
		/// ## Events
		///
		/// - [`Event::Removed`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::remove())]
		pub fn remove(origin: OriginFor<T>, hash: ContentHash) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove(who, hash)
		}

		/// Let an account see a content or a stream, until some time.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the owner.
		///
		/// ## Details
		///
		/// What keeps the content asks the chain before it hands it out. With access a content can be
		/// derived from, and services may work on it for that account. A grant that is there gets the
		/// new time, be it sooner or later. A deposit is on hold until the grant is ended: see
		/// `end_access`.
		///
		/// ## Parameters
		///
		/// - `subject`: The content or the stream.
		/// - `account`: Who may see it.
		/// - `until`: Until when, in milliseconds since the Unix epoch.
		///
		/// ## Errors
		///
		/// - [`Error::BadPeriod`], [`Error::TooManyGrants`].
		/// - [`Error::NoSuchProof`], [`Error::NoSuchStream`], [`Error::NotOwner`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::AccessGranted`]; [`Event::DepositAssumed`] if a service made the content.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::grant_access())]
		pub fn grant_access(
			origin: OriginFor<T>,
			subject: Subject,
			account: T::AccountId,
			#[pallet::compact] until: Moment,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_grant(&who, subject, account, until)
		}

		/// End a grant of access.
		///
		/// ## Dispatch Origin
		///
		/// Signed: by the owner or by who has access at any time, by anyone once it is over.
		///
		/// ## Details
		///
		/// Releases the owner's deposit.
		///
		/// ## Parameters
		///
		/// - `subject`: The content or the stream.
		/// - `account`: Who had access.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchGrant`].
		/// - [`Error::NotOwner`]: If it is neither the caller's to end, nor over.
		///
		/// ## Events
		///
		/// - [`Event::AccessEnded`].
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::end_access())]
		pub fn end_access(
			origin: OriginFor<T>,
			subject: Subject,
			account: T::AccountId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_end_access(who, subject, account)
		}

		/// Open a stream.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by who will own it.
		///
		/// ## Details
		///
		/// Puts a deposit on hold until it is removed. The rows of its intervals will cost deposits
		/// too, at the price of today.
		///
		/// ## Parameters
		///
		/// - `terms`: What it is.
		/// - `operator`: Who may anchor intervals beside the owner, whose deposits they take: a
		///   camera's account.
		///
		/// ## Errors
		///
		/// - [`Error::CapturedInFuture`]: If it begins in the future.
		/// - [`Error::BadIntervalLength`], [`Error::TooManyStreams`], [`Error::NoMoreStreams`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::StreamOpened`].
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::open_stream())]
		pub fn open_stream(
			origin: OriginFor<T>,
			terms: StreamTerms,
			operator: Option<T::AccountId>,
		) -> DispatchResult {
			let owner = ensure_signed(origin)?;
			Self::do_open_stream(owner, terms, operator)
		}

		/// Anchor an interval of a stream.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the stream's owner or operator.
		///
		/// ## Details
		///
		/// Intervals come in their order, and so do segments. What is left out cannot be brought later:
		/// it is a gap, for all to see. Puts the deposit of a row on hold, of the owner.
		///
		/// ## Parameters
		///
		/// - `stream`: The stream.
		/// - `interval`: Number of the interval, from 0; it begins `interval` times the interval's
		///   length after the stream.
		/// - `first_segment`: Number of its first segment.
		/// - `count`: How many segments it has, numbered without a gap.
		/// - `root`: Root of the Merkle tree of its segments; see
		///   `mornet_primitives::video::segment_leaf`.
		///
		/// ## Errors
		///
		/// - [`Error::IntervalPassed`], [`Error::SegmentsOverlap`], [`Error::SegmentsAhead`]: Go on with
		///   what comes next.
		/// - [`Error::IntervalAhead`], [`Error::BadSegmentCount`], [`Error::StreamClosed`].
		/// - [`Error::NoSuchStream`], [`Error::NotOperator`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::SegmentsAnchored`], and [`Event::GapFound`] before it if something is missing.
		#[pallet::call_index(8)]
		#[pallet::weight(
			T::WeightInfo::anchor_segments().max(T::WeightInfo::anchor_segments_with_gap())
		)]
		pub fn anchor_segments(
			origin: OriginFor<T>,
			#[pallet::compact] stream: StreamId,
			#[pallet::compact] interval: u64,
			#[pallet::compact] first_segment: u64,
			#[pallet::compact] count: u32,
			root: Hash,
		) -> DispatchResultWithPostInfo {
			let who = ensure_signed(origin)?;
			let usual =
				Self::do_anchor_segments(&who, stream, interval, first_segment, count, root)?;
			Ok(usual.then(T::WeightInfo::anchor_segments).into())
		}

		/// Close a stream.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by its owner.
		///
		/// ## Details
		///
		/// Nothing can be anchored in it any more. If it had more than was anchored, the rest is a gap.
		///
		/// ## Parameters
		///
		/// - `stream`: The stream.
		/// - `intervals`: How many intervals it had.
		/// - `segments`: How many segments it had.
		///
		/// ## Errors
		///
		/// - [`Error::BelowAnchored`], [`Error::IntervalAhead`].
		/// - [`Error::NoSuchStream`], [`Error::NotOwner`], [`Error::StreamClosed`].
		///
		/// ## Events
		///
		/// - [`Event::StreamClosed`], and [`Event::GapFound`] before it if something is missing.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::close_stream())]
		pub fn close_stream(
			origin: OriginFor<T>,
			#[pallet::compact] stream: StreamId,
			#[pallet::compact] intervals: u64,
			#[pallet::compact] segments: u64,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_close_stream(&who, stream, intervals, segments)
		}

		/// Change who may anchor intervals of a stream beside its owner.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the owner.
		///
		/// ## Parameters
		///
		/// - `stream`: The stream.
		/// - `operator`: Who may from now on.
		///
		/// ## Errors
		///
		/// - [`Error::NoSuchStream`], [`Error::NotOwner`], [`Error::StreamClosed`].
		///
		/// ## Events
		///
		/// - [`Event::OperatorSet`].
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::set_operator())]
		pub fn set_operator(
			origin: OriginFor<T>,
			#[pallet::compact] stream: StreamId,
			operator: Option<T::AccountId>,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_set_operator(&who, stream, operator)
		}

		/// Have the rows of a stream stay longer, those that are kept and those to come.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the owner.
		///
		/// ## Details
		///
		/// Each row's retention still counts from when it was anchored. The chain of links begins with
		/// the terms as the stream was opened.
		///
		/// ## Parameters
		///
		/// - `stream`: The stream.
		/// - `retention`: A longer one.
		///
		/// ## Errors
		///
		/// - [`Error::RetentionNotLonger`], [`Error::NoSuchStream`], [`Error::NotOwner`].
		///
		/// ## Events
		///
		/// - [`Event::StreamRetentionExtended`].
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::extend_stream_retention())]
		pub fn extend_stream_retention(
			origin: OriginFor<T>,
			#[pallet::compact] stream: StreamId,
			retention: RetentionClass,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_extend_stream_retention(&who, stream, retention)
		}

		/// Note that the contents of a stream's older intervals were erased where they were stored.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by the owner.
		///
		/// ## Details
		///
		/// The rows stay for as long as they would. Cannot be undone.
		///
		/// ## Parameters
		///
		/// - `stream`: The stream.
		/// - `before`: Up to which interval, itself excluded.
		/// - `reason`: Why.
		///
		/// ## Errors
		///
		/// - [`Error::NothingToErase`], [`Error::NoSuchStream`], [`Error::NotOwner`].
		///
		/// ## Events
		///
		/// - [`Event::StreamErased`].
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::erase_stream())]
		pub fn erase_stream(
			origin: OriginFor<T>,
			#[pallet::compact] stream: StreamId,
			#[pallet::compact] before: u64,
			reason: ErasureReason,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_erase_stream(&who, stream, before, reason)
		}

		/// Prune the rows of a stream whose retention is over, the oldest first.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// Releases their deposits to the owner. Blocks with time to spare do it by themselves. What
		/// was anchored can be proved by later links, or by a storage proof made before.
		///
		/// ## Parameters
		///
		/// - `stream`: The stream.
		/// - `limit`: At most so many, and no more than [`Config::MaxPrunedAtOnce`].
		///
		/// ## Errors
		///
		/// - [`Error::NothingToPrune`], [`Error::NoSuchStream`].
		///
		/// ## Events
		///
		/// - [`Event::IntervalsPruned`].
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::prune_stream((*limit).min(T::MaxPrunedAtOnce::get())))]
		pub fn prune_stream(
			origin: OriginFor<T>,
			#[pallet::compact] stream: StreamId,
			limit: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let rows = Self::do_prune_stream(stream, limit)?;
			Ok(Some(T::WeightInfo::prune_stream(rows)).into())
		}

		/// Remove a closed stream.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by its owner.
		///
		/// ## Details
		///
		/// Releases the deposit. Its number is not used again.
		///
		/// ## Parameters
		///
		/// - `stream`: The stream.
		///
		/// ## Errors
		///
		/// - [`Error::StreamOpen`], [`Error::HasIntervals`], [`Error::StillGranted`].
		/// - [`Error::NoSuchStream`], [`Error::NotOwner`].
		///
		/// ## Events
		///
		/// - [`Event::StreamRemoved`].
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::remove_stream())]
		pub fn remove_stream(
			origin: OriginFor<T>,
			#[pallet::compact] stream: StreamId,
		) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_remove_stream(&who, stream)
		}

		/// Register a task for a customer.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by a service.
		///
		/// ## Details
		///
		/// Counts against the customer's quota of today. A deposit of the service is on hold until the
		/// task is forgotten.
		///
		/// ## Parameters
		///
		/// - `customer`: Whom it is for: the source's owner, or an account with access to it.
		/// - `source`: What is worked on.
		/// - `kind`: What is to be made of it.
		/// - `seconds`: How much of it, as the service measures, rounded up.
		/// - `deadline`: When it expires, in milliseconds since the Unix epoch.
		///
		/// ## Errors
		///
		/// - [`Error::NoPlan`], [`Error::TaskTooLong`], [`Error::TooManyTasksToday`]: Tell the
		///   customer.
		/// - [`Error::NoAccess`]: The source's owner has to grant access to the customer.
		/// - [`Error::AlreadyErased`], [`Error::TooDeep`], [`Error::NoSuchProof`].
		/// - [`Error::BadPeriod`], [`Error::EmptyTask`], [`Error::NotService`],
		///   [`Error::NoMoreTasks`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::TaskRegistered`].
		#[pallet::call_index(15)]
		#[pallet::weight(T::WeightInfo::register_task())]
		pub fn register_task(
			origin: OriginFor<T>,
			customer: T::AccountId,
			source: ContentHash,
			kind: DerivationKind,
			#[pallet::compact] seconds: u32,
			#[pallet::compact] deadline: Moment,
		) -> DispatchResult {
			let service = Self::ensure_service(origin)?;
			Self::do_register_task(
				service,
				customer,
				Source { parent: source, kind },
				seconds,
				deadline,
			)
		}

		/// Begin with a task.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by its service.
		///
		/// ## Parameters
		///
		/// - `task`: The task.
		///
		/// ## Errors
		///
		/// - [`Error::NotCreated`], [`Error::DeadlinePassed`].
		/// - [`Error::NotService`], [`Error::NoSuchTask`], [`Error::NotYourTask`].
		///
		/// ## Events
		///
		/// - [`Event::TaskStarted`].
		#[pallet::call_index(16)]
		#[pallet::weight(T::WeightInfo::start_task())]
		pub fn start_task(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
			let service = Self::ensure_service(origin)?;
			Self::do_start_task(&service, task)
		}

		/// Anchor the result of a task.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by its service.
		///
		/// ## Details
		///
		/// The result is a derivation of the source, owned by the customer. The service's deposit is
		/// on hold for it; and that for the source, if another service had it.
		///
		/// ## Parameters
		///
		/// - `task`: The task.
		/// - `result`: Hash of the result.
		/// - `about`, `retention`: As in `derive`.
		///
		/// ## Errors
		///
		/// - [`Error::NotProcessing`], [`Error::DeadlinePassed`].
		/// - [`Error::AlreadyAnchored`]: Fail the task, with this as the reason.
		/// - [`Error::AlreadyErased`]: The source was, meanwhile. Fail the task.
		/// - [`Error::TooManyDerivations`], [`Error::EmptyContent`], [`Error::CapturedInFuture`].
		/// - [`Error::NotService`], [`Error::NoSuchTask`], [`Error::NotYourTask`].
		/// - The coin's error if the deposit cannot be held.
		///
		/// ## Events
		///
		/// - [`Event::Anchored`], [`Event::TaskCompleted`], and [`Event::DepositAssumed`] before them
		///   if there was one to take over.
		#[pallet::call_index(17)]
		#[pallet::weight(T::WeightInfo::complete_task())]
		pub fn complete_task(
			origin: OriginFor<T>,
			#[pallet::compact] task: TaskId,
			result: ContentHash,
			about: Metadata,
			retention: RetentionClass,
		) -> DispatchResult {
			let service = Self::ensure_service(origin)?;
			Self::do_complete_task(service, task, result, about, retention)
		}

		/// Say that a task did not succeed.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by its service.
		///
		/// ## Details
		///
		/// If it can be tried again, it waits for its start as at first. If not, or after
		/// `MAX_RETRIES` times, it is over, and the customer's quota is given back.
		///
		/// ## Parameters
		///
		/// - `task`: The task.
		/// - `reason`: Why.
		/// - `retry`: Whether to try again.
		///
		/// ## Errors
		///
		/// - [`Error::NotProcessing`], [`Error::DeadlinePassed`].
		/// - [`Error::NotService`], [`Error::NoSuchTask`], [`Error::NotYourTask`].
		///
		/// ## Events
		///
		/// - [`Event::TaskRetried`] or [`Event::TaskFailed`].
		#[pallet::call_index(18)]
		#[pallet::weight(T::WeightInfo::fail_task())]
		pub fn fail_task(
			origin: OriginFor<T>,
			#[pallet::compact] task: TaskId,
			reason: TaskFailure,
			retry: bool,
		) -> DispatchResult {
			let service = Self::ensure_service(origin)?;
			Self::do_fail_task(&service, task, reason, retry)
		}

		/// End a task whose deadline has passed, or forget one that is over for long enough.
		///
		/// ## Dispatch Origin
		///
		/// Signed, by anyone.
		///
		/// ## Details
		///
		/// Blocks with time to spare do it by themselves.
		///
		/// ## Parameters
		///
		/// - `task`: The task.
		///
		/// ## Errors
		///
		/// - [`Error::NotDue`], [`Error::NoSuchTask`].
		///
		/// ## Events
		///
		/// - [`Event::TaskExpired`] or [`Event::TaskForgotten`].
		#[pallet::call_index(19)]
		#[pallet::weight(T::WeightInfo::prune_task())]
		pub fn prune_task(origin: OriginFor<T>, #[pallet::compact] task: TaskId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_prune_task(task)
		}

		/// Appoint a service.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		///
		/// - `service`: Who it is.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyService`], [`Error::TooManyServices`].
		///
		/// ## Events
		///
		/// - [`Event::ServiceAdded`].
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::add_service())]
		pub fn add_service(origin: OriginFor<T>, service: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_service(&service)?;
			Self::deposit_event(Event::ServiceAdded { service });
			Ok(())
		}

		/// Dismiss a service.
		///
		/// ## Dispatch Origin
		///
		/// [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// What it made stays. It cannot go on with its tasks, which expire at their deadlines.
		///
		/// ## Parameters
		///
		/// - `service`: Who it is.
		///
		/// ## Errors
		///
		/// - [`Error::NotService`].
		///
		/// ## Events
		///
		/// - [`Event::ServiceRemoved`].
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::remove_service())]
		pub fn remove_service(origin: OriginFor<T>, service: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_service(service)
		}
	}
}
