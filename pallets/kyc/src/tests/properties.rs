//! Any sequence of calls and of time keeps the invariants, and agrees with a model that remembers
//! all that ever passed.

use alloc::collections::{BTreeMap, BTreeSet};

use frame_support::{hypothetically, storage::with_storage_layer, traits::UnfilteredDispatchable};
use mornet_primitives::{
	kyc::{
		Jurisdiction, Level, LimitError, Ramp, RampLimits, RampLimitsByLevel, RegistrarId,
		RevokeReason, Standing,
	},
	rolling::RollingDay,
	units::currency::GCC,
	Balance, Moment,
};
use proptest::{collection::vec, prelude::*};

use crate::{mock::*, types::DAY_MS, *};

/// Something that can happen. What fails must change nothing.
#[derive(Clone, Debug)]
enum Step {
	Appoint(AccountId, u8),
	SetRegistrar(RegistrarId, u8),
	Rotate(AccountId, RegistrarId, AccountId),
	Deactivate(RegistrarId, Option<Moment>),
	Remove(RegistrarId),
	Attest(AccountId, AccountId, u8, bool, Moment),
	/// To what a registrar proposes, or to a level, a place and a commitment of the account's own.
	Consent(AccountId, RegistrarId, Option<(u8, bool, u8)>),
	Drop(AccountId, AccountId, RegistrarId),
	Renew(AccountId, AccountId, Moment),
	Revoke(AccountId, AccountId),
	ForceRevoke(AccountId),
	Erase(AccountId, AccountId),
	ConfirmErasure(AccountId, AccountId),
	Limits(Ramp, u8),
	Use(AccountId, Ramp, Amount),
	Freeze(AccountId, bool),
	Time(Moment),
	Blocks(u8),
}

/// An amount at a ramp.
#[derive(Clone, Debug)]
enum Amount {
	Plancks(Balance),
	/// All that is left.
	Left,
	/// A planck above what is left.
	AboveLeft,
}

/// Who acts for registrars, and one who does not at first.
fn acts() -> impl Strategy<Value = AccountId> {
	prop_oneof![5 => Just(REGISTRAR), 3 => Just(OTHER_REGISTRAR), 1 => Just(3)]
}

fn number() -> impl Strategy<Value = RegistrarId> {
	prop_oneof![5 => Just(FIRST), 3 => Just(SECOND), 1 => 2u32..4]
}

fn customer() -> impl Strategy<Value = AccountId> {
	10u64..13
}

/// Mostly one ramp, so that its days fill.
fn ramp() -> impl Strategy<Value = Ramp> {
	prop_oneof![2 => Just(Ramp::Deposit), 1 => prop::sample::select(Ramp::ALL.to_vec())]
}

/// Mostly a level that can be attested.
fn level_index() -> impl Strategy<Value = u8> {
	prop_oneof![9 => 1u8..4, 1 => Just(0u8)]
}

/// Mostly where both registrars attest.
fn place() -> impl Strategy<Value = bool> {
	prop::bool::weighted(0.2)
}

fn jurisdiction(elsewhere: bool) -> Jurisdiction {
	country(if elsewhere { "FR" } else { "DE" })
}

/// Whole coins, single plancks, what is left, and too much.
fn amount() -> impl Strategy<Value = Amount> {
	prop_oneof![
		8 => (1u128..15).prop_map(|coins| Amount::Plancks(coins * GCC)),
		4 => (1u128..300).prop_map(|coins| Amount::Plancks(coins * GCC)),
		1 => (1u128..10).prop_map(Amount::Plancks),
		1 => Just(Amount::Plancks(Balance::MAX)),
		4 => Just(Amount::Left),
		2 => Just(Amount::AboveLeft),
	]
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		1 => (1u64..5, level_index()).prop_map(|(a, l)| Step::Appoint(a, l)),
		1 => (number(), level_index()).prop_map(|(r, l)| Step::SetRegistrar(r, l)),
		1 => (acts(), number(), 1u64..6).prop_map(|(a, r, n)| Step::Rotate(a, r, n)),
		1 => (number(), prop::option::of(0..3 * DAY_MS)).prop_map(|(r, t)| Step::Deactivate(r, t)),
		1 => number().prop_map(Step::Remove),
		20 => (acts(), customer(), level_index(), place(), 0..120 * DAY_MS)
			.prop_map(|(a, c, l, p, t)| Step::Attest(a, c, l, p, t)),
		24 => (customer(), number(), prop::option::weighted(0.2, (1u8..4, place(), 1u8..4)))
			.prop_map(|(c, r, named)| Step::Consent(c, r, named)),
		2 => (10u64..13, customer(), number()).prop_map(|(s, c, r)| Step::Drop(s, c, r)),
		8 => (acts(), customer(), 0..120 * DAY_MS).prop_map(|(a, c, t)| Step::Renew(a, c, t)),
		3 => (acts(), customer()).prop_map(|(a, c)| Step::Revoke(a, c)),
		1 => customer().prop_map(Step::ForceRevoke),
		4 => (prop_oneof![acts(), customer()], customer()).prop_map(|(s, c)| Step::Erase(s, c)),
		4 => (acts(), customer()).prop_map(|(a, c)| Step::ConfirmErasure(a, c)),
		2 => (ramp(), 1u8..20).prop_map(|(r, n)| Step::Limits(r, n)),
		60 => (customer(), ramp(), amount()).prop_map(|(c, r, n)| Step::Use(c, r, n)),
		2 => (customer(), prop::bool::weighted(0.3)).prop_map(|(c, on)| Step::Freeze(c, on)),
		16 => prop_oneof![6 => 0..HOUR, 3 => 0..30 * HOUR, 1 => 0..20 * DAY_MS].prop_map(Step::Time),
		5 => (1u8..5).prop_map(Step::Blocks),
	]
}

/// Dispatches as a transaction does; whether it succeeded.
fn call(call: Call<Test>, origin: RuntimeOrigin) -> bool {
	let before = Kyc::registrars();
	let done = with_storage_layer(|| call.dispatch_bypass_filter(origin).map_err(|e| e.error));
	if done.is_err() {
		assert_eq!(Kyc::registrars(), before, "a failing call changed something");
	}
	done.is_ok()
}

/// Whether the account can consent to what a registrar proposes; nothing changes.
fn can_consent(who: AccountId, registrar: RegistrarId, row: Proposal) -> bool {
	let Proposal { level, jurisdiction, commitment, .. } = row;
	hypothetically!(Kyc::consent(signed(who), registrar, level, jurisdiction, commitment).is_ok())
}

/// What the model knows of an attestation, in force or proposed.
#[derive(Clone)]
struct Attested {
	registrar: RegistrarId,
	level: Level,
	written_at: Moment,
	expires_at: Moment,
	revoked: bool,
}

/// What is known from the calls that succeeded alone, and everything that ever passed, with its time.
struct Model {
	passed: Vec<(AccountId, Ramp, Moment, Balance)>,
	limits: BTreeMap<Ramp, RampLimitsByLevel>,
	proposed: BTreeMap<(AccountId, RegistrarId), Attested>,
	attested: BTreeMap<AccountId, Attested>,
	compromised: BTreeMap<RegistrarId, Moment>,
	/// Whether the salt is destroyed.
	tombstones: BTreeMap<(AccountId, RegistrarId), bool>,
}

impl Default for Model {
	/// A chain at its start.
	fn default() -> Self {
		let limits = |ramp| if ramp == Ramp::Withdrawal { WITHDRAWALS } else { LIMITS };
		Self {
			passed: Vec::new(),
			limits: Ramp::ALL.into_iter().map(|ramp| (ramp, limits(ramp))).collect(),
			proposed: BTreeMap::new(),
			attested: BTreeMap::new(),
			compromised: BTreeMap::new(),
			tombstones: BTreeMap::new(),
		}
	}
}

impl Model {
	/// What passed in the time that ends now, to the millisecond.
	fn passed_since(&self, who: AccountId, ramp: Ramp, ago: Moment) -> Balance {
		let from = now() - ago;
		self.passed
			.iter()
			.filter(|(w, r, at, _)| (*w, *r) == (who, ramp) && *at >= from)
			.fold(0, |sum, (.., amount)| sum.saturating_add(*amount))
	}

	fn level_of(&self, who: AccountId) -> LevelInForce {
		let Some(row) = self.attested.get(&who) else {
			return LevelInForce { level: Level::Zero, standing: Standing::Unattested };
		};
		let void = self.compromised.get(&row.registrar).is_some_and(|at| row.written_at >= *at);
		let standing = match (row.revoked, void, now() >= row.expires_at) {
			(true, ..) => Standing::Revoked,
			(_, true, _) => Standing::Compromised,
			(_, _, true) => Standing::Expired,
			_ => return LevelInForce { level: row.level, standing: Standing::InForce },
		};
		LevelInForce { level: Level::Zero, standing }
	}

	/// Whether the chain agrees with what is known.
	fn compare(&self) {
		for who in 10..13 {
			assert_eq!(Kyc::level_of(&who), self.level_of(who));
			// What a wallet is shown is what passes.
			let mut open: Vec<_> = Proposals::<Test>::iter_prefix(who)
				.filter_map(|(id, row)| can_consent(who, id, row).then_some(id))
				.collect();
			open.sort_unstable();
			let shown: Vec<_> =
				Kyc::proposals_of(who).into_iter().map(|row| row.registrar).collect();
			assert_eq!(shown, open);
		}
		let proposed: BTreeSet<_> =
			Proposals::<Test>::iter().map(|(who, registrar, _)| (who, registrar)).collect();
		let expected: BTreeSet<_> = self.proposed.keys().copied().collect();
		assert_eq!(proposed, expected);
		let tombstones: BTreeMap<_, _> = Tombstones::<Test>::iter()
			.map(|(who, registrar, row)| ((who, registrar), row.destroyed_at.is_some()))
			.collect();
		assert_eq!(tombstones, self.tombstones);
	}

	fn use_ramp(&mut self, who: AccountId, ramp: Ramp, amount: Amount) {
		let overview = Kyc::standing(who);
		let left = overview.ramps.iter().find(|row| row.ramp == ramp).unwrap().left;
		let amount = match amount {
			Amount::Plancks(amount) => amount,
			Amount::Left => left,
			Amount::AboveLeft => left.saturating_add(1),
		};
		let LevelInForce { level, standing } = self.level_of(who);
		let limit = self.limits[&ramp][level as usize];
		let frozen = FrozenList::get().contains(&who);
		let fits = |ago| {
			let used = self.passed_since(who, ramp, ago);
			used.checked_add(amount).is_some_and(|sum| sum <= limit.per_day)
		};
		let done = try_use(who, ramp, amount);
		// What a wallet is told is left is what passes.
		assert_eq!(done.is_ok(), !frozen && amount <= left);
		let Err(error) = done else {
			assert!(amount <= limit.per_operation, "an operation's limit was passed");
			// Nothing passes also after a limit was lowered, or a level fell.
			assert!(amount == 0 || fits(24 * HOUR), "a day's limit was passed");
			self.passed.push((who, ramp, now(), amount));
			return;
		};
		// Not without a reason, and with the right one.
		let expected = match standing {
			_ if frozen => LimitError::Frozen,
			Standing::Expired => LimitError::Expired,
			Standing::Revoked | Standing::Compromised => LimitError::Revoked,
			_ if limit.per_operation == 0 => LimitError::NotVerified,
			_ if amount > limit.per_operation => LimitError::AboveOperationLimit,
			_ => LimitError::AboveDailyLimit,
		};
		assert_eq!(error, expected);
		assert!(
			frozen || amount > limit.per_operation || !fits(25 * HOUR),
			"refused within the limits"
		);
	}

	fn take(&mut self, step: Step) {
		let level = |index: u8| Level::ALL[usize::from(index)];
		match step {
			Step::Appoint(account, index) => {
				let (max_level, jurisdictions) = (level(index), countries(&["DE"]));
				call(Call::appoint_registrar { account, max_level, jurisdictions }, root());
			},
			Step::SetRegistrar(registrar, index) => {
				let (max_level, jurisdictions) = (level(index), countries(&["DE", "FR"]));
				call(Call::set_registrar { registrar, max_level, jurisdictions }, root());
			},
			Step::Rotate(by, registrar, account) => {
				call(Call::rotate_registrar { registrar, account }, signed(by));
			},
			Step::Deactivate(registrar, ago) => {
				let compromised_since = ago.map(|ago| now() - ago);
				if call(Call::deactivate_registrar { registrar, compromised_since }, root()) {
					self.compromised.remove(&registrar);
					self.compromised.extend(compromised_since.map(|since| (registrar, since)));
				}
			},
			Step::Remove(registrar) => {
				call(Call::remove_registrar { registrar }, root());
			},
			Step::Attest(by, who, index, elsewhere, validity) => {
				let (level, expires_at) = (level(index), now() + validity);
				let registrar = RegistrarOf::<Test>::get(by);
				let attest = Call::attest {
					who,
					level,
					jurisdiction: jurisdiction(elsewhere),
					expires_at,
					commitment: commitment(index),
				};
				if call(attest, signed(by)) {
					let registrar = registrar.unwrap();
					let written_at = now();
					let row = Attested { registrar, level, written_at, expires_at, revoked: false };
					self.proposed.insert((who, registrar), row);
				}
			},
			Step::Consent(who, registrar, named) => {
				// Mostly to what there is.
				let registrar = match Proposals::<Test>::iter_key_prefix(who).next() {
					Some(proposing) if named.is_none() => proposing,
					_ => registrar,
				};
				let proposal = Proposals::<Test>::get(who, registrar);
				let proposed = proposal.map(|row| (row.level, row.jurisdiction, row.commitment));
				let (level, jurisdiction, commitment) = named
					.map(|(index, elsewhere, seed)| {
						(level(index), jurisdiction(elsewhere), commitment(seed))
					})
					.or(proposed)
					.unwrap_or((Level::One, country("DE"), commitment(1)));
				let consent = Call::consent { registrar, level, jurisdiction, commitment };
				if call(consent, signed(who)) {
					assert_eq!(
						proposed,
						Some((level, jurisdiction, commitment)),
						"consent to something else"
					);
					let row = self.proposed.remove(&(who, registrar)).unwrap();
					if let Some(former) = self.attested.insert(who, row) {
						if former.registrar != registrar {
							self.tombstones.insert((who, former.registrar), false);
						}
					}
				}
			},
			Step::Drop(by, who, registrar) => {
				if call(Call::drop_proposal { who, registrar }, signed(by)) {
					self.proposed.remove(&(who, registrar));
				}
			},
			Step::Renew(by, who, validity) => {
				let expires_at = now() + validity;
				if call(Call::renew { who, expires_at }, signed(by)) {
					let row = self.attested.get_mut(&who).unwrap();
					(row.written_at, row.expires_at) = (now(), expires_at);
				}
			},
			Step::Revoke(by, who) => {
				if call(Call::revoke { who, reason: RevokeReason::Other }, signed(by)) {
					let row = self.attested.get_mut(&who).unwrap();
					row.revoked = true;
					self.proposed.remove(&(who, row.registrar));
				}
			},
			Step::ForceRevoke(who) => {
				let reason = RevokeReason::Compliance;
				if call(Call::force_revoke { who, reason }, signed(COMPLIANCE)) {
					self.attested.get_mut(&who).unwrap().revoked = true;
					self.proposed.retain(|(proposed_to, _), _| *proposed_to != who);
				}
			},
			Step::Erase(by, who) => {
				if call(Call::erase { who }, signed(by)) {
					let registrar = self.attested.remove(&who).unwrap().registrar;
					self.proposed.remove(&(who, registrar));
					self.tombstones.insert((who, registrar), by != who);
				}
			},
			Step::ConfirmErasure(by, who) => {
				let registrar = RegistrarOf::<Test>::get(by);
				if call(Call::confirm_erasure { who }, signed(by)) {
					let before = self.tombstones.insert((who, registrar.unwrap()), true);
					assert_eq!(before, Some(false), "nothing was to be confirmed");
				}
			},
			Step::Limits(ramp, base) => {
				let base = Balance::from(base);
				let limits = [1, 2, 3, 4].map(|level| limit(base * level, 3 * base * level));
				if call(Call::set_limits { ramp, limits }, root()) {
					self.limits.insert(ramp, limits);
				}
			},
			Step::Use(who, ramp, amount) => self.use_ramp(who, ramp, amount),
			Step::Freeze(who, on) => {
				FrozenList::set(if on { vec![who] } else { Vec::new() });
			},
			Step::Time(ms) => pass(ms),
			Step::Blocks(count) => blocks(count.into()),
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(128))]

	#[test]
	fn any_sequence_should_keep_the_invariants(steps in vec(step(), 1..200)) {
		ExtBuilder::default().build().execute_with(|| {
			let mut model = Model::default();
			for step in steps {
				let what = format!("{step:?}");
				model.take(step);
				model.compare();
				if let Err(error) = Kyc::do_try_state() {
					panic!("{error:?} after {what}");
				}
			}
		});
	}

	/// In any order of amounts and times no 24 hours of any ramp see more than the limit, and nothing
	/// is refused that the last 25 hours leave room for.
	#[test]
	fn usage_should_never_pass_a_limit(
		ramp in prop::sample::select(Ramp::ALL.to_vec()),
		steps in vec((prop_oneof![3 => 0..HOUR, 1 => 0..9 * HOUR], 1u128..120), 1..60),
	) {
		ExtBuilder::default().build().execute_with(|| {
			verify(ALICE, Level::One);
			let most = LIMITS[1];
			let mut passed: Vec<(Moment, Balance)> = Vec::new();
			for (later, coins) in steps {
				pass(later);
				let (at, amount) = (now(), coins * GCC);
				let done = try_use(ALICE, ramp, amount);
				let since = |ago: Moment, passed: &[(Moment, Balance)]| {
					passed.iter().filter(|(then, _)| *then >= at - ago).map(|row| row.1).sum::<u128>()
				};
				if done.is_err() {
					prop_assert!(
						amount > most.per_operation
							|| since(25 * HOUR, &passed) + amount > most.per_day
					);
				} else {
					passed.push((at, amount));
					prop_assert!(amount <= most.per_operation);
					prop_assert!(since(24 * HOUR, &passed) <= most.per_day);
				}
			}
			Kyc::do_try_state().unwrap();
			Ok(())
		})?;
	}

	/// Whatever the order and the times, the sum counted is what happened in the last 24 hours or
	/// more, and never what is older than 25 hours.
	#[test]
	fn a_rolling_day_should_round_against_the_customer(
		steps in vec((0..8 * HOUR, 0u128..1_000), 1..80),
	) {
		let mut day = RollingDay::default();
		let mut all: Vec<(Moment, Balance)> = Vec::new();
		let mut at = START;
		for (later, amount) in steps {
			at += later;
			let since = |ago: Moment| {
				all.iter().filter(|(then, _)| *then > at - ago).map(|(_, n)| *n).sum::<Balance>()
			};
			prop_assert!(day.amount(at) >= since(24 * HOUR));
			prop_assert!(day.amount(at) <= since(25 * HOUR));
			prop_assert_eq!(day.is_stale(at), day.count(at) == 0);
			day.add(at, amount);
			all.push((at, amount));
			prop_assert!(day.hours().len() <= 25);
		}
	}
}

#[test]
fn what_is_left_should_be_what_passes_in_a_rolled_back_try() {
	// A wallet's question changes nothing.
	ExtBuilder::default().build_and_execute(|| {
		let before = Usage::<Test>::iter().count();
		hypothetically!(Kyc::try_use(&ALICE, Ramp::Deposit, GCC).unwrap());
		assert_eq!(Usage::<Test>::iter().count(), before);
		assert_eq!(Kyc::standing(ALICE).ramps[0].left, 10 * GCC);
	});
}
