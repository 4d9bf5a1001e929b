// A recording anchored, its subtitles derived and the provenance walked; a live stream of 10,000
// segments in 10 anchors, with a gap; and what was proved of both verified offline, with no node.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Keyring } from '@polkadot/api';
import { waitForFinalised } from './lib/chain.mjs';
import { scenario } from './lib/harness.mjs';
import { ffmpeg, verifyProof, videoProof, videoProofDoes } from './lib/video.mjs';
import { waitFor } from './lib/wait.mjs';

const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
const [alice, bob] = ['//Alice', '//Bob'].map((uri) => keyring.addFromUri(uri).address);
const byAlice = { 'dev-account': 'Alice' };
const byBob = { 'dev-account': 'Bob' };

const sha256 = (bytes) => `0x${createHash('sha256').update(bytes).digest('hex')}`;
const contentOf = (path) => `sha256:${sha256(readFileSync(path))}`;
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Changes one bit in the middle of a file. */
function flip(path) {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1] ^= 1;
  writeFileSync(path, bytes);
}

/** Fails unless a proof is refused for a reason, in one line. */
function expectRefused({ code, stdout, stderr }, reason) {
  assert.equal(code, 1, stdout);
  assert.equal(stdout, '');
  assert.match(stderr, /^Error: not proved: [^\n]+\n$/);
  assert.match(stderr, reason);
}

/** A development node whose blocks become final. It keeps all states: one asks for the first. */
async function startNode(nodes) {
  const args = ['--alice', '--state-pruning', 'archive'];
  const node = await nodes.start({ name: 'alice', chain: 'dev', args });
  await waitForFinalised(node, 1, { deadline: 60_000 });
  return node;
}

scenario('a recording', ({ nodes, step }) => {
  const path = (name) => join(nodes.folder, name);
  const [clip, subtitles, text] = ['clip.mp4', 'clip.srt', 'clip.vtt'].map(path);
  const uri = 'https://video.example/clip.mp4';
  let node;
  let anchored;

  step('is anchored by its hash, with what its owner says of it', {
    deadline: 240_000,
  }, async () => {
    await ffmpeg(
      ...['-f', 'lavfi', '-i', 'testsrc=duration=2:size=320x240:rate=10'],
      ...['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2'],
      ...['-c:v', 'mpeg4', '-c:a', 'aac', '-shortest', clip],
    );
    writeFileSync(subtitles, '1\n00:00:00,000 --> 00:00:02,000\nA test picture.\n');
    await ffmpeg('-i', subtitles, text);
    node = await startNode(nodes);
    anchored = await videoProofDoes(node, 'anchor', [clip], {
      ...{ uri, duration: 2, device: 'cam-1', retention: 'decade' },
      ...byAlice,
    });
    assert.equal(anchored.content, contentOf(clip));
    const { owner, about, source, retention } = anchored.proof;
    assert.deepEqual([owner, source, retention], [alice, null, 'Decade']);
    assert.deepEqual([about.size, about.durationMs], [statSync(clip).size, 2_000]);
    assert.deepEqual([about.media, about.uri, about.device], ['video/mp4', uri, 'cam-1']);
    assert.equal(about.c2pa, null);
  });

  step('is anchored once, and who comes later is told who was first', {
    deadline: 90_000,
  }, async () => {
    const later = await videoProof(node, 'anchor', [clip], byBob);
    assert.equal(later.code, 1);
    const { block, anchoredAt } = anchored.proof;
    const first = `${alice} anchored it in block ${block}, at ${anchoredAt}`;
    assert.equal(later.stderr, `error: ${clip} is anchored already: ${first}\n`);
  });

  step('is what its subtitles and their translation were made from', {
    deadline: 240_000,
  }, async () => {
    const kind = { kind: 'subtitles', parent: clip };
    const stranger = await videoProof(node, 'derive', [subtitles], { ...kind, ...byBob });
    assert.equal(stranger.code, 1);
    assert.match(stranger.stderr, /videoProof\.NoAccess/);

    const derived = await videoProofDoes(node, 'derive', [subtitles], { ...kind, ...byAlice });
    const source = { parent: contentOf(clip), kind: 'Subtitles' };
    assert.deepEqual(derived.proof.source, source);
    const translated = { kind: 'translation', parent: contentOf(subtitles), ...byAlice };
    await videoProofDoes(node, 'derive', [text], translated);

    const up = await videoProofDoes(node, 'show', [text]);
    assert.deepEqual(
      up.provenance.map(({ content, kind: what }) => [content, what]),
      [
        [contentOf(text), 'Translation'],
        [contentOf(subtitles), 'Subtitles'],
        [contentOf(clip), null],
      ],
    );
    assert.deepEqual(up.derivations, []);
    const down = await videoProofDoes(node, 'show', [contentOf(clip).slice('sha256:'.length)]);
    assert.equal(down.provenance.length, 1);
    const [child] = down.derivations;
    assert.deepEqual([child.content, child.derivations], [contentOf(subtitles), 1]);
    const unknown = await videoProof(node, 'show', [`0x${'00'.repeat(32)}`]);
    assert.equal(unknown.code, 1);
    assert.match(unknown.stderr, /is not anchored/);
  });

  step('is verified over JSON-RPC, in a final block, by a proof file', {
    deadline: 180_000,
  }, async () => {
    const content = contentOf(clip);
    const verify = (...params) => node.rpc('video_verify', ...params);
    const { anchored: who, file } = await verify(content);
    assert.deepEqual(who, await node.rpc('video_proof', content));
    assert.equal(who.owner, alice);
    const { number, hash } = file.block;
    assert.equal(hash, await node.rpc('chain_getBlockHash', number));
    assert.ok(number >= who.block);
    const asked = path('clip.asked.json');
    writeFileSync(asked, JSON.stringify(file));
    const proved = await verifyProof(asked, hash, clip);
    assert.equal(proved.code, 0, proved.stderr);
    assert.ok(proved.stdout.includes(`account ${alice} anchored the content`), proved.stdout);

    assert.deepEqual((await verify(content, hash)).file, file);
    assert.equal(await verify(content, await node.rpc('chain_getBlockHash', 0)), null);
    assert.equal(await verify(`sha256:0x${'00'.repeat(32)}`), null);
    await assert.rejects(verify(content, sha256('no block')), /knows no block/);
    const refused = async () => {
      const best = await node.rpc('chain_getBlockHash');
      return verify(content, best).then(() => false, ({ message }) => /not final/.test(message));
    };
    await waitFor(refused, { what: 'a block that is not final to be refused' });
  });

  step('is proved offline by its proof file, a block that is trusted, and nothing else', {
    deadline: 180_000,
  }, async () => {
    const [proof, derived] = ['clip.proof.json', 'clip.srt.proof.json'].map(path);
    const { block } = await videoProofDoes(node, 'prove', [clip], { out: proof });
    const other = await videoProofDoes(node, 'prove', [subtitles], { out: derived });
    const trusted = await node.rpc('chain_getBlockHash', block.number);
    assert.equal(trusted, block.hash);
    await node.stop();

    const proved = await verifyProof(proof, trusted, clip);
    assert.equal(proved.code, 0, proved.stderr);
    const { owner, block: number, anchoredAt } = anchored.proof;
    for (const words of [
      `${clip} is the content with SHA-256 ${sha256(readFileSync(clip))}`,
      `account ${owner} anchored the content in block ${number}, at ${anchoredAt}`,
      `the state of block ${block.number} has this`,
      `stored at ${uri}`,
      'Not proved:',
    ]) {
      assert.ok(proved.stdout.includes(words), `"${words}" in\n${proved.stdout}`);
    }
    const source = `subtitles of the content with SHA-256 ${sha256(readFileSync(clip))}`;
    const made = await verifyProof(derived, other.block.hash, subtitles);
    assert.equal(made.code, 0, made.stderr);
    // Of the row alone nobody knows whether a service made it.
    const whose = `anchored for account ${alice}, by it or by a service on its behalf, in block`;
    for (const words of [source, whose]) {
      assert.ok(made.stdout.includes(words), `"${words}" in\n${made.stdout}`);
    }
    assert.equal((await verifyProof(proof, trusted)).code, 0);

    const changed = path('changed.mp4');
    copyFileSync(clip, changed);
    flip(changed);
    expectRefused(await verifyProof(proof, trusted, changed), /is another content than/);
    expectRefused(await verifyProof(proof, trusted, subtitles), /is another content than/);
    const forged = path('forged.json');
    copyFileSync(proof, forged);
    flip(forged);
    expectRefused(await verifyProof(forged, trusted, clip), /./);
    const wrong = sha256('another block');
    expectRefused(await verifyProof(proof, wrong, clip), /not of the trusted 0x/);

    // A row of another content, and one that says more than was anchored.
    const real = json(proof);
    for (const [change, reason] of [
      [{ content: { function: 'sha256', hash: sha256('another') } }, /no such row|storage proof/],
      [{ rows: json(derived).rows }, /rows in it are not those/],
      [{ proof: real.proof.slice(1) }, /storage proof/],
    ]) {
      writeFileSync(forged, JSON.stringify({ ...real, ...change }));
      expectRefused(await verifyProof(forged, trusted), reason);
    }
  });
});

scenario('a live stream', ({ nodes, step }) => {
  const COUNT = 1_000;
  const INTERVALS = 11;
  const LOST = 4;
  const INTERVAL_S = 60;
  const path = (name) => join(nodes.folder, name);
  const folderOf = (interval) => path(`interval-${interval}`);
  const listOf = (interval) => path(`interval-${interval}.json`);
  const nameOf = (segment) => `seg-${String(segment).padStart(5, '0')}.ts`;
  const kept = Array.from({ length: INTERVALS }, (_, n) => n).filter((n) => n !== LOST);
  /** The roots that were anchored, by interval. */
  const roots = new Map();
  let node;
  let stream;

  step('is anchored in one transaction an interval, whatever the number of segments', {
    deadline: 900_000,
  }, async () => {
    for (let interval = 0; interval < INTERVALS; interval += 1) {
      mkdirSync(folderOf(interval));
      for (let nth = 0; nth < COUNT; nth += 1) {
        const name = nameOf(interval * COUNT + nth);
        writeFileSync(join(folderOf(interval), name), randomBytes(100));
      }
      writeFileSync(join(folderOf(interval), 'live.m3u8'), '#EXTM3U\n');
    }
    node = await startNode(nodes);
    const started = new Date(Date.now() - INTERVALS * INTERVAL_S * 1_000).toISOString();
    const opened = await videoProofDoes(node, 'stream open', [], {
      ...{ media: 'video/mp2t', 'interval-seconds': INTERVAL_S, started, operator: bob },
      ...byAlice,
    });
    ({ stream } = opened);
    assert.deepEqual([opened.owner, opened.operator, opened.startedAt], [alice, bob, started]);

    // The camera's account sends; the owner has the deposits.
    for (const interval of kept) {
      const where = { stream, interval, list: listOf(interval), ...byBob };
      const sent = await videoProof(node, 'segments', [folderOf(interval)], where);
      assert.equal(sent.code, 0, sent.stderr);
      const { first, count, root } = JSON.parse(sent.stdout);
      assert.deepEqual([first, count], [interval * COUNT, COUNT]);
      roots.set(interval, root);
      assert.match(sent.stderr, /no segments, .*: live\.m3u8/);
      const gap = /1 intervals and 1000 segments before this were not anchored/;
      assert[interval === LOST + 1 ? 'match' : 'doesNotMatch'](sent.stderr, gap);
    }
    const stranger = { stream, interval: INTERVALS, 'dev-account': 'Charlie' };
    const refused = await videoProof(node, 'segments', [folderOf(0)], stranger);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /videoProof\.NotOperator/);
  });

  step('shows the interval that is missing as a gap', { deadline: 90_000 }, async () => {
    const shown = await videoProofDoes(node, 'show', [], { stream });
    assert.deepEqual([shown.intervals, shown.rows], [kept.length, kept.length]);
    assert.deepEqual(shown.next, { interval: INTERVALS, segment: INTERVALS * COUNT });
    assert.deepEqual(shown.missing, { gaps: 1, intervals: 1, segments: COUNT });
    const [{ block, ...gap }] = shown.gaps;
    assert.ok(block > 0);
    const missing = { firstInterval: LOST, intervals: 1, firstSegment: LOST * COUNT };
    assert.deepEqual(gap, { ...missing, segments: COUNT });
    // It cannot be filled later.
    const late = { stream, interval: LOST, ...byBob };
    const refused = await videoProof(node, 'segments', [folderOf(LOST)], late);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /videoProof\.IntervalPassed/);
  });

  step('verifies a segment over JSON-RPC, by its path', { deadline: 120_000 }, async () => {
    const [segment, interval, out] = [1_234, 1, path('asked.json')];
    await videoProofDoes(node, 'prove', [listOf(interval)], { segment, out });
    const written = json(out);
    const content = `sha256:${written.content.hash}`;
    const named = { segment, content, path: written.segment.path };
    const claim = { stream, interval, ...named };
    const { anchored: { owner, ...row }, file } = await node.rpc('video_verify', claim);
    assert.equal(owner, alice);
    assert.deepEqual(row, await node.rpc('video_verifySegment', stream, interval, named));
    assert.deepEqual([file.content, file.segment], [written.content, written.segment]);
    writeFileSync(out, JSON.stringify(file));
    const proved = await verifyProof(out, file.block.hash, folderOf(interval));
    assert.equal(proved.code, 0, proved.stderr);
    assert.ok(proved.stdout.includes(`segment ${segment} of stream ${stream}`), proved.stdout);
    assert.equal(await node.rpc('video_verify', { ...claim, segment: segment + 1 }), null);
  });

  step('proves any segment offline, from the folder or the list of its interval', {
    deadline: 300_000,
  }, async () => {
    const last = INTERVALS * COUNT - 1;
    const wanted = [0, 999, 1_000, 3_511, 5_000, 7_777, last];
    const proofs = [];
    for (const segment of wanted) {
      const interval = Math.floor(segment / COUNT);
      const out = path(`segment-${segment}.json`);
      const fromList = segment % 2 === 0;
      const [operand, where] = fromList
        ? [listOf(interval), {}]
        : [folderOf(interval), { stream, interval }];
      const { block } = await videoProofDoes(node, 'prove', [operand], { ...where, segment, out });
      proofs.push({ segment, interval, out, trusted: block.hash });
    }
    const lost = { stream, interval: LOST, segment: LOST * COUNT };
    const refused = await videoProof(node, 'prove', [folderOf(LOST)], lost);
    assert.equal(refused.code, 1);
    assert.match(refused.stderr, /interval 4 of stream \d+ was not anchored/);
    const changed = join(folderOf(0), nameOf(1));
    flip(changed);
    const where = { stream, interval: 0, segment: 0 };
    const other = await videoProof(node, 'prove', [folderOf(0)], where);
    assert.equal(other.code, 1);
    assert.match(other.stderr, /are not those that were anchored/);
    await node.stop();

    for (const { segment, interval, out, trusted } of proofs) {
      const file = join(folderOf(interval), nameOf(segment));
      for (const content of [file, folderOf(interval)]) {
        const proved = await verifyProof(out, trusted, content);
        assert.equal(proved.code, 0, proved.stderr);
        for (const words of [
          `${file} is the content`,
          `the content is segment ${segment} of stream ${stream}`,
          `interval ${interval} of the stream, segments ${interval * COUNT} to`,
          `by the stream's owner ${alice}`,
        ]) {
          assert.ok(proved.stdout.includes(words), `"${words}" in\n${proved.stdout}`);
        }
      }
      const proof = json(out);
      assert.ok(proof.segment.path.length >= 8);
      assert.equal(proof.segment.root, roots.get(interval));
      expectRefused(await verifyProof(out, sha256('another'), file), /not of the trusted/);
      flip(file);
      expectRefused(await verifyProof(out, trusted, file), /is another content than/);
      expectRefused(await verifyProof(out, trusted, folderOf(interval)), /no file in/);
      const next = segment + (segment === last ? -1 : 1);
      for (const [change, reason] of [
        [{ segment: next }, /path does not lead|has segments/],
        [{ root: sha256('another') }, /root in it is not the one that was anchored/],
      ]) {
        const moved = { ...proof, segment: { ...proof.segment, ...change } };
        writeFileSync(out, JSON.stringify(moved));
        expectRefused(await verifyProof(out, trusted), reason);
      }
      rmSync(out);
    }
  });
});
