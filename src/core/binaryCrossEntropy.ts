/**
 * Binary cross entropy: one loss an entry, from logits (with its gradient) or from probabilities.
 */

import { weighted } from './information.ts';
import { bigSoftplus, sigmoidParts, softplusRest } from './logistic.ts';
import { isOrdinary, PairTensor, type Tails, timesFactor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { ordinaryExponent } from './scalar/exponential.ts';
import { logNumber, logOf, logOfPair, smallestNormal } from './scalar/logarithm.ts';
import {
  addPairs,
  dividePairs,
  multiplyPairs,
  negatedPair,
  normalised,
  type Pair,
  productTail,
  sumTail,
} from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import { smoothedLabels } from './smoothing.ts';
import type { Tensor } from './tensor.ts';
import { requireShape, requireZeroToOne } from './validation.ts';
import { broadcastWeights, type Weights } from './weights.ts';

export interface BinaryLabelOptions {
  /** s in [0, 1]: the label y becomes y·(1 − s) + s/2 */
  readonly labelSmoothing?: number;
  /** follow labels outside [0, 1], as the frameworks do */
  readonly anyLabels?: boolean;
}

/**
 * The labels of a binary loss, checked and smoothed.
 * @throws InputError `shape`, `domain`
 */
export function binaryLabels(labels: Tensor, shape: readonly number[], options: BinaryLabelOptions = {}): Tensor {
  requireShape('labels', labels, shape);
  if (!options.anyLabels) requireZeroToOne('labels', labels);
  const { labelSmoothing = 0 } = options;
  return labelSmoothing === 0 ? labels : smoothedLabels(labels, labelSmoothing, 2);
}

/** What rounding took from the elements of a tensor, where it is known. */
const tailsOf = (tensor: Tensor) => (tensor instanceof PairTensor ? tensor.tails : undefined);

/** 1 − y of a label known as a pair. */
function complement(high: number, low: number): Pair {
  const difference = 1 - high;
  return normalised(difference, 1 - difference - high - low);
}

/** A small loss may have lost the low halves of its products. */
const smallestLoss = powerOfTwo(-900);

/**
 * Sigmoid cross entropy with logits, elementwise, in nats: (1 − y)·softplus(x) + w·y·softplus(−x), which is
 * max(x, 0) − x·y + log(1 + e^{−|x|}) for w = 1. `posWeight` w scales the positive term and is broadcast to the logits'
 * shape. `labels` are those of `binaryLabels`. At most 0.51 ulp for labels in [0, 1].
 * @throws InputError `shape`
 */
export function sigmoidCrossEntropy(
  logits: Tensor,
  labels: Tensor,
  posWeight: Weights = 1,
  kept: Tails = 'kept',
): PairTensor {
  requireShape('labels', labels, logits.shape);
  const tails = tailsOf(labels);
  const losses = new PairTensor(logits.shape, kept);
  if (posWeight === 1 && tails === undefined) setPlainLosses(losses, logits.data, labels.data);
  else {
    const weights = broadcastWeights('posWeight', posWeight, logits.shape).data;
    for (let index = 0; index < weights.length; index += 1) {
      setWeightedLoss(losses, index, logits.data[index], labels.data[index], tails?.[index] ?? 0, weights[index]);
    }
  }
  return losses;
}

/** The loop without weights: max(x, 0) − x·y is exact as a sum of three doubles, and the rest is not negative. */
function setPlainLosses(losses: PairTensor, logits: Float64Array, labels: Float64Array): void {
  for (let index = 0; index < logits.length; index += 1) {
    const x = logits[index];
    const y = labels[index];
    if (!(Math.abs(x) <= ordinaryExponent)) {
      setWeightedLoss(losses, index, x, y, 0, 1);
      continue;
    }
    const rest = softplusRest(x);
    const larger = (x + Math.abs(x)) * 0.5;
    const product = x * y;
    const productLow = productTail(x, y, product);
    const difference = larger - product;
    const differenceLow = sumTail(larger, -product, difference) - productLow;
    // for a label next to 1 the difference is 0 and its low part everything
    const distance = difference + differenceLow;
    const sum = distance + rest.high;
    const distanceLow = differenceLow - (distance - difference);
    losses.set(index, sum, sumTail(distance, rest.high, sum) + (distanceLow + rest.low));
  }
}

/** (1 − y)·softplus(x) + w·y·softplus(−x) with y = label + labelLow. */
function setWeightedLoss(
  losses: PairTensor,
  index: number,
  x: number,
  label: number,
  labelLow: number,
  weight: number,
): void {
  const against = complement(label, labelLow);
  const positive = multiplyPairs({ high: label, low: labelLow }, { high: weight, low: 0 });
  if (Math.abs(x) <= ordinaryExponent && isOrdinary(positive.high)) {
    const larger = { high: Math.abs(x), low: 0 };
    // the larger softplus is |x| + rest, the smaller one the rest
    const rest = softplusRest(x);
    const both = multiplyPairs(addPairs(against, positive), normalised(rest.high, rest.low));
    const loss = addPairs(multiplyPairs(x > 0 ? against : positive, larger), both);
    if (loss.high > smallestLoss) {
      losses.set(index, loss.high, loss.low);
      return;
    }
  }
  losses.setAny(index, bigLoss(x, against, positive));
}

/** The same for any size; infinities by their limits, and 0·∞ = 0. */
function bigLoss(x: number, against: Pair, positive: Pair): BigFloat | number {
  let sum = BigFloat.zero;
  let beyond = 0;
  for (const [factor, amount] of [
    [against, bigSoftplus(x)],
    [positive, bigSoftplus(-x)],
  ] as const) {
    if (typeof amount !== 'number' && Number.isFinite(factor.high)) {
      sum = sum.plus(amount.times(BigFloat.ofPair(factor)));
    } else beyond += weighted(factor.high, typeof amount === 'number' ? amount : amount.toNumber());
  }
  return beyond === 0 ? sum : beyond;
}

/**
 * The derivative of a reduced sigmoid cross entropy by its logits: ((1 − y)·σ(x) − w·y·σ(−x))·f an entry, which is
 * (σ(x) − y)·f for w = 1. `factorOf` gives f, the derivative of the result by an entry's loss. Rounded once: at most
 * 0.51 ulp for labels 0 and 1, ½ ulp and 2⁻⁶⁰ of the larger term otherwise.
 * @throws InputError `shape`
 */
export function sigmoidGradient(
  logits: Tensor,
  labels: Tensor,
  factorOf: (index: number) => Pair,
  posWeight: Weights = 1,
): Tensor {
  requireShape('labels', labels, logits.shape);
  const tails = tailsOf(labels);
  const weights = broadcastWeights('posWeight', posWeight, logits.shape).data;
  const data = logits.data.map((x, index) => {
    const against = complement(labels.data[index], tails?.[index] ?? 0);
    const label = { high: labels.data[index], low: tails?.[index] ?? 0 };
    return slopeOf(x, against, multiplyPairs(label, { high: weights[index], low: 0 }), factorOf(index));
  });
  return { data, shape: logits.shape };
}

/** (a·σ(x) − b·σ(−x))·f. Both σ have the same denominator, and for a label of 0 or 1 one of the terms is 0. */
function slopeOf(x: number, against: Pair, positive: Pair, factor: Pair): number {
  if (factor.high === 0) return 0;
  const isPlain = Math.abs(x) <= ordinaryExponent && isOrdinary(positive.high) && isOrdinary(factor.high);
  if (isPlain) {
    const { smaller, total } = sigmoidParts(x);
    const [up, down] =
      x < 0 ? [multiplyPairs(against, smaller), positive] : [against, multiplyPairs(positive, smaller)];
    const slope = multiplyPairs(dividePairs(addPairs(up, negatedPair(down)), total), factor);
    if (Math.abs(slope.high) > smallestLoss || slope.high === 0) return slope.high;
  }
  if (!Number.isFinite(x) || !Number.isFinite(positive.high)) {
    const [up, down] = [x > 0 ? 1 : 0, x > 0 ? 0 : 1];
    return Number.isNaN(x) ? x : (weighted(against.high, up) - weighted(positive.high, down)) * factor.high;
  }
  const smaller = Math.abs(x) > 1500 ? BigFloat.zero : BigFloat.of(-Math.abs(x)).exp();
  const [up, down] = x < 0 ? [smaller, one] : [one, smaller];
  const slope = up.times(BigFloat.ofPair(against)).minus(down.times(BigFloat.ofPair(positive)));
  return timesFactor(slope.dividedBy(smaller.plus(one)), factor);
}

const one = BigFloat.of(1);

/** What some frameworks do to keep the logarithms finite; all default to nothing. */
export interface LogarithmGuard {
  /** added inside both logarithms (tf.compat.v1.losses.log_loss, tfjs logLoss) */
  readonly offset?: number;
  /** the smallest value a logarithm may have (PyTorch: −100) */
  readonly floor?: number;
}

/**
 * Binary cross entropy on probabilities −y·log p − (1 − y)·log(1 − p), elementwise, in nats, with 0·log 0 = 0. `labels`
 * are those of `binaryLabels`; probabilities may carry what rounding took from them. At most 0.51 ulp for labels in
 * [0, 1].
 * @throws InputError `shape`
 */
export function binaryCrossEntropy(
  probabilities: Tensor,
  labels: Tensor,
  guard: LogarithmGuard = {},
  kept: Tails = 'kept',
): PairTensor {
  requireShape('labels', labels, probabilities.shape);
  const losses = new PairTensor(probabilities.shape, kept);
  const tails = tailsOf(labels);
  const probabilityTails = tailsOf(probabilities);
  const isPlain =
    guard.offset === undefined && guard.floor === undefined && probabilityTails === undefined && tails === undefined;
  const { data } = probabilities;
  for (let index = 0; index < data.length; index += 1) {
    const p = data[index];
    const label = labels.data[index];
    const opposite = 1 - p;
    // for a label of 1 this is p, for one of 0 it is 1 − p with its tail: an arithmetic choice, not a branch
    const share = p * label + opposite * (1 - label);
    if (isPlain && p >= smallestNormal && opposite > 0 && label * (1 - label) === 0) {
      const { high, low } = logOfPair(share, (1 - opposite - p) * (1 - label));
      losses.set(index, 0 - high, 0 - low);
    } else {
      setGuardedLoss(losses, index, pairAt(probabilities, index), pairAt(labels, index), guard);
    }
  }
  return losses;
}

/** An element with what rounding took from it. */
function pairAt(tensor: Tensor, index: number): Pair {
  return { high: tensor.data[index], low: tensor instanceof PairTensor ? tensor.tails[index] : 0 };
}

function setGuardedLoss(losses: PairTensor, index: number, p: Pair, label: Pair, guard: LogarithmGuard): void {
  const { offset = 0, floor = Number.NEGATIVE_INFINITY } = guard;
  const shift = { high: offset, low: 0 };
  const positive = guardedLog(addPairs(p, shift), floor);
  const negative = guardedLog(addPairs(complement(p.high, p.low), shift), floor);
  const against = complement(label.high, label.low);
  const allFinite = Number.isFinite(positive.high) && Number.isFinite(negative.high) && Number.isFinite(label.high);
  const sum = addPairs(multiplyPairs(label, positive), multiplyPairs(against, negative));
  if (allFinite && Math.abs(sum.high) > smallestLoss) losses.set(index, 0 - sum.high, 0 - sum.low);
  else if (allFinite) {
    const big = BigFloat.ofPair(label).times(BigFloat.ofPair(positive));
    losses.setAny(index, big.plus(BigFloat.ofPair(against).times(BigFloat.ofPair(negative))).negated());
  } else {
    losses.setAny(index, weighted(label.high, 0 - positive.high) + weighted(against.high, 0 - negative.high));
  }
}

/** log of a pair that may be 0, NaN or subnormal, and not below the floor. */
function guardedLog({ high, low }: Pair, floor: number): Pair {
  if (!(high > smallestNormal && high < Number.POSITIVE_INFINITY)) {
    const plain = high > 0 && high <= smallestNormal ? logOf(high) : { high: logNumber(high), low: 0 };
    return plain.high < floor ? { high: floor, low: 0 } : plain;
  }
  const logarithm = logOfPair(high, low);
  return logarithm.high < floor ? { high: floor, low: 0 } : logarithm;
}
