// Two validators' nodes hear the same meters: each reading is settled once, and by both of them.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Keyring } from '@polkadot/api';
import { Broker } from './lib/broker.mjs';
import { FinalChain, waitForFinalised } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import {
  atFinal,
  metric,
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
/** Meters that do not sign what they say; Bob answers for them. */
const UNSIGNED = { tasmota: 1, shelly: 1 };

scenario('metering with two ingesting validators of four', ({ nodes, step }) => {
  let broker;
  let alice;
  let bob;
  let api;
  let log;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const owner = keyring.addFromUri('//Eve');
  after(() => broker?.close());

  step('finalises blocks', { deadline: 180_000 }, async () => {
    broker = await Broker.start({ durable: true });
    const validator = (name, bootnodes, ...args) =>
      nodes.start({
        ...{ name, chain: 'local', bootnodes },
        args: [`--${name}`, '--state-pruning', 'archive', ...args],
      });
    alice = await validator('alice', [], '--mqtt-url', broker.url);
    bob = await validator('bob', [alice], '--mqtt-url', broker.url);
    await validator('charlie', [alice, bob]);
    await validator('dave', [alice, bob]);
    api = await alice.api();
    await waitForFinalised(alice, 2, { deadline: 90_000 });
    for (const node of [alice, bob]) {
      await waitFor(async () => (await metric(node, 'mornet_mqtt_connected')) === 1, {
        what: `${node.name} to be connected to the broker`,
        deadline: 30_000,
      });
    }
    await setOddPrices(api, keyring.addFromUri('//Alice'), REGION);
  });

  step('settles all that the meters measured when the broker is killed meanwhile', {
    deadline: 420_000,
  }, async () => {
    const simulator = Simulator.start({
      node: alice,
      broker,
      folder: nodes.folder,
      options: {
        ...{ devices: 10, ...UNSIGNED, resources: 'E,H,W', scheme: 'mixed', rate: 2 },
        // Of what is not signed, only Bob's node may bring readings.
        ...{ gateway: '//Bob', region: REGION, owner: '//Eve', registrar: '//Alice' },
        ...{ seed: 2, faults: 'duplicate,replayed,forged' },
      },
    });
    await simulator.hasPublished(100, { deadline: 120_000 });
    await broker.kill();
    await broker.start();
    await simulator.hasPublished(450, { deadline: 120_000 });
    log = await simulator.stop();
    await waitForSettled(api, log, { deadline: 150_000 });
  });

  step('has minted each accepted reading once, though both nodes brought readings', {
    deadline: 180_000,
  }, async () => {
    const { query } = await atFinal(api);
    const prices = await pricesIn(query, REGION);
    const total = totalOf(expectedHouseholds(settlements(log), prices));
    assert.deepEqual(await tokensOf(query, owner.address), total);
    const settled = await settledReadings(api);
    settlementsAsSettled(log, settled.filter(({ device }) => /-[ehw]-/.test(device)));

    const chain = new FinalChain(api);
    await chain.read();
    const anchored = chain.events(api.events.metering.BatchAnchored);
    const reporters = new Set(anchored.map(({ data }) => data.reporter.toString()));
    assert.deepEqual(
      [...reporters].sort(),
      ['//Alice', '//Bob'].map((uri) => keyring.addFromUri(uri).address).sort(),
    );
    // Each node numbers an unsigned reading by the moment it heard it, and Bob's numbers count: the
    // last one of a meter is not settled by Alice's number if she heard it a moment later.
    for (const [node, most] of [[alice, UNSIGNED.tasmota + UNSIGNED.shelly], [bob, 0]]) {
      await waitFor(async () => (await metric(node, 'mornet_mqtt_backlog')) <= most, {
        what: `${node.name} to have nothing left to settle`,
        deadline: 60_000,
      });
    }
  });
});
