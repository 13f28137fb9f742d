/**
 * Binary cross entropy on probabilities: one loss an entry, with what frameworks do to keep the logarithms finite.
 */

import { weighted } from './information.ts';
import { PairTensor, pairAt, smallestOrdinary, type Tails, tailsOf } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { logNumber, logOf, logOfNormal, logOfPair, smallestNormal } from './scalar/logarithm.ts';
import { addPairs, complement, multiplyPairs, type Pair, productTail, sumTail } from './scalar/pair.ts';
import type { Tensor } from './tensor.ts';
import { requireShape } from './validation.ts';

/** What some frameworks do to keep the logarithms finite; all default to nothing. */
export interface LogarithmGuard {
  /** added inside both logarithms (tf.compat.v1.losses.log_loss, tfjs logLoss) */
  readonly offset?: number;
  /** the smallest value a logarithm may have (PyTorch: −100) */
  readonly floor?: number;
}

type Guard = Required<LogarithmGuard>;
const unguarded: Guard = { offset: 0, floor: Number.NEGATIVE_INFINITY };

/**
 * Binary cross entropy on probabilities −y·log p − (1 − y)·log(1 − p), elementwise, in nats, with 0·log 0 = 0. `labels`
 * are those of `binaryLabels`; probabilities may carry what rounding took from them. At most 0.51 ulp for labels in
 * [0, 1].
 * @throws InputError `shape`
 */
export function binaryCrossEntropy(
  probabilities: Tensor,
  labels: Tensor,
  { offset = 0, floor = Number.NEGATIVE_INFINITY }: LogarithmGuard = {},
  kept: Tails = 'kept',
): PairTensor {
  requireShape('labels', labels, probabilities.shape);
  const losses = new PairTensor(probabilities.shape, kept);
  const tails = tailsOf(labels);
  const probabilityTails = tailsOf(probabilities);
  const isGuarded = offset !== 0 || floor !== Number.NEGATIVE_INFINITY;
  const isPlain = !isGuarded && probabilityTails === undefined && tails === undefined;
  const guard = { offset, floor };
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
    } else if (isPlain && p >= smallestNormal && opposite > 0 && label > 0 && label < 1) {
      setSoftLoss(losses, index, p, label);
    } else {
      setGuardedLoss(losses, index, pairAt(probabilities, index), pairAt(labels, index), guard);
    }
  }
  return losses;
}

/** −y·log p − (1 − y)·log(1 − p) for a label between 0 and 1: both terms count, and neither is negative. */
function setSoftLoss(losses: PairTensor, index: number, p: number, label: number): void {
  const opposite = 1 - p;
  const above = logOfNormal(p);
  const below = logOfPair(opposite, 1 - opposite - p);
  const against = 1 - label;
  const againstLow = 1 - against - label;
  const first = label * above.high;
  const second = against * below.high;
  const firstLow = productTail(label, above.high, first) + label * above.low;
  const secondLow = productTail(against, below.high, second) + (against * below.low + againstLow * below.high);
  const sum = first + second;
  const low = sumTail(first, second, sum) + (firstLow + secondLow);
  if (sum < -smallestOrdinary) losses.set(index, 0 - sum, 0 - low);
  else setGuardedLoss(losses, index, { high: p, low: 0 }, { high: label, low: 0 }, unguarded);
}

function setGuardedLoss(losses: PairTensor, index: number, p: Pair, label: Pair, guard: Guard): void {
  const { offset, floor } = guard;
  const shift = { high: offset, low: 0 };
  const positive = guardedLog(addPairs(p, shift), floor);
  const negative = guardedLog(addPairs(complement(p), shift), floor);
  const against = complement(label);
  const allFinite = Number.isFinite(positive.high) && Number.isFinite(negative.high) && Number.isFinite(label.high);
  const sum = addPairs(multiplyPairs(label, positive), multiplyPairs(against, negative));
  if (allFinite && Math.abs(sum.high) > smallestOrdinary) losses.set(index, 0 - sum.high, 0 - sum.low);
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
