// What validators lose: stake, for one key on two nodes; their seat, for making no blocks.

import assert from 'node:assert/strict';
import { Keyring } from '@polkadot/api';
import { FinalChain, submit, submitAsRoot } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';

const PLANCKS_PER_GCC = 10n ** 12n;
const PARTS_PER_BILLION = 10n ** 9n;
/** What each validator bonds at genesis. */
const BOND = 10_000n * PLANCKS_PER_GCC;
/** What Eve delegates to Alice. */
const DELEGATION = 1_000n * PLANCKS_PER_GCC;

/** Two eras of a minute, and what a busy machine needs besides. */
const TWO_ERAS_MS = 180_000;

/** A share in parts of a billion of an amount, rounded down as the chain does. */
const share = (part, amount) => (part * amount) / PARTS_PER_BILLION;
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);

/** What BABE asks for one offender of `count`: (3 / count)², all of it at most. */
function equivocationSlash(count) {
  const part = (3n * PARTS_PER_BILLION) / BigInt(count);
  return part > PARTS_PER_BILLION ? PARTS_PER_BILLION : (part * part) / PARTS_PER_BILLION;
}

scenario('a validator', ({ nodes, step }) => {
  const node = {};
  const account = {};
  const nameOf = (address) =>
    Object.keys(account).find((name) => account[name].address === address.toString());
  let api;
  let chain;
  let staking;
  let defaults;

  const start = async (name, bootnodes, ...args) => {
    node[name] = await nodes.start({ name, chain: 'local', bootnodes, args });
  };

  /** Gives Dave's node a key that is derived from a well-known phrase. */
  const insertKey = async (keyType, scheme, name) => {
    const uri = `//${name[0].toUpperCase()}${name.slice(1)}`;
    const { publicKey } = new Keyring({ type: scheme }).addFromUri(uri);
    const key = `0x${Buffer.from(publicKey).toString('hex')}`;
    await node.dave.rpc('author_insertKey', keyType, uri, key);
  };

  const waitForEvent = async (kind, matches, what, deadline = TWO_ERAS_MS) =>
    chain.waitForEvent(staking.events[kind], matches, { what, deadline });
  const waitForEra = async (era) =>
    waitForEvent('EraStarted', (data) => data.era.eqn(era), `era ${era} to begin`);

  const bondedOf = async (name, hash) => {
    const ledger = await (await api.at(hash)).query.validatorStaking.ledgers(account[name].address);
    return ledger.isSome ? ledger.unwrap().bonded.toBigInt() : 0n;
  };

  const setParams = async (change) =>
    submitAsRoot(api, staking.tx.setParams({ ...defaults, ...change }), account.alice);

  // Dave's node votes on finality, but lacks the key to make blocks. The chain begins when Alice
  // connects the others, so that all of them are there for the whole first session.
  step('is noted as silent and disabled when it makes no block in a session', {
    deadline: 420_000,
  }, async () => {
    await start('bob', [], '--bob');
    await start('charlie', [], '--charlie');
    await start('dave', [], '--validator');
    api = await node.bob.api();
    chain = new FinalChain(api);
    staking = {
      tx: api.tx.validatorStaking,
      query: api.query.validatorStaking,
      events: api.events.validatorStaking,
      call: api.call.stakingApi,
    };
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    for (const name of ['alice', 'bob', 'charlie', 'dave', 'eve']) {
      account[name] = keyring.addFromUri(`//${name[0].toUpperCase()}${name.slice(1)}`);
    }
    await insertKey('gran', 'ed25519', 'dave');
    defaults = (await staking.query.params()).toJSON();

    const delegate = [
      staking.tx.bond(DELEGATION, 'Stash'),
      staking.tx.delegate([[account.alice.address, DELEGATION]]),
    ];
    await Promise.all([
      start('alice', [node.bob, node.charlie, node.dave], '--alice'),
      // Sessions of ten blocks are too short to be judged by the default.
      setParams({ offlineMinBlocks: 1, offlineSessions: 2 }),
      submit(api, api.tx.utility.batchAll(delegate), account.eve),
    ]);

    const isDave = ({ validator }) => nameOf(validator) === 'dave';
    await waitForEvent('ValidatorSilent', isDave, 'Dave to be silent');
    // Others may be silent by chance, and no more are disabled than may fail: one of four.
    await chain.waitForEvent(api.events.session.ValidatorDisabled, isDave, {
      what: 'Dave to be disabled',
      deadline: TWO_ERAS_MS,
    });
  });

  let offence;

  step('is disabled and stands no more, but is not slashed yet, when its key is on two nodes', {
    deadline: 300_000,
  }, async () => {
    // Slashed is what backed it at its election: wait for the era that counts Eve's delegation.
    await waitForEvent(
      'ValidatorElected',
      ({ validator, own, total }) => nameOf(validator) === 'alice' && total.gt(own),
      'Alice to be elected with her delegation',
    ).then(({ data }) => waitForEra(data.era.toNumber()));
    await insertKey('babe', 'sr25519', 'alice');

    const found = await waitForEvent(
      'SlashDeferred',
      ({ validator }) => nameOf(validator) === 'alice',
      "Alice's slash",
    );
    offence = found.data;
    const { hash } = found.block;
    const offenceEra = offence.offenceEra.toNumber();
    const { validators } = (await staking.query.eras(offenceEra)).unwrap();
    assert.equal(offence.fraction.toBigInt(), equivocationSlash(validators.length));
    const deferral = api.consts.validatorStaking.slashDeferDuration.toNumber();
    assert.ok(offence.applyEra.toNumber() >= offenceEra + deferral);
    const at = await api.at(hash);
    assert.ok((await at.query.validatorStaking.candidates(account.alice.address)).isNone);
    const [alice] = await at.call.stakingApi.validators(0, 1);
    assert.equal(nameOf(alice.account), 'alice');
    // Of three validators none may fail, so none is disabled; that is if chance chilled another,
    // and the next era may have begun when the offence was reported.
    assert.equal(alice.disabled.isTrue, (await at.query.session.validators()).length > 3);
    const [deferred] = await at.call.stakingApi.deferredSlashes();
    assert.equal(nameOf(deferred.validator), 'alice');
    assert.equal(await bondedOf('alice', hash), BOND);
    assert.equal(await bondedOf('eve', hash), DELEGATION);
  });

  step('is chilled when it is silent for several sessions, and comes back by validate', {
    deadline: 360_000,
  }, async () => {
    const { data, block } = await waitForEvent(
      'Chilled',
      ({ who }) => nameOf(who) === 'dave',
      'Dave to be chilled',
    );
    assert.ok(data.reason.isSilence);
    const silent = chain
      .events(staking.events.ValidatorSilent)
      .filter(({ data: { validator } }) => nameOf(validator) === 'dave')
      .filter((noted) => noted.block.number <= block.number);
    assert.deepEqual(
      silent.map(({ data: { inARow } }) => inARow.toNumber()),
      [1, 2],
    );

    await setParams({});
    await insertKey('babe', 'sr25519', 'dave');
    await submit(api, staking.tx.validate(50_000_000n), account.dave);
    assert.ok((await staking.query.candidates(account.dave.address)).isSome);
  });

  let cancelled;

  step('is not slashed when root cancels it in time', { deadline: 300_000 }, async () => {
    await waitForEra(offence.offenceEra.toNumber() + 1);
    // Bob, unless chance made him silent for two sessions.
    const validators = (await api.query.session.validators()).map(nameOf);
    const offender = validators.find((name) => name === 'bob' || name === 'charlie');
    await insertKey('babe', 'sr25519', offender);
    ({ data: cancelled } = await waitForEvent(
      'SlashDeferred',
      ({ validator }) => nameOf(validator) === offender,
      `${offender}'s slash`,
    ));
    const { applyEra, offenceEra, validator } = cancelled;
    const cancel = staking.tx.cancelDeferredSlash(applyEra, validator, offenceEra);
    await submitAsRoot(api, cancel, account.alice);
    // In an offence's era, and elected for the next one already, it may offend there too.
    const ofThatEra = (await staking.call.deferredSlashes()).filter(
      (slash) => nameOf(slash.validator) === offender && slash.offenceEra.eq(offenceEra),
    );
    assert.equal(ofThatEra.length, 0, `deferred: ${ofThatEra}`);
  });

  step('is slashed with its delegator, in proportion, when the deferral is over', {
    deadline: 240_000,
  }, async () => {
    const { data: applied, block } = await waitForEvent(
      'SlashApplied',
      ({ validator, offenceEra }) =>
        nameOf(validator) === 'alice' && offenceEra.eq(offence.offenceEra),
      "Alice's slash to be applied",
    );
    const begun = await waitForEra(offence.applyEra.toNumber());
    assert.ok(block.number >= begun.block.number);

    const { parentHash } = await api.rpc.chain.getHeader(block.hash);
    const fraction = offence.fraction.toBigInt();
    const taken = { alice: share(fraction, BOND), eve: share(fraction, DELEGATION) };
    for (const [name, amount] of Object.entries(taken)) {
      const before = await bondedOf(name, parentHash);
      assert.equal(before - (await bondedOf(name, block.hash)), amount, name);
    }
    const total = sum(Object.values(taken));
    assert.equal(applied.amount.toBigInt(), total);

    // Whoever reported it has a share, unless it was the offender; the rest is the treasury's.
    const params = await staking.query.params();
    const reporter = offence.reporter.unwrap();
    const reward =
      nameOf(reporter) === 'alice' ? 0n : share(params.reporterShare.toBigInt(), total);
    const rewarded = block.events
      .filter((event) => staking.events.ReporterRewarded.is(event))
      .map(({ data }) => [nameOf(data.reporter), data.amount.toBigInt()]);
    assert.deepEqual(rewarded, reward > 0n ? [[nameOf(reporter), reward]] : []);
    const fees = block.events
      .filter((event) => api.events.transactionPayment.TransactionFeePaid.is(event))
      .map(({ data: { actualFee, tip } }) => actualFee.toBigInt() - tip.toBigInt());
    const treasury = new Uint8Array(32);
    treasury.set(Buffer.from('modlmor/trsy'));
    const [before, behind] = await Promise.all(
      [parentHash, block.hash].map(async (hash) => {
        const { query } = await api.at(hash);
        return {
          treasury: (await query.system.account(treasury)).data.free.toBigInt(),
          issuance: (await query.balances.totalIssuance()).toBigInt(),
        };
      }),
    );
    const shares = sum(fees.map((fee) => share(params.treasuryShare.toBigInt(), fee)));
    assert.equal(behind.treasury - before.treasury, total - reward + shares);
    assert.equal(behind.issuance, before.issuance);
  });

  step('keeps its bond when root cancelled the slash, and makes blocks again when it came back', {
    deadline: 420_000,
  }, async () => {
    const { block } = await waitForEra(cancelled.applyEra.toNumber());
    // Each slash that is due takes a block: there may be one of Alice and one of another.
    await waitFor(
      async () => {
        await chain.read();
        return chain.blocks.some(
          ({ number, author }) => number > block.number + 3 && nameOf(author) === 'dave',
        );
      },
      { what: 'a final block of Dave', deadline: TWO_ERAS_MS },
    );
    // It is slashed for what it may have done in the era after, but never for this.
    const offender = nameOf(cancelled.validator);
    const slashes = chain
      .events(staking.events.Slashed)
      .filter(({ data: { who } }) => nameOf(who) === offender)
      .map(({ data }) => data);
    const eras = slashes.map(({ offenceEra }) => offenceEra.toNumber());
    assert.ok(!eras.includes(cancelled.offenceEra.toNumber()), `slashed for eras ${eras}`);
    const lost = sum(slashes.map(({ fromBonded }) => fromBonded.toBigInt()));
    assert.equal(await bondedOf(offender, chain.blocks.at(-1).hash), BOND - lost);
  });
});
