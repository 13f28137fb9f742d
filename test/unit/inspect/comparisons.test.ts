/** What two arrays can be compared by, and which way is offered first. */

import assert from 'node:assert/strict';
import { findArrays } from '../../../src/finder/index.ts';
import { type Comparison, comparisonsOf } from '../../../src/inspect/index.ts';

function compared(text: string): readonly Comparison[] {
  const [first, second] = findArrays(text, 'python').map((array) => ({ array, typed: false }));
  return comparisonsOf(first, second);
}

describe('comparisons of two arrays', () => {
  /** The values are those of Python's math module; the expression stands above each. */
  const rows: readonly (readonly [what: string, text: string, first: string, inputs: object, value: number])[] = [
    // .75 * log(.75 / .5) + .25 * log(.25 / .5)
    ['distributions', 'p = [0.75, 0.25]\nq = [0.5, 0.5]', 'klDivergence', { p: 0, q: 1 }, 0.13081203594113697],
    // (log(1 + exp(1)) + log(1 + exp(-2))) / 2
    [
      'logits and class indices',
      'logits = [[2.0, 1.0], [0.0, 2.0]]\nclasses = [1, 1]',
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: 0, labels: 1 },
      0.7200948492805977,
    ],
    [
      'the same in the other order',
      'classes = [1, 1]\nlogits = [[2.0, 1.0], [0.0, 2.0]]',
      'sparseSoftmaxCrossEntropyWithLogits',
      { logits: 1, labels: 0 },
      0.7200948492805977,
    ],
    // -log(.6)
    [
      'probabilities and a one-hot row',
      'probs = [0.1, 0.3, 0.6]\none_hot = [0, 0, 1]',
      'categoricalCrossEntropy',
      { probabilities: 0, labels: 1 },
      0.5108256237659907,
    ],
  ];
  for (const [what, text, first, inputs, value] of rows) {
    it(`begin with what fits ${what}`, () => {
      const [best] = compared(text);
      assert.equal(best?.quantity.id, first);
      assert.deepEqual(best.inputs, inputs);
      const { outcome } = best.inspect();
      assert.ok(outcome.kind === 'value');
      assert.ok(Math.abs(outcome.value.data[0] - value) <= 1e-15, String(outcome.value.data[0]));
    });
  }

  it('offer a divergence in both directions, and once where it has none', () => {
    const ids = compared('p = [0.75, 0.25]\nq = [0.5, 0.5]').map(({ quantity }) => quantity.id);
    assert.equal(ids.filter((id) => id === 'klDivergence').length, 2);
    assert.equal(ids.filter((id) => id === 'jensenShannonDivergence').length, 1);
  });

  it('leave out what the numbers do not allow', () => {
    const ids = compared('a = [-3.0, 2.0]\nb = [0.5, 0.5]').map(({ quantity }) => quantity.id);
    assert.ok(!ids.includes('klDivergence'), ids.join(', '));
    assert.ok(ids.includes('softmaxCrossEntropyWithLogits'), ids.join(', '));
  });

  it('are none where the shapes do not go together', () => {
    assert.deepEqual(compared('a = [1.0, 2.0]\nb = [1.0, 2.0, 3.0]'), []);
  });
});
