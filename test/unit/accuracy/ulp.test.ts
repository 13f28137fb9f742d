/**
 * The measure of error, and the loop that raises the precision.
 */

import { strict as assert } from 'node:assert';
import {
  add,
  type BigFloat,
  fromDouble,
  infinity,
  notANumber,
  one,
  scaled,
  toDouble,
  zero,
} from '../../oracle/bigFloat.ts';
import { sure } from '../../oracle/sure.ts';
import { isCorrectlyRounded, ulpError } from '../../oracle/ulp.ts';

const { MAX_VALUE: largest, MIN_VALUE: smallest, POSITIVE_INFINITY: infinite, NaN: nan } = Number;
const beyond = scaled(one, 1030);

const rows: readonly (readonly [string, number, BigFloat, number])[] = [
  ['the same', 1.5, fromDouble(1.5), 0],
  ['the next double', 1 + 2 ** -52, one, 1],
  ['the double below a power of two, in units at the true value', 1 - 2 ** -53, one, 0.5],
  ['a power of two, in units of the double below it', 1, fromDouble(1 - 2 ** -53), 1],
  ['between two doubles', 1, add(one, scaled(one, -54)), 0.25],
  ['subnormals, by the smallest', 3 * smallest, fromDouble(smallest), 2],
  ['0 for a third of the smallest subnormal: a due underflow', 0, scaled(one, -1076), 0],
  ['0 for a normal number', 0, fromDouble(2 ** -1022), 2 ** 52],
  ['the smallest subnormal for 0', smallest, zero, 1],
  ['the wrong sign', -1, one, 2 ** 53],
  ['a normal number for the smallest subnormal', 2 ** -100, fromDouble(smallest), 2 ** 974],
  ['NaN for a number', nan, one, infinite],
  ['a number for NaN', 1, notANumber, infinite],
  ['NaN for NaN', nan, notANumber, 0],
  ['a due overflow', infinite, beyond, 0],
  ['an overflow that is due to rounding', infinite, add(fromDouble(largest), scaled(one, 970)), 0],
  ['an overflow one unit early', infinite, fromDouble(largest), 1],
  ['an infinity of the wrong sign', -infinite, beyond, infinite],
  ['infinity for infinity', infinite, infinity, 0],
  ['a number for infinity', largest, infinity, infinite],
];

describe('an error in units in the last place', () => {
  for (const [what, result, exact, expected] of rows) {
    it(`of ${what}: ${expected}`, () => {
      assert.equal(ulpError(result, exact), expected);
    });
  }

  it('knows the nearest double; of two as near, both', () => {
    const middle = add(one, scaled(one, -53));
    assert.ok(isCorrectlyRounded(1, middle));
    assert.ok(isCorrectlyRounded(1 + 2 ** -52, middle));
    assert.ok(!isCorrectlyRounded(1 + 2 ** -52, add(one, scaled(one, -54))));
    assert.ok(isCorrectlyRounded(nan, notANumber));
    assert.ok(!isCorrectlyRounded(1, notANumber));
    assert.ok(isCorrectlyRounded(0, scaled(one, -1080)));
  });
});

describe('a sure result', () => {
  it('survives cancellation: (1 + 2⁻⁹⁰⁰) − 1', () => {
    const [result] = sure((arithmetic) => [arithmetic.subtract(arithmetic.add(one, scaled(one, -900)), one)]);
    assert.equal(ulpError(2 ** -900, result), 0);
  });

  it('is 0 where nothing is left that a double could hold: (√2)² − 2', () => {
    const [result] = sure((arithmetic) => {
      const root = arithmetic.power(fromDouble(2), 0.5);
      return [arithmetic.subtract(arithmetic.multiply(root, root), fromDouble(2))];
    });
    assert.equal(Math.abs(toDouble(result)), 0);
  });
});
