/**
 * What frameworks do to probabilities before they take a logarithm: rescale rows to the sum 1, clip to a range. The results
 * keep what rounding takes, since a logarithm near 1 sees it.
 */

import { PairTensor, pairAt, tailsOf } from './pairTensor.ts';
import { complement, dividePairs, type Pair, PairSum } from './scalar/pair.ts';
import { alongAxis, type Tensor } from './tensor.ts';

/** Every row along the axis divided by its sum. @throws InputError `axis` */
export function rescaleRows(values: Tensor, axis = -1): PairTensor {
  const layout = alongAxis(values.shape, axis);
  const result = new PairTensor(values.shape);
  const tails = tailsOf(values);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const start = layout.rowStart(row);
    const end = start + layout.length * layout.stride;
    const sum = new PairSum();
    for (let place = start; place < end; place += layout.stride) sum.add(values.data[place], tails?.[place] ?? 0);
    const total = sum.total();
    for (let place = start; place < end; place += layout.stride) {
      const share = dividePairs({ high: values.data[place], low: tails?.[place] ?? 0 }, total);
      if (Number.isFinite(share.high)) result.set(place, share.high, share.low);
      else result.setAny(place, values.data[place] / total.high);
    }
  }
  return result;
}

/** Every element moved into [minimum, maximum]; NaN stays NaN. */
export function clip(values: Tensor, minimum: Pair, maximum: Pair): PairTensor {
  const result = new PairTensor(values.shape);
  values.data.forEach((_, index) => {
    const moved = clipPair(pairAt(values, index), minimum, maximum);
    if (Number.isFinite(moved.high)) result.set(index, moved.high, moved.low);
    else result.setAny(index, moved.high);
  });
  return result;
}

/** A pair moved into [minimum, maximum]. */
export function clipPair(value: Pair, minimum: Pair, maximum: Pair): Pair {
  if (isBelow(value, minimum)) return minimum;
  return isBelow(maximum, value) ? maximum : value;
}

function isBelow(a: Pair, b: Pair): boolean {
  return a.high < b.high || (a.high === b.high && a.low < b.low);
}

/** [ε, 1 − ε], the second bound exactly. */
export function clippingRange(epsilon: number): readonly [Pair, Pair] {
  const lower = { high: epsilon, low: 0 };
  return [lower, complement(lower)];
}
