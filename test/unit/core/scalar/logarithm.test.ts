/**
 * The logarithms against the oracle: the pairs themselves, and what they become when they are rounded.
 */

import { strict as assert } from 'node:assert';
import type { Pair } from '../../../../src/core/index.ts';
import { expPair } from '../../../../src/core/scalar/exponential.ts';
import {
  logNumber,
  logOf,
  logOfNormal,
  logOfOnePlus,
  logOfOnePlusExponential,
  logOfPair,
  logOfShortPair,
} from '../../../../src/core/scalar/logarithm.ts';
import { type Random, stepped } from '../../../accuracy/random.ts';
import { arithmeticOf } from '../../../oracle/arithmetic.ts';
import { add, type BigFloat, exactSum, fromDouble } from '../../../oracle/bigFloat.ts';
import { distance, exactPair, Roundings, randomOf, relativeDistance, Worst } from '../exactness.ts';

const { MAX_VALUE: largest, MIN_VALUE: smallest, POSITIVE_INFINITY: infinity, NaN: nan } = Number;
const smallestNormal = 2 ** -1022;
const exact = arithmeticOf(176);
const exactSumOf = (x: number, tail: number) => add(fromDouble(x), fromDouble(tail), exactSum);
const exactLog = (x: number, tail = 0): BigFloat => exact.log(exactSumOf(x, tail));
const exactLogOnePlus = (v: number, tail = 0): BigFloat => exact.log1p(exactSumOf(v, tail));

type Draw = (random: Random) => number;

const normal: Readonly<Record<string, Draw>> = {
  'of any size': (random) => random.ofAnySize(-1022, 1023),
  'between ½ and 2': (random) => random.between(0.5, 2),
  'near 1': (random) => 1 + random.sign() * random.ofAnySize(-53, -3),
  'as far above 1 as the series goes alone': (random) => 1 + random.between(0.6, 0.9) * 2 ** -9,
  'some ulps from 1': (random) => stepped(1, random.below(400) - 200),
  'where the place in the table changes': (random) =>
    stepped(1 + (random.below(256) + 0.5) / 256, random.below(9) - 4) * 2 ** (random.below(5) - 2),
  'at the places of the table': (random) => stepped(1 + random.below(257) / 256, random.below(9) - 4),
  'near overflow': (random) => random.between(0.5, 1) * largest,
};
const subnormal: Draw = (random) => random.ofAnySize(-1074, -1022);

/**
 * The comments promise 2⁻⁶¹. The worst of many is 2⁻⁶¹·⁸, and a kernel that has lost one of its smallest terms 2⁻⁶¹·⁶: the
 * bound stands between.
 */
const relativePower = -61.7;

/** Fails unless a logarithm is right to 2⁻⁷⁰, and relatively to more than 2⁻⁶¹. */
class LogarithmErrors {
  readonly #absolute = new Worst();
  readonly #relative = new Worst();

  add(pair: Pair, expected: BigFloat, ...input: readonly number[]): void {
    this.#absolute.add(distance(exactPair(pair), expected), ...input);
    this.#relative.add(relativeDistance(exactPair(pair), expected), ...input);
  }

  assertSmall(): void {
    this.#relative.assertBelow(relativePower);
    this.#absolute.assertBelow(-70);
  }
}

function check(name: string, count: number, ask: (random: Random, errors: LogarithmErrors) => void): void {
  const random = randomOf(name);
  const errors = new LogarithmErrors();
  for (let done = 0; done < count; done += 1) ask(random, errors);
  errors.assertSmall();
}

describe('the logarithm as a pair', () => {
  for (const [regime, draw] of Object.entries(normal)) {
    it(`of numbers ${regime}`, () => {
      check(`logOfNormal ${regime}`, 1500, (random, errors) => {
        const x = draw(random);
        const pair = logOfNormal(x);
        errors.add(pair, exactLog(x), x);
        assert.deepEqual(logOf(x), pair);
        assert.ok(Math.abs(pair.low) <= 2 ** -17, `${x}: the low part is ${pair.low}`);
      });
    });

    it(`of pairs ${regime} sees the low half`, () => {
      check(`logOfPair ${regime}`, 5000, (random, errors) => {
        const x = draw(random);
        const tail = x * random.between(-1, 1) * 2 ** -54;
        errors.add(logOfPair(x, tail), exactLog(x, tail), x, tail);
      });
    });

    it(`of pairs ${regime} with a short high half sees the long low one`, () => {
      check(`logOfShortPair ${regime}`, 5000, (random, errors) => {
        const value = draw(random);
        const short = Math.fround(value / 2 ** Math.floor(Math.log2(value))) * 2 ** Math.floor(Math.log2(value));
        const tail = value - short + value * random.between(-1, 1) * 2 ** -54;
        errors.add(logOfShortPair(short, tail), exactLog(short, tail), short, tail);
      });
    });
  }

  it('of subnormal numbers', () => {
    check('logOf subnormal', 1500, (random, errors) => {
      const x = subnormal(random);
      errors.add(logOf(x), exactLog(x), x);
    });
  });

  it('of 1 is 0', () => assert.deepEqual(logOfNormal(1), { high: 0, low: 0 }));
});

describe('the logarithm of 1 + v as a pair', () => {
  const draws: Readonly<Record<string, Draw>> = {
    small: (random) => random.ofAnySize(-40, -9),
    tiny: (random) => random.ofAnySize(-900, -40),
    'about the first step of the table': (random) => stepped(2 ** -9, random.below(9) - 4),
    ordinary: (random) => random.between(0, 2),
    large: (random) => random.ofAnySize(1, 60),
    'as large as they get': (random) => random.ofAnySize(60, 1023),
  };
  for (const [regime, draw] of Object.entries(draws)) {
    it(`for numbers v that are ${regime}`, () => {
      check(`logOfOnePlus ${regime}`, 1500, (random, errors) => {
        const v = draw(random);
        const tail = v * random.between(-1, 1) * 2 ** -54;
        errors.add(logOfOnePlus(v, tail), exactLogOnePlus(v, tail), v, tail);
      });
    });
  }

  const exponents: Readonly<Record<string, Draw>> = {
    'of small numbers': (random) => -random.between(0, 2),
    'of ordinary numbers': (random) => -random.between(0, 40),
    'of any size': (random) => -random.between(0, 690),
    'as large as the series takes alone': (random) => Math.log(random.between(0.5, 1) * 2 ** -9),
    'at the places of the table': (random) => Math.log((random.below(512) + 1) / 512) - 1e-12 * random.unit(),
  };
  for (const [regime, draw] of Object.entries(exponents)) {
    it(`for exponentials ${regime}`, () => {
      const random = randomOf(`logOfOnePlusExponential ${regime}`);
      const worst = new Worst();
      for (let count = 0; count < 4000; count += 1) {
        const { high, low } = expPair(draw(random), 0);
        worst.add(
          relativeDistance(exactPair(logOfOnePlusExponential(high, low)), exactLogOnePlus(high, low)),
          high,
          low,
        );
      }
      worst.assertBelow(-61.6);
    });
  }

  it('for exponentials of 0', () => {
    const errors = new LogarithmErrors();
    errors.add(logOfOnePlusExponential(1, 0), exactLog(2), 1);
    errors.assertSmall();
  });
});

describe('logNumber', () => {
  it('is the nearest double in 999 of 1000 cases, and never off by more than 0.505 units', () => {
    const random = randomOf('logNumber');
    const roundings = new Roundings();
    for (const draw of [...Object.values(normal), subnormal]) {
      for (let count = 0; count < 3000; count += 1) {
        const x = draw(random);
        roundings.add(logNumber(x), exactLog(x), x);
      }
    }
    roundings.assertWithin(0.505, 0.999);
  });

  it('is the nearest double where others are not', () => {
    const roundings = new Roundings();
    const tricky = [0.9990875428144436, 1 - 2 ** -53, 1 + 2 ** -52, smallest, largest];
    for (const x of [...tricky, smallestNormal, stepped(smallestNormal, -1), 10, 1000, 2, 0.5]) {
      roundings.add(logNumber(x), exactLog(x), x);
    }
    roundings.assertWithin(0.5, 1);
  });

  it('is nearly halfway between two doubles at 1.0018867126914617, and may be either', () => {
    const roundings = new Roundings();
    roundings.add(logNumber(1.0018867126914617), exactLog(1.0018867126914617));
    roundings.assertWithin(0.501, 0);
  });

  const table: readonly (readonly [number, number])[] = [
    [1, 0],
    [0, -infinity],
    [-0, -infinity],
    [-smallest, nan],
    [-1, nan],
    [-infinity, nan],
    [infinity, infinity],
    [nan, nan],
    [2, Math.LN2],
    [10, Math.LN10],
    [Math.E, 1],
    [smallest, -744.4400719213812],
    [largest, 709.782712893384],
    [1 - 2 ** -53, -(2 ** -53)],
    [1 + 2 ** -52, 2.2204460492503128e-16],
  ];
  for (const [x, expected] of table) it(`of ${x} is ${expected}`, () => assert.equal(logNumber(x), expected));
});
