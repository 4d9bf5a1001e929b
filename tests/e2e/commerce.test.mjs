// Commerce: an order of a point of sale, 90 % of it the merchant's at once and the rest held; an
// invoice and a subscription paid with TON.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after } from 'node:test';
import { Keyring } from '@polkadot/api';
import { errorName, FinalChain, submit, submitAsRoot, waitForFinalised } from './lib/chain.mjs';
import { scenario } from './lib/harness.mjs';
import { atFinal } from './lib/metering.mjs';
import { PaymentStub } from './lib/payment-stub.mjs';
import {
  costOn,
  finalBalance,
  freshAccount,
  GCC,
  pay,
  providerArgs,
  railsOf,
  waitForState,
} from './lib/payments.mjs';

const HOUR_MS = 3_600_000;
const AMOUNT = 100n * GCC;
const HELD = 10n * GCC;
const MONTHLY = 25n * GCC;

scenario('commerce', ({ nodes, step }) => {
  let node;
  let api;
  let stub;
  let rails;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const [alice, buyer, service, gateway] = ['//Alice', '//Bob', '//Dave', '//Eve'].map((uri) =>
    keyring.addFromUri(uri),
  );
  const merchant = freshAccount(keyring);
  after(() => stub?.stop());

  /** What an account has in the last final block: free, and on hold. */
  const funds = async (address) => {
    const { query } = await atFinal(api);
    const { free, reserved } = (await query.system.account(address)).data;
    return { free: free.toBigInt(), held: reserved.toBigInt() };
  };

  /** Opens an order of the merchant's for anyone. */
  const open = async () => {
    const now = (await api.query.timestamp.now()).toNumber();
    const metadata = `0x${randomBytes(32).toString('hex')}`;
    const payBy = now + 48 * HOUR_MS;
    const call = api.tx.escrow.openOrder(AMOUNT, metadata, payBy, null, null, null);
    const { events } = await submit(api, call, merchant);
    const { data } = events.find((event) => api.events.escrow.OrderOpened.is(event));
    const reference = data.reference.toHex();
    return { id: data.order.toNumber(), reference, metadata, payBy };
  };

  /** Fails unless the node shows an order just so; returns what it shows. */
  const expectShown = async ({ id, metadata, reference }, expected) => {
    const shown = await node.rpc('escrow_order', id);
    const { merchant: seller, amount, held, answered, state, deadline, buyer: payer } = shown;
    assert.deepEqual([shown.id, seller, answered], [id, merchant.address, null]);
    assert.deepEqual([BigInt(amount), BigInt(held)], [AMOUNT, HELD]);
    assert.deepEqual([shown.metadata, shown.reference], [metadata, reference]);
    assert.deepEqual({ state, deadline, buyer: payer }, expected);
    return shown;
  };

  /** Fails unless the merchant got 90 % of an order since, and the rest of it is on hold. */
  const expectSplit = async (before) => {
    const { free, held } = await funds(merchant.address);
    assert.deepEqual([free - before.free, held - before.held], [AMOUNT - HELD, HELD]);
  };

  /** An order of payments of another kind than buying GCC, paid with TON. */
  const payWithTon = async (kind, gcc, beneficiary) => {
    const { events } = await submit(
      api,
      api.tx.payments.createOrder(kind, rails.Ton.key, gcc, beneficiary),
      gateway,
    );
    const { data } = events.find((event) => api.events.payments.OrderCreated.is(event));
    const order = {
      id: data.order.toNumber(),
      memo: data.memo.toUtf8(),
      due: data.terms.due.toBigInt(),
      rail: rails.Ton,
    };
    pay([stub], order);
    await waitForState(api, order, 'Paid');
    return order;
  };

  step('gives the merchant 90 % at once and holds the rest', { deadline: 240_000 }, async () => {
    stub = await PaymentStub.start();
    node = await nodes.start({
      ...{ name: 'alice', chain: 'dev' },
      args: ['--alice', '--state-pruning', 'archive', ...providerArgs(stub)],
    });
    api = await node.api();
    await waitForFinalised(node, 1, { deadline: 60_000 });
    rails = await railsOf(api);
    await submit(api, api.tx.balances.transferKeepAlive(merchant.address, 10n * GCC), gateway);

    const order = await open();
    const before = await funds(merchant.address);
    const unpaid = { state: 'open', deadline: order.payBy, buyer: null };
    const { deposit } = await expectShown(order, unpaid);
    assert.equal(before.held, BigInt(deposit));
    await assert.rejects(
      () => submit(api, api.tx.escrow.pay(order.id, AMOUNT - 1n), buyer),
      /escrow\.AmountDiffers/,
    );
    const { events } = await submit(api, api.tx.escrow.pay(order.id, AMOUNT), buyer);
    const { data } = events.find((event) => api.events.escrow.Paid.is(event));
    assert.deepEqual([data.amount.toBigInt(), data.held.toBigInt()], [AMOUNT, HELD]);
    assert.ok(data.through.isNone);
    await expectSplit(before);
    const deadline = data.until.toNumber();
    await expectShown(order, { state: 'held', deadline, buyer: buyer.address });
    await assert.rejects(
      () => submit(api, api.tx.escrow.pay(order.id, AMOUNT), buyer),
      /escrow\.AlreadyPaid/,
    );
    await assert.rejects(
      () => submit(api, api.tx.escrow.release(order.id), service),
      /escrow\.NotBuyer/,
    );

    // The buyer is content: the held tenth is free.
    const paid = await funds(merchant.address);
    await submit(api, api.tx.escrow.release(order.id), buyer);
    const released = await funds(merchant.address);
    assert.equal(released.held, 0n);
    assert.equal(released.free - paid.free, HELD + BigInt(deposit));
    assert.equal(await node.rpc('escrow_order', order.id), null);
  });

  step('gives all of it back when the merchant refunds', { deadline: 120_000 }, async () => {
    const { id: order } = await open();
    const before = await funds(buyer.address);
    const paid = await submit(api, api.tx.escrow.pay(order, AMOUNT), buyer);
    const fee = paid.events.find((event) =>
      api.events.transactionPayment.TransactionFeePaid.is(event),
    ).data.actualFee.toBigInt();
    await submit(api, api.tx.escrow.refund(order), merchant);
    const after_ = await funds(buyer.address);
    assert.equal(before.free - after_.free, fee);
    assert.equal((await funds(merchant.address)).held, 0n);
  });

  step('takes TON for an invoice, once', { deadline: 300_000 }, async () => {
    const order = await open();
    const before = await funds(merchant.address);
    const customer = freshAccount(keyring);
    const invoice = { Invoice: order.reference };
    const create = (kind, gcc) =>
      submit(
        api,
        api.tx.payments.createOrder(kind, rails.Ton.key, gcc, customer.address),
        gateway,
      );
    await assert.rejects(() => create(invoice, AMOUNT - 1n), /payments\.PriceDiffers/);
    // It is the order's number, with another's terms.
    const other = `${order.reference.slice(0, -2)}${order.reference.endsWith('00') ? '01' : '00'}`;
    await assert.rejects(() => create({ Invoice: other }, AMOUNT), /escrow\.ReferenceDiffers/);

    const paid = await payWithTon(invoice, AMOUNT, customer.address);
    assert.equal(paid.due, costOn(rails.Ton, AMOUNT));
    await expectSplit(before);
    assert.equal(await finalBalance(api, customer.address), 0n);
    const chain = new FinalChain(api);
    await chain.read();
    const settled = chain
      .events(api.events.escrow.Paid)
      .filter(({ data }) => data.order.toNumber() === order.id);
    assert.equal(settled.length, 1);
    const [{ data }] = settled;
    assert.equal(data.through.unwrap().toNumber(), paid.id);
    assert.deepEqual([data.amount.toBigInt(), data.held.toBigInt()], [AMOUNT, HELD]);
    const deadline = data.until.toNumber();
    await expectShown(order, { state: 'held', deadline, buyer: customer.address });

    // Nobody can order to pay it again.
    await assert.rejects(() => create(invoice, AMOUNT), /escrow\.AlreadyPaid/);

    // What the merchant gives back is GCC, on the account that the TON were paid for.
    await submit(api, api.tx.escrow.refund(order.id), merchant);
    assert.equal(await finalBalance(api, customer.address), AMOUNT);
    assert.equal((await funds(merchant.address)).held, 0n);
  });

  step('takes TON for a subscription, once', { deadline: 240_000 }, async () => {
    await submitAsRoot(api, api.tx.subscriptions.appointService(service.address), alice);
    const created = await submit(
      api,
      api.tx.subscriptions.createPlan({
        code: 'CAMERA',
        prices: { monthly: MONTHLY, yearly: 10n * MONTHLY },
        quota: { tasksPerDay: 5, secondsPerTask: 60 },
      }),
      service,
    );
    const plan = created.events
      .find((event) => api.events.subscriptions.PlanCreated.is(event))
      .data.plan.toNumber();
    const overview = (await api.call.subscriptionsApi.plan(plan)).unwrap();
    const [monthly] = overview.references.unwrap();
    const customer = freshAccount(keyring);
    const sold = await finalBalance(api, service.address);

    await payWithTon({ Subscription: monthly }, MONTHLY, customer.address);
    assert.equal((await finalBalance(api, service.address)) - sold, MONTHLY);
    assert.equal(await finalBalance(api, customer.address), 0n);
    const [subscription] = await api.call.subscriptionsApi.subscriptionsOf(customer.address);
    assert.equal(subscription.plan.toNumber(), plan);
    assert.equal(subscription.standing.type, 'InForce');
    const left = (
      await api.call.subscriptionsApi.quotaLeft(service.address, customer.address)
    ).unwrap();
    assert.equal(left.left.toNumber(), 5);

    // All in one block: at midnight UTC the count begins anew.
    const begin = (seconds) => api.tx.subscriptions.startTask(customer.address, seconds);
    const tasks = [...Array.from({ length: 5 }, () => begin(60)), begin(1)];
    const { events } = await submit(api, api.tx.utility.forceBatch(tasks), service);
    const outcomes = events.flatMap((event) => {
      if (api.events.utility.ItemCompleted.is(event)) return ['begun'];
      if (api.events.utility.ItemFailed.is(event)) return [errorName(api, event.data.error)];
      return [];
    });
    assert.deepEqual(outcomes, [...Array(5).fill('begun'), 'subscriptions.NoTasksLeftToday']);
  });
});
