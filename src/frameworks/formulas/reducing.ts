/** Reducing: the losses of a batch become one number, with the meaning of "mean" that was asked for. */

import { broadcastWeights, elementCount } from '../../core/index.ts';
import { normalizationOf, type QuantityOptions } from '../../quantities/index.ts';
import type { Draft } from '../program/draft.ts';
import { atLeast, isUnequal, mean, number, over, sum, type Term, times, where } from '../program/terms.ts';
import { type Question, weightsOf } from './question.ts';
import { count } from './words.ts';

/** What a reduction must know beside the losses; asked for only where it is needed. */
export interface Batch {
  /** the number of entries of the predictions, and the size of their first axis */
  readonly predictionShape: readonly number[];
  /** which losses count; undefined: all */
  readonly counted?: (() => Term) | undefined;
  /** the class weight of each label, which is inside the losses already */
  readonly pickedWeights?: (() => Term) | undefined;
}

/** What the mean of the question divides by. */
export function normalizationIn({ options }: Question, hasPickedWeights: boolean) {
  return normalizationOf(options, hasPickedWeights);
}

/** Whether the losses are the result as they are. */
export function isUnreduced({ reduction = 'none' }: QuantityOptions): boolean {
  return reduction === 'none';
}

/** Sample weights as an array, one a loss. */
export function sampleWeightsOf(draft: Draft, losses: readonly number[], { sampleWeights }: QuantityOptions) {
  if (sampleWeights === undefined) return undefined;
  const weights = broadcastWeights('sampleWeights', weightsOf(sampleWeights), losses);
  return draft.array('sample_weights', weights, 'float');
}

/** Applies sample weights and the reduction to losses in nats. */
export function reduced(draft: Draft, losses: Term, question: Question, batch: Batch): Term {
  const { options } = question;
  const weights = sampleWeightsOf(draft, losses.value.shape, options);
  const own = isUnreduced(options) && weights === undefined ? losses : draft.bind('losses', losses);
  const all = weights ? times(own, weights) : own;
  switch (options.reduction ?? 'none') {
    case 'none':
      return all;
    case 'sum':
      return total(all);
    case 'batchmean':
      return over(total(all), batch.predictionShape[0] ?? 1);
    case 'mean': {
      const divisor = divisorOf(draft, own, weights, question, batch);
      if (divisor === undefined) return all.value.shape.length === 0 ? all : mean(all);
      const isNothing = divisor.value.data[0] === 0 && question.convention.emptyMean === 0;
      return over(total(all), isNothing ? atLeast(divisor, 1) : divisor);
    }
  }
}

/** The sum of all elements; a single number is its own. */
function total(term: Term): Term {
  return term.value.shape.length === 0 ? term : sum(term);
}

/** What the sum is divided by; undefined: the number of the losses. */
function divisorOf(
  draft: Draft,
  losses: Term,
  sampleWeights: Term | undefined,
  question: Question,
  { predictionShape, counted, pickedWeights }: Batch,
): Term | undefined {
  const lossCount = elementCount(losses.value.shape);
  const perLoss = lossCount === 0 ? 1 : elementCount(predictionShape) / lossCount;
  const normalization = normalizationIn(question, pickedWeights !== undefined);
  switch (normalization) {
    case 'batchSize':
      return counted && count(draft, counted());
    case 'allElements':
      if (counted) return times(count(draft, counted()), perLoss);
      return perLoss === 1 ? undefined : number(lossCount * perLoss);
    default: {
      const picked = pickedWeights?.();
      const own = normalization === 'pickedWeights' ? undefined : sampleWeights;
      const weights = picked && own ? times(picked, own) : (picked ?? own);
      if (weights === undefined) return counted && count(draft, counted());
      const effective = counted ? where(counted(), weights, 0) : weights;
      return normalization === 'nonzeroWeights' ? count(draft, isUnequal(effective, 0)) : total(effective);
    }
  }
}
