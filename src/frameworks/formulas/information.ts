/** Entropy, cross entropy, divergences and perplexity of distributions. */

import type { Draft } from '../program/draft.ts';
import {
  apply,
  exp,
  isEqual,
  log,
  log1p,
  minus,
  negative,
  over,
  plus,
  sum,
  sumKept,
  type Term,
  times,
  where,
} from '../program/terms.ts';
import { axisIn, type Formula, given, inBase, type Question } from './question.ts';
import { weightedLog } from './words.ts';

export const entropyFormula: Formula = (draft, question) =>
  inBase(entropy(draft, distribution(draft, question, 'p'), axisIn(question)), question.options);

export const crossEntropyFormula: Formula = (draft, question) =>
  inBase(crossEntropy(draft, given(question, 'p'), given(question, 'q'), axisIn(question)), question.options);

export const klDivergenceFormula: Formula = (draft, question) => {
  const [p, q] = [distribution(draft, question, 'p'), distribution(draft, question, 'q')];
  return inBase(divergence(draft, p, q, axisIn(question)), question.options);
};

export const jensenShannonDivergenceFormula: Formula = (draft, question) => {
  const [p, q] = [distribution(draft, question, 'p'), distribution(draft, question, 'q')];
  const mixture = draft.bind('mixture', over(plus(p, q), 2));
  const [first, second] = [p, q].map((each) => divergence(draft, each, mixture, axisIn(question)));
  return inBase(over(plus(first, second), 2), question.options);
};

export const perplexityFormula: Formula = (draft, question) => {
  const [p, axis] = [given(question, 'p'), axisIn(question)];
  const { q } = question.inputs;
  return exp(draft.bind('surprisal', q ? crossEntropy(draft, p, q, axis) : entropy(draft, p, axis)));
};

/** The input as the quantity counts with it: divided by its sum where the convention is so. */
function distribution(draft: Draft, question: Question, role: 'p' | 'q'): Term {
  const input = given(question, role);
  if (!question.convention.rescales) return input;
  return draft.bind(`${role}_normalized`, over(input, sumKept(input, axisIn(question))));
}

function entropy(draft: Draft, p: Term, axis: number): Term {
  if (draft.has('entropyTerms')) return sum(apply('entropyTerms', [p]), axis);
  return negative(sum(weightedLog(draft, p, p), axis));
}

function crossEntropy(draft: Draft, p: Term, q: Term, axis: number): Term {
  return negative(sum(weightedLog(draft, p, q), axis));
}

/** Σ p·log(p/q) along an axis. */
export function divergence(draft: Draft, p: Term, q: Term, axis: number): Term {
  return draft.style.careful ? closeDivergence(draft, p, q, axis) : sum(divergenceTerms(draft, p, q), axis);
}

/** p·log(p/q) of every element; with `weight`, that in the place of the factor p. */
export function divergenceTerms(draft: Draft, p: Term, q: Term, weight = p): Term {
  if (weight === p && draft.has('relativeEntropyTerms')) return apply('relativeEntropyTerms', [p, q]);
  if (!draft.style.guarded) return times(weight, log(over(p, q)));
  const isNothing = draft.bind('is_zero', isEqual(weight, 0));
  return times(weight, log(over(where(isNothing, 1, p), where(isNothing, 1, q))));
}

/**
 * The same for distributions so close that their terms cancel. With u = (p − q)/p a term is (p − q) − p·(u + log(1 − u)):
 * the differences are summed apart, and what is left of each term is small by itself.
 */
function closeDivergence(draft: Draft, p: Term, q: Term, axis: number): Term {
  const isNothing = draft.bind('is_zero', isEqual(p, 0));
  const difference = draft.bind('difference', where(isNothing, 0, minus(p, q)));
  const u = draft.bind('u', over(difference, where(isNothing, 1, p)));
  return minus(sum(difference, axis), sum(times(p, plus(u, log1p(negative(u)))), axis));
}
