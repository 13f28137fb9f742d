/**
 * Reduction: the losses of a batch as one number, by the meanings of "mean" in reference/quantities.md.
 */

import type { Arithmetic } from './arithmetic.ts';
import { type BigFloat, fromDouble, one } from './bigFloat.ts';
import type { Entry } from './logistic.ts';

export interface ReductionOptions {
  readonly reduction?: 'none' | 'mean' | 'sum' | 'batchmean';
  /** one a loss */
  readonly sampleWeights?: readonly number[];
  readonly weightNormalization?: 'batchSize' | 'sumOfWeights' | 'nonzeroWeights' | 'allElements';
}

/** Values and, in the order of the losses, the gradients and scales that belong to them. */
export interface Answer {
  readonly values: readonly BigFloat[];
  readonly gradient: readonly BigFloat[];
  readonly scale: readonly BigFloat[];
}

/** What a mean divides by. `rowCount` is the first dimension, `elementCount` the number of predictions. */
function denominator(
  arithmetic: Arithmetic,
  entries: readonly Entry[],
  { reduction, sampleWeights, weightNormalization }: ReductionOptions,
  { rowCount, elementCount }: { readonly rowCount: number; readonly elementCount: number },
): BigFloat {
  if (reduction === 'batchmean') return fromDouble(rowCount);
  const picked = entries.map(({ pickedWeight }) => pickedWeight ?? one);
  const weights = picked.map((weight, index) => arithmetic.multiply(weight, fromDouble(sampleWeights?.[index] ?? 1)));
  switch (weightNormalization) {
    case 'batchSize':
      return fromDouble(entries.length);
    case 'allElements':
      return fromDouble(elementCount);
    case 'sumOfWeights':
      return arithmetic.sum(weights);
    case 'nonzeroWeights':
      return fromDouble(weights.filter(({ mantissa }) => mantissa !== 0n).length);
    default:
      return arithmetic.sum(picked);
  }
}

/** The losses under the options; the gradient is that of the result, for `none` of the sum of the entries. */
export function reduce(
  arithmetic: Arithmetic,
  entries: readonly Entry[],
  options: ReductionOptions,
  counts: { readonly rowCount: number; readonly elementCount: number },
): Answer {
  const { reduction = 'none', sampleWeights } = options;
  const divisor = reduction === 'none' || reduction === 'sum' ? one : denominator(arithmetic, entries, options, counts);
  const weights = entries.map((_, index) => fromDouble(sampleWeights?.[index] ?? 1));
  const scaledBy = (index: number) => (slope: BigFloat) =>
    arithmetic.divide(arithmetic.multiply(weights[index], slope), divisor);
  const weighted = entries.map(({ value }, index) => arithmetic.weigh(weights[index], value));
  return {
    values: reduction === 'none' ? weighted : [arithmetic.divide(arithmetic.sum(weighted), divisor)],
    gradient: entries.flatMap(({ gradient = [] }, index) => gradient.map(scaledBy(index))),
    scale: entries.flatMap(({ scale = [] }, index) => scale.map(scaledBy(index))),
  };
}
