/**
 * The gradient of the categorical focal loss on logits.
 */

import type { FocalOptions } from './binaryFocalEntry.ts';
import {
  type Class,
  classesOfLogits,
  type LabelOf,
  labelsOfRow,
  type RowOfClasses,
} from './categoricalFocalClasses.ts';
import { isOrdinary, timesFactor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { addPairs, dividePairs, multiplyPairs, negatedPair, type Pair, PairSum } from './scalar/pair.ts';
import { bigPower, powerPair } from './scalar/power.ts';
import { alongAxis, type Tensor } from './tensor.ts';

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
    const power = bigPower(miss, gamma);
    if (power === undefined) return undefined;
    const lower = miss.isZero || gamma === 0 ? BigFloat.zero : power.dividedBy(miss);
    // p·(−log p) is 0 at p = 0 although the surprisal is infinite
    const amount = typeof surprisal === 'number' ? BigFloat.zero : p.times(surprisal);
    const slope = power.plus(lower.times(amount).times(BigFloat.of(gamma)));
    entries.push(entry);
    pulls.push(isClipped ? BigFloat.zero : BigFloat.ofPair(label).times(slope).times(BigFloat.of(-alpha)));
  }
  const sum = pulls.reduce((left, right) => left.plus(right), BigFloat.zero);
  return entries.map(({ p, miss }, k) => pulls[k].times(miss).minus(p.times(sum.minus(pulls[k]))));
}
