/**
 * Logistic loss: how the elementwise cross entropy with logits, with or without a weight of the positive class, is
 * evaluated.
 */

import { binaryLabels, sigmoid, sigmoidCrossEntropy, sigmoidGradient } from '../../core/index.ts';
import { type BinaryEntries, type BinaryLoss, computeBinary } from './binary.ts';
import { conventionOf } from './conventions.ts';
import type { Question } from './define.ts';
import { given } from './inputs.ts';
import { entryTailsFor } from './reducing.ts';

/** Evaluates the loss. @throws InputError `shape`, `domain` */
export function computeLogisticLoss({ inputs, options }: Question): BinaryLoss {
  const logits = given(inputs, 'logits');
  const { anyLabels } = conventionOf(options);
  const { labelSmoothing = 0, posWeight = 1 } = options;
  const labels = binaryLabels(given(inputs, 'labels'), logits.shape, { labelSmoothing, anyLabels });
  const losses = sigmoidCrossEntropy(logits, labels, posWeight, entryTailsFor(options));
  const gradientOf: BinaryEntries['gradientOf'] = (factorOf) => sigmoidGradient(logits, labels, factorOf, posWeight);
  return computeBinary({ losses, labels, gradientOf }, { probabilities: sigmoid(logits) }, options);
}
