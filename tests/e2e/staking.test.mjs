// Stake decides who validates on a chain that begins with one validator, and fees pay for it.

import assert from 'node:assert/strict';
import { Keyring } from '@polkadot/api';
import { errorName, FinalChain, submit, submitAsRoot } from './lib/chain.mjs';
import { scenario, waitFor } from './lib/harness.mjs';

const PLANCKS_PER_GCC = 10n ** 12n;
const PARTS_PER_BILLION = 10n ** 9n;
/** Of all validators, those of genesis too: 5 %, in parts of a billion. */
const COMMISSION = 50_000_000n;

/** What each validator bonds, in GCC. Alice does so at genesis. */
const BOND = {
  alice: 10_000n,
  bob: 4_000n,
  charlie: 3_000n,
  dave: 2_000n,
  eve: 1_500n,
  ferdie: 1_400n,
  grace: 1_300n,
};
/** Whose rewards go where; the others' go to their free balance. */
const PAYEE = { bob: 'Compound', dave: 'Vault', delia: 'Compound' };

/** Two eras of a minute, and what a busy machine needs besides. */
const TWO_ERAS_MS = 180_000;

/** A share in parts of a billion of an amount, rounded down as the chain does. */
const share = (part, amount) => (part * amount) / PARTS_PER_BILLION;
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);
const plancks = (gcc) => gcc * PLANCKS_PER_GCC;

/** The account that the runtime derives from a pallet id of eight letters. */
function moduleAccount(api, id) {
  const bytes = new Uint8Array(32);
  bytes.set(Buffer.from(`modl${id}`));
  return api.createType('AccountId', bytes).toString();
}

/** The fees that transactions paid in a block, without tips, and the tips. */
function feesOf(api, block) {
  return block.events
    .filter((event) => api.events.transactionPayment.TransactionFeePaid.is(event))
    .map(({ data: { actualFee, tip } }) => ({
      fee: actualFee.toBigInt() - tip.toBigInt(),
      tip: tip.toBigInt(),
    }));
}

/**
 * Waits until so many validators vote on finality and a vote of each of them was seen. A vote may
 * come when its round is over already, so this looks at several rounds.
 */
async function waitForVotesOf(count, node, { deadline }) {
  let unheard;
  await waitFor(
    async () => {
      const { best, background } = await node.rpc('grandpa_roundState');
      for (const { totalWeight, prevotes, precommits } of [best, ...background]) {
        if (totalWeight !== count) continue;
        const missing = prevotes.missing.filter((voter) => precommits.missing.includes(voter));
        unheard = (unheard ?? missing).filter((voter) => missing.includes(voter));
      }
      return unheard?.length === 0;
    },
    { what: `a vote of each of ${count} validators`, deadline },
  );
}

scenario('a chain with one validator', ({ nodes, step }) => {
  const node = {};
  const account = {};
  const nameOf = (address) =>
    Object.keys(account).find((name) => account[name].address === address.toString());
  let api;
  let chain;
  let staking;
  let sudo;

  const startValidator = async (name, bootnodes) => {
    node[name] = await nodes.start({ name, chain: 'dev', bootnodes, args: ['--validator'] });
  };

  const payeeOf = (name) => {
    const payee = PAYEE[name] ?? 'Stash';
    return payee === 'Vault' ? { Account: account.vault.address } : payee;
  };

  /** All that it takes to become a candidate, with keys that the validator's node makes. */
  const join = async (name) => {
    const owner = api.createType('AccountId', account[name].address).toHex();
    const { keys, proof } = await node[name].rpc('author_rotateKeysWithOwner', owner);
    const calls = [
      staking.tx.bond(plancks(BOND[name]), payeeOf(name)),
      api.tx.session.setKeys(keys, proof),
      staking.tx.validate(COMMISSION),
    ];
    await submit(api, api.tx.utility.batchAll(calls), account[name]);
  };

  /** Bonds, and delegates to validators what they are to have; amounts in GCC. */
  const back = async (name, bond, targets) => {
    const calls = [
      staking.tx.bond(plancks(bond), payeeOf(name)),
      staking.tx.delegate(
        Object.entries(targets).map(([validator, gcc]) => [
          account[validator].address,
          plancks(gcc),
        ]),
      ),
    ];
    await submit(api, api.tx.utility.batchAll(calls), account[name]);
  };

  const waitForEra = async (era, deadline = TWO_ERAS_MS) =>
    chain.waitForEvent(staking.events.EraStarted, (data) => data.era.eqn(era), {
      what: `era ${era} to begin`,
      deadline,
    });

  /** Has an era begin as soon as one can; if one is planned, the era after that. */
  const forceNewEra = async () => submitAsRoot(api, staking.tx.forceNewEra(), sudo);

  /** Validators of an era by name and stake in GCC, the most staked first. */
  const elected = (era) =>
    chain
      .events(staking.events.ValidatorElected)
      .filter(({ data }) => data.era.eqn(era))
      .map(({ data }) => [nameOf(data.validator), data.total.toBigInt() / PLANCKS_PER_GCC]);

  const blocksOf = (era) => {
    const first = (number) =>
      chain.events(staking.events.EraStarted).find(({ data }) => data.era.eqn(number))?.block
        .number;
    const [from, to] = [first(era), first(era + 1)];
    return chain.blocks.filter(({ number }) => number >= from && number < to);
  };

  const nonceOf = async ({ address }) =>
    (await api.rpc.system.accountNextIndex(address)).toNumber();

  const balance = async (address, hash) => {
    const { data } = await (await api.at(hash)).query.system.account(address);
    return { free: data.free.toBigInt(), reserved: data.reserved.toBigInt() };
  };

  /** What a block changed about an account's balance. */
  const changeOf = async (address, hash) => {
    const { parentHash } = await api.rpc.chain.getHeader(hash);
    const [before, behind] = [await balance(address, parentHash), await balance(address, hash)];
    return { free: behind.free - before.free, reserved: behind.reserved - before.reserved };
  };

  let issuance;
  let firstEra;
  let backedEra;

  // The others run before Alice makes the first block, so that they can join in the first session.
  step('elects three more when they bond, register keys and stand by extrinsics', {
    deadline: 300_000,
  }, async () => {
    await startValidator('bob', []);
    await Promise.all(['charlie', 'dave'].map((name) => startValidator(name, [node.bob])));
    node.alice = await nodes.start({
      name: 'alice',
      chain: 'dev',
      bootnodes: [node.bob, node.charlie, node.dave],
      args: ['--alice'],
    });
    api = await node.alice.api();
    chain = new FinalChain(api);
    staking = {
      tx: api.tx.validatorStaking,
      query: api.query.validatorStaking,
      events: api.events.validatorStaking,
      call: api.call.stakingApi,
    };
    const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
    const names = [...Object.keys(BOND), 'delia', 'otto', 'paula', 'vault'];
    for (const name of names) {
      account[name] = keyring.addFromUri(`//${name[0].toUpperCase()}${name.slice(1)}`);
    }
    sudo = account.alice;
    assert.deepEqual((await api.query.session.validators()).map(nameOf), ['alice']);
    const genesis = (await api.at(api.genesisHash)).query;
    issuance = (await genesis.balances.totalIssuance()).toBigInt();

    const fund = ['grace', 'delia', 'otto', 'paula', 'vault'].map((name) =>
      api.tx.balances.transferKeepAlive(account[name].address, plancks(2_000n)),
    );
    await Promise.all([
      submit(api, api.tx.utility.batchAll(fund), account.alice),
      ...['bob', 'charlie', 'dave'].map(join),
    ]);
    await Promise.all([
      back('delia', 1_500n, { bob: 1_000n, charlie: 500n }),
      back('otto', 500n, { bob: 100n }),
    ]);

    const candidates = await staking.call.validators(0, 10);
    assert.deepEqual(
      candidates.map(({ account: address, candidate, hasKeys, ownStake, delegators }) => ({
        name: nameOf(address),
        candidate: candidate.isTrue,
        hasKeys: hasKeys.isTrue,
        own: ownStake.toBigInt() / PLANCKS_PER_GCC,
        delegators: delegators.toNumber(),
      })),
      [
        { name: 'alice', candidate: true, hasKeys: true, own: 10_000n, delegators: 0 },
        { name: 'bob', candidate: true, hasKeys: true, own: 4_000n, delegators: 2 },
        { name: 'charlie', candidate: true, hasKeys: true, own: 3_000n, delegators: 1 },
        { name: 'dave', candidate: true, hasKeys: true, own: 2_000n, delegators: 0 },
      ],
    );

    const { data } = await chain.waitForEvent(
      staking.events.ValidatorElected,
      ({ validator, total }) =>
        nameOf(validator) === 'bob' && total.toBigInt() === plancks(5_100n),
      { what: 'Bob to be elected with his delegations', deadline: TWO_ERAS_MS },
    );
    backedEra = data.era.toNumber();
    assert.deepEqual(elected(backedEra), [
      ['alice', 10_000n],
      ['bob', 5_100n],
      ['charlie', 3_500n],
      ['dave', 2_000n],
    ]);
    // The same era, unless the delegations came after the election.
    firstEra = chain
      .events(staking.events.ValidatorElected)
      .find(({ data: { validator } }) => nameOf(validator) === 'bob')
      .data.era.toNumber();
  });

  let feeEra;

  step('gives the treasury its share of fees, the pot the rest and the author the tips', {
    deadline: 120_000,
  }, async () => {
    await waitForEra(backedEra);
    const pot = moduleAccount(api, 'mor/fees');
    const treasury = moduleAccount(api, 'mor/trsy');
    const treasuryShare = (await staking.query.params()).treasuryShare.toBigInt();
    assert.ok(treasuryShare > 0n);

    const tips = [0n, 1n, PLANCKS_PER_GCC / 2n];
    const { paula, vault } = account;
    const nonce = await nonceOf(paula);
    const sent = await Promise.all(
      tips.map((tip, i) => {
        const transfer = api.tx.balances.transferKeepAlive(vault.address, PLANCKS_PER_GCC);
        return submit(api, transfer, paula, { tip, nonce: nonce + i });
      }),
    );

    await chain.read();
    const hashes = new Set(sent.map(({ finalisedIn }) => finalisedIn));
    const blocks = chain.blocks.filter(({ hash }) => hashes.has(hash));
    assert.equal(blocks.length, hashes.size);
    const tipsSeen = [];
    for (const block of blocks) {
      const paid = feesOf(api, block);
      const shares = paid.map(({ fee }) => share(treasuryShare, fee));
      const fees = sum(paid.map(({ fee }) => fee));
      const tip = sum(paid.map((payment) => payment.tip));
      tipsSeen.push(...paid.map((payment) => payment.tip));
      assert.equal((await changeOf(treasury, block.hash)).free, sum(shares));
      assert.equal((await changeOf(pot, block.hash)).free, fees - sum(shares));
      assert.equal((await changeOf(block.author, block.hash)).free, tip);
      const transfers = BigInt(paid.length) * PLANCKS_PER_GCC;
      assert.equal((await changeOf(paula.address, block.hash)).free, -transfers - fees - tip);
      assert.equal((await changeOf(vault.address, block.hash)).free, transfers);
    }
    assert.deepEqual(tipsSeen.sort(), tips);

    const begun = chain
      .events(staking.events.EraStarted)
      .filter(({ block }) => block.number <= blocks[0].number);
    feeEra = begun.at(-1).data.era.toNumber();
  });

  step('has blocks of all four, and votes of all four, from their era on', {
    deadline: 300_000,
  }, async () => {
    const { block } = await waitForEra(firstEra);
    const authors = (blocks) => [...new Set(blocks.map(({ author }) => nameOf(author)))].sort();
    const before = chain.blocks.filter(({ number }) => number < block.number);
    assert.deepEqual(authors(before), ['alice']);

    await waitForVotesOf(4, node.alice, { deadline: 60_000 });
    const four = ['alice', 'bob', 'charlie', 'dave'];
    await waitFor(
      async () => {
        await chain.read();
        const since = authors(chain.blocks.filter(({ number }) => number >= block.number));
        return four.every((name) => since.includes(name));
      },
      { what: 'final blocks of four authors', deadline: 180_000 },
    );
  });

  step('takes three more candidates while four validate', { deadline: 180_000 }, async () => {
    const more = ['eve', 'ferdie', 'grace'];
    await Promise.all(more.map((name) => startValidator(name, [node.alice, node.bob])));
    await Promise.all(more.map(join));
    const overview = await staking.call.overview();
    assert.equal(overview.candidateCount.toNumber(), 7);
    await forceNewEra();
  });

  let fullEra;

  step('has seven validators that vote, and two that may fail, when three more are elected', {
    deadline: 480_000,
  }, async () => {
    const { data } = await chain.waitForEvent(
      staking.events.EraPlanned,
      ({ validators }) => validators.eqn(7),
      { what: 'the election of seven', deadline: TWO_ERAS_MS },
    );
    assert.equal(data.faultBudget.toNumber(), 2);
    fullEra = data.era.toNumber();
    await waitForEra(fullEra);
    await waitForVotesOf(7, node.alice, { deadline: 60_000 });
    await waitFor(
      async () =>
        (await node.alice.metric('mornet_validators')) === 7 &&
        (await node.alice.metric('mornet_fault_budget')) === 2 &&
        (await node.alice.metric('mornet_finality_stalled')) === 0,
      { what: 'seven validators, two of which may fail, among the metrics', deadline: 60_000 },
    );
  });

  let unlockEra;

  step('keeps a validator in office, with its keys, until its era is over when it leaves', {
    deadline: 240_000,
  }, async () => {
    const { charlie } = account;
    const calls = [staking.tx.chill(), staking.tx.unbond(plancks(BOND.charlie))];
    const refused = [
      [staking.tx.withdrawUnbonded(), /validatorStaking\.NothingToWithdraw/],
      [staking.tx.purgeKeys(), /validatorStaking\.KeysInUse/],
      [api.tx.session.purgeKeys(), /system\.CallFiltered/],
    ];
    // All at once, so that no era can begin in between.
    const nonce = await nonceOf(charlie);
    const [{ events, finalisedIn }] = await Promise.all([
      submit(api, api.tx.utility.batchAll(calls), charlie, { nonce }),
      ...refused.map(([refusedCall, error], i) =>
        assert.rejects(submit(api, refusedCall, charlie, { nonce: nonce + 1 + i }), error),
      ),
    ]);
    const unbonded = events.find((event) => staking.events.Unbonded.is(event)).data;
    unlockEra = unbonded.unlockEra.toNumber();
    const { call } = await api.at(finalisedIn);
    const { activeEra, plannedEra, bondingDuration } = await call.stakingApi.overview();
    const latest = plannedEra.isSome ? plannedEra.unwrap() : activeEra.unwrap();
    assert.equal(unlockEra, latest.index.toNumber() + bondingDuration.toNumber());

    const staker = (await call.stakingApi.staker(charlie.address)).unwrap();
    assert.equal(staker.bonded.toBigInt(), 0n);
    assert.equal(staker.withdrawable.toBigInt(), 0n);
  });

  step('ranks a candidate higher when a delegation makes it the more staked', {
    deadline: 120_000,
  }, async () => {
    const ranking = async () =>
      (await staking.call.validators(0, 10))
        .filter(({ candidate }) => candidate.isTrue)
        .map(({ account: address }) => nameOf(address));
    assert.deepEqual(await ranking(), ['alice', 'bob', 'dave', 'eve', 'ferdie', 'grace']);
    const target = [account.grace.address, plancks(300n)];
    await submit(api, staking.tx.delegate([target]), account.otto);
    assert.deepEqual(await ranking(), ['alice', 'bob', 'dave', 'grace', 'eve', 'ferdie']);

    const params = { ...(await staking.query.params()).toJSON(), validatorCount: 5 };
    await submitAsRoot(api, staking.tx.setParams(params), sudo);
    await forceNewEra();
  });

  // All is computed here from blocks, fees and exposures, by the rules and not by the pallet.
  step('pays out exactly what an era earned, to the planck, and makes no coins', {
    deadline: 240_000,
  }, async () => {
    await waitForEra(feeEra + 1);
    const { query } = await api.at(chain.blocks.at(-1).hash);
    const treasuryShare = (await query.validatorStaking.params()).treasuryShare.toBigInt();
    const eraEnded = (era) =>
      chain.events(staking.events.EraEnded).find(({ data }) => data.era.eqn(era)).data;

    // The era's rewards are its fees, less the treasury's share, and the dust of the era before.
    const blocks = blocksOf(feeEra);
    const fees = blocks.flatMap((block) => feesOf(api, block)).map(({ fee }) => fee);
    const pool =
      eraEnded(feeEra - 1).carried.toBigInt() +
      sum(fees.map((fee) => fee - share(treasuryShare, fee)));
    const points = {};
    for (const { author } of blocks) points[author] = (points[author] ?? 0n) + 1n;
    const allotted = chain
      .events(staking.events.RewardAllotted)
      .filter(({ data }) => data.era.eqn(feeEra))
      .map(({ data }) => [
        data.validator.toString(),
        data.points.toBigInt(),
        data.amount.toBigInt(),
      ]);
    const rewardOf = (validator) => (pool * points[validator]) / BigInt(blocks.length);
    const validators = allotted.map(([validator]) => validator);
    assert.deepEqual([...validators].sort(), Object.keys(points).sort());
    assert.deepEqual(
      allotted,
      validators.map((validator) => [validator, points[validator], rewardOf(validator)]),
    );
    const rewards = sum(validators.map(rewardOf));
    assert.equal(eraEnded(feeEra).rewards.toBigInt(), rewards);
    assert.equal(eraEnded(feeEra).carried.toBigInt(), pool - rewards);

    // First the commission, then by stake.
    const expected = [];
    for (const validator of validators) {
      const exposure = (await query.validatorStaking.exposures(feeEra, validator)).unwrap();
      const rows = await query.validatorStaking.exposurePages(feeEra, validator, 0);
      assert.equal(exposure.pages.toNumber(), 1);
      assert.equal(exposure.commission.toBigInt(), COMMISSION);
      const commission = share(COMMISSION, rewardOf(validator));
      const byStake = rewardOf(validator) - commission;
      const total = exposure.total.toBigInt();
      const part = (stake) => (byStake * stake.toBigInt()) / total;
      expected.push([validator, validator, commission + part(exposure.own)]);
      for (const { delegator, amount } of rows) {
        expected.push([validator, delegator.toString(), part(amount)]);
      }
    }
    const earned = (address) =>
      sum(expected.filter(([, who]) => who === address).map(([, , amount]) => amount));
    assert.ok(earned(account.delia.address) > 0n, 'delegators have a part');
    const pending = await staking.call.pendingRewards(account.delia.address, feeEra, 1);
    assert.equal(
      sum(pending.map(({ amount }) => amount.toBigInt())),
      earned(account.delia.address),
    );

    // Anyone may have it paid out.
    const payouts = validators.map((validator) => staking.tx.payout(validator, feeEra, 0));
    const { paula } = account;
    const paid = await submit(api, api.tx.utility.batchAll(payouts), paula);
    const destinationOf = (who) =>
      PAYEE[nameOf(who)] === 'Vault' ? account.vault.address : who;
    assert.deepEqual(
      paid.events
        .filter((event) => staking.events.Rewarded.is(event))
        .map(({ data }) => [
          data.validator.toString(),
          data.who.toString(),
          data.destination.toString(),
          data.amount.toBigInt(),
          data.compounded.isTrue,
        ]),
      expected.map(([validator, who, amount]) => [
        validator,
        who,
        destinationOf(who),
        amount,
        PAYEE[nameOf(who)] === 'Compound',
      ]),
    );

    const received = {};
    for (const [, who, amount] of expected) {
      const destination = destinationOf(who);
      received[destination] ??= { free: 0n, reserved: 0n };
      received[destination][PAYEE[nameOf(who)] === 'Compound' ? 'reserved' : 'free'] += amount;
    }
    for (const [address, amounts] of Object.entries(received)) {
      assert.deepEqual(await changeOf(address, paid.finalisedIn), amounts, nameOf(address));
    }

    // The pot paid no more than that; what rounding left is free for the era that runs.
    await chain.read();
    const block = chain.blocks.find(({ hash }) => hash === paid.finalisedIn);
    const income = sum(feesOf(api, block).map(({ fee }) => fee - share(treasuryShare, fee)));
    const pot = moduleAccount(api, 'mor/fees');
    const outgo = sum(expected.map(([, , amount]) => amount));
    assert.equal((await changeOf(pot, paid.finalisedIn)).free, income - outgo);
    const [before, behind] = await Promise.all(
      [(await api.rpc.chain.getHeader(paid.finalisedIn)).parentHash, paid.finalisedIn].map(
        async (hash) => (await api.at(hash)).query,
      ),
    );
    const owed = async (at) => (await at.validatorStaking.owed()).toBigInt();
    // If the block is the first of an era, it also allots the rewards of the one before.
    const newly = block.events
      .filter((event) => staking.events.RewardAllotted.is(event))
      .map(({ data }) => data.amount.toBigInt());
    assert.equal((await owed(before)) + sum(newly) - (await owed(behind)), rewards);

    assert.equal((await behind.balances.totalIssuance()).toBigInt(), issuance);
    await assert.rejects(
      submit(api, staking.tx.payout(validators[0], feeEra, 0), paula),
      /validatorStaking\.AlreadyPaid/,
    );
  });

  step('seats the one with the delegation, and lets go who left, when the era begins', {
    deadline: 240_000,
  }, async () => {
    const { data } = await chain.waitForEvent(
      staking.events.EraPlanned,
      // Later than that of seven: before it there may have been one of the four and one more.
      ({ era, validators }) => era.gtn(fullEra) && validators.eqn(5),
      { what: 'the election of five', deadline: TWO_ERAS_MS },
    );
    const era = data.era.toNumber();
    assert.deepEqual(
      elected(era).map(([name]) => name),
      ['alice', 'bob', 'dave', 'grace', 'eve'],
    );
    await waitForEra(era);
    await waitForVotesOf(5, node.alice, { deadline: 60_000 });

    const { charlie } = account;
    const { finalisedIn } = await submit(api, staking.tx.purgeKeys(), charlie);
    const { reserved } = await balance(charlie.address, finalisedIn);
    assert.equal(reserved, plancks(BOND.charlie), 'the deposit for the keys is back');
  });

  step('returns the bond to who left when the unbonding time is over, and not before', {
    deadline: 360_000,
  }, async () => {
    const { charlie } = account;
    await chain.read();
    const begun = chain.events(staking.events.EraStarted).at(-1).data.era.toNumber();
    for (let era = begun; era < unlockEra; era += 1) {
      await forceNewEra();
      await waitForEra(era + 1);
    }

    // Up to the last block before; a transaction that were sent might come too late to fail.
    const { block } = await waitForEra(unlockEra);
    const { parentHash } = await api.rpc.chain.getHeader(block.hash);
    const withdrawable = async (hash) => {
      const { call } = await api.at(hash);
      return (await call.stakingApi.staker(charlie.address)).unwrap().withdrawable.toBigInt();
    };
    assert.equal(await withdrawable(parentHash), 0n);
    assert.equal(await withdrawable(block.hash), plancks(BOND.charlie));
    const { nonce } = await (await api.at(parentHash)).query.system.account(charlie.address);
    const tooEarly = await staking.tx.withdrawUnbonded().signAsync(charlie, { nonce, era: 0 });
    const result = await api.rpc.system.dryRun(tooEarly.toHex(), parentHash);
    assert.equal(errorName(api, result.asOk.asErr), 'validatorStaking.NothingToWithdraw');

    const { events, finalisedIn } = await submit(api, staking.tx.withdrawUnbonded(), charlie);
    const withdrawn = events.find((event) => staking.events.Withdrawn.is(event)).data;
    assert.equal(withdrawn.amount.toBigInt(), plancks(BOND.charlie));
    const fee = events.find((event) =>
      api.events.transactionPayment.TransactionFeePaid.is(event),
    ).data.actualFee.toBigInt();
    assert.deepEqual(await changeOf(charlie.address, finalisedIn), {
      free: plancks(BOND.charlie) - fee,
      reserved: -plancks(BOND.charlie),
    });
    assert.equal((await balance(charlie.address, finalisedIn)).reserved, 0n);
    assert.ok((await staking.query.ledgers(charlie.address)).isNone);
  });
});
