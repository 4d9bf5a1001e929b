//! Makes the state of a block fit to be the genesis of a new chain.
//!
//! A chain's state holds balances and the like, and also where consensus stands: the slot of the
//! first block, the epoch, the session, the GRANDPA set. A new chain counts those from nought, and
//! its clients refuse block 1 if the state says otherwise. So what belongs to the old chain's course
//! is removed here; who the validators are, and all the rest, is kept.
//!
//! The layout is that of the SDK's own pallets (`pallet-babe`, `pallet-grandpa`, `pallet-session`,
//! `frame-system`) and of `pallets/validator-staking`, under the names they have in the MorNet
//! runtime. Block numbers in the state, in
//! the scheduler's agenda for one, stay as they are and count on the new chain.

use sp_core::storage::{Storage, StorageMap};
use sp_io::hashing::{twox_128, twox_64};

/// Values that a chain begins without, by pallet.
const BEGUN_WITHOUT: [(&str, &[&str]); 5] = [
	(
		"System",
		&["Number", "ParentHash", "Digest", "Events", "EventCount", "EventTopics", "BlockHash"],
	),
	(
		"Babe",
		&[
			"GenesisSlot",
			"EpochIndex",
			"CurrentSlot",
			"SegmentIndex",
			"UnderConstruction",
			"Initialized",
			"AuthorVrfRandomness",
			"Lateness",
			"EpochStart",
			"SkippedEpochs",
			"PendingEpochConfigChange",
			"NextEpochConfig",
		],
	),
	(
		"Grandpa",
		&["CurrentSetId", "SetIdSession", "PendingChange", "NextForced", "Stalled", "State"],
	),
	("Session", &["CurrentIndex", "DisabledValidators"]),
	("ValidatorStaking", &["PlannedEra", "Disablements"]),
];

/// Key of a storage value, or prefix of a storage map.
fn key(pallet: &str, item: &str) -> Vec<u8> {
	[twox_128(pallet.as_bytes()), twox_128(item.as_bytes())].concat()
}

/// Key of `index` in a map hashed with `Twox64Concat`.
fn map_key(pallet: &str, item: &str, index: &[u8]) -> Vec<u8> {
	[key(pallet, item).as_slice(), &twox_64(index), index].concat()
}

/// Turns the state of a block into one that a chain can begin with.
///
/// # Errors
///
/// A line for the operator, if the validators or their keys change with the next session: the new
/// chain could announce only those in office, and would stop at its first session.
pub fn into_genesis(mut storage: Storage) -> Result<Storage, String> {
	let top = &mut storage.top;

	if top.get(&key("Babe", "Authorities")) != top.get(&key("Babe", "NextAuthorities")) {
		return Err("the validators or their keys change with the next session: \
			 export a block of that session or a later one"
			.into());
	}
	let session = top.get(&key("Session", "CurrentIndex")).cloned().unwrap_or_else(|| vec![0; 4]);
	let session_root = top.get(&map_key("Historical", "HistoricalSessions", &session)).cloned();

	for (pallet, items) in BEGUN_WITHOUT {
		for item in items {
			remove_prefix(top, &key(pallet, item));
		}
	}

	// The first epoch announces its own randomness for the second.
	match top.get(&key("Babe", "Randomness")).cloned() {
		Some(randomness) => top.insert(key("Babe", "NextRandomness"), randomness),
		None => top.remove(&key("Babe", "NextRandomness")),
	};

	// Set 0 of GRANDPA votes in session 0.
	top.insert(
		map_key("Grandpa", "SetIdSession", &0u64.to_le_bytes()),
		0u32.to_le_bytes().to_vec(),
	);

	// Key ownership is proved against the root of a session's validators; sessions 0 and 1 have
	// those in office.
	remove_prefix(top, &key("Historical", "HistoricalSessions"));
	remove_prefix(top, &key("Historical", "StoredRange"));
	if let Some(root) = session_root {
		for session in [0u32, 1] {
			top.insert(
				map_key("Historical", "HistoricalSessions", &session.to_le_bytes()),
				root.clone(),
			);
		}
		let stored_range = [0u32.to_le_bytes(), 2u32.to_le_bytes()].concat();
		top.insert(key("Historical", "StoredRange"), stored_range);
	}

	// The eras that are under way began with a session of the old chain. A new one begins as soon as
	// it can, and counts from there.
	top.insert(key("ValidatorStaking", "ForceEra"), vec![1]);

	Ok(storage)
}

/// Removes every key that begins with `prefix`.
fn remove_prefix(top: &mut StorageMap, prefix: &[u8]) {
	top.retain(|key, _| !key.starts_with(prefix));
}

#[cfg(test)]
mod tests {
	use super::*;

	fn state(entries: &[(Vec<u8>, &[u8])]) -> Storage {
		Storage {
			top: entries.iter().map(|(key, value)| (key.clone(), value.to_vec())).collect(),
			..Default::default()
		}
	}

	#[test]
	fn course_of_the_old_chain_is_removed_and_the_rest_kept() {
		let genesis = into_genesis(state(&[
			(key("Babe", "GenesisSlot"), &[9; 8]),
			(map_key("System", "BlockHash", &[7, 0, 0, 0]), &[1; 32]),
			(map_key("System", "Account", &[5; 32]), &[2; 80]),
		]))
		.expect("nothing is about to change");

		assert!(!genesis.top.contains_key(&key("Babe", "GenesisSlot")));
		assert!(!genesis.top.contains_key(&map_key("System", "BlockHash", &[7, 0, 0, 0])));
		assert_eq!(genesis.top[&map_key("System", "Account", &[5; 32])], vec![2; 80]);
	}

	#[test]
	fn second_epoch_is_announced_with_the_first_ones_randomness() {
		let genesis = into_genesis(state(&[
			(key("Babe", "Randomness"), &[3]),
			(key("Babe", "NextRandomness"), &[4]),
		]))
		.expect("nothing is about to change");

		assert_eq!(genesis.top[&key("Babe", "NextRandomness")], vec![3]);
	}

	#[test]
	fn validators_in_office_can_be_proved_in_the_first_sessions() {
		let session = 41u32.to_le_bytes();
		let genesis = into_genesis(state(&[
			(key("Session", "CurrentIndex"), &session),
			(map_key("Historical", "HistoricalSessions", &session), &[6; 36]),
			(map_key("Historical", "HistoricalSessions", &40u32.to_le_bytes()), &[8; 36]),
		]))
		.expect("nothing is about to change");

		for session in [0u32, 1] {
			let key = map_key("Historical", "HistoricalSessions", &session.to_le_bytes());
			assert_eq!(genesis.top[&key], vec![6; 36]);
		}
		let old = map_key("Historical", "HistoricalSessions", &40u32.to_le_bytes());
		assert!(!genesis.top.contains_key(&old));
	}

	#[test]
	fn state_with_a_change_of_validators_under_way_is_refused() {
		let error = into_genesis(state(&[
			(key("Babe", "Authorities"), &[1]),
			(key("Babe", "NextAuthorities"), &[2]),
		]))
		.expect_err("a change is under way");
		assert!(error.contains("next session"), "{error}");
	}
}
