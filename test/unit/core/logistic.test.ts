/**
 * Sigmoid, log-sigmoid and softplus against the oracle.
 */

import { strict as assert } from 'node:assert';
import { exp, logSigmoid, sigmoid, softplus, type Tensor, tensor } from '../../../src/core/index.ts';
import { sigmoidParts, softplusPair } from '../../../src/core/logistic.ts';
import { arithmeticOf } from '../../oracle/arithmetic.ts';
import { type BigFloat, divide, fromDouble, negate } from '../../oracle/bigFloat.ts';
import { logistic } from '../../oracle/logistic.ts';
import { exactPair, Roundings, randomOf, relativeDistance, Worst } from './exactness.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity, MAX_VALUE: largest, MIN_VALUE: smallest } = Number;
const arithmetic = arithmeticOf(176);
const exact = (x: number) => logistic(arithmetic, fromDouble(x));

/** Arguments where an algorithm in doubles rounds to the wrong side, or changes its formula. */
const table = [
  [
    0,
    smallest,
    -smallest,
    1e-300,
    -1e-300,
    0.5,
    -0.5,
    2.2,
    -2.2,
    20.5,
    -20.5,
    40,
    -40,
    300,
    -300,
    690,
    -690,
    700,
    -700,
  ],
  [-13.219888993889976, 36.7368005696771, -36.7368005696771, 37.42994775023705, -709.5, 709.9, -744.9, -745.2],
].flat();

const functions: readonly (readonly [string, (x: Tensor) => Tensor, (x: number) => BigFloat])[] = [
  ['sigmoid', sigmoid, (x) => exact(x).sigmoid],
  ['softplus', (x) => softplus(x), (x) => exact(x).softplus],
  ['logSigmoid', (x) => logSigmoid(x), (x) => negate(exact(x).oppositeSoftplus)],
  ['exp', exp, (x) => arithmetic.exp(fromDouble(x))],
];

describe('the logistic functions', () => {
  for (const [name, ours, theirs] of functions) {
    it(`${name} of a table is the oracle’s`, () => {
      const roundings = new Roundings();
      for (const x of table) roundings.add(ours(tensor([x])).data[0], theirs(x), x);
      roundings.assertWithin(0.503, 0);
    });

    it(`${name} of random numbers is the oracle’s in 999 of 1000 cases, never off by more than 0.503 units`, () => {
      const random = randomOf(name);
      const roundings = new Roundings();
      const drawn = random.list(6000, () =>
        random.pick([random.normal(0, 5), random.between(-690, 690), random.sign() * random.ofAnySize(-70, 6)]),
      );
      const results = ours(tensor(drawn)).data;
      drawn.forEach((x, index) => {
        roundings.add(results[index], theirs(x), x);
      });
      roundings.assertWithin(0.503, 0.999);
    });

    it(`${name} of numbers beyond ±690 is the oracle’s`, () => {
      const random = randomOf(`${name} far from 0`);
      const roundings = new Roundings();
      for (let count = 0; count < 200; count += 1) {
        const x = random.sign() * random.between(690, 760);
        roundings.add(ours(tensor([x])).data[0], theirs(x), x);
      }
      roundings.assertWithin(0.501, 0.999);
    });
  }

  it('as pairs are known to 2⁻⁶⁰', () => {
    const random = randomOf('logistic pairs');
    const worst = new Worst();
    for (let count = 0; count < 2000; count += 1) {
      const x = random.pick([random.normal(0, 5), random.between(-690, 690), random.sign() * random.ofAnySize(-70, 6)]);
      const expected = exact(x);
      worst.add(relativeDistance(exactPair(softplusPair(x)), expected.softplus), 'softplus', x);
      const { smaller, total } = sigmoidParts(x);
      const quotient = divide(exactPair(smaller), exactPair(total));
      worst.add(relativeDistance(quotient, exact(-Math.abs(x)).sigmoid), 'parts', x);
    }
    worst.assertBelow(-60);
  });

  it('follow their limits', () => {
    const ends = tensor([infinity, -infinity, nan, largest, -largest, 0]);
    assert.deepEqual([...sigmoid(ends).data], [1, 0, nan, 1, 0, 0.5]);
    assert.deepEqual([...softplus(ends).data], [infinity, 0, nan, largest, 0, Math.LN2]);
    assert.deepEqual(
      [...logSigmoid(ends).data].map((value) => value + 0),
      [0, -infinity, nan, 0, -largest, -Math.LN2],
    );
    assert.deepEqual([...exp(ends).data], [infinity, 0, nan, infinity, 0, 1]);
  });

  it('have the same elements without tails', () => {
    const x = tensor(table);
    assert.deepEqual(softplus(x, 'dropped').data, softplus(x).data);
    assert.deepEqual(logSigmoid(x, 'dropped').data, logSigmoid(x).data);
  });
});
