//! Orders: what they are for, what they cost, where they stand.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::H256;
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding as multiply_by_rational, traits::ConstU32,
	BoundedVec, Permill, Rounding,
};

use super::{Claim, ExternalAddress, Target, TransferId};
use crate::{
	units::time::{DAY_MS as DAY, HOUR_MS as HOUR, MINUTE_MS as MINUTE},
	Balance, Moment,
};

/// What a pallet of commerce knows the thing that is paid for by. This crate gives it no meaning.
pub type Reference = H256;

/// What an order is for. Whatever it is, its beneficiary gets GCC when it is paid; subscriptions
/// and invoices are paid with it in the same moment.
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
pub enum OrderKind {
	/// GCC for the beneficiary.
	#[codec(index = 0)]
	BuyGcc,
	/// A subscription of the beneficiary.
	#[codec(index = 1)]
	Subscription(Reference),
	/// A merchant's invoice to the beneficiary.
	#[codec(index = 2)]
	Invoice(Reference),
}

/// Price of a rail's asset: `plancks` of GCC for `units` of its smallest unit. Neither is zero.
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
pub struct Rate {
	/// Plancks of GCC.
	pub plancks: Balance,
	/// Smallest units of the asset.
	pub units: u128,
}

impl Rate {
	/// Whether it is one.
	pub const fn is_valid(&self) -> bool {
		self.plancks != 0 && self.units != 0
	}

	/// What `gcc` plancks cost in the asset's smallest unit: `gcc × units / plancks`, rounded up, so
	/// that GCC is never given for less than its price. `None` if it does not fit.
	pub fn due(&self, gcc: Balance) -> Option<u128> {
		multiply_by_rational(gcc, self.units, self.plancks, Rounding::Up)
	}

	/// What `amount` of the asset buys in plancks: `amount × plancks / units`, rounded down. `None`
	/// if it does not fit.
	pub fn worth(&self, amount: u128) -> Option<Balance> {
		multiply_by_rational(amount, self.plancks, self.units, Rounding::Down)
	}
}

/// A rail as governance has it.
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
pub struct RailConfig {
	/// Whether orders can be made on it. Those that are there are watched all the same.
	pub enabled: bool,
	/// Where payments go, and in what.
	pub target: Target,
	/// Decimals of the asset, for wallets to show amounts with.
	pub decimals: u8,
	/// Its price.
	pub rate: Rate,
}

/// The rules for orders, set by governance. An order keeps those it was made under.
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
pub struct Parameters {
	/// For how long an order can be paid, in milliseconds.
	pub payment_window: Moment,
	/// For how long after that it is still watched for payments, in milliseconds.
	pub scan_window: Moment,
	/// How old a payment may be when the validators agree on it, in milliseconds, to count without
	/// the compliance council.
	pub max_age: Moment,
	/// By which part of what is due a payment may miss it, either way.
	pub tolerance: Permill,
	/// Transfers of less than this part of what is due are passed over: otherwise anyone could
	/// fill another's order with dust.
	pub min_part: Permill,
	/// For how long an order that is done with can still be read, in milliseconds.
	pub retention: Moment,
	/// Least worth of an order, in plancks of GCC.
	pub min_order: Balance,
	/// Most worth of an order, in plancks of GCC.
	pub max_order: Balance,
}

impl Parameters {
	/// Whether they are within the bounds in which the chain keeps its promises: a payment window
	/// of 10 minutes to 7 days; watched for at least an hour and at most 14 days after it; payments
	/// of an hour to 7 days count; at most 10 % of tolerance; transfers of at least 2 % and at most
	/// 50 % of what is due, and of more than the tolerance; retention of a day to a year; orders
	/// that are worth something.
	pub fn is_valid(&self) -> bool {
		(10 * MINUTE..=7 * DAY).contains(&self.payment_window)
			&& (HOUR..=14 * DAY).contains(&self.scan_window)
			&& (HOUR..=7 * DAY).contains(&self.max_age)
			&& self.tolerance <= Permill::from_percent(10)
			&& (Permill::from_percent(2)..=Permill::from_percent(50)).contains(&self.min_part)
			&& self.min_part > self.tolerance
			&& (DAY..=365 * DAY).contains(&self.retention)
			&& self.min_order > 0
			&& self.min_order <= self.max_order
	}
}

impl Default for Parameters {
	/// 24 hours to pay, watched for 3 days more; 24 hours of age; 1 % of tolerance, 2 % at least a
	/// transfer; kept for 30 days; orders of 0.1 to 1 000 000 GCC.
	fn default() -> Self {
		Self {
			payment_window: DAY,
			scan_window: 3 * DAY,
			max_age: DAY,
			tolerance: Permill::from_percent(1),
			min_part: Permill::from_percent(2),
			retention: 30 * DAY,
			min_order: crate::units::currency::GCC / 10,
			max_order: 1_000_000 * crate::units::currency::GCC,
		}
	}
}

/// How far a transfer's time may lie ahead of the chain's, and how long before an order, in
/// milliseconds: networks' clocks differ.
pub const MAX_CLOCK_SKEW: Moment = 5 * MINUTE;

/// Where an order stands.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub enum OrderState {
	/// Nothing came yet, and it is time still.
	#[codec(index = 0)]
	Open,
	/// Less came than is due. What is missing can come in time; after that it waits for the
	/// compliance council.
	#[codec(index = 1)]
	PartlyPaid,
	/// Paid, and its effect has happened.
	#[codec(index = 2)]
	Paid,
	/// More came than is due, at once or after it was paid. Waits for the compliance council.
	#[codec(index = 3)]
	Overpaid,
	/// Something came late, or after it was given back. Waits for the compliance council.
	#[codec(index = 4)]
	Late,
	/// Nothing came in time.
	#[codec(index = 5)]
	Expired,
	/// What came is to be given back.
	#[codec(index = 6)]
	Refunding,
	/// What came was given back.
	#[codec(index = 7)]
	Refunded,
	/// Held for anti-money-laundering, or because its effect failed. Waits for the compliance
	/// council.
	#[codec(index = 8)]
	Locked,
}

impl OrderState {
	/// All states.
	pub const ALL: [Self; 9] = [
		Self::Open,
		Self::PartlyPaid,
		Self::Paid,
		Self::Overpaid,
		Self::Late,
		Self::Expired,
		Self::Refunding,
		Self::Refunded,
		Self::Locked,
	];

	/// The legal transitions, all of them: the states that can follow.
	pub const fn next(self) -> &'static [Self] {
		use OrderState::*;

		match self {
			Open => &[PartlyPaid, Paid, Overpaid, Late, Expired, Locked],
			PartlyPaid => &[Paid, Overpaid, Late, Refunding, Locked],
			// Money that comes after it was paid.
			Paid => &[Overpaid],
			Overpaid => &[Paid, Late, Refunding, Locked],
			Late => &[Paid, Overpaid, Refunding, Locked],
			// A payment that was made in time but agreed on only now counts.
			Expired => &[PartlyPaid, Paid, Overpaid, Late, Locked],
			// To `Paid` and `Overpaid` if the council accepts it after all, or if what is given back
			// is only what came too much.
			Refunding => &[Refunded, Paid, Overpaid, Locked],
			// Money that comes after it was given back.
			Refunded => &[Late],
			Locked => &[Open, PartlyPaid, Paid, Overpaid, Late, Expired, Refunding],
		}
	}

	/// Whether `to` can follow.
	pub fn can_become(self, to: Self) -> bool {
		self.next().contains(&to)
	}

	/// Whether nothing of it waits for anyone: it can be forgotten after a while.
	pub const fn is_final(self) -> bool {
		matches!(self, Self::Paid | Self::Expired | Self::Refunded)
	}

	/// Whether it waits for the compliance council, at the latest once its time is over.
	pub const fn is_waiting(self) -> bool {
		!self.is_final() && !matches!(self, Self::Open)
	}
}

/// What an order demands, fixed when it is made.
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
pub struct Terms {
	/// GCC that the beneficiary gets, in plancks.
	pub gcc: Balance,
	/// What it costs, in the asset's smallest unit.
	pub due: u128,
	/// The rate it was priced at.
	pub rate: Rate,
	/// By how much a payment may miss `due`, either way, in the asset's smallest unit.
	pub tolerance: u128,
	/// Transfers of less are passed over, in the asset's smallest unit.
	pub min_part: u128,
	/// When it was made: the chain's time, in milliseconds since the Unix epoch.
	pub created: Moment,
	/// The last moment at which a transfer is in time.
	pub expires: Moment,
	/// The last moment at which a transfer is taken note of.
	pub watched_until: Moment,
	/// How old a transfer may be when the validators agree on it, in milliseconds.
	pub max_age: Moment,
}

/// For how long after an order's last moment validators may still agree on what was paid before it,
/// in milliseconds.
pub const AGREEMENT_WINDOW: Moment = HOUR;

/// Why a transfer is not taken for a part of an order's payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
	/// It is of another network than the order, or its payer is.
	OtherNetwork,
	/// It is too small to be looked at.
	TooSmall,
	/// It is older than the order.
	TooEarly,
	/// Its time lies ahead of the chain's: it may count later.
	FromTheFuture,
	/// It was made when the order was not watched any more.
	Unwatched,
}

impl Terms {
	/// The terms of an order of `gcc` plancks that is made `now`. `None` if the amounts or times
	/// do not fit.
	pub fn new(gcc: Balance, rate: Rate, parameters: &Parameters, now: Moment) -> Option<Self> {
		let due = rate.due(gcc)?;
		let expires = now.checked_add(parameters.payment_window)?;
		Some(Self {
			gcc,
			due,
			rate,
			// Rounded down, so that never more than the tolerance is forgiven.
			tolerance: parameters.tolerance.mul_floor(due),
			// Rounded up, so that no more such transfers than 1 / min_part make what is due.
			min_part: parameters.min_part.mul_ceil(due).max(1),
			created: now,
			expires,
			watched_until: expires.checked_add(parameters.scan_window)?,
			max_age: parameters.max_age,
		})
	}

	/// When it is watched no more: [`AGREEMENT_WINDOW`] after the last transfer that counts.
	pub const fn retires(&self) -> Moment {
		self.watched_until.saturating_add(AGREEMENT_WINDOW)
	}

	/// Whether a transfer of a network can be a part of the payment, so that validators may vouch
	/// for it. The same question is asked before a vote is cast and before it is counted.
	pub fn admits(&self, target: &Target, claim: &Claim, now: Moment) -> Result<(), Refusal> {
		let network = target.pay_to().network();
		if claim.transfer.network != network || claim.payer.network() != network {
			return Err(Refusal::OtherNetwork);
		}
		if claim.amount < self.min_part {
			return Err(Refusal::TooSmall);
		}
		if claim.time < self.created.saturating_sub(MAX_CLOCK_SKEW) {
			return Err(Refusal::TooEarly);
		}
		if claim.time > now.saturating_add(MAX_CLOCK_SKEW) {
			return Err(Refusal::FromTheFuture);
		}
		if claim.time > self.watched_until {
			return Err(Refusal::Unwatched);
		}
		Ok(())
	}

	/// Whether a transfer that was made at `time` and is agreed on `now` counts without the
	/// compliance council. Both bounds are included.
	pub fn in_time(&self, time: Moment, now: Moment) -> bool {
		time <= self.expires && now.saturating_sub(time) <= self.max_age
	}

	/// How an amount compares with what is due.
	pub fn compare(&self, amount: u128) -> core::cmp::Ordering {
		use core::cmp::Ordering;

		match amount {
			amount if amount < self.due.saturating_sub(self.tolerance) => Ordering::Less,
			amount if amount > self.due.saturating_add(self.tolerance) => Ordering::Greater,
			_ => Ordering::Equal,
		}
	}
}

/// A transfer that the validators agreed on.
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
pub struct Receipt {
	/// Which transfer.
	pub transfer: TransferId,
	/// How much came, in the asset's smallest unit.
	pub amount: u128,
	/// Who paid.
	pub payer: ExternalAddress,
	/// Time of its block, in milliseconds since the Unix epoch.
	pub time: Moment,
	/// When the validators had agreed.
	pub agreed: Moment,
	/// Whether it came too late to count without the compliance council.
	pub late: bool,
}

/// Most transfers that an order takes note of. More than make twice what is due if each is as small
/// as it may be.
pub const MAX_RECEIPTS: u32 = 128;

/// Most refunds that can be noted for an order.
pub const MAX_REFUNDS: u32 = 16;

/// Most bytes of the [`RefundRef`] of a refund.
pub const MAX_REFUND_REF: u32 = 64;

/// What shows that money was given back: the hash of a transaction on the network it came from, or
/// a bank's reference. No personal data.
pub type RefundRef = BoundedVec<u8, ConstU32<MAX_REFUND_REF>>;

/// Money that was given back.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Refund {
	/// How much, in the asset's smallest unit.
	pub amount: u128,
	/// What shows it.
	pub reference: RefundRef,
	/// When it was noted, in milliseconds since the Unix epoch.
	pub noted: Moment,
}

/// Why an order is locked.
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
pub enum LockReason {
	/// The compliance council locked it.
	#[codec(index = 0)]
	Compliance,
	/// It was paid, but its effect failed: a limit, a pause, a subscription that is gone. Anyone can
	/// have it tried again.
	#[codec(index = 1)]
	EffectFailed,
}

/// How the compliance council accepts what came.
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
pub enum Acceptance {
	/// As if it had been paid as ordered. If more came than is due, what came too much stays to be
	/// given back.
	#[codec(index = 0)]
	AsOrdered,
	/// GCC for all that came, at the order's rate. For orders that buy GCC.
	#[codec(index = 1)]
	ForReceived,
}

#[cfg(test)]
mod tests {
	#![allow(
		clippy::arithmetic_side_effects,
		clippy::unwrap_used,
		clippy::indexing_slicing,
		reason = "a test fails loudly"
	)]

	use core::cmp::Ordering;

	use super::*;
	use crate::{
		payments::{Network, TonAddress, TronAddress},
		units::currency::GCC,
	};

	const USDT: Rate = Rate { plancks: GCC, units: 1_000_000 };
	const NOW: Moment = 1_767_268_800_000;

	fn terms(gcc: Balance, rate: Rate) -> Terms {
		Terms::new(gcc, rate, &Parameters::default(), NOW).unwrap()
	}

	#[test]
	fn twenty_five_usdt_buy_exactly_twenty_five_gcc() {
		assert_eq!(USDT.due(25 * GCC), Some(25_000_000));
		assert_eq!(USDT.worth(25_000_000), Some(25 * GCC));
		// 3.2 GCC a TON.
		let ton = Rate { plancks: 32 * GCC, units: 10_000_000_000 };
		assert_eq!(ton.due(16 * GCC), Some(5_000_000_000));
	}

	#[test]
	fn rounding_is_against_the_payer() {
		// A millionth of a USDT is a million plancks.
		assert_eq!(USDT.due(1), Some(1));
		assert_eq!(USDT.due(1_000_000), Some(1));
		assert_eq!(USDT.due(1_000_001), Some(2));
		let odd = Rate { plancks: 3, units: 7 };
		for amount in 1..1_000u128 {
			let due = odd.due(amount).unwrap();
			assert!(odd.worth(due).unwrap() >= amount, "{amount} for {due}");
			assert!(odd.worth(due - 1).unwrap() < amount, "{amount} for less than {due}");
			assert!(odd.due(odd.worth(amount).unwrap()).unwrap() <= amount);
		}
		assert_eq!(Rate { plancks: 1, units: 2 }.due(u128::MAX), None);
	}

	#[test]
	fn the_tolerance_is_inclusive_and_rounded_down() {
		let terms = terms(25 * GCC, USDT);
		for (amount, expected) in [
			(24_749_999, Ordering::Less),
			(24_750_000, Ordering::Equal),
			(25_250_000, Ordering::Equal),
			(25_250_001, Ordering::Greater),
			(0, Ordering::Less),
			(u128::MAX, Ordering::Greater),
		] {
			assert_eq!(terms.compare(amount), expected, "{amount}");
		}
		// |paid − due| × 100 <= due, as the fact sheet has it.
		for gcc in (1..2_000u128).map(|n| n * 77_777_777) {
			let terms = self::terms(gcc, USDT);
			for amount in terms.due.saturating_sub(terms.due / 50)..=terms.due + terms.due / 50 {
				let within = amount.abs_diff(terms.due) * 100 <= terms.due;
				assert_eq!(terms.compare(amount) == Ordering::Equal, within);
			}
		}
	}

	#[test]
	fn the_last_moment_is_in_time() {
		let terms = terms(GCC, USDT);
		assert!(terms.in_time(terms.expires, terms.expires));
		assert!(terms.in_time(terms.expires, terms.expires + terms.max_age));
		assert!(!terms.in_time(terms.expires, terms.expires + terms.max_age + 1));
		assert!(!terms.in_time(terms.expires + 1, terms.expires + 1));
		assert!(terms.in_time(NOW + 1, NOW));
	}

	#[test]
	fn only_transfers_that_can_be_a_payment_are_admitted() {
		let terms = terms(25 * GCC, USDT);
		let address = TronAddress([1; 20]);
		let target = Target::Trc20 { pay_to: address, contract: address };
		let good = Claim {
			order: 0,
			transfer: TransferId { network: Network::Tron, tx: [7; 32], index: 0 },
			amount: 25_000_000,
			payer: ExternalAddress::Tron(address),
			time: NOW,
		};
		let ton = ExternalAddress::Ton(TonAddress { workchain: 0, hash: [1; 32] });
		let other = TransferId { network: Network::Ton, ..good.transfer };
		let late = terms.watched_until;
		for (claim, now, expected) in [
			(good, NOW, Ok(())),
			(Claim { payer: ton, ..good }, NOW, Err(Refusal::OtherNetwork)),
			(Claim { transfer: other, ..good }, NOW, Err(Refusal::OtherNetwork)),
			(Claim { amount: 500_000, ..good }, NOW, Ok(())),
			(Claim { amount: 499_999, ..good }, NOW, Err(Refusal::TooSmall)),
			(Claim { amount: 0, ..good }, NOW, Err(Refusal::TooSmall)),
			(Claim { time: NOW - MAX_CLOCK_SKEW, ..good }, NOW, Ok(())),
			(Claim { time: NOW - MAX_CLOCK_SKEW - 1, ..good }, NOW, Err(Refusal::TooEarly)),
			(Claim { time: NOW + MAX_CLOCK_SKEW, ..good }, NOW, Ok(())),
			(Claim { time: NOW + MAX_CLOCK_SKEW + 1, ..good }, NOW, Err(Refusal::FromTheFuture)),
			(Claim { time: late, ..good }, late, Ok(())),
			(Claim { time: late + 1, ..good }, late, Err(Refusal::Unwatched)),
		] {
			assert_eq!(terms.admits(&target, &claim, now), expected, "{claim:?}");
		}
	}

	#[test]
	fn no_state_is_a_dead_end_but_what_is_done() {
		for state in OrderState::ALL {
			assert!(!state.next().contains(&state));
			assert!(!state.next().is_empty());
			// From wherever money waits there is a way to an end.
			let mut reached = alloc::vec![state];
			let mut at = 0;
			while at < reached.len() {
				for next in reached[at].next() {
					if !reached.contains(next) {
						reached.push(*next);
					}
				}
				at += 1;
			}
			assert!(reached.iter().any(|state| state.is_final()));
			assert!(reached.contains(&OrderState::Refunding) || state == OrderState::Refunding);
		}
	}

	#[test]
	fn the_default_rules_are_within_their_bounds() {
		let good = Parameters::default();
		assert!(good.is_valid());
		for bad in [
			Parameters { payment_window: 9 * MINUTE, ..good },
			Parameters { scan_window: 0, ..good },
			Parameters { max_age: 0, ..good },
			Parameters { tolerance: Permill::from_percent(11), ..good },
			Parameters { min_part: Permill::from_percent(1), ..good },
			Parameters { tolerance: good.min_part, ..good },
			Parameters { retention: 0, ..good },
			Parameters { min_order: 0, ..good },
			Parameters { max_order: good.min_order - 1, ..good },
		] {
			assert!(!bad.is_valid(), "{bad:?}");
		}
	}

	#[test]
	fn what_an_order_can_note_is_more_than_twice_what_is_due() {
		let smallest = Permill::from_percent(2);
		assert!(u128::from(MAX_RECEIPTS) * smallest.mul_ceil(1_000_000u128) > 2_000_000);
	}
}
