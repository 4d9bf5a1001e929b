// The command lines. scripts/registrar and scripts/aml-report explain them.

import {
  DEFAULT_URL,
  checkCommand,
  checkNeeds,
  keyOptions,
  oneOf,
  optionsOf,
  parse,
  whole,
} from './command-line.mjs';
import { daysAfter, readDate } from './dates.mjs';
import { UsageError } from './failure.mjs';
import { SURI_VARIABLE } from './keys.mjs';

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
/** Of a registrar's number, and of days. */
const MAX_DIGITS = 9;

/**
 * Reads the command line of scripts/registrar.
 *
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @param {number} now in milliseconds since the Unix epoch
 */
export function readRegistrarOptions(args, environment, now) {
  const [command, ...rest] = args;
  checkCommand(command, COMMANDS);
  const { needs, takes = [], signs = false } = COMMANDS[command];
  const kinds = { flags: FLAGS, lists: LISTS[command] };
  const { values } = parse(rest, optionsOf(COMMANDS[command]), command, kinds);
  checkNeeds(values, needs, command);

  const options = { command, url: values.url ?? DEFAULT_URL };
  if (signs) options.key = { ...keyOptions(values), suri: environment[SURI_VARIABLE] };
  for (const name of ['file', 'salt', 'account', 'to', 'as']) {
    if (typeof values[name] === 'string') options[name] = values[name];
  }
  if (command === 'commit') options.saltOut = values['salt-out'] ?? `${values.file}.salt`;
  if (needs.includes('level')) options.level = oneOf(values, 'level', LEVELS);
  if (needs.includes('jurisdiction')) options.jurisdiction = jurisdiction(values);
  if (needs.includes('reason')) options.reason = oneOf(values, 'reason', REASONS);
  if (needs.includes('registrar')) options.registrar = whole(values, 'registrar', MAX_DIGITS);
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
  const needs = ['from', 'to', 'format'];
  const { values } = parse(args, optionsOf({ needs, takes: ['out'] }), 'the report');
  checkNeeds(values, needs, 'the report');
  const from = readDate(values.from, 'from').first;
  const to = readDate(values.to, 'to').last;
  if (from > to) throw new UsageError('--from is after --to');
  if (!FORMATS.includes(values.format)) {
    throw new UsageError(`--format takes ${FORMATS.join(' or ')}, not '${values.format}'`);
  }
  return { from, to, format: values.format, out: values.out, url: values.url ?? DEFAULT_URL };
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
  const days = whole(values, 'days', MAX_DIGITS);
  if (days === 0) throw new UsageError("--days takes a whole number above 0, not '0'");
  return daysAfter(now, days);
}
