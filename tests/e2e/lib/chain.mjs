// Reading a chain and sending transactions to it.

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

/**
 * Signs a call, sends it and waits until the block with it is final.
 *
 * @param {import('@polkadot/api').ApiPromise} api
 * @param {import('@polkadot/api/types').SubmittableExtrinsic<'promise'>} call
 * @param {import('@polkadot/keyring/types').KeyringPair} signer
 * @returns {Promise<{encoded: string, includedIn: string, finalisedIn: string, events: object[]}>}
 *   the transaction as sent, the hash of the block first reported with it, that of the final block
 *   with it, and its events there
 */
export async function submit(api, call, signer) {
  const signed = await call.signAsync(signer);
  let includedIn;
  const outcome = await new Promise((resolve, reject) => {
    signed
      .send((result) => {
        const { status, dispatchError, internalError } = result;
        if (internalError) reject(internalError);
        else if (result.isError) reject(new Error(`transaction ended as ${status.type}`));
        else if (dispatchError) reject(new Error(`transaction failed: ${dispatchError}`));
        else if (status.isInBlock) includedIn ??= status.asInBlock.toHex();
        else if (status.isFinalized) resolve(result);
      })
      .catch(reject);
  });
  return {
    encoded: signed.toHex(),
    includedIn,
    finalisedIn: outcome.status.asFinalized.toHex(),
    events: outcome.events.map(({ event }) => event),
  };
}
