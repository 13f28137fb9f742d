/**
 * Which roles the values of an array allow, and what they say against one. A role that they rule out is refused with a
 * sentence; one that they speak against is taken, and the conflict is told.
 */

import { type Message, message } from '../core/index.ts';
import type { Evidence } from './evidence/gather.ts';
import type { ArrayRole } from './inspection.ts';
import type { ValueFacts } from './values.ts';

/** Why the values cannot play a role; undefined where they can. */
export function refusalOf(role: ArrayRole, { facts, values: { data } }: Evidence): Message | undefined {
  switch (role) {
    case 'logits':
      return undefined;
    case 'probabilities':
    case 'bernoulliProbabilities':
    case 'softLabels': {
      if (facts.smallest >= 0 && facts.largest <= 1) return undefined;
      const outside = data.find((value) => value < 0 || value > 1);
      return outside === undefined
        ? undefined
        : message('{0} does not lie between 0 and 1, so these are no probabilities.', outside);
    }
    case 'logProbabilities':
      return facts.largest > 0
        ? message('{0} is above 0, so these are no log-probabilities.', facts.largest)
        : undefined;
    case 'oneHot':
      return facts.oneHot ? undefined : message('Not every row holds exactly one 1, so these are no one-hot rows.');
    case 'multiHot':
    case 'binaryLabels':
      return facts.binary ? undefined : notBinary(data);
    case 'classIndices':
      return facts.indexLike
        ? undefined
        : message('{0} is no whole number from 0, so these are no class indices.', notWhole(data));
    case 'counts':
      return facts.integers && facts.nonNegative
        ? undefined
        : message('{0} is no whole number from 0, so these are no counts.', notWhole(data));
    case 'weights':
      return facts.smallest < 0 ? message('{0} is below 0, so these are no weights.', facts.smallest) : undefined;
  }
}

function notBinary(data: Float64Array): Message {
  const other = data.find((value) => value !== 0 && value !== 1);
  return message('{0} is neither 0 nor 1, so these are no yes-or-no labels.', String(other));
}

function notWhole(data: Float64Array): string {
  return String(data.find((value) => !Number.isInteger(value)) ?? data.find((value) => value < 0));
}

/** What the values say against a role that they allow. */
export function contradictionsOf(role: ArrayRole, facts: ValueFacts): readonly Message[] {
  if (role === 'logits' && facts.sumsToOne && !facts.binary && !couldBeChance(facts)) {
    return [message('Read as logits, but every row sums to 1, as probabilities do.')];
  }
  if (role === 'logProbabilities' && facts.sumsToOne) {
    return [message('Read as log-probabilities, but every row sums to 1, as probabilities do.')];
  }
  if (role === 'logProbabilities' && !facts.logProbabilities) {
    return [message('Read as log-probabilities, but the exponentials of not every row sum to 1.')];
  }
  return [];
}

/** Three numbers of one decimal sum to 1 by chance in one case of twenty, two in one of ten. */
export function couldBeChance(facts: ValueFacts): boolean {
  return facts.decimals < 2 && facts.rowCount === 1;
}
