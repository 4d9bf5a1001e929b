import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blake2b256, hex } from '../lib/content.mjs';
import { intervalKey, proofFile } from '../lib/proof.mjs';

const content = { function: 'sha256', hash: `0x${'ab'.repeat(32)}` };
const header = '0x0102';
const block = { number: 5, hash: hex(blake2b256(Buffer.from([1, 2]))), header };

describe('a proof file', () => {
  it('has what the verifier reads, and nothing else', () => {
    const parts = { content, block, rows: ['0x01'], proof: ['0x02'] };
    assert.deepEqual(proofFile(parts), { format: 'mornet-video-proof', version: 1, ...parts });
    const segment = { stream: 1, interval: 2, segment: 3, root: '0x03', path: [] };
    assert.deepEqual(proofFile({ ...parts, segment }).segment, segment);
  });

  it('is not made of a header that is another', () => {
    const other = { ...block, header: '0x0103' };
    assert.throws(
      () => proofFile({ content, block: other, rows: [], proof: [] }),
      /does not have this hash/,
    );
  });

  it('has keys of intervals in the order of their numbers', () => {
    assert.equal(intervalKey(0x0304), '0x0000000000000304');
    assert.equal(intervalKey(Number.MAX_SAFE_INTEGER), '0x001fffffffffffff');
  });
});
