// One validator key on two nodes: the others report it on chain.

import assert from 'node:assert/strict';
import { Keyring } from '@polkadot/api';
import { FinalChain } from './lib/chain.mjs';
import { runNode, scenario } from './lib/harness.mjs';

/** The offence kind of two blocks in one slot; kinds are 16 bytes. GRANDPA's is another. */
const BABE_EQUIVOCATION = 'babe:equivocatio';
/** The session key type `babe`. */
const BABE_KEY_TYPE = '0x62616265';

scenario('a validator', ({ nodes, step }) => {
  step('is reported on chain when two nodes sign with its key', { deadline: 240_000 }, async () => {
    const validator = (name, bootnodes) =>
      nodes.start({ name, chain: 'local', bootnodes, args: [`--${name}`] });
    const bob = await validator('bob', []);
    const charlie = await validator('charlie', [bob]);
    // Alice leaves the set soon after the report: with Dave there are enough votes without her.
    await validator('dave', [bob, charlie]);
    const alice = await validator('alice', [bob, charlie]);
    // It has her BABE key alone: two votes in one round of GRANDPA would disable Alice, perhaps
    // before her two nodes have made blocks in one slot.
    const again = await nodes.create({
      ...{ name: 'alice-again', chain: 'local', bootnodes: [bob, charlie, alice] },
      args: ['--validator'],
    });
    const inserted = await runNode([
      ...['key', 'insert', '--chain', 'local', '--base-path', again.basePath],
      ...['--key-type', 'babe', '--scheme', 'sr25519', '--suri', '//Alice'],
    ]);
    assert.equal(inserted.code, 0, inserted.stderr);
    await again.start();

    const api = await bob.api();
    const { block } = await new FinalChain(api).waitForEvent(
      api.events.offences.Offence,
      ({ kind }) => Buffer.from(kind.toU8a()).toString() === BABE_EQUIVOCATION,
      { what: 'a BABE equivocation on the final chain', deadline: 150_000 },
    );

    const at = await api.at(block.hash);
    const { publicKey } = new Keyring({ type: 'sr25519' }).addFromUri('//Alice');
    const key = [BABE_KEY_TYPE, `0x${Buffer.from(publicKey).toString('hex')}`];
    const offender = (await at.query.session.keyOwner(key)).unwrap();
    const reports = await at.query.offences.reports.entries();
    assert.deepEqual(
      [...new Set(reports.map(([, details]) => details.unwrap().offender[0].toString()))],
      [offender.toString()],
    );
  });
});
