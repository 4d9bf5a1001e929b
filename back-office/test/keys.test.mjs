import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { readKey } from '../lib/keys.mjs';

const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
/** The phrase that development accounts are made of. */
const DEV_PHRASE = 'bottom drive obey lake curtain smoke basket hold race lonely fit walk';
const folder = mkdtempSync(join(tmpdir(), 'mornet-back-office-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** A file with a secret, and who can read it. */
function secretFile(name, text, mode = 0o600) {
  const path = join(folder, name);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

describe('the key that signs', () => {
  it('is read from a file, the environment or the name of a development account', async () => {
    for (const source of [
      { suriFile: secretFile('suri', '//Alice\n') },
      { suri: `${DEV_PHRASE}//Alice` },
      { suri: '0xe5be9a5092b81bca64be81d212e7f2f9eba183bb7a90954f7b76361f6edb5c0a' },
      { suri: '//Alice' },
      { devAccount: 'Alice', suri: '//Bob' },
      { suriFile: secretFile('suri', '//Alice'), suri: '//Bob' },
    ]) {
      assert.equal((await readKey(source)).address, ALICE);
    }
  });

  it('is not read from a file that others can read', async () => {
    for (const mode of [0o640, 0o604]) {
      const suriFile = secretFile('open', '//Alice', mode);
      await assert.rejects(readKey({ suriFile }), /others can read .*chmod 600/);
    }
  });

  it('is asked for where there is none, and not repeated where it is wrong', async () => {
    await assert.rejects(readKey({}), /no key to sign with: name --suri-file, or set MORNET_SURI/);
    await assert.rejects(
      readKey({ suriFile: join(folder, 'none') }),
      /cannot read --suri-file .*ENOENT/,
    );
    for (const secret of [
      ...[
        'no such words at all',
        '0x1234',
        DEV_PHRASE.replace('walk', 'talk'),
        `${DEV_PHRASE} walk`,
      ],
    ]) {
      await assert.rejects(readKey({ suri: secret }), (error) => {
        return (
          /MORNET_SURI holds no secret URI/.test(error.message) && !error.message.includes(secret)
        );
      });
    }
  });
});
