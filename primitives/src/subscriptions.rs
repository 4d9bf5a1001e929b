//! Plans, subscriptions and quotas: what `pallet-subscriptions` answers to readers.
//!
//! Amounts are plancks of GCC, times are milliseconds since the Unix epoch. A month is 30 days and a
//! year is 365 days, so that no calendar is needed to say when a period ends; a day is one of UTC.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

use alloc::{string::String, vec, vec::Vec};
use core::fmt;

use codec::{Codec, Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::{
	helpers_128bit::multiply_by_rational_with_rounding as multiply_by_rational,
	traits::{ConstU32, Hash as _},
	BoundedVec, Rounding,
};

use crate::{payments::order::Reference, units::currency::GCC, Balance, Hashing, Moment};

/// Most rows that one answer of [`SubscriptionsApi`] holds; longer lists are read in pages.
pub const MAX_PAGE: u32 = 256;

/// Most bytes of a [`PlanCode`].
pub const MAX_CODE: u32 = 16;

/// A day, in milliseconds.
pub use crate::units::time::DAY_MS as DAY;

/// The furthest ahead that a subscription can be paid by hand, in milliseconds: 400 days. Another
/// year can be paid in the last 35 days of one.
pub const MAX_AHEAD: Moment = 400 * DAY;

/// For how long an automatic renewal waits that failed, in milliseconds: a day.
pub const RETRY: Moment = DAY;

/// Number of a plan. Counted from 0 and never used twice.
pub type PlanId = u32;

/// The day of a moment, in days since the Unix epoch: it begins at midnight UTC.
pub fn day_of(now: Moment) -> u32 {
	// Days fit for the next 11 million years; a clock that is further off stays at the last.
	u32::try_from(now.checked_div(DAY).unwrap_or_default()).unwrap_or(u32::MAX)
}

/// When a day is over, in milliseconds since the Unix epoch.
pub fn end_of(day: u32) -> Moment {
	// Days times milliseconds are below 2^59.
	Moment::from(day).saturating_add(1).saturating_mul(DAY)
}

/// A plan's name: 1 to [`MAX_CODE`] capital letters, digits, `-` and `_`, such as `PRO`.
#[derive(
	Clone,
	PartialEq,
	Eq,
	Encode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	serde::Serialize,
	serde::Deserialize,
)]
#[serde(try_from = "String", into = "String")]
pub struct PlanCode(BoundedVec<u8, ConstU32<MAX_CODE>>);

/// Why some bytes are not a [`PlanCode`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPlanCode;

impl fmt::Display for NotAPlanCode {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("a plan's code is 1 to 16 capital letters, digits, '-' and '_'")
	}
}

impl PlanCode {
	/// The code's characters, all ASCII.
	pub fn as_str(&self) -> &str {
		core::str::from_utf8(&self.0).unwrap_or_default()
	}
}

impl TryFrom<&[u8]> for PlanCode {
	type Error = NotAPlanCode;

	fn try_from(code: &[u8]) -> Result<Self, NotAPlanCode> {
		let is_sound =
			|c: &u8| c.is_ascii_uppercase() || c.is_ascii_digit() || matches!(c, b'-' | b'_');
		if code.is_empty() || !code.iter().all(is_sound) {
			return Err(NotAPlanCode);
		}
		code.to_vec().try_into().map(Self).map_err(|_| NotAPlanCode)
	}
}

impl TryFrom<String> for PlanCode {
	type Error = NotAPlanCode;

	fn try_from(code: String) -> Result<Self, NotAPlanCode> {
		code.as_bytes().try_into()
	}
}

impl From<PlanCode> for String {
	fn from(code: PlanCode) -> Self {
		code.as_str().into()
	}
}

// By hand, so that no transaction and no state holds what is not a code.
impl Decode for PlanCode {
	fn decode<I: codec::Input>(input: &mut I) -> Result<Self, codec::Error> {
		let code = BoundedVec::<u8, ConstU32<MAX_CODE>>::decode(input)?;
		Self::try_from(code.as_slice()).map_err(|_| "not a plan's code".into())
	}
}

impl fmt::Debug for PlanCode {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.as_str())
	}
}

/// For how long a payment is.
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
pub enum Period {
	/// 30 days.
	#[codec(index = 0)]
	Monthly,
	/// 365 days.
	#[codec(index = 1)]
	Yearly,
}

impl Period {
	/// Both.
	pub const ALL: [Self; 2] = [Self::Monthly, Self::Yearly];

	/// Its length, in milliseconds.
	pub const fn length(self) -> Moment {
		match self {
			Self::Monthly => 30 * DAY,
			Self::Yearly => 365 * DAY,
		}
	}

	/// What is left unused of a period's price, in plancks: `price × remaining / length`, rounded
	/// down, so that never more is credited than was paid. `remaining` is in milliseconds, and of
	/// several periods that were paid at this price if it is more than one is long. `None` if it does
	/// not fit.
	pub fn unused(self, price: Balance, remaining: Moment) -> Option<Balance> {
		multiply_by_rational(price, remaining.into(), self.length().into(), Rounding::Down)
	}
}

/// How much a service does for a subscriber.
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
pub struct Quota {
	/// Most tasks that are begun in a day of UTC.
	pub tasks_per_day: u32,
	/// Longest content of one task, in seconds.
	pub seconds_per_task: u32,
}

impl Quota {
	/// Whether it allows something.
	pub const fn is_valid(&self) -> bool {
		self.tasks_per_day > 0 && self.seconds_per_task > 0
	}

	/// Whether it allows all that `other` does.
	pub const fn covers(&self, other: &Self) -> bool {
		self.tasks_per_day >= other.tasks_per_day && self.seconds_per_task >= other.seconds_per_task
	}
}

/// What a plan costs, in plancks: for either period, or nothing at all.
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
pub struct Prices {
	/// For 30 days.
	pub monthly: Balance,
	/// For 365 days.
	pub yearly: Balance,
}

impl Prices {
	/// That of nobody's having to pay.
	pub const FREE: Self = Self { monthly: 0, yearly: 0 };

	/// The price for a period, in plancks.
	pub const fn of(&self, period: Period) -> Balance {
		match period {
			Period::Monthly => self.monthly,
			Period::Yearly => self.yearly,
		}
	}

	/// Whether nobody has to pay.
	pub const fn is_free(&self) -> bool {
		self.monthly == 0 && self.yearly == 0
	}

	/// Whether they can be those of a plan that is sold: none is below `min`, and a year costs at
	/// least as much as a month.
	pub const fn are_valid(&self, min: Balance) -> bool {
		self.monthly >= min && self.yearly >= self.monthly
	}
}

/// What a plan is. Code and prices never change.
#[derive(
	Clone,
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
pub struct PlanTerms {
	/// Its name.
	pub code: PlanCode,
	/// What it costs.
	pub prices: Prices,
	/// What it allows.
	pub quota: Quota,
}

impl PlanTerms {
	/// The network's plans at the start: FREE with 3 tasks of a minute a day; PRO with 50 of 10
	/// minutes for 299 GCC a month; CREATOR with 200 of 30 minutes for 599. A year costs as much as
	/// ten months.
	pub fn presets() -> Vec<Self> {
		let plan = |code: &[u8], monthly: Balance, tasks_per_day, minutes: u32| Self {
			code: PlanCode(BoundedVec::truncate_from(code.to_vec())),
			// Of constants: nothing saturates.
			prices: Prices {
				monthly: monthly.saturating_mul(GCC),
				yearly: monthly.saturating_mul(10).saturating_mul(GCC),
			},
			quota: Quota { tasks_per_day, seconds_per_task: minutes.saturating_mul(60) },
		};
		vec![plan(b"FREE", 0, 3, 1), plan(b"PRO", 299, 50, 10), plan(b"CREATOR", 599, 200, 30)]
	}
}

/// Who can have a plan.
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
pub enum PlanStatus {
	/// Anyone.
	#[codec(index = 0)]
	Open,
	/// Who has it already can renew.
	#[codec(index = 1)]
	Closed,
	/// Nobody can pay for it any more. What was paid runs out.
	#[codec(index = 2)]
	Retired,
}

/// Whose a plan is: who sets it up and is paid, and whose tasks it is for.
#[derive(
	Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub enum Seller<AccountId> {
	/// The network: governance sets it up, the treasury is paid, and all services' tasks count.
	#[codec(index = 0)]
	Network,
	/// A service, for its own tasks.
	#[codec(index = 1)]
	Service(AccountId),
}

/// What happens when what was paid is used up.
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
pub enum Renewal {
	/// The subscriber can pay again, within the grace period.
	#[codec(index = 0)]
	ByHand,
	/// The next period is paid from the subscriber's GCC balance.
	#[codec(index = 1)]
	Automatic {
		/// The plan from then on: the same, or another of its seller's.
		plan: PlanId,
		/// The period.
		period: Period,
	},
	/// The subscription is over, without a grace period.
	#[codec(index = 2)]
	Cancelled,
}

impl Renewal {
	/// Whether the subscriber agreed to be charged.
	pub const fn is_automatic(self) -> bool {
		matches!(self, Self::Automatic { .. })
	}
}

/// A renewal that a subscriber agrees to.
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
pub struct AgreedRenewal {
	/// The plan from the end of what was paid on.
	pub plan: PlanId,
	/// The period.
	pub period: Period,
	/// Its price, in plancks.
	#[codec(compact)]
	pub price: Balance,
}

/// The rules that governance sets.
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
	/// For how long the quota still counts when what was paid is used up, in milliseconds. A
	/// subscription keeps that of its last payment.
	pub grace: Moment,
	/// The least price of a new plan, in plancks.
	pub min_price: Balance,
}

impl Parameters {
	/// The shortest grace period, in milliseconds: automatic renewals happen in it.
	pub const MIN_GRACE: Moment = DAY;
	/// The longest, in milliseconds. Half of the shortest period that is paid, for the next begins
	/// where the last one ended.
	pub const MAX_GRACE: Moment = 15 * DAY;

	/// Whether these values can be in force on a chain with this existential deposit, in plancks. A
	/// price can open the account that it is paid to.
	pub fn is_valid(&self, existential_deposit: Balance) -> bool {
		(Self::MIN_GRACE..=Self::MAX_GRACE).contains(&self.grace)
			&& self.min_price >= existential_deposit.max(1)
	}
}

impl Default for Parameters {
	/// 3 days of grace; plans of at least 1 GCC.
	fn default() -> Self {
		Self { grace: 3 * DAY, min_price: GCC }
	}
}

/// What a period of a plan is known by in an order of payments: the plan's number in big-endian, the
/// period, and 27 bytes of a BLAKE2b-256 hash over what the subscriber agreed to.
///
/// Whoever pays by it has this plan of this seller at this price or pays nothing: on a fork where the
/// number is another plan's, the reference fits none.
pub fn reference<AccountId: Encode>(
	plan: PlanId,
	period: Period,
	seller: &Seller<AccountId>,
	code: &PlanCode,
	price: Balance,
) -> Reference {
	let mut reference =
		Hashing::hash_of(&(b"mornet/subscriptions/v1", plan, period, seller, code, price));
	let head = plan.to_be_bytes().into_iter().chain([period as u8]);
	for (to, from) in reference.0.iter_mut().zip(head) {
		*to = from;
	}
	reference
}

/// The plan and the period that a [`reference()`] is of, if it is one.
pub const fn referenced(reference: &Reference) -> Option<(PlanId, Period)> {
	let [a, b, c, d, period, ..] = reference.0;
	let period = match period {
		0 => Period::Monthly,
		1 => Period::Yearly,
		_ => return None,
	};
	Some((PlanId::from_be_bytes([a, b, c, d]), period))
}

/// A plan, as wallets see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct PlanOverview<AccountId> {
	/// Its number.
	pub id: PlanId,
	/// Whose it is.
	pub seller: Seller<AccountId>,
	/// What it is.
	pub terms: PlanTerms,
	/// Who can have it.
	pub status: PlanStatus,
	/// How many have it.
	pub subscribers: u32,
	/// What a month and a year are known by in an order of payments. `None` for what everybody has
	/// for nothing.
	pub references: Option<(Reference, Reference)>,
}

/// Where a subscription stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub enum Standing {
	/// It is paid.
	#[codec(index = 0)]
	InForce,
	/// What was paid is used up; the quota still counts.
	#[codec(index = 1)]
	Grace,
	/// It is over, and only waits to be removed.
	#[codec(index = 2)]
	Over,
}

/// A subscription, as wallets see it.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct SubscriptionOverview<AccountId> {
	/// Whose plan it is. An account has one subscription of each seller's.
	pub seller: Seller<AccountId>,
	/// The plan.
	pub plan: PlanId,
	/// The plan's name.
	pub code: PlanCode,
	/// What it allows.
	pub quota: Quota,
	/// The period that was paid last.
	pub period: Period,
	/// What that cost, in plancks.
	pub price: Balance,
	/// Since when there is a subscription of this seller's without a break, in milliseconds since the
	/// Unix epoch.
	pub since: Moment,
	/// Until when it is paid, in milliseconds since the Unix epoch.
	pub expires_at: Moment,
	/// Until when the quota counts, in milliseconds since the Unix epoch.
	pub ends_at: Moment,
	/// Where it stands.
	pub standing: Standing,
	/// What happens when it expires.
	pub renewal: Renewal,
	/// What would be credited for an upgrade now, in plancks.
	pub unused: Balance,
}

/// What is left to an account of its quota for a service's tasks.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct QuotaOverview<AccountId> {
	/// Whose plan counts: the service's own if the account has one, else the network's.
	pub seller: Seller<AccountId>,
	/// The plan.
	pub plan: PlanId,
	/// What it allows.
	pub quota: Quota,
	/// Tasks that were begun today.
	pub used: u32,
	/// Tasks that can be begun today.
	pub left: u32,
	/// When the day is over, in milliseconds since the Unix epoch.
	pub resets_at: Moment,
	/// Until when the plan counts, in milliseconds since the Unix epoch. `None` for what everybody
	/// has for nothing.
	pub ends_at: Option<Moment>,
}

/// What a payment would bring about now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Quote {
	/// Whether it is an upgrade of what is in force.
	pub upgrade: bool,
	/// The price of the plan and the period, in plancks.
	pub price: Balance,
	/// What of it is credited for what is unused, in plancks.
	pub credit: Balance,
	/// What is to be paid, in plancks.
	pub cost: Balance,
	/// Until when it would be paid, in milliseconds since the Unix epoch.
	pub expires_at: Moment,
}

sp_api::decl_runtime_apis! {
	/// Plans, subscriptions and quotas as wallets, services and the node's RPC see them.
	pub trait SubscriptionsApi<AccountId> where AccountId: Codec {
		/// A plan. `None` if there is none of that number, or it was removed.
		fn plan(id: PlanId) -> Option<PlanOverview<AccountId>>;

		/// A seller's plans, by number; few enough for one answer.
		fn plans_of(seller: Seller<AccountId>) -> Vec<PlanOverview<AccountId>>;

		/// The accounts that can offer plans of their own and count tasks; few enough for one answer.
		fn services() -> Vec<AccountId>;

		/// An account's subscriptions: at most one of each seller's, and [`MAX_PAGE`].
		fn subscriptions_of(who: AccountId) -> Vec<SubscriptionOverview<AccountId>>;

		/// What is left to an account of its quota for a service's tasks. `None` if it has none.
		fn quota_left(service: AccountId, who: AccountId) -> Option<QuotaOverview<AccountId>>;

		/// What an account would pay now for a plan. `None` if it cannot have it now.
		fn quote(who: AccountId, plan: PlanId, period: Period) -> Option<Quote>;

		/// The rules.
		fn parameters() -> Parameters;
	}
}

#[cfg(test)]
mod tests {
	#![allow(
		clippy::arithmetic_side_effects,
		clippy::indexing_slicing,
		clippy::unwrap_used,
		reason = "a test fails loudly"
	)]

	use super::*;
	use crate::units::currency::EXISTENTIAL_DEPOSIT;

	fn code(code: &str) -> PlanCode {
		PlanCode::try_from(code.as_bytes()).unwrap()
	}

	#[test]
	fn a_code_is_of_capital_letters_and_digits() {
		for sound in ["A", "PRO", "CREATOR-2", "A_B", "0123456789ABCDEF"] {
			assert_eq!(code(sound).as_str(), sound);
			let json = serde_json::to_string(&code(sound)).unwrap();
			assert_eq!(json, format!("\"{sound}\""));
			assert_eq!(serde_json::from_str::<PlanCode>(&json).unwrap(), code(sound));
			assert_eq!(PlanCode::decode(&mut &code(sound).encode()[..]), Ok(code(sound)));
		}
		for wrong in ["", "pro", "A B", "ÄRA", "0123456789ABCDEFG"] {
			assert_eq!(PlanCode::try_from(wrong.as_bytes()), Err(NotAPlanCode), "{wrong}");
			assert!(PlanCode::decode(&mut &wrong.as_bytes().to_vec().encode()[..]).is_err());
			assert!(serde_json::from_str::<PlanCode>(&format!("\"{wrong}\"")).is_err());
		}
	}

	#[test]
	fn the_presets_are_those_of_the_design() {
		let rows: Vec<_> = PlanTerms::presets()
			.into_iter()
			.map(|PlanTerms { code, prices, quota }| {
				assert!(quota.is_valid());
				assert!(prices.is_free() || prices.are_valid(Parameters::default().min_price));
				(
					String::from(code),
					prices.monthly / GCC,
					prices.yearly / GCC,
					quota.tasks_per_day,
					quota.seconds_per_task,
				)
			})
			.collect();
		assert_eq!(
			rows,
			[
				("FREE".into(), 0, 0, 3, 60),
				("PRO".into(), 299, 2990, 50, 600),
				("CREATOR".into(), 599, 5990, 200, 1800),
			]
		);
		let json = serde_json::to_string(&PlanTerms::presets()).unwrap();
		assert_eq!(serde_json::from_str::<Vec<PlanTerms>>(&json).unwrap(), PlanTerms::presets());
	}

	#[test]
	fn what_is_unused_is_rounded_down_and_never_more_than_was_paid() {
		let price = 299 * GCC;
		let month = Period::Monthly.length();
		assert_eq!(month, 30 * DAY);
		assert_eq!(Period::Yearly.length(), 365 * DAY);
		let unused = |remaining| Period::Monthly.unused(price, remaining).unwrap();
		assert_eq!(unused(0), 0);
		assert_eq!(unused(month), price);
		assert_eq!(unused(2 * month), 2 * price);
		// 299 × 10^12 / 2 592 000 000 = 115 354.93… plancks a millisecond.
		assert_eq!(unused(1), 115_354);
		assert_eq!(unused(month - 1), price - 115_355);
		assert_eq!(Period::Monthly.unused(Balance::MAX, month), Some(Balance::MAX));
		assert_eq!(Period::Monthly.unused(Balance::MAX, 2 * month), None);
	}

	#[test]
	fn a_day_begins_at_midnight() {
		assert_eq!((day_of(0), day_of(DAY - 1), day_of(DAY)), (0, 0, 1));
		assert_eq!(end_of(0), DAY);
		assert_eq!(day_of(end_of(20_000)), 20_001);
		assert_eq!(day_of(Moment::MAX), u32::MAX);
		assert!(end_of(u32::MAX) > DAY);
	}

	#[test]
	fn a_reference_tells_its_plan_and_all_the_subscriber_agreed_to() {
		let of = |plan, period, seller, name, price| {
			reference::<u64>(plan, period, &seller, &code(name), price)
		};
		let first = of(7, Period::Yearly, Seller::Network, "PRO", 100);
		assert_eq!(first, of(7, Period::Yearly, Seller::Network, "PRO", 100));
		assert_eq!(referenced(&first), Some((7, Period::Yearly)));
		for other in [
			of(7, Period::Yearly, Seller::Service(0), "PRO", 100),
			of(7, Period::Yearly, Seller::Network, "PR", 100),
			of(7, Period::Yearly, Seller::Network, "PRO", 101),
		] {
			assert_eq!(referenced(&other), Some((7, Period::Yearly)));
			assert_ne!(other, first);
		}
		let monthly = of(PlanId::MAX, Period::Monthly, Seller::Network, "PRO", 100);
		assert_eq!(referenced(&monthly), Some((PlanId::MAX, Period::Monthly)));
		assert_eq!(referenced(&Reference::repeat_byte(2)), None);
	}

	#[test]
	fn parameters_and_prices_hold_at_their_bounds_and_not_beyond() {
		let valid =
			|grace, min_price| Parameters { grace, min_price }.is_valid(EXISTENTIAL_DEPOSIT);
		assert!(Parameters::default().is_valid(EXISTENTIAL_DEPOSIT));
		assert!(valid(DAY, EXISTENTIAL_DEPOSIT) && valid(15 * DAY, EXISTENTIAL_DEPOSIT));
		assert!(!valid(DAY - 1, GCC) && !valid(15 * DAY + 1, GCC));
		assert!(!valid(DAY, EXISTENTIAL_DEPOSIT - 1));
		assert!(!Parameters { grace: DAY, min_price: 0 }.is_valid(0));

		let are_valid = |monthly, yearly| Prices { monthly, yearly }.are_valid(10);
		assert!(are_valid(10, 10) && are_valid(10, 1_000));
		assert!(!are_valid(9, 100) && !are_valid(11, 10));
		assert!(Prices::FREE.is_free() && !Prices { monthly: 0, yearly: 1 }.is_free());
	}
}
