/**
 * The gradient of the binary focal loss on logits.
 */

import {
  type BigEntry,
  bigEntryOfLogit,
  bigParts,
  crossEntropyOf,
  type Entry,
  entryOfLogit,
  type FocalOptions,
  type Label,
  labelAt,
  missOf,
} from './binaryFocalEntry.ts';
import { isOrdinary, timesFactor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { addPairs, dividePairs, multiplyPairs, negatedPair, one, type Pair } from './scalar/pair.ts';
import { bigPower, powerPair } from './scalar/power.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import type { Tensor } from './tensor.ts';

/** A slope below this may have lost the low halves of its products. */
const smallestSlope = powerOfTwo(-700);

/**
 * The derivative of a reduced focal loss by its logits: an entry's
 * a·(γ·(1 − p_t)^{γ−1}·(1 − 2y)·p·(1 − p)·BCE + (1 − p_t)^γ·((1 − y)·p − y·(1 − p))) times f, the derivative of the
 * result by the entry's loss. Where clipping holds the cross entropy fixed, its own derivative is 0. For labels 0 and 1 the
 * two terms have the same sign.
 */
export function binaryFocalGradient(
  logits: Tensor,
  labels: Tensor,
  { gamma, alpha, epsilon = 0 }: FocalOptions,
  factorOf: (index: number) => Pair,
): Tensor {
  const data = logits.data.map((x, index) => {
    const label = labelAt(labels, index, alpha);
    const factor = factorOf(index);
    if (factor.high === 0) return 0;
    const entry = entryOfLogit(x, epsilon);
    const slope = entry && isOrdinary(factor.high) ? slopeOf(entry, label, gamma) : undefined;
    if (slope !== undefined) return multiplyPairs(slope, factor).high;
    const big = bigSlopeOf(bigEntryOfLogit(x, epsilon), label, gamma);
    return typeof big === 'number' ? big * factor.high : timesFactor(big, factor);
  });
  return { data, shape: logits.shape };
}

function slopeOf(entry: Entry<Pair>, label: Label, gamma: number): Pair | undefined {
  const miss = missOf(entry, label);
  const power = powerPair(miss, gamma);
  if (power === undefined) return undefined;
  const { p, opposite, isClipped } = entry;
  const plain = addPairs(multiplyPairs(label.against, p), negatedPair(multiplyPairs(label.label, opposite)));
  const turn = addPairs(one, { high: -2 * label.label.high, low: -2 * label.label.low });
  const lower = dividePairs(power, miss);
  const focusing = multiplyPairs(
    multiplyPairs(multiplyPairs(lower, turn), multiplyPairs(p, opposite)),
    multiplyPairs(crossEntropyOf(entry, label), { high: gamma, low: 0 }),
  );
  const slope = isClipped ? focusing : addPairs(focusing, multiplyPairs(power, plain));
  const balanced = multiplyPairs(label.balance, slope);
  return Math.abs(balanced.high) > smallestSlope || balanced.high === 0 ? balanced : undefined;
}

function bigSlopeOf(entry: BigEntry | undefined, label: Label, gamma: number): BigFloat | number {
  if (entry === undefined || !Number.isFinite(label.label.high)) return Number.NaN;
  const { y, rest, balance, miss, crossEntropy } = bigParts(entry, label);
  const { p, opposite, isClipped } = entry;
  const plain = isClipped ? BigFloat.zero : rest.times(p).minus(y.times(opposite));
  // p·(1 − p)·BCE tends to 0 at certain probabilities, and so does (1 − p_t)^{γ−1} times it
  const power = bigPower(miss, gamma);
  if (power === undefined) return Number.NaN;
  const lower = miss.isZero || gamma === 0 ? BigFloat.zero : power.dividedBy(miss);
  const focusing = lower.times(rest.minus(y)).times(p.times(opposite)).times(crossEntropy).times(BigFloat.of(gamma));
  return balance.times(focusing.plus(power.times(plain)));
}
