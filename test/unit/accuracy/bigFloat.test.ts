/**
 * The oracle's arithmetic against decimal.js at 120 digits, and its rounding to doubles against known cases.
 */

import { strict as assert } from 'node:assert';
import { Decimal as Base } from 'decimal.js';
import fc from 'fast-check';
import { arithmeticOf } from '../../oracle/arithmetic.ts';
import {
  add,
  type BigFloat,
  bitLength,
  compare,
  divide,
  fromDouble,
  infinity,
  isNotANumber,
  isZero,
  multiply,
  negate,
  negativeInfinity,
  one,
  powerOfTwo,
  scaled,
  subtract,
  toDouble,
  zero,
} from '../../oracle/bigFloat.ts';

const Decimal = Base.clone({ precision: 120, maxE: 9e15, minE: -9e15 });
type Exact = InstanceType<typeof Decimal>;

const two = new Decimal(2);
const smallest = 2 ** -1074;
const largest = Number.MAX_VALUE;

/** The exact value, as decimal.js rounds it to 120 digits. */
function decimal({ mantissa, exponent }: BigFloat): Exact {
  const power = two.pow(exponent);
  return new Decimal(mantissa.toString()).times(power);
}

const exact = (value: number) => decimal(fromDouble(value));

/** Fails unless the two agree to 250 bits. */
function assertAgree(actual: BigFloat, expected: Exact, what: string): void {
  if (expected.isZero()) {
    assert.ok(isZero(actual), what);
    return;
  }
  const error = decimal(actual).minus(expected).div(expected).abs();
  assert.ok(error.lessThan(two.pow(-250)), `${what}: off by ${error.toString()} of it`);
}

const arithmetic = arithmeticOf();

/** log(1 + v); by its series where 120 digits could not hold 1 + v. */
function logOnePlus(v: Exact): Exact {
  if (v.abs().greaterThan('1e-30')) {
    const LongDecimal = Decimal.clone({ precision: 160 });
    return new Decimal(new LongDecimal(v).plus(1).ln());
  }
  return v.minus(v.pow(2).div(2)).plus(v.pow(3).div(3)).minus(v.pow(4).div(4));
}

const functions: readonly (readonly [string, (x: BigFloat) => BigFloat, (x: Exact) => Exact, readonly number[]])[] = [
  [
    'exp',
    (x) => arithmetic.exp(x),
    (x) => x.exp(),
    [0, 1, -1, 0.5, 700, -745, 1e-5, -1e-20, 5e-324, 88.7, 1e6, -1e9, Math.LN2, -Math.LN2, 0.0078125],
  ],
  [
    'log',
    (x) => arithmetic.log(x),
    (x) => x.ln(),
    [1, 2, 0.5, 10, 1 - 2 ** -53, 1 + 2 ** -52, 0.9999, 1.0001, 1.0078125, 0.9921875, smallest, largest, 1e-300, 1.5],
  ],
  [
    'log1p',
    (x) => arithmetic.log1p(x),
    logOnePlus,
    [0, 1, 1e-3, -1e-3, 1e-20, -1e-20, 1e-300, smallest, -smallest, 0.0078125, -0.0078125, -0.999, 1e10, 0.007],
  ],
];

describe('BigFloat', () => {
  for (const [name, ours, theirs, table] of functions) {
    it(`${name} of a table agrees with decimal.js to 250 bits`, () => {
      for (const x of table) assertAgree(ours(fromDouble(x)), theirs(exact(x)), `${name} ${x}`);
    });
  }

  it('exp, log and log1p of random numbers agree with decimal.js to 250 bits', () => {
    const size = fc.double({ min: -60, max: 8, noNaN: true });
    const signed = fc.tuple(size, fc.constantFrom(1, -1)).map(([power, sign]) => sign * 2 ** power);
    const check = fc.property(signed, (x) => {
      const value = fromDouble(x);
      assertAgree(arithmetic.exp(value), exact(x).exp(), `exp ${x}`);
      assertAgree(arithmetic.log(fromDouble(Math.abs(x))), exact(Math.abs(x)).ln(), `log ${Math.abs(x)}`);
      if (x > -1) assertAgree(arithmetic.log1p(value), logOnePlus(exact(x)), `log1p ${x}`);
    });
    fc.assert(check, { numRuns: 150 });
  });

  it('adds, multiplies and divides as decimal.js does', () => {
    const double = fc.double({ min: -1e30, max: 1e30, noNaN: true });
    const check = fc.property(double, double, (a, b) => {
      const [x, y] = [fromDouble(a), fromDouble(b)];
      assertAgree(multiply(x, y), exact(a).times(exact(b)), `${a} · ${b}`);
      if (b !== 0) assertAgree(divide(x, y), exact(a).div(exact(b)), `${a} / ${b}`);
      if (Math.abs(a) > 1e-50 && Math.abs(b) > 1e-50) {
        assertAgree(add(x, y), exact(a).plus(exact(b)), `${a} + ${b}`);
        assertAgree(subtract(x, y), exact(a).minus(exact(b)), `${a} − ${b}`);
      }
      assert.equal(compare(x, y), Math.sign(a - b));
    });
    fc.assert(check, { numRuns: 300 });
  });

  it('raises to powers as decimal.js does', () => {
    for (const [base, exponent] of [
      [0.3, 0.5],
      [1e-300, 5],
      [1e-300, 2.5],
      [1 - 2 ** -53, 0.5],
      [7, 16],
      [7, 17],
      [2, -3],
      [0.1, 0],
    ] as const) {
      const expected = exact(base).pow(exact(exponent));
      assertAgree(arithmetic.power(fromDouble(base), exponent), expected, `${base}^${exponent}`);
    }
    assert.deepEqual(
      [0, 0.5, 2].map((exponent) => toDouble(arithmetic.power(zero, exponent))),
      [1, 0, 0],
    );
  });

  it('keeps as many bits as it is asked for', () => {
    for (const precision of [64, 176, 1000]) {
      const third = divide(one, fromDouble(3), precision);
      assert.ok(bitLength(third.mantissa) <= precision);
      const rest = subtract(one, multiply(third, fromDouble(3), precision + 10), precision);
      assert.ok(compare(rest, scaled(one, 2 - precision)) < 0);
    }
  });

  it('follows the limits of infinities', () => {
    assert.equal(toDouble(arithmetic.exp(negativeInfinity)), 0);
    assert.equal(toDouble(arithmetic.exp(fromDouble(-1e300))), 0);
    assert.equal(toDouble(arithmetic.exp(fromDouble(1e300))), Number.POSITIVE_INFINITY);
    assert.equal(toDouble(arithmetic.log(zero)), Number.NEGATIVE_INFINITY);
    assert.equal(toDouble(arithmetic.log1p(fromDouble(-1))), Number.NEGATIVE_INFINITY);
    assert.equal(toDouble(divide(one, zero)), Number.POSITIVE_INFINITY);
    assert.ok(isNotANumber(arithmetic.log(fromDouble(-1))));
    assert.ok(isNotANumber(subtract(infinity, infinity)));
    assert.ok(isNotANumber(multiply(infinity, zero)));
    assert.ok(isZero(arithmetic.weigh(zero, infinity)));
  });
});

describe('BigFloat as a double', () => {
  const rounded: readonly (readonly [string, BigFloat, number])[] = [
    ['a tie goes to the even neighbour below', add(one, scaled(one, -53)), 1],
    ['a tie goes to the even neighbour above', add(fromDouble(1 + 2 ** -52), scaled(one, -53)), 1 + 2 ** -51],
    ['a little more than a tie goes up', add(add(one, scaled(one, -53)), scaled(one, -200)), 1 + 2 ** -52],
    ['a little less than a tie goes down', subtract(add(one, scaled(one, -53)), scaled(one, -200)), 1],
    ['below a power of two the unit is half', subtract(one, scaled(one, -54)), 1],
    ['a negative tie', negate(add(one, scaled(one, -53))), -1],
    ['half of the smallest subnormal is a tie', scaled(one, -1075), 0],
    ['a little more than half of it', add(scaled(one, -1075), scaled(one, -1200)), smallest],
    ['one and a half of it is a tie', scaled(fromDouble(3), -1075), 2 * smallest],
    ['between subnormals', scaled(fromDouble(5), -1076), smallest],
    ['up to the smallest normal number', subtract(scaled(one, -1022), scaled(one, -1080)), 2 ** -1022],
    ['the largest subnormal', subtract(scaled(one, -1022), scaled(one, -1074)), 2 ** -1022 - smallest],
    ['below half of the last unit', add(fromDouble(largest), scaled(one, 969)), largest],
    ['half of the last unit overflows', add(fromDouble(largest), scaled(one, 970)), Number.POSITIVE_INFINITY],
    ['far beyond', scaled(negate(one), 5000), Number.NEGATIVE_INFINITY],
    ['far below', scaled(negate(one), -5000), -0],
  ];
  for (const [what, value, expected] of rounded) {
    it(`${what}: ${expected}`, () => {
      assert.ok(Object.is(toDouble(value), expected), String(toDouble(value)));
    });
  }

  it('is the double it came from', () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (x) => x === toDouble(fromDouble(x))));
    for (const x of [smallest, -smallest, 2 ** -1022, largest, 2 ** -1060 + smallest]) {
      assert.equal(toDouble(fromDouble(x)), x);
    }
  });

  it('rounds sums, products and quotients as IEEE 754 does', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    const check = fc.property(finite, finite, (a, b) => {
      const [x, y] = [fromDouble(a), fromDouble(b)];
      assert.ok(toDouble(add(x, y, 2200)) === a + b, `${a} + ${b}`);
      assert.ok(toDouble(multiply(x, y)) === a * b, `${a} · ${b}`);
      assert.ok(b === 0 || toDouble(divide(x, y)) === a / b, `${a} / ${b}`);
    });
    fc.assert(check, { numRuns: 1000 });
  });

  it('makes powers of two bit by bit', () => {
    for (let exponent = -1074; exponent <= 1023; exponent += 1) {
      const half = exponent > -1074 ? powerOfTwo(exponent - 1) : 0;
      assert.ok(powerOfTwo(exponent) > half);
      if (exponent > -1074) assert.equal(half * 2, powerOfTwo(exponent));
    }
    assert.deepEqual([powerOfTwo(0), powerOfTwo(-1074)], [1, Number.MIN_VALUE]);
  });
});
