// Exactly once, though the node is killed twenty times at random moments and the broker twice.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { Keyring } from '@polkadot/api';
import { Broker } from './lib/broker.mjs';
import { waitForFinalised } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import {
  atFinal,
  pricesIn,
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
const KILLS = 20;
/** How long the node runs at most between two kills, from when it answers. */
const LONGEST_RUN_MS = 4_000;
/**
 * The kills before which the node runs until it offers a batch, so that they surely fall into the
 * middle of one: in the pool, in a block, or in a final one.
 */
const AFTER_OFFER = [0, 10];
/** What the off-chain worker logs of a batch that it has made. */
const OFFER = /offered \d+ readings/;
/** The moments of the kills follow from it; another may be tried. */
const SEED = process.env.MORNET_E2E_SEED ?? '1';

/** A number from 0 up to 1 for the n-th kill. */
const chance = (n) => createHash('sha256').update(`${SEED} ${n}`).digest().readUInt32LE(0) / 2 ** 32;

scenario(`metering with kills (MORNET_E2E_SEED=${SEED})`, ({ nodes, step }) => {
  let broker;
  let node;
  let log;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const owner = keyring.addFromUri('//Eve');
  after(() => broker?.close());

  /** Waits until the node offers a batch to the chain. */
  const nextOffer = async () => {
    const offers = () => node.logTail(Infinity).split('\n').filter((line) => OFFER.test(line)).length;
    const before = offers();
    await waitFor(() => offers() > before, {
      what: 'the node to offer readings to the chain',
      deadline: 150_000,
      every: 50,
    });
  };

  step('settles to the end when node and broker are killed and started again', {
    deadline: 900_000,
  }, async () => {
    broker = await Broker.start({ durable: true });
    node = await nodes.start({
      name: 'alice',
      chain: 'dev',
      args: [
        ...['--alice', '--state-pruning', 'archive', '--mqtt-url', broker.url],
        // The broker may break off and send again while it delivers what it kept: that counts twice.
        ...['--mqtt-rate-limit', '600', '-lruntime::metering=debug'],
      ],
    });
    await waitForFinalised(node, 1, { deadline: 60_000 });
    await setOddPrices(await node.api(), keyring.addFromUri('//Alice'), REGION);
    const simulator = Simulator.start({
      node,
      broker,
      folder: nodes.folder,
      options: {
        // Seldom enough for a durable broker, which has to keep what comes while the node is down.
        ...{ devices: 10, tasmota: 1, resources: 'E,H,W', scheme: 'mixed', rate: 3 },
        ...{ region: REGION, owner: '//Eve', registrar: '//Alice', seed: 20 },
        faults: 'duplicate,replayed,out-of-order,forged',
      },
    });
    await simulator.hasPublished(1, { deadline: 90_000 });

    for (let kill = 0; kill < KILLS; kill += 1) {
      if (AFTER_OFFER.includes(kill)) await nextOffer();
      await delay(chance(kill) * LONGEST_RUN_MS);
      await node.kill();
      // Sometimes the broker too, while the node is down or soon after it is back.
      if (kill === 5) await broker.kill();
      await node.start();
      if (kill === 5) await broker.start();
      if (kill === 12) {
        await broker.kill();
        await broker.start();
      }
    }
    // Only now, so that each kill fell among readings, however long the node took to start.
    log = await simulator.stop();
    await waitForSettled(await node.api(), log, { deadline: 150_000 });
  });

  step('has minted each accepted reading once', { deadline: 60_000 }, async () => {
    const api = await node.api();
    const { query } = await atFinal(api);
    const prices = await pricesIn(query, REGION);
    const total = totalOf(expectedHouseholds(settlements(log), prices));
    assert.deepEqual(await tokensOf(query, owner.address), total);

    const isUnsigned = ({ device }) => device.includes('tasmota');
    const settled = (await settledReadings(api)).filter((reading) => !isUnsigned(reading));
    settlementsAsSettled(log, settled);
    const intervals = settlements(log).filter((reading) => !isUnsigned(reading));
    const devices = new Set(intervals.map(({ device }) => device));
    assert.equal(devices.size, 10);
    for (const device of devices) {
      const last = intervals.findLast((interval) => interval.device === device).later.seq;
      assert.equal(settled.findLast((reading) => reading.device === device).seq, last, device);
    }
  });
});
