// What a simulated meter has counted by a moment. It follows from the seed and the time alone: a
// simulator that starts again goes on counting where a real meter would stand.

import * as random from './random.mjs';

/** The counters of all meters were 0 then. */
const EPOCH_MS = BigInt(Date.UTC(2026, 0, 1));
/** A load repeats after as many slots, and within a slot it is constant. */
const SLOTS = 60;
const SLOT_MS = 10_000n;
const PERIOD_MS = BigInt(SLOTS) * SLOT_MS;
const MS_PER_HOUR = 3_600_000n;
/** The range of a load, in per cent of the meter's rating. */
const LEAST_PERCENT = 10;
const MOST_PERCENT = 90;

/** A load, in units an hour: W that count Wh, or litres an hour that count litres. */
export class Load {
  /** Load in each slot of a period. */
  #slots;
  /** What was counted before each slot of a period, in units times milliseconds an hour. */
  #before = [];
  #perPeriod = 0n;

  /**
   * @param {number} rating the most there can be, in units an hour
   * @param {(string | number)[]} labels what the load depends on: the seed and the meter
   */
  constructor(rating, ...labels) {
    this.#slots = Array.from({ length: SLOTS }, (_, slot) => {
      const percent = random.integer(LEAST_PERCENT, MOST_PERCENT, ...labels, 'load', slot);
      return BigInt(Math.floor((rating * percent) / 100));
    });
    for (const load of this.#slots) {
      this.#before.push(this.#perPeriod);
      this.#perPeriod += load * SLOT_MS;
    }
  }

  /** The load at a moment, in units an hour. */
  at(ms) {
    return this.#slots[Number((sinceEpoch(ms) % PERIOD_MS) / SLOT_MS)];
  }

  /** What was counted by a moment, in units, rounded down. */
  countedBy(ms) {
    const elapsed = sinceEpoch(ms);
    const inPeriod = elapsed % PERIOD_MS;
    const slot = Number(inPeriod / SLOT_MS);
    const counted =
      (elapsed / PERIOD_MS) * this.#perPeriod +
      this.#before[slot] +
      this.#slots[slot] * (inPeriod % SLOT_MS);
    return counted / MS_PER_HOUR;
  }
}

function sinceEpoch(ms) {
  const elapsed = BigInt(ms) - EPOCH_MS;
  if (elapsed < 0n) throw new RangeError('the clock of this machine is before 2026');
  return elapsed;
}
