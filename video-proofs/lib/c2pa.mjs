// C2PA manifests. Whether one is true is for C2PA's own tools; here is whether a file carries one.

import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { Failure } from '../../back-office/lib/failure.mjs';
import { hex } from './content.mjs';

/** The box of a manifest store in files of ISO's base media format: C2PA 2.1, A.5. */
const C2PA_UUID = 'd8fec3d61b0e483c92975828877ec481';
const HASH = /^0x[0-9a-f]{64}$/i;
/** A file whose boxes are more at its top level is searched no further. */
const MAX_BOXES = 100_000;

/**
 * Whether a file in boxes (mp4, mov) has the box of a C2PA manifest store at its top level.
 *
 * @returns {boolean | undefined} nothing of any other file: there it is not looked for
 */
export function carriesManifest(path) {
  const file = openSync(path, 'r');
  try {
    const { size: end } = fstatSync(file);
    const head = Buffer.alloc(32);
    readSync(file, head, 0, 8, 0);
    if (head.toString('latin1', 4, 8) !== 'ftyp') return undefined;
    let at = 0;
    for (let boxes = 0; boxes < MAX_BOXES && at + 8 <= end; boxes += 1) {
      const read = readSync(file, head, 0, head.length, at);
      const type = head.toString('latin1', 4, 8);
      let size = head.readUInt32BE(0);
      let before = 8;
      if (size === 1) {
        size = Number(head.readBigUInt64BE(8));
        before = 16;
      }
      const user = head.subarray(before, before + 16).toString('hex');
      if (type === 'uuid' && read >= before + 16 && user === C2PA_UUID) return true;
      // The last box may say that it goes to the end.
      if (read < before || size < before) return false;
      at += size;
    }
    return false;
  } finally {
    closeSync(file);
  }
}

/** The SHA-256 of a manifest store: of a file with it, or as it is given. */
export function manifestHash(text) {
  if (HASH.test(text)) return text.toLowerCase();
  try {
    return hex(createHash('sha256').update(readFileSync(text)).digest());
  } catch (error) {
    throw new Failure(`cannot read --c2pa-manifest ${text}: ${error.code ?? error.message}`);
  }
}

/** What to tell of a file whose manifest is not given; nothing if it is known to carry none. */
export function manifestNote(path, given) {
  if (given !== undefined) return undefined;
  const carries = carriesManifest(path);
  if (carries === false) return undefined;
  const what = carries
    ? `${path} carries a C2PA manifest, whose hash is left out:`
    : `${path} is not in boxes as mp4 and mov are: no C2PA manifest was looked for; if it has one,`;
  const how = 'write the manifest store to a file with a C2PA tool, and name that with';
  return `${what} ${how} --c2pa-manifest`;
}
