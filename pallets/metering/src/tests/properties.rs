//! Any sequence of readings, good or bad, comes to what an independent computation says.

use std::collections::BTreeMap;

use frame_support::assert_ok;
use mornet_primitives::{
	metering::{Counters, DeviceStatus, HouseholdId, Reading, SignedReading},
	tariffs::{Feed, Resource},
	Balance, Moment,
};
use proptest::{collection::vec, prelude::*};

use crate::{mock::*, *};

const NAMES: [&str; 4] = ["a", "b", "c", "d"];

/// A reading as it is brought.
#[derive(Clone, Debug)]
enum Kind {
	/// The next, with so much of each thousandth of what the rating allows for.
	Good(u64, u64, u64),
	/// One that was settled.
	Duplicate,
	/// A lower number, signed anew.
	OutOfOrder,
	/// By another device's key.
	Forged,
	/// Good, but of another device.
	Swapped,
	/// Further ahead than clocks may differ.
	Future,
	/// Not taken later.
	Earlier,
	/// A counter went back.
	RolledBack,
	/// More than there can be.
	TooMuch,
}

#[derive(Clone, Debug)]
enum Step {
	/// Readings in one batch, by a validator.
	Bring(usize, Vec<(usize, Kind)>),
	/// The last batch again, by the same validator or another.
	Again(usize),
	/// Time goes by: so many ms.
	Wait(Moment),
	/// A price changes: now, or so many ms later.
	Price(usize, Moment, Balance),
	Accept(usize),
	Void(usize),
	Reset(usize),
}

fn kind() -> impl Strategy<Value = Kind> {
	prop_oneof![
		10 => (0u64..1_000, 0u64..1_000, 0u64..1_000).prop_map(|(e, h, w)| Kind::Good(e, h, w)),
		1 => Just(Kind::Good(0, 0, 0)),
		1 => Just(Kind::Duplicate),
		1 => Just(Kind::OutOfOrder),
		1 => Just(Kind::Forged),
		1 => Just(Kind::Swapped),
		1 => Just(Kind::Future),
		1 => Just(Kind::Earlier),
		1 => Just(Kind::RolledBack),
		1 => Just(Kind::TooMuch),
	]
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		10 => (0usize..3, vec((0usize..NAMES.len(), kind()), 1..8))
			.prop_map(|(by, items)| Step::Bring(by, items)),
		1 => (0usize..3).prop_map(Step::Again),
		8 => (1u64..3_000_000).prop_map(Step::Wait),
		1 => (1u64..2_000_000_000).prop_map(Step::Wait),
		2 => (0usize..4, 0u64..3_000_000, 1u128..3_000_000_000)
			.prop_map(|(feed, later, price)| Step::Price(feed, later, price)),
		2 => (0usize..NAMES.len()).prop_map(Step::Accept),
		2 => (0usize..NAMES.len()).prop_map(Step::Void),
		1 => (0usize..NAMES.len()).prop_map(Step::Reset),
	]
}

fn feed(nth: usize) -> Feed {
	match nth {
		0 => tariff(Resource::Electricity),
		1 => tariff(Resource::Heat),
		2 => tariff(Resource::Water),
		_ => Feed::IndexRate,
	}
}

/// A household's account as it must be, in numbers that fit a `u128`.
#[derive(Clone, Debug, Default)]
struct Account {
	/// E, H and W.
	tokens: [Balance; 3],
	gcm: Balance,
	/// Of the cost, exactly.
	milli_plancks: Balance,
	/// Of GCM, in milli-plancks × 10^12.
	left: Balance,
}

/// A device as it must be.
#[derive(Clone, Debug)]
struct Meter {
	home: HouseholdId,
	settled: Reading,
	waiting: Option<Reading>,
	past: Vec<SignedReading>,
}

#[derive(Default)]
struct Model {
	accounts: BTreeMap<HouseholdId, Account>,
	meters: Vec<Meter>,
	/// Prices of each feed, the latest last.
	prices: [Vec<(Moment, Balance)>; 4],
	last_batch: Vec<BatchItem>,
}

fn array(counters: Counters) -> [u64; 3] {
	[counters.energy_wh, counters.heat_wh, counters.water_l]
}

impl Model {
	fn price(&self, feed: usize, at: Moment) -> Balance {
		self.prices[feed]
			.iter()
			.filter(|(from, _)| *from <= at)
			.max_by_key(|(from, _)| *from)
			.unwrap()
			.1
	}

	/// Settles a meter's reading by the rules of DESIGN section 3.
	fn settle(&mut self, nth: usize, reading: Reading) {
		let (home, from) = (self.meters[nth].home, self.meters[nth].settled);
		let (old, new) = (array(from.counters), array(reading.counters));
		let span = u128::from(reading.ts - from.ts);
		let mut moments: Vec<_> = self
			.prices
			.iter()
			.flatten()
			.map(|(at, _)| *at)
			.filter(|at| *at > from.ts && *at < reading.ts)
			.chain([from.ts, reading.ts])
			.collect();
		moments.sort();
		moments.dedup();
		let mut account = self.accounts.remove(&home).unwrap_or_default();
		for pair in moments.windows(2) {
			let mut cost = 0;
			for resource in 0..3 {
				let consumed = u128::from(new[resource] - old[resource]);
				let before = |at: Moment| consumed * u128::from(at - from.ts) / span;
				let piece = before(pair[1]) - before(pair[0]);
				account.tokens[resource] += piece;
				cost += piece * self.price(resource, pair[0]);
			}
			account.milli_plancks += cost;
			if old != new {
				let unit = 1_000 * self.price(3, pair[0]);
				let value = account.left + cost * 1_000_000_000_000;
				account.gcm += value / unit;
				account.left = value % unit;
			}
		}
		self.accounts.insert(home, account);
		self.meters[nth].settled = reading;
	}

	/// Makes a reading of a kind, and notes what it must do. `None` if none can be made now.
	fn make(&mut self, nth: usize, kind: &Kind) -> Option<SignedReading> {
		let name = NAMES[nth];
		let meter = self.meters[nth].clone();
		let Reading { seq, ts, counters: at } = meter.settled;
		// Of several in one batch each is a little later.
		let ts_next = (now() + MINUTE).min(ts + (now() + MINUTE).saturating_sub(ts) / 2 + 1);
		let more = |e, h, w| counters(at.energy_wh + e, at.heat_wh + h, at.water_l + w);
		let next = Reading { seq: seq + 1, ts: ts_next, counters: more(1, 1, 1) };
		let later = ts_next > ts;
		let mut bad = None;
		let reading = match kind {
			Kind::Good(e, h, w) => {
				let elapsed = u128::from(ts_next.saturating_sub(ts));
				let part = |rated: u32, of: u64| {
					(u128::from(rated) * elapsed * u128::from(of) / 3_600_000_000) as u64
				};
				Reading {
					seq: seq + 1 + e % 3,
					counters: more(
						part(RATING.electricity_w, *e),
						part(RATING.heat_w, *h),
						part(RATING.water_l_per_h, *w),
					),
					..next
				}
			},
			Kind::Duplicate => {
				return meter.past.get(seq as usize % meter.past.len().max(1)).copied()
			},
			Kind::OutOfOrder => return Some(sign(name, Reading { seq, ..next })),
			Kind::Forged => return Some(sign("nobody", next)),
			Kind::Swapped => return Some(sign(NAMES[(nth + 1) % NAMES.len()], next)),
			Kind::Future => return Some(sign(name, Reading { ts: now() + MINUTE + 1, ..next })),
			Kind::Earlier => return Some(sign(name, Reading { ts, ..next })),
			Kind::RolledBack => {
				bad = Some(Reading {
					counters: Counters { heat_wh: at.heat_wh - 1, ..next.counters },
					..next
				});
				bad?
			},
			Kind::TooMuch => {
				bad = Some(Reading { counters: more(500_000_000, 0, 0), ..next });
				bad?
			},
		};
		if !later {
			return None;
		}
		// Two months begin at most, as the mock has it.
		if crate::calendar::month_of(reading.ts) - crate::calendar::month_of(ts) > 2 {
			bad = Some(reading);
		}
		if meter.waiting.is_none() {
			match bad {
				Some(bad) => self.meters[nth].waiting = Some(bad),
				None => self.settle(nth, reading),
			}
			if bad.is_none() {
				self.meters[nth].past.push(sign(name, reading));
			}
		}
		Some(sign(name, reading))
	}

	fn take(&mut self, step: Step) {
		let origin = || signed(REGISTRAR);
		match step {
			Step::Bring(by, readings) => {
				let items: Vec<_> = readings
					.iter()
					.filter_map(|(nth, kind)| Some(item(NAMES[*nth], self.make(*nth, kind)?)))
					.collect();
				let _ = include(batch_by(by, items.clone()));
				self.last_batch = items;
			},
			// What was settled of it; what was refused for its clock might be good by now.
			Step::Again(by) => {
				let again: Vec<_> = self
					.last_batch
					.iter()
					.filter(|item| {
						let nth = NAMES.iter().position(|name| id(name) == item.device).unwrap();
						item.reading.reading.seq <= self.meters[nth].settled.seq
					})
					.cloned()
					.collect();
				let _ = include(batch_by(by, again));
			},
			Step::Wait(time) => wait(time),
			Step::Price(nth, later, price) => {
				let from = now() + MINUTE + 1 + later;
				// One price a moment.
				if self.prices[nth].iter().all(|(at, _)| *at != from) {
					Tariffs::set(feed(nth), from, price);
					self.prices[nth].push((from, price));
				}
			},
			Step::Accept(nth) => {
				let Some(reading) = self.meters[nth].waiting else { return };
				let settled = self.meters[nth].settled;
				let months =
					crate::calendar::month_of(reading.ts) - crate::calendar::month_of(settled.ts);
				let done = Metering::accept_quarantined(origin(), id(NAMES[nth]), reading.seq);
				if reading.counters.since(&settled.counters).is_some() && months <= 4 {
					assert_ok!(done);
					self.settle(nth, reading);
					self.meters[nth].waiting = None;
				} else {
					assert!(done.is_err());
				}
			},
			Step::Void(nth) => {
				let Some(reading) = self.meters[nth].waiting.take() else { return };
				assert_ok!(Metering::void_quarantined(origin(), id(NAMES[nth]), reading.seq));
				let counters = self.meters[nth].settled.counters;
				self.meters[nth].settled = Reading { counters, ..reading };
			},
			Step::Reset(nth) => {
				let seq = self.meters[nth].settled.seq + 10;
				assert_ok!(Metering::reset_counter(origin(), id(NAMES[nth]), BASELINE, seq));
				self.meters[nth].settled = Reading { seq, ts: now(), counters: BASELINE };
				self.meters[nth].waiting = None;
			},
		}
	}

	/// The chain is as the model is.
	fn check(&self, what: &str) {
		for (nth, meter) in self.meters.iter().enumerate() {
			let waits = Metering::quarantined(id(NAMES[nth]));
			assert_eq!(waits, meter.waiting, "{}: waiting after {what}", NAMES[nth]);
			assert_eq!(last(NAMES[nth]), meter.settled, "{}: settled after {what}", NAMES[nth]);
			let status = Metering::device(id(NAMES[nth])).unwrap().status;
			assert_eq!(status == DeviceStatus::Quarantined, waits.is_some());
		}
		for (home, account) in &self.accounts {
			let owner = Metering::household(*home).unwrap().owner;
			let [e, h, w] = account.tokens;
			assert_eq!(tokens(owner), [e, h, w, account.gcm], "tokens of {owner} after {what}");
			let carry = Households::<Test>::get(home).unwrap().carry;
			assert_eq!(Balance::from(carry.cost), account.milli_plancks % 1_000, "after {what}");
			assert_eq!(carry.index, account.left.into(), "after {what}");
		}
		Metering::do_try_state().unwrap_or_else(|error| panic!("{error:?} after {what}"));
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]

	#[test]
	fn any_readings_should_come_to_what_they_are_worth(steps in vec(step(), 1..80)) {
		Chain::new(&[]).run(|| {
			let mut model = Model {
				prices: [PRICE_E, PRICE_H, PRICE_W, RATE].map(|price| vec![(0, price)]),
				..Model::default()
			};
			let homes = [household(ALICE), household(BOB)];
			for (nth, name) in NAMES.iter().enumerate() {
				let home = homes[nth % 2];
				device(home, name);
				model.meters.push(Meter { home, settled: last(name), waiting: None, past: vec![] });
			}
			for step in steps {
				let what = format!("{step:?}");
				model.take(step);
				model.check(&what);
			}
		});
	}
}
