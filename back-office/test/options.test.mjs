import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { UsageError } from '../lib/failure.mjs';
import { readRegistrarOptions, readReportOptions } from '../lib/options.mjs';

const NOW = Date.UTC(2026, 10, 21);
const HASH = `0x${'Ab'.repeat(32)}`;
const read = (line, environment = {}) =>
  readRegistrarOptions(line.split(' ').filter(Boolean), environment, NOW);
const refuses = (attempt, message) =>
  assert.throws(attempt, (error) => error instanceof UsageError && message.test(error.message));

describe("the registrar's command line", () => {
  it('knows where the salt of a file goes', () => {
    assert.equal(read('commit --file f').saltOut, 'f.salt');
    assert.equal(read('commit --file f --salt-out s').saltOut, 's');
  });

  it('attests by a commitment, or by a file and its salt', () => {
    const terms = 'attest --account A --level 2 --jurisdiction DE --days 30';
    const options = read(`${terms} --commitment ${HASH} --dev-account Alice`);
    assert.deepEqual(options, {
      ...{ command: 'attest', url: 'ws://127.0.0.1:9944', account: 'A', level: 'Two' },
      ...{ jurisdiction: 'DE', commitment: HASH.toLowerCase(), expiresAt: Date.UTC(2026, 11, 21) },
      key: { suriFile: undefined, devAccount: 'Alice', suri: undefined },
    });
    assert.equal(read(`${terms} --file f --salt s`).file, 'f');
    for (const wrong of ['', '--file f', '--salt s', `--file f --salt s --commitment ${HASH}`]) {
      refuses(() => read(`${terms} ${wrong}`), /either --commitment or both --file and --salt/);
    }
  });

  it('takes one expiry, as a date, a time or in days', () => {
    const renew = 'renew --account A';
    assert.equal(read(`${renew} --expires 2027-02-28`).expiresAt, Date.UTC(2027, 1, 28));
    assert.equal(
      read(`${renew} --expires 2027-02-28T12:30Z`).expiresAt,
      Date.UTC(2027, 1, 28, 12, 30),
    );
    for (const wrong of ['', '--days 1 --expires 2027-02-28']) {
      refuses(() => read(`${renew} ${wrong}`), /either --expires or --days/);
    }
    for (const wrong of ['2027-02-30', '2027-2-3', '28.2.2027', '2027-02-28T12:30', 'tomorrow']) {
      refuses(() => read(`${renew} --expires ${wrong}`), /--expires takes a date/);
    }
    for (const wrong of ['0', '-1', '1.5', 'x']) {
      refuses(() => read(`${renew} --days=${wrong}`), /--days takes a whole number/);
    }
  });

  it('erases with salts, or with the word that they are gone', () => {
    const one = read('erase --account A --salt s');
    assert.deepEqual([one.salts, one.saltDestroyed], [['s'], false]);
    const all = read('erase --account A --salt s --salt t --salt-destroyed');
    assert.deepEqual([all.salts, all.saltDestroyed], [['s', 't'], true]);
    assert.deepEqual(read('erase --account A --salt-destroyed').salts, []);
    refuses(() => read('erase --account A'), /erase needs --salt or --salt-destroyed/);
    refuses(() => read('verify --file f --account A --salt s --salt t'), /--salt is there twice/);
  });

  it('takes the key from a file, the environment or a development account', () => {
    const revoke = 'revoke --account A --reason customer-request';
    assert.equal(read(revoke).reason, 'CustomerRequest');
    assert.equal(read(revoke, { MORNET_SURI: 'words' }).key.suri, 'words');
    assert.equal(read(`${revoke} --suri-file f`).key.suriFile, 'f');
    assert.equal(read(`${revoke} --as B`).as, 'B');
    refuses(
      () => read(`${revoke} --suri-file f --dev-account Alice`),
      /either --suri-file or --dev-account/,
    );
    refuses(() => read(`${revoke} --dev-account //Alice`), /--dev-account takes a name/);
    refuses(() => read('status --account A --dev-account Alice'), /status takes no --dev-account/);
    assert.equal(read('status --account A').key, undefined);
  });

  it('says what is missing or makes no sense', () => {
    const consent = `consent --registrar 0 --level 1 --jurisdiction DE --commitment ${HASH}`;
    assert.equal(read(consent).registrar, 0);
    for (const [line, message] of [
      ['', /name a command: commit, /],
      ['steal', /no command 'steal': name one of commit, /],
      ['commit', /commit needs --file/],
      ['verify --file f --salt s', /verify needs --account/],
      ['status --account A --account B', /--account is there twice/],
      ['status --account A extra', /extra/],
      ['commit --file f --url x', /commit takes no --url/],
      [consent.replace('--level 1', '--level 0'), /--level takes 1, 2, 3, not '0'/],
      [consent.replace('DE', 'de'), /--jurisdiction takes an ISO 3166-1/],
      [consent.replace(HASH, '0xab'), /--commitment takes 0x and 64/],
      [consent.replace('--registrar 0', '--registrar x'), /--registrar takes a whole number/],
      ['revoke --account A --reason why', /--reason takes inaccurate, /],
    ]) {
      refuses(() => read(line), message);
    }
  });
});

describe("the report's command line", () => {
  const report = (line) => readReportOptions(line.split(' '));

  it('takes days whole and moments as they are', () => {
    const { from, to } = report('--from 2026-11-01 --to 2026-11-30 --format csv');
    assert.deepEqual([from, to], [Date.UTC(2026, 10, 1), Date.UTC(2026, 11, 1) - 1]);
    const one = report(
      '--from 2026-11-01T10:00:00.500Z --to 2026-11-01T10:00:00.500Z --format json',
    );
    assert.deepEqual([one.from, one.to - one.from], [Date.UTC(2026, 10, 1, 10, 0, 0, 500), 0]);
  });

  it('says what is missing or makes no sense', () => {
    for (const [line, message] of [
      ['--to 2026-11-01 --format csv', /needs --from/],
      ['--from 2026-11-01 --format csv', /needs --to/],
      ['--from 2026-11-01 --to 2026-11-01', /needs --format/],
      ['--from 2026-11-01 --to 2026-11-01 --format xml', /--format takes csv or json, not 'xml'/],
      ['--from 2026-11-02 --to 2026-11-01 --format csv', /--from is after --to/],
      ['--from 2026-02-29 --to 2026-11-01 --format csv', /--from takes a date/],
    ]) {
      refuses(() => report(line), message);
    }
  });
});
