// Motions of collectives and referenda, as members and voters make them.

import assert from 'node:assert/strict';
import { errorName, submit } from './chain.mjs';
import { waitFor } from './wait.mjs';

/** A referendum on a development chain is decided in less: its hours are blocks. */
const DECIDED_WITHIN_MS = 400_000;
/** More than any call weighs that a motion makes here; who closes a motion has to say. */
const WEIGHT_BOUND = { refTime: 400_000_000_000n, proofSize: 10_000_000n };

/** How the call of a motion ended, by the events of the transaction that carried the motion out. */
function ending(api, collective, events) {
  const executed = events.find((event) => api.events[collective].Executed.is(event));
  assert.ok(executed, 'the motion was carried');
  const { result } = executed.data;
  return { error: result.isOk ? undefined : errorName(api, result.asErr), events };
}

/** What proposes a call to a collective. */
const proposal = (api, { collective, threshold, call }) =>
  api.tx[collective].propose(threshold, call, call.method.encodedLength);

/**
 * Proposes a call to a collective, of which more than one member has to be for it.
 *
 * @param {object} options
 * @param {string} options.collective its name among `api.tx`
 * @param {number} options.threshold ayes that it takes, as the proposer says
 * @param {import('@polkadot/keyring/types').KeyringPair} options.proposer
 * @returns {Promise<{voteAye: Function, close: Function}>} what a member can do, vote for it, and
 *   what anybody can, close it, which returns how the call ended; it takes the options of `submit`
 */
export async function propose(api, { collective, threshold, call, proposer }) {
  const tx = api.tx[collective];
  const proposed = await submit(api, proposal(api, { collective, threshold, call }), proposer);
  const { proposalIndex, proposalHash } = proposed.events.find((event) =>
    api.events[collective].Proposed.is(event),
  ).data;
  return {
    voteAye: (member) => submit(api, tx.vote(proposalHash, proposalIndex, true), member),
    close: async (anyone, options) => {
      const length = call.method.encodedLength;
      const close = tx.close(proposalHash, proposalIndex, WEIGHT_BOUND, length);
      return ending(api, collective, (await submit(api, close, anyone, options)).events);
    },
  };
}

/** Has a member of a collective decide alone; returns how the call ended, as `decide` does. */
export async function decideAlone(api, { collective, call, member }) {
  const { events } = await submit(api, proposal(api, { collective, threshold: 1, call }), member);
  return ending(api, collective, events);
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
  const motion = await propose(api, { collective, threshold, call, proposer: ayes[0] });
  await Promise.all(ayes.map(motion.voteAye));
  return motion.close(ayes[0]);
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
