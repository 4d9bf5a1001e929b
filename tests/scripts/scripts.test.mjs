import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { REPOSITORY, folder, freePorts, start, until } from './run.mjs';

const SCRIPTS = readdirSync(join(REPOSITORY, 'scripts'), { withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.includes('.'))
  .map((entry) => entry.name);

const lines = (text) => text.trim().split('\n');

for (const script of SCRIPTS) {
  describe(`scripts/${script}`, () => {
    test('explains itself when asked to', async (t) => {
      const run = start(t, script, ['--help']);
      assert.equal(await run.exit, 0);
      assert.match(run.stdout, new RegExp(`^Usage: scripts/${script}\\b`));
      assert.equal(run.stderr, '');
    });

    test('refuses an argument it does not know in one line', async (t) => {
      const run = start(t, script, ['--no-such-thing']);
      assert.equal(await run.exit, 2);
      assert.equal(lines(run.stderr).length, 1, run.stderr);
      assert.match(run.stderr, /no-such-thing/);
    });
  });
}

describe('scripts/dev', () => {
  /** Ports for one node and its broker, as arguments. */
  const ports = async () => {
    const first = await freePorts(3);
    const [rpc, prometheus, mqtt] = [first, first + 1, first + 2].map(String);
    const args = ['--rpc-port', rpc, '--prometheus-port', prometheus, '--mqtt-port', mqtt];
    return { rpc: first, mqtt: first + 2, args };
  };
  const connects = (port) =>
    new Promise((resolve) => {
      const socket = connect({ host: '127.0.0.1', port }, () => resolve(true));
      socket.on('error', () => resolve(false)).on('connect', () => socket.end());
    });

  test('prints its banner once a block is final, and Ctrl-C ends it cleanly', async (t) => {
    const { rpc, mqtt, args } = await ports();
    const run = start(t, 'dev', [...args, '--', '--offchain-worker', 'always']);
    await run.prints('Ctrl-C stops the chain.');
    assert.ok(await connects(mqtt), 'there is a broker');
    assert.match(
      run.stdout,
      new RegExp(`scripts/simulate --url ws://127\\.0\\.0\\.1:${rpc} --mqtt mqtt://127\\.0\\.0\\.1:${mqtt}\n`),
    );
    assert.match(run.stdout, new RegExp(`ws://127\\.0\\.0\\.1:${rpc}\\b`));
    assert.match(run.stdout, new RegExp(`http://127\\.0\\.0\\.1:${rpc + 1}/metrics`));
    assert.match(run.stdout, /Alice +5Grwva/);
    const [call] = run.calls();
    assert.match(call, /^--dev --chain dev --base-path /);
    assert.match(call, new RegExp(` --mqtt-url mqtt://127\\.0\\.0\\.1:${mqtt} --offchain-worker always$`));

    run.interrupt();
    assert.equal(await run.exit, 0);
    assert.deepEqual(readdirSync(run.temporary), ['calls'], 'nothing temporary is left');
    assert.ok(!(await connects(mqtt)), 'the broker is gone');
  });

  test('starts a node without ingest when there is to be no broker', async (t) => {
    const { mqtt, args } = await ports();
    const run = start(t, 'dev', [...args, '--no-broker']);
    await run.prints('Ctrl-C stops the chain.');
    assert.ok(!run.calls()[0].includes('--mqtt-url'));
    assert.doesNotMatch(run.stdout, /scripts\/simulate/);
    assert.ok(!(await connects(mqtt)));
    run.interrupt();
    assert.equal(await run.exit, 0);
  });

  test('ends with what the broker said when the broker ends', async (t) => {
    const { args } = await ports();
    const run = start(t, 'dev', args);
    await run.prints('Ctrl-C stops the chain.');
    const broker = /mosquitto on port \d+ \(process (\d+)\)/.exec(run.stdout)[1];
    process.kill(Number(broker), 'SIGKILL');
    assert.equal(await run.exit, 1);
    assert.match(run.stderr, /^error: the broker ended/m);
  });

  test('keeps the chain where it is told to', async (t) => {
    const { args } = await ports();
    const home = folder(t);
    const run = start(t, 'dev', [...args, '--base-path', 'chain'], { cwd: home });
    await run.prints(`in ${home}/chain`);
    run.interrupt();
    assert.equal(await run.exit, 0);
    assert.ok(existsSync(join(home, 'chain')));
  });

  test('fails with what the node said when it ends early', async (t) => {
    const { args } = await ports();
    const run = start(t, 'dev', args, { env: { FAKE_NODE_ENDS: '7' } });
    assert.equal(await run.exit, 7);
    assert.match(run.stderr, /the fake node has had enough\nerror: the node ended before a block was final/);
  });

  test('fails when the node ends early without an error', async (t) => {
    const { args } = await ports();
    const run = start(t, 'dev', args, { env: { FAKE_NODE_ENDS: '0' } });
    assert.equal(await run.exit, 1);
  });

  test('names the port when it is busy, and starts nothing', async (t) => {
    const server = createServer();
    await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
    t.after(() => server.close());
    const { port } = server.address();
    const run = start(t, 'dev', ['--rpc-port', `${port}`]);
    assert.equal(await run.exit, 1);
    assert.equal(lines(run.stderr).length, 1, run.stderr);
    assert.match(run.stderr, new RegExp(`^error: JSON-RPC port ${port} is in use`));
    assert.deepEqual(run.calls(), []);
  });
});

test('the accounts that scripts/dev prints are addresses with prefix 42', () => {
  const digits = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
  const banner = readFileSync(join(REPOSITORY, 'scripts/dev'), 'utf8');
  const addresses = banner.match(/\b5[A-Za-z0-9]{47}\b/g);
  assert.equal(addresses.length, 6);
  for (const address of addresses) {
    const value = [...address].reduce((sum, digit) => sum * 58n + BigInt(digits.indexOf(digit)), 0n);
    const bytes = Buffer.from(value.toString(16).padStart(70, '0'), 'hex');
    const checksum = createHash('blake2b512').update('SS58PRE').update(bytes.subarray(0, 33)).digest();
    assert.equal(bytes[0], 42);
    assert.deepEqual(bytes.subarray(33), checksum.subarray(0, 2), address);
  }
});

describe('scripts/localnet', () => {
  test('runs four validators, goes on without one, and Ctrl-C ends them all', async (t) => {
    const first = await freePorts(12);
    const run = start(t, 'localnet', [
      ...['--rpc-port', `${first}`, '--prometheus-port', `${first + 4}`, '--port', `${first + 8}`],
    ]);
    await run.prints('Ctrl-C stops the network.');
    // Its banner waits for the first of them only.
    const started = () => run.calls().filter((call) => call.startsWith('--chain local '));
    await until(() => started().length === 4, () => `four validators, not ${run.calls()}`);
    const nodes = started();
    for (const [i, name] of ['alice', 'bob', 'charlie', 'dave'].entries()) {
      const node = nodes.find((call) => call.includes(` --${name} `));
      assert.ok(node.includes(`--rpc-port ${first + i}`), node);
      assert.ok(node.includes(`--listen-addr /ip4/127.0.0.1/tcp/${first + 8 + i} `), node);
      assert.equal(node.split('/p2p/').length - 1, 3, 'each knows the three others');
    }
    const processes = [...run.stdout.matchAll(/process (\d+), log/g)].map(([, pid]) => Number(pid));
    assert.equal(processes.length, 4);

    process.kill(processes[1], 'SIGKILL');
    await run.prints(`bob (process ${processes[1]}) ended`);
    assert.equal(run.ended, false);

    run.interrupt();
    assert.equal(await run.exit, 0);
    assert.deepEqual(readdirSync(run.temporary), ['calls'], 'nothing temporary is left');
    for (const pid of processes) {
      assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
    }
  });

  test('fails with what a validator said when it ends early', async (t) => {
    const first = await freePorts(12);
    const run = start(
      t,
      'localnet',
      ['--rpc-port', `${first}`, '--prometheus-port', `${first + 4}`, '--port', `${first + 8}`],
      { env: { FAKE_NODE_ENDS: '7' } },
    );
    assert.equal(await run.exit, 1);
    // Whichever of them has ended first.
    const ended = /the fake node has had enough\nerror: (alice|bob|charlie|dave) ended before a block/;
    assert.match(run.stderr, ended);
  });
});

describe('scripts/simulate', () => {
  test('passes on what it is told, with paths as the caller meant them', async (t) => {
    const home = folder(t);
    const run = start(t, 'simulate', ['--url', 'ws://127.0.0.1:1', '--log', 'log', '--minutes', 'x'], {
      cwd: home,
    });
    assert.equal(await run.exit, 2);
    assert.match(run.stderr, /--minutes takes a number above 0, not 'x'/);
  });

  test('says what to do when there is no chain', async (t) => {
    const run = start(t, 'simulate', ['--url', 'ws://127.0.0.1:1']);
    assert.equal(await run.exit, 1);
    assert.match(run.stderr, /^error: no node answers at ws:\/\/127\.0\.0\.1:1: start one with scripts\/dev$/m);
  });
});

describe('scripts/registrar', () => {
  const ALICE = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
  const run = async (t, args, options) => {
    const ran = start(t, 'registrar', args, options);
    return { code: await ran.exit, stdout: ran.stdout, stderr: ran.stderr };
  };

  test('commits to a file where the caller is, and prints nothing but the answer', async (t) => {
    const home = folder(t);
    writeFileSync(join(home, 'file'), 'customer 42');
    const made = await run(t, ['commit', '--file', 'file'], { cwd: home });
    assert.equal(made.code, 0, made.stderr);
    const { commitment, salt } = JSON.parse(made.stdout);
    assert.match(commitment, /^0x[0-9a-f]{64}$/);
    assert.equal(salt, join(home, 'file.salt'));
    assert.equal(JSON.parse(readFileSync(salt, 'utf8')).commitment, commitment);

    writeFileSync(join(home, 'file'), 'customer 43');
    const terms = ['--account', ALICE, '--level', '1', '--jurisdiction', 'DE', '--days', '1'];
    const files = ['--file', 'file', '--salt', 'file.salt'];
    const changed = await run(t, ['attest', ...terms, ...files, '--dev-account', 'Bob'], { cwd: home });
    assert.equal(changed.code, 1);
    assert.match(changed.stderr, /^error: .*file has changed since .*file\.salt was made/);

    const again = await run(t, ['commit', '--file', 'file'], { cwd: home });
    assert.equal(again.code, 1);
    assert.match(again.stderr, /^error: .*file\.salt exists: name another place with --salt-out/);
    assert.equal(lines(again.stderr).length, 1);
  });

  test('says what to do in one line', async (t) => {
    for (const [args, code, message] of [
      [[], 2, /name a command/],
      [['revoke', '--account', ALICE], 2, /revoke needs --reason/],
      [['status', '--account', ALICE, '--url', 'ws://127.0.0.1:1'], 1, /no node answers at ws:\/\/127\.0\.0\.1:1/],
      [['revoke', '--account', 'x', '--reason', 'other', '--dev-account', 'Alice'], 1, /--account takes an account's address/],
    ]) {
      const ran = await run(t, args);
      assert.equal(ran.code, code, ran.stderr);
      assert.equal(lines(ran.stderr).length, 1, ran.stderr);
      assert.match(ran.stderr, message);
    }
  });
});

describe('scripts/aml-report', () => {
  test('says what to do in one line', async (t) => {
    const period = ['--from', '2026-11-01', '--to', '2026-11-30'];
    for (const [args, code, message] of [
      [period, 2, /needs --format/],
      [[...period, '--format', 'csv', '--url', 'ws://127.0.0.1:1'], 1, /no node answers at ws:\/\/127\.0\.0\.1:1/],
    ]) {
      const run = start(t, 'aml-report', args);
      assert.equal(await run.exit, code, run.stderr);
      assert.equal(lines(run.stderr).length, 1, run.stderr);
      assert.match(run.stderr, message);
    }
  });
});

describe('scripts/video-proof', () => {
  const run = async (t, args, options) => {
    const ran = start(t, 'video-proof', args, options);
    return { code: await ran.exit, stdout: ran.stdout, stderr: ran.stderr };
  };

  test('hashes a file and a folder of segments where the caller is', async (t) => {
    const home = folder(t);
    mkdirSync(join(home, 'live'));
    for (const n of [9, 10]) writeFileSync(join(home, 'live', `seg-${n}.ts`), `${n}`);
    const digest = createHash('sha256').update('9').digest('hex');
    const one = await run(t, ['hash', 'live/seg-9.ts'], { cwd: home });
    assert.equal(one.code, 0, one.stderr);
    assert.equal(JSON.parse(one.stdout).contents[0], `sha256:0x${digest}`);
    const all = await run(t, ['hash', 'live', '--function', 'sha256'], { cwd: home });
    const [first, second] = JSON.parse(all.stdout);
    assert.deepEqual([first.segment, first.contents], [9, [`sha256:0x${digest}`]]);
    assert.equal(second.file, join(home, 'live', 'seg-10.ts'));
  });

  test('makes the root of an interval and its list without a node', async (t) => {
    const home = folder(t);
    for (const n of [0, 1]) writeFileSync(join(home, `${n}.ts`), `${n}`);
    const where = ['--stream', '7', '--interval', '3', '--first', '40'];
    const how = ['--offline', '--function', 'sha256', '--list', '../list.json'];
    mkdirSync(join(home, 'cwd'));
    const made = await run(t, ['segments', '..', ...where, ...how], { cwd: join(home, 'cwd') });
    assert.equal(made.code, 0, made.stderr);
    const { first, count, root } = JSON.parse(made.stdout);
    assert.deepEqual([first, count], [40, 2]);
    assert.match(root, /^0x[0-9a-f]{64}$/);
    const { hashes } = JSON.parse(readFileSync(join(home, 'list.json'), 'utf8'));
    assert.equal(hashes.length, 2);
  });

  test('says what to do in one line', async (t) => {
    const hash = `0x${'ab'.repeat(32)}`;
    for (const [args, code, message] of [
      [['steal'], 2, /there is no command 'steal'/],
      [['stream'], 2, /there is no command 'stream'/],
      [['anchor'], 2, /anchor needs a FILE/],
      [['anchor', hash, '--media', 'video/mp4'], 1, /no key to sign with/],
      [['show', hash, '--url', 'ws://127.0.0.1:1'], 1, /no node answers at ws:\/\/127\.0\.0\.1:1/],
    ]) {
      const ran = await run(t, args);
      assert.equal(ran.code, code, ran.stderr);
      assert.equal(lines(ran.stderr).length, 1, ran.stderr);
      assert.match(ran.stderr, message);
    }
  });
});

describe('scripts/specs', () => {
  /** A target folder with runtimes that hold `code`. */
  const runtimes = (t, code) => {
    const target = folder(t);
    mkdirSync(join(target, 'mornet-runtime'));
    for (const name of ['dev', 'prod']) writeFileSync(join(target, 'mornet-runtime', `${name}.wasm`), code);
    return { CARGO_TARGET_DIR: target };
  };

  test('makes plain and raw specs with the names of the chain', async (t) => {
    const out = folder(t);
    const run = start(t, 'specs', ['--no-build', '--out', out], { env: runtimes(t, 'c0de') });
    assert.equal(await run.exit, 0, run.stderr);
    assert.deepEqual(readdirSync(out).sort(), [
      ...['dev.json', 'dev.raw.json', 'local.json', 'local.raw.json', 'testnet.json', 'testnet.raw.json'],
    ]);
    for (const [file, raw] of [['testnet.json', false], ['testnet.raw.json', true]]) {
      const spec = JSON.parse(readFileSync(join(out, file)));
      assert.equal(spec.protocolId, 'mornet-testnet');
      assert.equal(spec.raw, raw);
    }
    const created = run.calls().filter((call) => !call.includes('--raw-storage'));
    assert.match(created[0], /dev\.wasm -n MorNet Development -i mornet_dev -t development .* development$/);
    assert.match(created[1], /dev\.wasm -n MorNet Local -i mornet_local -t local .* local_testnet$/);
    assert.match(created[2], /prod\.wasm -n MorNet Testnet -i mornet_testnet -t live .* testnet$/);
  });

  test('checks everything but the code', async (t) => {
    const out = folder(t);
    const made = start(t, 'specs', ['--no-build', '--out', out], { env: runtimes(t, 'c0de') });
    assert.equal(await made.exit, 0, made.stderr);

    const check = ['--check', '--no-build', '--out', out];
    const otherCode = start(t, 'specs', check, { env: runtimes(t, 'beef') });
    assert.equal(await otherCode.exit, 0, otherCode.stdout + otherCode.stderr);

    const otherGenesis = start(t, 'specs', check, {
      env: { ...runtimes(t, 'c0de'), FAKE_NODE_GENESIS: 'another' },
    });
    assert.equal(await otherGenesis.exit, 1);
    assert.match(otherGenesis.stdout, /chain-specs\/dev\.raw\.json: differs/);
    assert.match(otherGenesis.stdout, /^> .*another/m);
    assert.match(otherGenesis.stderr, /^error: the committed specs are out of date/);
  });
});

test('no committed file names a path of one machine', () => {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: REPOSITORY,
    encoding: 'utf8',
  }).split('\0');
  const named = files.filter((file) => {
    if (file === '' || !existsSync(join(REPOSITORY, file))) return false;
    const text = readFileSync(join(REPOSITORY, file), 'utf8');
    return /(?<![\w.-])\/(?:work|root)\/\w/.test(text) || (file !== '.ci/run' && /\.\.\/shared/.test(text));
  });
  assert.deepEqual(named, []);
});
