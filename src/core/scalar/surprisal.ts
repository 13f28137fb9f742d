/**
 * Surprisals −log p of single probabilities that are known beyond a double.
 */

import type { BigFloat } from './bigFloat.ts';
import { logOfPair } from './logarithm.ts';
import { normalised, type Pair } from './pair.ts';

/** −log p of a normalised pair whose double is normal. */
export function surprisalOfPair({ high, low }: Pair): Pair {
  const logarithm = logOfPair(high, low);
  return normalised(0 - logarithm.high, -logarithm.low);
}

/** −log p of any size, +∞ at 0. */
export function bigSurprisal(p: BigFloat): BigFloat | number {
  return p.isZero ? Number.POSITIVE_INFINITY : p.log().negated();
}
