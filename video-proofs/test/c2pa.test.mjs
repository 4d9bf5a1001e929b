import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { carriesManifest, manifestHash, manifestNote } from '../lib/c2pa.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mornet-video-proofs-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const UUID = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');

/** A box of ISO's base media format, with its size in 4 bytes or in 8. */
function box(type, content, { large = false } = {}) {
  const head = Buffer.alloc(large ? 16 : 8);
  head.writeUInt32BE(large ? 1 : head.length + content.length);
  head.write(type, 4, 'latin1');
  if (large) head.writeBigUInt64BE(BigInt(head.length + content.length), 8);
  return Buffer.concat([head, content]);
}

function file(name, ...boxes) {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat(boxes));
  return path;
}

const ftyp = box('ftyp', Buffer.from('isom\0\0\x02\0'));
const manifest = Buffer.concat([UUID, Buffer.from('\0\0\0\0manifest\0')]);

describe('a C2PA manifest', () => {
  it('is seen in its box, behind others however large', () => {
    const mdat = box('mdat', Buffer.alloc(70_000), { large: true });
    for (const boxes of [
      [ftyp, box('uuid', manifest)],
      [ftyp, mdat, box('uuid', manifest, { large: true })],
    ]) {
      const path = file('with.mp4', ...boxes);
      assert.ok(carriesManifest(path));
      assert.match(manifestNote(path), /carries a C2PA manifest, whose hash is left out/);
      assert.equal(manifestNote(path, '0x'), undefined);
    }
  });

  it('is not seen where there is none', () => {
    const other = box('uuid', Buffer.alloc(20, 1));
    for (const [name, ...boxes] of [
      ['plain.mp4', ftyp, box('mdat', manifest), other],
      ['only-the-type.mp4', ftyp],
      ['cut.mp4', ftyp, box('uuid', manifest).subarray(0, 20)],
      ['cut-at-the-size.mp4', ftyp, Buffer.from('\0\0\0\x01mdat', 'latin1')],
      ['to-the-end.mp4', ftyp, Buffer.from('\0\0\0\0mdat')],
      ['no-size.mp4', ftyp, Buffer.from('\0\0\0\x04free')],
    ]) {
      const path = file(name, ...boxes);
      assert.equal(carriesManifest(path), false, name);
      assert.equal(manifestNote(path), undefined, name);
    }
  });

  it('is not looked for where there are no boxes, which is said', () => {
    const ebml = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex');
    for (const [name, ...parts] of [
      ['empty.mp4'],
      ['cut.webm', ebml.subarray(0, 5)],
      ['clip.webm', ebml, manifest],
      ['picture.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), manifest],
      ['text.vtt', Buffer.from('WEBVTT\n\nuuid')],
      ['old.mov', box('moov', manifest)],
    ]) {
      const path = file(name, ...parts);
      assert.equal(carriesManifest(path), undefined, name);
      assert.match(manifestNote(path), /no C2PA manifest was looked for; .*--c2pa-manifest$/);
      assert.equal(manifestNote(path, '0x'), undefined, name);
    }
  });

  it('is given by its hash or in a file', () => {
    const hash = `0x${'AB'.repeat(32)}`;
    assert.equal(manifestHash(hash), hash.toLowerCase());
    // sha256sum of '2'.
    const digest = '0xd4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35';
    assert.equal(manifestHash(file('store', Buffer.from('2'))), digest);
    assert.throws(() => manifestHash(join(folder, 'none')), /cannot read --c2pa-manifest/);
  });
});
