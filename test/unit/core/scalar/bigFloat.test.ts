/**
 * The core's BigFloat against the oracle's, which shares nothing with it but the way a number is written down.
 */

import { strict as assert } from 'node:assert';
import { BigFloat } from '../../../../src/core/scalar/bigFloat.ts';
import { type Random, stepped } from '../../../accuracy/random.ts';
import { arithmeticOf } from '../../../oracle/arithmetic.ts';
import * as oracle from '../../../oracle/bigFloat.ts';
import { randomOf, relativeDistance, Worst } from '../exactness.ts';

const exact = arithmeticOf(420);
const { MAX_VALUE: largest, MIN_VALUE: smallest, POSITIVE_INFINITY: infinity } = Number;
const { of } = BigFloat;
const anySize = (random: Random) => random.sign() * random.ofAnySize(-1074, 1023);

/** A number of some 160 bits, of any size. */
function long(random: Random): BigFloat {
  const parts = [0, 1, 2].map((part) => of(random.between(-1, 1)).times(of(2 ** (-53 * part))));
  return parts.reduce((left, right) => left.plus(right)).times(of(random.ofAnySize(-500, 500)));
}

describe('a number of 320 bits', () => {
  const doubles = [0, -0, 1, -1, 0.1, -3.7, smallest, -smallest, largest, -largest, 2 ** -1022, 1e16 + 2, 2 ** 53 + 2];

  it('holds every double exactly, and gives it back', () => {
    const random = randomOf('BigFloat.of');
    for (const value of [...doubles, ...random.list(2000, () => anySize(random))]) {
      assert.ok(oracle.compare(of(value), oracle.fromDouble(value)) === 0, `${value}`);
      assert.equal(of(value).toNumber() + 0, value + 0);
      assert.equal(of(value).isZero, value === 0);
      assert.equal(of(value).isNegative, value < 0);
      assert.equal(of(value).negated().toNumber() + 0, -value + 0);
    }
  });

  it('holds every pair exactly, and gives it back', () => {
    const random = randomOf('BigFloat.ofPair');
    for (let count = 0; count < 1000; count += 1) {
      const high = anySize(random);
      const low = stepped(high, 0) * 2 ** -53 * random.between(-0.9, 0.9);
      const sum = high + low;
      const pair = { high: sum, low: low - (sum - high) };
      assert.deepEqual(BigFloat.ofPair(pair).toPair(), { high: pair.high, low: pair.low + 0 });
    }
    assert.deepEqual(of(largest).times(of(2)).toPair(), { high: infinity, low: 0 });
    assert.deepEqual(
      of(1)
        .plus(of(2 ** -300))
        .toPair(),
      { high: 1, low: 2 ** -300 },
    );
  });

  const operations: readonly (readonly [
    string,
    (a: BigFloat, b: BigFloat) => BigFloat,
    (a: oracle.BigFloat, b: oracle.BigFloat, precision: number) => oracle.BigFloat,
    number,
  ])[] = [
    ['adds', (a, b) => a.plus(b), oracle.add, -300],
    ['subtracts', (a, b) => a.minus(b), oracle.subtract, -300],
    ['multiplies', (a, b) => a.times(b), oracle.multiply, -300],
    ['divides', (a, b) => a.dividedBy(b), oracle.divide, -300],
  ];
  for (const [name, ours, theirs, power] of operations) {
    it(`${name} as the oracle does`, () => {
      const random = randomOf(`BigFloat ${name}`);
      const worst = new Worst();
      for (let count = 0; count < 1500; count += 1) {
        const a = long(random);
        // every other time of the same size, so that sums cancel in part
        const b = count % 2 === 0 ? long(random) : a.times(of(random.between(-2, 2)));
        worst.add(relativeDistance(ours(a, b), theirs(a, b, oracle.exactSum)), a.toNumber(), b.toNumber());
      }
      worst.assertBelow(power);
    });
  }

  it('keeps a summand until its last digit is far below, in either order', () => {
    for (const distance of [1, 100, 319, 330, 500, 640, 641, 700, 2000]) {
      const small = of(2 ** -500)
        .times(of(2 ** -500))
        .times(of(2 ** 1000))
        .times(of(2 ** -1000));
      const [a, b] = [of(1.5), oracle.scaled(oracle.one, -distance)];
      const power = distance <= 1000 ? of(2 ** -distance) : small.times(small);
      const expected = oracle.add(oracle.fromDouble(1.5), distance <= 1000 ? b : power, oracle.exactSum * 3);
      for (const sum of [a.plus(power), power.plus(a)]) {
        assert.ok(relativeDistance(sum, expected) < 2 ** -300, `2^-${distance}`);
      }
    }
    assert.ok(of(1).plus(BigFloat.zero).minus(of(1)).isZero);
    assert.equal(BigFloat.zero.plus(of(3)).toNumber(), 3);
  });

  it('has no quotient by 0', () => {
    assert.throws(() => of(1).dividedBy(BigFloat.zero), RangeError);
    assert.ok(BigFloat.zero.dividedBy(of(3)).isZero);
  });
});

describe('a function of 320 bits', () => {
  const exponents = [0, 1, -1, Math.LN2, -Math.LN2, 700, -745, 1e5, -1e5, 1e9, -1e9, 2 ** -60, -(2 ** -60), smallest];

  it('is the exponential of the oracle', () => {
    const random = randomOf('BigFloat.exp');
    const worst = new Worst();
    const drawn = random.list(400, () => random.sign() * random.ofAnySize(-40, 20));
    for (const x of [...exponents, ...drawn]) {
      worst.add(relativeDistance(of(x).exp(), exact.exp(oracle.fromDouble(x))), x);
    }
    worst.assertBelow(-290);
  });

  it('is the exponential of the oracle for numbers longer than a double', () => {
    const random = randomOf('BigFloat.exp of long numbers');
    const worst = new Worst();
    for (let count = 0; count < 200; count += 1) {
      const x = of(random.between(-900, 900)).plus(of(random.ofAnySize(-120, -60)));
      worst.add(relativeDistance(x.exp(), exact.exp(x)), x.toNumber());
    }
    worst.assertBelow(-290);
  });

  const positive = [1, 2, 0.5, 0.75, 1.5, 10, smallest, largest, 1 + 2 ** -52, 1 - 2 ** -53, 1.0018867126914617];

  it('is the logarithm of the oracle', () => {
    const random = randomOf('BigFloat.log');
    const worst = new Worst();
    const drawn = random.list(300, () => random.ofAnySize(-1074, 1023));
    const near = random.list(300, () => 1 + random.sign() * random.ofAnySize(-53, -1));
    for (const x of [...positive, ...drawn, ...near]) {
      worst.add(relativeDistance(of(x).log(), exact.log(oracle.fromDouble(x))), x);
    }
    worst.assertBelow(-250);
  });

  it('is the logarithm of the oracle next to 1, and beyond the range of doubles', () => {
    const worst = new Worst();
    for (let power = 54; power < 300; power += 7) {
      for (const sign of [1, -1]) {
        const x = of(1).plus(of(sign * 2 ** -power));
        worst.add(relativeDistance(x.log(), exact.log1p(oracle.fromDouble(sign * 2 ** -power))), sign * power);
      }
    }
    // 320 bits hold 2⁻²⁹⁶ next to 1 exactly
    worst.assertBelow(-250);
    const huge = of(largest).times(of(largest)).times(of(3));
    const tiny = of(1).dividedBy(huge);
    for (const x of [huge, tiny]) assert.ok(relativeDistance(x.log(), exact.log(x)) < 2 ** -250);
  });

  it('undoes the other one', () => {
    const random = randomOf('BigFloat.exp and log');
    for (let count = 0; count < 100; count += 1) {
      const x = random.sign() * random.ofAnySize(-30, 30);
      assert.ok(relativeDistance(of(x).exp().log(), oracle.fromDouble(x)) < 2 ** -250, `${x}`);
    }
  });
});

describe('a number of 320 bits as a double', () => {
  const half = of(0.5);
  const ulp = of(2 ** -52);
  const dust = of(2 ** -200);
  const small = of(smallest);
  const tie = of(1).plus(ulp.times(half));
  const overflow = of(largest).plus(of(2 ** 970));

  const table: readonly (readonly [string, BigFloat, number])[] = [
    ['a tie goes to the even neighbour below', tie, 1],
    ['a tie goes to the even neighbour above', tie.plus(ulp), 1 + 2 ** -51],
    ['a little more than a tie goes up', tie.plus(dust), 1 + 2 ** -52],
    ['a little less than a tie goes down', tie.minus(dust), 1],
    ['a tie below a power of two', of(1).minus(of(2 ** -54)), 1],
    ['a negative tie goes to the even neighbour', tie.negated(), -1],
    ['a negative tie goes to the even neighbour beyond', tie.plus(ulp).negated(), -1 - 2 ** -51],
    ['a little more than a negative tie', tie.plus(dust).negated(), -1 - 2 ** -52],
    ['a little less than a negative tie', tie.minus(dust).negated(), -1],
    ['rounding up to the next power of two', of(2).minus(of(2 ** -54)), 2],
    ['half of the smallest subnormal is a tie', small.times(half), 0],
    ['a little more than half of it', small.times(half.plus(dust)), smallest],
    ['a little less than half of it', small.times(half.minus(dust)), 0],
    ['one and a half of it is a tie', small.times(of(1.5)), 2 * smallest],
    ['two and a half of it is a tie', small.times(of(2.5)), 2 * smallest],
    ['far below it', small.times(small), 0],
    ['far below it, negative', small.times(small).negated(), 0],
    [
      'a tie between the largest subnormal and the smallest normal',
      of(2 ** -1022).minus(small.times(half)),
      2 ** -1022,
    ],
    ['a subnormal', small.times(of(12345.25)), 12345 * smallest],
    ['a negative subnormal', small.times(of(-12345.75)), -12346 * smallest],
    ['the largest double', of(largest), largest],
    ['a little less than the tie to infinity', overflow.minus(of(2 ** 900)), largest],
    ['the tie to infinity', overflow, infinity],
    ['beyond the range', of(largest).times(of(largest)), infinity],
    ['beyond the range, negative', of(largest).times(of(-2)), -infinity],
    ['0', BigFloat.zero, 0],
  ];
  for (const [what, value, expected] of table) {
    it(`${what}: ${expected}`, () => {
      assert.equal(value.toNumber() + 0, expected + 0);
      assert.equal(oracle.toDouble(value) + 0, expected + 0);
    });
  }

  it('rounds any number as the oracle does', () => {
    const random = randomOf('BigFloat.toNumber');
    for (let count = 0; count < 3000; count += 1) {
      const isSubnormal = count % 3 === 0;
      const scale = isSubnormal ? random.ofAnySize(-570, -500) : random.ofAnySize(-600, 600);
      const value = long(random).times(of(scale));
      assert.equal(value.toNumber() + 0, oracle.toDouble(value) + 0);
    }
  });
});
