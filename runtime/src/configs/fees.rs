//! What a transaction costs and where the fee goes.

use frame_support::{parameter_types, weights::ConstantMultiplier};
use mornet_primitives::Balance;
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use pallet_validator_staking::adapters::FeesToPot;
use sp_runtime::{
	traits::{Bounded, One},
	FixedPointNumber, Perquintill,
};

use crate::{
	constants::fee::{BYTE_FEE, PLANCKS_PER_PICOSECOND},
	Balances, Runtime, RuntimeEvent,
};

parameter_types! {
	/// Price of a picosecond of execution, in plancks.
	pub const WeightFee: Balance = PLANCKS_PER_PICOSECOND;
	/// Price of a byte, in plancks.
	pub const LengthFee: Balance = BYTE_FEE;
	/// Fees rise while blocks are fuller than this, by weight.
	pub const TargetBlockFullness: Perquintill = Perquintill::from_percent(25);
	/// How fast they rise: full blocks raise them by 0.075 % a block, to some two and a half times
	/// within an hour; empty ones lower them a third as fast.
	pub AdjustmentVariable: Multiplier = Multiplier::saturating_from_rational(1, 1_000);
	/// They never fall below the plain price.
	pub MinimumMultiplier: Multiplier = Multiplier::one();
	/// And are not capped from above: a spammer must run out of money first.
	pub MaximumMultiplier: Multiplier = Bounded::max_value();
	/// An operational call has the urgency of one that pays five times as much.
	pub const OperationalFeeMultiplier: u8 = 5;
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	// No fee is burnt, for GCC is backed by fiat and its issuance changes with the backing alone:
	// fees are the validators' pay, but for the treasury's share; tips are the author's.
	type OnChargeTransaction = FungibleAdapter<Balances, FeesToPot<Runtime>>;
	type WeightToFee = ConstantMultiplier<Balance, WeightFee>;
	type LengthToFee = ConstantMultiplier<Balance, LengthFee>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Self,
		TargetBlockFullness,
		AdjustmentVariable,
		MinimumMultiplier,
		MaximumMultiplier,
	>;
	type OperationalFeeMultiplier = OperationalFeeMultiplier;
	type WeightInfo = pallet_transaction_payment::weights::SubstrateWeight<Runtime>;
}
