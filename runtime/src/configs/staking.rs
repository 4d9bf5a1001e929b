//! Stake: who the validators are, what they earn and what they lose; and the key their off-chain
//! workers sign with.

use frame_support::{
	parameter_types,
	traits::{tokens::imbalance::ResolveTo, OneSessionHandler},
	PalletId,
};
use frame_system::EnsureRoot;
use mornet_primitives::{oracle, AccountId};
use pallet_validator_staking::adapters::{AuthorshipPallet, SessionPallet};
use sp_runtime::{
	traits::{AccountIdConversion, ConstU32},
	BoundToRuntimeAppPublic,
};

use crate::{
	constants::{
		BONDING_DURATION, HISTORY_DEPTH, MAX_VALIDATORS, SESSIONS_PER_ERA, SLASH_DEFER_DURATION,
	},
	Balances, Runtime, RuntimeHoldReason,
};

/// Keeps what is public: the treasury's share of fees, and what is slashed.
pub const TREASURY: PalletId = PalletId(*b"mor/trsy");

parameter_types! {
	/// Its account is the fee pot.
	pub const StakingPalletId: PalletId = PalletId(*b"mor/fees");
	/// Account of [`TREASURY`].
	pub TreasuryAccount: AccountId = TREASURY.into_account_truncating();
	/// Most delegations to one validator.
	pub const MaxDelegationsPerValidator: u32 = 256;
}

impl pallet_validator_staking::Config for Runtime {
	type RuntimeHoldReason = RuntimeHoldReason;
	type Currency = Balances;
	type Session = SessionPallet<Runtime>;
	type BlockAuthor = AuthorshipPallet<Runtime>;
	type Treasury = ResolveTo<TreasuryAccount, Balances>;
	type AdminOrigin = EnsureRoot<AccountId>;
	type SlashCancelOrigin = EnsureRoot<AccountId>;
	type PalletId = StakingPalletId;
	type SessionsPerEra = ConstU32<SESSIONS_PER_ERA>;
	type BondingDuration = ConstU32<BONDING_DURATION>;
	type SlashDeferDuration = ConstU32<SLASH_DEFER_DURATION>;
	type HistoryDepth = ConstU32<HISTORY_DEPTH>;
	type MaxValidators = ConstU32<MAX_VALIDATORS>;
	// Room for those who wait for a seat: twice as many as there are seats.
	type MaxCandidates = ConstU32<63>;
	type MaxDelegationsPerValidator = MaxDelegationsPerValidator;
	type MaxDelegationsPerDelegator = ConstU32<16>;
	type MaxUnlockingChunks = ConstU32<32>;
	type ExposurePageSize = ConstU32<64>;
	type WeightInfo = pallet_validator_staking::weights::SubstrateWeight<Runtime>;
}

/// The oracle key among the session keys.
///
/// Nothing is to be done when a session changes: whose a key is, and whether its owner is a validator
/// now, is asked of the session pallet when a report comes in.
pub struct Oracle;

impl BoundToRuntimeAppPublic for Oracle {
	type Public = oracle::AuthorityId;
}

impl OneSessionHandler<AccountId> for Oracle {
	type Key = oracle::AuthorityId;

	fn on_genesis_session<'a, I>(_validators: I)
	where
		I: Iterator<Item = (&'a AccountId, Self::Key)> + 'a,
	{
	}

	fn on_new_session<'a, I>(_changed: bool, _validators: I, _queued_validators: I)
	where
		I: Iterator<Item = (&'a AccountId, Self::Key)> + 'a,
	{
	}

	fn on_disabled(_validator_index: u32) {}
}
