/**
 * The classes of a row of a categorical focal loss: p, 1 − p and −log p, each as a pair, or as BigFloat where one is too
 * small for a pair.
 */

import type { FocalOptions } from './binaryFocalEntry.ts';
import { clipPair, clippingRange } from './clipping.ts';
import { pairAt } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { addPairs, complement, dividePairs, negatedPair, normalised, type Pair } from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import { bigSurprisal, surprisalOfPair } from './scalar/surprisal.ts';
import { Exponentials, gapPair, SoftmaxRow } from './softmaxRow.ts';
import type { AxisLayout, Tensor } from './tensor.ts';

/** One class of a row: p, 1 − p and −log p; the surprisal is infinite at p = 0. */
export interface Class<Amount> {
  readonly p: Amount;
  readonly miss: Amount;
  readonly surprisal: Amount | number;
  /** clipping holds the loss of this class fixed */
  readonly isClipped: boolean;
}

/** Gives the classes of the row that was read last. */
export interface RowOfClasses {
  read(start: number): void;
  /** undefined where a part is too small for a pair */
  pairOf(k: number): Class<Pair> | undefined;
  /** undefined where the class is NaN */
  bigOf(k: number): Class<BigFloat> | undefined;
}

const unit = BigFloat.of(1);

/** Below this, powers and products of a probability may leave the range of a pair. */
const smallestShare = powerOfTwo(-300);

/** The label of a class as a pair. */
export type LabelOf = (k: number) => Pair;

/** The labels of the row that begins at `start`. */
export function labelsOfRow(labels: Tensor, start: number, stride: number): LabelOf {
  return (k) => pairAt(labels, start + k * stride);
}

/** The classes of rows of probabilities, clipped to [ε, 1 − ε]. */
export function classesOfProbabilities(probabilities: Tensor, layout: AxisLayout, epsilon: number): RowOfClasses {
  let start = 0;
  const at = (k: number): Pair => {
    const p = pairAt(probabilities, start + k * layout.stride);
    return epsilon > 0 ? clipPair(p, ...clippingRange(epsilon)) : p;
  };
  return {
    read(place) {
      start = place;
    },
    pairOf(k) {
      const p = at(k);
      if (!(p.high > smallestShare && p.high <= 1)) return undefined;
      return { p, miss: complement(p), surprisal: surprisalOfPair(p), isClipped: false };
    },
    bigOf(k) {
      const p = at(k);
      if (!Number.isFinite(p.high) || p.high < 0) return undefined;
      const big = BigFloat.ofPair(p);
      return { p: big, miss: unit.minus(big), surprisal: bigSurprisal(big), isClipped: false };
    },
  };
}

/** The classes of rows of logits, p = softmax(z/T). */
export function classesOfLogits(
  { data }: Tensor,
  layout: AxisLayout,
  { epsilon = 0, temperature = 1 }: FocalOptions & { readonly temperature?: number },
): RowOfClasses {
  const { length, stride } = layout;
  const row = new SoftmaxRow(temperature);
  const kept = new Exponentials(length);
  let start = 0;
  const shareOf = (k: number): { readonly p: Pair; readonly miss: Pair } => {
    const total = row.total();
    const own = normalised(kept.highs[k], kept.lows[k]);
    const others =
      start + k * stride === row.top ? { high: row.restHigh, low: row.restLow } : addPairs(total, negatedPair(own));
    return { p: dividePairs(own, total), miss: dividePairs(others, total) };
  };
  const clipped = (p: Pair) => (epsilon > 0 ? clipPair(p, ...clippingRange(epsilon)) : p);
  return {
    read(place) {
      start = place;
      row.read(data, start, length, stride, kept);
    },
    pairOf(k) {
      const { p, miss } = shareOf(k);
      const kept = clipped(p);
      if (kept !== p) return { p, miss: complement(kept), surprisal: surprisalOfPair(kept), isClipped: true };
      if (!(p.high > smallestShare && miss.high > smallestShare) || row.rareRest) return undefined;
      const logTotal = row.logTotal();
      const gap = gapPair(data[start + k * stride], row.maximum, temperature);
      return { p, miss, surprisal: addPairs(logTotal, negatedPair(normalised(gap.high, gap.low))), isClipped: false };
    },
    bigOf(k) {
      const logit = data[start + k * stride];
      if (!row.isNumber) return undefined;
      const rest = row.bigRest();
      const own = logit === Number.NEGATIVE_INFINITY ? BigFloat.zero : row.bigExponential(logit);
      const total = rest.plus(unit);
      const p = own.dividedBy(total);
      const kept = clipped(p.toPair());
      const isClipped = epsilon > 0 && !BigFloat.ofPair(kept).minus(BigFloat.ofPair(p.toPair())).isZero;
      if (isClipped) {
        const big = BigFloat.ofPair(kept);
        return { p, miss: unit.minus(big), surprisal: big.log().negated(), isClipped };
      }
      const miss = (start + k * stride === row.top ? rest : total.minus(own)).dividedBy(total);
      return { p, miss, surprisal: row.bigSurprisal(logit), isClipped: false };
    },
  };
}
