//! Answers for wallets, points of sale, arbiters and the node: what `EscrowApi` has functions of the
//! same names for.

use alloc::vec::Vec;

use mornet_primitives::{
	escrow::{OrderId, OrderOverview, Parameters, MAX_PAGE},
	ordered,
};

use crate::{pallet::*, AccountIdOf};

/// At most a page.
fn page(limit: u32) -> usize {
	usize::try_from(limit.min(MAX_PAGE)).unwrap_or(usize::MAX)
}

impl<T: Config> Pallet<T> {
	/// An order. `None` if there is none of that number, or it came to its end.
	pub fn order(id: OrderId) -> Option<OrderOverview<AccountIdOf<T>>> {
		let order = Orders::<T>::get(id)?;
		let reference = order.reference(id);
		Some(OrderOverview {
			id,
			merchant: order.merchant,
			buyer: order.buyer,
			amount: order.amount,
			held: order.held,
			arbiter: order.arbiter,
			metadata: order.metadata,
			state: order.state,
			reference,
			dispute_window: order.dispute_window,
			ruling_window: order.ruling_window,
			merchant_proofs: order.merchant_proofs.into_inner(),
			buyer_proofs: order.buyer_proofs.into_inner(),
			deposit: order.deposit,
		})
	}

	/// The orders of which an account is the merchant or the buyer, the newest first: at most
	/// `limit` of them (and [`MAX_PAGE`]), and only those with a lower number than `before`.
	pub fn orders_of(
		who: AccountIdOf<T>,
		before: Option<OrderId>,
		limit: u32,
	) -> Vec<OrderOverview<AccountIdOf<T>>> {
		let keys = match before {
			None => OrdersOf::<T>::iter_key_prefix(&who),
			Some(id) => OrdersOf::<T>::iter_key_prefix_from(
				&who,
				OrdersOf::<T>::hashed_key_for(&who, ordered::descending(id)),
			),
		};
		keys.take(page(limit))
			.filter_map(|key| Self::order(ordered::from_descending(key)))
			.collect()
	}

	/// The orders with a dispute, the oldest order first: at most `limit` of them (and
	/// [`MAX_PAGE`]), and only those with a higher number than `after`.
	pub fn disputes(after: Option<OrderId>, limit: u32) -> Vec<OrderOverview<AccountIdOf<T>>> {
		let keys = match after {
			None => Disputes::<T>::iter_keys(),
			Some(id) => {
				Disputes::<T>::iter_keys_from(Disputes::<T>::hashed_key_for(ordered::ascending(id)))
			},
		};
		keys.take(page(limit))
			.filter_map(|key| Self::order(ordered::from_ascending(key)))
			.collect()
	}

	/// The arbiters, in the order of their accounts' hashes.
	pub fn arbiters() -> Vec<AccountIdOf<T>> {
		Arbiters::<T>::iter_keys().collect()
	}

	/// The rules for new orders.
	pub fn parameters() -> Parameters {
		Params::<T>::get()
	}
}
