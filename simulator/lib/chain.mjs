// The chain as the simulator needs it: registering meters, and looking at what became of their
// readings in the last final block.

import { setTimeout as delay } from 'node:timers/promises';
import { ApiPromise, Keyring, WsProvider } from '@polkadot/api';
import { decodeAddress } from '@polkadot/util-crypto';
import { RESOURCES } from './meter.mjs';

const CONNECT_DEADLINE_MS = 120_000;
const LOOK_EVERY_MS = 1_000;
/** Calls of one transaction: far below what a block holds. */
const CALLS_AT_ONCE = 100;
/** The tokens by their assets' numbers. */
export const TOKENS = { E: 1, H: 2, W: 3, GCM: 4 };

/**
 * A device as the chain has it.
 *
 * @typedef {{household: number, status: string, generation: number,
 *   last: import('./telemetry.mjs').Reading}} Device
 */

export class Chain {
  #api;
  #owner;
  #registrar;
  #gateway;
  /** By signer: its last call on the way, and the nonce after it once the node's pool has it. */
  #submitted = new Map();

  /**
   * @param {{url: string, owner: string, registrar: string, gateway: string}} options secret URIs
   *   of the accounts; the gateway may also be an address
   */
  static async connect({ url, owner, registrar, gateway }) {
    const chain = new Chain();
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    chain.#owner = account(keyring, owner, 'owner');
    chain.#registrar = account(keyring, registrar, 'registrar');
    chain.#gateway = gatewayAddress(keyring, gateway);
    const provider = new WsProvider(url);
    const api = new ApiPromise({ provider, noInitWarn: true });
    const timeout = delay(CONNECT_DEADLINE_MS, undefined, { ref: false }).then(() => {
      throw new Error(`no node answers at ${url}`);
    });
    try {
      await Promise.race([api.isReadyOrError, timeout]);
    } catch (error) {
      await api.disconnect();
      throw new Error(`no node answers at ${url}: start one with scripts/dev`, { cause: error });
    }
    chain.#api = api;
    if (api.query.metering === undefined) throw new Error(`the chain at ${url} does not meter`);
    return chain;
  }

  async disconnect() {
    await this.#api.disconnect();
  }

  /** Address of the account that tokens are minted to. */
  get owner() {
    return this.#owner.address;
  }

  /** Length of a settlement interval in milliseconds. */
  get interval() {
    return this.#api.consts.metering.interval.toNumber();
  }

  /**
   * Registers the meters that the chain does not have yet, in households of the owner's, has the
   * registrar approve them, and lets each meter go on from where the chain knows it to be.
   *
   * @param {import('./meter.mjs').Meter[]} meters
   * @param {string} region
   * @param {(event: string, details: object) => void} tell what was found and made
   */
  async register(meters, region, tell) {
    const { tx } = this.#api;
    const known = await this.#devices(meters);
    const missing = meters.filter((_, i) => known[i] === undefined);
    if (missing.length > 0) {
      const places = await this.#placesFor(missing.length, region);
      const terms = missing.map((meter, i) => this.#terms(meter, places[i]));
      await this.#sendAll(
        terms.map(({ id, household, attestation, rating, baseline }) =>
          tx.metering.registerDevice(household, id, attestation, rating, counters(baseline)),
        ),
        this.#owner,
        { final: true },
      );
      await this.#sendAll(
        terms.map(({ id, household, attestation, rating, baseline, seq }) =>
          tx.metering.approveDevice(id, household, attestation, rating, counters(baseline), seq),
        ),
        this.#registrar,
        { final: true },
      );
    }
    const devices = await this.#devices(meters);
    for (const [i, meter] of meters.entries()) {
      const device = devices[i];
      if (device?.status !== 'Active') {
        throw new Error(`${meter.id} is ${device?.status ?? 'not registered'}, not active: use another --seed`);
      }
      if (meter.signs) meter.continueFrom(device.last);
      const { household, last: baseline } = device;
      tell('device', { device: meter.id, household, resource: meter.resource, baseline });
    }
  }

  /** A device in the last final block. @returns {Promise<Device | undefined>} */
  async device(id) {
    const { query } = await this.#final();
    return readDevice(await query.metering.devices(id));
  }

  /** Waits until a device in the last final block is as `condition` wants it; returns it. */
  async waitForDevice(id, condition, { what, deadline }) {
    const end = Date.now() + deadline;
    for (;;) {
      // A node may be stopped and started again in between.
      const device = await this.device(id).catch(() => undefined);
      if (device !== undefined && condition(device)) return device;
      if (Date.now() > end) throw new Error(`waited ${deadline / 1000} s in vain for ${what}`);
      await delay(LOOK_EVERY_MS);
    }
  }

  /**
   * What the owner has in the last final block.
   *
   * @returns {Promise<{block: number, balances: Record<string, bigint>}>}
   */
  async balances() {
    const { query, number } = await this.#final();
    const accounts = await Promise.all(
      Object.values(TOKENS).map((asset) => query.assets.account(asset, this.owner)),
    );
    const balances = Object.keys(TOKENS).map((token, i) => [
      token,
      accounts[i].isSome ? accounts[i].unwrap().balance.toBigInt() : 0n,
    ]);
    return { block: number, balances: Object.fromEntries(balances) };
  }

  /** Most meters of one owner. */
  get mostMeters() {
    const { maxHouseholdsPerOwner, maxDevicesPerHousehold } = this.#api.consts.metering;
    return maxHouseholdsPerOwner.toNumber() * maxDevicesPerHousehold.toNumber();
  }

  /** Gives the accounts of secret URIs some of the owner's coins. */
  async fund(uris, plancks) {
    const keyring = new Keyring({ type: 'sr25519' });
    const calls = uris.map((uri) =>
      this.#api.tx.balances.transferKeepAlive(keyring.addFromUri(uri).address, plancks),
    );
    await this.#sendAll(calls, this.#owner);
  }

  /**
   * The readings settled in each block after one, up to the last final one, and the weight that
   * the block used of what there is.
   *
   * @returns {Promise<{number: number, settled: number, share: number}[]>}
   */
  async settledPerBlock(after) {
    const { rpc, consts, events } = this.#api;
    const most = consts.system.blockWeights.maxBlock.refTime.toNumber();
    const { number: last } = await this.#final();
    const blocks = [];
    for (let number = after + 1; number <= last; number += 1) {
      const { query } = await this.#api.at(await rpc.chain.getBlockHash(number));
      const records = await query.system.events();
      const { normal, operational, mandatory } = await query.system.blockWeight();
      const used = [normal, operational, mandatory].reduce((sum, { refTime }) => sum + refTime.toNumber(), 0);
      const settled = records.filter(({ event }) => events.metering.ReadingSettled.is(event)).length;
      blocks.push({ number, settled, share: used / most });
    }
    return blocks;
  }

  /** Has the registrar note that a meter counts on from a reading. @returns the new baseline */
  async resetCounter(id, reading) {
    const call = this.#api.tx.metering.resetCounter(id, counters(reading), reading.seq);
    await this.#send(call, this.#registrar, { final: true });
    return (await this.device(id)).last;
  }

  /** Has the registrar leave a reading out that waits for her. @returns the new baseline */
  async voidQuarantined(id, seq) {
    const call = this.#api.tx.metering.voidQuarantined(id, seq);
    await this.#send(call, this.#registrar, { final: true });
    return (await this.device(id)).last;
  }

  async #final() {
    const hash = await this.#api.rpc.chain.getFinalizedHead();
    const [{ query }, header] = await Promise.all([
      this.#api.at(hash),
      this.#api.rpc.chain.getHeader(hash),
    ]);
    return { query, number: header.number.toNumber() };
  }

  async #devices(meters) {
    const { query } = await this.#final();
    const devices = await query.metering.devices.multi(meters.map(({ id }) => id));
    return devices.map(readDevice);
  }

  /** Households of the owner's in the region with room for so many devices, one entry a device. */
  async #placesFor(count, region) {
    const { consts, query, tx, events } = this.#api;
    const most = consts.metering.maxDevicesPerHousehold.toNumber();
    const places = [];
    const waiting = [];
    for (const number of await query.metering.householdsOf(this.owner)) {
      const [household, devices] = await Promise.all([
        query.metering.households(number),
        query.metering.devicesOf(number),
      ]);
      if (household.unwrap().region.toUtf8() !== region) continue;
      if (household.unwrap().approved.isFalse) waiting.push(number.toNumber());
      places.push(...Array(most - devices.length).fill(number.toNumber()));
    }
    const missing = Math.ceil(Math.max(count - places.length, 0) / most);
    if (missing > 0) {
      const calls = Array.from({ length: missing }, () => tx.metering.registerHousehold(region));
      const outcome = await this.#sendAll(calls, this.#owner, { final: true });
      for (const { data } of outcome.filter((event) => events.metering.HouseholdRegistered.is(event))) {
        waiting.push(data.household.toNumber());
        places.push(...Array(most).fill(data.household.toNumber()));
      }
    }
    await this.#sendAll(
      waiting.map((number) => tx.metering.approveHousehold(number)),
      this.#registrar,
      { final: true },
    );
    return places.slice(0, count);
  }

  /** What a meter is registered with. */
  #terms(meter, household) {
    const rating = { electricityW: 0, heatW: 0, waterLPerH: 0 };
    const { ratingName } = RESOURCES[meter.resource];
    rating[ratingName] = meter.rating;
    const key = { [meter.scheme === 'ed25519' ? 'Ed25519' : 'Sr25519']: meter.pair.publicKey };
    const attestation = meter.signs ? { Device: key } : { Gateway: this.#gateway };
    const baseline = meter.reading(BigInt(Date.now()));
    // The node numbers what a gateway answers for.
    const seq = meter.signs ? baseline.seq : 0n;
    return { id: meter.id, household, attestation, rating, baseline, seq };
  }

  /** Sends calls in as few transactions as hold them, at once; returns all their events. */
  async #sendAll(calls, signer, options) {
    if (calls.length === 0) return [];
    const batches = [];
    for (let first = 0; first < calls.length; first += CALLS_AT_ONCE) {
      const batch = this.#api.tx.utility.batchAll(calls.slice(first, first + CALLS_AT_ONCE));
      batches.push(this.#send(batch, signer, options));
    }
    return (await Promise.all(batches)).flat();
  }

  /** Sends a call and waits until it is in a block, or in a final one; returns its events. */
  async #send(call, signer, { final = false } = {}) {
    const result = await new Promise((resolve, reject) => {
      const submit = async (nextKnown) => {
        // What the API says is up to two seconds old.
        const next = (await this.#api.rpc.system.accountNextIndex(signer.address)).toNumber();
        const nonce = Math.max(next, nextKnown);
        await call.signAndSend(signer, { nonce }, (progress) => {
          const { status, dispatchError } = progress;
          if (progress.isError) reject(new Error(`a transaction ended as ${status.type}`));
          else if (dispatchError) reject(new Error(`${call.method.section}: ${this.#explain(dispatchError)}`));
          else if (final ? status.isFinalized : status.isInBlock) resolve(progress);
        });
        return nonce + 1;
      };
      const submitted = (this.#submitted.get(signer.address) ?? Promise.resolve(0)).then(submit);
      this.#submitted.set(signer.address, submitted.catch(() => 0));
      submitted.catch(reject);
    });
    return result.events.map(({ event }) => event);
  }

  #explain(error) {
    if (!error.isModule) return error.toString();
    const { section, name, docs } = this.#api.registry.findMetaError(error.asModule);
    return `${section}.${name}: ${docs.join(' ')}`;
  }
}

function account(keyring, uri, what) {
  try {
    return keyring.addFromUri(uri);
  } catch (error) {
    throw new Error(`--${what} is no secret URI: ${error.message}`, { cause: error });
  }
}

function gatewayAddress(keyring, gateway) {
  if (gateway.startsWith('//')) return keyring.addFromUri(gateway).address;
  try {
    return keyring.encodeAddress(decodeAddress(gateway));
  } catch (error) {
    throw new Error(`--gateway is neither an address nor a secret URI: ${error.message}`, {
      cause: error,
    });
  }
}

const counters = ({ energyWh, heatWh, waterL }) => ({ energyWh, heatWh, waterL });

/** @returns {Device | undefined} */
function readDevice(stored) {
  if (stored.isNone) return undefined;
  const { household, status, generation, last } = stored.unwrap();
  const { energyWh, heatWh, waterL } = last.counters;
  return {
    household: household.toNumber(),
    status: status.type,
    generation: generation.toNumber(),
    last: {
      seq: last.seq.toBigInt(),
      ts: last.ts.toBigInt(),
      energyWh: energyWh.toBigInt(),
      heatWh: heatWh.toBigInt(),
      waterL: waterL.toBigInt(),
    },
  };
}
