//! The `payments` namespace: orders that are paid on other networks.

use std::sync::{
	atomic::{AtomicUsize, Ordering},
	Arc,
};

use futures::{stream, FutureExt, Stream, StreamExt};
use jsonrpsee::{
	core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned, PendingSubscriptionSink,
};
use mornet_payment_rails::{
	ton::{self, Friendly},
	tron,
};
use mornet_primitives::{
	payments::{
		api::{OrderOverview, PaymentsApi as RuntimeApi, RailOverview},
		order::{LockReason, Parameters, Rate, Receipt, Refund, Terms},
		ExternalAddress, Network, OrderId, OrderKind, OrderState, Rail, Target, TonAddress,
	},
	AccountId, Hash, Moment, OpaqueBlock as Block,
};
use sc_client_api::BlockchainEvents;
use sc_rpc::{
	utils::{spawn_subscription_task, BoundedVecDeque, PendingSubscription},
	SubscriptionTaskExecutor,
};
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{hexdisplay::HexDisplay, Bytes, H256};

use crate::convert::{overloaded, parse_amount, runtime_error, Amount};

/// Orders of an answer where the caller does not say how many.
const DEFAULT_PAGE: u32 = 32;

/// Most subscriptions to orders that a node serves: each costs a call of the runtime for each block
/// that becomes final.
const MAX_SUBSCRIPTIONS: usize = 1_024;

/// Most messages that wait for a slow subscriber; with one more it is dropped.
const MAX_WAITING: usize = 16;

/// What an order or a rail is paid in, and to whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TargetJson {
	/// The network: `tron` or `ton`.
	pub network: Network,
	/// Whom to pay.
	pub pay_to: String,
	/// The token's contract on TRON, or the jetton's master on TON; `null` for TON's own coin.
	pub token: Option<String>,
	/// The jetton wallet of `payTo` whose notifications are believed; `null` but for jettons.
	pub jetton_wallet: Option<String>,
}

/// The form of a wallet's address that does not bounce, as there may be no contract there yet.
fn ton_wallet(address: TonAddress) -> String {
	ton::to_friendly(&Friendly { address, bounceable: false, testnet: false })
}

/// The form of a contract's address.
fn ton_contract(address: TonAddress) -> String {
	ton::to_friendly(&Friendly { address, bounceable: true, testnet: false })
}

fn address_text(address: &ExternalAddress) -> String {
	match address {
		ExternalAddress::Tron(address) => tron::to_text(address),
		ExternalAddress::Ton(address) => ton_wallet(*address),
	}
}

impl From<Target> for TargetJson {
	fn from(target: Target) -> Self {
		let (token, jetton_wallet) = match target {
			Target::Trc20 { contract, .. } => (Some(tron::to_text(&contract)), None),
			Target::Ton { .. } => (None, None),
			Target::Jetton { master, wallet, .. } => {
				(Some(ton_contract(master)), Some(ton_contract(wallet)))
			},
		};
		let pay_to = target.pay_to();
		Self { network: pay_to.network(), pay_to: address_text(&pay_to), token, jetton_wallet }
	}
}

/// A price: `plancks` of GCC for `units` of the asset's smallest unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RateJson {
	/// Plancks of GCC.
	pub plancks: Amount,
	/// Smallest units of the asset.
	pub units: Amount,
}

impl From<Rate> for RateJson {
	fn from(rate: Rate) -> Self {
		Self { plancks: rate.plancks.into(), units: rate.units.into() }
	}
}

/// What an order demands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TermsJson {
	/// GCC that the beneficiary gets, in plancks.
	pub gcc: Amount,
	/// What it costs, in the asset's smallest unit.
	pub due: Amount,
	/// The rate it was priced at.
	pub rate: RateJson,
	/// By how much a payment may miss `due`, either way.
	pub tolerance: Amount,
	/// Transfers of less are passed over.
	pub min_part: Amount,
	/// When it was made.
	pub created: Moment,
	/// The last moment at which a transfer is in time.
	pub expires: Moment,
	/// The last moment at which a transfer is taken note of.
	pub watched_until: Moment,
	/// How old a transfer may be when the validators agree on it, in milliseconds.
	pub max_age: Moment,
}

impl From<Terms> for TermsJson {
	fn from(terms: Terms) -> Self {
		Self {
			gcc: terms.gcc.into(),
			due: terms.due.into(),
			rate: terms.rate.into(),
			tolerance: terms.tolerance.into(),
			min_part: terms.min_part.into(),
			created: terms.created,
			expires: terms.expires,
			watched_until: terms.watched_until,
			max_age: terms.max_age,
		}
	}
}

/// A transfer that the validators agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReceiptJson {
	/// Hash of the transaction, as explorers of the network take it: hexadecimal without 0x.
	pub tx: String,
	/// Which of the transfers in it.
	pub index: u32,
	/// How much came, in the asset's smallest unit.
	pub amount: Amount,
	/// Who paid.
	pub payer: String,
	/// Time of its block.
	pub time: Moment,
	/// When the validators had agreed.
	pub agreed: Moment,
	/// Whether it came too late to count without the compliance council.
	pub late: bool,
}

impl From<Receipt> for ReceiptJson {
	fn from(receipt: Receipt) -> Self {
		Self {
			tx: HexDisplay::from(&receipt.transfer.tx).to_string(),
			index: receipt.transfer.index,
			amount: receipt.amount.into(),
			payer: address_text(&receipt.payer),
			time: receipt.time,
			agreed: receipt.agreed,
			late: receipt.late,
		}
	}
}

/// Money that was given back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RefundJson {
	/// How much, in the asset's smallest unit.
	pub amount: Amount,
	/// What shows it: bytes that whoever noted it chose.
	pub reference: Bytes,
	/// When it was noted.
	pub noted: Moment,
}

impl From<Refund> for RefundJson {
	fn from(refund: Refund) -> Self {
		Self {
			amount: refund.amount.into(),
			reference: Bytes(refund.reference.into_inner()),
			noted: refund.noted,
		}
	}
}

/// An order as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
	/// Its number.
	pub id: OrderId,
	/// Who made it.
	pub owner: AccountId,
	/// Who gets what it is for.
	pub beneficiary: AccountId,
	/// What it is for: `buyGcc`, `subscription` or `invoice`.
	pub kind: String,
	/// Which subscription or invoice; `null` for `buyGcc`.
	pub reference: Option<H256>,
	/// How it is to be paid: `usdtTron`, `ton` or `{"jetton":number}`.
	pub rail: Rail,
	/// Whom to pay, and in what.
	pub target: TargetJson,
	/// What to write in the payment.
	pub memo: String,
	/// What is demanded.
	pub terms: TermsJson,
	/// `open`, `partlyPaid`, `paid`, `overpaid`, `late`, `expired`, `refunding`, `refunded` or
	/// `locked`.
	pub state: String,
	/// What came in all, in the asset's smallest unit.
	pub received: Amount,
	/// What of it was given back.
	pub refunded: Amount,
	/// GCC given for it, in plancks; `null` until its effect has happened.
	pub settled: Option<Amount>,
	/// Why it is locked: `compliance` or `effectFailed`; `null` if it is not.
	pub lock: Option<String>,
	/// The transfers that the validators agreed on.
	pub receipts: Vec<ReceiptJson>,
	/// What was given back.
	pub refunds: Vec<RefundJson>,
}

const fn state_name(state: OrderState) -> &'static str {
	match state {
		OrderState::Open => "open",
		OrderState::PartlyPaid => "partlyPaid",
		OrderState::Paid => "paid",
		OrderState::Overpaid => "overpaid",
		OrderState::Late => "late",
		OrderState::Expired => "expired",
		OrderState::Refunding => "refunding",
		OrderState::Refunded => "refunded",
		OrderState::Locked => "locked",
	}
}

impl From<OrderOverview<AccountId>> for Order {
	fn from(order: OrderOverview<AccountId>) -> Self {
		let (kind, reference) = match order.kind {
			OrderKind::BuyGcc => ("buyGcc", None),
			OrderKind::Subscription(reference) => ("subscription", Some(reference)),
			OrderKind::Invoice(reference) => ("invoice", Some(reference)),
		};
		let lock = order.lock.map(|reason| match reason {
			LockReason::Compliance => "compliance",
			LockReason::EffectFailed => "effectFailed",
		});
		Self {
			id: order.id,
			owner: order.owner,
			beneficiary: order.beneficiary,
			kind: kind.into(),
			reference,
			rail: order.rail,
			target: order.target.into(),
			memo: order.memo,
			terms: order.terms.into(),
			state: state_name(order.state).into(),
			received: order.received.into(),
			refunded: order.refunded.into(),
			settled: order.settled.map(Into::into),
			lock: lock.map(Into::into),
			receipts: order.receipts.into_iter().map(Into::into).collect(),
			refunds: order.refunds.into_iter().map(Into::into).collect(),
		}
	}
}

/// A rail as governance has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RailJson {
	/// Its name: `usdtTron`, `ton` or `{"jetton":number}`.
	pub rail: Rail,
	/// Whether orders can be made on it.
	pub enabled: bool,
	/// Where payments go, and in what.
	pub target: TargetJson,
	/// Decimals of the asset, for wallets to show amounts with.
	pub decimals: u8,
	/// Its price.
	pub rate: RateJson,
	/// Orders that are watched for on it.
	pub watched: u32,
}

impl From<RailOverview> for RailJson {
	fn from(rail: RailOverview) -> Self {
		Self {
			rail: rail.rail,
			enabled: rail.config.enabled,
			target: rail.config.target.into(),
			decimals: rail.config.decimals,
			rate: rail.config.rate.into(),
			watched: rail.watched,
		}
	}
}

/// The rules for new orders. Spans of time are in milliseconds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ParametersJson {
	/// For how long an order can be paid.
	pub payment_window: Moment,
	/// For how long after that it is still watched.
	pub scan_window: Moment,
	/// How old a payment may be when the validators agree on it.
	pub max_age: Moment,
	/// By which part of what is due a payment may miss it, in millionths.
	pub tolerance: u32,
	/// Transfers of less than this part of what is due are passed over, in millionths.
	pub min_part: u32,
	/// For how long an order that is done with can still be read.
	pub retention: Moment,
	/// Least worth of an order, in plancks of GCC.
	pub min_order: Amount,
	/// Most worth of an order, in plancks of GCC.
	pub max_order: Amount,
}

impl From<Parameters> for ParametersJson {
	fn from(parameters: Parameters) -> Self {
		Self {
			payment_window: parameters.payment_window,
			scan_window: parameters.scan_window,
			max_age: parameters.max_age,
			tolerance: parameters.tolerance.deconstruct(),
			min_part: parameters.min_part.deconstruct(),
			retention: parameters.retention,
			min_order: parameters.min_order.into(),
			max_order: parameters.max_order.into(),
		}
	}
}

/// Orders that are paid on TRON and TON. The last parameter of a method is the block to ask at, the
/// best one if left out.
#[rpc(server, namespace = "payments")]
pub trait PaymentsRpc {
	/// An order; `null` if there is none of that number, or none any more.
	#[method(name = "order")]
	fn order(&self, id: OrderId, at: Option<Hash>) -> RpcResult<Option<Order>>;

	/// The orders that an account made or is the beneficiary of, the newest first, with a lower
	/// number than `before`: 32 of them if `limit` is left out, 256 at most.
	#[method(name = "ordersOf")]
	fn orders_of(
		&self,
		account: AccountId,
		before: Option<OrderId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Order>>;

	/// The orders that wait for the compliance council, the oldest first, with a higher number than
	/// `after`: 32 of them if `limit` is left out, 256 at most.
	#[method(name = "waitingOrders")]
	fn waiting_orders(
		&self,
		after: Option<OrderId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Order>>;

	/// The rails.
	#[method(name = "rails")]
	fn rails(&self, at: Option<Hash>) -> RpcResult<Vec<RailJson>>;

	/// What an order of `gcc` plancks, a decimal string, would cost on a rail now, in the asset's
	/// smallest unit. `null` if there is no such rail or it is disabled, or the amount is out of
	/// the bounds.
	#[method(name = "quote")]
	fn quote(&self, rail: Rail, gcc: String, at: Option<Hash>) -> RpcResult<Option<Amount>>;

	/// The rules for new orders.
	#[method(name = "parameters")]
	fn parameters(&self, at: Option<Hash>) -> RpcResult<ParametersJson>;

	/// Follows an order: sends it as it stands in the last final block, and again whenever another
	/// block became final in which it differs. An order that is in no final block yet is waited
	/// for. The last message is `null`: there is no such order, or none any more.
	#[subscription(
		name = "subscribeOrder" => "orderUpdate",
		unsubscribe = "unsubscribeOrder",
		item = Option<Order>
	)]
	fn subscribe_order(&self, id: OrderId);
}

/// Answers [`PaymentsRpcServer`] from the runtime.
pub struct Payments<C> {
	client: Arc<C>,
	executor: SubscriptionTaskExecutor,
	subscriptions: Arc<AtomicUsize>,
}

impl<C> Payments<C> {
	/// From a client, and what runs subscriptions.
	pub fn new(client: Arc<C>, executor: SubscriptionTaskExecutor) -> Self {
		Self { client, executor, subscriptions: Arc::default() }
	}
}

impl<C: HeaderBackend<Block>> Payments<C> {
	fn block(&self, at: Option<Hash>) -> Hash {
		at.unwrap_or_else(|| self.client.info().best_hash)
	}
}

/// Which block to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
	/// The last final one.
	Final,
	/// The best one, which may still be replaced.
	Best,
}

/// What a subscriber of an order is owed next.
struct Follower<L> {
	look: L,
	sent: Option<Order>,
	ended: bool,
}

impl<L> Follower<L>
where
	L: FnMut(At) -> Result<Option<Order>, ErrorObjectOwned>,
{
	const fn new(look: L) -> Self {
		Self { look, sent: None, ended: false }
	}

	/// The message for the last final block, if there is something to say.
	fn step(&mut self) -> Result<Option<Option<Order>>, ErrorObjectOwned> {
		match (self.look)(At::Final)? {
			Some(order) if self.sent.as_ref() == Some(&order) => Ok(None),
			Some(order) => {
				self.sent = Some(order.clone());
				Ok(Some(Some(order)))
			},
			// Made just now: its block becomes final soon, or is replaced.
			None if self.sent.is_none() && (self.look)(At::Best)?.is_some() => Ok(None),
			None => {
				self.ended = true;
				Ok(Some(None))
			},
		}
	}
}

/// The messages for a subscriber. `finalised` yields whenever a block became final; what is asked
/// for is always the last one, so several at once cost one look. Ends with `null`, or when the
/// runtime cannot be asked any more.
fn follow<L>(
	follower: Follower<L>,
	first: Option<Option<Order>>,
	finalised: impl Stream<Item = ()> + Send + Unpin + 'static,
) -> impl Stream<Item = Option<Order>> + Send + Unpin + 'static
where
	L: FnMut(At) -> Result<Option<Order>, ErrorObjectOwned> + Send + 'static,
{
	let later = stream::unfold((follower, finalised), |(mut follower, mut finalised)| async move {
		while !follower.ended {
			finalised.next().await?;
			// What became final meanwhile is seen by the same look.
			while let Some(more) = finalised.next().now_or_never() {
				more?;
			}
			if let Some(message) = follower.step().ok()? {
				return Some((message, (follower, finalised)));
			}
		}
		None
	});
	stream::iter(first).chain(later).boxed()
}

/// Counts a subscription as long as it lasts.
struct Place(Arc<AtomicUsize>);

impl Place {
	/// `None` if there are too many already.
	fn take(taken: &Arc<AtomicUsize>) -> Option<Self> {
		taken
			.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |count| {
				(count < MAX_SUBSCRIPTIONS).then(|| count.saturating_add(1))
			})
			.ok()
			.map(|_| Self(taken.clone()))
	}
}

impl Drop for Place {
	fn drop(&mut self) {
		self.0.fetch_sub(1, Ordering::Relaxed);
	}
}

impl<C> PaymentsRpcServer for Payments<C>
where
	C: ProvideRuntimeApi<Block>
		+ HeaderBackend<Block>
		+ BlockchainEvents<Block>
		+ Send
		+ Sync
		+ 'static,
	C::Api: RuntimeApi<Block, AccountId>,
{
	fn order(&self, id: OrderId, at: Option<Hash>) -> RpcResult<Option<Order>> {
		let order = self.client.runtime_api().order(self.block(at), id).map_err(runtime_error)?;
		Ok(order.map(Into::into))
	}

	fn orders_of(
		&self,
		account: AccountId,
		before: Option<OrderId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Order>> {
		let orders = self
			.client
			.runtime_api()
			.orders_of(self.block(at), account, before, limit.unwrap_or(DEFAULT_PAGE))
			.map_err(runtime_error)?;
		Ok(orders.into_iter().map(Into::into).collect())
	}

	fn waiting_orders(
		&self,
		after: Option<OrderId>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Order>> {
		let orders = self
			.client
			.runtime_api()
			.waiting_orders(self.block(at), after, limit.unwrap_or(DEFAULT_PAGE))
			.map_err(runtime_error)?;
		Ok(orders.into_iter().map(Into::into).collect())
	}

	fn rails(&self, at: Option<Hash>) -> RpcResult<Vec<RailJson>> {
		let rails = self.client.runtime_api().rails(self.block(at)).map_err(runtime_error)?;
		Ok(rails.into_iter().map(Into::into).collect())
	}

	fn quote(&self, rail: Rail, gcc: String, at: Option<Hash>) -> RpcResult<Option<Amount>> {
		let gcc = parse_amount(&gcc)?;
		let due = self
			.client
			.runtime_api()
			.quote(self.block(at), rail, gcc)
			.map_err(runtime_error)?;
		Ok(due.map(Into::into))
	}

	fn parameters(&self, at: Option<Hash>) -> RpcResult<ParametersJson> {
		let parameters =
			self.client.runtime_api().parameters(self.block(at)).map_err(runtime_error)?;
		Ok(parameters.into())
	}

	fn subscribe_order(&self, pending: PendingSubscriptionSink, id: OrderId) {
		let place = Place::take(&self.subscriptions);
		// Before the first look, so that no block is missed between the two.
		let finalised = self.client.finality_notification_stream().map(|_| ());
		let client = self.client.clone();
		let mut follower = Follower::new(move |at| {
			let info = client.info();
			let block = match at {
				At::Final => info.finalized_hash,
				At::Best => info.best_hash,
			};
			let order = client.runtime_api().order(block, id).map_err(runtime_error)?;
			Ok(order.map(Into::into))
		});
		spawn_subscription_task(&self.executor, async move {
			let Some(_place) = place else {
				return pending.reject(overloaded("too many orders are followed here")).await;
			};
			match follower.step() {
				Err(error) => pending.reject(error).await,
				Ok(first) => {
					PendingSubscription::from(pending)
						.pipe_from_stream(
							follow(follower, first, finalised),
							BoundedVecDeque::new(MAX_WAITING),
						)
						.await;
				},
			}
		});
	}
}

#[cfg(test)]
mod tests {
	#![allow(
		clippy::unwrap_used,
		clippy::arithmetic_side_effects,
		reason = "a test fails by panicking"
	)]

	use futures::{channel::mpsc, executor::block_on};
	use mornet_primitives::payments::{order::RailConfig, Memo, TransferId, TronAddress};
	use serde_json::json;

	use super::*;
	use crate::convert::invalid;

	const NOW: Moment = 1_767_268_800_000;
	const GCC: u128 = 1_000_000_000_000;

	fn tron_target() -> Target {
		Target::Trc20 {
			pay_to: tron::parse("TGHRHJ6LfGFYY8jampn59Zkjg1hJx7my4F").unwrap(),
			contract: tron::parse("TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t").unwrap(),
		}
	}

	fn overview() -> OrderOverview<AccountId> {
		let rate = Rate { plancks: GCC, units: 1_000_000 };
		OrderOverview {
			id: 42,
			owner: AccountId::new([1; 32]),
			beneficiary: AccountId::new([2; 32]),
			kind: OrderKind::BuyGcc,
			rail: Rail::UsdtTron,
			target: tron_target(),
			memo: Memo::new(42, 7).unwrap().to_text(),
			terms: Terms::new(25 * GCC, rate, &Parameters::default(), NOW).unwrap(),
			state: OrderState::Open,
			received: 0,
			refunded: 0,
			settled: None,
			lock: None,
			receipts: Vec::new(),
			refunds: Vec::new(),
		}
	}

	fn json_of(value: impl Serialize) -> serde_json::Value {
		serde_json::to_value(value).unwrap()
	}

	#[test]
	fn orders_look_as_documented() {
		let rate = json!({ "plancks": "1000000000000", "units": "1000000" });
		let expected = json!({
			"id": 42,
			"owner": "5C62Ck4UrFPiBtoCmeSrgF7x9yv9mn38446dhCpsi2mLHiFT",
			"beneficiary": "5C7LYpP2ZH3tpKbvVvwiVe54AapxErdPBbvkYhe6y9ZBkqWt",
			"kind": "buyGcc",
			"reference": null,
			"rail": "usdtTron",
			"target": {
				"network": "tron",
				"payTo": "TGHRHJ6LfGFYY8jampn59Zkjg1hJx7my4F",
				"token": "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
				"jettonWallet": null,
			},
			"memo": "MN-0000001A00000007",
			"terms": {
				"gcc": "25000000000000",
				"due": "25000000",
				"rate": rate,
				"tolerance": "250000",
				"minPart": "500000",
				"created": NOW,
				"expires": NOW + 86_400_000,
				"watchedUntil": NOW + 4 * 86_400_000,
				"maxAge": 86_400_000,
			},
			"state": "open",
			"received": "0",
			"refunded": "0",
			"settled": null,
			"lock": null,
			"receipts": [],
			"refunds": [],
		});
		assert_eq!(json_of(Order::from(overview())), expected);
	}

	#[test]
	fn what_came_and_went_is_shown() {
		let order = Order::from(OrderOverview {
			kind: OrderKind::Invoice(H256::repeat_byte(0xab)),
			state: OrderState::Locked,
			lock: Some(LockReason::EffectFailed),
			settled: Some(u128::MAX),
			receipts: vec![Receipt {
				transfer: TransferId { network: Network::Tron, tx: [0x0f; 32], index: 3 },
				amount: 25_000_000,
				payer: ExternalAddress::Tron(TronAddress([0; 20])),
				time: NOW,
				agreed: NOW + 1,
				late: true,
			}],
			refunds: vec![Refund {
				amount: 5,
				reference: b"tx".to_vec().try_into().unwrap(),
				noted: NOW + 2,
			}],
			..overview()
		});
		let json = json_of(order);
		assert_eq!(json["kind"], "invoice");
		assert_eq!(json["reference"], format!("0x{}", "ab".repeat(32)));
		assert_eq!((&json["state"], &json["lock"]), (&json!("locked"), &json!("effectFailed")));
		assert_eq!(json["settled"], "340282366920938463463374607431768211455");
		assert_eq!(
			json["receipts"],
			json!([{
				"tx": "0f".repeat(32),
				"index": 3,
				"amount": "25000000",
				"payer": "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",
				"time": NOW,
				"agreed": NOW + 1,
				"late": true,
			}])
		);
		assert_eq!(
			json["refunds"],
			json!([{ "amount": "5", "reference": "0x7478", "noted": NOW + 2 }])
		);
	}

	#[test]
	fn each_state_has_its_name() {
		let names = OrderState::ALL.map(state_name);
		for (name, state) in names.into_iter().zip(OrderState::ALL) {
			// As the metadata has it, with a small letter.
			assert!(name.eq_ignore_ascii_case(&format!("{state:?}")), "{name}");
			assert!(name.starts_with(char::is_lowercase));
		}
	}

	#[test]
	fn addresses_of_ton_are_in_the_form_for_their_use() {
		let master = ton::parse("EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs").unwrap();
		let target = Target::Jetton { pay_to: master, master, wallet: master };
		let shown = TargetJson::from(target);
		assert_eq!(shown.network, Network::Ton);
		assert_eq!(
			shown.token.as_deref(),
			Some("EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs")
		);
		assert_eq!(shown.jetton_wallet, shown.token);
		// The same address, for coins that must not bounce.
		assert!(shown.pay_to.starts_with("UQ"), "{}", shown.pay_to);
		assert_eq!(ton::parse(&shown.pay_to), Some(master));
		let coin = TargetJson::from(Target::Ton { pay_to: master });
		assert_eq!((coin.token, coin.jetton_wallet), (None, None));
	}

	#[test]
	fn rails_and_rules_look_as_documented() {
		let rate = Rate { plancks: GCC, units: 1_000_000 };
		let rail = RailJson::from(RailOverview {
			rail: Rail::Jetton(3),
			config: RailConfig { enabled: true, target: tron_target(), decimals: 6, rate },
			watched: 9,
		});
		let json = json_of(rail);
		assert_eq!(json["rail"], json!({ "jetton": 3 }));
		assert_eq!((&json["decimals"], &json["watched"]), (&json!(6), &json!(9)));
		assert_eq!(json["rate"]["units"], "1000000");
		assert_eq!(
			json_of(ParametersJson::from(Parameters::default())),
			json!({
				"paymentWindow": 86_400_000,
				"scanWindow": 3 * 86_400_000,
				"maxAge": 86_400_000,
				"tolerance": 10_000,
				"minPart": 20_000,
				"retention": 30 * 86_400_000_u64,
				"minOrder": "100000000000",
				"maxOrder": "1000000000000000000",
			})
		);
	}

	/// What a chain shows of an order, block by block; the last one stays.
	#[derive(Clone, Default)]
	struct Chain(Arc<std::sync::Mutex<(Option<Order>, Option<Order>, bool)>>);

	impl Chain {
		fn set(&self, last_final: Option<&Order>, best: Option<&Order>) {
			*self.0.lock().unwrap() = (last_final.cloned(), best.cloned(), true);
		}

		fn fail(&self) {
			self.0.lock().unwrap().2 = false;
		}

		fn look(&self) -> impl FnMut(At) -> Result<Option<Order>, ErrorObjectOwned> {
			let chain = self.clone();
			move |at| {
				let (last_final, best, works) = chain.0.lock().unwrap().clone();
				match (works, at) {
					(false, _) => Err(invalid("no runtime")),
					(true, At::Final) => Ok(last_final),
					(true, At::Best) => Ok(best),
				}
			}
		}
	}

	fn orders() -> (Order, Order) {
		let open = Order::from(overview());
		(open.clone(), Order { state: "paid".into(), ..open })
	}

	#[test]
	fn order_is_sent_at_once_and_when_it_differs_until_it_is_forgotten() {
		let (open, paid) = orders();
		let chain = Chain::default();
		chain.set(Some(&open), Some(&open));
		let mut follower = Follower::new(chain.look());
		let first = follower.step().unwrap();
		let (notify, finalised) = mpsc::unbounded();
		let mut messages = follow(follower, first, finalised);
		assert_eq!(block_on(messages.next()), Some(Some(open.clone())));

		// Nothing new, and what is only in the best block is not told.
		chain.set(Some(&open), Some(&paid));
		notify.unbounded_send(()).unwrap();
		assert_eq!(messages.next().now_or_never(), None);

		// Three blocks at once, one message.
		chain.set(Some(&paid), Some(&paid));
		for _ in 0..3 {
			notify.unbounded_send(()).unwrap();
		}
		assert_eq!(block_on(messages.next()), Some(Some(paid)));
		assert_eq!(messages.next().now_or_never(), None);

		chain.set(None, None);
		notify.unbounded_send(()).unwrap();
		assert_eq!(block_on(messages.next()), Some(None));
		assert_eq!(block_on(messages.next()), None);
	}

	#[test]
	fn order_that_is_not_final_yet_is_waited_for() {
		let (open, _) = orders();
		let chain = Chain::default();
		chain.set(None, Some(&open));
		let mut follower = Follower::new(chain.look());
		let first = follower.step().unwrap();
		assert_eq!(first, None);
		let (notify, finalised) = mpsc::unbounded();
		let mut messages = follow(follower, first, finalised);
		assert_eq!(messages.next().now_or_never(), None);
		chain.set(Some(&open), Some(&open));
		notify.unbounded_send(()).unwrap();
		assert_eq!(block_on(messages.next()), Some(Some(open)));
	}

	#[test]
	fn order_that_never_was_ends_the_subscription() {
		let chain = Chain::default();
		chain.set(None, None);
		let mut follower = Follower::new(chain.look());
		let first = follower.step().unwrap();
		let (_notify, finalised) = mpsc::unbounded();
		let messages: Vec<_> = block_on(follow(follower, first, finalised).collect());
		assert_eq!(messages, [None]);
	}

	#[test]
	fn runtime_that_cannot_be_asked_ends_the_subscription() {
		let (open, _) = orders();
		let chain = Chain::default();
		assert!(Follower::new(chain.look()).step().is_err());
		chain.set(Some(&open), Some(&open));
		let mut follower = Follower::new(chain.look());
		let first = follower.step().unwrap();
		let (notify, finalised) = mpsc::unbounded();
		chain.fail();
		notify.unbounded_send(()).unwrap();
		let messages: Vec<_> = block_on(follow(follower, first, finalised).collect());
		assert_eq!(messages, [Some(open)]);
	}

	#[test]
	fn subscriptions_are_bounded() {
		let taken = Arc::new(AtomicUsize::new(MAX_SUBSCRIPTIONS - 1));
		let last = Place::take(&taken);
		assert!(last.is_some());
		assert!(Place::take(&taken).is_none());
		drop(last);
		assert!(Place::take(&taken).is_some());
	}
}
