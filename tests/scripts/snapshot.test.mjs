import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { REPOSITORY, folder } from './run.mjs';

const PROGRAM = join(REPOSITORY, 'runtime', 'try-upgrade', 'snapshot.mjs');
const BLOCK = `0x${'b1'.repeat(32)}`;
const ROOT = `0x${'00'.repeat(32)}`;
/** Most characters of an answer. */
const LIMIT = 20_000;

const keyOf = (n) => `0x${n.toString(16).padStart(8, '0')}`;

/** A state of so many small values, with these in the place of some. */
const stateOf = (count, large = {}) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [keyOf(n), large[n] ?? `0x${'ab'.repeat(n % 3)}`]),
  );

/** Answers as a node whose final block has a state. */
function answer(state, method, params) {
  if (method === 'chain_getFinalizedHead') return { result: BLOCK };
  if (method === 'chain_getHeader') return { result: { number: '0x2a', stateRoot: ROOT } };
  assert.equal(params.at(-1), BLOCK);
  const keys = Object.keys(state).sort();
  if (method === 'state_getKeysPaged') {
    const [, count, last] = params;
    return { result: keys.filter((key) => last === null || key > last).slice(0, count) };
  }
  assert.equal(method, 'state_queryStorageAt');
  const changes = params[0].map((key) => [key, state[key]]);
  const result = [{ block: BLOCK, changes }];
  return JSON.stringify(result).length > LIMIT
    ? { error: { code: -32008, message: 'Response is too big', data: 'Exceeded max limit' } }
    : { result };
}

/** Takes a snapshot of a node that answers so; returns how it ended, with the files it left. */
async function take(t, answers) {
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { id, method, params } = JSON.parse(body);
      response.end(JSON.stringify({ jsonrpc: '2.0', id, ...answers(method, params) }));
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  const temporary = folder(t);
  const file = join(temporary, 'snapshot.json');
  const url = `ws://127.0.0.1:${server.address().port}`;
  const { code, stderr } = await new Promise((resolve) => {
    execFile(process.execPath, [PROGRAM, url, file], (error, _, text) =>
      resolve({ code: error?.code ?? 0, stderr: text }),
    );
  });
  server.closeAllConnections();
  return { code, stderr, file, files: readdirSync(temporary) };
}

describe('a snapshot', () => {
  test('has every entry once, in JSON, and is for its owner alone', async (t) => {
    for (const count of [1, 199, 1_000, 2_345]) {
      const state = stateOf(count);
      const { code, stderr, file, files } = await take(t, (...call) => answer(state, ...call));
      assert.equal(code, 0, stderr);
      assert.deepEqual(files, ['snapshot.json']);
      assert.equal(statSync(file).mode & 0o777, 0o600);
      const text = readFileSync(file, 'utf8');
      const expected = { number: 42, block: BLOCK, stateRoot: ROOT, top: state };
      assert.deepEqual(JSON.parse(text), expected);
      assert.equal(text.match(/"0x[0-9a-f]{8}":/g).length, count);
    }
  });

  test('halves a group whose answer the node does not give', async (t) => {
    const large = `0x${'cd'.repeat(6_000)}`;
    const state = stateOf(250, { 10: large, 11: large, 12: large, 240: large });
    const sizes = [];
    const { code, stderr, file } = await take(t, (method, params) => {
      if (method === 'state_queryStorageAt') sizes.push(params[0].length);
      return answer(state, method, params);
    });
    assert.equal(code, 0, stderr);
    assert.deepEqual(JSON.parse(readFileSync(file, 'utf8')).top, state);
    assert.deepEqual(sizes.slice(0, 3), [200, 100, 50]);
    assert.deepEqual(sizes.slice(-2), [100, 50]);
  });

  test('fails clearly, and leaves no file, if one value is too large', async (t) => {
    const state = stateOf(100, { 5: `0x${'cd'.repeat(LIMIT)}` });
    const { code, stderr, files } = await take(t, (...call) => answer(state, ...call));
    assert.equal(code, 1);
    assert.ok(stderr.startsWith(`error: the value under ${keyOf(5)} is above the node's limit`));
    assert.match(stderr, /--rpc-max-response-size/);
    assert.deepEqual(files, []);
  });

  test('fails at once, and leaves no file, if the state is gone', async (t) => {
    const state = stateOf(1_500);
    let asked = 0;
    const { code, stderr, file, files } = await take(t, (method, params) => {
      if (method !== 'state_queryStorageAt') return answer(state, method, params);
      asked += 1;
      if (asked < 6) return answer(state, method, params);
      return { error: { code: 4003, message: 'State already discarded' } };
    });
    assert.equal(code, 1);
    assert.match(stderr, /error: state_queryStorageAt: State already discarded\n$/);
    assert.equal(asked, 6);
    assert.deepEqual([existsSync(file), files], [false, []]);
  });
});
