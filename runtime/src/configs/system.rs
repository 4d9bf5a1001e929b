//! System, the scheduler of blocks' resources, and the ways to make transactions.

use codec::Encode;
use frame_support::{
	derive_impl, parameter_types,
	traits::{Contains, InsideBoth},
	weights::constants::{
		BlockExecutionWeight, ExtrinsicBaseWeight, RocksDbWeight, WEIGHT_REF_TIME_PER_SECOND,
	},
};
use frame_support::{dispatch::DispatchClass, weights::Weight};
use frame_system::{
	limits::{BlockLength, BlockWeights},
	offchain::AppCrypto,
};
use mornet_primitives::{
	units::time::HOURS, AccountId, Balance, BlockNumber, Hash, Hashing, Nonce, Signature,
};
use sp_runtime::{
	generic::Era,
	traits::{AccountIdLookup, StaticLookup, Verify},
	Perbill,
};
use sp_version::RuntimeVersion;

use crate::{
	constants::{MAX_BLOCK_LENGTH, MAX_HEADER_SIZE, NORMAL_DISPATCH_RATIO},
	migrations::SingleBlockMigrations,
	Aml, Block, PalletInfo, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, RuntimeTask,
	SafeMode, SignedPayload, System, TxExtension, UncheckedExtrinsic, VERSION,
};

/// Execution time of a block: one second of the three between blocks, so that a validator at half
/// the reference machine's speed still makes and checks blocks in time. A chain without relay chain
/// has no limit on the size of proofs.
const MAX_BLOCK_WEIGHT: Weight = Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND, u64::MAX);

/// How much of a block's weight no transaction can take: it is kept for the AML rules on the block's
/// transfers. Looking through the events of all the rest of a block takes less, even of one full of
/// batches of calls that do nothing but leave an event.
const SCAN_RATIO: Perbill = Perbill::from_percent(20);

/// How much of a block's weight initialisation hooks are expected to use, at the most.
const AVERAGE_ON_INITIALIZE_RATIO: Perbill = Perbill::from_percent(10);

/// A share of a weight, rounded down.
pub fn share(part: Perbill, of: Weight) -> Weight {
	Weight::from_parts(part.mul_floor(of.ref_time()), part.mul_floor(of.proof_size()))
}

parameter_types! {
	/// Blocks a hash is kept for, and so the longest a mortal transaction lives: some 3.5 hours.
	pub const BlockHashCount: BlockNumber = 4096;
	/// The runtime's version.
	pub const Version: RuntimeVersion = VERSION;
	/// Prefix of addresses: the generic one until MorNet has its own registered.
	pub const SS58Prefix: u16 = 42;
	/// Limits on a block's bytes.
	pub RuntimeBlockLength: BlockLength = BlockLength::builder()
		.max_length(MAX_BLOCK_LENGTH)
		.modify_max_length_for_class(DispatchClass::Normal, |max| {
			*max = NORMAL_DISPATCH_RATIO.mul_floor(MAX_BLOCK_LENGTH);
		})
		.max_header_size(MAX_HEADER_SIZE)
		.build();
	/// What is kept for the AML rules, from the beginning of a block to its last transaction.
	pub ScanReserve: Weight = share(SCAN_RATIO, MAX_BLOCK_WEIGHT);
	/// Limits on a block's weight.
	pub RuntimeBlockWeights: BlockWeights = BlockWeights::builder()
		.base_block(BlockExecutionWeight::get())
		.for_class(DispatchClass::all(), |weights| {
			weights.base_extrinsic = ExtrinsicBaseWeight::get();
		})
		.for_class(DispatchClass::Normal, |weights| {
			weights.max_total = Some(share(NORMAL_DISPATCH_RATIO, MAX_BLOCK_WEIGHT));
		})
		.for_class(DispatchClass::Operational, |weights| {
			let beside_the_scan = MAX_BLOCK_WEIGHT.saturating_sub(ScanReserve::get());
			weights.max_total = Some(MAX_BLOCK_WEIGHT);
			// The largest has to fit into a block of which the scan's part is taken.
			weights.max_extrinsic = Some(
				beside_the_scan
					.saturating_sub(share(AVERAGE_ON_INITIALIZE_RATIO, MAX_BLOCK_WEIGHT))
					.saturating_sub(ExtrinsicBaseWeight::get()),
			);
			// What neither ordinary transactions nor the scan can fill stays free for operational
			// ones, whatever the hooks took.
			weights.reserved = Some(
				beside_the_scan.saturating_sub(share(NORMAL_DISPATCH_RATIO, MAX_BLOCK_WEIGHT)),
			);
		})
		.avg_block_initialization(AVERAGE_ON_INITIALIZE_RATIO)
		.build_or_panic();
}

// A mortal transaction must be able to live for an hour at least: hardware and multisig signers are
// slow.
const _: () = assert!(4096 > HOURS);

/// Which calls may be made at all.
pub struct CallFilter;

impl Contains<RuntimeCall> for CallFilter {
	fn contains(call: &RuntimeCall) -> bool {
		// By pallet and without a catch-all: whoever adds a pallet decides here.
		match call {
			// A validator without keys would halt the chain; `validator_staking.purge_keys` takes
			// its place and refuses whom the chain needs.
			RuntimeCall::Session(pallet_session::Call::purge_keys { .. }) => false,
			// GCC that are burnt by their owner would still be owed by the bank that holds the deposit:
			// the way out is `issuance.request_withdrawal`.
			RuntimeCall::Balances(
				pallet_balances::Call::burn { .. }
				| pallet_balances::Call::force_set_balance { .. }
				| pallet_balances::Call::force_adjust_total_issuance { .. },
			) => false,
			// Deprecated: `spend` and `void_spend` take their place.
			RuntimeCall::Treasury(
				pallet_treasury::Call::spend_local { .. }
				| pallet_treasury::Call::remove_approval { .. },
			) => false,
			RuntimeCall::System(_)
			| RuntimeCall::Babe(_)
			| RuntimeCall::Timestamp(_)
			| RuntimeCall::Session(_)
			| RuntimeCall::Grandpa(_)
			| RuntimeCall::ValidatorStaking(_)
			| RuntimeCall::Balances(_)
			| RuntimeCall::Assets(_)
			| RuntimeCall::PoolAssets(_)
			| RuntimeCall::AssetConversion(_)
			| RuntimeCall::TariffOracle(_)
			| RuntimeCall::Tariffs(_)
			| RuntimeCall::Metering(_)
			| RuntimeCall::Issuance(_)
			| RuntimeCall::Payments(_)
			| RuntimeCall::Kyc(_)
			| RuntimeCall::Aml(_)
			| RuntimeCall::Utility(_)
			| RuntimeCall::Multisig(_)
			| RuntimeCall::Proxy(_)
			| RuntimeCall::Preimage(_)
			| RuntimeCall::Scheduler(_)
			| RuntimeCall::TreasuryCouncil(_)
			| RuntimeCall::ComplianceCouncil(_)
			| RuntimeCall::TechnicalCommittee(_)
			| RuntimeCall::Treasury(_)
			| RuntimeCall::AssetRate(_)
			| RuntimeCall::CouncilBudget(_)
			| RuntimeCall::ConvictionVoting(_)
			| RuntimeCall::Referenda(_)
			| RuntimeCall::Whitelist(_)
			| RuntimeCall::SafeMode(_)
			| RuntimeCall::Recovery(_)
			| RuntimeCall::VideoProof(_)
			| RuntimeCall::Escrow(_)
			| RuntimeCall::Subscriptions(_) => true,
			#[cfg(feature = "dev")]
			RuntimeCall::Sudo(_) => true,
		}
	}
}

#[derive_impl(frame_system::config_preludes::SolochainDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type BaseCallFilter = InsideBoth<CallFilter, SafeMode>;
	type BlockWeights = RuntimeBlockWeights;
	type BlockLength = RuntimeBlockLength;
	type AccountId = AccountId;
	type AccountData = pallet_balances::AccountData<Balance>;
	type Lookup = AccountIdLookup<AccountId, ()>;
	type Nonce = Nonce;
	type Hash = Hash;
	type Hashing = Hashing;
	type BlockHashCount = BlockHashCount;
	type DbWeight = RocksDbWeight;
	type Version = Version;
	type SS58Prefix = SS58Prefix;
	type SystemWeightInfo = frame_system::weights::SubstrateWeight<Runtime>;
	type ExtensionsWeightInfo = frame_system::SubstrateExtensionsWeight<Runtime>;
	type SingleBlockMigrations = SingleBlockMigrations;
	// The rules on the block's transfers, in every block.
	type PostTransactions = Aml;
}

/// What a transaction that an off-chain worker makes carries beside its call. It lives until it is in
/// a block or the pool drops it.
fn tx_extension(era: Era, nonce: Nonce) -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(era),
		frame_system::CheckNonce::from(nonce),
		pallet_aml::CheckFrozen::new(),
		frame_system::CheckWeight::new(),
		pallet_asset_conversion_tx_payment::ChargeAssetTxPayment::from(0, None),
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		frame_system::WeightReclaim::new(),
	)
}

impl<LocalCall> frame_system::offchain::CreateTransactionBase<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extrinsic = UncheckedExtrinsic;
	type RuntimeCall = RuntimeCall;
}

// BABE and GRANDPA report equivocations by transactions without a signer.
impl<LocalCall> frame_system::offchain::CreateBare<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_bare(call: RuntimeCall) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_bare(call)
	}
}

// Validators' off-chain workers report by calls that a session key authorises.
impl<LocalCall> frame_system::offchain::CreateTransaction<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	type Extension = TxExtension;

	fn create_transaction(call: RuntimeCall, extension: TxExtension) -> UncheckedExtrinsic {
		UncheckedExtrinsic::new_transaction(call, extension)
	}
}

impl<LocalCall> frame_system::offchain::CreateAuthorizedTransaction<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_extension() -> TxExtension {
		tx_extension(Era::Immortal, 0)
	}
}

// Tariff operators' off-chain workers sign as the accounts they are.
impl frame_system::offchain::SigningTypes for Runtime {
	type Public = <Signature as Verify>::Signer;
	type Signature = Signature;
}

/// Blocks for which a transaction that an off-chain worker signed is valid: three minutes.
const WORKER_TRANSACTION_LIFE: u64 = 64;

impl<LocalCall> frame_system::offchain::CreateSignedTransaction<LocalCall> for Runtime
where
	RuntimeCall: From<LocalCall>,
{
	fn create_signed_transaction<C: AppCrypto<Self::Public, Self::Signature>>(
		call: RuntimeCall,
		public: Self::Public,
		account: AccountId,
		nonce: Nonce,
	) -> Option<UncheckedExtrinsic> {
		// The block before this one: the state of this one is not final for the signer yet.
		let current = u64::from(System::block_number().saturating_sub(1));
		let extension = tx_extension(Era::mortal(WORKER_TRANSACTION_LIFE, current), nonce);
		let payload = SignedPayload::new(call, extension).ok()?;
		let signature = payload.using_encoded(|payload| C::sign(payload, public))?;
		let (call, extension, _) = payload.deconstruct();
		Some(UncheckedExtrinsic::new_signed(
			call,
			AccountIdLookup::unlookup(account),
			signature,
			extension,
		))
	}
}
