// The scripts of scripts/, run as a person runs them.

import { fileURLToPath } from 'node:url';
import * as processes from './processes.mjs';

/** The path of a script. */
export const scriptPath = (name) =>
  fileURLToPath(new URL(`../../../scripts/${name}`, import.meta.url));

/**
 * Options as they stand on a command line.
 *
 * @param {Record<string, string | number>} options without dashes
 */
export const toArguments = (options) =>
  Object.entries(options).flatMap(([name, value]) => [`--${name}`, `${value}`]);

/**
 * Runs a script to its end.
 *
 * @param {string} name
 * @param {string[]} words what stands before the options: a command, its operands
 * @param {Record<string, string | number>} options without dashes
 * @param {{deadline: number}} limits in milliseconds
 * @returns {Promise<{code: number, stdout: string, stderr: string}>}
 */
export function runScript(name, words, options, { deadline }) {
  return processes.run(scriptPath(name), [...words, ...toArguments(options)], { deadline });
}

/** What a script that is to succeed printed as JSON; an error with what it said if it failed. */
export function answerOf(what, { code, stdout, stderr }) {
  if (code !== 0) throw new Error(`scripts/${what} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}
