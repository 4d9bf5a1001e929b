// What goes wrong on demand, and what a correct chain makes of it.

import { Keyring } from '@polkadot/api';
import * as random from './random.mjs';

const HOUR_MS = 3_600_000n;
const OVERSIZED_BYTES = 5_000;

/**
 * What a correct node does with a message: it is accepted, or rejected for one of the reasons by
 * which nodes count and dead-letter what they reject.
 *
 * @typedef {{outcome: 'accepted' | 'rejected', reasons?: string[]}} Expectation
 */

/** @type {Expectation} */
export const ACCEPTED = { outcome: 'accepted' };

/**
 * @typedef {import('./meter.mjs').Message} Message
 *
 * @typedef {object} Situation
 * @property {import('./meter.mjs').Meter} meter
 * @property {Message} current what the meter has to say
 * @property {Message[]} past what it said before, the oldest first; not empty
 */

/**
 * The faults that a message can have. Each gives what is published instead of the current message,
 * in order.
 *
 * @type {Record<string, (situation: Situation) => {message: Message, expect: Expectation}[]>}
 */
export const FAULTS = {
  /** The same message twice, as QoS 1 allows. */
  duplicate: ({ current }) => [genuine(current), bad(current, 'duplicate')],

  /** Two readings of which the later overtook the earlier. */
  'out-of-order': ({ meter, current, past }) => {
    const between = meter.reading((past.at(-1).reading.ts + current.reading.ts) / 2n);
    return [genuine(current), bad(meter.signed(between), 'out_of_order')];
  },

  /** An old message again; how old decides whether a node still has it. */
  replayed: ({ meter, current, past }) => {
    const old = random.choice(past, meter.seed, meter.id, 'replayed', `${current.reading.seq}`);
    return [genuine(current), bad(old, 'duplicate', 'out_of_order')];
  },

  /** A reading signed with a key that is not the meter's. */
  forged: ({ meter, current }) => {
    const forger = new Keyring({ type: meter.scheme }).addFromSeed(
      random.bytes(meter.seed, meter.id, 'forger'),
    );
    return [bad(meter.signed(current.reading, {}, forger), 'bad_signature'), genuine(current)];
  },

  /** A reading that was changed on its way. */
  tampered: ({ current }) => [
    bad(altered(current, /"seq":/, '"seq":1'), 'bad_signature'),
    genuine(current),
  ],

  /** A reading whose signature was taken away. */
  unsigned: ({ current }) => [
    bad(altered(current, /,"sig":"[^"]*"/, ''), 'bad_signature'),
    genuine(current),
  ],

  /** A reading of a clock that is an hour fast. */
  'future-dated': ({ meter, current: { reading }, current }) => [
    bad(meter.signed({ ...reading, ts: reading.ts + HOUR_MS }), 'future'),
    genuine(current),
  ],

  /** A reading whose clock stood still. */
  'clock-back': ({ meter, current, past }) => [
    bad(meter.signed({ ...current.reading, ts: past.at(-1).reading.ts }), 'clock_back'),
    genuine(current),
  ],

  /** A counter that went back, or the reading as it is if the counter is at 0. */
  'rolled-back': ({ meter, current, past }) => {
    const counted = past.at(-1).reading[meter.counter];
    if (counted === 0n) return [genuine(current)];
    const back = { ...current.reading, [meter.counter]: counted - 1n };
    return [bad(meter.signed(back), 'counter_back'), genuine(current)];
  },

  /** JSON that was cut off. */
  malformed: ({ current }) => [
    bad({ ...current, payload: current.payload.slice(0, -20) }, 'malformed'),
    genuine(current),
  ],

  /** A payload that is longer than any reading. */
  oversized: ({ current }) => [
    bad({ ...current, payload: current.payload.padEnd(OVERSIZED_BYTES) }, 'too_large'),
    genuine(current),
  ],

  /** A number as text. */
  'wrong-type': ({ current }) => [
    bad(altered(current, /"seq":(\d+)/, '"seq":"$1"'), 'malformed'),
    genuine(current),
  ],

  /** A message of a schema to come. */
  'other-version': ({ current }) => [
    bad(altered(current, /"v":1/, '"v":2'), 'unsupported_version'),
    genuine(current),
  ],

  /** A meter that nobody registered. */
  'unknown-device': ({ meter, current }) => [
    bad({ ...current, topic: `mornet/ghost-${meter.id}/telemetry` }, 'unknown_device'),
    genuine(current),
  ],

  /** A counter that no meter reaches. */
  absurd: ({ meter, current }) => [
    bad(meter.signed({ ...current.reading, [meter.counter]: 2n ** 63n }), 'absurd'),
    genuine(current),
  ],
};

/** What goes wrong with a meter itself, and needs the registrar. */
export const ACTIONS = ['implausible', 'counter-reset'];

const genuine = (message) => ({ message, expect: ACCEPTED });
// Without the reading: in the log only what counts has one.
const bad = ({ topic, payload }, ...reasons) => ({
  message: { topic, payload },
  expect: { outcome: 'rejected', reasons },
});
const altered = ({ topic, payload }, pattern, replacement) => ({
  topic,
  payload: payload.replace(pattern, replacement),
});
