// The computation that metering is compared with, against numbers worked out by hand.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  expectedHouseholds,
  HouseholdModel,
  settlements,
  settlementsAsSettled,
  totalOf,
} from './lib/metering-model.mjs';

const always = (price) => [{ from: 0n, price }];
const reading = (ts, energyWh, heatWh = 0n, waterL = 0n) => ({
  seq: ts,
  ts,
  energyWh,
  heatWh,
  waterL,
});

describe('the model of a household', () => {
  it('mints each resource one to one and GCM for the sum of the costs', () => {
    const household = new HouseholdModel({
      E: always(3_000n),
      H: always(1_000n),
      W: always(5_000n),
      rate: always(4_000n),
    });
    household.settle(reading(0n, 10n, 20n, 30n), reading(1_000n, 12n, 23n, 34n));
    // 2 * 3 + 3 * 1 + 4 * 5 = 29 plancks; 29 / 4,000 GCM.
    assert.equal(household.cost, 29n);
    assert.deepEqual(household.balances, { E: 2n, H: 3n, W: 4n, GCM: 7_250_000_000n });
  });

  it('carries what rounding cuts off to the next reading', () => {
    const household = new HouseholdModel({ E: always(400n), H: [], W: [], rate: always(3n * 10n ** 12n) });
    const costs = [1n, 2n, 3n, 4n, 5n].map((wh) => {
      household.settle(reading(wh - 1n, wh - 1n), reading(wh, wh));
      return household.cost;
    });
    // 0.4 plancks each time.
    assert.deepEqual(costs, [0n, 0n, 1n, 1n, 2n]);
    // 2 plancks at 3 plancks for a smallest unit.
    assert.equal(household.GCM, 0n);
    for (let wh = 6n; wh <= 8n; wh += 1n) household.settle(reading(wh - 1n, wh - 1n), reading(wh, wh));
    // 3.2 plancks.
    assert.equal(household.GCM, 1n);
  });

  it('divides a consumption by time where a price changes', () => {
    const household = new HouseholdModel({
      E: [{ from: 0n, price: 1_000n }, { from: 70n, price: 10_000n }],
      H: [],
      W: [],
      rate: [{ from: 0n, price: 1n }, { from: 90n, price: 2n }],
    });
    household.settle(reading(0n, 0n), reading(100n, 9n));
    // floor(9 * 0.7) = 6 at 1, floor(9 * 0.9) - 6 = 2 at 10, 1 at 10.
    assert.equal(household.cost, 6n + 20n + 10n);
    assert.equal(household.GCM, (26n + 5n) * 10n ** 12n);
    assert.equal(household.E, 9n);
  });

  it('refuses a counter that goes back and a time without a price', () => {
    const household = new HouseholdModel({ E: [], H: [], W: [], rate: always(1n) });
    assert.throws(() => household.settle(reading(0n, 2n), reading(1n, 1n)), /went back/);
    assert.throws(() => household.settle(reading(0n, 1n), reading(1n, 2n)), /no price/);
  });
});

describe('the settlements by a log', () => {
  const line = (event, details) => ({ event, ...details });
  const text = ({ seq, ts, energyWh, heatWh, waterL }) => ({
    ...{ seq: `${seq}`, ts: `${ts}`, energyWh: `${energyWh}`, heatWh: `${heatWh}`, waterL: `${waterL}` },
  });
  const published = (device, taken, outcome = 'accepted') =>
    line('published', { device, expect: { outcome }, reading: text(taken) });
  const log = [
    line('started', { interval: 100 }),
    line('device', { device: 'a', household: 7, baseline: text(reading(50n, 5n)) }),
    published('a', reading(110n, 6n)),
    published('a', reading(190n, 8n)),
    published('a', reading(195n, 99n), 'rejected'),
    published('a', reading(210n, 9n)),
    line('reset', { device: 'a', baseline: text(reading(230n, 0n)) }),
    published('a', reading(250n, 4n)),
  ];

  it('are the newest accepted reading of each interval, and begin anew after a reset', () => {
    assert.deepEqual(
      settlements(log).map(({ device, household, earlier, later }) => [
        ...[device, household, earlier.energyWh, later.energyWh],
      ]),
      [
        ['a', 7, 5n, 8n],
        ['a', 7, 8n, 9n],
        ['a', 7, 0n, 4n],
      ],
    );
  });

  it('come to the balances of the household', () => {
    const prices = { E: always(1_000n), H: [], W: [], rate: always(1n) };
    const households = expectedHouseholds(settlements(log), prices);
    assert.deepEqual([...households.keys()], [7]);
    assert.equal(totalOf(households).E, 8n);
  });

  it('can be those that a chain made, if each was accepted, in order and once', () => {
    const settled = (...seqs) =>
      settlementsAsSettled(log, seqs.map((seq) => ({ device: 'a', seq }))).map(
        ({ earlier, later }) => later.energyWh - earlier.energyWh,
      );
    assert.deepEqual(settled(110n, 190n, 210n, 250n), [1n, 2n, 1n, 4n]);
    assert.deepEqual(settled(210n, 250n), [4n, 4n]);
    for (const wrong of [[195n], [190n, 110n], [190n, 190n]]) {
      assert.throws(() => settled(...wrong), /no accepted reading, or settled again/);
    }
  });
});
