//! Units of money, time and the metered resources.
//!
//! Each number that two parts of the system must agree on is here once.

/// Money: GCC, the native coin, counted in plancks.
pub mod currency {
	use crate::Balance;

	/// Symbol of the native coin.
	pub const SYMBOL: &str = "GCC";
	/// Decimals of the native coin.
	pub const DECIMALS: u8 = 12;
	/// One GCC, in plancks.
	pub const GCC: Balance = 1_000_000_000_000;
	/// A thousandth of a GCC, in plancks: about the price of a transfer.
	pub const MILLI_GCC: Balance = GCC / 1_000;
	/// A millionth of a GCC, in plancks.
	pub const MICRO_GCC: Balance = GCC / 1_000_000;
	/// The least an account may hold, in plancks; below it the account is removed.
	pub const EXISTENTIAL_DEPOSIT: Balance = MILLI_GCC;

	/// The deposit, in plancks, for storing `items` entries of `bytes` bytes in all: 0.01 GCC an
	/// entry and 0.0001 GCC a byte. It is returned when the entry is removed.
	pub const fn deposit(items: u32, bytes: u32) -> Balance {
		// Both products fit: u32::MAX * 10^10 is below 2^66.
		(items as Balance)
			.saturating_mul(10 * MILLI_GCC)
			.saturating_add((bytes as Balance).saturating_mul(100 * MICRO_GCC))
	}
}

/// Time, in milliseconds and in blocks.
pub mod time {
	use crate::{BlockNumber, Moment};

	/// Time between blocks, in milliseconds. Fixed at genesis: BABE's slots cannot change on a
	/// living chain.
	pub const BLOCK_TIME_MS: u32 = 3_000;
	/// Length of a BABE slot, in milliseconds: one block a slot.
	pub const SLOT_DURATION: Moment = BLOCK_TIME_MS as Moment;
	/// Blocks in a minute.
	pub const MINUTES: BlockNumber = 60_000 / BLOCK_TIME_MS;
	/// Blocks in an hour.
	pub const HOURS: BlockNumber = MINUTES * 60;
	/// Blocks in a day.
	pub const DAYS: BlockNumber = HOURS * 24;
	/// Milliseconds in a minute.
	pub const MINUTE_MS: Moment = 60_000;
	/// Milliseconds in an hour.
	pub const HOUR_MS: Moment = 60 * MINUTE_MS;
	/// Milliseconds in a day.
	pub const DAY_MS: Moment = 24 * HOUR_MS;
	/// The chance that a slot is one in which a validator may be chosen by lot (BABE's `c`), as a
	/// fraction: 1 of 4.
	pub const PRIMARY_PROBABILITY: (u64, u64) = (1, 4);
}

/// The assets that exist from genesis on, beside the native coin.
pub mod asset {
	use crate::AssetId;

	/// What the chain says of an asset to wallets.
	#[derive(Clone, Copy, Debug, PartialEq, Eq)]
	pub struct AssetInfo {
		/// Identifier in `pallet-assets`.
		pub id: AssetId,
		/// Name shown to people.
		pub name: &'static str,
		/// Symbol shown to people.
		pub symbol: &'static str,
		/// Decimals: how many places of the smallest unit are behind the point.
		pub decimals: u8,
	}

	/// Electricity: 1 E = 1 kWh, smallest unit 1 Wh.
	pub const ELECTRICITY: AssetInfo =
		AssetInfo { id: 1, name: "Electricity", symbol: "E", decimals: 3 };
	/// Heat: 1 H = 1 kWh of heat, smallest unit 1 Wh.
	pub const HEAT: AssetInfo = AssetInfo { id: 2, name: "Heat", symbol: "H", decimals: 3 };
	/// Water: 1 W = 1 m³, smallest unit 1 litre.
	pub const WATER: AssetInfo = AssetInfo { id: 3, name: "Water", symbol: "W", decimals: 3 };
	/// Index of total cost: GCM = cost of all resources / GCM rate.
	pub const COST_INDEX: AssetInfo =
		AssetInfo { id: 4, name: "Index of total cost", symbol: "GCM", decimals: 12 };

	/// All of them, by id.
	pub const ALL: [AssetInfo; 4] = [ELECTRICITY, HEAT, WATER, COST_INDEX];
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::Balance;

	#[test]
	fn one_coin_is_ten_to_the_power_of_its_decimals() {
		assert_eq!(currency::GCC, 10u128.pow(u32::from(currency::DECIMALS)));
	}

	#[test]
	fn time_units_follow_the_block_time() {
		assert_eq!(u64::from(time::MINUTES) * time::SLOT_DURATION, 60_000);
		assert_eq!(u64::from(time::DAYS) * time::SLOT_DURATION, 86_400_000);
	}

	#[test]
	fn deposit_is_monotonic_and_cannot_overflow() {
		assert_eq!(currency::deposit(0, 0), 0);
		assert!(currency::deposit(1, 0) < currency::deposit(1, 1));
		assert!(currency::deposit(u32::MAX, u32::MAX) < Balance::MAX);
	}

	#[test]
	fn asset_ids_are_distinct_and_in_order() {
		assert!(asset::ALL.windows(2).all(|pair| pair[0].id < pair[1].id));
	}
}
