/**
 * Binary focal: how the elementwise focal loss is evaluated from logits or probabilities.
 */

import {
  binaryFocalCrossEntropy,
  binaryFocalCrossEntropyWithLogits,
  binaryLabels,
  type FocalOptions,
  requireZeroToOne,
  sigmoid,
  type Tensor,
} from '../../core/index.ts';
import type { QuantityOptions } from '../types.ts';
import { type BinaryLoss, computeBinary } from './binary.ts';
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
    const entries = binaryFocalCrossEntropyWithLogits(logits, labels, settings);
    return computeBinary({ ...entries, labels }, { probabilities: sigmoid(logits) }, options);
  }
  if (!anyProbabilities) requireZeroToOne('probabilities', source);
  const losses = binaryFocalCrossEntropy(source, labels, settings);
  return computeBinary({ losses, labels }, { probabilities: source }, options);
}
