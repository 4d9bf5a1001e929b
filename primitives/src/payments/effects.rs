//! What a payment brings about beside GCC.

use sp_runtime::{DispatchError, DispatchResult};

use super::{order::OrderKind, OrderId};
use crate::Balance;

/// The subscriptions and invoices that an order can pay.
///
/// When an order is paid, its beneficiary gets the GCC first and [`Self::settle`] takes it in the
/// same storage transaction: if it fails, neither happened.
pub trait Commerce<AccountId> {
	/// What a subscription or an invoice costs the one whose it is, in plancks of GCC.
	///
	/// # Errors
	///
	/// If it is not known, not theirs, or cannot be paid now.
	fn price(kind: &OrderKind, beneficiary: &AccountId) -> Result<Balance, DispatchError>;

	/// Pays it with GCC of the beneficiary's. Called once an order.
	///
	/// # Errors
	///
	/// If it cannot be paid any more. The order is locked then, and the compliance council decides.
	fn settle(
		order: OrderId,
		kind: &OrderKind,
		beneficiary: &AccountId,
		amount: Balance,
	) -> DispatchResult;

	/// Makes something that can be paid with `amount`, for benchmarks.
	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(beneficiary: &AccountId, amount: Balance) -> Option<OrderKind>;
}

/// No commerce: orders buy GCC and nothing else.
impl<AccountId> Commerce<AccountId> for () {
	fn price(_: &OrderKind, _: &AccountId) -> Result<Balance, DispatchError> {
		Err(DispatchError::Unavailable)
	}

	fn settle(_: OrderId, _: &OrderKind, _: &AccountId, _: Balance) -> DispatchResult {
		Err(DispatchError::Unavailable)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn prepare_for_benchmarks(_: &AccountId, _: Balance) -> Option<OrderKind> {
		None
	}
}
