/**
 * Units of information: bases of every size, rounded once.
 */

import { strict as assert } from 'node:assert';
import { inBase, PairTensor, unitOf } from '../../../src/core/index.ts';
import { BigFloat } from '../../../src/core/scalar/bigFloat.ts';
import { normalised } from '../../../src/core/scalar/pair.ts';
import { exponentials } from '../../../src/core/unit.ts';
import { arithmeticOf } from '../../oracle/arithmetic.ts';
import { divide, fromDouble, one } from '../../oracle/bigFloat.ts';
import { exactPair, Roundings, randomOf, relativeDistance, Worst } from './exactness.ts';

const exact = arithmeticOf();
const { MIN_VALUE: smallest, MAX_VALUE: largest, POSITIVE_INFINITY: infinity, NaN: nan } = Number;
const bases = [2, 3, 10, 0.5, 1e-300, 1e300, smallest, largest, 1.0000000001, 1 - 2 ** -53, 1 + 2 ** -52];

describe('a unit of information', () => {
  it('is exactly 1 for nats', () => assert.deepEqual(unitOf('e'), { high: 1, low: 0 }));

  it('is 1/log(base) to 2⁻⁶⁰', () => {
    const worst = new Worst();
    for (const base of bases) {
      const unit = unitOf(base);
      assert.equal(unit.high + unit.low, unit.high);
      worst.add(relativeDistance(exactPair(unit), divide(one, exact.log(fromDouble(base)))), base);
    }
    worst.assertBelow(-60);
  });

  it('makes amounts in nats amounts in the base, rounded once', () => {
    const random = randomOf('inBase');
    const roundings = new Roundings();
    for (let count = 0; count < 2000; count += 1) {
      const base = random.pick(bases);
      const high = random.ofAnySize(-200, 200);
      const amount = normalised(high, high * random.between(-1, 1) * 2 ** -54);
      const nats = new PairTensor([1]);
      nats.set(0, amount.high, amount.low);
      const expected = divide(exactPair(amount), exact.log(fromDouble(base)));
      roundings.add(inBase(nats, base).data[0], expected, base, high);
    }
    roundings.assertWithin(0.505, 0.99);
  });

  it('leaves nats as they are', () => {
    const nats = new PairTensor([1]);
    assert.equal(inBase(nats, 'e'), nats);
  });

  it('brings back an amount beyond the doubles', () => {
    const nats = new PairTensor([1]);
    nats.setAny(0, BigFloat.of(largest).times(BigFloat.of(2)));
    const roundings = new Roundings();
    roundings.add(
      inBase(nats, 1e300).data[0],
      divide(exactPair({ high: largest, low: largest }), exact.log(fromDouble(1e300))),
    );
    roundings.assertWithin(0.505, 0);
  });
});

describe('the exponential of amounts', () => {
  it('sees their low halves', () => {
    const random = randomOf('exponentials');
    const roundings = new Roundings();
    for (let count = 0; count < 1000; count += 1) {
      const high = random.between(0, 700);
      const amount = normalised(high, high * random.between(-1, 1) * 2 ** -54);
      const nats = new PairTensor([1]);
      nats.set(0, amount.high, amount.low);
      roundings.add(exponentials(nats).data[0], exact.exp(exactPair(amount)), high);
    }
    roundings.assertWithin(0.505, 0.995);
  });

  it('follows the limits', () => {
    const nats = new PairTensor([4]);
    [infinity, nan, 0, 1000].forEach((amount, index) => {
      nats.setAny(index, amount);
    });
    assert.deepEqual([...exponentials(nats).data], [infinity, nan, 1, infinity]);
  });
});
