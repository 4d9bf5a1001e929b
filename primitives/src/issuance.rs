//! GCC and the fiat behind it: what `pallet-issuance` answers to other pallets and to readers.
//!
//! Amounts are plancks of GCC. One GCC stands for one unit of the reference fiat, and so the balance
//! of an escrow account is given in plancks too: 1 unit of fiat = 10^12.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::vec::Vec;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{traits::ConstU32, BoundedVec, DispatchResult};

use crate::{Balance, BlockNumber, Hash, Moment};

/// Most bytes of a bank's reference to a deposit, and of a commitment to payout details.
pub const MAX_REFERENCE: u32 = 64;

/// Most rows that one answer of [`IssuanceApi`] holds; longer lists are read in pages.
pub const MAX_PAGE: u32 = 256;

/// A bank's reference to a deposit, such as the UETR of a SWIFT payment or an own number with the
/// bank's BIC before it. No two deposits at any issuers have the same.
pub type BankRef = BoundedVec<u8, ConstU32<MAX_REFERENCE>>;

/// What tells the issuer where to pay a withdrawal out: a commitment to details that the customer
/// gave to it off the chain, or a number it gave to the customer. No personal data.
pub type PayoutRef = BoundedVec<u8, ConstU32<MAX_REFERENCE>>;

/// Number of a withdrawal. Counted from 0 and never used twice.
pub type WithdrawalId = u64;

/// Where GCC that were bought with other than fiat come from: the one door for such minting.
pub trait PaidIn<AccountId> {
	/// Mints `amount` plancks to `who`, for a payment that was verified.
	///
	/// # Errors
	///
	/// If minting is paused, if `who` has no account and `amount` is below the existential deposit,
	/// or if the sum does not fit. Nothing is minted then; the caller keeps the payment and tries
	/// again later.
	fn mint_paid(who: &AccountId, amount: Balance) -> DispatchResult;
}

/// Why an issuer does not pay a withdrawal out.
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
pub enum RejectReason {
	/// The payout details are missing, or the receiving bank does not accept them.
	#[codec(index = 0)]
	PayoutDetails,
	/// The issuer's rules or the law forbid it.
	#[codec(index = 1)]
	Compliance,
	/// The bank could not carry the payment out, or it came back.
	#[codec(index = 2)]
	BankFailure,
	/// The customer asked the issuer to drop it before it was paid.
	#[codec(index = 3)]
	CustomerRequest,
	/// Another reason, which the issuer tells the customer off the chain.
	#[codec(index = 4)]
	Other,
}

/// What was minted for a deposit. Kept for ever.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct MintRecord<AccountId> {
	/// The issuer that holds the fiat.
	pub issuer: AccountId,
	/// Who got the GCC.
	pub beneficiary: AccountId,
	/// How many, in plancks.
	pub amount: Balance,
	/// The block.
	pub block: BlockNumber,
}

/// Where the GCC in circulation come from: `total_issuance` = `genesis` + `minted` + `paid_in` −
/// `burnt` − `lost`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct SupplyOverview {
	/// All GCC there are, in plancks.
	pub total_issuance: Balance,
	/// Those of genesis, in plancks.
	pub genesis: Balance,
	/// Minted for fiat deposits since, in plancks.
	pub minted: Balance,
	/// Minted for verified payments in USDT and TON since, in plancks.
	pub paid_in: Balance,
	/// Burnt for withdrawals that were paid out since, in plancks.
	pub burnt: Balance,
	/// What of accounts below the existential deposit nobody could take, in plancks.
	pub lost: Balance,
	/// Minted for deposits and not yet paid out: `minted` − `burnt`, in plancks. What the escrow
	/// accounts have to hold.
	pub outstanding: Balance,
	/// Sum of the attestations in force, in plancks.
	pub reserves: Balance,
	/// On hold for withdrawals that are not settled, in plancks; a part of `outstanding`.
	pub pending: Balance,
	/// Withdrawals that are not settled.
	pub open_withdrawals: u32,
	/// Whether governance paused minting and new withdrawals.
	pub paused: bool,
}

/// The balance of an escrow account, as its issuer attested it last.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct AttestationOverview {
	/// The balance, in plancks.
	pub amount: Balance,
	/// When the account had it, in milliseconds since the Unix epoch.
	pub as_of: Moment,
	/// When it is in force no more, by the validity that governance has set at present, in
	/// milliseconds since the Unix epoch.
	pub expires_at: Moment,
	/// Whether it is in force.
	pub fresh: bool,
	/// Hash of the statement of account.
	pub statement_hash: Hash,
}

/// An issuer.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct IssuerOverview<AccountId> {
	/// Its account.
	pub account: AccountId,
	/// Whether it is appointed. If not, it is listed for what it still has outstanding.
	pub active: bool,
	/// The most it may mint on one day (UTC), in plancks.
	pub daily_cap: Balance,
	/// What is left of that today, in plancks.
	pub cap_left: Balance,
	/// What it minted and did not pay out, in plancks.
	pub outstanding: Balance,
	/// On hold for withdrawals from it that are not settled, in plancks; a part of `outstanding`.
	pub pending: Balance,
	/// Its last attestation.
	pub attestation: Option<AttestationOverview>,
	/// What it could mint now, in plancks: within its cap, its attestation and all attestations.
	/// Zero while minting is paused.
	pub mintable: Balance,
	/// What could be withdrawn from it now, in plancks. Zero while withdrawals are paused.
	pub withdrawable: Balance,
}

/// A withdrawal that is not settled.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct WithdrawalOverview<AccountId> {
	/// Its number.
	pub id: WithdrawalId,
	/// Whose GCC are on hold.
	pub who: AccountId,
	/// Who is to pay it out.
	pub issuer: AccountId,
	/// How many GCC, in plancks.
	pub amount: Balance,
	/// What tells the issuer where to pay.
	pub payout_ref: PayoutRef,
	/// The block in which it was requested.
	pub requested_at: BlockNumber,
	/// The first block in which it can no more be confirmed, but be released by anyone.
	pub expires_at: BlockNumber,
	/// The block in which it is released by itself: `expires_at` or, if many expire at that time, a
	/// few blocks later.
	pub release_at: BlockNumber,
}

sp_api::decl_runtime_apis! {
	/// Supply, reserves, issuers and withdrawals as wallets, bank gateways and the node's RPC see
	/// them.
	pub trait IssuanceApi<AccountId> where AccountId: Codec {
		/// Where the GCC come from and what is behind them.
		fn supply() -> SupplyOverview;

		/// The issuers, by account; few enough for one answer.
		fn issuers() -> Vec<IssuerOverview<AccountId>>;

		/// One issuer. `None` if it is none and has nothing outstanding.
		fn issuer(account: AccountId) -> Option<IssuerOverview<AccountId>>;

		/// What was minted for the deposit with this bank reference. `None` if nothing was.
		fn minted(bank_ref: Vec<u8>) -> Option<MintRecord<AccountId>>;

		/// One withdrawal. `None` if there is none of that number or it is settled.
		fn withdrawal(id: WithdrawalId) -> Option<WithdrawalOverview<AccountId>>;

		/// The withdrawals of an account that are not settled, the oldest first.
		fn withdrawals_of(account: AccountId) -> Vec<WithdrawalOverview<AccountId>>;

		/// The withdrawals that an issuer has to settle, the oldest first: at most `limit` of them
		/// (and [`MAX_PAGE`]), from number `from` on.
		fn withdrawals_from(
			issuer: AccountId,
			from: WithdrawalId,
			limit: u32,
		) -> Vec<WithdrawalOverview<AccountId>>;
	}
}
