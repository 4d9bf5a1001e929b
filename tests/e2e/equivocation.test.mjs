// One validator key on two nodes: the others report it on chain.

import assert from 'node:assert/strict';
import { Keyring } from '@polkadot/api';
import { runNode, scenario, waitFor } from './lib/harness.mjs';

/** The offence kind of two blocks in one slot; kinds are 16 bytes. GRANDPA's is another. */
const BABE_EQUIVOCATION = 'babe:equivocatio';
/** The session key type `babe`. */
const BABE_KEY_TYPE = '0x62616265';

/**
 * Follows a node's best chain: each call returns the BABE equivocations reported in the blocks that are on it
 * and were on no chain seen before, oldest first, with their block's hash.
 */
function followOffences(api) {
  const seen = new Set();
  return async () => {
    const unseen = [];
    let header = await api.rpc.chain.getHeader();
    while (header.number.toNumber() > 0 && !seen.has(header.hash.toHex())) {
      unseen.unshift(header.hash.toHex());
      header = await api.rpc.chain.getHeader(header.parentHash);
    }
    const offences = [];
    for (const hash of unseen) {
      const at = await api.at(hash);
      for (const { event } of await at.query.system.events()) {
        if (!api.events.offences.Offence.is(event)) continue;
        const kind = Buffer.from(event.data.kind.toU8a()).toString();
        if (kind === BABE_EQUIVOCATION) offences.push({ hash, event });
      }
      seen.add(hash);
    }
    return offences;
  };
}

scenario('a validator', ({ nodes, step }) => {
  step('is reported on chain when two nodes sign with its key', { deadline: 240_000 }, async () => {
    const validator = (name, bootnodes) =>
      nodes.start({ name, chain: 'local', bootnodes, args: [`--${name}`] });
    const bob = await validator('bob', []);
    const charlie = await validator('charlie', [bob]);
    const alice = await validator('alice', [bob, charlie]);
    // It has her BABE key alone: two votes in one round of GRANDPA would disable Alice, perhaps before
    // her two nodes have made blocks in one slot.
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
    const nextOffences = followOffences(api);
    const [{ hash }] = await waitFor(
      async () => {
        const offences = await nextOffences();
        return offences.length > 0 && offences;
      },
      { what: 'a BABE equivocation on the best chain', deadline: 150_000 },
    );

    const at = await api.at(hash);
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
