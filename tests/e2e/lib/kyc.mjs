// The back office of a registrar and of the compliance council, run as they run it:
// scripts/registrar and scripts/aml-report.

import { answerOf, runScript } from './scripts.mjs';

const LIMITS = { deadline: 90_000 };

/**
 * Runs a command of scripts/registrar to its end.
 *
 * @param {import('./node.mjs').MornetNode} node
 * @param {string} command
 * @param {Record<string, string | number>} options without dashes
 * @param {string[]} [flags] options without a value, without dashes
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function registrar(node, command, options, flags = []) {
  const url = command === 'commit' ? {} : { url: node.url };
  const words = [command, ...flags.map((name) => `--${name}`)];
  return runScript('registrar', words, { ...url, ...options }, LIMITS);
}

/** The same for a command that is to succeed; returns what it printed as JSON. */
export async function registrarDoes(node, command, options, flags) {
  return answerOf(`registrar ${command}`, await registrar(node, command, options, flags));
}

/**
 * Exports a report to a file.
 *
 * @param {import('./node.mjs').MornetNode} node
 * @param {{from: number, to: number, format: string, out: string}} options the period in
 *   milliseconds since the Unix epoch, both ends included
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function report(node, { from, to, format, out }) {
  const period = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
  return runScript('aml-report', [], { url: node.url, ...period, format, out }, LIMITS);
}
