//! The emergency brake: for a while, value stands still and everything else goes on.
//!
//! The technical committee enters it by two thirds, for [`EMERGENCY_DURATION`]; it ends by itself, or
//! the committee ends it. Root alone extends it; the committee can enter it again when it is over.
//!
//! What stops is what moves value: transfers, the exchange, the ramps, commerce, the treasury's payouts.
//! What goes on is what must not stop or what mends: blocks, finality, sessions, stake, governance and
//! compliance, and the meters, whose tokens cannot be moved meanwhile. So does what a referendum decided
//! as root, which no filter holds, and what is no call: fees, also those that are swapped for in a pool,
//! and tips.

use frame_support::{
	parameter_types,
	traits::{Contains, EitherOf, Get, MapSuccess},
};
use frame_system::EnsureRootWithSuccess;
use mornet_primitives::{AccountId, Balance};
use sp_runtime::traits::{ConstU32, Replace};

use super::{
	commerce::{buys, takes_or_gives},
	governance::{RootOr, TechnicalCommitteeDecides},
};
use crate::{
	constants::governance::EMERGENCY_DURATION, Balances, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, SafeMode,
};

/// What may be called while value stands still.
pub struct WhilePaused;

impl Contains<RuntimeCall> for WhilePaused {
	fn contains(call: &RuntimeCall) -> bool {
		// By pallet and without a catch-all: whoever adds a pallet decides here.
		match call {
			RuntimeCall::Balances(_)
			| RuntimeCall::Assets(_)
			| RuntimeCall::PoolAssets(_)
			| RuntimeCall::AssetConversion(_) => false,
			// What was asked for before can be settled: the bank may have paid out already, and a
			// withdrawal that nobody confirms is given back in time.
			RuntimeCall::Issuance(call) => !matches!(
				call,
				pallet_issuance::Call::mint { .. }
					| pallet_issuance::Call::request_withdrawal { .. }
			),
			// Validators' votes wait: `Paused` keeps their transactions out of blocks.
			RuntimeCall::Payments(call) => !matches!(
				call,
				pallet_payments::Call::create_order { .. }
					| pallet_payments::Call::attest { .. }
					| pallet_payments::Call::retry { .. }
					| pallet_payments::Call::accept { .. }
					| pallet_payments::Call::unlock { .. }
			),
			// Deadlines do not wait, and so what they bring about does not.
			RuntimeCall::Escrow(call) => !takes_or_gives(call),
			RuntimeCall::Subscriptions(call) => !buys(call),
			RuntimeCall::Treasury(call) => !matches!(call, pallet_treasury::Call::payout { .. }),
			RuntimeCall::System(_)
			| RuntimeCall::Babe(_)
			| RuntimeCall::Timestamp(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::Grandpa(_)
			| RuntimeCall::ValidatorStaking(_)
			| RuntimeCall::TariffOracle(_)
			| RuntimeCall::Tariffs(_)
			| RuntimeCall::Metering(_)
			| RuntimeCall::Kyc(_)
			| RuntimeCall::Aml(_)
			| RuntimeCall::TreasuryCouncil(_)
			| RuntimeCall::ComplianceCouncil(_)
			| RuntimeCall::TechnicalCommittee(_)
			| RuntimeCall::AssetRate(_)
			| RuntimeCall::CouncilBudget(_)
			| RuntimeCall::ConvictionVoting(_)
			| RuntimeCall::Referenda(_)
			| RuntimeCall::Whitelist(_)
			| RuntimeCall::SafeMode(_)
			| RuntimeCall::VideoProof(_) => true,
			// The calls that these carry are filtered by themselves.
			RuntimeCall::Utility(_)
			| RuntimeCall::Multisig(_)
			| RuntimeCall::Proxy(_)
			| RuntimeCall::Preimage(_)
			| RuntimeCall::Scheduler(_)
			| RuntimeCall::Recovery(_) => true,
			#[cfg(feature = "dev")]
			RuntimeCall::Sudo(_) => true,
		}
	}
}

/// Whether value stands still.
pub struct Paused;

impl Get<bool> for Paused {
	fn get() -> bool {
		SafeMode::is_entered()
	}
}

parameter_types! {
	/// Nobody pauses the chain for a deposit.
	pub const NoDeposit: Option<Balance> = None;
	/// There are no deposits to be released.
	pub const NoRelease: Option<mornet_primitives::BlockNumber> = None;
}

/// Root, for so long.
type RootForAWhile = EnsureRootWithSuccess<AccountId, ConstU32<EMERGENCY_DURATION>>;

/// Root, or the technical committee, for so long.
type ForAWhile = EitherOf<
	RootForAWhile,
	MapSuccess<TechnicalCommitteeDecides, Replace<ConstU32<EMERGENCY_DURATION>>>,
>;

impl pallet_safe_mode::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WhitelistedCalls = WhilePaused;
	type EnterDuration = ConstU32<EMERGENCY_DURATION>;
	type ExtendDuration = ConstU32<EMERGENCY_DURATION>;
	type EnterDepositAmount = NoDeposit;
	type ExtendDepositAmount = NoDeposit;
	type ForceEnterOrigin = ForAWhile;
	// Extensions add up: two thirds of the committee could make the pause as long as they like.
	type ForceExtendOrigin = RootForAWhile;
	type ForceExitOrigin = RootOr<TechnicalCommitteeDecides>;
	type ForceDepositOrigin = frame_system::EnsureRoot<AccountId>;
	type Notify = ();
	type ReleaseDelay = NoRelease;
	type WeightInfo = pallet_safe_mode::weights::SubstrateWeight<Runtime>;
}
