/**
 * The Kullback–Leibler divergence of two distributions, written so that close distributions do not cancel.
 */

import { divergenceOfRows, type Rows, requireZeroToOneAt, smallestPlain, smallestSum } from './divergenceRows.ts';
import { weighted } from './information.ts';
import { cancellation, type PairTensor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { BigSum } from './scalar/bigSum.ts';
import { logNumber, logOf, logOfShortPair, timesLogarithm } from './scalar/logarithm.ts';
import { addPairs, type Pair, PairSum, sumTail, upperHalf } from './scalar/pair.ts';
import type { Tensor } from './tensor.ts';

/**
 * p and q closer than this relative distance u = (p − q)/(p + q): log(p/q) = 2·artanh u is taken from its series. Further
 * away, a term keeps 2⁻⁶⁴ of what is left when the differences cancel, and few pairs of unrelated numbers come so near that
 * a processor has to guess.
 */
const near = 1 / 64;

/** artanh(u)/u³ − 1/u² = 1/3 + u²/5 + u⁴/7 + … for u² ≤ 2⁻¹², to 2⁻⁶³. */
function artanhTail(square: number): number {
  return 1 / 3 + square * (1 / 5 + square * (1 / 7 + square * (1 / 9 + square * (1 / 11))));
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
  const term = timesLogarithm(p[place], addPairs(above, { high: -below.high, low: -below.low }));
  terms.add(term.high, term.low);
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
      const term = timesLogarithm(above, logOfQuotient(above, below));
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
  const sum = new BigSum();
  for (let place = start; place < start + length * stride; place += stride) {
    sum.add(bigRelativeEntropy(p[place], q[place]));
  }
  return sum.totalUnlessNoise();
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

/**
 * The Kullback–Leibler divergence Σ p·log(p/q) in nats, one a row along the axis; p and q of one shape. At most 0.54 ulp,
 * even where the distributions agree to their last digits. 0 where p is 0, +∞ where p > 0 meets q = 0.
 * Source: S. Kullback, R. A. Leibler, On information and sufficiency, 1951.
 * @throws InputError `shape`, `axis`, `domain`
 */
export function klDivergence(p: Tensor, q: Tensor, axis = -1): PairTensor {
  return divergenceOfRows(p, q, axis, setKlDivergence);
}
