/**
 * Divergences that are exactly 0 although their terms are not: what cancels must not leave the noise of its rounding.
 */

import { strict as assert } from 'node:assert';
import { tensor } from '../../../src/core/index.ts';
import { evaluate } from '../../../src/quantities/index.ts';

/** Rows with Σ p·log(p/q) = 0 by hand: each is a product of powers of one number that is 1. */
const cancelling: readonly (readonly [string, readonly number[], readonly number[]])[] = [
  ['½·log 2 + ½·log ½', [0.5, 0.5], [0.25, 1]],
  ['½·log 2 + ¼·log 1 + ¼·log ½ + …', [0.5, 0.25, 0.25], [0.25, 0.5, 0.5]],
  ['9/16·log(4/3) + 9/16·log(3/4)', [0.5625, 0.5625], [0.421875, 0.75]],
];

describe('a divergence of 0', () => {
  for (const [formula, p, q] of cancelling) {
    for (const base of ['e', 2, 10] as const) {
      it(`is 0 for ${formula} in base ${base}`, () => {
        const { value } = evaluate('klDivergence', { p: tensor(p), q: tensor(q) }, { base });
        assert.equal(value.data[0], 0);
      });
    }

    it(`is 0 as a loss for ${formula}`, () => {
      const inputs = { probabilities: tensor(q), labels: tensor(p) };
      for (const reduction of ['none', 'sum', 'mean'] as const) {
        assert.equal(evaluate('klDivergenceLoss', inputs, { reduction }).value.data[0], 0);
      }
    });
  }
});
