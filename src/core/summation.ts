/**
 * Summation: sums of many numbers that do not lose what the additions round away.
 */

import { PairSum } from './scalar/pair.ts';

/**
 * The sum of all numbers of some lists, exact to 106 bits before it is rounded; 0 for empty ones. Infinities and NaN pass
 * through as in a plain sum.
 */
export function compensatedSum(...lists: readonly Iterable<number>[]): number {
  const sum = new PairSum();
  let plain = 0;
  for (const list of lists) {
    for (const value of list) {
      sum.add(value, 0);
      plain += value;
    }
  }
  // an infinite partial sum makes its own tail NaN
  return Number.isFinite(plain) ? sum.high + sum.low : plain;
}
