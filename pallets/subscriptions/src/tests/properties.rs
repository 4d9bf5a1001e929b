//! Any sequence of calls, blocks, freezes and transfers keeps the invariants, and agrees with a model
//! that is written from the table in the module docs.

use std::collections::{BTreeMap, BTreeSet};

use frame_support::{
	storage::with_storage_layer,
	traits::{
		fungible::{Inspect, InspectFreeze, MutateFreeze},
		tokens::{Fortitude, Preservation},
		UnfilteredDispatchable,
	},
};
use mornet_primitives::{
	kyc::LimitError,
	subscriptions::{
		day_of, AgreedRenewal, Parameters, Period, PlanId, PlanStatus, Quota, Renewal, Seller, DAY,
		MAX_AHEAD,
	},
	units::currency::GCC,
	Balance, Moment,
};
use proptest::{collection::vec, option, prelude::*};

use crate::{mock::*, types::ordered, *};

type Whose = Seller<AccountId>;

/// Something that can happen. `PlanId` picks a plan that may not be there. What fails must change
/// nothing.
#[derive(Clone, Debug)]
enum Step {
	Subscribe(AccountId, PlanId, Period),
	Upgrade(AccountId, PlanId, Period),
	Renewal(AccountId, Whose, Option<(PlanId, Period)>),
	/// Has a subscription that is there be renewed by itself, as a plan of its seller's.
	Again(usize, usize, Period),
	Cancel(AccountId, Whose),
	Settle(AccountId, Whose),
	Rail(AccountId, PlanId, Period),
	Task(AccountId, AccountId, u32),
	GiveBack(AccountId, AccountId, Moment),
	Create(AccountId, u8, Balance),
	Status(Option<AccountId>, PlanId, PlanStatus),
	Quota(Option<AccountId>, PlanId, Quota),
	Remove(Option<AccountId>, PlanId),
	Appoint(AccountId),
	Dismiss(AccountId),
	Grace(Moment),
	Freeze(AccountId),
	Thaw(AccountId),
	Refuse(AccountId),
	Allow,
	Pause(bool),
	Give(AccountId, AccountId, Balance),
	Time(Moment),
	Block(Moment),
	/// A block so much after something is due.
	Due(Moment),
}

fn customer() -> impl Strategy<Value = AccountId> {
	prop_oneof![6 => Just(ALICE), 4 => Just(BOB), 1 => Just(STUDIO), 1 => Just(NOBODY)]
}

fn service() -> impl Strategy<Value = AccountId> {
	prop_oneof![6 => Just(STUDIO), 3 => Just(ARCHIVE), 1 => Just(BOB)]
}

fn whose() -> impl Strategy<Value = Whose> {
	prop_oneof![3 => Just(Network), 2 => service().prop_map(Service)]
}

fn plan() -> impl Strategy<Value = PlanId> {
	prop_oneof![1 => Just(FREE), 5 => Just(PRO), 5 => Just(CREATOR), 5 => 3u32..9]
}

fn period() -> impl Strategy<Value = Period> {
	prop_oneof![3 => Just(Monthly), 1 => Just(Yearly)]
}

fn span() -> impl Strategy<Value = Moment> {
	prop_oneof![
		3 => 1..HOUR,
		3 => HOUR..3 * DAY,
		3 => 3 * DAY..35 * DAY,
		1 => 35 * DAY..400 * DAY,
	]
}

fn status() -> impl Strategy<Value = PlanStatus> {
	prop_oneof![
		3 => Just(PlanStatus::Open),
		1 => Just(PlanStatus::Closed),
		1 => Just(PlanStatus::Retired),
	]
}

fn manager() -> impl Strategy<Value = Option<AccountId>> {
	option::weighted(0.6, service())
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		14 => (customer(), plan(), period()).prop_map(|(w, p, t)| Step::Subscribe(w, p, t)),
		10 => (customer(), plan(), period()).prop_map(|(w, p, t)| Step::Upgrade(w, p, t)),
		8 => (customer(), whose(), option::weighted(0.8, (plan(), period())))
			.prop_map(|(w, s, r)| Step::Renewal(w, s, r)),
		10 => (0usize..4, 0usize..3, period()).prop_map(|(n, p, t)| Step::Again(n, p, t)),
		2 => (customer(), whose()).prop_map(|(w, s)| Step::Cancel(w, s)),
		4 => (customer(), whose()).prop_map(|(w, s)| Step::Settle(w, s)),
		5 => (customer(), plan(), period()).prop_map(|(w, p, t)| Step::Rail(w, p, t)),
		10 => (service(), customer(), 0u32..130).prop_map(|(s, w, n)| Step::Task(s, w, n)),
		3 => (service(), customer(), 0..2 * DAY).prop_map(|(s, w, t)| Step::GiveBack(s, w, t)),
		4 => (service(), 0u8..4, 1u128..1_000 * GCC).prop_map(|(s, c, n)| Step::Create(s, c, n)),
		2 => (manager(), plan(), status()).prop_map(|(s, p, t)| Step::Status(s, p, t)),
		2 => (manager(), plan(), 0u32..8, 50u32..150)
			.prop_map(|(s, p, n, t)| Step::Quota(s, p, quota(n, t))),
		1 => (manager(), plan()).prop_map(|(s, p)| Step::Remove(s, p)),
		2 => service().prop_map(Step::Appoint),
		1 => service().prop_map(Step::Dismiss),
		1 => (DAY / 2..16 * DAY).prop_map(Step::Grace),
		1 => customer().prop_map(Step::Freeze),
		2 => customer().prop_map(Step::Thaw),
		1 => service().prop_map(Step::Refuse),
		2 => Just(Step::Allow),
		1 => any::<bool>().prop_map(Step::Pause),
		2 => (customer(), customer(), 1u128..ENDOWMENT).prop_map(|(a, b, n)| Step::Give(a, b, n)),
		1 => span().prop_map(Step::Time),
		8 => span().prop_map(Step::Block),
		8 => prop_oneof![Just(0), 0..2 * DAY].prop_map(Step::Due),
	]
}

#[derive(Clone, Debug)]
struct Offered {
	seller: Whose,
	code: u8,
	monthly: Balance,
	status: PlanStatus,
	quota: Quota,
}

impl Offered {
	fn price(&self, period: Period) -> Balance {
		if period == Monthly {
			self.monthly
		} else {
			10 * self.monthly
		}
	}
}

/// A subscription as the docs have it.
#[derive(Clone, Debug, PartialEq)]
struct Row {
	plan: PlanId,
	period: Period,
	/// When what is paid and not used up begins, and what was paid for it.
	from: Moment,
	paid: Balance,
	expires_at: Moment,
	grace: Moment,
	renewal: Renewal,
	/// When the renewal that failed is tried again.
	retry_at: Option<Moment>,
}

impl Row {
	fn ends_at(&self) -> Moment {
		if self.renewal == Renewal::Cancelled {
			self.expires_at
		} else {
			self.expires_at + self.grace
		}
	}

	fn due(&self) -> Moment {
		match (self.retry_at, self.renewal) {
			(Some(at), _) => at,
			(None, Renewal::Automatic { .. }) => self.expires_at,
			_ => self.ends_at(),
		}
	}
}

/// What must be true whatever the pallet's books say.
#[derive(Clone)]
struct Model {
	plans: BTreeMap<PlanId, Offered>,
	rows: BTreeMap<(AccountId, u64), Row>,
	services: BTreeSet<AccountId>,
	wealth: BTreeMap<AccountId, Balance>,
	grace: Moment,
	/// Tasks of this day.
	used: BTreeMap<(u32, AccountId, u64), u32>,
	/// How often what was seen, so that the test is known to reach it.
	seen: BTreeMap<&'static str, u32>,
}

const ACCOUNTS: [AccountId; 7] = [STUDIO, ARCHIVE, ALICE, BOB, TREASURY, NOBODY, 1_000];

/// A seller as what a map can be ordered by.
fn key(seller: &Whose) -> u64 {
	match seller {
		Network => 0,
		Service(who) => *who,
	}
}

fn reducible(who: AccountId) -> Balance {
	Balances::reducible_balance(&who, Preservation::Preserve, Fortitude::Polite)
}

type Books = (Vec<Balance>, Vec<(AccountId, Whose, Subscription)>, usize, usize, usize);

/// All that a failing call must leave as it was.
fn books() -> Books {
	let mut rows: Vec<_> = SubscriptionsOf::<Test>::iter().collect();
	rows.sort_by_key(|(who, seller, _)| (*who, key(seller)));
	let used = Usage::<Test>::iter_values().map(|used| used as usize).sum();
	let plans = Plans::<Test>::iter_keys().count();
	(ACCOUNTS.map(free).to_vec(), rows, used, plans, System::event_count() as usize)
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

fn call(origin: RuntimeOrigin, call: Call<Test>) -> bool {
	done(|| call.dispatch_bypass_filter(origin).map(drop).map_err(|e| e.error))
}

impl Model {
	fn new() -> Self {
		let of = |code, monthly, tasks, seconds| Offered {
			seller: Network,
			code,
			monthly: monthly * GCC,
			status: PlanStatus::Open,
			quota: quota(tasks, seconds),
		};
		let plans = [of(100, 0, 3, 60), of(101, 299, 50, 600), of(102, 599, 200, 1_800)];
		Self {
			plans: (0..).zip(plans).collect(),
			rows: BTreeMap::new(),
			services: [STUDIO, ARCHIVE].into(),
			wealth: ACCOUNTS.map(|who| (who, free(who))).into(),
			grace: GRACE,
			used: BTreeMap::new(),
			seen: BTreeMap::new(),
		}
	}

	fn count(&mut self, what: &'static str) {
		*self.seen.entry(what).or_default() += 1;
	}

	/// Whether anyone can pay for a plan.
	fn sold(&self, who: AccountId, plan: &Offered) -> bool {
		plan.monthly > 0
			&& plan.status != PlanStatus::Retired
			&& match plan.seller {
				Network => true,
				Service(service) => service != who && self.services.contains(&service),
			}
	}

	/// Whether an account can pay so much now.
	fn payable(&self, who: AccountId, plan: &Offered, amount: Balance) -> bool {
		let refused = |service| Refused::get().iter().any(|row| row.0 == service);
		amount == 0
			|| amount <= reducible(who)
				&& match plan.seller {
					Network => true,
					Service(service) => !refused(service),
				}
	}

	fn paid(&mut self, who: AccountId, plan: &Offered, amount: Balance) {
		let payee = if let Service(service) = plan.seller { service } else { TREASURY };
		*self.wealth.get_mut(&who).unwrap() -= amount;
		*self.wealth.get_mut(&payee).unwrap() += amount;
	}

	/// What a period makes of a subscription, if it can be had; and how that is called.
	fn bought(
		&self,
		who: AccountId,
		id: PlanId,
		period: Period,
		anew: bool,
	) -> Option<(&'static str, Row)> {
		let (time, plan) = (now(), self.plans.get(&id)?);
		if !self.sold(who, plan) {
			return None;
		}
		let price = plan.price(period);
		let row = self.rows.get(&(who, key(&plan.seller))).filter(|row| time < row.ends_at());
		let open = plan.status == PlanStatus::Open || !anew;
		let new = Row {
			plan: id,
			period,
			from: time,
			paid: price,
			expires_at: time + period.length(),
			grace: self.grace,
			renewal: Renewal::ByHand,
			retry_at: None,
		};
		match row {
			None => open.then_some(("first", new)),
			Some(row) if time < row.expires_at => {
				let expires_at = row.expires_at + period.length();
				let can = row.plan == id && row.period == period && expires_at <= time + MAX_AHEAD;
				let renewal = match row.renewal {
					Renewal::Cancelled if anew => Renewal::ByHand,
					other => other,
				};
				let (from, paid) = (row.from, row.paid + price);
				can.then_some(("extended", Row { from, paid, expires_at, renewal, ..new }))
			},
			Some(row) => {
				let renewal = match row.renewal {
					Renewal::Automatic { .. } if anew => Renewal::Automatic { plan: id, period },
					other => other,
				};
				let (from, expires_at) = (row.expires_at, row.expires_at + period.length());
				(open || row.plan == id)
					.then_some(("in grace", Row { from, expires_at, renewal, ..new }))
			},
		}
	}

	fn set(&mut self, who: AccountId, seller: &Whose, row: Row) {
		self.rows.insert((who, key(seller)), row);
	}

	/// What happens by itself to what is due.
	fn settle(&mut self, who: AccountId, seller: &Whose) {
		let row = self.rows[&(who, key(seller))].clone();
		if row.ends_at() <= now() {
			self.rows.remove(&(who, key(seller)));
			return self.count("ended");
		}
		let Renewal::Automatic { plan: id, period } = row.renewal else {
			panic!("due without a reason")
		};
		let plan = self.plans.get(&id).cloned();
		let price = plan.as_ref().map_or(0, |plan| plan.price(period));
		let can = |plan: &&Offered| self.sold(who, plan) && self.payable(who, plan, price);
		match plan.as_ref().filter(can) {
			Some(plan) => {
				self.paid(who, plan, price);
				let downgraded = id != row.plan;
				let after = Row {
					plan: id,
					period,
					from: row.expires_at,
					paid: price,
					expires_at: row.expires_at + period.length(),
					grace: self.grace,
					retry_at: None,
					..row
				};
				self.set(who, seller, after);
				self.count(if downgraded { "changed" } else { "renewed" });
			},
			None => {
				let retry_at = Some((now() + DAY).min(row.ends_at()));
				self.set(who, seller, Row { retry_at, ..row });
				self.count("failed");
			},
		}
	}

	/// The seller whose plan counts, and the quota.
	fn counting(&self, service: AccountId, who: AccountId) -> Option<(u64, Quota)> {
		let time = now();
		for seller in [service, 0] {
			let row = self.rows.get(&(who, seller)).filter(|row| time < row.ends_at());
			if let Some(row) = row {
				return Some((seller, self.plans[&row.plan].quota));
			}
		}
		self.plans.get(&FREE).map(|plan| (0, plan.quota))
	}

	fn manages(&self, who: Option<AccountId>, plan: &Offered) -> bool {
		who.is_none_or(|who| self.services.contains(&who) && plan.seller == Service(who))
	}

	/// Whether another open plan of the seller's has the code.
	fn taken(&self, seller: &Whose, code: u8) -> bool {
		self.plans.values().any(|plan| {
			plan.seller == *seller && plan.status == PlanStatus::Open && plan.code == code
		})
	}

	fn block(&mut self, later: Moment) {
		let time = now() + later;
		// In the order of the queue, whose times the invariants check; two a block.
		let due: Vec<_> = Agenda::<Test>::iter_keys()
			.take(2)
			.filter(|(at, _)| ordered::from_moment(*at) <= time)
			.map(|(_, row)| row)
			.collect();
		pass(later);
		if Standstill::get() {
			return;
		}
		for (who, seller) in due {
			self.settle_after_the_fact(who, &seller);
		}
	}

	/// As [`Self::settle`], told by the event what balances and limits allowed.
	fn settle_after_the_fact(&mut self, who: AccountId, seller: &Whose) {
		let row = self.rows[&(who, key(seller))].clone();
		assert!(row.due() <= now(), "settled before it was due");
		let event = events()
			.into_iter()
			.find(|event| match event {
				Event::Renewed { who: w, seller: s, .. }
				| Event::RenewalFailed { who: w, seller: s, .. }
				| Event::Ended { who: w, seller: s, .. } => (*w, s) == (who, seller),
				_ => false,
			})
			.expect("what is due is settled");
		match event {
			Event::Ended { .. } => {
				assert!(row.ends_at() <= now(), "ended before its time");
				self.rows.remove(&(who, key(seller)));
				self.count("ended");
			},
			Event::Renewed { plan: id, period, paid, .. } => {
				assert!(now() < row.ends_at(), "charged for what is over");
				assert_eq!(row.renewal, Renewal::Automatic { plan: id, period });
				let plan = self.plans[&id].clone();
				assert!(self.sold(who, &plan));
				assert_eq!(paid, plan.price(period));
				self.paid(who, &plan, paid);
				self.count(if id == row.plan { "renewed" } else { "changed" });
				let after = Row {
					plan: id,
					period,
					from: row.expires_at,
					paid,
					expires_at: row.expires_at + period.length(),
					grace: self.grace,
					retry_at: None,
					..row
				};
				self.set(who, seller, after);
			},
			Event::RenewalFailed { next, .. } => {
				assert!(now() < row.ends_at() && row.renewal.is_automatic());
				assert_eq!(next, (now() + DAY).min(row.ends_at()));
				self.set(who, seller, Row { retry_at: Some(next), ..row });
				self.count("failed");
			},
			_ => unreachable!(),
		}
	}

	fn take(&mut self, step: Step) {
		let time = now();
		match step {
			Step::Subscribe(who, plan, period) => {
				let price = price_of(plan, period);
				let can = self
					.bought(who, plan, period, true)
					.filter(|_| self.payable(who, &self.plans[&plan], price));
				let done = call(signed(who), Call::subscribe { plan, period, price });
				assert_eq!(done, can.is_some());
				if let Some((what, row)) = can {
					let offered = self.plans[&plan].clone();
					self.paid(who, &offered, price);
					self.set(who, &offered.seller, row);
					self.count(what);
				}
			},
			Step::Rail(who, plan, period) => {
				let Some(offered) = self.plans.get(&plan).filter(|p| p.monthly > 0).cloned() else {
					return;
				};
				let price = offered.price(period);
				let asked = crate::mock::price(plan, period, who).is_ok();
				let can = self.bought(who, plan, period, false);
				let done = done(|| pay_by_rail(1, reference(plan, period), who, price));
				assert!(can.is_some() || !done, "paid what cannot be had");
				assert!(!asked || done || Balances::balance_frozen(&1, &who) > 0, "asked in vain");
				if done {
					let (what, row) = can.unwrap();
					*self.wealth.get_mut(&who).unwrap() += price;
					self.paid(who, &offered, price);
					self.set(who, &offered.seller, row);
					self.count(if what == "in grace" { "by rail in grace" } else { "by rail" });
				}
			},
			Step::Upgrade(who, plan, period) => {
				let price = price_of(plan, period);
				let can = self.plans.get(&plan).cloned().and_then(|offered| {
					let row = self.rows.get(&(who, key(&offered.seller)))?.clone();
					let had = &self.plans[&row.plan];
					let better = if row.plan == plan {
						(row.period, period) == (Monthly, Yearly)
					} else {
						offered.monthly > had.monthly && offered.status == PlanStatus::Open
					};
					// The part of what was paid that is as large as that of the time.
					let whole = Balance::from(row.expires_at - row.from);
					let rest = Balance::from(row.expires_at.checked_sub(time)?);
					let credit = row.paid * rest / whole;
					assert!(credit <= row.paid, "more is credited than was paid");
					let cost = price.checked_sub(credit)?;
					let can = time < row.expires_at
						&& better && self.sold(who, &offered)
						&& self.payable(who, &offered, cost);
					can.then_some((offered, row, credit, cost))
				});
				let done = call(signed(who), Call::upgrade { plan, period, price });
				assert_eq!(done, can.is_some());
				if let Some((offered, row, credit, cost)) = can {
					let Some(Event::Upgraded { credit: told, paid, .. }) = events().pop() else {
						panic!("no upgrade")
					};
					assert_eq!((told, paid), (credit, cost));
					self.paid(who, &offered, cost);
					let renewal = match row.renewal {
						Renewal::Automatic { .. } => Renewal::Automatic { plan, period },
						_ => Renewal::ByHand,
					};
					let after = Row {
						plan,
						period,
						from: time,
						paid: price,
						expires_at: time + period.length(),
						grace: self.grace,
						renewal,
						retry_at: None,
					};
					self.set(who, &offered.seller, after);
					self.count("upgraded");
				}
			},
			Step::Renewal(who, seller, agreed) => {
				let row = self.rows.get(&(who, key(&seller))).cloned();
				let row = row.filter(|row| time < row.expires_at);
				let renewal = match agreed {
					None => Some(Renewal::ByHand),
					Some((plan, period)) => self
						.plans
						.get(&plan)
						.filter(|offered| {
							let mine = row.as_ref().is_some_and(|row| row.plan == plan);
							offered.seller == seller
								&& self.sold(who, offered)
								&& (mine || offered.status == PlanStatus::Open)
						})
						.map(|_| Renewal::Automatic { plan, period }),
				};
				let agreed = agreed.map(|(plan, period)| AgreedRenewal {
					plan,
					period,
					price: price_of(plan, period),
				});
				let set = Call::set_renewal { seller: seller.clone(), renewal: agreed };
				let can = row.zip(renewal);
				assert_eq!(call(signed(who), set), can.is_some());
				if let Some((row, renewal)) = can {
					self.set(who, &seller, Row { renewal, ..row });
				}
			},
			Step::Again(nth, other, period) => {
				let Some(((who, seller), _)) = self.rows.iter().nth(nth) else { return };
				let (who, seller) = (*who, if *seller == 0 { Network } else { Service(*seller) });
				let mut plans = self.plans.iter().filter(|(_, plan)| plan.seller == seller);
				let Some((plan, _)) = plans.nth(other) else { return };
				self.take(Step::Renewal(who, seller, Some((*plan, period))));
			},
			Step::Cancel(who, seller) => {
				let row = self.rows.get(&(who, key(&seller))).cloned();
				let can =
					row.filter(|row| time < row.ends_at() && row.renewal != Renewal::Cancelled);
				let cancel = Call::cancel { seller: seller.clone() };
				assert_eq!(call(signed(who), cancel), can.is_some());
				match can {
					Some(row) if time < row.expires_at => {
						let renewal = Renewal::Cancelled;
						self.set(who, &seller, Row { renewal, ..row });
						self.count("cancelled");
					},
					Some(_) => {
						self.rows.remove(&(who, key(&seller)));
						self.count("cancelled in grace");
					},
					None => {},
				}
			},
			Step::Settle(who, seller) => {
				let due = self.rows.get(&(who, key(&seller))).is_some_and(|r| r.due() <= time);
				let can = due && !Standstill::get();
				// What balances and limits allow is seen before.
				let mut expected = can.then(|| self.clone());
				if let Some(books) = &mut expected {
					books.settle(who, &seller);
				}
				let settle = Call::settle { who, seller: seller.clone() };
				assert_eq!(call(signed(NOBODY), settle), can);
				if let Some(books) = expected {
					*self = books;
				}
			},
			Step::Task(service, customer, seconds) => {
				let counting = self.counting(service, customer);
				let slot =
					counting.map(|(seller, quota)| ((day_of(time), customer, seller), quota));
				let can = self.services.contains(&service)
					&& slot.is_some_and(|(slot, quota)| {
						let used = self.used.get(&slot).copied().unwrap_or_default();
						seconds <= quota.seconds_per_task && used < quota.tasks_per_day
					});
				let task = Call::start_task { customer, seconds };
				assert_eq!(call(signed(service), task), can);
				if let (true, Some((slot, _))) = (can, slot) {
					*self.used.entry(slot).or_default() += 1;
					self.count("task");
				}
			},
			Step::GiveBack(service, customer, before) => {
				let begun_at = time - before;
				let done = call(signed(service), Call::give_back_task { customer, begun_at });
				if done {
					assert_eq!(day_of(begun_at), day_of(time), "given back to another day");
					let Some(Event::TaskGivenBack { seller, .. }) = events().pop() else {
						panic!("nothing given back")
					};
					let slot = (day_of(time), customer, key(&seller));
					let used = self.used.get_mut(&slot).expect("a task was begun");
					*used -= 1;
					if *used == 0 {
						self.used.remove(&slot);
					}
					self.count("given back");
				}
			},
			Step::Create(service, code, monthly) => {
				let id = NextPlan::<Test>::get();
				let seller = Service(service);
				let count = self.plans.values().filter(|plan| plan.seller == seller).count();
				let can = self.services.contains(&service)
					&& monthly >= test_params().min_price
					&& !self.taken(&seller, code)
					&& count < 5;
				let names = ["A", "B", "C", "D"];
				let terms = terms(names[usize::from(code)], monthly, quota(5, 100));
				assert_eq!(call(signed(service), Call::create_plan { terms }), can);
				if can {
					let (status, quota) = (PlanStatus::Open, quota(5, 100));
					self.plans.insert(id, Offered { seller, code, monthly, status, quota });
				}
			},
			Step::Status(manager, plan, status) => {
				let can = self.plans.get(&plan).is_some_and(|offered| {
					self.manages(manager, offered)
						&& offered.monthly > 0
						&& (status != PlanStatus::Open
							|| offered.status == PlanStatus::Open
							|| !self.taken(&offered.seller, offered.code))
				});
				let origin = manager.map_or(root(), signed);
				assert_eq!(call(origin, Call::set_plan_status { plan, status }), can);
				if can {
					self.plans.get_mut(&plan).unwrap().status = status;
				}
			},
			Step::Quota(manager, plan, quota) => {
				let can = self.plans.get(&plan).is_some_and(|offered| {
					self.manages(manager, offered)
						&& quota.is_valid()
						&& (offered.monthly == 0 || quota.covers(&offered.quota))
				});
				let origin = manager.map_or(root(), signed);
				assert_eq!(call(origin, Call::set_plan_quota { plan, quota }), can);
				if can {
					self.plans.get_mut(&plan).unwrap().quota = quota;
				}
			},
			Step::Remove(manager, plan) => {
				let can =
					self.plans.get(&plan).is_some_and(|offered| self.manages(manager, offered))
						&& self.rows.values().all(|row| row.plan != plan);
				let origin = manager.map_or(root(), signed);
				assert_eq!(call(origin, Call::remove_plan { plan }), can);
				if can {
					self.plans.remove(&plan);
				}
			},
			Step::Appoint(service) => {
				let can = self.services.len() < 3 && !self.services.contains(&service);
				assert_eq!(call(root(), Call::appoint_service { service }), can);
				if can {
					self.services.insert(service);
				}
			},
			Step::Dismiss(service) => {
				let can = self.services.remove(&service);
				assert_eq!(call(root(), Call::dismiss_service { service }), can);
			},
			Step::Grace(grace) => {
				let params = Parameters { grace, ..test_params() };
				let can = (DAY..=15 * DAY).contains(&grace);
				assert_eq!(call(root(), Call::set_params { params }), can);
				if can {
					self.grace = grace;
				}
			},
			Step::Freeze(who) => {
				// Who has no account has nothing to freeze.
				if System::providers(&who) > 0 {
					freeze(who);
				}
			},
			Step::Thaw(who) => {
				let _ = Balances::thaw(&1, &who);
			},
			Step::Refuse(service) => Refused::mutate(|refused| {
				refused.push((service, LimitError::AboveDailyLimit));
			}),
			Step::Allow => Refused::set(vec![]),
			Step::Pause(paused) => Standstill::set(paused),
			Step::Give(from, to, amount) => {
				let _ =
					with_storage_layer(|| Balances::transfer_allow_death(signed(from), to, amount));
				for who in [from, to] {
					self.wealth.insert(who, free(who));
				}
			},
			Step::Time(ms) => pass_unnoticed(ms),
			Step::Block(ms) => self.block(ms),
			Step::Due(after) => {
				let Some(due) = self.rows.values().map(Row::due).min() else { return };
				self.block(due.saturating_sub(time) + after);
			},
		}
	}

	fn check(&self) {
		for who in ACCOUNTS {
			assert_eq!(free(who), self.wealth[&who], "wealth of {who}");
		}
		let found: BTreeMap<_, _> = SubscriptionsOf::<Test>::iter()
			.map(|(who, seller, row)| {
				let Subscription { plan, period, expires_at, grace, renewal, due, .. } = row;
				((who, key(&seller)), (plan, period, expires_at, grace, renewal, due))
			})
			.collect();
		let expected: BTreeMap<_, _> = self
			.rows
			.iter()
			.map(|(whose, row)| {
				let due = row.due();
				let row = (row.plan, row.period, row.expires_at, row.grace, row.renewal, due);
				(*whose, row)
			})
			.collect();
		assert_eq!(found, expected);
		let today = day_of(now());
		for service in [STUDIO, ARCHIVE] {
			for who in [ALICE, BOB, NOBODY] {
				let expected = self.counting(service, who).map_or(0, |(seller, quota)| {
					let used = self.used.get(&(today, who, seller)).copied().unwrap_or_default();
					quota.tasks_per_day.saturating_sub(used)
				});
				assert_eq!(left(service, who), expected, "left to {who} at {service}");
			}
		}
	}
}

/// Takes the steps, and whatever they were, lets all that was paid run out.
fn run(steps: Vec<Step>) -> BTreeMap<&'static str, u32> {
	ExtBuilder::default().build().execute_with(|| {
		let mut model = Model::new();
		for step in steps {
			let what = format!("{step:?}");
			model.take(step);
			if let Err(error) = Subscriptions::do_try_state() {
				panic!("{error:?} after {what}");
			}
			model.check();
		}
		// Nobody is charged for ever, and no row stays: all is over at once, and the queue is emptied
		// two a block.
		Standstill::set(false);
		model.block(MAX_AHEAD + Parameters::MAX_GRACE);
		while !model.rows.is_empty() {
			model.block(BLOCK_MS);
		}
		for _ in 0..200 {
			next_block();
		}
		model.check();
		check();
		assert_eq!(Agenda::<Test>::iter_keys().count(), 0);
		assert_eq!(Usage::<Test>::iter_keys().count(), 0);
		model.seen
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn any_sequence_should_keep_the_invariants(steps in vec(step(), 1..150)) {
		run(steps);
	}

	/// However often one upgrades, what was paid in all is the price of the time that was used of each
	/// plan, but for less than a planck an upgrade.
	#[test]
	fn upgrades_should_cost_what_was_used(
		prices in vec(1u128..10_000 * GCC, 2..6),
		parts in vec(0..MONTH, 6),
	) {
		let mut prices = prices;
		prices.sort();
		prices.dedup();
		let month = Balance::from(MONTH);
		let (mut paid, mut used) = (prices[0], 0);
		for (pair, part) in prices.windows(2).zip(&parts) {
			let credit = Monthly.unused(pair[0], MONTH - part).unwrap();
			prop_assert!(credit <= pair[0]);
			paid += pair[1] - credit;
			// In parts of a planck, of which a month has as many as milliseconds.
			used += pair[0] * Balance::from(*part);
		}
		let last = prices[prices.len() - 1];
		let exact = used + last * month;
		let upgrades = prices.len() as Balance - 1;
		prop_assert!(paid * month >= exact);
		prop_assert!(paid * month < exact + (upgrades + 1) * month);
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
	let mut seen: BTreeMap<&str, u32> = BTreeMap::new();
	for _ in 0..200 {
		let steps = vec(step(), 100..150).new_tree(&mut runner).unwrap().current();
		for (what, count) in run(steps) {
			*seen.entry(what).or_default() += count;
		}
	}
	let ends = [
		"by rail",
		"by rail in grace",
		"cancelled",
		"cancelled in grace",
		"changed",
		"ended",
		"extended",
		"failed",
		"first",
		"given back",
		"in grace",
		"renewed",
		"task",
		"upgraded",
	];
	assert_eq!(seen.keys().copied().collect::<Vec<_>>(), ends, "{seen:?}");
}
