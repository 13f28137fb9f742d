/**
 * The error-free operations against exact arithmetic, and the arithmetic of pairs.
 */

import { strict as assert } from 'node:assert';
import type { Pair } from '../../../../src/core/index.ts';
import {
  addPairs,
  differenceTail,
  dividePairs,
  multiplyPairs,
  negatedPair,
  normalised,
  PairSum,
  productTail,
  sumTail,
  upperHalf,
} from '../../../../src/core/scalar/pair.ts';
import type { Random } from '../../../accuracy/random.ts';
import {
  add,
  type BigFloat,
  compare,
  divide,
  exactSum,
  fromDouble,
  multiply,
  negate,
  subtract,
  zero,
} from '../../../oracle/bigFloat.ts';
import { exactPair, randomOf, relativeDistance, significantBits, Worst } from '../exactness.ts';

const rounds = 4000;
const anySize = (random: Random) => random.sign() * random.ofAnySize(-300, 300);
/** Of sizes that are near each other, so that digits are lost and cancel. */
const nearby = (random: Random) => random.sign() * random.ofAnySize(-3, 60);
const isEqual = (actual: BigFloat, expected: BigFloat) => compare(actual, expected) === 0;

/** A normalised pair whose halves touch, or lie apart. */
function anyPair(random: Random, sign: 1 | -1 = random.sign()): Pair {
  const high = sign * random.ofAnySize(-200, 200);
  return normalised(high, high * random.between(-1, 1) * random.ofAnySize(-60, -53));
}

describe('an error-free operation', () => {
  const operations: readonly (readonly [
    string,
    (a: number, b: number) => number,
    (a: number, b: number, rounded: number) => number,
    (a: BigFloat, b: BigFloat) => BigFloat,
  ])[] = [
    ['sum', (a, b) => a + b, sumTail, (a, b) => add(a, b, exactSum)],
    ['difference', (a, b) => a - b, differenceTail, (a, b) => subtract(a, b, exactSum)],
    ['product', (a, b) => a * b, productTail, (a, b) => multiply(a, b, exactSum)],
  ];
  for (const [name, operation, tailOf, exact] of operations) {
    it(`says exactly what a ${name} lost`, () => {
      const random = randomOf(name);
      for (let count = 0; count < rounds; count += 1) {
        const draw = count % 2 === 0 ? nearby : anySize;
        const [a, b] = [draw(random), draw(random)];
        const rounded = operation(a, b);
        const tail = tailOf(a, b, rounded);
        const both = add(fromDouble(rounded), fromDouble(tail), exactSum);
        assert.ok(isEqual(both, exact(fromDouble(a), fromDouble(b))), `${a}, ${b}: ${rounded} and ${tail}`);
      }
    });
  }

  it('of whole numbers agrees with BigInt', () => {
    const random = randomOf('whole numbers');
    for (let count = 0; count < rounds; count += 1) {
      const [a, b] = [0, 0].map(() => random.sign() * random.below(2 ** 53));
      assert.equal(BigInt(a + b) + BigInt(sumTail(a, b, a + b)), BigInt(a) + BigInt(b));
      assert.equal(BigInt(a - b) + BigInt(differenceTail(a, b, a - b)), BigInt(a) - BigInt(b));
      assert.equal(BigInt(a * b) + BigInt(productTail(a, b, a * b)), BigInt(a) * BigInt(b));
    }
  });

  it('holds up to the sizes that it promises', () => {
    const edges = [2 ** 995 * 1.3, 2 ** -969 * 1.7, 1 + 2 ** -52, 2 ** -484 * 1.1, 2 ** -484 * 1.9, 1.5];
    for (const a of edges) {
      for (const b of edges) {
        const product = a * b;
        if (!(product >= 2 ** -969 && product < 2 ** 1000)) continue;
        const both = exactPair({ high: product, low: productTail(a, b, product) });
        assert.ok(isEqual(both, multiply(fromDouble(a), fromDouble(b), exactSum)), `${a} · ${b}`);
      }
    }
    for (const [a, b] of [
      [Number.MAX_VALUE, -(2 ** 969)],
      [Number.MAX_VALUE, Number.MIN_VALUE],
      [2 ** -1022, Number.MIN_VALUE],
      [1, -(2 ** -54)],
    ]) {
      const both = exactPair({ high: a + b, low: sumTail(a, b, a + b) });
      assert.ok(isEqual(both, add(fromDouble(a), fromDouble(b), exactSum)), `${a} + ${b}`);
    }
  });

  it('cuts a double into two halves of at most 26 bits', () => {
    const random = randomOf('halves');
    for (let count = 0; count < rounds; count += 1) {
      const value = anySize(random);
      const upper = upperHalf(value);
      assert.ok(significantBits(upper) <= 26, `${value}: upper half ${upper}`);
      assert.ok(significantBits(value - upper) <= 26, `${value}: lower half ${value - upper}`);
      assert.equal(upper + (value - upper), value);
    }
  });
});

describe('the arithmetic of pairs', () => {
  /** Fails unless results are normalised and their relative errors below 2^power. */
  function check(
    name: string,
    power: number,
    draw: (random: Random) => readonly [Pair, Pair],
    ours: (a: Pair, b: Pair) => Pair,
    exact: (a: BigFloat, b: BigFloat) => BigFloat,
  ): void {
    const random = randomOf(name);
    const worst = new Worst();
    for (let count = 0; count < rounds; count += 1) {
      const [a, b] = draw(random);
      const result = ours(a, b);
      assert.equal(result.high + result.low, result.high, `${name} is not normalised`);
      worst.add(relativeDistance(exactPair(result), exact(exactPair(a), exactPair(b))), a.high, a.low, b.high, b.low);
    }
    worst.assertBelow(power);
  }
  const two = (random: Random) => [anyPair(random), anyPair(random)] as const;

  it('adds to 2⁻¹⁰⁴ where nothing cancels', () => {
    const ofOneSign = (random: Random) => {
      const sign = random.sign();
      const a = anyPair(random, sign);
      const scale = random.ofAnySize(-70, 70) / Math.abs(a.high);
      const b = anyPair(random, sign);
      return [{ high: a.high * 2 ** Math.round(Math.log2(scale)), low: 0 }, b] as const;
    };
    check('addPairs', -104, ofOneSign, addPairs, (a, b) => add(a, b, exactSum));
    const touching = (random: Random) => {
      const sign = random.sign();
      const high = sign * random.ofAnySize(-2, 2);
      const other = sign * random.ofAnySize(-2, 2);
      return [
        normalised(high, high * random.between(-1, 1) * 2 ** -53),
        normalised(other, other * random.between(-1, 1) * 2 ** -53),
      ] as const;
    };
    check('addPairs', -104, touching, addPairs, (a, b) => add(a, b, exactSum));
  });

  it('multiplies to 2⁻¹⁰²', () => check('multiplyPairs', -102, two, multiplyPairs, (a, b) => multiply(a, b, exactSum)));
  it('divides to 2⁻¹⁰⁰', () => check('dividePairs', -100, two, dividePairs, (a, b) => divide(a, b)));

  it('negates both halves', () =>
    assert.deepEqual(negatedPair({ high: 1, low: 2 ** -60 }), { high: -1, low: -(2 ** -60) }));

  it('normalises without a loss', () => {
    const random = randomOf('normalised');
    for (let count = 0; count < rounds; count += 1) {
      const high = anySize(random);
      const low = high * random.between(-1, 1) * random.unit();
      const pair = normalised(high, low);
      assert.equal(pair.high, high + low);
      assert.ok(isEqual(exactPair(pair), exactPair({ high, low })), `${high}, ${low}`);
    }
  });
});

describe('a sum of pairs', () => {
  it('keeps what a hundred additions lose', () => {
    const random = randomOf('PairSum');
    const worst = new Worst();
    for (let count = 0; count < 300; count += 1) {
      const sum = new PairSum();
      let expected: BigFloat = zero;
      for (let term = 0; term < 100; term += 1) {
        const high = random.ofAnySize(-40, 3);
        // as the pairs of the exponential: far from normalised
        const low = high * random.between(-1, 1) * 2 ** -9;
        sum.add(high, low);
        expected = add(expected, exactPair({ high, low }), exactSum);
      }
      worst.add(relativeDistance(exactPair(sum.total()), expected));
    }
    // the low halves are 2⁻⁹ of the sum at most, and each addition of one rounds at 2⁻⁵³ of it
    worst.assertBelow(-56);
  });

  it('loses nothing of plain doubles until the lower sum rounds', () => {
    const sum = new PairSum();
    const values = [2 ** 60, 1, -(2 ** -40), 2 ** 53 + 2, -(2 ** 60), 2 ** -30];
    for (const value of values) sum.add(value, 0);
    const expected = values.reduce((total, value) => add(total, fromDouble(value), exactSum), zero);
    assert.ok(isEqual(exactPair(sum.total()), expected));
    assert.ok(isEqual(exactPair(sum), negate(negate(expected))));
  });

  it('of nothing is 0', () => assert.deepEqual(new PairSum().total(), { high: 0, low: 0 }));
});
