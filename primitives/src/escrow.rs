//! Merchants' orders with a share on hold: what `pallet-escrow` answers to readers.
//!
//! Amounts are plancks of GCC, times are milliseconds since the Unix epoch.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::vec::Vec;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{traits::Hash as _, Perbill};

use crate::{
	payments::order::Reference,
	units::{
		currency::GCC,
		time::{DAY_MS as DAY, HOUR_MS as HOUR, MINUTE_MS as MINUTE},
	},
	Balance, Hash, Hashing, Moment,
};

/// Most rows that one answer of [`EscrowApi`] holds; longer lists are read in pages.
pub const MAX_PAGE: u32 = 256;

/// Most video proofs that one side can attach to an order.
pub const MAX_PROOFS: u32 = 4;

/// Number of an order. Counted from 0 and never used twice.
pub type OrderId = u64;

/// The hash of the content of a video proof, under which it is anchored. It is for people to look up;
/// no pallet of commerce gives it a meaning, and it can be anchored later.
pub type ProofLink = Hash;

/// What an order's invoice is known by in an order of payments: the number of the order in
/// big-endian, and 24 bytes of a BLAKE2b-256 hash over what the buyer agreed to.
///
/// Whoever pays by it pays this merchant this amount for these goods or nobody: on a fork where the
/// number is another order's, the reference fits none.
pub fn reference<AccountId: Encode>(
	id: OrderId,
	merchant: &AccountId,
	amount: Balance,
	metadata: &Hash,
) -> Reference {
	let mut reference = Hashing::hash_of(&(b"mornet/escrow/v1", id, merchant, amount, metadata));
	for (to, from) in reference.0.iter_mut().zip(id.to_be_bytes()) {
		*to = from;
	}
	reference
}

/// The number of the order that a [`reference()`] is of, if it is one.
pub const fn referenced(reference: &Reference) -> OrderId {
	let [a, b, c, d, e, f, g, h, ..] = reference.0;
	OrderId::from_be_bytes([a, b, c, d, e, f, g, h])
}

/// The rules for new orders, set by governance. An order keeps those it was opened under.
///
/// [`Parameters::is_valid`] says which values are accepted.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Parameters {
	/// Which share of a payment is the merchant's at once. The rest is put on hold: one number says
	/// both, so that they always make up the whole.
	pub merchant_share: Perbill,
	/// For how long after the payment the buyer can open a dispute, in milliseconds.
	pub dispute_window: Moment,
	/// For how long after that an arbiter can rule, in milliseconds.
	pub ruling_window: Moment,
	/// The longest that a merchant can give to pay, in milliseconds.
	pub max_pay_window: Moment,
	/// The least time that must be left to pay when an order of payments on another network is made
	/// for it, in milliseconds: so that it is paid there in time or not at all.
	pub rail_margin: Moment,
	/// The least amount of an order, in plancks. Its held share is at least the existential deposit,
	/// so that it can be given to whomever it has to go.
	pub min_amount: Balance,
}

impl Parameters {
	/// The least share that a merchant gets at once.
	pub const MIN_MERCHANT_SHARE: Perbill = Perbill::from_percent(50);
	/// The largest: something is always on hold.
	pub const MAX_MERCHANT_SHARE: Perbill = Perbill::from_percent(99);
	/// The shortest time to open a dispute, in milliseconds.
	pub const MIN_DISPUTE_WINDOW: Moment = HOUR;
	/// The shortest time to rule, in milliseconds.
	pub const MIN_RULING_WINDOW: Moment = DAY;
	/// The longest time to do either, in milliseconds. No share is on hold for more than twice that.
	pub const MAX_WINDOW: Moment = 90 * DAY;
	/// The shortest time to pay that a merchant can give, in milliseconds.
	pub const MIN_PAY_WINDOW: Moment = MINUTE;
	/// The longest that governance can allow, in milliseconds.
	pub const MAX_PAY_WINDOW: Moment = 30 * DAY;

	/// Whether these values can be in force on a chain with this existential deposit, in plancks.
	pub fn is_valid(&self, existential_deposit: Balance) -> bool {
		(Self::MIN_MERCHANT_SHARE..=Self::MAX_MERCHANT_SHARE).contains(&self.merchant_share)
			&& (Self::MIN_DISPUTE_WINDOW..=Self::MAX_WINDOW).contains(&self.dispute_window)
			&& (Self::MIN_RULING_WINDOW..=Self::MAX_WINDOW).contains(&self.ruling_window)
			&& (Self::MIN_PAY_WINDOW..=Self::MAX_PAY_WINDOW).contains(&self.max_pay_window)
			&& self.rail_margin <= self.max_pay_window
			&& self.held_of(self.min_amount) >= existential_deposit.max(1)
	}

	/// What of an amount is put on hold, in plancks. The merchant's share is rounded down, so this is
	/// rounded up; a larger amount never has a smaller one.
	pub fn held_of(&self, amount: Balance) -> Balance {
		// The share is at most the amount: nothing to saturate.
		amount.saturating_sub(self.merchant_share.mul_floor(amount))
	}
}

impl Default for Parameters {
	/// 90 % at once; 14 days to open a dispute and 14 days to rule; at most 7 days to pay, and at
	/// least 25 hours of them left for an order on another network, which is paid in 24; orders of at
	/// least 0.1 GCC.
	fn default() -> Self {
		Self {
			merchant_share: Perbill::from_percent(90),
			dispute_window: 14 * DAY,
			ruling_window: 14 * DAY,
			max_pay_window: 7 * DAY,
			rail_margin: 25 * HOUR,
			min_amount: GCC / 10,
		}
	}
}

/// Where an order stands. One that came to its end is removed; its `Closed` event is the record.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum OrderState {
	/// It is not paid.
	#[codec(index = 0)]
	Open {
		/// It can be paid before this time.
		pay_by: Moment,
	},
	/// It is paid, and a share is on hold.
	#[codec(index = 1)]
	Held {
		/// The buyer can open a dispute before this time.
		until: Moment,
	},
	/// The buyer opened a dispute.
	#[codec(index = 2)]
	Disputed {
		/// An arbiter can rule before this time.
		rule_by: Moment,
		/// Whether the merchant answered.
		answered: bool,
	},
}

impl OrderState {
	/// When it comes to its end by itself. Until then, and not from then on, the parties and the
	/// arbiters can act.
	pub const fn deadline(self) -> Moment {
		match self {
			Self::Open { pay_by } => pay_by,
			Self::Held { until } => until,
			Self::Disputed { rule_by, .. } => rule_by,
		}
	}

	/// Whether it is paid: then its share is on hold.
	pub const fn is_paid(self) -> bool {
		!matches!(self, Self::Open { .. })
	}

	/// Whether it waits for an arbiter.
	pub const fn is_disputed(self) -> bool {
		matches!(self, Self::Disputed { .. })
	}

	/// Whether an order can go from this state to `next`: all the transitions there are, beside that
	/// to its end, which each state has.
	pub const fn can_become(self, next: Self) -> bool {
		matches!(
			(self, next),
			(Self::Open { .. }, Self::Held { .. })
				| (Self::Held { .. }, Self::Disputed { answered: false, .. })
				| (Self::Disputed { answered: false, .. }, Self::Disputed { answered: true, .. })
		)
	}
}

/// Who gets what is on hold.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Ruling {
	/// The merchant, all of it.
	#[codec(index = 0)]
	ToMerchant,
	/// The buyer, all of it.
	#[codec(index = 1)]
	ToBuyer,
	/// Both, a part each.
	#[codec(index = 2)]
	Split {
		/// The buyer's part, in plancks: neither nothing nor all. The rest is the merchant's.
		#[codec(compact)]
		to_buyer: Balance,
	},
}

impl Ruling {
	/// The buyer's part of `held` plancks. `None` if it is not a part of them.
	pub const fn to_buyer(self, held: Balance) -> Option<Balance> {
		match self {
			Self::ToMerchant => Some(0),
			Self::ToBuyer => Some(held),
			Self::Split { to_buyer } if to_buyer > 0 && to_buyer < held => Some(to_buyer),
			Self::Split { .. } => None,
		}
	}
}

/// How an order came to its end.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum Outcome {
	/// The merchant took it back before it was paid.
	#[codec(index = 0)]
	Cancelled,
	/// It was not paid in time.
	#[codec(index = 1)]
	Expired,
	/// The buyer is content: the merchant has all.
	#[codec(index = 2)]
	Released,
	/// The buyer opened no dispute in time: the merchant has all.
	#[codec(index = 3)]
	Undisputed,
	/// The merchant gave all back.
	#[codec(index = 4)]
	Refunded,
	/// An arbiter ruled.
	#[codec(index = 5)]
	Ruled(Ruling),
	/// No arbiter ruled in time, and the merchant had answered: the merchant has all.
	#[codec(index = 6)]
	NotRuled,
	/// No arbiter ruled in time, and the merchant had not answered: the buyer has what was on hold.
	#[codec(index = 7)]
	Unanswered,
	/// As [`Self::Unanswered`], but nothing can leave the merchant's account, because it is frozen:
	/// what was on hold stays there, under the freeze, and the compliance council has to know of the
	/// buyer's claim.
	#[codec(index = 8)]
	Withheld,
}

/// An order, as wallets, points of sale and arbiters see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct OrderOverview<AccountId> {
	/// Its number.
	pub id: OrderId,
	/// Who is paid.
	pub merchant: AccountId,
	/// Who pays or paid. `None` as long as anyone can.
	pub buyer: Option<AccountId>,
	/// What is to be paid, in plancks.
	pub amount: Balance,
	/// What of it is or will be on hold, in plancks.
	pub held: Balance,
	/// The arbiter that was chosen, if one was. Once it is not appointed any more, all can rule.
	pub arbiter: Option<AccountId>,
	/// Hash of what is sold, which the point of sale shows to the buyer.
	pub metadata: Hash,
	/// Where it stands.
	pub state: OrderState,
	/// What it can be paid by in an order of payments.
	pub reference: Reference,
	/// For how long after the payment the buyer can open a dispute, in milliseconds.
	pub dispute_window: Moment,
	/// For how long after that an arbiter can rule, in milliseconds.
	pub ruling_window: Moment,
	/// The video proofs that the merchant attached.
	pub merchant_proofs: Vec<ProofLink>,
	/// Those that the buyer attached.
	pub buyer_proofs: Vec<ProofLink>,
	/// What is on hold of the merchant for the order's place in storage, in plancks.
	pub deposit: Balance,
}

sp_api::decl_runtime_apis! {
	/// Merchants' orders as wallets, points of sale, arbiters and the node's RPC see them.
	pub trait EscrowApi<AccountId> where AccountId: Codec {
		/// An order. `None` if there is none of that number, or it came to its end.
		fn order(id: OrderId) -> Option<OrderOverview<AccountId>>;

		/// The orders of which an account is the merchant or the buyer, the newest first: at most
		/// `limit` of them (and [`MAX_PAGE`]), and only those with a lower number than `before`.
		fn orders_of(
			who: AccountId,
			before: Option<OrderId>,
			limit: u32,
		) -> Vec<OrderOverview<AccountId>>;

		/// The orders with a dispute, the oldest order first: at most `limit` of them (and
		/// [`MAX_PAGE`]), and only those with a higher number than `after`.
		fn disputes(after: Option<OrderId>, limit: u32) -> Vec<OrderOverview<AccountId>>;

		/// The arbiters; few enough for one answer.
		fn arbiters() -> Vec<AccountId>;

		/// The rules for new orders.
		fn parameters() -> Parameters;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::units::currency::EXISTENTIAL_DEPOSIT;

	#[test]
	fn a_reference_tells_its_order_and_all_the_buyer_agreed_to() {
		let of = |id, merchant: u64, amount, metadata| {
			reference(id, &merchant, amount, &Hash::repeat_byte(metadata))
		};
		let first = of(7, 1, 100, 0);
		assert_eq!(first, of(7, 1, 100, 0));
		assert_eq!(referenced(&first), 7);
		assert_eq!(referenced(&of(OrderId::MAX - 1, 1, 100, 0)), OrderId::MAX - 1);
		for other in [of(7, 2, 100, 0), of(7, 1, 101, 0), of(7, 1, 100, 1)] {
			assert_eq!(referenced(&other), 7);
			assert_ne!(other, first);
		}
	}

	#[test]
	fn shares_make_up_the_whole_and_the_merchants_is_rounded_down() {
		let params = Parameters::default();
		let cases: [(Balance, Balance); 6] =
			[(0, 0), (1, 1), (9, 1), (10, 1), (11, 2), (Balance::MAX, Balance::MAX / 10 + 1)];
		for (amount, held) in cases {
			assert_eq!(params.held_of(amount), held, "{amount}");
		}
	}

	#[test]
	fn parameters_hold_at_their_bounds_and_not_beyond() {
		let valid = |change: fn(&mut Parameters)| {
			let mut params = Parameters::default();
			change(&mut params);
			params.is_valid(EXISTENTIAL_DEPOSIT)
		};
		assert!(valid(|_| ()));
		assert!(valid(|p| p.merchant_share = Parameters::MIN_MERCHANT_SHARE));
		assert!(!valid(|p| p.merchant_share = Perbill::from_parts(499_999_999)));
		assert!(valid(|p| p.merchant_share = Parameters::MAX_MERCHANT_SHARE));
		assert!(!valid(|p| p.merchant_share = Perbill::from_parts(990_000_001)));
		assert!(valid(|p| p.dispute_window = HOUR));
		assert!(!valid(|p| p.dispute_window = HOUR - 1));
		assert!(valid(|p| p.dispute_window = 90 * DAY));
		assert!(!valid(|p| p.dispute_window = 90 * DAY + 1));
		assert!(valid(|p| p.ruling_window = DAY));
		assert!(!valid(|p| p.ruling_window = DAY - 1));
		assert!(valid(|p| p.ruling_window = 90 * DAY));
		assert!(!valid(|p| p.ruling_window = 90 * DAY + 1));
		assert!(valid(|p| p.max_pay_window = 30 * DAY));
		assert!(!valid(|p| p.max_pay_window = 30 * DAY + 1));
		assert!(valid(|p| (p.max_pay_window, p.rail_margin) = (MINUTE, MINUTE)));
		assert!(!valid(|p| (p.max_pay_window, p.rail_margin) = (MINUTE - 1, 0)));
		assert!(!valid(|p| p.rail_margin = p.max_pay_window + 1));
		assert!(valid(|p| p.min_amount = 10 * EXISTENTIAL_DEPOSIT - 9));
		assert!(!valid(|p| p.min_amount = 10 * EXISTENTIAL_DEPOSIT - 10));
	}

	#[test]
	fn a_split_is_a_part() {
		assert_eq!(Ruling::ToMerchant.to_buyer(10), Some(0));
		assert_eq!(Ruling::ToBuyer.to_buyer(10), Some(10));
		for (to_buyer, part) in [(0, None), (1, Some(1)), (9, Some(9)), (10, None), (11, None)] {
			assert_eq!(Ruling::Split { to_buyer }.to_buyer(10), part);
		}
	}

	#[test]
	fn states_follow_one_another_in_one_direction() {
		let states = [
			OrderState::Open { pay_by: 1 },
			OrderState::Held { until: 2 },
			OrderState::Disputed { rule_by: 3, answered: false },
			OrderState::Disputed { rule_by: 3, answered: true },
		];
		for (index, from) in states.iter().enumerate() {
			for (other, to) in states.iter().enumerate() {
				assert_eq!(from.can_become(*to), other == index + 1, "{from:?} to {to:?}");
			}
		}
	}
}
