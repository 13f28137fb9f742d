/** TensorFlow's functions with their own defaults: tf.nn and tf.math reduce nothing, the losses of TensorFlow 1 do. */

import { tensorflow as written } from '../tensorflow.ts';
import { parametersOf } from './parameters.ts';
import type { Library, Trouble } from './types.ts';

/** On a GPU it is NaN. */
export const labelRange: Trouble = {
  when: 'labelOutOfRange',
  error: 'InvalidArgumentError: Received a label value of {0} which is outside the valid range of [0, {1}).',
};

export const tensorflow: Library = {
  id: 'tensorflow',
  title: 'TensorFlow',
  versions: 'tensorflow 2.21',
  conventions: 'tensorflow',
  precision: 'single',
  printing: 'numpy',
  functions: [
    { code: 'tf.nn.softmax({logits})', quantities: ['softmax'] },
    { code: 'tf.nn.log_softmax({logits})', quantities: ['logSoftmax'] },
    { code: 'tf.reduce_logsumexp({logits})', quantities: ['logSumExp'], axis: 'whole' },
    { code: 'tf.sigmoid({x})', quantities: ['sigmoid'] },
    { code: 'tf.math.log_sigmoid({x})', quantities: ['logSigmoid'] },
    { code: 'tf.math.softplus({x})', quantities: ['softplus'] },
    { code: '-tf.math.log({p})', quantities: ['selfInformation'] },
    {
      code: 'tf.nn.softmax_cross_entropy_with_logits(labels={labels}, logits={logits})',
      quantities: ['softmaxCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'tf.nn.softmax_cross_entropy_with_logits'),
    },
    {
      code: 'tf.nn.sparse_softmax_cross_entropy_with_logits(labels={labels}, logits={logits})',
      quantities: ['sparseSoftmaxCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'tf.nn.sparse_softmax_cross_entropy_with_logits'),
      troubles: [labelRange],
    },
    {
      code: 'tf.nn.sigmoid_cross_entropy_with_logits(labels={labels}, logits={logits})',
      quantities: ['sigmoidCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'tf.nn.sigmoid_cross_entropy_with_logits'),
    },
    {
      code: 'tf.nn.weighted_cross_entropy_with_logits(labels={labels}, logits={logits}, pos_weight={posWeight})',
      quantities: ['weightedCrossEntropyWithLogits'],
      parameters: parametersOf(written, 'tf.nn.weighted_cross_entropy_with_logits'),
    },
    {
      code: 'tf.compat.v1.losses.log_loss({labels}, {probabilities})',
      quantities: ['binaryCrossEntropy'],
      reduction: 'mean',
    },
  ],
};
