// Merkle trees as the SDK's binary-merkle-tree makes them, with BLAKE2b-256: a node is the hash of
// its two children, and where a row has an odd number of nodes the last goes up as it is.

import { blake2AsU8a } from '@polkadot/util-crypto';

/** The hash of a leaf. */
export const leafHash = (leaf) => blake2AsU8a(leaf, 256);

const nodeHash = (left, right) => blake2AsU8a(Buffer.concat([left, right]), 256);

/** The root over leaves. */
export function merkleRoot(leaves) {
  let row = leaves.map(leafHash);
  while (row.length > 1) {
    const above = [];
    for (let i = 0; i < row.length; i += 2) {
      above.push(i + 1 < row.length ? nodeHash(row[i], row[i + 1]) : row[i]);
    }
    row = above;
  }
  return row[0];
}

/**
 * The root that a leaf and its proof come to.
 *
 * @param {Uint8Array} leaf
 * @param {Uint8Array[]} proof hashes beside the leaf's way up
 * @param {{index: number, count: number}} place the leaf's place among how many
 */
export function rootOf(leaf, proof, { index, count }) {
  if (index >= count) throw new RangeError(`leaf ${index} of ${count}`);
  const beside = [...proof];
  let hash = leafHash(leaf);
  let place = index;
  for (let width = count; width > 1; width = Math.ceil(width / 2)) {
    const isLast = place === width - 1;
    if (place % 2 === 1 || !isLast) {
      const sibling = beside.shift();
      if (sibling === undefined) throw new RangeError('the proof is too short');
      hash = place % 2 === 1 ? nodeHash(sibling, hash) : nodeHash(hash, sibling);
    }
    place = Math.floor(place / 2);
  }
  if (beside.length > 0) throw new RangeError('the proof is too long');
  return hash;
}
