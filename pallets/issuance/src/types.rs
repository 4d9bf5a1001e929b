//! What the pallet stores and what its calls and events carry, with the invariants of each.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame_support::{traits::fungible::Credit, BoundedVec};
pub(crate) use mornet_primitives::units::time::DAY_MS;
use mornet_primitives::{
	issuance::{PayoutRef, WithdrawalId},
	units::{currency::GCC, time::DAYS},
	Balance, BlockNumber, Hash, Moment,
};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

use crate::Config;

/// The runtime's account type.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// GCC taken out of an account and not yet put into another.
pub type CreditOf<T> = Credit<AccountIdOf<T>, <T as Config>::Currency>;

/// The attestations, one an issuer.
pub type AttestationsOf<T> = BoundedVec<(AccountIdOf<T>, Attestation), <T as Config>::MaxIssuers>;

/// The withdrawals of an account that are not settled, the oldest first.
pub type AccountWithdrawalsOf<T> =
	BoundedVec<WithdrawalId, <T as Config>::MaxWithdrawalsPerAccount>;

/// The withdrawals that are released in a block.
pub type ReleasesOf<T> = BoundedVec<WithdrawalId, <T as Config>::MaxReleasesPerBlock>;

/// The rules that governance sets, by `set_params`.
///
/// [`Parameters::check`] says which values are accepted.
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
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// How long an attestation is in force, in milliseconds from the time for which the balance is
	/// attested. Counts for attestations that are there too.
	pub attestation_validity: Moment,
	/// Blocks after which a withdrawal that its issuer did not settle is released. Counts for those
	/// requested from then on.
	pub withdrawal_timeout: BlockNumber,
	/// The least amount of a withdrawal, in plancks. At least the existential deposit, so that it
	/// can always be given back.
	pub min_withdrawal: Balance,
}

impl Parameters {
	/// No attestation is in force for less, in milliseconds: a minute.
	pub const MIN_VALIDITY: Moment = 60 * 1_000;
	/// Nor for more, in milliseconds: a month without a look at the account is too long.
	pub const MAX_VALIDITY: Moment = 31 * DAY_MS;
	/// No withdrawal is on hold for longer, in blocks.
	pub const MAX_TIMEOUT: BlockNumber = 30 * DAYS;

	/// Whether these values can be in force, on a chain with this least time-out, in blocks, and
	/// this existential deposit, in plancks.
	pub fn check(&self, min_timeout: BlockNumber, existential_deposit: Balance) -> bool {
		(Self::MIN_VALIDITY..=Self::MAX_VALIDITY).contains(&self.attestation_validity)
			&& (min_timeout.max(1)..=Self::MAX_TIMEOUT).contains(&self.withdrawal_timeout)
			&& self.min_withdrawal >= existential_deposit.max(1)
	}
}

impl Default for Parameters {
	/// A day, three days, and one GCC.
	fn default() -> Self {
		Self { attestation_validity: DAY_MS, withdrawal_timeout: 3 * DAYS, min_withdrawal: GCC }
	}
}

/// Where all GCC come from and where they went: the books that total issuance has to agree with.
/// All in plancks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct SupplyLedger {
	/// Those of genesis.
	pub genesis: Balance,
	/// Minted for fiat deposits.
	pub minted: Balance,
	/// Minted for payments in USDT and TON.
	pub paid_in: Balance,
	/// Burnt for withdrawals that were paid out. Never more than `minted`.
	pub burnt: Balance,
	/// Dust that nobody could take.
	pub lost: Balance,
}

impl SupplyLedger {
	/// What the escrow accounts have to hold: minted for deposits and not paid out.
	pub fn outstanding(&self) -> Balance {
		// Nobody is asked to pay out more than was minted: no underflow to saturate.
		self.minted.saturating_sub(self.burnt)
	}

	/// What total issuance has to be. `None` if the books make no sense.
	pub fn total(&self) -> Option<Balance> {
		self.genesis
			.checked_add(self.minted)?
			.checked_add(self.paid_in)?
			.checked_sub(self.burnt)?
			.checked_sub(self.lost)
	}
}

/// The balance of an escrow account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Attestation {
	/// The balance, in plancks: 1 unit of fiat is 10^12.
	pub amount: Balance,
	/// When the account had it, in milliseconds since the Unix epoch.
	pub as_of: Moment,
	/// Hash of the statement of account.
	pub statement_hash: Hash,
}

impl Attestation {
	/// When it is in force no more, in milliseconds since the Unix epoch.
	pub fn expires_at(&self, validity: Moment) -> Moment {
		// An attestation that outlasts all time is in force for all time.
		self.as_of.saturating_add(validity)
	}

	/// Whether it is in force.
	pub fn is_fresh(&self, now: Moment, validity: Moment) -> bool {
		now < self.expires_at(validity)
	}
}

/// An issuer's books. All amounts in plancks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Issuer {
	/// The most it may mint on a day. `None` if it is removed and the row only remains for what it
	/// has outstanding.
	pub daily_cap: Option<Balance>,
	/// The day for which `minted_on_day` counts, in days since the Unix epoch.
	pub day: u32,
	/// What it minted on that day.
	pub minted_on_day: Balance,
	/// What it minted and did not pay out.
	pub outstanding: Balance,
	/// On hold for withdrawals from it. Never more than `outstanding`.
	pub pending: Balance,
}

impl Issuer {
	/// Whether it is appointed.
	pub fn is_active(&self) -> bool {
		self.daily_cap.is_some()
	}

	/// What it minted on `day`.
	pub fn minted_on(&self, day: u32) -> Balance {
		if self.day == day {
			self.minted_on_day
		} else {
			0
		}
	}

	/// What it may still mint on `day`: nothing if it minted more before its cap was lowered.
	pub fn cap_left(&self, day: u32) -> Balance {
		self.daily_cap.unwrap_or(0).saturating_sub(self.minted_on(day))
	}

	/// What it could be asked to pay out, beside what it is asked for already.
	pub fn unclaimed(&self) -> Balance {
		// Withdrawals are bounded by this: no underflow to saturate.
		self.outstanding.saturating_sub(self.pending)
	}

	/// Whether nothing is left to remember of it.
	pub fn is_spent(&self) -> bool {
		// What is pending is a part of what is outstanding.
		!self.is_active() && self.outstanding == 0
	}
}

/// GCC on hold until their issuer says that the fiat is paid out.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Withdrawal<AccountId> {
	/// Whose they are.
	pub who: AccountId,
	/// Who pays out.
	pub issuer: AccountId,
	/// How many, in plancks.
	pub amount: Balance,
	/// Where to pay, for the issuer to know.
	pub payout_ref: PayoutRef,
	/// The block in which it was requested.
	pub requested_at: BlockNumber,
	/// From this block on it can no more be confirmed, and anyone can release it.
	pub expires_at: BlockNumber,
	/// In this block it is released if nobody did so before. Not before `expires_at`.
	pub release_at: BlockNumber,
}

/// The day of a moment, in days since the Unix epoch. It begins at midnight UTC.
pub(crate) fn day_of(now: Moment) -> u32 {
	// Days fit for the next eleven million years; a clock that is further off mints on the last.
	u32::try_from(now.checked_div(DAY_MS).unwrap_or_default()).unwrap_or(u32::MAX)
}

/// How many items there are.
pub(crate) fn len_u32(len: usize) -> u32 {
	// Lists are bounded by a `u32`.
	u32::try_from(len).unwrap_or(u32::MAX)
}
