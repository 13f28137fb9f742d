/**
 * Surprisal, entropies and divergences against the oracle.
 */

import { strict as assert } from 'node:assert';
import fc from 'fast-check';
import {
  crossEntropy,
  entropy,
  jensenShannonDivergence,
  klDivergence,
  perplexity,
  selfInformation,
  tensor,
} from '../../../src/core/index.ts';
import * as oracle from '../oracle.ts';
import { isClose } from '../quantities/closeness.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

/** Random pairs of distributions that are normalised up to rounding; the second is near the first, or far. */
const pair = fc
  .tuple(
    fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 }),
    fc.constantFrom(0, 1e-12, 1e-8, 1e-3, 0.1, 0.9),
    fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
  )
  .map(([weights, distance, directions]) => {
    const moved = weights.map((weight, k) => weight * (1 + distance * directions[k]));
    return [weights, moved].map((row) => {
      const sum = row.reduce((total, value) => total + value, 0);
      return row.map((value) => value / sum);
    });
  });

const value = (of: { data: Float64Array }) => of.data[0];

describe('information', () => {
  it('is that of the oracle for random distributions', () => {
    fc.assert(
      fc.property(pair, ([p, q]) => {
        const [left, right] = [tensor(p), tensor(q)];
        assert.ok(isClose(value(entropy(left)), oracle.nearest(oracle.entropy(p)), 2e-15));
        assert.ok(isClose(value(crossEntropy(left, right)), oracle.nearest(oracle.crossEntropy(p, q)), 2e-15));
        assert.ok(isClose(value(perplexity(left, right)), oracle.nearest(oracle.crossEntropy(p, q).exp()), 1e-14));
        const divergence = oracle.nearest(oracle.klDivergence(p, q));
        // what rounding leaves of Σ(p − q) is exact input, not error; only the far terms round
        assert.ok(isClose(value(klDivergence(left, right)), divergence, 1e-14, 2e-16), `KL ${divergence}`);
        const symmetric = oracle.nearest(oracle.jensenShannonDivergence(p, q));
        assert.ok(isClose(value(jensenShannonDivergence(left, right)), symmetric, 4e-15), `JS ${symmetric}`);
      }),
      { numRuns: 60 },
    );
  });

  it('of close distributions keeps its digits', () => {
    const p = [0.25, 0.25, 0.5];
    for (const distance of [2 ** -20, 2 ** -30, 2 ** -40]) {
      const q = [0.25 + distance, 0.25 - distance, 0.5];
      const expected = oracle.nearest(oracle.klDivergence(p, q));
      assert.ok(expected > 0);
      assert.ok(isClose(value(klDivergence(tensor(p), tensor(q))), expected, 4e-15));
      const half = oracle.nearest(oracle.jensenShannonDivergence(p, q));
      assert.ok(isClose(value(jensenShannonDivergence(tensor(p), tensor(q))), half, 4e-15));
    }
  });

  it('of a ratio beyond the doubles is finite', () => {
    const expected = oracle.nearest(oracle.klDivergence([1, 0], [5e-324, 1]));
    assert.ok(isClose(value(klDivergence(tensor([1, 0]), tensor([5e-324, 1]))), expected, 1e-15));
    assert.ok(isClose(expected, 744.4400719213812, 1e-15));
  });

  it('of the smallest probabilities has no logarithm of 0', () => {
    const divergence = jensenShannonDivergence(tensor([0.5, 5e-324]), tensor([0, 0.5]));
    assert.ok(isClose(value(divergence), Math.LN2 / 2, 1e-15));
  });

  const limits: readonly (readonly [string, number, number])[] = [
    ['entropy of certainty', value(entropy(tensor([1, 0, 0]))), 0],
    ['cross entropy with an impossible event', value(crossEntropy(tensor([0.5, 0.5]), tensor([1, 0]))), infinity],
    ['cross entropy, impossible on both sides', value(crossEntropy(tensor([1, 0]), tensor([1, 0]))), 0],
    ['KL, q = 0 < p', value(klDivergence(tensor([0.7, 0.3]), tensor([1, 0]))), infinity],
    ['KL, p = q = 0', value(klDivergence(tensor([0, 1]), tensor([0, 1]))), 0],
    ['KL, p = 0 against NaN', value(klDivergence(tensor([0, 1]), tensor([nan, 1]))), nan],
    ['JS of disjoint distributions', value(jensenShannonDivergence(tensor([1, 0]), tensor([0, 1]))), Math.LN2],
    ['JS of equal distributions', value(jensenShannonDivergence(tensor([0.3, 0.7]), tensor([0.3, 0.7]))), 0],
    ['surprisal of 0', value(selfInformation(tensor([0]))), infinity],
    ['surprisal of 1', value(selfInformation(tensor([1]))), 0],
    ['entropy of NaN', value(entropy(tensor([nan, 0.5]))), nan],
    ['perplexity of an impossible event', value(perplexity(tensor([0.5, 0.5]), tensor([1, 0]))), infinity],
    ['entropy of nothing', value(entropy(tensor([], [0]))), 0],
  ];
  for (const [what, actual, expected] of limits) it(`${what} is ${expected}`, () => assert.equal(actual, expected));

  it('refuses what is no probability, and names it', () => {
    const outside = tensor([0.5, 0.5, 0.5, 1.5], [2, 2]);
    assert.throws(() => entropy(outside), {
      code: 'domain',
      argument: 'p',
      index: 3,
      value: 1.5,
      message: 'p[1, 1] is 1.5, but it must lie between 0 and 1.',
    });
    assert.throws(() => klDivergence(tensor([0.5, 0.5]), tensor([0.5, -0.1])), {
      code: 'domain',
      argument: 'q',
      index: 1,
    });
    assert.throws(() => crossEntropy(tensor([1]), tensor([0.5, 0.5])), { code: 'shape', argument: 'q' });
  });
});
