//! The exchange, and fees paid in an asset, in the real runtime.

use codec::Encode;
use frame_support::{
	assert_noop, assert_ok, assert_storage_noop,
	dispatch::GetDispatchInfo,
	pallet_prelude::TransactionSource,
	traits::{
		fungible::{Inspect as _, Mutate as _},
		fungibles::{Inspect as _, Mutate as _},
		Contains,
	},
};
use mornet_primitives::{
	aml::{BlockTransfers, FreezeCode, Transfer, SIGNER_FROZEN},
	units::{
		asset,
		currency::{GCC, MILLI_GCC},
	},
	AccountId, AssetId, Balance,
};
use mornet_runtime::{
	configs::{
		assets::{AssetIssuer, AssetKind},
		compliance::{EventsOfBalances, OwnAccounts},
		exchange::{PoolSetupFee, Pools},
		staking::TreasuryAccount,
	},
	Aml, AssetConversion, Assets, Balances, Executive, PoolAssets, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeOrigin, System, TransactionPayment, Utility, ValidatorStaking,
};
use pallet_asset_conversion::{
	runtime_decl_for_asset_conversion_api::AssetConversionApiV1, Error, Event, PoolLocator,
};
use pallet_asset_conversion_tx_payment::ChargeAssetTxPayment;
use sp_core::crypto::Ss58Codec;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, One};
use sp_runtime::{
	traits::DispatchTransaction,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	ApplyExtrinsicResult, DispatchError, DispatchResult, Permill,
};

use crate::{common::transaction, governance::signed};

type Api = Runtime;

const E: AssetId = asset::ELECTRICITY.id;
const W: AssetId = asset::WATER.id;
const GCM: AssetId = asset::COST_INDEX.id;

/// 0.35 GCC for a kilowatt-hour, a third of a thousandth of a coin for the smallest unit.
const POOL_GCC: Balance = 3_500 * GCC;
const POOL_E: Balance = 10_000_000;

pub fn gcc() -> AssetKind {
	AssetKind::Native
}

pub fn id(asset: AssetId) -> AssetKind {
	AssetKind::WithId(asset)
}

fn pool_of(asset: AssetId) -> AccountId {
	Pools::pool_address(&gcc(), &id(asset)).expect("there is such a pool")
}

/// What an account has of a kind.
fn balance(kind: &AssetKind, who: &AccountId) -> Balance {
	match kind {
		AssetKind::Native => Balances::balance(who),
		AssetKind::WithId(asset) => Assets::balance(*asset, who),
	}
}

pub fn create_pool(who: Sr25519Keyring, one: AssetKind, other: AssetKind) -> DispatchResult {
	AssetConversion::create_pool(signed(who), Box::new(one), Box::new(other))
}

/// Adds to a pool of GCC: as much as is given of each, or nothing.
pub fn provide(
	who: Sr25519Keyring,
	asset: AssetId,
	coins: Balance,
	tokens: Balance,
) -> DispatchResult {
	AssetConversion::add_liquidity(
		signed(who),
		Box::new(gcc()),
		Box::new(id(asset)),
		coins,
		tokens,
		coins,
		tokens,
		who.to_account_id(),
	)
}

fn withdraw(
	who: Sr25519Keyring,
	asset: AssetId,
	shares: Balance,
	least: (Balance, Balance),
) -> DispatchResult {
	AssetConversion::remove_liquidity(
		signed(who),
		Box::new(gcc()),
		Box::new(id(asset)),
		shares,
		least.0,
		least.1,
		who.to_account_id(),
	)
}

#[allow(clippy::vec_box, reason = "as the calls take it")]
fn boxed(path: &[AssetKind]) -> Vec<Box<AssetKind>> {
	path.iter().cloned().map(Box::new).collect()
}

/// Swaps an amount for no less than another.
fn swap_in(
	who: Sr25519Keyring,
	path: &[AssetKind],
	amount: Balance,
	least: Balance,
) -> DispatchResult {
	let to = who.to_account_id();
	AssetConversion::swap_exact_tokens_for_tokens(
		signed(who),
		boxed(path),
		amount,
		least,
		to,
		false,
	)
}

/// Swaps no more than an amount for another.
fn swap_out(
	who: Sr25519Keyring,
	path: &[AssetKind],
	amount: Balance,
	most: Balance,
) -> DispatchResult {
	let to = who.to_account_id();
	AssetConversion::swap_tokens_for_exact_tokens(signed(who), boxed(path), amount, most, to, false)
}

/// What a constant product gives for `amount`, of which three thousandths do not count; rounded down.
fn given(amount: Balance, reserve_in: Balance, reserve_out: Balance) -> Balance {
	amount * 997 * reserve_out / (reserve_in * 1_000 + amount * 997)
}

/// What a constant product asks for `amount`: always a unit more than the division comes to.
fn asked(amount: Balance, reserve_in: Balance, reserve_out: Balance) -> Balance {
	reserve_in * amount * 1_000 / ((reserve_out - amount) * 997) + 1
}

fn root(of: Balance) -> Balance {
	let mut root = 1u128 << (of.ilog2() / 2 + 1);
	loop {
		let next = (root + of / root) / 2;
		if next >= root {
			return root;
		}
		root = next;
	}
}

/// A chain on which Alice has made pools of GCC with E, W and GCM, and Bob and Charlie have tokens.
fn exchange(test: impl FnOnce()) {
	crate::common::genesis("development").execute_with(|| {
		for (asset, coins, tokens) in
			[(E, POOL_GCC, POOL_E), (W, 4_400 * GCC, 1_000_000), (GCM, 2_000 * GCC, 1_234 * GCC)]
		{
			for who in [Alice, Bob, Charlie] {
				assert_ok!(Assets::mint_into(asset, &who.to_account_id(), 10 * tokens));
			}
			assert_ok!(create_pool(Alice, gcc(), id(asset)));
			assert_ok!(provide(Alice, asset, coins, tokens));
		}
		System::reset_events();
		test();
	});
}

#[test]
fn anyone_creates_a_pool_when_the_fee_goes_to_the_treasury() {
	crate::common::genesis("development").execute_with(|| {
		let issuance = Balances::total_issuance();
		let treasury = Balances::balance(&TreasuryAccount::get());
		for (expected, info) in asset::ALL.iter().enumerate() {
			let before = Balances::total_balance(&Bob.to_account_id());
			// In either order.
			let pair = if expected % 2 == 0 { (gcc(), id(info.id)) } else { (id(info.id), gcc()) };
			assert_ok!(create_pool(Bob, pair.0.clone(), pair.1.clone()));
			let shares = u32::try_from(expected).expect("there are four");
			System::assert_last_event(RuntimeEvent::AssetConversion(Event::PoolCreated {
				creator: Bob.to_account_id(),
				pool_id: (gcc(), id(info.id)),
				pool_account: pool_of(info.id),
				lp_token: shares,
			}));
			let paid = before - Balances::total_balance(&Bob.to_account_id());
			assert_eq!(paid, PoolSetupFee::get());
			assert_noop!(create_pool(Alice, pair.1, pair.0), Error::<Runtime>::PoolExists);
		}
		assert_eq!(Balances::balance(&TreasuryAccount::get()), treasury + 4 * PoolSetupFee::get());
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn pool_is_refused_when_it_is_not_of_gcc_and_an_asset_that_can_be_frozen() {
	crate::common::genesis("development").execute_with(|| {
		let fifth = codec::Compact(5);
		let issuer = AssetIssuer::get().into();
		assert_ok!(Assets::force_create(RuntimeOrigin::root(), fifth, issuer, true, 1));
		for (one, other) in [(id(E), id(W)), (gcc(), gcc()), (id(E), id(E)), (gcc(), id(5))] {
			assert_noop!(create_pool(Bob, one, other), Error::<Runtime>::InvalidAssetPair);
		}
	});
}

#[test]
fn shares_are_made_by_the_exchange_alone() {
	exchange(|| {
		let alice = Alice.to_account_id();
		for origin in [signed(Alice), RuntimeOrigin::root()] {
			assert_noop!(
				PoolAssets::create(origin, 7, alice.clone().into(), 1),
				DispatchError::BadOrigin
			);
		}
		assert_noop!(
			PoolAssets::mint(signed(Alice), 0, alice.into(), 1),
			pallet_assets::Error::<Runtime, pallet_assets::Instance1>::NoPermission
		);
	});
}

#[test]
fn liquidity_is_a_share_of_both_sides_and_comes_back_when_it_is_removed() {
	exchange(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		let first = root(POOL_GCC * POOL_E);
		assert_eq!(PoolAssets::balance(0, pool_of(E)), 1_000);
		assert_eq!(PoolAssets::balance(0, &alice), first - 1_000);

		// A tenth more. What is offered above the pool's price stays where it is.
		let coins = Balances::balance(&bob);
		let tokens = Assets::balance(E, &bob);
		assert_ok!(AssetConversion::add_liquidity(
			signed(Bob),
			Box::new(id(E)),
			Box::new(gcc()),
			POOL_E / 10,
			POOL_GCC,
			1,
			1,
			bob.clone(),
		));
		assert_eq!(coins - Balances::balance(&bob), POOL_GCC / 10);
		assert_eq!(tokens - Assets::balance(E, &bob), POOL_E / 10);
		let shares = PoolAssets::balance(0, &bob);
		assert_eq!(shares, first / 10);

		let all = PoolAssets::total_issuance(0);
		assert_ok!(withdraw(Bob, E, shares, (1, 1)));
		let pool = (POOL_GCC + POOL_GCC / 10, POOL_E + POOL_E / 10);
		assert_eq!(Balances::balance(&bob), coins - POOL_GCC / 10 + shares * pool.0 / all);
		assert_eq!(Assets::balance(E, &bob), tokens - POOL_E / 10 + shares * pool.1 / all);
		assert_eq!(PoolAssets::balance(0, &bob), 0);
	});
}

#[test]
fn quotes_are_what_swaps_execute_and_what_the_formula_says() {
	exchange(|| {
		let bob = Bob.to_account_id();
		for (asset, coins, tokens) in [
			(E, [1, GCC / 2_857, 17 * GCC, 1_234 * GCC], [1, 999, 123_457, 5_000_001]),
			(W, [5_000_000, GCC, 17 * GCC, 999 * GCC], [1, 13, 12_345, 900_000]),
			(GCM, [1, 7, GCC + 1, 1_999 * GCC], [1, 3 * GCC / 7, GCC, 1_200 * GCC]),
		] {
			for (from, to, amounts) in [(gcc(), id(asset), coins), (id(asset), gcc(), tokens)] {
				for amount in amounts {
					let reserves = || {
						Api::get_reserves(from.clone(), to.clone()).expect("the pool has liquidity")
					};
					let path = [from.clone(), to.clone()];
					let moved = |swap: &dyn Fn() -> DispatchResult| {
						let before = (balance(&from, &bob), balance(&to, &bob));
						let done = swap();
						done.map(|()| {
							(before.0 - balance(&from, &bob), balance(&to, &bob) - before.1)
						})
					};

					// So much in.
					let (reserve_in, reserve_out) = reserves();
					let out = given(amount, reserve_in, reserve_out);
					let quote = Api::quote_price_exact_tokens_for_tokens(
						from.clone(),
						to.clone(),
						amount,
						true,
					);
					if out == 0 {
						// Not worth a unit.
						assert_eq!(quote, None);
						assert!(moved(&|| swap_in(Bob, &path, amount, 1)).is_err());
					} else {
						assert_eq!(quote, Some(out));
						assert_eq!(moved(&|| swap_in(Bob, &path, amount, out)), Ok((amount, out)));
						assert_eq!(reserves(), (reserve_in + amount, reserve_out - out));
					}

					// So much out.
					let (reserve_in, reserve_out) = reserves();
					let out = (out / 4).max(1);
					let due = asked(out, reserve_in, reserve_out);
					let quote = Api::quote_price_tokens_for_exact_tokens(
						from.clone(),
						to.clone(),
						out,
						true,
					);
					assert_eq!(quote, Some(due));
					assert_eq!(moved(&|| swap_out(Bob, &path, out, due)), Ok((due, out)));
					assert_eq!(reserves(), (reserve_in + due, reserve_out - out));
				}
			}
		}
	});
}

#[test]
fn swap_there_and_back_costs_the_providers_fee_twice() {
	exchange(|| {
		let bob = Bob.to_account_id();
		let (coins, tokens) = (Balances::balance(&bob), Assets::balance(E, &bob));
		let (electricity, issuance) = (Assets::total_issuance(E), Balances::total_issuance());

		let sold = 100_000;
		let got = given(sold, POOL_E, POOL_GCC);
		assert_ok!(swap_in(Bob, &[id(E), gcc()], sold, got));
		assert_eq!(Balances::balance(&bob), coins + got);

		let back = given(got, POOL_GCC - got, POOL_E + sold);
		assert_ok!(swap_in(Bob, &[gcc(), id(E)], got, back));
		assert_eq!(Balances::balance(&bob), coins);
		assert_eq!(Assets::balance(E, &bob), tokens - sold + back);
		assert!((sold * 993 / 1_000..sold).contains(&back), "{back}");
		assert_eq!(Assets::total_issuance(E), electricity);
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn one_asset_becomes_another_by_way_of_gcc() {
	exchange(|| {
		let bob = Bob.to_account_id();
		let before = Assets::balance(W, &bob);
		let between = given(50_000, POOL_E, POOL_GCC);
		let out = given(between, 4_400 * GCC, 1_000_000);
		assert_ok!(swap_in(Bob, &[id(E), gcc(), id(W)], 50_000, out));
		assert_eq!(Assets::balance(W, &bob), before + out);

		let path = [id(E), gcc(), id(W), gcc()];
		assert_noop!(swap_in(Bob, &path, 50_000, 1), Error::<Runtime>::InvalidPath);
		let path = [id(E), id(W)];
		assert_noop!(swap_in(Bob, &path, 50_000, 1), Error::<Runtime>::InvalidAssetPair);
		let path = [id(E), gcc(), id(E)];
		assert_noop!(swap_in(Bob, &path, 50_000, 1), Error::<Runtime>::NonUniquePath);
	});
}

#[test]
fn swap_fails_clearly_when_the_price_has_moved() {
	exchange(|| {
		let out = given(GCC, POOL_GCC, POOL_E);
		let path = [gcc(), id(E)];
		assert_noop!(
			swap_in(Bob, &path, GCC, out + 1),
			Error::<Runtime>::ProvidedMinimumNotSufficientForSwap
		);
		let due = asked(1_000, POOL_GCC, POOL_E);
		assert_noop!(
			swap_out(Bob, &path, 1_000, due - 1),
			Error::<Runtime>::ProvidedMaximumNotSufficientForSwap
		);
		assert_noop!(
			swap_out(Bob, &path, POOL_E, Balance::MAX),
			Error::<Runtime>::AmountOutTooHigh
		);

		// The price is 350,000,000 plancks a watt-hour; half of it is offered, and twice.
		assert_noop!(
			provide(Bob, E, POOL_GCC / 20, POOL_E / 10),
			Error::<Runtime>::AssetTwoDepositDidNotMeetMinimum
		);
		assert_noop!(
			provide(Bob, E, POOL_GCC / 5, POOL_E / 10),
			Error::<Runtime>::AssetOneDepositDidNotMeetMinimum
		);
		let shares = PoolAssets::balance(0, Alice.to_account_id()) / 2;
		assert_noop!(
			withdraw(Alice, E, shares, (POOL_GCC / 2 + 1, 1)),
			Error::<Runtime>::AssetOneWithdrawalDidNotMeetMinimum
		);
		assert_noop!(
			withdraw(Alice, E, shares, (1, POOL_E / 2 + 1)),
			Error::<Runtime>::AssetTwoWithdrawalDidNotMeetMinimum
		);
	});
}

#[test]
fn empty_pools_and_amounts_of_nothing_are_told() {
	exchange(|| {
		let heat = asset::HEAT.id;
		assert_ok!(Assets::mint_into(heat, &Bob.to_account_id(), 1_000_000));
		let path = [gcc(), id(heat)];
		// There is none, and there is one with nothing in it.
		assert_noop!(provide(Bob, heat, GCC, 1_000), Error::<Runtime>::PoolNotFound);
		assert_noop!(withdraw(Bob, heat, 1_000, (1, 1)), Error::<Runtime>::PoolNotFound);
		assert_noop!(swap_in(Bob, &path, GCC, 1), Error::<Runtime>::PoolEmpty);
		assert_ok!(create_pool(Bob, gcc(), id(heat)));
		assert_noop!(swap_in(Bob, &path, GCC, 1), Error::<Runtime>::PoolEmpty);
		assert_noop!(swap_out(Bob, &path, 1, GCC), Error::<Runtime>::PoolEmpty);
		assert_noop!(withdraw(Bob, heat, 1_000, (1, 1)), Error::<Runtime>::PoolEmpty);
		assert_eq!(Api::get_reserves(gcc(), id(heat)), None);
		assert_eq!(Api::quote_price_exact_tokens_for_tokens(gcc(), id(heat), GCC, true), None);

		assert_noop!(provide(Bob, heat, GCC, 0), Error::<Runtime>::WrongDesiredAmount);
		// Fewer shares than those that stay for ever.
		assert_noop!(provide(Bob, GCM, 1_000, 617), Error::<Runtime>::InsufficientLiquidityMinted);
		assert_noop!(withdraw(Alice, E, 0, (1, 1)), Error::<Runtime>::ZeroLiquidity);
		assert_noop!(swap_in(Bob, &[gcc(), id(E)], 0, 1), Error::<Runtime>::ZeroAmount);
		assert_noop!(swap_out(Bob, &[gcc(), id(E)], 0, 1), Error::<Runtime>::ZeroAmount);
		// A pool that had liquidity is never empty again: it keeps what makes its account exist.
		let all = PoolAssets::balance(0, Alice.to_account_id());
		assert_noop!(withdraw(Alice, E, all, (1, 1)), Error::<Runtime>::ReserveLeftLessThanMinimal);
		assert_ok!(withdraw(Alice, E, all - 100_000, (1, 1)));
		assert!(Api::get_reserves(gcc(), id(E)).is_some());
	});
}

#[test]
fn governance_sets_a_pools_fee_within_its_bound() {
	exchange(|| {
		let fee = |parts| Permill::from_parts(parts);
		let pool = (gcc(), id(E));
		let set = |origin, parts| AssetConversion::set_pool_fee(origin, pool.clone(), fee(parts));
		assert_noop!(set(signed(Alice), 0), DispatchError::BadOrigin);
		assert_noop!(set(RuntimeOrigin::root(), 30_001), Error::<Runtime>::FeeTooHigh);
		assert_ok!(set(RuntimeOrigin::root(), 30_000));
		let out = GCC * 970 * POOL_E / (POOL_GCC * 1_000 + GCC * 970);
		assert_eq!(Api::quote_price_exact_tokens_for_tokens(gcc(), id(E), GCC, true), Some(out));
		assert_ok!(swap_in(Bob, &[gcc(), id(E)], GCC, out));
	});
}

#[test]
fn treasury_provides_liquidity_when_root_has_it_do_so() {
	exchange(|| {
		let treasury = TreasuryAccount::get();
		assert_ok!(Balances::mint_into(&treasury, 400 * GCC));
		// And one more, which keeps it the asset's holder.
		assert_ok!(Assets::mint_into(E, &treasury, POOL_E / 10 + 1));
		let by = frame_system::RawOrigin::Signed(treasury.clone());
		let call = RuntimeCall::AssetConversion(pallet_asset_conversion::Call::add_liquidity {
			asset1: Box::new(gcc()),
			asset2: Box::new(id(E)),
			amount1_desired: POOL_GCC / 10,
			amount2_desired: POOL_E / 10,
			amount1_min: POOL_GCC / 10,
			amount2_min: POOL_E / 10,
			mint_to: treasury.clone(),
		});
		let dispatch_as = |origin| {
			Utility::dispatch_as(origin, Box::new(by.clone().into()), Box::new(call.clone()))
		};
		assert_noop!(dispatch_as(signed(Alice)), DispatchError::BadOrigin);
		assert_ok!(dispatch_as(RuntimeOrigin::root()));
		assert_eq!(PoolAssets::balance(0, &treasury), root(POOL_GCC * POOL_E) / 10);
		assert_eq!(Assets::balance(E, &treasury), 1);
	});
}

/// Money sent to these addresses by people who noted them down must go on arriving.
#[test]
fn pools_have_accounts_that_do_not_change_and_cannot_be_frozen() {
	crate::common::genesis("development").execute_with(|| {
		let addresses = [
			"5EiSyddPH1uvUhVykKgvcQh6qsamzLcSKjbKKgFAqswxmABp",
			"5FB4W9ntmgbyKs3sdfGVDmcXUTBLwiDxkZXmPXqfjW3YGYGZ",
			"5DgiAE48nbFv6u9fDkmKY2zucyRgh7ExTgUAWpzZtAhNLtvC",
			"5GrEFLAZqcBZLmCbtw2SXmS5Mx86cLbg4s1NpsCvsjSGGiMM",
		];
		assert!(!OwnAccounts::contains(&Alice.to_account_id()));
		assert_eq!(Pools::accounts().count(), asset::ALL.len());
		for (info, address) in asset::ALL.iter().zip(addresses) {
			let pool = pool_of(info.id);
			assert_eq!(pool.to_ss58check(), address, "{}", info.symbol);
			assert!(OwnAccounts::contains(&pool));
			assert_noop!(
				Aml::freeze(RuntimeOrigin::root(), pool, FreezeCode::CourtOrder, None, None),
				pallet_aml::Error::<Runtime>::Exempt
			);
		}
	});
}

#[test]
fn frozen_account_can_neither_exchange_nor_move_shares_nor_pay_fees() {
	exchange(|| {
		let (alice, bob) = (Alice.to_account_id(), Bob.to_account_id());
		assert_ok!(PoolAssets::approve_transfer(signed(Alice), 0, bob.clone().into(), 1_000_000));
		let freeze =
			|who| Aml::freeze(RuntimeOrigin::root(), who, FreezeCode::CourtOrder, None, None);
		let attempts: [(&str, fn() -> DispatchResult); 9] = [
			("sells GCC", || swap_in(Alice, &[gcc(), id(E)], GCC, 1)),
			("sells E", || swap_in(Alice, &[id(E), gcc()], 1_000, 1)),
			("buys E", || swap_out(Alice, &[gcc(), id(E)], 1_000, GCC)),
			("provides", || {
				AssetConversion::add_liquidity(
					signed(Alice),
					Box::new(gcc()),
					Box::new(id(E)),
					POOL_GCC / 10,
					POOL_E / 10,
					1,
					1,
					Alice.to_account_id(),
				)
			}),
			("withdraws", || withdraw(Alice, E, 1_000_000, (1, 1))),
			("creates a pool", || create_pool(Alice, gcc(), id(asset::HEAT.id))),
			("has approved shares sent", || {
				PoolAssets::transfer_approved(
					signed(Bob),
					0,
					Alice.to_account_id().into(),
					Charlie.to_account_id().into(),
					1_000_000,
				)
			}),
			("sends shares", || {
				PoolAssets::transfer(signed(Alice), 0, Bob.to_account_id().into(), 1_000_000)
			}),
			("sends all shares", || {
				PoolAssets::transfer_all(signed(Alice), 0, Bob.to_account_id().into(), false)
			}),
		];

		assert_ok!(freeze(alice.clone()));
		for (what, attempt) in &attempts {
			assert_storage_noop!(assert!(attempt().is_err(), "it {what}"));
		}
		let remark = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
		for fee in [None, Some(gcc()), Some(id(E))] {
			assert_eq!(
				send(Alice, remark.clone(), fee.clone(), 0),
				Err(InvalidTransaction::Custom(SIGNER_FROZEN).into())
			);
			// Nor if the signer were not looked at.
			let charge = ChargeAssetTxPayment::<Runtime>::from(0, fee);
			let origin = RuntimeOrigin::signed(alice.clone());
			let validity = charge.validate_only(
				origin,
				&remark,
				&remark.get_dispatch_info(),
				100,
				TransactionSource::External,
				0,
			);
			assert_eq!(
				validity.map(|_| ()),
				Err(TransactionValidityError::Invalid(InvalidTransaction::Payment))
			);
		}

		// It goes on receiving, what is exchanged and shares too.
		let (tokens, shares) = (Assets::balance(E, &alice), PoolAssets::balance(0, &alice));
		assert_ok!(AssetConversion::swap_exact_tokens_for_tokens(
			signed(Bob),
			boxed(&[gcc(), id(E)]),
			GCC,
			1,
			alice.clone(),
			true,
		));
		assert!(Assets::balance(E, &alice) > tokens);
		assert_ok!(provide(Bob, GCM, 200 * GCC, 1_234 * GCC / 10));
		let other = PoolAssets::balance(2, &bob);
		assert_ok!(PoolAssets::transfer(signed(Bob), 2, alice.clone().into(), other));
		assert_eq!(PoolAssets::balance(0, &alice), shares);

		assert_ok!(Aml::unfreeze(RuntimeOrigin::root(), alice));
		for (what, attempt) in &attempts {
			assert_eq!(attempt(), Ok(()), "it {what}");
		}
	});
}

#[test]
fn value_that_the_exchange_pays_to_another_is_seen_by_the_rules() {
	exchange(|| {
		let (bob, charlie) = (Bob.to_account_id(), Charlie.to_account_id());
		let seen = || {
			let mut all = Vec::new();
			EventsOfBalances::for_each(|transfer| {
				if transfer.from == bob && transfer.to == charlie {
					all.push(transfer.worth);
				}
			});
			System::reset_events();
			all
		};
		let to_charlie = |path: &[AssetKind], amount| {
			AssetConversion::swap_exact_tokens_for_tokens(
				signed(Bob),
				boxed(path),
				amount,
				1,
				Charlie.to_account_id(),
				true,
			)
		};

		assert_ok!(to_charlie(&[gcc(), id(E)], 7 * GCC));
		assert_eq!(seen(), [7 * GCC]);
		let between = Api::quote_price_exact_tokens_for_tokens(id(E), gcc(), 1_000, true);
		assert_ok!(to_charlie(&[id(E), gcc(), id(W)], 1_000));
		assert_eq!(seen(), [between.expect("there is a price")]);
		// To oneself is no transfer.
		assert_ok!(swap_in(Bob, &[gcc(), id(E)], GCC, 1));
		assert_eq!(seen(), []);

		// Shares, whether they are sent, made for another or cashed by another, are twice their GCC.
		let share = 200 * GCC;
		let about = |worth: &[Balance]| {
			assert!(
				matches!(worth, [worth] if (2 * share - GCC..=2 * share + GCC).contains(worth)),
				"{worth:?}"
			);
		};
		assert_ok!(AssetConversion::add_liquidity(
			signed(Bob),
			Box::new(gcc()),
			Box::new(id(GCM)),
			share,
			200 * GCC,
			1,
			1,
			charlie.clone(),
		));
		about(&seen());
		let shares = PoolAssets::balance(2, &charlie);
		assert_ok!(PoolAssets::transfer(signed(Charlie), 2, bob.clone().into(), shares));
		System::reset_events();
		assert_ok!(PoolAssets::transfer(signed(Bob), 2, charlie.clone().into(), shares / 2));
		assert_ok!(PoolAssets::transfer(signed(Charlie), 2, bob.clone().into(), shares / 2));
		let half = seen();
		about(&[half[0] * 2]);
		assert_ok!(AssetConversion::remove_liquidity(
			signed(Bob),
			Box::new(gcc()),
			Box::new(id(GCM)),
			shares,
			1,
			1,
			charlie.clone(),
		));
		about(&seen());

		// The pools' own payments are nobody's.
		let exempt = Transfer { from: pool_of(E), to: bob.clone(), worth: 0 };
		assert!(OwnAccounts::contains(&exempt.from));
	});
}

fn send(
	who: Sr25519Keyring,
	call: RuntimeCall,
	fee: Option<AssetKind>,
	tip: Balance,
) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction(who, call, fee, tip))
}

/// What the fee pot and the treasury have.
fn fees() -> (Balance, Balance) {
	(
		Balances::balance(&ValidatorStaking::pot_account()),
		Balances::balance(&TreasuryAccount::get()),
	)
}

/// What the last transaction cost in an asset, by its event.
fn paid_in_asset() -> (AccountId, Balance, Balance, AssetKind) {
	System::events()
		.into_iter()
		.rev()
		.find_map(|record| match record.event {
			RuntimeEvent::AssetTxPayment(
				pallet_asset_conversion_tx_payment::Event::AssetTxFeePaid {
					who,
					actual_fee,
					tip,
					asset_id,
				},
			) => Some((who, actual_fee, tip, asset_id)),
			_ => None,
		})
		.expect("an asset paid")
}

fn transfer_of_e(amount: Balance) -> RuntimeCall {
	RuntimeCall::Assets(pallet_assets::Call::transfer {
		id: codec::Compact(E),
		target: Bob.to_account_id().into(),
		amount,
	})
}

#[test]
fn account_without_gcc_pays_in_e_and_the_fee_goes_where_fees_go() {
	exchange(|| {
		let one = One.to_account_id();
		assert_ok!(Assets::mint_into(E, &one, 10_000));
		assert_eq!(Balances::total_balance(&one), 0);
		let (pot, treasury) = fees();
		let (electricity, issuance) = (Assets::total_issuance(E), Balances::total_issuance());

		let tip = MILLI_GCC;
		let transaction = transaction(One, transfer_of_e(1_000), Some(id(E)), tip);
		let length = u32::try_from(transaction.encoded_size()).expect("it is small");
		let most = TransactionPayment::compute_fee(length, &transaction.get_dispatch_info(), tip);
		let withdrawn = asked(most, POOL_E, POOL_GCC);
		assert_eq!(Executive::apply_extrinsic(transaction), Ok(Ok(())));

		// All of the fee is GCC in the end: a share is the treasury's, the tip is not shared.
		let (pot, treasury) = (fees().0 - pot, fees().1 - treasury);
		let fee = pot + treasury;
		assert!(fee <= most && fee > tip, "{fee} of {most}");
		let share = pallet_validator_staking::Params::<Runtime>::get().treasury_share;
		assert_eq!(treasury, share.mul_floor(fee - tip));

		// What was taken too much is swapped back.
		let back = match most - fee {
			0 => 0,
			rest => given(rest, POOL_GCC - most, POOL_E + withdrawn),
		};
		let paid = withdrawn - back;
		assert_eq!(paid_in_asset(), (one.clone(), paid, tip, id(E)));
		assert_eq!(Assets::balance(E, &one), 10_000 - 1_000 - paid);
		assert_eq!(Balances::total_balance(&one), 0);
		assert_eq!(System::account_nonce(&one), 1);
		assert_eq!(Assets::total_issuance(E), electricity);
		assert_eq!(Balances::total_issuance(), issuance);
	});
}

#[test]
fn fee_for_what_was_not_done_is_returned_in_e() {
	exchange(|| {
		let one = One.to_account_id();
		assert_ok!(Assets::mint_into(E, &one, 10_000));
		let (pot, treasury) = fees();
		// The first of them fails, for it is more than there is, and the others are not made.
		let calls = (0..30).map(|_| transfer_of_e(1_000_000)).collect();
		let batch = RuntimeCall::Utility(pallet_utility::Call::batch { calls });
		let transaction = transaction(One, batch, Some(id(E)), 0);
		let length = u32::try_from(transaction.encoded_size()).expect("it is small");
		let most = TransactionPayment::compute_fee(length, &transaction.get_dispatch_info(), 0);
		let withdrawn = asked(most, POOL_E, POOL_GCC);
		assert_eq!(Executive::apply_extrinsic(transaction), Ok(Ok(())));

		let fee = fees().0 - pot + fees().1 - treasury;
		assert!(fee < most / 2, "{fee} of {most}");
		let back = given(most - fee, POOL_GCC - most, POOL_E + withdrawn);
		assert!(back > 0);
		assert_eq!(paid_in_asset(), (one.clone(), withdrawn - back, 0, id(E)));
		assert_eq!(Assets::balance(E, &one), 10_000 - withdrawn + back);
	});
}

#[test]
fn gcc_pays_as_before_when_no_asset_is_named_or_gcc_is() {
	exchange(|| {
		let bob = Bob.to_account_id();
		let remark = RuntimeCall::System(frame_system::Call::remark { remark: Vec::new() });
		for fee in [None, Some(gcc())] {
			let before = Balances::balance(&bob);
			let (pot, treasury) = fees();
			assert_eq!(send(Bob, remark.clone(), fee.clone(), 0), Ok(Ok(())));
			let (pot, treasury) = (fees().0 - pot, fees().1 - treasury);
			assert_eq!(before - Balances::balance(&bob), pot + treasury);
			let share = pallet_validator_staking::Params::<Runtime>::get().treasury_share;
			assert_eq!(treasury, share.mul_floor(pot + treasury));
		}
	});
}

#[test]
fn transaction_is_refused_when_its_fee_cannot_be_paid_as_it_says() {
	exchange(|| {
		let payment = Err(TransactionValidityError::Invalid(InvalidTransaction::Payment));
		let call = || transfer_of_e(1);
		// Nothing at all: not even an account.
		assert_eq!(send(One, call(), Some(id(E)), 0), payment);
		// No GCC.
		assert_ok!(Assets::mint_into(E, &One.to_account_id(), 10_000));
		assert_eq!(send(One, call(), None, 0), payment);
		// No pool, no such asset, none of the asset, too little of it.
		assert_ok!(Assets::mint_into(asset::HEAT.id, &One.to_account_id(), 10_000));
		assert_eq!(send(One, call(), Some(id(asset::HEAT.id)), 0), payment);
		assert_eq!(send(One, call(), Some(id(99)), 0), payment);
		assert_eq!(send(One, call(), Some(id(W)), 0), payment);
		assert_ok!(Assets::mint_into(GCM, &One.to_account_id(), 1_000));
		assert_eq!(send(One, call(), Some(id(GCM)), 0), payment);
		assert_eq!(send(One, call(), Some(id(E)), 0), Ok(Ok(())));
		// A call that fails is paid for.
		let before = Assets::balance(E, One.to_account_id());
		let failed = send(One, transfer_of_e(1_000_000), Some(id(E)), 0);
		assert!(matches!(failed, Ok(Err(_))), "{failed:?}");
		assert_eq!(before - Assets::balance(E, One.to_account_id()), paid_in_asset().1);
	});
}

#[test]
fn account_that_sells_all_its_e_can_go_on_with_gcc() {
	exchange(|| {
		let one = One.to_account_id();
		assert_ok!(Assets::mint_into(E, &one, 10_000));
		// A fee never takes the last unit, but a swap may.
		let swap = RuntimeCall::AssetConversion(
			pallet_asset_conversion::Call::swap_exact_tokens_for_tokens {
				path: boxed(&[id(E), gcc()]),
				amount_in: 9_000,
				amount_out_min: 1,
				send_to: one.clone(),
				keep_alive: true,
			},
		);
		assert_eq!(send(One, swap, Some(id(E)), 0), Ok(Ok(())));
		assert!(Balances::balance(&one) > 3 * GCC);
		let rest = Assets::balance(E, &one);
		assert_ok!(swap_in(One, &[id(E), gcc()], rest, 1));
		assert_eq!(Assets::balance(E, &one), 0);
		assert_eq!(System::account_nonce(&one), 1);
		assert_eq!(send(One, transfer_of_e(0), None, 0).map(|_| ()), Ok(()));
		assert_eq!(System::account_nonce(&one), 2);
	});
}
