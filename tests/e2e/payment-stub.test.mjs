// The stub of TronGrid and TonAPI: it answers as they do, and goes wrong when told to.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, it } from 'node:test';
import {
  adaptFixture,
  FIXTURE_NOW,
  PaymentStub,
  someTonAddress,
  someTronAddress,
  THROTTLED,
  tonRaw,
  tronHex,
  tronText,
  USDT_TON,
  USDT_TRON,
} from './lib/payment-stub.mjs';
import { patiently } from './lib/wait.mjs';

const FIXTURES = new URL('../../primitives/rails/tests/fixtures/', import.meta.url);
const MERCHANT = 'TQUDmaRVAY1F3FDRc1qkbnLv9KYK6b4ZTL';
const WALLET = '0:082188e8b10cb3e3e5041ea9e75c836a8b123847999ab70285bb3402cc4b0b19';
const MEMO = 'MN-0000000100000002';
const options = { timeout: patiently(30_000) };

const fixture = (name) => readFileSync(new URL(`${name}.json`, FIXTURES), 'utf8');
const hex = (text) => Buffer.from(text).toString('hex');
/** Whether something is as old at a time as it was by the fixtures' clock, to a block of TRON. */
const isAsOld = (time, now, theirs) => {
  const moved = now - time - (FIXTURE_NOW - theirs);
  return moved >= 0 && moved < 3_000;
};

let stub;
beforeEach(async () => {
  stub = await PaymentStub.start();
});
afterEach(() => stub.stop());

async function get(path, init) {
  const response = await fetch(`${stub.url}${path}`, init);
  assert.equal(response.status, 200, path);
  return response.json();
}

const post = (path, body) => get(path, { method: 'POST', body: JSON.stringify(body) });
const byId = (kind, value) => post(`/walletsolidity/gettransaction${kind}byid`, { value });
const tokens = (query = '') =>
  get(`/v1/accounts/${MERCHANT}/transactions/trc20?only_confirmed=true&only_to=true${query}`);
const transactions = (query = '') =>
  get(`/v2/blockchain/accounts/${WALLET}/transactions?limit=100${query}`);

describe('addresses', options, () => {
  it('are read and written in all forms', () => {
    const usdt = '41a614f803b6fd780986a42c78ec9c7f77e6ded13c';
    assert.equal(tronHex(USDT_TRON), usdt);
    assert.equal(tronText(usdt), USDT_TRON);
    assert.equal(tonRaw('EQCxE6mUtQJKFnGfaROTKOt1lZbDiiX1kCixRv7Nw2Id_sDs'), USDT_TON);
    assert.equal(tonRaw('UQAIIYjosQyz4-UEHqnnXINqixI4R5matwKFuzQCzEsLGQit'), WALLET);
    assert.equal(tronText(tronHex(someTronAddress())).length, 34);
    assert.match(someTonAddress(), /^0:[0-9a-f]{64}$/);
  });

  it('are refused when they are none', () => {
    const bad = { [tronHex]: [`${MERCHANT.slice(0, -1)}1`, '', '0OIl'], [tonRaw]: ['EQ', `0:${'0'.repeat(63)}`] };
    for (const read of [tronHex, tonRaw]) {
      for (const text of bad[read]) assert.throws(() => read(text), /is no address/);
    }
  });
});

describe('TronGrid', options, () => {
  it('shows a payment in three answers that agree', async () => {
    const from = someTronAddress();
    const id = stub.tron.pay({ to: MERCHANT, from, amount: 25_000_000n, memo: MEMO });

    const page = await tokens(`&contract_address=${USDT_TRON}`);
    assert.equal(page.success, true);
    assert.equal(page.meta.fingerprint, undefined);
    const [row] = page.data;
    assert.deepEqual(
      [row.transaction_id, row.from, row.to, row.type, row.value, row.token_info.address],
      [id, from, MERCHANT, 'Transfer', '25000000', USDT_TRON],
    );
    assert.equal(JSON.stringify(row).includes(MEMO), false);

    const transaction = await byId('', id);
    assert.equal(transaction.txID, id);
    assert.equal(transaction.ret[0].contractRet, 'SUCCESS');
    assert.equal(transaction.raw_data.data, hex(MEMO));
    const info = await byId('info', id);
    assert.equal(info.id, id);
    assert.equal(info.blockTimeStamp, row.block_timestamp);
    assert.equal(info.log[0].address, tronHex(USDT_TRON).slice(2));
    assert.equal(info.log[0].topics[2].slice(24), tronHex(MERCHANT).slice(2));
    assert.equal(BigInt(`0x${info.log[0].data}`), 25_000_000n);
    const { number, timestamp } = (await post('/walletsolidity/getnowblock', {})).block_header.raw_data;
    assert.ok(number >= info.blockNumber && timestamp >= info.blockTimeStamp);
  });

  it('leaves received tokens out of the plain listing', async () => {
    stub.tron.pay({ to: MERCHANT, amount: 1n });
    assert.deepEqual((await get(`/v1/accounts/${MERCHANT}/transactions`)).data, []);
    assert.equal((await get(`/v1/accounts/${tronHex(MERCHANT)}/transactions/trc20`)).data.length, 1);
  });

  it('hides what is not solid from those who ask for what is', async () => {
    const id = stub.tron.pay({ to: MERCHANT, amount: 1n, solid: false });
    assert.deepEqual((await tokens()).data, []);
    assert.deepEqual(await byId('', id), {});
    assert.deepEqual(await byId('info', id), {});
    assert.equal((await post('/wallet/gettransactionbyid', { value: id })).txID, id);
    // As the service does, it passes over a parameter that is misspelt.
    const path = `/v1/accounts/${MERCHANT}/transactions/trc20?only_confirmd=true`;
    assert.equal((await get(path)).data.length, 1);

    stub.tron.solidify(id);
    assert.equal((await tokens()).data.length, 1);
    stub.tron.solidLagMs = 3_600_000;
    assert.equal((await tokens()).data.length, 0);
    assert.deepEqual(await byId('', id), {});
  });

  it('lists nothing of a failed call unless it lies', async () => {
    const id = stub.tron.pay({ to: MERCHANT, amount: 5n, result: 'REVERT' });
    assert.deepEqual((await tokens()).data, []);
    const info = await byId('info', id);
    assert.deepEqual([info.result, info.receipt.result, info.log], ['FAILED', 'REVERT', []]);
    stub.tron.lie(id, { value: '7' });
    assert.equal((await tokens()).data[0].value, '7');
  });

  it('pages in either order, and says where the next page begins', async () => {
    const now = Date.now();
    const ids = [3, 2, 1].map((minutes) =>
      stub.tron.pay({ to: MERCHANT, amount: 1n, time: now - minutes * 60_000 }),
    );
    const read = async (order) => {
      const found = [];
      let next = '';
      do {
        const page = await tokens(`&limit=2&order_by=block_timestamp%2C${order}${next}`);
        found.push(...page.data.map((row) => row.transaction_id));
        next = page.meta.fingerprint && `&fingerprint=${page.meta.fingerprint}`;
        assert.equal(Boolean(next), Boolean(page.meta.links));
      } while (next);
      return found;
    };
    assert.deepEqual(await read('asc'), ids);
    assert.deepEqual(await read('desc'), ids.toReversed());
    const since = await tokens(`&min_timestamp=${now - 150_000}`);
    assert.equal(since.data.length, 2);
    const other = await tokens(`&contract_address=${someTronAddress()}`);
    assert.equal(other.data.length, 0);

    const refused = await fetch(`${stub.url}/v1/accounts/${MERCHANT}/transactions/trc20?limit=201`);
    assert.deepEqual([refused.status, await refused.text()], [400, '']);
  });

  it('shows each transfer of a transaction that makes several', async () => {
    const more = [
      { to: someTronAddress(), amount: 2n },
      { to: MERCHANT, amount: 3n },
    ];
    const id = stub.tron.pay({ to: MERCHANT, amount: 1n, more });
    assert.deepEqual((await tokens()).data.map((row) => row.value), ['1', '3']);
    assert.equal((await byId('info', id)).log.length, 3);
    stub.tron.forget(id);
    assert.deepEqual(await byId('', id), {});
  });

  it('makes the answers of what a fixture lists', async () => {
    for (const [name, listed] of [
      ['tron_usdt_ok', 1],
      ['tron_usdt_memo_with_text', 1],
      ['tron_zero_value', 1],
      ['tron_usdt_failed', 0],
      ['tron_trx_not_usdt', 0],
      ['tron_usdt_wrong_recipient', 0],
    ]) {
      const now = Date.now();
      const { data } = adaptFixture(fixture(name), { memo: MEMO, now });
      const theirs = JSON.parse(fixture(name)).data;
      const ids = data.map((row) => stub.tron.payAsListed(row));
      const page = await tokens();
      assert.equal(page.data.length, listed, name);
      for (const [index, id] of ids.entries()) {
        assert.equal((await byId('', id)).raw_data.data.includes(hex(MEMO)), true, name);
        const { blockTimeStamp } = await byId('info', id);
        assert.ok(isAsOld(blockTimeStamp, now, theirs[index].block_timestamp), name);
        stub.tron.forget(id);
      }
    }
  });

  it('agrees with the fixtures on each answer', async () => {
    const row = JSON.parse(fixture('tron_usdt_ok')).data[0];
    const id = stub.tron.payAsListed(row);
    const pick = (value, like) =>
      like && typeof like === 'object' && !Array.isArray(like)
        ? Object.fromEntries(Object.entries(like).map(([key, item]) => [key, pick(value[key], item)]))
        : value;
    const listed = JSON.parse(fixture('tron_trc20_ok')).data[0];
    assert.deepEqual((await tokens()).data[0], listed);
    const { id: _, log } = JSON.parse(fixture('tron_txinfo_ok'));
    assert.deepEqual((await byId('info', id)).log, log);
    const { raw_data: raw, txID, ret } = JSON.parse(fixture('tron_txbyid_ok'));
    const { data, contract } = raw;
    const like = { raw_data: { data, contract }, txID, ret };
    assert.deepEqual(pick(await byId('', id), like), like);
  });
});

describe('TonAPI', options, () => {
  it('shows coins and jettons', async () => {
    const wallet = someTonAddress();
    stub.ton.pay({ to: WALLET, amount: 5_000_000_000n, memo: MEMO });
    stub.ton.payJetton({ to: WALLET, wallet, amount: 25_000_000n, memo: MEMO });
    stub.ton.pay({ to: WALLET, amount: 1n });
    stub.ton.pay({ to: someTonAddress(), amount: 1n });
    const { transactions: rows } = await transactions();
    assert.equal(rows.length, 3);
    const [bare, jetton, coin] = rows.map((row) => row.in_msg);
    assert.equal(bare.decoded_body, undefined);
    assert.equal(coin.value, 5_000_000_000);
    assert.deepEqual(coin.decoded_body, { text: MEMO });
    assert.equal(jetton.source.address, wallet);
    assert.equal(jetton.decoded_body.amount, '25000000');
    assert.equal(jetton.decoded_body.forward_payload.value.value.text, MEMO);
    // Larger than what a float holds, and a bare number all the same.
    const text = await (await fetch(`${stub.url}/v2/blockchain/accounts/${WALLET}/transactions`)).text();
    assert.match(text, /"query_id":\d+,/);
  });

  it('has the shape of the fixtures', async () => {
    const shape = (value) =>
      value && typeof value === 'object' && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shape(item)]))
        : Array.isArray(value)
          ? 'array'
          : typeof value;
    const wallet = someTonAddress();
    for (const [name, pay] of [
      ['ton_ok', () => stub.ton.pay({ to: WALLET, amount: 5n, memo: MEMO })],
      ['ton_no_comment', () => stub.ton.pay({ to: WALLET, amount: 5n })],
      ['ton_jetton_ok', () => stub.ton.payJetton({ to: WALLET, wallet, amount: 5n, memo: MEMO })],
      ['ton_jetton_no_comment', () => stub.ton.payJetton({ to: WALLET, wallet, amount: 5n })],
    ]) {
      const hash = pay();
      const ours = shape((await transactions()).transactions[0]);
      const theirs = shape(JSON.parse(fixture(name)).transactions[0]);
      const needed = ['hash', 'lt', 'account', 'success', 'utime', 'transaction_type', 'in_msg', 'out_msgs'];
      for (const field of needed) assert.deepEqual(ours[field], theirs[field], `${name}: ${field}`);
      stub.ton.forget(hash);
    }
  });

  it('pages by logical time', async () => {
    const hashes = [1n, 2n, 3n].map((amount) => stub.ton.pay({ to: WALLET, amount }));
    const { transactions: rows } = await transactions();
    assert.deepEqual(rows.map((row) => row.hash), hashes.toReversed());
    const before = await transactions(`&before_lt=${rows[0].lt}`);
    assert.deepEqual(before.transactions.map((row) => row.hash), [hashes[1], hashes[0]]);
    const after = await transactions(`&after_lt=${rows[2].lt}&sort_order=asc`);
    assert.deepEqual(after.transactions.map((row) => row.hash), [hashes[1], hashes[2]]);
    const first = await get(`/v2/blockchain/accounts/${WALLET}/transactions?limit=1`);
    assert.equal(first.transactions.length, 1);
    for (const path of [`${WALLET}/transactions?limit=1001`, 'nobody/transactions']) {
      assert.equal((await fetch(`${stub.url}/v2/blockchain/accounts/${path}`)).status, 400);
    }
  });

  it('takes fixtures as they are, with a memo and times of today', async () => {
    for (const name of ['ton_ok', 'ton_jetton_spoofed', 'ton_bounced', 'ton_failed', 'ton_old']) {
      const now = Date.now();
      const { transactions: rows } = adaptFixture(fixture(name), { memo: MEMO, now });
      for (const row of rows) stub.ton.add(row);
      const [shown] = (await transactions()).transactions;
      assert.deepEqual(shown, rows[0], name);
      const age = name === 'ton_old' ? 24 * 3600_000 + 300_000 : 40 * 60_000;
      assert.ok(isAsOld(shown.utime * 1000, now, FIXTURE_NOW - age), name);
      stub.ton.forget(shown.hash);
    }
    const still = adaptFixture(fixture('ton_ok'), { memo: 'ORD-000042', now: FIXTURE_NOW });
    assert.deepEqual(still, JSON.parse(fixture('ton_ok')));
  });

  it('knows jetton wallets', async () => {
    const wallet = someTonAddress();
    const path = `/v2/accounts/${WALLET}/jettons/${USDT_TON}`;
    assert.equal((await fetch(`${stub.url}${path}`)).status, 404);
    stub.ton.setJettonWallet({ owner: WALLET, wallet });
    const shown = await get(path);
    assert.equal(shown.wallet_address.address, wallet);
    assert.equal(shown.jetton.address, USDT_TON);
  });
});

describe('faults', options, () => {
  const path = `/v1/accounts/${MERCHANT}/transactions/trc20`;
  const ask = (init) => fetch(`${stub.url}${path}`, init);

  it('replace status, body and headers for as many requests as they are to', async () => {
    const headers = { 'retry-after': '3' };
    stub.fault('tron', { status: 429, body: THROTTLED, headers, times: 2 });
    for (let time = 0; time < 2; time += 1) {
      const response = await ask();
      assert.equal(response.status, 429);
      assert.equal(response.headers.get('retry-after'), '3');
      assert.deepEqual(await response.json(), THROTTLED);
    }
    assert.equal((await ask()).status, 200);
  });

  it('are for one network or path, and are healed', async () => {
    const heal = stub.fault('ton', { status: 500 });
    assert.equal((await ask()).status, 200);
    const ton = () => fetch(`${stub.url}/v2/blockchain/accounts/${WALLET}/transactions`);
    assert.equal((await ton()).status, 500);
    heal();
    assert.equal((await ton()).status, 200);
    stub.fault(/trc20$/, { body: '<html>' });
    stub.fault(({ query }) => query.has('limit'), { status: 503 });
    assert.equal(await (await ask()).text(), '<html>');
    assert.equal((await fetch(`${stub.url}${path}?limit=1`)).status, 503);
    stub.heal();
    assert.equal((await ask()).status, 200);
  });

  it('delay, hang, drip, break off and reset', async () => {
    const within = (ms) => ({ signal: AbortSignal.timeout(ms) });
    stub.fault('tron', { delayMs: 50, times: 1 });
    assert.equal((await ask()).status, 200);
    stub.fault('tron', { hang: true, times: 1 });
    await assert.rejects(ask(within(200)), { name: 'TimeoutError' });
    stub.fault('tron', { dripMs: 1, body: '{"a":1}', times: 1 });
    assert.deepEqual(await (await ask()).json(), { a: 1 });
    stub.fault('tron', { truncate: 5, times: 1 });
    await assert.rejects(async () => (await ask()).text());
    stub.fault('tron', { reset: true, times: 1 });
    await assert.rejects(ask());
    assert.equal((await ask()).status, 200);
  });

  it('lie', async () => {
    stub.tron.pay({ to: MERCHANT, amount: 1n });
    stub.fault(/trc20$/, {
      lie: (body) => ({ ...body, data: body.data.map((row) => ({ ...row, value: '25000000' })) }),
    });
    assert.equal((await (await ask()).json()).data[0].value, '25000000');
  });

  it('do not keep it from stopping', async () => {
    const other = await PaymentStub.start();
    other.fault('tron', { hang: true });
    other.fault('ton', { delayMs: 60_000 });
    const asked = ['/v1/accounts', '/v2/accounts'].map((what) =>
      assert.rejects(fetch(`${other.url}${what}`)),
    );
    while (other.requests.length < 2) await new Promise((resolve) => setImmediate(resolve));
    await other.stop();
    await Promise.all(asked);
  });

  it('want keys, and record what was sent', async () => {
    stub.requireKey('tron', 'sesame');
    stub.requireKey('ton', 'sesame');
    assert.equal((await ask()).status, 403);
    assert.equal((await ask({ headers: { 'TRON-PRO-API-KEY': 'sesame' } })).status, 200);
    const ton = `/v2/blockchain/accounts/${WALLET}/transactions`;
    assert.equal((await fetch(`${stub.url}${ton}`)).status, 401);
    await get(ton, { headers: { authorization: 'Bearer sesame' } });
    assert.equal(stub.count('tron'), 2);
    assert.equal(stub.count(/^\/v2\//), 2);
    assert.equal(stub.requests[1].headers['tron-pro-api-key'], 'sesame');
    const unknown = await fetch(`${stub.url}/v1/nothing`, { headers: { 'TRON-PRO-API-KEY': 'sesame' } });
    assert.equal(unknown.status, 404);
  });
});
