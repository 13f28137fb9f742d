/**
 * Entropy, cross entropy and the divergences in single precision: rows of probabilities.
 */

import { add, divide, exp, log, multiply, round, subtract, sum, timesLog } from './arithmetic.ts';

/** −log p; 0, never −0, for p = 1. */
export const selfInformation = (p: number): number => 0 - log(p);

/** −Σ wₖ·log qₖ with 0·log 0 = 0: the cross entropy of two rows, the entropy where both are the same. */
export function weightedSurprisal(weights: Float64Array, q: Float64Array): number {
  return 0 - sum(weights.map((weight, k) => timesLog(weight, q[k])));
}

/** w·log(p/q), w being p unless it is given, and 0 where w is 0. Source: SciPy, scipy.special.rel_entr. */
export function relativeEntropyTerm(p: number, q: number, weight = p): number {
  return weight === 0 && !Number.isNaN(p + q) ? 0 : multiply(weight, log(divide(p, q)));
}

/** Σ pₖ·log(pₖ/qₖ). */
export function relativeEntropy(p: Float64Array, q: Float64Array): number {
  return sum(p.map((share, k) => relativeEntropyTerm(share, q[k])));
}

/** (Σ p·log(p/m) + Σ q·log(q/m))/2, m = (p + q)/2. Source: SciPy, scipy.spatial.distance.jensenshannon, squared. */
export function jensenShannonDivergence(p: Float64Array, q: Float64Array): number {
  const mixture = p.map((share, k) => divide(add(share, q[k]), 2));
  return divide(add(relativeEntropy(p, mixture), relativeEntropy(q, mixture)), 2);
}

/** Every value divided by the sum of the row. */
export function rescaleRow(row: Float64Array): Float64Array {
  const total = sum(row);
  return row.map((value) => divide(value, total));
}

/** An amount in nats in the unit of a base: divided by the float32 nearest to its logarithm. */
export function perBase(nats: number, base: 'e' | number): number {
  return base === 'e' ? nats : divide(nats, round(Math.log(base)));
}

/**
 * One term of the divergence loss on log-probabilities: y·(log y − x), which PyTorch multiplies out, y·log y − y·x; on
 * labels that are logarithms e^y·(y − x).
 * Source: PyTorch, torch.nn.functional.kl_div; optax.kl_divergence, optax.kl_divergence_with_log_targets.
 */
export function divergenceTerm(x: number, label: number, form: 'factored' | 'multipliedOut' | 'logTarget'): number {
  if (form === 'logTarget') return multiply(exp(label), subtract(label, x));
  if (form === 'multipliedOut') return subtract(timesLog(label, label), multiply(label, x));
  return multiply(label, subtract(label === 0 ? 0 : log(label), x));
}
