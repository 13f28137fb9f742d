/**
 * Binary cross entropy: one loss an entry, from logits (with its gradient) or from probabilities.
 */

import { weighted } from './information.ts';
import { smoothed } from './labels.ts';
import { sigmoidOf, softplusOf } from './logistic.ts';
import { mapElements } from './rows.ts';
import type { Tensor } from './tensor.ts';
import { requireShape, requireZeroToOne } from './validation.ts';
import { broadcastWeights, type Weights } from './weights.ts';

export interface BinaryLabelOptions {
  /** s in [0, 1]: the label y becomes y·(1 − s) + s/2 */
  readonly labelSmoothing?: number;
  /** follow labels outside [0, 1], as the frameworks do */
  readonly anyLabels?: boolean;
}

/** Losses of the logits' shape, in nats, and the derivative of each by its logit. */
export interface BinaryLosses {
  readonly losses: Tensor;
  readonly gradient: Tensor;
}

/**
 * The labels of a binary loss, checked and smoothed.
 * @throws InputError `shape`, `domain`
 */
export function binaryLabels(labels: Tensor, shape: readonly number[], options: BinaryLabelOptions = {}): Tensor {
  requireShape('labels', labels, shape);
  if (!options.anyLabels) requireZeroToOne('labels', labels);
  const { labelSmoothing = 0 } = options;
  return labelSmoothing === 0 ? labels : mapElements(labels, (label) => smoothed(label, labelSmoothing, 2));
}

/** (1 − y)·softplus(x) + w·y·softplus(−x): equal to max(x, 0) − x·y + log(1 + e^{−|x|}) for w = 1, without its cancellation. */
export function sigmoidCrossEntropyOf(x: number, label: number, posWeight = 1): number {
  return weighted(1 - label, softplusOf(x)) + weighted(posWeight * label, softplusOf(-x));
}

/** The derivative (1 − y)·σ(x) − w·y·σ(−x), which is σ(x) − y for w = 1. */
export function sigmoidCrossEntropySlope(x: number, label: number, posWeight = 1): number {
  return weighted(1 - label, sigmoidOf(x)) - weighted(posWeight * label, sigmoidOf(-x));
}

/**
 * Sigmoid cross entropy with logits, elementwise, in nats. `posWeight` scales the positive term and is broadcast to the
 * logits' shape. `labels` are those of `binaryLabels`.
 * @throws InputError `shape`
 */
export function sigmoidCrossEntropy(logits: Tensor, labels: Tensor, posWeight: Weights = 1): BinaryLosses {
  requireShape('labels', labels, logits.shape);
  const weights = broadcastWeights('posWeight', posWeight, logits.shape).data;
  return {
    losses: mapElements(logits, (x, index) => sigmoidCrossEntropyOf(x, labels.data[index], weights[index])),
    gradient: mapElements(logits, (x, index) => sigmoidCrossEntropySlope(x, labels.data[index], weights[index])),
  };
}

/** What some frameworks do to keep the logarithms finite; all default to nothing. */
export interface LogarithmGuard {
  /** added inside both logarithms (tf.compat.v1.losses.log_loss, tfjs logLoss) */
  readonly offset?: number;
  /** the smallest value a logarithm may have (PyTorch: −100) */
  readonly floor?: number;
}

/** −y·log p − (1 − y)·log(1 − p), with 0·log 0 = 0. */
export function binaryCrossEntropyOf(
  p: number,
  label: number,
  { offset = 0, floor = Number.NEGATIVE_INFINITY }: LogarithmGuard = {},
): number {
  const positive = Math.max(Math.log(p + offset), floor);
  const negative = Math.max(offset === 0 ? Math.log1p(-p) : Math.log(1 - p + offset), floor);
  return weighted(label, 0 - positive) + weighted(1 - label, 0 - negative);
}

/**
 * Binary cross entropy on probabilities, elementwise, in nats. `labels` are those of `binaryLabels`.
 * @throws InputError `shape`
 */
export function binaryCrossEntropy(probabilities: Tensor, labels: Tensor, guard: LogarithmGuard = {}): Tensor {
  requireShape('labels', labels, probabilities.shape);
  return mapElements(probabilities, (p, index) => binaryCrossEntropyOf(p, labels.data[index], guard));
}
