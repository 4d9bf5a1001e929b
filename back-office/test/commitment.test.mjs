import assert from 'node:assert/strict';
import {
  existsSync,
  linkSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { blake2AsHex } from '@polkadot/util-crypto';
import {
  commitmentOf,
  commitmentOfFile,
  destroySalt,
  newSalt,
  readSalt,
  writeSalt,
} from '../lib/commitment.mjs';

const folder = mkdtempSync(join(tmpdir(), 'mornet-back-office-'));
after(() => rmSync(folder, { recursive: true, force: true }));
const path = (name) => join(folder, name);

describe('a commitment', () => {
  const salt = new Uint8Array(32).fill(7);

  // What Python's hashlib.blake2b(bytes([7] * 32) + b'customer 42\n', digest_size=32) says.
  it('is BLAKE2b-256 of the salt and the file', async () => {
    const parts = [Buffer.from('customer'), Buffer.from(' 42\n')];
    assert.equal(
      await commitmentOf(salt, parts),
      '0x483c7886a70272ec98467d9f7e5aff2434e7a0f2d2877c9ae46633d6b5c7c85e',
    );
  });

  it('is that of a file however long, and the chain hashes the same', async () => {
    const long = Buffer.alloc(200_000, 'mornet');
    writeFileSync(path('long'), long);
    const expected = blake2AsHex(Buffer.concat([salt, long]), 256);
    assert.equal(await commitmentOfFile(salt, path('long')), expected);
  });

  it('says which file it cannot read', async () => {
    await assert.rejects(commitmentOfFile(salt, path('none')), /cannot read --file .*none: ENOENT/);
  });
});

describe('a salt', () => {
  it('is 32 random bytes', () => {
    assert.equal(newSalt().length, 32);
    assert.notDeepEqual(newSalt(), newSalt());
  });

  it('is kept where only its owner reads it, and never overwritten', () => {
    const salt = newSalt();
    const commitment = `0x${'ab'.repeat(32)}`;
    writeSalt(path('salt'), salt, commitment);
    assert.equal(statSync(path('salt')).mode & 0o777, 0o600);
    assert.deepEqual(readSalt(path('salt')), { salt, commitment });
    assert.throws(() => writeSalt(path('salt'), newSalt(), commitment), /salt exists/);
    assert.deepEqual(readSalt(path('salt')).salt, salt);
  });

  it('is not taken from what is none', () => {
    for (const [name, text] of [
      ['text', 'salt'],
      ['null', 'null'],
      ['short', `{"salt": "0x07", "commitment": "0x${'ab'.repeat(32)}"}`],
    ]) {
      writeFileSync(path(name), text);
      assert.throws(() => readSalt(path(name)), /holds no salt/);
    }
    assert.throws(() => readSalt(path('none')), /there is no salt .*none/);
  });

  it('is overwritten before it is removed', () => {
    const salt = newSalt();
    writeSalt(path('gone'), salt, `0x${'cd'.repeat(32)}`);
    const before = readFileSync(path('gone'));
    // Under another name what is left of it shows.
    linkSync(path('gone'), path('link'));
    destroySalt(path('gone'));
    assert.ok(!existsSync(path('gone')));
    assert.notDeepEqual(readFileSync(path('link')), before);
  });
});
