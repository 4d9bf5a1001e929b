// What a payments worker asks for and what a node holds with 10,000 open orders, against a few.
//
//   node bench-orders.mjs [ORDERS]
//
// A development chain with one validator and the stub of TronGrid and TonAPI. Prints a table for
// the notes. Not a test: it fails only if the orders cannot be made or paid.

import { readFileSync } from 'node:fs';
import { Keyring } from '@polkadot/api';
import { submit, waitForFinalised } from './lib/chain.mjs';
import { MornetNode } from './lib/node.mjs';
import { PaymentStub, someTonAddress, someTronAddress } from './lib/payment-stub.mjs';
import {
  freshAccount,
  GCC,
  makeOrders,
  pay,
  providerArgs,
  railsOf,
  setJettonWallets,
} from './lib/payments.mjs';
import { makeFolder, removeFolder } from './lib/processes.mjs';
import { waitFor } from './lib/wait.mjs';

const ORDERS = Number(process.argv[2] ?? 10_000);
const NETWORKS = ['tron', 'ton'];
/** Rounds that are looked at in each stage. */
const ROUNDS = 5;
/** Of each rail, how many payments come in the last stage; and as many transfers to nobody. */
const PAYMENTS = 100;
/** Rounds begin 12 s after one another at the least, and without faults end at once. */
const SILENCE_MS = 4_000;
/** Orders in a transaction, at most. */
const BATCH = 100;

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
const alice = keyring.addFromUri('//Alice');

const chunks = (list, size) =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, i) =>
    list.slice(i * size, (i + 1) * size),
  );

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/**
 * Memory of a process that no file backs, in MiB. A node gives some 40 of those that it took at its
 * start back within a minute, orders or not: compare stages by their medians, not the first with
 * what follows.
 */
function anonymousMib(pid) {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^RssAnon:\s+(\d+) kB$/m.exec(status)[1]) / 1024);
}

/** Counts requests a round, blocks' weights and memory from when it is made until it is stopped. */
class Observer {
  rounds = { tron: [], ton: [] };
  /** Anonymous memory of the node, in MiB, four times a second. */
  memory = [];
  /** Weight of transactions in the fullest block, and of hooks in each; % of a block's. */
  transactionsMax = 0;
  mandatory = [];
  #timer;
  #unsubscribe;

  static async start({ node, stub, api }) {
    const observer = new Observer();
    const limit = api.consts.system.blockWeights.maxBlock.refTime.toBigInt();
    const known = {};
    for (const network of NETWORKS) {
      known[network] = { count: stub.count(network), last: Date.now(), burst: undefined };
    }
    observer.#timer = setInterval(() => {
      observer.memory.push(anonymousMib(node.pid));
      for (const network of NETWORKS) {
        const seen = known[network];
        const count = stub.count(network);
        if (count > seen.count) {
          // What was under way when this began is no whole round.
          const whole = Date.now() - seen.last >= SILENCE_MS;
          if (seen.burst === undefined && whole) seen.burst = 0;
          if (seen.burst !== undefined) seen.burst += count - seen.count;
          Object.assign(seen, { count, last: Date.now() });
        } else if (seen.burst !== undefined && Date.now() - seen.last >= SILENCE_MS) {
          observer.rounds[network].push(seen.burst);
          seen.burst = undefined;
        }
      }
    }, 250);
    observer.#unsubscribe = await api.rpc.chain.subscribeNewHeads(async ({ hash }) => {
      const { query } = await api.at(hash);
      const { normal, operational, mandatory } = await query.system.blockWeight();
      const part = (...classes) => {
        const used = classes.reduce((sum, { refTime }) => sum + refTime.toBigInt(), 0n);
        return Number((used * 10_000n) / limit) / 100;
      };
      observer.transactionsMax = Math.max(observer.transactionsMax, part(normal, operational));
      // A block that begins a session is full by decree: what other blocks must do is of interest.
      observer.mandatory.push(part(mandatory));
    });
    return observer;
  }

  /** Waits until so many rounds of each network were seen. */
  async seen(count) {
    await waitFor(() => NETWORKS.every((network) => this.rounds[network].length >= count), {
      what: `${count} rounds`,
      deadline: count * 60_000,
    });
  }

  stop() {
    clearInterval(this.#timer);
    this.#unsubscribe();
  }
}

/** Funds accounts, as many transfers in a transaction as fit. */
async function fund(api, accounts, plancks) {
  for (const some of chunks(accounts, BATCH)) {
    const calls = some.map(({ address }) => api.tx.balances.transferKeepAlive(address, plancks));
    await submit(api, api.tx.utility.batchAll(calls), alice);
  }
}

async function main() {
  const folder = makeFolder();
  const stub = await PaymentStub.start();
  const node = await MornetNode.create({
    ...{ name: 'alice', folder, chain: 'dev' },
    args: ['--alice', ...providerArgs(stub)],
  });
  const rows = [];
  try {
    await node.start();
    const api = await node.api();
    await waitForFinalised(node, 1, { deadline: 60_000 });
    const rails = Object.values(await railsOf(api));
    setJettonWallets([stub], await railsOf(api));
    const { maxOpenOrders, maxWatchedOrders, orderDeposit } = api.consts.payments;
    if (maxWatchedOrders.toNumber() < ORDERS + rails.length) {
      throw new Error(`the chain watches ${maxWatchedOrders} orders at most`);
    }

    const measure = async (stage, until) => {
      const observer = await Observer.start({ node, stub, api });
      const began = Date.now();
      await until(observer);
      observer.stop();
      const most = (network) => Math.max(0, ...observer.rounds[network]);
      rows.push({
        stage,
        'orders watched': (await api.query.payments.watchedCount()).toNumber(),
        'rounds seen': NETWORKS.map((network) => observer.rounds[network].length).join(' + '),
        'most requests a round, TRON': most('tron'),
        'most requests a round, TON': most('ton'),
        'memory, MiB (least, median, most)': [
          Math.min(...observer.memory),
          median(observer.memory),
          Math.max(...observer.memory),
        ].join(', '),
        'transactions in a block at most, % of weight': observer.transactionsMax,
        'hooks in a block, median, % of weight': median(observer.mandatory),
        seconds: Math.round((Date.now() - began) / 1_000),
      });
      process.stderr.write(`${JSON.stringify(rows.at(-1))}\n`);
    };

    const gcc = 25n * GCC;
    const one = (rail, beneficiary) => ({ rail, gcc, beneficiary });
    const { address: nobody } = freshAccount(keyring);
    await makeOrders(
      api,
      alice,
      rails.map((rail) => one(rail, nobody)),
    );
    await measure('an order of each rail, at first', (observer) => observer.seen(ROUNDS));
    await measure('an order of each rail', (observer) => observer.seen(ROUNDS));

    const each = Math.min(maxOpenOrders.toNumber(), ORDERS);
    const gateways = Array.from({ length: Math.ceil(ORDERS / each) }, () => freshAccount(keyring));
    await fund(api, gateways, orderDeposit.toBigInt() * BigInt(each) + 10n * GCC);
    const made = [];
    await measure(`${ORDERS} orders are made`, async () => {
      const numbers = Array.from({ length: ORDERS }, (_, i) => i);
      // Each gateway waits for its own transactions, none for another's.
      await Promise.all(
        chunks(numbers, each).map(async (mine, i) => {
          const beneficiary = freshAccount(keyring).address;
          for (const some of chunks(mine, BATCH)) {
            const wanted = some.map((n) => one(rails[n % rails.length], beneficiary));
            made.push(...(await makeOrders(api, gateways[i], wanted)));
          }
        }),
      );
    });
    await measure(`${ORDERS} orders are open`, (observer) => observer.seen(ROUNDS));

    await measure(`${PAYMENTS} payments on each rail, and as many strangers'`, async (observer) => {
      const paid = rails.flatMap((rail) => {
        const orders = made.filter((order) => order.rail === rail);
        const stride = Math.max(1, Math.floor(orders.length / PAYMENTS));
        return orders.filter((_, i) => i % stride === 0).slice(0, PAYMENTS);
      });
      for (const order of paid) {
        pay([stub], order);
        pay([stub], order, {
          memo: 'thank you',
          from: order.rail.contract ? someTronAddress() : someTonAddress(),
        });
      }
      await waitFor(
        async () => {
          const orders = await api.query.payments.orders.multi(paid.map(({ id }) => id));
          return orders.every((order) => order.unwrap().state.isPaid);
        },
        { what: 'all of them to be paid', deadline: 900_000, every: 2_000 },
      );
      await observer.seen(1);
    });
    await measure('afterwards', (observer) => observer.seen(ROUNDS));
  } finally {
    if (node.running) await node.kill();
    await stub.stop();
    removeFolder(folder);
  }

  const columns = Object.keys(rows[0]);
  const line = (cells) => `| ${cells.join(' | ')} |`;
  process.stdout.write(
    `${[
      line(columns),
      line(columns.map(() => '---')),
      ...rows.map((row) => line(columns.map((column) => row[column]))),
    ].join('\n')}\n`,
  );
}

await main();
