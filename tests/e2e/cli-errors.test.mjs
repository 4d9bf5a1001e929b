// What an operator sees when the command line, a file or the machine is wrong: one clear line.

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { holdPort, runNode, scenario } from './lib/harness.mjs';

/** A start that should fail at once is killed after this. */
const START_DEADLINE_MS = 30_000;
const TEST_DEADLINE_MS = 90_000;

/** What clap adds below its error line, and log lines, which begin with the date. */
const ASIDES = [/^\s/, /^Usage: /, /^For more information, /, /^\d{4}-\d\d-\d\d /];

/**
 * Asserts that a run ended by itself, with a failure's exit code, and said why in one line that
 * matches each of `subjects`.
 */
function assertOneClearError({ code, signal, stdout, stderr }, ...subjects) {
  assert.equal(signal, null, `it did not end by itself:\n${stderr}`);
  assert.notEqual(code, 0, stderr);
  assert.doesNotMatch(stdout + stderr, /panicked|backtrace|this is a bug/i);
  const lines = stderr
    .split('\n')
    .filter((line) => line !== '' && !ASIDES.some((aside) => aside.test(line)));
  assert.equal(lines.length, 1, stderr);
  const [line] = lines;
  assert.match(line, /^error: \S/i);
  assert.doesNotMatch(line, /^error: \w+[({]/i, "not an error type's debug output");
  for (const subject of subjects) {
    if (subject instanceof RegExp) assert.match(line, subject);
    else assert.ok(line.includes(subject), `"${line}" names ${subject}`);
  }
}

scenario('mornet-node', ({ nodes, step }) => {
  /** Runs a dev node that is expected to fail, with options of `MornetNode.create`. */
  const failToStart = async (options) => {
    const node = await nodes.create({ name: 'alice', chain: 'dev', args: ['--alice'], ...options });
    return runNode(node.args, { deadline: START_DEADLINE_MS });
  };
  const file = (name, content) => {
    const path = join(nodes.folder, name);
    writeFileSync(path, content);
    return path;
  };
  const options = { deadline: TEST_DEADLINE_MS };

  step('prints its version with the commit when asked for it', options, async () => {
    const { code, stdout } = await runNode(['--version']);
    assert.equal(code, 0);
    assert.match(stdout.trim(), /^mornet-node \d+\.\d+\.\d+-[0-9a-f]{7,40}$/);
  });

  step('names the file when the chain spec does not exist', options, async () => {
    const chain = join(nodes.folder, 'missing.json');
    assertOneClearError(await failToStart({ chain }), chain);
  });

  step('names the file when the chain spec is cut off', options, async () => {
    const whole = await runNode(['export-chain-spec', '--chain', 'dev', '--raw']);
    assert.equal(whole.code, 0, whole.stderr);
    const chain = file('cut-off.json', whole.stdout.slice(0, whole.stdout.length / 2));
    assertOneClearError(await failToStart({ chain }), chain);
  });

  step('names the file when the chain spec lacks a field', options, async () => {
    const chain = file('lacking.json', JSON.stringify({ name: 'Lacking' }));
    assertOneClearError(await failToStart({ chain }), chain, /`id`/);
  });

  step('names the runtime when the chain spec holds a damaged one', options, async () => {
    const path = join(nodes.folder, 'damaged.json');
    const exported = await runNode(
      ['export-chain-spec', '--chain', 'dev', '--raw', '--output', path],
    );
    assert.equal(exported.code, 0, exported.stderr);
    const spec = JSON.parse(readFileSync(path, 'utf8'));
    const code = `0x${Buffer.from(':code').toString('hex')}`;
    const wasm = spec.genesis.raw.top[code];
    spec.genesis.raw.top[code] = wasm.slice(0, 2 + 2 * Math.floor(wasm.length / 8));
    const chain = file('damaged.json', JSON.stringify(spec));
    assertOneClearError(await failToStart({ chain }), /runtime|wasm|code/i);
  });

  for (const [flag, value] of [
    ['--database', 'papyrus'],
    ['--network-backend', 'pigeons'],
    ['--sync', 'sideways'],
    ['--state-pruning', 'some'],
    ['--rpc-port', '70000'],
    ['--rpc-max-connections', 'many'],
  ]) {
    step(`names the flag when ${flag} is given ${value}`, options, async () => {
      const result = await runNode(['--chain', 'dev', '--tmp', flag, value], {
        deadline: START_DEADLINE_MS,
      });
      assertOneClearError(result, flag, value);
    });
  }

  for (const [use, name] of [
    ['rpc', 'JSON-RPC'],
    ['prometheus', 'Prometheus'],
    ['p2p', 'network'],
  ]) {
    step(`names the port when its ${name} port is busy`, options, async () => {
      const { port, release } = await holdPort();
      try {
        assertOneClearError(await failToStart({ ports: { [use]: port } }), String(port));
      } finally {
        await release();
      }
    });
  }

  step('names the path when its base path lies below a file', options, async () => {
    const basePath = join(file('not-a-folder', ''), 'data');
    assertOneClearError(await failToStart({ basePath }), basePath);
  });

  step('names the path when its base path cannot be written', options, async () => {
    const basePath = '/proc/mornet'; // not even root makes a folder there
    assertOneClearError(await failToStart({ basePath }), basePath);
  });
}, { independent: true });
