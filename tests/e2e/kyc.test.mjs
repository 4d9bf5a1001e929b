// A customer attested, revoked and erased through a registrar's back office, with the deposits that
// each allows; an account that is frozen and thawed; the report of it all for a regulator; and a
// registrar that goes on through a proxy of another account.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Keyring } from '@polkadot/api';
import { FinalChain, submit, submitAsRoot, waitForFinalised } from './lib/chain.mjs';
import { scenario } from './lib/harness.mjs';
import { registrar, registrarDoes, report } from './lib/kyc.mjs';
import { finalBalance, freshAccount, GCC } from './lib/payments.mjs';

const STATEMENT = `0x${'5a'.repeat(32)}`;
const hex = (text) => `0x${Buffer.from(text).toString('hex')}`;
/** What only the registrar knows. */
const FILE = 'Erika Mustermann, 12.08.1964, Berlin\n';

scenario('customers', ({ nodes, step }) => {
  let node;
  let api;
  let chain;
  let deposits = 0;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const [alice, bank, officer, friend] = ['//Alice', '//Bob', '//Charlie', '//Eve'].map((uri) =>
    keyring.addFromUri(uri),
  );
  const seed = `0x${randomBytes(32).toString('hex')}`;
  const customer = keyring.addFromUri(seed);
  const receiver = freshAccount(keyring).address;
  const path = (name) => join(nodes.folder, name);
  /** How the registrar and the customer sign. */
  const byOfficer = { 'dev-account': 'Charlie' };
  const byCustomer = { 'suri-file': path('suri') };
  const account = { account: customer.address };

  const asRoot = (...calls) => submitAsRoot(api, api.tx.utility.batchAll(calls), alice);
  const deposit = (gcc) => {
    deposits += 1;
    const mint = api.tx.issuance.mint(hex(`UETR-${deposits}`), customer.address, gcc * GCC);
    return submit(api, mint, bank);
  };
  const transfer = (to, gcc, from) =>
    submit(api, api.tx.balances.transferKeepAlive(to, gcc * GCC), from);
  const standing = () => node.rpc('kyc_account', customer.address);
  const depositsOf = ({ ramps }) => ramps.find(({ ramp }) => ramp === 'deposit');

  /** Fails unless deposits of so many GCC fail in these ways, and the customer gets nothing. */
  const expectRefused = async (refused) => {
    const before = await finalBalance(api, customer.address);
    for (const [gcc, error] of refused) await assert.rejects(deposit(gcc), error);
    assert.equal(await finalBalance(api, customer.address), before);
  };

  const expectDeposited = async (gcc) => {
    const before = await finalBalance(api, customer.address);
    await deposit(gcc);
    assert.equal(await finalBalance(api, customer.address), before + gcc * GCC);
  };

  /** Writes a file of the registrar's, commits to it and has it attested, up to the consent. */
  const propose = async (name, level) => {
    writeFileSync(path(name), FILE);
    const { commitment, salt } = await registrarDoes(node, 'commit', { file: path(name) });
    assert.equal(salt, path(`${name}.salt`));
    assert.equal(statSync(salt).mode & 0o777, 0o600);
    const files = { file: path(name), salt };
    const terms = { level, jurisdiction: 'DE' };
    const proposed = await registrarDoes(node, 'attest', {
      ...{ ...account, ...terms, ...files, days: 30 },
      ...byOfficer,
    });
    assert.equal(proposed.commitment, commitment);
    return { commitment, files, terms: { registrar: proposed.registrar, ...terms, commitment } };
  };

  /** The keys under which the last final state holds some bytes. */
  const keysHolding = async (bytes) => {
    const at = await api.rpc.chain.getFinalizedHead();
    const found = [];
    let after;
    for (;;) {
      const keys = await node.rpc('state_getKeysPaged', '0x', 500, after ?? null, at.toHex());
      if (keys.length === 0) return found;
      after = keys.at(-1);
      const [{ changes }] = await node.rpc('state_queryStorageAt', keys, at.toHex());
      const holding = changes.filter(([, value]) => value?.includes(bytes.slice(2)));
      found.push(...holding.map(([key]) => key));
    }
  };

  step('may deposit what level 0 allows, and not a GCC more', { deadline: 240_000 }, async () => {
    writeFileSync(path('suri'), `${seed}\n`, { mode: 0o600 });
    node = await nodes.start({
      ...{ name: 'alice', chain: 'dev' },
      args: ['--alice', '--state-pruning', 'archive'],
    });
    api = await node.api();
    chain = new FinalChain(api);
    await waitForFinalised(node, 1, { deadline: 60_000 });
    await asRoot(
      api.tx.issuance.setIssuer(bank.address, 1_000_000n * GCC),
      api.tx.kyc.appointRegistrar(officer.address, 'Two', ['AT', 'DE']),
    );
    const now = (await api.query.timestamp.now()).toNumber();
    await submit(api, api.tx.issuance.attestReserves(1_000_000n * GCC, now, STATEMENT), bank);
    await transfer(customer.address, 10n, alice);

    await expectDeposited(200n);
    await expectRefused([[201n, /issuance\.AboveOperationLimit/]]);
    await expectDeposited(200n);
    await expectRefused([[101n, /issuance\.AboveDailyLimit/]]);
    const told = await standing();
    assert.deepEqual([told.level, told.standing], [0, 'unattested']);
    assert.deepEqual([told.attestation, told.freeze], [null, null]);
    assert.deepEqual(depositsOf(told), {
      ramp: 'deposit',
      limit: { perOperation: `${200n * GCC}`, perDay: `${500n * GCC}` },
      used: `${400n * GCC}`,
      left: `${100n * GCC}`,
    });
    const [one] = await node.rpc('kyc_registrars');
    assert.deepEqual(
      [one.id, one.account, one.maxLevel, one.jurisdictions],
      [0, officer.address, 2, ['AT', 'DE']],
    );
  });

  /** Of the first attestation. */
  let first;

  step('may deposit more once a registrar has attested and the customer has consented', {
    deadline: 240_000,
  }, async () => {
    first = await propose('file-1', 1);
    const verify = (files = first.files) => registrar(node, 'verify', { ...files, ...account });
    const proposed = await verify();
    assert.equal(proposed.code, 0, proposed.stderr);
    assert.match(proposed.stdout, /^yes: .* proposed to .*, which has not consented yet\n$/);
    await expectRefused([[1_500n, /issuance\.AboveOperationLimit/]]);
    const consent = (change) =>
      registrar(node, 'consent', { ...first.terms, ...byCustomer, ...change });
    for (const change of [{ level: 2 }, { jurisdiction: 'AT' }]) {
      const other = await consent(change);
      assert.equal(other.code, 1, other.stdout);
      assert.match(other.stderr, /^error: kyc\.OtherProposal: .*\n$/);
    }

    const { code, stderr } = await consent({});
    assert.equal(code, 0, stderr);
    const verified = await verify();
    assert.equal(verified.code, 0, verified.stderr);
    assert.match(verified.stdout, /^yes: .* registrar 0 attested .* level One in DE, until /);
    writeFileSync(path('other'), `${FILE} `);
    const changed = await verify({ ...first.files, file: path('other') });
    assert.equal(changed.code, 3, changed.stderr);
    assert.match(changed.stdout, /^no: .*has changed since/);

    await expectDeposited(1_500n);
    await expectRefused([[2_001n, /issuance\.AboveOperationLimit/]]);
    const { level, standing: why, attestation, proposals } = await standing();
    assert.deepEqual([level, why, proposals], [1, 'inForce', []]);
    assert.equal(attestation.commitment, first.commitment);
    const status = await registrarDoes(node, 'status', account);
    assert.deepEqual([status.level, status.standing, status.frozen], ['One', 'InForce', false]);
    assert.equal(status.attestation.commitment, first.commitment);
    assert.equal(status.ramps.find(({ ramp }) => ramp === 'Deposit').used, `${1_900n * GCC}`);
  });

  step('may not once the registrar has revoked, and is told why', {
    deadline: 180_000,
  }, async () => {
    const reason = { ...account, reason: 'inaccurate' };
    await registrarDoes(node, 'revoke', { ...reason, ...byOfficer });
    await expectRefused([
      [1_500n, /issuance\.CustomerAttestationRevoked/],
      [1n, /issuance\.CustomerAttestationRevoked/],
    ]);
    const { level, standing: why, attestation } = await standing();
    assert.deepEqual([level, why, attestation.revoked], [0, 'revoked', 'inaccurate']);
    const again = await registrar(node, 'renew', { ...account, days: 60, ...byOfficer });
    assert.equal(again.code, 1);
    assert.match(again.stderr, /^error: kyc\.AttestationRevoked: .*\n$/);
    const stranger = await registrar(node, 'revoke', { ...reason, 'dev-account': 'Dave' });
    assert.equal(stranger.code, 1);
    assert.match(stranger.stderr, /^error: kyc\.NotRegistrar: .*\n$/);
  });

  step('leaves a tombstone and no commitment when the customer has it erased', {
    deadline: 180_000,
  }, async () => {
    const { commitment, files } = first;
    assert.equal((await keysHolding(commitment)).length, 1);
    await submit(api, api.tx.kyc.erase(customer.address), customer);
    assert.deepEqual(await keysHolding(commitment), []);
    const erased = await standing();
    assert.deepEqual([erased.level, erased.standing, erased.attestation], [0, 'unattested', null]);
    assert.deepEqual(
      erased.tombstones.map((stone) => [stone.registrar, stone.destroyedAt]),
      [[0, null]],
    );
    await expectRefused([[201n, /issuance\.AboveOperationLimit/]]);

    assert.ok(existsSync(files.salt));
    const by = (salt) => ({ ...account, salt, ...byOfficer });
    const wrong = await registrar(node, 'erase', by(path('nowhere')));
    assert.equal(wrong.code, 1);
    assert.match(wrong.stderr, /^error: there is no salt .*nowhere/);
    const confirmed = await registrarDoes(node, 'erase', by(files.salt));
    assert.deepEqual(confirmed.calls, ['confirmErasure']);
    assert.ok(!existsSync(files.salt));
    const [stone] = (await standing()).tombstones;
    assert.ok(stone.destroyedAt >= stone.erasedAt);
    const gone = await registrar(node, 'verify', { ...files, ...account });
    assert.equal(gone.code, 1);
    assert.match(gone.stderr, /^error: there is no salt /);
  });

  step('raises an alert about a large amount that leaves soon, and hinders nobody', {
    deadline: 240_000,
  }, async () => {
    const { terms } = await propose('file-2', 2);
    await registrarDoes(node, 'consent', { ...terms, ...byCustomer });
    await expectDeposited(15_000n);
    // The proxy is for the next step: a frozen account cannot name one.
    const { events } = await submit(
      api,
      api.tx.utility.batchAll([
        api.tx.balances.transferKeepAlive(receiver, 12_000n * GCC),
        api.tx.proxy.addProxy(friend.address, 'Any', 0),
      ]),
      customer,
    );
    assert.ok(events.some((event) => api.events.balances.Transfer.is(event)));
    assert.equal(await finalBalance(api, receiver), 12_000n * GCC);
    const { data } = await chain.waitForEvent(
      api.events.aml.AlertRaised,
      ({ account: who }) => who.eq(customer.address),
      { what: 'the alert', deadline: 90_000 },
    );
    assert.equal(data.rule.type, 'FirstLargeOutflow');
    assert.equal(data.counterparty.unwrap().toString(), receiver);
    assert.equal(data.amount.toBigInt(), 12_000n * GCC);
    const [found] = await node.rpc('aml_cases');
    assert.deepEqual([found.id, found.account, found.state], [0, customer.address, 'open']);
    await asRoot(api.tx.aml.reviewCase(0), api.tx.aml.closeCase(0, 'Explained'));
  });

  step('only receives while it is frozen', { deadline: 300_000 }, async () => {
    await asRoot(api.tx.aml.freeze(customer.address, 'CourtOrder', null, null));
    const before = await finalBalance(api, customer.address);
    const move = api.tx.balances.transferKeepAlive(receiver, GCC);
    await assert.rejects(submit(api, move, customer), /Custom error: 70/);
    const signed = await registrar(node, 'consent', { ...first.terms, ...byCustomer });
    assert.equal(signed.code, 1);
    assert.match(signed.stderr, /^error: the node refuses .*: the signer's account is frozen: .*\n$/);
    const throughProxy = async () => {
      const call = api.tx.proxy.proxy(customer.address, null, move);
      const { events } = await submit(api, call, friend);
      return events.find((event) => api.events.proxy.ProxyExecuted.is(event)).data.result;
    };
    const refused = await throughProxy();
    assert.ok(refused.isErr);
    assert.deepEqual([refused.asErr.type, refused.asErr.asToken.type], ['Token', 'Frozen']);
    await assert.rejects(deposit(1n), /issuance\.CustomerFrozen/);
    assert.equal(await finalBalance(api, customer.address), before);

    await transfer(customer.address, 5n, friend);
    assert.equal(await finalBalance(api, customer.address), before + 5n * GCC);
    const { freeze, ramps } = await standing();
    assert.equal(freeze.code, 'courtOrder');
    assert.ok(ramps.every(({ left }) => left === '0'));

    await asRoot(api.tx.aml.unfreeze(customer.address));
    assert.equal((await standing()).freeze, null);
    assert.ok((await throughProxy()).isOk);
    await submit(api, move, customer);
    assert.equal(await finalBalance(api, receiver), 12_002n * GCC);
  });

  step('is in the report of the period, as CSV and as JSON', { deadline: 240_000 }, async () => {
    await chain.read();
    const timeOf = async ({ hash }) =>
      (await (await api.at(hash)).query.timestamp.now()).toNumber();
    const told = chain.blocks.flatMap(({ number, events }) =>
      events.filter(({ section }) => section === 'aml').map(({ method }) => [method, number]),
    );
    const [from, to] = [await timeOf(chain.blocks[0]), await timeOf(chain.blocks.at(-1))];

    const files = { json: path('report.json'), csv: path('report.csv') };
    for (const [format, out] of Object.entries(files)) {
      const { code, stdout, stderr } = await report(node, { from, to, format, out });
      assert.deepEqual([code, stdout], [0, ''], stderr);
      assert.equal(statSync(out).mode & 0o777, 0o600);
    }
    const json = JSON.parse(readFileSync(files.json, 'utf8'));
    assert.deepEqual(json.blocks, { first: 1, last: chain.blocks.length });
    assert.equal(json.genesis, api.genesisHash.toHex());
    assert.equal(json.gaps, 0);
    const [who, other] = [customer.address, receiver];
    const large = (gcc, flow, to = null) => ['LargeTransaction', who, to, `${gcc * GCC}`, flow];
    assert.deepEqual(
      json.events.map((row) => [row.event, row.account, row.counterparty, row.amount, row.flow]),
      [
        large(15_000n, 'Deposit'),
        large(12_000n, 'Transfer', other),
        ['AlertRaised', who, other, `${12_000n * GCC}`, null],
        ['CaseStateChanged', who, other, `${12_000n * GCC}`, null],
        ['CaseStateChanged', who, other, `${12_000n * GCC}`, null],
        ['Frozen', who, null, null, null],
        ['Unfrozen', who, null, null, null],
      ],
    );
    assert.deepEqual(
      json.events.map(({ event, block }) => [event, block]),
      told,
    );
    const alert = json.events.find(({ event }) => event === 'AlertRaised');
    assert.deepEqual(
      [alert.rule, alert.case, alert.hits, alert.amount_gcc],
      ['FirstLargeOutflow', 0, 1, '12000.000000000000'],
    );

    const [heading, ...lines] = readFileSync(files.csv, 'utf8').trimEnd().split('\r\n');
    const columns = heading.split(',');
    const rows = lines.map((line) => line.split(','));
    assert.deepEqual(columns, Object.keys(json.events[0]));
    assert.deepEqual(
      rows,
      json.events.map((row) => columns.map((name) => `${row[name] ?? ''}`)),
    );

    // A period of one block, and one that is to come.
    const at = Date.parse(alert.time);
    const out = path('report-of-a-block.json');
    assert.equal((await report(node, { from: at, to: at, format: 'json', out })).code, 0);
    const one = JSON.parse(readFileSync(out, 'utf8'));
    assert.deepEqual(one.blocks, { first: alert.block, last: alert.block });
    assert.deepEqual(
      one.events,
      json.events.filter(({ block }) => block === alert.block),
    );
    const tomorrow = Date.now() + 86_400_000;
    const ahead = await report(node, { from: tomorrow, to: tomorrow, format: 'csv', out });
    assert.equal(ahead.code, 0);
    assert.match(ahead.stderr, /no block in this period/);
    assert.equal(readFileSync(out, 'utf8').trimEnd(), heading);
  });

  step('is renewed and erased by a proxy of the account that the registrar rotated to', {
    deadline: 240_000,
  }, async () => {
    const { commitment, expiresAt } = (await standing()).attestation;
    // Dave makes a pure proxy, which he acts for and which has no coin of its own.
    const created = await submit(
      api,
      api.tx.proxy.createPure('Any', 0, 0),
      keyring.addFromUri('//Dave'),
    );
    const pure = created.events
      .find((event) => api.events.proxy.PureCreated.is(event))
      .data.pure.toString();
    const rotated = await registrarDoes(node, 'rotate', { to: pure, ...byOfficer });
    assert.deepEqual(
      [rotated.registrar, rotated.account, rotated.previous],
      [0, pure, officer.address],
    );
    assert.equal((await node.rpc('kyc_registrars'))[0].account, pure);
    const back = await registrar(node, 'rotate', { to: officer.address, ...byOfficer });
    assert.equal(back.code, 1);
    assert.match(back.stderr, /^error: \w+ acts for no registrar: .* name that with --as\n$/);

    const byProxy = { 'dev-account': 'Dave', as: pure };
    const renewed = await registrarDoes(node, 'renew', { ...account, days: 60, ...byProxy });
    assert.equal(renewed.renewed, customer.address);
    const later = (await standing()).attestation;
    assert.ok(later.expiresAt > expiresAt);
    assert.equal(Date.parse(renewed.expires), later.expiresAt);
    assert.equal(later.commitment, commitment);
    // What fails inside the proxy's transaction, which succeeds itself.
    const earlier = await registrar(node, 'renew', { ...account, days: 1, ...byProxy });
    assert.equal(earlier.code, 1);
    assert.match(earlier.stderr, /^error: kyc\.ExpiryNotLater: .*\n$/);

    // The salt is lost, so nobody can name its file.
    rmSync(path('file-2.salt'));
    const erased = await registrarDoes(node, 'erase', { ...account, ...byProxy }, [
      'salt-destroyed',
    ]);
    assert.deepEqual([erased.calls, erased.destroyed], [['erase'], []]);
    assert.deepEqual(await keysHolding(commitment), []);
    const { level, attestation, tombstones } = await standing();
    assert.deepEqual([level, attestation], [0, null]);
    assert.deepEqual(
      tombstones.map((stone) => [stone.registrar, stone.destroyedAt === stone.erasedAt]),
      [[0, true]],
    );
  });
});
