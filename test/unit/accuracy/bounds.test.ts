/**
 * The bounds of reference/numerics.md C1 on a small sample; `node scripts/accuracy.mjs` takes a large one.
 */

import { strict as assert } from 'node:assert';
import { quantities } from '../../../src/quantities/index.ts';
import { boundOf } from '../../accuracy/bounds.ts';
import { isKept, measure } from '../../accuracy/measure.ts';

const resultsPerQuantity = 1500;

describe('the accuracy that is promised', () => {
  for (const id of quantities.keys()) {
    it(`of ${id} is kept`, () => {
      const missed = measure(id, resultsPerQuantity).filter((finding) => !isKept(finding));
      const said = missed.map(({ aspect, worst, worstInput, correctlyRounded, checked }) => {
        const share = `${correctlyRounded} of ${checked} correctly rounded`;
        return `${aspect}: ${worst} ulp instead of ${boundOf(id, aspect).ulp}, ${share}, worst at ${worstInput}`;
      });
      assert.deepEqual(said, []);
    });
  }
});
