// Chance that is the same for the same seed: each draw is a hash of the seed and of what is drawn
// for, so that no draw depends on how many were made before it.

import { createHash } from 'node:crypto';

const UINT32_RANGE = 2 ** 32;

/**
 * 32 bytes that depend on nothing but the arguments.
 *
 * @param {(string | number)[]} labels the seed, and what the bytes are for
 * @returns {Buffer}
 */
export function bytes(...labels) {
  return createHash('sha256').update(JSON.stringify(['mornet-simulator', ...labels])).digest();
}

/** A number from 0 up to 1, not included. */
export function fraction(...labels) {
  return bytes(...labels).readUInt32LE(0) / UINT32_RANGE;
}

/** An integer from `least` to `most`, both included. */
export function integer(least, most, ...labels) {
  return least + Math.floor(fraction(...labels) * (most - least + 1));
}

/** One of `items`. */
export function choice(items, ...labels) {
  return items[integer(0, items.length - 1, ...labels)];
}
