//! What a staking page is told.

use frame_support::assert_ok;
use mornet_primitives::{
	staking::{
		fault_budget, DeferredSlash, DelegationOverview, PendingReward, RewardDestination,
		UnlockingChunk,
	},
	units::currency::GCC,
};
use sp_runtime::Perbill;

use crate::{mock::*, *};

#[test]
fn fault_budget_should_be_a_third_of_the_others() {
	let budgets = [0, 1, 2, 3, 4, 6, 7, 21].map(fault_budget);
	assert_eq!(budgets, [0, 0, 0, 0, 1, 1, 2, 6]);
}

#[test]
fn overview_should_show_eras_and_the_pot() {
	ExtBuilder::default().build_and_execute(|| {
		pay_fees(1_000 * GCC, 0);
		run_to_session(2);
		let overview = Staking::overview();
		let active = overview.active_era.unwrap();
		assert_eq!((active.index, active.start_session, active.fault_budget), (0, 0, 1));
		assert_eq!(active.validators, vec![1, 2, 3, 4]);
		assert_eq!(active.total_stake, 10_000 * GCC);
		assert_eq!(overview.planned_era.unwrap().index, 1);
		assert_eq!((overview.pot_free, overview.pot_owed), (800 * GCC, 0));
		assert_eq!((overview.candidate_count, overview.max_candidates), (4, 25));
		assert_eq!((overview.sessions_per_era, overview.bonding_duration), (3, 4));
	});
}

#[test]
fn validators_should_be_listed_by_stake_with_their_work() {
	ExtBuilder::default()
		.commission(Perbill::from_percent(5))
		.build_and_execute(|| {
			become_candidate(10, 2_500 * GCC);
			become_delegator(20, &[(2, 30 * GCC)]);
			assert_ok!(Staking::chill(signed(1)));
			let all = Staking::validators(0, 100);
			let order: Vec<_> = all.iter().map(|v| v.account).collect();
			assert_eq!(order, vec![1, 2, 10, 3, 4]);
			let first = &all[0];
			assert!(first.active && !first.candidate && first.has_keys && !first.disabled);
			assert_eq!((first.since, first.own_stake), (None, 4_000 * GCC));
			let second = &all[1];
			assert!(second.candidate && second.active);
			assert_eq!(
				(second.own_stake, second.delegated_stake, second.delegators, second.active_stake),
				(3_000 * GCC, 30 * GCC, 1, 3_000 * GCC)
			);
			assert_eq!((second.commission, second.era_points), (Perbill::from_percent(5), 1));
			assert!(!all[2].active);

			let page: Vec<_> = Staking::validators(1, 2).into_iter().map(|v| v.account).collect();
			assert_eq!(page, vec![2, 10]);
			assert_eq!(Staking::validator(2), Some(second.clone()));
			assert_eq!(Staking::validator(20), None);
			assert_eq!(
				Staking::delegations(2, 0, 10),
				vec![DelegationOverview { account: 20, amount: 30 * GCC }]
			);
			assert!(Staking::delegations(2, 1, 10).is_empty());
		});
}

#[test]
fn next_validators_should_be_predicted_until_they_are_elected() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Staking::next_validators(), vec![1, 2, 3, 4]);
		become_candidate(10, 2_500 * GCC);
		assert_eq!(Staking::next_validators(), vec![1, 2, 10, 3]);
		run_to_session(2);
		become_candidate(11, 9_000 * GCC);
		assert_eq!(Staking::next_validators(), vec![1, 2, 10, 3]);
	});
}

#[test]
fn staker_should_show_positions_and_what_can_be_withdrawn() {
	ExtBuilder::default().build_and_execute(|| {
		assert!(Staking::staker(10).is_none());
		assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Account(50)));
		assert_ok!(Staking::delegate(signed(10), targets(&[(1, 40 * GCC)])));
		assert_ok!(Staking::unbond(signed(10), 20 * GCC));
		let staker = Staking::staker(10).unwrap();
		assert_eq!((staker.bonded, staker.idle), (80 * GCC, 40 * GCC));
		assert_eq!(staker.positions, vec![DelegationOverview { account: 1, amount: 40 * GCC }]);
		assert_eq!(staker.unlocking, vec![UnlockingChunk { amount: 20 * GCC, unlock_era: 4 }]);
		assert_eq!(staker.destination, RewardDestination::Account(50));
		assert_eq!(staker.withdrawable, 0);
		run_to_era(4);
		assert_eq!(Staking::staker(10).unwrap().withdrawable, 20 * GCC);
		assert_eq!(Staking::staker(1).unwrap().idle, 0);
	});
}

#[test]
fn pending_rewards_should_be_what_payout_pays() {
	ExtBuilder::default()
		.commission(Perbill::from_percent(10))
		.build_and_execute(|| {
			for who in 10..18 {
				become_delegator(who, &[(1, 50 * GCC), (2, 10 * GCC)]);
			}
			run_to_era(1);
			pay_fees(1_000 * GCC, 0);
			run_to_era(2);
			let pending = Staking::pending_rewards(17, 0, 16);
			let places: Vec<_> = pending.iter().map(|p| (p.era, p.validator, p.page)).collect();
			assert_eq!(places, vec![(1, 1, 2), (1, 2, 2)]);
			let before = free(17);
			for PendingReward { era, validator, page, .. } in &pending {
				assert_ok!(Staking::payout(signed(60), *validator, *era, *page));
			}
			assert_eq!(free(17) - before, pending.iter().map(|p| p.amount).sum::<u128>());
			assert!(Staking::pending_rewards(17, 0, 16).is_empty());

			let own = Staking::pending_rewards(1, 1, 1);
			let before = free(1);
			assert_ok!(Staking::payout(signed(60), 1, 1, 0));
			assert_eq!(free(1) - before, own[0].amount);
		});
}

#[test]
fn deferred_slashes_should_be_listed() {
	ExtBuilder::default().build_and_execute(|| {
		run_to_era(1);
		assert_ok!(report_equivocation(1, 7, None));
		assert_eq!(
			Staking::deferred_slashes(),
			vec![DeferredSlash {
				apply_era: 3,
				validator: 1,
				offence_era: 1,
				fraction: Perbill::from_parts(562_500_000),
			}]
		);
	});
}

#[test]
fn view_functions_should_answer() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Staking::pot_account(), Staking::pot());
		assert_eq!(Staking::ledger_of(1).unwrap().bonded, 4_000 * GCC);
		assert_eq!(Staking::next_set(), vec![1, 2, 3, 4]);
	});
}
