//! Fees into the pot, an era's shares, payouts.

use frame_support::{
	assert_noop, assert_ok, assert_storage_noop, dispatch::DispatchInfo, weights::Weight,
};
use mornet_primitives::{units::currency::GCC, Balance};
use pallet_transaction_payment::ChargeTransactionPayment;
use sp_runtime::{traits::DispatchTransaction, Perbill};

use crate::{mock::*, *};

fn reward(era: u32, validator: AccountId) -> EraReward {
	Rewards::<Test>::get(era, validator).unwrap()
}

fn pot() -> Balance {
	free(Staking::pot()) - EXISTENTIAL_DEPOSIT
}

mod fees {
	use super::*;

	#[test]
	fn fee_should_be_split_between_treasury_and_pot() {
		ExtBuilder::default().build_and_execute(|| {
			let treasury = free(TREASURY);
			// 20 % of 1,003 is 200.6: the treasury's share is rounded down.
			pay_fees(1_003, 0);
			assert_eq!((free(TREASURY) - treasury, pot()), (200, 803));
			assert_eq!(Staking::pot_free(), 803);
			pay_fees(1, 0);
			assert_eq!(pot(), 804);
		});
	}

	#[test]
	fn tip_should_go_to_the_author_or_to_the_pot() {
		ExtBuilder::default().build_and_execute(|| {
			let author = Authorship::author().unwrap();
			let before = free(author);
			pay_fees(0, 777);
			assert_eq!((free(author) - before, pot()), (777, 0));

			// A block that nobody is known to have made.
			Down::set(vec![1, 2, 3, 4]);
			next_block();
			assert_eq!(Authorship::author(), None);
			pay_fees(0, 777);
			assert_eq!(pot(), 777);
		});
	}

	#[test]
	fn transaction_should_pay_treasury_pot_and_author_to_the_planck() {
		ExtBuilder::default().build_and_execute(|| {
			let author = Authorship::author().unwrap();
			let info = DispatchInfo {
				call_weight: Weight::from_parts(3_333_333_333, 0),
				..Default::default()
			};
			let (len, tip) = (150, 12_345);
			let call = RuntimeCall::System(frame_system::Call::remark { remark: vec![] });
			let fee_with_tip = TransactionPayment::compute_fee(len, &info, tip);
			let fee = fee_with_tip - tip;
			let before = (free(60), free(author), free(TREASURY));

			ChargeTransactionPayment::<Test>::from(tip)
				.test_run(signed(60), &call, &info, len as usize, 0, |_| Ok(Default::default()))
				.unwrap()
				.unwrap();
			let for_treasury = fee / 5;
			assert_eq!(before.0 - free(60), fee_with_tip);
			assert_eq!(free(author) - before.1, tip);
			assert_eq!(free(TREASURY) - before.2, for_treasury);
			assert_eq!(pot(), fee - for_treasury);
		});
	}
}

mod eras {
	use super::*;

	#[test]
	fn pot_should_be_shared_by_blocks_made() {
		ExtBuilder::default().build_and_execute(|| {
			pay_fees(1_000 * GCC, 0);
			let pool = 800 * GCC;
			run_to_era(1);
			// Blocks 1 to 14: the author's place in the set is the number modulo 4.
			let points = [(1, 3), (2, 4), (3, 4), (4, 3)];
			let mut sum = 0;
			for (validator, blocks) in points {
				let total = pool * Balance::from(blocks) / 14;
				sum += total;
				assert_eq!(
					reward(0, validator),
					EraReward { points: blocks, total, owed: total, paid_pages: 0 }
				);
				assert_has_event(Event::RewardAllotted {
					era: 0,
					validator,
					points: blocks,
					amount: total,
				});
			}
			assert_has_event(Event::EraEnded { era: 0, rewards: sum, carried: pool - sum });
			assert_eq!(Owed::<Test>::get(), sum);
			// The dust is the next era's.
			assert!(pool > sum);
			assert_eq!(Staking::pot_free(), pool - sum);
		});
	}

	#[test]
	fn unclaimed_rewards_should_return_to_the_pot_when_the_era_is_forgotten() {
		ExtBuilder::default().build_and_execute(|| {
			pay_fees(1_000 * GCC, 0);
			run_to_era(1);
			let unclaimed = reward(0, 1).total;
			for validator in 2..5 {
				assert_ok!(Staking::payout(signed(60), validator, 0, 0));
			}
			run_to_era(6);
			assert_has_event(Event::EraExpired { era: 0, unclaimed });
			assert_noop!(Staking::payout(signed(60), 1, 0, 0), Error::<Test>::NoReward);
			// It is part of what era 6 will share.
			assert!(Staking::pot_free() >= unclaimed);
		});
	}
}

mod payout {
	use super::*;

	#[test]
	fn payout_should_pay_commission_and_stake_when_anyone_asks() {
		ExtBuilder::default()
			.commission(Perbill::from_percent(10))
			.build_and_execute(|| {
				become_delegator(10, &[(1, 500 * GCC)]);
				become_delegator(11, &[(1, 300 * GCC), (2, 100 * GCC)]);
				run_to_era(1);
				pay_fees(1_000 * GCC, 0);
				run_to_era(2);
				let total = reward(1, 1).total;
				let stake = 4_800 * GCC;
				let commission = total / 10;
				let rest = total - commission;
				let before = (free(1), free(10), free(11));

				assert_noop!(
					Staking::payout(RuntimeOrigin::none(), 1, 1, 0),
					sp_runtime::traits::BadOrigin
				);
				assert_ok!(Staking::payout(signed(60), 1, 1, 0));
				let own = commission + rest * (4_000 * GCC / GCC) / (stake / GCC);
				assert_eq!(free(1) - before.0, own);
				assert_eq!(free(10) - before.1, rest * 500 / 4_800);
				assert_eq!(free(11) - before.2, rest * 300 / 4_800);
				assert_has_event(Event::Rewarded {
					era: 1,
					validator: 1,
					who: 10,
					destination: 10,
					amount: rest * 500 / 4_800,
					compounded: false,
				});
				// All pages are paid: the dust is free again.
				assert_eq!(reward(1, 1).owed, 0);
			});
	}

	#[test]
	fn payout_should_pay_each_page_once() {
		ExtBuilder::default().build_and_execute(|| {
			for who in 10..18 {
				become_delegator(who, &[(1, 20 * GCC)]);
			}
			run_to_era(1);
			pay_fees(1_000 * GCC, 0);
			run_to_era(2);
			let total = reward(1, 1).total;
			let before = pot();
			// In any order.
			for page in [2, 0, 1] {
				assert_eq!(
					Staking::pending_rewards(10, 0, 5).len(),
					usize::from(page != 1),
					"account 10 is on page 0"
				);
				assert_ok!(Staking::payout(signed(60), 1, 1, page));
				assert_noop!(Staking::payout(signed(60), 1, 1, page), Error::<Test>::AlreadyPaid);
				Staking::do_try_state().unwrap();
			}
			let paid = before - pot();
			assert!(paid <= total && total - paid < 9, "at most the dust is not paid");
			assert_noop!(Staking::payout(signed(60), 1, 1, 3), Error::<Test>::NoSuchPage);
			assert_noop!(Staking::payout(signed(60), 1, 2, 0), Error::<Test>::EraNotOver);
			assert_noop!(Staking::payout(signed(60), 50, 1, 0), Error::<Test>::NoReward);
		});
	}

	#[test]
	fn payout_should_compound_into_the_stake_that_earned_it() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::set_payee(signed(1), Payee::Compound));
			for who in [10, 11, 12] {
				become_delegator(who, &[(1, 100 * GCC)]);
				assert_ok!(Staking::set_payee(signed(who), Payee::Compound));
			}
			run_to_era(1);
			pay_fees(1_000 * GCC, 0);
			// 11 leaves the validator, 12 leaves altogether.
			assert_ok!(Staking::undelegate(signed(11), 1, 100 * GCC));
			assert_ok!(Staking::undelegate(signed(12), 1, 100 * GCC));
			assert_ok!(Staking::unbond(signed(12), 100 * GCC));
			run_to_era(2);
			let rest = reward(1, 1).total;
			let part = rest * 100 / 4_300;
			let free_before = (free(10), free(12));
			assert_ok!(Staking::payout(signed(60), 1, 1, 0));

			assert_eq!(ledger(1).bonded, 4_000 * GCC + rest * 4_000 / 4_300);
			assert_eq!(Candidates::<Test>::get(1).unwrap().own, ledger(1).bonded);
			assert_eq!(ledger(10).position(&1), 100 * GCC + part);
			assert_eq!(free(10), free_before.0);
			assert_has_event(Event::DelegationSet {
				delegator: 10,
				validator: 1,
				previous: 100 * GCC,
				amount: 100 * GCC + part,
				cause: DelegationCause::Compounded,
			});
			assert_eq!(
				(ledger(11).idle(), ledger(11).bonded),
				(100 * GCC + part, 100 * GCC + part)
			);
			assert_eq!(ledger(12).bonded, 0);
			assert_eq!(free(12), free_before.1 + part);
		});
	}

	#[test]
	fn payout_should_not_be_stopped_by_a_destination_that_cannot_receive() {
		ExtBuilder::default().build_and_execute(|| {
			become_delegator(10, &[(1, 1_000 * GCC)]);
			// An account that is not there, and too little to make it.
			assert_ok!(Staking::set_payee(signed(10), Payee::Account(5_555)));
			assert_ok!(Staking::set_payee(signed(1), Payee::Account(70)));
			run_to_era(1);
			pay_fees(4 * EXISTENTIAL_DEPOSIT, 0);
			run_to_era(2);
			let total = reward(1, 1).total;
			let before = (free(10), free(70));
			assert_ok!(Staking::payout(signed(60), 1, 1, 0));
			assert_eq!(free(5_555), 0);
			assert_eq!(free(10) - before.0, total / 5);
			assert_eq!(free(70) - before.1, total * 4 / 5);
		});
	}

	#[test]
	fn payout_should_pay_a_frozen_account_and_nobody_in_its_place() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::set_payee(signed(1), Payee::Account(70)));
			run_to_era(1);
			pay_fees(1_000 * GCC, 0);
			run_to_era(2);
			let total = reward(1, 1).total;
			let before = (free(1), free(70));
			FrozenList::set(vec![1]);
			assert_ok!(Staking::payout(signed(60), 1, 1, 0));
			assert!(total > 0);
			assert_eq!((free(1) - before.0, free(70) - before.1), (total, 0));
		});
	}

	#[test]
	fn payout_should_not_compound_for_a_frozen_account() {
		ExtBuilder::default().build_and_execute(|| {
			assert_ok!(Staking::set_payee(signed(1), Payee::Compound));
			run_to_era(1);
			pay_fees(1_000 * GCC, 0);
			run_to_era(2);
			let total = reward(1, 1).total;
			let before = free(1);
			FrozenList::set(vec![1]);
			assert_ok!(Staking::payout(signed(60), 1, 1, 0));
			assert!(total > 0);
			assert_eq!((free(1) - before, held(1)), (total, 4_000 * GCC));
			assert_has_event(Event::Rewarded {
				era: 1,
				validator: 1,
				who: 1,
				destination: 1,
				amount: total,
				compounded: false,
			});
		});
	}

	#[test]
	fn payout_should_pay_a_validator_that_has_left() {
		ExtBuilder::default().build_and_execute(|| {
			pay_fees(1_000 * GCC, 0);
			assert_ok!(Staking::chill(signed(4)));
			assert_ok!(Staking::unbond(signed(4), 1_000 * GCC));
			run_to_era(4);
			assert_ok!(Staking::withdraw_unbonded(signed(4)));
			assert!(!Ledgers::<Test>::contains_key(4));
			assert_ok!(Staking::payout(signed(60), 4, 0, 0));
			// All of it but the dust of rounding, of which there is none with one payee.
			assert_eq!(free(4), ENDOWMENT + 800 * GCC * 3 / 14);
		});
	}

	#[test]
	fn payout_should_have_nothing_when_no_block_was_made_or_no_fee_paid() {
		ExtBuilder::default()
			.params(|p| p.offline_min_blocks = 100)
			.build_and_execute(|| {
				Down::set(vec![4]);
				pay_fees(1_000 * GCC, 0);
				run_to_era(2);
				assert_noop!(Staking::payout(signed(60), 4, 1, 0), Error::<Test>::NoReward);
				// Era 1 had no fees but the dust of era 0.
				assert!(reward(1, 1).total < 10);
				assert_storage_noop!(Staking::pending_rewards(1, 0, 100));
			});
	}

	#[test]
	fn payouts_of_all_should_leave_only_dust() {
		ExtBuilder::default()
			.commission(Perbill::from_percent(7))
			.build_and_execute(|| {
				for who in 10..18 {
					become_delegator(who, &[(1, (u128::from(who) * 7 + 3) * GCC), (2, 13 * GCC)]);
				}
				for era in 0..5 {
					run_to_era(era);
					pay_fees(1_234_567_890_123, 0);
				}
				run_to_era(5);
				for era in 0..5 {
					for validator in 1..5 {
						for page in 0..Exposures::<Test>::get(era, validator).unwrap().pages {
							assert_ok!(Staking::payout(signed(60), validator, era, page));
						}
					}
				}
				assert_eq!(Owed::<Test>::get(), 0);
				// 5 eras, 4 validators, at most 9 roundings each.
				assert!(Staking::pot_free() < 5 * 4 * 10, "{}", Staking::pot_free());
			});
	}
}
