/**
 * The labels of a binary loss: checked and smoothed.
 */

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
