/** What conventions do to probabilities before they take logarithms: divide rows by their sums, clip to [ε, 1 − ε]. */

import type { Draft } from '../program/draft.ts';
import { clip, log, log1p, minus, negative, over, sumKept, type Term } from '../program/terms.ts';
import { axisIn, type Question } from './question.ts';

/** ε in force. */
export function epsilonOf({ options, convention }: Question): number {
  return options.epsilon ?? convention.epsilon;
}

/** Whether logarithms are clipped in the place of probabilities: no double is 1 − ε, but log(1 − ε) is known. */
export function clipsLogarithms({ style }: Draft, question: Question): boolean {
  return style.careful && epsilonOf(question) > 0;
}

/** Rows of probabilities as a convention counts with them, but for clipping that is left to the logarithms. */
export function prepared(draft: Draft, question: Question, isIndex: boolean, source: Term): Term {
  const { convention, options } = question;
  const epsilon = epsilonOf(question);
  // TensorFlow.js clips before it makes the labels one-hot, and again in the dense loss it then calls
  const first = isIndex && options.framework === 'tfjs' ? clipped(draft, source, epsilon) : source;
  const shares = convention.rescales ? draft.bind('normalized', over(first, sumKept(first, axisIn(question)))) : first;
  return clipsLogarithms(draft, question) ? shares : clipped(draft, shares, epsilon);
}

/** The logarithm of prepared probabilities. */
export function logarithm(draft: Draft, question: Question, shares: Term): Term {
  const plain = log(shares);
  return clipsLogarithms(draft, question) ? clippedLogarithm(plain, epsilonOf(question)) : plain;
}

/** log p and log(1 − p) of probabilities that each stand alone; `subtracts` rounds 1 − p first. */
export function logarithmsOfBoth(draft: Draft, question: Question, source: Term, subtracts = false): [Term, Term] {
  const epsilon = epsilonOf(question);
  if (clipsLogarithms(draft, question)) {
    return [clippedLogarithm(log(source), epsilon), clippedLogarithm(log1p(negative(source)), epsilon)];
  }
  const p = clipped(draft, source, epsilon);
  return [log(p), subtracts ? log(minus(1, p)) : log1p(negative(p))];
}

/** Probabilities in [ε, 1 − ε]; as they are for an ε of 0. */
export function clipped(draft: Draft, shares: Term, epsilon: number): Term {
  return epsilon > 0 ? draft.bind('clipped', clip(shares, epsilon, minus(1, epsilon))) : shares;
}

/** The logarithm of what would be clipped to [ε, 1 − ε]; as it is for an ε of 0. */
export function clippedLogarithm(logarithm: Term, epsilon: number): Term {
  return epsilon > 0 ? clip(logarithm, log(epsilon), log1p(-epsilon)) : logarithm;
}
