//! The tracks of referenda: what is asked of voters before a proposal is dispatched with an origin.
//!
//! Two curves fall while a referendum is decided. *Approval* is the share of ayes among the votes,
//! weighed by conviction. *Support* is the share of all GCC but the treasury's that votes aye or
//! abstains (`SplitAbstain`), not weighed. A referendum passes when both have been above their curves
//! for the confirmation period without a break.
//!
//! They are drawn for hundreds to thousands of voters, in a coin that most of its holders have to pay
//! with and not to govern by:
//!
//! - A tenth of the GCC, in stake for the most part, can be expected to vote on what matters, and a
//!   few hundredths on the rest. The curves of support therefore begin at half, so that what nearly
//!   everybody wants passes at once, and fall to what a usual turnout can reach.
//! - But never to nothing, as they do on chains of millions: where a hundred people vote, one rich
//!   account and a quiet week would be enough. The floors are 10 % for root, 5 % for what a committee
//!   has looked at and for the treasury's large sums, 3 % for the admins' daily business, 2 % and 1 %
//!   for smaller sums.
//! - Approval never falls below half. It falls slowly where a mistake is dear, so that a contested
//!   proposal is decided at the end of its period, when all have seen it.
//! - Few are decided at once, so that a hundred voters can read them all.
//!
//! Periods are hours and days of `constants::governance`, which the development runtime shortens.

use alloc::borrow::Cow;

use mornet_primitives::{units::currency::GCC, Balance, BlockNumber};
use pallet_referenda::{Curve, Track, TrackInfo, TracksInfo};
use sp_runtime::{str_array as s, FixedI64};

use super::Origin;
use crate::{
	constants::governance::{DAYS, HOURS},
	OriginCaller, RuntimeOrigin,
};

/// Number of a track. Stored with each referendum and each vote: never change one.
pub type TrackId = u16;

/// The tracks' numbers.
pub mod id {
	use super::TrackId;

	/// Anything.
	pub const ROOT: TrackId = 0;
	/// Anything that the technical committee has whitelisted, faster.
	pub const WHITELISTED_CALLER: TrackId = 1;
	/// Spends of up to [`SMALL_SPEND`](super::SMALL_SPEND).
	pub const TREASURER_SMALL: TrackId = 10;
	/// Spends of up to [`MEDIUM_SPEND`](super::MEDIUM_SPEND).
	pub const TREASURER_MEDIUM: TrackId = 11;
	/// Spends of up to [`BIG_SPEND`](super::BIG_SPEND), and the treasury council.
	pub const TREASURER_BIG: TrackId = 12;
	/// Tariffs and meters.
	pub const TARIFF_ADMIN: TrackId = 20;
	/// Issuers and payments' rails.
	pub const ISSUER_ADMIN: TrackId = 21;
	/// KYC, AML and the compliance council.
	pub const COMPLIANCE_ADMIN: TrackId = 22;
	/// Staking.
	pub const STAKING_ADMIN: TrackId = 23;
}

/// Most that a spend of the small treasurer's track is worth.
pub const SMALL_SPEND: Balance = 5_000 * GCC;

/// Most that a spend of the medium treasurer's track is worth.
pub const MEDIUM_SPEND: Balance = 50_000 * GCC;

/// Most that a spend of the big treasurer's track is worth. Above it, root decides.
pub const BIG_SPEND: Balance = 500_000 * GCC;

const fn percent(share: u128) -> FixedI64 {
	FixedI64::from_rational(share, 100)
}

/// Approval from all to half, 80 % after three of fourteen days.
const ROOT_APPROVAL: Curve = Curve::make_reciprocal(3, 14, percent(80), percent(50), percent(100));
/// Support from half to a tenth, evenly.
const ROOT_SUPPORT: Curve = Curve::make_linear(14, 14, percent(10), percent(50));

/// Approval from all to half, 80 % after a day of seven.
const WHITELISTED_APPROVAL: Curve =
	Curve::make_reciprocal(1, 7, percent(80), percent(50), percent(100));
/// Support from half to 5 %, 15 % after a day of seven.
const WHITELISTED_SUPPORT: Curve =
	Curve::make_reciprocal(1, 7, percent(15), percent(5), percent(50));

/// Approval from all to half within five of seven days.
const DAILY_APPROVAL: Curve = Curve::make_linear(5, 7, percent(50), percent(100));
/// Support from half to 3 %, 10 % after two of seven days.
const ADMIN_SUPPORT: Curve = Curve::make_reciprocal(2, 7, percent(10), percent(3), percent(50));
/// Support from half to 1 %, 5 % after two of seven days.
const SMALL_SUPPORT: Curve = Curve::make_reciprocal(2, 7, percent(5), percent(1), percent(50));
/// Support from half to 2 %, 10 % after three of seven days.
const MEDIUM_SUPPORT: Curve = Curve::make_reciprocal(3, 7, percent(10), percent(2), percent(50));

/// Approval from all to half, evenly.
const BIG_APPROVAL: Curve = Curve::make_linear(14, 14, percent(50), percent(100));
/// Support from half to 5 %, 15 % after six of fourteen days.
const BIG_SUPPORT: Curve = Curve::make_reciprocal(6, 14, percent(15), percent(5), percent(50));

type TrackOf = Track<TrackId, Balance, BlockNumber>;

/// A track of an admin's daily business.
const fn admin(id: TrackId, name: [u8; 25]) -> TrackOf {
	Track {
		id,
		info: TrackInfo {
			name,
			max_deciding: 5,
			decision_deposit: 200 * GCC,
			prepare_period: 2 * HOURS,
			decision_period: 7 * DAYS,
			confirm_period: 12 * HOURS,
			min_enactment_period: 6 * HOURS,
			min_approval: DAILY_APPROVAL,
			min_support: ADMIN_SUPPORT,
		},
	}
}

/// The tracks, by number.
const TRACKS: [TrackOf; 9] = [
	Track {
		id: id::ROOT,
		info: TrackInfo {
			name: s("root"),
			max_deciding: 2,
			decision_deposit: 5_000 * GCC,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: DAYS,
			min_enactment_period: DAYS,
			min_approval: ROOT_APPROVAL,
			min_support: ROOT_SUPPORT,
		},
	},
	Track {
		id: id::WHITELISTED_CALLER,
		info: TrackInfo {
			name: s("whitelisted_caller"),
			max_deciding: 5,
			decision_deposit: 1_000 * GCC,
			prepare_period: HOURS,
			decision_period: 7 * DAYS,
			confirm_period: HOURS,
			min_enactment_period: HOURS,
			min_approval: WHITELISTED_APPROVAL,
			min_support: WHITELISTED_SUPPORT,
		},
	},
	Track {
		id: id::TREASURER_SMALL,
		info: TrackInfo {
			name: s("treasurer_small"),
			max_deciding: 10,
			decision_deposit: 50 * GCC,
			prepare_period: 2 * HOURS,
			decision_period: 7 * DAYS,
			confirm_period: 12 * HOURS,
			min_enactment_period: 6 * HOURS,
			min_approval: DAILY_APPROVAL,
			min_support: SMALL_SUPPORT,
		},
	},
	Track {
		id: id::TREASURER_MEDIUM,
		info: TrackInfo {
			name: s("treasurer_medium"),
			max_deciding: 5,
			decision_deposit: 200 * GCC,
			prepare_period: 2 * HOURS,
			decision_period: 7 * DAYS,
			confirm_period: DAYS,
			min_enactment_period: 12 * HOURS,
			min_approval: DAILY_APPROVAL,
			min_support: MEDIUM_SUPPORT,
		},
	},
	Track {
		id: id::TREASURER_BIG,
		info: TrackInfo {
			name: s("treasurer_big"),
			max_deciding: 3,
			decision_deposit: 1_000 * GCC,
			prepare_period: 2 * HOURS,
			decision_period: 14 * DAYS,
			confirm_period: 2 * DAYS,
			min_enactment_period: DAYS,
			min_approval: BIG_APPROVAL,
			min_support: BIG_SUPPORT,
		},
	},
	admin(id::TARIFF_ADMIN, s("tariff_admin")),
	admin(id::ISSUER_ADMIN, s("issuer_admin")),
	admin(id::COMPLIANCE_ADMIN, s("compliance_admin")),
	admin(id::STAKING_ADMIN, s("staking_admin")),
];

/// The tracks, for `pallet-referenda`.
pub struct Tracks;

impl TracksInfo<Balance, BlockNumber> for Tracks {
	type Id = TrackId;
	type RuntimeOrigin = <RuntimeOrigin as frame_support::traits::OriginTrait>::PalletsOrigin;

	fn tracks() -> impl Iterator<Item = Cow<'static, TrackOf>> {
		static ALL: [TrackOf; 9] = TRACKS;
		ALL.iter().map(Cow::Borrowed)
	}

	fn track_for(origin: &Self::RuntimeOrigin) -> Result<TrackId, ()> {
		match origin {
			OriginCaller::system(frame_system::RawOrigin::Root) => Ok(id::ROOT),
			OriginCaller::Origins(origin) => Ok(match origin {
				Origin::WhitelistedCaller => id::WHITELISTED_CALLER,
				Origin::SmallTreasurer => id::TREASURER_SMALL,
				Origin::MediumTreasurer => id::TREASURER_MEDIUM,
				Origin::BigTreasurer => id::TREASURER_BIG,
				Origin::TariffAdmin => id::TARIFF_ADMIN,
				Origin::IssuerAdmin => id::ISSUER_ADMIN,
				Origin::ComplianceAdmin => id::COMPLIANCE_ADMIN,
				Origin::StakingAdmin => id::STAKING_ADMIN,
			}),
			_ => Err(()),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_runtime::Perbill;

	#[test]
	fn tracks_are_in_order_and_each_origin_has_one() {
		assert_eq!(Tracks::check_integrity(), Ok(()));
		let of = |origin: Origin| Tracks::track_for(&OriginCaller::Origins(origin));
		let mut found: Vec<_> = [
			Origin::WhitelistedCaller,
			Origin::SmallTreasurer,
			Origin::MediumTreasurer,
			Origin::BigTreasurer,
			Origin::TariffAdmin,
			Origin::IssuerAdmin,
			Origin::ComplianceAdmin,
			Origin::StakingAdmin,
		]
		.into_iter()
		.map(|origin| of(origin).expect("has a track"))
		.collect();
		found.insert(0, id::ROOT);
		assert_eq!(found, Tracks::track_ids().collect::<Vec<_>>());
		assert_eq!(
			Tracks::track_for(&OriginCaller::system(frame_system::RawOrigin::Root)),
			Ok(id::ROOT)
		);
		assert!(Tracks::track_for(&OriginCaller::system(frame_system::RawOrigin::None)).is_err());
	}

	/// Curves are drawn by search: what came of it is looked at.
	#[test]
	fn curves_fall_from_all_and_half_to_their_floors() {
		let close = |one: Perbill, percent: u32| {
			let other = Perbill::from_percent(percent);
			let apart = one.deconstruct().abs_diff(other.deconstruct());
			assert!(apart < 1_000_000, "{one:?} is not {percent} %");
		};
		for (id, floor) in [
			(id::ROOT, 10),
			(id::WHITELISTED_CALLER, 5),
			(id::TREASURER_SMALL, 1),
			(id::TREASURER_MEDIUM, 2),
			(id::TREASURER_BIG, 5),
			(id::TARIFF_ADMIN, 3),
			(id::ISSUER_ADMIN, 3),
			(id::COMPLIANCE_ADMIN, 3),
			(id::STAKING_ADMIN, 3),
		] {
			let info = Tracks::info(id).expect("exists");
			close(info.min_approval.threshold(Perbill::zero()), 100);
			close(info.min_approval.threshold(Perbill::one()), 50);
			close(info.min_support.threshold(Perbill::zero()), 50);
			close(info.min_support.threshold(Perbill::one()), floor);
		}
		close(ROOT_APPROVAL.threshold(Perbill::from_rational(3u32, 14)), 80);
		close(WHITELISTED_APPROVAL.threshold(Perbill::from_rational(1u32, 7)), 80);
		close(WHITELISTED_SUPPORT.threshold(Perbill::from_rational(1u32, 7)), 15);
		close(ADMIN_SUPPORT.threshold(Perbill::from_rational(2u32, 7)), 10);
		close(SMALL_SUPPORT.threshold(Perbill::from_rational(2u32, 7)), 5);
		close(MEDIUM_SUPPORT.threshold(Perbill::from_rational(3u32, 7)), 10);
		close(BIG_SUPPORT.threshold(Perbill::from_rational(6u32, 14)), 15);
	}

	#[test]
	fn larger_spends_ask_for_more() {
		let [small, medium, big] = [id::TREASURER_SMALL, id::TREASURER_MEDIUM, id::TREASURER_BIG]
			.map(|id| Tracks::info(id).expect("exists"));
		for (less, more) in [(&small, &medium), (&medium, &big)] {
			assert!(less.decision_deposit < more.decision_deposit);
			assert!(less.confirm_period < more.confirm_period);
			for percent in [0, 25, 50, 75, 100] {
				let at = Perbill::from_percent(percent);
				// A thousandth is left to the search.
				let slack = Perbill::from_parts(1_000_000);
				for (less, more) in [
					(&less.min_support, &more.min_support),
					(&less.min_approval, &more.min_approval),
				] {
					assert!(less.threshold(at) <= more.threshold(at) + slack);
				}
			}
		}
		const { assert!(SMALL_SPEND < MEDIUM_SPEND && MEDIUM_SPEND < BIG_SPEND) };
	}
}
