/**
 * Softmax and its logarithms along an axis: softmax, log-softmax, log-sum-exp, with a temperature.
 */

import { cancellation, largestOrdinary, PairTensor, type Tails } from './pairTensor.ts';
import { BigFloat } from './scalar/bigFloat.ts';
import { differenceTail, dividePairs, one, sumTail, upperHalf } from './scalar/pair.ts';
import { Exponentials, gapPair, SoftmaxRow } from './softmaxRow.ts';
import { alongAxis, type Tensor } from './tensor.ts';

/** Of the softmax family: the axis of the classes (default −1) and the temperature that divides the logits (default 1). */
export interface SoftmaxOptions {
  readonly axis?: number;
  readonly temperature?: number;
}

/**
 * softmax: e^{zᵢ/T} / Σⱼ e^{zⱼ/T} along the axis; the shape stays. At most 0.501 ulp from the exact quotient.
 * −∞ among finite logits has probability 0; NaN, +∞ or nothing but −∞ makes the row NaN.
 * @throws InputError `axis`
 */
export function softmax(logits: Tensor, { axis = -1, temperature = 1 }: SoftmaxOptions = {}): Tensor {
  const layout = alongAxis(logits.shape, axis);
  const { length, stride } = layout;
  const data = new Float64Array(logits.data.length);
  const kept = new Exponentials(length);
  const { highs, lows } = kept;
  const row = new SoftmaxRow(temperature);
  for (let index = 0; index < layout.rowCount; index += 1) {
    const start = layout.rowStart(index);
    row.read(logits.data, start, length, stride, kept);
    const inverse = dividePairs(one, row.total());
    const head = upperHalf(inverse.high);
    const rest = inverse.high - head + inverse.low;
    for (let k = 0, place = start; k < length; k += 1, place += stride) {
      const high = highs[k];
      // 26 bits times 26 bits is exact; the two small products are rounded at 2⁻²⁶ of it
      data[place] = high * head + (high * rest + lows[k] * inverse.high);
    }
    if (kept.hasFar) setFarProbabilities(data, logits.data, start, stride, row, highs);
    if (!row.isNumber) for (let k = 0; k < length; k += 1) data[start + k * stride] = Number.NaN;
  }
  return { data, shape: logits.shape };
}

/** The probabilities of classes whose exponentials are near the end of the range, or below it. */
function setFarProbabilities(
  probabilities: Float64Array,
  logits: Float64Array,
  start: number,
  stride: number,
  row: SoftmaxRow,
  highs: Float64Array,
): void {
  if (!row.isNumber) return;
  const total = BigFloat.ofPair(row.total());
  highs.forEach((high, k) => {
    const place = start + k * stride;
    if (Number.isNaN(high)) probabilities[place] = row.bigExponential(logits[place]).dividedBy(total).toNumber();
  });
}

/**
 * log-softmax: zᵢ/T − log Σⱼ e^{zⱼ/T} along the axis; the shape stays. −∞ for a logit of −∞.
 * Each element is −((m − z)/T + log(1 + rest)), two amounts ≥ 0: at most 0.55 ulp from the exact logarithm.
 * @throws InputError `axis`
 */
export function logSoftmax(
  logits: Tensor,
  { axis = -1, temperature = 1 }: SoftmaxOptions = {},
  tails: Tails = 'kept',
): PairTensor {
  const layout = alongAxis(logits.shape, axis);
  const { length, stride } = layout;
  const result = new PairTensor(logits.shape, tails);
  const row = new SoftmaxRow(temperature);
  for (let index = 0; index < layout.rowCount; index += 1) {
    const start = layout.rowStart(index);
    row.read(logits.data, start, length, stride);
    const { high: logTotal, low: logTotalLow } = row.logTotal();
    for (let place = start; place < start + length * stride; place += stride) {
      const gap = gapPair(logits.data[place], row.maximum, temperature);
      const sum = gap.high - logTotal;
      if (sum > -largestOrdinary)
        result.set(place, sum, differenceTail(gap.high, logTotal, sum) + (gap.low - logTotalLow));
      else result.setAny(place, negatedAny(row.bigSurprisal(logits.data[place])));
    }
    if (length > 0) setTop(result, row);
  }
  return result;
}

/** −log(1 + rest) in the place of the largest class: its gap is 0, and nothing may be rounded away beside it. */
function setTop(result: PairTensor, row: SoftmaxRow): void {
  const { high, low } = row.logTotal();
  if (row.rareRest) result.setAny(row.top, row.rareRest.negated());
  else result.set(row.top, 0 - high, -low);
}

const negatedAny = (value: BigFloat | number) => (typeof value === 'number' ? -value : value.negated());

/**
 * log-sum-exp: log Σⱼ e^{zⱼ/T} along the axis, which disappears from the shape: m/T + log(1 + rest).
 * +∞ where a logit is +∞, −∞ where all are −∞ or the axis is empty. At most 0.501 ulp from the exact logarithm, even
 * where the two summands cancel (logits that are log-probabilities): such a row is summed again with BigFloat.
 * @throws InputError `axis`
 */
export function logSumExp(logits: Tensor, { axis = -1, temperature = 1 }: SoftmaxOptions = {}): PairTensor {
  const layout = alongAxis(logits.shape, axis);
  const { length, stride } = layout;
  const result = new PairTensor(layout.outerShape);
  const row = new SoftmaxRow(temperature);
  for (let index = 0; index < layout.rowCount; index += 1) {
    const start = layout.rowStart(index);
    row.read(logits.data, start, length, stride);
    const { high: top, low: topLow } = gapPair(row.maximum, 0, temperature);
    const { high: logTotal, low: logTotalLow } = row.logTotal();
    const sum = top + logTotal;
    const size = Math.abs(sum);
    if (size > cancellation * Math.abs(top) && size < largestOrdinary && row.rareRest === undefined) {
      result.set(index, sum, sumTail(top, logTotal, sum) + (topLow + logTotalLow));
    } else if (row.isNumber) result.setAny(index, row.bigLogSumExp(logits.data, start, length, stride));
    else result.setAny(index, row.hasNaN ? Number.NaN : row.maximum);
  }
  return result;
}
