/**
 * What arrays are taken for, from values and names, and the conflicts between the two: one table a kind of values. The
 * sums are those of the printed decimals, added by hand.
 */

import assert from 'node:assert/strict';
import { fill, tensor } from '../../../src/core/index.ts';
import { type ArrayRole, type Confidence, readRole } from '../../../src/inspect/index.ts';

interface Case {
  readonly values: readonly number[];
  readonly shape?: readonly number[];
  readonly name?: string;
  readonly role: ArrayRole;
  readonly confidence?: Confidence;
  /** in a reason */
  readonly reason?: RegExp;
  readonly conflict?: RegExp;
}

const tables: Readonly<Record<string, readonly Case[]>> = {
  'class indices: whole numbers, high with a name, low alone': [
    { values: [3, 0, 9], name: 'class_indices', role: 'classIndices', confidence: 'high' },
    { values: [3, 0, 9], name: 'labels', role: 'classIndices', confidence: 'high' },
    { values: [3, 0, 9], name: 'y', role: 'classIndices', confidence: 'high' },
    { values: [1, 2, 3], role: 'logits', confidence: 'low' },
    // a label that is left out: PyTorch's −100, or −1
    { values: [-100, 2, 1, -100], name: 'labels', role: 'classIndices', confidence: 'high', reason: /-100/ },
    { values: [0, -1, 2], name: 'targets', role: 'classIndices', confidence: 'high', reason: /-1/ },
    { values: [0, 255, 2], name: 'labels', role: 'classIndices', confidence: 'high' },
    { values: [-1, 2, 3], role: 'logits', confidence: 'medium' },
    // a margin loss has −1 and 1
    { values: [-1, 1, 1, -1], name: 'y', role: 'classIndices', confidence: 'low', conflict: /margin/ },
    // what a classifier predicted; scores may be whole, too
    { values: [0, 2, 1, 3], name: 'y_pred', role: 'classIndices', confidence: 'low' },
    { values: [0, 2, 1, 3], shape: [2, 2], name: 'y_pred', role: 'logits' },
    { values: [0, 2, 1, 3], name: 'predicted_labels', role: 'classIndices', confidence: 'high' },
    { values: [1, 2, 3], name: 'output', role: 'logits' },
    { values: [1, 2, 3], name: 'logits', role: 'logits', confidence: 'high' },
    { values: [1, 2, 3], name: 'z', role: 'logits', confidence: 'medium' },
    // an encoder gave indices where its name promised rows
    { values: [2, 0, 1], name: 'y_enc', role: 'classIndices', confidence: 'low' },
    { values: [2, 0, 1], name: 'one_hot', role: 'classIndices', conflict: /exactly one 1/ },
    { values: [1, 2, 3], name: 'probs', role: 'probabilities', confidence: 'low', conflict: /largest value is 3/ },
  ],
  'binary labels: zeros and ones': [
    { values: [0, 1], name: 'labels', role: 'binaryLabels', confidence: 'high' },
    { values: [0, 1], role: 'binaryLabels', confidence: 'medium' },
    { values: [0, 1, 1, 0], role: 'binaryLabels', confidence: 'medium' },
    { values: [1, 0, 1, 1], name: 'labels', role: 'binaryLabels', confidence: 'high' },
    // a column is one label a row
    { values: [0, 1, 1, 0], shape: [4, 1], role: 'binaryLabels' },
    { values: [0, 1, 1, 0], name: 'class_indices', role: 'classIndices', confidence: 'high' },
    { values: [0, 1, 1, 0], name: 'pred_class', role: 'classIndices' },
    { values: [0, 1, 1, 0], name: 'logits', role: 'logits', confidence: 'low' },
  ],
  'one-hot rows: exactly one 1': [
    { values: [0, 0, 0, 1, 0], role: 'oneHot', confidence: 'high', reason: /class 3 of 5/ },
    { values: [1, 0, 0, 1], shape: [2, 2], name: 'labels', role: 'oneHot', confidence: 'high' },
    { values: [0, 1], name: 'one_hot', role: 'oneHot', confidence: 'high' },
    // one row of two is as much one-hot as two labels; its own brackets make it a row
    { values: [0, 1], shape: [1, 2], role: 'oneHot', confidence: 'medium' },
    { values: [1, 0, 0], name: 'p', role: 'oneHot', confidence: 'high' },
  ],
  'multi-hot rows: none, or several ones': [
    { values: [1, 1, 1, 1, 1, 1], shape: [2, 3], role: 'multiHot', confidence: 'high' },
    { values: [0, 0, 1, 0], shape: [2, 2], role: 'multiHot', confidence: 'high' },
    { values: [0, 0, 0, 0], shape: [2, 2], role: 'multiHot', confidence: 'high' },
    { values: [0, 0, 0, 0], shape: [2, 2], name: 'one_hot', role: 'multiHot', conflict: /exactly one 1/ },
  ],
  'probabilities: rows that sum to 1': [
    { values: [0.7, 0.2, 0.1], name: 'probabilities', role: 'probabilities', confidence: 'high', reason: /named/ },
    // one decimal sums to 1 by chance in one case of twenty
    { values: [0.7, 0.2, 0.1], role: 'probabilities', confidence: 'medium' },
    { values: [0.5, 0.3, 0.2], name: 'y_pred', role: 'probabilities', confidence: 'high' },
    { values: [0.65, 0.25, 0.1], role: 'probabilities', confidence: 'high' },
    { values: [0.8, 0.2, 0.4, 0.6], shape: [2, 2], role: 'probabilities', confidence: 'high' },
    { values: [0.7, 0.2, 0.2], name: 'probabilities', role: 'probabilities', confidence: 'medium' },
    { values: [0.2, 0.6], name: 'probabilities', role: 'bernoulliProbabilities' },
    { values: [1.2, -0.2], name: 'probabilities', role: 'probabilities', confidence: 'low' },
    { values: [0.7, Number.NaN, 0.1], name: 'probabilities', role: 'probabilities' },
    // a name that only could mean something else is no conflict
    { values: [0.5, 0.25, 0.25], name: 'output', role: 'probabilities', confidence: 'high' },
    { values: [0.5, 0.25, 0.25], name: 'hypothesis', role: 'probabilities', confidence: 'high' },
    { values: [0.5, 0.25, 0.25], name: 'z', role: 'probabilities', confidence: 'high' },
    // a Korean script for named entities holds these as logits: it is said, whichever reading is taken
    {
      values: [0.8, 0.1, 0.1, 0.06, 0.04, 0.9],
      shape: [2, 3],
      name: 'logits',
      role: 'probabilities',
      conflict: /sums to 1/,
    },
    { values: [0.5, 0.5], name: 'logits', role: 'logits', confidence: 'low', conflict: /sums to 1/ },
    { values: [0.25, 0.75], name: 'log_probs', role: 'probabilities', conflict: /sums to 1/ },
  ],
  'soft labels: one share of 0.8 or more, all others equal': [
    // α = 0.1 over 3 classes: 1 − 0.1 + 0.1/3, and 0.1/3 beside it
    {
      values: [0.933333, 0.033333, 0.033333],
      role: 'softLabels',
      confidence: 'high',
      reason: /smoothed by 0\.1$/,
    },
    { values: [0.05, 0.9, 0.05], role: 'softLabels', confidence: 'high', reason: /smoothed by 0\.15/ },
    { values: [0.8, 0.1, 0.1], role: 'softLabels', confidence: 'medium' },
    { values: [0.8, 0.1, 0.1, 0.1, 0.8, 0.1], shape: [2, 3], role: 'softLabels', confidence: 'high' },
    { values: [0.05, 0.9, 0.05], name: 'labels', role: 'softLabels', confidence: 'high' },
    { values: [0.05, 0.9, 0.05], name: 'y_pred', role: 'probabilities' },
    { values: [0.05, 0.9, 0.05], name: 'p', role: 'probabilities' },
    // two classes are always like that
    { values: [0.95, 0.05], role: 'probabilities' },
    { values: [0.9, 0.07, 0.03], role: 'probabilities' },
    // any distribution is a soft label where a name says so
    { values: [0.6, 0.3, 0.1], name: 'labels', role: 'softLabels', confidence: 'high' },
    { values: [0.6, 0.3, 0.1], name: 'one_hot', role: 'softLabels', conflict: /exactly one 1/ },
    { values: [0.6, 0.3, 0.1], name: 'y', role: 'probabilities' },
  ],
  'independent probabilities: in (0, 1), another sum': [
    { values: [0.2, 0.6], role: 'bernoulliProbabilities', confidence: 'medium' },
    { values: [0, 0.5, 0.9], role: 'bernoulliProbabilities', confidence: 'low' },
    { values: [0.2, 0.6], name: 'labels', role: 'bernoulliProbabilities', confidence: 'medium' },
    { values: [0.3, 0.6], name: 'logits', role: 'logits', confidence: 'high' },
    { values: [0.3, 0.6], name: 'log_probs', role: 'bernoulliProbabilities', conflict: /0\.6 is above 0/ },
  ],
  'log-probabilities: none above 0, exponentials that sum to 1': [
    { values: [-2.4076, -1.4076, -0.4076], role: 'logProbabilities', confidence: 'high' },
    { values: [-2.4076, -1.4076, -0.4076], name: 'probs', role: 'logProbabilities', conflict: /logarithms/ },
    { values: [-2.4076, -1.4076, -0.4076], name: 'logits', role: 'logProbabilities', conflict: /log-probabilities/ },
    // ln 0.25 = −1.386294…: four of them; without the last they are scores that happen to be negative
    { values: [-1.3863, -1.3863, -1.3863, -1.3863], role: 'logProbabilities', confidence: 'high' },
    { values: [-1.3863, -1.3863, -1.3863], role: 'logits', confidence: 'medium' },
    { values: [-1.3863, -1.3863, -1.3863], name: 'log_probs', role: 'logProbabilities', confidence: 'medium' },
    { values: [-1.5, 0.5], name: 'log_probs', role: 'logits', conflict: /0\.5 is above 0/ },
    // a certain class: ln 1 and ln 0
    { values: [0, Number.NEGATIVE_INFINITY], role: 'logProbabilities' },
  ],
  'logits: what no other test takes': [
    { values: [2, 1, 0.1], name: 'logits', role: 'logits', confidence: 'high' },
    { values: [2, 1, 0.1], role: 'logits', confidence: 'medium' },
    { values: [-0.5, 0.5], role: 'logits', confidence: 'medium' },
    { values: [0.1, 3.9], role: 'logits', confidence: 'medium' },
    { values: [Number.POSITIVE_INFINITY, 0.5], role: 'logits' },
    // in reinforcement learning a target is a value
    { values: [1.5, -2.25], name: 'target', role: 'logits', confidence: 'low', conflict: /1\.5 is neither/ },
    { values: [2, -5], name: 'labels', role: 'logits', confidence: 'low', conflict: /-5 is neither/ },
  ],
  'counts: whole numbers with the name of counts or of a distribution': [
    { values: [3, 5, 2], name: 'counts', role: 'counts', confidence: 'medium' },
    { values: [3, 5, 2], name: 'freqs1', role: 'counts', confidence: 'medium' },
    { values: [3, 5, 2], name: 'pk', role: 'counts', confidence: 'medium' },
    { values: [1, 0, 1], name: 'counts', role: 'counts' },
    { values: [3, 5, 2], role: 'logits', confidence: 'low' },
    { values: [0.3, 0.5, 0.2], name: 'freqs', role: 'probabilities' },
  ],
  'weights: by a name that means nothing else': [
    { values: [0.2, 0.3, 0.5], name: 'class_weights', role: 'weights', confidence: 'medium' },
    { values: [1, 1, 2], name: 'sample_weight', role: 'weights' },
    { values: [3, 2], name: 'pos_weight', role: 'weights' },
    // those of a network, or of attention
    { values: [0.2, 0.3, 0.5], name: 'weights', role: 'probabilities' },
    { values: [0.5, -1.2], name: 'w', role: 'logits' },
  ],
  'whole numbers written as fractions': [
    { values: [0.0, 1.0, 0.0], name: 'labels', role: 'oneHot' },
    { values: [0.0, 2.0, 1.0], name: 'labels', role: 'classIndices' },
  ],
};

function read({ values, shape, name }: Pick<Case, 'values' | 'shape' | 'name'>, tolerance?: number) {
  const sources = { ...(name !== undefined && { name }), ...(tolerance !== undefined && { tolerance }) };
  return readRole(tensor(values, shape ?? [values.length]), sources);
}

for (const [what, rows] of Object.entries(tables)) {
  describe(what, () => {
    for (const { values, shape, name, role, confidence, reason, conflict } of rows) {
      it(`${name ?? 'unnamed'} [${values.join(', ')}] is taken for ${role}`, () => {
        const reading = read({ values, ...(shape && { shape }), ...(name !== undefined && { name }) });
        assert.equal(reading.role, role);
        const reasons = reading.reasons.map(({ text, args }) => fill(text, args));
        assert.ok(reasons.length > 0, 'a reading has a reason');
        if (reason) assert.match(reasons.join('; '), reason);
        if (confidence) assert.equal(reading.confidence, confidence);
        const conflicts = reading.conflicts.map(({ text, args }) => fill(text, args));
        if (conflict) assert.match(conflicts.join(' '), conflict);
        else assert.deepEqual(conflicts, []);
      });
    }
  });
}

describe('the sum of a row', () => {
  // Half a unit of the last printed digit for each number: C·½·10^−d, from two decimals on.
  const sums: readonly (readonly [row: readonly number[], passes: boolean, why: string])[] = [
    [[0.09, 0.24, 0.67], true, '1.00'],
    [[0.659, 0.242, 0.099], true, '1.000'],
    [[0.33, 0.33, 0.33], true, '0.99, within 0.015'],
    [[0.33, 0.33, 0.31], false, '0.97, beyond 0.015'],
    [[0.3792, 0.3104, 0.3104], true, '1.0000'],
    [[0.3792, 0.3104, 0.3103], true, '0.9999, within 0.00015'],
    [[0.3792, 0.3104, 0.3102], false, '0.9998, beyond 0.00015'],
    // roundings go both ways: a bound for all
    [Array.from({ length: 120 }, () => 0.01), false, '1.2, beyond 0.05 however many numbers there are'],
    // one decimal must be exact: half a digit each would let 0.9 pass
    [[0.2, 0.7], false, '0.9'],
    [[0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1], true, '1, but for the rounding of doubles'],
    // the zeros of 0.70, 0.20, 0.10 are not in the values
    [[0.7, 0.2, 0.1], true, '1.0'],
    [[0.7, 0.2, 0.05], false, '0.95, beyond 0.015'],
    [[0.5, 0.4, 0.09], true, '0.99, within 0.015'],
    // a pasted float32 result: off by some 1e-8, allowed 1e-6
    [[0.09003057, 0.24472848, 0.66524098], true, '1.00000003'],
    [[0.0900306, 0.2447285, 0.6652414], true, '1.0000005, within 1e-6'],
    [[0.09003057, 0.24472848, 0.66524298], false, '1.00000203'],
    // xgboost's rows were off by 8.7e-8
    [[0.2, 0.3, 0.500000087], true, '1.000000087'],
    [[1e-7, 0.4, 0.6], true, '1.0000001'],
  ];
  for (const [row, passes, why] of sums) {
    it(`${row.join(' + ')} is ${why}: ${passes ? 'probabilities' : 'none'}`, () => {
      assert.equal(read({ values: row }).role, passes ? 'probabilities' : 'bernoulliProbabilities');
    });
  }

  it('is judged by the digits of its own row', () => {
    const rows = [0.33, 0.33, 0.33, 0.123456, 0.4, 0.476544];
    assert.equal(read({ values: rows, shape: [2, 3] }).role, 'probabilities');
  });

  it('may miss 1 by as much as the reader allows', () => {
    const row = [0.2, 0.7];
    assert.equal(read({ values: row }, 0.05).role, 'bernoulliProbabilities');
    assert.equal(read({ values: row }, 0.11).role, 'probabilities');
    // a tolerance never narrows what the digits allow
    assert.equal(read({ values: [0.33, 0.33, 0.33] }, 0).role, 'probabilities');
  });
});
