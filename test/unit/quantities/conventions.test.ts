/**
 * Conventions: what "mean" means, what frameworks clip, rescale and divide by. Expected values are written out from the
 * formulas of the frameworks' own documentation.
 */

import { strict as assert } from 'node:assert';
import { scalar, type Tensor, tensor } from '../../../src/core/index.ts';
import { evaluate, type Inputs, type QuantityId, type QuantityOptions } from '../../../src/quantities/index.ts';
import { assertClose } from './closeness.ts';

const { log } = Math;
const epsilon = 1e-7;

const nll = tensor([log(0.5), log(0.5), log(0.25), log(0.75), log(0.125), log(0.875)], [3, 2]);
const labels = tensor([0, 1, 0]);
const losses = [-log(0.5), -log(0.75), -log(0.125)];
const probabilities = tensor([0.2, 0.6], [1, 2]);
const binary = tensor([0, 1], [1, 2]);

type Row = readonly [string, QuantityId, Inputs, QuantityOptions, Tensor | number | readonly number[]];
const rows: readonly Row[] = [
  [
    'a mean',
    'negativeLogLikelihood',
    { logProbabilities: nll, labels },
    { reduction: 'mean' },
    (losses[0] + losses[1] + losses[2]) / 3,
  ],
  [
    'class weights divide the mean',
    'negativeLogLikelihood',
    { logProbabilities: nll, labels },
    { reduction: 'mean', classWeights: [1, 3] },
    (losses[0] + 3 * losses[1] + losses[2]) / 5,
  ],
  [
    'class weights, divided by the number of losses',
    'negativeLogLikelihood',
    { logProbabilities: nll, labels },
    { reduction: 'mean', classWeights: [1, 3], weightNormalization: 'batchSize' },
    (losses[0] + 3 * losses[1] + losses[2]) / 3,
  ],
  [
    'sample weights do not divide the mean',
    'negativeLogLikelihood',
    { logProbabilities: nll, labels },
    { reduction: 'mean', sampleWeights: [2, 0, 4] },
    (2 * losses[0] + 4 * losses[2]) / 3,
  ],
  [
    'sample weights, divided by their sum',
    'negativeLogLikelihood',
    { logProbabilities: nll, labels },
    { reduction: 'mean', sampleWeights: [2, 0, 4], weightNormalization: 'sumOfWeights' },
    (2 * losses[0] + 4 * losses[2]) / 6,
  ],
  [
    'sample weights, divided by how many are not 0',
    'negativeLogLikelihood',
    { logProbabilities: nll, labels },
    { reduction: 'mean', sampleWeights: [2, 0, 4], weightNormalization: 'nonzeroWeights' },
    (2 * losses[0] + 4 * losses[2]) / 2,
  ],
  [
    'all entries divide the mean',
    'negativeLogLikelihood',
    { logProbabilities: nll, labels },
    { reduction: 'mean', weightNormalization: 'allElements' },
    (losses[0] + losses[1] + losses[2]) / 6,
  ],
  [
    'an ignored row leaves the denominator, with its weight',
    'negativeLogLikelihood',
    { logProbabilities: nll, labels: tensor([0, -1, 0]) },
    { reduction: 'mean', ignoreIndex: -1, sampleWeights: [1, 9, 3], weightNormalization: 'sumOfWeights' },
    (losses[0] + 3 * losses[2]) / 4,
  ],
  [
    'weights of distributions, divided by the rows',
    'categoricalCrossEntropy',
    { probabilities: tensor([0.5, 0.5, 0.25, 0.75], [2, 2]), labels: tensor([1, 0, 0.5, 0.5], [2, 2]) },
    { reduction: 'mean', classWeights: [2, 3] },
    (2 * losses[0] + 0.5 * 2 * -log(0.25) + 0.5 * 3 * -log(0.75)) / 2,
  ],
  [
    'smoothing with class weights, divided by the picked ones (PyTorch)',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([log(0.5), log(0.5), log(0.25), log(0.75)], [2, 2]), labels: tensor([0, 1]) },
    { reduction: 'mean', classWeights: [1, 3], labelSmoothing: 0.2, framework: 'torch' },
    (0.8 * (-log(0.5) + 3 * -log(0.75)) + 0.1 * (-log(0.5) + 3 * -log(0.5) - log(0.25) + 3 * -log(0.75))) / 4,
  ],
  [
    'sample weights in scikit-learn',
    'sparseCategoricalCrossEntropy',
    { probabilities: tensor([0.5, 0.5, 0.25, 0.75], [2, 2]), labels: tensor([0, 1]) },
    { reduction: 'mean', sampleWeights: [1, 3], framework: 'sklearn' },
    (-log(0.5) - 3 * log(0.75)) / 4,
  ],
  [
    'clipping in scikit-learn',
    'sparseCategoricalCrossEntropy',
    { probabilities: tensor([0, 1]), labels: scalar(0) },
    { framework: 'sklearn' },
    52 * Math.LN2,
  ],
  [
    'rescaling and clipping in Keras',
    'categoricalCrossEntropy',
    { probabilities: tensor([1, 3]), labels: tensor([0.5, 0.5]) },
    { framework: 'keras' },
    -(log(0.25) + log(0.75)) / 2,
  ],
  [
    'the worst loss in Keras',
    'sparseCategoricalCrossEntropy',
    { probabilities: tensor([0, 1]), labels: scalar(0) },
    { framework: 'keras' },
    -log(epsilon),
  ],
  [
    'another ε',
    'sparseCategoricalCrossEntropy',
    { probabilities: tensor([0, 1]), labels: scalar(0) },
    { framework: 'keras', epsilon: 0.125 },
    3 * Math.LN2,
  ],
  [
    'sparse labels in TensorFlow.js',
    'sparseCategoricalCrossEntropy',
    { probabilities: tensor([0.75, 2]), labels: scalar(0) },
    { framework: 'tfjs' },
    -log(0.75 / (1.75 - epsilon)),
  ],
  [
    'binary losses averaged in Keras',
    'binaryCrossEntropy',
    { probabilities, labels: binary },
    { framework: 'keras' },
    [-(log(0.8) + log(0.6)) / 2],
  ],
  [
    'ε inside the logarithm',
    'binaryCrossEntropy',
    { probabilities: tensor([0]), labels: tensor([1]) },
    { framework: 'tfjs', epsilon: 0.25 },
    [-log(0.25)],
  ],
  [
    'ε inside the logarithm, in TensorFlow',
    'binaryCrossEntropy',
    { probabilities: tensor([0.5]), labels: tensor([0]) },
    { framework: 'tensorflow' },
    [-log(0.5 + epsilon)],
  ],
  [
    'clipped, in plain mathematics',
    'binaryCrossEntropy',
    { probabilities: tensor([0]), labels: tensor([1]) },
    { epsilon: 0.25 },
    [-log(0.25)],
  ],
  [
    'binary smoothing',
    'binaryCrossEntropy',
    { probabilities: tensor([0.25]), labels: tensor([1]) },
    { labelSmoothing: 0.2 },
    [-0.9 * log(0.25) - 0.1 * log(0.75)],
  ],
  [
    'labels beyond 1 in PyTorch',
    'sigmoidCrossEntropyWithLogits',
    { logits: tensor([0]), labels: tensor([2]) },
    { framework: 'torch' },
    [Math.LN2],
  ],
  [
    'Keras averages before weights',
    'sigmoidCrossEntropyWithLogits',
    { logits: tensor([0, 0], [1, 2]), labels: binary },
    { framework: 'keras', sampleWeights: [3] },
    [3 * Math.LN2],
  ],
  [
    'balancing in Keras',
    'categoricalFocalCrossEntropy',
    { probabilities: tensor([0.25, 0.75]), labels: tensor([1, 0]) },
    { framework: 'keras' },
    0.25 * 0.75 ** 2 * -log(0.25),
  ],
  [
    'no balancing in binary Keras',
    'binaryFocalCrossEntropy',
    { probabilities: tensor([0.25]), labels: tensor([1]) },
    { framework: 'keras' },
    0.75 ** 2 * -log(0.25),
  ],
  [
    'α of 0',
    'binaryFocalCrossEntropy',
    { probabilities: tensor([0.25, 0.25]), labels: tensor([1, 0]) },
    { alpha: 0, gamma: 1 },
    [0, 0.25 * -log(0.75)],
  ],
  [
    'a divergence a row',
    'klDivergenceLoss',
    { probabilities, labels: tensor([0.5, 0.5], [1, 2]) },
    {},
    [0.5 * log(2.5) + 0.5 * log(0.5 / 0.6)],
  ],
  [
    'a divergence a row in optax',
    'klDivergenceLoss',
    { logProbabilities: tensor([-1, -2]), labels: tensor([0, 1]) },
    { framework: 'optax' },
    2,
  ],
  [
    'clipping of both sides in Keras',
    'klDivergenceLoss',
    { probabilities: tensor([0.5, 0]), labels: tensor([0, 1]) },
    { framework: 'keras' },
    epsilon * log(epsilon / 0.5) - log(epsilon),
  ],
  [
    'the unclipped label in TensorFlow.js',
    'klDivergenceLoss',
    { probabilities: tensor([0.5, 0]), labels: tensor([0, 1]) },
    { framework: 'tfjs' },
    -log(epsilon),
  ],
  [
    'logarithmic targets',
    'klDivergenceLoss',
    { logProbabilities: tensor([-1, -2]), labels: tensor([log(0.25), log(0.75)]) },
    { logTarget: true },
    0.25 * (log(0.25) + 1) + 0.75 * (log(0.75) + 2),
  ],
  [
    'batchmean of rows',
    'klDivergenceLoss',
    { logProbabilities: tensor([-1, -2, -1, -2], [2, 2]), labels: tensor([0, 1, 1, 0], [2, 2]) },
    { reduction: 'batchmean' },
    1.5,
  ],
  [
    'counts in SciPy, over axis 0',
    'entropy',
    { p: tensor([1, 3, 1, 1], [2, 2]) },
    { framework: 'scipy' },
    [Math.LN2, -(0.75 * log(0.75) + 0.25 * log(0.25))],
  ],
  [
    'counts in SciPy, divergence',
    'klDivergence',
    { p: tensor([1, 1]), q: tensor([1, 3]) },
    { framework: 'scipy' },
    (log(2) + log(2 / 3)) / 2,
  ],
  [
    'a row of zeros in TensorFlow',
    'oneHot',
    { labels: tensor([1, 3]) },
    { framework: 'tensorflow', depth: 2 },
    tensor([0, 1, 0, 0], [2, 2]),
  ],
  [
    'everything ignored in Keras',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: nll, labels: tensor([9, 9, 9]) },
    { framework: 'keras', ignoreIndex: 9, reduction: 'mean' },
    0,
  ],
  [
    'everything ignored, added up',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: nll, labels: tensor([9, 9, 9]) },
    { ignoreIndex: 9, reduction: 'sum' },
    0,
  ],
  [
    'no losses',
    'sparseSoftmaxCrossEntropyWithLogits',
    { logits: tensor([], [0, 2]), labels: tensor([]) },
    { reduction: 'mean' },
    Number.NaN,
  ],
];

describe('a convention', () => {
  for (const [what, id, inputs, options, expected] of rows) {
    it(`of ${id}: ${what}`, () => {
      const wanted = typeof expected === 'number' ? scalar(expected) : 'data' in expected ? expected : tensor(expected);
      assertClose(evaluate(id, inputs, options).value, wanted, 4e-15, 1e-16);
    });
  }

  it('leaves the labels’ sum out of the gradient in TensorFlow, and keeps it elsewhere', () => {
    const inputs = { logits: tensor([0, 0]), labels: tensor([1, 1]) };
    const gradientIn = (options: QuantityOptions) =>
      evaluate('softmaxCrossEntropyWithLogits', inputs, options).gradients?.logits?.data;
    assert.deepEqual([...(gradientIn({}) ?? [])], [0, 0]);
    assert.deepEqual([...(gradientIn({ framework: 'tensorflow' }) ?? [])], [-0.5, -0.5]);
  });

  it('gives ignored rows the gradient 0', () => {
    const inputs = { logits: tensor([0, 0, Number.NaN, 0], [2, 2]), labels: tensor([0, -1]) };
    const { gradients, value } = evaluate('sparseSoftmaxCrossEntropyWithLogits', inputs, {
      ignoreIndex: -1,
      reduction: 'mean',
    });
    assert.deepEqual([...(gradients?.logits?.data ?? [])], [-0.5, 0.5, 0, 0]);
    assert.deepEqual([...value.data], [Math.LN2]);
  });
});
