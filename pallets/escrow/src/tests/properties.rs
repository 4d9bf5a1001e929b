//! Any sequence of calls, blocks, freezes and transfers keeps the invariants, and agrees with a model
//! that is written from the table in the module docs.

use std::collections::{BTreeMap, BTreeSet};

use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, Mutate, MutateFreeze},
		tokens::{Fortitude, Preservation},
		UnfilteredDispatchable,
	},
};
use mornet_primitives::{
	escrow::{OrderId, Outcome, Parameters, ProofLink, Ruling},
	units::currency::GCC,
	Balance, Moment,
};
use proptest::{collection::vec, option, prelude::*};
use sp_runtime::Perbill;

use crate::{mock::*, *};

/// Something that can happen. `usize` picks an order. What fails must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Open(AccountId, Balance, Moment, Option<AccountId>, Option<AccountId>),
	Pay(AccountId, usize),
	Rail(AccountId, usize),
	Cancel(AccountId, usize),
	Release(AccountId, usize),
	Refund(AccountId, usize),
	Dispute(AccountId, usize),
	Answer(AccountId, usize),
	Attach(AccountId, usize, u8),
	Rule(AccountId, usize, Share),
	Settle(usize),
	Appoint(AccountId),
	Dismiss(AccountId),
	Params(u32, Moment, Moment),
	Freeze(AccountId),
	Thaw(AccountId),
	Lock(AccountId),
	Transfer(AccountId, AccountId, Balance),
	Leave(AccountId),
	Time(Moment),
	Block(Moment),
}

/// A ruling on an order that is not known yet.
#[derive(Clone, Debug)]
enum Share {
	Merchant,
	Buyer,
	Percent(u8),
	Plancks(Balance),
}

/// The shops, buyers with and without an account, and arbiters.
fn anyone() -> impl Strategy<Value = AccountId> {
	prop_oneof![
		6 => Just(SHOP),
		2 => Just(OTHER_SHOP),
		8 => Just(ALICE),
		3 => Just(BOB),
		2 => Just(NOBODY),
		3 => Just(ARBITER),
		1 => Just(OTHER_ARBITER),
	]
}

fn merchant() -> impl Strategy<Value = AccountId> {
	prop_oneof![5 => Just(SHOP), 2 => Just(OTHER_SHOP), 1 => anyone()]
}

fn buyer() -> impl Strategy<Value = AccountId> {
	prop_oneof![5 => Just(ALICE), 2 => Just(BOB), 1 => anyone()]
}

fn arbiter() -> impl Strategy<Value = AccountId> {
	prop_oneof![5 => Just(ARBITER), 2 => Just(OTHER_ARBITER), 1 => anyone()]
}

/// Coins, plancks about the least, and too many.
fn amount() -> impl Strategy<Value = Balance> {
	prop_oneof![
		6 => 1u128..60 * GCC,
		3 => 10 * ED..13 * ED,
		1 => Just(Balance::MAX / 2),
	]
}

fn window() -> impl Strategy<Value = Moment> {
	prop_oneof![1 => 0..2 * MINUTE, 5 => HOUR..8 * DAY]
}

fn span() -> impl Strategy<Value = Moment> {
	prop_oneof![4 => 1..HOUR, 4 => HOUR..3 * DAY, 1 => 3 * DAY..30 * DAY]
}

fn share() -> impl Strategy<Value = Share> {
	prop_oneof![
		2 => Just(Share::Merchant),
		2 => Just(Share::Buyer),
		2 => (0u8..=100).prop_map(Share::Percent),
		1 => (0..2 * ED).prop_map(Share::Plancks),
	]
}

fn step() -> impl Strategy<Value = Step> {
	let nth = || 0usize..6;
	prop_oneof![
		10 => (merchant(), amount(), window(), option::weighted(0.3, buyer()),
			option::weighted(0.3, arbiter()))
			.prop_map(|(m, n, w, b, a)| Step::Open(m, n, w, b, a)),
		12 => (buyer(), nth()).prop_map(|(b, n)| Step::Pay(b, n)),
		4 => (buyer(), nth()).prop_map(|(b, n)| Step::Rail(b, n)),
		1 => (merchant(), nth()).prop_map(|(m, n)| Step::Cancel(m, n)),
		2 => (buyer(), nth()).prop_map(|(b, n)| Step::Release(b, n)),
		3 => (merchant(), nth()).prop_map(|(m, n)| Step::Refund(m, n)),
		10 => (buyer(), nth()).prop_map(|(b, n)| Step::Dispute(b, n)),
		5 => (merchant(), nth()).prop_map(|(m, n)| Step::Answer(m, n)),
		3 => (anyone(), nth(), 0u8..6).prop_map(|(w, n, p)| Step::Attach(w, n, p)),
		7 => (arbiter(), nth(), share()).prop_map(|(a, n, s)| Step::Rule(a, n, s)),
		4 => nth().prop_map(Step::Settle),
		1 => anyone().prop_map(Step::Appoint),
		1 => arbiter().prop_map(Step::Dismiss),
		1 => (45u32..101, 0..30 * DAY, 0..30 * DAY).prop_map(|(s, d, r)| Step::Params(s, d, r)),
		2 => anyone().prop_map(Step::Freeze),
		3 => anyone().prop_map(Step::Thaw),
		1 => anyone().prop_map(Step::Lock),
		3 => (anyone(), anyone(), amount()).prop_map(|(a, b, n)| Step::Transfer(a, b, n)),
		2 => anyone().prop_map(Step::Leave),
		1 => span().prop_map(Step::Time),
		9 => span().prop_map(Step::Block),
	]
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Phase {
	Open,
	Held,
	Disputed { answered: bool },
}

/// An order as the docs have it.
#[derive(Clone, Debug)]
struct Deal {
	merchant: AccountId,
	buyer: Option<AccountId>,
	arbiter: Option<AccountId>,
	amount: Balance,
	held: Balance,
	windows: (Moment, Moment),
	phase: Phase,
	deadline: Moment,
}

/// What must be true whatever the pallet's books say.
struct Model {
	deals: BTreeMap<OrderId, Deal>,
	/// All that each account has, on hold or not.
	wealth: BTreeMap<AccountId, Balance>,
	arbiters: BTreeSet<AccountId>,
	params: Parameters,
	/// How often each outcome was seen, so that the test is known to reach them.
	outcomes: BTreeMap<String, u32>,
}

const ACCOUNTS: [AccountId; 8] =
	[SHOP, OTHER_SHOP, ALICE, BOB, ARBITER, OTHER_ARBITER, NOBODY, 1_000];

fn frozen(who: AccountId) -> bool {
	FrozenSet::get().contains_key(&who)
}

fn reducible(who: AccountId) -> Balance {
	Balances::reducible_balance(&who, Preservation::Preserve, Fortitude::Polite)
}

/// All that a failing call must leave as it was.
fn books() -> (Vec<(Balance, Balance, Balance)>, Vec<(OrderId, OrderOf<Test>)>, usize) {
	let mut orders: Vec<_> = Orders::<Test>::iter().collect();
	orders.sort_by_key(|(id, _)| *id);
	(ACCOUNTS.map(purse).to_vec(), orders, System::event_count() as usize)
}

/// Does something as a transaction does; whether it succeeded.
fn done(what: impl FnOnce() -> sp_runtime::DispatchResult) -> bool {
	let before = books();
	let done = with_storage_layer(what).is_ok();
	if !done {
		assert_eq!(books(), before, "what failed changed something");
	}
	done
}

fn call(who: AccountId, call: Call<Test>) -> bool {
	done(|| call.dispatch_bypass_filter(signed(who)).map(drop).map_err(|e| e.error))
}

impl Model {
	fn new() -> Self {
		Self {
			deals: BTreeMap::new(),
			wealth: ACCOUNTS.map(|who| (who, Balances::total_balance(&who))).into(),
			arbiters: [ARBITER, OTHER_ARBITER].into(),
			params: test_params(),
			outcomes: BTreeMap::new(),
		}
	}

	/// An order that is there, or a number that is none.
	fn pick(&self, nth: usize) -> (OrderId, Option<Deal>) {
		match self.deals.iter().nth(nth) {
			Some((id, deal)) => (*id, Some(deal.clone())),
			None => (OrderId::MAX, None),
		}
	}

	fn give(&mut self, from: AccountId, to: AccountId, amount: Balance) {
		*self.wealth.get_mut(&from).unwrap() -= amount;
		*self.wealth.get_mut(&to).unwrap() += amount;
	}

	fn end(&mut self, id: OrderId, outcome: Outcome, to_buyer: Balance) {
		let deal = self.deals.remove(&id).unwrap();
		if to_buyer > 0 {
			self.give(deal.merchant, deal.buyer.unwrap(), to_buyer);
		}
		let to_merchant = match (deal.phase, outcome) {
			(Phase::Open, _) | (_, Outcome::Refunded) => 0,
			_ => deal.held - to_buyer,
		};
		let last = closings().pop();
		assert_eq!(last, Some((id, outcome, to_buyer, to_merchant)));
		self.count(outcome);
	}

	fn count(&mut self, outcome: Outcome) {
		let name = match outcome {
			Outcome::Ruled(_) => "Ruled".into(),
			other => format!("{other:?}"),
		};
		*self.outcomes.entry(name).or_default() += 1;
	}

	/// What an order comes to by itself, and what its buyer gets of it.
	fn outcome(deal: &Deal) -> (Outcome, Balance) {
		match deal.phase {
			Phase::Open => (Outcome::Expired, 0),
			Phase::Held => (Outcome::Undisputed, 0),
			Phase::Disputed { answered: true } => (Outcome::NotRuled, 0),
			Phase::Disputed { answered: false } if frozen(deal.merchant) => (Outcome::Withheld, 0),
			Phase::Disputed { answered: false } => (Outcome::Unanswered, deal.held),
		}
	}

	/// A block closes what is due, the oldest first, two at most.
	fn block(&mut self, later: Moment) {
		pass(later);
		let mut due: Vec<_> = self
			.deals
			.iter()
			.filter(|(_, deal)| deal.deadline <= now())
			.map(|(id, deal)| (deal.deadline, *id))
			.collect();
		due.sort();
		let mut expected = Vec::new();
		for (_, id) in due.into_iter().take(2) {
			let deal = self.deals.remove(&id).unwrap();
			let (outcome, to_buyer) = Self::outcome(&deal);
			if to_buyer > 0 {
				self.give(deal.merchant, deal.buyer.unwrap(), to_buyer);
			}
			let on_hold = if deal.phase == Phase::Open { 0 } else { deal.held };
			expected.push((id, outcome, to_buyer, on_hold - to_buyer));
			self.count(outcome);
		}
		assert_eq!(closings(), expected);
	}

	/// Has an order be paid, in the model.
	fn paid(&mut self, id: OrderId, who: AccountId) {
		let deal = self.deals.get_mut(&id).unwrap();
		assert!(deal.phase == Phase::Open && now() < deal.deadline, "paid too late or twice");
		assert!(deal.buyer.is_none_or(|buyer| buyer == who), "paid by another");
		assert!(deal.arbiter != Some(who), "paid by its arbiter");
		assert!(!frozen(who) && !frozen(deal.merchant), "paid in spite of a freeze");
		deal.buyer = Some(who);
		deal.phase = Phase::Held;
		deal.deadline = now() + deal.windows.0;
		let (merchant, amount) = (deal.merchant, deal.amount);
		self.give(who, merchant, amount);
	}

	fn take(&mut self, step: Step) {
		let time = now();
		match step {
			Step::Open(merchant, amount, window, buyer, arbiter) => {
				let id = NextOrder::<Test>::get();
				let pay_by = time + window;
				let opened = call(
					merchant,
					Call::open_order {
						amount,
						metadata: metadata(),
						pay_by,
						buyer,
						arbiter,
						proof: None,
					},
				);
				let sound = amount >= self.params.min_amount
					&& (MINUTE..=7 * DAY).contains(&window)
					&& buyer != Some(merchant)
					&& arbiter.is_none_or(|a| self.arbiters.contains(&a))
					&& arbiter.is_none_or(|a| a != merchant && Some(a) != buyer)
					&& !frozen(merchant);
				assert!(sound || !opened, "opened what is not sound");
				if opened {
					let share = self.params.merchant_share.mul_floor(amount);
					let deal = Deal {
						merchant,
						buyer,
						arbiter,
						amount,
						held: amount - share,
						windows: (self.params.dispute_window, self.params.ruling_window),
						phase: Phase::Open,
						deadline: pay_by,
					};
					self.deals.insert(id, deal);
				}
			},
			Step::Pay(who, nth) => {
				let (order, deal) = self.pick(nth);
				let amount = deal.as_ref().map_or(0, |deal| deal.amount);
				let can = deal.is_some_and(|deal| {
					deal.phase == Phase::Open
						&& time < deal.deadline
						&& deal.buyer.is_none_or(|buyer| buyer == who)
						&& deal.merchant != who
						&& deal.arbiter != Some(who)
						&& !frozen(who) && !frozen(deal.merchant)
						&& amount <= reducible(who)
				});
				assert_eq!(call(who, Call::pay { order, amount }), can);
				if can {
					self.paid(order, who);
				}
			},
			Step::Rail(who, nth) => {
				let (id, Some(deal)) = self.pick(nth) else { return };
				// More than there can be is never paid in.
				if deal.amount > 1_000_000 * GCC {
					return;
				}
				let invoice = reference(id);
				if done(|| pay_by_rail(1, invoice, who, deal.amount)) {
					*self.wealth.get_mut(&who).unwrap() += deal.amount;
					self.paid(id, who);
				}
			},
			Step::Cancel(who, nth) => {
				let (order, deal) = self.pick(nth);
				let can =
					deal.is_some_and(|deal| deal.merchant == who && deal.phase == Phase::Open);
				assert_eq!(call(who, Call::cancel { order }), can);
				if can {
					self.end(order, Outcome::Cancelled, 0);
				}
			},
			Step::Release(who, nth) => {
				let (order, deal) = self.pick(nth);
				let can = deal.is_some_and(|deal| {
					deal.buyer == Some(who)
						&& deal.phase != Phase::Open
						&& time < deal.deadline
						&& !frozen(who)
				});
				assert_eq!(call(who, Call::release { order }), can);
				if can {
					self.end(order, Outcome::Released, 0);
				}
			},
			Step::Refund(who, nth) => {
				let (order, deal) = self.pick(nth);
				let amount = deal.as_ref().map_or(0, |deal| deal.amount);
				let can = deal.is_some_and(|deal| {
					deal.merchant == who
						&& deal.phase != Phase::Open
						&& time < deal.deadline
						&& !frozen(who) && deal.amount - deal.held <= reducible(who)
				});
				assert_eq!(call(who, Call::refund { order }), can);
				if can {
					self.end(order, Outcome::Refunded, amount);
				}
			},
			Step::Dispute(who, nth) => {
				let (order, deal) = self.pick(nth);
				let can = deal.is_some_and(|deal| {
					deal.buyer == Some(who) && deal.phase == Phase::Held && time < deal.deadline
				});
				assert_eq!(call(who, Call::dispute { order, proof: None }), can);
				if can {
					let deal = self.deals.get_mut(&order).unwrap();
					deal.phase = Phase::Disputed { answered: false };
					deal.deadline = time + deal.windows.1;
				}
			},
			Step::Answer(who, nth) => {
				let (order, deal) = self.pick(nth);
				let can = deal.is_some_and(|deal| {
					deal.merchant == who
						&& deal.phase == Phase::Disputed { answered: false }
						&& time < deal.deadline
				});
				assert_eq!(call(who, Call::answer { order, proof: None }), can);
				if can {
					self.deals.get_mut(&order).unwrap().phase = Phase::Disputed { answered: true };
				}
			},
			Step::Attach(who, nth, proof) => {
				let (order, deal) = self.pick(nth);
				let proof = ProofLink::repeat_byte(proof);
				let attached = call(who, Call::attach_proof { order, proof });
				let party = deal.is_some_and(|deal| {
					(deal.merchant == who || deal.buyer == Some(who)) && time < deal.deadline
				});
				assert!(party || !attached, "attached by a stranger or too late");
			},
			Step::Rule(who, nth, share) => {
				let (order, deal) = self.pick(nth);
				let held = deal.as_ref().map_or(0, |deal| deal.held);
				let ruling = match share {
					Share::Merchant => Ruling::ToMerchant,
					Share::Buyer => Ruling::ToBuyer,
					Share::Percent(part) => {
						Ruling::Split { to_buyer: Perbill::from_percent(part.into()) * held }
					},
					Share::Plancks(to_buyer) => Ruling::Split { to_buyer },
				};
				let to_buyer = match ruling {
					Ruling::ToMerchant => 0,
					Ruling::ToBuyer => held,
					Ruling::Split { to_buyer } => to_buyer,
				};
				let can = deal.is_some_and(|deal| {
					let split = matches!(ruling, Ruling::Split { .. });
					matches!(deal.phase, Phase::Disputed { .. })
						&& time < deal.deadline
						&& self.arbiters.contains(&who)
						&& deal.merchant != who
						&& deal.buyer != Some(who)
						&& deal.arbiter.is_none_or(|a| a == who || !self.arbiters.contains(&a))
						&& (!split || (to_buyer > 0 && to_buyer < held))
						&& (to_buyer == 0
							|| (!frozen(deal.merchant)
								&& free(deal.buyer.unwrap()) + to_buyer >= ED))
				});
				assert_eq!(call(who, Call::rule { order, ruling }), can);
				if can {
					self.end(order, Outcome::Ruled(ruling), to_buyer);
				}
			},
			Step::Settle(nth) => {
				let (order, deal) = self.pick(nth);
				let can = deal.as_ref().is_some_and(|deal| deal.deadline <= time);
				assert_eq!(call(NOBODY, Call::settle { order }), can);
				if let (true, Some(deal)) = (can, deal) {
					let (outcome, to_buyer) = Self::outcome(&deal);
					self.end(order, outcome, to_buyer);
				}
			},
			Step::Appoint(who) => {
				let can = self.arbiters.len() < 3 && !self.arbiters.contains(&who);
				assert_eq!(Escrow::appoint_arbiter(root(), who).is_ok(), can);
				if can {
					self.arbiters.insert(who);
				}
			},
			Step::Dismiss(who) => {
				let can = self.arbiters.remove(&who);
				assert_eq!(Escrow::dismiss_arbiter(root(), who).is_ok(), can);
			},
			Step::Params(percent, dispute_window, ruling_window) => {
				let params = Parameters {
					merchant_share: Perbill::from_percent(percent),
					dispute_window,
					ruling_window,
					rail_margin: 0,
					min_amount: 100 * ED,
					..test_params()
				};
				let can =
					(50..=99).contains(&percent) && dispute_window >= HOUR && ruling_window >= DAY;
				assert_eq!(done(|| Escrow::set_params(root(), params)), can);
				if can {
					self.params = params;
				}
			},
			Step::Freeze(who) => freeze(who),
			Step::Thaw(who) => {
				thaw(who);
				let _ = Balances::thaw(&2, &who);
			},
			Step::Lock(who) => {
				// Who has nothing has nothing to lock.
				if System::providers(&who) > 0 {
					lock(who);
				}
			},
			Step::Transfer(from, to, amount) => {
				let _ =
					with_storage_layer(|| Balances::transfer_allow_death(signed(from), to, amount));
				self.sync(&[from, to]);
			},
			Step::Leave(who) => {
				// As much as it can: of who has something on hold all but that.
				let _ = with_storage_layer(|| Balances::transfer_all(signed(who), 1_000, false));
				self.sync(&[who, 1_000]);
			},
			Step::Time(ms) => pass_unnoticed(ms),
			Step::Block(ms) => self.block(ms),
		}
	}

	/// Takes note of what moved beside this pallet, with the dust that it may leave.
	fn sync(&mut self, accounts: &[AccountId]) {
		for who in accounts {
			self.wealth.insert(*who, Balances::total_balance(who));
		}
	}

	fn check(&self) {
		let mut sums: BTreeMap<AccountId, (Balance, Balance)> = BTreeMap::new();
		for deal in self.deals.values() {
			let (on_hold, deposits) = sums.entry(deal.merchant).or_default();
			*on_hold += if deal.phase == Phase::Open { 0 } else { deal.held };
			*deposits += DEPOSIT;
		}
		for who in ACCOUNTS {
			assert_eq!(Balances::total_balance(&who), self.wealth[&who], "wealth of {who}");
			let (on_hold, deposits) = sums.get(&who).copied().unwrap_or_default();
			assert_eq!((held(who), self::deposits(who)), (on_hold, deposits), "holds of {who}");
		}
		assert_eq!(Orders::<Test>::iter().count(), self.deals.len());
	}
}

/// Takes the steps, and whatever they were, lets the deadlines come.
fn run(steps: Vec<Step>) -> BTreeMap<String, u32> {
	ExtBuilder::default().build().execute_with(|| {
		assert!(Balances::mint_into(&1_000, ED).is_ok());
		let mut model = Model::new();
		for step in steps {
			let what = format!("{step:?}");
			model.take(step);
			if let Err(error) = Escrow::do_try_state() {
				panic!("{error:?} after {what}");
			}
			model.check();
		}
		// Whatever the parties did, nothing is on hold after the last deadline: the queue is emptied
		// two a block, and nobody has to do anything for it.
		model.block(2 * Parameters::MAX_WINDOW);
		while !model.deals.is_empty() {
			model.block(BLOCK_MS);
		}
		model.check();
		check();
		for who in ACCOUNTS {
			assert_eq!((held(who), deposits(who)), (0, 0));
		}
		assert_eq!(Agenda::<Test>::iter_keys().count(), 0);
		assert_eq!(OrdersOf::<Test>::iter_keys().count(), 0);
		assert_eq!(Disputes::<Test>::iter_keys().count(), 0);
		model.outcomes
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn any_sequence_should_keep_the_invariants(steps in vec(step(), 1..150)) {
		run(steps);
	}

	#[test]
	fn shares_should_make_up_the_whole(
		share in 500_000_000u32..=990_000_000,
		amount in any::<Balance>(),
		more in 0u128..1_000_000,
	) {
		let params =
			Parameters { merchant_share: Perbill::from_parts(share), ..Default::default() };
		let held = params.held_of(amount);
		prop_assert!(held <= amount);
		// Exactly: the share of the amount in billionths, rounded down, by whole and rest.
		let billion = 1_000_000_000u128;
		let (whole, rest) = (amount / billion, amount % billion);
		let merchants = whole * u128::from(share) + rest * u128::from(share) / billion;
		prop_assert_eq!(amount - held, merchants);
		prop_assert!(params.held_of(amount.saturating_add(more)) >= held);
	}
}

/// The sequences are worth something only if they reach each end.
#[test]
fn random_sequences_should_reach_each_end() {
	use proptest::{
		strategy::ValueTree,
		test_runner::{RngAlgorithm, TestRng, TestRunner},
	};
	let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
	let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
	let mut seen: BTreeMap<String, u32> = BTreeMap::new();
	for _ in 0..200 {
		let steps = vec(step(), 100..150).new_tree(&mut runner).unwrap().current();
		for (outcome, count) in run(steps) {
			*seen.entry(outcome).or_default() += count;
		}
	}
	let ends = [
		"Cancelled",
		"Expired",
		"NotRuled",
		"Refunded",
		"Released",
		"Ruled",
		"Unanswered",
		"Undisputed",
		"Withheld",
	];
	assert_eq!(seen.keys().map(String::as_str).collect::<Vec<_>>(), ends, "{seen:?}");
}
