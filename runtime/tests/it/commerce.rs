//! Video proofs, merchants' orders and subscriptions, with the pallets they meet in the runtime: paid
//! through payments and from the balance, limited by KYC, stopped by freezes and by the emergency brake.

use frame_support::{
	assert_noop, assert_ok,
	traits::{
		fungible::{Inspect, InspectHold},
		Get, Hooks, StorageInfoTrait,
	},
	weights::WeightMeter,
};
use frame_system::offchain::CreateAuthorizedTransaction;
use mornet_primitives::{
	aml::FreezeCode,
	escrow::{OrderState as EscrowState, Outcome, Ruling},
	kyc::{Ramp, RampLimit},
	oracle::{AuthorityId, AuthoritySignature},
	payments::{
		order::LockReason, Claim, ExternalAddress, Network, OrderId, OrderKind, OrderState, Rail,
		Report, TonAddress, TransferId, TronAddress,
	},
	subscriptions::{AgreedRenewal, Period, PlanId, Seller, DAY},
	units::currency::{self, GCC},
	video::{
		ContentHash, DerivationKind, MediaType, Metadata, RetentionClass, TaskFailure, TaskState,
	},
	AccountId, Balance, Moment,
};
use mornet_runtime::{
	configs::{staking::TreasuryAccount, utilities::ProxyType},
	Aml, Balances, Escrow, Executive, Kyc, Payments, Proxy, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeHoldReason, RuntimeOrigin, SafeMode, Subscriptions, System, VideoProof,
};
use pallet_escrow::HoldReason;
use sp_core::H256;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave, Eve, Ferdie};
use sp_runtime::{
	traits::Dispatchable,
	transaction_validity::{InvalidTransaction, TransactionValidityError},
	DispatchError,
};

use crate::governance::signed;

/// Noon, UTC.
const NOW: Moment = 1_767_268_800_000;
const HOUR: Moment = 60 * 60 * 1_000;

/// The network's plans, as the presets number them.
const PRO: PlanId = 1;

/// Runs a test on a chain with four validators. Eve is the service, Ferdie the arbiter.
fn chain(test: impl FnOnce()) {
	crate::common::genesis("local_testnet").execute_with(|| {
		at(NOW);
		test();
	});
}

/// Goes to a moment. Nothing happens by itself.
fn at(now: Moment) {
	pallet_timestamp::Now::<Runtime>::put(now);
}

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

fn id(who: Sr25519Keyring) -> AccountId {
	who.to_account_id()
}

/// What an account has, on hold or not.
fn total(who: &AccountId) -> Balance {
	<Balances as Inspect<_>>::total_balance(who)
}

fn on_hold(reason: HoldReason, who: Sr25519Keyring) -> Balance {
	Balances::balance_on_hold(&RuntimeHoldReason::Escrow(reason), &id(who))
}

fn held(who: Sr25519Keyring) -> Balance {
	on_hold(HoldReason::DisputeWindow, who)
}

/// What happens by itself in a block.
fn poll() {
	Escrow::on_poll(System::block_number(), &mut WeightMeter::new());
	Subscriptions::on_poll(System::block_number(), &mut WeightMeter::new());
}

/// Bob's order of `amount` for Charlie; how payments know it.
fn open_order(amount: Balance) -> OrderKind {
	let next = pallet_escrow::NextOrder::<Runtime>::get();
	assert_ok!(Escrow::open_order(
		signed(Bob),
		amount,
		H256::repeat_byte(7),
		NOW + 48 * HOUR,
		Some(id(Charlie)),
		None,
		None
	));
	OrderKind::Invoice(Escrow::order(next).expect("it is open").reference)
}

/// How payments know a month of PRO.
fn month_of_pro() -> OrderKind {
	let plan = Subscriptions::plan(PRO).expect("there is PRO");
	OrderKind::Subscription(plan.references.expect("it costs something").0)
}

/// Charlie orders something for himself on another network.
fn order(kind: OrderKind, rail: Rail, amount: Balance) -> OrderId {
	let next = pallet_payments::NextOrder::<Runtime>::get();
	assert_ok!(Payments::create_order(signed(Charlie), kind, rail, amount, id(Charlie)));
	next
}

/// That the order was paid there, as it should be.
fn paid(order: OrderId) -> Claim {
	let overview = Payments::order(order).expect("there is such an order");
	let network = overview.rail.network();
	let payer = match network {
		Network::Tron => ExternalAddress::Tron(TronAddress([9; 20])),
		Network::Ton => ExternalAddress::Ton(TonAddress { workchain: 0, hash: [9; 32] }),
	};
	let transfer = TransferId { network, tx: H256::from_low_u64_be(order + 1).0, index: 0 };
	let time = pallet_timestamp::Now::<Runtime>::get();
	Claim { order, transfer, amount: overview.terms.due, payer, time }
}

/// A validator's transaction that says so.
fn vote(who: Sr25519Keyring, claim: Claim) -> Result<(), TransactionValidityError> {
	let report = Report {
		at: System::block_number(),
		claims: vec![claim].try_into().expect("one is not too many"),
	};
	let signature: AuthoritySignature =
		who.sign(&report.signed_message(&System::block_hash(0))).into();
	let key = AuthorityId::from(who.public());
	let call = RuntimeCall::Payments(pallet_payments::Call::attest { key, report, signature });
	let transaction =
		<Runtime as CreateAuthorizedTransaction<pallet_payments::Call<Runtime>>>::create_authorized_transaction(call);
	Executive::apply_extrinsic(transaction).map(|result| {
		assert_ok!(result);
	})
}

/// Three of four validators say it.
fn agree(claim: Claim) {
	for who in [Alice, Bob, Dave] {
		assert_ok!(vote(who, claim));
	}
}

fn state(order: OrderId) -> (OrderState, Option<LockReason>) {
	let overview = Payments::order(order).expect("there is such an order");
	(overview.state, overview.lock)
}

fn freeze(who: Sr25519Keyring) {
	assert_ok!(Aml::freeze(root(), id(who), FreezeCode::CourtOrder, None, None));
}

/// Lets everybody buy what they like.
fn lift_limits() {
	for ramp in Ramp::ALL {
		assert_ok!(Kyc::set_limits(root(), ramp, [RampLimit::UNLIMITED; 4]));
	}
}

fn used(who: Sr25519Keyring, ramp: Ramp) -> Balance {
	let standing = Kyc::standing(id(who));
	let overview = standing.ramps.into_iter().find(|overview| overview.ramp == ramp);
	overview.expect("it is a ramp").used
}

/// All GCC there are.
fn issuance() -> Balance {
	<Balances as Inspect<_>>::total_issuance()
}

mod invoices {
	use super::*;

	#[test]
	fn an_invoice_is_paid_on_another_network_once() {
		chain(|| {
			let (merchant, buyer) = (total(&id(Bob)), total(&id(Charlie)));
			let (supply, reserved) = (issuance(), Balances::reserved_balance(id(Charlie)));
			let number = order(open_order(20 * GCC), Rail::UsdtTron, 20 * GCC);
			assert!(Balances::reserved_balance(id(Charlie)) > reserved, "for his order");
			let claim = paid(number);
			assert_eq!(claim.amount, 20_000_000);
			assert_ok!(vote(Alice, claim));
			assert_ok!(vote(Bob, claim));
			assert_eq!((state(number).0, issuance()), (OrderState::Open, supply));

			assert_ok!(vote(Dave, claim));
			assert_eq!(state(number), (OrderState::Paid, None));
			let paid = || {
				assert_eq!(issuance(), supply + 20 * GCC);
				assert_eq!(total(&id(Bob)), merchant + 20 * GCC);
				assert_eq!(total(&id(Charlie)), buyer);
				assert_eq!(held(Bob), 2 * GCC);
				assert_eq!(Balances::reserved_balance(id(Charlie)), reserved, "it is back");
				assert_eq!(used(Charlie, Ramp::Payment), 20 * GCC);
				assert_eq!(used(Bob, Ramp::MerchantReceipt), 20 * GCC);
			};
			paid();
			let until = NOW + 14 * DAY;
			let overview = Escrow::order(0).expect("it is not over");
			assert_eq!(overview.state, EscrowState::Held { until });
			System::assert_has_event(RuntimeEvent::Escrow(pallet_escrow::Event::Paid {
				order: 0,
				merchant: id(Bob),
				buyer: id(Charlie),
				amount: 20 * GCC,
				held: 2 * GCC,
				until,
				through: Some(number),
			}));

			// The last validator is late, and nobody can have it again.
			assert_eq!(vote(Charlie, claim), Err(InvalidTransaction::Stale.into()));
			assert!(Payments::retry(signed(Charlie), number).is_err());
			assert!(Escrow::pay(signed(Charlie), 0, 20 * GCC).is_err());
			paid();

			at(until);
			poll();
			assert_eq!((held(Bob), on_hold(HoldReason::OrderDeposit, Bob)), (0, 0));
			assert_eq!((Escrow::order(0), total(&id(Bob))), (None, merchant + 20 * GCC));
		});
	}

	#[test]
	fn the_deposit_for_an_order_is_for_all_its_rows() {
		use pallet_escrow::{Agenda, Disputes, Orders, OrdersOf};

		let rows = [
			Orders::<Runtime>::storage_info(),
			// Of the merchant and of the buyer.
			OrdersOf::<Runtime>::storage_info(),
			OrdersOf::<Runtime>::storage_info(),
			Agenda::<Runtime>::storage_info(),
			Disputes::<Runtime>::storage_info(),
		];
		// Before each key are the names of the pallet and of the map.
		let bytes: u32 =
			rows.concat().iter().map(|row| row.max_size.expect("it is bounded") + 32).sum();
		let deposit = <Runtime as pallet_escrow::Config>::OrderDeposit::get();
		assert_eq!((bytes, deposit), (774, currency::deposit(5, bytes)));
	}

	#[test]
	fn what_is_paid_twice_is_locked_and_mints_nothing() {
		chain(|| {
			let kind = open_order(20 * GCC);
			let number = order(kind, Rail::Ton, 20 * GCC);
			// He has GCC after all.
			assert_ok!(Escrow::pay(signed(Charlie), 0, 20 * GCC));
			let supply = issuance();
			agree(paid(number));
			assert_eq!(state(number), (OrderState::Locked, Some(LockReason::EffectFailed)));
			assert_eq!(issuance(), supply);
			// A new one is not made for it.
			assert_noop!(
				Payments::create_order(signed(Charlie), kind, Rail::Ton, 20 * GCC, id(Charlie)),
				pallet_escrow::Error::<Runtime>::AlreadyPaid
			);
		});
	}

	#[test]
	fn deadlines_do_not_wait_for_the_end_of_an_emergency() {
		chain(|| {
			open_order(20 * GCC);
			assert_ok!(Escrow::pay(signed(Charlie), 0, 20 * GCC));
			let call = |call: pallet_escrow::Call<Runtime>, who| {
				RuntimeCall::from(call).dispatch(signed(who)).map_err(|error| error.error)
			};
			let filtered: DispatchError = frame_system::Error::<Runtime>::CallFiltered.into();
			assert_ok!(SafeMode::force_enter(root()));
			let release = pallet_escrow::Call::release { order: 0 };
			assert_noop!(call(release, Charlie), filtered);
			assert_noop!(call(pallet_escrow::Call::refund { order: 0 }, Bob), filtered);
			assert_ok!(call(pallet_escrow::Call::dispute { order: 0, proof: None }, Charlie));
			let ruling = Ruling::ToBuyer;
			assert_noop!(call(pallet_escrow::Call::rule { order: 0, ruling }, Ferdie), filtered);
			assert_ok!(call(pallet_escrow::Call::answer { order: 0, proof: None }, Bob));
			at(NOW + 14 * DAY);
			poll();
			assert_eq!((Escrow::order(0), held(Bob)), (None, 0));
		});
	}

	#[test]
	fn each_kind_is_asked_of_its_pallet() {
		chain(|| {
			lift_limits();
			let create = |kind, amount| {
				Payments::create_order(signed(Charlie), kind, Rail::Ton, amount, id(Charlie))
			};
			let (OrderKind::Invoice(invoice), OrderKind::Subscription(plan)) =
				(open_order(20 * GCC), month_of_pro())
			else {
				panic!("they are")
			};
			assert_noop!(
				create(OrderKind::Subscription(invoice), 20 * GCC),
				pallet_subscriptions::Error::<Runtime>::ReferenceDiffers
			);
			assert!(create(OrderKind::Invoice(plan), 299 * GCC).is_err());
			assert_noop!(
				create(OrderKind::Invoice(invoice), 19 * GCC),
				pallet_payments::Error::<Runtime>::PriceDiffers
			);
			assert_ok!(create(OrderKind::BuyGcc, 19 * GCC));
			assert_ok!(create(OrderKind::Invoice(invoice), 20 * GCC));
			assert_ok!(create(OrderKind::Subscription(plan), 299 * GCC));
		});
	}

	#[test]
	fn a_point_of_sale_opens_and_cancels_and_takes_nothing() {
		chain(|| {
			let till = Sr25519Keyring::One;
			assert_ok!(Proxy::add_proxy(signed(Bob), id(till).into(), ProxyType::PointOfSale, 0));
			let by_till = |call: pallet_escrow::Call<Runtime>| {
				assert_ok!(Proxy::proxy(signed(till), id(Bob).into(), None, Box::new(call.into())));
				let events = System::events();
				let executed = events.into_iter().rev().find_map(|record| match record.event {
					RuntimeEvent::Proxy(pallet_proxy::Event::ProxyExecuted { result }) => {
						Some(result)
					},
					_ => None,
				});
				executed.expect("it was tried")
			};
			let open = || pallet_escrow::Call::open_order {
				amount: GCC,
				metadata: H256::zero(),
				pay_by: NOW + HOUR,
				buyer: None,
				arbiter: None,
				proof: None,
			};
			assert_ok!(by_till(open()));
			assert_eq!(Escrow::order(0).map(|order| order.merchant), Some(id(Bob)));
			assert_ok!(by_till(pallet_escrow::Call::cancel { order: 0 }));
			assert_ok!(by_till(open()));
			assert_ok!(Escrow::pay(signed(Charlie), 1, GCC));
			assert_eq!(
				by_till(pallet_escrow::Call::refund { order: 1 }),
				Err(frame_system::Error::<Runtime>::CallFiltered.into())
			);
		});
	}
}

mod frozen_merchants {
	use super::*;

	#[test]
	fn a_frozen_merchant_is_not_paid_on_any_way() {
		chain(|| {
			let number = order(open_order(20 * GCC), Rail::UsdtTron, 20 * GCC);
			freeze(Bob);
			assert_noop!(
				Escrow::pay(signed(Charlie), 0, 20 * GCC),
				pallet_escrow::Error::<Runtime>::MerchantFrozen
			);
			let (merchant, buyer, supply) = (total(&id(Bob)), total(&id(Charlie)), issuance());
			agree(paid(number));
			assert_eq!(state(number), (OrderState::Locked, Some(LockReason::EffectFailed)));
			assert_eq!(
				(total(&id(Bob)), total(&id(Charlie)), issuance()),
				(merchant, buyer, supply)
			);

			assert_ok!(Aml::unfreeze(root(), id(Bob)));
			assert_ok!(Payments::retry(signed(Eve), number));
			assert_eq!(state(number), (OrderState::Paid, None));
			assert_eq!((total(&id(Bob)), held(Bob)), (merchant + 20 * GCC, 2 * GCC));
			assert_eq!(issuance(), supply + 20 * GCC);
		});
	}

	#[test]
	fn nothing_leaves_a_frozen_merchant_and_nothing_stays_on_hold() {
		chain(|| {
			open_order(20 * GCC);
			assert_ok!(Escrow::pay(signed(Charlie), 0, 20 * GCC));
			let (merchant, buyer) = (total(&id(Bob)), total(&id(Charlie)));
			freeze(Bob);
			assert_noop!(
				Escrow::refund(signed(Bob), 0),
				pallet_escrow::Error::<Runtime>::MerchantFrozen
			);
			assert_ok!(Escrow::dispute(signed(Charlie), 0, None));
			assert_noop!(
				Escrow::rule(signed(Ferdie), 0, Ruling::ToBuyer),
				pallet_escrow::Error::<Runtime>::MerchantFrozen
			);
			at(NOW + 14 * DAY);
			poll();
			System::assert_last_event(RuntimeEvent::Escrow(pallet_escrow::Event::Closed {
				order: 0,
				merchant: id(Bob),
				buyer: Some(id(Charlie)),
				outcome: Outcome::Withheld,
				to_buyer: 0,
				to_merchant: 2 * GCC,
			}));
			assert_eq!((total(&id(Bob)), total(&id(Charlie)), held(Bob)), (merchant, buyer, 0));
			assert_eq!(Balances::usable_balance(id(Bob)), 0);
		});
	}
}

mod subscriptions {
	use super::*;

	#[test]
	fn a_subscription_is_paid_on_another_network_within_the_limits() {
		chain(|| {
			let create = || {
				let kind = month_of_pro();
				Payments::create_order(signed(Charlie), kind, Rail::Ton, 299 * GCC, id(Charlie))
			};
			// Whom nobody knows buys for less.
			assert_noop!(create(), pallet_payments::Error::<Runtime>::AboveOperationLimit);
			lift_limits();
			let (treasury, buyer) = (total(&TreasuryAccount::get()), total(&id(Charlie)));
			let supply = issuance();
			let number = order(month_of_pro(), Rail::Ton, 299 * GCC);
			let claim = paid(number);
			// At 5 GCC a TON.
			assert_eq!(claim.amount, 59_800_000_000);
			agree(claim);
			assert_eq!(state(number), (OrderState::Paid, None));
			assert_eq!(vote(Charlie, claim), Err(InvalidTransaction::Stale.into()));

			assert_eq!(issuance(), supply + 299 * GCC);
			assert_eq!(total(&TreasuryAccount::get()), treasury + 299 * GCC);
			assert_eq!(total(&id(Charlie)), buyer);
			let [subscription] = &Subscriptions::subscriptions_of(id(Charlie))[..] else {
				panic!("he has one")
			};
			assert_eq!((subscription.plan, subscription.expires_at), (PRO, NOW + 30 * DAY));
			let quota = Subscriptions::quota_left(id(Eve), id(Charlie)).expect("he has PRO");
			assert_eq!((quota.plan, quota.left, quota.quota.seconds_per_task), (PRO, 50, 600));
		});
	}

	#[test]
	fn a_renewal_waits_while_value_stands_still() {
		chain(|| {
			assert_ok!(Subscriptions::subscribe(signed(Charlie), PRO, Period::Monthly, 299 * GCC));
			let again = AgreedRenewal { plan: PRO, period: Period::Monthly, price: 299 * GCC };
			assert_ok!(Subscriptions::set_renewal(signed(Charlie), Seller::Network, Some(again)));
			let buyer = total(&id(Charlie));
			assert_ok!(SafeMode::force_enter(root()));
			at(NOW + 30 * DAY);
			poll();
			assert_eq!(total(&id(Charlie)), buyer);
			assert_ok!(SafeMode::force_exit(root()));
			poll();
			assert_eq!(total(&id(Charlie)), buyer - 299 * GCC);
			let subscriptions = Subscriptions::subscriptions_of(id(Charlie));
			assert_eq!(subscriptions[0].expires_at, NOW + 60 * DAY);
		});
	}

	#[test]
	fn a_frozen_account_is_not_renewed_and_not_charged() {
		chain(|| {
			assert_ok!(Subscriptions::subscribe(signed(Charlie), PRO, Period::Monthly, 299 * GCC));
			let again = AgreedRenewal { plan: PRO, period: Period::Monthly, price: 299 * GCC };
			assert_ok!(Subscriptions::set_renewal(signed(Charlie), Seller::Network, Some(again)));
			let buyer = total(&id(Charlie));
			freeze(Charlie);
			for days in 30..50 {
				at(NOW + days * DAY);
				poll();
			}
			assert_eq!(total(&id(Charlie)), buyer);
			assert!(Subscriptions::subscriptions_of(id(Charlie)).is_empty());
		});
	}
}

mod videos {
	use super::*;

	const fn content(number: u8) -> ContentHash {
		ContentHash::Blake2b256([number; 32])
	}

	fn about() -> Metadata {
		Metadata {
			size: 1_000,
			duration_ms: 600_000,
			media: MediaType::Mp4,
			captured_at: NOW,
			uri: None,
			device: None,
			c2pa: None,
		}
	}

	fn register(seconds: u32) -> Result<(), DispatchError> {
		VideoProof::register_task(
			signed(Eve),
			id(Charlie),
			content(0),
			DerivationKind::Subtitles,
			seconds,
			pallet_timestamp::Now::<Runtime>::get() + DAY,
		)
	}

	fn left() -> u32 {
		Subscriptions::quota_left(id(Eve), id(Charlie)).map_or(0, |quota| quota.left)
	}

	/// Runs a test in which Charlie's video is content 0.
	fn studio(test: impl FnOnce()) {
		chain(|| {
			assert_ok!(VideoProof::anchor(
				signed(Charlie),
				content(0),
				about(),
				RetentionClass::Year
			));
			test();
		});
	}

	#[test]
	fn tasks_are_counted_by_the_plan_of_the_customer() {
		studio(|| {
			// Everybody has three of a minute.
			assert_noop!(register(61), pallet_video_proof::Error::<Runtime>::TaskTooLong);
			for _ in 0..3 {
				assert_ok!(register(60));
			}
			let too_many: DispatchError =
				pallet_video_proof::Error::<Runtime>::TooManyTasksToday.into();
			assert_noop!(register(60), too_many);
			// PRO has 50 of ten minutes, and these are three of them.
			assert_ok!(Subscriptions::subscribe(signed(Charlie), PRO, Period::Monthly, 299 * GCC));
			assert_eq!(left(), 47);
			assert_ok!(register(600));
			assert_noop!(register(601), pallet_video_proof::Error::<Runtime>::TaskTooLong);
			for _ in 0..46 {
				assert_ok!(register(600));
			}
			assert_noop!(register(1), too_many);
			// At midnight, twelve hours later.
			at(NOW + 12 * HOUR - 1);
			assert_noop!(register(1), too_many);
			at(NOW + 12 * HOUR);
			assert_eq!(left(), 50);
			assert_ok!(register(1));
		});
	}

	#[test]
	fn a_task_that_comes_to_nothing_is_given_back() {
		studio(|| {
			assert_ok!(register(60));
			assert_ok!(VideoProof::start_task(signed(Eve), 0));
			assert_eq!(left(), 2);
			assert_ok!(VideoProof::fail_task(signed(Eve), 0, TaskFailure::ServiceFault, false));
			assert_eq!(left(), 3);
		});
	}

	#[test]
	fn a_task_outlives_the_subscription_it_was_begun_with() {
		studio(|| {
			assert_ok!(Subscriptions::subscribe(signed(Charlie), PRO, Period::Monthly, 299 * GCC));
			assert_ok!(Subscriptions::cancel(signed(Charlie), Seller::Network));
			at(NOW + 30 * DAY - 1);
			assert_ok!(register(600));
			assert_ok!(VideoProof::start_task(signed(Eve), 0));
			at(NOW + 30 * DAY);
			poll();
			assert!(Subscriptions::subscriptions_of(id(Charlie)).is_empty());
			assert_noop!(register(600), pallet_video_proof::Error::<Runtime>::TaskTooLong);

			let captured_at = NOW + 30 * DAY;
			assert_ok!(VideoProof::complete_task(
				signed(Eve),
				0,
				content(1),
				Metadata { captured_at, ..about() },
				RetentionClass::Month
			));
			let task = VideoProof::task(0).expect("it is remembered");
			assert_eq!(task.state, TaskState::Completed(content(1)));
			let way: Vec<_> = VideoProof::provenance(content(1))
				.into_iter()
				.map(|step| (step.hash, step.owner))
				.collect();
			assert_eq!(way, [(content(1), id(Charlie)), (content(0), id(Charlie))]);
		});
	}
}
