/**
 * Units of information: nats, bits, bans. An amount in base b is the amount in nats divided by log b.
 */

import { type PairTensor, scaled } from './pairTensor.ts';
import { expOfPair } from './scalar/exponential.ts';
import { logOf } from './scalar/logarithm.ts';
import { dividePairs, normalised, type Pair } from './scalar/pair.ts';
import type { Tensor } from './tensor.ts';

export type Base = 'e' | number;

/** 1/log(base) as a pair; exactly 1 for base e. The base is a number > 0 other than 1. */
export function unitOf(base: Base): Pair {
  if (base === 'e') return { high: 1, low: 0 };
  const { high, low } = logOf(base);
  return dividePairs({ high: 1, low: 0 }, normalised(high, low));
}

/** Amounts in nats as amounts in the base, each rounded once. */
export function inBase(nats: PairTensor, base: Base): Tensor {
  return scaled(nats, unitOf(base));
}

/** e to the power of every amount, rounded once: the perplexity of an amount of information in nats. */
export function exponentials(nats: PairTensor): Tensor {
  const data = nats.data.map((high, index) => expOfPair({ high, low: nats.tails[index] }));
  return { data, shape: nats.shape };
}
