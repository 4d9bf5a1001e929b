// The portable proof file. docs/video-proofs.md has the format, `mornet-node verify-proof` reads it.

import { Failure } from '../../back-office/lib/failure.mjs';
import { blake2b256, bytesOf, hex } from './content.mjs';

const FORMAT = 'mornet-video-proof';
const VERSION = 1;

/**
 * Puts a proof file together.
 *
 * @param {{content: import('./content.mjs').Content, segment?: Segment,
 *   block: {number: number, hash: string, header: string}, rows: string[], proof: string[]}} parts
 *
 * @typedef {{stream: number, interval: number, segment: number, root: string, path: string[]}}
 *   Segment its place in a stream: the root is that of the interval's tree
 */
export function proofFile({ content, segment, block, rows, proof }) {
  if (hex(blake2b256(bytesOf(block.header))) !== block.hash) {
    throw new Failure(`the node's header of block ${block.hash} does not have this hash`);
  }
  const { function: name, hash } = content;
  const at = segment === undefined ? {} : { segment };
  return {
    ...{ format: FORMAT, version: VERSION, content: { function: name, hash }, ...at },
    ...{ block, rows, proof },
  };
}

/** The number of an interval as its row's key has it: eight bytes, the highest first. */
export function intervalKey(interval) {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(interval));
  return hex(bytes);
}

/** The rows of keys in a block's state, and what proves them. */
export async function readRows(api, keys, { hash, number }) {
  const { chain, state } = api.rpc;
  const [header, { proof }, ...rows] = await Promise.all([
    chain.getHeader(hash),
    state.getReadProof.raw(keys, hash),
    ...keys.map((key) => state.getStorage.raw(key, hash)),
  ]);
  return { block: { number, hash, header: header.toHex() }, rows, proof };
}
