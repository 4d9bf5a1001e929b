//! The `aml` namespace: freezes, and the compliance council's cases.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use mornet_primitives::{
	aml::{
		AmlApi as RuntimeApi, CaseId, CaseOverview, CaseState, FreezeCode, FreezeOverview, Outcome,
		Rule,
	},
	AccountId, Hash, Moment, OpaqueBlock as Block,
};
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;

use crate::convert::{runtime_error, Amount};

/// Cases of an answer where the caller does not say how many.
const DEFAULT_PAGE: u32 = 32;

/// A freeze.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Freeze {
	/// Whose account it is.
	pub account: AccountId,
	/// Why: `investigation`, `courtOrder`, `sanctions` or `keysCompromised`.
	pub code: String,
	/// Since when.
	pub since: Moment,
	/// From when on it is lifted; `null` if the council has to lift it.
	pub until: Option<Moment>,
	/// The case it belongs to, if it belongs to one.
	pub case: Option<CaseId>,
}

const fn code_name(code: FreezeCode) -> &'static str {
	match code {
		FreezeCode::Investigation => "investigation",
		FreezeCode::CourtOrder => "courtOrder",
		FreezeCode::Sanctions => "sanctions",
		FreezeCode::KeysCompromised => "keysCompromised",
	}
}

impl From<FreezeOverview<AccountId>> for Freeze {
	fn from(freeze: FreezeOverview<AccountId>) -> Self {
		Self {
			account: freeze.account,
			code: code_name(freeze.code).into(),
			since: freeze.since,
			until: freeze.until,
			case: freeze.case,
		}
	}
}

/// A case as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Case {
	/// Its number.
	pub id: CaseId,
	/// Whom it is about.
	pub account: AccountId,
	/// Why it was opened: `velocity`, `structuring`, `firstLargeOutflow`, `fromFrozen` or `manual`.
	pub rule: String,
	/// With whom, if the rule is about two.
	pub counterparty: Option<AccountId>,
	/// When it was opened.
	pub opened_at: Moment,
	/// When the rule was last met.
	pub last_at: Moment,
	/// How often it was met.
	pub hits: u32,
	/// The largest amount with which it was met, in plancks.
	pub amount: Amount,
	/// `open`, `underReview`, `reported` or `closed`.
	pub state: String,
	/// Hash of the report that was filed; `null` unless the state is `reported`.
	pub report_hash: Option<Hash>,
	/// What was found: `falseAlarm`, `explained` or `confirmed`; `null` until it is closed.
	pub outcome: Option<String>,
	/// When it was closed; `null` until it is.
	pub closed_at: Option<Moment>,
	/// Whether the account is frozen.
	pub frozen: bool,
}

const fn rule_name(rule: Rule) -> &'static str {
	match rule {
		Rule::Velocity => "velocity",
		Rule::Structuring => "structuring",
		Rule::FirstLargeOutflow => "firstLargeOutflow",
		Rule::FromFrozen => "fromFrozen",
		Rule::Manual => "manual",
	}
}

const fn outcome_name(outcome: Outcome) -> &'static str {
	match outcome {
		Outcome::FalseAlarm => "falseAlarm",
		Outcome::Explained => "explained",
		Outcome::Confirmed => "confirmed",
	}
}

impl From<CaseOverview<AccountId>> for Case {
	fn from(case: CaseOverview<AccountId>) -> Self {
		let (state, report_hash, outcome, closed_at) = match case.state {
			CaseState::Open => ("open", None, None, None),
			CaseState::UnderReview => ("underReview", None, None, None),
			CaseState::Reported { report_hash } => ("reported", Some(report_hash), None, None),
			CaseState::Closed { outcome, at } => {
				("closed", None, Some(outcome_name(outcome)), Some(at))
			},
		};
		Self {
			id: case.id,
			account: case.account,
			rule: rule_name(case.rule).into(),
			counterparty: case.counterparty,
			opened_at: case.opened_at,
			last_at: case.last_at,
			hits: case.hits,
			amount: case.amount.into(),
			state: state.into(),
			report_hash,
			outcome: outcome.map(Into::into),
			closed_at,
			frozen: case.frozen,
		}
	}
}

/// Freezes and cases. The last parameter of a method is the block to ask at, the best one if left
/// out.
#[rpc(server, namespace = "aml")]
pub trait AmlRpc {
	/// An account's freeze; `null` if it is not frozen.
	#[method(name = "freeze")]
	fn freeze(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Option<Freeze>>;

	/// A case; `null` if there is none of that number, or none any more.
	#[method(name = "case")]
	fn case(&self, id: CaseId, at: Option<Hash>) -> RpcResult<Option<Case>>;

	/// The cases in the order of their numbers, closed ones included, from number `from` on, or from
	/// the first: 32 of them if `limit` is left out, 256 at most.
	#[method(name = "cases")]
	fn cases(
		&self,
		from: Option<CaseId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Case>>;
}

/// Answers [`AmlRpcServer`] from the runtime.
pub struct Aml<C> {
	client: Arc<C>,
}

impl<C> Aml<C> {
	/// From a client.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> AmlRpcServer for Aml<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: RuntimeApi<Block, AccountId>,
{
	fn freeze(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Option<Freeze>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let freeze = self.client.runtime_api().freeze_of(at, account).map_err(runtime_error)?;
		Ok(freeze.map(Into::into))
	}

	fn case(&self, id: CaseId, at: Option<Hash>) -> RpcResult<Option<Case>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let case = self.client.runtime_api().case(at, id).map_err(runtime_error)?;
		Ok(case.map(Into::into))
	}

	fn cases(
		&self,
		from: Option<CaseId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Case>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let cases = self
			.client
			.runtime_api()
			.cases(at, from.unwrap_or_default(), limit.unwrap_or(DEFAULT_PAGE))
			.map_err(runtime_error)?;
		Ok(cases.into_iter().map(Into::into).collect())
	}
}

#[cfg(test)]
mod tests {
	#![allow(
		clippy::unwrap_used,
		clippy::arithmetic_side_effects,
		reason = "a test fails by panicking"
	)]

	use serde_json::json;

	use super::*;

	const NOW: Moment = 1_767_268_800_000;

	fn overview() -> CaseOverview<AccountId> {
		CaseOverview {
			id: 7,
			account: AccountId::new([1; 32]),
			rule: Rule::FromFrozen,
			counterparty: Some(AccountId::new([2; 32])),
			opened_at: NOW,
			last_at: NOW + 1,
			hits: 3,
			amount: u128::MAX,
			state: CaseState::Open,
			frozen: true,
		}
	}

	fn json_of(value: impl Serialize) -> serde_json::Value {
		serde_json::to_value(value).unwrap()
	}

	/// As the metadata has it, with a small letter.
	fn is_camel_case_of(name: &str, value: impl std::fmt::Debug) {
		assert!(name.eq_ignore_ascii_case(&format!("{value:?}")), "{name}");
		assert!(name.starts_with(char::is_lowercase), "{name}");
	}

	#[test]
	fn cases_look_as_documented() {
		let expected = json!({
			"id": 7,
			"account": "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT",
			"rule": "fromFrozen",
			"counterparty": "5C7LYpP2ZH3tpKbvVvwiVe54AapxErdPBbvkYhe6y9ZBkqWt",
			"openedAt": NOW,
			"lastAt": NOW + 1,
			"hits": 3,
			"amount": "340282366920938463463374607431768211455",
			"state": "open",
			"reportHash": null,
			"outcome": null,
			"closedAt": null,
			"frozen": true,
		});
		assert_eq!(json_of(Case::from(overview())), expected);
	}

	#[test]
	fn each_state_of_a_case_is_shown_with_what_belongs_to_it() {
		let shown = |state| {
			let case = json_of(Case::from(CaseOverview { state, ..overview() }));
			["state", "reportHash", "outcome", "closedAt"].map(|field| case[field].clone())
		};
		let null = json!(null);
		assert_eq!(
			shown(CaseState::UnderReview),
			[json!("underReview"), null.clone(), null.clone(), null.clone()]
		);
		assert_eq!(
			shown(CaseState::Reported { report_hash: Hash::repeat_byte(0xab) }),
			[
				json!("reported"),
				json!(format!("0x{}", "ab".repeat(32))),
				null.clone(),
				null.clone()
			]
		);
		assert_eq!(
			shown(CaseState::Closed { outcome: Outcome::FalseAlarm, at: NOW }),
			[json!("closed"), null, json!("falseAlarm"), json!(NOW)]
		);
	}

	#[test]
	fn freezes_look_as_documented() {
		let freeze = FreezeOverview {
			account: AccountId::new([1; 32]),
			code: FreezeCode::CourtOrder,
			since: NOW,
			until: None,
			case: None,
		};
		let expected = json!({
			"account": "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT",
			"code": "courtOrder",
			"since": NOW,
			"until": null,
			"case": null,
		});
		assert_eq!(json_of(Freeze::from(freeze.clone())), expected);
		let with_end =
			Freeze::from(FreezeOverview { until: Some(NOW + 1), case: Some(7), ..freeze });
		assert_eq!((with_end.until, with_end.case), (Some(NOW + 1), Some(7)));
	}

	#[test]
	fn rules_codes_and_outcomes_have_the_names_of_the_metadata() {
		for rule in Rule::ALL {
			is_camel_case_of(rule_name(rule), rule);
		}
		for code in [
			FreezeCode::Investigation,
			FreezeCode::CourtOrder,
			FreezeCode::Sanctions,
			FreezeCode::KeysCompromised,
		] {
			is_camel_case_of(code_name(code), code);
		}
		for outcome in [Outcome::FalseAlarm, Outcome::Explained, Outcome::Confirmed] {
			is_camel_case_of(outcome_name(outcome), outcome);
		}
	}
}
