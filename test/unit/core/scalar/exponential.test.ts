/**
 * The exponential against the oracle: the pair itself, and what it becomes when it is rounded.
 */

import { strict as assert } from 'node:assert';
import { expOf, expOfPair, expPair, ordinaryExponent } from '../../../../src/core/scalar/exponential.ts';
import { type Random, stepped } from '../../../accuracy/random.ts';
import { arithmeticOf } from '../../../oracle/arithmetic.ts';
import { add, type BigFloat, exactSum, fromDouble } from '../../../oracle/bigFloat.ts';
import { exactPair, Roundings, randomOf, relativeDistance, significantBits, Worst } from '../exactness.ts';

const { MAX_VALUE: largest, MIN_VALUE: smallest, POSITIVE_INFINITY: infinity, NaN: nan } = Number;
const exact = arithmeticOf(176);
const exactExp = (x: number, tail = 0): BigFloat => exact.exp(add(fromDouble(x), fromDouble(tail), exactSum));

/** (log 2)/512: half a step of the table, where the table's place changes. */
const halfStep = Math.LN2 / 512;

/** Arguments for which e^x is an ordinary double. */
const ordinary: Readonly<Record<string, (random: Random) => number>> = {
  'of any ordinary size': (random) => random.between(-ordinaryExponent, ordinaryExponent),
  'between −1 and 1': (random) => random.between(-1, 1),
  'near 0': (random) => random.sign() * random.ofAnySize(-80, -1),
  subnormal: (random) => random.sign() * random.ofAnySize(-1074, -1000),
  'where the place in the table changes': (random) =>
    stepped(halfStep * (2 * random.below(4000) - 3999), random.below(9) - 4),
  'at the places of the table': (random) => stepped(halfStep * 2 * (random.below(4001) - 2000), random.below(9) - 4),
  whole: (random) => random.below(1381) - 690,
};

/** Arguments whose powers are near the ends of the range, or beyond. */
const extreme: Readonly<Record<string, (random: Random) => number>> = {
  'near overflow': (random) => random.between(ordinaryExponent, 711),
  'near underflow': (random) => random.between(-746, -ordinaryExponent),
};

describe('expPair', () => {
  for (const [regime, draw] of Object.entries(ordinary)) {
    it(`of numbers ${regime} is e^x to 2⁻⁶¹·⁵`, () => {
      const random = randomOf(`expPair ${regime}`);
      const worst = new Worst();
      for (let count = 0; count < 4000; count += 1) {
        const x = draw(random);
        const pair = expPair(x, 0);
        assert.ok(significantBits(pair.high) <= 26, `${x}: the high part is ${pair.high}`);
        assert.ok(Math.abs(pair.low) <= pair.high * 2 ** -9, `${x}: the low part is ${pair.low}`);
        worst.add(relativeDistance(exactPair(pair), exactExp(x)), x);
      }
      worst.assertBelow(-61.5);
    });

    it(`of pairs ${regime} sees their low half`, () => {
      const random = randomOf(`expPair with tails ${regime}`);
      const worst = new Worst();
      for (let count = 0; count < 1000; count += 1) {
        const x = draw(random);
        const tail = x * random.between(-1, 1) * 2 ** -53;
        worst.add(relativeDistance(exactPair(expPair(x, tail)), exactExp(x, tail)), x, tail);
      }
      worst.assertBelow(-61.5);
    });
  }

  it('of 0 is 1', () => assert.deepEqual(expPair(0, 0), { high: 1, low: 0 }));
});

describe('expOf', () => {
  it('is the nearest double in 999 of 1000 cases, and never off by more than 0.505 units', () => {
    const random = randomOf('expOf');
    const roundings = new Roundings();
    for (const draw of Object.values(ordinary)) {
      for (let count = 0; count < 3500; count += 1) {
        const x = draw(random);
        roundings.add(expOf(x), exactExp(x), x);
      }
    }
    roundings.assertWithin(0.505, 0.999);
  });

  for (const [regime, draw] of Object.entries(extreme)) {
    it(`${regime} is the nearest double`, () => {
      const random = randomOf(`expOf ${regime}`);
      const roundings = new Roundings();
      for (let count = 0; count < 500; count += 1) {
        const x = draw(random);
        roundings.add(expOf(x), exactExp(x), x);
      }
      roundings.assertWithin(0.5, 1);
    });
  }

  it('is the nearest double where others are not', () => {
    // arguments at which a double-precision algorithm rounds to the wrong side, and the ends of its range
    const tricky = [-708.3965078240458, 709.782712893384, 709.7827128933841, -745.1332191019411, -745.1332191019412];
    const roundings = new Roundings();
    for (const x of [...tricky, 690, -690, stepped(690, 1), stepped(-690, 1), 1 - 2 ** -53, 1 + 2 ** -52]) {
      roundings.add(expOf(x), exactExp(x), x);
    }
    roundings.assertWithin(0.5, 1);
  });

  const table: readonly (readonly [number, number])[] = [
    [0, 1],
    [-0, 1],
    [1, Math.E],
    [-1, 0.36787944117144233],
    [smallest, 1],
    [-smallest, 1],
    [2 ** -53, 1],
    [-(2 ** -54), 1],
    [-745.1332191019411, smallest],
    [-745.1332191019412, 0],
    [-746, 0],
    [-800, 0],
    [-largest, 0],
    [-infinity, 0],
    [709.782712893384, 1.7976931348622732e308],
    [709.7827128933841, infinity],
    [710, infinity],
    [711, infinity],
    [largest, infinity],
    [infinity, infinity],
    [nan, nan],
  ];
  for (const [x, expected] of table) it(`of ${x} is ${expected}`, () => assert.equal(expOf(x), expected));
});

describe('expOfPair', () => {
  it('is the nearest double of pairs of any size', () => {
    const random = randomOf('expOfPair');
    const roundings = new Roundings();
    const draws = [...Object.values(ordinary), ...Object.values(extreme)];
    for (let count = 0; count < 3000; count += 1) {
      const high = draws[count % draws.length](random);
      const low = high * random.between(-1, 1) * 2 ** -53;
      roundings.add(expOfPair({ high, low }), exactExp(high, low), high, low);
    }
    roundings.assertWithin(0.505, 0.999);
  });

  it('sees the low half where it decides on the last digit', () => {
    // e^700 changes by 512 units when 700 changes by one
    assert.equal(expOfPair({ high: 600, low: 2 ** -44 }), 3.7730203009301543e260);
    assert.notEqual(expOfPair({ high: 600, low: 2 ** -44 }), expOf(600));
  });

  const table: readonly (readonly [number, number])[] = [
    [infinity, infinity],
    [-infinity, 0],
    [nan, nan],
    [800, infinity],
    [-800, 0],
  ];
  for (const [high, expected] of table) {
    it(`of ${high} is ${expected}`, () => assert.equal(expOfPair({ high, low: 0 }), expected));
  }
});
