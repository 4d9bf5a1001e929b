use std::collections::BTreeMap;

use codec::Encode;
use mornet_primitives::metering::store::{self as keys, BatchLeaves};
use proptest::prelude::*;

use super::*;
use crate::testing::{
	device, gateway_overview, overview, payload, reading, render, signed, Chain, Disk, INTERVAL,
	NOW,
};

const MINUTE: Moment = 60_000;

/// A shard that can be killed and started again on what its disk holds.
struct Node {
	disk: Disk,
	chain: Chain,
	status: Status,
	shared: Arc<Shared<Disk>>,
	shard: Shard<Disk, Chain>,
}

impl Node {
	fn start(disk: Disk, chain: Chain) -> Self {
		let status = Status::new(None).unwrap();
		let shared = Arc::new(Shared::load(disk.clone(), &status));
		let directory = Arc::new(chain.clone());
		let shard = Shard::new(disk.clone(), shared.clone(), directory, status.clone(), 120);
		Self { disk, chain, status, shared, shard }
	}

	/// With devices 1 and 2 on the chain, signing for themselves, and 3 behind a gateway.
	fn new() -> Self {
		let chain = Chain::default();
		chain.set(&device(1), overview(1));
		chain.set(&device(2), overview(2));
		chain.set(&device(3), gateway_overview(3));
		Self::start(Disk::default(), chain)
	}

	/// Kills it and starts it again.
	fn restart(self) -> Self {
		self.disk.mend();
		Self::start(self.disk, self.chain)
	}

	fn hear(&mut self, message: &Message) -> Verdict {
		self.shard.handle([message]).expect("disk and chain are up")[0]
	}

	/// Device 1 sends a reading when it takes it.
	fn send(&mut self, reading: Reading) -> Verdict {
		self.hear(&own(1, reading))
	}

	fn pending(&self, number: u32) -> Vec<PendingInterval> {
		Store::new(self.disk.clone()).pending(&device(number))
	}

	fn readings(&self, number: u32, start: Moment) -> Vec<SignedReading> {
		Store::new(self.disk.clone()).readings(&device(number), start)
	}

	fn listed(&self) -> Vec<DeviceId> {
		let stored = Index::load(Store::new(self.disk.clone()));
		let devices: Vec<_> = stored.devices().cloned().collect();
		assert_eq!(devices, self.shared.index().devices().cloned().collect::<Vec<_>>());
		devices
	}

	/// The intervals that will be forgotten one day.
	fn begun(&self) -> Vec<Entry> {
		let mut journal = Journal::load(Store::new(self.disk.clone()));
		let page = journal.oldest_before(Moment::MAX).unwrap();
		page.expect("there are some, and less than a page")
	}

	/// A final block says what it says.
	fn finalise(&mut self, number: u32) {
		let overview = self.chain.device(&device(number)).unwrap().unwrap();
		self.shard.settled(&device(number), &overview).expect("disk is up");
	}
}

fn message(topic: &str, payload: &[u8], received: Moment) -> Message {
	Message {
		topic: topic.into(),
		payload: Bytes::copy_from_slice(payload),
		size: payload.len(),
		repeated: false,
		received,
	}
}

/// A device's own message for a reading, received when it was taken.
fn own(number: u32, reading: Reading) -> Message {
	let topic = format!("mornet/meter-{number}/telemetry");
	message(&topic, &payload(number, reading), reading.ts)
}

fn tasmota(kwh: &str, received: Moment) -> Message {
	let payload = format!(r#"{{"ENERGY":{{"Total":{kwh}}}}}"#);
	message("tele/meter-3/SENSOR", payload.as_bytes(), received)
}

/// A reading a minute from [`NOW`] on.
fn minute(at: u64) -> Reading {
	reading(at + 1, NOW + at * MINUTE, 1_000 + at)
}

#[test]
fn accepted_reading_is_stored_as_the_worker_expects_it() {
	let mut node = Node::new();
	for at in 0..20 {
		assert_eq!(node.send(minute(at)), Verdict::Accepted);
	}
	let all: Vec<_> = (0..20).map(|at| signed(1, minute(at))).collect();
	assert_eq!(node.readings(1, NOW), all[..15]);
	assert_eq!(node.readings(1, NOW + INTERVAL), all[15..]);
	assert_eq!(
		node.pending(1),
		[
			PendingInterval { start: NOW, first_seq: 1, newest: all[14] },
			PendingInterval { start: NOW + INTERVAL, first_seq: 16, newest: all[19] },
		]
	);
	assert_eq!(node.listed(), [device(1)]);
	assert_eq!(node.status.backlog(), 2);
	assert_eq!(node.status.newest(), Some(minute(19).ts));
	assert_eq!(node.status.accepted(), 20);
}

#[test]
fn batch_is_written_once_for_each_interval() {
	let mut node = Node::new();
	let messages: Vec<_> = (0..15).map(|at| own(1, minute(at))).collect();
	let verdicts = node.shard.handle(&messages).unwrap();
	assert_eq!(verdicts, [Verdict::Accepted; 15]);
	// Generation, journal, readings, pending, page, number of pages.
	assert_eq!(node.disk.writes(), 6);
	assert_eq!(node.readings(1, NOW).len(), 15);
}

#[test]
fn each_wrong_message_has_its_reason() {
	let mut node = Node::new();
	assert_eq!(node.send(minute(0)), Verdict::Accepted);
	let good = minute(1);
	let now = good.ts;
	let telemetry = |payload: &[u8]| message("mornet/meter-1/telemetry", payload, now);
	let large = Message { size: MAX_PAYLOAD + 1, ..own(1, good) };
	let forged = render(&SignedReading { signature: Some([1; 64]), ..signed(1, good) });
	let unsigned = render(&SignedReading { reading: good, signature: None });
	let of_another = message("mornet/meter-1/telemetry", &payload(2, good), now);
	let version = String::from_utf8(payload(1, good)).unwrap().replace("\"v\":1", "\"v\":9");
	let late = Message { received: now, ..own(1, Reading { ts: now + 60_001, ..good }) };

	for (message, reason) in [
		(message("mornet/meter-1/other", b"{}", now), Reason::Topic),
		(large, Reason::TooLarge),
		(telemetry(b"{}"), Reason::Malformed),
		(telemetry(version.as_bytes()), Reason::UnsupportedVersion),
		(own(9, good), Reason::UnknownDevice),
		(telemetry(&forged), Reason::BadSignature),
		(telemetry(&unsigned), Reason::BadSignature),
		(of_another, Reason::BadSignature),
		(own(1, minute(0)), Reason::Duplicate),
		(own(1, Reading { ts: now, ..minute(0) }), Reason::OutOfOrder),
		(late, Reason::Future),
		(own(1, Reading { ts: NOW, ..good }), Reason::ClockBack),
		(own(1, reading(2, now, 999)), Reason::CounterBack),
		(own(1, reading(2, now, 1_000_000)), Reason::Absurd),
		(Message { topic: "tele/meter-1/SENSOR".into(), ..tasmota("1", now) }, Reason::NotGateway),
	] {
		let before = node.status.rejected(reason);
		assert_eq!(node.hear(&message), Verdict::Rejected(reason), "{message:?}");
		assert_eq!(node.status.rejected(reason), before + 1);
	}
	assert_eq!(node.readings(1, NOW).len(), 1, "none of them is stored");
	assert_eq!(node.hear(&own(1, good)), Verdict::Accepted, "and none did harm");
}

#[test]
fn only_devices_in_service_are_heard_and_quarantined_ones_wait() {
	let mut node = Node::new();
	for (status, verdict) in [
		(DeviceStatus::Pending, Verdict::Rejected(Reason::NotActive)),
		(DeviceStatus::Quarantined, Verdict::Accepted),
		(DeviceStatus::Active, Verdict::Accepted),
		(DeviceStatus::Retired, Verdict::Rejected(Reason::NotActive)),
	] {
		node.chain.change(&device(1), |device| device.status = status);
		node.finalise(1);
		let at = u64::from(node.chain.best());
		assert_eq!(node.send(minute(at)), verdict, "{status:?}");
	}
}

#[test]
fn meter_whose_reading_was_voided_goes_on_from_what_the_chain_has() {
	let mut node = Node::new();
	assert_eq!(node.send(minute(0)), Verdict::Accepted);
	let counters = Counters { energy_wh: 2_000, ..Default::default() };
	let exaggerated = Reading { counters, ..minute(1) };
	assert_eq!(node.send(exaggerated), Verdict::Accepted);
	for (status, last) in [
		(DeviceStatus::Quarantined, minute(0)),
		// As the registrar voids it: its number, and the counters from before.
		(DeviceStatus::Active, Reading { counters: minute(0).counters, ..exaggerated }),
	] {
		node.chain.change(&device(1), |device| {
			device.status = status;
			device.last = Some(last);
		});
		node.finalise(1);
	}
	assert_eq!(node.send(minute(2)), Verdict::Accepted);
}

#[test]
fn device_that_sends_too_much_is_limited_and_others_are_not() {
	let mut node = Node::new();
	assert_eq!(node.send(minute(0)), Verdict::Accepted);
	let flood: Vec<_> = (1..=200)
		.map(|at| Message { received: NOW, ..own(1, reading(1 + at, NOW + at, 1_000)) })
		.collect();
	let verdicts = node.shard.handle(&flood).unwrap();
	assert_eq!(verdicts.iter().filter(|verdict| **verdict == Verdict::Accepted).count(), 120);
	assert_eq!(node.status.rejected(Reason::RateLimited), 80);
	assert_eq!(node.hear(&own(2, minute(1))), Verdict::Accepted);
}

#[test]
fn what_the_broker_kept_while_the_node_was_down_is_taken_in() {
	let mut node = Node::new();
	assert_eq!(node.send(minute(0)), Verdict::Accepted);
	let mut node = node.restart();
	let now = minute(600).ts;
	let kept: Vec<_> =
		(1..=600).map(|at| Message { received: now, ..own(1, minute(at)) }).collect();
	let verdicts = node.shard.handle(&kept).unwrap();
	assert!(verdicts.iter().all(|verdict| *verdict == Verdict::Accepted));
}

#[test]
fn refusal_never_rests_on_old_news() {
	let mut node = Node::new();
	let stranger = own(9, minute(0));
	assert_eq!(node.hear(&stranger), Verdict::Rejected(Reason::UnknownDevice));
	let lookups = node.chain.lookups();
	for _ in 0..10 {
		node.hear(&stranger);
	}
	assert_eq!(node.chain.lookups(), lookups, "within a block, a stranger is looked up once");
	node.chain.set(&device(9), overview(9));
	assert_eq!(node.hear(&stranger), Verdict::Accepted);

	// A new key, of which the shard has not heard.
	assert_eq!(node.hear(&own(9, minute(1))), Verdict::Accepted);
	node.chain
		.change(&device(9), |device| device.attestation = overview(4).attestation);
	let reading = minute(2);
	let signature = crate::testing::key(4);
	let signature = sp_core::Pair::sign(&signature, &reading.signed_message(&device(9))).0;
	let rekeyed = render(&SignedReading { reading, signature: Some(signature) });
	let rekeyed = message("mornet/meter-9/telemetry", &rekeyed, reading.ts);
	assert_eq!(node.hear(&rekeyed), Verdict::Accepted);

	// And good messages cause no look-ups.
	let lookups = node.chain.lookups();
	node.chain.next_block();
	assert_eq!(node.send(minute(0)), Verdict::Accepted);
	assert_eq!(node.send(minute(1)), Verdict::Accepted);
	assert_eq!(node.chain.lookups(), lookups + 1);
}

#[test]
fn gateway_devices_get_number_and_time_of_arrival() {
	let mut node = Node::new();
	for (kwh, received) in [("1.5", NOW), ("1.501", NOW + MINUTE), ("1.502", NOW + MINUTE)] {
		assert_eq!(node.hear(&tasmota(kwh, received)), Verdict::Accepted);
	}
	let shelly = br#"{"id":0,"aenergy":{"total":1503.9}}"#;
	let shelly = message("meter-3/status/switch:0", shelly, NOW + MINUTE);
	assert_eq!(node.hear(&shelly), Verdict::Accepted);

	let stored: Vec<_> = node.readings(3, NOW).iter().map(|stored| stored.reading).collect();
	let later = NOW + MINUTE;
	assert_eq!(
		stored,
		[
			reading(NOW, NOW, 1_500),
			reading(later, later, 1_501),
			reading(later + 1, later + 1, 1_502),
			reading(later + 2, later + 2, 1_503),
		]
	);
	assert!(node.readings(3, NOW).iter().all(|stored| stored.signature.is_none()));

	let back = tasmota("0.001", NOW + 2 * MINUTE);
	assert_eq!(node.hear(&back), Verdict::Rejected(Reason::CounterBack));
	let again = Message { repeated: true, ..tasmota("1.503", NOW + 2 * MINUTE) };
	assert_eq!(node.hear(&again), Verdict::Rejected(Reason::Duplicate));
	let missed = Message { repeated: true, ..tasmota("1.6", NOW + 3 * MINUTE) };
	assert_eq!(node.hear(&missed), Verdict::Accepted);
}

#[test]
fn gateway_may_use_the_own_schema_without_signature() {
	let mut node = Node::new();
	let reading = minute(0);
	for (seq, signature) in [(1, None), (2, Some([5; 64]))] {
		let reading = Reading { seq, ts: reading.ts + seq, ..reading };
		let payload = render(&SignedReading { reading, signature });
		let message = message("mornet/meter-3/telemetry", &payload, reading.ts);
		assert_eq!(node.hear(&message), Verdict::Accepted);
	}
	assert!(node.readings(3, NOW).iter().all(|stored| stored.signature.is_none()));
}

#[test]
fn liveness_of_known_devices_is_kept() {
	let mut node = Node::new();
	let store = Store::new(node.disk.clone());
	for (topic, word, at, expected) in [
		("mornet/meter-1/status", "online", NOW, Liveness { online: true, since: NOW }),
		("meter-1/online", "true", NOW + 1, Liveness { online: true, since: NOW }),
		("tele/meter-1/LWT", "Offline", NOW + 2, Liveness { online: false, since: NOW + 2 }),
	] {
		let verdict = node.hear(&message(topic, word.as_bytes(), at));
		assert_eq!(verdict, Verdict::Accepted);
		assert_eq!(store.liveness(&device(1)), Some(expected));
		assert_eq!(node.status.devices_online(), u64::from(expected.online));
	}
	let stranger = message("mornet/meter-9/status", b"online", NOW);
	assert_eq!(node.hear(&stranger), Verdict::Rejected(Reason::UnknownDevice));
	assert_eq!(node.status.devices_online(), 0);
}

#[test]
fn settled_intervals_wait_no_more() {
	let mut node = Node::new();
	for at in 0..40 {
		node.send(minute(at));
	}
	assert_eq!((node.pending(1).len(), node.status.backlog()), (3, 3));

	// To the middle of the second interval.
	node.chain.change(&device(1), |device| device.last = Some(minute(19)));
	node.finalise(1);
	let pending = node.pending(1);
	assert_eq!(pending.len(), 2);
	assert_eq!((pending[0].start, pending[0].first_seq), (NOW + INTERVAL, 21));
	assert_eq!((pending[1].start, pending[1].first_seq), (NOW + 2 * INTERVAL, 31));
	assert_eq!(node.status.backlog(), 2);
	assert_eq!(node.readings(1, NOW).len(), 15, "raw readings stay");

	node.chain.change(&device(1), |device| device.last = Some(minute(39)));
	node.finalise(1);
	assert_eq!(node.pending(1), []);
	assert_eq!(node.listed(), []);
	assert_eq!(node.status.backlog(), 0);

	// And on it goes, in the same interval.
	assert_eq!(node.send(minute(39)), Verdict::Rejected(Reason::Duplicate));
	assert_eq!(node.send(minute(40)), Verdict::Accepted);
	assert_eq!(node.pending(1)[0].first_seq, 41);
	assert_eq!(node.readings(1, NOW + 2 * INTERVAL).len(), 11);
	assert_eq!(node.listed(), [device(1)]);
}

#[test]
fn what_another_validator_settled_is_not_stored_again() {
	let mut node = Node::new();
	node.send(minute(0));
	node.chain.change(&device(1), |device| device.last = Some(minute(10)));
	// The broker kept these while the node was down.
	for at in 1..=10 {
		node.chain.next_block();
		let late = Message { received: minute(30).ts, ..own(1, minute(at)) };
		let verdict = node.hear(&late);
		// Until the shard hears of it from the chain, it stores what it gets.
		assert!(matches!(verdict, Verdict::Accepted | Verdict::Rejected(Reason::Duplicate)));
	}
	node.finalise(1);
	assert_eq!(node.pending(1), []);
	let mut node = node.restart();
	let late = Message { received: minute(30).ts, ..own(1, minute(5)) };
	assert_eq!(node.hear(&late), Verdict::Rejected(Reason::Duplicate));
	assert_eq!(node.hear(&own(1, minute(11))), Verdict::Accepted);
}

#[test]
fn reset_gives_up_what_was_not_settled_before() {
	let mut node = Node::new();
	for at in 0..20 {
		node.send(minute(at));
	}
	node.chain.change(&device(1), |device| device.last = Some(minute(9)));
	node.finalise(1);
	assert_eq!(node.pending(1)[0].first_seq, 11);

	// A new meter that counts and numbers from zero.
	let baseline = reading(0, minute(19).ts + 1, 0);
	node.chain.change(&device(1), |device| {
		device.generation = 1;
		device.last = Some(baseline);
	});
	let first = reading(1, minute(20).ts, 3);
	assert_eq!(node.send(first), Verdict::Accepted);
	assert_eq!(
		node.pending(1),
		[PendingInterval { start: NOW + INTERVAL, first_seq: 1, newest: signed(1, first) }]
	);
	assert_eq!(node.readings(1, NOW).len(), 10, "what was offered before stays provable");
	assert_eq!(node.readings(1, NOW + INTERVAL), [signed(1, first)]);
	assert_eq!(node.status.backlog(), 1);
	assert_eq!(node.send(minute(20)), Verdict::Rejected(Reason::ClockBack));

	// The same when it is a final block that tells of it, and after a restart.
	node.chain.change(&device(1), |device| device.generation = 2);
	let mut node = node.restart();
	assert_eq!(node.status.backlog(), 1);
	node.finalise(1);
	assert_eq!(node.pending(1), []);
	assert_eq!(node.listed(), []);
	assert_eq!(node.status.backlog(), 0);
}

#[test]
fn retired_device_waits_for_nothing() {
	let mut node = Node::new();
	node.send(minute(0));
	node.chain.change(&device(1), |device| device.status = DeviceStatus::Retired);
	node.finalise(1);
	assert_eq!((node.pending(1), node.listed()), (vec![], vec![]));
}

#[test]
fn device_only_the_best_block_approves_is_not_unsettled_by_the_final_one() {
	let mut node = Node::new();
	node.send(minute(0));
	let not_yet = Overview { status: DeviceStatus::Pending, ..overview(1) };
	node.shard.settled(&device(1), &not_yet).unwrap();
	assert_eq!(node.pending(1).len(), 1);
	assert_eq!(node.send(minute(1)), Verdict::Accepted);
}

#[test]
fn old_readings_are_forgotten_with_their_batches_but_not_before_they_are_settled() {
	let mut node = Node::new();
	node.send(minute(0));
	node.send(minute(15));
	let root = sp_core::H256::repeat_byte(1);
	let leaves = BatchLeaves { device: device(1), start: NOW, first_seq: 1, last_seq: 1 };
	let prefix = sp_core::offchain::STORAGE_PREFIX;
	node.disk.set(prefix, &keys::batch(root), &vec![leaves].encode());
	node.disk.set(prefix, &keys::anchored_in(&device(1), NOW), &vec![root].encode());

	let until = NOW + INTERVAL;
	node.shard.expired(&device(1), NOW, until).unwrap();
	assert_eq!(node.readings(1, NOW).len(), 1, "it is not settled");
	let again = Entry { device: device(1), start: NOW, since: until + DAY };
	assert_eq!(node.begun().last(), Some(&again));

	node.chain.change(&device(1), |device| device.last = Some(minute(0)));
	node.finalise(1);
	node.shard.expired(&device(1), NOW, until).unwrap();
	assert_eq!(node.readings(1, NOW), []);
	let kept = node.disk.keys();
	assert!(!kept.contains(&keys::batch(root)));
	assert!(!kept.contains(&keys::anchored_in(&device(1), NOW)));
	assert_eq!(node.readings(1, NOW + INTERVAL).len(), 1);
}

#[test]
fn nothing_is_judged_while_the_chain_cannot_be_asked() {
	let mut node = Node::new();
	node.chain.set_outage(true);
	let message = own(1, minute(0));
	assert!(matches!(node.shard.handle([&message]), Err(Trouble::Chain(_))));
	assert_eq!(node.status.accepted(), 0);
	node.chain.set_outage(false);
	assert_eq!(node.hear(&message), Verdict::Accepted);
}

#[test]
fn full_disk_acknowledges_nothing_and_loses_nothing() {
	let mut node = Node::new();
	node.disk.fail_after(3);
	let messages: Vec<_> = (0..5).map(|at| own(1, minute(at))).collect();
	for _ in 0..3 {
		assert_eq!(node.shard.handle(&messages), Err(Trouble::Storage(NotWritten)));
	}
	node.disk.mend();
	assert_eq!(node.shard.handle(&messages).unwrap(), [Verdict::Accepted; 5]);
	assert_eq!(node.readings(1, NOW).len(), 5);
	assert_eq!(node.listed(), [device(1)]);
	assert_eq!(node.status.backlog(), 1);
}

#[test]
fn more_devices_than_are_remembered_are_served() {
	let many = CACHED_DEVICES + 100;
	let chain = Chain::default();
	for number in 0..many {
		chain.set(&device(number), gateway_overview(number));
	}
	let mut node = Node::start(Disk::default(), chain);
	let send = |number: u32, at: u64| {
		let payload = render(&SignedReading { reading: minute(at), signature: None });
		message(&format!("mornet/meter-{number}/telemetry"), &payload, minute(at).ts)
	};
	for at in 0..2 {
		let messages: Vec<_> = (0..many).map(|number| send(number, at)).collect();
		let verdicts = node.shard.handle(&messages).unwrap();
		assert!(verdicts.iter().all(|verdict| *verdict == Verdict::Accepted));
	}
	for number in 0..many {
		assert_eq!(node.readings(number, NOW).len(), 2);
	}
	assert_eq!(node.listed().len(), many as usize);
}

/// What three devices publish, a reading a minute each, in the order in which the broker has it.
fn script(readings: u64) -> Vec<Message> {
	(0..readings)
		.flat_map(|at| [1, 2].map(|number| own(number, minute(at))))
		.collect()
}

/// The broker's side: delivers what is not acknowledged, in batches, to a node that is killed after
/// each number of writes in `kills` and started again.
fn deliver(script: &[Message], batch: usize, kills: &[usize], settle: bool) -> Node {
	let mut node = Node::new();
	let mut kills = kills.iter();
	let mut acknowledged = 0;
	if let Some(writes) = kills.next() {
		node.disk.fail_after(*writes);
	}
	while acknowledged < script.len() {
		let end = script.len().min(acknowledged + batch);
		let mut done = node.shard.handle(&script[acknowledged..end]).map(|verdicts| {
			assert!(verdicts.iter().all(|verdict| matches!(
				verdict,
				Verdict::Accepted | Verdict::Rejected(Reason::Duplicate)
			)));
			acknowledged = end;
		});
		let settled = (acknowledged as u64 / 2).checked_sub(10).filter(|_| settle && done.is_ok());
		if let Some(newest) = settled {
			// The chain settles what is ten minutes old.
			for number in [1, 2] {
				node.chain.change(&device(number), |device| device.last = Some(minute(newest)));
				let overview = node.chain.device(&device(number)).unwrap().unwrap();
				done = done.and_then(|()| node.shard.settled(&device(number), &overview));
			}
		}
		if done.is_err() {
			node = node.restart();
			if let Some(writes) = kills.next() {
				node.disk.fail_after(*writes);
			}
		}
	}
	node.restart()
}

fn numbers(readings: &[SignedReading]) -> Vec<u64> {
	readings.iter().map(|stored| stored.reading.seq).collect()
}

/// Every reading is stored once, and what is not settled waits.
fn ensure_complete(node: &Node, readings: u64, settle: bool) {
	let begun = node.begun();
	let mut backlog = 0;
	for number in [1, 2] {
		let mut expected = BTreeMap::<Moment, Vec<SignedReading>>::new();
		for at in 0..readings {
			let reading = minute(at);
			let start = check::interval_start(reading.ts, INTERVAL);
			expected.entry(start).or_default().push(signed(number, reading));
		}
		for (start, readings) in &expected {
			let stored = node.readings(number, *start);
			assert!(stored == *readings, "{:?}", numbers(&stored));
			assert!(begun.contains(&Entry::new(device(number), *start)), "it would stay for ever");
		}
		let pending = node.pending(number);
		if !settle {
			let starts: Vec<_> = pending.iter().map(|interval| interval.start).collect();
			assert_eq!(starts, expected.keys().copied().collect::<Vec<_>>());
		}
		assert!(pending.windows(2).all(|pair| pair[0].start < pair[1].start));
		for interval in &pending {
			let readings = &expected[&interval.start];
			assert_eq!(Some(&interval.newest), readings.last());
			let oldest = node.chain.device(&device(number)).unwrap().unwrap().last;
			let settled = oldest.map_or(0, |last| last.seq);
			let first = readings.iter().map(|stored| stored.reading.seq).find(|seq| *seq > settled);
			// None where the last kill came before all that is settled was taken off.
			assert!(
				first.is_none_or(|first| interval.first_seq <= first),
				"a reading that is not settled is left out"
			);
		}
		assert_eq!(pending.last().map(|newest| newest.newest.reading), Some(minute(readings - 1)));
		backlog += pending.len() as u64;
	}
	assert_eq!(node.listed().len(), 2);
	assert_eq!(node.status.backlog(), backlog);
}

#[test]
fn kill_after_any_write_loses_and_doubles_nothing() {
	let script = script(40);
	for batch in [1, 7, 80] {
		let writes = deliver(&script, batch, &[], false).disk.writes();
		for kill in 0..=writes {
			let node = deliver(&script, batch, &[kill], false);
			ensure_complete(&node, 40, false);
		}
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(64))]
	#[test]
	fn many_kills_lose_and_double_nothing(
		readings in 11_u64..60,
		batch in 1_usize..40,
		kills in prop::collection::vec(0_usize..30, 0..20),
		settle in any::<bool>(),
	) {
		let node = deliver(&script(readings), batch, &kills, settle);
		ensure_complete(&node, readings, settle);
	}
}
