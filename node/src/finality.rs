//! Watches finality: how many validators may fail before it stalls, and who is missing when it does.
//!
//! GRANDPA needs the votes of more than two thirds of the validators, so of n of them
//! f = ⌊(n−1)/3⌋ may fail: none of 3, 1 of 4, 6 of 21. Over RPC the missing voters are in
//! `grandpa_roundState`.

use std::{collections::HashSet, sync::Arc, time::Duration};

use futures_timer::Delay;
use mornet_primitives::{staking::fault_budget, BlockNumber, Hash};
use sc_client_api::HeaderBackend;
use sc_consensus_grandpa::{AuthorityId, SharedAuthoritySet, SharedVoterState};
use substrate_prometheus_endpoint::{register, Gauge, PrometheusError, Registry, U64};

use crate::service::FullClient;

/// Log target.
const LOG_TARGET: &str = "finality";

/// How often is looked: twice a block.
const PERIOD: Duration = Duration::from_millis(1_500);

/// Finality stalls when so many looks in a row found nothing newly final though there are new
/// blocks: 30 seconds.
const STALLED_LOOKS: u32 = 20;

/// While it stalls that is said once in so many looks: every minute.
const REPEAT_LOOKS: u32 = 40;

/// What Prometheus sees.
struct Metrics {
	validators: Gauge<U64>,
	fault_budget: Gauge<U64>,
	missing_voters: Gauge<U64>,
	stalled: Gauge<U64>,
}

impl Metrics {
	fn register(registry: &Registry) -> Result<Self, PrometheusError> {
		Ok(Self {
			validators: register(
				Gauge::new("mornet_validators", "Validators that vote on finality")?,
				registry,
			)?,
			fault_budget: register(
				Gauge::new(
					"mornet_fault_budget",
					"Validators that may fail before finality stalls: (validators - 1) / 3",
				)?,
				registry,
			)?,
			missing_voters: register(
				Gauge::new(
					"mornet_finality_missing_voters",
					"Validators without a vote in the running round while finality stalls",
				)?,
				registry,
			)?,
			stalled: register(
				Gauge::new("mornet_finality_stalled", "1 while finality stalls, else 0")?,
				registry,
			)?,
		})
	}
}

/// What a look at the chain finds worth saying.
#[derive(Debug, PartialEq, Eq)]
enum Finding {
	/// Other validators than before, and how many of them may fail.
	Validators { count: u32, fault_budget: u32 },
	/// Nothing became final for too long.
	Stalled,
	/// Finality goes on.
	Resumed,
}

/// What is remembered from look to look.
#[derive(Default)]
struct Watch {
	validators: u32,
	finalised: BlockNumber,
	looks_without: u32,
}

impl Watch {
	/// Takes in the number of validators, the best block and the last final one.
	fn look(&mut self, validators: u32, best: BlockNumber, finalised: BlockNumber) -> Vec<Finding> {
		let mut findings = Vec::new();

		if validators != self.validators {
			self.validators = validators;
			findings.push(Finding::Validators {
				count: validators,
				fault_budget: fault_budget(validators),
			});
		}

		if finalised > self.finalised || best <= finalised {
			if self.stalled() {
				findings.push(Finding::Resumed);
			}
			self.finalised = finalised;
			self.looks_without = 0;
		} else {
			self.looks_without = self.looks_without.saturating_add(1);
			let since = self.looks_without.saturating_sub(STALLED_LOOKS);
			if self.stalled() && since.is_multiple_of(REPEAT_LOOKS) {
				findings.push(Finding::Stalled);
			}
		}

		findings
	}

	fn stalled(&self) -> bool {
		self.looks_without >= STALLED_LOOKS
	}
}

/// Watches until the node stops. Metrics are left out where there is no registry.
///
/// # Errors
///
/// If a metric's name is taken.
pub fn watch(
	client: Arc<FullClient>,
	authorities: SharedAuthoritySet<Hash, BlockNumber>,
	votes: SharedVoterState,
	registry: Option<&Registry>,
) -> Result<impl std::future::Future<Output = ()>, PrometheusError> {
	let metrics = registry.map(Metrics::register).transpose()?;

	Ok(async move {
		let mut watch = Watch::default();
		loop {
			Delay::new(PERIOD).await;
			let chain = client.info();
			let voters: Vec<AuthorityId> =
				authorities.current_authorities().iter().map(|(id, _)| id.clone()).collect();
			let count = u32::try_from(voters.len()).unwrap_or(u32::MAX);

			for finding in watch.look(count, chain.best_number, chain.finalized_number) {
				match finding {
					Finding::Validators { count, fault_budget: 0 } if count > 1 => log::warn!(
						target: LOG_TARGET,
						"validators: {count}; none may fail, or finality stalls. Four bear the loss of one"
					),
					Finding::Validators { count, fault_budget } => log::info!(
						target: LOG_TARGET,
						"validators: {count}; {fault_budget} may fail before finality stalls"
					),
					Finding::Stalled => log::warn!(
						target: LOG_TARGET,
						"nothing became final after block {}; missing votes: {}",
						chain.finalized_number,
						names(&missing(&voters, &votes)),
					),
					Finding::Resumed => log::info!(
						target: LOG_TARGET,
						"finality goes on: block {} is final",
						chain.finalized_number
					),
				}
			}

			if let Some(metrics) = &metrics {
				metrics.validators.set(count.into());
				metrics.fault_budget.set(fault_budget(count).into());
				metrics.stalled.set(watch.stalled().into());
				let missing = if watch.stalled() { missing(&voters, &votes).len() } else { 0 };
				metrics.missing_voters.set(u64::try_from(missing).unwrap_or(u64::MAX));
			}
		}
	})
}

/// The voters without a prevote or without a precommit in the running round.
fn missing(voters: &[AuthorityId], votes: &SharedVoterState) -> Vec<AuthorityId> {
	let nobody = HashSet::new();
	let state = votes.voter_state();
	let (prevoted, precommitted) = state.as_ref().map_or((&nobody, &nobody), |state| {
		let (_, round) = &state.best_round;
		(&round.prevote_ids, &round.precommit_ids)
	});
	// In a round that waits for prevotes nobody has precommitted yet.
	let waits_for_prevotes = precommitted.is_empty();
	voters
		.iter()
		.filter(|id| !prevoted.contains(id) || (!waits_for_prevotes && !precommitted.contains(id)))
		.cloned()
		.collect()
}

/// Keys as an operator can look them up: `session.keyOwner` tells whose a key is.
fn names(ids: &[AuthorityId]) -> String {
	if ids.is_empty() {
		return "none".into();
	}
	ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn change_of_validators_is_told_once_with_its_fault_budget() {
		let mut watch = Watch::default();
		assert_eq!(watch.look(3, 1, 1), vec![Finding::Validators { count: 3, fault_budget: 0 }]);
		assert_eq!(watch.look(3, 2, 2), vec![]);
		assert_eq!(watch.look(4, 3, 3), vec![Finding::Validators { count: 4, fault_budget: 1 }]);
	}

	#[test]
	fn stall_is_told_after_half_a_minute_and_again_every_minute() {
		let mut watch = Watch { validators: 4, finalised: 10, looks_without: 0 };
		let told: Vec<u32> = (1..=STALLED_LOOKS + REPEAT_LOOKS)
			.filter(|_| watch.look(4, 20, 10) == vec![Finding::Stalled])
			.collect();
		assert_eq!(told, [STALLED_LOOKS, STALLED_LOOKS + REPEAT_LOOKS]);
		assert!(watch.stalled());
		assert_eq!(watch.look(4, 21, 18), vec![Finding::Resumed]);
		assert!(!watch.stalled());
	}

	#[test]
	fn chain_without_new_blocks_does_not_count_as_stalled_finality() {
		let mut watch = Watch { validators: 1, finalised: 10, looks_without: 0 };
		for _ in 0..=STALLED_LOOKS {
			assert_eq!(watch.look(1, 10, 10), vec![]);
		}
		assert!(!watch.stalled());
	}
}
