import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { blocksOf } from '../lib/blocks.mjs';
import { explainRefusal } from '../lib/chain.mjs';
import { toCsv } from '../lib/csv.mjs';
import { COLUMNS, gccText } from '../lib/events.mjs';

describe('a table', () => {
  it('has its columns in order, whatever rows hold', () => {
    const rows = [
      { b: 1, a: 'x' },
      { a: null, b: undefined, c: 'left out' },
      { a: false, b: 0n },
    ];
    assert.equal(toCsv(['a', 'b'], rows), 'a,b\r\nx,1\r\n,\r\nfalse,0\r\n');
  });

  it('quotes what would break it', () => {
    const rows = [
      { a: 'one, two' },
      { a: 'say "no"' },
      { a: 'two\nlines' },
      { a: 'a\rb' },
      { a: ' plain; ' },
    ];
    assert.equal(
      toCsv(['a'], rows),
      'a\r\n"one, two"\r\n"say ""no"""\r\n"two\nlines"\r\n"a\rb"\r\n plain; \r\n',
    );
  });

  it('is a heading where there is nothing to tell', () => {
    assert.equal(toCsv(['a', 'b'], []), 'a,b\r\n');
  });

  // Whoever reads the report by the places of its columns relies on them.
  it('has the columns of the report where they were', () => {
    assert.equal(
      COLUMNS.join(),
      'block,index,time,event,account,counterparty,amount,amount_gcc,flow,rule,case,hits,' +
        'from_state,to_state,outcome,report_hash,freeze_code,freeze_until,previous_code,' +
        'previous_until,expired,missed',
    );
  });
});

describe('an amount', () => {
  it('is told in GCC to the planck', () => {
    assert.equal(gccText(0n), '0.000000000000');
    assert.equal(gccText(1n), '0.000000000001');
    assert.equal(gccText(10_000n * 10n ** 12n + 5n * 10n ** 11n), '10000.500000000000');
    assert.equal(gccText(2n ** 128n - 1n), '340282366920938463463374607.431768211455');
  });
});

describe('the blocks of a period', () => {
  /** Block n is at 100 + 6 n; tells how many were looked at. */
  const chain = () => {
    const asked = [];
    const timeOf = async (number) => {
      asked.push(number);
      return 100 + 6 * number;
    };
    return { asked, timeOf };
  };
  const blocks = (from, to, head = 1_000) => blocksOf(chain().timeOf, head, { from, to });

  it('are those from the first moment to the last', async () => {
    assert.deepEqual(await blocks(112, 124), { first: 2, last: 4 });
    assert.deepEqual(await blocks(113, 123), { first: 3, last: 3 });
    assert.deepEqual(await blocks(112, 112), { first: 2, last: 2 });
  });

  it('are those there are, and none where there are none', async () => {
    assert.deepEqual(await blocks(0, 10_000), { first: 1, last: 1_000 });
    assert.deepEqual(await blocks(6_090, 10_000), { first: 999, last: 1_000 });
    assert.equal(await blocks(113, 117), undefined);
    assert.equal(await blocks(0, 105), undefined);
    assert.equal(await blocks(6_101, 10_000), undefined);
    assert.equal(await blocks(0, 10_000, 0), undefined);
  });

  it('are found without looking at each', async () => {
    const { asked, timeOf } = chain();
    await blocksOf(timeOf, 10_000_000, { from: 5_000_000, to: 5_600_000 });
    assert.ok(asked.length < 60, `${asked.length} looked at`);
    assert.ok(asked.every((number) => number >= 1 && number <= 10_000_000));
  });
});

describe("a node's refusal", () => {
  it('is told in words where its code is known', () => {
    assert.match(
      explainRefusal('1010: Invalid Transaction: Custom error: 70'),
      /account is frozen/,
    );
    assert.equal(
      explainRefusal('1010: Invalid Transaction: Custom error: 7'),
      '1010: Invalid Transaction: Custom error: 7',
    );
    assert.match(
      explainRefusal('1010: Invalid Transaction: Inability to pay some fees'),
      /cannot pay the fee/,
    );
  });
});
