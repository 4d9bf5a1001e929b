//! Genesis by name: `development`, `local_testnet` and `testnet`.
//!
//! A preset is a JSON patch of `RuntimeGenesisConfig`; `mornet-node chain-spec` turns it and the
//! runtime's wasm into a chain specification.

mod development;
mod local;
mod testnet;

use alloc::{
	string::{String, ToString},
	vec,
	vec::Vec,
};

use frame_support::build_struct_json_patch;
use mornet_primitives::{
	kyc::{Ramp, RampLimit, RampLimitsByLevel},
	oracle::AuthorityId as OracleId,
	subscriptions::PlanTerms,
	tariffs::{Feed, Region, Resource},
	treasury::SpendLimit,
	units::{
		asset,
		currency::{EXISTENTIAL_DEPOSIT, GCC, MILLI_GCC},
		time::PRIMARY_PROBABILITY,
	},
	AccountId, AssetId, Balance,
};
use pallet_validator_staking::Parameters;
use serde_json::Value;
use sp_authority_discovery::AuthorityId as AuthorityDiscoveryId;
use sp_consensus_babe::{AllowedSlots, AuthorityId as BabeId, BabeEpochConfiguration};
use sp_consensus_grandpa::AuthorityId as GrandpaId;
use sp_core::{ed25519, sr25519};
use sp_genesis_builder::{PresetId, DEV_RUNTIME_PRESET, LOCAL_TESTNET_RUNTIME_PRESET};
use sp_runtime::Perbill;

use crate::{
	configs::{assets::AssetIssuer, staking::TreasuryAccount},
	constants::governance::TREASURY_PERIOD,
	AssetsConfig, BabeConfig, BalancesConfig, ComplianceCouncilConfig, CouncilBudgetConfig,
	EscrowConfig, KycConfig, MeteringConfig, RuntimeGenesisConfig, SessionConfig, SessionKeys,
	SubscriptionsConfig, TariffsConfig, TechnicalCommitteeConfig, TreasuryCouncilConfig,
	ValidatorStakingConfig, VideoProofConfig,
};

/// Name of the preset of the rehearsal network.
pub const TESTNET_RUNTIME_PRESET: &str = "testnet";

/// How BABE hands out slots from genesis on: by lot, and to one validator in turn where the lot
/// falls on nobody, with a VRF so that every block adds to the randomness.
pub const BABE_EPOCH_CONFIG: BabeEpochConfiguration = BabeEpochConfiguration {
	c: PRIMARY_PROBABILITY,
	allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots,
};

/// What each endowed account of a preset has.
const ENDOWMENT: Balance = 1_000_000 * GCC;

/// What each validator of a preset bonds of it.
const BOND: Balance = 10_000 * GCC;

/// The share of its rewards that a validator of a preset keeps before its delegators get theirs.
const COMMISSION: Perbill = Perbill::from_percent(5);

/// What the treasury council of a preset may spend by itself.
const COUNCIL_LIMIT: SpendLimit = SpendLimit { amount: 20_000 * GCC, period: TREASURY_PERIOD };

/// A validator at genesis: its account and the keys it works with.
struct Validator {
	account: AccountId,
	keys: SessionKeys,
}

impl Validator {
	/// A validator whose one sr25519 key is its account and all its session keys but one, and
	/// whose ed25519 key votes.
	fn new(sr25519: sr25519::Public, ed25519: ed25519::Public) -> Self {
		Self {
			account: sr25519.into(),
			keys: SessionKeys {
				babe: BabeId::from(sr25519),
				grandpa: GrandpaId::from(ed25519),
				authority_discovery: AuthorityDiscoveryId::from(sr25519),
				oracle: OracleId::from(sr25519),
			},
		}
	}
}

/// Region of the presets' tariffs.
const REGION: &str = "DE-BE";

/// The presets' prices: about what a household there pays, at 1 GCC for 1 euro.
fn prices() -> Vec<(Feed, Balance)> {
	let Ok(region) = Region::try_from(REGION.as_bytes()) else { return Vec::new() };
	let tariff = |resource, price| (Feed::Tariff(region.clone(), resource), price);
	vec![
		tariff(Resource::Electricity, 350 * MILLI_GCC),
		tariff(Resource::Heat, 125 * MILLI_GCC),
		tariff(Resource::Water, 4_400 * MILLI_GCC),
		(Feed::IndexRate, GCC),
	]
}

/// What may pass each ramp, by level: nothing is asked of whoever moves little. Placeholders until
/// governance knows its customers.
fn limits() -> Vec<(Ramp, RampLimitsByLevel)> {
	let limit = |per_operation: Balance, per_day: Balance| RampLimit {
		per_operation: per_operation.saturating_mul(GCC),
		per_day: per_day.saturating_mul(GCC),
	};
	let by_level =
		[limit(200, 500), limit(2_000, 5_000), limit(20_000, 50_000), RampLimit::UNLIMITED];
	Ramp::ALL.into_iter().map(|ramp| (ramp, by_level)).collect()
}

/// Who works for the network of a preset.
struct Offices {
	/// Approves households and devices.
	registrar: AccountId,
	/// Makes derivations of videos for customers, and has plans of its own if it likes.
	service: AccountId,
	/// Rules on disputes between buyers and merchants.
	arbiter: AccountId,
	/// Sit in the councils and the committee.
	councillors: [AccountId; 3],
}

/// The genesis all presets share, with these validators, endowed accounts and offices.
fn genesis(validators: Vec<Validator>, endowed: Vec<AccountId>, offices: Offices) -> Value {
	let Offices { registrar, service, arbiter, councillors } = offices;
	let balances = endowed
		.into_iter()
		.map(|account| (account, ENDOWMENT))
		// With it the treasury takes the first share of a fee, however small.
		.chain([(TreasuryAccount::get(), EXISTENTIAL_DEPOSIT)])
		.collect::<Vec<_>>();

	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig { balances },
		validator_staking: ValidatorStakingConfig {
			parameters: Parameters::default(),
			validators: validators
				.iter()
				.map(|validator| (validator.account.clone(), BOND, COMMISSION))
				.collect::<Vec<_>>(),
		},
		session: SessionConfig {
			keys: validators
				.into_iter()
				.map(|Validator { account, keys }| (account.clone(), account, keys))
				.collect::<Vec<_>>(),
		},
		babe: BabeConfig { epoch_config: BABE_EPOCH_CONFIG },
		tariffs: TariffsConfig { prices: prices() },
		kyc: KycConfig { limits: limits() },
		metering: MeteringConfig { registrars: vec![registrar] },
		video_proof: VideoProofConfig { services: vec![service.clone()] },
		escrow: EscrowConfig { parameters: Default::default(), arbiters: vec![arbiter] },
		subscriptions: SubscriptionsConfig {
			parameters: Default::default(),
			services: vec![service],
			plans: PlanTerms::presets(),
		},
		treasury_council: TreasuryCouncilConfig { members: councillors.to_vec() },
		compliance_council: ComplianceCouncilConfig { members: councillors.to_vec() },
		technical_committee: TechnicalCommitteeConfig { members: councillors.to_vec() },
		council_budget: CouncilBudgetConfig { limit: Some(COUNCIL_LIMIT) },
		assets: AssetsConfig {
			// A holder of a meter's tokens needs no GCC for its account to exist.
			assets: asset::ALL
				.iter()
				.map(|info| (info.id, AssetIssuer::get(), true, 1))
				.collect::<Vec<(AssetId, AccountId, bool, Balance)>>(),
			metadata: asset::ALL
				.iter()
				.map(|info| (info.id, info.name.into(), info.symbol.into(), info.decimals))
				.collect::<Vec<(AssetId, Vec<u8>, Vec<u8>, u8)>>(),
		},
	})
}

/// The preset called `id`, as JSON; `None` if there is none of that name.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let patch = match id.as_str() {
		DEV_RUNTIME_PRESET => development::genesis(),
		LOCAL_TESTNET_RUNTIME_PRESET => local::genesis(),
		TESTNET_RUNTIME_PRESET => testnet::genesis(),
		_ => return None,
	};
	Some(patch.to_string().into_bytes())
}

/// Names of the presets.
pub fn preset_names() -> Vec<PresetId> {
	vec![
		String::from(DEV_RUNTIME_PRESET),
		String::from(LOCAL_TESTNET_RUNTIME_PRESET),
		String::from(TESTNET_RUNTIME_PRESET),
	]
}
