import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UsageError } from '../../back-office/lib/failure.mjs';
import { readOptions } from '../lib/options.mjs';

const HASH = `0x${'ab'.repeat(32)}`;
const read = (line) => readOptions(line.split(' ').filter(Boolean));
const refuses = (line, message) =>
  assert.throws(
    () => read(line),
    (error) => error instanceof UsageError && message.test(error.message),
    line,
  );

describe('the command line', () => {
  it('says of a recording what is said, and the rest by the file', () => {
    assert.deepEqual(read('anchor clip.MP4 --dev-account Alice'), {
      ...{ command: 'anchor', path: 'clip.MP4', url: 'ws://127.0.0.1:9944' },
      key: { suriFile: undefined, devAccount: 'Alice' },
      retention: 'Year',
      media: { name: 'video/mp4', chain: { Mp4: null } },
    });
    const said = read(
      'anchor a --media video/ogg --duration 12.5 --captured 2026-11-21T08:30Z --device cam-1' +
        ` --uri https://video.example/a --retention permanent --c2pa-manifest ${HASH}` +
        ' --function blake2b-256 --suri-file s --as B',
    );
    assert.deepEqual(said.media.chain, { Other: '0x766964656f2f6f6767' });
    assert.equal(said.durationMs, 12_500);
    assert.equal(said.capturedAt, Date.UTC(2026, 10, 21, 8, 30));
    assert.deepEqual(
      [said.device, said.uri, said.retention, said.c2paManifest, said.function, said.as],
      ['cam-1', 'https://video.example/a', 'Permanent', HASH, 'blake2b-256', 'B'],
    );
  });

  it('derives with a kind and a parent', () => {
    const options = read(`derive a.srt --kind voice-over --parent ${HASH}`);
    assert.deepEqual([options.kind, options.parent], ['VoiceOver', HASH]);
    assert.deepEqual(options.media.chain, { SubRip: null });
    refuses('derive a.srt --parent p', /derive needs --kind/);
    refuses('derive a.srt --kind dub --parent p', /--kind takes subtitles, /);
  });

  it('opens streams', () => {
    const options = read('stream open --media video/mp2t --interval-seconds 600 --operator A');
    assert.deepEqual([options.intervalMs, options.operator], [600_000, 'A']);
    assert.deepEqual(options.media.chain, { MpegTs: null });
    refuses('stream open --media video/mp2t', /stream open needs --interval-seconds/);
    refuses('stream open --media video/mp2t --interval-seconds 0', /out of bounds/);
    refuses('stream', /no command 'stream'/);
    refuses('stream close', /no command 'stream close'/);
  });

  it('anchors intervals, or computes them offline', () => {
    const options = read('segments f --stream 0 --interval 3 --first 7 --list l');
    const { stream, interval, first, list, offline, path } = options;
    assert.deepEqual([stream, interval, first, list, offline, path], [0, 3, 7, 'l', false, 'f']);
    assert.ok(read('segments f --stream 0 --interval 0 --offline --function sha256').offline);
    refuses('segments f --stream 0 --interval 0 --offline', /--offline needs --function/);
    refuses('segments f --stream 0 --interval 0 --function sha256', /only with --offline/);
    refuses('segments f --stream 0', /segments needs --interval/);
    refuses('segments f --stream x --interval 0', /--stream takes a whole number/);
    refuses('segments f --stream 9007199254740993 --interval 0', /--stream takes a whole number/);
  });

  it('proves contents and segments', () => {
    assert.equal(read(`prove ${HASH} --out p`).out, 'p');
    assert.equal(read('prove list --segment 5').segment, 5);
    assert.equal(read('prove f --stream 1 --interval 2 --segment 5').interval, 2);
    refuses('prove f --stream 1 --interval 2', /needs --segment/);
    refuses('prove f --stream 1 --segment 5', /needs both --stream and --interval/);
  });

  it('shows a content or a stream', () => {
    assert.equal(read('show clip.mp4').path, 'clip.mp4');
    assert.equal(read('show --stream 0').stream, 0);
    refuses('show', /either a FILE, a HASH or --stream/);
    refuses('show clip.mp4 --stream 0', /either a FILE, a HASH or --stream/);
  });

  it('says what is missing or makes no sense', () => {
    for (const [line, message] of [
      ['', /name a command: hash, /],
      ['steal', /no command 'steal'/],
      ['hash', /hash needs a PATH/],
      ['hash a b', /hash takes no 'b'/],
      ['hash a --url x', /hash takes no --url/],
      ['hash a --function md5', /--function takes sha256, blake2b-256, not 'md5'/],
      ['anchor a', /name the type of a with --media/],
      ['anchor a --media Video/MP4', /--media takes a type such as video\/mp4/],
      ['anchor a.mp4 --duration 1h', /--duration takes seconds/],
      ['anchor a.mp4 --captured now', /--captured takes a date/],
      ['anchor a.mp4 --device a.b', /--device takes up to 32 letters/],
      ['anchor a.mp4 --retention day', /--retention takes month, /],
      ['anchor a.mp4 --uri a --uri b', /--uri is there twice/],
      ['anchor a.mp4 --dev-account Alice --suri-file s', /either --suri-file or --dev-account/],
      ['anchor a.mp4 --dev-account //Alice', /--dev-account takes a name/],
    ]) {
      refuses(line, message);
    }
  });
});
