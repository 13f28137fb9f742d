/**
 * Reducing: the losses of a batch under the options and the framework's convention, and the steps that show it.
 */

import {
  broadcastWeights,
  elementCount,
  type Message,
  mapElements,
  message,
  type Reduced,
  reduceLosses,
  scalar,
  type Tensor,
  type WeightNormalization,
  type Weights,
} from '../../core/index.ts';
import { type Expression, shownTerms } from '../expression.ts';
import type { DerivationLimits, QuantityOptions, Step } from '../types.ts';
import { conventionOf } from './conventions.ts';
import { at, type Base, letter, list, number, over, sum, times } from './notation.ts';
import { bitsSteps, perplexitySteps, resultStep, step } from './rows.ts';
import { reasons, titles } from './words.ts';

/** The losses before the reduction, in the base of the options, and what the reduction must know about them. */
export interface LossEntries {
  readonly losses: Tensor;
  readonly pickedWeights?: Float64Array | undefined;
  readonly ignored?: Uint8Array | undefined;
  /** the shape of the predictions: its first size is what batchmean divides by, its count what allElements does */
  readonly predictionShape: readonly number[];
}

export interface ReducedLoss {
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

/** An amount in nats, in the base of the options. */
export function inBase(nats: Tensor, options: QuantityOptions): Tensor {
  const { base = 'e' } = options;
  if (base === 'e') return nats;
  const unit = Math.log(base);
  return mapElements(nats, (amount) => amount / unit);
}

/** Applies sample weights and the reduction. @throws InputError `shape` when the sample weights do not fit the losses */
export function reduceEntries(entries: LossEntries, options: QuantityOptions): ReducedLoss {
  const { losses, pickedWeights, ignored, predictionShape } = entries;
  const { reduction = 'none', ignoreIndex } = options;
  const sampleWeights = options.sampleWeights && countingWeights(options.sampleWeights, losses.shape, ignored);
  const normalization = normalizationOf(options, pickedWeights !== undefined);
  const reduced = reduceLosses(losses, {
    reduction,
    normalization,
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

/** What a mean divides by: as asked, or by the convention in force. */
function normalizationOf(options: QuantityOptions, hasPickedWeights: boolean): WeightNormalization {
  if (options.weightNormalization) return options.weightNormalization;
  const { weightedMean, dividesByPickedWeights } = conventionOf(options);
  if (options.sampleWeights && weightedMean !== 'batchSize') return weightedMean;
  return hasPickedWeights && dividesByPickedWeights ? 'pickedWeights' : 'batchSize';
}

/** Whether the rows are the result already: no reduction, no sample weights. */
export function isUnreduced(options: QuantityOptions): boolean {
  return (options.reduction ?? 'none') === 'none' && options.sampleWeights === undefined;
}

/** The letter of one entry of a loss: ℓ beside a reduced L. */
export const entryLetter = (options: QuantityOptions): string => (isUnreduced(options) ? 'L' : 'ℓ');

/** A slope of one loss as it stands in the gradient of the reduced result: times its weight, divided by what the mean divides by. */
export function inReduction(loss: ReducedLoss, index: number, slope: Expression): Expression {
  const { sampleWeights, reduced } = loss;
  if (reduced.denominator === 0 && reduced.factors[index] === 0) return times(number(0), slope);
  const weighted = sampleWeights ? times(number(sampleWeights[index]), slope) : slope;
  return reduced.denominator === undefined ? weighted : over(weighted, number(reduced.denominator));
}

/** The steps from the entries to the value: weights, denominator, reduction, result, bits and, for a mean, perplexity. */
export function reductionSteps(
  loss: ReducedLoss,
  options: QuantityOptions,
  limits: DerivationLimits,
  hasPerplexity: boolean,
): Step[] {
  const { value } = loss.reduced;
  const isMean = options.reduction === 'mean' || value.shape.length === 0;
  return [
    ...(isUnreduced(options) ? [] : reducingSteps(loss, options, limits)),
    resultStep('L', value, limits),
    ...bitsSteps('L', value, baseOf(options), limits),
    ...(hasPerplexity && isMean && options.reduction !== 'sum' ? perplexitySteps('L', value, baseOf(options)) : []),
  ];
}

function reducingSteps(loss: ReducedLoss, options: QuantityOptions, limits: DerivationLimits): Step[] {
  const { losses, sampleWeights, reduced } = loss;
  const count = losses.data.length;
  const shown = shownTerms(count, limits.maxTerms);
  const entries = letter('ℓ', losses.data);
  const weights = sampleWeights && letter('s', sampleWeights);
  const term = (show: 'symbol' | 'value') =>
    weights ? times(at(weights, 'i', show), at(entries, 'i', show)) : at(entries, 'i', show);
  const { reduction = 'none' } = options;
  if (reduction === 'none') {
    const left = losses.shape.length === 0 ? letter('L', reduced.value) : letter('L', reduced.value.data);
    const right = list('i', count, term('value'), shown);
    return [
      step('weighting', titles.weighting, left, losses.shape.length === 0 ? sum('i', 1, term('value'), [0]) : right),
    ];
  }
  const total = letter('L', reduced.value);
  if (reduction === 'sum') {
    return [
      step('reduction', titles.reduction, total, sum('i', count, term('symbol'))),
      step('reduction-numbers', titles.numbers, total, sum('i', count, term('value'), shown), reasons.substitute),
    ];
  }
  const { denominator = count } = reduced;
  if (denominator === 0 && !Number.isNaN(reduced.value.data[0])) {
    return [step('reduction', titles.reduction, total, number(reduced.value.data[0]), reasons.emptyMean)];
  }
  const divisor = letter('D', denominator);
  const why = reduction === 'batchmean' ? reasons.meanOfBatch : reasonOf(loss.normalization);
  return [
    step('denominator', titles.denominator, divisor, divisorOf(loss, reduction, limits), why),
    step('reduction', titles.reduction, total, over(sum('i', count, term('symbol')), divisor)),
    step(
      'reduction-numbers',
      titles.numbers,
      total,
      over(sum('i', count, term('value'), shown), number(denominator)),
      reasons.substitute,
    ),
  ];
}

function reasonOf(normalization: WeightNormalization): Message {
  if (normalization === 'nonzeroWeights') return reasons.meanOfNonzero;
  if (normalization === 'allElements') return reasons.meanOfElements;
  return normalization === 'batchSize' ? reasons.meanOfLosses : reasons.meanOfWeights;
}

/** D: the sum of the weights where it is one, else the count itself. */
function divisorOf(loss: ReducedLoss, reduction: string, limits: DerivationLimits): Expression {
  const { normalization, pickedWeights, sampleWeights, losses, reduced } = loss;
  const isSum = reduction === 'mean' && (normalization === 'sumOfWeights' || normalization === 'pickedWeights');
  const factors = [
    ...(pickedWeights ? [letter('w', pickedWeights)] : []),
    ...(sampleWeights && normalization === 'sumOfWeights' ? [letter('s', sampleWeights)] : []),
  ];
  if (!isSum || factors.length === 0) return number(reduced.denominator ?? losses.data.length);
  const elements = factors.map((factor) => at(factor, 'i', 'value'));
  const shown = shownTerms(losses.data.length, limits.maxTerms);
  return sum('i', losses.data.length, elements.length === 1 ? elements[0] : times(...elements), shown);
}
