import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import {
  hashSegments,
  listSegments,
  numberOf,
  orderSegments,
  readList,
  writeList,
} from '../lib/segments.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mornet-video-proofs-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = (name) => join(folder, name);

describe('segments in a folder', () => {
  it('have the last number in their names, the ending apart', () => {
    assert.equal(numberOf('seg-00042.ts'), 42);
    assert.equal(numberOf('cam-1-7.mp4'), 7);
    assert.equal(numberOf('7'), 7);
    assert.equal(numberOf('2026-11-21_00003_hd.m4s'), 3);
    assert.equal(numberOf('playlist.m3u8'), undefined);
    assert.equal(numberOf(`x${'9'.repeat(20)}.ts`), undefined);
  });

  it('are in the order of their numbers, not of their names', () => {
    const names = ['seg-10.ts', 'seg-9.ts', 'live.m3u8', '.part-11', 'seg-8.ts'];
    assert.deepEqual(orderSegments(names), {
      first: 8,
      names: ['seg-8.ts', 'seg-9.ts', 'seg-10.ts'],
      others: ['live.m3u8'],
    });
    assert.equal(orderSegments(names, 100).first, 100);
  });

  it('follow one another', () => {
    assert.throws(() => orderSegments(['1.ts', '2.ts', '4.ts']), /segment 3 is missing/);
    assert.throws(() => orderSegments(['1.ts', '01.ts']), /have the same number/);
    assert.throws(() => orderSegments(['a.ts']), /there is no segment/);
    assert.throws(() => listSegments(path('none')), /cannot read .*none: ENOENT/);
  });

  it('are hashed in that order', async () => {
    mkdirSync(path('live'));
    mkdirSync(path('live/4'));
    writeFileSync(path('live/2.ts'), '2');
    writeFileSync(path('live/3.ts'), '10');
    const { names, first } = listSegments(path('live'));
    assert.deepEqual([names, first], [['2.ts', '3.ts'], 2]);
    // sha256sum of '2' and of '10'.
    assert.deepEqual(await hashSegments(path('live'), names, 'sha256'), [
      '0xd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35',
      '0x4a44dc15364204a80fe80e9039455cc1608281820fe2b24f1e5233ade6af1dd5',
    ]);
    writeFileSync(path('file'), '');
    assert.throws(() => listSegments(path('file')), /is no folder/);
  });
});

describe('the list of an interval', () => {
  const hashes = [`0x${'ab'.repeat(32)}`];
  const interval = { stream: 1, interval: 2, first: 3, function: 'sha256', hashes };

  it('is read as it was written, and never overwritten', () => {
    writeList(path('list'), interval);
    assert.deepEqual(readList(path('list')), interval);
    assert.throws(() => writeList(path('list'), interval), /list exists: name another with --list/);
  });

  it('is not taken from what is none', () => {
    const write = (name, change) => {
      const list = { format: 'mornet-video-interval', version: 1, ...interval, ...change };
      writeFileSync(path(name), JSON.stringify(list));
      return path(name);
    };
    for (const change of [
      { format: 'other' },
      { version: 2 },
      { stream: -1 },
      { interval: 0.5 },
      { function: 'md5' },
      { hashes: [] },
      { hashes: ['0x'] },
    ]) {
      assert.throws(() => readList(write('bad', change)), /bad is no list of an interval/);
    }
    writeFileSync(path('text'), 'text');
    assert.throws(() => readList(path('text')), /it is not JSON/);
    assert.throws(() => readList(path('none')), /cannot read .*none/);
  });
});
