//! From TonAPI's answers to observations.

use alloc::vec::Vec;

use mornet_primitives::payments::{
	ExternalAddress, Network, Observation, Target, TonAddress, TransferId,
};

use super::{Body, Message, Transaction};
use crate::Reason;

/// What a transaction of our wallet brought to a target.
///
/// # Errors
///
/// Why it brought nothing.
pub fn observe(target: &Target, transaction: &Transaction) -> Result<Observation, Reason> {
	let (Target::Ton { pay_to } | Target::Jetton { pay_to, .. }) = target else {
		return Err(Reason::OtherTarget);
	};
	if transaction.account != *pay_to {
		return Err(Reason::OtherRecipient);
	}
	let message = transaction.message.as_ref().ok_or(Reason::NotATransfer)?;
	// What our wallet sends is a message from outside; what it says of transfers is about others'.
	if !transaction.ordinary || !message.internal {
		return Err(Reason::NotATransfer);
	}
	// Before anything else is read: the memo of what came back is our own.
	if message.bounced {
		return Err(Reason::Bounced);
	}
	if message.destination != Some(*pay_to) {
		return Err(Reason::OtherRecipient);
	}
	if transaction.sent_back {
		return Err(Reason::Failed);
	}
	let (amount, payer, memo) = match target {
		Target::Jetton { wallet, .. } => {
			let Body::Notice(notice) = &message.body else { return Err(Reason::OtherAsset) };
			if message.source != Some(*wallet) {
				return Err(Reason::OtherNotifier);
			}
			// The jettons are in the jetton wallet before it writes to ours, and mostly with too
			// little gas for ours to read it: such a transaction fails, and the payment stands.
			(notice.amount?, notice.sender, notice.comment.clone())
		},
		_ => coins(transaction, message)?,
	};
	if amount == 0 {
		return Err(Reason::NoAmount);
	}
	Ok(Observation {
		transfer: TransferId { network: Network::Ton, tx: transaction.hash, index: 0 },
		amount,
		payer: ExternalAddress::Ton(payer),
		memo,
		time: transaction.time,
	})
}

/// The coins that came with a message: how many, from whom, and the comment.
fn coins(
	transaction: &Transaction,
	message: &Message,
) -> Result<(u128, TonAddress, Vec<u8>), Reason> {
	// Coins may be credited by a transaction that failed. It is the safe side to pass them over.
	if !transaction.success {
		return Err(Reason::Failed);
	}
	let memo = match &message.body {
		Body::Comment(text) => text.clone(),
		Body::Empty | Body::Other => Vec::new(),
		// The coins that carry a notice are not a payment.
		Body::Notice(_) => return Err(Reason::OtherAsset),
	};
	let payer = message.source.ok_or(Reason::NotATransfer)?;
	Ok((u128::from(message.value), payer, memo))
}
