//! What the chain knows of the devices.

use std::{fmt, sync::Arc};

use mornet_primitives::{
	metering::{DeviceId, DeviceOverview, DeviceStatus, MeteringApi, MeteringParameters, MAX_PAGE},
	AccountId, BlockNumber, OpaqueBlock as Block,
};
use sp_api::{ApiError, ProvideRuntimeApi};
use sp_blockchain::HeaderBackend;

/// A device as the chain has it.
pub type Overview = DeviceOverview<AccountId>;

/// The chain could not be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChainUnavailable(pub String);

impl fmt::Display for ChainUnavailable {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		write!(f, "the chain's metering cannot be asked: {}", self.0)
	}
}

impl From<ApiError> for ChainUnavailable {
	fn from(error: ApiError) -> Self {
		Self(error.to_string())
	}
}

/// Where the ingest looks devices up.
pub trait DeviceDirectory: Send + Sync + 'static {
	/// Number of the best block. What was looked up at another may have changed.
	fn best(&self) -> BlockNumber;

	/// What the chain and the ingest have to agree on.
	///
	/// # Errors
	///
	/// If the chain cannot be asked.
	fn parameters(&self) -> Result<MeteringParameters, ChainUnavailable>;

	/// A device as the last final block has it; if that has it not, or not active, as the best
	/// block has it, so that a device just approved is heard at once.
	///
	/// # Errors
	///
	/// If the chain cannot be asked.
	fn device(&self, id: &DeviceId) -> Result<Option<Overview>, ChainUnavailable>;

	/// Devices as the last final block has them, each in its place.
	///
	/// # Errors
	///
	/// If the chain cannot be asked.
	fn finalised(&self, ids: &[DeviceId]) -> Result<Vec<Option<Overview>>, ChainUnavailable>;
}

/// Whether readings of a device in this status are kept. Those of a quarantined one wait.
pub const fn is_heard(status: DeviceStatus) -> bool {
	matches!(status, DeviceStatus::Active | DeviceStatus::Quarantined)
}

/// The directory behind the chain's runtime API.
pub struct RuntimeDirectory<C> {
	client: Arc<C>,
}

impl<C> RuntimeDirectory<C> {
	/// Looks devices up through `client`.
	pub const fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> DeviceDirectory for RuntimeDirectory<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + Send + Sync + 'static,
	C::Api: MeteringApi<Block, AccountId>,
{
	fn best(&self) -> BlockNumber {
		self.client.info().best_number
	}

	fn parameters(&self) -> Result<MeteringParameters, ChainUnavailable> {
		Ok(self.client.runtime_api().parameters(self.client.info().finalized_hash)?)
	}

	fn device(&self, id: &DeviceId) -> Result<Option<Overview>, ChainUnavailable> {
		let chain = self.client.info();
		let last_final = self.client.runtime_api().device(chain.finalized_hash, id.clone())?;
		if chain.best_hash == chain.finalized_hash
			|| last_final.as_ref().is_some_and(|device| is_heard(device.status))
		{
			return Ok(last_final);
		}
		// An instance of the API answers for one block only.
		Ok(self.client.runtime_api().device(chain.best_hash, id.clone())?)
	}

	fn finalised(&self, ids: &[DeviceId]) -> Result<Vec<Option<Overview>>, ChainUnavailable> {
		let at = self.client.info().finalized_hash;
		let api = self.client.runtime_api();
		let page = usize::try_from(MAX_PAGE).unwrap_or(usize::MAX);
		let mut devices = Vec::with_capacity(ids.len());
		for ids in ids.chunks(page) {
			devices.extend(api.devices(at, ids.to_vec())?);
		}
		Ok(devices)
	}
}
