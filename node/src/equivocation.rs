//! Reports validators that make two blocks in one slot.
//!
//! `sc-consensus-babe` 0.60 does look for such blocks when it imports one, but at a point where the
//! author's seal has been taken off the header (since polkadot-sdk pull request 9147), so its proofs
//! hold no signature and no runtime accepts them. This task sees the headers whole, after import,
//! and sends proofs that hold. The runtime refuses the others at the door (`ProvenReports` in its
//! `configs/consensus.rs`), so that they do not stand in the way of these.

use std::{
	collections::{btree_map::Entry, BTreeMap},
	sync::Arc,
};

use futures::StreamExt;
use mornet_primitives::{Header, OpaqueBlock as Block};
use sc_client_api::{BlockchainEvents, HeaderBackend};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_api::{ApiError, ApiExt, ProvideRuntimeApi};
use sp_consensus_babe::{
	check_equivocation_proof, digests::CompatibleDigestItem, AuthorityIndex, BabeApi,
	EquivocationProof, Slot,
};
use sp_runtime::traits::Header as _;

use crate::service::FullClient;

/// Log target.
const LOG_TARGET: &str = "equivocation";

/// For how many slots blocks are remembered: 50 minutes. A second block that comes later than that
/// is no danger to anybody.
const REMEMBERED_SLOTS: u64 = 1_000;

/// The first block seen of each author in each recent slot.
#[derive(Default)]
struct SeenBlocks(BTreeMap<(Slot, AuthorityIndex), Seen>);

enum Seen {
	/// One block.
	Once(Box<Header>),
	/// More than one; this is known, and said.
	Equivocated,
}

impl SeenBlocks {
	/// Notes a block. Returns the first block of this author in this slot, if this is another one
	/// and there has been no third.
	fn note(&mut self, slot: Slot, author: AuthorityIndex, header: &Header) -> Option<Header> {
		let oldest = Slot::from((*slot).saturating_sub(REMEMBERED_SLOTS));
		self.0 = self.0.split_off(&(oldest, 0));

		match self.0.entry((slot, author)) {
			Entry::Vacant(entry) => {
				entry.insert(Seen::Once(Box::new(header.clone())));
				None
			},
			Entry::Occupied(mut entry) => match entry.get() {
				Seen::Once(first) if first.hash() != header.hash() => {
					match entry.insert(Seen::Equivocated) {
						Seen::Once(first) => Some(*first),
						Seen::Equivocated => None,
					}
				},
				_ => None,
			},
		}
	}
}

/// Watches all imported blocks, those of forks too, and reports equivocations to the runtime, until
/// the client stops.
///
/// Of use on a validator alone: reports are not gossiped, so only an author can include its own.
pub async fn report_equivocations(
	client: Arc<FullClient>,
	transaction_pool: OffchainTransactionPoolFactory<Block>,
) {
	let mut imports = client.every_import_notification_stream();
	let mut seen = SeenBlocks::default();

	while let Some(block) = imports.next().await {
		let Some(pre_digest) =
			block.header.digest().logs().iter().find_map(|log| log.as_babe_pre_digest())
		else {
			continue;
		};
		let (slot, author) = (pre_digest.slot(), pre_digest.authority_index());
		let Some(first) = seen.note(slot, author, &block.header) else { continue };

		match report(&client, &transaction_pool, slot, author, first, block.header) {
			Ok(Outcome::Reported) => log::warn!(
				target: LOG_TARGET,
				"validator {author} made two blocks in slot {slot}; reported"
			),
			Ok(Outcome::NotProven(reason)) => log::debug!(
				target: LOG_TARGET,
				"two blocks of validator {author} in slot {slot}, not reported: {reason}"
			),
			Err(error) => log::warn!(
				target: LOG_TARGET,
				"validator {author} made two blocks in slot {slot}; reporting failed: {error}"
			),
		}
	}
}

/// What became of two blocks with one slot and one author's index.
enum Outcome {
	/// The report is in the transaction pool.
	Reported,
	/// There is nothing to report, or nobody to hold to it.
	NotProven(&'static str),
}

/// Proves and reports that `second` is another block than `first` by the same author.
fn report(
	client: &FullClient,
	transaction_pool: &OffchainTransactionPoolFactory<Block>,
	slot: Slot,
	author: AuthorityIndex,
	first: Header,
	second: Header,
) -> Result<Outcome, ApiError> {
	let parent = *second.parent_hash();
	let epoch = client.runtime_api().current_epoch(second.hash())?;
	let Some((offender, _)) = usize::try_from(author)
		.ok()
		.and_then(|index| epoch.authorities.get(index))
		.cloned()
	else {
		return Ok(Outcome::NotProven("there is no such validator in this epoch"));
	};

	let proof = EquivocationProof {
		offender: offender.clone(),
		slot,
		first_header: first,
		second_header: second,
	};
	// On two sides of a change of validators one index is two validators.
	if !check_equivocation_proof(proof.clone()) {
		return Ok(Outcome::NotProven("two validators made them"));
	}

	// The state of the parent knows the session's keys, except in a session's first block.
	let best = client.info().best_hash;
	let mut ownership = None;
	for at in [parent, best] {
		ownership =
			client.runtime_api().generate_key_ownership_proof(at, slot, offender.clone())?;
		if ownership.is_some() {
			break;
		}
	}
	let Some(ownership) = ownership else {
		return Ok(Outcome::NotProven("the key belongs to no validator any more"));
	};

	let mut runtime_api = client.runtime_api();
	runtime_api.register_extension(transaction_pool.offchain_transaction_pool(best));
	match runtime_api.submit_report_equivocation_unsigned_extrinsic(best, proof, ownership)? {
		Some(()) => Ok(Outcome::Reported),
		None => {
			Ok(Outcome::NotProven("the runtime or the pool refused it; it may be known already"))
		},
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use sp_runtime::Digest;

	fn header(number: u32) -> Header {
		Header::new(
			number,
			Default::default(),
			Default::default(),
			Default::default(),
			Digest::default(),
		)
	}

	#[test]
	fn second_block_of_an_author_in_a_slot_gives_the_first_and_a_third_nothing() {
		let mut seen = SeenBlocks::default();
		assert_eq!(seen.note(7.into(), 0, &header(1)), None);
		assert_eq!(seen.note(7.into(), 0, &header(2)), Some(header(1)));
		assert_eq!(seen.note(7.into(), 0, &header(3)), None);
	}

	#[test]
	fn same_block_again_and_blocks_of_others_are_no_equivocation() {
		let mut seen = SeenBlocks::default();
		assert_eq!(seen.note(7.into(), 0, &header(1)), None);
		assert_eq!(seen.note(7.into(), 0, &header(1)), None);
		assert_eq!(seen.note(7.into(), 1, &header(2)), None);
		assert_eq!(seen.note(8.into(), 0, &header(3)), None);
	}

	#[test]
	fn old_slots_are_forgotten() {
		let mut seen = SeenBlocks::default();
		seen.note(1.into(), 0, &header(1));
		seen.note(Slot::from(1 + REMEMBERED_SLOTS), 0, &header(2));
		assert_eq!(seen.0.len(), 2);
		seen.note(Slot::from(2 + REMEMBERED_SLOTS), 0, &header(3));
		assert_eq!(seen.0.len(), 2);
	}
}
