/**
 * The sum of many numbers, rounded once.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { compensatedSum } from '../../../src/core/index.ts';
import { add, exactSum, fromDouble, zero } from '../../oracle/bigFloat.ts';
import { ulpError } from '../../oracle/ulp.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity, MIN_VALUE: smallest, MAX_VALUE: largest } = Number;

describe('a compensated sum', () => {
  const table: readonly (readonly [string, readonly number[], number])[] = [
    ['nothing', [], 0],
    ['a number that others cover', [1e100, 1, -1e100], 1],
    ['a hundred thousand tenths', Array<number>(1e5).fill(0.1), 10000],
    ['numbers below the last digit', [1, 2 ** -53, 2 ** -53], 1 + 2 ** -52],
    ['subnormals', [smallest, smallest, -smallest], smallest],
    ['the largest double', [largest, smallest], largest],
    ['an infinity', [1, infinity, 1], infinity],
    ['both infinities', [infinity, -infinity], nan],
    ['NaN', [nan, 1], nan],
  ];
  for (const [what, values, expected] of table) {
    it(`of ${what} is ${expected}`, () => assert.equal(compensatedSum(values), expected));
  }

  it('of random numbers is rounded once from their exact sum, up to a 2⁻⁴⁰ of a unit', () => {
    const positive = fc.double({ min: 1e-30, max: 1e30, noNaN: true });
    fc.assert(
      fc.property(fc.array(positive, { maxLength: 30 }), (values) => {
        const exact = values.reduce((sum, value) => add(sum, fromDouble(value), exactSum), zero);
        assert.ok(ulpError(compensatedSum(values), exact) <= 0.5 + 2 ** -40);
      }),
    );
  });
});
