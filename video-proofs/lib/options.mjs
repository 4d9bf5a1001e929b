// The command line; scripts/video-proof explains it.

import { extname } from 'node:path';
import {
  DEFAULT_URL,
  checkCommand,
  checkNeeds,
  keyOptions,
  oneOf,
  optionsOf,
  parse,
  whole,
} from '../../back-office/lib/command-line.mjs';
import { readDate } from '../../back-office/lib/dates.mjs';
import { UsageError } from '../../back-office/lib/failure.mjs';
import { FUNCTIONS } from './content.mjs';

const RETENTIONS = { month: 'Month', year: 'Year', decade: 'Decade', permanent: 'Permanent' };
const KINDS = {
  subtitles: 'Subtitles',
  translation: 'Translation',
  'voice-over': 'VoiceOver',
  vertical: 'Vertical',
  watermark: 'Watermark',
  other: 'Other',
};
/** Types that the chain has a byte for. */
const MEDIA = {
  'video/mp4': 'Mp4',
  'video/webm': 'WebM',
  'video/matroska': 'Matroska',
  'video/quicktime': 'QuickTime',
  'video/mp2t': 'MpegTs',
  'audio/mp4': 'AudioMp4',
  'audio/mpeg': 'AudioMpeg',
  'text/vtt': 'WebVtt',
  'application/x-subrip': 'SubRip',
};
const EXTENSIONS = {
  '.mp4': 'video/mp4',
  '.m4v': 'video/mp4',
  '.webm': 'video/webm',
  '.mkv': 'video/matroska',
  '.mov': 'video/quicktime',
  '.ts': 'video/mp2t',
  '.m4a': 'audio/mp4',
  '.mp3': 'audio/mpeg',
  '.vtt': 'text/vtt',
  '.srt': 'application/x-subrip',
};
const MEDIA_NAME = /^[a-z0-9][a-z0-9.+-]*\/[a-z0-9][a-z0-9.+-]*$/;
const MAX_MEDIA_NAME = 64;
const DEVICE = /^[A-Za-z0-9_-]{1,32}$/;

const ABOUT = [
  ...['function', 'uri', 'media', 'duration', 'captured', 'device', 'c2pa-manifest', 'retention'],
];

/** Of each command what stands behind it, what it has to be told and can be told, and its kind. */
const COMMANDS = {
  hash: { operand: 'PATH', takes: ['function'], online: false },
  anchor: { operand: 'FILE', takes: ABOUT, signs: true },
  derive: { operand: 'FILE', needs: ['kind', 'parent'], takes: ABOUT, signs: true },
  'stream open': {
    needs: ['media', 'interval-seconds'],
    takes: ['function', 'started', 'device', 'retention', 'operator'],
    signs: true,
  },
  segments: {
    operand: 'FOLDER',
    needs: ['stream', 'interval'],
    takes: ['first', 'list', 'offline', 'function'],
    signs: true,
  },
  prove: { operand: 'PATH', takes: ['stream', 'interval', 'segment', 'first', 'out'] },
  show: { operand: 'PATH', optional: true, takes: ['stream'] },
};
const FLAGS = ['offline'];
const NUMBERS = ['stream', 'interval', 'first', 'segment'];
/** Of these: as many as an exact number has. */
const MAX_DIGITS = 16;

/**
 * Reads the command line.
 *
 * @param {string[]} args
 */
export function readOptions(args) {
  const [command, rest] = readCommand(args);
  const { operand, optional = false, needs = [], signs = false } = COMMANDS[command];
  const known = optionsOf(COMMANDS[command]);
  const { values, positionals } = parse(rest, known, command, { flags: FLAGS, operands: true });
  if (positionals.length > (operand ? 1 : 0)) {
    throw new UsageError(`${command} takes no '${positionals.at(-1)}'`);
  }
  if (operand && !optional && positionals.length === 0) {
    throw new UsageError(`${command} needs a ${operand}`);
  }
  checkNeeds(values, needs, command);

  const options = { command, path: positionals[0], url: values.url ?? DEFAULT_URL };
  if (signs) options.key = keyOptions(values);
  for (const name of ['uri', 'c2pa-manifest', 'parent', 'operator', 'list', 'out', 'as']) {
    if (values[name] !== undefined) options[camel(name)] = values[name];
  }
  for (const name of NUMBERS) {
    if (values[name] !== undefined) options[name] = whole(values, name, MAX_DIGITS);
  }
  if (known.includes('function') && values.function !== undefined) {
    oneOf(values, 'function', FUNCTIONS);
    options.function = values.function;
  }
  if (known.includes('retention')) {
    options.retention = oneOf({ retention: 'year', ...values }, 'retention', RETENTIONS);
  }
  if (values.kind !== undefined) options.kind = oneOf(values, 'kind', KINDS);
  if (known.includes('media')) options.media = media(values, positionals[0]);
  if (values.device !== undefined) options.device = device(values);
  if (values.duration !== undefined) options.durationMs = milliseconds(values, 'duration');
  for (const [name, to] of [
    ['captured', 'capturedAt'],
    ['started', 'startedAt'],
  ]) {
    if (values[name] !== undefined) options[to] = readDate(values[name], name).first;
  }
  if (command === 'stream open') {
    options.intervalMs = milliseconds(values, 'interval-seconds');
    if (options.intervalMs > 0xffffffff || options.intervalMs === 0)
      throw new UsageError('--interval-seconds is out of bounds');
  }
  if (command === 'segments') checkOffline(options, values);
  if (command === 'prove') checkProve(options);
  if (command === 'show' && (options.path === undefined) === (options.stream === undefined)) {
    throw new UsageError('show needs either a FILE, a HASH or --stream');
  }
  return options;
}

function readCommand([first, ...rest]) {
  const [command, after] =
    first === 'stream' ? [`stream ${rest[0] ?? ''}`.trim(), rest.slice(1)] : [first, rest];
  checkCommand(command, COMMANDS);
  return [command, after];
}

function checkOffline(options, values) {
  options.offline = values.offline ?? false;
  if (options.offline && options.function === undefined) {
    throw new UsageError('segments --offline needs --function: that of the stream');
  }
  if (!options.offline && options.function !== undefined) {
    throw new UsageError('segments takes --function only with --offline: else the stream says it');
  }
}

/** A segment has a place in a stream, a whole content has none. */
function checkProve({ stream, interval, segment, first }) {
  const given = [stream, interval, first].filter((value) => value !== undefined).length;
  if (segment === undefined && given > 0) {
    throw new UsageError('prove needs --segment with --stream, --interval and --first');
  }
  if ((stream === undefined) !== (interval === undefined)) {
    throw new UsageError('prove needs both --stream and --interval, or a list that says them');
  }
}

const camel = (name) => name.replace(/-./g, ([, letter]) => letter.toUpperCase());

/** Seconds, with three digits behind the point at most. */
function milliseconds(values, name) {
  const [, seconds, rest = ''] = /^(\d{1,9})(?:\.(\d{1,3}))?$/.exec(values[name]) ?? [];
  if (seconds === undefined) {
    throw new UsageError(`--${name} takes seconds such as 12.5, not '${values[name]}'`);
  }
  return Number(seconds) * 1_000 + Number(rest.padEnd(3, '0'));
}

/** The media type as the chain has it: as given, or by the file's ending. */
function media(values, path) {
  const name = values.media ?? EXTENSIONS[extname(path ?? '').toLowerCase()];
  if (name === undefined) {
    throw new UsageError(`name the type of ${path} with --media, such as video/mp4`);
  }
  if (Object.hasOwn(MEDIA, name)) return { name, chain: { [MEDIA[name]]: null } };
  if (!MEDIA_NAME.test(name) || name.length > MAX_MEDIA_NAME) {
    throw new UsageError(`--media takes a type such as video/mp4, not '${name}'`);
  }
  return { name, chain: { Other: `0x${Buffer.from(name).toString('hex')}` } };
}

function device({ device: name }) {
  if (!DEVICE.test(name)) {
    throw new UsageError(`--device takes up to 32 letters, digits, '-' and '_', not '${name}'`);
  }
  return name;
}
