//! The `tariffs` namespace: what a unit of a resource costs, when and where.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc};
use mornet_primitives::{
	tariffs::{Feed, FeedOverview, PriceSource, PriceVersion, Resource, TariffsApi as RuntimeApi},
	Hash, Moment, OpaqueBlock as Block,
};
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;

use crate::convert::{invalid, region, runtime_error, Amount};

/// A price of a feed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Price {
	/// Number of the version, from 1.
	pub version: u32,
	/// Plancks of GCC for 1 kWh, 1 m³ or 1 GCM.
	pub price: Amount,
	/// From when on it is in force.
	pub valid_from: Moment,
	/// Who set it: `admin` or `operators`.
	pub source: String,
}

impl From<PriceVersion> for Price {
	fn from(version: PriceVersion) -> Self {
		Self {
			version: version.version,
			price: version.price.into(),
			valid_from: version.valid_from,
			source: match version.source {
				PriceSource::Admin => "admin",
				PriceSource::Operators => "operators",
			}
			.into(),
		}
	}
}

/// A feed as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedState {
	/// The price in force; `null` before the first is.
	pub current: Option<Price>,
	/// Prices to come, the next first.
	pub scheduled: Vec<Price>,
	/// Whether operators set it too.
	pub operated: bool,
	/// Whether it prices nothing for now, because the operators' reports are too old.
	pub stale: bool,
	/// Until when the operators' reports are fresh.
	pub fresh_until: Option<Moment>,
	/// A median that moved too far and waits for the admin.
	pub waiting: Option<Amount>,
}

impl From<FeedOverview> for FeedState {
	fn from(feed: FeedOverview) -> Self {
		Self {
			current: feed.current.map(Into::into),
			scheduled: feed.scheduled.into_iter().map(Into::into).collect(),
			operated: feed.operated,
			stale: feed.stale,
			fresh_until: feed.fresh_until,
			waiting: feed.waiting.map(Into::into),
		}
	}
}

/// Tariffs.
///
/// A feed is a region (`DE-BE`) and a resource (`electricity`, `heat` or `water`), or, with neither,
/// the rate of the index token. The last parameter is the block to ask at, the best one if left out.
#[rpc(server, namespace = "tariffs")]
pub trait TariffsRpc {
	/// A feed as it stands; `null` if there is none.
	#[method(name = "price")]
	fn price(
		&self,
		region: Option<String>,
		resource: Option<Resource>,
		at: Option<Hash>,
	) -> RpcResult<Option<FeedState>>;

	/// What is kept of a feed's history, the oldest first.
	#[method(name = "history")]
	fn history(
		&self,
		region: Option<String>,
		resource: Option<Resource>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Price>>;

	/// The price that was in force at a moment, whether the feed is stale or not.
	#[method(name = "priceAt")]
	fn price_at(
		&self,
		region: Option<String>,
		resource: Option<Resource>,
		moment: Moment,
		at: Option<Hash>,
	) -> RpcResult<Option<Price>>;

	/// The feeds there are.
	#[method(name = "feeds")]
	fn feeds(&self, at: Option<Hash>) -> RpcResult<Vec<Feed>>;
}

/// Answers [`TariffsRpcServer`] from the runtime.
pub struct Tariffs<C> {
	client: Arc<C>,
}

impl<C> Tariffs<C> {
	/// From a client.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

fn feed(code: Option<String>, resource: Option<Resource>) -> RpcResult<Feed> {
	match (code, resource) {
		(Some(code), Some(resource)) => Ok(Feed::Tariff(region(&code)?, resource)),
		(None, None) => Ok(Feed::IndexRate),
		_ => Err(invalid("name both a region and a resource, or neither for the index rate")),
	}
}

impl<C> TariffsRpcServer for Tariffs<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: RuntimeApi<Block>,
{
	fn price(
		&self,
		region: Option<String>,
		resource: Option<Resource>,
		at: Option<Hash>,
	) -> RpcResult<Option<FeedState>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let state = self
			.client
			.runtime_api()
			.feed(at, feed(region, resource)?)
			.map_err(runtime_error)?;
		Ok(state.map(Into::into))
	}

	fn history(
		&self,
		region: Option<String>,
		resource: Option<Resource>,
		at: Option<Hash>,
	) -> RpcResult<Vec<Price>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let history = self
			.client
			.runtime_api()
			.history(at, feed(region, resource)?)
			.map_err(runtime_error)?;
		Ok(history.into_iter().map(Into::into).collect())
	}

	fn price_at(
		&self,
		region: Option<String>,
		resource: Option<Resource>,
		moment: Moment,
		at: Option<Hash>,
	) -> RpcResult<Option<Price>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let price = self
			.client
			.runtime_api()
			.price_at(at, feed(region, resource)?, moment)
			.map_err(runtime_error)?;
		Ok(price.map(Into::into))
	}

	fn feeds(&self, at: Option<Hash>) -> RpcResult<Vec<Feed>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		self.client.runtime_api().feeds(at).map_err(runtime_error)
	}
}
