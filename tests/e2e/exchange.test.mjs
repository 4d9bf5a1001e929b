// The exchange: a pool, quotes that are what swaps execute, and an account that has electricity and no
// coins and pays its fees in it.

import assert from 'node:assert/strict';
import { Keyring } from '@polkadot/api';
import { submit, submitAsRoot, waitForFinalised } from './lib/chain.mjs';
import { scenario } from './lib/harness.mjs';
import { atFinal } from './lib/metering.mjs';
import { freshAccount, GCC } from './lib/payments.mjs';

const COINS = 'Native';
const E = { WithId: 1 };
const H = { WithId: 2 };
/** 0.35 GCC for a kilowatt-hour. */
const POOL = { coins: 3_500n * GCC, tokens: 10_000_000n };

/** What a constant product gives for an amount, of which three thousandths do not count. */
const given = (amount, into, outOf) => (amount * 997n * outOf) / (into * 1000n + amount * 997n);
/** What a constant product asks for an amount. */
const asked = (amount, into, outOf) => (into * amount * 1000n) / ((outOf - amount) * 997n) + 1n;

scenario('exchange', ({ nodes, step }) => {
  let node;
  let api;
  const keyring = new Keyring({ type: 'sr25519', ss58Format: 42 });
  const [alice, bob, charlie] = ['//Alice', '//Bob', '//Charlie'].map((uri) =>
    keyring.addFromUri(uri),
  );
  const household = freshAccount(keyring);

  const tx = () => api.tx.assetConversion;

  /** Gives an account electricity, as a meter would. */
  const mint = async (to, amount) => {
    const issuer = (await api.query.assets.asset(1)).unwrap().issuer;
    const call = api.tx.utility.dispatchAs(
      { system: { Signed: issuer } },
      api.tx.assets.mint(1, to.address, amount),
    );
    const { events } = await submitAsRoot(api, call, alice);
    const [result] = events.find((event) => api.events.utility.DispatchedAs.is(event)).data;
    assert.ok(result.isOk, result.toString());
  };

  /** What an account has, in a state. */
  const holdings = async ({ query }, { address }) => {
    const [{ data }, account] = await Promise.all([
      query.system.account(address),
      query.assets.account(1, address),
    ]);
    const tokens = account.isSome ? account.unwrap().balance.toBigInt() : 0n;
    return { coins: data.free.toBigInt(), tokens };
  };

  /** A pool's reserves in a state. */
  const reserves = async ({ call }, from, to) => {
    const [into, outOf] = (await call.assetConversionApi.getReserves(from, to)).unwrap();
    return { into: into.toBigInt(), outOf: outOf.toBigInt() };
  };

  /** The states before and behind the block of a transaction. */
  const around = async ({ includedIn }) => {
    const { parentHash } = await api.rpc.chain.getHeader(includedIn);
    return Promise.all([api.at(parentHash), api.at(includedIn)]);
  };

  /** What a transaction cost its signer, in coins. */
  const feeOf = ({ events }) =>
    events
      .filter((event) => api.events.transactionPayment.TransactionFeePaid.is(event))
      .reduce((sum, { data }) => sum + data.actualFee.toBigInt(), 0n);

  /** What a swap executed. */
  const executed = ({ events }) => {
    const { data } = events.find((event) => api.events.assetConversion.SwapExecuted.is(event));
    return { paid: data.amountIn.toBigInt(), got: data.amountOut.toBigInt() };
  };

  step('makes a pool for whoever pays for it, and gives shares for liquidity', {
    deadline: 240_000,
  }, async () => {
    node = await nodes.start({
      ...{ name: 'alice', chain: 'dev' },
      args: ['--alice', '--state-pruning', 'archive'],
    });
    api = await node.api();
    api.registerTypes({
      NativeOrWithId: { _enum: { Native: 'Null', WithId: 'u32' } },
      TAssetConversion: 'Option<NativeOrWithId>',
    });
    await waitForFinalised(node, 1, { deadline: 60_000 });

    const created = await submit(api, tx().createPool(COINS, E), bob);
    const event = created.events.find((one) => api.events.assetConversion.PoolCreated.is(one));
    assert.equal(event.data.lpToken.toNumber(), 0);
    await assert.rejects(
      () => submit(api, tx().createPool(E, COINS), charlie),
      /assetConversion\.PoolExists/,
    );
    await assert.rejects(
      () => submit(api, tx().createPool(E, H), charlie),
      /assetConversion\.InvalidAssetPair/,
    );
    await assert.rejects(
      () => submit(api, tx().swapExactTokensForTokens([COINS, E], GCC, 1, bob.address, true), bob),
      /assetConversion\.PoolEmpty/,
    );

    await mint(bob, POOL.tokens);
    const { coins, tokens } = POOL;
    // The last unit of what makes an account exist stays with it.
    await mint(bob, 1n);
    await submit(api, tx().addLiquidity(COINS, E, coins, tokens, coins, tokens, bob.address), bob);
    const at = await atFinal(api);
    assert.deepEqual(await reserves(at, COINS, E), { into: coins, outOf: tokens });
    const shares = (await at.query.poolAssets.account(0, bob.address)).unwrap().balance.toBigInt();
    const product = (shares + 1_000n) ** 2n;
    assert.ok(product <= coins * tokens && (shares + 1_001n) ** 2n > coins * tokens);
  });

  step('swaps E for GCC and back, as quoted and as the formula says', {
    deadline: 240_000,
  }, async () => {
    await mint(charlie, 200_000n);
    const sold = 100_000n;
    const quoted = await api.call.assetConversionApi.quotePriceExactTokensForTokens(
      ...[E, COINS, sold, true],
    );
    const least = (quoted.unwrap().toBigInt() * 99n) / 100n;
    const sale = await submit(
      api,
      tx().swapExactTokensForTokens([E, COINS], sold, least, charlie.address, true),
      charlie,
    );
    const [before, behind] = await around(sale);
    const pool = await reserves(before, E, COINS);
    const got = given(sold, pool.into, pool.outOf);
    const [quote, had, has] = await Promise.all([
      before.call.assetConversionApi.quotePriceExactTokensForTokens(E, COINS, sold, true),
      holdings(before, charlie),
      holdings(behind, charlie),
    ]);
    assert.equal(quote.unwrap().toBigInt(), got);
    assert.deepEqual(executed(sale), { paid: sold, got });
    assert.equal(had.tokens - has.tokens, sold);
    assert.equal(has.coins - had.coins, got - feeOf(sale));

    // Back: so much electricity, whatever it costs up to a bound.
    const bought = 99_000n;
    const purchase = await submit(
      api,
      tx().swapTokensForExactTokens([COINS, E], bought, 100n * GCC, charlie.address, true),
      charlie,
    );
    const [then, now] = await around(purchase);
    const since = await reserves(then, COINS, E);
    const paid = asked(bought, since.into, since.outOf);
    const [due, owned, owns] = await Promise.all([
      then.call.assetConversionApi.quotePriceTokensForExactTokens(COINS, E, bought, true),
      holdings(then, charlie),
      holdings(now, charlie),
    ]);
    assert.equal(due.unwrap().toBigInt(), paid);
    assert.deepEqual(executed(purchase), { paid, got: bought });
    assert.equal(owns.tokens - owned.tokens, bought);
    assert.equal(owned.coins - owns.coins, paid + feeOf(purchase));
  });

  step('says why when the price has moved or nothing is asked for', {
    deadline: 180_000,
  }, async () => {
    const swap = (amount, least) =>
      submit(
        api,
        tx().swapExactTokensForTokens([COINS, E], amount, least, charlie.address, true),
        charlie,
      );
    const quote = await api.call.assetConversionApi.quotePriceExactTokensForTokens(
      ...[COINS, E, GCC, true],
    );
    await assert.rejects(
      () => swap(GCC, quote.unwrap().toBigInt() + 1n),
      /assetConversion\.ProvidedMinimumNotSufficientForSwap/,
    );
    await assert.rejects(() => swap(0n, 1n), /assetConversion\.ZeroAmount/);
  });

  step('lets an account that has only E send a transaction and pay in E', {
    deadline: 240_000,
  }, async () => {
    await mint(household, 50_000n);
    const { providers, sufficients } = await api.query.system.account(household.address);
    assert.deepEqual([providers.toNumber(), sufficients.toNumber()], [0, 1]);

    const call = api.tx.assets.transferKeepAlive(1, charlie.address, 1_000);
    // Without GCC nothing else can pay.
    await assert.rejects(() => submit(api, call, household), /Inability to pay some fees/);

    const sent = await submit(api, call, household, { assetId: E });
    const [before, behind] = await around(sent);
    const pool = await reserves(before, E, COINS);
    const [had, has] = await Promise.all([
      holdings(before, household),
      holdings(behind, household),
    ]);
    const { data } = sent.events.find((event) =>
      api.events.assetTxPayment.AssetTxFeePaid.is(event),
    );
    assert.equal(data.who.toString(), household.address);
    assert.deepEqual(data.assetId.toJSON(), { withId: 1 });
    assert.equal(data.tip.toBigInt(), 0n);
    const paid = data.actualFee.toBigInt();
    assert.equal(had.tokens - has.tokens, 1_000n + paid);
    assert.equal(has.coins, 0n);

    // What was taken is the quote of what the transaction could cost at most; what it then did not
    // cost came back, as far as it made a unit.
    const swaps = sent.events
      .filter((event) => api.events.assetConversion.SwapCreditExecuted.is(event))
      .map(({ data: swap }) => [swap.amountIn.toBigInt(), swap.amountOut.toBigInt()]);
    const [[taken, most], [, back] = [0n, 0n]] = swaps;
    const { parentHash } = await api.rpc.chain.getHeader(sent.includedIn);
    const info = await node.rpc('payment_queryInfo', sent.encoded, parentHash.toHex());
    assert.equal(BigInt(info.partialFee), most);
    assert.equal(taken, asked(most, pool.into, pool.outOf));
    assert.equal(paid, taken - back);
    const { nonce } = await api.query.system.account(household.address);
    assert.equal(nonce.toNumber(), 1);
  });
});
