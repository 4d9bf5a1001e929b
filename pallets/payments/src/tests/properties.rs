//! Whatever happens in whichever order: the books are right, and nothing has an effect twice.

use std::collections::{BTreeMap, BTreeSet};

use frame_support::{
	storage::with_storage_layer,
	traits::{Hooks, UnfilteredDispatchable},
	weights::Weight,
};
use mornet_primitives::{
	payments::{
		order::{Acceptance, OrderKind, OrderState, Parameters, Terms},
		Claim, OrderId, Rail, TransferId,
	},
	units::currency::GCC,
	Balance, Moment,
};
use proptest::{collection::vec, prelude::*};

use crate::{
	mock::*,
	types::{MAX_PENDING, VOTE_LIFETIME},
	Call, NextOrder,
};

/// Something that can happen. What fails must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Create(AccountId, u8, u8, u32),
	/// Votes of some of the validators on a transfer of an order: which order, which transfer, how
	/// much of what is due in thousandths, how long ago in minutes.
	Vote(Vec<u64>, u64, u64, u32, u32),
	Retry(u64),
	Accept(u64, bool),
	StartRefund(u64),
	MarkRefunded(u64, u32),
	Lock(u64),
	Unlock(u64),
	Pause(bool),
	Validators(u64),
	Rate(u32),
	Address(u8),
	/// Minutes.
	Pass(u32),
	/// So many tasks of housekeeping.
	Idle(u8),
}

fn step() -> impl Strategy<Value = Step> {
	let order = || 0u64..12;
	let thousandths = prop_oneof![
		4 => Just(1_000u32),
		2 => 985u32..1_015,
		2 => 1u32..990,
		1 => 1_011u32..2_500,
	];
	prop_oneof![
		4 => (1u64..6, 0u8..3, 0u8..6, 100u32..30_000)
			.prop_map(|(who, rail, kind, milli)| Step::Create(who, rail, kind, milli)),
		16 => (
			prop_oneof![
				6 => Just(vec![0, 1, 2, 3]),
				2 => vec(0u64..7, 1..5),
			],
			order(),
			0u64..10,
			thousandths,
			prop_oneof![4 => 0u32..30, 1 => 0u32..2_000],
		)
			.prop_map(|(who, order, nth, amount, ago)| Step::Vote(who, order, nth, amount, ago)),
		2 => order().prop_map(Step::Retry),
		3 => (order(), any::<bool>()).prop_map(|(order, exact)| Step::Accept(order, exact)),
		2 => order().prop_map(Step::StartRefund),
		3 => (order(), 1u32..1_001).prop_map(|(order, part)| Step::MarkRefunded(order, part)),
		1 => order().prop_map(Step::Lock),
		2 => order().prop_map(Step::Unlock),
		1 => any::<bool>().prop_map(Step::Pause),
		1 => (3u64..7).prop_map(Step::Validators),
		1 => (1u32..5_000).prop_map(Step::Rate),
		1 => (1u8..9).prop_map(Step::Address),
		4 => prop_oneof![3 => 1u32..60, 2 => 60u32..2_000, 1 => 2_000u32..20_000]
			.prop_map(Step::Pass),
		2 => (0u8..20).prop_map(Step::Idle),
	]
}

/// An order as a reader of the rules would keep it: a list of what came, and decisions.
#[derive(Clone, Debug)]
struct Model {
	terms: Terms,
	kind: OrderKind,
	/// Amount, and whether it came late.
	came: Vec<(u128, bool)>,
	/// What is to pay for the effect, and could not yet.
	ripe: Option<u128>,
	/// GCC, and what paid for it.
	settled: Option<(Balance, u128)>,
	refunded: u128,
	refunding: bool,
	locked: bool,
	/// Whether the council decided otherwise before.
	reconsidered: bool,
}

impl Model {
	fn outstanding(&self) -> u128 {
		let came: u128 = self.came.iter().map(|(amount, _)| amount).sum();
		came - self.refunded - self.settled.map_or(0, |(_, consumed)| consumed)
	}

	fn fits(&self, amount: u128) -> bool {
		amount.abs_diff(self.terms.due) <= self.terms.tolerance
	}

	fn late(&self) -> bool {
		self.reconsidered || self.came.iter().any(|(_, late)| *late)
	}

	/// Something comes; `works` is whether effects do at present.
	fn come(&mut self, amount: u128, late: bool, works: bool) {
		self.came.push((amount, late));
		if self.settled.is_none() && self.ripe.is_none() && !late {
			if self.fits(amount) {
				self.ripe = Some(amount);
			} else if !self.late() && self.fits(self.outstanding()) {
				self.ripe = Some(self.outstanding());
			}
		}
		if let (Some(ripe), false, false) = (self.ripe, self.locked, self.refunding) {
			if works {
				self.settle(self.terms.gcc, ripe);
			} else {
				self.locked = true;
			}
		}
	}

	fn settle(&mut self, gcc: Balance, consumed: u128) {
		assert!(self.settled.is_none(), "an effect twice");
		self.settled = Some((gcc, consumed));
		self.ripe = None;
		self.refunding = false;
	}

	fn state(&self, now: Moment) -> OrderState {
		use OrderState::*;

		let outstanding = self.outstanding();
		if self.locked {
			Locked
		} else if self.refunding {
			Refunding
		} else if self.settled.is_some() {
			if outstanding == 0 {
				Paid
			} else {
				Overpaid
			}
		} else if outstanding == 0 && self.refunded > 0 {
			Refunded
		} else if outstanding == 0 {
			if now > self.terms.expires {
				Expired
			} else {
				Open
			}
		} else if self.late() {
			Late
		} else if outstanding > self.terms.due + self.terms.tolerance {
			Overpaid
		} else {
			PartlyPaid
		}
	}
}

#[derive(Default)]
struct World {
	orders: BTreeMap<OrderId, Model>,
	/// Transfers that were agreed on: for which order, and how much.
	used: BTreeMap<TransferId, (OrderId, u128)>,
	/// Votes: validator, its claim, when.
	votes: Vec<(AccountId, Claim, Moment)>,
	/// GCC given in all.
	given: Balance,
}

/// Dispatches as a transaction: what fails is taken back.
fn call(call: Call<Test>, origin: RuntimeOrigin) -> bool {
	with_storage_layer(|| call.dispatch_bypass_filter(origin).map_err(|error| error.error)).is_ok()
}

/// The transfer number `nth` that there is in the world; the same for whichever order.
fn transfer_of(rail: Rail, nth: u64) -> TransferId {
	let mut tx = [3; 32];
	tx[..8].copy_from_slice(&nth.to_le_bytes());
	TransferId { network: rail.network(), tx, index: 0 }
}

impl World {
	/// What must happen on a validator's vote.
	fn vote(&mut self, number: u64, claim: Claim) -> bool {
		let now = now();
		let account = 100 + number;
		let validators: BTreeSet<_> = validators().into_iter().collect();
		let Some(order) = self.orders.get_mut(&claim.order) else { return false };
		let fresh = |cast: Moment| now - cast < VOTE_LIFETIME;
		let own: Vec<_> = self
			.votes
			.iter()
			.filter(|(who, vote, cast)| {
				*who == account
					&& vote.order == claim.order
					&& fresh(*cast) && self
					.used
					.get(&vote.transfer)
					.is_none_or(|(id, _)| *id != claim.order)
			})
			.collect();
		let admitted = validators.contains(&account)
			&& now <= order.terms.retires()
			&& crate::Orders::<Test>::get(claim.order).is_some_and(|order| order.watched)
			&& !self.used.contains_key(&claim.transfer)
			&& claim.amount >= order.terms.min_part
			&& claim.time + 5 * MINUTE >= order.terms.created
			&& claim.time <= order.terms.watched_until
			&& own.iter().all(|(_, vote, _)| vote.transfer != claim.transfer)
			&& own.len() < MAX_PENDING as usize;
		if !admitted {
			return false;
		}
		self.votes.retain(|(who, vote, cast)| {
			vote.order != claim.order || (fresh(*cast) && validators.contains(who))
		});
		self.votes.push((account, claim, now));
		let same = self.votes.iter().filter(|(_, vote, _)| *vote == claim).count();
		if same * 3 > validators.len() * 2 {
			self.votes.retain(|(_, vote, _)| {
				vote.order != claim.order || vote.transfer != claim.transfer
			});
			self.used.insert(claim.transfer, (claim.order, claim.amount));
			let late = claim.time > order.terms.expires
				|| now.saturating_sub(claim.time) > order.terms.max_age
				|| order.refunding
				|| order.refunded > 0;
			let before = order.settled;
			order.come(claim.amount, late, !Paused::get());
			if let (None, Some((gcc, _))) = (before, order.settled) {
				if order.kind == OrderKind::BuyGcc {
					self.given += gcc;
				}
			}
		}
		true
	}
}

fn validators() -> Vec<AccountId> {
	use mornet_primitives::oracle::OracleValidators;
	Oracles::all().into_iter().map(|(_, account)| account).collect()
}

fn take(world: &mut World, step: Step) {
	match step {
		Step::Create(who, rail, kind, milli) => {
			let amount = Balance::from(milli) * GCC / 1_000;
			let kind = match kind {
				0 => OrderKind::Subscription(reference(amount)),
				1 => OrderKind::Invoice(reference(amount)),
				_ => OrderKind::BuyGcc,
			};
			let rail = RAILS[usize::from(rail)];
			let id = NextOrder::<Test>::get();
			let create = Call::create_order { kind, rail, amount, beneficiary: who };
			if call(create, signed(who)) {
				let terms = order(id).terms;
				world.orders.insert(
					id,
					Model {
						terms,
						kind,
						came: Vec::new(),
						ripe: None,
						settled: None,
						refunded: 0,
						refunding: false,
						locked: false,
						reconsidered: false,
					},
				);
			}
		},
		Step::Vote(who, id, nth, thousandths, ago) => {
			let Some(model) = world.orders.get(&id) else { return };
			let Some(stored) = crate::Orders::<Test>::get(id) else { return };
			let claim = Claim {
				transfer: transfer_of(stored.rail, nth),
				amount: model.terms.due * u128::from(thousandths) / 1_000,
				time: now().saturating_sub(Moment::from(ago) * MINUTE),
				..transfer(id, 0, 0)
			};
			for number in who {
				let expected = world.vote(number, claim);
				assert_eq!(vote(number, claim).is_ok(), expected, "{claim:?}");
			}
		},
		Step::Retry(id) => {
			let done = call(Call::retry { order: id }, signed(BOB));
			unlock(world, id, done);
		},
		Step::Unlock(id) => {
			let done = call(Call::unlock { order: id }, compliance());
			if let Some(model) = world.orders.get(&id) {
				let works = model.ripe.is_none() || !Paused::get();
				assert_eq!(done, model.locked && works);
			}
			unlock(world, id, done);
		},
		Step::Accept(id, exact) => {
			let acceptance = if exact { Acceptance::AsOrdered } else { Acceptance::ForReceived };
			let done = call(Call::accept { order: id, acceptance }, compliance());
			let Some(model) = world.orders.get_mut(&id) else { return assert!(!done) };
			let possible = !model.locked
				&& model.settled.is_none()
				&& model.outstanding() > 0
				&& (exact || model.kind == OrderKind::BuyGcc)
				&& !Paused::get();
			assert_eq!(done, possible, "{model:?}");
			if done {
				let outstanding = model.outstanding();
				let (gcc, consumed) = if !exact {
					(model.terms.rate.worth(outstanding).unwrap(), outstanding)
				} else if outstanding > model.terms.due + model.terms.tolerance {
					(model.terms.gcc, model.terms.due)
				} else {
					(model.terms.gcc, outstanding)
				};
				model.settle(gcc, consumed);
				if model.kind == OrderKind::BuyGcc {
					world.given += gcc;
				}
			}
		},
		Step::StartRefund(id) => {
			let done = call(Call::start_refund { order: id }, compliance());
			let Some(model) = world.orders.get_mut(&id) else { return assert!(!done) };
			assert_eq!(done, model.outstanding() > 0 && (model.locked || !model.refunding));
			if done {
				model.refunding = true;
				model.locked = false;
			}
		},
		Step::MarkRefunded(id, part) => {
			let reference = b"r".to_vec().try_into().unwrap();
			let outstanding = world.orders.get(&id).map_or(0, Model::outstanding);
			let amount = outstanding * u128::from(part) / 1_000;
			let refund = Call::mark_refunded { order: id, amount, reference };
			if call(refund, compliance()) {
				let model = world.orders.get_mut(&id).unwrap();
				assert!(model.refunding && !model.locked && amount > 0);
				model.refunded += amount;
				model.ripe = None;
				model.reconsidered = true;
				if model.outstanding() == 0 {
					model.refunding = false;
				}
			}
		},
		Step::Lock(id) => {
			if call(Call::lock { order: id }, compliance()) {
				let model = world.orders.get_mut(&id).unwrap();
				model.locked = true;
				model.refunding = false;
			}
		},
		Step::Pause(paused) => Paused::set(paused),
		Step::Validators(count) => Oracles::set(0..count),
		Step::Rate(units) => {
			let rate = mornet_primitives::payments::order::Rate {
				plancks: GCC / 1_000,
				units: units.into(),
			};
			call(Call::set_rate { rail: Rail::UsdtTron, rate }, root());
		},
		Step::Address(nth) => {
			let config = Box::new(usdt_tron(nth));
			call(Call::set_rail { rail: Rail::UsdtTron, config }, root());
		},
		Step::Pass(minutes) => {
			System::set_block_number(System::block_number() + 1);
			Timestamp::set_timestamp(now() + Moment::from(minutes) * MINUTE);
		},
		Step::Idle(tasks) => {
			let one = Weight::from_parts(1_000_000_000, 1_000_000);
			Payments::on_idle(1, one * u64::from(tasks));
		},
	}
}

fn unlock(world: &mut World, id: OrderId, done: bool) {
	if !done {
		return;
	}
	let model = world.orders.get_mut(&id).unwrap();
	model.locked = false;
	if let Some(ripe) = model.ripe {
		model.settle(model.terms.gcc, ripe);
		if model.kind == OrderKind::BuyGcc {
			world.given += model.terms.gcc;
		}
	}
}

fn check(world: &mut World, supply: Balance) {
	Payments::do_try_state().unwrap();
	// All the GCC there are were given for something; commerce spends what it got.
	assert_eq!(Balances::total_issuance(), supply + world.given);
	let settled = SettledOrders::get().unwrap_or_default();
	assert_eq!(settled.iter().collect::<BTreeSet<_>>().len(), settled.len());
	for (transfer, (id, _)) in &world.used {
		assert_eq!(crate::UsedTransfers::<Test>::get(transfer), Some(*id));
	}
	assert_eq!(crate::UsedTransfers::<Test>::iter().count(), world.used.len());
	world.orders.retain(|id, model| {
		let Some(order) = crate::Orders::<Test>::get(id) else {
			// It is forgotten: rightly.
			assert_eq!(model.outstanding(), 0);
			return false;
		};
		let just_expired =
			order.state == OrderState::Open && model.state(now()) == OrderState::Expired;
		assert!(order.state == model.state(now()) || just_expired, "{id}: {order:?} {model:?}");
		assert_eq!(order.outstanding(), model.outstanding());
		assert_eq!(order.settled, model.settled.map(|(gcc, _)| gcc));
		assert_eq!(order.ripe, model.ripe);
		true
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn the_books_are_right_whatever_happens(steps in vec(step(), 1..160)) {
		ExtBuilder::default().build().execute_with(|| {
			let rules = Parameters { min_order: GCC / 100, ..Parameters::default() };
			Payments::set_params(root(), Box::new(rules)).unwrap();
			let supply = Balances::total_issuance();
			let mut world = World::default();
			for who in 1..4 {
				take(&mut world, Step::Create(who, 0, 5, 25_000));
				take(&mut world, Step::Create(who, who as u8 % 3, who as u8, 5_000));
			}
			for step in steps {
				take(&mut world, step);
				check(&mut world, supply);
			}
		});
	}
}
