// The steps of scripts/bench-ingest, which starts and stops broker and node between them.

import { createReadStream, createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import mqtt from 'mqtt';
import { Chain } from './lib/chain.mjs';
import { makeMeters } from './lib/meter.mjs';

const PLANCKS_PER_GCC = 10n ** 12n;
const SEED = 1_000_000;
/** Connections that the readings are published by. */
const PUBLISHERS = 4;
/** Messages that a connection publishes without waiting for acknowledgements. */
const IN_FLIGHT = 500;
const SAMPLE_MS = 100;
const DEADLINE_MS = 600_000;
/** The rate is taken between these shares of all messages: start and end of the run are left out. */
const FROM_SHARE = 0.05;
const TO_SHARE = 0.95;

const STEPS = { register, publish, measure };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: 'string' },
    mqtt: { type: 'string' },
    metrics: { type: 'string' },
    devices: { type: 'string' },
    readings: { type: 'string' },
    scheme: { type: 'string' },
    file: { type: 'string' },
  },
});

/** Registers the meters and writes signed readings of them to the file, a topic and a payload a line. */
async function register({ url, devices, readings, scheme, file }) {
  const accounts = { url, registrar: '//Alice', gateway: '//Alice' };
  const rich = await Chain.connect({ ...accounts, owner: '//Bob' });
  const meters = makeMeters({
    ...{ seed: SEED, devices: Number(devices), resources: ['E', 'H', 'W'], scheme },
    ...{ tasmota: 0, shelly: 0 },
  });
  const owners = Array.from(
    { length: Math.ceil(meters.length / rich.mostMeters) },
    (_, i) => `//Bob//bench//${i}`,
  );
  await rich.fund(owners, 10_000n * PLANCKS_PER_GCC);
  for (const [i, owner] of owners.entries()) {
    const chain = await Chain.connect({ ...accounts, owner });
    const own = meters.slice(i * rich.mostMeters, (i + 1) * rich.mostMeters);
    await chain.register(own, 'DE-BE', () => undefined);
    await chain.disconnect();
  }
  await rich.disconnect();
  say(`${meters.length} meters are registered`);

  const out = createWriteStream(file);
  const begin = Date.now();
  for (let reading = 0; reading < Number(readings); reading += 1) {
    for (const meter of meters) {
      const { topic, payload } = meter.message(BigInt(begin + reading));
      if (!out.write(`${topic} ${payload}\n`)) await once(out, 'drain');
    }
  }
  out.end();
  await once(out, 'finish');
  say(`${meters.length * Number(readings)} readings are signed`);
}

/** Publishes what is in the file, as fast as the broker takes it. */
async function publish({ mqtt: url, file }) {
  const clients = await Promise.all(
    Array.from({ length: PUBLISHERS }, () => mqtt.connectAsync(url, { reconnectPeriod: 0 })),
  );
  const sending = clients.map(() => new Set());
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const [topic, payload] = line.split(' ');
    // A meter's readings stay in order: they go by one connection.
    const by = [...topic].reduce((sum, char) => sum + char.charCodeAt(0), 0) % PUBLISHERS;
    const sent = clients[by]
      .publishAsync(topic, payload, { qos: 1 })
      .finally(() => sending[by].delete(sent));
    sending[by].add(sent);
    count += 1;
    if (sending[by].size >= IN_FLIGHT) await Promise.race(sending[by]);
  }
  await Promise.all(sending.flatMap((set) => [...set]));
  await Promise.all(clients.map((client) => client.endAsync()));
  say(`${count} readings wait at the broker`);
}

/** Watches a node that has just been started take the readings in and settle them. */
async function measure({ url, metrics, devices, readings }) {
  const total = Number(devices) * Number(readings);
  const accepted = await sampled(metrics, total);
  const at = (share) => accepted.find(({ count }) => count >= share * total);
  const [from, to] = [at(FROM_SHARE), at(TO_SHARE)];
  const rate = Math.round((to.count - from.count) / ((to.ms - from.ms) / 1000));
  say(`ingest: ${rate} readings a second accepted, checked and stored (${total} in all)`);

  const chain = await Chain.connect({ url, owner: '//Bob', registrar: '//Alice', gateway: '//Alice' });
  const end = Date.now() + DEADLINE_MS;
  let settling;
  do {
    await delay(3_000);
    const blocks = await chain.settledPerBlock(0);
    settling = blocks.filter(({ settled }) => settled > 0);
  } while (settling.reduce((sum, { settled }) => sum + settled, 0) < Number(devices) && Date.now() < end);
  for (const { number, settled, share } of settling) {
    say(`block ${number}: ${settled} readings settled, ${(100 * share).toFixed(1)} % of the block's weight`);
  }
  const most = settling.reduce((best, block) => (block.settled > best.settled ? block : best));
  say(`settlement: ${Math.round((most.settled / most.share) * 0.5)} readings a block at half its weight`);
  await chain.disconnect();
}

/** Reads how many messages the node has accepted, until it is all of them. */
async function sampled(metrics, total) {
  const samples = [];
  const end = Date.now() + DEADLINE_MS;
  for (;;) {
    const text = await fetch(metrics).then((response) => response.text(), () => '');
    const count = Number(/^mornet_mqtt_accepted_total\{[^}]*\} (\d+)$/m.exec(text)?.[1] ?? 0);
    samples.push({ ms: Date.now(), count });
    if (count >= total) return samples;
    if (Date.now() > end) {
      const refused = text.split('\n').filter((line) => /^mornet_mqtt_rejected_total.* [1-9]/.test(line));
      throw new Error(`${count} of ${total} readings were accepted\n${refused.join('\n')}`);
    }
    await delay(SAMPLE_MS);
  }
}

function say(text) {
  process.stdout.write(`${text}\n`);
}

await cryptoWaitReady();
STEPS[positionals[0]](values).then(
  () => process.exit(0),
  (error) => {
    process.stderr.write(`error: ${error.message}\n`);
    process.exit(1);
  },
);
