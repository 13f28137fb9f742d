/**
 * The tables of the exponential and the logarithm, entry by entry against the oracle.
 */

import { strict as assert } from 'node:assert';
import { powerOfTwo, powersOfTwo } from '../../../../src/core/scalar/powersOfTwo.ts';
import {
  logHead,
  logOfTwoHead,
  logOfTwoTail,
  logTail,
  powerHead,
  powerTail,
  reciprocal,
  stepHead,
  stepsPerUnit,
  stepTail,
} from '../../../../src/core/scalar/tables.ts';
import { arithmeticOf } from '../../../oracle/arithmetic.ts';
import * as oracle from '../../../oracle/bigFloat.ts';
import { distance, exactPair, significantBits } from '../exactness.ts';

const exact = arithmeticOf();
const logOfTwo = exact.log(oracle.fromDouble(2));
const step = oracle.scaled(logOfTwo, -8);

/** Fails unless a value is a whole multiple of 2^−bits. */
function assertMultiple(value: number, bits: number): void {
  assert.ok(Number.isInteger(value * 2 ** bits), `${value} is no multiple of 2^-${bits}`);
}

/** Fails unless head + tail is the value to 2^power, and the head the nearest multiple of 2^−bits. */
function assertSplit(head: number, tail: number, value: oracle.BigFloat, bits: number, power: number): void {
  assertMultiple(head, bits);
  assert.ok(Math.abs(tail) <= 2 ** -(bits + 1), `the tail ${tail} of ${head}`);
  assert.ok(distance(exactPair({ high: head, low: tail }), value) < 2 ** power, `${head} and ${tail}`);
}

describe('the tables', () => {
  it('split the step of the exponential so that products with whole numbers are exact', () => {
    assertSplit(stepHead, stepTail, step, 41, -95);
    assert.ok(significantBits(stepHead) <= 33);
    assert.equal(stepsPerUnit, oracle.toDouble(oracle.divide(oracle.one, step)));
  });

  it('split log 2', () => assertSplit(logOfTwoHead, logOfTwoTail, logOfTwo, 42, -95));

  it('hold the powers 2^(j/256) as heads of 26 bits and tails', () => {
    assert.equal(powerHead.length, 256);
    for (let j = 0; j < 256; j += 1) {
      const power = exact.exp(oracle.multiply(step, oracle.fromDouble(j)));
      assertSplit(powerHead[j], powerTail[j], power, 25, -78);
      assert.ok(significantBits(powerHead[j]) <= 26, `head ${j}`);
    }
    assert.deepEqual([powerHead[0], powerTail[0]], [1, 0]);
  });

  it('hold −log c for the short reciprocals c of 1 + k/256', () => {
    assert.equal(reciprocal.length, 257);
    for (let k = 0; k <= 256; k += 1) {
      assertMultiple(reciprocal[k], 21);
      assert.ok(Math.abs(reciprocal[k] * (1 + k / 256) - 1) <= 2 ** -21, `reciprocal ${k}`);
      const value = oracle.negate(exact.log(oracle.fromDouble(reciprocal[k])));
      assertSplit(logHead[k], logTail[k], value, 42, -94);
    }
  });

  it('cancel exactly on both sides of 1', () => {
    assert.deepEqual([reciprocal[0], logHead[0], logTail[0]], [1, 0, 0]);
    assert.deepEqual([reciprocal[256], logHead[256], logTail[256]], [0.5, logOfTwoHead, logOfTwoTail]);
  });

  it('hold every power of two to the bit', () => {
    assert.equal(powersOfTwo.length, 2201);
    for (let exponent = -1100; exponent <= 1100; exponent += 1) {
      let expected = exponent < -1074 ? 0 : Number.POSITIVE_INFINITY;
      if (exponent >= -1074 && exponent <= 1023) expected = oracle.powerOfTwo(exponent);
      assert.ok(Object.is(powersOfTwo[exponent + 1100], expected), `2^${exponent}`);
      assert.equal(powerOfTwo(exponent), expected);
    }
  });
});
