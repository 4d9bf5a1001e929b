//! Any sequence of calls, blocks and transfers keeps the invariants, and agrees with a model that
//! only knows what was deposited, paid and paid out.

use std::collections::BTreeMap;

use frame_support::{
	storage::with_storage_layer,
	traits::{fungible::MutateFreeze, UnfilteredDispatchable},
};
use mornet_primitives::{
	issuance::{PaidIn, RejectReason, WithdrawalId},
	units::currency::GCC,
	Balance, Hash, Moment,
};
use proptest::{collection::vec, prelude::*};

use crate::{mock::*, *};

/// Something that can happen. What fails must change nothing.
#[derive(Clone, Debug)]
enum Step {
	SetIssuer(AccountId, Balance),
	RemoveIssuer(AccountId),
	TransferOutstanding(AccountId, AccountId, Balance),
	Attest(AccountId, Balance, Moment),
	Mint(AccountId, u8, AccountId, Balance),
	/// One of the deposits that were minted, again.
	Replay(prop::sample::Index),
	PaidIn(AccountId, Balance),
	Request(AccountId, AccountId, Balance),
	/// By this account, or by the issuer that was asked.
	Confirm(Option<AccountId>, usize),
	Reject(Option<AccountId>, usize),
	Expire(usize),
	Pause(bool),
	Params(u32, bool),
	Transfer(AccountId, AccountId, Balance),
	Freeze(AccountId, Balance),
	Time(Moment),
	Blocks(u8),
}

/// Banks, and one that is none at first.
fn bank() -> impl Strategy<Value = AccountId> {
	prop_oneof![4 => Just(BANK), 3 => Just(OTHER_BANK), 1 => Just(3)]
}

/// Customers, some without an account, and the treasury.
fn customer() -> impl Strategy<Value = AccountId> {
	prop_oneof![6 => 10u64..14, 2 => 98u64..100, 1 => Just(TREASURY)]
}

/// Whole coins, plancks around the existential deposit, and too many.
fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![
		6 => (1u128..60).prop_map(|coins| coins * GCC),
		2 => 0u128..2 * DEPOSIT,
		2 => 0u128..100 * GCC,
		1 => Just(Balance::MAX),
	]
}

/// Mostly enough for a day.
fn cap() -> impl Strategy<Value = Balance> {
	prop_oneof![3 => (100u128..2_000).prop_map(|coins| coins * GCC), 1 => amount()]
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		3 => (bank(), cap()).prop_map(|(b, cap)| Step::SetIssuer(b, cap)),
		1 => bank().prop_map(Step::RemoveIssuer),
		2 => (bank(), bank(), amount()).prop_map(|(a, b, n)| Step::TransferOutstanding(a, b, n)),
		6 => (bank(), 0u128..800, 0u64..5_000).prop_map(|(b, n, t)| Step::Attest(b, n * GCC, t)),
		16 => (bank(), any::<u8>(), customer(), amount())
			.prop_map(|(b, r, c, n)| Step::Mint(b, r, c, n)),
		3 => any::<prop::sample::Index>().prop_map(Step::Replay),
		2 => (customer(), amount()).prop_map(|(c, n)| Step::PaidIn(c, n)),
		16 => (customer(), bank(), amount()).prop_map(|(c, b, n)| Step::Request(c, b, n)),
		6 => (0usize..8).prop_map(|n| Step::Confirm(None, n)),
		1 => (bank(), 0usize..8).prop_map(|(b, n)| Step::Confirm(Some(b), n)),
		3 => (0usize..8).prop_map(|n| Step::Reject(None, n)),
		1 => (bank(), 0usize..8).prop_map(|(b, n)| Step::Reject(Some(b), n)),
		3 => (0usize..8).prop_map(Step::Expire),
		1 => prop::bool::weighted(0.2).prop_map(Step::Pause),
		1 => (5u32..30, any::<bool>()).prop_map(|(t, l)| Step::Params(t, l)),
		6 => (customer(), customer(), amount()).prop_map(|(a, b, n)| Step::Transfer(a, b, n)),
		1 => (customer(), amount()).prop_map(|(c, n)| Step::Freeze(c, n)),
		2 => (0u64..30_000_000).prop_map(Step::Time),
		6 => (1u8..8).prop_map(Step::Blocks),
	]
}

/// What must be true whatever the pallet's books say.
#[derive(Default)]
struct Model {
	/// Each deposit that was minted: reference and amount.
	deposits: BTreeMap<u8, (AccountId, AccountId, Balance)>,
	paid_in: Balance,
	paid_out: Balance,
}

/// Dispatches as a transaction does; whether it succeeded.
fn call(call: Call<Test>, origin: RuntimeOrigin) -> bool {
	let before = books();
	let done = with_storage_layer(|| call.dispatch_bypass_filter(origin).map_err(|e| e.error));
	if done.is_err() {
		assert_eq!(books(), before, "a failing call changed something");
	}
	done.is_ok()
}

fn nth_withdrawal(nth: usize) -> Option<(WithdrawalId, Withdrawal<AccountId>)> {
	let mut open: Vec<_> = Withdrawals::<Test>::iter().collect();
	open.sort_by_key(|(id, _)| *id);
	open.get(nth).cloned()
}

impl Model {
	fn mint(&mut self, bank: AccountId, number: u8, who: AccountId, amount: Balance) {
		let before = Issuance::issuer(bank);
		let minted = call(
			Call::mint { bank_ref: reference(&format!("{number}")), beneficiary: who, amount },
			signed(bank),
		);
		if minted {
			let known = self.deposits.insert(number, (bank, who, amount));
			assert_eq!(known, None, "a reference minted twice");
			let before = before.expect("an issuer");
			assert!(amount <= before.mintable, "more was minted than could be");
			let supply = Issuance::supply();
			assert!(supply.outstanding <= supply.reserves, "minted beyond the reserves");
		}
	}

	fn take(&mut self, step: Step) {
		match step {
			Step::SetIssuer(issuer, daily_cap) => {
				call(Call::set_issuer { issuer, daily_cap }, root());
			},
			Step::RemoveIssuer(issuer) => {
				call(Call::remove_issuer { issuer }, root());
			},
			Step::TransferOutstanding(from, to, amount) => {
				call(Call::transfer_outstanding { from, to, amount }, root());
			},
			Step::Attest(bank, amount, ago) => {
				pass(1);
				let as_of = now() - ago;
				let statement_hash = Hash::zero();
				call(Call::attest_reserves { amount, as_of, statement_hash }, signed(bank));
			},
			Step::Mint(bank, number, who, amount) => self.mint(bank, number, who, amount),
			Step::Replay(nth) => {
				let known: Vec<_> = self.deposits.clone().into_iter().collect();
				if let Some((number, (bank, who, amount))) =
					known.get(nth.index(known.len().max(1)))
				{
					self.mint(*bank, *number, *who, *amount);
				}
			},
			Step::PaidIn(who, amount) => {
				if with_storage_layer(|| Issuance::mint_paid(&who, amount)).is_ok() {
					self.paid_in += amount;
				}
			},
			Step::Request(who, issuer, amount) => {
				call(
					Call::request_withdrawal { issuer, amount, payout_ref: payout_ref() },
					signed(who),
				);
			},
			Step::Confirm(bank, nth) => {
				if let Some((id, withdrawal)) = nth_withdrawal(nth) {
					let bank = bank.unwrap_or(withdrawal.issuer);
					if call(Call::confirm_withdrawal { id }, signed(bank)) {
						assert_eq!(withdrawal.issuer, bank, "confirmed by another");
						self.paid_out += withdrawal.amount;
					}
				}
			},
			Step::Reject(bank, nth) => {
				if let Some((id, withdrawal)) = nth_withdrawal(nth) {
					let bank = bank.unwrap_or(withdrawal.issuer);
					let reason = RejectReason::Other;
					let done = call(Call::reject_withdrawal { id, reason }, signed(bank));
					assert_eq!(done, bank == withdrawal.issuer);
				}
			},
			Step::Expire(nth) => {
				if let Some((id, withdrawal)) = nth_withdrawal(nth) {
					let done = call(Call::expire_withdrawal { id }, signed(50));
					assert_eq!(done, withdrawal.expires_at <= System::block_number());
				}
			},
			Step::Pause(on) => {
				let wish = if on { Call::pause {} } else { Call::unpause {} };
				call(wish, signed(GUARD));
			},
			Step::Params(withdrawal_timeout, low) => {
				let min_withdrawal = if low { DEPOSIT } else { GCC };
				let params = Parameters { withdrawal_timeout, min_withdrawal, ..test_params() };
				call(Call::set_params { params }, root());
			},
			Step::Transfer(from, to, amount) => {
				// Makes dust where it leaves too little.
				let _ = Balances::transfer_allow_death(signed(from), to, amount);
			},
			Step::Freeze(who, amount) => {
				let _ = with_storage_layer(|| Balances::set_freeze(&1, &who, amount));
			},
			Step::Time(ms) => pass(ms),
			Step::Blocks(count) => (0..count).for_each(|_| next_block()),
		}
	}

	fn check(&self, genesis: Balance) {
		let deposited: Balance = self.deposits.values().map(|(.., amount)| amount).sum();
		let supply = Supply::<Test>::get();
		assert_eq!((supply.minted, supply.paid_in), (deposited, self.paid_in));
		assert_eq!((supply.burnt, supply.genesis), (self.paid_out, genesis));
		assert_eq!(
			Balances::total_issuance() + supply.lost,
			genesis + deposited + self.paid_in - self.paid_out
		);
		// Issuance is the sum of what accounts have.
		let accounts: Balance = frame_system::Account::<Test>::iter_values()
			.map(|account| account.data.free + account.data.reserved)
			.sum();
		assert_eq!(Balances::total_issuance(), accounts);
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn any_sequence_should_keep_the_invariants(steps in vec(step(), 1..200)) {
		ExtBuilder::default().build().execute_with(|| {
			attest(BANK, 800 * GCC);
			attest(OTHER_BANK, 800 * GCC);
			let genesis = Balances::total_issuance();
			let mut model = Model::default();
			for step in steps {
				let what = format!("{step:?}");
				model.take(step);
				if let Err(error) = Issuance::do_try_state() {
					panic!("{error:?} after {what}");
				}
				model.check(genesis);
			}
			// Whatever happened, nothing stays on hold.
			for _ in 0..40 {
				next_block();
			}
			assert_eq!(Withdrawals::<Test>::count(), 0);
			assert!((0..102).all(|who| held(who) == 0));
		});
	}
}
