//! Answers for wallets, dApps and the node: what `PaymentsApi` has functions of the same names for.

use alloc::vec::Vec;

use mornet_primitives::{
	ordered,
	payments::{
		api::{OrderOverview, RailOverview, WatchOverview, MAX_PAGE},
		order::Parameters,
		OrderId, Rail, TargetId,
	},
	Balance, Moment,
};

use crate::{pallet::*, AccountIdOf};

/// At most a page.
fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or(usize::MAX)
}

impl<T: Config> Pallet<T> {
	/// An order. `None` if there is none of that number, or none any more.
	pub fn order(id: OrderId) -> Option<OrderOverview<AccountIdOf<T>>> {
		let order = Orders::<T>::get(id)?;
		Some(OrderOverview {
			id,
			owner: order.owner,
			beneficiary: order.beneficiary,
			kind: order.kind,
			rail: order.rail,
			target: order.target,
			memo: order.memo.to_text(),
			terms: order.terms,
			state: order.state,
			received: order.received,
			refunded: order.refunded,
			settled: order.settled,
			lock: order.lock,
			receipts: (0..order.receipts).filter_map(|n| Receipts::<T>::get(id, n)).collect(),
			refunds: (0..order.refunds).filter_map(|n| Refunds::<T>::get(id, n)).collect(),
		})
	}

	/// The orders that an account made or is the beneficiary of, the newest first: at most `limit`
	/// of them (and [`MAX_PAGE`]), and only those with a lower number than `before`.
	pub fn orders_of(
		owner: AccountIdOf<T>,
		before: Option<OrderId>,
		limit: u32,
	) -> Vec<OrderOverview<AccountIdOf<T>>> {
		let keys = match before {
			None => OrdersOf::<T>::iter_key_prefix(&owner),
			Some(id) => OrdersOf::<T>::iter_key_prefix_from(
				&owner,
				OrdersOf::<T>::hashed_key_for(&owner, ordered::descending(id)),
			),
		};
		keys.take(page(limit))
			.filter_map(|key| Self::order(ordered::from_descending(key)))
			.collect()
	}

	/// The orders that wait for the compliance council, the oldest first: at most `limit` of them
	/// (and [`MAX_PAGE`]), and only those with a higher number than `after`.
	pub fn waiting_orders(
		after: Option<OrderId>,
		limit: u32,
	) -> Vec<OrderOverview<AccountIdOf<T>>> {
		let keys = match after {
			None => Waiting::<T>::iter_keys(),
			Some(id) => {
				Waiting::<T>::iter_keys_from(Waiting::<T>::hashed_key_for(ordered::ascending(id)))
			},
		};
		keys.take(page(limit))
			.filter_map(|key| Self::order(ordered::from_ascending(key)))
			.collect()
	}

	/// The orders on a target that are watched for, the oldest first: at most `limit` of them (and
	/// [`MAX_PAGE`]), and only those with a higher number than `after`.
	pub fn watched_orders(
		target: TargetId,
		after: Option<OrderId>,
		limit: u32,
	) -> Vec<OrderOverview<AccountIdOf<T>>> {
		let keys = match after {
			None => Watched::<T>::iter_key_prefix(target),
			Some(id) => Watched::<T>::iter_key_prefix_from(
				target,
				Watched::<T>::hashed_key_for(target, ordered::ascending(id)),
			),
		};
		keys.take(page(limit))
			.filter_map(|key| Self::order(ordered::from_ascending(key)))
			.collect()
	}

	/// The first made of the orders that are watched for on a target, and when it was made.
	pub fn oldest_watched(target: TargetId) -> Option<(OrderId, Moment)> {
		let id = ordered::from_ascending(Watched::<T>::iter_key_prefix(target).next()?);
		Some((id, Orders::<T>::get(id)?.terms.created))
	}

	/// The rails.
	pub fn rails() -> Vec<RailOverview> {
		let targets: Vec<_> = Targets::<T>::iter_values().collect();
		let mut rails: Vec<_> = Rails::<T>::iter()
			.map(|(rail, record)| RailOverview {
				rail,
				config: record.config,
				watched: targets
					.iter()
					.filter(|target| target.rail == rail)
					.fold(0, |sum, target| sum.saturating_add(target.watched)),
			})
			.collect();
		rails.sort_unstable_by_key(|overview| overview.rail);
		rails
	}

	/// The targets to which orders are to be paid.
	pub fn watches() -> Vec<WatchOverview> {
		let mut watches: Vec<_> = Targets::<T>::iter()
			.filter(|(_, record)| record.watched > 0)
			.map(|(id, record)| WatchOverview {
				id,
				rail: record.rail,
				target: record.target,
				watched: record.watched,
				oldest: Self::oldest_watched(id),
			})
			.collect();
		watches.sort_unstable_by_key(|watch| watch.id);
		watches
	}

	/// The rules for new orders.
	pub fn parameters() -> Parameters {
		Params::<T>::get()
	}

	/// What an order of `gcc` plancks would cost on a rail now, in the asset's smallest unit. `None`
	/// if there is no such rail or it is disabled, or the amount does not fit or is not allowed.
	pub fn quote(rail: Rail, gcc: Balance) -> Option<u128> {
		let config = Rails::<T>::get(rail)?.config;
		let parameters = Params::<T>::get();
		if !config.enabled || !(parameters.min_order..=parameters.max_order).contains(&gcc) {
			return None;
		}
		config.rate.due(gcc)
	}
}
