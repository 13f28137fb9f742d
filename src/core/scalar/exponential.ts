/**
 * The exponential, as a pair for the kernels and rounded once for everybody else.
 *
 * Method (P. T. P. Tang, Table-driven implementation of the exponential function, ACM TOMS 15, 1989): x = n·(log 2)/256 + r
 * with |r| ≤ 2⁻⁹·⁵, e^x = 2^(n div 256)·2^((n mod 256)/256)·e^r, the second factor from a table.
 *
 * Error budget, relative to the result: the table holds 79 bits (2⁻⁷⁹); r is exact to 2⁻⁷⁷; the series of e^r stops after
 * r⁵/120 (r⁶/720 ≤ 2⁻⁶⁶·⁵); its sum is rounded at 2⁻²⁰·⁵ (2⁻⁷²); head·r is rounded at 2⁻⁹·⁵ (2⁻⁶³) and added to the rest
 * (2⁻⁶³). Together below 2⁻⁶¹·⁵; rounding the pair to a double adds half a unit: at most 0.503 ulp.
 */

import { BigFloat } from './bigFloat.ts';
import type { Pair } from './pair.ts';
import { powersOfTwo } from './powersOfTwo.ts';
import { powerHead, powerTail, stepHead, stepsPerUnit, stepTail } from './tables.ts';

/** 1.5·2⁵²: adding and subtracting it rounds to a whole number. */
const roundToWhole = 6755399441055744;

/** Within this distance from 0 both halves of e^x are normal doubles. */
export const ordinaryExponent = 690;

/**
 * e^(x + tail) for |x| ≤ 690 and |tail| ≤ 2⁻⁵³·|x|, as a pair whose high part has only 26 bits, so that a product with
 * another such part is exact; |low| ≤ 2⁻⁹·high.
 */
export function expPair(x: number, tail: number): Pair {
  const steps = x * stepsPerUnit + roundToWhole - roundToWhole;
  const whole = steps | 0;
  const place = whole & 255;
  const first = x - steps * stepHead;
  const second = steps * stepTail;
  const r = first - second;
  const rTail = first - r - second + tail;
  const square = r * r;
  const beyond = rTail + rTail * r + square * (0.5 + r * (1 / 6) + square * (1 / 24 + r * (1 / 120)));
  const head = powerHead[place];
  const scale = powersOfTwo[(whole >> 8) + 1100];
  return { high: head * scale, low: (head * r + (powerTail[place] * (1 + (r + beyond)) + head * beyond)) * scale };
}

/** e^x of any double, rounded once; 0, subnormals and Infinity where they belong. NaN for NaN. */
export function expOf(x: number): number {
  if (x >= -ordinaryExponent && x <= ordinaryExponent) {
    const { high, low } = expPair(x, 0);
    return high + low;
  }
  if (Number.isNaN(x)) return x;
  if (x > 710) return Number.POSITIVE_INFINITY;
  return x < -746 ? 0 : BigFloat.of(x).exp().toNumber();
}

/** e^(high + low) of a finite pair, rounded once. */
export function expOfPair({ high, low }: Pair): number {
  if (high >= -ordinaryExponent && high <= ordinaryExponent) {
    const result = expPair(high, low);
    return result.high + result.low;
  }
  if (Number.isNaN(high)) return high;
  if (high > 710) return Number.POSITIVE_INFINITY;
  return high < -746 ? 0 : BigFloat.ofPair({ high, low }).exp().toNumber();
}
