//! The origins that a referendum's proposal can be dispatched with, beside root, and who is asked
//! for them.

pub use pallet_origins::Origin;

/// Makes [`Origin`] one of the runtime's origins. It has no calls and no storage.
#[frame_support::pallet]
#[allow(clippy::expect_used, reason = "in what FRAME generates")]
pub mod pallet_origins {
	use frame_support::pallet_prelude::*;

	/// What the pallet needs of the runtime.
	#[pallet::config]
	pub trait Config: frame_system::Config {}

	/// The pallet.
	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// What a referendum decides with. Each has a track of its own.
	///
	/// Indices are stored with each referendum: never change one.
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
	#[pallet::origin]
	pub enum Origin {
		/// Dispatches as root what the technical committee has whitelisted.
		#[codec(index = 0)]
		WhitelistedCaller,
		/// Spends small amounts from the treasury.
		#[codec(index = 1)]
		SmallTreasurer,
		/// Spends medium amounts from the treasury.
		#[codec(index = 2)]
		MediumTreasurer,
		/// Spends large amounts from the treasury, and minds the treasury council.
		#[codec(index = 3)]
		BigTreasurer,
		/// Minds tariffs, their operators, meters and their registrars.
		#[codec(index = 4)]
		TariffAdmin,
		/// Minds issuers, the rails of payments and their prices, and commerce: its rules, arbiters,
		/// services and plans.
		#[codec(index = 5)]
		IssuerAdmin,
		/// Minds KYC registrars, limits, AML rules and the compliance council.
		#[codec(index = 6)]
		ComplianceAdmin,
		/// Minds the rules of staking, and cancels slashes.
		#[codec(index = 7)]
		StakingAdmin,
	}
}

/// An `EnsureOrigin` for one [`Origin`] each.
macro_rules! ensure_origins {
	($($(#[$doc:meta])* $name:ident,)*) => {
		$(
			$(#[$doc])*
			pub struct $name;

			impl<O: Into<Result<Origin, O>> + From<Origin>> frame_support::traits::EnsureOrigin<O>
				for $name
			{
				type Success = ();

				fn try_origin(origin: O) -> Result<(), O> {
					match origin.into()? {
						Origin::$name => Ok(()),
						other => Err(other.into()),
					}
				}

				#[cfg(feature = "runtime-benchmarks")]
				fn try_successful_origin() -> Result<O, ()> {
					Ok(Origin::$name.into())
				}
			}
		)*
	};
}

ensure_origins! {
	/// A referendum on the track `whitelisted_caller`.
	WhitelistedCaller,
	/// A referendum on the track `treasurer_small`.
	SmallTreasurer,
	/// A referendum on the track `treasurer_medium`.
	MediumTreasurer,
	/// A referendum on the track `treasurer_big`.
	BigTreasurer,
	/// A referendum on the track `tariff_admin`.
	TariffAdmin,
	/// A referendum on the track `issuer_admin`.
	IssuerAdmin,
	/// A referendum on the track `compliance_admin`.
	ComplianceAdmin,
	/// A referendum on the track `staking_admin`.
	StakingAdmin,
}
