//! Making orders: what they cost, who may, and how many there can be.

use frame_support::{assert_noop, assert_ok};
use mornet_primitives::{
	kyc::LimitError,
	payments::{
		order::{OrderKind, OrderState, Parameters, Rate},
		Memo, Rail,
	},
	units::currency::GCC,
	Balance,
};
use sp_runtime::{DispatchError, Permill, TokenError};

use crate::{mock::*, Error, Event, NextOrder};

#[test]
fn an_order_should_say_what_to_pay() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Payments::create_order(
			signed(ALICE),
			OrderKind::BuyGcc,
			Rail::UsdtTron,
			25 * GCC,
			NEWCOMER,
		));
		let order = order(0);
		assert_eq!(order.owner, ALICE);
		assert_eq!(order.beneficiary, NEWCOMER);
		assert_eq!(order.state, OrderState::Open);
		assert_eq!(order.terms.due, 25_000_000);
		assert_eq!(order.terms.tolerance, 250_000);
		assert_eq!(order.terms.min_part, 500_000);
		assert_eq!(order.terms.created, START);
		assert_eq!(order.terms.expires, START + DAY);
		assert_eq!(order.terms.watched_until, START + 4 * DAY);
		assert_eq!(held(ALICE), DEPOSIT);
		let Some(Event::OrderCreated { memo, pay_to, terms, .. }) = events().pop() else {
			panic!("no event");
		};
		assert_eq!(Memo::parse(&memo), Some(order.memo));
		assert_eq!(Payments::order_of_memo(memo), Some(0));
		assert_eq!(pay_to, usdt_tron(1).target.pay_to());
		assert_eq!(*terms, order.terms);
		// On each rail in its own unit.
		assert_eq!(Payments::quote(Rail::Ton, 16 * GCC), Some(5_000_000_000));
		let id = order_on(ALICE, Rail::Ton, 16 * GCC);
		assert_eq!(self::order(id).terms.due, 5_000_000_000);
	});
}

#[test]
fn memos_should_differ_between_forks() {
	let memo = |fork: u8| {
		ExtBuilder::default().build().execute_with(|| {
			System::initialize(&2, &[fork; 32].into(), &Default::default());
			order(order_gcc(GCC)).memo
		})
	};
	assert_eq!(memo(1), memo(1));
	assert_ne!(memo(1), memo(2));
	assert_eq!(memo(1).order(), memo(2).order());
}

#[test]
fn an_order_should_keep_what_it_was_made_with() {
	ExtBuilder::default().build_and_execute(|| {
		let id = order_gcc(25 * GCC);
		let before = order(id);
		assert_ok!(Payments::set_rate(
			root(),
			Rail::UsdtTron,
			Rate { plancks: GCC, units: 2_000_000 }
		));
		let rules = Parameters {
			payment_window: HOUR,
			tolerance: Permill::zero(),
			..Parameters::default()
		};
		assert_ok!(Payments::set_params(root(), Box::new(rules)));
		assert_ok!(Payments::set_rail(root(), Rail::UsdtTron, Box::new(usdt_tron(8))));
		assert_eq!(order(id), before);
		agree(transfer(id, 1, 25_250_000));
		assert_eq!(state(id), OrderState::Paid);

		// A new one is under the new rules.
		assert_ok!(Payments::set_rate(
			root(),
			Rail::UsdtTron,
			Rate { plancks: GCC, units: 2_000_000 }
		));
		let id = order_gcc(25 * GCC);
		assert_eq!(order(id).terms.due, 50_000_000);
		assert_eq!(order(id).terms.tolerance, 0);
		assert_eq!(order(id).terms.expires, START + HOUR);
		assert_eq!(order(id).target, usdt_tron(8).target);
	});
}

#[test]
fn orders_should_be_refused_that_cannot_be_made() {
	ExtBuilder::default().build_and_execute(|| {
		let create =
			|who, kind, rail, amount| Payments::create_order(signed(who), kind, rail, amount, who);
		let buy = OrderKind::BuyGcc;
		assert_noop!(create(ALICE, buy, Rail::Jetton(9), GCC), Error::<Test>::NoSuchRail);
		let most = Parameters::default().max_order;
		for amount in [0, GCC / 10 - 1, most + 1] {
			assert_noop!(create(ALICE, buy, Rail::Ton, amount), Error::<Test>::AmountOutOfBounds);
			assert_eq!(Payments::quote(Rail::Ton, amount), None);
		}
		assert_ok!(Payments::set_rail_enabled(root(), Rail::Ton, false));
		assert_noop!(create(ALICE, buy, Rail::Ton, GCC), Error::<Test>::RailDisabled);
		assert_eq!(Payments::quote(Rail::Ton, GCC), None);
		assert_ok!(Payments::set_rail_enabled(root(), Rail::Ton, true));
		assert_ok!(create(ALICE, buy, Rail::Ton, GCC));
		assert_noop!(create(NEWCOMER, buy, Rail::Ton, GCC), TokenError::FundsUnavailable);
		let steep = Rate { plancks: 1, units: u128::MAX };
		assert_ok!(Payments::set_rate(root(), Rail::Ton, steep));
		assert_noop!(create(ALICE, buy, Rail::Ton, GCC), Error::<Test>::Overflow);
	});
}

#[test]
fn commerce_should_set_the_price() {
	ExtBuilder::default().build_and_execute(|| {
		let kind = OrderKind::Invoice(reference(3 * GCC));
		let create = |amount: Balance| {
			Payments::create_order(signed(ALICE), kind, Rail::UsdtTron, amount, BOB)
		};
		assert_noop!(create(2 * GCC), Error::<Test>::PriceDiffers);
		assert_ok!(create(3 * GCC));
		Gone::set(true);
		assert_noop!(create(3 * GCC), DispatchError::Other("gone"));
	});
}

#[test]
fn a_limit_should_say_why_it_refuses() {
	for (error, expected) in [
		(LimitError::Frozen, Error::<Test>::AccountFrozen),
		(LimitError::NotVerified, Error::<Test>::NotVerified),
		(LimitError::Expired, Error::<Test>::AttestationExpired),
		(LimitError::AboveOperationLimit, Error::<Test>::AboveOperationLimit),
		(LimitError::AboveDailyLimit, Error::<Test>::AboveDailyLimit),
		(LimitError::Revoked, Error::<Test>::AttestationRevoked),
	] {
		assert_eq!(DispatchError::from(Error::<Test>::from(error)), expected.into());
	}
}

#[test]
fn limits_should_be_looked_at_and_not_used() {
	ExtBuilder::default().build_and_execute(|| {
		let create = |amount| {
			Payments::create_order(signed(ALICE), OrderKind::BuyGcc, Rail::Ton, amount, BOB)
		};
		Limit::set(10 * GCC);
		assert_noop!(create(10 * GCC + 1), Error::<Test>::AboveDailyLimit);
		assert_ok!(create(10 * GCC));
		assert_ok!(create(10 * GCC));
		assert_eq!(Bought::get(BOB), None);
		Frozen::set(vec![BOB]);
		assert_noop!(create(GCC), Error::<Test>::AccountFrozen);
	});
}

#[test]
fn orders_should_be_bounded_by_owner_and_in_all() {
	ExtBuilder::default().build_and_execute(|| {
		let create =
			|who| Payments::create_order(signed(who), OrderKind::BuyGcc, Rail::Ton, GCC, who);
		for _ in 0..MAX_OPEN {
			assert_ok!(create(ALICE));
		}
		assert_noop!(create(ALICE), Error::<Test>::TooManyOpenOrders);
		assert_eq!(held(ALICE), DEPOSIT * Balance::from(MAX_OPEN));
		// One that is paid makes room for its owner.
		agree(transfer(0, 1, order(0).terms.due));
		assert_ok!(create(ALICE));
		let mut made = MAX_OPEN + 1;
		for who in 2..20 {
			while made < MAX_WATCHED && create(who).is_ok() {
				made += 1;
			}
		}
		assert_noop!(create(20), Error::<Test>::TooManyWatchedOrders);
		// They expire: their owners may make others, once there is room in all.
		pass_to(START + DAY + 1);
		assert_noop!(create(ALICE), Error::<Test>::TooManyWatchedOrders);
		pass_to(START + 4 * DAY + HOUR + 1);
		assert_eq!(held(ALICE), 0);
		assert_ok!(create(ALICE));
	});
}

#[test]
fn numbers_should_not_go_beyond_what_a_memo_holds() {
	ExtBuilder::default().build_and_execute(|| {
		NextOrder::<Test>::put(mornet_primitives::payments::memo::MAX_ORDER_ID - 1);
		order_gcc(GCC);
		assert_noop!(
			Payments::create_order(signed(ALICE), OrderKind::BuyGcc, Rail::Ton, GCC, ALICE),
			Error::<Test>::OrderNumbersUsedUp
		);
	});
}

#[test]
fn the_deposit_should_come_back() {
	ExtBuilder::default().build_and_execute(|| {
		let paid = order_gcc(GCC);
		let unpaid = order_gcc(GCC);
		let short = order_gcc(GCC);
		agree(transfer(paid, 1, 1_000_000));
		assert_eq!(held(ALICE), 2 * DEPOSIT);
		agree(transfer(short, 2, 500_000));
		assert_eq!(held(ALICE), 2 * DEPOSIT);
		pass(2 * DAY);
		assert_eq!(state(unpaid), OrderState::Expired);
		assert_eq!(held(ALICE), 2 * DEPOSIT);
		pass(3 * DAY);
		assert_eq!(held(ALICE), 0);
		assert_eq!(state(short), OrderState::PartlyPaid);
		assert_eq!(total(ALICE), ENDOWMENT + GCC);
	});
}
