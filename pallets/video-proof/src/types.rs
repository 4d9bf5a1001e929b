//! What is stored, beside the types of `mornet-primitives`.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use mornet_primitives::{
	video::{ContentHash, Gap, Proof, Stream, StreamId, Task, TaskId},
	Balance, Moment,
};
use scale_info::TypeInfo;

use crate::Config;

/// An account.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// A proof of the runtime.
pub type ProofOf<T> = Proof<AccountIdOf<T>>;

/// What is derived from a content.
pub type DerivationsOf<T> = BoundedVec<ContentHash, <T as Config>::MaxDerivations>;

/// A stream of the runtime.
pub type StreamOf<T> = Stream<AccountIdOf<T>>;

/// The gaps of a stream that are listed.
pub type GapsOf<T> = BoundedVec<Gap, <T as Config>::MaxGaps>;

/// A task of the runtime.
pub type TaskOf<T> = Task<AccountIdOf<T>>;

/// A grant of access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Grant {
	/// Until when, in milliseconds since the Unix epoch; not at that moment any more.
	pub until: Moment,
	/// What is on hold of the owner for it, in plancks.
	pub deposit: Balance,
}

/// Key of the agenda: the moment in big-endian, what it is, and its number in big-endian, so that
/// keys are in the order of time.
pub type AgendaKey = [u8; 17];

/// What has to be looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Due {
	/// A stream whose oldest row can be pruned.
	Stream(StreamId),
	/// A task that expires or is forgotten.
	Task(TaskId),
}

impl Due {
	/// Its key for a moment.
	pub fn key(self, at: Moment) -> AgendaKey {
		let (kind, id) = match self {
			Self::Stream(id) => (0, id),
			Self::Task(id) => (1, id),
		};
		let mut key = [0; 17];
		let bytes = at.to_be_bytes().into_iter().chain([kind]).chain(id.to_be_bytes());
		for (to, from) in key.iter_mut().zip(bytes) {
			*to = from;
		}
		key
	}

	/// The moment and the matter of a key. `None` if it is none that [`Self::key`] made.
	pub fn parse(key: AgendaKey) -> Option<(Moment, Self)> {
		let (moment, rest) = key.split_first_chunk::<8>()?;
		let (kind, id) = rest.split_first()?;
		let id = u64::from_be_bytes(id.try_into().ok()?);
		let due = match kind {
			0 => Self::Stream(id),
			1 => Self::Task(id),
			_ => return None,
		};
		Some((Moment::from_be_bytes(*moment), due))
	}
}

/// Key of an interval in its stream, and the interval of a key: in the order of the numbers.
pub use mornet_primitives::ordered::{ascending as interval_key, from_ascending as interval_of};
