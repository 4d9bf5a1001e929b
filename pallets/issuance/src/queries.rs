//! Answers for the runtime's `IssuanceApi`: read-only, bounded, and in its types.

use alloc::vec::Vec;

use frame_support::traits::fungible::Inspect;
use mornet_primitives::{
	issuance::{
		AttestationOverview, IssuerOverview, MintRecord, SupplyOverview, WithdrawalId,
		WithdrawalOverview, MAX_PAGE, MAX_REFERENCE,
	},
	Balance,
};

use crate::{pallet::*, types::day_of, AccountIdOf, AttestationsOf, Issuer, Withdrawal};

impl<T: Config> Pallet<T> {
	/// Where the GCC come from and what is behind them.
	pub fn supply() -> SupplyOverview {
		let books = Supply::<T>::get();
		let validity = Params::<T>::get().attestation_validity;
		SupplyOverview {
			total_issuance: T::Currency::total_issuance(),
			genesis: books.genesis,
			minted: books.minted,
			paid_in: books.paid_in,
			burnt: books.burnt,
			lost: books.lost,
			outstanding: books.outstanding(),
			reserves: Self::reserves(&Attestations::<T>::get(), Self::now(), validity),
			// Parts of total issuance: cannot overflow.
			pending: Issuers::<T>::iter_values()
				.fold(0, |sum: Balance, row| sum.saturating_add(row.pending)),
			open_withdrawals: Withdrawals::<T>::count(),
			paused: IsPaused::<T>::get(),
		}
	}

	/// The issuers, by account.
	pub fn issuers() -> Vec<IssuerOverview<AccountIdOf<T>>> {
		let attestations = Attestations::<T>::get();
		let mut rows: Vec<_> = Issuers::<T>::iter().collect();
		rows.sort_by(|(a, _), (b, _)| a.cmp(b));
		rows.into_iter()
			.map(|(who, row)| Self::issuer_overview(who, row, &attestations))
			.collect()
	}

	/// One issuer. `None` if it is none and has nothing outstanding.
	pub fn issuer(account: AccountIdOf<T>) -> Option<IssuerOverview<AccountIdOf<T>>> {
		Issuers::<T>::get(&account)
			.map(|row| Self::issuer_overview(account, row, &Attestations::<T>::get()))
	}

	fn issuer_overview(
		account: AccountIdOf<T>,
		row: Issuer,
		attestations: &AttestationsOf<T>,
	) -> IssuerOverview<AccountIdOf<T>> {
		let now = Self::now();
		let validity = Params::<T>::get().attestation_validity;
		let works = row.is_active() && !IsPaused::<T>::get();
		let attestation = Self::attestation_of(attestations, &account);
		let cap_left = row.cap_left(day_of(now));
		let attested = attestation
			.filter(|own| own.is_fresh(now, validity))
			.map_or(0, |own| own.amount);
		let uncovered = Self::reserves(attestations, now, validity)
			.saturating_sub(Supply::<T>::get().outstanding());
		let mintable = cap_left.min(attested.saturating_sub(row.outstanding)).min(uncovered);
		IssuerOverview {
			active: row.is_active(),
			daily_cap: row.daily_cap.unwrap_or(0),
			cap_left,
			outstanding: row.outstanding,
			pending: row.pending,
			attestation: attestation.map(|own| AttestationOverview {
				amount: own.amount,
				as_of: own.as_of,
				expires_at: own.expires_at(validity),
				fresh: own.is_fresh(now, validity),
				statement_hash: own.statement_hash,
			}),
			mintable: if works { mintable } else { 0 },
			withdrawable: if works { row.unclaimed() } else { 0 },
			account,
		}
	}

	/// What was minted for the deposit with this bank reference. `None` if nothing was.
	pub fn minted(bank_ref: Vec<u8>) -> Option<MintRecord<AccountIdOf<T>>> {
		// No longer one was ever used; hashing it would only take time.
		(bank_ref.len() <= MAX_REFERENCE as usize)
			.then(|| Mints::<T>::get(Self::reference_hash(&bank_ref)))
			.flatten()
	}

	fn withdrawal_overview(
		id: WithdrawalId,
		withdrawal: Withdrawal<AccountIdOf<T>>,
	) -> WithdrawalOverview<AccountIdOf<T>> {
		WithdrawalOverview {
			id,
			who: withdrawal.who,
			issuer: withdrawal.issuer,
			amount: withdrawal.amount,
			payout_ref: withdrawal.payout_ref,
			requested_at: withdrawal.requested_at,
			expires_at: withdrawal.expires_at,
			release_at: withdrawal.release_at,
		}
	}

	/// One withdrawal. `None` if there is none of that number or it is settled.
	pub fn withdrawal(id: WithdrawalId) -> Option<WithdrawalOverview<AccountIdOf<T>>> {
		Withdrawals::<T>::get(id).map(|withdrawal| Self::withdrawal_overview(id, withdrawal))
	}

	/// The withdrawals of an account that are not settled, the oldest first.
	pub fn withdrawals_of(account: AccountIdOf<T>) -> Vec<WithdrawalOverview<AccountIdOf<T>>> {
		WithdrawalsByAccount::<T>::get(account)
			.into_iter()
			.filter_map(Self::withdrawal)
			.collect()
	}

	/// The withdrawals that an issuer has to settle, the oldest first: at most `limit` of them, from
	/// number `from` on.
	pub fn withdrawals_from(
		issuer: AccountIdOf<T>,
		from: WithdrawalId,
		limit: u32,
	) -> Vec<WithdrawalOverview<AccountIdOf<T>>> {
		// All that are open are looked at, of all issuers: they are bounded, and this is read off the
		// chain.
		let mut rows: Vec<_> = Withdrawals::<T>::iter()
			.filter(|(id, withdrawal)| *id >= from && withdrawal.issuer == issuer)
			.collect();
		rows.sort_by_key(|(id, _)| *id);
		rows.into_iter()
			.take(limit.min(MAX_PAGE) as usize)
			.map(|(id, withdrawal)| Self::withdrawal_overview(id, withdrawal))
			.collect()
	}
}
