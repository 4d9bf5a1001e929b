//! What the runtime puts behind items of this pallet.

use core::marker::PhantomData;

use frame_support::{
	dispatch::DispatchResult,
	traits::{
		fungibles::{Inspect, InspectFreeze, MutateFreeze},
		Get,
	},
};
use mornet_primitives::aml::FreezeAssets;
use sp_runtime::traits::Bounded;

use crate::FreezeReason;

/// Freezes each asset of a list, all that there is and will be of it, by a freezer of fungibles such
/// as `pallet-assets-freezer`.
///
/// The list is the runtime's, a handful, and in the weight of a freeze.
pub struct EachAsset<Freezer, Ids>(PhantomData<(Freezer, Ids)>);

impl<AccountId, Freezer, Ids> FreezeAssets<AccountId> for EachAsset<Freezer, Ids>
where
	Freezer: MutateFreeze<AccountId>,
	<Freezer as InspectFreeze<AccountId>>::Id: From<FreezeReason>,
	Ids: Get<&'static [<Freezer as Inspect<AccountId>>::AssetId]>,
	<Freezer as Inspect<AccountId>>::AssetId: 'static,
{
	fn freeze(who: &AccountId) -> DispatchResult {
		for id in Ids::get() {
			Freezer::set_freeze(
				id.clone(),
				&FreezeReason::Compliance.into(),
				who,
				Bounded::max_value(),
			)?;
		}
		Ok(())
	}

	fn thaw(who: &AccountId) -> DispatchResult {
		for id in Ids::get() {
			Freezer::thaw(id.clone(), &FreezeReason::Compliance.into(), who)?;
		}
		Ok(())
	}

	fn is_frozen(who: &AccountId) -> bool {
		Ids::get().iter().all(|id| {
			Freezer::balance_frozen(id.clone(), &FreezeReason::Compliance.into(), who)
				== <Freezer as Inspect<AccountId>>::Balance::max_value()
		})
	}
}
