/**
 * Reducing: the losses of a batch under the options and the framework's convention.
 */

import {
  broadcastWeights,
  elementCount,
  inBase as inBaseOf,
  type Message,
  message,
  type PairTensor,
  type Reduced,
  reduceLosses,
  scalar,
  type Tails,
  type Tensor,
  unitOf,
  type WeightNormalization,
  type Weights,
} from '../../core/index.ts';
import type { QuantityOptions } from '../types.ts';
import { conventionOf } from './conventions.ts';
import type { Base } from './notation.ts';

/** The losses before the reduction, in nats, and what the reduction must know about them. */
export interface LossEntries {
  readonly losses: PairTensor;
  readonly pickedWeights?: Float64Array | undefined;
  readonly ignored?: Uint8Array | undefined;
  /** the shape of the predictions: its first size is what batchmean divides by, its count what allElements does */
  readonly predictionShape: readonly number[];
}

export interface ReducedLoss {
  /** in the base of the options */
  readonly losses: Tensor;
  /** one a loss, 0 for an ignored one */
  readonly sampleWeights: Float64Array | undefined;
  readonly pickedWeights: Float64Array | undefined;
  readonly normalization: WeightNormalization;
  readonly reduced: Reduced;
  readonly parts: Readonly<Record<string, Tensor>>;
  readonly warnings: readonly Message[];
}

/** The base in force. */
export const baseOf = (options: QuantityOptions): Base => options.base ?? 'e';

/** Amounts that stay in nats are results, and need no tails; others are divided by log(base) before they are rounded. */
export const tailsFor = (options: QuantityOptions): Tails => (baseOf(options) === 'e' ? 'dropped' : 'kept');

/** Whether the rows are the result already: no reduction, no sample weights. */
export function isUnreduced(options: QuantityOptions): boolean {
  return (options.reduction ?? 'none') === 'none' && options.sampleWeights === undefined;
}

/** The same for the entries of an elementwise loss: weights, a reduction and an average along an axis need tails, too. */
export function entryTailsFor(options: QuantityOptions): Tails {
  return isUnreduced(options) && !conventionOf(options).averagesLastAxis ? tailsFor(options) : 'kept';
}

/** Amounts in nats, in the base of the options, each rounded once. */
export function inBase(nats: PairTensor, options: QuantityOptions): Tensor {
  return inBaseOf(nats, baseOf(options));
}

/** Applies sample weights and the reduction. @throws InputError `shape` when the sample weights do not fit the losses */
export function reduceEntries(entries: LossEntries, options: QuantityOptions): ReducedLoss {
  const { losses: nats, pickedWeights, ignored, predictionShape } = entries;
  const { reduction = 'none', ignoreIndex } = options;
  const sampleWeights = options.sampleWeights && countingWeights(options.sampleWeights, nats.shape, ignored);
  const normalization = normalizationOf(options, pickedWeights !== undefined);
  const losses = inBase(nats, options);
  const reduced = reduceLosses(nats, {
    reduction,
    normalization,
    unit: unitOf(baseOf(options)),
    sampleWeights,
    pickedWeights,
    ignored,
    elementsPerLoss: losses.data.length === 0 ? 1 : elementCount(predictionShape) / losses.data.length,
    firstDimension: predictionShape[0] ?? 1,
    emptyMean: conventionOf(options).emptyMean,
  });
  const warnings: Message[] = [];
  if (losses.data.length === 0 && reduction === 'mean') warnings.push(message('There are no losses to average.'));
  else if (ignoreIndex !== undefined && losses.data.length > 0 && ignored?.every((flag) => flag === 1)) {
    warnings.push(message('Every label is the ignored index {0}: nothing counts.', ignoreIndex));
  }
  const { denominator } = reduced;
  const parts = { losses, ...(denominator !== undefined && { denominator: scalar(denominator) }) };
  return { losses, sampleWeights, pickedWeights, normalization, reduced, parts, warnings };
}

/** One sample weight a loss; 0 for an ignored one. */
function countingWeights(weights: Weights, shape: readonly number[], ignored: Uint8Array | undefined): Float64Array {
  const { data } = broadcastWeights('sampleWeights', weights, shape);
  return data.map((weight, index) => (ignored?.[index] ? 0 : weight));
}

/** What a mean divides by: as asked, or by the convention in force. Class weights are picked where labels are indices. */
export function normalizationOf(options: QuantityOptions, hasPickedWeights: boolean): WeightNormalization {
  if (options.weightNormalization) return options.weightNormalization;
  const { weightedMean, dividesByPickedWeights } = conventionOf(options);
  if (options.sampleWeights && weightedMean !== 'batchSize') return weightedMean;
  return hasPickedWeights && dividesByPickedWeights ? 'pickedWeights' : 'batchSize';
}
