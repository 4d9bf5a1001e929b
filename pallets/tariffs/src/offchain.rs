//! The operators' worker: reads the governed source and reports prices through `pallet-oracle`.
//!
//! It works on a node whose keystore has an operator's key (type [`crypto::KEY_TYPE`]), after each
//! block that is due. A round reads the source, compares it with what the operator reported last
//! according to the chain, and sends one transaction with what is new or would expire soon. After a
//! fault it waits longer each time.
//!
//! It may run twice for a block, on a fork, or not at all. The chain is right in each case: a report
//! is a statement of now that a later one replaces. What the worker remembers (in the node's local
//! storage) only spares work and fees.
//!
//! `docs/tariff-feed.md` is the operators' manual.

pub mod document;

use alloc::{collections::BTreeMap, vec::Vec};
use core::fmt;

use codec::{Decode, Encode};
use frame_support::{traits::Get, BoundedVec};
use frame_system::{
	offchain::{Account, ForAny, SendSignedTransaction, Signer},
	pallet_prelude::BlockNumberFor,
};
use mornet_offchain_http::{Client, Endpoint, Error, Request};
use mornet_primitives::{tariffs::Feed, Balance, Moment};
use pallet_oracle::RawValues;
use sp_core::offchain::Duration;
use sp_runtime::{
	offchain::{storage::StorageValueRef, storage_lock::StorageLock},
	SaturatedConversion,
};

use crate::{history, pallet::*, split_source, AccountIdOf, Parameters, LOG_TARGET};
use document::{Document, DocumentError};

/// The key of an operator's node.
pub mod crypto {
	use frame_system::offchain::AppCrypto;
	use sp_core::{crypto::KeyTypeId, sr25519};
	use sp_runtime::{MultiSignature, MultiSigner};

	/// Type of the key in the keystore.
	pub const KEY_TYPE: KeyTypeId = KeyTypeId(*b"tfop");

	mod app {
		use sp_application_crypto::{app_crypto, sr25519};

		app_crypto!(sr25519, super::KEY_TYPE);
	}

	/// Public key of an operator: its account.
	pub type OperatorId = app::Public;

	/// How an operator's node signs transactions: with the sr25519 key of an ordinary account.
	pub struct OperatorKey;

	impl AppCrypto<MultiSigner, MultiSignature> for OperatorKey {
		type RuntimeAppPublic = OperatorId;
		type GenericPublic = sr25519::Public;
		type GenericSignature = sr25519::Signature;
	}
}

/// Key of what the worker remembers, in the node's local storage.
pub(crate) const MEMORY: &[u8] = b"mornet/tariffs/v1/worker";

/// Key of the lock that keeps workers of two blocks from working at a time.
const LOCK: &[u8] = b"mornet/tariffs/v1/lock";

/// The source's name among the endpoints that the node keeps a health record of.
pub(crate) const ENDPOINT: &str = "tariffs";

/// How long the source may take to answer, in milliseconds.
pub(crate) const FETCH_TIMEOUT: u64 = 10_000;

/// When a lock counts as forgotten, in milliseconds: its owner has given up long before.
const LOCK_TIMEOUT: u64 = 3 * FETCH_TIMEOUT;

/// Longest answer of the source, in bytes.
pub(crate) const MAX_BODY: u32 = 64 * 1024;

/// After how many blocks a transaction that is in no block counts as lost. As long as transactions
/// that the runtime signs for the worker should live.
pub const SENT_EXPIRES: u64 = 64;

/// Longest wait after faults, in periods.
const MAX_BACKOFF: u64 = 64;

/// What the worker remembers between blocks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Memory {
	/// The block after which the next round is due.
	pub due: u64,
	/// Faults in a row.
	pub faults: u32,
	/// The last transaction.
	pub sent: Option<Sent>,
}

/// A transaction that was given to the pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode)]
pub(crate) struct Sent {
	/// Its nonce: the account's on the chain is higher once it is in a block.
	pub nonce: u64,
	/// The block after which it was sent.
	pub block: u64,
}

impl Memory {
	/// Whether a round is due after a block, at which the operator's account has this nonce.
	pub(crate) fn is_due(&self, block: u64, nonce: u64, period: u64) -> bool {
		let under_way = self.sent.is_some_and(|sent| {
			nonce <= sent.nonce
				&& (sent.block..sent.block.saturating_add(SENT_EXPIRES)).contains(&block)
		});
		// Further away than any wait: remembered from a chain that is no more.
		let absurd = self.due > block.saturating_add(period.saturating_mul(MAX_BACKOFF));
		!under_way && (block >= self.due || absurd)
	}

	/// What to remember after a round without fault.
	fn after(block: u64, wait: u64, sent: Option<Sent>) -> Self {
		Self { due: block.saturating_add(wait), faults: 0, sent }
	}

	/// What to remember after a fault: the wait doubles with each in a row.
	pub(crate) fn after_fault(&self, block: u64, period: u64) -> Self {
		let periods = 1u64.checked_shl(self.faults).unwrap_or(MAX_BACKOFF).min(MAX_BACKOFF);
		Self {
			due: block.saturating_add(period.saturating_mul(periods)),
			faults: self.faults.saturating_add(1),
			sent: None,
		}
	}
}

/// Why a round failed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fault {
	/// The URL on the chain is none that may be asked: it is checked when it is set.
	NotAUrl,
	/// The source does not answer as it should, or is left alone because it did not.
	Fetch(Error),
	/// What it answers is not what `docs/tariff-feed.md` says.
	Document(DocumentError),
	/// The transaction could not be signed.
	NotSigned,
	/// The node's pool did not take the transaction.
	NotTaken,
}

impl fmt::Display for Fault {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NotAUrl => f.write_str("the source on the chain is no URL to ask"),
			Self::Fetch(fault) => write!(f, "cannot read the source: {fault}"),
			Self::Document(fault) => write!(f, "cannot use what the source says: {fault}"),
			Self::NotSigned => f.write_str("cannot sign: is the key still in the keystore?"),
			Self::NotTaken => f.write_str(
				"the transaction pool refuses the report: has the operator's account GCC for a fee?",
			),
		}
	}
}

/// Why a price is reported.
///
/// In the order of urgency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Reason {
	/// It is new, or still not the price in force.
	New,
	/// It is as it was reported then, and that will expire.
	Renewal(Moment),
}

/// Whether, and why, a price is to be reported.
///
/// `own` is the operator's last report; `replaceable`, if the price in force is another, the moment
/// from which on it can be replaced.
pub(crate) fn reason(
	price: Balance,
	own: Option<(Balance, Moment)>,
	replaceable: Option<Moment>,
	now: Moment,
	params: &Parameters,
) -> Option<Reason> {
	let Some((_, reported)) = own.filter(|(reported, _)| *reported == price) else {
		return Some(Reason::New);
	};
	// Reported when the price in force could not be replaced yet, and now it can.
	if replaceable.is_some_and(|from| reported < from && from <= now) {
		return Some(Reason::New);
	}
	// Half the time is left for the transaction, and for nodes that are down for a while.
	let half = params.freshness / 2;
	(now.saturating_sub(reported) >= half).then_some(Reason::Renewal(reported))
}

impl<T: Config> Pallet<T> {
	/// Works after a block, if this is the node of an operator.
	pub(crate) fn work(block: BlockNumberFor<T>) {
		let Some(url) = FeedSource::<T>::get() else { return };
		// Several keys would be one party that claims to be several: the first one counts.
		let operators = Operators::<T>::get();
		let Some(operator) = Signer::<T, T::OperatorKey>::keystore_accounts()
			.find(|account| operators.binary_search(&account.id).is_ok())
		else {
			return;
		};
		let mut lock = StorageLock::with_deadline(LOCK, Duration::from_millis(LOCK_TIMEOUT));
		let Ok(_guard) = lock.try_lock() else {
			log::debug!(target: LOG_TARGET, "the round before is not over");
			return;
		};

		let block: u64 = block.saturated_into();
		let period: u64 = T::WorkerPeriod::get().saturated_into();
		let nonce: u64 = frame_system::Pallet::<T>::account_nonce(&operator.id).saturated_into();
		let store = StorageValueRef::persistent(MEMORY);
		let memory = store.get::<Memory>().ok().flatten().unwrap_or_default();
		if !memory.is_due(block, nonce, period) {
			return;
		}
		let next = match Self::round(&url, &operator) {
			Ok(Round { sent: 0, .. }) => Memory::after(block, period, None),
			Ok(Round { sent, left }) => {
				log::info!(target: LOG_TARGET, "reported {sent} prices, {left} are left");
				let wait = if left > 0 { 1 } else { period };
				Memory::after(block, wait, Some(Sent { nonce, block }))
			},
			Err(fault) => {
				let next = memory.after_fault(block, period);
				log::warn!(target: LOG_TARGET, "{fault}; next try at block {}", next.due);
				next
			},
		};
		store.set(&next);
	}

	/// Reads the source and reports what is due.
	fn round(url: &[u8], operator: &Account<T>) -> Result<Round, Fault> {
		let now = Self::now();
		let prices = read_source(url)?
			.prices(now, Params::<T>::get().freshness)
			.map_err(Fault::Document)?;

		let mut due = Self::due(&operator.id, &prices, now);
		let all = due.len();
		due.truncate(usize::try_from(T::MaxFeedValues::get()).unwrap_or(usize::MAX));
		let sent = due.len();
		if sent > 0 {
			let values = BoundedVec::truncate_from(due);
			let call = pallet_oracle::Call::<T>::feed_values { values };
			Signer::<T, T::OperatorKey, ForAny>::any_account()
				.send_single_signed_transaction(operator, call)
				.ok_or(Fault::NotSigned)?
				.map_err(|()| Fault::NotTaken)?;
		}
		Ok(Round { sent, left: all.saturating_sub(sent) })
	}

	/// What an operator has to report of the source's prices, the most urgent first.
	pub(crate) fn due(
		operator: &AccountIdOf<T>,
		prices: &BTreeMap<Feed, Balance>,
		now: Moment,
	) -> Vec<(Feed, Balance)> {
		let params = Params::<T>::get();
		let missing: Vec<_> =
			Operations::<T>::iter_keys().filter(|feed| !prices.contains_key(feed)).collect();
		if !missing.is_empty() {
			log::warn!(target: LOG_TARGET, "the source has no price for {missing:?}");
		}

		let mut due = Vec::new();
		for (feed, price) in prices {
			// The source may serve more than is operated here.
			if !Operations::<T>::contains_key(feed) {
				continue;
			}
			if !Self::is_report(*price) {
				log::warn!(target: LOG_TARGET, "the price {price} of {feed:?} is out of bounds");
				continue;
			}
			let own = RawValues::<T>::get(operator, feed).map(|own| (own.value, own.timestamp));
			let replaceable = history::in_force(&Histories::<T>::get(feed), now)
				.filter(|current| current.price != *price)
				.map(|current| current.valid_from.saturating_add(params.interval));
			if let Some(reason) = reason(*price, own, replaceable, now, &params) {
				due.push((reason, feed.clone(), *price));
			}
		}
		due.sort_by_key(|(reason, ..)| *reason);
		due.into_iter().map(|(_, feed, price)| (feed, price)).collect()
	}
}

/// Reads what the source at a URL says.
fn read_source(url: &[u8]) -> Result<Document, Fault> {
	let (base, path) = split_source(url).ok_or(Fault::NotAUrl)?;
	let endpoint = Endpoint::new(ENDPOINT, base, None);
	let deadline = sp_io::offchain::timestamp().add(Duration::from_millis(FETCH_TIMEOUT));
	// The endpoint's record knows only that the document is bad; the operator is told what is.
	let mut bad = None;
	Client::new(&endpoint)
		.until(deadline)
		.fetch(&Request::get(path).with_max_body(MAX_BODY), |answer| {
			Document::parse(answer.ok()?).map_err(|error| {
				bad = Some(error);
				Error::Malformed
			})
		})
		.map_err(|error| bad.map_or(Fault::Fetch(error), Fault::Document))
}

/// How a round went.
struct Round {
	/// Prices that were reported.
	sent: usize,
	/// Prices that are due and did not fit.
	left: usize,
}
