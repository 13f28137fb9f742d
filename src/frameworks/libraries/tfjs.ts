/** TensorFlow.js: its losses average over what has a weight, which without weights is everything. */

import type { Library } from './types.ts';

export const tfjs: Library = {
  id: 'tfjs',
  title: 'TensorFlow.js',
  versions: '@tensorflow/tfjs 4.22',
  conventions: 'tfjs',
  precision: 'single',
  printing: 'tfjs',
  functions: [
    { code: 'tf.softmax({logits})', quantities: ['softmax'] },
    { code: 'tf.logSoftmax({logits})', quantities: ['logSoftmax'] },
    { code: 'tf.logSumExp({logits})', quantities: ['logSumExp'], axis: 'whole' },
    { code: 'tf.sigmoid({x})', quantities: ['sigmoid'] },
    { code: 'tf.logSigmoid({x})', quantities: ['logSigmoid'] },
    { code: 'tf.softplus({x})', quantities: ['softplus'] },
    {
      code: 'tf.losses.softmaxCrossEntropy({labels}, {logits})',
      quantities: ['softmaxCrossEntropyWithLogits'],
      reduction: 'mean',
    },
    {
      code: 'tf.losses.sigmoidCrossEntropy({labels}, {logits})',
      quantities: ['sigmoidCrossEntropyWithLogits'],
      reduction: 'mean',
    },
    {
      code: 'tf.losses.logLoss({labels}, {probabilities})',
      quantities: ['binaryCrossEntropy'],
      reduction: 'mean',
    },
    { code: 'tf.metrics.categoricalCrossentropy({labels}, {probabilities})', quantities: ['categoricalCrossEntropy'] },
  ],
};
