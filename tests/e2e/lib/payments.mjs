// What the tests of payments do and read: orders, payments on the stubs, and what became of them.

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { submit } from './chain.mjs';
import { atFinal } from './metering.mjs';
import { someTonAddress, someTronAddress, tonRaw, tronText } from './payment-stub.mjs';
import { waitFor } from './wait.mjs';

export const GCC = 10n ** 12n;
/** The four validators of the chain `local`. */
export const VALIDATORS = ['alice', 'bob', 'charlie', 'dave'];
/** Transfers that the two providers of a network show differently, by the label `network`. */
export const DISAGREEMENTS = 'mornet_payments_disagreements';
/** The networks as metrics name them, in the order of their codes in the chain. */
const NETWORKS = ['tron', 'ton'];

/**
 * The arguments with which a node reads TRON and TON from stubs.
 *
 * @param {import('./payment-stub.mjs').PaymentStub} stub
 * @param {object} [options]
 * @param {{tron: string, ton: string}} [options.keyFiles] paths
 * @param {import('./payment-stub.mjs').PaymentStub} [options.secondTon] a second provider of TON
 */
export function providerArgs(stub, { keyFiles, secondTon } = {}) {
  return [
    ...['--tron-api-url', stub.url, '--ton-api-url', stub.url],
    ...(keyFiles ? ['--tron-api-key-file', keyFiles.tron] : []),
    ...(keyFiles ? ['--ton-api-key-file', keyFiles.ton] : []),
    ...(secondTon ? ['--ton-second-api-url', secondTon.url] : []),
  ];
}

/** Writes an API key where only its owner can read it; returns the path. */
export function writeKeyFile(folder, name, key) {
  const path = join(folder, name);
  writeFileSync(path, `${key}\n`, { mode: 0o600 });
  return path;
}

/**
 * Starts the four validators of the chain `local`. Alice's node keeps the state of all blocks.
 *
 * @param {object} nodes those of the scenario
 * @param {(name: string) => string[]} argsOf further arguments of each
 * @returns {Promise<Record<string, import('./node.mjs').MornetNode>>} by name
 */
export async function startValidators(nodes, argsOf) {
  const started = {};
  for (const name of VALIDATORS) {
    started[name] = await nodes.start({
      ...{ name, chain: 'local', bootnodes: Object.values(started) },
      args: [
        `--${name}`,
        ...(name === 'alice' ? ['--state-pruning', 'archive'] : []),
        ...argsOf(name),
      ],
    });
  }
  return started;
}

/**
 * A way to pay as the chain has it, with addresses as the stubs take them.
 *
 * @typedef {{key: object, payTo: string, contract?: string, master?: string, wallet?: string,
 *   plancks: bigint, units: bigint, config: object}} Rail `key` is what calls take
 * @returns {Promise<{UsdtTron: Rail, Ton: Rail, Jetton: Rail}>} of jettons the first
 */
export async function railsOf(api) {
  const tron = (hex) => tronText(`41${hex.slice(2)}`);
  // Read as JSON, for a field called `hash` cannot be read as a property.
  const ton = ({ workchain, hash }) => `${workchain}:${hash.slice(2)}`;
  const rails = {};
  for (const [{ args }, record] of await api.query.payments.rails.entries()) {
    const { config } = record.unwrap();
    const [target] = Object.values(config.target.toJSON());
    const read = config.target.isTrc20 ? tron : ton;
    rails[args[0].type] ??= {
      key: args[0].toJSON(),
      ...Object.fromEntries(Object.entries(target).map(([name, address]) => [name, read(address)])),
      plancks: config.rate.plancks.toBigInt(),
      units: config.rate.units.toBigInt(),
      config,
    };
  }
  return rails;
}

/** What so many plancks cost on a rail, rounded up as the chain does. */
export const costOn = ({ plancks, units }, gcc) => (gcc * units + plancks - 1n) / plancks;

/** An account that nobody has used. */
export const freshAccount = (keyring) =>
  keyring.addFromUri(`//customer//${randomBytes(16).toString('hex')}`);

/**
 * Makes orders to buy GCC, in one transaction.
 *
 * @param {{rail: Rail, gcc: bigint, beneficiary: string}[]} wanted
 * @returns {Promise<Order[]>}
 *
 * @typedef {{id: number, memo: string, due: bigint, gcc: bigint, expires: number,
 *   beneficiary: string, rail: Rail}} Order
 */
export async function makeOrders(api, gateway, wanted) {
  const calls = wanted.map(({ rail, gcc, beneficiary }) =>
    api.tx.payments.createOrder('BuyGcc', rail.key, gcc, beneficiary),
  );
  const { events } = await submit(api, api.tx.utility.batchAll(calls), gateway);
  return events
    .filter((event) => api.events.payments.OrderCreated.is(event))
    .map(({ data }, i) => ({
      ...wanted[i],
      id: data.order.toNumber(),
      memo: data.memo.toUtf8(),
      due: data.terms.due.toBigInt(),
      expires: data.terms.expires.toNumber(),
    }));
}

/**
 * Pays an order, or something else with its memo: all stubs show one and the same transaction.
 *
 * @param {import('./payment-stub.mjs').PaymentStub[]} stubs
 * @param {Order} order
 * @param {object} [payment] what is not as it should be
 * @param {bigint} [payment.amount]
 * @param {string} [payment.memo]
 * @param {number} [payment.time] in milliseconds since the Unix epoch
 * @param {string} [payment.id] the transaction's, of one that was made before
 * @param {string} [payment.from]
 * @param {boolean} [payment.solid] on TRON, whether it is final
 * @returns {{id: string, from: string, time: number, amount: bigint}} what was paid
 */
export function pay(stubs, order, payment = {}) {
  const { rail } = order;
  const onTron = rail.contract !== undefined;
  const paid = {
    ...{ amount: order.due, memo: order.memo, time: Date.now() },
    id: randomBytes(32).toString('hex'),
    from: onTron ? someTronAddress() : someTonAddress(),
    ...payment,
  };
  const { id, ...transfer } = { ...paid, to: rail.payTo };
  for (const { tron, ton } of stubs) {
    if (onTron) tron.pay({ ...transfer, contract: rail.contract, id });
    else if (rail.wallet) {
      ton.payJetton({ ...transfer, wallet: rail.wallet, transaction: { hash: id } });
    } else ton.pay({ ...transfer, transaction: { hash: id } });
  }
  return paid;
}

/** Takes a transaction back on stubs. */
export function forget(stubs, { rail }, { id }) {
  for (const { tron, ton } of stubs) (rail.contract === undefined ? ton : tron).forget(id);
}

/** Lets the stubs know the jetton wallets that the chain's rails name. */
export function setJettonWallets(stubs, { Jetton: { payTo, master, wallet } }) {
  for (const { ton } of stubs) {
    ton.setJettonWallet({ owner: tonRaw(payTo), master: tonRaw(master), wallet });
  }
}

/** An order as the last final block has it. */
export async function finalOrder(api, { id }) {
  const { call } = await atFinal(api);
  return (await call.paymentsApi.order(id)).unwrap();
}

/** Waits until an order stands somewhere in a final block; returns it as it is there. */
export async function waitForState(api, order, state, { deadline = 120_000 } = {}) {
  return waitFor(
    async () => {
      const found = await finalOrder(api, order);
      return found.state.type === state && found;
    },
    { what: `order ${order.id} to be ${state}`, deadline, every: 1_000 },
  );
}

/** Fails unless orders stand somewhere in the last final block. */
export async function expectStates(assert, api, expected) {
  const states = await Promise.all(
    expected.map(async ([order]) => [order.id, (await finalOrder(api, order)).state.type]),
  );
  assert.deepEqual(
    states,
    expected.map(([order, state]) => [order.id, state]),
  );
}

/** The validators with a vote on an order's transfers that are not agreed on, at an api's block. */
export async function votersOn(query, { id }) {
  return (await query.payments.votes(id)).map(({ validator }) => validator.toString()).sort();
}

/** Waits until the votes that stand on an order, in a final block, are these validators'. */
export async function waitForVoters(api, order, validators, { deadline = 120_000 } = {}) {
  const expected = [...validators].sort().join();
  await waitFor(
    async () => (await votersOn((await atFinal(api)).query, order)).join() === expected,
    { what: `order ${order.id} to have votes of ${validators.length}`, deadline, every: 1_000 },
  );
}

/** An account's free balance in plancks, in the last final block. */
export async function finalBalance(api, address) {
  const { query } = await atFinal(api);
  return (await query.system.account(address)).data.free.toBigInt();
}

/**
 * Fails unless all GCC that came into being since genesis are those of the orders that were
 * settled, each once and in the block that says so, and each transfer was agreed on once.
 *
 * @param {import('./chain.mjs').FinalChain} chain of a node that keeps all states
 */
export async function expectMintedOnce(assert, api, chain) {
  await chain.read();
  const issuanceAt = async (hash) =>
    (await (await api.at(hash)).query.balances.totalIssuance()).toBigInt();
  const settled = chain.events(api.events.payments.Settled);
  const orders = settled.map(({ data }) => data.order.toNumber());
  assert.equal(new Set(orders).size, orders.length, 'an order is settled once');
  const transfers = chain
    .events(api.events.payments.TransferAgreed)
    .map(({ data }) => data.receipt.transfer.toHex());
  assert.equal(new Set(transfers).size, transfers.length, 'a transfer is agreed on once');

  for (const block of new Set(settled.map((one) => one.block))) {
    const { parentHash } = await api.rpc.chain.getHeader(block.hash);
    const minted = settled
      .filter((one) => one.block === block)
      .reduce((sum, { data }) => sum + data.gcc.toBigInt(), 0n);
    const grown = (await issuanceAt(block.hash)) - (await issuanceAt(parentHash));
    assert.equal(grown, minted, `what block ${block.number} minted`);
  }
  const { hash } = chain.blocks.at(-1);
  const total = settled.reduce((sum, { data }) => sum + data.gcc.toBigInt(), 0n);
  assert.equal((await issuanceAt(hash)) - (await issuanceAt(api.genesisHash)), total);
  const { paidIn } = await (await api.at(hash)).query.issuance.supply();
  assert.equal(paidIn.toBigInt(), total);
}

/**
 * What a node's worker notes of its reading, in the off-chain storage: `Progress` of
 * `mornet-primitives`.
 *
 * @param {import('./node.mjs').MornetNode} node
 * @param {'tron' | 'ton'} network
 */
export async function progressOf(node, network) {
  const key = Buffer.concat([
    Buffer.from('mornet/payments/v1/progress/'),
    Buffer.from([NETWORKS.indexOf(network)]),
  ]);
  const hex = `0x${key.toString('hex')}`;
  const value = await node.rpc('offchain_localStorageGet', 'PERSISTENT', hex);
  if (value === null) return { rounds: 0, pending: 0, disagreements: 0, votes: 0 };
  const bytes = Buffer.from(value.slice(2), 'hex');
  // After three numbers of eight bytes an optional pair of them.
  const rest = bytes.subarray(bytes[24] === 1 ? 41 : 25);
  return {
    rounds: Number(bytes.readBigUInt64LE(0)),
    pending: rest.readUInt32LE(0),
    disagreements: rest.readUInt32LE(4),
    votes: Number(rest.readBigUInt64LE(16)),
  };
}

/** Waits until workers have begun and ended so many rounds from now on, of each network. */
export async function waitForRounds(nodes, count, { deadline = 180_000 } = {}) {
  const roundsOf = () =>
    Promise.all(
      nodes.flatMap((node) =>
        NETWORKS.map(async (network) => (await progressOf(node, network)).rounds),
      ),
    );
  const before = await roundsOf();
  // One may run now, and a round has ended when the next one begins.
  await waitFor(
    async () => (await roundsOf()).every((rounds, i) => rounds > before[i] + count),
    { what: `${count} rounds of ${nodes.length} workers`, deadline, every: 1_000 },
  );
}
