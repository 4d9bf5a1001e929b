// A runtime upgrade by referendum on the root track, on a live network of four validators.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Keyring } from '@polkadot/api';
import { blake2AsHex } from '@polkadot/util-crypto';
import {
  bestNumber,
  finalisedHead,
  finalisedNumber,
  submit,
  waitForFinalised,
} from './lib/chain.mjs';
import { outcomeOf, submitReferendum, vote } from './lib/governance.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import { atFinal } from './lib/metering.mjs';
import { GCC, startValidators } from './lib/payments.mjs';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
/** As many blocks at most are best and not final where finality keeps up with the blocks. */
const FINALITY_LAG = 6;

/** The next runtime: `scripts/build runtime-next` leaves it there. */
function nextRuntime() {
  const target = resolve(REPOSITORY, process.env.CARGO_TARGET_DIR || 'target');
  const path = join(target, 'mornet-runtime', 'next.wasm');
  if (!existsSync(path)) throw new Error(`no runtime at ${path}: run scripts/build runtime-next`);
  return readFileSync(path);
}

scenario('upgrade of the runtime', ({ nodes, step }) => {
  let network;
  let api;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const [alice, bob, charlie, dave, eve] = ['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve'].map(
    (uri) => keyring.addFromUri(uri),
  );
  const code = nextRuntime();
  const apply = () => api.tx.system.applyAuthorizedUpgrade(`0x${code.toString('hex')}`);

  step('is authorised by a referendum and applied by anybody', { deadline: 900_000 }, async () => {
    network = await startValidators(nodes, () => []);
    api = await network.alice.api();
    await waitForFinalised(network.alice, 2, { deadline: 120_000 });

    const hash = blake2AsHex(code, 256);
    const call = api.tx.system.authorizeUpgrade(hash);
    await assert.rejects(() => submit(api, call, alice), /BadOrigin/);
    await assert.rejects(() => submit(api, apply(), eve), /NothingAuthorized/);

    const origin = { system: 'Root' };
    const index = await submitReferendum(api, { origin, call, proposer: eve });
    await Promise.all(
      [alice, bob, charlie, dave].map((voter) =>
        submit(
          api,
          api.tx.convictionVoting.vote(index, vote(true, 'Locked1x', 900_000n * GCC)),
          voter,
        ),
      ),
    );
    assert.equal(await outcomeOf(api, index), 'approved');
    await waitFor(
      async () => {
        const { query } = await atFinal(api);
        return (await query.system.authorizedUpgrade()).isSome;
      },
      { what: 'the authorisation', deadline: 240_000, every: 1_000 },
    );
  });

  step('puts the next version in force, and finality goes on', { deadline: 900_000 }, async () => {
    const next = api.runtimeVersion.specVersion.toNumber() + 1;
    // Sent without reading its block's events: a polkadot.js client that lives through an upgrade
    // decodes those with the type ids of the metadata it is just putting away.
    await apply().signAndSend(eve, { era: 0, nonce: -1 });
    await api.disconnect();
    // Before it makes or takes the block after it, each node compiles the new runtime.
    for (const node of Object.values(network)) {
      await waitFor(
        async () => {
          const { hash } = await finalisedHead(node);
          return (await node.rpc('state_getRuntimeVersion', hash)).specVersion === next;
        },
        { what: `${node.name} to finalise the next version`, deadline: 120_000 },
      );
    }
    // Block by block, over the end of a session, which the new runtime has to plan.
    const at = await bestNumber(network.alice);
    for (let height = at; height <= at + 15; height += 1) {
      await waitForFinalised(network.charlie, height, { deadline: 30_000 });
    }
    await waitFor(
      async () => {
        const final = await finalisedNumber(network.charlie);
        return (await bestNumber(network.charlie)) - final <= FINALITY_LAG;
      },
      { what: 'finality to keep up with the blocks', deadline: 60_000 },
    );

    const fresh = await network.dave.api();
    await submit(fresh, fresh.tx.balances.transferKeepAlive(alice.address, GCC), eve);
  });
});
