/** More terms of a long sum: the same value, more of it written out, and nothing that was shown before is lost. */

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tensor } from '../../../src/core/index.ts';
import { elidedIn, stepToUnicode, withTerms } from '../../../src/present/index.ts';
import { derive, type Expression, operandsOf, quantities } from '../../../src/quantities/index.ts';
import { clearQuestions } from '../quantities/clearQuestions.ts';

function stepOf(count: number, id: string, target = 40) {
  const logits = tensor(Float64Array.from({ length: count }, (_, index) => index));
  const options = { maxTerms: 4 };
  const { steps } = derive(
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits, labels: tensor([target], []) },
    {},
    options,
  );
  const step = steps.find((each) => each.id === id);
  assert.ok(step);
  return step;
}

/** The positions that the first series of an expression writes out. */
function shownIn(expression: Expression): readonly number[] | undefined {
  if (expression.kind === 'series') return expression.shown;
  return operandsOf(expression)
    .map(shownIn)
    .find((shown) => shown !== undefined);
}

describe('a sum with more of its terms', () => {
  it('says how many of how many are written out', () => {
    const step = stepOf(100, 'probabilities');
    assert.deepEqual(elidedIn(step), { shown: 4, count: 100 });
    assert.deepEqual(elidedIn(withTerms(step, 50)), { shown: 50, count: 100 });
    assert.equal(elidedIn(withTerms(step, 200)), undefined);
    assert.equal(elidedIn(stepOf(100, 'definition')), undefined, 'the Σ form leaves nothing out');
  });

  it('keeps the target and the last term', () => {
    const shown = shownIn(withTerms(stepOf(100, 'probabilities'), 12).right);
    assert.deepEqual(shown, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 40, 99]);
  });

  it('never shows the one position that a sum leaves out', () => {
    // the largest logit is the last one: the sum of the others has 99 terms
    const step = withTerms(stepOf(100, 'rest'), 200);
    assert.equal(elidedIn(step), undefined);
    assert.equal(shownIn(step.right)?.length, 99);
    assert.equal(shownIn(step.right)?.includes(99), false);
  });

  it('leaves a step alone that has no more', () => {
    const step = stepOf(3, 'probabilities', 1);
    assert.equal(withTerms(step, 50).right, step.right);
  });

  it('is the same number, whatever is asked', () => {
    fc.assert(
      fc.property(
        fc
          .constantFrom(...quantities.values())
          .chain((definition) => fc.tuple(fc.constant(definition.id), clearQuestions(definition))),
        ([id, { inputs, options }]) => {
          for (const step of derive(id, inputs, options, { maxTerms: 3, maxRows: 2 }).steps) {
            const longer = withTerms(step, 50);
            assert.deepEqual(longer.left.evaluate(), step.left.evaluate(), step.id);
            assert.deepEqual(longer.right.evaluate(), step.right.evaluate(), step.id);
            assert.equal(elidedIn(longer), undefined, stepToUnicode(longer));
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
