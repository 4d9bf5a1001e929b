//! The `escrow` namespace: merchants' orders, disputes and the rules.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use mornet_primitives::{
	escrow::{EscrowApi as RuntimeApi, OrderId, OrderOverview, OrderState, Parameters, ProofLink},
	AccountId, Hash, Moment, OpaqueBlock as Block,
};
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;

use crate::convert::{runtime_error, Amount};

/// Orders of an answer where the caller does not say how many.
const DEFAULT_PAGE: u32 = 32;

/// An order that did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
	/// Its number.
	pub id: OrderId,
	/// Who is paid.
	pub merchant: AccountId,
	/// Who pays or paid; `null` as long as anyone can.
	pub buyer: Option<AccountId>,
	/// The arbiter that was chosen; `null`: any of them.
	pub arbiter: Option<AccountId>,
	/// What is to be paid, in plancks.
	pub amount: Amount,
	/// What of it is or will be on hold, in plancks.
	pub held: Amount,
	/// Hash of what is sold.
	pub metadata: Hash,
	/// `open`, `held` or `disputed`.
	pub state: String,
	/// When it comes to its end by itself; until then the parties and the arbiters can act.
	pub deadline: Moment,
	/// Whether the merchant answered the dispute; `null` without one.
	pub answered: Option<bool>,
	/// What it can be paid by in an order of payments.
	pub reference: Hash,
	/// For how long after the payment the buyer can open a dispute, in milliseconds.
	pub dispute_window: Moment,
	/// For how long after that an arbiter can rule, in milliseconds.
	pub ruling_window: Moment,
	/// Hashes of the contents of the video proofs that the merchant attached.
	pub merchant_proofs: Vec<ProofLink>,
	/// Those that the buyer attached.
	pub buyer_proofs: Vec<ProofLink>,
	/// What is on hold of the merchant for its place in storage, in plancks.
	pub deposit: Amount,
}

const fn state_name(state: OrderState) -> &'static str {
	match state {
		OrderState::Open { .. } => "open",
		OrderState::Held { .. } => "held",
		OrderState::Disputed { .. } => "disputed",
	}
}

impl From<OrderOverview<AccountId>> for Order {
	fn from(order: OrderOverview<AccountId>) -> Self {
		Self {
			id: order.id,
			merchant: order.merchant,
			buyer: order.buyer,
			arbiter: order.arbiter,
			amount: order.amount.into(),
			held: order.held.into(),
			metadata: order.metadata,
			state: state_name(order.state).into(),
			deadline: order.state.deadline(),
			answered: match order.state {
				OrderState::Disputed { answered, .. } => Some(answered),
				OrderState::Open { .. } | OrderState::Held { .. } => None,
			},
			reference: order.reference,
			dispute_window: order.dispute_window,
			ruling_window: order.ruling_window,
			merchant_proofs: order.merchant_proofs,
			buyer_proofs: order.buyer_proofs,
			deposit: order.deposit.into(),
		}
	}
}

/// The rules for new orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Rules {
	/// Which share of a payment is the merchant's at once, in billionths.
	pub merchant_share: u32,
	/// For how long after the payment the buyer can open a dispute, in milliseconds.
	pub dispute_window: Moment,
	/// For how long after that an arbiter can rule, in milliseconds.
	pub ruling_window: Moment,
	/// The longest that a merchant can give to pay, in milliseconds.
	pub max_pay_window: Moment,
	/// The least time left to pay when an order of payments is made for it, in milliseconds.
	pub rail_margin: Moment,
	/// The least amount of an order, in plancks.
	pub min_amount: Amount,
}

impl From<Parameters> for Rules {
	fn from(parameters: Parameters) -> Self {
		Self {
			merchant_share: parameters.merchant_share.deconstruct(),
			dispute_window: parameters.dispute_window,
			ruling_window: parameters.ruling_window,
			max_pay_window: parameters.max_pay_window,
			rail_margin: parameters.rail_margin,
			min_amount: parameters.min_amount.into(),
		}
	}
}

/// Merchants' orders. The last parameter of a method is the block to ask at, the best one if left
/// out.
#[rpc(server, namespace = "escrow")]
pub trait EscrowRpc {
	/// An order; `null` if there is none of that number, or it came to its end.
	#[method(name = "order")]
	fn order(&self, id: OrderId, at: Option<Hash>) -> RpcResult<Option<Order>>;

	/// The orders of which an account is the merchant or the buyer, the newest first, with a lower
	/// number than `before`: 32 of them if `limit` is left out, 256 at most.
	#[method(name = "ordersOf")]
	fn orders_of(
		&self,
		account: AccountId,
		before: Option<OrderId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Order>>;

	/// The orders with a dispute, the oldest first, with a higher number than `after`: 32 of them if
	/// `limit` is left out, 256 at most.
	#[method(name = "disputes")]
	fn disputes(
		&self,
		after: Option<OrderId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Order>>;

	/// The arbiters.
	#[method(name = "arbiters")]
	fn arbiters(&self, at: Option<Hash>) -> RpcResult<Vec<AccountId>>;

	/// The rules for new orders.
	#[method(name = "parameters")]
	fn parameters(&self, at: Option<Hash>) -> RpcResult<Rules>;
}

/// Answers [`EscrowRpcServer`] from the runtime.
pub struct Escrow<C> {
	client: Arc<C>,
}

impl<C> Escrow<C> {
	/// From a client.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> EscrowRpcServer for Escrow<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: RuntimeApi<Block, AccountId>,
{
	fn order(&self, id: OrderId, at: Option<Hash>) -> RpcResult<Option<Order>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let order = self.client.runtime_api().order(at, id).map_err(runtime_error)?;
		Ok(order.map(Into::into))
	}

	fn orders_of(
		&self,
		account: AccountId,
		before: Option<OrderId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Order>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let orders = self
			.client
			.runtime_api()
			.orders_of(at, account, before, limit.unwrap_or(DEFAULT_PAGE))
			.map_err(runtime_error)?;
		Ok(orders.into_iter().map(Into::into).collect())
	}

	fn disputes(
		&self,
		after: Option<OrderId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Order>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let orders = self
			.client
			.runtime_api()
			.disputes(at, after, limit.unwrap_or(DEFAULT_PAGE))
			.map_err(runtime_error)?;
		Ok(orders.into_iter().map(Into::into).collect())
	}

	fn arbiters(&self, at: Option<Hash>) -> RpcResult<Vec<AccountId>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		self.client.runtime_api().arbiters(at).map_err(runtime_error)
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
		reason = "a test fails by panicking"
	)]

	use serde_json::json;

	use super::*;

	const NOW: Moment = 1_767_268_800_000;
	const GCC: u128 = 1_000_000_000_000;

	fn overview() -> OrderOverview<AccountId> {
		OrderOverview {
			id: 7,
			merchant: AccountId::new([1; 32]),
			buyer: None,
			amount: 20 * GCC,
			held: 2 * GCC,
			arbiter: None,
			metadata: Hash::repeat_byte(0xab),
			state: OrderState::Open { pay_by: NOW },
			reference: Hash::repeat_byte(0xcd),
			dispute_window: 1,
			ruling_window: 2,
			merchant_proofs: vec![],
			buyer_proofs: vec![],
			deposit: u128::MAX,
		}
	}

	fn json_of(value: impl Serialize) -> serde_json::Value {
		serde_json::to_value(value).unwrap()
	}

	#[test]
	fn orders_look_as_documented() {
		let expected = json!({
			"id": 7,
			"merchant": "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT",
			"buyer": null,
			"arbiter": null,
			"amount": "20000000000000",
			"held": "2000000000000",
			"metadata": format!("0x{}", "ab".repeat(32)),
			"state": "open",
			"deadline": NOW,
			"answered": null,
			"reference": format!("0x{}", "cd".repeat(32)),
			"disputeWindow": 1,
			"rulingWindow": 2,
			"merchantProofs": [],
			"buyerProofs": [],
			"deposit": "340282366920938463463374607431768211455",
		});
		assert_eq!(json_of(Order::from(overview())), expected);
	}

	#[test]
	fn states_are_shown_with_their_deadlines() {
		for (state, name, deadline, answered) in [
			(OrderState::Held { until: NOW + 1 }, "held", NOW + 1, json!(null)),
			(
				OrderState::Disputed { rule_by: NOW + 2, answered: false },
				"disputed",
				NOW + 2,
				json!(false),
			),
			(
				OrderState::Disputed { rule_by: NOW + 3, answered: true },
				"disputed",
				NOW + 3,
				json!(true),
			),
		] {
			let json = json_of(Order::from(OrderOverview { state, ..overview() }));
			assert_eq!(json["state"], json!(name));
			assert_eq!((&json["deadline"], &json["answered"]), (&json!(deadline), &answered));
		}
	}

	#[test]
	fn rules_look_as_documented() {
		let expected = json!({
			"merchantShare": 900_000_000,
			"disputeWindow": 1_209_600_000,
			"rulingWindow": 1_209_600_000,
			"maxPayWindow": 604_800_000,
			"railMargin": 90_000_000,
			"minAmount": "100000000000",
		});
		assert_eq!(json_of(Rules::from(Parameters::default())), expected);
	}
}
