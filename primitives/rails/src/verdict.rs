//! What an observation means for an order.

use core::cmp::Ordering;

use mornet_primitives::{
	payments::{
		order::{Refusal, Terms},
		Claim, Memo, Observation, OrderId, Target,
	},
	Moment,
};

/// Why a transfer is nothing for us, or nothing for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
	/// It is not in the form that the API is documented to have.
	Unreadable,
	/// Two answers about it do not agree.
	Contradictory,
	/// It moves nothing: an approval, say, or a message from outside.
	NotATransfer,
	/// Another token, whatever its symbol, or another coin.
	OtherAsset,
	/// The notice of a jetton transfer does not come from our wallet for that jetton: a forgery, or
	/// another jetton.
	OtherNotifier,
	/// To somebody else.
	OtherRecipient,
	/// The transaction failed.
	Failed,
	/// What was sent from our address came back.
	Bounced,
	/// Nothing was sent.
	NoAmount,
	/// The amount does not fit 128 bits.
	AmountOutOfRange,
	/// It carries no memo.
	NoMemo,
	/// It carries the memo of another order, or something that is no memo.
	OtherMemo,
	/// It was observed for another target than the order's.
	OtherTarget,
	/// It is too small to be looked at.
	TooSmall,
	/// It is older than the order.
	TooEarly,
	/// It was made when the order was watched no more.
	Unwatched,
}

impl Reason {
	/// Its name in logs and metrics.
	pub const fn name(self) -> &'static str {
		match self {
			Self::Unreadable => "unreadable",
			Self::Contradictory => "contradictory",
			Self::NotATransfer => "not_a_transfer",
			Self::OtherAsset => "other_asset",
			Self::OtherNotifier => "other_notifier",
			Self::OtherRecipient => "other_recipient",
			Self::Failed => "failed",
			Self::Bounced => "bounced",
			Self::NoAmount => "no_amount",
			Self::AmountOutOfRange => "amount_out_of_range",
			Self::NoMemo => "no_memo",
			Self::OtherMemo => "other_memo",
			Self::OtherTarget => "other_target",
			Self::TooSmall => "too_small",
			Self::TooEarly => "too_early",
			Self::Unwatched => "unwatched",
		}
	}
}

/// Why nothing can be said of a transfer yet: it is to be judged again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wait {
	/// It is not final.
	Unconfirmed,
	/// Its time lies ahead of ours.
	FromTheFuture,
}

/// Why something that a provider shows is no observation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dismissal {
	/// It is nothing for us, and will not become so.
	NotOurs(Reason),
	/// It is to be looked at again.
	NotYet(Wait),
}

impl From<Reason> for Dismissal {
	fn from(reason: Reason) -> Self {
		Self::NotOurs(reason)
	}
}

impl From<Wait> for Dismissal {
	fn from(wait: Wait) -> Self {
		Self::NotYet(wait)
	}
}

/// How a transfer's amount compares with what is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
	/// Less, by more than the tolerance.
	Short,
	/// What is due, give or take the tolerance.
	Due,
	/// More, by more than the tolerance.
	Over,
}

/// What an order waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Expectation<'a> {
	/// Number of the order.
	pub order: OrderId,
	/// Its memo.
	pub memo: Memo,
	/// Whom it is to be paid to, and in what.
	pub target: &'a Target,
	/// How much, and by when.
	pub terms: &'a Terms,
}

/// What an observation means for an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
	/// It is a payment of the order's, and this is what a validator may vouch for. One that is
	/// short, over or late is vouched for all the same: the chain keeps it for the compliance
	/// council.
	Match {
		/// What to vouch for.
		claim: Claim,
		/// Whether the amount is what is due.
		fit: Fit,
		/// Whether it counts without the compliance council, if the validators agree on it now.
		in_time: bool,
	},
	/// It is no payment of the order's.
	NotOurs(Reason),
	/// It is to be judged again.
	NotYet(Wait),
}

impl Verdict {
	/// Whether it pays the order by itself, now.
	pub const fn pays(&self) -> bool {
		matches!(self, Self::Match { fit: Fit::Due, in_time: true, .. })
	}
}

impl From<Dismissal> for Verdict {
	fn from(dismissal: Dismissal) -> Self {
		match dismissal {
			Dismissal::NotOurs(reason) => Self::NotOurs(reason),
			Dismissal::NotYet(wait) => Self::NotYet(wait),
		}
	}
}

/// Judges a transfer that was observed for `target` by what an order waits for. `now` is the chain's
/// time in milliseconds since the Unix epoch.
///
/// The first memo in the payment decides: a payment is for one order.
pub fn judge(
	expected: &Expectation<'_>,
	target: &Target,
	observation: &Observation,
	now: Moment,
) -> Verdict {
	if target != expected.target {
		return Verdict::NotOurs(Reason::OtherTarget);
	}
	if observation.memo.is_empty() {
		return Verdict::NotOurs(Reason::NoMemo);
	}
	if Memo::find(&observation.memo) != Some(expected.memo) {
		return Verdict::NotOurs(Reason::OtherMemo);
	}
	let claim = Claim {
		order: expected.order,
		transfer: observation.transfer,
		amount: observation.amount,
		payer: observation.payer,
		time: observation.time,
	};
	match expected.terms.admits(target, &claim, now) {
		Ok(()) => {},
		Err(Refusal::FromTheFuture) => return Verdict::NotYet(Wait::FromTheFuture),
		Err(Refusal::OtherNetwork) => return Verdict::NotOurs(Reason::OtherTarget),
		Err(Refusal::TooSmall) => return Verdict::NotOurs(Reason::TooSmall),
		Err(Refusal::TooEarly) => return Verdict::NotOurs(Reason::TooEarly),
		Err(Refusal::Unwatched) => return Verdict::NotOurs(Reason::Unwatched),
	}
	let fit = match expected.terms.compare(claim.amount) {
		Ordering::Less => Fit::Short,
		Ordering::Equal => Fit::Due,
		Ordering::Greater => Fit::Over,
	};
	Verdict::Match { claim, fit, in_time: expected.terms.in_time(claim.time, now) }
}
