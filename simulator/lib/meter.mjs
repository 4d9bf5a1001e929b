// A simulated meter: its name, its key, what it has counted and what it publishes.

import { Keyring } from '@polkadot/api';
import { Load } from './load.mjs';
import * as random from './random.mjs';
import { shellySwitch, signedMessage, tasmotaSensor, telemetry } from './telemetry.mjs';

/** Sequence numbers are milliseconds since then: a meter that starts again goes on upwards. */
const SEQUENCE_EPOCH_MS = BigInt(Date.UTC(2026, 0, 1));
const MAINS_VOLTS = 230;

/** How meters of a shape say whether they are there. Tasmota and Shelly measure electricity alone. */
const LIVENESS = {
  mornet: (id) => ({ topic: `mornet/${id}/status`, present: 'online', absent: 'offline' }),
  tasmota: (id) => ({ topic: `tele/${id}/LWT`, present: 'Online', absent: 'Offline' }),
  shelly: (id) => ({ topic: `${id}/online`, present: 'true', absent: 'false' }),
};

/**
 * The resources by their tokens: the counter that a meter of it moves, and its rating: W of
 * electricity and heat, litres an hour of water.
 */
export const RESOURCES = {
  E: { counter: 'energyWh', rating: 11_000, ratingName: 'electricityW' },
  H: { counter: 'heatWh', rating: 15_000, ratingName: 'heatW' },
  W: { counter: 'waterL', rating: 2_500, ratingName: 'waterLPerH' },
};

/** A message, and the reading in it if there is one. */
/** @typedef {{topic: string, payload: string, reading?: import('./telemetry.mjs').Reading}} Message */

export class Meter {
  #load;
  /** What the load had counted when the meter began with its counter at 0. */
  #offset = 0n;

  /**
   * @param {object} options
   * @param {number} options.seed
   * @param {number} options.number from 0, among the meters of the simulation
   * @param {'E' | 'H' | 'W'} options.resource
   * @param {'mornet' | 'tasmota' | 'shelly'} [options.shape] whose messages it speaks
   * @param {'ed25519' | 'sr25519'} [options.scheme] of its key
   */
  constructor({ seed, number, resource, shape = 'mornet', scheme = 'ed25519' }) {
    const kind = shape === 'mornet' ? resource.toLowerCase() : shape;
    this.id = `sim-${seed}-${kind}-${number}`;
    this.seed = seed;
    this.number = number;
    this.resource = resource;
    this.shape = shape;
    this.scheme = scheme;
    const { counter, rating } = RESOURCES[resource];
    this.counter = counter;
    this.rating = rating;
    this.#load = new Load(rating, seed, this.id);
    this.pair = new Keyring({ type: scheme }).addFromSeed(random.bytes(seed, this.id, 'key'));
  }

  /** Whether the meter signs what it says; for one that does not its gateway answers. */
  get signs() {
    return this.shape === 'mornet';
  }

  /** Where and in which words the meter says that it is there, and the broker that it is not. */
  get liveness() {
    return LIVENESS[this.shape](this.id);
  }

  /** Takes up from a reading that the chain knows of this meter; its number says when it was. */
  continueFrom(reading) {
    this.#offset = this.#load.countedBy(reading.seq + SEQUENCE_EPOCH_MS) - reading[this.counter];
  }

  /** Is a new meter from a moment on, with its counter at 0. @returns what it shows */
  replace(ms) {
    this.#offset = this.#load.countedBy(ms);
    return this.reading(ms);
  }

  /** A reading with far more than the meter can have counted since the one before. */
  exaggerated(ms) {
    const reading = this.reading(ms);
    return this.signed({ ...reading, [this.counter]: reading[this.counter] + BigInt(this.rating) / 4n });
  }

  /**
   * What the meter shows at a moment.
   *
   * @param {bigint} ts in milliseconds
   * @returns {import('./telemetry.mjs').Reading}
   */
  reading(ts) {
    const counters = { energyWh: 0n, heatWh: 0n, waterL: 0n };
    counters[this.counter] = this.#load.countedBy(ts) - this.#offset;
    return { seq: ts - SEQUENCE_EPOCH_MS, ts, ...counters };
  }

  /** What the meter publishes at a moment. @returns {Message} */
  message(ts) {
    const reading = this.reading(ts);
    const power = Number(this.#load.at(ts));
    switch (this.shape) {
      case 'tasmota': {
        const payload = tasmotaSensor(reading, { power, channels: 1 + (this.number % 2) });
        return { topic: `tele/${this.id}/SENSOR`, payload, reading };
      }
      case 'shelly':
        return {
          topic: `${this.id}/status/switch:0`,
          payload: shellySwitch(reading, { power }),
          reading,
        };
      default: {
        const amperes = Math.round((power / MAINS_VOLTS) * 100) / 100;
        const extras =
          this.resource === 'E'
            ? { power_w: power, voltage_v: MAINS_VOLTS, current_a: amperes }
            : {};
        return this.signed(reading, extras);
      }
    }
  }

  /** A reading with the meter's signature, or with that of another key. @returns {Message} */
  signed(reading, extras = {}, pair = this.pair) {
    const signature = pair.sign(signedMessage(this.id, reading));
    return { topic: this.telemetryTopic, payload: telemetry(reading, signature, extras), reading };
  }

  /** The topic of the readings the meter signs. */
  get telemetryTopic() {
    return `mornet/${this.id}/telemetry`;
  }
}

/**
 * The meters of a simulation: `devices` that sign, of the resources in turn, and some that speak
 * Tasmota's or Shelly's way.
 *
 * @param {{seed: number, devices: number, resources: string[], scheme: string, tasmota: number,
 *   shelly: number}} options
 */
export function makeMeters({ seed, devices, resources, scheme, tasmota, shelly }) {
  const schemes = scheme === 'mixed' ? ['ed25519', 'sr25519'] : [scheme];
  const meters = [];
  for (let number = 0; number < devices; number += 1) {
    meters.push(
      new Meter({
        seed,
        number,
        resource: resources[number % resources.length],
        // The scheme changes with each round of the resources, so that each meets both.
        scheme: schemes[Math.floor(number / resources.length) % schemes.length],
      }),
    );
  }
  for (const [shape, count] of Object.entries({ tasmota, shelly })) {
    for (let number = 0; number < count; number += 1) {
      meters.push(new Meter({ seed, number, resource: 'E', shape }));
    }
  }
  return meters;
}
