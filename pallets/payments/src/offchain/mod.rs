//! The off-chain worker: reads what came on the networks and reports it.
//!
//! It runs after each block on the nodes of current validators (whoever holds one's oracle key), in
//! rounds that are [`ROUND_EVERY`] apart at least. Networks know nothing of one another: each has its
//! own lock, and they take turns in being first. One that hangs keeps a run of the worker waiting,
//! and the run of the next block goes on with the other.
//!
//! **A round** reads the listings of the network's watched addresses, one each, from where the last
//! round ended and a little before. Once in [`DEEP_EVERY`] it reads from the oldest watched order on,
//! for providers have lost rows and shown them later. A listing is read in pages, a bounded number
//! of a round, and the next round goes on: a flood delays, it hides nothing. TRON's listing has no
//! memos, so what came is looked up there once each, a bounded number in a round, and what that
//! showed is remembered.
//!
//! **What is found** (transfers with the memo of a watched order) is kept on this machine until the
//! chain has it or watches its order no more. Which of it is reported is decided by the chain's
//! state alone: what this validator could vote on now. So a node that is killed at any moment goes
//! on where it was, and votes that ran out are repeated. What is read again is judged again: a
//! payment of an order that this node heard of later is found then, and so is one whose agreement
//! was lost with a fork.
//!
//! **A second provider**, if there is one, is read in the same way by itself. What only one of them
//! shows, or what they show differently, is not reported and counted as a disagreement.
//!
//! **Failing.** Whatever goes wrong with a provider ends its round: nothing is known then, least of
//! all that nothing was paid. The HTTP client remembers when to ask it again. What goes wrong with a
//! single transaction, which a stranger may have made so, is tried a few times and then passed over.
//!
//! **Bounds.** A provider has [`PROVIDER_TIME`] in a round. Of each listing it is asked for
//! [`mornet_payment_rails`]' number of pages and for [`MAX_LOOKUPS`] look-ups, and [`MAX_FOUND`]
//! transfers are kept: none of it grows with the number of orders. Listings take turns in being
//! first, so that a flood in one of them does not use up the time of the others.

#![allow(clippy::cast_possible_truncation, reason = "in what is derived for encoding enums")]

mod ton;
mod tron;

use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};

use codec::{Decode, Encode};
use frame_support::traits::Get;
use frame_system::offchain::SubmitTransaction;
use mornet_offchain_http::{BaseUrl, Client, Endpoint, Error as HttpError};
use mornet_payment_rails::{judge, Expectation, Verdict, Wait};
use mornet_primitives::{
	oracle::{AuthorityId, OracleValidators},
	payments::{
		order::MAX_CLOCK_SKEW,
		store::{self, NetworkConfig, Progress, Provider, Sent},
		Claim, Memo, Network, Observation, OrderId, Report, Target, TonAddress, TransferId,
		TronAddress, MAX_CLAIMS,
	},
	units::time::HOUR_MS,
	BlockNumber, Moment,
};
use sp_application_crypto::RuntimeAppPublic;
use sp_runtime::{
	offchain::{
		storage::{MutateStorageError, StorageRetrievalError, StorageValueRef},
		storage_lock::{StorageLock, Time},
		Duration, Timestamp,
	},
	traits::UniqueSaturatedInto,
	BoundedVec,
};

use crate::{pallet::*, AccountIdOf, OrderOf, LOG_TARGET};

/// Time between two rounds of a network, in milliseconds. Without a key TonAPI takes one request in
/// 4 s.
pub const ROUND_EVERY: Moment = 12_000;

/// How long a provider may take in a round, in milliseconds.
pub const PROVIDER_TIME: u64 = 25_000;

/// With less than this left of it, in milliseconds, a provider is asked for nothing more: it is not
/// its fault that it cannot answer.
const LEAST_TIME: u64 = 2_000;

/// After which time a round is taken for dead, in milliseconds: longer than one of two providers.
pub const LOCK: u64 = PROVIDER_TIME * 2 + 10_000;

/// By how much a round reads again what the last one read, in milliseconds.
pub const OVERLAP: Moment = 600_000;

/// How often everything is read again, in milliseconds.
pub const DEEP_EVERY: Moment = 3_600_000;

/// Transactions that are looked up in a round for a listing.
pub const MAX_LOOKUPS: u32 = 20;

/// Transfers that are kept of a listing until the chain has them. While there is no room for
/// another, no more is read.
pub const MAX_FOUND: usize = 1_024;

/// Rounds in which a transaction is tried that cannot be read.
pub const ATTEMPTS: u8 = 3;

/// Rounds in which a transaction is tried that is listed and that the solidified chain has not:
/// about 40 minutes.
pub const ATTEMPTS_MISSING: u8 = 200;

/// Transactions of a listing whose attempts are counted: those of some rounds.
const MAX_TRIED: usize = 64;

/// How far a provider may be behind the other one before what it does not show counts as a
/// disagreement, in milliseconds.
const LAG: Moment = 600_000;

/// How far the chain's time may be behind this machine's for the worker to run, in milliseconds: a
/// node that is behind knows neither all orders nor all votes.
const MAX_BEHIND: Moment = 300_000;

/// Blocks after which a report is sent again of which the state shows nothing.
pub const RESEND: BlockNumber = 8;

/// A listing: all that came to an address, of one token on TRON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode)]
enum Listing {
	Tron { pay_to: TronAddress, contract: TronAddress },
	Ton(TonAddress),
}

impl Listing {
	const fn of(target: &Target) -> Self {
		match *target {
			Target::Trc20 { pay_to, contract } => Self::Tron { pay_to, contract },
			Target::Ton { pay_to } | Target::Jetton { pay_to, .. } => Self::Ton(pay_to),
		}
	}
}

/// What is watched in a listing.
#[derive(Clone, Debug, Default)]
struct Watch {
	targets: Vec<Target>,
	/// Nothing that came before matters.
	horizon: Moment,
	/// The order made first, and when.
	oldest: Option<(OrderId, Moment)>,
}

/// Where a listing's next round goes on by the page.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode)]
enum Cursor {
	Tron(mornet_payment_rails::tron::Cursor),
	Ton(mornet_payment_rails::ton::Cursor),
}

/// How far a listing was read by a provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode)]
struct Scanned {
	/// All before was read.
	read_to: Moment,
	/// Where to go on; `None` if all was read, or it is `read_to` alone that counts.
	cursor: Option<Cursor>,
	/// Whether the last round read all there was.
	complete: bool,
	/// When a reading from the oldest order on began, last: the chain's time.
	deep: Moment,
	/// When the last round began that read all there was: the chain's time.
	done: Moment,
	/// The first hour with a list of transactions that were looked at.
	seen_from: Option<u64>,
	/// Transactions that could not be read, and how often.
	tried: Vec<([u8; 32], u8)>,
}

/// Hash of a transaction.
type Transaction = [u8; 32];

/// What came of a reading.
struct Reading {
	/// Whether all there was was read.
	complete: bool,
	/// Whether the provider failed.
	failed: bool,
	/// Transactions that were given up.
	unreadable: u64,
}

/// What the providers found of a network.
#[derive(Clone, Debug, Default)]
struct Found {
	/// What can be vouched for.
	agreed: Vec<Claim>,
	/// Transfers that the providers show differently.
	disagreements: u32,
	/// Transfers in all.
	pending: u32,
}

/// One provider's reading of one listing in a round.
struct Reader<'a, T: Config> {
	network: Network,
	second: bool,
	listing: Listing,
	watch: &'a Watch,
	client: Client<'a>,
	/// When the provider's time is over.
	until: Timestamp,
	/// The chain's time.
	now: Moment,
	state: Scanned,
	found: Vec<Claim>,
	/// The transactions that were looked at, by hour, as far as those hours were needed.
	seen: BTreeMap<u64, BTreeMap<Transaction, Vec<Observation>>>,
	/// The hours of which there is more now.
	changed: BTreeSet<u64>,
	unreadable: u64,
	runtime: core::marker::PhantomData<T>,
}

fn read<V: Decode>(key: &[u8]) -> Option<V> {
	StorageValueRef::persistent(key).get().unwrap_or_else(|_| {
		// What another version wrote. It is found anew.
		log::warn!(target: LOG_TARGET, "unreadable off-chain storage is dropped");
		None
	})
}

fn write(key: &[u8], value: &impl Encode) {
	StorageValueRef::persistent(key).set(value);
}

/// Changes a network's progress, which runs of several blocks write. One that is always faster
/// makes this change be lost, which costs a number in a metric.
fn note(network: Network, change: impl Fn(&mut Progress)) {
	const ATTEMPTS: u32 = 4;

	let key = store::progress(network);
	let storage = StorageValueRef::persistent(&key);
	for _ in 0..ATTEMPTS {
		let written = storage.mutate(
			|stored: Result<Option<Progress>, StorageRetrievalError>| -> Result<Progress, ()> {
				let mut progress = stored.unwrap_or_default().unwrap_or_default();
				change(&mut progress);
				Ok(progress)
			},
		);
		if !matches!(written, Err(MutateStorageError::ConcurrentModification(_))) {
			return;
		}
	}
}

impl<T: Config> Pallet<T> {
	/// Reads the networks and reports what is found.
	pub(crate) fn run_worker(block: frame_system::pallet_prelude::BlockNumberFor<T>) {
		let keys = AuthorityId::all();
		let me: Vec<_> =
			T::Validators::all().into_iter().filter(|(key, _)| keys.contains(key)).collect();
		if me.is_empty() {
			return;
		}
		let wall = sp_io::offchain::timestamp().unix_millis();
		if wall.saturating_sub(Self::now()) > MAX_BEHIND {
			log::debug!(target: LOG_TARGET, "the node is behind");
			return;
		}
		let block: BlockNumber = block.unique_saturated_into();
		// In turns: neither waits for the other's providers alone, and the pool takes one report of a
		// validator at a time.
		let [one, other] = Network::ALL;
		let networks = if block.is_multiple_of(2) { [one, other] } else { [other, one] };
		for network in networks {
			let Some(config) = read::<NetworkConfig>(&store::config(network)) else { continue };
			Self::round(network, &config);
			Self::send_votes(network, &config, &me, block);
		}
	}

	/// The network's listings, and what is watched in each.
	fn listings(network: Network) -> BTreeMap<Listing, Watch> {
		let mut listings = BTreeMap::<Listing, Watch>::new();
		for watch in Self::watches() {
			let Some(oldest) = watch.oldest else { continue };
			if watch.rail.network() != network {
				continue;
			}
			let horizon = oldest.1.saturating_sub(MAX_CLOCK_SKEW);
			let entry = listings.entry(Listing::of(&watch.target)).or_insert_with(|| Watch {
				targets: Vec::new(),
				horizon,
				oldest: Some(oldest),
			});
			entry.horizon = entry.horizon.min(horizon);
			entry.oldest = entry.oldest.min(Some(oldest));
			entry.targets.push(watch.target);
		}
		for watch in listings.values_mut() {
			// A target that governance set, replaced and set again has two numbers.
			watch.targets.sort_unstable();
			watch.targets.dedup();
		}
		listings
	}

	/// Reads all listings of a network, if it is time and no other run does.
	fn round(network: Network, config: &NetworkConfig) {
		let lock_key = store::lock(network);
		let mut lock = StorageLock::<Time>::with_deadline(&lock_key, Duration::from_millis(LOCK));
		let Ok(_running) = lock.try_lock() else { return };
		// Not the time at which the run began: it may have waited for the other network.
		let wall = sp_io::offchain::timestamp().unix_millis();
		let progress = read::<Progress>(&store::progress(network)).unwrap_or_default();
		// A last round in the future comes from a clock that was wrong.
		if wall.abs_diff(progress.last_round) < ROUND_EVERY {
			return;
		}
		let listings = Self::listings(network);
		let oldest = listings.values().filter_map(|watch| watch.oldest).min();
		note(network, |progress| {
			progress.rounds = progress.rounds.saturating_add(1);
			progress.last_round = wall;
			progress.oldest = oldest;
		});

		let mut in_turn: Vec<_> = listings.iter().collect();
		let turn = progress.rounds.checked_rem(in_turn.len() as u64).unwrap_or(0);
		in_turn.rotate_left(usize::try_from(turn).unwrap_or(0));
		let mut complete = true;
		let mut unreadable = 0u64;
		for second in [false, true] {
			let Some(provider) = config.provider(second) else { continue };
			let Some(endpoint) = endpoint(network, second, provider) else {
				complete = false;
				continue;
			};
			let until = sp_io::offchain::timestamp().add(Duration::from_millis(PROVIDER_TIME));
			for (listing, watch) in &in_turn {
				let client = Client::new(&endpoint).until(until);
				let reading =
					Reader::<T>::begin(network, second, **listing, watch, client, until).run();
				complete &= reading.complete && !reading.failed;
				unreadable = unreadable.saturating_add(reading.unreadable);
				if reading.failed {
					break;
				}
			}
		}
		let found = Self::compare(network, config, &listings);
		note(network, |progress| {
			if complete {
				progress.read_to = wall;
			}
			progress.unreadable = progress.unreadable.saturating_add(unreadable);
			progress.disagreements = found.disagreements;
			progress.pending = found.pending;
		});
	}

	/// What the providers found.
	fn compare(
		network: Network,
		config: &NetworkConfig,
		listings: &BTreeMap<Listing, Watch>,
	) -> Found {
		let Found { mut agreed, mut disagreements, mut pending } = Found::default();
		let now = Self::now();
		for listing in listings.keys() {
			let found = |second| {
				let mut found: Vec<Claim> =
					read(&store::found(network, second, listing)).unwrap_or_default();
				found.retain(|claim| awaited::<T>(claim, now));
				found
			};
			let first = found(false);
			if config.second.is_none() {
				pending = pending.saturating_add(count(first.len()));
				agreed.extend(first);
				continue;
			}
			let by_transfer = |claims: Vec<Claim>| -> BTreeMap<TransferId, Claim> {
				claims.into_iter().map(|claim| (claim.transfer, claim)).collect()
			};
			let (first, second) = (by_transfer(first), by_transfer(found(true)));
			let done = |second| {
				read::<Scanned>(&store::scan(network, second, listing)).map_or(0, |s| s.done)
			};
			let (first_done, second_done) = (done(false), done(true));
			let transfers: BTreeSet<_> = first.keys().chain(second.keys()).collect();
			pending = pending.saturating_add(count(transfers.len()));
			for transfer in transfers {
				let differ = match (first.get(transfer), second.get(transfer)) {
					(Some(one), Some(other)) if one == other => {
						agreed.push(*one);
						false
					},
					(Some(_), Some(_)) => true,
					// The other one has read on, and not shown it.
					(Some(claim), None) => second_done > claim.time.saturating_add(LAG),
					(None, Some(claim)) => first_done > claim.time.saturating_add(LAG),
					(None, None) => false,
				};
				disagreements = disagreements.saturating_add(u32::from(differ));
			}
		}
		Found { agreed, disagreements, pending }
	}

	/// Sends a report of what was found and this node's validators can vote on.
	fn send_votes(
		network: Network,
		config: &NetworkConfig,
		me: &[(AuthorityId, AccountIdOf<T>)],
		block: BlockNumber,
	) {
		// What is found is kept; reports that nobody takes are not made.
		if T::Paused::get() {
			return;
		}
		let mut found = Self::compare(network, config, &Self::listings(network)).agreed;
		found.sort_unstable_by_key(|claim| (claim.time, *claim));
		let now = Self::now();
		for (key, account) in me {
			let claims: Vec<_> = found
				.iter()
				.filter(|claim| Self::may_vote(account, claim, now).is_ok())
				.take(MAX_CLAIMS as usize)
				.copied()
				.collect();
			let Ok(claims) = BoundedVec::try_from(claims) else { continue };
			if claims.is_empty() {
				continue;
			}
			let sent = Sent { block, claims: sp_io::hashing::blake2_128(&(key, &claims).encode()) };
			let sent_key = store::sent(network);
			let on_its_way = read::<Sent>(&sent_key).is_some_and(|last| {
				// On a fork the block's number may be the lower one.
				last.claims == sent.claims && block.abs_diff(last.block) < RESEND
			});
			if on_its_way {
				continue;
			}
			let report = Report { at: block, claims };
			let Some(signature) = key.sign(&report.signed_message(&Self::genesis_hash())) else {
				log::error!(target: LOG_TARGET, "the oracle key is gone from the keystore");
				continue;
			};
			let votes = count(report.claims.len());
			let call = Call::attest { key: key.clone(), report, signature };
			let xt = T::create_authorized_transaction(call.into());
			match SubmitTransaction::<T, Call<T>>::submit_transaction(xt) {
				Ok(()) => {
					log::debug!(target: LOG_TARGET, "sent {votes} votes");
					write(&sent_key, &sent);
					note(network, |progress| {
						progress.votes = progress.votes.saturating_add(votes.into());
					});
				},
				// The pool has the last one still, or is full: later is early enough.
				Err(()) => log::debug!(target: LOG_TARGET, "the pool refused a report"),
			}
		}
	}
}

/// How a provider is asked. `None` if its configuration is no good.
fn endpoint(network: Network, second: bool, provider: &Provider) -> Option<Endpoint> {
	let read = || {
		let base = BaseUrl::parse(&provider.base_url)?;
		let key = provider
			.api_key
			.as_deref()
			.map(|key| match network {
				Network::Tron => mornet_payment_rails::tron::api_key(key),
				Network::Ton => mornet_payment_rails::ton::api_key(key),
			})
			.transpose()?;
		Ok::<_, mornet_offchain_http::EndpointError>(Endpoint::new(
			store::endpoint_name(network, second),
			base,
			key,
		))
	};
	read()
		.inspect_err(|error| log::error!(target: LOG_TARGET, "{network:?} is not read: {error}"))
		.ok()
}

fn count(length: usize) -> u32 {
	u32::try_from(length).unwrap_or(u32::MAX)
}

impl<'a, T: Config> Reader<'a, T> {
	/// Takes up where the last round ended.
	fn begin(
		network: Network,
		second: bool,
		listing: Listing,
		watch: &'a Watch,
		client: Client<'a>,
		until: Timestamp,
	) -> Self {
		let now = Pallet::<T>::now();
		let mut state =
			read::<Scanned>(&store::scan(network, second, &listing)).unwrap_or_default();
		if state.complete {
			state.read_to = match now.saturating_sub(state.deep) {
				..DEEP_EVERY => state.read_to.saturating_sub(OVERLAP),
				_ => watch.horizon,
			};
			state.cursor = None;
		}
		if state.read_to <= watch.horizon {
			state.read_to = watch.horizon;
			state.deep = now;
		}
		state.complete = false;
		let found: Vec<Claim> = read(&store::found(network, second, &listing)).unwrap_or_default();
		let found = found.into_iter().filter(|claim| awaited::<T>(claim, now)).collect();
		Self {
			network,
			second,
			listing,
			watch,
			client,
			until,
			now,
			state,
			found,
			seen: BTreeMap::new(),
			changed: BTreeSet::new(),
			unreadable: 0,
			runtime: core::marker::PhantomData,
		}
	}

	/// Reads the listing, as far as the round allows.
	fn run(mut self) -> Reading {
		let outcome = match self.listing {
			Listing::Tron { .. } => self.read_tron(),
			Listing::Ton(wallet) => self.read_ton(wallet),
		};
		if self.state.complete {
			self.state.done = self.now;
		}
		if let Err(error) = &outcome {
			log::debug!(
				target: LOG_TARGET,
				"{}: {}",
				self.client.endpoint().name(),
				error.name()
			);
		}
		self.forget_seen();
		let (network, second, listing) = (self.network, self.second, &self.listing);
		for (hour, seen) in self.seen.iter().filter(|(hour, _)| self.changed.contains(hour)) {
			write(&store::seen(network, second, listing, *hour), seen);
		}
		// What was found is written before how far was read: if the node is killed between, it is
		// found again.
		write(&store::found(network, second, listing), &self.found);
		write(&store::scan(network, second, listing), &self.state);
		Reading {
			complete: self.state.complete,
			failed: outcome.is_err(),
			unreadable: self.unreadable,
		}
	}

	/// Whether there is time for another request.
	fn has_time(&self) -> bool {
		let least = Duration::from_millis(LEAST_TIME);
		sp_io::offchain::timestamp().add(least) <= self.until
	}

	/// The order whose memo this is, if it is watched and to be paid to this listing.
	fn order_of(&self, memo: &[u8]) -> Option<OrderOf<T>> {
		let memo = Memo::find(memo)?;
		let order = Orders::<T>::get(memo.order())?;
		(order.memo == memo && order.watched && Listing::of(&order.target) == self.listing)
			.then_some(order)
	}

	/// Keeps an observation that is a payment of an order's.
	///
	/// # Errors
	///
	/// If it is to be judged again.
	fn keep(&mut self, target: &Target, observation: &Observation) -> Result<(), Wait> {
		let Some(order) = self.order_of(&observation.memo) else { return Ok(()) };
		let expected = Expectation {
			order: order.memo.order(),
			memo: order.memo,
			target: &order.target,
			terms: &order.terms,
		};
		match judge(&expected, target, observation, self.now) {
			Verdict::Match { claim, .. } => {
				// What the provider shows now counts, should it have shown something else before.
				self.found.retain(|other| other.transfer != claim.transfer);
				if awaited::<T>(&claim, self.now) {
					self.found.push(claim);
				}
				Ok(())
			},
			Verdict::NotYet(wait) => Err(wait),
			Verdict::NotOurs(reason) => {
				log::debug!(
					target: LOG_TARGET,
					"{:?} is no payment of order {}: {}",
					observation.transfer,
					order.memo.order(),
					reason.name()
				);
				Ok(())
			},
		}
	}

	/// Whether there is room for another transfer.
	fn has_room(&self) -> bool {
		self.found.len() < MAX_FOUND
	}

	/// What the transfers of a transaction were that was looked at.
	fn seen(&mut self, tx: &Transaction, time: Moment) -> Option<Vec<Observation>> {
		self.seen_in(time).get(tx).cloned()
	}

	/// Remembers what the transfers of a transaction are. It need not be looked at again.
	fn note_seen(&mut self, tx: Transaction, time: Moment, observations: Vec<Observation>) {
		let hour = time / HOUR_MS;
		self.state.seen_from = Some(self.state.seen_from.map_or(hour, |from| from.min(hour)));
		self.state.tried.retain(|(other, _)| *other != tx);
		self.changed.insert(hour);
		self.seen_in(time).insert(tx, observations);
	}

	fn seen_in(&mut self, time: Moment) -> &mut BTreeMap<Transaction, Vec<Observation>> {
		let hour = time / HOUR_MS;
		let key = store::seen(self.network, self.second, &self.listing, hour);
		self.seen.entry(hour).or_insert_with(|| read(&key).unwrap_or_default())
	}

	/// Counts an attempt to read a transaction: whether there were `most`, so that it is given up.
	fn give_up_on(&mut self, tx: &Transaction, most: u8) -> bool {
		let before = self.state.tried.iter().find(|(other, _)| other == tx).map_or(0, |(_, n)| *n);
		let tried = before.saturating_add(1);
		self.state.tried.retain(|(other, _)| other != tx);
		if tried >= most {
			self.unreadable = self.unreadable.saturating_add(1);
			return true;
		}
		self.state.tried.push((*tx, tried));
		let surplus = self.state.tried.len().saturating_sub(MAX_TRIED);
		self.state.tried.drain(..surplus);
		false
	}

	/// Drops the lists of hours that are not read any more.
	fn forget_seen(&mut self) {
		/// Hours that are dropped in a round: many more than pass between two.
		const MOST: usize = 48;

		let first = self.watch.horizon / HOUR_MS;
		let Some(from) = self.state.seen_from else { return };
		for hour in (from..first).take(MOST) {
			let key = store::seen(self.network, self.second, &self.listing, hour);
			StorageValueRef::persistent(&key).clear();
			self.seen.remove(&hour);
			self.changed.remove(&hour);
			self.state.seen_from = Some(hour.saturating_add(1));
		}
	}
}

/// Whether the chain takes votes on a transfer still, or will once its time has come.
fn awaited<T: Config>(claim: &Claim, now: Moment) -> bool {
	Orders::<T>::get(claim.order)
		.is_some_and(|order| Pallet::<T>::admit(&order, claim, now.max(claim.time)).is_ok())
}

/// Why a reading ended early.
type Outcome = Result<(), HttpError>;
