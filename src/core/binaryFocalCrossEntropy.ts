/**
 * The binary focal loss: a cross entropy that counts less where the prediction is already good,
 * a·(1 − p_t)^γ·BCE with 1 − p_t = y·(1 − p) + (1 − y)·p and a = y·α + (1 − y)·(1 − α), or 1 without α.
 * Source: T.-Y. Lin et al., Focal loss for dense object detection, 2017.
 */

import {
  type BigEntry,
  bigEntryOfLogit,
  bigEntryOfProbability,
  bigParts,
  crossEntropyOf,
  type Entry,
  entryOfLogit,
  entryOfProbability,
  type FocalOptions,
  type Label,
  labelAt,
  missOf,
} from './binaryFocalEntry.ts';
import { softplusRest } from './logistic.ts';
import { isOrdinary, PairTensor } from './pairTensor.ts';
import type { BigFloat } from './scalar/bigFloat.ts';
import { expPair, ordinaryExponent } from './scalar/exponential.ts';
import { multiplyPairs, type Pair, productTail, sumTail } from './scalar/pair.ts';
import { bigPower, powerPair } from './scalar/power.ts';
import type { Tensor } from './tensor.ts';

/**
 * The binary focal loss of probabilities, elementwise, in nats. At most 0.56 ulp for labels in [0, 1].
 * The labels are those of `binaryLabels`.
 */
export function binaryFocalCrossEntropy(probabilities: Tensor, labels: Tensor, options: FocalOptions): PairTensor {
  return losses(probabilities, labels, options, entryOfProbability, bigEntryOfProbability);
}

/** The same on logits. */
export function binaryFocalCrossEntropyWithLogits(logits: Tensor, labels: Tensor, options: FocalOptions): PairTensor {
  const { gamma, alpha, epsilon = 0 } = options;
  const isPlain = alpha === undefined && epsilon === 0 && !(labels instanceof PairTensor);
  if (!isPlain) return losses(logits, labels, options, entryOfLogit, bigEntryOfLogit);
  const result = new PairTensor(logits.shape);
  keepSoftplusRests(result, logits.data);
  for (let index = 0; index < logits.data.length; index += 1) {
    const label = labels.data[index];
    // the margin: the logit of the class that is right
    const margin = logits.data[index] * (2 * label - 1);
    const isHard = label * (1 - label) === 0 && Math.abs(margin) * (1 + gamma) < ordinaryExponent / 2;
    if (isHard) setHardLoss(result, index, margin, gamma);
    else
      setLoss(result, index, logits.data[index], labelAt(labels, index, alpha), options, entryOfLogit, bigEntryOfLogit);
  }
  return result;
}

/** log(1 + e^{−|x|}) of every logit, in the place of its loss. */
function keepSoftplusRests(result: PairTensor, logits: Float64Array): void {
  for (let index = 0; index < logits.length; index += 1) {
    if (!(Math.abs(logits[index]) <= ordinaryExponent)) continue;
    const { high, low } = softplusRest(logits[index]);
    result.set(index, high, low);
  }
}

/**
 * (1 − p_t)^γ·(−log p_t) = e^{−γ·softplus(s)}·softplus(−s) of a margin s. Both factors share log(1 + e^{−|s|}), which
 * stands in the place of the loss.
 */
function setHardLoss(result: PairTensor, index: number, margin: number, gamma: number): void {
  const rest = result.data[index];
  const restLow = result.tails[index];
  const size = Math.abs(margin);
  const sum = size + rest;
  const larger = sum + (sumTail(size, rest, sum) + restLow);
  const largerLow = sumTail(size, rest, sum) + restLow - (larger - sum);
  const isRight = margin > 0;
  const miss = isRight ? larger : rest;
  const loss = isRight ? rest : larger;
  const exponent = gamma * miss;
  const exponentLow = productTail(gamma, miss, exponent) + gamma * (isRight ? largerLow : restLow);
  const power = expPair(-exponent, -exponentLow);
  const powerHigh = power.high + power.low;
  const product = powerHigh * loss;
  const cross = powerHigh * (isRight ? restLow : largerLow) + (power.low - (powerHigh - power.high)) * loss;
  result.set(index, product, productTail(powerHigh, loss, product) + cross);
}

type EntryOf<Amount> = (value: number, epsilon: number) => Amount;

function losses(
  source: Tensor,
  labels: Tensor,
  options: FocalOptions,
  entryOf: EntryOf<Entry<Pair> | undefined>,
  bigEntryOf: EntryOf<BigEntry | undefined>,
): PairTensor {
  const result = new PairTensor(source.shape);
  for (let index = 0; index < source.data.length; index += 1) {
    setLoss(result, index, source.data[index], labelAt(labels, index, options.alpha), options, entryOf, bigEntryOf);
  }
  return result;
}

/** The loss of one entry, as a pair where that is enough. */
function setLoss(
  result: PairTensor,
  index: number,
  value: number,
  label: Label,
  { gamma, epsilon = 0 }: FocalOptions,
  entryOf: EntryOf<Entry<Pair> | undefined>,
  bigEntryOf: EntryOf<BigEntry | undefined>,
): void {
  const entry = entryOf(value, epsilon);
  const loss = entry && lossOf(entry, label, gamma);
  if (loss !== undefined) result.set(index, loss.high, loss.low);
  else result.setAny(index, bigLossOf(bigEntryOf(value, epsilon), label, gamma));
}

/** The loss of an entry, or undefined where a part of it is too small for a pair. */
function lossOf(entry: Entry<Pair>, label: Label, gamma: number): Pair | undefined {
  const power = powerPair(missOf(entry, label), gamma);
  if (power === undefined) return undefined;
  const loss = multiplyPairs(label.balance, multiplyPairs(power, crossEntropyOf(entry, label)));
  return isOrdinary(loss.high) && loss.high !== 0 ? loss : undefined;
}

/** The same for any size; NaN where the entry is NaN; at infinite logits and certain probabilities by the limits. */
function bigLossOf(entry: BigEntry | undefined, label: Label, gamma: number): BigFloat | number {
  if (entry === undefined || !Number.isFinite(label.label.high)) return Number.NaN;
  const { balance, miss, crossEntropy, isInfinite } = bigParts(entry, label);
  if (isInfinite) return balance.isZero ? 0 : Number.POSITIVE_INFINITY;
  const power = bigPower(miss, gamma);
  return power === undefined ? Number.NaN : balance.times(power).times(crossEntropy);
}
