// What the chain answers, as JSON for people and programs.

import { timeText } from '../../back-office/lib/dates.mjs';
import { fromChain, textOf } from './content.mjs';

const MEDIA = {
  Mp4: 'video/mp4',
  WebM: 'video/webm',
  Matroska: 'video/matroska',
  QuickTime: 'video/quicktime',
  MpegTs: 'video/mp2t',
  AudioMp4: 'audio/mp4',
  AudioMpeg: 'audio/mpeg',
  WebVtt: 'text/vtt',
  SubRip: 'application/x-subrip',
};

/** A field whose name the API uses for itself, and may have put an underscore behind. */
const field = (struct, name) => struct.get(name) ?? struct.get(`${name}_`);
/** A number, or its digits where JavaScript has no exact one: who anchors says what it likes. */
const exact = (value) => {
  const digits = value.toString();
  return Number.isSafeInteger(Number(digits)) ? Number(digits) : digits;
};
const time = (moment) => timeText(moment.toNumber());
const maybe = (option, read) => (option.isSome ? read(option.unwrap()) : null);
const utf8 = (bytes) => bytes.toUtf8();
const content = (hash) => textOf(fromChain(hash));
const mediaOf = (media) => (media.isOther ? media.asOther.toUtf8() : MEDIA[media.type]);

/** The row of a content. */
export function readProof(row) {
  const { about } = row;
  return {
    owner: row.owner.toString(),
    depositor: row.depositor.toString(),
    block: row.block.toNumber(),
    anchoredAt: time(row.anchoredAt),
    about: {
      size: exact(field(about, 'size')),
      durationMs: exact(about.durationMs),
      media: mediaOf(about.media),
      capturedAt: time(about.capturedAt),
      uri: maybe(about.uri, utf8),
      device: maybe(about.device, utf8),
      c2pa: maybe(about.c2pa, (hash) => hash.toHex()),
    },
    source: maybe(row.source, ({ parent, kind }) => ({
      parent: content(parent),
      kind: kind.type,
    })),
    depth: row.depth.toNumber(),
    retention: row.retention.type,
    erased: maybe(row.erased, ({ reason, at }) => ({ reason: reason.type, at: time(at) })),
    grants: row.grants.toNumber(),
    tasks: row.tasks.toNumber(),
    deposit: row.deposit.toString(),
  };
}

/** Who was first to anchor a content, by its row. */
export function firstOf({ owner, source, block, anchoredAt }) {
  const when = `in block ${block}, at ${anchoredAt}`;
  // What was derived may be by a service, and its owner the customer.
  return source === null
    ? `${owner} anchored it ${when}`
    : `it is anchored for ${owner}, by it or by a service on its behalf, ${when}`;
}

/** A content on the way up to the recording, or derived from one. */
export const readStep = (step) => ({
  content: content(field(step, 'hash')),
  kind: maybe(step.kind, (kind) => kind.type),
  owner: step.owner.toString(),
  block: step.block.toNumber(),
  anchoredAt: time(step.anchoredAt),
  derivations: step.derivations.toNumber(),
});

/** What to note of a stream whose older gaps are not listed. */
export function gapsNote({ missing, gaps }) {
  const older = BigInt(missing.gaps) - BigInt(gaps.length);
  if (older <= 0n) return undefined;
  return `${older} of ${missing.gaps} gaps are older and not listed: see the events GapFound`;
}

/** A stream with its gaps. */
export function readStream(stream) {
  const { terms } = stream;
  return {
    owner: stream.owner.toString(),
    operator: maybe(stream.operator, (operator) => operator.toString()),
    device: maybe(terms.device, utf8),
    media: mediaOf(terms.media),
    function: terms.function.type === 'Sha256' ? 'sha256' : 'blake2b-256',
    startedAt: time(terms.startedAt),
    intervalMs: terms.intervalMs.toNumber(),
    retention: terms.retention.type,
    block: stream.block.toNumber(),
    closedAt: maybe(stream.closedAt, time),
    link: stream.link.toHex(),
    intervals: stream.intervals.toNumber(),
    rows: stream.rows.toNumber(),
    next: { interval: exact(stream.next[0]), segment: exact(stream.next[1]) },
    missing: {
      gaps: exact(stream.gapCount),
      intervals: exact(stream.missingIntervals),
      segments: exact(stream.missingSegments),
    },
    gaps: stream.gaps.map((gap) => ({
      firstInterval: exact(gap.firstInterval),
      intervals: exact(gap.intervals),
      firstSegment: exact(gap.firstSegment),
      segments: exact(gap.segments),
      block: gap.block.toNumber(),
    })),
    overdue: stream.overdue.toNumber(),
    erasedBefore: stream.erasedBefore.toNumber(),
    pruneAt: maybe(stream.pruneAt, time),
    deposit: stream.deposit.toString(),
  };
}
