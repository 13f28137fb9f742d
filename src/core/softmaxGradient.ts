/**
 * The derivative of a softmax cross entropy by its logits: (softmax(z/T)·Σu − u)/T a row, times what the reduction makes of
 * the row.
 */

import type { RowTarget, Targets } from './labels.ts';
import { isOrdinary, roundedProduct, timesFactor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import {
  differenceTail,
  dividePairs,
  multiplyPairs,
  type Pair,
  PairSum,
  productTail,
  upperHalf,
} from './scalar/pair.ts';
import { powerOfTwo } from './scalar/powersOfTwo.ts';
import type { SoftmaxOptions } from './softmax.ts';
import { Exponentials, SoftmaxRow } from './softmaxRow.ts';
import { alongAxis, type Tensor } from './tensor.ts';

type Distribution = RowTarget & { readonly kind: 'distribution' };

export interface SoftmaxGradientOptions extends SoftmaxOptions {
  /** 'softmaxMinusLabels' leaves out the labels' sum, as TensorFlow and TensorFlow.js do */
  readonly gradientForm?: 'true' | 'softmaxMinusLabels';
}

/** Products below this may have lost their low halves. */
const smallestProduct = powerOfTwo(-960);

/** A row of logits with its exponentials, where its gradient goes, and what it is multiplied with. One serves all rows. */
class GradientRow {
  readonly row: SoftmaxRow;
  readonly kept: Exponentials;
  readonly logits: Float64Array;
  readonly gradient: Float64Array;
  readonly length: number;
  readonly stride: number;
  start = 0;
  factorHigh = Number.NaN;
  factorLow = Number.NaN;

  constructor(logits: Float64Array, length: number, stride: number, temperature: number) {
    this.row = new SoftmaxRow(temperature);
    this.kept = new Exponentials(length);
    this.logits = logits;
    this.gradient = new Float64Array(logits.length);
    this.length = length;
    this.stride = stride;
  }

  /** Reads a row whose gradient is multiplied with factor/T. */
  read(start: number, factor: Pair): void {
    const { row } = this;
    this.start = start;
    row.read(this.logits, start, this.length, this.stride, this.kept);
    this.factorHigh = factor.high;
    this.factorLow = factor.low;
    if (row.temperature === 1) return;
    const scaled = dividePairs(factor, { high: row.temperature, low: 0 });
    this.factorHigh = scaled.high;
    this.factorLow = scaled.low;
  }
}

/**
 * The gradient in the logits' shape. `factorOf` gives what the derivative of the result by a row's loss is, as a pair: the
 * gradient is rounded once, after everything. For a single class t, by its index or a one-hot row, the element at t is
 * −(1 − p_t) summed from the others, since p_t − 1 would lose the digits of a confident row. At most 0.51 ulp then; for
 * soft labels ½ ulp and 2⁻⁶⁰ of the larger one of p·Σu and u. An ignored row is 0.
 * @throws InputError `axis`
 */
export function softmaxGradient(
  logits: Tensor,
  targets: Targets,
  factorOf: (row: number) => Pair,
  { axis = -1, temperature = 1, gradientForm = 'true' }: SoftmaxGradientOptions = {},
): Tensor {
  const layout = alongAxis(logits.shape, axis);
  const { length, stride } = layout;
  const part = new GradientRow(logits.data, length, stride, temperature);
  for (let index = 0; index < layout.rowCount; index += 1) {
    const target = targets.at(index);
    const factor = target.kind === 'ignored' ? nothing : factorOf(index);
    if (target.kind === 'ignored' || factor.high === 0) continue;
    part.read(layout.rowStart(index), factor);
    if (!part.row.isNumber) gradientOfNothing(part);
    else if (target.kind === 'class') classGradient(part, target.index, target.weight, 0);
    else {
      const single = singleClass(target, length, gradientForm);
      if (single < 0) distributionGradient(part, target, gradientForm);
      else classGradient(part, single, labelAt(target, single).high, labelAt(target, single).low);
    }
  }
  return { data: part.gradient, shape: logits.shape };
}

/** What the row is multiplied with, as a pair. */
const factorOfRow = ({ factorHigh, factorLow }: GradientRow): Pair => ({ high: factorHigh, low: factorLow });

const nothing: Pair = { high: 0, low: 0 };

function gradientOfNothing({ gradient, start, length, stride }: GradientRow): void {
  for (let k = 0; k < length; k += 1) gradient[start + k * stride] = Number.NaN;
}

/** The only class of a distribution that counts, if its weight is also what multiplies the softmax; −1 otherwise. */
function singleClass(
  { highs, lows, start, stride }: Distribution,
  length: number,
  form: 'true' | 'softmaxMinusLabels',
): number {
  let single = -1;
  for (let k = 0, place = start; k < length; k += 1, place += stride) {
    if (highs[place] === 0) continue;
    if (single >= 0) return -1;
    single = k;
  }
  const isOne = single >= 0 && highs[start + single * stride] === 1 && (lows === undefined || lows[single] === 0);
  return form === 'true' || isOne ? single : -1;
}

function labelAt({ highs, lows, start, stride }: Distribution, k: number): Pair {
  return { high: highs[start + k * stride], low: lows === undefined ? 0 : lows[k] };
}

/** p·w·f, and −(1 − p_t)·w·f at the class t. */
function classGradient(part: GradientRow, own: number, weight: number, weightLow: number): void {
  const { row, kept, gradient, start, length, stride } = part;
  const { highs, lows } = kept;
  if (weight === 0 && Number.isFinite(part.factorHigh)) return;
  const weighted = multiplyPairs(factorOfRow(part), { high: weight, low: weightLow });
  if (!isOrdinary(weighted.high) || row.rareRest !== undefined) {
    const label = { high: weight, low: weightLow };
    for (let k = 0; k < length; k += 1) setBigSlope(part, k, k === own ? label : nothing, label);
    return;
  }
  const scale = dividePairs(weighted, row.total());
  const head = upperHalf(scale.high);
  const rest = scale.high - head + scale.low;
  let smallest = 1;
  for (let k = 0, place = start; k < length; k += 1, place += stride) {
    const slope = highs[k] * head + (highs[k] * rest + lows[k] * scale.high);
    gradient[place] = slope;
    smallest = Math.min(smallest, Math.abs(slope));
  }
  if (!(smallest > smallestProduct)) setRareSlopes(part, scale);
  // 1 − p of the class itself, from the others
  const isTop = start + own * stride === row.top;
  const isFar = Number.isNaN(highs[own]);
  const total = row.total();
  const difference = total.high - highs[own];
  const left = total.low - lows[own] + differenceTail(total.high, highs[own], difference);
  const othersHigh = isTop ? row.restHigh : isFar ? total.high : difference;
  const othersLow = isTop ? row.restLow : isFar ? total.low : left;
  const product = othersHigh * scale.high;
  const cross = othersHigh * scale.low + othersLow * scale.high;
  gradient[start + own * stride] = 0 - (product + (productTail(othersHigh, scale.high, product) + cross));
}

/** e^{(z − m)/T}·scale of the classes where the product is next to the subnormals. */
function setRareSlopes({ row, kept, logits, gradient, start, stride }: GradientRow, scale: Pair): void {
  kept.highs.forEach((high, k) => {
    const place = start + k * stride;
    if (high === 0 || Math.abs(gradient[place]) > smallestProduct) return;
    gradient[place] = timesFactor(row.bigExponential(logits[place]), scale);
  });
}

/** (p·Σu − u)·f. */
function distributionGradient(part: GradientRow, target: Distribution, form: 'true' | 'softmaxMinusLabels'): void {
  const { row, kept, gradient, start, length, stride, factorHigh, factorLow } = part;
  const { highs, lows } = kept;
  const sum = sumOfLabels(target, length, form);
  if (!isOrdinary(factorHigh) || kept.hasFar) {
    for (let k = 0; k < length; k += 1) setBigSlope(part, k, labelAt(target, k), sum);
    return;
  }
  const scale = dividePairs(sum, row.total());
  const head = upperHalf(scale.high);
  const rest = scale.high - head + scale.low;
  const isPlain = factorHigh === 1 && factorLow === 0;
  for (let k = 0, place = start, labelPlace = target.start; k < length; k += 1) {
    const label = target.highs[labelPlace];
    const share = highs[k] * head;
    const difference = share - label;
    const shareLow = highs[k] * rest + lows[k] * scale.high;
    const labelLow = target.lows === undefined ? 0 : target.lows[k];
    const tail = differenceTail(share, label, difference) + (shareLow - labelLow);
    gradient[place] = isPlain ? difference + tail : roundedProduct(difference, tail, factorHigh, factorLow);
    place += stride;
    labelPlace += target.stride;
  }
}

/**
 * An element with BigFloat, for sums and factors that pairs cannot hold. p·Σu − u is written as
 * (e·(Σu − u) − (total − e)·u)/total, where nothing cancels for a single class.
 */
function setBigSlope(part: GradientRow, k: number, label: Pair, sum: Pair): void {
  const { row, logits, gradient, start, stride } = part;
  const place = start + k * stride;
  if (!Number.isFinite(sum.high) || !Number.isFinite(label.high)) {
    gradient[place] = Number.NaN;
    return;
  }
  const rest = row.bigRest();
  const total = rest.plus(BigFloat.of(1));
  const exponential = row.bigExponential(logits[place]);
  const others = place === row.top ? rest : total.minus(exponential);
  const u = BigFloat.ofPair(label);
  const up = exponential.times(BigFloat.ofPair(sum).minus(u));
  gradient[place] = timesFactor(up.minus(others.times(u)).dividedBy(total), factorOfRow(part));
}

/** Σu, or 1 where the labels' sum is left out. */
function sumOfLabels(target: Distribution, length: number, form: 'true' | 'softmaxMinusLabels'): Pair {
  const sum = new PairSum();
  if (form !== 'true') sum.add(1, 0);
  for (let k = 0, place = target.start; form === 'true' && k < length; k += 1, place += target.stride) {
    sum.add(target.highs[place], target.lows === undefined ? 0 : target.lows[k]);
  }
  return sum.total();
}
