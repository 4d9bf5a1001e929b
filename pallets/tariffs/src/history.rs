//! A feed's history: versions in the order of the moments from which on they are in force, numbered
//! without gaps. Pure functions; the pallet stores what they make.

use alloc::vec::Vec;

use frame_support::{traits::Get, BoundedVec};
use mornet_primitives::{
	tariffs::{PricePeriod, PriceSource, PriceVersion, PricingError},
	Balance, Moment,
};

/// Where the version in force at a moment is.
fn position(history: &[PriceVersion], at: Moment) -> Option<usize> {
	history.partition_point(|version| version.valid_from <= at).checked_sub(1)
}

/// The version in force at a moment.
pub(crate) fn in_force(history: &[PriceVersion], at: Moment) -> Option<&PriceVersion> {
	history.get(position(history, at)?)
}

/// The versions that are to come into force, the next first.
pub(crate) fn scheduled(history: &[PriceVersion], now: Moment) -> &[PriceVersion] {
	let first = history.partition_point(|version| version.valid_from <= now);
	history.get(first..).unwrap_or_default()
}

/// The prices in force over a span, as [`mornet_primitives::tariffs::TariffProvider::periods`]
/// says. An empty span has no price.
pub(crate) fn periods(
	history: &[PriceVersion],
	from: Moment,
	until: Moment,
) -> Result<Vec<PricePeriod>, PricingError> {
	let first = position(history, from).ok_or(match history.first() {
		Some(oldest) if oldest.version > 1 => PricingError::TooOld,
		_ => PricingError::NoTariff,
	})?;
	if from >= until {
		return Err(PricingError::NoTariff);
	}
	let mut versions = history
		.iter()
		.skip(first)
		.take_while(|version| version.valid_from < until)
		.peekable();
	let mut periods = Vec::new();
	while let Some(version) = versions.next() {
		periods.push(PricePeriod {
			price: version.price,
			from: version.valid_from.max(from),
			until: versions.peek().map_or(until, |next| next.valid_from),
		});
	}
	Ok(periods)
}

/// There is no room: all but the version in force are scheduled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Full;

/// Puts a price in force from `valid_from` on, which is not before `now`, and returns its version.
///
/// A version of that very moment is replaced: it was never in force. Scheduled ones after it move
/// up a number. If there is no room, the oldest version goes, but never the one in force now.
pub(crate) fn place<Max: Get<u32>>(
	history: &mut BoundedVec<PriceVersion, Max>,
	price: Balance,
	valid_from: Moment,
	source: PriceSource,
	now: Moment,
) -> Result<u32, Full> {
	let mut at = history.partition_point(|version| version.valid_from < valid_from);
	if let Some(same) = history.get_mut(at).filter(|version| version.valid_from == valid_from) {
		same.price = price;
		same.source = source;
		return Ok(same.version);
	}
	if history.is_full() {
		if position(history, now).unwrap_or(0) == 0 {
			return Err(Full);
		}
		history.remove(0);
		at = at.saturating_sub(1);
	}
	let version = at
		.checked_sub(1)
		.and_then(|before| history.get(before))
		.map_or(1, |before| before.version.saturating_add(1));
	history
		.try_insert(at, PriceVersion { version, price, valid_from, source })
		.map_err(|_| Full)?;
	for later in history.iter_mut().skip(at).skip(1) {
		later.version = later.version.saturating_add(1);
	}
	Ok(version)
}

/// Removes the version that is scheduled for exactly `valid_from`; later ones move down a number.
pub(crate) fn cancel<Max: Get<u32>>(
	history: &mut BoundedVec<PriceVersion, Max>,
	valid_from: Moment,
	now: Moment,
) -> Option<PriceVersion> {
	let at = history
		.iter()
		.position(|version| version.valid_from == valid_from && valid_from > now)?;
	let cancelled = history.remove(at);
	for later in history.iter_mut().skip(at) {
		later.version = later.version.saturating_sub(1);
	}
	Some(cancelled)
}
