// A meter's connection to a real broker.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import mqtt from 'mqtt';
import { Broker } from '../../tests/e2e/lib/broker.mjs';
import { waitFor } from '../../tests/e2e/lib/wait.mjs';
import { Connection } from '../lib/connection.mjs';
import { Meter } from '../lib/meter.mjs';

const options = { timeout: 180_000 };
const users = { meters: 'for meters', node: 'for the node' };

describe('a connection over TLS with a password', options, () => {
  let broker;
  let meter;
  let listener;
  /** What the listener got, by topic. */
  const heard = new Map();

  before(async () => {
    await cryptoWaitReady();
    meter = new Meter({ seed: 1, number: 0, resource: 'E' });
    broker = await Broker.start({ tls: true, users, durable: true });
    listener = await mqtt.connectAsync(broker.url, {
      clientId: 'listener',
      clean: false,
      username: 'node',
      password: users.node,
      ca: readFileSync(broker.ca),
      reconnectPeriod: 100,
    });
    listener.on('message', (topic, payload) => {
      heard.set(topic, [...(heard.get(topic) ?? []), payload.toString()]);
    });
    listener.on('error', () => undefined);
    await listener.subscribeAsync('mornet/#', { qos: 1 });
  });
  after(async () => {
    await listener?.endAsync(true);
    await broker?.close();
  });

  const access = (changes) => ({
    ...{ url: broker.url, user: 'meters', password: users.meters, ca: broker.ca },
    ...changes,
  });
  const hears = (topic, payload) =>
    waitFor(() => heard.get(topic)?.includes(payload), { what: `${payload} at ${topic}`, every: 20 });

  /** Waits for the refusal, however long it takes: `opened` tells of it when its time is over. */
  const refused = (connection, reason) =>
    waitFor(() => reason.test(connection.lastError?.message), { what: `${reason}`, every: 20 });

  it('fails with what the broker said when the password is wrong', async () => {
    const connection = new Connection(access({ password: 'guessed' }), meter);
    await refused(connection, /[Nn]ot authorized/);
    await assert.rejects(connection.opened(100), /no broker answers.*[Nn]ot authorized/);
    await connection.close();
  });

  it('fails when the broker is not the one that was certified', async () => {
    const connection = new Connection(access({ ca: undefined }), meter);
    await refused(connection, /certificate/);
    await assert.rejects(connection.opened(100), /certificate/);
    await connection.close();
  });

  it('says that the meter is there, publishes, and takes leave', async () => {
    const connection = new Connection(access(), meter);
    await connection.opened(60_000);
    await hears('mornet/sim-1-e-0/status', 'online');
    await connection.publish({ topic: meter.telemetryTopic, payload: 'one' });
    await hears(meter.telemetryTopic, 'one');
    await connection.close();
    await hears('mornet/sim-1-e-0/status', 'offline');
  });

  it('loses nothing, in order, when the broker is killed and comes back', async () => {
    const connection = new Connection(access(), meter);
    await connection.opened(60_000);
    heard.clear();
    const sent = [];
    const payloads = Array.from({ length: 40 }, (_, i) => `reading ${i}`);
    for (const [i, payload] of payloads.entries()) {
      if (i === 10) await broker.kill();
      if (i === 30) await broker.start();
      sent.push(connection.publish({ topic: meter.telemetryTopic, payload }));
    }
    await Promise.all(sent);
    await hears(meter.telemetryTopic, payloads.at(-1));
    // At least once: some may have come twice.
    assert.deepEqual([...new Set(heard.get(meter.telemetryTopic))], payloads);
    await connection.close();
  });
});
