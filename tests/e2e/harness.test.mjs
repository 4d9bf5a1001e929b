// The harness itself, with a stub in the node's place: it reports, and leaves nothing behind.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { holdPort, waitFor } from './lib/harness.mjs';
import { freePort } from './lib/ports.mjs';
import { run, start, stop } from './lib/processes.mjs';
import { FatalError, patiently } from './lib/wait.mjs';

const STUB = fileURLToPath(new URL('fixtures/stub-node.mjs', import.meta.url));
const SCENARIO = fileURLToPath(new URL('fixtures/scenario.mjs', import.meta.url));
/** Of all tests of a suite together. */
const options = { timeout: patiently(120_000) };

/**
 * Runs the fixture scenario to its end as a test process of its own, which gets a signal, if one is
 * named, once the scenario's node has started.
 */
async function runScenario(ending, { signalOnceStarted } = {}) {
  const { NODE_TEST_CONTEXT: _, ...env } = process.env;
  const child = spawn(process.execPath, ['--test-reporter=spec', SCENARIO], {
    env: { ...env, MORNET_NODE: STUB, MORNET_E2E_ENDING: ending },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let signalled = false;
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => {
      output += chunk;
      if (signalOnceStarted && !signalled && /^started .*$/m.test(output)) {
        signalled = true;
        child.kill(signalOnceStarted);
      }
    });
  }
  const [code, signal] = await once(child, 'close');
  const started = /^started (.*)$/m.exec(output);
  assert.ok(started, output);
  return { code, signal, output, ...JSON.parse(started[1]) };
}

/** Waits until no process has this id any more. */
async function assertGone(pid) {
  const gone = () => {
    try {
      return !process.kill(pid, 0);
    } catch (error) {
      return error.code === 'ESRCH';
    }
  };
  await waitFor(gone, { what: `process ${pid} to be gone`, deadline: 10_000 });
}

describe('waitFor', options, () => {
  it('returns the first truthy value when the condition comes true', async () => {
    let looks = 0;
    const value = await waitFor(() => (looks += 1) === 3 && 'third', { what: 'three', every: 1 });
    assert.equal(value, 'third');
  });

  it('goes on when the condition throws at first', async () => {
    let looks = 0;
    const condition = () => {
      looks += 1;
      if (looks < 3) throw new Error('not yet');
      return looks;
    };
    assert.equal(await waitFor(condition, { what: 'three', every: 1 }), 3);
  });

  it('says what it waited for and the last error when the deadline passes', async () => {
    const condition = () => {
      throw new Error('still dark');
    };
    await assert.rejects(waitFor(condition, { what: 'light', deadline: 50, every: 5 }), {
      message: /^waited [\d.]+ s in vain for light \(last error: still dark\)$/,
    });
  });

  it('ends at the deadline when the condition hangs', async () => {
    await assert.rejects(
      waitFor(() => new Promise(() => {}), { what: 'an answer', deadline: 50 }),
      { message: /^waited [\d.]+ s in vain for an answer$/ },
    );
  });

  it('gives up at once when the error is fatal', async () => {
    const condition = () => {
      throw new FatalError('the node is dead');
    };
    await assert.rejects(waitFor(condition, { what: 'life' }), { message: 'the node is dead' });
  });
});

describe('ports', options, () => {
  it('are not given twice when many are asked for at once', async () => {
    const ports = await Promise.all(Array.from({ length: 50 }, freePort));
    assert.equal(new Set(ports).size, ports.length);
  });

  it('are busy when held and free when released', async () => {
    const { port, release } = await holdPort();
    const connects = async () => {
      const code = `require('net').connect(${port}, '127.0.0.1', () => process.exit(0))
        .on('error', () => process.exit(1))`;
      return (await run(process.execPath, ['-e', code])).code === 0;
    };
    assert.ok(await connects());
    await release();
    assert.ok(!(await connects()));
  });
});

describe('a command', options, () => {
  it('returns its output and exit code when it ends', async () => {
    const result = await run('sh', ['-c', 'echo out; echo err >&2; exit 7']);
    assert.deepEqual(result, { code: 7, signal: null, stdout: 'out\n', stderr: 'err\n' });
  });

  it('is killed with its children when its deadline passes', async () => {
    const { signal } = await run('sh', ['-c', 'sleep 1000 & sleep 1000'], { deadline: 100 });
    assert.equal(signal, 'SIGKILL');
  });
});

describe('a process', options, () => {
  it('is killed when it does not end by the signal within the grace', async () => {
    const deaf = start('sh', ['-c', "trap '' INT; echo ready; while :; do sleep 1; done"], [
      'ignore',
      'pipe',
      'ignore',
    ]);
    await once(deaf.child.stdout, 'data');
    assert.deepEqual(await stop(deaf, 'SIGINT', 200), { code: null, signal: 'SIGKILL' });
  });
});

describe('a scenario', options, () => {
  it('prints the last lines of the log and skips what follows when a step fails', async () => {
    const { code, output, pid, folder } = await runScenario('fail');
    assert.notEqual(code, 0);
    assert.match(output, /log of stub, last 80 lines/);
    assert.match(output, /stub line 100\./);
    assert.doesNotMatch(output, /stub line 20\./);
    assert.match(output, /is not run after a failure.*an earlier step failed/);
    assert.doesNotMatch(output, /second step ran/);
    await assertGone(pid);
    assert.ok(!existsSync(folder));
  });

  for (const ending of ['throw', 'exit']) {
    it(`leaves nothing behind when its process ends by ${ending}`, async () => {
      const { code, pid, folder } = await runScenario(ending);
      assert.notEqual(code, 0);
      await assertGone(pid);
      assert.ok(!existsSync(folder));
    });
  }

  for (const signal of ['SIGINT', 'SIGTERM']) {
    it(`leaves nothing behind when its process gets ${signal}`, async () => {
      const { pid, folder } = await runScenario('hang', { signalOnceStarted: signal });
      await assertGone(pid);
      assert.ok(!existsSync(folder));
    });
  }

  it('leaves no process behind when its own is killed', {
    skip: !existsSync('/usr/bin/setpriv') && 'needs setpriv',
  }, async () => {
    const { pid, folder } = await runScenario('hang', { signalOnceStarted: 'SIGKILL' });
    rmSync(folder, { recursive: true });
    await assertGone(pid);
  });
});
