//! Who may do how much, and who may do nothing: KYC, freezes and alerts.

use alloc::collections::BTreeMap;

use codec::{Compact, Decode};
use frame_support::{
	defensive, parameter_types,
	storage::{storage_prefix, unhashed},
	traits::{Contains, PalletInfoAccess},
};
use frame_system::EventRecord;
use mornet_primitives::{
	aml::{BlockTransfers, FrozenAccounts, Transfer},
	tariffs::Feed,
	units::asset,
	AccountId, AssetId, Balance, Hash,
};
use pallet_aml::adapters::EachAsset;
use pallet_assets::FrozenBalance;
use sp_runtime::{helpers_128bit::multiply_by_rational_with_rounding, traits::ConstU32, Rounding};

use super::{
	assets::AssetIssuer,
	exchange::Pools,
	governance::{ComplianceCouncilDecides, RootOr},
	staking::TreasuryAccount,
	system::ScanReserve,
};
use crate::{
	governance::ComplianceAdmin, Aml, AssetsFreezer, Authorship, Balances, Runtime, RuntimeEvent,
	RuntimeFreezeReason, System, Tariffs, Timestamp, ValidatorStaking,
};

/// The assets that are frozen with an account.
const FROZEN_ASSETS: [AssetId; 4] =
	[asset::ALL[0].id, asset::ALL[1].id, asset::ALL[2].id, asset::ALL[3].id];

parameter_types! {
	/// The assets that are frozen with an account.
	pub const FrozenAssets: &'static [AssetId] = &FROZEN_ASSETS;
}

impl pallet_kyc::Config for Runtime {
	type Time = Timestamp;
	type Frozen = Aml;
	type Monitor = Aml;
	type AdminOrigin = RootOr<ComplianceAdmin>;
	type ComplianceOrigin = RootOr<ComplianceCouncilDecides>;
	type MaxRegistrars = ConstU32<64>;
	type MaxProposals = ConstU32<10_000>;
	type WeightInfo = pallet_kyc::weights::SubstrateWeight<Runtime>;
}

impl pallet_aml::Config for Runtime {
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type Currency = Balances;
	type Assets = EachAsset<AssetsFreezer, FrozenAssets>;
	type Transfers = EventsOfBalances;
	type Exempt = OwnAccounts;
	type Time = Timestamp;
	type AdminOrigin = RootOr<ComplianceAdmin>;
	type FreezeOrigin = RootOr<ComplianceCouncilDecides>;
	type CaseOrigin = RootOr<ComplianceCouncilDecides>;
	type MaxFrozen = ConstU32<10_000>;
	type MaxCases = ConstU32<1_000>;
	type ScanReserve = ScanReserve;
	type WeightInfo = pallet_aml::weights::SubstrateWeight<Runtime>;
}

/// The chain's own accounts.
pub struct OwnAccounts;

impl Contains<AccountId> for OwnAccounts {
	fn contains(who: &AccountId) -> bool {
		[TreasuryAccount::get(), AssetIssuer::get(), ValidatorStaking::pot_account()].contains(who)
			// A pool is everybody's: frozen, it would keep all from exchanging and from paying fees.
			|| Pools::accounts().any(|pool| pool == *who)
	}
}

/// An account's shares of pools are frozen with the account: all it has and all it gets. There is
/// nothing to be kept in step, as new pools come to be.
pub struct FrozenWithAccount;

impl FrozenBalance<AssetId, AccountId, Balance> for FrozenWithAccount {
	fn frozen_balance(_shares: AssetId, who: &AccountId) -> Option<Balance> {
		<Aml as FrozenAccounts<AccountId>>::is_frozen(who).then_some(Balance::MAX)
	}

	fn died(_shares: AssetId, _who: &AccountId) {}

	fn contains_freezes(_shares: AssetId) -> bool {
		false
	}
}

/// The transfers of a block, from the events of the coin and of the assets.
pub struct EventsOfBalances;

/// What the transfers of a block are priced by. Each is looked up when an event first asks for it, and
/// no more than once: an event costs no access to storage, however many there are.
#[derive(Default)]
struct Prices {
	/// Of a unit of GCM.
	index: Option<Option<Balance>>,
	/// Of each pool, what all its shares are worth and how many there are.
	pools: BTreeMap<AssetId, Option<(Balance, Balance)>>,
}

impl Prices {
	/// What an amount of an asset is worth, in plancks, rounded up. Units of electricity, heat and
	/// water have no price but a region's: they are worth nothing here.
	fn of_asset(&mut self, asset: AssetId, amount: Balance) -> Balance {
		if asset != asset::COST_INDEX.id {
			return 0;
		}
		let unit = 10u128.saturating_pow(asset::COST_INDEX.decimals.into());
		let look_up = || Some(Tariffs::feed(Feed::IndexRate)?.current?.price);
		self.index
			.get_or_insert_with(look_up)
			.and_then(|price| multiply_by_rational_with_rounding(amount, price, unit, Rounding::Up))
			.unwrap_or_default()
	}

	/// What shares of a pool are worth, in plancks: their part of all, rounded up.
	fn of_shares(&mut self, shares: AssetId, amount: Balance) -> Balance {
		self.pools
			.entry(shares)
			.or_insert_with(|| Pools::worth_of_all_shares(shares))
			.and_then(|(worth, all)| {
				multiply_by_rational_with_rounding(amount, worth, all, Rounding::Up)
			})
			.unwrap_or_default()
	}
}

impl BlockTransfers<AccountId> for EventsOfBalances {
	fn events() -> u32 {
		System::event_count()
	}

	fn for_each(mut each: impl FnMut(Transfer<AccountId>)) {
		let mut prices = Prices::default();
		let author = Authorship::author();
		// All at once. The SDK's `read_events_no_consensus` reads pieces of 2 KiB, and for each of them
		// the node copies all events: in a full block that would take longer than the block.
		let key = storage_prefix(System::name().as_bytes(), b"Events");
		let events = unhashed::get_raw(&key).unwrap_or_default();
		let mut input = &events[..];
		let count = Compact::<u32>::decode(&mut input).map_or(0, |count| count.0);
		for _ in 0..count {
			let Ok(record) = EventRecord::<RuntimeEvent, Hash>::decode(&mut input) else {
				defensive!("events are what this runtime wrote");
				break;
			};
			match record.event {
				RuntimeEvent::Balances(
					pallet_balances::Event::Transfer { from, to, amount }
					| pallet_balances::Event::TransferOnHold {
						source: from, dest: to, amount, ..
					}
					| pallet_balances::Event::TransferAndHold {
						source: from,
						dest: to,
						transferred: amount,
						..
					},
				) => each(Transfer { from, to, worth: amount }),
				RuntimeEvent::Assets(pallet_assets::Event::Transferred {
					asset_id,
					from,
					to,
					amount,
				}) => each(Transfer { from, to, worth: prices.of_asset(asset_id, amount) }),
				RuntimeEvent::PoolAssets(pallet_assets::Event::Transferred {
					asset_id: shares,
					from,
					to,
					amount,
				}) => each(Transfer { from, to, worth: prices.of_shares(shares, amount) }),
				// What the exchange pays out may go to another than the one who pays.
				RuntimeEvent::AssetConversion(event) => match event {
					pallet_asset_conversion::Event::SwapExecuted { who, send_to, path, .. } => {
						each(Transfer {
							from: who,
							to: send_to,
							worth: Pools::worth_of_swap(&path),
						})
					},
					pallet_asset_conversion::Event::LiquidityAdded {
						who: from,
						mint_to: to,
						lp_token: shares,
						lp_token_minted: amount,
						..
					}
					| pallet_asset_conversion::Event::LiquidityRemoved {
						who: from,
						withdraw_to: to,
						lp_token: shares,
						lp_token_burned: amount,
						..
					} => each(Transfer { from, to, worth: prices.of_shares(shares, amount) }),
					_ => {},
				},
				// A tip is as large as its payer likes, and goes to the block's author.
				RuntimeEvent::TransactionPayment(
					pallet_transaction_payment::Event::TransactionFeePaid { who, tip, .. },
				)
				| RuntimeEvent::AssetTxPayment(
					pallet_asset_conversion_tx_payment::Event::AssetTxFeePaid { who, tip, .. },
				) if tip > 0 => {
					if let Some(to) = author.clone() {
						each(Transfer { from: who, to, worth: tip });
					}
				},
				_ => {},
			}
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn add_for_benchmarks(transfer: Transfer<AccountId>, count: u32) {
		use mornet_primitives::tariffs::TariffProvider;
		use pallet_asset_conversion_tx_payment::BenchmarkHelperTrait;

		use super::fees::PoolForBenchmarks;

		Tariffs::set_for_benchmarks(&Feed::IndexRate, 1, 0);
		for info in asset::ALL {
			PoolForBenchmarks::setup_balances_and_pool(info.id.into(), transfer.from.clone());
		}
		System::reset_events();

		let Transfer { from, to, worth: amount } = transfer;
		let asset_id = asset::COST_INDEX.id;
		let mut kinds = alloc::vec![RuntimeEvent::Assets(pallet_assets::Event::Transferred {
			asset_id,
			from: from.clone(),
			to: to.clone(),
			amount,
		})];
		for pool in pallet_asset_conversion::Pools::<Runtime>::iter_values() {
			kinds.push(RuntimeEvent::PoolAssets(pallet_assets::Event::Transferred {
				asset_id: pool.lp_token,
				from: from.clone(),
				to: to.clone(),
				amount,
			}));
		}
		kinds.push(RuntimeEvent::TransactionPayment(
			pallet_transaction_payment::Event::TransactionFeePaid {
				who: from,
				actual_fee: amount,
				tip: amount,
			},
		));
		// One of each, and then as many as are asked for.
		let count = kinds.len().saturating_add(count as usize);
		for event in kinds.iter().cycle().take(count) {
			System::deposit_event(event.clone());
		}
	}
}
