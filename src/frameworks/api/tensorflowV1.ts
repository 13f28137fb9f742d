/** The losses of TensorFlow 1, which 2.21 has as tf.compat.v1.losses: weighted, and reduced in ways of their own. */

import type { QuantityOptions } from '../../quantities/index.ts';
import { converted, squeezed } from './common.ts';
import { numberIn, textIn } from './signature.ts';
import { sigmoidCrossEntropyOf, softmaxCrossEntropy, sparseCrossEntropyOf } from './tensorflow.ts';
import { tensorIn } from './tensors.ts';
import type { ApiFunction, Catalogue, Result } from './types.ts';
import { type ArrayValue, type Given, notFollowed, nothing, Raised, type Value } from './values.ts';
import { tupleOf } from './words.ts';
import { answer, defineQuantity } from './writing.ts';

const path = 'tensorflow.compat.v1.losses';
const byNonzeroWeights = 'weighted_sum_by_nonzero_weights';

const reductions: Readonly<Record<string, QuantityOptions | undefined>> = {
  none: { reduction: 'none' },
  weighted_sum: { reduction: 'sum' },
  weighted_mean: { reduction: 'mean', weightNormalization: 'sumOfWeights' },
  weighted_sum_over_batch_size: { reduction: 'mean', weightNormalization: 'batchSize' },
  [byNonzeroWeights]: { reduction: 'mean', weightNormalization: 'nonzeroWeights' },
};

/** How the losses of this shape are weighted and reduced. @throws Raised where the weights don't fit */
function reducing(given: Given, weights: ArrayValue, shape: readonly number[]): QuantityOptions {
  const asked = textIn(given, 'reduction');
  const options = reductions[asked];
  if (!options) {
    const keys = [...Object.keys(reductions), byNonzeroWeights].map((key) => `'${key}'`).join(', ');
    throw new Raised(`ValueError: Invalid Reduction Key ${asked}. Key should be one of (${keys}).`);
  }
  requireStretch(weights.exact.shape, shape);
  const isPlain = weights.exact.shape.length === 0 && weights.exact.data[0] === 1;
  if (isPlain) return { reduction: options.reduction ?? 'none' };
  return { ...options, sampleWeights: converted(weights, 'float32').exact };
}

/** Weights are one number, or have the axes of the losses. */
function requireStretch(weights: readonly number[], values: readonly number[]): void {
  if (weights.length === 0) return;
  const sentence = 'ValueError: weights can not be broadcast to values.';
  if (weights.length !== values.length) {
    throw new Raised(
      `${sentence} values.rank=${values.length}. weights.rank=${weights.length}. values.shape=${tupleOf(values)}. weights.shape=${tupleOf(weights)}.`,
    );
  }
  const odd = weights.findIndex((size, axis) => size !== 1 && size !== values[axis]);
  if (odd < 0) return;
  throw new Raised(
    `${sentence} Mismatch at dim ${odd}. values.shape=[${values.join(', ')}], weights.shape=[${weights.join(', ')}].`,
  );
}

/** @throws Raised where a loss is given nothing */
function required(given: Given, name: string): void {
  if (given[name].kind === 'nothing') throw new Raised(`ValueError: Argument \`${name}\` must not be None.`);
}

function requireSameShape(one: ArrayValue, other: ArrayValue): void {
  if (one.exact.shape.join() === other.exact.shape.join()) return;
  throw new Raised(`ValueError: Shapes ${tupleOf(one.exact.shape)} and ${tupleOf(other.exact.shape)} are incompatible`);
}

/** They are reduced in single precision. */
function requireSingle({ type }: ArrayValue): void {
  if (type === 'float64') notFollowed('double precision that is reduced in single precision');
}

function smoothing(given: Given): QuantityOptions {
  const labelSmoothing = numberIn(given, 'label_smoothing');
  return labelSmoothing > 0 ? { labelSmoothing } : {};
}

function logLoss(given: Given): Result {
  required(given, 'labels');
  required(given, 'predictions');
  const [labels, probabilities] = ['labels', 'predictions'].map((name) => converted(tensorIn(given, name), 'float32'));
  requireSameShape(probabilities, labels);
  const options = reducing(given, tensorIn(given, 'weights'), labels.exact.shape);
  return answer({
    quantity: 'binaryCrossEntropy',
    inputs: { probabilities, labels },
    options: { ...options, epsilon: numberIn(given, 'epsilon') },
    framework: 'tensorflow',
  });
}

function softmaxLoss(given: Given): Result {
  required(given, 'onehot_labels');
  required(given, 'logits');
  const logits = tensorIn(given, 'logits');
  const labels = tensorIn(given, 'onehot_labels');
  requireSameShape(logits, labels);
  requireSingle(logits);
  const options = reducing(given, tensorIn(given, 'weights'), logits.exact.shape.slice(0, -1));
  return softmaxCrossEntropy({ labels, logits, axis: nothing }, { ...options, ...smoothing(given) });
}

function sigmoidLoss(given: Given): Result {
  required(given, 'multi_class_labels');
  required(given, 'logits');
  const logits = tensorIn(given, 'logits');
  const labels = converted(tensorIn(given, 'multi_class_labels'), logits.type);
  requireSameShape(logits, labels);
  requireSingle(logits);
  const options = reducing(given, tensorIn(given, 'weights'), logits.exact.shape);
  return sigmoidCrossEntropyOf(labels, logits, { ...options, ...smoothing(given) });
}

function sparseLoss(given: Given): Result {
  required(given, 'labels');
  required(given, 'logits');
  const logits = tensorIn(given, 'logits');
  const written = tensorIn(given, 'labels');
  requireSingle(logits);
  const isColumn = written.exact.shape.length === logits.exact.shape.length && written.exact.shape.at(-1) === 1;
  const labels = isColumn ? squeezed(written, -1) : written;
  const weights = tensorIn(given, 'weights');
  const hasColumn = weights.exact.shape.length === labels.exact.shape.length + 1 && weights.exact.shape.at(-1) === 1;
  const options = reducing(given, hasColumn ? squeezed(weights, -1) : weights, labels.exact.shape);
  return sparseCrossEntropyOf(labels, logits, options);
}

const further = `scope=None, loss_collection=None, reduction='${byNonzeroWeights}'`;

const functions: readonly ApiFunction[] = [
  defineQuantity(
    'binaryCrossEntropy',
    `${path}.log_loss`,
    `labels, predictions, weights=1.0, epsilon=1e-7, ${further}`,
    logLoss,
  ),
  defineQuantity(
    'softmaxCrossEntropyWithLogits',
    `${path}.softmax_cross_entropy`,
    `onehot_labels, logits, weights=1.0, label_smoothing=0, ${further}`,
    softmaxLoss,
  ),
  defineQuantity(
    'sigmoidCrossEntropyWithLogits',
    `${path}.sigmoid_cross_entropy`,
    `multi_class_labels, logits, weights=1.0, label_smoothing=0, ${further}`,
    sigmoidLoss,
  ),
  defineQuantity(
    'sparseSoftmaxCrossEntropyWithLogits',
    `${path}.sparse_softmax_cross_entropy`,
    `labels, logits, weights=1.0, ${further}`,
    sparseLoss,
  ),
];

const text = (value: string): Value => ({ kind: 'string', value });

export const tensorflowV1Api: Catalogue = {
  functions,
  classes: [],
  constants: {
    [`${path}.Reduction.NONE`]: text('none'),
    [`${path}.Reduction.SUM`]: text('weighted_sum'),
    [`${path}.Reduction.MEAN`]: text('weighted_mean'),
    [`${path}.Reduction.SUM_OVER_BATCH_SIZE`]: text('weighted_sum_over_batch_size'),
    [`${path}.Reduction.SUM_BY_NONZERO_WEIGHTS`]: text(byNonzeroWeights),
    [`${path}.Reduction.SUM_OVER_NONZERO_WEIGHTS`]: text(byNonzeroWeights),
  },
};
