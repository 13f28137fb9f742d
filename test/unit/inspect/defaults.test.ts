/** Units and conventions that hold where nothing else is said. */

import assert from 'node:assert/strict';
import { findArrays } from '../../../src/finder/index.ts';
import { inspectArray } from '../../../src/inspect/index.ts';

describe('the options that a user set for everything', () => {
  const rows: readonly (readonly [what: string, text: string, defaults: object, options: object, value: number])[] = [
    // 0.5 + 0.25·2 + 0.25·2 bits
    ['bits for an entropy', 'probs = [0.5, 0.25, 0.25]', { base: 2 }, { base: 2 }, 1.5],
    // SciPy divides by the sum: -(4/9*log(4/9) + 5/9*log(5/9))
    ['SciPy rescales', 'probs = [0.4, 0.5]', { framework: 'scipy' }, { framework: 'scipy' }, 0.6869615765973234],
    ['what the quantity does not know is left out', 'logits = [1.5, 1.5]', { base: 2, framework: 'scipy' }, {}, 0.5],
  ];
  for (const [what, text, defaults, options, value] of rows) {
    it(what, () => {
      const [array] = findArrays(text, 'python');
      const inspection = inspectArray(array, [], { defaults });
      assert.deepEqual(inspection.options, options);
      assert.ok(inspection.outcome.kind === 'value');
      assert.ok(Math.abs(inspection.outcome.value.data[0] - value) <= 1e-15);
    });
  }
});
