//! The formulas: from what was consumed between two moments to what it costs.
//!
//! Pure functions of numbers; the chain's state is elsewhere. DESIGN section 3 has them in units that
//! people read: `cost = energy_kwh × tariff_e + heat_kwh × tariff_h + water_m3 × tariff_w` and
//! `GCM = cost / gcm_rate`.
//!
//! **Units.** Counters are Wh and litres, tariffs plancks for 1,000 of them, so a cost is a whole
//! number of *milli-plancks*, exactly. GCM has 12 decimals, so its smallest units are
//! `milli-plancks × 10^12 / (1,000 × rate)`.
//!
//! **Rounding** is down, and what is cut off is carried to the next time ([`Carry`]): over any number
//! of readings, what was charged and minted and what is carried is exactly what was consumed. The
//! carry of GCM is kept as value, not as a part of a unit, so it survives a change of the rate:
//! `Σ units × 1,000 × rate + carry = Σ milli-plancks × 10^12`.
//!
//! **Splitting.** A consumption over several prices or months is divided by time. What falls before a
//! moment is `⌊consumed × elapsed / span⌋`, and a piece is the difference of two of those: the pieces
//! are whole units, add up to what was consumed, and do not depend on where else it is split.

use alloc::vec::Vec;
use core::slice;

use codec::{Decode, Encode, MaxEncodedLen};
use mornet_primitives::{
	metering::{Consumption, Counters, Month, Rating},
	tariffs::PricePeriod,
	Balance, Moment,
};
use scale_info::TypeInfo;
use sp_core::U256;

use crate::calendar::{month_of, month_start};

/// How many of a counter's units a tariff is for: 1 kWh = 1,000 Wh, 1 m³ = 1,000 l.
const UNITS_PER_TARIFF: u64 = 1_000;

/// Smallest units of GCM in one.
const INDEX_UNIT: u64 = 1_000_000_000_000;

/// Milliseconds in an hour, which ratings are for.
const HOUR: u128 = 3_600_000;

/// What rounding has cut off so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Carry {
	/// Of the cost: milli-plancks, less than 1,000.
	pub cost: u16,
	/// Of GCM: milli-plancks × 10^12, less than 1,000 × the rate it was last divided by.
	pub index: U256,
}

/// The prices over a time. Each list is as `TariffProvider::periods` returns it; empty for a
/// resource that was not consumed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prices {
	/// Plancks for a kWh of electricity.
	pub electricity: Vec<PricePeriod>,
	/// Plancks for a kWh of heat.
	pub heat: Vec<PricePeriod>,
	/// Plancks for a m³ of water.
	pub water: Vec<PricePeriod>,
	/// Plancks for a GCM.
	pub rate: Vec<PricePeriod>,
}

/// What a consumption comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bill {
	/// Cost, in plancks.
	pub cost: Balance,
	/// GCM, in its smallest unit.
	pub index: Balance,
	/// The same by month, in order.
	pub months: Vec<(Month, Consumption)>,
	/// What is carried on.
	pub carry: Carry,
	/// Into how many pieces it was split.
	pub pieces: u32,
}

/// Why a consumption cannot be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CannotSettle {
	/// The prices leave a part of the time out, or the rate is zero.
	NoPrice,
	/// The amounts are too large for a balance.
	Overflow,
}

/// The prices of one feed, read in the order of time.
struct Feed<'a> {
	periods: slice::Iter<'a, PricePeriod>,
	current: Option<&'a PricePeriod>,
}

impl<'a> Feed<'a> {
	fn new(periods: &'a [PricePeriod]) -> Self {
		let mut periods = periods.iter();
		let current = periods.next();
		Self { periods, current }
	}

	/// The price at a moment and the end of its period. Moments must not go back.
	fn at(&mut self, moment: Moment) -> Result<(Balance, Moment), CannotSettle> {
		while self.current.is_some_and(|period| period.until <= moment) {
			self.current = self.periods.next();
		}
		match self.current {
			Some(period) if period.from <= moment => Ok((period.price, period.until)),
			_ => Err(CannotSettle::NoPrice),
		}
	}
}

/// What of `total` falls into `elapsed` of `span`: rounded down. `elapsed ≤ span`.
fn share(total: u64, elapsed: Moment, span: Moment) -> u64 {
	// Two u64 fit a u128; the quotient is at most `total`.
	u128::from(total)
		.saturating_mul(elapsed.into())
		.checked_div(span.into())
		.and_then(|share| u64::try_from(share).ok())
		.unwrap_or(total)
}

fn product(units: u64, price: Balance) -> Result<U256, CannotSettle> {
	U256::from(units).checked_mul(price.into()).ok_or(CannotSettle::Overflow)
}

fn balance(number: U256) -> Result<Balance, CannotSettle> {
	Balance::try_from(number).map_err(|_| CannotSettle::Overflow)
}

impl Carry {
	/// Adds a cost and takes out what makes whole units: plancks, and GCM at `rate`.
	///
	/// # Errors
	///
	/// If the rate is zero, or a unit's amount does not fit a balance.
	fn settle(
		&mut self,
		milli_plancks: U256,
		rate: Balance,
	) -> Result<(Balance, Balance), CannotSettle> {
		let per_planck = U256::from(UNITS_PER_TARIFF);
		let (cost, rest) = milli_plancks
			.checked_add(self.cost.into())
			.ok_or(CannotSettle::Overflow)?
			.div_mod(per_planck);
		let cost_rest = u16::try_from(rest).map_err(|_| CannotSettle::Overflow)?;

		let per_index = per_planck.checked_mul(rate.into()).ok_or(CannotSettle::Overflow)?;
		if per_index.is_zero() {
			return Err(CannotSettle::NoPrice);
		}
		// At most three products of a u64 and a u128, times 10^12, and the carry: below 2^236.
		let (index, index_rest) = milli_plancks
			.checked_mul(INDEX_UNIT.into())
			.and_then(|value| value.checked_add(self.index))
			.ok_or(CannotSettle::Overflow)?
			.div_mod(per_index);

		let whole = (balance(cost)?, balance(index)?);
		*self = Self { cost: cost_rest, index: index_rest };
		Ok(whole)
	}
}

/// Adds `part` to the last of `months` if it is of the same month, else as a new one.
fn book(months: &mut Vec<(Month, Consumption)>, month: Month, part: Consumption) {
	match months.last_mut() {
		Some((last, consumption)) if *last == month => *consumption = add(consumption, &part),
		_ => months.push((month, part)),
	}
}

/// The sum of two consumptions. Saturating: of amounts that were minted, so they fit.
pub fn add(a: &Consumption, b: &Consumption) -> Consumption {
	Consumption {
		counters: Counters {
			energy_wh: a.counters.energy_wh.saturating_add(b.counters.energy_wh),
			heat_wh: a.counters.heat_wh.saturating_add(b.counters.heat_wh),
			water_l: a.counters.water_l.saturating_add(b.counters.water_l),
		},
		cost: a.cost.saturating_add(b.cost),
		index: a.index.saturating_add(b.index),
		readings: a.readings.saturating_add(b.readings),
	}
}

/// Settles what was consumed from `from` until `until`, split where a price or the month changes.
///
/// The caller bounds the months between the two moments; the work is one step a price or month.
///
/// # Errors
///
/// As [`CannotSettle`] says. A consumption of nothing needs no prices.
pub fn settle(
	consumed: &Counters,
	from: Moment,
	until: Moment,
	prices: &Prices,
	carry: Carry,
) -> Result<Bill, CannotSettle> {
	let mut bill = Bill { carry, ..Bill::default() };
	if *consumed != Counters::default() {
		let span = until.checked_sub(from).ok_or(CannotSettle::NoPrice)?;
		let mut electricity = Feed::new(&prices.electricity);
		let mut heat = Feed::new(&prices.heat);
		let mut water = Feed::new(&prices.water);
		let mut rate = Feed::new(&prices.rate);
		// The price of what was not consumed does not matter.
		let price_of = |feed: &mut Feed, units: u64, at| {
			if units == 0 {
				Ok((0, until))
			} else {
				feed.at(at)
			}
		};
		let mut before = Counters::default();
		let mut at = from;
		while at < until {
			let (price_e, end_e) = price_of(&mut electricity, consumed.energy_wh, at)?;
			let (price_h, end_h) = price_of(&mut heat, consumed.heat_wh, at)?;
			let (price_w, end_w) = price_of(&mut water, consumed.water_l, at)?;
			let (rate, end_rate) = rate.at(at)?;
			let month = month_of(at);
			let end = until
				.min(end_e)
				.min(end_h)
				.min(end_w)
				.min(end_rate)
				.min(month_start(month.saturating_add(1)));
			if end <= at {
				return Err(CannotSettle::NoPrice);
			}
			let elapsed = end.saturating_sub(from);
			let so_far = Counters {
				energy_wh: share(consumed.energy_wh, elapsed, span),
				heat_wh: share(consumed.heat_wh, elapsed, span),
				water_l: share(consumed.water_l, elapsed, span),
			};
			let piece = so_far.since(&before).ok_or(CannotSettle::Overflow)?;
			let milli_plancks = product(piece.energy_wh, price_e)?
				.checked_add(product(piece.heat_wh, price_h)?)
				.and_then(|sum| sum.checked_add(product(piece.water_l, price_w).ok()?))
				.ok_or(CannotSettle::Overflow)?;
			let (cost, index) = bill.carry.settle(milli_plancks, rate)?;
			bill.cost = bill.cost.checked_add(cost).ok_or(CannotSettle::Overflow)?;
			bill.index = bill.index.checked_add(index).ok_or(CannotSettle::Overflow)?;
			book(
				&mut bill.months,
				month,
				Consumption { counters: piece, cost, index, readings: 0 },
			);
			bill.pieces = bill.pieces.saturating_add(1);
			before = so_far;
			at = end;
		}
	}
	// The reading itself counts in the month of the last moment before it.
	book(
		&mut bill.months,
		month_of(until.saturating_sub(1)),
		Consumption { readings: 1, ..Consumption::default() },
	);
	Ok(bill)
}

/// What a meter may be off by: a tenth more than its rating (overload, and its own accuracy), and 100
/// units (0.1 kWh, 100 l), the coarsest step that common meters count in.
const TOLERANCE_PERCENT: u128 = 110;
/// See [`TOLERANCE_PERCENT`].
const TOLERANCE_UNITS: u128 = 100;

/// Most that a counter may grow in `elapsed` milliseconds at `rated` units an hour, with the
/// tolerance above; rounded up. Nothing if it is rated at nothing: it does not meter that.
fn most(rated: u32, elapsed: Moment) -> u128 {
	if rated == 0 {
		return 0;
	}
	// Below 2^32 × 2^64 × 2^7.
	u128::from(rated)
		.saturating_mul(elapsed.into())
		.saturating_mul(TOLERANCE_PERCENT)
		.div_ceil(HOUR.saturating_mul(100))
		.saturating_add(TOLERANCE_UNITS)
}

/// Whether a consumption is more than a device's rating allows for in `elapsed` milliseconds.
pub fn exceeds(rating: &Rating, consumed: &Counters, elapsed: Moment) -> bool {
	u128::from(consumed.energy_wh) > most(rating.electricity_w, elapsed)
		|| u128::from(consumed.heat_wh) > most(rating.heat_w, elapsed)
		|| u128::from(consumed.water_l) > most(rating.water_l_per_h, elapsed)
}
