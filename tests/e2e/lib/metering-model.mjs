// What settlement must come to, computed from a simulator's log and the tariffs alone. It shares no
// code with the chain: it follows DESIGN section 3, in integers of any size.
//
// Consumption is counted in Wh and litres, a tariff is plancks for 1,000 of them, the rate is
// plancks for 1 GCM, which has 12 decimals. Everything is rounded down, and what is cut off is
// carried on by the household. A consumption that spans a change of a price is divided there by
// time: what was consumed before a moment is floor(consumed * elapsed / span).

const UNITS_PER_TARIFF = 1_000n;
const GCM_UNIT = 10n ** 12n;

/** The counters of a reading and the tokens minted for them. */
const COUNTERS = { energyWh: 'E', heatWh: 'H', waterL: 'W' };

/**
 * A price from a moment on, until the next one's.
 *
 * @typedef {{from: bigint, price: bigint}} Price in plancks, and milliseconds
 *
 * @typedef {{E: Price[], H: Price[], W: Price[], rate: Price[]}} Prices each in the order of time
 *
 * @typedef {{ts: bigint, energyWh: bigint, heatWh: bigint, waterL: bigint}} Reading
 */

function priceAt(prices, moment) {
  const price = prices.findLast(({ from }) => from <= moment)?.price;
  if (price === undefined) throw new Error(`no price at ${moment}`);
  return price;
}

/** One household's account as it must be. */
export class HouseholdModel {
  E = 0n;
  H = 0n;
  W = 0n;
  GCM = 0n;
  /** Cost in plancks. */
  cost = 0n;
  #prices;
  /** In thousandths of a planck. */
  #costCarried = 0n;
  /** In thousandths of a planck, times 10^12. */
  #gcmCarried = 0n;

  /** @param {Prices} prices */
  constructor(prices) {
    this.#prices = prices;
  }

  /**
   * Settles what a meter counted between two readings of it.
   *
   * @param {Reading} earlier
   * @param {Reading} later
   */
  settle(earlier, later) {
    // Nothing consumed is settled without looking at a price.
    if (Object.keys(COUNTERS).every((counter) => later[counter] === earlier[counter])) return;
    const changes = Object.values(this.#prices)
      .flat()
      .map(({ from }) => from)
      .filter((moment) => moment > earlier.ts && moment < later.ts)
      .sort((a, b) => (a < b ? -1 : Number(a > b)));
    const span = later.ts - earlier.ts;
    const done = { energyWh: 0n, heatWh: 0n, waterL: 0n };
    let begin = earlier.ts;
    for (const end of [...changes, later.ts]) {
      let milliPlancks = 0n;
      for (const [counter, token] of Object.entries(COUNTERS)) {
        const consumed = later[counter] - earlier[counter];
        if (consumed < 0n) throw new Error(`${counter} went back`);
        const byEnd = (consumed * (end - earlier.ts)) / span;
        const units = byEnd - done[counter];
        done[counter] = byEnd;
        if (units === 0n) continue;
        this[token] += units;
        milliPlancks += units * priceAt(this.#prices[token], begin);
      }
      this.#charge(milliPlancks, begin);
      begin = end;
    }
  }

  #charge(milliPlancks, moment) {
    this.#costCarried += milliPlancks;
    this.cost += this.#costCarried / UNITS_PER_TARIFF;
    this.#costCarried %= UNITS_PER_TARIFF;

    const perUnit = UNITS_PER_TARIFF * priceAt(this.#prices.rate, moment);
    this.#gcmCarried += milliPlancks * GCM_UNIT;
    this.GCM += this.#gcmCarried / perUnit;
    this.#gcmCarried %= perUnit;
  }

  /** The balances in their smallest units. */
  get balances() {
    const { E, H, W, GCM } = this;
    return { E, H, W, GCM };
  }
}

const asReading = ({ ts, energyWh, heatWh, waterL, seq }) => ({
  seq: BigInt(seq),
  ts: BigInt(ts),
  energyWh: BigInt(energyWh),
  heatWh: BigInt(heatWh),
  waterL: BigInt(waterL),
});

/**
 * The lines of a simulator's log.
 *
 * @param {string} text
 * @returns {object[]}
 */
export function parseLog(text) {
  return text.trimEnd().split('\n').map((line) => JSON.parse(line));
}

/**
 * The readings that a chain must settle, by the simulator's log: of each meter the newest accepted
 * one of each settlement interval, up to its last.
 *
 * @param {object[]} log
 * @returns {{device: string, household: number, earlier: Reading, later: Reading}[]} in the order
 *   of time
 */
export function settlements(log) {
  const interval = BigInt(log.find(({ event }) => event === 'started').interval);
  const found = [];
  const devices = new Map();
  /** Settles what is left of the interval that a meter is in. */
  const close = (device) => {
    if (device.newest === undefined) return;
    const { id, household, last, newest } = device;
    found.push({ device: id, household, earlier: last, later: newest });
    device.last = newest;
    device.newest = undefined;
  };
  for (const line of log) {
    const device = devices.get(line.device);
    switch (line.event) {
      case 'device': {
        // A simulator that was started again names its meters again.
        if (device) break;
        const { device: id, household } = line;
        devices.set(id, { id, household, last: asReading(line.baseline) });
        break;
      }
      case 'published': {
        if (line.expect.outcome !== 'accepted') break;
        const reading = asReading(line.reading);
        const { newest } = device;
        if (newest && newest.ts / interval !== reading.ts / interval) close(device);
        device.newest = reading;
        break;
      }
      // Counters begin elsewhere, or a reading was left out: what follows counts from there.
      case 'reset':
      case 'voided': {
        close(device);
        device.last = asReading(line.baseline);
        break;
      }
      default:
    }
  }
  for (const device of devices.values()) close(device);
  return found.sort((a, b) => Number(a.later.ts - b.later.ts));
}

/**
 * The accepted readings that a chain says it has settled, as the simulator's log has them. Throws
 * if the chain settled one that was not accepted, or one of a meter twice or out of order.
 *
 * @param {object[]} log
 * @param {{device: string, seq: bigint}[]} settled in the order of the chain
 * @returns {ReturnType<typeof settlements>}
 */
export function settlementsAsSettled(log, settled) {
  /** By meter, what of it counts, in order: readings, and where it is counted on from. */
  const histories = new Map();
  for (const { event, device, household, baseline, expect, reading } of log) {
    if (event === 'device' && !histories.has(device)) {
      histories.set(device, { household, steps: [{ baseline: asReading(baseline) }] });
    } else if (event === 'reset' || event === 'voided') {
      histories.get(device).steps.push({ baseline: asReading(baseline) });
    } else if (event === 'published' && expect.outcome === 'accepted') {
      histories.get(device).steps.push({ reading: asReading(reading) });
    }
  }
  return settled.map(({ device, seq }) => {
    const history = histories.get(device);
    let earlier = history.last;
    for (;;) {
      const step = history.steps.shift();
      if (step === undefined) throw new Error(`${device}: ${seq} is no accepted reading, or settled again`);
      if (step.baseline) earlier = step.baseline;
      if (step.reading?.seq === seq) {
        history.last = step.reading;
        return { device, household: history.household, earlier, later: step.reading };
      }
    }
  });
}

/**
 * The households' accounts after settlements.
 *
 * @param {ReturnType<typeof settlements>} settled
 * @param {Prices} prices
 * @returns {Map<number, HouseholdModel>} by the household's number
 */
export function expectedHouseholds(settled, prices) {
  const households = new Map();
  for (const { household, earlier, later } of settled) {
    if (!households.has(household)) households.set(household, new HouseholdModel(prices));
    households.get(household).settle(earlier, later);
  }
  return households;
}

/** The balances of an account that owns all these households. */
export function totalOf(households) {
  const total = { E: 0n, H: 0n, W: 0n, GCM: 0n };
  for (const { balances } of households.values()) {
    for (const [token, balance] of Object.entries(balances)) total[token] += balance;
  }
  return total;
}
