//! Referenda and the councils, on the real runtime.

use codec::Encode;
use frame_support::{
	assert_noop, assert_ok,
	dispatch::GetDispatchInfo,
	traits::{
		fungible::{Inspect, InspectHold, Mutate},
		fungibles::Mutate as _,
		schedule::DispatchTime,
		Hooks, StorePreimage,
	},
};
use mornet_primitives::{
	tariffs::{Feed, Region, Resource},
	treasury::SpendLimit,
	units::{asset, currency::GCC},
	AccountId, Balance,
};
use mornet_runtime::{
	configs::{
		assets::AssetKind,
		governance::{TechnicalCommitteeInstance, TreasuryCouncilInstance},
		staking::TreasuryAccount,
	},
	constants::governance::{
		DAYS, MOTION_DURATION, PAYOUT_PERIOD, TREASURY_PERIOD, UNDECIDING_TIMEOUT,
		VOTE_LOCKING_PERIOD,
	},
	governance::{
		tracks::{id, BIG_SPEND, MEDIUM_SPEND, SMALL_SPEND},
		Origin, Tracks,
	},
	AssetRate, Assets, Balances, ConvictionVoting, CouncilBudget, OriginCaller, Preimage,
	Referenda, Runtime, RuntimeCall, RuntimeEvent, RuntimeOrigin, Scheduler, System, Tariffs,
	TechnicalCommittee, Treasury, TreasuryCouncil, Whitelist,
};
use pallet_conviction_voting::{AccountVote, Conviction, Vote};
use pallet_referenda::{ReferendumInfo, ReferendumInfoFor, TracksInfo};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{
	traits::{BlakeTwo256, Hash},
	DispatchError, DispatchResult, FixedU128,
};

use crate::common::genesis;

type Council = pallet_collective::Pallet<Runtime, TreasuryCouncilInstance>;

pub fn signed(who: Sr25519Keyring) -> RuntimeOrigin {
	RuntimeOrigin::signed(who.to_account_id())
}

fn free(who: Sr25519Keyring) -> Balance {
	Balances::free_balance(who.to_account_id())
}

fn reserved(who: Sr25519Keyring) -> Balance {
	Balances::reserved_balance(who.to_account_id())
}

/// Makes a block. Those since the last one had nothing to do.
fn make(block: u32) {
	System::set_block_number(block);
	pallet_scheduler::IncompleteSince::<Runtime>::put(block);
	Scheduler::on_initialize(block);
}

/// Goes to a block, by all at which something is scheduled.
fn run_to(target: u32) {
	loop {
		let now = System::block_number();
		let next = pallet_scheduler::Agenda::<Runtime>::iter_keys()
			.filter(|block| *block > now)
			.min()
			.filter(|block| *block < target);
		let Some(block) = next else { break };
		make(block);
	}
	make(target);
}

fn run(blocks: u32) {
	run_to(System::block_number() + blocks);
}

fn feed() -> Feed {
	Feed::Tariff(Region::try_from(&b"DE-BE"[..]).expect("a region"), Resource::Electricity)
}

fn price() -> Balance {
	Tariffs::feed(feed())
		.and_then(|feed| feed.current)
		.map(|version| version.price)
		.expect("a price is in force")
}

fn set_price(price: Balance) -> RuntimeCall {
	RuntimeCall::Tariffs(pallet_tariffs::Call::set_price { feed: feed(), price, valid_from: None })
}

/// Submits a referendum; its number.
fn submit(who: Sr25519Keyring, origin: impl Into<OriginCaller>, call: RuntimeCall) -> u32 {
	let index = pallet_referenda::ReferendumCount::<Runtime>::get();
	assert_ok!(Referenda::submit(
		signed(who),
		Box::new(origin.into()),
		Preimage::bound(call).expect("it is short"),
		DispatchTime::After(0)
	));
	index
}

/// Submits a referendum on the price of electricity; its number.
pub fn propose_price(who: Sr25519Keyring, price: Balance) -> u32 {
	submit(who, OriginCaller::Origins(Origin::TariffAdmin), set_price(price))
}

fn place_deposit(who: Sr25519Keyring, index: u32) {
	assert_ok!(Referenda::place_decision_deposit(signed(who), index));
}

pub fn vote(aye: bool, conviction: Conviction, balance: Balance) -> AccountVote<Balance> {
	AccountVote::Standard { vote: Vote { aye, conviction }, balance }
}

fn cast(who: Sr25519Keyring, index: u32, aye: bool, conviction: Conviction, gcc: Balance) {
	assert_ok!(ConvictionVoting::vote(signed(who), index, vote(aye, conviction, gcc * GCC)));
}

fn info(index: u32) -> pallet_referenda::ReferendumInfoOf<Runtime, ()> {
	ReferendumInfoFor::<Runtime>::get(index).expect("it exists")
}

fn deposit_of(track: u16) -> Balance {
	Tracks::info(track).expect("a track").decision_deposit
}

fn submission_deposit() -> Balance {
	<Runtime as pallet_referenda::Config>::SubmissionDeposit::get()
}

/// Has a collective's members vote for a motion and close it.
macro_rules! motion {
	(TechnicalCommittee, $call:expr, $ayes:expr) => {
		motion!(TechnicalCommittee, TechnicalCommitteeInstance, $call, $ayes)
	};
	(TreasuryCouncil, $call:expr, $ayes:expr) => {
		motion!(TreasuryCouncil, TreasuryCouncilInstance, $call, $ayes)
	};
	($collective:ident, $instance:ty, $call:expr, $ayes:expr) => {{
		let (call, ayes): (RuntimeCall, &[Sr25519Keyring]) = ($call, $ayes);
		let length = u32::try_from(call.encoded_size()).expect("it is short");
		let weight = call.get_dispatch_info().call_weight;
		let hash = BlakeTwo256::hash_of(&call);
		let index = pallet_collective::ProposalCount::<Runtime, $instance>::get();
		let threshold = u32::try_from(ayes.len()).expect("a few").max(2);
		assert_ok!($collective::propose(signed(ayes[0]), threshold, Box::new(call), length));
		for who in ayes {
			assert_ok!($collective::vote(signed(*who), hash, index, true));
		}
		let closed = $collective::close(signed(ayes[0]), hash, index, weight, length)
			.map(|_| ())
			.map_err(|error| error.error);
		(hash, index, weight, length, closed)
	}};
}

/// Has members of the technical committee decide.
pub fn committee(call: RuntimeCall, ayes: &[Sr25519Keyring]) {
	let result = motion!(TechnicalCommittee, call, ayes);
	assert_ok!(result.4);
	let hash = result.0;
	System::assert_has_event(RuntimeEvent::TechnicalCommittee(
		pallet_collective::Event::Executed { proposal_hash: hash, result: Ok(()) },
	));
}

/// Has members of the treasury council decide; what came of the call.
fn council(call: RuntimeCall, ayes: &[Sr25519Keyring]) -> DispatchResult {
	let (hash, _, _, _, closed) = motion!(TreasuryCouncil, call, ayes);
	assert_ok!(closed);
	System::read_events_no_consensus()
		.filter_map(|record| match record.event {
			RuntimeEvent::TreasuryCouncil(pallet_collective::Event::Executed {
				proposal_hash,
				result,
			}) if proposal_hash == hash => Some(result),
			_ => None,
		})
		.last()
		.expect("the motion passed")
}

fn spend_call(kind: AssetKind, amount: Balance, beneficiary: AccountId) -> RuntimeCall {
	RuntimeCall::CouncilBudget(pallet_council_budget::Call::spend {
		asset_kind: kind,
		amount,
		beneficiary,
		valid_from: None,
	})
}

/// Fills the treasury with so many GCC.
fn fill_treasury(gcc: Balance) {
	assert_ok!(<Balances as Mutate<_>>::transfer(
		&Ferdie.to_account_id(),
		&TreasuryAccount::get(),
		gcc * GCC,
		frame_support::traits::tokens::Preservation::Preserve
	));
}

fn electricity() -> AssetKind {
	AssetKind::WithId(asset::ELECTRICITY.id)
}

/// The treasurers by referendum, and the most that each spends at once.
const TREASURERS: [(Origin, Balance); 3] = [
	(Origin::SmallTreasurer, SMALL_SPEND),
	(Origin::MediumTreasurer, MEDIUM_SPEND),
	(Origin::BigTreasurer, BIG_SPEND),
];

/// Has a spend for Eve approved at the treasury.
fn treasury_spend(origin: RuntimeOrigin, kind: AssetKind, amount: Balance) -> DispatchResult {
	Treasury::spend(origin, Box::new(kind), amount, Box::new(Eve.to_account_id().into()), None)
}

mod referenda {
	use super::*;

	#[test]
	fn conviction_outweighs_coins_and_the_tariff_changes() {
		genesis("development").execute_with(|| {
			let before = price();
			let index = propose_price(Alice, before * 2);
			place_deposit(Bob, index);
			// 600,000 GCC for 32 periods against 2,000,000 for one.
			cast(Alice, index, true, Conviction::Locked6x, 600_000);
			cast(Bob, index, false, Conviction::Locked1x, 1_000_000);
			cast(Charlie, index, false, Conviction::Locked1x, 1_000_000);
			run(2 * DAYS);
			assert!(matches!(info(index), ReferendumInfo::Ongoing(_)), "the curves are still high");
			assert_eq!(price(), before);
			run(5 * DAYS);
			assert!(matches!(info(index), ReferendumInfo::Approved(..)));
			assert_eq!(price(), before * 2);

			// Who put deposits down has them back.
			assert_ok!(Referenda::refund_decision_deposit(signed(Eve), index));
			assert_ok!(Referenda::refund_submission_deposit(signed(Eve), index));
			assert_eq!(
				(reserved(Alice), reserved(Bob)),
				(10_000 * GCC, 0),
				"but for Alice's stake"
			);
		});
	}

	#[test]
	fn without_conviction_the_same_coins_lose() {
		genesis("development").execute_with(|| {
			let before = price();
			let index = propose_price(Alice, before * 2);
			place_deposit(Bob, index);
			cast(Alice, index, true, Conviction::Locked1x, 600_000);
			cast(Bob, index, false, Conviction::Locked1x, 1_000_000);
			run(8 * DAYS);
			assert!(matches!(info(index), ReferendumInfo::Rejected(..)));
			assert_eq!(price(), before);
			// A decision deposit comes back. A submission's does not: nobody wanted it.
			assert_ok!(Referenda::refund_decision_deposit(signed(Bob), index));
			assert_eq!(reserved(Bob), 0);
			assert_noop!(
				Referenda::refund_submission_deposit(signed(Alice), index),
				pallet_referenda::Error::<Runtime>::BadStatus
			);
		});
	}

	#[test]
	fn a_track_does_nothing_that_is_another_s() {
		genesis("development").execute_with(|| {
			let before = price();
			let index =
				submit(Alice, OriginCaller::Origins(Origin::StakingAdmin), set_price(before * 2));
			place_deposit(Alice, index);
			for who in [Alice, Bob, Charlie, Dave] {
				cast(who, index, true, Conviction::Locked1x, 900_000);
			}
			run(2 * DAYS);
			assert!(matches!(info(index), ReferendumInfo::Approved(..)));
			assert_eq!(price(), before);
		});
	}

	#[test]
	fn stake_counts_and_is_not_locked_twice() {
		genesis("development").execute_with(|| {
			let held = Balances::total_balance_on_hold(&Alice.to_account_id());
			assert_eq!(held, 10_000 * GCC, "Alice is a validator");
			let index = propose_price(Bob, 1);
			let all = Balances::total_balance(&Alice.to_account_id());
			assert_eq!(all, 1_000_000 * GCC);
			cast(Alice, index, true, Conviction::Locked1x, 1_000_000);
			let ReferendumInfo::Ongoing(status) = info(index) else { panic!("it is ongoing") };
			assert_eq!(status.tally.ayes, 1_000_000 * GCC);
			assert_noop!(
				ConvictionVoting::vote(
					signed(Alice),
					index,
					vote(true, Conviction::Locked1x, all + 1)
				),
				pallet_conviction_voting::Error::<Runtime>::InsufficientFunds
			);
		});
	}

	#[test]
	fn delegated_votes_count_until_they_are_taken_back() {
		genesis("development").execute_with(|| {
			let index = propose_price(Alice, 1);
			assert_ok!(ConvictionVoting::delegate(
				signed(Eve),
				id::TARIFF_ADMIN,
				Alice.to_account_id().into(),
				Conviction::Locked2x,
				500_000 * GCC
			));
			// On another track, her votes are her own.
			assert_ok!(ConvictionVoting::delegate(
				signed(Dave),
				id::STAKING_ADMIN,
				Alice.to_account_id().into(),
				Conviction::Locked2x,
				500_000 * GCC
			));
			cast(Alice, index, true, Conviction::Locked1x, 100_000);
			let tally = |index| match info(index) {
				ReferendumInfo::Ongoing(status) => (status.tally.ayes, status.tally.support),
				_ => panic!("it is ongoing"),
			};
			assert_eq!(tally(index), (1_100_000 * GCC, 600_000 * GCC));
			assert_noop!(
				ConvictionVoting::vote(signed(Eve), index, vote(true, Conviction::None, GCC)),
				pallet_conviction_voting::Error::<Runtime>::AlreadyDelegating
			);
			assert_ok!(ConvictionVoting::undelegate(signed(Eve), id::TARIFF_ADMIN));
			assert_eq!(tally(index), (100_000 * GCC, 100_000 * GCC));

			// Her coins are free after the time that her conviction said.
			let unlock = || {
				assert_ok!(ConvictionVoting::unlock(
					signed(Eve),
					id::TARIFF_ADMIN,
					Eve.to_account_id().into()
				));
				Balances::locks(&Eve.to_account_id()).len()
			};
			run(2 * VOTE_LOCKING_PERIOD - 1);
			assert_eq!(unlock(), 1);
			run(1);
			assert_eq!(unlock(), 0);
		});
	}

	#[test]
	fn without_a_decision_deposit_it_times_out() {
		genesis("development").execute_with(|| {
			let index = propose_price(Alice, 1);
			cast(Bob, index, true, Conviction::Locked1x, 1_000_000);
			run(UNDECIDING_TIMEOUT);
			assert!(matches!(info(index), ReferendumInfo::TimedOut(..)));
			assert_noop!(
				Referenda::place_decision_deposit(signed(Alice), index),
				pallet_referenda::Error::<Runtime>::NotOngoing
			);
			assert_noop!(
				Referenda::refund_decision_deposit(signed(Alice), index),
				pallet_referenda::Error::<Runtime>::NoDeposit
			);
		});
	}

	#[test]
	fn nobody_votes_and_it_is_rejected() {
		genesis("development").execute_with(|| {
			let index = propose_price(Alice, 1);
			place_deposit(Bob, index);
			assert_eq!(reserved(Bob), deposit_of(id::TARIFF_ADMIN));
			run(8 * DAYS);
			assert!(matches!(info(index), ReferendumInfo::Rejected(..)));
			assert_ok!(Referenda::refund_decision_deposit(signed(Bob), index));
			assert_eq!(reserved(Bob), 0);
		});
	}

	#[test]
	fn root_cancels_and_all_deposits_come_back() {
		genesis("development").execute_with(|| {
			let index = propose_price(Eve, 1);
			place_deposit(Bob, index);
			assert_eq!(reserved(Eve), submission_deposit());
			assert_ok!(Referenda::cancel(RuntimeOrigin::root(), index));
			assert!(matches!(info(index), ReferendumInfo::Cancelled(..)));
			assert_ok!(Referenda::refund_decision_deposit(signed(Bob), index));
			assert_ok!(Referenda::refund_submission_deposit(signed(Eve), index));
			assert_eq!((reserved(Eve), reserved(Bob)), (0, 0));
		});
	}

	/// It could keep the referendum that gives its seats to others from ever being decided.
	#[test]
	fn committee_cancels_nothing_by_itself_and_can_have_holders_do_so_sooner() {
		genesis("development").execute_with(|| {
			let members = [Dave, Eve, Ferdie].map(|who| who.to_account_id()).to_vec();
			let index = submit(
				Alice,
				frame_system::RawOrigin::Root,
				RuntimeCall::TechnicalCommittee(pallet_collective::Call::set_members {
					new_members: members,
					prime: None,
					old_count: 3,
				}),
			);
			let cancel = RuntimeCall::Referenda(pallet_referenda::Call::cancel { index });
			for ayes in [&[Alice, Charlie][..], &[Alice, Bob, Charlie]] {
				System::reset_events();
				let (hash, ..) = motion!(TechnicalCommittee, cancel.clone(), ayes);
				System::assert_has_event(RuntimeEvent::TechnicalCommittee(
					pallet_collective::Event::Executed {
						proposal_hash: hash,
						result: Err(DispatchError::BadOrigin),
					},
				));
			}
			assert!(matches!(info(index), ReferendumInfo::Ongoing(_)));

			committee(
				RuntimeCall::Whitelist(pallet_whitelist::Call::whitelist_call {
					call_hash: BlakeTwo256::hash_of(&cancel),
				}),
				&[Alice, Charlie],
			);
			assert!(matches!(info(index), ReferendumInfo::Ongoing(_)));
			assert_ok!(Whitelist::dispatch_whitelisted_call_with_preimage(
				Origin::WhitelistedCaller.into(),
				Box::new(cancel)
			));
			assert!(matches!(info(index), ReferendumInfo::Cancelled(..)));
		});
	}

	/// An agenda that is full takes no enactment, and a referendum does not say so.
	#[test]
	fn alarms_of_strangers_referenda_keep_no_enactment_out() {
		genesis("development").execute_with(|| {
			let before = price();
			let alarms_at = System::block_number() + UNDECIDING_TIMEOUT;
			let index = pallet_referenda::ReferendumCount::<Runtime>::get();
			assert_ok!(Referenda::submit(
				signed(Alice),
				Box::new(OriginCaller::Origins(Origin::TariffAdmin)),
				Preimage::bound(set_price(before * 2)).expect("it is short"),
				DispatchTime::At(alarms_at)
			));
			place_deposit(Alice, index);
			for who in [Alice, Bob, Charlie, Dave] {
				cast(who, index, true, Conviction::Locked1x, 900_000);
			}
			for _ in 0..60 {
				propose_price(Ferdie, 1);
			}
			assert_eq!(pallet_scheduler::Agenda::<Runtime>::get(alarms_at).len(), 60);
			run(2 * DAYS);
			assert!(matches!(info(index), ReferendumInfo::Approved(..)));
			assert_eq!(price(), before);
			run_to(alarms_at);
			assert_eq!(price(), before * 2);
		});
	}

	#[test]
	fn all_of_the_committee_kill_and_the_deposits_are_the_treasury_s() {
		genesis("development").execute_with(|| {
			let issuance = <Balances as Inspect<_>>::total_issuance();
			let treasury = Balances::free_balance(TreasuryAccount::get());
			let index = propose_price(Eve, 1);
			place_deposit(Bob, index);
			let kill = RuntimeCall::Referenda(pallet_referenda::Call::kill { index });
			let (hash, ..) = motion!(TechnicalCommittee, kill.clone(), &[Alice, Charlie]);
			System::assert_has_event(RuntimeEvent::TechnicalCommittee(
				pallet_collective::Event::Executed {
					proposal_hash: hash,
					result: Err(DispatchError::BadOrigin),
				},
			));
			committee(kill, &[Alice, Bob, Charlie]);
			assert!(matches!(info(index), ReferendumInfo::Killed(_)));
			assert_eq!((reserved(Eve), reserved(Bob)), (0, 0));
			assert_eq!(
				Balances::free_balance(TreasuryAccount::get()) - treasury,
				submission_deposit() + deposit_of(id::TARIFF_ADMIN)
			);
			assert_eq!(<Balances as Inspect<_>>::total_issuance(), issuance);
		});
	}

	#[test]
	fn root_authorizes_an_upgrade() {
		genesis("development").execute_with(|| {
			let code_hash = BlakeTwo256::hash(b"the next runtime");
			let index = submit(
				Alice,
				frame_system::RawOrigin::Root,
				RuntimeCall::System(frame_system::Call::authorize_upgrade { code_hash }),
			);
			place_deposit(Alice, index);
			for who in [Alice, Bob, Charlie, Dave] {
				cast(who, index, true, Conviction::Locked1x, 900_000);
			}
			run(3 * DAYS);
			assert!(System::authorized_upgrade().is_some_and(|it| *it.code_hash() == code_hash));
		});
	}

	#[test]
	fn what_the_committee_whitelisted_is_root_s_sooner() {
		genesis("development").execute_with(|| {
			let code_hash = BlakeTwo256::hash(b"a hotfix");
			let call = RuntimeCall::System(frame_system::Call::authorize_upgrade { code_hash });
			committee(
				RuntimeCall::Whitelist(pallet_whitelist::Call::whitelist_call {
					call_hash: BlakeTwo256::hash_of(&call),
				}),
				&[Alice, Bob],
			);
			let dispatch = |call| {
				RuntimeCall::Whitelist(
					pallet_whitelist::Call::dispatch_whitelisted_call_with_preimage {
						call: Box::new(call),
					},
				)
			};
			let index =
				submit(Alice, OriginCaller::Origins(Origin::WhitelistedCaller), dispatch(call));
			place_deposit(Alice, index);
			for who in [Alice, Bob, Charlie, Dave] {
				cast(who, index, true, Conviction::Locked1x, 900_000);
			}
			run(DAYS / 2);
			assert!(System::authorized_upgrade().is_some_and(|it| *it.code_hash() == code_hash));

			// What was not whitelisted waits for the committee, and is not dispatched.
			let other = BlakeTwo256::hash(b"not looked at");
			assert_ok!(Whitelist::dispatch_whitelisted_call_with_preimage(
				Origin::WhitelistedCaller.into(),
				Box::new(RuntimeCall::System(frame_system::Call::authorize_upgrade {
					code_hash: other
				}))
			));
			assert!(System::authorized_upgrade().is_some_and(|it| *it.code_hash() == code_hash));
		});
	}

	#[test]
	fn treasurers_spend_up_to_their_tracks_amounts_and_not_a_planck_more() {
		genesis("development").execute_with(|| {
			for (treasurer, most) in TREASURERS {
				assert_noop!(
					treasury_spend(treasurer.into(), AssetKind::Native, most + 1),
					pallet_treasury::Error::<Runtime>::InsufficientPermission
				);
				assert_ok!(treasury_spend(treasurer.into(), AssetKind::Native, most));
			}
			assert_ok!(treasury_spend(RuntimeOrigin::root(), AssetKind::Native, BIG_SPEND + 1));
		});
	}

	#[test]
	fn referendum_on_a_treasurer_s_track_is_paid_out() {
		genesis("development").execute_with(|| {
			fill_treasury(SMALL_SPEND / GCC);
			let spend = |amount| {
				let index = submit(
					Alice,
					OriginCaller::Origins(Origin::SmallTreasurer),
					RuntimeCall::Treasury(pallet_treasury::Call::spend {
						asset_kind: Box::new(AssetKind::Native),
						amount,
						beneficiary: Box::new(Eve.to_account_id().into()),
						valid_from: None,
					}),
				);
				place_deposit(Alice, index);
				for who in [Alice, Bob, Charlie, Dave] {
					cast(who, index, true, Conviction::Locked1x, 900_000);
				}
				index
			};
			let (too_much, right) = (spend(SMALL_SPEND + 1), spend(SMALL_SPEND));
			run(2 * DAYS);
			for index in [too_much, right] {
				assert!(matches!(info(index), ReferendumInfo::Approved(..)));
			}
			assert_eq!(pallet_treasury::SpendCount::<Runtime>::get(), 1);
			let before = free(Eve);
			assert_ok!(Treasury::payout(signed(Dave), 0));
			assert_eq!(free(Eve), before + SMALL_SPEND);
		});
	}

	/// A rate of next to nothing would lift all limits: so it does not, and root alone sets rates.
	#[test]
	fn what_is_worth_nothing_at_its_rate_is_not_spent() {
		genesis("development").execute_with(|| {
			let rate = |origin: RuntimeOrigin, rate| {
				let _ = AssetRate::remove(origin.clone(), Box::new(electricity()));
				AssetRate::create(origin, Box::new(electricity()), rate)
			};
			for minds in [Origin::TariffAdmin, Origin::BigTreasurer] {
				assert_noop!(rate(minds.into(), FixedU128::from_u32(1)), DispatchError::BadOrigin);
			}
			let amount = 5_000_000;
			let council_spends =
				|| council(spend_call(electricity(), amount, Eve.to_account_id()), &[Alice, Bob]);
			for low in [FixedU128::from_u32(0), FixedU128::from_inner(1)] {
				assert_ok!(rate(RuntimeOrigin::root(), low));
				for (treasurer, _) in TREASURERS {
					assert_noop!(
						treasury_spend(treasurer.into(), electricity(), amount),
						pallet_treasury::Error::<Runtime>::FailedToConvertBalance
					);
				}
				assert_eq!(
					council_spends(),
					Err(pallet_council_budget::Error::<Runtime>::NoValue.into())
				);
			}
			// Worth a planck, and counted.
			assert_ok!(rate(RuntimeOrigin::root(), FixedU128::from_rational(1, amount)));
			assert_ok!(treasury_spend(Origin::SmallTreasurer.into(), electricity(), amount));
			let left = CouncilBudget::left();
			assert_ok!(council_spends());
			assert_eq!(CouncilBudget::left(), left - 1);
		});
	}
}

mod treasury_council {
	use super::*;

	#[test]
	fn two_of_three_spend_coins() {
		genesis("development").execute_with(|| {
			fill_treasury(1_000);
			let before = free(Eve);
			assert_ok!(council(
				spend_call(AssetKind::Native, 700 * GCC, Eve.to_account_id()),
				&[Alice, Charlie]
			));
			assert_eq!(free(Eve), before, "it is to be paid out");
			assert_ok!(Treasury::payout(signed(Dave), 0));
			assert_eq!(free(Eve), before + 700 * GCC);
			assert_noop!(
				Treasury::payout(signed(Dave), 0),
				pallet_treasury::Error::<Runtime>::AlreadyAttempted
			);
			assert_ok!(Treasury::check_status(signed(Dave), 0));
			assert_eq!(CouncilBudget::left(), 19_300 * GCC);
		});
	}

	#[test]
	fn two_of_three_spend_electricity() {
		genesis("development").execute_with(|| {
			let (e, eve) = (asset::ELECTRICITY.id, Eve.to_account_id());
			assert_ok!(Assets::mint_into(e, &TreasuryAccount::get(), 5_000_000));
			let spend = || spend_call(electricity(), 2_000_000, eve.clone());
			assert_eq!(
				council(spend(), &[Alice, Bob]),
				Err(pallet_council_budget::Error::<Runtime>::NoValue.into()),
				"it has no rate"
			);
			// 0.35 GCC for 1 kWh: 350,000,000 plancks for 1 Wh.
			assert_ok!(AssetRate::create(
				RuntimeOrigin::root(),
				Box::new(electricity()),
				FixedU128::from_u32(350_000_000)
			));
			assert_ok!(council(spend(), &[Alice, Bob]));
			assert_ok!(Treasury::payout(signed(Dave), 0));
			assert_eq!(Assets::balance(e, &eve), 2_000_000);
			assert_eq!(Assets::balance(e, TreasuryAccount::get()), 3_000_000);
			assert_eq!(CouncilBudget::left(), 19_300 * GCC, "2,000 kWh are worth 700 GCC");
		});
	}

	#[test]
	fn one_of_three_does_nothing() {
		genesis("development").execute_with(|| {
			fill_treasury(1_000);
			let call = spend_call(AssetKind::Native, GCC, Alice.to_account_id());
			let length = u32::try_from(call.encoded_size()).expect("it is short");
			// At once, by a motion that asks for nobody else.
			assert_ok!(TreasuryCouncil::propose(signed(Alice), 1, Box::new(call.clone()), length));
			System::assert_last_event(RuntimeEvent::TreasuryCouncil(
				pallet_collective::Event::Executed {
					proposal_hash: BlakeTwo256::hash_of(&call),
					result: Err(DispatchError::BadOrigin),
				},
			));
			// By herself.
			assert_ok!(TreasuryCouncil::execute(signed(Alice), Box::new(call.clone()), length));
			assert_noop!(
				CouncilBudget::spend(
					signed(Alice),
					AssetKind::Native,
					GCC,
					Alice.to_account_id(),
					None
				),
				DispatchError::BadOrigin
			);
			// By waiting until nobody can say no.
			let (hash, index, weight, length, closed) =
				motion!(TreasuryCouncil, call, &[Alice][..]);
			assert_eq!(
				closed,
				Err(pallet_collective::Error::<Runtime, TreasuryCouncilInstance>::TooEarly.into())
			);
			run(MOTION_DURATION);
			assert_ok!(TreasuryCouncil::close(signed(Alice), hash, index, weight, length));
			System::assert_has_event(RuntimeEvent::TreasuryCouncil(
				pallet_collective::Event::Disapproved { proposal_hash: hash },
			));
			assert_eq!(pallet_treasury::SpendCount::<Runtime>::get(), 0);
		});
	}

	#[test]
	fn over_the_budget_it_is_refused() {
		genesis("development").execute_with(|| {
			let spend = |gcc: Balance| {
				let call = spend_call(AssetKind::Native, gcc * GCC, Eve.to_account_id());
				council(call, &[Alice, Bob])
			};
			let refused: DispatchError = pallet_council_budget::Error::<Runtime>::OverBudget.into();
			assert_eq!(spend(20_001), Err(refused));
			assert_ok!(spend(15_000));
			assert_eq!(spend(5_001), Err(refused));
			assert_ok!(spend(5_000));
			assert_eq!(spend(1), Err(refused));
			// In the next period it may again.
			run(30 * DAYS);
			assert_ok!(spend(19_999));
		});
	}

	#[test]
	fn the_council_has_no_other_way_to_the_treasury() {
		genesis("development").execute_with(|| {
			fill_treasury(1_000);
			let call = RuntimeCall::Treasury(pallet_treasury::Call::spend {
				asset_kind: Box::new(AssetKind::Native),
				amount: GCC,
				beneficiary: Box::new(Alice.to_account_id().into()),
				valid_from: None,
			});
			assert_eq!(council(call, &[Alice, Bob, Charlie]), Err(DispatchError::BadOrigin));
			let raise = RuntimeCall::CouncilBudget(pallet_council_budget::Call::set_limit {
				limit: SpendLimit { amount: Balance::MAX, period: 1 },
			});
			assert_eq!(council(raise, &[Alice, Bob, Charlie]), Err(DispatchError::BadOrigin));
		});
	}

	/// With the seats and the limit a treasurer would spend all there is.
	#[test]
	fn treasurers_do_not_set_the_council_s_limit() {
		genesis("development").execute_with(|| {
			let most = SpendLimit { amount: Balance::MAX, period: 1 };
			for (treasurer, _) in TREASURERS {
				assert_noop!(
					CouncilBudget::set_limit(treasurer.into(), most),
					DispatchError::BadOrigin
				);
			}
			assert_eq!(CouncilBudget::left(), 20_000 * GCC);
			assert_ok!(CouncilBudget::set_limit(RuntimeOrigin::root(), most));
		});
	}

	#[test]
	fn council_has_at_first_less_than_a_treasurer_by_referendum() {
		for preset in mornet_runtime::genesis_config_presets::preset_names() {
			genesis(&preset).execute_with(|| {
				let limit = pallet_council_budget::Limit::<Runtime>::get().expect("it has one");
				assert_eq!(limit, SpendLimit { amount: 20_000 * GCC, period: TREASURY_PERIOD });
				assert!(limit.amount < MEDIUM_SPEND && limit.period == 30 * DAYS);
			});
		}
	}

	#[test]
	fn approved_spend_expires_and_can_be_voided() {
		genesis("development").execute_with(|| {
			fill_treasury(1_000);
			let call = |gcc: Balance| spend_call(AssetKind::Native, gcc * GCC, Eve.to_account_id());
			assert_ok!(council(call(1), &[Alice, Bob]));
			assert_ok!(council(call(2), &[Alice, Bob]));
			assert_ok!(Treasury::void_spend(Origin::BigTreasurer.into(), 0));
			run(PAYOUT_PERIOD);
			assert_noop!(
				Treasury::payout(signed(Dave), 0),
				pallet_treasury::Error::<Runtime>::InvalidIndex
			);
			assert_noop!(
				Treasury::payout(signed(Dave), 1),
				pallet_treasury::Error::<Runtime>::SpendExpired
			);
		});
	}

	#[test]
	fn seats_are_given_to_others_and_five_need_three() {
		genesis("development").execute_with(|| {
			fill_treasury(1_000);
			let seats = |who: &[Sr25519Keyring]| {
				let members: Vec<_> = who.iter().map(|who| who.to_account_id()).collect();
				CouncilBudget::set_members(
					Origin::BigTreasurer.into(),
					members.try_into().expect("at most five"),
				)
			};
			assert_noop!(
				seats(&[Alice, Bob, Charlie, Dave]),
				pallet_council_budget::Error::<Runtime>::WrongSize
			);
			assert_ok!(seats(&[Bob, Charlie, Dave, Eve, Ferdie]));
			let call = || spend_call(AssetKind::Native, GCC, Ferdie.to_account_id());
			assert_noop!(
				TreasuryCouncil::propose(signed(Alice), 2, Box::new(call()), 1_000)
					.map_err(|error| error.error),
				pallet_collective::Error::<Runtime, TreasuryCouncilInstance>::NotMember
			);
			assert_eq!(council(call(), &[Bob, Eve]), Err(DispatchError::BadOrigin));
			assert_ok!(council(call(), &[Bob, Eve, Ferdie]));
			// The collective's own call could make a council of one: it is for nobody.
			assert_noop!(
				Council::set_members(RuntimeOrigin::root(), vec![Alice.to_account_id()], None, 5)
					.map_err(|error| error.error),
				DispatchError::BadOrigin
			);
		});
	}

	#[test]
	fn who_goes_takes_the_votes_along() {
		genesis("development").execute_with(|| {
			let call = spend_call(AssetKind::Native, GCC, Alice.to_account_id());
			let (hash, index, weight, length, closed) =
				motion!(TreasuryCouncil, call, &[Alice][..]);
			assert!(closed.is_err());
			let members = [Bob, Charlie, Dave].map(|who| who.to_account_id()).to_vec();
			assert_ok!(CouncilBudget::set_members(
				RuntimeOrigin::root(),
				members.try_into().expect("three")
			));
			assert_ok!(TreasuryCouncil::vote(signed(Bob), hash, index, true));
			assert_eq!(
				TreasuryCouncil::close(signed(Bob), hash, index, weight, length)
					.map(|_| ())
					.map_err(|error| error.error),
				Err(pallet_collective::Error::<Runtime, TreasuryCouncilInstance>::TooEarly.into())
			);
		});
	}

	#[test]
	fn the_treasury_s_account_is_where_fees_and_slashes_go() {
		assert_eq!(Treasury::account_id(), TreasuryAccount::get());
	}
}

mod committee_seats {
	use super::*;

	#[test]
	fn committee_s_seats_are_root_s_and_the_compliance_council_s_a_track_s() {
		genesis("development").execute_with(|| {
			let members = vec![Dave.to_account_id(), Eve.to_account_id(), Ferdie.to_account_id()];
			type Committee = pallet_collective::Pallet<Runtime, TechnicalCommitteeInstance>;
			assert_ok!(Committee::set_members(RuntimeOrigin::root(), members.clone(), None, 3));
			assert!(mornet_runtime::ComplianceCouncil::set_members(
				Origin::ComplianceAdmin.into(),
				members.clone(),
				None,
				3
			)
			.is_ok());
			assert_eq!(
				pallet_collective::Members::<Runtime, TechnicalCommitteeInstance>::get().len(),
				3
			);
			committee(RuntimeCall::SafeMode(pallet_safe_mode::Call::force_enter {}), &[Dave, Eve]);
		});
	}
}
