// From meter to token: ten meters of electricity, heat and water publish for several settlement
// intervals, in which prices change, and the tokens are those that their log comes to.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Keyring } from '@polkadot/api';
import { Broker } from './lib/broker.mjs';
import { submitAsRoot, waitForFinalised } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import { rootOf } from './lib/merkle.mjs';
import {
  atFinal,
  feedOf,
  metric,
  pricesIn,
  readingLeaf,
  setOddPrices,
  settledReadings,
  tokensOf,
  waitForSettled,
} from './lib/metering.mjs';
import {
  expectedHouseholds,
  settlements,
  settlementsAsSettled,
  totalOf,
} from './lib/metering-model.mjs';
import { Simulator } from './lib/simulator.mjs';

const REGION = 'DE-BE';
const DEVICES = 10;
/**
 * When prices change, from the first reading on. The simulator runs until its meters have spoken
 * after the last change.
 */
const CHANGES_MS = { E: 60_000, W: 70_000, rate: 80_000 };

scenario('metering', ({ nodes, step }) => {
  let broker;
  let node;
  let api;
  let log;
  /** What the chain has settled, in its order. */
  let settled;
  /** What it must come to. */
  let households;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const alice = keyring.addFromUri('//Alice');
  const owner = keyring.addFromUri('//Eve');
  after(() => broker?.close());

  step('connects to the broker when the node is started with its URL', {
    deadline: 120_000,
  }, async () => {
    broker = await Broker.start();
    node = await nodes.start({
      name: 'alice',
      chain: 'dev',
      args: ['--alice', '--state-pruning', 'archive', '--mqtt-url', broker.url],
    });
    api = await node.api();
    await waitForFinalised(node, 1, { deadline: 60_000 });
    await waitFor(async () => (await metric(node, 'mornet_mqtt_connected')) === 1, {
      what: 'the node to be connected',
      deadline: 30_000,
    });
  });

  step('settles all that ten meters of three resources measured while prices change', {
    deadline: 360_000,
  }, async () => {
    await setOddPrices(api, alice, REGION);
    const simulator = Simulator.start({
      node,
      broker,
      folder: nodes.folder,
      options: {
        ...{ devices: DEVICES, resources: 'E,H,W', scheme: 'mixed', rate: 3 },
        ...{ region: REGION, owner: '//Eve', registrar: '//Alice', seed: 4 },
      },
    });
    await simulator.hasPublished(1, { deadline: 90_000 });

    const { query } = await atFinal(api);
    const prices = await pricesIn(query, REGION);
    const now = Date.now();
    const changes = Object.entries(CHANGES_MS).map(([resource, after]) => {
      const price = (prices[resource].at(-1).price * 137n) / 100n + 1n;
      return api.tx.tariffs.setPrice(feedOf(REGION, resource), price, now + after);
    });
    await submitAsRoot(api, api.tx.utility.batchAll(changes), alice);
    const afterChanges = ({ reading }) => Number(reading.ts) > now + CHANGES_MS.rate;
    const late = () => simulator.published().filter(afterChanges);
    await waitFor(() => new Set(late().map(({ device }) => device)).size === DEVICES, {
      what: 'each meter to have spoken after the last change',
      deadline: 120_000,
    });
    log = await simulator.stop();
    await waitForSettled(api, log, { deadline: 150_000 });
  });

  step('mints what the log and the prices come to, to the smallest unit', {
    deadline: 60_000,
  }, async () => {
    settled = await settledReadings(api);
    const expected = settlements(log);
    const names = new Set(settled.map(({ device, seq }) => `${device} ${seq}`));
    const missing = expected.filter(({ device, later }) => !names.has(`${device} ${later.seq}`));
    assert.deepEqual(missing, [], 'of each interval the newest is settled');
    assert.equal(new Set(expected.map(({ device }) => device)).size, DEVICES);
    assert.ok(expected.length >= DEVICES * 3, `there were ${expected.length} intervals`);
    // What a busy machine delivers after its interval was closed is settled beside what was there.
    const interval = api.consts.metering.interval.toBigInt();
    for (const { device, ts, block } of settled) {
      const made = (await (await api.at(block)).query.timestamp.now()).toBigInt();
      const end = (ts / interval + 1n) * interval;
      assert.ok(made >= end, `${device}: ${ts} was settled before its interval's end`);
    }

    const { query } = await atFinal(api);
    const prices = await pricesIn(query, REGION);
    for (const resource of Object.keys(CHANGES_MS)) {
      const change = prices[resource].at(-1).from;
      assert.ok(
        expected.some(({ earlier, later }) => earlier.ts < change && change < later.ts),
        `a consumption spans the change of ${resource}`,
      );
    }
    // In the chain's order: where the rate changes, it decides in which reading a unit is made up.
    households = expectedHouseholds(settlementsAsSettled(log, settled), prices);
    const total = totalOf(households);
    for (const [token, balance] of Object.entries(total)) assert.ok(balance > 0n, token);
    assert.deepEqual(await tokensOf(query, owner.address), total);
  });

  step('keeps per month what was consumed, and what it cost', { deadline: 60_000 }, async () => {
    const { query } = await atFinal(api);
    for (const [number, { E, H, W, GCM, cost }] of households) {
      const sum = { E: 0n, H: 0n, W: 0n, GCM: 0n, cost: 0n };
      for (const [, kept] of await query.metering.consumptions.entries(number)) {
        const { counters, cost: plancks, index } = kept.unwrap();
        sum.E += counters.energyWh.toBigInt();
        sum.H += counters.heatWh.toBigInt();
        sum.W += counters.waterL.toBigInt();
        sum.GCM += index.toBigInt();
        sum.cost += plancks.toBigInt();
      }
      assert.deepEqual(sum, { E, H, W, GCM, cost });
    }
  });

  step('proves any raw reading against a root on the final chain', {
    deadline: 60_000,
  }, async () => {
    const { query } = await atFinal(api);
    const wasSettled = new Set(settled.map(({ device, seq }) => `${device} ${seq}`));
    const raw = log.filter(
      ({ event, expect, device, reading }) =>
        event === 'published' &&
        expect.outcome === 'accepted' &&
        !wasSettled.has(`${device} ${reading.seq}`),
    );
    assert.ok(raw.length > 50, `${raw.length} readings lie between the settled ones`);
    for (const { device, reading, payload } of raw.filter((_, i) => i % 17 === 0)) {
      const proof = await node.rpc('metering_readingProof', device, Number(reading.ts));
      assert.ok(proof, `${device} at ${reading.ts} has a proof`);
      const signature = Buffer.from(JSON.parse(payload).sig.slice(2), 'hex');
      const numbers = Object.fromEntries(
        Object.entries(reading).map(([name, number]) => [name, BigInt(number)]),
      );
      const place = { index: proof.leafIndex, count: proof.numberOfLeaves };
      const hashes = proof.proof.map((hash) => Buffer.from(hash.slice(2), 'hex'));
      const root = Buffer.from(rootOf(readingLeaf(device, numbers, signature), hashes, place));
      assert.equal(`0x${root.toString('hex')}`, proof.root);
      const anchor = (await query.metering.anchors(proof.root)).unwrap();
      assert.equal(anchor.readings.toNumber(), proof.numberOfLeaves);
      assert.equal(anchor.reporter.toString(), alice.address);
      assert.equal(anchor.batch.toNumber(), proof.batch);
      assert.equal(anchor.block.toNumber(), proof.block);

      // Another reading has no such proof.
      const more = { ...numbers, energyWh: numbers.energyWh + 1n };
      const other = Buffer.from(rootOf(readingLeaf(device, more, signature), hashes, place));
      assert.notEqual(`0x${other.toString('hex')}`, proof.root);
    }
  });

  step('answers over RPC what a dApp asks of households, meters and prices', {
    deadline: 60_000,
  }, async () => {
    const { query } = await atFinal(api);
    const numbers = await node.rpc('metering_householdsOf', owner.address);
    assert.deepEqual(numbers.sort(), [...households.keys()].sort());
    for (const number of numbers) {
      const { E, H, W, GCM, cost } = households.get(number);
      const household = await node.rpc('metering_household', number);
      const devices = log.filter((line) => line.event === 'device' && line.household === number);
      assert.deepEqual(
        { ...household, devices: household.devices.sort() },
        {
          ...{ owner: owner.address, region: REGION, approved: true },
          devices: devices.map(({ device }) => device).sort(),
        },
      );
      const months = await node.rpc('metering_consumption', number, '2026-01', '9999-12');
      const sum = (of) => months.reduce((total, month) => total + BigInt(of(month)), 0n);
      assert.deepEqual(
        [
          ...[sum(({ consumed }) => consumed.energyWh), sum(({ consumed }) => consumed.heatWh)],
          ...[sum(({ consumed }) => consumed.waterL), sum(({ index }) => index)],
          sum((month) => month.cost),
        ],
        [E, H, W, GCM, cost],
      );
    }

    const { device, reading } = log.findLast(({ event }) => event === 'published');
    const state = await node.rpc('metering_device', device);
    assert.equal(state.status, 'active');
    assert.equal(BigInt(state.last.seq), BigInt(reading.seq));
    await waitFor(async () => (await node.rpc('metering_device', device)).online === false, {
      what: 'it to have taken leave',
      deadline: 20_000,
    });
    assert.equal(await node.rpc('metering_device', 'nobody'), null);

    const published = log.filter((line) => line.event === 'published' && line.device === device);
    const { readings } = await node.rpc(
      'metering_readings',
      ...[device, Number(published[0].reading.ts), Number(reading.ts)],
    );
    assert.deepEqual(
      readings.map(({ seq }) => `${seq}`),
      published.map((line) => line.reading.seq),
    );

    // 1 kWh, 2 kWh of heat and 3 m³ at the prices in force now.
    const now = Date.now();
    const consumed = { energyWh: 1_000, heatWh: 2_000, waterL: 3_000 };
    const preview = await node.rpc('metering_costPreview', REGION, consumed, now, now + 1_000);
    const { E, H, W, rate } = await pricesIn(query, REGION);
    const [electricity, heat, water, index] = [E, H, W, rate].map((prices) => prices.at(-1).price);
    const total = electricity + 2n * heat + 3n * water;
    assert.deepEqual(preview, {
      ...{ electricity: `${electricity}`, heat: `${2n * heat}`, water: `${3n * water}` },
      ...{ total: `${total}`, index: `${(total * 10n ** 12n) / index}` },
    });
    const feed = await node.rpc('tariffs_price', REGION, 'electricity');
    assert.equal(feed.current.price, `${electricity}`);
    const indexRate = await node.rpc('tariffs_price');
    assert.equal(indexRate.current.price, `${index}`);
  });
});
