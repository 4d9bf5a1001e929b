// GCC for fiat and fiat for GCC: each deposit mints once and within caps and reserves, each
// withdrawal burns or returns what it held, and the books always agree with total issuance.

import assert from 'node:assert/strict';
import { after } from 'node:test';
import { Keyring } from '@polkadot/api';
import { FinalChain, submit, submitAsRoot, waitForFinalised } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import { atFinal } from './lib/metering.mjs';
import { PaymentStub } from './lib/payment-stub.mjs';
import {
  finalBalance,
  finalOrder,
  freshAccount,
  GCC,
  makeOrders,
  pay,
  providerArgs,
  railsOf,
  setJettonWallets,
  waitForState,
} from './lib/payments.mjs';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How long before midnight UTC nothing begins that spends the rest of a day's cap. */
const BEFORE_MIDNIGHT_MS = 300_000;
const STATEMENT = `0x${'5a'.repeat(32)}`;
/** Blocks after which a withdrawal is released: the least there can be on a development chain. */
const TIMEOUT = 10;
const hex = (text) => `0x${Buffer.from(text).toString('hex')}`;

scenario('issuance', ({ nodes, step }) => {
  let node;
  let stub;
  let api;
  let chain;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const [alice, bank, other, gateway] = ['//Alice', '//Bob', '//Charlie', '//Eve'].map((uri) =>
    keyring.addFromUri(uri),
  );
  const customer = freshAccount(keyring);
  after(() => stub?.stop());

  const asRoot = (call) => submitAsRoot(api, call, alice);
  const tx = () => api.tx.issuance;
  const mint = (issuer, reference, amount, to = customer) =>
    submit(api, tx().mint(hex(reference), to.address, amount), issuer);
  /** Attests a balance as of some time ago. */
  const attest = async (issuer, amount, age = 0) => {
    const now = (await api.query.timestamp.now()).toNumber();
    return submit(api, tx().attestReserves(amount, now - age, STATEMENT), issuer);
  };
  const setParams = async (change) => {
    const { attestationValidity, withdrawalTimeout, minWithdrawal } =
      await api.query.issuance.params();
    await asRoot(
      tx().setParams({ attestationValidity, withdrawalTimeout, minWithdrawal, ...change }),
    );
  };
  const request = async (amount, issuer = bank) => {
    const call = tx().requestWithdrawal(issuer.address, amount, hex('payout 1'));
    const { events, finalisedIn } = await submit(api, call, customer);
    const { data } = events.find((event) => api.events.issuance.WithdrawalRequested.is(event));
    return { data, requestedIn: finalisedIn };
  };

  /** What the customer has, what is on hold of it, and total issuance; in the last final block. */
  const state = async (block) => {
    const { query } = await (block === undefined ? atFinal(api) : api.at(block));
    const { data } = await query.system.account(customer.address);
    return {
      free: data.free.toBigInt(),
      held: data.reserved.toBigInt(),
      issuance: (await query.balances.totalIssuance()).toBigInt(),
    };
  };

  /** What signing cost the customer in a transaction. */
  const feeOf = ({ events }) =>
    events
      .filter((event) => api.events.transactionPayment.TransactionFeePaid.is(event))
      .reduce((sum, { data }) => sum + data.actualFee.toBigInt() + data.tip.toBigInt(), 0n);

  /** Fails unless total issuance is that of the books, and of all accounts together. */
  const expectBooks = async () => {
    const { query, call } = await atFinal(api);
    const issuance = (await query.balances.totalIssuance()).toBigInt();
    const supply = await call.issuanceApi.supply();
    const [genesis, minted, paidIn, burnt, lost, outstanding, pending] = [
      ...['genesis', 'minted', 'paidIn', 'burnt', 'lost', 'outstanding', 'pending'],
    ].map((name) => supply[name].toBigInt());
    assert.equal(supply.totalIssuance.toBigInt(), issuance);
    assert.equal(issuance, genesis + minted + paidIn - burnt - lost);
    assert.equal(outstanding, minted - burnt);
    const accounts = await query.system.account.entries();
    const held = accounts.reduce(
      (sum, [, { data }]) => sum + data.free.toBigInt() + data.reserved.toBigInt(),
      0n,
    );
    assert.equal(held, issuance, 'what all accounts have');
    const open = (await query.issuance.withdrawals.entries()).reduce(
      (sum, [, withdrawal]) => sum + withdrawal.unwrap().amount.toBigInt(),
      0n,
    );
    assert.equal(open, pending);
  };

  /** Fails unless calls fail in these ways and nothing of the customer's or of GCC changes. */
  const expectRefused = async (refused) => {
    const before = await state();
    for (const [attempt, error] of refused) await assert.rejects(attempt, error);
    assert.deepEqual(await state(), before);
    await expectBooks();
  };

  const awayFromMidnight = () =>
    waitFor(() => Date.now() % DAY_MS < DAY_MS - BEFORE_MIDNIGHT_MS, {
      what: 'midnight UTC to pass',
      deadline: BEFORE_MIDNIGHT_MS,
    });

  step('mints for a deposit when an issuer was appointed and has attested, and not before', {
    deadline: 300_000,
  }, async () => {
    stub = await PaymentStub.start();
    node = await nodes.start({
      ...{ name: 'alice', chain: 'dev' },
      args: ['--alice', '--state-pruning', 'archive', ...providerArgs(stub)],
    });
    api = await node.api();
    chain = new FinalChain(api);
    await waitForFinalised(node, 1, { deadline: 60_000 });

    await expectRefused([[() => mint(bank, 'UETR-1', 100n * GCC), /issuance\.NotIssuer/]]);
    await asRoot(tx().setIssuer(bank.address, 1_000n * GCC));
    await expectRefused([[() => mint(bank, 'UETR-1', 100n * GCC), /issuance\.NoAttestation/]]);
    await attest(bank, 500n * GCC, 3 * HOUR_MS);
    const before = await state();
    await mint(bank, 'UETR-1', 100n * GCC);
    assert.deepEqual(await state(), {
      ...{ free: 100n * GCC, held: 0n },
      issuance: before.issuance + 100n * GCC,
    });
    await expectBooks();
  });

  step('mints nothing for a reference that was used', { deadline: 180_000 }, async () => {
    await asRoot(tx().setIssuer(other.address, 1_000n * GCC));
    await attest(other, 100n * GCC);
    const mint1 = async (issuer, amount, to) => mint(issuer, 'UETR-1', amount, to);
    await expectRefused([
      [() => mint1(bank, 100n * GCC), /issuance\.AlreadyMinted/],
      [() => mint1(bank, 101n * GCC), /issuance\.ReferenceReused/],
      [() => mint1(bank, 100n * GCC, gateway), /issuance\.ReferenceReused/],
      [() => mint1(other, 100n * GCC), /issuance\.ReferenceReused/],
    ]);
    const record = (await api.call.issuanceApi.minted(hex('UETR-1'))).unwrap();
    assert.equal(record.issuer.toString(), bank.address);
    assert.equal(record.amount.toBigInt(), 100n * GCC);
  });

  step('mints nothing above the cap of a day, or above what is attested', {
    deadline: 600_000,
  }, async () => {
    await awayFromMidnight();
    await asRoot(tx().setIssuer(bank.address, 150n * GCC));
    const left = async (issuer) =>
      (await api.call.issuanceApi.issuer(issuer.address)).unwrap().capLeft.toBigInt();
    const spent = 150n * GCC - (await left(bank));
    const free = 150n * GCC - spent;
    await expectRefused([
      [() => mint(bank, 'UETR-2', free + 1n), /issuance\.DailyCapReached/],
    ]);
    const before = await state();
    await mint(bank, 'UETR-2', free);
    assert.equal((await state()).free, before.free + free);
    assert.equal(await left(bank), 0n);
    await expectRefused([[() => mint(bank, 'UETR-3', 1n), /issuance\.DailyCapReached/]]);

    await asRoot(tx().setIssuer(bank.address, 10_000n * GCC));
    const { outstanding } = (await api.call.issuanceApi.issuer(bank.address)).unwrap();
    const unbacked = 500n * GCC - outstanding.toBigInt() + 1n;
    await expectRefused([
      [() => mint(bank, 'UETR-3', unbacked), /issuance\.ReservesExceeded/],
    ]);

    // The bank lost reserves: another issuer cannot mint on its own, either.
    await attest(bank, 50n * GCC, 2 * HOUR_MS);
    await expectRefused([
      [() => mint(bank, 'UETR-3', 1n), /issuance\.ReservesExceeded/],
      [() => mint(other, 'UETR-4', 100n * GCC), /issuance\.TotalReservesExceeded/],
    ]);
  });

  step('mints nothing on an attestation that has expired', { deadline: 240_000 }, async () => {
    await attest(bank, 500n * GCC, HOUR_MS + 60_000);
    const now = (await api.query.timestamp.now()).toNumber();
    const statement = (asOf) => submit(api, tx().attestReserves(GCC, asOf, STATEMENT), bank);
    await expectRefused([
      [() => statement(now - 2 * HOUR_MS), /issuance\.StatementOutdated/],
      [() => statement(now + HOUR_MS), /issuance\.StatementFromFuture/],
    ]);
    await setParams({ attestationValidity: HOUR_MS });
    await expectRefused([
      [() => mint(bank, 'UETR-5', GCC), /issuance\.AttestationExpired/],
      [() => mint(other, 'UETR-6', GCC), /issuance\.TotalReservesExceeded/],
    ]);
    await attest(bank, 500n * GCC);
    const before = await state();
    await mint(bank, 'UETR-5', GCC);
    assert.equal((await state()).free, before.free + GCC);
    await expectBooks();
  });

  step('holds what is withdrawn, burns what is confirmed and returns what is rejected', {
    deadline: 300_000,
  }, async () => {
    const amount = 20n * GCC;
    const outstanding = async () =>
      (await api.call.issuanceApi.issuer(bank.address)).unwrap().outstanding.toBigInt();
    const owed = await outstanding();
    const before = await state();
    const ask = () => tx().requestWithdrawal(bank.address, amount, hex('payout 1'));
    const asked = await submit(api, api.tx.utility.batchAll([ask(), ask()]), customer);
    const [confirmed, rejected] = asked.events
      .filter((event) => api.events.issuance.WithdrawalRequested.is(event))
      .map(({ data }) => data.id.toNumber());
    const free = before.free - 2n * amount - feeOf(asked);
    assert.deepEqual(await state(), { free, held: 2n * amount, issuance: before.issuance });
    await expectBooks();

    await expectRefused([
      [() => submit(api, tx().confirmWithdrawal(confirmed), other), /issuance\.NotYourWithdrawal/],
      [() => submit(api, tx().expireWithdrawal(confirmed), gateway), /issuance\.NotExpired/],
    ]);
    await submit(api, tx().confirmWithdrawal(confirmed), bank);
    assert.deepEqual(await state(), {
      ...{ free, held: amount },
      issuance: before.issuance - amount,
    });
    assert.equal(await outstanding(), owed - amount);
    await expectBooks();

    await submit(api, tx().rejectWithdrawal(rejected, 'PayoutDetails'), bank);
    assert.deepEqual(await state(), {
      ...{ free: free + amount, held: 0n },
      issuance: before.issuance - amount,
    });
    assert.equal(await outstanding(), owed - amount);
    await expectRefused([
      [() => submit(api, tx().confirmWithdrawal(confirmed), bank), /issuance\.NoSuchWithdrawal/],
      [() => submit(api, tx().confirmWithdrawal(rejected), bank), /issuance\.NoSuchWithdrawal/],
    ]);
  });

  step('returns what nobody settled in time', { deadline: 240_000 }, async () => {
    const { withdrawalTimeout } = await api.query.issuance.params();
    await setParams({ withdrawalTimeout: TIMEOUT });
    const { data, requestedIn } = await request(20n * GCC);
    const { id, expiresAt, releaseAt } = data;
    // Where it was requested: in the last final block it may have been released already.
    const asked = await state(requestedIn);
    assert.equal(asked.held, 20n * GCC);
    const { block } = await chain.waitForEvent(
      api.events.issuance.WithdrawalExpired,
      (released) => released.id.eq(id),
      { what: 'the withdrawal to be released', deadline: 120_000 },
    );
    assert.equal(block.number, releaseAt.toNumber());
    assert.ok(block.number >= expiresAt.toNumber());
    assert.deepEqual(await state(), { ...asked, free: asked.free + 20n * GCC, held: 0n });
    await expectRefused([
      [() => submit(api, tx().confirmWithdrawal(id), bank), /issuance\.NoSuchWithdrawal/],
    ]);
    await setParams({ withdrawalTimeout });
  });

  step('pauses what would mint or hold, settles what is open, and mints for payments afterwards', {
    deadline: 300_000,
  }, async () => {
    const rails = await railsOf(api);
    setJettonWallets([stub], rails);
    const { id } = (await request(20n * GCC)).data;
    const beneficiary = freshAccount(keyring).address;
    const [order] = await makeOrders(api, gateway, [
      { rail: rails.UsdtTron, gcc: 25n * GCC, beneficiary },
    ]);

    await asRoot(tx().pause());
    const ask = tx().requestWithdrawal(bank.address, GCC, hex('payout 2'));
    await expectRefused([[() => mint(bank, 'UETR-7', GCC), /issuance\.Paused/]]);
    // The customer pays the fee of what fails.
    const before = await state();
    await assert.rejects(submit(api, ask, customer), /issuance\.Paused/);
    const refused = await state();
    assert.ok(refused.free < before.free && before.free - refused.free < GCC);
    assert.deepEqual({ ...refused, free: before.free }, before);

    pay([stub], order);
    const locked = await waitForState(api, order, 'Locked');
    assert.equal(locked.lock.unwrap().type, 'EffectFailed');
    assert.equal(locked.received.toBigInt(), order.due);
    assert.ok(locked.settled.isNone);
    assert.equal(await finalBalance(api, beneficiary), 0n);
    assert.equal((await state()).issuance, before.issuance);
    const retry = () => submit(api, api.tx.payments.retry(order.id), gateway);
    await assert.rejects(retry, /issuance\.Paused/);
    assert.equal((await finalOrder(api, order)).state.type, 'Locked');

    await submit(api, tx().confirmWithdrawal(id), bank);
    assert.deepEqual(await state(), {
      ...{ free: refused.free, held: 0n },
      issuance: before.issuance - 20n * GCC,
    });
    await expectBooks();

    await asRoot(tx().unpause());
    await retry();
    assert.equal((await finalOrder(api, order)).state.type, 'Paid');
    assert.equal(await finalBalance(api, beneficiary), 25n * GCC);
    await assert.rejects(retry, /payments\.NotLocked/);
    const supply = await api.call.issuanceApi.supply();
    assert.equal(supply.paidIn.toBigInt(), 25n * GCC);
    await mint(bank, 'UETR-7', GCC);
    assert.equal((await state()).free, refused.free + GCC);
    await expectBooks();
  });
});
