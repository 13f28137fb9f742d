/**
 * The derivative of a softmax cross entropy by its logits: (softmax(z/T)·Σu − u)/T a row, times what the reduction makes of
 * the row.
 */

import type { RowTarget, Targets } from './labels.ts';
import { isOrdinary, roundedProduct, timesFactor } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { addPairs, differenceTail, dividePairs, multiplyPairs, type Pair, PairSum, upperHalf } from './scalar/pair.ts';
import type { SoftmaxOptions } from './softmax.ts';
import { Exponentials, SoftmaxRow } from './softmaxRow.ts';
import { alongAxis, type Tensor } from './tensor.ts';

type Distribution = RowTarget & { readonly kind: 'distribution' };

export interface SoftmaxGradientOptions extends SoftmaxOptions {
  /** 'softmaxMinusLabels' leaves out the labels' sum, as TensorFlow and TensorFlow.js do */
  readonly gradientForm?: 'true' | 'softmaxMinusLabels';
}

/** Products below this may have lost their low halves. */
const smallestProduct = 2 ** -960;

/** A row of logits with its exponentials, and where its gradient goes. */
interface GradientRow {
  readonly row: SoftmaxRow;
  readonly kept: Exponentials;
  readonly logits: Float64Array;
  readonly gradient: Float64Array;
  readonly start: number;
  readonly length: number;
  readonly stride: number;
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
  const gradient = new Float64Array(logits.data.length);
  const kept = new Exponentials(length);
  const row = new SoftmaxRow(temperature);
  const part = { row, kept, logits: logits.data, gradient, start: 0, length, stride };
  for (let index = 0; index < layout.rowCount; index += 1) {
    const target = targets.at(index);
    const factor = target.kind === 'ignored' ? nothing : factorOf(index);
    if (target.kind === 'ignored' || factor.high === 0) continue;
    part.start = layout.rowStart(index);
    row.read(logits.data, part.start, length, stride, kept);
    const scale = temperature === 1 ? factor : dividePairs(factor, { high: temperature, low: 0 });
    if (!row.isNumber) gradientOfNothing(part);
    else if (target.kind === 'class') classGradient(part, target.index, target.weight, 0, scale);
    else {
      const single = singleClass(target, length, gradientForm);
      if (single < 0) distributionGradient(part, target, scale, gradientForm);
      else {
        const weight = labelAt(target, single);
        classGradient(part, single, weight.high, weight.low, scale);
      }
    }
  }
  return { data: gradient, shape: logits.shape };
}

const nothing: Pair = { high: 0, low: 0 };
const one: Pair = { high: 1, low: 0 };

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
function classGradient(part: GradientRow, own: number, weight: number, weightLow: number, factor: Pair): void {
  const { row, kept, gradient, start, length, stride } = part;
  const { highs, lows } = kept;
  const isOne = weight === 1 && weightLow === 0;
  const weighted = isOne ? factor : multiplyPairs(factor, { high: weight, low: weightLow });
  if (weight === 0 && Number.isFinite(factor.high)) return;
  if (!isOrdinary(weighted.high) || row.rareRest !== undefined) {
    const label = { high: weight, low: weightLow };
    for (let k = 0; k < length; k += 1) setBigSlope(part, k, k === own ? label : nothing, label, factor);
    return;
  }
  const scale = dividePairs(weighted, row.total());
  const head = upperHalf(scale.high);
  const rest = scale.high - head + scale.low;
  for (let k = 0, place = start; k < length; k += 1, place += stride) {
    const high = highs[k];
    const slope = high * head + (high * rest + lows[k] * scale.high);
    gradient[place] = slope;
    if (!(Math.abs(slope) > smallestProduct) && high !== 0) setRareSlope(part, k, scale);
  }
  const isTop = start + own * stride === row.top;
  gradient[start + own * stride] = 0 - multiplyPairs(isTop ? restOf(row) : othersOf(part, own), scale).high;
}

const restOf = (row: SoftmaxRow): Pair => ({ high: row.restHigh, low: row.restLow });

/** The sum of all exponentials but one that is not the largest. */
function othersOf({ row, kept }: GradientRow, own: number): Pair {
  const { highs, lows } = kept;
  return Number.isNaN(highs[own]) ? row.total() : addPairs(row.total(), { high: -highs[own], low: -lows[own] });
}

/** e^{(z − m)/T}·scale where the product is next to the subnormals. */
function setRareSlope({ row, logits, gradient, start, stride }: GradientRow, k: number, scale: Pair): void {
  const place = start + k * stride;
  gradient[place] = timesFactor(row.bigExponential(logits[place]), scale);
}

/** (p·Σu − u)·f. */
function distributionGradient(
  part: GradientRow,
  target: Distribution,
  factor: Pair,
  form: 'true' | 'softmaxMinusLabels',
): void {
  const { row, kept, gradient, start, length, stride } = part;
  const { highs, lows } = kept;
  const sum = form === 'true' ? sumOfLabels(target, length) : one;
  if (!isOrdinary(factor.high) || kept.hasFar) {
    for (let k = 0; k < length; k += 1) setBigSlope(part, k, labelAt(target, k), sum, factor);
    return;
  }
  const scale = dividePairs(sum, row.total());
  const head = upperHalf(scale.high);
  const rest = scale.high - head + scale.low;
  const isPlain = factor.high === 1 && factor.low === 0;
  for (let k = 0, place = start, labelPlace = target.start; k < length; k += 1) {
    const label = target.highs[labelPlace];
    const share = highs[k] * head;
    const difference = share - label;
    const shareLow = highs[k] * rest + lows[k] * scale.high;
    const labelLow = target.lows === undefined ? 0 : target.lows[k];
    const tail = differenceTail(share, label, difference) + (shareLow - labelLow);
    gradient[place] = isPlain ? difference + tail : roundedProduct(difference, tail, factor.high, factor.low);
    place += stride;
    labelPlace += target.stride;
  }
}

/**
 * An element with BigFloat, for sums and factors that pairs cannot hold. p·Σu − u is written as
 * (e·(Σu − u) − (total − e)·u)/total, where nothing cancels for a single class.
 */
function setBigSlope(
  { row, logits, gradient, start, stride }: GradientRow,
  k: number,
  label: Pair,
  sum: Pair,
  factor: Pair,
): void {
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
  gradient[place] = timesFactor(up.minus(others.times(u)).dividedBy(total), factor);
}

function sumOfLabels(target: Distribution, length: number): Pair {
  const sum = new PairSum();
  for (let k = 0; k < length; k += 1) {
    const label = labelAt(target, k);
    sum.add(label.high, label.low);
  }
  return sum.total();
}
