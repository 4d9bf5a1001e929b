import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { firstOf, gapsNote, readProof, readStream } from '../lib/rows.mjs';

const MAX = 2n ** 64n - 1n;
const AT = 1_763_749_800_123;
const OWNER = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const HASH = `0x${'ab'.repeat(32)}`;

/** A number as the API gives it: not as JavaScript's where that is not exact. */
const number = (value) => ({
  toNumber() {
    if (BigInt(value) > BigInt(Number.MAX_SAFE_INTEGER)) {
      throw new Error('Number can only safely store up to 53 bits');
    }
    return Number(value);
  },
  toString: () => `${value}`,
});
const text = (value) => ({ toString: () => value, toHex: () => value, toUtf8: () => value });
const none = { isSome: false };
const some = (value) => ({ isSome: true, unwrap: () => value });
const struct = (fields) => ({ ...fields, get: (name) => fields[name] });

const proof = ({ size = 6, durationMs = 2_000, source = none } = {}) => ({
  ...{ owner: text(OWNER), depositor: text(OWNER), block: number(12), anchoredAt: number(AT) },
  about: struct({
    ...{ size: number(size), durationMs: number(durationMs), media: { type: 'Mp4' } },
    ...{ capturedAt: number(AT), uri: none, device: none, c2pa: none },
  }),
  ...{ source, depth: number(0), retention: { type: 'Year' }, erased: none },
  ...{ grants: number(0), tasks: number(0), deposit: number(5) },
});

const source = some({
  parent: { type: 'Sha256', value: text(HASH) },
  kind: { type: 'Vertical' },
});

const stream = (n) => ({
  ...{ owner: text(OWNER), operator: none, block: number(3), closedAt: none, link: text(HASH) },
  terms: {
    ...{ device: none, media: { type: 'MpegTs' }, function: { type: 'Sha256' } },
    ...{ startedAt: number(AT), intervalMs: number(60_000), retention: { type: 'Month' } },
  },
  ...{ intervals: number(5), rows: number(5), next: [number(6), number(n)] },
  ...{ gapCount: number(1), missingIntervals: number(1), missingSegments: number(n) },
  gaps: [
    {
      ...{ firstInterval: number(4), intervals: number(1), firstSegment: number(40) },
      ...{ segments: number(n), block: number(13) },
    },
  ],
  ...{ overdue: number(0), erasedBefore: number(0), pruneAt: none, deposit: number(5) },
});

describe('a row', () => {
  it('has exact numbers, as digits where JavaScript has none', () => {
    const { about } = readProof(proof());
    assert.deepEqual([about.size, about.durationMs], [6, 2_000]);
    const largest = Number.MAX_SAFE_INTEGER;
    assert.equal(readProof(proof({ durationMs: largest })).about.durationMs, largest);
    for (const value of [2n ** 53n, 2n ** 53n + 1n, MAX]) {
      const row = readProof(proof({ size: value, durationMs: value }));
      assert.deepEqual([row.about.size, row.about.durationMs], [`${value}`, `${value}`]);
      assert.ok(JSON.stringify(row).includes(`"durationMs":"${value}"`));
    }
  });

  it('of a stream has them too', () => {
    const small = readStream(stream(45));
    assert.deepEqual(small.next, { interval: 6, segment: 45 });
    const large = readStream(stream(MAX));
    assert.deepEqual(large.next, { interval: 6, segment: `${MAX}` });
    assert.deepEqual(large.missing, { gaps: 1, intervals: 1, segments: `${MAX}` });
    const gap = { firstInterval: 4, intervals: 1, firstSegment: 40, segments: `${MAX}`, block: 13 };
    assert.deepEqual(large.gaps, [gap]);
  });

  it('of a stream says if it has more gaps than are listed', () => {
    const counted = (gaps) => gapsNote(readStream({ ...stream(45), gapCount: number(gaps) }));
    assert.equal(counted(1), undefined);
    const rest = 'gaps are older and not listed: see the events GapFound';
    assert.equal(counted(66), `65 of 66 ${rest}`);
    assert.equal(counted(MAX), `${MAX - 1n} of ${MAX} ${rest}`);
    assert.equal(gapsNote({ missing: { gaps: 0 }, gaps: [] }), undefined);
  });

  it('says who was first, whatever else the first one says', () => {
    const when = 'in block 12, at 2025-11-21T18:30:00.123Z';
    for (const durationMs of [0, MAX]) {
      const recording = readProof(proof({ durationMs }));
      assert.equal(firstOf(recording), `${OWNER} anchored it ${when}`);
    }
  });

  it('says of what was derived for whom it is anchored', () => {
    const derived = readProof(proof({ source }));
    assert.deepEqual(derived.source, { parent: `sha256:${HASH}`, kind: 'Vertical' });
    const who = `for ${OWNER}, by it or by a service on its behalf`;
    assert.equal(firstOf(derived), `it is anchored ${who}, in block 12, at ${derived.anchoredAt}`);
  });
});
