/**
 * Reduction: the losses of a batch become one number, with every meaning that "mean" has in the field.
 */

import { compensatedSum } from './summation.ts';
import { scalar, type Tensor } from './tensor.ts';

/**
 * What a mean divides by: the losses that count, the sum of their weights, the class weights alone, the number of weights
 * that are not 0, all entries.
 */
export type WeightNormalization = 'batchSize' | 'sumOfWeights' | 'pickedWeights' | 'nonzeroWeights' | 'allElements';

export interface ReductionOptions {
  readonly reduction: 'none' | 'mean' | 'sum' | 'batchmean';
  readonly normalization: WeightNormalization;
  /** one a loss: it multiplies the loss */
  readonly sampleWeights?: Float64Array | undefined;
  /** one a loss: already inside the loss, and part of `sumOfWeights` and `nonzeroWeights` */
  readonly pickedWeights?: Float64Array | undefined;
  /** 1 where the loss does not count */
  readonly ignored?: Uint8Array | undefined;
  /** entries of the elementwise loss behind one loss, for `allElements` */
  readonly elementsPerLoss?: number;
  /** size of the first dimension, for `batchmean` */
  readonly firstDimension?: number;
  /** the mean of nothing: NaN by definition, 0 in Keras */
  readonly emptyMean?: number;
}

export interface Reduced {
  readonly value: Tensor;
  /** the derivative of the value (for 'none': of the sum of its entries) by each loss */
  readonly factors: Float64Array;
  /** what the sum was divided by; undefined for 'none' and 'sum' */
  readonly denominator: number | undefined;
}

/** Σ sᵢ·ℓᵢ / D, or its parts: 'none' the weighted losses themselves, 'sum' their sum, 'mean' and 'batchmean' divided by D. */
export function reduceLosses(losses: Tensor, options: ReductionOptions): Reduced {
  const { reduction, sampleWeights, emptyMean = Number.NaN } = options;
  const factors = losses.data.map((_, index) => (options.ignored?.[index] ? 0 : (sampleWeights?.[index] ?? 1)));
  // an ignored loss is 0 already; a weight of 0 does not silence a NaN
  const weightedLosses = sampleWeights ? losses.data.map((loss, index) => loss * factors[index]) : losses.data;
  if (reduction === 'none')
    return { value: { data: weightedLosses, shape: losses.shape }, factors, denominator: undefined };
  const sum = compensatedSum(weightedLosses);
  if (reduction === 'sum') return { value: scalar(sum), factors, denominator: undefined };
  const denominator = reduction === 'batchmean' ? (options.firstDimension ?? 1) : denominatorOf(factors, options);
  const isEmpty = denominator === 0 && sum === 0;
  // an ignored row has the gradient 0 even where the mean is NaN; so has every row of a mean that is 0 by convention
  const isSilent = (index: number) => options.ignored?.[index] === 1 || (isEmpty && emptyMean === 0);
  return {
    value: scalar(isEmpty ? emptyMean : sum / denominator),
    factors: factors.map((factor, index) => (isSilent(index) ? 0 : factor / denominator)),
    denominator,
  };
}

/** D of a mean. */
function denominatorOf(factors: Float64Array, options: ReductionOptions): number {
  const counted = factors.map((_, index) => (options.ignored?.[index] ? 0 : 1));
  const weights = counted.map((count, index) => (count ? factors[index] * (options.pickedWeights?.[index] ?? 1) : 0));
  switch (options.normalization) {
    case 'batchSize':
      return compensatedSum(counted);
    case 'allElements':
      return compensatedSum(counted) * (options.elementsPerLoss ?? 1);
    case 'pickedWeights':
      return compensatedSum(counted.map((count, index) => (count ? (options.pickedWeights?.[index] ?? 1) : 0)));
    case 'sumOfWeights':
      return compensatedSum(weights);
    case 'nonzeroWeights':
      return weights.reduce((count, weight) => count + (weight === 0 ? 0 : 1), 0);
  }
}
