/** What arrays are taken for, from values and names, and the conflicts between the two. */

import assert from 'node:assert/strict';
import { tensor } from '../../../src/core/index.ts';
import { type ArrayRole, type Confidence, readRole } from '../../../src/inspect/index.ts';

interface Case {
  readonly values: readonly number[];
  readonly shape?: readonly number[];
  readonly name?: string;
  readonly role: ArrayRole;
  readonly confidence?: Confidence;
  readonly conflict?: RegExp;
}

const cases: readonly Case[] = [
  { values: [2, 1, 0.1], name: 'logits', role: 'logits', confidence: 'high' },
  { values: [2, 1, 0.1], role: 'logits', confidence: 'medium' },
  { values: [1, 2, 3], name: 'logits', role: 'logits', confidence: 'high' },
  { values: [1, 2, 3], role: 'logits', confidence: 'low' },
  { values: [3, 0, 9], name: 'class_indices', role: 'classIndices', confidence: 'high' },
  { values: [3, 0, 9], name: 'labels', role: 'classIndices', confidence: 'high' },
  { values: [0.7, 0.2, 0.1], name: 'probabilities', role: 'probabilities', confidence: 'high' },
  { values: [0.7, 0.2, 0.1], role: 'probabilities', confidence: 'medium' },
  { values: [0.659, 0.242, 0.099], role: 'probabilities', confidence: 'high' },
  // printed with two decimals: .99 is within what rounding allows, .98 is not
  { values: [0.33, 0.33, 0.33], role: 'probabilities' },
  { values: [0.33, 0.33, 0.31], role: 'bernoulliProbabilities' },
  // one decimal must be exact: half a digit each would let 0.9 pass
  { values: [0.2, 0.7], role: 'bernoulliProbabilities' },
  // a pasted float32 softmax sums to 1 + 3e-8
  { values: [0.09003057, 0.24472848, 0.66524098], role: 'probabilities', confidence: 'high' },
  { values: [0.7, 0.2, 0.2], name: 'probabilities', role: 'probabilities', confidence: 'medium' },
  { values: [0.2, 0.6], name: 'probabilities', role: 'bernoulliProbabilities' },
  { values: [1.2, -0.2], name: 'probabilities', role: 'probabilities', confidence: 'low' },
  { values: [0.8, 0.2, 0.4, 0.6], shape: [2, 2], role: 'probabilities', confidence: 'high' },
  { values: [-2.4076, -1.4076, -0.4076], role: 'logProbabilities', confidence: 'high' },
  { values: [-2.4076, -1.4076, -0.4076], name: 'probs', role: 'logProbabilities', conflict: /logarithms/ },
  { values: [0, 0, 0, 1, 0], role: 'oneHot', confidence: 'high' },
  { values: [1, 0, 0, 1], shape: [2, 2], name: 'labels', role: 'oneHot', confidence: 'high' },
  { values: [0, 1], name: 'labels', role: 'binaryLabels', confidence: 'high' },
  { values: [0, 1], role: 'binaryLabels', confidence: 'medium' },
  { values: [1, 0, 1, 1], name: 'labels', role: 'binaryLabels' },
  { values: [1, 1, 1, 1, 1, 1], shape: [2, 3], role: 'multiHot', confidence: 'high' },
  { values: [0, 0, 0, 0], shape: [2, 2], name: 'one_hot', role: 'multiHot', conflict: /exactly one 1/ },
  // real code holds logits that are probabilities: say it, whichever reading is taken
  {
    values: [0.8, 0.1, 0.1, 0.06, 0.04, 0.9],
    shape: [2, 3],
    name: 'logits',
    role: 'probabilities',
    conflict: /sums to 1/,
  },
  { values: [0.5, 0.5], name: 'logits', role: 'logits', confidence: 'low', conflict: /sums to 1/ },
  { values: [0.7, Number.NaN, 0.1], name: 'probabilities', role: 'probabilities' },
  { values: [Number.POSITIVE_INFINITY, 0.5], role: 'logits' },
];

describe('roles', () => {
  for (const { values, shape, name, role, confidence, conflict } of cases) {
    it(`${name ?? 'unnamed'} [${values.join(', ')}] is taken for ${role}`, () => {
      const reading = readRole(tensor(values, shape ?? [values.length]), name);
      assert.equal(reading.role, role);
      assert.ok(reading.reasons.length > 0, 'a reading has a reason');
      if (confidence) assert.equal(reading.confidence, confidence);
      if (conflict) assert.match(reading.conflicts[0]?.text ?? '', conflict);
      else assert.deepEqual(reading.conflicts, []);
    });
  }

  it('names the class of a one-hot row', () => {
    const reading = readRole(tensor([0, 0, 0, 1, 0, 0, 0, 0, 0, 0]), 'one_hot');
    assert.deepEqual(reading.reasons[0].args, [3, 10]);
  });
});
