//! Any sequence of calls, blocks, fees, failures, offences and freezes keeps the invariants.

use frame_support::assert_ok;
use mornet_primitives::{units::currency::GCC, Balance};
use proptest::{collection::vec, prelude::*};
use sp_runtime::Perbill;

use crate::{mock::*, rewards::Division, *};

/// How much a step is about.
#[derive(Clone, Copy, Debug)]
enum Amount {
	/// So many plancks.
	Plancks(Balance),
	/// So many thousandths of what there is: what is idle, delegated, on its way out.
	Share(u32),
}

impl Amount {
	fn of(self, available: Balance) -> Balance {
		match self {
			Self::Plancks(plancks) => plancks,
			Self::Share(thousandths) => available * Balance::from(thousandths) / 1_000,
		}
	}
}

/// Something that can happen. What fails must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Bond(AccountId, Balance, u8),
	BondExtra(AccountId, Balance),
	Unbond(AccountId, Amount),
	Rebond(AccountId, Amount),
	Withdraw(AccountId),
	Validate(AccountId, u32),
	Chill(AccountId),
	Delegate(AccountId, Vec<(AccountId, Amount)>),
	Undelegate(AccountId, AccountId, Amount),
	SetPayee(AccountId, u8),
	Payout(AccountId, u32, u32),
	PurgeKeys(AccountId),
	ForceUnbond(AccountId),
	ForceEra,
	Params(u32, u32),
	CancelSlash(usize),
	Fees(Balance, Balance),
	Equivocate(AccountId, u64, u32),
	Down(Vec<AccountId>),
	Freeze(AccountId, bool),
	Blocks(u8),
}

/// 1 to 4 are validators at first, 5 to 8 may become some.
fn validator() -> impl Strategy<Value = AccountId> {
	1u64..9
}

/// Anyone: most of them only delegate, and are more than a list holds.
fn account() -> impl Strategy<Value = AccountId> {
	prop_oneof![1 => 1u64..9, 3 => 9u64..28]
}

/// Mostly parts of what there is; else whole coins, odd plancks, and numbers at the edges.
fn amount() -> impl Strategy<Value = Amount> {
	prop_oneof![
		6 => (100u32..1_000).prop_map(Amount::Share),
		3 => Just(Amount::Share(1_000)),
		2 => (1u128..300).prop_map(|n| Amount::Plancks(n * GCC)),
		1 => (0u128..300_000_000_000_000).prop_map(Amount::Plancks),
		1 => Just(Amount::Plancks(u128::MAX)),
	]
}

/// Enough to validate for validators, for others enough to delegate.
fn bond() -> impl Strategy<Value = Step> {
	prop_oneof![
		(validator(), 900u128..4_000, any::<u8>()).prop_map(|(who, coins, payee)| Step::Bond(
			who,
			coins * GCC,
			payee
		)),
		(account(), 0u128..800_000_000_000_000, any::<u8>())
			.prop_map(|(who, plancks, payee)| Step::Bond(who, plancks, payee)),
	]
}

fn payee(kind: u8, who: AccountId) -> Payee<AccountId> {
	match kind % 4 {
		0 | 1 => Payee::Compound,
		2 => Payee::Stash,
		// Some of whom cannot receive.
		_ => Payee::Account(who + 4_000 * u64::from(kind > 127)),
	}
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		4 => bond(),
		2 => (account(), 0u128..900_000_000_000_000).prop_map(|(a, n)| Step::BondExtra(a, n)),
		4 => (account(), amount()).prop_map(|(a, n)| Step::Unbond(a, n)),
		2 => (account(), amount()).prop_map(|(a, n)| Step::Rebond(a, n)),
		4 => account().prop_map(Step::Withdraw),
		6 => (validator(), 0u32..20).prop_map(|(a, c)| Step::Validate(a, c)),
		1 => account().prop_map(Step::Chill),
		12 => (account(), vec((validator(), amount()), 1..4))
			.prop_map(|(a, t)| Step::Delegate(a, t)),
		4 => (account(), validator(), amount()).prop_map(|(a, v, n)| Step::Undelegate(a, v, n)),
		1 => (account(), any::<u8>()).prop_map(|(a, p)| Step::SetPayee(a, p)),
		12 => (validator(), 1u32..7, 0u32..3).prop_map(|(v, e, p)| Step::Payout(v, e, p)),
		1 => account().prop_map(Step::PurgeKeys),
		1 => account().prop_map(Step::ForceUnbond),
		1 => Just(Step::ForceEra),
		1 => (1u32..23, 0u32..4).prop_map(|(n, s)| Step::Params(n, s)),
		1 => (0usize..4).prop_map(Step::CancelSlash),
		6 => (0u128..10_000_000_000_000, 0u128..1_000_000)
			.prop_map(|(fee, tip)| Step::Fees(fee, tip)),
		2 => (validator(), 0u64..3, 0u32..4).prop_map(|(v, s, b)| Step::Equivocate(v, s, b)),
		1 => vec(validator(), 0..3).prop_map(Step::Down),
		2 => (account(), any::<bool>()).prop_map(|(a, frozen)| Step::Freeze(a, frozen)),
		16 => (1u8..16).prop_map(Step::Blocks),
	]
}

/// Six candidates and sixteen delegators, some of whose coins are idle: the lists of the first two
/// validators are full.
fn settle() {
	become_candidate(5, 1_500 * GCC);
	become_candidate(6, 1_200 * GCC);
	for who in 9..25 {
		let payee = if who % 3 == 0 { Payee::Stash } else { Payee::Compound };
		assert_ok!(Staking::bond(signed(who), 200 * GCC, payee));
		let to = [(1 + who % 2, 60 * GCC), (3 + who % 4, Balance::from(10 + who) * GCC)];
		assert_ok!(Staking::delegate(signed(who), targets(&to)));
	}
}

fn take(step: Step) {
	// Whether a step succeeds is for other tests; here it is only that nothing breaks. Failing
	// calls are rolled back as in a transaction.
	let call = |call: Call<Test>, origin: RuntimeOrigin| {
		use frame_support::traits::UnfilteredDispatchable;
		let _ = frame_support::storage::with_storage_layer(|| {
			call.dispatch_bypass_filter(origin).map_err(|e| e.error)
		});
	};
	let ledger = |who| Ledgers::<Test>::get(who).unwrap_or(Ledger::new(Payee::Stash));
	match step {
		Step::Bond(who, amount, kind) => {
			call(Call::bond { amount, payee: payee(kind, who) }, signed(who))
		},
		Step::BondExtra(who, amount) => call(Call::bond_extra { amount }, signed(who)),
		Step::Unbond(who, amount) => {
			call(Call::unbond { amount: amount.of(ledger(who).idle()) }, signed(who))
		},
		Step::Rebond(who, amount) => {
			let amount = amount.of(ledger(who).unlocking_total());
			call(Call::rebond { amount }, signed(who))
		},
		Step::Withdraw(who) => call(Call::withdraw_unbonded {}, signed(who)),
		Step::Validate(who, commission) => {
			if Session::load_keys(&who).is_none() && free(who) > 10 * GCC {
				set_keys(who);
			}
			let commission = Perbill::from_percent(commission);
			call(Call::validate { commission }, signed(who))
		},
		Step::Chill(who) => call(Call::chill {}, signed(who)),
		Step::Delegate(who, to) => {
			let mut idle = ledger(who).idle();
			let to: Vec<_> = to
				.into_iter()
				.map(|(validator, amount)| {
					let amount = amount.of(idle);
					idle = idle.saturating_sub(amount);
					(validator, amount)
				})
				.filter(|(_, amount)| *amount > 0)
				.collect();
			call(Call::delegate { targets: targets(&to) }, signed(who))
		},
		Step::Undelegate(who, validator, amount) => {
			// The one asked for, or any.
			let positions = ledger(who).positions;
			let position = positions
				.iter()
				.find(|p| p.validator == validator)
				.or(positions.first())
				.cloned()
				.unwrap_or(Position { validator, amount: GCC });
			let (validator, amount) = (position.validator, amount.of(position.amount));
			call(Call::undelegate { validator, amount }, signed(who))
		},
		Step::SetPayee(who, kind) => call(Call::set_payee { payee: payee(kind, who) }, signed(who)),
		Step::Payout(validator, ago, page) => {
			let era = active_era().saturating_sub(ago);
			call(Call::payout { validator, era, page }, signed(60))
		},
		Step::PurgeKeys(who) => call(Call::purge_keys {}, signed(who)),
		Step::ForceUnbond(who) => call(Call::force_unbond { who }, root()),
		Step::ForceEra => call(Call::force_new_era {}, root()),
		Step::Params(count, kind) => {
			let params = Parameters {
				validator_count: count,
				min_self_bond: if kind == 0 { 1_500 * GCC } else { 1_000 * GCC },
				min_delegation: if kind == 1 { 33 * GCC } else { 10 * GCC },
				offline_slash: Perbill::from_percent(kind),
				..test_params()
			};
			call(Call::set_params { params: Box::new(params) }, root())
		},
		Step::CancelSlash(nth) => {
			let key = DeferredSlashes::<Test>::iter_keys().nth(nth);
			if let Some((apply_era, validator, offence_era)) = key {
				call(Call::cancel_deferred_slash { apply_era, validator, offence_era }, root())
			}
		},
		Step::Fees(fee, tip) => pay_fees(fee, tip),
		Step::Equivocate(who, slot, ago) => {
			let session = Session::current_index().saturating_sub(ago);
			let _ = report_equivocation_in(who, slot, session, Some(70));
		},
		Step::Down(who) => Down::set(who),
		Step::Freeze(who, frozen) => FrozenList::mutate(|list| {
			list.retain(|other| *other != who);
			if frozen {
				list.push(who);
			}
		}),
		Step::Blocks(count) => (0..count).for_each(|_| next_block()),
	}
}

/// What an account has on hold, in its bond, and delegated.
fn at_stake(who: AccountId) -> [Balance; 3] {
	let ledger = Ledgers::<Test>::get(who).unwrap_or(Ledger::new(Payee::Stash));
	[held(who), ledger.bonded, ledger.delegated()]
}

/// The most that reporters may have of these slashes, and what they have.
fn reporters_part(happened: Vec<Event<Test>>) -> (Balance, Balance) {
	let (mut shared, mut rewarded) = (0, 0);
	for event in happened {
		match event {
			Event::Slashed { who, from_bonded, from_unlocking, .. }
				if !FrozenList::get().contains(&who) =>
			{
				shared += from_bonded + from_unlocking
			},
			Event::ReporterRewarded { amount, .. } => rewarded += amount,
			_ => {},
		}
	}
	(Params::<Test>::get().reporter_share * shared, rewarded)
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn any_sequence_should_keep_the_invariants(steps in vec(step(), 1..160)) {
		ExtBuilder::default().build().execute_with(|| {
			settle();
			let issuance = Balances::total_issuance();
			for step in steps {
				let what = format!("{step:?}");
				let frozen = FrozenList::get();
				let before: Vec<_> = frozen.iter().map(|who| at_stake(*who)).collect();
				events();
				take(step);
				// Nothing more of a frozen account is staked, and nothing of it is a reporter's.
				for (who, before) in frozen.into_iter().zip(before) {
					let after = at_stake(who);
					let more = after.iter().zip(before).any(|(after, before)| *after > before);
					assert!(!more, "{who} is frozen and has {after:?} at stake after {what}");
				}
				let (most, rewarded) = reporters_part(events());
				assert!(rewarded <= most, "{rewarded} of {most} for reporters after {what}");
				if let Err(error) = Staking::do_try_state() {
					panic!("{error:?} after {what}");
				}
				// Rewards and slashes move coins; they make and lose none.
				assert_eq!(Balances::total_issuance(), issuance, "issuance after {what}");
				// At least one validator, and finality within the fault budget.
				let set = Session::validators();
				assert!(!set.is_empty(), "no validator after {what}");
				let disabled = Session::disabled_validators().len();
				assert!(disabled <= (set.len() - 1) / 3, "too many disabled after {what}");
				assert!(set.iter().all(|who| Session::load_keys(who).is_some()), "keys: {what}");
			}
		});
	}

	/// Whatever the stakes: the parts are no more than the whole, and at most a planck a payee less.
	#[test]
	fn division_should_share_all_but_the_dust(
		reward in 0u128..u128::MAX / 2,
		own in 1u128..1 << 90,
		delegations in vec(1u128..1 << 90, 0..40),
		commission in 0u32..=1_000_000_000,
	) {
		let exposure = Exposure {
			own,
			total: own + delegations.iter().sum::<u128>(),
			commission: Perbill::from_parts(commission),
			pages: 1,
		};
		let division = Division::of(reward, &exposure);
		let parts = delegations.iter().map(|d| division.delegator(*d, &exposure));
		let paid = division.validator + parts.sum::<u128>();
		prop_assert!(paid <= reward);
		prop_assert!(reward - paid <= delegations.len() as u128 + 1);
	}

	/// However a slash is taken, the ledger loses what it says, never more than asked or held.
	#[test]
	fn take_slash_should_take_exactly_what_it_says(
		idle in 0u128..1_000,
		positions in vec(1u128..1_000, 0..4),
		chunks in vec((1u128..1_000, 0u32..5), 0..3),
		amount in 0u128..6_000,
		earliest in 0u32..12,
		offender in 0u64..6,
	) {
		let mut ledger = Ledger::<Test>::new(Payee::Stash);
		for (validator, amount) in positions.iter().enumerate() {
			ledger.set_position(&(validator as u64), *amount).unwrap();
		}
		ledger.bonded = idle + positions.iter().sum::<u128>();
		let mut era = 0;
		for (amount, later) in chunks {
			era += later + 1;
			ledger.push_chunk(amount, era, false).unwrap();
		}
		let before = ledger.clone();
		let reachable = before.bonded
			+ before
				.unlocking
				.iter()
				.filter(|c| c.unlock_era >= earliest)
				.map(|c| c.amount)
				.sum::<u128>();

		let taken = ledger.take_slash(&offender, earliest, amount);
		prop_assert_eq!(taken.total(), amount.min(reachable));
		prop_assert_eq!(ledger.held() + taken.total(), before.held());
		prop_assert!(ledger.delegated() <= ledger.bonded);
		// Another validator's stake is touched only when nothing else is left to take.
		let others_touched = taken.positions.iter().any(|(v, ..)| *v != offender);
		if others_touched {
			prop_assert_eq!(ledger.position(&offender), 0);
			prop_assert!(ledger.unlocking.iter().all(|c| c.unlock_era < earliest));
		}
	}

	/// An era's commission is never above what it began with and the bound.
	#[test]
	fn commission_should_never_rise_faster_than_bounded(
		changes in vec((0u32..3, 0u32..=1_000_000_000), 1..60),
		max_rise in 0u32..100_000_000,
	) {
		let max_rise = Perbill::from_parts(max_rise);
		let mut commission = Commission { rate: Perbill::zero(), base: Perbill::zero(), era: 0 };
		let mut era = 0;
		let mut at_start = Perbill::zero();
		for (later, rate) in changes {
			if later > 0 {
				era += later;
				at_start = commission.rate;
			}
			if let Some(changed) = commission.changed(Perbill::from_parts(rate), era, max_rise) {
				commission = changed;
			}
			prop_assert!(
				commission.rate.deconstruct() <= at_start.deconstruct() + max_rise.deconstruct()
			);
		}
	}
}
