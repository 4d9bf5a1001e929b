import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { contentsOf, hashFile, textOf, toChain } from '../lib/content.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mornet-video-proofs-'));
after(() => rmSync(folder, { recursive: true, force: true }));

describe("a file's hashes", () => {
  // What Python's hashlib says of 3 MiB of the byte 7; the node's tests have the same.
  const SHA256 = 'fadc8b76fb9e2447c118e8b612cb1280904241214f6b9b5b7010f445bcc3d10b';
  const BLAKE2B = 'a6fe5cd8289fc2f3704e00925521a8c1b6391bbab65a9abae4e1812095486438';

  it('are SHA-256 and BLAKE2b-256 of all its bytes', async () => {
    const path = join(folder, 'b');
    writeFileSync(path, Buffer.alloc(3 << 20, 7));
    const { size, contents } = await hashFile(path);
    assert.equal(size, 3 << 20);
    assert.deepEqual(contents.map(textOf), [`sha256:0x${SHA256}`, `blake2b-256:0x${BLAKE2B}`]);
    const one = await hashFile(path, ['blake2b-256']);
    assert.deepEqual(one.contents.map(textOf), [`blake2b-256:0x${BLAKE2B}`]);
  });

  it('cannot be had of what is not there', async () => {
    await assert.rejects(hashFile(join(folder, 'none')), /cannot read .*none: ENOENT/);
  });
});

describe('a content as text', () => {
  const hash = `0x${'ab'.repeat(32)}`;

  it('is of one function, or of either where it does not say', () => {
    assert.deepEqual(contentsOf(`sha256:${hash}`), [{ function: 'sha256', hash }]);
    const both = contentsOf(hash.replaceAll('ab', 'AB')).map(textOf);
    assert.deepEqual(both, [`sha256:${hash}`, `blake2b-256:${hash}`]);
  });

  it('is none if it is a path', () => {
    for (const path of ['clip.mp4', '0xab', `md5:${hash}`, `${hash}00`]) {
      assert.equal(contentsOf(path), undefined);
    }
  });

  it('has the name of the chain for its function', () => {
    assert.deepEqual(toChain({ function: 'sha256', hash }), { Sha256: hash });
    assert.deepEqual(toChain({ function: 'blake2b-256', hash }), { Blake2b256: hash });
  });
});
