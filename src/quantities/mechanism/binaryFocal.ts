/**
 * Binary focal: how the elementwise focal loss is evaluated from logits or probabilities.
 */

import {
  binaryFocalCrossEntropy,
  binaryFocalCrossEntropyWithLogits,
  binaryFocalGradient,
  binaryLabels,
  type FocalOptions,
  requireZeroToOne,
  sigmoid,
  type Tensor,
} from '../../core/index.ts';
import type { QuantityOptions } from '../types.ts';
import { type BinaryEntries, type BinaryLoss, computeBinary } from './binary.ts';
import { conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';

/** γ, α and ε in force. */
export function focalOptions(options: QuantityOptions): FocalOptions & { readonly epsilon: number } {
  const { gamma: exponent = 2, alpha: balance } = options;
  return { gamma: exponent, alpha: balance, epsilon: options.epsilon ?? conventionOf(options).epsilon };
}

/** Evaluates the loss. @throws InputError `shape`, `domain` */
export function computeBinaryFocal({ inputs, options }: Question): BinaryLoss {
  const logits = inputs.logits;
  const source: Tensor = logits ?? given(inputs, 'probabilities');
  const { anyLabels, anyProbabilities } = conventionOf(options);
  const labels = binaryLabels(given(inputs, 'labels'), source.shape, {
    labelSmoothing: options.labelSmoothing ?? 0,
    anyLabels,
  });
  const settings = focalOptions(options);
  if (logits) {
    const losses = binaryFocalCrossEntropyWithLogits(logits, labels, settings);
    const gradientOf: BinaryEntries['gradientOf'] = (factorOf) =>
      binaryFocalGradient(logits, labels, settings, factorOf);
    return computeBinary({ losses, labels, gradientOf }, { probabilities: sigmoid(logits) }, options);
  }
  if (!anyProbabilities) requireZeroToOne('probabilities', source);
  const losses = binaryFocalCrossEntropy(source, labels, settings);
  return computeBinary({ losses, labels }, { probabilities: source }, options);
}
