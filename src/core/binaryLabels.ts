/**
 * The labels of a binary loss: checked, smoothed, and read as pairs.
 */

import { PairTensor } from './pairTensor.ts';
import { normalised, type Pair } from './scalar/pair.ts';
import { smoothedLabels } from './smoothing.ts';
import type { Tensor } from './tensor.ts';
import { requireShape, requireZeroToOne } from './validation.ts';

export interface BinaryLabelOptions {
  /** s in [0, 1]: the label y becomes y·(1 − s) + s/2 */
  readonly labelSmoothing?: number;
  /** follow labels outside [0, 1], as the frameworks do */
  readonly anyLabels?: boolean;
}

/**
 * The labels of a binary loss, checked and smoothed.
 * @throws InputError `shape`, `domain`
 */
export function binaryLabels(labels: Tensor, shape: readonly number[], options: BinaryLabelOptions = {}): Tensor {
  requireShape('labels', labels, shape);
  if (!options.anyLabels) requireZeroToOne('labels', labels);
  const { labelSmoothing = 0 } = options;
  return labelSmoothing === 0 ? labels : smoothedLabels(labels, labelSmoothing, 2);
}

/** What rounding took from the elements of a tensor, where it is known. */
export const tailsOf = (tensor: Tensor) => (tensor instanceof PairTensor ? tensor.tails : undefined);

/** 1 − y of a label known as a pair. */
export function complement(high: number, low: number): Pair {
  const difference = 1 - high;
  return normalised(difference, 1 - difference - high - low);
}

/** An element with what rounding took from it. */
export function pairAt(tensor: Tensor, index: number): Pair {
  return { high: tensor.data[index], low: tensor instanceof PairTensor ? tensor.tails[index] : 0 };
}
