// Providers that lie, fail, hang, throttle and disagree delay a payment at most: four validators,
// each with a stub of TronGrid and TonAPI of its own.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Keyring } from '@polkadot/api';
import { FinalChain, waitForFinalised } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import { atFinal, metric } from './lib/metering.mjs';
import { PaymentStub, THROTTLED } from './lib/payment-stub.mjs';
import {
  DISAGREEMENTS,
  expectMintedOnce,
  expectStates,
  finalBalance,
  forget,
  freshAccount,
  GCC,
  makeOrders,
  pay,
  progressOf,
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
const UNFINISHED = '{"success": true, "data": [{"transaction_id": "';

/**
 * A worker leaves a provider alone for twice as long after each failure, up to six minutes and a
 * quarter; how often one has failed when it answers again is a matter of the machine.
 */
const LONGEST_PAUSE_MS = 400_000;

/**
 * What each validator's provider of a network does instead of answering: once the first, from then
 * on the second. A 403 that is no throttling is for the key, and silences a worker for minutes: not
 * here.
 */
const FAULTS = {
  tron: {
    alice: [{ status: 200, body: THROTTLED }, { body: '<html>502</html>' }],
    bob: [{ status: 429, headers: { 'retry-after': '1' }, body: '' }, { body: UNFINISHED }],
    charlie: [{ status: 403, body: THROTTLED }, { status: 500 }],
    dave: [{ hang: true }, { hang: true }],
  },
  ton: {
    alice: [{ status: 429, body: { error: 'rate limit' } }, { body: '[]' }],
    bob: [{ truncate: 40 }, { body: Buffer.from([0xff, 0xfe, 0x00, 0x7b]) }],
    charlie: [{ reset: true }, { status: 503, headers: { 'retry-after': '1' } }],
    dave: [{ status: 200, body: { error: 'rate limit' } }, { dripMs: 400 }],
  },
};

scenario('payments when providers fail', ({ nodes, step }) => {
  let node;
  let api;
  let chain;
  let rails;
  /** By validator; and Alice's second provider of TON. */
  const stubOf = {};
  let second;
  /** All of them: what is paid is paid for everyone. */
  let stubs;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const gateway = keyring.addFromUri('//Eve');
  const addressOf = (name) =>
    keyring.addFromUri(`//${name[0].toUpperCase()}${name.slice(1)}`).address;
  after(() => Promise.all((stubs ?? []).map((stub) => stub.stop())));

  const ordersOn = async (...ways) =>
    makeOrders(
      api,
      gateway,
      ways.map((rail) => ({
        ...{ rail, gcc: AMOUNT },
        beneficiary: freshAccount(keyring).address,
      })),
    );

  const waitUntilPaid = async (orders, options) => {
    for (const order of orders) {
      const paid = await waitForState(api, order, 'Paid', options);
      assert.equal(paid.received.toBigInt(), order.due);
      assert.equal(await finalBalance(api, order.beneficiary), AMOUNT);
    }
    await expectMintedOnce(assert, api, chain);
  };

  /** Who has voted for any of an order's transfers, in final blocks. */
  const votersEver = async ({ id }) => {
    await chain.read();
    const votes = chain.events(api.events.payments.Voted).filter(({ data }) => data.order.eq(id));
    return [...new Set(votes.map(({ data }) => data.validator.toString()))].sort();
  };

  step('starts on four validators', { deadline: 180_000 }, async () => {
    for (const name of VALIDATORS) stubOf[name] = await PaymentStub.start();
    second = await PaymentStub.start();
    stubs = [...Object.values(stubOf), second];
    node = await startValidators(nodes, (name) =>
      providerArgs(stubOf[name], name === 'alice' ? { secondTon: second } : {}),
    );
    api = await node.alice.api();
    chain = new FinalChain(api);
    await waitForFinalised(node.alice, 2, { deadline: 90_000 });
    rails = await railsOf(api);
    setJettonWallets(stubs, rails);
  });

  step('mints nothing for what one validator sees alone, or sees otherwise', {
    deadline: 240_000,
  }, async () => {
    const { UsdtTron, Ton, Jetton } = rails;
    const [made, tonMade, raised, tonRaised] = await ordersOn(UsdtTron, Ton, UsdtTron, Jetton);
    const { dave, ...others } = stubOf;
    const honest = [...Object.values(others), second];
    // Two payments that never were, and two that were, of a hundredth of what Dave's stub says.
    for (const order of [made, tonMade]) pay([dave], order);
    for (const order of [raised, tonRaised]) {
      const amount = order.due / 100n + order.due / 10n;
      const paid = pay(honest, order, { amount });
      pay([dave], order, { ...paid, amount: order.due });
    }
    for (const order of [made, tonMade]) {
      await waitForVoters(api, order, [addressOf('dave')]);
    }
    for (const order of [raised, tonRaised]) {
      const { receipts, received } = await waitForState(api, order, 'PartlyPaid');
      assert.equal(receipts.length, 1);
      assert.ok(received.toBigInt() < order.due);
    }
    await waitForRounds(Object.values(node), 1);
    await expectStates(assert, api, [
      [made, 'Open'],
      [tonMade, 'Open'],
      [raised, 'PartlyPaid'],
      [tonRaised, 'PartlyPaid'],
    ]);
    const { query } = await atFinal(api);
    for (const order of [made, tonMade]) {
      assert.deepEqual(await votersOn(query, order), [addressOf('dave')]);
    }
    for (const order of [made, tonMade, raised, tonRaised]) {
      assert.equal(await finalBalance(api, order.beneficiary), 0n);
    }

    // And then they are paid indeed.
    for (const order of [made, tonMade]) pay(stubs, order);
    for (const order of [raised, tonRaised]) {
      pay(stubs, order, { amount: order.due - (order.due / 100n + order.due / 10n) });
    }
    await waitUntilPaid([made, tonMade, raised, tonRaised]);
    for (const order of [made, tonMade]) {
      const { receipts } = await waitForState(api, order, 'Paid');
      assert.equal(receipts.length, 1);
      // What he made up is still his alone.
      assert.deepEqual(await votersOn((await atFinal(api)).query, order), [addressOf('dave')]);
    }
  });

  for (const [network, other] of [
    ['tron', 'ton'],
    ['ton', 'tron'],
  ]) {
    step(`pays on ${other} while all of ${network}'s providers fail, and there when they answer`, {
      deadline: 900_000,
    }, async () => {
      const waysOf = { tron: [rails.UsdtTron], ton: [rails.Ton, rails.Jetton] };
      const orders = await ordersOn(...waysOf[network], ...waysOf[other]);
      const delayed = orders.slice(0, waysOf[network].length);
      const paid = orders.slice(waysOf[network].length);
      for (const [name, [first, then]] of Object.entries(FAULTS[network])) {
        stubOf[name].fault(network, then);
        stubOf[name].fault(network, { ...first, times: 1 });
      }
      const asked = () => VALIDATORS.map((name) => stubOf[name].count(network));
      const before = asked();
      for (const order of orders) pay(stubs, order);

      await waitUntilPaid(paid);
      await waitFor(
        () =>
          asked().every((count, i) => {
            // One that hangs or drips holds a round up for most of a minute.
            const least = VALIDATORS[i] === 'dave' ? 1 : 2;
            return count - before[i] >= least;
          }),
        { what: `each validator to have run into ${network}'s faults`, deadline: 120_000 },
      );
      await expectStates(
        assert,
        api,
        delayed.map((order) => [order, 'Open']),
      );
      const { query } = await atFinal(api);
      for (const order of delayed) assert.deepEqual(await votersOn(query, order), []);

      const failed = asked();
      for (const stub of Object.values(stubOf)) stub.heal();
      await waitUntilPaid(delayed, { deadline: LONGEST_PAUSE_MS });
      // Not only the three whose votes it took: the next step needs them all.
      await waitFor(() => asked().every((count, i) => count > failed[i]), {
        what: `each validator to ask ${network}'s provider again`,
        deadline: LONGEST_PAUSE_MS,
      });
    });
  }

  step('has no vote of a validator whose two providers do not agree', {
    deadline: 300_000,
  }, async () => {
    const [order] = await ordersOn(rails.Ton);
    const { alice, bob, charlie } = stubOf;
    const disagreements = () => metric(node.alice, DISAGREEMENTS, { network: 'ton' });
    assert.equal(await disagreements(), 0);
    // Without Dave's, Alice's vote is needed.
    const paid = pay([alice, bob, charlie], order);
    await waitForVoters(api, order, ['bob', 'charlie'].map(addressOf));
    await waitFor(async () => (await progressOf(node.alice, 'ton')).pending === 1, {
      what: "Alice's worker to have found what one provider shows",
      deadline: 120_000,
    });

    pay([second], order, { ...paid, amount: paid.amount - 1n });
    await waitFor(async () => (await disagreements()) === 1, {
      what: 'the disagreement among the metrics',
      deadline: 60_000,
    });
    await waitForRounds([node.alice], 1);
    await waitForVoters(api, order, ['bob', 'charlie'].map(addressOf));
    await expectStates(assert, api, [[order, 'Open']]);

    forget([second], order, paid);
    pay([second], order, paid);
    await waitUntilPaid([order]);
    assert.deepEqual(await votersEver(order), ['alice', 'bob', 'charlie'].map(addressOf).sort());
    await waitFor(async () => (await disagreements()) === 0, {
      what: 'the disagreement to be gone from the metrics',
      deadline: 60_000,
    });
  });
});
