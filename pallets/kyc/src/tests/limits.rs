//! What passes the ramps: at the limit and above, as time goes on, and as levels fall.

use frame_support::{assert_ok, storage::with_storage_layer, traits::OnIdle, weights::Weight};
use mornet_primitives::{
	kyc::{Level, LimitError, Ramp, RampLimits, RevokeReason},
	units::currency::GCC,
};
use sp_runtime::DispatchError;

use crate::{mock::*, types::DAY_MS, weights::WeightInfo, *};

#[test]
fn an_operation_should_pass_at_the_limit_and_not_above() {
	ExtBuilder::default().build_and_execute(|| {
		for (wanted, most) in [(Level::Zero, 10), (Level::One, 100), (Level::Two, 1_000)] {
			if wanted > Level::Zero {
				verify(ALICE, wanted);
			}
			for ramp in Ramp::ALL {
				// Closed to level 0.
				if (ramp, wanted) == (Ramp::Withdrawal, Level::Zero) {
					continue;
				}
				assert_eq!(
					try_use(ALICE, ramp, most * GCC + 1),
					Err(LimitError::AboveOperationLimit)
				);
				assert_eq!(try_use(ALICE, ramp, most * GCC), Ok(()));
			}
		}
		verify(ALICE, Level::Three);
		assert_eq!(try_use(BOB, Ramp::Payment, u128::MAX), Err(LimitError::AboveOperationLimit));
		verify(BOB, Level::Three);
		assert_eq!(try_use(BOB, Ramp::Payment, u128::MAX), Ok(()));
	});
}

#[test]
fn a_day_should_fill_up_at_each_level_and_ramp() {
	ExtBuilder::default().build_and_execute(|| {
		// Each level starts with what passed at the one below it.
		let levels = [(Level::Zero, 10, 25), (Level::One, 100, 250), (Level::Two, 1_000, 2_500)];
		for (wanted, operation, most) in levels {
			if wanted > Level::Zero {
				verify(ALICE, wanted);
			}
			for ramp in Ramp::ALL {
				if (ramp, wanted) == (Ramp::Withdrawal, Level::Zero) {
					continue;
				}
				let used = || Usage::<Test>::get(ALICE, ramp).amount(now());
				while used() + operation * GCC <= most * GCC {
					assert_eq!(try_use(ALICE, ramp, operation * GCC), Ok(()));
				}
				let rest = most * GCC - used();
				assert_eq!(try_use(ALICE, ramp, rest + 1), Err(LimitError::AboveDailyLimit));
				assert_eq!(try_use(ALICE, ramp, rest), Ok(()));
				assert_eq!(try_use(ALICE, ramp, 1), Err(LimitError::AboveDailyLimit));
			}
		}
	});
}

#[test]
fn a_higher_level_should_count_what_passed_before() {
	ExtBuilder::default().build_and_execute(|| {
		for _ in 0..2 {
			assert_eq!(try_use(ALICE, Ramp::Payment, 10 * GCC), Ok(()));
		}
		verify(ALICE, Level::One);
		for _ in 0..2 {
			assert_eq!(try_use(ALICE, Ramp::Payment, 100 * GCC), Ok(()));
		}
		assert_eq!(try_use(ALICE, Ramp::Payment, 30 * GCC + 1), Err(LimitError::AboveDailyLimit));
		assert_eq!(try_use(ALICE, Ramp::Payment, 30 * GCC), Ok(()));
	});
}

#[test]
fn a_day_should_fill_up_to_the_limit_and_not_above() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 5 * GCC + 1), Err(LimitError::AboveDailyLimit));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 5 * GCC), Ok(()));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 1), Err(LimitError::AboveDailyLimit));
		// Each ramp and each account for itself.
		assert_eq!(try_use(ALICE, Ramp::Payment, 10 * GCC), Ok(()));
		assert_eq!(try_use(BOB, Ramp::Deposit, 10 * GCC), Ok(()));
		// What was refused was neither counted nor seen.
		assert_eq!(Seen::get().len(), 5);
		assert_eq!(Usage::<Test>::get(ALICE, Ramp::Deposit).amount(now()), 25 * GCC);
	});
}

#[test]
fn a_day_should_roll_over_hour_by_hour_and_not_at_midnight() {
	ExtBuilder::default().build_and_execute(|| {
		// 23:00, and half an hour after midnight.
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
		pass(HOUR + HOUR / 2);
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Err(LimitError::AboveDailyLimit));
		// The first counts until 25 hours after its hour began: here the hour began with it.
		pass(23 * HOUR + HOUR / 2 - 1);
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Err(LimitError::AboveDailyLimit));
		pass(1);
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 5 * GCC + 1), Err(LimitError::AboveDailyLimit));
		pass(HOUR);
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
	});
}

#[test]
fn a_ramp_that_is_closed_to_a_level_should_ask_for_a_registrar() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, 1), Err(LimitError::NotVerified));
		verify(ALICE, Level::One);
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, 100 * GCC), Ok(()));
	});
}

#[test]
fn a_ramp_that_is_closed_to_all_should_say_that_it_may_be() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Three);
		assert_ok!(Kyc::set_limits(root(), Ramp::Withdrawal, [limit(0, 0); 4]));
		for who in [ALICE, BOB] {
			let error = try_use(who, Ramp::Withdrawal, 1).unwrap_err();
			// No registrar can help the first, so it must not only be told to go to one.
			assert_eq!(error, LimitError::NotVerified);
			assert_eq!(error.to_string(), "this is closed to the account's level, or to all");
		}
		assert_eq!(Kyc::standing(ALICE).ramps[1].limit, limit(0, 0));
		assert_ok!(Kyc::set_limits(root(), Ramp::Withdrawal, WITHDRAWALS));
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, 1), Ok(()));
	});
}

#[test]
fn an_expired_level_should_fall_back_at_once_and_say_so() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		pass(30 * DAY_MS - 1);
		assert_eq!(try_use(ALICE, Ramp::MerchantReceipt, 100 * GCC), Ok(()));
		pass(1);
		assert_eq!(try_use(ALICE, Ramp::MerchantReceipt, 1), Err(LimitError::Expired));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC + 1), Err(LimitError::Expired));
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, 1), Err(LimitError::Expired));
		// What level 0 may do it may do.
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
		assert_ok!(Kyc::renew(signed(REGISTRAR), ALICE, now() + DAY_MS));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 100 * GCC), Ok(()));
	});
}

#[test]
fn a_revoked_level_should_fall_back_at_once_and_say_so() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		assert_eq!(try_use(ALICE, Ramp::Deposit, 50 * GCC), Ok(()));
		assert_ok!(Kyc::revoke(signed(REGISTRAR), ALICE, RevokeReason::Inaccurate));
		// More than level 0's day passed already.
		assert_eq!(try_use(ALICE, Ramp::Deposit, 1), Err(LimitError::Revoked));
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, 1), Err(LimitError::Revoked));
		assert_eq!(try_use(ALICE, Ramp::Payment, 10 * GCC + 1), Err(LimitError::Revoked));
		assert_eq!(try_use(ALICE, Ramp::Payment, 10 * GCC), Ok(()));
		// Also when it would have expired since.
		pass(30 * DAY_MS);
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, 1), Err(LimitError::Revoked));
		// Erased, it is as if there had been none.
		assert_ok!(Kyc::erase(signed(ALICE), ALICE));
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, 1), Err(LimitError::NotVerified));
		assert_eq!(
			try_use(ALICE, Ramp::Payment, 10 * GCC + 1),
			Err(LimitError::AboveOperationLimit)
		);
	});
}

#[test]
fn a_void_attestation_should_open_nothing_and_say_so() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::One);
		pass(1);
		// Written before.
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, Some(now())));
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, GCC), Ok(()));
		assert_ok!(Kyc::deactivate_registrar(root(), FIRST, Some(now() - 1)));
		assert_eq!(try_use(ALICE, Ramp::Withdrawal, 1), Err(LimitError::Revoked));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC + 1), Err(LimitError::Revoked));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
	});
}

#[test]
fn a_frozen_account_should_pass_no_ramp() {
	ExtBuilder::default().build_and_execute(|| {
		verify(ALICE, Level::Three);
		FrozenList::set(vec![ALICE]);
		for ramp in Ramp::ALL {
			assert_eq!(try_use(ALICE, ramp, 1), Err(LimitError::Frozen));
		}
		FrozenList::set(Vec::new());
		for ramp in Ramp::ALL {
			assert_eq!(try_use(ALICE, ramp, 1), Ok(()));
		}
	});
}

#[test]
fn what_fails_later_should_not_be_counted() {
	ExtBuilder::default().build_and_execute(|| {
		let failed = with_storage_layer::<(), DispatchError, _>(|| {
			Kyc::try_use(&ALICE, Ramp::Deposit, 10 * GCC).unwrap();
			Err(DispatchError::Other("the bank's gateway said no"))
		});
		assert!(failed.is_err());
		assert!(!Usage::<Test>::contains_key(ALICE, Ramp::Deposit));
	});
}

#[test]
fn lower_limits_should_count_what_passed_before() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(try_use(ALICE, Ramp::Deposit, 10 * GCC), Ok(()));
		assert_ok!(Kyc::set_limits(root(), Ramp::Deposit, [limit(5, 5); 4]));
		assert_eq!(try_use(ALICE, Ramp::Deposit, 1), Err(LimitError::AboveDailyLimit));
	});
}

#[test]
fn used_limits_should_be_swept_when_they_count_no_more() {
	ExtBuilder::default().build_and_execute(|| {
		for who in 20..30 {
			assert_eq!(try_use(who, Ramp::Deposit, GCC), Ok(()));
		}
		blocks(10);
		assert_eq!(Usage::<Test>::iter().count(), 10);
		pass(25 * HOUR);
		assert_eq!(try_use(25, Ramp::Deposit, GCC), Ok(()));
		// Four a block, and one more block to begin anew.
		blocks(8);
		assert_eq!(Usage::<Test>::iter().map(|(who, ..)| who).collect::<Vec<_>>(), [25]);
	});
}

#[test]
fn the_sweep_should_stay_within_the_weight_there_is() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(try_use(ALICE, Ramp::Deposit, GCC), Ok(()));
		pass(25 * HOUR);
		let one = <() as WeightInfo>::sweep_usage();
		assert_eq!(Kyc::on_idle(1, one.saturating_sub(Weight::from_parts(1, 0))), Weight::zero());
		assert!(Usage::<Test>::contains_key(ALICE, Ramp::Deposit));
		assert_eq!(Kyc::on_idle(1, one), one);
		assert!(!Usage::<Test>::contains_key(ALICE, Ramp::Deposit));
	});
}
