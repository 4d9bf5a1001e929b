// Votes on payments outlive what happens to validators: SIGKILL between a vote and the block with
// it, a fork that is abandoned, another key, and other validators in the middle of the votes.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Keyring } from '@polkadot/api';
import {
  bestNumber,
  FinalChain,
  finalisedNumber,
  submit,
  submitAsRoot,
  waitForFinalised,
} from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import { atFinal } from './lib/metering.mjs';
import { PaymentStub } from './lib/payment-stub.mjs';
import {
  expectMintedOnce,
  expectStates,
  finalBalance,
  freshAccount,
  GCC,
  makeOrders,
  pay,
  providerArgs,
  railsOf,
  setJettonWallets,
  startValidators,
  VALIDATORS,
  votersOn,
  waitForRounds,
  waitForState,
  waitForVoters,
} from './lib/payments.mjs';

const AMOUNT = 25n * GCC;
/** What the off-chain worker logs of votes that the pool has taken. */
const SENT = /sent \d+ votes/g;

scenario('payments when validators change', ({ nodes, step }) => {
  let node;
  let api;
  let chain;
  let rails;
  const stubOf = {};
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const account = Object.fromEntries(
    [...VALIDATORS, 'eve'].map((name) => [
      name,
      keyring.addFromUri(`//${name[0].toUpperCase()}${name.slice(1)}`),
    ]),
  );
  const addressesOf = (...names) => names.map((name) => account[name].address).sort();
  const stubsOf = (...names) => names.map((name) => stubOf[name]);
  after(() => Promise.all(Object.values(stubOf).map((stub) => stub.stop())));

  const ordersOn = async (...ways) =>
    makeOrders(
      api,
      account.eve,
      ways.map((rail) => ({
        ...{ rail, gcc: AMOUNT },
        beneficiary: freshAccount(keyring).address,
      })),
    );

  const waitUntilPaid = async (...orders) => {
    for (const order of orders) {
      await waitForState(api, order, 'Paid');
      assert.equal(await finalBalance(api, order.beneficiary), AMOUNT);
    }
    await expectMintedOnce(assert, api, chain);
  };

  /** How many validators agreed on an order's one transfer, of how many. */
  const quorumOf = async ({ id }) => {
    await chain.read();
    const agreed = chain
      .events(api.events.payments.TransferAgreed)
      .filter(({ data }) => data.order.eq(id));
    assert.equal(agreed.length, 1);
    const [{ data }] = agreed;
    return [data.votes.toNumber(), data.validators.toNumber()];
  };

  step('starts on four validators', { deadline: 180_000 }, async () => {
    for (const name of VALIDATORS) stubOf[name] = await PaymentStub.start();
    node = await startValidators(nodes, (name) => [
      ...providerArgs(stubOf[name]),
      '-lruntime::payments=debug',
    ]);
    api = await node.alice.api();
    chain = new FinalChain(api);
    await waitForFinalised(node.alice, 2, { deadline: 90_000 });
    rails = await railsOf(api);
    setJettonWallets(Object.values(stubOf), rails);
  });

  step('mints once when two of three voters are killed as soon as they have voted', {
    deadline: 300_000,
  }, async () => {
    const { UsdtTron, Ton } = rails;
    const orders = await ordersOn(UsdtTron, Ton);
    const killAfterVote = async (victim) => {
      const sent = () => victim.logTail(Infinity).match(SENT)?.length ?? 0;
      const before = sent();
      await waitFor(() => sent() > before, {
        what: `${victim.name} to send its votes`,
        deadline: 90_000,
        every: 20,
      });
      await victim.kill();
      await victim.start();
    };
    const kills = Promise.all([node.bob, node.charlie].map(killAfterVote));
    // Dave's provider does not show them: each of the others' votes is needed.
    for (const order of orders) pay(stubsOf('alice', 'bob', 'charlie'), order);
    await kills;
    await waitUntilPaid(...orders);
    for (const order of orders) assert.deepEqual(await quorumOf(order), [3, 4]);
    await waitForRounds(Object.values(node), 1);
    await expectMintedOnce(assert, api, chain);
  });

  step('mints once when a validator comes back from a fork on which it voted', {
    deadline: 480_000,
  }, async () => {
    const { UsdtTron, Jetton } = rails;
    const orders = await ordersOn(UsdtTron, Jetton);
    const { dave } = node;
    // His node takes the orders along, which are final on Alice's already.
    const made = await finalisedNumber(node.alice);
    const { number } = await waitForFinalised(dave, made, { deadline: 60_000 });
    const { bootnodes, extraArgs } = dave;
    await dave.stop();
    dave.bootnodes = [];
    // It knows nobody and lets nobody in, and makes blocks all the same.
    dave.extraArgs = [...extraArgs, '--reserved-only', '--force-authoring'];
    await dave.start();
    for (const order of orders) pay(Object.values(stubOf), order);
    await waitUntilPaid(...orders);

    const alone = await dave.api();
    await waitFor(
      async () => {
        const voters = await Promise.all(orders.map((order) => votersOn(alone.query, order)));
        return voters.every((names) => names.join() === account.dave.address);
      },
      // Alone he makes a block in each third or fourth slot.
      { what: "Dave's votes on his own fork", deadline: 180_000, every: 1_000 },
    );
    const height = await bestNumber(dave);
    assert.ok(height > number);
    const forked = await dave.rpc('chain_getBlockHash', height);

    await dave.stop();
    Object.assign(dave, { bootnodes, extraArgs });
    await dave.start();
    // As far as the others are, where the orders are paid; that is beyond what he made alone.
    const paid = await waitForFinalised(node.alice, height, { deadline: 120_000 });
    await waitForFinalised(dave, paid.number, { deadline: 120_000 });
    assert.notEqual(await dave.rpc('chain_getBlockHash', height), forked);
    await waitForRounds(Object.values(node), 1);
    await expectStates(
      assert,
      await dave.api(),
      orders.map((order) => [order, 'Paid']),
    );
    for (const order of orders) assert.deepEqual(await quorumOf(order), [3, 4]);
    await expectMintedOnce(assert, api, chain);
  });

  step('counts the votes of those who are validators when one leaves and one changes its keys', {
    deadline: 420_000,
  }, async () => {
    const { UsdtTron, Ton } = rails;
    const orders = await ordersOn(UsdtTron, Ton);
    /** What each order is paid with. */
    const paid = orders.map((order) => pay(stubsOf('alice', 'dave'), order));
    for (const order of orders) {
      await waitForVoters(api, order, addressesOf('alice', 'dave'));
    }

    const staking = api.tx.validatorStaking;
    await submit(api, staking.chill(), account.dave);
    await submitAsRoot(api, staking.forceNewEra(), account.alice);
    // A new key of Alice's is no new vote.
    const rotate = async (name) => {
      const owner = api.createType('AccountId', account[name].address).toHex();
      const { keys, proof } = await node[name].rpc('author_rotateKeysWithOwner', owner);
      await submit(api, api.tx.session.setKeys(keys, proof), account[name]);
    };
    await rotate('alice');
    await waitFor(
      async () => {
        const { query } = await atFinal(api);
        return (await query.session.validators()).length === 3;
      },
      { what: 'Dave to leave the validators', deadline: 240_000 },
    );
    await waitForRounds([node.alice], 1);
    await expectStates(
      assert,
      api,
      orders.map((order) => [order, 'Open']),
    );

    // The third that votes, of the four there were: of the three there are, it is the second.
    await rotate('bob');
    orders.forEach((order, i) => pay(stubsOf('bob'), order, paid[i]));
    for (const order of orders) {
      await waitForVoters(api, order, addressesOf('alice', 'bob'));
      assert.equal(await finalBalance(api, order.beneficiary), 0n);
    }
    await waitForRounds([node.alice, node.bob], 1);
    await expectStates(
      assert,
      api,
      orders.map((order) => [order, 'Open']),
    );

    orders.forEach((order, i) => pay(stubsOf('charlie'), order, paid[i]));
    await waitUntilPaid(...orders);
    for (const order of orders) assert.deepEqual(await quorumOf(order), [3, 3]);
  });
});
