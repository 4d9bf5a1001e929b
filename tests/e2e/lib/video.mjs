// Video proofs as people make and check them: scripts/video-proof and `mornet-node verify-proof`.

import { runNode } from './node.mjs';
import * as processes from './processes.mjs';
import { answerOf, runScript } from './scripts.mjs';
import { FatalError } from './wait.mjs';

const LIMITS = { deadline: 120_000 };

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
  const words = [...command.split(' '), ...operands];
  return runScript('video-proof', words, { url: node.url, ...options }, LIMITS);
}

/** The same for a command that is to succeed; returns what it printed as JSON. */
export async function videoProofDoes(node, command, operands, options) {
  return answerOf(`video-proof ${command}`, await videoProof(node, command, operands, options));
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
  return runNode(['verify-proof', file, '--block', block, ...rest], LIMITS);
}

/** Runs ffmpeg to its end. */
export async function ffmpeg(...args) {
  const all = ['-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...args];
  const { code, stderr } = await processes.run('ffmpeg', all, LIMITS);
  if (code !== 0) throw new FatalError(`ffmpeg (scripts/setup installs it): ${stderr}`);
}
