import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { planErasure } from '../lib/erasure.mjs';

const [A, B, OLD] = ['0xaa', '0xbb', '0x00'];
const record = (commitment, registrar = 0) => ({ registrar, commitment });
const stone = (destroyedAt, registrar = 0) => ({ registrar, destroyedAt });
const OWED = stone(null);
const PAID = stone('2026-11-21T00:00:00.000Z');

/** The calls of registrar 0, and what leaves the state. */
function plan({ attestation, proposals = [], tombstones = [], given = [], saltDestroyed = false }) {
  const { calls, leaving } = planErasure({
    ...{ registrar: 0, attestation, proposals, tombstones, given, saltDestroyed },
  });
  return [calls.join(), leaving.join()];
}

describe('an erasure', () => {
  it('erases what is attested, and what is proposed with it', () => {
    assert.deepEqual(plan({ attestation: record(A), given: [A] }), ['erase', A]);
    const both = { attestation: record(A), proposals: [record(B)] };
    assert.deepEqual(plan({ ...both, given: [A, B] }), ['erase', `${A},${B}`]);
    assert.deepEqual(plan({ ...both, given: [A], saltDestroyed: true }), ['erase', `${A},${B}`]);
    assert.deepEqual(plan({ attestation: record(A), tombstones: [OWED], given: [A, OLD] }), [
      'erase',
      A,
    ]);
  });

  it('drops what is proposed and not consented to', () => {
    assert.deepEqual(plan({ proposals: [record(B)], given: [B] }), ['dropProposal', B]);
    assert.deepEqual(plan({ proposals: [record(B)], saltDestroyed: true }), ['dropProposal', B]);
  });

  it('confirms what left the state without the registrar', () => {
    assert.deepEqual(plan({ tombstones: [OWED], given: [OLD] }), ['confirmErasure', '']);
    assert.deepEqual(plan({ tombstones: [OWED], saltDestroyed: true }), ['confirmErasure', '']);
    // Another registrar's attestation came in its place.
    const replaced = { attestation: record(A, 1), tombstones: [OWED] };
    assert.deepEqual(plan({ ...replaced, given: [OLD] }), ['confirmErasure', '']);
  });

  it('leaves a new proposal, unless its salt is given too', () => {
    const renewed = { proposals: [record(B)], tombstones: [OWED] };
    assert.deepEqual(plan({ ...renewed, given: [OLD] }), ['confirmErasure', '']);
    assert.deepEqual(plan({ ...renewed, given: [B] }), ['dropProposal', B]);
    assert.deepEqual(plan({ ...renewed, given: [B, OLD] }), ['dropProposal,confirmErasure', B]);
  });

  it('calls nothing where all is said, so that a salt that is left can go', () => {
    assert.deepEqual(plan({ tombstones: [PAID], given: [OLD] }), ['', '']);
  });

  it('does nothing without the salt of what is on record, or the word that it is gone', () => {
    for (const records of [
      { attestation: record(A) },
      { attestation: record(A), given: [B] },
      { attestation: record(A), proposals: [record(B)], given: [A] },
      { attestation: record(A), tombstones: [OWED], given: [OLD] },
      { proposals: [record(B)], given: [A] },
    ]) {
      assert.throws(() => plan(records), /no --salt is that of 0x\w\w, .*nothing was done/);
    }
  });

  it('does nothing about what is not on record, or is only of others', () => {
    const others = {
      attestation: record(A, 1),
      proposals: [record(B, 2)],
      tombstones: [stone(null, 3)],
    };
    for (const records of [{ given: [A] }, { ...others, given: [A] }, { saltDestroyed: true }]) {
      assert.throws(() => plan(records), /nothing on record of it; nothing was done/);
    }
  });
});
