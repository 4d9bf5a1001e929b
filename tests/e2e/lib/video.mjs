// Video proofs as people make and check them: scripts/video-proof and `mornet-node verify-proof`.

import { fileURLToPath } from 'node:url';
import { runNode } from './node.mjs';
import * as processes from './processes.mjs';
import { FatalError } from './wait.mjs';

const DEADLINE_MS = 120_000;
const SCRIPT = fileURLToPath(new URL('../../../scripts/video-proof', import.meta.url));

/**
 * Runs a command of scripts/video-proof to its end.
 *
 * @param {import('./node.mjs').MornetNode} node
 * @param {string} command as it stands on the command line, with what is behind it
 * @param {string[]} operands
 * @param {Record<string, string | number>} [options] without dashes
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function videoProof(node, command, operands, options = {}) {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  const url = ['--url', `ws://127.0.0.1:${node.ports.rpc}`];
  const all = [...command.split(' '), ...operands, ...url, ...args];
  return processes.run(SCRIPT, all, { deadline: DEADLINE_MS });
}

/** The same for a command that is to succeed; returns what it printed as JSON. */
export async function videoProofDoes(node, command, operands, options) {
  const { code, stdout, stderr } = await videoProof(node, command, operands, options);
  if (code !== 0) throw new Error(`scripts/video-proof ${command} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * Verifies a proof file with the node's binary alone.
 *
 * @param {string} file
 * @param {string} block the trusted hash
 * @param {string} [content] a file or folder
 */
export function verifyProof(file, block, content) {
  const rest = content === undefined ? [] : ['--content', content];
  return runNode(['verify-proof', file, '--block', block, ...rest], { deadline: DEADLINE_MS });
}

/** Runs ffmpeg to its end. */
export async function ffmpeg(...args) {
  const all = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args];
  const { code, stderr } = await processes.run('ffmpeg', all, { deadline: DEADLINE_MS });
  if (code !== 0) throw new FatalError(`ffmpeg (scripts/setup installs it): ${stderr}`);
}
