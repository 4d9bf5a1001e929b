// The key that signs: from a file, from the environment, or a development account's. Never from the
// command line, which other users of a machine and its logs see.

import { readFileSync, statSync } from 'node:fs';
import { Keyring } from '@polkadot/api';
import { cryptoWaitReady, keyExtractSuri, mnemonicValidate } from '@polkadot/util-crypto';
import { Failure } from './failure.mjs';

/** Names the environment's variable with a secret URI. */
export const SURI_VARIABLE = 'MORNET_SURI';
const SEED = /^0x[0-9a-fA-F]{64}$/;

/**
 * The key pair that signs.
 *
 * @param {{suriFile?: string, devAccount?: string, suri?: string}} source
 */
export async function readKey({ suriFile, devAccount, suri }) {
  await cryptoWaitReady();
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  if (devAccount !== undefined) return keyring.addFromUri(`//${devAccount}`);
  const [secret, where] =
    suriFile === undefined ? [suri, SURI_VARIABLE] : [readSecret(suriFile), suriFile];
  if (!secret) {
    throw new Failure(
      `no key to sign with: name --suri-file, or set ${SURI_VARIABLE}, or take --dev-account`,
    );
  }
  if (!isSecretUri(secret.trim())) {
    throw new Failure(
      `${where} holds no secret URI: a phrase of words as subkey makes it, or 0x and a seed`,
    );
  }
  return keyring.addFromUri(secret.trim());
}

/** Whether a text is one: the keyring makes a key of any short text, so of one with a mistake. */
function isSecretUri(secret) {
  if (secret.startsWith('//')) return true;
  try {
    const { phrase } = keyExtractSuri(secret);
    return SEED.test(phrase) || mnemonicValidate(phrase);
  } catch {
    return false;
  }
}

function readSecret(path) {
  let mode;
  let secret;
  try {
    ({ mode } = statSync(path));
    secret = readFileSync(path, 'utf8');
  } catch (error) {
    throw new Failure(`cannot read --suri-file ${path}: ${error.code ?? error.message}`);
  }
  if ((mode & 0o077) !== 0) {
    throw new Failure(`others can read ${path}: keep it to yourself with chmod 600 ${path}`);
  }
  return secret;
}
