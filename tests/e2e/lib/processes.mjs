// Child processes and temporary folders that do not outlive the test process.
//
// Every child leads a process group of its own, which is killed when the test process exits: at
// the end, on a failure, an uncaught exception or a signal. Where `setpriv` is there (any Debian),
// the kernel also kills the child when the test process is itself killed with SIGKILL.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { patiently } from './wait.mjs';

const SETPRIV = '/usr/bin/setpriv';
const KEEP_FOLDERS = process.env.MORNET_E2E_KEEP === '1';

const living = new Set();
const folders = new Set();

process.on('exit', () => {
  for (const child of living) signalGroup(child, 'SIGKILL');
  for (const folder of folders) removeFolder(folder);
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => process.exit(128 + constants.signals[signal]));
}

/**
 * Starts a program in a process group of its own.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').StdioOptions} stdio
 * @returns {{child: import('node:child_process').ChildProcess,
 *   exited: Promise<{code: number | null, signal: string | null}>}}
 */
export function start(command, args, stdio) {
  const [program, ...rest] = existsSync(SETPRIV)
    ? [SETPRIV, '--pdeathsig', 'KILL', '--', command, ...args]
    : [command, ...args];
  const child = spawn(program, rest, { stdio, detached: true });
  living.add(child);
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  }).finally(() => living.delete(child));
  exited.catch(() => undefined); // whoever awaits it sees the error
  return { child, exited };
}

/** Sends a signal to a child's whole process group; a group that is gone is left in peace. */
export function signalGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/**
 * Runs a program to its end and returns what it said. At the deadline it is killed, which shows
 * as `signal: 'SIGKILL'`.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{deadline?: number}} [options] in milliseconds, for an idle machine
 * @returns {Promise<{code: number | null, signal: string | null, stdout: string, stderr: string}>}
 */
export async function run(command, args, { deadline = 60_000 } = {}) {
  const { child, exited } = start(command, args, ['ignore', 'pipe', 'pipe']);
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), patiently(deadline));
  try {
    const [{ code, signal }, stdout, stderr] = await Promise.all([
      exited,
      text(child.stdout),
      text(child.stderr),
    ]);
    return { code, signal, stdout, stderr };
  } finally {
    clearTimeout(timer);
  }
}

/** Asks a child to stop with a signal, and kills it when it has not after `grace` milliseconds. */
export async function stop({ child, exited }, signal, grace) {
  const timer = setTimeout(() => signalGroup(child, 'SIGKILL'), grace);
  try {
    signalGroup(child, signal);
    return await exited;
  } finally {
    clearTimeout(timer);
  }
}

/** Makes a folder that is removed with `removeFolder` or, at the latest, at exit. */
export function makeFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'mornet-e2e-'));
  folders.add(folder);
  return folder;
}

/** Removes a folder of `makeFolder`, unless `MORNET_E2E_KEEP=1` asks to keep it. */
export function removeFolder(folder) {
  folders.delete(folder);
  if (KEEP_FOLDERS) {
    process.stderr.write(`kept ${folder}\n`);
  } else {
    rmSync(folder, { recursive: true, force: true });
  }
}
