//! What the ramps ask of a customer's standing: how much may go in and out.
//!
//! The levels and their limits are for another pallet to know. Issuance and payments only ask,
//! through [`RampLimits`], before money crosses the border of the chain.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use core::fmt;

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

use crate::Balance;

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
)]
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
	/// The account has no level that opens this ramp. Have a registrar attest it.
	#[codec(index = 1)]
	NotVerified,
	/// The account's attestation has expired. Have a registrar renew it.
	#[codec(index = 2)]
	Expired,
	/// The amount is above what the account's level allows in one operation. Use smaller amounts.
	#[codec(index = 3)]
	AboveOperationLimit,
	/// The amount is above what is left of the account's limit for the day. Wait for the next.
	#[codec(index = 4)]
	AboveDailyLimit,
}

impl fmt::Display for LimitError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(match self {
			Self::Frozen => "the account is frozen",
			Self::NotVerified => "the account has no level that allows this",
			Self::Expired => "the account's attestation has expired",
			Self::AboveOperationLimit => "above the limit of one operation",
			Self::AboveDailyLimit => "above what is left of the limit of the day",
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
