/**
 * Summation: sums of many numbers that do not lose what the additions round away.
 */

import { PairSum } from './scalar/pair.ts';

/** The sum of a list of numbers, exact to 106 bits before it is rounded; 0 for an empty list. Infinities and NaN pass through as in a plain sum. */
export function compensatedSum(values: Iterable<number>): number {
  const sum = new PairSum();
  let plain = 0;
  for (const value of values) {
    sum.add(value, 0);
    plain += value;
  }
  // an infinite partial sum makes its own tail NaN
  return Number.isFinite(plain) ? sum.high + sum.low : plain;
}
