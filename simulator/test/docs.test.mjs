// The worked example of docs/metering.md, worked.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { Keyring } from '@polkadot/api';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import { signedMessage } from '../lib/telemetry.mjs';

const guide = readFileSync(new URL('../../docs/metering.md', import.meta.url), 'utf8');

describe('the example of the guide to metering', () => {
  const payload = JSON.parse(/```json\n(.*)\n```/.exec(guide)[1]);
  const reading = {
    seq: BigInt(payload.seq),
    ts: BigInt(payload.ts),
    energyWh: BigInt(payload.energy_wh),
    heatWh: BigInt(payload.heat_wh),
    waterL: BigInt(payload.water_l),
  };
  let pair;
  before(async () => {
    await cryptoWaitReady();
    pair = new Keyring({ type: 'ed25519' }).addFromSeed(new Uint8Array(32).fill(1));
  });

  it('lists the bytes that are signed', () => {
    const table = /It is over these bytes[^]*?This is SCALE/.exec(guide)[0];
    const listed = [...table.matchAll(/\| `([0-9a-f]+)` \|$/gm)].map(([, hex]) => hex).join('');
    assert.equal(listed, signedMessage('meter-1', reading).toString('hex'));
  });

  it('has the signature and the public key of the seed', () => {
    assert.ok(guide.includes(`\`${Buffer.from(pair.publicKey).toString('hex')}\``));
    const signature = Buffer.from(pair.sign(signedMessage('meter-1', reading))).toString('hex');
    assert.equal(payload.sig, `0x${signature}`);
  });

  it('has code that prints the signature', () => {
    const [, code] = /```js\n(import \{ createPrivateKey[^]*?)```/.exec(guide);
    const printed = execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
      encoding: 'utf8',
    });
    assert.equal(printed.trim(), payload.sig);
  });
});
