/**
 * The categorical focal loss Σₖ α·(1 − pₖ)^γ·(−yₖ·log pₖ) a row, from probabilities or logits.
 * Source: T.-Y. Lin et al., Focal loss for dense object detection, 2017, over classes as Keras has it.
 */

import type { FocalOptions } from './binaryFocalEntry.ts';
import {
  classesOfLogits,
  classesOfProbabilities,
  type LabelOf,
  labelsOfRow,
  type RowOfClasses,
} from './categoricalFocalClasses.ts';
import { weighted } from './information.ts';
import { isOrdinary, PairTensor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { BigSum } from './scalar/bigSum.ts';
import { multiplyPairs, type Pair, PairSum } from './scalar/pair.ts';
import { bigPower, powerPair } from './scalar/power.ts';
import { type AxisLayout, alongAxis, type Tensor } from './tensor.ts';

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
  const sum = new BigSum();
  for (let k = 0; k < length; k += 1) {
    const label = labelOf(k);
    const entry = classes.bigOf(k);
    if (entry === undefined || Number.isNaN(label.high)) return Number.NaN;
    if (label.high === 0) continue;
    const power = bigPower(entry.miss, gamma);
    if (power === undefined) return Number.NaN;
    const { surprisal } = entry;
    if (typeof surprisal === 'number') sum.add(weighted(alpha * label.high, surprisal));
    else if (Number.isFinite(label.high)) sum.add(power.times(BigFloat.ofPair(label)).times(surprisal));
    else sum.add(label.high * alpha * power.toNumber() * surprisal.toNumber());
  }
  const total = sum.total();
  return typeof total === 'number' ? total : total.times(BigFloat.of(alpha));
}
