// Governance on a development chain, where its hours are blocks: a referendum changes a tariff, the
// treasury council spends within its budget and changes its seats, the committee pauses value.

import assert from 'node:assert/strict';
import { Keyring } from '@polkadot/api';
import { bestNumber, FinalChain, submit, submitAsRoot, waitForFinalised } from './lib/chain.mjs';
import {
  decide,
  decideAlone,
  outcomeOf,
  propose,
  submitReferendum,
  vote,
} from './lib/governance.mjs';
import { scenario, waitFor } from './lib/harness.mjs';
import { freshAccount, GCC } from './lib/payments.mjs';

const ELECTRICITY = { Tariff: ['DE-BE', 'Electricity'] };

scenario('governance', ({ nodes, step }) => {
  let node;
  let api;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const [alice, bob, charlie, dave, eve, ferdie] = [
    ...['//Alice', '//Bob', '//Charlie', '//Dave', '//Eve', '//Ferdie'],
  ].map((uri) => keyring.addFromUri(uri));
  const beneficiary = freshAccount(keyring);

  const free = async (address) => (await api.query.system.account(address)).data.free.toBigInt();
  const tokens = async (address) => {
    const account = await api.query.assets.account(1, address);
    return account.isSome ? account.unwrap().balance.toBigInt() : 0n;
  };

  /** That a spend be approved, as a motion of the council. */
  const spending = (kind, amount) => ({
    collective: 'treasuryCouncil',
    call: api.tx.councilBudget.spend(kind, amount, beneficiary.address, null),
  });
  const spend = (ayes, threshold, kind, amount) =>
    decide(api, { ...spending(kind, amount), threshold, ayes });

  step('changes a tariff by a referendum that passes with conviction', {
    deadline: 600_000,
  }, async () => {
    node = await nodes.start({
      ...{ name: 'alice', chain: 'dev' },
      args: ['--alice', '--state-pruning', 'archive'],
    });
    api = await node.api();
    await waitForFinalised(node, 1, { deadline: 60_000 });

    const price = 400_000_000_000n;
    const call = api.tx.tariffs.setPrice(ELECTRICITY, price, null);
    await assert.rejects(() => submit(api, call, alice), /BadOrigin/);

    const index = await submitReferendum(api, {
      ...{ origin: { Origins: 'TariffAdmin' }, call, proposer: eve },
    });
    // By head one more is against; by GCC and conviction they lose.
    const cast = (signer, ballot) =>
      submit(api, api.tx.convictionVoting.vote(index, ballot), signer);
    await Promise.all([
      cast(alice, vote(true, 'Locked1x', 900_000n * GCC)),
      cast(bob, vote(true, 'Locked2x', 900_000n * GCC)),
      cast(charlie, vote(true, 'None', 900_000n * GCC)),
      cast(dave, vote(true, 'Locked1x', 900_000n * GCC)),
      cast(ferdie, vote(false, 'None', 100_000n * GCC)),
      // What is lent to another votes with it.
      submit(
        api,
        api.tx.convictionVoting.delegate(20, alice.address, 'Locked1x', 500_000n * GCC),
        eve,
      ),
    ]);
    assert.equal(await outcomeOf(api, index), 'approved');
    const confirmed = await new FinalChain(api).waitForEvent(
      api.events.referenda.Confirmed,
      (data) => data.index.toNumber() === index,
      { what: 'the tally that counted', deadline: 60_000 },
    );
    const { tally } = confirmed.data;
    // 900,000 once, twice, a tenth and once, and 500,000 once; a tenth of 100,000 against.
    assert.equal(tally.ayes.toBigInt(), (900_000n + 1_800_000n + 90_000n + 900_000n + 500_000n) * GCC);
    assert.equal(tally.nays.toBigInt(), 10_000n * GCC);

    await waitFor(
      async () => {
        const versions = await node.rpc('tariffs_history', 'DE-BE', 'electricity');
        return versions.some((version) => BigInt(version.price) === price);
      },
      { what: 'the tariff', deadline: 120_000, every: 1_000 },
    );

    const refunded = await submit(api, api.tx.referenda.refundDecisionDeposit(index), eve);
    assert.ok(refunded.events.some((e) => api.events.referenda.DecisionDepositRefunded.is(e)));
    const submission = await submit(api, api.tx.referenda.refundSubmissionDeposit(index), eve);
    assert.ok(submission.events.some((e) => api.events.referenda.SubmissionDepositRefunded.is(e)));
  });

  step('cancels a referendum at no cost and kills another with its deposits', {
    deadline: 240_000,
  }, async () => {
    const call = api.tx.tariffs.setPrice(ELECTRICITY, 1n, null);
    const origin = { Origins: 'TariffAdmin' };
    const first = await submitReferendum(api, { origin, call, proposer: ferdie });

    const committee = { collective: 'technicalCommittee', threshold: 2, ayes: [alice, bob] };
    const cancel = api.tx.referenda.cancel(first);
    const refused = await decide(api, { ...committee, call: cancel });
    assert.equal(refused.error, 'BadOrigin');
    await submitAsRoot(api, cancel, alice);
    assert.equal(await outcomeOf(api, first), 'cancelled');
    await submit(api, api.tx.referenda.refundDecisionDeposit(first), ferdie);

    const second = await submitReferendum(api, { origin, call, proposer: ferdie });
    const two = await decide(api, { ...committee, call: api.tx.referenda.kill(second) });
    assert.equal(two.error, 'BadOrigin');
    const all = { ...committee, threshold: 3, ayes: [alice, bob, charlie] };
    const killed = await decide(api, { ...all, call: api.tx.referenda.kill(second) });
    assert.equal(killed.error, undefined);
    assert.equal(await outcomeOf(api, second), 'killed');
    await assert.rejects(
      () => submit(api, api.tx.referenda.refundDecisionDeposit(second), ferdie),
      /referenda\.NoDeposit/,
    );
  });

  step('spends GCC and electricity by two of the three', { deadline: 300_000 }, async () => {
    const account = api.consts.treasury.potAccount.toString();
    await submit(api, api.tx.balances.transferKeepAlive(account, 50_000n * GCC), dave);
    const issuer = (await api.query.assets.asset(1)).unwrap().issuer;
    await submitAsRoot(
      api,
      api.tx.utility.dispatchAs(
        { system: { Signed: issuer } },
        api.tx.assets.mint(1, account, 1_000_000n),
      ),
      alice,
    );
    // What a smallest unit of E is worth, as the treasury's limits count it: a watt-hour 0.0004 GCC.
    await submitAsRoot(
      api,
      api.tx.assetRate.create({ WithId: 1 }, 400_000_000n * 10n ** 18n),
      alice,
    );

    const coins = await spend([alice, bob], 2, 'Native', 100n * GCC);
    assert.equal(coins.error, undefined);
    const electricity = await spend([bob, charlie], 2, { WithId: 1 }, 5_000n);
    assert.equal(electricity.error, undefined);
    for (const { events } of [coins, electricity]) {
      const { index } = events.find((e) => api.events.councilBudget.SpendApproved.is(e)).data;
      await submit(api, api.tx.treasury.payout(index), dave);
    }
    assert.equal(await free(beneficiary.address), 100n * GCC);
    assert.equal(await tokens(beneficiary.address), 5_000n);
  });

  step('does nothing for one of the three, nor above the budget', { deadline: 240_000 }, async () => {
    const one = spending('Native', GCC);
    const alone = await decideAlone(api, { ...one, member: alice });
    assert.equal(alone.error, 'BadOrigin');

    const motion = await propose(api, { ...one, threshold: 2, proposer: alice });
    await motion.voteAye(alice);
    await assert.rejects(() => motion.close(alice), /treasuryCouncil\.TooEarly/);

    const { error } = await spend([alice, bob, charlie], 3, 'Native', 20_000n * GCC);
    assert.equal(error, 'councilBudget.OverBudget');
    assert.equal(await free(beneficiary.address), 100n * GCC);
  });

  step('gives seats away', { deadline: 120_000 }, async () => {
    const seats = [bob, charlie, dave];
    await submitAsRoot(
      api,
      api.tx.councilBudget.setMembers(seats.map(({ address }) => address)),
      alice,
    );
    const members = (await api.query.treasuryCouncil.members()).map(String);
    assert.deepEqual(members.sort(), seats.map(({ address }) => address).sort());
    const { error } = await spend([charlie, dave], 2, 'Native', 2n * GCC);
    assert.equal(error, undefined);
    await assert.rejects(() => spend([alice, bob], 2, 'Native', 3n * GCC), /NotMember/);
    await assert.rejects(
      () => submitAsRoot(api, api.tx.councilBudget.setMembers([bob.address]), alice),
      /councilBudget\.WrongSize/,
    );
  });

  step('pauses what moves value, not what governs, and goes on by itself', {
    deadline: 300_000,
  }, async () => {
    const motion = await propose(api, {
      ...{ collective: 'technicalCommittee', threshold: 2, proposer: alice },
      call: api.tx.safeMode.forceEnter(),
    });
    await Promise.all([alice, charlie].map(motion.voteAye));

    // An emergency is a dozen blocks here. What is tried in it waits for nothing but its beginning:
    // it comes behind it by its nonces.
    const transfer = api.tx.balances.transferKeepAlive(beneficiary.address, GCC);
    const nonce = (await api.rpc.system.accountNextIndex(eve.address)).toNumber();
    const [batch, , , paused] = await Promise.all([
      submit(api, api.tx.utility.batch([transfer]), eve, { nonce: nonce + 3 }),
      submit(api, api.tx.system.remark('0x00'), eve, { nonce: nonce + 2 }),
      assert.rejects(() => submit(api, transfer, eve, { nonce: nonce + 1 }), /CallFiltered/),
      motion.close(eve, { nonce }),
    ]);
    assert.equal(paused.error, undefined);
    assert.ok(batch.events.some((e) => api.events.utility.BatchInterrupted.is(e)));
    const entered = paused.events.find((event) => api.events.safeMode.Entered.is(event));
    const until = entered.data.until.toNumber();

    await waitFor(async () => (await bestNumber(node)) > until, {
      what: 'the end of the emergency',
      deadline: 120_000,
    });
    await submit(api, transfer, eve);
    assert.ok((await api.query.safeMode.enteredUntil()).isNone);
  });
});
