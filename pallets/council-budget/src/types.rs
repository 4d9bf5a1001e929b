//! What is stored, and what calls take.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::BoundedVec;
use mornet_primitives::{Balance, BlockNumber};
use scale_info::TypeInfo;
use sp_runtime::traits::ConstU32;

/// The sizes a council has.
pub const COUNCIL_SIZES: [usize; 2] = [3, 5];

/// The larger of them.
pub const MAX_MEMBERS: u32 = 5;

/// Those who are to sit in the council.
pub type MembersOf<T> = BoundedVec<<T as frame_system::Config>::AccountId, ConstU32<MAX_MEMBERS>>;

/// A period, and what was spent in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Budget {
	/// The period's first block.
	pub period_start: BlockNumber,
	/// What was spent in it, by its value in plancks.
	pub spent: Balance,
}
