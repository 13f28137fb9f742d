/**
 * Sigmoid cross entropy with logits: one loss an entry, and its gradient.
 */

import { weighted } from './information.ts';
import { bigExponential, bigSoftplus, sigmoidParts, softplusRest } from './logistic.ts';
import { isOrdinary, PairTensor, pairAt, smallestOrdinary, type Tails, tailsOf, timesFactor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { BigSum } from './scalar/bigSum.ts';
import { ordinaryExponent } from './scalar/exponential.ts';
import {
  addPairs,
  complement,
  dividePairs,
  multiplyPairs,
  negatedPair,
  normalised,
  type Pair,
  productTail,
  sumTail,
} from './scalar/pair.ts';
import type { Tensor } from './tensor.ts';
import { requireShape } from './validation.ts';
import { broadcastWeights, type Weights } from './weights.ts';

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
      setWeightedLoss(losses, index, logits.data[index], pairAt(labels, index), weights[index]);
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
      setWeightedLoss(losses, index, x, { high: y, low: 0 }, 1);
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

/** (1 − y)·softplus(x) + w·y·softplus(−x). */
function setWeightedLoss(losses: PairTensor, index: number, x: number, label: Pair, weight: number): void {
  const against = complement(label);
  const positive = multiplyPairs(label, { high: weight, low: 0 });
  if (Math.abs(x) <= ordinaryExponent && isOrdinary(positive.high)) {
    const larger = { high: Math.abs(x), low: 0 };
    // the larger softplus is |x| + rest, the smaller one the rest
    const rest = softplusRest(x);
    const both = multiplyPairs(addPairs(against, positive), normalised(rest.high, rest.low));
    const loss = addPairs(multiplyPairs(x > 0 ? against : positive, larger), both);
    if (loss.high > smallestOrdinary) {
      losses.set(index, loss.high, loss.low);
      return;
    }
  }
  losses.setAny(index, bigLoss(x, against, positive));
}

/** The same for any size; infinities by their limits, and 0·∞ = 0. */
function bigLoss(x: number, against: Pair, positive: Pair): BigFloat | number {
  const sum = new BigSum();
  for (const [factor, amount] of [
    [against, bigSoftplus(x)],
    [positive, bigSoftplus(-x)],
  ] as const) {
    if (typeof amount !== 'number' && Number.isFinite(factor.high)) {
      sum.add(amount.times(BigFloat.ofPair(factor)));
    } else sum.add(weighted(factor.high, typeof amount === 'number' ? amount : amount.toNumber()));
  }
  return sum.total();
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
  const weights = broadcastWeights('posWeight', posWeight, logits.shape).data;
  const data = logits.data.map((x, index) => {
    const label = pairAt(labels, index);
    return slopeOf(x, complement(label), multiplyPairs(label, { high: weights[index], low: 0 }), factorOf(index));
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
    if (Math.abs(slope.high) > smallestOrdinary || slope.high === 0) return slope.high;
  }
  if (!Number.isFinite(x) || !Number.isFinite(positive.high)) {
    const [up, down] = [x > 0 ? 1 : 0, x > 0 ? 0 : 1];
    return Number.isNaN(x) ? x : (weighted(against.high, up) - weighted(positive.high, down)) * factor.high;
  }
  const smaller = bigExponential(-Math.abs(x));
  const [up, down] = x < 0 ? [smaller, one] : [one, smaller];
  const slope = up.times(BigFloat.ofPair(against)).minus(down.times(BigFloat.ofPair(positive)));
  return timesFactor(slope.dividedBy(smaller.plus(one)), factor);
}

const one = BigFloat.of(1);
