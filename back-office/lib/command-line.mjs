// What the command lines have in common that are read here and in video-proofs. It loads no API:
// hashing has no need of one.

import { parseArgs } from 'node:util';
import { UsageError } from './failure.mjs';

/** The node that is asked if no other is named. */
export const DEFAULT_URL = 'ws://127.0.0.1:9944';
const KEYS = ['suri-file', 'dev-account', 'as'];

/**
 * What a program can be told to do.
 *
 * @typedef {object} Command
 * @property {string[]} [needs] options that have to be there
 * @property {string[]} [takes] options that can be there
 * @property {boolean} [online] whether it speaks to a node (yes)
 * @property {boolean} [signs] whether it signs (no)
 */

/**
 * Refuses a command that is not one of these.
 *
 * @param {string | undefined} name
 * @param {Record<string, Command>} commands
 */
export function checkCommand(name, commands) {
  const names = Object.keys(commands).join(', ');
  if (name === undefined) throw new UsageError(`name a command: ${names}`);
  if (!Object.hasOwn(commands, name)) {
    throw new UsageError(`there is no command '${name}': name one of ${names}`);
  }
}

/**
 * The names of all options of a command.
 *
 * @param {Command} command
 */
export function optionsOf({ needs = [], takes = [], online = true, signs = false }) {
  return [...needs, ...takes, ...(online ? ['url'] : []), ...(signs ? KEYS : [])];
}

/**
 * Takes a command line apart.
 *
 * @param {string[]} args
 * @param {string[]} known names of its options
 * @param {string} what it tells to do
 * @param {object} [kinds]
 * @param {string[]} [kinds.flags] options without a value
 * @param {string[]} [kinds.lists] options that can be there several times
 * @param {boolean} [kinds.operands] whether something can be there that is no option
 * @returns {{values: Record<string, string | boolean | string[]>, positionals: string[]}}
 */
export function parse(args, known, what, { flags = [], lists = [], operands = false } = {}) {
  const options = Object.fromEntries(
    known.map((name) => [
      name,
      { type: flags.includes(name) ? 'boolean' : 'string', multiple: lists.includes(name) },
    ]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args, options, strict: true, allowPositionals: operands, tokens: true });
  } catch (error) {
    const [, name] = /Unknown option '(--[\w-]+)/.exec(error.message) ?? [];
    throw new UsageError(name ? `${what} takes no ${name}` : error.message.split('\n')[0]);
  }
  const names = parsed.tokens.filter(({ kind }) => kind === 'option').map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i && !lists.includes(name));
  if (twice) throw new UsageError(`--${twice} is there twice`);
  return parsed;
}

/** Refuses a command line that lacks one of these options. */
export function checkNeeds(values, needs, what) {
  const missing = needs.find((name) => values[name] === undefined);
  if (missing) throw new UsageError(`${what} needs --${missing}`);
}

/** Where the key that signs is, as the command line says it. */
export function keyOptions(values) {
  const devAccount = values['dev-account'];
  if (devAccount !== undefined && values['suri-file'] !== undefined) {
    throw new UsageError('name either --suri-file or --dev-account');
  }
  if (devAccount !== undefined && !/^[A-Z][a-z]+$/.test(devAccount)) {
    throw new UsageError('--dev-account takes a name such as Alice');
  }
  return { suriFile: values['suri-file'], devAccount };
}

/**
 * What a word stands for.
 *
 * @template T
 * @param {Record<string, string>} values
 * @param {string} name of the option
 * @param {Record<string, T>} allowed by word
 * @returns {T}
 */
export function oneOf(values, name, allowed) {
  if (!Object.hasOwn(allowed, values[name])) {
    throw new UsageError(
      `--${name} takes ${Object.keys(allowed).join(', ')}, not '${values[name]}'`,
    );
  }
  return allowed[values[name]];
}

/**
 * A whole number from 0 on.
 *
 * @param {Record<string, string>} values
 * @param {string} name of the option
 * @param {number} digits that it has at most
 */
export function whole(values, name, digits) {
  const text = values[name];
  const number = /^\d+$/.test(text) && text.length <= digits ? Number(text) : NaN;
  if (!Number.isSafeInteger(number)) {
    throw new UsageError(`--${name} takes a whole number, not '${text}'`);
  }
  return number;
}
