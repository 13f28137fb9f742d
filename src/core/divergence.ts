/**
 * Divergences of two distributions, written so that close distributions do not cancel: Kullback–Leibler and Jensen–Shannon.
 */

import { weighted } from './information.ts';
import { PairTensor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { logNumber, logOf, logOfPair, logOfShortPair } from './scalar/logarithm.ts';
import { addPairs, differenceTail, dividePairs, type Pair, PairSum, sumTail, upperHalf } from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import { alongAxis, type Tensor } from './tensor.ts';
import { requireElementBetween, requireShape } from './validation.ts';

/** Above this, quotients and products of two probabilities keep both halves of a pair. */
const smallestPlain = powerOfTwo(-450);

/** A sum below this may be made of probabilities that are too small for a pair. */
const smallestSum = powerOfTwo(-340);

/** p and q closer than this relative distance u = (p − q)/(p + q): log(p/q) = 2·artanh u is taken from its series. */
const near = 1 / 16;

/** A result so much smaller than its parts needs more than two doubles. */
const cancellation = powerOfTwo(-8);

/** artanh(u)/u³ − 1/u² = 1/3 + u²/5 + u⁴/7 + … for u² ≤ 2⁻⁸, to 2⁻⁵⁸. */
function artanhTail(square: number): number {
  return (
    1 / 3 +
    square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square * (1 / 11 + square * (1 / 13 + square * (1 / 15))))))
  );
}

/** u = (p − q)/(p + q) as a head of 26 bits and the rest. `difference` is p − q, `differenceLow` what it lost. */
function relativeDistance(p: number, q: number, difference: number, differenceLow: number): Pair {
  const sum = p + q;
  const sumLow = sumTail(p, q, sum);
  const inverse = 1 / sum;
  const quotient = difference * inverse;
  const head = upperHalf(quotient);
  const sumHead = upperHalf(sum);
  const remainder = difference - head * sumHead - head * (sum - sumHead) + (differenceLow - quotient * sumLow);
  return { high: head, low: remainder * inverse };
}

/** value·logarithm as a product of heads, exact, and the rest. */
function productOf(value: number, logarithm: Pair): Pair {
  const head = upperHalf(value);
  const logHead = Math.fround(logarithm.high);
  const cross = head * (logarithm.high - logHead) + (value - head) * logarithm.high;
  return { high: head * logHead, low: cross + value * logarithm.low };
}

/** log(p/q), the quotient as a head of 26 bits and the rest. */
function logOfQuotient(p: number, q: number): Pair {
  const inverse = 1 / q;
  const head = upperHalf(p * inverse);
  const qHead = upperHalf(q);
  return logOfShortPair(head, (p - head * qHead - head * (q - qHead)) * inverse);
}

/** Adds p·log(p/q) where q is so small that the quotient may leave the range. */
function addFarTerm({ p, q }: Rows, place: number, terms: PairSum): void {
  const above = logOf(p[place]);
  const below = logOf(q[place]);
  const term = productOf(p[place], addPairs(above, { high: -below.high, low: -below.low }));
  terms.add(term.high, term.low);
}

/** @throws InputError `domain` where p or q is finite and outside [0, 1] */
function requireZeroToOneAt({ p, q, shape }: Rows, place: number): void {
  requireElementBetween('p', { data: p, shape }, place, 0, 1);
  requireElementBetween('q', { data: q, shape }, place, 0, 1);
}

/** The rows of two tensors of one layout. */
interface Rows {
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly shape: readonly number[];
  readonly length: number;
  readonly stride: number;
}

/**
 * KL(p‖q) of two rows in nats. For p near q the signed terms p·log(p/q) cancel, so with u = (p − q)/(p + q)
 *   p·log(p/q) = (p − q) + (p − q)·(u + (1 + u)·u²·(1/3 + u²/5 + u⁴/7 + …))
 * (from log(p/q) = 2·artanh u): the second part is never negative, and the differences are summed apart, exactly.
 * Where the two sums cancel, or a probability is tiny, the row is summed again with BigFloat.
 */
function setKlDivergence(result: PairTensor, index: number, rows: Rows, start: number): void {
  const { p, q, stride } = rows;
  const end = start + rows.length * stride;
  const terms = new PairSum();
  let differences = 0;
  let differencesLow = 0;
  let isPlain = true;
  let isEqual = true;
  let size = 0;
  for (let place = start; place < end; place += stride) {
    const above = p[place];
    const below = q[place];
    const difference = above - below;
    if (!(above > smallestPlain && below > 0 && above <= 1 && below <= 1)) {
      requireZeroToOneAt(rows, place);
      // a tiny p adds nothing to a sum that is not tiny itself
      isPlain &&= above === 0 ? below >= 0 : above > 0 && above <= smallestPlain && below > 0 && below <= 1;
      isEqual &&= above === 0 || difference === 0;
      continue;
    }
    let high: number;
    let low: number;
    if (Math.abs(difference) <= near * (above + below)) {
      // u = (p − q)/(p + q) as a head of 26 bits and the rest; p − q is exact here
      const total = above + below;
      const inverse = 1 / total;
      const u = difference * inverse;
      const uHead = upperHalf(u);
      const totalHead = upperHalf(total);
      const rest = difference - uHead * totalHead - uHead * (total - totalHead) - u * sumTail(above, below, total);
      const head = upperHalf(difference);
      high = head * uHead;
      low = (difference - head) * uHead + difference * (rest * inverse + (1 + u) * (u * u) * artanhTail(u * u));
      const sum = differences + difference;
      differencesLow += sumTail(differences, difference, sum);
      differences = sum;
    } else if (below > smallestPlain) {
      const term = productOf(above, logOfQuotient(above, below));
      high = term.high;
      low = term.low;
      size += Math.abs(high);
    } else {
      addFarTerm(rows, place, terms);
      continue;
    }
    terms.add(high, low);
  }
  const sum = terms.high + differences;
  const low = sumTail(terms.high, differences, sum) + (terms.low + differencesLow);
  const largest = Math.max(size, Math.abs(terms.high), Math.abs(differences));
  const isClear = Math.abs(sum) > cancellation * largest && Math.abs(sum) > smallestSum;
  if (isPlain && (isClear || (isEqual && largest === 0))) result.set(index, sum, low);
  else result.setAny(index, bigKlDivergence(rows, start));
}

/** The same sum with BigFloat; NaN and infinities by their limits. */
function bigKlDivergence({ p, q, length, stride }: Rows, start: number): BigFloat | number {
  let sum = BigFloat.zero;
  let beyond = 0;
  for (let place = start; place < start + length * stride; place += stride) {
    const term = bigRelativeEntropy(p[place], q[place]);
    if (typeof term === 'number') beyond += term;
    else sum = sum.plus(term);
  }
  return beyond === 0 ? sum : beyond;
}

/** p·log(p/q) of any size: 0 where p is 0, +∞ where only q is 0. A double where it is NaN or infinite. */
export function bigRelativeEntropy(p: number, q: number): BigFloat | number {
  if (p === 0) return Number.isNaN(q) ? Number.NaN : BigFloat.zero;
  if (p === q && p < Number.POSITIVE_INFINITY) return BigFloat.zero;
  if (!(p > 0 && q > 0 && p < Number.POSITIVE_INFINITY && q < Number.POSITIVE_INFINITY)) {
    return weighted(p, logNumber(p) - logNumber(q));
  }
  const above = BigFloat.of(p);
  return above.dividedBy(BigFloat.of(q)).log().times(above);
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
    const difference = above - below;
    const differenceLow = differenceTail(above, below, difference);
    const u = relativeDistance(above, below, difference, differenceLow);
    if (Math.abs(u.high) <= symmetricNear) {
      const head = upperHalf(difference);
      const whole = u.high + u.low;
      const beyond = difference * (u.low + whole * symmetricTail(whole * whole)) + differenceLow * whole;
      terms.add(head * u.high, (difference - head) * u.high + beyond);
    } else if (Math.abs(u.high) < symmetricFar) {
      for (let side = 1; side >= -1; side -= 2) {
        const term = productOf(side > 0 ? 2 * above : 2 * below, logOfShortPair(1 + side * u.high, side * u.low));
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
  const term = productOf(2 * value, logOfPair(ratio.high, ratio.low));
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
 * The Kullback–Leibler divergence Σ p·log(p/q) in nats, one a row along the axis; p and q of one shape. At most 0.51 ulp,
 * even where the distributions agree to their last digits. 0 where p is 0, +∞ where p > 0 meets q = 0.
 * Source: S. Kullback, R. A. Leibler, On information and sufficiency, 1951.
 * @throws InputError `shape`, `axis`, `domain`
 */
export function klDivergence(p: Tensor, q: Tensor, axis = -1): PairTensor {
  return divergence(p, q, axis, setKlDivergence);
}

/**
 * The Jensen–Shannon divergence ½·KL(p‖m) + ½·KL(q‖m), m = (p + q)/2, in nats, one a row; between 0 and log 2. At most
 * 0.51 ulp. Source: J. Lin, Divergence measures based on the Shannon entropy, 1991. (SciPy's distance is its square root.)
 * @throws InputError `shape`, `axis`, `domain`
 */
export function jensenShannonDivergence(p: Tensor, q: Tensor, axis = -1): PairTensor {
  return divergence(p, q, axis, setJensenShannonDivergence);
}

function divergence(
  p: Tensor,
  q: Tensor,
  axis: number,
  set: (result: PairTensor, index: number, rows: Rows, start: number) => void,
): PairTensor {
  requireShape('q', q, p.shape);
  const layout = alongAxis(p.shape, axis);
  const result = new PairTensor(layout.outerShape);
  const rows = { p: p.data, q: q.data, shape: p.shape, length: layout.length, stride: layout.stride };
  for (let row = 0; row < layout.rowCount; row += 1) set(result, row, rows, layout.rowStart(row));
  return result;
}
