//! The `metering` namespace: households, their devices, what was measured and what it cost.

use std::sync::Arc;

use jsonrpsee::{core::RpcResult, proc_macros::rpc, types::ErrorObjectOwned};
use mornet_ingest::reader::MeteringStore;
use mornet_primitives::{
	metering::{
		Attestation, Consumption, Counters as MeterCounters, DeviceKey, DeviceOverview,
		DeviceStatus, HouseholdId, HouseholdOverview, MeteringApi as RuntimeApi, Reading,
		SignedReading,
	},
	tariffs::PricingError,
	AccountId, BlockNumber, Hash, Moment, OpaqueBlock as Block,
};
use serde::{Deserialize, Serialize};
use sp_api::ProvideRuntimeApi;
use sp_blockchain::HeaderBackend;
use sp_core::{offchain::OffchainStorage, Bytes};

use crate::convert::{device_id, invalid, month_text, parse_month, region, runtime_error, Amount};

/// Cumulative counters, or a consumption.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct Counters {
	/// Electricity, in Wh.
	pub energy_wh: u64,
	/// Heat, in Wh.
	pub heat_wh: u64,
	/// Water, in litres.
	pub water_l: u64,
}

impl From<MeterCounters> for Counters {
	fn from(MeterCounters { energy_wh, heat_wh, water_l }: MeterCounters) -> Self {
		Self { energy_wh, heat_wh, water_l }
	}
}

impl From<Counters> for MeterCounters {
	fn from(Counters { energy_wh, heat_wh, water_l }: Counters) -> Self {
		Self { energy_wh, heat_wh, water_l }
	}
}

/// A reading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ReadingJson {
	/// Its number.
	pub seq: u64,
	/// When it was taken.
	pub ts: Moment,
	/// The counters.
	pub counters: Counters,
	/// The device's signature; `null` where its gateway answers for it, or where the chain keeps
	/// none.
	pub signature: Option<Bytes>,
}

impl From<Reading> for ReadingJson {
	fn from(Reading { seq, ts, counters }: Reading) -> Self {
		Self { seq, ts, counters: counters.into(), signature: None }
	}
}

impl From<SignedReading> for ReadingJson {
	fn from(SignedReading { reading, signature }: SignedReading) -> Self {
		Self { signature: signature.map(|bytes| Bytes(bytes.to_vec())), ..reading.into() }
	}
}

/// Who answers for a device's readings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum AttestedBy {
	/// The device's own key, ed25519.
	Ed25519(Bytes),
	/// The device's own key, sr25519.
	Sr25519(Bytes),
	/// A validator whose node hears it.
	Gateway(AccountId),
}

/// A device as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Device {
	/// The household it belongs to.
	pub household: HouseholdId,
	/// Who answers for its readings.
	pub attested_by: AttestedBy,
	/// `pending`, `active`, `quarantined` or `retired`.
	pub status: String,
	/// Times its counters were reset or its key changed.
	pub generation: u32,
	/// The reading everything is settled up to.
	pub last: Option<ReadingJson>,
	/// The reading that waits for a registrar.
	pub quarantined: Option<ReadingJson>,
	/// What its last-will message says; `null` if this node has heard none.
	pub online: Option<bool>,
}

/// A household as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Household {
	/// Whom its tokens are minted to.
	pub owner: AccountId,
	/// Whose tariffs it is priced by.
	pub region: String,
	/// Whether a registrar approved it.
	pub approved: bool,
	/// Its devices.
	pub devices: Vec<String>,
}

impl From<HouseholdOverview<AccountId>> for Household {
	fn from(household: HouseholdOverview<AccountId>) -> Self {
		Self {
			owner: household.owner,
			region: household.region.as_str().into(),
			approved: household.approved,
			devices: household.devices.iter().map(|id| id.as_str().into()).collect(),
		}
	}
}

/// What was settled in a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct MonthlyConsumption {
	/// The month, `YYYY-MM` in UTC.
	pub month: String,
	/// What was consumed.
	pub consumed: Counters,
	/// What it cost, in plancks of GCC.
	pub cost: Amount,
	/// GCM minted for it, in its smallest unit.
	pub index: Amount,
	/// Readings settled.
	pub readings: u32,
}

/// What a consumption would cost, in plancks of GCC.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Preview {
	/// The electricity.
	pub electricity: Amount,
	/// The heat.
	pub heat: Amount,
	/// The water.
	pub water: Amount,
	/// All three, rounded once.
	pub total: Amount,
	/// GCM for it, in its smallest unit.
	pub index: Amount,
}

/// Proof that a raw reading is one of those a batch's Merkle root stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Proof {
	/// The device.
	pub device: String,
	/// The reading.
	pub reading: ReadingJson,
	/// The leaf: SCALE of the device's id and the signed reading.
	pub leaf: Bytes,
	/// Place of the leaf in the tree.
	pub leaf_index: u32,
	/// Leaves of the tree.
	pub number_of_leaves: u32,
	/// Hashes from the leaf's neighbour to the root's.
	pub proof: Vec<Hash>,
	/// The root, which the chain anchored.
	pub root: Hash,
	/// Number of the batch.
	pub batch: u64,
	/// Block the batch is in.
	pub block: BlockNumber,
	/// The validator who brought it.
	pub reporter: AccountId,
}

/// A device's raw readings in a span of time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct RawReadings {
	/// The readings, the oldest first.
	pub readings: Vec<ReadingJson>,
	/// Where to go on from, if there may be more.
	pub next: Option<Moment>,
}

/// Households, devices and readings. The last parameter of a question to the chain is the block to
/// ask at, the best one if left out.
#[rpc(server, namespace = "metering")]
pub trait MeteringRpc {
	/// A device; `null` if there is none of that id.
	#[method(name = "device")]
	fn device(&self, id: String, at: Option<Hash>) -> RpcResult<Option<Device>>;

	/// A household; `null` if there is none of that number.
	#[method(name = "household")]
	fn household(&self, id: HouseholdId, at: Option<Hash>) -> RpcResult<Option<Household>>;

	/// Numbers of an owner's households.
	#[method(name = "householdsOf")]
	fn households_of(&self, owner: AccountId, at: Option<Hash>) -> RpcResult<Vec<HouseholdId>>;

	/// What a household consumed from one month to another (`YYYY-MM`, both included).
	#[method(name = "consumption")]
	fn consumption(
		&self,
		household: HouseholdId,
		from: String,
		to: String,
		at: Option<Hash>,
	) -> RpcResult<Vec<MonthlyConsumption>>;

	/// What a consumption in a region between two moments would cost.
	#[method(name = "costPreview")]
	fn cost_preview(
		&self,
		region: String,
		consumed: Counters,
		from: Moment,
		until: Moment,
		at: Option<Hash>,
	) -> RpcResult<Preview>;

	/// The raw readings that this node heard from a device, taken from `from` to `to` (both
	/// included).
	#[method(name = "readings", blocking)]
	fn readings(&self, device: String, from: Moment, to: Moment) -> RpcResult<RawReadings>;

	/// Proof that the reading a device took at `ts` is in a batch that a finalised block anchored;
	/// `null` if it is in none yet, or if another node heard the reading or brought the batch.
	#[method(name = "readingProof", blocking)]
	fn reading_proof(&self, device: String, ts: Moment) -> RpcResult<Option<Proof>>;
}

/// Answers [`MeteringRpcServer`] from the runtime and from the readings this node keeps.
pub struct Metering<C, S> {
	client: Arc<C>,
	store: MeteringStore<S>,
}

impl<C, S> Metering<C, S> {
	/// From a client and what the ingest stored.
	pub fn new(client: Arc<C>, store: MeteringStore<S>) -> Self {
		Self { client, store }
	}
}

fn device_json(
	device: DeviceOverview<AccountId>,
	quarantined: Option<Reading>,
	online: Option<bool>,
) -> Device {
	Device {
		household: device.household,
		attested_by: match device.attestation {
			Attestation::Device(DeviceKey::Ed25519(key)) => {
				AttestedBy::Ed25519(Bytes(key.to_vec()))
			},
			Attestation::Device(DeviceKey::Sr25519(key)) => {
				AttestedBy::Sr25519(Bytes(key.to_vec()))
			},
			Attestation::Gateway(account) => AttestedBy::Gateway(account),
		},
		status: match device.status {
			DeviceStatus::Pending => "pending",
			DeviceStatus::Active => "active",
			DeviceStatus::Quarantined => "quarantined",
			DeviceStatus::Retired => "retired",
		}
		.into(),
		generation: device.generation,
		last: device.last.map(Into::into),
		quarantined: quarantined.map(Into::into),
		online,
	}
}

fn month_json(month: u32, consumption: Consumption) -> MonthlyConsumption {
	MonthlyConsumption {
		month: month_text(month),
		consumed: consumption.counters.into(),
		cost: consumption.cost.into(),
		index: consumption.index.into(),
		readings: consumption.readings,
	}
}

fn pricing_error(error: PricingError) -> ErrorObjectOwned {
	invalid(match error {
		PricingError::NoTariff => "no tariff was in force for all of that time",
		PricingError::Stale => "the tariff is stale: too few operators reported lately",
		PricingError::TooOld => "that is before what is kept of the tariff's history",
	})
}

impl<C, S> MeteringRpcServer for Metering<C, S>
where
	S: OffchainStorage + 'static,
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: RuntimeApi<Block, AccountId>,
{
	fn device(&self, id: String, at: Option<Hash>) -> RpcResult<Option<Device>> {
		let id = device_id(&id)?;
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let api = self.client.runtime_api();
		let Some(device) = api.device(at, id.clone()).map_err(runtime_error)? else {
			return Ok(None);
		};
		let quarantined = api.quarantined(at, id.clone()).map_err(runtime_error)?;
		let online = self.store.liveness(&id).map(|liveness| liveness.online);
		Ok(Some(device_json(device, quarantined, online)))
	}

	fn household(&self, id: HouseholdId, at: Option<Hash>) -> RpcResult<Option<Household>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let household = self.client.runtime_api().household(at, id).map_err(runtime_error)?;
		Ok(household.map(Into::into))
	}

	fn households_of(&self, owner: AccountId, at: Option<Hash>) -> RpcResult<Vec<HouseholdId>> {
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		self.client.runtime_api().households_of(at, owner).map_err(runtime_error)
	}

	fn consumption(
		&self,
		household: HouseholdId,
		from: String,
		to: String,
		at: Option<Hash>,
	) -> RpcResult<Vec<MonthlyConsumption>> {
		let (from, to) = (parse_month(&from)?, parse_month(&to)?);
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let months = self
			.client
			.runtime_api()
			.consumption(at, household, from, to)
			.map_err(runtime_error)?;
		Ok(months
			.into_iter()
			.map(|(month, consumption)| month_json(month, consumption))
			.collect())
	}

	fn cost_preview(
		&self,
		code: String,
		consumed: Counters,
		from: Moment,
		until: Moment,
		at: Option<Hash>,
	) -> RpcResult<Preview> {
		let code = region(&code)?;
		if from >= until {
			return Err(invalid("`from` must be before `until`"));
		}
		let at = at.unwrap_or_else(|| self.client.info().best_hash);
		let preview = self
			.client
			.runtime_api()
			.cost_preview(at, code, consumed.into(), from, until)
			.map_err(runtime_error)?
			.map_err(pricing_error)?;
		Ok(Preview {
			electricity: preview.electricity.into(),
			heat: preview.heat.into(),
			water: preview.water.into(),
			total: preview.total.into(),
			index: preview.index.into(),
		})
	}

	fn readings(&self, device: String, from: Moment, to: Moment) -> RpcResult<RawReadings> {
		let device = device_id(&device)?;
		let interval = self.interval()?;
		let found = self.store.readings(&device, from, to, interval);
		Ok(RawReadings {
			readings: found.readings.into_iter().map(Into::into).collect(),
			next: found.next,
		})
	}

	fn reading_proof(&self, device: String, ts: Moment) -> RpcResult<Option<Proof>> {
		let device = device_id(&device)?;
		let interval = self.interval()?;
		let finalized = self.client.info().finalized_hash;
		let anchor =
			|root| self.client.runtime_api().anchor(finalized, root).map_err(runtime_error);
		// Where the runtime cannot be asked, the error shows below, when it is asked again.
		let proof = self.store.proof(&device, ts, interval, |root| {
			anchor(root).map_or(true, |anchor| anchor.is_some())
		});
		let Some(proof) = proof else { return Ok(None) };
		let Some(anchor) = anchor(proof.root)? else { return Ok(None) };
		Ok(Some(Proof {
			device: device.as_str().into(),
			leaf: Bytes(proof.reading.leaf(&device)),
			reading: proof.reading.into(),
			leaf_index: proof.leaf_index,
			number_of_leaves: proof.number_of_leaves,
			proof: proof.proof,
			root: proof.root,
			batch: anchor.batch,
			block: anchor.block,
			reporter: anchor.reporter,
		}))
	}
}

impl<C, S> Metering<C, S>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
	C::Api: RuntimeApi<Block, AccountId>,
{
	/// Length of a settlement interval.
	fn interval(&self) -> RpcResult<Moment> {
		let best = self.client.info().best_hash;
		let parameters = self.client.runtime_api().parameters(best).map_err(runtime_error)?;
		Ok(parameters.interval)
	}
}
