// Motions of collectives and referenda, as members and voters make them.

import assert from 'node:assert/strict';
import { submit } from './chain.mjs';
import { waitFor } from './wait.mjs';

/** A referendum on a development chain is decided in less: its hours are blocks. */
const DECIDED_WITHIN_MS = 400_000;

/** The error a dispatch result names, or `undefined` if it is none. */
export function errorOf(api, result) {
  if (result.isOk) return undefined;
  const error = result.asErr;
  if (!error.isModule) return error.toString();
  const { section, name } = api.registry.findMetaError(error.asModule);
  return `${section}.${name}`;
}

/**
 * Has members of a collective decide on a call: the first proposes it, all vote aye, and the first
 * closes the motion.
 *
 * @param {object} options
 * @param {string} options.collective its name among `api.tx`
 * @param {number} options.threshold ayes that it takes, as the proposer says
 * @param {import('@polkadot/keyring/types').KeyringPair[]} options.ayes
 * @returns {Promise<{error?: string, events: object[]}>} how the call ended
 */
export async function decide(api, { collective, threshold, ayes, call }) {
  const { tx, events } = { tx: api.tx[collective], events: api.events[collective] };
  const proposed = await submit(api, tx.propose(threshold, call, call.method.encodedLength), ayes[0]);
  const { proposalIndex, proposalHash } = proposed.events.find((event) =>
    events.Proposed.is(event),
  ).data;
  await Promise.all(ayes.map((member) => submit(api, tx.vote(proposalHash, proposalIndex, true), member)));
  const weight = { refTime: 400_000_000_000n, proofSize: 10_000_000n };
  const closed = await submit(
    api,
    tx.close(proposalHash, proposalIndex, weight, call.method.encodedLength),
    ayes[0],
  );
  const executed = closed.events.find((event) => events.Executed.is(event));
  assert.ok(executed, 'the motion was carried');
  return { error: errorOf(api, executed.data.result), events: closed.events };
}

/**
 * Submits a referendum and pays its decision deposit.
 *
 * @param {object} options
 * @param {object} options.origin the origin that the call is to have
 * @returns {Promise<number>} its number
 */
export async function submitReferendum(api, { origin, call, proposer }) {
  const proposal = { Inline: call.method.toHex() };
  const submitted = await submit(
    api,
    api.tx.referenda.submit(origin, proposal, { After: 0 }),
    proposer,
  );
  const { index } = submitted.events.find((event) => api.events.referenda.Submitted.is(event)).data;
  await submit(api, api.tx.referenda.placeDecisionDeposit(index), proposer);
  return index.toNumber();
}

/** A vote with conviction. */
export const vote = (aye, conviction, balance) => ({
  Standard: { vote: { aye, conviction }, balance },
});

/** Waits until a referendum is done with; returns how: `approved`, `rejected`, `cancelled` … */
export async function outcomeOf(api, index) {
  const info = await waitFor(
    async () => {
      const info = (await api.query.referenda.referendumInfoFor(index)).unwrap();
      return !info.isOngoing && info;
    },
    { what: `referendum ${index} to be decided`, deadline: DECIDED_WITHIN_MS, every: 1_000 },
  );
  return info.type.toLowerCase();
}
