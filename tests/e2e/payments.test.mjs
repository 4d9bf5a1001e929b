// Orders paid on TRON and TON: GCC to the planck, each transfer once and for one order, and what
// the compliance council makes of the rest. Four validators, each with a stub of TronGrid and
// TonAPI.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Keyring, WsProvider } from '@polkadot/api';
import {
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
  costOn,
  expectMintedOnce,
  expectStates,
  finalBalance,
  finalOrder,
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
  writeKeyFile,
} from './lib/payments.mjs';

const AMOUNT = 25n * GCC;
/** A price at which nothing comes out even: plancks for a USDT. */
const ODD_PRICE = 1_234_567_890_127n;
/** How long an order can be paid where the test waits for the end of it. */
const SHORT_WINDOW_MS = 60_000;
const TRON_BLOCK_MS = 3_000;
/** Blocks of which Charlie's and Dave's nodes keep the state: a minute and a half. */
const KEPT_STATES = 32;
const KEYS = { tron: 'tron-sesame-3141592653', ton: 'ton-sesame-2718281828' };

scenario('payments', ({ nodes, step }) => {
  let node;
  let stubs;
  let api;
  let chain;
  let rails;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const [alice, gateway] = ['//Alice', '//Eve'].map((uri) => keyring.addFromUri(uri));
  /** Balances that must not change any more, by account. */
  const final = new Map();
  after(() => Promise.all((stubs ?? []).map((stub) => stub.stop())));

  const asCouncil = (...calls) => submitAsRoot(api, api.tx.utility.batchAll(calls), alice);
  // Of the api of the moment: it changes when the nodes are started again.
  const tx = () => api.tx.payments;

  /** Makes orders of 25 GCC, each for an account of its own. */
  const ordersOn = async (...ways) =>
    makeOrders(
      api,
      gateway,
      ways.map((rail) => ({
        ...{ rail, gcc: AMOUNT },
        beneficiary: freshAccount(keyring).address,
      })),
    );

  /** Fails unless the beneficiary has just so many plancks; remembers that for the end. */
  const expectBalance = async ({ beneficiary }, plancks) => {
    assert.equal(await finalBalance(api, beneficiary), plancks);
    final.set(beneficiary, plancks);
  };

  step('starts on four validators with keys for both networks', { deadline: 180_000 }, async () => {
    stubs = await Promise.all(VALIDATORS.map(() => PaymentStub.start()));
    for (const [network, key] of Object.entries(KEYS)) {
      for (const stub of stubs) stub.requireKey(network, key);
    }
    const keyFiles = Object.fromEntries(
      Object.entries(KEYS).map(([name, key]) => [name, writeKeyFile(nodes.folder, name, key)]),
    );
    node = await startValidators(nodes, (name) => [
      ...providerArgs(stubs[VALIDATORS.indexOf(name)], { keyFiles }),
      ...(['charlie', 'dave'].includes(name) ? ['--state-pruning', String(KEPT_STATES)] : []),
    ]);
    api = await node.alice.api();
    chain = new FinalChain(api);
    await waitForFinalised(node.alice, 2, { deadline: 90_000 });
    rails = await railsOf(api);
    assert.deepEqual(Object.keys(rails).sort(), ['Jetton', 'Ton', 'UsdtTron']);
    setJettonWallets(stubs, rails);
    const listed = await api.call.paymentsApi.rails();
    assert.equal(listed.length, (await api.query.payments.rails.keys()).length);
  });

  step('gives exactly 25 GCC for 25 USDT on TRON, for USDT on TON, and for TON', {
    deadline: 180_000,
  }, async () => {
    const { UsdtTron, Ton, Jetton } = rails;
    assert.deepEqual([UsdtTron.plancks, UsdtTron.units], [GCC, 1_000_000n]);
    const old = await ordersOn(UsdtTron, Ton, Jetton);

    // Another price is for new orders only.
    const odd = { plancks: ODD_PRICE, units: 1_000_000n };
    await asCouncil(
      tx().setRate(UsdtTron.key, odd),
      tx().setRate(Jetton.key, odd),
    );
    rails.UsdtTron = { ...UsdtTron, ...odd };
    rails.Jetton = { ...Jetton, ...odd };
    const dear = await ordersOn(rails.UsdtTron, rails.Jetton);
    const orders = [...old, ...dear];
    for (const order of orders) assert.equal(order.due, costOn(order.rail, AMOUNT));
    assert.equal(old[0].due, 25_000_000n);
    assert.equal(dear[0].due, 20_250_001n, 'rounded up');
    assert.notEqual(new Set(orders.map(({ memo }) => memo)).size, 1);

    const [followed] = old;
    // The orders are final on Alice's node; Bob's may not have heard of them yet.
    await waitForFinalised(node.bob, await finalisedNumber(node.alice), { deadline: 60_000 });
    const provider = new WsProvider(node.bob.url);
    try {
      await provider.isReady;
      const seen = [];
      const subscription = await provider.subscribe(
        'payments_orderUpdate',
        'payments_subscribeOrder',
        [followed.id],
        (error, order) => seen.push(error ?? order.state),
      );
      const told = await node.bob.rpc('payments_order', followed.id);
      assert.equal(told.state, 'open');
      assert.equal(told.memo, followed.memo);
      assert.equal(told.beneficiary, followed.beneficiary);

      for (const order of orders) pay(stubs, order);
      for (const order of orders) {
        const paid = await waitForState(api, order, 'Paid');
        assert.equal(paid.settled.unwrap().toBigInt(), AMOUNT);
        assert.equal(paid.received.toBigInt(), order.due);
        await expectBalance(order, AMOUNT);
      }
      await waitFor(() => seen.at(-1) === 'paid', {
        what: 'the subscription to tell that the order is paid',
        deadline: 30_000,
      });
      const states = seen.filter((state, i) => state !== seen[i - 1]);
      assert.deepEqual(states, ['open', 'paid']);
      await provider.unsubscribe('payments_orderUpdate', 'payments_unsubscribeOrder', subscription);
    } finally {
      await provider.disconnect();
    }

    await chain.read();
    const agreed = chain.events(api.events.payments.TransferAgreed);
    for (const { data } of agreed) {
      assert.deepEqual([data.votes.toNumber(), data.validators.toNumber()], [3, 4]);
      const voters = chain
        .events(api.events.payments.Voted)
        .filter((vote) => vote.data.order.eq(data.order))
        .map((vote) => vote.data.validator.toString());
      assert.equal(new Set(voters).size, voters.length, 'a vote of each');
    }
    assert.equal(agreed.length, orders.length);
    await expectMintedOnce(assert, api, chain);

    const { query } = await atFinal(api);
    const { data } = await query.system.account(gateway.address);
    assert.equal(data.reserved.toBigInt(), 0n, 'deposits are returned');
    const byAccount = await node.bob.rpc('payments_ordersOf', followed.beneficiary);
    assert.deepEqual(
      byAccount.map(({ memo, state }) => ({ memo, state })),
      [{ memo: followed.memo, state: 'paid' }],
    );
    const made = await node.bob.rpc('payments_ordersOf', gateway.address);
    assert.deepEqual(
      made.map(({ memo }) => memo),
      orders.map(({ memo }) => memo).toReversed(),
      'the newest first',
    );
    assert.equal(await node.bob.rpc('payments_order', 999_999), null);
  });

  /** Orders that can be paid for a minute only, and what is to come for them. */
  const short = {};
  /** Of two orders that got one transfer, the one without its memo. */
  let unpaid;

  step('has a short window for some orders', { deadline: 120_000 }, async () => {
    const params = await api.query.payments.params();
    await assert.rejects(
      submitAsRoot(
        api,
        tx().setParams({ ...params.toJSON(), paymentWindow: SHORT_WINDOW_MS }),
        alice,
      ),
      /payments\.ParameterOutOfBounds/,
    );
    // Governance cannot set one that a test can wait for; the Sudo of a development chain can,
    // past the call. The window is the first of the parameters, and orders keep theirs.
    const bytes = Uint8Array.from(params.toU8a());
    new DataView(bytes.buffer).setBigUint64(0, BigInt(SHORT_WINDOW_MS), true);
    const key = api.query.payments.params.key();
    const write = (value) => submitAsRoot(api, api.tx.system.setStorage([[key, value]]), alice);
    await write(`0x${Buffer.from(bytes).toString('hex')}`);
    const { UsdtTron, Ton } = rails;
    [short.last, short.behind, short.tonLast, short.tonBehind, short.none] = await ordersOn(
      ...[UsdtTron, UsdtTron, Ton, Ton, UsdtTron],
    );
    await write(params.toHex());

    // The last block of TRON in time, and the one after it; each final some time later.
    const block = ({ expires }) => Math.floor(expires / TRON_BLOCK_MS) * TRON_BLOCK_MS;
    short.paid = [
      pay(stubs, short.last, { time: block(short.last), solid: false }),
      pay(stubs, short.behind, { time: block(short.behind) + TRON_BLOCK_MS, solid: false }),
    ];
    // The last second of TON in time, and the next.
    const second = ({ expires }) => Math.floor(expires / 1_000) * 1_000;
    pay(stubs, short.tonLast, { time: second(short.tonLast) });
    pay(stubs, short.tonBehind, { time: second(short.tonBehind) + 1_000 });
  });

  step('adds transfers up, uses each for one order, and settles nothing that is not as ordered', {
    deadline: 180_000,
  }, async () => {
    const { UsdtTron, Ton, Jetton } = rails;
    const [parts, twice, first, second, over, given] = await ordersOn(
      ...[UsdtTron, Ton, UsdtTron, UsdtTron, Jetton, Jetton],
    );
    unpaid = second;
    pay(stubs, parts, { amount: 8_000_000n });
    pay(stubs, twice);
    // One transfer that both would be content with, and a second word that is the other's memo.
    pay(stubs, first, { memo: `${first.memo} ${second.memo}` });
    pay(stubs, over, { amount: 3n * over.due });
    pay(stubs, given, { amount: 8_000_000n });
    await waitForState(api, parts, 'PartlyPaid');
    await waitForState(api, twice, 'Paid');
    await waitForState(api, first, 'Paid');
    await waitForState(api, over, 'Overpaid');
    await waitForState(api, given, 'PartlyPaid');
    for (const order of [parts, over, given]) {
      assert.ok((await finalOrder(api, order)).settled.isNone);
      assert.equal(await finalBalance(api, order.beneficiary), 0n);
    }

    pay(stubs, parts, { amount: parts.due - 8_000_000n });
    pay(stubs, twice);
    const paid = await waitForState(api, parts, 'Paid');
    assert.deepEqual(
      paid.receipts.map(({ amount }) => amount.toBigInt()),
      [8_000_000n, parts.due - 8_000_000n],
    );
    const overpaid = await waitForState(api, twice, 'Overpaid');
    assert.equal(overpaid.settled.unwrap().toBigInt(), AMOUNT);
    assert.equal(overpaid.receipts.length, 2);
    await expectStates(assert, api, [[second, 'Open']]);

    await waitForState(api, short.tonBehind, 'Late');
    const waiting = (await api.call.paymentsApi.waitingOrders(null, 256)).map(({ id }) =>
      id.toNumber(),
    );
    assert.deepEqual(waiting, [short.tonBehind, twice, over, given].map(({ id }) => id));

    // What was paid twice is given back; of another all is taken, at the order's odd price.
    const reference = '0x74657374';
    await asCouncil(
      tx().startRefund(twice.id),
      tx().markRefunded(twice.id, twice.due - 1n, reference),
      tx().accept(over.id, 'ForReceived'),
      tx().startRefund(given.id),
      tx().markRefunded(given.id, 8_000_000n, reference),
    );
    await expectStates(assert, api, [
      [twice, 'Refunding'],
      [over, 'Paid'],
      [given, 'Refunded'],
    ]);
    await assert.rejects(
      asCouncil(tx().markRefunded(twice.id, 2n, reference)),
      /payments\.RefundOutOfBounds/,
    );
    await assert.rejects(
      asCouncil(tx().accept(twice.id, 'AsOrdered')),
      /payments\.AlreadySettled/,
    );
    await asCouncil(tx().markRefunded(twice.id, 1n, reference));
    await expectStates(assert, api, [[twice, 'Paid']]);
    await expectBalance(parts, AMOUNT);
    await expectBalance(twice, AMOUNT);
    await expectBalance(first, AMOUNT);
    await expectBalance(over, (3n * over.due * ODD_PRICE) / 1_000_000n);
    await expectBalance(given, 0n);
    await expectMintedOnce(assert, api, chain);
  });

  step('counts what was paid in the last block, and leaves what came after it to the council', {
    deadline: 240_000,
  }, async () => {
    const { last, behind, tonLast, tonBehind, none } = short;
    await waitForState(api, none, 'Expired');
    await expectStates(assert, api, [
      [last, 'Expired'],
      [behind, 'Expired'],
      [tonLast, 'Paid'],
      [tonBehind, 'Late'],
    ]);
    for (const { tron } of stubs) short.paid.forEach(({ id }) => tron.solidify(id));

    const { receipts: inTime } = await waitForState(api, last, 'Paid');
    assert.equal(inTime[0].late.isTrue, false);
    assert.ok(inTime[0].agreed.toNumber() > last.expires, 'agreed on after the order expired');
    const { receipts: late } = await waitForState(api, behind, 'Late');
    assert.equal(late[0].late.isTrue, true);
    assert.ok(late[0].time.toNumber() - behind.expires <= TRON_BLOCK_MS);
    for (const order of [behind, tonBehind]) {
      assert.equal(await finalBalance(api, order.beneficiary), 0n);
    }
    await assert.rejects(submit(api, tx().accept(behind.id, 'AsOrdered'), gateway), /badOrigin/i);

    const reference = '0x74657374';
    await asCouncil(
      tx().accept(behind.id, 'AsOrdered'),
      tx().startRefund(tonBehind.id),
      tx().markRefunded(tonBehind.id, tonBehind.due, reference),
    );
    await expectStates(assert, api, [
      [behind, 'Paid'],
      [tonBehind, 'Refunded'],
      [none, 'Expired'],
    ]);
    await expectBalance(last, AMOUNT);
    await expectBalance(behind, AMOUNT);
    await expectBalance(tonLast, AMOUNT);
    await expectBalance(tonBehind, 0n);
    await expectBalance(none, 0n);
    await expectMintedOnce(assert, api, chain);
  });

  step('uses no transfer again when it is listed again, and all nodes are killed and started', {
    deadline: 300_000,
  }, async () => {
    const [again, tonAgain, jettonAgain] = await ordersOn(
      ...[rails.UsdtTron, rails.Ton, rails.Jetton],
    );
    // Each of all the transfers so far comes up once more, with the memo of an order that waits.
    await chain.read();
    const used = chain.events(api.events.payments.TransferAgreed).map(({ data }) => ({
      network: data.receipt.transfer.network.type,
      id: data.receipt.transfer.tx.toHex().slice(2),
    }));
    assert.ok(used.length >= 15, `${used.length} transfers`);
    const list = () => {
      for (const { network, id } of used) {
        const order = network === 'Tron' ? again : tonAgain;
        forget(stubs, order, { id });
        pay(stubs, order, { id });
      }
    };
    list();
    await waitForRounds(Object.values(node), 1);
    const rows = (await api.query.payments.usedTransfers.keys()).length;
    assert.equal(rows, used.length);

    await Promise.all(Object.values(node).map((one) => one.kill()));
    await Promise.all(Object.values(node).map((one) => one.start()));
    api = await node.alice.api();
    chain = new FinalChain(api);
    const { number } = await waitForFinalised(node.alice, 1, { deadline: 60_000 });
    await waitForFinalised(node.alice, number + 2, { deadline: 120_000 });
    list();
    await waitForRounds(Object.values(node), 2);

    await expectStates(assert, api, [
      [again, 'Open'],
      [tonAgain, 'Open'],
      [jettonAgain, 'Open'],
      [unpaid, 'Open'],
    ]);
    const { query } = await atFinal(api);
    for (const order of [again, tonAgain, jettonAgain, unpaid]) {
      assert.deepEqual(await votersOn(query, order), []);
    }
    for (const one of Object.values(node)) {
      for (const network of ['tron', 'ton']) {
        assert.equal((await progressOf(one, network)).pending, 0, `${one.name}, ${network}`);
      }
    }
    for (const [address, plancks] of final) assert.equal(await finalBalance(api, address), plancks);
    await expectMintedOnce(assert, api, chain);

    // Charlie's node does not remember the blocks of the first payments any more, or not for long:
    // how many have become final since then is a matter of the machine.
    const [first] = chain.events(api.events.payments.Settled);
    const key = api.query.payments.params.key();
    await waitFor(
      async () => {
        const asked = node.charlie.rpc('state_getStorage', key, first.block.hash);
        await assert.rejects(asked, /state_getStorage.* discarded/);
        return true;
      },
      { what: "Charlie's node to forget the first payments", deadline: 120_000 },
    );

    // They can all be paid still, and by what is really theirs.
    for (const order of [again, tonAgain, jettonAgain, unpaid]) pay(stubs, order);
    for (const order of [again, tonAgain, jettonAgain, unpaid]) {
      await waitForState(api, order, 'Paid');
      await expectBalance(order, AMOUNT);
    }
    await expectMintedOnce(assert, api, chain);
  });

  step('has kept the keys to itself', { deadline: 30_000 }, async () => {
    for (const stub of stubs) {
      const told = (name) => new Set(stub.requests.map(({ headers }) => headers[name]));
      assert.deepEqual(told('tron-pro-api-key'), new Set([KEYS.tron, undefined]));
      assert.deepEqual(told('authorization'), new Set([`Bearer ${KEYS.ton}`, undefined]));
    }
    for (const one of Object.values(node)) {
      const log = one.logTail(Infinity);
      for (const key of Object.values(KEYS)) assert.ok(!log.includes(key), one.name);
    }
  });
});
