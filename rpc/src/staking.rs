//! The `staking` namespace: the validators, and what an account has at stake.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use mornet_primitives::{
	staking::{EraOverview, StakingApi as RuntimeApi, ValidatorOverview},
	AccountId, Hash, OpaqueBlock as Block,
};
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;

use crate::convert::{runtime_error, Amount};

/// An era.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Era {
	/// Its number.
	pub index: u32,
	/// The session it begins with.
	pub start_session: u32,
	/// Its validators, the most staked first.
	pub validators: Vec<AccountId>,
	/// Stake behind all of them, in plancks.
	pub total_stake: Amount,
	/// How many of them may fail before finality stalls.
	pub fault_budget: u32,
}

impl From<EraOverview<AccountId>> for Era {
	fn from(era: EraOverview<AccountId>) -> Self {
		Self {
			index: era.index,
			start_session: era.start_session,
			validators: era.validators,
			total_stake: era.total_stake.into(),
			fault_budget: era.fault_budget,
		}
	}
}

/// The state of staking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Overview {
	/// The era that runs; `null` until the chain's first.
	pub active_era: Option<Era>,
	/// The next era, once its validators are elected.
	pub planned_era: Option<Era>,
	/// Most validators that are elected.
	pub validator_count: u32,
	/// Candidates at present.
	pub candidate_count: u32,
	/// Least own stake of a candidate, in plancks.
	pub min_self_bond: Amount,
	/// Least delegation, in plancks.
	pub min_delegation: Amount,
	/// Eras for which unbonded coins stay on hold.
	pub bonding_duration: u32,
	/// Fees collected for the running era, in plancks.
	pub pot_free: Amount,
	/// Rewards of past eras not paid out yet, in plancks.
	pub pot_owed: Amount,
}

/// A validator or a candidate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Validator {
	/// Its account.
	pub account: AccountId,
	/// Whether it stands for the next election.
	pub candidate: bool,
	/// Whether its session keys are registered.
	pub has_keys: bool,
	/// Whether it is in the set of the running era.
	pub active: bool,
	/// Whether it is kept from making blocks for now.
	pub disabled: bool,
	/// Commission, in billionths.
	pub commission: u32,
	/// Its own stake, in plancks.
	pub own_stake: Amount,
	/// What others delegated to it, in plancks.
	pub delegated_stake: Amount,
	/// How many others.
	pub delegators: u32,
	/// Blocks made in the running era.
	pub era_points: u32,
	/// Sessions in a row without a block.
	pub silent_sessions: u32,
}

impl From<ValidatorOverview<AccountId>> for Validator {
	fn from(validator: ValidatorOverview<AccountId>) -> Self {
		Self {
			account: validator.account,
			candidate: validator.candidate,
			has_keys: validator.has_keys,
			active: validator.active,
			disabled: validator.disabled,
			commission: validator.commission.deconstruct(),
			own_stake: validator.own_stake.into(),
			delegated_stake: validator.delegated_stake.into(),
			delegators: validator.delegators,
			era_points: validator.era_points,
			silent_sessions: validator.silent_sessions,
		}
	}
}

/// The validators. What is specific to an account (its positions, rewards to come) is in the runtime
/// API `StakingApi`, which `state_call` and every wallet library reach.
#[rpc(server, namespace = "staking")]
pub trait StakingRpc {
	/// The eras, the bounds and the fee pot.
	#[method(name = "overview")]
	fn overview(&self, at: Option<Hash>) -> RpcResult<Overview>;

	/// The candidates and the validators of the running era, the most staked first.
	#[method(name = "validators")]
	fn validators(&self, offset: u32, limit: u32, at: Option<Hash>) -> RpcResult<Vec<Validator>>;
}

/// Answers [`StakingRpcServer`] from the runtime.
pub struct Staking<C> {
	client: Arc<C>,
}

impl<C> Staking<C> {
	/// From a client.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> StakingRpcServer for Staking<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: RuntimeApi<Block, AccountId>,
{
	fn overview(&self, at: Option<Hash>) -> RpcResult<Overview> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let overview = self.client.runtime_api().overview(at).map_err(runtime_error)?;
		Ok(Overview {
			active_era: overview.active_era.map(Into::into),
			planned_era: overview.planned_era.map(Into::into),
			validator_count: overview.validator_count,
			candidate_count: overview.candidate_count,
			min_self_bond: overview.min_self_bond.into(),
			min_delegation: overview.min_delegation.into(),
			bonding_duration: overview.bonding_duration,
			pot_free: overview.pot_free.into(),
			pot_owed: overview.pot_owed.into(),
		})
	}

	fn validators(&self, offset: u32, limit: u32, at: Option<Hash>) -> RpcResult<Vec<Validator>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let validators =
			self.client.runtime_api().validators(at, offset, limit).map_err(runtime_error)?;
		Ok(validators.into_iter().map(Into::into).collect())
	}
}
