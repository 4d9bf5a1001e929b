//! What the pallet stores.

use codec::{Decode, Encode, MaxEncodedLen};
use mornet_primitives::{
	payments::order::Reference,
	subscriptions::{
		self, Period, PlanCode, PlanId, PlanStatus, PlanTerms, Prices, Quota, Renewal, Seller,
		Standing,
	},
	Balance, Moment,
};
use scale_info::TypeInfo;

/// An account of the runtime.
pub type AccountIdOf<T> = <T as frame_system::Config>::AccountId;

/// A seller of the runtime.
pub type SellerOf<T> = Seller<AccountIdOf<T>>;

/// A plan of the runtime.
pub type PlanOf<T> = Plan<AccountIdOf<T>>;

/// Keys whose order in storage is that of what they stand for.
pub mod ordered {
	pub use mornet_primitives::ordered::{ascending as moment, from_ascending as from_moment};

	/// Key of what happened in a day, the oldest first.
	pub const fn day(day: u32) -> [u8; 4] {
		day.to_be_bytes()
	}

	/// The day of a [`day`] key.
	pub const fn from_day(key: [u8; 4]) -> u32 {
		u32::from_be_bytes(key)
	}
}

/// A plan that was not removed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Plan<AccountId> {
	/// Whose it is.
	pub seller: Seller<AccountId>,
	/// Its name: of the seller's open plans no two have the same. Never changes.
	pub code: PlanCode,
	/// What it costs. Never change; nothing only for the one plan that everybody has.
	pub prices: Prices,
	/// What it allows. What costs something never allows less than it did.
	pub quota: Quota,
	/// Who can have it.
	pub status: PlanStatus,
	/// How many subscriptions are of it.
	pub subscribers: u32,
}

impl<AccountId: Clone + Encode> Plan<AccountId> {
	/// What the plan is.
	pub fn terms(&self) -> PlanTerms {
		PlanTerms { code: self.code.clone(), prices: self.prices, quota: self.quota }
	}

	/// What a period of it is known by in an order of payments.
	pub fn reference(&self, id: PlanId, period: Period) -> Reference {
		subscriptions::reference(id, period, &self.seller, &self.code, self.prices.of(period))
	}
}

/// A subscription that was not removed. An account has at most one of each seller's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Subscription {
	/// Of what.
	pub plan: PlanId,
	/// The period that was paid last. All that is paid and not used up was paid at its price.
	pub period: Period,
	/// Since when there is one without a break.
	pub since: Moment,
	/// Until when it is paid.
	pub expires_at: Moment,
	/// For how long the quota counts after that, in milliseconds.
	pub grace: Moment,
	/// What happens then.
	pub renewal: Renewal,
	/// When something is to be done with it by itself.
	pub due: Moment,
}

impl Subscription {
	/// Until when the quota counts.
	pub fn ends_at(&self) -> Moment {
		match self.renewal {
			Renewal::Cancelled => self.expires_at,
			// Both are bounded: nothing saturates.
			_ => self.expires_at.saturating_add(self.grace),
		}
	}

	/// Where it stands.
	pub fn standing(&self, now: Moment) -> Standing {
		if now < self.expires_at {
			Standing::InForce
		} else if now < self.ends_at() {
			Standing::Grace
		} else {
			Standing::Over
		}
	}

	/// With the moment when something is to be done with it first: the renewal that the subscriber
	/// agreed to, or the end.
	pub fn scheduled(mut self) -> Self {
		self.due = if self.renewal.is_automatic() { self.expires_at } else { self.ends_at() };
		self
	}

	/// What is unused of what was paid, in plancks: rounded down. Nothing once it is used up.
	pub fn unused(&self, prices: &Prices, now: Moment) -> Option<Balance> {
		self.period.unused(prices.of(self.period), self.expires_at.saturating_sub(now))
	}
}
