// A chain as these programs need it: connected to, read at its last final block, and sent to.

import { setTimeout as delay } from 'node:timers/promises';
import { ApiPromise, WsProvider } from '@polkadot/api';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { Failure } from './failure.mjs';

const CONNECT_DEADLINE_MS = 60_000;
const SS58_PREFIX = 42;
/** Extensions of transactions that carry nothing, and that the API does not know. */
const NOTHING = { extrinsic: {}, payload: {} };
const EXTENSIONS = { AuthorizeCall: NOTHING, CheckFrozen: NOTHING };
/** What `InvalidTransaction::Custom` says of a signer whose account is frozen. */
const SIGNER_FROZEN = 70;

/**
 * Connects to a node.
 *
 * @param {string} url
 * @param {string[]} pallets that the chain has to have
 */
export async function connect(url, pallets) {
  const refused = new Failure(`no node answers at ${url}: start one, or name another with --url`);
  let provider;
  try {
    provider = new WsProvider(url, false);
  } catch {
    throw new Failure(
      `--url takes a WebSocket's address such as ws://127.0.0.1:9944, not '${url}'`,
    );
  }
  // The API's own attempts to connect again would go on for ever.
  const failed = new Promise((_, reject) => provider.on('error', () => reject(refused)));
  failed.catch(() => undefined);
  const timeout = delay(CONNECT_DEADLINE_MS, undefined, { ref: false }).then(() => {
    throw refused;
  });
  const api = new ApiPromise({ provider, noInitWarn: true, signedExtensions: EXTENSIONS });
  // The connection that breaks is told by the provider.
  api.on('error', () => undefined);
  try {
    await provider.connect();
    await Promise.race([api.isReadyOrError, failed, timeout]);
  } catch {
    await api.disconnect().catch(() => undefined);
    throw refused;
  }
  provider.on('disconnected', () => {
    process.stderr.write(`error: the node at ${url} is gone: run the same again\n`);
    process.exit(1);
  });
  const missing = pallets.find((name) => api.query[name] === undefined);
  if (missing)
    throw new Failure(`the chain at ${url} has no pallet ${missing}: name another with --url`);
  return api;
}

/** The last final block: its hash and number, and the API as of then. */
export async function finalBlock(api) {
  const hash = await api.rpc.chain.getFinalizedHead();
  const [header, at] = await Promise.all([api.rpc.chain.getHeader(hash), api.at(hash)]);
  return { hash: hash.toHex(), number: header.number.toNumber(), at };
}

/** An account's address in the chain's form; fails if it is none. */
export function address(text, option) {
  try {
    return encodeAddress(decodeAddress(text), SS58_PREFIX);
  } catch {
    throw new Failure(`--${option} takes an account's address, not '${text}'`);
  }
}

/** What a dispatch error says: `pallet.Error: what to do`. */
function explain(api, error) {
  if (!error.isModule) return error.toString();
  const { section, name, docs } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}: ${docs.join(' ').trim()}`;
}

/** What a node says of a transaction that it does not take. */
export function explainRefusal(message) {
  if (new RegExp(`Custom error: ${SIGNER_FROZEN}\\b`).test(message)) {
    return "the signer's account is frozen: it only receives until the council lifts the freeze";
  }
  if (/Inability to pay/.test(message)) {
    return "the signer's account cannot pay the fee: send it some GCC";
  }
  return message;
}

/**
 * Signs a call, sends it and waits until the block with it is final.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} call
 * @param {{pair: import('@polkadot/keyring/types').KeyringPair, as?: string}} signer with `as` the
 *   pair is a proxy of that account
 * @returns {Promise<string>} the block's hash
 */
export async function submit(api, call, { pair, as }) {
  const outer = as === undefined ? call : api.tx.proxy.proxy(as, null, call);
  const result = await new Promise((resolve, reject) => {
    outer
      .signAndSend(pair, (progress) => {
        const { status, dispatchError } = progress;
        if (progress.isError)
          reject(new Failure(`the transaction ended as ${status.type}: send it again`));
        else if (dispatchError) reject(new Failure(explain(api, dispatchError)));
        else if (status.isFinalized) resolve(progress);
      })
      .catch((error) =>
        reject(new Failure(`the node refuses the transaction: ${explainRefusal(error.message)}`)),
      );
  });
  const proxied = result.events.find(({ event }) => api.events.proxy.ProxyExecuted.is(event));
  const outcome = proxied?.event.data.result;
  if (outcome?.isErr) throw new Failure(explain(api, outcome.asErr));
  return result.status.asFinalized.toHex();
}
