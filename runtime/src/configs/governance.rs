//! Who decides: two councils, a technical committee, and everybody who has GCC, by referendum.
//!
//! Which origin may make which privileged call is listed in docs/governance.md, which a test keeps
//! true.

use frame_support::{
	parameter_types,
	traits::{
		tokens::currency::ActiveIssuanceOf, AsEnsureOriginWithArg, ConstU32, EitherOfDiverse,
	},
	weights::Weight,
};
use frame_system::{EnsureNever, EnsureRoot, EnsureSigned};
use mornet_primitives::{units::currency::GCC, AccountId, Balance, BlockNumber};
use pallet_collective::{DefaultVote, EnsureProportionAtLeast, MemberCount};
use sp_runtime::Perbill;

use super::system::{share, RuntimeBlockWeights};
use crate::{
	constants::governance::{
		DEFERRED_DISPATCH_EXPIRATION, MOTION_DURATION, UNDECIDING_TIMEOUT, VOTE_LOCKING_PERIOD,
	},
	governance::{ComplianceAdmin, Tracks, WhitelistedCaller},
	Balances, Preimage, Referenda, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Scheduler,
	System, Treasury,
};

/// Root, or who else is named. Root is a referendum on the track of that name, or what the committee
/// has whitelisted and a faster referendum has confirmed.
pub type RootOr<Other> = EitherOfDiverse<EnsureRoot<AccountId>, Other>;

/// The collective of the treasury council.
pub type TreasuryCouncilInstance = pallet_collective::Instance1;
/// The collective of the compliance council.
pub type ComplianceCouncilInstance = pallet_collective::Instance2;
/// The collective of the technical committee.
pub type TechnicalCommitteeInstance = pallet_collective::Instance3;

/// The treasury council: two of three, or three of five.
pub type TreasuryCouncilDecides = EnsureProportionAtLeast<AccountId, TreasuryCouncilInstance, 3, 5>;
/// The compliance council: two thirds of it.
pub type ComplianceCouncilDecides =
	EnsureProportionAtLeast<AccountId, ComplianceCouncilInstance, 2, 3>;
/// The technical committee: two thirds of it.
pub type TechnicalCommitteeDecides =
	EnsureProportionAtLeast<AccountId, TechnicalCommitteeInstance, 2, 3>;
/// The technical committee: all of it.
pub type TechnicalCommitteeAgrees =
	EnsureProportionAtLeast<AccountId, TechnicalCommitteeInstance, 1, 1>;

/// Who does not vote did not vote aye, whatever a prime member votes.
pub struct AbstainersSayNo;

impl DefaultVote for AbstainersSayNo {
	fn default_vote(_: Option<bool>, _: MemberCount, _: MemberCount, _: MemberCount) -> bool {
		false
	}
}

/// Most motions that a collective has under way.
pub const MAX_MOTIONS: u32 = 32;

parameter_types! {
	/// How long members can vote on a motion.
	pub const MotionDuration: BlockNumber = MOTION_DURATION;
	/// Most that a motion's call weighs: half a block.
	pub MaxMotionWeight: Weight =
		share(Perbill::from_percent(50), RuntimeBlockWeights::get().max_block);
}

impl pallet_collective::Config<TreasuryCouncilInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<MAX_MOTIONS>;
	type MaxMembers = ConstU32<{ pallet_council_budget::MAX_MEMBERS }>;
	type DefaultVote = AbstainersSayNo;
	// `council_budget.set_members` takes its place: it refuses what is no council of 3 or 5.
	type SetMembersOrigin = EnsureNever<()>;
	type MaxProposalWeight = MaxMotionWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	// Members are known; motions are few and end by themselves.
	type Consideration = ();
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

impl pallet_collective::Config<ComplianceCouncilInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<MAX_MOTIONS>;
	type MaxMembers = ConstU32<9>;
	type DefaultVote = AbstainersSayNo;
	type SetMembersOrigin = RootOr<ComplianceAdmin>;
	type MaxProposalWeight = MaxMotionWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

impl pallet_collective::Config<TechnicalCommitteeInstance> for Runtime {
	type RuntimeOrigin = RuntimeOrigin;
	type Proposal = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type MotionDuration = MotionDuration;
	type MaxProposals = ConstU32<MAX_MOTIONS>;
	type MaxMembers = ConstU32<9>;
	type DefaultVote = AbstainersSayNo;
	// Who can pause the chain and hasten root is for root to say.
	type SetMembersOrigin = EnsureRoot<AccountId>;
	type MaxProposalWeight = MaxMotionWeight;
	type DisapproveOrigin = EnsureRoot<AccountId>;
	type KillOrigin = EnsureRoot<AccountId>;
	type Consideration = ();
	type WeightInfo = pallet_collective::weights::SubstrateWeight<Runtime>;
}

impl crate::governance::pallet_origins::Config for Runtime {}

parameter_types! {
	/// How long a vote with conviction 1 locks GCC after the referendum; longer than any enactment
	/// takes at the least.
	pub const VoteLockingPeriod: BlockNumber = VOTE_LOCKING_PERIOD;
}

impl pallet_conviction_voting::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_conviction_voting::weights::SubstrateWeight<Runtime>;
	// An account votes with all it has, stake and what else is on hold too.
	type Currency = Balances;
	type Polls = Referenda;
	// What the treasury has cannot vote.
	type MaxTurnout = ActiveIssuanceOf<Balances, AccountId>;
	type MaxVotes = ConstU32<256>;
	type VoteLockingPeriod = VoteLockingPeriod;
	type BlockNumberProvider = System;
	type VotingHooks = ();
}

parameter_types! {
	/// Reserved by who submits a referendum; lost if it is rejected or times out.
	pub const SubmissionDeposit: Balance = 10 * GCC;
	/// How long a referendum can wait for its decision deposit and for a place.
	pub const UndecidingTimeout: BlockNumber = UNDECIDING_TIMEOUT;
}

impl pallet_referenda::Config for Runtime {
	type RuntimeCall = RuntimeCall;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_referenda::weights::SubstrateWeight<Runtime>;
	type Scheduler = Scheduler;
	type Currency = Balances;
	type SubmitOrigin = AsEnsureOriginWithArg<EnsureSigned<AccountId>>;
	// A mistake is cancelled and costs nothing. Not for two thirds of the committee: they could keep
	// every referendum from being decided, also the one that gives their seats to others.
	type CancelOrigin = EnsureRoot<AccountId>;
	// A fraud is killed, and its deposits go to the treasury.
	type KillOrigin = RootOr<TechnicalCommitteeAgrees>;
	type Slash = Treasury;
	type Votes = Balance;
	type Tally = pallet_conviction_voting::TallyOf<Runtime>;
	type SubmissionDeposit = SubmissionDeposit;
	type MaxQueued = ConstU32<50>;
	type UndecidingTimeout = UndecidingTimeout;
	type AlarmInterval = ConstU32<1>;
	type Tracks = Tracks;
	type Preimages = Preimage;
	type BlockNumberProvider = System;
}

parameter_types! {
	/// How long a whitelisted call that a referendum passed before the committee whitelisted it can
	/// be dispatched.
	pub const DeferredDispatchExpiration: BlockNumber = DEFERRED_DISPATCH_EXPIRATION;
}

impl pallet_whitelist::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeCall = RuntimeCall;
	type WhitelistOrigin = RootOr<TechnicalCommitteeDecides>;
	type DispatchWhitelistedOrigin = RootOr<WhitelistedCaller>;
	type Preimages = Preimage;
	type DeferredDispatchExpiration = DeferredDispatchExpiration;
	type BlockNumberProvider = System;
	type WeightInfo = pallet_whitelist::weights::SubstrateWeight<Runtime>;
}
