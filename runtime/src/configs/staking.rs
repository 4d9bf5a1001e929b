//! Stake: who the validators are, what they earn and what they lose; and the key their off-chain
//! workers sign with.

use alloc::vec::Vec;

use frame_support::{parameter_types, traits::OneSessionHandler, PalletId};
use mornet_primitives::{
	oracle::{self, OracleValidators},
	AccountId,
};
use pallet_issuance::adapters::KeepOrCount;
use pallet_validator_staking::adapters::{AuthorshipPallet, SessionPallet};
use sp_runtime::{
	traits::{AccountIdConversion, ConstU32},
	BoundToRuntimeAppPublic, SaturatedConversion,
};

use super::governance::RootOr;
#[cfg(feature = "runtime-benchmarks")]
use crate::SessionKeys;
use crate::{
	constants::{
		BONDING_DURATION, HISTORY_DEPTH, MAX_VALIDATORS, SESSIONS_PER_ERA, SLASH_DEFER_DURATION,
	},
	governance::StakingAdmin,
	Aml, Balances, Runtime, RuntimeHoldReason, Session,
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
	type Treasury = KeepOrCount<Runtime, TreasuryAccount>;
	type Frozen = Aml;
	type AdminOrigin = RootOr<StakingAdmin>;
	type SlashCancelOrigin = RootOr<StakingAdmin>;
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
/// now, is asked of the session pallet when a report comes in. A rotated key therefore counts at
/// once, and the old one no more.
pub struct Oracle;

impl OracleValidators<AccountId> for Oracle {
	fn all() -> Vec<(oracle::AuthorityId, AccountId)> {
		let disabled = Session::disabled_validators();
		Session::validators()
			.into_iter()
			.zip(0u32..)
			.filter(|(_, index)| !disabled.contains(index))
			.filter_map(|(validator, _)| {
				let keys = Session::load_keys(&validator)?;
				Some((keys.oracle, validator))
			})
			.collect()
	}

	fn validator(key: &oracle::AuthorityId) -> Option<AccountId> {
		let owner = Session::key_owner(oracle::KEY_TYPE, key.as_ref())?;
		let index = Session::validators().into_iter().position(|validator| validator == owner)?;
		let disabled =
			u32::try_from(index).is_ok_and(|index| Session::disabled_validators().contains(&index));
		(!disabled).then_some(owner)
	}

	fn count() -> u32 {
		Session::validators().len().saturated_into()
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn set_validators_for_benchmarks(keys: Vec<(oracle::AuthorityId, AccountId)>) {
		let mut validators = Vec::new();
		for (key, validator) in keys {
			let raw: [u8; 32] = sp_core::ByteArray::to_raw_vec(&key).try_into().unwrap_or_default();
			let sr25519 = sp_core::sr25519::Public::from_raw(raw);
			pallet_session::NextKeys::<Runtime>::insert(
				&validator,
				SessionKeys {
					babe: sr25519.into(),
					grandpa: sp_core::ed25519::Public::from_raw(raw).into(),
					authority_discovery: sr25519.into(),
					oracle: key.clone(),
				},
			);
			pallet_session::KeyOwner::<Runtime>::insert(
				(oracle::KEY_TYPE, sp_core::ByteArray::to_raw_vec(&key)),
				&validator,
			);
			validators.push(validator);
		}
		pallet_session::Validators::<Runtime>::put(validators);
	}
}

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
