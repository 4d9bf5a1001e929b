// The segments of an interval: files in a folder, or the list of their hashes that is left of them.

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { Failure } from '../../back-office/lib/failure.mjs';
import { FUNCTIONS, hashFile, isFolder } from './content.mjs';

const LIST_FORMAT = 'mornet-video-interval';
const LIST_VERSION = 1;
const HASH = /^0x[0-9a-f]{64}$/;

/** The number of a segment's file: the last one in its name, the ending apart. */
export function numberOf(name) {
  const digits = /(\d+)\D*$/.exec(name.slice(0, name.length - extname(name).length))?.[1];
  const number = digits === undefined ? NaN : Number(digits);
  return Number.isSafeInteger(number) ? number : undefined;
}

/**
 * The segments among the names of a folder's files, in their order, and what is none: playlists.
 *
 * @param {string[]} names
 * @param {number} [first] number of the first segment, where the files count from another
 * @returns {{first: number, names: string[], others: string[]}}
 */
export function orderSegments(names, first) {
  const seen = names.filter((name) => !name.startsWith('.'));
  const others = seen.filter((name) => numberOf(name) === undefined);
  const numbered = seen
    .filter((name) => numberOf(name) !== undefined)
    .map((name) => ({ name, number: numberOf(name) }))
    .sort((a, b) => a.number - b.number);
  if (numbered.length === 0) {
    throw new Failure('there is no segment: their files have numbers in their names');
  }
  numbered.slice(1).forEach(({ name, number }, i) => {
    const before = numbered[i];
    if (number === before.number)
      throw new Failure(`${before.name} and ${name} have the same number: keep one apart`);
    if (number !== before.number + 1) {
      throw new Failure(
        `segment ${before.number + 1} is missing: an interval is anchored without a gap; anchor` +
          ' what is before and what is behind as intervals of their own',
      );
    }
  });
  return {
    first: first ?? numbered[0].number,
    names: numbered.map(({ name }) => name),
    others: others.sort(),
  };
}

/** The segments of a folder; see `orderSegments`. */
export function listSegments(folder, first) {
  if (!isFolder(folder)) throw new Failure(`${folder} is no folder: name that with the segments`);
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
  try {
    return orderSegments(names, first);
  } catch (error) {
    throw new Failure(`in ${folder} ${error.message}`);
  }
}

/** The hashes of files in a folder, in the order of their names. */
export async function hashSegments(folder, names, hashFunction) {
  const hashes = [];
  for (const name of names) {
    const { contents } = await hashFile(join(folder, name), [hashFunction]);
    hashes.push(contents[0].hash);
  }
  return hashes;
}

/**
 * Writes the list of an interval's hashes: with it segments can be proved without all of them.
 *
 * @param {string} path
 * @param {import('./tree.mjs').Interval} interval
 */
export function writeList(path, interval) {
  const list = { format: LIST_FORMAT, version: LIST_VERSION, ...interval };
  writeText(path, `${JSON.stringify(list, null, 2)}\n`, '--list');
}

/** Writes a file anew; what is there is not overwritten. */
export function writeText(path, text, option) {
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (error) {
    if (error.code === 'EEXIST') throw new Failure(`${path} exists: name another with ${option}`);
    throw new Failure(`cannot write ${path}: ${error.code ?? error.message}`);
  }
}

/** @returns {import('./tree.mjs').Interval} what `writeList` wrote */
export function readList(path) {
  let list;
  try {
    list = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Failure(
      error instanceof SyntaxError
        ? `${path} is no list of an interval: it is not JSON`
        : `cannot read ${path}: ${error.code ?? error.message}`,
    );
  }
  const { format, version, stream, interval, first, function: name, hashes } = list ?? {};
  const isList =
    format === LIST_FORMAT &&
    [stream, interval, first].every((number) => Number.isSafeInteger(number) && number >= 0) &&
    Object.hasOwn(FUNCTIONS, name) &&
    Array.isArray(hashes) &&
    hashes.length > 0 &&
    hashes.every((hash) => HASH.test(hash));
  if (!isList || version !== LIST_VERSION) {
    throw new Failure(`${path} is no list of an interval: name what --list wrote`);
  }
  return { stream, interval, first, function: name, hashes };
}
