// Runs the scripts with a fake node in a temporary folder.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../..', import.meta.url));

const DEADLINE_MS = 60_000;

/** A temporary folder that goes when the test ends. */
export function folder(test) {
  const path = mkdtempSync(join(tmpdir(), 'mornet-scripts-'));
  test.after(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

const bindable = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** The first of `count` neighbouring ports that are free. */
export async function freePorts(count) {
  for (;;) {
    // Below those that Linux gives to outgoing connections, one of which may take it meanwhile.
    const first = 20_000 + Math.floor(Math.random() * 12_000);
    const ports = Array.from({ length: count }, (_, i) => first + i);
    if ((await Promise.all(ports.map(bindable))).every(Boolean)) return first;
  }
}

/** Waits until `condition` gives something true. */
export async function until(condition, what) {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const value = await condition();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`waited too long for ${what()}`);
    await delay(50);
  }
}

/**
 * Starts a script as a terminal does: in a process group of its own, which `interrupt` interrupts
 * as Ctrl-C would.
 */
export function start(test, script, args, { cwd = REPOSITORY, env = {} } = {}) {
  const temporary = folder(test);
  const calls = join(temporary, 'calls');
  const child = spawn(join(REPOSITORY, 'scripts', script), args, {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      MORNET_NODE: fileURLToPath(new URL('fake-node.mjs', import.meta.url)),
      FAKE_NODE_CALLS: calls,
      TMPDIR: temporary,
      ...env,
    },
  });
  const run = { temporary, stdout: '', stderr: '', ended: false };
  child.stdout.on('data', (chunk) => (run.stdout += chunk));
  child.stderr.on('data', (chunk) => (run.stderr += chunk));
  run.exit = new Promise((resolve) => {
    child.on('close', (code) => {
      run.ended = true;
      resolve(code);
    });
  });
  run.interrupt = () => process.kill(-child.pid, 'SIGINT');
  run.prints = (text) =>
    until(
      () => {
        if (run.stdout.includes(text)) return true;
        if (run.ended) throw new Error(`ended without printing ${text}:\n${run.stdout}${run.stderr}`);
        return false;
      },
      () => `${script} to print ${text}:\n${run.stdout}${run.stderr}`,
    );
  run.calls = () => (existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : []);
  test.after(() => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  });
  return run;
}
