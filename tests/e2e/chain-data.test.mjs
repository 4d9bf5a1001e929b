// A stopped chain's data: exported, imported, checked, reverted, purged.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Keyring } from '@polkadot/api';
import { finalisedNumber, submit, waitForFinalised } from './lib/chain.mjs';
import { runNode, scenario } from './lib/harness.mjs';

/** Enough blocks to have some to revert. */
const BLOCKS = 6;
const REVERTED_BLOCKS = 3;

/** Runs a subcommand that must succeed and returns its standard output. */
async function succeed(...args) {
  const { code, signal, stdout, stderr } = await runNode(args);
  assert.deepEqual({ code, signal }, { code: 0, signal: null }, stderr);
  return stdout;
}

/** What `chain-info` says about a base path of a dev chain. */
async function chainInfo(basePath) {
  return JSON.parse(await succeed('chain-info', '--chain', 'dev', '--base-path', basePath));
}

/** All accounts' GCC, all holders' assets and both totals at a block, as raw storage. */
async function holdings(api, blockHash) {
  const { query } = await api.at(blockHash);
  const entries = async (map) =>
    (await map.entries()).map(([key, value]) => [key.toHex(), value.toHex()]).sort();
  return {
    issuance: (await query.balances.totalIssuance()).toBigInt(),
    accounts: await entries(query.system.account),
    assets: await entries(query.assets.asset),
    assetAccounts: await entries(query.assets.account),
  };
}

scenario("a dev chain's data", ({ nodes, step }) => {
  let original;
  let exportedAt;
  let balances;
  let info;
  let blocksFile;

  const dev = (basePath) => ['--chain', 'dev', '--base-path', basePath];

  step('is described by chain-info when the node has stopped', { deadline: 120_000 }, async () => {
    original = await nodes.start({ name: 'original', chain: 'dev', args: ['--alice'] });
    const api = await original.api();
    const keyring = new Keyring({ type: 'sr25519' });
    const call = api.tx.balances.transferKeepAlive(
      keyring.addFromUri('//Bob//newcomer').address,
      7n * 10n ** 12n + 1n,
    );
    ({ finalisedIn: exportedAt } = await submit(api, call, keyring.addFromUri('//Bob')));
    balances = await holdings(api, exportedAt);
    await waitForFinalised(original, BLOCKS, { deadline: 60_000 });
    const genesis = await original.rpc('chain_getBlockHash', 0);
    const finalised = await finalisedNumber(original);
    assert.equal((await original.stop()).code, 0);

    info = await chainInfo(original.basePath);
    assert.equal(info.genesis_hash, genesis);
    assert.ok(info.finalized_number >= finalised);
    assert.ok(info.best_number >= info.finalized_number);
  });

  step('starts a new chain with the same balances when export-state wrote its spec', {
    deadline: 120_000,
  }, async () => {
    const spec = join(nodes.folder, 'exported.json');
    writeFileSync(spec, await succeed('export-state', exportedAt, ...dev(original.basePath)));
    const heir = await nodes.start({ name: 'heir', chain: spec, args: ['--alice'] });
    const genesis = await heir.rpc('chain_getBlockHash', 0);
    assert.notEqual(genesis, info.genesis_hash);
    assert.deepEqual(await holdings(await heir.api(), genesis), balances);

    const { hash } = await waitForFinalised(heir, 2, { deadline: 60_000 });
    const { issuance } = await holdings(await heir.api(), hash);
    assert.equal(issuance, balances.issuance);
    await heir.stop();
  });

  for (const format of ['json', 'binary']) {
    const flags = format === 'binary' ? ['--binary'] : [];
    step(`gives the same head when blocks are exported and imported as ${format}`, {
      deadline: 120_000,
    }, async () => {
      blocksFile = join(nodes.folder, `blocks.${format}`);
      const copy = join(nodes.folder, `copy-${format}`);
      await succeed('export-blocks', blocksFile, ...flags, ...dev(original.basePath));
      await succeed('import-blocks', blocksFile, ...flags, ...dev(copy));
      const imported = await chainInfo(copy);
      assert.equal(imported.best_hash, info.best_hash);
      assert.equal(imported.best_number, info.best_number);
    });
  }

  step('passes check-block when the block is known, and only then', {
    deadline: 120_000,
  }, async () => {
    await succeed('check-block', '1', ...dev(original.basePath));
    const unknown = await runNode(['check-block', '1000000', ...dev(original.basePath)]);
    assert.notEqual(unknown.code, 0);
    assert.match(unknown.stderr, /^error: .*block/im);
  });

  step('loses only blocks that are not final when it is reverted', {
    deadline: 120_000,
  }, async () => {
    await succeed('revert', ...dev(original.basePath));
    const reverted = await chainInfo(original.basePath);
    assert.equal(reverted.best_hash, info.finalized_hash);
    assert.equal(reverted.finalized_hash, info.finalized_hash);
  });

  step('grows again when a reverted copy is started', { deadline: 120_000 }, async () => {
    const copy = join(nodes.folder, 'copy-binary');
    const imported = await chainInfo(copy);
    // Final in the copy is what was exported with a justification: the first block to become final,
    // and those in which the voters changed. It stays.
    const left = Math.max(imported.best_number - REVERTED_BLOCKS, imported.finalized_number);
    await succeed('revert', String(REVERTED_BLOCKS), ...dev(copy));
    assert.equal((await chainInfo(copy)).best_number, left);

    const node = await nodes.start({
      name: 'reverted',
      chain: 'dev',
      basePath: copy,
      args: ['--alice'],
    });
    await waitForFinalised(node, left + 1, { deadline: 60_000 });
    await node.stop();
  });

  step('is gone, but for the keys, when purge-chain has run', { deadline: 120_000 }, async () => {
    const chains = join(original.basePath, 'chains');
    const [id, ...others] = readdirSync(chains);
    assert.deepEqual(others, []);
    const database = join(chains, id, 'db');
    assert.ok(existsSync(database));
    await succeed('purge-chain', '-y', ...dev(original.basePath));
    assert.ok(!existsSync(database));
    assert.ok(existsSync(join(chains, id, 'keystore')));

    await succeed('import-blocks', blocksFile, '--binary', ...dev(original.basePath));
    assert.equal((await chainInfo(original.basePath)).best_hash, info.best_hash);
  });
});
