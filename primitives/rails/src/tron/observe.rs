//! From TronGrid's answers to observations.

use alloc::vec::Vec;

use mornet_primitives::{
	payments::{ExternalAddress, Network, Observation, Target, TransferId, TronAddress},
	Moment,
};

use super::{Head, Info, Row, Transaction};
use crate::{json, Dismissal, Reason, Wait};

/// A transfer in the listing that may be a payment: its transaction is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Candidate {
	/// Hash of the transaction.
	pub tx: [u8; 32],
	/// Who sent it.
	pub from: TronAddress,
	/// The amount in the token's smallest unit.
	pub amount: u128,
	/// Time of the block.
	pub time: Moment,
}

/// Judges a row by itself: what it lacks is not worth a request.
///
/// # Errors
///
/// Why it is no payment to the target.
pub fn screen(target: &Target, row: &Row) -> Result<Candidate, Reason> {
	let Target::Trc20 { pay_to, contract } = target else { return Err(Reason::OtherTarget) };
	if row.kind != "Transfer" {
		return Err(Reason::NotATransfer);
	}
	if row.contract != *contract {
		return Err(Reason::OtherAsset);
	}
	if row.to != *pay_to {
		return Err(Reason::OtherRecipient);
	}
	let amount = json::amount(&row.value)?;
	if amount == 0 {
		return Err(Reason::NoAmount);
	}
	Ok(Candidate { tx: row.tx, from: row.from, amount, time: row.time })
}

/// The transfers to the target that a candidate's transaction made: what the listing, the
/// transaction, its log and the solidified head all agree on.
///
/// A transaction can make several, by way of a contract that pays many: each is one observation,
/// with the transaction's one memo.
///
/// # Errors
///
/// Why there are none, or none yet.
pub fn observe(
	target: &Target,
	found: &Candidate,
	transaction: &Transaction,
	info: &Info,
	head: &Head,
) -> Result<Vec<Observation>, Dismissal> {
	let Target::Trc20 { pay_to, contract } = target else {
		return Err(Reason::OtherTarget.into());
	};
	if transaction.tx != found.tx || info.tx != found.tx {
		return Err(Reason::Contradictory.into());
	}
	if !transaction.succeeded || !info.succeeded {
		return Err(Reason::Failed.into());
	}
	if info.block > head.number || info.time > head.time {
		return Err(Wait::Unconfirmed.into());
	}
	if info.time != found.time {
		return Err(Reason::Contradictory.into());
	}

	let of_token = || info.transfers.iter().filter(|transfer| transfer.contract == *contract);
	if of_token().next().is_none() {
		return Err(Reason::OtherAsset.into());
	}
	let mut ours = of_token().filter(|transfer| transfer.to == *pay_to).peekable();
	if ours.peek().is_none() {
		return Err(Reason::OtherRecipient.into());
	}
	let mut found_it = false;
	let mut observations = Vec::new();
	for (index, transfer) in (0..).zip(ours) {
		// Transfers of nothing keep their place in the count, and are none.
		let Some(amount) = transfer.amount.filter(|amount| *amount > 0) else { continue };
		found_it |= transfer.from == found.from && amount == found.amount;
		observations.push(Observation {
			transfer: TransferId { network: Network::Tron, tx: found.tx, index },
			amount,
			payer: ExternalAddress::Tron(transfer.from),
			memo: transaction.memo.clone(),
			time: info.time,
		});
	}
	if !found_it {
		return Err(Reason::Contradictory.into());
	}
	Ok(observations)
}
