// What the tests of metering read from a chain and from a node.

import { readFileSync } from 'node:fs';
import { FinalChain, submitAsRoot } from './chain.mjs';
import { waitFor } from './wait.mjs';

const ASSETS = { E: 1, H: 2, W: 3, GCM: 4 };
const RESOURCES = { E: 'Electricity', H: 'Heat', W: 'Water' };

/** The feed of a resource's tariff in a region, or of the index's rate, as calls take it. */
export const feedOf = (region, resource) =>
  resource === 'rate' ? 'IndexRate' : { Tariff: [region, RESOURCES[resource]] };

/** Prices at which nothing comes out even, so that each remainder that is lost shows. */
const ODD_PRICES = {
  E: 351_234_567_891n,
  H: 125_000_000_003n,
  W: 4_399_999_999_999n,
  rate: 1_234_567_890_127n,
};

/** Sets odd prices in a region, in force at once. */
export async function setOddPrices(api, sudoer, region) {
  const calls = Object.entries(ODD_PRICES).map(([resource, price]) =>
    api.tx.tariffs.setPrice(feedOf(region, resource), price, null),
  );
  await submitAsRoot(api, api.tx.utility.batchAll(calls), sudoer);
}

/**
 * The prices that the chain has kept of a region.
 *
 * @param {object} query that of an api at a block
 * @param {string} region
 * @returns {Promise<import('./metering-model.mjs').Prices>}
 */
export async function pricesIn(query, region) {
  const prices = {};
  for (const name of [...Object.keys(RESOURCES), 'rate']) {
    const history = await query.tariffs.histories(feedOf(region, name));
    prices[name] = history.map(({ validFrom, price }) => ({
      from: validFrom.toBigInt(),
      price: price.toBigInt(),
    }));
  }
  return prices;
}

/** An account's tokens in their smallest units. */
export async function tokensOf(query, address) {
  const balances = {};
  for (const [token, asset] of Object.entries(ASSETS)) {
    const account = await query.assets.account(asset, address);
    balances[token] = account.isSome ? account.unwrap().balance.toBigInt() : 0n;
  }
  return balances;
}

/** The api at the last block that a node knows to be final. */
export async function atFinal(api) {
  return api.at(await api.rpc.chain.getFinalizedHead());
}

/**
 * Waits until a final block has settled all that meters published, by the simulator's log: of those
 * that sign the last reading, of others, which the node numbers, what they had counted by then.
 */
export async function waitForSettled(api, log, { deadline }) {
  const accepted = log.filter(({ expect }) => expect?.outcome === 'accepted');
  const newest = new Map(accepted.map(({ device, reading }) => [device, reading]));
  await waitFor(
    async () => {
      const { query } = await atFinal(api);
      const devices = await query.metering.devices.multi([...newest.keys()]);
      return [...newest.values()].every(({ seq, energyWh }, i) => {
        const { attestation, last } = devices[i].unwrap();
        return attestation.isGateway
          ? last.counters.energyWh.toBigInt() >= BigInt(energyWh)
          : last.seq.toBigInt() >= BigInt(seq);
      });
    },
    { what: 'the last reading of each meter to be settled', deadline },
  );
}

/**
 * The readings settled in final blocks, in the order in which they were; `block` is the hash of the
 * block.
 *
 * @returns {Promise<{device: string, seq: bigint, ts: bigint, energyWh: bigint, heatWh: bigint,
 *   waterL: bigint, cost: bigint, index: bigint, block: string}[]>}
 */
export async function settledReadings(api) {
  const chain = new FinalChain(api);
  await chain.read();
  return chain.events(api.events.metering.ReadingSettled).map(({ data, block }) => {
    const { seq, ts, counters } = data.reading;
    return {
      device: data.device.toUtf8(),
      seq: seq.toBigInt(),
      ts: ts.toBigInt(),
      energyWh: counters.energyWh.toBigInt(),
      heatWh: counters.heatWh.toBigInt(),
      waterL: counters.waterL.toBigInt(),
      cost: data.settled.cost.toBigInt(),
      index: data.settled.index.toBigInt(),
      block: block.hash,
    };
  });
}

/** The value of a node's metric with certain labels; `NaN` while there is none. */
export async function metric(node, name, labels = {}) {
  const lines = (await node.metrics()).split('\n').filter((line) => line.startsWith(`${name}{`));
  const line = lines.find((candidate) =>
    Object.entries(labels).every(([label, value]) => candidate.includes(`${label}="${value}"`)),
  );
  return line === undefined ? NaN : Number(line.slice(line.lastIndexOf(' ') + 1));
}

/** How many messages a node has rejected, by reason, reasons without any left out. */
export async function rejectedByReason(node) {
  const counts = {};
  const line = /^mornet_mqtt_rejected_total\{([^}]*)\} (\d+)$/gm;
  for (const [, labels, count] of (await node.metrics()).matchAll(line)) {
    if (Number(count) > 0) counts[/reason="([^"]*)"/.exec(labels)[1]] = Number(count);
  }
  return counts;
}

/** The memory that a process has resident, in bytes. */
export function residentBytes(pid) {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) * 1024;
}

/**
 * The leaf that stands for a reading in a batch's tree: the SCALE encoding of the device's id and of
 * the reading with its signature, if it has one.
 *
 * @param {string} device
 * @param {{seq: bigint, ts: bigint, energyWh: bigint, heatWh: bigint, waterL: bigint}} reading
 * @param {Uint8Array} [signature]
 */
export function readingLeaf(device, { seq, ts, energyWh, heatWh, waterL }, signature) {
  const numbers = Buffer.alloc(5 * 8);
  [seq, ts, energyWh, heatWh, waterL].forEach((number, i) => numbers.writeBigUInt64LE(number, i * 8));
  return Buffer.concat([
    ...[Buffer.from([device.length << 2]), Buffer.from(device), numbers],
    ...(signature ? [Buffer.from([1]), signature] : [Buffer.from([0])]),
  ]);
}
