// The hashes that contents are known by on the chain, and how they are written.

import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { blake2b } from '@noble/hashes/blake2b';
import { Failure } from '../../back-office/lib/failure.mjs';

/** The hash functions: how people write them, with the chain's name and the byte before a hash. */
export const FUNCTIONS = {
  sha256: { variant: 'Sha256', index: 1 },
  'blake2b-256': { variant: 'Blake2b256', index: 0 },
};

const HASH = /^(?:(sha256|blake2b-256):)?(0x[0-9a-f]{64})$/i;

export const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;
export const bytesOf = (text) => Buffer.from(text.slice(2), 'hex');

/** BLAKE2b with 256 bits, of parts one after the other. */
export function blake2b256(...parts) {
  const hash = blake2b.create({ dkLen: 32 });
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/**
 * A content, as `sha256:0x...` writes it.
 *
 * @typedef {{function: keyof FUNCTIONS, hash: string}} Content
 */

/** @param {Content} content */
export const textOf = ({ function: name, hash }) => `${name}:${hash}`;

/** A content as the API takes it. */
export const toChain = ({ function: name, hash }) => ({ [FUNCTIONS[name].variant]: hash });

/** A content that the API gave. */
export function fromChain(content) {
  const name = Object.keys(FUNCTIONS).find((one) => FUNCTIONS[one].variant === content.type);
  return { function: name, hash: content.value.toHex() };
}

/**
 * What a text stands for if it is a hash: one content, or two where it does not say the function.
 *
 * @param {string} text
 * @returns {Content[] | undefined}
 */
export function contentsOf(text) {
  const [, name, hash] = HASH.exec(text) ?? [];
  if (hash === undefined) return undefined;
  const names = name === undefined ? Object.keys(FUNCTIONS) : [name.toLowerCase()];
  return names.map((one) => ({ function: one, hash: hash.toLowerCase() }));
}

/**
 * Reads a file once, however long, and hashes it.
 *
 * @param {string} path
 * @param {(keyof FUNCTIONS)[]} [names] functions to hash it with
 * @returns {Promise<{size: number, contents: Content[]}>}
 */
export async function hashFile(path, names = Object.keys(FUNCTIONS)) {
  const hashes = names.map((name) =>
    name === 'sha256' ? createHash('sha256') : blake2b.create({ dkLen: 32 }),
  );
  let size = 0;
  try {
    for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
      size += part.length;
      for (const hash of hashes) hash.update(part);
    }
  } catch (error) {
    throw new Failure(`cannot read ${path}: ${error.code ?? error.message}`);
  }
  const contents = hashes.map((hash, i) => ({ function: names[i], hash: hex(hash.digest()) }));
  return { size, contents };
}

/** Whether there is a folder at a path; fails if there is nothing. */
export function isFolder(path) {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new Failure(`cannot read ${path}: ${error.code ?? error.message}`);
  }
}
