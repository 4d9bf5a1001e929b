// What binds a registrar to its file on a customer: BLAKE2b-256 of a salt and the file.

import { randomBytes } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { blake2b } from '@noble/hashes/blake2b';
import { Failure } from './failure.mjs';

const SALT_BYTES = 32;
const COMMITMENT_BYTES = 32;
const HASH = /^0x[0-9a-f]{64}$/;

const hex = (bytes) => `0x${Buffer.from(bytes).toString('hex')}`;

/** A new salt. */
export const newSalt = () => randomBytes(SALT_BYTES);

/**
 * The commitment to a file, as 0x and hexadecimal.
 *
 * @param {Uint8Array} salt
 * @param {AsyncIterable<Uint8Array> | Iterable<Uint8Array>} parts what the file holds, in order
 */
export async function commitmentOf(salt, parts) {
  const hash = blake2b.create({ dkLen: COMMITMENT_BYTES }).update(salt);
  for await (const part of parts) hash.update(part);
  return hex(hash.digest());
}

/** The commitment to the file of a path. */
export async function commitmentOfFile(salt, path) {
  try {
    return await commitmentOf(salt, createReadStream(path));
  } catch (error) {
    throw new Failure(`cannot read --file ${path}: ${error.code ?? error.message}`);
  }
}

/**
 * Keeps a salt where only the file's owner can read it, with the commitment that it was made for,
 * so that nobody destroys the wrong one.
 */
export function writeSalt(path, salt, commitment) {
  const text = `${JSON.stringify({ salt: hex(salt), commitment })}\n`;
  try {
    writeFileSync(path, text, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if (error.code === 'EEXIST') {
      throw new Failure(
        `${path} exists: name another place with --salt-out, a salt is never overwritten`,
      );
    }
    throw new Failure(`cannot write the salt to ${path}: ${error.code ?? error.message}`);
  }
}

/** @returns {{salt: Buffer, commitment: string}} what a file written by `writeSalt` says */
export function readSalt(path) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT')
      throw new Failure(`there is no salt ${path}: name the file that it is in`);
    throw new Failure(`cannot read --salt ${path}: ${error.code ?? error.message}`);
  }
  let read;
  try {
    read = JSON.parse(text);
  } catch {
    read = undefined;
  }
  if (!HASH.test(read?.salt) || !HASH.test(read?.commitment)) {
    throw new Failure(`${path} holds no salt: name the file that scripts/registrar commit wrote`);
  }
  return { salt: Buffer.from(read.salt.slice(2), 'hex'), commitment: read.commitment };
}

/**
 * Overwrites a salt's file and removes it. Copies elsewhere, in backups and in a file system that
 * keeps old blocks, are for the registrar to see to.
 */
export function destroySalt(path) {
  try {
    const file = openSync(path, 'r+');
    try {
      const { size } = fstatSync(file);
      writeSync(file, randomBytes(size), 0, size, 0);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    unlinkSync(path);
  } catch (error) {
    throw new Failure(
      `cannot destroy the salt in ${path}: ${error.code ?? error.message}: destroy it by hand`,
    );
  }
}
