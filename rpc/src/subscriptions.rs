//! The `subscriptions` namespace: plans, an account's subscriptions, and what is left of its quota.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use mornet_primitives::{
	subscriptions::{
		Parameters, Period, PlanId, PlanOverview, PlanStatus, Prices, Quota, QuotaOverview, Quote,
		Renewal, Seller, Standing, SubscriptionOverview, SubscriptionsApi as RuntimeApi,
	},
	AccountId, Hash, Moment, OpaqueBlock as Block,
};
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;

use crate::convert::{invalid, runtime_error, Amount};

/// An account that is no service's, so that for its tasks the network's plans count.
const NO_SERVICE: AccountId = AccountId::new([0; 32]);

/// How much a service does for a subscriber.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuotaJson {
	/// Most tasks that are begun in a day of UTC.
	pub tasks_per_day: u32,
	/// Most seconds of content in each.
	pub seconds_per_task: u32,
}

impl From<Quota> for QuotaJson {
	fn from(Quota { tasks_per_day, seconds_per_task }: Quota) -> Self {
		Self { tasks_per_day, seconds_per_task }
	}
}

/// A month and a year of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PerPeriod<T> {
	/// 30 days.
	pub monthly: T,
	/// 365 days.
	pub yearly: T,
}

impl From<Prices> for PerPeriod<Amount> {
	fn from(Prices { monthly, yearly }: Prices) -> Self {
		Self { monthly: monthly.into(), yearly: yearly.into() }
	}
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
	/// Its number.
	pub id: PlanId,
	/// The service whose it is; `null`: the network's, for all services' tasks.
	pub service: Option<AccountId>,
	/// Its name.
	pub code: String,
	/// What it costs, in plancks. Nothing is what everybody has.
	pub prices: PerPeriod<Amount>,
	/// What it allows.
	pub quota: QuotaJson,
	/// `open`, `closed` to new subscribers, or `retired`.
	pub status: String,
	/// How many have it.
	pub subscribers: u32,
	/// What its periods are known by in an order of payments; `null` for what everybody has.
	pub references: Option<PerPeriod<Hash>>,
}

const fn status_name(status: PlanStatus) -> &'static str {
	match status {
		PlanStatus::Open => "open",
		PlanStatus::Closed => "closed",
		PlanStatus::Retired => "retired",
	}
}

fn service_of(seller: Seller<AccountId>) -> Option<AccountId> {
	match seller {
		Seller::Network => None,
		Seller::Service(service) => Some(service),
	}
}

fn seller_of(service: Option<AccountId>) -> Seller<AccountId> {
	match service {
		None => Seller::Network,
		Some(service) => Seller::Service(service),
	}
}

impl From<PlanOverview<AccountId>> for Plan {
	fn from(plan: PlanOverview<AccountId>) -> Self {
		Self {
			id: plan.id,
			service: service_of(plan.seller),
			code: plan.terms.code.into(),
			prices: plan.terms.prices.into(),
			quota: plan.terms.quota.into(),
			status: status_name(plan.status).into(),
			subscribers: plan.subscribers,
			references: plan.references.map(|(monthly, yearly)| PerPeriod { monthly, yearly }),
		}
	}
}

const fn period_name(period: Period) -> &'static str {
	match period {
		Period::Monthly => "monthly",
		Period::Yearly => "yearly",
	}
}

fn period(name: &str) -> RpcResult<Period> {
	Period::ALL
		.into_iter()
		.find(|period| period_name(*period) == name)
		.ok_or_else(|| invalid(format!("{name:?} is no period: write monthly or yearly")))
}

/// What happens when what was paid is used up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RenewalJson {
	/// `byHand`, `automatic` or `cancelled`.
	pub kind: String,
	/// The plan from then on; `null` unless it is automatic.
	pub plan: Option<PlanId>,
	/// The period, `monthly` or `yearly`; `null` unless it is automatic.
	pub period: Option<String>,
}

impl From<Renewal> for RenewalJson {
	fn from(renewal: Renewal) -> Self {
		let (kind, next) = match renewal {
			Renewal::ByHand => ("byHand", None),
			Renewal::Automatic { plan, period } => ("automatic", Some((plan, period))),
			Renewal::Cancelled => ("cancelled", None),
		};
		Self {
			kind: kind.into(),
			plan: next.map(|(plan, _)| plan),
			period: next.map(|(_, period)| period_name(period).into()),
		}
	}
}

/// What is left of a quota today.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuotaLeft {
	/// The service whose plan counts; `null`: the network.
	pub service: Option<AccountId>,
	/// The plan that counts.
	pub plan: PlanId,
	/// What it allows.
	pub quota: QuotaJson,
	/// Tasks begun today.
	pub used: u32,
	/// Tasks that can be begun today.
	pub left: u32,
	/// When the day is over.
	pub resets_at: Moment,
	/// Until when the quota counts, grace included; `null` for what everybody has.
	pub ends_at: Option<Moment>,
}

impl From<QuotaOverview<AccountId>> for QuotaLeft {
	fn from(quota: QuotaOverview<AccountId>) -> Self {
		Self {
			service: service_of(quota.seller),
			plan: quota.plan,
			quota: quota.quota.into(),
			used: quota.used,
			left: quota.left,
			resets_at: quota.resets_at,
			ends_at: quota.ends_at,
		}
	}
}

/// An account's subscription.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Subscription {
	/// The service whose plan it is; `null`: the network.
	pub service: Option<AccountId>,
	/// The plan.
	pub plan: PlanId,
	/// Its name.
	pub code: String,
	/// What it allows.
	pub quota: QuotaJson,
	/// The period that was paid last: `monthly` or `yearly`.
	pub period: String,
	/// Its price, in plancks.
	pub price: Amount,
	/// Since when there is one without a break.
	pub since: Moment,
	/// Until when it is paid.
	pub expires_at: Moment,
	/// Until when the quota counts.
	pub ends_at: Moment,
	/// `inForce`, `grace` or `over`.
	pub standing: String,
	/// What happens when what was paid is used up.
	pub renewal: RenewalJson,
	/// What is unused of what was paid, in plancks: the credit of an upgrade now.
	pub unused: Amount,
	/// Tasks that can be begun today; `null` once the quota does not count any more.
	pub left: Option<u32>,
}

const fn standing_name(standing: Standing) -> &'static str {
	match standing {
		Standing::InForce => "inForce",
		Standing::Grace => "grace",
		Standing::Over => "over",
	}
}

fn subscription_json(
	subscription: SubscriptionOverview<AccountId>,
	left: Option<u32>,
) -> Subscription {
	Subscription {
		service: service_of(subscription.seller),
		plan: subscription.plan,
		code: subscription.code.into(),
		quota: subscription.quota.into(),
		period: period_name(subscription.period).into(),
		price: subscription.price.into(),
		since: subscription.since,
		expires_at: subscription.expires_at,
		ends_at: subscription.ends_at,
		standing: standing_name(subscription.standing).into(),
		renewal: subscription.renewal.into(),
		unused: subscription.unused.into(),
		left,
	}
}

/// What an account would pay for a plan now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct QuoteJson {
	/// Whether it is an upgrade, by `upgrade`; else `subscribe` buys it.
	pub upgrade: bool,
	/// The price, in plancks: what the call names.
	pub price: Amount,
	/// What is credited for what is unused, in plancks.
	pub credit: Amount,
	/// What is paid, in plancks.
	pub cost: Amount,
	/// Until when it would be paid.
	pub expires_at: Moment,
}

impl From<Quote> for QuoteJson {
	fn from(quote: Quote) -> Self {
		Self {
			upgrade: quote.upgrade,
			price: quote.price.into(),
			credit: quote.credit.into(),
			cost: quote.cost.into(),
			expires_at: quote.expires_at,
		}
	}
}

/// The rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
	/// For how long a quota counts after what was paid is used up, in milliseconds.
	pub grace: Moment,
	/// The least price of a plan, in plancks.
	pub min_price: Amount,
}

impl From<Parameters> for Rules {
	fn from(Parameters { grace, min_price }: Parameters) -> Self {
		Self { grace, min_price: min_price.into() }
	}
}

/// Plans and subscriptions. The last parameter of a method is the block to ask at, the best one if
/// left out.
#[rpc(server, namespace = "subscriptions")]
pub trait SubscriptionsRpc {
	/// A plan; `null` if there is none of that number, or it was removed.
	#[method(name = "plan")]
	fn plan(&self, id: PlanId, at: Option<Hash>) -> RpcResult<Option<Plan>>;

	/// The plans of a service, or the network's, by number.
	#[method(name = "plans")]
	fn plans(&self, service: Option<AccountId>, at: Option<Hash>) -> RpcResult<Vec<Plan>>;

	/// The accounts that can have plans of their own.
	#[method(name = "services")]
	fn services(&self, at: Option<Hash>) -> RpcResult<Vec<AccountId>>;

	/// An account's subscriptions, one of each seller's at most.
	#[method(name = "of")]
	fn of(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Vec<Subscription>>;

	/// What is left to an account of its quota for a service's tasks; `null` if it has none.
	#[method(name = "quota")]
	fn quota(
		&self,
		service: AccountId,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<Option<QuotaLeft>>;

	/// What an account would pay now for a period (`monthly` or `yearly`) of a plan; `null` if it
	/// cannot have it now.
	#[method(name = "quote")]
	fn quote(
		&self,
		account: AccountId,
		plan: PlanId,
		period: String,
		at: Option<Hash>,
	) -> RpcResult<Option<QuoteJson>>;

	/// The rules.
	#[method(name = "parameters")]
	fn parameters(&self, at: Option<Hash>) -> RpcResult<Rules>;
}

/// Answers [`SubscriptionsRpcServer`] from the runtime.
pub struct Subscriptions<C> {
	client: Arc<C>,
}

impl<C> Subscriptions<C> {
	/// From a client.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> SubscriptionsRpcServer for Subscriptions<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: RuntimeApi<Block, AccountId>,
{
	fn plan(&self, id: PlanId, at: Option<Hash>) -> RpcResult<Option<Plan>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let plan = self.client.runtime_api().plan(at, id).map_err(runtime_error)?;
		Ok(plan.map(Into::into))
	}

	fn plans(&self, service: Option<AccountId>, at: Option<Hash>) -> RpcResult<Vec<Plan>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let seller = seller_of(service);
		let plans = self.client.runtime_api().plans_of(at, seller).map_err(runtime_error)?;
		Ok(plans.into_iter().map(Into::into).collect())
	}

	fn services(&self, at: Option<Hash>) -> RpcResult<Vec<AccountId>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		self.client.runtime_api().services(at).map_err(runtime_error)
	}

	fn of(&self, account: AccountId, at: Option<Hash>) -> RpcResult<Vec<Subscription>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let api = self.client.runtime_api();
		let subscriptions = api.subscriptions_of(at, account.clone()).map_err(runtime_error)?;
		subscriptions
			.into_iter()
			.map(|subscription| {
				let service = service_of(subscription.seller.clone()).unwrap_or(NO_SERVICE);
				let left = api
					.quota_left(at, service, account.clone())
					.map_err(runtime_error)?
					.filter(|quota| quota.plan == subscription.plan)
					.map(|quota| quota.left);
				Ok(subscription_json(subscription, left))
			})
			.collect()
	}

	fn quota(
		&self,
		service: AccountId,
		account: AccountId,
		at: Option<Hash>,
	) -> RpcResult<Option<QuotaLeft>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let quota = self
			.client
			.runtime_api()
			.quota_left(at, service, account)
			.map_err(runtime_error)?;
		Ok(quota.map(Into::into))
	}

	fn quote(
		&self,
		account: AccountId,
		plan: PlanId,
		name: String,
		at: Option<Hash>,
	) -> RpcResult<Option<QuoteJson>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let period = period(&name)?;
		let quote = self
			.client
			.runtime_api()
			.quote(at, account, plan, period)
			.map_err(runtime_error)?;
		Ok(quote.map(Into::into))
	}

	fn parameters(&self, at: Option<Hash>) -> RpcResult<Rules> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let parameters = self.client.runtime_api().parameters(at).map_err(runtime_error)?;
		Ok(parameters.into())
	}
}

#[cfg(test)]
mod tests {
	#![allow(
		clippy::unwrap_used,
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		reason = "a test fails by panicking"
	)]

	use mornet_primitives::subscriptions::PlanTerms;
	use serde_json::json;

	use super::*;

	const NOW: Moment = 1_767_268_800_000;

	fn pro() -> PlanTerms {
		PlanTerms::presets().remove(1)
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
	fn plans_look_as_documented() {
		let plan = PlanOverview {
			id: 1,
			seller: Seller::Network,
			terms: pro(),
			status: PlanStatus::Open,
			subscribers: 3,
			references: Some((Hash::repeat_byte(0xab), Hash::repeat_byte(0xcd))),
		};
		let expected = json!({
			"id": 1,
			"service": null,
			"code": "PRO",
			"prices": { "monthly": "299000000000000", "yearly": "2990000000000000" },
			"quota": { "tasksPerDay": 50, "secondsPerTask": 600 },
			"status": "open",
			"subscribers": 3,
			"references": {
				"monthly": format!("0x{}", "ab".repeat(32)),
				"yearly": format!("0x{}", "cd".repeat(32)),
			},
		});
		assert_eq!(json_of(Plan::from(plan.clone())), expected);
		let service = Seller::Service(AccountId::new([1; 32]));
		let json = json_of(Plan::from(PlanOverview { seller: service, references: None, ..plan }));
		assert_eq!(json["service"], "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT");
		assert_eq!(json["references"], json!(null));
	}

	#[test]
	fn subscriptions_look_as_documented() {
		let overview = SubscriptionOverview {
			seller: Seller::Network,
			plan: 1,
			code: pro().code,
			quota: pro().quota,
			period: Period::Monthly,
			price: pro().prices.monthly,
			since: NOW,
			expires_at: NOW + 1,
			ends_at: NOW + 2,
			standing: Standing::InForce,
			renewal: Renewal::Automatic { plan: 2, period: Period::Yearly },
			unused: 5,
		};
		let expected = json!({
			"service": null,
			"plan": 1,
			"code": "PRO",
			"quota": { "tasksPerDay": 50, "secondsPerTask": 600 },
			"period": "monthly",
			"price": "299000000000000",
			"since": NOW,
			"expiresAt": NOW + 1,
			"endsAt": NOW + 2,
			"standing": "inForce",
			"renewal": { "kind": "automatic", "plan": 2, "period": "yearly" },
			"unused": "5",
			"left": null,
		});
		assert_eq!(json_of(subscription_json(overview.clone(), None)), expected);
		let by_hand = SubscriptionOverview { renewal: Renewal::ByHand, ..overview };
		let json = json_of(subscription_json(by_hand, Some(7)));
		assert_eq!(json["renewal"], json!({ "kind": "byHand", "plan": null, "period": null }));
		assert_eq!(json["left"], json!(7));
	}

	#[test]
	fn quotas_quotes_and_rules_look_as_documented() {
		let quota = QuotaOverview {
			seller: Seller::<AccountId>::Network,
			plan: 0,
			quota: Quota { tasks_per_day: 3, seconds_per_task: 60 },
			used: 1,
			left: 2,
			resets_at: NOW,
			ends_at: None,
		};
		assert_eq!(
			json_of(QuotaLeft::from(quota)),
			json!({
				"service": null,
				"plan": 0,
				"quota": { "tasksPerDay": 3, "secondsPerTask": 60 },
				"used": 1,
				"left": 2,
				"resetsAt": NOW,
				"endsAt": null,
			})
		);
		let quote = Quote { upgrade: true, price: 10, credit: 4, cost: 6, expires_at: NOW };
		assert_eq!(
			json_of(QuoteJson::from(quote)),
			json!({ "upgrade": true, "price": "10", "credit": "4", "cost": "6", "expiresAt": NOW })
		);
		let rules = Parameters { grace: 5, min_price: 6 };
		assert_eq!(json_of(Rules::from(rules)), json!({ "grace": 5, "minPrice": "6" }));
	}

	#[test]
	fn names_are_those_of_the_metadata() {
		for status in [PlanStatus::Open, PlanStatus::Closed, PlanStatus::Retired] {
			is_camel_case_of(status_name(status), status);
		}
		for standing in [Standing::InForce, Standing::Grace, Standing::Over] {
			is_camel_case_of(standing_name(standing), standing);
		}
		for one in Period::ALL {
			is_camel_case_of(period_name(one), one);
			assert_eq!(period(period_name(one)).unwrap(), one);
		}
		assert!(period("Monthly").is_err());
		assert_eq!(RenewalJson::from(Renewal::Cancelled).kind, "cancelled");
	}
}
