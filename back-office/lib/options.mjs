// The command lines. scripts/registrar and scripts/aml-report explain them.

import { parseArgs } from 'node:util';
import { daysAfter, readDate } from './dates.mjs';
import { UsageError } from './failure.mjs';
import { SURI_VARIABLE } from './keys.mjs';

const DEFAULT_URL = 'ws://127.0.0.1:9944';
const LEVELS = { 1: 'One', 2: 'Two', 3: 'Three' };
const REASONS = {
  inaccurate: 'Inaccurate',
  compliance: 'Compliance',
  'customer-request': 'CustomerRequest',
  other: 'Other',
};
const FORMATS = ['csv', 'json'];

/** Of each command what it has to be told, what it can be told, and whether it signs. */
const COMMANDS = {
  commit: { needs: ['file'], takes: ['salt-out'], online: false },
  attest: {
    needs: ['account', 'level', 'jurisdiction'],
    takes: ['expires', 'days', 'commitment', 'file', 'salt'],
    signs: true,
  },
  consent: { needs: ['registrar', 'level', 'jurisdiction', 'commitment'], signs: true },
  verify: { needs: ['file', 'salt', 'account'] },
  renew: { needs: ['account'], takes: ['expires', 'days'], signs: true },
  revoke: { needs: ['account', 'reason'], signs: true },
  erase: { needs: ['account'], takes: ['salt', 'salt-destroyed'], signs: true },
  rotate: { needs: ['to'], signs: true },
  status: { needs: ['account'] },
};
const FLAGS = ['salt-destroyed'];
/** Options of erase that can be there several times. */
const LISTS = { erase: ['salt'] };
const KEYS = ['suri-file', 'dev-account', 'as'];

/**
 * Reads the command line of scripts/registrar.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @param {number} now in milliseconds since the Unix epoch
 */
export function readRegistrarOptions(args, environment, now) {
  const [command, ...rest] = args;
  if (command === undefined)
    throw new UsageError(`name a command: ${Object.keys(COMMANDS).join(', ')}`);
  if (!Object.hasOwn(COMMANDS, command)) {
    throw new UsageError(
      `there is no command '${command}': name one of ${Object.keys(COMMANDS).join(', ')}`,
    );
  }
  const { needs, takes = [], signs = false, online = true } = COMMANDS[command];
  const known = [...needs, ...takes, ...(online ? ['url'] : []), ...(signs ? KEYS : [])];
  const values = parse(rest, known, command);
  const missing = needs.find((name) => values[name] === undefined);
  if (missing) throw new UsageError(`${command} needs --${missing}`);

  const options = { command, url: values.url ?? DEFAULT_URL };
  if (signs) options.key = keyOptions(values, environment);
  for (const name of ['file', 'salt', 'account', 'to', 'as']) {
    if (typeof values[name] === 'string') options[name] = values[name];
  }
  if (command === 'commit') options.saltOut = values['salt-out'] ?? `${values.file}.salt`;
  if (needs.includes('level')) options.level = oneOf(values, 'level', LEVELS);
  if (needs.includes('jurisdiction')) options.jurisdiction = jurisdiction(values);
  if (needs.includes('reason')) options.reason = oneOf(values, 'reason', REASONS);
  if (needs.includes('registrar')) options.registrar = whole(values, 'registrar');
  if (values.commitment !== undefined) options.commitment = commitment(values);
  if (takes.includes('expires')) options.expiresAt = expiry(values, now);
  if (command === 'attest') {
    const fromFile = values.file !== undefined && values.salt !== undefined;
    const named = values.file !== undefined || values.salt !== undefined;
    if (named ? !fromFile || options.commitment !== undefined : options.commitment === undefined) {
      throw new UsageError('attest needs either --commitment or both --file and --salt');
    }
  }
  if (command === 'erase') {
    options.salts = values.salt ?? [];
    options.saltDestroyed = values['salt-destroyed'] ?? false;
    if (options.salts.length === 0 && !options.saltDestroyed) {
      throw new UsageError('erase needs --salt or --salt-destroyed');
    }
  }
  return options;
}

/**
 * Reads the command line of scripts/aml-report.
 *
 * @param {string[]} args
 */
export function readReportOptions(args) {
  const values = parse(args, ['from', 'to', 'format', 'out', 'url'], 'the report');
  for (const name of ['from', 'to', 'format']) {
    if (values[name] === undefined) throw new UsageError(`the report needs --${name}`);
  }
  const from = readDate(values.from, 'from').first;
  const to = readDate(values.to, 'to').last;
  if (from > to) throw new UsageError('--from is after --to');
  if (!FORMATS.includes(values.format)) {
    throw new UsageError(`--format takes ${FORMATS.join(' or ')}, not '${values.format}'`);
  }
  return { from, to, format: values.format, out: values.out, url: values.url ?? DEFAULT_URL };
}

function parse(args, known, what) {
  const lists = LISTS[what] ?? [];
  const options = Object.fromEntries(
    known.map((name) => [
      name,
      { type: FLAGS.includes(name) ? 'boolean' : 'string', multiple: lists.includes(name) },
    ]),
  );
  let parsed;
  try {
    parsed = parseArgs({ args, options, strict: true, tokens: true });
  } catch (error) {
    const [, name] = /Unknown option '(--[\w-]+)/.exec(error.message) ?? [];
    throw new UsageError(name ? `${what} takes no ${name}` : error.message.split('\n')[0]);
  }
  const names = parsed.tokens.map(({ name }) => name);
  const twice = names.find((name, i) => names.indexOf(name) !== i && !lists.includes(name));
  if (twice) throw new UsageError(`--${twice} is there twice`);
  return parsed.values;
}

function keyOptions(values, environment) {
  const devAccount = values['dev-account'];
  if (devAccount !== undefined && values['suri-file'] !== undefined) {
    throw new UsageError('name either --suri-file or --dev-account');
  }
  if (devAccount !== undefined && !/^[A-Z][a-z]+$/.test(devAccount)) {
    throw new UsageError('--dev-account takes a name such as Alice');
  }
  return { suriFile: values['suri-file'], devAccount, suri: environment[SURI_VARIABLE] };
}

function oneOf(values, name, allowed) {
  if (!Object.hasOwn(allowed, values[name])) {
    throw new UsageError(
      `--${name} takes ${Object.keys(allowed).join(', ')}, not '${values[name]}'`,
    );
  }
  return allowed[values[name]];
}

function whole(values, name) {
  if (!/^\d{1,9}$/.test(values[name])) {
    throw new UsageError(`--${name} takes a whole number, not '${values[name]}'`);
  }
  return Number(values[name]);
}

function jurisdiction({ jurisdiction: code }) {
  if (!/^[A-Z]{2}$/.test(code)) {
    throw new UsageError(
      `--jurisdiction takes an ISO 3166-1 alpha-2 code such as DE, not '${code}'`,
    );
  }
  return code;
}

function commitment({ commitment: text }) {
  if (!/^0x[0-9a-fA-F]{64}$/.test(text)) {
    throw new UsageError(`--commitment takes 0x and 64 hexadecimal digits, not '${text}'`);
  }
  return text.toLowerCase();
}

/** When an attestation is to expire: --expires, or --days from now. */
function expiry(values, now) {
  if ((values.expires === undefined) === (values.days === undefined)) {
    throw new UsageError('name either --expires or --days');
  }
  if (values.expires !== undefined) return readDate(values.expires, 'expires').first;
  const days = whole(values, 'days');
  if (days === 0) throw new UsageError("--days takes a whole number above 0, not '0'");
  return daysAfter(now, days);
}
