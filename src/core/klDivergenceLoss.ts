/**
 * The Kullback–Leibler divergence as a loss: target·(log target − input), entry by entry or summed along an axis.
 */

import { weighted } from './information.ts';
import { bigRelativeEntropy } from './klDivergence.ts';
import { cancellation, PairTensor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { BigSum } from './scalar/bigSum.ts';
import { expPair, ordinaryExponent } from './scalar/exponential.ts';
import { logNumber, logOf } from './scalar/logarithm.ts';
import { addPairs, multiplyPairs, normalised, type Pair, PairSum } from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import { alongAxis, type Tensor } from './tensor.ts';
import { requireShape } from './validation.ts';

/** An entry of the loss: fast as a pair where that is enough, and of any size and cancellation. */
interface Entry {
  /** undefined where a pair is not enough */
  pairAt(index: number): Pair | undefined;
  anyAt(index: number): BigFloat | number;
}

export interface KlDivergenceLossOptions {
  /** the labels are log-probabilities */
  readonly logTarget?: boolean;
  /** the axis to sum along; none: one loss an entry */
  readonly axis?: number | undefined;
}

/**
 * y·(log y − x), x the log-probability of the prediction; with `logTarget` e^y·(y − x). 0 where the target's probability
 * is 0. One loss an entry, or their sums along an axis. At most 0.51 ulp, also where log y and x agree to the last digits.
 * @throws InputError `shape`, `axis`
 */
export function klDivergenceLoss(
  logProbabilities: Tensor,
  labels: Tensor,
  { logTarget = false, axis }: KlDivergenceLossOptions = {},
): PairTensor {
  requireShape('labels', labels, logProbabilities.shape);
  const entry = logTarget
    ? logTargetEntry(logProbabilities.data, labels.data)
    : targetEntry(logProbabilities.data, labels.data);
  return axis === undefined ? entries(labels.shape, entry) : sums(labels.shape, axis, entry);
}

/**
 * y·log(y/p) for predictions given as probabilities, with `logTarget` e^y·(y − log p); `weights` replace the factor y
 * (TensorFlow.js multiplies by the label before clipping).
 * @throws InputError `shape`, `axis`
 */
export function klDivergenceLossOfProbabilities(
  probabilities: Tensor,
  labels: Tensor,
  { weights = labels, logTarget = false, axis }: KlDivergenceLossOptions & { readonly weights?: Tensor } = {},
): PairTensor {
  requireShape('labels', labels, probabilities.shape);
  const entry = logTarget
    ? logTargetRatioEntry(probabilities.data, labels.data)
    : ratioEntry(probabilities.data, labels.data, weights.data);
  return axis === undefined ? entries(labels.shape, entry) : sums(labels.shape, axis, entry);
}

/** Between these sizes products keep both halves of a pair. */
const smallestPlain = powerOfTwo(-400);
const largestPlain = powerOfTwo(400);

function targetEntry(logs: Float64Array, labels: Float64Array): Entry {
  return {
    pairAt(index) {
      const label = labels[index];
      const x = logs[index];
      if (!(label > smallestPlain && Math.abs(x) < largestPlain)) return undefined;
      return weightedDifference({ high: label, low: 0 }, logOf(label), { high: x, low: 0 });
    },
    anyAt(index) {
      const label = labels[index];
      const x = logs[index];
      // log 0 − (−∞) is NaN, and still nothing where the target is 0
      if (label === 0) return Number.isNaN(x) ? x : BigFloat.zero;
      if (!(label > 0 && label < Number.POSITIVE_INFINITY && Number.isFinite(x))) {
        return weighted(label, logNumber(label) - x);
      }
      const target = BigFloat.of(label);
      return target.log().minus(BigFloat.of(x)).times(target);
    },
  };
}

/** w·(a − b), or nothing where a and b cancel. */
function weightedDifference(weight: Pair, a: Pair, b: Pair): Pair | undefined {
  const below = normalised(b.high, b.low);
  const difference = addPairs(normalised(a.high, a.low), { high: -below.high, low: -below.low });
  // a logarithm near 0 is known to 2⁻⁷⁰ absolutely: a difference must be large beside that, too
  if (Math.abs(difference.high) <= cancellation * Math.max(1, Math.abs(below.high))) return undefined;
  return multiplyPairs(weight, difference);
}

function logTargetEntry(logs: Float64Array, labels: Float64Array): Entry {
  return {
    pairAt(index) {
      const label = labels[index];
      const difference = addPairs({ high: label, low: 0 }, { high: -logs[index], low: 0 });
      if (!(Math.abs(label) < ordinaryExponent / 2 && Math.abs(difference.high) < largestPlain)) return undefined;
      const share = expPair(label, 0);
      return multiplyPairs(normalised(share.high, share.low), difference);
    },
    anyAt(index) {
      const label = labels[index];
      const x = logs[index];
      if (label === Number.NEGATIVE_INFINITY) return Number.isNaN(x) ? x : BigFloat.zero;
      if (!Number.isFinite(label) || !Number.isFinite(x)) return label - x;
      if (label < -1e6) return BigFloat.zero;
      if (label > 1e6) return label === x ? BigFloat.zero : Math.sign(label - x) * Number.POSITIVE_INFINITY;
      const target = BigFloat.of(label);
      return target.exp().times(target.minus(BigFloat.of(x)));
    },
  };
}

/** e^y·(y − log p). */
function logTargetRatioEntry(shares: Float64Array, labels: Float64Array): Entry {
  return {
    pairAt(index) {
      const label = labels[index];
      const share = shares[index];
      if (!(Math.abs(label) < ordinaryExponent / 2 && share > smallestPlain && share < largestPlain)) return undefined;
      const target = expPair(label, 0);
      const below = logOf(share);
      return weightedDifference(normalised(target.high, target.low), { high: label, low: 0 }, below);
    },
    anyAt(index) {
      const label = labels[index];
      const share = shares[index];
      if (label === Number.NEGATIVE_INFINITY) return Number.isNaN(share) ? share : BigFloat.zero;
      if (!(Math.abs(label) < 1e6 && share > 0 && share < Number.POSITIVE_INFINITY)) return label - logNumber(share);
      const target = BigFloat.of(label);
      return target.exp().times(target.minus(BigFloat.of(share).log()));
    },
  };
}

function ratioEntry(shares: Float64Array, labels: Float64Array, weights: Float64Array): Entry {
  const isPlain = (value: number) => value > smallestPlain && value < largestPlain;
  return {
    pairAt(index) {
      const label = labels[index];
      const share = shares[index];
      if (!isPlain(label) || !isPlain(share) || !isPlain(weights[index])) return undefined;
      return weightedDifference({ high: weights[index], low: 0 }, logOf(label), logOf(share));
    },
    anyAt(index) {
      const label = labels[index];
      const share = shares[index];
      const weight = weights[index];
      if (weight === label) return bigRelativeEntropy(label, share);
      if (weight === 0) return Number.isNaN(share) ? share : BigFloat.zero;
      const isNumber = label > 0 && share > 0 && Number.isFinite(label + share + weight);
      if (!isNumber) return weighted(weight, logNumber(label) - logNumber(share));
      return BigFloat.of(label).dividedBy(BigFloat.of(share)).log().times(BigFloat.of(weight));
    },
  };
}

function entries(shape: readonly number[], entry: Entry): PairTensor {
  const result = new PairTensor(shape);
  for (let index = 0; index < result.data.length; index += 1) {
    const pair = entry.pairAt(index);
    if (pair === undefined) result.setAny(index, entry.anyAt(index));
    else result.set(index, pair.high, pair.low);
  }
  return result;
}

/** The sums along an axis; a row whose terms cancel, or that has a term no pair can hold, is summed with BigFloat. */
function sums(shape: readonly number[], axis: number, entry: Entry): PairTensor {
  const layout = alongAxis(shape, axis);
  const result = new PairTensor(layout.outerShape);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const start = layout.rowStart(row);
    const end = start + layout.length * layout.stride;
    const sum = new PairSum();
    let size = 0;
    for (let place = start; place < end; place += layout.stride) {
      const pair = entry.pairAt(place) ?? pairOf(entry.anyAt(place));
      sum.add(pair.high, pair.low);
      size += Math.abs(pair.high);
    }
    const { high, low } = sum.total();
    if (Math.abs(high) > cancellation * size && Math.abs(high) > smallestPlain) result.set(row, high, low);
    else result.setAny(row, bigSum(entry, start, end, layout.stride));
  }
  return result;
}

const pairOf = (value: BigFloat | number): Pair =>
  typeof value === 'number' ? { high: value, low: 0 } : value.toPair();

function bigSum(entry: Entry, start: number, end: number, stride: number): BigFloat | number {
  const sum = new BigSum();
  for (let place = start; place < end; place += stride) sum.add(entry.anyAt(place));
  return sum.totalUnlessNoise();
}
