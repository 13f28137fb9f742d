/**
 * Reduction: the losses of a batch become one number, with every meaning that "mean" has in the field. The losses come
 * with what their rounding took, so the result is rounded once: the exact mean of the exact losses.
 */

import { isOrdinary, PairTensor, scaled } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { BigSum } from './scalar/bigSum.ts';
import { dividePairs, multiplyPairs, type Pair, PairSum, productTail } from './scalar/pair.ts';
import type { AxisLayout, Tensor } from './tensor.ts';

/**
 * What a mean divides by: the losses that count, the sum of their weights, the class weights alone, the number of weights
 * that are not 0, all entries.
 */
export type WeightNormalization = 'batchSize' | 'sumOfWeights' | 'pickedWeights' | 'nonzeroWeights' | 'allElements';

export interface ReductionOptions {
  readonly reduction: 'none' | 'mean' | 'sum' | 'batchmean';
  readonly normalization: WeightNormalization;
  /** 1/log(base), the unit of the result: 1 for nats */
  readonly unit: Pair;
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
  /** what the sum was divided by; undefined for 'none' and 'sum' */
  readonly denominator: number | undefined;
  /** the derivative of the value (for 'none': of the sum of its entries) by a loss in nats; 0 where a loss does not count */
  factorOf(index: number): Pair;
}

const zero: Pair = { high: 0, low: 0 };

/** Σ sᵢ·ℓᵢ / D, or its parts: 'none' the weighted losses themselves, 'sum' their sum, 'mean' and 'batchmean' divided by D. */
export function reduceLosses(losses: PairTensor, options: ReductionOptions): Reduced {
  const { reduction, sampleWeights, unit, ignored, emptyMean = Number.NaN } = options;
  const weightOf = (index: number) => (ignored?.[index] ? 0 : (sampleWeights?.[index] ?? 1));
  const weightedUnit = (index: number) => scaledBy(unit, weightOf(index));
  const factorOf = (index: number) => (ignored?.[index] ? zero : weightedUnit(index));
  if (reduction === 'none') {
    const value = sampleWeights === undefined ? scaled(losses, unit) : weightedLosses(losses, weightedUnit);
    return { value, denominator: undefined, factorOf };
  }
  const sum = sumOfLosses(losses, sampleWeights);
  if (reduction === 'sum') return { value: scaled(sum, unit), denominator: undefined, factorOf };
  const divisor = reduction === 'batchmean' ? count(options.firstDimension ?? 1) : divisorOf(losses, weightOf, options);
  const isEmpty = divisor.high === 0 && sum.data[0] === 0;
  const share = divisor.high === 0 ? { high: unit.high / divisor.high, low: 0 } : dividePairs(unit, divisor);
  // every row of a mean that is 0 by convention has the gradient 0
  const silent = isEmpty && emptyMean === 0;
  return {
    value: isEmpty ? { data: Float64Array.of(emptyMean), shape: [] } : scaled(sum, share),
    denominator: divisor.high,
    factorOf: (index) => (ignored?.[index] || silent ? zero : scaledBy(share, weightOf(index))),
  };
}

const count = (value: number): Pair => ({ high: value, low: 0 });

function scaledBy(share: Pair, weight: number): Pair {
  return weight === 1 ? share : multiplyPairs(share, { high: weight, low: 0 });
}

/** Every loss times its weight in the unit. An ignored loss is 0 already; a weight of 0 does not silence a NaN. */
function weightedLosses(losses: PairTensor, factorOf: (index: number) => Pair): Tensor {
  return { data: losses.data.map((_, index) => losses.timesAt(index, factorOf(index))), shape: losses.shape };
}

/** Σ sᵢ·ℓᵢ as a tensor of one element. */
function sumOfLosses(losses: PairTensor, weights: Float64Array | undefined): PairTensor {
  const { data, tails } = losses;
  const result = new PairTensor([]);
  const sum = new PairSum();
  let isOrdinarySum = true;
  for (let index = 0; index < data.length; index += 1) {
    const high = data[index];
    const weight = weights === undefined ? 1 : weights[index];
    const product = weight * high;
    const tail = weights === undefined ? tails[index] : productTail(weight, high, product) + weight * tails[index];
    sum.add(product, tail);
    isOrdinarySum &&= losses.isOrdinaryAt(index) && isOrdinary(weight);
  }
  const { high, low } = sum.total();
  if (isOrdinarySum && isOrdinary(high)) result.set(0, high, low);
  else result.setAny(0, bigSum(losses, weights));
  return result;
}

/** The same for losses of any size; as plain doubles where one is NaN or infinite. */
function bigSum(losses: PairTensor, weights: Float64Array | undefined): BigFloat | number {
  const sum = new BigSum();
  for (let index = 0; index < losses.data.length; index += 1) {
    const loss = losses.bigAt(index);
    const weight = weights === undefined ? 1 : weights[index];
    const hasSize = loss !== undefined && Number.isFinite(weight);
    sum.add(hasSize ? loss.times(BigFloat.of(weight)) : losses.data[index] * weight);
  }
  return sum.total();
}

/** D as a pair: a count, or a sum of weights. */
function divisorOf(losses: PairTensor, weightOf: (index: number) => number, options: ReductionOptions): Pair {
  const { ignored, pickedWeights, normalization } = options;
  const sum = new PairSum();
  let counted = 0;
  let nonzero = 0;
  for (let index = 0; index < losses.data.length; index += 1) {
    if (ignored?.[index]) continue;
    const picked = pickedWeights?.[index] ?? 1;
    const weight = normalization === 'pickedWeights' ? 1 : weightOf(index);
    const product = picked * weight;
    sum.add(product, isOrdinary(product) ? productTail(picked, weight, product) : 0);
    counted += 1;
    if (product !== 0) nonzero += 1;
  }
  switch (normalization) {
    case 'batchSize':
      return count(counted);
    case 'allElements':
      return count(counted * (options.elementsPerLoss ?? 1));
    case 'nonzeroWeights':
      return count(nonzero);
    default:
      return sum.total();
  }
}

/** The mean of every row along an axis: what Keras makes of binary losses before it reduces them. */
export function averageRows(losses: PairTensor, layout: AxisLayout): PairTensor {
  const result = new PairTensor(layout.outerShape);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const start = layout.rowStart(row);
    const entries = new PairTensor([layout.length]);
    for (let k = 0; k < layout.length; k += 1) entries.copy(k, losses, start + k * layout.stride);
    result.setScaled(row, sumOfLosses(entries, undefined), dividePairs({ high: 1, low: 0 }, count(layout.length)));
  }
  return result;
}
