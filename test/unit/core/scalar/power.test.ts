/**
 * Powers of probabilities against the oracle.
 */

import { strict as assert } from 'node:assert';
import { BigFloat } from '../../../../src/core/scalar/bigFloat.ts';
import { normalised } from '../../../../src/core/scalar/pair.ts';
import { bigPower, powerPair } from '../../../../src/core/scalar/power.ts';
import type { Random } from '../../../accuracy/random.ts';
import { arithmeticOf } from '../../../oracle/arithmetic.ts';
import { exactPair, randomOf, relativeDistance, Worst } from '../exactness.ts';

const exact = arithmeticOf();

function anyBase(random: Random) {
  const high = random.pick([random.unit(), 1 - random.ofAnySize(-50, -2), random.ofAnySize(-60, 0)]);
  return normalised(high, high * random.between(-1, 1) * 2 ** -54);
}

describe('powerPair', () => {
  for (const [gamma, power] of [
    [1, -98],
    [2, -98],
    [3, -98],
    [5, -98],
    [8, -98],
    [0.5, -66],
    [1.5, -66],
    [2.25, -65],
    [9, -64],
    [20.5, -62],
  ] as const) {
    it(`of ${gamma} is right to 2^${power}`, () => {
      const random = randomOf(`powerPair ${gamma}`);
      const worst = new Worst();
      for (let count = 0; count < 300; count += 1) {
        const base = anyBase(random);
        const result = powerPair(base, gamma);
        if (result === undefined) continue;
        worst.add(relativeDistance(exactPair(result), exact.power(exactPair(base), gamma)), base.high, base.low);
      }
      // a power of a logarithm is e to the power of a pair, which is known to 2⁻⁶¹
      worst.assertBelow(Math.max(power, Number.isInteger(gamma) && gamma <= 8 ? power : -60));
    });
  }

  it('of 0 is 1, even of 0', () => {
    assert.deepEqual(powerPair({ high: 0.3, low: 0 }, 0), { high: 1, low: 0 });
    assert.deepEqual(powerPair({ high: 0, low: 0 }, 0), { high: 1, low: 0 });
  });

  it('says where a pair is not enough', () => {
    for (const [base, gamma] of [
      [0, 2],
      [2 ** -401, 1],
      [Number.NaN, 2],
      [2 ** -300, 5],
      [0.001, 200.5],
      [0.001, 1e300],
    ]) {
      assert.equal(powerPair({ high: base, low: 0 }, gamma), undefined, `${base}^${gamma}`);
    }
  });
});

describe('bigPower', () => {
  it('is right to 2⁻²⁵⁰ for any size', () => {
    const random = randomOf('bigPower');
    const worst = new Worst();
    for (let count = 0; count < 150; count += 1) {
      const base = random.ofAnySize(-1000, 0);
      const gamma = random.pick([0.5, 1, 2, 3.3, 17, 100.25]);
      const result = bigPower(BigFloat.of(base), gamma);
      assert.ok(result);
      worst.add(relativeDistance(result, exact.power(BigFloat.of(base), gamma)), base, gamma);
    }
    worst.assertBelow(-250);
  });

  it('of 0, by 0, and far below every double', () => {
    assert.equal(bigPower(BigFloat.zero, 0)?.toNumber(), 1);
    assert.ok(bigPower(BigFloat.zero, 2)?.isZero);
    assert.ok(bigPower(BigFloat.of(0.5), 1e300)?.isZero);
  });
});
