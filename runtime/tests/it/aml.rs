//! The rules on transfers in the real runtime: whole blocks, made as the node makes them.

use codec::Compact;
use frame_support::{
	assert_ok,
	dispatch::{DispatchClass, RawOrigin},
	traits::{
		fungible::{Inspect, Mutate, MutateHold},
		fungibles,
		tokens::{Fortitude, Precision, Preservation, Restriction},
	},
	weights::Weight,
};
use frame_system::WeightInfo as _;
use mornet_primitives::{
	aml::Rule,
	tariffs::Feed,
	units::{asset, currency::GCC, time::SLOT_DURATION},
	AccountId, Balance, Header,
};
use mornet_runtime::{
	configs::system::RuntimeBlockWeights, Assets, Authorship, Balances, Executive, Multisig,
	OriginCaller, Runtime, RuntimeCall, RuntimeEvent, RuntimeHoldReason, RuntimeOrigin, System,
	Tariffs, UncheckedExtrinsic,
};
use pallet_aml::{weights::WeightInfo, Event};
use pallet_balances::Call as BalancesCall;
use pallet_utility::{Call as UtilityCall, WeightInfo as _};
use sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest};
use sp_keyring::Sr25519Keyring::{self, Bob, Charlie, Dave, Eve, Ferdie, One, Two};
use sp_runtime::{traits::Header as _, ApplyExtrinsicResult, Digest, DigestItem};

use crate::{
	common::transaction,
	exchange::{create_pool, gcc, id, provide},
};

type Weights = <Runtime as pallet_aml::Config>::WeightInfo;
type ScanReserve = <Runtime as pallet_aml::Config>::ScanReserve;

/// More than anyone moves in a day, so that the rule is met by a single transfer.
const MUCH: Balance = 60_000 * GCC;

/// Number of the slot before the first block.
const FIRST_SLOT: u64 = 600_000_000;

/// Makes the next block, with `work` where its transactions are. Its events stay to be seen.
fn block(work: impl FnOnce()) {
	let number = System::block_number() + 1;
	let slot = FIRST_SLOT + u64::from(number);
	let pre_digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
		authority_index: 0,
		slot: slot.into(),
	});
	Executive::initialize_block(&Header::new(
		number,
		Default::default(),
		Default::default(),
		Default::default(),
		Digest { logs: vec![DigestItem::babe_pre_digest(pre_digest)] },
	));
	let time = pallet_timestamp::Call::set { now: slot * SLOT_DURATION };
	let time = UncheckedExtrinsic::new_bare(time.into());
	assert_eq!(Executive::apply_extrinsic(time), Ok(Ok(())));
	work();
	Executive::finalize_block();
}

fn chain(test: impl FnOnce()) {
	crate::common::genesis("development").execute_with(test);
}

/// What the pallet told in this block.
fn told() -> Vec<Event<Runtime>> {
	let events = System::read_events_no_consensus();
	events
		.filter_map(|record| match record.event {
			RuntimeEvent::Aml(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// Who moved too much in this block, and how much.
fn too_much() -> Vec<(AccountId, Balance)> {
	let mut all: Vec<_> = told()
		.into_iter()
		.filter_map(|event| match event {
			Event::AlertRaised { account, rule: Rule::Velocity, amount, hits: 1, .. } => {
				Some((account, amount))
			},
			_ => None,
		})
		.collect();
	all.sort();
	all
}

fn endow(who: &AccountId) {
	assert_ok!(<Balances as Mutate<_>>::mint_into(who, 2 * MUCH));
}

/// To Two, to whom all in these tests goes.
fn transfer(value: Balance) -> RuntimeCall {
	BalancesCall::transfer_keep_alive { dest: Two.to_account_id().into(), value }.into()
}

fn send(who: Sr25519Keyring, call: impl Into<RuntimeCall>) -> ApplyExtrinsicResult {
	Executive::apply_extrinsic(transaction(who, call.into(), None, 0))
}

#[test]
fn rules_see_what_is_moved_in_any_shape() {
	chain(|| {
		let signatories = || vec![Bob.to_account_id()];
		let together = Multisig::multi_account_id(
			&{
				let mut all = [Bob.to_account_id(), Charlie.to_account_id()];
				all.sort();
				all
			},
			1,
		);
		let (bob, dave, eve) = (Bob.to_account_id(), Dave.to_account_id(), Eve.to_account_id());
		for who in [&bob, &together, &dave, &eve, &Charlie.to_account_id()] {
			endow(who);
		}
		// Each moves an amount of its own.
		let amount = |index: Balance| MUCH + index;

		block(|| {
			// In a batch.
			let calls = vec![transfer(amount(1))];
			assert_eq!(send(Bob, UtilityCall::batch { calls }), Ok(Ok(())));
			// By a multisig.
			let (other_signatories, call) = (signatories(), Box::new(transfer(amount(2))));
			let call = pallet_multisig::Call::as_multi_threshold_1 { other_signatories, call };
			assert_eq!(send(Charlie, call), Ok(Ok(())));
			// By a proxy.
			let (delegate, real) = (Charlie.to_account_id().into(), dave.clone().into());
			let proxy_type = Default::default();
			let call = pallet_proxy::Call::add_proxy { delegate, proxy_type, delay: 0 };
			assert_eq!(send(Dave, call), Ok(Ok(())));
			let call = Box::new(transfer(amount(3)));
			let call = pallet_proxy::Call::proxy { real, force_proxy_type: None, call };
			assert_eq!(send(Charlie, call), Ok(Ok(())));
			// By the scheduler, in the next block.
			let as_origin = Box::new(OriginCaller::system(RawOrigin::Signed(eve.clone())));
			let call = Box::new(transfer(amount(4)));
			let call = Box::new(UtilityCall::dispatch_as { as_origin, call }.into());
			assert_ok!(mornet_runtime::Scheduler::schedule_after(
				RuntimeOrigin::root(),
				0,
				None,
				0,
				call
			));
		});
		let mut expected = vec![(bob, amount(1)), (together, amount(2)), (dave, amount(3))];
		expected.sort();
		assert_eq!(too_much(), expected);

		block(|| {});
		assert_eq!(too_much(), [(eve, amount(4))]);
	});
}

#[test]
fn rules_see_coins_on_hold_and_the_index_token() {
	chain(|| {
		let reason =
			RuntimeHoldReason::ValidatorStaking(pallet_validator_staking::HoldReason::Staking);
		let (from, also, third) =
			(One.to_account_id(), Ferdie.to_account_id(), Charlie.to_account_id());
		let to = Two.to_account_id();
		endow(&from);
		endow(&also);
		endow(&to);
		let price = Tariffs::feed(Feed::IndexRate).and_then(|feed| feed.current);
		let price = price.expect("the preset has it").price;
		let unit = 10u128.pow(asset::COST_INDEX.decimals.into());
		let tokens = MUCH * unit / price;
		let gcm = asset::COST_INDEX.id;
		assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(gcm, &third, 2 * tokens));

		block(|| {
			assert_ok!(Balances::hold(&reason, &from, MUCH + 1));
			assert_ok!(Balances::transfer_on_hold(
				&reason,
				&from,
				&to,
				MUCH + 1,
				Precision::Exact,
				Restriction::OnHold,
				Fortitude::Polite,
			));
			assert_ok!(Balances::transfer_and_hold(
				&reason,
				&also,
				&to,
				MUCH + 2,
				Precision::Exact,
				Preservation::Preserve,
				Fortitude::Polite,
			));
			let call = pallet_assets::Call::<Runtime>::transfer {
				id: Compact(gcm),
				target: to.clone().into(),
				amount: tokens,
			};
			assert_eq!(send(Charlie, call), Ok(Ok(())));
		});
		let worth = (tokens * price).div_ceil(unit);
		assert!(worth > MUCH - GCC, "{worth}");
		let mut expected = vec![(from, MUCH + 1), (also, MUCH + 2), (third, worth)];
		expected.sort();
		assert_eq!(too_much(), expected);
	});
}

#[test]
fn rules_see_tips() {
	chain(|| {
		let (bob, charlie, eve) =
			(Bob.to_account_id(), Charlie.to_account_id(), Eve.to_account_id());
		let e = asset::ELECTRICITY.id;
		let (coins, tokens) = (4 * MUCH, 1_000_000_000);
		endow(&bob);
		assert_ok!(<Balances as Mutate<_>>::mint_into(&eve, 2 * coins));
		for who in [&charlie, &eve] {
			assert_ok!(<Assets as fungibles::Mutate<_>>::mint_into(e, who, 2 * tokens));
		}
		assert_ok!(create_pool(Eve, gcc(), id(e)));
		assert_ok!(provide(Eve, e, coins, tokens));

		let remark = || frame_system::Call::remark { remark: vec![] }.into();
		let mut author = None;
		block(|| {
			author = Authorship::author();
			let paid = transaction(Bob, remark(), None, MUCH + 1);
			assert_eq!(Executive::apply_extrinsic(paid), Ok(Ok(())));
			let paid = transaction(Charlie, remark(), Some(id(e)), MUCH + 2);
			assert_eq!(Executive::apply_extrinsic(paid), Ok(Ok(())));
		});
		let mut expected = vec![(bob, MUCH + 1), (charlie, MUCH + 2)];
		expected.sort();
		assert_eq!(too_much(), expected);
		assert!(author.is_some());
		let receivers = told().into_iter().filter_map(|event| match event {
			Event::LargeTransaction { to, .. } => Some(to),
			_ => None,
		});
		assert_eq!(receivers.collect::<Vec<_>>(), [author.clone(), author]);
	});
}

/// Fills a block as anyone can: with calls that only Root may make, which fail and are paid for. As much
/// as the block takes of the class of `call`, down to a microsecond.
fn fill(who: Sr25519Keyring, call: &RuntimeCall) {
	let mut step = RuntimeBlockWeights::get().max_block.ref_time();
	while step > 1_000_000 {
		let (call, weight) = (Box::new(call.clone()), Weight::from_parts(step, 0));
		if send(who, UtilityCall::with_weight { call, weight }).is_err() {
			step /= 2;
		}
	}
}

#[test]
fn nobody_can_take_the_weight_of_the_rules() {
	let limits = RuntimeBlockWeights::get();
	let (normal, operational) =
		(limits.get(DispatchClass::Normal), limits.get(DispatchClass::Operational));
	// All that transactions can have whatever the others do, and the scan's part, are the block.
	let all = normal
		.max_total
		.zip(operational.reserved)
		.map(|(normal, reserved)| normal + reserved + ScanReserve::get());
	assert_eq!(all, Some(limits.max_block));
	// No more events fit into the rest than can be looked through: the cheapest are two for a remark in
	// a batch.
	let batch =
		|calls| <Runtime as pallet_utility::Config>::WeightInfo::force_batch(calls).ref_time();
	let remark =
		<Runtime as frame_system::Config>::SystemWeightInfo::remark_with_event(0).ref_time();
	let call = (batch(1_000) - batch(0)) / 1_000 + remark;
	let rest = limits.max_block.saturating_sub(ScanReserve::get()).ref_time();
	let events = u32::try_from(2 * rest / call).expect("there is room for so many");
	assert!(Weights::scan(events).all_lte(ScanReserve::get()), "{events} events");
	// What may be in the pool fits into a block.
	let largest = operational.max_extrinsic.expect("there is a largest");
	assert!((largest + ScanReserve::get()).all_lt(limits.max_block));

	chain(|| {
		let (bob, eve) = (Bob.to_account_id(), Eve.to_account_id());
		endow(&bob);
		endow(&eve);
		block(|| {
			assert_eq!(send(Bob, transfer(MUCH)), Ok(Ok(())));
			fill(Eve, &frame_system::Call::remark { remark: vec![] }.into());
			fill(Eve, &frame_system::Call::kill_prefix { prefix: vec![], subkeys: 0 }.into());
			// Frame's `on_idle` would not be called in such a block.
			let used = System::block_weight().total();
			let left = limits.max_block.saturating_sub(used);
			assert!(left.ref_time() < ScanReserve::get().ref_time() / 10, "{left:?}");
		});
		assert_eq!(too_much(), [(bob, MUCH)]);
		let gaps = told().iter().any(|event| {
			matches!(event, Event::ScanSkipped { .. } | Event::TransfersMissed { .. })
		});
		assert!(!gaps);
		// Nothing is left of what was kept but what was used.
		let hooks = *System::block_weight().get(DispatchClass::Mandatory);
		assert!(hooks.ref_time() < ScanReserve::get().ref_time(), "{hooks:?}");
	});
}

#[test]
fn block_that_cannot_be_looked_through_tells_it() {
	chain(|| {
		endow(&Bob.to_account_id());
		let mut events = 0;
		block(|| {
			assert_eq!(send(Bob, transfer(MUCH)), Ok(Ok(())));
			let all = RuntimeBlockWeights::get().max_block;
			System::register_extra_weight_unchecked(all, DispatchClass::Mandatory);
			while Weights::scan(System::event_count()).all_lte(ScanReserve::get()) {
				System::deposit_event(frame_system::Event::NewAccount {
					account: Two.to_account_id(),
				});
			}
			events = System::event_count();
		});
		assert_eq!(told(), [Event::ScanSkipped { events }]);
		assert!(<Balances as Inspect<_>>::balance(&Two.to_account_id()) >= MUCH);
	});
}
