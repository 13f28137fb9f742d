/**
 * The Jensen–Shannon divergence of two distributions, written so that close distributions do not cancel.
 */

import { divergenceOfRows, type Rows, requireZeroToOneAt, smallestPlain, smallestSum } from './divergenceRows.ts';
import type { PairTensor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { logOfPair, logOfShortPair, timesLogarithm } from './scalar/logarithm.ts';
import { dividePairs, type Pair, PairSum, sumTail, upperHalf } from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import type { Tensor } from './tensor.ts';

/** u = (p − q)/(p + q) as a head of 26 bits and the rest. `difference` is p − q. */
function relativeDistance(p: number, q: number, difference: number): Pair {
  const sum = p + q;
  const inverse = 1 / sum;
  const quotient = difference * inverse;
  const head = upperHalf(quotient);
  const sumHead = upperHalf(sum);
  const remainder = difference - head * sumHead - head * (sum - sumHead) - quotient * sumTail(p, q, sum);
  return { high: head, low: remainder * inverse };
}

/** (1 + u)·log(1 + u) + (1 − u)·log(1 − u) over u², less 1: u²/6 + u⁴/15 + u⁶/28 + … for |u| ≤ 1/8, to 2⁻⁵⁶. */
function symmetricTail(square: number): number {
  return (
    square *
    (1 / 6 +
      square *
        (1 / 15 +
          square *
            (1 / 28 +
              square * (1 / 45 + square * (1 / 66 + square * (1 / 91 + square * (1 / 120 + square * (1 / 153))))))))
  );
}

/** Below this relative distance the Jensen–Shannon term is taken from its series. */
const symmetricNear = 1 / 8;

/**
 * 4·JS(p, q) of two rows is Σ 2·(p·log(p/m) + q·log(q/m)) with m = (p + q)/2; every summand is ≥ 0. With
 * u = (p − q)/(p + q), p/m = 1 + u and q/m = 1 − u, and near u = 0 a summand is (p − q)·u·(1 + u²/6 + u⁴/15 + …), from
 * (1 + u)·log(1 + u) + (1 − u)·log(1 − u) = Σₙ u²ⁿ/(n(2n − 1)).
 */
function setJensenShannonDivergence(result: PairTensor, index: number, rows: Rows, start: number): void {
  const { p, q, stride } = rows;
  const end = start + rows.length * stride;
  const terms = new PairSum();
  let isPlain = true;
  let isZero = true;
  for (let place = start; place < end; place += stride) {
    const above = p[place];
    const below = q[place];
    const sum = above + below;
    if (!(sum > smallestPlain && above >= 0 && below >= 0 && above <= 1 && below <= 1)) {
      requireZeroToOneAt(rows, place);
      isZero &&= sum === 0;
      isPlain &&= above >= 0 && below >= 0 && sum <= 2;
      continue;
    }
    // exact where u is near 0; elsewhere what it lost doesn't matter, since the summand is stationary in u
    const difference = above - below;
    const u = relativeDistance(above, below, difference);
    if (Math.abs(u.high) <= symmetricNear) {
      const head = upperHalf(difference);
      const whole = u.high + u.low;
      const beyond = difference * (u.low + whole * symmetricTail(whole * whole));
      terms.add(head * u.high, (difference - head) * u.high + beyond);
    } else if (Math.abs(u.high) < symmetricFar) {
      for (let side = 1; side >= -1; side -= 2) {
        const term = timesLogarithm(side > 0 ? 2 * above : 2 * below, logOfShortPair(1 + side * u.high, side * u.low));
        terms.add(term.high, term.low);
      }
    } else {
      addLopsidedTerm(terms, p, q, place);
      addLopsidedTerm(terms, q, p, place);
    }
  }
  const { high, low } = terms.total();
  if (isPlain && (high > smallestSum || (high === 0 && isZero))) result.set(index, high / 4, low / 4);
  else result.setAny(index, bigJensenShannon(rows, start));
}

/** Beyond this relative distance the smaller probability's quotient is taken by itself, not as 1 − |u|. */
const symmetricFar = 1 - powerOfTwo(-6);

/** Below this share of p + q a probability's own logarithm adds nothing that a pair could hold. */
const negligibleShare = powerOfTwo(-200);

/** 2·v·log(2v/(v + w)). */
function addLopsidedTerm(terms: PairSum, values: Float64Array, others: Float64Array, place: number): void {
  const value = values[place];
  const sum = value + others[place];
  if (value < negligibleShare * sum) return;
  const ratio = dividePairs({ high: 2 * value, low: 0 }, { high: sum, low: sumTail(value, others[place], sum) });
  const term = timesLogarithm(2 * value, logOfPair(ratio.high, ratio.low));
  terms.add(term.high, term.low);
}

/** The same with BigFloat; NaN where a number is not finite. */
function bigJensenShannon({ p, q, length, stride }: Rows, start: number): BigFloat | number {
  let sum = BigFloat.zero;
  for (let place = start; place < start + length * stride; place += stride) {
    if (!Number.isFinite(p[place]) || !Number.isFinite(q[place])) return Number.NaN;
    const above = BigFloat.of(p[place]);
    const below = BigFloat.of(q[place]);
    const mean = above.plus(below).times(half);
    for (const share of [above, below]) {
      if (!share.isZero) sum = sum.plus(share.dividedBy(mean).log().times(share));
    }
  }
  return sum.times(half);
}

const half = BigFloat.of(0.5);

/**
 * The Jensen–Shannon divergence ½·KL(p‖m) + ½·KL(q‖m), m = (p + q)/2, in nats, one a row; between 0 and log 2. At most
 * 0.51 ulp. Source: J. Lin, Divergence measures based on the Shannon entropy, 1991. (SciPy's distance is its square root.)
 * @throws InputError `shape`, `axis`, `domain`
 */
export function jensenShannonDivergence(p: Tensor, q: Tensor, axis = -1): PairTensor {
  return divergenceOfRows(p, q, axis, setJensenShannonDivergence);
}
