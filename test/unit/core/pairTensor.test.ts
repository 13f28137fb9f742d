/**
 * Tensors of pairs: what an element keeps, of any size, and that a factor is multiplied before the only rounding.
 */

import { strict as assert } from 'node:assert';
import { type Pair, PairTensor, tensor } from '../../../src/core/index.ts';
import {
  isOrdinary,
  largestOrdinary,
  roundedProduct,
  scaled,
  smallestOrdinary,
  timesFactor,
} from '../../../src/core/pairTensor.ts';
import { BigFloat } from '../../../src/core/scalar/bigFloat.ts';
import { normalised } from '../../../src/core/scalar/pair.ts';
import { exactSum, multiply } from '../../oracle/bigFloat.ts';
import { exactPair, Roundings, randomOf } from './exactness.ts';

const { MIN_VALUE: smallest, MAX_VALUE: largest, POSITIVE_INFINITY: infinity, NaN: nan } = Number;
const { of } = BigFloat;
const factor = (high: number, low = 0): Pair => ({ high, low });

/** A tensor with one element of any size. */
function holding(value: BigFloat | number): PairTensor {
  const result = new PairTensor([]);
  result.setAny(0, value);
  return result;
}

describe('a tensor of pairs', () => {
  it('starts with zeros of its shape', () => {
    const zeros = new PairTensor([2, 3]);
    assert.deepEqual(zeros.data, new Float64Array(6));
    assert.deepEqual(zeros.tails, new Float64Array(6));
    assert.deepEqual(new PairTensor([2, 3], 'dropped').tails, new Float64Array(0));
  });

  it('keeps what rounding takes from a sum', () => {
    const result = new PairTensor([2]);
    result.set(1, 1, 2 ** -54 * 1.5);
    assert.deepEqual([result.data[1], result.tails[1]], [1, 2 ** -54 * 1.5]);
    result.set(1, 1, 2 ** -52 * 1.25);
    assert.deepEqual([result.data[1], result.tails[1]], [1 + 2 ** -52, 2 ** -54]);
    assert.deepEqual(result.bigAt(1)?.toPair(), { high: 1 + 2 ** -52, low: 2 ** -54 });
  });

  it('is rounded once, with its low half and that of the factor', () => {
    const random = randomOf('timesAt');
    const roundings = new Roundings();
    for (let count = 0; count < 3000; count += 1) {
      const high = random.sign() * random.ofAnySize(-300, 300);
      const other = random.ofAnySize(-300, 300);
      const [a, b] = [high, other].map((value) => normalised(value, value * random.between(-1, 1) * 2 ** -54));
      const exact = multiply(exactPair(a), exactPair(b), exactSum);
      const result = new PairTensor([1]);
      result.set(0, a.high, a.low);
      roundings.add(result.timesAt(0, b), exact, a.high, b.high);
      roundings.add(roundedProduct(a.high, a.low, b.high, b.low), exact, a.high, b.high);
      roundings.add(scaled(result, b).data[0], exact, a.high, b.high);
      const target = new PairTensor([1]);
      target.setScaled(0, result, b);
      roundings.add(target.data[0], exact, a.high, b.high);
      roundings.add(target.timesAt(0, factor(1 / 3)), multiply(exact, of(1 / 3), exactSum), a.high, b.high);
    }
    roundings.assertWithin(0.5000001, 0.9999);
  });

  it('sees the tail where it decides on the last digit', () => {
    const result = new PairTensor([1]);
    result.set(0, 1 + 2 ** -52, 2 ** -54);
    // (1 + 2⁻⁵² + 2⁻⁵⁴)·1.5 = 1.5 + 1.875·2⁻⁵²
    assert.equal(result.timesAt(0, factor(1.5)), 1.5 + 2 ** -51);
    // 1.5 + 1.5·2⁻⁵² is a tie, and would go to the even neighbour all the same: a tail below it decides
    result.set(0, 1 + 2 ** -52, -(2 ** -54));
    assert.equal(result.timesAt(0, factor(1.5)), 1.5 + 2 ** -52);
    result.set(0, 1, 0);
    assert.equal(result.timesAt(0, factor(1 + 2 ** -52, 2 ** -54 + 2 ** -80)), 1 + 2 ** -52);
    assert.equal(result.timesAt(0, factor(1, 2 ** -53 + 2 ** -80)), 1 + 2 ** -52);
  });

  it('is the same tensor for a factor of exactly 1, and another one for nearly 1', () => {
    const result = new PairTensor([1]);
    result.set(0, 1, 2 ** -54);
    assert.equal(scaled(result, factor(1)), result);
    assert.notEqual(scaled(result, factor(1, 2 ** -60)), result);
    assert.equal(scaled(result, factor(1, 2 ** -54)).data[0], 1);
    assert.equal(scaled(result, factor(1, 2 ** -54 + 2 ** -100)).data[0], 1 + 2 ** -52);
  });
});

describe('a rare element of a tensor of pairs', () => {
  it('next to the subnormals keeps its digits for a large factor', () => {
    const third = of(1)
      .dividedBy(of(3))
      .times(of(2 ** -1060));
    const result = holding(third);
    assert.equal(result.data[0], Math.round(2 ** 14 / 3) * smallest);
    assert.equal(result.timesAt(0, factor(2 ** 1000)), 2 ** -60 / 3);
    assert.equal(scaled(result, factor(2 ** 1000)).data[0], 2 ** -60 / 3);
  });

  it('below every double comes back for a large factor', () => {
    const result = holding(of(smallest).times(of(2 ** -100)));
    assert.equal(result.data[0], 0);
    assert.ok(!result.isOrdinaryAt(0));
    assert.equal(result.timesAt(0, factor(2 ** 200)), 2 ** -974);
  });

  it('beyond every double comes back for a small factor', () => {
    const result = holding(of(largest).times(of(3)));
    assert.equal(result.data[0], infinity);
    assert.equal(result.timesAt(0, factor(0.25)), largest * 0.75);
    const target = new PairTensor([1]);
    target.setScaled(0, result, factor(0.25));
    assert.equal(target.data[0], largest * 0.75);
  });

  it('goes along when it is copied', () => {
    const target = new PairTensor([3]);
    target.copy(2, holding(of(largest).times(of(4))), 0);
    assert.equal(target.timesAt(2, factor(0.25)), largest);
    const plain = new PairTensor([1]);
    plain.set(0, 1, 2 ** -54);
    target.copy(1, plain, 0);
    assert.deepEqual([target.data[1], target.tails[1]], [1, 2 ** -54]);
  });

  it('is a double exactly where it was set to one', () => {
    assert.equal(holding(0.1).timesAt(0, factor(10)), 1);
    assert.ok(Number.isNaN(holding(nan).timesAt(0, factor(0))));
    assert.ok(Number.isNaN(holding(infinity).timesAt(0, factor(0))));
    assert.equal(holding(infinity).timesAt(0, factor(-2)), -infinity);
    assert.equal(holding(infinity).bigAt(0), undefined);
    assert.equal(holding(nan).bigAt(0), undefined);
  });

  it('times 0 is 0, and times an infinite factor follows the doubles', () => {
    assert.equal(holding(of(largest).times(of(3))).timesAt(0, factor(0)), 0);
    assert.equal(timesFactor(of(2), factor(infinity)), infinity);
    assert.ok(Number.isNaN(timesFactor(BigFloat.zero, factor(infinity))));
    assert.ok(Number.isNaN(timesFactor(of(2), factor(nan))));
    const target = new PairTensor([1]);
    target.setScaled(0, holding(of(2)), factor(infinity));
    assert.equal(target.data[0], infinity);
  });

  it('has products of extreme sizes without losing low halves', () => {
    const result = new PairTensor([1]);
    result.set(0, 2 ** -1000 * (1 + 2 ** -52), 2 ** -1000 * 2 ** -54);
    assert.equal(result.timesAt(0, factor(2 ** 1000 * 1.5)), 1.5 + 2 ** -51);
    assert.ok(!result.isOrdinaryAt(0));
  });
});

describe('a tensor without tails', () => {
  it('holds rounded elements, and refuses to be computed with', () => {
    const result = new PairTensor([3], 'dropped');
    result.set(0, 1, 2 ** -53 + 2 ** -80);
    result.setAny(1, infinity);
    assert.deepEqual(result.data, tensor([1 + 2 ** -52, infinity, 0]).data);
    assert.throws(() => result.bigAt(0), RangeError);
    assert.throws(() => result.timesAt(0, factor(2)), RangeError);
    assert.throws(() => scaled(result, factor(2)), RangeError);
    assert.equal(scaled(result, factor(1)), result);
  });
});

describe('the size of a number', () => {
  const table: readonly (readonly [number, boolean])[] = [
    [0, true],
    [-0, true],
    [1, true],
    [-1, true],
    [smallestOrdinary, false],
    [smallestOrdinary * 1.5, true],
    [-smallestOrdinary, false],
    [largestOrdinary, false],
    [largestOrdinary / 2, true],
    [smallest, false],
    [largest, false],
    [infinity, false],
    [-infinity, false],
    [nan, false],
  ];
  for (const [value, expected] of table) {
    it(`${value} is ${expected ? '' : 'not '}ordinary`, () => assert.equal(isOrdinary(value), expected));
  }
});
