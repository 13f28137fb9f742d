/**
 * Information in nats: the surprisal of a probability, the entropy of a distribution, the cross entropy of two.
 */

import { mapElements, reduceRowPairs, reduceRows } from './rows.ts';
import { Accumulator } from './summation.ts';
import type { Tensor } from './tensor.ts';
import { requireShape, requireZeroToOne } from './validation.ts';

/** −log p; +∞ for p = 0 and exactly 0 (never −0) for p = 1. */
export function surprisalOfProbability(p: number): number {
  return 0 - Math.log(p);
}

/** weight · amount, and 0 where the weight is 0 however infinite the amount is: 0·log 0 = 0. NaN stays NaN. */
export function weighted(weight: number, amount: number): number {
  return weight === 0 && !Number.isNaN(amount) ? 0 : weight * amount;
}

/**
 * The self-information (surprisal) −log p of every element, in nats.
 * @throws InputError `domain`
 */
export function selfInformation(p: Tensor): Tensor {
  requireZeroToOne('p', p);
  return mapElements(p, surprisalOfProbability);
}

/**
 * Shannon's entropy −Σ p·log p in nats, one a row along the axis, with 0·log 0 = 0.
 * Source: C. E. Shannon, A mathematical theory of communication, 1948.
 * @throws InputError `axis`, `domain`
 */
export function entropy(p: Tensor, axis = -1): Tensor {
  requireZeroToOne('p', p);
  return reduceRows(p, axis, (row) => weightedSurprisal(row, row));
}

/**
 * The cross entropy −Σ p·log q in nats, one a row along the axis; +∞ where p > 0 meets q = 0.
 * @throws InputError `shape`, `axis`, `domain`
 */
export function crossEntropy(p: Tensor, q: Tensor, axis = -1): Tensor {
  requireShape('q', q, p.shape);
  requireZeroToOne('p', p);
  requireZeroToOne('q', q);
  return reduceRowPairs(p, q, axis, weightedSurprisal);
}

/** Σ wₖ·(−log qₖ) of two rows: the cross entropy of any weights. */
export function weightedSurprisal(weights: Float64Array, q: Float64Array): number {
  const sum = new Accumulator();
  for (let k = 0; k < weights.length; k += 1) sum.add(weighted(weights[k], surprisalOfProbability(q[k])));
  return sum.total;
}

/**
 * The perplexity e^{H(p)}, or e^{H(p, q)} where q is given: as unsure as a choice among that many equal options.
 * @throws InputError `shape`, `axis`, `domain`
 */
export function perplexity(p: Tensor, q?: Tensor, axis = -1): Tensor {
  return mapElements(q === undefined ? entropy(p, axis) : crossEntropy(p, q, axis), Math.exp);
}
