//! Blocks, finality, sessions and what is done about validators that break the rules.

use core::marker::PhantomData;

use frame_support::{ensure, parameter_types, traits::KeyOwnerProofSystem};
use mornet_primitives::{
	units::{currency::deposit, time::SLOT_DURATION},
	AccountId, Balance, Header, Moment,
};
use pallet_session::disabling::UpToLimitWithReEnablingDisablingStrategy;
use pallet_validator_staking::adapters::IdentifiedByAccount;
use sp_consensus_babe::{check_equivocation_proof, AuthorityId as BabeId, EquivocationProof};
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::crypto::KeyTypeId;
use sp_runtime::{
	traits::{ConstU32, ConstU64, ConvertInto, OpaqueKeys},
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError,
};
use sp_staking::offence::OffenceReportSystem;

use super::staking::MaxDelegationsPerValidator;
use crate::{
	constants::{EPOCH_DURATION, MAX_VALIDATORS, OFFENCE_REPORT_SESSIONS},
	Babe, Balances, Historical, Offences, Runtime, RuntimeEvent, Session, SessionKeys,
	ValidatorStaking,
};

parameter_types! {
	/// Length of an epoch, in slots.
	pub const EpochDuration: u64 = EPOCH_DURATION as u64;
	/// Time between blocks, in milliseconds.
	pub const ExpectedBlockTime: Moment = SLOT_DURATION;
	/// Least time between two blocks, in milliseconds: half a slot, as BABE asks.
	pub const MinimumPeriod: Moment = SLOT_DURATION / 2;
	/// How long after an equivocation it can be reported, in blocks.
	pub const ReportLongevity: u64 = (OFFENCE_REPORT_SESSIONS * EPOCH_DURATION) as u64;
	/// Held while an account's session keys are registered: four keys and the index over each.
	pub const KeyDeposit: Balance = deposit(5, 5 * 32 + 4 * 36);
}

impl pallet_babe::Config for Runtime {
	type EpochDuration = EpochDuration;
	type ExpectedBlockTime = ExpectedBlockTime;
	type EpochChangeTrigger = pallet_babe::ExternalTrigger;
	type DisabledValidators = Session;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = MaxDelegationsPerValidator;
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, BabeId)>>::Proof;
	type EquivocationReportSystem = ProvenReports<
		pallet_babe::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>,
	>;
}

/// What shows that a validator made two blocks in one slot, and that the key is the validator's.
type BabeEvidence = (EquivocationProof<Header>, <Runtime as pallet_babe::Config>::KeyOwnerProof);

/// Takes a report of a BABE equivocation only if its proof holds.
///
/// The SDK's system looks at the signatures when the report is executed and not before; until then
/// a report that proves nothing keeps a good one about the same slot out of the pool, and fails in a
/// block at nobody's cost.
pub struct ProvenReports<System>(PhantomData<System>);

impl<System> OffenceReportSystem<Option<AccountId>, BabeEvidence> for ProvenReports<System>
where
	System: OffenceReportSystem<Option<AccountId>, BabeEvidence>,
{
	type Longevity = System::Longevity;

	fn publish_evidence(evidence: BabeEvidence) -> Result<(), ()> {
		ensure!(check_equivocation_proof(evidence.0.clone()), ());
		System::publish_evidence(evidence)
	}

	fn check_evidence(evidence: BabeEvidence) -> Result<(), TransactionValidityError> {
		ensure!(check_equivocation_proof(evidence.0.clone()), InvalidTransaction::BadProof);
		System::check_evidence(evidence)
	}

	fn process_evidence(
		reporter: Option<AccountId>,
		evidence: BabeEvidence,
	) -> Result<(), DispatchError> {
		System::process_evidence(reporter, evidence)
	}
}

impl pallet_timestamp::Config for Runtime {
	type Moment = Moment;
	type OnTimestampSet = Babe;
	type MinimumPeriod = MinimumPeriod;
	type WeightInfo = pallet_timestamp::weights::SubstrateWeight<Runtime>;
}

impl pallet_authorship::Config for Runtime {
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Babe>;
	type EventHandler = ValidatorStaking;
}

impl pallet_offences::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type IdentificationTuple = pallet_session::historical::IdentificationTuple<Self>;
	type OnOffenceHandler = ValidatorStaking;
}

impl pallet_session::historical::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type FullIdentification = ();
	type FullIdentificationOf = IdentifiedByAccount;
}

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = Babe;
	type NextSessionRotation = Babe;
	type SessionManager = pallet_session::historical::NoteHistoricalRoot<Self, ValidatorStaking>;
	type SessionHandler = <SessionKeys as OpaqueKeys>::KeyTypeIdProviders;
	type Keys = SessionKeys;
	// Never more than the fault budget f = ⌊(n−1)/3⌋, so that finality survives it.
	type DisablingStrategy = UpToLimitWithReEnablingDisablingStrategy<3>;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
	type Currency = Balances;
	type KeyDeposit = KeyDeposit;
}

impl pallet_grandpa::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
	type MaxNominators = MaxDelegationsPerValidator;
	// A set id must be resolvable for as long as its equivocations can be reported.
	type MaxSetIdSessionEntries = ConstU64<{ OFFENCE_REPORT_SESSIONS as u64 }>;
	type KeyOwnerProof = <Historical as KeyOwnerProofSystem<(KeyTypeId, GrandpaId)>>::Proof;
	type EquivocationReportSystem =
		pallet_grandpa::EquivocationReportSystem<Self, Offences, Historical, ReportLongevity>;
}

impl pallet_authority_discovery::Config for Runtime {
	type MaxAuthorities = ConstU32<MAX_VALIDATORS>;
}
