// What must not count: messages that are forged, repeated, late, broken or beyond belief are
// counted and dead-lettered with their reason, and the tokens are those of the genuine readings.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { Keyring } from '@polkadot/api';
import mqtt from 'mqtt';
import { Broker } from './lib/broker.mjs';
import { waitForFinalised } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import {
  atFinal,
  metric,
  pricesIn,
  rejectedByReason,
  residentBytes,
  setOddPrices,
  tokensOf,
} from './lib/metering.mjs';
import { expectedHouseholds, settlements, totalOf } from './lib/metering-model.mjs';
import { Simulator } from './lib/simulator.mjs';

const REGION = 'DE-BE';
const USERS = { meters: 'for meters', node: 'for the node', auditor: 'for who looks on' };
const DEAD_LETTERS = 'mornet/dead-letter';
const METERS = { devices: 9, tasmota: 2, shelly: 1 };

/** Messages of the flood, in each of its two halves. */
const FLOOD = 4_000;
/** What the second half may add to the memory, after the first has filled all queues and caches. */
const FLAT_BYTES = 48 * 2 ** 20;

scenario('metering under faults', ({ nodes, step }) => {
  let broker;
  let node;
  let api;
  let auditor;
  let log;
  const letters = [];
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const owner = keyring.addFromUri('//Eve');
  after(async () => {
    await auditor?.endAsync(true);
    await broker?.close();
  });

  const connect = (name, options = {}) =>
    mqtt.connectAsync(broker.url, {
      ...{ username: name, password: USERS[name], ca: readFileSync(broker.ca), ...options },
    });
  const rejected = () => log.filter(({ expect }) => expect?.outcome === 'rejected');

  step('connects over TLS with a password', { deadline: 120_000 }, async () => {
    broker = await Broker.start({ tls: true, users: USERS });
    const passwordFile = join(nodes.folder, 'password');
    writeFileSync(passwordFile, `${USERS.node}\n`, { mode: 0o600 });
    node = await nodes.start({
      name: 'alice',
      chain: 'dev',
      args: [
        ...['--alice', '--state-pruning', 'archive', '--mqtt-url', broker.url],
        ...['--mqtt-username', 'node', '--mqtt-password-file', passwordFile],
        ...['--mqtt-ca-file', broker.ca],
      ],
    });
    api = await node.api();
    await waitForFinalised(node, 1, { deadline: 60_000 });
    await waitFor(async () => (await metric(node, 'mornet_mqtt_connected')) === 1, {
      what: 'the node to be connected',
      deadline: 30_000,
    });
    await setOddPrices(api, keyring.addFromUri('//Alice'), REGION);
    auditor = await connect('auditor');
    auditor.on('message', (_, payload) => letters.push(JSON.parse(payload.toString())));
    await auditor.subscribeAsync(DEAD_LETTERS, { qos: 1 });
  });

  step('settles the genuine readings alone when meters misbehave in every way', {
    deadline: 480_000,
  }, async () => {
    const simulator = Simulator.start({
      node,
      broker,
      folder: nodes.folder,
      user: { name: 'meters', password: USERS.meters },
      options: {
        ...{ ...METERS, resources: 'E,H,W', scheme: 'mixed', rate: 2, minutes: 1.6 },
        ...{ region: REGION, owner: '//Eve', registrar: '//Alice', seed: 7, faults: 'all' },
      },
    });
    log = await simulator.finished();

    const seen = new Set(log.map(({ fault }) => fault));
    for (const fault of ['duplicate', 'forged', 'rolled-back', 'absurd', 'implausible']) {
      assert.ok(seen.has(fault), `there was a fault of the kind ${fault}`);
    }
    assert.ok(log.some(({ event }) => event === 'reset'), 'a meter was replaced');
    const { query } = await atFinal(api);
    const households = expectedHouseholds(settlements(log), await pricesIn(query, REGION));
    assert.deepEqual(await tokensOf(query, owner.address), totalOf(households));
  });

  step('counts what it rejects by reason', { deadline: 30_000 }, async () => {
    const expected = {};
    // A replayed reading is a duplicate as long as the node still knows it.
    const known = (reasons) => reasons.length === 1;
    for (const { expect } of rejected().filter((line) => known(line.expect.reasons))) {
      const [reason] = expect.reasons;
      expected[reason] = (expected[reason] ?? 0) + 1;
    }
    const counted = await rejectedByReason(node);
    const replayed = rejected().length - Object.values(expected).reduce((a, b) => a + b);
    const total = Object.values(counted).reduce((a, b) => a + b);
    assert.equal(total, rejected().length);
    for (const [reason, count] of Object.entries(expected)) {
      const most = ['duplicate', 'out_of_order'].includes(reason) ? count + replayed : count;
      assert.ok(counted[reason] >= count && counted[reason] <= most, `${reason}: ${counted[reason]}`);
    }
  });

  step('hands what it rejects to the dead-letter topic with the reason', {
    deadline: 30_000,
  }, async () => {
    const isFor = ({ topic, bytes, payload }, letter) =>
      letter.topic === topic && letter.size === bytes && payload.startsWith(letter.payload.slice(0, 500));
    const missing = () =>
      rejected().filter(
        (line) =>
          line.fault !== 'duplicate' &&
          line.fault !== 'replayed' &&
          !letters.some(
            (letter) => isFor(line, letter) && line.expect.reasons.includes(letter.reason),
          ),
      );
    await waitFor(() => missing().length === 0, {
      what: 'a dead letter for each rejected message',
      deadline: 20_000,
    }).catch(() => assert.deepEqual(missing(), []));
    assert.deepEqual(letters.filter(({ reason }) => reason === 'duplicate'), []);
  });

  step('tells which meters are there, by their last wills', { deadline: 120_000 }, async () => {
    const online = () => metric(node, 'mornet_mqtt_devices_online');
    await waitFor(async () => (await online()) === 0, {
      what: 'all meters to have taken leave',
      deadline: 30_000,
    });
    const simulator = Simulator.start({
      node,
      broker,
      folder: nodes.folder,
      user: { name: 'meters', password: USERS.meters },
      options: { ...METERS, owner: '//Eve', registrar: '//Alice', seed: 7, rate: 30 },
    });
    await waitFor(async () => (await online()) === 12, {
      what: 'all meters to be there',
      deadline: 60_000,
    });
    await simulator.kill();
    await waitFor(async () => (await online()) === 0, {
      what: 'the broker to have told of the meters that vanished',
      deadline: 20_000,
    });
  });

  step('stays flat in memory, and counts all, when it is flooded', {
    deadline: 180_000,
  }, async () => {
    const client = await connect('meters');
    const total = async () => metric(node, 'mornet_mqtt_received_total');
    const flood = async () => {
      const before = await total();
      await Promise.all(
        Array.from({ length: FLOOD }, (_, i) => client.publishAsync(...bad(i), { qos: 1 })),
      );
      await waitFor(async () => (await total()) - before >= FLOOD, {
        what: 'all messages of the flood to be received',
        deadline: 60_000,
      });
      return residentBytes(node.pid);
    };
    const first = await flood();
    const second = await flood();
    assert.ok(second - first < FLAT_BYTES, `${second - first} bytes more after as much again`);
    await client.endAsync();

    const judged = async () => {
      const counts = await rejectedByReason(node);
      const sum = Object.values(counts).reduce((a, b) => a + b);
      return sum + (await metric(node, 'mornet_mqtt_accepted_total'));
    };
    await waitFor(async () => (await judged()) === (await total()), {
      what: 'each message received to be counted as accepted or rejected',
      deadline: 30_000,
    });
    const counts = await rejectedByReason(node);
    for (const reason of ['malformed', 'too_large', 'unknown_device', 'rate_limited', 'topic']) {
      assert.ok(counts[reason] > 100, `${reason}: ${counts[reason]}`);
    }
  });

  /** The messages of a flood: topic and payload. */
  const bad = (i) => {
    const device = 'sim-7-e-0';
    const reading = `{"v":1,"seq":${i},"ts":${i},"energy_wh":1,"heat_wh":0,"water_l":0,"sig":"0x${'00'.repeat(64)}"}`;
    switch (i % 5) {
      case 0:
        return [`mornet/${device}/telemetry`, '{"v":1,'];
      case 1:
        return [`mornet/ghost-${i}/telemetry`, reading];
      case 2:
        return [`mornet/${device}/telemetry`, ' '.repeat(50_000)];
      case 3:
        return [`mornet/${'x'.repeat(40)}/telemetry`, reading];
      default:
        return [`mornet/${device}/telemetry`, reading];
    }
  };
});
