// What a registrar has to do so that nothing is left of its file on an account. Apart from the
// chain, for what is destroyed by mistake cannot be had again.

import { Failure } from './failure.mjs';

/**
 * Which calls to make. Those before `confirmErasure` come before the salts are destroyed, so that a
 * transaction that fails leaves them; `confirmErasure` says that they are.
 *
 * @param {object} what
 * @param {number} what.registrar who erases
 * @param {{registrar: number, commitment: string}} [what.attestation] on record of the account
 * @param {{registrar: number, commitment: string}[]} what.proposals on record of it
 * @param {{registrar: number, destroyedAt: string | null}[]} what.tombstones on record of it
 * @param {string[]} what.given commitments of the salts that are to be destroyed
 * @param {boolean} what.saltDestroyed whether those that are not given are gone
 * @returns {{calls: string[], leaving: string[]}} and the commitments that leave the state by them
 */
export function planErasure({ registrar, given, saltDestroyed, ...records }) {
  const own = (record) => record?.registrar === registrar;
  const attestation = own(records.attestation) ? records.attestation : undefined;
  const proposal = records.proposals.find(own);
  const stone = records.tombstones.find(own);
  if (!attestation && !proposal && !stone) {
    throw new Failure(`registrar ${registrar} has nothing on record of it; nothing was done`);
  }
  // The chain drops a proposal with the attestation. Without one, and with a tombstone, it may be
  // for a new file that stays.
  const drops = !attestation && proposal && (!stone || given.includes(proposal.commitment));
  const leaving = attestation || drops ? [attestation, proposal].filter(Boolean) : [];
  const missing = leaving.find(({ commitment }) => !saltDestroyed && !given.includes(commitment));
  if (missing) {
    throw new Failure(
      `no --salt is that of ${missing.commitment}, which is on record of it: name it, or say` +
        ' --salt-destroyed if it is gone; nothing was done',
    );
  }
  const commitments = leaving.map(({ commitment }) => commitment);
  const others = given.some((commitment) => !commitments.includes(commitment));
  const owes = stone?.destroyedAt === null;
  const confirms = !attestation && owes && (!drops || others || saltDestroyed);
  return {
    calls: [
      ...(attestation ? ['erase'] : []),
      ...(drops ? ['dropProposal'] : []),
      ...(confirms ? ['confirmErasure'] : []),
    ],
    leaving: commitments,
  };
}
