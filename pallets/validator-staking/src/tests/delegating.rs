//! Delegations: giving, taking back, giving way.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::units::currency::GCC;

use crate::{mock::*, *};

#[test]
fn delegate_should_back_several_validators_when_bond_is_idle() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
		events();
		assert_ok!(Staking::delegate(signed(10), targets(&[(1, 40 * GCC), (2, 30 * GCC)])));
		let set = |validator, amount| Event::DelegationSet {
			delegator: 10,
			validator,
			previous: 0,
			amount,
			cause: DelegationCause::Delegator,
		};
		assert_eq!(events(), vec![set(1, 40 * GCC), set(2, 30 * GCC)]);
		assert_eq!(ledger(10).idle(), 30 * GCC);
		assert_eq!(held(10), 100 * GCC);
		assert_eq!(Candidates::<Test>::get(1).unwrap().total(), 4_040 * GCC);

		// A second time adds.
		assert_ok!(Staking::delegate(signed(10), targets(&[(2, 30 * GCC)])));
		assert_last_event(Event::DelegationSet {
			delegator: 10,
			validator: 2,
			previous: 30 * GCC,
			amount: 60 * GCC,
			cause: DelegationCause::Delegator,
		});
		assert_eq!(Delegations::<Test>::get(2).len(), 1);
		assert_eq!(ledger(10).idle(), 0);
	});
}

#[test]
fn delegate_should_change_nothing_when_one_target_fails() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
		assert_noop!(
			Staking::delegate(signed(10), targets(&[(1, 50 * GCC), (77, 50 * GCC)])),
			Error::<Test>::NotCandidate
		);
		assert_noop!(
			Staking::delegate(signed(10), targets(&[(1, 50 * GCC), (2, 50 * GCC + 1)])),
			Error::<Test>::NotEnoughIdle
		);
		assert_noop!(
			Staking::delegate(signed(10), targets(&[(1, 10 * GCC - 1)])),
			Error::<Test>::DelegationTooSmall
		);
		assert_noop!(Staking::delegate(signed(10), targets(&[(1, 0)])), Error::<Test>::ZeroAmount);
		assert_noop!(Staking::delegate(signed(10), targets(&[])), Error::<Test>::NoTargets);
		assert_noop!(
			Staking::delegate(signed(11), targets(&[(1, 50 * GCC)])),
			Error::<Test>::NotBonded
		);
		assert_noop!(
			Staking::delegate(signed(1), targets(&[(2, 50 * GCC)])),
			Error::<Test>::IsCandidate
		);
	});
}

#[test]
fn delegate_should_be_bounded_for_a_delegator() {
	ExtBuilder::default().build_and_execute(|| {
		become_candidate(5, 1_000 * GCC);
		assert_ok!(Staking::bond(signed(10), 100 * GCC, Payee::Stash));
		assert_ok!(Staking::delegate(
			signed(10),
			targets(&[(1, 10 * GCC), (2, 10 * GCC), (3, 10 * GCC), (4, 10 * GCC)])
		));
		assert_noop!(
			Staking::delegate(signed(10), targets(&[(5, 10 * GCC)])),
			Error::<Test>::TooManyDelegations
		);
		assert_ok!(Staking::undelegate(signed(10), 1, 10 * GCC));
		assert_ok!(Staking::delegate(signed(10), targets(&[(5, 10 * GCC)])));
	});
}

#[test]
fn delegate_should_displace_the_smallest_and_latest_when_the_list_is_full() {
	ExtBuilder::default().build_and_execute(|| {
		// 8 delegations: seven of 20 GCC but the third and the fifth, which are of 15.
		for who in 10..18 {
			let amount = if who == 12 || who == 14 { 15 } else { 20 };
			become_delegator(who, &[(1, amount * GCC)]);
		}
		assert_ok!(Staking::bond(signed(20), 100 * GCC, Payee::Stash));
		assert_noop!(
			Staking::delegate(signed(20), targets(&[(1, 15 * GCC)])),
			Error::<Test>::DelegationTooSmall
		);
		events();
		assert_ok!(Staking::delegate(signed(20), targets(&[(1, 16 * GCC)])));
		assert_eq!(
			events(),
			vec![
				Event::DelegationSet {
					delegator: 14,
					validator: 1,
					previous: 15 * GCC,
					amount: 0,
					cause: DelegationCause::Displaced,
				},
				Event::DelegationSet {
					delegator: 20,
					validator: 1,
					previous: 0,
					amount: 16 * GCC,
					cause: DelegationCause::Delegator,
				},
			]
		);
		assert_eq!(Delegations::<Test>::get(1).len(), 8);
		assert_eq!(Candidates::<Test>::get(1).unwrap().delegated, (6 * 20 + 15 + 16) * GCC);
		// The coins are the delegator's to use: elsewhere, or to take out.
		assert_eq!((ledger(14).idle(), held(14)), (15 * GCC, 15 * GCC));
		assert_ok!(Staking::delegate(signed(14), targets(&[(2, 15 * GCC)])));
		assert_ok!(Staking::undelegate(signed(14), 2, 15 * GCC));
		assert_ok!(Staking::unbond(signed(14), 15 * GCC));
		// Who is in the list adds to it without displacing anyone.
		assert_ok!(Staking::delegate(signed(20), targets(&[(1, 84 * GCC)])));
		assert_eq!(Delegations::<Test>::get(1).len(), 8);
	});
}

#[test]
fn undelegate_should_make_coins_idle_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		become_delegator(10, &[(1, 50 * GCC)]);
		assert_ok!(Staking::undelegate(signed(10), 1, 20 * GCC));
		assert_last_event(Event::DelegationSet {
			delegator: 10,
			validator: 1,
			previous: 50 * GCC,
			amount: 30 * GCC,
			cause: DelegationCause::Delegator,
		});
		assert_eq!((ledger(10).idle(), held(10)), (20 * GCC, 50 * GCC));
		assert_eq!(Candidates::<Test>::get(1).unwrap().delegated, 30 * GCC);
		assert_ok!(Staking::delegate(signed(10), targets(&[(2, 20 * GCC)])));
		assert_ok!(Staking::undelegate(signed(10), 1, 30 * GCC));
		assert!(!Delegations::<Test>::contains_key(1));
	});
}

#[test]
fn undelegate_should_fail_when_not_delegated_or_the_rest_is_too_small() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Staking::undelegate(signed(10), 1, GCC), Error::<Test>::NotBonded);
		become_delegator(10, &[(1, 50 * GCC)]);
		assert_noop!(Staking::undelegate(signed(10), 2, GCC), Error::<Test>::NotDelegated);
		assert_noop!(Staking::undelegate(signed(10), 1, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Staking::undelegate(signed(10), 1, 50 * GCC + 1), Error::<Test>::NotDelegated);
		assert_noop!(
			Staking::undelegate(signed(10), 1, 40 * GCC + 1),
			Error::<Test>::RemainderTooSmall
		);
	});
}
