//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use frame_support::{traits::ConstU32, BoundedVec};
use mornet_primitives::{
	escrow::{self, OrderId, OrderState, ProofLink, MAX_PROOFS},
	payments::order::Reference,
	Balance, Hash, Moment,
};
use scale_info::TypeInfo;

/// An account of the runtime.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// An order of the runtime.
pub type OrderOf<T> = Order<AccountIdOf<T>>;

/// The video proofs that one side attached.
pub type Proofs = BoundedVec<ProofLink, ConstU32<MAX_PROOFS>>;

/// One of the two sides of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
	/// Who is paid.
	Merchant,
	/// Who pays.
	Buyer,
}

/// An order that did not come to its end.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Order<AccountId> {
	/// Who is paid.
	pub merchant: AccountId,
	/// Who pays or paid; somebody else than the merchant. Known at the latest when it is paid.
	pub buyer: Option<AccountId>,
	/// The arbiter that the merchant chose.
	pub arbiter: Option<AccountId>,
	/// What is to be paid, in plancks.
	pub amount: Balance,
	/// What of it is on hold once it is paid, in plancks. More than nothing, and not all.
	pub held: Balance,
	/// Hash of what is sold.
	pub metadata: Hash,
	/// Where it stands.
	pub state: OrderState,
	/// For how long after the payment the buyer can open a dispute, in milliseconds.
	pub dispute_window: Moment,
	/// For how long after that an arbiter can rule, in milliseconds.
	pub ruling_window: Moment,
	/// What is on hold of the merchant for its place in storage, in plancks.
	pub deposit: Balance,
	/// The video proofs that the merchant attached.
	pub merchant_proofs: Proofs,
	/// Those that the buyer attached.
	pub buyer_proofs: Proofs,
}

impl<AccountId: Encode + Eq> Order<AccountId> {
	/// What it can be paid by in an order of payments.
	pub fn reference(&self, id: OrderId) -> Reference {
		escrow::reference(id, &self.merchant, self.amount, &self.metadata)
	}

	/// Which side an account is on, if on any.
	pub fn side_of(&self, who: &AccountId) -> Option<Side> {
		if self.merchant == *who {
			Some(Side::Merchant)
		} else if self.buyer.as_ref() == Some(who) {
			Some(Side::Buyer)
		} else {
			None
		}
	}

	/// The proofs that a side attached.
	pub fn proofs_mut(&mut self, side: Side) -> &mut Proofs {
		match side {
			Side::Merchant => &mut self.merchant_proofs,
			Side::Buyer => &mut self.buyer_proofs,
		}
	}

	/// What is on hold of the merchant's for the buyer's sake, in plancks.
	pub fn on_hold(&self) -> Balance {
		if self.state.is_paid() {
			self.held
		} else {
			0
		}
	}
}
