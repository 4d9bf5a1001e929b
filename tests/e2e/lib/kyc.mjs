// The back office of a registrar and of the compliance council, run as they run it:
// scripts/registrar and scripts/aml-report.

import { fileURLToPath } from 'node:url';
import * as processes from './processes.mjs';

const DEADLINE_MS = 90_000;
const script = (name) => fileURLToPath(new URL(`../../../scripts/${name}`, import.meta.url));
const urlOf = (node) => ['--url', `ws://127.0.0.1:${node.ports.rpc}`];

/**
 * Runs a command of scripts/registrar to its end.
 *
 * @param {import('./node.mjs').MornetNode} node
 * @param {string} command
 * @param {Record<string, string | number>} options without dashes
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function registrar(node, command, options) {
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  const url = command === 'commit' ? [] : urlOf(node);
  return processes.run(script('registrar'), [command, ...url, ...args], { deadline: DEADLINE_MS });
}

/** The same for a command that is to succeed; returns what it printed as JSON. */
export async function registrarDoes(node, command, options) {
  const { code, stdout, stderr } = await registrar(node, command, options);
  if (code !== 0) throw new Error(`scripts/registrar ${command} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
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
  const period = ['--from', new Date(from).toISOString(), '--to', new Date(to).toISOString()];
  const args = [...urlOf(node), ...period, '--format', format, '--out', out];
  return processes.run(script('aml-report'), args, { deadline: DEADLINE_MS });
}
