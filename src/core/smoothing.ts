/**
 * Label smoothing: a label moves towards the uniform distribution, y·(1 − s) + s/K.
 * Source: C. Szegedy et al., Rethinking the inception architecture for computer vision, 2016, section 7.
 */

import { PairTensor } from './pairTensor.ts';
import { addPairs, complement, dividePairs, multiplyPairs, type Pair } from './scalar/pair.ts';
import type { Tensor } from './tensor.ts';

/** y·(1 − s) + s/K as a pair, known to 2⁻¹⁰⁰. K is 2 for the labels of a binary loss. */
export function smoothedPair(label: number, smoothing: number, classCount: number): Pair {
  if (smoothing === 0) return { high: label, low: 0 };
  const moved = { high: smoothing, low: 0 };
  const kept = multiplyPairs(complement(moved), { high: label, low: 0 });
  return addPairs(kept, dividePairs(moved, { high: classCount, low: 0 }));
}

/** Every label smoothed. */
export function smoothedLabels(labels: Tensor, smoothing: number, classCount: number): PairTensor {
  const result = new PairTensor(labels.shape);
  labels.data.forEach((label, index) => {
    const { high, low } = smoothedPair(label, smoothing, classCount);
    result.set(index, high, low);
  });
  return result;
}
