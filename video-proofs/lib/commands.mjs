// What scripts/video-proof does. Answers are JSON on standard output; notes are on standard error.

import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from '../../back-office/lib/failure.mjs';
import { manifestHash, manifestNote } from './c2pa.mjs';
import {
  FUNCTIONS,
  contentsOf,
  hashFile,
  hex,
  isFolder,
  textOf,
  toChain,
} from './content.mjs';
import { intervalKey, proofFile, readRows } from './proof.mjs';
import { firstOf, gapsNote, readProof, readStep, readStream } from './rows.mjs';
import { hashSegments, listSegments, readList, writeList, writeText } from './segments.mjs';
import { pathOf, rootOf } from './tree.mjs';

const PAGE = 256;

function tell(answer) {
  process.stdout.write(`${JSON.stringify(answer, null, 2)}\n`);
}

function note(text) {
  process.stderr.write(`note: ${text}\n`);
}

/**
 * Carries a command out.
 *
 * @param {ReturnType<typeof import('./options.mjs').readOptions>} options
 */
export async function runCommand(options) {
  if (options.command === 'hash') return tell(await hashPath(options));
  if (options.offline) return tell(await segmentsOffline(options));
  // Loaded here: hashing has no need of the API.
  const chain = await import('../../back-office/lib/chain.mjs');
  const { readKey, SURI_VARIABLE } = await import('../../back-office/lib/keys.mjs');
  let signer;
  if (options.key) {
    const pair = await readKey({ ...options.key, suri: process.env[SURI_VARIABLE] });
    signer = { pair, as: options.as && chain.address(options.as, 'as') };
  }
  const api = await chain.connect(options.url, ['videoProof']);
  const videos = new Videos(api, chain, signer);
  const commands = {
    anchor: () => videos.anchor(options),
    derive: () => videos.derive(options),
    'stream open': () => videos.openStream(options),
    segments: () => videos.segments(options),
    prove: () => videos.prove(options),
    show: () => videos.show(options),
  };
  tell(await commands[options.command]());
}

/** The hashes of a file, or of the segments in a folder. */
async function hashPath({ path, function: name }) {
  const names = name === undefined ? undefined : [name];
  if (!isFolder(path)) return hashesOf(path, names);
  const segments = listSegments(path);
  const hashed = [];
  for (const [i, file] of segments.names.entries()) {
    const hashes = await hashesOf(join(path, file), names);
    hashed.push({ segment: segments.first + i, ...hashes });
  }
  return hashed;
}

async function hashesOf(file, names) {
  const { size, contents } = await hashFile(file, names);
  return { file, size, contents: contents.map(textOf) };
}

/** Hashes a folder as an interval of a stream. */
async function readInterval({ path, stream, interval, first }, name) {
  const segments = listSegments(path, first);
  if (segments.others.length > 0) {
    note(`no segments, as they have no numbers in their names: ${segments.others.join(', ')}`);
  }
  const hashes = await hashSegments(path, segments.names, name);
  return { stream, interval, first: segments.first, function: name, hashes };
}

function ensureNew(list) {
  if (list !== undefined && existsSync(list)) {
    throw new Failure(`${list} exists: name another with --list`);
  }
}

async function segmentsOffline(options) {
  ensureNew(options.list);
  const interval = await readInterval(options, options.function);
  if (options.list !== undefined) writeList(options.list, interval);
  return summaryOf(interval);
}

function summaryOf({ stream, interval, first, function: name, hashes }) {
  const root = rootOf({ stream, interval, first, function: name, hashes });
  return { stream, interval, first, count: hashes.length, function: name, root };
}

/** The chain of video proofs, for one command. */
class Videos {
  #api;
  #chain;
  #signer;

  constructor(api, chain, signer) {
    this.#api = api;
    this.#chain = chain;
    this.#signer = signer;
  }

  /** Anchors a recording. */
  async anchor(options) {
    const { content, about } = await this.#about(options);
    return this.#anchored(content, [toChain(content), about, options.retention], 'anchor');
  }

  /** Anchors what was made from an anchored content. */
  async derive(options) {
    const parent = await this.#find(options.parent, await this.#final());
    const { content, about } = await this.#about(options);
    const args = [toChain(content), toChain(parent.content), options.kind, about, options.retention];
    return this.#anchored(content, args, 'derive');
  }

  async #anchored(content, args, call) {
    const block = await this.#submit(call, ...args);
    const row = await this.#proof(content, await this.#api.at(block));
    return { content: textOf(content), finalIn: block, proof: row };
  }

  /** What is to be said of a file. */
  async #about(options) {
    const { size, contents } = await hashFile(options.path);
    const content = contents.find(({ function: name }) => name === (options.function ?? 'sha256'));
    await this.#ensureNew(options.path, content, contents);
    const missing = manifestNote(options.path, options.c2paManifest);
    if (missing) note(missing);
    const text = (value) => (value === undefined ? null : hex(Buffer.from(value)));
    const about = {
      ...{ size, durationMs: options.durationMs ?? 0, media: options.media.chain },
      capturedAt: options.capturedAt ?? Math.floor(statSync(options.path).mtimeMs),
      ...{ uri: text(options.uri), device: text(options.device) },
      c2pa: options.c2paManifest === undefined ? null : manifestHash(options.c2paManifest),
    };
    return { content, about };
  }

  /** Says who was first if a content is anchored. */
  async #ensureNew(path, content, contents) {
    const { at } = await this.#final();
    for (const name of contents) {
      const row = await this.#proof(name, at);
      if (row === undefined) continue;
      const first = firstOf(row);
      if (name === content) throw new Failure(`${path} is anchored already: ${first}`);
      note(`${path} is anchored by its other hash, ${textOf(name)}: ${first}`);
    }
  }

  async openStream(options) {
    const operator = options.operator && this.#chain.address(options.operator, 'operator');
    const terms = {
      device: options.device === undefined ? null : hex(Buffer.from(options.device)),
      media: options.media.chain,
      function: FUNCTIONS[options.function ?? 'sha256'].variant,
      startedAt: options.startedAt ?? Date.now(),
      ...{ intervalMs: options.intervalMs, retention: options.retention },
    };
    const block = await this.#submit('openStream', terms, operator ?? null);
    const at = await this.#api.at(block);
    const owner = this.#signer.as ?? this.#signer.pair.address;
    // Numbers go up: if the account opened several in this block, this is one of them at least.
    const opened = (await at.query.system.events())
      .map(({ event }) => event)
      .filter((event) => this.#api.events.videoProof.StreamOpened.is(event))
      .filter(({ data }) => data.owner.toString() === owner && isOf(data.terms, terms))
      .at(-1);
    if (opened === undefined) throw new Failure(`block ${block} has no stream of ${owner}`);
    const stream = opened.data.stream.toNumber();
    return { stream, finalIn: block, ...(await this.#stream(stream, at)) };
  }

  /** Anchors an interval of a stream. */
  async segments(options) {
    ensureNew(options.list);
    const { at } = await this.#final();
    const stream = await this.#stream(options.stream, at);
    const interval = await readInterval(options, stream.function);
    const summary = summaryOf(interval);
    const { first, count, root } = summary;
    const skipped = Math.max(options.interval - Number(stream.next.interval), 0);
    const cut = Math.max(first - Number(stream.next.segment), 0);
    if (skipped > 0 || cut > 0) {
      const what = `${skipped} intervals and ${cut} segments`;
      note(`${what} before this were not anchored: the chain shows that as a gap, for ever`);
    }
    const args = [options.stream, options.interval, first, count, root];
    const block = await this.#submit('anchorSegments', ...args);
    if (options.list !== undefined) writeList(options.list, interval);
    return { ...summary, finalIn: block };
  }

  /** Writes a proof file. */
  async prove(options) {
    const final = await this.#final();
    const { content, segment, keys } =
      options.segment === undefined
        ? await this.#proveContent(options, final)
        : await this.#proveSegment(options, final);
    const file = proofFile({ content, segment, ...(await readRows(this.#api, keys, final)) });
    note(`verify it with: mornet-node verify-proof FILE --block ${final.hash}`);
    note('have that hash from a node that you trust, and not from here, if it matters');
    if (options.out === undefined) return file;
    writeText(options.out, `${JSON.stringify(file, null, 2)}\n`, '--out');
    const { number, hash } = final;
    return { out: options.out, content: textOf(content), block: { number, hash } };
  }

  async #proveContent({ path }, final) {
    const { content } = await this.#find(path, final);
    return { content, keys: [this.#api.query.videoProof.proofs.key(toChain(content))] };
  }

  async #proveSegment(options, { at }) {
    const { path, segment } = options;
    const interval = isFolder(path)
      ? await this.#intervalOfFolder(options, at)
      : intervalOfList(options);
    const { stream, interval: number } = interval;
    const row = await at.call.videoProofApi.interval(stream, number);
    if (row.isNone) {
      throw new Failure(
        `interval ${number} of stream ${stream} was not anchored, or its row is pruned`,
      );
    }
    const { root, count, first } = summaryOf(interval);
    const { root: anchored, firstSegment, count: size } = row.unwrap();
    const isSame =
      anchored.toHex() === root && firstSegment.eq(first) && size.toNumber() === count;
    if (!isSame) throw new Failure(`the segments of ${path} are not those that were anchored`);
    if (segment < first || segment >= first + count) {
      throw new Failure(`interval ${number} has segments ${first} to ${first + count - 1}`);
    }
    const { intervals, streams } = this.#api.query.videoProof;
    return {
      content: { function: interval.function, hash: interval.hashes[segment - first] },
      segment: { stream, interval: number, segment, root, path: pathOf(interval, segment) },
      keys: [intervals.key(stream, intervalKey(number)), streams.key(stream)],
    };
  }

  async #intervalOfFolder(options, at) {
    if (options.stream === undefined) {
      throw new Failure(`say which interval ${options.path} is with --stream and --interval`);
    }
    const { function: name } = await this.#stream(options.stream, at);
    return readInterval(options, name);
  }

  /** Looks a content or a stream up. */
  async show({ path, stream }) {
    const final = await this.#final();
    const { at, number } = final;
    if (stream !== undefined) {
      const row = await this.#stream(stream, at);
      const older = gapsNote(row);
      if (older) note(older);
      return { block: number, stream, ...row };
    }
    const { content, row } = await this.#find(path, final);
    const api = at.call.videoProofApi;
    const [provenance, derivations] = await Promise.all([
      api.provenance(toChain(content)),
      derivationsOf(api, content),
    ]);
    return {
      ...{ block: number, content: textOf(content), proof: row },
      provenance: provenance.map(readStep),
      derivations,
    };
  }

  #final() {
    return this.#chain.finalBlock(this.#api);
  }

  #submit(name, ...args) {
    return this.#chain.submit(this.#api, this.#api.tx.videoProof[name](...args), this.#signer);
  }

  async #proof(content, at) {
    const row = await at.call.videoProofApi.proof(toChain(content));
    return row.isSome ? readProof(row.unwrap()) : undefined;
  }

  async #stream(number, at) {
    const stream = await at.call.videoProofApi.stream(number);
    if (stream.isNone) throw new Failure(`there is no stream ${number}`);
    return readStream(stream.unwrap());
  }

  /** The anchored content that a hash or a file is. */
  async #find(hashOrPath, { at, number }) {
    const contents = contentsOf(hashOrPath) ?? (await hashFile(hashOrPath)).contents;
    for (const content of contents) {
      const row = await this.#proof(content, at);
      if (row !== undefined) return { content, row };
    }
    throw new Failure(`${hashOrPath} is not anchored, as of block ${number}`);
  }
}

/** Whether a stream's terms are those that were sent. */
const isOf = (terms, { startedAt, intervalMs }) =>
  terms.startedAt.toNumber() === startedAt && terms.intervalMs.toNumber() === intervalMs;

/** What a list says, if the command line says no other. */
function intervalOfList({ path, stream, interval, first }) {
  const list = readList(path);
  const differs = (one, other) => one !== undefined && one !== other;
  if (differs(stream, list.stream) || differs(interval, list.interval) || first !== undefined) {
    const where = `interval ${list.interval} of stream ${list.stream}`;
    throw new Failure(`${path} is the list of ${where}, whose segments begin with ${list.first}`);
  }
  return list;
}

/** All that is derived from a content. */
async function derivationsOf(api, content) {
  const all = [];
  for (;;) {
    const page = await api.derivations(toChain(content), all.length, PAGE);
    const { total, derivations } = page.unwrapOrDefault();
    all.push(...derivations.map(readStep));
    if (derivations.length === 0 || all.length >= total.toNumber()) return all;
  }
}
