//! The worker: what it offers of what the ingest stored, when, and with what behind it.

use std::collections::BTreeMap;

use binary_merkle_tree::{merkle_proof, verify_proof};
use codec::{Decode, Encode};
use mornet_primitives::{
	metering::{
		store::{self, BatchLeaves, PendingInterval, Sent, MAX_ROOTS},
		Attestation, DeviceId, SignedReading,
	},
	Moment,
};
use sp_core::{
	offchain::{Duration, StorageKind::PERSISTENT, Timestamp},
	H256,
};
use sp_runtime::traits::BlakeTwo256;

use crate::{
	mock::*,
	offchain::{RESEND, TURN},
	*,
};

fn put(key: &[u8], value: impl Encode) {
	sp_io::offchain::local_storage_set(PERSISTENT, key, &value.encode());
}

fn get<V: Decode>(key: &[u8]) -> Option<V> {
	let value = sp_io::offchain::local_storage_get(PERSISTENT, key)?;
	Some(V::decode(&mut &value[..]).unwrap())
}

/// Stores readings as the ingest does: raw, as pending intervals, and the devices in pages.
fn ingest(readings: &[(&str, SignedReading)]) {
	let mut devices: Vec<DeviceId> = (0..get::<u32>(&store::device_pages()).unwrap_or(0))
		.flat_map(|page| get::<Vec<DeviceId>>(&store::devices(page)).unwrap())
		.collect();
	for (name, signed) in readings {
		let device = id(name);
		let start = signed.reading.ts / INTERVAL * INTERVAL;
		let key = store::readings(&device, start);
		let mut raw = get::<Vec<SignedReading>>(&key).unwrap_or_default();
		raw.push(*signed);
		put(&key, raw);
		let key = store::pending(&device);
		let mut pending = get::<Vec<PendingInterval>>(&key).unwrap_or_default();
		match pending.last_mut() {
			Some(last) if last.start == start => last.newest = *signed,
			_ => pending.push(PendingInterval {
				start,
				first_seq: signed.reading.seq,
				newest: *signed,
			}),
		}
		put(&key, pending);
		if !devices.contains(&device) {
			devices.push(device);
		}
	}
	put_devices(&devices, 2);
}

/// Writes pages of so many devices, fewer than there can be in one.
fn put_devices(devices: &[DeviceId], per_page: usize) {
	let pages = devices.chunks(per_page);
	put(&store::device_pages(), pages.len() as u32);
	for (page, devices) in pages.enumerate() {
		put(&store::devices(page as u32), devices.to_vec());
	}
}

/// A reading of a device of 100 Wh a minute, `minute` minutes after START, numbered by it.
fn at(name: &str, minute: u64) -> SignedReading {
	reading(name, minute, START + minute * MINUTE, counters(100 * minute, 0, 0))
}

/// A chain of one validator with this node's key, and a household of ALICE's with these devices,
/// registered at START.
fn one_validator(names: &[&str]) -> Chain {
	let mut chain = Chain::new(&[0]);
	chain.run(|| {
		Oracles::set(vec![(sp_core::Pair::public(&oracle(0)).into(), VALIDATORS[0])]);
		let mut homes = vec![];
		for (nth, name) in names.iter().enumerate() {
			if nth % 3 == 0 {
				homes.push(household(ALICE + (nth / 3) as u64));
			}
			device(homes[nth / 3], name);
		}
	});
	chain
}

/// When the interval that begins at START is closed.
const CLOSED: Moment = START + INTERVAL + 30_000;

fn seqs(batch: &BatchOf<Test>) -> Vec<(String, u64, u32)> {
	batch
		.items
		.iter()
		.map(|item| (item.device.as_str().into(), item.reading.reading.seq, item.readings))
		.collect()
}

#[test]
fn the_newest_reading_of_an_interval_should_be_offered_when_it_is_closed() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		ingest(&[1, 5, 14].map(|minute| ("m", at("m", minute))));
		go_to_time(CLOSED - 3_000);
	});
	assert!(chain.work().is_empty(), "it may have more on its way");
	chain.run(|| go_to_time(CLOSED));
	let [(batch, signature)] = &chain.work()[..] else { panic!("one batch") };
	assert_eq!(seqs(batch), [("m".into(), 14, 3)]);
	chain.run(|| {
		assert_eq!(batch.readings, 3);
		assert_eq!(u64::from(batch.block), System::block_number());
		include((batch.clone(), signature.clone())).unwrap();
		assert_eq!(tokens(ALICE)[0], 1_400);
		// Settled: nothing is left to do.
		go_to(System::block_number() + 1);
	});
	assert!(chain.work().is_empty());
	chain.run(|| wait(DAY));
	assert!(chain.work().is_empty());
}

#[test]
fn the_raw_readings_should_be_proved_by_what_is_stored() {
	let mut chain = one_validator(&["m", "n"]);
	chain.run(|| {
		let mut readings = vec![];
		for minute in [1, 5, 14, 16, 29] {
			readings.extend(["m", "n"].map(|name| (name, at(name, minute))));
		}
		ingest(&readings);
		go_to_time(CLOSED + INTERVAL);
	});
	let [(batch, signature)] = &chain.work()[..] else { panic!("one batch") };
	chain.run(|| {
		assert_eq!(
			seqs(batch),
			[("m", 14, 3), ("m", 29, 2), ("n", 14, 3), ("n", 29, 2)]
				.map(|(name, seq, readings)| (name.into(), seq, readings))
		);
		include((batch.clone(), signature.clone())).unwrap();
		assert_eq!(Metering::anchor(batch.root).unwrap().readings, 10);

		// As the RPC does it: from a reading's interval to the batch, to its leaves, to the proof.
		let roots = get::<Vec<H256>>(&store::anchored_in(&id("n"), START + INTERVAL)).unwrap();
		assert_eq!(roots, [batch.root]);
		let leaves: Vec<Vec<u8>> = get::<Vec<BatchLeaves>>(&store::batch(batch.root))
			.unwrap()
			.into_iter()
			.flat_map(|part| {
				get::<Vec<SignedReading>>(&store::readings(&part.device, part.start))
					.unwrap()
					.into_iter()
					.filter(move |raw| (part.first_seq..=part.last_seq).contains(&raw.reading.seq))
					.map(move |raw| raw.leaf(&part.device))
			})
			.collect();
		let raw = get::<Vec<SignedReading>>(&store::readings(&id("n"), START + INTERVAL)).unwrap();
		let wanted = raw[0].leaf(&id("n"));
		let place = leaves.iter().position(|leaf| *leaf == wanted).unwrap() as u32;
		let proof = merkle_proof::<BlakeTwo256, _, _>(&leaves, place);
		assert_eq!(proof.root, batch.root);
		assert!(verify_proof::<BlakeTwo256, _, _>(&batch.root, proof.proof, 10, place, &wanted));
	});
}

#[test]
fn an_interval_should_be_closed_at_once_by_the_next_ones_reading() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		ingest(&[("m", at("m", 14)), ("m", at("m", 15))]);
		go_to_time(START + INTERVAL);
	});
	let [(batch, _)] = &chain.work()[..] else { panic!("one batch") };
	assert_eq!(seqs(batch), [("m".into(), 14, 1)]);
}

#[test]
fn what_is_not_settled_should_be_offered_again_after_a_while() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		ingest(&[("m", at("m", 14))]);
		go_to_time(CLOSED);
	});
	let first = chain.work();
	assert_eq!(first.len(), 1);
	let block = chain.run(|| {
		assert_eq!(get::<Sent>(&store::sent(&id("m"))).map(|sent| sent.seq), Some(14));
		System::block_number()
	});
	for later in 0..u64::from(RESEND) {
		chain.run(|| go_to(block + later));
		assert!(chain.work().is_empty(), "it may be on its way");
	}
	chain.run(|| go_to(block + u64::from(RESEND)));
	let again = chain.work();
	assert_eq!(again.len(), 1);
	assert_eq!(again[0].0.root, first[0].0.root);
	// Both may come into blocks; it is settled once.
	chain.run(|| {
		include(again[0].clone()).unwrap();
		assert!(include(first[0].clone()).is_err());
		assert_eq!(tokens(ALICE)[0], 1_400);
		let roots = get::<Vec<H256>>(&store::anchored_in(&id("m"), START)).unwrap();
		assert_eq!(roots.len(), 1);
	});
}

#[test]
fn a_fork_or_a_crash_should_lose_nothing() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		ingest(&[("m", at("m", 14))]);
		go_to_time(CLOSED);
	});
	let [batch] = &chain.work()[..] else { panic!("one batch") };
	// It is settled in a block of a fork, which is then left.
	chain.run(|| {
		let _ = frame_support::storage::with_transaction(|| {
			include(batch.clone()).unwrap();
			sp_runtime::TransactionOutcome::Rollback(Ok::<_, sp_runtime::DispatchError>(()))
		});
		go_to(System::block_number() + u64::from(RESEND));
	});
	let [again] = &chain.work()[..] else { panic!("it is offered on the other fork") };
	chain.run(|| {
		include(again.clone()).unwrap();
		assert_eq!(tokens(ALICE)[0], 1_400);
	});

	// Killed after a batch was noted and before it was submitted: nothing says that it was sent.
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		ingest(&[("m", at("m", 14))]);
		go_to_time(CLOSED);
	});
	chain.work();
	chain.run(|| {
		sp_io::offchain::local_storage_clear(PERSISTENT, &store::sent(&id("m")));
		go_to(System::block_number() + 1);
	});
	assert_eq!(chain.work().len(), 1);

	// And killed while it ran: its lock does not hold for ever.
	let mut chain = one_validator(&["m"]);
	let until = Timestamp::from_unix_millis(15_000);
	chain.run(|| {
		ingest(&[("m", at("m", 14))]);
		go_to_time(CLOSED);
		put(&store::worker_lock(), until);
	});
	assert!(chain.work().is_empty(), "another run may not be over");
	chain.run(|| {
		sp_io::offchain::sleep_until(until.add(Duration::from_millis(1)));
	});
	assert_eq!(chain.work().len(), 1);
}

#[test]
fn what_comes_while_a_batch_is_on_its_way_should_wait() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		ingest(&[("m", at("m", 14))]);
		go_to_time(CLOSED);
	});
	let first = chain.work();
	chain.run(|| {
		ingest(&[("m", at("m", 16)), ("m", at("m", 31))]);
		go_to(System::block_number() + 1);
	});
	assert!(chain.work().is_empty());
	chain.run(|| {
		include(first[0].clone()).unwrap();
		go_to_time(START + 2 * INTERVAL);
	});
	let [(batch, _)] = &chain.work()[..] else { panic!("the next interval's") };
	assert_eq!(seqs(batch), [("m".into(), 16, 1)]);
}

#[test]
fn only_a_current_validators_node_should_offer() {
	let with = |places: &[usize]| {
		let mut chain = Chain::new(places);
		chain.run(|| {
			one_device();
			ingest(&[("m", at("m", 14))]);
			go_to_time(CLOSED + DAY);
		});
		chain.work().len()
	};
	assert_eq!(with(&[]), 0);
	assert_eq!(with(&[7]), 0);
	assert_eq!(with(&[1]), 1);
	// A node with several keys offers it once.
	assert_eq!(with(&[0, 1, 2]), 1);
}

#[test]
fn validators_should_have_turns_and_any_one_should_suffice() {
	// When each of three nodes offers a device, that none of the others does.
	let offered = |name: &str, place: usize| {
		let mut chain = Chain::new(&[place]);
		chain.run(|| {
			let home = household(ALICE);
			device(home, name);
			ingest(&[(name, at(name, 14))]);
			go_to_time(CLOSED);
		});
		(0..20u64)
			.find(|_| {
				let batches = chain.work();
				chain.run(|| go_to(System::block_number() + 1));
				!batches.is_empty()
			})
			.expect("it is offered in the end")
	};
	let mut first = BTreeMap::new();
	for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
		let mut blocks: Vec<_> = (0..3).map(|place| (offered(name, place), place)).collect();
		blocks.sort();
		let turn = u64::from(TURN);
		assert_eq!(blocks.iter().map(|(block, _)| *block).collect::<Vec<_>>(), [0, turn, 2 * turn]);
		*first.entry(blocks[0].1).or_insert(0) += 1;
	}
	assert_eq!(first.len(), 3, "each is the first for some devices: {first:?}");
}

#[test]
fn a_gateways_devices_should_be_its_own() {
	let with = |place: usize| {
		let mut chain = Chain::new(&[place]);
		chain.run(|| {
			let home = household(ALICE);
			device_with(home, "m", Attestation::Gateway(VALIDATORS[1]));
			let reading = SignedReading { signature: None, ..at("m", 14) };
			ingest(&[("m", reading)]);
			go_to_time(CLOSED);
		});
		let now = chain.work();
		chain.run(|| wait(HOUR));
		let later = chain.work();
		(now, later)
	};
	let (now, later) = with(0);
	assert_eq!((now.len(), later.len()), (0, 0));
	let (now, _) = with(1);
	let [(batch, _)] = &now[..] else { panic!("at once") };
	assert_eq!(batch.reporter, sp_core::Pair::public(&oracle(1)).into());
}

#[test]
fn what_the_chain_would_refuse_should_not_be_offered() {
	let mut chain = one_validator(&["m", "n", "q"]);
	chain.run(|| {
		let forged = sign("n", at("m", 14).reading);
		ingest(&[
			("m", forged),
			("n", reading("n", 1, START, counters(1, 0, 0))),
			("unknown", at("unknown", 14)),
			("q", reading("q", 14, START + 14 * MINUTE, counters(9_000_000, 0, 0))),
		]);
		go_to_time(CLOSED);
	});
	// What cannot be true is for the registrar.
	let [batch] = &chain.work()[..] else { panic!("one batch") };
	assert_eq!(seqs(&batch.0), [("q".into(), 14, 1)]);
	chain.run(|| {
		include(batch.clone()).unwrap();
		assert!(Metering::quarantined(id("q")).is_some());
		ingest(&[("q", at("q", 16)), ("n", at("n", 16)), ("n", at("n", 31))]);
		FreshUntil::set(START);
		wait(DAY);
	});
	assert!(chain.work().is_empty(), "no price for one, and the other waits");
	chain.run(|| FreshUntil::set(u64::MAX));
	let [(batch, _)] = &chain.work()[..] else { panic!("as soon as there is a price") };
	assert_eq!(seqs(batch), [("n".into(), 16, 1), ("n".into(), 31, 1)]);
}

#[test]
fn an_implausible_reading_should_be_the_last_of_its_device() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		let absurd = reading("m", 16, START + 16 * MINUTE, counters(90_000_000, 0, 0));
		ingest(&[("m", at("m", 14)), ("m", absurd), ("m", at("m", 31))]);
		go_to_time(START + DAY);
	});
	let [(batch, _)] = &chain.work()[..] else { panic!("one batch") };
	assert_eq!(seqs(batch), [("m".into(), 14, 1), ("m".into(), 16, 1)]);
}

#[test]
fn a_long_backlog_should_be_settled_in_order_over_several_batches() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		let readings: Vec<_> = (0..20).map(|nth| ("m", at("m", 15 * nth + 7))).collect();
		ingest(&readings);
		go_to_time(START + DAY);
	});
	// As many as fit a batch, 8, and the next when those are settled.
	for expected in [vec![7, 22, 37, 52, 67, 82, 97, 112], (8..16).map(|n| 15 * n + 7).collect()] {
		let [batch] = &chain.work()[..] else { panic!("one batch") };
		let offered: Vec<_> = seqs(&batch.0).into_iter().map(|(_, seq, _)| seq).collect();
		assert_eq!(offered, expected);
		chain.run(|| include(batch.clone()).unwrap());
	}
	let [batch] = &chain.work()[..] else { panic!("one batch") };
	assert_eq!(batch.0.items.len(), 4);
	chain.run(|| {
		include(batch.clone()).unwrap();
		assert_eq!(tokens(ALICE)[0], 100 * (15 * 19 + 7));
		assert_eq!(Metering::anchor(batch.0.root).map(|anchor| anchor.batch), Some(2));
	});
}

#[test]
fn many_devices_should_be_shared_out_over_batches_and_runs() {
	let names: Vec<String> = (0..12).map(|nth| format!("m{nth}")).collect();
	let names: Vec<&str> = names.iter().map(String::as_str).collect();
	let mut chain = one_validator(&names);
	chain.run(|| {
		let readings: Vec<_> = names.iter().map(|name| (*name, at(name, 14))).collect();
		ingest(&readings);
		go_to_time(CLOSED);
	});
	// Six pages of two: a run looks at four.
	let first = chain.work();
	assert_eq!(first.iter().map(|(batch, _)| batch.items.len()).collect::<Vec<_>>(), [8]);
	let second = chain.work();
	assert_eq!(second.iter().map(|(batch, _)| batch.items.len()).collect::<Vec<_>>(), [4]);
	chain.run(|| {
		assert_eq!(get::<u32>(&store::cursor()), Some(2));
		for batch in first.into_iter().chain(second) {
			include(batch).unwrap();
		}
		let minted: u128 = (1..5).map(|owner| tokens(owner)[0]).sum();
		assert_eq!(minted, 12 * 1_400);
	});

	// Fewer pages than before: the place among them is still one.
	chain.run(|| {
		put(&store::cursor(), 5u32);
		put_devices(&[id("m0")], 2);
		ingest(&[("m0", at("m0", 16))]);
		go_to_time(CLOSED + INTERVAL);
	});
	assert_eq!(chain.work().len(), 1);
}

#[test]
fn devices_on_one_page_should_fill_several_batches() {
	let names: Vec<String> = (0..9).map(|nth| format!("m{nth}")).collect();
	let names: Vec<&str> = names.iter().map(String::as_str).collect();
	let mut chain = one_validator(&names);
	chain.run(|| {
		let mut readings = vec![];
		for name in &names {
			readings.extend([14, 16, 31].map(|minute| (*name, at(name, minute))));
		}
		ingest(&readings);
		put_devices(&names.iter().map(|name| id(name)).collect::<Vec<_>>(), 256);
		go_to_time(START + DAY);
	});
	// Those of a device stay together: two devices of three intervals in a batch of eight.
	let batches = chain.work();
	let sizes: Vec<_> = batches.iter().map(|(batch, _)| batch.items.len()).collect();
	assert_eq!(sizes, [6, 6, 6, 6, 3]);
	chain.run(|| {
		for batch in batches {
			include(batch).unwrap();
		}
		assert_eq!(tokens(ALICE)[0], 3 * 3_100);
	});
}

#[test]
fn raw_readings_that_are_gone_should_not_keep_the_newest_out() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		ingest(&[1, 14].map(|minute| ("m", at("m", minute))));
		sp_io::offchain::local_storage_clear(PERSISTENT, &store::readings(&id("m"), START));
		go_to_time(CLOSED);
	});
	let [(batch, _)] = &chain.work()[..] else { panic!("one batch") };
	assert_eq!(seqs(batch), [("m".into(), 14, 1)]);
}

#[test]
fn of_many_roots_the_superseded_should_be_cleared_but_not_what_is_anchored() {
	let mut chain = one_validator(&["m"]);
	chain.run(|| {
		ingest(&[("m", at("m", 1))]);
		go_to_time(CLOSED);
	});
	let [batch] = &chain.work()[..] else { panic!("one batch") };
	chain.run(|| include(batch.clone()).unwrap());
	let anchored = batch.0.root;
	// Each time a later reading of the interval comes, and none is settled.
	let mut roots = vec![anchored];
	for minute in 2..14 {
		chain.run(|| {
			ingest(&[("m", at("m", minute))]);
			go_to(System::block_number() + u64::from(RESEND));
		});
		let [(batch, _)] = &chain.work()[..] else { panic!("one batch") };
		roots.push(batch.root);
	}
	chain.run(|| {
		let noted = get::<Vec<H256>>(&store::anchored_in(&id("m"), START)).unwrap();
		assert_eq!(noted.len(), MAX_ROOTS as usize);
		assert_eq!(noted[0], anchored);
		assert_eq!(noted[1..], roots[roots.len() - 7..]);
		for root in roots {
			let kept = get::<Vec<BatchLeaves>>(&store::batch(root)).is_some();
			assert_eq!(kept, noted.contains(&root));
		}
	});
}
