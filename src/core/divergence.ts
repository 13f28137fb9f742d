/**
 * Divergences of two distributions, written so that close distributions do not cancel:
 * Kullback–Leibler and Jensen–Shannon.
 */

import { reduceRowPairs } from './rows.ts';
import { Accumulator } from './summation.ts';
import type { Tensor } from './tensor.ts';
import { requireShape, requireZeroToOne } from './validation.ts';

/** Below this relative distance u = (p − q)/(p + q) the logarithm of p/q is taken from its series in u. */
const near = 1 / 4;

/**
 * KL(p‖q) of two rows in nats. For p near q the signed terms p·log(p/q) cancel, so with u = (p − q)/(p + q)
 *   p·log(p/q) = (p − q) + (p − q)·(u + (1 + u)·u²·(1/3 + u²/5 + u⁴/7 + …))
 * (from log(p/q) = 2·artanh u): the second part is never negative and Σ(p − q) is summed with compensation.
 */
export function klDivergenceOfRows(p: Float64Array, q: Float64Array): number {
  const sum = new Accumulator();
  for (let k = 0; k < p.length; k += 1) {
    const difference = p[k] - q[k];
    const u = difference / (p[k] + q[k]);
    if (Math.abs(u) <= near) {
      sum.add(difference * (u + (1 + u) * u * u * artanhTail(u * u)));
      sum.add(difference);
    } else {
      sum.add(relativeEntropyTerm(p[k], q[k]));
    }
  }
  return sum.total;
}

/** 1/3 + t/5 + t²/7 + …: what artanh u = u + u³·tail has beyond its first term, with t = u². */
function artanhTail(t: number): number {
  let sum = 0;
  let power = 1;
  for (let odd = 3; sum + power / odd !== sum; odd += 2) {
    sum += power / odd;
    power *= t;
  }
  return sum;
}

/** p·log(p/q): 0 where p is 0, +∞ where only q is 0, and no overflow of the quotient. */
export function relativeEntropyTerm(p: number, q: number): number {
  if (p === 0) return Number.isNaN(q) ? Number.NaN : 0;
  const ratio = p / q;
  const isNormal = ratio > 2 ** -1000 && ratio < 2 ** 1000;
  return p * (isNormal || q === 0 ? Math.log(ratio) : Math.log(p) - Math.log(q));
}

/**
 * The Jensen–Shannon divergence of two rows in nats. Each pair's share ½·(p·log(p/m) + q·log(q/m)), m = (p + q)/2, is
 * never negative; near p = q it is ¼·(p − q)·u·(1 + u²/6 + u⁴/15 + …), from
 * (1 + u)·log(1 + u) + (1 − u)·log(1 − u) = Σₙ u²ⁿ/(n(2n − 1)).
 */
export function jensenShannonDivergenceOfRows(p: Float64Array, q: Float64Array): number {
  const sum = new Accumulator();
  for (let k = 0; k < p.length; k += 1) {
    const total = p[k] + q[k];
    const u = (p[k] - q[k]) / total;
    if (total === 0) continue;
    if (Math.abs(u) <= near) sum.add(((p[k] - q[k]) * u * evenSeries(u * u)) / 4);
    else sum.add((relativeEntropyTerm(2 * p[k], total) + relativeEntropyTerm(2 * q[k], total)) / 4);
  }
  return sum.total;
}

/** 1 + t/6 + t²/15 + …, the n-th term t^{n−1}/(n(2n − 1)). */
function evenSeries(t: number): number {
  let sum = 0;
  let power = 1;
  for (let n = 1; sum + power / (n * (2 * n - 1)) !== sum; n += 1) {
    sum += power / (n * (2 * n - 1));
    power *= t;
  }
  return sum;
}

/**
 * The Kullback–Leibler divergence Σ p·log(p/q) in nats, one a row along the axis; p and q of one shape.
 * 0 where p is 0, +∞ where p > 0 meets q = 0. Source: S. Kullback, R. A. Leibler, On information and sufficiency, 1951.
 * @throws InputError `shape`, `axis`, `domain`
 */
export function klDivergence(p: Tensor, q: Tensor, axis = -1): Tensor {
  requireShape('q', q, p.shape);
  requireZeroToOne('p', p);
  requireZeroToOne('q', q);
  return reduceRowPairs(p, q, axis, klDivergenceOfRows);
}

/**
 * The Jensen–Shannon divergence ½·KL(p‖m) + ½·KL(q‖m), m = (p + q)/2, in nats, one a row; between 0 and log 2.
 * Source: J. Lin, Divergence measures based on the Shannon entropy, 1991. (SciPy's distance is its square root.)
 * @throws InputError `shape`, `axis`, `domain`
 */
export function jensenShannonDivergence(p: Tensor, q: Tensor, axis = -1): Tensor {
  requireShape('q', q, p.shape);
  requireZeroToOne('p', p);
  requireZeroToOne('q', q);
  return reduceRowPairs(p, q, axis, jensenShannonDivergenceOfRows);
}
