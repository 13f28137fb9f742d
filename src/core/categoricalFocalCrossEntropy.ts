/**
 * The categorical focal loss Σₖ α·(1 − pₖ)^γ·(−yₖ·log pₖ) a row, from probabilities or logits, and its gradient.
 * Source: T.-Y. Lin et al., Focal loss for dense object detection, 2017, over classes as Keras has it.
 */

import type { FocalOptions } from './binaryFocalCrossEntropy.ts';
import { clipPair, clippingRange } from './clipping.ts';
import { weighted } from './information.ts';
import { isOrdinary, PairTensor, timesFactor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { logOfPair } from './scalar/logarithm.ts';
import { addPairs, dividePairs, multiplyPairs, negatedPair, normalised, type Pair, PairSum } from './scalar/pair.ts';
import { bigPower, powerPair } from './scalar/power.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import { Exponentials, gapPair, SoftmaxRow } from './softmaxRow.ts';
import { type AxisLayout, alongAxis, type Tensor } from './tensor.ts';

/** One class of a row: p, 1 − p and −log p; the surprisal is infinite at p = 0. */
interface Class<Amount> {
  readonly p: Amount;
  readonly miss: Amount;
  readonly surprisal: Amount | number;
  /** clipping holds the loss of this class fixed */
  readonly isClipped: boolean;
}

/** Gives the classes of the row that was read last. */
interface RowOfClasses {
  read(start: number): void;
  /** undefined where a part is too small for a pair */
  pairOf(k: number): Class<Pair> | undefined;
  /** undefined where the class is NaN */
  bigOf(k: number): Class<BigFloat> | undefined;
}

const one: Pair = { high: 1, low: 0 };
const unit = BigFloat.of(1);
const complement = (a: Pair): Pair => addPairs(one, negatedPair(a));

/** Below this, powers and products of a probability may leave the range of a pair. */
const smallestShare = powerOfTwo(-300);

/**
 * The categorical focal loss of probabilities, one a row along the axis, in nats. At most 0.56 ulp for labels ≥ 0.
 * @throws InputError `axis`
 */
export function categoricalFocalCrossEntropy(
  probabilities: Tensor,
  labels: Tensor,
  options: FocalOptions,
  axis = -1,
): PairTensor {
  const layout = alongAxis(probabilities.shape, axis);
  return losses(layout, labels, options, classesOfProbabilities(probabilities, layout, options.epsilon ?? 0));
}

/**
 * The same on logits, p = softmax(z/T).
 * @throws InputError `axis`
 */
export function categoricalFocalCrossEntropyWithLogits(
  logits: Tensor,
  labels: Tensor,
  options: FocalOptions & { readonly temperature?: number },
  axis = -1,
): PairTensor {
  const layout = alongAxis(logits.shape, axis);
  return losses(layout, labels, options, classesOfLogits(logits, layout, options));
}

function losses(layout: AxisLayout, labels: Tensor, options: FocalOptions, classes: RowOfClasses): PairTensor {
  const result = new PairTensor(layout.outerShape);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const start = layout.rowStart(row);
    classes.read(start);
    const labelOf = labelsOfRow(labels, start, layout.stride);
    const loss = lossOfRow(layout.length, labelOf, options, classes);
    if (loss !== undefined) result.set(row, loss.high, loss.low);
    else result.setAny(row, bigLossOfRow(layout.length, labelOf, options, classes));
  }
  return result;
}

type LabelOf = (k: number) => Pair;

function labelsOfRow(labels: Tensor, start: number, stride: number): LabelOf {
  const tails = labels instanceof PairTensor ? labels.tails : undefined;
  return (k) => ({ high: labels.data[start + k * stride], low: tails?.[start + k * stride] ?? 0 });
}

function lossOfRow(
  length: number,
  labelOf: LabelOf,
  { gamma, alpha = 1 }: FocalOptions,
  classes: RowOfClasses,
): Pair | undefined {
  const sum = new PairSum();
  for (let k = 0; k < length; k += 1) {
    const label = labelOf(k);
    if (label.high === 0) continue;
    const entry = classes.pairOf(k);
    const power = entry && powerPair(entry.miss, gamma);
    if (power === undefined || entry === undefined || typeof entry.surprisal === 'number') return undefined;
    const amount = multiplyPairs(multiplyPairs(power, label), entry.surprisal);
    if (!isOrdinary(amount.high) || amount.high === 0) return undefined;
    sum.add(amount.high, amount.low);
  }
  const { high, low } = multiplyPairs(sum.total(), { high: alpha, low: 0 });
  return isOrdinary(high) && high !== 0 ? { high, low } : undefined;
}

function bigLossOfRow(
  length: number,
  labelOf: LabelOf,
  { gamma, alpha = 1 }: FocalOptions,
  classes: RowOfClasses,
): BigFloat | number {
  let sum = BigFloat.zero;
  let beyond = 0;
  for (let k = 0; k < length; k += 1) {
    const label = labelOf(k);
    const entry = classes.bigOf(k);
    if (entry === undefined || Number.isNaN(label.high)) return Number.NaN;
    if (label.high === 0) continue;
    if (typeof entry.surprisal === 'number') beyond += weighted(alpha * label.high, entry.surprisal);
    else sum = sum.plus(bigPower(entry.miss, gamma).times(BigFloat.ofPair(label)).times(entry.surprisal));
  }
  return beyond === 0 ? sum.times(BigFloat.of(alpha)) : beyond;
}

function classesOfProbabilities(probabilities: Tensor, layout: AxisLayout, epsilon: number): RowOfClasses {
  const tails = probabilities instanceof PairTensor ? probabilities.tails : undefined;
  let start = 0;
  const at = (k: number): Pair => {
    const place = start + k * layout.stride;
    const p = { high: probabilities.data[place], low: tails?.[place] ?? 0 };
    return epsilon > 0 ? clipPair(p, ...clippingRange(epsilon)) : p;
  };
  return {
    read(place) {
      start = place;
    },
    pairOf(k) {
      const p = at(k);
      if (!(p.high > smallestShare && p.high <= 1)) return undefined;
      return { p, miss: complement(p), surprisal: negatedLog(p), isClipped: false };
    },
    bigOf(k) {
      const p = at(k);
      if (!Number.isFinite(p.high)) return undefined;
      const big = BigFloat.ofPair(p);
      const surprisal = big.isZero ? Number.POSITIVE_INFINITY : big.log().negated();
      return { p: big, miss: unit.minus(big), surprisal, isClipped: false };
    },
  };
}

function negatedLog({ high, low }: Pair): Pair {
  const logarithm = logOfPair(high, low);
  return normalised(0 - logarithm.high, -logarithm.low);
}

function classesOfLogits(
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
      if (kept !== p) return { p, miss: complement(kept), surprisal: negatedLog(kept), isClipped: true };
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

/**
 * The derivative of a reduced categorical focal loss by its logits. With
 * hₖ = −α·((1 − pₖ)^γ + γ·pₖ·(1 − pₖ)^{γ−1}·(−log pₖ)), which is pₖ·∂f/∂pₖ, and 0 where clipping holds a class fixed,
 * ∂/∂zₖ = (yₖ·hₖ·(1 − pₖ) − pₖ·Σ_{j≠k} yⱼ·hⱼ)/T, times f, the derivative of the result by the row's loss.
 * @throws InputError `axis`
 */
export function categoricalFocalGradient(
  logits: Tensor,
  labels: Tensor,
  options: FocalOptions & { readonly temperature?: number },
  factorOf: (row: number) => Pair,
  axis = -1,
): Tensor {
  const layout = alongAxis(logits.shape, axis);
  const { length, stride } = layout;
  const gradient = new Float64Array(logits.data.length);
  const classes = classesOfLogits(logits, layout, options);
  for (let row = 0; row < layout.rowCount; row += 1) {
    const start = layout.rowStart(row);
    const factor = dividePairs(factorOf(row), { high: options.temperature ?? 1, low: 0 });
    if (factor.high === 0) continue;
    classes.read(start);
    const labelOf = labelsOfRow(labels, start, stride);
    const slopes = isOrdinary(factor.high) ? slopesOfRow(length, labelOf, options, classes) : undefined;
    const big = slopes === undefined ? bigSlopesOfRow(length, labelOf, options, classes) : undefined;
    for (let k = 0; k < length; k += 1) {
      if (slopes) gradient[start + k * stride] = multiplyPairs(slopes[k], factor).high;
      else gradient[start + k * stride] = big ? timesFactor(big[k], factor) : Number.NaN;
    }
  }
  return { data: gradient, shape: logits.shape };
}

function slopesOfRow(
  length: number,
  labelOf: LabelOf,
  { gamma, alpha = 1 }: FocalOptions,
  classes: RowOfClasses,
): Pair[] | undefined {
  const entries: Class<Pair>[] = [];
  const pulls: Pair[] = [];
  const total = new PairSum();
  for (let k = 0; k < length; k += 1) {
    const entry = classes.pairOf(k);
    const power = entry && powerPair(entry.miss, gamma);
    if (!entry || !power || typeof entry.surprisal === 'number') return undefined;
    const focusing = multiplyPairs(multiplyPairs(entry.p, entry.surprisal), dividePairs(power, entry.miss));
    const slope = addPairs(power, multiplyPairs(focusing, { high: gamma, low: 0 }));
    const label = labelOf(k);
    const pull = entry.isClipped
      ? { high: 0, low: 0 }
      : multiplyPairs(multiplyPairs(label, slope), { high: -alpha, low: 0 });
    entries.push(entry);
    pulls.push(pull);
    total.add(pull.high, pull.low);
  }
  const sum = total.total();
  const slopes = entries.map(({ p, miss }, k) => {
    const others = addPairs(sum, negatedPair(pulls[k]));
    return addPairs(multiplyPairs(pulls[k], miss), negatedPair(multiplyPairs(p, others)));
  });
  return slopes.every(({ high }) => isOrdinary(high)) ? slopes : undefined;
}

function bigSlopesOfRow(
  length: number,
  labelOf: LabelOf,
  { gamma, alpha = 1 }: FocalOptions,
  classes: RowOfClasses,
): BigFloat[] | undefined {
  const entries: Class<BigFloat>[] = [];
  const pulls: BigFloat[] = [];
  for (let k = 0; k < length; k += 1) {
    const entry = classes.bigOf(k);
    const label = labelOf(k);
    if (entry === undefined || !Number.isFinite(label.high)) return undefined;
    const { p, miss, surprisal, isClipped } = entry;
    const lower = miss.isZero || gamma === 0 ? BigFloat.zero : bigPower(miss, gamma).dividedBy(miss);
    // p·(−log p) is 0 at p = 0 although the surprisal is infinite
    const amount = typeof surprisal === 'number' ? BigFloat.zero : p.times(surprisal);
    const slope = bigPower(miss, gamma).plus(lower.times(amount).times(BigFloat.of(gamma)));
    entries.push(entry);
    pulls.push(isClipped ? BigFloat.zero : BigFloat.ofPair(label).times(slope).times(BigFloat.of(-alpha)));
  }
  const sum = pulls.reduce((left, right) => left.plus(right), BigFloat.zero);
  return entries.map(({ p, miss }, k) => pulls[k].times(miss).minus(p.times(sum.minus(pulls[k]))));
}
