// The tests' own Merkle trees: each leaf's proof leads to the root, and nothing else does.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import { leafHash, merkleRoot, rootOf } from './lib/merkle.mjs';

const leaf = (number) => Buffer.from(`leaf ${number}`);
const join = (left, right) => Buffer.concat([left, right]);
const hash = (...children) => leafHash(join(...children));

describe('a Merkle tree', () => {
  it('is made as binary-merkle-tree makes it', () => {
    const [a, b, c] = [0, 1, 2].map((number) => leafHash(leaf(number)));
    assert.deepEqual(merkleRoot([leaf(0)]), a);
    assert.deepEqual(merkleRoot([leaf(0), leaf(1), leaf(2)]), hash(hash(a, b), c));
    assert.equal(`0x${Buffer.from(a).toString('hex')}`, blake2AsHex(leaf(0), 256));
  });

  it('has a proof for each leaf, also where the last goes up as it is', () => {
    const [a, b, c, d, e, f] = Array.from({ length: 6 }, (_, number) => leafHash(leaf(number)));
    const root = merkleRoot(Array.from({ length: 6 }, (_, number) => leaf(number)));
    const left = hash(hash(a, b), hash(c, d));
    assert.deepEqual(root, hash(left, hash(e, f)));
    assert.deepEqual(rootOf(leaf(1), [a, hash(c, d), hash(e, f)], { index: 1, count: 6 }), root);
    assert.deepEqual(rootOf(leaf(4), [f, left], { index: 4, count: 6 }), root);
    const five = merkleRoot(Array.from({ length: 5 }, (_, number) => leaf(number)));
    assert.deepEqual(rootOf(leaf(4), [left], { index: 4, count: 5 }), five);
  });

  it('has none for another leaf, another place, or a proof of another length', () => {
    const [a, b] = [0, 1].map((number) => leafHash(leaf(number)));
    const root = merkleRoot([leaf(0), leaf(1)]);
    assert.notDeepEqual(rootOf(leaf(2), [b], { index: 0, count: 2 }), root);
    assert.notDeepEqual(rootOf(leaf(0), [b], { index: 1, count: 2 }), root);
    assert.throws(() => rootOf(leaf(0), [b], { index: 2, count: 2 }), RangeError);
    assert.throws(() => rootOf(leaf(0), [], { index: 0, count: 2 }), RangeError);
    assert.throws(() => rootOf(leaf(0), [b, a], { index: 0, count: 2 }), RangeError);
  });
});
