/**
 * Reducing steps: how the losses of a batch become the result, with weights, numerator and denominator.
 */

import type { Message, WeightNormalization } from '../../core/index.ts';
import { type Expression, shownTerms, type Variable } from '../expression.ts';
import type { DerivationLimits, QuantityOptions, Step } from '../types.ts';
import { at, letter, list, number, over, type Show, sum, times } from './notation.ts';
import { baseOf, isUnreduced, type ReducedLoss } from './reducing.ts';
import { perplexitySteps, resultStep, step, unitSteps } from './rows.ts';
import { reasons, titles } from './words.ts';

/** The letter of one entry of a loss: ℓ beside a reduced L. */
export const entryLetter = (options: QuantityOptions): string => (isUnreduced(options) ? 'L' : 'ℓ');

/** A slope of one loss as it stands in the gradient of the reduced result: times its weight, divided by what the mean divides by. */
export function inReduction(loss: ReducedLoss, index: number, slope: Expression): Expression {
  const { sampleWeights, reduced } = loss;
  if (reduced.denominator === 0 && reduced.factorOf(index).high === 0) return times(number(0), slope);
  const weighted = sampleWeights ? times(number(sampleWeights[index]), slope) : slope;
  const { denominator = 1 } = reduced;
  return denominator === 1 ? weighted : over(weighted, number(denominator));
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
    ...unitSteps('L', value, baseOf(options), limits),
    ...(hasPerplexity && isMean && options.reduction !== 'sum' ? perplexitySteps('L', value, baseOf(options)) : []),
  ];
}

function reducingSteps(loss: ReducedLoss, options: QuantityOptions, limits: DerivationLimits): Step[] {
  const { losses, reduced } = loss;
  const { term, count, shown } = termsOf(loss, limits);
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
  return meanSteps(loss, reduction, total, denominator, limits);
}

/** Numerator and denominator of a mean, and their quotient; the numerator has a line of its own where weights are in it. */
function meanSteps(
  loss: ReducedLoss,
  reduction: string,
  total: Variable,
  denominator: number,
  limits: DerivationLimits,
): Step[] {
  const { term, count, shown } = termsOf(loss, limits);
  const D = letter('D', denominator);
  const why = reduction === 'batchmean' ? reasons.meanOfBatch : reasonOf(loss.normalization);
  const divisor = step('denominator', titles.denominator, D, divisorOf(loss, reduction, limits), why);
  const quotient = step('reduction', titles.reduction, total, over(sum('i', count, term('symbol')), D));
  const written = sum('i', count, term('value'), shown);
  const numbers = (numerator: Expression) =>
    step(
      'reduction-numbers',
      titles.numbers,
      total,
      over(numerator, number(denominator)),
      denominator === 0 ? reasons.meanOfNothing : reasons.substitute,
    );
  if (!loss.sampleWeights && !loss.pickedWeights) return [divisor, quotient, numbers(written)];
  // from the result, since the losses that are written here were rounded
  const amount = denominator === 0 ? written.evaluate().data[0] : loss.reduced.value.data[0] * denominator;
  const N = letter('N', amount);
  return [
    quotient,
    step('numerator', titles.numerator, N, written, reasons.weightedNumerator),
    divisor,
    numbers(number(N.value.data[0])),
  ];
}

/** A loss with its weight, and how many there are. */
function termsOf(
  { losses, sampleWeights }: ReducedLoss,
  limits: DerivationLimits,
): { readonly term: (show: Show) => Expression; readonly count: number; readonly shown: readonly number[] } {
  const count = losses.data.length;
  const entries = letter('ℓ', losses.data);
  const weights = sampleWeights && letter('s', sampleWeights);
  return {
    term: (show) => (weights ? times(at(weights, 'i', show), at(entries, 'i', show)) : at(entries, 'i', show)),
    count,
    shown: shownTerms(count, limits.maxTerms, limits.firstRow),
  };
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
  const shown = shownTerms(losses.data.length, limits.maxTerms, limits.firstRow);
  return sum('i', losses.data.length, elements.length === 1 ? elements[0] : times(...elements), shown);
}
