// Stands in for TronGrid and TonAPI: plain HTTP on the loopback interface, with what tests put in.
//
// It answers as shared/payments/API-FACTS.md says the services do, mistakes of theirs included:
// parameters that it does not know are ignored, the plain listing of TRON leaves out received
// tokens, the token listing has no memo. Whatever a test wants to go wrong does, on request.
//
//   const stub = await PaymentStub.start();
//   stub.tron.pay({ to, amount: 25_000_000n, memo });
//   stub.ton.pay({ to, amount: 5_000_000_000n, memo });
//   stub.ton.payJetton({ to, wallet, amount: 25_000_000n, memo });
//   const heal = stub.fault('tron', { status: 429, body: THROTTLED });
//   heal();
//   await stub.stop();

import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** The contract of USDT on TRON. */
export const USDT_TRON = 'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t';
/** The master of USDT on TON. */
export const USDT_TON = '0:b113a994b5024a16719f69139328eb759596c38a25f59028b146fecdc3621dfe';

/** What TronGrid answers to those who ask too often; with status 429, 403 or 200. */
export const THROTTLED = {
  Error: 'The key exceeds the frequency limit(15), and the query server is suspended for 3 s',
};

/** The clock of the fixtures in primitives/rails/tests/fixtures, in milliseconds. */
export const FIXTURE_NOW = 1_767_268_800_000;
/** The memo of the order that they pay. */
export const FIXTURE_MEMO = 'ORD-000042';

const TRANSFER_TOPIC = 'ddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef';
const TRON_BLOCK_MS = 3000;
const FIRST_BLOCK = 78_865_101;
const MAX_BODY = 64 * 1024;
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';

const sha256 = (bytes) => createHash('sha256').update(bytes).digest();
const randomHash = () => randomBytes(32).toString('hex');
const word = (number) => BigInt(number).toString(16).padStart(64, '0');

/** Bytes (`41` and twenty more) of an address of TRON in either form, in hexadecimal. */
export function tronHex(address) {
  if (/^41[0-9a-fA-F]{40}$/.test(address)) return address.toLowerCase();
  let number = 0n;
  for (const character of address) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) throw new Error(`'${address}' is no address of TRON`);
    number = number * 58n + BigInt(digit);
  }
  const bytes = Buffer.from(number.toString(16).padStart(50, '0'), 'hex');
  const payload = bytes.subarray(0, 21);
  if (bytes.length !== 25 || !sha256(sha256(payload)).subarray(0, 4).equals(bytes.subarray(21))) {
    throw new Error(`'${address}' is no address of TRON`);
  }
  return payload.toString('hex');
}

/** The form that wallets show of an address of TRON in either form. */
export function tronText(address) {
  const payload = Buffer.from(tronHex(address), 'hex');
  const sum = sha256(sha256(payload)).subarray(0, 4);
  let number = BigInt(`0x${payload.toString('hex')}${sum.toString('hex')}`);
  let text = '';
  for (; number > 0n; number /= 58n) text = ALPHABET[Number(number % 58n)] + text;
  return text;
}

/** The raw form (`0:` and hexadecimal digits) of an address of TON in any form. */
export function tonRaw(address) {
  const raw = /^(-?\d+):([0-9a-fA-F]{64})$/.exec(address);
  if (raw) return `${raw[1]}:${raw[2].toLowerCase()}`;
  const bytes = Buffer.from(address, 'base64url');
  let sum = 0;
  for (const byte of bytes.subarray(0, 34)) {
    sum ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) {
      sum = sum & 0x8000 ? ((sum << 1) ^ 0x1021) & 0xffff : (sum << 1) & 0xffff;
    }
  }
  if (bytes.length !== 36 || bytes.readUInt16BE(34) !== sum) {
    throw new Error(`'${address}' is no address of TON`);
  }
  return `${bytes.readInt8(1)}:${bytes.subarray(2, 34).toString('hex')}`;
}

/** Some address of TRON that nobody has the key of. */
export const someTronAddress = () => tronText(`41${randomBytes(20).toString('hex')}`);
/** Some address of TON that nobody has the key of. */
export const someTonAddress = () => `0:${randomHash()}`;

/**
 * Fits a fixture to an order of today: its memo for theirs, its times as long ago as theirs are
 * from their clock.
 *
 * @param {string} text the body
 * @param {{memo: string, now?: number}} order
 * @returns {object} the body
 */
export function adaptFixture(text, { memo, now = Date.now() }) {
  const hex = (string) => Buffer.from(string).toString('hex');
  const shift = Math.floor((now - FIXTURE_NOW) / TRON_BLOCK_MS) * TRON_BLOCK_MS;
  const times = { block_timestamp: 1, blockTimeStamp: 1, timestamp: 1, utime: 1000, created_at: 1000 };
  return JSON.parse(
    text.replaceAll(FIXTURE_MEMO, memo).replaceAll(hex(FIXTURE_MEMO), hex(memo)),
    (key, value) => (key in times && Number.isSafeInteger(value) ? value + shift / times[key] : value),
  );
}

/** JSON in which integers of any size stand as they are. */
function stringify(value) {
  const marked = JSON.stringify(value, (_, item) =>
    typeof item === 'bigint' ? `\u0000${item}\u0000` : item,
  );
  return marked.replace(/"\\u0000(-?\d+)\\u0000"/g, '$1');
}

/** An answer that is not a success. */
class Refusal extends Error {
  constructor(status, body) {
    super(`status ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** What TronGrid knows. */
class Tron {
  /** Transactions by id. */
  #transactions = new Map();
  #block = FIRST_BLOCK;

  /** How far the solidified chain is behind the clock, in milliseconds. */
  solidLagMs = 0;

  /**
   * A transfer of a token.
   *
   * @param {object} transfer
   * @param {string} transfer.to
   * @param {bigint} transfer.amount in the token's smallest unit
   * @param {string} [transfer.memo]
   * @param {string} [transfer.from]
   * @param {string} [transfer.contract] the token's
   * @param {number} [transfer.time] in milliseconds since the Unix epoch
   * @param {string} [transfer.result] `SUCCESS`, or how it failed
   * @param {boolean} [transfer.solid] whether the solidified chain has it once its time has come
   * @param {{contract?: string, from?: string, to: string, amount: bigint}[]} [transfer.more]
   *   transfers that the same transaction makes after this one
   * @param {object} [transfer.listed] what the listing says otherwise: see {@link lie}
   * @param {string} [transfer.id]
   * @returns {string} the transaction's id
   */
  pay({ to, amount, memo, from = someTronAddress(), contract = USDT_TRON, time = Date.now(), ...rest }) {
    const { result = 'SUCCESS', solid = true, more = [], listed = {}, id = randomHash() } = rest;
    const transfers = [{ to, amount, from, contract }, ...more.map((one) => ({ from, contract, ...one }))];
    this.#transactions.set(id, {
      id,
      memo: memo === undefined ? undefined : Buffer.from(memo).toString('hex'),
      result,
      solid,
      listed,
      time: Math.floor(time / TRON_BLOCK_MS) * TRON_BLOCK_MS,
      block: (this.#block += 1),
      owner: tronHex(from),
      called: tronHex(contract),
      call: `a9059cbb${tronHex(to).slice(2).padStart(64, '0')}${word(amount)}`,
      transfers: transfers.map((one) => ({
        contract: tronHex(one.contract),
        from: tronHex(one.from),
        to: tronHex(one.to),
        amount: BigInt(one.amount),
      })),
    });
    return id;
  }

  /**
   * A row of the plain listing, as the fixtures have them: what the other answers say of it is made
   * of it. A failed call makes no transfer, and neither does one of coins.
   *
   * @param {object} row
   * @returns {string} the transaction's id
   */
  payAsListed(row) {
    const { value } = row.raw_data.contract[0].parameter;
    const call = value.data ?? '';
    const address = (at) => `41${call.slice(8 + at * 64 + 24, 8 + at * 64 + 64)}`;
    const parties = {
      a9059cbb: () => ({ from: value.owner_address, to: address(0), amount: call.slice(72, 136) }),
      '23b872dd': () => ({ from: address(0), to: address(1), amount: call.slice(136, 200) }),
    }[call.slice(0, 8)]?.();
    const transfers = parties
      ? [{ ...parties, contract: value.contract_address, amount: BigInt(`0x${parties.amount}`) }]
      : [];
    this.#transactions.set(row.txID, {
      id: row.txID,
      memo: row.raw_data.data,
      result: row.ret[0].contractRet,
      solid: true,
      listed: {},
      time: row.block_timestamp,
      block: row.blockNumber,
      owner: value.owner_address,
      called: value.contract_address ?? value.to_address,
      call,
      transfers,
    });
    return row.txID;
  }

  /** Lets the solidified chain have a transaction that it had not. */
  solidify(id) {
    this.#get(id).solid = true;
  }

  /** Changes what the listing says of a transaction: rows with these fields in place of the true ones. */
  lie(id, fields) {
    this.#get(id).listed = fields;
  }

  /** Takes a transaction back, as a chain that is reorganised does. */
  forget(id) {
    this.#transactions.delete(id);
  }

  #get(id) {
    const transaction = this.#transactions.get(id);
    if (!transaction) throw new Error(`the stub has no transaction ${id}`);
    return transaction;
  }

  /** Time of the solidified head. */
  #solidTime() {
    return Math.floor((Date.now() - this.solidLagMs) / TRON_BLOCK_MS) * TRON_BLOCK_MS;
  }

  #isSolid(transaction) {
    return transaction.solid && transaction.time <= this.#solidTime();
  }

  /** Answers a request, or `undefined` if there is no such path. */
  answer({ method, path, query, body }) {
    const listing = /^\/v1\/accounts\/([^/]+)\/transactions(\/trc20)?$/.exec(path);
    if (method === 'GET' && listing) return this.#list(listing[1], Boolean(listing[2]), query);
    if (method !== 'POST') return undefined;
    const asked = /^\/(wallet|walletsolidity)\/(\w+)$/.exec(path);
    if (!asked) return undefined;
    const solidOnly = asked[1] === 'walletsolidity';
    const found = this.#transactions.get(body?.value);
    const known = found && (!solidOnly || this.#isSolid(found)) ? found : undefined;
    switch (asked[2]) {
      case 'getnowblock':
        return this.#head();
      case 'gettransactionbyid':
        return known ? this.#transaction(known) : {};
      case 'gettransactioninfobyid':
        return known ? this.#info(known) : {};
      default:
        return undefined;
    }
  }

  #list(account, tokens, query) {
    const limit = Number(query.get('limit') ?? 20);
    if (!(limit >= 1 && limit <= 200)) throw new Refusal(400, '');
    const us = tronHex(account);
    const rows = [...this.#transactions.values()].flatMap((transaction) =>
      tokens ? this.#tokenRows(transaction, us, query) : this.#plainRows(transaction, us),
    );
    const [key, direction = 'desc'] = (query.get('order_by') ?? 'block_timestamp,desc').split(',');
    const sign = direction === 'asc' ? 1 : -1;
    rows.sort((a, b) => sign * (a[key] - b[key]));
    const start = Number(query.get('fingerprint')?.replace('page-', '') ?? 0);
    const page = rows.slice(start, start + limit);
    const meta = { at: Date.now(), page_size: page.length };
    if (start + limit < rows.length) {
      meta.fingerprint = `page-${start + limit}`;
      // As the service does: an absolute link to its own host, which nobody should follow.
      const next = new URLSearchParams([...query, ['fingerprint', meta.fingerprint]]);
      meta.links = { next: `https://api.trongrid.io/v1/accounts/${account}/transactions?${next}` };
    }
    return { data: page, success: true, meta };
  }

  #tokenRows(transaction, us, query) {
    const set = (name) => query.get(name) === 'true';
    if (set('only_confirmed') && !this.#isSolid(transaction)) return [];
    const honest = transaction.result === 'SUCCESS' || Object.keys(transaction.listed).length > 0;
    const contract = query.get('contract_address');
    return (honest ? transaction.transfers : [])
      .map((transfer) => ({
        transaction_id: transaction.id,
        token_info: {
          symbol: 'USDT',
          address: tronText(transfer.contract),
          decimals: 6,
          name: 'Tether USD',
        },
        block_timestamp: transaction.time,
        from: tronText(transfer.from),
        to: tronText(transfer.to),
        type: 'Transfer',
        value: String(transfer.amount),
        ...transaction.listed,
      }))
      .filter(
        (row) =>
          (set('only_to') ? [row.to] : set('only_from') ? [row.from] : [row.to, row.from]).some(
            (party) => tronHex(party) === us,
          ) &&
          (!contract || tronHex(contract) === tronHex(row.token_info.address)) &&
          row.block_timestamp >= Number(query.get('min_timestamp') ?? 0) &&
          row.block_timestamp <= Number(query.get('max_timestamp') ?? Infinity),
      );
  }

  #plainRows(transaction, us) {
    if (transaction.owner !== us) return [];
    return [
      {
        ...this.#transaction(transaction),
        blockNumber: transaction.block,
        block_timestamp: transaction.time,
      },
    ];
  }

  #transaction({ id, memo, result, time, owner, called, call }) {
    return {
      ret: [{ contractRet: result }],
      signature: [randomBytes(65).toString('hex')],
      txID: id,
      raw_data: {
        ...(memo === undefined ? {} : { data: memo }),
        contract: [
          {
            parameter: {
              value: { data: call, owner_address: owner, contract_address: called },
              type_url: 'type.googleapis.com/protocol.TriggerSmartContract',
            },
            type: 'TriggerSmartContract',
          },
        ],
        ref_block_bytes: '62b9',
        ref_block_hash: '850d5cef4f1a3426',
        expiration: time + 57_000,
        fee_limit: 100_000_000,
        timestamp: time - 2079,
      },
      raw_data_hex: '00',
    };
  }

  #info({ id, result, time, block, called, transfers }) {
    const failed = result !== 'SUCCESS';
    return {
      id,
      fee: 7_428_500,
      blockNumber: block,
      blockTimeStamp: time,
      contractResult: [''],
      contract_address: called,
      ...(failed ? { result: 'FAILED' } : {}),
      receipt: { energy_usage_total: 64_285, net_usage: 359, result },
      log: (failed ? [] : transfers).map(({ contract, from, to, amount }) => ({
        address: contract.slice(2),
        topics: [TRANSFER_TOPIC, ...[from, to].map((party) => party.slice(2).padStart(64, '0'))],
        data: word(amount),
      })),
    };
  }

  #head() {
    const time = this.#solidTime();
    const number = [...this.#transactions.values()]
      .filter((one) => this.#isSolid(one))
      .reduce((highest, one) => Math.max(highest, one.block), FIRST_BLOCK);
    return {
      blockID: randomHash(),
      block_header: { raw_data: { number, version: 32, timestamp: time }, witness_signature: '00' },
    };
  }
}

/** What TonAPI knows. */
class Ton {
  /** Transactions by account, the oldest first. */
  #transactions = new Map();
  /** Jetton wallets by owner and master. */
  #wallets = new Map();
  #lt = 64_776_056_000_001n;

  /** Coins to a wallet: `amount` in nanoton. See {@link add} for what else can be said. */
  pay({ to, amount, memo, from = someTonAddress(), ...rest }) {
    const comment =
      memo === undefined
        ? {}
        : {
            op_code: '0x00000000',
            raw_body: 'b5ee9c72',
            decoded_op_name: 'text_comment',
            decoded_body: { text: memo },
          };
    return this.#receive({ to, source: from, value: BigInt(amount), body: comment, ...rest });
  }

  /** Jettons: the notice of `wallet`, the jetton wallet of `to`, with `amount` in the smallest unit. */
  payJetton({ to, wallet, amount, memo, from = someTonAddress(), ...rest }) {
    const payload =
      memo === undefined ? {} : { sum_type: 'TextComment', op_code: 0, value: { text: memo } };
    const body = {
      op_code: '0x7362d09c',
      raw_body: 'b5ee9c72',
      decoded_op_name: 'jetton_notify',
      decoded_body: {
        query_id: BigInt(`0x${randomBytes(8).toString('hex')}`),
        amount: String(amount),
        sender: tonRaw(from),
        forward_payload: { is_right: true, value: payload },
      },
    };
    return this.#receive({ to, source: wallet, value: 1n, body, ...rest });
  }

  /**
   * @param {object} message
   * @param {number} [message.time] in milliseconds since the Unix epoch
   * @param {boolean} [message.success]
   * @param {object} [message.transaction] fields in place of the transaction's
   * @param {object} [message.message] fields in place of the message's
   * @returns {string} the transaction's hash
   */
  #receive({ to, source, value, body, time = Date.now(), success = true, ...rest }) {
    const account = (address) => ({ address: tonRaw(address), is_scam: false, is_wallet: true });
    const utime = Math.floor(time / 1000);
    return this.add({
      hash: randomHash(),
      lt: (this.#lt += 1_000_000n),
      account: account(to),
      success,
      utime,
      orig_status: 'active',
      end_status: 'active',
      total_fees: 223_223,
      end_balance: 375_813_296_440,
      transaction_type: 'TransOrd',
      in_msg: {
        msg_type: 'int_msg',
        created_lt: this.#lt - 3_999_999n,
        ihr_disabled: true,
        bounce: false,
        bounced: false,
        value,
        fwd_fee: 266_669,
        ihr_fee: 0,
        destination: account(to),
        source: account(source),
        import_fee: 0,
        created_at: utime - 9,
        hash: randomHash(),
        ...body,
        ...rest.message,
      },
      out_msgs: [],
      block: '(0,e000000000000000,61427145)',
      aborted: !success,
      destroyed: false,
      raw: 'b5ee9c72',
      ...rest.transaction,
    });
  }

  /**
   * A transaction as the API shows it, a fixture's say.
   *
   * @param {object} transaction
   * @returns {string} its hash
   */
  add(transaction) {
    const account = tonRaw(transaction.account.address);
    const rows = this.#transactions.get(account) ?? [];
    rows.push(transaction);
    rows.sort((a, b) => (BigInt(a.lt) < BigInt(b.lt) ? -1 : 1));
    this.#transactions.set(account, rows);
    return transaction.hash;
  }

  /** Takes a transaction back. */
  forget(hash) {
    for (const [account, rows] of this.#transactions) {
      this.#transactions.set(account, rows.filter((row) => row.hash !== hash));
    }
  }

  /** Names the jetton wallet that a master has for an owner. */
  setJettonWallet({ owner, master = USDT_TON, wallet }) {
    this.#wallets.set(`${tonRaw(owner)}/${tonRaw(master)}`, tonRaw(wallet));
  }

  /** Answers a request, or `undefined` if there is no such path. */
  answer({ method, path, query }) {
    if (method !== 'GET') return undefined;
    const listing = /^\/v2\/blockchain\/accounts\/([^/]+)\/transactions$/.exec(path);
    if (listing) return this.#list(listing[1], query);
    const wallet = /^\/v2\/accounts\/([^/]+)\/jettons\/([^/]+)$/.exec(path);
    return wallet ? this.#wallet(wallet[1], wallet[2]) : undefined;
  }

  #list(account, query) {
    const limit = Number(query.get('limit') ?? 100);
    if (!(limit >= 1 && limit <= 1000)) throw new Refusal(400, { error: 'limit must be 1 to 1000' });
    const bound = (name) => (query.has(name) ? BigInt(query.get(name)) : undefined);
    const [before, after] = [bound('before_lt'), bound('after_lt')];
    const rows = (this.#transactions.get(asTonAccount(account)) ?? []).filter(
      ({ lt }) =>
        (before === undefined || BigInt(lt) < before) && (after === undefined || BigInt(lt) > after),
    );
    if (query.get('sort_order') !== 'asc') rows.reverse();
    return { transactions: rows.slice(0, limit) };
  }

  #wallet(owner, master) {
    const [ours, of] = [asTonAccount(owner), asTonAccount(master)];
    const wallet = this.#wallets.get(`${ours}/${of}`);
    if (!wallet) throw new Refusal(404, { error: 'entity not found' });
    return {
      balance: '0',
      wallet_address: { address: wallet, is_scam: false, is_wallet: false },
      jetton: { address: of, name: 'Tether USD', symbol: 'USD₮', decimals: 6, score: 100 },
    };
  }
}

function asTonAccount(text) {
  try {
    return tonRaw(decodeURIComponent(text));
  } catch {
    throw new Refusal(400, { error: "can't decode address" });
  }
}

const networkOf = (path) => (path.startsWith('/v2/') ? 'ton' : 'tron');

/** TronGrid and TonAPI on one port. */
export class PaymentStub {
  #server;
  #faults = [];
  #keys = {};
  #stopped = new AbortController();

  tron = new Tron();
  ton = new Ton();
  /** All requests, in the order in which they came: `{ network, method, path, query, headers, body }`. */
  requests = [];

  /** Starts one, on a free port unless one is named. */
  static async start({ port = 0 } = {}) {
    const stub = new PaymentStub();
    // It never hangs up on who is silent: a request might be on its way just then.
    stub.#server = createServer({ keepAliveTimeout: 0 }, (request, response) => {
      stub.#serve(request, response).catch(() => response.destroy());
    });
    stub.#server.listen(port, '127.0.0.1');
    await once(stub.#server, 'listening');
    return stub;
  }

  get port() {
    return this.#server.address().port;
  }

  /** What `--tron-api-url` and `--ton-api-url` are to be. */
  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Stops it; what hangs is cut off. */
  async stop() {
    this.#stopped.abort();
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.#server.closeAllConnections();
    await closed;
  }

  /** Wants this API key from now on, as the services do; `undefined` for none. */
  requireKey(network, key) {
    this.#keys[network] = key;
  }

  /**
   * Lets something go wrong, in place of an answer or with it. The newest fault that fits counts.
   *
   * @param {'tron' | 'ton' | RegExp | ((request: object) => boolean)} which requests; an expression
   *   is for the path
   * @param {object} effect
   * @param {number} [effect.delayMs] answers that much later
   * @param {boolean} [effect.hang] never answers
   * @param {boolean} [effect.reset] breaks the connection
   * @param {number} [effect.status] status in place of 200
   * @param {object | string | Buffer} [effect.body] body in place of the true one
   * @param {object} [effect.headers]
   * @param {number} [effect.truncate] how many bytes of the body are sent before it breaks off
   * @param {number} [effect.dripMs] sends the body byte by byte, with so much time between
   * @param {(body: object, request: object) => object} [effect.lie] changes the true body
   * @param {number} [effect.times] for how many requests; for all until it is healed otherwise
   * @returns {() => void} heals it
   */
  fault(which, effect) {
    const fits =
      typeof which === 'function'
        ? which
        : which instanceof RegExp
          ? ({ path }) => which.test(path)
          : ({ network }) => network === which;
    const fault = { fits, effect, left: effect.times ?? Infinity };
    this.#faults.unshift(fault);
    return () => {
      fault.left = 0;
    };
  }

  /** Heals all that was made to go wrong. */
  heal() {
    this.#faults = [];
  }

  /** How many requests there were, of a network or of those whose path fits an expression. */
  count(which) {
    return this.requests.filter((request) =>
      which instanceof RegExp ? which.test(request.path) : request.network === which,
    ).length;
  }

  async #serve(incoming, response) {
    const url = new URL(incoming.url, this.url);
    const chunks = [];
    let size = 0;
    for await (const chunk of incoming) {
      size += chunk.length;
      if (size > MAX_BODY) throw new Error('the request is too large');
      chunks.push(chunk);
    }
    const text = Buffer.concat(chunks).toString();
    const request = {
      network: networkOf(url.pathname),
      method: incoming.method,
      path: url.pathname,
      query: url.searchParams,
      headers: incoming.headers,
      body: parsed(text),
    };
    this.requests.push(request);

    const fault = this.#faults.find(({ fits, left }) => left > 0 && fits(request));
    if (fault) fault.left -= 1;
    const effect = fault?.effect ?? {};
    if (effect.hang) return;
    if (effect.reset) {
      response.destroy();
      return;
    }
    if (effect.delayMs) await delay(effect.delayMs, undefined, { signal: this.#stopped.signal });

    let { status, body } = this.#answer(request);
    if (effect.lie && status === 200) body = effect.lie(body, request);
    status = effect.status ?? status;
    body = effect.body ?? body;
    const bytes =
      typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from(stringify(body));
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': bytes.length,
      ...effect.headers,
    });
    await this.#send(response, bytes, effect);
  }

  async #send(response, bytes, { truncate, dripMs }) {
    if (truncate !== undefined) {
      response.write(bytes.subarray(0, truncate), () => response.destroy());
      return;
    }
    if (dripMs) {
      for (const byte of bytes) {
        response.write(Buffer.from([byte]));
        await delay(dripMs, undefined, { signal: this.#stopped.signal });
      }
      response.end();
      return;
    }
    response.end(bytes);
  }

  #answer(request) {
    const refusal = this.#unauthorised(request);
    if (refusal) return refusal;
    try {
      const body = this[request.network].answer(request);
      return body === undefined ? { status: 404, body: '' } : { status: 200, body };
    } catch (error) {
      if (error instanceof Refusal) return { status: error.status, body: error.body };
      return { status: 500, body: { Error: error.message } };
    }
  }

  #unauthorised({ network, headers }) {
    const key = this.#keys[network];
    if (key === undefined) return undefined;
    if (network === 'tron') {
      const known = headers['tron-pro-api-key'] === key;
      return known ? undefined : { status: 403, body: { Error: 'ApiKey not exists' } };
    }
    const known = headers.authorization === `Bearer ${key}`;
    return known ? undefined : { status: 401, body: { Error: 'illegal token' } };
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
