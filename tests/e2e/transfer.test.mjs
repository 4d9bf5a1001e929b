// A wallet's view of a chain with one validator: coins, assets, a transfer, RPC and metrics.

import assert from 'node:assert/strict';
import { Keyring } from '@polkadot/api';
import { submit, waitForFinalised } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';

const PLANCKS_PER_GCC = 10n ** 12n;
const EXISTENTIAL_DEPOSIT_PLANCKS = PLANCKS_PER_GCC / 1000n;
/** A transfer costs about 0.001 GCC. */
const FEE_RANGE_PLANCKS = { from: PLANCKS_PER_GCC / 2000n, to: PLANCKS_PER_GCC / 500n };

const ASSETS = [
  { id: 1, name: 'Electricity', symbol: 'E', decimals: 3 },
  { id: 2, name: 'Heat', symbol: 'H', decimals: 3 },
  { id: 3, name: 'Water', symbol: 'W', decimals: 3 },
  { id: 4, name: 'Index of total cost', symbol: 'GCM', decimals: 12 },
];

const RPC_METHODS = [
  'archive_v1_body',
  'archive_v1_call',
  'archive_v1_finalizedHeight',
  'archive_v1_genesisHash',
  'archive_v1_hashByHeight',
  'archive_v1_header',
  'archive_v1_storage',
  'author_submitAndWatchExtrinsic',
  'author_submitExtrinsic',
  'babe_epochAuthorship',
  'chainHead_v1_body',
  'chainHead_v1_call',
  'chainHead_v1_follow',
  'chainHead_v1_header',
  'chainHead_v1_storage',
  'chainSpec_v1_chainName',
  'chainSpec_v1_genesisHash',
  'chainSpec_v1_properties',
  'chain_getBlock',
  'chain_getFinalizedHead',
  'chain_subscribeNewHeads',
  'grandpa_proveFinality',
  'grandpa_roundState',
  'grandpa_subscribeJustifications',
  'payment_queryFeeDetails',
  'payment_queryInfo',
  'state_call',
  'state_getMetadata',
  'state_getReadProof',
  'state_getRuntimeVersion',
  'state_getStorage',
  'state_subscribeRuntimeVersion',
  'state_subscribeStorage',
  'sync_state_genSyncSpec',
  'system_accountNextIndex',
  'system_chain',
  'system_health',
  'system_localPeerId',
  'system_peers',
  'system_properties',
  'system_version',
  'transactionWatch_v1_submitAndWatch',
  'transaction_v1_broadcast',
  'transaction_v1_stop',
];

scenario('a dev chain', ({ nodes, step }) => {
  let node;
  let api;

  step('finalises blocks when Alice alone validates', { deadline: 120_000 }, async () => {
    node = await nodes.start({
      name: 'alice',
      chain: 'dev',
      args: ['--alice', '--state-pruning', 'archive'],
    });
    api = await node.api();
    await waitForFinalised(node, 2, { deadline: 60_000 });
  });

  step('tells wallets its name, coin and units when they connect', {
    deadline: 30_000,
  }, async () => {
    assert.equal(api.runtimeVersion.specName.toString(), 'mornet');
    assert.deepEqual(api.registry.chainTokens, ['GCC']);
    assert.deepEqual(api.registry.chainDecimals, [12]);
    assert.equal(api.registry.chainSS58, 42);
    assert.equal(
      api.consts.balances.existentialDeposit.toBigInt(),
      EXISTENTIAL_DEPOSIT_PLANCKS,
    );
    const { ss58Format, tokenDecimals, tokenSymbol } = await node.rpc('system_properties');
    assert.deepEqual(
      { ss58Format, tokenDecimals, tokenSymbol },
      { ss58Format: 42, tokenDecimals: 12, tokenSymbol: 'GCC' },
    );
  });

  step('shows E, H, W and GCM with symbol and decimals when asked for assets', {
    deadline: 30_000,
  }, async () => {
    for (const asset of ASSETS) {
      const { name, symbol, decimals } = await api.query.assets.metadata(asset.id);
      assert.ok((await api.query.assets.asset(asset.id)).isSome, `asset ${asset.id} exists`);
      assert.deepEqual(
        {
          id: asset.id,
          name: name.toUtf8(),
          symbol: symbol.toUtf8(),
          decimals: decimals.toNumber(),
        },
        asset,
      );
    }
  });

  step('moves the exact amount and fee when stock @polkadot/api signs a transfer', {
    deadline: 120_000,
  }, async () => {
    // Neither of them authors blocks, so no reward mixes with the amounts.
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    const bob = keyring.addFromUri('//Bob');
    const charlie = keyring.addFromUri('//Charlie');
    const account = async (at, { address }) => (await at.query.system.account(address)).data;
    const amount = (12_345n * PLANCKS_PER_GCC) / 1000n + 1n;

    const call = api.tx.balances.transferKeepAlive(charlie.address, amount);
    // Valid for some blocks only, as a wallet has it.
    const sent = await submit(api, call, bob, { era: 64 });
    const { encoded, includedIn, finalisedIn, events } = sent;
    assert.equal(finalisedIn, includedIn, 'one validator makes no forks');

    const { parentHash } = await api.rpc.chain.getHeader(includedIn);
    const [before, behind] = await Promise.all([api.at(parentHash), api.at(includedIn)]);
    const { TransactionFeePaid } = api.events.transactionPayment;
    const paid = events.filter((event) => TransactionFeePaid.is(event));
    assert.equal(paid.length, 1);
    const [payer, fee, tip] = paid[0].data;
    assert.equal(payer.toString(), bob.address);
    assert.equal(tip.toBigInt(), 0n);

    const bobBefore = await account(before, bob);
    const bobBehind = await account(behind, bob);
    const charlieBefore = await account(before, charlie);
    const charlieBehind = await account(behind, charlie);
    assert.equal(
      bobBefore.free.toBigInt() - bobBehind.free.toBigInt(),
      amount + fee.toBigInt(),
    );
    assert.equal(charlieBehind.free.toBigInt() - charlieBefore.free.toBigInt(), amount);

    // The parent's state holds the fee multiplier that the block applied.
    const quoted = await node.rpc('payment_queryInfo', encoded, parentHash.toHex());
    assert.equal(BigInt(quoted.partialFee), fee.toBigInt());
    assert.ok(
      fee.toBigInt() >= FEE_RANGE_PLANCKS.from && fee.toBigInt() <= FEE_RANGE_PLANCKS.to,
      `a fee of ${fee.toBigInt()} plancks is about 0.001 GCC`,
    );
  });

  step('accepts a transaction without metadata hash when a wallet does not ask for one', {
    deadline: 60_000,
  }, async () => {
    assert.ok(api.registry.signedExtensions.includes('CheckMetadataHash'));
    const dave = new Keyring({ type: 'sr25519' }).addFromUri('//Dave');
    const signed = await api.tx.system.remark('0x00').signAsync(dave);
    assert.equal(signed.mode.toNumber(), 0);
    assert.equal(await node.rpc('author_submitExtrinsic', signed.toHex()), signed.hash.toHex());
    await waitFor(
      async () => (await api.query.system.account(dave.address)).nonce.toNumber() === 1,
      { what: "Dave's transaction in a block", deadline: 45_000 },
    );
  });

  step('serves the old and the new JSON-RPC interface when asked for its methods', {
    deadline: 30_000,
  }, async () => {
    const { methods } = await node.rpc('rpc_methods');
    assert.deepEqual(RPC_METHODS.filter((method) => !methods.includes(method)), []);
    assert.equal(
      await node.rpc('chainSpec_v1_genesisHash'),
      await node.rpc('chain_getBlockHash', 0),
    );
    assert.equal(await node.rpc('archive_v1_genesisHash'), api.genesisHash.toHex());
    const round = await node.rpc('grandpa_roundState');
    assert.equal(round.best.totalWeight, 1);
  });

  step('reports its height when Prometheus scrapes it', { deadline: 60_000 }, async () => {
    const finalised = await waitFor(
      async () => {
        const metrics = await node.metrics();
        const line = /^substrate_block_height\{[^}]*status="finalized"[^}]*\} (\d+)$/m;
        return Number(line.exec(metrics)?.[1]);
      },
      { what: 'a finalised height above 0 among the metrics', deadline: 45_000 },
    );
    assert.ok(finalised > 0);
  });

  step('ends with exit code 0 when it gets Ctrl-C', { deadline: 60_000 }, async () => {
    assert.deepEqual(await node.stop(), { code: 0, signal: null });
  });
});
