/**
 * Information: surprisal, entropies and divergences of rows by their definitions, in nats, with 0 · log 0 = 0.
 */

import type { Arithmetic } from './arithmetic.ts';
import { add, type BigFloat, exactSum, isZero, negate, scaled } from './bigFloat.ts';

/** −log p */
export function surprisal(arithmetic: Arithmetic, p: BigFloat): BigFloat {
  return negate(arithmetic.log(p));
}

/** −Σ p·log q; with p for q, the entropy. */
export function crossEntropy(arithmetic: Arithmetic, p: readonly BigFloat[], q: readonly BigFloat[]): BigFloat {
  return arithmetic.sum(p.map((weight, k) => arithmetic.weigh(weight, surprisal(arithmetic, q[k]))));
}

/** p·log(p/q) */
export function divergenceTerm(arithmetic: Arithmetic, p: BigFloat, q: BigFloat): BigFloat {
  if (isZero(p)) return p;
  return arithmetic.multiply(p, arithmetic.log(arithmetic.divide(p, q)));
}

/** Σ p·log(p/q) */
export function klDivergence(arithmetic: Arithmetic, p: readonly BigFloat[], q: readonly BigFloat[]): BigFloat {
  return arithmetic.sum(p.map((share, k) => divergenceTerm(arithmetic, share, q[k])));
}

/** ½·KL(p‖m) + ½·KL(q‖m) with m = (p + q)/2 */
export function jensenShannonDivergence(
  arithmetic: Arithmetic,
  p: readonly BigFloat[],
  q: readonly BigFloat[],
): BigFloat {
  const mixture = p.map((share, k) => scaled(add(share, q[k], exactSum), -1));
  const [one, other] = [klDivergence(arithmetic, p, mixture), klDivergence(arithmetic, q, mixture)];
  return scaled(arithmetic.add(one, other), -1);
}

/** y·(log y − x), the loss of a log-probability x against the target y */
export function divergenceLoss(arithmetic: Arithmetic, target: BigFloat, logProbability: BigFloat): BigFloat {
  if (isZero(target)) return target;
  return arithmetic.multiply(target, arithmetic.subtract(arithmetic.log(target), logProbability));
}

/** e^t·(t − x), the same where the target is given by its logarithm t */
export function logarithmicDivergenceLoss(
  arithmetic: Arithmetic,
  logTarget: BigFloat,
  logProbability: BigFloat,
): BigFloat {
  return arithmetic.weigh(arithmetic.exp(logTarget), arithmetic.subtract(logTarget, logProbability));
}
