// What the simulator computes, without broker and chain.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { cryptoWaitReady, signatureVerify } from '@polkadot/util-crypto';
import { ACTIONS, FAULTS } from '../lib/faults.mjs';
import { Load } from '../lib/load.mjs';
import { makeMeters, Meter } from '../lib/meter.mjs';
import { FAULT_NAMES, readOptions, UsageError } from '../lib/options.mjs';
import { shellySwitch, signedMessage, tasmotaSensor, telemetry } from '../lib/telemetry.mjs';

const NOW = BigInt(Date.UTC(2026, 10, 21, 12, 0, 7));
const MINUTE = 60_000n;

before(() => cryptoWaitReady());

describe('a load', () => {
  const load = new Load(11_000, 1, 'meter');
  const other = new Load(11_000, 2, 'meter');

  it('is the same for the same seed and another for another', () => {
    assert.equal(new Load(11_000, 1, 'meter').countedBy(NOW), load.countedBy(NOW));
    assert.notEqual(other.countedBy(NOW), load.countedBy(NOW));
  });

  it('counts upwards, within the rating, at each moment of several periods', () => {
    let counted = load.countedBy(NOW);
    for (let ms = NOW + 1_000n; ms < NOW + 30n * MINUTE; ms += 1_000n) {
      const next = load.countedBy(ms);
      const most = 11_000n / 3_600n + 1n;
      assert.ok(next >= counted && next - counted <= most, `${next - counted} Wh in a second`);
      counted = next;
    }
    const perHour = load.countedBy(NOW + 60n * MINUTE) - load.countedBy(NOW);
    assert.ok(perHour > 1_000n && perHour < 10_000n, `${perHour} Wh in an hour`);
  });

  it('counts what its slots say', () => {
    const start = BigInt(Date.UTC(2026, 0, 1));
    assert.equal(load.countedBy(start), 0n);
    assert.equal(load.countedBy(start + 10_000n), (load.at(start) * 10_000n) / 3_600_000n);
  });

  it('refuses a clock before its beginning', () => {
    assert.throws(() => load.countedBy(0n), /clock/);
  });
});

describe('telemetry', () => {
  const reading = {
    ...{ seq: 123n, ts: 1_760_601_600_000n, energyWh: 1_234_567n, heatWh: 0n, waterL: 4_321n },
  };

  it('is signed over the layout that the chain documents', () => {
    const numbers = [123n, 1_760_601_600_000n, 1_234_567n, 0n, 4_321n];
    const expected = Buffer.concat([
      Buffer.from('mornet/telemetry/v1'),
      Buffer.from([7 << 2]),
      Buffer.from('meter-1'),
      ...numbers.map((number) => {
        const bytes = Buffer.alloc(8);
        bytes.writeBigUInt64LE(number);
        return bytes;
      }),
    ]);
    assert.deepEqual(signedMessage('meter-1', reading), expected);
    assert.throws(() => signedMessage('', reading), RangeError);
    assert.throws(() => signedMessage('x'.repeat(33), reading), RangeError);
  });

  it('is the JSON that the chain documents, with all digits of a counter', () => {
    const large = { ...reading, energyWh: 2n ** 63n + 1n };
    const payload = telemetry(large, Buffer.alloc(64, 0xab), { power_w: 85.2 });
    assert.match(payload, /"energy_wh":9223372036854775809,/);
    const { sig, energy_wh: _, ...rest } = JSON.parse(payload);
    assert.equal(sig, `0x${'ab'.repeat(64)}`);
    assert.deepEqual(rest, {
      ...{ v: 1, seq: 123, ts: 1_760_601_600_000, heat_wh: 0, water_l: 4_321, power_w: 85.2 },
    });
  });

  it("has Tasmota's shape, with a total that adds up over channels", () => {
    const one = JSON.parse(tasmotaSensor(reading, { power: 5 }));
    assert.equal(one.Time, '2025-10-16T08:00:00');
    assert.equal(one.ENERGY.Total, 1_234.567);
    const two = JSON.parse(tasmotaSensor(reading, { power: 5, channels: 2 }));
    assert.equal(Math.round(1_000 * (two.ENERGY.Total[0] + two.ENERGY.Total[1])), 1_234_567);
  });

  it("has Shelly's shape", () => {
    const status = JSON.parse(shellySwitch(reading, { power: 5 }));
    assert.equal(status.id, 0);
    assert.equal(status.apower, 5);
    assert.equal(status.aenergy.total, 1_234_567);
  });
});

describe('a meter', () => {
  it('has the same id and key for the same seed', () => {
    const [a, b] = [1, 1].map((seed) => new Meter({ seed, number: 0, resource: 'E' }));
    assert.equal(a.id, 'sim-1-e-0');
    assert.deepEqual(a.pair.publicKey, b.pair.publicKey);
    const other = new Meter({ seed: 2, number: 0, resource: 'E' });
    assert.notDeepEqual(a.pair.publicKey, other.pair.publicKey);
  });

  for (const scheme of ['ed25519', 'sr25519']) {
    it(`signs with ${scheme}`, () => {
      const meter = new Meter({ seed: 1, number: 0, resource: 'W', scheme });
      const { payload, reading, topic } = meter.message(NOW);
      const { sig, water_l } = JSON.parse(payload);
      assert.equal(topic, 'mornet/sim-1-w-0/telemetry');
      assert.equal(BigInt(water_l), reading.waterL);
      const { crypto, isValid } = signatureVerify(
        signedMessage(meter.id, reading),
        sig,
        meter.pair.publicKey,
      );
      assert.deepEqual({ crypto, isValid }, { crypto: scheme, isValid: true });
    });
  }

  it('goes on where it stood when it is started again, also after it was replaced', () => {
    const first = new Meter({ seed: 1, number: 0, resource: 'E' });
    first.replace(NOW);
    const known = first.reading(NOW + 3n * MINUTE);
    const second = new Meter({ seed: 1, number: 0, resource: 'E' });
    second.continueFrom({ ...known, ts: 0n });
    const later = NOW + 17n * MINUTE;
    assert.deepEqual(second.reading(later), first.reading(later));
    assert.ok(known.energyWh < 600n);
  });

  it('is one of as many as asked for, with resources and schemes in turn', () => {
    const options = { seed: 1, resources: ['E', 'W'], scheme: 'mixed', tasmota: 1, shelly: 1 };
    const meters = makeMeters({ ...options, devices: 4 });
    assert.deepEqual(
      meters.map(({ id, scheme, signs }) => [id, signs ? scheme : 'unsigned']),
      [
        ['sim-1-e-0', 'ed25519'],
        ['sim-1-w-1', 'ed25519'],
        ['sim-1-e-2', 'sr25519'],
        ['sim-1-w-3', 'sr25519'],
        ['sim-1-tasmota-0', 'unsigned'],
        ['sim-1-shelly-0', 'unsigned'],
      ],
    );
  });

  it('says in the words of its shape whether it is there', () => {
    const tasmota = new Meter({ seed: 1, number: 0, resource: 'E', shape: 'tasmota' });
    assert.equal(tasmota.message(NOW).topic, 'tele/sim-1-tasmota-0/SENSOR');
    assert.deepEqual(tasmota.liveness, {
      ...{ topic: 'tele/sim-1-tasmota-0/LWT', present: 'Online', absent: 'Offline' },
    });
  });
});

describe('faults', () => {
  const situation = (scheme) => {
    const meter = new Meter({ seed: 1, number: 0, resource: 'E', scheme });
    const past = [3n, 2n, 1n].map((ago) => meter.message(NOW - ago * MINUTE));
    return { meter, past, current: meter.message(NOW) };
  };
  /** Whether a message is signed by its meter, as far as it can be read. */
  const isSigned = ({ pair, id }, { payload }) => {
    const { seq, ts, energy_wh, heat_wh, water_l, sig } = JSON.parse(payload);
    const [first, ...rest] = [seq, ts, energy_wh, heat_wh, water_l].map(BigInt);
    const reading = { seq: first, ts: rest[0], energyWh: rest[1], heatWh: rest[2], waterL: rest[3] };
    return sig !== undefined && pair.verify(signedMessage(id, reading), sig, pair.publicKey);
  };

  for (const [name, make] of Object.entries(FAULTS)) {
    it(`${name}: the genuine reading is among what is published, and nothing else is accepted`, () => {
      const { meter, past, current } = situation('ed25519');
      const published = make({ meter, past, current });
      const accepted = published.filter(({ expect }) => expect.outcome === 'accepted');
      assert.deepEqual(accepted.map(({ message }) => message), [current]);
      assert.equal(published.length, 2);
      const { message, expect } = published.find((one) => one.expect.outcome === 'rejected');
      assert.ok(expect.reasons.length > 0);
      assert.equal(message.reading, undefined);
      if (name !== 'duplicate' && name !== 'unknown-device') {
        assert.notEqual(message.payload, current.payload);
      }
    });
  }

  for (const scheme of ['ed25519', 'sr25519']) {
    it(`of the reading itself are signed, those of the signature are not, with ${scheme}`, () => {
      const { meter, past, current } = situation(scheme);
      const bad = (name) =>
        FAULTS[name]({ meter, past, current }).find(({ expect }) => expect.outcome === 'rejected');
      for (const name of ['out-of-order', 'replayed', 'future-dated', 'clock-back', 'rolled-back']) {
        assert.ok(isSigned(meter, bad(name).message), name);
      }
      for (const name of ['forged', 'tampered', 'unsigned']) {
        assert.ok(!isSigned(meter, bad(name).message), name);
      }
    });
  }

  it('are explained by scripts/simulate', () => {
    const script = readFileSync(new URL('../../scripts/simulate', import.meta.url), 'utf8');
    const text = /the word all:\n([^]*?)\n {2}--log/.exec(script)[1];
    assert.deepEqual(text.trim().split(/,\s+/), FAULT_NAMES);
    assert.deepEqual(FAULT_NAMES, [...Object.keys(FAULTS), ...ACTIONS]);
  });
});

describe('the command line', () => {
  it('has the defaults that scripts/simulate tells', () => {
    const script = readFileSync(new URL('../../scripts/simulate', import.meta.url), 'utf8');
    const options = readOptions([], {});
    for (const [option, value] of [
      ['url', options.url],
      ['devices', options.devices],
      ['resources', options.resources.join()],
      ['owner', options.owner],
      ['registrar', options.registrar],
      ['region', options.region],
      ['rate', options.rateMs / 1_000],
      ['seed', options.seed],
    ]) {
      assert.match(script, new RegExp(`--${option} [A-Z]+ [^]*?\\(${value}[;)]`), option);
    }
    assert.equal(options.runMs, undefined);
    assert.deepEqual(options.faults, []);
  });

  it('takes the password from the environment alone', () => {
    const { broker } = readOptions(['--mqtt-user', 'meters'], { MORNET_MQTT_PASSWORD: 'secret' });
    assert.deepEqual([broker.user, broker.password], ['meters', 'secret']);
  });

  for (const args of [
    ['--devices', '-1'],
    ['--devices=1.5'],
    ['--rate', '0'],
    ['--minutes', 'x'],
    ['--resources', 'E,X'],
    ['--scheme', 'rsa'],
    ['--faults', 'meteor'],
    ['stray'],
  ]) {
    it(`refuses ${args.join(' ')}`, () => {
      assert.throws(() => readOptions(args, {}), UsageError);
    });
  }
});
