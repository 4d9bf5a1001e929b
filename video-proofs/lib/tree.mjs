// The tree of an interval's segments as the chain defines it: mornet_primitives::video::segment_leaf
// says how, and docs/video-proofs.md works an example.

import { FUNCTIONS, blake2b256, bytesOf, hex } from './content.mjs';

const DOMAIN = Buffer.from('mornet/video/segment/v1');

/** Eight bytes, the lowest first. */
function u64(number) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(number));
  return bytes;
}

/**
 * The leaf that stands for a segment: 72 bytes.
 *
 * @param {number} stream
 * @param {number} segment
 * @param {import('./content.mjs').Content} content
 */
export function segmentLeaf(stream, segment, { function: name, hash }) {
  const { index } = FUNCTIONS[name];
  return Buffer.concat([DOMAIN, u64(stream), u64(segment), Buffer.from([index]), bytesOf(hash)]);
}

/** The rows of a tree, from the hashes of the leaves up to the root. */
function rowsOf(leaves) {
  const rows = [leaves.map((leaf) => blake2b256(leaf))];
  while (rows.at(-1).length > 1) {
    const row = rows.at(-1);
    const above = [];
    for (let i = 0; i < row.length; i += 2) {
      // The last of an odd number goes up as it is.
      above.push(i + 1 < row.length ? blake2b256(row[i], row[i + 1]) : row[i]);
    }
    rows.push(above);
  }
  return rows;
}

/**
 * An interval: what is anchored of it, and the paths of its segments.
 *
 * @typedef {{stream: number, interval: number, first: number, function: string, hashes: string[]}}
 *   Interval its segments' hashes, in their order
 */

/** @param {Interval} interval */
const leavesOf = ({ stream, first, function: name, hashes }) =>
  hashes.map((hash, i) => segmentLeaf(stream, first + i, { function: name, hash }));

/** The root of an interval's tree. */
export const rootOf = (interval) => hex(rowsOf(leavesOf(interval)).at(-1)[0]);

/** The hashes beside the way from a segment's leaf up to the root, from the leaves on. */
export function pathOf(interval, segment) {
  let at = segment - interval.first;
  const path = [];
  for (const row of rowsOf(leavesOf(interval)).slice(0, -1)) {
    const beside = row[at % 2 === 0 ? at + 1 : at - 1];
    if (beside !== undefined) path.push(hex(beside));
    at = Math.floor(at / 2);
  }
  return path;
}
