/** Keras 3: its loss objects, which average over the batch and compute in single precision, and keras.ops. */

import { tensorflow as written } from '../tensorflow.ts';
import { parametersOf } from './parameters.ts';
import { labelRange } from './tensorflow.ts';
import type { Library, LibraryFunction } from './types.ts';

const gamma = { name: 'gamma', takes: 'gamma', default: 2 } as const;
const smoothed = { parameters: parametersOf(written, 'tf.keras.losses.categorical_crossentropy') };
const mean: Pick<LibraryFunction, 'reduction'> = { reduction: 'mean' };

export const keras: Library = {
  id: 'keras',
  title: 'Keras',
  versions: 'keras 3.15, TensorFlow backend',
  conventions: 'keras',
  precision: 'single',
  printing: 'numpy',
  functions: [
    { code: 'keras.ops.softmax({logits})', quantities: ['softmax'] },
    { code: 'keras.ops.log_softmax({logits})', quantities: ['logSoftmax'] },
    { code: 'keras.ops.logsumexp({logits})', quantities: ['logSumExp'], axis: 'whole' },
    { code: 'keras.ops.sigmoid({x})', quantities: ['sigmoid'] },
    { code: 'keras.ops.log_sigmoid({x})', quantities: ['logSigmoid'] },
    { code: 'keras.ops.softplus({x})', quantities: ['softplus'] },
    {
      code: 'keras.losses.CategoricalCrossentropy(from_logits=True)({labels}, {logits})',
      quantities: ['softmaxCrossEntropyWithLogits'],
      ...smoothed,
      ...mean,
    },
    {
      code: 'keras.losses.SparseCategoricalCrossentropy(from_logits=True)({labels}, {logits})',
      quantities: ['sparseSoftmaxCrossEntropyWithLogits'],
      ...mean,
      troubles: [labelRange],
    },
    {
      code: 'keras.losses.CategoricalCrossentropy()({labels}, {probabilities})',
      quantities: ['categoricalCrossEntropy'],
      ...smoothed,
      ...mean,
    },
    {
      code: 'keras.losses.CategoricalCrossentropy()({p}, {q})',
      quantities: ['crossEntropy'],
      asks: { quantity: 'categoricalCrossEntropy', inputs: { p: 'labels', q: 'probabilities' } },
      ...smoothed,
      ...mean,
    },
    {
      code: 'keras.losses.SparseCategoricalCrossentropy()({labels}, {probabilities})',
      quantities: ['sparseCategoricalCrossEntropy'],
      ...mean,
      troubles: [labelRange],
    },
    {
      code: 'keras.losses.BinaryCrossentropy()({labels}, {probabilities})',
      quantities: ['binaryCrossEntropy'],
      ...smoothed,
      ...mean,
    },
    {
      code: 'keras.losses.BinaryCrossentropy(from_logits=True)({labels}, {logits})',
      quantities: ['sigmoidCrossEntropyWithLogits'],
      ...smoothed,
      ...mean,
    },
    {
      code: 'keras.losses.BinaryFocalCrossentropy()({labels}, {probabilities})',
      quantities: ['binaryFocalCrossEntropy'],
      parameters: [gamma],
      ...mean,
    },
    {
      code: 'keras.losses.BinaryFocalCrossentropy(from_logits=True)({labels}, {logits})',
      quantities: ['binaryFocalCrossEntropy'],
      parameters: [gamma],
      ...mean,
    },
    {
      code: 'keras.losses.CategoricalFocalCrossentropy()({labels}, {probabilities})',
      quantities: ['categoricalFocalCrossEntropy'],
      parameters: parametersOf(written, 'tf.keras.losses.categorical_focal_crossentropy'),
      ...mean,
    },
    {
      code: 'keras.losses.CategoricalFocalCrossentropy(from_logits=True)({labels}, {logits})',
      quantities: ['categoricalFocalCrossEntropy'],
      parameters: parametersOf(written, 'tf.keras.losses.categorical_focal_crossentropy'),
      ...mean,
    },
    {
      code: 'keras.losses.KLDivergence()({labels}, {probabilities})',
      quantities: ['klDivergenceLoss'],
      ...mean,
    },
    {
      code: 'keras.losses.KLDivergence()({p}, {q})',
      quantities: ['klDivergence'],
      asks: { quantity: 'klDivergenceLoss', inputs: { p: 'labels', q: 'probabilities' } },
      ...mean,
    },
  ],
};
