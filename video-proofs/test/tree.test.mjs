import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { blake2b256, bytesOf, hex } from '../lib/content.mjs';
import { pathOf, rootOf, segmentLeaf } from '../lib/tree.mjs';

/** Where the path of a leaf leads, by the way its place and the number of leaves say. */
function climb(leaf, path, index, count) {
  let hash = blake2b256(leaf);
  let at = index;
  const beside = path.map(bytesOf);
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    if (at % 2 === 1) hash = blake2b256(beside.shift(), hash);
    else if (at + 1 < width) hash = blake2b256(hash, beside.shift());
    at = Math.floor(at / 2);
  }
  assert.equal(beside.length, 0);
  return hex(hash);
}

describe("an interval's tree", () => {
  it('has leaves as documented', () => {
    const leaf = segmentLeaf(7, 0x0102, { function: 'sha256', hash: hex(Buffer.alloc(32, 9)) });
    const number = '07000000000000000201000000000000';
    const domain = Buffer.from('mornet/video/segment/v1').toString('hex');
    assert.equal(hex(leaf), `0x${domain}${number}01${'09'.repeat(32)}`);
    assert.equal(leaf.length, 72);
    const other = segmentLeaf(7, 0x0102, { function: 'blake2b-256', hash: hex(Buffer.alloc(32)) });
    assert.equal(other[39], 0);
  });

  // Computed with Python's hashlib; the pallet's tests have the same.
  it('has the root that another implementation has', () => {
    const hashes = [40, 41, 42, 43, 44].map((n) => hex(Buffer.alloc(32, n)));
    const root = rootOf({ stream: 7, interval: 3, first: 40, function: 'sha256', hashes });
    assert.equal(root, '0xaae86c28b1572939e7caa6edd6078053c17e85d17e26c544f3dea18d0e4beeba');
  });

  it('has a path from each segment to the root, whatever their number', () => {
    for (let count = 1; count <= 33; count += 1) {
      const hashes = Array.from({ length: count }, (_, n) =>
        hex(createHash('sha256').update(`${n}`).digest()),
      );
      const interval = { stream: 1, interval: 0, first: 100, function: 'sha256', hashes };
      const root = rootOf(interval);
      hashes.forEach((hash, n) => {
        const leaf = segmentLeaf(1, 100 + n, { function: 'sha256', hash });
        assert.equal(climb(leaf, pathOf(interval, 100 + n), n, count), root, `${n} of ${count}`);
      });
    }
  });
});
