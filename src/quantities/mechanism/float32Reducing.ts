/**
 * Float32 reducing: weights and reduction of losses in single precision, with the same denominator as the exact value.
 */

import { float32, mapElements, scalar, type Tensor } from '../../core/index.ts';
import type { QuantityOptions } from '../types.ts';
import { conventionOf } from './conventions.ts';
import { inBaseInFloat32 } from './float32.ts';
import type { ReducedLoss } from './reducing.ts';

/**
 * The losses (in nats) under the options. `exact` is the exact reduction of the same losses: it knows which weights count
 * and what a mean divides by.
 */
export function reduceInFloat32(losses: Tensor, exact: ReducedLoss, options: QuantityOptions): Tensor {
  const { reduction = 'none' } = options;
  const weights = exact.sampleWeights && float32.roundAll(exact.sampleWeights);
  const weighted = weights ? mapElements(losses, (loss, index) => float32.multiply(loss, weights[index])) : losses;
  if (reduction === 'none') return inBaseInFloat32(weighted, options);
  const total = float32.sum(weighted.data);
  if (reduction === 'sum') return inBaseInFloat32(scalar(total), options);
  const denominator = denominatorOf(exact, reduction);
  if (denominator === 0 && total === 0) return scalar(conventionOf(options).emptyMean);
  return inBaseInFloat32(scalar(float32.divide(total, denominator)), options);
}

/** A sum of weights is added up in single precision; a count is exact. */
function denominatorOf(exact: ReducedLoss, reduction: 'mean' | 'batchmean'): number {
  const { normalization, pickedWeights, sampleWeights, losses, reduced } = exact;
  const isSum = reduction === 'mean' && (normalization === 'sumOfWeights' || normalization === 'pickedWeights');
  const factors = [pickedWeights, normalization === 'sumOfWeights' ? sampleWeights : undefined].flatMap((weights) =>
    weights ? [float32.roundAll(weights)] : [],
  );
  if (!isSum || factors.length === 0) return float32.round(reduced.denominator ?? losses.data.length);
  return float32.sum(
    losses.data.map((_, index) => factors.reduce((product, weights) => float32.multiply(product, weights[index]), 1)),
  );
}
