// A runtime upgrade by referendum on the root track, on a live network of four validators.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Keyring } from '@polkadot/api';
import { blake2AsHex } from '@polkadot/util-crypto';
import { bestNumber, finalisedNumber, submit, waitForFinalised } from './lib/chain.mjs';
import { outcomeOf, submitReferendum, vote } from './lib/governance.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import { GCC, startValidators } from './lib/payments.mjs';

const REPOSITORY = fileURLToPath(new URL('../../', import.meta.url));
/** More blocks than this are never best and not final while all four are there. */
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

  step('is authorised by a referendum and applied by anybody', { deadline: 900_000 }, async () => {
    network = await startValidators(nodes, () => []);
    api = await network.alice.api();
    await waitForFinalised(network.alice, 2, { deadline: 120_000 });

    const hash = blake2AsHex(code, 256);
    const call = api.tx.system.authorizeUpgrade(hash);
    await assert.rejects(() => submit(api, call, alice), /BadOrigin/);
    await assert.rejects(
      () => submit(api, api.tx.system.applyAuthorizedUpgrade(`0x${code.toString('hex')}`), eve),
      /NothingAuthorized|invalid/i,
    );

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
    await waitFor(async () => (await api.query.system.authorizedUpgrade()).isSome, {
      what: 'the authorisation',
      deadline: 240_000,
      every: 1_000,
    });
  });

  step('puts the next version in force without a pause of finality', {
    deadline: 300_000,
  }, async () => {
    const before = (await network.bob.rpc('state_getRuntimeVersion')).specVersion;
    let lag = 0;
    let watching = true;
    const watch = (async () => {
      while (watching) {
        const [best, final] = [
          await bestNumber(network.charlie),
          await finalisedNumber(network.charlie),
        ];
        lag = Math.max(lag, best - final);
        await new Promise((done) => setTimeout(done, 500));
      }
    })();

    // Sent without reading its block's events: a polkadot.js client that lives through an upgrade
    // decodes those with the type ids of the metadata it is just putting away.
    const apply = api.tx.system.applyAuthorizedUpgrade(`0x${code.toString('hex')}`);
    await network.alice.rpc('author_submitExtrinsic', (await apply.signAsync(eve)).toHex());
    await api.disconnect();
    for (const node of Object.values(network)) {
      await waitFor(
        async () => (await node.rpc('state_getRuntimeVersion')).specVersion === before + 1,
        { what: `${node.name} to run the next version`, deadline: 60_000 },
      );
    }
    // Over the end of a session, which the new runtime has to plan.
    const at = await bestNumber(network.alice);
    await waitForFinalised(network.charlie, at + 15, { deadline: 180_000 });
    watching = false;
    await watch;
    assert.ok(lag <= FINALITY_LAG, `${lag} blocks were not final`);

    const fresh = await network.dave.api();
    await submit(fresh, fresh.tx.balances.transferKeepAlive(alice.address, GCC), eve);
  });
});
