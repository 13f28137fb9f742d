/**
 * Derivations at the edges: what random questions rarely or never reach.
 */

import { strict as assert } from 'node:assert';
import { tensor } from '../../../src/core/index.ts';
import { derive, type Inputs, type QuantityId, type QuantityOptions } from '../../../src/quantities/index.ts';
import { assertClose } from './closeness.ts';
import { assertSharp } from './sharpEvaluation.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;
const masked = tensor([1, -infinity, 3]);

const edges: readonly (readonly [string, QuantityId, Inputs, QuantityOptions?])[] = [
  ['logits beyond the range of exp', 'softmax', { logits: tensor([1000, 1001, 999]) }],
  ['huge logits', 'softmax', { logits: tensor([1e308, -1e308]) }],
  ['a masked class', 'softmax', { logits: masked }],
  ['nothing but masks', 'softmax', { logits: tensor([-infinity, -infinity]) }],
  ['an infinite logit', 'softmax', { logits: tensor([infinity, 0]) }],
  ['NaN among logits', 'softmax', { logits: tensor([nan, 0, 1]) }],
  ['a single class', 'softmax', { logits: tensor([3]) }],
  ['a spread beyond the range of exp', 'logSoftmax', { logits: tensor([-400, 400]) }],
  ['a masked class', 'logSoftmax', { logits: masked }, { base: 2, temperature: 0.5 }],
  ['huge logits', 'logSoftmax', { logits: tensor([1.7e308, -1.7e308]) }],
  ['nothing but masks', 'logSumExp', { logits: tensor([-infinity, -infinity]) }],
  ['an infinite logit', 'logSumExp', { logits: tensor([infinity, 0]) }],
  ['NaN', 'logSumExp', { logits: tensor([nan, 0]) }],
  ['an empty row', 'logSumExp', { logits: tensor([], [0]) }],
  ['logits of 1e308', 'logSumExp', { logits: tensor([1e308, -1e308, 1e308]) }],
  ['infinities', 'sigmoid', { x: tensor([infinity, -infinity, nan, -710, 800]) }],
  ['infinities', 'logSigmoid', { x: tensor([infinity, -infinity, nan, -800]) }],
  ['infinities', 'softplus', { x: tensor([infinity, -infinity, nan, 800]) }],
  ['0 and NaN', 'selfInformation', { p: tensor([0, 1, nan]) }],
  ['a certain event', 'entropy', { p: tensor([0, 1, 0]) }],
  ['NaN', 'entropy', { p: tensor([0.5, nan]) }],
  ['counts', 'entropy', { p: tensor([3, 0, 1, 2], [2, 2]) }, { framework: 'scipy' }],
  ['an impossible event', 'crossEntropy', { p: tensor([0.5, 0.5]), q: tensor([1, 0]) }],
  ['zeros in both', 'klDivergence', { p: tensor([0, 1]), q: tensor([0, 1]) }],
  ['an overflowing ratio', 'klDivergence', { p: tensor([1, 0]), q: tensor([5e-324, 1]) }],
  ['NaN against 0', 'klDivergence', { p: tensor([0, 1]), q: tensor([nan, 1]) }],
  ['disjoint distributions', 'jensenShannonDivergence', { p: tensor([1, 0]), q: tensor([0, 1]) }],
  ['an impossible event', 'perplexity', { p: tensor([0.5, 0.5]), q: tensor([1, 0]) }, { base: 2 }],
  ['a row of zeros', 'oneHot', { labels: tensor([-1, 0, 5]) }, { framework: 'tensorflow', depth: 3 }],
  ['a masked class of label 0', 'softmaxCrossEntropyWithLogits', { logits: masked, labels: tensor([0.5, 0, 0.5]) }],
  ['a masked class of label 1', 'softmaxCrossEntropyWithLogits', { logits: masked, labels: tensor([0, 1, 0]) }],
  ['huge logits', 'softmaxCrossEntropyWithLogits', { logits: tensor([1e308, -1e308]), labels: tensor([0.5, 0.5]) }],
  ['NaN', 'softmaxCrossEntropyWithLogits', { logits: tensor([nan, 1]), labels: tensor([0.5, 0.5]) }],
  ['an infinite logit', 'softmaxCrossEntropyWithLogits', { logits: tensor([infinity, 1]), labels: tensor([0, 1]) }],
  [
    'labels beyond 1',
    'softmaxCrossEntropyWithLogits',
    { logits: tensor([2, 1]), labels: tensor([2, -1.5]) },
    { framework: 'tfjs', reduction: 'mean' },
  ],
  ['a confident row', 'sparseSoftmaxCrossEntropyWithLogits', { logits: tensor([40, 0]), labels: tensor([0], []) }],
  ['a row far ahead', 'sparseSoftmaxCrossEntropyWithLogits', { logits: tensor([700, 0]), labels: tensor([1], []) }],
  [
    'everything ignored',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([1, 2, nan, 4], [2, 2]), labels: tensor([-1, -1]) },
    { ignoreIndex: -1, reduction: 'mean' },
  ],
  [
    'everything ignored, in Keras',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([1, 2, 3, 4], [2, 2]), labels: tensor([-1, -1]) },
    { ignoreIndex: -1, reduction: 'mean', framework: 'keras' },
  ],
  [
    'a masked class of weight 0',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: masked, labels: tensor([1], []) },
    { classWeights: [1, 0, 1] },
  ],
  ['p = 0 at the label', 'sparseCategoricalCrossEntropy', { probabilities: tensor([0, 1]), labels: tensor([0], []) }],
  [
    'NaN beside the label',
    'sparseCategoricalCrossEntropy',
    { probabilities: tensor([nan, 1]), labels: tensor([1], []) },
  ],
  ['certain and wrong', 'binaryCrossEntropy', { probabilities: tensor([0, 1, 0]), labels: tensor([1, 0, 0]) }],
  [
    'certain and wrong, in PyTorch',
    'binaryCrossEntropy',
    { probabilities: tensor([0, 1, 0]), labels: tensor([1, 0, 0.5]) },
    { framework: 'torch' },
  ],
  [
    'infinite logits',
    'sigmoidCrossEntropyWithLogits',
    { logits: tensor([infinity, -infinity, infinity, nan]), labels: tensor([1, 0, 0, 1]) },
  ],
  ['huge logits', 'sigmoidCrossEntropyWithLogits', { logits: tensor([1e300, -1e300]), labels: tensor([1, 1]) }],
  ['certain and wrong', 'binaryFocalCrossEntropy', { probabilities: tensor([0, 1]), labels: tensor([1, 0]) }],
  ['far logits', 'binaryFocalCrossEntropy', { logits: tensor([40, -800]), labels: tensor([1, 1]) }, { gamma: 0.5 }],
  ['far logits', 'categoricalFocalCrossEntropy', { logits: tensor([800, 0]), labels: tensor([0, 1]) }, { gamma: 0.5 }],
  [
    'confident logits',
    'categoricalFocalCrossEntropy',
    { logits: tensor([40, 0]), labels: tensor([1, 0]) },
    { gamma: 0.5 },
  ],
  ['masked logits', 'categoricalFocalCrossEntropy', { logits: masked, labels: tensor([0, 0, 1]) }],
  ['zeros in both', 'klDivergenceLoss', { logProbabilities: tensor([-infinity, 0]), labels: tensor([0, 1]) }],
  ['an impossible event', 'klDivergenceLoss', { probabilities: tensor([0, 1]), labels: tensor([0.5, 0.5]) }],
];

describe('every step of a derivation holds at the edges', () => {
  for (const [what, id, inputs, options] of edges) {
    it(`of ${id}: ${what}`, () => {
      const { steps } = derive(id, inputs, options);
      assert.ok(steps.length > 0);
      for (const step of steps) {
        assertClose(step.left.evaluate(), step.right.evaluate(), 1e-9, 1e-9, step.id);
      }
      assertSharp(id, steps, inputs, options ?? {});
    });
  }
});
