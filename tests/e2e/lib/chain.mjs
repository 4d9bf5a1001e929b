// Reading a chain and sending transactions to it.

import { SubmittableResult } from '@polkadot/api';
import { filterEvents } from '@polkadot/api/util';
import { waitFor } from './wait.mjs';

/** The height of a node's best block. */
export async function bestNumber(node) {
  return Number((await node.rpc('chain_getHeader')).number);
}

/**
 * The last finalised block as a node sees it.
 *
 * @returns {Promise<{number: number, hash: string, stateRoot: string}>}
 */
export async function finalisedHead(node) {
  const hash = await node.rpc('chain_getFinalizedHead');
  const { number, stateRoot } = await node.rpc('chain_getHeader', hash);
  return { number: Number(number), hash, stateRoot };
}

/** The height of the last block a node knows to be final. */
export async function finalisedNumber(node) {
  return (await finalisedHead(node)).number;
}

/** Waits until a node has finalised the block at a height or one above it; returns that head. */
export async function waitForFinalised(node, number, { deadline }) {
  return waitFor(
    async () => {
      const head = await finalisedHead(node);
      return head.number >= number && head;
    },
    { what: `${node.name} to finalise block ${number}`, deadline },
  );
}

/** The name of a dispatch error: `pallet.Error` if it is a pallet's. */
export function errorName(api, error) {
  if (!error.isModule) return error.toString();
  const { section, name } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}`;
}

/**
 * Signs a call, sends it and waits until the block with it is final. Fails with the error's name if
 * the call does so there: a block that is forked away says nothing, and its state may be gone.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} call
 * @param {import('@polkadot/keyring/types').KeyringPair} signer
 * @param {{tip?: bigint, nonce?: number, era?: number}} [options] the nonce is needed for what one
 *   account sends without waiting for the one before; the era is how many blocks the transaction
 *   is valid for, by default for ever
 * @returns {Promise<{encoded: string, includedIn: string, finalisedIn: string, events: object[]}>}
 *   the transaction as sent, the hash of the block first reported with it, that of the final block
 *   with it, and its events there
 */
export async function submit(api, call, signer, options = {}) {
  // Nothing of a fork: with 0 it is valid for ever and not only after a block that polkadot.js
  // chooses, and with -1 the node is asked for the nonce and not a subscription.
  const signed = await call.signAsync(signer, { era: 0, nonce: -1, ...options });
  const txHash = signed.hash;
  let includedIn;
  const status = await new Promise((resolve, reject) => {
    const follow = (now) => {
      if (now.isInBlock) includedIn ??= now.asInBlock.toHex();
      else if (now.isFinalized) resolve(now);
      else if (new SubmittableResult({ status: now, txHash }).isError) {
        reject(new Error(`transaction ended as ${now.type}`));
      }
    };
    api.rpc.author.submitAndWatchExtrinsic(signed, follow).catch(reject);
  });

  const finalisedIn = status.asFinalized.toHex();
  const { block, events: records } = await api.derive.tx.events(finalisedIn);
  const { dispatchError, events } = new SubmittableResult({
    ...filterEvents(txHash, block, records, status),
    ...{ status, txHash },
  });
  if (dispatchError) throw new Error(`transaction failed: ${errorName(api, dispatchError)}`);
  includedIn ??= finalisedIn;
  return {
    ...{ encoded: signed.toHex(), includedIn, finalisedIn },
    events: events.map(({ event }) => event),
  };
}

/** Makes a call as root, through the Sudo of a development chain. */
export async function submitAsRoot(api, call, sudoer) {
  const outcome = await submit(api, api.tx.sudo.sudo(call), sudoer);
  const { sudoResult } = outcome.events.find((event) => api.events.sudo.Sudid.is(event)).data;
  if (sudoResult.isErr) throw new Error(`root's call failed: ${errorName(api, sudoResult.asErr)}`);
  return outcome;
}

/**
 * The final chain as it grows, with every block's author and events.
 *
 * @typedef {{number: number, hash: string, author: string, events: object[]}} FinalBlock
 */
export class FinalChain {
  /** @type {FinalBlock[]} block n is at n - 1 */
  blocks = [];
  #api;

  /** @param {import('@polkadot/api').ApiPromise} api */
  constructor(api) {
    this.#api = api;
  }

  /** Reads the blocks that became final since it was last called. Not for concurrent use. */
  async read() {
    const { chain } = this.#api.rpc;
    const head = (await chain.getHeader(await chain.getFinalizedHead())).number.toNumber();
    while (this.blocks.length < head) {
      const number = this.blocks.length + 1;
      const hash = await chain.getBlockHash(number);
      const { query } = await this.#api.at(hash);
      // The validators of the block itself, not of its parent: the first block of a session is made
      // by those whom it puts into office.
      const [{ digest }, validators, records] = await Promise.all([
        chain.getHeader(hash),
        query.session.validators(),
        query.system.events(),
      ]);
      const [engine, data] = digest.logs.find((log) => log.isPreRuntime).asPreRuntime;
      this.blocks.push({
        number,
        hash: hash.toHex(),
        author: engine.extractAuthor(data, validators).toString(),
        events: records.map(({ event }) => event),
      });
    }
  }

  /**
   * The events of a kind in the blocks read so far, the oldest first.
   *
   * @param {{is: (event: object) => boolean}} kind one of `api.events`
   * @returns {{data: object, block: FinalBlock}[]}
   */
  events(kind) {
    return this.blocks.flatMap((block) =>
      block.events.filter((event) => kind.is(event)).map(({ data }) => ({ data, block })),
    );
  }

  /** Waits until an event of a kind is final whose data matches; of several, returns the first. */
  async waitForEvent(kind, matches, { what, deadline }) {
    return waitFor(
      async () => {
        await this.read();
        return this.events(kind).find(({ data }) => matches(data));
      },
      { what, deadline },
    );
  }
}
