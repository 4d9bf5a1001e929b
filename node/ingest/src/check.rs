//! The rules of a reading, as pure functions.

use mornet_primitives::{
	metering::{
		Attestation, DeviceId, DeviceKey, DeviceSignature, MeteringParameters, Rating, Reading,
	},
	tariffs::Resource,
	AccountId, Moment,
};
use sp_core::{ed25519, sr25519, Pair};

use crate::reason::Reason;

/// No meter counts so far: 10^15 Wh is a nuclear power station's output of a century.
const MAX_COUNTER: u64 = 1_000_000_000_000_000;

/// A consumption so many times beyond the rating is a broken message. What is merely beyond the
/// rating is left to the chain, which quarantines it.
const ABSURD_TIMES: u128 = 100;

/// A counter moves in steps, so a reading soon after another may show what took longer: the time
/// between two readings counts as one minute at least.
const LEAST_ELAPSED: Moment = 60_000;

/// Milliseconds of an hour.
const HOUR: u128 = 3_600_000;

/// Whether `signature` is that of the device, by its key.
///
/// Natively, without a host function.
pub fn signed_by(
	key: &DeviceKey,
	reading: &Reading,
	device: &DeviceId,
	signature: &DeviceSignature,
) -> bool {
	let message = reading.signed_message(device);
	match key {
		DeviceKey::Ed25519(key) => ed25519::Pair::verify(
			&ed25519::Signature::from_raw(*signature),
			message.as_slice(),
			key,
		),
		DeviceKey::Sr25519(key) => sr25519::Pair::verify(
			&sr25519::Signature::from_raw(*signature),
			message.as_slice(),
			key,
		),
	}
}

/// Checks who answers for a reading in MorNet's own schema, and gives the signature to keep: none
/// where a gateway answers.
///
/// # Errors
///
/// [`Reason::BadSignature`].
pub fn attested(
	attestation: &Attestation<AccountId>,
	device: &DeviceId,
	reading: &Reading,
	signature: Option<DeviceSignature>,
) -> Result<Option<DeviceSignature>, Reason> {
	match attestation {
		Attestation::Gateway(_) => Ok(None),
		Attestation::Device(key) => signature
			.filter(|signature| signed_by(key, reading, device, signature))
			.map(Some)
			.ok_or(Reason::BadSignature),
	}
}

/// Checks a reading against the one accepted before.
///
/// # Errors
///
/// In this order: [`Reason::OutOfOrder`], [`Reason::Future`], [`Reason::ClockBack`],
/// [`Reason::CounterBack`], [`Reason::Absurd`].
pub fn follows(
	reading: &Reading,
	last: Option<&Reading>,
	rating: &Rating,
	parameters: &MeteringParameters,
	now: Moment,
) -> Result<(), Reason> {
	if last.is_some_and(|last| reading.seq <= last.seq) {
		return Err(Reason::OutOfOrder);
	}
	if reading.ts > now.saturating_add(parameters.max_clock_ahead) {
		return Err(Reason::Future);
	}
	if last.is_some_and(|last| reading.ts <= last.ts) {
		return Err(Reason::ClockBack);
	}
	if Resource::ALL
		.into_iter()
		.any(|resource| reading.counters.of(resource) > MAX_COUNTER)
	{
		return Err(Reason::Absurd);
	}
	let Some(last) = last else { return Ok(()) };
	let consumed = reading.counters.since(&last.counters).ok_or(Reason::CounterBack)?;
	let elapsed = reading.ts.saturating_sub(last.ts).max(LEAST_ELAPSED);
	for (resource, per_hour) in [
		(Resource::Electricity, rating.electricity_w),
		(Resource::Heat, rating.heat_w),
		(Resource::Water, rating.water_l_per_h),
	] {
		// Rounded up by a unit, which is what a counter's step may hide. The products are below
		// 2^64 × 2^32 × 2^7.
		let most = ABSURD_TIMES
			.saturating_mul(per_hour.into())
			.saturating_mul(elapsed.into())
			.div_ceil(HOUR);
		if u128::from(consumed.of(resource)) > most {
			return Err(Reason::Absurd);
		}
	}
	Ok(())
}

/// When the settlement interval that a moment is in begins.
pub fn interval_start(ts: Moment, interval: Moment) -> Moment {
	ts.saturating_sub(ts.checked_rem(interval).unwrap_or_default())
}

#[cfg(test)]
#[allow(
	clippy::arithmetic_side_effects,
	clippy::cast_possible_truncation,
	reason = "tests may fail loudly"
)]
mod tests {
	use mornet_primitives::metering::Counters;
	use proptest::prelude::*;

	use super::*;

	const PARAMETERS: MeteringParameters =
		MeteringParameters { interval: 900_000, max_clock_ahead: 60_000, max_batch_items: 100 };

	const RATING: Rating = Rating { electricity_w: 3_600, heat_w: 0, water_l_per_h: 60 };

	const NOW: Moment = 1_760_601_600_000;

	fn reading(seq: u64, ts: Moment, energy_wh: u64) -> Reading {
		Reading { seq, ts, counters: Counters { energy_wh, heat_wh: 5, water_l: 0 } }
	}

	fn judge(reading: Reading, last: Option<Reading>) -> Result<(), Reason> {
		follows(&reading, last.as_ref(), &RATING, &PARAMETERS, NOW)
	}

	#[test]
	fn each_rule_has_its_reason() {
		let last = Some(reading(10, NOW - 60_000, 1_000));
		assert_eq!(judge(reading(11, NOW, 1_060), last), Ok(()));
		assert_eq!(judge(reading(10, NOW, 1_060), last), Err(Reason::OutOfOrder));
		assert_eq!(judge(reading(9, NOW, 1_060), last), Err(Reason::OutOfOrder));
		assert_eq!(judge(reading(11, NOW + 60_000, 1_060), last), Ok(()));
		assert_eq!(judge(reading(11, NOW + 60_001, 1_060), last), Err(Reason::Future));
		assert_eq!(judge(reading(11, NOW - 60_000, 1_060), last), Err(Reason::ClockBack));
		assert_eq!(judge(reading(11, NOW, 999), last), Err(Reason::CounterBack));
		// 100 × 3.6 kW for a minute are 6 kWh.
		assert_eq!(judge(reading(11, NOW, 7_000), last), Ok(()));
		assert_eq!(judge(reading(11, NOW, 7_001), last), Err(Reason::Absurd));
	}

	#[test]
	fn first_reading_needs_no_other_before_it() {
		assert_eq!(judge(reading(0, 1, 5), None), Ok(()));
		assert_eq!(judge(reading(0, 1, MAX_COUNTER), None), Ok(()));
		assert_eq!(judge(reading(0, 1, MAX_COUNTER + 1), None), Err(Reason::Absurd));
		assert_eq!(judge(reading(u64::MAX, u64::MAX, 0), None), Err(Reason::Future));
	}

	#[test]
	fn counter_of_what_is_not_metered_may_not_move() {
		let last = reading(10, NOW - 60_000, 1_000);
		let mut next = reading(11, NOW, 1_000);
		next.counters.heat_wh += 1;
		assert_eq!(judge(next, Some(last)), Err(Reason::Absurd));
	}

	#[test]
	fn step_of_a_counter_soon_after_a_reading_is_not_absurd() {
		let last = reading(10, NOW - 1, 1_000);
		let rating = Rating { electricity_w: 1, ..Default::default() };
		let next = reading(11, NOW, 1_001);
		assert_eq!(follows(&next, Some(&last), &rating, &PARAMETERS, NOW), Ok(()));
	}

	#[test]
	fn signatures_of_both_kinds_are_checked() {
		let device = DeviceId::try_from(&b"meter-1"[..]).expect("an id");
		let other = DeviceId::try_from(&b"meter-2"[..]).expect("an id");
		let reading = reading(1, 2, 3);
		let message = reading.signed_message(&device);

		let ed = ed25519::Pair::from_seed(&[1; 32]);
		let sr = sr25519::Pair::from_seed(&[2; 32]);
		for (key, signature) in [
			(DeviceKey::Ed25519(ed.public()), ed.sign(&message).0),
			(DeviceKey::Sr25519(sr.public()), sr.sign(&message).0),
		] {
			assert!(signed_by(&key, &reading, &device, &signature));
			assert!(!signed_by(&key, &reading, &other, &signature));
			assert!(!signed_by(&key, &Reading { seq: 2, ..reading }, &device, &signature));
			assert!(!signed_by(&key, &reading, &device, &[0; 64]));

			let device_answers = Attestation::Device(key);
			let kept = attested(&device_answers, &device, &reading, Some(signature));
			assert_eq!(kept, Ok(Some(signature)));
			let unsigned = attested(&device_answers, &device, &reading, None);
			assert_eq!(unsigned, Err(Reason::BadSignature));
		}
		let gateway = Attestation::Gateway(AccountId::new([3; 32]));
		assert_eq!(attested(&gateway, &device, &reading, Some([0; 64])), Ok(None));
		assert_eq!(attested(&gateway, &device, &reading, None), Ok(None));
	}

	#[test]
	fn intervals_begin_at_multiples() {
		assert_eq!(interval_start(1_799_999, 900_000), 900_000);
		assert_eq!(interval_start(1_800_000, 900_000), 1_800_000);
		assert_eq!(interval_start(7, 0), 7);
	}

	proptest! {
		#[test]
		fn judging_never_panics(
			seqs in any::<(u64, u64)>(),
			times in any::<(u64, u64, u64)>(),
			counters in any::<([u64; 3], [u64; 3])>(),
			rating in any::<[u32; 3]>(),
		) {
			let make = |seq, ts, [energy_wh, heat_wh, water_l]: [u64; 3]| {
				Reading { seq, ts, counters: Counters { energy_wh, heat_wh, water_l } }
			};
			let last = make(seqs.0, times.0, counters.0);
			let next = make(seqs.1, times.1, counters.1);
			let [electricity_w, heat_w, water_l_per_h] = rating;
			let rating = Rating { electricity_w, heat_w, water_l_per_h };
			if follows(&next, Some(&last), &rating, &PARAMETERS, times.2).is_ok() {
				prop_assert!(next.seq > last.seq && next.ts > last.ts);
				prop_assert!(next.counters.since(&last.counters).is_some());
			}
		}
	}
}
