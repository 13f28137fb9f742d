/**
 * The logarithm, as a pair for the kernels and rounded once for everybody else.
 *
 * Method (P. T. P. Tang, Table-driven implementation of the logarithm function, ACM TOMS 16, 1990): x = z·2^e, z in [1, 2);
 * c from a table is near 1/z, r = z·c − 1 with |r| ≤ 2⁻⁸·⁹, log x = e·log 2 − log c + log(1 + r).
 *
 * Error budget: c has 21 bits, so r is exact as a pair; the heads of e·log 2 and −log c are exact, their tails are known
 * to 2⁻⁹⁵; the series stops after r⁷/7 (r⁸/8 ≤ 2⁻⁷⁴), its sum is rounded at 2⁻¹⁹ (2⁻⁷²). So the error is below 2⁻⁷⁰
 * absolutely, and below 2⁻⁶¹ relative to a logarithm next to 1, where the heads cancel and r itself is the result.
 */

import { type Pair, sumTail, upperHalf } from './pair.ts';
import { powerOfTwo, powersOfTwo } from './powersOfTwo.ts';
import { logHead, logOfTwoHead, logOfTwoTail, logTail, reciprocal } from './tables.ts';

const double = new Float64Array(1);
const words = new Int32Array(double.buffer);
/** Which word holds the exponent: the upper one, on a little-endian machine the second. */
const upperWord = (() => {
  double[0] = 1;
  return words[1] === 0 ? 0 : 1;
})();

/** The smallest normal double. */
export const smallestNormal = powerOfTwo(-1022);

/** Lifts every subnormal into the normal range. */
const subnormalScale = powerOfTwo(54);

/** log(1 + r) − r for |r| ≤ 2⁻⁸·⁹, by its series. */
function logSeries(r: number): number {
  const square = r * r;
  return square * (-0.5 + r * (1 / 3) + square * (-1 / 4 + r * (1 / 5) + square * (-1 / 6 + r * (1 / 7))));
}

/** log x of a normal double x > 0, as a pair with |low| ≤ 2⁻¹⁷ (below 2⁻⁹·|high| next to 1). */
export function logOfNormal(x: number): Pair {
  double[0] = x;
  const bits = words[upperWord];
  const exponent = (bits >> 20) - 1023;
  const k = (((bits >> 11) & 511) + 1) >> 1;
  const z = x * powersOfTwo[1100 - exponent];
  const c = reciprocal[k];
  const zHead = Math.fround(z);
  const a = zHead * c - 1;
  const b = (z - zHead) * c;
  const r = a + b;
  const head = logHead[k] + exponent * logOfTwoHead;
  const high = head + r;
  return { high, low: r - (high - head) + (b - (r - a) + (logTail[k] + exponent * logOfTwoTail) + logSeries(r)) };
}

/** log x of a finite double x > 0, subnormal or not. */
export function logOf(x: number): Pair {
  if (x >= smallestNormal) return logOfNormal(x);
  const { high, low } = logOfNormal(x * subnormalScale);
  const sum = high - 54 * logOfTwoHead;
  return { high: sum, low: sumTail(high, -54 * logOfTwoHead, sum) + (low - 54 * logOfTwoTail) };
}

/** log(x + tail) for a normalised pair of a normal double x > 0. */
export function logOfPair(x: number, tail: number): Pair {
  double[0] = x;
  const bits = words[upperWord];
  const exponent = (bits >> 20) - 1023;
  const k = (((bits >> 11) & 511) + 1) >> 1;
  const scale = powersOfTwo[1100 - exponent];
  const z = x * scale;
  const c = reciprocal[k];
  const zHead = Math.fround(z);
  const a = zHead * c - 1;
  const b = (z - zHead) * c;
  const sum = a + b;
  const w = tail * scale * c;
  const r = sum + w;
  const rTail = b - (sum - a) + (w - (r - sum));
  const head = logHead[k] + exponent * logOfTwoHead;
  const high = head + r;
  const low = rTail - rTail * r + (logTail[k] + exponent * logOfTwoTail) + logSeries(r);
  return { high, low: r - (high - head) + low };
}

/** log(x + tail) for a normal x > 0 with at most 31 bits, whose product with c is exact as it stands. */
export function logOfShortPair(x: number, tail: number): Pair {
  double[0] = x;
  const bits = words[upperWord];
  const exponent = (bits >> 20) - 1023;
  const k = (((bits >> 11) & 511) + 1) >> 1;
  const scale = powersOfTwo[1100 - exponent];
  const c = reciprocal[k];
  const a = x * scale * c - 1;
  const w = tail * scale * c;
  const r = a + w;
  const rTail = sumTail(a, w, r);
  const head = logHead[k] + exponent * logOfTwoHead;
  const high = head + r;
  const low = rTail - rTail * r + (logTail[k] + exponent * logOfTwoTail) + logSeries(r);
  return { high, low: r - (high - head) + low };
}

/**
 * log(1 + v) for a normalised pair v ≥ 0, up to the largest doubles. Without a branch for a small v, since a compiler that
 * has to choose between two returned pairs cannot keep them in registers.
 */
export function logOfOnePlus(v: number, tail: number): Pair {
  const sum = 1 + v;
  const lost = sumTail(1, v, sum);
  const rest = lost + tail;
  const { high, low } = logOfPair(sum, rest);
  // of a small v, even the tail of the tail is seen
  return { high, low: low + sumTail(lost, tail, rest) / sum };
}

/**
 * log(1 + e) for an exponential e = high + low of at most 1 whose high part has 26 bits: high·c is exact, so there is
 * nothing to split. Relative error below 2⁻⁶¹ down to the smallest e.
 */
export function logOfOnePlusExponential(high: number, low: number): Pair {
  const k = (((1 + high) * 256 + 0.5) | 0) - 256;
  const c = reciprocal[k];
  const a = c - 1;
  const b = high * c;
  const sum = a + b;
  const w = low * c;
  const r = sum + w;
  const rTail = sumTail(a, b, sum) + (w - (r - sum));
  const head = logHead[k];
  const upper = head + r;
  return { high: upper, low: r - (upper - head) + (rTail - rTail * r + logTail[k] + logSeries(r)) };
}

/** value·logarithm: the product of the heads is exact, the three small ones are rounded at 2⁻²⁴ of it. */
export function timesLogarithm(value: number, logarithm: Pair): Pair {
  const head = upperHalf(value);
  const logHead = Math.fround(logarithm.high);
  const cross = head * (logarithm.high - logHead) + (value - head) * logarithm.high;
  return { high: head * logHead, low: cross + value * logarithm.low };
}

/** log x of any double, rounded once: −Infinity at 0, NaN below it. */
export function logNumber(x: number): number {
  if (x > 0 && x < Number.POSITIVE_INFINITY) {
    const { high, low } = logOf(x);
    return high + low;
  }
  if (x === 0) return Number.NEGATIVE_INFINITY;
  return x > 0 ? x : Number.NaN;
}
