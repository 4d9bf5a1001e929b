//! Customers' standing: who attested what of an account, and how much may go in and out.
//!
//! `pallet-kyc` keeps attestations and limits. Issuance and payments only ask, through
//! [`RampLimits`], before money crosses the border of the chain. No name, document or other personal
//! data is on the chain: what a registrar knows of a customer it keeps in a file of its own, to which
//! a salted [commitment](Commitment) binds it.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::vec::Vec;
use core::fmt;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{traits::ConstU32, BoundedVec};

use crate::{Balance, Hash, Moment};

/// Most jurisdictions that a registrar attests in.
pub const MAX_JURISDICTIONS: u32 = 32;

/// Number of a registrar. Counted from 0 and never used twice, whatever account acts for it.
pub type RegistrarId = u32;

/// BLAKE2b-256 of a random salt of 32 bytes and the registrar's file on a customer, in this order.
///
/// Without the salt it tells nothing; the registrar destroys the salt to erase.
pub type Commitment = Hash;

/// The jurisdictions a registrar attests in.
pub type Jurisdictions = BoundedVec<Jurisdiction, ConstU32<MAX_JURISDICTIONS>>;

/// How well a customer is known. What each level needs is for governance and the registrars to
/// agree on off the chain; what it allows is in the limits.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Level {
	/// Level 0: not attested by anyone.
	#[default]
	#[codec(index = 0)]
	Zero,
	/// Level 1: the identity is known.
	#[codec(index = 1)]
	One,
	/// Level 2: the identity and the address are verified.
	#[codec(index = 2)]
	Two,
	/// Level 3: due diligence was enhanced; businesses.
	#[codec(index = 3)]
	Three,
}

impl Level {
	/// All levels, the lowest first.
	pub const ALL: [Self; 4] = [Self::Zero, Self::One, Self::Two, Self::Three];
}

/// A jurisdiction: an ISO 3166-1 alpha-2 code such as `DE`: two capital letters.
///
/// Whether the code is assigned is for governance to know, which says where a registrar attests.
#[derive(
	Clone,
	Copy,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(try_from = "alloc::string::String", into = "alloc::string::String")]
pub struct Jurisdiction([u8; 2]);

/// Why some bytes are not a [`Jurisdiction`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAJurisdiction;

impl fmt::Display for NotAJurisdiction {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a jurisdiction is an ISO 3166-1 alpha-2 code such as DE")
	}
}

impl Jurisdiction {
	/// The code's characters, all ASCII.
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl TryFrom<[u8; 2]> for Jurisdiction {
	type Error = NotAJurisdiction;

	fn try_from(code: [u8; 2]) -> Result<Self, NotAJurisdiction> {
		if code.iter().all(u8::is_ascii_uppercase) {
			Ok(Self(code))
		} else {
			Err(NotAJurisdiction)
		}
	}
}

impl TryFrom<alloc::string::String> for Jurisdiction {
	type Error = NotAJurisdiction;

	fn try_from(code: alloc::string::String) -> Result<Self, NotAJurisdiction> {
		<[u8; 2]>::try_from(code.as_bytes()).map_err(|_| NotAJurisdiction)?.try_into()
	}
}

impl From<Jurisdiction> for alloc::string::String {
	fn from(jurisdiction: Jurisdiction) -> Self {
		jurisdiction.as_str().into()
	}
}

// By hand, so that no transaction and no state holds a code that is none.
impl Decode for Jurisdiction {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let code = <[u8; 2]>::decode(input)?;
		Self::try_from(code).map_err(|_| "not an ISO 3166-1 alpha-2 code".into())
	}
}

impl fmt::Debug for Jurisdiction {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.as_str())
	}
}

/// A place where money enters or leaves the chain, or is earned by a business.
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
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(rename_all = "camelCase")]
pub enum Ramp {
	/// Fiat was deposited with an issuer and GCC are minted for it. The customer is who gets them.
	#[codec(index = 0)]
	Deposit,
	/// GCC are to be paid out in fiat. The customer is whose GCC they are.
	#[codec(index = 1)]
	Withdrawal,
	/// GCC are bought with USDT or TON. The customer is who gets them.
	#[codec(index = 2)]
	Payment,
	/// A merchant is paid. The customer is the merchant.
	#[codec(index = 3)]
	MerchantReceipt,
}

impl Ramp {
	/// All ramps, in the order of their encoding.
	pub const ALL: [Self; 4] =
		[Self::Deposit, Self::Withdrawal, Self::Payment, Self::MerchantReceipt];
}

/// Why a ramp is closed to a customer.
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
pub enum LimitError {
	/// The account is frozen. It can only receive until compliance lifts the freeze.
	#[codec(index = 0)]
	Frozen,
	/// This ramp is closed to the account's level. Have a registrar attest a higher one; if none
	/// opens it, governance has closed it to all: wait until it opens it.
	#[codec(index = 1)]
	NotVerified,
	/// The account's attestation has expired. Have a registrar renew it.
	#[codec(index = 2)]
	Expired,
	/// The amount is above what the account's level allows in one operation. Use smaller amounts.
	#[codec(index = 3)]
	AboveOperationLimit,
	/// The amount is above what is left of the account's limit for any 24 hours. Wait until earlier
	/// operations are older, or have a registrar raise the level.
	#[codec(index = 4)]
	AboveDailyLimit,
	/// The account's attestation was revoked, or is void because its registrar was compromised. Have
	/// a registrar attest the account anew.
	#[codec(index = 5)]
	Revoked,
}

impl fmt::Display for LimitError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Frozen => "the account is frozen",
			Self::NotVerified => "this is closed to the account's level, or to all",
			Self::Expired => "the account's attestation has expired",
			Self::AboveOperationLimit => "above the limit of one operation",
			Self::AboveDailyLimit => "above what is left of the limit of the last 24 hours",
			Self::Revoked => "the account's attestation was revoked or is void",
		})
	}
}

/// The limits of customers at the ramps.
pub trait RampLimits<AccountId> {
	/// Counts `amount`, in plancks of GCC, against `who`'s limits at `ramp`.
	///
	/// To be called in a storage transaction together with what it allows: if that fails, this is
	/// undone with it. What succeeds and is given back later, such as a withdrawal that is
	/// rejected, stays counted.
	///
	/// # Errors
	///
	/// If a limit would be passed; then nothing is counted.
	fn try_use(who: &AccountId, ramp: Ramp, amount: Balance) -> Result<(), LimitError>;

	/// Opens every ramp to an account, for benchmarks, as far as the highest level does.
	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(who: &AccountId);
}

/// No limits.
impl<AccountId> RampLimits<AccountId> for () {
	fn try_use(_who: &AccountId, _ramp: Ramp, _amount: Balance) -> Result<(), LimitError> {
		Ok(())
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn open_for_benchmarks(_who: &AccountId) {}
}

/// How much may pass a ramp.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RampLimit {
	/// Most in one operation, in plancks. With zero the ramp is closed.
	pub per_operation: Balance,
	/// Most in any 24 hours, in plancks.
	pub per_day: Balance,
}

impl RampLimit {
	/// Whatever there is.
	pub const UNLIMITED: Self = Self { per_operation: Balance::MAX, per_day: Balance::MAX };

	/// Whether anything may pass.
	pub const fn is_open(&self) -> bool {
		self.per_operation > 0
	}

	/// What may pass in one operation when `used` plancks have passed in the last day.
	pub fn left(&self, used: Balance) -> Balance {
		self.per_operation.min(self.per_day.saturating_sub(used))
	}

	/// Whether one operation can be of `amount` plancks when `used` have passed in the last day.
	///
	/// # Errors
	///
	/// [`LimitError::AboveOperationLimit`] or [`LimitError::AboveDailyLimit`].
	pub fn check(&self, used: Balance, amount: Balance) -> Result<(), LimitError> {
		if amount > self.per_operation {
			return Err(LimitError::AboveOperationLimit);
		}
		if amount > self.per_day.saturating_sub(used) {
			return Err(LimitError::AboveDailyLimit);
		}
		Ok(())
	}
}

/// The limits of a ramp, by level.
pub type RampLimitsByLevel = [RampLimit; 4];

/// Why a registrar or the compliance council takes an attestation back.
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
pub enum RevokeReason {
	/// What was attested is wrong, or is no more so.
	#[codec(index = 0)]
	Inaccurate,
	/// The registrar's rules or the law forbid it.
	#[codec(index = 1)]
	Compliance,
	/// The customer asked for it.
	#[codec(index = 2)]
	CustomerRequest,
	/// Another reason, which the registrar tells the customer off the chain.
	#[codec(index = 3)]
	Other,
}

/// Whether an account's attestation is in force, and if not, why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Standing {
	/// There is none.
	#[codec(index = 0)]
	Unattested,
	/// It is in force.
	#[codec(index = 1)]
	InForce,
	/// It has expired. The registrar can renew it.
	#[codec(index = 2)]
	Expired,
	/// It was revoked.
	#[codec(index = 3)]
	Revoked,
	/// It was written when its registrar was in the wrong hands.
	#[codec(index = 4)]
	Compromised,
}

/// What a registrar attested of an account.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AttestationOverview {
	/// Which registrar.
	pub registrar: RegistrarId,
	/// The level it attested.
	pub level: Level,
	/// The customer's jurisdiction.
	pub jurisdiction: Jurisdiction,
	/// What binds the registrar to its file.
	pub commitment: Commitment,
	/// When it was written or renewed, in milliseconds since the Unix epoch.
	pub written_at: Moment,
	/// When the account consented, in milliseconds since the Unix epoch.
	pub consented_at: Moment,
	/// From when on it is not in force, in milliseconds since the Unix epoch.
	pub expires_at: Moment,
	/// Why it was revoked, if it was.
	pub revoked: Option<RevokeReason>,
}

/// An attestation that waits for the account's consent.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct ProposalOverview {
	/// Which registrar attests.
	pub registrar: RegistrarId,
	/// The level.
	pub level: Level,
	/// The customer's jurisdiction.
	pub jurisdiction: Jurisdiction,
	/// What binds the registrar to its file.
	pub commitment: Commitment,
	/// When the attestation will expire, in milliseconds since the Unix epoch.
	pub expires_at: Moment,
	/// From when on the account cannot consent, in milliseconds since the Unix epoch.
	pub lapses_at: Moment,
}

/// What is left of a registrar's attestation of an account that was erased, or gave way to another
/// registrar's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct TombstoneOverview {
	/// Whose attestation it was.
	pub registrar: RegistrarId,
	/// When its commitment left the state, in milliseconds since the Unix epoch.
	pub erased_at: Moment,
	/// When the registrar said that the salt is destroyed, in milliseconds since the Unix epoch. It
	/// has yet to if there is none.
	pub destroyed_at: Option<Moment>,
}

/// What may pass a ramp.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RampOverview {
	/// The ramp.
	pub ramp: Ramp,
	/// The limits at the account's level.
	pub limit: RampLimit,
	/// What passed in the last day, in plancks. By full hours: it may be of up to 25 hours.
	pub used: Balance,
	/// What could pass now in one operation, in plancks. Zero for a frozen account.
	pub left: Balance,
}

/// An account's standing.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AccountOverview {
	/// The level in force.
	pub level: Level,
	/// Why it is no higher, or that it is attested.
	pub standing: Standing,
	/// The attestation, in force or not.
	pub attestation: Option<AttestationOverview>,
	/// What is left of those before it that were erased: of each registrar's last, the latest first.
	/// No more than there can be registrars.
	pub tombstones: Vec<TombstoneOverview>,
	/// Whether the account is frozen: then it can only receive.
	pub frozen: bool,
	/// The ramps, in the order of [`Ramp::ALL`].
	pub ramps: Vec<RampOverview>,
}

/// A registrar.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct RegistrarOverview<AccountId> {
	/// Its number.
	pub id: RegistrarId,
	/// The account that acts for it, or did last.
	pub account: AccountId,
	/// The highest level it attests.
	pub max_level: Level,
	/// Where it attests.
	pub jurisdictions: Vec<Jurisdiction>,
	/// Whether it is appointed.
	pub active: bool,
	/// What it wrote from this time on is void, in milliseconds since the Unix epoch.
	pub compromised_since: Option<Moment>,
	/// Accounts that it attested and that are not erased, in force or not.
	pub attestations: u32,
	/// Attestations of it that wait for consent.
	pub proposals: u32,
}

sp_api::decl_runtime_apis! {
	/// Levels, limits and registrars as wallets, registrars and the node's RPC see them.
	pub trait KycApi<AccountId> where AccountId: Codec {
		/// An account's standing, and what is left of its limits.
		fn standing(account: AccountId) -> AccountOverview;

		/// The attestations that wait for an account's consent, by registrar: few enough for one
		/// answer.
		fn proposals_of(account: AccountId) -> Vec<ProposalOverview>;

		/// The registrars, by number; few enough for one answer.
		fn registrars() -> Vec<RegistrarOverview<AccountId>>;

		/// A ramp's limits, by level.
		fn limits(ramp: Ramp) -> RampLimitsByLevel;
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_jurisdiction_is_two_capital_letters() {
		assert_eq!(Jurisdiction::try_from(*b"DE").unwrap().as_str(), "DE");
		for wrong in [*b"de", *b"D1", *b"D ", [0, 0], [0xc3, 0x84]] {
			assert_eq!(Jurisdiction::try_from(wrong), Err(NotAJurisdiction));
			assert!(Jurisdiction::decode(&mut wrong.as_slice()).is_err());
		}
		for wrong in ["", "D", "DEU"] {
			assert_eq!(
				Jurisdiction::try_from(alloc::string::String::from(wrong)),
				Err(NotAJurisdiction)
			);
		}
		let de: Jurisdiction = serde_json::from_str("\"DE\"").unwrap();
		assert_eq!(serde_json::to_string(&de).unwrap(), "\"DE\"");
	}

	#[test]
	fn a_limit_holds_at_the_limit_and_not_above() {
		let limit = RampLimit { per_operation: 10, per_day: 25 };
		assert_eq!(limit.check(0, 10), Ok(()));
		assert_eq!(limit.check(0, 11), Err(LimitError::AboveOperationLimit));
		assert_eq!(limit.check(15, 10), Ok(()));
		assert_eq!(limit.check(16, 10), Err(LimitError::AboveDailyLimit));
		assert_eq!((limit.left(0), limit.left(16), limit.left(26)), (10, 9, 0));
		// What is left passes, though a limit was lowered since.
		assert_eq!(limit.check(26, limit.left(26)), Ok(()));
		assert_eq!(limit.check(26, 1), Err(LimitError::AboveDailyLimit));
		assert!(!RampLimit::default().is_open());
		assert_eq!(RampLimit::UNLIMITED.check(1, Balance::MAX), Err(LimitError::AboveDailyLimit));
	}

	#[test]
	fn levels_and_ramps_are_in_the_order_of_their_encoding() {
		for (index, level) in Level::ALL.iter().enumerate() {
			assert_eq!(usize::from(level.encode()[0]), index);
		}
		for (index, ramp) in Ramp::ALL.iter().enumerate() {
			assert_eq!(usize::from(ramp.encode()[0]), index);
		}
		assert!(Level::ALL.windows(2).all(|pair| pair[0] < pair[1]));
	}
}
