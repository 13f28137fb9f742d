/**
 * Summation and the error-free transformations.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import { compensatedSum } from '../../../src/core/index.ts';
import { differenceTail, productTail } from '../../../src/core/summation.ts';
import { exact } from '../oracle.ts';

const finite = fc
  .double({ min: -1e100, max: 1e100, noNaN: true })
  .filter((value) => value === 0 || Math.abs(value) > 1e-100);

describe('a compensated sum', () => {
  it('keeps what a plain sum loses', () => {
    assert.equal(compensatedSum([1e100, 1, -1e100]), 1);
    assert.equal(compensatedSum([0.1, 0.2, 0.3, -0.6]), 2.7755575615628914e-17);
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
      fc.property(finite, finite, (a, b) => {
        const difference = a - b;
        const whole = exact(difference).plus(exact(differenceTail(a, b, difference)));
        assert.ok(whole.equals(exact(a).minus(exact(b))));
      }),
    );
  });

  it('says exactly what a product lost', () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        const product = a * b;
        const whole = exact(product).plus(exact(productTail(a, b, product)));
        assert.ok(whole.equals(exact(a).times(exact(b))));
      }),
    );
  });
});
