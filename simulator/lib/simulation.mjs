// A simulation from registering the meters to the last settled reading.

import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { Chain } from './chain.mjs';
import { Connection } from './connection.mjs';
import { ACCEPTED, FAULTS } from './faults.mjs';
import { Journal } from './journal.mjs';
import { makeMeters } from './meter.mjs';

const CONNECT_DEADLINE_MS = 30_000;
/** A fault follows after as many readings of a meter. */
const READINGS_BETWEEN_FAULTS = 2;
/** Messages that can be replayed. */
const REMEMBERED_MESSAGES = 20;
const LOOK_EVERY_MS = 1_000;
/** How long after the end of its interval a reading may take to be settled. */
const SETTLING_MS = 300_000;

export class Simulation {
  #options;
  #stopping = new AbortController();
  /** @type {Set<Promise<void>>} of messages that the broker has not acknowledged yet */
  #unacknowledged = new Set();
  #journal;
  #chain;

  /** @param {ReturnType<import('./options.mjs').readOptions>} options */
  constructor(options) {
    this.#options = options;
    // Each meter listens for the end.
    setMaxListeners(0, this.#stopping.signal);
  }

  /** Asks a running simulation to come to its end. */
  stop() {
    this.#stopping.abort();
  }

  /** Runs to the end: that of its time, or to `stop`. */
  async run() {
    const { region, broker, rateMs, seed, log } = this.#options;
    await cryptoWaitReady();
    const meters = makeMeters(this.#options);
    if (meters.length === 0) throw new Error('no meters: give --devices, --tasmota or --shelly');
    this.#chain = await Chain.connect(this.#options);
    this.#journal = new Journal(log);
    const connections = [];
    try {
      const { owner, interval } = this.#chain;
      this.#journal.write('started', { seed, interval, owner, region });
      await this.#chain.register(meters, region, (event, details) => {
        this.#journal.write(event, details);
      });
      for (const meter of meters) connections.push(new Connection(broker, meter));
      await Promise.all(connections.map((connection) => connection.opened(CONNECT_DEADLINE_MS)));
      say(`${meters.length} meters publish to ${broker.url}, each every ${rateMs / 1000} s`);
      say(`readings are settled every ${interval / 1000} s, to ${owner}`);
      await this.#runMeters(meters, connections);
    } finally {
      await Promise.all(connections.map((connection) => connection.close()));
      await this.#chain.disconnect();
      this.#journal.close();
    }
  }

  async #runMeters(meters, connections) {
    const { rateMs, runMs } = this.#options;
    const ending = runMs === undefined ? undefined : setTimeout(() => this.stop(), runMs);
    const watching = new AbortController();
    const watch = this.#showBalances(watching.signal);
    try {
      const begin = Date.now();
      await Promise.all(
        meters.map((meter, i) => {
          // The meters speak one after another, not all at once.
          const first = begin + Math.floor((rateMs * i) / meters.length);
          return this.#runMeter(meter, connections[i], first);
        }),
      );
      await Promise.all(this.#unacknowledged);
      this.#journal.write('stopped', {});
      if (runMs !== undefined) await this.#showSettled(meters);
    } finally {
      clearTimeout(ending);
      this.stop();
      watching.abort();
      await watch;
    }
  }

  /** Publishes a meter's readings until the simulation stops. */
  async #runMeter(meter, connection, first) {
    const { faults, rateMs } = this.#options;
    /** Since the meter began to count. */
    let past = [];
    let next = first;
    for (let tick = 0; await this.#until(next); tick += 1) {
      const fault = meter.signs ? faultAt(tick, meter.number, faults) : undefined;
      const current = meter.message(BigInt(Date.now()));
      meter.newest = current.reading;
      if (past.length > 0 && FAULTS[fault]) {
        for (const { message, expect } of FAULTS[fault]({ meter, current, past })) {
          this.#publish(message, { meter, connection, fault, expect });
        }
      } else {
        this.#publish(current, { meter, connection, expect: ACCEPTED });
      }
      past = [...past, current].slice(-REMEMBERED_MESSAGES);
      if (fault === 'counter-reset') {
        await this.#replace(meter);
        past = [];
      } else if (fault === 'implausible') {
        await this.#exaggerate(meter, connection);
        past = [];
      }
      next = Math.max(next + rateMs, Date.now());
    }
  }

  #publish(message, { meter, connection, fault, expect }) {
    this.#journal.published(message, { device: meter.id, fault, expect });
    const sent = connection.publish(message).finally(() => this.#unacknowledged.delete(sent));
    // Whoever waits for it sees the error; when all ends with another one, nobody does.
    sent.catch(() => undefined);
    this.#unacknowledged.add(sent);
  }

  /** Replaces a meter by one whose counter begins at 0, once all that it counted is settled. */
  async #replace(meter) {
    await this.#settled(meter);
    const shown = meter.replace(BigInt(Date.now()));
    const baseline = await this.#chain.resetCounter(meter.id, shown);
    this.#journal.write('reset', { device: meter.id, baseline });
  }

  /** Publishes more than the meter can have counted, and has the registrar leave it out. */
  async #exaggerate(meter, connection) {
    await this.#settled(meter);
    const message = meter.exaggerated(BigInt(Date.now()));
    const expect = { outcome: 'quarantined' };
    this.#publish(message, { meter, connection, fault: 'implausible', expect });
    await this.#chain.waitForDevice(meter.id, ({ status }) => status === 'Quarantined', {
      what: `${meter.id}: a reading that cannot be true to be put into quarantine`,
      deadline: this.#chain.interval + SETTLING_MS,
    });
    const baseline = await this.#chain.voidQuarantined(meter.id, message.reading.seq);
    this.#journal.write('voided', { device: meter.id, baseline });
  }

  /** Waits until what a meter said last is settled in a final block. */
  async #settled({ id, signs, counter, newest }) {
    await Promise.all(this.#unacknowledged);
    // Readings that a gateway answers for are numbered by the node.
    const done = ({ last }) =>
      signs ? last.seq >= newest.seq : last[counter] >= newest[counter];
    await this.#chain.waitForDevice(id, done, {
      what: `the last reading of ${id} to be settled: is the node started with --mqtt-url?`,
      deadline: this.#chain.interval + SETTLING_MS,
    });
  }

  /** Shows what the owner has whenever a final block changes it. */
  async #showBalances(signal) {
    let shown;
    while (!signal.aborted) {
      try {
        const text = inTokens(await this.#chain.balances());
        if (text !== shown) say(text);
        shown = text;
      } catch {
        // A node may be stopped and started again: the meters go on.
      }
      await delay(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #showSettled(meters) {
    say('waiting until all readings are settled');
    const spoken = meters.filter(({ newest }) => newest !== undefined);
    await Promise.all(spoken.map((meter) => this.#settled(meter)));
    const { block, balances } = await this.#chain.balances();
    say(`all settled in block ${block}: ${inTokens({ balances })}`);
    this.#journal.write('settled', { block, balances });
  }

  /** Sleeps until a moment; false if the simulation stops before. */
  async #until(moment) {
    const { signal } = this.#stopping;
    if (!signal.aborted) {
      const pause = Math.max(moment - Date.now(), 0);
      await delay(pause, undefined, { signal }).catch(() => undefined);
    }
    return !signal.aborted;
  }
}

/** The fault that a meter's reading has, by its number; each meter begins with another. */
function faultAt(tick, meter, faults) {
  const period = READINGS_BETWEEN_FAULTS + 1;
  if (faults.length === 0 || tick % period !== READINGS_BETWEEN_FAULTS) return undefined;
  return faults[(Math.floor(tick / period) + 2 * meter) % faults.length];
}

/** Balances in whole tokens. */
function inTokens({ balances }) {
  return Object.entries(balances)
    .map(([token, balance]) => `${token} ${decimal(balance, token === 'GCM' ? 12 : 3)}`)
    .join('  ');
}

function decimal(units, decimals) {
  const one = 10n ** BigInt(decimals);
  return `${units / one}.${`${units % one}`.padStart(decimals, '0')}`;
}

function say(text) {
  process.stdout.write(`${new Date().toISOString().slice(11, 19)}  ${text}\n`);
}
