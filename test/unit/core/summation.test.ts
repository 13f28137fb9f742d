/**
 * Summation and the error-free transformations.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { compensatedSum } from '../../../src/core/index.ts';
import { differenceTail, productTail } from '../../../src/core/summation.ts';

/** Whole numbers are exact in BigInt arithmetic, which no rounding touches. */
const whole = fc.maxSafeInteger();

describe('a compensated sum', () => {
  it('keeps what a plain sum loses', () => {
    assert.equal(compensatedSum([1e100, 1, -1e100]), 1);
    assert.equal(compensatedSum(Array.from({ length: 1e5 }, () => 0.1)), 10000);
  });

  it('of infinities and NaN is that of a plain sum', () => {
    assert.equal(compensatedSum([1, Number.POSITIVE_INFINITY, 1]), Number.POSITIVE_INFINITY);
    assert.ok(Number.isNaN(compensatedSum([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])));
    assert.ok(Number.isNaN(compensatedSum([Number.NaN, 1])));
    assert.equal(compensatedSum([]), 0);
  });
});

describe('an error-free transformation', () => {
  it('says exactly what a difference lost', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const difference = a - b;
        assert.equal(BigInt(difference) + BigInt(differenceTail(a, b, difference)), BigInt(a) - BigInt(b));
      }),
    );
  });

  it('says exactly what a product lost', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const product = a * b;
        assert.equal(BigInt(product) + BigInt(productTail(a, b, product)), BigInt(a) * BigInt(b));
      }),
    );
  });

  it('is 0 where a side is not finite', () => {
    assert.equal(differenceTail(Number.POSITIVE_INFINITY, 1, Number.POSITIVE_INFINITY), 0);
    assert.equal(productTail(1e308, 2, Number.POSITIVE_INFINITY), 0);
  });
});
